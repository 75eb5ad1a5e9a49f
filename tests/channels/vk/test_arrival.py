"""Events over the Callback API and Bots Long Poll: nothing lost, nothing doubled, whatever the network does."""

import asyncio
import json
import os
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from pathlib import Path
from typing import Any

import pytest
from aiohttp import web

from channels.vk.channel import VkChannel
from channels.vk.config import read
from channels.vk.wire import raw_of
from router.channel import ChannelSetup, Hook, NotSwitched, Poller, Switchable, Webhook
from router.schema import Action, Button, Inbound, InboundEdit, InboundMessage, Raw, Receipt
from tests.channels.vk.conftest import NOW, SIGNER, MemorySink, channel, hook, opened, reply
from tests.emulators.customer import Attachment, CustomerSide
from tests.emulators.desk import free_port
from tests.emulators.faults import Fault
from tests.emulators.pictures import photo
from tests.emulators.vk import VkEmulator
from tests.waiting import LIMIT, until


def called(vk: VkEmulator | None = None, **section: object) -> VkChannel:
    return channel(vk, **{"mode": "callback", "confirmation": "c0nf", "secret": "s3cret", **section})


def event(kind: str = "message_new", **more: object) -> dict[str, Any]:
    body = {
        "message": {
            "id": 1,
            "date": 1_772_000_000,
            "from_id": 5,
            "peer_id": 5,
            "text": "Привет",
            "conversation_message_id": 3,
        }
    }
    return {
        "type": kind,
        "group_id": 190_001,
        "event_id": "e1",
        "v": "5.199",
        "secret": "s3cret",
        "object": body,
        **more,
    }


def posted(body: object, method: str = "POST") -> Hook:
    return hook(json.dumps(body).encode(), method)


# --- the Callback API, request by request ---------------------------------------------------------------------------


def test_it_is_a_webhook_and_a_poller() -> None:
    side: CustomerSide = VkEmulator()
    assert side.people() == []
    assert isinstance(called(), Webhook)
    assert isinstance(called(), Poller)
    assert isinstance(called(), Switchable)


def test_an_event_is_named_and_answered_ok() -> None:
    accepted = called().accept(posted(event()))
    assert (accepted.status, accepted.body, len(accepted.raws)) == (200, "ok", 1)
    raw = accepted.raws[0]
    assert (raw.channel, raw.key, raw.received_at) == ("vk", "event:e1", NOW)
    assert b"s3cret" not in raw.body, "raws are shown to operators"
    assert json.loads(raw.body)["object"] == event()["object"]
    again = called().accept(Hook(method="POST", path="/in/vk", headers={"x-retry-counter": "3"}, query={}, received_at=NOW,
                                 body=json.dumps(event()).encode(), remote="127.0.0.1"))  # fmt: skip
    assert again == accepted


def test_confirmation() -> None:
    greeting = {"type": "confirmation", "group_id": 190_001}
    assert called().accept(posted(greeting)).body == "c0nf"
    assert called().accept(posted({**greeting, "secret": "s3cret"})).body == "c0nf"
    assert called().accept(posted({**greeting, "secret": "other"})).status == 403
    assert called().accept(posted({**greeting, "group_id": 2})).status == 403


@pytest.mark.parametrize(
    ("body", "status"),
    [
        (b"", 400), (b"{", 400), (b"[]", 400), (b"null", 400), (b'"text"', 400), (b"{}", 400), (b'{"type": 5}', 400), (b"\xff\xfe", 400),
        (b'{"type":"x","object":' + b"[" * 100_000, 400), (b'{"type":"' + b"x" * 5_000_000 + b'"}', 400),
        (json.dumps(event(secret="wrong")).encode(), 403), (json.dumps(event(secret=None)).encode(), 403),
        (json.dumps(event(secret=["s3cret"])).encode(), 403), (json.dumps(event(secret="s3cret\ud800")).encode(), 403),
        (json.dumps(event(group_id=7)).encode(), 403), (json.dumps(event(group_id=None)).encode(), 403),
        (json.dumps(event(group_id="190001")).encode(), 200),
    ],
)  # fmt: skip
def test_refusals_have_no_raws(body: bytes, status: int) -> None:
    accepted = called().accept(hook(body))
    assert accepted.status == status
    assert bool(accepted.raws) == (status == 200)
    assert "s3cret" not in accepted.body


