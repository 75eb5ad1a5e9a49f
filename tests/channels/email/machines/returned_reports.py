"""Reports in odd forms and in other languages, and what the servers' answers in them mean."""

# ruff: noqa: E501 a table of mails: one case is a few lines, however long they are

import base64
import quopri
from typing import Any

from tests.channels.email.machines.returned import DAEMON, B, fields, headers_only, orig, plain, report

# fmt: off

def r(name: str, to: str, status: str, diag: str, **k: Any) -> None:
    B(name, report(DAEMON, "Undelivered Mail Returned to Sender", f"<{to}>: {diag}", fields(to, status, diag), orig(to)), rcpt=to, **k)
r("relay denied", "x@b.example", "5.7.1", "554 5.7.1 <x@b.example>: Relay access denied", hard=True, reason="relaying")
r("relaying not permitted exim", "x@b.example", "5.0.0", "550 relay not permitted", hard=True, reason="relaying")
r("spf fail", "x@b.example", "5.7.23", "550 5.7.23 SPF validation failed", hard=True, reason="authentication")
r("spf softer words", "x@b.example", "5.0.0", "550 SPF: 192.0.2.10 is not allowed to send mail from shop.example", hard=True, reason="authentication")
r("dkim", "x@b.example", "5.7.20", "550 5.7.20 No passing DKIM signature found", hard=True, reason="authentication")
r("reverse dns", "x@b.example", "5.7.25", "550 5.7.25 Client host rejected: cannot find your reverse hostname, [192.0.2.10]", hard=True)
r("virus", "x@b.example", "5.7.1", "554 5.7.1 Virus found: Eicar-Test-Signature", hard=True, reason="content")
r("banned attachment", "x@b.example", "5.7.0", "552-5.7.0 This message was blocked because its content presents a potential security issue. 552 5.7.0 attachments .exe", hard=True, reason="content")
r("moved", "x@b.example", "5.1.6", "551 5.1.6 User not local; please try <x.new@c.example>", hard=True, reason="moved")
r("account closed", "x@b.example", "5.2.1", "550 5.2.1 The email account that you tried to reach is disabled", hard=True, reason="suspended")
r("suspended", "x@b.example", "5.2.1", "554 5.2.1 Account suspended due to inactivity", hard=True, reason="suspended")
r("mailru quota", "x@mail.example", "5.0.0", "552 Message was not accepted -- mailbox is full", hard=False, reason="mailbox_full")
r("yandex rate", "x@yandex.example", "4.7.1", "451 4.7.1 Sorry, the service is currently unavailable. Please come back later.", hard=False)
r("yandex policy", "x@yandex.example", "5.7.1", "554 5.7.1 [2] Message rejected under suspicion of SPAM; https://ya.cc/1IrBc", hard=True, reason="spam")
r("loop", "x@b.example", "5.4.6", "554 5.4.6 Too many hops", hard=True, reason="loop")
r("disk full", "x@b.example", "4.3.1", "452 4.3.1 Insufficient system storage", hard=False, reason="system")
r("expired generic", "x@b.example", "5.4.7", "Delivery expired (message too old)", reason="expired", hard=False)
r("tls required", "x@b.example", "5.7.10", "550 5.7.10 Encryption needed", hard=True)
r("filtered", "x@b.example", "5.0.0", "550 5.2.1 Mailbox unavailable - refused by recipient's filter", hard=True)
r("rejected sender", "x@b.example", "5.1.8", "501 5.1.8 <help@shop.example>: Sender address rejected: Domain not found", hard=True)
r("too many messages", "x@gmail.example", "4.2.1", "450-4.2.1 The user you are trying to contact is receiving mail at a rate that prevents additional messages from being delivered.", hard=False, reason="rate_limited")
r("russian diag", "x@b.example", "5.0.0", "550 Пользователь не найден", hard=True, reason="user_unknown")
r("no code in diag", "x@b.example", "5.0.0", "Recipient verify failed", hard=True, reason=None)

