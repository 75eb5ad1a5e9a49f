"""Mails that come back, word for word as each server writes them, and what must be found in them; no golden files.

`B` adds a case: its kind, the recipients that failed, whether trying again is no use, the status and the reason where they tell.
"""

from dataclasses import dataclass

ORIGINAL = """Received: from shop.example (shop.example [192.0.2.10])
\tby mx.shop.example (Postfix) with ESMTPS id 3F2A1
\tfor <{to}>; Tue, 3 Mar 2026 10:00:00 +0300 (MSK)
From: Okno <help@shop.example>
To: {to}
Subject: Your order 1042
Message-ID: <okno-77@shop.example>
Date: Tue, 3 Mar 2026 10:00:00 +0300
MIME-Version: 1.0
Content-Type: text/plain; charset=utf-8
"""
HEAD = """Return-Path: <{path}>
Received: from mx.remote.example (mx.remote.example [203.0.113.5])
\tby mx.shop.example (Postfix) with ESMTP id AB12; Tue, 3 Mar 2026 10:01:00 +0300
From: {sender}
To: help@shop.example
Subject: {subject}
Date: Tue, 3 Mar 2026 10:00:59 +0300
Message-ID: <b1@remote.example>
"""
DAEMON = "MAILER-DAEMON@mx.remote.example (Mail Delivery System)"


@dataclass(frozen=True, kw_only=True)
class Case:
    """`hard`, `status` and `reason` of the worst recipient; None and "" where the mail tells nothing that must be found."""

    name: str
    raw: bytes
    kind: str
    rcpt: tuple[str, ...] = ()
    hard: bool | None = None
    status: str = ""
    mid: bool = True
    reason: str | None = None


CASES: list[Case] = []


def orig(to: str) -> str:
    """Our mail as it comes back, whole."""
    return ORIGINAL.format(to=to) + "\nHello, your order is on its way.\n"


def headers_only(to: str) -> str:
    return ORIGINAL.format(to=to)


def plain(
    sender: str, subject: str, body: str, headers: str = "", ctype: str = "text/plain; charset=us-ascii", path: str = ""
) -> str:
    """A mail of one part."""
    typed = f"Content-Type: {ctype}\n" if ctype else ""
    return HEAD.format(path=path, sender=sender, subject=subject) + headers + typed + "\n" + body.lstrip("\n")


def report(
    sender: str,
    subject: str,
    human: str,
    machine: str,
    original: str = "",
    *,
    headers: str = "",
    otype: str = "message/rfc822",
    htype: str = "text/plain; charset=us-ascii",
    rtype: str = "multipart/report; report-type=delivery-status",
    dtype: str = "message/delivery-status",
) -> str:
    """A report in parts: for people, for machines, and the mail that it is of."""
    pieces = [(htype, human.lstrip("\n")), (dtype, machine.lstrip("\n")), (otype, original)]
    parts = "".join(f"--=_b0und_9\nContent-Type: {kind}\n\n{text}\n" for kind, text in pieces if text or kind == htype)
    kind = f'{headers}MIME-Version: 1.0\nContent-Type: {rtype}; boundary="=_b0und_9"\n\n'
    return (
        HEAD.format(path="", sender=sender, subject=subject)
        + f"{kind}This is a MIME-encapsulated message\n\n{parts}--=_b0und_9--\n"
    )


def fields(to: str, status: str, diag: str, action: str = "failed") -> str:
    """A report's part for machines, of one recipient."""
    said = f"Diagnostic-Code: smtp; {diag}\n" if diag else ""
    return f"Reporting-MTA: dns; mx.remote.example\n\nFinal-Recipient: rfc822; {to}\nAction: {action}\nStatus: {status}\n{said}"


def B(  # noqa: N802 one letter, so that a case is what stands in its line
    name: str,
    raw: str,
    kind: str = "bounce",
    rcpt: str | tuple[str, ...] = (),
    hard: bool | None = None,
    status: str = "",
    mid: bool = True,
    reason: str | None = None,
) -> None:
    """`mid`: the Message-ID of what came back stands in it."""
    failed = (rcpt,) if isinstance(rcpt, str) else rcpt
    CASES.append(
        Case(name=name, raw=raw.encode(), kind=kind, rcpt=failed, hard=hard, status=status, mid=mid, reason=reason)
    )


def auto(name: str, sender: str, subject: str, body: str, headers: str = "", kind: str = "auto_reply") -> None:
    """Mail of a program that isn't about delivery."""
    raw = plain(sender, subject, body, headers=headers, ctype="text/plain; charset=utf-8", path="x@y.example")
    B(name, raw, kind=kind, mid=False)


def person(
    name: str,
    subject: str,
    body: str,
    sender: str = "Anna Petrova <anna@mail.example>",
    headers: str = "",
    ctype: str = "text/plain; charset=utf-8",
) -> None:
    """Mail that a person wrote, whatever it speaks of."""
    B(
        name,
        plain(sender, subject, body + "\n", headers=headers, ctype=ctype, path="anna@mail.example"),
        kind="",
        mid=False,
    )