def test_other_methods_and_modes() -> None:
    assert called().accept(posted(event(), "GET")).status == 405
    assert channel(secret="s3cret").accept(posted(event())).status == 404, "mode longpoll has no callback"


def test_one_event_has_one_key_over_both_transports() -> None:
    callback = called().accept(posted(event())).raws[0]
    update = event()
    del update["secret"]
    assert callback.key == _polled(update).key
    no_id, no_id_polled = event(event_id=None), {key: value for key, value in update.items() if key != "event_id"}
    assert called().accept(posted(no_id)).raws[0].key == _polled(no_id_polled).key
    assert called().accept(posted(event(event_id="e2"))).raws[0].key != callback.key


def _polled(update: object) -> Any:
    return raw_of("vk", update, NOW)


# --- the Callback API of the emulator, at the socket ------------------------------------------------------------------


@asynccontextmanager
async def serving(vk: VkEmulator, found: VkChannel, sink: MemorySink, port: int = 0) -> AsyncIterator[str]:
    """The desk's webhook: commits, then answers. A failing commit is a 503, as in the desk."""

    async def handle(request: web.Request) -> web.Response:
        body = await request.read()
        accepted = found.accept(
            Hook(method=request.method, path=request.path, headers={}, query={}, body=body, remote="", received_at=NOW)
        )
        try:
            await sink.store(accepted.raws)
        except RuntimeError:
            return web.Response(status=503)
        return web.Response(status=accepted.status, text=accepted.body)

    app = web.Application()
    app.router.add_route("*", "/in/vk", handle)
    runner = web.AppRunner(app, access_log=None, shutdown_timeout=0.1)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", port).start()
    try:
        yield f"http://127.0.0.1:{runner.addresses[0][1]}/in/vk"
    finally:
        await runner.cleanup()


async def test_callback_delivers_until_it_is_stored(vk: VkEmulator) -> None:
    failures = iter([True, True])

    def commit() -> None:
        if next(failures, False):
            raise RuntimeError("the disk is full")

    sink = MemorySink(on_store=commit)
    section = {"mode": "callback", "confirmation": vk.confirmation, "secret": "s3cret"}
    async with opened(vk, **section) as found, serving(vk, found, sink) as url:
        failures = iter(())
        await vk.connect(url, "s3cret")
        assert (await found.check()).ok
        failures = iter([True, True])
        await vk.write("anna", "Где заказ?")
        await until(lambda: len(sink.raws) == 2)
        await until(lambda: sum(one.body == "ok" for one in vk.deliveries) == 2)
    assert sorted(one.status for one in vk.deliveries) == [200, 200, 503, 503]
    kinds = [type(found.parse(raw)[0]) for raw in sink.raws.values()]
    assert set(kinds) == {Receipt, InboundMessage}


async def test_a_server_with_another_secret_is_not_confirmed(vk: VkEmulator) -> None:
    sink = MemorySink()
    async with serving(vk, called(vk, confirmation=vk.confirmation), sink) as url:
        with pytest.raises(ValueError, match="403"):
            await vk.connect(url, "other")
    assert not sink.raws


# --- Bots Long Poll ---------------------------------------------------------------------------------------------------

POLL, SERVER = "/longpoll", "getLongPollServer"


def answers(path: str, body: object) -> Fault:
    return Fault(path=path, trouble="status", status=200, body=body)


@asynccontextmanager
async def polling(found: VkChannel, sink: MemorySink) -> AsyncIterator[list[Exception]]:
    """Runs the poller as the desk does: again whenever it raises, which it must only for the desk's own troubles."""
    errors: list[Exception] = []

    async def keep_running() -> None:
        while True:
            try:
                await found.run(sink)
            except RuntimeError as error:
                errors.append(error)
            await asyncio.sleep(0.05)

    task = asyncio.create_task(keep_running())
    try:
        await until(lambda: bool(sink.cursor or errors or sink.notes))
        yield errors
    finally:
        task.cancel()
        with suppress(asyncio.CancelledError):
            await task


