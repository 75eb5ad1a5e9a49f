"""Messages with what they are: who speaks, the topic and its section. `rules/wording.json` and `rules/sections.json` are trained from
them; they are ours, written for this.

Each line of the *.tsv files beside this page is: who speaks (attack, report, none), the topic, the text; "-" is not said. The topic
"nothing" is a greeting, thanks, a question on an item; "delivery/courier" says the section, too, and "delivery" that it is none of that
topic's. A desk's own tickets make another model (`okno rules learn`), which only suggests.
"""

import hashlib
from collections.abc import Iterator
from importlib.resources import files

from rules.learn import Example
from rules.wording import NO_SECTION


def samples() -> list[Example]:
    """All of them, in the order of their files."""
    return [Example(text=text, topic=topic, role=role) for role, topic, _, text in _rows()]


def sections() -> dict[str, list[Example]]:
    """The examples of every topic that has sections; what they call their topic is the section, or NO_SECTION."""
    rows = [(topic, section, text) for _, topic, section, text in _rows()]
    found: dict[str, list[Example]] = {topic: [] for topic, section, _ in rows if section}
    for topic, section, text in rows:
        if topic in found:
            found[topic].append(Example(text=text, topic=section or NO_SECTION))
    return found


def digest() -> str:
    """What the model that was trained from these examples, in this state, carries."""
    return hashlib.sha256("\n".join(_lines()).encode()).hexdigest()[:16]


def _rows() -> Iterator[tuple[str, str, str, str]]:
    """(who speaks, the topic, the section, the text); what isn't said is ""."""
    for line in _lines():
        role, place, text = line.split("\t")
        topic, _, section = place.partition("/")
        yield role.strip("-"), topic.strip("-"), section, text


def _lines() -> list[str]:
    here = sorted((one for one in files(__name__).iterdir() if one.name.endswith(".tsv")), key=lambda one: one.name)
    return [line for one in here for line in one.read_text(encoding="utf-8").splitlines() if line]
