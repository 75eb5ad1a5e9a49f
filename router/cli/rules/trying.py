"""`okno rules forms` and `dry-run`: a phrase or a draft tried on stored messages."""

import argparse

from router.app import SYSTEM, Okno
from router.cli.rules.source import Acts, add_command, folder_of, packs_of, stored
from router.cli.terminal import Failed, Progress, on_desk, plain, put
from router.desk.trying import DryRun, TriedMessage
from router.schema import Span
from rules.explain import highlight, spell

MOST_SHOWN = 20  # changed messages that people are shown; --json gives all


def add_commands(acts: Acts) -> None:
    """`forms`, `dry-run`."""
    one = add_command(acts, "forms", forms, "the forms that a phrase finds", source=True)
    one.add_argument("phrase")
    one.add_argument(
        "--last", type=int, default=0, metavar="N", help="and where it stands in the last N stored messages"
    )
    one = add_command(acts, "dry-run", dry_run, "what a draft would change in stored messages", source=True)
    one.add_argument("--last", type=int, default=1000, metavar="N", help="messages; default: 1000")
    one.add_argument("--json", action="store_true", help="a line a changed message, a line a rule, the total")


def forms(arguments: argparse.Namespace) -> int:
    """A phrase with the forms that it finds, and with --last where it stands in stored messages."""
    for place in spell(arguments.phrase, packs_of(arguments)):
        print(f"{place.written} ({len(place.forms)}): {', '.join(place.forms)}")
    if not arguments.last:
        return 0

    async def act(okno: Okno) -> int:
        run = await okno.desk.try_phrase(SYSTEM, arguments.phrase, arguments.last)
        for message in run.messages[:MOST_SHOWN]:
            print(f"#{message.ticket_id} {highlight(message.text, _spans(message))[:500]}")
        print(f"found in {run.changed} of {run.judged} messages")
        return 0

    return on_desk(arguments.config, act)


def dry_run(arguments: argparse.Namespace) -> int:
    """What a draft would change in the last stored messages."""
    if not arguments.packs and not arguments.revision:
        raise Failed("name the draft by --packs DIR or --revision REV")

    async def act(okno: Okno) -> int:
        progress = Progress(arguments.last)
        draft = folder_of(arguments.packs) if arguments.packs else None
        if draft is None:
            draft = (await stored(okno, arguments.revision)).packs

        def seen(message: TriedMessage) -> None:
            if arguments.json:
                put({"type": "message", **plain(message)})

        run = await okno.desk.dry_run(SYSTEM, draft, arguments.last, progress, seen)
        progress.end()
        _tell(run, arguments.json)
        return 0

    return on_desk(arguments.config, act)


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
