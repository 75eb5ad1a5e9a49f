"""Fields of mails: who wrote (From and what stands for it), Subject, Date, ids, and heads that are broken as a whole."""

# ruff: noqa: E501 a table of mails: one case is one line, however long the mail

import base64

from channels.email.reading.charset import lookup
from tests.channels.email.letters import (
    A_PDF,
    HELLO,
    MIX,
    PDF,
    PLAIN8,
    TEXT,
    T,
    add,
    b64,
    exact,
    frame,
    head,
    letter,
    mail,
    multi,
    part,
    piece,
    whole,
    word,
)

DATE = b"Tue, 12 Nov 2024 15:30:00 +0300"

SENDERS: dict[str, tuple[str | bytes, str, str]] = {
    "comment-is-the-name": ("<anna@mail.example> (Anna Smirnova)", "anna@mail.example", "Anna Smirnova"),
    "brackets-inside-quotes": ('"Anna (Sales)" <anna@mail.example>', "anna@mail.example", "Anna (Sales)"),
    "escaped-brackets-inside-quotes": ('"Anna :) (the first)" <anna@mail.example>', "anna@mail.example", "Anna :) (the first)"),
    "two-bare-commas": ('Смирнова, Анна, ООО "Ромашка" <anna@mail.example>', "anna@mail.example", 'Смирнова, Анна, ООО "Ромашка"'),
    "apostrophe-in-a-bare-address": ("o'brien@mail.example", "o'brien@mail.example", ""),
    "apostrophes-in-both": ("Pat O'Brien <pat.o'brien@mail.example>", "pat.o'brien@mail.example", "Pat O'Brien"),
    "archive-at": ('"anna" <anna at mail.example>', "anna@mail.example", "anna"),
    "archive-at-in-brackets": ("Anna <anna (at) mail.example>", "anna@mail.example", "Anna"),
    "doubled-quotes": ('""Anna Smirnova"" <anna@mail.example>', "anna@mail.example", "Anna Smirnova"),
    "quoted-local-with-blank": ('"anna smirnova"@mail.example', '"anna smirnova"@mail.example', ""),
    "blanks-around-dots": ("anna . s@mail . shop . example", "anna.s@mail.shop.example", ""),
    "blanks-and-comments-around-dots": ("anna (her) @ mail . example", "anna@mail.example", "her"),
    "dot-of-a-name": ("Anna S . anna@mail.example", "anna@mail.example", "Anna S ."),
    "blanks-around-at": ("Anna <anna @ mail.example>", "anna@mail.example", "Anna"),
    "address-literal": ("Anna <anna@[192.0.2.1]>", "anna@[192.0.2.1]", "Anna"),
    "final-dot": ("anna@mail.example.", "anna@mail.example", ""),
    "name-is-the-address": ("'anna@mail.example' <anna@mail.example>", "anna@mail.example", ""),
    "name-with-at": ("Anna@Shop <anna@mail.example>", "anna@mail.example", "Anna@Shop"),
    "word-glued-to-address": (f"{word('Анна')}<anna@mail.example>", "anna@mail.example", "Анна"),
    "words-in-one-pair-of-quotes": (f'"{word("Анна ")} {word("Смирнова")}" <anna@mail.example>', "anna@mail.example", "Анна Смирнова"),
    "word-with-bare-blanks": ("=?utf-8?Q?Anna Smirnova?= <anna@mail.example>", "anna@mail.example", "Anna Smirnova"),
    "word-with-quotes-inside": ("=?UTF-8?Q?=22Smirnova=2C_Anna=22?= <anna@mail.example>", "anna@mail.example", "Smirnova, Anna"),
    "word-cut-in-a-character": ("=?utf-8?q?=C3?= =?utf-8?q?=89ric?= <eric@mail.example>", "eric@mail.example", "Éric"),
    "address-above-one-in-a-comment": ("anna@mail.example (Smirnova, now <b@x.example>)", "anna@mail.example", "Smirnova, now <b@x.example>"),
    "word-holds-bare-brackets": ("=?utf-8?Q?Anna_<anna=40mail.example>?=", "anna@mail.example", "Anna"),
    "first-word-in-quotes": ('"Anna" Smirnova <anna@mail.example>', "anna@mail.example", "Anna Smirnova"),
    "word-holds-the-address-in-q": ("=?utf-8?Q?Anna_=3Canna=40mail.example=3E?=", "anna@mail.example", "Anna"),
    "japanese-word": ("=?iso-2022-jp?B?GyRCOzNFRBsoQg==?= <yamada@mail.example>", "yamada@mail.example", "山田"),
    "raw-cp1251": ("Анна Смирнова <anna@mail.example>".encode("cp1251"), "anna@mail.example", "Анна Смирнова"),
    "semicolons-between": ("Anna <anna@mail.example>; Oleg <oleg@mail.example>", "anna@mail.example", "Anna"),
    "emoji": ("=?UTF-8?B?8J+OgSBBbm5h?= <anna@mail.example>", "anna@mail.example", "🎁 Anna"),
    "open-quote": ('"Anna Smirnova <anna@mail.example>', "anna@mail.example", "Anna Smirnova"),
    "only-a-closing-quote": ('Anna Smirnova" <anna@mail.example>', "anna@mail.example", "Anna Smirnova"),
    "only-a-closing-bracket": ("Anna Smirnova anna@mail.example>", "anna@mail.example", "Anna Smirnova"),
    "empty-brackets-behind-quotes": ('"anna@mail.example" <>', "anna@mail.example", ""),
    "made-safe-for-a-page": ("Anna Smirnova &lt;anna@mail.example&gt;", "anna@mail.example", "Anna Smirnova"),
    "comma-without-a-blank": ("Смирнова,Анна <anna@mail.example>", "anna@mail.example", "Смирнова,Анна"),
    "via-a-list": ("'Anna' via Support <anna@mail.example>", "anna@mail.example", "'Anna' via Support"),
}  # fmt: skip