# base64 / qp text, no report
human = "Ihre Nachricht konnte nicht zugestellt werden.\n\nEmpfänger: hans@firma.example\nGrund: 550 5.1.1 Unbekannter Benutzer (user unknown)\n"
B("german base64 plain", plain("Mailer-Daemon <postmaster@firma.example>", "Unzustellbar: Your order 1042", base64.encodebytes(human.encode()).decode(), headers="Content-Transfer-Encoding: base64\nAuto-Submitted: auto-generated\n", ctype="text/plain; charset=utf-8"), rcpt="hans@firma.example", hard=True, status="5.1.1", reason="user_unknown", mid=False)
B("report typed mixed with octet-stream status", report("postmaster@odd.example", "Mail delivery failed", "Sorry.", fields("x@odd.example", "5.1.1", "550 5.1.1 no such user"), orig("x@odd.example"), rtype="multipart/mixed", dtype="application/octet-stream; name=details.txt"), rcpt="x@odd.example", hard=True, status="5.1.1")
B("report status as text/plain attachment", report("postmaster@odd.example", "Mail delivery failed", "Sorry, something happened to your mail.", fields("x@odd.example", "5.1.1", "550 5.1.1 no such user"), orig("x@odd.example"), rtype="multipart/mixed", dtype="text/plain; name=\"delivery-status.txt\""), rcpt="x@odd.example", hard=True, status="5.1.1")
b64f = base64.encodebytes(fields("x@odd.example", "5.2.2", "552 5.2.2 quota exceeded").encode()).decode()
B("delivery-status base64", report("postmaster@odd.example", "Mail delivery failed", "Sorry.", b64f, orig("x@odd.example"), dtype="message/delivery-status\nContent-Transfer-Encoding: base64"), rcpt="x@odd.example", hard=False, status="5.2.2")
B("original in base64", report("postmaster@odd.example", "Mail delivery failed", "Sorry.", fields("x@odd.example", "5.1.1", "550 5.1.1 no such user"), base64.encodebytes(orig("x@odd.example").encode()).decode(), otype="message/rfc822\nContent-Transfer-Encoding: base64"), rcpt="x@odd.example", hard=True, status="5.1.1")
B("truncated bounce, no closing boundary, cut in status", report("postmaster@odd.example", "Undelivered Mail Returned to Sender", "<x@odd.example>: user unknown", fields("x@odd.example", "5.1.1", "550 5.1.1 no such user"))[:-12], rcpt="x@odd.example", hard=True, status="5.1.1", mid=False)
B("bounce with html only", plain("Mail Delivery System <mailer-daemon@x.example>", "Undeliverable mail", "<html><body><h1>Delivery failed</h1><p>Your message could not be delivered to the following address:</p><p><b>joe@x.example</b></p><p>Reason: The user does not exist</p></body></html>", ctype="text/html; charset=utf-8"), rcpt="joe@x.example", hard=True, reason="user_unknown", mid=False)
B("success dsn", report("Mail Delivery Subsystem <MAILER-DAEMON@mx.example>", "Return receipt", "Your message was successfully delivered", fields("x@odd.example", "2.1.5", "250 2.1.5 OK", action="delivered"), orig("x@odd.example")), kind="receipt", mid=False)
B("xvfailed only header", plain("MAILER-DAEMON@mx.example", "Undeliverable", "Mail could not be delivered.\n", headers="X-Failed-Recipients: joe@x.example\n"), rcpt="joe@x.example", mid=False)
# ARF
def arf(name: str, frm: str, subject: str, fb: str, human: str ="This is an email abuse report for an email message with message-id of okno-77@shop.example\n") -> None:
    B(name, report(frm, subject, human, fb, orig("spotted@aol.example"), rtype="multipart/report; report-type=feedback-report", dtype="message/feedback-report"), kind="complaint", mid=False)
