"""A text's lines, each with its kind: the first step of telling what its author wrote from what he quoted."""

import re

import msgspec

from channels.email.replies import languages
from channels.email.replies.phrases import quotes

# The kinds. MARK: left by the HTML reader; ENDING: it ends as introductions do; PLAIN: it begins none by itself
BLANK, MARK, QUOTED, ENDING, PLAIN, OTHER = " m>:pt"
MAX_LINE = 600  # characters of a line that the patterns look at
MIN_WRAPPED = 66  # characters of a line that a program may have wrapped, of what is quoted
MAX_LOST = 25  # characters that it put below without a prefix
SENTENCE_ENDS = (".", "!", "?", ":", ")", "…")
ENDS = (":", ":*", ": *", "-", "=", ">", *languages.ENDS_WITHOUT_COLON)
_LAST = {end[-1] for end in ENDS}  # asked first, of every line
LONG_RULE = re.compile(r"^\s{0,4}(?:[_=~*#.—━─═-] ?){10,80}\s{0,4}$")

DRAWN = "-_=~–—*#"

_PREFIX = re.compile(r"[ \t]{0,4}(?:[A-ZА-ЯЁ][A-Za-zА-Яа-яЁё]{0,3})?>")
_NAME_PREFIX = re.compile(r"\s{0,6}([^\W\d_][\w.-]{1,20})> ")
_SMILES = frozenset({">_<", ">.<", ">:(", ">:-(", ">:[", ">:)", ">:D"})
BARS = frozenset("|:│┃»}")
_LOST = re.compile(f"(?<={QUOTED})[^{QUOTED}{BLANK}{MARK}](?={QUOTED})")
_ONLY_LINK = re.compile(r"^[(<\[]?https?://\S{3,500}[)>\]]?\s?>?$")
_TEXT = re.compile(f"[^{BLANK}{MARK}]")
# How short lines without a colon (but in links) begin that may begin one: a request to answer above, the name of a field.
_CALLS = {word[:3] for word in re.findall(r"[^\W\d_]+", f"{languages.PLEASE}|{quotes.ANSWER}")}
_CALLS |= {name[:3] for word in languages.FIELDS["to"].split("|") for name in (word, f"{word} |")}


class Lines(msgspec.Struct):
    """The lines as patterns see them, and their kinds, a letter a line."""

    lines: list[str]
    kinds: str = ""

    def __post_init__(self) -> None:
        self.name()

    def name(self) -> None:
        """Names the lines. A link or the rest of a long line that lost its prefix between two quoted lines is quoted, too."""
        kinds = "".join([_kind(line) if line else BLANK for line in self.lines])
        lost = [found.start() for found in _LOST.finditer(kinds)] if QUOTED in kinds else []
        for index in lost:
            if _goes_on(*(line.strip() for line in self.lines[index - 1 : index + 2])):
                kinds = kinds[:index] + QUOTED + kinds[index + 1 :]
        self.kinds = kinds

    def following(self, index: int) -> int | None:
        """The first line with words from `index` on."""
        found = _TEXT.search(self.kinds, index)
        return found.start() if found else None

    def above(self, index: int) -> int | None:
        """The nearest line with words in the five above `index`."""
        near = self.kinds[max(0, index - 5) : index].rstrip(BLANK)
        return max(0, index - 5) + len(near) - 1 if near else None

    def bar(self, index: int) -> str:
        """What prefixes this line instead of «>», or ""."""
        prefix = self.lines[index].lstrip()[:2].rstrip()
        return prefix if prefix in BARS and not self.lines[index].rstrip().endswith("|") else ""  # no table

    def unify_prefix(self, first: int, introduced: str) -> None:
        """Some programs and people prefix what they quote with «|», «:» or «»» instead of «>», or with the writer's name («Anna> »)."""
        named = _NAME_PREFIX.match(self.lines[first])
        if named is not None and named[1] in introduced:
            for index in range(first, len(self.lines)):
                if self.lines[index].lstrip().startswith(f"{named[1]}>"):
                    self.lines[index] = self.lines[index].lstrip().removeprefix(named[1])
            self.name()
        elif prefix := self.bar(first):
            for index in range(first, len(self.lines)):
                if self.lines[index].lstrip().startswith(prefix):
                    self.lines[index] = ">" + self.lines[index].lstrip()[1:]
            self.name()


def _kind(line: str) -> str:
    said = line.rstrip()
    if not said:
        return BLANK
    first = line[0]
    if first == ">" and said in _SMILES:
        return OTHER
    if first == ">" or (">" in line[:8] and _PREFIX.match(line) and _initialed(line)):
        return QUOTED
    if first == "\x1d":
        return MARK
    if said[-1] in _LAST and said.endswith(ENDS):
        return ENDING
    if len(line) >= 100:
        plain = ":" not in line[:40] and line.lstrip()[0] not in DRAWN
    else:
        colon = ":" in line and ":" in line.replace("://", "")  # but in links
        plain = first.isalnum() and not colon and said[:3].lower() not in _CALLS
    return PLAIN if plain else OTHER


def _initialed(line: str) -> bool:
    """«ИИ> текст» is a quote of The Bat!, «A>B» is not."""
    head, _, said = line.partition(">")
    head = head.strip()
    return not head or (head[:2].isupper() and said[:1] in ("", " ", ">"))


def _goes_on(above: str, line: str, below: str) -> bool:
    if line[:1] == "<":
        return "@" in line
    if _ONLY_LINK.match(line[:MAX_LINE]) is not None:
        return line[0] != "h" or len(above) + len(line) >= MIN_WRAPPED  # what fits isn't wrapped: it is an answer
    if not line[:1].islower() or len(above) < MIN_WRAPPED:
        return False
    within = not (above.endswith(SENTENCE_ENDS) or line.endswith(SENTENCE_ENDS)) and below.lstrip("> ")[:1].islower()
    return len(line) <= MAX_LOST or within
