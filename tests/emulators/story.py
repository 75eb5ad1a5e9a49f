"""The demo's story, read from `story.yaml`."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from tests.emulators.customer import Attachment
from tests.emulators.pictures import pdf, photo, receipt

STORY = Path(__file__).with_name("story.yaml")


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One thing that a customer does. `how` other than "write" is a doing that only some emulators offer; `more` goes with it."""

    side: str
    person: str
    text: str = ""
    name: str = ""
    subject: str = ""
    how: str = "write"
    files: tuple[Attachment, ...] = ()
    more: Mapping[str, str] = field(default_factory=dict)


def story() -> list[Step]:
    """The steps in order; the demo spreads them over its time."""
    return [_step(**written) for written in yaml.safe_load(STORY.read_text(encoding="utf-8"))]


def _step(*, files: tuple[Mapping[str, Any], ...] = (), **written: Any) -> Step:
    return Step(files=tuple(map(_attachment, files)), **written)


def _attachment(written: Mapping[str, Any]) -> Attachment:
    match written:
        case {"photo": name, "caption": caption, **colour}:
            return Attachment(name=name, media_type="image/jpeg", data=photo(caption, **colour))
        case {"receipt": name, "lines": lines}:
            return Attachment(name=name, media_type="image/png", data=receipt(tuple(lines)))
        case {"document": name, "title": title}:
            return Attachment(name=name, media_type="application/pdf", data=pdf(title))
    raise ValueError(f"no such file in a story: {written}")
