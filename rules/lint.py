"""What is allowed in a pack and yet hardly meant: each finding with its place and the fix. Advice; nothing is refused.

Of packs that compile. Rules that are disabled are not looked at.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations, pairwise, permutations
from typing import Any

import yaml

from rules.cues.phrase import Phrase, parse_phrase
from rules.source import RuleSource, Sources, items, pairs, read_sources, shape, words
from rules.words import part_of_speech

_SHORT = 3  # letters: a shorter literal is in nearly every message
_LONG = 80  # characters of a phrase that a finding repeats
_WIDE, _MANY = 10, 3  # gap and slots from which an any-order phrase is compared again and again
SLOW = 10.0  # microseconds a message from which a rule is costly: a tenth of what all of judging takes
_STOP_TEXT = (
    "а без бы был была было были быть в вам вас весь во вот все всё вы где да для до его ее её если есть ещё еще же за и из или им их к как"
    " когда кто ли либо мне мной мой мы на над наш не него нет ни но ну о об он она они оно от по под при про с со так там то тоже"
    " только ты тут у уже что чтобы это этот я the a an of to in on is it and or for"
)
_STOP = frozenset(_STOP_TEXT.split())


# What is written twice does no harm: it is told apart from what does something else than it seems to.
TIDY = frozenset(("duplicate_phrase", "shadowed_phrase"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """A doubt about a rule: what (`code`), where (counted from 1), and what to do, in Russian and English."""

    code: str
    rule: str
    pack: str
    line: int
    column: int
    message_ru: str
    message_en: str
    fix_ru: str
    fix_en: str

    @property
    def tidy(self) -> bool:
        """Whether it is only about order: the rule does what it says."""
        return self.code in TIDY

    def said(self, language: str) -> str:
        """One line, as compilers write them."""
        what, fix = (self.message_en, self.fix_en) if language == "en" else (self.message_ru, self.fix_ru)
        return f"{self.pack}:{self.line}:{self.column}: {self.rule}: {what}; {fix} [{self.code}]"


@dataclass(frozen=True, slots=True, eq=False)
class _Place:
    """A phrase in a rule. `alone`: it is enough for the rule to hold. Phrases of one `group` are alternatives of each other."""

    rule: RuleSource
    node: yaml.Node
    phrase: Phrase
    alone: bool
    group: int
    fields: frozenset[str]

    @property
    def shown(self) -> str:
        return _brief(self.phrase.source)


def lint(
    packs: Mapping[str, str], hits: Mapping[str, int] | None = None, costs: Mapping[str, float] | None = None
) -> tuple[Finding, ...]:
    """Findings by place. `hits` of the last 30 days by rule, and `costs` in microseconds a message, where they are known."""
    sources = read_sources(packs)
    rules = [rule for rule in sources.rules if rule.status != "disabled"]
    places = [place for rule in rules for place in _Phrases(sources, rule).found()]
    found = [
        *_double_rules(rules), *_covered_rules(sources, places), *_weightless(rules), *_double_phrases(places),
        *_conflicts(places), *_stop_words(places), *_split_alternations(places), *_unreachable(rules),
        *_unreachable_caps(sources), *_unknown_names(rules), *_patterns(rules), *_wide(places),
    ]  # fmt: skip
    if hits is not None:
        found += _never_hit(rules, hits)
    found += _slow(rules, costs or {})
    return tuple(sorted(found, key=lambda one: (one.pack, one.line, one.column, one.code)))


def _finding(code: str, rule: RuleSource, node: yaml.Node, message: tuple[str, str], fix: tuple[str, str]) -> Finding:
    return Finding(
        code=code, rule=rule.id, pack=rule.pack, line=node.start_mark.line + 1, column=node.start_mark.column + 1,
        message_ru=message[0], message_en=message[1], fix_ru=fix[0], fix_en=fix[1],
    )  # fmt: skip


# --- phrases of a rule ----------------------------------------------------------------------------------------------------


class _Phrases:
    """Walks the conditions of a rule as the compiler does, and keeps what it forgets: where a phrase stands."""

    def __init__(self, sources: Sources, rule: RuleSource) -> None:
        self._sources, self._rule, self._group = sources, rule, 0
        self._default = sources.defaults.get(rule.pack, {})

    def found(self) -> Iterator[_Place]:
        yield from self._walk(self._rule.keys.get("when"), alone=True, group=0)
        unless = self._rule.keys.get("unless")
        group = self._next()
        for node in items(unless):
            yield from self._walk(node, alone=False, group=group)

    def _next(self) -> int:
        self._group += 1
        return self._group

    def _walk(self, node: yaml.Node | None, *, alone: bool, group: int) -> Iterator[_Place]:
        if isinstance(node, yaml.ScalarNode):
            yield from self._read([node], {}, alone, group)
            return
        if isinstance(node, yaml.SequenceNode):
            yield from self._parts(node.value, alone and len(node.value) == 1)
            return
        table = pairs(node)
        operators = [name for name in table if name not in ("gap", "order", "in", "literal", "least")]
        if len(operators) > 1:
            alone, group = False, self._next()
        if "phrase" in table:
            yield from self._read(items(table["phrase"]), table, alone, group)
        for one in items(table.get("any")):
            yield from self._walk(one, alone=alone, group=group)
        every = items(table.get("all"))
        yield from self._parts(every, alone and len(every) == 1)
        inner = self._next()
        for one in items(table.get("none")):
            yield from self._walk(one, alone=False, group=inner)

    def _parts(self, nodes: Sequence[yaml.Node], alone: bool) -> Iterator[_Place]:
        for one in nodes:
            yield from self._walk(one, alone=alone, group=self._next())

    def _read(
        self, nodes: Iterable[yaml.Node], table: Mapping[str, yaml.Node], alone: bool, group: int
    ) -> Iterator[_Place]:
        gap = int("".join(words(table.get("gap", self._default.get("gap")))) or 3)
        ordered = "".join(words(table.get("order", self._default.get("order")))) != "any"
        fields = frozenset(words(table.get("in"))) - {"any"}
        for node in nodes:
            source = str(node.value)
            phrase = parse_phrase(source, self._sources.synonyms, gap=gap, ordered=ordered)
            yield _Place(self._rule, node, phrase, alone, group, fields)


# --- the same twice -------------------------------------------------------------------------------------------------------


def _double_rules(rules: Sequence[RuleSource]) -> Iterator[Finding]:
    seen: dict[object, RuleSource] = {}
    for rule in rules:
        told = tuple(shape(rule.keys.get(key)) for key in ("kind", "when", "unless", "in", "topic", "near", "means"))
        if rule.kind == "route" and "when" not in rule.keys:
            continue
        first = seen.setdefault(told, rule)
        if first is not rule:
            yield _finding(
                "duplicate_rule", rule, rule.node,
                (f"то же условие, что у правила «{first.id}»", f"the same condition as rule {first.id!r}"),
                ("оставьте одно из двух", "keep one of the two"),
            )  # fmt: skip


def _covered_rules(sources: Sources, places: Sequence[_Place]) -> Iterator[Finding]:
    """A rule that hits only where another of the same end does: the same thing weighs twice."""
    capped = [frozenset(words(keys.get("rules"))) for _, _, keys in sources.groups]
    by_rule = [group for group in _grouped(places, lambda place: id(place.rule)) if _plain(group)]
    told: set[str] = set()
    for narrow, wide in permutations(by_rule, 2):
        one, other = narrow[0].rule, wide[0].rule
        if not _same_end(one, other) or one.id in told or any({one.id, other.id} <= group for group in capped):
            continue
        if all(any(_within(place, cover) for cover in wide) for place in narrow):
            told |= {one.id, other.id}
            yield _finding(
                "shadowed_rule", one, one.node,
                (f"срабатывает только там, где и «{other.id}»: одно и то же весит дважды",
                 f"hits only where {other.id!r} does: the same thing weighs twice"),
                ("уберите одно из двух или объедините их в группу scoring.groups с пределом",
                 "remove one of the two, or put both into a group of scoring.groups with a cap"),
            )  # fmt: skip


def _plain(places: Sequence[_Place]) -> bool:
    """Whether a rule is nothing but alternatives of phrases, so that phrases tell all of when it hits."""
    rule = places[0].rule
    table = pairs(rule.keys.get("when"))
    simple = (
        "unless" not in rule.keys and "near" not in rule.keys and set(table) <= {"phrase", "gap", "order", "in", "any"}
    )
    return simple and all(place.alone for place in places) and _only_phrases(rule.keys.get("when"))


def _only_phrases(node: yaml.Node | None) -> bool:
    if isinstance(node, yaml.ScalarNode):
        return True
    table = pairs(node)
    return ("phrase" in table) != ("any" in table) and all(_only_phrases(one) for one in items(table.get("any")))


def _same_end(one: RuleSource, other: RuleSource) -> bool:
    """Whether two rules that act say the same, by other phrases: those with one condition are told of already."""
    acting = one.status == other.status == "active" and one.kind == other.kind and one.kind in ("fraud", "topic")
    ends = all(one.word(key) == other.word(key) for key in ("topic", "section"))
    return acting and ends and shape(one.keys.get("when")) != shape(other.keys.get("when"))


def _weightless(rules: Sequence[RuleSource]) -> Iterator[Finding]:
    for rule in rules:
        if rule.kind in ("fraud", "topic") and rule.status == "active" and not rule.number("weight"):
            yield _finding(
                "weightless", rule, rule.node,
                ("ничего не весит: срабатывает и ничего не решает", "weighs nothing: it hits and decides nothing"),
                ("дайте ему weight или status: shadow", "give it a weight, or status: shadow"),
            )  # fmt: skip


def _double_phrases(places: Sequence[_Place]) -> Iterator[Finding]:
    """A phrase beside another that is found wherever it is: it adds nothing."""
    for group in _grouped(places, lambda place: (id(place.rule), place.group)):
        told: set[int] = set()
        for one, other in combinations(group, 2):
            for narrow, wide in ((other, one), (one, other)):
                if id(narrow.node) in told or id(wide.node) in told or not _within(narrow, wide):
                    continue
                told.add(id(narrow.node))
                same = _within(wide, narrow)
                name, other_name = narrow.shown, wide.shown
                how, how_en = (
                    ("повторяет", "repeats")
                    if same
                    else ("находится только там, где и", "is found only where there is")
                )
                yield _finding(
                    "duplicate_phrase" if same else "shadowed_phrase", narrow.rule, narrow.node,
                    (
                        f"фраза «{name}» {how} «{other_name}»",
                        f"the phrase {name!r} {how_en} {other_name!r}",
                    ),
                    ("уберите её: вторая находит и её места", "remove it: the other finds its places, too"),
                )  # fmt: skip


def _within(narrow: _Place, wide: _Place) -> bool:
    """Whether every place of `narrow` is one of `wide`, too."""
    if wide.fields and not (narrow.fields and narrow.fields <= wide.fields):
        return False
    small, big = wide.phrase, narrow.phrase
    if small.never_before and not (small.never_before <= big.never_before and _first_alike(small, big)):
        return False
    if len(small.slots) == 1:
        return any(slot.words <= small.slots[0].words for slot in big.slots)
    if not big.ordered:
        return not small.ordered and small.gap >= big.gap and _same_slots(small, big)
    return _in_order(small, big)


def _first_alike(small: Phrase, big: Phrase) -> bool:
    return big.ordered and big.slots[0].words <= small.slots[0].words


def _same_slots(small: Phrase, big: Phrase) -> bool:
    return len(small.slots) == len(big.slots) and all(
        any(slot.words <= other.words for other in small.slots) for slot in big.slots
    )


def _in_order(small: Phrase, big: Phrase) -> bool:
    """Whether neighbouring slots of `big` are the slots of `small`, no further apart than it allows."""
    for start in range(len(big.slots) - len(small.slots) + 1):
        part = big.slots[start : start + len(small.slots)]
        near = all(b.skip + big.gap <= s.skip + small.gap for s, b in zip(small.slots[1:], part[1:], strict=True))
        if near and all(b.words <= s.words for s, b in zip(small.slots, part, strict=True)):
            return True
    return False


def _conflicts(places: Sequence[_Place]) -> Iterator[Finding]:
    """One phrase that decides two topics with the same weight: chance would tell."""
    topical = [
        place for place in places if place.alone and place.rule.kind == "topic" and place.rule.status == "active"
    ]
    for group in _grouped(
        topical, lambda place: (tuple(slot.words for slot in place.phrase.slots), place.rule.number("weight"))
    ):
        first = group[0].rule
        for place in group[1:]:
            if place.rule.word("topic") != first.word("topic"):
                yield _finding(
                    "conflicting_topics", place.rule, place.node,
                    (
                        f"фраза «{place.shown}» с тем же весом ведёт в тему «{first.word('topic')}» (правило «{first.id}»)",
                        f"the phrase {place.shown!r} decides {first.word('topic')!r} with the same weight (rule {first.id!r})",
                    ),
                    (
                        "дайте правилам разный вес или сделайте фразу точнее",
                        "give the rules different weights, or make the phrase more exact",
                    ),
                )  # fmt: skip


# --- phrases that say too much --------------------------------------------------------------------------------------------


def _stop_words(places: Sequence[_Place]) -> Iterator[Finding]:
    for place in places:
        if place.alone and _written(place.phrase.source) <= _STOP:
            yield _finding(
                "stop_words", place.rule, place.node,
                (f"во фразе «{place.shown}» одни служебные слова",
                 f"the phrase {place.shown!r} has only stop words"),
                ("добавьте слово, которое говорит о деле", "add a word that tells what it is about"),
            )  # fmt: skip


def _written(source: str) -> set[str]:
    """The words of a phrase as they stand there, synonym lists with their @."""
    elements = [one for one in source.split() if one != "*" and not one.startswith("-")]
    return {word.lstrip("!").partition("[")[0].lower() for one in elements for word in one.split("|")}


def _split_alternations(places: Sequence[_Place]) -> Iterator[Finding]:
    """`а|б в|г`: a space ends an alternation, so this is (а|б)(в|г), and hardly «а», «б в» or «г»."""
    for place in places:
        elements = [one for one in place.phrase.source.split() if one != "*"]
        for left, right in pairwise(elements):
            first, second = left.lstrip("-").split("|"), right.split("|")
            if len(first) < 2 or len(second) < 2 or left.startswith("-"):
                continue
            if _cut(first, second):
                pieces = [*first[:-1], f"{first[-1]} {second[0]}", *second[1:]]
                yield _finding(
                    "split_alternation", place.rule, place.node,
                    (
                        f"пробел кончает перебор: «{_brief(f'{left} {right}')}» — два слова подряд, а не варианты",
                        f"a space ends an alternation: {_brief(f'{left} {right}')!r} is two words in a row, not alternatives",
                    ),
                    (f"если нужны варианты, запишите их списком: {pieces}", f"if alternatives are meant, write a list: {pieces}"),
                )  # fmt: skip
                break


def _cut(first: Sequence[str], second: Sequence[str]) -> bool:
    """Whether a space seems to have cut one list in two: all its words name the same kind of thing, but for one at the space that
    only joins. `(орут|кричат на|людей)` isn't such a list: what stands before and after are different kinds."""
    around = {part_of_speech(word) for word in (*first[:-1], *second[1:])}
    edge = {part_of_speech(first[-1]), part_of_speech(second[0])}
    return len(around) == 1 and around <= _NAMING and bool(edge & _JOINING)


