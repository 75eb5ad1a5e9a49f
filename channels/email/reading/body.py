"""What a mail says: the one readable text out of its alternatives, and everything else as files."""

import re
from collections.abc import Iterator
from urllib.parse import unquote

import msgspec

from channels.email.reading import invitations, rtf, tnef
from channels.email.reading.charset import decode, decode_as, once
from channels.email.reading.coded import files_in_text, uu_files
from channels.email.reading.files import clean_name, default_name, sniff
from channels.email.reading.mime import Entity
from channels.email.reading.pages import embedded, glance, html
from channels.email.reading.parameters import parameters

MAX_TEXT = 400_000
MAX_FILES = 300

_ENDING = re.compile(r"\w\.[A-Za-z0-9]{2,5}$")
_CID = re.compile(r"cid:([^\"'\s>)]{1,300})", re.IGNORECASE)
_STUB = re.compile(
    r"html|не поддержива|your (?:mail|email) client|view (?:this|it)\b.{0,20} in\b|браузер", re.IGNORECASE
)
_WORDS = re.compile(r"\w{2,40}")
_BODY_TYPES = {"text/plain", "text/html", "text/enriched", "text/richtext", "text/x-plain", "text/markdown"}
_MESSAGES = {"message/rfc822", "message/global", "message/news"}
_TNEF = {"application/ms-tnef", "application/vnd.ms-tnef"}
# Texts that are files although their type begins with "text/".
_FILE_TYPES = {"text/calendar", "text/csv", "text/xml", "text/rtf", "text/css", "text/vcard", "text/x-vcard", "text/directory",
               "text/javascript", "text/x-amp-html", "text/watch-html", "text/rfc822-headers", "text/tab-separated-values",
               "text/comma-separated-values", "text/x-patch", "text/x-diff", "text/x-log"}  # fmt: skip
_RTF = {"text/rtf", "application/rtf", "text/x-rtf"}
_NOTHING = re.compile(r"(?:\s|&nbsp;)*+")  # some programs put a page's blank into the plain text
_TARGET = re.compile(r"(?:https?://|mailto:)\S{1,2000}")  # of a link, which a plain text may leave out
_LINE_ENDS = re.compile(r"\n{1,1000}")
_ENRICHED = re.compile(r"<(?:param>[^<]{0,500}</param|/?[a-z]{1,40})>", re.IGNORECASE)


class File(msgspec.Struct, frozen=True, kw_only=True):
    """One attachment; `ref` names it inside its mail (`1.2`, `1.2/uu/1`, `2/tnef/1`, `1/data/1`), `message` is the mail it holds if it is
    one, `text` how it reads in a line, `sha256` where it is known already."""

    ref: str
    name: str
    media_type: str
    data: bytes
    inline: bool = False
    cid: str = ""
    message: Entity | None = None
    text: str = ""
    sha256: str = ""


class Body(msgspec.Struct, kw_only=True):
    """`text` may hold the HTML reader's mark lines; `charset` is what the text turned out to use; `cut`: a bound was reached."""

    text: str = ""
    charset: str = ""
    files: list[File] = []
    calendar: str = ""
    cut: bool = False
    protection: str = ""


def read(tree: Entity) -> Body:
    """The body of a mail. Never raises."""
    reader = _Reader()
    reader.visit(tree)
    return reader.finish()


def files(tree: Entity) -> Iterator[File]:
    """The attachments alone, for fetching one by its ref."""
    yield from read(tree).files


class _Text(msgspec.Struct):
    """A readable piece. HTML is converted only when it is chosen: that is the dearest step of reading a mail."""

    source: str
    html: bool = False
    seen: str | None = None

    def visible(self) -> str:
        """About what there is to read; looked at once."""
        if self.seen is None:
            self.seen = glance.visible(self.source) if self.html else self.source.strip()
        return self.seen

    def blank(self) -> bool:
        return _NOTHING.fullmatch(self.source) is not None or (self.html and not self.visible())


class _Pending(msgspec.Struct, frozen=True, kw_only=True):
    """A file before its name and its place are settled: that needs the whole mail. `cid` may be a Content-Location."""

    ref: str
    name: str
    data: bytes
    declared: str = ""
    cid: str = ""
    disposition: str = ""
    message: Entity | None = None
    text: str = ""
    sha256: str = ""
    embedded: bool = False


