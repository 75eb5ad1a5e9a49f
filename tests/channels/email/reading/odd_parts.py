"""Mails whose bodies are wrong or rare: types, boundaries, encodings, charsets, files in odd wrappings, pages of shops and phones."""

# ruff: noqa: E501 a table of mails: one case is one line, however long the mail

import binascii
import struct

from tests.channels.email.letters import HELLO, PDF, PLAIN8, PNG, add, b64, exact, head, multi, part, qp

TEXT = part("text/plain; charset=utf-8", HELLO.encode(), encoding="8bit")
PAGE = part("text/html; charset=utf-8", f"<p>{HELLO}</p>".encode(), encoding="8bit")
ACT = part("application/pdf", b64(PDF), "Content-Disposition: attachment; filename=act.pdf", encoding="base64")
PICTURE = part("image/png", b64(PNG), "Content-ID: <p@1>", encoding="base64")
NAMED = ["act.pdf application/pdf"]
PLAIN = "Content-Type: text/plain; charset=utf-8"

TYPES = {
    "reversed": "plain/text; charset=utf-8", "bare": "text", "slash-only": "text/; charset=utf-8", "quoted": '"text/plain"; charset=utf-8',
    "with-comment": "text/plain (body); charset=utf-8 (Unicode)", "unknown-text": "text/x-note; charset=utf-8", "empty": "", "two-slashes": "text/plain/html",
    "charset-empty": 'text/plain; charset=""', "charset-colon": "text/plain; charset: utf-8", "charset-spaced": "text/plain ; charset = utf-8 ;",
    "charset-glued": "text/plain; charset=UTF-8Content-Transfer-Encoding: 8bit", "markdown": "text/markdown; charset=utf-8",
}  # fmt: skip
BASE64 = ("BASE64", "base 64", "B", "b64", "base64;", '"base64"', "7bit, base64", "base64 (as it should be)")
PRINTABLE = ("quoted printable", "Quoted_Printable", "qp", "q", "quoted-printable.", "quotedprintable",
             "quote-printable", "quoted-printible")  # fmt: skip
CHARSETS = {
    "ucs-2": ("utf-16-be", HELLO), "utf-32be": ("utf-32-be", HELLO), "koi8_r": ("koi8-r", "Где мой заказ? Жду ответа."), "ms-cyrl": ("cp1251", "Где мой заказ? Жду ответа."),
    "cp_1251": ("cp1251", "Где мой заказ? Жду ответа."), "ansi_x3.110-1983": ("cp1251", "Где мой заказ? Жду ответа."), "x-user-defined": ("koi8-r", "Где мой заказ? Жду ответа."),
    "_autodetect_all": ("utf-8", HELLO), "x-big5": ("big5", "您好，我的訂單"), "iso-2022-jp-ms": ("iso2022_jp", "注文はどこ"), "windows-1257": ("cp1257", "Ačiū, labą dieną"), "ibm852": ("cp852", "Dziękuję bardzo"),
}  # fmt: skip


