"""Mails that are wrong, rare or old in ways that real ones are: charsets, headers, MIME structure, encodings, HTML of shops and offices."""

# ruff: noqa: E501 a table of mails: one case is one line, however long the mail

import base64
import binascii
import zlib

from tests.channels.email.letters import HELLO, PDF, PLAIN8, PNG, add, b64, exact, head, multi, part, qp, word

TEXT = "Здравствуйте! Где мой заказ N 88210077? Жду ответа."
UTF8 = "text/plain; charset=utf-8"
HTML8 = ("Content-Type: text/html; charset=utf-8", "Content-Transfer-Encoding: 8bit")


def _charsets() -> None:
    def labelled(name: str, charset: str, label: str, text: str = TEXT) -> None:
        add(name, head(f"Content-Type: text/plain; charset={label}", "Content-Transfer-Encoding: base64", number=name) + b"\n" + b64(text, charset), text=text)  # fmt: skip

    labelled("odd-mac-cyrillic", "mac-cyrillic", "x-mac-cyrillic")
    labelled("odd-iso-8859-5", "iso8859-5", "ISO-8859-5")
    labelled("odd-cp855", "cp855", "IBM855")
    labelled("odd-koi8-labelled-utf8", "koi8-r", "utf-8")
    labelled("odd-koi8-labelled-latin1", "koi8-r", "ISO-8859-1")
    labelled("odd-cp866-labelled-cp1251", "cp866", "windows-1251")
    labelled("odd-cp1251-labelled-koi8", "cp1251", "koi8-r")
    labelled("odd-cp1251-labelled-ascii", "cp1251", "us-ascii")
    labelled("odd-cp1251-labelled-cp1252", "cp1251", "Windows-1252")
    labelled("odd-mac-labelled-macintosh", "mac-cyrillic", "macintosh")
    labelled("odd-utf8-labelled-koi8", "utf-8", "koi8-r")
    labelled("odd-utf8-labelled-ascii", "utf-8", "us-ascii")
    labelled("odd-utf8-bom", "utf-8-sig", "utf-8")
    labelled("odd-utf16le", "utf-16-le", "utf-16le")
    labelled("odd-utf16-without-bom", "utf-16-be", "UTF-16")
    labelled("odd-utf32", "utf-32", "utf-32")
    labelled("odd-koi8-u", "koi8-u", "koi8-u", "Доброго дня! Де моє замовлення? Їжак і ґанок, дякую.")
    labelled("odd-belarusian", "cp1251", "cp1251", "Добры дзень! Дзе мая замова? Чакаю ўжо тыдзень, дзякуй.")
    labelled("odd-big5", "big5", "big5", "您好，我的訂單在哪裡？")
    labelled("odd-gb18030", "gb18030", "GB18030", "您好，我的订单在哪里？㐀")
    labelled("odd-hz", "hz", "HZ-GB-2312", "你好，订单在哪里")
    labelled("odd-shift-jis", "cp932", "Shift_JIS", "注文はどこですか①")
    labelled("odd-euc-jp", "euc_jp", "EUC-JP", "注文はどこですか")
    labelled("odd-euc-kr", "euc_kr", "euc-kr", "주문은 어디에 있나요?")
    labelled("odd-iso-2022-kr", "iso2022_kr", "ISO-2022-KR", "주문은 어디에")
    labelled("odd-turkish", "cp1254", "iso-8859-9", "Siparişim nerede? Teşekkürler, iyi günler, ğüşıöç.")
    labelled("odd-polish-latin2", "iso8859-2", "iso-8859-2", "Gdzie jest moje zamówienie? Proszę o odpowiedź, żółć.")
    labelled("odd-czech-cp1250", "cp1250", "windows-1250", "Kde je moje objednávka? Děkuji, příliš žluťoučký kůň.")
    labelled("odd-greek", "iso8859-7", "iso-8859-7", "Πού είναι η παραγγελία μου;")
    labelled("odd-hebrew", "iso8859-8", "iso-8859-8-i", "שלום, איפה ההזמנה שלי?")
    labelled("odd-arabic", "cp1256", "windows-1256", "أين طلبي؟ شكرا")
    labelled("odd-thai", "cp874", "tis-620", "คำสั่งซื้อของฉันอยู่ที่ไหน")
    labelled("odd-label-in-junk", "cp1251", "\"'windows-1251'\"")
    labelled("odd-label-cp-1251", "cp1251", "CP-1251")
    labelled("odd-label-win1251", "cp1251", "win-1251")
    labelled("odd-label-8bit", "utf-8", "8bit")
    add(
        "odd-iso-2022-jp-unlabelled",
        head("Content-Type: text/plain", number="iso2022") + b"\n" + "注文はどこですか".encode("iso2022_jp"),
        text="注文はどこですか",
    )
    add(
        "odd-utf7-subject",
        head(*PLAIN8, subject="=?UTF-7?Q?+BBcEMAQ6BDAENw-?=", number="utf7s") + b"\n" + HELLO.encode(),
        subject="Заказ",
    )
    add(
        "odd-html-cp1251-labelled-utf8-by-meta",
        head("Content-Type: text/html; charset=windows-1251", "Content-Transfer-Encoding: base64", number="meta")
        + b"\n"
        + b64(f'<html><head><meta charset="utf-8"></head><body><p>{TEXT}</p></body></html>', "cp1251"),
        text=TEXT,
    )
    exact(
        "odd-whole-file-utf16",
        (head("Content-Type: text/plain; charset=utf-8", number="file16") + f"\n{TEXT}".encode())
        .decode()
        .replace("\n", "\r\n")
        .encode("utf-16"),
        text=TEXT,
    )
    add(
        "odd-parts-of-three-charsets",
        head(number="three")
        + multi(
            "mixed",
            "m",
            part("text/plain; charset=koi8-r", "Раз два три четыре".encode("koi8-r"), encoding="8bit"),
            part("text/plain; charset=windows-1251", "пять шесть семь".encode("cp1251"), encoding="8bit"),
            part(UTF8, "восемь".encode(), encoding="8bit"),
        ),
        text="Раз два три четыре\n\nпять шесть семь\n\nвосемь",
    )
    add(
        "odd-utf8-cut-in-a-character",
        head(*PLAIN8, number="cutchar") + b"\n" + (TEXT * 3).encode()[:-1],
        text_starts=TEXT,
    )


