"""Conditions of a rule: YAML nodes to closures, checked to the last key. The tree and what is written; facts are `knowledge`'s."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from typing import cast, get_args

import yaml
from msgspec import structs

from router.schema import Field
from rules import wording
from rules.cues import link, obfuscation
from rules.cues.pattern import Pattern
from rules.cues.phrase import Phrase, PhraseError, parse_phrase
from rules.knowledge import Knowledge
from rules.look import Hit, Look
from rules.reading import Table, attempt, nearest, text_of, texts_of, written
from rules.tree import NEVER, Condition, Hits, anything, everything, nothing

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
class Reader(Knowledge):
    """Compiles the conditions of a pack. Phrases get a leaf number and are put down in `phrases` for the index.

    `captures` are the names of fields that conditions keep what they found in, `literals` the letters that expressions wait for.
    """

    synonyms: Mapping[str, Sequence[str]]
    phrases: list[tuple[int, Phrase]]
    defaults: Defaults = field(default_factory=Defaults)
    captures: set[str] = field(default_factory=set)
    literals: set[str] = field(default_factory=set)

    def condition(self, node: yaml.Node, key: str) -> Condition:
        """One condition: a string is a phrase, a list means `all`, a mapping names its operator."""
        if isinstance(node, yaml.ScalarNode):
            source = text_of(node, key, self.problems)
            found = self._phrase([(source, node)], self.defaults.gap, self.defaults.ordered, ())
            return replace(found, key="phrase", expected=source)
        if isinstance(node, yaml.SequenceNode):
            if not node.value:
                self.problems.add(node, key, "пустое условие", "an empty condition")
                return NEVER
            return everything([self.condition(one, key) for one in node.value])
        table = Table(node, self.problems, key)
        parts = [self._operator(name, table) for name in table.nodes if name in OPERATORS]
        for name, value in table.nodes.items():
            if name in _MODIFIERS:
                self._belongs(name, value, table)
            elif name not in OPERATORS:
                russian, english = nearest(name, OPERATORS)
                known = ", ".join(OPERATORS)
                self.problems.add(
                    value, name, f"нет условия «{name}»{russian}; есть: {known}",
                    f"no condition {name!r}{english}; known: {known}",
                )  # fmt: skip
        if not parts and not table.nodes.keys() - _MODIFIERS.keys():
            self.problems.add(node, key, "пустое условие", "an empty condition")
        if not parts:
            return NEVER
        return parts[0] if len(parts) == 1 else everything(parts)

    def any_of(self, nodes: Sequence[yaml.Node], key: str) -> Condition:
        """Any of several conditions."""
        return anything([self.condition(node, key) for node in nodes])

    def _operator(self, name: str, table: Table) -> Condition:
        found = cast(Condition, getattr(self, f"_read_{name}")(table))
        if name in _TREE:
            return found
        more = [f"{key}: {written(table.nodes[key])}" for key in _MODIFIERS if key in table.nodes]
        return replace(found, key=name, expected="; ".join((written(table.nodes[name]), *more)))

    def _belongs(self, name: str, node: yaml.Node, table: Table) -> None:
        """Refuses a modifier beside operators that it says nothing to."""
        if not any(operator in table.nodes for operator in _MODIFIERS[name]):
            owners = ", ".join(_MODIFIERS[name])
            self.problems.add(
                node, name, f"«{name}» бывает только рядом с: {owners}", f"{name!r} stands beside: {owners}"
            )

    # --- the tree ---

    def _read_all(self, table: Table) -> Condition:
        return everything(self._branches(table, "all"))

    def _read_any(self, table: Table) -> Condition:
        return anything(self._branches(table, "any"))

    def _read_none(self, table: Table) -> Condition:
        return nothing(self._branches(table, "none"))

    def _read_unless(self, table: Table) -> Condition:
        """Inside a condition, what `none` is; in a rule it is the rule's own exception."""
        return nothing(self._branches(table, "unless"))

    def _branches(self, table: Table, key: str) -> list[Condition]:
        nodes = table.items(key)
        if not nodes:
            self.problems.add(table.nodes[key], key, f"в «{key}» нет ни одного условия", f"{key!r} has no condition")
            return [NEVER]
        return [self.condition(node, key) for node in nodes]

    # --- what is written ---

    def _read_phrase(self, table: Table) -> Condition:
        node = table.nodes["phrase"]
        nodes = node.value if isinstance(node, yaml.SequenceNode) else [node]
        gap = table.number("gap", self.defaults.gap, 0, 30)
        order = table.choice("order", ("strict", "any"), "strict" if self.defaults.ordered else "any")
        sources = [(text_of(one, "phrase", self.problems), one) for one in nodes]
        return self._kept(table, self._phrase(sources, gap, order == "strict", self._fields(table)))

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
        return _in_both(Condition(check, frozenset((leaf,)), f"«{shown}»"), fields)

    def _read_regex(self, table: Table) -> Condition:
        node = table.nodes["regex"]
        source = text_of(node, "regex", self.problems)
        literals = table.texts("literal")
        fields = self._fields(table)
        own = self._capture(table)
        pattern = attempt(self.problems, node, "regex", lambda: Pattern(source, literals, own), PhraseError)
        if pattern is None:
            return NEVER
        self.captures.update(pattern.names)

        def find(look: Look) -> Hits:
            hits = []
            for page in look.pages:
                if not fields or page.name in fields:
                    for name, start, end in pattern.find(page.normal.text):
                        first, last = page.normal.span(start, end)
                        hits.append(Hit(page.name, first, last, -1, "", name))
            return hits or None

        question = f"{source} {literals} {fields} {own}"  # its hash is kept, as a tuple's is not
        self.literals.update(pattern.literals)

        def check(look: Look) -> Hits:
            return None if pattern.signs.isdisjoint(look.signs) else look.once(question, find)

        return _in_both(Condition(check, None, f"выражение {source}"), fields)

    def _read_url(self, table: Table) -> Condition:
        node = table.nodes["url"]
        fields = self._fields(table)
        if isinstance(node, yaml.ScalarNode):
            if node.value != "any":
                self.problems.add(
                    node, "url", "нужно any или условия: foreign, domain, lookalike …", "`any` or a mapping is needed"
                )
            return self._kept(table, _url(fields, (), "ссылка"))
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
        complete = ask.done("domain", "foreign", "lookalike", "brands", "defanged")
        self._not_empty(table, "url", tests or not complete)
        return self._kept(table, _url(fields, tests, f"ссылка ({', '.join(ask.nodes)})"))

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
                has = ", ".join(ENTITY_TYPES)
                self.problems.add(
                    node, "entity", f"нет сущности «{type_}»{russian}; есть: {has}",
                    f"no entity {type_!r}{english}; known: {has}",
                )  # fmt: skip

        def check(look: Look) -> Hits:
            return [
                hit
                for fact, hit in look.facts
                if fact.type in types
                and fact.value not in known
                and (not like or any(word in fact.value for word in like))
                and (not fields or hit.field in fields)
            ] or None

        signs = frozenset(f"entity:{type_}" for type_ in types)
        return self._kept(table, _in_both(Condition(check, signs, f"есть {', '.join(types)}"), fields))

    def _read_obfuscation(self, table: Table) -> Condition:
        kinds = table.texts("obfuscation")
        least = table.number("least", 1, 1, 100)
        for kind in kinds:
            if kind not in (*obfuscation.KINDS, "any"):
                self.problems.add(
                    table.nodes["obfuscation"], "obfuscation", f"нет вида «{kind}»; есть: any, {', '.join(obfuscation.KINDS)}",
                    f"no kind {kind!r}; known: any, {', '.join(obfuscation.KINDS)}",
                )  # fmt: skip

        fields = self._fields(table)

        def check(look: Look) -> Hits:
            hits = [
                hit
                for kind, hit in look.disguises
                if (kind in kinds or "any" in kinds) and (not fields or hit.field in fields)
            ]
            return hits if len(hits) >= least else None

        return _in_both(Condition(check, frozenset(("obfuscation",)), "слова спрятаны от проверки"), fields)

    def _read_wording(self, table: Table) -> Condition:
        ask = Table(table.nodes["wording"], self.problems, "wording")
        known = wording.known()
        about = ask.choice("role", wording.ROLES) if "role" in ask.nodes else wording.topic(ask.text("topic"))
        if about not in known and ask.nodes.keys() & {"role", "topic"}:
            learned = sorted(name.partition(" ")[2] for name in known if " " in name)
            self.problems.add(
                ask.nodes.get("topic", ask.node), "topic", f"примеров такой темы нет; есть: {', '.join(learned)}",
                f"no examples of this topic; there are: {', '.join(learned)}",
            )  # fmt: skip
        least = ask.number("from", 30, 5, 100) / 100
        full = ask.number("full", 100, 5, 100) / 100
        ask.done("role", "topic", "from", "full")

        def check(look: Look) -> Hits:
            if look.wording.get(about, 0.0) < least:
                return None
            return look.once(("wording", about), lambda look: wording.strongest(look, about))

        def share(look: Look) -> float:
            return min(1.0, look.wording.get(about, 0.0) / full)

        return Condition(
            check, frozenset((wording.sign(about),)), f"написано как {about}",
            actual=lambda look: f"{round(100 * look.wording.get(about, 0.0))} %", share=share,
        )  # fmt: skip

    # --- helpers ---

    def _fields(self, table: Table) -> tuple[Field, ...]:
        names = table.texts("in")
        table.known("in", names, ("any", *_FIELDS))
        return _FIELDS if "any" in names else cast(tuple[Field, ...], names)

    def _capture(self, table: Table) -> str:
        """The ticket's field that keeps what is found."""
        if "capture" not in table.nodes:
            return ""
        name = table.text("capture")
        if not _NAME.match(name):
            self.problems.add(
                table.nodes["capture"], "capture", f"«{name}» — не имя поля: нужны латинские строчные буквы, цифры и _",
                f"{name!r} is no field's name: small Latin letters, digits and _ are needed",
            )  # fmt: skip
        self.captures.add(name)
        return name

    def _kept(self, table: Table, condition: Condition) -> Condition:
        """The condition, with its hits named for the field that keeps them."""
        name = self._capture(table)
        if not name:
            return condition

        def check(look: Look) -> Hits:
            hits = condition.check(look)
            return None if hits is None else [structs.replace(hit, name=name) for hit in hits]

        return replace(condition, check=check)


