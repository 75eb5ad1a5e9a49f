"""winmail.dat: texts and files inside of TNEF ([MS-OXTNEF])."""

# ruff: noqa: E501 a table of mails: one case is one line, however long the mail

import struct

from tests.channels.email.letters import (
    HELLO,
    MIX,
    NAMED,
    PDF,
    PNG,
    TEXT,
    UTF8,
    T,
    add,
    b64,
    file_part,
    frame,
    head,
    mail,
    multi,
    part,
    piece,
    uu,
)

VERSION = (1, 0x89006, struct.pack("<I", 0x10000))
CODEPAGE = (1, 0x69007, struct.pack("<II", 1251, 0))


def tnef(*attributes: tuple[int, int, bytes]) -> bytes:
    """A stream of (level, attribute, value)."""
    made = b"\x78\x9f\x3e\x22\1\0"
    for level, number, value in attributes:
        made += struct.pack("<BII", level, number, len(value)) + value + struct.pack("<H", sum(value) & 0xFFFF)
    return made


def properties(*found: tuple[int, int, bytes]) -> bytes:
    """MAPI properties, each of (type, identifier, value); from 0x8000 on they are named, odd ones by a number."""
    coded = struct.pack("<I", len(found))
    for kind, number, value in found:
        sized = struct.pack("<II", 1, len(value)) + value + b"\0" * (-len(value) % 4)
        coded += (
            struct.pack("<HH", kind, number) + _name(number) + (sized if kind in {0x0D, 0x1E, 0x1F, 0x102} else value)
        )
    return coded


def _name(number: int) -> bytes:
    if number < 0x8000:
        return b""
    return b"G" * 16 + (
        struct.pack("<II", 0, number) if number % 2 else struct.pack("<II", 1, 10) + wide("Word") + b"\0\0"
    )


def wide(text: str) -> bytes:
    return (text + "\0").encode("utf-16-le")


def inside(name: str | bytes, content: bytes, *more: tuple[int, int, bytes]) -> list[tuple[int, int, bytes]]:
    """The attributes of a file."""
    title = name.encode("cp1251") if isinstance(name, str) else name
    found = [(2, 0x69002, b"\1\0" + b"\0" * 12), (2, 0x18010, title + b"\0")]
    found += [(2, 0x6800F, content)] if content else []
    return [*found, (2, 0x69005, properties(*more))] if more else found


def rtf(source: bytes) -> bytes:
    """Compressed RTF that isn't compressed ([MS-OXRTFCP] section 2.1.3.1: "MELA")."""
    return struct.pack("<IIII", len(source) + 12, len(source), 0x414C454D, 0) + source


def winmail(
    name: str, stream: bytes, kind: str = "application/ms-tnef", text: str | None = "see", **expect: object
) -> None:
    parts = [piece(T, text)] if text is not None else []
    mail(name, frame([*parts, file_part(kind, "winmail.dat", stream)]), MIX, **expect)


def body(found: tuple[int, int, bytes]) -> bytes:
    """A stream of one property, its checksum forgotten."""
    return tnef((1, 0x69003, properties(found)))[:-2] + b"\0\0"


def carried(data: bytes, kind: str = "application/ms-tnef; name=winmail.dat") -> bytes:
    return multi("mixed", "b", TEXT, part(kind, b64(data), encoding="base64"))


