"""Rules that can't act, and names of what is not there."""

from collections.abc import Iterator, Mapping, Sequence

from rules.linting.finding import Finding, finding
from rules.source import RuleSource, Sources, items, words


def weightless(rules: Sequence[RuleSource]) -> Iterator[Finding]:
    """Rules that act and decide nothing."""
    for rule in rules:
        if rule.kind in ("fraud", "topic") and rule.status == "active" and not rule.number("weight"):
            yield finding(
                "weightless", rule, rule.node,
                ("ничего не весит: срабатывает и ничего не решает", "weighs nothing: it hits and decides nothing"),
                ("дайте ему weight или status: shadow", "give it a weight, or status: shadow"),
            )  # fmt: skip


def unreachable(rules: Sequence[RuleSource]) -> Iterator[Finding]:
    """Routes below one that always stops."""
    stopped: RuleSource | None = None
    for rule in rules:
        if rule.kind != "route" or rule.status != "active":
            continue
        if stopped is not None:
            yield finding(
                "unreachable", rule, rule.node,
                (f"до правила не доходит: «{stopped.id}» выше останавливает всегда",
                 f"never reached: {stopped.id!r} above it always stops"),
                ("поставьте его выше или дайте тому условие", "move it up, or give that one a condition"),
            )  # fmt: skip
        elif rule.word("stop") == "true" and "when" not in rule.keys and "unless" not in rule.keys:
            stopped = rule


def unreachable_caps(sources: Sources) -> Iterator[Finding]:
    """Groups that can't weigh more than their cap."""
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


def unknown_names(rules: Sequence[RuleSource]) -> Iterator[Finding]:
    """Guards that suppress what isn't there."""
    known = {rule.id for rule in rules}
    for rule in rules:
        for node in items(rule.keys.get("suppresses")):
            if str(node.value) not in known:
                yield finding(
                    "unknown_rule", rule, node,
                    (f"снимает правило «{node.value}», которого нет", f"suppresses {node.value!r}, which is not there"),
                    ("уберите имя или исправьте его", "remove the name, or correct it"),
                )  # fmt: skip


def never_hit(rules: Sequence[RuleSource], hits: Mapping[str, int]) -> Iterator[Finding]:
    """Rules without a hit; `hits` of the last 30 days by rule."""
    for rule in rules:
        if rule.status in ("active", "shadow") and not hits.get(rule.id):
            yield finding(
                "never_hit", rule, rule.node,
                ("за 30 дней не сработало ни разу", "has not hit once in 30 days"),
                ("проверьте его на сообщениях (dry-run) или отключите", "try it on messages (dry-run), or disable it"),
            )  # fmt: skip
