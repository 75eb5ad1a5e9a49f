"""What a part says of itself as a file: its name, its id, where it is."""

import re
from urllib.parse import unquote

from channels.email.reading.mime import Entity
from channels.email.reading.parameters import parameters

_NAMES = {
    "message/delivery-status": "delivery-status.txt", "message/global-delivery-status": "delivery-status.txt",
    "message/disposition-notification": "disposition-notification.txt", "message/feedback-report": "feedback-report.txt",
    "text/rfc822-headers": "headers.txt", "application/pgp-signature": "signature.asc", "application/pkcs7-signature": "smime.p7s",
    "application/x-pkcs7-signature": "smime.p7s", "text/calendar": "invite.ics",
}  # fmt: skip
_ENDING = re.compile(r"\w\.[A-Za-z0-9]{2,5}$")


def declared_name(entity: Entity, hint: str = "") -> str:
    """The name that its fields give; `hint` is the charset of the mail's text, for bytes that say none."""
    disposition, params = entity.disposition_params, entity.params
    fields = entity.headers.raw("content-disposition"), entity.headers.raw("content-type")
    if hint and not b"".join(fields).isascii():  # in raw bytes, in all likelihood of the text's charset
        disposition, params = disposition | parameters(fields[0], hint)[1], params | parameters(fields[1], hint)[1]
    # In a form's data it names the field.
    field_name = "" if entity.disposition == "form-data" else disposition.get("name", "")
    name = (disposition.get("filename") or params.get("name") or params.get("filename") or field_name).strip()
    if "%" not in name:
        return name
    # Percent signs without the asterisk of RFC 2231, as web forms send them.
    plain = unquote(name, errors="replace")
    return name if plain.isascii() or "\ufffd" in plain else plain


def likely_name(entity: Entity) -> str:
    """Where no field gives a name: as its type is called in reports and signatures, as its address ends, as Apple's mails and some
    scanners' describe it; "" without any of them."""
    named = _NAMES.get(entity.type, "") or location(entity).rpartition("/")[2].partition("?")[0]
    if named:
        return named
    described = entity.headers.text("content-description")[:250]
    return described if _ENDING.search(described) else ""


def content_id(entity: Entity) -> str:
    return entity.headers.text("content-id").strip("<> ")


def location(entity: Entity) -> str:
    """Its address, by which pages show it (RFC 2557)."""
    return entity.headers.text("content-location")[:500]


def elsewhere(entity: Entity) -> str:
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
