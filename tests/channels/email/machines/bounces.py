"""Bounces, delays and receipts in the formats of the mail servers that they name.

`delivery` is what must be found of each recipient: address, action, status, hard (True) or soft. Every text is our own wording of the
format; the servers' fixed phrases are what such mails are known by.
"""

# ruff: noqa: E501 a table of mails: one case is one line, however long the mail

from tests.channels.email.letters import OURS, PLAIN8, add, head, multi, part, word

ORIGINAL = head(*PLAIN8, sender="support@shop.example", number="orig").replace(b"<orig@mail.example>", OURS.encode())
NOBODY = "nobody@mail.example"


def _null(data: bytes) -> bytes:
    return data.replace(b"Return-Path: <anna@mail.example>", b"Return-Path: <>")


def _report(
    name: str,
    sender: str,
    subject: str,
    words: str,
    status: str,
    *delivery: tuple[str, str, str, bool],
    original: bytes = ORIGINAL,
) -> None:
    kind = {"delayed": "delay", "delivered": "receipt", "relayed": "receipt"}.get(delivery[0][1], "bounce")
    add(
        name,
        _null(head(sender=sender, subject=subject, number=name)) + multi("report; report-type=delivery-status", "R", part("text/plain; charset=utf-8", words.encode(), encoding="8bit"), part("message/delivery-status", status.encode()), part("message/rfc822", original)),
        automatic=kind, delivery=[_as_fact(one) for one in delivery], **({"receipt": ["bounced", OURS, delivery[0][3]]} if kind == "bounce" else {}),
    )  # fmt: skip


def _free(
    name: str,
    sender: str,
    subject: str,
    text: str,
    *delivery: tuple[str, str, str, bool],
    copy: bool = True,
    lines: tuple[str, ...] = (),
) -> None:
    data = _null(
        head(
            *lines,
            "Content-Type: text/plain; charset=utf-8",
            "Content-Transfer-Encoding: 8bit",
            sender=sender,
            subject=subject,
            number=name,
        )
    )
    add(
        name, data + b"\n" + text.encode() + (b"\n" + ORIGINAL if copy else b""), automatic="delay" if delivery[0][1] == "delayed" else "bounce",
        delivery=[_as_fact(one) for one in delivery], **({"receipt": ["bounced", OURS, delivery[0][3]]} if copy and delivery[0][1] == "failed" else {}),
    )  # fmt: skip


def _as_fact(one: tuple[str, str, str, bool]) -> dict[str, object]:
    recipient, action, status, permanent = one
    return {"recipient": recipient, "action": action, "status": status, "permanent": permanent}


