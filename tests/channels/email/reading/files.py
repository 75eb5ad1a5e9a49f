"""Files: their names, types, dispositions, and which parts of a mail are files at all."""

# ruff: noqa: E501 a table of mails: one case is one line, however long the mail

import base64
from urllib.parse import quote

from tests.channels.email.letters import (
    ACT,
    GREETING,
    HELLO,
    JPG,
    MIX,
    NAMED,
    PAGE,
    PDF,
    PNG,
    SEEN,
    TEXT,
    ZIP,
    T,
    add,
    att,
    b64,
    file_part,
    frame,
    head,
    mail,
    mixed,
    multi,
    page_part,
    part,
    piece,
    whole,
    word,
)

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


def named(kind: str, name: str, body: str, disposition: str) -> bytes:
    return part(
        f'text/{kind}; charset=utf-8; name="{name}"',
        body.encode(),
        f"Content-Disposition: {disposition}",
        encoding="8bit",
    )


def corpus() -> None:
    for name, (written, shown) in NAMES.items():
        disposition = b"Content-Disposition: " + (written.encode() if isinstance(written, str) else written)
        file = part("application/pdf", b64(PDF), disposition, encoding="base64")
        add(
            f"file-{name}",
            head(number=f"file-{name}") + multi("mixed", "b", TEXT, file),
            parts=[f"{shown} application/pdf"],
            sizes=[len(PDF)],
            text=HELLO,
        )
    disposition = b'Content-Disposition: attachment; filename="' + "中文文件.pdf".encode("gbk") + b'"'
    parts = part("text/plain; charset=gb2312", "我的订单".encode("gbk")), part("application/pdf", PDF, disposition)
    add("file-raw-chinese", head(number="gbk") + multi("mixed", "b", *parts), parts=["中文文件.pdf application/pdf"])
    add(
        "text-file-beside-text",
        head(number="txt")
        + multi(
            "mixed",
            "A",
            TEXT,
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
            TEXT,
            part('text/html; charset=utf-8; name="report.html"', b"<p>report</p>", "Content-Disposition: attachment"),
        ),
        text=HELLO,
        parts=["report.html text/html"],
    )
    add(
        "inline-image-without-disposition-or-name",
        head(number="noname")
        + multi("mixed", "A", TEXT, part("image/jpeg", b64(b"\xff\xd8\xff\xe0" + b"\0" * 40), encoding="base64")),
        text=HELLO,
        parts=["image-1.jpg image/jpeg"],
    )
    add(
        "name-with-controls-and-folders",
        head(number="names")
        + multi(
            "mixed",
            "A",
            TEXT,
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
            TEXT,
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
            TEXT,
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
            TEXT,
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
            TEXT,
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
            "A.pdf application/pdf",
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
            TEXT,
            part('image/jpeg; name="a.jpg"', b64(PDF), encoding="base64"),
            part("application/octet-stream; name=b.png", b64(PNG), encoding="base64"),
        ),
        parts=["a.jpg application/pdf", "b.png image/png"],
        text=HELLO,
    )
    add(
        "whole-mail-is-marked-a-file",
        head(T, "Content-Disposition: attachment; filename=x.txt", number="asfile") + b"\n" + HELLO.encode(),
        text=HELLO,
        parts=[],
    )
    add(
        "same-file-twice",
        head(number="same2") + multi("mixed", "b", TEXT, ACT, ACT),
        text=HELLO,
        parts=["act.pdf application/pdf", "act.pdf application/pdf"],
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
    mixed(
        "name-as-filename-in-the-type",
        TEXT,
        part("application/pdf; filename=act.pdf", b64(PDF), encoding="base64"),
        text=HELLO,
        parts=NAMED,
    )


# fmt: off
att("filename 2047 two words folded in quotes", "Счет 2026.pdf", "Content-Type: application/pdf; name=\"=?utf-8?Q?=D0=A1=D1=87=D0=B5=D1=82?=\n =?utf-8?Q?_2026=2Epdf?=\"\nContent-Disposition: attachment")
att("filename with escaped quote and semicolon", 'a "b"; c.pdf', 'Content-Type: application/pdf\nContent-Disposition: attachment; filename="a \\"b\\"; c.pdf"')
att("name only in type, disposition inline", "a.pdf", 'Content-Type: application/pdf; name=a.pdf\nContent-Disposition: inline')
att("name in a second type", "a.pdf", 'Content-Type: application/octet-stream\nContent-Type: application/pdf; name="a.pdf"\nContent-Disposition: attachment')
att("names in two types", "a.pdf", 'Content-Type: application/pdf; name="a.pdf"\nContent-Type: application/pdf; name="b.pdf"')
att("disposition only word ATTACHMENT no type", "a.pdf", 'Content-Disposition: ATTACHMENT; FILENAME=a.pdf')
att("nameless image", None, 'Content-Type: image/jpeg', JPG, "image/jpeg")
att("octet stream that is png", None, 'Content-Type: application/octet-stream; name="photo"', PNG, "image/png")
mail("empty attachment", frame([GREETING, piece('Content-Type: application/octet-stream; name="empty.bin"\nContent-Disposition: attachment; filename="empty.bin"', b"").replace(b"\n\n\n", b"\n\n")]), MIX, parts=[("empty.bin", None, 0)])
mail("text attachment", frame([GREETING, piece('Content-Type: text/plain; charset=utf-8; name="log.txt"\nContent-Disposition: attachment; filename="log.txt"', "line1\nline2")]), MIX, text="Hello there", parts=[("log.txt", "text/plain", 12)])
mail("attachment 8bit text koi8", frame([GREETING, piece("Content-Type: text/plain; charset=koi8-r; name=t.txt\nContent-Disposition: attachment; filename=t.txt", "Привет".encode("koi8-r"))]), MIX, text="Hello there", parts=[("t.txt", "text/plain", 6)])
att("percent filename unstarred", "Счет.pdf", "Content-Type: application/pdf\nContent-Disposition: attachment; filename=\"%D0%A1%D1%87%D0%B5%D1%82.pdf\"")
att("filename utf8''prefix unstarred", "Счет.pdf", "Content-Type: application/pdf\nContent-Disposition: attachment; filename=\"UTF-8''%D0%A1%D1%87%D0%B5%D1%82.pdf\"")
att("content-location name", "a.pdf", "Content-Type: application/pdf\nContent-Location: a.pdf")
att("2231 empty charset", "a b.pdf", "Content-Type: application/pdf\nContent-Disposition: attachment; filename*=''a%20b.pdf")
att("2231 cont. without star on first", "Report March.pdf", "Content-Type: application/pdf\nContent-Disposition: attachment; filename*0=\"Report \"; filename*1=\"March.pdf\"")
att("2231 name* on type only", "С.pdf", "Content-Type: application/pdf; name*=utf-8''%D0%A1.pdf")
att("2231 split inside a char", "Сч.pdf", "Content-Type: application/pdf\nContent-Disposition: attachment; filename*0*=utf-8''%D0%A1%D1; filename*1*=%87.pdf")
att("2231 twelve pieces", "".join(bytes([0xD0, 0xA0 + i % 10]).decode() for i in range(12)) + ".pdf", "Content-Type: application/pdf\nContent-Disposition: attachment;\n " + ";\n ".join(f"filename*{i}*={'utf-8%27%27'.replace('%27', chr(39)) if i == 0 else ''}%D0%A{i % 10}" for i in range(12)) + ";\n filename*12=.pdf")
att("2047 in continuations", "Счет.pdf", "Content-Type: application/pdf\nContent-Disposition: attachment; filename*0=\"=?utf-8?B?0KHRh9\"; filename*1=\"C10YIucGRm?=\"")
att("2047 koi8 q with spaces inside quotes", "Счет 2026.pdf", 'Content-Type: application/pdf; name="=?koi8-r?Q?=F3=DE=C5=D4 2026.pdf?="')
att("filename mojibake utf8 as latin1 2047", "Док.pdf", 'Content-Type: application/pdf; name="=?iso-8859-1?Q?=D0=94=D0=BE=D0=BA.pdf?="')
att("filename long folded in quotes with tab", None, 'Content-Type: application/pdf; name="a very long name of a\n\tfile.pdf"')
att("filename trailing semicolon", "a.pdf", 'Content-Type: application/pdf;\nContent-Disposition: attachment; filename="a.pdf";')
att("filename no closing quote", "a.pdf", 'Content-Type: application/pdf\nContent-Disposition: attachment; filename="a.pdf')
att("filename single quotes", "a.pdf", "Content-Type: application/pdf\nContent-Disposition: attachment; filename='a.pdf'")
att("disposition params sized", "a.pdf", 'Content-Type: application/pdf\nContent-Disposition: attachment; filename="a.pdf"; size=69; creation-date="Tue, 3 Mar 2026 10:00:00 +0300"; modification-date="x;y"')
att("disposition colon typo", "a.pdf", 'Content-Type: application/pdf\nContent-Disposition: attachment: filename="a.pdf"')
att("disposition missing value only filename", "a.pdf", 'Content-Type: application/pdf\nContent-Disposition: filename="a.pdf"')
att("dotdot filename", "passwd", 'Content-Type: application/pdf\nContent-Disposition: attachment; filename="../../etc/passwd"')
att("type uppercase unknown ext", "A.PDF", 'Content-Type: APPLICATION/PDF; NAME=A.PDF')
att("docx", "d.docx", 'Content-Type: application/vnd.openxmlformats-officedocument.wordprocessingml.document; name="d.docx"', b"PK\3\4\x14\0\6\0" + b"x" * 40, kind="application/vnd.openxmlformats-officedocument.wordprocessingml.document")
att("zip by octet-stream", "d.zip", 'Content-Type: application/octet-stream; name="d.zip"', b"PK\3\4\x14\0\0\0" + b"x" * 40, kind="application/zip")
att("xls content type application/msword lies", "photo.jpg", 'Content-Type: application/msword; name="photo.jpg"', JPG, kind="image/jpeg")
mail("text/csv inline named", frame([GREETING, piece('Content-Type: text/csv; charset=utf-8; name="t.csv"', "a,b\n1,2")]), MIX, text="Hello there", parts=[("t.csv", "text/csv", 8)])
mail("text/html attachment", frame([GREETING, piece('Content-Type: text/html; charset=utf-8; name="p.html"\nContent-Disposition: attachment; filename="p.html"', "<p>page</p>")]), MIX, text="Hello there", parts=[("p.html", "text/html", 11)])
mail("text/plain inline named is a file or text", frame([GREETING, piece('Content-Type: text/plain; charset=utf-8; name="notes.txt"\nContent-Disposition: inline; filename="notes.txt"', "my notes")]), MIX, has=["Hello there"], parts=[("notes.txt", "text/plain", 8)])
whole("body part is attachment disposition text only", head(T, "Content-Disposition: attachment; filename=msg.txt", "") + b"Hello there\n")
whole("top-level pdf", head("Content-Type: application/pdf; name=a.pdf", "Content-Disposition: attachment; filename=a.pdf", "Content-Transfer-Encoding: base64", "") + b64(PDF), text="", parts=[("a.pdf", "application/pdf", len(PDF))])
whole("top-level image inline", head("Content-Type: image/png", "Content-Disposition: inline", "Content-Transfer-Encoding: base64", "") + b64(PNG), parts=[(None, "image/png", len(PNG))])
whole("top inline disposition text", head(T, "Content-Disposition: inline", "") + b"Hello there\n", text="Hello there", parts=[])
mail("eml attachment octet", frame([GREETING, piece("Content-Type: application/octet-stream; name=inner.eml\nContent-Disposition: attachment; filename=inner.eml\nContent-Transfer-Encoding: base64", b64("From: bob@x.example\nSubject: Inner\n\ninner text\n"))]), MIX, text="Hello there", parts=[("inner.eml", None, None)])
att('name-2231','счёт.pdf',"Content-Type: application/pdf\nContent-Disposition: attachment; filename*=utf-8''%D1%81%D1%87%D1%91%D1%82.pdf")
att('name-2231-cont','длинное имя файла.pdf',"Content-Type: application/pdf\nContent-Disposition: attachment;\n filename*0*=utf-8''%D0%B4%D0%BB%D0%B8%D0%BD%D0%BD%D0%BE%D0%B5;\n filename*1*=%20%D0%B8%D0%BC%D1%8F;\n filename*2=\" файла.pdf\"")
att('name-2231-koi8','счет.pdf',"Content-Type: application/pdf\nContent-Disposition: attachment; filename*=koi8-r'ru'%D3%DE%C5%D4.pdf")
att('name-2047-quoted','счёт.pdf','Content-Type: application/pdf\nContent-Disposition: attachment; filename="=?utf-8?B?'+base64.b64encode('счёт.pdf'.encode()).decode()+'?="')
att('name-2047-unquoted','счёт.pdf','Content-Type: application/pdf; name==?utf-8?B?'+base64.b64encode('счёт.pdf'.encode()).decode()+'?=\nContent-Disposition: attachment')
att('name-2047-folded','оченьдлинноеимя.pdf','Content-Type: application/pdf\nContent-Disposition: attachment;\n filename="=?utf-8?B?'+base64.b64encode('оченьдлин'.encode()).decode()+'?=\n =?utf-8?B?'+base64.b64encode('ноеимя.pdf'.encode()).decode()+'?="')
att('name-2047-qp1251','акт №5.pdf','Content-Type: application/pdf;\n\tname="=?windows-1251?Q?=E0=EA=F2_=B95.pdf?="\nContent-Disposition: attachment')
att('name-raw-utf8','договор.pdf','Content-Type: application/pdf; name="договор.pdf"\nContent-Disposition: attachment; filename="договор.pdf"')
att('name-raw-1251','договор.pdf','Content-Type: application/pdf\nContent-Disposition: attachment; filename="'+'договор.pdf'.encode('cp1251').decode('utf-8','surrogateescape')+'"')
att('name-2231-and-plain','счёт.pdf',"Content-Type: application/pdf\nContent-Disposition: attachment; filename=\"schet.pdf\"; filename*=UTF-8''%D1%81%D1%87%D1%91%D1%82.pdf")
att('name-escaped-quote','my "best" file.pdf','Content-Type: application/pdf\nContent-Disposition: attachment; filename="my \\"best\\" file.pdf"')
att('name-windows-path','invoice.pdf','Content-Type: application/pdf\nContent-Disposition: attachment; filename="C:\\\\Users\\\\Anna\\\\invoice.pdf"')
att('name-spaces-unquoted','my best file.pdf','Content-Type: application/pdf\nContent-Disposition: attachment; filename=my best file.pdf')
att('name-semicolon','a;b.pdf','Content-Type: application/pdf\nContent-Disposition: attachment; filename="a;b.pdf"')
att('name-colon','a.pdf','Content-Type: application/pdf\nContent-Disposition: attachment; filename: "a.pdf"')
att('name-continuation-quoted','part one two.pdf','Content-Type: application/pdf\nContent-Disposition: attachment; filename*0="part one "; filename*1="two.pdf"')
att('name-percent-no-charset','счёт.pdf','Content-Type: application/pdf\nContent-Disposition: attachment; filename="%D1%81%D1%87%D1%91%D1%82.pdf"')
att('name-only-description',None,'Content-Type: application/pdf\nContent-Description: my invoice\nContent-Disposition: attachment')
att('type-octet','scan.pdf','Content-Type: application/octet-stream; name="scan.pdf"\nContent-Disposition: attachment; filename="scan.pdf"')
att('type-x-unknown','pic.png','Content-Type: application/x-unknown; name="pic.png"\nContent-Disposition: attachment',PNG,kind='image/png')
att('type-none','scan.pdf','Content-Disposition: attachment; filename="scan.pdf"')
att('type-bad-syntax','scan.pdf','Content-Type: pdf\nContent-Disposition: attachment; filename="scan.pdf"')
att('disposition-bad','scan.pdf','Content-Type: application/pdf; name=scan.pdf\nContent-Disposition: ; filename="scan.pdf"')
att('disposition-upper','SCAN.PDF','CONTENT-TYPE: APPLICATION/PDF; NAME=SCAN.PDF\nCONTENT-DISPOSITION: ATTACHMENT; FILENAME=SCAN.PDF')
mail('body-is-attachment', b64(PDF),{'Content-Type':'application/pdf; name=a.pdf','Content-Disposition':'attachment; filename=a.pdf','Content-Transfer-Encoding':'base64'},text='',parts=[('a.pdf','application/pdf',len(PDF))])
mail('rfc822-attached', frame([piece(T,'see'),piece('Content-Type: message/rfc822\nContent-Disposition: attachment; filename="orig.eml"',b'From: b@x.example\r\nSubject: inner\r\n\r\ninner text')]),MIX,has='see',parts=[('orig.eml','message/rfc822',None)])
mail('dup-names', frame([piece(T,'hi'),piece('Content-Type: image/png; name=a.png\nContent-Transfer-Encoding: base64',b64(PNG)),piece('Content-Type: image/png; name=a.png\nContent-Transfer-Encoding: base64',b64(PNG))]),MIX,parts=[('a.png','image/png',len(PNG)),('a.png','image/png',len(PNG))])
mail('docx-octet',frame([piece(T,'x'),file_part('application/octet-stream','d.docx',b'PK\x03\x04'+b'\0'*26+b'word/document.xml')]),MIX,text='x',parts=[('d.docx',None,None)])
mail('xls-named-wrong',frame([piece(T,'x'),file_part('application/msword','прайс.xlsx',ZIP)]),MIX,text='x',parts=[('прайс.xlsx',None,len(ZIP))])
mail('att-no-name',frame([piece(T,'x'),piece('Content-Type: application/pdf\nContent-Disposition: attachment\nContent-Transfer-Encoding: base64',b64(PDF))]),MIX,parts=[(None,'application/pdf',len(PDF))])
mail('att-name-dot',frame([piece(T,'x'),file_part('application/pdf','..',PDF)]),MIX,parts=[(None,'application/pdf',len(PDF))])
mail('att-name-path',frame([piece(T,'x'),file_part('application/pdf','../../etc/a.pdf',PDF)]),MIX,parts=[('a.pdf','application/pdf',len(PDF))])
mail('att-name-newline',frame([piece(T,'x'),piece('Content-Type: application/pdf;\n name="very long\n name.pdf"\nContent-Disposition: attachment\nContent-Transfer-Encoding: base64',b64(PDF))]),MIX,parts=[('very long name.pdf','application/pdf',len(PDF))])
mail('att-name-in-ct-only-2231',frame([piece(T,'x'),piece("Content-Type: application/pdf; name*=utf-8''%D1%81.pdf\nContent-Disposition: attachment\nContent-Transfer-Encoding: base64",b64(PDF))]),MIX,parts=[('с.pdf','application/pdf',len(PDF))])
mail('att-name-2231-upper',frame([piece(T,'x'),piece("Content-Type: application/pdf\nContent-Disposition: attachment; FILENAME*=UTF-8''a%20b.pdf\nContent-Transfer-Encoding: base64",b64(PDF))]),MIX,parts=[('a b.pdf','application/pdf',len(PDF))])
mail('att-name-2231-out-of-order',frame([piece(T,'x'),piece("Content-Type: application/pdf\nContent-Disposition: attachment; filename*1*=%20two.pdf; filename*0*=utf-8''one\nContent-Transfer-Encoding: base64",b64(PDF))]),MIX,parts=[('one two.pdf','application/pdf',len(PDF))])
mail('att-name-2231-nocharset',frame([piece(T,'x'),piece("Content-Type: application/pdf\nContent-Disposition: attachment; filename*=''%D1%81.pdf\nContent-Transfer-Encoding: base64",b64(PDF))]),MIX,parts=[('с.pdf','application/pdf',len(PDF))])
mail('att-name-2231-in-quotes',frame([piece(T,'x'),piece("Content-Type: application/pdf\nContent-Disposition: attachment; filename*=\"utf-8''%D1%81.pdf\"\nContent-Transfer-Encoding: base64",b64(PDF))]),MIX,parts=[('с.pdf','application/pdf',len(PDF))])
mail('att-name-koi8-raw',frame([piece(T,'x'),piece('Content-Type: application/pdf; name="'+'отчёт.pdf'.encode('koi8-r').decode('utf-8','surrogateescape')+'"\nContent-Disposition: attachment\nContent-Transfer-Encoding: base64',b64(PDF))]),MIX,parts=[('отчёт.pdf','application/pdf',len(PDF))])
mail('att-name-2047-multi',frame([piece(T,'x'),piece(f'Content-Type: application/pdf;\n name="{word("отчёт ")} {word("за год.pdf")}"\nContent-Disposition: attachment\nContent-Transfer-Encoding: base64',b64(PDF))]),MIX,parts=[('отчёт за год.pdf','application/pdf',len(PDF))])
mail('att-name-2047-in-2231',frame([piece(T,'x'),piece(f"Content-Type: application/pdf\nContent-Disposition: attachment; filename*=utf-8''{word('с.pdf').replace('=','%3D').replace('?','%3F')}\nContent-Transfer-Encoding: base64",b64(PDF))]),MIX,parts=[('с.pdf','application/pdf',len(PDF))])
mail('att-name-emoji',frame([piece(T,'x'),file_part('application/pdf','😀.pdf',PDF)]),MIX,parts=[('😀.pdf','application/pdf',len(PDF))])
mail('att-name-nfd',frame([piece(T,'x'),file_part('application/pdf','й.pdf',PDF)]),MIX,parts=[('й.pdf','application/pdf',len(PDF))])
mail('att-ext-mismatch',frame([piece(T,'x'),file_part('application/octet-stream','photo',PNG)]),MIX,parts=[(None,'image/png',70)])
mail('att-text-b64-cp1251',frame([piece(T,'x'),file_part('text/plain; charset=windows-1251','log.txt','лог'.encode('cp1251'))]),MIX,text='x',parts=[('log.txt','text/plain',3)])
mail('type-dup-params','Привет'.encode('cp1251'),{'Content-Type':'text/plain; charset=windows-1251; charset=utf-8'},text='Привет')
mail('type-comment','Привет'.encode('koi8-r'),{'Content-Type':'text/plain (Russian text); charset=koi8-r (cyr)'},text='Привет')
mail('type-equals-space','Привет'.encode('koi8-r'),{'Content-Type':'text/plain; charset =koi8-r'},text='Привет')
mail('type-comma','Привет'.encode('koi8-r'),{'Content-Type':'text/plain, charset=koi8-r'},text='Привет')
mail('type-2231-charset','Привет'.encode('koi8-r'),{'Content-Type':"text/plain; charset*=us-ascii'en'koi8-r"},text='Привет')
mail('fwd-attached-eml-only',frame([piece('Content-Type: message/rfc822',b'From: Bob <b@x.example>\r\nSubject: inner\r\nContent-Type: text/plain\r\n\r\ninner text')]),MIX,anywhere='inner text')
mail('disposition-inline-pdf',frame([piece(T,'x'),file_part('application/pdf','a.pdf',PDF,'inline')]),MIX,parts=[('a.pdf','application/pdf',len(PDF))])
mail('only-plain-attachment',frame([piece('Content-Type: text/plain; name=a.txt\nContent-Disposition: attachment; filename=a.txt','attached')]),MIX,parts=[('a.txt','text/plain',8)],text='')
att('name-number','Счёт 17_5.pdf','Content-Type: application/pdf\nContent-Disposition: attachment; filename="Счёт 17/5.pdf"')
att('name-folders','5.pdf','Content-Type: application/pdf\nContent-Disposition: attachment; filename="docs/out/5.pdf"')
att('name-of-255','д'*251+'.pdf',"Content-Type: application/pdf\nContent-Disposition: attachment; filename*=utf-8''"+'%D0%B4'*251+'.pdf')
att('name-2231-one-apostrophe','Счёт.pdf',"Content-Type: application/pdf\nContent-Disposition: attachment; filename*=utf-8'%D0%A1%D1%87%D1%91%D1%82.pdf")
att('name-2231-quote-for-apostrophes','Bestätigung.pdf','Content-Type: application/pdf\nContent-Disposition: attachment; filename*=Cp1252"Best%E4tigung.pdf')
att('type-coded-whole','Отчёт.pdf','Content-Type: '+word('application/pdf; x-unix-mode=0644; name="Отчёт.pdf"')+'\nContent-Disposition: attachment')
att('name-percent-in-a-plain-piece','a 50%25.pdf',"Content-Type: application/pdf\nContent-Disposition: attachment; filename*0*=utf-8''a%20; filename*1=\"50%25.pdf\"")
mail('text-attached-without-a-name',frame([piece(T+'\nContent-Disposition: attachment','see'),file_part('application/pdf','a.pdf',PDF)]),MIX,**SEEN)
mail('text-attached-by-name',frame([piece(T+'\nContent-Disposition: attachment; filename=a.txt','see')]),MIX,text='',parts=[('a.txt','text/plain',3)])
for ending, kind in [('log','text/plain'),('md','text/markdown'),('xlsm','application/vnd.ms-excel.sheet.macroenabled.12'),('mpg','video/mpeg'),('p7s','application/pkcs7-signature'),('odp','application/vnd.oasis.opendocument.presentation'),('dwg','image/vnd.dwg'),('xlsb','application/vnd.ms-excel.sheet.binary.macroenabled.12'),('cer','application/pkix-cert'),('yml','application/yaml')]:
    att(f'type-of-{ending}',f'a.{ending}',f'Content-Type: application/octet-stream\nContent-Disposition: attachment; filename=a.{ending}',b'?'*9,kind=kind)
for name, introduction in [('forum','Анна написал(а) 02.11.2026 10:00:'),('form','Посетитель Анна (b@x.example) написал:'),('review','Новый отзыв от Анна <b@x.example> 02.11.2026 10:00:')]:
    mail(f'site-says-{name}',introduction+'\n\nГде заказ?',{},text=introduction+' Где заказ?')
    mail(f'site-quotes-{name}',introduction+'\n\nГде заказ?',{'In-Reply-To':'<y@mail.example>','Subject':'Re: Order'},text='')
mail('desk-says','##- Введите ответ выше этой линии -##\n\nЗаявка обновлена.',{},text='##- Введите ответ выше этой линии -## Заявка обновлена.')
mail('desk-says-and-somebody-answers','Спасибо!\n\n##- Введите ответ выше этой линии -##\n\nЗаявка обновлена.',{},text='Спасибо!')
mail('site-says-footer','\n\nОтправлено с iPhone',{},text='')
# Pictures that a page has in itself: the words behind a large one are read, and icons are no files.
SHOT = PNG + bytes(range(256)) * 20
CODED = base64.encodebytes(SHOT).decode()
for name, picture in [('plain',CODED),('one-line',CODED.replace('\n','')),('percent',CODED.replace('\n','').replace('+','%2B').replace('=','%3D'))]:
    mail(f'embedded-{name}',f'<p>see</p><img alt="shot" src="data:image/png;charset=x;base64,{picture}"><p>there</p>',{'Content-Type':'text/html; charset=utf-8'},text='see [shot] there',parts=[('image-1.png','image/png',len(SHOT))],inline=[True])
mail('embedded-beside-a-text',frame([GREETING,page_part(f'<p>Hello there</p><img src="data:image/png;base64,{CODED}">')]),{'Content-Type':'multipart/alternative; boundary=BB'},text='Hello there',parts=[('image-1.png','image/png',len(SHOT))])
mail('embedded-and-large',f'<p>see</p><img src="data:image/jpeg;base64,{base64.b64encode(JPG*90_000).decode()}"><p>there</p>',{'Content-Type':'text/html'},text='see there',parts=[('image-1.jpg','image/jpeg',len(JPG)*90_000)])
mail('embedded-icon',f'<img src="data:image/png;base64,{base64.b64encode(PNG).decode()}">see',{'Content-Type':'text/html'},text='see',parts=[])
mail('embedded-told-of','<p>Write src="data:image/png;base64,AAAA" there</p>',{'Content-Type':'text/html'},text='Write src="data:image/png;base64,AAAA" there',parts=[])
for name, codec in [('windows','cp1251'),('west','latin-1')]:
    att(f'name-coded-twice-{name}','Счёт на оплату.pdf',"Content-Disposition: attachment; filename*=utf-8''"+quote('Счёт на оплату.pdf'.encode().decode(codec)))
# fmt: on
