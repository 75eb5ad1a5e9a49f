"""How updates arrive: the long poll against a provider on good and bad days, and the webhook against anybody on the network."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager, suppress

import pytest
from aiohttp import web
from msgspec.structs import replace

from channels.telegram import build
from channels.telegram.channel import SECRET_HEADER, TelegramChannel
from channels.telegram.config import read
from router.channel import (
    ChannelSetup,
    ConfigProblem,
    FetchFailed,
    Health,
    Hook,
    NotSwitched,
    Poller,
    Switchable,
    Webhook,
)
from router.schema import SMALL, Action, InboundMessage, Part, Raw
from router.signing import Signer
from tests.channels.sink import MemorySink
from tests.channels.telegram.conftest import NOW, SECRET, connect
from tests.emulators.customer import Attachment
from tests.emulators.faults import Fault, Trouble
from tests.emulators.pictures import photo
from tests.emulators.telegram import TelegramEmulator
from tests.waiting import until


@asynccontextmanager
async def door(receive: Callable[[web.Request], Awaitable[web.Response]]) -> AsyncIterator[str]:
    """A desk's address that the provider may call."""
    app = web.Application()
    app.router.add_post("/in/tg", receive)
    runner = web.AppRunner(app, access_log=None)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    try:
        yield f"http://127.0.0.1:{runner.addresses[0][1]}"
    finally:
        await runner.cleanup()


@asynccontextmanager
async def polling(channel: TelegramChannel, kept: MemorySink) -> AsyncIterator[None]:
    task = asyncio.create_task(channel.run(kept))
    try:
        yield
    finally:
        task.cancel()
        with suppress(asyncio.CancelledError):
            await task


def texts(channel: TelegramChannel, kept: MemorySink) -> list[str]:
    read = [item for raw in kept.raws.values() for item in channel.parse(raw)]
    return [item.text for item in read if isinstance(item, InboundMessage)]


async def test_poll_stores_then_confirms(tg: TelegramEmulator, bot: TelegramChannel) -> None:
    kept = MemorySink()
    for number in range(3):
        await tg.write("anna", f"Сообщение {number}")
    async with polling(bot, kept):
        await until(lambda: len(kept.raws) == 3)
        await until(lambda: tg.confirmed == 103)
    assert texts(bot, kept) == ["Сообщение 0", "Сообщение 1", "Сообщение 2"]
    assert list(kept.raws) == ["update:101", "update:102", "update:103"]
    assert kept.cursor["offset"] == "104"
    assert next(iter(kept.raws.values())).meta == {"bot": "okno_support_bot"}


async def test_nothing_is_confirmed_that_is_not_stored(tg: TelegramEmulator, bot: TelegramChannel) -> None:
    class Broken(MemorySink):
        async def store(self, raws: object, cursor: object = None) -> None:
            raise OSError("the disk is full")

    await tg.write("anna", "Важное")
    with pytest.raises(OSError, match="disk"):
        await bot.run(Broken())
    assert tg.confirmed == 0
    kept = MemorySink()
    async with polling(bot, kept):
        await until(lambda: texts(bot, kept) == ["Важное"])


async def test_a_restart_goes_on_from_the_cursor(tg: TelegramEmulator, bot: TelegramChannel) -> None:
    kept = MemorySink()
    await tg.write("anna", "Раз")
    async with polling(bot, kept):
        await until(lambda: len(kept.raws) == 1)
    await tg.write("anna", "Два")
    async with polling(bot, kept):
        await until(lambda: len(kept.raws) == 2)
    assert texts(bot, kept) == ["Раз", "Два"]


async def test_an_old_cursor_does_not_forget_renumbered_updates(tg: TelegramEmulator, bot: TelegramChannel) -> None:
    kept = MemorySink(cursor={"offset": "900000", "offset_at": "1"})
    await tg.write("anna", "После отпуска")
    async with polling(bot, kept):
        await until(lambda: texts(bot, kept) == ["После отпуска"])


