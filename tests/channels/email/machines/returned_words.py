"""Reports in servers' own words alone: one recipient or several, in lists, tables and sentences of many languages."""

# ruff: noqa: E501 a table of mails: one case is one line, however long the mail

from tests.channels.email.machines.returned import B, orig, plain

# fmt: off
J = "joe@b.example"
MD = "MAILER-DAEMON@mx.remote.example"
PM = "postmaster@mx.remote.example"

def x(
    name: str, sender: str, subject: str, body: str, rcpt: str | tuple[str, ...] = J, hard: bool | None = True, status: str = "", mid: bool = False,
    reason: str | None = None, kind: str = "bounce", ctype: str = "text/plain; charset=utf-8", headers: str = "", path: str = "",
) -> None:
    raw = plain(sender, subject, body, ctype=ctype, headers=headers, path=path)
    B(name, raw.replace("\n", "\r\n"), kind, rcpt, hard, status, mid, reason)


x("yahoo classic", "MAILER-DAEMON@yahoo.example", "Delivery failure", "Message from yahoo.example.\nUnable to deliver message to the following address(es).\n\n<joe@b.example>:\nThis user doesn't have a yahoo.example account (joe@b.example) [-5] - mta125.mail.yahoo.example\n\n--- Original message follows.\n\n"+orig(J), mid=True, reason="user_unknown")
x("yale", "Mail Delivery Subsystem <MAILER-DAEMON@mr1.yale.example>", "Message not delivered", "Your message was not delivered to the following recipients:\n\njoe@b.example: No such person at this address.\n", reason="user_unknown")
x("netscape", "Mail Administrator <postmaster@isp.example>", "Mail System Error - Returned Mail", "This Message was undeliverable due to the following reason:\n\nEach of the following recipients was rejected by a remote mail server.\nThe reasons given by the server are included to help you determine why\neach recipient was rejected.\n\n    Recipient: <joe@b.example>\n    Reason:    5.1.1 <joe@b.example>... User unknown\n\n\nPlease reply to <postmaster@isp.example>\nif you feel this message to be in error.\n", status="5.1.1", reason="user_unknown")
x("llnl", PM, "Returned mail: unknown mailer error 73", "The original message was received\n\n   ----- The following addresses had permanent fatal errors -----\njoe@b.example\n\n   ----- Transcript of session follows -----\nmail.local: joe: Permission denied\n550 joe@b.example... Can't create output\n", hard=True)
x("sina", "mailsys@sina.example", "Undeliverable mail", "<html><body>Your mail to the following recipient could not be delivered:<br><b>joe@b.example</b><br>reason: mailbox not found</body></html>", ctype="text/html; charset=utf-8", reason="user_unknown")
x("sdm.de", PM, "Mail delivery failed", "Here is your list of failed recipients:\n\n<joe@b.example>\n    unknown user\n", reason="user_unknown")
x("swip", PM, "Undeliverable message", "Could not be delivered to: joe@b.example\nReason: mailbox full\n", hard=False, reason="mailbox_full")
x("bigpond", PM, "Delivery failed", "The following address had delivery problems:\n\njoe@b.example  (user unknown)\n", reason="user_unknown")
x("no such user first", MD, "Returned mail", "No such user: joe@b.example\n\nThe mail has been returned.\n", reason="user_unknown")
x("sorry no mailbox in brackets", MD, "Mail returned", "Sorry, no mailbox here by that name. (joe@b.example)\n", reason="user_unknown")
x("mail to X failed", MD, "Mail delivery failed", "Mail to joe@b.example failed: user unknown.\n", reason="user_unknown")
x("delivery to X failed", MD, "Delivery failure", "Delivery to joe@b.example failed after 5 days: connection timed out\n", hard=False)
x("two in one line", MD, "Undeliverable", "Your message could not be delivered to these recipients: joe@b.example, ann@b.example\n\nReason: 550 user unknown\n", rcpt=(J,"ann@b.example"), reason="user_unknown")
x("semicolons list", MD, "Undeliverable", "The following recipients failed:\n\njoe@b.example; ann@b.example;\n\n550 5.1.1 unknown\n", rcpt=(J,"ann@b.example"))
x("table html two rows", PM, "Undeliverable mail", "<table><tr><th>Recipient</th><th>Reason</th></tr><tr><td>joe@b.example</td><td>550 5.1.1 User unknown</td></tr><tr><td>ann@b.example</td><td>552 5.2.2 mailbox full</td></tr></table>", rcpt=(J,"ann@b.example"), ctype="text/html; charset=utf-8", hard=True)
x("numbered list", MD, "Delivery failure", "Delivery failed for:\n\n1. joe@b.example (550 No such user)\n2. ann@b.example (452 mailbox full)\n", rcpt=(J,"ann@b.example"), hard=True)
x("to: in transcript only", MD, "Undeliverable mail", "The message could not be delivered.\n\nTranscript:\n>>> MAIL FROM:<help@shop.example>\n<<< 250 ok\n>>> RCPT TO:<joe@b.example>\n<<< 550 5.1.1 unknown user\n", status="5.1.1", reason="user_unknown")
x("uppercase address", MD, "failure notice", "Hi. This is the qmail-send program at x.\nI'm afraid I wasn't able to deliver your message to the following addresses.\nThis is a permanent error; I've given up. Sorry it didn't work out.\n\n<JOE@B.EXAMPLE>:\nSorry, no mailbox here by that name. vpopmail (#5.1.1)\n", status="5.1.1", reason="user_unknown")
x("quota in german plain", "postmaster@firma.example", "Zustellung fehlgeschlagen", "Ihre E-Mail konnte nicht zugestellt werden.\n\nEmpfänger: joe@b.example\nGrund: Das Postfach des Empfängers ist voll.\n", hard=False, reason="mailbox_full")
x("french orange", "postmaster@orange.example", "Echec de livraison", "Bonjour,\n\nVotre message n'a pas pu être délivré à joe@b.example : la boîte aux lettres du destinataire est pleine.\n", hard=False, reason="mailbox_full")
x("italian aruba", "postmaster@aruba.example", "Mancato recapito", "Il messaggio non è stato recapitato a joe@b.example\nErrore: 550 5.1.1 utente sconosciuto\n", status="5.1.1", reason="user_unknown")
x("pec italy", "posta-certificata@pec.example", "AVVISO DI MANCATA CONSEGNA: Your order", "Avviso di mancata consegna\n\nIl messaggio \"Your order\" indirizzato a \"joe@b.example\" non può essere consegnato: casella inesistente.\n")
x("brazil locaweb", "postmaster@locaweb.example", "Falha na entrega", "Não foi possível entregar sua mensagem.\n\nDestinatário: joe@b.example\nMotivo: caixa postal cheia\n", hard=False, reason="mailbox_full")
x("korean daum", "MAILER-DAEMON@daum.example", "[Daum] 메일 반송", "메일이 반송되었습니다.\n\n받는사람: joe@b.example\n반송사유: 수신자의 메일함 용량 초과\n", hard=False, reason="mailbox_full")
x("japanese yahoo", "MAILER-DAEMON@mail.yahoo.example", "Failure Notice", "申し訳ありませんが、メールを配信できませんでした。\n\n<joe@b.example>:\nThis user doesn't have a yahoo.example account\n", reason="user_unknown")
x("ru mailru user blocked", "mailer-daemon@corp.mail.example", "Письмо не доставлено", "К сожалению, ваше письмо не доставлено.\n\nАдресат: joe@b.example\nПричина: пользователь заблокирован\n", reason="suspended")
x("ru host", "mailer-daemon@reg.example", "Недоставленное письмо", "Письмо для joe@b.example не доставлено: домен не найден.\n", reason="host_unknown")
x("ru спам", "mailer-daemon@beget.example", "Возвращено отправителю: заказ", "Ваше письмо к joe@b.example отклонено сервером получателя как спам (550 5.7.1 spam detected).\n", status="5.7.1", reason="spam")
x("ru отсрочка", "mailer-daemon@beget.example", "Письмо пока не доставлено", "Письмо для joe@b.example пока не доставлено. Сервер повторит попытку позже, отправлять заново не нужно.\n", hard=False, kind="delay")
x("de delay", "mailer-daemon@web.example", "Warnung: Nachricht verzögert", "Ihre Nachricht an joe@b.example konnte noch nicht zugestellt werden. Weitere Zustellversuche folgen.\n", hard=False, kind="delay")
x("warning still trying", "Mail Delivery System <mailer-daemon@x.example>", "Mail delivery deferred", "Your message to joe@b.example has been deferred; delivery will be attempted again for 4 days.\n", hard=False, kind="delay")
x("bounce by person-like name", "IT Support <bounces+12@esp.example>", "Undeliverable: Your order", "Hi,\n\nyour message to joe@b.example couldn't be delivered. 550 5.1.1 user unknown\n", status="5.1.1", reason="user_unknown")
x("null path gateway plain", "gateway@corp.example", "Message blocked", "The message you sent to joe@b.example was blocked by our content filter. 554 5.7.1 spam\n", status="5.7.1", reason="spam")
x("null path attachments removed", "security@corp.example", "Virus found in message", "Your message to joe@b.example contained a virus and was not delivered.\n", reason="content")
x("x-ray smtp code only", MD, "Returned mail", "joe@b.example 550\n", hard=None)
x("moved free", MD, "Returned mail: address changed", "The user joe@b.example has moved; please use joe.new@c.example\n", reason="moved")
x("dsn fwd by list owner", "owner-list@lists.example", "Undelivered Mail Returned to Sender", "This is the mail system at host lists.example.\n\n<joe@b.example>: host mx.b.example[192.0.2.3] said: 550 5.1.1 unknown (in reply to RCPT TO command)\n", status="5.1.1")
x("retry later 4xx final", MD, "Undelivered Mail Returned to Sender", "<joe@b.example>: host mx.b.example[192.0.2.3] said: 451 4.7.1 Please try again later (in reply to RCPT TO command)\n", hard=False, status="4.7.1")
x("ipv6 host", MD, "Undelivered Mail Returned to Sender", "<joe@b.example>: host mx.b.example[2001:db8::5.1.1.9] said: 550-5.7.1 Our system has detected that this message does not meet IPv6 sending guidelines regarding PTR records (in reply to end of DATA command)\n", status="5.7.1")
x("ip looks like status", MD, "Undelivered Mail Returned to Sender", "<joe@b.example>: connect to 4.2.2.1[4.2.2.1]:25: Connection refused\n", hard=False, reason="network")
x("date looks like code", MD, "Undelivered Mail Returned to Sender", "<joe@b.example>: mail system unavailable since 550 minutes\n", hard=None)
x("local part is daemon-ish", MD, "Undelivered Mail Returned to Sender", "<info@b.example>: user unknown. Contact postmaster@b.example for help, or support@isp.example\n", rcpt="info@b.example", reason="user_unknown")
x("contact address above", MD, "Undelivered Mail Returned to Sender", "For assistance write to abuse@isp.example.\n\nThis is the mail system at host isp.example.\n\n<joe@b.example>: user unknown\n", reason="user_unknown")
x("angle with name", MD, "Delivery failure", "Your message to the following recipients could not be delivered:\n\n\"Joe Black\" <joe@b.example>\n    550 5.1.1 User unknown\n", status="5.1.1", reason="user_unknown")
x("name before brackets", PM, "Undeliverable: x", "Delivery has failed to these recipients or groups:\n\nJoe Black (joe@b.example)\nThe recipient's mailbox is full.\n", hard=False, reason="mailbox_full")
x("sendmail two, own answers", MD, "Returned mail: see transcript for details", """The original message was received at Tue, 3 Mar 2026 10:00:00 +0300
from shop.example [192.0.2.10]

   ----- The following addresses had permanent fatal errors -----
<joe@b.example>
    (reason: 550 5.1.1 <joe@b.example>... User unknown)
<ann@b.example>
    (reason: 552 5.2.2 <ann@b.example>... Mailbox full)

   ----- Transcript of session follows -----
... while talking to mx.b.example.:
>>> DATA
<<< 550 5.1.1 <joe@b.example>... User unknown
550 5.1.1 <joe@b.example>... User unknown
<<< 552 5.2.2 <ann@b.example>... Mailbox full
""", rcpt=("joe@b.example","ann@b.example"), status="5.1.1", reason="user_unknown")
x("sendmail list shared", MD, "Returned mail: User unknown", """   ----- The following addresses had permanent fatal errors -----
<joe@b.example>
<ann@b.example>

   ----- Transcript of session follows -----
... while talking to mx.b.example.:
>>> RCPT To:<joe@b.example>
<<< 550 5.1.1 User unknown
550 5.1.1 <joe@b.example>... User unknown
>>> RCPT To:<ann@b.example>
<<< 550 5.1.1 User unknown
""", rcpt=("joe@b.example","ann@b.example"), status="5.1.1", reason="user_unknown")
x("sendmail expanded from", MD, "Returned mail: Cannot send message within 5 days", "   ----- The following addresses had permanent fatal errors -----\n<joe@inner.example>\n    (expanded from: <joe@b.example>)\n\n   ----- Transcript of session follows -----\n<joe@inner.example>... Deferred: Connection refused by inner.example.\nMessage could not be delivered for 5 days\nMessage will be deleted from queue\n", rcpt="joe@inner.example", hard=False)
x("exim parent address", "Mail Delivery System <Mailer-Daemon@x.example>", "Mail delivery failed: returning message to sender", "This message was created automatically by mail delivery software.\n\nA message that you sent could not be delivered to one or more of its\nrecipients. This is a permanent error. The following address(es) failed:\n\n  pipe to |/usr/local/cpanel/bin/autorespond joe@b.example /home/joe/.autorespond\n    generated by joe@b.example\n    local delivery failed\n", headers="X-Failed-Recipients: joe@b.example\n", hard=None)
x("exim frozen", "Mail Delivery System <Mailer-Daemon@x.example>", "Message frozen", "Message 1abc-000-Xy has been frozen (delivery error message).\nThe sender is <>.\n\nThe following address(es) have yet to be delivered:\n\n  joe@b.example: Too many \"Received\" headers - suspected mail loop\n", hard=None, reason="loop")
x("qmail several hosts", MD, "failure notice", "Hi. This is the qmail-send program at x.\nI'm afraid I wasn't able to deliver your message to the following addresses.\nThis is a permanent error; I've given up. Sorry it didn't work out.\n\n<joe@b.example>:\nConnected to 192.0.2.5 but sender was rejected.\nRemote host said: 553 5.1.8 <help@shop.example>... Domain of sender address does not exist\n", status="5.1.8", reason="policy")
x("qmail greeting failed", MD, "failure notice", "Hi. This is the qmail-send program at x.\nI'm afraid I wasn't able to deliver your message to the following addresses.\nThis is a permanent error; I've given up. Sorry it didn't work out.\n\n<joe@b.example>:\nConnected to 192.0.2.5 but greeting failed.\nRemote host said: 421 too many connections\nI'm not going to try again; this message has been in the queue too long.\n", hard=False, reason="rate_limited")
x("vmailmgr", MD, "failure notice", "<joe@b.example>:\nvdeliver: Invalid or unknown virtual user 'joe'\n", reason="user_unknown")
x("ezmlm not a bounce", "users-help@lists.example", "confirm subscribe to users@lists.example", "Hi! This is the ezmlm program. To confirm that you would like help@shop.example added to the users mailing list, please send an empty reply", kind="list", headers="Mailing-List: contact users-help@lists.example; run by ezmlm\nPrecedence: bulk\n", rcpt=())
x("mailman bounce action", "mailman-bounces@lists.example", "Bounce action notification", "This is a Mailman mailing list bounce action notice:\n\n    List:       Users\n    Member:     joe@b.example\n    Action:     Subscription disabled.\n    Reason:     Excessive or fatal bounces.\n", kind="list", headers="X-Mailman-Version: 2.1.29\nPrecedence: bulk\nList-Id: <mailman.lists.example>\n", rcpt=(), path="mailman-bounces@lists.example")
x("postfix delivery via pipe", MD, "Undelivered Mail Returned to Sender", "<joe@b.example>: Command died with status 75: \"/usr/bin/maildrop\". Command output: maildrop: maildir over quota.\n", hard=False, reason="mailbox_full")
x("postfix lost connection", MD, "Undelivered Mail Returned to Sender", "<joe@b.example>: lost connection with mx.b.example[192.0.2.1] while sending end of data -- message may be sent more than once\n", hard=False, reason="network")
x("postfix unknown mail transport", MD, "Undelivered Mail Returned to Sender", "<joe@b.example>: mail transport unavailable\n", hard=None)
x("postfix bad address syntax", MD, "Undelivered Mail Returned to Sender", "<joe@b.example>: bad address syntax\n", reason="user_unknown")
x("postfix sender denied", MD, "Undelivered Mail Returned to Sender", "<joe@b.example>: host mx.b.example[192.0.2.1] said: 554 5.7.1 <help@shop.example>: Sender address rejected: Access denied (in reply to RCPT TO command)\n", status="5.7.1", reason="policy")
x("proofpoint tls", MD, "Undelivered Mail Returned to Sender", "<joe@b.example>: TLS is required, but was not offered by host mx.b.example[192.0.2.1]\n", hard=None)
x("ms legal", MD, "Undelivered Mail Returned to Sender", "<joe@b.example>: host b-example.mail.protection.outlook.example[192.0.2.1] said: 550 5.4.1 Recipient address rejected: Access denied. AS(201806281) [DB5EUR03FT0.eop-EUR03.prod.protection.outlook.example] (in reply to RCPT TO command)\n", status="5.4.1", reason="user_unknown")
x("gmail nosuchuser", MD, "Undelivered Mail Returned to Sender", "<joe@b.example>: host gmail-smtp-in.l.google.example[192.0.2.1] said: 550-5.1.1 The email account that you tried to reach does not exist. Please try 550-5.1.1 double-checking the recipient's email address for typos or 550-5.1.1 unnecessary spaces. Learn more at 550 5.1.1  https://support.google.example/mail/?p=NoSuchUser (in reply to RCPT TO command)\n", status="5.1.1", reason="user_unknown")
x("mailru norecipient", MD, "Undelivered Mail Returned to Sender", "<joe@b.example>: host mxs.mail.example[192.0.2.1] said: 550 Message was not accepted -- invalid mailbox. Local mailbox joe@b.example is unavailable: account is disabled (in reply to end of DATA command)\n", reason="suspended")
x("mailru spam", MD, "Undelivered Mail Returned to Sender", "<joe@b.example>: host mxs.mail.example[192.0.2.1] said: 550 spam message rejected. Please visit http://help.mail.example/notspam-support/id?c=x or report details to abuse@corp.mail.example. Error code: 1234. ID: 000. (in reply to end of DATA command)\n", reason="spam")
x("rambler spf", MD, "Undelivered Mail Returned to Sender", "<joe@b.example>: host mxa.rambler.example[192.0.2.1] said: 550 5.7.1 Отклонено: домен отправителя не прошёл проверку SPF (in reply to RCPT TO command)\n", status="5.7.1", reason="authentication")
# fmt: on