def _headers() -> None:
    def sent(name: str, sender: str | bytes, address: str, shown: str) -> None:
        add(
            name,
            head(*PLAIN8, sender=sender, number=name) + b"\n" + HELLO.encode(),
            sender=f"email:{address}",
            name=shown,
        )

    def about(name: str, subject: str | bytes, shown: str) -> None:
        add(name, head(*PLAIN8, subject=subject, number=name) + b"\n" + HELLO.encode(), subject=shown, text=HELLO)

    def dated(name: str, date: str | bytes, moment: str) -> None:
        date = date.encode() if isinstance(date, str) else date
        add(
            name,
            head(*PLAIN8, number=name).replace(b"Tue, 12 Nov 2024 15:30:00 +0300", date) + b"\n" + HELLO.encode(),
            sent_at=moment,
        )

    sent("from-no-brackets", '"Анна Смирнова" anna@mail.example', "anna@mail.example", "Анна Смирнова")
    sent("from-address-first", "<anna@mail.example> Anna", "anna@mail.example", "Anna")
    sent("from-double-brackets", "Anna <<anna@mail.example>>", "anna@mail.example", "Anna")
    sent("from-never-closed", "Anna <anna@mail.example", "anna@mail.example", "Anna")
    sent("from-mailto-in-square-brackets", "Anna [mailto:anna@mail.example]", "anna@mail.example", "Anna")
    sent(
        "from-name-is-another-address",
        '"ceo@shop.example" <anna@mail.example>',
        "anna@mail.example",
        "ceo@shop.example",
    )
    sent("from-group", "Team: Anna <anna@mail.example>, oleg@mail.example;", "anna@mail.example", "Anna")
    sent(
        "from-folded-comments",
        "Anna (of the (big) shop)\n Smirnova <anna@(comment)mail.example>",
        "anna@mail.example",
        "Anna Smirnova",
    )
    sent("from-quoted-local", '"anna smirnova" <"anna.s"@mail.example>', "anna.s@mail.example", "anna smirnova")
    sent("from-utf8-address", "Анна <анна@почта.рф>".encode(), "анна@почта.рф", "Анна")
    sent(
        "from-escaped-quotes",
        '"Anna \\"Ann\\" Smirnova" <anna@mail.example>',
        "anna@mail.example",
        'Anna "Ann" Smirnova',
    )
    sent("from-raw-koi8", "Анна Смирнова <anna@mail.example>".encode("koi8-r"), "anna@mail.example", "Анна Смирнова")
    sent("from-two-people", "Anna <anna@mail.example>, Oleg <oleg@mail.example>", "anna@mail.example", "Anna")
    sent("from-only-name", "Anna Smirnova", "anna@mail.example", "Anna Smirnova")
    sent("from-source-route", "Anna <@relay.example,@two.example:anna@mail.example>", "anna@mail.example", "Anna")
    sent(
        "from-word-in-q-with-comma",
        "=?utf-8?Q?=D0=A1=D0=BC=D0=B8=D1=80=D0=BD=D0=BE=D0=B2=D0=B0,_=D0=90=D0=BD=D0=BD=D0=B0?= <anna@mail.example>",
        "anna@mail.example",
        "Смирнова, Анна",
    )
    sent(
        "from-words-of-two-charsets",
        f"{word('Анна', 'koi8-r')} {word('Смирнова', 'windows-1251', b=False)} <anna@mail.example>",
        "anna@mail.example",
        "АннаСмирнова",
    )
    sent("from-single-quotes", "'Anna Smirnova' <anna@mail.example>", "anna@mail.example", "Anna Smirnova")
    sent(
        "from-via-list",
        f"{word('Анна Смирнова через Группу')} <anna@mail.example>",
        "anna@mail.example",
        "Анна Смирнова через Группу",
    )

    about("subject-raw-utf8-beside-words", "Заказ ".encode() + word("потерян").encode(), "Заказ потерян")
    about("subject-raw-iso-2022-jp", "注文".encode("iso2022_jp"), "注文")
    about(
        "subject-iso-2022-jp-words",
        f"=?ISO-2022-JP?B?{base64.b64encode('注文は'.encode('iso2022_jp')).decode()}?=\n =?ISO-2022-JP?B?{base64.b64encode('どこ'.encode('iso2022_jp')).decode()}?=",
        "注文はどこ",
    )
    about("subject-gb2312", word("订单镕", "gbk").replace("gbk", "GB2312"), "订单镕")
    about("subject-underscores", "=?utf-8?Q?=D0=93=D0=B4=D0=B5_=D0=B7=D0=B0=D0=BA=D0=B0=D0=B7=3F?=", "Где заказ?")
    about("subject-question-mark-in-q", "=?utf-8?Q?=D0=93=D0=B4=D0=B5?_?=", "Где?")
    about("subject-base64-lost-padding", "=?utf-8?B?0JfQsNC60LDQtyAx?==?utf-8?B?MjM?=", "Заказ 123")
    about("subject-base64-folded-inside", "=?utf-8?B?0JfQsNC6\n 0LDQtw==?=", "Заказ")
    about("subject-ascii-beside-word", f"Re: {word('Заказ')} [#17]", "Re: Заказ [#17]")
    about("subject-tabs", "Order\t\n\t17", "Order 17")
    about("subject-cp1251-words", word("Не пришёл заказ", "windows-1251"), "Не пришёл заказ")
    about(
        "subject-koi8-labelled-wrong",
        word("Где мой заказ, жду третий день", "koi8-r").replace("koi8-r", "windows-1251"),
        "Где мой заказ, жду третий день",
    )
    about("subject-lower-case-marks", "=?utf-8?b?0JfQsNC60LDQtw==?= =?utf-8?q?_1?=", "Заказ 1")
    about("subject-not-a-word", "Price =? what?", "Price =? what?")
    about("subject-quoted-word", f'"{word("Заказ")}"', '"Заказ"')

    dated("date-asctime", "Tue Nov 12 15:30:00 2024", "2024-11-12T15:30:00Z")
    dated("date-two-digit-year", "Tue, 12 Nov 24 15:30:00 +0300", "2024-11-12T12:30:00Z")
    dated("date-msk", "Tue, 12 Nov 2024 15:30:00 MSK", "2024-11-12T12:30:00Z")
    dated("date-no-seconds", "12 Nov 2024 15:30 +0300", "2024-11-12T12:30:00Z")
    dated("date-comment", "Tue, 12 Nov 2024 15:30:00 +0300 (MSK)", "2024-11-12T12:30:00Z")
    dated("date-iso", "2024-11-12T15:30:00+03:00", "2024-11-12T12:30:00Z")
    dated("date-dots", "12.11.2024 15:30:00 +0300", "2024-11-12T12:30:00Z")
    dated("date-dots-in-time", "Tue, 12 Nov 2024 15.30.00 +0300", "2024-11-12T12:30:00Z")
    dated("date-gmt-offset", "Tue, 12 Nov 2024 15:30:00 GMT+0300", "2024-11-12T12:30:00Z")
    dated("date-colon-offset", "Tue, 12 Nov 2024 15:30:00 +03:00", "2024-11-12T12:30:00Z")
    dated("date-am-pm", "Tuesday, November 12, 2024 3:30:00 PM +0300", "2024-11-12T12:30:00Z")
    dated("date-german", "Di, 12 Dez 2024 15:30:00 +0300", "2024-12-12T12:30:00Z")
    dated("date-epoch", "1731414600", "2024-11-12T12:30:00Z")
    dated("date-nonsense", "yesterday", "2024-11-12T12:30:05Z")
    dated("date-dashes", "Tue, 12-Nov-2024 15:30:00 +0300", "2024-11-12T12:30:00Z")
    dated("date-folded", "Tue,\n 12 Nov 2024\n 15:30:00 +0300", "2024-11-12T12:30:00Z")
    dated("date-windows-zone", "Tue, 12 Nov 2024 15:30:00 +0300 Russian Standard Time", "2024-11-12T12:30:00Z")

    add(
        "message-id-without-brackets",
        head(*PLAIN8, number="x").replace(b"<x@mail.example>", b"abc@mail.example") + b"\n" + HELLO.encode(),
        reference="<abc@mail.example>",
    )
    add(
        "message-id-folded",
        head(*PLAIN8, number="x").replace(b"<x@mail.example>", b"\n <abc@mail.example>") + b"\n" + HELLO.encode(),
        reference="<abc@mail.example>",
    )
    add(
        "message-id-without-at",
        head(*PLAIN8, number="x").replace(b"<x@mail.example>", b"<abc.def>") + b"\n" + HELLO.encode(),
        reference="<abc.def>",
    )
    add(
        "message-id-twice",
        head(*PLAIN8, "Message-ID: <second@mail.example>", number="first") + b"\n" + HELLO.encode(),
        reference="<first@mail.example>",
    )
    add(
        "references-with-comments-and-commas",
        head(
            *PLAIN8,
            "References: <a@x.example>,<b@x.example> (old)\n\t<c@x.example>",
            "In-Reply-To: Your message of Monday <c@x.example>",
            number="refs",
        )
        + b"\n"
        + HELLO.encode(),
        references=["<a@x.example>", "<b@x.example>", "<c@x.example>"],
    )
    add(
        "fields-in-odd-case-and-spaces",
        b"FROM : anna@mail.example\nsubject:Order\nDATE:Tue, 12 Nov 2024 15:30:00 +0300\nmessage-id:<odd@mail.example>\n\nhello",
        subject="Order",
        sender="email:anna@mail.example",
        text="hello",
    )
    exact(
        "nuls-everywhere",
        (head(*PLAIN8, subject="Or\0der", number="nul").replace(b"\n", b"\r\n")) + b"\r\n" + "При\0вет\0".encode(),
        subject="Order",
        text="Привет",
    )
    exact(
        "cr-cr-lf",
        (head(*PLAIN8, number="crcrlf") + b"\n" + "Раз\nДва".encode()).replace(b"\n", b"\r\r\n"),
        text="Раз\nДва",
    )
    exact(
        "lf-cr-mixed",
        head(*PLAIN8, number="lfcr").replace(b"\n", b"\r\n") + b"\n" + "Раз\rДва\nТри".encode(),
        text="Раз\nДва\nТри",
    )
    exact(
        "bom-first",
        b"\xef\xbb\xbf" + head(*PLAIN8, number="bom") + b"\n" + HELLO.encode(),
        text=HELLO,
        sender="email:anna@mail.example",
    )
    add(
        "mbox-line-quoted",
        b">From anna@mail.example Tue Nov 12 15:30:00 2024\n" + head(*PLAIN8, number="mboxq") + b"\n" + HELLO.encode(),
        text=HELLO,
    )
    add("blank-lines-first", b"\n\n" + head(*PLAIN8, number="blank") + b"\n" + HELLO.encode(), text=HELLO)


