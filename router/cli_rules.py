"""`okno rules …` and `okno classify`: packs in a folder or a revision of the desk, checked, tried, activated."""

import argparse
import json
from collections.abc import Callable, Iterator, Mapping
from datetime import UTC, datetime
from pathlib import Path

from router.app import SYSTEM, Okno
from router.channel import ConfigProblem
from router.config import load
from router.desk import Conflict, NotFound, WrongRules
from router.desk.rules import DryRun, Examination, RuleStats, TriedMessage, examine
from router.rulebook import read_packs
from router.schema import InboundMessage, Sender, Span
from router.store.rules import Revision
from router.terminal import Failed, Progress, line_of, lines, on_desk, plain, put, say
from rules import changes
from rules.engine import RuleSet, compile_packs
from rules.explain import explain, highlight, spell
from rules.model import Context, Failure, RuleErrors
from rules.source import read_sources

ACTIVE = "active"
MOST_SHOWN = 20  # changed messages of a dry run that people are shown; --json gives all
Packs = Mapping[str, str]


# --- judging files --------------------------------------------------------------------------------------------------------


def classify(arguments: argparse.Namespace) -> int:
    """A verdict a line for each line {"text", "channel"?, "subject"?, "quoted"?, "mailbox"?}."""
    rules = compile_packs(_packs(arguments))
    for message, context in _described(arguments.file):
        put(plain(rules.judge(message, context)))
    return 0


def explain_(arguments: argparse.Namespace) -> int:
    """Why each message is judged as it is, in words."""
    rules, language = compile_packs(_packs(arguments)), _language(arguments)
    for message, context in _described(arguments.file):
        for line in explain(message, rules.judge(message, context), language):
            print(line)
        print()
    return 0


def _described(path: Path) -> Iterator[tuple[InboundMessage, Context]]:
    """The messages of a file, one at a time; on a terminal, with a bar of the bytes that are read."""
    progress, done = Progress(path.stat().st_size), 0
    for number, line in enumerate(lines(path), 1):
        yield _message(line, f"{path}:{number}")
        done += len(line.encode("utf-8", "replace"))
        if progress.bar and number % 100 == 0:
            progress(done)


def _message(line: str, where: str) -> tuple[InboundMessage, Context]:
    try:
        given = json.loads(line)
    except ValueError as problem:
        raise Failed(f"{where}: is not JSON: {problem}") from None
    if not isinstance(given, dict) or not isinstance(given.get("text"), str):
        raise Failed(f'{where}: must be an object with a "text"')
    words = {name: str(given.get(name) or "") for name in ("channel", "subject", "quoted", "mailbox")}
    message = InboundMessage(
        channel=words["channel"], external_id=where, sender=Sender(address="none:"), text=given["text"],
        subject=words["subject"], quoted=words["quoted"], mailbox=words["mailbox"], forwarded=bool(given.get("forwarded")),
        sent_at=datetime.fromtimestamp(0, UTC),
    )  # fmt: skip
    return message, Context(channel=words["channel"], mailbox=words["mailbox"])


# --- packs by themselves --------------------------------------------------------------------------------------------------


def check(arguments: argparse.Namespace) -> int:
    """Whether the packs compile; every mistake with its line, column, key and fix."""
    packs = _packs(arguments)
    rules = compile_packs(packs)
    found = read_sources(packs).rules
    print(f"ok: {len(packs)} packs, {len(found)} rules, revision {rules.revision}")
    return 0


def test(arguments: argparse.Namespace) -> int:
    """Every rule's own tests."""
    return _tested(compile_packs(_packs(arguments)), _language(arguments))


def _tested(rules: RuleSet, language: str) -> int:
    failures = rules.run_tests()
    for failure in failures:
        print(_failure(failure, language))
    print(f"{len(failures)} failed" if failures else "all rules' tests hold")
    return 1 if failures else 0


def _failure(failure: Failure, language: str) -> str:
    reason = failure.reason
    if language == "en":
        reason = "the rule did not hit" if failure.expected == "match" else "the rule hit"
    return f"{failure.rule}: {failure.expected}: {failure.text!r}: {reason}"


