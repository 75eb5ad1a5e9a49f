"""The rules in force, and the model that suggests: made beside the running ones, exchanged in one step, followed by every process."""

import asyncio
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import structlog
from sqlalchemy import Connection

from router.readmodels import FieldView, SectionView, TopicView
from router.schema import InboundMessage, Verdict
from router.store import models
from router.store import rules as stored
from router.store.engine import Store
from router.store.rules import Activation, Revision
from rules.document import MAX_PACK
from rules.engine import RuleSet, compile_packs
from rules.model import Hours, Problem, RuleErrors
from rules.packs import default_packs
from rules.suggest import BadModel, Model, advise, load

SEEDED_BY = "okno"  # the author of revisions that nobody edited: an upgrade of the desk may replace them
LOOK = 1.0  # seconds between looks at the table for another process's activation
_LET_GO = 500  # rules or phrases at a time

log = structlog.get_logger()


def read_packs(folder: Path | None) -> dict[str, str]:
    """The packs of a folder, or those that come with the desk. Raises OSError, and RuleErrors for a file that is no UTF-8."""
    if folder is None:
        return default_packs()
    return {file.stem: _text(file) for file in sorted(folder.glob("*.yaml"))}


def _text(file: Path) -> str:
    with file.open("rb") as opened:
        body = opened.read(4 * MAX_PACK + 1)  # four bytes a character at most: what is longer is refused by its length
    try:
        return body.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError as problem:
        if len(body) > 4 * MAX_PACK:  # cut within a character
            return body.decode("utf-8", "replace")
        before = body[: problem.start]
        line, column = before.count(b"\n") + 1, problem.start - before.rfind(b"\n")
        wrong = Problem(
            pack=file.stem, line=line, column=column, key="",
            message_ru="файл не в UTF-8; сохраните его в UTF-8", message_en="the file is not UTF-8; save it as UTF-8",
        )  # fmt: skip
        raise RuleErrors([wrong]) from None


class Rulebook:
    """Holds the active RuleSet of this process, and the model if one was trained. Made by `open`."""

    def __init__(self, store: Store, active: RuleSet, known: str) -> None:
        self._store, self._active = store, active
        self._model: Model | None = None
        self._looked = known  # the stored revision that was looked at last: taken over, or refused
        self._looked_model = ""

    @classmethod
    async def open(cls, store: Store, seed: Mapping[str, str], now: Callable[[], datetime]) -> "Rulebook":
        """The active revision, seeded with `seed` if there is none or nobody ever chose one. Raises RuleErrors for a bad seed."""
        book = await cls._open(store, seed, now)
        await book._look_at_model()
        return book

    @classmethod
    async def _open(cls, store: Store, seed: Mapping[str, str], now: Callable[[], datetime]) -> "Rulebook":
        known = await store.read(stored.active)
        chosen = await store.read(stored.last_activations, 1)
        if known is not None and chosen[0].actor != SEEDED_BY:
            rules = await asyncio.to_thread(compile_packs, known.packs)
            comment = f"{known.revision}, judged by the engine of this version"
            return await cls._put(store, known.revision, rules, replace(known, comment=comment), chosen[0].actor, now())
        try:
            rules = await asyncio.to_thread(compile_packs, seed)
        except RuleErrors:
            if known is None:
                raise
            log.exception("the packs of this version are wrong; the active rules stay", revision=known.revision)
            return cls(store, await asyncio.to_thread(compile_packs, known.packs), known.revision)
        comment = "the packs that come with the desk"
        new = Revision(revision="", packs=seed, author=SEEDED_BY, comment=comment, created_at=now())
        return await cls._put(store, known.revision if known else "", rules, new, SEEDED_BY, now())

    @classmethod
    async def _put(
        cls, store: Store, known: str, rules: RuleSet, new: Revision, actor: str, now: datetime
    ) -> "Rulebook":
        """The rulebook of `rules`, which become the active revision unless they are it."""
        if rules.revision != known:
            new = replace(new, revision=rules.revision, created_at=now)
            await store.write(_activate_new, new, actor)
        return cls(store, rules, rules.revision)

    def active(self) -> RuleSet:
        return self._active

    def advise(self, message: InboundMessage, verdict: Verdict) -> Verdict:
        """The verdict, with what the model suggests where the rules decided nothing."""
        return verdict if self._model is None else advise(self._model, message, verdict)

    async def follow(self) -> None:
        """Takes over what is activated, until cancelled. A revision that can't be compiled here never replaces a good one."""
        while True:
            seen = self._store.changed.version("rules")
            wanted = await self._store.read(stored.active_revision)
            if wanted not in ("", self._looked):
                await self._take()
                self._looked = wanted
            await self._look_at_model()
            await self._store.changed.wait("rules", seen, LOOK)

    async def _look_at_model(self) -> None:
        wanted = await self._store.read(models.newest_revision)
        if wanted == self._looked_model:
            return
        self._looked_model = wanted
        found = await self._store.read(models.newest)
        try:
            self._model = await asyncio.to_thread(load, found.data) if found is not None and found.data else None
        except BadModel as problem:
            log.error("model not taken over", revision=wanted, problem=str(problem))
            return
        log.info("model", revision=wanted)

    async def _take(self) -> None:
        found = await self._store.read(stored.active)
        if found is None:
            return
        try:
            taken = await asyncio.to_thread(compile_packs, found.packs)
        except RuleErrors as problem:
            log.error("rules not taken over", revision=found.revision, problems=len(problem.problems))
            return
        old = self._active.parts()
        self._active = taken
        log.info("rules", revision=taken.revision)
        while old:  # some at a time: all at once would stop every thread
            del old[-_LET_GO:]
            await asyncio.sleep(0)

    # --- what screens ask (router.desk.Guide) ---------------------------------------------------------------------------

    def topics(self) -> tuple[TopicView, ...]:
        return tuple(
            TopicView(
                id=topic.id, title=topic.title, title_en=topic.title_en or topic.title, audience=topic.audience,
                sections=tuple(
                    SectionView(id=part.id, title=part.title, title_en=part.title_en or part.title) for part in topic.sections
                ),
                fields=tuple(
                    FieldView(id=asked.id, title=asked.title, title_en=asked.title_en or asked.title, type=asked.type,
                              required=asked.required)
                    for asked in topic.fields
                ),
                promise_minutes=topic.promise_minutes,
            )
            for topic in self._active.topics
        )  # fmt: skip

    @property
    def hours(self) -> Hours | None:
        return self._active.hours

    def queues(self) -> tuple[tuple[str, str, str], ...]:
        return tuple((queue.id, queue.title, queue.title_en or queue.title) for queue in self._active.queues)


def _activate_new(tx: Connection, new: Revision, actor: str) -> None:
    stored.add(tx, new)
    stored.activate(tx, Activation(revision=new.revision, actor=actor, comment=new.comment, at=new.created_at))