SUBJECTS: dict[str, tuple[str | bytes, str]] = {
    "base64-cut-in-its-code": ("=?utf-8?B?0JfQsNC60LDQt?=\n =?utf-8?B?yDQvNC+0Lkg0L/QvtGC0LXRgNGP0L0=?=", "Заказ мой потерян"),
    "bare-blanks-in-q": ("=?UTF-8?Q?Re: Order with spaces?=", "Re: Order with spaces"),
    "bare-blanks-before-codes": ("=?iso-8859-5?q?=C0=D8=E2=D0 =BB=D5=D9=DD?=", "Рита Лейн"),
    "equals-at-the-end-of-q": ("=?UTF-8?Q?a=?=", "a="),
    "soft-break-above-another-word": ("=?UTF-8?Q?zda_je_tam_lampa_p=?=\n =?UTF-8?Q?=C5=99=C3=ADmo?=", "zda je tam lampa přímo"),
    "soft-break-made-blanks": ("=?utf-8?Q?Nachricht zu den Lampen - alle Angaben f=C3=BCr unsere neuen Mitglie=  der am 14.05?=", "Nachricht zu den Lampen - alle Angaben für unsere neuen Mitglieder am 14.05"),
    "equals-between-blanks": ("=?utf-8?Q?so many words that the line of this is long enough for it, a =  b?=", "so many words that the line of this is long enough for it, a = b"),
    "equals-above-a-word": ("=?utf-8?Q?a=?= b =?utf-8?Q?=3D?=", "a= b ="),
    "label-missing": ("=??Q?=D0=97=D0=B0=D0=BA=D0=B0=D0=B7?=", "Заказ"),
    "label-in-quotes": ('=?"utf-8"?B?0JfQsNC60LDQtw==?=', "Заказ"),
    "label-with-a-blank": ("=?utf-8 ?B?0JfQsNC60LDQtw==?=", "Заказ"),
    "label-unknown": ("=?unknown?Q?=C7=E0=EA=E0=E7 =EC=EE=E9?=", "Заказ мой"),
    "label-utf8mb4": ("=?utf8mb4?Q?=D0=97=D0=B0?=", "За"),
    "label-of-macs": ("=?x-mac-roman?Q?caf=8E?=", "café"),
    "label-cp-850": ("=?cp-850?Q?=82t=82?=", "été"),
    "label-eucjp-ms": ("=?eucjp-ms?B?xvzL3A==?=", "日本"),
    "half-a-closing-mark": ("=?utf-8?Q?=D0=97=D0=B0=D0=BA=D0=B0=D0=B7?", "Заказ"),
    "padding-lost": ("=?utf-8?B?0JfQsNC60LDQtw?=", "Заказ"),
    "words-glued-by-a-comma": (f"{word('Заказ')},{word('срочно')}", "Заказ,срочно"),
    "word-glued-to-text": (f"Fwd:{word('Заказ')}Re", "Fwd:ЗаказRe"),
    "java-surrogates": ("=?utf-8?Q?=ED=A0=BD=ED=B8=80?=", "😀"),
    "emoji-cut-in-two-words": ("=?utf-8?B?8J+Y?= =?utf-8?B?gA==?=", "😀"),
    "windows-characters-in-jis": ("=?ISO-2022-JP?B?GyRCLSEbKEI=?=", "①"),
    "jis-in-two-words": ("=?ISO-2022-JP?B?GyRCRnxLXDhsGyhC?= =?ISO-2022-JP?B?GyRCJUYlOSVIGyhC?=", "日本語テスト"),
    "line-end-inside-a-word": ("=?utf-8?Q?a=0Ab?=", "a b"),
    "nul-inside-a-word": ("=?utf-8?Q?a=00b?=", "ab"),
    "latin1-means-windows": ("=?iso-8859-1?Q?=93quoted=94_=80?=", "“quoted” €"),
    "utf8-labelled-latin1": ("=?iso-8859-1?Q?Stra=C3=9Fe?=", "Straße"),
    "latin1-labelled-utf8": ("=?utf-8?Q?Stra=DFe?=", "Straße"),
    "utf-16-word": ("=?utf-16?B?//4XBDAEOgQwBDcE?=", "Заказ"),
    "language-tag": ("=?utf-8*ru?Q?=D0=97=D0=B0=D0=BA=D0=B0=D0=B7?=", "Заказ"),
    "accent-apart": ("=?utf-8?Q?A=CC=8A?=", "Å"),
    "empty-words": ("=?UTF-8?Q??= =?UTF-8?Q?x?=", "x"),
    "fold-of-blanks-only": ("long\n \n subject", "long subject"),
    "coded-twice": (word("Re: Ð\u0097Ð°ÐºÐ°Ð· Ð¸ Ñ\u0081Ñ\u0087Ñ\u0091Ñ\u0082"), "Re: Заказ и счёт"),
    "coded-twice-by-windows": (word("РџСЂРёРІРµС‚, РіРґРµ Р·Р°РєР°Р·?"), "Привет, где заказ?"),
    "coded-as-if-a-body": ("=?utf-8?Q?=D0=97=D0=B0=\n=D0=BA=D0=B0=D0=B7?=", "Заказ"),
    "signs-of-windows-1251": ("=?windows-1251?Q?Order_=B9_5_for_10_=88?=", "Order № 5 for 10 €"),
    "letters-labelled-windows-1251": ("=?windows-1251?Q?caf=E9_in_Z=FCrich?=", "café in Zürich"),
    "raw-koi8": ("Где мой заказ".encode("koi8-r"), "Где мой заказ"),
}  # fmt: skip

DATES: dict[str, tuple[str, str]] = {
    "zone-in-a-comment-only": ("Tue, 12 Nov 2024 15:30:00 (MSK)", "2024-11-12T12:30:00Z"),
    "zone-before-the-year": ("Tue Nov 12 15:30:00 MSK 2024", "2024-11-12T12:30:00Z"),
    "zone-hours-only": ("Tue, 12 Nov 2024 15:30:00 +03", "2024-11-12T12:30:00Z"),
    "zone-without-sign": ("Tue, 12 Nov 2024 15:30:00 0300", "2024-11-12T12:30:00Z"),
    "zone-apart-from-sign": ("Tue, 12 Nov 2024 15:30:00 + 0300", "2024-11-12T12:30:00Z"),
    "zone-utc-plus": ("Tue, 12 Nov 2024 15:30:00 UTC+3", "2024-11-12T12:30:00Z"),
    "zone-beyond-the-earth": ("Tue, 12 Nov 2024 15:30:00 +9999", "2024-11-12T15:30:00Z"),
    "zone-of-a-city": ("Tue, 12 Nov 2024 15:30:00 America/New_York", "2024-11-12T15:30:00Z"),
    "twenty-four-hours": ("Tue, 12 Nov 2024 24:00:00 +0300", "2024-11-12T21:00:00Z"),
    "leap-second": ("Tue, 12 Nov 2024 15:29:60 +0300", "2024-11-12T12:29:59Z"),
    "one-digit-clock": ("Tue, 12 Nov 2024 5:3:0 +0300", "2024-11-12T02:03:00Z"),
    "slashes": ("11/13/2024 3:30:00 PM", "2024-11-13T15:30:00Z"),
    "dots-short-year": ("12.11.24 15:30", "2024-11-12T15:30:00Z"),
    "compact-iso": ("20241112T153000Z", "2024-11-12T15:30:00Z"),
    "milliseconds": ("1731414600123", "2024-11-12T12:30:00Z"),
    "japanese": ("2024年11月12日 15:30:00 +0900", "2024-11-12T06:30:00Z"),
    "rfc-850": ("Tuesday, 12-Nov-24 15:30:00 GMT", "2024-11-12T15:30:00Z"),
    "encoded-word": ("=?utf-8?Q?Tue,_12_Nov_2024_15:30:00_+0300?=", "2024-11-12T12:30:00Z"),
    "day-that-never-was": ("Fri, 32 Nov 2024 15:30:00 +0300", "2024-11-12T12:30:05Z"),
    "month-that-never-was": ("Fri, 12 Foo 2024 15:30:00 +0300", "2024-11-12T12:30:05Z"),
}  # fmt: skip

RAW = {
    "iso-8859-2": ("Żółć", "Łukasz Żak", "Dziękuję bardzo za zamówienie"),
    "iso-8859-7": ("Παραγγελία", "Γιώργος", "Πού είναι η παραγγελία μου"),
    "shift_jis": ("注文について", "山田太郎", "注文はどこですか、よろしくお願いします"),
    "windows-1250": ("Objednávka č. 5", "Jiří Dvořák", "Kde je moje objednávka?"),
    "windows-1254": ("Sipariş", "Gülşen", "Siparişim nerede, teşekkürler"),
    "windows-1255": ("הזמנה", "דוד", "שלום איפה ההזמנה שלי"),
    "windows-1256": ("طلبي", "محمد", "مرحبا أين طلبي"),
    "windows-1257": ("Pasūtījums", "Jānis Bērziņš", "Kur ir mans pasūtījums?"),
    "tis-620": ("สั่งซื้อ", "สมชาย", "คำสั่งซื้อของฉันอยู่ที่ไหน"),
    "kz-1048": ("Тапсырыс қайда", "Айгүл", "Менің тапсырысым қайда?"),
}


def sent(name: str, sender: str | bytes, address: str, shown: str) -> None:
    fields = head(*PLAIN8, sender=sender, number=name)
    add(name, fields + b"\n" + HELLO.encode(), sender=f"email:{address}", name=shown, text=HELLO)


def about(name: str, subject: str | bytes, shown: str) -> None:
    add(name, head(*PLAIN8, subject=subject, number=name) + b"\n" + HELLO.encode(), subject=shown, text=HELLO)


def dated(name: str, date: str | bytes, moment: str) -> None:
    date = date.encode() if isinstance(date, str) else date
    fields = head(*PLAIN8, number=name).replace(DATE, date)
    add(name, fields + b"\n" + HELLO.encode(), sent_at=moment, text=HELLO)


