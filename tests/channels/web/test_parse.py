"""Stored requests and what they mean. `okno normalize` reads the same files without any meta."""

import hashlib
import json
import unicodedata
from pathlib import Path

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from channels.web import multipart
from channels.web.wire import parse, sniff
from router.channel import FetchFailed
from router.schema import InboundMessage, Malformed, Part, Raw
from tests.channels.web.forms import BOUNDARY, NOW, PNG, browser, channel
from tests.channels.web.forms import multipart as written

FIXTURES = sorted(Path(__file__).with_name("fixtures").glob("*.form"))


def raw(body: bytes, content_type: str = "", **meta: str) -> Raw:
    kept = {"content_type": content_type, **meta} if content_type else meta
    return Raw(channel="site", key="k1", body=body, meta=kept, received_at=NOW)


@pytest.mark.parametrize("path", FIXTURES, ids=lambda path: path.stem)
def test_golden(path: Path) -> None:
    expected = json.loads(path.with_suffix(".expected.json").read_text())
    found = json.loads(msgspec.json.encode(parse(raw(path.read_bytes(), customer="anna"))))
    assert {key: found[key] for key in expected} == expected


def test_the_fixtures_are_there() -> None:
    assert len(FIXTURES) >= 5


@given(st.binary(max_size=4000), st.sampled_from(["", "application/json", "application/x-www-form-urlencoded",
       "multipart/form-data", "multipart/form-data; boundary=x", "text/html", 'multipart/form-data; boundary="'])
)  # fmt: skip
@settings(max_examples=300)
def test_parse_raises_nothing_but_malformed(body: bytes, content_type: str) -> None:
    try:
        parse(raw(body, content_type))
    except Malformed:
        return


@given(st.dictionaries(st.sampled_from(["text", "topic", "name", "email", "field-sum"]), st.text(max_size=50)),
       st.lists(st.tuples(st.text(max_size=20), st.binary(max_size=300)), max_size=3))  # fmt: skip
@settings(max_examples=200)
def test_a_files_bytes_survive_whatever_they_are(values: dict[str, str], files: list[tuple[str, bytes]]) -> None:
    named = [("".join(c for c in name if c.isprintable()).encode("utf-8", "replace").decode() or "a", data)
             for name, data in files]  # fmt: skip
    clean = {key: value.encode("utf-8", "replace").decode() for key, value in values.items()}
    body = written(clean, [(name, "message/rfc822", data) for name, data in named])
    read = parse(raw(body, f"multipart/form-data; boundary={BOUNDARY}"))
    assert [part.sha256 for part in read.parts if part.ref] == [hashlib.sha256(data).hexdigest() for _, data in named]
    assert parse(raw(body, f"multipart/form-data; boundary={BOUNDARY}")) == read


@given(st.text(max_size=200))
def test_text_comes_out_as_it_was_written(text: str) -> None:
    read = parse(raw(json.dumps({"text": text}).encode("utf-8"), "application/json"))
    assert [c for c in read.text if c.isalnum()] == [c for c in _nfc(text) if c.isalnum()]


def _nfc(text: str) -> str:
    return unicodedata.normalize("NFC", text.encode("utf-8", "ignore").decode())


async def test_fetch_gives_the_bytes_of_every_file() -> None:
    mail = b"From: a@example.ru\r\nContent-Type: multipart/mixed; boundary=q\r\n\r\n--q\r\n\r\nhello\r\n--q--\r\n"
    files = [("чек.png", "image/png", PNG), ("пустой.txt", "text/plain", b""), ("письмо.eml", "message/rfc822", mail)]
    [taken] = channel().accept(browser({"text": "я"}, files)).raws
    [message] = channel().parse(taken)
    assert isinstance(message, InboundMessage)
    got = [b"".join([chunk async for chunk in channel().fetch(part, taken)]) for part in message.parts]
    assert got == [data for _, _, data in files]
    with pytest.raises(FetchFailed, match="no file:9"):
        [chunk async for chunk in channel().fetch(Part(kind="file", ref="file:9"), taken)]


@pytest.mark.parametrize(
    ("start", "media_type"),
    [(PNG, "image/png"), (b"\xff\xd8\xff\xe0", "image/jpeg"), (b"RIFF\0\0\0\0WEBPVP8 ", "image/webp"), (b"GIF89a", "image/gif"),
     (b"\0\0\0\x18ftypmp42", "video/mp4"), (b"\0\0\0\x18ftypheic", "image/heic"), (b"%PDF-1.7", "application/pdf"),
     (b"<svg onload=alert(1)>", ""), (b"", "")],
)  # fmt: skip
def test_the_bytes_say_what_a_file_is(start: bytes, media_type: str) -> None:
    assert sniff(start) == media_type


def test_a_declared_type_is_believed_only_where_the_bytes_are_silent() -> None:
    files = [("a.txt", "text/plain", PNG), ("b.txt", "text/plain; charset=x", b"hello"), ("c", "no type", b"hello")]
    read = parse(raw(written({"text": "я"}, files), f"multipart/form-data; boundary={BOUNDARY}"))
    assert [(part.kind, part.media_type) for part in read.parts] == [
        ("image", "image/png"), ("file", "text/plain"), ("file", "application/octet-stream")]  # fmt: skip


@pytest.mark.parametrize(
    ("sent", "name"),
    [("чек.pdf", "чек.pdf"), ("%D1%87%D0%B5%D0%BA.pdf", "чек.pdf"), ("100%25.txt", "100%25.txt"), ("%FF%FE.txt", "%FF%FE.txt"),
     ("C:\\fakepath\\чек.pdf", "чек.pdf"), ("../../etc/passwd", "passwd"), ('a"b.txt', 'a"b.txt'), (" ", "file-1")],
)  # fmt: skip
def test_file_names(sent: str, name: str) -> None:
    read = parse(raw(written({"text": "я"}, [(sent, "text/plain", b"x")]), f"multipart/form-data; boundary={BOUNDARY}"))
    assert [part.name for part in read.parts] == [name]


@pytest.mark.parametrize("width", range(1, 40))
def test_a_cut_body_is_unreadable_and_never_half_a_message(width: int) -> None:
    body = written({"text": "Где мой заказ?"}, [("a.png", "image/png", PNG)])
    with pytest.raises(Malformed):
        parse(raw(body[: -(width + 4)], f"multipart/form-data; boundary={BOUNDARY}"))


def test_a_form_of_a_million_boundaries_is_refused_quickly() -> None:
    with pytest.raises(ValueError, match="more than 200"):
        list(multipart.read(b"x", b'--x\r\nContent-Disposition: form-data; name="a"\r\n\r\n\r\n' * 100_000))
