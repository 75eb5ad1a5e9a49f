"""What bytes prove to be (WHATWG MIME Sniffing, section 6; the formats' own signatures), and how a file of that type is served."""

from urllib.parse import quote

from router.schema import Part

HEAD = 4096  # bytes that sniffing looks at
_MARKS: tuple[tuple[int, bytes, str], ...] = (
    (0, b"\x89PNG\r\n\x1a\n", "image/png"),
    (0, b"\xff\xd8\xff", "image/jpeg"),
    (0, b"GIF87a", "image/gif"),
    (0, b"GIF89a", "image/gif"),
    (0, b"BM", "image/bmp"),
    (0, b"II*\x00", "image/tiff"),
    (0, b"MM\x00*", "image/tiff"),
    (0, b"%PDF-", "application/pdf"),
    (0, b"\x1a\x45\xdf\xa3", "video/webm"),
    (0, b"ID3", "audio/mpeg"),
    (0, b"\xff\xfb", "audio/mpeg"),
    (0, b"\xff\xf3", "audio/mpeg"),
    (0, b"\xff\xf2", "audio/mpeg"),
    (0, b"fLaC", "audio/flac"),
    (0, b"#!AMR", "audio/amr"),
    (0, b"Rar!\x1a\x07", "application/vnd.rar"),
    (0, b"7z\xbc\xaf\x27\x1c", "application/x-7z-compressed"),
    (0, b"\x1f\x8b", "application/gzip"),
    (0, b"{\\rtf", "application/rtf"),
    (0, b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "application/x-ole-storage"),
    (0, b"MZ", "application/x-msdownload"),
)
_BRANDS = {  # ISO base media, section 4.3: the major brand after "ftyp"
    b"heic": "image/heic", b"heix": "image/heic", b"mif1": "image/heic", b"msf1": "image/heic", b"avif": "image/avif",
    b"M4A ": "audio/mp4", b"M4B ": "audio/mp4", b"qt  ": "video/quicktime",
}  # fmt: skip
_OFFICE = "application/vnd.openxmlformats-officedocument."
_ZIPS = (
    (b"word/", _OFFICE + "wordprocessingml.document"),
    (b"xl/", _OFFICE + "spreadsheetml.sheet"),
    (b"ppt/", _OFFICE + "presentationml.presentation"),
)
_MARKUP = (b"<!doctype html", b"<html", b"<head", b"<body", b"<script", b"<iframe", b"<svg", b"<?xml")

INLINE = frozenset(
    {
        "image/png", "image/jpeg", "image/gif", "image/webp", "image/avif", "image/bmp",
        "audio/mpeg", "audio/ogg", "audio/mp4", "audio/wav", "audio/flac", "audio/webm", "video/mp4", "video/webm",
    }
)  # fmt: skip
"""What a page may show by itself: it has no script in it. SVG and HTML have, and never are."""
_NAMED = INLINE | {
    "image/heic", "image/tiff", "video/quicktime", "audio/amr", "application/pdf", "application/zip",
    "application/vnd.rar", "application/x-7z-compressed", "application/gzip", "application/rtf", "text/plain", "text/csv",
    *(office for _, office in _ZIPS),
}  # fmt: skip


def sniff(head: bytes) -> str:
    """The media type that the first bytes prove, or ""."""
    for offset, mark, media_type in _MARKS:
        if head.startswith(mark, offset):
            return media_type
    if head[4:8] == b"ftyp":
        return _BRANDS.get(head[8:12], "video/mp4")
    if head.startswith(b"RIFF"):
        return {b"WEBP": "image/webp", b"WAVE": "audio/wav"}.get(head[8:12], "")
    if head.startswith(b"OggS"):
        return "video/ogg" if b"theora" in head[:64] else "audio/ogg"
    if head.startswith(b"PK\x03\x04"):
        return next((media_type for mark, media_type in _ZIPS if mark in head), "application/zip")
    start = head[:256].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if start.startswith(_MARKUP):
        return "image/svg+xml" if b"<svg" in head.lower() else "text/html"
    return ""


def settled(declared: str, proven: str) -> str:
    """The media type to keep: what the bytes prove; a declared one only if nobody would show it for that."""
    declared = declared.partition(";")[0].strip().lower()
    if proven:
        return proven
    return declared if declared in _NAMED - INLINE else "application/octet-stream"


def may_inline(media_type: str) -> bool:
    """Whether a stored file of this (settled) type may be shown in a page."""
    return media_type in INLINE


def safe_headers(part: Part) -> dict[str, str]:
    """How a stored file is served: never as a page of ours, and downloaded unless it is a picture, a sound or a film.

    RFC 6266 and RFC 8187 for the name; the sandbox is for browsers that would still find a script in it.
    """
    kind = part.media_type if part.media_type in _NAMED else "application/octet-stream"
    way = "inline" if may_inline(kind) else "attachment"
    return {
        "Content-Type": f"{kind}; charset=utf-8" if kind.startswith("text/") else kind,
        "Content-Disposition": f"{way}; {_file_name(part.name)}",
        "X-Content-Type-Options": "nosniff",
        "Content-Security-Policy": "sandbox; default-src 'none'",
        "Cross-Origin-Resource-Policy": "same-origin",
        "Cache-Control": "private, max-age=86400",
    }


def _file_name(name: str) -> str:
    name = (
        "".join(letter for letter in name if letter.isprintable()).replace("/", "_").replace("\\", "_")[:150] or "file"
    )
    plain = "".join(letter if letter.isascii() and letter not in '"%;' else "_" for letter in name)
    return f"filename=\"{plain}\"; filename*=UTF-8''{quote(name.encode('utf-8', 'replace'), safe='')}"
