"""What machines send and mail servers mean, that people's mail stays theirs, and that hostile reports are read in bounded time."""

import re
import textwrap
import time
from collections.abc import Callable, Sequence
from typing import Any
from zlib import crc32

import pytest

from channels.email.machines.bounce import address_of, from_report
from channels.email.machines.reasons import PASSING, reason_of, status_for
from channels.email.machines.worded import from_words
from router.schema import InboundMessage
from tests.channels.email.corpus import MAILS, normalised
from tests.channels.email.letters import head
from tests.channels.email.machines.cases import CASES, HARD, MESSAGE_ID, REPLIES, Case, laid_out, layouts, mail


def sampled(one_in: int, cases: Sequence[Case] = CASES) -> list[Case]:
    """The same ones whatever stands before them in the tables."""
    return [case for case in cases if crc32(case.raw) % one_in == 0]


def read(raw: bytes) -> InboundMessage:
    message = normalised(raw)[0]
    assert isinstance(message, InboundMessage)
    return message


@pytest.mark.parametrize("case", [pytest.param(case, id=case.name) for case in CASES])
def test_what_it_is(case: Case) -> None:
    message = read(case.raw)
    assert message.automatic == case.kind
    told: Any = message.facts.get("delivery", [])
    lost = [one for one in told if one["action"] in {"failed", "delayed"}]
    if case.kind not in {"bounce", "delay"}:
        assert lost == []
        return
    assert sorted(one["recipient"] for one in lost) == sorted(case.failed)
    if case.told:
        assert MESSAGE_ID in str(message.facts["original"])
    if not told:
        assert case.hard is None
        return
    assert case.hard in {None, told[0]["permanent"]}
    assert case.status in {"", told[0]["status"]}
    assert case.reason in {None, told[0]["reason"]}


def test_what_two_servers_replied_is_read_alike_in_every_layout() -> None:
    known = [row for row in REPLIES if row[0][:3].isdigit() and row[1] not in {"", "-"} and "@" not in row[0]]
    for number, (name, layout) in enumerate(layouts().items()):
        for one, other in zip(known[number::60], known[number + 30 :: 60], strict=False):
            replies = {"joe@b.example": one, "ann@c.example": other}
            facts: Any = read(laid_out(layout, {address: row[0] for address, row in replies.items()})).facts
            assert MESSAGE_ID in facts["original"], (name, one, other)
            told = {found["recipient"]: found for found in facts["delivery"]}
            assert told.keys() == replies.keys(), (name, one, other)
            for address, (_, reason, hard) in replies.items():
                assert told[address]["reason"] == reason, (name, address, one, other)
                assert HARD[hard] in {None, told[address]["permanent"]}, (name, address, one, other)


def test_a_reply_says_the_same_in_several_lines() -> None:
    """RFC 5321 section 4.2.1; the code and the status stand before each."""
    for words, _, _ in REPLIES:
        reply = re.fullmatch(r"([45]\d\d) (\d\.\d{1,3}\.\d{1,3} )?([^@]{50,})", words)
        if reply is None:
            continue
        code, status, said = (
            reply[1],
            reply[2] or "",
            textwrap.wrap(reply[3], 40, break_on_hyphens=False, break_long_words=False),
        )
        lines = [f"{code}-{status}{line}" for line in said[:-1]] + [f"{code} {status}{said[-1]}"]
        assert (words, reason_of("", " ".join(lines))) == (words, reason_of("", words))
        assert (words, reason_of("", "\n".join(lines))) == (words, reason_of("", words))


