"""What `questions.txt` asks."""

from collections.abc import Iterator
from pathlib import Path


def questions() -> Iterator[tuple[str, str]]:
    """Each question with the id of the article that answers it; "-" where none does."""
    for line in Path(__file__).with_suffix(".txt").read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            wanted, _, text = line.partition(" | ")
            yield wanted, text
