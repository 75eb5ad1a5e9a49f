"""Attachments: true names and sniffed types."""

import re

from channels.email.reading.encoded import tidy
from router.schema import PartKind

# Magic numbers at offset 0 (and two containers with their kind inside); from the formats' own specifications.
_MAGIC = (
    (b"%PDF-", "application/pdf"), (b"\x89PNG\r\n\x1a\n", "image/png"), (b"\xff\xd8\xff", "image/jpeg"), (b"GIF8", "image/gif"),
    (b"BM", "image/bmp"), (b"II*\0", "image/tiff"), (b"MM\0*", "image/tiff"), (b"PK\x03\x04", "application/zip"),
    (b"PK\x05\x06", "application/zip"),
    (b"Rar!\x1a\x07", "application/vnd.rar"), (b"7z\xbc\xaf\x27\x1c", "application/x-7z-compressed"), (b"\x1f\x8b", "application/gzip"),
    (b"{\\rtf", "application/rtf"), (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "application/x-ole-storage"),
    (b"MZ", "application/x-msdownload"),
    (b"\x7fELF", "application/x-elf"), (b"ID3", "audio/mpeg"), (b"OggS", "audio/ogg"), (b"fLaC", "audio/flac"), (b"#!AMR", "audio/amr"),
    (b"\x1a\x45\xdf\xa3", "video/webm"), (b"%!PS", "application/postscript"), (b"BEGIN:VCARD", "text/vcard"),
    (b"BEGIN:VCALENDAR", "text/calendar"), (b"\x78\x9f\x3e\x22", "application/ms-tnef"),
)  # fmt: skip
_EXTENSIONS = {
    "pdf": "application/pdf", "png": "image/png", "jpg": "image/jpeg", "jpeg": "image/jpeg", "gif": "image/gif", "webp": "image/webp",
    "heic": "image/heic", "bmp": "image/bmp", "tif": "image/tiff", "tiff": "image/tiff", "svg": "image/svg+xml",
    "doc": "application/msword", "xls": "application/vnd.ms-excel", "ppt": "application/vnd.ms-powerpoint",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "pptx": "application/vnd.openxmlformats-officedocument.presentationml.presentation",
    "odt": "application/vnd.oasis.opendocument.text", "ods": "application/vnd.oasis.opendocument.spreadsheet",
    "zip": "application/zip", "rar": "application/vnd.rar", "7z": "application/x-7z-compressed", "gz": "application/gzip",
    "txt": "text/plain", "csv": "text/csv", "html": "text/html", "htm": "text/html", "xml": "application/xml", "json": "application/json",
    "rtf": "application/rtf", "eml": "message/rfc822", "ics": "text/calendar", "vcf": "text/vcard", "mp3": "audio/mpeg", "wav": "audio/wav",
    "ogg": "audio/ogg", "m4a": "audio/mp4", "amr": "audio/amr", "mp4": "video/mp4", "mov": "video/quicktime", "avi": "video/x-msvideo",
    "webm": "video/webm", "mkv": "video/x-matroska", "3gp": "video/3gpp", "exe": "application/x-msdownload",
    "msg": "application/vnd.ms-outlook", "log": "text/plain", "md": "text/markdown", "css": "text/css", "js": "text/javascript",
    "xlsm": "application/vnd.ms-excel.sheet.macroenabled.12", "docm": "application/vnd.ms-word.document.macroenabled.12",
    "epub": "application/epub+zip", "apk": "application/vnd.android.package-archive", "tar": "application/x-tar",
    "bz2": "application/x-bzip2", "xz": "application/x-xz", "tgz": "application/gzip", "p7s": "application/pkcs7-signature",
    "mpg": "video/mpeg", "mpeg": "video/mpeg", "wmv": "video/x-ms-wmv", "wma": "audio/x-ms-wma", "aac": "audio/aac", "opus": "audio/ogg",
    "ico": "image/vnd.microsoft.icon", "psd": "image/vnd.adobe.photoshop", "djvu": "image/vnd.djvu", "jfif": "image/jpeg",
    "odp": "application/vnd.oasis.opendocument.presentation", "odg": "application/vnd.oasis.opendocument.graphics",
    "xlsb": "application/vnd.ms-excel.sheet.binary.macroenabled.12", "pptm": "application/vnd.ms-powerpoint.presentation.macroenabled.12",
    "ppsx": "application/vnd.openxmlformats-officedocument.presentationml.slideshow", "pps": "application/vnd.ms-powerpoint",
    "dotx": "application/vnd.openxmlformats-officedocument.wordprocessingml.template", "vsd": "application/vnd.visio",
    "xltx": "application/vnd.openxmlformats-officedocument.spreadsheetml.template", "vsdx": "application/vnd.ms-visio.drawing",
    "mpp": "application/vnd.ms-project", "dwg": "image/vnd.dwg", "dxf": "image/vnd.dxf",
    "ps": "application/postscript", "eps": "application/postscript", "ai": "application/postscript",
    "heif": "image/heif", "avif": "image/avif", "flac": "audio/flac", "m4v": "video/mp4", "tsv": "text/tab-separated-values",
    "yaml": "application/yaml", "yml": "application/yaml", "sql": "application/sql", "kml": "application/vnd.google-earth.kml+xml",
    "kmz": "application/vnd.google-earth.kmz", "p7m": "application/pkcs7-mime", "p7b": "application/x-pkcs7-certificates",
    "cer": "application/pkix-cert", "crt": "application/pkix-cert", "p12": "application/pkcs12", "pfx": "application/pkcs12",
    "jar": "application/java-archive", "ttf": "font/ttf", "otf": "font/otf", "woff2": "font/woff2",
}  # fmt: skip
_BY_TYPE = {kind: extension for extension, kind in reversed(_EXTENSIONS.items())}
_FRACTION = re.compile(r"(?<=\d)/(?=\d)")  # «Счёт 17/5.pdf» is in no folder
_CONTAINERS = {"application/zip", "application/x-ole-storage"}
_VAGUE = {"", "application/octet-stream", "application/x-unknown", "application/unknown", "binary/octet-stream",
          "application/force-download",
          "application/x-download", "application/binary", "application/applefile", "text/plain"}  # fmt: skip


