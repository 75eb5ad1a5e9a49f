"""Whatever bytes come: a message or Malformed, in bounded time, the same at every reading."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from channels.email.wire import parse
from router.schema import Inbound, Malformed, Raw
from tests.channels.email.corpus import MAILS, RECEIVED
from tests.channels.email.letters import head

BOUND = 20  # CPU-seconds: these mails take one at most, whatever isn't linear in their size takes minutes


def read(data: bytes, **meta: str) -> list[Inbound] | str:
    try:
        return parse(Raw(channel="mail", key="k", body=data, meta=meta, received_at=RECEIVED))
    except Malformed as error:
        return str(error)


@given(st.binary(max_size=600))
@settings(max_examples=300)
def test_any_bytes(data: bytes) -> None:
    found = read(data)
    assert found == read(data)
    if data.strip(b" \t\r\n\0"):
        assert not isinstance(found, str)


_FIELDS = st.sampled_from(
    [b"From", b"To", b"Date", b"Subject", b"Message-ID", b"Content-Type", b"Content-Transfer-Encoding", b"Content-Disposition",
     b"References", b"Auto-Submitted", b"List-Id", b"Return-Path", b"Reply-To"]
)  # fmt: skip
_VALUES = st.sampled_from(
    [b"=?utf-8?B?////?=", b"=?x?q?=ZZ?=", b"<a@b>, (((", b'"', b"multipart/mixed; boundary=x", b"multipart/report", b"message/rfc822",
     b"base64", b"text/html; charset=\x00", b"text/plain; charset=utf-7", b"attachment; filename*0*=a'b'%ff; filename*=x",
     b"Mon, 99 Foo 99999 99:99", b"<>",
     b"uuencode", b"@:,;<>", b"\xff\xfe", b"text/plain; charset=idna", b"text/plain; charset=base64"]
)  # fmt: skip
_LINES = st.sampled_from(
    [b"--x", b"--x--", b"", b"begin 644 a", b"end", b"> q", b"<div><a href=x>", b"+AAA-", b"\x1b$B\x00", b"From: a@b"]
)


@given(
    st.lists(st.tuples(_FIELDS, st.one_of(_VALUES, st.binary(max_size=40))), max_size=8),
    st.lists(st.one_of(_LINES, st.binary(max_size=30)), max_size=20),
)
@settings(max_examples=400)
def test_any_structure(fields: list[tuple[bytes, bytes]], lines: list[bytes]) -> None:
    head_ = b"".join(name + b": " + value + b"\r\n" for name, value in fields)
    assert not isinstance(read(b"X: 1\r\n" + head_ + b"\r\n" + b"\r\n".join(lines)), str)


@given(st.sampled_from(MAILS), st.integers(0, 5000), st.binary(max_size=4), st.booleans())
@settings(max_examples=300)
def test_damaged_mails(mail: object, place: int, put: bytes, cut: bool) -> None:
    data: bytes = mail.data  # type: ignore[attr-defined]
    place %= len(data)
    read(data[:place] + put + (b"" if cut else data[place + len(put) :]))


@given(st.sampled_from(MAILS), st.integers(0, 5000), st.integers(1, 80), st.integers(0, 5000))
@settings(max_examples=100)
def test_a_piece_that_comes_again_and_again(mail: object, start: int, length: int, place: int) -> None:
    data: bytes = mail.data  # type: ignore[attr-defined]
    piece = data[start % len(data) :][:length]
    place %= len(data)
    began = time.process_time()
    read(data[:place] + piece * (60_000 // len(piece)) + data[place:])
    assert time.process_time() - began < BOUND


@pytest.mark.parametrize("body", [b"", b"  \r\n\t\r\n", b"\0\0\0"])
def test_empty_mail_is_malformed(body: bytes) -> None:
    assert "empty" in str(read(body))


def test_what_the_server_does_not_give_is_malformed() -> None:
    assert "UID 7" in str(read(b"", unreadable="the server doesn't give the mail with UID 7"))


def _html(source: str) -> bytes:
    return head("Content-Type: text/html; charset=utf-8") + b"\n" + source.encode()


HOSTILE = {
    "deep html": _html("<div>" * 300_000),
    "deep lists": _html("<ul><li>" * 100_000),
    "deep quotes": _html("<blockquote>" * 100_000),
    "open tags": _html("<" * 900_000),
    "open styles": _html("<style" * 150_000) + b"<!--" * 100_000,
    "open styles beside plain": head("Content-Type: multipart/alternative; boundary=x")
    + b"\n--x\n\nhi\n--x\nContent-Type: text/html\n\n"
    + b"<style" * 150_000,
    "wide rows": _html("<table><tr>" + "<td>a" * 100_000),
    "links": _html("<p>привет <a href='http://x.example/1'>мир</a></p>" * 50_000),
    "10 MB html": _html("<td>word " * 1_200_000),
    "tables": _html("<table><tr><td>a" * 50_000),
    "pictures in a page": _html('<img src="data:image/png;a=b;base64,' * 100_000 + "A" * 8_000_000),
    "nested multiparts": head() + b"".join(b"Content-Type: multipart/mixed; boundary=%d\n\n--%d\n" % (n, n) for n in range(3000)),
    "many parts": head("Content-Type: multipart/mixed; boundary=x") + b"\n" + b"--x\n\na\n" * 100_000,
    "nested messages": head() + b"Content-Type: message/rfc822\n\n" * 5000,
    "long header": head("X-Long: " + "a" * 3_000_000) + b"\nhello",
    "many headers": head(*(f"X-{n}: 1" for n in range(50_000))) + b"\nhello",
    "many addresses": head("Cc: " + "a <a@b.example>, " * 50_000) + b"\nhello",
    "open brackets": head("Cc: " + "<" * 60_000 + "(" * 60_000 + '"' * 60_000) + b"\nhello",
    "open words": head("X-A: 1", subject="=?utf-8?q?a" * 10_000) + b"\nhello",
    "words that never end": head(*["Cc: =?utf-8?Q?" + "=?utf-8?Q?=D0=" * 4500] * 3, subject="=?utf-8?Q?" + "=?utf-8?Q?=D0=" * 4500)
    + b"\nhello",
    "one word for an address": head("Reply-To: " + "a" * 64_000, "Sender: " + "a" * 64_000, sender="a" * 64_000) + b"\nhello",
    "encodings": head(*["Content-Transfer-Encoding: восемь"] * 60_000) + b"\nhello",
    "parameters": head("Content-Type: text/plain" + ";a=b" * 100_000) + b"\nhello",
    "continuations": head("Content-Disposition: attachment" + "".join(f"; filename*{n}*=%41" for n in range(5000))) + b"\nhello",
    "a quote that never closes": head('Content-Type: text/plain; name="' + '\\"' * 30_000) + b"\nhello",
    "one flowed paragraph": head("Content-Type: text/plain; format=flowed") + b"\n" + b"word \n" * 300_000,
    "alarms that never end": head("Content-Type: text/calendar") + b"\nBEGIN:VEVENT\n" + b"BEGIN:VALARM\n" * 200_000,
    "references": head("References: " + "<a@b> " * 100_000) + b"\nhello",
    "quoted lines": head() + b"\n" + b"> " * 400_000,
    "uuencode begins": head() + b"\n" + b"begin 644 a\n" * 100_000,
    "boundary lookalikes": head("Content-Type: multipart/mixed; boundary=x") + b"\n" + b"--xy\n" * 400_000,
    "fields of parts in a text": head("Content-Type: multipart/mixed; boundary=x") + b"\n--x\n\na\n" + b"content-type: a\n" * 60_000,
    "damaged boundaries": head("Content-Type: multipart/mixed; boundary=bbbbbbbbbb") + b"\n--bbbbbbbbbb\n\na\n"
    + b"-bbbbbbbbbb\nContent-Type: a/b\n\na\n" * 20_000,
    "yenc begins": head() + b"\n" + b"=ybegin name=a\n" * 200_000 + b"=yend\n",
    "blanks behind equals": head("Content-Transfer-Encoding: quoted-printable") + b"\n" + (b"=" + b" " * 79) * 50_000,
    "a bounce of addresses": head(sender="mailer-daemon@mail.example", subject="Undeliverable mail") + b"\n" + b"a.a@b.b.b.b " * 300_000,
    "a bounce of codes": head(sender="mailer-daemon@mail.example", subject="Undeliverable mail") + b"\n"
    + b"550 5.1.1 a@b.example\n\n" * 100_000,
    "opaque signature": head("Content-Type: application/pkcs7-mime; smime-type=signed-data") + b"\n"
    + bytes.fromhex("06092a864886f70d010701") + b"\xa0\x80" * 2_000_000,
    "one long line": head() + b"\n" + b"a" * 8_000_000,
    "big attachment": head("Content-Type: application/zip; name=a.zip", "Content-Transfer-Encoding: base64") + b"\n" + b"QUFB" * 6_000_000,
}  # fmt: skip


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_mail_takes_bounded_time(name: str) -> None:
    data = HOSTILE[name]
    started = time.process_time()
    found = read(data)
    assert not isinstance(found, str)
    assert time.process_time() - started < BOUND