def _structure() -> None:
    text8 = part(UTF8, HELLO.encode(), encoding="8bit")
    html8 = part("text/html; charset=utf-8", f"<p>{HELLO}</p>".encode(), encoding="8bit")
    pdf = part(
        'application/pdf; name="a.pdf"',
        b64(PDF),
        'Content-Disposition: attachment; filename="a.pdf"',
        encoding="base64",
    )
    png = part("image/png", b64(PNG), "Content-ID: <p1>", encoding="base64")

    add(
        "nested-five-deep",
        head(number="deep")
        + multi(
            "mixed", "1", multi("mixed", "2", multi("related", "3", multi("alternative", "4", text8, html8), png), pdf)
        ),
        text=HELLO,
        parts=["image-1.png image/png", "a.pdf application/pdf"],
    )
    add(
        "outlook-related-inside-alternative",
        head(number="rel-in-alt")
        + multi(
            "alternative",
            "A",
            text8,
            multi(
                "related",
                "B",
                part("text/html; charset=utf-8", f'<p>{HELLO}</p><img src="cid:p1">'.encode(), encoding="8bit"),
                png,
            ),
        ),
        text=HELLO,
        parts=["image-1.png image/png inline"],
    )
    add(
        "alternative-html-first",
        head(number="html-first") + multi("alternative", "A", html8, text8),
        text=HELLO,
        parts=[],
    )
    add(
        "alternative-with-invitation",
        head(number="invite")
        + multi(
            "alternative",
            "A",
            text8,
            html8,
            part(
                "text/calendar; charset=utf-8; method=REQUEST",
                b"BEGIN:VCALENDAR\nMETHOD:REQUEST\nBEGIN:VEVENT\nSUMMARY:Sync\nDTSTART;TZID=Europe/Moscow:20241113T120000\nEND:VEVENT\nEND:VCALENDAR\n",
            ),
        ),
        text=HELLO,
        parts=["invite.ics text/calendar"],
    )
    add("alternative-of-one-html", head(number="alt-one") + multi("alternative", "A", html8), text=HELLO)
    add(
        "alternative-with-pdf",
        head(number="alt-pdf") + multi("alternative", "A", text8, html8, pdf),
        text=HELLO,
        parts=["a.pdf application/pdf"],
    )
    add(
        "mixed-html-and-text-footer",
        head(number="footer")
        + multi(
            "mixed",
            "A",
            html8,
            part("text/plain; charset=us-ascii", b"___\nlist footer"),
        ),
        text_starts=HELLO,
    )
    add(
        "same-boundary-twice",
        head(number="same")
        + b'Content-Type: multipart/mixed; boundary="A"\n\n--A\nContent-Type: multipart/alternative; boundary="A"\n\n--A\n'
        + text8
        + b"\n--A\n"
        + html8
        + b"\n--A--\n--A--\n",
        text=HELLO,
        parts=[],
    )
    add(
        "smime-signed-clear",
        head(number="smime")
        + multi(
            'signed; protocol="application/pkcs7-signature"; micalg=sha-256',
            "S",
            text8,
            part(
                'application/pkcs7-signature; name="smime.p7s"',
                b64(b"\x30\x80abc"),
                'Content-Disposition: attachment; filename="smime.p7s"',
                encoding="base64",
            ),
        ),
        text=HELLO,
        protection="signed:smime",
        parts=["smime.p7s application/pkcs7-signature"],
    )
    add(
        "pgp-mime-encrypted",
        head(number="pgp")
        + multi(
            'encrypted; protocol="application/pgp-encrypted"',
            "P",
            part("application/pgp-encrypted", b"Version: 1\n"),
            part(
                'application/octet-stream; name="encrypted.asc"',
                b"-----BEGIN PGP MESSAGE-----\n\nhQ\n-----END PGP MESSAGE-----\n",
            ),
        ),
        protection="encrypted:pgp",
        text="",
    )
    inner = b"Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: 8bit\r\n\r\n" + HELLO.encode()
    add(
        "smime-signed-opaque",
        head(
            'Content-Type: application/pkcs7-mime; smime-type=signed-data; name="smime.p7m"',
            "Content-Transfer-Encoding: base64",
            number="p7m",
        )
        + b"\n"
        + b64(_signed_data(inner)),
        text=HELLO,
        protection="signed:smime",
    )
    add(
        "apple-double-with-data",
        head(number="apple")
        + multi(
            "mixed",
            "m",
            text8,
            multi(
                "appledouble",
                "d",
                part("application/applefile", b64(b"\0\5\x16\7xx"), encoding="base64"),
                part('image/png; x-unix-mode=0644; name="a.png"', b64(PNG), encoding="base64"),
            ),
        ),
        text=HELLO,
        parts=["a.png image/png"],
    )
    add(
        "external-body",
        head(number="ext")
        + multi(
            "mixed",
            "m",
            text8,
            b'Content-Type: message/external-body; access-type=URL;\n URL="https://disk.example/big.zip"; name="big.zip"\n\nContent-Type: application/zip\n\n',
        ),
        text=HELLO,
        part_text="https://disk.example/big.zip",
    )
    add(
        "partial-first",
        head('Content-Type: message/partial; id="x@y"; number=1; total=2', number="partial")
        + b"\nContent-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: 8bit\nSubject: whole\n\n"
        + HELLO.encode(),
        text=HELLO,
    )
    add(
        "yenc",
        head("Content-Type: text/plain; charset=iso-8859-1", "Content-Transfer-Encoding: 8bit", number="yenc")
        + b"\nSee the file\n\n=ybegin line=128 size=%d name=a.pdf\n" % len(PDF)
        + _yenc(PDF)
        + b"\n=yend size=%d\n\nBye\n" % len(PDF),
        text="See the file\n\nBye",
        parts=["a.pdf application/pdf"],
    )
    add(
        "uuencode-in-the-middle-of-two-texts",
        head(number="uu2")
        + b"\nbegin the work today\n\nbegin 644 a.pdf\n"
        + b"".join(binascii.b2a_uu(PDF[at : at + 45]) for at in range(0, len(PDF), 45))
        + b"`\nend\n\nbegin 755 b.txt\n"
        + binascii.b2a_uu(b"second file here")
        + b"`\nend\nBye\n",
        text="begin the work today\n\nBye",
        parts=["a.pdf application/pdf", "b.txt text/plain"],
    )
    add(
        "uuencode-as-transfer-encoding",
        head("Content-Type: application/pdf; name=a.pdf", "Content-Transfer-Encoding: x-uuencode", number="uu3")
        + b"\nbegin 644 a.pdf\n"
        + b"".join(binascii.b2a_uu(PDF[at : at + 45]) for at in range(0, len(PDF), 45))
        + b"`\nend\n",
        parts=["a.pdf application/pdf"],
        sizes=[len(PDF)],
    )
    add(
        "flowed-delsp",
        head(
            "Content-Type: text/plain; charset=utf-8; format=flowed; delsp=yes",
            "Content-Transfer-Encoding: 8bit",
            number="delsp",
        )
        + "\nОчень длин \nное слово и \n ещё строка.\n> цита \n> та\n".encode(),
        text="Очень длинное слово иещё строка.",
    )
    add(
        "qp-soft-breaks-damaged",
        head("Content-Type: text/plain; charset=utf-8", "Content-Transfer-Encoding: quoted-printable", number="qpd")
        + b"\n=D0=97=D0=B0=D0= \n=BA=D0=B0=D0=B7 =d0=b4=d0=b0 100=% = 5=\n",
        text="Заказ да 100=% = 5",
    )
    add(
        "qp-labelled-plain",
        head("Content-Type: text/plain; charset=utf-8", "Content-Transfer-Encoding: quoted-printable", number="qpp")
        + b"\nhttps://shop.example/?a=zz&b=yy "
        + "Привет".encode(),
        text="https://shop.example/?a=zz&b=yy Привет",
    )
    add(
        "base64-with-junk",
        head("Content-Type: text/plain; charset=utf-8", "Content-Transfer-Encoding: base64", number="b64j")
        + b"\n"
        + b64(HELLO * 3).replace(b"\n", b"!\n \n", 1)
        + b"--\n",
        text=HELLO * 3,
    )
    add(
        "base64-labelled-plain",
        head("Content-Type: text/plain; charset=utf-8", "Content-Transfer-Encoding: base64", number="b64p")
        + b"\n"
        + f"{HELLO}\nThis text was never encoded at all.\n".encode(),
        text=f"{HELLO}\nThis text was never encoded at all.",
    )
    add(
        "base64-in-pieces",
        head("Content-Type: text/plain; charset=utf-8", "Content-Transfer-Encoding: base64", number="b64s")
        + b"\n"
        + b64("Раз, ")
        + b64("два, ")
        + b64("три"),
        text="Раз, два, три",
    )
    add(
        "encoding-with-comment",
        head(
            "Content-Type: text/plain; charset=utf-8 (Unicode)",
            "Content-Transfer-Encoding: quoted-printable (see RFC)",
            number="cte",
        )
        + b"\n"
        + qp(HELLO),
        text=HELLO,
    )
    add(
        "type-without-semicolon",
        head("Content-Type: text/html charset=windows-1251", "Content-Transfer-Encoding: 8bit", number="nosemi")
        + b"\n"
        + f"<p>{TEXT}</p>".encode("cp1251"),
        text=TEXT,
    )
    add(
        "multipart-without-semicolon",
        head('Content-Type: multipart/mixed boundary="A"', number="mnosemi")
        + b"\n--A\n"
        + text8
        + b"\n--A\n"
        + pdf
        + b"\n--A--\n",
        text=HELLO,
        parts=["a.pdf application/pdf"],
    )
    add(
        "type-is-only-a-charset",
        head("Content-Type: charset=utf-8", "Content-Transfer-Encoding: 8bit", number="onlych")
        + b"\n"
        + HELLO.encode(),
        text=HELLO,
    )
    add(
        "type-empty-in-part",
        head(number="etype")
        + multi("mixed", "A", b"Content-Type: \nContent-Transfer-Encoding: 8bit\n\n" + HELLO.encode(), pdf),
        text=HELLO,
        parts=["a.pdf application/pdf"],
    )
    add(
        "part-without-blank-line",
        head(number="noblank")
        + b"Content-Type: multipart/mixed; boundary=A\n\n--A\nContent-Type: text/plain; charset=utf-8\nJust the text, no blank line above\n--A--\n",
        text="Just the text, no blank line above",
    )
    add(
        "boundary-with-odd-characters",
        head(number="oddb")
        + b"Content-Type: multipart/mixed;\n boundary=\"=_(a b)?:'x/+,=.;\"\n\n--=_(a b)?:'x/+,=.;\n"
        + text8
        + b"\n--=_(a b)?:'x/+,=.;--\n",
        text=HELLO,
    )
    add(
        "boundary-lines-with-blanks",
        head(number="blankb")
        + b"Content-Type: multipart/mixed; boundary=A\n\npreamble\n--A \t\n"
        + text8
        + b"\n--A  \n"
        + pdf
        + b"\n--A-- \nepilogue\n",
        text=HELLO,
        parts=["a.pdf application/pdf"],
    )
    add(
        "text-file-beside-text",
        head(number="txt")
        + multi(
            "mixed",
            "A",
            text8,
            part(
                'text/plain; charset=utf-8; name="лог.txt"',
                b"line",
                "Content-Disposition: attachment; filename*=utf-8''%D0%BB%D0%BE%D0%B3.txt",
            ),
        ),
        text=HELLO,
        parts=["лог.txt text/plain"],
    )
    add(
        "html-file-attached",
        head(number="htmlf")
        + multi(
            "mixed",
            "A",
            text8,
            part('text/html; charset=utf-8; name="report.html"', b"<p>report</p>", "Content-Disposition: attachment"),
        ),
        text=HELLO,
        parts=["report.html text/html"],
    )
    add(
        "inline-image-without-disposition-or-name",
        head(number="noname")
        + multi("mixed", "A", text8, part("image/jpeg", b64(b"\xff\xd8\xff\xe0" + b"\0" * 40), encoding="base64")),
        text=HELLO,
        parts=["image-1.jpg image/jpeg"],
    )
    add(
        "related-image-by-content-location",
        head(number="loc")
        + multi(
            "related",
            "A",
            part("text/html; charset=utf-8", f'<p>{HELLO}</p><img src="pic.png">'.encode(), encoding="8bit"),
            part("image/png", b64(PNG), "Content-Location: pic.png", encoding="base64"),
        ),
        text=HELLO,
        parts=["pic.png image/png inline"],
    )
    add(
        "forwarded-two-levels",
        head(subject="Fwd: Fwd: x", number="fw2")
        + multi(
            "mixed",
            "A",
            part(UTF8, "Смотрите".encode(), encoding="8bit"),
            part(
                "message/rfc822",
                head(number="in1", sender="Oleg <oleg@mail.example>")
                + multi(
                    "mixed",
                    "B",
                    part(UTF8, b"Middle"),
                    part("message/rfc822", head(*PLAIN8, number="in2") + b"\nInnermost"),
                ),
            ),
        ),
        text="Смотрите",
        forwarded=True,
        quoted_has="Middle",
    )
    add(
        "name-with-controls-and-folders",
        head(number="names")
        + multi(
            "mixed",
            "A",
            text8,
            part(
                "application/pdf",
                b64(PDF),
                'Content-Disposition: attachment; filename="../../etc/pass\twd\u202efdp.exe.pdf"',
                encoding="base64",
            ),
        ),
        parts=["pass wdfdp.exe.pdf application/pdf"],
        text=HELLO,
    )
    add(
        "name-rfc2231-with-words-inside",
        head(number="n2231")
        + multi(
            "mixed",
            "A",
            text8,
            part(
                "application/pdf",
                b64(PDF),
                f'Content-Disposition: attachment;\n filename*0="{word("Акт ")}";\n filename*1="{word("возврата.pdf")}"',
                encoding="base64",
            ),
        ),
        parts=["Акт возврата.pdf application/pdf"],
        text=HELLO,
    )
    add(
        "name-rfc2231-koi8-out-of-order",
        head(number="nkoi")
        + multi(
            "mixed",
            "A",
            text8,
            part(
                "application/pdf",
                b64(PDF),
                "Content-Disposition: attachment; filename*1*=%D7%CF%DA%D7%D2%C1%D4%C1.pdf; filename*0*=koi8-r'ru'%E1%CB%D4%20",
                encoding="base64",
            ),
        ),
        parts=["Акт возврата.pdf application/pdf"],
        text=HELLO,
    )
    add(
        "name-in-raw-cp1251",
        head(number="nraw")
        + multi(
            "mixed",
            "A",
            text8,
            part(
                "application/pdf",
                b64(PDF),
                b'Content-Disposition: attachment; filename="' + "Акт возврата.pdf".encode("cp1251") + b'"',
                encoding="base64",
            ),
        ),
        parts=["Акт возврата.pdf application/pdf"],
        text=HELLO,
    )
    add(
        "names-equal-and-empty",
        head(number="neq")
        + multi(
            "mixed",
            "A",
            text8,
            *[
                part(
                    "application/pdf",
                    b64(PDF + bytes([digit])),
                    f'Content-Disposition: attachment; filename="{name}"',
                    encoding="base64",
                )
                for digit, name in ((49, "a.pdf"), (50, "A.pdf"), (51, ""), (52, "  "), (53, ".pdf"))
            ],
        ),
        parts=[
            "a.pdf application/pdf",
            "A (2).pdf application/pdf",
            "file-3.pdf application/pdf",
            "file-4.pdf application/pdf",
            ".pdf application/pdf",
        ],
        text=HELLO,
    )
    add(
        "type-lies-about-the-file",
        head(number="lies")
        + multi(
            "mixed",
            "A",
            text8,
            part('image/jpeg; name="a.jpg"', b64(PDF), encoding="base64"),
            part("application/octet-stream; name=b.png", b64(PNG), encoding="base64"),
        ),
        parts=["a.jpg application/pdf", "b.png image/png"],
        text=HELLO,
    )
    add(
        "winmail-with-rtf-body",
        head(number="rtf")
        + multi(
            "mixed",
            "A",
            part(UTF8, b""),
            part(
                'application/ms-tnef; name="winmail.dat"',
                b64(
                    _tnef_rtf(
                        r"{\rtf1\ansi\ansicpg1251\fromtext \deff0{\fonttbl{\f0\fswiss Arial;}}{\*\generator x;}\uc1\pard\plain\f0\fs20 \'c3\'e4\'e5 \u1079?\u1072?\u1082?\u1072?\u1079??\par Order 17\par }"
                    )
                ),
                encoding="base64",
            ),
        ),
        text="Где заказ?\nOrder 17",
    )
    add(
        "winmail-with-html-body",
        head(number="tnefhtml")
        + multi(
            "mixed",
            "A",
            part(UTF8, b""),
            part(
                "application/ms-tnef",
                b64(_tnef_property(0x1013, 0x0102, f"<html><body><p>{HELLO}</p></body></html>".encode())),
                encoding="base64",
            ),
        ),
        text=HELLO,
    )


