"""Reports that are put together oddly: without a part that belongs to them, of another type, coded, in words that nobody knows."""

# ruff: noqa: E501 a table of mails: one case is one line, however long the mail

from tests.channels.email.letters import OURS, PLAIN8, add, b64, head, multi, part, word
from tests.channels.email.machines.bounces import (
    COPY,
    DAEMON,
    NOBODY,
    ORIGINAL,
    Told,
    dsn,
    expected,
    final,
    from_nobody,
    plain,
)


def _headers_only() -> None:
    add(
        "dsn-returned-headers-only",
        from_nobody(
            head(sender="MAILER-DAEMON@mx.mail.example", subject="Undelivered Mail Returned to Sender", number="hdr")
        )
        + multi(
            "report; report-type=delivery-status",
            "R",
            part("text/plain", b"sorry"),
            part(
                "message/delivery-status",
                b"Reporting-MTA: dns; mx\n\nFinal-Recipient: rfc822; nobody@mail.example\nAction: failed\nStatus: 5.1.1\n",
            ),
            part("text/rfc822-headers", ORIGINAL),
        ),
        automatic="bounce",
        receipt=["bounced", OURS, True],
    )


def _reports() -> None:
    unknown: Told = (NOBODY, "failed", "5.1.1", True, "user_unknown")
    dsn("rfc3464-base64", final(NOBODY, "failed", "5.1.1"), unknown, encoding="base64")
    dsn("rfc3464-quoted-printable", final(NOBODY, "failed", "5.1.1"), unknown, encoding="quoted-printable")
    dsn("rfc3464-as-text-plain", final(NOBODY, "failed", "5.1.1"), unknown, kind="text/plain")
    dsn("rfc3464-as-unknown-type", final(NOBODY, "failed", "5.1.1"), unknown, kind="application/octet-stream")
    dsn("rfc3464-in-mixed", final(NOBODY, "failed", "5.1.1"), unknown, multipart="mixed")
    dsn("rfc3464-no-report-type", final(NOBODY, "failed", "5.1.1"), unknown, multipart="report")
    dsn("rfc3464-no-words", final(NOBODY, "failed", "5.1.1"), unknown, words="")
    dsn("rfc3464-no-original", final(NOBODY, "failed", "5.1.1"), unknown, original=None)
    dsn(
        "rfc3464-global",
        "Final-Recipient: utf-8; анна@почта.рф\nAction: failed\nStatus: 5.1.1\n",
        ("анна@почта.рф", "failed", "5.1.1", True, "user_unknown"),
        kind="message/global-delivery-status",
    )
    add(
        "rfc3464-whole-mail",
        from_nobody(
            head("Content-Type: message/delivery-status", sender=DAEMON, subject="Delivery report", number="whole")
        )
        + b"\nReporting-MTA: dns; mx.mail.example\n\n"
        + final(NOBODY, "failed", "5.1.1").encode(),
        **expected((unknown,), known=False),
    )
    add(
        "rfc3464-original-as-text",
        from_nobody(head(sender=DAEMON, subject="Returned mail", number="astext"))
        + multi(
            "report; report-type=delivery-status",
            "R",
            part("text/plain", b"Sorry.\n"),
            part("message/delivery-status", b"Reporting-MTA: dns; mx\n\n" + final(NOBODY, "failed", "5.1.1").encode()),
            part("text/rfc822", ORIGINAL),
        ),
        **expected((unknown,), known=True),
    )
    add(
        "rfc3464-original-headers-base64",
        from_nobody(head(sender=DAEMON, subject="Returned mail", number="hb64"))
        + multi(
            "report; report-type=delivery-status",
            "R",
            part("text/plain", b"Sorry.\n"),
            part("message/delivery-status", b"Reporting-MTA: dns; mx\n\n" + final(NOBODY, "failed", "5.1.1").encode()),
            part("text/rfc822-headers", b64(ORIGINAL), encoding="base64"),
        ),
        **expected((unknown,), known=True),
    )
    add(
        "rfc3464-empty-status",
        from_nobody(head(sender=DAEMON, subject="Undelivered Mail Returned to Sender", number="emptydsn"))
        + multi(
            "report; report-type=delivery-status",
            "R",
            part(
                "text/plain",
                f"<{NOBODY}>: host in.mail.example[1.2.3.4] said: 550 5.1.1 User unknown (in reply to RCPT TO command)\n".encode(),
            ),
            part("message/delivery-status", b"\n"),
            part("message/rfc822", ORIGINAL),
        ),
        **expected((unknown,), known=True),
    )
    add(
        "rfc3464-no-status-part",
        from_nobody(head(sender=DAEMON, subject="Undelivered Mail Returned to Sender", number="nodsn"))
        + multi(
            "report; report-type=delivery-status",
            "R",
            part(
                "text/plain",
                f"<{NOBODY}>: host in.mail.example[1.2.3.4] said: 550 5.1.1 User unknown (in reply to RCPT TO command)\n".encode(),
            ),
            part("message/rfc822", ORIGINAL),
        ),
        **expected((unknown,), known=True),
    )


def _words() -> None:
    plain(
        "docomo-iso-2022-jp",
        "mail-daemon@docomo.example",
        word("メール配信エラー", "iso-2022-jp"),
        "次のあて先へのメッセージはエラーのため送信できませんでした。\n\n送信先：nobody@docomo.example\n550 Unknown user nobody@docomo.example\n",
        ("nobody@docomo.example", "failed", "5.1.1", True, "user_unknown"),
        charset="iso-2022-jp",
        copy="",
    )
    plain(
        "return-path-missing",
        "Mail Delivery System <MAILER-DAEMON@mx.mail.example>",
        "Undelivered Mail Returned to Sender",
        f"<{NOBODY}>: unknown user\n",
        (NOBODY, "failed", "5.1.1", True, "user_unknown"),
        null=False,
    )
    plain(
        "without-a-recipient-in-words",
        DAEMON,
        "Undelivered Mail Returned to Sender",
        "Your message could not be delivered.\n\n550 5.1.1 user unknown\n\n----- Original message -----\n",
        (NOBODY, "failed", "5.1.1", True, "user_unknown"),
        copy=COPY.replace("To: support@shop.example", f"To: {NOBODY}"),
    )
    add(
        "unknown-words-of-a-daemon",
        from_nobody(head(*PLAIN8, sender="MAILER-DAEMON@mx.mail.example", subject="Quuxfrob", number="quux"))
        + b"\nfrobnication of the quux went wrong\n",
        automatic="bounce",
    )
    add(
        "unknown-words-from-nobody",
        from_nobody(head(*PLAIN8, sender="postmaster@mx.mail.example", subject="Quuxfrob", number="quux2"))
        + b"\nfrobnication of the quux went wrong\n",
        automatic="bounce",
    )
    add(
        "unknown-report",
        from_nobody(head(sender="postmaster@mx.mail.example", subject="Quuxfrob", number="quux3"))
        + multi(
            "report; report-type=delivery-status",
            "R",
            part("text/plain", b"frobnication went wrong\n"),
            part("message/rfc822", ORIGINAL),
        ),
        automatic="bounce",
        receipt=["bounced", OURS, False],
    )


def corpus() -> None:
    _headers_only()
    _reports()
    _words()
