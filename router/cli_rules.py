"""`okno rules …` and `okno classify`: packs in a folder or a revision of the desk, checked, tried, activated."""

import argparse
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from router.app import SYSTEM, Okno
from router.channel import ConfigProblem
from router.classify import BadLine, Judge, Numbered, classified, labelled, message_of, numbered
from router.config import load
from router.desk import Conflict, NotFound, WrongRules
from router.desk.rules import DryRun, Examination, RuleStats, TriedMessage, examine
from router.rulebook import read_packs
from router.schema import Span
from router.store.rules import Revision
from router.terminal import Failed, Progress, line_of, on_desk, plain, put, read, say
from rules import changes
from rules.compiling import STATUSES
from rules.engine import RuleSet, compile_packs
from rules.explain import explain, explain_routes, highlight, spell
from rules.learn import Example, Unavailable
from rules.model import Failure, RuleErrors
from rules.source import read_sources
from rules.suggest import BadModel, Model
from rules.suggest import load as load_model
from rules.telling import suggested, told

ACTIVE = "active"
MOST_MODEL = 100_000_000  # bytes of a model's file
MOST_SHOWN = 20  # changed messages of a dry run that people are shown; --json gives all
Packs = Mapping[str, str]


# --- judging files --------------------------------------------------------------------------------------------------------


def classify(arguments: argparse.Namespace) -> int:
    """A verdict a line for each line {"text", "channel"?, "subject"?, "quoted"?, "mailbox"?, "forwarded"?}, in their order.

    A line that is no message gets {"line", "error"}, and makes the exit status 1. Other keys are left alone. "-" reads stdin.
    """
    status = 0
    with _lines(arguments.file) as lines:
        for one in classified(_packs(arguments), _model(arguments), lines):
            sys.stdout.buffer.write(one.said)
            if one.mistake:
                status = say(f"{arguments.file}:{one.line}: {one.mistake}", 1)
    sys.stdout.buffer.flush()
    return status


def explain_(arguments: argparse.Namespace) -> int:
    """Why each message is judged as it is, in words."""
    judge, language = Judge(compile_packs(_packs(arguments)), _model(arguments)), _language(arguments)
    status = 0
    with _lines(arguments.file) as lines:
        for number, line in lines:
            try:
                message, context = message_of(line)
            except BadLine as problem:
                status = say(f"{arguments.file}:{number}: {problem}", 1)
                continue
            verdict = judge.verdict(message, context)
            said = *explain(message, verdict, language), *suggested(message, verdict, language)
            for told in (*said, *explain_routes(judge.rules.routes(message, context), language)):
                print(told)
            print()
    return status


@contextmanager
def _lines(path: Path) -> Iterator[Iterator[Numbered]]:
    """The lines of a file, or of stdin for "-"; on a terminal, with a bar of the bytes that are read."""
    if str(path) == "-":
        yield numbered(sys.stdin.buffer)
        return
    with path.open("rb") as file:
        progress = Progress(path.stat().st_size)
        yield _shown(numbered(file), progress)
        progress.end()


def _shown(lines: Iterator[Numbered], progress: Progress) -> Iterator[Numbered]:
    done = 0
    for count, (number, line) in enumerate(lines, 1):
        done += len(line)
        if progress.bar and count % 500 == 0:
            progress(done)
        yield number, line


def _model(arguments: argparse.Namespace) -> Model | None:
    """The model of --model, or the one that suggests on the desk where --revision asks for its rules."""
    if arguments.model:
        try:
            return load_model(read(arguments.model, MOST_MODEL).decode("utf-8", "replace"))
        except BadModel as problem:
            raise Failed(f"{arguments.model}: {problem}") from None
    if not arguments.revision:
        return None

    async def act(okno: Okno) -> Model | None:
        found = await okno.desk.model(SYSTEM)
        return load_model(found.data) if found else None

    return on_desk(load(arguments.config), act)


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
        found = [one for one in examine((await okno.desk.rule_packs(SYSTEM)).packs).findings if not one.tidy]
        print(f"active: {revision}" + (f"; okno rules lint --revision active: {len(found)} findings" if found else ""))
        return 0

    return on_desk(load(arguments.config), act)


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

    return on_desk(load(arguments.config), act)


