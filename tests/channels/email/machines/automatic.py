"""Mails of machines of every kind, one or two of each."""

# ruff: noqa: E501 a table of mails: one case is one line, however long the mail

from tests.channels.email.letters import HELLO, OURS, PLAIN8, add, head, multi, part, word


def corpus() -> None:
    original = head(*PLAIN8, sender="support@shop.example", number="orig").replace(
        b"<orig@mail.example>", OURS.encode()
    )
    add(
        "bounce-dsn",
        head("Auto-Submitted: auto-replied", sender="Mail Delivery System <MAILER-DAEMON@mx.mail.example>", subject="Undelivered Mail Returned to Sender", number="d1")
        + multi(
            "report; report-type=delivery-status", "m", part("text/plain; charset=us-ascii", b"This is the mail system at host mx.mail.example.\n\n<nobody@mail.example>: host said: 550 5.1.1 User unknown\n"),
            part("message/delivery-status", b"Reporting-MTA: dns; mx.mail.example\n\nFinal-Recipient: rfc822; nobody@mail.example\nAction: failed\nStatus: 5.1.1\nDiagnostic-Code: smtp; 550 5.1.1 User unknown\n"),
            part("message/rfc822", original),
        ),
        automatic="bounce", receipt=["bounced", OURS, True], token="17.abcdefghijklmnop",
    )  # fmt: skip
    add(
        "delay-dsn",
        head(sender="MAILER-DAEMON@mx.mail.example", subject="Delayed Mail (still being retried)", number="d2")
        + multi("report; report-type=delivery-status", "m", part("text/plain", b"Your message is delayed\n"), part("message/delivery-status", b"Reporting-MTA: dns; mx\n\nFinal-Recipient: rfc822; slow@mail.example\nAction: delayed\nStatus: 4.4.1\n"), part("text/rfc822-headers", original.partition(b"\n\n")[0])),
        automatic="delay", receipt=None,
    )  # fmt: skip
    add(
        "bounce-exim",
        head("X-Failed-Recipients: nobody@mail.example", "Auto-Submitted: auto-replied", sender="Mail Delivery System <Mailer-Daemon@mail.example>", subject="Mail delivery failed: returning message to sender", number="d3")
        + b"\nThis message was created automatically by mail delivery software.\n\nA message that you sent could not be delivered to one or more of its recipients.\n\n  nobody@mail.example\n    SMTP error from remote mail server after RCPT TO:<nobody@mail.example>:\n    550 No such user\n\n------ This is a copy of the message, including all the headers. ------\n\n" + original,
        automatic="bounce", receipt=["bounced", OURS, True],
    )  # fmt: skip
    add(
        "bounce-qmail",
        head("Content-Type: text/plain", sender="MAILER-DAEMON@mail.example", subject="failure notice", number="d4").replace(b"<anna@mail.example>", b"<>")
        + b"\nHi. This is the qmail-send program at mail.example.\nI'm afraid I wasn't able to deliver your message to the following addresses.\n\n<full@mail.example>:\n452 4.2.2 mailbox is full\n\n--- Below this line is a copy of the message.\n\n" + original,
        automatic="bounce", receipt=["bounced", OURS, False],
    )  # fmt: skip
    add(
        "vacation-exchange",
        head(
            *PLAIN8,
            "X-Auto-Response-Suppress: All",
            "Auto-Submitted: auto-generated",
            subject=word("Автоматический ответ: Заказ"),
            number="d5",
        )
        + "\nЯ в отпуске.\n".encode(),
        automatic="auto_reply",
        text="Я в отпуске.",
    )
    add(
        "vacation-by-subject",
        head(*PLAIN8, subject="Automatic reply: Order", number="d6") + b"\nI am away.\n",
        automatic="auto_reply",
    )
    add(
        "person-answers-vacation",
        head(*PLAIN8, subject="Re: Automatic reply: Order", number="d7") + b"\nWelcome back.\n",
        automatic="",
    )
    add(
        "newsletter",
        head(
            *PLAIN8,
            "List-Id: News <news.mail.example>",
            "List-Unsubscribe: <https://x>",
            "Precedence: bulk",
            number="d8",
        )
        + b"\nBuy\n",
        automatic="list",
    )
    add(
        "our-group-is-no-list",
        head(*PLAIN8, "List-ID: <support.shop.example>", "Precedence: list", number="d9") + HELLO.encode(),
        automatic="",
    )
    add(
        "no-reply-machine",
        head(*PLAIN8, sender="no-reply@bank.example", number="d10") + b"\nPaid\n",
        automatic="machine",
    )
    add(
        "read-receipt",
        head(number="d11") + multi("report; report-type=disposition-notification", "m", part("text/plain; charset=utf-8", "Прочитано".encode(), encoding="8bit"), part("message/disposition-notification", b"Final-Recipient: rfc822; anna@mail.example\nOriginal-Message-ID: <okno-0123456789abcdef.17.abcdefghijklmnop@shop.example>\nDisposition: manual-action/MDN-sent-manually; displayed\n")),
        automatic="receipt", receipt=["read", OURS, True],
    )  # fmt: skip
    add(
        "complaint-arf",
        head(number="d12")
        + multi(
            "report; report-type=feedback-report",
            "m",
            part("text/plain", b"This is an abuse report\n"),
            part("message/feedback-report", b"Feedback-Type: abuse\nUser-Agent: x/1\nVersion: 1\n"),
            part("message/rfc822", original),
        ),
        automatic="complaint",
        receipt=None,
    )
    add(
        "delay-exim",
        head("Auto-Submitted: auto-replied", sender="Mail Delivery System <Mailer-Daemon@mail.example>", subject="Warning: message 1tAbC-000 delayed 24 hours", number="d20")
        + b"\nA message that you sent has not yet been delivered to one or more of its recipients after more than 24 hours.\n\nThe address to which the message has not yet been delivered is:\n\n  slow@mail.example\n    Delay reason: connection timed out\n",
        automatic="delay", receipt=None,
    )  # fmt: skip
    add(
        "bounce-russian-web-mail",
        head(*PLAIN8, sender="mailer-daemon@corp.mail.example", subject=word("Письмо не может быть доставлено"), number="d21")
        + f"\nЭто письмо создано автоматически, отвечать на него не нужно.\n\nК сожалению, Ваше письмо не может быть доставлено:\n\npetrov@mail.example\nuser not found\n\nMessage-ID: {OURS}\n".encode(),
        automatic="bounce", receipt=["bounced", OURS, True],
    )  # fmt: skip
    add(
        "bounce-exchange-html",
        head("Content-Type: text/html; charset=utf-8", "Content-Transfer-Encoding: 8bit", f"In-Reply-To: {OURS}", sender="Microsoft Outlook <MicrosoftExchange329e71ec88ae4615bbc36ab6ce41109e@corp.example>", subject=word("Не удается доставить: Заказ"), number="d22")
        + "\n<p>Сбой доставки следующим получателям:</p><p><a href=\"mailto:ivan@corp.example\">ivan@corp.example</a></p><p>#550 5.1.10 RESOLVER.ADR.RecipientNotFound</p>".encode(),
        automatic="bounce", receipt=["bounced", OURS, True],
    )  # fmt: skip
    add(
        "postmaster-is-a-person",
        head(*PLAIN8, sender="postmaster@corp.example", subject=word("Вопрос о вашей почте"), number="d23")
        + "\nПисьмо не доставлено было из-за SPF.".encode(),
        automatic="",
    )
    add(
        "customer-forwards-a-bounce",
        head(*PLAIN8, subject="Fwd: Undelivered Mail Returned to Sender", number="d24") + "\nВот что пришло.".encode(),
        automatic="",
        text="Вот что пришло.",
    )
    add(
        "our-own-comes-back",
        original.replace(b"From: support@shop.example", b"From: Support <support@shop.example>") + HELLO.encode(),
        ignored=True,
    )
