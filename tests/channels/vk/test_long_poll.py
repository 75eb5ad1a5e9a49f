"""Events over Bots Long Poll: nothing lost, nothing doubled, whatever the network does."""

import asyncio
import json

import pytest

from channels.vk.channel import VkChannel
from channels.vk.config import read
from router.channel import ChannelSetup, NotSwitched
from router.schema import InboundEdit, InboundMessage
from tests.channels.sink import MemorySink
from tests.channels.vk.arriving import answers, event, only, polling, posted, serving, texts
from tests.channels.vk.conftest import SIGNER, opened
from tests.emulators.desk import free_port
from tests.emulators.faults import Fault
from tests.emulators.vk import VkEmulator
from tests.waiting import until

POLL, SERVER = "/longpoll", "getLongPollServer"


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
