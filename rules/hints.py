"""What a text may hold, told by one pass over it: the patterns of what it can't hold needn't be tried."""

from collections.abc import Sequence

import re2

# What numbers are called, by their kind, as far as all forms of the words go.
NAMES = {
    "order": ("заказ", "посылк", "отправлени", "order", "сборочн"),
    "supply": ("поставк", "supply", "паллет", "wb-gi-"),
    "sku": ("арт", "sku", "номенклатур", "nm", "нм"),
    "return_code": ("код", "заявк"),
}
_GAPS = r" .\-_*•|\x{a0}"  # what a word is spaced out by
_LETTER, _OTHER = f"[^{_GAPS}]", "[^а-яa-z0-9]"
_BEGINS = "(?:^|[^а-яa-z0-9_])"  # a word begins after it
# What a text in small letters must have for each to be in it: expressions of RE2, which looks for them all at once.
_NEEDED = {
    **{kind: f"{_BEGINS}(?:{'|'.join(names)})" for kind, names in NAMES.items()},
    "address": rf"{_BEGINS}(?:ул[. \n\x{{a0}}]|улиц|проспект|пр-т|переул|шоссе|бульвар|площад)",
    "link": r"/|www\.",
    "defanged": r"\[|\(\.|\(\)|\{\.|dot|точка| \.|,ru",
    "mixed": "[a-z][а-я]|[а-я][a-z]",  # a word of two scripts
    "spaced": f"(?:^|{_OTHER}){_LETTER}(?:[{_GAPS}]{{1,3}}{_LETTER}){{3}}(?:$|{_OTHER})",  # four letters, each by itself
    "broken": r"[а-я][@$*_|•·~=+\-.,/\\'`^]{1,3}[а-я]",  # a word with signs inside
}
_KINDS = tuple(_NEEDED)
_ALL = re2.Set.SearchSet()
for _expression in _NEEDED.values():
    _ALL.Add(_expression)
_ALL.Compile()


def hints_of(text: str) -> Sequence[str]:
    """The kinds, of those above, that a text in small letters may have something of."""
    return [_KINDS[place] for place in _ALL.Match(text.encode("utf-8", "replace")) or ()]
