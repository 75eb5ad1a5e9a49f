"""The rules of a process: what it starts with, what it follows, what it refuses."""

import asyncio

from router.judging.rulebook import SEEDED_BY, Rulebook
from router.store import rules
from router.store.rules import Activation, Revision
from rules.engine import compile_packs
from tests.desk.house import House
from tests.waiting import until

GOOD = {"p": "schema: 1\npack: p\nrules:\n  - {id: a, kind: fraud, weight: 60, when: верните}\n"}
NEWER = {"p": GOOD["p"].replace("верните", "верните|отдайте")}


async def activated(house: House, revision: str, packs: dict[str, str], actor: str = "user:1") -> None:
    new = Revision(revision=revision, packs=packs, author=actor, created_at=house.clock.now())
    await house.store.write(rules.add, new)
    await house.store.write(rules.activate, Activation(revision=revision, actor=actor, at=house.clock.now()))


async def acts(house: House) -> tuple[str, str]:
    """The stored active revision and who activated it."""
    (last,) = await house.store.read(rules.last_activations, 1)
    return await house.store.read(rules.active_revision), last.actor


async def test_a_newer_version_brings_its_packs_until_somebody_chose_others(house: House) -> None:
    first = (await Rulebook.open(house.store, GOOD, house.clock.now)).active().revision
    assert await acts(house) == (first, SEEDED_BY)
    second = (await Rulebook.open(house.store, NEWER, house.clock.now)).active().revision
    assert await acts(house) == (second, SEEDED_BY)
    await activated(house, first, GOOD)
    assert (await Rulebook.open(house.store, NEWER, house.clock.now)).active().revision == first
    assert await acts(house) == (first, "user:1")


async def test_bad_packs_of_a_version_leave_the_active_rules(house: House) -> None:
    first = (await Rulebook.open(house.store, GOOD, house.clock.now)).active().revision
    assert (await Rulebook.open(house.store, {"p": "rules: 5"}, house.clock.now)).active().revision == first


async def test_a_revision_of_an_older_engine_becomes_one_of_this(house: House) -> None:
    await activated(house, "of-an-older-engine", GOOD)
    book = await Rulebook.open(house.store, NEWER, house.clock.now)
    assert book.active().revision == compile_packs(GOOD).revision
    assert await acts(house) == (book.active().revision, "user:1")


async def test_what_does_not_compile_here_is_not_taken_over(house: House) -> None:
    book = await Rulebook.open(house.store, GOOD, house.clock.now)
    kept, good = book.active(), compile_packs(NEWER).revision
    following = asyncio.create_task(book.follow())
    try:
        await activated(house, "broken", {"p": "rules: 5"})
        for _ in range(20):
            await asyncio.sleep(0.01)
            assert book.active() is kept
        await activated(house, good, NEWER)  # the next good one is followed
        await until(lambda: book.active() is not kept)
        assert book.active().revision == good
    finally:
        following.cancel()
