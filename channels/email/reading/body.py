"""What a mail says: the one readable text out of its alternatives, and everything else as files."""

import re
from urllib.parse import unquote

import msgspec

from channels.email.reading import attached, invitations, rtf, tnef
from channels.email.reading.alternatives import BODY_TYPES, Alternative, Text, best, flavour, without_twins
from channels.email.reading.charset import decode, decode_as, once
from channels.email.reading.coded import apple_single, files_in_text, uu_files
from channels.email.reading.files import clean_name, default_name, sniff
from channels.email.reading.mime import Entity
from channels.email.reading.pages import embedded, glance, html
from channels.email.reading.plain import unflow, unriched, unsigned

MAX_TEXT = 400_000
MAX_FILES = 300
_CONTROLS = re.compile(rb"[\0-\x08\x0e-\x1a]")
_CID = re.compile(r"cid:([^\"'\s>)]{1,300})", re.IGNORECASE)
_MESSAGES = {"message/rfc822", "message/global", "message/news"}
_TNEF = {"application/ms-tnef", "application/vnd.ms-tnef"}
# Texts that are files although their type begins with "text/".
_FILE_TYPES = {"text/calendar", "text/csv", "text/xml", "text/rtf", "text/css", "text/vcard", "text/x-vcard", "text/directory",
               "text/javascript", "text/x-amp-html", "text/watch-html", "text/rfc822-headers", "text/tab-separated-values",
               "text/comma-separated-values", "text/x-patch", "text/x-diff", "text/x-log"}  # fmt: skip
_RTF = {"text/rtf", "application/rtf", "text/x-rtf"}


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


