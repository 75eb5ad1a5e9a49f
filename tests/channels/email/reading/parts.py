"""What mails are made of: types, boundaries, alternatives, mails in mails, calendars, signed and encrypted ones, and plain bodies."""

# ruff: noqa: E501 a table of mails: one case is one line, however long the mail

from tests.channels.email.letters import (
    A_PDF,
    A_PNG,
    ACT,
    ALT,
    GREETING,
    GREETING_PAGE,
    HELLO,
    JPG,
    LOGO,
    MIX,
    NAMED,
    PAGE,
    PDF,
    PICTURE,
    PLAIN8,
    PNG,
    QUESTION,
    REL,
    SEEN,
    TEXT,
    UTF8,
    ZIP,
    T,
    add,
    b64,
    cid,
    file_part,
    frame,
    head,
    letter,
    mail,
    mixed,
    multi,
    page_part,
    part,
    piece,
    plain,
    whole,
)

TYPES = {
    "reversed": "plain/text; charset=utf-8", "bare": "text", "slash-only": "text/; charset=utf-8", "quoted": '"text/plain"; charset=utf-8',
    "with-comment": "text/plain (body); charset=utf-8 (Unicode)", "unknown-text": "text/x-note; charset=utf-8", "empty": "", "two-slashes": "text/plain/html",
    "charset-empty": 'text/plain; charset=""', "charset-colon": "text/plain; charset: utf-8", "charset-spaced": "text/plain ; charset = utf-8 ;",
    "charset-glued": "text/plain; charset=UTF-8Content-Transfer-Encoding: 8bit", "markdown": "text/markdown; charset=utf-8",
}  # fmt: skip

ICS = "BEGIN:VCALENDAR\r\nMETHOD:REQUEST\r\nBEGIN:VEVENT\r\nSUMMARY:Meeting\r\nDTSTART:20260305T100000Z\r\nDTEND:20260305T110000Z\r\nORGANIZER:mailto:anna@mail.example\r\nLOCATION:Office\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"
GIF = b"GIF89a\x01\x00\x01\x00\x80\x00\x00\x00\x00\x00\xff\xff\xff!\xf9\x04\x01\x00\x00\x00\x00,\x00\x00\x00\x00\x01\x00\x01\x00\x00\x02\x02D\x01\x00;"


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


def cut(name: str, kind: str, mark: str, *, end: bytes = b"--\n", parts: tuple[bytes, ...] = (TEXT, ACT)) -> None:
    body = b"".join(b"--%s\n%s\n" % (mark.encode(), one) for one in parts)
    add(
        name,
        head(f"Content-Type: multipart/mixed; {kind}", number=name) + b"\n" + body + b"--" + mark.encode() + end,
        text=HELLO,
        parts=NAMED,
    )


