"""Builds mails of servers for the corpus: `dsn` a report in parts, `plain` one in words, with what must be found in it.

Every text is our own wording of the format; the servers' fixed phrases are what such mails are known by. Of each recipient: address,
action, status (given, or what the words say), hard (True) or soft, and the reason's class.

Most stand in `reports/*.txt`, each below `=== name` with its From and Subject, further fields, and a line `Told:` for each recipient
("-" where there is no status or reason). Below `%% words` and `%% fields` is what a report in parts says to people and to machines,
below `%% text` or `%% page` what one in words says; `and copy`: our mail stands right below it.
"""

import re
from pathlib import Path

from tests.channels.email.blocks import blocks
from tests.channels.email.letters import OURS, PLAIN8, add, b64, head, multi, part, qp, word

ORIGINAL = head(*PLAIN8, sender="support@shop.example", number="orig").replace(b"<orig@mail.example>", OURS.encode())
NOBODY = "nobody@mail.example"
Told = tuple[str, str, str, bool, str]
KINDS = {"failed": "bounce", "delayed": "delay", "delivered": "receipt", "relayed": "receipt", "expanded": "receipt"}
DAEMON = "Mail Delivery System <MAILER-DAEMON@mx.mail.example>"
COPY = "\n" + ORIGINAL.decode()


def from_nobody(data: bytes) -> bytes:
    return data.replace(b"Return-Path: <anna@mail.example>", b"Return-Path: <>")


def expected(told: tuple[Told, ...], *, known: bool) -> dict[str, object]:
    """`known`: the mail names the answer that it is about."""
    kind = KINDS[told[0][1]]
    expect: dict[str, object] = {
        "automatic": kind,
        "delivery": [{"recipient": one[0], "action": one[1], "status": one[2], "permanent": one[3]} for one in told],
        "reasons": [one[4] for one in told],
    }
    if known and kind == "bounce":
        expect["receipt"] = ["bounced", OURS, any(one[3] for one in told)]
    return expect


def dsn(
    name: str,
    status: str,
    *told: Told,
    sender: str = DAEMON,
    subject: str = "Undelivered Mail Returned to Sender",
    words: str = "Sorry.\n",
    original: bytes | None = ORIGINAL,
    first: str = "Reporting-MTA: dns; mx.mail.example\n\n",
    kind: str = "message/delivery-status",
    encoding: str = "",
    multipart: str = "report; report-type=delivery-status",
) -> None:
    body = (first + status).encode()
    body = b64(body) if encoding == "base64" else qp(body.decode()) if encoding else body
    parts = [part("text/plain; charset=utf-8", words.encode(), encoding="8bit")] if words else []
    parts.append(part(kind, body, encoding=encoding))
    if original is not None:
        parts.append(part("message/rfc822", original))
    add(
        name,
        from_nobody(head(sender=sender, subject=subject, number=name)) + multi(multipart, "R", *parts),
        **expected(told, known=original is not None),
    )


def plain(
    name: str,
    sender: str,
    subject: str,
    text: str,
    *told: Told,
    lines: tuple[str, ...] = (),
    html: bool = False,
    charset: str = "utf-8",
    copy: str = COPY,
    null: bool = True,
) -> None:
    kind = "html" if html else "plain"
    data = head(
        *lines,
        f"Content-Type: text/{kind}; charset={charset}",
        "Content-Transfer-Encoding: 8bit",
        sender=sender,
        subject=subject,
        number=name,
    )
    data += b"\n" + text.encode(charset) + copy.encode()
    add(name, from_nobody(data) if null else data, **expected(told, known=OURS in copy or OURS in text))


def final(address: str, action: str, status: str, diagnostic: str = "", *more: str) -> str:
    lines = [
        f"Final-Recipient: rfc822; {address}",
        f"Action: {action}",
        *([f"Status: {status}"] if status else []),
        *([f"Diagnostic-Code: {diagnostic}"] if diagnostic else []),
        *more,
    ]
    return "\n".join(lines) + "\n"


def _told(line: str) -> Told:
    address, action, status, hard, reason = ("" if one == "-" else one for one in line.split(" "))
    return address, action, status, hard == "hard", reason


def _read(name: str, block: str) -> None:
    top, *sections = re.split(r"^%% (.*)\n", block, flags=re.MULTILINE)
    lines = top.splitlines()
    sender, subject = (
        next(one for one in lines if one.startswith(field)).partition(": ")[2] for field in ("From:", "Subject:")
    )
    subject = subject if subject.isascii() else word(subject)
    told = [_told(one.removeprefix("Told: ")) for one in lines if one.startswith("Told:")]
    title, text = sections[:2]
    if title == "words":
        dsn(name, sections[3], *told, sender=sender, subject=subject, words=text, first="")
        return
    further = tuple(one for one in lines if not one.startswith(("From:", "Subject:", "Told:")))
    copy = ORIGINAL.decode() if title.endswith("and copy") else ""
    plain(name, sender, subject, text, *told, lines=further, html=title.startswith("page"), copy=copy)


def corpus() -> None:
    for file in sorted(Path(__file__).parent.glob("reports/*.txt")):
        for name, block in blocks(file):
            _read(name, block)
