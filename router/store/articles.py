"""Help articles with what became of them, and what the helper did in each ticket."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from datetime import datetime
from typing import Any, Literal

from sqlalchemy import Connection, Row, bindparam, delete, func, literal_column, select, update

from router.store.engine import announce
from router.store.rows import put, run_many
from router.store.tables import articles, deliveries, events, helpings, messages

ASKED_RATING = "rating_asked"  # the event

Counted = Literal["offered", "helped", "called"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """What a customer may be told without a person. `body` is Markdown; `topics` are "topic" or "topic/section"; `words` are what
    people say instead of the title. Only `active` ones are offered, to people who write in `language`.

    `offered`, `helped` and `called` count offers with it, and what was answered to them.
    """

    id: str
    title: str
    body: str
    topics: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    language: str = "ru"
    status: str = "active"
    author: str = ""
    updated_at: datetime | None = None
    offered: int = 0
    helped: int = 0
    called: int = 0

    def says_the_same(self, other: "Article") -> bool:
        """Whether all that a person wrote is the same; counters, author and time don't count."""
        return all(getattr(self, name) == getattr(other, name) for name in _WRITTEN)


@dataclass(frozen=True, slots=True, kw_only=True)
class Helping:
    """The helper in one ticket: how often it spoke, whether it is silent for good, the field that it asked for and waits for
    (`doubted`: it has said once what is wrong with the answer), the ids of what it offered."""

    ticket_id: int
    spoken: int = 0
    silent: bool = False
    asking: str = ""
    doubted: bool = False
    offered: tuple[str, ...] = ()


def all_(tx: Connection) -> list[Article]:
    """Every article, by id."""
    return [_article(row) for row in tx.execute(select(articles).order_by(articles.c.id))]


def published(tx: Connection, article_id: str) -> Article | None:
    """The article with that id; None if there is none, or none any more."""
    row = tx.execute(select(articles).where(articles.c.id == article_id, articles.c.status == "active")).first()
    return _article(row) if row else None


def version(tx: Connection) -> tuple[int, int]:
    """Changes with every import or removal; cheap enough to be asked often."""
    row = tx.execute(select(func.count(), func.max(articles.c.updated_at))).one()
    return int(row[0]), 0 if row[1] is None else int(row[1].timestamp() * 1_000_000)


def save(tx: Connection, new: Sequence[Article], *, author: str, now: datetime) -> list[str]:
    """Puts articles in place of those with the same ids, which keep their counters; the ids of those that are new or changed."""
    known = {one.id: one for one in all_(tx)}
    changed = [one for one in new if one.id not in known or not one.says_the_same(known[one.id])]
    rows = [
        {name: getattr(one, name) for name in _WRITTEN} | {"id": one.id, "author": author, "updated_at": now}
        for one in changed
    ]
    put(tx, articles, rows, key=("id",))
    if rows:
        announce(tx, "articles")
    return [one.id for one in changed]


def remove(tx: Connection, ids: Iterable[str]) -> int:
    """How many there were."""
    gone = tx.execute(delete(articles).where(articles.c.id.in_(list(ids)))).rowcount
    if gone:
        announce(tx, "articles")
    return gone


def count(tx: Connection, ids: Iterable[str], what: Counted) -> None:
    """One more for each of the articles; an id that comes twice counts twice."""
    rows = [{"wanted": one} for one in ids]
    if rows:
        run_many(tx, _COUNT[what], rows)


def helping(tx: Connection, ticket_ids: Iterable[int]) -> dict[int, Helping]:
    """What the helper did in these tickets; those where it did nothing are left out."""
    wanted = sorted(set(ticket_ids))
    if not wanted:
        return {}
    rows = tx.execute(select(helpings).where(helpings.c.ticket_id.in_(wanted)))
    return {row.ticket_id: replace(Helping(**row._mapping), offered=tuple(row.offered)) for row in rows}


def offered(tx: Connection, ticket_id: int) -> tuple[Helping, list[Article]]:
    """What the helper did in the ticket, and the articles that it offered there, as they are now."""
    state = helping(tx, [ticket_id]).get(ticket_id, Helping(ticket_id=ticket_id))
    return state, [one for name in state.offered if (one := published(tx, name)) is not None]


def keep(tx: Connection, states: Sequence[Helping]) -> None:
    """What the helper did so far."""
    rows: list[Mapping[str, Any]] = [
        {
            "ticket_id": one.ticket_id, "spoken": one.spoken, "silent": one.silent, "asking": one.asking,
            "doubted": one.doubted, "offered": list(one.offered),
        }
        for one in states
    ]  # fmt: skip
    put(tx, helpings, rows, key=("ticket_id",))


def last_word(tx: Connection, ticket_ids: Sequence[int]) -> Row[*tuple[Any, ...]] | None:
    """What the customer wrote last in the tickets: text, automatic, facts."""
    query = select(messages.c.text, messages.c.automatic, messages.c.facts)
    mine = messages.c.ticket_id.in_(ticket_ids) & (messages.c.direction == "in")
    return tx.execute(query.where(mine).order_by(messages.c.id.desc()).limit(1)).first()


def was_asked(tx: Connection, ticket_ids: Sequence[int]) -> bool:
    """Whether a rating was asked for in the tickets."""
    asked = events.c.ticket_id.in_(ticket_ids) & (events.c.kind == ASKED_RATING)
    return tx.execute(select(events.c.id).where(asked).limit(1)).first() is not None


def questions_of(tx: Connection, ticket_id: int, at: datetime) -> list[int]:
    """The deliveries of that moment that nobody wrote and that have not begun to leave."""
    query = select(deliveries.c.id).join(messages, messages.c.id == deliveries.c.message_id)
    waiting = deliveries.c.automatic & (deliveries.c.state == "queued") & (deliveries.c.created_at == at)
    return list(tx.execute(query.where(messages.c.ticket_id == ticket_id, waiting)).scalars())


def _article(row: Row[*tuple[Any, ...]]) -> Article:
    found = Article(**{one.name: getattr(row, one.name) for one in fields(Article)})
    return replace(found, topics=tuple(found.topics), words=tuple(found.words))


_WRITTEN = ("title", "body", "topics", "words", "language", "status")
_COUNT = {
    name: update(articles)
    .where(articles.c.id == bindparam("wanted"))
    .values({name: articles.c[name] + literal_column("1")})
    for name in ("offered", "helped", "called")
}