_JOINING = frozenset(("PREP", "PRCL", "CONJ"))
_NAMING = frozenset(("NOUN", "VERB", "ADJF", "ADJS", "PRTF", "PRTS", "NPRO"))


def _wide(places: Sequence[_Place]) -> Iterator[Finding]:
    for place in places:
        phrase = place.phrase
        if not phrase.ordered and phrase.gap >= _WIDE and len(phrase.slots) >= _MANY:
            yield _finding(
                "costly", place.rule, place.node,
                (f"дорогая фраза: {len(phrase.slots)} слова в любом порядке на расстоянии {phrase.gap}",
                 f"a costly phrase: {len(phrase.slots)} words in any order, {phrase.gap} apart"),
                (f"уменьшите gap (до {_WIDE - 1}) или задайте порядок", f"lessen the gap (to {_WIDE - 1}) or give an order"),
            )  # fmt: skip


# --- rules that can't act -------------------------------------------------------------------------------------------------


def _unreachable(rules: Sequence[RuleSource]) -> Iterator[Finding]:
    stopped: RuleSource | None = None
    for rule in rules:
        if rule.kind != "route" or rule.status != "active":
            continue
        if stopped is not None:
            yield _finding(
                "unreachable", rule, rule.node,
                (f"до правила не доходит: «{stopped.id}» выше останавливает всегда",
                 f"never reached: {stopped.id!r} above it always stops"),
                ("поставьте его выше или дайте тому условие", "move it up, or give that one a condition"),
            )  # fmt: skip
        elif rule.word("stop") == "true" and "when" not in rule.keys and "unless" not in rule.keys:
            stopped = rule