class _Reader:
    def __init__(self) -> None:
        self.body = Body()
        self.texts: list[_Text] = []
        self.pending: list[_Pending] = []
        self.pages: list[str] = []

    def size(self) -> int:
        return sum(len(one.visible()) for one in self.texts)

    def blank(self) -> bool:
        return all(one.blank() for one in self.texts)

    # --- the tree ---

    def visit(self, entity: Entity) -> None:
        kind = entity.type
        if kind.startswith("multipart/") and entity.children:
            self._note_protection(entity)
            if kind == "multipart/alternative":
                self._alternative(entity)
            elif kind == "multipart/report":
                self._report(entity)
            else:
                for child in self._ordered(entity):
                    self.visit(child)
            return
        if entity.children and entity.type not in _MESSAGES:
            self._unwrap(entity)
            return
        if self._is_body(entity):
            self._take_text(entity)
        else:
            self._take_file(entity)

    def _unwrap(self, entity: Entity) -> None:
        """What is inside a signed wrapper or a first piece is the mail; the wrapper itself is kept, it carries the signature."""
        for child in entity.children:
            self.visit(child)
        if entity.type != "message/partial":
            self._take_file(entity)

    def _ordered(self, entity: Entity) -> list[Entity]:
        """multipart/related names its root (RFC 2387); it is first by default."""
        start = entity.params.get("start", "").strip("<> ")
        if entity.type == "multipart/related" and start:
            root = [child for child in entity.children if _cid(child) == start]
            return root + [child for child in entity.children if child not in root]
        return list(entity.children)

    def _alternative(self, entity: Entity) -> None:
        """The better alternative is the text; files hidden in any of them are kept."""
        attempts: list[tuple[Entity, _Reader]] = []
        for child in entity.children:
            attempt = _Reader()
            attempt.visit(child)
            attempts.append((child, attempt))
        best = _best([attempt for _, attempt in attempts], [_flavour(child) for child, _ in attempts])
        for child, attempt in attempts:
            if attempt is best:
                self.texts.extend(attempt.texts)
                self.body.charset = self.body.charset or attempt.body.charset
            self.body.cut = self.body.cut or (attempt.body.cut and attempt is best)
            self.body.calendar = self.body.calendar or attempt.body.calendar
            self.body.protection = self.body.protection or attempt.body.protection
            if attempt is best or child.type not in _RTF or _declared_name(child):  # else the same text once more
                self.pending.extend(attempt.pending)
            self.pages.extend(attempt.pages)

    def _report(self, entity: Entity) -> None:
        """RFC 6522: the first part is for people, the others are for machines and stay files."""
        for number, child in enumerate(entity.children):
            if number == 0:
                self.visit(child)
            else:
                self._take_file(child)

    def _note_protection(self, entity: Entity) -> None:
        protocol = entity.params.get("protocol", "").lower()
        family = "pgp" if "pgp" in protocol else "smime"
        if entity.type == "multipart/encrypted":
            self.body.protection = f"encrypted:{family}"
        elif entity.type == "multipart/signed" and not self.body.protection:
            self.body.protection = f"signed:{family}"

    # --- text ---

    def _is_body(self, entity: Entity) -> bool:
        if entity.type not in _BODY_TYPES and (entity.type in _FILE_TYPES or not entity.type.startswith("text/")):
            return False
        if "content-type" not in entity.headers and _is_binary(entity.content()[:64]):
            return False
        if not entity.path:
            return True
        # Outlook and web mails name the body, too, and mark it inline; gateways call a nameless one an attachment. A second is a file.
        named, attached = bool(_declared_name(entity)), entity.disposition.startswith("attachment")
        return not (named or attached) or (not self.texts and not (named and attached))

    def _take_text(self, entity: Entity) -> None:
        data = entity.content()
        label = entity.params.get("charset", "")
        if entity.type == "text/html":
            self._take_html(entity.path or "0", data, label)
            return
        for number, (name, content, _) in enumerate(found := files_in_text(data), 1):
            self._add(_Pending(ref=f"{entity.path or '0'}/uu/{number}", name=name, data=content))
        for _, _, (start, end) in reversed(found):
            data = data[:start] + b"\n" + data[end:]
        text, used = decode_as(data[: MAX_TEXT * 4], label)
        text = once(text)
        self.body.charset = self.body.charset or used
        self.body.cut = self.body.cut or len(data) > MAX_TEXT * 4
        if glance.begins(text):
            self._add_html(text)
            return
        if entity.type in {"text/enriched", "text/richtext"}:
            text = _unriched(text)
        if entity.params.get("format", "").lower() == "flowed":
            text = unflow(text, delete_space=entity.params.get("delsp", "").lower() == "yes")
        if "-----BEGIN PGP MESSAGE-----" in text:
            self.body.protection = self.body.protection or "encrypted:pgp"
        elif "-----BEGIN PGP SIGNED MESSAGE-----" in text:
            self.body.protection = self.body.protection or "signed:pgp"
            text = _unsigned(text)
        self.texts.append(_Text(text.replace("\x1d", "")))

    def _take_html(self, ref: str, data: bytes, label: str) -> None:
        data, pictures = embedded.part(data)
        for number, (kind, content) in enumerate(pictures, 1):
            self._add(_Pending(ref=f"{ref}/data/{number}", name="", declared=kind, data=content, embedded=True))
        text, used = decode_as(data[: html.MAX_SOURCE * 2], label, html=True)
        self.body.charset = self.body.charset or used
        self._add_html(once(text))

    def _add_html(self, source: str) -> None:
        self.pages.append(source)
        self.texts.append(_Text(source, html=True))

    # --- files ---

    def _take_file(self, entity: Entity) -> None:
        if entity.type in {"text/x-amp-html", "text/watch-html", "application/applefile"}:
            return  # a third form of the same text for one web mail, for a watch; the Finder's notes on the file that follows
        data = entity.content()
        name = _declared_name(entity, self.body.charset)
        ref = entity.path or "0"
        if entity.type in _RTF and not name and not self.texts and not entity.disposition.startswith("attachment"):
            source, is_html = rtf.read(data)  # the body of old word processors and fax servers; the file is kept, too
            self.texts.append(_Text(source.replace("\x1d", ""), html=is_html))
        if (entity.type in _TNEF or data[:4] == tnef.SIGNATURE) and self._take_tnef(ref, data):
            return
        if entity.type == "text/calendar" and not self.body.calendar:
            self.body.calendar = invitations.read(decode(data, entity.params.get("charset", "")))
        if entity.type.startswith("application/") and "pkcs7-mime" in entity.type:
            kind = entity.params.get("smime-type", "").lower()
            signed = kind == "signed-data" or bool(entity.children)
            if not (signed and self.body.protection):  # what is inside the signature may be encrypted
                self.body.protection = "signed:smime" if signed else "encrypted:smime"
        message = entity.children[0] if entity.type in _MESSAGES and entity.children else None
        location = entity.headers.text("content-location")[:500]
        if message is not None:
            data = data.lstrip(b"\r\n")
            if not name:
                name = f"{clean_name(message.headers.text('subject'))[:150] or 'message'}.eml"
        name = name or _report_name(entity.type) or location.rpartition("/")[2].partition("?")[0] or _described(entity)
        if data[:6] == b"begin " and not entity.type.startswith("text/") and (coded := uu_files(data)):
            data = coded[0][1]  # old senders give a file's type and name and don't say that it is uuencoded
        self._add(
            _Pending(
                ref=ref, name=name, declared=entity.type, data=data, cid=_cid(entity) or location, disposition=entity.disposition,
                message=message, text=_elsewhere(entity), sha256="" if data is not entity.content() else entity.sha256(),
            )
        )  # fmt: skip

    def _take_tnef(self, ref: str, data: bytes) -> bool:
        found = tnef.read(data)
        for number, one in enumerate(found.files, 1):
            self._add(
                _Pending(ref=f"{ref}/tnef/{number}", name=one.name, declared=one.media_type, data=one.data, cid=one.cid)
            )
        if found.body.strip() and not any(not one.blank() for one in self.texts):
            if found.html:
                self._add_html(found.body)
            else:
                self.texts.append(_Text(found.body.replace("\x1d", "")))
        return bool(found.files or found.body.strip())

    def _add(self, file: _Pending) -> None:
        if len(self.pending) < MAX_FILES:
            self.pending.append(file)
        else:
            self.body.cut = True

    def finish(self) -> Body:
        shown = _shown(self.pages) if any(one.cid for one in self.pending) else set()
        for number, one in enumerate(self.pending, 1):
            media_type = sniff(one.data, one.declared, one.name) if one.message is None else one.declared
            if media_type == "text/calendar" and any(file.data == one.data for file in self.body.files):
                continue  # the same invitation as alternative and as attachment
            name = clean_name(one.name) or default_name(media_type, number)
            self.body.files.append(
                File(
                    ref=one.ref, name=name, media_type=media_type, data=one.data, cid=one.cid, message=one.message, text=one.text,
                    inline=self._is_inline(one, media_type, shown), sha256=one.sha256,
                )
            )  # fmt: skip
        texts = _without_twins([self._rendered(one).strip("\r\n") for one in self.texts])
        text = "\n\n".join(one for one in texts if one.strip())
        if not text.strip() and self.body.calendar:
            text = self.body.calendar
        if len(text) > MAX_TEXT:
            text, self.body.cut = text[:MAX_TEXT], True
        self.body.text = text
        return self.body

    def _is_inline(self, file: _Pending, media_type: str, shown: set[str]) -> bool:
        """Shown by the HTML (by its id or its place, RFC 2557), or meant to be."""
        if not file.cid:
            return file.embedded
        if file.cid.lower() in shown or (file.disposition == "inline" and media_type.startswith("image/")):
            return True
        return media_type.startswith("image/") and any(f'"{file.cid}"' in page for page in self.pages)

    def _rendered(self, text: _Text) -> str:
        if not text.html:
            return text.source
        shown, cut = html.to_text(text.source)
        self.body.cut = self.body.cut or cut
        return shown


