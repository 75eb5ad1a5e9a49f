"""Whole mails, wrong or rare in one way each: who wrote, the subject, the text, and every file with its name, type and size."""

# ruff: noqa: E501 a table of mails: one case is one line, however long the mail

import base64
import binascii
import quopri
import zlib
from dataclasses import dataclass, field
from typing import Any

Files = list[tuple[str | None, str | None, int | None]]


@dataclass(frozen=True, kw_only=True)
class Whole:
    """What must be found; None and empty where it may be anything. A file is (name, type, size)."""

    name: str
    raw: bytes
    text: str | None = None
    parts: Files | None = None
    sender: str | None = "anna@mail.example"
    sname: str | None = None
    subject: str | None = None
    has: tuple[str, ...] | list[str] = ()
    hasnot: tuple[str, ...] | list[str] = ()
    kind: str | None = None
    anywhere: tuple[str, ...] = ()  # in what he wrote or in what he quotes
    more: dict[str, Any] = field(default_factory=dict)  # facts by name; `inline`, `sent`, `refs`


WHOLE: list[Whole] = []


def m(name: str, raw: bytes, **expected: Any) -> None:
    WHOLE.append(Whole(name=name, raw=raw, **expected))


def head(*extra: str, sender: str = "Anna Petrova <anna@mail.example>", subject: str = "Question") -> bytes:
    known = [f"From: {sender}", "To: help@shop.example", f"Subject: {subject}", "Date: Tue, 3 Mar 2026 10:00:59 +0300"]
    return ("\n".join([*known, "Message-ID: <p1@mail.example>", "MIME-Version: 1.0", *extra]) + "\n\n").encode()


def open_head(subject: str = "Question") -> bytes:
    return head(subject=subject)[:-1]


def b64(content: str | bytes) -> bytes:
    return base64.encodebytes(content if isinstance(content, bytes) else content.encode())


def piece(headers: str, body: str | bytes) -> bytes:
    return (headers + "\n\n").encode() + (body if isinstance(body, bytes) else body.encode()) + b"\n"


def made(
    kind: str, *parts: bytes, b: str = "bb", pre: bytes = b"", post: bytes = b"", close: bool = True, extra: str = ""
) -> bytes:
    opened = f'Content-Type: multipart/{kind}; boundary="{b}"{extra}\n\n'.encode() + pre
    return (
        opened
        + b"".join(f"--{b}\n".encode() + part for part in parts)
        + (f"--{b}--\n".encode() if close else b"")
        + post
    )


def with_file(headers: str, content: bytes = b"") -> bytes:
    return open_head() + made("mixed", TX, piece(headers + "\nContent-Transfer-Encoding: base64", b64(content or PDF)))


def yenc(data: bytes, name: bytes) -> bytes:
    body = bytearray()
    for byte in data:
        code = (byte + 42) & 255
        body += bytes([0x3D, (code + 64) & 255]) if code in (0, 10, 13, 61) else bytes([code])
    return b"=ybegin line=128 size=%d name=%s\n%s\n=yend size=%d crc32=%08x\n" % (
        len(data),
        name,
        bytes(body),
        len(data),
        zlib.crc32(data),
    )


# fmt: off
PDF = b"%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n"
PNG = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\1\0\0\0\1\x08\6\0\0\0\x1f\x15\xc4\x89\0\0\0\0IEND\xaeB`\x82"
JPG = b"\xff\xd8\xff\xe0\0\x10JFIF\0\1\1\0\0\1\0\1\0\0\xff\xd9"
T = "Content-Type: text/plain; charset=utf-8"
TX = piece(T, "Hello there")
HT = piece("Content-Type: text/html; charset=utf-8", "<p>Hello there</p>")
PDFP = piece('Content-Type: application/pdf; name="a.pdf"\nContent-Disposition: attachment; filename="a.pdf"\nContent-Transfer-Encoding: base64', b64(PDF))
PNGI = piece('Content-Type: image/png; name="i.png"\nContent-ID: <i1>\nContent-Disposition: inline; filename="i.png"\nContent-Transfer-Encoding: base64', b64(PNG))
ICS = "BEGIN:VCALENDAR\r\nMETHOD:REQUEST\r\nBEGIN:VEVENT\r\nSUMMARY:Meeting\r\nDTSTART:20260305T100000Z\r\nDTEND:20260305T110000Z\r\nORGANIZER:mailto:anna@mail.example\r\nLOCATION:Office\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"
uu = b"begin 644 a.pdf\n" + b"".join(binascii.b2a_uu(PDF[i:i+45]) for i in range(0, len(PDF), 45)) + b"`\nend\n"

