"""`okno rules check`, `test`, `lint` and `diff`: packs by themselves."""

import argparse

from router.app import SYSTEM, Okno
from router.cli.rules.source import ACTIVE, Acts, add_command, language_of, named, packs_of
from router.cli.terminal import on_desk, plain, put
from router.desk.trying import Examination, examine
from rules import changes
from rules.engine import compile_packs
from rules.model import Failure, RuleErrors
from rules.source import read_sources


def add_commands(acts: Acts) -> None:
    """`check`, `test`, `lint`, `diff`."""
    add_command(acts, "check", check, "whether the packs compile", source=True)
    add_command(acts, "test", test, "run every rule's own tests", source=True)
    one = add_command(acts, "lint", lint_, "what is hardly meant, with its fix", source=True)
    one.add_argument("--json", action="store_true")
    one.add_argument(
        "--all", action="store_true", help="also phrases that another one of their rule covers: they do no harm"
    )
    one = add_command(acts, "diff", diff, "what differs between two sets of rules")
    what = 'a folder, a revision, "active" or "shipped"'
    one.add_argument("what", help=what)
    one.add_argument("--against", default=ACTIVE, help=f"{what}; default: active")


def check(arguments: argparse.Namespace) -> int:
    """Whether the packs compile; every mistake with its line, column, key and fix."""
    packs = packs_of(arguments)
    rules = compile_packs(packs)
    found = read_sources(packs).rules
    print(f"ok: {len(packs)} packs, {len(found)} rules, revision {rules.revision}")
    return 0


def test(arguments: argparse.Namespace) -> int:
    """Every rule's own tests."""
    language, failures = language_of(arguments), compile_packs(packs_of(arguments)).run_tests()
    for failure in failures:
        print(failure_line(failure, language))
    print(f"{len(failures)} failed" if failures else "all rules' tests hold")
    return 1 if failures else 0


def failure_line(failure: Failure, language: str) -> str:
    """A rule's own test that doesn't hold."""
    reason = failure.reason
    if language == "en":
        reason = "the rule did not hit" if failure.expected == "match" else "the rule hit"
    return f"{failure.rule}: {failure.expected}: {failure.text!r}: {reason}"


def lint_(arguments: argparse.Namespace) -> int:
    """What is hardly meant. Of a revision of the desk, with the hits of its last month."""
    packs = packs_of(arguments)

    async def examined(okno: Okno) -> Examination:
        return await okno.desk.examine_rules(SYSTEM, packs)

    found = on_desk(arguments.config, examined) if arguments.revision else examine(packs)
    if found.problems:
        raise RuleErrors(found.problems)
    language = language_of(arguments)
    shown = [one for one in found.findings if arguments.all or arguments.json or not one.tidy]
    for finding in shown:
        if arguments.json:
            put({**plain(finding), "tidy": finding.tidy})
        else:
            print(finding.said(language))
    if not arguments.json:
        hidden = len(found.findings) - len(shown)
        more = f"; {hidden} phrases that another one of their rule covers: --all" if hidden else ""
        print((f"{len(shown)} findings" if shown else "nothing to say") + more)
    return 1 if any(not one.tidy for one in found.findings) else 0


def diff(arguments: argparse.Namespace) -> int:
    """What differs rule by rule."""
    before, after = (named(name, arguments.config) for name in (arguments.against, arguments.what))
    found = changes.diff(before, after)
    for change in found:
        print(f"{change.kind} {change.pack}{f': {change.rule}' if change.rule else ''}")
        for line in change.lines:
            print(f"    {line}")
    print(f"{len(found)} differences" if found else "no difference")
    return 0
