"""Bounces, delays, receipts and machines' mails, server by server, and people's mails that only speak of such things."""

# ruff: noqa: E501 a table of mails: one case is one line, however long the mail

from tests.channels.email.letters import OURS, PLAIN8, add, b64, head, multi, part, word
from tests.channels.email.machines.bounces import (
    COPY,
    DAEMON,
    FULL,
    GONE,
    NOBODY,
    ORIGINAL,
    SLOW,
    Told,
    dsn,
    expected,
    final,
    from_nobody,
    plain,
)


def _main_reports() -> None:
    dsn("dsn-postfix-two-recipients", "Reporting-MTA: dns; mx.mail.example\nX-Postfix-Queue-ID: 4XnQ\nArrival-Date: Tue, 12 Nov 2024 15:30:00 +0300\n\nFinal-Recipient: rfc822; nobody@mail.example\nOriginal-Recipient: rfc822;nobody@mail.example\nAction: failed\nStatus: 5.1.1\nRemote-MTA: dns; in.mail.example\nDiagnostic-Code: smtp; 550 5.1.1 <nobody@mail.example>: Recipient address\n    rejected: User unknown in virtual mailbox table\n\nFinal-Recipient: rfc822; full@mail.example\nAction: failed\nStatus: 5.2.2\nDiagnostic-Code: smtp; 552 5.2.2 Over quota\n",
        (NOBODY, "failed", "5.1.1", True, "user_unknown"), ("full@mail.example", "failed", "5.2.2", False, "mailbox_full"),
        sender="MAILER-DAEMON@mx.mail.example (Mail Delivery System)", subject="Undelivered Mail Returned to Sender", words="This is the mail system at host mx.mail.example.\n", first="")  # fmt: skip
    dsn("dsn-exchange-365", "Reporting-MTA: dns;AM0PR01.prod.example\nReceived-From-MTA: dns;mx.shop.example\nArrival-Date: Tue, 12 Nov 2024 12:30:00 +0000\n\nFinal-Recipient: rfc822;nobody@corp.example\nAction: failed\nStatus: 5.1.10\nDiagnostic-Code: smtp;550 5.1.10 RESOLVER.ADR.RecipientNotFound; Recipient not found by SMTP address lookup\n",
        ("nobody@corp.example", "failed", "5.1.10", True, "user_unknown"),
        sender="Microsoft Outlook <MicrosoftExchange329e71ec88ae4615bbc36ab6ce41109e@corp.example>", subject="Undeliverable: Order", words="Your message to nobody@corp.example couldn't be delivered.\n\nnobody wasn't found at corp.example.\n", first="")  # fmt: skip
    dsn("dsn-gmail-full", "Reporting-MTA: dns; googlemail.example\nReceived-From-MTA: dns; support@shop.example\n\nFinal-Recipient: rfc822; full@gmail.example\nAction: failed\nStatus: 4.2.2\nRemote-MTA: dns; gmail-smtp-in.example. (1.2.3.4)\nDiagnostic-Code: smtp; 452-4.2.2 The recipient's inbox is out of storage space.\n",
        ("full@gmail.example", "failed", "4.2.2", False, "mailbox_full"),
        sender="Mail Delivery Subsystem <mailer-daemon@googlemail.example>", subject="Delivery Status Notification (Failure)", words="** Message not delivered **\n\nYour message couldn't be delivered to full@gmail.example because the recipient's inbox is full.\n", first="")  # fmt: skip
    dsn("dsn-gmail-delay", "Reporting-MTA: dns; googlemail.example\n\nFinal-Recipient: rfc822; slow@mail.example\nAction: delayed\nStatus: 4.4.1\nDiagnostic-Code: smtp; The recipient server did not accept our requests to connect.\nWill-Retry-Until: Thu, 14 Nov 2024 12:30:00 +0000\n",
        ("slow@mail.example", "delayed", "4.4.1", False, "network"),
        sender="Mail Delivery Subsystem <mailer-daemon@googlemail.example>", subject="Delivery Status Notification (Delay)", words="** Delivery incomplete **\n\nThere was a temporary problem. Gmail will retry for 46 more hours.\n", first="")  # fmt: skip
    dsn("dsn-yandex", "Reporting-MTA: dns; forward1.yandex.example\n\nFinal-Recipient: rfc822; nobody@mail.example\nOriginal-Recipient: rfc822;nobody@mail.example\nAction: failed\nStatus: 5.7.1\nDiagnostic-Code: smtp; 550 5.7.1 No such user!\n",
        (NOBODY, "failed", "5.7.1", True, "user_unknown"),
        sender="mailer-daemon@yandex.example", subject=word("Недоставленное сообщение"), words="Это письмо отправлено почтовым сервером yandex.example.\n\nК сожалению, мы вынуждены сообщить Вам о том, что Ваше письмо не может быть отправлено одному или нескольким адресатам.\n\n<nobody@mail.example>: 550 5.7.1 No such user!\n", first="")  # fmt: skip
    dsn("dsn-amazon-ses", "Reporting-MTA: dsn; a7-1.smtp-out.eu-west-1.amazonses.example\n\nAction: failed\nFinal-Recipient: rfc822; nobody@mail.example\nDiagnostic-Code: smtp; 550 5.1.1 user unknown\nStatus: 5.1.1\n",
        (NOBODY, "failed", "5.1.1", True, "user_unknown"),
        sender="MAILER-DAEMON@eu-west-1.amazonses.example", subject="Delivery Status Notification (Failure)", words="An error occurred while trying to deliver the mail to the following recipients:\nnobody@mail.example", first="")  # fmt: skip
    dsn("dsn-domino", "Reporting-MTA: dns;mail.corp.example\n\nFinal-Recipient: rfc822;nobody@corp.example\nAction: failed\nStatus: 5.1.1\nDiagnostic-Code: X-Notes; User nobody (nobody@corp.example) not listed in Domino Directory\n",
        ("nobody@corp.example", "failed", "5.1.1", True, "user_unknown"),
        sender="Postmaster@corp.example", subject="DELIVERY FAILURE: User nobody (nobody@corp.example) not listed in Domino Directory", words="Your message\n\n  Subject: Order\n\nwas not delivered to:\n\n  nobody@corp.example\n\nbecause:\n\n  User nobody (nobody@corp.example) not listed in Domino Directory\n", first="")  # fmt: skip
    dsn("dsn-courier", "Reporting-MTA: dns; mx.mail.example\nArrival-Date: Tue, 12 Nov 2024 15:30:00 +0300\n\nFinal-Recipient: rfc822; nobody@mail.example\nAction: failed\nStatus: 5.0.0\nRemote-MTA: dns; in.mail.example [1.2.3.4]\nDiagnostic-Code: smtp; 550 User unknown.\n",
        (NOBODY, "failed", "5.0.0", True, "user_unknown"),
        sender='"Courier mail server at mx.mail.example" <@mx.mail.example>', subject="NOTICE: mail delivery status.", words="This is a delivery status notification from mx.mail.example, running the Courier mail server.\n\nUNDELIVERABLE MAIL\n\n<nobody@mail.example>:\n     550 User unknown.\n", first="")  # fmt: skip
    dsn("dsn-sendmail-expired", "Reporting-MTA: dns; mx.mail.example\n\nFinal-Recipient: RFC822; slow@mail.example\nAction: failed\nStatus: 4.4.7\nRemote-MTA: DNS; mail.example\nLast-Attempt-Date: Tue, 12 Nov 2024 15:30:00 +0300\n",
        ("slow@mail.example", "failed", "4.4.7", False, "expired"),
        sender="Mail Delivery Subsystem <MAILER-DAEMON@mx.mail.example>", subject="Returned mail: see transcript for details", words="   ----- The following addresses had permanent fatal errors -----\n<slow@mail.example>\n\n   ----- Transcript of session follows -----\n451 mail.example: Name server timeout\nMessage could not be delivered for 5 days\n", first="")  # fmt: skip
    dsn("dsn-alias-expanded", "Reporting-MTA: dns; mx.mail.example\n\nOriginal-Recipient: rfc822;nobody@mail.example\nFinal-Recipient: rfc822;old@other.example\nAction: failed\nStatus: 5.1.1 (bad destination mailbox address)\nDiagnostic-Code: X-Unix; 67\n",
        ("old@other.example", "failed", "5.1.1", True, "user_unknown"),
        sender="MAILER-DAEMON@mx.mail.example", subject="Undelivered Mail Returned to Sender", words="<old@other.example>: unknown user\n", first="")  # fmt: skip
    dsn("dsn-delivered", "Reporting-MTA: dns; mx.mail.example\n\nFinal-Recipient: rfc822; anna@mail.example\nAction: delivered\nStatus: 2.1.5\n",
        ("anna@mail.example", "delivered", "2.1.5", False, ""),
        sender="MAILER-DAEMON@mx.mail.example", subject="Successful Mail Delivery Report", words="Your message was successfully delivered.\n", first="")  # fmt: skip
    dsn("dsn-exim", "Reporting-MTA: dns; mx.mail.example\n\nAction: failed\nFinal-Recipient: rfc822;nobody@mail.example\nStatus: 5.0.0\nRemote-MTA: dns; in.mail.example\nDiagnostic-Code: smtp; 550 5.1.1 unknown\n",
        (NOBODY, "failed", "5.1.1", True, "user_unknown"),
        sender="Mail Delivery System <Mailer-Daemon@mx.mail.example>", subject="Mail delivery failed: returning message to sender", words="A message that you sent could not be delivered to one or more of its recipients.\n\n  nobody@mail.example\n    host in.mail.example [1.2.3.4]\n    SMTP error from remote mail server after RCPT TO:<nobody@mail.example>:\n    550 5.1.1 unknown\n", first="")  # fmt: skip
    dsn("dsn-internationalised", "Reporting-MTA: dns; mx.mail.example\n\nFinal-Recipient: utf-8; анна@почта.рф\nAction: failed\nStatus: 5.1.1\nDiagnostic-Code: smtp; 550 5.1.1 нет такого ящика\n",
        ("анна@почта.рф", "failed", "5.1.1", True, "user_unknown"),
        sender="MAILER-DAEMON@mx.mail.example", subject="Undelivered Mail Returned to Sender", words="no such user\n", first="")  # fmt: skip
    dsn("dsn-without-status", "Reporting-MTA: dns; mx.mail.example\n\nFinal-Recipient: rfc822; nobody@mail.example\nAction: failed\nDiagnostic-Code: smtp; 554 5.7.1 Message rejected as spam\n",
        (NOBODY, "failed", "5.7.1", True, "spam"),
        sender="MAILER-DAEMON@mx.mail.example", subject="Undelivered Mail", words="rejected\n", first="")  # fmt: skip
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


