"""Messages with what they are: who speaks and the topic. `rules/wording.json` is trained from them; they are ours, written for this.

Each line of the *.tsv files beside this page is: who speaks (attack, report, none), the topic, the text. The topic "-" is not said;
"nothing" is a greeting, thanks, a question on an item. A desk's own tickets make another model (`okno rules learn`), which only
suggests.
"""

import hashlib
from importlib.resources import files

from rules.learn import Example


def samples() -> list[Example]:
    """All of them, in the order of their files."""
    found = []
    for line in _lines():
        role, topic, text = line.split("\t")
        found.append(Example(text=text, topic="" if topic == "-" else topic, role=role))
    return found


def digest() -> str:
    """What the model that was trained from these examples, in this state, carries."""
    return hashlib.sha256("\n".join(_lines()).encode()).hexdigest()[:16]


def _lines() -> list[str]:
    here = sorted((one for one in files(__name__).iterdir() if one.name.endswith(".tsv")), key=lambda one: one.name)
    return [line for one in here for line in one.read_text(encoding="utf-8").splitlines() if line]
