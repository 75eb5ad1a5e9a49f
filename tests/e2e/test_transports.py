"""Real processes at Telegram and VK: switched between webhook and poll while they run, several on one database, killed."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import AsyncExitStack, asynccontextmanager
from pathlib import Path
from typing import Any

import pytest

from tests.emulators.desk import RunningDesk
from tests.emulators.telegram import TelegramEmulator
from tests.emulators.vk import VkEmulator
from tests.shipped import few_rules
from tests.waiting import until

pytestmark = pytest.mark.e2e
TEXTS = "SELECT text FROM messages WHERE direction = 'in' ORDER BY id"
COUNT = "SELECT count(*) FROM messages WHERE direction = 'in'"


@asynccontextmanager
async def opened(folder: Path, **channels: dict[str, object]) -> AsyncIterator[RunningDesk]:
    secrets = {"TELEGRAM_HOOK": "a-secret_of-the-hook", "VK_SECRET": "of-the-callback"}
    settings = {"desk": {"acknowledge": False}, "rules": {"packs": str(few_rules(folder))}}
    desk = RunningDesk(folder=folder, channels=channels, secrets=secrets, settings=settings)
    try:
        yield desk
    finally:
        await desk.kill()


def bot(tg: TelegramEmulator, **more: object) -> dict[str, object]:
    return {
        "kind": "telegram", "token": tg.token, "api_url": tg.url, "webhook_secret": "${TELEGRAM_HOOK}", **more,
    }  # fmt: skip


def club(vk: VkEmulator, **more: object) -> dict[str, object]:
    return {
        "kind": "vk", "group_id": vk.group_id, "token": vk.token, "api_url": vk.api_url, "secret": "${VK_SECRET}",
        "confirmation": vk.confirmation, **more,
    }  # fmt: skip


async def writing(write: Callable[[str, str], Any], name: str, number: int, until_set: asyncio.Event) -> int:
    """Writes until told to stop, and then a little more; how many that was."""
    while not until_set.is_set():
        await write("anna", f"{name} {number}")
        number += 1
        await asyncio.sleep(0.1)
    return number


@pytest.mark.parametrize("channel", ["tg", "vk"])
async def test_switched_while_it_runs(tmp_path: Path, channel: str) -> None:
    """Set and deleted by the command, with somebody writing all the time: everything once."""
    async with AsyncExitStack() as stack:
        tg = await stack.enter_async_context(TelegramEmulator())
        vk = await stack.enter_async_context(VkEmulator())
        channels = {"tg": bot(tg)} if channel == "tg" else {"vk": club(vk)}
        desk = await stack.enter_async_context(opened(tmp_path, **channels))
        await desk.start()
        side = tg if channel == "tg" else vk
        await until(lambda: vk.asked or any(name == "getUpdates" for name, _ in tg.calls), "a poll")
        enough = asyncio.Event()
        task = asyncio.create_task(writing(side.write, channel, 0, enough))
        await until(lambda: desk.one(COUNT) > 3, "the first")
        status, said = await desk.okno("channels", "webhook", channel, "set")
        assert status == 0, said
        status, said = await desk.okno("channels", "webhook", channel)
        assert status == 0, said
        assert f"{desk.url}/in/{channel}" in said
        called = "SELECT count(*) FROM messages WHERE direction = 'in'"
        so_far = desk.one(called)
        await until(lambda: desk.one(called) > so_far + 10, "those after the switch")
        status, said = await desk.okno("channels", "webhook", channel, "delete")
        assert status == 0, said
        await asyncio.sleep(1)
        enough.set()
        number = await task
        await side.write("anna", "Последнее")
        await until(lambda: desk.one(COUNT) == number + 1, "all")
        found = [row[0] for row in desk.rows(TEXTS)]
        assert sorted(found) == sorted([*(f"{channel} {one}" for one in range(number)), "Последнее"])
        if channel == "tg":
            assert not any(params.get("drop_pending_updates") for _, params in tg.calls)
        else:
            assert vk.deliveries


async def test_one_poller_for_several_processes(tmp_path: Path) -> None:
    """Two whole desks on one database: one polls; the other takes over within seconds of a kill -9, and nothing is doubled."""
    async with TelegramEmulator() as tg, opened(tmp_path, tg=bot(tg)) as desk:
        await desk.start()
        await desk.start("ingest")
        first, second = desk.processes
        await until(lambda: desk.one("SELECT poller FROM channel_states WHERE channel = 'tg'"), "a poller")
        for number in range(20):
            await tg.write("anna", f"№ {number}")
            await asyncio.sleep(0.1)
        await until(lambda: desk.one(COUNT) == 20, "all before")
        first.kill()
        await first.wait()
        desk.processes.remove(first)
        for number in range(20, 25):
            await tg.write("anna", f"№ {number}")
        raws = "SELECT count(*) FROM raws WHERE state = 'new' OR state = 'done'"
        await until(lambda: desk.one(raws) == 25, "what came meanwhile")
        await desk.start("worker")
        await until(lambda: desk.one(COUNT) == 25, "all")
        assert desk.one("SELECT count(DISTINCT text) FROM messages WHERE direction = 'in'") == 25
        begun = desk.log.read_text().count("polling")
        assert tg.conflicts < begun, (
            "only the question of who polled before may still have been open when another began"
        )
        assert second.returncode is None


async def test_several_bots_and_communities(tmp_path: Path) -> None:
    """Each account has its own people: the same number at two bots is one person's two addresses at the desk's discretion, never
    one message."""
    async with AsyncExitStack() as stack:
        bots = [
            await stack.enter_async_context(TelegramEmulator(token=f"{number}:token-of-the-{number}"))
            for number in (11, 12)
        ]
        clubs = [await stack.enter_async_context(VkEmulator(group_id=number)) for number in (21, 22)]
        channels = {f"bot{one.token[:2]}": bot(one) for one in bots} | {
            f"club{one.group_id}": club(one) for one in clubs
        }
        desk = await stack.enter_async_context(opened(tmp_path, **channels))
        await desk.start()
        await until(lambda: all(one.asked for one in clubs), "VK")
        sides: list[TelegramEmulator | VkEmulator] = [*bots, *clubs]
        for name, side in zip(channels, sides, strict=True):
            await side.write("anna", f"Пишу в {name}", name="Анна")
        await until(lambda: desk.one(COUNT) == 4, "all")
        rows = desk.rows("SELECT channel, text FROM messages WHERE direction = 'in'")
        assert sorted(rows) == sorted((name, f"Пишу в {name}") for name in channels)
        status, said = await desk.okno("channels")
        assert status == 0, said
        assert all(name in said for name in channels)
