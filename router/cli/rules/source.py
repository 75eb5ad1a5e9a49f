"""Which rules a command is about and in which language it speaks: its --packs, --revision and --language."""

import argparse
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TypeAlias

from router.app import SYSTEM, Okno
from router.channel import ConfigProblem
from router.cli.terminal import Failed, on_desk
from router.config import load
from router.desk import Conflict, NotFound
from router.judging.rulebook import read_packs
from router.store.rules import Revision

ACTIVE = "active"
Packs = Mapping[str, str]
Acts: TypeAlias = "argparse._SubParsersAction[argparse.ArgumentParser]"


def add_command(
    acts: Acts, name: str, run: Callable[[argparse.Namespace], int], about: str, *, source: bool = False
) -> argparse.ArgumentParser:
    """A command with its config and language; with `source` it may be told which rules it is about."""
    parser = acts.add_parser(name, help=about, description=about)
    parser.set_defaults(run=run)
    parser.add_argument("--config", type=Path, default=Path("config.yaml"), help="default: config.yaml")
    parser.add_argument("--language", choices=["ru", "en"], default="", help="of what is said; default: the config's")
    if source:
        which = parser.add_mutually_exclusive_group()
        which.add_argument("--packs", type=Path, help="a folder of rule packs; default: those that come with the desk")
        which.add_argument("--revision", default="", help='a revision of the desk, or "active"')
    return parser


def packs_of(arguments: argparse.Namespace) -> Packs:
    """Those that --packs or --revision names, or those that come with the desk."""
    if arguments.packs:
        return folder_of(arguments.packs)
    return named(arguments.revision, arguments.config) if arguments.revision else read_packs(None)


def named(name: str, config: Path) -> Packs:
    """The packs of a folder, of "shipped" or of a revision of the desk ("active", or the beginning of its hash)."""
    if name == "shipped":
        return read_packs(None)
    if Path(name).is_dir():
        return folder_of(Path(name))

    async def act(okno: Okno) -> Packs:
        return (await stored(okno, name)).packs

    return on_desk(config, act)


async def stored(okno: Okno, name: str) -> Revision:
    """A revision of the desk: "active", or the beginning of its hash."""
    if not name:
        raise Failed('name a revision, or "active"; okno rules list shows them')
    try:
        return await okno.desk.rule_packs(SYSTEM, "" if name == ACTIVE else name)
    except NotFound:
        raise Failed(f"there is no revision {name!r}; okno rules list shows them") from None
    except Conflict:
        raise Failed(f"several revisions begin with {name!r}; give more of it") from None


def folder_of(folder: Path) -> Packs:
    if not folder.is_dir():
        raise Failed(f"{folder}: there is no such folder; it should hold packs, *.yaml")
    packs = read_packs(folder)
    if not packs:
        raise Failed(f"{folder}: holds no packs; they are files named *.yaml")
    return packs


def language_of(arguments: argparse.Namespace) -> str:
    """--language, or the config's where there is one, or Russian."""
    wanted: str = getattr(arguments, "language", "")
    if wanted:
        return wanted
    try:
        return load(arguments.config).language
    except (ConfigProblem, AttributeError):
        return "ru"
