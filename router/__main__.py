"""The command line `okno`. Every error is one sentence on stderr; exit status 0 well, 1 not well, 2 a wrong call or config."""

import argparse
import asyncio
import signal
import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

import channels as kinds
from router import telemetry
from router.app import SYSTEM, Okno, Role, opened, utc_now
from router.channel import Channel, ChannelSetup, ConfigProblem
from router.cli import articles, channels, health, rules, users
from router.cli.terminal import Failed, on_desk, plain, put, read, say
from router.config import Config, load
from router.desk import DeskError, WrongRules
from router.pipeline import spare_the_collector
from router.schema import Inbound, Malformed, Raw
from router.signing import Signer
from router.store.database import migrate
from rules.model import RuleErrors

MAX_FILE = 100_000_000  # bytes of one file given to `normalize` or `strip-reply`


def main(argv: Sequence[str] | None = None) -> int:
    """Runs a command; its exit status."""
    parser = _parser()
    arguments, rest = parser.parse_known_args(argv)
    if rest and arguments.run is not demo:
        parser.error(f"there is no argument {' '.join(rest)}")
    arguments.rest = rest
    try:
        status: int = arguments.run(arguments)
    except ConfigProblem as problem:
        return say(problem, 2)
    except (RuleErrors, WrongRules) as problem:
        return rules.tell_problems(problem, arguments)
    except (Failed, DeskError) as problem:
        return say(problem, 1)
    except OSError as problem:
        return say(f"{problem.strerror or problem}{f': {problem.filename}' if problem.filename else ''}", 1)
    except ValueError as problem:  # a database that isn't supported
        return say(problem, 2)
    except KeyboardInterrupt:
        return 130
    return status


# --- run ----------------------------------------------------------------------------------------------------------------


def run(arguments: argparse.Namespace) -> int:
    config = load(arguments.config)
    telemetry.setup(config.log, config.secrets)
    asyncio.run(_serve(config, Role(arguments.role)))
    return 0


async def _serve(config: Config, role: Role) -> None:
    stop, loop = asyncio.Event(), asyncio.get_running_loop()
    for number in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(number, stop.set)
    async with opened(config) as okno:
        spare_the_collector()
        await okno.run(role, stop, lambda address: print(f"Okno: {address}", flush=True))


# --- commands that need no config ---------------------------------------------------------------------------------------


def normalize(arguments: argparse.Namespace) -> int:
    """A JSON line a file: {"file", "inbound": [{"type": …, fields of the schema}]} or {"file", "parked": reason}."""
    channel = _neutral(arguments.channel)

    def inbound(name: str, body: bytes) -> dict[str, Any]:
        raw = Raw(channel=arguments.channel, key=name, body=body, received_at=utc_now())
        try:
            return {"inbound": [_plain_inbound(one) for one in channel.parse(raw)]}
        except Malformed as problem:
            return {"parked": str(problem)}

    return _each(arguments.files, inbound)


def _each(names: Sequence[str], read_one: Callable[[str, bytes], dict[str, Any]]) -> int:
    """A JSON line a file; a file that can't be opened is named in its line and by the status, and the others are read."""
    status = 0
    for name in names:
        line: dict[str, Any] = {"file": name}
        try:
            body = read(Path(name), MAX_FILE)
        except (OSError, Failed) as problem:
            line["error"] = getattr(problem, "strerror", None) or str(problem)
            status = 1
        else:
            line |= read_one(name, body)
        put(line)
    return status


def _neutral(kind: str) -> Channel:
    """The kind without an account of anybody's: its package's NEUTRAL section, where it can't do with an empty one."""
    package = kinds.load(kind)
    section: Mapping[str, object] = getattr(package, "NEUTRAL", {})
    setup = ChannelSetup(name=kind, section=section, signer=Signer(bytes(32)), public_url="http://127.0.0.1")
    channel: Channel = package.build(setup)
    return channel


def _plain_inbound(inbound: Inbound) -> dict[str, Any]:
    name = type(inbound).__name__.removeprefix("Inbound").lower()
    return {"type": name, **plain(inbound)}


def strip_reply(arguments: argparse.Namespace) -> int:
    """A JSON line a file: {"file", "text", "quoted"}: what its author wrote apart from what he quoted."""
    from channels.email.reading import charset  # the kind whose texts carry quotes; the other commands don't need it
    from channels.email.replies import reply

    def parted(_name: str, body: bytes) -> dict[str, Any]:
        text, quoted = reply.strip_reply(charset.decode(body))
        return {"text": text, "quoted": quoted}

    return _each(arguments.files, parted)


def demo(arguments: argparse.Namespace) -> int:
    """Okno with emulated providers and a story, on this machine alone."""
    try:
        from tests.emulators import demo as story
    except ImportError:
        raise Failed("the demo comes with the source tree: run it from a checkout of Okno") from None
    status: int = story.main(arguments.rest)
    return status


# --- commands on the configured desk ------------------------------------------------------------------------------------


def migrate_(arguments: argparse.Namespace) -> int:
    migrate(load(arguments.config).database)
    print("the database has the newest tables")
    return 0


def replay(arguments: argparse.Namespace) -> int:
    """Raws through the pipeline again; a running desk takes them within seconds. Nothing is doubled."""

    async def act(okno: Okno) -> int:
        ids = arguments.id if arguments.id else None
        number = await okno.desk.replay_all(SYSTEM) if arguments.all else await okno.desk.replay(SYSTEM, ids)
        print(f"{number} raws are to be read again")
        return 0

    return on_desk(arguments.config, act)


# --- the parser ---------------------------------------------------------------------------------------------------------


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="okno", description="A support desk: one window for every channel.")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")

    def command(
        name: str, act: Callable[[argparse.Namespace], int], about: str, *, config: bool = True
    ) -> argparse.ArgumentParser:
        made = commands.add_parser(name, help=about, description=about)
        made.set_defaults(run=act)
        if config:
            made.add_argument("--config", type=Path, default=Path("config.yaml"), help="default: config.yaml")
        return made

    command("run", run, "serve").add_argument("--role", choices=[role.value for role in Role], default=Role.ALL.value)
    command("check", health.check, "check the config and every channel's credentials")
    command("migrate", migrate_, "bring the database to the newest tables")
    channels.add_commands(command("channels", channels.show, "how each channel fares, and what its provider still has"))
    articles.add_commands(command("articles", articles.list_, "the help articles that the helper offers"))
    command("doctor", health.doctor, "examine environment, config, disk and database")
    command("demo", demo, "the desk with emulated channels and a story", config=False)
    users.add_commands(command("users", users.list_, "who may log in"))
    chosen = command("replay", replay, "put raws through the pipeline again").add_mutually_exclusive_group(
        required=True
    )
    chosen.add_argument("--parked", action="store_true", help="all that were set aside")
    chosen.add_argument("--all", action="store_true", help="everything that ever arrived")
    chosen.add_argument("--id", type=int, action="append", help="one raw; may be repeated")
    one = command("normalize", normalize, "files of one kind as the schema's objects, a JSON line a file", config=False)
    one.add_argument("--channel", required=True, choices=list(kinds.KINDS), metavar="KIND", help=", ".join(kinds.KINDS))
    one.add_argument("files", nargs="+", metavar="FILE")
    one = command("strip-reply", strip_reply, "what a mail's author wrote apart from what he quoted", config=False)
    one.add_argument("files", nargs="+", metavar="FILE")
    rules.add_commands(commands)
    return parser


if __name__ == "__main__":
    sys.exit(main())