TROUBLES: tuple[Trouble, ...] = ("not_json", "drop", "half_close")
BAD_DAYS = [
    Fault(path="getUpdates", trouble="not_json", status=502, times=2),
    Fault(path="getUpdates", trouble="half_close", times=2),
    Fault(path="getUpdates", trouble="drop", times=2),
    Fault(path="getUpdates", trouble="lost_response"),
    Fault(
        path="getUpdates",
        trouble="status",
        status=500,
        body={"ok": False, "error_code": 500, "description": "Internal"},
    ),
    Fault(
        path="getUpdates",
        trouble="status",
        status=409,
        body={"ok": False, "error_code": 409, "description": "Conflict"},
    ),
    Fault(
        path="getUpdates",
        trouble="status",
        status=401,
        body={"ok": False, "error_code": 401, "description": "Unauthorized"},
    ),
    Fault(path="getUpdates", trouble="status", status=200, body={"ok": True, "result": {"no": "list"}}),
    Fault(path="getUpdates", trouble="status", status=200, body={"ok": True, "result": [{"no": "id"}]}),
    Fault(
        path="getUpdates",
        trouble="status",
        status=429,
        body={"ok": False, "error_code": 429, "description": "Too Many", "parameters": {"retry_after": 0.05}},
    ),
    Fault(path="getMe", trouble="drop"),
]


@pytest.mark.parametrize("fault", BAD_DAYS, ids=lambda fault: f"{fault.path} {fault.trouble} {fault.status}")
async def test_poll_survives(tg: TelegramEmulator, bot: TelegramChannel, fault: Fault) -> None:
    kept = MemorySink()
    tg.faults.add(Fault(**{name: getattr(fault, name) for name in Fault.__dataclass_fields__}))
    await tg.write("anna", "Дошло")
    async with polling(bot, kept):
        await until(lambda: "update:101" in kept.raws)
        await until(lambda: kept.notes[-1] == "")
    assert len(kept.notes) >= 2
    assert tg.token.split(":")[1] not in "".join(kept.notes)


async def test_the_poller_follows_a_webhook_that_is_set_and_deleted(tg: TelegramEmulator) -> None:
    hooked = connect(tg, mode="webhook", webhook_secret=SECRET)
    await hooked.set_webhook()
    poller, kept = connect(tg), MemorySink()
    assert (await poller.check()).facts["mode"] == "webhook"
    async with polling(poller, kept):
        await until(lambda: [name for name, _ in tg.calls].count("getWebhookInfo") > 1)
        await hooked.delete_webhook()
        await tg.write("anna", "Снова опрос")
        await until(lambda: texts(poller, kept) == ["Снова опрос"])
    assert kept.notes == [""]
    await hooked.close()
    await poller.close()


async def test_another_desks_webhook_is_trouble(tg: TelegramEmulator) -> None:
    elsewhere = TelegramChannel(
        "tg",
        read("tg", {"token": tg.token, "api_url": tg.url, "webhook_secret": SECRET}),
        public_url="http://127.0.0.1:2",
    )
    await elsewhere.set_webhook()
    assert await elsewhere.webhook() == {"url": "http://127.0.0.1:2/in/tg", "waiting": "0"}
    poller, kept = connect(tg), MemorySink()
    assert not (await poller.check()).ok
    async with polling(poller, kept):
        await until(lambda: any("another address" in note for note in kept.notes))
    await elsewhere.close()
    await poller.close()


async def test_a_webhook_needs_its_secret(tg: TelegramEmulator) -> None:
    channel = connect(tg)
    with pytest.raises(NotSwitched, match="webhook_secret"):
        await channel.set_webhook()
    tg.faults.add(Fault(path="deleteWebhook", trouble="drop"))
    with pytest.raises(NotSwitched, match="deleteWebhook"):
        await channel.delete_webhook()
    await channel.close()


