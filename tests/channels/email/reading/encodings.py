"""Transfer encodings and what they do to bodies and files: base64, quoted-printable, uuencode, yEnc, BinHex, format=flowed."""

# ruff: noqa: E501 a table of mails: one case is one line, however long the mail

import base64
import binascii
import quopri
import struct
import zlib

from tests.channels.email.letters import (
    A_PDF,
    GREETING,
    HELLO,
    MIX,
    NAMED,
    PDF,
    PLAIN8,
    PNG,
    SEEN,
    TEXT,
    T,
    add,
    b64,
    file_part,
    frame,
    head,
    letter,
    mail,
    multi,
    part,
    piece,
    qp,
    uu,
    whole,
    yenc,
)


def binhex(name: str, content: bytes) -> bytes:
    """RFC 1741 appendix A, its checksums left out; ten of a letter are a run."""
    letters = b"!\"#$%&'()*+,-012345689@ABCDEFGHIJKLMNPQRSTUVXYZ[`abcdefhijklmpqr"
    base64_letters = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"
    title = name.encode("mac-roman")
    forks = (
        bytes([len(title)])
        + title
        + b"\0PDF CARO\0\0"
        + struct.pack(">II", len(content), 0)
        + b"\0\0"
        + content
        + b"\0\0"
    )
    coded = b64(forks.replace(b"\x90", b"\x90\0").replace(b"a" * 10, b"a\x90\x0a")).rstrip(b"=\n")
    return b"(This file must be converted with BinHex 4.0)\n:%s:\n" % coded.translate(
        bytes.maketrans(base64_letters, letters)
    )


def yenc_file(name: bytes, content: bytes) -> bytes:
    ends = len(content), name, yenc(content), len(content), zlib.crc32(content)
    return b"=ybegin line=128 size=%d name=%s\n%s\n=yend size=%d crc32=%08x\n" % ends


# What is written into Content-Transfer-Encoding for the two codings, by what is odd about it.
BASE64 = {
    "in-capitals": "BASE64", "in-two-words": "base 64", "as-in-a-coded-word": "B", "shortened": "b64", "with-a-semicolon": "base64;",
    "in-quotes": '"base64"', "behind-another": "7bit, base64", "with-a-remark": "base64 (as it should be)",
}  # fmt: skip
PRINTABLE = {
    "in-two-words": "quoted printable", "with-an-underscore": "Quoted_Printable", "shortened": "qp", "as-in-a-coded-word": "q",
    "with-a-full-stop": "quoted-printable.", "in-one-word": "quotedprintable", "quote": "quote-printable", "misspelt": "quoted-printible",
}  # fmt: skip