def _shown(pages: list[str]) -> set[str]:
    """The ids of the files that pages show."""
    return {unquote(cid.strip("<>")).lower() for page in pages for cid in _CID.findall(page[: html.MAX_SOURCE])}


def _without_twins(texts: list[str]) -> list[str]:
    """Without a text that only repeats another: some programs send both forms one after the other as if they were two texts."""
    if len(texts) < 2:
        return texts
    found: dict[str, str] = {}
    for text in texts:
        found.setdefault("".join(filter(str.isalnum, _TARGET.sub("", text))) or text, text)
    return list(found.values())


def _is_binary(beginning: bytes) -> bool:
    return beginning.startswith(b"%PDF-") or (b"\0" in beginning and "/octet-stream" not in sniff(beginning, "", ""))


def _flavour(entity: Entity) -> str:
    if entity.type in _BODY_TYPES:
        return entity.type
    for child in entity.children:
        if (found := _flavour(child)) in _BODY_TYPES:
            return found
    return entity.type


def _best(attempts: list[_Reader], flavours: list[str]) -> "_Reader | None":
    """Plain text as its writer's program made it, unless it is empty, a stub, or far poorer than the HTML."""
    paired = list(zip(attempts, flavours, strict=True))
    plain = next((one for one, flavour in paired if flavour != "text/html" and not one.blank()), None)
    markup = sum(len(text.source) for one, flavour in paired if flavour == "text/html" for text in one.texts)
    plain_size = plain.size() if plain is not None else 0
    if plain is not None and plain_size >= 300 and markup <= 2 * plain_size + 80:
        return plain  # there can't be more to read in the HTML
    rich = next((one for one, flavour in reversed(paired) if flavour == "text/html" and not one.blank()), None)
    if plain is None or rich is None:
        return plain or rich or (attempts[-1] if attempts else None)
    rich_size = rich.size()
    said = plain.texts[0].visible()[:300]
    stub = plain_size < 300 and rich_size > plain_size and _STUB.search(said) is not None
    return rich if stub or rich_size > 2 * plain_size + 80 or _is_another(said, rich.texts) else plain