def _reports() -> None:
    _report("dsn-postfix-two-recipients", "MAILER-DAEMON@mx.mail.example (Mail Delivery System)", "Undelivered Mail Returned to Sender", "This is the mail system at host mx.mail.example.\n",
            "Reporting-MTA: dns; mx.mail.example\nX-Postfix-Queue-ID: 4XnQ\nArrival-Date: Tue, 12 Nov 2024 15:30:00 +0300\n\nFinal-Recipient: rfc822; nobody@mail.example\nOriginal-Recipient: rfc822;nobody@mail.example\nAction: failed\nStatus: 5.1.1\nRemote-MTA: dns; in.mail.example\nDiagnostic-Code: smtp; 550 5.1.1 <nobody@mail.example>: Recipient address\n    rejected: User unknown in virtual mailbox table\n\nFinal-Recipient: rfc822; full@mail.example\nAction: failed\nStatus: 5.2.2\nDiagnostic-Code: smtp; 552 5.2.2 Over quota\n",
            (NOBODY, "failed", "5.1.1", True), ("full@mail.example", "failed", "5.2.2", False))  # fmt: skip
    _report("dsn-exchange-365", "Microsoft Outlook <MicrosoftExchange329e71ec88ae4615bbc36ab6ce41109e@corp.example>", "Undeliverable: Order", "Your message to nobody@corp.example couldn't be delivered.\n\nnobody wasn't found at corp.example.\n",
            "Reporting-MTA: dns;AM0PR01.prod.example\nReceived-From-MTA: dns;mx.shop.example\nArrival-Date: Tue, 12 Nov 2024 12:30:00 +0000\n\nFinal-Recipient: rfc822;nobody@corp.example\nAction: failed\nStatus: 5.1.10\nDiagnostic-Code: smtp;550 5.1.10 RESOLVER.ADR.RecipientNotFound; Recipient not found by SMTP address lookup\n",
            ("nobody@corp.example", "failed", "5.1.10", True))  # fmt: skip
    _report("dsn-gmail-full", "Mail Delivery Subsystem <mailer-daemon@googlemail.example>", "Delivery Status Notification (Failure)", "** Message not delivered **\n\nYour message couldn't be delivered to full@gmail.example because the recipient's inbox is full.\n",
            "Reporting-MTA: dns; googlemail.example\nReceived-From-MTA: dns; support@shop.example\n\nFinal-Recipient: rfc822; full@gmail.example\nAction: failed\nStatus: 4.2.2\nRemote-MTA: dns; gmail-smtp-in.example. (1.2.3.4)\nDiagnostic-Code: smtp; 452-4.2.2 The recipient's inbox is out of storage space.\n",
            ("full@gmail.example", "failed", "4.2.2", False))  # fmt: skip
    _report("dsn-gmail-delay", "Mail Delivery Subsystem <mailer-daemon@googlemail.example>", "Delivery Status Notification (Delay)", "** Delivery incomplete **\n\nThere was a temporary problem. Gmail will retry for 46 more hours.\n",
            "Reporting-MTA: dns; googlemail.example\n\nFinal-Recipient: rfc822; slow@mail.example\nAction: delayed\nStatus: 4.4.1\nDiagnostic-Code: smtp; The recipient server did not accept our requests to connect.\nWill-Retry-Until: Thu, 14 Nov 2024 12:30:00 +0000\n",
            ("slow@mail.example", "delayed", "4.4.1", False))  # fmt: skip
    _report("dsn-yandex", "mailer-daemon@yandex.example", word("Недоставленное сообщение"), "Это письмо отправлено почтовым сервером yandex.example.\n\nК сожалению, мы вынуждены сообщить Вам о том, что Ваше письмо не может быть отправлено одному или нескольким адресатам.\n\n<nobody@mail.example>: 550 5.7.1 No such user!\n",
            "Reporting-MTA: dns; forward1.yandex.example\n\nFinal-Recipient: rfc822; nobody@mail.example\nOriginal-Recipient: rfc822;nobody@mail.example\nAction: failed\nStatus: 5.7.1\nDiagnostic-Code: smtp; 550 5.7.1 No such user!\n",
            (NOBODY, "failed", "5.7.1", True))  # fmt: skip
    _report("dsn-amazon-ses", "MAILER-DAEMON@eu-west-1.amazonses.example", "Delivery Status Notification (Failure)", "An error occurred while trying to deliver the mail to the following recipients:\nnobody@mail.example",
            "Reporting-MTA: dsn; a7-1.smtp-out.eu-west-1.amazonses.example\n\nAction: failed\nFinal-Recipient: rfc822; nobody@mail.example\nDiagnostic-Code: smtp; 550 5.1.1 user unknown\nStatus: 5.1.1\n",
            (NOBODY, "failed", "5.1.1", True))  # fmt: skip
    _report("dsn-domino", "Postmaster@corp.example", "DELIVERY FAILURE: User nobody (nobody@corp.example) not listed in Domino Directory", "Your message\n\n  Subject: Order\n\nwas not delivered to:\n\n  nobody@corp.example\n\nbecause:\n\n  User nobody (nobody@corp.example) not listed in Domino Directory\n",
            "Reporting-MTA: dns;mail.corp.example\n\nFinal-Recipient: rfc822;nobody@corp.example\nAction: failed\nStatus: 5.1.1\nDiagnostic-Code: X-Notes; User nobody (nobody@corp.example) not listed in Domino Directory\n",
            ("nobody@corp.example", "failed", "5.1.1", True))  # fmt: skip
    _report("dsn-courier", '"Courier mail server at mx.mail.example" <@mx.mail.example>', "NOTICE: mail delivery status.", "This is a delivery status notification from mx.mail.example, running the Courier mail server.\n\nUNDELIVERABLE MAIL\n\n<nobody@mail.example>:\n     550 User unknown.\n",
            "Reporting-MTA: dns; mx.mail.example\nArrival-Date: Tue, 12 Nov 2024 15:30:00 +0300\n\nFinal-Recipient: rfc822; nobody@mail.example\nAction: failed\nStatus: 5.0.0\nRemote-MTA: dns; in.mail.example [1.2.3.4]\nDiagnostic-Code: smtp; 550 User unknown.\n",
            (NOBODY, "failed", "5.0.0", True))  # fmt: skip
    _report("dsn-sendmail-expired", "Mail Delivery Subsystem <MAILER-DAEMON@mx.mail.example>", "Returned mail: see transcript for details", "   ----- The following addresses had permanent fatal errors -----\n<slow@mail.example>\n\n   ----- Transcript of session follows -----\n451 mail.example: Name server timeout\nMessage could not be delivered for 5 days\n",
            "Reporting-MTA: dns; mx.mail.example\n\nFinal-Recipient: RFC822; slow@mail.example\nAction: failed\nStatus: 4.4.7\nRemote-MTA: DNS; mail.example\nLast-Attempt-Date: Tue, 12 Nov 2024 15:30:00 +0300\n",
            ("slow@mail.example", "failed", "4.4.7", False))  # fmt: skip
    _report("dsn-alias-expanded", "MAILER-DAEMON@mx.mail.example", "Undelivered Mail Returned to Sender", "<old@other.example>: unknown user\n",
            "Reporting-MTA: dns; mx.mail.example\n\nOriginal-Recipient: rfc822;nobody@mail.example\nFinal-Recipient: rfc822;old@other.example\nAction: failed\nStatus: 5.1.1 (bad destination mailbox address)\nDiagnostic-Code: X-Unix; 67\n",
            ("old@other.example", "failed", "5.1.1", True))  # fmt: skip
    _report("dsn-delivered", "MAILER-DAEMON@mx.mail.example", "Successful Mail Delivery Report", "Your message was successfully delivered.\n", "Reporting-MTA: dns; mx.mail.example\n\nFinal-Recipient: rfc822; anna@mail.example\nAction: delivered\nStatus: 2.1.5\n",
            ("anna@mail.example", "delivered", "2.1.5", False))  # fmt: skip
    _report("dsn-exim", "Mail Delivery System <Mailer-Daemon@mx.mail.example>", "Mail delivery failed: returning message to sender", "A message that you sent could not be delivered to one or more of its recipients.\n\n  nobody@mail.example\n    host in.mail.example [1.2.3.4]\n    SMTP error from remote mail server after RCPT TO:<nobody@mail.example>:\n    550 5.1.1 unknown\n",
            "Reporting-MTA: dns; mx.mail.example\n\nAction: failed\nFinal-Recipient: rfc822;nobody@mail.example\nStatus: 5.0.0\nRemote-MTA: dns; in.mail.example\nDiagnostic-Code: smtp; 550 5.1.1 unknown\n",
            (NOBODY, "failed", "5.1.1", True))  # fmt: skip
    _report("dsn-internationalised", "MAILER-DAEMON@mx.mail.example", "Undelivered Mail Returned to Sender", "no such user\n", "Reporting-MTA: dns; mx.mail.example\n\nFinal-Recipient: utf-8; анна@почта.рф\nAction: failed\nStatus: 5.1.1\nDiagnostic-Code: smtp; 550 5.1.1 нет такого ящика\n",
            ("анна@почта.рф", "failed", "5.1.1", True))  # fmt: skip
    _report("dsn-without-status", "MAILER-DAEMON@mx.mail.example", "Undelivered Mail", "rejected\n", "Reporting-MTA: dns; mx.mail.example\n\nFinal-Recipient: rfc822; nobody@mail.example\nAction: failed\nDiagnostic-Code: smtp; 554 5.7.1 Message rejected as spam\n",
            (NOBODY, "failed", "5.7.1", True))  # fmt: skip
    add("dsn-returned-headers-only", _null(head(sender="MAILER-DAEMON@mx.mail.example", subject="Undelivered Mail Returned to Sender", number="hdr")) + multi("report; report-type=delivery-status", "R", part("text/plain", b"sorry"), part("message/delivery-status", b"Reporting-MTA: dns; mx\n\nFinal-Recipient: rfc822; nobody@mail.example\nAction: failed\nStatus: 5.1.1\n"), part("text/rfc822-headers", ORIGINAL)), automatic="bounce", receipt=["bounced", OURS, True])  # fmt: skip