def _encodings() -> None:
    for name, kind in TYPES.items():
        add(
            f"type-{name}",
            head(f"Content-Type: {kind}", number=f"type-{name}") + b"\n" + HELLO.encode(),
            text=HELLO,
            parts=[],
        )
    for number, encoding in enumerate(BASE64, 1):
        add(
            f"encoding-base64-{number}",
            head(PLAIN, f"Content-Transfer-Encoding: {encoding}", number=f"b{number}") + b"\n" + b64(HELLO),
            text=HELLO,
        )
    for number, encoding in enumerate(PRINTABLE, 1):
        add(
            f"encoding-printable-{number}",
            head(PLAIN, f"Content-Transfer-Encoding: {encoding}", number=f"q{number}") + b"\n" + qp(HELLO),
            text=HELLO,
        )
    for label, (codec, text) in CHARSETS.items():
        add(
            f"label-{label}",
            head(
                f"Content-Type: text/plain; charset={label}",
                "Content-Transfer-Encoding: base64",
                number=f"label-{label}",
            )
            + b"\n"
            + b64(text, codec),
            text=text,
        )
    add(
        "encoding-twice",
        head(PLAIN, "Content-Transfer-Encoding: 8bit", "Content-Transfer-Encoding: base64", number="e2")
        + b"\n"
        + b64(HELLO),
        text=HELLO,
    )
    add(
        "encoding-lost-printable",
        head(PLAIN, "Content-Transfer-Encoding: 7bit", number="e3") + b"\n" + qp(HELLO),
        text=HELLO,
    )
    add("encoding-lost-base64", head(PLAIN, number="e4") + b"\n" + b64(f"{HELLO}\n" * 3), text="\n".join([HELLO] * 3))
    add(
        "encoding-never-lost-in-a-link",
        head(*PLAIN8, number="e5") + b"\nhttps://x.example/?a=D0=97&b=D1=80",
        text="https://x.example/?a=D0=97&b=D1=80",
    )
    add(
        "encoding-printable-never-coded",
        head(PLAIN, "Content-Transfer-Encoding: quoted-printable", number="e6")
        + "\nсм. https://x.example/?id=12345".encode(),
        text="см. https://x.example/?id=12345",
    )
    add(
        "encoding-printable-bare-equals",
        head(PLAIN, "Content-Transfer-Encoding: quoted-printable", number="e7") + b"\na = b =zz 50=25=",
        text="a = b =zz 50%",
    )
    add(
        "encoding-base64-for-addresses",
        head(PLAIN, "Content-Transfer-Encoding: base64", number="e8")
        + b"\n"
        + b64(f"{HELLO}>>>???").replace(b"+", b"-").replace(b"/", b"_"),
        text=f"{HELLO}>>>???",
    )
    add(
        "encoding-base64-of-two-short-runs",
        head(PLAIN, "Content-Transfer-Encoding: base64", number="e10") + b"\nSGVsbG8=\nIHlvdQ==\n",
        text="Hello you",
    )
    add(
        "encoding-base64-cut",
        head(PLAIN, "Content-Transfer-Encoding: base64", number="e9") + b"\n" + b64("Где заказ? Жду.")[:-6],
        text_starts="Где заказ?",
    )


def _boundaries() -> None:
    def cut(name: str, kind: str, mark: str, *, end: bytes = b"--\n", parts: tuple[bytes, ...] = (TEXT, ACT)) -> None:
        body = b"".join(b"--%s\n%s\n" % (mark.encode(), one) for one in parts)
        add(
            name,
            head(f"Content-Type: multipart/mixed; {kind}", number=name) + b"\n" + body + b"--" + mark.encode() + end,
            text=HELLO,
            parts=NAMED,
        )

    cut("boundary-of-another-mail", 'boundary="zzz"', "b")
    cut("boundary-empty", 'boundary=""', "b")
    cut("boundary-in-single-quotes", "boundary='b'", "b")
    cut("boundary-with-its-single-quotes", "boundary='b'", "'b'")
    cut("boundary-blanks-without-quotes", "boundary=a b c", "a b c")
    cut("boundary-brackets-without-quotes", "boundary=a(b)c", "a(b)c")
    cut("boundary-dashes-in-the-field", "boundary=--b", "b")
    cut("boundary-extended", "boundary*=us-ascii''a%20b", "a b")
    cut("boundary-in-pieces", "boundary*0=aaa; boundary*1=bbb", "aaabbb")
    cut("boundary-in-another-case", "boundary=AbC", "abc")
    cut("boundary-folded-inside", 'boundary="aaa\n bbb"', "aaabbb")
    add(
        "boundary-behind-the-last-word",
        head(number="behind")
        + b"Content-Type: multipart/mixed; boundary=b\n\n--b\nContent-Type: text/plain; charset=utf-8\n\n"
        + HELLO.encode()
        + b"--b--\n",
        text=HELLO,
        parts=[],
    )
    add(
        "boundary-of-the-inner-never-closed",
        head("Content-Type: multipart/mixed; boundary=a", number="inner")
        + b"\n--a\nContent-Type: multipart/alternative; boundary=b\n\n--b\n"
        + TEXT
        + b"\n--b\n"
        + PAGE
        + b"\n--a\n"
        + ACT
        + b"\n--a--\n",
        text=HELLO,
        parts=NAMED,
    )
    add(
        "boundary-and-no-parts",
        head("Content-Type: multipart/mixed; boundary=b", number="nopart") + b"\n" + HELLO.encode(),
        text=HELLO,
        parts=[],
    )


