"""`okno rules list`, `export`, `import`, `activate` and `rollback`: revisions of the desk."""

import argparse
from pathlib import Path

from router.app import SYSTEM, Okno
from router.cli.rules.source import ACTIVE, Acts, add_command, folder_of, named, stored
from router.cli.terminal import Failed, on_desk
from router.desk import Conflict
from router.desk.trying import examine


def add_commands(acts: Acts) -> None:
    """`list`, `export`, `import`, `activate`, `rollback`."""
    add_command(acts, "list", list_, "revisions of the desk, the newest first")
    one = add_command(acts, "export", export, "write a revision's packs into a folder")
    one.add_argument("folder", type=Path, metavar="DIR")
    one.add_argument("--revision", default="", help="default: the active one")
    one = add_command(acts, "import", import_, "store a folder's packs as a draft revision")
    one.add_argument("folder", type=Path, metavar="DIR")
    one.add_argument("--comment", default="")
    one = add_command(acts, "activate", activate, "let a revision act; its own tests must hold")
    one.add_argument("what", metavar="REV", help="a revision, or the beginning of one")
    one.add_argument("--comment", default="")
    add_command(acts, "rollback", rollback, "back to the revision that acted before").add_argument(
        "--comment", default=""
    )


def list_(arguments: argparse.Namespace) -> int:
    async def act(okno: Okno) -> int:
        for row in await okno.desk.rule_revisions(SYSTEM):
            mark = "*" if row.active else " "
            print(f"{mark} {row.revision}  {row.created_at:%Y-%m-%d %H:%M}  {row.author}  {row.comment}")
        return 0

    return on_desk(arguments.config, act)


def export(arguments: argparse.Namespace) -> int:
    """The packs of a revision as files; those of another name in the folder stay."""
    packs = named(arguments.revision or ACTIVE, arguments.config)
    arguments.folder.mkdir(parents=True, exist_ok=True)
    for name, text in packs.items():
        (arguments.folder / f"{name}.yaml").write_text(text, encoding="utf-8", newline="")
    print(f"{len(packs)} packs in {arguments.folder}")
    return 0


def import_(arguments: argparse.Namespace) -> int:
    """A folder of packs as a revision that doesn't act yet."""
    packs = folder_of(arguments.folder)

    async def act(okno: Okno) -> int:
        print(await okno.desk.draft_rules(SYSTEM, packs, arguments.comment))
        return 0

    return on_desk(arguments.config, act)


def activate(arguments: argparse.Namespace) -> int:
    """Lets a revision act in every process within seconds. One that fails stays a draft and says why."""

    async def act(okno: Okno) -> int:
        wanted = (await stored(okno, arguments.what)).revision
        revision = await okno.desk.activate_rules(SYSTEM, wanted, arguments.comment)
        found = [one for one in examine((await okno.desk.rule_packs(SYSTEM)).packs).findings if not one.tidy]
        print(f"active: {revision}" + (f"; okno rules lint --revision active: {len(found)} findings" if found else ""))
        return 0

    return on_desk(arguments.config, act)


def rollback(arguments: argparse.Namespace) -> int:
    """Lets the revision act that acted before the active one."""

    async def act(okno: Okno) -> int:
        try:
            revision = await okno.desk.rollback_rules(SYSTEM, arguments.comment)
        except Conflict:
            raise Failed("no other revision ever acted here: there is nothing to go back to") from None
        print(f"active: {revision}")
        return 0

    return on_desk(arguments.config, act)
