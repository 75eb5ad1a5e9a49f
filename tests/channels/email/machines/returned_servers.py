"""What mail servers and gateways write when they can't deliver."""

# ruff: noqa: E501 a table of mails: one case is a few lines, however long they are

from typing import Any

from tests.channels.email.machines.returned import DAEMON, B, headers_only, orig, plain, report

# fmt: off
MD = "Mail Delivery Subsystem <MAILER-DAEMON@mx.remote.example>"

# --- Sendmail
B("sendmail 8.15 user unknown", report(MD, "Returned mail: see transcript for details", """
The original message was received at Tue, 3 Mar 2026 10:00:00 +0300
from shop.example [192.0.2.10]

   ----- The following addresses had permanent fatal errors -----
<kijitora@neko.example.example>
    (reason: 550 5.1.1 <kijitora@neko.example.example>... User Unknown)

   ----- Transcript of session follows -----
... while talking to mx.neko.example.org.:
>>> RCPT To:<kijitora@neko.example.example>
<<< 550 5.1.1 <kijitora@neko.example.example>... User Unknown
550 5.1.1 <kijitora@neko.example.example>... User unknown
""", """
Reporting-MTA: dns; mx.remote.example
Received-From-MTA: DNS; shop.example
Arrival-Date: Tue, 3 Mar 2026 10:00:00 +0300

Final-Recipient: RFC822; kijitora@neko.example.example
Action: failed
Status: 5.1.1
Remote-MTA: DNS; mx.neko.example.org
Diagnostic-Code: SMTP; 550 5.1.1 <kijitora@neko.example.example>... User Unknown
Last-Attempt-Date: Tue, 3 Mar 2026 10:00:01 +0300
""", orig("kijitora@neko.example.example")), rcpt="kijitora@neko.example.example", hard=True, status="5.1.1", reason="user_unknown")

B("sendmail warning 4 hours", report(MD, "Warning: could not send message for past 4 hours", """
    **********************************************
    **      THIS IS A WARNING MESSAGE ONLY      **
    **  YOU DO NOT NEED TO RESEND YOUR MESSAGE  **
    **********************************************

The original message was received at Tue, 3 Mar 2026 10:00:00 +0300
from localhost [127.0.0.1]

   ----- Transcript of session follows -----
<mike@slow.example>... Deferred: Connection timed out with mx.slow.example.
Warning: message still undelivered after 4 hours
Will keep trying until message is 5 days old
""", """
Reporting-MTA: dns; mx.remote.example
Arrival-Date: Tue, 3 Mar 2026 10:00:00 +0300

Final-Recipient: RFC822; mike@slow.example
Action: delayed
Status: 4.4.1
Remote-MTA: DNS; mx.slow.example
Last-Attempt-Date: Tue, 3 Mar 2026 14:00:01 +0300
Will-Retry-Until: Sun, 8 Mar 2026 10:00:00 +0300
""", orig("mike@slow.example")), kind="delay", rcpt="mike@slow.example", hard=False, status="4.4.1")

B("sendmail part failed part forwarded", report(MD, "Returned mail: see transcript for details", """
   ----- The following addresses had permanent fatal errors -----
<a@one.example>
    (reason: 552 5.2.2 Over quota)

   ----- The following addresses had successful delivery notifications -----
<b@two.example>  (relayed to non-DSN-aware mailer)
""", """
Reporting-MTA: dns; mx.remote.example

Final-Recipient: RFC822; a@one.example
Action: failed
Status: 5.2.2
Diagnostic-Code: SMTP; 552 5.2.2 Over quota

Final-Recipient: RFC822; b@two.example
Action: relayed
Status: 2.0.0
Diagnostic-Code: SMTP; 250 ok
""", orig("a@one.example")), rcpt="a@one.example", hard=False, status="5.2.2", reason="mailbox_full")

B("old sendmail v5", plain("Mail Delivery Subsystem <MAILER-DAEMON@old.example>", "Returned mail: User unknown", """
   ----- Transcript of session follows -----
While talking to smtp.neko.example:
>>> RCPT To:<kijitora@neko.example>
<<< 550 <kijitora@neko.example>... User unknown
550 kijitora@neko.example... User unknown

   ----- Unsent message follows -----
""" + orig("kijitora@neko.example")), rcpt="kijitora@neko.example", hard=True, reason="user_unknown")

B("sendmail host unknown no report part", plain(MD, "Returned mail: Host unknown (Name server: nosuch.example: host not found)", """
The original message was received at Tue, 3 Mar 2026 10:00:00 +0300
from shop.example [192.0.2.10]

   ----- The following addresses had permanent fatal errors -----
<joe@nosuch.example>

   ----- Transcript of session follows -----
550 5.1.2 <joe@nosuch.example>... Host unknown (Name server: nosuch.example: host not found)

   ----- Original message follows -----

""" + orig("joe@nosuch.example")), rcpt="joe@nosuch.example", hard=True, status="5.1.2", reason="host_unknown")

B("sendmail local cannot exec mailer", report(MD, "Returned mail: Unknown mailer error 127", """
   ----- The following addresses had permanent fatal errors -----
"|/usr/bin/vacation joe"
    (reason: 127)
    (expanded from: <joe@neko.example>)

   ----- Transcript of session follows -----
sh: vacation not available for sendmail programs
554 5.3.0 unknown mailer error 127
""", """
Reporting-MTA: dns; mx.remote.example

Original-Recipient: RFC822; joe@neko.example
Final-Recipient: RFC822; joe@neko.example
X-Actual-Recipient: x-unix; |/usr/bin/vacation joe
Action: failed
Status: 5.3.0
Diagnostic-Code: X-Unix; 127
""", orig("joe@neko.example")), rcpt="joe@neko.example", hard=True, status="5.3.0")

# --- Postfix
PF = """
This is the mail system at host mx.remote.example.

I'm sorry to have to inform you that your message could not
be delivered to one or more recipients. It's attached below.

For further assistance, please send mail to postmaster.

If you do so, please include this problem report. You can
delete your own text from the attached returned message.

                   The mail system

"""
def pf(to: str, human: str, fields: str, **k: Any) -> str:
    return report(DAEMON, "Undelivered Mail Returned to Sender", PF + human, f"""
Reporting-MTA: dns; mx.remote.example
X-Postfix-Queue-ID: 2F3A5
X-Postfix-Sender: rfc822; help@shop.example
Arrival-Date: Tue, 3 Mar 2026 10:00:00 +0300 (MSK)

Final-Recipient: rfc822; {to}
Original-Recipient: rfc822;{to}
Action: failed
""" + fields, orig(to), **k)

