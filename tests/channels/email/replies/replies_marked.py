"""The letters in `marked/`, each below «=== what it is»: «+» marks a line of its author's own, «-» any other; blank lines have no mark."""

from pathlib import Path


def _marked(letter: str) -> tuple[str, str, list[str]]:
    what, *lines = letter.split("\n")
    own = [line[1:].rstrip() for line in lines if line.startswith("+") and line != "+"]
    return what, "\n".join(line[1:] for line in lines), own


CASES = [
    _marked(letter)
    for path in sorted((Path(__file__).parent / "marked").glob("*.txt"))
    for letter in path.read_text("utf-8").removeprefix("=== ").split("\n=== ")
]