async def test_switching_keeps_what_waits(tg: TelegramEmulator) -> None:
    """From the poll to the webhook and back, with mail before, during and after: everything once."""
    kept, doors = MemorySink(), 0

    async def receive(request: web.Request) -> web.Response:
        nonlocal doors
        doors += 1
        accepted = channel.accept(hook(await request.read(), secret=request.headers.get(SECRET_HEADER)))
        await kept.store(accepted.raws)
        return web.Response(status=accepted.status)

    async with door(receive) as url:
        channel = connect(tg, public_url=url, webhook_secret=SECRET)
        async with polling(channel, kept):
            for number in range(60):
                await tg.write("anna", f"№ {number}")
                if number == 20:
                    await channel.set_webhook()
                if number == 40:
                    await until(lambda: doors > 0)
                    await channel.delete_webhook()
                await asyncio.sleep(0.01)
            await until(lambda: len(kept.raws) == 60)
        await channel.close()
    assert texts(channel, kept) == [f"№ {number}" for number in range(60)]
    assert not any(params.get("drop_pending_updates") for _, params in tg.calls)


async def test_webhook_mode_watches_the_webhook(tg: TelegramEmulator) -> None:
    channel, kept = connect(tg, mode="webhook", webhook_secret=SECRET), MemorySink()
    async with polling(channel, kept):
        await tg.write("anna", "Пока никто не звонит")
        # What isn't confirmed yet would be delivered to the webhook, where nobody opens.
        await until(lambda: tg.confirmed == 101)
    assert texts(channel, kept) == ["Пока никто не звонит"]
    await channel.set_webhook()
    kept = MemorySink()
    async with polling(channel, kept):
        await until(lambda: kept.notes == [""])
    await tg.write("anna", "Никто не открывает")
    await until(lambda: "last_error_message" in tg.webhook)
    kept = MemorySink()
    async with polling(channel, kept):
        await until(lambda: kept.notes == ["Connection failed: ClientConnectorError (1 waiting)"])
    assert channel.accept(hook(b'{"update_id": 7}')).raws[0].meta == {"bot": "okno_support_bot"}
    await channel.close()


async def test_a_payment_is_declined_by_the_poller(tg: TelegramEmulator, bot: TelegramChannel) -> None:
    query, kept = await tg.pay("anna", 99_900), MemorySink()
    async with polling(bot, kept):
        await until(lambda: tg.answered == [query])
    (raw,) = kept.raws.values()
    (told,) = bot.parse(raw)
    assert isinstance(told, Action)
    assert (told.happened, told.data) == ("chat_payment_refused", "999.00 RUB")
    (declined,) = [params for name, params in tg.calls if name == "answerPreCheckoutQuery"]
    assert declined["error_message"].startswith("Этот бот не принимает оплату")


async def test_a_payment_is_declined_in_the_answer_to_a_call(tg: TelegramEmulator, bot: TelegramChannel) -> None:
    query, kept = await tg.pay("anna", 99_900), MemorySink()

    async def receive(request: web.Request) -> web.Response:
        accepted = channel.accept(hook(await request.read(), secret=request.headers.get(SECRET_HEADER)))
        await kept.store(accepted.raws)
        return web.Response(text=accepted.body, content_type=accepted.content_type)

    async with door(receive) as url:
        channel = connect(tg, public_url=url, webhook_secret=SECRET)
        await channel.set_webhook()
        await until(lambda: tg.answered == [query])
        await channel.delete_webhook()
        await channel.close()
    assert len(kept.raws) == 1