# fmt: off
def corpus() -> None:
    for label, (subject, name, text) in RAW.items():
        codec = lookup(label)
        kind = f"Content-Type: text/plain; charset={label}"
        sender = name.encode(codec) + b" <anna@mail.example>"
        fields = head(kind, sender=sender, subject=subject.encode(codec), number=f"raw-{label}")
        add(f"raw-fields-{label}", fields + b"\n" + text.encode(codec), subject=subject, name=name, text=text)
    for name, (written, address, shown) in SENDERS.items():
        sent(f"sender-{name}", written, address, shown)
    for name, (written, shown) in SUBJECTS.items():
        about(f"about-{name}", written, shown)
    for name, (date, moment) in DATES.items():
        dated(f"when-{name}", date, moment)
    fields = head(*PLAIN8, number="h")
    add("head-name-in-content-type-only", head(number="name") + multi("mixed", "b", part("text/plain; charset=utf-8", HELLO.encode()), part("application/pdf; name*=utf-8''%D0%90%D0%BA%D1%82.pdf", b64(PDF), "Content-Disposition: attachment", encoding="base64")), parts=["Акт.pdf application/pdf"], text=HELLO)
    add(
        "head-name-in-description-only",
        head(number="described") + multi("mixed", "b", part("text/plain; charset=utf-8", HELLO.encode()), part("application/pdf", b64(PDF), "Content-Description: act of return.pdf", "Content-Disposition: attachment", encoding="base64")),
        parts=["act of return.pdf application/pdf"],
        text=HELLO,
    )
    add("head-ten-thousand-fields", head(*(f"X-{number}: {number}" for number in range(10_000)), *PLAIN8, number="10000") + b"\n" + HELLO.encode(), text=HELLO, subject="Order")
    add("head-many-fields-first", b"".join(b"X-%d: 1\n" % number for number in range(3000)) + fields + b"\n" + HELLO.encode(), text=HELLO, subject="Order")
    exact("head-ends-in-cr", fields.replace(b"\n", b"\r") + b"\r" + f"{HELLO}\nСпасибо".encode(), text=f"{HELLO}\nСпасибо", subject="Order")
    add("head-sender-in-mbox-line-only", b"From anna@mail.example Tue Nov 12 15:30:00 2024\n" + fields.replace(b"From: Anna <anna@mail.example>\n", b"").replace(b"Return-Path: <anna@mail.example>\n", b"") + b"\n" + HELLO.encode(), sender="email:anna@mail.example", text=HELLO)
    add("head-from-is-empty", fields.replace(b"From: Anna <anna@mail.example>", b"From:\nSender: Anna <anna@mail.example>") + b"\n" + HELLO.encode(), sender="email:anna@mail.example", name="Anna", text=HELLO)
    add("head-from-is-our-group", fields.replace(b"From: Anna", b"X-Original-From: Anna").replace(b"To: ", b"From: 'Anna' via Shop <support@shop.example>\nTo: ") + b"\n" + HELLO.encode(), sender="email:anna@mail.example", name="Anna", text=HELLO)
    add("head-from-is-undisclosed", fields.replace(b"From: Anna <anna@mail.example>", b"From: undisclosed-recipients:;") + b"\n" + HELLO.encode(), sender="email:anna@mail.example", text=HELLO)
    add("head-resent-date-only", fields.replace(b"Date: " + DATE, b"Resent-Date: Tue, 12 Nov 2024 15:31:00 +0300") + b"\n" + HELLO.encode(), sent_at="2024-11-12T12:31:00Z", text=HELLO)
    exact("head-server-line-first", b"+OK 1234 octets\r\n" + fields.replace(b"\n", b"\r\n") + b"\r\n" + HELLO.encode(), text=HELLO, subject="Order")
    add("head-folded-a-thousand-times", head("X-Folded: a" + "\n b" * 1000, *PLAIN8, number="folded") + b"\n" + HELLO.encode(), text=HELLO, subject="Order")
    sent("from-no-brackets", '"Анна Смирнова" anna@mail.example', "anna@mail.example", "Анна Смирнова")
    sent("from-address-first", "<anna@mail.example> Anna", "anna@mail.example", "Anna")
    sent("from-double-brackets", "Anna <<anna@mail.example>>", "anna@mail.example", "Anna")
    sent("from-never-closed", "Anna <anna@mail.example", "anna@mail.example", "Anna")
    sent("from-mailto-in-square-brackets", "Anna [mailto:anna@mail.example]", "anna@mail.example", "Anna")
    sent("from-name-is-another-address", '"ceo@shop.example" <anna@mail.example>', "anna@mail.example", "ceo@shop.example")
    sent("from-group", "Team: Anna <anna@mail.example>, oleg@mail.example;", "anna@mail.example", "Anna")
    sent("from-folded-comments", "Anna (of the (big) shop)\n Smirnova <anna@(comment)mail.example>", "anna@mail.example", "Anna Smirnova")
    sent("from-quoted-local", '"anna smirnova" <"anna.s"@mail.example>', "anna.s@mail.example", "anna smirnova")
    sent("from-utf8-address", "Анна <анна@почта.рф>".encode(), "анна@почта.рф", "Анна")
    sent("from-escaped-quotes", '"Anna \\"Ann\\" Smirnova" <anna@mail.example>', "anna@mail.example", 'Anna "Ann" Smirnova')
    sent("from-raw-koi8", "Анна Смирнова <anna@mail.example>".encode("koi8-r"), "anna@mail.example", "Анна Смирнова")
    sent("from-two-people", "Anna <anna@mail.example>, Oleg <oleg@mail.example>", "anna@mail.example", "Anna")
    sent("from-only-name", "Anna Smirnova", "anna@mail.example", "Anna Smirnova")
    sent("from-source-route", "Anna <@relay.example,@two.example:anna@mail.example>", "anna@mail.example", "Anna")
    sent("from-word-in-q-with-comma", "=?utf-8?Q?=D0=A1=D0=BC=D0=B8=D1=80=D0=BD=D0=BE=D0=B2=D0=B0,_=D0=90=D0=BD=D0=BD=D0=B0?= <anna@mail.example>", "anna@mail.example", "Смирнова, Анна")
    sent("from-words-of-two-charsets", f"{word('Анна', 'koi8-r')} {word('Смирнова', 'windows-1251', b=False)} <anna@mail.example>", "anna@mail.example", "АннаСмирнова")
    sent("from-single-quotes", "'Anna Smirnova' <anna@mail.example>", "anna@mail.example", "Anna Smirnova")
    sent("from-via-list", f"{word('Анна Смирнова через Группу')} <anna@mail.example>", "anna@mail.example", "Анна Смирнова через Группу")
    about("subject-raw-utf8-beside-words", "Заказ ".encode() + word("потерян").encode(), "Заказ потерян")
    about("subject-raw-iso-2022-jp", "注文".encode("iso2022_jp"), "注文")
    about("subject-iso-2022-jp-words", f"=?ISO-2022-JP?B?{base64.b64encode('注文は'.encode('iso2022_jp')).decode()}?=\n =?ISO-2022-JP?B?{base64.b64encode('どこ'.encode('iso2022_jp')).decode()}?=", "注文はどこ")
    about("subject-gb2312", word("订单镕", "gbk").replace("gbk", "GB2312"), "订单镕")
    about("subject-underscores", "=?utf-8?Q?=D0=93=D0=B4=D0=B5_=D0=B7=D0=B0=D0=BA=D0=B0=D0=B7=3F?=", "Где заказ?")
    about("subject-question-mark-in-q", "=?utf-8?Q?=D0=93=D0=B4=D0=B5?_?=", "Где?")
    about("subject-base64-lost-padding", "=?utf-8?B?0JfQsNC60LDQtyAx?==?utf-8?B?MjM?=", "Заказ 123")
    about("subject-base64-folded-inside", "=?utf-8?B?0JfQsNC6\n 0LDQtw==?=", "Заказ")
    about("subject-ascii-beside-word", f"Re: {word('Заказ')} [#17]", "Re: Заказ [#17]")
    about("subject-tabs", "Order\t\n\t17", "Order 17")
    about("subject-cp1251-words", word("Не пришёл заказ", "windows-1251"), "Не пришёл заказ")
    about("subject-koi8-labelled-wrong", word("Где мой заказ, жду третий день", "koi8-r").replace("koi8-r", "windows-1251"), "Где мой заказ, жду третий день")
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
    add("message-id-without-brackets", head(*PLAIN8, number="x").replace(b"<x@mail.example>", b"abc@mail.example") + b"\n" + HELLO.encode(), reference="<abc@mail.example>")
    add("message-id-folded", head(*PLAIN8, number="x").replace(b"<x@mail.example>", b"\n <abc@mail.example>") + b"\n" + HELLO.encode(), reference="<abc@mail.example>")
    add("message-id-without-at", head(*PLAIN8, number="x").replace(b"<x@mail.example>", b"<abc.def>") + b"\n" + HELLO.encode(), reference="<abc.def>")
    add("message-id-twice", head(*PLAIN8, "Message-ID: <second@mail.example>", number="first") + b"\n" + HELLO.encode(), reference="<first@mail.example>")
    add("references-with-comments-and-commas", head(*PLAIN8, "References: <a@x.example>,<b@x.example> (old)\n\t<c@x.example>", "In-Reply-To: Your message of Monday <c@x.example>", number="refs") + b"\n" + HELLO.encode(), references=["<a@x.example>", "<b@x.example>", "<c@x.example>"])
    add("fields-in-odd-case-and-spaces", b"FROM : anna@mail.example\nsubject:Order\nDATE:Tue, 12 Nov 2024 15:30:00 +0300\nmessage-id:<odd@mail.example>\n\nhello", subject="Order", sender="email:anna@mail.example", text="hello")
    exact("nuls-everywhere", (head(*PLAIN8, subject="Or\0der", number="nul").replace(b"\n", b"\r\n")) + b"\r\n" + "При\0вет\0".encode(), subject="Order", text="Привет")
    exact("cr-cr-lf", (head(*PLAIN8, number="crcrlf") + b"\n" + "Раз\nДва".encode()).replace(b"\n", b"\r\r\n"), text="Раз\nДва")
    exact("lf-cr-mixed", head(*PLAIN8, number="lfcr").replace(b"\n", b"\r\n") + b"\n" + "Раз\rДва\nТри".encode(), text="Раз\nДва\nТри")
    exact("bom-first", b"\xef\xbb\xbf" + head(*PLAIN8, number="bom") + b"\n" + HELLO.encode(), text=HELLO, sender="email:anna@mail.example")
    add("mbox-line-quoted", b">From anna@mail.example Tue Nov 12 15:30:00 2024\n" + head(*PLAIN8, number="mboxq") + b"\n" + HELLO.encode(), text=HELLO)
    add("blank-lines-first", b"\n\n" + head(*PLAIN8, number="blank") + b"\n" + HELLO.encode(), text=HELLO)
    add("part-is-only-fields", head(number="onlyfields") + multi("mixed", "b", TEXT, b"Content-Type: application/pdf; name=empty.pdf"), text=HELLO, parts=["empty.pdf application/pdf"], sizes=[0])
    chinese = head("Content-Type: text/plain; charset=gb2312", subject="您好，我的订单".encode("gbk"), number="rawgbk")
    add("raw-chinese-subject", chinese + b"\n" + "我的订单在哪里？".encode("gbk"), text="我的订单在哪里？", subject="您好，我的订单")
    escaped = b"From anna@mail.example Tue Nov 12 15:30:00 2024\n" + head(T, number="mboxrd")
    add("mbox-lines-escaped", escaped + b"\nHello\n\n>From here on.\n>>From there.\n", text="Hello\n\nFrom here on.", quoted=">From there.")


