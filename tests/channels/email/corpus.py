"""Our mails: true to the formats of the programs that they name, written by this script, with what a reader must find in them.

`python -m tests.channels.email.corpus` writes fixtures/*.eml and the golden *.expected.json beside them. Look at the difference before
you commit it. `expect` is written by hand and holds whatever the golden files say.
"""

# ruff: noqa: E501 a table of mails: one case is one line, however long the mail

import binascii
import json
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import msgspec

from channels.email.wire import Desk, parse
from router.schema import Inbound, InboundMessage, Raw, Receipt
from tests.channels.email.letters import (
    HELLO,
    MAILS,
    OURS,
    PDF,
    PLAIN8,
    PNG,
    ZIP,
    add,
    b64,
    cut_words,
    exact,
    head,
    multi,
    part,
    qp,
    word,
)  # fmt: skip
from tests.channels.email.machines import bounces, bounces_odd, other_machines
from tests.channels.email.reading import charsets, encodings, fields, files, pages, parts, winmail

FIXTURES = Path(__file__).with_name("fixtures")

__all__ = ["FIXTURES", "MAILS", "RECEIVED", "head"]  # letters' names too: the mails are there once this module is read
DESK = Desk(own=frozenset({"support@shop.example", "claims@shop.example"}))
RECEIVED = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)


def _programs() -> None:
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


def _headers() -> None:
    add(
        "subject-split-character",
        head(*PLAIN8, subject=cut_words("Заказов нет!"), number="h1") + HELLO.encode(),
        subject="Заказов нет!",
    )
    add(
        "subject-two-charsets",
        head(*PLAIN8, subject=f"{word('Заказ', 'windows-1251')}\n {word(' потерян', 'koi8-r', b=False)}", number="h2")
        + HELLO.encode(),
        subject="Заказ потерян",
    )
    add(
        "subject-raw-cp1251",
        head(*PLAIN8, subject="Не пришёл заказ".encode("cp1251"), number="h3") + HELLO.encode(),
        subject="Не пришёл заказ",
    )
    add(
        "subject-raw-utf8",
        head(*PLAIN8, subject="Не пришёл заказ".encode(), number="h4") + HELLO.encode(),
        subject="Не пришёл заказ",
    )
    add(
        "subject-spaces-in-q",
        head(*PLAIN8, subject="=?utf-8?Q?=D0=97=D0=B0=D0=BA=D0=B0=D0=B7 123 ?=", number="h5") + HELLO.encode(),
        subject="Заказ 123",
    )
    add(
        "subject-never-closed",
        head(*PLAIN8, subject="=?utf-8?B?0JfQsNC60LDQtw==", number="h6") + HELLO.encode(),
        subject="Заказ",
    )
    add(
        "subject-words-without-blank",
        head(*PLAIN8, subject=word("Зак") + word("аз"), number="h7") + HELLO.encode(),
        subject="Заказ",
    )
    add(
        "subject-unknown-charset",
        head(*PLAIN8, subject="=?x-none?B?0JfQsNC60LDQtw==?=", number="h8") + HELLO.encode(),
        subject="Заказ",
    )
    add(
        "subject-language-tag",
        head(*PLAIN8, subject="=?utf-8*ru?Q?=D0=97=D0=B0=D0=BA=D0=B0=D0=B7?=", number="h9") + HELLO.encode(),
        subject="Заказ",
    )
    add(
        "from-quoted-comma",
        head(*PLAIN8, sender='"Смирнова, Анна" <Anna@Mail.Example>', number="h10") + HELLO.encode(),
        name="Смирнова, Анна",
        sender="email:anna@mail.example",
    )
    add(
        "from-bare-comma",
        head(*PLAIN8, sender="Смирнова, Анна <anna@mail.example>", number="h11") + HELLO.encode(),
        name="Смирнова, Анна",
        sender="email:anna@mail.example",
    )
    add(
        "from-comment",
        head(*PLAIN8, sender="anna@mail.example (Анна Смирнова)", number="h12") + HELLO.encode(),
        name="Анна Смирнова",
        sender="email:anna@mail.example",
    )
    add(
        "from-word-in-quotes",
        head(*PLAIN8, sender=f'"{word("Анна, отдел")}" <anna@mail.example>', number="h13") + HELLO.encode(),
        name="Анна, отдел",
        sender="email:anna@mail.example",
    )
    add(
        "from-all-in-one-word",
        head(*PLAIN8, sender=word("Анна <anna@mail.example>"), number="h14") + HELLO.encode(),
        name="Анна",
        sender="email:anna@mail.example",
    )
    add(
        "from-idn",
        head(*PLAIN8, sender="Анна <anna@xn--80aswg.xn--p1ai>", number="h15") + HELLO.encode(),
        sender="email:anna@сайт.рф",
    )
    add(
        "from-missing",
        head(*PLAIN8, number="h16")
        .replace(b"From: Anna <anna@mail.example>\n", b"")
        .replace(b"<anna@mail.example>", b"<>")
        + HELLO.encode(),
        text=HELLO,
        sender_starts="email:unknown-",
    )
    add(
        "from-missing-but-sender",
        head(*PLAIN8, "Sender: anna@mail.example", number="h17").replace(b"From: Anna <anna@mail.example>\n", b"")
        + HELLO.encode(),
        sender="email:anna@mail.example",
    )
    add(
        "from-broken-quote",
        head(*PLAIN8, sender='"Анна <anna@mail.example>', number="h18") + HELLO.encode(),
        name="Анна",
        sender="email:anna@mail.example",
    )
    add(
        "no-message-id-no-date",
        head(*PLAIN8)
        .replace(b"Message-ID: <1@mail.example>\n", b"")
        .replace(b"Date: Tue, 12 Nov 2024 15:30:00 +0300\n", b"")
        + HELLO.encode(),
        text=HELLO,
        sent_at="2024-11-12T12:30:05Z",
        reference_ends="@missing.invalid>",
    )
    add(
        "date-russian",
        head(*PLAIN8, number="h20").replace(b"Tue, 12 Nov 2024", "Вт, 12 ноя 2024".encode()) + HELLO.encode(),
        sent_at="2024-11-12T12:30:00Z",
    )
    add(
        "date-in-the-future",
        head(*PLAIN8, number="h21").replace(b"Date: Tue, 12 Nov 2024", b"Date: Tue, 12 Nov 2099") + HELLO.encode(),
        sent_at="2024-11-12T12:30:05Z",
    )
    add(
        "double-from",
        head(*PLAIN8, "From: Other <other@mail.example>", number="h22") + HELLO.encode(),
        sender="email:anna@mail.example",
    )
    add("broken-field-line", head("this line is no field", *PLAIN8, number="h23") + b"\n" + HELLO.encode(), text=HELLO)
    add(
        "mbox-line-first",
        b"From anna@mail.example Tue Nov 12 15:30:00 2024\n" + head(*PLAIN8, number="h24") + b"\n" + HELLO.encode(),
        text=HELLO,
    )
    exact("bare-cr", (head(*PLAIN8, number="h25") + b"\n" + HELLO.encode()).replace(b"\n", b"\r"), text=HELLO)
    exact("no-header-at-all", HELLO.encode() + b"\n", text=HELLO)
    add(
        "plus-address-token",
        head(*PLAIN8, "Delivered-To: support+17.abcdefghijklmnop@shop.example", number="h26") + b"\n" + HELLO.encode(),
        token="17.abcdefghijklmnop",
    )
    add(
        "message-id-token",
        head(*PLAIN8, "In-Reply-To: <okno-0123456789abcdef.17.abcdefghijklmnop@shop.example>", number="h27")
        + b"\n"
        + HELLO.encode(),
        token="17.abcdefghijklmnop",
    )


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


