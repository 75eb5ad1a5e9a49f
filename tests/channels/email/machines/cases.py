r"""What machines and people send, as tables in `cases/`, each named after what its mails are.

In `*.txt` stand whole mails, each below `=== name | kind | failed recipients | hard or soft, status | reason | id`: "-" is anything, "id"
stands there if the Message-ID of our answer is told. `%%H sender|subject` are the fields of a mail from nobody, `%%P` those of one from
somebody, `%%N` those of one that no server has marked; `%%O recipient` is our answer come back, `%%OH` its header.
In `*.tsv` a line is a mail of words alone: the kind ("" is a person), sender, subject, fields, text (`\n` is a new line); in
`replies.tsv` what servers reply to a delivery: their words, the reason, hard or soft.

In `layouts.txt`, beside, stand servers' reports with room for replies: what is between `[[` and `]]` is there once a recipient.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from tests.channels.email.blocks import blocks

FOLDER = Path(__file__).parent / "cases"
MESSAGE_ID = "okno-77@shop.example"
HEADER = f"""Received: from shop.example (shop.example [192.0.2.10])
\tby mx.shop.example (Postfix) with ESMTPS id 3F2A1
\tfor <{{to}}>; Tue, 3 Mar 2026 10:00:00 +0300 (MSK)
From: Okno <help@shop.example>
To: {{to}}
Subject: Your order 1042
Message-ID: <{MESSAGE_ID}>
Date: Tue, 3 Mar 2026 10:00:00 +0300
MIME-Version: 1.0
Content-Type: text/plain; charset=utf-8
"""
ANSWER = HEADER + "\nHello, your order is on its way.\n"
FIELDS = """Received: from mx.remote.example (mx.remote.example [203.0.113.5])
\tby mx.shop.example (Postfix) with ESMTP id AB12; Tue, 3 Mar 2026 10:01:00 +0300
From: {sender}
To: help@shop.example
Subject: {subject}
Date: Tue, 3 Mar 2026 10:00:59 +0300
Message-ID: <b1@remote.example>
MIME-Version: 1.0"""
FROM = {"H": "Return-Path: <>\n", "P": "Return-Path: <anna@mail.example>\n", "N": ""}
HARD = {"hard": True, "soft": False, "-": None}
REPLY = "%%H MAILER-DAEMON@mx.remote.example (Mail Delivery System)|Undelivered Mail Returned to Sender\n"
UTF8 = "Content-Type: text/plain; charset=utf-8\n"


@dataclass(frozen=True, kw_only=True)
class Case:
    """`hard`, `status` and `reason` of the worst recipient; None and "" where the mail tells nothing that must be found."""

    name: str
    raw: bytes
    kind: str
    failed: tuple[str, ...] = ()
    hard: bool | None = None
    status: str = ""
    reason: str | None = None
    told: bool = False


def mail(text: str) -> bytes:
    """The mail that `text` is short for, its lines ended as on the wire."""

    def fields(found: re.Match[str]) -> str:
        sender, _, subject = found[2].partition("|")
        return FROM[found[1]] + FIELDS.format(sender=sender, subject=subject)

    text = re.sub(r"^%%([HNP]) (.*)$", fields, text, flags=re.MULTILINE)
    text = re.sub(r"^%%O (.*)\n", lambda found: ANSWER.format(to=found[1]), text, flags=re.MULTILINE)
    text = re.sub(r"^%%OH (.*)\n", lambda found: HEADER.format(to=found[1]), text, flags=re.MULTILINE)
    return text.replace("\n", "\r\n").encode()


def _whole() -> Iterator[Case]:
    for file in sorted(FOLDER.glob("*.txt")):
        for line, text in blocks(file):
            name, kind, failed, hard, reason, told = (one.strip() for one in line.split("|"))
            hard, _, status = hard.partition(" ")
            yield Case(
                name=f"{file.stem}: {name}",
                raw=mail(text),
                kind=kind.replace("person", ""),
                failed=tuple(failed.split(", ")) if failed != "-" else (),
                hard=HARD[hard],
                status=status,
                reason=None if reason == "-" else reason,
                told=told == "id",
            )


def _rows(name: str) -> Iterator[tuple[str, list[str]]]:
    for number, line in enumerate((FOLDER / f"{name}.tsv").read_text(encoding="utf-8").splitlines(), 1):
        yield f"{name} {number}", line.split("\t")


def _words() -> Iterator[Case]:
    for table in ("people", "programs"):
        for name, (kind, sender, subject, fields, text) in _rows(table):
            more = "".join(f"{one}\n" for one in fields.split("; ") if one)
            raw = mail(f"%%P {sender}|{subject}\n{more}{UTF8}\n" + text.replace("\\n", "\n"))
            yield Case(name=f"{name}: {subject[:50]}", raw=raw, kind=kind)


def _replies() -> Iterator[Case]:
    for name, (words, reason, hard) in _rows("replies"):
        raw = mail(f"{REPLY}{UTF8}\nThis is the mail system.\n\n<joe@b.example>: {words}\n\n%%O joe@b.example\n")
        yield Case(
            name=f"{name}: {words[:50]}",
            raw=raw,
            kind="bounce",
            failed=("joe@b.example",),
            hard=HARD[hard],
            reason=None if reason == "-" else reason,
            told=True,
        )


def layouts() -> dict[str, str]:
    return dict(blocks(FOLDER.with_name("layouts.txt")))


def laid_out(layout: str, replies: dict[str, str]) -> bytes:
    """The report that each of these addresses got this reply."""

    def each(found: re.Match[str]) -> str:
        return "".join(
            found[1].format(address=one, domain=one.partition("@")[2], reply=replies[one]) for one in replies
        )

    return mail(re.sub(r"^\[\[\n(.*?)^\]\]\n", each, layout, flags=re.DOTALL | re.MULTILINE))


REPLIES = [row for _, row in _rows("replies")]
CASES = [*_whole(), *_words(), *_replies()]
