"""What providers, portals and senders of bulk mail write when they can't deliver."""

# ruff: noqa: E501 a table of mails: one case is a few lines, however long they are

from tests.channels.email.machines.returned import B, headers_only, orig, plain, report

# fmt: off
# --- ESPs
B("ses", report("MAILER-DAEMON@eu-west-1.amazonses.example", "Delivery Status Notification (Failure)", "An error occurred while trying to deliver the mail to the following recipients:\nkijitora@example.example\n", """
Reporting-MTA: dns; eu-west-1.amazonses.com

Action: failed
Final-Recipient: rfc822; kijitora@example.example
Diagnostic-Code: smtp; 550 5.1.1 user unknown
Status: 5.1.1
""", orig("kijitora@example.example")), rcpt="kijitora@example.example", hard=True, status="5.1.1", reason="user_unknown")
B("ses suppression list", report("MAILER-DAEMON@amazonses.example", "Delivery Status Notification (Failure)", "An error occurred while trying to deliver the mail to the following recipients:\nbounce@simulator.example\n", """
Reporting-MTA: dns; b232-130.smtp-out.eu-central-1.amazonses.com

Action: failed
Final-Recipient: rfc822; bounce@simulator.example
Diagnostic-Code: smtp; Amazon SES did not send the message to this address because it is on the suppression list for your account.
Status: 5.1.1
""", orig("bounce@simulator.example")), rcpt="bounce@simulator.example", hard=True, status="5.1.1")
B("workmail", report("Mailer Daemon <MAILER-DAEMON@workmail.example>", "Delivery Status Notification (Failure)", "Technical report:\n\nFrom: help@shop.example\n\nThe following message to <kijitora@neko.example> was undeliverable.\nThe reason for the problem:\n5.1.0 - Unknown address error 550-'5.1.1 <kijitora@neko.example>... User Unknown'\n", """
Reporting-MTA: dsn; a27-20.smtp-out.us-west-2.amazonses.com

Final-Recipient: rfc822; kijitora@neko.example
Action: failed
Status: 5.0.0 (permanent failure)
Diagnostic-Code: smtp; 5.1.0 - Unknown address error 550-'5.1.1 <kijitora@neko.example>... User Unknown' (delivery attempts: 0)
""", orig("kijitora@neko.example")), rcpt="kijitora@neko.example", hard=True, reason="user_unknown")
B("ironport cisco", plain("Mail Delivery System <MAILER-DAEMON@iron.example>", "Delivery Status Notification (Failure)", "The following message to <joe@iron.example> was undeliverable.\nThe reason for the problem:\n5.3.0 - Other mail system problem 554-'Denied (Mode: normal)'\n\n" + "Final-Recipient: rfc822;joe@iron.example\nAction: failed\nStatus: 5.0.0 (permanent failure)\n"), rcpt="joe@iron.example", hard=True, mid=False)
B("sendgrid", report("MAILER-DAEMON@o1.sendgrid.example", "Undelivered Mail Returned to Sender", "Hello, this is the mail server on o1.sendgrid.example.\n\nI am sending you this message to inform you on the delivery status of a\nmessage you previously sent.  Immediately below you will find a list of\nthe affected recipients;  also attached is a Delivery Status Notification\n(DSN) report in standard format, as well as the headers of the original\nmessage.\n\n  <kijitora@example.example>  Unable to deliver\n550 5.1.1 <kijitora@example.example>... User Unknown\n", """
Reporting-MTA: dns; sendgrid.net
Arrival-Date: 2026-03-03 07-00-00

Final-Recipient: rfc822; kijitora@example.example
Original-Recipient: rfc822; kijitora@example.example
Action: failed
Status: 5.1.1
Diagnostic-Code: 550 5.1.1 <kijitora@example.example>... User Unknown
""", orig("kijitora@example.example")), rcpt="kijitora@example.example", hard=True, status="5.1.1", reason="user_unknown")
B("powermta", report("PowerMTA <Postmaster@pmta.example>", "Delivery report", "Hello, this is the mail server on pmta.example.\n\n  <kijitora@example.example>  (reading confirmation: not delivered)\n", """
Reporting-MTA: dns;pmta.example
Arrival-Date: Tue, 3 Mar 2026 10:00:00 +0300

Final-Recipient: rfc822;kijitora@example.example
Action: failed
Status: 5.0.0 (undefined status)
Remote-MTA: dns;mx.example.org (192.0.2.6)
Diagnostic-Code: smtp;550 This account has been disabled or discontinued [#102].
X-PowerMTA-BounceCategory: inactive-mailbox
""", orig("kijitora@example.example"), otype="text/rfc822-headers"), rcpt="kijitora@example.example", hard=True, reason="suspended")
B("mailgun", report("Mailer-Daemon@mailgun.example", "Mail delivery failed", "Sorry, your mail could not be delivered to one or more recipients\n\n   joe@neko.example: 605 Not delivering to previously bounced address\n", """
Reporting-MTA: dns; mailgun.example

Final-Recipient: rfc822; joe@neko.example
Action: failed
Status: 6.0.5
Diagnostic-Code: smtp; 605 Not delivering to previously bounced address
""", orig("joe@neko.example")), rcpt="joe@neko.example")
B("zoho", plain("mailer-daemon@mail.zoho.example", "Undelivered Mail Returned to Sender", """
This message was created automatically by mail delivery software.
A message that you sent could not be delivered to one or more of its recipients. This is a permanent error.

kijitora@neko.example Invalid Address, ERROR_CODE :550, ERROR_CODE :5.1.1 <kijitora@neko.example>... User Unknown

 ----- Original Message Header ------
""" + orig("kijitora@neko.example")), rcpt="kijitora@neko.example", hard=True, status="5.1.1", reason="user_unknown")

