"""`okno rules …` and `okno classify`: packs in a folder or a revision of the desk, checked, tried, activated."""

import argparse

from router.cli.rules import counting, judging, learning, packs, revisions, trying
from router.cli.rules.source import Acts, language_of
from router.cli.terminal import say
from router.desk import WrongRules
from rules.model import RuleErrors


def add_commands(commands: Acts) -> None:
    """`classify`, and `rules` with its acts."""
    judging.add_classify(commands)
    rules = commands.add_parser("rules", help="the rules: check, try, activate, count", description="The rules.")
    acts = rules.add_subparsers(required=True, metavar="ACT")
    for part in (packs, trying, judging, revisions, counting, learning):
        part.add_commands(acts)


def tell_problems(problem: RuleErrors | WrongRules, arguments: argparse.Namespace) -> int:
    """Every mistake, a line each, on stderr."""
    language = language_of(arguments)
    told = [one.said(language) for one in problem.problems]
    if isinstance(problem, WrongRules):
        told += [packs.failure_line(one, language) for one in problem.failures]
    for line in told:
        say(line, 1)
    return 1