def lint_(arguments: argparse.Namespace) -> int:
    """What is hardly meant. Of a revision of the desk, with the hits of its last month."""
    packs = _packs(arguments)

    async def examined(okno: Okno) -> Examination:
        return await okno.desk.examine_rules(SYSTEM, packs)

    found = on_desk(load(arguments.config), examined) if arguments.revision else examine(packs)
    if found.problems:
        raise RuleErrors(found.problems)
    language = _language(arguments)
    for finding in found.findings:
        if arguments.json:
            put(plain(finding))
        else:
            print(finding.said(language))
    if not arguments.json:
        print(f"{len(found.findings)} findings" if found.findings else "nothing to say")
    return 1 if found.findings else 0


def forms(arguments: argparse.Namespace) -> int:
    """A phrase with the forms that it finds, and with --last where it stands in stored messages."""
    for place in spell(arguments.phrase, _packs(arguments)):
        print(f"{place.written} ({len(place.forms)}): {', '.join(place.forms)}")
    if not arguments.last:
        return 0

    async def act(okno: Okno) -> int:
        run = await okno.desk.try_phrase(SYSTEM, arguments.phrase, arguments.last)
        for message in run.messages[:MOST_SHOWN]:
            print(f"#{message.ticket_id} {highlight(message.text, _spans(message))[:500]}")
        print(f"found in {run.changed} of {run.judged} messages")
        return 0

    return on_desk(load(arguments.config), act)


def diff(arguments: argparse.Namespace) -> int:
    """What differs rule by rule."""
    before, after = (_named(name, arguments.config) for name in (arguments.against, arguments.what))
    found = changes.diff(before, after)
    for change in found:
        print(f"{change.kind} {change.pack}{f': {change.rule}' if change.rule else ''}")
        for line in change.lines:
            print(f"    {line}")
    print(f"{len(found)} differences" if found else "no difference")
    return 0


# --- revisions of the desk ------------------------------------------------------------------------------------------------


def list_(arguments: argparse.Namespace) -> int:
    async def act(okno: Okno) -> int:
        for row in await okno.desk.rule_revisions(SYSTEM):
            mark = "*" if row.active else " "
            print(f"{mark} {row.revision}  {row.created_at:%Y-%m-%d %H:%M}  {row.author}  {row.comment}")
        return 0

    return on_desk(load(arguments.config), act)


def export(arguments: argparse.Namespace) -> int:
    """The packs of a revision as files; those of another name in the folder stay."""
    packs = _named(arguments.revision or ACTIVE, arguments.config)
    arguments.folder.mkdir(parents=True, exist_ok=True)
    for name, text in packs.items():
        (arguments.folder / f"{name}.yaml").write_text(text, encoding="utf-8", newline="")
    print(f"{len(packs)} packs in {arguments.folder}")
    return 0


def import_(arguments: argparse.Namespace) -> int:
    """A folder of packs as a revision that doesn't act yet."""
    packs = _folder(arguments.folder)

    async def act(okno: Okno) -> int:
        print(await okno.desk.draft_rules(SYSTEM, packs, arguments.comment))
        return 0

    return on_desk(load(arguments.config), act)


def activate(arguments: argparse.Namespace) -> int:
    """Lets a revision act in every process within seconds. One that fails stays a draft and says why."""

    async def act(okno: Okno) -> int:
        wanted = (await _stored(okno, arguments.what)).revision
        revision = await okno.desk.activate_rules(SYSTEM, wanted, arguments.comment)
        found = examine((await okno.desk.rule_packs(SYSTEM)).packs).findings
        print(f"active: {revision}" + (f"; okno rules lint --revision active: {len(found)} findings" if found else ""))
        return 0

    return on_desk(load(arguments.config), act)


def rollback(arguments: argparse.Namespace) -> int:
    """Lets the revision act that acted before the active one."""

    async def act(okno: Okno) -> int:
        try:
            revision = await okno.desk.rollback_rules(SYSTEM, arguments.comment)
        except Conflict:
            raise Failed("no other revision ever acted here: there is nothing to go back to") from None
        print(f"active: {revision}")
        return 0

    return on_desk(load(arguments.config), act)


# --- trying and counting --------------------------------------------------------------------------------------------------