def _structures() -> None:
    add("twin-of-text-and-page", head(number="twin") + multi("mixed", "b", TEXT, PAGE), text=HELLO, parts=[])
    add(
        "apple-texts-around-a-file",
        head(number="around")
        + multi(
            "alternative",
            "a",
            part("text/plain; charset=utf-8", "Раз".encode()),
            multi(
                "mixed",
                "b",
                part("text/html; charset=utf-8", "<p>Раз</p>".encode()),
                ACT,
                part("text/html; charset=utf-8", "<p>Два</p>".encode()),
            ),
        ),
        parts=NAMED,
        text_starts="Раз",
    )
    add(
        "stub-longer-than-the-page",
        head(number="stub")
        + multi("alternative", "b", part("text/plain", b"Your email client does not support HTML messages"), PAGE),
        text=HELLO,
    )
    add(
        "stub-in-russian",
        head(number="stubru")
        + multi(
            "alternative",
            "b",
            part(
                "text/plain; charset=utf-8",
                "Ваша почтовая программа не поддерживает просмотр писем в формате HTML".encode(),
            ),
            PAGE,
        ),
        text=HELLO,
    )
    add(
        "third-form-for-watches",
        head(number="watch")
        + multi("alternative", "b", TEXT, part("text/watch-html; charset=utf-8", b"<b>w</b>"), PAGE),
        text=HELLO,
        parts=[],
    )
    add(
        "form-data",
        head(number="form")
        + multi(
            "form-data",
            "b",
            part("text/plain; charset=utf-8", HELLO.encode(), 'Content-Disposition: form-data; name="comment"'),
            part(
                "application/pdf",
                PDF,
                'Content-Disposition: form-data; name="file"; filename="act.pdf"',
                encoding="binary",
            ),
        ),
        text=HELLO,
        parts=NAMED,
    )
    add(
        "rich-text-body",
        head("Content-Type: text/rtf", number="rtf")
        + b"\n{\\rtf1\\ansi\\ansicpg1251 \\'c3\\'e4\\'e5 \\b zakaz\\b0 ?\\par}",
        text="Где zakaz?",
    )
    add(
        "enriched-body",
        head("Content-Type: text/enriched; charset=utf-8", number="enriched")
        + b"\n<bold>Hello</bold> <color><param>red</param>red</color> a<<b\nsame line\n\nnew",
        text="Hello red a<b same line\nnew",
    )
    add(
        "picture-by-coded-cid",
        head(number="cid")
        + multi(
            "related",
            "b",
            part("text/html; charset=utf-8", f'<p>{HELLO}</p><img src="cid:p%401">'.encode(), encoding="8bit"),
            PICTURE,
        ),
        text=HELLO,
        parts=["image-1.png image/png inline"],
    )
    add("parallel", head(number="parallel") + multi("parallel", "b", TEXT, ACT), text=HELLO, parts=NAMED)
    add("unknown-multipart", head(number="x-foo") + multi("x-foo", "b", TEXT, ACT), text=HELLO, parts=NAMED)
    add(
        "whole-mail-is-marked-a-file",
        head(PLAIN, "Content-Disposition: attachment; filename=x.txt", number="asfile") + b"\n" + HELLO.encode(),
        text=HELLO,
        parts=[],
    )
    add(
        "part-is-only-fields",
        head(number="onlyfields") + multi("mixed", "b", TEXT, b"Content-Type: application/pdf; name=empty.pdf"),
        text=HELLO,
        parts=["empty.pdf application/pdf"],
        sizes=[0],
    )
    add(
        "same-file-twice",
        head(number="same2") + multi("mixed", "b", TEXT, ACT, ACT),
        text=HELLO,
        parts=["act.pdf application/pdf", "act (2).pdf application/pdf"],
    )
    add(
        "uuencoded-file-in-a-part",
        head(number="uupart")
        + multi(
            "mixed",
            "b",
            TEXT,
            part(
                "application/pdf; name=act.pdf",
                b"begin 644 act.pdf\n"
                + b"".join(binascii.b2a_uu(PDF[start : start + 45]) for start in range(0, len(PDF), 45))
                + b"`\nend\n",
                "Content-Disposition: attachment",
            ),
        ),
        text=HELLO,
        parts=NAMED,
        sizes=[len(PDF)],
    )
    add(
        "begin-of-a-sentence",
        head(*PLAIN8, number="begin") + b"\nbegin 100 times\nand end",
        text="begin 100 times\nand end",
    )
    exact(
        "page-is-all-there-is",
        head("Content-Type: TEXT/HTML; CHARSET=UTF-8", number="caps") + f"\n<P>{HELLO}</P>".encode(),
        text=HELLO,
    )


