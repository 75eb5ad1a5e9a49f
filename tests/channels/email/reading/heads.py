"""The fields of mails, as they leave and as they arrive."""

# ruff: noqa: E501 a table of mails: one case is one line, however long the mail

from tests.channels.email.letters import HELLO, PLAIN8, add, cut_words, exact, head, word

SUBJECTS: dict[str, tuple[str | bytes, str]] = {
    "split-character": (cut_words("Заказов нет!"), "Заказов нет!"),
    "two-charsets": (f"{word('Заказ', 'windows-1251')}\n {word(' потерян', 'koi8-r', b=False)}", "Заказ потерян"),
    "raw-cp1251": ("Не пришёл заказ".encode("cp1251"), "Не пришёл заказ"),
    "raw-utf8": ("Не пришёл заказ".encode(), "Не пришёл заказ"),
    "spaces-in-q": ("=?utf-8?Q?=D0=97=D0=B0=D0=BA=D0=B0=D0=B7 123 ?=", "Заказ 123"),
    "never-closed": ("=?utf-8?B?0JfQsNC60LDQtw==", "Заказ"),
    "words-without-blank": (word("Зак") + word("аз"), "Заказ"),
    "unknown-charset": ("=?x-none?B?0JfQsNC60LDQtw==?=", "Заказ"),
    "language-tag": ("=?utf-8*ru?Q?=D0=97=D0=B0=D0=BA=D0=B0=D0=B7?=", "Заказ"),
}
SENDERS: dict[str, tuple[str, str, str]] = {
    "quoted-comma": ('"Смирнова, Анна" <Anna@Mail.Example>', "Смирнова, Анна", "anna@mail.example"),
    "bare-comma": ("Смирнова, Анна <anna@mail.example>", "Смирнова, Анна", "anna@mail.example"),
    "comment": ("anna@mail.example (Анна Смирнова)", "Анна Смирнова", "anna@mail.example"),
    "word-in-quotes": (f'"{word("Анна, отдел")}" <anna@mail.example>', "Анна, отдел", "anna@mail.example"),
    "all-in-one-word": (word("Анна <anna@mail.example>"), "Анна", "anna@mail.example"),
    "idn": ("Анна <anna@xn--80aswg.xn--p1ai>", "Анна", "anna@сайт.рф"),
}


# fmt: off
def corpus() -> None:
    body = HELLO.encode()
    for number, (name, (subject, shown)) in enumerate(SUBJECTS.items(), 1):
        add(f"subject-{name}", head(*PLAIN8, subject=subject, number=f"h{number}") + body, subject=shown)
    for number, (name, (sender, shown, address)) in enumerate(SENDERS.items(), 10):
        add(f"from-{name}", head(*PLAIN8, sender=sender, number=f"h{number}") + body, name=shown, sender=f"email:{address}")
    nobody = head(*PLAIN8, number="h16").replace(b"From: Anna <anna@mail.example>\n", b"").replace(b"<anna@mail.example>", b"<>")
    add("from-missing", nobody + body, text=HELLO, sender_starts="email:unknown-")
    add("from-missing-but-sender", head(*PLAIN8, "Sender: anna@mail.example", number="h17").replace(b"From: Anna <anna@mail.example>\n", b"") + body, sender="email:anna@mail.example")
    add("from-broken-quote", head(*PLAIN8, sender='"Анна <anna@mail.example>', number="h18") + body, name="Анна", sender="email:anna@mail.example")
    bare = head(*PLAIN8).replace(b"Message-ID: <1@mail.example>\n", b"").replace(b"Date: Tue, 12 Nov 2024 15:30:00 +0300\n", b"")
    add("no-message-id-no-date", bare + body, text=HELLO, sent_at="2024-11-12T12:30:05Z", reference_ends="@missing.invalid>")
    add("date-russian", head(*PLAIN8, number="h20").replace(b"Tue, 12 Nov 2024", "Вт, 12 ноя 2024".encode()) + body, sent_at="2024-11-12T12:30:00Z")
    add("date-in-the-future", head(*PLAIN8, number="h21").replace(b"Date: Tue, 12 Nov 2024", b"Date: Tue, 12 Nov 2099") + body, sent_at="2024-11-12T12:30:05Z")
    add("double-from", head(*PLAIN8, "From: Other <other@mail.example>", number="h22") + body, sender="email:anna@mail.example")
    add("broken-field-line", head("this line is no field", *PLAIN8, number="h23") + b"\n" + body, text=HELLO)
    add("mbox-line-first", b"From anna@mail.example Tue Nov 12 15:30:00 2024\n" + head(*PLAIN8, number="h24") + b"\n" + body, text=HELLO)
    exact("bare-cr", (head(*PLAIN8, number="h25") + b"\n" + body).replace(b"\n", b"\r"), text=HELLO)
    exact("no-header-at-all", body + b"\n", text=HELLO)
    add("plus-address-token", head(*PLAIN8, "Delivered-To: support+17.abcdefghijklmnop@shop.example", number="h26") + b"\n" + body, token="17.abcdefghijklmnop")
    add("message-id-token", head(*PLAIN8, "In-Reply-To: <okno-0123456789abcdef.17.abcdefghijklmnop@shop.example>", number="h27") + b"\n" + body, token="17.abcdefghijklmnop")
# fmt: on
