"""An office for tests of the screens: the real desk, store and filing, with messages that are already read and judged."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from functools import cache
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory

from aiohttp import web
from aiohttp.test_utils import TestClient
from msgspec.structs import replace
from sqlalchemy import create_engine

import inbox
from channels import load
from router import filing
from router.channel import Accepted, Channel, ChannelSetup, Hook, Webhook
from router.config import Config, from_tree
from router.desk import Desk, Services
from router.filing import Item, Judged
from router.media.blobs import Blobs
from router.readmodels import Actor, FieldView, SectionView, TopicView
from router.schema import Cue, Inbound, InboundMessage, Part, Raw, Risk, Role, Sender, Span, Verdict
from router.signing import Signer
from router.store import outbox, parts, raws, users
from router.store.engine import Store
from rules.model import Hours, Topic
from tests.database import cheap, database

Browser = TestClient[web.Request, web.Application]
SECRET = "0123456789abcdef0123456789abcdef"
PASSWORD = "correct horse"
SECTIONS: Mapping[str, Mapping[str, object]] = {
    "site": {"kind": "web"},
    "bot": {"kind": "telegram", "token": "123456:TEST", "api_url": "http://127.0.0.1:9"},
    "club": {"kind": "vk", "group_id": 1, "token": "test", "api_url": "http://127.0.0.1:9/method/"},
    "post": {
        "kind": "email",
        "mailboxes": [{"address": "help@shop.example", "name": "Поддержка"}],
        "imap": {"host": "127.0.0.1", "port": 9, "login": "help", "password": "test", "security": "none"},
        "smtp": {"host": "127.0.0.1", "port": 9, "login": "help", "password": "test", "security": "none"},
    },
}
TOPICS = (
    TopicView(
        id="delivery", title="Доставка", title_en="Delivery", audience="buyer", promise_minutes=60,
        sections=(SectionView(id="where", title="Где заказ", title_en="Where it is"),), fields=(),
    ),
    TopicView(
        id="payment", title="Оплата", title_en="Payment", audience="buyer", promise_minutes=1440, sections=(),
        fields=(FieldView(id="sum", title="Сумма", title_en="Sum", type="money", required=True),),
    ),
)  # fmt: skip
QUEUES = (("first", "Первая линия", "First line"), ("antifraud", "Антифрод", "Antifraud"))


@dataclass(frozen=True, slots=True)
class Texts:
    """The part of the rules that the desk asks: topics, queues, templates."""

    def topics(self) -> tuple[TopicView, ...]:
        return TOPICS

    def queues(self) -> tuple[tuple[str, str, str], ...]:
        return QUEUES

    def template(self, name: str, language: str, **values: object) -> str:
        return f"{name} {values['number']}"

    hours: Hours | None = None

    def topic(self, name: str) -> Topic | None:
        return None

    def promise_minutes(self, topic: str) -> int:
        return 60


@dataclass(slots=True)
class Office:
    """`admin` is Анна (login anna), `operator` is Олег (login oleg); both have PASSWORD."""

    desk: Desk
    store: Store
    config: Config
    admin: Actor
    operator: Actor
    numbers: "count[int]" = field(default_factory=lambda: count(1))

    @classmethod
    async def open(cls, folder: Path) -> "Office":
        tree = {
            "secret": SECRET,
            "data": str(folder),
            "channels": {name: dict(value) for name, value in SECTIONS.items()},
        }
        config = from_tree(tree, base=folder, env={})
        (folder / "okno.db").write_bytes(blank())
        store = Store.open(config.database)
        signer = Signer(SECRET.encode())
        channels: dict[str, Channel] = {}
        for name, account in config.channels.items():
            setup = ChannelSetup(name=name, section=account.section, signer=signer, public_url=config.public_url)
            channels[name] = load(account.kind).build(setup)

        async def take(channel: Channel, hook: Hook) -> Accepted:
            accepted = channel.accept(hook) if isinstance(channel, Webhook) else Accepted(status=404)
            await store.write(raws.insert, accepted.raws)
            return accepted

        desk = Desk(
            Services(
                store=store, channels=channels, guide=Texts, take=take, blobs=Blobs(config.blobs), signer=signer,
                now=lambda: datetime.now(UTC),
            )
        )  # fmt: skip
        return cls(
            desk, store, config,
            Actor(role="admin", user_id=1, name="Анна Ильина"), Actor(role="operator", user_id=2, name="Олег Громов"),
        )  # fmt: skip

    def app(self) -> web.Application:
        app = web.Application(client_max_size=self.config.limits.body)
        inbox.setup(app, self.desk, self.config)
        return app

    async def close(self) -> None:
        for channel in self.desk.services.channels.values():
            await channel.close()
        await self.store.close()

    async def arrive(
        self, *inbound: Inbound, verdict: Verdict | None = None, body: bytes = b"{}", ago: timedelta = timedelta()
    ) -> int:
        """Files what arrived `ago` as one raw; gives the ticket of its last message."""
        at = datetime.now(UTC) - ago
        channel = inbound[0].message.channel if hasattr(inbound[0], "message") else inbound[0].channel
        raw = Raw(channel=channel, key=f"k{next(self.numbers)}", body=body, received_at=at)
        office = filing.Office(
            texts=Texts(),
            now=datetime.now(UTC),
            new_id=lambda: f"auto{next(self.numbers)}",
            token=lambda _: 0,
            acknowledge=False,
        )
        (raw_id,) = await self.store.write(raws.insert, [raw])
        (stored,) = await self.store.read(raws.load, [raw_id])
        item = Item(raw=stored, found=tuple(Judged(inbound=one, verdict=verdict) for one in inbound))
        await self.store.write(filing.file, [item], office)
        found = await self.store.read(raws.get, raw_id)
        assert found is not None
        return found.ticket_id or 0

    async def write(
        self, text: str, *, who: str = "anna_k", name: str = "Анна Котова", channel: str = "bot", verdict: Verdict | None = None,
        ago: timedelta = timedelta(), body: bytes = b"{}", **given: object,
    ) -> int:  # fmt: skip
        """A message of that person in a chat of his own; the ticket's number."""
        number = next(self.numbers)
        values: dict[str, object] = {
            "channel": channel, "external_id": f"x{number}", "text": text, "thread": who, "sent_at": datetime.now(UTC) - ago,
            "sender": Sender(address=f"{SECTIONS[channel]['kind']}:{who}", name=name, handle=who), **given,
        }  # fmt: skip
        return await self.arrive(InboundMessage(**values), verdict=verdict, ago=ago, body=body)  # type: ignore[arg-type]

    async def delivered(self, channel: str) -> None:
        """What waits to be sent there has left."""
        now = datetime.now(UTC) + timedelta(seconds=1)
        for job in await self.store.write(outbox.claim, channel, "w1", now, now + timedelta(minutes=1), 10):
            await self.store.write(
                outbox.sent, outbox.Claimed(id=job.delivery.id, worker="w1"), [f"s{job.delivery.id}"], now
            )

    async def fetched(self, data: bytes, media_type: str) -> None:
        """The oldest attachment that waits is here now."""
        now = datetime.now(UTC)
        (due,) = await self.store.write(parts.take, now, now + timedelta(minutes=1), 1)
        blob = await self.desk.services.blobs.put_bytes(data, 10_000_000)
        kept = replace(due.part, sha256=blob.sha256, size=blob.size, media_type=media_type)
        await self.store.write(parts.stored, due, kept, now)