def _dispositions() -> None:
    """Which texts are the body and which are files."""

    def named(kind: str, name: str, body: str, disposition: str) -> bytes:
        return part(
            f'text/{kind}; charset=utf-8; name="{name}"',
            body.encode(),
            f"Content-Disposition: {disposition}",
            encoding="8bit",
        )

    add(
        "body-is-inline-with-a-name",
        head(number="inl1") + multi("mixed", "b", named("plain", "body.txt", HELLO, "inline; filename=body.txt"), ACT),
        text=HELLO,
        parts=NAMED,
    )
    add(
        "bodies-are-inline-with-names",
        head(number="inl2")
        + multi(
            "alternative",
            "b",
            named("plain", "a.txt", HELLO, "inline"),
            named("html", "a.html", f"<p>{HELLO}</p>", "inline"),
        ),
        text=HELLO,
        parts=[],
    )
    add(
        "second-text-with-a-name-is-a-file",
        head(number="inl3") + multi("mixed", "b", TEXT, named("plain", "log.txt", "log", "inline; filename=log.txt")),
        text=HELLO,
        parts=["log.txt text/plain"],
    )
    add(
        "file-above-the-body",
        head(number="inl4") + multi("mixed", "b", ACT, PAGE),
        text=HELLO,
        parts=NAMED,
    )
    add(
        "semicolon-forgotten-before-the-name",
        head(number="semi1")
        + multi(
            "mixed",
            "b",
            TEXT,
            part('application/octet-stream; x-unix-mode=0600\n name="act.pdf"', b64(PDF), encoding="base64"),
        ),
        text=HELLO,
        parts=NAMED,
    )
    add(
        "semicolon-forgotten-before-the-format",
        head("Content-Type: text/plain; charset=utf-8 format=flowed", number="semi2") + "\nОдна \nстрока.".encode(),
        text="Одна строка.",
    )
    add(
        "type-in-an-encoded-word",
        head(number="wordtype")
        + multi("mixed", "b", TEXT, part("=?utf-8?Q?application/pdf?=; name=act.pdf", b64(PDF), encoding="base64")),
        text=HELLO,
        parts=NAMED,
    )