def _is_another(said: str, page: list[_Text]) -> bool:
    """Hardly a word of it stands in the page: it is about the mail and not of it («Your program shows no HTML», a style, a dot)."""
    seen = " ".join(one.visible() for one in page)
    # Large and small letters are mostly the same in both, and a page takes long to be made small.
    return _lacks(seen, said) and _lacks(seen.lower(), said.lower())


def _lacks(seen: str, said: str) -> bool:
    words = _WORDS.findall(_TARGET.sub("", said))[:30]
    return sum([word in seen for word in words]) * 2 <= len(words)


def _declared_name(entity: Entity, hint: str = "") -> str:
    disposition, params = entity.disposition_params, entity.params
    fields = entity.headers.raw("content-disposition"), entity.headers.raw("content-type")
    if hint and not b"".join(fields).isascii():  # in raw bytes, in all likelihood of the text's charset
        disposition, params = disposition | parameters(fields[0], hint)[1], params | parameters(fields[1], hint)[1]
    field_name = (
        "" if entity.disposition == "form-data" else disposition.get("name", "")
    )  # there it names the form's field
    name = (disposition.get("filename") or params.get("name") or params.get("filename") or field_name).strip()
    if "%" not in name:
        return name
    # Percent signs without the asterisk of RFC 2231, as web forms send them.
    plain = unquote(name, errors="replace")
    return name if plain.isascii() or "\ufffd" in plain else plain