@cache
def blank() -> bytes:
    """A database with both users, made once."""
    with TemporaryDirectory() as folder:
        url = database(Path(folder))
        engine = create_engine(url)
        with engine.begin() as tx:
            users.add(tx, "anna", cheap(PASSWORD), "Анна Ильина", "admin", datetime.now(UTC))
            users.add(tx, "oleg", cheap(PASSWORD), "Олег Громов", "operator", datetime.now(UTC))
        engine.dispose()
        return Path(folder, "okno.db").read_bytes()


def suspicious(text: str, found: str, *, risk: int = 85, level: Risk = "fraud", role: Role = "attack") -> Verdict:
    """A verdict with one cue on the words `found`."""
    start = text.index(found)
    cue = Cue(
        rule="refund", title="Возврат вне личного кабинета", kind="fraud", hit=True, weight=45, because="просит перейти по чужой ссылке",
        spans=(Span(field="text", start=start, end=start + len(found)),),
    )  # fmt: skip
    return Verdict(
        topic="payment",
        queue="antifraud",
        priority="urgent",
        risk=risk,
        level=level,
        role=role,
        cues=(cue,),
        revision="r1",
    )


def media(kind: str, name: str, media_type: str) -> Part:
    """An attachment that is still to be fetched."""
    return Part(kind=kind, name=name, media_type=media_type, size=1000, ref=name, state="pending")  # type: ignore[arg-type]