_NOT_PROMOTED = {
    "rule_is_so": "{rule} is {status} already",
    "rules_changed": "somebody activated other rules meanwhile: nothing was changed, try again",
}


def hits(arguments: argparse.Namespace) -> int:
    """The last messages in which a rule hit, on trial or not."""

    async def act(okno: Okno) -> int:
        if arguments.json:
            for one in await okno.desk.rule_hits(SYSTEM, arguments.rule, arguments.last):
                put(plain(one))
        else:
            await _tell_rule(okno, arguments.rule, arguments.last)
        return 0

    return on_desk(load(arguments.config), act)


async def _tell_rule(okno: Okno, rule: str, last: int) -> None:
    found = [one for one in await okno.desk.rule_stats(SYSTEM) if one.rule == rule]
    if not found:
        raise Failed(f"there is no rule {rule!r} in the active revision; okno rules stats names them")
    for hit in await okno.desk.rule_hits(SYSTEM, rule, last):
        said = f" (right {hit.right}, wrong {hit.wrong})" if hit.right or hit.wrong else ""
        spans = [span for span in hit.spans if span.field == "text"]
        print(f"#{hit.ticket_id} {hit.at:%Y-%m-%d %H:%M}{said} {highlight(hit.text, spans)[:500]}")
    print(_fares(found[0]))


def _agreed(question: str) -> bool:
    return sys.stdin.isatty() and input(f"{question} [y/N] ").strip().lower() in ("y", "yes", "д", "да")


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
    """How each rule fares; with --time what each costs, measured on the last N stored messages."""

    async def act(okno: Okno) -> int:
        if arguments.time:
            for cost in await okno.desk.rule_costs(SYSTEM, arguments.time):
                if arguments.json:
                    put(plain(cost))
                else:
                    name, asked = (
                        cost.rule or "(reading the texts)",
                        f"asked in {cost.asked} of {cost.messages} messages",
                    )
                    print(f"{name}: {cost.micros:.1f} µs a message, {cost.share:.1%} of all; {asked}")
            return 0
        for one in await okno.desk.rule_stats(SYSTEM, arguments.days):
            if arguments.json:
                put(plain(one))
            else:
                print(_fares(one))
        marks = await okno.desk.fraud_marks(SYSTEM, arguments.days)
        if arguments.json:
            put({"marks": plain(marks)})
        else:
            print(
                f"marked by people: {marks.missed} frauds that no rule saw, {marks.found} that one did, {marks.false} false alarms"
            )
        return 0

    return on_desk(load(arguments.config), act)


def _fares(one: RuleStats) -> str:
    last = f"{one.last_hit:%Y-%m-%d %H:%M}" if one.last_hit else "never"
    together = ", ".join(f"{rule} {number}" for rule, number in one.together) or "—"
    counted = f"{one.hits} hits, {one.shadow} on trial, {one.suppressed} suppressed, {one.a_day:.1f} a day"
    said = f"right {one.right}, wrong {one.wrong}" + (f", topic corrected {one.corrected}" if one.corrected else "")
    return f"{one.rule} ({one.status}): {counted}; last {last}; {said}; with {together}"


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


# --- learning -------------------------------------------------------------------------------------------------------------


