"""`okno classify` and `okno rules explain`: files of messages judged."""

import argparse
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from router.app import SYSTEM, Okno
from router.cli.classify import BadLine, Judge, Numbered, classified, message_of, numbered
from router.cli.rules.source import Acts, add_command, language_of, packs_of
from router.cli.terminal import Failed, Progress, on_desk, read, say
from rules.engine import compile_packs
from rules.explain import explain, explain_routes
from rules.suggest import BadModel, Model
from rules.suggest import load as load_model
from rules.telling import suggested

MOST_MODEL = 100_000_000  # bytes of a model's file


def add_classify(commands: Acts) -> None:
    """`classify`, a command of its own."""
    one = add_command(commands, "classify", classify, "judge messages, a JSON line each", source=True)
    one.description = classify.__doc__
    _judging(one)


def add_commands(acts: Acts) -> None:
    """`explain`."""
    _judging(add_command(acts, "explain", explain_, "why messages are judged as they are", source=True))


def _judging(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", type=Path, metavar="FILE.jsonl", help="- is stdin")
    parser.add_argument(
        "--model", type=Path, metavar="FILE", help="a model of okno rules learn --write that may suggest"
    )


def classify(arguments: argparse.Namespace) -> int:
    """A verdict a line for each line {"text", "channel"?, "subject"?, "quoted"?, "mailbox"?, "forwarded"?}, in their order.

    A line that is no message gets {"line", "error"}, and makes the exit status 1. Other keys are left alone. "-" reads stdin.
    """
    status = 0
    with _lines(arguments.file) as lines:
        for one in classified(packs_of(arguments), _model(arguments), lines):
            sys.stdout.buffer.write(one.said)
            if one.mistake:
                status = say(f"{arguments.file}:{one.line}: {one.mistake}", 1)
    sys.stdout.buffer.flush()
    return status


def explain_(arguments: argparse.Namespace) -> int:
    """Why each message is judged as it is, in words."""
    judge, language = Judge(compile_packs(packs_of(arguments)), _model(arguments)), language_of(arguments)
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

    return on_desk(arguments.config, act)