@pytest.mark.parametrize(
    "line",
    [
        "Message-ID: <{}>", "Message-ID:\n <{}>", "> message-id: <{}>", "Message-Id : <{}>", "MessageId = <{}>", "Message-ID: {}",
        'Message ID "{}"', "Идентификатор сообщения: <{}>", "Nachrichten-ID: {}", "The following message <{}> was not delivered",
    ],
)  # fmt: skip
def test_the_answer_is_found_however_a_report_writes_its_id(line: str) -> None:
    report = mail("%%H MAILER-DAEMON@mx.example|failure notice\nContent-Type: text/plain; charset=utf-8\n\n")
    words = "<joe@b.example>:\r\n550 5.1.1 User unknown\r\n\r\n" + line.format(MESSAGE_ID).replace("\n", "\r\n")
    facts = read(report + words.encode()).facts
    assert facts["original"] == f"<{MESSAGE_ID}>"


def test_a_wrapped_text_says_the_same() -> None:
    """Programs wrap what they send, and leave a blank where they did."""
    for case in CASES:
        fields, _, text = case.raw.decode().replace("\r\n", "\n").partition("\n\n")
        if "\nContent-Type: text/plain" not in fields or "\nContent-Transfer-Encoding" in fields or "\n\t" in text:
            continue
        was, now = read(case.raw), read(f"{fields}\n\n{_wrapped(text)}".encode())
        assert (case.name, now.automatic) == (case.name, was.automatic)
        before, after = (_reasons(one) for one in (was, now))
        assert (case.name, after) == (case.name, before)


def _wrapped(text: str) -> str:
    """At 72 characters; an address that comes to stand first in its line says something else."""
    lines = [textwrap.wrap(line, 72, break_on_hyphens=False) for line in text.split("\n")]
    apart = [any("@" in part.split()[0] for part in parts[1:]) for parts in lines]
    whole = text.split("\n")
    return "\n".join(
        line if kept or len(line) <= 72 else " \n".join(parts)
        for line, parts, kept in zip(whole, lines, apart, strict=True)
    )


def _reasons(message: InboundMessage) -> list[str]:
    return [one["reason"] for one in _told(message)[:1]]


def _told(message: InboundMessage) -> list[Any]:
    told = message.facts.get("delivery", [])
    assert isinstance(told, list)
    return told


def _marginal(text: str) -> str:
    return "".join(f"  {line}" if line.strip() else line for line in text.splitlines(keepends=True))


@pytest.mark.parametrize(
    "change",
    [
        _marginal, lambda text: text.replace("\n", "  \n"), lambda text: text.replace("  ", "\xa0 "),
        lambda text: f"{text.rstrip()}\n\n-- \nThis message has been scanned for viruses and\ndangerous content.\n",
        lambda text: f"{text.rstrip()}\n\n---\nПисьмо проверено антивирусом на вирусы.\nhttps://antivirus.example/free\n",
        lambda text: f"*** EXTERNAL EMAIL: do not open attachments ***\n\n{text}",
    ],
    ids=["margin", "blanks at ends", "blanks that don't break", "scanner's words", "scanner's words in Russian", "banner"],
)  # fmt: skip
def test_what_gateways_do_to_a_text_changes_nothing(change: Callable[[str], str]) -> None:
    for case in sampled(30):
        if not case.failed or case.hard is None:
            continue
        fields, _, text = case.raw.decode().replace("\r\n", "\n").partition("\n\n")
        if "\nContent-Type: text/plain" in fields and "\nContent-Transfer-Encoding" not in fields and text.strip():
            was, now = read(case.raw), read(f"{fields}\n\n{change(text)}".encode())
            assert (case.name, now.automatic) == (case.name, was.automatic)
            assert (case.name, now.facts.get("original")) == (case.name, was.facts.get("original"))
            assert [_outcome(one) for one in _told(now)] == [_outcome(one) for one in _told(was)], case.name


def _outcome(one: Any) -> tuple[object, ...]:
    return one["recipient"], one["action"], one["permanent"], one["status"], one["reason"]