def dry_run(arguments: argparse.Namespace) -> int:
    """What a draft would change in the last stored messages."""
    if not arguments.packs and not arguments.revision:
        raise Failed("name the draft by --packs DIR or --revision REV")

    async def act(okno: Okno) -> int:
        progress = Progress(arguments.last)
        draft = _folder(arguments.packs) if arguments.packs else None
        if draft is None:
            draft = (await _stored(okno, arguments.revision)).packs

        def seen(message: TriedMessage) -> None:
            if arguments.json:
                put({"type": "message", **plain(message)})

        run = await okno.desk.dry_run(SYSTEM, draft, arguments.last, progress, seen)
        progress.end()
        _tell(run, arguments.json)
        return 0

    return on_desk(load(arguments.config), act)


def _tell(run: DryRun, as_json: bool) -> None:
    rules = sorted(run.rules.values(), key=lambda one: (-one.gained - one.lost, one.rule))
    if as_json:
        for rule in rules:
            put({"type": "rule", **plain(rule)})
        put({"type": "total", "before": run.before, "after": run.after, "judged": run.judged, "changed": run.changed})
        return
    for message in run.messages[:MOST_SHOWN]:
        print(f"#{message.ticket_id} {highlight(message.text, _spans(message))[:500]}")
        for sign, found in (("+", message.change.gained), ("-", message.change.lost)):
            for one in found:
                print(f"    {sign} {one.rule} {one.because}".rstrip())
        for name, (before, after) in message.change.decided.items():
            print(f"    {name}: {before or '—'} → {after or '—'}")
    for rule in rules:
        if rule.gained or rule.lost:
            print(f"{rule.rule}: +{rule.gained} -{rule.lost} ={rule.kept}")
    print(f"{run.before} → {run.after}: {run.changed} of {run.judged} messages judged otherwise")


def _spans(message: TriedMessage) -> list[Span]:
    found = (*message.change.gained, *message.change.lost)
    return [span for one in found for span in one.spans if span.field == "text"]


def stats(arguments: argparse.Namespace) -> int:
    """How each rule fares."""

    async def act(okno: Okno) -> int:
        for one in await okno.desk.rule_stats(SYSTEM, arguments.days):
            if arguments.json:
                put(plain(one))
            else:
                print(_fares(one))
        return 0

    return on_desk(load(arguments.config), act)


def _fares(one: RuleStats) -> str:
    last = f"{one.last_hit:%Y-%m-%d %H:%M}" if one.last_hit else "never"
    together = ", ".join(f"{rule} {number}" for rule, number in one.together) or "—"
    counted = f"{one.hits} hits, {one.shadow} on trial, {one.suppressed} suppressed, {one.a_day:.1f} a day"
    return f"{one.rule} ({one.status}): {counted}; last {last}; right {one.right}, wrong {one.wrong}; with {together}"


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

    return on_desk(load(arguments.config), act)


# --- where rules come from ------------------------------------------------------------------------------------------------


def _packs(arguments: argparse.Namespace) -> Packs:
    """Those that --packs or --revision names, or those that come with the desk."""
    if arguments.packs:
        return _folder(arguments.packs)
    return _named(arguments.revision, arguments.config) if arguments.revision else read_packs(None)


def _named(name: str, config: Path) -> Packs:
    """The packs of a folder, of "shipped" or of a revision of the desk ("active", or the beginning of its hash)."""
    if name == "shipped":
        return read_packs(None)
    if Path(name).is_dir():
        return _folder(Path(name))

    async def act(okno: Okno) -> Packs:
        return (await _stored(okno, name)).packs

    return on_desk(load(config), act)


async def _stored(okno: Okno, name: str) -> Revision:
    """A revision of the desk: "active", or the beginning of its hash."""
    try:
        return await okno.desk.rule_packs(SYSTEM, "" if name == ACTIVE else name)
    except NotFound:
        raise Failed(f"there is no revision {name!r}; okno rules list shows them") from None
    except Conflict:
        raise Failed(f"several revisions begin with {name!r}; give more of it") from None


def _folder(folder: Path) -> Packs:
    if not folder.is_dir():
        raise Failed(f"{folder}: there is no such folder; it should hold packs, *.yaml")
    packs = read_packs(folder)
    if not packs:
        raise Failed(f"{folder}: holds no packs; they are files named *.yaml")
    return packs