arf("arf abuse", "abuse@isp.example", "FW: Your order 1042", "Feedback-Type: abuse\nUser-Agent: SomeGenerator/1.0\nVersion: 1\nOriginal-Mail-From: <help@shop.example>\nArrival-Date: Tue, 3 Mar 2026 10:00:00 +0300\nSource-IP: 192.0.2.10\n")
arf("arf hotmail", "staff@hotmail.example", "complaint about message from 192.0.2.10", "Feedback-Type: abuse\nUser-Agent: JMRP\n")
arf("arf dmarc failure", "noreply@dmarc.example", "Report Domain: shop.example", "Feedback-Type: auth-failure\nUser-Agent: x/1\nVersion: 1\nAuth-Failure: dmarc\n")
arf("arf opt-out", "fbl@isp.example", "FBL report", "Feedback-Type: opt-out\nVersion: 1\n")
# structure
inner = report(DAEMON, "x", "<x@b.example>: user unknown", fields("x@b.example", "5.1.1", "550 5.1.1 user unknown"), orig("x@b.example")).split("MIME-Version: 1.0\n",1)[1]
B("report inside mixed with footer", plain(DAEMON, "Undelivered Mail Returned to Sender", "--outer\n" + inner + "\n--outer\nContent-Type: text/plain\n\n--\nScanned by Gateway\n--outer--\n", ctype='multipart/mixed; boundary="outer"', headers="MIME-Version: 1.0\n"), rcpt="x@b.example", hard=True, status="5.1.1")
B("report without human part", report(DAEMON, "Undelivered", "", fields("x@b.example", "5.1.1", "550 5.1.1 user unknown"), orig("x@b.example")), rcpt="x@b.example", hard=True, status="5.1.1")
B("two blocks without blank line", report(DAEMON, "Undelivered Mail Returned to Sender", "both", "Reporting-MTA: dns; m\n\nFinal-Recipient: rfc822; x@b.example\nAction: failed\nStatus: 5.1.1\nFinal-Recipient: rfc822; y@b.example\nAction: failed\nStatus: 5.2.2\nDiagnostic-Code: smtp; 552 mailbox full\n", orig("x@b.example")), rcpt=("x@b.example","y@b.example"), hard=True)
B("quoted local part", report(DAEMON, "Undelivered Mail Returned to Sender", '<"ivan petrov"@b.example>: user unknown', fields('"ivan petrov"@b.example', "5.1.1", "550 5.1.1 user unknown"), orig("x@b.example")), rcpt='"ivan petrov"@b.example', hard=True)
B("recipient slash and plus", report(DAEMON, "Undelivered Mail Returned to Sender", '<a/b+c=d@b.example>: user unknown', fields('a/b+c=d@b.example', "5.1.1", "550 5.1.1 user unknown"), orig("x@b.example")), rcpt='a/b+c=d@b.example', hard=True)
B("old docomo dots", report(DAEMON, "Undelivered Mail Returned to Sender", '<kiji..tora.@docomo.example>: 550 Unknown user', fields('kiji..tora.@docomo.example', "5.1.1", "550 Unknown user kiji..tora.@docomo.example"), orig("x@b.example")), rcpt='kiji..tora.@docomo.example', hard=True)
B("x400 recipient original", report("postmaster@corp.example", "Undeliverable: x", "x", "Reporting-MTA: dns;x\n\nOriginal-Recipient: rfc822;joe@corp.example\nFinal-Recipient: X400;c=US;a= ;p=Corp;o=Exchange;s=Black;g=Joe;\nAction: failed\nStatus: 5.1.1\n", orig("joe@corp.example")), rcpt="joe@corp.example", hard=True)
B("final recipient without type", report("postmaster@corp.example", "Undeliverable: x", "x", "Reporting-MTA: dns;x\n\nFinal-Recipient: <joe@corp.example>\nAction: Failed (permanent)\nStatus: 5.1.1\n", orig("joe@corp.example")), rcpt="joe@corp.example", hard=True)
B("idn recipient", report(DAEMON, "Undelivered Mail Returned to Sender", "x", fields("joe@xn--e1afmkfd.xn--p1ai", "5.1.1", "550 no such user"), orig("x@b.example")), rcpt="joe@пример.рф", hard=True)
B("status text with comment and diag expired 5", report(DAEMON, "Undelivered Mail Returned to Sender", "x", fields("joe@b.example", "5.4.7 (delivery time expired)", "delivery time expired"), orig("joe@b.example")), rcpt="joe@b.example", hard=False, status="5.4.7", reason="expired")
B("action failed with 4.x after expiry", report(DAEMON, "Undelivered Mail Returned to Sender", "x", fields("joe@b.example", "4.4.2", "lost connection with mx.b.example while performing the HELO handshake"), orig("joe@b.example")), rcpt="joe@b.example", hard=False, status="4.4.2", reason="network")
B("expanded", report("Mail Delivery Subsystem <MAILER-DAEMON@mx.example>", "Return receipt", "x", fields("list@b.example", "2.0.0", "", action="expanded"), orig("list@b.example")), kind="receipt", mid=False)
B("original utf-8 headers only qp", report(DAEMON, "Undelivered Mail Returned to Sender", "x", fields("joe@b.example", "5.1.1", "550 no user"), quopri.encodestring(headers_only("joe@b.example").encode()).decode(), otype="text/rfc822-headers\nContent-Transfer-Encoding: quoted-printable"), rcpt="joe@b.example", hard=True)
B("message-id folded in the original", report(DAEMON, "Undelivered Mail Returned to Sender", "x", fields("joe@b.example", "5.1.1", "550 no user"), "From: help@shop.example\nTo: joe@b.example\nMessage-ID:\n <okno-77@shop.example>\nSubject: x\n", otype="text/rfc822-headers"), rcpt="joe@b.example", hard=True)
B("cr only lines in free text", plain("MAILER-DAEMON@x.example", "failure notice", "Hi. This is the qmail-send program at x.\rI'm afraid I wasn't able to deliver your message to the following addresses.\r\r<joe@b.example>:\rSorry, no mailbox here by that name. (#5.1.1)\r\r--- Below this line is a copy of the message.\r\rMessage-ID: <okno-77@shop.example>\rTo: joe@b.example\r"), rcpt="joe@b.example", hard=True, status="5.1.1")
B("utf16 bounce text", report(DAEMON, "Undelivered Mail Returned to Sender", base64.encodebytes("joe@b.example: user unknown".encode("utf-16")).decode(), fields("joe@b.example", "5.1.1", ""), orig("joe@b.example"), htype="text/plain; charset=utf-16\nContent-Transfer-Encoding: base64"), rcpt="joe@b.example", hard=True)
# free form in languages
def free(
    name: str, frm: str, subject: str, body: str, rcpt: str, hard: bool | None = True, status: str = "", mid: bool = False, reason: str | None = None,
    kind: str = "bounce",
) -> None:
    B(name, plain(frm, subject, body, ctype="text/plain; charset=utf-8"), kind, rcpt, hard, status, mid, reason)