def _main_words() -> None:
    daemon = "Mail Delivery Subsystem <MAILER-DAEMON@mx.mail.example>"
    plain("free-sendmail", daemon, "Returned mail: User unknown", "The original message was received at Tue, 12 Nov 2024 15:30:00 +0300\nfrom mx.shop.example [1.2.3.4]\n\n   ----- The following addresses had permanent fatal errors -----\n<nobody@mail.example>\n    (reason: 550 5.1.1 <nobody@mail.example>... User unknown)\n\n   ----- Transcript of session follows -----\n... while talking to in.mail.example.:\n>>> RCPT To:<nobody@mail.example>\n<<< 550 5.1.1 <nobody@mail.example>... User unknown\n\n   ----- Original message follows -----\n", (NOBODY, "failed", "5.1.1", True, "user_unknown"))  # fmt: skip
    plain("free-qmail-two", "MAILER-DAEMON@mx.mail.example", "failure notice", "Hi. This is the qmail-send program at mx.mail.example.\nI'm afraid I wasn't able to deliver your message to the following addresses.\nThis is a permanent error; I've given up. Sorry it didn't work out.\n\n<nobody@mail.example>:\n1.2.3.4 does not like recipient.\nRemote host said: 550 5.1.1 sorry, no mailbox here by that name\nGiving up on 1.2.3.4.\n\n<full@mail.example>:\nUser is over the quota. You can try again later.\n\n--- Below this line is a copy of the message.\n", (NOBODY, "failed", "5.1.1", True, "user_unknown"), ("full@mail.example", "failed", "5.2.2", False, "mailbox_full"))  # fmt: skip
    plain("free-exim-timeout", "Mail Delivery System <Mailer-Daemon@mx.mail.example>", "Mail delivery failed: returning message to sender", "This message was created automatically by mail delivery software.\n\nA message that you sent could not be delivered to one or more of its\nrecipients. This is a permanent error. The following address(es) failed:\n\n  nobody@mail.example\n    all relevant MX records point to non-existent hosts\n\n------ This is a copy of your message, including all the headers. ------\n", (NOBODY, "failed", "5.1.2", True, "host_unknown"), lines=("X-Failed-Recipients: nobody@mail.example",))  # fmt: skip
    plain("free-exchange-2003", "postmaster@corp.example", "Undeliverable: Order", "Your message did not reach some or all of the intended recipients.\n\n      Subject:\tOrder\n      Sent:\t12.11.2024 15:30\n\nThe following recipient(s) could not be reached:\n\n      nobody@corp.example on 12.11.2024 15:31\n            The e-mail account does not exist at the organization this message was sent to.\n            <mx.corp.example #5.1.1>\n", ("nobody@corp.example", "failed", "5.1.1", True, "user_unknown"), copy="")  # fmt: skip
    plain("free-exchange-2007", "System Administrator <postmaster@corp.example>", "Undeliverable: Order", "Delivery has failed to these recipients or distribution lists:\n\nnobody@corp.example\nThe recipient's e-mail address was not found in the recipient's e-mail system.\n\nDiagnostic information for administrators:\n\nGenerating server: mx.corp.example\n\nnobody@corp.example\n#550 5.1.1 RESOLVER.ADR.RecipNotFound; not found ##\n\nOriginal message headers:\n", ("nobody@corp.example", "failed", "5.1.1", True, "user_unknown"))  # fmt: skip
    plain("free-gmail-old", "Mail Delivery Subsystem <mailer-daemon@googlemail.example>", "Delivery Status Notification (Failure)", "Delivery to the following recipient failed permanently:\n\n     nobody@mail.example\n\nTechnical details of permanent failure:\nGoogle tried to deliver your message, but it was rejected by the server for the recipient domain mail.example by in.mail.example. [1.2.3.4].\n\nThe error that the other server returned was:\n550 5.1.1 User unknown\n\n----- Original message -----\n", (NOBODY, "failed", "5.1.1", True, "user_unknown"), lines=("X-Failed-Recipients: nobody@mail.example",))  # fmt: skip
    plain("free-mailru", "mailer-daemon@corp.mailru.example", "Mail failure.", "This message was created automatically by mail delivery software.\n\nA message that you sent could not be delivered to one or more of its recipients. This is a permanent error. The following address(es) failed:\n\n  nobody@mailru.example\n    SMTP error from remote mail server after RCPT TO:<nobody@mailru.example>:\n    550 Message was not accepted -- invalid mailbox. Local mailbox nobody@mailru.example is unavailable: user not found\n", ("nobody@mailru.example", "failed", "5.1.1", True, "user_unknown"), copy="")  # fmt: skip
    plain("free-hmailserver", "mailer-daemon@mx.mail.example", "Message undeliverable: Order", "Your message did not reach some or all of the intended recipients.\n\n   Sent: Tue, 12 Nov 2024 15:30:00 +0300\n   Subject: Order\n\nThe following recipient(s) could not be reached:\n\nnobody@mail.example\n   Error Type: SMTP\n   Remote server (1.2.3.4) issued an error.\n   hMailServer sent: RCPT TO:<nobody@mail.example>\n   Remote server replied: 550 5.1.1 Unknown user\n\n\nhMailServer\n", (NOBODY, "failed", "5.1.1", True, "user_unknown"), copy="")  # fmt: skip
    plain("free-mdaemon", "MAILER-DAEMON@mx.mail.example", "Permanent Delivery Failure", "The attached message had PERMANENT fatal delivery errors!\n\nFailed address: nobody@mail.example\n\n--- Session Transcript ---\n Tue 2024-11-12 15:30:00: <-- 220 in.mail.example ESMTP\n Tue 2024-11-12 15:30:01: --> RCPT To:<nobody@mail.example>\n Tue 2024-11-12 15:30:01: <-- 550 5.1.1 Recipient unknown\n--- End Transcript ---\n", (NOBODY, "failed", "5.1.1", True, "user_unknown"), copy="")  # fmt: skip
    plain("free-mailenable", "Postmaster <postmaster@mx.mail.example>", "Message Delivery Failure", "MailEnable: Message could not be delivered to some recipients.\nThe following recipient(s) could not be reached:\n\n   Recipient: [SMTP:nobody@mail.example]\n   Reason: Remote SMTP Server Returned: 550 No such user here\n\nMessage headers follow:\n", (NOBODY, "failed", "5.1.1", True, "user_unknown"))  # fmt: skip
    plain("free-imail", "Postmaster <postmaster@mx.mail.example>", "Undeliverable Mail", "User mailbox exceeds allowed size: full@mail.example\n\n\nOriginal message follows.\n", ("full@mail.example", "failed", "5.2.2", False, "mailbox_full"))  # fmt: skip
    plain("free-communigate", "MAILER-DAEMON@mx.mail.example", "Undeliverable mail: Order", "Failed to deliver to 'nobody@mail.example'\nSMTP module(domain mail.example) reports:\n recipient <nobody@mail.example> host in.mail.example says:\n 550 5.1.1 unknown or illegal user\n", (NOBODY, "failed", "5.1.1", True, "user_unknown"), copy="")  # fmt: skip
    plain("free-opensmtpd", "Mailer Daemon <MAILER-DAEMON@mx.mail.example>", "Delivery status notification: error", "    Hi!\n\n    This is the MAILER-DAEMON, please DO NOT REPLY to this email.\n\n    An error has occurred while attempting to deliver a message for\n    the following list of recipients:\n\nnobody@mail.example: 550 5.1.1 Invalid recipient\n\n    Below is a copy of the original message:\n", (NOBODY, "failed", "5.1.1", True, "user_unknown"))  # fmt: skip
    plain("free-yahoo", "MAILER-DAEMON@yahoo.example", "Failure Notice", "Sorry, we were unable to deliver your message to the following address.\n\n<nobody@yahoo.example>:\nRemote host said:\n554 delivery error: dd This user doesn't have a yahoo.example account (nobody@yahoo.example) [0]\n [RCPT_TO]\n\n--- Below this line is a copy of the message.\n", ("nobody@yahoo.example", "failed", "5.1.1", True, "user_unknown"))  # fmt: skip
    plain("free-james", "postmaster@mx.mail.example", "Returned mail", "Hi. This is the James mail server at mx.mail.example.\nI'm afraid I wasn't able to deliver your message to the following addresses.\nThis is a permanent error; I've given up. Sorry it didn't work out.  Below\nI include the list of recipients and the reason why I was unable to deliver\nyour message.\n\nFailed recipient(s):\nnobody@mail.example\n\nError message:\n550 5.1.1 no such user\n", (NOBODY, "failed", "5.1.1", True, "user_unknown"), copy="")  # fmt: skip
    plain("free-groupwise", "Mailer-Daemon@corp.example", "Message status - undeliverable", "The message that you sent was undeliverable to the following:\n\tnobody@corp.example (user not found)\n\nPossibly truncated original message follows:\n", ("nobody@corp.example", "failed", "5.1.1", True, "user_unknown"))  # fmt: skip
    plain("free-russian-full", "mailer-daemon@rambler.example", word("Письмо не доставлено"), "Здравствуйте!\n\nВаше письмо не доставлено адресату full@rambler.example: почтовый ящик переполнен.\n\n552 5.2.2 Mailbox is full\n", ("full@rambler.example", "failed", "5.2.2", False, "mailbox_full"), copy="")  # fmt: skip
    plain("free-postfix-delay", "MAILER-DAEMON@mx.mail.example (Mail Delivery System)", "Delayed Mail (still being retried)", "This is the mail system at host mx.mail.example.\n\n# THIS IS A WARNING ONLY.  YOU DO NOT NEED TO RESEND YOUR MESSAGE.\n\nYour message could not be delivered for more than 4 hours.\nIt will be retried until it is 5 days old.\n\n<slow@mail.example>: connect to in.mail.example[1.2.3.4]:25: Connection timed out\n", ("slow@mail.example", "delayed", "4.4.1", False, "network"), copy="")  # fmt: skip
    plain("free-greylisted-sendmail", daemon, "Warning: could not send message for past 4 hours", "    **********************************************\n    **      THIS IS A WARNING MESSAGE ONLY      **\n    **  YOU DO NOT NEED TO RESEND YOUR MESSAGE  **\n    **********************************************\n\n   ----- The following addresses had transient non-fatal errors -----\n<slow@mail.example>\n\n   ----- Transcript of session follows -----\n451 4.7.1 Greylisted, please try again\nWarning: message still undelivered after 4 hours\n", ("slow@mail.example", "delayed", "4.7.1", False, "greylisted"), copy="")  # fmt: skip
    plain("free-blocked-as-spam", "MAILER-DAEMON@mx.mail.example", "Undelivered Mail Returned to Sender", "<nobody@mail.example>: host in.mail.example[1.2.3.4] said: 554 5.7.1\n    Service unavailable; Client host [5.6.7.8] blocked using a list\n    (in reply to RCPT TO command)\n", (NOBODY, "failed", "5.7.1", True, "blocked"), copy="")  # fmt: skip
    plain("free-aol-style", "MAILER-DAEMON@mx.mail.example", "Mail Delivery Problem", "Your mail to the following recipients could not be delivered because they are not accepting mail from support@shop.example:\n\tnobody\n\tnobody@mail.example\n", (NOBODY, "failed", "5.7.1", True, "blocked"), copy="")  # fmt: skip
    plain("free-german", "mailer-daemon@gmx.example", "Mail delivery failed: returning message to sender", "This message was created automatically by mail delivery software.\n\nA message that you sent could not be delivered to one or more of\nits recipients. This is a permanent error.\n\nThe following address failed:\n\nnobody@mail.example:\nSMTP error from remote server for RCPT TO command, host: in.mail.example (1.2.3.4) reason: 550 5.1.1 Unbekannter Empfaenger\n\n--- The header of the original message is following. ---\n", (NOBODY, "failed", "5.1.1", True, "user_unknown"))  # fmt: skip


