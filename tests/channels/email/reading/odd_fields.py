"""Mails whose fields are wrong in ways that help desks and mail libraries have been reported to stumble over."""

from channels.email.reading.charset import lookup
from tests.channels.email.letters import HELLO, PDF, PLAIN8, add, b64, exact, head, multi, part, word

DATE = b"Tue, 12 Nov 2024 15:30:00 +0300"

# What stands in From: the address and the name that a person reads there.
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
    "equals-at-the-end-of-q": ("=?UTF-8?Q?a=?=", "a="),
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

# A file's name as Content-Disposition says it, and as a person reads it.
NAMES: dict[str, tuple[str | bytes, str]] = {
    "quotes-inside-quotes": ('attachment; filename="my "last" act.pdf"', 'my "last" act.pdf'),
    "characters-of-no-file-system": ('attachment; filename="Re: act? <1|2>*.pdf"', "Re: act? <1|2>*.pdf"),
    "no-semicolon": ('attachment filename="act.pdf"', "act.pdf"),
    "no-disposition": ('filename="act.pdf"', "act.pdf"),
    "closing-quote-only": ('attachment; filename=act.pdf"', "act.pdf"),
    "opening-quote-only": ('attachment; filename="act.pdf', "act.pdf"),
    "blanks-without-quotes": ("attachment; filename=act of return.pdf", "act of return.pdf"),
    "brackets-without-quotes": ("attachment; filename=act (2).pdf", "act (2).pdf"),
    "comment-behind": ('attachment; filename="act.pdf" (the first)', "act.pdf"),
    "single-quotes": ("attachment; filename='act.pdf'", "act.pdf"),
    "semicolon-inside": ('attachment; filename="act;2.pdf"', "act;2.pdf"),
    "extended-without-asterisk": ("attachment; filename=utf-8''%D0%90%D0%BA%D1%82.pdf", "Акт.pdf"),
    "pieces-without-asterisks": ("attachment; filename*0=utf-8''%D0%90%D0%BA; filename*1=%D1%82.pdf", "Акт.pdf"),
    "pieces-cut-in-a-character": ("attachment; filename*0*=utf-8''%D0%90%D0; filename*1*=%BA%D1%82.pdf", "Акт.pdf"),
    "pieces-cut-in-a-code": ("attachment; filename*0*=utf-8''%D0%90%D; filename*1*=0%BA%D1%8; filename*2*=2.pdf", "Акт.pdf"),
    "pieces-with-leading-zeros": ('attachment; filename*00="act"; filename*01=".pdf"', "act.pdf"),
    "word-cut-into-pieces": ('attachment; filename*0="=?utf-8?B?0JDQ"; filename*1="utGCLnBkZg==?="', "Акт.pdf"),
    "both-kinds": ("attachment; filename=\"act.pdf\"; filename*=utf-8''%D0%90%D0%BA%D1%82.pdf", "Акт.pdf"),
    "charset-empty": ("attachment; filename*=''%D0%90%D0%BA%D1%82.pdf", "Акт.pdf"),
    "charset-unknown": ("attachment; filename*=bogus''%D0%90%D0%BA%D1%82.pdf", "Акт.pdf"),
    "charset-lies": ("attachment; filename*=utf-8''caf%E9.pdf", "café.pdf"),
    "cp1251-extended": ("attachment; filename*=windows-1251''%C0%EA%F2.pdf", "Акт.pdf"),
    "word-without-quotes": ("attachment; filename==?utf-8?B?0JDQutGCLnBkZg==?=", "Акт.pdf"),
    "word-folded": ('attachment; filename="=?utf-8?Q?=D0=90=D0=BA?=\n =?utf-8?Q?=D1=82.pdf?="', "Акт.pdf"),
    "raw-koi8": (b'attachment; filename="' + "отчёт за ноябрь.pdf".encode("koi8-r") + b'"', "отчёт за ноябрь.pdf"),
    "windows-path": ('attachment; filename="C:\\Users\\anna\\act.pdf"', "act.pdf"),
    "network-path": ('attachment; filename="\\\\server\\share\\act.pdf"', "act.pdf"),
    "coded-slash": ("attachment; filename*=utf-8''..%2F..%2Fact.pdf", "act.pdf"),
    "begins-with-a-dot": ('attachment; filename=".settings"', ".settings"),
    "only-dots": ('attachment; filename=".."', "file-1.pdf"),
    "right-to-left-override": ('attachment; filename="act\u202efdp.exe"', "actfdp.exe"),
}  # fmt: skip


# Fields in raw bytes of the charset that the body names: subject, sender's name, body.
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


def _raw_fields() -> None:
    for label, (subject, name, text) in RAW.items():
        codec = lookup(label)
        kind = f"Content-Type: text/plain; charset={label}"
        sender = name.encode(codec) + b" <anna@mail.example>"
        fields = head(kind, sender=sender, subject=subject.encode(codec), number=f"raw-{label}")
        add(f"raw-fields-{label}", fields + b"\n" + text.encode(codec), subject=subject, name=name, text=text)
    disposition = b'Content-Disposition: attachment; filename="' + "中文文件.pdf".encode("gbk") + b'"'
    parts = part("text/plain; charset=gb2312", "我的订单".encode("gbk")), part("application/pdf", PDF, disposition)
    add("file-raw-chinese", head(number="gbk") + multi("mixed", "b", *parts), parts=["中文文件.pdf application/pdf"])