async def texts(found: VkChannel, sink: MemorySink, count: int) -> list[str]:
    def read() -> list[str]:
        seen = [found.parse(raw)[0] for raw in sink.raws.values()]
        return [one.text for one in seen if isinstance(one, InboundMessage)]

    await until(lambda: len(read()) >= count)
    return read()


async def test_long_poll_brings_everything_once(vk: VkEmulator, desk: VkChannel) -> None:
    sink = MemorySink()
    async with polling(desk, sink) as errors:
        await vk.write("anna", "раз")
        await vk.write("boris", "два")
        await vk.edit("anna", "раз, исправлено")
        assert await texts(desk, sink, 2) == ["раз", "два"]
        await until(lambda: any(isinstance(desk.parse(raw)[0], InboundEdit) for raw in sink.raws.values()))
    assert not errors
    assert sink.notes == [""]
    assert sink.stored == len(sink.raws)


async def test_people_have_names(vk: VkEmulator, desk: VkChannel) -> None:
    vk.faults.add(Fault(path="users.get", trouble="not_json", status=502))
    sink = MemorySink(cursor={"ts": "1"})
    async with polling(desk, sink):
        await vk.write("anna", "без имени", name="Анна Ковалёва")
        await texts(desk, sink, 1)
        await vk.write("anna", "с именем")
        await vk.write("anna", "ещё раз")
        await texts(desk, sink, 3)
    seen = [one for one in map(only, sink.raws.values()) if isinstance(one, InboundMessage)]
    assert [one.sender.name for one in seen] == ["", "Анна Ковалёва", "Анна Ковалёва"], "a name is never waited for"
    assert sum(name == "users.get" for name, _ in vk.calls) == 1


async def test_a_stop_misses_nothing(vk: VkEmulator, desk: VkChannel) -> None:
    sink = MemorySink()
    async with polling(desk, sink):
        await vk.write("anna", "до")
        await texts(desk, sink, 1)
    await vk.write("anna", "во время")
    async with polling(desk, sink):
        await vk.write("anna", "после")
        assert await texts(desk, sink, 3) == ["до", "во время", "после"]
    assert sink.stored == len(sink.raws)


async def test_the_cursor_waits_for_the_commit(vk: VkEmulator, desk: VkChannel) -> None:
    sink = MemorySink()
    async with polling(desk, sink) as errors:
        before = dict(sink.cursor)

        def refuse() -> None:
            raise RuntimeError("the disk is full")

        sink.on_store = refuse
        await vk.write("anna", "раз")
        await until(lambda: len(errors) >= 2)
        assert sink.cursor == before
        sink.on_store = lambda: None
        assert await texts(desk, sink, 1) == ["раз"]


async def test_an_expired_key_is_renewed(vk: VkEmulator, desk: VkChannel) -> None:
    sink = MemorySink()
    async with polling(desk, sink) as errors:
        await vk.write("anna", "раз")
        await texts(desk, sink, 1)
        vk.new_key()
        await vk.write("anna", "два")
        await vk.write("anna", "три")
        assert await texts(desk, sink, 3) == ["раз", "два", "три"]
    assert not errors
    assert not any(sink.notes)


async def test_a_first_start_takes_what_is_unread(vk: VkEmulator) -> None:
    async with opened(vk) as desk:
        for number in range(3):
            await vk.write("anna", str(number))
        await vk.write("boris", "отвечено")
        await vk.administrator_writes("boris", "Да")
        await vk.write("boris", "ещё вопрос")
        vk.person("vera").messages.append({**vk.person("anna").messages[0], "date": 1_000_000, "text": "старое"})
        sink = MemorySink()
        async with polling(desk, sink) as errors:
            assert await texts(desk, sink, 4) == ["0", "1", "2", "ещё вопрос"]
            await vk.write("anna", "3")
            assert (await texts(desk, sink, 5))[-1] == "3"
    assert not errors
    ids = [
        one.external_id for one in (desk.parse(raw)[0] for raw in sink.raws.values()) if isinstance(one, InboundMessage)
    ]
    assert len(ids) == len(set(ids)), "each under the external id that its event would have had"
    async with opened(vk, catch_up=0) as desk:
        sink = MemorySink()
        async with polling(desk, sink):
            await vk.write("anna", "4")
            assert await texts(desk, sink, 1) == ["4"]