def corpus() -> None:
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
                    body(
                        (
                            0x102,
                            0x1009,
                            rtf(
                                rb"{\rtf1\ansi\ansicpg1251\fromtext \deff0{\fonttbl{\f0\fswiss Arial;}}{\*\generator x;}\uc1\pard\plain\f0\fs20 \'c3\'e4\'e5 \u1079?\u1072?\u1082?\u1072?\u1079??\par Order 17\par }"
                            ),
                        )
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
                b64(body((0x102, 0x1013, f"<html><body><p>{HELLO}</p></body></html>".encode()))),
                encoding="base64",
            ),
        ),
        text=HELLO,
    )
    inner = tnef((1, 0x69003, properties((0x1F, 0x1000, wide("Внутри письма")))), *inside(b"act.pdf", PDF))
    attached = bytes.fromhex("0703020000000000c000000000000046") + inner
    add(
        "winmail-long-name",
        head(number="wlong")
        + carried(tnef(*inside(b"OTCHET~1.PDF", PDF, (0x1F, 0x3707, wide("Отчёт за ноябрь.pdf"))))),
        text=HELLO,
        parts=["Отчёт за ноябрь.pdf application/pdf"],
        sizes=[len(PDF)],
    )
    add(
        "winmail-cyrillic-short-name",
        head(number="wshort") + carried(tnef(*inside("Отчёт за месяц.pdf".encode("cp1251"), PDF))),
        text=HELLO,
        parts=["Отчёт за месяц.pdf application/pdf"],
    )
    add(
        "winmail-with-a-mail-inside",
        head(number="wmail") + carried(tnef(*inside(b"Inner", b"", (0x0D, 0x3701, attached)))),
        text=HELLO,
        parts=["Inner.txt text/plain", "act.pdf application/pdf"],
    )
    add(
        "winmail-under-another-name",
        head(number="wname") + carried(tnef(*inside(b"act.pdf", PDF)), "application/octet-stream; name=ATT0001.dat"),
        text=HELLO,
        parts=NAMED,
    )
    polish = (
        (1, 0x69007, struct.pack("<II", 1250, 1252)),
        (1, 0x2800C, "Żółć, gęś".encode("cp1250") + b"\0"),
    )
    add(
        "winmail-polish",
        head(number="wpolish")
        + multi("mixed", "b", part("application/ms-tnef", b64(tnef(*polish)), encoding="base64")),
        text="Żółć, gęś",
    )
    add("winmail-cut", head(number="wcut") + carried(tnef(*inside(b"act.pdf", PDF))[:-2]), text=HELLO, parts=NAMED)
    add(
        "winmail-empty",
        head(number="wempty") + carried(tnef()),
        text=HELLO,
        parts=["winmail.dat application/ms-tnef"],
    )