# fmt: off
def corpus() -> None:
    for name, kind in TYPES.items():
        add(f"type-{name}", head(f"Content-Type: {kind}", number=f"type-{name}") + b"\n" + HELLO.encode(), text=HELLO, parts=[])
    add("nested-five-deep", head(number="deep") + multi("mixed", "1", multi("mixed", "2", multi("related", "3", multi("alternative", "4", TEXT, PAGE), LOGO), A_PDF)), text=HELLO, parts=["image-1.png image/png", "a.pdf application/pdf"])
    add("outlook-related-inside-alternative", head(number="rel-in-alt") + multi("alternative", "A", TEXT, multi("related", "B", part("text/html; charset=utf-8", f'<p>{HELLO}</p><img src="cid:p1">'.encode(), encoding="8bit"), LOGO)), text=HELLO, parts=["image-1.png image/png inline"])
    add("alternative-html-first", head(number="html-first") + multi("alternative", "A", PAGE, TEXT), text=HELLO, parts=[])
    add(
        "alternative-with-invitation",
        head(number="invite") + multi("alternative", "A", TEXT, PAGE, part("text/calendar; charset=utf-8; method=REQUEST", b"BEGIN:VCALENDAR\nMETHOD:REQUEST\nBEGIN:VEVENT\nSUMMARY:Sync\nDTSTART;TZID=Europe/Moscow:20241113T120000\nEND:VEVENT\nEND:VCALENDAR\n")),
        text=HELLO,
        parts=["invite.ics text/calendar"],
    )
    add("alternative-of-one-html", head(number="alt-one") + multi("alternative", "A", PAGE), text=HELLO)
    add("alternative-with-pdf", head(number="alt-pdf") + multi("alternative", "A", TEXT, PAGE, A_PDF), text=HELLO, parts=["a.pdf application/pdf"])
    add("mixed-html-and-text-footer", head(number="footer") + multi("mixed", "A", PAGE, part("text/plain; charset=us-ascii", b"___\norders mailing list")), text_starts=HELLO)
    add("same-boundary-twice", head(number="same") + b'Content-Type: multipart/mixed; boundary="A"\n\n--A\nContent-Type: multipart/alternative; boundary="A"\n\n--A\n' + TEXT + b"\n--A\n" + PAGE + b"\n--A--\n--A--\n", text=HELLO, parts=[])
    add(
        "smime-signed-clear",
        head(number="smime") + multi('signed; protocol="application/pkcs7-signature"; micalg=sha-256', "S", TEXT, part('application/pkcs7-signature; name="smime.p7s"', b64(b"\x30\x80abc"), 'Content-Disposition: attachment; filename="smime.p7s"', encoding="base64")),
        text=HELLO,
        protection="signed:smime",
        parts=["smime.p7s application/pkcs7-signature"],
    )
    add(
        "pgp-mime-encrypted",
        head(number="pgp") + multi('encrypted; protocol="application/pgp-encrypted"', "P", part("application/pgp-encrypted", b"Version: 1\n"), part('application/octet-stream; name="encrypted.asc"', b"-----BEGIN PGP MESSAGE-----\n\nhQ\n-----END PGP MESSAGE-----\n")),
        protection="encrypted:pgp",
        text="",
    )
    inner = b"Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: 8bit\r\n\r\n" + HELLO.encode()
    add("smime-signed-opaque", head('Content-Type: application/pkcs7-mime; smime-type=signed-data; name="smime.p7m"', "Content-Transfer-Encoding: base64", number="p7m") + b"\n" + b64(_signed_data(inner)), text=HELLO, protection="signed:smime")
    add("apple-double-with-data", head(number="apple") + multi("mixed", "m", TEXT, multi("appledouble", "d", part("application/applefile", b64(b"\0\5\x16\7xx"), encoding="base64"), part('image/png; x-unix-mode=0644; name="a.png"', b64(PNG), encoding="base64"))), text=HELLO, parts=["a.png image/png"])
    add("external-body", head(number="ext") + multi("mixed", "m", TEXT, b'Content-Type: message/external-body; access-type=URL;\n URL="https://disk.example/big.zip"; name="big.zip"\n\nContent-Type: application/zip\n\n'), text=HELLO, part_text="https://disk.example/big.zip")
    add("partial-first", head('Content-Type: message/partial; id="x@y"; number=1; total=2', number="partial") + b"\nContent-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: 8bit\nSubject: whole\n\n" + HELLO.encode(), text=HELLO)
    add("type-without-semicolon", head("Content-Type: text/html charset=windows-1251", "Content-Transfer-Encoding: 8bit", number="nosemi") + b"\n" + f"<p>{QUESTION}</p>".encode("cp1251"), text=QUESTION)
    add("multipart-without-semicolon", head('Content-Type: multipart/mixed boundary="A"', number="mnosemi") + b"\n--A\n" + TEXT + b"\n--A\n" + A_PDF + b"\n--A--\n", text=HELLO, parts=["a.pdf application/pdf"])
    add("type-is-only-a-charset", head("Content-Type: charset=utf-8", "Content-Transfer-Encoding: 8bit", number="onlych") + b"\n" + HELLO.encode(), text=HELLO)
    add("type-empty-in-part", head(number="etype") + multi("mixed", "A", b"Content-Type: \nContent-Transfer-Encoding: 8bit\n\n" + HELLO.encode(), A_PDF), text=HELLO, parts=["a.pdf application/pdf"])
    add("part-without-blank-line", head(number="noblank") + b"Content-Type: multipart/mixed; boundary=A\n\n--A\nContent-Type: text/plain; charset=utf-8\nJust the text, no blank line above\n--A--\n", text="Just the text, no blank line above")
    add("boundary-with-odd-characters", head(number="oddb") + b"Content-Type: multipart/mixed;\n boundary=\"=_(a b)?:'x/+,=.;\"\n\n--=_(a b)?:'x/+,=.;\n" + TEXT + b"\n--=_(a b)?:'x/+,=.;--\n", text=HELLO)
    add("boundary-lines-with-blanks", head(number="blankb") + b"Content-Type: multipart/mixed; boundary=A\n\npreamble\n--A \t\n" + TEXT + b"\n--A  \n" + A_PDF + b"\n--A-- \nepilogue\n", text=HELLO, parts=["a.pdf application/pdf"])
    add("related-image-by-content-location", head(number="loc") + multi("related", "A", part("text/html; charset=utf-8", f'<p>{HELLO}</p><img src="pic.png">'.encode(), encoding="8bit"), part("image/png", b64(PNG), "Content-Location: pic.png", encoding="base64")), text=HELLO, parts=["pic.png image/png inline"])
    add(
        "forwarded-two-levels",
        head(subject="Fwd: Fwd: x", number="fw2") + multi("mixed", "A", part(UTF8, "Смотрите".encode(), encoding="8bit"), part("message/rfc822", head(number="in1", sender="Oleg <oleg@mail.example>") + multi("mixed", "B", part(UTF8, b"Middle"), part("message/rfc822", head(*PLAIN8, number="in2") + b"\nInnermost")))),
        text="Смотрите",
        forwarded=True,
        quoted_has="Middle",
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
    add("boundary-behind-the-last-word", head(number="behind") + b"Content-Type: multipart/mixed; boundary=b\n\n--b\nContent-Type: text/plain; charset=utf-8\n\n" + HELLO.encode() + b"--b--\n", text=HELLO, parts=[])
    add("boundary-of-the-inner-never-closed", head("Content-Type: multipart/mixed; boundary=a", number="inner") + b"\n--a\nContent-Type: multipart/alternative; boundary=b\n\n--b\n" + TEXT + b"\n--b\n" + PAGE + b"\n--a\n" + ACT + b"\n--a--\n", text=HELLO, parts=NAMED)
    add("boundary-and-no-parts", head("Content-Type: multipart/mixed; boundary=b", number="nopart") + b"\n" + HELLO.encode(), text=HELLO, parts=[])
    add("twin-of-text-and-page", head(number="twin") + multi("mixed", "b", TEXT, PAGE), text=HELLO, parts=[])
    add("apple-texts-around-a-file", head(number="around") + multi("alternative", "a", part("text/plain; charset=utf-8", "Раз".encode()), multi("mixed", "b", part("text/html; charset=utf-8", "<p>Раз</p>".encode()), ACT, part("text/html; charset=utf-8", "<p>Два</p>".encode()))), parts=NAMED, text_starts="Раз")
    add("stub-longer-than-the-page", head(number="stub") + multi("alternative", "b", part("text/plain", b"Your email client does not support HTML messages"), PAGE), text=HELLO)
    add("stub-in-russian", head(number="stubru") + multi("alternative", "b", part("text/plain; charset=utf-8", "Ваша почтовая программа не поддерживает просмотр писем в формате HTML".encode()), PAGE), text=HELLO)
    add("third-form-for-watches", head(number="watch") + multi("alternative", "b", TEXT, part("text/watch-html; charset=utf-8", b"<b>w</b>"), PAGE), text=HELLO, parts=[])
    add("form-data", head(number="form") + multi("form-data", "b", part("text/plain; charset=utf-8", HELLO.encode(), 'Content-Disposition: form-data; name="comment"'), part("application/pdf", PDF, 'Content-Disposition: form-data; name="file"; filename="act.pdf"', encoding="binary")), text=HELLO, parts=NAMED)
    add("picture-by-coded-cid", head(number="cid") + multi("related", "b", part("text/html; charset=utf-8", f'<p>{HELLO}</p><img src="cid:p%401">'.encode(), encoding="8bit"), PICTURE), text=HELLO, parts=["image-1.png image/png inline"])
    add("parallel", head(number="parallel") + multi("parallel", "b", TEXT, ACT), text=HELLO, parts=NAMED)
    add("unknown-multipart", head(number="x-foo") + multi("x-foo", "b", TEXT, ACT), text=HELLO, parts=NAMED)
    plain("text-with-line-ends-of-word", "text/plain; charset=utf-8", "Тверская, 1\vкв. 5\fЖду".encode(), "Тверская, 1\nкв. 5\nЖду")
    for name, lasts, shown in (
        ("hours", "DTSTART:20241118T070000Z\nDURATION:PT1H30M", "18.11.2024 07:00 UTC – 18.11.2024 08:30 UTC"),
        ("a-day-and-minutes", "DTSTART;TZID=Europe/Moscow:20241118T233000\nDURATION:P1DT45M", "18.11.2024 23:30 – 20.11.2024 00:15"),
        ("two-days", "DTSTART;VALUE=DATE:20241118\nDURATION:P2D", "18.11.2024 – 19.11.2024"),
        ("till-its-end", "DTSTART;VALUE=DATE:20241118\nDURATION:P1W\nDTEND;VALUE=DATE:20241119", "18.11.2024"),
        ("beyond-all-years", "DTSTART:99991231T230000Z\nDURATION:P999W", "31.12.9999 23:00 UTC"),
        ("from-no-day", "DTSTART:20241399T070000Z\nDURATION:PT1H", "99.13.2024 07:00 UTC"),
    ):
        alarm = "BEGIN:VALARM\nSUMMARY:Reminder\nTRIGGER:-PT15M\nEND:VALARM"
        event = f"BEGIN:VCALENDAR\nMETHOD:REQUEST\nBEGIN:VEVENT\n{alarm}\n{lasts}\nSUMMARY:Приёмка\nEND:VEVENT\nEND:VCALENDAR\n"
        plain(f"calendar-that-lasts-{name}", "text/calendar; charset=utf-8", event.encode(), f"Приглашение: Приёмка\nКогда: {shown}")
    event = 'BEGIN:VEVENT\nATTENDEE;CN="Ок: Анна";PARTSTAT=DECLINED:mailto:anna@mail.example\nORGANIZER;CN="Склад: приём":mailto:sklad@mail.example\nSUMMARY:Приёмка\nDTSTART;TZID="(UTC+03:00) Moscow":20241113T090000\nBEGIN:VALARM\nDESCRIPTION:REMINDER\nEND:VALARM\nEND:VEVENT\n'
    reply = f"BEGIN:VCALENDAR\nMETHOD:REPLY\n{event}END:VCALENDAR\n".encode()
    plain("calendar-answer-with-colons", "text/calendar; charset=utf-8; method=REPLY", reply, "Ответ на приглашение: Приёмка\nОтклонено\nКогда: 13.11.2024 09:00\nОрганизатор: sklad@mail.example", parts=["invite.ics text/calendar"])
    for name, last, when in (("day", "20241114", "13.11.2024"), ("days", "20241116", "13.11.2024 – 15.11.2024")):
        days = f"BEGIN:VCALENDAR\nBEGIN:VEVENT\nSUMMARY:Учёт\nDTSTART;VALUE=DATE:20241113\nDTEND;VALUE=DATE:{last}\nEND:VEVENT\nEND:VCALENDAR\n"
        plain(f"calendar-whole-{name}", "text/calendar; charset=utf-8", days.encode(), f"Приглашение: Учёт\nКогда: {when}")
    signed = "Сверху\n\n-----BEGIN PGP SIGNED MESSAGE-----\nHash: SHA256\n\nПодписано\n-----BEGIN PGP SIGNATURE-----\nabc\n-----END PGP SIGNATURE-----\n\nСнизу\n"
    plain("pgp-signed-in-the-middle", "text/plain; charset=utf-8", signed.encode(), "Сверху\n\nПодписано\n\nСнизу", protection="signed:pgp")
    plain("boundary-closes-only", "multipart/mixed; boundary=b", b"--b--\n", "", parts=[])
    link = part("text/html; charset=utf-8", b'<p>See <a href="https://x.example/1">our rules</a>.</p>')
    mixed("twin-without-its-link", part("text/plain", b"See our rules.\n"), link, text="See our rules.")
    stubs = {
        "a-blank-of-html": "&nbsp;\n", "a-dot": ".", "undefined": "undefined", "a-file": "[cid:logo]", "a-style": "html { color: red } body { margin: 0 }",
        "no-version": "No text version available", "about-html": "Для просмотра этого письма включите HTML", "about-browsers": "View this email in your browser (https://x.example)",
    }
    for name, stub in stubs.items():
        alternatives = part("text/plain; charset=utf-8", stub.encode(), encoding="8bit"), PAGE
        add(f"alternative-plain-is-{name}", head(number=name) + multi("alternative", "b", *alternatives), text=HELLO)
    picture = part("text/html; charset=utf-8", b'<img src="cid:logo" alt="">')
    add("alternative-page-is-a-picture", head(number="pic") + multi("alternative", "b", TEXT, picture), text=HELLO)


mail("mixed(alternative(plain,related(html,img)),pdf)", frame([multi("alternative", "aa", GREETING, multi("related", "rr", piece("Content-Type: text/html", '<p>Hello there <img src="cid:i1"></p>'), A_PNG)), A_PDF]), MIX, text="Hello there", parts=[("i.png", "image/png", len(PNG)), ("a.pdf", "application/pdf", len(PDF))])
whole("related(alternative, img)", head() + multi("related", "bb", multi("alternative", "aa", GREETING, piece("Content-Type: text/html", '<p>Hello there <img src="cid:i1"></p>')), A_PNG), text="Hello there", parts=[("i.png", "image/png", len(PNG))])
whole("mixed inside alternative (apple)", head() + multi("alternative", "bb", GREETING, multi("mixed", "mm", piece("Content-Type: text/html", "<p>Hello there</p>"), A_PDF, piece("Content-Type: text/html", "<p></p>"))), text="Hello there", parts=[("a.pdf", "application/pdf", len(PDF))])
whole("boundary unquoted with spaces and comment", head() + multi("mixed", "bb", GREETING, A_PDF).replace(b'boundary="bb"', b"boundary=bb (a comment)"), text="Hello there", parts=[("a.pdf", "application/pdf", len(PDF))])
whole("type without subtype", head("Content-Type: text", "") + b"Hello there\n", text="Hello there", parts=[])
whole("type twice", head("Content-Type: text/plain; charset=utf-8", "Content-Type: text/html", "") + b"Hello there\n", text="Hello there", parts=[])
mail("several inline text parts", frame([GREETING, piece("Content-Type: image/png; name=i.png\nContent-Transfer-Encoding: base64", b64(PNG)), piece(T, "And goodbye")]), MIX, has=["Hello there", "And goodbye"], parts=[("i.png", "image/png", len(PNG))])
whole("forwarded rfc822", head(subject="Fwd: thing") + multi("mixed", "bb", piece(T, "See below"), piece("Content-Type: message/rfc822", b"From: Bob <bob@x.example>\nSubject: Inner\nMIME-Version: 1.0\n" + multi("mixed", "inner", piece(T, "inner text"), A_PDF))), has=["See below"])
whole("calendar in alternative", head() + multi("alternative", "bb", GREETING, piece("Content-Type: text/calendar; charset=utf-8; method=REQUEST", ICS)), text="Hello there", parts=[(None, "text/calendar", None)])
whole("pgp mime encrypted", head() + multi('encrypted; protocol="application/pgp-encrypted"', "bb", piece("Content-Type: application/pgp-encrypted", "Version: 1"), piece("Content-Type: application/octet-stream; name=encrypted.asc", "-----BEGIN PGP MESSAGE-----\n\nabc\n-----END PGP MESSAGE-----")), parts=None)
whole("alternative html with table richer", head() + multi("alternative", "bb", piece(T, "Your mail program can't show HTML"), piece("Content-Type: text/html; charset=utf-8", "<p>Hello there, real content of some length is here</p>")), has=["Hello there, real content"])
whole("voice mail form-data", head() + multi("form-data", "bb", piece('Content-Disposition: form-data; name="message"\n' + T, "Hello there"), piece('Content-Disposition: form-data; name="file"; filename="a.pdf"\nContent-Type: application/pdf\nContent-Transfer-Encoding: base64', b64(PDF))), has=["Hello there"], parts=[("a.pdf", "application/pdf", len(PDF))])
whole("a text without a type", head("Content-Type: application/octet-stream", "") + "Где заказ?\n".encode(), text="Где заказ?", parts=[])
whole("a text without a type, in a disk's block", head("Content-Type: application/octet-stream", "") + "Где заказ?\n".encode() + b"\0" * 90, text="Где заказ?", parts=[])
whole("a text of no known type", head("Content-Type: application/text; charset=koi8-r", "") + "Где заказ?\n".encode("koi8-r"), text="Где заказ?", parts=[])
whole("a file without a name or a text", head("Content-Type: application/octet-stream", "Content-Transfer-Encoding: base64", "") + b64(PDF), text="", parts=[(None, "application/pdf", len(PDF))])
whole("a text that is named is a file", head('Content-Type: application/octet-stream; name="log"', "") + b"a line\n", text="", parts=[("log", None, None)])
LEVELS = b"".join(f"Content-Type: multipart/mixed; boundary=d{number:03}\n\n--d{number:03}\n".encode() for number in range(60))
whole("deeper than it is read", head() + LEVELS + GREETING, text="", parts=[(None, "multipart/mixed", None)], cut="a bound was reached: the whole is in the raw mail")
whole("more parts than are read", head() + multi("mixed", "b", *[GREETING] * 700), has="Hello there", parts=[(None, "multipart/mixed", None)], cut="a bound was reached: the whole is in the raw mail")
whole("deeply nested", head() + multi("mixed", "d1", multi("mixed", "d2", multi("mixed", "d3", multi("mixed", "d4", GREETING, A_PDF))), A_PNG), text="Hello there", parts=[("a.pdf", "application/pdf", len(PDF)), ("i.png", "image/png", len(PNG))])
whole("zero width & nbsp", head(T, "") + "Hello\u00a0there\u200b\n".encode(), has=["Hello"])
whole("smime opaque unsigned content", head('Content-Type: application/pkcs7-mime; smime-type=enveloped-data; name=smime.p7m', "Content-Transfer-Encoding: base64", "") + b64(b"0\x80\6\t*\x86H\x86\xf7\r\1\7\3"), parts=[("smime.p7m", None, None)])
whole("multipart declared as cte base64", head() + b"Content-Transfer-Encoding: base64\n" + multi("mixed", "bb", GREETING, A_PDF), text="Hello there", parts=[("a.pdf", None, len(PDF))])
whole("multipart whole base64", head() + b'Content-Type: multipart/mixed; boundary="bb"\nContent-Transfer-Encoding: base64\n\n' + b64(multi("mixed", "bb", GREETING, A_PDF).split(b"\n\n", 1)[1]), has=["Hello there"])
mail("rfc822 with name", frame([GREETING, piece('Content-Type: message/rfc822; name="complaint.eml"\nContent-Disposition: attachment; filename="complaint.eml"', "From: bob@x.example\nSubject: Inner\n\ninner text\n")]), MIX, parts=[("complaint.eml", "message/rfc822", None)])
whole("boundary with special chars", head() + multi("mixed", "=_(a)+'b'/?:.,-", GREETING, A_PDF), text="Hello there", parts=[("a.pdf", None, len(PDF))])
whole("boundary ends in space quoted", head() + multi("mixed", "bb", GREETING, A_PDF).replace(b'boundary="bb"', b'boundary="bb "'), text="Hello there", parts=[("a.pdf", None, len(PDF))])
whole("boundary 2231", head() + multi("mixed", "bbcc", GREETING, A_PDF).replace(b'boundary="bbcc"', b'boundary*0="bb"; boundary*1="cc"'), text="Hello there", parts=[("a.pdf", None, len(PDF))])
whole("boundary param twice", head() + multi("mixed", "bb", GREETING, A_PDF).replace(b'"bb"', b'"bb"; boundary="zz"'), has=["Hello there"])
whole("first boundary missing newline before", head() + multi("mixed", "bb", GREETING, A_PDF).replace(b"\n\n--bb\n", b"\n--bb\n", 1), has=["Hello there"], parts=[("a.pdf", None, len(PDF))])
whole("inner boundary never closed", head() + multi("mixed", "out", multi("alternative", "in", GREETING, GREETING_PAGE, close=False), A_PDF), text="Hello there", parts=[("a.pdf", None, len(PDF))])
whole("empty multipart", head() + b'Content-Type: multipart/mixed; boundary="bb"\n\n--bb--\n', text="", parts=[])
whole("multipart text before only", head() + b'Content-Type: multipart/mixed; boundary="bb"\n\nHello there, no parts\n', has=["Hello there"])
whole("plain with different text from html", head() + multi("alternative", "bb", piece(T, "Order 12"), piece("Content-Type: text/html; charset=utf-8", "<p>Order 12</p>")), text="Order 12")
whole("outlook related without alternative", head() + multi("related", "bb", GREETING_PAGE, A_PNG, A_PDF), text="Hello there", parts=[("i.png", None, None), ("a.pdf", None, len(PDF))])
whole("signature image + p7s", head() + multi("signed", "out", multi("mixed", "in", GREETING, A_PDF), piece("Content-Type: application/x-pkcs7-signature; name=smime.p7s\nContent-Transfer-Encoding: base64", b64(b"0\x80"))), text="Hello there")
whole("body dot-stuffed?", head(T, "") + b"..leading dots\n.\nHello there\n", has=["Hello there"])
whole("rtl marks", head(T, "") + "\u202bHello there\u202c\n".encode(), has=["Hello there"])
mail('no-final-boundary', b'--BB\r\nContent-Type: text/plain\r\n\r\nhello\r\n--BB\r\nContent-Type: image/png; name=a.png\r\nContent-Transfer-Encoding: base64\r\n\r\n'+b64(PNG),MIX,text='hello',parts=[('a.png','image/png',len(PNG))])
mail('boundary-space', b'--BB  \r\nContent-Type: text/plain\r\n\r\nhello\r\n--BB-- \r\n',MIX,text='hello',parts=[])
mail('boundary-missing-param', frame([piece(T,'hello')]),{'Content-Type':'multipart/mixed'},has='hello')
mail('boundary-never', 'just text',MIX,has='just text')
mail('boundary-quoted-specials', frame([piece(T,'hello')],'=_(a/b?c)'),{'Content-Type':'multipart/mixed; boundary="=_(a/b?c)"'},text='hello')
mail('boundary-prefix-nested', b'--AA\r\nContent-Type: multipart/alternative; boundary=AAB\r\n\r\n--AAB\r\nContent-Type: text/plain\r\n\r\nplain\r\n--AAB\r\nContent-Type: text/html\r\n\r\n<b>plain</b>\r\n--AAB--\r\n--AA--\r\n',{'Content-Type':'multipart/mixed; boundary=AA'},text='plain',parts=[])
mail('same-boundary-nested', b'--BB\r\nContent-Type: multipart/alternative; boundary=BB\r\n\r\n--BB\r\nContent-Type: text/plain\r\n\r\nplain\r\n--BB--\r\n',MIX,has='plain')
mail('preamble-epilogue', b'This is MIME\r\n'+frame([piece(T,'hello')])+b'epilogue text\r\n',MIX,text='hello',parts=[])
mail('cr-only', b'one\rtwo\rthree',{},text='one two three')
mail('no-blank-part', b'--BB\r\n\r\nbare part\r\n--BB--\r\n',MIX,text='bare part')
mail('alt-html-better', frame([piece(T,'Your mail client does not support HTML'),piece('Content-Type: text/html; charset=utf-8','<p>Где мой заказ?</p>')]),ALT,has='Где мой заказ?')
mail('alt-empty-plain', frame([piece(T,' \r\n'),piece('Content-Type: text/html; charset=utf-8','<p>Где мой заказ?</p>')]),ALT,text='Где мой заказ?',parts=[])
mail('alt-html-first', frame([piece('Content-Type: text/html; charset=utf-8','<p>Где</p>'),piece(T,'Где')]),ALT,text='Где',parts=[])
mail('alt-with-pdf', frame([piece(T,'hello'),piece('Content-Type: application/pdf; name=a.pdf\nContent-Transfer-Encoding: base64',b64(PDF))]),ALT,text='hello',parts=[('a.pdf','application/pdf',len(PDF))])
mail('mixed-text-text', frame([piece(T,'first'),piece('Content-Type: image/png; name=a.png\nContent-Disposition: inline; filename=a.png\nContent-Transfer-Encoding: base64',b64(PNG)),piece(T,'second')]),MIX,text='first second',parts=[('a.png','image/png',len(PNG))])
mail('text-attachment', frame([piece(T,'hello'),piece('Content-Type: text/plain; name=log.txt\nContent-Disposition: attachment; filename=log.txt','line1')]),MIX,text='hello',parts=[('log.txt','text/plain',5)])
mail('html-attachment', frame([piece(T,'hello'),piece('Content-Type: text/html; name=p.html\nContent-Disposition: attachment; filename=p.html','<p>x</p>')]),MIX,text='hello',parts=[('p.html','text/html',8)])
mail('body-image', b64(PNG),{'Content-Type':'image/png; name=a.png','Content-Transfer-Encoding':'base64'},text='',parts=[('a.png','image/png',len(PNG))])
mail('related-cid', frame([piece('Content-Type: text/html','<p>hi <img src="cid:i1"></p>'),piece('Content-Type: image/png; name=i.png\nContent-ID: <i1>\nContent-Transfer-Encoding: base64',b64(PNG))]),REL,has='hi',parts=[('i.png','image/png',len(PNG))],inline=[True])
mail('rfc822-b64', frame([piece(T,'see'),piece('Content-Type: message/rfc822; name=o.eml\nContent-Transfer-Encoding: base64',b64(b'From: b@x.example\r\nSubject: inner\r\n\r\ninner text'))]),MIX,has='see',parts=[('o.eml','message/rfc822',47)])
mail('digest', b'--BB\r\n\r\nFrom: b@x.example\r\nSubject: one\r\n\r\ntext one\r\n--BB\r\n\r\nFrom: c@x.example\r\nSubject: two\r\n\r\ntext two\r\n--BB--\r\n',{'Content-Type':'multipart/digest; boundary=BB'},has=[])
mail('calendar', frame([piece(T,'invite'),piece('Content-Type: text/calendar; method=REQUEST; charset=utf-8; name=i.ics','BEGIN:VCALENDAR\r\nMETHOD:REQUEST\r\nBEGIN:VEVENT\r\nSUMMARY:Встреча\r\nDTSTART:20241120T100000Z\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n')]),ALT,has='invite')
mail('calendar-twice',frame([piece(T,'invite'),piece('Content-Type: text/calendar',ICS),piece('Content-Type: application/ics; name=invite.ics\nContent-Disposition: attachment; filename=invite.ics',ICS)]),MIX,text='invite',parts=[('invite.ics','text/calendar',None)])
mail('calendar-twice-and-a-line-end',frame([piece(T,'invite'),piece('Content-Type: text/calendar',ICS),piece('Content-Type: application/ics; name=invite.ics\nContent-Disposition: attachment; filename=invite.ics',ICS+'\r\n\r\n')]),MIX,text='invite',parts=[('invite.ics','text/calendar',None)])
mail('calendar-of-no-event','BEGIN:VCALENDAR\nEND:VCALENDAR',{'Content-Type':'text/calendar'},text='')
mail('calendar-of-a-day-that-never-was','BEGIN:VCALENDAR\nBEGIN:VEVENT\nSUMMARY:M\nDTSTART:20261341\nDTEND:20261342\nEND:VEVENT\nEND:VCALENDAR',{'Content-Type':'text/calendar'},has='41.13.2026')
mail('smime-signed', frame([piece(T,'signed text'),piece('Content-Type: application/pkcs7-signature; name=smime.p7s\nContent-Transfer-Encoding: base64',b64(b'0\x82\x01\x00abc'))]),{'Content-Type':'multipart/signed; protocol="application/pkcs7-signature"; micalg=sha1; boundary=BB'},text='signed text',protection='signed:smime')
mail('pgp-inline', '-----BEGIN PGP SIGNED MESSAGE-----\nHash: SHA256\n\nhello there\n-----BEGIN PGP SIGNATURE-----\n\niQ==\n=abcd\n-----END PGP SIGNATURE-----\n',{},has='hello there',protection='signed:pgp')
mail('pgp-encrypted', frame([piece('Content-Type: application/pgp-encrypted','Version: 1'),piece('Content-Type: application/octet-stream; name=encrypted.asc','-----BEGIN PGP MESSAGE-----\r\n\r\nhQ==\r\n-----END PGP MESSAGE-----')]),{'Content-Type':'multipart/encrypted; protocol="application/pgp-encrypted"; boundary=BB'},protection='encrypted:pgp')
mail('pgp-encrypted-made-mixed', frame([piece(T,''),piece('Content-Type: application/pgp-encrypted\nContent-Transfer-Encoding: base64',b64(b'Version: 1\n')),file_part('application/octet-stream','encrypted.asc',b'-----BEGIN PGP MESSAGE-----\n\nhQ==\n-----END PGP MESSAGE-----\n')]),MIX,text='',protection='encrypted:pgp')
mail('content-type-twice', 'Привет'.encode('cp1251'),{'Content-Type':'text/plain; charset=windows-1251\r\nContent-Type: text/plain; charset=windows-1251'},text='Привет')
mail('ct-garbage', 'Привет',{'Content-Type':'text'},text='Привет')
mail('ct-empty', 'Привет',{'Content-Type':''},text='Привет')
mail('ct-no-semicolon', 'Привет'.encode('cp1251'),{'Content-Type':'text/plain charset=windows-1251'},text='Привет')
mail('empty', b'',{},text='',sender='anna@mail.example')
mail('multi-text-in-related-alt', frame([piece('Content-Type: multipart/related; boundary=CC',frame([piece('Content-Type: multipart/alternative; boundary=DD',frame([piece(T,'hello'),piece('Content-Type: text/html','<p>hello<img src="cid:q@x"></p>')],'DD')),piece('Content-Type: image/png\nContent-ID: <q@x>\nContent-Disposition: inline\nContent-Transfer-Encoding: base64',b64(PNG))],'CC')),piece('Content-Type: application/pdf; name=d.pdf\nContent-Transfer-Encoding: base64',b64(PDF))]),MIX,has='hello',inline=[True,False])
for place, shown in [(0,'Приглашение: Meeting Когда: 05.03.2026 10:00 UTC – 05.03.2026 11:00 UTC Где: Office Организатор: anna@mail.example'),(1,'see')]:
    invited = [piece('Content-Type: text/calendar; charset=utf-8; method=REQUEST',ICS), piece(T,'_'*40+'\nOwners mailing list\nhttps://lists.example/owners')]
    mail(f'invitation-above-a-footer-{place}', frame([piece(T,'see'),*invited][1-place:]),MIX,has=shown)
mail('invitation-attached-above-a-text', frame([piece('Content-Type: text/calendar; name=a.ics\nContent-Disposition: attachment; filename=a.ics',ICS),piece(T,'see')]),MIX,text='see')
for number, misspelt in enumerate(['ultipart/mixed; boundary=b','multipart; boundary=b','multipartmixed; boundary=b','mixed; boundary="b"','text/plain','']):
    mail(f'parts-of-no-type-{number}', frame([piece(T,'see'),A_PDF],'b'),{'Content-Type':misspelt},**SEEN)
mail('no-boundary-but-the-last', '--AA\nwords\n\n--BB--\n\n',MIX,has='words')
for number, mac in enumerate([letter('Where is it?').replace(b'\n',b'\r'),b'From x@mail.example Mon Nov 18 10:00:00 2024\n'+letter('Where is it?'),b'\xef\xbb\xbf'+letter('Where is it?')]):
    whole(f'mail-in-a-mail-{number}', letter(frame([piece(T,'see'),piece('Content-Type: message/rfc822; name=in.eml\nContent-Transfer-Encoding: base64',b64(mac))]),MIX),anywhere=['see','Where is it?','anna@mail.example'],text='see')
mail('first-boundary-indented', b' '+frame([TEXT,A_PDF]),MIX,text=HELLO,parts=[('a.pdf','application/pdf',len(PDF))])
mail('first-boundary-behind-the-fields', 'x',{'Content-Type':b"multipart/mixed; boundary*=us-ascii''B%42\n"+frame([TEXT,A_PDF])},text=HELLO,parts=[('a.pdf','application/pdf',len(PDF))])
mail('part-of-fields-alone', frame([piece(T,'see'),b'Content-Type: text/calendar; name=a.ics\nContent-Transfer-Encoding: 8bit\n'+ICS.encode()+b'\n']),MIX,text='see',parts=[('a.ics','text/calendar',None)],anywhere='see')
mail('part-of-nothing-but-fields', frame([piece(T,'see'),b'Content-Type: text/csv; name=a.csv\nX-Note: 1']),MIX,text='see',parts=[('a.csv','text/csv',0)])
mail('first-boundary-lost', TEXT+b'\n--BB\n'+A_PDF+b'\n--BB--\n',MIX,text=HELLO,parts=[('a.pdf','application/pdf',len(PDF))])
for name, lost in [('damaged','-----=_Next_01D0'),('cut','--=_Next_01'),('a-letter-short','------=_Nxt_01D0'),('a-letter-wrong','------=_Next_O1D0'),('lost',''),('in-quotes','"----=_Next_01D0"')]:
    mail(f'boundary-between-{name}', frame([piece(T,'see')],'----=_Next_01D0',close=False)+lost.encode()+b'\n'+file_part('application/pdf','a.pdf',PDF)+b'\n------=_Next_01D0--\n',{'Content-Type':'multipart/mixed; boundary="----=_Next_01D0"'},**SEEN)
    mail(f'boundary-between-{name}-two', frame([piece(T,'see')],'----=_Next_01D0',close=False)+lost.encode()+b'\n'+A_PDF+b'\n------=_Next_01D0\n'+file_part('image/png','b.png',PNG),{'Content-Type':'multipart/mixed; boundary="----=_Next_01D0"'},text='see',parts=[('a.pdf','application/pdf',len(PDF)),('b.png','image/png',len(PNG))])
for name, mark in [('no-dashes','B2xyz'),('one-dash','-B2xyz'),('quotes','--"B2xyz"')]:
    mail(f'boundary-lines-with-{name}', frame([piece(T,'see'),A_PDF],'B2xyz').replace(b'--B2xyz',mark.encode()),{'Content-Type':'multipart/mixed; boundary="B2xyz"'},**SEEN)
mail('boundary-lines-all-closing', b'--BB--\n'+piece(T,'see')+b'\n--BB--\n'+A_PDF+b'\n--BB--\n',MIX,**SEEN)
for name, spelt in [('capitals',b'CONTENT-'),('small-letters',b'content-')]:
    mail(f'boundary-between-in-{name}', (frame([piece(T,'see')],'B2xyz',close=False)+b'-B2xyz\n'+A_PDF+b'\n--B2xyz--\n').replace(b'Content-',spelt),{'Content-Type':'multipart/mixed; boundary="B2xyz"'},**SEEN)
RAW_FILE = 'Content-Type: application/pdf\nContent-Transfer-Encoding: base64\n\n'
for name, cited, found in [('words',RAW_FILE+'It stands in each mail.','It stands in each mail.'),('a-word',RAW_FILE+'Thanks','Thanks'),('another-mail',f'--=_abc\n{RAW_FILE}--=_abc--\nwhy?','--=_abc'),('quoted',''.join(f'> {one}\n' for one in (RAW_FILE+b64(PDF).decode()).split('\n')),'JVBERi0xLjQ'),('indented',RAW_FILE.replace('Content','  Content')+b64(PDF).decode(),'JVBERi0xLjQ')]:
    mail(f'source-in-a-text-{name}', frame([piece(T,'What is this?\n\n'+cited)]),MIX,anywhere=['What is this?','Content-Transfer-Encoding: base64',found],parts=[])
mail('source-in-a-text-file', frame([piece(T,'see'),piece('Content-Type: text/plain\nContent-Disposition: attachment; filename=a.txt','x\n'+RAW_FILE+b64(PDF).decode())]),MIX,text='see',parts=[('a.txt','text/plain',None)])
mail('preamble-of-words', b'Content-free words of a program.\n'+frame([piece(T,'see'),A_PDF]),MIX,**SEEN)
for fork, ending, typed in [('pdf','pdf','application/pdf'),('text','csv','text/csv')]:
    forks = b'\0\5\x16\0\0\2\0\0'+b'\0'*16+b'\0\2\0\0\0\3\0\0\0\x32\0\0\0\1\0\0\0\1\0\0\0\x33'+bytes([0,0,0,len(PDF)])+b'a'+(PDF if fork=='pdf' else b'a'*len(PDF))
    mail(f'apple-single-{fork}', frame([piece(T,'hi'),file_part('application/applefile',f'd.{ending}',forks)]),MIX,text='hi',parts=[(f'd.{ending}',typed,len(PDF))])
mail('apple-double', frame([piece(T,'hi'),piece('Content-Type: multipart/appledouble; boundary=CC',frame([piece('Content-Type: application/applefile; name="d.pdf"\nContent-Transfer-Encoding: base64',b64(b'\0\5\x16\7\0\2\0\0')),piece('Content-Type: application/pdf; name="d.pdf"\nContent-Transfer-Encoding: base64',b64(PDF))],'CC'))]),MIX,has='hi')
mail('external-body', frame([piece(T,'hi'),piece('Content-Type: message/external-body; access-type=URL; URL="https://x.example/f.pdf"','Content-Type: application/pdf\r\n\r\n')]),MIX,has='hi')
mail('delivery-in-person', frame([piece(T,'Сервер вернул это, что делать?'),piece('Content-Type: message/rfc822',b'From: MAILER-DAEMON@x.example\r\nSubject: Undelivered Mail Returned to Sender\r\nContent-Type: text/plain\r\n\r\n<a@b.example>: 550 5.1.1 user unknown\r\n')]),MIX,has='что делать',automatic='')
mail('outlook-related',frame([piece('Content-Type: multipart/alternative; boundary=CC',frame([piece(T,'Hello'),page_part('<p>Hello <img src="cid:image001.png@01D"></p>')],'CC')),piece('Content-Type: image/png; name="image001.png"\nContent-Description: image001.png\nContent-Disposition: inline; filename="image001.png"; size=70; creation-date="Mon, 18 Nov 2024 07:00:00 GMT"\nContent-ID: <image001.png@01D>\nContent-Transfer-Encoding: base64',b64(PNG))]),{'Content-Type':'multipart/related; boundary=BB; type="multipart/alternative"'},has='Hello',parts=[('image001.png','image/png',70)],inline=[True])
mail('apple-mixed-html',frame([piece(T,'Hi'),piece('Content-Type: multipart/mixed; boundary=CC',frame([page_part('<p>Hi</p>'),piece('Content-Type: application/pdf; x-unix-mode=0644; name="a.pdf"\nContent-Disposition: inline; filename=a.pdf\nContent-Transfer-Encoding: base64',b64(PDF)),page_part('<p>after</p>')],'CC'))]),ALT,has=['Hi'],parts=[('a.pdf','application/pdf',len(PDF))])
mail('iphone-photo-between',frame([piece('Content-Type: text/plain; charset=us-ascii','before\r\n'),file_part('image/jpeg','IMG_1.jpg',JPG,'inline'),piece('Content-Type: text/plain; charset=utf-8','\r\n\r\nпосле')]),MIX,text='before после',parts=[('IMG_1.jpg','image/jpeg',len(JPG))])
mail('samsung-empty-text',frame([piece(T,''),file_part('image/jpeg','2024.jpg',JPG)]),MIX,text='',parts=[('2024.jpg','image/jpeg',len(JPG))])
mail('scanner',frame([piece('Content-Type: text/plain; charset=ISO-8859-1','Device: KM-3060\r\nTime: 18/11/2024\r\n'),file_part('application/pdf','SCAN_0001.PDF',PDF)]),MIX,has='Device: KM-3060',parts=[('SCAN_0001.PDF','application/pdf',len(PDF))])
mail('voicemail',frame([piece(T,'Voice message'),file_part('audio/wav','msg.wav',b'RIFF\x24\0\0\0WAVEfmt '+b'\0'*20)]),MIX,has='Voice',parts=[('msg.wav',None,40-4)])
mail('vcard',frame([piece(T,'my card'),piece('Content-Type: text/x-vcard; charset=utf-8; name="anna.vcf"\nContent-Disposition: attachment; filename="anna.vcf"','BEGIN:VCARD\r\nFN:Anna\r\nEND:VCARD')]),MIX,text='my card',parts=[('anna.vcf',None,None)])
mail('xml-att',frame([piece(T,'x'),piece('Content-Type: text/xml; name=a.xml\nContent-Disposition: attachment; filename=a.xml','<a/>')]),MIX,text='x',parts=[('a.xml',None,4)])
mail('zip',frame([piece(T,'x'),file_part('application/x-zip-compressed','a.zip',ZIP)]),MIX,parts=[('a.zip','application/zip',len(ZIP))])
mail('gif-as-jpeg',frame([piece(T,'x'),file_part('image/jpeg','p.jpg',GIF)]),MIX,parts=[('p.jpg','image/gif',len(GIF))])
mail('heic',frame([piece(T,'x'),file_part('image/heic','p.heic',b'\0\0\0\x18ftypheic\0\0\0\0mif1heic')]),MIX,parts=[('p.heic','image/heic',None)])
mail('empty-attachment',frame([piece(T,'x'),file_part('application/pdf','e.pdf',b'')]),MIX,parts=[('e.pdf','application/pdf',0)])
mail('inline-text-named',frame([piece(T,'x'),piece('Content-Type: text/plain; name="note.txt"\nContent-Disposition: inline; filename="note.txt"','note text')]),MIX,has='x')
mail('alt-calendar-first',frame([piece('Content-Type: text/calendar; charset=utf-8; method=REQUEST','BEGIN:VCALENDAR\r\nMETHOD:REQUEST\r\nBEGIN:VEVENT\r\nSUMMARY:Созвон\r\nEND:VEVENT\r\nEND:VCALENDAR'),piece(T,'Приглашение')]),ALT,has='Приглашение')
mail('calendar-only','BEGIN:VCALENDAR\r\nMETHOD:REQUEST\r\nBEGIN:VEVENT\r\nSUMMARY:Созвон\r\nDTSTART:20241120T100000Z\r\nLOCATION:Zoom\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n',{'Content-Type':'text/calendar; charset=utf-8'},has=['Созвон'])
mail('alt-amp',frame([piece(T,'plain'),piece('Content-Type: text/x-amp-html','<html amp4email><body>amp</body></html>'),page_part('<p>plain</p>')]),ALT,text='plain',parts=[])
mail('markdown','# Title\n\n* a',{'Content-Type':'text/markdown; charset=utf-8'},has='Title')
mail('mixed-in-mixed',frame([piece('Content-Type: multipart/mixed; boundary=CC',frame([piece(T,'inner')],'CC')),file_part('application/pdf','a.pdf',PDF)]),MIX,text='inner',parts=[('a.pdf','application/pdf',len(PDF))])
mail('three-levels',frame([piece('Content-Type: multipart/related; boundary=CC',frame([piece('Content-Type: multipart/alternative; boundary=DD',frame([piece(T,'deep')],'DD'))],'CC'))]),MIX,text='deep')
mail('report-unknown',frame([piece(T,'text of report'),piece('Content-Type: message/x-unknown','x: y')]),{'Content-Type':'multipart/report; report-type=x; boundary=BB'},has='text of report')
mail('parallel',frame([piece(T,'p1'),piece(T,'p2')]),{'Content-Type':'multipart/parallel; boundary=BB'},has=['p1','p2'])
mail('x-mixed-replace',frame([piece(T,'p1')]),{'Content-Type':'multipart/x-mixed-replace; boundary=BB'},has='p1')
mail('form-data',frame([piece('Content-Disposition: form-data; name="q"','question text')]),{'Content-Type':'multipart/form-data; boundary=BB'},has='question text')
mail('signed-pgp',frame([piece(T,'signed'),piece('Content-Type: application/pgp-signature; name="signature.asc"','-----BEGIN PGP SIGNATURE-----\r\n\r\niQ==\r\n-----END PGP SIGNATURE-----')]),{'Content-Type':'multipart/signed; micalg=pgp-sha1; protocol="application/pgp-signature"; boundary=BB'},text='signed',protection='signed:pgp')
mail('encrypted-smime',b64(b'0\x80\x06\x09*\x86H\x86\xf7\x0d\x01\x07\x03'),{'Content-Type':'application/pkcs7-mime; smime-type=enveloped-data; name=smime.p7m','Content-Transfer-Encoding':'base64'},protection='encrypted:smime')
mail('pgp-inline-enc','-----BEGIN PGP MESSAGE-----\nVersion: x\n\nhQEM\n=abcd\n-----END PGP MESSAGE-----\n',{},protection='encrypted:pgp')
mail('boundary-in-text',frame([piece(T,'a line\r\n--BBX not boundary\r\nend')]),MIX,has='--BBX not boundary')
mail('boundary-leading-space',b' --BB\r\nContent-Type: text/plain\r\n\r\nx\r\n--BB--\r\n',MIX,has='x')
mail('boundary-trailing-space-param',frame([piece(T,'hello')]),{'Content-Type':'multipart/mixed; boundary="BB "'},text='hello')
mail('boundary-single-quotes',frame([piece(T,'hello')]),{'Content-Type':"multipart/mixed; boundary='BB'"},has='hello')
mail('boundary-folded',frame([piece(T,'hello')]),{'Content-Type':'multipart/mixed;\r\n\tboundary="BB"'},text='hello')
mail('nul-bytes',b'he\0llo',{'Content-Type':'text/plain'},has='hello')
mail('form-feed',b'one\x0ctwo',{'Content-Type':'text/plain'},text='one two')
mail('control-chars',b'a\x08b\x1bc',{'Content-Type':'text/plain'},has='ab')
mail('very-long-line','слово '*5000,{'Content-Type':'text/plain; charset=utf-8'},has='слово')
mail('crcrlf-coded',b'one=0D\r\ntwo=0D\r\n',{'Content-Transfer-Encoding':'quoted-printable'},text='one two')
mail('crcrlf',b'one\r\r\ntwo\r\r\n',{},text='one two')
whole('mixed-eol', letter('').replace(b'\n',b'\r\n')+b'one\ntwo\rthree\r\nfour',text='one two three four')
mail('only-blank',b' \r\n\r\n',{},text='')
mail('rfc822-root',b'From: Bob <b@x.example>\r\nSubject: inner\r\n\r\ninner text',{'Content-Type':'message/rfc822'},anywhere='inner text',sender='anna@mail.example')
mail('nested-eml-atts',frame([piece(T,'outer'),piece('Content-Type: message/rfc822; name="i.eml"',b'From: Bob <b@x.example>\r\nSubject: inner\r\nContent-Type: multipart/mixed; boundary=QQ\r\n\r\n--QQ\r\nContent-Type: text/plain\r\n\r\ninner\r\n--QQ\r\nContent-Type: image/png; name=q.png\r\nContent-Transfer-Encoding: base64\r\n\r\n'+b64(PNG)+b'--QQ--\r\n')]),MIX,has=['outer'])
mail('id-none','x',{'Message-ID':None},sender='anna@mail.example')
mail('cid-unreferenced',frame([page_part('<p>hi</p>'),cid('zz')]),REL,text='hi',parts=[('i.png','image/png',70)],inline=[False])
mail('cid-in-mixed',frame([page_part('<p>hi<img src="cid:zz"></p>'),cid('zz')]),MIX,parts=[('i.png','image/png',70)],inline=[True])
mail('cid-attachment-disp',frame([page_part('<p>hi<img src="cid:zz"></p>'),cid('zz',more='\nContent-Disposition: attachment; filename="i.png"')]),REL,inline=[True])
mail('cid-urlencoded',frame([page_part('<p>hi<img src="cid:a%40b"></p>'),cid('a@b')]),REL,inline=[True])
mail('cid-no-brackets',frame([page_part('<p>hi<img src="cid:zz"></p>'),piece('Content-Type: image/png; name=i.png\nContent-ID: zz\nContent-Transfer-Encoding: base64',b64(PNG))]),REL,inline=[True])
mail('cid-upper',frame([page_part('<p>hi<IMG SRC="CID:zz"></p>'),cid('zz')]),REL,inline=[True])
mail('cid-background',frame([page_part('<table background="cid:zz"><tr><td>hi</td></tr></table>'),cid('zz')]),REL,inline=[True])
mail('cid-css',frame([page_part('<div style="background:url(cid:zz)">hi</div>'),cid('zz')]),REL,inline=[True])
mail('content-location',frame([page_part('<p>hi<img src="http://x.example/i.png"></p>'),piece('Content-Type: image/png; name=i.png\nContent-Location: http://x.example/i.png\nContent-Transfer-Encoding: base64',b64(PNG))]),REL,parts=[('i.png','image/png',70)])
mail('related-start',frame([cid('img'),piece('Content-Type: text/html; charset=utf-8\nContent-ID: <root>','<p>root <img src="cid:img"></p>')]),{'Content-Type':'multipart/related; boundary=BB; start="<root>"; type="text/html"'},has='root',inline=[True])
mail('plain-attachment-first',frame([piece('Content-Type: text/plain; name=a.txt\nContent-Disposition: attachment; filename=a.txt','attached'),piece(T,'body')]),MIX,text='body',parts=[('a.txt','text/plain',8)])
mail('two-htmls',frame([page_part('<p>one</p>'),page_part('<p>two</p>')]),MIX,has=['one','two'])
mail('text-then-html-mixed',frame([piece(T,'plain one'),page_part('<p>html two</p>')]),MIX,has=['plain one'])
mail('alt-plain-only-url',frame([piece(T,'https://x.example/view'),page_part('<p>Здравствуйте, где мой заказ номер пять?</p>')]),ALT,has='где мой заказ')
mail('alt-nested-mixed',frame([piece(T,'plain'),piece('Content-Type: multipart/related; boundary=CC',frame([page_part('<p>plain <img src="cid:z"></p>'),cid('z')],'CC'))]),ALT,has='plain',parts=[('i.png','image/png',70)],inline=[True])
mail('alt-single-html',frame([page_part('<p>solo</p>')]),ALT,text='solo',parts=[])
mail('alt-empty-html',frame([piece(T,'the text'),page_part('<html><body></body></html>')]),ALT,text='the text')
mail('alt-both-empty',frame([piece(T,''),page_part('')]),ALT,text='')
mail('alt-image-only-html',frame([piece(T,'\n'),piece('Content-Type: multipart/related; boundary=CC',frame([page_part('<img src="cid:z">'),cid('z')],'CC'))]),ALT,text='',parts=[('i.png','image/png',70)])
mail('sig-image',frame([piece('Content-Type: multipart/related; boundary=CC',frame([piece('Content-Type: multipart/alternative; boundary=DD',frame([piece(T,'Hello there'),page_part('<p>Hello there</p><img src="cid:logo">')],'DD')),cid('logo','logo.png')],'CC')),file_part('application/pdf','a.pdf',PDF)]),MIX,has='Hello there',inline=[True,False])
mail('smime-p7m-signed-detached-name',frame([piece(T,'ok'),file_part('application/x-pkcs7-signature','smime.p7s',b'0\x80abc')]),{'Content-Type':'multipart/signed; protocol="application/x-pkcs7-signature"; micalg=sha-256; boundary=BB'},text='ok',protection='signed:smime')
mail('smime-x-enc',b64(b'0\x80\x06\x09*\x86H\x86\xf7\x0d\x01\x07\x03'),{'Content-Type':'application/x-pkcs7-mime; name=smime.p7m','Content-Transfer-Encoding':'base64'},protection='encrypted:smime')
mail('pgp-signed-mixed-inline','Hi\n\n-----BEGIN PGP SIGNED MESSAGE-----\nHash: SHA1\n\n- -- dashed\ntext\n-----BEGIN PGP SIGNATURE-----\n\niQ==\n-----END PGP SIGNATURE-----\n',{},has=['text'],protection='signed:pgp')
mail('pgp-key',frame([piece(T,'my key'),piece('Content-Type: application/pgp-keys; name="0x1.asc"\nContent-Disposition: attachment; filename="0x1.asc"','-----BEGIN PGP PUBLIC KEY BLOCK-----\r\n\r\nmQ==\r\n-----END PGP PUBLIC KEY BLOCK-----')]),MIX,text='my key',parts=[('0x1.asc',None,None)])
mail('signed-with-att',frame([piece('Content-Type: multipart/mixed; boundary=CC',frame([piece(T,'inner text'),file_part('application/pdf','a.pdf',PDF)],'CC')),file_part('application/pkcs7-signature','smime.p7s',b'0\x80abc')]),{'Content-Type':'multipart/signed; protocol="application/pkcs7-signature"; boundary=BB'},text='inner text',protection='signed:smime')
mail('partial','Content-Type: text/plain\n\nfirst piece',{'Content-Type':'message/partial; id="x@y"; number=1; total=2'},has='first piece')
mail('partial-second','second piece',{'Content-Type':'message/partial; id=a; number=2; total=2'},text='second piece')
for number, (copied, writer) in enumerate([('From: Bob [mailto:b@x.example]','Bob <b@x.example>'),('From: "Moss, Bob" <b@x.example>','Moss, Bob <b@x.example>'),('From: b@x.example [mailto:b@x.example]','b@x.example'),('From:\tBob Moss [b@x.example]','Bob Moss <b@x.example>'),('From: Bob <b@x.example<mailto:b@x.example>>','Bob <b@x.example>'),('From: Боб/MOSS/RU','Боб/MOSS/RU'),('От: "ООО "Лён"" <b@x.example>','"ООО "Лён"" <b@x.example>')]):
    mail(f'forward-names-{number}', f'See below\n\n-----Original Message-----\n{copied}\nSent: Monday, November 4, 2024 10:00 AM\nTo: anna@mail.example\nSubject: lamp\n\nLamp is out.\n', {'Subject':'Fwd: lamp'}, text='See below', forwarded_from=writer)
for number, named in enumerate(['Bob Moss','"Bob Moss"']):
    mail(f'forward-of-notes-names-{number}', f'----- Forwarded by Anna/LANE on 11/05/2024 09:00 AM -----\n\n{named} <b@x.example> on 11/04/2024 10:00:00 AM\nTo: anna@mail.example\nSubject: lamp\n\nLamp is out.\n', {'Subject':'lamp'}, text='', forwarded_from='Bob Moss <b@x.example>')
mail('news',frame([piece(T,'see'),piece('Content-Type: message/news','From: b@x.example\r\nSubject: n\r\nNewsgroups: a.b\r\n\r\nnews text')]),MIX,has=['see'])
mail('global',frame([piece(T,'see'),piece('Content-Type: message/global','From: Б <б@почта.example>\r\nSubject: тема\r\n\r\nтекст внутри'.encode())]),MIX,anywhere=['see','текст внутри'])
mail('content-type-upper',frame([piece(T,'hello')]),{'CONTENT-TYPE':'MULTIPART/MIXED; BOUNDARY="BB"'},text='hello')
FRAME = frame([piece(T,'see'),file_part('application/pdf','a.pdf',PDF)],'----=_Next_01D0')
for name, kind in [('boundary-lost','multipart/mixed'),('boundary-of-another','multipart/mixed; boundary="----=_Next_99"'),('boundary-in-capitals','multipart/mixed; boundary="----=_NEXT_01D0"'),('boundary-cut','multipart/mixed; boundary="----=_Next"'),('type-of-a-text','text/plain'),('type-of-a-page','text/html; charset=utf-8'),('two-types','text/plain\r\nContent-Type: multipart/mixed; boundary="----=_Next_01D0"'),('type-lost',None)]:
    mail(f'frame-{name}',FRAME,{'Content-Type':kind},**SEEN)
mail('frame-below-a-preamble',b'This is a multi-part message in MIME format.\r\n\r\n'+FRAME,{},**SEEN)
mail('frame-below-a-long-preamble',b'This is a multi-part message in MIME format.\r\nUse a newer\r\n\r\nprogram.\r\n\r\n'+FRAME,{},**SEEN)
mail('frame-in-parts-with-other-fields-first',FRAME.replace(b'Content-Type',b'X-Part: 1\nMIME-Version: 1.0\nContent-Type'),{'Content-Type':'multipart/mixed; boundary="zzz"'},**SEEN)
mail('frame-with-blank-lines-first',FRAME.replace(b'01D0\nContent',b'01D0\n\nContent'),{},**SEEN)
for number, note in enumerate(['Content-Language: ru','Content-Description: what it is','Content-Location: https://x.example/a']):
    mail(f'stray-blank-line-above-a-note-{number}',frame([piece(T+'\n\n'+note+'\nContent-Transfer-Encoding: base64',b64(HELLO)),A_PDF]),MIX,text=HELLO,parts=[('a.pdf','application/pdf',len(PDF))])
    mail(f'words-like-a-note-{number}',note.replace('https://','a'),{},text=note.replace('https://','a'))
mail('frame-indented',FRAME.replace(b'------=_Next',b'  \t------=_Next'),{'Content-Type':'multipart/mixed; boundary="----=_Next_01D0"'},**SEEN)
mail('frame-with-one-line-indented',frame([piece(T,'see'),A_PDF,file_part('image/png','b.png',PNG)],'b2xyzabc').replace(b'\n--b2',b'\n --b2',1),{'Content-Type':'multipart/mixed; boundary="b2xyzabc"'},text='see',parts=[('a.pdf','application/pdf',len(PDF)),('b.png','image/png',len(PNG))])
mail('file-above-a-line-of-a-gateway',frame([piece(T,'see'),A_PDF.rstrip()+b'\nX-Virus-Scanned: by a gateway']),MIX,**SEEN)
mail('frame-in-a-text','I got this:\n--x\nContent-Type: text/plain\n\nwhat is it?',{},has='Content-Type: text/plain')
mail('stray-blank-line',b'Content-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n<p>=D0=93=D0=B4=D0=B5?</p>',{'MIME-Version':None},text='Где?')
mail('stray-blank-line-multipart',b'\r\nContent-type: multipart/mixed;\r\n\tBoundary="----=_Next_01D0"\r\n\r\n'+FRAME,{},**SEEN)
mail('stray-blank-line-in-parts',FRAME.replace(b'01D0\r\nContent',b'01D0\r\n\r\nContent'),{'Content-Type':'multipart/mixed; boundary="----=_Next_01D0"'},**SEEN)
mail('stray-blank-line-or-words','Content-Type is wrong in your mails.',{},text='Content-Type is wrong in your mails.')
mail('stray-blank-line-or-a-mail',frame([piece(T,'see'),piece('Content-Type: message/rfc822',b'MIME-Version: 1.0\r\nFrom: Bob <b@x.example>\r\nSubject: inner\r\n\r\ninner text')]),MIX,anywhere='inner text',text='see',parts=[('inner.eml','message/rfc822',None)])
mail('stray-blank-line-or-a-digest',frame([piece('',b'MIME-Version: 1.0\r\nSubject: inner\r\n\r\ninner text')]),{'Content-Type':'multipart/digest; boundary=BB'},parts=[('inner.eml','message/rfc822',None)])
mail('p7m-by-name',b64(b'0\x80\x06\x09*\x86H\x86\xf7\x0d\x01\x07\x02\xa0\x80\x06\x09*\x86H\x86\xf7\x0d\x01\x07\x01\xa0\x80\x04\x1fContent-Type: text/plain\r\n\r\nsee'),{'Content-Type':'application/octet-stream; name=smime.p7m','Content-Transfer-Encoding':'base64'},text='see',protection='signed:smime')
mail('alt-rtf-twin',frame([piece(T,'see'),page_part('<p>see</p>'),piece('Content-Type: text/rtf',r'{\rtf1 see}')]),ALT,text='see',parts=[])
mail('alt-rtf-file',frame([piece(T,'see'),file_part('application/rtf','a.rtf',rb'{\rtf1 see}')]),ALT,text='see',parts=[('a.rtf','application/rtf',11)])
mail('stray-blank-lines-all-over',frame([piece(T,'see'),piece('Content-Type: application/pdf; name=a.pdf\n\nContent-Disposition: inline; filename=a.pdf\n\nContent-Transfer-Encoding: base64',b64(PDF))]),MIX,**SEEN)
mail('alt-fuller-page',frame([piece(T,'Hello'),page_part('<p>Hello</p><p>The order 5512 did not come, the courier never called, please tell me where it is now.</p>')]),ALT,has='The order 5512')
mail('stray-blank-line-before-an-id',frame([piece(T,'see'),piece('Content-Type: application/pdf; name=a.pdf\n\nContent-ID: <c0@x>\nContent-Transfer-Encoding: Base64 \nContent-Disposition: attachment; filename=a.pdf',b64(PDF))]),MIX,**SEEN)
mail('p7m-encrypted-and-signed',frame([piece(T,'see'),piece('Content-Type: application/pkcs7-mime; smime-type=enveloped-data','x'),piece('Content-Type: application/pkcs7-mime; smime-type=signed-data','x')]),MIX,protection='encrypted:smime')
mail('part-without-a-type',frame([piece(T,'see'),piece('Content-Transfer-Encoding: base64',b64(PDF))]),MIX,text='see',parts=[(None,'application/pdf',len(PDF))])
mail('text-like-a-picture','BMW, which I ordered of you last week, is not here.',{},text='BMW, which I ordered of you last week, is not here.',parts=[])
mail('nulls-behind-a-boundary',frame([piece(T,'see'),file_part('application/pdf','a.pdf',PDF)]).rstrip()+b'\0'*500,MIX,**SEEN)
U8 = {"Content-Type": "text/plain; charset=utf-8"}
FIELDS = "От: Олег Тан <oleg.tan@post.example>\n{}Кому: Рита\nТема: Лампа\n"
OLEG = {"forwarded": True, "forwarded_from": "Олег Тан <oleg.tan@post.example>"}
mail('forwarded, bat','Ответьте.\n\nЭто пересылаемое сообщение\n'+FIELDS.format('Дата: 20 ноября 2026 г., 18:44:13\n')+'\n===8<====Исходный текст сообщения====\nНе горит.\n===8<===Конец исходного текста сообщения===\n',U8,text='Ответьте.',**OLEG)
mail('forwarded, apple plain','Ответьте.\n\n> Начало переадресованного сообщения:\n> \n> '+FIELDS.format('Дата: 20 ноября 2026 г. в 18:44:13 GMT+3\n').replace('\n','\n> ')+'\n> Не горит.\n',U8,text='Ответьте.',**OLEG)
mail('forwarded, words below','-------- Пересылаемое сообщение --------\n20.11.2026, 18:44, "Олег Тан" <oleg.tan@post.example>:\n\nНе горит.\n\n-------- Конец пересылаемого сообщения --------\n\nОтветьте.\n',U8,text='Ответьте.',**OLEG)
mail('forwarded, squirrelmail','Ответьте.\n\n---------------------------- Original Message ----------------------------\nSubject: Lamp\nFrom:    Олег Тан <oleg.tan@post.example>\nDate:    Fri, November 20, 2026 6:44 pm\nTo:      rita@mail.example\n--------------------------------------------------------------------------\n\nНе горит.\n',U8|{'Subject':'[Fwd: Lamp]'},text='Ответьте.',**OLEG)
mail('answer to a forward','Да.\n\nпт, 20 нояб. 2026 г. в 18:44, Лампы <desk@lamp.example>:\n\n> ---------- Forwarded message ---------\n> '+FIELDS.format('').replace('\n','\n> ')+'\n> Не горит.\n',U8|{'Subject':'Re: Fwd: Lamp'},text='Да.',forwarded=False)
# fmt: on