def _fields() -> None:
    for name, (written, address, shown) in SENDERS.items():
        add(
            f"sender-{name}",
            head(*PLAIN8, sender=written, number=f"sender-{name}") + b"\n" + HELLO.encode(),
            sender=f"email:{address}",
            name=shown,
            text=HELLO,
        )
    for name, (subject, shown) in SUBJECTS.items():
        add(
            f"about-{name}",
            head(*PLAIN8, subject=subject, number=f"about-{name}") + b"\n" + HELLO.encode(),
            subject=shown,
            text=HELLO,
        )
    for name, (date, moment) in DATES.items():
        add(
            f"when-{name}",
            head(*PLAIN8, number=f"when-{name}").replace(DATE, date.encode()) + b"\n" + HELLO.encode(),
            sent_at=moment,
            text=HELLO,
        )
    text = part("text/plain; charset=utf-8", HELLO.encode(), encoding="8bit")
    for name, (written, shown) in NAMES.items():
        disposition = b"Content-Disposition: " + (written.encode() if isinstance(written, str) else written)
        file = part("application/pdf", b64(PDF), disposition, encoding="base64")
        add(
            f"file-{name}",
            head(number=f"file-{name}") + multi("mixed", "b", text, file),
            parts=[f"{shown} application/pdf"],
            sizes=[len(PDF)],
            text=HELLO,
        )


def _whole_headers() -> None:
    plain = head(*PLAIN8, number="h")
    add(
        "head-name-in-content-type-only",
        head(number="name")
        + multi(
            "mixed",
            "b",
            part("text/plain; charset=utf-8", HELLO.encode()),
            part(
                "application/pdf; name*=utf-8''%D0%90%D0%BA%D1%82.pdf",
                b64(PDF),
                "Content-Disposition: attachment",
                encoding="base64",
            ),
        ),
        parts=["Акт.pdf application/pdf"],
        text=HELLO,
    )
    add(
        "head-name-in-description-only",
        head(number="described")
        + multi(
            "mixed",
            "b",
            part("text/plain; charset=utf-8", HELLO.encode()),
            part(
                "application/pdf",
                b64(PDF),
                "Content-Description: act of return.pdf",
                "Content-Disposition: attachment",
                encoding="base64",
            ),
        ),
        parts=["act of return.pdf application/pdf"],
        text=HELLO,
    )
    add(
        "head-ten-thousand-fields",
        head(*(f"X-{number}: {number}" for number in range(10_000)), *PLAIN8, number="10000") + b"\n" + HELLO.encode(),
        text=HELLO,
        subject="Order",
    )
    add(
        "head-many-fields-first",
        b"".join(b"X-%d: 1\n" % number for number in range(3000)) + plain + b"\n" + HELLO.encode(),
        text=HELLO,
        subject="Order",
    )
    exact(
        "head-ends-in-cr",
        plain.replace(b"\n", b"\r") + b"\r" + f"{HELLO}\nСпасибо".encode(),
        text=f"{HELLO}\nСпасибо",
        subject="Order",
    )
    add(
        "head-sender-in-mbox-line-only",
        b"From anna@mail.example Tue Nov 12 15:30:00 2024\n"
        + plain.replace(b"From: Anna <anna@mail.example>\n", b"").replace(b"Return-Path: <anna@mail.example>\n", b"")
        + b"\n"
        + HELLO.encode(),
        sender="email:anna@mail.example",
        text=HELLO,
    )
    add(
        "head-from-is-empty",
        plain.replace(b"From: Anna <anna@mail.example>", b"From:\nSender: Anna <anna@mail.example>")
        + b"\n"
        + HELLO.encode(),
        sender="email:anna@mail.example",
        name="Anna",
        text=HELLO,
    )
    add(
        "head-from-is-our-group",
        plain.replace(b"From: Anna", b"X-Original-From: Anna").replace(
            b"To: ", b"From: 'Anna' via Shop <support@shop.example>\nTo: "
        )
        + b"\n"
        + HELLO.encode(),
        sender="email:anna@mail.example",
        name="Anna",
        text=HELLO,
    )
    add(
        "head-from-is-undisclosed",
        plain.replace(b"From: Anna <anna@mail.example>", b"From: undisclosed-recipients:;") + b"\n" + HELLO.encode(),
        sender="email:anna@mail.example",
        text=HELLO,
    )
    add(
        "head-resent-date-only",
        plain.replace(b"Date: " + DATE, b"Resent-Date: Tue, 12 Nov 2024 15:31:00 +0300") + b"\n" + HELLO.encode(),
        sent_at="2024-11-12T12:31:00Z",
        text=HELLO,
    )
    exact(
        "head-server-line-first",
        b"+OK 1234 octets\r\n" + plain.replace(b"\n", b"\r\n") + b"\r\n" + HELLO.encode(),
        text=HELLO,
        subject="Order",
    )
    add(
        "head-folded-a-thousand-times",
        head("X-Folded: a" + "\n b" * 1000, *PLAIN8, number="folded") + b"\n" + HELLO.encode(),
        text=HELLO,
        subject="Order",
    )


FAMILIES = (_fields, _raw_fields, _whole_headers)