def _described(entity: Entity) -> str:
    """A file's name where only Content-Description has it, as Apple's and some scanners' mails do."""
    described = entity.headers.text("content-description")[:250]
    return described if _ENDING.search(described) else ""


def _cid(entity: Entity) -> str:
    return entity.headers.text("content-id").strip("<> ")


def _elsewhere(entity: Entity) -> str:
    """Where the content of a message/external-body is (RFC 2046 section 5.2.3, RFC 2017); "" for a part that has its own."""
    if entity.type != "message/external-body":
        return ""
    params = entity.params
    named = [
        params.get("url", "").replace(" ", ""),
        params.get("site", ""),
        params.get("directory", ""),
        params.get("name", ""),
    ]
    return named[0] or "/".join(one for one in named if one)


def _report_name(media_type: str) -> str:
    return {
        "message/delivery-status": "delivery-status.txt", "message/global-delivery-status": "delivery-status.txt",
        "message/disposition-notification": "disposition-notification.txt", "message/feedback-report": "feedback-report.txt",
        "text/rfc822-headers": "headers.txt", "application/pgp-signature": "signature.asc", "application/pkcs7-signature": "smime.p7s",
        "application/x-pkcs7-signature": "smime.p7s", "text/calendar": "invite.ics",
    }.get(media_type, "")  # fmt: skip


def _unriched(text: str) -> str:
    """text/enriched without its commands (RFC 1896): `<<` is a bracket, a single line end a blank, n of them n-1 line ends."""
    text = (
        text.replace("\r\n", "\n").replace("<<", "\x1d").replace("<lt>", "\x1d").replace("<nl>", "\n\n")
    )  # <lt> and <nl> are RFC 1341's
    text = _ENRICHED.sub("", text).replace("\x1d", "<")
    return _LINE_ENDS.sub(lambda found: "\n" * (len(found.group()) - 1) or " ", text)


def unflow(text: str, *, delete_space: bool = False) -> str:
    """format=flowed undone (RFC 3676): soft breaks joined within one quote depth, stuffed blanks removed."""
    result: list[tuple[str, str, bool]] = []
    for line in text.replace("\r\n", "\n").split("\n"):
        rest = line.lstrip(">")
        quotes = ">" * (len(line) - len(rest))
        rest = rest.removeprefix(" ")
        soft = rest.endswith(" ") and rest != "-- "
        if soft and delete_space:
            rest = rest[:-1]
        if result and result[-1][2] and result[-1][0] == quotes and rest != "-- ":
            result[-1] = (quotes, result[-1][1] + rest, soft)
        else:
            result.append((quotes, rest, soft))
    return "\n".join(f"{quotes} {line}" if quotes else line for quotes, line, _ in result)


def _unsigned(text: str) -> str:
    """The text inside a clear-signed PGP message (RFC 4880 section 7), and what stands around it."""
    above, _, rest = text.replace("\r\n", "\n").partition("-----BEGIN PGP SIGNED MESSAGE-----")
    signed, _, rest = rest.partition("\n\n")[2].partition("-----BEGIN PGP SIGNATURE-----")
    plain = "\n".join(line.removeprefix("- ") for line in signed.split("\n"))
    return above + plain + rest.partition("-----END PGP SIGNATURE-----")[2]
