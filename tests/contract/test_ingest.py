"""The door at the socket: nothing is answered before the commit, and nobody can make the desk hold more than it asked for."""

import asyncio
import json
import sqlite3
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from aiohttp import ClientSession, web
from aiohttp.test_utils import TestClient, TestServer

from router.channel import Capabilities
from router.ingest import Ingest, Limits, Rate
from router.schema import Raw
from tests.contract.desk import Desk, desk
from tests.contract.shop import START, Shop
from tests.waiting import LIMIT, until

Client = TestClient[web.Request, web.Application]
RIGHT = {"X-Secret": "right"}


class Forms(Shop):
    def __init__(self) -> None:
        super().__init__(
            name="forms",
            capabilities=Capabilities(title="F", safe_repeat=True, forms=True, max_file=300_000, max_files=2),
        )


@pytest.fixture
async def office(tmp_path: Path) -> AsyncIterator[Desk]:
    async with desk(tmp_path, Shop(), Forms()) as made:
        made.ingest = door(made, Limits(body=10_000, per_minute=6, read_seconds=LIMIT))
        made.ingest.rate = Rate(6, clock=lambda: 0.0)
        yield made


def door(office: Desk, limits: Limits) -> Ingest:
    return Ingest(
        store=office.store, queue=office.ingest.queue, channels=office.ingest.channels, clock=office.clock, limits=limits
    )  # fmt: skip


@pytest.fixture
async def client(office: Desk) -> AsyncIterator[Client]:
    async with served(office.ingest) as made:
        yield made


def served(ingest: Ingest) -> Client:
    app = web.Application()
    app.add_routes(ingest.routes())
    return TestClient(TestServer(app))


async def test_a_webhook_is_stored_before_its_200(office: Desk, client: Client, tmp_path: Path) -> None:
    answer = await client.post("/in/shop/some/tail?key=a", data=b"[]", headers=RIGHT)
    assert (answer.status, await answer.text()) == (200, "ok")
    with sqlite3.connect(f"{tmp_path}/okno.db") as other:
        assert other.execute("SELECT key, body FROM raws JOIN raw_bodies ON raw_id = id").fetchall() == [("a", b"[]")]
    again = await client.post("/in/shop?key=a", data=b"[]", headers=RIGHT)
    assert again.status == 200
    assert await office.ingest.queue.take(10, 1) == [1]


async def test_a_hundred_at_once_are_all_stored(office: Desk, client: Client) -> None:
    async def post(number: int) -> int:
        async with client.post(f"/in/shop?key={number}", data=b"[]", headers=RIGHT) as answer:
            return answer.status

    assert await asyncio.gather(*(post(number) for number in range(100))) == [200] * 100
    assert sorted(await office.ingest.queue.take(1000, 1)) == list(range(1, 101))


async def test_an_unknown_channel_and_a_wrong_secret(client: Client) -> None:
    assert (await client.post("/in/nobody", data=b"")).status == 404
    refused = await client.post("/in/shop?key=a", data=b"[]", headers={"X-Secret": "wrong"})
    assert (refused.status, await refused.text()) == (403, "wrong secret")


async def test_wrong_secrets_are_limited_and_never_stop_the_right_one(client: Client) -> None:
    statuses = [(await client.post("/in/shop?key=a", data=b"[]", headers={"X-Secret": "no"})).status for _ in range(8)]
    assert statuses == [403] * 6 + [429] * 2
    assert (await client.post("/in/shop?key=a", data=b"[]", headers=RIGHT)).status == 200


async def test_forms_are_limited_by_remote_with_retry_after(client: Client) -> None:
    answers = [await client.post(f"/in/forms?key={n}", data=b"[]", headers=RIGHT) for n in range(7)]
    assert [answer.status for answer in answers] == [200] * 6 + [429]
    assert 1 <= int(answers[-1].headers["Retry-After"]) <= 10


async def test_a_body_over_the_bound_is_refused_by_its_length(client: Client) -> None:
    reader, writer = await asyncio.open_connection("127.0.0.1", client.port)
    writer.write(b"POST /in/shop?key=a HTTP/1.1\r\nHost: x\r\nX-Secret: right\r\nContent-Length: 10000000\r\n\r\n")
    answer = await reader.read()  # not a byte of the body was sent, and the desk waits for none
    assert answer.startswith(b"HTTP/1.1 413 ")
    assert answer.endswith(b"the body is larger than 10000 bytes\n")
    writer.close()
    assert (await client.post("/in/forms?key=a", data=b" " * 500_000, headers=RIGHT)).status == 200
    assert (await client.post("/in/forms?key=b", data=b" " * 900_000, headers=RIGHT)).status == 413


