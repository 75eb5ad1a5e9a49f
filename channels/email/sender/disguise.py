"""Names that pretend: a From whose name is ours, an official one's or somebody else's address, while the mail is from elsewhere. Pure."""

import re
import unicodedata
from collections.abc import Iterable

from channels.email.sender import domains

LEAST = 4  # letters of a brand that is looked for inside words
_ADDRESS = re.compile(r"[^\s<>()\"'@,;:]{1,64}@([\w.-]{3,200})")
_DOMAIN = re.compile(r"(?<![\w@.-])((?:[\w-]{1,60}\.){1,4}[^\W\d_]{2,20})(?![\w-])")
_NOT_LETTERS = re.compile(r"[\W_]+")
# Letters of other alphabets that pass for Latin ones, by their shape in lower case.
_LOOK = str.maketrans("асеорхуктвнмьіјѕԁɡ013αορνικτυχεβημ", "aceopxyktbhmbijsdgolзaopviktyxebhm")


def spoofed(name: str, address: str, own: frozenset[str], official: frozenset[str], brands: Iterable[str]) -> str:
    """What is false about the sender's name, in words with the evidence; "" when nothing is.

    `own` are addresses of ours, `official` domains of ours and of others who may speak so; `brands` names that only they bear.
    """
    name = _seen(name[:300])
    brands = tuple(brands)
    if not brands and "." not in name:
        return ""
    true = domains.of(address)
    genuine = {domains.registered(domain) for domain in official} | {domains.of(one) for one in own}
    if not true or true in genuine:
        return ""
    alike = {one.translate(_LOOK) for one in genuine}
    for found in _ADDRESS.finditer(name):
        if domains.registered(_letters(found.group(1))) != true:
            return f"the name shows the address {found.group()[:100]}, the mail is from {address}"
    for found in _DOMAIN.finditer(name):
        if domains.registered(_letters(found.group(1))).translate(_LOOK) in alike:
            return f"the name shows {found.group(1)[:100]}, the mail is from {address}"
    brand = next((brand for brand in brands if _bears(name, brand)), "")
    return f"the name says {brand}, the mail is from {address}" if brand else ""


def _seen(name: str) -> str:
    """As a reader sees it: one form of each letter, nothing that has no width."""
    # Browsers take this for a dot, too (RFC 3490 section 3.1), as NFKC does the others.
    shown = unicodedata.normalize("NFKC", name).replace("。", ".")
    if shown.isprintable():
        return shown
    return "".join(char for char in shown if unicodedata.category(char) != "Cf")


def _letters(domain: str) -> str:
    domain = domain.lower().strip(".-")
    try:
        return domain.encode("ascii").decode("idna") if "xn--" in domain else domain
    except UnicodeError:
        return domain


def _bears(name: str, brand: str) -> bool:
    wanted = _folded(brand)
    whole = _folded(name)
    joined = wanted.replace(" ", "")
    if len(joined) >= LEAST and joined in whole.replace(" ", ""):
        return True
    return bool(wanted) and f" {wanted} " in f" {whole} "


def _folded(text: str) -> str:
    return " ".join(_NOT_LETTERS.sub(" ", text.lower().translate(_LOOK)).split())