# --- Google
B("gmail new", report("Mail Delivery Subsystem <mailer-daemon@googlemail.example>", "Delivery Status Notification (Failure)", """

** Address not found **

Your message wasn't delivered to nosuch@gmail.example because the address couldn't be found, or is unable to receive mail.

Learn more here: https://support.google.com/mail/answer/6596

The response was:

The email account that you tried to reach does not exist. Please try double-checking the recipient's email address for typos or unnecessary spaces. For more information, go to https://support.google.com/mail/?p=NoSuchUser a1-sor.3 - gsmtp
""", """
Reporting-MTA: dns; googlemail.com
Arrival-Date: Tue, 03 Mar 2026 00:00:00 -0800 (PST)
X-Original-Message-ID: <okno-77@shop.example>

Final-Recipient: rfc822; nosuch@gmail.example
Action: failed
Status: 5.1.1
Diagnostic-Code: smtp; The email account that you tried to reach does not exist. Please try double-checking the recipient's email address for typos or unnecessary spaces.
Last-Attempt-Date: Tue, 03 Mar 2026 00:00:01 -0800 (PST)
"""), rcpt="nosuch@gmail.example", hard=True, status="5.1.1", reason="user_unknown")
B("gmail old plain", plain("Mail Delivery Subsystem <mailer-daemon@googlemail.example>", "Delivery Status Notification (Failure)", """
Delivery to the following recipient failed permanently:

     kijitora@neko.example

Technical details of permanent failure:
Google tried to deliver your message, but it was rejected by the recipient domain. We recommend contacting the other email provider for further information about the cause of this error. The error that the other server returned was: 550 550 Unknown user kijitora@neko.example (state 14).

----- Original message -----

""" + orig("kijitora@neko.example"), headers="X-Failed-Recipients: kijitora@neko.example\n"), rcpt="kijitora@neko.example", hard=True, reason="user_unknown")
B("gmail delay", report("Mail Delivery Subsystem <mailer-daemon@googlemail.example>", "Delivery Status Notification (Delay)", "\n** Delivery incomplete **\n\nThere was a temporary problem delivering your message to slow@neko.example. Gmail will retry for 46 more hours. You'll be notified if the delivery fails permanently.\n\nThe response was:\n\nThe recipient server did not accept our requests to connect.\n", """
Reporting-MTA: dns; googlemail.com
X-Original-Message-ID: <okno-77@shop.example>

Final-Recipient: rfc822; slow@neko.example
Action: delayed
Status: 4.4.1
Diagnostic-Code: smtp; The recipient server did not accept our requests to connect.
Will-Retry-Until: Thu, 05 Mar 2026 00:00:01 -0800 (PST)
"""), kind="delay", rcpt="slow@neko.example", hard=False, status="4.4.1")
B("gmail russian", report("Mail Delivery Subsystem <mailer-daemon@googlemail.example>", "Delivery Status Notification (Failure)", "\n** Адрес не найден **\n\nВаше письмо не доставлено получателю petr@neko.example, поскольку адрес не найден или не принимает почту.\n", """
Reporting-MTA: dns; googlemail.com
X-Original-Message-ID: <okno-77@shop.example>

Final-Recipient: rfc822; petr@neko.example
Action: failed
Status: 5.0.0
Diagnostic-Code: smtp; 552-5.2.2 The email account that you tried to reach is over quota. 552 5.2.2 https://support.google.com/mail/?p=OverQuotaPerm
""", htype="text/plain; charset=utf-8"), rcpt="petr@neko.example", hard=False, reason="mailbox_full")
B("google groups no permission", report("Mail Delivery Subsystem <mailer-daemon@googlemail.example>", "Delivery Status Notification (Failure)", "Hello help@shop.example,\n\nWe're writing to let you know that the group you tried to contact (libsisimai) may not exist, or you may not have permission to post messages to the group. A few more details on why you weren't able to post:\n\n * You might have spelled or formatted the group name incorrectly.\n * The owner of the group may have removed this group.\n", "", orig("libsisimai@googlegroups.example"), rtype="multipart/mixed", headers="X-Failed-Recipients: libsisimai@googlegroups.example\n"), rcpt="libsisimai@googlegroups.example", hard=True)