_NAME = re.compile(r"[a-z][a-z0-9_]{0,39}\Z")
# What may stand beside an operator, and beside which.
_MODIFIERS = {
    "gap": ("phrase",),
    "order": ("phrase",),
    "in": ("phrase", "regex", "url", "entity", "obfuscation"),
    "literal": ("regex",),
    "least": ("obfuscation",),
    "capture": ("phrase", "regex", "url", "entity"),
}
_TREE = ("all", "any", "none", "unless")
OPERATORS = tuple(
    name.removeprefix("_read_") for name in (*vars(Reader), *vars(Knowledge)) if name.startswith("_read_")
)


def _in_both(condition: Condition, fields: tuple[Field, ...]) -> Condition:
    """A condition that names `quoted` is asked of the quoted voice as well, whoever's rule it is in."""
    if "quoted" not in fields:
        return condition

    def check(look: Look) -> Hits:
        hits = condition.check(look)
        more = condition.check(look.other) if look.other is not None else None
        return [*(hits or ()), *(more or ())] if hits is not None or more is not None else None

    return replace(condition, check=check)


def _url(fields: tuple[Field, ...], tests: Sequence[Callable[[link.Link], bool]], label: str) -> Condition:
    def check(look: Look) -> Hits:
        found = [
            hit for one, hit in look.links if (not fields or hit.field in fields) and all(test(one) for test in tests)
        ]
        return found or None

    return _in_both(Condition(check, frozenset(("url",)), label), fields)