whole("bare cr", head(T, "").replace(b"\n", b"\r") + b"Hello there\rsecond line\r", has=["Hello there", "second line"])
whole("crlf headers lf body mix", head(T, "").replace(b"\n", b"\r\n") + b"Hello there\nsecond\r\nthird\rfourth", has=["Hello there", "second", "third", "fourth"])
whole("raw utf8 headers", head(T, "", sender="Анна Петрова <anna@mail.example>", subject="Где заказ?") + b"Hello there\n", name="Анна Петрова", subject="Где заказ?")
whole("raw cp1251 headers", head("Content-Type: text/plain; charset=windows-1251", "").replace(b"Order", "Где мой заказ?".encode("cp1251")).replace(b"Anna", "Анна Петрова".encode("cp1251")) + "Привет".encode("cp1251"), name="Анна Петрова", subject="Где мой заказ?", text="Привет")
whole("no headers at all but text", b"\nHello there, no headers.\n", sender=None, has=["Hello there, no headers."])
whole("only headers, no blank line", head(T, "").rstrip(b"\n"), text="", subject="Order")
whole("headers folded with tabs, long", head(T, "", subject="Question that is\n\tvery long\n and folded") + b"Hello there\n", subject="Question that is very long and folded")
whole("subject q with spaces and underscores broken", head(T, "", subject="=?utf-8?Q?Hello there_my friend?=") + b"x\n", subject="Hello there my friend")
whole("from name only quotes 2047", head(T, "", sender='"=?utf-8?B?0JDQvdC90LA=?=" <anna@mail.example>') + b"x\n", name="Анна")
whole("from no brackets name", head(T, "", sender="Anna Petrova anna@mail.example") + b"x\n", sender="anna@mail.example")
whole("from two addresses with sender", head(T, "Sender: anna@mail.example", "", sender="Bob <bob@x.example>, anna@mail.example") + b"x\n", sender="bob@x.example")
whole("list mail", head(T, "List-Id: <users.lists.example>", "Precedence: list", "") + b"Hello there\n\n_______________\nusers mailing list\n", has=["Hello there"], automatic="list")
mail("header part without blank line", frame([b"Hello there\n", A_PDF]), MIX, has=["Hello there"], parts=[("a.pdf", "application/pdf", len(PDF))])
whole("lower case header names, no space", b"from:anna@mail.example\nto:help@shop.example\nsubject:Question\ncontent-type:TEXT/PLAIN;CHARSET=UTF-8\n\nHello there\n", text="Hello there", subject="Question")
whole("from utf8 q with comma", head(T, "", sender="=?utf-8?Q?Petrova=2C_Anna?= <anna@mail.example>") + b"x\n", name="Petrova, Anna")
whole("from name is an address", head(T, "", sender='"anna@mail.example" <anna@mail.example>') + b"x\n")
whole("from other address as name", head(T, "", sender='"boss@bank.example" <anna@mail.example>') + b"x\n")
whole("from nested quotes", head(T, "", sender='"\\"Anna\\" Petrova" <anna@mail.example>') + b"x\n", name='"Anna" Petrova')
whole("from via google groups", head(T, "X-Original-From: Anna Petrova <anna@mail.example>", "Reply-To: Anna Petrova <anna@mail.example>", "List-Id: <help.shop.example>", "", sender="'Anna Petrova' via Help <help@shop.example>") + b"x\n", sender=None)
whole("from resent", head(T, "Resent-From: bob@x.example", "Resent-To: help@shop.example", "") + b"x\n")
whole("from bracket only name", head(T, "", sender='[Anna] Petrova <anna@mail.example>') + b"x\n", name="[Anna] Petrova")
whole("from base64 with newline inside", head(T, "", sender="=?utf-8?B?0JDQvdC90LAg0J/QtdGC?=\n =?utf-8?B?0YDQvtCy0LA=?= <anna@mail.example>") + b"x\n", name="Анна Петрова")
whole("from missing, reply-to", head(T, "Reply-To: anna@mail.example", "").replace(b"From: Anna <anna@mail.example>\n", b"") + b"x\n")
whole("from undisclosed", head(T, "", sender="undisclosed-sender:;", subject="Q") + b"x\n", sender=None)
whole("date odd", head(T, "").replace(b"Tue, 12 Nov 2024 15:30:00 +0300", b"Tuesday, 03-Mar-26 10:00:59 MSK") + b"x\n")
whole("subject gb2312", head(T, "", subject="=?gb2312?B?" + base64.b64encode("订单问题".encode("gb2312")).decode() + "?=") + b"x\n", subject="订单问题")
whole("subject raw iso-2022-jp", head("Content-Type: text/plain; charset=iso-2022-jp", "", subject="@@").replace(b"@@", "注文の件".encode("iso2022_jp")) + b"x\n", subject="注文の件")
whole("subject in the alphabet of web addresses", head(T, "", subject="=?utf-8?B?" + base64.urlsafe_b64encode("Где>>?ю".encode()).decode() + "?=") + b"x\n", subject="Где>>?ю")
whole("subject q equals raw", head(T, "", subject="=?utf-8?Q?1=2+2=3D4?=") + b"x\n")
whole("subject empty encoded", head(T, "", subject="=?utf-8?Q??=") + b"x\n", subject="")
whole("subject adjacent words diff encodings", head(T, "", subject="=?utf-8?Q?=D0=94=D0=B0?= =?utf-8?B?0JTQsA==?=") + b"x\n", subject="ДаДа")
whole("subject with nul and tab", head(T, "", subject="a\tb") + b"x\n", subject="a b")
whole("subject surrogates cesu", head(T, "", subject="=?UTF-8?Q?=ED=A0=BD=ED=B4=A5?=") + b"x\n", subject="🔥")
whole("subject koi8 in raw, body utf8", head(T, "", subject="@@").replace(b"@@", "Где заказ?".encode("koi8-r")) + "Привет".encode(), subject="Где заказ?")
whole("mbox with two mails", b"From a@b Tue Mar  3 10:00:00 2026\n" + head(T, "") + b"Hello there\n", text="Hello there")
mail('subj-split-char', 'x', {'Subject':'=?utf-8?B?'+base64.b64encode('Привет'.encode()[:5]).decode()+'?=\r\n =?utf-8?B?'+base64.b64encode('Привет'.encode()[5:]).decode()+'?='},subject='Привет')
mail('subj-no-space', 'x', {'Subject':word('Где')+word('Мой')},subject='ГдеМой')
mail('subj-ew-glued', 'x', {'Subject':'Re:'+word('заказ')},subject='Re:заказ')
mail('subj-q-spaces', 'x', {'Subject':'=?utf-8?Q?Re: =D0=B3=D0=B4=D0=B5 =D0=B7=D0=B0=D0=BA=D0=B0=D0=B7?='},subject='Re: где заказ')
mail('subj-raw-1251', 'x', {'Subject':'Где мой заказ'.encode('cp1251')},subject='Где мой заказ')
mail('subj-raw-koi8', 'x', {'Subject':'Где мой заказ'.encode('koi8-r')},subject='Где мой заказ')
mail('subj-bad-b64', 'x', {'Subject':'=?utf-8?B?0JPQtNC1IA?='},subject='Где')
mail('subj-unclosed', 'x', {'Subject':'=?utf-8?B?0JPQtNC1'},subject='Где')
mail('subj-lang', 'x', {'Subject':'=?utf-8*ru?B?0JPQtNC1?='},subject='Где')
mail('subj-mixed', 'x', {'Subject':'Order '+word('Где','koi8-r')+' 5'},subject='Order Где 5')
mail('subj-folded-tab', 'x', {'Subject':'one\r\n\ttwo'},subject='one two')
mail('subj-nul', 'x', {'Subject':b'a\x00b'},has='x')
mail('subj-double', 'x', {'Subject':'one\r\nSubject: two'},subject='one')
mail('subj-missing', 'x', {'Subject':None},subject='')
mail('subj-gb', 'x', {'Subject':'=?gb2312?B?'+base64.b64encode('镕基'.encode('gbk')).decode()+'?='},subject='镕基')
mail('subj-double-encoded', 'x', {'Subject':word(word('Где'))},subject='Где')
mail('subj-html-entity','x',{'Subject':'Tom &amp; Jerry'},subject='Tom &amp; Jerry')
mail('subj-space-before-colon','x',{'Subject ':'hello'},has='x')
mail('from-comment','x',{'From':'anna@mail.example (Анна Петрова)'},sender='anna@mail.example',name='Анна Петрова')
mail('from-quoted-ew','x',{'From':'"'+word('Анна Петрова')+'" <anna@mail.example>'},sender='anna@mail.example',name='Анна Петрова')
mail('from-ew-comma','x',{'From':word('Петрова, Анна')+' <anna@mail.example>'},sender='anna@mail.example',name='Петрова, Анна')
mail('from-ew-brackets','x',{'From':'=?utf-8?Q?Anna_(Shop)?= <anna@mail.example>'},name='Anna (Shop)')
mail('from-comma-in-a-comment','x',{'From':'Anna (Sales, Moscow) <anna@mail.example>, Bob <b@mail.example>'},name='Anna')
mail('subj-equals-before-a-code','x',{'Subject':'=?utf-8?Q?what?=3F_yes?='},subject='what?? yes')
mail('from-unquoted-comma','x',{'From':'Petrova, Anna <anna@mail.example>'},sender='anna@mail.example')
mail('from-unquoted-at','x',{'From':'anna@home <anna@mail.example>'},sender='anna@mail.example')
mail('from-no-angle-close','x',{'From':'Anna <anna@mail.example'},sender='anna@mail.example',name='Anna')
mail('from-no-space','x',{'From':'"Anna"<anna@mail.example>'},sender='anna@mail.example',name='Anna')
mail('from-double-angle','x',{'From':'Anna <<anna@mail.example>>'},sender='anna@mail.example',name='Anna')
mail('from-mailto','x',{'From':'Anna <mailto:anna@mail.example>'},sender='anna@mail.example')
mail('from-group','x',{'From':'Team: Anna <anna@mail.example>, Bob <b@mail.example>;'},sender='anna@mail.example')
mail('from-route','x',{'From':'<@relay.example:anna@mail.example>'},sender='anna@mail.example')
mail('from-quoted-local','x',{'From':'"anna petrova"@mail.example'},sender='"anna petrova"@mail.example')
mail('from-only-name','x',{'From':'Anna Petrova','Reply-To':'anna@mail.example'},sender='anna@mail.example')
mail('from-empty-sender','x',{'From':None,'Sender':'Anna <anna@mail.example>'},sender='anna@mail.example')
mail('from-idn','x',{'From':'Анна <анна@почта.example>'},sender='анна@почта.example')
mail('from-puny','x',{'From':'Анна <anna@xn--80a1acny.example>'},sender='anna@почта.example')
mail('from-upper','x',{'From':'ANNA@MAIL.EXAMPLE'},sender='anna@mail.example')
mail('from-single-quotes','x',{'From':"'Anna Petrova' <anna@mail.example>"},sender='anna@mail.example',name='Anna Petrova')
mail('from-raw-1251','x',{'From':'Анна Петрова'.encode('cp1251')+b' <anna@mail.example>'},sender='anna@mail.example',name='Анна Петрова')
mail('date-no-tz','x',{'Date':'Mon, 18 Nov 2024 10:00:00'},sent_at='2024-11-18T10:00:00Z')
mail('date-2digit','x',{'Date':'Mon, 18 Nov 24 10:00:00 MSK'},sent_at='2024-11-18T07:00:00Z')
mail('date-gmt-plus','x',{'Date':'Mon, 18 Nov 2024 10:00:00 GMT+03:00'},sent_at='2024-11-18T07:00:00Z')
mail('date-asctime','x',{'Date':'Mon Nov 18 10:00:00 2024'},sent_at='2024-11-18T10:00:00Z')
mail('date-iso','x',{'Date':'2024-11-18T10:00:00+03:00'},sent_at='2024-11-18T07:00:00Z')
mail('date-colon-tz','x',{'Date':'Mon, 18 Nov 2024 10:00:00 +03:00'},sent_at='2024-11-18T07:00:00Z')
mail('date-ru','x',{'Date':'Пн, 18 ноя 2024 10:00:00 +0300'},sent_at='2024-11-18T07:00:00Z')
mail('date-dots','x',{'Date':'Mon, 18 Nov 2024 10.00.00 +0300'},sent_at='2024-11-18T07:00:00Z')
whole('lf-only', letter(frame([piece(T,'hello')]),MIX),text='hello')
whole('mbox-from-line', b'From anna@mail.example Mon Nov 18 10:00:00 2024\r\n' + letter('hello', {'From':'Anna <anna@mail.example>'}), text='hello')
mail('bad-header-line', 'hello',{'X-A':'1\r\nthis line is no header\r\nX-B: 2'},has='hello',sender='anna@mail.example')
mail('headers-only-no-crlf', b'',{'Content-Type':'text/plain'},text='')
mail('b64-lf-1-line',base64.b64encode(('Привет '*200).encode()),{'Content-Type':'text/plain; charset=utf-8','Content-Transfer-Encoding':'base64'},has='Привет')
mail('from-two','x',{'From':'Anna <anna@mail.example>, Bob <b@mail.example>'},sender='anna@mail.example')
mail('from-name-escape','x',{'From':r'"Anna \"Ann\" P" <anna@mail.example>'},sender='anna@mail.example',name='Anna "Ann" P')
mail('from-ew-in-comment','x',{'From':'anna@mail.example ('+word('Анна')+')'},sender='anna@mail.example',name='Анна')
mail('from-ew-address-inside','x',{'From':word('Анна <anna@mail.example>')},sender='anna@mail.example')
mail('from-dots','x',{'From':'A. B. Petrova <anna@mail.example>'},sender='anna@mail.example',name='A. B. Petrova')
mail('from-tab','x',{'From':'Anna\tPetrova\t<anna@mail.example>'},sender='anna@mail.example',name='Anna Petrova')
mail('from-space-in-addr','x',{'From':'Anna <anna @ mail.example>'},sender='anna@mail.example')
mail('from-trailing-dot','x',{'From':'anna@mail.example.'},sender='anna@mail.example')
mail('from-ip','x',{'From':'<anna@[192.0.2.1]>'},sender='anna@[192.0.2.1]')
mail('from-folded','x',{'From':word('Анна')+'\r\n\t<anna@mail.example>'},sender='anna@mail.example',name='Анна')
mail('from-semicolon','x',{'From':'anna@mail.example; bob@mail.example'},sender='anna@mail.example')
mail('from-square','x',{'From':'Anna [mailto:anna@mail.example]'},sender='anna@mail.example')
mail('from-via','x',{'From':'"Anna via Forum" <forum@site.example>','Reply-To':'Anna <anna@mail.example>'},sender='forum@site.example')
mail('from-gb','x',{'From':'=?GBK?B?'+base64.b64encode('张伟'.encode('gbk')).decode()+'?= <zw@c.example>'},sender='zw@c.example',name='张伟')
mail('from-name-is-address','x',{'From':'"anna@mail.example" <anna@mail.example>'},sender='anna@mail.example')
mail('to-undisclosed','x',{'To':'undisclosed-recipients:;'},sender='anna@mail.example')
mail('to-group','x',{'To':'Team: a@x.example, Bob <b@x.example>;, c@x.example'},to=['a@x.example','b@x.example','c@x.example'])
mail('refs-folded','x',{'References':'<1@x.example>\r\n <2@x.example>','In-Reply-To':'<2@x.example>'},references=['<1@x.example>','<2@x.example>'])
mail('refs-commas','x',{'References':'<1@x.example>, <2@x.example>'},references=['<1@x.example>','<2@x.example>'])
for number, unparted in enumerate(['a@x.example b@x.example','<a@x.example> <b@x.example>','<a@x.example><b@x.example>','a@x.example\r\n\tb@x.example']):
    mail(f'to-unparted-{number}','x',{'To':unparted},to=['a@x.example','b@x.example'])
