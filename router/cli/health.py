"""`okno check` and `okno doctor`: whether a desk can work here."""

import argparse
import asyncio
import logging
import shutil
import sqlite3
import sys
import time
from collections.abc import Iterable, Mapping
from pathlib import Path

from router import telemetry
from router.app import build_channels, utc_now
from router.channel import Channel, ConfigProblem
from router.config import load
from router.desk.reading import ask
from router.store import doctor as store

LOW_DISK = 1_000_000_000  # bytes


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


def doctor(arguments: argparse.Namespace) -> int:
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
        for good, what in store.examine(config.database):
            yield good, f"database: {what}"
    except (OSError, ValueError) as problem:
        yield False, f"database: {problem}"