B("postfix host not found", pf("x@gone.example", "<x@gone.example>: Host or domain name not found. Name service error for\n    name=gone.example type=AAAA: Host not found", "Status: 5.4.4\nDiagnostic-Code: X-Postfix; Host or domain name not found. Name service error\n    for name=gone.example type=AAAA: Host not found\n"),
  rcpt="x@gone.example", hard=True, status="5.4.4", reason="host_unknown")
B("postfix dmarc gmail", pf("x@gmail.example", "<x@gmail.example>: host gmail-smtp-in.l.google.com[64.233.1.26] said: 550-5.7.26\n    This mail has been blocked because the sender is unauthenticated. (in reply to end of DATA command)",
  "Status: 5.7.26\nRemote-MTA: dns; gmail-smtp-in.l.google.com\nDiagnostic-Code: smtp; 550-5.7.26 This mail has been blocked because the sender is\n    unauthenticated. 550-5.7.26 Gmail requires all senders to authenticate with\n    either SPF or DKIM. 550-5.7.26 DKIM = did not pass 550-5.7.26 SPF [shop.example] with ip:\n    [192.0.2.10] = did not pass 550 5.7.26 https://support.google.com/mail/answer/81126#authentication - gsmtp\n"),
  rcpt="x@gmail.example", hard=True, status="5.7.26", reason="authentication")
B("postfix spamhaus", pf("x@b.example", "<x@b.example>: host mx.b.example[198.51.100.1] said: 554 5.7.1 Service unavailable;\n    Client host [192.0.2.10] blocked using zen.spamhaus.org",
  "Status: 5.7.1\nRemote-MTA: dns; mx.b.example\nDiagnostic-Code: smtp; 554 5.7.1 Service unavailable; Client host [192.0.2.10]\n    blocked using zen.spamhaus.org; https://www.spamhaus.org/query/ip/192.0.2.10\n"),
  rcpt="x@b.example", status="5.7.1", reason="blocked")
B("postfix expired connect refused", pf("x@b.example", "<x@b.example>: connect to mx.b.example[198.51.100.1]:25: Connection refused", "Status: 4.4.1\nDiagnostic-Code: X-Postfix; connect to mx.b.example[198.51.100.1]:25: Connection\n    refused\n"),
  rcpt="x@b.example", hard=False, status="4.4.1")
B("postfix null mx", pf("x@nomail.example", "<x@nomail.example>: Domain nomail.example does not accept mail (nullMX)", "Status: 5.1.10\nDiagnostic-Code: X-Postfix; Domain nomail.example does not accept mail (nullMX)\n"),
  rcpt="x@nomail.example", hard=True, status="5.1.10")
B("postfix too large", pf("x@b.example", "<x@b.example>: message size 26214400 exceeds size limit 10485760 of server\n    mx.b.example[198.51.100.1]", "Status: 5.3.4\nDiagnostic-Code: X-Postfix; message size 26214400 exceeds size limit 10485760 of\n    server mx.b.example[198.51.100.1]\n"),
  rcpt="x@b.example", hard=True, status="5.3.4", reason="too_large")
B("postfix alias to local user", pf("ivan@host.remote.example", '<ivan@host.remote.example> (expanded from <info@remote.example>): unknown user: "ivan"', 'Status: 5.1.1\nDiagnostic-Code: X-Postfix; unknown user: "ivan"\n'),
  rcpt="ivan@host.remote.example", hard=True, status="5.1.1", reason="user_unknown")
B("postfix text only headers, three recipients two failed", report(DAEMON, "Undelivered Mail Returned to Sender", PF + "<a@q.example>: host mx.q.example[198.51.100.7] said: 550 No such user here (in\n    reply to RCPT TO command)\n\n<b@q.example>: host mx.q.example[198.51.100.7] said: 452 4.2.2 mailbox full (in\n    reply to RCPT TO command)\n", """
Reporting-MTA: dns; mx.remote.example

Final-Recipient: rfc822; a@q.example
Action: failed
Status: 5.0.0
Remote-MTA: dns; mx.q.example
Diagnostic-Code: smtp; 550 No such user here

Final-Recipient: rfc822; b@q.example
Action: delayed
Status: 4.2.2
Remote-MTA: dns; mx.q.example
Diagnostic-Code: smtp; 452 4.2.2 mailbox full
""", headers_only("a@q.example, b@q.example"), otype="text/rfc822-headers"), rcpt=("a@q.example", "b@q.example"), hard=True, reason="user_unknown")
B("postfix utf8 smtputf8 report", report(DAEMON, "Undelivered Mail Returned to Sender", PF + "<почта@кириллица.example>: host mx.example said: 550 5.1.1 нет такого пользователя", """
Reporting-MTA: dns; mx.remote.example

Final-Recipient: utf-8; почта@кириллица.example
Action: failed
Status: 5.1.1
Diagnostic-Code: smtp; 550 5.1.1 нет такого пользователя
""", orig("почта@кириллица.example"), rtype="multipart/report; report-type=global-delivery-status", dtype="message/global-delivery-status", otype="message/global", htype="text/plain; charset=utf-8"),
  rcpt="почта@кириллица.example", hard=True, status="5.1.1", reason="user_unknown")
B("postfix delayed", report(DAEMON, "Delayed Mail (still being retried)", """
This is the mail system at host mx.remote.example.

####################################################################
# THIS IS A WARNING ONLY.  YOU DO NOT NEED TO RESEND YOUR MESSAGE. #
####################################################################

Your message could not be delivered for more than 4 hour(s).
It will be retried until it is 5 day(s) old.

<x@slow.example>: connect to mx.slow.example[198.51.100.2]:25: Connection timed out
""", """
Reporting-MTA: dns; mx.remote.example
X-Postfix-Queue-ID: 2F3A5
Arrival-Date: Tue, 3 Mar 2026 10:00:00 +0300 (MSK)

Final-Recipient: rfc822; x@slow.example
Original-Recipient: rfc822;x@slow.example
Action: delayed
Status: 4.4.1
Diagnostic-Code: X-Postfix; connect to mx.slow.example[198.51.100.2]:25: Connection
    timed out
Will-Retry-Until: Sun, 8 Mar 2026 10:00:00 +0300 (MSK)
""", orig("x@slow.example"), otype="text/rfc822-headers"), kind="delay", rcpt="x@slow.example", hard=False, status="4.4.1")
B("postfix russian ISP customised, plain", plain(DAEMON, "Undelivered Mail Returned to Sender", PF + "<x@mail.example>: host mxs.mail.ru[94.100.180.31] said: 550 Message was not accepted\n    -- invalid mailbox.  Local mailbox x@mail.example is unavailable: user not found\n    (in reply to end of DATA command)\n\n" + orig("x@mail.example")), rcpt="x@mail.example", hard=True, reason="user_unknown")

