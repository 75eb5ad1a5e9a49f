"""Bounces in further languages and layouts, answers of machines that carry no field of machines, and people's mails that look alike.

Of each recipient: address, action, status (given, or what the words say), hard (True) or soft, and the reason's class.
"""

# ruff: noqa: E501 a table of mails: one case is one line, however long the mail

from tests.channels.email.letters import PLAIN8, add, head, word
from tests.channels.email.machines.bounces_servers import Told, dsn, plain

# fmt: off
# What a message/delivery-status says below the fields of the server.
REPORTS: list[tuple[str, str, tuple[Told, ...]]] = [
    ("x400-address", "Final-Recipient: X400; /G=No/S=Body/O=Corp/ADMD=X/C=RU/\nOriginal-Recipient: rfc822; nobody@mail.example\nAction: failed\nStatus: 5.1.1\nDiagnostic-Code: X400; Unable-to-transfer (1) unrecognised-OR-name (0)\n", (("nobody@mail.example", "failed", "5.1.1", True, "user_unknown"),)),
    ('o365-5.1.90-rate', "Final-Recipient: rfc822;nobody@mail.example\nAction: failed\nStatus: 5.1.90\nDiagnostic-Code: smtp;550 5.1.90 Your message can't be sent because you've reached your daily limit for message recipients\n", (('nobody@mail.example', 'failed', '5.1.90', False, 'rate_limited'),)),
    ("proofpoint-550", "Final-Recipient: rfc822;nobody@mail.example\nAction: failed\nStatus: 5.7.0\nDiagnostic-Code: smtp; 554 5.7.0 Blocked - see https://ipcheck.proofpoint.example/?ip=1.2.3.4\n", (("nobody@mail.example", "failed", "5.7.0", True, "blocked"),)),
    ("failed-delayed-delivered", "Final-Recipient: rfc822; a@mail.example\nAction: delivered\nStatus: 2.0.0\n\nFinal-Recipient: rfc822; slow@mail.example\nAction: delayed\nStatus: 4.4.1\nDiagnostic-Code: X-Postfix; connect to mail.example[1.2.3.4]:25: Connection refused\n\nFinal-Recipient: rfc822; full@mail.example\nAction: failed\nStatus: 5.2.2\nDiagnostic-Code: smtp; 552 5.2.2 Mailbox full\n", (("full@mail.example", "failed", "5.2.2", False, "mailbox_full"), ("slow@mail.example", "delayed", "4.4.1", False, "network"), ("a@mail.example", "delivered", "2.0.0", False, ""))),
    ("no-final-only-original", "Original-Recipient: rfc822;nobody@mail.example\nAction: failed\nStatus: 5.1.1\n", (("nobody@mail.example", "failed", "5.1.1", True, "user_unknown"),)),
    ("o365-5.7.509", "Final-Recipient: rfc822;nobody@mail.example\nAction: failed\nStatus: 5.7.509\nDiagnostic-Code: smtp;550 5.7.509 Access denied, sending domain [SHOP.EXAMPLE] does not pass DMARC verification and has a DMARC policy of reject.\n", (("nobody@mail.example", "failed", "5.7.509", True, "authentication"),)),
    ("o365-5.4.310", "Final-Recipient: rfc822;nobody@nowhere.example\nAction: failed\nStatus: 5.4.310\nDiagnostic-Code: smtp;550 5.4.310 DNS domain nowhere.example does not exist [Message=InfoDomainNonexistent]\n", (("nobody@nowhere.example", "failed", "5.4.310", True, "host_unknown"),)),
    ("o365-5.4.300-expired", "Final-Recipient: rfc822;slow@mail.example\nAction: failed\nStatus: 5.4.300\nDiagnostic-Code: smtp;550 5.4.300 Message expired -> 421 4.4.1 Connection timed out\n", (("slow@mail.example", "failed", "5.4.300", False, "expired"),)),
    ('gw-dmarc', "Final-Recipient: rfc822; nobody@mail.example\nAction: failed\nStatus: 5.7.26\nRemote-MTA: dns; gmail-smtp-in.l.google.example\nDiagnostic-Code: smtp; 550-5.7.26 Unauthenticated email from shop.example is not accepted due to\n 550-5.7.26 domain's DMARC policy. Please contact the administrator of\n 550 5.7.26 shop.example domain if this was a legitimate mail.\n", (('nobody@mail.example', 'failed', '5.7.26', True, 'authentication'),)),
    ("comcast-block", "Final-Recipient: rfc822;nobody@mail.example\nAction: failed\nStatus: 5.1.0\nDiagnostic-Code: smtp; 554 5.1.0 resimta-po-01v.sys.comcast.example 1.2.3.4 Comcast requires that all mail servers must have a PTR record with a valid Reverse DNS entry\n", (("nobody@mail.example", "failed", "5.1.0", True, "authentication"),)),
    ("tonline-de", "Final-Recipient: rfc822;nobody@mail.example\nAction: failed\nStatus: 5.7.0\nDiagnostic-Code: smtp; 554 IP=1.2.3.4 - A problem occurred. Ask your postmaster for help or to contact tosa@rx.t-online.example to reset reputation.\n", (("nobody@mail.example", "failed", "5.7.0", True, "blocked"),)),
    ("exch-hop", "Final-Recipient: rfc822;nobody@mail.example\nAction: failed\nStatus: 5.4.14\nDiagnostic-Code: smtp;554 5.4.14 Hop count exceeded - possible mail loop ATTR34\n", (("nobody@mail.example", "failed", "5.4.14", True, "loop"),)),
    ("mimecast-recipient", "Final-Recipient: rfc822;nobody@mail.example\nAction: failed\nStatus: 5.0.0\nDiagnostic-Code: smtp; 550 Invalid Recipient - https://community.mimecast.example/docs/DOC-1369#550 [abc]\n", (("nobody@mail.example", "failed", "5.0.0", True, "user_unknown"),)),
    ("ksmg", "Final-Recipient: rfc822;nobody@mail.example\nAction: failed\nStatus: 5.7.1\nDiagnostic-Code: smtp; 550 5.7.1 Message rejected by Kaspersky Secure Mail Gateway: infected object found\n", (("nobody@mail.example", "failed", "5.7.1", True, "content"),)),
    ("sparkpost-bounce", "Final-Recipient: rfc822;nobody@mail.example\nAction: failed\nStatus: 5.0.0 (undefined status)\nRemote-MTA: dns;mx.mail.example\nDiagnostic-Code: smtp;550 5.1.1 <nobody@mail.example> recipient rejected (no such mailbox)\nX-Supplementary-Info: <1.2.3.4:25>\n", (("nobody@mail.example", "failed", "5.1.1", True, "user_unknown"),)),
    ("haraka", "Original-Recipient: rfc822;nobody@mail.example\nFinal-Recipient: rfc822;nobody@mail.example\nAction: failed\nStatus: 5.1.1 (550 5.1.1 no such user)\nRemote-MTA: dns; mx.mail.example\nDiagnostic-Code: smtp; 550 5.1.1 no such user\n", (("nobody@mail.example", "failed", "5.1.1", True, "user_unknown"),)),
    ("utf8-smtputf8", "Final-Recipient: utf-8;иван@пример.рф\nAction: failed\nStatus: 5.6.7\nDiagnostic-Code: X-Postfix; SMTPUTF8 is required, but was not offered by host mx.mail.example[1.2.3.4]\n", (("иван@пример.рф", "failed", "5.6.7", True, "content"),)),
    ("expand-only", "Final-Recipient: rfc822; list@mail.example\nAction: expanded\nStatus: 2.0.0\n", (("list@mail.example", "expanded", "2.0.0", False, ""),)),
    ("ru-later", "Final-Recipient: rfc822;slow@mail.example\nAction: delayed\nStatus: 4.0.0\nDiagnostic-Code: smtp; 451 Попробуйте отправить письмо позже\n", (("slow@mail.example", "delayed", "4.0.0", False, "greylisted"),)),
    ("unreach", "Final-Recipient: rfc822;slow@mail.example\nAction: failed\nStatus: 4.4.1\nDiagnostic-Code: X-Postfix; connect to mx.mail.example[1.2.3.4]:25: No route to host\n", (("slow@mail.example", "failed", "4.4.1", False, "network"),)),
    ("attachment", "Final-Recipient: rfc822;nobody@mail.example\nAction: failed\nStatus: 5.7.0\nDiagnostic-Code: smtp; 552-5.7.0 This message was blocked because its content presents a potential 552-5.7.0 security issue\n", (("nobody@mail.example", "failed", "5.7.0", True, "content"),)),
    ("att-block", "Final-Recipient: rfc822;nobody@mail.example\nAction: failed\nStatus: 5.7.1\nDiagnostic-Code: smtp; 550 5.7.1 Executable attachments are not allowed\n", (("nobody@mail.example", "failed", "5.7.1", True, "content"),)),
    ("nosuchdomain-ru", "Final-Recipient: rfc822;x@nowhere.example\nAction: failed\nStatus: 5.1.2\nDiagnostic-Code: smtp; 550 Домен получателя не найден\n", (("x@nowhere.example", "failed", "5.1.2", True, "host_unknown"),)),
    ("ru-ptr", "Final-Recipient: rfc822;nobody@mail.example\nAction: failed\nStatus: 5.7.1\nDiagnostic-Code: smtp; 550 5.7.1 Отсутствует обратная запись DNS (PTR)\n", (("nobody@mail.example", "failed", "5.7.1", True, "authentication"),)),
    ("ru-disabled", "Final-Recipient: rfc822;nobody@mail.example\nAction: failed\nStatus: 5.2.1\nDiagnostic-Code: smtp; 550 5.2.1 Почтовый ящик отключён администратором\n", (("nobody@mail.example", "failed", "5.2.1", True, "suspended"),)),
    ('final-quoted', 'Final-Recipient: rfc822; "nobody"@mail.example\nAction: failed\nStatus: 5.1.1\n', (('nobody@mail.example', 'failed', '5.1.1', True, 'user_unknown'),)),
    ("comment-in-field", "Final-Recipient: rfc822; nobody@mail.example (Body No)\nAction: failed (permanent)\nStatus: 5.1.1 (unknown)\n", (("nobody@mail.example", "failed", "5.1.1", True, "user_unknown"),)),
    ("unable-route", "Final-Recipient: rfc822;nobody@mail.example\nAction: failed\nStatus: 5.4.4\nDiagnostic-Code: X-Postfix; unable to look up host mail.example: Name or service not known\n", (("nobody@mail.example", "failed", "5.4.4", True, "host_unknown"),)),
    ("551", "Final-Recipient: rfc822;nobody@mail.example\nAction: failed\nStatus: 5.1.6\nDiagnostic-Code: smtp; 551 5.1.6 recipient no longer on server: nobody@mail.example\n", (("nobody@mail.example", "failed", "5.1.6", True, "moved"),)),
    ('mx-not-resolved', 'Final-Recipient: rfc822; nobody@mail.example\nAction: failed\nStatus: 5.4.0\nDiagnostic-Code: x-unix; Unable to resolve MX host\n', (('nobody@mail.example', 'failed', '5.4.0', True, 'host_unknown'),)),
    ('content-restrictions', 'Final-Recipient: rfc822; nobody@mail.example\nAction: failed\nStatus: 5.7.1\nDiagnostic-Code: smtp; 550 5.7.1 Message rejected due to content restrictions\n', (('nobody@mail.example', 'failed', '5.7.1', True, 'content'),)),
]
# Reports in words: sender, subject, text.
WORDS: list[tuple[str, str, str, str, tuple[Told, ...]]] = [
    ('domino-de', 'postmaster@corp.example', 'ZUSTELLFEHLER: Benutzer nobody (nobody@mail.example) nicht im Domino-Verzeichnis aufgelistet', 'Ihre Nachricht\n\n  Betreff: Auftrag\n\nwurde nicht zugestellt an:\n\n  nobody@mail.example\n\nda:\n\n  Benutzer nobody (nobody@mail.example) nicht im Domino-Verzeichnis aufgelistet\n', (('nobody@mail.example', 'failed', '5.1.1', True, 'user_unknown'),)),
    ('opensmtpd-success', 'Mailer Daemon <MAILER-DAEMON@mx.mail.example>', 'Delivery status notification: success', '    Hi!\n\n    This is the MAILER-DAEMON, please DO NOT REPLY to this email.\n\n    Your message was successfully delivered to these recipients.\n\nnobody@mail.example: Delivered\n', (('nobody@mail.example', 'delivered', '', False, ''),)),
    ('wp-pl', 'MAILER-DAEMON@wp.example', 'Wiadomość niedostarczona', 'Twoja wiadomość nie została dostarczona:\n\nnobody@mail.example: 550 Nie ma takiego użytkownika\n', (('nobody@mail.example', 'failed', '5.1.1', True, 'user_unknown'),)),
    ('subject-only-address', 'MAILER-DAEMON@mx.mail.example', 'Delivery failure (nobody@mail.example)', '550 5.1.1 User unknown\n', (('nobody@mail.example', 'failed', '5.1.1', True, 'user_unknown'),)),
    ('amavis-bad', 'Content-filter at mx.mail.example <postmaster@mx.mail.example>', 'BANNED contents from you (.exe,invoice.exe)', 'BANNED CONTENTS ALERT\n\nOur content checker found\n    banned name: .exe,invoice.exe\nin email presumably from you <support@shop.example>\nto the following recipient:\n-> nobody@mail.example\n\nDelivery of the email was stopped!\n', (('nobody@mail.example', 'failed', '5.7.1', True, 'content'),)),
    ('exim-maildir-quota', 'Mail Delivery System <Mailer-Daemon@host.example>', 'Mail delivery failed: returning message to sender', 'A message that you sent could not be delivered to one or more of its recipients. This is a permanent error. The following address(es) failed:\n\n  full@mail.example\n    Mailbox quota exceeded: mailbox is full\n', (('full@mail.example', 'failed', '5.2.2', False, 'mailbox_full'),)),
    ('exim-warning-ru', 'Mail Delivery System <Mailer-Daemon@host.example>', 'Предупреждение: письмо 1tAbCd-000123-AB задержано на 24 часа', 'Это письмо создано автоматически.\nПисьмо, которое вы отправили, ещё не доставлено одному или нескольким получателям после более чем 24 часов в очереди.\n\n  slow@mail.example\n    host mx.mail.example: 451 Temporary failure\n\nНикаких действий от вас не требуется. Попытки доставки будут продолжены.\n', (('slow@mail.example', 'delayed', '4.3.0', False, 'system'),)),
    ('qmail-ru', 'MAILER-DAEMON@mx.mail.example', 'failure notice', 'Привет. Это программа qmail-send на mx.mail.example.\nК сожалению, доставить ваше письмо по следующим адресам не удалось.\nЭто постоянная ошибка, попытки прекращены.\n\n<nobody@mail.example>:\n1.2.3.4 does not like recipient.\nRemote host said: 550 5.1.1 <nobody@mail.example>: Recipient address rejected\nGiving up on 1.2.3.4.\n\n--- Ниже следует копия письма.\n\nReturn-Path: <support@shop.example>\n', (('nobody@mail.example', 'failed', '5.1.1', True, 'user_unknown'),)),
    ('qmail-cname', 'MAILER-DAEMON@mx.mail.example', 'failure notice', "Hi. This is the qmail-send program at mx.mail.example.\nI'm afraid I wasn't able to deliver your message to the following addresses.\nThis is a permanent error; I've given up. Sorry it didn't work out.\n\n<x@nowhere.example>:\nCNAME lookup failed temporarily. (#4.4.3)\nI'm not going to try again; this message has been in the queue too long.\n\n--- Below this line is a copy of the message.\n", (('x@nowhere.example', 'failed', '4.4.3', False, 'expired'),)),
    ('exch55', 'System Administrator <postmaster@corp.example>', 'Undeliverable: Order', 'Your message\n\n  To:      Body No\n  Subject: Order\n  Sent:    Tue, 12 Nov 2024 15:30:00 +0300\n\ndid not reach the following recipient(s):\n\nnobody@mail.example on Tue, 12 Nov 2024 15:31:00 +0300\n    The recipient name is not recognized\n\tThe MTS-ID of the original message is: c=ru;a= ;p=corp;l=EXCH-241112\n    MSEXCH:IMS:CORP:SITE:EXCH 0 (000C05A6) Unknown Recipient\n', (('nobody@mail.example', 'failed', '5.1.1', True, 'user_unknown'),)),
    ('exch2016-ru-restricted', 'Microsoft Outlook <postmaster@corp.example>', 'Не удается доставить: Заказ', "Сбой доставки следующим получателям или группам:\n\nnobody@mail.example\nСообщение не доставлено, так как у вас нет прав на отправку этому получателю. Попросите получателя снять ограничение.\n\nДиагностические сведения для администраторов:\n\nФормирующий сервер: ex.corp.example\n\nnobody@mail.example\nRemote Server returned '550 5.7.1 RESOLVER.RST.AuthRequired; authentication required'\n", (('nobody@mail.example', 'failed', '5.7.1', True, 'policy'),)),
    ('exch-it', 'Amministratore di sistema <postmaster@corp.example>', 'Recapito non riuscito: Ordine', "Messaggio non recapitato ad alcuni o a tutti i destinatari.\n\nImpossibile contattare i seguenti destinatari:\n\n      nobody@mail.example il 12/11/2024 15:31\n            Account di posta elettronica inesistente nell'organizzazione di destinazione.\n            <mx.corp.example #5.1.1>\n", (('nobody@mail.example', 'failed', '5.1.1', True, 'user_unknown'),)),
    ('exch-tr', 'Microsoft Outlook <postmaster@corp.example>', 'Teslim edilemedi: Sipariş', 'Bu alıcılara veya gruplara teslim başarısız oldu:\n\nnobody@mail.example\nGirdiğiniz e-posta adresi bulunamadı.\n\nnobody@mail.example\n#550 5.1.1 RESOLVER.ADR.RecipNotFound; not found ##\n', (('nobody@mail.example', 'failed', '5.1.1', True, 'user_unknown'),)),
    ('communigate-ru', 'MAILER-DAEMON@mx.mail.example', 'Недоставленное письмо: Заказ', "Ошибка доставки для 'nobody@mail.example'\nМодуль LOCAL(account nobody) сообщает:\n учетная запись с таким именем не существует\n", (('nobody@mail.example', 'failed', '5.1.1', True, 'user_unknown'),)),
    ('mdaemon-quota', 'MDaemon at mx.mail.example <MDaemon@mx.mail.example>', 'MDaemon Warning - Message delivery failed', 'The following message could not be delivered because the mailbox of the recipient is full.\n\nFailed address: full@mail.example\n', (('full@mail.example', 'failed', '5.2.2', False, 'mailbox_full'),)),
    ('softbank-ja', 'MAILER-DAEMON@softbank.example', 'メール配信できませんでした', '次のあて先へのメールは配信できませんでした。\n\n<nobody@mail.example>\n宛先不明です。\n', (('nobody@mail.example', 'failed', '5.1.1', True, 'user_unknown'),)),
    ('daum-ko', 'MAILER-DAEMON@daum.example', '메일 전송 실패 안내', '메일 전송에 실패하였습니다.\n\n받는사람: nobody@mail.example\n실패사유: 존재하지 않는 사용자입니다.\n', (('nobody@mail.example', 'failed', '5.1.1', True, 'user_unknown'),)),
    ('libero-it', 'MAILER-DAEMON@libero.example', 'Mancato recapito del messaggio', 'Il messaggio non è stato recapitato al seguente destinatario:\n\n<full@mail.example>: 552 Casella piena\n', (('full@mail.example', 'failed', '5.2.2', False, 'mailbox_full'),)),
    ('seznam-cz', 'MAILER-DAEMON@seznam.example', 'Nedoručená zpráva', 'Vaši zprávu nebylo možné doručit.\n\n<nobody@mail.example>: 550 5.1.1 Uživatel neexistuje\n', (('nobody@mail.example', 'failed', '5.1.1', True, 'user_unknown'),)),
    ('meta-ua-full', 'MAILER-DAEMON@meta.example', 'Недоставлений лист', 'Лист не доставлено на адресу full@mail.example: скринька переповнена.\n', (('full@mail.example', 'failed', '5.2.2', False, 'mailbox_full'),)),
    ('forward-loop-o365', 'Microsoft Outlook <postmaster@corp.example>', 'Недоставлено: Заказ', "Сбой доставки:\nnobody@mail.example\nОбнаружена петля пересылки.\n\nRemote server returned '554 5.4.14 Hop count exceeded - possible mail loop'\n", (('nobody@mail.example', 'failed', '5.4.14', True, 'loop'),)),
    ('lotus-ru', 'postmaster@corp.example', 'СБОЙ ДОСТАВКИ: Пользователь nobody (nobody@mail.example) не указан в каталоге Domino', 'Ваше сообщение\n\n  Тема: Заказ\n\nне было доставлено:\n\n  nobody@mail.example\n\nпотому что:\n\n  Пользователь nobody (nobody@mail.example) не указан в каталоге Domino\n', (('nobody@mail.example', 'failed', '5.1.1', True, 'user_unknown'),)),
    ('exch-pt', 'Microsoft Outlook <postmaster@corp.example>', 'Não Entregue: Pedido', 'A entrega falhou para estes destinatários ou grupos:\n\nfull@mail.example\nA caixa de correio do destinatário está cheia.\n', (('full@mail.example', 'failed', '5.2.2', False, 'mailbox_full'),)),
    ('exch-uk', 'Microsoft Outlook <postmaster@corp.example>', 'Не вдалося доставити: Замовлення', 'Не вдалося доставити повідомлення таким отримувачам:\n\nnobody@mail.example\nАдресу електронної пошти не знайдено.\n', (('nobody@mail.example', 'failed', '5.1.1', True, 'user_unknown'),)),
    ('web-panel', 'no-reply@hosting.example', 'Письмо не доставлено', 'Здравствуйте!\n\nПисьмо, отправленное с ящика support@shop.example на адрес nobody@mail.example, не доставлено.\n\nПричина: 550 5.1.1 User unknown\n', (('nobody@mail.example', 'failed', '5.1.1', True, 'user_unknown'),)),
    ('no-codes-ru', 'postmaster@corp.example', 'Не доставлено: Заказ', 'Письмо для nobody@mail.example не доставлено: такого пользователя нет.\n', (('nobody@mail.example', 'failed', '5.1.1', True, 'user_unknown'),)),
    ('exch-he', 'Microsoft Outlook <postmaster@corp.example>', 'לא ניתן למסירה: הזמנה', 'המסירה נכשלה:\n\nnobody@mail.example\n#550 5.1.1 RESOLVER.ADR.RecipNotFound ##\n', (('nobody@mail.example', 'failed', '5.1.1', True, 'user_unknown'),)),
    ('relay-ru', 'Microsoft Outlook <postmaster@corp.example>', 'Ретранслировано: Заказ', 'Доставка следующим получателям или группам завершена, но сервер назначения не отправил уведомление о доставке:\n\nnobody@mail.example\n', (('nobody@mail.example', 'delivered', '', False, ''),)),
    ('postfix-two-one-soft', 'MAILER-DAEMON@mx.mail.example (Mail Delivery System)', 'Undelivered Mail Returned to Sender', '<nobody@mail.example>: unknown user: "nobody"\n\n<slow@mail.example>: connect to mx.mail.example[1.2.3.4]:25: Connection timed out\n', (('nobody@mail.example', 'failed', '5.1.1', True, 'user_unknown'), ('slow@mail.example', 'failed', '4.4.1', False, 'network'))),
    ('hosting-limit', 'Mail Delivery System <Mailer-Daemon@host.example>', 'Mail delivery failed: returning message to sender', 'A message that you sent could not be delivered to one or more of its recipients. This is a permanent error. The following address(es) failed:\n\n  nobody@mail.example\n    Domain shop.example has exceeded the max emails per hour (150/100 (150%)) allowed.  Message discarded.\n', (('nobody@mail.example', 'failed', '4.7.0', False, 'rate_limited'),)),
    ('telia-sv', 'MAILER-DAEMON@telia.example', 'Undelivered Mail Returned to Sender', '<nobody@mail.example>: 550 5.1.1 Okänd mottagare\n', (('nobody@mail.example', 'failed', '5.1.1', True, 'user_unknown'),)),
    ('bg', 'MAILER-DAEMON@abv.example', 'Писмото не е доставено', 'Вашето писмо не беше доставено.\n\n<nobody@mail.example>: 550 5.1.1 Няма такъв потребител\n', (('nobody@mail.example', 'failed', '5.1.1', True, 'user_unknown'),)),
    ('long-preamble', 'MAILER-DAEMON@mx.mail.example', 'Undeliverable message', 'Dear sender,\n\nplease read http://help.mail.example/bounces or write to helpdesk@mail.example.\n\nYour message to:\n   nobody@mail.example\nhas been returned because:\n   550 5.1.1 user unknown\n', (('nobody@mail.example', 'failed', '5.1.1', True, 'user_unknown'),)),
    ('html-ru', 'Почтовая система <MAILER-DAEMON@mx.mail.example>', 'Письмо не доставлено', '<html><body><h2>Письмо не доставлено</h2><p>Адресат: <b>full@mail.example</b></p><p>Причина: <i>ящик переполнен</i></p></body></html>', (('full@mail.example', 'failed', '5.2.2', False, 'mailbox_full'),)),
]
# Kind, subject, text and further fields of mails that no mail server wrote.
LETTERS: list[tuple[str, str, str, str, tuple[str, ...]]] = [
    ('auto-ru-off', 'auto_reply', 'Вне офиса: Заказ', 'Меня не будет до понедельника.\n', ('In-Reply-To: <q@shop.example>',)),
    ('ooo-he', 'auto_reply', 'תשובה אוטומטית: הזמנה', 'אני לא במשרד.\n', ()),
    ('ooo-ru4', 'auto_reply', '[Автоответ] Заказ', 'Меня нет.\n', ()),
    ('ooo-ru7', 'auto_reply', 'Re: Заказ', 'Здравствуйте!\nВы получили это письмо автоматически: я в отпуске.\n', ()),
    ('ooo-ru8', 'auto_reply', 'Re: Заказ', 'Автоответчик: я не работаю до 5 декабря.\n', ()),
    ('ack-ru2', 'auto_reply', 'Ваше письмо получено', 'Здравствуйте! Ваше письмо получено и будет рассмотрено. Это автоматическое сообщение, отвечать на него не нужно.\n', ()),
    ('h13', '', 'Автоответчик не работает', 'Автоответчик телефона, который я у вас купил, не работает.\n', ()),
    ('auto-ack-bitrix', 'auto_reply', 'Ваше обращение №12345 принято', 'Это автоматическое уведомление. Ваше обращение зарегистрировано под номером 12345. Пожалуйста, не отвечайте на него.\n', ()),
    ('person-re-auto', '', 'Re: Автоответ: Заказ', 'Вы прислали автоответ, а мне нужен человек. Где мой заказ?\n', ('In-Reply-To: <q@shop.example>',)),
    ('person-vacation-subject', '', 'В отпуске не могу забрать заказ', 'Я в отпуске до 1 декабря, продлите хранение заказа.\n', ()),
    ('person-undelivered', '', 'Не доставлено письмо', 'Здравствуйте! Мне пишут, что письмо не доставлено. Заказ 88210077 тоже не доставлен. Что делать?\n', ()),
    ('person-fwd-bounce', '', 'Fwd: Undelivered Mail Returned to Sender', 'Здравствуйте, вот что мне приходит. Почему?\n\n---------- Forwarded message ---------\nFrom: Mail Delivery System <MAILER-DAEMON@mx.mail.example>\nSubject: Undelivered Mail Returned to Sender\n\n<nobody@mail.example>: 550 5.1.1 User unknown\n', ()),
    ('person-not-delivered-ru', '', 'Сообщение не доставлено', 'Пишу второй раз: первое сообщение не доставлено, в чате висит «часики». Где заказ?\n', ()),
    ('person-oshibka', '', 'Ошибка доставки', 'Ошибка доставки: привезли не тот товар.\n', ()),
    ('person-vernuli', '', 'Возвращено отправителю', 'Посылка возвращена отправителю, а деньги не вернули. Заказ 88210077.\n', ()),
    ('h1', '', 'Письмо вернулось', 'Отправил вам письмо на returns@shop.example, оно вернулось с ошибкой 550 5.1.1 User unknown. Куда писать?\n', ()),
    ('h4', '', 'Не удалось доставить', 'Курьер не смог доставить заказ: «Не удалось доставить». Перенесите на завтра.\n', ()),
    ('h6', '', 'Ответьте, пожалуйста', 'Это не автоматическое сообщение, а живой человек. Верните деньги!\n', ()),
    ('h9', '', 'Read: terms', 'I have read your terms and disagree.\n', ()),
    ('h10', '', 'Away game tickets', 'Do you sell tickets?\n', ()),
    ('h12', '', 'Absence de réponse', "Pourquoi l'absence de réponse ?\n", ()),
    ('h16', '', 'Доставка отложена на неделю — почему?', 'Доставка отложена, сообщение 550 рублей за хранение.\n', ()),
    ('h18', '', 'Не прочитано', 'Моё сообщение две недели «не прочитано». Вы вообще читаете почту?\n', ()),
    ('h20', '', 'Undelivered Mail Returned to Sender', 'Добрый день! Отправил вам письмо, и пришло вот это:\n\n<returns@shop.example>: host mx.shop.example said: 550 5.1.1 User unknown\n\nКуда отправлять документы на возврат?\n', ()),
    ('away-ru', 'auto_reply', 'Нет на рабочем месте: Заказ', 'Вернусь 1 декабря.\n', ('X-Auto-Response-Suppress: All',)),
    ('says-so-ru', 'auto_reply', 'Re: Заказ', 'Автоматическое сообщение: я в отпуске до 5 декабря.\n', ()),
    ('away-sr', 'auto_reply', 'Аутоматски одговор: Наруџба', 'На одмору сам.\n', ()),
    ('away-lv', 'auto_reply', 'Automātiskā atbilde: Pasūtījums', 'Esmu atvaļinājumā.\n', ()),
    ('away-hy', 'auto_reply', 'Ավտոմատ պատասխան. Պատվեր', 'Արձակուրդում եմ։\n', ()),
    ('away-id', 'auto_reply', 'Balasan otomatis: Pesanan', 'Saya sedang cuti.\n', ()),
    ('away-th', 'auto_reply', 'ตอบกลับอัตโนมัติ: คำสั่งซื้อ', 'ลาพักร้อน\n', ()),
    ('acknowledgement-ru', 'auto_reply', 'Мы получили ваше обращение №123', 'Здравствуйте! Это письмо создано автоматически. Мы получили ваше обращение.\n', ()),
    ('person-wrong-address', '', 'Не удалось доставить заказ 88210077', 'Причина: адрес не найден. Исправьте адрес: Москва, Ленина 5, получатель anna@mail.example\n', ()),
    ('person-letter-by-post', '', 'Письмо не доставлено', 'Здравствуйте. Почта России: письмо не доставлено, возвращено отправителю. Пишите на anna@mail.example\n', ()),
]
# fmt: on


def _abroad() -> None:
    for name, status, told in REPORTS:
        dsn(f"abroad-{name}", status, *told)
    for name, sender, subject, text, found in WORDS:
        html = text.startswith("<html>")
        plain(
            f"abroad-{name}", sender, subject if subject.isascii() else word(subject), text, *found, html=html, copy=""
        )
    for name, kind, subject, text, lines in LETTERS:
        data = head(*lines, *PLAIN8, subject=subject if subject.isascii() else word(subject), number=name)
        add(f"abroad-{name}", data + b"\n" + text.encode(), automatic=kind)


FAMILIES = (_abroad,)
