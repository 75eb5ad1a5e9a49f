"""The default packs: a marketplace's topics, fraud cues, routes and texts. Data; the desk itself knows no marketplace."""

from importlib.resources import files


def default_packs() -> dict[str, str]:
    """Name → YAML text of every pack beside this file."""
    here = files(__name__)
    return {
        entry.name.removesuffix(".yaml"): entry.read_text(encoding="utf-8")
        for entry in sorted(here.iterdir(), key=lambda one: one.name)
        if entry.name.endswith(".yaml")
    }
