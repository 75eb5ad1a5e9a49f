"""What bad input gets, at the socket of a real process: a clear status or something that people see and can replay.

One desk serves all tests of this file, on purpose: what spoils it for the next test is a fault. After every test it still
runs, its log has no traceback and no secret, and a good message of the same channel, sent right after the bad one, has its ticket.
"""

import asyncio
import json
from collections.abc import AsyncIterator, Callable
from contextlib import AsyncExitStack
from typing import Any

import aiohttp
import pytest
import pytest_asyncio

from channels import KINDS
from tests.e2e.conftest import Town, settled
from tests.e2e.place import MB, PARKED, WHOLE, Place
from tests.emulators.cable import Cable
from tests.emulators.customer import Attachment
from tests.emulators.faults import Fault
from tests.emulators.mail import MailFault
from tests.emulators.pictures import photo
from tests.waiting import LIMIT, until

pytestmark = [pytest.mark.e2e, pytest.mark.asyncio(loop_scope="module")]

HOOK_SECRETS = {"TELEGRAM_WEBHOOK_SECRET": "hook-secret-of-the-bot", "VK_SECRET": "hook-secret-of-the-community"}
FILE = 1 * MB  # the desk's limit of an attachment here


def unreadable(number: int) -> tuple[Any, ...]:
    """Events for VK's long poll; each `number` gives others, since what was seen before is not stored again."""
    return {"type": 5, "object": {"id": number}}, [number]


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def shared(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Place]:
    limits = {"limits": {"file": f"{FILE // MB} MB", "per_minute": 100_000}}
    async with AsyncExitStack() as stack:
        town = await stack.enter_async_context(settled(tmp_path_factory.mktemp("town"), limits))
        imap = await stack.enter_async_context(Cable(town.street.mail.imap_port))
        sections = {name: dict(section) for name, section in town.street.channels.items()}
        sections["telegram"]["webhook_secret"] = "${TELEGRAM_WEBHOOK_SECRET}"
        sections["vk"] |= {"mode": "both", "confirmation": "c0nfirm", "secret": "${VK_SECRET}", "timeout": 5}
        sections["email"] |= {"imap": {**town.street.mail.section["imap"], "port": imap.port}, "deadline": 2, "idle": 4}  # type: ignore[dict-item]
        town.desk.channels, town.desk.secrets = sections, {**town.street.secrets, **HOOK_SECRETS}
        town.desk.write_config()
        await town.start()
        http = await stack.enter_async_context(aiohttp.ClientSession(timeout=aiohttp.ClientTimeout(total=LIMIT)))
        yield Place(town=town, admin=await town.operator("admin"), imap=imap, http=http)
        assert await town.desk.stop() == [0], town.desk.tail()


@pytest_asyncio.fixture(loop_scope="module")
async def place(shared: Place) -> AsyncIterator[Place]:
    """The shared place; afterwards the process is alive and its log clean."""
    desk = shared.town.desk
    before = len(desk.log.read_text(errors="replace"))
    yield shared
    assert all(process.returncode is None for process in desk.processes), desk.tail()
    written = desk.log.read_text(errors="replace")
    assert "Traceback" not in written[before:], written[before:][-5000:]
    for name, secret in desk.secrets.items():
        assert secret not in written, f"{name} stands in the log"


# --- at the webhooks --------------------------------------------------------------------------------------------------

TELEGRAM = {"X-Telegram-Bot-Api-Secret-Token": HOOK_SECRETS["TELEGRAM_WEBHOOK_SECRET"]}
JSON = {"Content-Type": "application/json"}


def vk_event(town: Town, kind: str, body: object, *, secret: str = HOOK_SECRETS["VK_SECRET"], event_id: str) -> bytes:
    group = town.street.vk.group_id
    event = {"type": kind, "group_id": group, "secret": secret, "event_id": event_id, "v": "5.199", "object": body}
    return json.dumps(event).encode()


BAD_JSON = [
    b"",
    b"{",
    b"not json",
    b"[]",
    b"null",
    b'"text"',
    b"\xff\xfe\x00",
    b"[" * 50_000,
    b'{"update_id": "7"}',
    b'{"type": 7}',
]