def _tnef() -> None:
    def wide(text: str) -> bytes:
        return (text + "\0").encode("utf-16-le")

    def properties(*found: tuple[int, int, bytes]) -> bytes:
        coded = [
            struct.pack("<HHII", kind, tag, 1, len(value)) + value + b"\0" * (-len(value) % 4)
            for kind, tag, value in found
        ]
        return struct.pack("<I", len(coded)) + b"".join(coded)

    def attribute(level: int, number: int, value: bytes) -> bytes:
        return struct.pack("<BII", level, number, len(value)) + value + struct.pack("<H", sum(value) & 0xFFFF)

    def stream(*attributes: bytes) -> bytes:
        return b"\x78\x9f\x3e\x22\1\0" + b"".join(attributes)

    def file(title: bytes, data: bytes, *more: tuple[int, int, bytes]) -> bytes:
        rendering = attribute(2, 0x69002, b"\1\0" + b"\0" * 12) + attribute(2, 0x18010, title + b"\0")
        return (
            rendering
            + (attribute(2, 0x6800F, data) if data else b"")
            + (attribute(2, 0x69005, properties(*more)) if more else b"")
        )

    def carried(data: bytes, kind: str = "application/ms-tnef; name=winmail.dat") -> bytes:
        return multi("mixed", "b", TEXT, part(kind, b64(data), encoding="base64"))

    inner = stream(attribute(1, 0x69003, properties((0x1F, 0x1000, wide("Внутри письма")))), file(b"act.pdf", PDF))
    attached = bytes.fromhex("0703020000000000c000000000000046") + inner
    add(
        "winmail-long-name",
        head(number="wlong") + carried(stream(file(b"OTCHET~1.PDF", PDF, (0x1F, 0x3707, wide("Отчёт за ноябрь.pdf"))))),
        text=HELLO,
        parts=["Отчёт за ноябрь.pdf application/pdf"],
        sizes=[len(PDF)],
    )
    add(
        "winmail-cyrillic-short-name",
        head(number="wshort") + carried(stream(file("Отчёт за месяц.pdf".encode("cp1251"), PDF))),
        text=HELLO,
        parts=["Отчёт за месяц.pdf application/pdf"],
    )
    add(
        "winmail-with-a-mail-inside",
        head(number="wmail") + carried(stream(file(b"Inner", b"", (0x0D, 0x3701, attached)))),
        text=HELLO,
        parts=["Inner.txt text/plain", "act.pdf application/pdf"],
    )
    add(
        "winmail-under-another-name",
        head(number="wname") + carried(stream(file(b"act.pdf", PDF)), "application/octet-stream; name=ATT0001.dat"),
        text=HELLO,
        parts=NAMED,
    )
    polish = (
        attribute(1, 0x69007, struct.pack("<II", 1250, 1252)),
        attribute(1, 0x2800C, "Żółć, gęś".encode("cp1250") + b"\0"),
    )
    add(
        "winmail-polish",
        head(number="wpolish")
        + multi("mixed", "b", part("application/ms-tnef", b64(stream(*polish)), encoding="base64")),
        text="Żółć, gęś",
    )
    add("winmail-cut", head(number="wcut") + carried(stream(file(b"act.pdf", PDF))[:-2]), text=HELLO, parts=NAMED)
    add(
        "winmail-empty",
        head(number="wempty") + carried(stream()),
        text=HELLO,
        parts=["winmail.dat application/ms-tnef"],
    )