async def test_webhook_from_the_provider_until_taken(tg: TelegramEmulator) -> None:
    kept, refusals = MemorySink(), 2

    async def receive(request: web.Request) -> web.Response:
        nonlocal refusals
        accepted = channel.accept(hook(await request.read(), secret=request.headers.get(SECRET_HEADER)))
        if refusals:
            refusals -= 1
            return web.Response(status=503)
        await kept.store(accepted.raws)
        return web.Response(status=accepted.status, text=accepted.body)

    async with door(receive) as url:
        section = {"token": tg.token, "api_url": tg.url, "mode": "webhook", "webhook_secret": SECRET}
        channel = build(ChannelSetup(name="tg", section=section, signer=Signer(b"0123456789abcdef"), public_url=url))
        assert not (await channel.check()).ok
        await channel.set_webhook()
        assert (await channel.check()).ok
        for text in ("Раз", "Два"):
            await tg.write("anna", text)
        await until(lambda: texts(channel, kept) == ["Раз", "Два"])
        await channel.delete_webhook()
        await channel.close()


def hook(body: bytes, secret: str | None = SECRET, method: str = "POST") -> Hook:
    headers = {} if secret is None else {SECRET_HEADER: secret}
    return Hook(method=method, path="/in/tg", headers=headers, query={}, body=body, remote="127.0.0.1", received_at=NOW)


HOOKS = [
    ("an update", hook(b'{"update_id": 7, "message": {}}'), 200),
    ("a get", hook(b"", method="GET"), 405),
    ("no secret", hook(b'{"update_id": 7}', secret=None), 403),
    ("wrong secret", hook(b'{"update_id": 7}', secret="wrong"), 403),
    ("a secret that is no ASCII", hook(b'{"update_id": 7}', secret="секрет"), 403),
    ("a secret that is no UTF-8", hook(b'{"update_id": 7}', secret="s\udcff"), 403),
    ("no JSON", hook(b"update_id=7"), 400),
    ("no object", hook(b"[1]"), 400),
    ("no id", hook(b"{}"), 400),
    ("an id that is text", hook(b'{"update_id": "7"}'), 400),
    ("an id beyond 64 bits", hook(b'{"update_id": 99999999999999999999999}'), 400),
    ("nesting", hook(b'{"update_id": 7, "a": ' + b"[" * 400_000), 400),
    ("ten megabytes", hook(b" " * 10_000_000), 413),
    ("bytes", hook(b"\xff\x00"), 400),
]


@pytest.mark.parametrize(("given", "status"), [case[1:] for case in HOOKS], ids=[case[0] for case in HOOKS])
async def test_accept(tg: TelegramEmulator, given: Hook, status: int) -> None:
    channel = connect(tg, mode="webhook", webhook_secret=SECRET)
    accepted = channel.accept(given)
    assert accepted.status == status
    assert [raw.key for raw in accepted.raws] == (["update:7"] if status == 200 else [])
    assert accepted.raws == channel.accept(given).raws
    if status == 200:
        assert accepted.body == ""
        assert accepted.raws[0].body == given.body


async def test_a_bot_without_a_secret_is_called_by_nobody(tg: TelegramEmulator, bot: TelegramChannel) -> None:
    assert bot.accept(hook(b'{"update_id": 7}', secret="")).status == 403


def test_both_ways_of_arrival(bot: TelegramChannel) -> None:
    assert isinstance(bot, Webhook)
    assert isinstance(bot, Poller)
    assert isinstance(bot, Switchable)


SECTIONS: list[tuple[dict[str, object], str]] = [
    ({}, "channels.tg.token: is missing"),
    ({"token": "abc"}, "is not a bot token"),
    ({"token": "1:a", "webhook_secert": "x"}, "did you mean 'webhook_secret'?"),
    ({"token": "1:a", "mode": "webhoook"}, "did you mean 'webhook'?"),
    ({"token": "1:a", "mode": "webhook"}, "webhook_secret: is missing"),
    ({"token": "1:a", "webhook_secret": "а"}, "only A-Z"),
    ({"token": "1:a", "proxy": "ftp://user:hush@host"}, "proxy: must be an address"),
    ({"token": "1:a", "api_url": "http://[bad"}, "api_url: must be an address"),
    ({"token": "1:a", "poll_timeout": "five"}, "whole number from 1 to 50"),
    ({"token": 5}, "must be text"),
]


