"""Answers as mail programs write them."""

# ruff: noqa: E501 a table of mails: one case is one line, however long the mail

from tests.channels.email.letters import HELLO, PNG, add, b64, head, multi, part, qp, word


def corpus() -> None:
    add(
        "gmail-reply",
        head("In-Reply-To: <q@shop.example>", "References: <first@mail.example> <q@shop.example>", sender=f"{word('Анна Смирнова')} <anna@gmail.example>", subject=word("Re: Заказ"), number="CAF+gmail")
        + multi(
            "alternative", "000000000000f1", part("text/plain; charset=\"UTF-8\"", b64(f"{HELLO}\n\nвт, 12 нояб. 2024 г. в 15:00, Поддержка <support@shop.example>:\n\n> Добрый день!\n> Слушаем вас.\n"), encoding="base64"),
            part("text/html; charset=\"UTF-8\"", b64(f'<div dir="ltr">{HELLO}</div><br><div class="gmail_quote"><div dir="ltr" class="gmail_attr">вт, 12 нояб. 2024 г. в 15:00, Поддержка &lt;<a href="mailto:support@shop.example">support@shop.example</a>&gt;:<br></div><blockquote class="gmail_quote">Добрый день!<br>Слушаем вас.</blockquote></div>'), encoding="base64"),
        ),
        text=HELLO, subject="Re: Заказ", sender="email:anna@gmail.example", name="Анна Смирнова", references=["<first@mail.example>", "<q@shop.example>"],
    )  # fmt: skip
    add(
        "gmail-reply-html-only",
        head("Content-Type: text/html; charset=UTF-8", "Content-Transfer-Encoding: quoted-printable", number="g2")
        + qp(f'<div dir="ltr"><div>{HELLO}</div><div><br></div>-- <br><div dir="ltr" class="gmail_signature" data-smartmail="gmail_signature"><div>Анна</div></div></div><br><div class="gmail_quote gmail_quote_container"><div dir="ltr" class="gmail_attr">12 kwi 2024 o 12:00 Support:<br></div><blockquote class="gmail_quote">Старое</blockquote></div>'),
        text=HELLO,
    )  # fmt: skip
    add(
        "outlook-word-html",
        head("X-Mailer: Microsoft Outlook 16.0", "Content-Language: ru", "Content-Type: text/html; charset=koi8-r", "Content-Transfer-Encoding: quoted-printable", number="o1")
        + qp(f'<html xmlns:o="urn:schemas-microsoft-com:office:office"><head><style><!-- p.MsoNormal {{margin:0}} --></style></head><body lang=RU><div class=WordSection1><p class=MsoNormal>{HELLO.replace("№", "N")}<o:p></o:p></p><p class=MsoNormal><o:p>&nbsp;</o:p></p><div><div style=\'border:none;border-top:solid #E1E1E1 1.0pt;padding:3.0pt 0cm 0cm 0cm\'><p class=MsoNormal><b>From:</b> Поддержка &lt;support@shop.example&gt; <br><b>Sent:</b> Tuesday, November 12, 2024 3:00 PM<br><b>To:</b> Анна<br><b>Subject:</b> Заказ<o:p></o:p></p></div></div><p class=MsoNormal>Слушаем вас</p></div></body></html>', "koi8-r"),
        text=HELLO.replace("№", "N"),
    )  # fmt: skip
    add(
        "outlook-web",
        head("Content-Type: text/html; charset=\"utf-8\"", "Content-Transfer-Encoding: base64", number="o2")
        + b64(f'<html><body><div class="elementToProof">{HELLO}</div><div id="appendonsend"></div><hr style="display:inline-block;width:98%" tabindex="-1"><div id="divRplyFwdMsg" dir="ltr"><font><b>От:</b> Поддержка &lt;support@shop.example&gt;<br><b>Отправлено:</b> 12 ноября 2024 г. 15:00<br><b>Кому:</b> Анна<br><b>Тема:</b> Заказ</font></div><div>Слушаем вас</div></body></html>'),
        text=HELLO,
    )  # fmt: skip
    add(
        "apple-ios-reply",
        head("X-Mailer: iPhone Mail (21G93)", "Content-Type: text/plain; charset=utf-8", "Content-Transfer-Encoding: quoted-printable", number="i1")
        + qp(f"{HELLO}\n\nОтправлено с iPhone\n\n> 12 нояб. 2024 г., в 15:00, Поддержка <support@shop.example> написал(а):\n> \n> \ufeffСлушаем вас\n"),
        text=HELLO,
    )  # fmt: skip
    add(
        "apple-mail-photos-between-texts",
        head(number="i2")
        + multi(
            "mixed", "Apple-Mail-1", part("text/plain; charset=utf-8", qp("Вот чек:"), encoding="quoted-printable"),
            part('image/png; name="IMG_1.png"', b64(PNG), "Content-Disposition: inline; filename=IMG_1.png", encoding="base64"),
            part("text/plain; charset=utf-8", qp("а вот трещина."), encoding="quoted-printable"),
        ),
        text="Вот чек:\n\nа вот трещина.", parts=["IMG_1.png image/png"],
    )  # fmt: skip
    add(
        "mailru-web",
        head("X-Mailer: Mail.Ru Mailer 1.0", sender="=?UTF-8?B?0JDQvdC90LA=?= <anna@mailru.example>", subject="=?UTF-8?B?UmVbMl06INCX0LDQutCw0Lc=?=", number="m1")
        + multi(
            "alternative", "--ALT--1", part("text/plain; charset=utf-8", b64(f"\n{HELLO}\n \n \n--\nАнна\n \n \nВторник, 12 ноября 2024, 15:00 +03:00 от Поддержка <support@shop.example>:\n \nСлушаем вас\n"), encoding="base64"),
            part("text/html; charset=utf-8", b64(f'<div><div>{HELLO}</div><div data-signature-widget="container"><div>--<br>Анна</div></div><blockquote style="border-left:1px solid #0857A6;">Вторник, 12 ноября 2024, 15:00 +03:00 от Поддержка:<div>Слушаем вас</div></blockquote></div>'), encoding="base64"),
        ),
        text=HELLO, subject="Re[2]: Заказ",
    )  # fmt: skip
    add(
        "yandex-web",
        head("X-Mailer: Yamail [ http://yandex.ru ] 5.0", "Content-Type: text/html; charset=utf-8", "Content-Transfer-Encoding: base64", number="y1")
        + b64(f'<div>{HELLO}</div><div>\xa0</div><div>12.11.2024, 15:00, "Поддержка" &lt;support@shop.example&gt;:</div><blockquote><p>Слушаем вас</p></blockquote><div>\xa0</div><div>-- <br>С уважением,<br>Анна</div>'),
        text=HELLO,
    )  # fmt: skip
    add(
        "the-bat-koi8",
        head("X-Mailer: The Bat! (v9.3) Professional", "Content-Type: text/plain; charset=koi8-r", "Content-Transfer-Encoding: 8bit", subject=word("Re: Заказ", "koi8-r", b=False), number="b1")
        + "Здравствуйте, Поддержка.\n\nВы писали 12 ноября 2024 г., 15:00:00:\n\n> Слушаем вас\n\nГде заказ?\n\n-- \nС уважением,\n Анна                          mailto:anna@mail.example\n".encode("koi8-r"),
        text="Здравствуйте, Поддержка.\n\nГде заказ?", subject="Re: Заказ",
    )  # fmt: skip
    add(
        "thunderbird-flowed",
        head("User-Agent: Mozilla Thunderbird", "Content-Type: text/plain; charset=UTF-8; format=flowed", "Content-Transfer-Encoding: 8bit", number="t1")
        + "Здравствуйте! Это длинная строка, которую программа \nразбила на две.\n\n12.11.2024 15:00, Поддержка пишет:\n> Слушаем вас, и это тоже \n> одна строка\n".encode(),
        text="Здравствуйте! Это длинная строка, которую программа разбила на две.",
    )  # fmt: skip
    add(
        "samsung-reply",
        head("Content-Type: text/plain; charset=utf-8", "Content-Transfer-Encoding: base64", number="s1")
        + b64(f"{HELLO}\n\nОтправлено с моего Galaxy\n\n-------- Исходное сообщение --------\nОт: Поддержка <support@shop.example>\nДата: 12.11.24 15:00 (GMT+03:00)\nКому: anna@mail.example\nТема: Заказ\n\nСлушаем вас\n"),
        text=HELLO,
    )  # fmt: skip
    add(
        "proton-signed-pgp",
        head(number="p1") + multi("signed; protocol=\"application/pgp-signature\"; micalg=pgp-sha256", "pgp1", part("text/plain; charset=utf-8", qp(HELLO), encoding="quoted-printable"), part('application/pgp-signature; name="signature.asc"', b"-----BEGIN PGP SIGNATURE-----\n\nabc\n-----END PGP SIGNATURE-----\n", 'Content-Disposition: attachment; filename="signature.asc"')),
        text=HELLO, parts=["signature.asc application/pgp-signature"], protection="signed:pgp",
    )  # fmt: skip
