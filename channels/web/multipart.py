"""multipart/form-data, RFC 7578, as browsers send it.

Not the stdlib e-mail parser: it parses an attached .eml (message/rfc822) and any nested multipart into objects, and the
file's bytes would be lost. Here a part's content is an untouched slice of the body. Every step is one linear scan.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import unquote

MAX_PARTS = 200
MAX_HEADERS = 4096  # bytes of one part's headers
MAX_BOUNDARY = 70  # RFC 2046, 5.1.1


@dataclass(frozen=True, slots=True)
class FormPart:
    """One field of a form. `filename` None: an ordinary value; "" with no content: a file input left empty."""

    name: str
    filename: str | None
    media_type: str
    content: bytes


def boundary_of(content_type: str) -> bytes:
    """The boundary parameter; raises ValueError."""
    found = parameters(content_type).get("boundary", "")
    if not found or len(found) > MAX_BOUNDARY or not found.isascii():
        raise ValueError("multipart/form-data without a boundary")
    return found.encode()


def read(boundary: bytes, body: bytes) -> Iterator[FormPart]:
    """The parts in their order; raises ValueError if the body is not complete multipart/form-data."""
    mark = b"--" + boundary
    at = 0 if body.startswith(mark) else body.find(b"\r\n" + mark) + 2
    if at < 2 and not body.startswith(mark):
        raise ValueError("the boundary does not occur in the body")
    at += len(mark)
    for _ in range(MAX_PARTS):
        if body[at : at + 2] == b"--":
            return
        start = body.find(b"\r\n", at, at + 80) + 2  # RFC 2046 lets blanks follow a boundary
        headers_end = body.find(b"\r\n\r\n", at, at + MAX_HEADERS)
        content_end = body.find(b"\r\n" + mark, max(headers_end, at))
        if start < 2 or headers_end < 0 or content_end < 0:
            raise ValueError("a part of the form is cut off or has too long headers")
        yield _part(body[start:headers_end], body[headers_end + 4 : content_end])
        at = content_end + 2 + len(mark)
    raise ValueError(f"more than {MAX_PARTS} parts in a form")


def parameters(header: str) -> dict[str, str]:
    """`name=value` and `name="value"` after the first semicolon of a header; names in lower case."""
    found: dict[str, str] = {}
    rest = header.partition(";")[2]
    while rest:
        name, _, rest = rest.partition("=")
        rest = rest.lstrip()
        if rest.startswith('"'):
            value, _, rest = rest[1:].replace('\\"', "%22").partition('"')
            rest = rest.partition(";")[2]
        else:
            value, _, rest = rest.partition(";")
        found.setdefault(name.strip().lower(), value.strip())
    return found


def _part(head: bytes, content: bytes) -> FormPart:
    headers: dict[str, str] = {}
    for line in head.decode("utf-8", "replace").split("\r\n"):
        name, _, value = line.partition(":")
        headers.setdefault(name.strip().lower(), value.strip())
    disposition = parameters(headers.get("content-disposition", ""))
    if "name" not in disposition:
        raise ValueError("a part of the form has no name")
    filename = disposition.get("filename")
    if "filename*" in disposition:  # RFC 7578 forbids it, some HTTP libraries send it all the same
        filename = unquote(disposition["filename*"].rpartition("'")[2])
    if filename is not None:
        filename = _decoded(_plain(filename))
    return FormPart(_plain(disposition["name"]), filename, headers.get("content-type", ""), content)


def _decoded(filename: str) -> str:
    """RFC 7578, 4.2: some clients percent-encode what isn't ASCII. A browser's own "100%25.txt" stays as it is."""
    read = unquote(filename, errors="replace") if filename.isascii() and "%" in filename else filename
    return filename if read.isascii() or "\ufffd" in read else read


def _plain(name: str) -> str:
    # HTML, multipart/form-data encoding algorithm: the only escapes of a browser are these three.
    return name.replace("%22", '"').replace("%0D", " ").replace("%0A", " ")