mail('from-bare-and-bracketed','x',{'From':'anna@mail.example <anna@mail.example>'},sender='anna@mail.example',name='')
mail('from-another-address-as-a-name','x',{'From':'b@x.example <anna@mail.example>'},sender='anna@mail.example',name='b@x.example')
mail('refs-comments','x',{'References':'(first) <1@x.example (of two)> <2 (second) @ x.example>, <3(a)b@x.example>'},references=['<1@x.example>','<2@x.example>','<3(a)b@x.example>'])
for number, own in enumerate(['(c) <4@x.example>','<4@x.example> (added by postmaster@x.example)','<4 (our number) @x.example>','4@x.example (c)']):
    mail(f'msgid-comment-{number}','x',{'Message-ID':own},reference='<4@x.example>')
mail('refs-text','x',{'In-Reply-To':'Your message of Mon "<3@x.example>"'},references=['<3@x.example>'])
mail('subj-utf7','x',{'Subject':'=?utf-7?Q?+BBMENAQ1-?='},subject='Где')
mail('subj-2022','x',{'Subject':'=?iso-2022-jp?B?'+base64.b64encode('注文'.encode('iso-2022-jp')).decode()+'?='},subject='注文')
mail('subj-q-underscore','x',{'Subject':'=?utf-8?Q?a_b=5Fc?='},subject='a b_c')
mail('subj-unknown-cs','x',{'Subject':'=?x-unknown?B?'+base64.b64encode('Где мой заказ'.encode('cp1251')).decode()+'?='},subject='Где мой заказ')
mail('subj-wrong-cs','x',{'Subject':'=?utf-8?B?'+base64.b64encode('Где мой заказ'.encode('cp1251')).decode()+'?='},subject='Где мой заказ')
mail('subj-lower','x',{'Subject':'=?UTF-8?b?0JPQtNC1?='},subject='Где')
mail('subj-inside-quotes','x',{'Subject':'"=?utf-8?B?0JPQtNC1?="'},subject='"Где"')
mail('subj-trailing','x',{'Subject':'=?utf-8?B?0JPQtNC1?=!'},subject='Где!')
mail('subj-split-qp-char','x',{'Subject':'=?utf-8?Q?=D0?= =?utf-8?Q?=93?='},subject='Г')
mail('subj-leading-fold','x',{'Subject':'\r\n hello'},subject='hello')
mail('subj-emoji','x',{'Subject':'=?UTF-8?Q?=F0=9F=98=80_hi?='},subject='😀 hi')
mail('subj-cr','x',{'Subject':'one\rtwo'},has='x')
mail('date-comment','x',{'Date':'Mon, 18 Nov 2024 10:00:00 +0300 (Moscow Standard Time)'},sent_at='2024-11-18T07:00:00Z')
mail('date-est','x',{'Date':'Mon, 18 Nov 2024 10:00:00 EST'},sent_at='2024-11-18T15:00:00Z')
mail('date-nosec','x',{'Date':'18 Nov 2024 10:00 +0300'},sent_at='2024-11-18T07:00:00Z')
whole('mbox-line-among-the-fields', letter('see').replace(b'Date:', b'>From b@x.example Tue Oct 14 10:00:00 2025\nDate:', 1), subject='Order', text='see')
whole('old-mac-with-a-long-first-field', (b'X-First: ' + b'a' * 5000 + b'\n' + letter('see')).replace(b'\n', b'\r'), subject='Order', text='see')
whole('old-mac-with-a-folded-first-field', (b'X-First: a\n b\n\tc\n' + letter('see')).replace(b'\n', b'\r') + b'\nbelow', subject='Order', text='see below')
mail('date-zone-as-windows-calls-it','x',{'Date':'Wed, 13 May 2020 06:10:20 Pacific Daylight Time'},sent_at='2020-05-13T13:10:20Z')
mail('date-zone-as-windows-calls-another','x',{'Date':'Tue, 14 Jan 2020 06:10:20 Eastern Standard Time'},sent_at='2020-01-14T11:10:20Z')
mail('date-two-signs','x',{'Date':'Thu, 14 May 2020 12:47:46 --0400'},sent_at='2020-05-14T16:47:46Z')
mail('date-us','x',{'Date':'11/18/2024 10:00:00 AM'},sent_at='2024-11-18T10:00:00Z')
mail('date-bad-day','x',{'Date':'Foo, 18 Nov 2024 10:00:00 +0300'},sent_at='2024-11-18T07:00:00Z')
mail('date-ampm','x',{'Date':'Mon, 18 Nov 2024 10:00:00 PM +0300'},sent_at='2024-11-18T19:00:00Z')
mail('date-from-received','x',{'Date':None,'Received':'from a by b; Mon, 18 Nov 2024 10:00:00 +0300'},sent_at='2024-11-18T07:00:00Z')
mail('hdr-8bit-from','x',{'From':'Анна Петрова <anna@mail.example>'.encode('koi8-r')},name='Анна Петрова')
mail('hdr-tabs','x',{'Subject':'a\tb'},subject='a b')
mail('hdr-very-long','x',{'Subject':'слово '*300},has='x')
whole('hdr-no-space', letter('x').replace(b'Subject: ',b'Subject:'), subject='Order')
whole('hdr-lowercase', letter('x').replace(b'Subject:',b'subject:'), subject='Order',sender='anna@mail.example')
whole('hdr-leading-newlines', b'\r\n\r\n' + letter('x'), subject='Order')
whole('hdr-only-lf', letter('x'), subject='Order')
HEAD = 'From: Anna <anna@mail.example>\nSubject: Lamp\nDate: Mon, 18 Nov 2024 10:00:00 +0300\n'
for number, (cited, found) in enumerate([('Here is what came:\nFrom: bob@x.example\nSubject: old\n\nthe end', ['Here is what came:', 'From: bob@x.example', 'the end']), ('Hello there,\nit is off.\nDate: tomorrow\n\nBye', ['Hello there, it is off. Date: tomorrow', 'Bye']), (' \nFrom: here on it is dark\n\nBye', ['From: here on it is dark', 'Bye'])]):
    whole(f'hdr-blank-line-lost-above-a-field-{number}', (HEAD + cited).encode(), subject='Lamp', anywhere=found)
