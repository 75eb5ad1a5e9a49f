"""Trains `rules/wording.json` anew, after the examples have changed: `python -m rules.samples`. Prints its figures."""

import json
from pathlib import Path

import rules
from rules.learn import learn
from rules.samples import digest, samples


def main() -> None:
    learned = learn(samples())
    for one in learned.figures:
        print(
            f"{one.about}: {one.examples} examples, {one.right:.0%} right and macro-F1 {one.macro_f1:.2f} in cross-validation"
        )
    data = {"examples": digest()} | json.loads(learned.data)
    path = Path(rules.__path__[0]) / "wording.json"
    path.write_text(json.dumps(data, ensure_ascii=False, separators=(",", ":")) + "\n", encoding="utf-8")
    print(f"{path}: {path.stat().st_size // 1024} KB")


if __name__ == "__main__":
    main()