# --- Exim
EX = """
This message was created automatically by mail delivery software.

A message that you sent could not be delivered to one or more of its
recipients. This is a permanent error. The following address(es) failed:

"""
EXC = "\n------ This is a copy of the message, including all the headers. ------\n\n"
EXF = "Mail Delivery System <Mailer-Daemon@mx.remote.example>"
B("exim plain", plain(EXF, "Mail delivery failed: returning message to sender", EX + "  kijitora@example.example\n    SMTP error from remote mail server after RCPT TO:<kijitora@example.example>:\n    host neko.example.jp [192.0.2.222]: 550 5.1.1 <kijitora@example.example>... User Unknown\n" + EXC + orig("kijitora@example.example"), headers="X-Failed-Recipients: kijitora@example.example\nAuto-Submitted: auto-replied\n"), rcpt="kijitora@example.example", hard=True, status="5.1.1", reason="user_unknown")
B("exim plain no header, unrouteable", plain(EXF, "Mail delivery failed: returning message to sender", EX + "  postman@nosuch.example\n    Unrouteable address\n" + EXC + orig("postman@nosuch.example")), rcpt="postman@nosuch.example", hard=True, reason=None)
B("exim two recipients via parent", plain(EXF, "Mail delivery failed: returning message to sender", EX + "  joe@inner.example\n    (generated from info@remote.example)\n    mailbox is full: retry timeout exceeded\n  ann@inner.example\n    (generated from info@remote.example)\n    Unknown user\n" + EXC + orig("info@remote.example"), headers="X-Failed-Recipients: joe@inner.example,\n  ann@inner.example\n"), rcpt=("joe@inner.example", "ann@inner.example"), hard=True)
B("exim retry timeout", plain(EXF, "Mail delivery failed: returning message to sender", EX + "  joe@slow.example\n    host mx.slow.example [198.51.100.3]\n    Connection timed out: retry timeout exceeded\n" + EXC + orig("joe@slow.example"), headers="X-Failed-Recipients: joe@slow.example\n"), rcpt="joe@slow.example", hard=False, reason="expired")
B("exim delay warning", plain(EXF, "Warning: message 1abcDE-000123-Xy delayed 24 hours", """
This message was created automatically by mail delivery software.
A message that you sent has not yet been delivered to one or more of its
recipients after more than 24 hours on the queue on mx.remote.example.

The message identifier is:     1abcDE-000123-Xy
The subject of the message is: Your order 1042
The date of the message is:    Tue, 3 Mar 2026 10:00:00 +0300

The address to which the message has not yet been delivered is:

  joe@slow.example
    host mx.slow.example [198.51.100.3]
    Delay reason: SMTP error from remote mail server after initial connection: 421 Too many connections

No action is required on your part. Delivery attempts will continue for
some time, and this warning may be repeated at intervals if the message
remains undelivered. Eventually the mail delivery software will give up,
and when that happens, the message will be returned to you.
""", headers="Auto-Submitted: auto-replied\n"), kind="delay", rcpt="joe@slow.example", hard=False, mid=False)
B("exim 4.9 report", report(EXF, "Mail delivery failed: returning message to sender", EX + "  kijitora@example.example\n    host neko.example.jp [192.0.2.222]\n    SMTP error from remote mail server after end of data:\n    550 This message contains content that is not allowed here\n", """
Reporting-MTA: dns; mx.remote.example

Action: failed
Final-Recipient: rfc822;kijitora@example.example
Status: 5.0.0
Remote-MTA: dns; neko.example.jp
Diagnostic-Code: smtp; 550 This message contains content that is not allowed here
""", orig("kijitora@example.example"), headers="X-Failed-Recipients: kijitora@example.example\nAuto-Submitted: auto-replied\n"), rcpt="kijitora@example.example", hard=True)
B("exim russian customised", plain("Mail Delivery System <Mailer-Daemon@mx.remote.example>", "=?UTF-8?B?0J3QtSDRg9C00LDQu9C+0YHRjCDQtNC+0YHRgtCw0LLQuNGC0Ywg0L/QuNGB0YzQvNC+?=", """
Это письмо создано автоматически почтовой системой.

Сообщение, которое вы отправили, не может быть доставлено одному или
нескольким получателям. Это постоянная ошибка. Не удалось доставить:

  joe@inner.example
    Unrouteable address
""" + EXC + orig("joe@inner.example"), headers="X-Failed-Recipients: joe@inner.example\nAuto-Submitted: auto-replied\n", ctype="text/plain; charset=utf-8"), rcpt="joe@inner.example", hard=True)
B("exim rejected by local_scan too long lines", plain(EXF, "Mail failure - rejected by local scanning code", """
A message that you sent was rejected by the local scanning code that
checks incoming messages on this system. The following error was given:

  Your message scored 15.2 SpamAssassin points.

------ This is a copy of your message, including all the headers. ------

""" + orig("joe@inner.example")), rcpt="joe@inner.example", hard=True)