def corpus() -> None:
    add(
        "yenc",
        head("Content-Type: text/plain; charset=iso-8859-1", "Content-Transfer-Encoding: 8bit", number="yenc")
        + b"\nSee the file\n\n=ybegin line=128 size=%d name=a.pdf\n" % len(PDF)
        + yenc(PDF)
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
    for odd, encoding in BASE64.items():
        add(
            f"encoding-base64-{odd}",
            head(T, f"Content-Transfer-Encoding: {encoding}", number=f"b-{odd}") + b"\n" + b64(HELLO),
            text=HELLO,
        )
    for odd, encoding in PRINTABLE.items():
        add(
            f"encoding-printable-{odd}",
            head(T, f"Content-Transfer-Encoding: {encoding}", number=f"q-{odd}") + b"\n" + qp(HELLO),
            text=HELLO,
        )
    add(
        "encoding-twice",
        head(T, "Content-Transfer-Encoding: 8bit", "Content-Transfer-Encoding: base64", number="e2")
        + b"\n"
        + b64(HELLO),
        text=HELLO,
    )
    add(
        "encoding-lost-printable",
        head(T, "Content-Transfer-Encoding: 7bit", number="e3") + b"\n" + qp(HELLO),
        text=HELLO,
    )
    add("encoding-lost-base64", head(T, number="e4") + b"\n" + b64(f"{HELLO}\n" * 3), text="\n".join([HELLO] * 3))
    add(
        "encoding-never-lost-in-a-link",
        head(*PLAIN8, number="e5") + b"\nhttps://x.example/?a=D0=97&b=D1=80",
        text="https://x.example/?a=D0=97&b=D1=80",
    )
    add(
        "encoding-printable-never-coded",
        head(T, "Content-Transfer-Encoding: quoted-printable", number="e6")
        + "\nсм. https://x.example/?id=12345".encode(),
        text="см. https://x.example/?id=12345",
    )
    add(
        "encoding-printable-bare-equals",
        head(T, "Content-Transfer-Encoding: quoted-printable", number="e7") + b"\na = b =zz 50=25=",
        text="a = b =zz 50%",
    )
    add(
        "encoding-base64-for-addresses",
        head(T, "Content-Transfer-Encoding: base64", number="e8")
        + b"\n"
        + b64(f"{HELLO}>>>???").replace(b"+", b"-").replace(b"/", b"_"),
        text=f"{HELLO}>>>???",
    )
    add(
        "encoding-base64-of-two-short-runs",
        head(T, "Content-Transfer-Encoding: base64", number="e10") + b"\nSGVsbG8=\nIHlvdQ==\n",
        text="Hello you",
    )
    add(
        "encoding-base64-cut",
        head(T, "Content-Transfer-Encoding: base64", number="e9") + b"\n" + b64("Где заказ? Жду.")[:-6],
        text_starts="Где заказ?",
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


# fmt: off
whole("cte unknown", head("Content-Transfer-Encoding: 8 bit", T, "") + "Привет".encode(), text="Привет")
whole("cte with comment/junk", head("Content-Transfer-Encoding: base64;", T, "") + b64("Привет"), text="Привет")
whole("cte upper quoted", head('Content-Transfer-Encoding: "QUOTED-PRINTABLE"', T, "") + b"=D0=9F=D1=80=D0=B8=D0=B2=D0=B5=D1=82\n", text="Привет")
whole("base64 with garbage lines", head(T, "Content-Transfer-Encoding: base64", "") + b"!!!\n" + b64("Hello there, the base64 has junk around it"), has=["Hello there"])
whole("qp body labelled 7bit", head(T, "Content-Transfer-Encoding: 7bit", "") + b"=D0=9F=D1=80=D0=B8=D0=B2=D0=B5=D1=82, =D0=BC=D0=B8=D1=80=21=20=D0=9A=D0=B0=D0=BA\n")
whole("uuencode no mime", b"From: Anna <anna@mail.example>\nTo: help@shop.example\nSubject: Question\nDate: Tue, 12 Nov 2024 15:30:00 +0300\n\nHello there\n" + uu("a.pdf", PDF), text="Hello there", parts=[("a.pdf", "application/pdf", len(PDF))])
mail("x-uuencode cte", frame([GREETING, piece("Content-Type: application/pdf; name=a.pdf\nContent-Disposition: attachment; filename=a.pdf\nContent-Transfer-Encoding: x-uuencode", uu("a.pdf", PDF))]), MIX, text="Hello there", parts=[("a.pdf", "application/pdf", len(PDF))])
whole("yenc", head("Content-Type: text/plain; charset=iso-8859-1", "") + b"Hello there\n\n" + yenc_file(b"a.pdf", PDF), has=["Hello there"], parts=[("a.pdf", "application/pdf", len(PDF))])
whole("format flowed", head('Content-Type: text/plain; charset=utf-8; format=flowed', "") + b"Hello there, this is \na flowed line.\n> quoted \n> flow\n", has=["Hello there, this is a flowed line."])
mail("binhex", frame([GREETING, piece("Content-Type: application/mac-binhex40; name=a.hqx", "(This file must be converted with BinHex 4.0)\n:abc:")]), MIX, text="Hello there", parts=[("a.hqx", None, None)])
mail("gzip cte binary", frame([GREETING, piece("Content-Type: application/octet-stream; name=x.bin\nContent-Transfer-Encoding: binary", b"\x00\x01\x02\r\n\xff\xfe")]), MIX, parts=[("x.bin", None, 7)])
whole("base64 size with crlf trailing", (head() + multi("mixed", "bb", GREETING, A_PDF)).replace(b"\n", b"\r\n"), parts=[("a.pdf", None, len(PDF))])
mail("base64 one line huge", frame([GREETING, piece("Content-Type: application/octet-stream; name=big.bin\nContent-Transfer-Encoding: base64", base64.b64encode(bytes(range(256)) * 2000))]), MIX, parts=[("big.bin", None, 512000)])
whole("boundary of one letter right below the fields", head() + multi("mixed", "b", GREETING, A_PDF).replace(b"\n\n", b"\n", 1), text="Hello there", parts=[("a.pdf", "application/pdf", None)])
whole("base64 truncated at the end", head() + multi("mixed", "bb", GREETING, piece("Content-Type: application/octet-stream; name=big.bin\nContent-Transfer-Encoding: base64", base64.b64encode(bytes(range(256)))[:-3]), close=False), parts=[("big.bin", None, None)])
mail("qp attachment", frame([GREETING, piece("Content-Type: text/plain; charset=utf-8; name=q.txt\nContent-Disposition: attachment; filename=q.txt\nContent-Transfer-Encoding: quoted-printable", quopri.encodestring("Привет\nмир".encode()))]), MIX, parts=[("q.txt", None, len("Привет\r\nмир".encode()))])
mail("two uuencoded files without a line between", b"Hello there\n" + uu("a.pdf", PDF) + uu("i.png", PNG) + b"Bye\n", text="Hello there Bye", parts=[("a.pdf", "application/pdf", len(PDF)), ("i.png", "image/png", len(PNG))])
whole("words 'begin 644' in prose", head(T, "") + b"We begin 644 new orders\nbegin 100 things\nHello there\n", has=["begin 644 new", "Hello there"], parts=[])
mail('b64-no-padding', frame([piece(T,'hi'),piece('Content-Type: image/png; name=a.png\nContent-Transfer-Encoding: base64',base64.b64encode(PNG).rstrip(b'='))]),MIX,text='hi',parts=[('a.png','image/png',len(PNG))])
mail('b64-padding-too-much', frame([piece(T,'hi'),piece('Content-Type: image/png; name=a.png\nContent-Transfer-Encoding: base64',base64.b64encode(PNG[:60])+b'==')]),MIX,text='hi',parts=[('a.png','image/png',60)])
mail('b64-lines-of-any-length', b'\r\n0JPQtNC1IN\n\r\nC30LDQu\r\r\nt\nCw0Lc/\r\n\r\n',{'Content-Type':'text/plain; charset=utf-8','Content-Transfer-Encoding':'base64'},text='Где заказ?')
mail('b64-footer-after', base64.b64encode('Где заказ?'.encode())+b'\r\n\r\n_______________________________________________\r\nlist footer\r\n',{'Content-Type':'text/plain; charset=utf-8','Content-Transfer-Encoding':'base64'},has='Где заказ?')
mail('b64-drawn-footer-after', b64('Где мой заказ? Он до сих пор не пришёл.')+b'______________\r\nUsers mailing list\r\n',{'Content-Type':'text/plain; charset=utf-8','Content-Transfer-Encoding':'base64'},has='Он до сих пор не пришёл.')
mail('qp-soft-bad', b'=D0=93=D0=B4=D0=B5 =\r\n=D0=B7=D0=B0=D0=BA=D0=B0=D0=B7=3F =ZZ 100=\r\n',{'Content-Type':'text/plain; charset=utf-8','Content-Transfer-Encoding':'quoted-printable'},text='Где заказ? =ZZ 100')
mail('qp-lower-hex', b'=d0=93=d0=b4=d0=b5',{'Content-Type':'text/plain; charset=utf-8','Content-Transfer-Encoding':'Quoted-Printable'},text='Где')
mail('qp-with-trailing-space', b'a =  \r\nb',{'Content-Type':'text/plain','Content-Transfer-Encoding':'quoted-printable'},text='a b')
mail('cte-8bit-but-qp', 'Цена = 100'.encode(),{'Content-Type':'text/plain; charset=utf-8','Content-Transfer-Encoding':'8bit'},text='Цена = 100')
mail('cte-unknown', 'Где заказ?',{'Content-Type':'text/plain; charset=utf-8','Content-Transfer-Encoding':'8 bits please'},text='Где заказ?')
mail('cte-comment', base64.b64encode('Где'.encode()),{'Content-Type':'text/plain; charset=utf-8','Content-Transfer-Encoding':'base64 (yes)'},text='Где')
mail('cte-on-multipart', frame([piece(T,'Где')]),dict(MIX,**{'Content-Transfer-Encoding':'base64'}),text='Где')
mail('cte-qp-on-multipart', frame([piece(T+'\nContent-Transfer-Encoding: quoted-printable','=D0=93=D0=B4=D0=B5')]),dict(MIX,**{'Content-Transfer-Encoding':'quoted-printable'}),text='Где')
mail('uuencode-cte', b'begin 644 a.txt\r\n#86)C\r\n`\r\nend\r\n',{'Content-Type':'text/plain','Content-Transfer-Encoding':'x-uuencode'},has='abc')
mail('uuencode-inline', b'Hello\r\n\r\nbegin 644 a.txt\r\n#86)C\r\n`\r\nend\r\n\r\nBye\r\n',{'Content-Type':'text/plain'},text='Hello Bye',parts=[('a.txt','text/plain',3)])
mail('delsp', b'one two \r\nthr \r\nee\r\n',{'Content-Type':'text/plain; format=flowed; delsp=yes'},text='one twothree')
mail('flowed-stuffed', b' From me \r\nto you\r\n>not a quote\r\n',{'Content-Type':'text/plain; format=flowed'},has='From me to you')
for number, end in enumerate([b'\0'*60,b'\0'*60+b'\r\n',b'\r\n \r\n\r\n']):
    mail(f'base64-above-a-block-{number}', b64('Где мой заказ? '*9)+end,{'Content-Transfer-Encoding':'base64','Content-Type':'text/plain; charset=utf-8'},has='Где мой заказ?')
    mail(f'base64-unsaid-above-a-block-{number}', b64('Где мой заказ? '*9)+end,{'Content-Type':'text/plain; charset=utf-8'},has='Где мой заказ?')
whole('utf-16-and-half-a-letter', letter('Где мой заказ?'.encode('utf-16')+b'\n',{'Content-Transfer-Encoding':'8bit','Content-Type':'text/plain; charset=utf-16'}),text='Где мой заказ?')
mail('utf-8-cut-above-a-line-end', 'Где мой заказ?!я'.encode()[:-1]+b'\r\n',{'Content-Transfer-Encoding':'8bit','Content-Type':'text/plain; charset=utf-8'},text='Где мой заказ?!')
mail('base64-is-printable', quopri.encodestring('Где мой заказ? Жду.'.encode()),{'Content-Transfer-Encoding':'base64','Content-Type':'text/plain; charset=utf-8'},text='Где мой заказ? Жду.')
mail('binhex-named', frame([piece(T,'hi'),piece('Content-Type: application/mac-binhex40; name="d.hqx"','(This file must be converted with BinHex 4.0)\r\n:abc:')]),MIX,text='hi',parts=[('d.hqx',None,None)])
mail('binhex-inline',b'see\n\n'+binhex('Café.pdf', PDF+b'\x90'+b'a'*10)+b'bye',{},text='see bye',parts=[('Café.pdf','application/pdf',len(PDF)+11)])
mail('binhex-cut',b'see\n\n'+binhex('a.pdf', PDF)[:-20]+b':\n',{},has='see',parts=[])
mail('qp-cp1251',quopri.encodestring('Привет, заказ = 5'.encode('cp1251')),{'Content-Type':'text/plain; charset=windows-1251','Content-Transfer-Encoding':'quoted-printable'},text='Привет, заказ = 5')
mail('b64-gb18030',b64('订单'.encode('gb18030')),{'Content-Type':'text/plain; charset=gb18030','Content-Transfer-Encoding':'base64'},text='订单')
mail('b64-url-safe',base64.urlsafe_b64encode('Привет??>>'.encode()),{'Content-Type':'text/plain; charset=utf-8','Content-Transfer-Encoding':'base64'},text='Привет??>>')
mail('b64-concatenated',base64.b64encode(b'Hello ')+b'\r\n'+base64.b64encode(b'world!!'),{'Content-Type':'text/plain','Content-Transfer-Encoding':'base64'},text='Hello world!!')
mail('b64-is-plain','Just plain text here.',{'Content-Type':'text/plain; charset=utf-8','Content-Transfer-Encoding':'base64'},has='Just plain text')
mail('uu-two',b'hi\n'+uu('a.png',PNG)+b'mid\n'+uu('b.pdf',PDF)+b'bye\n',{},text='hi mid bye',parts=[('a.png','image/png',70),('b.pdf','application/pdf',len(PDF))])
mail('uu-name-space',b'hi\n'+uu('my file.png',PNG),{},text='hi',parts=[('my file.png','image/png',70)])
mail('uu-truncated',b'hi\n'+uu('a.png',PNG)[:60],{},has='hi')
mail('uu-not','begin with the good news\nend of it',{},text='begin with the good news end of it')
mail('uu-not-2','begin 644 words are here\nand more text\nend',{},has='and more text')
mail('uu-crlf',(b'hi\n'+uu('a.png',PNG)).replace(b'\n',b'\r\n'),{},parts=[('a.png','image/png',70)])
mail('uu-spaces-for-backtick',b'hi\n'+uu('a.png',PNG).replace(b'`',b' '),{},parts=[('a.png','image/png',70)])
mail('uu-part',frame([piece(T,'x'),piece('Content-Type: application/octet-stream; name="a.png"\nContent-Transfer-Encoding: x-uuencode',uu('a.png',PNG))]),MIX,text='x',parts=[('a.png','image/png',70)])
mail('uu-part-without-begin',frame([piece(T,'x'),piece('Content-Type: image/png; name="a.png"\nContent-Transfer-Encoding: uue',b''.join(uu('a.png',PNG).splitlines(True)[1:-2]))]),MIX,text='x',parts=[('a.png','image/png',70)])
mail('uu-label-alone',b'see the lamp',{'Content-Type':'text/plain','Content-Transfer-Encoding':'x-uuencode'},text='see the lamp')
mail('parts-labelled-base64-under-another-boundary',frame([piece(T,'see the lamp'),A_PDF],'inside'),{'Content-Type':'multipart/mixed; boundary=declared','Content-Transfer-Encoding':'base64'},text='see the lamp',parts=[('a.pdf','application/pdf',len(PDF))])
mail('parts-labelled-qp-under-another-boundary',frame([piece(T,'see=3Dlook'),A_PDF],'inside'),{'Content-Type':'multipart/mixed; boundary=declared','Content-Transfer-Encoding':'quoted-printable'},text='see=3Dlook',parts=[('a.pdf','application/pdf',len(PDF))])
mail('wrong-boundary-inside-and-outside',frame([piece('Content-Type: multipart/alternative; boundary=declared',frame([piece(T,'see the lamp'),piece('Content-Type: text/html','<p>see the lamp</p>')],'deeper')),A_PDF],'inside'),{'Content-Type':'multipart/mixed; boundary=declared'},text='see the lamp',parts=[('a.pdf','application/pdf',len(PDF))])
mail('file-below-the-end-under-another-boundary',b'--b1_1\n'+multi('alternative','b3_1',piece(T,'see the lamp'),piece('Content-Type: text/html','<p>see the lamp</p>'))+b'--b1_2\n'+A_PDF+b'\n--b1_2--\n',{'Content-Type':'multipart/mixed; boundary=b1_1'},text='see the lamp',parts=[('a.pdf','application/pdf',len(PDF))])
mail('file-below-the-end-its-boundary-lost',b'--b1_1\n'+multi('alternative','b3_1',piece(T,'see the lamp'),piece('Content-Type: text/html','<p>see the lamp</p>'))+b'\n'+A_PDF+b'\n--b1_1--\n',{'Content-Type':'multipart/mixed; boundary=b1_1'},text='see the lamp',parts=[('a.pdf','application/pdf',len(PDF))])
mail('words-below-the-end',frame([piece(T,'see the lamp'),A_PDF])+b'\nThe scanner looked at\nContent-Type: application/pdf; name=a.pdf\n\nand found nothing.\n',MIX,text='see the lamp',parts=[('a.pdf','application/pdf',len(PDF))])
mail('boundary-changed-between-files',frame([piece(T,'see the lamp'),A_PDF+b'--BX\n'+file_part('image/png','b.png',PNG)]),MIX,text='see the lamp',parts=[('a.pdf','application/pdf',len(PDF)),('b.png','image/png',len(PNG))])
mail('boundary-lost-between-files',frame([piece(T,'see the lamp'),A_PDF+b'\n'+file_part('text/csv','b.csv',b'a;b')]),MIX,text='see the lamp',parts=[('a.pdf','application/pdf',len(PDF)),('b.csv','text/csv',3)])
mail('words-below-a-coded-file',frame([piece(T,'see the lamp'),A_PDF+b'\n-- \nLamps and more, a list\n']),MIX,text='see the lamp',parts=[('a.pdf','application/pdf',len(PDF))])
mail('parameters-that-nobody-folded',frame([piece('Content-Transfer-Encoding: base64\nContent-Type: text/plain;\ncharset=koi8-r',b64('Где лампа?','koi8-r')),piece('Content-Transfer-Encoding: base64\nContent-Type: application/pdf;\nname="a.pdf"',b64(PDF))]),MIX,text='Где лампа?',parts=[('a.pdf','application/pdf',len(PDF))])
mail('charset-that-nobody-folded','Где лампа?'.encode('koi8-r'),{'Content-Type':'text/plain;\ncharset=koi8-r'},text='Где лампа?')
mail('closed-too-early-above-a-blank-line',b'--BB\n\n'+piece(T,'see the lamp')+b'\n--BB--\n\n'+A_PDF+b'\n--BB--\n',MIX,text='see the lamp',parts=[('a.pdf','application/pdf',len(PDF))])
mail('uu-part-uue',frame([piece(T,'x'),piece('Content-Type: application/octet-stream; name="a.png"\nContent-Transfer-Encoding: uuencode',uu('other.png',PNG))]),MIX,parts=[('a.png','image/png',70)])
mail('qp-soft-eof',b'abc=',{'Content-Type':'text/plain','Content-Transfer-Encoding':'quoted-printable'},text='abc')
mail('qp-eq-space',b'a =3D b',{'Content-Type':'text/plain','Content-Transfer-Encoding':'quoted-printable'},text='a = b')
mail('qp-html-3d',b'<a href=3D"https://x.example/?a=3D1">go</a>',{'Content-Type':'text/html','Content-Transfer-Encoding':'quoted-printable'},has='https://x.example/?a=1')
mail('qp-split-utf8',b'=D0=\r\n=93=D0=\r\n=B4=D0=B5',{'Content-Type':'text/plain; charset=utf-8','Content-Transfer-Encoding':'quoted-printable'},text='Где')
mail('qp-raw8bit','=D0=93де'.encode(),{'Content-Type':'text/plain; charset=utf-8','Content-Transfer-Encoding':'quoted-printable'},text='Где')
mail('qp-no-label',b'=D0=97=D0=B4=D1=80=D0=B0=D0=B2=D1=81=D1=82=D0=B2=D1=83=D0=B9=D1=82=D0=B5, =D0=B3=D0=B4=D0=B5 =D0=B7=D0=B0=D0=BA=D0=B0=D0=B7',{'Content-Type':'text/plain; charset=utf-8'},text='Здравствуйте, где заказ')
mail('b64-no-label',base64.encodebytes('Здравствуйте, где мой заказ номер пять тысяч двести? Жду ответа уже неделю.'.encode()),{'Content-Type':'text/plain; charset=utf-8'},has='где мой заказ')
mail('b64-with-bom',b64(b'\xef\xbb\xbf'+'Привет'.encode()),{'Content-Type':'text/plain; charset=utf-8','Content-Transfer-Encoding':'base64'},text='Привет')
mail('b64-utf16-bom',b64('Привет'.encode('utf-16')),{'Content-Type':'text/plain; charset=utf-16','Content-Transfer-Encoding':'base64'},text='Привет')
mail('b64-utf16-unlabelled',b64('Привет, как дела'.encode('utf-16')),{'Content-Type':'text/plain','Content-Transfer-Encoding':'base64'},text='Привет, как дела')
mail('binary-cte','Привет'.encode(),{'Content-Type':'text/plain; charset=utf-8','Content-Transfer-Encoding':'binary'},text='Привет')
mail('cte-twice',b'=D0=93',{'Content-Type':'text/plain; charset=utf-8','Content-Transfer-Encoding':'quoted-printable\r\nContent-Transfer-Encoding: quoted-printable'},text='Г')
mail('uu-blanks-behind',(b'see\n'+uu('a.pdf',PDF)).replace(b'\n',b' \n'),{},**SEEN)
mail('uu-name-in-quotes',b'see\n'+uu('"a.pdf"',PDF),{},**SEEN)
mail('uu-base64',b'see\n\nbegin-base64 644 a.pdf\n'+base64.encodebytes(PDF)+b'====\n',{},**SEEN)
mail('multipart-coded-twice',quopri.encodestring(frame([piece('Content-Type: text/plain; charset="utf-8"','see é = file')])),{**MIX,'Content-Transfer-Encoding':'quoted-printable'},text='see é = file')
for charset in ('koi8-r','windows-1251'):
    mail(f'qp-unnamed-{charset}',quopri.encodestring('Где мой заказ?'.encode(charset)),{'Content-Type':f'text/plain; charset={charset}'},text='Где мой заказ?')
mail('qp-unnamed-and-few',quopri.encodestring('The price of this was 50=100 pounds for a whole year, so I should like to have a café'.encode()),{'Content-Type':'text/plain; charset=utf-8'},text='The price of this was 50=100 pounds for a whole year, so I should like to have a café')
mail('b64-unnamed-on-one-line',base64.b64encode('Где мой заказ? Он до сих пор не пришёл.'.encode()),{'Content-Type':'text/plain; charset=utf-8'},text='Где мой заказ? Он до сих пор не пришёл.')
mail('b64-nobody-coded','a'*100,{},text='a'*100)
mail('b64-before-nulls',b64('Где мой заказ?'.encode())+b'\0'*500,{'Content-Type':'text/plain; charset=utf-8','Content-Transfer-Encoding':'base64'},text='Где мой заказ?')
# Coded twice by a relay, and files whose encoding got lost; keys and explanations of codes are texts as they stand.
ASKED='Где мой заказ № 5512? Жду уже неделю.'
LABELLED={'Content-Type':'text/plain; charset=utf-8'}
mail('b64-twice',b64(b64(ASKED*3)),{**LABELLED,'Content-Transfer-Encoding':'base64'},text=ASKED*3)
mail('qp-twice',quopri.encodestring(quopri.encodestring(ASKED.encode())),{**LABELLED,'Content-Transfer-Encoding':'quoted-printable'},text=ASKED)
mail('qp-that-tells-of-qp',quopri.encodestring(b'Our links end in ?q=D0=93, is it x=1 that breaks them?'),{**LABELLED,'Content-Transfer-Encoding':'quoted-printable'},text='Our links end in ?q=D0=93, is it x=1 that breaks them?')
mail('b64-file-no-label',frame([piece(T,'see'),piece('Content-Type: application/pdf; name=a.pdf',b64(PDF))]),MIX,**SEEN)
mail('b64-that-is-a-key',frame([piece(T,'see'),piece('Content-Type: application/octet-stream; name=key.txt',b64(bytes(range(7,99))))]),MIX,text='see',parts=[('key.txt','text/plain',128)])
# fmt: on