def _signed_data(content: bytes) -> bytes:
    """CMS SignedData (RFC 5652 section 5.1) with the content in two pieces of a constructed octet string, no signers."""

    def der(tag: int, value: bytes) -> bytes:
        size = len(value)
        length = bytes([size]) if size < 128 else bytes([0x82]) + size.to_bytes(2, "big")
        return bytes([tag]) + length + value

    half = len(content) // 2
    pieces = b"\x24\x80" + der(4, content[:half]) + der(4, content[half:]) + b"\0\0"
    data = b"\x30\x80" + der(6, bytes.fromhex("2a864886f70d010701")) + b"\xa0\x80" + pieces + b"\0\0" + b"\0\0"
    signed = b"\x30\x80" + der(2, b"\1") + der(0x31, b"") + data + der(0x31, b"") + b"\0\0"
    return b"\x30\x80" + der(6, bytes.fromhex("2a864886f70d010702")) + b"\xa0\x80" + signed + b"\0\0" + b"\0\0"


def _yenc(data: bytes) -> bytes:
    coded = bytearray()
    for byte in data:
        value = (byte + 42) % 256
        coded += bytes([0x3D, (value + 64) % 256]) if value in (0, 10, 13, 0x3D) else bytes([value])
    return bytes(coded)


def _tnef_property(tag: int, kind: int, value: bytes) -> bytes:
    """A TNEF stream with one MAPI property of the message ([MS-OXTNEF] section 2.1.3.4)."""
    properties = (1).to_bytes(4, "little") + kind.to_bytes(2, "little") + tag.to_bytes(2, "little")
    properties += (1).to_bytes(4, "little") + len(value).to_bytes(4, "little") + value + b"\0" * (-len(value) % 4)
    return (
        b"\x78\x9f\x3e\x22\1\0\1"
        + (0x69003).to_bytes(4, "little")
        + len(properties).to_bytes(4, "little")
        + properties
        + b"\0\0"
    )