def learn(arguments: argparse.Namespace) -> int:
    """Trains the model that suggests where no rule decides, from corrected tickets. It never acts."""
    language = _language(arguments)
    more = _labelled(arguments.also) if arguments.also else ()

    async def act(okno: Okno) -> int:
        desk = okno.desk
        if arguments.off:
            await desk.forget_model(SYSTEM, arguments.comment)
            print("nothing is suggested from now on")
            return 0
        progress = Progress(1)
        learned = await desk.learn(SYSTEM, more, arguments.comment, progress.of, keep=not arguments.dry)
        progress.end()
        for one in learned.figures:
            for line in told(one, language):
                print(line)
        if arguments.write and learned.data:
            arguments.write.write_text(learned.data, encoding="utf-8")
        if not learned.data:
            print(
                "no model: nothing is suggested that was not before"
                if language == "en"
                else "модели нет: всё осталось как было"
            )
            return 1
        if not arguments.dry:
            print(f"suggests: {load_model(learned.data).revision}")
        return 0

    try:
        return on_desk(load(arguments.config), act)
    except Unavailable as problem:
        raise Failed(problem) from None
    except Conflict:
        raise Failed("there is no model: nothing is suggested") from None


def _labelled(path: Path) -> list[Example]:
    """Lines as `okno rules corrections` writes them, and with "role". Raises Failed at the first that isn't one."""
    examples = []
    with path.open("rb") as file:
        for number, line in numbered(file):
            try:
                given = labelled(line)
            except BadLine as problem:
                raise Failed(f"{path}:{number}: {problem}") from None
            examples.append(Example(**given))
    return examples


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
    if not name:
        raise Failed('name a revision, or "active"; okno rules list shows them')
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
    _judging(one)
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
    one = act("lint", lint_, "what is hardly meant, with its fix", source=True)
    one.add_argument("--json", action="store_true")
    one.add_argument(
        "--all", action="store_true", help="also phrases that another one of their rule covers: they do no harm"
    )
    one = act("forms", forms, "the forms that a phrase finds", source=True)
    one.add_argument("phrase")
    one.add_argument(
        "--last", type=int, default=0, metavar="N", help="and where it stands in the last N stored messages"
    )
    _judging(act("explain", explain_, "why messages are judged as they are", source=True))
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
    one = act("promote", promote, "put a rule into another state, after a look at how it fared")
    one.add_argument("rule")
    one.add_argument("status", choices=STATUSES)
    one.add_argument("--comment", default="")
    one.add_argument("--last", type=int, default=MOST_SHOWN, metavar="N", help=f"hits to show; default: {MOST_SHOWN}")
    one.add_argument("--yes", action="store_true", help="do it without asking")
    act("rollback", rollback, "back to the revision that acted before").add_argument("--comment", default="")
    one = act("dry-run", dry_run, "what a draft would change in stored messages", source=True)
    one.add_argument("--last", type=int, default=1000, metavar="N", help="messages; default: 1000")
    one.add_argument("--json", action="store_true", help="a line a changed message, a line a rule, the total")
    one = act("stats", stats, "hits, opinions and overlap of each rule")
    one.add_argument(
        "--time", type=int, default=0, metavar="N", help="instead, what each costs on the last N stored messages"
    )
    one.add_argument("--days", type=int, default=30)
    one.add_argument("--json", action="store_true")
    one = act("hits", hits, "the last messages in which a rule hit, and what people said of it")
    one.add_argument("rule")
    one.add_argument("--last", type=int, default=MOST_SHOWN, metavar="N", help=f"default: {MOST_SHOWN}")
    one.add_argument("--json", action="store_true")
    one = act("learn", learn, "train the model that suggests where no rule decides, from corrected tickets")
    one.add_argument(
        "--also", type=Path, metavar="FILE.jsonl", help='more examples: {"text", "topic"?, "role"?, "subject"?}'
    )
    one.add_argument("--write", type=Path, metavar="FILE", help="the model as a file, for classify --model")
    one.add_argument("--dry", action="store_true", help="print the figures; nothing is suggested by it")
    one.add_argument("--off", action="store_true", help="suggest nothing any more")
    one.add_argument("--comment", default="")
    one = act("corrections", corrections, "the topics that people corrected, as labelled data")
    one.add_argument("file", type=Path, metavar="FILE.jsonl")


def _judging(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", type=Path, metavar="FILE.jsonl", help="- is stdin")
    parser.add_argument(
        "--model", type=Path, metavar="FILE", help="a model of okno rules learn --write that may suggest"
    )


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