async def test_a_key_that_may_not_read_dialogues_still_polls(vk: VkEmulator, desk: VkChannel) -> None:
    vk.faults.add(answers("getConversations", {"error": {"error_code": 15, "error_msg": "Access denied"}}))
    sink = MemorySink()
    await vk.write("anna", "до")
    async with polling(desk, sink):
        await vk.write("anna", "после")
        assert await texts(desk, sink, 1) == ["после"]


async def test_a_break_while_catching_up_loses_nothing(vk: VkEmulator, desk: VkChannel) -> None:
    vk.faults.add(Fault(path="getConversations", trouble="drop"))
    vk.faults.add(Fault(path="getHistory", trouble="not_json", status=502))
    sink = MemorySink()
    for number in range(3):
        await vk.write("anna", str(number))
    async with polling(desk, sink) as errors:
        assert await texts(desk, sink, 3) == ["0", "1", "2"]
    assert not errors


async def test_lost_history_is_said_and_the_poll_goes_on(vk: VkEmulator, desk: VkChannel) -> None:
    sink = MemorySink(cursor={"ts": "1"})
    for number in range(5):
        await vk.write("anna", str(number))
    vk.forget(keep=2)
    async with polling(desk, sink) as errors:
        await texts(desk, sink, 5)
        await vk.write("anna", "5")

        def seen() -> list[str]:
            """Some came twice, out of the dialogue and over the poll: the desk tells by the external id."""
            messages = [one for one in map(only, sink.raws.values()) if isinstance(one, InboundMessage)]
            return sorted({one.external_id: one.text for one in messages}.values())

        await until(lambda: seen() == ["0", "1", "2", "3", "4", "5"])
        assert "потеряна" in sink.notes[-1]
    assert not errors


def only(raw: Raw) -> Inbound:
    (one,) = called().parse(raw)
    return one


async def test_lost_information_starts_anew(vk: VkEmulator, desk: VkChannel) -> None:
    sink = MemorySink()
    vk.faults.add(Fault(path="/longpoll", trouble="status", status=200, body={"failed": 3}))
    async with polling(desk, sink) as errors:
        await until(lambda: any("failed 3" in note for note in sink.notes))
        await vk.write("anna", "раз")
        assert await texts(desk, sink, 1) == ["раз"]
    assert not errors


@pytest.mark.parametrize(
    "fault",
    [
        Fault(path=POLL, trouble="status", status=502),
        Fault(path=POLL, trouble="not_json", status=200),
        Fault(path=POLL, trouble="half_close"),
        Fault(path=POLL, trouble="drop"),
        Fault(path=POLL, trouble="lost_response"),
        answers(POLL, []),
        answers(POLL, {"ts": "x"}),
        answers(POLL, {}),
        answers(POLL, {"failed": 4, "min_version": 1, "max_version": 3}),
        answers(POLL, {"failed": "99"}),
        Fault(path=SERVER, trouble="not_json", status=502),
        answers(SERVER, {"response": {"ts": 1}}),
        answers(SERVER, {"error": {"error_code": 10, "error_msg": "Internal"}}),
    ],
    ids=lambda fault: f"{fault.path}-{fault.trouble}-{fault.status}-{json.dumps(fault.body)}",
)
async def test_every_trouble_of_the_poll_is_noted_and_passes(vk: VkEmulator, desk: VkChannel, fault: Fault) -> None:
    sink = MemorySink(cursor={"ts": "1"})
    vk.faults.add(Fault(path=fault.path, trouble=fault.trouble, status=fault.status, body=fault.body, times=2))
    await vk.write("anna", "раз")
    async with polling(desk, sink) as errors:
        assert await texts(desk, sink, 1) == ["раз"]
        await until(lambda: bool(sink.notes) and sink.notes[-1] == "")
    assert not errors
    assert sink.notes[0]
    said = "".join(sink.notes)
    assert vk.token not in said
    assert vk._key not in said


