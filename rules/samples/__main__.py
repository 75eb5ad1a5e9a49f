"""Trains `rules/wording.json` and `rules/sections.json` anew, after the examples have changed: `python -m rules.samples`. Prints their
figures."""

import json
from pathlib import Path
from typing import Any

import rules
from rules.learn import Example, learn
from rules.samples import digest, samples, sections


def main() -> None:
    _write("wording.json", json.loads(_learned("", samples())))
    _write("sections.json", {"topics": {topic: _learned(topic, told) for topic, told in sections().items()}})


def _learned(of: str, examples: list[Example]) -> str:
    """A model as data, once its figures are printed."""
    learned = learn(examples)
    for one in learned.figures:
        if one.examples:
            print(
                f"{of or one.about}: {one.examples} examples, {one.right:.0%} right and macro-F1 {one.macro_f1:.2f}"
                f" in cross-validation; too few: {dict(one.left_out) or 'none'}"
            )
    return learned.data


def _write(name: str, data: dict[str, Any]) -> None:
    path = Path(rules.__path__[0]) / name
    told = json.dumps({"examples": digest()} | data, ensure_ascii=False, separators=(",", ":"))
    path.write_text(told + "\n", encoding="utf-8")
    print(f"{path}: {path.stat().st_size // 1024} KB")


if __name__ == "__main__":
    main()