def _unreachable_caps(sources: Sources) -> Iterator[Finding]:
    by_id = {rule.id: rule for rule in sources.rules}
    for pack, name, keys in sources.groups:
        cap = int("".join(words(keys.get("cap"))) or 100)
        acting = [by_id[one] for one in words(keys.get("rules")) if by_id[one].status == "active"]
        total = sum(rule.number("weight") for rule in acting)
        node = keys.get("cap") or keys.get("rules")
        if total > cap or node is None:
            continue
        yield Finding(
            code="cap_unreachable", rule=name, pack=pack, line=node.start_mark.line + 1, column=node.start_mark.column + 1,
            message_ru=f"предел {cap} недостижим: все правила группы весят {total}",
            message_en=f"the cap {cap} can't be reached: all rules of the group weigh {total}",
            fix_ru="уменьшите предел или уберите группу", fix_en="lower the cap, or remove the group",
        )  # fmt: skip


def _unknown_names(rules: Sequence[RuleSource]) -> Iterator[Finding]:
    known = {rule.id for rule in rules}
    for rule in rules:
        for node in items(rule.keys.get("suppresses")):
            if str(node.value) not in known:
                yield _finding(
                    "unknown_rule", rule, node,
                    (f"снимает правило «{node.value}», которого нет", f"suppresses {node.value!r}, which is not there"),
                    ("уберите имя или исправьте его", "remove the name, or correct it"),
                )  # fmt: skip