for number, junk in enumerate(['Warning: mail() is slow\nTo: help@desk.example', 'some junk here\nReceived: by x.example; Mon, 18 Nov 2024 10:00:00 +0300', 'Notice of it\nMIME-Version: 1.0']):
    whole(f'hdr-junk-above-a-field-{number}', (HEAD + 'X-A: b\n' + junk + '\n\nhi\n').encode(), subject='Lamp', text='hi')
SPACED = 'From: Anna <anna@mail.example>\nTo: help@desk.example\nSubject: Lamp\nMIME-Version: 1.0\nContent-Type: text/html; charset=utf-8\n'
whole('hdr-every-line-ended-twice', SPACED.replace('\n','\n\n').encode() + b'<p>hi there</p>\n', subject='Lamp', text='hi there', parts=[])
whole('hdr-every-line-ended-twice-body-too', (SPACED + '\n<p>hi\nthere</p>\n').replace('\n','\r\n\r\n').encode(), subject='Lamp', text='hi there', parts=[])
whole('hdr-or-a-form', b'From: anna@mail.example\n\nName: Tom\n\nTo: Moscow\n\nQuestion: when?\n', has=['Name: Tom', 'To: Moscow', 'Question: when?'])
for number, misspelt in enumerate(['X Powered By: lamp', 'Reply To: b@x.example', 'Message-ID <b@x.example>', 'Content Type: text/html']):
    whole(f'hdr-name-misspelt-{number}', b'From: anna@mail.example\nSubject: Lamp\n' + misspelt.encode() + b'\nDate: Mon, 18 Nov 2024 10:00:00 +0300\n\n<hi>\n', subject='Lamp', text='<hi>', sent_at='2024-11-18T07:00:00Z')