# --- qmail
QM = "Hi. This is the qmail-send program at mx.remote.example.\nI'm afraid I wasn't able to deliver your message to the following addresses.\nThis is a permanent error; I've given up. Sorry it didn't work out.\n\n"
QC = "\n--- Below this line is a copy of the message.\n\nReturn-Path: <help@shop.example>\n"
B("qmail remote", plain("MAILER-DAEMON@mx.remote.example", "failure notice", QM + "<kijitora@neko.example>:\n192.0.2.153 does not like recipient.\nRemote host said: 550 5.1.1 <kijitora@neko.example>... User Unknown\nGiving up on 192.0.2.153.\n" + QC + orig("kijitora@neko.example"), ctype=""), rcpt="kijitora@neko.example", hard=True, status="5.1.1", reason="user_unknown")
B("qmail no mailbox here", plain("MAILER-DAEMON@mx.remote.example", "failure notice", QM + "<joe@neko.example>:\nSorry, no mailbox here by that name. (#5.1.1)\n" + QC + orig("joe@neko.example"), ctype=""), rcpt="joe@neko.example", hard=True, status="5.1.1", reason="user_unknown")
B("qmail queue too long", plain("MAILER-DAEMON@mx.remote.example", "failure notice", QM + "<joe@slow.example>:\nSorry, I wasn't able to establish an SMTP connection. (#4.4.1)\nI'm not going to try again; this message has been in the queue too long.\n" + QC + orig("joe@slow.example"), ctype=""), rcpt="joe@slow.example", hard=False, status="4.4.1")
B("qmail vpopmail over quota", plain("MAILER-DAEMON@mx.remote.example", "failure notice", QM + "<joe@neko.example>:\nuser is over quota\n" + QC + orig("joe@neko.example"), ctype=""), rcpt="joe@neko.example", hard=False, reason="mailbox_full")
B("qmail CNAME", plain("MAILER-DAEMON@mx.remote.example", "failure notice", QM + "<joe@nosuch.example>:\nSorry, I couldn't find any host named nosuch.example. (#5.1.2)\n" + QC + orig("joe@nosuch.example"), ctype=""), rcpt="joe@nosuch.example", hard=True, status="5.1.2", reason="host_unknown")
B("qmail two, mixed causes", plain("MAILER-DAEMON@mx.remote.example", "failure notice", QM + "<joe@neko.example>:\nMailbox disabled for this recipient\n\n<ann@neko.example>:\nThis message is looping: it already has my Delivered-To line. (#5.4.6)\n" + QC + orig("joe@neko.example"), ctype=""), rcpt=("joe@neko.example", "ann@neko.example"), hard=True)
B("qmail-ldap", plain("MAILER-DAEMON@mx.remote.example", "failure notice", "Hi. This is the qmail-send program at mx.remote.example.\nI'm afraid I wasn't able to deliver your message to the following addresses.\nThis is a permanent error; I've given up. Sorry it didn't work out.\n\n<joe@neko.example>:\nMailaddress is administrativly disabled. (LDAP-ERR #220)\n" + QC + orig("joe@neko.example")), rcpt="joe@neko.example", hard=True)
B("yahoo qmail like", plain("MAILER-DAEMON@yahoo.example", "Failure Notice", """
Sorry, we were unable to deliver your message to the following address.

<kijitora@nyaan.example>:
550: 5.1.1 <kijitora@nyaan.example>... User Unknown

--- Below this line is a copy of the message.

""" + orig("kijitora@nyaan.example")), rcpt="kijitora@nyaan.example", hard=True, status="5.1.1")
B("qmail in french by host", plain("MAILER-DAEMON@mwinf.example", "failure notice", "Bonjour. Ceci est le programme qmail-send de mwinf.example.\nJe n'ai pas pu remettre votre message aux adresses suivantes.\nC'est une erreur permanente.\n\n<joe@wanadoo.example>:\nDesole, cette boite n'existe pas. (#5.1.1)\n" + QC + orig("joe@wanadoo.example"), ctype=""), rcpt="joe@wanadoo.example", hard=True, status="5.1.1")
B("msn/hotmail qmail-like 'delivery attempts aborted'", plain("postmaster@mail.hotmail.example", "Delivery Status Notification (Failure)", "This is an automatically generated Delivery Status Notification.\n\nDelivery to the following recipients failed.\n\n       joe@hotmail.example\n\n\n\n" ), rcpt="joe@hotmail.example", hard=False, mid=False)

# --- Courier
B("courier", report("\"Courier mail server at mx.remote.example\" <@>", "NOTICE: mail delivery status.", """
This is a delivery status notification from mx.remote.example,
running the Courier mail server, version 0.65.2.

The original message was received on Tue, 3 Mar 2026 10:00:00 +0300
from shop.example (192.0.2.10)

---------------------------------------------------------------------------

                           UNDELIVERABLE MAIL

Your message to the following recipients cannot be delivered:

<kijitora@neko.example>:
    mx.neko.example [192.0.2.2]:
>>> RCPT TO:<kijitora@neko.example>
<<< 550 5.1.1 <kijitora@neko.example>... User Unknown

---------------------------------------------------------------------------
""", """
Reporting-MTA: dns; mx.remote.example
Arrival-Date: Tue, 3 Mar 2026 10:00:00 +0300
Received-From-MTA: dns; shop.example (192.0.2.10)

Final-Recipient: rfc822; kijitora@neko.example
Action: failed
Status: 5.0.0
Diagnostic-Code: smtp; 550 5.1.1 <kijitora@neko.example>... User Unknown
""", orig("kijitora@neko.example"), otype="text/rfc822-headers; charset=us-ascii"), rcpt="kijitora@neko.example", hard=True, reason="user_unknown")
B("courier delayed", report("\"Courier mail server at mx.remote.example\" <>", "NOTICE: mail delivery status.", """
This is a delivery status notification from mx.remote.example,
running the Courier mail server, version 0.65.2.

                           DELAYED MAIL

Your message to the following recipients has been delayed, and it has not been delivered yet:

<kijitora@neko.example>:
    DNS lookup failure: neko.example. Try again later.
""", """
Reporting-MTA: dns; mx.remote.example

Final-Recipient: rfc822; kijitora@neko.example
Action: delayed
Status: 4.0.0
""", orig("kijitora@neko.example"), otype="text/rfc822-headers"), kind="delay", rcpt="kijitora@neko.example", hard=False)

# --- OpenSMTPD
B("opensmtpd", report("Mailer Daemon <MAILER-DAEMON@mx.remote.example>", "Delivery status notification: failed", """
        Hi!

        This is the MAILER-DAEMON, please DO NOT REPLY to this email.

        An error has occurred while attempting to deliver a message for
        the following list of recipients:

kijitora@neko.example: 550 5.2.2 <kijitora@neko.example>... Mailbox Full

        Below is a copy of the original message:
""", """
Reporting-MTA: dns; mx.remote.example

Final-Recipient: rfc822; kijitora@neko.example
Action: failed
Status: 5.0.0
""", orig("kijitora@neko.example"), otype="text/rfc822-headers"), rcpt="kijitora@neko.example", hard=False, reason="mailbox_full")
B("opensmtpd plain old", plain("Mailer Daemon <MAILER-DAEMON@mx.remote.example>", "Delivery status notification", """
        Hi!

        This is the MAILER-DAEMON, please DO NOT REPLY to this e-mail.

        An error has occurred while attempting to deliver a message for
        the following list of recipients:

kijitora@nosuch.example: No MX found for domain

        Below is a copy of the original message:

""" + orig("kijitora@nosuch.example")), rcpt="kijitora@nosuch.example", reason="host_unknown")

