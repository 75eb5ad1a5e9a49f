"""The boolean tree of a rule: YAML nodes to closures, checked to the last key.

A condition gives the places where it held, or None. `needs` are the signs (a phrase's leaf, "url", "entity:card") of which at
least one must be seen for it to hold; None: it may hold without any. Rules whose signs are absent are never evaluated.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import cast, get_args

import yaml

from router.schema import AutomaticKind, Field, PartKind
from rules.cues import link, obfuscation
from rules.cues.pattern import Pattern
from rules.cues.phrase import Phrase, PhraseError, parse_phrase
from rules.look import Hit, Look
from rules.reading import Problems, Table, attempt, nearest, text_of, texts_of

Hits = list[Hit] | None
Check = Callable[[Look], Hits]
Sign = int | str


@dataclass(frozen=True, slots=True)
class Condition:
    """A compiled condition; `label` says in the admin's words what it looks for, `parts` are those of an `all`."""

    check: Check
    needs: frozenset[Sign] | None
    label: str
    parts: tuple["Condition", ...] = ()


NEVER = Condition(lambda look: None, frozenset(), "")
ENTITY_TYPES = (
    "card",
    "inn",
    "phone",
    "handle",
    "email",
    "order",
    "supply",
    "sku",
    "return_code",
    "sum",
    "date",
    "address",
)
_FIELDS = get_args(Field)


@dataclass(slots=True)
class Defaults:
    """A pack's own defaults for its conditions."""

    gap: int = 3
    ordered: bool = True