PAGES: dict[str, tuple[str, str]] = {
    "newsletter-font-size-zero": ('<table><tr><td style="direction:ltr;font-size:0px;padding:20px 0"><div style="font-size:14px">Ваш заказ собран</div></td></tr></table>', "Ваш заказ собран"),
    "newsletter-preview-line": ('<div style="font-size:0;max-height:0;overflow:hidden">Анонс</div><p>Ваш заказ собран</p>', "Ваш заказ собран"),
    "hidden-paragraph-never-closed": ('<p style="display:none">Анонс<p>Ваш заказ собран', "Ваш заказ собран"),
    "address-in-bare-brackets": ("<div>Анна <anna@mail.example> пишет</div>", "Анна <anna@mail.example> пишет"),
    "less-and-more": ("<p>5 < 6 и 7 > 2, если a<6</p>", "5 < 6 и 7 > 2, если a<6"),
    "bracket-in-a-value": ('<a title="x > y" href="https://x.example/q">тут</a> <img alt="a > b" src="https://x.example/p.png">', "тут (https://x.example/q) [a > b]"),
    "quote-in-a-value-never-closed": ('<p title="Раз>Раз</p><p>Два</p>', "Раз\n\nДва"),
    "lines-kept-by-style": ('<div style="white-space: pre-line">Раз\nДва<div>Три</div>Четыре\nПять</div>Шесть\nСемь', "Раз\nДва\nТри\nЧетыре\nПять\nШесть Семь"),
    "lines-not-kept": ('<span style="white-space:nowrap">Раз\nДва</span>', "Раз Два"),
    "telephone": ('<a href="tel:+79001234567">+7 900 123-45-67</a>', "+7 900 123-45-67"),
    "link-in-other-letters": ('<a href="https://www.x.example/%D0%B0%D0%BA%D1%82">X.example/акт</a> <a href="mailto:Anna@mail.example">anna@mail.example</a>', "X.example/акт anna@mail.example"),
    "block-is-a-link": ('<a href="https://x.example/1"><div>Купить</div></a>', "Купить (https://x.example/1)"),
    "link-with-two-parameters": ('<a href="https://x.example/?a=1&amp;b=2">тут</a>', "тут (https://x.example/?a=1&b=2)"),
    "logo-is-a-link": ('<a href="https://x.example/"><img src="https://x.example/l.png"></a><p>Здравствуйте</p>', "Здравствуйте"),
    "emoji-as-picture": ('Спасибо <img alt="😀" class="emoji" src="https://x.example/e.png">', "Спасибо 😀"),
    "word-table": ("<table><tr><td><p class=MsoNormal>Заказ<o:p></o:p></p></td><td><p class=MsoNormal>88210077<o:p></o:p></p></td></tr></table>", "Заказ | 88210077"),
    "table-never-closed": ("<table><tr><td>a<td>b<tr><td>1<td>2</table>", "a | b\n1 | 2"),
    "table-cell-of-two-lines": ("<table><tr><td>Чашка<br>синяя</td><td>490 ₽</td></tr></table>", "Чашка\nсиняя | 490 ₽"),
    "table-in-a-quote": ("<p>Ответ</p><div>и</div><table><tr><td>a</td><td>b</td></tr></table>", "Ответ\n\nи\n\na | b"),
    "list-never-closed": ("<ul><li>a<ol><li>b<li>c</ol><li>d</ul>", "• a\n  1. b\n  2. c\n• d"),
    "conditional-comments": ("<!--[if mso]><p>для Outlook</p><![endif]--><!--[if !mso]><!--><p>для всех</p><!--<![endif]-->", "для всех"),
    "word-settings": ("<xml><o:PixelsPerInch>96</o:PixelsPerInch></xml><p>Здравствуйте</p>", "Здравствуйте"),
    "entities-without-semicolons": ("<p>5 &lt 6 &amp &nbsp&copy; &unknown; & всё</p>", "5 < 6 &  © &unknown; & всё"),
    "signature-in-pre": ('<p>Здравствуйте</p><pre class="moz-signature" cols="72">-- \nАнна</pre>', "Здравствуйте"),
    "hidden-cell-with-a-table": ('<table><tr><td style="display:none"><table><tr><td>нет</td><td>нет</td></tr></table>нет</td><td>Здравствуйте</td></tr></table>', "Здравствуйте"),
    "hidden-item-with-a-list": ('<ul><li>раз</li><li style="display:none">нет<ul><li>нет</li></ul>нет</li><li>два</li></ul>', "• раз\n• два"),
    "hidden-division-never-closed": ('<table><tr><td><div style="display:none">нет</td><td>Здравствуйте</td></tr></table>', "Здравствуйте"),
    "hidden-with-a-comment": ('<div style="display:none">нет<!--[if mso]></div><p>нет<![endif]-->нет</div><p>Здравствуйте</p>', "Здравствуйте"),
    "hidden-inside-a-line": ('Здрав<div style="display:none">нет</div>ствуйте', "Здравствуйте"),
    "transparent": ('<div style="opacity: 0; height: 1px">нет</div><p style="fill-opacity:0">Здравствуйте</p>', "Здравствуйте"),
    "bracket-in-apostrophes": ("<p title='a > b'>Здравствуйте</p><p title='c <b>d</b>'>Жду</p>", "Здравствуйте\n\nЖду"),
    "line-ends-as-numbers": ("<p>Где&#13;\nмой&#13;&#10;заказ?&#13;</p>", "Где мой заказ?"),
    "surrogates-as-numbers": ("Спасибо &#55357;&#56832; &#55357;", "Спасибо 😀 \ufffd"),
    "details": ("<details><summary>Заказ</summary>Чашка</details>", "Заказ\nЧашка"),
    "style-cut-in-its-end": ("<p>Здравствуйте</p><style>p{}</style", "Здравствуйте"),
    "quote-class-in-outlook": ('<p>Здравствуйте</p><div class="x_gmail_quote">Старое</div>', "Здравствуйте"),
}  # fmt: skip