# --- Exchange
B("exchange 2003", report("postmaster@corp.example", "Undeliverable: Your order 1042", """
Your message

  To:      kijitora@corp.example
  Subject: Your order 1042
  Sent:    Tue, 3 Mar 2026 10:00:00 +0300

did not reach the following recipient(s):

kijitora@corp.example on Tue, 3 Mar 2026 10:00:03 +0300
    The recipient name is not recognized
        The MTS-ID of the original message is: c=jp;a= ;p=neko
;l=EXCHANGE_SEVER0801030000X
    MSEXCH:IMS:NEKO:EXCHANGE:SERVER 0 (000C05A6) Unknown Recipient
""", "", orig("kijitora@corp.example"), rtype="multipart/mixed", headers="X-Mailer: Internet Mail Service (5.5.2657.72)\n"), rcpt="kijitora@corp.example", hard=True, reason="user_unknown")
B("exchange 2003 DSN german", report("postmaster@firma.example", "=?iso-8859-1?Q?Benachrichtigung_zum_=DCbermittlungsstatus_(Fehlgeschlagen)?=", """
Dies ist eine automatisch erstellte Benachrichtigung =FCber den Zustellstatus.

Die =DCbermittlung an folgende Empf=E4nger schlug fehl.

       hans@firma.example
""", """
Reporting-MTA: dns;mail.firma.example
Received-From-MTA: dns;shop.example
Arrival-Date: Tue, 3 Mar 2026 10:00:00 +0300

Final-Recipient: rfc822;hans@firma.example
Action: failed
Status: 5.1.1
""", orig("hans@firma.example"), htype="text/plain; charset=iso-8859-1\nContent-Transfer-Encoding: quoted-printable"), rcpt="hans@firma.example", hard=True, status="5.1.1")
B("exchange 2007 html", report('"Microsoft Exchange" <postmaster@corp.example>', "Undeliverable: Your order 1042", """
<html><body><p><b><font color="#000066" size="3" face="Arial">Delivery has failed to these recipients or distribution lists:</font></b></p>
<p><font color="#000000" size="2" face="Tahoma"><a href="mailto:kijitora@corp.example">kijitora@corp.example</a><br>
The e-mail address you entered couldn't be found. Please check the recipient's e-mail address and try to resend the message. If the problem continues, please contact your helpdesk.<br></font></p>
<p>Diagnostic information for administrators:</p><p>Generating server: ex.corp.example</p>
<p>kijitora@corp.example<br>#550 5.1.1 RESOLVER.ADR.RecipNotFound; not found ##rfc822;kijitora@corp.example</p></body></html>
""", "", orig("kijitora@corp.example"), htype="text/html; charset=us-ascii", rtype="multipart/mixed"), rcpt="kijitora@corp.example", hard=True, status="5.1.1", reason="user_unknown")
B("exchange 2010 quota", report("Microsoft Outlook <MicrosoftExchange329e71ec88ae4615bbc36ab6ce41109e@corp.example>", "Undeliverable: Your order 1042", """
Delivery has failed to these recipients or groups:

Joe Black (joe@corp.example)<mailto:joe@corp.example>
The recipient's mailbox is full and can't accept messages now. Please try resending this message later, or contact the recipient directly.

Diagnostic information for administrators:

Generating server: ex.corp.example

joe@corp.example
#554-5.2.2 mailbox full;554 5.2.2 STOREDRV.Deliver.Exception:QuotaExceededException.MapiExceptionShutoffQuotaExceeded; Failed to process message due to a permanent exception
""", """
Reporting-MTA: dns;ex.corp.example

Final-recipient: RFC822;joe@corp.example
Action: failed
Status: 5.2.2
Diagnostic-code: smtp;554-5.2.2 mailbox full
X-Display-Name: Joe Black
""", orig("joe@corp.example")), rcpt="joe@corp.example", hard=False, status="5.2.2", reason="mailbox_full")
B("o365 french plain-ish", report("postmaster@corp.onmicrosoft.example", "=?utf-8?Q?Non_remis=C2=A0:_Your_order_1042?=", """
<html><body>Votre message à <a href="mailto:jean@corp.example">jean@corp.example</a> n'a pas pu être remis.
<p>jean n'a pas été trouvé sur corp.example.</p>
<p>Diagnostic pour les administrateurs&nbsp;: 550 5.1.10 RESOLVER.ADR.RecipientNotFound; Recipient jean@corp.example not found by SMTP address lookup</p></body></html>
""", """
Reporting-MTA: dns;PR1PR01MB.eurprd01.prod.outlook.com
Received-From-MTA: dns;shop.example
Arrival-Date: Tue, 3 Mar 2026 07:00:00 +0000

Final-Recipient: rfc822;jean@corp.example
Action: failed
Status: 5.1.10
Diagnostic-Code: smtp;550 5.1.10 RESOLVER.ADR.RecipientNotFound; Recipient jean@corp.example not found by SMTP address lookup
""", orig("jean@corp.example"), htype="text/html; charset=utf-8"), rcpt="jean@corp.example", hard=True, status="5.1.10", reason="user_unknown")
B("o365 access denied 5.7.1 group", report("postmaster@outlook.example", "Undeliverable: Your order 1042", """
Your message to team@corp.example couldn't be delivered.

The group team only accepts messages from people in its organization or on its allowed senders list, and your email address isn't on the list.
""", """
Reporting-MTA: dns;DB1.prod.outlook.com

Final-Recipient: rfc822;team@corp.example
Action: failed
Status: 5.7.133
Diagnostic-Code: smtp;550 5.7.133 RESOLVER.RST.SenderNotAuthenticatedForGroup; authentication required; Delivery restriction check failed because the sender was not authenticated when sending to this group
""", orig("team@corp.example")), rcpt="team@corp.example", hard=True, status="5.7.133")
B("exchange delayed", report("postmaster@corp.example", "Delayed: Your order 1042", """
Delivery is delayed to these recipients or groups:

joe@corp.example

This message hasn't been delivered yet. Delivery will continue to be attempted.

The server will keep trying to deliver this message for the next 1 days, 19 hours and 51 minutes.
""", """
Reporting-MTA: dns;ex.corp.example

Final-recipient: RFC822;joe@corp.example
Action: delayed
Status: 4.4.7
Diagnostic-code: smtp;400 4.4.7 Message delayed
Will-Retry-Until: Thu, 5 Mar 2026 10:00:00 +0300
""", orig("joe@corp.example")), kind="delay", rcpt="joe@corp.example", hard=False, status="4.4.7")
B("exchange russian 2013 text", report("postmaster@corp.example", "=?utf-8?B?0J3QtdC00L7RgdGC0LDQstC70LXQvdC+OiBZb3VyIG9yZGVyIDEwNDI=?=", """
Не удалось доставить сообщение следующим получателям или группам:

ivan@corp.example
Не удается найти введенный адрес электронной почты. Проверьте адрес получателя и попытайтесь отправить сообщение еще раз.

Диагностические сведения для администраторов:

Формирующий сервер: ex.corp.example

ivan@corp.example
#550 5.1.1 RESOLVER.ADR.RecipNotFound; not found ##
""", "", orig("ivan@corp.example"), rtype="multipart/mixed", htype="text/plain; charset=utf-8"), rcpt="ivan@corp.example", hard=True, status="5.1.1", reason="user_unknown")
B("exchange 2010 spanish", report("postmaster@corp.example", "No se puede entregar: Your order 1042", "No se pudo entregar el mensaje a los siguientes destinatarios o grupos:\n\npepe@corp.example\nEl buzon del destinatario esta lleno y no puede aceptar mensajes en este momento.\n\nServidor de generacion: ex.corp.example\n\npepe@corp.example\n#< #5.2.2 smtp;554 5.2.2 mailbox full> #SMTP#\n", "", orig("pepe@corp.example"), rtype="multipart/mixed"), rcpt="pepe@corp.example", hard=False, status="5.2.2", reason="mailbox_full")
B("outlook.com consumer", report("postmaster@outlook.example", "Delivery Status Notification (Failure)", "This is an automatically generated Delivery Status Notification.\n\nDelivery to the following recipients failed.\n\n       joe@outlook.example\n", """
Reporting-MTA: dns;BLU004-OMC1S1.hotmail.com
Received-From-MTA: dns;BLU177-W1
Arrival-Date: Tue, 3 Mar 2026 10:00:00 +0300

Final-Recipient: rfc822;joe@outlook.example
Action: failed
Status: 5.5.0
Diagnostic-Code: smtp;550 5.5.0 Requested action not taken: mailbox unavailable (S2017062302)
""", orig("joe@outlook.example")), rcpt="joe@outlook.example", hard=True, status="5.5.0", reason="user_unknown")

