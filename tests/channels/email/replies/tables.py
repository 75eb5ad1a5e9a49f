"""The letters and pages of replies, each below «=== what it is».

`letters/`, a file by what there is to tell apart: «+» marks a line of the author's own, «-» any other; blank lines have no mark.
`signed.txt`: below «=== From», and what it is.
`pages.txt`: the HTML as a program writes it, and below it the author's own text, each line marked «+».
A character that cannot be seen, or ends a line, is written as \\u and four hexadecimal digits.
"""

import re
from collections.abc import Iterator
from pathlib import Path

from tests.channels.email.blocks import blocks

_HERE = Path(__file__).parent


def letters(subject: str = "*") -> list[tuple[str, str, str]]:
    """What it is, the whole text, the author's own part."""
    return [letter for path in sorted((_HERE / "letters").glob(f"{subject}.txt")) for letter in _letters(path)]


def signed() -> list[tuple[str, str, str]]:
    """Its sender («Anna Kim <a@kim.example>») and what it is, the whole text, the author's own part."""
    return list(_letters(_HERE / "signed.txt"))


def pages() -> list[tuple[str, str, str]]:
    """What it is, the HTML, the author's own part as text."""
    return [
        (
            what,
            "\n".join(line for line in lines if not line.startswith("+")),
            "\n".join(line[1:] for line in lines if line.startswith("+")),
        )
        for what, *lines in _cases(_HERE / "pages.txt")
    ]


def _letters(path: Path) -> Iterator[tuple[str, str, str]]:
    for what, *lines in _cases(path):
        yield what, "\n".join(line[1:] for line in lines), _own([line for line in lines if not line.startswith("-")])


def _cases(path: Path) -> list[list[str]]:
    return [[what, *_unescaped(text).removesuffix("\n").split("\n")] for what, text in blocks(path)]


def _unescaped(text: str) -> str:
    return re.sub(r"\\u([0-9a-f]{4})", lambda code: chr(int(code[1], 16)), text)


def _own(lines: list[str]) -> str:
    return re.sub("\n\n+", "\n\n", "\n".join(line[1:].rstrip() for line in lines)).strip()
