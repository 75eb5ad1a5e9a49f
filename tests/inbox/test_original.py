"""Originals are shown without doing anything."""

import pytest

from inbox.original import SHOWN, original

MAIL = (
    "From: a@b.ru\r\nContent-Type: multipart/alternative; boundary=x\r\n\r\n--x\r\nContent-Type: text/plain\r\n\r\nплоско\r\n"
    "--x\r\nContent-Type: text/html; charset=utf-8\r\n\r\n{}\r\n--x--\r\n"
)


@pytest.mark.parametrize(
    ("html", "absent"),
    [
        ("<p onclick=alert(1)>да</p>", "onclick"),
        ("<script>alert(1)</script>", "alert"),
        ("<img src=https://spy.example/1.gif>", "spy.example"),
        ("<img src='data:image/svg+xml,<svg onload=alert(1)>'>", "svg"),
        ("<a href='javascript:alert(1)'>x</a>", "javascript"),
        ("<a href=' data:text/html,x'>x</a>", "data:"),
        ("<form action=https://evil.example><input></form>", "<form"),
        ("<iframe src=//evil.example></iframe>", "iframe"),
        ("<p style='background-image:url(https://spy.example)'>x</p>", "spy.example"),
        ("<meta http-equiv=refresh content='0;url=https://evil.example'>", "refresh"),
        ("<base href=https://evil.example><a href=/x>x</a>", "evil.example"),
        ("<link rel=stylesheet href=https://spy.example>", "spy.example"),
    ],
)
def test_html_is_harmless(html: str, absent: str) -> None:
    shown = original(MAIL.format(html).encode())
    assert shown.html
    assert absent not in shown.html


def test_what_is_kept() -> None:
    shown = original(MAIL.format('<p style="color: red"><b>да</b> <a href="https://a.ru">туда</a></p>').encode())
    assert "<b>да</b>" in shown.html
    assert 'href="https://a.ru"' in shown.html
    assert "плоско" in shown.text


META = b"<meta http-equiv=Content-Type content='text/html; charset=%s'>"


@pytest.mark.parametrize(
    ("fields", "page"),
    [
        (b"Content-Type: text/html; charset=koi8-r", "<p>Привет</p>".encode("koi8-r")),
        (b"Content-Type: text/html", META % b"koi8-r" + "<p>Привет</p>".encode("koi8-r")),
        (b"Content-Type: text/html", "<p>Привет</p>".encode("cp1251")),
        (b"Content-Type: text/html; charset=windows-1251", "<p>Привет</p>".encode()),
        (
            b"Content-Type: text/html; charset=utf-7",
            "<p>Привет</p>".encode("utf-7").replace(b"+ADw-", b"<").replace(b"+AD4-", b">"),
        ),
        (b"Content-Type: text/html; charset=us-ascii", "<p>Привет</p>".encode()),
        (b"Content-Type: text/html; charset=nonsense", META % b"cp866" + "<p>Привет</p>".encode("cp866")),
        (
            b"Content-Type: text/html",
            META % b"windows-1251" + "<p>Привет</p>".encode(),
        ),  # whoever re-coded it left the label
    ],
)
def test_a_page_is_read_in_the_charset_that_it_is_in(fields: bytes, page: bytes) -> None:
    shown = original(fields + b"\r\nContent-Transfer-Encoding: 8bit\r\n\r\n" + page)
    assert "<p>Привет</p>" in shown.html
    assert "\ufffd" not in shown.text


@pytest.mark.parametrize(
    "apart",
    [
        "Content-Type: text/html; charset=utf-8\r\nContent-Disposition: attachment; filename=otchet.html\r\n\r\n<p>отчёт</p>",
        "Content-Type: message/rfc822\r\n\r\nSubject: x\r\nContent-Type: text/html; charset=utf-8\r\n\r\n<p>отчёт</p>",
    ],
)
def test_a_page_in_a_file_is_not_the_mails(apart: str) -> None:
    own = "Content-Type: text/plain; charset=utf-8\r\n\r\nво вложении"
    mail = f"Content-Type: multipart/mixed; boundary=x\r\n\r\n--x\r\n{own}\r\n--x\r\n{apart}\r\n--x--\r\n"
    assert not original(mail.encode()).html


def test_json_is_laid_out() -> None:
    shown = original('{"a": {"b": "ё"}}'.encode())
    assert shown.text == '{\n  "a": {\n    "b": "ё"\n  }\n}'
    assert not shown.html


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"{",
        b"[" * 100_000,
        b"\xff\xfe\x00",
        b"Content-Type: text/html; charset=nonsense\r\n\r\n<p>\xff",
        b"\r\n" * 1000,
        b"{}" * 300_000,
    ],
)
def test_nothing_raises(body: bytes) -> None:
    shown = original(body)
    assert len(shown.text) <= SHOWN
    assert shown.cut == (len(body) > SHOWN)


@pytest.mark.parametrize(
    "address", ["data:text/html,x", "da\tta:text/html,x", " \ndata:text/html,x", "dat&#9;a:text/html,x"]
)
def test_a_link_to_data_is_no_link(address: str) -> None:
    shown = original(f'Content-Type: text/html\r\n\r\n<a href="{address}">x</a>'.encode()).html
    assert "text/html" not in shown.partition("<base")[2]