free("french free", "postmaster@wanadoo.example", "Message non délivré", "Votre message n'a pas pu être remis aux destinataires suivants :\n\n  joe@wanadoo.example\n  Motif : 550 5.1.1 Adresse d'au moins un destinataire invalide. Invalid recipient. OFR204_418\n", "joe@wanadoo.example", status="5.1.1", reason="user_unknown")
free("italian free", "postmaster@tin.example", "Mancata consegna", "Il messaggio non è stato consegnato ai seguenti destinatari:\n\n<joe@tin.example>: la casella di posta del destinatario è piena (552 5.2.2 mailbox full)\n", "joe@tin.example", hard=False, status="5.2.2", reason="mailbox_full")
free("spanish free", "postmaster@telefonica.example", "Mensaje no entregado", "No se ha podido entregar su mensaje a:\n\njoe@telefonica.example\n\nMotivo: El usuario no existe\n", "joe@telefonica.example", reason="user_unknown")
free("portuguese", "mailer-daemon@uol.example", "Mensagem não entregue", "Sua mensagem não pôde ser entregue para joe@uol.example\n\nMotivo: 550 5.1.1 Usuário não encontrado\n", "joe@uol.example", status="5.1.1", reason="user_unknown")
free("polish", "mailer-daemon@wp.example", "Wiadomość niedostarczona", "Twoja wiadomość nie została dostarczona do adresata joe@wp.example\n\nPowód: 550 5.1.1 Nie ma takiego użytkownika\n", "joe@wp.example", status="5.1.1", reason="user_unknown")
free("dutch", "postmaster@kpn.example", "Onbestelbaar: Your order 1042", "Uw bericht kon niet worden afgeleverd bij:\n\njoe@kpn.example\nDe mailbox van de ontvanger is vol.\n", "joe@kpn.example", hard=False, reason="mailbox_full")
free("czech", "mailer-daemon@seznam.example", "Nedoručitelná zpráva", "Vaši zprávu nebylo možné doručit příjemci:\n\n<joe@seznam.example>: 550 5.1.1 schránka neexistuje\n", "joe@seznam.example", status="5.1.1", reason="user_unknown")
free("turkish", "postmaster@tt.example", "Teslim edilemedi: Your order", "İletiniz aşağıdaki alıcılara teslim edilemedi:\n\njoe@tt.example\n550 5.1.1 kullanıcı bulunamadı\n", "joe@tt.example", status="5.1.1")
free("ukrainian", "mailer-daemon@ukr.example", "Лист не доставлено", "На жаль, ваш лист не може бути доставлений одержувачу joe@ukr.example.\nПричина: 550 5.2.1 Скринька заблокована\n", "joe@ukr.example", status="5.2.1", reason="suspended")
free("hungarian", "postmaster@t.example", "Kézbesíthetetlen: Your order", "Az üzenet nem kézbesíthető a következő címzettnek:\n\njoe@t.example\n550 5.1.1 ismeretlen felhasználó\n", "joe@t.example", status="5.1.1", reason="user_unknown")
free("chinese netease 2", "Postmaster@126.example", "系统退信", "亲爱的用户您好，\n您发出的邮件被退回。\n收件人：\njoe@126.example\n退信原因：收件人邮箱已满\n", "joe@126.example", hard=False, reason="mailbox_full")
free("japanese free", "MAILER-DAEMON@nifty.example", "配信不能通知", "以下の宛先にメールを配信できませんでした。\n\n<joe@nifty.example>\n宛先のメールボックスが一杯です。\n", "joe@nifty.example", hard=False, reason="mailbox_full")
free("swedish", "postmaster@telia.example", "Det gick inte att leverera: Your order", "Det gick inte att leverera meddelandet till följande mottagare:\n\njoe@telia.example\n550 5.1.1 okänd användare\n", "joe@telia.example", status="5.1.1")
free("greek", "postmaster@otenet.example", "Δεν ήταν δυνατή η παράδοση: Your order", "Η παράδοση απέτυχε για τους παραλήπτες:\n\njoe@otenet.example\n550 5.1.1 άγνωστος χρήστης\n", "joe@otenet.example", status="5.1.1")
free("kaz", "mailer-daemon@mail.example", "Хат жеткізілмеді", "Хатыңыз жеткізілмеді: joe@mail.example\n550 пайдаланушы табылмады\n", "joe@mail.example")
# free english variety
free("cgi form: postmaster", "Mail Administrator <Postmaster@isp.example>", "Mail System Error - Returned Mail", "This Message was undeliverable due to the following reason:\n\nThe user(s) account is temporarily over quota.\n\n<joe@isp.example>\n\nPlease reply to Postmaster@isp.example\nif you feel this message to be in error.\n", "joe@isp.example", hard=False, reason="mailbox_full")
free("post.office", "Mail Administrator <Postmaster@isp.example>", "Mail System Error - Returned Mail", "This Message was undeliverable due to the following reason:\n\nYour message was not delivered because the destination computer was\nnot found.  Carefully check that the address was spelled correctly\nand try sending it again if there were any mistakes.\n\nHost nosuch.example not found\n\nThe following recipients did not receive this message:\n\n     <joe@nosuch.example>\n\nPlease reply to Postmaster@isp.example\nif you feel this message to be in error.\n", "joe@nosuch.example", reason="host_unknown")
free("novell", "Postmaster@novell.example", "Message status - undeliverable", "The attached file had the following undeliverable recipient(s):\n\tjoe@novell.example\n\nTranscript of session follows:\n\tReceived: 550 5.1.1 no such recipient\n", "joe@novell.example", status="5.1.1", reason="user_unknown")
free("mercury", "Electronic Postmaster <Maiser@mercury.example>", "Postmaster Notify: Delivery Failure.", "With reference to your message with the subject:\n   \"Your order 1042\"\n\nThe local mail transport system has reported the following problems\nit encountered while trying to deliver your message:\n\n-------------------------------------------------------------------\n*** joe@mercury.example\n    User not known at this site.\n-------------------------------------------------------------------\n", "joe@mercury.example", reason="user_unknown")
free("smail", "<MAILER-DAEMON@smail.example>", "mail failed, returning to sender", "|------------------------- Message log follows: -------------------------|\n no valid recipients were found for this message\n|------------------------- Failed addresses follow: ---------------------|\n <joe@smail.example> ... unknown host\n|------------------------- Message text follows: ------------------------|\nMessage-ID: <okno-77@shop.example>\nTo: joe@smail.example\n", "joe@smail.example", reason="host_unknown", mid=True)
free("cox/imss quota", "Postmaster <postmaster@cox.example>", "Returned mail: Mailbox full", "Your message could not be delivered.\nRecipient: joe@cox.example\nReason: Mailbox full\n", "joe@cox.example", hard=False, reason="mailbox_full")
free("winmail inet", "SYSTEM <system@inet.example>", "Non delivery report: 5.9.4 (Spam SLS/RBL)", "The message\n\n Subject: Your order 1042\n From: help@shop.example\n To: joe@inet.example\n\ncould not be delivered. Reason: 550 5.9.4 Spam SLS/RBL\n", "joe@inet.example", status="")
free("argosoft", "ArGoSoft <postmaster@argo.example>", "Undeliverable mail", "Dear Sender,\n\nYour message to joe@argo.example could not be delivered.\nServer response: 550 User unknown\n", "joe@argo.example", reason="user_unknown")
free("groupmail smartermail", "System Administrator <postmaster@smarter.example>", "Delivery Failure", "Could not deliver message to the following recipient(s):\n\nFailed Recipient: joe@smarter.example\nReason: Remote host said: 550 5.1.1 The email account does not exist\n\n\n   -- The header and top 20 lines of the message follows --\n\nReceived: from shop\nMessage-ID: <okno-77@shop.example>\n", "joe@smarter.example", status="5.1.1", reason="user_unknown", mid=True)
free("icewarp", "Mail Delivery Subsystem <postmaster@icewarp.example>", "Mail delivery failed", "The message could not be delivered to the following recipient(s):\n<joe@icewarp.example>; 550 5.1.1 User unknown; we do not relay\n", "joe@icewarp.example", status="5.1.1")
free("axigen", "Mail Delivery Subsystem <mailer-daemon@axigen.example>", "Delivery report", "This is a delivery failure notification for your message.\n\nDelivery to the following recipients failed permanently:\n* joe@axigen.example\n\nReason: 550 Mailbox <joe@axigen.example> does not exist or is inaccessible\n", "joe@axigen.example", reason="user_unknown")
free("haraka", "MAILER-DAEMON@haraka.example", "failure notice", "Hi. This is the Haraka Mailer program at haraka.example.\nI'm afraid I wasn't able to deliver your message to the following addresses.\nThis is a permanent error; I've given up. Sorry it didn't work out.\n\nIntended Recipients: <joe@b.example>\nFailure Reason: Error: 550 5.7.1 [BL21] Connections will not be accepted from 192.0.2.10, because the ip is in Spamhaus's list\n", "joe@b.example", status="5.7.1", reason="blocked")
free("zonemta", "Mail Delivery Subsystem <mailer-daemon@zone.example>", "Delivery Status Notification (Failure)", "Delivery to the following recipient failed permanently:\n    joe@b.example\n\nTechnical details of permanent failure:\n\n    550 5.4.1 Recipient address rejected: Access denied.\n\n", "joe@b.example", status="5.4.1", reason="user_unknown")
free("maildrop quota", "MAILER-DAEMON@x.example", "failure notice", "Hi. This is the deliver program at x.example.\nI'm afraid I wasn't able to deliver your message to the following addresses.\nThis is a permanent error; I've given up. Sorry it didn't work out.\n\n<joe@b.example>:\nmaildrop: maildir over quota.\n", "joe@b.example", hard=False, reason="mailbox_full")
free("spam challenge bounce", "MAILER-DAEMON@x.example", "Mail delivery failed: returning message to sender", "A message that you sent could not be delivered:\n\n  joe@b.example\n    550-Message rejected as high probability spam (score 9.1)\n", "joe@b.example", reason="spam")
free("delay yandex ru", "mailer-daemon@yandex.example", "Доставка письма отложена", "Ваше письмо пока не доставлено адресату joe@b.example. Попытки доставки будут продолжены в течение 2 дней.\n", "joe@b.example", hard=False, kind="delay")
free("delay free en", "Mail Delivery System <mailer-daemon@x.example>", "Message delayed", "Your message to <joe@b.example> has been delayed. The server will keep trying for 3 more days.\n", "joe@b.example", hard=False, kind="delay")
free("exchange temporary german", "postmaster@firma.example", "Zustellung verzögert: Your order", "Die Zustellung an die folgenden Empfänger wurde verzögert:\n\njoe@firma.example\n\nEs wird weiterhin versucht, die Nachricht zuzustellen.\n", "joe@firma.example", hard=False, kind="delay")
# machine fields
def of_x(name: str, status: str, diag: str, **k: Any) -> None:
    B(name, report(DAEMON, "Undelivered Mail Returned to Sender", f"<x@b.example>: {diag}", fields("x@b.example", status, diag), orig("x@b.example")), rcpt="x@b.example", **k)
