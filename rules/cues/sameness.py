"""What a message is recognised by when it comes again: its text's fingerprint, the domains of its links, its order numbers. Pure.

Copies of one spam text differ in sums, links, emoji, spacing and the name they greet: none of that is in the fingerprint.
"""

import re
from collections.abc import Sequence
from hashlib import blake2b

from router.schema import InboundMessage
from rules.cues.link import find_links
from rules.entities import find_orders, mask_cards
from rules.text import normalise

_WORD = re.compile(r"[^\W\d_]+")
_PLAIN_WORD = re.compile(r"[A-Za-zА-Яа-яЁё]+")  # the same in a plain text, and sooner found
# Texts with fewer letters are the same by chance: «где мой заказ».
ENOUGH = 24
_MOST = 20_000  # characters that are read
_COMPARED = 500  # words
_MOST_LINKS, _MOST_ORDERS = 10, 10
_ADDRESS = re.compile(r"[@/]|\.\w")
_DOTTED = re.compile(
    r"\.\w"
)  # what of it is looked for in whole texts: a pattern that begins with a letter skips to it


def marks_of(message: InboundMessage) -> tuple[str, ...]:
    """`text:` with a fingerprint, `link:` with a registered domain, `order:` with a number; each once. None holds a bank card."""
    text = message.text[:_MOST]
    normal = normalise(text)
    marks = [f"order:{number}" for number in find_orders(normal)[:_MOST_ORDERS]]
    links = find_links(text, normal)
    if links:
        marks += [f"link:{domain}" for domain in list(dict.fromkeys([one.domain for one in links]))[:_MOST_LINKS]]
    if marks:
        marks = [mark for mark in marks if mask_cards(mark) == mark]
    same = _fingerprint(text, normal.plain and not normal.mixed)
    return (f"text:{same}", *marks) if same else tuple(marks)


def fingerprint(text: str) -> str:
    """Sixteen hexadecimal digits, equal for copies of one text; "" for a text too short to tell. Masking cards doesn't change it."""
    normal = normalise(text[:_MOST])
    return _fingerprint(text[:_MOST], normal.plain and not normal.mixed)


def _fingerprint(text: str, plain: bool) -> str:
    if "@" in text or "/" in text or _DOTTED.search(text):  # links, mail addresses, handles: each copy may have its own
        text = " ".join([word for word in text.split() if not _ADDRESS.search(word)])
    words = (_PLAIN_WORD if plain else _WORD).findall(text)
    # Names are capitalised; so are the words that begin a sentence, but they go from every copy alike.
    letters = _letters([word for word in words if not word.istitle()][:_COMPARED], plain)
    if len(letters) < ENOUGH:
        letters = _letters(words[:_COMPARED], plain)
    return (
        blake2b(letters.encode("utf-8", "surrogatepass"), digest_size=8).hexdigest() if len(letters) >= ENOUGH else ""
    )


def _letters(words: Sequence[str], plain: bool) -> str:
    """The words as rules read them; `plain` ones need no more than small letters."""
    if plain:
        return "".join(words).lower().replace("ё", "е")
    return normalise(" ".join(words)).text.replace(" ", "")