def _pages() -> None:
    for name, (source, text) in PAGES.items():
        add(
            f"page-{name}",
            head("Content-Type: text/html; charset=utf-8", "Content-Transfer-Encoding: 8bit", number=f"page-{name}")
            + b"\n"
            + source.encode(),
            text=text,
        )


def _unlikely() -> None:
    """What was read wrongly when it was looked for."""

    def plain(name: str, kind: str, body: bytes, text: str, *lines: str | bytes, **expect: object) -> None:
        add(name, head(f"Content-Type: {kind}", *lines, number=name) + b"\n" + body, text=text, **expect)

    def mixed(name: str, *parts: bytes, **expect: object) -> None:
        add(name, head(number=name) + multi("mixed", "b", *parts), **expect)

    plain("utf-8-labelled-gb2312", "text/plain; charset=gb2312", HELLO.encode(), HELLO)
    plain("text-coded-twice", "text/plain; charset=utf-8", HELLO.encode().decode("latin-1").encode(), HELLO)
    plain(
        "text-with-line-ends-of-word",
        "text/plain; charset=utf-8",
        "Тверская, 1\vкв. 5\fЖду".encode(),
        "Тверская, 1\nкв. 5\nЖду",
    )
    japanese = "こんにちは、注文はどこですか。返事をお待ちしております。"
    plain("japanese-without-a-label", "text/plain", japanese.encode("euc_jp"), japanese)
    plain("japanese-of-windows-without-a-label", "text/plain", japanese.encode("cp932"), japanese)
    event = 'BEGIN:VEVENT\nATTENDEE;CN="Ок: Анна";PARTSTAT=DECLINED:mailto:anna@mail.example\nORGANIZER;CN="Склад: приём":mailto:sklad@mail.example\nSUMMARY:Приёмка\nDTSTART;TZID="(UTC+03:00) Moscow":20241113T090000\nBEGIN:VALARM\nDESCRIPTION:REMINDER\nEND:VALARM\nEND:VEVENT\n'
    reply = f"BEGIN:VCALENDAR\nMETHOD:REPLY\n{event}END:VCALENDAR\n".encode()
    plain(
        "calendar-answer-with-colons",
        "text/calendar; charset=utf-8; method=REPLY",
        reply,
        "Ответ на приглашение: Приёмка\nОтклонено\nКогда: 13.11.2024 09:00\nОрганизатор: sklad@mail.example",
        parts=["invite.ics text/calendar"],
    )
    for name, last, when in (("day", "20241114", "13.11.2024"), ("days", "20241116", "13.11.2024 – 15.11.2024")):
        days = f"BEGIN:VCALENDAR\nBEGIN:VEVENT\nSUMMARY:Учёт\nDTSTART;VALUE=DATE:20241113\nDTEND;VALUE=DATE:{last}\nEND:VEVENT\nEND:VCALENDAR\n"
        plain(
            f"calendar-whole-{name}", "text/calendar; charset=utf-8", days.encode(), f"Приглашение: Учёт\nКогда: {when}"
        )
    korean = "안녕하세요 주문은 어디에 있습니까 빨리 답장 부탁드립니다"
    plain("korean-without-a-label", "text/plain", korean.encode("cp949"), korean)
    subject = b"Subject: " + "您好，我的订单".encode("gbk")
    chinese = head("Content-Type: text/plain; charset=gb2312", number="rawgbk").replace(b"Subject: Order", subject)
    add(
        "raw-chinese-subject",
        chinese + b"\n" + "我的订单在哪里？".encode("gbk"),
        text="我的订单在哪里？",
        subject="您好，我的订单",
    )
    signed = "Сверху\n\n-----BEGIN PGP SIGNED MESSAGE-----\nHash: SHA256\n\nПодписано\n-----BEGIN PGP SIGNATURE-----\nabc\n-----END PGP SIGNATURE-----\n\nСнизу\n"
    plain(
        "pgp-signed-in-the-middle",
        "text/plain; charset=utf-8",
        signed.encode(),
        "Сверху\n\nПодписано\n\nСнизу",
        protection="signed:pgp",
    )
    plain(
        "type-xhtml",
        "application/xhtml+xml; charset=utf-8",
        f"<?xml version='1.0'?><html><body>{HELLO}</body></html>".encode(),
        HELLO,
        parts=[],
    )
    plain("boundary-closes-only", "multipart/mixed; boundary=b", b"--b--\n", "", parts=[])
    mixed(
        "name-as-filename-in-the-type",
        TEXT,
        part("application/pdf; filename=act.pdf", b64(PDF), encoding="base64"),
        text=HELLO,
        parts=NAMED,
    )
    link = part("text/html; charset=utf-8", b'<p>See <a href="https://x.example/1">our rules</a>.</p>')
    mixed("twin-without-its-link", part("text/plain", b"See our rules.\n"), link, text="See our rules.")
    escaped = b"From anna@mail.example Tue Nov 12 15:30:00 2024\n" + head(PLAIN, number="mboxrd")
    add(
        "mbox-lines-escaped",
        escaped + b"\nHello\n\n>From here on.\n>>From there.\n",
        text="Hello\n\nFrom here on.",
        quoted=">From there.",
    )
    stubs = {
        "a-blank-of-html": "&nbsp;\n", "a-dot": ".", "undefined": "undefined", "a-file": "[cid:logo]", "a-style": "html { color: red } body { margin: 0 }",
        "no-version": "No text version available", "about-html": "Для просмотра этого письма включите HTML", "about-browsers": "View this email in your browser (https://x.example)",
    }  # fmt: skip
    for name, stub in stubs.items():
        alternatives = part("text/plain; charset=utf-8", stub.encode(), encoding="8bit"), PAGE
        add(f"alternative-plain-is-{name}", head(number=name) + multi("alternative", "b", *alternatives), text=HELLO)
    picture = part("text/html; charset=utf-8", b'<img src="cid:logo" alt="">')
    add("alternative-page-is-a-picture", head(number="pic") + multi("alternative", "b", TEXT, picture), text=HELLO)


FAMILIES = (_unlikely, _encodings, _boundaries, _structures, _dispositions, _tnef, _pages)