def sniff(data: bytes, declared: str, name: str) -> str:
    """The media type by the bytes, else by what was declared, else by the name's ending."""
    found = _by_bytes(data[:64])
    extension = _EXTENSIONS.get(name.rpartition(".")[2].lower(), "") if "." in name else ""
    if found in _CONTAINERS:  # docx, xlsx, odt are zips; doc, xls, msg are OLE: the ending tells them apart
        return extension or (declared if declared not in _VAGUE else found)
    if found:
        return found
    if declared in _VAGUE:
        return extension or declared or "application/octet-stream"
    return declared


def _by_bytes(head: bytes) -> str:
    for magic, kind in _MAGIC:
        if head.startswith(magic) and (magic not in (b"BM", b"MZ") or len(head) > 30):
            return kind
    if head[:4] == b"RIFF":
        return {b"WEBP": "image/webp", b"WAVE": "audio/wav", b"AVI ": "video/x-msvideo"}.get(head[8:12], "")
    if head[4:8] == b"ftyp":
        brand = head[8:12]
        if brand in (b"heic", b"heix", b"mif1", b"msf1", b"hevc"):
            return "image/heic"
        return {b"qt  ": "video/quicktime", b"M4A ": "audio/mp4", b"avif": "image/avif"}.get(brand, "video/mp4")
    return ""


def part_kind(media_type: str) -> PartKind:
    """The schema's kind of a media type."""
    main = media_type.partition("/")[0]
    return {"image": "image", "audio": "audio", "video": "video"}.get(main, "file")  # type: ignore[return-value]


def clean_name(name: str) -> str:
    """A name without folders and controls; at most 255 characters, as Windows has them, the ending kept.

    Quotes and colons stay: they are its sender's, and whoever serves or saves the file knows what its own system refuses.
    """
    name = _FRACTION.sub("_", tidy(name)).replace("\\", "/").rpartition("/")[2].strip().rstrip(" .")
    if len(name) <= 255:
        return name
    stem, dot, ending = name.rpartition(".")
    return f"{stem[: 245 - len(ending)]}{dot}{ending}" if dot and len(ending) <= 10 else name[:255]


def default_name(media_type: str, number: int) -> str:
    """What a nameless attachment is called: `image-1.png`, `file-2`."""
    extension = _BY_TYPE.get(media_type, "")
    stem = {"message": "message", "image": "image", "audio": "audio", "video": "video"}.get(
        media_type.partition("/")[0], "file"
    )
    return f"{stem}-{number}" + (f".{extension}" if extension else "")