async def test_a_wrong_key_is_explained(vk: VkEmulator) -> None:
    sink = MemorySink()
    async with opened(vk, token="vk1.a.wrong") as found, polling(found, sink) as errors:
        await until(lambda: bool(sink.notes))
    assert "ключ" in sink.notes[0]
    assert "wrong" not in "".join(sink.notes)
    assert not errors


async def test_what_is_no_event_is_stored_all_the_same(vk: VkEmulator, desk: VkChannel) -> None:
    sink = MemorySink(cursor={"ts": "1"})
    body = {"ts": "1", "updates": [[4, 1, 2], "text", None, {"type": "message_new", "object": {}}]}
    vk.faults.add(Fault(path="/longpoll", trouble="status", status=200, body=body))
    async with polling(desk, sink):
        await until(lambda: len(sink.raws) == 4)


async def test_callback_alone_asks_for_nothing(vk: VkEmulator) -> None:
    section, sink = {"mode": "callback", "confirmation": vk.confirmation, "secret": "s3cret"}, MemorySink()
    async with opened(vk, **section) as found, serving(vk, found, sink) as address:
        await vk.connect(address, "s3cret")
        async with polling(found, sink):
            await vk.write("anna", "Позвонили")
            await until(lambda: len(sink.raws) == 2)
            await until(lambda: sink.cursor.get("ts") == "3")
    assert not vk.asked


async def test_a_callback_that_does_not_work_is_no_callback(vk: VkEmulator) -> None:
    sink = MemorySink()
    async with opened(vk, mode="callback", confirmation="c", secret="s3cret") as found, polling(found, sink):
        await until(lambda: vk.asked > 0)
        await vk.write("anna", "Спросили сами")
        await until(lambda: len(sink.raws) == 2)


async def test_a_key_without_the_right_to_look_follows_the_configuration(vk: VkEmulator) -> None:
    refused = {"error": {"error_code": 15, "error_msg": "Access denied"}}
    vk.faults.add(Fault(path="groups.getCallbackServers", trouble="status", status=200, body=refused, times=100))
    async with opened(vk, mode="callback", confirmation="c", secret="s3cret") as found, polling(found, MemorySink()):
        await asyncio.sleep(0.3)
        assert not vk.asked
        with pytest.raises(NotSwitched, match="15"):
            await found.webhook()
    async with opened(vk) as found, polling(found, MemorySink()):
        await until(lambda: vk.asked > 0)


async def test_switching_loses_and_doubles_nothing(vk: VkEmulator) -> None:
    """From the long poll to the Callback API and back, with messages before, during and after."""
    sink, port = MemorySink(), free_port()
    section = {
        "group_id": vk.group_id,
        "token": vk.token,
        "api_url": vk.api_url,
        "confirmation": vk.confirmation,
        "secret": "s3cret",
    }
    setup = ChannelSetup(name="vk", section=section, signer=SIGNER, public_url=f"http://127.0.0.1:{port}")
    found = VkChannel(setup, read("vk", section), watch=0.1)
    async with serving(vk, found, sink, port) as address, polling(found, sink):
        await until(lambda: vk.asked > 0)
        for number in range(90):
            await vk.write("anna", f"№ {number}")
            if number == 30:
                assert await found.set_webhook() == address
            if number == 60:
                await until(lambda: bool(vk.deliveries))
                assert await found.webhook() == {address: "ok"}
                asked = vk.asked
                await found.delete_webhook()
            await asyncio.sleep(0.02)
        await until(lambda: len(sink.raws) == 91)
        await until(lambda: vk.asked > asked)
    texts = [one.text for raw in sink.raws.values() for one in found.parse(raw) if isinstance(one, InboundMessage)]
    assert sorted(texts) == sorted(f"№ {number}" for number in range(90))
    await found.close()


async def test_a_webhook_needs_what_proves_vk(vk: VkEmulator) -> None:
    async with opened(vk, confirmation="other", secret="s3cret") as found:
        with pytest.raises(NotSwitched, match=vk.confirmation):
            await found.set_webhook()
    async with opened(vk, confirmation=vk.confirmation) as found:
        with pytest.raises(NotSwitched, match="secret"):
            await found.set_webhook()
        assert found.accept(posted(event())).status == 404, "without a secret anybody could call"