async def test_an_endless_body_is_cut_off(client: Client) -> None:
    async def endless() -> AsyncIterator[bytes]:
        for _ in range(1000):
            yield b"x" * 10_000

    try:
        answer = await client.post("/in/shop?key=a", data=endless(), headers=RIGHT)
        assert answer.status == 413
    except (ConnectionError, OSError):
        pass  # the server may close before the client has read its answer
    assert (await client.post("/in/shop?key=a", data=b"[]", headers=RIGHT)).status == 200


async def test_a_slow_body_has_a_deadline(office: Desk) -> None:
    async def slow() -> AsyncIterator[bytes]:
        yield b"["
        await asyncio.Event().wait()

    async with served(door(office, Limits(read_seconds=0.3))) as client, asyncio.timeout(LIMIT):
        assert (await client.post("/in/shop?key=a", data=slow(), headers=RIGHT)).status == 408


async def test_a_desk_that_can_not_store_does_not_say_ok(office: Desk, client: Client) -> None:
    await office.store.close()
    answer = await client.post("/in/shop?key=a", data=b"[]", headers=RIGHT)
    assert (answer.status, answer.headers["Retry-After"]) == (503, "5")


async def test_trusted_proxies_count_from_the_right(office: Desk, tmp_path: Path) -> None:
    limits = Limits(trusted_proxies=("127.0.0.0/8", "10.0.0.0/8"))
    ingest = Ingest(store=office.store, queue=office.ingest.queue, channels={}, clock=office.clock, limits=limits)

    async def remote(request: web.Request) -> web.Response:
        return web.Response(text=ingest.remote(request))

    app = web.Application()
    app.router.add_get("/", remote)
    async with TestServer(app) as server, ClientSession() as session:

        async def seen(forwarded: str) -> str:
            async with session.get(server.make_url("/"), headers={"X-Forwarded-For": forwarded}) as answer:
                return await answer.text()

        assert await seen("6.6.6.6, 203.0.113.9, 10.1.2.3") == "203.0.113.9"
        assert await seen("10.1.2.3") == "10.1.2.3"
        assert await seen("not an address") == "127.0.0.1"
        assert await seen("") == "127.0.0.1"


async def test_a_pollers_cursor_and_raws_are_one_commit(office: Desk) -> None:
    sink = office.ingest.sink("shop")
    assert await sink.load() == {}
    raw = Raw(channel="shop", key="p", body=json.dumps([]).encode(), received_at=START)
    await sink.store([raw], {"offset": "8"})
    await sink.store([], {"seen": "1"})
    await sink.note("the provider is away")
    assert await sink.load() == {"offset": "8", "seen": "1"}
    assert await office.ingest.queue.take(5, 1) == [1]


def test_the_rate_is_a_bucket_that_refills_in_bounded_memory() -> None:
    now = [0.0]
    rate = Rate(60, clock=lambda: now[0], remotes=3)
    assert [rate.wait("a") for _ in range(61)] == [0] * 60 + [1]
    now[0] += 2
    assert [rate.wait("a") for _ in range(3)] == [0, 0, 1]
    for remote in "bcd":
        rate.wait(remote)
    assert rate.wait("a") == 0
    assert Rate(0).wait("a") == 0


async def test_what_can_not_be_stored_refuses_nobody_else(office: Desk) -> None:
    def raw(key: str) -> Raw:
        return Raw(channel="shop", key=key, body=b"[]", received_at=START)

    ended = await asyncio.gather(
        *(office.ingest.accept("shop", [raw(key)]) for key in ("first", "a", "\udcff", "b")), return_exceptions=True
    )
    assert isinstance(ended.pop(2), UnicodeEncodeError)
    assert sorted(ids[0] for ids in ended if isinstance(ids, list)) == [1, 2, 3]


async def test_all_bodies_together_have_a_bound(office: Desk) -> None:
    ingest = door(office, Limits(memory=50_000, read_seconds=LIMIT))
    half, rest = asyncio.Event(), asyncio.Event()

    async def slow() -> AsyncIterator[bytes]:
        yield b" " * 30_000
        half.set()
        await rest.wait()
        yield b"[]"

    async with served(ingest) as client:
        first = asyncio.create_task(client.post("/in/forms?key=a", data=slow(), headers=RIGHT))
        await half.wait()
        await until(lambda: ingest.room.free <= 20_000, "the server's reading")
        refused = await client.post("/in/forms?key=b", data=b" " * 30_000, headers=RIGHT)
        assert (refused.status, refused.headers["Retry-After"]) == (503, "5")
        assert (await client.post("/in/shop?key=c", data=b"[]", headers=RIGHT)).status == 200
        rest.set()
        assert (await first).status == 200
        assert (await client.post("/in/forms?key=b", data=b" " * 30_000, headers=RIGHT)).status == 200
    assert ingest.room.free == 50_000