# --- Domino / Notes / GroupWise / Zimbra
B("domino", report("Mail Router <MAILER-DAEMON@notes.example>", "DELIVERY FAILURE: User kijitora (kijitora@neko.example) not listed in Domino Directory", """
Your message

  Subject: Your order 1042

was not delivered to:

  kijitora@neko.example

because:

  User kijitora (kijitora@neko.example) not listed in Domino Directory
""", """
Reporting-MTA: dns;notes.example

Final-Recipient: rfc822;kijitora@neko.example
Action: failed
Status: 5.1.1
Diagnostic-Code: X-Notes; User kijitora (kijitora@neko.example) not listed in Domino Directory
""", orig("kijitora@neko.example")), rcpt="kijitora@neko.example", hard=True, status="5.1.1", reason="user_unknown")
B("notes plain", plain("Postmaster@notes.example", "DELIVERY FAILURE: Error transferring to MX.NEKO.EXAMPLE; Maximum hop count exceeded", """
------- Failure Reasons  --------

Error transferring to MX.NEKO.EXAMPLE; Maximum hop count exceeded.  Message probably in a routing loop.
kijitora@neko.example


------- Returned Message --------

""" + orig("kijitora@neko.example")), rcpt="kijitora@neko.example", reason="loop")
B("notes japanese reason user not listed", plain("Postmaster@notes.example", "Undeliverable message", "------- Failure Reasons  --------\n\nUser not listed in public Name & Address Book\nkijitora@notes.example\n\n\n------- Returned Message --------\n\n" + orig("kijitora@notes.example")), rcpt="kijitora@notes.example", hard=True, reason="user_unknown")
B("groupwise", report("Mailer-Daemon@gw.example", "Message status - undeliverable", "The message that you sent was undeliverable to the following:\n\tkijitora (550 5.1.1 recipient unknown: kijitora@gw.example)\n\nPossibly truncated original message follows:\n", "", orig("kijitora@gw.example"), rtype="multipart/mixed"), rcpt="kijitora@gw.example", hard=True, reason="user_unknown")
B("zimbra lmtp over quota", report("MAILER-DAEMON@zimbra.example (Mail Delivery System)", "Undelivered Mail Returned to Sender", PF + "<joe@zimbra.example>: host zimbra.example[10.0.0.2] said: 552 5.2.2 Over quota (in reply to\n    end of DATA command)", """
Reporting-MTA: dns; zimbra.example
X-Postfix-Queue-ID: 1

Final-Recipient: rfc822; joe@zimbra.example
Action: failed
Status: 5.2.2
Remote-MTA: dns; zimbra.example
Diagnostic-Code: smtp; 552 5.2.2 Over quota
""", orig("joe@zimbra.example")), rcpt="joe@zimbra.example", hard=False, status="5.2.2", reason="mailbox_full")