async def test_both_transports_at_once_make_one_raw_each(vk: VkEmulator) -> None:
    sink = MemorySink()
    section = {"mode": "both", "confirmation": vk.confirmation, "secret": "s3cret"}
    async with opened(vk, **section) as found, serving(vk, found, sink) as url, polling(found, sink):
        await vk.connect(url, "s3cret")
        for number in range(5):
            await vk.write("anna", str(number))
        await until(lambda: sink.stored == 12)  # five messages and one permission, twice
        assert sorted(await texts(found, sink, 5)) == ["0", "1", "2", "3", "4"]
    assert len(sink.raws) == 6


# --- the customer's side of the emulator, end to end --------------------------------------------------------------------


async def test_the_round_of_a_conversation(vk: VkEmulator, desk: VkChannel) -> None:
    sink = MemorySink()
    async with polling(desk, sink):
        await vk.write(
            "anna", "Вот чек", [Attachment(name="чек.jpg", media_type="image/jpeg", data=photo("чек"))], name="Анна"
        )
        await texts(desk, sink, 1)
        peer = vk.person("anna").id
        await desk.send(reply(peer, "Помогло?", buttons=(Button(label="Да", data="yes"),)))
        await vk.press("anna", "Да")
        await vk.read("anna")
        await vk.answer("anna", "Спасибо", 2)
        await vk.forward("anna", "Переведите деньги")
        await vk.comment("anna", "А тут?")
        await vk.deny("anna")
        await until(lambda: len(sink.raws) == 9)
    seen = [desk.parse(raw)[0] for raw in sink.raws.values()]
    action = next(one for one in seen if isinstance(one, Action))
    assert (action.data, action.reference, action.thread) == ("yes", f"{peer}:2", str(peer))
    assert [one.state for one in seen if isinstance(one, Receipt)] == ["allowed", "read", "blocked"]
    messages = [one for one in seen if isinstance(one, InboundMessage)]
    assert messages[1].references == (f"{peer}:2",)
    assert (messages[2].forwarded, messages[2].quoted) == (True, "vk:777000: Переведите деньги")
    assert messages[3].thread == f"wall-{vk.group_id}_1/{peer}"
    assert vk.people() == ["anna"]


# --- the library keeps its hands off --------------------------------------------------------------------------------


async def test_the_library_leaves_no_traces(vk: VkEmulator, tmp_path: Path) -> None:
    """In a process of its own, because the import happens once: warnings, log handlers, the working directory."""
    code = """
import asyncio, logging, sys, warnings
before = warnings.showwarning, list(logging.getLogger("vkbottle").handlers), list(logging.getLogger().handlers)
from tests.channels.vk.conftest import MemorySink, opened
from tests.emulators.vk import VkEmulator
import channels.vk
assert "vkbottle" not in sys.modules, "loaded before it is used"

async def main():
    async with VkEmulator() as vk, opened(vk) as found:
        sink = MemorySink(cursor={"ts": "1"})
        await vk.write("anna", "раз")
        task = asyncio.create_task(found.run(sink))
        while not sink.raws:
            await asyncio.sleep(0.01)
        vk.emit({"type": "group_join", "event_id": "x", "group_id": 1, "object": {}})
        while len(sink.raws) < 3:
            await asyncio.sleep(0.01)
        task.cancel()

asyncio.run(main())
assert "vkbottle" in sys.modules
assert before == (warnings.showwarning, list(logging.getLogger("vkbottle").handlers), list(logging.getLogger().handlers))
"""
    root = Path(__file__).parents[3]
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-W", "error::ResourceWarning", "-c", code, cwd=tmp_path, env={**os.environ, "PYTHONPATH": str(root)},
        stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.STDOUT,
    )  # fmt: skip
    async with asyncio.timeout(LIMIT):
        said, _ = await process.communicate()
    assert process.returncode == 0, said.decode()
    assert said == b""
    assert os.listdir(tmp_path) == [], "no .vkbottle folder"