@pytest.mark.parametrize("channel", ["telegram", "vk", "web"])
async def test_bad_json_is_refused(place: Place, channel: str) -> None:
    headers = {"telegram": TELEGRAM, "vk": {}, "web": JSON}[channel]
    before = place.raws()
    for body in BAD_JSON:
        status, words = await place.post(channel, body, headers)
        assert 400 <= status < 500, (body[:20], status)
        assert words.strip(), "a refusal says why"
    assert place.raws() == before
    if channel == "web":
        for body in BAD_JSON:
            status, words = await place.post(channel, body, JSON, "/api/v1/messages")
            assert status in (400, 401, 413, 415, 422), (body[:20], status)
            assert json.loads(words)["error"]["message"]
    await place.good(channel)


async def test_a_wrong_secret_is_refused(place: Place) -> None:
    before = place.raws()
    update = json.dumps({"update_id": 900_001, "message": {"message_id": 1}}).encode()
    for headers in ({}, {"X-Telegram-Bot-Api-Secret-Token": "x" * 300}, {"X-Telegram-Bot-Api-Secret-Token": "секрет"}):
        assert (await place.post("telegram", update, headers))[0] == 403
    for secret in ("", "wrong", "ы" * 200):
        body = vk_event(place.town, "message_new", {}, secret=secret, event_id="e1")
        assert (await place.post("vk", body))[0] == 403
    assert (await place.post("web", b"{}", JSON | {"Authorization": "Bearer nobody.aaaaaaaaaaaaaaaa"}))[0] in (
        400,
        401,
        403,
    )
    assert (await place.post("nobody", b"{}"))[0] == 404
    assert (await place.post("email", b"{}"))[0] == 404
    assert place.raws() == before
    for channel in ("telegram", "vk", "web"):
        await place.good(channel)