@pytest.mark.parametrize(("section", "words"), SECTIONS)
def test_config_says_what_is_wrong(section: dict[str, object], words: str) -> None:
    with pytest.raises(ConfigProblem) as problem:
        build(ChannelSetup(name="tg", section=section, signer=Signer(b"0123456789abcdef"), public_url="http://x"))
    assert words in str(problem.value)
    assert "hush" not in str(problem.value)


async def test_files_and_their_states(tg: TelegramEmulator, bot: TelegramChannel) -> None:
    raw = Raw(channel="tg", key="update:1", body=b"{}", received_at=NOW)
    data = bytes(range(256)) * 1000
    await tg.write("anna", "Чек", [Attachment(name="чек.pdf", media_type="application/pdf", data=data)])
    ref = next(iter(tg.files))
    part = Part(kind="file", ref=ref, state="pending")
    assert b"".join([chunk async for chunk in bot.fetch(part, raw)]) == data

    async def failure(part: Part) -> tuple[str, bool]:
        with pytest.raises(FetchFailed) as failed:
            async for _ in bot.fetch(part, raw):
                pass
        assert tg.token not in failed.value.reason
        return failed.value.state, failed.value.retry

    tg.files["huge"] = ("documents/huge.bin", bytes((20 << 20) + 1))
    assert await failure(Part(kind="file", ref="huge")) == ("too_large", False)
    assert await failure(Part(kind="file", ref="forgotten")) == ("expired", False)
    assert await failure(Part(kind="file", ref="")) == ("failed", False)
    tg.faults.add(Fault(path="/file/", trouble="status", status=404, body={"ok": False}))
    assert await failure(part) == ("expired", False)
    for fault in (Fault(path="/file/", trouble="half_close"), Fault(path="/file/", trouble="drop", times=9)):
        tg.faults.add(fault)
        assert await failure(part) == ("failed", True)
    tg.faults.add(Fault(path="getFile", trouble="not_json", status=502))
    assert await failure(part) == ("failed", True)


async def test_a_photo_comes_with_its_smaller_copy(tg: TelegramEmulator, bot: TelegramChannel) -> None:
    kept, data = MemorySink(), photo("Скол")
    await tg.write("anna", "Вот", [Attachment(name="скол.jpg", media_type="image/jpeg", data=data)])
    async with polling(bot, kept):
        await until(lambda: bool(kept.raws))
    (raw,) = kept.raws.values()
    (one,) = bot.parse(raw)
    assert isinstance(one, InboundMessage)
    (part,) = one.parts
    copy = part.facts[SMALL]
    assert isinstance(copy, dict)
    whole, small = part, replace(part, ref=str(copy["ref"]))
    assert whole.ref != small.ref
    for asked in (whole, small):
        assert b"".join([chunk async for chunk in bot.fetch(asked, raw)]) == data


async def test_check_survives_nonsense(tg: TelegramEmulator, bot: TelegramChannel) -> None:
    for path, body in (("getMe", {"ok": True, "result": 5}), ("getWebhookInfo", {"ok": True, "result": [1]})):
        tg.faults.add(Fault(path=path, trouble="status", status=200, body=body))
        assert isinstance(await bot.check(), Health)
    for trouble in TROUBLES:
        tg.faults.add(Fault(path="getMe", trouble=trouble))
        assert not (await bot.check()).ok


async def test_check_tells_a_wrong_token(tg: TelegramEmulator, bot: TelegramChannel) -> None:
    health = await bot.check()
    assert (health.ok, health.detail, health.facts["waiting"]) == (True, "@okno_support_bot", "0")
    stranger = connect(tg, token="7:wrong-token")
    health = await stranger.check()
    await stranger.close()
    assert not health.ok
    assert "wrong-token" not in repr(health)
