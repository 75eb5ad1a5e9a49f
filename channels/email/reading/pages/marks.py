"""What mail programs mark as a quote or as a signature, by the classes and ids that they give."""

from channels.email.reading.pages.names import BLOCKS

# A line of its own before what the mail program marked as quoted or as its signature. Control characters never survive from
# the source, so the marks can't be forged. `reply.strip_reply` understands them.
QUOTE_MARK = "\x1dquote"
SIGNATURE_MARK = "\x1dsignature"

_QUOTE_CLASSES = {
    "gmail_quote", "gmail_quote_container", "gmail_extra_quote", "yahoo_quoted", "protonmail_quote", "tutanota_quote", "zmail_extra",
    "moz-forward-container", "ox-quote", "mail-quote-collapse", "front-blockquote", "missive_quote",
    "freshdesk_quote", "ntes-mailmaster-quote",
}  # fmt: skip
_QUOTE_IDS = {"divrplyfwdmsg", "appendonsend", "isforwardcontent", "isreplycontent", "olk_src_body_section", "mail-app-auto-quote",
              "reply-intro", "replybody1", "mail-editor-reference-message-container", "orimsghtmlseperator", "edo-original"}  # fmt: skip
# How a class ends of a box that is a quote whole, with no mark beside its lines: Yahoo puts letters before, as "ydp1f2a".
_BOX = "yahoo_quoted"
_MARKED_TOO = {"br", "span"}  # a span as Mailbird's and Outlook's for Macs, around blocks
# How classes and ids end that programs give to signatures: gmail_signature, AppleMailSignature, ms-outlook-mobile-signature …
_SIGNATURES = ("signature", "signature_block", "signature_old", "signature-block", "bloop_sign", "_rc_sig", "_-sgn")


def mark(name: str, attributes: dict[str, str]) -> str:
    """QUOTE_MARK or SIGNATURE_MARK where an element is marked, else "". Outlook puts "x_" before the names that others gave."""
    if (name not in BLOCKS and name not in _MARKED_TOO) or name == "blockquote":  # that says itself what it is
        return ""
    classes = {one.removeprefix("x_") for one in attributes.get("class", "").lower().split()}
    marked = attributes.get("id", "").lower().removeprefix("x_")
    if (
        not classes.isdisjoint(_QUOTE_CLASSES)
        or marked in _QUOTE_IDS
        or attributes.get("name") == "messageReplySection"
    ):
        return QUOTE_MARK
    if (
        any(one.endswith(_SIGNATURES) for one in (name, marked, *classes))
        or attributes.get("data-smartmail") == "gmail_signature"
        or attributes.get("name") == "messageSignatureSection"
        or "data-signature-widget" in attributes
    ):
        return SIGNATURE_MARK
    return ""


def is_box(attributes: dict[str, str]) -> bool:
    """Whether an element is a box that holds a quote: below it is the person's own again."""
    return attributes.get("class", "").endswith(_BOX)