def _automatic() -> None:
    original = head(*PLAIN8, sender="support@shop.example", number="orig").replace(
        b"<orig@mail.example>", OURS.encode()
    )
    add(
        "bounce-dsn",
        head("Auto-Submitted: auto-replied", sender="Mail Delivery System <MAILER-DAEMON@mx.mail.example>", subject="Undelivered Mail Returned to Sender", number="d1")
        + multi(
            "report; report-type=delivery-status", "m", part("text/plain; charset=us-ascii", b"This is the mail system at host mx.mail.example.\n\n<nobody@mail.example>: host said: 550 5.1.1 User unknown\n"),
            part("message/delivery-status", b"Reporting-MTA: dns; mx.mail.example\n\nFinal-Recipient: rfc822; nobody@mail.example\nAction: failed\nStatus: 5.1.1\nDiagnostic-Code: smtp; 550 5.1.1 User unknown\n"),
            part("message/rfc822", original),
        ),
        automatic="bounce", receipt=["bounced", OURS, True], token="17.abcdefghijklmnop",
    )  # fmt: skip
    add(
        "delay-dsn",
        head(sender="MAILER-DAEMON@mx.mail.example", subject="Delayed Mail (still being retried)", number="d2")
        + multi("report; report-type=delivery-status", "m", part("text/plain", b"Your message is delayed\n"), part("message/delivery-status", b"Reporting-MTA: dns; mx\n\nFinal-Recipient: rfc822; slow@mail.example\nAction: delayed\nStatus: 4.4.1\n"), part("text/rfc822-headers", original.partition(b"\n\n")[0])),
        automatic="delay", receipt=None,
    )  # fmt: skip
    add(
        "bounce-exim",
        head("X-Failed-Recipients: nobody@mail.example", "Auto-Submitted: auto-replied", sender="Mail Delivery System <Mailer-Daemon@mail.example>", subject="Mail delivery failed: returning message to sender", number="d3")
        + b"\nThis message was created automatically by mail delivery software.\n\nA message that you sent could not be delivered to one or more of its recipients.\n\n  nobody@mail.example\n    SMTP error from remote mail server after RCPT TO:<nobody@mail.example>:\n    550 No such user\n\n------ This is a copy of the message, including all the headers. ------\n\n" + original,
        automatic="bounce", receipt=["bounced", OURS, True],
    )  # fmt: skip
    add(
        "bounce-qmail",
        head("Content-Type: text/plain", sender="MAILER-DAEMON@mail.example", subject="failure notice", number="d4").replace(b"<anna@mail.example>", b"<>")
        + b"\nHi. This is the qmail-send program at mail.example.\nI'm afraid I wasn't able to deliver your message to the following addresses.\n\n<full@mail.example>:\n452 4.2.2 mailbox is full\n\n--- Below this line is a copy of the message.\n\n" + original,
        automatic="bounce", receipt=["bounced", OURS, False],
    )  # fmt: skip
    add(
        "vacation-exchange",
        head(
            *PLAIN8,
            "X-Auto-Response-Suppress: All",
            "Auto-Submitted: auto-generated",
            subject=word("Автоматический ответ: Заказ"),
            number="d5",
        )
        + "\nЯ в отпуске.\n".encode(),
        automatic="auto_reply",
        text="Я в отпуске.",
    )
    add(
        "vacation-by-subject",
        head(*PLAIN8, subject="Automatic reply: Order", number="d6") + b"\nI am away.\n",
        automatic="auto_reply",
    )
    add(
        "person-answers-vacation",
        head(*PLAIN8, subject="Re: Automatic reply: Order", number="d7") + b"\nWelcome back.\n",
        automatic="",
    )
    add(
        "newsletter",
        head(
            *PLAIN8,
            "List-Id: News <news.mail.example>",
            "List-Unsubscribe: <https://x>",
            "Precedence: bulk",
            number="d8",
        )
        + b"\nBuy\n",
        automatic="list",
    )
    add(
        "our-group-is-no-list",
        head(*PLAIN8, "List-ID: <support.shop.example>", "Precedence: list", number="d9") + HELLO.encode(),
        automatic="",
    )
    add(
        "no-reply-machine",
        head(*PLAIN8, sender="no-reply@bank.example", number="d10") + b"\nPaid\n",
        automatic="machine",
    )
    add(
        "read-receipt",
        head(number="d11") + multi("report; report-type=disposition-notification", "m", part("text/plain; charset=utf-8", "Прочитано".encode(), encoding="8bit"), part("message/disposition-notification", b"Final-Recipient: rfc822; anna@mail.example\nOriginal-Message-ID: <okno-0123456789abcdef.17.abcdefghijklmnop@shop.example>\nDisposition: manual-action/MDN-sent-manually; displayed\n")),
        automatic="receipt", receipt=["read", OURS, True],
    )  # fmt: skip
    add(
        "complaint-arf",
        head(number="d12")
        + multi(
            "report; report-type=feedback-report",
            "m",
            part("text/plain", b"This is an abuse report\n"),
            part("message/feedback-report", b"Feedback-Type: abuse\nUser-Agent: x/1\nVersion: 1\n"),
            part("message/rfc822", original),
        ),
        automatic="complaint",
        receipt=None,
    )
    add(
        "delay-exim",
        head("Auto-Submitted: auto-replied", sender="Mail Delivery System <Mailer-Daemon@mail.example>", subject="Warning: message 1tAbC-000 delayed 24 hours", number="d20")
        + b"\nA message that you sent has not yet been delivered to one or more of its recipients after more than 24 hours.\n\nThe address to which the message has not yet been delivered is:\n\n  slow@mail.example\n    Delay reason: connection timed out\n",
        automatic="delay", receipt=None,
    )  # fmt: skip
    add(
        "bounce-russian-web-mail",
        head(*PLAIN8, sender="mailer-daemon@corp.mail.example", subject=word("Письмо не может быть доставлено"), number="d21")
        + f"\nЭто письмо создано автоматически, отвечать на него не нужно.\n\nК сожалению, Ваше письмо не может быть доставлено:\n\npetrov@mail.example\nuser not found\n\nMessage-ID: {OURS}\n".encode(),
        automatic="bounce", receipt=["bounced", OURS, True],
    )  # fmt: skip
    add(
        "bounce-exchange-html",
        head("Content-Type: text/html; charset=utf-8", "Content-Transfer-Encoding: 8bit", f"In-Reply-To: {OURS}", sender="Microsoft Outlook <MicrosoftExchange329e71ec88ae4615bbc36ab6ce41109e@corp.example>", subject=word("Не удается доставить: Заказ"), number="d22")
        + "\n<p>Сбой доставки следующим получателям:</p><p><a href=\"mailto:ivan@corp.example\">ivan@corp.example</a></p><p>#550 5.1.10 RESOLVER.ADR.RecipientNotFound</p>".encode(),
        automatic="bounce", receipt=["bounced", OURS, True],
    )  # fmt: skip
    add(
        "postmaster-is-a-person",
        head(*PLAIN8, sender="postmaster@corp.example", subject=word("Вопрос о вашей почте"), number="d23")
        + "\nПисьмо не доставлено было из-за SPF.".encode(),
        automatic="",
    )
    add(
        "customer-forwards-a-bounce",
        head(*PLAIN8, subject="Fwd: Undelivered Mail Returned to Sender", number="d24") + "\nВот что пришло.".encode(),
        automatic="",
        text="Вот что пришло.",
    )
    add(
        "our-own-comes-back",
        original.replace(b"From: support@shop.example", b"From: Support <support@shop.example>") + HELLO.encode(),
        ignored=True,
    )


