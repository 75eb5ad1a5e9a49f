"""What a form's bytes say. Pure: the same request gives the same `Form`, whether it came from a browser or as JSON."""

import dataclasses
import hashlib
import re
import unicodedata
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Annotated, Any
from urllib.parse import parse_qsl, urlsplit

import msgspec

from channels.web import multipart
from router.schema import Identity, InboundMessage, Json, Malformed, Part, PartKind, Raw, Sender

MAX_FIELDS = 100
FIELD_NAME, FIELD_VALUE, FIELD_COUNT = 100, 1000, 30


class Refused(Exception):
    """A request that is not taken. `key` names the sentence in the catalogue, `field` the field it is about."""

    def __init__(self, key: str, field: str = "", *, status: int = 422) -> None:
        super().__init__(f"{key}: {field}" if field else key)
        self.key, self.field, self.status = key, field, status


@dataclass(frozen=True, slots=True, kw_only=True)
class Upload:
    name: str
    media_type: str
    data: bytes


def _is_address(text: str) -> bool:
    return _EMAIL.fullmatch(text) is not None


def _is_link(text: str) -> bool:
    try:
        parts = urlsplit(text)
    except ValueError:  # an unfinished [IPv6
        return False
    return parts.scheme in ("http", "https") and bool(parts.hostname) and " " not in text


def _line_of(longest: int, *, fits: Callable[[str], bool] = bool, claimed: bool = False) -> Any:
    """A field of one line: at most so many characters, of that form if it isn't empty; `claimed`: an identity the sender names."""
    return field(default="", metadata={"longest": longest, "fits": fits, "claimed": claimed})


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """The customer's form. `honeypot` is the field no person sees; `nonce` the signed mark of an opened page."""

    text: str = ""
    topic: str = _line_of(100)
    section: str = _line_of(100)
    fields: Mapping[str, str] = field(default_factory=dict)
    name: str = _line_of(200)
    email: str = _line_of(254, fits=_is_address, claimed=True)
    phone: str = _line_of(40, claimed=True)
    video: str = _line_of(2000, fits=_is_link)
    ticket: int = 0
    linked_from: int = 0
    files: tuple[Upload, ...] = ()
    nonce: str = _line_of(200)
    honeypot: str = ""


LINES = {one.name: one.metadata for one in dataclasses.fields(Form) if one.metadata}
_TicketNumber = Annotated[int, msgspec.Meta(ge=0, le=10**18)]


