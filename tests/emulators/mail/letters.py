"""What the desk sends, read as a strict provider reads it (RFC 5321, 5322), and shown as her program shows it."""

import email
import email.errors
import email.policy
from email.message import EmailMessage

from aiosmtpd.smtp import Envelope

MAX_LINE = 998  # RFC 5322 section 2.1.1


def problem(data: bytes, envelope: Envelope) -> str:
    """What a strict receiver has against these bytes; "" when nothing."""
    if b"\n" in data.replace(b"\r\n", b""):
        return "bare line feed"
    if any(len(line) > MAX_LINE for line in data.split(b"\r\n")):
        return "line too long"
    if not data.isascii() and "BODY=8BITMIME" not in [str(one).upper() for one in envelope.mail_options]:
        return "8-bit data without 8BITMIME"
    letter = read(data, envelope)
    for name in ("From", "To", "Date", "Message-ID", "Subject", "MIME-Version"):
        if len(letter.get_all(name, [])) != 1:
            return f"{name} must be there once"
    for name in ("In-Reply-To", "References"):
        if "=?" in str(dict(letter.raw_items()).get(name, "")):
            return f"{name} is an encoded word"
    defects = [*letter.defects, *(defect for part in letter.walk() for defect in part.defects)]
    defects += [defect for name in ("From", "To", "Date", "Subject") for defect in letter[name].defects]
    if _is_utf8(envelope):  # RFC 6531 allows letters of any script there
        defects = [defect for defect in defects if not isinstance(defect, email.errors.NonASCIILocalPartDefect)]
    return f"malformed: {type(defects[0]).__name__}" if defects else ""


def read(data: bytes, envelope: Envelope) -> EmailMessage:
    if _is_utf8(envelope):
        letter = email.message_from_string(data.decode("utf-8"), policy=email.policy.SMTPUTF8)
    else:
        letter = email.message_from_bytes(data, policy=email.policy.SMTP)
    assert isinstance(letter, EmailMessage)
    return letter


def _is_utf8(envelope: Envelope) -> bool:
    return "SMTPUTF8" in [str(one).upper() for one in envelope.mail_options]


def unquoted(text: str) -> str:
    """Without the quotation at the end and the line that begins it: her program folds them away."""
    lines = text.split("\n")
    while lines and lines[-1].startswith(">"):
        lines.pop()
    if len(lines) < text.count("\n") + 1 and lines and lines[-1].endswith(":"):
        lines.pop()
    return "\n".join(lines).rstrip("\n")


def without_fields(data: bytes, names: frozenset[bytes]) -> bytes:
    """The mail without these one-line fields."""
    if not names:
        return data
    head, blank, rest = data.partition(b"\r\n\r\n")
    lines = [line for line in head.split(b"\r\n") if line.partition(b":")[0].lower() not in names]
    return b"\r\n".join(lines) + blank + rest


def without_plus(address: str) -> str:
    local, _, domain = address.rpartition("@")
    return f"{local.partition('+')[0]}@{domain}"