# --- Windows servers
B("mdaemon", report("MDaemon at mail.firm.example <MDaemon@mail.firm.example>", "Permanent Delivery Failure", """
The following data may contain sections which represent BASE64 encoded
file attachments.  These sections will be unreadable without MIME aware
tools.  Seek your system administrator if you need help extracting any
files which may be embedded within this message.

The attached message had PERMANENT fatal delivery errors!

After one or more unsuccessful delivery attempts the attached message has
been removed from the mail queue on this server.  The number and frequency
of delivery attempts are determined by local configuration parameters.

YOUR MESSAGE WAS NOT DELIVERED TO ONE OR MORE RECIPIENTS!

Failed address: kijitora@neko.example

--- Session Transcript ---
 Tue 2026-03-03 10:00:00: Parsing message <xxxx.msg>
 Tue 2026-03-03 10:00:00: *  From: help@shop.example
 Tue 2026-03-03 10:00:00: *  To: kijitora@neko.example
 Tue 2026-03-03 10:00:01: <-- 550 5.1.1 <kijitora@neko.example>... User unknown
 Tue 2026-03-03 10:00:01: --> QUIT
--- End Transcript ---
""", "", orig("kijitora@neko.example"), rtype="multipart/mixed"), rcpt="kijitora@neko.example", hard=True, status="5.1.1", reason="user_unknown")
B("kerio", report('"Kerio Connect" <postmaster@kerio.example>', "Delivery Status Notification (Failure)", "The mail system could not deliver your message to following recipients:\n\n   <joe@kerio.example>   : 550 5.1.1 User unknown\n\nRemote server replied: 550 5.1.1 User unknown\n", """
Reporting-MTA: dns; kerio.example

Final-Recipient: rfc822; joe@kerio.example
Action: failed
Status: 5.1.1
""", orig("joe@kerio.example"), otype="text/rfc822-headers"), rcpt="joe@kerio.example", hard=True, status="5.1.1", reason="user_unknown")
B("hmailserver", plain("mailer-daemon@hmail.example", "Message undeliverable: Your order 1042", """
Your message did not reach some or all of the intended recipients.

   Sent: Tue, 3 Mar 2026 10:00:00 +0300
   Subject: Your order 1042

The following recipient(s) could not be reached:

joe@nosuch.example
   Error Type: SMTP
   Remote server (198.51.100.3) issued an error.
   hMailServer sent: RCPT TO:<joe@nosuch.example>
   Remote server replied: 550 5.1.1 Mailbox does not exist

hMailServer
"""), rcpt="joe@nosuch.example", hard=True, status="5.1.1", reason="user_unknown", mid=False)
B("communigate", report("<MAILER-DAEMON@cgp.example>", "Undeliverable mail: Your order 1042", "Failed to deliver to 'joe@cgp.example'\nLOCAL module(account joe) reports:\n mail account is full (quota exceeded)\n", """
Reporting-MTA: dns; cgp.example

Original-Recipient: rfc822;<joe@cgp.example>
Final-Recipient: LOCAL;<joe>
Action: failed
Status: 5.2.2
""", orig("joe@cgp.example"), otype="text/rfc822-headers", headers="X-Mailer: CommuniGate Pro CLI mailer\n"), rcpt="joe@cgp.example", hard=False, reason="mailbox_full")
B("imail server", plain("Postmaster <postmaster@imail.example>", "Undeliverable Mail", "User mailbox exceeds allowed size: kijitora@imail.example\n\nOriginal message follows.\n\n" + orig("kijitora@imail.example"), headers="X-Mailer: <SMTP32 v8.22>\n"), rcpt="kijitora@imail.example", hard=False, reason="mailbox_full")
B("imail unknown user", plain("Postmaster <postmaster@imail.example>", "Undeliverable Mail", "Unknown user: kijitora@imail.example\n\nOriginal message follows.\n\n" + orig("kijitora@imail.example"), headers="X-Mailer: <SMTP32 v8.22>\n"), rcpt="kijitora@imail.example", hard=True, reason="user_unknown")
B("iplanet messaging server", report("Internet Mail Delivery <postmaster@ims.example>", "Delivery Notification: Delivery has failed", """
This report relates to a message you sent with the following header fields:

  Message-id: <okno-77@shop.example>
  Date: Tue, 03 Mar 2026 10:00:00 +0300
  From: help@shop.example
  To: kijitora@ims.example
  Subject: Your order 1042

Your message cannot be delivered to the following recipients:

  Recipient address: kijitora@ims.example
  Reason: Remote SMTP server has rejected address
  Diagnostic code: smtp;550 5.1.1 <kijitora@ims.example>... User Unknown
  Remote system: dns;mx.ims.example (TCP|17.111.174.65|48044|192.0.2.225|25) (mx.ims.example ESMTP SENDMAIL-VM)
""", """
Reporting-MTA: dns;ims.example (tcp-daemon)

Original-recipient: rfc822;kijitora@ims.example
Final-recipient: rfc822;kijitora@ims.example
Action: failed
Status: 5.1.1 (Remote SMTP server has rejected address)
Remote-MTA: dns;mx.ims.example
Diagnostic-code: smtp;550 5.1.1 <kijitora@ims.example>... User Unknown
""", orig("kijitora@ims.example"), otype="text/rfc822-headers"), rcpt="kijitora@ims.example", hard=True, status="5.1.1", reason="user_unknown")
B("apache james", plain("Postmaster <postmaster@james.example>", "[BOUNCE] Your order 1042", """
Hi. This is the James mail server at james.example.
I'm afraid I wasn't able to deliver your message to the following addresses.
This is a permanent error; I've given up. Sorry it didn't work out.  Below
I include the list of recipients and the reason why I was unable to deliver
your message.

Message details:
  Subject: Your order 1042
  Sent date: Tue Mar 03 10:00:00 MSK 2026
  MAIL FROM: help@shop.example
  RCPT TO: kijitora@neko.example
  From: help@shop.example
  To: kijitora@neko.example
  Size (in bytes): 1024
  Number of lines: 64

Failed recipient(s):
kijitora@neko.example

Error message:
550 5.1.1 <kijitora@neko.example>... User Unknown

The original message follows:

""" + orig("kijitora@neko.example")), rcpt="kijitora@neko.example", hard=True, status="5.1.1", reason="user_unknown")