def _words() -> None:
    daemon = "Mail Delivery Subsystem <MAILER-DAEMON@mx.mail.example>"
    _free("free-sendmail", daemon, "Returned mail: User unknown", "The original message was received at Tue, 12 Nov 2024 15:30:00 +0300\nfrom mx.shop.example [1.2.3.4]\n\n   ----- The following addresses had permanent fatal errors -----\n<nobody@mail.example>\n    (reason: 550 5.1.1 <nobody@mail.example>... User unknown)\n\n   ----- Transcript of session follows -----\n... while talking to in.mail.example.:\n>>> RCPT To:<nobody@mail.example>\n<<< 550 5.1.1 <nobody@mail.example>... User unknown\n\n   ----- Original message follows -----\n", (NOBODY, "failed", "5.1.1", True))  # fmt: skip
    _free("free-qmail-two", "MAILER-DAEMON@mx.mail.example", "failure notice", "Hi. This is the qmail-send program at mx.mail.example.\nI'm afraid I wasn't able to deliver your message to the following addresses.\nThis is a permanent error; I've given up. Sorry it didn't work out.\n\n<nobody@mail.example>:\n1.2.3.4 does not like recipient.\nRemote host said: 550 5.1.1 sorry, no mailbox here by that name\nGiving up on 1.2.3.4.\n\n<full@mail.example>:\nUser is over the quota. You can try again later.\n\n--- Below this line is a copy of the message.\n", (NOBODY, "failed", "5.1.1", True), ("full@mail.example", "failed", "5.2.2", False))  # fmt: skip
    _free("free-exim-timeout", "Mail Delivery System <Mailer-Daemon@mx.mail.example>", "Mail delivery failed: returning message to sender", "This message was created automatically by mail delivery software.\n\nA message that you sent could not be delivered to one or more of its\nrecipients. This is a permanent error. The following address(es) failed:\n\n  nobody@mail.example\n    all relevant MX records point to non-existent hosts\n\n------ This is a copy of your message, including all the headers. ------\n", (NOBODY, "failed", "5.1.2", True), lines=("X-Failed-Recipients: nobody@mail.example",))  # fmt: skip
    _free("free-exchange-2003", "postmaster@corp.example", "Undeliverable: Order", "Your message did not reach some or all of the intended recipients.\n\n      Subject:\tOrder\n      Sent:\t12.11.2024 15:30\n\nThe following recipient(s) could not be reached:\n\n      nobody@corp.example on 12.11.2024 15:31\n            The e-mail account does not exist at the organization this message was sent to.\n            <mx.corp.example #5.1.1>\n", ("nobody@corp.example", "failed", "5.1.1", True), copy=False)  # fmt: skip
    _free("free-exchange-2007", "System Administrator <postmaster@corp.example>", "Undeliverable: Order", "Delivery has failed to these recipients or distribution lists:\n\nnobody@corp.example\nThe recipient's e-mail address was not found in the recipient's e-mail system.\n\nDiagnostic information for administrators:\n\nGenerating server: mx.corp.example\n\nnobody@corp.example\n#550 5.1.1 RESOLVER.ADR.RecipNotFound; not found ##\n\nOriginal message headers:\n", ("nobody@corp.example", "failed", "5.1.1", True))  # fmt: skip
    _free("free-gmail-old", "Mail Delivery Subsystem <mailer-daemon@googlemail.example>", "Delivery Status Notification (Failure)", "Delivery to the following recipient failed permanently:\n\n     nobody@mail.example\n\nTechnical details of permanent failure:\nGoogle tried to deliver your message, but it was rejected by the server for the recipient domain mail.example by in.mail.example. [1.2.3.4].\n\nThe error that the other server returned was:\n550 5.1.1 User unknown\n\n----- Original message -----\n", (NOBODY, "failed", "5.1.1", True), lines=("X-Failed-Recipients: nobody@mail.example",))  # fmt: skip
    _free("free-mailru", "mailer-daemon@corp.mailru.example", "Mail failure.", "This message was created automatically by mail delivery software.\n\nA message that you sent could not be delivered to one or more of its recipients. This is a permanent error. The following address(es) failed:\n\n  nobody@mailru.example\n    SMTP error from remote mail server after RCPT TO:<nobody@mailru.example>:\n    550 Message was not accepted -- invalid mailbox. Local mailbox nobody@mailru.example is unavailable: user not found\n", ("nobody@mailru.example", "failed", "5.1.1", True), copy=False)  # fmt: skip
    _free("free-hmailserver", "mailer-daemon@mx.mail.example", "Message undeliverable: Order", "Your message did not reach some or all of the intended recipients.\n\n   Sent: Tue, 12 Nov 2024 15:30:00 +0300\n   Subject: Order\n\nThe following recipient(s) could not be reached:\n\nnobody@mail.example\n   Error Type: SMTP\n   Remote server (1.2.3.4) issued an error.\n   hMailServer sent: RCPT TO:<nobody@mail.example>\n   Remote server replied: 550 5.1.1 Unknown user\n\n\nhMailServer\n", (NOBODY, "failed", "5.1.1", True), copy=False)  # fmt: skip
    _free("free-mdaemon", "MAILER-DAEMON@mx.mail.example", "Permanent Delivery Failure", "The attached message had PERMANENT fatal delivery errors!\n\nFailed address: nobody@mail.example\n\n--- Session Transcript ---\n Tue 2024-11-12 15:30:00: <-- 220 in.mail.example ESMTP\n Tue 2024-11-12 15:30:01: --> RCPT To:<nobody@mail.example>\n Tue 2024-11-12 15:30:01: <-- 550 5.1.1 Recipient unknown\n--- End Transcript ---\n", (NOBODY, "failed", "5.1.1", True), copy=False)  # fmt: skip
    _free("free-mailenable", "Postmaster <postmaster@mx.mail.example>", "Message Delivery Failure", "MailEnable: Message could not be delivered to some recipients.\nThe following recipient(s) could not be reached:\n\n   Recipient: [SMTP:nobody@mail.example]\n   Reason: Remote SMTP Server Returned: 550 No such user here\n\nMessage headers follow:\n", (NOBODY, "failed", "5.1.1", True))  # fmt: skip
    _free("free-imail", "Postmaster <postmaster@mx.mail.example>", "Undeliverable Mail", "User mailbox exceeds allowed size: full@mail.example\n\n\nOriginal message follows.\n", ("full@mail.example", "failed", "5.2.2", False))  # fmt: skip
    _free("free-communigate", "MAILER-DAEMON@mx.mail.example", "Undeliverable mail: Order", "Failed to deliver to 'nobody@mail.example'\nSMTP module(domain mail.example) reports:\n recipient <nobody@mail.example> host in.mail.example says:\n 550 5.1.1 unknown or illegal user\n", (NOBODY, "failed", "5.1.1", True), copy=False)  # fmt: skip
    _free("free-opensmtpd", "Mailer Daemon <MAILER-DAEMON@mx.mail.example>", "Delivery status notification: error", "    Hi!\n\n    This is the MAILER-DAEMON, please DO NOT REPLY to this email.\n\n    An error has occurred while attempting to deliver a message for\n    the following list of recipients:\n\nnobody@mail.example: 550 5.1.1 Invalid recipient\n\n    Below is a copy of the original message:\n", (NOBODY, "failed", "5.1.1", True))  # fmt: skip
    _free("free-yahoo", "MAILER-DAEMON@yahoo.example", "Failure Notice", "Sorry, we were unable to deliver your message to the following address.\n\n<nobody@yahoo.example>:\nRemote host said:\n554 delivery error: dd This user doesn't have a yahoo.example account (nobody@yahoo.example) [0]\n [RCPT_TO]\n\n--- Below this line is a copy of the message.\n", ("nobody@yahoo.example", "failed", "5.1.1", True))  # fmt: skip
    _free("free-james", "postmaster@mx.mail.example", "Returned mail", "Hi. This is the James mail server at mx.mail.example.\nI'm afraid I wasn't able to deliver your message to the following addresses.\nThis is a permanent error; I've given up. Sorry it didn't work out.  Below\nI include the list of recipients and the reason why I was unable to deliver\nyour message.\n\nFailed recipient(s):\nnobody@mail.example\n\nError message:\n550 5.1.1 no such user\n", (NOBODY, "failed", "5.1.1", True), copy=False)  # fmt: skip
    _free("free-groupwise", "Mailer-Daemon@corp.example", "Message status - undeliverable", "The message that you sent was undeliverable to the following:\n\tnobody@corp.example (user not found)\n\nPossibly truncated original message follows:\n", ("nobody@corp.example", "failed", "5.1.1", True))  # fmt: skip
    _free("free-russian-full", "mailer-daemon@rambler.example", word("Письмо не доставлено"), "Здравствуйте!\n\nВаше письмо не доставлено адресату full@rambler.example: почтовый ящик переполнен.\n\n552 5.2.2 Mailbox is full\n", ("full@rambler.example", "failed", "5.2.2", False), copy=False)  # fmt: skip
    _free("free-postfix-delay", "MAILER-DAEMON@mx.mail.example (Mail Delivery System)", "Delayed Mail (still being retried)", "This is the mail system at host mx.mail.example.\n\n# THIS IS A WARNING ONLY.  YOU DO NOT NEED TO RESEND YOUR MESSAGE.\n\nYour message could not be delivered for more than 4 hours.\nIt will be retried until it is 5 days old.\n\n<slow@mail.example>: connect to in.mail.example[1.2.3.4]:25: Connection timed out\n", ("slow@mail.example", "delayed", "4.4.1", False), copy=False)  # fmt: skip
    _free("free-greylisted-sendmail", daemon, "Warning: could not send message for past 4 hours", "    **********************************************\n    **      THIS IS A WARNING MESSAGE ONLY      **\n    **  YOU DO NOT NEED TO RESEND YOUR MESSAGE  **\n    **********************************************\n\n   ----- The following addresses had transient non-fatal errors -----\n<slow@mail.example>\n\n   ----- Transcript of session follows -----\n451 4.7.1 Greylisted, please try again\nWarning: message still undelivered after 4 hours\n", ("slow@mail.example", "delayed", "4.7.1", False), copy=False)  # fmt: skip
    _free("free-blocked-as-spam", "MAILER-DAEMON@mx.mail.example", "Undelivered Mail Returned to Sender", "<nobody@mail.example>: host in.mail.example[1.2.3.4] said: 554 5.7.1\n    Service unavailable; Client host [5.6.7.8] blocked using a list\n    (in reply to RCPT TO command)\n", (NOBODY, "failed", "5.7.1", True), copy=False)  # fmt: skip
    _free("free-aol-style", "MAILER-DAEMON@mx.mail.example", "Mail Delivery Problem", "Your mail to the following recipients could not be delivered because they are not accepting mail from support@shop.example:\n\tnobody\n\tnobody@mail.example\n", (NOBODY, "failed", "5.7.1", True), copy=False)  # fmt: skip
    _free("free-german", "mailer-daemon@gmx.example", "Mail delivery failed: returning message to sender", "This message was created automatically by mail delivery software.\n\nA message that you sent could not be delivered to one or more of\nits recipients. This is a permanent error.\n\nThe following address failed:\n\nnobody@mail.example:\nSMTP error from remote server for RCPT TO command, host: in.mail.example (1.2.3.4) reason: 550 5.1.1 Unbekannter Empfaenger\n\n--- The header of the original message is following. ---\n", (NOBODY, "failed", "5.1.1", True))  # fmt: skip


FAMILIES = (_reports, _words)