async def chunks(size: int) -> AsyncIterator[bytes]:
    for _ in range(size // 65_536 + 1):
        yield b" " * 65_536


@pytest.mark.parametrize("announced", [True, False])
@pytest.mark.parametrize(("channel", "size"), [("telegram", 11 * MB), ("vk", 11 * MB), ("web", 27 * MB)])
async def test_a_body_that_is_too_large_gets_413(place: Place, channel: str, size: int, announced: bool) -> None:
    before = place.raws()
    status, words = await place.post(channel, b" " * size if announced else chunks(size), {**TELEGRAM, **JSON})
    assert status == 413
    assert "larger than" in words
    assert place.raws() == before
    await place.good(channel)


async def test_a_form_that_is_too_large_gets_413(place: Place) -> None:
    for path in ("/api/v1/messages", "/"):
        for body in (b" " * 27 * MB, chunks(27 * MB)):
            assert (await place.post("web", body, JSON, path))[0] == 413
    await place.good("web")


# --- what nobody has seen before ----------------------------------------------------------------------------------------


def _said_by(number: int) -> dict[str, object]:
    return {"from": {"id": number, "first_name": "Я"}, "chat": {"id": number, "type": "private"}}


async def test_an_unknown_kind_of_update_is_visible(place: Place) -> None:
    town, before = place.town, place.raws()
    telegram = {"update_id": 910_001, "telepathy": _said_by(77)}
    assert await place.post("telegram", json.dumps(telegram).encode(), TELEGRAM) == (200, "")
    assert await place.post("vk", vk_event(town, "telepathy_new", {"from_id": 5, "x": 1}, event_id="t1")) == (200, "ok")
    strange = {"telepathy": {"strength": 7}}
    await town.street.telegram.send_update({"message": {"message_id": 99_001, "date": 1, **_said_by(78), **strange}})
    await town.street.vk.send_raw("esper", attachments=[{"type": "telepathy", **strange}])
    for channel in ("telegram", "vk"):
        await place.good(channel)
    await until(lambda: not town.desk.one("SELECT 1 FROM raws WHERE state = 'new'"), "all are read")
    fates = town.desk.rows(
        f"SELECT instr(body, 'telepathy'), state, reason, ticket_id FROM {WHOLE} WHERE id > ? AND instr(body, 'message_reply') = 0",
        before,
    )
    odd = [fate for fate in fates if fate[0]]
    assert len(odd) == 4
    assert all((state == "done" and ticket) or reason for _, state, reason, ticket in odd), odd
    query = "SELECT count(*) FROM parts WHERE kind = 'unsupported' AND instr(text || name || facts, 'telepathy')"
    assert town.desk.one(query) >= 2


async def test_wrong_types_inside_an_update(place: Place) -> None:
    """Every one becomes something: a message, a note why not, or a parked item; the good ones among them arrive."""
    town = place.town
    wrong: tuple[Any, ...] = (None, 7, "x", [], {}, [[]], {"id": "x"}, 1e300, True)
    for number, value in enumerate(wrong):
        message = {"message_id": value, "date": value, "from": value, "chat": value, "text": value, "photo": value}
        for update in (
            {"message": value},
            {"message": message},
            {"callback_query": value},
            {"edited_message": message},
        ):
            await town.street.telegram.send_update(update)
        for kind in ("message_new", "message_edit", "message_event", "wall_reply_new", "message_read"):
            group = town.street.vk.group_id
            base = {"type": kind, "group_id": group, "v": "5.199", "event_id": f"w{kind}{number}"}
            town.street.vk.emit({**base, "object": value})
            town.street.vk.emit({**base, "event_id": f"v{kind}{number}", "object": {"message": {"from_id": value, "text": value,
                                 "attachments": value, "peer_id": value, "date": value}}})  # fmt: skip
    for event in unreadable(next(place.here)):
        town.street.vk.emit(event)
    for channel in ("telegram", "vk"):
        await place.good(channel)
    left = "SELECT count(*) FROM raws WHERE state = 'new'"
    await until(lambda: town.desk.one(left) == 0, "all are read")
    mute = "SELECT count(*) FROM raws WHERE state <> 'done' AND reason = ''"
    assert town.desk.one(mute) == 0, "set aside without a word"


# --- mail -----------------------------------------------------------------------------------------------------------------

HEAD = b"From: Anna <anna@mail.example>\r\nTo: support@shop.example\r\nSubject: Broken %d\r\nMessage-ID: <broken-%d@mail.example>\r\n"
BROKEN_MAILS = [
    b"MIME-Version: 1.0\r\nContent-Type: image/png; name=a.png\r\nContent-Transfer-Encoding: base64\r\n\r\niVBORw0KGgoAAAANSUhEUg",
    b"Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: base64\r\n\r\n0J/RgNC40LLQtdGC=A===!!\xff\r\n",
    b"Content-Type: multipart/mixed\r\n\r\n--x\r\nContent-Type: text/plain\r\n\r\nno boundary was named\r\n",
    b'Content-Type: multipart/mixed; boundary="x"\r\n\r\n--x\r\nContent-Type: text/plain\r\n\r\nnever closed',
    b'Content-Type: multipart/mixed; boundary="x"\r\n\r\nthe boundary never comes',
    b"Content-Type: text/plain; charset=klingon-8\r\nContent-Transfer-Encoding: telepathy\r\n\r\n\xcf\xf0\xe8\xe2\xe5\xf2\r\n",
    b"Content-Type: message/rfc822\r\n\r\n" * 200 + b"deep",
    b"Content-Type: text/html\r\n\r\n" + b"<div>" * 20_000 + b"deep",
    b"Subject: =?utf-8?b?\xff?= =?koi8-r?q?=?=\r\nDate: the day after tomorrow\r\nReferences: " + b"<" * 5_000 + b"\r\n\r\nodd headers",
]  # fmt: skip


async def test_broken_mails_are_visible(place: Place) -> None:
    town, before = place.town, place.raws()
    box = town.street.mail.mailboxes[0]
    bodies = [HEAD % (n, n) + mail for n, mail in enumerate(BROKEN_MAILS)]
    bodies += [bytes(range(256)) * 40, b"\x00" * 500, b"\r\n\r\n", b"no header and no body"]
    for body in bodies:
        await town.street.mail.append(box, body)
    await place.good("email")
    count = "SELECT count(*) FROM raws WHERE channel = 'email' AND id > ? AND state <> 'new'"
    await until(lambda: town.desk.one(count, before) == len(bodies) + 1, "all mails")
    gone = "SELECT id, state, reason FROM raws WHERE channel = 'email' AND id > ? AND ticket_id IS NULL"
    assert town.desk.rows(gone, before) == []
    for (raw,) in town.desk.rows(PARKED, before):
        await place.admin.replay(raw)


async def test_a_mail_of_36_megabytes(place: Place) -> None:
    town, before = place.town, place.raws()
    line = b"QUJDREVGR0hJSktMTU5PUFFSU1RVVldYWVphYmNkZWZnaGlqa2xtbm9wcXJzdHV2d3h5ejAxMjM0NTY3ODk=\r\n"
    body = (
        HEAD % (36, 36) + b'MIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary="x"\r\n\r\n--x\r\n'
        b"Content-Type: text/plain\r\n\r\nsee the film\r\n--x\r\nContent-Type: video/mp4; name=film.mp4\r\n"
        b"Content-Transfer-Encoding: base64\r\n\r\n" + line * (38 * MB // len(line)) + b"--x--\r\n"
    )
    await town.street.mail.append(town.street.mail.mailboxes[0], body)
    await place.good("email")
    ticket = f"SELECT ticket_id FROM {WHOLE} WHERE id > ? AND channel = 'email' AND instr(body, 'see the film')"
    found = await until(lambda: town.desk.one(ticket, before), "the large mail")
    assert "see the film" in await place.admin.ticket(found)


# --- attachments ---------------------------------------------------------------------------------------------------------

PART = (
    "SELECT p.state, p.reason FROM parts p JOIN messages m ON m.id = p.message_id WHERE m.ticket_id = ? AND p.ref <> ''"
)
PICTURE = Attachment(name="фото.jpg", media_type="image/jpeg", data=photo("x"))
LARGE = Attachment(name="large.jpg", media_type="image/jpeg", data=PICTURE.data + bytes(2 * FILE))


async def settled_part(place: Place, ticket: int, state: str) -> str:
    def look() -> list[tuple[Any, ...]]:
        return [row for row in place.town.desk.rows(PART, ticket) if row[0] == state]

    return str((await until(look, f"the file of №{ticket} {state}"))[0][1])


async def test_an_attachment_that_is_gone(place: Place) -> None:
    telegram, vk = place.town.street.telegram, place.town.street.vk
    telegram.faults.add(
        Fault(
            path="getFile",
            trouble="status",
            status=404,
            body={"ok": False, "error_code": 404, "description": "Not Found: file"},
        )
    )
    vk.faults.add(Fault(path="/media/", trouble="status", status=404))
    for channel in ("telegram", "vk"):
        _, ticket = await place.good(channel, files=(PICTURE,))
        reason = await settled_part(place, ticket, "expired")
        assert reason
        assert reason in (await place.admin.ticket(ticket)).replace("&#39;", "'")
        _, ticket = await place.good(channel, files=(PICTURE,))
        await settled_part(place, ticket, "stored")


async def test_an_attachment_that_is_too_large(place: Place) -> None:
    for channel in ("telegram", "vk"):
        _, ticket = await place.good(channel, files=(LARGE,))
        assert str(FILE) in await settled_part(place, ticket, "too_large")
        _, ticket = await place.good(channel, files=(PICTURE,))
        await settled_part(place, ticket, "stored")


async def test_attachments_that_hang_hold_up_no_others(place: Place) -> None:
    """Half a file is fetched again later; files that hang keep places of their own channel, not all of them."""
    gate = asyncio.Event()
    place.faults("telegram").add(Fault(path="/file/", trouble="half_close"))
    place.faults("telegram").add(Fault(path="/file/", trouble="slow", gate=gate, times=2))
    held = [(await place.good("telegram", files=(PICTURE,)))[1] for _ in range(3)]
    for channel in ("vk", "telegram"):
        _, ticket = await place.good(channel, files=(PICTURE,))
        await settled_part(place, ticket, "stored")
    gate.set()
    for ticket in held:
        await settled_part(place, ticket, "stored")


# --- providers that answer nonsense to polling -------------------------------------------------------------------------------


def flood(seconds: int) -> dict[str, object]:
    words = f"Too Many Requests: retry after {seconds}"
    return {"ok": False, "error_code": 429, "description": words, "parameters": {"retry_after": seconds}}


NONSENSE: list[tuple[str, dict[str, Any], str]] = [
    ("telegram", {"trouble": "not_json", "status": 502}, "502"),
    ("telegram", {"trouble": "status", "status": 429, "body": flood(1)}, "Too Many Requests"),
    ("telegram", {"trouble": "status", "status": 200, "body": {"ok": True, "result": {"update_id": 1}}}, "no list of updates"),
    ("telegram", {"trouble": "status", "status": 200, "body": {"ok": "yes", "result": 7}}, "no JSON that we know"),
    ("telegram", {"trouble": "status", "status": 200, "body": {"ok": True, "result": [None, "x", {"update_id": 10**30}]}}, "update_id"),
    ("telegram", {"trouble": "half_close"}, "ClientPayloadError"),
    ("vk", {"trouble": "not_json", "status": 502}, "HTTP 502"),
    ("vk", {"trouble": "status", "status": 200, "body": {"ts": {}, "updates": "x"}}, "не похож"),
    ("vk", {"trouble": "status", "status": 200, "body": {"failed": 9}}, "failed 9"),
    ("vk", {"trouble": "half_close"}, "ClientPayloadError"),
]  # fmt: skip


@pytest.mark.parametrize(("channel", "trouble", "words"), NONSENSE, ids=lambda value: str(value)[:40])
async def test_nonsense_for_an_answer_to_polling(
    place: Place, channel: str, trouble: dict[str, Any], words: str
) -> None:
    path = {"telegram": "getUpdates", "vk": "/longpoll"}[channel]
    with place.faults(channel).lasting(Fault(path=path, **trouble)):
        await place.town.side(channel).write("pavel", "Здравствуйте!", name="Павел")  # ends the poll that is under way
        await place.shown(channel, words)
    await place.good(channel)
    await place.well(channel)


@pytest.mark.parametrize("ts", ["garbage", "999999999999", {"a": 1}, None, True, -5])
async def test_a_cursor_of_nonsense_does_not_stop_the_poll(place: Place, ts: object) -> None:
    body = {"ts": ts, "updates": []}
    place.town.street.vk.faults.add(Fault(path="/longpoll", trouble="status", status=200, body=body))
    await place.town.side("vk").write("pavel", "Добрый вечер!", name="Павел")
    await place.good("vk")


# --- and to sending ----------------------------------------------------------------------------------------------------------


async def answered_with(place: Place, channel: str, path: str, state: str, **trouble: Any) -> tuple[str, str]:
    """A good message whose acknowledgement meets the fault: who wrote, and the delivery's reason in its last state."""
    place.faults(channel).add(Fault(path=path, **trouble))
    person, ticket = await place.good(channel)
    reason = await place.delivered(ticket, state)
    if state != "sent":
        assert reason
        page = await place.admin.ticket(ticket)
        assert reason[:20] in page, "the provider's words are shown"
        assert "/retry" in page, "and can be answered by a retry"
    return person, reason


UNCLEAR: list[dict[str, Any]] = [
    {"trouble": "not_json", "status": 502}, {"trouble": "half_close"}, {"trouble": "drop"},
    {"trouble": "status", "status": 200, "body": {"ok": True, "result": "yes"}},
    {"trouble": "status", "status": 200, "body": [1]},
]  # fmt: skip


@pytest.mark.parametrize("trouble", UNCLEAR, ids=str)
async def test_an_answer_that_is_lost_is_shown_as_unknown(place: Place, trouble: dict[str, Any]) -> None:
    """Telegram has no key by which a second sending is known, so the desk asks a person."""
    await answered_with(place, "telegram", "sendMessage", "unknown", **trouble)
    await answered_with(place, "telegram", "sendMessage", "sent", trouble="slow", seconds=0.1)


async def test_a_flood_limit_is_waited_out(place: Place) -> None:
    person, _ = await answered_with(
        place, "telegram", "sendMessage", "sent", trouble="status", status=429, body=flood(1), times=2
    )
    assert len(place.town.told("telegram", person)) == 1


async def test_a_refusal_says_the_providers_words(place: Place) -> None:
    body = {"ok": False, "error_code": 400, "description": "Bad Request: message text is odd"}
    _, reason = await answered_with(place, "telegram", "sendMessage", "failed", trouble="status", status=400, body=body)
    assert reason == "Bad Request: message text is odd"


SAFE: list[dict[str, Any]] = [
    {"trouble": "not_json", "status": 502}, {"trouble": "half_close"}, {"trouble": "lost_response"},
    {"trouble": "status", "status": 200, "body": {"response": {"what": []}}},
    {"trouble": "status", "status": 200, "body": {"error": "what"}},
    {"trouble": "status", "status": 200, "body": [None]},
]  # fmt: skip


@pytest.mark.parametrize("trouble", SAFE, ids=str)
async def test_where_a_repeat_is_safe_nonsense_is_repeated(place: Place, trouble: dict[str, Any]) -> None:
    person, _ = await answered_with(place, "vk", "messages.send", "sent", **trouble)
    assert len(place.town.told("vk", person)) == 1


# --- mail servers that fail ----------------------------------------------------------------------------------------------------

PASSING = [
    MailFault(command="RCPT", trouble="status", words="451 4.3.0 Try again later"),
    MailFault(command="DATA", trouble="status", words="452 4.2.2 Mailbox full"),
    MailFault(command="DATA", trouble="lost_response"),
    MailFault(command="MAIL", trouble="drop"),
    MailFault(command="EHLO", trouble="status", words="421 4.3.2 Shutting down"),
]


@pytest.mark.parametrize("fault", PASSING, ids=lambda fault: f"{fault.command} {fault.trouble}")
async def test_smtp_that_fails_and_recovers(place: Place, fault: MailFault) -> None:
    place.town.street.mail.faults.append(fault)
    person, ticket = await place.good("email")
    await place.delivered(ticket, "sent")
    assert len(place.town.told("email", person)) == 1


async def test_smtp_that_refuses(place: Place) -> None:
    fault = MailFault(command="DATA", trouble="status", words="554 5.7.1 We do not want this")
    place.town.street.mail.faults.append(fault)
    _, ticket = await place.good("email")
    assert "554 5.7.1 We do not want this" in await place.delivered(ticket, "failed")
    page = await place.admin.ticket(ticket)
    assert "We do not want this" in page
    assert "/retry" in page
    _, ticket = await place.good("email")
    await place.delivered(ticket, "sent")


async def back(place: Place, mend: Callable[[], Any], words: str) -> None:
    """Trouble is shown; what came meanwhile arrives when it is over."""
    await place.shown("email", words)
    person = f"patient{next(place.here)}"
    await place.town.street.mail.write(person, f"Ждёт, пока починят: {person}", subject="Пока не работало")
    waiting = mend()
    if waiting is not None:
        await waiting
    await place.town.ticket_of(f"Ждёт, пока починят: {person}")
    await place.good("email")
    await place.well("email")


async def test_imap_that_disappears_and_returns(place: Place) -> None:
    place.imap.pull()
    await back(place, place.imap.plug, "connect")


async def test_imap_that_falls_silent(place: Place) -> None:
    place.imap.silent = True

    def speak() -> None:
        place.imap.silent = False

    await back(place, speak, "support@shop.example")


# --- at the end ------------------------------------------------------------------------------------------------------------------


async def test_everything_set_aside_can_be_replayed(place: Place) -> None:
    """What was set aside stays set aside, visible, when it is read again; every channel still works."""
    desk, before, events = place.town.desk, place.raws(), unreadable(next(place.here))
    for event in events:
        place.town.street.vk.emit(event)
    await place.parked(before, len(events))
    items = await place.parked(0)
    for raw in items:
        await place.admin.replay(raw)
    await until(lambda: not desk.one("SELECT 1 FROM raws WHERE state = 'new'"), "all are read again")
    assert [row[0] for row in desk.rows(PARKED, 0)] == items
    for channel in KINDS:
        await place.good(channel)
    assert desk.one("PRAGMA integrity_check") == "ok"
