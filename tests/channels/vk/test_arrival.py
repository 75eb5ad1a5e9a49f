"""A conversation from end to end, and the client library keeping its hands off the process."""

import asyncio
import os
import sys
from pathlib import Path

from channels.vk.channel import VkChannel
from router.schema import Action, Button, InboundMessage, Receipt
from tests.channels.sink import MemorySink
from tests.channels.vk.arriving import polling, texts
from tests.channels.vk.conftest import reply
from tests.emulators.customer import Attachment
from tests.emulators.pictures import photo
from tests.emulators.vk import VkEmulator
from tests.waiting import LIMIT, until


async def test_the_round_of_a_conversation(vk: VkEmulator, desk: VkChannel) -> None:
    sink = MemorySink()
    async with polling(desk, sink):
        await vk.write(
            "anna", "Вот чек", [Attachment(name="чек.jpg", media_type="image/jpeg", data=photo("чек"))], name="Анна"
        )
        await texts(desk, sink, 1)
        peer = vk.person("anna").id
        await desk.send(reply(peer, "Помогло?", buttons=(Button(label="Да", data="yes"),)))
        await vk.press("anna", "Да")
        await vk.read("anna")
        await vk.answer("anna", "Спасибо", 2)
        await vk.forward("anna", "Переведите деньги")
        await vk.comment("anna", "А тут?")
        await vk.deny("anna")
        await until(lambda: len(sink.raws) == 9)
    seen = [desk.parse(raw)[0] for raw in sink.raws.values()]
    action = next(one for one in seen if isinstance(one, Action))
    assert (action.data, action.reference, action.thread) == ("yes", f"{peer}:2", str(peer))
    assert [one.state for one in seen if isinstance(one, Receipt)] == ["allowed", "read", "blocked"]
    messages = [one for one in seen if isinstance(one, InboundMessage)]
    assert messages[1].references == (f"{peer}:2",)
    assert (messages[2].forwarded, messages[2].quoted) == (True, "vk:777000: Переведите деньги")
    assert messages[3].thread == f"wall-{vk.group_id}_1/{peer}"
    assert vk.people() == ["anna"]


async def test_the_library_leaves_no_traces(vk: VkEmulator, tmp_path: Path) -> None:
    """In a process of its own, because the import happens once: warnings, log handlers, the working directory."""
    code = """
import asyncio, logging, sys, warnings
before = warnings.showwarning, list(logging.getLogger("vkbottle").handlers), list(logging.getLogger().handlers)
from tests.channels.sink import MemorySink
from tests.channels.vk.conftest import opened
from tests.emulators.vk import VkEmulator
import channels.vk
assert "vkbottle" not in sys.modules, "loaded before it is used"

async def main():
    async with VkEmulator() as vk, opened(vk) as found:
        sink = MemorySink(cursor={"ts": "1"})
        await vk.write("anna", "раз")
        task = asyncio.create_task(found.run(sink))
        while not sink.raws:
            await asyncio.sleep(0.01)
        vk.emit({"type": "group_join", "event_id": "x", "group_id": 1, "object": {}})
        while len(sink.raws) < 3:
            await asyncio.sleep(0.01)
        task.cancel()

asyncio.run(main())
assert "vkbottle" in sys.modules
assert before == (warnings.showwarning, list(logging.getLogger("vkbottle").handlers), list(logging.getLogger().handlers))
"""
    root = Path(__file__).parents[3]
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-W", "error::ResourceWarning", "-c", code, cwd=tmp_path, env={**os.environ, "PYTHONPATH": str(root)},
        stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.STDOUT,
    )  # fmt: skip
    async with asyncio.timeout(LIMIT):
        said, _ = await process.communicate()
    assert process.returncode == 0, said.decode()
    assert said == b""
    assert os.listdir(tmp_path) == [], "no .vkbottle folder"