def test_fields_are_read_where_the_parts_of_a_report_are_lost() -> None:
    reports = [
        case
        for case in CASES
        if case.failed and case.hard is not None and case.told and re.search(LOST, case.raw.partition(b"\r\n\r\n")[0])
    ]
    for case in sampled(3, reports):
        if b"Content-Transfer-Encoding" not in case.raw:
            was, now = read(case.raw), read(_in_one_text(case.raw))
            assert (case.name, now.automatic, now.facts.get("original")) == (
                case.name,
                was.automatic,
                was.facts["original"],
            )
            assert [_outcome(one) for one in _told(now)] == [_outcome(one) for one in _told(was)], case.name
    assert len(reports) > 200


def test_receipts_and_complaints_are_read_where_their_parts_are_lost() -> None:
    told = [
        case
        for case in CASES
        if case.kind in {"receipt", "complaint"} and re.search(LOST, case.raw.partition(b"\r\n\r\n")[0])
    ]
    asked = [
        case
        for case in told
        if b"Content-Transfer-Encoding" not in case.raw
        and b"Subject: FW" not in case.raw
        and b"; name=" not in case.raw
    ]
    for case in asked:
        now = read(_in_one_text(case.raw))
        assert (case.name, now.automatic) == (case.name, case.kind)
    assert len(asked) > 40


LOST = rb"Content-Type: multipart/report; report-type=[a-z-]+; boundary=[^\r]*"


def _in_one_text(raw: bytes) -> bytes:
    """As a gateway leaves it that knows no multipart: the fields of the parts stand in the text."""
    return re.sub(rb"\r\n--\S+(?=\r\n)", b"\r\n", re.sub(LOST, b"Content-Type: text/plain", raw, count=1))


SHOWN = "---------- Forwarded message ---------\nFrom: Mail Delivery System <MAILER-DAEMON@mail.example>\n\n"


@pytest.mark.parametrize(
    ("sender", "subject", "words"),
    [
        ("%%P Анна <anna@mail.example>", "{}", "Опять вернулось.\n\n"), ("%%P Anna <anna@mail.example>", "Re: My order", "FYI\n\n"),
        ("%%N Анна <anna@mail.example>", "{}", "Куда мне писать?\n\n"), ("%%N Anna <anna@mail.example>", "{}", SHOWN),
        ("%%P Postmaster <postmaster@zavod.example>", "Fwd: {}", "FYI\n\n"),
        ("%%P Postmaster <postmaster@zavod.example>", "{}", "Коллеги, почините.\n\n" + SHOWN),
    ],
)  # fmt: skip
def test_a_report_that_somebody_shows_is_his(sender: str, subject: str, words: str) -> None:
    for name, layout in layouts().items():
        if name == "fields":
            continue
        report = laid_out(layout, {"sales@shop.example": "550 5.1.1 User unknown"}).decode().replace("\r\n", "\n")
        fields, _, text = report.partition("\n\n")
        its = fields.partition("\nSubject: ")[2].partition("\n")[0]
        raw = mail(f"{sender}|{subject.format(its)}\nContent-Type: text/plain; charset=utf-8\n\n{words}{text}")
        assert (name, read(raw).automatic) == (name, "")


@pytest.mark.parametrize(
    "tag",
    [
        "[EXTERNAL] ",
        "***SPAM*** ",
        "***UNCHECKED*** ",
        "[Sender unverified] ",
        "[Подозрительное] ",
        "EXT: ",
        "[Внешняя почта] ",
    ],
)
def test_what_a_gateway_writes_before_the_subject_changes_nothing(tag: str) -> None:
    for case in sampled(9):
        raw = case.raw.replace(b"\r\nSubject: ", f"\r\nSubject: {tag}".encode(), 1)
        assert (read(raw).automatic, case.name) == (case.kind, case.name)


FOOTERS = (
    "This e-mail and its attachments are confidential. If you received it in error, please delete it.",
    "Настоящее сообщение конфиденциально. Если вы получили это письмо по ошибке, удалите его.",
    "Проверено антивирусом. Вирусов не найдено.", "This email was scanned for viruses: no viruses found.",
)  # fmt: skip
BANNERS = (
    "[EXTERNAL] This message came from outside your organization. Do not click links unless you know the sender.",
    "ВНИМАНИЕ: внешний отправитель. Не переходите по ссылкам и не открывайте вложения.",
)


