"""The command line `okno`. Every error is one sentence on stderr; exit status 0 well, 1 not well, 2 a wrong call or config."""

import argparse
import asyncio
import getpass
import logging
import shutil
import signal
import sqlite3
import sys
import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

import channels as kinds
from router import telemetry
from router.app import SYSTEM, Okno, Role, build_channels, opened, utc_now
from router.channel import Channel, ChannelSetup, ConfigProblem, Signer
from router.cli import articles, channels, rules
from router.cli.terminal import Failed, on_desk, plain, put, read, say
from router.config import Config, load
from router.desk import DeskError, WrongRules
from router.desk.reading import ask
from router.pipeline import spare_the_collector
from router.schema import Inbound, Malformed, Raw
from router.store import doctor
from router.store.engine import migrate
from rules.model import RuleErrors

MAX_FILE = 100_000_000  # bytes of one file given to `normalize`
LOW_DISK = 1_000_000_000  # bytes


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
    status = 0
    for name in arguments.files:
        line: dict[str, Any] = {"file": name}
        try:
            body = read(Path(name), MAX_FILE)
            raw = Raw(channel=arguments.channel, key=name, body=body, received_at=utc_now())
            line["inbound"] = [_plain_inbound(one) for one in channel.parse(raw)]
        except Malformed as problem:
            line["parked"] = str(problem)
        except OSError as problem:
            line["error"] = problem.strerror or str(problem)
            status = 1
        put(line)
    return status


def _neutral(kind: str) -> Channel:
    """The kind without an account of anybody's: its package's NEUTRAL section, where it can't do with an empty one."""
    package = kinds.load(kind)
    section: Mapping[str, object] = getattr(package, "NEUTRAL", {})
    setup = ChannelSetup(name=kind, section=section, signer=Signer(bytes(32)), public_url="http://127.0.0.1")
    channel: Channel = package.build(setup)
    return channel


def strip_reply(arguments: argparse.Namespace) -> int:
    """A JSON line a file: {"file", "text", "quoted"}: what its author wrote apart from what he quoted."""
    from channels.email.reading import charset  # the kind whose texts carry quotes; the other commands don't need it
    from channels.email.replies import reply

    for name in arguments.files:
        text, quoted = reply.strip_reply(charset.decode(read(Path(name), MAX_FILE)))
        put({"file": name, "text": text, "quoted": quoted})
    return 0


def demo(arguments: argparse.Namespace) -> int:
    """Okno with emulated providers and a story, on this machine alone."""
    try:
        from tests.emulators import demo as story
    except ImportError:
        raise Failed("the demo comes with the source tree: run it from a checkout of Okno") from None
    status: int = story.main(arguments.rest)
    return status


# --- commands on the configured desk ------------------------------------------------------------------------------------


def check(arguments: argparse.Namespace) -> int:
    """The config, and each channel asked whether its credentials work. Touches no database."""
    config = load(arguments.config)
    telemetry.setup("console", config.secrets, logging.WARNING)
    accounts = build_channels(config)
    print(f"ok    {arguments.config}")
    return asyncio.run(_asked(accounts))


async def _asked(accounts: Mapping[str, Channel]) -> int:
    health = dict(zip(accounts, await asyncio.gather(*map(ask, accounts.values())), strict=True))
    for name, found in health.items():
        print(f"{'ok   ' if found.ok else 'FAIL '} {name} ({accounts[name].kind}): {found.detail}")
        await accounts[name].close()
    return 0 if all(found.ok for found in health.values()) else 1


def migrate_(arguments: argparse.Namespace) -> int:
    migrate(load(arguments.config).database)
    print("the database has the newest tables")
    return 0