for number, words in enumerate(['To be or not', 'Reply soon: please', 'X-ray of it']):
    whole(f'hdr-subject-goes-on-{number}', b'From: anna@mail.example\nSubject: About\n' + words.encode() + b'\nDate: Mon, 18 Nov 2024 10:00:00 +0300\n\nhi\n', subject=f'About {words}', text='hi')
whole('hdr-x-originally-quoted', b'>From anna@mail.example Mon Nov 18 10:00:00 2024\r\n' + letter('x'), subject='Order')
whole('hdr-utf8-bom', b'\xef\xbb\xbf' + letter('x'), sender='anna@mail.example',subject='Order')
mail('no-from','x',{'From':None},subject='Order', sender=None)
mail('from-twice','x',{'From':'Anna <anna@mail.example>\r\nFrom: Bob <b@mail.example>'},sender='anna@mail.example')
mail('msgid-nobrackets','x',{'Message-ID':'abc@def.example'},sender='anna@mail.example')
mail('mime-version-missing',frame([piece(T,'hello')]),dict(MIX,**{'MIME-Version':None}),text='hello')
mail('mime-version-odd',frame([piece(T,'hello')]),dict(MIX,**{'MIME-Version':'1.0 (Apple Message framework)'}),text='hello')
mail('subj-re-many','x',{'Subject':'Re: Re[2]: FW: order'},subject='Re: Re[2]: FW: order')
mail('subj-koi8-q','x',{'Subject':'=?koi8-r?Q?=E7=C4=C5_=DA=C1=CB=C1=DA?='},subject='Где заказ')
mail('subj-multi-charset','x',{'Subject':'=?koi8-r?B?'+base64.b64encode('Где'.encode('koi8-r')).decode()+'?= =?windows-1251?B?'+base64.b64encode(' заказ'.encode('cp1251')).decode()+'?='},subject='Где заказ')
mail('subj-empty-word','x',{'Subject':'=?utf-8?B??= hi'},subject='hi')
mail('subj-bad-encoding-letter','x',{'Subject':'=?utf-8?X?abc?='},has='x')
mail('subj-question-in-q','x',{'Subject':'=?utf-8?Q?Where is it??='},has='x')
mail('subj-newline-in-word','x',{'Subject':'=?utf-8?B?0JPQ\r\n tNC1?='},subject='Где')
mail('addr-cc','x',{'Cc':'"Иван" <ivan@x.example>, petr@x.example'},cc=['ivan@x.example','petr@x.example'])
mail('addr-escaped-at','x',{'From':'anna&#64;mail.example'},has='x', sender=None)
mail('addr-utf7','x',{'From':'=?utf-7?Q?+BBAEPQQ9BDA-?= <anna@mail.example>'},name='Анна')
for name, subject, shown in [('b-cut-unpadded','=?utf-8?B?0JPQtN?= =?utf-8?B?C1?=','Где'),('q-cut-after-the-sign','=?utf-8?Q?=D0=93=D0=B4=D0=?= =?utf-8?Q?B5?=','Где'),('q-cut-after-a-digit','=?utf-8?Q?=D0=93=D0=B4=D?= =?utf-8?Q?0=B5?=','Где'),('b-never-coded','=?utf-8?B?Где заказ?=','Где заказ'),('folded-in-a-letter','Где мой за'.encode()+b'\xd0\r\n \xba\xd0\xb0\xd0\xb7','Где мой заказ'),('folded-in-1251','Где мой\r\n №5'.encode('cp1251'),'Где мой №5'),('spam-mark','***SPAM*** '+word('Где'),'***SPAM*** Где')]:
    mail(f'subj-{name}','x',{'Subject':subject},subject=shown)
