"""The bodies of mails, as they leave and as they arrive: their charsets, their parts, what is in them."""

# ruff: noqa: E501 a table of mails: one case is one line, however long the mail

import binascii

from tests.channels.email.letters import HELLO, PDF, PLAIN8, PNG, ZIP, add, b64, head, multi, part, qp, word


def _charsets() -> None:
    def body(
        name: str, charset: str, label: str, text: str = HELLO.replace("№", "N"), encoding: str = "base64"
    ) -> None:
        data = text.encode(charset)
        add(
            name,
            head(f"Content-Type: text/plain{label}", f"Content-Transfer-Encoding: {encoding}", number=name)
            + b"\n"
            + (b64(data) if encoding == "base64" else data),
            text=text,
        )

    body("charset-koi8", "koi8-r", "; charset=KOI8-R")
    body("charset-cp1251", "cp1251", "; charset=windows-1251")
    body("charset-cp866", "cp866", "; charset=cp866")
    body("charset-cp1251-labelled-latin1", "cp1251", "; charset=iso-8859-1")
    body("charset-utf8-labelled-cp1251", "utf-8", "; charset=windows-1251")
    body("charset-koi8-labelled-cp1251", "koi8-r", "; charset=windows-1251")
    body("charset-cp1251-labelled-utf8", "cp1251", "; charset=utf-8")
    body("charset-none-cp1251", "cp1251", "")
    body("charset-none-koi8", "koi8-r", "", encoding="8bit")
    body("charset-none-cp866", "cp866", "")
    body("charset-unknown", "utf-8", "; charset=unknown-8bit")
    body("charset-utf7", "utf-7", "; charset=utf-7", encoding="7bit")
    body("charset-utf16", "utf-16", "; charset=utf-16")
    body("charset-gb2312", "gb18030", "; charset=gb2312", "你好，我的订单在哪里？镕")
    body("charset-iso-2022-jp", "iso2022_jp", "; charset=ISO-2022-JP", "こんにちは、注文はどこですか", encoding="7bit")
    body("charset-euc-kr", "cp949", "; charset=ks_c_5601-1987", "안녕하세요, 주문이 어디 있나요?")
    body("charset-latin1", "cp1252", "; charset=iso-8859-1", "Wo ist meine Bestellung? Schöne Grüße – “Jürgen” €")
    body("charset-none-latin1", "cp1252", "", "Où est ma commande ? Très déçu, à bientôt.")
    body("charset-ukrainian", "cp1251", "; charset=windows-1251", "Доброго дня! Де моє замовлення? Їжак і ґанок.")
    add(
        "charset-html-meta",
        head("Content-Type: text/html", "Content-Transfer-Encoding: base64", number="c20")
        + b64(
            '<html><head><meta http-equiv="Content-Type" content="text/html; charset=windows-1251"></head><body>Где заказ?</body></html>',
            "cp1251",
        ),
        text="Где заказ?",
    )