@dataclass(slots=True)
class Reader:
    """Compiles the conditions of a pack. Phrases get a leaf number and are put down in `phrases` for the index."""

    problems: Problems
    lists: Mapping[str, Sequence[str]]
    synonyms: Mapping[str, Sequence[str]]
    phrases: list[tuple[int, Phrase]]
    defaults: Defaults = field(default_factory=Defaults)
    routing: bool = False

    def condition(self, node: yaml.Node, key: str) -> Condition:
        """One condition: a string is a phrase, a list means `all`, a mapping names its operator."""
        if isinstance(node, yaml.ScalarNode):
            return self._phrase(
                [(text_of(node, key, self.problems), node)], self.defaults.gap, self.defaults.ordered, ()
            )
        if isinstance(node, yaml.SequenceNode):
            return everything([self.condition(one, key) for one in node.value])
        table = Table(node, self.problems, key)
        parts = [self._operator(name, table) for name in table.nodes if name in _OPERATORS]
        for name, value in table.nodes.items():
            if name not in _OPERATORS and name not in _MODIFIERS:
                russian, english = nearest(name, _OPERATORS)
                known = ", ".join(_OPERATORS)
                self.problems.add(
                    value, name, f"нет условия «{name}»{russian}; есть: {known}", f"no condition {name!r}{english}"
                )
        if not parts:
            self.problems.add(node, key, "пустое условие", "an empty condition")
            return NEVER
        return parts[0] if len(parts) == 1 else everything(parts)

    def any_of(self, nodes: Sequence[yaml.Node], key: str) -> Condition:
        return anything([self.condition(node, key) for node in nodes])

    def _operator(self, name: str, table: Table) -> Condition:
        return cast(Condition, getattr(self, f"_read_{name}")(table))

    # --- the tree ---

    def _read_all(self, table: Table) -> Condition:
        return everything([self.condition(node, "all") for node in table.items("all")])

    def _read_any(self, table: Table) -> Condition:
        return self.any_of(table.items("any"), "any")

    def _read_none(self, table: Table) -> Condition:
        inner = self.any_of(table.items("none"), "none")
        return Condition(lambda look: None if inner.check(look) else [], None, f"нет: {inner.label}")

    # --- what is written ---

    def _read_phrase(self, table: Table) -> Condition:
        node = table.nodes["phrase"]
        nodes = node.value if isinstance(node, yaml.SequenceNode) else [node]
        gap = table.number("gap", self.defaults.gap, 0, 30)
        order = table.choice("order", ("strict", "any"), "strict" if self.defaults.ordered else "any")
        sources = [(text_of(one, "phrase", self.problems), one) for one in nodes]
        return self._phrase(sources, gap, order == "strict", self._fields(table))

    def _phrase(
        self, sources: Sequence[tuple[str, yaml.Node]], gap: int, ordered: bool, fields: tuple[Field, ...]
    ) -> Condition:
        leaf = self.phrases[-1][0] + 1 if self.phrases else 0
        for source, node in sources:
            make = partial(parse_phrase, source, self.synonyms, gap=gap, ordered=ordered)
            phrase = attempt(self.problems, node, "phrase", make, PhraseError)
            if phrase is not None:
                self.phrases.append((leaf, phrase))
        if not fields:

            def check(look: Look) -> Hits:
                return look.phrases(leaf)
        else:

            def check(look: Look) -> Hits:
                return [hit for hit in look.phrases(leaf) or () if hit.field in fields] or None

        shown = " / ".join(source for source, _ in sources[:3]) + (" / …" if len(sources) > 3 else "")
        return Condition(check, frozenset((leaf,)), f"«{shown}»")

    def _read_regex(self, table: Table) -> Condition:
        node = table.nodes["regex"]
        source = text_of(node, "regex", self.problems)
        literals = table.texts("literal")
        fields = self._fields(table)
        pattern = attempt(self.problems, node, "regex", lambda: Pattern(source, literals), PhraseError)
        if pattern is None:
            return NEVER

        def check(look: Look) -> Hits:
            hits = []
            for page in look.pages:
                if not fields or page.name in fields:
                    for start, end in pattern.find(page.normal.text):
                        first, last = page.normal.span(start, end)
                        hits.append(Hit(page.name, first, last, -1, ""))
            return hits or None

        return Condition(check, None, f"выражение {source}")

    def _read_url(self, table: Table) -> Condition:
        node = table.nodes["url"]
        fields = self._fields(table)
        if isinstance(node, yaml.ScalarNode):
            if node.value != "any":
                self.problems.add(
                    node, "url", "нужно any или условия: foreign, domain, lookalike …", "`any` or a mapping is needed"
                )
            return Condition(lambda look: _links(look, fields, lambda one: True), frozenset(("url",)), "ссылка")
        ask = Table(node, self.problems, "url")
        tests: list[Callable[[link.Link], bool]] = []
        if "domain" in ask.nodes:
            listed = self._named(ask, "domain")
            tests.append(lambda one: link.is_listed(one, listed))
        if "foreign" in ask.nodes:
            known = self._named(ask, "foreign")
            tests.append(lambda one: not link.is_listed(one, known))
        if "lookalike" in ask.nodes:
            official = self._named(ask, "lookalike")
            brands = frozenset(
                self._named(ask, "brands") or {name.split(".", 1)[0] for name in official if "/" not in name}
            )
            tests.append(
                lambda one: not link.is_listed(one, official) and bool(link.lookalike(one.host, one.domain, brands))
            )
        if "defanged" in ask.nodes:
            wanted = ask.flag("defanged")
            tests.append(lambda one: one.defanged == wanted)
        ask.done()
        return Condition(
            lambda look: _links(look, fields, lambda one: all(test(one) for test in tests)),
            frozenset(("url",)),
            f"ссылка ({', '.join(ask.nodes)})",
        )

    def _read_entity(self, table: Table) -> Condition:
        node = table.nodes["entity"]
        fields = self._fields(table)
        known: frozenset[str] = frozenset()
        like: frozenset[str] = frozenset()
        if isinstance(node, yaml.MappingNode):
            ask = Table(node, self.problems, "entity")
            types = ask.texts("type")
            known, like = self._named(ask, "foreign"), self._named(ask, "like")
            ask.done()
        else:
            types = texts_of(node, "entity", self.problems)
        for type_ in types:
            if type_ not in ENTITY_TYPES:
                russian, english = nearest(type_, ENTITY_TYPES)
                self.problems.add(node, "entity", f"нет сущности «{type_}»{russian}", f"no entity {type_!r}{english}")

        def check(look: Look) -> Hits:
            return [
                hit
                for fact, hit in look.facts
                if fact.type in types
                and fact.value not in known
                and (not like or any(word in fact.value for word in like))
                and (not fields or hit.field in fields)
            ] or None

        return Condition(check, frozenset(f"entity:{type_}" for type_ in types), f"есть {', '.join(types)}")

    def _read_obfuscation(self, table: Table) -> Condition:
        kinds = table.texts("obfuscation")
        least = table.number("least", 1, 1, 100)
        for kind in kinds:
            if kind not in (*obfuscation.KINDS, "any"):
                self.problems.add(
                    table.nodes["obfuscation"], "obfuscation", f"нет вида «{kind}»; есть: any, {', '.join(obfuscation.KINDS)}",
                    f"no kind {kind!r}; known: any, {', '.join(obfuscation.KINDS)}",
                )  # fmt: skip

        def check(look: Look) -> Hits:
            hits = [hit for kind, hit in look.disguises if kind in kinds or "any" in kinds]
            return hits if len(hits) >= least else None

        return Condition(check, frozenset(("obfuscation",)), "слова спрятаны от проверки")

    # --- what is known ---

    def _read_channel(self, table: Table) -> Condition:
        names = table.texts("channel")
        return _fact(
            f"канал {', '.join(names)}", lambda look: look.message.channel in names or look.context.channel in names
        )

    def _read_mailbox(self, table: Table) -> Condition:
        names = table.texts("mailbox")
        return _fact(
            f"ящик {', '.join(names)}",
            lambda look: mailbox_of(look) in names or mailbox_of(look).partition("@")[0] in names,
        )

    def _read_length(self, table: Table) -> Condition:
        least, most = self._range(table, "length", 10**7)
        return _fact(f"длина {least}–{most}", lambda look: least <= len(look.message.text) <= most)

    def _read_words(self, table: Table) -> Condition:
        least, most = self._range(table, "words", 10**6)
        return _fact(f"слов {least}–{most}", lambda look: least <= len(look.message.text.split()) <= most)

    def _read_capitals(self, table: Table) -> Condition:
        least, most = self._range(table, "capitals", 100)
        return _fact(f"заглавных {least}–{most} %", lambda look: least <= _capitals(look.message.text) <= most)

    def _read_automatic(self, table: Table) -> Condition:
        kinds = table.texts("automatic")
        allowed = ("any", "none", *get_args(AutomaticKind)[1:])
        self._known(table, "automatic", kinds, allowed)

        def holds(look: Look) -> bool:
            kind = look.message.automatic
            return (bool(kind) and "any" in kinds) or (not kind and "none" in kinds) or kind in kinds

        return _fact("автоматическое письмо", holds)

    def _read_forwarded(self, table: Table) -> Condition:
        wanted = table.flag("forwarded")
        return _fact("переслано", lambda look: look.message.forwarded == wanted)

    def _read_first_contact(self, table: Table) -> Condition:
        wanted = table.flag("first_contact")
        return _fact("пишет впервые", lambda look: look.context.first_contact == wanted)

    def _read_repeated(self, table: Table) -> Condition:
        wanted = table.flag("repeated")
        return _fact("обращается повторно", lambda look: look.context.repeated == wanted)

    def _read_direction(self, table: Table) -> Condition:
        wanted = table.choice("direction", ("in", "out"))
        return _fact(
            f"направление {wanted}", lambda look: ("out" if look.message.ours else look.context.direction) == wanted
        )

    def _read_same_text(self, table: Table) -> Condition:
        least = table.number("same_text", 1, 1, 10**6)
        return _fact(f"тот же текст от {least} отправителей", lambda look: look.context.same_text_senders >= least)

    def _read_parts(self, table: Table) -> Condition:
        kinds = table.texts("parts")
        self._known(table, "parts", kinds, ("any", *get_args(PartKind)))
        return _fact(
            f"вложено: {', '.join(kinds)}",
            lambda look: any(part.kind in kinds or "any" in kinds for part in look.message.parts),
        )

    # --- what was decided (routes only) ---

    def _read_role(self, table: Table) -> Condition:
        return self._decided(table, "role", ("none", "attack", "report"))

    def _read_level(self, table: Table) -> Condition:
        return self._decided(table, "level", ("none", "notice", "suspicious", "fraud"))

    def _read_topic(self, table: Table) -> Condition:
        return self._decided(table, "topic", ())

    def _read_section(self, table: Table) -> Condition:
        return self._decided(table, "section", ())

    def _read_seen(self, table: Table) -> Condition:
        """Kinds or ids of rules that hit."""
        names = table.texts("seen")
        self._only_routes(table, "seen")
        return _fact(
            f"сработало: {', '.join(names)}",
            lambda look: (
                look.decided is not None
                and any(
                    (cue.rule in names or cue.kind in names) and cue.hit and not cue.suppressed_by
                    for cue in look.decided.cues
                )
            ),
        )

    def _decided(self, table: Table, key: str, known: tuple[str, ...]) -> Condition:
        wanted = table.texts(key)
        self._only_routes(table, key)
        if known:
            self._known(table, key, wanted, known)
        return _fact(
            f"{key} = {', '.join(wanted)}",
            lambda look: look.decided is not None and getattr(look.decided, key) in wanted,
        )

    def _only_routes(self, table: Table, key: str) -> None:
        if not self.routing:
            self.problems.add(
                table.nodes[key], key, f"«{key}» бывает только в правилах route", f"{key!r} is for route rules only"
            )

    # --- helpers ---

    def _fields(self, table: Table) -> tuple[Field, ...]:
        names = table.texts("in")
        self._known(table, "in", names, ("any", *_FIELDS))
        return () if "any" in names else cast(tuple[Field, ...], names)

    def _known(self, table: Table, key: str, values: Sequence[str], known: Sequence[str]) -> None:
        for value in values:
            if value not in known:
                russian, english = nearest(value, known)
                self.problems.add(
                    table.nodes[key], key, f"нет значения «{value}»{russian}", f"no such value {value!r}{english}"
                )

    def _range(self, table: Table, key: str, top: int) -> tuple[int, int]:
        ask = table.table(key)
        assert ask is not None
        limits = ask.number("min", 0, 0, top), ask.number("max", top, 0, top)
        ask.done()
        return limits

    def _named(self, table: Table, key: str) -> frozenset[str]:
        """Values, or `@list`: the values of a list of the packs."""
        values: set[str] = set()
        for value in table.texts(key):
            if not value.startswith("@"):
                values.add(value.lower())
            elif value[1:] in self.lists:
                values.update(one.lower() for one in self.lists[value[1:]])
            else:
                russian, english = nearest(value[1:], self.lists)
                self.problems.add(
                    table.nodes[key], key, f"нет списка «{value}»{russian}", f"no list {value!r}{english}"
                )
        return frozenset(values)


