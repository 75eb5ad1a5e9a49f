"""A whole desk for the customer's tests: real store, ingest, pipeline, outbox and files on SQLite; only the rules are small."""

import asyncio
import contextlib
import itertools
from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from types import MappingProxyType

from aiohttp import web

from channels import load
from inbox import api, customers, guard, pages
from inbox.views import form, requests
from router.articles.search import Index
from router.channel import Channel, ChannelSetup
from router.desk import Answer, Desk, Services
from router.ingest import Ingest
from router.media.blobs import Blobs
from router.media.fetching import Fetcher
from router.outbox import Outbox
from router.pipeline import Pipeline
from router.queue import LocalQueue
from router.readmodels import Actor, FieldView, SectionView, TopicView
from router.schema import InboundMessage, Verdict
from router.signing import Signer
from router.store import articles, users
from router.store.articles import Article
from router.store.engine import Store
from router.threading import Policy
from rules.model import Context, Hours, Topic
from tests.database import cheap, database
from tests.waiting import LIMIT, until

SECRET = b"a secret of the tests, 32 bytes!"
PNG = b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 4
PUBLIC_URL = "https://desk.example"


@dataclass(frozen=True, slots=True)
class Rules:
    """Believes what the customer declared."""

    def topics(self) -> tuple[TopicView, ...]:
        return TOPICS

    def queues(self) -> tuple[tuple[str, str, str], ...]:
        return (("support", "Поддержка", "Support"),)

    def template(self, name: str, language: str, **values: object) -> str:
        return (
            f"Обращение № {values['number']} принято."
            if language == "ru"
            else f"We have your request {values['number']}."
        )

    hours: Hours | None = None

    def topic(self, name: str) -> Topic | None:
        return None

    def promise_minutes(self, topic: str) -> int:
        return 60

    def judge_all(self, asked: Sequence[tuple[InboundMessage, Context]]) -> list[Verdict]:
        return [
            Verdict(
                topic=message.topic,
                section=message.section,
                fields=message.fields,
                queue="support",
                actions=("acknowledge",),
            )
            for message, _ in asked
        ]


TOPICS = (
    TopicView(
        id="delivery", title="Доставка", title_en="Delivery", audience="buyer", promise_minutes=60, fields=(),
        sections=(SectionView(id="where", title="Где мой заказ", title_en="Where is my order"),),
    ),
    TopicView(
        id="payment", title="Оплата", title_en="Payment", audience="buyer", promise_minutes=1440, sections=(),
        fields=(
            FieldView(id="sum", title="Сумма", title_en="Sum", type="money", required=True),
            FieldView(id="date", title="Дата", title_en="Date", type="date", required=True),
            FieldView(id="error", title="Какая ошибка возникает", title_en="What error do you see", type="text", required=True),
        ),
    ),
    TopicView(id="supply", title="Поставка товара", title_en="Supplies", audience="seller", promise_minutes=4320, sections=(), fields=()),
)  # fmt: skip


@dataclass(slots=True)
class House:
    desk: Desk
    store: Store
    fetcher: Fetcher
    operator: Actor
    _stop: asyncio.Event = field(default_factory=asyncio.Event)
    _running: list[asyncio.Task[None]] = field(default_factory=list)

    @classmethod
    async def open(
        cls,
        folder: Path,
        index: Index | None = None,
        messengers: Mapping[str, Channel] = MappingProxyType({}),
        **section: object,
    ) -> "House":
        """`index`: the helper speaks, and finds these articles. `messengers`: channels beside the site."""
        url = database(folder)
        store, signer, blobs = Store.open(url), Signer(SECRET), Blobs(folder / "blobs")
        setup = ChannelSetup(name="site", section=section, signer=signer, public_url=PUBLIC_URL)
        channels: dict[str, Channel] = {"site": load("web").build(setup), **messengers}
        queue = LocalQueue()
        ingest = Ingest(store=store, queue=queue, channels=channels, clock=_now)
        numbers = itertools.count(1)
        pipeline = Pipeline(
            store=store, queue=queue, channels=channels, rules=Rules, signer=signer, clock=_now,
            new_id=lambda: f"auto{next(numbers)}", policy=Policy(), articles=None if index is None else lambda: index,
        )  # fmt: skip

        services = Services(
            store=store, channels=channels, guide=Rules, take=ingest.take, blobs=blobs, signer=signer, now=_now,
            number_within=LIMIT,
        )  # fmt: skip
        desk = Desk(services)
        operator = await store.write(users.add, "oleg", cheap("correct horse"), "Олег Громов", "operator", _now())
        fetcher = Fetcher(store=store, channels=channels, blobs=blobs, limit=20_000_000, now=_now, random=lambda: 0.5)
        outbox = Outbox(store=store, channels=channels, signer=signer, blobs=blobs, now=_now, random=lambda: 0.5)
        made = cls(desk, store, fetcher, Actor(role="operator", user_id=operator, name="Олег Громов"))
        made._running = [asyncio.create_task(pipeline.run()), asyncio.create_task(outbox.run(made._stop))]
        return made

    async def close(self) -> None:
        self._stop.set()
        pipeline, outbox = self._running
        pipeline.cancel()
        with contextlib.suppress(asyncio.CancelledError):
            await pipeline
        await outbox
        await self.store.close()

    def app(self, *, body_limit: int = 25_000_000, per_minute: int = 1000) -> web.Application:
        app = web.Application()
        pages.setup(app)
        guard.setup(app, self.desk, "http://127.0.0.1")
        customers.setup(app, PUBLIC_URL, body_limit, per_minute)
        for part in (form, requests, api):
            part.setup(app)
        return app

    async def answer(self, ticket: int, text: str, *, solve: bool = False, files: Sequence[object] = ()) -> None:
        """An operator's reply, and the moment it has left."""
        await self.desk.reply(self.operator, ticket, Answer(text, files=files, solve=solve))  # type: ignore[arg-type]
        await self.settle(ticket)

    async def settle(self, ticket: int) -> None:
        """Until everything that the desk says in the ticket has left."""

        async def left() -> bool:
            messages = (await self.desk.ticket(self.operator, ticket)).messages
            return all(message.delivery is None or message.delivery.state == "sent" for message in messages)

        await until(left, "the answer's leaving")


def _now() -> datetime:
    return datetime.now(UTC)


ARTICLES = (
    Article(id="where", title="Где мой заказ", body="Статус виден в кабинете.\n\n- Раз: **ждите**.\n- Два: <script>."),
    Article(id="wait", title="Сколько ждать заказ", body="До трёх дней."),
)


@asynccontextmanager
async def helped(folder: Path) -> AsyncIterator[House]:
    """A desk whose helper knows the articles."""
    made = await House.open(folder, Index(ARTICLES))
    await made.store.write(articles.save, ARTICLES, author="okno", now=made.desk.now())
    yield made
    await made.close()
