"""The section of a web channel in config.yaml."""

from collections.abc import Mapping
from dataclasses import dataclass

from router.section import Section


@dataclass(frozen=True, slots=True, kw_only=True)
class Config:
    """Sizes are in megabytes (10^6 bytes); a request is bounded as a whole by the desk's own limit, too. `form_hours` is how long
    an opened form may be filled in."""

    title: str
    max_file: float
    max_files: int
    max_text: int
    form_hours: float


def read(name: str, section: Mapping[str, object]) -> Config:
    """Raises ConfigProblem with the key, the problem and the nearest right name."""
    keys = Section(f"channels.{name}", section)
    config = Config(
        title=keys.text("title", "Сайт"),
        max_file=keys.real("max_file", 20, 0.001, 2_000),
        max_files=keys.number("max_files", 10, 1, 1_000),
        max_text=keys.number("max_text", 20_000, 1, 1_000_000),
        form_hours=keys.real("form_hours", 168, 0.01, 87_600),
    )
    keys.end()
    return config
