"""The bot behind a proxy."""

import pytest

from router.schema import Retry, Sent
from tests.channels.telegram.conftest import connect, reply
from tests.emulators.proxy import PASSWORD, USER, Way, http, proxy, socks5
from tests.emulators.telegram import TelegramEmulator


@pytest.mark.parametrize(("scheme", "way"), [("socks5", socks5), ("socks5h", socks5), ("http", http)])
async def test_an_answer_goes_through_the_proxy(tg: TelegramEmulator, scheme: str, way: Way) -> None:
    seen: list[str] = []
    async with proxy(way, seen) as port:
        channel = connect(tg, proxy=f"{scheme}://{USER}:{PASSWORD}@127.0.0.1:{port}")
        assert isinstance(await channel.send(reply(tg.chat_id("anna"), "Через прокси")), Sent)
        assert (await channel.check()).ok
        await channel.close()
    assert set(seen) == {tg.url.removeprefix("http://")}
    assert [line.text for line in tg.transcript("anna")] == ["Через прокси"]


async def test_a_proxy_that_refuses_has_sent_nothing(tg: TelegramEmulator) -> None:
    seen: list[str] = []
    async with proxy(socks5, seen) as port:
        channel = connect(tg, proxy=f"socks5://{USER}:wrong-word@127.0.0.1:{port}")
        outcome = await channel.send(reply(tg.chat_id("anna"), "Не уйдёт"))
        await channel.close()
    assert isinstance(outcome, Retry)
    assert "wrong-word" not in outcome.reason
    assert seen == []