# --- gateways
B("interscan", plain('"InterScan MSS" <postmaster@imss.example>', "Mail could not be delivered", "Sent <<< RCPT TO:<kijitora@neko.example>\nReceived >>> 550 5.1.1 <kijitora@neko.example>... user unknown\n\nUnable to deliver message to <kijitora@neko.example>\n\n" + "---- Original ----\n" + orig("kijitora@neko.example")), rcpt="kijitora@neko.example", hard=True, status="5.1.1", reason="user_unknown")
B("mcafee", report('"McAfee Email Gateway" <postmaster@mwg.example>', "Delivery Status", "\n--- The following addresses had delivery problems ---\n<user@neko.example>   (User unknown user@neko.example)\n\n--------------Original message details--------------\nX-Nai-header: x\n", """
Final-Recipient: user@neko.example
Action: failed
Status: 5.1.1
Diagnostic-Code: smtp;550 5.1.1 <user@neko.example>... User Unknown
""", orig("user@neko.example"), otype="text/rfc822-headers", headers="X-NAI-Header: Modified by McAfee Email and Web Security Virtual Appliance\n"), rcpt="user@neko.example", hard=True, status="5.1.1")
B("mailmarshal", report("postmaster@marshal.example", "Undeliverable Mail: \"Your order 1042\"", """
Your message:
   From:    help@shop.example
   Subject: Your order 1042

Could not be delivered because of

550 5.1.1 User unknown

The following recipients were affected:
    dummy@blabla.example

Additional Information
======================
Original Sender:    <help@shop.example>
Sender-MTA:         <10.11.12.13>
Remote-MTA:         <10.0.0.1>
Reporting-MTA:      <relay.xxxxxxxxxxxx.example>
MessageName:        <B549996730000.000000000001.0003.mml>
""", "", orig("dummy@blabla.example"), rtype="multipart/mixed"), rcpt="dummy@blabla.example", hard=True, status="5.1.1", reason="user_unknown")
B("barracuda", report("Barracuda <MAILER-DAEMON@bar.example>", "**Message you sent blocked by our bulk email filter**", "Your message to: kijitora@bar.example\nwas blocked by our Spam Firewall. The email you sent with the following subject has NOT BEEN DELIVERED:\n\nSubject: Your order 1042\n", """
Reporting-MTA: dns; bar.example
Received-From-MTA: smtp; shop.example ([192.0.2.10])
Arrival-Date: Tue,  3 Mar 2026 10:00:00 +0300 (MSK)

Final-Recipient: rfc822; kijitora@bar.example
Action: failed
Status: 5.7.1
Diagnostic-Code: smtp; 550 5.7.1 Message content rejected, UBE, id=00000-00-000
Last-Attempt-Date: Tue,  3 Mar 2026 10:00:00 +0300 (MSK)
""", headers_only("kijitora@bar.example"), otype="text/rfc822-headers"), rcpt="kijitora@bar.example", hard=True, status="5.7.1", reason="spam")
B("messagelabs", report("MAILER-DAEMON@messagelabs.example", "Mail Delivery Failure", "This is the mail delivery agent at messagelabs.com.\n\nI was unable to deliver your message to the following addresses:\n\nmaria@dest.example\n\nReason: 550 maria@dest.example No such user (v4-12345-6)\n\nThe message subject was: Your order 1042\n", """
Reporting-MTA: dns; server-15.bemta-3.messagelabs.com
Arrival-Date: Tue, 03 Mar 2026 10:00:00 +0300

Action: failed
Status: 5.0.0
Final-Recipient: rfc822; maria@dest.example
Diagnostic-Code: smtp; 550 maria@dest.example No such user
""", orig("maria@dest.example"), otype="text/rfc822-headers"), rcpt="maria@dest.example", hard=True, reason="user_unknown")
B("mxlogic", plain("postmaster@mxlogic.example", "Mail delivery failed: returning message to sender", "This message was created automatically by mail delivery software.\n\nA message that you sent could not be delivered to one or more of its recipients. This is a permanent error.\n\nIncluded is a copy of the message header:\n----------------------------------------\n\n" + headers_only("mikeneko@mx.example"), headers="X-MXL-NoteHash: ffffffffffffffff\nX-Failed-Recipients: mikeneko@mx.example\n"), rcpt="mikeneko@mx.example", hard=True)
B("mailfoundry", plain("MAILER-DAEMON@mf.example", "Message delivery has failed", "Unable to deliver message to: <kijitora@neko.example>\nDelivery failed for the following reason:\nServer mx.neko.example[192.0.2.222] failed with: 550 <kijitora@neko.example> No such user here\n\nThis has been a permanent failure.  No further delivery attempts will be made.\n\n" + orig("kijitora@neko.example")), rcpt="kijitora@neko.example", hard=True, reason="user_unknown")
B("proofpoint pps", report("Mail Delivery Subsystem <MAILER-DAEMON@pphosted.example>", "Undeliverable: Returned mail: see transcript for details", "The original message was received\n\n   ----- The following addresses had permanent fatal errors -----\n<x@corp.example>\n    (reason: 550 5.7.1 Message rejected due to unauthenticated sender. See https://support.proofpoint.example)\n", """
Reporting-MTA: dns; mx0a.pphosted.example

Final-Recipient: RFC822; x@corp.example
Action: failed
Status: 5.7.1
Diagnostic-Code: SMTP; 554 Blocked - see https://ipcheck.proofpoint.com/?ip=192.0.2.10
""", orig("x@corp.example")), rcpt="x@corp.example", hard=True, status="5.7.1", reason="blocked")
B("mimecast", report("Mimecast Postmaster <postmaster@mimecast.example>", "[Postmaster] Email Delivery Failure", "This is a system-generated message to inform you that your email could not be delivered to one or more recipients. Details of the email and the error are as follows:\n\n<b>joe@corp.example</b>: Rejected by header based manually Blocked Senders: help@shop.example\n", """
Reporting-MTA: dns; eu-smtp-1.mimecast.com

Final-Recipient: rfc822; joe@corp.example
Action: failed
Status: 5.0.0
Diagnostic-Code: smtp; 550 Rejected by header based manually Blocked Senders: help@shop.example - https://community.mimecast.com/docs/DOC-1369#550
""", orig("joe@corp.example"), otype="text/rfc822-headers"), rcpt="joe@corp.example", hard=True, reason="blocked")
B("surfcontrol", plain("postmaster@surf.example", "Delivery failure notification", "Your message could not be delivered.\n\nThe following recipients did not receive it:\nkijitora@neko.example\n\nReason: 550 <kijitora@neko.example>... User Unknown\n", headers="X-Mailer: SurfControl E-mail Filter\n"), rcpt="kijitora@neko.example", hard=True, reason="user_unknown", mid=False)
B("symantec brightmail content", report("MAILER-DAEMON@sym.example", "Delivery Failure", "The message could not be delivered to joe@sym.example\n", """
Reporting-MTA: dns; sym.example

Final-Recipient: rfc822;joe@sym.example
Action: failed
Status: 5.7.1
Diagnostic-Code: smtp;554 5.7.1 The message from (<help@shop.example>) with the subject of (Your order 1042) matches a profile the Internet community may consider spam. Please revise your message before resending.
""", orig("joe@sym.example")), rcpt="joe@sym.example", hard=True, reason="spam")
# fmt: on