for _family in (
    _programs,
    _headers,
    _charsets,
    _bodies,
    _automatic,
    *(table.corpus for table in (fields, charsets, encodings, parts, files, winmail, pages)),
    *bounces.FAMILIES,
    *bounces_odd.FAMILIES,
    *other_machines.FAMILIES,
):
    _family()


def normalised(data: bytes) -> list[Inbound]:
    return parse(Raw(channel="mail", key="k", body=data, received_at=RECEIVED), DESK)


def shown(found: list[Inbound]) -> list[dict[str, Any]]:
    """As the golden files hold it: the class's name and the fields that aren't empty."""
    result = []
    for one in found:
        fields = msgspec.json.decode(msgspec.json.encode(one))
        result.append(
            {
                "is": type(one).__name__,
                **{name: value for name, value in fields.items() if value not in ("", [], {}, None, False, 0)},
            }
        )
    return result


def facts(message: InboundMessage, receipts: Sequence[Receipt] = ()) -> dict[str, Any]:
    return {
        "text": message.text,
        "quoted": message.quoted,
        "subject": message.subject,
        "sender": message.sender.address,
        "name": message.sender.name,
        "references": list(message.references),
        "reference": message.reference,
        "token": message.reply_token,
        "automatic": message.automatic,
        "forwarded": message.forwarded,
        "forwarded_from": message.facts.get("forwarded_from", ""),
        "protection": message.facts.get("protection", ""),
        "sent_at": message.sent_at.isoformat().replace("+00:00", "Z"),
        "parts": [f"{part.name} {part.media_type}{' inline' if part.inline else ''}" for part in message.parts],
        "sizes": [part.size for part in message.parts],
        "part_text": next((part.text for part in message.parts if part.text), ""),
        "delivery": _deliveries(message),
        "reasons": _reasons(message),
        "receipt": next(([one.state, one.reference, one.permanent] for one in receipts), None),
    }


def _deliveries(message: InboundMessage) -> list[dict[str, Any]]:
    found: Any = message.facts.get("delivery", [])
    wanted = ("recipient", "action", "status", "permanent")
    return [{name: one[name] for name in wanted} for one in found]


def _reasons(message: InboundMessage) -> list[str]:
    found: Any = message.facts.get("delivery", [])
    return [one.get("reason", "") for one in found]


def main(write: Callable[[str], object] = print) -> None:
    FIXTURES.mkdir(exist_ok=True)
    for mail in MAILS:
        (FIXTURES / f"{mail.name}.eml").write_bytes(mail.data)
        golden = json.dumps(shown(normalised(mail.data)), ensure_ascii=False, indent=1, sort_keys=True)
        (FIXTURES / f"{mail.name}.expected.json").write_text(golden + "\n", encoding="utf-8")
    write(f"{len(MAILS)} mails in {FIXTURES}")


if __name__ == "__main__":
    main()