def _reports() -> None:
    unknown: Told = (NOBODY, "failed", "5.1.1", True, "user_unknown")
    dsn("rfc3464-address-in-angles", f"Final-Recipient: rfc822;<{NOBODY}>\nAction: failed\nStatus: 5.1.1\n", unknown)
    dsn("rfc3464-no-address-type", f"Final-Recipient: {NOBODY}\nAction: failed\nStatus: 5.1.1\n", unknown)
    dsn(
        "rfc3464-type-in-capitals",
        f"Final-Recipient: RFC822; {NOBODY}\nAction: Failed\nStatus: 5.1.1 (bad destination mailbox address)\n",
        unknown,
    )
    dsn(
        "rfc3464-action-with-comment",
        f"Final-Recipient: rfc822; {NOBODY}\nAction: failed (bad destination mailbox address)\nStatus: 5.1.1\n",
        unknown,
    )
    dsn("rfc3464-folded-recipient", f"Final-Recipient: rfc822;\n {NOBODY}\nAction: failed\nStatus: 5.1.1\n", unknown)
    dsn("rfc3464-original-only", f"Original-Recipient: rfc822;{NOBODY}\nAction: failed\nStatus: 5.1.1\n", unknown)
    dsn(
        "rfc3464-no-action",
        f"Final-Recipient: rfc822; {NOBODY}\nStatus: 5.1.1\nDiagnostic-Code: smtp; 550 5.1.1 unknown user\n",
        unknown,
    )
    dsn(
        "rfc3464-no-action-temporary",
        f"Final-Recipient: rfc822; {SLOW}\nStatus: 4.4.1\nDiagnostic-Code: smtp; 421 4.4.1 connection timed out\n",
        (SLOW, "delayed", "4.4.1", False, "network"),
    )
    dsn(
        "rfc3464-no-blank-between-blocks",
        f"Final-Recipient: rfc822; {NOBODY}\nAction: failed\nStatus: 5.1.1\nFinal-Recipient: rfc822; {FULL}\nAction: failed\nStatus: 5.2.2\n",
        unknown,
        (FULL, "failed", "5.2.2", False, "mailbox_full"),
        first="Reporting-MTA: dns; mx.mail.example\n",
    )
    dsn("rfc3464-many-blank-lines", f"\n\n\n{final(NOBODY, 'failed', '5.1.1')}\n\n\n", unknown)
    dsn("rfc3464-no-message-fields", final(NOBODY, "failed", "5.1.1"), unknown, first="")
    dsn(
        "rfc3464-wrapped-diagnostic",
        f"{final(NOBODY, 'failed', '5.1.1', 'smtp; 550-5.1.1 The email account that you tried to reach does not exist.')} Please try\n 550-5.1.1 double-checking the recipient's email address for typos or\n 550 5.1.1 unnecessary spaces. x12-20020a05.77 - gsmtp\n",
        unknown,
    )
    dsn(
        "rfc3464-x-postfix",
        final(
            NOBODY,
            "failed",
            "5.4.4",
            "X-Postfix; Host or domain name not found. Name service error for name=nowhere.example type=A: Host not found",
        ),
        (NOBODY, "failed", "5.4.4", True, "host_unknown"),
    )
    dsn(
        "rfc3464-x-unix",
        final(NOBODY, "failed", "5.3.0", "x-unix; user disk quota exceeded"),
        (NOBODY, "failed", "5.3.0", False, "mailbox_full"),
    )
    dsn(
        "rfc3464-lmtp",
        final(FULL, "failed", "5.2.2", f"LMTP; 552 5.2.2 <{FULL}> Quota exceeded (mailbox for user is full)"),
        (FULL, "failed", "5.2.2", False, "mailbox_full"),
    )
    dsn("rfc3464-generic-status", final(NOBODY, "failed", "5.0.0", "smtp; 550 5.1.1 No such user"), unknown)
    dsn(
        "rfc3464-status-not-said",
        final(NOBODY, "failed", "", "smtp; 550 Requested action not taken: mailbox unavailable"),
        unknown,
    )
    dsn("rfc3464-status-of-a-reply", final(NOBODY, "failed", "550 5.1.1", "smtp; unknown"), unknown)
    dsn("rfc3464-diagnostic-without-type", final(NOBODY, "failed", "5.1.1", "550 5.1.1 User unknown"), unknown)
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
    dsn(
        "rfc3464-global-xtext",
        "Final-Recipient: utf-8;jos\\x{E9}@mail.example\nAction: failed\nStatus: 5.1.1\n",
        ("josé@mail.example", "failed", "5.1.1", True, "user_unknown"),
    )
    dsn(
        "rfc3464-three-recipients",
        "\n".join(
            (
                final("ok@mail.example", "relayed", "2.0.0"),
                final(NOBODY, "failed", "5.1.1"),
                final(SLOW, "delayed", "4.4.1"),
            )
        ),
        unknown,
        (SLOW, "delayed", "4.4.1", False, "network"),
        ("ok@mail.example", "relayed", "2.0.0", False, ""),
    )
    dsn(
        "rfc3464-relayed",
        final("anna@mail.example", "relayed", "2.0.0", "smtp; 250 ok"),
        ("anna@mail.example", "relayed", "2.0.0", False, ""),
        subject="Successful Mail Delivery Report",
    )
    dsn(
        "rfc3464-expanded",
        final("list@mail.example", "expanded", "2.0.0"),
        ("list@mail.example", "expanded", "2.0.0", False, ""),
        subject="Return receipt",
    )
    dsn(
        "rfc3464-delivered-exchange",
        final("anna@corp.example", "delivered", "2.0.0"),
        ("anna@corp.example", "delivered", "2.0.0", False, ""),
        subject="Delivered: Order",
        sender="postmaster@corp.example",
    )
    dsn(
        "rfc3464-delayed-capital",
        final(
            SLOW,
            "Delayed",
            "4.0.0",
            "smtp; 450 4.2.0 <slow@mail.example>: Recipient address rejected: Greylisted, see https://postgrey.example",
            "Will-Retry-Until: Sun, 17 Nov 2024 15:30:00 +0300",
        ),
        (SLOW, "delayed", "4.2.0", False, "greylisted"),
        subject="Delayed Mail (still being retried)",
    )
    dsn(
        "rfc3464-too-large",
        final(NOBODY, "failed", "5.3.4", "smtp; 552 5.3.4 Message size exceeds fixed limit"),
        (NOBODY, "failed", "5.3.4", True, "too_large"),
    )
    dsn(
        "rfc3464-expired",
        final(
            SLOW,
            "failed",
            "4.4.7",
            "smtp; delivery temporarily suspended: connect to mail.example[1.2.3.4]:25: Connection timed out",
        ),
        (SLOW, "failed", "4.4.7", False, "expired"),
    )
    dsn(
        "rfc3464-spam",
        final(NOBODY, "failed", "5.7.1", "smtp; 554 5.7.1 Spam message rejected"),
        (NOBODY, "failed", "5.7.1", True, "spam"),
    )
    dsn(
        "rfc3464-blocked",
        final(
            NOBODY,
            "failed",
            "5.7.1",
            "smtp; 554 5.7.1 Service unavailable; Client host [1.2.3.4] blocked using zen.spamhaus.example; https://www.spamhaus.example/query/ip/1.2.3.4",
        ),
        (NOBODY, "failed", "5.7.1", True, "blocked"),
    )
    dsn(
        "rfc3464-dmarc",
        final(
            NOBODY,
            "failed",
            "5.7.1",
            "smtp; 550-5.7.26 Unauthenticated email from shop.example is not accepted due to domain's 550-5.7.26 DMARC policy.",
        ),
        (NOBODY, "failed", "5.7.1", True, "authentication"),
    )
    dsn(
        "rfc3464-relaying",
        final(NOBODY, "failed", "5.7.1", "smtp; 554 5.7.1 <nobody@mail.example>: Relay access denied"),
        (NOBODY, "failed", "5.7.1", True, "relaying"),
    )
    dsn(
        "rfc3464-suspended",
        final(NOBODY, "failed", "5.2.1", "smtp; 550 5.2.1 The email account that you tried to reach is disabled."),
        (NOBODY, "failed", "5.2.1", True, "suspended"),
    )
    dsn(
        "rfc3464-null-mx",
        final(
            NOBODY,
            "failed",
            "5.1.10",
            "smtp; 556 5.1.10 <nobody@mail.example>: Recipient address rejected: Domain mail.example does not accept mail (nullMX)",
        ),
        (NOBODY, "failed", "5.1.10", True, "host_unknown"),
    )
    dsn(
        "rfc3464-loop",
        final(NOBODY, "failed", "5.4.6", "smtp; 554 5.4.6 Too many hops"),
        (NOBODY, "failed", "5.4.6", True, "loop"),
    )
    dsn(
        "rfc3464-rate",
        final(
            NOBODY,
            "delayed",
            "4.7.28",
            "smtp; 421-4.7.28 Our system has detected an unusual rate of unsolicited mail originating from your IP address",
        ),
        (NOBODY, "delayed", "4.7.28", False, "rate_limited"),
        subject="Delayed Mail (still being retried)",
    )
    dsn(
        "rfc3464-virus",
        final(NOBODY, "failed", "5.7.1", "smtp; 554 5.7.1 Virus found, message rejected: Eicar-Test-Signature"),
        (NOBODY, "failed", "5.7.1", True, "content"),
    )
    dsn(
        "rfc3464-moved",
        final(NOBODY, "failed", "5.1.6", "smtp; 551 5.1.6 recipient no longer on server: anna@new.example"),
        (NOBODY, "failed", "5.1.6", True, "moved"),
    )
    dsn(
        "rfc3464-outlook-com",
        final(
            "nobody@outlook.example",
            "failed",
            "5.5.0",
            "smtp;550 5.5.0 Requested action not taken: mailbox unavailable (S2017062302). [AM7EUR03FT012.eop-EUR03.prod.protection.outlook.example]",
        ),
        ("nobody@outlook.example", "failed", "5.5.0", True, "user_unknown"),
    )
    dsn(
        "rfc3464-icloud",
        final("full@icloud.example", "failed", "5.2.2", "smtp; 552 5.2.2 <full@icloud.example>: user is over quota"),
        ("full@icloud.example", "failed", "5.2.2", False, "mailbox_full"),
    )
    dsn(
        "rfc3464-yahoo-disabled",
        final(
            "nobody@yahoo.example",
            "failed",
            "5.0.0",
            "smtp; 554 30 Sorry, your message to nobody@yahoo.example cannot be delivered. This mailbox is disabled (554.30).",
        ),
        ("nobody@yahoo.example", "failed", "5.0.0", True, "suspended"),
    )
    dsn(
        "rfc3464-mailru-full",
        final(
            "full@mailru.example", "failed", "5.0.0", "smtp; 552 5.2.2 Mailbox size limit exceeded full@mailru.example"
        ),
        ("full@mailru.example", "failed", "5.2.2", False, "mailbox_full"),
    )
    dsn(
        "rfc3464-mailru-spam",
        final(
            "anna@mailru.example",
            "failed",
            "5.0.0",
            "smtp; 550 spam message rejected. Please visit http://help.mailru.example/notspam-support/id?c=abc or report details to abuse@corp.mailru.example. Error code: ABCD.",
        ),
        ("anna@mailru.example", "failed", "5.0.0", True, "spam"),
    )
    dsn(
        "rfc3464-yandex-spam",
        final(
            "anna@yandex.example",
            "failed",
            "5.7.1",
            "smtp; 554 5.7.1 [1] Message rejected under suspicion of SPAM; https://ya.cc/1IrBc 1731421800-abc",
        ),
        ("anna@yandex.example", "failed", "5.7.1", True, "spam"),
    )
    dsn(
        "rfc3464-exchange-restricted",
        final(
            "all@corp.example",
            "failed",
            "5.7.133",
            "smtp;550 5.7.133 RESOLVER.RST.SenderNotAuthenticatedForGroup; authentication required; Delivery restriction check failed because the sender was not authenticated when sending to this group",
        ),
        ("all@corp.example", "failed", "5.7.133", True, "policy"),
    )
    dsn(
        "rfc3464-exchange-imceaex",
        f"Final-Recipient: rfc822;IMCEAEX-_O=CORP_OU=EXCHANGE_cn=Recipients_cn=nobody@corp.example\nOriginal-Recipient: rfc822;{NOBODY}\nAction: failed\nStatus: 5.1.1\nDiagnostic-Code: smtp;550 5.1.1 RESOLVER.ADR.ExRecipNotFound; not found\n",
        (NOBODY, "failed", "5.1.1", True, "user_unknown"),
    )
    dsn(
        "rfc3464-display-name",
        f"Final-Recipient: rfc822; {NOBODY}\nX-Display-Name: Nobody\nAction: failed\nStatus: 5.1.1\n",
        unknown,
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


def _old_servers() -> None:
    unknown: Told = (NOBODY, "failed", "5.1.1", True, "user_unknown")
    qmail = "Hi. This is the qmail-send program at mx.mail.example.\nI'm afraid I wasn't able to deliver your message to the following addresses.\nThis is a permanent error; I've given up. Sorry it didn't work out.\n\n"
    below = "\n--- Below this line is a copy of the message.\n\nReturn-Path: <support@shop.example>"
    plain(
        "qmail-no-mailbox",
        "MAILER-DAEMON@mx.mail.example",
        "failure notice",
        f"{qmail}<{NOBODY}>:\nSorry, no mailbox here by that name. (#5.1.1)\n{below}",
        unknown,
    )
    plain(
        "qmail-remote",
        "MAILER-DAEMON@mx.mail.example",
        "failure notice",
        f"{qmail}<{NOBODY}>:\n1.2.3.4 does not like recipient.\nRemote host said: 550 No such user here\nGiving up on 1.2.3.4.\n{below}",
        unknown,
    )
    plain(
        "qmail-no-host",
        "MAILER-DAEMON@mx.mail.example",
        "failure notice",
        f"{qmail}<{GONE}>:\nSorry, I couldn't find any host named nowhere.example. (#5.1.2)\n{below}",
        (GONE, "failed", "5.1.2", True, "host_unknown"),
    )
    plain(
        "qmail-expired",
        "MAILER-DAEMON@mx.mail.example",
        "failure notice",
        f"{qmail}<{SLOW}>:\nCNAME lookup failed temporarily. (#4.4.3)\nI'm not going to try again; this message has been in the queue too long.\n{below}",
        (SLOW, "failed", "4.4.3", False, "expired"),
    )
    plain(
        "qmail-quota",
        "MAILER-DAEMON@mx.mail.example",
        "failure notice",
        f"{qmail}<{FULL}>:\nmail.local: user is over quota\n{below}",
        (FULL, "failed", "5.2.2", False, "mailbox_full"),
    )
    exim = "This message was created automatically by mail delivery software.\n\nA message that you sent could not be delivered to one or more of its\nrecipients. This is a permanent error. The following address(es) failed:\n\n"
    xcopy = "\n------ This is a copy of the message, including all the headers. ------\n\nReturn-path: <support@shop.example>"
    failed = "Mail delivery failed: returning message to sender"
    xdaemon = "Mail Delivery System <Mailer-Daemon@mx.mail.example>"
    plain(
        "exim-unrouteable",
        xdaemon,
        failed,
        f"{exim}  {NOBODY}\n    Unrouteable address\n{xcopy}",
        (NOBODY, "failed", "5.1.2", True, "host_unknown"),
        lines=(f"X-Failed-Recipients: {NOBODY}", "Auto-Submitted: auto-replied"),
    )
    plain(
        "exim-unknown-user",
        xdaemon,
        failed,
        f"{exim}  {NOBODY}\n    SMTP error from remote mail server after RCPT TO:<{NOBODY}>:\n    host in.mail.example [1.2.3.4]: 550 5.1.1 <{NOBODY}>:\n    Recipient address rejected: User unknown in virtual mailbox table\n{xcopy}",
        unknown,
        lines=(f"X-Failed-Recipients: {NOBODY}",),
    )
    plain("exim-no-header", xdaemon, failed, f"{exim}  {NOBODY}\n    no such user\n{xcopy}", unknown)
    plain(
        "exim-alias",
        xdaemon,
        failed,
        f"{exim}  {NOBODY}\n    (ultimately generated from team@mail.example)\n    SMTP error from remote mail server after end of data:\n    host in.mail.example [1.2.3.4]: 552 5.2.2 mailbox full\n{xcopy}",
        (NOBODY, "failed", "5.2.2", False, "mailbox_full"),
    )
    plain(
        "exim-two",
        xdaemon,
        failed,
        f"{exim}  {NOBODY}\n    Unknown user\n  {FULL}\n    mailbox is full: retry timeout exceeded\n{xcopy}",
        unknown,
        (FULL, "failed", "5.2.2", False, "mailbox_full"),
    )
    plain(
        "exim-timeout",
        xdaemon,
        failed,
        f"{exim}  {SLOW}\n    host in.mail.example [1.2.3.4]\n    Connection timed out: retry timeout exceeded\n{xcopy}",
        (SLOW, "failed", "4.4.7", False, "expired"),
    )
    delayed = "This message was created automatically by mail delivery software.\nA message that you sent has not yet been delivered to one or more of its\nrecipients after more than 24 hours on the queue on mx.mail.example.\n\nThe message identifier is:     1tAbCd-000123-AB\nThe subject of the message is: Order\nThe date of the message is:    Tue, 12 Nov 2024 15:30:00 +0300\n\nThe address to which the message has not yet been delivered is:\n\n"
    plain(
        "exim-delay",
        xdaemon,
        "Warning: message 1tAbCd-000123-AB delayed 24 hours",
        f"{delayed}  {SLOW}\n    host in.mail.example [1.2.3.4]\n    Delay reason: Connection timed out\n\nNo action is required on your part. Delivery attempts will continue for\nsome time, and this warning may be repeated at intervals if the message\nremains undelivered.\n",
        (SLOW, "delayed", "4.4.1", False, "network"),
        copy="",
    )
    plain(
        "exim-frozen",
        xdaemon,
        "Message 1tAbCd-000123-AB has been frozen",
        f"Message 1tAbCd-000123-AB has been frozen (delivery error message).\nThe sender is <>.\n\nThe following address(es) have yet to be delivered:\n\n  {NOBODY}: Unknown user\n",
        unknown,
        copy="",
    )
    sendmail = "The original message was received at Tue, 12 Nov 2024 15:30:00 +0300\nfrom shop.example [1.2.3.4]\n\n"
    sdaemon = "Mail Delivery Subsystem <MAILER-DAEMON@mx.mail.example>"
    plain(
        "sendmail-host-unknown",
        sdaemon,
        "Returned mail: Host unknown (Name server: nowhere.example: host not found)",
        f"{sendmail}   ----- The following addresses had permanent fatal errors -----\n<{GONE}>\n\n   ----- Transcript of session follows -----\n550 <{GONE}>... Host unknown (Name server: nowhere.example: host not found)\n\n   ----- Original message follows -----\n",
        (GONE, "failed", "5.1.2", True, "host_unknown"),
    )
    plain(
        "sendmail-local",
        sdaemon,
        "Returned mail: User unknown",
        f"{sendmail}   ----- The following addresses had permanent fatal errors -----\nnobody\n    (expanded from: <{NOBODY}>)\n\n   ----- Transcript of session follows -----\n550 5.1.1 nobody... User unknown\n\n   ----- Original message follows -----\n",
        unknown,
    )
    plain(
        "sendmail-too-big",
        sdaemon,
        "Returned mail: Service unavailable",
        f"{sendmail}   ----- The following addresses had permanent fatal errors -----\n<{NOBODY}>\n\n   ----- Transcript of session follows -----\n... while talking to in.mail.example.:\n>>> DATA\n<<< 552 Message exceeds maximum size of 10485760 bytes\n554 <{NOBODY}>... Service unavailable\n\n   ----- Original message follows -----\n",
        (NOBODY, "failed", "5.3.4", True, "too_large"),
    )
    plain(
        "sendmail-warning",
        sdaemon,
        "Warning: could not send message for past 4 hours",
        f"    **********************************************\n    **      THIS IS A WARNING MESSAGE ONLY      **\n    **  YOU DO NOT NEED TO RESEND YOUR MESSAGE  **\n    **********************************************\n\n{sendmail}   ----- The following addresses had transient non-fatal errors -----\n<{SLOW}>\n\n   ----- Transcript of session follows -----\n<{SLOW}>... Deferred: Connection refused by in.mail.example.\nWarning: message still undelivered after 4 hours\nWill keep trying until message is 5 days old\n\n   ----- Original message follows -----\n",
        (SLOW, "delayed", "4.4.1", False, "network"),
    )
    plain(
        "postfix-old",
        DAEMON,
        "Undelivered Mail Returned to Sender",
        f"This is the Postfix program at host mx.mail.example.\n\nI'm sorry to have to inform you that your message could not be\nbe delivered to one or more recipients. It's attached below.\n\nFor further assistance, please send mail to <postmaster>\n\n\t\t\tThe Postfix program\n\n<{NOBODY}>: unknown user: \"nobody\"\n",
        unknown,
    )
    plain(
        "postfix-mail-system",
        DAEMON,
        "Undelivered Mail Returned to Sender",
        f"This is the mail system at host mx.mail.example.\n\nI'm sorry to have to inform you that your message could not\nbe delivered to one or more recipients. It's attached below.\n\nFor further assistance, please send mail to postmaster.\n\n                   The mail system\n\n<{FULL}>: host in.mail.example[1.2.3.4] said: 452 4.2.2 <{FULL}>\n    Mailbox full (in reply to RCPT TO command)\n\n<{GONE}>: Host or domain name not found. Name service error for\n    name=nowhere.example type=AAAA: Host not found\n",
        (GONE, "failed", "5.1.2", True, "host_unknown"),
        (FULL, "failed", "4.2.2", False, "mailbox_full"),
    )
    plain(
        "postfix-expired",
        DAEMON,
        "Undelivered Mail Returned to Sender",
        f"This is the mail system at host mx.mail.example.\n\n<{SLOW}>: connect to in.mail.example[1.2.3.4]:25: Connection timed out\n",
        (SLOW, "failed", "4.4.1", False, "network"),
    )
    plain(
        "postfix-sender-notice",
        DAEMON,
        "Postmaster Copy: Undelivered Mail",
        f"<{NOBODY}>: host in.mail.example[1.2.3.4] said: 554 5.7.1 <{NOBODY}>: Recipient address\n    rejected: Access denied (in reply to RCPT TO command)\n",
        (NOBODY, "failed", "5.7.1", True, "policy"),
    )
    plain(
        "courier",
        '"Courier mail server at mx.mail.example" <@mx.mail.example>',
        "NOTICE: mail delivery status.",
        f"This is a delivery status notification from mx.mail.example,\nrunning the Courier mail server, version 0.75.\n\nThe original message was received on Tue, 12 Nov 2024 15:30:00 +0300\nfrom shop.example ([1.2.3.4])\n\n---------------------------------------------------------------------------\n\n                           UNDELIVERABLE MAIL\n\nYour message to the following recipients cannot be delivered:\n\n<{NOBODY}>:\n    in.mail.example [1.2.3.4]:\n>>> RCPT TO:<{NOBODY}>\n<<< 550 User unknown.\n\n---------------------------------------------------------------------------\n",
        unknown,
    )
    plain(
        "mmdf",
        "Memory-based mail <mmdf@mx.mail.example>",
        "Failed mail  (msg.a00123)",
        f"    Your message could not be delivered to\n'{NOBODY} (host: in.mail.example) (queue: smtp)' for the following\nreason: '550 {NOBODY}... User unknown'\n\n    Your message follows:\n\n",
        unknown,
    )
    plain(
        "smail",
        "<MAILER-DAEMON@mx.mail.example>",
        "mail failed, returning to sender",
        f"|------------------------- Message log follows: -------------------------|\n no valid recipients were found for this message\n|------------------------- Failed addresses follow: ---------------------|\n <{NOBODY}> ... unknown user\n|------------------------- Message text follows: ------------------------|\n",
        unknown,
    )
    plain(
        "imail",
        "postmaster@mx.mail.example",
        "Undeliverable Mail",
        f"Unknown user: {NOBODY}\n\nRCPT TO generated following response:\n550 Unknown user\n\nOriginal message follows.\n\n",
        unknown,
    )
    plain(
        "mailserv",
        "Mail Administrator <postmaster@mx.mail.example>",
        "Mail System Error - Returned Mail",
        f"This Message was undeliverable due to the following reason:\n\nThe following destination addresses were unknown (please check\nthe addresses and re-mail the message):\n\nSMTP <{NOBODY}>\n\nPlease reply to <postmaster@mx.mail.example>\nif you feel this message to be in error.\n",
        unknown,
    )
    plain(
        "notes-domino",
        "Postmaster@corp.example",
        f"DELIVERY FAILURE: User nobody ({NOBODY}) not listed in Domino Directory",
        f"Your message\n\n  Subject: Order\n\nwas not delivered to:\n\n  {NOBODY}\n\nbecause:\n\n  User nobody ({NOBODY}) not listed in Domino Directory\n",
        unknown,
    )
    plain(
        "notes-lotus",
        "Notes Administrator <notes@corp.example>",
        "DELIVERY FAILURE: User's mailbox is full",
        f"------- Failure Reasons  --------\n\nUser's mailbox is full\n{FULL}\n\n------- Returned Message --------\n\n",
        (FULL, "failed", "5.2.2", False, "mailbox_full"),
    )
    plain(
        "groupwise-full",
        "Mailer-Daemon@corp.example",
        "Message status - undeliverable",
        f"The message that you sent was undeliverable to the following:\n\t{FULL} (mailbox is full)\n\nPossibly truncated original message follows:\n\n",
        (FULL, "failed", "5.2.2", False, "mailbox_full"),
    )
    plain(
        "mdaemon-warning",
        "MDaemon@mx.mail.example",
        "Warning: Delayed delivery",
        f"The attached message had TRANSIENT fatal delivery errors! It has been placed in the retry queue.\n\nFailed address: {SLOW}\n\n--- Session Transcript ---\n Tue 2024-11-12 15:30:00: <-- 451 4.7.1 Greylisted, please try again\n--- End Transcript ---\n",
        (SLOW, "delayed", "4.7.1", False, "greylisted"),
        copy="",
    )
    plain(
        "kerio",
        "postmaster@mx.mail.example",
        "Undeliverable Mail",
        f"Your mail message could not be delivered to the following recipient(s):\n\n{NOBODY}\n  550 5.1.1 User unknown\n\nKerio Connect mail server\n",
        unknown,
        copy="",
    )
    plain(
        "communigate-host",
        "MAILER-DAEMON@mx.mail.example",
        "Undeliverable mail: Order",
        f"Failed to deliver to '{GONE}'\nhost is unknown: nowhere.example\n",
        (GONE, "failed", "5.1.2", True, "host_unknown"),
    )
    plain(
        "zimbra",
        DAEMON,
        "Undelivered Mail Returned to Sender",
        f"This is the mail system at host zimbra.mail.example.\n\n<{FULL}>: host zimbra.mail.example[10.0.0.1] said: 452 4.2.2 Over\n    quota (in reply to end of DATA command)\n",
        (FULL, "failed", "4.2.2", False, "mailbox_full"),
    )
    plain(
        "mailmarshal",
        "MailMarshal <postmaster@corp.example>",
        'Undeliverable Mail: "Order"',
        f"Your message:\n   From:    support@shop.example\n   Subject: Order\n\nCould not be delivered because of\n\n550 5.1.1 User unknown\n\nThe following recipients were affected:\n   {NOBODY}\n\n+----+----+----+----+----+----+----+----+\n",
        unknown,
    )
    plain(
        "interscan",
        "InterScan MSS <postmaster@corp.example>",
        "Mail could not be delivered",
        f"Sent >>> RCPT TO:<{NOBODY}>\nReceived <<< 550 {NOBODY}... User unknown\n\nUnable to deliver message to <{NOBODY}>\n",
        unknown,
    )
    plain(
        "surfcontrol",
        "Mail Delivery Subsystem <MAILER-DAEMON@corp.example>",
        "Message Notification - Undeliverable",
        f"Your message could not be sent.\nA transcript of the attempts to send the message follows.\nThe number of attempts made: 1\nAddressed To: {NOBODY}\n\nTue 12 Nov 2024 15:30:00 +0300\nFailed to send to identified host,\nin.mail.example: [1.2.3.4], 550 5.1.1 {NOBODY}... User unknown\n--- Message non-deliverable.\n",
        unknown,
    )
    plain(
        "mcafee",
        "postmaster@corp.example",
        "Delivery Status",
        f"--- The following addresses had delivery problems ---\n\n<{NOBODY}>   (User unknown {NOBODY})\n\n--- ---\n",
        unknown,
    )
    plain(
        "barracuda",
        "Mail Delivery System <MAILER-DAEMON@filter.corp.example>",
        "**Message you sent blocked by our bulk email filter**",
        f"Your message to: {NOBODY}\nwas blocked by our Spam Firewall. The email you sent with the following subject has NOT BEEN DELIVERED:\n\nSubject: Order\n\nAn Explanation of what caused the email to not be delivered: message scored too high.\n",
        (NOBODY, "failed", "5.7.1", True, "spam"),
        copy="",
    )
    plain(
        "symantec",
        "postmaster@cluster1.cloud.example",
        "Undeliverable: Order",
        f"This is a delivery failure notification message indicating that\nan email you addressed to email address :\n-- {NOBODY}\n\ncould not be delivered. The problem appears to be :\n-- Recipient email server rejected the message\n\nAdditional information follows :\n-- 550 5.1.1 {NOBODY}... User unknown\n\nThis condition occurred after 1 attempt(s) to deliver over\na period of 0 hour(s).\n",
        unknown,
    )
    plain(
        "proofpoint",
        "Mail Delivery Subsystem <MAILER-DAEMON@mx0a.pphosted.example>",
        "Returned mail: see transcript for details",
        f"{sendmail}   ----- The following addresses had permanent fatal errors -----\n<{NOBODY}>\n    (reason: 550 5.7.1 Blocked by reputation: see https://support.proofpoint.example/dnsbl-lookup.cgi?ip=1.2.3.4)\n",
        (NOBODY, "failed", "5.7.1", True, "blocked"),
    )
    plain(
        "mimecast",
        "postmaster@mimecast.example",
        "[Postmaster] Email Delivery Failure",
        f"This is a system-generated message to inform you that your email could not\nbe delivered to one or more recipients. Details of the email and the error are as follows:\n\n<{NOBODY}>: 550 Invalid Recipient - https://community.mimecast.example/docs/DOC-1369#550\n",
        unknown,
        copy="",
    )
    plain(
        "ezweb",
        "Postmaster@ezweb.example",
        "Mail System Error - Returned Mail",
        "The user(s) account is disabled.\n\n<nobody@ezweb.example>: 550 user unknown\n",
        ("nobody@ezweb.example", "failed", "5.1.1", True, "user_unknown"),
    )
    plain(
        "kddi",
        "no-reply@app.auone-net.example",
        "Mail System Error - Returned Mail",
        "Your mail sent on: Tue, 12 Nov 2024 15:30:00 +0900\nAs their mailbox is full.\n\n<full@auone.example>\n",
        ("full@auone.example", "failed", "5.2.2", False, "mailbox_full"),
    )
    plain(
        "docomo-iso-2022-jp",
        "mail-daemon@docomo.example",
        word("メール配信エラー", "iso-2022-jp"),
        "次のあて先へのメッセージはエラーのため送信できませんでした。\n\n送信先：nobody@docomo.example\n550 Unknown user nobody@docomo.example\n",
        ("nobody@docomo.example", "failed", "5.1.1", True, "user_unknown"),
        charset="iso-2022-jp",
        copy="",
    )


def _exchange() -> None:
    unknown: Told = ("nobody@corp.example", "failed", "5.1.1", True, "user_unknown")
    system = "System Administrator <postmaster@corp.example>"
    plain(
        "exchange-2003-ru",
        f"{word('Системный администратор')} <postmaster@corp.example>",
        word("Не доставлено: Заказ"),
        "Сообщение не доставлено некоторым или всем получателям.\n\n      Тема:\tЗаказ\n      Отправлено:\t12.11.2024 15:30\n\nНевозможно доставить сообщение следующим получателям:\n\n      'nobody@corp.example' в 12.11.2024 15:30\n            Указанный адрес электронной почты не существует в организации получателя.\n            <mx.corp.example #5.1.1 smtp;550 5.1.1 unknown>\n",
        unknown,
        copy="",
    )
    plain(
        "exchange-2007-ru",
        "postmaster@corp.example",
        word("Недоставленное: Заказ"),
        "Сбой доставки следующим получателям или спискам рассылки:\n\nnobody@corp.example\nАдрес электронной почты получателя не найден в системе электронной почты получателя.\n\nДиагностические сведения для администраторов:\n\nФормирующий сервер: mx.corp.example\n\nnobody@corp.example\n#550 5.1.1 RESOLVER.ADR.RecipNotFound; not found ##\n\nИсходные заголовки сообщений:\n",
        unknown,
    )
    plain(
        "exchange-2010",
        "Microsoft Outlook <postmaster@corp.example>",
        "Undeliverable: Order",
        "Delivery has failed to these recipients or groups:\n\nnobody@corp.example<mailto:nobody@corp.example>\nThe e-mail address you entered couldn't be found. Please check the recipient's e-mail address and try to resend the message.\n\nDiagnostic information for administrators:\n\nGenerating server: mx.corp.example\n\nnobody@corp.example\n#550 5.1.1 RESOLVER.ADR.RecipNotFound; not found ##rfc822;nobody@corp.example\n\nOriginal message headers:\n",
        unknown,
    )
    plain(
        "exchange-2013-ru",
        "Microsoft Outlook <postmaster@corp.example>",
        word("Недоставлено: Заказ"),
        "Не удалось выполнить доставку следующим получателям или группам:\n\nfull@corp.example\nПочтовый ящик получателя переполнен и не может принимать сообщения.\n\nДиагностические сведения для администраторов:\n\nСоздающий сервер: mx.corp.example\n\nfull@corp.example\nRemote Server returned '554 5.2.2 mailbox full; STOREDRV.Deliver; QuotaExceededException'\n\nИсходные заголовки сообщения:\n",
        ("full@corp.example", "failed", "5.2.2", False, "mailbox_full"),
    )
    plain(
        "exchange-365-html",
        "Microsoft Outlook <MicrosoftExchange329e71ec88ae4615bbc36ab6ce41109e@corp.example>",
        "Undeliverable: Order",
        "<html><body><p>Your message to <a href=\"mailto:nobody@corp.example\">nobody@corp.example</a> couldn't be delivered.</p><table><tr><td>nobody</td><td>wasn't found at corp.example.</td></tr></table><p>Original Message Details</p><table><tr><td>Sender Address:</td><td>support@shop.example</td></tr><tr><td>Recipient Address:</td><td>nobody@corp.example</td></tr></table><p>Error Details</p><p>Error: 550 5.1.10 RESOLVER.ADR.RecipientNotFound; Recipient nobody@corp.example not found by SMTP address lookup</p></body></html>",
        ("nobody@corp.example", "failed", "5.1.10", True, "user_unknown"),
        html=True,
        copy="",
    )
    plain(
        "exchange-size",
        system,
        "Undeliverable: Order",
        "Your message did not reach some or all of the intended recipients.\n\n      Subject:\tOrder\n      Sent:\t12.11.2024 15:30\n\nThe following recipient(s) could not be reached:\n\n      nobody@corp.example on 12.11.2024 15:31\n            This message is larger than the current system limit or the recipient's mailbox is full. Create a shorter message body or remove attachments and try sending it again.\n            <mx.corp.example #5.2.3>\n",
        ("nobody@corp.example", "failed", "5.2.3", True, "too_large"),
        copy="",
    )
    plain(
        "exchange-delayed",
        "postmaster@corp.example",
        "Delivery delayed: Order",
        "Delivery is delayed to these recipients or groups:\n\nslow@corp.example\n\nSubject: Order\n\nThis message hasn't been delivered yet. Delivery will continue to be attempted.\n\nThe server will keep trying to deliver this message for the next 1 days, 19 hours and 53 minutes.\n",
        ("slow@corp.example", "delayed", "", False, ""),
        copy="",
    )
    plain(
        "exchange-x400",
        system,
        "Undeliverable: Order",
        "Your message\n\n  To:      nobody@corp.example\n  Subject: Order\n  Sent:    Tue, 12 Nov 2024 15:30:00 +0300\n\ndid not reach the following recipient(s):\n\nnobody@corp.example on Tue, 12 Nov 2024 15:30:05 +0300\n    The recipient name is not recognized\n\tThe MTS-ID of the original message is: c=RU;a= ;p=CORP;l=MX-241112123005Z-1\n    MSEXCH:IMS:CORP:SITE:MX 0 (000C05A6) Unknown Recipient\n",
        unknown,
        copy="",
    )
    plain(
        "exchange-de",
        "postmaster@corp.example",
        "Unzustellbar: Bestellung",
        "Fehler bei der Nachrichtenzustellung an folgende Empfänger oder Gruppen:\n\nnobody@corp.example\nDie eingegebene E-Mail-Adresse konnte nicht gefunden werden.\n\nDiagnoseinformationen für Administratoren:\n\nnobody@corp.example\n#550 5.1.1 RESOLVER.ADR.RecipNotFound; not found ##\n",
        unknown,
        copy="",
    )
    plain(
        "exchange-fr",
        "postmaster@corp.example",
        "Non remis : Commande",
        "Échec de la remise aux destinataires ou groupes suivants :\n\nnobody@corp.example\nL'adresse de messagerie que vous avez entrée est introuvable.\n\nInformations de diagnostic pour les administrateurs :\n\nnobody@corp.example\n#550 5.1.1 RESOLVER.ADR.RecipNotFound; not found ##\n",
        unknown,
        copy="",
    )
    plain(
        "exchange-es",
        "postmaster@corp.example",
        "No se puede entregar: Pedido",
        "Error de entrega a estos destinatarios o grupos:\n\nnobody@corp.example\nNo se encontró la dirección de correo electrónico que especificó.\n\nnobody@corp.example\n#550 5.1.1 RESOLVER.ADR.RecipNotFound; not found ##\n",
        unknown,
        copy="",
    )


def _providers() -> None:
    unknown: Told = ("nobody@gmail.example", "failed", "5.1.1", True, "user_unknown")
    gmail = "Mail Delivery Subsystem <mailer-daemon@googlemail.example>"
    plain(
        "gmail-not-found",
        gmail,
        "Delivery Status Notification (Failure)",
        "\n** Address not found **\n\nYour message wasn't delivered to nobody@gmail.example because the address couldn't be found, or is unable to receive mail.\n\nLearn more here: https://support.google.example/mail/?p=NoSuchUser\n\nThe response was:\n\nThe email account that you tried to reach does not exist. Please try double-checking the recipient's email address for typos or unnecessary spaces.\n",
        unknown,
        lines=("X-Failed-Recipients: nobody@gmail.example", "Auto-Submitted: auto-replied"),
        copy="",
    )
    plain(
        "gmail-blocked",
        gmail,
        "Delivery Status Notification (Failure)",
        f"** Message blocked **\n\nYour message to {NOBODY} has been blocked. See technical details below for more information.\n\nThe response from the remote server was:\n554 5.7.1 Message blocked due to spam content\n",
        (NOBODY, "failed", "5.7.1", True, "spam"),
        lines=(f"X-Failed-Recipients: {NOBODY}",),
        copy="",
    )
    plain(
        "gmail-incomplete",
        gmail,
        "Delivery Status Notification (Delay)",
        f"** Delivery incomplete **\n\nThere was a temporary problem delivering your message to {SLOW}. Gmail will retry for 45 more hours. You'll be notified if the delivery fails permanently.\n\nThe response was:\n\nThe recipient server did not accept our requests to connect. Learn more at https://support.google.example/mail/answer/7720\n[in.mail.example. 1.2.3.4: timed out]\n",
        (SLOW, "delayed", "4.4.1", False, "network"),
        copy="",
    )
    plain(
        "gmail-ru",
        gmail,
        word("Уведомление о статусе доставки (сбой)"),
        "** Адрес не найден **\n\nВаше сообщение не доставлено пользователю nobody@gmail.example, поскольку адрес не найден или не может получать почту.\n\nОтвет:\n\n550 5.1.1 The email account that you tried to reach does not exist.\n",
        unknown,
        copy="",
    )
    plain(
        "gmail-full",
        gmail,
        "Delivery Status Notification (Failure)",
        "** Recipient inbox full **\n\nYour message couldn't be delivered to full@gmail.example. Their inbox is full, or it's getting too much mail right now.\n\nThe response was:\n\n452 4.2.2 The recipient's inbox is out of storage space.\n",
        ("full@gmail.example", "failed", "4.2.2", False, "mailbox_full"),
        copy="",
    )
    plain(
        "gmail-group",
        gmail,
        "Delivery Status Notification (Failure)",
        "Hello support@shop.example,\n\nWe're writing to let you know that the group you tried to contact (all) may not exist, or you may not have permission to post messages to the group.\n\n * You might have spelled or formatted the group name incorrectly.\n",
        ("all@groups.example", "failed", "5.7.1", True, "policy"),
        lines=("X-Failed-Recipients: all@groups.example",),
        copy="",
    )
    plain(
        "yahoo-new",
        "MAILER-DAEMON@yahoo.example",
        "Failure Notice",
        "Sorry, we were unable to deliver your message to the following address.\n\n<nobody@yahoo.example>:\n554: delivery error: dd This user doesn't have a yahoo.example account (nobody@yahoo.example) [0] - mta1.yahoo.example\n",
        ("nobody@yahoo.example", "failed", "5.1.1", True, "user_unknown"),
    )
    plain(
        "yahoo-lookup",
        "MAILER-DAEMON@yahoo.example",
        "Failure Notice",
        f"Sorry, we were unable to deliver your message to the following address.\n\n<{GONE}>:\nNo MX or A records for nowhere.example\n",
        (GONE, "failed", "5.1.2", True, "host_unknown"),
    )
    plain(
        "aol",
        "Mail Delivery Subsystem <MAILER-DAEMON@aol.example>",
        "Undeliverable: Order",
        "Your mail to the following recipients could not be delivered because they are not accepting mail from support@shop.example:\n\tnobody\n\n<nobody@aol.example>: 550 5.1.1 mailbox not found\n",
        ("nobody@aol.example", "failed", "5.1.1", True, "user_unknown"),
    )
    plain(
        "mail-ru-new",
        "mailer-daemon@corp.mailru.example",
        word("Письмо не доставлено"),
        "Это письмо создано автоматически\nсервером Mail.Ru, отвечать на него не нужно.\n\nК сожалению, Ваше письмо не может\nбыть доставлено одному или нескольким получателям:\n\n**********************\n\nnobody@mailru.example\non mail.ru: 550 Message was not accepted -- invalid mailbox. Local mailbox nobody@mailru.example is unavailable: user not found\n\n**********************\n",
        ("nobody@mailru.example", "failed", "5.1.1", True, "user_unknown"),
        lines=("X-Failed-Recipients: nobody@mailru.example",),
    )
    plain(
        "mail-ru-full",
        "mailer-daemon@corp.mailru.example",
        word("Письмо не доставлено"),
        "Это письмо создано автоматически сервером Mail.Ru,\nотвечать на него не нужно.\n\nК сожалению, Ваше письмо не может быть доставлено\nодному или нескольким получателям:\n\nfull@mailru.example\nПочтовый ящик получателя переполнен\n",
        ("full@mailru.example", "failed", "5.2.2", False, "mailbox_full"),
        copy="",
    )
    plain(
        "mail-ru-disabled",
        "mailer-daemon@corp.mailru.example",
        "Mail failure.",
        "This message was created automatically by mail delivery software.\n\nA message that you sent could not be delivered to one or more of its recipients. This is a permanent error. The following address(es) failed:\n\n  nobody@mailru.example\n    550 Message was not accepted -- invalid mailbox. Local mailbox nobody@mailru.example is unavailable: account is disabled\n",
        ("nobody@mailru.example", "failed", "5.2.1", True, "suspended"),
        copy="",
    )
    plain(
        "yandex-plain",
        "mailer-daemon@yandex.example",
        word("Недоставленное сообщение"),
        "Это письмо отправлено почтовым сервером yandex.example.\n\nК сожалению, мы вынуждены сообщить Вам о том, что Ваше письмо не может\nбыть отправлено одному или нескольким адресатам. Технические подробности можно найти ниже.\n\nВозможные причины недоставки указаны по адресу:\nhttps://yandex.example/support/mail/\n\nПожалуйста, не отвечайте на это сообщение.\n\n-------------------------------------------\n\n<nobody@yandex.example>: host mx.yandex.example[1.2.3.4] said: 550 5.7.1 No such user! 1731421800-abc (in reply to RCPT TO command)\n",
        ("nobody@yandex.example", "failed", "5.7.1", True, "user_unknown"),
    )
    plain(
        "rambler",
        "mailer-daemon@rambler.example",
        "Undelivered Mail Returned to Sender",
        "<nobody@rambler.example>: host mx.rambler.example[1.2.3.4] said: 550 5.1.1 <nobody@rambler.example>: Recipient address rejected: Account is blocked due to inactivity (in reply to RCPT TO command)\n",
        ("nobody@rambler.example", "failed", "5.1.1", True, "suspended"),
    )
    plain(
        "zoho",
        "mailer-daemon@mail.zoho.example",
        "Undelivered Mail Returned to Sender",
        f"This message was created automatically by mail delivery software.\nA message that you sent could not be delivered to one or more of its recipients. This is a permanent error.\n\n{NOBODY} Invalid Address, ERROR_CODE :550, ERROR_CODE :5.1.1 {NOBODY}: Recipient address rejected: User unknown\n",
        (NOBODY, "failed", "5.1.1", True, "user_unknown"),
    )
    plain(
        "amazon-workmail",
        "Mail Delivery Service <mailer-daemon@amazonses.example>",
        "Delivery Status Notification (Failure)",
        f"Technical report:\n\nAn error occurred while trying to deliver the mail to the following recipients:\n{NOBODY}\n\nsmtp; 550 5.4.1 [{NOBODY}]: Recipient address rejected: Access denied\n",
        (NOBODY, "failed", "5.4.1", True, "user_unknown"),
        copy="",
    )
    plain(
        "sendgrid",
        "MAILER-DAEMON@sendgrid.example",
        "Undelivered Mail Returned to Sender",
        f"Hello, this is the mail server on filter1.sendgrid.example.\n\nI am sending you this message to inform you on the delivery status of a\nmessage you previously sent.  Immediately below you will find a list of\nthe affected recipients;  also attached is a Delivery Status Notification\n(DSN) report in standard format, as well as the headers of the original message.\n\n  <{NOBODY}>  delivery failed; will not continue trying\n  550 5.1.1 unknown\n",
        (NOBODY, "failed", "5.1.1", True, "user_unknown"),
    )
    plain(
        "powermta",
        "PowerMTA <postmaster@mta.example>",
        "Delivery report",
        f"Hello, this is the mail server on mta.example.\n\nI am sending you this message to inform you on the delivery status of a\nmessage you previously sent.\n\n  <{SLOW}>  delivery temporarily suspended; will continue trying for 2 days\n  451 4.7.1 try again later\n",
        (SLOW, "delayed", "4.7.1", False, "greylisted"),
        copy="",
    )
    plain(
        "gmx",
        "mailer-daemon@gmx.example",
        "Mail delivery failed: returning message to sender",
        'This message was created automatically by mail delivery software.\n\nA message that you sent could not be delivered to one or more of\nits recipients. This is a permanent error. The following address(es) failed:\n\n"nobody@gmx.example":\nSMTP error from remote server after RCPT command:\nhost: mx00.gmx.example\nRequested action not taken: mailbox unavailable\n\n--- The header of the original message is following. ---\n\n',
        ("nobody@gmx.example", "failed", "5.1.1", True, "user_unknown"),
    )
    plain(
        "orange",
        "Mail Delivery System <MAILER-DAEMON@smtp.orange.example>",
        "Undelivered Mail Returned to Sender",
        "<nobody@orange.example>: host smtp-in.orange.example[1.2.3.4] said: 550 5.1.1\n    Adresse d au moins un destinataire invalide. Invalid recipient. OFR_416 [416]\n    (in reply to RCPT TO command)\n",
        ("nobody@orange.example", "failed", "5.1.1", True, "user_unknown"),
    )
    plain(
        "verizon",
        "post_master@vtext.example",
        "Undeliverable Message",
        "Error:   No valid recipients found\n\nThe attempted recipient address: 4155550100@vtext.example\n550 - Requested action not taken: no such user here\n",
        ("4155550100@vtext.example", "failed", "5.1.1", True, "user_unknown"),
        copy="",
    )
    plain(
        "comcast-blocked",
        DAEMON,
        "Undelivered Mail Returned to Sender",
        "<nobody@comcast.example>: host mx1.comcast.example[1.2.3.4] refused to talk to me: 554\n    resimta-po-12v.sys.comcast.example comcast 1.2.3.4 found on one or more DNSBLs, see http://postmaster.comcast.example/BL000001\n",
        ("nobody@comcast.example", "failed", "5.7.1", True, "blocked"),
    )
    plain(
        "timeweb-ru",
        "Mail Delivery System <Mailer-Daemon@vh1.timeweb.example>",
        word("Письмо не доставлено"),
        f"Это сообщение создано автоматически почтовым сервером.\n\nСообщение, которое вы отправили, не было доставлено следующим получателям:\n\n  {NOBODY}\n    Нет такого пользователя\n",
        (NOBODY, "failed", "5.1.1", True, "user_unknown"),
        copy="",
    )
    plain(
        "ru-too-large",
        "postmaster@corp.example",
        word("Не удалось доставить сообщение"),
        f"Не удалось доставить сообщение получателю:\n\n{NOBODY}\n552 Размер сообщения превышает допустимый\n",
        (NOBODY, "failed", "5.3.4", True, "too_large"),
        copy="",
    )
    plain(
        "ru-blocked-ip",
        "Mail Delivery System <MAILER-DAEMON@mx.mail.example>",
        word("Возвращено отправителю"),
        f"<{NOBODY}>: 550 IP-адрес 1.2.3.4 заблокирован, находится в черном списке\n",
        (NOBODY, "failed", "5.7.1", True, "blocked"),
        copy="",
    )
    plain(
        "uk-failure",
        "Mail Delivery System <MAILER-DAEMON@mx.mail.example>",
        word("Лист не доставлено"),
        f"Ваш лист не доставлено адресату:\n\n{NOBODY}\n550 5.1.1 Користувача не існує\n",
        (NOBODY, "failed", "5.1.1", True, "user_unknown"),
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


def _other_machines() -> None:
    def mail(
        name: str,
        *lines: str,
        sender: str = "anna@mail.example",
        subject: str = "Order",
        text: str = "Hello.\n",
        null: bool = False,
        **expect: object,
    ) -> None:
        data = (
            head(
                *PLAIN8, *lines, sender=sender, subject=word(subject) if not subject.isascii() else subject, number=name
            )
            + b"\n"
            + text.encode()
        )
        add(name, from_nobody(data) if null else data, **expect)

    mail(
        "vacation-ru-subject",
        subject="Автоматический ответ: Заказ",
        text="Я в отпуске до 15 июня.\n",
        automatic="auto_reply",
    )
    mail(
        "vacation-ru-holiday",
        "In-Reply-To: <q@shop.example>",
        subject="Я в отпуске",
        text="Я в отпуске до 15 июня. По срочным вопросам: boss@mail.example\n",
        null=True,
        automatic="auto_reply",
    )
    mail(
        "vacation-ru-words",
        "In-Reply-To: <q@shop.example>",
        subject="Re: Заказ",
        text="Это автоматический ответ.\nЯ в отпуске до 15 июня.\n",
        automatic="auto_reply",
    )
    mail(
        "vacation-rfc3834",
        "Auto-Submitted: auto-replied (vacation)",
        subject="Re: Order",
        null=True,
        automatic="auto_reply",
    )
    mail(
        "vacation-exchange-2016",
        "X-Auto-Response-Suppress: All",
        "Auto-Submitted: auto-generated",
        subject="Automatic reply: Order",
        automatic="auto_reply",
    )
    mail(
        "vacation-gmail",
        "Precedence: bulk",
        "X-Autoreply: yes",
        subject="Out of office Re: Order",
        automatic="auto_reply",
    )
    mail("vacation-yandex", "X-Yandex-Autoreply: yes", subject="Автоответ: Заказ", automatic="auto_reply")
    mail("vacation-mailru", "X-Mailru-Autoreply: 1", subject="Re: Заказ", automatic="auto_reply")
    mail("vacation-cpanel", "X-Autorespond: Order", "Precedence: auto_reply", subject="Away", automatic="auto_reply")
    mail("vacation-de", subject="Abwesenheitsnotiz: Bestellung", automatic="auto_reply")
    mail("vacation-fr", subject="Réponse automatique : Commande", automatic="auto_reply")
    mail("vacation-pl", subject="Odpowiedź automatyczna: Zamówienie", automatic="auto_reply")
    mail("vacation-zh", subject="自动回复: 订单", automatic="auto_reply")
    mail("vacation-ja", subject="自動応答: 注文", automatic="auto_reply")
    mail(
        "challenge-boxbe",
        "X-Boxbe-Challenge: yes",
        subject="Order (Action Required)",
        text="Your message about Order was waitlisted. Please add yourself to my Guest List.\n",
        automatic="auto_reply",
    )
    mail(
        "challenge-confirm",
        subject="Please confirm your message",
        text="Your message to anna@mail.example needs your confirmation: click the link.\n",
        null=True,
        automatic="auto_reply",
    )
    mail(
        "ticket-of-another-desk",
        "Auto-Submitted: auto-replied",
        subject="[#12345] Ваше обращение зарегистрировано",
        automatic="auto_reply",
    )
    mail(
        "ticket-words-only",
        subject="Ваше обращение зарегистрировано [#12345]",
        text="Данное сообщение сформировано автоматически, отвечать на него не нужно.\nВаше обращение зарегистрировано под номером 12345.\n",
        automatic="auto_reply",
    )
    mail(
        "read-receipt-words-ru",
        "Auto-Submitted: auto-replied",
        subject="Прочтено: Заказ",
        text="Ваше сообщение\n\n  Кому: Анна\n  Тема: Заказ\n\nбыло прочтено 12.11.2024 15:30.\n",
        automatic="receipt",
    )
    mail(
        "read-receipt-words-en",
        subject="Read: Order",
        text="Your message\n\n  To: Anna\n  Subject: Order\n  Sent: Tuesday, November 12, 2024 3:30 PM\n\nwas read on Tuesday, November 12, 2024 3:31 PM.\n",
        null=True,
        automatic="receipt",
    )
    report = "Reporting-UA: mail.example; Outlook\nFinal-Recipient: rfc822;anna@mail.example\nOriginal-Message-ID: {0}\nDisposition: {1}\n"
    for number, (name, disposition, state) in enumerate(
        (
            ("displayed", "manual-action/MDN-sent-manually; displayed", "read"),
            ("deleted", "automatic-action/MDN-sent-automatically; deleted", ""),
            ("capital", "Manual-Action/MDN-Sent-Manually; Displayed", "read"),
        )
    ):
        add(
            f"mdn-{name}",
            from_nobody(head(sender="Anna <anna@mail.example>", subject=word("Прочтено: Заказ"), number=f"mdn{number}"))
            + multi(
                "report; report-type=disposition-notification",
                "M",
                part("text/plain; charset=utf-8", "Ваше сообщение прочтено.\n".encode(), encoding="8bit"),
                part("message/disposition-notification", report.format(OURS, disposition).encode()),
            ),
            automatic="receipt",
            receipt=[state, OURS, True] if state else None,
        )
    add(
        "arf-complaint",
        head(sender="complaints@isp.example", subject="FW: Order", number="arf")
        + multi(
            "report; report-type=feedback-report",
            "F",
            part("text/plain", b"This is an email abuse report.\n"),
            part(
                "message/feedback-report",
                b"Feedback-Type: abuse\nUser-Agent: Loop/1.0\nVersion: 1\nOriginal-Rcpt-To: anna@mail.example\n",
            ),
            part("message/rfc822", ORIGINAL),
        ),
        automatic="complaint",
    )
    add(
        "dmarc-aggregate",
        head(
            sender="noreply-dmarc-support@google.example",
            subject="Report domain: shop.example Submitter: google.example Report-ID: 123456",
            number="dmarc",
        )
        + multi(
            "mixed",
            "D",
            part("text/plain", b"This is an aggregate DMARC report.\n"),
            part(
                'application/zip; name="google.example!shop.example!1731369600!1731455999.zip"',
                b64(b"PK\x03\x04"),
                'Content-Disposition: attachment; filename="google.example!shop.example!1731369600!1731455999.zip"',
                encoding="base64",
            ),
        ),
        automatic="machine",
    )
    add(
        "dmarc-aggregate-from-a-person-like-address",
        head(
            sender="dmarc_agg@vali.example",
            subject="Report Domain: shop.example Submitter: vali.example Report-ID: <2024.11@vali.example>",
            number="dmarc2",
        )
        + multi(
            "mixed",
            "D",
            part("text/plain", b"aggregate report\n"),
            part('application/gzip; name="vali.example!shop.example!1!2.xml.gz"', b64(b"\x1f\x8b"), encoding="base64"),
        ),
        automatic="machine",
    )
    add(
        "tls-report",
        head(
            "TLS-Report-Domain: shop.example",
            "TLS-Report-Submitter: google.example",
            sender="noreply-smtp-tls-reporting@google.example",
            subject="Report Domain: shop.example Submitter: google.example Report-ID: <2024@x>",
            number="tlsrpt",
        )
        + multi(
            "report; report-type=tlsrpt",
            "T",
            part("text/plain", b"TLS report\n"),
            part("application/tlsrpt+gzip", b64(b"\x1f\x8b"), encoding="base64"),
        ),
        automatic="machine",
    )
    mail(
        "list-mail",
        "List-Id: News <news.mail.example>",
        "List-Unsubscribe: <https://mail.example/u>",
        subject="News",
        automatic="list",
    )
    mail(
        "person-not-delivered",
        subject="Заказ не доставлен",
        text="Здравствуйте! Мой заказ 123 не доставлен, курьер не приехал. Верните деньги.\n",
        automatic="",
    )
    mail(
        "person-not-delivered-subject",
        subject="Не доставлено",
        text="Посылка 550 123 не доставлена до сих пор.\n",
        automatic="",
    )
    mail(
        "person-undelivered",
        subject="Undelivered order",
        text="My order was not delivered, it does not exist in your system. User unknown, says the site.\n",
        automatic="",
    )
    mail(
        "person-returned",
        subject="Returned mail from the post office",
        text="The parcel came back to you: mailbox full, they said at the door.\n",
        automatic="",
    )
    mail(
        "person-delivery-failed",
        subject="Delivery failed again",
        text="The courier did not come, order 5.1.1. Code 550 A was on the card.\n",
        automatic="",
    )
    mail(
        "person-delay",
        subject="Задержка доставки",
        text="Почему задержка? Заказ 123 отложен третий раз.\n",
        automatic="",
    )
    mail(
        "person-on-leave",
        subject="В отпуске с 5 по 10, когда доставите?",
        text="Меня не будет дома, перенесите доставку.\n",
        automatic="",
    )
    mail(
        "person-postmaster",
        sender="Ivan Petrov <postmaster@corp.example>",
        subject="Re: Order",
        text="Hello! I looked into our mail server's log: your mail was not delivered because of a full disk. It is mended now.\n\nIvan\n",
        automatic="",
    )
    mail(
        "person-asks-about-a-bounce",
        subject="Fwd: Mail delivery failed: returning message to sender",
        text="What does this mean?\n\n> 550 5.1.1 user unknown\n",
        automatic="",
    )
    mail(
        "person-pastes-a-bounce",
        subject="Письмо не доставлено",
        text="Здравствуйте! Вам не отправить письмо, почему?\n\n<support@shop.example>: 550 5.1.1 user unknown\n",
        automatic="",
    )
    mail(
        "vacation-in-a-reply",
        "In-Reply-To: <q@shop.example>",
        subject="Re: Заказ",
        text="Буду 15 июня.\n",
        null=True,
        automatic="auto_reply",
    )
    mail(
        "complaint-of-microsoft",
        sender="staff@hotmail.example",
        subject="complaint about message from 1.2.3.4",
        automatic="complaint",
    )
    mail("cron", sender="Cron Daemon <root@host.example>", subject="Cron <root@host> /bin/backup", automatic="machine")
    mail(
        "daemon-without-a-domain",
        sender="MAILER-DAEMON",
        subject="qwerty",
        text="it went wrong\n",
        null=True,
        automatic="bounce",
    )
    mail(
        "person-read",
        subject="Read: the instructions do not work",
        text="I read them, and they do not help.\n",
        automatic="",
    )
    mail(
        "person-out-of-office",
        subject="Out of office delivery hours?",
        text="Can you deliver in the evening?\n",
        automatic="",
    )
    mail(
        "person-automatic-gearbox",
        subject="Automatic gearbox order",
        text="This is an automatic gearbox, I ordered a manual one.\n",
        automatic="",
    )
    mail(
        "person-bounces-name",
        sender="Anna Bounces <bounces@mail.example>",
        subject="Order",
        text="Where is it?\n",
        automatic="",
    )


FAMILIES = (_main_reports, _main_words, _reports, _old_servers, _exchange, _providers, _other_machines)
