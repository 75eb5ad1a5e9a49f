"""Articles that come with the desk: given once, renewed while nobody edits them, never brought back."""

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from alembic import command
from alembic.config import Config
from sqlalchemy import create_engine, text

import router.store.migrations
from router.articles.library import SEEDED_BY, Library
from router.store import articles as stored
from router.store.articles import Article
from router.store.database import migrate
from router.store.engine import Store
from tests.desk.house import House

NOW = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
FIRST = tuple(Article(id=name, title=f"О {name}", body="Раз.") for name in ("courier", "receipt", "sign-in"))
NEW = Article(id="bicycle", title="Доставка велосипедом", body="Два.")


async def opened(store: Store, seed: tuple[Article, ...]) -> dict[str, Article]:
    """The articles after a start of a desk with which `seed` comes."""
    await Library.open(store, seed, lambda: NOW)
    return {one.id: one for one in await store.read(stored.all_)}


async def test_a_new_desk_gets_them_and_an_upgrade_adds_what_is_new(house: House) -> None:
    assert set(await opened(house.store, FIRST)) == {"courier", "receipt", "sign-in"}
    renewed = (replace(FIRST[0], body="Два."), *FIRST[1:], NEW)
    found = await opened(house.store, renewed)
    assert (found["courier"].body, found["bicycle"].author, len(found)) == ("Два.", SEEDED_BY, 4)


async def test_what_was_edited_or_removed_stays_so(house: House) -> None:
    await opened(house.store, FIRST)
    await house.store.write(stored.save, [replace(FIRST[0], body="Наше.")], author="admin", now=NOW)
    await house.store.write(stored.remove, ["receipt", "sign-in"])
    await house.store.write(stored.save, [replace(NEW, body="Наш велосипед.")], author="admin", now=NOW)
    for seed in (FIRST, (*FIRST, NEW)):
        found = await opened(house.store, tuple(replace(one, title="Новое") for one in seed))
        assert {one.id: one.body for one in found.values()} == {"courier": "Наше.", "bicycle": "Наш велосипед."}


async def test_a_desk_from_before_anything_was_remembered_gets_only_what_is_new(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path}/okno.db"
    engine, config = create_engine(url), Config()
    config.set_main_option("script_location", str(Path(router.store.migrations.__path__[0])))
    with engine.begin() as tx:
        config.attributes["connection"] = tx
        command.upgrade(config, "0004")
        tx.execute(
            text(
                "INSERT INTO articles (id, title, body, author, updated_at) VALUES ('courier', 'О', 'Раз.', 'okno', 1)"
            )
        )
    engine.dispose()
    migrate(url)
    store = Store.open(url)
    assert set(await opened(store, (*FIRST, NEW))) == {"courier", "bicycle"}
    await store.close()
