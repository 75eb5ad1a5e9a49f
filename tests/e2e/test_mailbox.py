"""A mailbox with a history, and a real desk: previewed, taken in silently whatever is killed, counted, and asked again."""

from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest_asyncio

from tests.channels.email.mailbox.dovecot import Dovecot
from tests.channels.email.mailbox.odd_imap import OddImap
from tests.channels.email.sending.odd_smtp import HANG, OddSmtp
from tests.emulators.desk import OperatorBrowser, RunningDesk
from tests.shipped import few_rules
from tests.waiting import until

NOW = datetime.now(UTC)
OLD, YOUNG = 900, 60  # conversations
LETTERS = "SELECT count(*) FROM messages WHERE direction = 'in'"
SECRETS = {"MAIL_PASSWORD": "secret"}


def mail(
    uid: int,
    person: str,
    subject: str,
    days: float,
    cites: int = 0,
    *fields: str,
    text: str = "Здравствуйте, где мой заказ?",
) -> bytes:
    at = NOW - timedelta(days=days)
    lines = [
        f"From: {person} <{person}@mail.example>", "To: support@shop.example", f"Subject: {subject}",
        f"Date: {at:%d %b %Y %H:%M:%S} +0000", f"Message-ID: <{uid}@mail.example>", "Content-Type: text/plain; charset=utf-8", *fields,
    ]  # fmt: skip
    if cites:
        lines += [f"In-Reply-To: <{cites}@mail.example>", f"References: <{cites}@mail.example>"]
    return ("\r\n".join(lines) + f"\r\n\r\n{text}\r\n").encode()