# --- what is said about wrong rules ---------------------------------------------------------------------------------------


def tell_problems(problem: RuleErrors | WrongRules, arguments: argparse.Namespace) -> int:
    """Every mistake, a line each, on stderr."""
    language = _language(arguments)
    told = [one.said(language) for one in problem.problems]
    if isinstance(problem, WrongRules):
        told += [_failure(one, language) for one in problem.failures]
    for line in told:
        say(line, 1)
    return 1


def _language(arguments: argparse.Namespace) -> str:
    """--language, or the config's where there is one, or Russian."""
    wanted: str = getattr(arguments, "language", "")
    if wanted:
        return wanted
    try:
        return load(arguments.config).language
    except (ConfigProblem, AttributeError):
        return "ru"


# --- the parser -----------------------------------------------------------------------------------------------------------


def add_commands(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """`classify` and `rules` with its acts."""
    one = commands.add_parser("classify", help="judge messages, a JSON line each", description=classify.__doc__)
    _plain_command(one, classify)
    one.add_argument("file", type=Path, metavar="FILE.jsonl")
    rules = commands.add_parser("rules", help="the rules: check, try, activate, count", description="The rules.")
    acts = rules.add_subparsers(required=True, metavar="ACT")

    def act(
        name: str, run: Callable[[argparse.Namespace], int], about: str, *, source: bool = False
    ) -> argparse.ArgumentParser:
        made = acts.add_parser(name, help=about, description=about)
        _plain_command(made, run, source=source)
        return made

    act("check", check, "whether the packs compile", source=True)
    act("test", test, "run every rule's own tests", source=True)
    act("lint", lint_, "what is hardly meant, with its fix", source=True).add_argument("--json", action="store_true")
    one = act("forms", forms, "the forms that a phrase finds", source=True)
    one.add_argument("phrase")
    one.add_argument(
        "--last", type=int, default=0, metavar="N", help="and where it stands in the last N stored messages"
    )
    one = act("explain", explain_, "why messages are judged as they are", source=True)
    one.add_argument("file", type=Path, metavar="FILE.jsonl")
    one = act("diff", diff, "what differs between two sets of rules")
    what = 'a folder, a revision, "active" or "shipped"'
    one.add_argument("what", help=what)
    one.add_argument("--against", default=ACTIVE, help=f"{what}; default: active")
    act("list", list_, "revisions of the desk, the newest first")
    one = act("export", export, "write a revision's packs into a folder")
    one.add_argument("folder", type=Path, metavar="DIR")
    one.add_argument("--revision", default="", help="default: the active one")
    one = act("import", import_, "store a folder's packs as a draft revision")
    one.add_argument("folder", type=Path, metavar="DIR")
    one.add_argument("--comment", default="")
    one = act("activate", activate, "let a revision act; its own tests must hold")
    one.add_argument("what", metavar="REV", help="a revision, or the beginning of one")
    one.add_argument("--comment", default="")
    act("rollback", rollback, "back to the revision that acted before").add_argument("--comment", default="")
    one = act("dry-run", dry_run, "what a draft would change in stored messages", source=True)
    one.add_argument("--last", type=int, default=1000, metavar="N", help="messages; default: 1000")
    one.add_argument("--json", action="store_true", help="a line a changed message, a line a rule, the total")
    one = act("stats", stats, "hits, opinions and overlap of each rule")
    one.add_argument("--days", type=int, default=30)
    one.add_argument("--json", action="store_true")
    one = act("corrections", corrections, "the topics that people corrected, as labelled data")
    one.add_argument("file", type=Path, metavar="FILE.jsonl")


def _plain_command(
    parser: argparse.ArgumentParser, run: Callable[[argparse.Namespace], int], *, source: bool = True
) -> None:
    parser.set_defaults(run=run)
    parser.add_argument("--config", type=Path, default=Path("config.yaml"), help="default: config.yaml")
    parser.add_argument("--language", choices=["ru", "en"], default="", help="of what is said; default: the config's")
    if source:
        which = parser.add_mutually_exclusive_group()
        which.add_argument("--packs", type=Path, help="a folder of rule packs; default: those that come with the desk")
        which.add_argument("--revision", default="", help='a revision of the desk, or "active"')