@pytest.mark.parametrize(
    "change",
    [
        lambda text: re.sub(r"(?<=[\w,.:]) (?=\w)", "\u00a0", text), lambda text: text.replace("ё", "е"),
        lambda text: re.sub(r"(?<=[a-z])'(?=[a-zé])", "’", text),
        *(lambda text, footer=one: f"{text}\n\n--\n{footer}\n" for one in FOOTERS),
        *(lambda text, banner=one: f"{banner}\n\n{text}" for one in BANNERS),
    ],
    ids=["blanks", "e", "apostrophes", *(f"footer {place}" for place in range(4)), "banner", "banner in Russian"],
)  # fmt: skip
def test_what_programs_do_to_a_text_changes_nothing(change: Callable[[str], str]) -> None:
    """Word processors put other blanks and apostrophes in, gateways a banner above, companies and scanners a footer below."""
    for case in sampled(29):
        fields, _, text = case.raw.decode().replace("\r\n", "\n").partition("\n\n")
        if (
            "\nContent-Type: text/plain" not in fields
            or "\nContent-Transfer-Encoding" in fields
            or len(text.split()) < 3
        ):
            continue
        was, now = read(case.raw), read(f"{fields}\n\n{change(text)}".encode())
        assert (case.name, now.automatic, _reasons(now)) == (case.name, was.automatic, _reasons(was))


OURS_BELOW = (
    "On Mon, 23 Nov 2026 at 10:10, Okno <help@shop.example> wrote:\n\n> Hello,\n> how do you like your order 1042? Please write to me.\n",
    "_____________________________\nFrom: Okno <help@shop.example>\nSent: Monday, November 23, 2026 10:10\nTo: Anna <anna@mail.example>\n"
    "Subject: Your order 1042\n\nHello, how do you like your order? Please write to me.\n",
    "-----Original Message-----\nFrom: Okno [mailto:help@shop.example]\nSent: Monday, November 23, 2026 10:10\nTo: Anna\n\nHi! All well?\n",
    'Понедельник, 23 ноября 2026, 10:10 +03:00 от "Okno" <help@shop.example>:\n\n> Здравствуйте!\n> Как вам заказ 1042? Жду ответа.\n',
)  # fmt: skip


@pytest.mark.parametrize("ours", OURS_BELOW, ids=["Gmail", "Outlook", "old Outlook", "Mail.ru"])
def test_a_program_that_cites_our_mail_is_one(ours: str) -> None:
    _with_below({"auto_reply", "machine", "list", "receipt"}, ours)


AUTOMATIC_BELOW = (
    "On Mon, 23 Nov 2026 at 10:10, Okno <help@shop.example> wrote:\n\n> Automatic reply: I am out of the office until 7 December.\n"
    "> In urgent cases please contact Tom. Your request has been received.\n",
    '23.11.2026, 10:10, "Okno" <help@shop.example>:\n> Ваше обращение зарегистрировано под номером 5512.\n'
    "> Это письмо сформировано автоматически, отвечать на него не нужно.\n",
    "-------- Пересылаемое сообщение --------\nОт: Okno <help@shop.example>\nТема: Автоматический ответ\n\n"
    "Я в отпуске до 7 декабря, по срочным вопросам обращайтесь к Павлу.\n",
)  # fmt: skip


@pytest.mark.parametrize("automatic", AUTOMATIC_BELOW, ids=["Gmail", "Yandex", "Mail.ru"])
def test_a_person_who_cites_a_program_is_none(automatic: str) -> None:
    _with_below({""}, automatic)


def _with_below(kinds: set[str], below: str) -> None:
    for case in sampled(11, [case for case in CASES if case.kind in kinds]):
        fields, _, text = case.raw.decode().replace("\r\n", "\n").partition("\n\n")
        if "\nContent-Type: text/plain" in fields and "\nContent-Transfer-Encoding" not in fields:
            assert (case.name, read(f"{fields}\n\n{text}\n\n{below}".encode()).automatic) == (case.name, case.kind)