def _never_hit(rules: Sequence[RuleSource], hits: Mapping[str, int]) -> Iterator[Finding]:
    for rule in rules:
        if rule.status in ("active", "shadow") and not hits.get(rule.id):
            yield _finding(
                "never_hit", rule, rule.node,
                ("за 30 дней не сработало ни разу", "has not hit once in 30 days"),
                ("проверьте его на сообщениях (dry-run) или отключите", "try it on messages (dry-run), or disable it"),
            )  # fmt: skip


def _slow(rules: Sequence[RuleSource], costs: Mapping[str, float]) -> Iterator[Finding]:
    for rule in rules:
        cost = costs.get(rule.id, 0.0)
        if cost >= SLOW:
            yield _finding(
                "costly", rule, rule.node,
                (f"дорогое правило: {cost:.0f} мкс на каждое сообщение", f"a costly rule: {cost:.0f} µs on every message"),
                ("сделайте фразы точнее, gap меньше, у выражений — длиннее literal",
                 "make its phrases more exact, its gap smaller, its regexes' literals longer"),
            )  # fmt: skip


# --- regular expressions --------------------------------------------------------------------------------------------------


def _patterns(rules: Sequence[RuleSource]) -> Iterator[Finding]:
    for rule in rules:
        for table in _tables(rule.node):
            if "regex" not in table:
                continue
            short = [one for one in words(table.get("literal")) if len(one) < _SHORT and one.isalnum()]
            if short:
                yield _finding(
                    "costly", rule, table["regex"],
                    (f"литерал «{short[0]}» есть почти в каждом сообщении: выражение считается на всех",
                     f"the literal {short[0]!r} is in nearly every message: the regex runs on all of them"),
                    (f"дайте литерал из {_SHORT} букв и больше", f"give a literal of {_SHORT} letters or more"),
                )  # fmt: skip


def _tables(node: yaml.Node) -> Iterator[Mapping[str, yaml.Node]]:
    table = pairs(node)
    if table:
        yield table
    children = table.values() if table else items(node) if isinstance(node, yaml.SequenceNode) else ()
    for child in children:
        yield from _tables(child)


def _brief(source: str) -> str:
    return source if len(source) <= _LONG else f"{source[: _LONG - 1]}…"


def _grouped(places: Iterable[_Place], key: Callable[[_Place], Any]) -> Iterable[list[_Place]]:
    groups: dict[Any, list[_Place]] = {}
    for place in places:
        groups.setdefault(key(place), []).append(place)
    return groups.values()
