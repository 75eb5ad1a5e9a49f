"""Lists of words, which may hold each other, and synonyms."""

from collections.abc import Mapping, Sequence

import yaml

from rules.compiling.building import Build, OpenPack
from rules.reading import Table, nearest, texts_of


def read_lists(pack: OpenPack, build: Build) -> None:
    """A list may hold only lists above it."""
    for name, node in pack.table.pairs("lists").items():
        if name != "synonyms":
            _add_list(pack, build.lists, name, node)
            continue
        for word, values in Table(node, pack.problems, "synonyms").nodes.items():
            _add_list(pack, build.synonyms, word.replace("ё", "е"), values)


def _add_list(pack: OpenPack, lists: dict[str, Sequence[str]], name: str, node: yaml.Node) -> None:
    if name in lists:
        pack.problems.add(
            node, name, f"список «{name}» уже есть: дайте другое имя или дополните тот",
            f"the list {name!r} exists already: choose another name, or add to that one",
        )  # fmt: skip
        return
    values: list[str] = []
    for value in texts_of(node, name, pack.problems):
        if not value.startswith("@"):
            values.append(value)
        elif value[1:].replace("ё", "е") in lists:
            values += lists[value[1:].replace("ё", "е")]
        else:
            pack.problems.add(node, name, *_no_list(pack, lists, name, value[1:].replace("ё", "е")))
    lists[name] = values


def _no_list(pack: OpenPack, lists: Mapping[str, Sequence[str]], name: str, wanted: str) -> tuple[str, str]:
    """Why a list may not be named here, in Russian and English: it is this one, it names this one, it is below, or it isn't."""
    way = _way(_written_lists(pack.table.nodes.get("lists")), wanted, name)
    if wanted == name:
        return (
            f"список «{name}» называет сам себя: уберите «@{wanted}»", f"the list {name!r} names itself: remove '@{wanted}'"
        )  # fmt: skip
    if way:
        shown = " → ".join(f"@{one}" for one in (name, *way))
        return (
            f"списки называют друг друга по кругу: {shown}; уберите одно из звеньев",
            f"the lists name each other in a circle: {shown}; remove one of the links",
        )
    if wanted in _written_lists(pack.table.nodes.get("lists")):
        return (
            f"список «@{wanted}» ниже этого: поставьте его выше",
            f"the list '@{wanted}' is below this one: move it up",
        )
    russian, english = nearest(wanted, lists)
    return f"нет списка «@{wanted}»{russian}", f"no list '@{wanted}'{english}"


def _written_lists(node: yaml.Node | None) -> dict[str, list[str]]:
    """The lists of a pack by name, as they are written, with those that they name."""
    found: dict[str, list[str]] = {}
    for key, value in node.value if isinstance(node, yaml.MappingNode) else ():
        if key.value == "synonyms":
            found |= _written_lists(value)
            continue
        members = value.value if isinstance(value, yaml.SequenceNode) else [value]
        words = [str(one.value) for one in members if isinstance(one, yaml.ScalarNode)]
        found[str(key.value).replace("ё", "е")] = [one[1:].replace("ё", "е") for one in words if one.startswith("@")]
    return found


def _way(lists: Mapping[str, Sequence[str]], start: str, end: str) -> tuple[str, ...]:
    """The shortest way over names from one list to another, both included; empty if there is none."""
    ways: list[tuple[str, ...]] = [(start,)]
    seen = {start}
    while ways:
        way = ways.pop(0)
        if way[-1] == end:
            return way
        following = [one for one in lists.get(way[-1], ()) if one not in seen]
        seen.update(following)
        ways += [(*way, one) for one in following]
    return ()