def _tnef_rtf(source: str) -> bytes:
    """The body as compressed RTF in its uncompressed form ([MS-OXRTFCP] section 2.1.3.1: "MELA")."""
    data = source.encode("ascii")
    header = (
        (len(data) + 12).to_bytes(4, "little")
        + len(data).to_bytes(4, "little")
        + b"MELA"
        + zlib.crc32(b"").to_bytes(4, "little")
    )
    return _tnef_property(0x1009, 0x0102, header + data)


def _rich() -> None:
    def html(name: str, source: str, /, **expect: object) -> None:
        add(name, head(*HTML8, number=name) + b"\n" + source.encode(), **expect)

    html(
        "html-outlook-list",
        "<html><head><style>p{}</style><!--[if gte mso 9]><xml><o:x/></xml><![endif]--></head><body><p class=MsoNormal>Не хватает:<o:p></o:p></p><p class=MsoListParagraph style='mso-list:l0 level1 lfo1'><![if !supportLists]><span style='font-family:Symbol'><span style='mso-list:Ignore'>·<span style='font:7.0pt \"Times New Roman\"'>&nbsp;&nbsp;&nbsp;&nbsp; </span></span></span><![endif]>чашки<o:p></o:p></p><p class=MsoNormal><o:p>&nbsp;</o:p></p><p class=MsoNormal>Жду.</p></body></html>",
        text="Не хватает:\n\n·     чашки\n\nЖду.",
    )
    html(
        "html-newsletter-preheader",
        f'<body><div style="display:none;max-height:0">Скрытый анонс</div><div style="font-size:1px;color:#fff;max-height:0px;overflow:hidden">Ещё анонс</div><table width="600"><tr><td><img src="https://x.example/l.png" alt="Магазин"></td></tr><tr><td><p>{HELLO}</p>{"&#847;&zwnj;&nbsp;" * 40}</td></tr><tr><td><a href="https://x.example/btn">Подробнее</a></td></tr></table></body>',
        text=f"[Магазин]\n\n{HELLO}\n\nПодробнее (https://x.example/btn)",
    )
    html(
        "html-shop-order",
        "<table><tr><td>Заказ</td><td>88210077</td></tr><tr><td>Сумма</td><td>2&nbsp;490 ₽</td></tr></table><p>Спасибо!</p>",
        text="Заказ | 88210077\nСумма | 2 490 ₽\n\nСпасибо!",
    )
    html(
        "html-yandex-divs",
        "<div>Здравствуйте!</div><div>&nbsp;</div><div>Где <b>мой</b> заказ?</div><div><ul><li>первый</li><li>второй</li></ul></div>",
        text="Здравствуйте!\n\nГде мой заказ?\n\n• первый\n• второй",
    )
    html(
        "html-mailru-paragraphs",
        "<HTML><BODY><p style='margin:0'>Здравствуйте!</p><p style='margin:0'>Где заказ?</p></BODY></HTML>",
        text="Здравствуйте!\n\nГде заказ?",
    )
    html("html-pre", "<pre>a  b\n  c</pre>", text="a  b\n  c")
    html(
        "html-entities",
        "<p>&laquo;Окно&raquo; &mdash; 5&nbsp;&euro; &lt;b&gt; &#1047;&#x430;&amp;</p>",
        text="«Окно» — 5 € <b> За&",
    )
    html("html-never-closed", "<p>Раз<p>Два<div>Три<b>жирно", text="Раз\n\nДва\n\nТрижирно")
    html(
        "html-nested-quotes",
        '<div>Ответ</div><blockquote type="cite"><div>Вопрос</div><blockquote type="cite">Старое</blockquote></blockquote>',
        text="Ответ",
        quoted_has="> Вопрос",
    )
    html("html-only-image", '<img src="cid:a" alt=""><br>', text="")
    html(
        "html-body-twice", "<html><body><p>Раз</p></body></html><html><body><p>Два</p></body></html>", text="Раз\n\nДва"
    )
    html("html-in-comments", "<!-- <p>нет</p> --><p>да</p><!-- never closed <p>нет</p>", text="да")
    html(
        "html-gmail-mobile",
        f'<div dir="auto">{HELLO}</div><br><div class="gmail_quote"><div dir="ltr" class="gmail_attr">вт, 12 нояб. 2024 г., 15:00 Поддержка &lt;<a href="mailto:support@shop.example">support@shop.example</a>&gt;:<br></div><blockquote class="gmail_quote" style="margin:0 0 0 .8ex"><p>Слушаем</p></blockquote></div>',
        text=HELLO,
    )
    html(
        "html-apple-reply",
        f'<html><body dir="auto">{HELLO}<div><br></div><div>Отправлено с iPhone</div><div><br><blockquote type="cite">12 нояб. 2024 г., в 15:00, Поддержка &lt;support@shop.example&gt; написал(а):<br><br></blockquote></div><blockquote type="cite"><div>Слушаем</div></blockquote></body></html>',
        text=HELLO,
    )
    html(
        "html-thunderbird-reply",
        f'<html><body><p>{HELLO}</p><div class="moz-cite-prefix">12.11.2024 15:00, Поддержка пишет:<br></div><blockquote type="cite" cite="mid:x">Слушаем</blockquote><pre class="moz-signature">-- \nАнна</pre></body></html>',
        text=HELLO,
    )
    html(
        "html-yahoo-reply",
        f'<html><body><div class="ydp1yahoo-style-wrap"><div dir="ltr">{HELLO}</div></div><div id="ydp2yahoo_quoted_1" class="ydp2yahoo_quoted"><div><div>On Tuesday, November 12, 2024 at 03:00:00 PM GMT+3, Support &lt;support@shop.example&gt; wrote: </div><div>Yes?</div></div></div></body></html>',
        text=HELLO,
    )
    html(
        "html-outlook-mobile",
        f'<html><body><div dir="auto">{HELLO}</div><div id="ms-outlook-mobile-signature"><div><br></div>Get <a href="https://aka.ms/AAb9ysg">Outlook for Android</a></div><hr style="display:inline-block;width:98%"><div id="divRplyFwdMsg"><b>From:</b> Support &lt;support@shop.example&gt;<br><b>Sent:</b> Tuesday, November 12, 2024 3:00:00 PM<br><b>To:</b> Anna<br><b>Subject:</b> Order</div><div>Yes?</div></body></html>',
        text=HELLO,
    )
    html(
        "html-roundcube",
        f'<html><body><p>{HELLO}</p><p id="reply-intro">12.11.2024 15:00, Поддержка писал(а):</p><blockquote type="cite"><p>Слушаем</p></blockquote></body></html>',
        text=HELLO,
    )
    html(
        "html-mailru-reply",
        f'<HTML><BODY><div>{HELLO}</div><div>&nbsp;</div><div data-signature-widget="container"><div data-signature-widget="content"><div>--<br>Анна</div></div></div><div>&nbsp;</div><blockquote style="border-left:1px solid #0857A6;margin:10px;padding:0 0 0 10px;">Вторник, 12 ноября 2024, 15:00 +03:00 от Поддержка &lt;support@shop.example&gt;:<br>&nbsp;<div>Слушаем</div></blockquote></BODY></HTML>',
        text=HELLO,
    )
    html(
        "html-zimbra",
        f'<html><body><div>{HELLO}</div><hr id="zwchr" data-marker="__DIVIDER__"><div data-marker="__HEADERS__"><b>От: </b>"Поддержка" &lt;support@shop.example&gt;<br><b>Кому: </b>"Анна"<br><b>Отправленные: </b>Вторник, 12 Ноябрь 2024 г 15:00<br><b>Тема: </b>Заказ</div><div data-marker="__QUOTED_TEXT__">Слушаем</div></body></html>',
        text=HELLO,
    )


FAMILIES = (_charsets, _headers, _structure, _rich)