# --- portals
B("gmx", plain("MAILER-DAEMON (\"Mail Delivery System\") <mailer-daemon@gmx.example>", "Mail delivery failed: returning message to sender", """
This message was created automatically by mail delivery software.

A message that you sent could not be delivered to one or more of
its recipients. This is a permanent error. The following address
failed:

"shironeko@example.example":
SMTP error from remote server after RCPT command:
host: mx.example.jp
5.1.1 <shironeko@example.example>... User Unknown

--- The header of the original message is following. ---

""" + headers_only("shironeko@example.example"), headers="X-GMX-Antispam: 0 (Mail was not recognized as spam); Detail=V3;\n"), rcpt="shironeko@example.example", hard=True, status="5.1.1", reason="user_unknown")
B("1und1", plain("MAILER-DAEMON@kundenserver.example", "Mail delivery failed: returning message to sender", """
This message was created automatically by mail delivery software.

A message that you sent could not be delivered to one or more of
its recipients. The following addresses failed:

<general@example.eu>

For the following reason:

Mail size limit exceeded. For explanation visit
http://postmaster.1and1.com/en/error-messages?ip=192.0.2.1

--- The header of the original message is following. ---

""" + headers_only("general@example.eu")), rcpt="general@example.eu", hard=True, reason="too_large")
B("t-online", report("Mail Delivery System <mailer-daemon@t-online.example>", "Undelivered Mail Returned to Sender", "|------------------------- Message log follows: -------------------------|\n no valid recipients were found for this message\n|------------------------- Failed addresses follow: ---------------------|\n <joe@t-online.example> ... transport: 550 5.1.1 unknown user\n|------------------------- Message text follows: ------------------------|\n", "", orig("joe@t-online.example"), rtype="multipart/mixed"), rcpt="joe@t-online.example", hard=True, status="5.1.1", reason="user_unknown")
B("mail.ru exim", plain("mailer-daemon@corp.mail.example", "Mail failure.", """
This message was created automatically by mail delivery software.

A message that you sent could not be delivered to one or more of its
recipients. This is a permanent error. The following address(es) failed:

  ivan@list.example:
    mailbox is full (MTA-imposed quota exceeded while writing to it)

**********************
Это письмо создано автоматически
сервером Mail.Ru, отвечать на него не
нужно.

К сожалению, Ваше письмо не может быть
доставлено одному или нескольким получателям.
**********************

------ This is a copy of the message's header. ------

""" + headers_only("ivan@list.example"), headers="X-Failed-Recipients: ivan@list.example\nAuto-Submitted: auto-replied\n", ctype="text/plain; charset=utf-8"), rcpt="ivan@list.example", hard=False, reason="mailbox_full")
B("yandex", report("Mailer-Daemon@yandex.example", "=?utf-8?B?0J3QtdC00L7RgdGC0LDQstC70LXQvdC90L7QtSDRgdC+0L7QsdGJ0LXQvdC40LU=?=", """
Это письмо отправлено почтовым сервером yandex.ru.

К сожалению, мы вынуждены сообщить Вам о том, что Ваше письмо не может
быть отправлено одному или нескольким адресатам. Технические подробности можно найти ниже.

<petr@nosuch.example>: host mx.nosuch.example[198.51.100.1] said: 550 5.7.1 Your message looks like spam
""", """
Reporting-MTA: dns; forward17.mail.yandex.net
X-Yandex-Queue-ID: 4B18F
X-Yandex-Sender: rfc822; help@shop.example
Arrival-Date: Tue,  3 Mar 2026 10:00:00 +0300 (MSK)

Final-Recipient: rfc822; petr@nosuch.example
Original-Recipient: rfc822;petr@nosuch.example
Action: failed
Status: 5.7.1
Remote-MTA: dns; mx.nosuch.example
Diagnostic-Code: smtp; 550 5.7.1 Your message looks like spam
""", orig("petr@nosuch.example"), htype="text/plain; charset=utf-8"), rcpt="petr@nosuch.example", hard=True, status="5.7.1", reason="spam")
B("rambler", report("MAILER-DAEMON@rambler.example (Mail Delivery System)", "Undelivered Mail Returned to Sender", "<z@rambler.example>: host imap.rambler.ru said: 550 5.1.1 <z@rambler.example> Recipient not found (in reply to RCPT TO command)", """
Reporting-MTA: dns; rambler.ru

Final-Recipient: rfc822; z@rambler.example
Action: failed
Status: 5.1.1
Diagnostic-Code: smtp; 550 5.1.1 <z@rambler.example> Recipient not found
""", orig("z@rambler.example")), rcpt="z@rambler.example", hard=True, status="5.1.1", reason="user_unknown")
B("facebook", report("Facebook <mailer-daemon@mx.facebook.example>", "Sorry, your message could not be delivered", "This message was created automatically by Facebook.\n\nSorry, your message to kijitora@facebook.example could not be delivered.\n", """
Reporting-MTA: dns; 10.138.205.200
Arrival-Date: Tue, 3 Mar 2026 00:00:00 -0800

Status: 5.1.1
Last-Attempt-Date: Tue, 3 Mar 2026 00:00:00 -0800
Action: failed
Diagnostic-Code: smtp; 550 5.1.1 RCP-P1 http://postmaster.facebook.com/response_codes?ip=192.0.2.135#rcp Refused due to recipient preferences
Final-Recipient: rfc822; kijitora@facebook.example
""", orig("kijitora@facebook.example")), rcpt="kijitora@facebook.example", hard=True, status="5.1.1")
B("verizon vtext", plain("post_master@vtext.example", "Undeliverable Message", "Error: Your message could not be delivered.\n\nMessage:\n  Subject: Your order 1042\n  To: 5550100@vtext.example\n\n550 - Requested action not taken: no such user here\n", headers=""), rcpt="5550100@vtext.example", hard=True, reason="user_unknown", mid=False)
B("kddi", plain("Postmaster <no-reply@kddi.example>", "Mail System Error - Returned Mail", "Your mail sent on: Tue, 3 Mar 2026 10:00:00 +0900\n\nCould not be delivered to: <kijitora@ezweb.example>\n\nAs their mailbox is full.\n\n" + orig("kijitora@ezweb.example")), rcpt="kijitora@ezweb.example", hard=False, reason="mailbox_full")
B("ezweb", plain("Postmaster <Postmaster@ezweb.ne.example>", "Mail System Error - Returned Mail", "\n--- \nThe user(s) account is disabled.\n\n<kijitora@ezweb.ne.example>: 550 <kijitora@ezweb.ne.example>: User unknown\n\n--- Below this line is a copy of the message.\n\n" + orig("kijitora@ezweb.ne.example")), rcpt="kijitora@ezweb.ne.example", hard=True)
B("docomo jp", report("mailer-daemon@docomo.example", "=?ISO-2022-JP?B?GyRCJWEhPCVrPlpML0xrG0I=?=", "Unknown User\n\n[kijitora@docomo.example]\n\n宛先のメールアドレスが見つかりませんでした。\n", """
Reporting-MTA: dns; mfsmax.docomo.example

Final-Recipient: RFC822; kijitora@docomo.example
Action: failed
Status: 5.1.1
Diagnostic-Code: smtp; 550 Unknown user kijitora@docomo.example
""", orig("kijitora@docomo.example"), htype="text/plain; charset=utf-8"), rcpt="kijitora@docomo.example", hard=True, status="5.1.1", reason="user_unknown")
B("biglobe", plain("postmaster@biglobe.example", "Returned mail:", "   ----- The following addresses had delivery problems -----\n********@***.biglobe.example\n<kijitora@biglobe.example>\n\n   ----- Non-delivered information -----\nThe number of messages in recipient's mailbox exceeded the local limit.\n\n" + orig("kijitora@biglobe.example")), rcpt="kijitora@biglobe.example", hard=False, reason="mailbox_full")
B("qq", plain("PostMaster@qq.example", "=?gb18030?B?zbvQxbf+zvE=?=", "很抱歉，您的邮件被退回了。\n\n收件人  nosuch@qq.example\n退信原因：收件人邮箱地址不存在，邮件无法送达。host mx3.qq.com said: 550 Mailbox not found. (in reply to RCPT TO command)\n", ctype="text/plain; charset=utf-8"), rcpt="nosuch@qq.example", hard=True, reason="user_unknown", mid=False)
B("163", plain("Postmaster@163.example", "=?utf-8?B?57O757uf6YCA5L+h?=", "抱歉，您的邮件被退回来了……\n原邮件信息：\n  收件人：joe@nosuch.example\n  退信原因：\n  收件人邮箱不存在或已停用 SMTP error, RCPT TO: 550 User not found: joe@nosuch.example\n", ctype="text/html; charset=utf-8"), rcpt="joe@nosuch.example", hard=True, reason="user_unknown", mid=False)
B("naver", plain("MAILER-DAEMON@naver.example", "=?utf-8?B?67Cc7Iah7J20IOyLpO2MqO2VqQ==?=", "보내신 메일이 수신자에게 전달되지 못했습니다.\n\n받는사람: nosuch@naver.example\n실패사유: 5.1.1 존재하지 않는 메일 주소입니다 (550 5.1.1 No such user)\n", ctype="text/plain; charset=utf-8"), rcpt="nosuch@naver.example", hard=True, status="5.1.1", reason="user_unknown", mid=False)
B("libero", report("mailer-daemon@libero.example", "Consegna non riuscita: Delivery Status Notification", "Il messaggio non e' stato consegnato al destinatario joe@libero.example\n", """
Reporting-MTA: dns; smtp-17.iol.local

Final-Recipient: rfc822; joe@libero.example
Action: failed
Status: 5.0.0
Diagnostic-Code: smtp; 550 smtp-17.iol.local smtp-17.iol.local RCPT TO:<joe@libero.example> 550 mail not accepted from blacklisted IP address [192.0.2.10] [smtp-17.iol.local; LIB_102]
""", orig("joe@libero.example")), rcpt="joe@libero.example", reason="blocked")
B("orange rate", report("MAILER-DAEMON@orange.example", "Undelivered Mail Returned to Sender", "<j@orange.example>: 421 mwinf5c04 ME Trop de connexions, veuillez verifier votre configuration. Too many connections, slow down. OFR004_104 [104]", """
Reporting-MTA: dns; relay.example

Final-Recipient: rfc822; j@orange.example
Action: failed
Status: 4.0.0
Diagnostic-Code: smtp; 421 mwinf5c04 ME Trop de connexions, veuillez verifier votre configuration. Too many connections, slow down. OFR004_104 [104]
""", orig("j@orange.example")), rcpt="j@orange.example", hard=False, reason="rate_limited")
B("icloud quota", report("MAILER-DAEMON@icloud.example", "Undelivered Mail Returned to Sender", "<j@icloud.example>: host mx01.mail.icloud.com said: 552 5.2.2 <j@icloud.example>: user is over quota (in reply to RCPT TO command)", """
Reporting-MTA: dns; relay.example

Final-Recipient: rfc822; j@icloud.example
Action: failed
Status: 5.2.2
Diagnostic-Code: smtp; 552 5.2.2 <j@icloud.example>: user is over quota
""", orig("j@icloud.example")), rcpt="j@icloud.example", hard=False, reason="mailbox_full")
B("aol dmarc", report("MAILER-DAEMON@aol.example", "Undelivered Mail Returned to Sender", "<j@aol.example>: 554 Message not allowed - [PH01] Email not accepted for policy reasons. Please visit https://postmaster.yahooinc.com/error-codes", """
Reporting-MTA: dns; relay.example

Final-Recipient: rfc822; j@aol.example
Action: failed
Status: 5.0.0
Diagnostic-Code: smtp; 554 Message not allowed - [PH01] Email not accepted for policy reasons. Please visit https://postmaster.yahooinc.com/error-codes
""", orig("j@aol.example")), rcpt="j@aol.example", hard=True, reason="policy")
B("yahoo TS03", report("MAILER-DAEMON@relay.example", "Undelivered Mail Returned to Sender", "<j@yahoo.example>: 421 4.7.0 [TSS04] Messages from 192.0.2.10 temporarily deferred due to unexpected volume or user complaints", """
Reporting-MTA: dns; relay.example

Final-Recipient: rfc822; j@yahoo.example
Action: failed
Status: 4.7.0
Diagnostic-Code: smtp; 421 4.7.0 [TSS04] Messages from 192.0.2.10 temporarily deferred due to unexpected volume or user complaints - 4.16.55.1; see https://postmaster.yahooinc.com/error-codes
""", orig("j@yahoo.example")), rcpt="j@yahoo.example", hard=False, status="4.7.0", reason="rate_limited")
B("fastmail greylist expired", report("MAILER-DAEMON@relay.example", "Undelivered Mail Returned to Sender", "<j@grey.example>: delivery temporarily suspended: host mx.grey.example said: 450 4.2.0 <j@grey.example>: Recipient address rejected: Greylisted", """
Reporting-MTA: dns; relay.example

Final-Recipient: rfc822; j@grey.example
Action: failed
Status: 4.2.0
Diagnostic-Code: smtp; 450 4.2.0 <j@grey.example>: Recipient address rejected: Greylisted, see http://postgrey.schweikert.ch/
""", orig("j@grey.example")), rcpt="j@grey.example", hard=False, reason="greylisted")
B("bigfoot", report("mailer@bigfoot.example", "Returned mail: User unknown", "   ----- The following addresses had permanent fatal errors -----\n<destinaion@example.net>\n\n   ----- Transcript of session follows -----\n>>> RCPT TO:<destinaion@example.net>\n<<< 553 Invalid recipient destinaion@example.net (Mode: normal)\n", """
Reporting-MTA: dns; litemail57.bigfoot.example

Final-Recipient: rfc822; destinaion@example.net
Action: failed
Status: 5.7.1
Remote-MTA: dns; litemail57.bigfoot.example
Diagnostic-Code: SMTP; 553 Invalid recipient destinaion@example.net (Mode: normal)
""", orig("destinaion@example.net"), otype="text/rfc822-headers"), rcpt="destinaion@example.net", hard=True, reason="user_unknown")
B("dragonfly dma", plain("MAILER-DAEMON <>", "Mail delivery failed", "This is the DragonFly Mail Agent v0.13 at df.example.\n\nThere was an error delivering your mail to <kijitora@neko.example>.\n\nmx.neko.example [192.0.2.25] did not like our RCPT TO:\n550 5.1.1 <kijitora@neko.example>... User Unknown\n\nOriginal message follows.\n\n" + orig("kijitora@neko.example")), rcpt="kijitora@neko.example", hard=True, status="5.1.1", reason="user_unknown")
B("fml list", plain("ml-admin@fml.example", "NOT MEMBER article from help@shop.example (ml)", "Your message was rejected: You are not a member of this mailing list <ml@fml.example>.\nIf you want to post, subscribe first.\n", headers="X-MLServer: fml [fml 2.2.1]\nPrecedence: bulk\n"), kind="list", mid=False)
B("mailman held", plain("list-bounces@lists.example", "Your message to List awaits moderator approval", "Your mail to 'List' with the subject\n\n    Your order 1042\n\nIs being held until the list moderator can review it for approval.\n\nThe reason it is being held:\n\n    Post by non-member to a members-only list\n", headers="X-Mailman-Version: 2.1.29\nPrecedence: bulk\nX-List-Administrivia: yes\nList-Id: <list.lists.example>\n"), kind="list", mid=False)
B("activehunter", plain('"MAILER-DAEMON" <MAILER-DAEMON@ah.example>', "FAILURE NOTICE :", "  ----- The following addresses had permanent fatal errors -----\n\n>>> kijitora@neko.example <kijitora@neko.example>\n\n  ----- Transcript of session follows -----\n550 sorry, no mailbox here by that name (#5.1.1 - chkusr)\n\n ----- Original message -----\n\n" + orig("kijitora@neko.example"), headers="X-AHMAILID: 12345\n"), rcpt="kijitora@neko.example", hard=True, status="5.1.1", reason="user_unknown")
B("mFILTER", plain("MAILER-DAEMON@mf.example", "failure notice", "*** The server answered:\n550 5.1.1 <kijitora@neko.example>... User Unknown\n\n-------server message\n550 5.1.1 <kijitora@neko.example>... User Unknown\n\n-------original mail info\n" + headers_only("kijitora@neko.example"), headers="X-Mailer: m-FILTER\n"), rcpt="kijitora@neko.example", hard=True, status="5.1.1", reason="user_unknown")
B("x1 style", plain('"Mail Deliver System" <mailer-daemon@x1.example>', "Returned Mail: User unknown", "The original message was received at Tue, 03 Mar 2026 10:00:00 +0900\nfrom shop.example\n\n---The following addresses had delivery errors---\n\nkijitora@neko.example [User unknown]\n\n---Transcript---\n\nReceived: from shop.example\n" + headers_only("kijitora@neko.example")), rcpt="kijitora@neko.example", hard=True, reason="user_unknown", mid=True)
B("x3 style unable to find dns", plain("Mail Delivery System <mailer-daemon@x3.example>", "Delivery status notification", "      This message was created automatically by mail delivery software.\n\nUnable to deliver message to the following address(es):\n\n============================================================================\n  joe@nosuch.example\n  Domain does not exist: nosuch.example (SMTP-Reply: DNS lookup failed)\n============================================================================\n\nOriginal message headers:\n\n" + headers_only("joe@nosuch.example")), rcpt="joe@nosuch.example", hard=True, reason="host_unknown")
B("x5 japanese", report("mailer-daemon@x5.example (Mail Delivery System)", "=?ISO-2022-JP?B?GyRCRytLYUc9JE4bQg==?= (Delivery failure)", "配送できませんでした\n\n", """
Reporting-MTA: dns; mf.x5.example

Original-Recipient: rfc822;kijitora@neko.example
Final-Recipient: rfc822;kijitora@neko.example
Action: failed
Status: 5.1.1
Diagnostic-Code: smtp; 550 5.1.1 <kijitora@neko.example>... User Unknown
""", orig("kijitora@neko.example"), htype="text/plain; charset=utf-8"), rcpt="kijitora@neko.example", hard=True, status="5.1.1", reason="user_unknown")
B("x6 text", plain("Postmaster@x6.example", "There was an error sending your mail", "We had trouble delivering your message. Full details follow:\n\nSubject: 'Your order 1042'\nDate: 'Tue, 3 Mar 2026 10:00:00 +0300'\n\n1 error(s):\n\nSMTP Server <mta2.neko.example> rejected recipient <kijitora@neko.example> \n  (Error following RCPT command). It responded as follows: [550 5.1.1 unknown user <kijitora@neko.example>]\n"), rcpt="kijitora@neko.example", hard=True, status="5.1.1", reason="user_unknown", mid=False)
# fmt: on
