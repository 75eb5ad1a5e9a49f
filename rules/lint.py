"""What is allowed in a pack and yet hardly meant: each finding with its place and the fix. Advice; nothing is refused.

Of packs that compile. Rules that are disabled are not looked at.
"""

from collections.abc import Mapping

from rules.linting import breadth, price, reach, twice
from rules.linting.finding import Finding
from rules.linting.phrases import Phrases
from rules.source import read_sources


def lint(
    packs: Mapping[str, str], hits: Mapping[str, int] | None = None, costs: Mapping[str, float] | None = None
) -> tuple[Finding, ...]:
    """Findings by place. `hits` of the last 30 days by rule, and `costs` in microseconds a message, where they are known."""
    sources = read_sources(packs)
    rules = [rule for rule in sources.rules if rule.status != "disabled"]
    places = [place for rule in rules for place in Phrases(sources, rule).found()]
    found = [
        *twice.double_rules(rules), *twice.covered_rules(sources, places), *reach.weightless(rules), *twice.double_phrases(places),
        *twice.conflicts(places), *breadth.stop_words(places), *breadth.split_alternations(places), *reach.unreachable(rules),
        *reach.unreachable_caps(sources), *reach.unknown_names(rules), *price.patterns(rules), *price.wide(places),
    ]  # fmt: skip
    if hits is not None:
        found += reach.never_hit(rules, hits)
    found += price.slow(rules, costs or {})
    return tuple(sorted(found, key=lambda one: (one.pack, one.line, one.column, one.code)))
