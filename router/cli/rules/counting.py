"""`okno rules stats`, `hits`, `promote` and `corrections`: how rules fare, and what follows from it."""

import argparse
import sys
from collections.abc import Callable
from pathlib import Path

from router.app import SYSTEM, Okno
from router.cli.rules.source import Acts, add_command
from router.cli.terminal import Failed, T, line_of, on_desk, plain, put
from router.desk import Conflict
from router.desk.counting import RuleStats
from router.desk.trying import RuleCost
from rules.explain import highlight
from rules.program import STATUSES

HITS = 20  # shown where nobody says how many
_NOT_PROMOTED = {
    "rule_is_so": "{rule} is {status} already",
    "rules_changed": "somebody activated other rules meanwhile: nothing was changed, try again",
}


def add_commands(acts: Acts) -> None:
    """`stats`, `hits`, `promote`, `corrections`."""
    one = add_command(acts, "stats", stats, "hits, opinions and overlap of each rule")
    one.add_argument(
        "--time", type=int, default=0, metavar="N", help="instead, what each costs on the last N stored messages"
    )
    one.add_argument("--days", type=int, default=30)
    one.add_argument("--json", action="store_true")
    one = add_command(acts, "hits", hits, "the last messages in which a rule hit, and what people said of it")
    one.add_argument("rule")
    one.add_argument("--last", type=int, default=HITS, metavar="N", help=f"default: {HITS}")
    one.add_argument("--json", action="store_true")
    one = add_command(acts, "promote", promote, "put a rule into another state, after a look at how it fared")
    one.add_argument("rule")
    one.add_argument("status", choices=STATUSES)
    one.add_argument("--comment", default="")
    one.add_argument("--last", type=int, default=HITS, metavar="N", help=f"hits to show; default: {HITS}")
    one.add_argument("--yes", action="store_true", help="do it without asking")
    one = add_command(acts, "corrections", corrections, "the topics that people corrected, as labelled data")
    one.add_argument("file", type=Path, metavar="FILE.jsonl")


def stats(arguments: argparse.Namespace) -> int:
    """How each rule fares; with --time what each costs, measured on the last N stored messages."""

    async def act(okno: Okno) -> int:
        if arguments.time:
            for cost in await okno.desk.rule_costs(SYSTEM, arguments.time):
                tell(cost, _cost)
            return 0
        for one in await okno.desk.rule_stats(SYSTEM, arguments.days):
            tell(one, _fares)
        marks = await okno.desk.fraud_marks(SYSTEM, arguments.days)
        if arguments.json:
            put({"marks": plain(marks)})
        else:
            told = f"{marks.missed} frauds that no rule saw, {marks.found} that one did, {marks.false} false alarms"
            print(f"marked by people: {told}")
        return 0

    def tell(one: T, words: Callable[[T], str]) -> None:
        if arguments.json:
            put(plain(one))
        else:
            print(words(one))

    return on_desk(arguments.config, act)


def _cost(one: RuleCost) -> str:
    name, asked = one.rule or "(reading the texts)", f"asked in {one.asked} of {one.messages} messages"
    return f"{name}: {one.micros:.1f} µs a message, {one.share:.1%} of all; {asked}"


def _fares(one: RuleStats) -> str:
    last = f"{one.last_hit:%Y-%m-%d %H:%M}" if one.last_hit else "never"
    together = ", ".join(f"{rule} {number}" for rule, number in one.together) or "—"
    counted = f"{one.hits} hits, {one.shadow} on trial, {one.suppressed} suppressed, {one.a_day:.1f} a day"
    said = f"right {one.right}, wrong {one.wrong}" + (f", topic corrected {one.corrected}" if one.corrected else "")
    return f"{one.rule} ({one.status}): {counted}; last {last}; {said}; with {together}"


def hits(arguments: argparse.Namespace) -> int:
    """The last messages in which a rule hit, on trial or not."""

    async def act(okno: Okno) -> int:
        if arguments.json:
            for one in await okno.desk.rule_hits(SYSTEM, arguments.rule, arguments.last):
                put(plain(one))
        else:
            await _tell_rule(okno, arguments.rule, arguments.last)
        return 0

    return on_desk(arguments.config, act)


async def _tell_rule(okno: Okno, rule: str, last: int) -> None:
    found = [one for one in await okno.desk.rule_stats(SYSTEM) if one.rule == rule]
    if not found:
        raise Failed(f"there is no rule {rule!r} in the active revision; okno rules stats names them")
    for hit in await okno.desk.rule_hits(SYSTEM, rule, last):
        said = f" (right {hit.right}, wrong {hit.wrong})" if hit.right or hit.wrong else ""
        spans = [span for span in hit.spans if span.field == "text"]
        print(f"#{hit.ticket_id} {hit.at:%Y-%m-%d %H:%M}{said} {highlight(hit.text, spans)[:500]}")
    print(_fares(found[0]))


def promote(arguments: argparse.Namespace) -> int:
    """Shows how a rule fared, then puts it into another state: a new revision, which acts at once."""

    async def act(okno: Okno) -> int:
        await _tell_rule(okno, arguments.rule, arguments.last)
        if not (arguments.yes or _agreed(f"{arguments.rule} → {arguments.status}?")):
            raise Failed("nothing was changed; --yes does it without asking")
        try:
            revision = await okno.desk.promote_rule(SYSTEM, arguments.rule, arguments.status, arguments.comment)
        except Conflict as problem:
            raise Failed(_NOT_PROMOTED.get(problem.key, problem.key).format_map(vars(arguments))) from None
        print(f"active: {revision}")
        return 0

    return on_desk(arguments.config, act)


def _agreed(question: str) -> bool:
    return sys.stdin.isatty() and input(f"{question} [y/N] ").strip().lower() in ("y", "yes", "д", "да")


def corrections(arguments: argparse.Namespace) -> int:
    """The topics that people corrected, as labelled data."""

    async def act(okno: Okno) -> int:
        number = 0
        with arguments.file.open("wb") as file:
            async for one in okno.desk.corrections(SYSTEM):
                file.write(line_of(plain(one)))
                number += 1
        print(f"{number} corrections in {arguments.file}")
        return 0

    return on_desk(arguments.config, act)