for name, sender, shown in [('colon','Магазин: новости <anna@mail.example>','Магазин: новости'),('clock','Shop 12:30 <anna@mail.example>','Shop 12:30'),('group-of-one','Sales: Anna <anna@mail.example>;','Anna'),('address-twice','Anna P <anna@mail.example> <anna@mail.example>','Anna P'),('two-strings','"Anna" "P" <anna@mail.example>','Anna P')]:
    mail(f'from-{name}','x',{'From':sender},sender='anna@mail.example',name=shown)
for name, sender, address, shown in [('comment-in-a-comment','Anna (a (nested \\) one)) <anna@mail.example>','anna@mail.example','Anna'),('made-safe-ampersand','Anna &amp; Co <anna@mail.example>','anna@mail.example','Anna &amp; Co'),('unseen-blank','Anna <\u200banna@mail.example>','anna@mail.example','Anna')]:
    mail(f'from-{name}','x',{'From':sender},sender=address,name=shown)
mail('from-raw-jis','x',{'From':'山田太郎 <y@mail.example>'.encode('iso2022_jp')},sender='y@mail.example',name='山田太郎')
mail('to-nobody','x',{'To':'"undisclosed recipients: ;", <Undisclosed-Recipient:;>, b@mail.example'},to=['b@mail.example'])
mail('subj-folded-in-a-code','x',{'Subject':'=?utf-8?Q?=D0=93=D0\r\n =B4=D0=B5?='},subject='Где')
for name, date, moment in [('comments','(c) Mon (d), 18 (e) Nov 2024 (f) 10 (g) : 00 : 00 (h) +0300','2024-11-18T07:00:00Z'),('french','lun., 5 févr. 2024 10:00:00 +0100','2024-02-05T09:00:00Z'),('french-july','5 juil. 2024 10:00:00 +0200','2024-07-05T08:00:00Z'),('polish','pon, 18 lis 2024 10:00:00 +0100','2024-11-18T09:00:00Z'),('turkish','5 Şub 2024 10:00:00 +0300','2024-02-05T07:00:00Z'),('never-set','Thu, 1 Jan 1970 00:00:00 +0000','1970-01-01T00:00:00Z'),('rfc-1969','Thu, 13 Feb 1969 23:32 -0330','1969-02-14T03:02:00Z')]:
    mail(f'date-{name}','x',{'Date':date},sent_at=moment)
for name, untrue, told in [('of-long-ago','Sat, 1 Jan 1601 00:00:00 +0000',"the mail's date can't be true"),('of-the-far-end','Fri, 31 Dec 9999 23:59:59 +0000',"the mail's date can't be true"),('of-a-clock-ahead','Mon, 18 Nov 2041 10:00:00 +0300',"the mail's date can't be true"),('of-words','soon','the mail has no readable date'),('of-none',None,'the mail has no date')]:
    mail(f'date-{name}','x',{'Date':untrue,'Received':'from a by b; Mon, 18 Nov 2024 10:00:00 +0300'},sent_at='2024-11-18T07:00:00Z',no_date=told)
mail('subj-wrong-beside-a-wide-body', 'Grüße'.encode('utf-16'),{'Subject':'=?utf-8?Q?Stra=DFe?=','Content-Type':'text/plain; charset=utf-16','Content-Transfer-Encoding':'8bit'},subject='Straße',text='Grüße')
for number, marks in enumerate([b'\xef\xbb\xbf\xef\xbb\xbf',b'\r\n \xef\xbb\xbf\r\n',b'\0\0\0\0']):
    whole(f'hdr-above-it-{number}', marks + letter('x'), subject='Order', text='x')
mail('date-in-the-second-field','x',{'Date':'today','date':'Mon, 18 Nov 2024 10:00:00 +0300'},sent_at='2024-11-18T07:00:00Z')
whole('date-of-the-envelope', b'From anna@mail.example Mon Nov 18 07:00:00 2024\r\n' + letter('x', {'Date':None}), sent_at='2024-11-18T07:00:00Z')
mail('from-escaped-line-ends','x',{'From':'anna@mail.example\\r\\nReply-To: anna@mail.example'},sender='anna@mail.example')
for name, sender, shown in [('behind-nothing',', , Anna <anna@mail.example>','Anna'),('smtp','Anna [SMTP:anna@mail.example]','Anna'),('smtp-in-brackets','Anna <SMTP:anna@mail.example>','Anna'),('archived','anna at mail.example (Anna Petrova)','Anna Petrova'),('two-in-brackets','Anna <anna@mail.example,b@mail.example>','Anna'),('escaped-for-nothing',"Anna O\\'Neil <anna@mail.example>","Anna O'Neil")]:
    mail(f'from-{name}','x',{'From':sender},sender='anna@mail.example',name=shown)
# A header that a script cut in two; words that begin like one are the writer's.
for name, above, below in [('from-below','To: help@desk.example\r\nX-PHP-Script: 1','Subject: Order\r\nFrom: Anna <anna@mail.example>\r\nContent-Type: text/html; charset=utf-8'),('type-below','From: anna@mail.example\r\nSubject: Order\r\nMIME-Version: 1.0','X-Mailer: PHP\r\nContent-Type: text/html; charset=utf-8'),('mime-below','Subject: Order\r\nFrom: anna@mail.example','Date: Mon, 18 Nov 2024 10:00:00 +0300\r\nMIME-Version: 1.0\r\nContent-Type: text/html; charset=utf-8')]:
    whole(f'cut-header-{name}', f'{above}\r\n\r\n{below}\r\n\r\n<p>Где?</p>'.encode(), subject='Order', text='Где?')
mail('cut-header-or-a-copy','From: Bob <b@x.example>\nTo: anna@mail.example\nDate: Mon, 18 Nov 2024 09:00:00 +0300\nSubject: inner\n\nWhat is it?',{},sender='anna@mail.example',subject='Order',anywhere=['Bob','What is it?'])
mail('cut-header-or-a-question','Subject: is it the order or the offer?\n\nTell me.',{},text='Subject: is it the order or the offer? Tell me.')
mail('cut-header-or-a-form','Subject: Order\nName: Anna\nPhone: 5\n\nWhere is it?',{'Subject':None},text='Subject: Order Name: Anna Phone: 5 Where is it?')
mail('subj-cut-in-a-letter','x',{'Subject':'Заказ готов'.encode()[:-1]},subject='Заказ гото')
for name, date, moment in [('ordinal','Monday, 18th November 2024 10:00:00 +0300','2024-11-18T07:00:00Z'),('sydney','Mon, 18 Nov 2024 10:00:00 AEDT','2024-11-17T23:00:00Z')]:
    mail(f'date-{name}','x',{'Date':date},sent_at=moment)
for name, sender, shown in [('all-at-once',r'"a,b;c:d \"q\" (x) <y> a,b" <anna@mail.example>','a,b;c:d "q" (x) <y> a,b'),('address-and-comma','"Petrova, Anna <b@x.example>" <anna@mail.example>','Petrova, Anna <b@x.example>')]:
    mail(f'from-quotes-{name}','x',{'From':sender},sender='anna@mail.example',name=shown)
for name, to in [('one','Anna" <a@x.example>, "Bob" <b@x.example>'),('two','Anna" <a@x.example>, Bob" <b@x.example>'),('first','"Anna <a@x.example>, Bob" <b@x.example>, c@x.example')]:
    mail(f'to-stray-quotes-{name}','x',{'To':to},anywhere='x',to=['a@x.example','b@x.example'] if name!='first' else ['b@x.example','c@x.example'])
PLAIN = letter('Where is it?\n',{})
whole('file-of-apple-mail', b'%d   \n' % len(PLAIN) + PLAIN + b'<?xml version="1.0"?>\n<plist><dict><key>flags</key></dict></plist>\n', subject='Order', text='Where is it?')
whole('file-that-begins-with-a-blank-line', b' \n\t\n' + PLAIN, subject='Order', text='Where is it?')
whole('file-that-begins-with-a-number', b'15\nis the number: of my order', sender=None, anywhere='is the number: of my order')
# fmt: on