def users(arguments: argparse.Namespace) -> int:
    async def act(okno: Okno) -> int:
        desk = okno.desk
        known = {user.login: user for user in await desk.users(SYSTEM)}
        if arguments.act == "list":
            for user in known.values():
                print(
                    f"{user.id}\t{user.login}\t{user.role}\t{'disabled' if user.disabled else 'enabled'}\t{user.name}"
                )
            return 0
        login = arguments.login.strip().casefold()
        if arguments.act == "add":
            name = arguments.name or arguments.login
            print(await desk.add_user(SYSTEM, login, _password(), name, arguments.role))
            return 0
        if login not in known:
            raise Failed(f"there is no user {arguments.login!r}; okno users list shows them")
        if arguments.act == "password":
            await desk.set_user(SYSTEM, known[login].id, password=_password())
        else:
            await desk.set_user(SYSTEM, known[login].id, disabled=arguments.act == "disable")
        return 0

    return on_desk(arguments.config, act)


def replay(arguments: argparse.Namespace) -> int:
    """Raws through the pipeline again; a running desk takes them within seconds. Nothing is doubled."""

    async def act(okno: Okno) -> int:
        ids = arguments.id if arguments.id else None
        number = await okno.desk.replay_all(SYSTEM) if arguments.all else await okno.desk.replay(SYSTEM, ids)
        print(f"{number} raws are to be read again")
        return 0

    return on_desk(arguments.config, act)


def doctor_(arguments: argparse.Namespace) -> int:
    """Environment, config, disk, database, clock: a line each, and what to do about what isn't well."""
    lines = list(_examined(arguments.config))
    for good, what in lines:
        print(f"{'ok   ' if good else 'FAIL '} {what}")
    return 0 if all(good for good, _ in lines) else 1


def _examined(path: Path) -> Iterable[tuple[bool, str]]:
    version = ".".join(map(str, sys.version_info[:3]))
    yield sys.version_info >= (3, 11), f"Python {version} (3.11 or newer)"
    yield sqlite3.sqlite_version_info >= (3, 35), f"SQLite {sqlite3.sqlite_version} (3.35 or newer)"
    yield time.time() > 1_700_000_000, f"the clock says {utc_now():%Y-%m-%d %H:%M} UTC"
    try:
        config = load(path)
        accounts = build_channels(config)
    except ConfigProblem as problem:
        yield False, f"config: {problem}"
        return
    yield True, f"config: {len(accounts)} channels"
    try:
        config.data.mkdir(parents=True, exist_ok=True)
        free = shutil.disk_usage(config.data).free
        yield free > LOW_DISK, f"{free // 1_000_000} MB free under {config.data} (1,000 MB at least)"
    except OSError as problem:
        yield False, f"{config.data}: {problem.strerror}; the desk must be able to write there"
        return
    try:
        for good, what in doctor.examine(config.database):
            yield good, f"database: {what}"
    except (OSError, ValueError) as problem:
        yield False, f"database: {problem}"


# --- output and input ---------------------------------------------------------------------------------------------------


def _plain_inbound(inbound: Inbound) -> dict[str, Any]:
    name = type(inbound).__name__.removeprefix("Inbound").lower()
    return {"type": name, **plain(inbound)}


def _password() -> str:
    if not sys.stdin.isatty():
        return sys.stdin.readline().rstrip("\n")
    password = getpass.getpass("Password: ")
    if password != getpass.getpass("Again: "):
        raise Failed("the two passwords are not the same")
    return password


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
    command("check", check, "check the config and every channel's credentials")
    command("migrate", migrate_, "bring the database to the newest tables")
    channels.add_commands(command("channels", channels.show, "how each channel fares, and what its provider still has"))
    articles.add_commands(command("articles", articles.list_, "the help articles that the helper offers"))
    command("doctor", doctor_, "examine environment, config, disk and database")
    command("demo", demo, "the desk with emulated channels and a story", config=False)
    _user_commands(command("users", users, "who may log in"))
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


def _user_commands(parser: argparse.ArgumentParser) -> None:
    acts = parser.add_subparsers(required=True, dest="act", metavar="ACT")
    acts.add_parser("list", help="everybody")
    one = acts.add_parser("add", help="a new user; the password is asked for, or read from stdin")
    one.add_argument("login")
    one.add_argument("--role", choices=["operator", "admin"], default="operator")
    one.add_argument("--name", default="")
    for name, about in (("password", "a new password"), ("disable", "may not log in"), ("enable", "may log in again")):
        acts.add_parser(name, help=about).add_argument("login")


if __name__ == "__main__":
    sys.exit(main())