def _bodies() -> None:
    add(
        "html-lists-tables-links",
        head("Content-Type: text/html; charset=utf-8", "Content-Transfer-Encoding: 8bit", number="x1")
        + '\n<html><body><h1>Заказ</h1><p>Не хватает:</p><ul><li>чашки</li><li>блюдца</li></ul><ol><li>первое</li><li>второе</li></ol><table><tr><th>Товар</th><th>Цена</th></tr><tr><td>Чайник</td><td>2490</td></tr></table><p>Фото <a href="https://disk.example/x">здесь</a>, сайт <a href="https://shop.example">shop.example</a></p><div style="display:none">скрыто</div><script>alert(1)</script></body></html>'.encode(),
        text="Заказ\n\nНе хватает:\n\n• чашки\n• блюдца\n\n1. первое\n2. второе\n\nТовар | Цена\nЧайник | 2490\n\nФото здесь (https://disk.example/x), сайт shop.example",
    )  # fmt: skip
    add(
        "alternative-plain-is-a-stub",
        head(number="x2") + multi("alternative", "a", part("text/plain; charset=utf-8", b"Your mail client does not support HTML."), part("text/html; charset=utf-8", f"<p>{HELLO}</p><p>{'Подробности. ' * 5}</p>".encode(), encoding="8bit")),
        text=f"{HELLO}\n\n{'Подробности. ' * 5}".strip(),
    )  # fmt: skip
    add(
        "alternative-plain-is-empty",
        head(number="x3") + multi("alternative", "a", part("text/plain; charset=utf-8", b"\n \n"), part("text/html; charset=utf-8", f"<p>{HELLO}</p>".encode(), encoding="8bit")),
        text=HELLO,
    )  # fmt: skip
    add(
        "related-cid-image",
        head(number="x4") + multi("related", "r", part("text/html; charset=utf-8", f'<p>{HELLO}</p><img src="cid:pic@1" alt="фото">'.encode(), encoding="8bit"), part("image/png", b64(PNG), "Content-ID: <pic@1>", encoding="base64")),
        text=HELLO, parts=["image-1.png image/png inline"],
    )  # fmt: skip
    add(
        "attachment-names",
        head(number="x5")
        + multi(
            "mixed", "m", part("text/plain; charset=utf-8", HELLO.encode(), encoding="8bit"),
            part("application/octet-stream", b64(PDF), "Content-Disposition: attachment; filename*0*=utf-8''%D0%90%D0%BA%D1%82%20;\n filename*1*=%D0%B2%D0%BE%D0%B7%D0%B2%D1%80%D0%B0%D1%82%D0%B0.pdf", encoding="base64"),
            part(f'application/pdf; name="{word("Чек.pdf")}"', b64(PDF + b"2"), encoding="base64"),
            part("application/pdf", b64(PDF + b"3"), "Content-Disposition: attachment; filename=\"Чек.pdf\"", encoding="base64"),
            part("application/pdf", b64(PDF + b"4"), "Content-Disposition: attachment; filename=мой чек за май.pdf", encoding="base64"),
            part("image/png", b64(PNG), "Content-Disposition: attachment; filename=\"C:\\\\Users\\\\Anna\\\\фото.png\"", encoding="base64"),
            part("application/octet-stream", b64(ZIP), "Content-Disposition: attachment; filename=договор.docx", encoding="base64"),
            part("application/octet-stream", b"", "Content-Disposition: attachment"),
        ),
        text=HELLO,
        parts=["Акт возврата.pdf application/pdf", "Чек.pdf application/pdf", "Чек.pdf application/pdf", "мой чек за май.pdf application/pdf", "фото.png image/png",
               "договор.docx application/vnd.openxmlformats-officedocument.wordprocessingml.document", "file-7 application/octet-stream"],
    )  # fmt: skip
    add(
        "attachment-is-the-mail",
        head('Content-Type: application/pdf; name="a.pdf"', "Content-Transfer-Encoding: base64", number="x6")
        + b"\n"
        + b64(PDF),
        text="",
        parts=["a.pdf application/pdf"],
    )
    add(
        "name-percent-encoded",
        head(number="x30")
        + multi(
            "mixed",
            "m",
            part("text/plain; charset=utf-8", HELLO.encode(), encoding="8bit"),
            part(
                "application/pdf",
                b64(PDF),
                "Content-Disposition: attachment; filename=%D0%94%D0%BE%D0%BA.pdf",
                encoding="base64",
            ),
        ),
        text=HELLO,
        parts=["Док.pdf application/pdf"],
    )
    add(
        "base64-with-a-list-footer",
        head("Content-Type: text/plain; charset=utf-8", "Content-Transfer-Encoding: base64", number="x31")
        + b"\n"
        + b64("Привет мир!!")
        + b"\n_______________\nList: https://lists.example/\n",
        text="Привет мир!!",
    )
    add(
        "apple-double",
        head(number="x32")
        + multi(
            "mixed",
            "m",
            part("text/plain; charset=utf-8", HELLO.encode(), encoding="8bit"),
            multi(
                "appledouble",
                "d",
                part("application/applefile; name=a.pdf", b64(b"xx"), encoding="base64"),
                part("application/pdf; name=a.pdf", b64(PDF), encoding="base64"),
            ),
        ),
        text=HELLO,
        parts=["a.pdf application/pdf"],
    )
    add(
        "alternative-with-mixed-inside",
        head(number="x33")
        + multi(
            "alternative",
            "A",
            part("text/plain; charset=utf-8", HELLO.encode(), encoding="8bit"),
            multi(
                "mixed",
                "B",
                part("text/html; charset=utf-8", f"<p>{HELLO}</p>".encode(), encoding="8bit"),
                part(
                    "application/pdf; name=a.pdf",
                    b64(PDF),
                    "Content-Disposition: inline; filename=a.pdf",
                    encoding="base64",
                ),
            ),
        ),
        text=HELLO,
        parts=["a.pdf application/pdf"],
    )
    add(
        "message-in-base64",
        head(subject="Fwd: x", number="x34")
        + multi(
            "mixed",
            "m",
            part("text/plain; charset=utf-8", b"see"),
            part(
                "message/rfc822",
                b64(head(*PLAIN8, sender="Oleg <oleg@mail.example>", subject="inner", number="in") + b"\nInner text"),
                encoding="base64",
            ),
        ),
        text="see",
        forwarded=True,
        quoted_has="Inner text",
    )
    add(
        "digest",
        head(number="x35")
        + multi(
            "digest",
            "m",
            b"\nFrom: a@b.example\nSubject: one\n\nText one",
            b"\nFrom: c@d.example\nSubject: two\n\nText two",
        ),
        parts=["one.eml message/rfc822", "two.eml message/rfc822"],
        quoted_has="Text two",
    )
    add(
        "pgp-clear-signed",
        head(number="x36")
        + b"\n-----BEGIN PGP SIGNED MESSAGE-----\nHash: SHA256\n\nHello\n- -- dash\n-----BEGIN PGP SIGNATURE-----\nabc\n-----END PGP SIGNATURE-----\n",
        text="Hello\n-- dash",
        protection="signed:pgp",
    )
    add(
        "related-with-start",
        head(number="x37")
        + multi(
            'related; start="<root>"',
            "A",
            part("image/png", b64(PNG), "Content-ID: <i>", encoding="base64"),
            part("text/html", b'<p>Hi</p><img src="cid:i">', "Content-ID: <root>"),
        ),
        text="Hi",
        parts=["image-1.png image/png inline"],
    )
    add(
        "charset-without-semicolon",
        head('Content-Type: text/plain; charset="koi8-r" format=flowed', number="x38")
        + b"\n"
        + "Привет, как дела".encode("koi8-r"),
        text="Привет, как дела",
    )
    add(
        "transfer-encoding-in-quotes",
        head("Content-Type: text/plain; charset=utf-8", 'Content-Transfer-Encoding: "Quoted-Printable"', number="x39")
        + b"\n"
        + qp("Привет"),
        text="Привет",
    )
    add(
        "boundary-is-prefix-of-another",
        head('Content-Type: multipart/mixed; boundary="aa"', number="x40")
        + b"\n--aa\nContent-Type: multipart/alternative; boundary=aab\n\n--aab\n\nhello\n--aab--\n--aa\nContent-Type: image/png\nContent-Transfer-Encoding: base64\n\n"
        + b64(PNG)
        + b"--aa--\n",
        text="hello",
        parts=["image-1.png image/png"],
    )
    add(
        "uuencoded",
        head(number="x7")
        + b"\nSee the file\n\nbegin 644 note.txt\n"
        + binascii.b2a_uu(b"hello world, this is a note")
        + b"`\nend\n\nBye\n",
        parts=["note.txt text/plain"],
        text="See the file\n\nBye",
    )
    add(
        "boundary-missing-in-header",
        head("Content-Type: multipart/mixed", number="x8")
        + b"\n--abc\nContent-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: 8bit\n\n"
        + HELLO.encode()
        + b"\n--abc\nContent-Type: image/png; name=a.png\nContent-Transfer-Encoding: base64\n\n"
        + b64(PNG)
        + b"--abc--\n",
        text=HELLO,
        parts=["a.png image/png"],
    )
    add(
        "boundary-never-closed",
        head("Content-Type: multipart/mixed; boundary=abc", number="x9")
        + b"\n--abc\nContent-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: 8bit\n\n"
        + HELLO.encode()
        + b"\n--abc\nContent-Type: image/png; name=a.png\nContent-Transfer-Encoding: base64\n\n"
        + b64(PNG),
        text=HELLO,
        parts=["a.png image/png"],
    )
    add(
        "multipart-without-parts",
        head("Content-Type: multipart/mixed; boundary=abc", number="x10") + b"\n" + HELLO.encode(),
        text=HELLO,
    )
    add(
        "base64-without-padding",
        head("Content-Type: text/plain; charset=utf-8", "Content-Transfer-Encoding: BASE64", number="x11")
        + b"\n"
        + b64(HELLO).rstrip(b"=\n")
        + b"\n",
        text=HELLO,
    )
    add(
        "html-as-plain",
        head(*PLAIN8, number="x12") + f"\n<html><body><p>{HELLO}</p></body></html>".encode(),
        text=HELLO,
    )
    add(
        "calendar-invitation",
        head(number="x13")
        + multi("mixed", "m", part("text/calendar; charset=utf-8; method=REQUEST", "BEGIN:VCALENDAR\nMETHOD:REQUEST\nBEGIN:VEVENT\nSUMMARY:Приёмка товара\nDTSTART:20241113T090000Z\nDTEND:20241113T100000Z\nLOCATION:Склад\\, ворота 3\nORGANIZER:mailto:anna@mail.example\nEND:VEVENT\nEND:VCALENDAR\n".encode(), encoding="8bit")),
        text="Приглашение: Приёмка товара\nКогда: 13.11.2024 09:00 UTC – 13.11.2024 10:00 UTC\nГде: Склад, ворота 3\nОрганизатор: anna@mail.example", parts=["invite.ics text/calendar"],
    )  # fmt: skip
    add(
        "forward-inline",
        head(*PLAIN8, subject=word("Fwd: Перевод"), number="x14") + "\nЭто вы писали?\n\n-------- Пересылаемое сообщение --------\nОт кого: Служба <s@shop-bonus.example>\nКому: anna@mail.example\nДата: Вторник, 12 ноября 2024, 15:00 +03:00\nТема: Перевод\n\nПереведите 500 рублей на карту.\n".encode(),
        text="Это вы писали?", forwarded=True, forwarded_from="Служба <s@shop-bonus.example>",
    )  # fmt: skip
    inner = (
        head(*PLAIN8, sender="Служба <s@shop-bonus.example>", subject=word("Перевод"), number="inner")
        + "\nПереведите 500 рублей.\n".encode()
    )
    add(
        "forward-attached",
        head(subject="Fwd: Перевод".encode(), number="x15") + multi("mixed", "m", part("text/plain; charset=utf-8", "Это вы?".encode(), encoding="8bit"), part("message/rfc822", inner, "Content-Disposition: attachment")),
        text="Это вы?", forwarded=True, parts=["Перевод.eml message/rfc822"], forwarded_from="Служба <s@shop-bonus.example>", quoted_has="Переведите 500 рублей.",
    )  # fmt: skip
    tnef = b"\x78\x9f\x3e\x22\x01\x00"
    for attribute, value in ((0x69002, b"\0" * 14), (0x18010, "акт.pdf".encode("cp1251") + b"\0"), (0x6800F, PDF)):
        tnef += b"\x02" + attribute.to_bytes(4, "little") + len(value).to_bytes(4, "little") + value + b"\0\0"
    add(
        "winmail-dat",
        head(number="x16")
        + multi(
            "mixed",
            "m",
            part("text/plain; charset=utf-8", HELLO.encode(), encoding="8bit"),
            part('application/ms-tnef; name="winmail.dat"', b64(tnef), encoding="base64"),
        ),
        text=HELLO,
        parts=["акт.pdf application/pdf"],
    )
    add(
        "smime-opaque",
        head(
            'Content-Type: application/pkcs7-mime; smime-type=enveloped-data; name="smime.p7m"',
            "Content-Transfer-Encoding: base64",
            number="x17",
        )
        + b"\n"
        + b64(b"\x30\x80abc"),
        parts=["smime.p7m application/pkcs7-mime"],
        protection="encrypted:smime",
    )


def corpus() -> None:
    _charsets()
    _bodies()
