"""Tables that are text: a file of cases, each below a line «=== what it is»."""

import re
from collections.abc import Iterator
from pathlib import Path


def blocks(file: Path) -> Iterator[tuple[str, str]]:
    """What each is, and the text below it."""
    for block in re.split("^=== ", file.read_text(encoding="utf-8"), flags=re.MULTILINE)[1:]:
        what, _, text = block.partition("\n")
        yield what, text