# fmt: off
winmail('tnef-file',tnef(VERSION,CODEPAGE,*inside('doc.pdf',PDF)),parts=[('doc.pdf','application/pdf',len(PDF))],text='see')
winmail('tnef-long-name',tnef(VERSION,CODEPAGE,*inside('DOC~1.PDF', PDF, (0x1F, 0x3707, wide('Длинное имя.pdf')))),parts=[('Длинное имя.pdf','application/pdf',len(PDF))])
winmail('tnef-two',tnef(VERSION,CODEPAGE,*inside('a.pdf',PDF),*inside('b.png',PNG)),parts=[('a.pdf','application/pdf',len(PDF)),('b.png','image/png',70)])
winmail('tnef-cp1251-name',tnef(VERSION,CODEPAGE,*inside('счет.pdf',PDF)),parts=[('счет.pdf','application/pdf',len(PDF))])
winmail('tnef-octet',tnef(VERSION,CODEPAGE,*inside('a.pdf',PDF)),kind='application/octet-stream',parts=[('a.pdf','application/pdf',len(PDF))])
mail('tnef-in-uuencode', b'see\n\n' + uu('winmail.dat', tnef(VERSION, CODEPAGE, *inside('a.pdf', PDF), (1, 0x2800C, b'see as well\0'))), {'Content-Type': 'text/plain'}, text='see', parts=[('a.pdf', 'application/pdf', len(PDF))])
winmail('tnef-vnd',tnef(VERSION,CODEPAGE,*inside('a.pdf',PDF)),kind='application/vnd.ms-tnef',parts=[('a.pdf','application/pdf',len(PDF))])
winmail('tnef-body-plain',tnef(VERSION,CODEPAGE,(1,0x2800C,'Текст из TNEF\0'.encode('cp1251'))),text=None,has='Текст из TNEF')
winmail('tnef-body-html',tnef(VERSION,CODEPAGE,(1,0x69003,properties((0x102,0x1013,'<html><body><p>Тело <b>HTML</b></p></body></html>'.encode()),(3,0x3FDE,struct.pack('<I',65001))))),text=None,has='Тело HTML')
winmail('tnef-body-rtf',tnef(VERSION,CODEPAGE,(1,0x69003,properties((0x102,0x1009,rtf(rb'{\rtf1\ansi\ansicpg1251 \'cf\'f0\'e8\'e2\'e5\'f2\par world}'))))),text=None,has=['Привет','world'])
winmail('tnef-body-unicode-prop',tnef(VERSION,CODEPAGE,(1,0x69003,properties((0x1F,0x1000,'Юникод\0'.encode('utf-16-le'))))),text=None,has='Юникод')
winmail('tnef-body-below-named-properties', tnef(VERSION, CODEPAGE, (1, 0x69003, properties((0x1E, 0x8001, b'16.0'), (3, 0x8002, b'abcd'), (0x40, 0x39, b'abcdefgh'), (0x1003, 0x8003, struct.pack('<III', 2, 1, 2)), (0x101F, 0x8004, struct.pack('<II', 1, 4) + b'a\0b\0'), (0x1F, 0x1000, wide('Где заказ?'))))), text=None, has='Где заказ?')
winmail('tnef-broken',tnef(VERSION,CODEPAGE,*inside('a.pdf',PDF))[:60],has='see')
winmail('tnef-bad-checksum',tnef(VERSION,CODEPAGE,*inside('a.pdf',PDF))[:-2]+b'\1\1',parts=[('a.pdf','application/pdf',len(PDF))])
mail('tnef-root',b64(tnef(VERSION,CODEPAGE,(1,0x2800C,b'Only body\0'))),{'Content-Type':'application/ms-tnef; name=winmail.dat','Content-Transfer-Encoding':'base64'},has='Only body')
TWO = tnef(*inside("a.pdf", PDF), *inside("b.png", PNG))
A_FILE = ("a.pdf", "application/pdf", len(PDF))
UNNAMED = [(2, 0x69002, b"\1\0" + b"\0" * 12), (2, 0x6800F, b"abc")]
winmail('tnef empty file', tnef(*inside("a.pdf", PDF), *inside("e.txt", b"")), parts=[A_FILE, ("e.txt", "text/plain", 0)])
winmail('tnef cut in a file', TWO[:-30], parts=[A_FILE, ("b.png", "image/png", len(PNG) - 28)])
winmail('tnef cut in a name', TWO[:TWO.index(b"b.png")], parts=[A_FILE])
winmail('tnef picture of the text', tnef((1, 0x69003, properties((0x102, 0x1013, b'<p>Look <img src="cid:i1@x"></p>'))), *inside("i.png", PNG, (0x1F, 0x3712, wide("i1@x")))), text=None, has="Look", parts=[("i.png", "image/png", len(PNG))], inline=[True])
winmail('tnef type', tnef(*inside("photo", b"abc", (0x1F, 0x370E, wide("application/x-foo")))), parts=[("photo", "application/x-foo", 3)])
winmail('tnef name in two charsets', tnef(CODEPAGE, *inside("AKT~1.PDF", PDF, (0x1E, 0x3707, b"???.pdf\0"), (0x1F, 0x3707, wide("Акт.pdf")), (0x1E, 0x3707, b"?.pdf\0"))), parts=[("Акт.pdf", "application/pdf", len(PDF))])
winmail('tnef name and ending', tnef(*UNNAMED, (2, 0x69005, properties((0x1F, 0x3001, wide("Отчёт")), (0x1F, 0x3703, wide(".csv"))))), parts=[("Отчёт.csv", "text/csv", 3)])
winmail('tnef ending alone', tnef(*UNNAMED, (2, 0x69005, properties((0x1F, 0x3703, wide(".csv"))))), parts=[(None, None, 3)])
# fmt: on
