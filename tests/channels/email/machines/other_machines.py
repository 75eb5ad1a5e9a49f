"""What machines send beside reports: absences, acknowledgements, receipts, complaints; and people's mails that look like theirs."""

# ruff: noqa: E501 a table of mails: one case is one line, however long the mail

from tests.channels.email.letters import OURS, PLAIN8, add, b64, head, multi, part, word
from tests.channels.email.machines.bounces import ORIGINAL, from_nobody

# fmt: off
# Kind, subject, text and further fields of mails that no mail server wrote.
LETTERS: list[tuple[str, str, str, str, tuple[str, ...]]] = [
    ('auto-ru-off', 'auto_reply', 'Вне офиса: Заказ', 'Меня не будет до понедельника.\n', ('In-Reply-To: <q@shop.example>',)),
    ('ooo-he', 'auto_reply', 'תשובה אוטומטית: הזמנה', 'אני לא במשרד.\n', ()),
    ('away-ru-by-a-tag', 'auto_reply', '[Автоответ] Заказ', 'Меня нет.\n', ()),
    ('away-ru-got-automatically', 'auto_reply', 'Re: Заказ', 'Здравствуйте!\nВы получили это письмо автоматически: я в отпуске.\n', ()),
    ('away-ru-answering-machine', 'auto_reply', 'Re: Заказ', 'Автоответчик: я не работаю до 5 декабря.\n', ()),
    ('ack-ru-needs-no-answer', 'auto_reply', 'Ваше письмо получено', 'Здравствуйте! Ваше письмо получено и будет рассмотрено. Это автоматическое сообщение, отвечать на него не нужно.\n', ()),
    ('person-answering-machine-broke', '', 'Автоответчик не работает', 'Автоответчик телефона, который я у вас купил, не работает.\n', ()),
    ('auto-ack-bitrix', 'auto_reply', 'Ваше обращение №12345 принято', 'Это автоматическое уведомление. Ваше обращение зарегистрировано под номером 12345. Пожалуйста, не отвечайте на него.\n', ()),
    ('person-re-auto', '', 'Re: Автоответ: Заказ', 'Вы прислали автоответ, а мне нужен человек. Где мой заказ?\n', ('In-Reply-To: <q@shop.example>',)),
    ('person-vacation-subject', '', 'В отпуске не могу забрать заказ', 'Я в отпуске до 1 декабря, продлите хранение заказа.\n', ()),
    ('person-undelivered', '', 'Не доставлено письмо', 'Здравствуйте! Мне пишут, что письмо не доставлено. Заказ 88210077 тоже не доставлен. Что делать?\n', ()),
    ('person-fwd-bounce', '', 'Fwd: Undelivered Mail Returned to Sender', 'Здравствуйте, вот что мне приходит. Почему?\n\n---------- Forwarded message ---------\nFrom: Mail Delivery System <MAILER-DAEMON@mx.mail.example>\nSubject: Undelivered Mail Returned to Sender\n\n<nobody@mail.example>: 550 5.1.1 User unknown\n', ()),
    ('person-not-delivered-ru', '', 'Сообщение не доставлено', 'Пишу второй раз: первое сообщение не доставлено, в чате висит «часики». Где заказ?\n', ()),
    ('person-oshibka', '', 'Ошибка доставки', 'Ошибка доставки: привезли не тот товар.\n', ()),
    ('person-vernuli', '', 'Возвращено отправителю', 'Посылка возвращена отправителю, а деньги не вернули. Заказ 88210077.\n', ()),
    ('person-letter-came-back', '', 'Письмо вернулось', 'Отправил вам письмо на returns@shop.example, оно вернулось с ошибкой 550 5.1.1 User unknown. Куда писать?\n', ()),
    ('person-courier-could-not-deliver', '', 'Не удалось доставить', 'Курьер не смог доставить заказ: «Не удалось доставить». Перенесите на завтра.\n', ()),
    ('person-says-not-automatic', '', 'Ответьте, пожалуйста', 'Это не автоматическое сообщение, а живой человек. Верните деньги!\n', ()),
    ('person-has-read-the-terms', '', 'Read: terms', 'I have read your terms and disagree.\n', ()),
    ('person-away-game', '', 'Away game tickets', 'Do you sell tickets?\n', ()),
    ('person-absence-of-an-answer', '', 'Absence de réponse', "Pourquoi l'absence de réponse ?\n", ()),
    ('person-parcel-put-off', '', 'Доставка отложена на неделю — почему?', 'Доставка отложена, сообщение 550 рублей за хранение.\n', ()),
    ('person-not-read-for-weeks', '', 'Не прочитано', 'Моё сообщение две недели «не прочитано». Вы вообще читаете почту?\n', ()),
    ('person-pastes-what-came-back', '', 'Undelivered Mail Returned to Sender', 'Добрый день! Отправил вам письмо, и пришло вот это:\n\n<returns@shop.example>: host mx.shop.example said: 550 5.1.1 User unknown\n\nКуда отправлять документы на возврат?\n', ()),
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


def _letters() -> None:
    for name, kind, subject, text, lines in LETTERS:
        data = head(*lines, *PLAIN8, subject=subject if subject.isascii() else word(subject), number=name)
        add(f"abroad-{name}", data + b"\n" + text.encode(), automatic=kind)


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


def corpus() -> None:
    _letters()
    _other_machines()
