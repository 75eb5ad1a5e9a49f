"""The fields of mails, as they leave and as they arrive."""

from tests.channels.email.letters import HELLO, PLAIN8, add, cut_words, exact, head, word


def corpus() -> None:
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
