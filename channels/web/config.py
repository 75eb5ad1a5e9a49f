"""The section of a web channel in config.yaml."""

import difflib
from collections.abc import Mapping

import msgspec

from router.channel import ConfigProblem

OF_THE_DESK = ("kind", "name")  # keys of every channel's section, read before a kind sees them


class Section(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Sizes are in megabytes (10^6 bytes); a request is bounded as a whole by the desk's own limit, too."""

    title: str = "Сайт"
    max_file: float = 20
    max_files: int = 10
    max_text: int = 20_000
    form_hours: float = 168  # how long an opened form may be filled in


def read_section(name: str, section: Mapping[str, object]) -> Section:
    """Raises ConfigProblem with the key, the problem and the nearest right name."""
    given = {key: value for key, value in section.items() if key not in OF_THE_DESK}
    known = Section.__struct_fields__
    for key in given:
        if key not in known:
            near = difflib.get_close_matches(key, known, n=1)
            hint = f"did you mean {near[0]}?" if near else f"known keys: {', '.join(known)}"
            raise ConfigProblem(f"channels.{name}.{key}: no such key; {hint}")
    try:
        read = msgspec.convert(given, Section)
    except msgspec.ValidationError as wrong:
        raise ConfigProblem(f"channels.{name}: {wrong}") from wrong
    for key in ("max_file", "max_files", "max_text", "form_hours"):
        if getattr(read, key) <= 0:
            raise ConfigProblem(f"channels.{name}.{key}: must be more than zero")
    return read