class _JsonFile(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    name: str
    data: bytes  # base64 in the wire form
    media_type: str = ""


class _JsonForm(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    text: str = ""
    topic: str = ""
    section: str = ""
    fields: dict[str, str] = {}
    name: str = ""
    email: str = ""
    phone: str = ""
    video: str = ""
    ticket: _TicketNumber = 0
    linked_from: _TicketNumber = 0
    files: list[_JsonFile] = []


def read(content_type: str, body: bytes) -> Form:
    """Raises Refused: the type is not one of three (415), or the body isn't of its type (400, naming the field if one is wrong)."""
    kind = content_type.partition(";")[0].strip().lower() or _guess(body)
    if kind == "application/json":
        return _read_json(body)
    try:
        if kind == "multipart/form-data":
            boundary = multipart.boundary_of(content_type) if content_type else _first_boundary(body)
            return _from_pairs(multipart.read(boundary, body))
        if kind == "application/x-www-form-urlencoded":
            return _from_pairs(_urlencoded(body))
    except ValueError as wrong:
        raise Refused("body_unreadable", status=400) from wrong
    raise Refused("content_type", status=415)


def check(form: Form, *, max_text: int, max_file: int, max_files: int) -> None:
    """The bounds of a form; raises Refused with the first field that breaks one."""
    needs_text = not (form.ticket and (form.files or form.video))  # a follow-up may be a photograph alone
    _demand(bool(form.text) or not needs_text, "text_required", "text")
    _demand(len(form.text) <= max_text, "text_too_long", "text")
    for name, bound in LINES.items():
        value = getattr(form, name)
        _demand(len(value) <= bound["longest"], "too_long", name)
        _demand(not value or bound["fits"](value), f"{name}_wrong", name)
    _demand(len(form.fields) <= FIELD_COUNT, "too_many_fields", "fields")
    for key, value in form.fields.items():
        _demand(len(key) <= FIELD_NAME and len(value) <= FIELD_VALUE, "too_long", f"fields.{key[:FIELD_NAME]}")
    _demand(len(form.files) <= max_files, "too_many_files", "files", status=413)
    _demand(all(len(upload.data) <= max_file for upload in form.files), "file_too_large", "files", status=413)


def _demand(kept: bool, key: str, name: str, *, status: int = 422) -> None:
    if not kept:
        raise Refused(key, name, status=status)


def digest(form: Form) -> str:
    """A name of what the form says: equal for a repeated submit, whatever its boundary, nonce or order of JSON keys."""
    said = [form.text, form.topic, form.section, form.name, form.email, form.phone, form.video,
            str(form.ticket), str(form.linked_from), *(f"{k}={v}" for k, v in sorted(form.fields.items()))]  # fmt: skip
    hashed = hashlib.sha256("\0".join(said).encode("utf-8", "surrogatepass"))
    for upload in form.files:
        hashed.update(b"\0" + upload.name.encode("utf-8", "surrogatepass") + hashlib.sha256(upload.data).digest())
    return hashed.hexdigest()


def parse(raw: Raw) -> InboundMessage:
    """The message of one accepted form; raises Malformed. Without `meta` (a file from a disk) the body's own shape decides."""
    try:
        form = read(raw.meta.get("content_type", ""), raw.body)
    except Refused as wrong:
        raise Malformed(f"not a form: {wrong}") from wrong
    customer = raw.meta.get("customer") or hashlib.sha256(raw.key.encode()).hexdigest()[:16]
    named = {name: getattr(form, name) for name, bound in LINES.items() if bound["claimed"]}
    return InboundMessage(
        channel=raw.channel,
        external_id=raw.key,
        sender=Sender(
            address=f"web:{customer}",
            name=form.name,
            identities=tuple(Identity(type=name, value=value.lower()) for name, value in named.items() if value),
        ),
        text=form.text,
        parts=tuple(_parts(form)),
        facts=_facts(raw, form),
        topic=form.topic,
        section=form.section,
        fields=dict(form.fields),
        own_ticket=_number(raw.meta.get("ticket", "")) or form.ticket,  # the address that it was sent to goes first
        linked_from=_number(raw.meta.get("linked_from", "")) or form.linked_from,
        sent_at=raw.received_at,
    )


def sniff(data: bytes) -> str:
    """The media type that the first bytes prove, or "" (WHATWG MIME Sniffing, the signatures of its section 6)."""
    for offset, mark, media_type in _SIGNATURES:
        if data.startswith(mark, offset):
            return media_type
    return ""


def _facts(raw: Raw, form: Form) -> dict[str, Json]:
    facts: dict[str, Json] = {}
    if raw.meta.get("language"):
        facts["language"] = raw.meta["language"]
    own: dict[str, Json] = {}
    if form.honeypot:
        own["honeypot"] = True
    if raw.meta.get("seconds"):
        own["seconds"] = _number(raw.meta["seconds"])
    if own:
        facts["web"] = own
    return facts


def _parts(form: Form) -> Iterator[Part]:
    for number, upload in enumerate(form.files):
        media_type = sniff(upload.data) or _media_type(upload.media_type)
        yield Part(
            kind=_kind(media_type),
            name=_file_name(upload.name) or f"file-{number + 1}",
            media_type=media_type,
            size=len(upload.data),
            sha256=hashlib.sha256(upload.data).hexdigest(),
            ref=f"file:{number}",
            state="pending",
        )
    if form.video:
        yield Part(kind="link", url=form.video, text=form.video)


def _kind(media_type: str) -> PartKind:
    match media_type.partition("/")[0]:
        case "image":
            return "image"
        case "video":
            return "video"
        case "audio":
            return "audio"
    return "file"


def _media_type(declared: str) -> str:
    bare = declared.partition(";")[0].strip().lower()
    return bare if _MEDIA_TYPE.fullmatch(bare) else "application/octet-stream"


def _file_name(name: str) -> str:
    """The last step of a path, without control characters: old browsers send C:\\fakepath\\photo.jpg."""
    return _line(name.replace("\\", "/").rpartition("/")[2])[:255]


def _read_json(body: bytes) -> Form:
    try:
        read = msgspec.json.decode(body, type=_JsonForm)
    except msgspec.ValidationError as wrong:
        raise Refused("json_field", _json_path(str(wrong)), status=400) from wrong
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as wrong:
        raise Refused("json_unreadable", status=400) from wrong
    given = msgspec.structs.asdict(read)
    given["files"] = tuple(Upload(name=f.name, media_type=f.media_type, data=f.data) for f in read.files)
    return _tidy(Form(**given))


def _json_path(complaint: str) -> str:
    """msgspec ends its sentences with "- at `$.files[0].name`"; an unknown key is named in its first backquotes."""
    where = complaint.rpartition("`$.")[2].rpartition("`")[0] if "`$." in complaint else ""
    if "unknown field" in complaint:
        key = complaint.partition("`")[2].partition("`")[0]
        return f"{where}.{key}" if where else key
    return where


def _urlencoded(body: bytes) -> Iterator[multipart.FormPart]:
    # A number of fields that is over MAX_FIELDS raises ValueError, as does a body that isn't ASCII.
    for name, value in parse_qsl(
        body.decode("ascii"), keep_blank_values=True, max_num_fields=MAX_FIELDS, encoding="utf-8", errors="replace"
    ):
        yield multipart.FormPart(name, None, "", value.encode("utf-8", "surrogatepass"))


def _from_pairs(parts: Iterator[multipart.FormPart]) -> Form:
    values: dict[str, str] = {}
    fields: dict[str, str] = {}
    files: list[Upload] = []
    for part in parts:
        if part.filename is not None:
            if part.filename or part.content:  # an untouched file input is a part without name and bytes
                files.append(Upload(name=part.filename, media_type=part.media_type, data=part.content))
            continue
        value = part.content.decode("utf-8", "replace")
        if part.name.startswith("field-"):
            fields.setdefault(part.name.removeprefix("field-"), value)
        else:
            values.setdefault(part.name, value)
    return _tidy(
        Form(
            text=values.get("text", ""),
            fields=fields,
            ticket=_number(values.get("ticket", "")),
            linked_from=_number(values.get("linked_from", "")),
            files=tuple(files),
            honeypot=values.get("website", ""),
            **{name: values.get(name, "") for name in LINES},
        )
    )


def _tidy(form: Form) -> Form:
    lines: dict[str, Any] = {name: _line(getattr(form, name)) for name in (*LINES, "honeypot")}
    fields = {_line(key): _line(value) for key, value in form.fields.items() if value.strip()}
    return replace(form, text=_text(form.text), fields=fields, **lines)


def _text(text: str) -> str:
    """NFC, line ends as \\n, no control characters or lone surrogates."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    return unicodedata.normalize("NFC", _CONTROL.sub("", text)).strip()


def _line(text: str) -> str:
    return _text(text).replace("\n", " ")


def _number(text: str) -> int:
    """A ticket's number, 0 for anything else."""
    return int(text) if text.isascii() and text.isdigit() and len(text) <= 18 else 0


def _guess(body: bytes) -> str:
    start = body[:64].lstrip()
    if start.startswith(b"{"):
        return "application/json"
    return "multipart/form-data" if start.startswith(b"--") else "application/x-www-form-urlencoded"


def _first_boundary(body: bytes) -> bytes:
    line = body.split(b"\r\n", 1)[0].strip()
    if not 2 < len(line) <= multipart.MAX_BOUNDARY + 2:
        raise ValueError("no boundary in the first line")
    return line[2:]


_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff]")
_EMAIL = re.compile(r"[^\s@<>,;\"]+@[^\s@<>,;\"]+")
_MEDIA_TYPE = re.compile(r"[a-z0-9!#$&^_.+-]{1,127}/[a-z0-9!#$&^_.+-]{1,127}")
_SIGNATURES: tuple[tuple[int, bytes, str], ...] = (
    (0, b"\x89PNG\r\n\x1a\n", "image/png"),
    (0, b"\xff\xd8\xff", "image/jpeg"),
    (0, b"GIF87a", "image/gif"),
    (0, b"GIF89a", "image/gif"),
    (8, b"WEBPVP", "image/webp"),
    (4, b"ftypheic", "image/heic"),
    (4, b"ftypavif", "image/avif"),
    (4, b"ftypqt", "video/quicktime"),
    (4, b"ftyp", "video/mp4"),
    (0, b"\x1aE\xdf\xa3", "video/webm"),
    (0, b"OggS", "audio/ogg"),
    (0, b"ID3", "audio/mpeg"),
    (8, b"WAVE", "audio/wav"),
    (0, b"%PDF-", "application/pdf"),
)