def files(tree: Entity) -> list[File]:
    """The attachments alone: what is to be read isn't made a text, which costs most."""
    reader = _Reader()
    reader.visit(tree)
    return reader.files()


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
        self.texts: list[Text] = []
        self.pending: list[_Pending] = []
        self.pages: list[str] = []
        self.invited = False  # before anybody said a word

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
            self.body.cut = self.body.cut or kind.startswith("multipart/")  # too deep or too many to be taken apart
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
            root = [child for child in entity.children if attached.content_id(child) == start]
            return root + [child for child in entity.children if child not in root]
        return list(entity.children)

    def _alternative(self, entity: Entity) -> None:
        """The better alternative is the text; files hidden in any of them are kept."""
        attempts: list[tuple[Entity, _Reader, Alternative]] = []
        for child in entity.children:
            attempt = _Reader()
            attempt.visit(child)
            attempts.append((child, attempt, Alternative(flavour(child), attempt.texts)))
        chosen = best([offered for _, _, offered in attempts])
        said = self.texts or (chosen is not None and chosen.texts)
        self.invited = not said and any(attempt.invited for _, attempt, _ in attempts)
        for child, attempt, offered in attempts:
            if offered is chosen:
                self.texts.extend(attempt.texts)
                self.body.charset = self.body.charset or attempt.body.charset
                self.body.cut = self.body.cut or attempt.body.cut
            self.body.calendar = self.body.calendar or attempt.body.calendar
            self.body.protection = self.body.protection or attempt.body.protection
            same_text = child.type in _RTF and not attached.declared_name(child)
            if offered is chosen or not same_text:
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

    def _note_sealed(self, entity: Entity) -> None:
        if entity.type == "application/pgp-encrypted":  # Exchange makes a multipart/mixed of an encrypted mail
            self.body.protection = "encrypted:pgp"
        if not (entity.type.startswith("application/") and "pkcs7-mime" in entity.type):
            return
        signed = entity.params.get("smime-type", "").lower() == "signed-data" or bool(entity.children)
        if not (signed and self.body.protection):  # what is inside the signature may be encrypted
            self.body.protection = "signed:smime" if signed else "encrypted:smime"

    # --- text ---

    def _is_body(self, entity: Entity) -> bool:
        if entity.type == "application/octet-stream" and not entity.path:
            return not (attached.declared_name(entity) or entity.disposition) and _is_text(entity.content()[:2000])
        if entity.type not in BODY_TYPES and (entity.type in _FILE_TYPES or not entity.type.startswith("text/")):
            return False
        if "content-type" not in entity.headers and _is_binary(entity.content()[:64]):
            return False
        if not entity.path:
            return True
        # Outlook and web mails name the body, too, and mark it inline; gateways call a nameless one an attachment. A second is a file.
        named, apart = bool(attached.declared_name(entity)), entity.disposition.startswith("attachment")
        return not (named or apart) or (not self.texts and not (named and apart))

    def _take_text(self, entity: Entity) -> None:
        data = entity.content()
        label = entity.params.get("charset", "")
        if entity.type == "text/html":
            self._take_html(entity.path or "0", data, label)
            return
        for _, _, (start, end) in reversed(found := files_in_text(data)):
            data = data[:start] + data[end:]
        self._take_plain(entity, data, label)
        for number, (name, content, _) in enumerate(found, 1):
            ref = f"{entity.path or '0'}/uu/{number}"
            if not (content[:4] == tnef.SIGNATURE and self._take_tnef(ref, content)):
                self._add(_Pending(ref=ref, name=name, data=content))

    def _take_plain(self, entity: Entity, data: bytes, label: str) -> None:
        text, used = decode_as(data[: MAX_TEXT * 4], label)
        text = once(text)
        self.body.charset = self.body.charset or used
        self.body.cut = self.body.cut or len(data) > MAX_TEXT * 4
        if glance.begins(text):
            self._add_html(text)
            return
        if entity.type in {"text/enriched", "text/richtext"}:
            text = unriched(text)
        if entity.params.get("format", "").lower() == "flowed":
            text = unflow(text, delete_space=entity.params.get("delsp", "").lower() == "yes")
        self.texts.append(Text(self._without_pgp(text).replace("\x1d", "")))

    def _without_pgp(self, text: str) -> str:
        if "-----BEGIN PGP MESSAGE-----" in text:
            self.body.protection = self.body.protection or "encrypted:pgp"
        elif "-----BEGIN PGP SIGNED MESSAGE-----" in text:
            self.body.protection = self.body.protection or "signed:pgp"
            return unsigned(text)
        return text

    def _take_html(self, ref: str, data: bytes, label: str) -> None:
        data, pictures = embedded.part(data)
        for number, (kind, content) in enumerate(pictures, 1):
            self._add(_Pending(ref=f"{ref}/data/{number}", name="", declared=kind, data=content, embedded=True))
        text, used = decode_as(data[: html.MAX_SOURCE * 2], label, html=True)
        self.body.charset = self.body.charset or used
        self._add_html(once(text))

    def _add_html(self, source: str) -> None:
        self.pages.append(source)
        self.texts.append(Text(source, html=True))

    # --- files ---

    def _take_file(self, entity: Entity) -> None:
        if entity.type in {"text/x-amp-html", "text/watch-html"}:
            return  # a third form of the same text for one web mail, for a watch
        data = entity.content()
        if entity.type == "application/applefile" and not (data := apple_single(data)):
            return  # the Finder's notes on the file that follows
        name = attached.declared_name(entity, self.body.charset)
        ref = entity.path or "0"
        if entity.type in _RTF and not name and not self.texts and not entity.disposition.startswith("attachment"):
            source, is_html = rtf.read(data)  # the body of old word processors and fax servers; the file is kept, too
            self.texts.append(Text(source.replace("\x1d", ""), html=is_html))
        if (entity.type in _TNEF or data[:4] == tnef.SIGNATURE) and self._take_tnef(ref, data):
            return
        if entity.type == "text/calendar" and not self.body.calendar:
            self.body.calendar = invitations.read(decode(data, entity.params.get("charset", "")))
            self.invited = not self.texts and not entity.disposition.startswith("attachment")
        self._note_sealed(entity)
        message = entity.children[0] if entity.type in _MESSAGES and entity.children else None
        if message is not None:
            data = data.lstrip(b"\r\n")
            name = name or f"{clean_name(message.headers.text('subject'))[:150] or 'message'}.eml"
        name = name or attached.likely_name(entity)
        if data[:6] == b"begin " and not entity.type.startswith("text/") and (coded := uu_files(data)):
            data = coded[0][1]  # old senders give a file's type and name and don't say that it is uuencoded
        self._add(
            _Pending(
                ref=ref,
                name=name,
                declared=entity.type,
                data=data,
                cid=attached.content_id(entity) or attached.location(entity),
                disposition=entity.disposition,
                message=message,
                text=attached.elsewhere(entity),
                sha256="" if data is not entity.content() else entity.sha256(),
            )
        )

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
                self.texts.append(Text(found.body.replace("\x1d", "")))
        return bool(found.files or found.body.strip())

    def _add(self, file: _Pending) -> None:
        if len(self.pending) < MAX_FILES:
            self.pending.append(file)
        else:
            self.body.cut = True

    def finish(self) -> Body:
        self.body.files = self.files()
        self.body.text = self._text()
        return self.body

    def files(self) -> list[File]:
        found: list[File] = []
        shown = _shown(self.pages) if any(one.cid for one in self.pending) else set()
        for number, one in enumerate(self.pending, 1):
            media_type = sniff(one.data, one.declared, one.name) if one.message is None else one.declared
            if media_type == "text/calendar" and any(file.data.rstrip() == one.data.rstrip() for file in found):
                continue  # the same invitation as alternative and as attachment
            name = clean_name(one.name) or default_name(media_type, number)
            inline = self._is_inline(one, media_type, shown)
            found.append(
                File(ref=one.ref, name=name, media_type=media_type, data=one.data, inline=inline, cid=one.cid,
                     message=one.message, text=one.text, sha256=one.sha256)
            )  # fmt: skip
        return found

    def _text(self) -> str:
        texts = without_twins([self._rendered(one).strip("\r\n") for one in self.texts])
        text = "\n\n".join(one for one in texts if one.strip())
        if not text.strip():
            text = self.body.calendar
        elif self.invited:  # what stands below is a list's or a gateway's
            text = f"{self.body.calendar}\n\n{text}"
        if len(text) > MAX_TEXT:
            text, self.body.cut = text[:MAX_TEXT], True
        return text

    def _is_inline(self, file: _Pending, media_type: str, shown: set[str]) -> bool:
        """Shown by the HTML (by its id or its place, RFC 2557), or meant to be."""
        if not file.cid:
            return file.embedded
        if file.cid.lower() in shown or (file.disposition == "inline" and media_type.startswith("image/")):
            return True
        return media_type.startswith("image/") and any(f'"{file.cid}"' in page for page in self.pages)

    def _rendered(self, text: Text) -> str:
        if not text.html:
            return text.source
        shown, cut = html.to_text(text.source)
        self.body.cut = self.body.cut or cut
        return shown


def _shown(pages: list[str]) -> set[str]:
    """The ids of the files that pages show."""
    return {unquote(cid.strip("<>")).lower() for page in pages for cid in _CID.findall(page[: html.MAX_SOURCE])}


def _is_text(beginning: bytes) -> bool:
    """A whole mail whose program knew no type for what it wrote."""
    return (
        bool(beginning.strip())
        and not _CONTROLS.search(beginning)
        and sniff(beginning, "", "").endswith("octet-stream")
    )


def _is_binary(beginning: bytes) -> bool:
    return beginning.startswith(b"%PDF-") or (b"\0" in beginning and "/octet-stream" not in sniff(beginning, "", ""))