_MODIFIERS = ("gap", "order", "in", "literal", "least")
_OPERATORS = tuple(name.removeprefix("_read_") for name in vars(Reader) if name.startswith("_read_"))


def everything(parts: Sequence[Condition]) -> Condition:
    """All of the parts; it needs what its most demanding part needs."""
    if len(parts) == 1:
        return parts[0]
    needs = min((part.needs for part in parts if part.needs is not None), key=len, default=None)
    checks = sorted((part for part in parts), key=lambda part: part.needs is None)

    def check(look: Look) -> Hits:
        found: list[Hit] = []
        for part in checks:
            hits = part.check(look)
            if hits is None:
                return None
            found += hits
        return found

    return Condition(check, needs, " и ".join(part.label for part in parts), tuple(parts))


def anything(parts: Sequence[Condition]) -> Condition:
    """Any of the parts; all that hold give their places."""
    if len(parts) == 1:
        return parts[0]
    needs: frozenset[Sign] | None = frozenset()
    for part in parts:
        needs = None if needs is None or part.needs is None else needs | part.needs

    def check(look: Look) -> Hits:
        found: list[Hit] | None = None
        for part in parts:
            hits = part.check(look)
            if hits is not None:
                found = [*found, *hits] if found else list(hits)
        return found

    return Condition(check, needs, " или ".join(part.label for part in parts[:4]))


def _fact(label: str, holds: Callable[[Look], bool]) -> Condition:
    return Condition(lambda look: [] if holds(look) else None, None, label)


def _links(look: Look, fields: tuple[Field, ...], wanted: Callable[[link.Link], bool]) -> Hits:
    return [hit for one, hit in look.links if (not fields or hit.field in fields) and wanted(one)] or None


def mailbox_of(look: Look) -> str:
    return (look.message.mailbox or look.context.mailbox).lower()


def _capitals(text: str) -> int:
    letters = sum(1 for letter in text if letter.isalpha())
    return 100 * sum(1 for letter in text if letter.isupper()) // letters if letters else 0
