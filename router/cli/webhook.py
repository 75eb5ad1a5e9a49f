"""`okno channels webhook`: whether a provider calls the desk or is asked, changed while the desk runs."""

import argparse
import asyncio
import logging
from collections.abc import Awaitable, Callable

from router import telemetry
from router.app import build_channels
from router.channel import NotSwitched, Switchable
from router.cli.terminal import Failed
from router.config import load


def add_command(acts: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """`webhook NAME show|set|delete`."""
    one = acts.add_parser("webhook", help="have a provider call the desk, or be asked by it; a running desk follows")
    one.add_argument("name", help="the channel's name in config.yaml")
    one.add_argument("what", nargs="?", choices=list(_ACTS), default="show")
    one.set_defaults(run=webhook)


def webhook(arguments: argparse.Namespace) -> int:
    """Touches no database: the provider knows which way it is, and the running desk asks it."""
    config = load(arguments.config)
    telemetry.setup("console", config.secrets, logging.WARNING)
    accounts = build_channels(config)
    switchable = {name: channel for name, channel in accounts.items() if isinstance(channel, Switchable)}
    chosen = switchable.get(arguments.name)
    if chosen is None:
        names = ", ".join(switchable) or "none"
        raise Failed(
            f"{arguments.name!r} is no channel that can be called by its provider or ask it; there are {names}"
        )

    async def act() -> int:
        try:
            for line in await _ACTS[arguments.what](chosen):
                print(line)
        except NotSwitched as problem:
            raise Failed(str(problem)) from None
        finally:
            for channel in accounts.values():
                await channel.close()
        return 0

    return asyncio.run(act())


async def _show(channel: Switchable) -> list[str]:
    found = await channel.webhook()
    return [f"{name}: {value}" for name, value in found.items()] or ["no webhook is set: the desk asks"]


async def _set(channel: Switchable) -> list[str]:
    return [f"the provider calls {await channel.set_webhook()} from now on"]


async def _delete(channel: Switchable) -> list[str]:
    await channel.delete_webhook()
    return ["no webhook is set: the desk asks"]


_ACTS: dict[str, Callable[[Switchable], Awaitable[list[str]]]] = {"show": _show, "set": _set, "delete": _delete}
