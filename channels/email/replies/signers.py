"""How the sender of a mail signs it: «Oleg», «О. Брандт» or «Brandt» below what Oleg Brandt wrote."""

import re
import unicodedata

from channels.email.reading.addresses import Address
from channels.email.replies.phrases import names

MAX_SIGNED, MAX_WORDS = 50, 6  # characters and words of a line that signs
MAX_NAMED = 200  # characters of a sender's name
_NO_NAME = re.compile(r"[\d:;?@…]|[!,] ")
_WORDS = re.compile(r"[^\W\d_]+")
_PATRONYMICS = ("вич", "вна", "чна")
_ASKED = re.compile(rf"\b(?:{names.OF_NAMES})")
# Letters as passports and mailboxes write them, and those as few as tell names apart: «Юлия», "Yulia", "Julia".
_CYRILLIC = "абвгдежзиклмнопрстуфхцчшщъыьэюяієґў"
_LATIN = "a b v g d e zh z i k l m n o p r s t u f h ts ch sh sch  i  e iu ia i e g u"
_LETTERS = dict(zip(_CYRILLIC, _LATIN.split(" "), strict=True))
_SPELLINGS = (("shch", "sch"), ("kh", "h"), ("x", "ks"), ("y", "i"), ("j", "i"), ("ii", "i"))
NOBODY = Address("", "")


def signs(sender: Address, line: str, above: str) -> bool:
    """Whether a line is the sender's name, or some of it, or for want of one his address's, and the one above neither asks for a name
    nor announces it."""
    if len(line) > MAX_SIGNED or _NO_NAME.search(line) or above.endswith((":", "«")):
        return False
    words = _WORDS.findall(line)
    return 0 < len(words) <= MAX_WORDS and _is_named(sender, words) and not _asks(above.lower())


def _asks(above: str) -> bool:
    """«Нужна надпись», «На свече нужна надпись.»; a sentence that goes on behind such a word has said what it had to: «I called you
    yesterday.»"""
    if above.endswith((".", "!")):
        above = " ".join(above.split()[-2:])
    return _ASKED.search(above) is not None


def _is_named(sender: Address, words: list[str]) -> bool:
    named = sender.name if sender.name and "@" not in sender.name else sender.address.partition("@")[0]
    names = [_spelled(word) for word in _WORDS.findall(named[:MAX_NAMED]) if len(word) > 1]
    said = [_spelled(word) for word in words]
    known = [
        one in names or (len(one) > 2 and word[0].isupper() and _begins(names, one))
        for one, word in zip(said, words, strict=True)
    ]
    if len(names) == 1 and known[0]:  # «Мария Кольцова» of «Мария»
        return all(word[0].isupper() for word in words)
    added = (
        word.endswith(_PATRONYMICS) or (len(word) == 1 and _begins(names, one))
        for one, word in zip(said, words, strict=True)
    )
    return any(known) and all(map(any, zip(known, added, strict=True)))


def _begins(names: list[str], one: str) -> bool:
    return any(name.startswith(one) for name in names)


def _spelled(word: str) -> str:
    """As it is compared: without accents, in Latin letters."""
    spelled = "".join(
        _LETTERS.get(letter, letter) for letter in unicodedata.normalize("NFD", word.lower()) if letter.isalpha()
    )
    for written, one in _SPELLINGS:
        spelled = spelled.replace(written, one)
    return spelled
