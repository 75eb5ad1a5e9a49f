"""`okno channels`: how each fares, what its provider has against what is here, and asking for what was left there."""

import argparse
from collections.abc import Awaitable, Iterator
from datetime import date

from router.app import SYSTEM, Okno
from router.channel import Folders, Preview
from router.cli import webhook
from router.cli.terminal import Failed, Progress, T, on_desk
from router.desk import NotFound
from router.readmodels import FolderView

SHOWN = 20  # set-aside things of a folder
_SKIPPED = {
    "before": "received before that day", "deleted": "deleted or drafts", "known": "here already", "double": "the same mail twice",
    "too_large": "larger than the channel takes: their beginning comes",
}  # fmt: skip


def add_commands(parser: argparse.ArgumentParser) -> None:
    """`import` and `again`; without either all channels are shown."""
    acts = parser.add_subparsers(dest="act", metavar="ACT")
    one = acts.add_parser("import", help="take in what was at the provider before the desk, silently")
    one.add_argument("name", help="the channel's name in config.yaml")
    one.add_argument("--since", type=_day, help="what was received from this day on, such as 2026-01-31")
    one.add_argument("--preview", action="store_true", help="count by headers what would come; stores nothing")
    one.set_defaults(run=import_)
    one = acts.add_parser("again", help="ask once more for what was set aside")
    one.add_argument("name", help="the channel's name in config.yaml")
    one.add_argument("item", nargs="?", default="", help="as okno channels shows it; without it: all")
    one.set_defaults(run=again)
    webhook.add_command(acts)


def show(arguments: argparse.Namespace) -> int:
    """How each channel fares, and its folders."""

    async def act(okno: Okno) -> int:
        await okno.desk.check_channels()
        for view in await okno.desk.channels(SYSTEM):
            line = f"{'ok   ' if view.ok else 'FAIL '} {view.name} ({view.kind}): {view.detail}"
            waiting = f"{view.waiting}{f' (the oldest for {view.lag:.0f} s)' if view.waiting else ''}"
            print(f"{line}; waiting {waiting}, queued {view.queued}{f'; {view.error}' if view.error else ''}")
            for folder in view.folders:
                print("\n".join(_folder(folder)))
        return 0

    return on_desk(arguments.config, act)


def import_(arguments: argparse.Namespace) -> int:
    """With --preview a look; else the running desk is asked to take in what came since the day."""
    if not arguments.preview and arguments.since is None:
        raise Failed("say --preview to look, or --since DAY to take in")

    async def act(okno: Okno) -> int:
        if not arguments.preview:
            await _known(okno, arguments.name, okno.desk.import_since(SYSTEM, arguments.name, arguments.since))
            print("asked for; a running desk begins within seconds, okno channels shows how far it is")
            return 0
        progress = Progress(1)
        looked = okno.desk.preview_import(SYSTEM, arguments.name, arguments.since, progress.of)
        found = await _known(okno, arguments.name, looked)
        progress.end()
        for one in found:
            print("\n".join(_preview(one)))
        return 1 if any(one.error for one in found) else 0

    return on_desk(arguments.config, act)


def again(arguments: argparse.Namespace) -> int:
    """The running desk is asked to try what was set aside."""

    async def act(okno: Okno) -> int:
        try:
            number = await okno.desk.try_again(SYSTEM, arguments.name, arguments.item)
        except NotFound as problem:
            if problem.data["what"] == "channel":
                raise Failed(_no_channel(okno, arguments.name)) from None
            raise Failed(
                f"nothing of {arguments.name} is set aside as {arguments.item!r}; okno channels shows what is"
            ) from None
        print(f"{number} are to be tried again")
        return 0

    return on_desk(arguments.config, act)


async def _known(okno: Okno, name: str, work: Awaitable[T]) -> T:
    try:
        return await work
    except NotFound:
        raise Failed(_no_channel(okno, name)) from None


def _no_channel(okno: Okno, name: str) -> str:
    keeping = [one for one, channel in okno.channels.items() if isinstance(channel, Folders)]
    return f"{name!r} is no channel whose provider keeps mail; there are {', '.join(keeping) or 'none'}"


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{text!r} is no day such as 2026-01-31") from None


def _folder(folder: FolderView) -> Iterator[str]:
    yield (
        f"      {folder.name}: on the server {folder.on_server}, imported {folder.imported}, known already {folder.doubles}, "
        f"not for the desk {folder.ignored}, set aside {folder.aside}, outside the date {folder.outside}"
        + (f" (before {folder.since})" if folder.since else "")
    )
    if folder.running:
        yield f"      {'taking in' if folder.history else 'looking through'} {folder.seen} of {folder.wanted}"
    if folder.rescued and folder.rescued_at:
        yield f"      {folder.rescued} were missing and have been fetched, the last {folder.rescued_at:%Y-%m-%d %H:%M} UTC"
    if folder.renumbered_at:
        yield f"      the server went back behind what was fetched, {folder.renumbered_at:%Y-%m-%d %H:%M} UTC; its mail was fetched again"
    for one in folder.asides[:SHOWN]:
        what = " · ".join(
            part for part in (one.sender, one.subject, f"{one.sent_at:%Y-%m-%d}" if one.sent_at else "") if part
        )
        yield f"      aside  {one.item}  {what or 'unknown'}  {one.size} bytes: {one.why}"
    if folder.aside > SHOWN:
        yield f"      aside  and {folder.aside - SHOWN} more"


def _preview(one: Preview) -> Iterator[str]:
    if one.error:
        yield f"{one.folder}: {one.error}"
        return
    yield f"{one.folder}: {one.on_server} on the server, {one.wanted} would come, {one.size / 1_000_000:.1f} MB"
    if one.first and one.last:
        share = round(100 * one.automatic / one.wanted) if one.wanted else 0
        yield f"  from {one.first:%Y-%m-%d} to {one.last:%Y-%m-%d}; {one.automatic} ({share} %) were sent by machines"
        yield f"  {one.ended} are answered or old and would be filed as closed, {one.wanted - one.ended} would open tickets"
    for why, number in one.skipped.items():
        yield f"  {number:8} {_SKIPPED.get(why, why)}"
    for month, number in one.months.items():
        yield f"  {month} {number:8}"
    for large in one.biggest:
        yield f"  {large.size:12} bytes  {large.sender} · {large.subject}{f' ({large.why})' if large.why else ''}"
