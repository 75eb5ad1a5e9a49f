"""The community behind a proxy: calls, the long poll and downloads go through it."""

import pytest

from router.channel import FetchFailed
from router.schema import Retry, Sent
from tests.channels.sink import MemorySink
from tests.channels.vk.arriving import polling
from tests.channels.vk.conftest import got, opened, reply, sent_file
from tests.emulators.proxy import PASSWORD, USER, Way, http, proxy, socks5
from tests.emulators.vk import VkEmulator
from tests.waiting import until


@pytest.mark.parametrize(("scheme", "way"), [("socks5", socks5), ("socks5h", socks5), ("http", http)])
async def test_everything_goes_through_the_proxy(vk: VkEmulator, scheme: str, way: Way) -> None:
    seen: list[str] = []
    sink = MemorySink()
    address = vk.url.removeprefix("http://")
    async with (
        proxy(way, seen) as port,
        opened(vk, proxy=f"{scheme}://{USER}:{PASSWORD}@127.0.0.1:{port}", media_hosts=["127.0.0.1"]) as found,
        polling(found, sink),
    ):
        await until(lambda: vk.asked > 0)
        await vk.write("anna", "Через прокси")
        await until(lambda: len(sink.raws) == 2)
        assert isinstance(await found.send(reply(vk.person("anna").id, "И ответ")), Sent)
        sent = await sent_file(vk, found, b"x" * 70_000)
        assert await got(found, sent.ref) == b"x" * 70_000
    assert set(seen) == {address}
    assert [line.text for line in vk.transcript("anna")][:2] == ["Через прокси", "И ответ"]


async def test_a_proxy_that_refuses_is_a_loss_without_its_password(vk: VkEmulator) -> None:
    await vk.write("anna", "Вопрос")
    async with proxy(socks5, []) as port, opened(vk, proxy=f"socks5://{USER}:wrong-word@127.0.0.1:{port}") as found:
        outcome = await found.send(reply(vk.person("anna").id, "Не уйдёт"))
        assert isinstance(outcome, Retry)
        assert "прокси" in outcome.reason
        assert "wrong-word" not in outcome.reason
        sent = await sent_file(vk, found, b"x")
        with pytest.raises(FetchFailed) as failed:
            await got(found, sent.ref)
        assert failed.value.retry
        assert not (await found.check()).ok
