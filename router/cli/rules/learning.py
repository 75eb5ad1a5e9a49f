"""`okno rules learn`: the model that suggests where no rule decides."""

import argparse
from pathlib import Path

from router.app import SYSTEM, Okno
from router.cli.classify import BadLine, labelled, numbered
from router.cli.rules.source import Acts, add_command, language_of
from router.cli.terminal import Failed, Progress, on_desk
from router.desk import Conflict
from rules.learn import Example, Unavailable
from rules.suggest import load as load_model
from rules.telling import told


def add_commands(acts: Acts) -> None:
    """`learn`."""
    one = add_command(
        acts, "learn", learn, "train the model that suggests where no rule decides, from corrected tickets"
    )
    one.add_argument(
        "--also", type=Path, metavar="FILE.jsonl", help='more examples: {"text", "topic"?, "role"?, "subject"?}'
    )
    one.add_argument("--write", type=Path, metavar="FILE", help="the model as a file, for classify --model")
    one.add_argument("--dry", action="store_true", help="print the figures; nothing is suggested by it")
    one.add_argument("--off", action="store_true", help="suggest nothing any more")
    one.add_argument("--comment", default="")


def learn(arguments: argparse.Namespace) -> int:
    """Trains the model that suggests where no rule decides, from corrected tickets. It never acts."""
    language = language_of(arguments)
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
        return on_desk(arguments.config, act)
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