of_x("gmail storage", "4.2.2", "452-4.2.2 The recipient's inbox is out of storage space. 452 4.2.2 Please direct the recipient to ...", hard=False, reason="mailbox_full")
of_x("gmail 5.7.1 lookalike spam", "5.7.1", "550-5.7.1 [192.0.2.10 12] Our system has detected that this message is likely unsolicited mail. To reduce the amount of spam sent to Gmail, this message has been blocked.", hard=True, reason="spam")
of_x("ms banned ip", "5.7.1", "550 5.7.1 Unfortunately, messages from [192.0.2.10] weren't sent. Please contact your Internet service provider since part of their network is on our block list (S3150).", hard=True, reason="blocked")
of_x("ms 5.7.606", "5.7.606", "550 5.7.606 Access denied, banned sending IP [192.0.2.10]. To request removal from this list please visit https://sender.office.com/", hard=True, reason="blocked")
of_x("ms tenant over", "5.7.750", "550 5.7.750 Service unavailable. Client blocked from sending from unregistered domains", hard=True, reason="blocked")
of_x("ms dmarc 5.7.509", "5.7.509", "550 5.7.509 Access denied, sending domain shop.example does not pass DMARC verification and has a DMARC policy of reject.", hard=True, reason="authentication")
of_x("ms 4.4.7 expired", "4.4.7", "550 4.4.7 QUEUE.Expired; message expired", hard=False, reason="expired")
of_x("qq freq", "5.0.0", "550 Connection frequency limited. http://service.mail.qq.com/cgi-bin/help?subtype=1&&id=20022", reason="rate_limited")
of_x("mailru policy", "5.7.1", "550 5.7.1 This message was not accepted due to domain owner DMARC policy", hard=True, reason="authentication")
of_x("yahoo disabled", "5.0.0", "554 delivery error: dd This user doesn't have a yahoo.com account (joe@yahoo.example) [0] - mta1.mail.yahoo.com", hard=True, reason="user_unknown")
of_x("yahoo not active", "5.0.0", "554 30 Sorry, your message to x@yahoo.example cannot be delivered. This mailbox is disabled (554.30).", hard=True, reason="suspended")
of_x("helo", "5.5.2", "504 5.5.2 <localhost>: Helo command rejected: need fully-qualified hostname", hard=True)
of_x("syntax", "5.1.3", "501 5.1.3 Bad recipient address syntax", hard=True)
of_x("rfc5322 from missing", "5.6.0", "550 5.6.0 Messages missing a valid messageId header are not accepted.", hard=True)
of_x("linux maildir disk", "4.3.0", "temporary failure. Command output: maildir: cannot write: No space left on device", hard=False, reason="system")
# fmt: on