def test_lines_ended_by_a_carriage_return_alone() -> None:
    words = "Hi. This is the qmail-send program at x.\rI'm afraid I wasn't able to deliver your message to the following addresses.\r\r"
    report = mail("%%H MAILER-DAEMON@x.example|failure notice\n\n") + words.encode()
    facts: Any = read(report + b"<joe@b.example>:\rSorry, no mailbox here by that name. (#5.1.1)\r").facts
    assert [(one["recipient"], one["status"]) for one in facts["delivery"]] == [("joe@b.example", "5.1.1")]


def test_no_case_is_there_twice() -> None:
    assert len({case.raw for case in CASES}) == len({case.name for case in CASES}) == len(CASES) > 2600


@pytest.mark.parametrize(
    ("status", "reason"),
    [("5.1.1", "user_unknown"), ("4.2.2", "mailbox_full"), ("5.7.1", "policy"), ("5.7.133", "policy"), ("5.6.0", "content"), ("2.0.0", "")],
)  # fmt: skip
def test_reason_in_a_status(status: str, reason: str) -> None:
    assert reason_of(status, "") == reason


def test_a_derived_status_says_for_how_long() -> None:
    assert status_for("user_unknown", "") == "5.1.1"
    assert status_for("network", "") == "4.4.1"
    assert status_for("mailbox_full", "452") == "4.2.2"
    assert status_for("", "550") == "5.0.0"
    assert status_for("", "") == ""


def test_every_reason_that_passes_is_never_permanent() -> None:
    found = [one for mail in MAILS for one in mail.expect.get("delivery", ()) if mail.expect.get("reasons")]
    soft = [
        one["permanent"]
        for mail in MAILS
        for one, reason in zip(mail.expect.get("delivery", ()), mail.expect.get("reasons", ()), strict=False)
        if reason in PASSING
    ]
    assert len(found) > 120
    assert len(soft) > 20
    assert not any(soft)


@pytest.mark.parametrize(
    ("value", "address"),
    [
        ("rfc822;a@b.example", "a@b.example"), ("RFC822; <A@B.example>", "A@b.example"), ("a@b.example", "a@b.example"),
        ("rfc822; a@b.example (Anna)", "a@b.example"), ("utf-8; jos\\x{E9}@b.example", "josé@b.example"), ("local; anna", "anna"),
        ("utf-8; \\x{110000}a@b.example", "a@b.example"), ("", ""),
    ],
)  # fmt: skip
def test_address_of_a_field(value: str, address: str) -> None:
    assert address_of(value).casefold() == address.casefold()


HOSTILE = {
    "words": "user " * 100_000, "accounts": "account " * 50_000, "is is": "mailbox " + "is " * 100_000,
    "messages": "message size " * 40_000,
    "addresses": "a@b.example\n" * 40_000, "codes": "550 5.1.1 a@b.example\n\n" * 20_000, "exceeds": "exceed a b c " * 40_000,
    "lines": "x\n" * 200_000, "russian": "пользователь " * 40_000, "one line": "a" * 1_000_000, "dots": "a.a.a.a." * 50_000,
    "conditional": "block" * 100_000, "to": "to: a\n" * 60_000,
}  # fmt: skip


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_words_take_bounded_time(name: str) -> None:
    text = HOSTILE[name]
    started = time.process_time()
    from_words(text, text, frozenset(), action="failed")
    from_report(
        b"Final-Recipient: rfc822; " + text.encode() + b"\nAction: failed\nDiagnostic-Code: smtp; " + text.encode()
    )
    normalised(
        head(sender="mailer-daemon@mail.example", subject=text[:5000].replace("\n", " ")) + b"\n" + text.encode()
    )
    assert time.process_time() - started < 4