m("mixed(alternative(plain,related(html,img)),pdf)", open_head() + made("mixed", made("alternative", TX, made("related", piece("Content-Type: text/html", '<p>Hello there <img src="cid:i1"></p>'), PNGI, b="rr"), b="aa"), PDFP), text="Hello there", parts=[("i.png", "image/png", len(PNG)), ("a.pdf", "application/pdf", len(PDF))])
m("related(alternative, img)", open_head() + made("related", made("alternative", TX, piece("Content-Type: text/html", '<p>Hello there <img src="cid:i1"></p>'), b="aa"), PNGI), text="Hello there", parts=[("i.png", "image/png", len(PNG))])
m("mixed inside alternative (apple)", open_head() + made("alternative", TX, made("mixed", piece("Content-Type: text/html", "<p>Hello there</p>"), PDFP, piece("Content-Type: text/html", "<p></p>"), b="mm")), text="Hello there", parts=[("a.pdf", "application/pdf", len(PDF))])
m("no closing boundary", open_head() + made("mixed", TX, PDFP, close=False), text="Hello there", parts=[("a.pdf", "application/pdf", len(PDF))])
m("boundary lines with trailing spaces", open_head() + made("mixed", TX, PDFP).replace(b"--bb\n", b"--bb  \t\n").replace(b"--bb--\n", b"--bb-- \n"), text="Hello there", parts=[("a.pdf", "application/pdf", len(PDF))])
m("preamble and epilogue", open_head() + made("mixed", TX, PDFP, pre=b"This is a multi-part message in MIME format.\n\n", post=b"\nepilogue junk\n"), text="Hello there", parts=[("a.pdf", "application/pdf", len(PDF))])
m("boundary is prefix of the other", open_head() + made("mixed", made("alternative", TX, HT, b="bb1"), PDFP, b="bb"), text="Hello there", parts=[("a.pdf", "application/pdf", len(PDF))])
m("same boundary nested", open_head() + made("mixed", TX, PDFP), text="Hello there", parts=[("a.pdf", "application/pdf", len(PDF))])
m("boundary unquoted with spaces and comment", open_head() + made("mixed", TX, PDFP).replace(b'boundary="bb"', b"boundary=bb (a comment)"), text="Hello there", parts=[("a.pdf", "application/pdf", len(PDF))])
m("boundary single quoted", open_head() + made("mixed", TX, PDFP).replace(b'boundary="bb"', b"boundary='bb'").replace(b"--bb", b"--'bb'"), text="Hello there", parts=[("a.pdf", "application/pdf", len(PDF))])
m("multipart without boundary param", open_head() + made("mixed", TX, PDFP).replace(b'; boundary="bb"', b""), has=["Hello there"])
m("wrong boundary param", open_head() + made("mixed", TX, PDFP).replace(b'boundary="bb"', b'boundary="other"'), has=["Hello there"])
m("type without subtype", head("Content-Type: text") + b"Hello there\n", text="Hello there", parts=[])
m("type garbage", head("Content-Type: ;;;charset=utf-8") + "Привет".encode(), text="Привет", parts=[])
m("type twice", head("Content-Type: text/plain; charset=utf-8", "Content-Type: text/html") + b"Hello there\n", text="Hello there", parts=[])
m("cte unknown", head("Content-Transfer-Encoding: 8 bit", T) + "Привет".encode(), text="Привет")
m("cte with comment/junk", head("Content-Transfer-Encoding: base64;", T) + b64("Привет"), text="Привет")
m("cte upper quoted", head('Content-Transfer-Encoding: "QUOTED-PRINTABLE"', T) + b"=D0=9F=D1=80=D0=B8=D0=B2=D0=B5=D1=82\n", text="Привет")
m("filename 2231 plain utf8", open_head() + made("mixed", TX, piece("Content-Type: application/pdf\nContent-Disposition: attachment; filename*=UTF-8''%D0%A1%D1%87%D1%91%D1%82.pdf\nContent-Transfer-Encoding: base64", b64(PDF))), parts=[("Счёт.pdf", "application/pdf", len(PDF))])
m("filename 2231 continuations mixed", open_head() + made("mixed", TX, piece("Content-Type: application/pdf\nContent-Disposition: attachment;\n filename*0*=UTF-8''%D0%A1%D1%87;\n filename*1*=%D1%91%D1%82;\n filename*2=\" 2026\";\n filename*3=\".pdf\"\nContent-Transfer-Encoding: base64", b64(PDF))), parts=[("Счёт 2026.pdf", "application/pdf", len(PDF))])
m("filename 2231 continuations out of order", open_head() + made("mixed", TX, piece("Content-Type: application/pdf\nContent-Disposition: attachment;\n filename*1=\"long name.pdf\";\n filename*0=\"very \"\nContent-Transfer-Encoding: base64", b64(PDF))), parts=[("very long name.pdf", "application/pdf", len(PDF))])
m("filename 2231 koi8", open_head() + made("mixed", TX, piece("Content-Type: application/pdf\nContent-Disposition: attachment; filename*=koi8-r'ru'%F3%DE%C5%D4.pdf\nContent-Transfer-Encoding: base64", b64(PDF))), parts=[("Счет.pdf", None, None)])
m("filename 2231 double quoted", open_head() + made("mixed", TX, piece("Content-Type: application/pdf\nContent-Disposition: attachment; filename*=\"UTF-8''%D0%A1%D1%87%D0%B5%D1%82.pdf\"\nContent-Transfer-Encoding: base64", b64(PDF))), parts=[("Счет.pdf", None, None)])
m("filename 2047 in quotes", open_head() + made("mixed", TX, piece("Content-Type: application/pdf; name=\"=?utf-8?B?0KHRh9C10YIucGRm?=\"\nContent-Disposition: attachment; filename=\"=?utf-8?B?0KHRh9C10YIucGRm?=\"\nContent-Transfer-Encoding: base64", b64(PDF))), parts=[("Счет.pdf", None, None)])
m("filename 2047 two words folded in quotes", open_head() + made("mixed", TX, piece("Content-Type: application/pdf; name=\"=?utf-8?Q?=D0=A1=D1=87=D0=B5=D1=82?=\n =?utf-8?Q?_2026=2Epdf?=\"\nContent-Disposition: attachment\nContent-Transfer-Encoding: base64", b64(PDF))), parts=[("Счет 2026.pdf", None, None)])
m("filename both star and plain", open_head() + made("mixed", TX, piece("Content-Type: application/pdf\nContent-Disposition: attachment; filename=\"Schet.pdf\"; filename*=UTF-8''%D0%A1%D1%87%D0%B5%D1%82.pdf\nContent-Transfer-Encoding: base64", b64(PDF))), parts=[("Счет.pdf", None, None)])
m("filename unquoted with spaces", open_head() + made("mixed", TX, piece("Content-Type: application/pdf\nContent-Disposition: attachment; filename=my long file.pdf\nContent-Transfer-Encoding: base64", b64(PDF))), parts=[("my long file.pdf", None, None)])
m("filename raw utf8", open_head() + made("mixed", TX, piece("Content-Type: application/pdf\nContent-Disposition: attachment; filename=\"Счет №5.pdf\"\nContent-Transfer-Encoding: base64", b64(PDF))), parts=[("Счет №5.pdf", None, None)])
m("filename with escaped quote and semicolon", open_head() + made("mixed", TX, piece('Content-Type: application/pdf\nContent-Disposition: attachment; filename="a \\"b\\"; c.pdf"\nContent-Transfer-Encoding: base64', b64(PDF))), parts=[('a "b"; c.pdf', None, None)])
m("filename with path", open_head() + made("mixed", TX, piece('Content-Type: application/pdf\nContent-Disposition: attachment; filename="C:\\\\Users\\\\anna\\\\a.pdf"\nContent-Transfer-Encoding: base64', b64(PDF))), parts=[("a.pdf", None, None)])
m("name only in type, disposition inline", open_head() + made("mixed", TX, piece('Content-Type: application/pdf; name=a.pdf\nContent-Disposition: inline\nContent-Transfer-Encoding: base64', b64(PDF))), parts=[("a.pdf", "application/pdf", len(PDF))])
m("disposition only word ATTACHMENT no type", open_head() + made("mixed", TX, piece('Content-Disposition: ATTACHMENT; FILENAME=a.pdf\nContent-Transfer-Encoding: BASE64', b64(PDF))), parts=[("a.pdf", "application/pdf", len(PDF))])
m("nameless image", open_head() + made("mixed", TX, piece('Content-Type: image/jpeg\nContent-Transfer-Encoding: base64', b64(JPG))), text="Hello there", parts=[(None, "image/jpeg", len(JPG))])
m("octet stream that is png", open_head() + made("mixed", TX, piece('Content-Type: application/octet-stream; name="photo"\nContent-Transfer-Encoding: base64', b64(PNG))), parts=[(None, "image/png", len(PNG))])
m("two same names", open_head() + made("mixed", TX, PDFP, PDFP), parts=[(None, "application/pdf", len(PDF)), (None, "application/pdf", len(PDF))])
m("empty attachment", open_head() + made("mixed", TX, piece('Content-Type: application/octet-stream; name="empty.bin"\nContent-Disposition: attachment; filename="empty.bin"', b"").replace(b"\n\n\n", b"\n\n")), parts=[("empty.bin", None, 0)])
m("text attachment", open_head() + made("mixed", TX, piece('Content-Type: text/plain; charset=utf-8; name="log.txt"\nContent-Disposition: attachment; filename="log.txt"', "line1\nline2")), text="Hello there", parts=[("log.txt", "text/plain", 11)])
m("several inline text parts", open_head() + made("mixed", TX, piece("Content-Type: image/png; name=i.png\nContent-Transfer-Encoding: base64", b64(PNG)), piece(T, "And goodbye")), has=["Hello there", "And goodbye"], parts=[("i.png", "image/png", len(PNG))])
m("html then text parts", open_head() + made("mixed", HT, piece(T, "-- \nlist footer")), has=["Hello there"], parts=[])
m("forwarded rfc822", open_head(subject="Fwd: thing") + made("mixed", piece(T, "See below"), piece("Content-Type: message/rfc822", b"From: Bob <bob@x.example>\nSubject: Inner\nMIME-Version: 1.0\n" + made("mixed", piece(T, "inner text"), PDFP, b="inner"))), has=["See below"])
m("rfc822 only body", head("Content-Type: message/rfc822") + b"From: Bob <bob@x.example>\nSubject: Inner\n\ninner text\n", subject="Question")
m("digest", open_head(subject="list digest") + made("digest", b"\nFrom: bob@x.example\nSubject: one\n\nfirst\n", b"\nFrom: eve@x.example\nSubject: two\n\nsecond\n"), subject="list digest")
m("partial", head('Content-Type: message/partial; id="x@y"; number=1; total=3') + b"Content-Type: text/plain\n\nHello part one\n", subject="Question")
m("external body", open_head() + made("mixed", TX, piece('Content-Type: message/external-body; access-type=URL; URL="http://x.example/a.pdf"', b"Content-Type: application/pdf; name=a.pdf\nContent-ID: <x@y>\n")), text=None, has=["Hello there"])
m("appledouble", open_head() + made("mixed", TX, made("appledouble", piece("Content-Type: application/applefile; name=a.pdf\nContent-Transfer-Encoding: base64", b64(b"\0\5\x16\7" + b"\0" * 40)), PDFP, b="ad")), has=["Hello there"], parts=[("a.pdf", "application/pdf", len(PDF))])
m("calendar in alternative", open_head() + made("alternative", TX, piece("Content-Type: text/calendar; charset=utf-8; method=REQUEST", ICS)), text="Hello there", parts=[(None, "text/calendar", None)])
m("calendar only", head("Content-Type: text/calendar; charset=utf-8; method=REQUEST") + ICS.encode(), parts=[(None, "text/calendar", None)])
m("vcard", open_head() + made("mixed", TX, piece("Content-Type: text/x-vcard; charset=utf-8; name=anna.vcf\nContent-Disposition: attachment; filename=anna.vcf", "BEGIN:VCARD\nFN:Anna\nEND:VCARD")), text="Hello there", parts=[("anna.vcf", None, None)])
m("smime clear", open_head() + made('signed; protocol="application/pkcs7-signature"; micalg=sha-256', TX, piece("Content-Type: application/pkcs7-signature; name=smime.p7s\nContent-Disposition: attachment; filename=smime.p7s\nContent-Transfer-Encoding: base64", b64(b"0\x80\6\t*\x86H\x86\xf7\r\1\7\2"))), text="Hello there")
m("pgp inline signed", head(T) + b"-----BEGIN PGP SIGNED MESSAGE-----\nHash: SHA256\n\nHello there\n- -- dashed\n-----BEGIN PGP SIGNATURE-----\n\niQEzBAEBCAAdFiEE\n=abcd\n-----END PGP SIGNATURE-----\n", has=["Hello there"], hasnot=["BEGIN PGP", "iQEzBAE"])
m("pgp mime encrypted", open_head() + made('encrypted; protocol="application/pgp-encrypted"', piece("Content-Type: application/pgp-encrypted", "Version: 1"), piece("Content-Type: application/octet-stream; name=encrypted.asc", "-----BEGIN PGP MESSAGE-----\n\nabc\n-----END PGP MESSAGE-----")), parts=None)
m("base64 with garbage lines", head(T, "Content-Transfer-Encoding: base64") + b"!!!\n" + b64("Hello there, the base64 has junk around it"), has=["Hello there"])
m("base64 no padding", head(T, "Content-Transfer-Encoding: base64") + base64.b64encode(b"Hello there!!").rstrip(b"=") + b"\n", text="Hello there!!")
m("base64 pieces padded in the middle", head(T, "Content-Transfer-Encoding: base64") + base64.b64encode(b"Hello ") + b"\n" + base64.b64encode(b"there") + b"\n", text="Hello there")
m("base64 followed by plain footer", head(T, "Content-Transfer-Encoding: base64") + b64("Hello there, a longer text so that it is clear.") + b"\n____________\nlist footer: http://lists.example/\n", has=["Hello there, a longer text so that it is clear."])
m("base64 labelled but plain", head(T, "Content-Transfer-Encoding: base64") + b"Hello there, this is not base64 at all, my friend.\n", has=["Hello there, this is not base64"])
m("qp soft break errors", head(T, "Content-Transfer-Encoding: quoted-printable") + b"Hello =\n there=20\nx = y, 100=ZZ% =\n", has=["Hello", "there", "x = y"])
m("qp soft break with trailing space", head(T, "Content-Transfer-Encoding: quoted-printable") + b"Hel=  \nlo there\n", text="Hello there")
m("qp lower hex", head(T, "Content-Transfer-Encoding: quoted-printable") + b"=d0=9f=d1=80=d0=b8=d0=b2=d0=b5=d1=82\n", text="Привет")
m("qp body labelled 7bit", head(T, "Content-Transfer-Encoding: 7bit") + b"=D0=9F=D1=80=D0=B8=D0=B2=D0=B5=D1=82, =D0=BC=D0=B8=D1=80=21=20=D0=9A=D0=B0=D0=BA\n")
m("uuencode inside text", head("Content-Type: text/plain") + b"Hello there\n\n" + uu + b"\nBye\n", has=["Hello there", "Bye"], hasnot=["begin 644"], parts=[("a.pdf", "application/pdf", len(PDF))])
m("uuencode no mime", b"From: Anna Petrova <anna@mail.example>\nTo: help@shop.example\nSubject: Question\nDate: Tue, 3 Mar 2026 10:00:59 +0300\n\nHello there\n" + uu, text="Hello there", parts=[("a.pdf", "application/pdf", len(PDF))])
m("x-uuencode cte", open_head() + made("mixed", TX, piece("Content-Type: application/pdf; name=a.pdf\nContent-Disposition: attachment; filename=a.pdf\nContent-Transfer-Encoding: x-uuencode", uu)), text="Hello there", parts=[("a.pdf", "application/pdf", len(PDF))])
m("yenc", head("Content-Type: text/plain; charset=iso-8859-1") + b"Hello there\n\n" + yenc(PDF, b"a.pdf"), has=["Hello there"], parts=[("a.pdf", "application/pdf", len(PDF))])
m("nuls in text", head(T) + b"Hello\0 there\0\n", has=["Hello"])
m("bare cr", head(T).replace(b"\n", b"\r") + b"Hello there\rsecond line\r", has=["Hello there", "second line"])
m("crlf headers lf body mix", head(T).replace(b"\n", b"\r\n") + b"Hello there\nsecond\r\nthird\rfourth", has=["Hello there", "second", "third", "fourth"])
m("very long line", head(T) + b"Hello there " + b"x" * 200000 + b"\n", has=["Hello there"])
m("From_ line on top", b"From anna@mail.example Tue Mar  3 10:00:00 2026\n" + head(T) + b">From now on it works\nHello there\n", has=["From now on it works", "Hello there"])
m(">From_ line among headers", head(T).replace(b"To: help", b">From anna@mail.example Tue Mar  3 10:00:00 2026\nTo: help") + b"Hello there\n", text="Hello there", subject="Question")
m("blank lines on top", b"\n\r\n" + head(T) + b"Hello there\n", text="Hello there", subject="Question")
m("raw utf8 headers", head(T, sender="Анна Петрова <anna@mail.example>", subject="Где заказ?") + b"Hello there\n", sname="Анна Петрова", subject="Где заказ?")
m("raw cp1251 headers", head("Content-Type: text/plain; charset=windows-1251").replace(b"Question", "Где мой заказ?".encode("cp1251")).replace(b"Anna Petrova", "Анна Петрова".encode("cp1251")) + "Привет".encode("cp1251"), sname="Анна Петрова", subject="Где мой заказ?", text="Привет")
m("utf16 body with bom base64", head("Content-Type: text/plain; charset=utf-16", "Content-Transfer-Encoding: base64") + b64("Привет, мир".encode("utf-16")), text="Привет, мир")
m("utf16le raw unlabelled", head("Content-Type: text/plain", "Content-Transfer-Encoding: base64") + b64("Hello there".encode("utf-16-le")), text="Hello there")
m("html meta disagrees, no header charset", head("Content-Type: text/html") + '<html><head><meta http-equiv="Content-Type" content="text/html; charset=koi8-r"></head><body>Привет, мир</body></html>'.encode("koi8-r"), text="Привет, мир")
m("html meta lies, header true", head("Content-Type: text/html; charset=utf-8") + '<html><head><meta charset="windows-1251"></head><body>Привет, мир</body></html>'.encode(), text="Привет, мир")
m("html header lies, meta true", head("Content-Type: text/html; charset=iso-8859-1") + '<html><head><meta charset="windows-1251"></head><body>Привет, мир и труд</body></html>'.encode("cp1251"), text="Привет, мир и труд")
m("format flowed delsp", head('Content-Type: text/plain; charset=utf-8; format=flowed; delsp=yes') + "Привет, это длинная строка, ко \nторая была разбита.\n".encode(), text="Привет, это длинная строка, которая была разбита.")
m("format flowed", head('Content-Type: text/plain; charset=utf-8; format=flowed') + b"Hello there, this is \na flowed line.\n> quoted \n> flow\n", has=["Hello there, this is a flowed line."])
m("empty body", head(T), text="", parts=[])
m("no headers at all but text", b"\nHello there, no headers.\n", sender=None, has=["Hello there, no headers."])
m("only headers, no blank line", head(T).rstrip(b"\n"), text="", subject="Question")
m("headers folded with tabs, long", head(T, subject="Question that is\n\tvery long\n and folded") + b"Hello there\n", subject="Question that is very long and folded")
m("subject q with spaces and underscores broken", head(T, subject="=?utf-8?Q?Hello there_my friend?=") + b"x\n", subject="Hello there my friend")
m("subject b split inside a char", head(T, subject="=?utf-8?B?" + base64.b64encode("Привет".encode()[:5]).decode() + "?=\n =?utf-8?B?" + base64.b64encode("Привет".encode()[5:]).decode() + "?=") + b"x\n", subject="Привет")
m("subject two charsets", head(T, subject="=?koi8-r?B?" + base64.b64encode("При".encode("koi8-r")).decode() + "?= =?windows-1251?Q?=E2=E5=F2?=") + b"x\n", subject="Привет")
m("subject no space between", head(T, subject="Re: =?utf-8?Q?=D0=94=D0=B0?=ok") + b"x\n", subject="Re: Даok")
m("subject encoded with missing ?=", head(T, subject="=?utf-8?Q?=D0=94=D0=B0") + b"x\n", subject="Да")
m("from name only quotes 2047", head(T, sender='"=?utf-8?B?0JDQvdC90LA=?=" <anna@mail.example>') + b"x\n", sname="Анна")
m("from comment style", head(T, sender="anna@mail.example (Anna Petrova)") + b"x\n", sname="Anna Petrova")
m("from no brackets name", head(T, sender="Anna Petrova anna@mail.example") + b"x\n", sender="anna@mail.example")
m("from two addresses with sender", head(T, "Sender: anna@mail.example", sender="Bob <bob@x.example>, anna@mail.example") + b"x\n", sender="bob@x.example")
m("from group", head(T, sender="Team: Anna <anna@mail.example>, bob@x.example;") + b"x\n", sender="anna@mail.example")
m("from with comma unquoted", head(T, sender="Petrova, Anna <anna@mail.example>") + b"x\n", sender="anna@mail.example", sname="Petrova, Anna")
m("from empty, sender field", head(T, "Sender: Anna <anna@mail.example>", sender="") + b"x\n", sender="anna@mail.example")
m("from route", head(T, sender="Anna <@a.example,@b.example:anna@mail.example>") + b"x\n", sender="anna@mail.example")
m("from angle missing close", head(T, sender="Anna <anna@mail.example") + b"x\n", sender="anna@mail.example")
m("from idn raw", head(T, sender="Анна <анна@почта.рф>") + b"x\n", sender="анна@почта.рф")
m("list mail", head(T, "List-Id: <users.lists.example>", "Precedence: list") + b"Hello there\n\n_______________\nusers mailing list\n", has=["Hello there"], kind="list")
m("richtext enriched", head("Content-Type: text/enriched; charset=utf-8") + b"<bold>Hello</bold> there <<x>\n", has=["Hello there <x"])
m("rtf body", head("Content-Type: text/rtf") + b"{\\rtf1\\ansi\\ansicpg1251 Hello \\b there\\b0\\par}")
m("markdown text type", head("Content-Type: text/markdown; charset=utf-8") + b"Hello there\n", text="Hello there")
m("amp alternative", open_head() + made("alternative", TX, piece("Content-Type: text/x-amp-html; charset=utf-8", "<!doctype html><html amp4email><body>AMP</body></html>"), HT), text="Hello there", parts=[])
m("watch html alternative", open_head() + made("alternative", TX, piece("Content-Type: text/watch-html", "<b>w</b>"), HT), text="Hello there")
m("alternative html with table richer", open_head() + made("alternative", piece(T, "Your mail program can't show HTML"), piece("Content-Type: text/html; charset=utf-8", "<p>Hello there, real content of some length is here</p>")), has=["Hello there, real content"])
m("empty plain with html", open_head() + made("alternative", piece(T, "  \n"), HT), text="Hello there")
m("html in text/plain", head(T) + b"<html><body><p>Hello there</p><p>Second</p></body></html>\n", has=["Hello there"], hasnot=["<p>"])
m("binhex", open_head() + made("mixed", TX, piece("Content-Type: application/mac-binhex40; name=a.hqx", "(This file must be converted with BinHex 4.0)\n:abc:")), text="Hello there", parts=[("a.hqx", None, None)])
m("gzip cte binary", open_head() + made("mixed", TX, piece("Content-Type: application/octet-stream; name=x.bin\nContent-Transfer-Encoding: binary", b"\x00\x01\x02\r\n\xff\xfe")), parts=[("x.bin", None, 7)])
m("attachment 8bit text koi8", open_head() + made("mixed", TX, piece("Content-Type: text/plain; charset=koi8-r; name=t.txt\nContent-Disposition: attachment; filename=t.txt", "Привет".encode("koi8-r"))), text="Hello there", parts=[("t.txt", "text/plain", 6)])
m("related with start param", open_head() + made('related; start="<root>"; type="text/html"', PNGI, piece('Content-Type: text/html; charset=utf-8\nContent-ID: <root>', '<p>Hello there <img src="cid:i1"></p>')), text="Hello there", parts=[("i.png", "image/png", len(PNG))])
m("cid image unreferenced", open_head() + made("related", HT, PNGI), text="Hello there", parts=[("i.png", "image/png", len(PNG))])
m("report like but by a person", open_head() + made("parallel", TX, PDFP), text="Hello there", parts=[("a.pdf", "application/pdf", len(PDF))])
m("voice mail form-data", open_head() + made("form-data", piece('Content-Disposition: form-data; name="message"\n' + T, "Hello there"), piece('Content-Disposition: form-data; name="file"; filename="a.pdf"\nContent-Type: application/pdf\nContent-Transfer-Encoding: base64', b64(PDF))), has=["Hello there"], parts=[("a.pdf", "application/pdf", len(PDF))])
m("header part without blank line", open_head() + made("mixed", b"Hello there\n", PDFP), has=["Hello there"], parts=[("a.pdf", "application/pdf", len(PDF))])
m("part with only blank header", open_head() + made("mixed", b"\nHello there\n", PDFP), text="Hello there", parts=[("a.pdf", "application/pdf", len(PDF))])
m("deeply nested", open_head() + made("mixed", made("mixed", made("mixed", made("mixed", TX, PDFP, b="d4"), b="d3"), b="d2"), PNGI, b="d1"), text="Hello there", parts=[("a.pdf", "application/pdf", len(PDF)), ("i.png", "image/png", len(PNG))])
m("bom at the body", head(T) + b"\xef\xbb\xbfHello there\n", text="Hello there")
m("bom at the file", b"\xef\xbb\xbf" + head(T) + b"Hello there\n", text="Hello there", sender="anna@mail.example", subject="Question")
m("zero width & nbsp", head(T) + "Hello\u00a0there\u200b\n".encode(), has=["Hello"])
m("lower case header names, no space", b"from:anna@mail.example\nto:help@shop.example\nsubject:Question\ncontent-type:TEXT/PLAIN;CHARSET=UTF-8\n\nHello there\n", text="Hello there", subject="Question")
m("space before colon", b"From : anna@mail.example\nSubject : Question\nContent-Type : text/plain\n\nHello there\n", text="Hello there", subject="Question")
m("header line junk", head(T).replace(b"To: help", b"this is junk without colon\nTo: help") + b"Hello there\n", subject="Question", has=["Hello there"])
m("percent filename unstarred", open_head() + made("mixed", TX, piece("Content-Type: application/pdf\nContent-Disposition: attachment; filename=\"%D0%A1%D1%87%D0%B5%D1%82.pdf\"\nContent-Transfer-Encoding: base64", b64(PDF))), parts=[("Счет.pdf", None, None)])
m("filename utf8''prefix unstarred", open_head() + made("mixed", TX, piece("Content-Type: application/pdf\nContent-Disposition: attachment; filename=\"UTF-8''%D0%A1%D1%87%D0%B5%D1%82.pdf\"\nContent-Transfer-Encoding: base64", b64(PDF))), parts=[("Счет.pdf", None, None)])
m("content-description name", open_head() + made("mixed", TX, piece("Content-Type: application/pdf\nContent-Description: a.pdf\nContent-Transfer-Encoding: base64", b64(PDF))), parts=[("a.pdf", "application/pdf", len(PDF))])
m("content-location name", open_head() + made("mixed", TX, piece("Content-Type: application/pdf\nContent-Location: a.pdf\nContent-Transfer-Encoding: base64", b64(PDF))), parts=[("a.pdf", "application/pdf", len(PDF))])
m("2231 empty charset", with_file("Content-Type: application/pdf\nContent-Disposition: attachment; filename*=''a%20b.pdf"), parts=[("a b.pdf", None, None)])
m("2231 cont. without star on first", with_file("Content-Type: application/pdf\nContent-Disposition: attachment; filename*0=\"Report \"; filename*1=\"March.pdf\""), parts=[("Report March.pdf", None, None)])
m("2231 name* on type only", with_file("Content-Type: application/pdf; name*=utf-8''%D0%A1.pdf"), parts=[("С.pdf", None, None)])
m("2231 split inside a char", with_file("Content-Type: application/pdf\nContent-Disposition: attachment; filename*0*=utf-8''%D0%A1%D1; filename*1*=%87.pdf"), parts=[("Сч.pdf", None, None)])
m("2231 twelve pieces", with_file("Content-Type: application/pdf\nContent-Disposition: attachment;\n " + ";\n ".join(f"filename*{i}*={'utf-8%27%27'.replace('%27', chr(39)) if i == 0 else ''}%D0%A{i % 10}" for i in range(12)) + ";\n filename*12=.pdf"), parts=[("".join(bytes([0xD0, 0xA0 + i % 10]).decode() for i in range(12)) + ".pdf", None, None)])
m("2047 in 2231", with_file("Content-Type: application/pdf\nContent-Disposition: attachment; filename*=\"=?utf-8?B?0KHRh9C10YIucGRm?=\""), parts=[("Счет.pdf", None, None)])
m("2047 in continuations", with_file("Content-Type: application/pdf\nContent-Disposition: attachment; filename*0=\"=?utf-8?B?0KHRh9\"; filename*1=\"C10YIucGRm?=\""), parts=[("Счет.pdf", None, None)])
m("2047 unquoted", with_file("Content-Type: application/pdf; name==?koi8-r?B?88PF1C5wZGY=?="), parts=[("Сцет.pdf", None, None)])
m("2047 koi8 q with spaces inside quotes", with_file('Content-Type: application/pdf; name="=?koi8-r?Q?=F3=DE=C5=D4 2026.pdf?="'), parts=[("Счет 2026.pdf", None, None)])
m("raw cp1251 filename", with_file("Content-Type: application/pdf").replace(b"application/pdf", b'application/pdf; name="' + "Счёт за март.pdf".encode("cp1251") + b'"', 1), parts=[("Счёт за март.pdf", None, None)])
m("raw koi8 filename", with_file("Content-Type: application/pdf").replace(b"application/pdf", b'application/pdf; name="' + "Договор.pdf".encode("koi8-r") + b'"', 1), parts=[("Договор.pdf", None, None)])
m("filename mojibake utf8 as latin1 2047", with_file('Content-Type: application/pdf; name="=?iso-8859-1?Q?=D0=94=D0=BE=D0=BA.pdf?="'), parts=[("Док.pdf", None, None)])
m("filename long folded in quotes with tab", with_file('Content-Type: application/pdf; name="a very long name of a\n\tfile.pdf"'), parts=[(None, None, len(PDF))])
m("filename trailing semicolon", with_file('Content-Type: application/pdf;\nContent-Disposition: attachment; filename="a.pdf";'), parts=[("a.pdf", None, None)])
m("filename no closing quote", with_file('Content-Type: application/pdf\nContent-Disposition: attachment; filename="a.pdf'), parts=[("a.pdf", None, None)])
m("filename single quotes", with_file("Content-Type: application/pdf\nContent-Disposition: attachment; filename='a.pdf'"), parts=[("a.pdf", None, None)])
m("disposition params sized", with_file('Content-Type: application/pdf\nContent-Disposition: attachment; filename="a.pdf"; size=69; creation-date="Tue, 3 Mar 2026 10:00:00 +0300"; modification-date="x;y"'), parts=[("a.pdf", None, len(PDF))])
m("disposition colon typo", with_file('Content-Type: application/pdf\nContent-Disposition: attachment: filename="a.pdf"'), parts=[("a.pdf", None, None)])
m("disposition missing value only filename", with_file('Content-Type: application/pdf\nContent-Disposition: filename="a.pdf"'), parts=[("a.pdf", None, None)])
m("dotdot filename", with_file('Content-Type: application/pdf\nContent-Disposition: attachment; filename="../../etc/passwd"'), parts=[("passwd", None, None)])
m("type uppercase unknown ext", with_file('Content-Type: APPLICATION/PDF; NAME=A.PDF'), parts=[("A.PDF", "application/pdf", None)])
m("docx", with_file('Content-Type: application/vnd.openxmlformats-officedocument.wordprocessingml.document; name="d.docx"', b"PK\3\4\x14\0\6\0" + b"x" * 40), parts=[("d.docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document", 48)])
m("zip by octet-stream", with_file('Content-Type: application/octet-stream; name="d.zip"', b"PK\3\4\x14\0\0\0" + b"x" * 40), parts=[("d.zip", "application/zip", 48)])
m("xls content type application/msword lies", with_file('Content-Type: application/msword; name="photo.jpg"', JPG), parts=[("photo.jpg", "image/jpeg", len(JPG))])
m("text/csv inline named", open_head() + made("mixed", TX, piece('Content-Type: text/csv; charset=utf-8; name="t.csv"', "a,b\n1,2")), text="Hello there", parts=[("t.csv", "text/csv", 7)])
m("text/html attachment", open_head() + made("mixed", TX, piece('Content-Type: text/html; charset=utf-8; name="p.html"\nContent-Disposition: attachment; filename="p.html"', "<p>page</p>")), text="Hello there", parts=[("p.html", "text/html", 11)])
m("text/plain inline named is a file or text", open_head() + made("mixed", TX, piece('Content-Type: text/plain; charset=utf-8; name="notes.txt"\nContent-Disposition: inline; filename="notes.txt"', "my notes")), has=["Hello there"], parts=[("notes.txt", "text/plain", 8)])
m("body part is attachment disposition text only", head(T, "Content-Disposition: attachment; filename=msg.txt") + b"Hello there\n")
m("top-level pdf", head("Content-Type: application/pdf; name=a.pdf", "Content-Disposition: attachment; filename=a.pdf", "Content-Transfer-Encoding: base64") + b64(PDF), text="", parts=[("a.pdf", "application/pdf", len(PDF))])
m("top-level image inline", head("Content-Type: image/png", "Content-Disposition: inline", "Content-Transfer-Encoding: base64") + b64(PNG), parts=[(None, "image/png", len(PNG))])
m("top inline disposition text", head(T, "Content-Disposition: inline") + b"Hello there\n", text="Hello there", parts=[])
m("base64 size with crlf trailing", with_file("Content-Type: application/pdf; name=a.pdf").replace(b"\n", b"\r\n"), parts=[("a.pdf", None, len(PDF))])
m("base64 one line huge", open_head() + made("mixed", TX, piece("Content-Type: application/octet-stream; name=big.bin\nContent-Transfer-Encoding: base64", base64.b64encode(bytes(range(256)) * 2000))), parts=[("big.bin", None, 512000)])
m("base64 truncated at the end", open_head() + made("mixed", TX, piece("Content-Type: application/octet-stream; name=big.bin\nContent-Transfer-Encoding: base64", base64.b64encode(bytes(range(256)))[:-3]), close=False), parts=[("big.bin", None, None)])
m("qp attachment", open_head() + made("mixed", TX, piece("Content-Type: text/plain; charset=utf-8; name=q.txt\nContent-Disposition: attachment; filename=q.txt\nContent-Transfer-Encoding: quoted-printable", quopri.encodestring("Привет\nмир".encode()))), parts=[("q.txt", None, len("Привет\nмир".encode()))])
m("uu two files", head("Content-Type: text/plain") + b"Hello there\n" + uu + b"\n" + uu.replace(b"a.pdf", b"b.pdf"), has=["Hello there"], parts=[("a.pdf", None, len(PDF)), ("b.pdf", None, len(PDF))])
m("uu name with spaces", head("Content-Type: text/plain") + b"Hello there\n" + uu.replace(b"a.pdf", b"my file.pdf"), parts=[("my file.pdf", None, len(PDF))])
m("words 'begin 644' in prose", head(T) + b"We begin 644 new orders\nbegin 100 things\nHello there\n", has=["begin 644 new", "Hello there"], parts=[])
m("smime opaque unsigned content", head('Content-Type: application/pkcs7-mime; smime-type=enveloped-data; name=smime.p7m', "Content-Transfer-Encoding: base64") + b64(b"0\x80\6\t*\x86H\x86\xf7\r\1\7\3"), parts=[("smime.p7m", None, None)])
m("pgp inline encrypted", head(T) + b"-----BEGIN PGP MESSAGE-----\n\nhQEMA\n=abcd\n-----END PGP MESSAGE-----\n", has=["BEGIN PGP MESSAGE"])
m("from utf8 q with comma", head(T, sender="=?utf-8?Q?Petrova=2C_Anna?= <anna@mail.example>") + b"x\n", sname="Petrova, Anna")
m("from name is an address", head(T, sender='"anna@mail.example" <anna@mail.example>') + b"x\n")
m("from other address as name", head(T, sender='"boss@bank.example" <anna@mail.example>') + b"x\n")
m("from nested quotes", head(T, sender='"\\"Anna\\" Petrova" <anna@mail.example>') + b"x\n", sname='"Anna" Petrova')
m("from apostrophes", head(T, sender="'Anna Petrova' <anna@mail.example>") + b"x\n", sname="Anna Petrova")
m("from via google groups", head(T, "X-Original-From: Anna Petrova <anna@mail.example>", "Reply-To: Anna Petrova <anna@mail.example>", "List-Id: <help.shop.example>", sender="'Anna Petrova' via Help <help@shop.example>") + b"x\n", sender=None)
m("from two lines", head(T).replace(b"To: help", b"From: Second <second@x.example>\nTo: help") + b"x\n")
m("from resent", head(T, "Resent-From: bob@x.example", "Resent-To: help@shop.example") + b"x\n")
m("from semicolon", head(T, sender="anna@mail.example;") + b"x\n")
m("from spaces in address", head(T, sender="Anna <anna @ mail.example>") + b"x\n")
m("from double angle", head(T, sender="Anna <<anna@mail.example>>") + b"x\n")
m("from mailto", head(T, sender='Anna <mailto:anna@mail.example>') + b"x\n")
m("from upper case", head(T, sender="ANNA@MAIL.EXAMPLE") + b"x\n")
m("from quoted local", head(T, sender='"Anna P" <"anna p"@mail.example>') + b"x\n", sender='"anna p"@mail.example')
m("from bracket only name", head(T, sender='[Anna] Petrova <anna@mail.example>') + b"x\n", sname="[Anna] Petrova")
m("from base64 with newline inside", head(T, sender="=?utf-8?B?0JDQvdC90LAg0J/QtdGC?=\n =?utf-8?B?0YDQvtCy0LA=?= <anna@mail.example>") + b"x\n", sname="Анна Петрова")
m("from missing, reply-to", head(T, "Reply-To: anna@mail.example").replace(b"From: Anna Petrova <anna@mail.example>\n", b"") + b"x\n")
m("from undisclosed", head(T, sender="undisclosed-sender:;", subject="Q") + b"x\n", sender=None)
m("date odd", head(T).replace(b"Tue, 3 Mar 2026 10:00:59 +0300", b"Tuesday, 03-Mar-26 10:00:59 MSK") + b"x\n")
m("subject utf-7", head(T, subject="=?utf-7?Q?+BB8EQAQ4BDIENQRC-?=") + b"x\n", subject="Привет")
m("subject gb2312", head(T, subject="=?gb2312?B?" + base64.b64encode("订单问题".encode("gb2312")).decode() + "?=") + b"x\n", subject="订单问题")
m("subject iso-2022-jp", head(T, subject="=?ISO-2022-JP?B?" + base64.b64encode("注文の件".encode("iso2022_jp")).decode() + "?=") + b"x\n", subject="注文の件")
m("subject raw iso-2022-jp", head("Content-Type: text/plain; charset=iso-2022-jp", subject="@@").replace(b"@@", "注文の件".encode("iso2022_jp")) + b"x\n", subject="注文の件")
m("subject lang tag", head(T, subject="=?utf-8*ru?Q?=D0=94=D0=B0?=") + b"x\n", subject="Да")
m("subject lower b", head(T, subject="=?UTF-8?b?0JTQsA==?=") + b"x\n", subject="Да")
m("subject b no padding", head(T, subject="=?UTF-8?B?0JTQsA?=") + b"x\n", subject="Да")
m("subject unknown charset", head(T, subject="=?x-unknown?Q?=D0=94=D0=B0?=") + b"x\n", subject="Да")
m("subject q equals raw", head(T, subject="=?utf-8?Q?1=2+2=3D4?=") + b"x\n")
m("subject empty encoded", head(T, subject="=?utf-8?Q??=") + b"x\n", subject="")
m("subject adjacent words diff encodings", head(T, subject="=?utf-8?Q?=D0=94=D0=B0?= =?utf-8?B?0JTQsA==?=") + b"x\n", subject="ДаДа")
m("subject html entities stay", head(T, subject="Q &amp; A") + b"x\n")
m("subject missing", head(T).replace(b"Subject: Question\n", b"") + b"Hello there\n", subject="", text="Hello there")
m("subject twice", head(T).replace(b"To: help", b"Subject: Second\nTo: help") + b"x\n", subject=None)
m("subject with nul and tab", head(T, subject="a\tb") + b"x\n", subject="a b")
m("subject emoji", head(T, subject="=?UTF-8?B?" + base64.b64encode("🔥 Sale".encode()).decode() + "?=") + b"x\n", subject="🔥 Sale")
m("subject surrogates cesu", head(T, subject="=?UTF-8?Q?=ED=A0=BD=ED=B4=A5?=") + b"x\n", subject="🔥")
m("subject koi8 in raw, body utf8", head(T, subject="@@").replace(b"@@", "Где заказ?".encode("koi8-r")) + "Привет".encode(), subject="Где заказ?")
m("charset quoted with spaces", head('Content-Type: text/plain; charset = "koi8-r"') + "Привет, мир".encode("koi8-r"), text="Привет, мир")
m("charset in body label only ascii but koi8", head("Content-Type: text/plain; charset=us-ascii") + "Привет, мир, где мой заказ".encode("koi8-r"), text="Привет, мир, где мой заказ")
m("no mime at all cp1251", b"From: anna@mail.example\nSubject: Q\n\n" + "Привет, мир, где мой заказ".encode("cp1251"), text="Привет, мир, где мой заказ")
m("no mime greek", b"From: anna@mail.example\nSubject: Q\n\n" + "Καλημέρα σας, πού είναι η παραγγελία μου; Ευχαριστώ".encode("iso8859-7"), text="Καλημέρα σας, πού είναι η παραγγελία μου; Ευχαριστώ")
m("html numeric entities", head("Content-Type: text/html") + b"<p>&#1055;&#1088;&#1080;&#1074;&#1077;&#1090; &euro;&nbsp;5 &lt;b&gt;</p>", text="Привет € 5 <b>")
m("html win1252 numeric", head("Content-Type: text/html; charset=utf-8") + b"<p>It&#146;s&#133;</p>", text="It’s…")
m("html br and div lines", head("Content-Type: text/html; charset=utf-8") + b"<div>Hello<br>there</div><div>end</div>", text="Hello there end")
m("html style script hidden", head("Content-Type: text/html; charset=utf-8") + b"<style>p{color:red}</style><script>alert(1)</script><p>Hello there</p><div style='display:none'>secret</div><title>T</title>", has=["Hello there"], hasnot=["color", "alert"])
m("html in base64 cp1251 unlabelled", head("Content-Type: text/html", "Content-Transfer-Encoding: base64") + b64("<p>Привет, мир, где мой заказ</p>".encode("cp1251")), text="Привет, мир, где мой заказ")
m("plain 7bit with utf7", head("Content-Type: text/plain; charset=utf-7") + b"+BB8EQAQ4BDIENQRC- Hello\n", text="Привет Hello")
m("charset utf-8 but cp1251 qp", head(T, "Content-Transfer-Encoding: quoted-printable") + quopri.encodestring("Где мой заказ? Жду ответа".encode("cp1251")), text="Где мой заказ? Жду ответа")
m("multipart declared as cte base64", open_head() + b"Content-Transfer-Encoding: base64\n" + made("mixed", TX, PDFP), text="Hello there", parts=[("a.pdf", None, len(PDF))])
m("multipart whole base64", open_head() + b'Content-Type: multipart/mixed; boundary="bb"\nContent-Transfer-Encoding: base64\n\n' + b64(made("mixed", TX, PDFP).split(b"\n\n", 1)[1]), has=["Hello there"])
m("rfc822 base64", open_head() + made("mixed", TX, piece("Content-Type: message/rfc822\nContent-Transfer-Encoding: base64", b64("From: bob@x.example\nSubject: Inner\n\ninner text\n"))), has=["Hello there"], parts=[(None, "message/rfc822", None)])
m("eml attachment octet", open_head() + made("mixed", TX, piece("Content-Type: application/octet-stream; name=inner.eml\nContent-Disposition: attachment; filename=inner.eml\nContent-Transfer-Encoding: base64", b64("From: bob@x.example\nSubject: Inner\n\ninner text\n"))), text="Hello there", parts=[("inner.eml", None, None)])
m("rfc822 with name", open_head() + made("mixed", TX, piece('Content-Type: message/rfc822; name="complaint.eml"\nContent-Disposition: attachment; filename="complaint.eml"', "From: bob@x.example\nSubject: Inner\n\ninner text\n")), parts=[("complaint.eml", "message/rfc822", None)])
m("boundary with special chars", open_head() + made("mixed", TX, PDFP, b="=_(a)+'b'/?:.,-"), text="Hello there", parts=[("a.pdf", None, len(PDF))])
m("boundary ends in space quoted", open_head() + made("mixed", TX, PDFP).replace(b'boundary="bb"', b'boundary="bb "'), text="Hello there", parts=[("a.pdf", None, len(PDF))])
m("boundary folded param", open_head() + made("mixed", TX, PDFP).replace(b"; boundary", b";\n\tboundary"), text="Hello there", parts=[("a.pdf", None, len(PDF))])
m("boundary 2231", open_head() + made("mixed", TX, PDFP, b="bbcc").replace(b'boundary="bbcc"', b'boundary*0="bb"; boundary*1="cc"'), text="Hello there", parts=[("a.pdf", None, len(PDF))])
m("boundary param twice", open_head() + made("mixed", TX, PDFP, extra='; boundary="zz"'), has=["Hello there"])
m("first boundary missing newline before", open_head() + made("mixed", TX, PDFP).replace(b"\n\n--bb\n", b"\n--bb\n", 1), has=["Hello there"], parts=[("a.pdf", None, len(PDF))])
m("inner boundary never closed", open_head() + made("mixed", made("alternative", TX, HT, b="in", close=False), PDFP, b="out"), text="Hello there", parts=[("a.pdf", None, len(PDF))])
m("empty multipart", open_head() + b'Content-Type: multipart/mixed; boundary="bb"\n\n--bb--\n', text="", parts=[])
m("multipart text before only", open_head() + b'Content-Type: multipart/mixed; boundary="bb"\n\nHello there, no parts\n', has=["Hello there"])
m("alternative order reversed", open_head() + made("alternative", HT, TX), text="Hello there", parts=[])
m("alternative three + pdf", open_head() + made("alternative", TX, HT, PDFP), text="Hello there", parts=[("a.pdf", None, len(PDF))])
m("alternative empty html", open_head() + made("alternative", TX, piece("Content-Type: text/html", "<html><body></body></html>")), text="Hello there")
m("plain with different text from html", open_head() + made("alternative", piece(T, "Order 12"), piece("Content-Type: text/html; charset=utf-8", "<p>Order 12</p>")), text="Order 12")
m("outlook related without alternative", open_head() + made("related", HT, PNGI, PDFP), text="Hello there", parts=[("i.png", None, None), ("a.pdf", None, len(PDF))])
m("signature image + p7s", open_head() + made("signed", made("mixed", TX, PDFP, b="in"), piece("Content-Type: application/x-pkcs7-signature; name=smime.p7s\nContent-Transfer-Encoding: base64", b64(b"0\x80")), b="out"), text="Hello there")
m("mbox with two mails", b"From a@b Tue Mar  3 10:00:00 2026\n" + head(T) + b"Hello there\n", text="Hello there")
m("body dot-stuffed?", head(T) + b"..leading dots\n.\nHello there\n", has=["Hello there"])
m("soh controls", head(T) + b"Hello\x01\x02 there\x1b[0m\n", has=["there"])
m("rtl marks", head(T) + "\u202bHello there\u202c\n".encode(), has=["Hello there"])
m("vertical tab/formfeed", head(T) + b"Hello\x0cthere\n", has=["Hello"])
# fmt: on