def mailbox() -> OddImap:
    """Old conversations of two letters each, young ones of one, a vacation answer, a fraudster, a double, a mail for nobody."""
    server = OddImap()

    def put(data: bytes, days: float) -> None:
        uid = max(server.mails, default=0) + 1
        server.mails[uid], server.dates[uid] = data, NOW - timedelta(days=days)

    for number in range(OLD // 2):
        put(mail(number + 1, f"old{number}", f"Old {number}", 200 - number / 10), 200 - number / 10)
    for number in range(OLD // 2):
        put(mail(5000 + number, f"old{number}", f"Re: Old {number}", 100, number + 1), 100)
    for number in range(YOUNG):
        put(mail(9000 + number, f"young{number}", f"Young {number}", 3), 3)
    put(mail(9500, "away", "Automatic reply", 2, 0, "Auto-Submitted: auto-replied"), 2)
    put(mail(9501, "thief", "Выплата", 2, text="Служба безопасности: назовите код из СМС и номер карты."), 2)
    put(server.mails[len(server.mails)], 2)  # the same once more
    put(b"\r\n", 2)  # not one character
    return server


@pytest_asyncio.fixture
async def desk(tmp_path: Path) -> AsyncIterator[tuple[RunningDesk, OddImap]]:
    async with mailbox() as server:
        imap = {"host": "127.0.0.1", "port": server.port, "security": "none", "password": "${MAIL_PASSWORD}"}
        section = {
            "kind": "email", "mailboxes": [{"address": "support@shop.example"}], "imap": imap,
            "smtp": {"host": "127.0.0.1", "port": 9, "security": "none"}, "import_since": "365d", "deadline": 3, "idle": 30, "reconcile": 2,
        }  # fmt: skip
        running = RunningDesk(folder=tmp_path, channels={"mail": section}, secrets=SECRETS)
        running.write_config()
        yield running, server
        await running.kill()


async def test_a_history_is_taken_in_silently_whatever_is_killed(desk: tuple[RunningDesk, OddImap]) -> None:
    running, server = desk
    status, said = await running.okno("channels", "import", "mail", "--preview")
    assert status == 0, said
    assert f"{OLD + YOUNG + 4} on the server, {OLD + YOUNG + 3} would come" in said
    assert f"{OLD} are answered or old" in said
    assert "the same mail twice" in said
    assert running.one("SELECT count(*) FROM raws") == 0  # it only looked

    for target in (100, 400, 700):
        await running.start()
        await until(lambda target=target: running.one(LETTERS) >= target, "some history")
        await running.kill()
    await running.start()
    await until(lambda: running.one(LETTERS) >= OLD + YOUNG + 2, "all history")
    await until(lambda: running.one("SELECT count(*) FROM raws WHERE state = 'new'") == 0, "nothing waits")

    assert (
        running.one("SELECT count(*) FROM messages WHERE direction = 'in' AND external_id NOT LIKE 'unreadable:%'")
        == OLD + YOUNG + 2
    )
    assert running.rows("SELECT state, count(*) FROM raws GROUP BY state ORDER BY state") == [
        ("done", OLD + YOUNG + 2), ("double", 1), ("parked", 1),
    ]  # fmt: skip
    assert running.one("SELECT count(*) FROM deliveries") == 0, "nothing of history is answered by itself"
    assert running.one("SELECT count(*) FROM tickets WHERE promised_at IS NOT NULL") == 0
    old = (
        "SELECT status, unread, waiting_since IS NULL, count(*) FROM tickets WHERE subject LIKE 'Old%' GROUP BY 1, 2, 3"
    )
    assert running.rows(old) == [("closed", 0, 1, OLD // 2)]  # two letters of a conversation are one ticket
    young = "SELECT status, unread, waiting_since IS NULL, count(*) FROM tickets WHERE subject LIKE 'Young%' GROUP BY 1, 2, 3"
    assert running.rows(young) == [("new", 1, 0, YOUNG)]
    created = running.one("SELECT min(created_at) FROM tickets WHERE subject = 'Old 0'") / 1_000_000
    assert abs(created - (NOW - timedelta(days=200)).timestamp()) < 2  # a ticket of then

    server.arrive(mail(20_000, "anna", "New", 0))
    await until(lambda: running.one("SELECT count(*) FROM deliveries") == 1, "the acknowledgement")
    server.arrive(mail(20_001, "old7", "Re: Old 7", 0, 5007))
    linked = "SELECT linked_from FROM tickets WHERE subject = 'Re: Old 7'"
    await until(lambda: running.one(linked) == 8, "the answer, in a ticket that goes on from the old one")
    assert await running.stop() == [0], running.tail()


async def import_killed(folder: Path, count: int, kills: int) -> RunningDesk:
    """An import of so many mails from Dovecot, cut off by kill -9 again and again, as the desk that has them all."""
    async with Dovecot() as server:
        server.fill(mail(number, f"person{number % 997}", f"Letter {number}", 400) for number in range(count))
        section = {"kind": "email", **server.section(import_since="2000-01-01"), "idle": 30}
        settings = {"rules": {"packs": str(few_rules(folder))}}
        running = RunningDesk(folder=folder, channels={"mail": section}, secrets={}, settings=settings)
        running.write_config()
        try:
            for number in range(1, kills + 1):
                await running.start()
                target = count * number // (kills + 1)
                await until(lambda target=target: running.one("SELECT count(*) FROM raws") >= target, "some of it")
                await running.kill()
            await running.start()
            await until(lambda: running.one("SELECT count(*) FROM raws") >= count, "all of it")
            await until(lambda: running.one("SELECT count(*) FROM raws WHERE state = 'new'") == 0, "nothing waits")
        finally:
            await running.kill()
    return running


async def test_a_large_import_from_dovecot_loses_and_doubles_nothing_whatever_is_killed(tmp_path: Path) -> None:
    count = 3000
    running = await import_killed(tmp_path, count, kills=4)
    assert running.rows("SELECT state, count(*) FROM raws GROUP BY state") == [("done", count)]
    assert running.one(LETTERS) == running.one("SELECT count(DISTINCT external_id) FROM messages") == count
    assert running.one("SELECT count(DISTINCT subject) FROM tickets") == count
    assert running.one("SELECT count(*) FROM deliveries") == 0


async def test_the_page_and_the_command_count_and_name(desk: tuple[RunningDesk, OddImap]) -> None:
    running, server = desk
    server.refuse_uids = {5, 700}
    status, said = await running.okno("users", "add", "ada", "--role", "admin", stdin="a long password\n")
    assert status == 0, said
    await running.okno("users", "add", "olga", "--role", "operator", stdin="a long password\n")
    await running.start()
    await until(lambda: running.one(LETTERS) >= OLD + YOUNG, "all history")
    await until(lambda: running.one("SELECT count(*) FROM raws WHERE state = 'new'") == 0, "nothing waits")
    admin, operator = OperatorBrowser(running.url), OperatorBrowser(running.url)
    try:
        await admin.log_in("ada", "a long password")
        await operator.log_in("olga", "a long password")

        async def named() -> bool:
            return (await admin.admin("channels")).count("/1000/") >= 3

        await until(named, "what was set aside")
        page = await admin.admin("channels")
        assert "Old 4" in page
        assert "old4@mail.example" in page
        assert "Сервер не отдаёт это письмо" in page
        assert "Письмо пустое" in page
        status, said = await running.okno("channels")
        line = next(one for one in said.splitlines() if "support@shop.example/INBOX: on the server" in one)
        assert (
            f"on the server {OLD + YOUNG + 4}, imported {OLD + YOUNG}, known already 1, not for the desk 0, set aside 3"
            in line
        )

        form = {"channel": "mail", "item": "support@shop.example/INBOX/1000/5"}
        assert await post(operator, form) == 403  # not an administrator's
        assert await post(admin, {**form, "item": "support@shop.example/INBOX/1000/6"}) == 404  # not set aside
        server.refuse_uids = {700}
        assert await post(admin, form) == 200
        await until(lambda: running.one("SELECT state FROM raws WHERE key LIKE '%/1000/5'") == "done", "the mail")
        status, said = await running.okno("channels", "again", "mail")
        assert (status, said) == (0, "1 are to be tried again\n")
        server.refuse_uids = set()
        await until(
            lambda: running.one("SELECT state FROM raws WHERE key LIKE '%/1000/700'") == "done", "the other mail"
        )
        status, said = await running.okno("channels", "again", "post")
        assert (status, said) == (1, "okno: 'post' is no channel whose provider keeps mail; there are mail\n")
        status, said = await running.okno("channels", "import", "mail")
        assert status == 1
    finally:
        await admin.close()
        await operator.close()
    assert await running.stop() == [0], running.tail()


async def post(browser: OperatorBrowser, form: dict[str, str]) -> int:
    async with browser._session.post(
        f"{browser.url}/admin/channels/again", data={**form, "csrf": browser._csrf}
    ) as answer:
        return answer.status


async def test_a_mail_with_which_two_processes_died_is_the_same_mail_each_time(tmp_path: Path) -> None:
    """Killed between a mail's last byte and the server's answer: who receives it twice knows it by its Message-ID."""
    async with OddImap() as inbox, OddSmtp({"END": [HANG, HANG, b"250 taken\r\n"]}) as server:
        imap = {"host": "127.0.0.1", "port": inbox.port, "security": "none", "password": "${MAIL_PASSWORD}"}
        section = {
            "kind": "email", "mailboxes": [{"address": "support@shop.example"}], "imap": imap,
            "smtp": {"host": "127.0.0.1", "port": server.port, "security": "none"}, "deadline": 30,
        }  # fmt: skip
        settings = {"rules": {"packs": str(few_rules(tmp_path))}}
        running = RunningDesk(folder=tmp_path, channels={"mail": section}, secrets=SECRETS, settings=settings)
        try:
            await running.start()
            await until(lambda: "IDLE" in inbox.commands, "the desk watches")
            inbox.arrive(mail(1, "anna", "Заказ", 0))
            for number in (1, 2):
                await until(lambda number=number: len(server.mails) == number, "the acknowledgement on its way")
                await running.start()
                first = running.processes.pop(0)
                first.kill()
                await first.wait()
            await until(lambda: running.one("SELECT count(*) FROM deliveries WHERE state = 'sent'") == 1, "its record")
        finally:
            await running.kill()
        assert len(set(server.mails)) == 1
        assert len(server.mails) == 3
        assert running.one("SELECT count(*) FROM deliveries") == 1
