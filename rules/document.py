"""A pack as YAML: its root node, or what is wrong with its writing, at the place, with the fix. Nothing hostile is expanded."""

import yaml

from rules.model import Problem, RuleErrors
from rules.reading import Problems

MAX_PACK = 1_000_000  # characters of one pack
_MAX_DEPTH = 40  # levels of nesting: the composer is recursive, a deeper file could only be hostile
_TAGS = frozenset(
    f"tag:yaml.org,2002:{name}"
    for name in ("str", "int", "float", "bool", "null", "seq", "map", "timestamp", "merge", "value")
)
# What the parser says (a part of it) → what to do about it, in Russian and English.
_ADVICE = (
    ("cannot start any token", ("уберите табуляции: отступы только пробелами; значения с @, ` или % берите в кавычки",
                                "no tabs: indent with spaces; put values that begin with @, ` or % into quotes")),
    ("mapping values are not allowed", ("двоеточие внутри значения: возьмите значение в кавычки",
                                        "a colon within a value: put the value into quotes")),
    ("did not find expected ',' or", ("не закрыта скобка { или [, или между значениями не хватает запятой",
                                      "a { or [ isn't closed, or a comma is missing between values")),
    ("expected ',' or", ("не закрыта скобка { или [, или между значениями не хватает запятой",
                         "a { or [ isn't closed, or a comma is missing between values")),
    ("unexpected end of stream", ("не закрыта кавычка", "a quote isn't closed")),
    ("while scanning a quoted scalar", ("не закрыта кавычка", "a quote isn't closed")),
    ("expected '-' indicator", ("отступ этой строки не совпадает с соседними: выровняйте",
                                "this line's indentation isn't its neighbours': align it")),
    ("expected key", ("отступ этой строки не совпадает с соседними: выровняйте",
                      "this line's indentation isn't its neighbours': align it")),
    ("could not find expected ':'", ("после ключа не хватает двоеточия и пробела", "a colon and a space are missing after the key")),
    ("undefined alias", ("значения с * берите в кавычки", "put values that begin with * into quotes")),
    ("another document", ("в файле один пакет: уберите строку ---", "one pack a file: remove the line ---")),
    ("duplicate anchor", ("якоря YAML (&) не допускаются", "YAML anchors (&) are not allowed")),
    ("unknown escape character", ("в двойных кавычках удвойте \\ или возьмите одинарные",
                                  "double the \\ in double quotes, or use single ones")),
    ("control characters", ("уберите из файла непечатные знаки", "remove the unprintable characters")),
    ("special characters are not allowed", ("уберите из файла непечатные знаки", "remove the unprintable characters")),
)  # fmt: skip


# What isn't closed is noticed at the end of the file; what is to be mended is where it begins.
_OPENED = ("did not find expected ',' or", "expected ',' or", "while scanning a quoted scalar")


class _Loader(yaml.composer.Composer, yaml.CSafeLoader):
    """Libyaml's events, composed in Python: its own composer builds a whole pack in one step that no other thread can interrupt."""

    def __init__(self, stream: str) -> None:
        yaml.CSafeLoader.__init__(self, stream)
        yaml.composer.Composer.__init__(self)


def compose(pack: str, text: str) -> yaml.Node:
    """The root node of a pack. Raises RuleErrors when it is no YAML at all."""
    problems = Problems(pack)
    node: yaml.Node | None = None
    if len(text) > MAX_PACK:
        problems.add(
            None, pack, f"пакет длиннее {MAX_PACK} знаков: разделите его на несколько",
            f"the pack is longer than {MAX_PACK} characters: split it into several",
        )  # fmt: skip
    elif (deep := _too_deep(text)) is not None:
        problems.found.append(
            Problem(
                pack=pack, line=deep, column=1, key="", message_ru=f"вложенность больше {_MAX_DEPTH} уровней: упростите",
                message_en=f"nested deeper than {_MAX_DEPTH} levels: make it simpler",
            )
        )  # fmt: skip
    else:
        try:
            node = yaml.compose(text, Loader=_Loader)
        except yaml.YAMLError as error:
            problems.found.append(_told(pack, text, error))
        else:
            if node is None:
                problems.add(
                    None,
                    pack,
                    "пакет пуст: нужны хотя бы schema и pack",
                    "the pack is empty: it needs a schema and a pack",
                )
            else:
                _refuse_magic(node, text, problems)
    if problems.found or node is None:
        raise RuleErrors(problems.found)
    return node


def _told(pack: str, text: str, error: yaml.YAMLError) -> Problem:
    """Where the parser stopped, in its words, and what to do."""
    what = getattr(error, "problem", None) or getattr(error, "reason", None) or str(error).partition("\n")[0]
    whole = f"{getattr(error, 'context', None) or ''} {what}"
    opened = getattr(error, "context_mark", None) if any(part in whole for part in _OPENED) else None
    mark = opened or getattr(error, "problem_mark", None)
    line, column = (mark.line + 1, mark.column + 1) if mark else _place(text)
    russian, english = next((advice for part, advice in _ADVICE if part in whole), ("", ""))
    return Problem(
        pack=pack, line=line, column=column, key="", message_ru=f"это не YAML: {russian + f' ({what})' if russian else what}",
        message_en=f"not YAML: {english + f' ({what})' if english else what}",
    )  # fmt: skip


def _place(text: str) -> tuple[int, int]:
    """Line and column, from 1, of the first character that YAML can't have: its reader gives no place in characters."""
    at = next(
        (place for place, letter in enumerate(text) if not letter.isprintable() and letter not in "\n\r\t\x85\ufeff"), 0
    )
    return text.count("\n", 0, at) + 1, at - text.rfind("\n", 0, at)


def _too_deep(text: str) -> int | None:
    """The line that is nested too deep, by an upper bound: brackets open at once and the possible levels of its indentation."""
    depth = 0
    for number, line in enumerate(text.splitlines(), 1):
        indent = (len(line) - len(line.lstrip(" -?:"))) // 2
        for character in line:
            if character in "[{":
                depth += 1
            elif character in "]}" and depth:
                depth -= 1
            if depth + indent > _MAX_DEPTH:
                return number
        if indent > _MAX_DEPTH:
            return number
    return None


def _refuse_magic(root: yaml.Node, text: str, problems: Problems) -> None:
    """Aliases make a small file a huge tree, and tags make objects: neither is needed to write rules."""
    seen: set[int] = set()
    waiting = [root]
    while waiting:
        node = waiting.pop()
        if id(node) in seen:
            line, column = _first_alias(text)
            problems.found.append(
                Problem(
                    pack=problems.pack, line=line, column=column, key="*",
                    message_ru="якоря и ссылки YAML (&, *) не допускаются: повторите значение или вынесите его в lists и назовите через @",
                    message_en="YAML anchors and aliases are not allowed: repeat the value, or put it into lists and name it by @",
                )
            )  # fmt: skip
            return
        seen.add(id(node))
        if node.tag not in _TAGS:
            problems.add(
                node, node.tag, "теги YAML (!) не допускаются: уберите тег", "YAML tags (!) are not allowed: remove it"
            )
        if isinstance(node, yaml.SequenceNode):
            waiting.extend(node.value)
        elif isinstance(node, yaml.MappingNode):
            waiting.extend(part for pair in node.value for part in pair)


def _first_alias(text: str) -> tuple[int, int]:
    for event in yaml.parse(text, Loader=_Loader):
        if isinstance(event, yaml.AliasEvent) and event.start_mark is not None:
            return event.start_mark.line + 1, event.start_mark.column + 1
    return 1, 1
