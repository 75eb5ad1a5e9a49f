"""The section of config.yaml, the check of the account, and downloads."""

import pytest
from aiohttp import web

from channels.vk.channel import VkChannel
from channels.vk.config import read
from channels.vk.downloads import Private, PublicOnly
from router.channel import ConfigProblem, FetchFailed
from tests.channels.vk.conftest import channel, got, opened, sent_file
from tests.emulators.faults import Fault, Trouble
from tests.emulators.vk import VkEmulator

FULL = {"group_id": 1, "token": "t"}


@pytest.mark.parametrize(
    ("section", "sentence"),
    [
        ({}, "channels.shop.group_id: is missing"),
        ({"group_id": 1}, "channels.shop.token: is missing"),
        ({**FULL, "tokn": "x"}, "channels.shop.tokn: there is no such key; did you mean 'token'?"),
        ({**FULL, "qqqqqq": "x"}, "channels.shop.qqqqqq: there is no such key; known are group_id"),
        ({**FULL, "group_id": "one"}, "channels.shop.group_id: "),
        ({**FULL, "group_id": -5}, "channels.shop.group_id: must be a whole number from 1 "),
        ({**FULL, "mode": "webhook"}, "channels.shop.mode: "),
        ({**FULL, "mode": "callback"}, "channels.shop.confirmation: is missing"),
        (
            {**FULL, "mode": "both", "confirmation": "c"},
            "channels.shop.secret: is missing; without it anybody could write",
        ),
        ({**FULL, "api_url": "api.vk.com"}, "channels.shop.api_url: must be a web address"),
        ({**FULL, "api_url": "http://x/method"}, "channels.shop.api_url: must be a web address that ends in a slash"),
        ({**FULL, "media_hosts": "x"}, "channels.shop.media_hosts: "),
        ({**FULL, "timeout": 0}, "channels.shop.timeout: must be a number from 1 to 600, not 0"),
        ({**FULL, "version": 5.2}, "channels.shop.version: must be text, not a number; put it in quotes"),
        ({**FULL, "token": ["s3cret"]}, "channels.shop.token: must be text"),
    ],
)
def test_a_wrong_section_is_one_sentence(section: dict[str, object], sentence: str) -> None:
    with pytest.raises(ConfigProblem) as raised:
        read("shop", section)
    assert str(raised.value).startswith(sentence)
    assert "s3cret" not in str(raised.value)


def test_a_right_section() -> None:
    found = read("shop", {"group_id": "190001", "token": "s3cret", "version": "5.200", "secret": None})
    assert (found.group_id, found.version, found.mode, found.secret) == (190_001, "5.200", "longpoll", "")
    assert "s3cret" not in repr(found)
    assert repr(channel()) != "t"


async def test_check_names_the_community(vk: VkEmulator, desk: VkChannel) -> None:
    health = await desk.check()
    assert health.ok
    assert health.facts["group"] == vk.group_name
    vk.long_poll_settings = {"is_enabled": True, "events": {"message_new": 0}}
    assert "о входящих" in (await desk.check()).detail
    vk.long_poll_settings = {"is_enabled": False, "events": {}}
    health = await desk.check()
    assert not health.ok
    assert "Long Poll выключен" in health.detail
    vk.faults.add(
        Fault(
            path="groups.getLongPollSettings",
            trouble="status",
            status=200,
            body={"error": {"error_code": 15, "error_msg": "no"}},
        )
    )
    assert (await desk.check()).ok, "a key without the right to see the settings still works"


async def test_check_says_what_is_wrong(vk: VkEmulator) -> None:
    async with opened(vk, token="vk1.a.wrong") as found:
        health = await found.check()
    assert not health.ok
    assert "ключ" in health.detail
    assert "wrong" not in health.detail
    async with opened(vk, group_id=7) as found:
        assert not (await found.check()).ok
    async with opened(vk) as found:
        vk.faults.add(Fault(path="groups.getById", trouble="not_json", status=502))
        assert not (await found.check()).ok
        vk.faults.add(Fault(path="groups.getById", trouble="status", status=200, body={"response": {"groups": []}}))
        assert "group_id" in (await found.check()).detail
    async with opened(vk, mode="callback", confirmation=vk.confirmation, secret="s3cret") as found:
        assert "Callback API" in (await found.check()).detail, "VK has no address to call yet"


# --- downloads ----------------------------------------------------------------------------------------------------------


async def test_a_file_is_fetched_whole(vk: VkEmulator, desk: VkChannel) -> None:
    data = bytes(range(256)) * 2_000
    sent = await sent_file(vk, desk, data)
    assert (sent.name, sent.media_type, sent.size, sent.state) == ("акт.pdf", "application/pdf", len(data), "pending")
    assert await got(desk, sent.ref) == data


async def test_a_file_that_is_gone_is_expired(vk: VkEmulator, desk: VkChannel) -> None:
    sent = await sent_file(vk, desk, b"x")
    vk.gone.add(sent.ref.rpartition("/")[2])
    await fails(desk, sent.ref, "expired", retry=False)


async def fails(desk: VkChannel, address: str, state: str, *, retry: bool) -> None:
    with pytest.raises(FetchFailed) as raised:
        await got(desk, address)
    assert (raised.value.state, raised.value.retry) == (state, retry), raised.value.reason


@pytest.mark.parametrize(
    ("trouble", "status", "state", "retry"),
    [
        ("status", 403, "expired", False),
        ("status", 410, "expired", False),
        ("status", 500, "failed", True),
        ("status", 429, "failed", True),
        ("not_json", 200, "expired", False),
        ("half_close", 200, "failed", True),
        ("drop", 200, "failed", True),
        ("slow", 200, "failed", True),
    ],
)
async def test_troubles_of_a_download(vk: VkEmulator, trouble: Trouble, status: int, state: str, retry: bool) -> None:
    async with opened(vk, timeout=1 if trouble == "slow" else 60) as desk:
        sent = await sent_file(vk, desk, b"x" * 1_000)
        # Three times: aiohttp itself repeats a GET whose connection was dropped.
        vk.faults.add(Fault(path="/media/", trouble=trouble, status=status, seconds=1.3, times=3))
        await fails(desk, sent.ref, state, retry=retry)


@pytest.mark.parametrize(
    "address",
    ["http://169.254.169.254/latest/", "http://localhost/x", "http://[::1]/x", "http://10.0.0.1/", "http://vk.com.evil.ru/x", "http://evil.ru/",
     "http://xvk.com/", "ftp://vk.com/x", "file:///etc/passwd", "http://vk.com@evil.ru/", "http://2130706433/", "http://[vk.com/", ""],
)  # fmt: skip
async def test_no_door_but_vk_is_knocked_at(desk: VkChannel, address: str) -> None:
    with pytest.raises(FetchFailed) as raised:
        await got(desk, address)
    assert raised.value.state in ("blocked", "failed")
    assert not raised.value.retry


async def test_a_public_name_that_leads_inside_is_blocked(vk: VkEmulator) -> None:
    """127.0.0.1 by the name localhost stands for any name under vk.com whose address somebody turned inwards."""
    resolver = PublicOnly({"127.0.0.1"})
    with pytest.raises(Private):
        await resolver.resolve("localhost", 80)
    await resolver.close()


async def test_redirects_stay_inside(vk: VkEmulator, desk: VkChannel) -> None:
    targets = iter(["/b", f"{vk.url}/media/1.txt", "http://evil.ru/x"])

    async def move(request: web.Request) -> web.Response:
        return web.Response(status=302, headers={"Location": next(targets, "/again")})

    app = web.Application()
    app.router.add_get("/{any}", move)
    runner = web.AppRunner(app, access_log=None, shutdown_timeout=0.1)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    address = f"http://127.0.0.1:{runner.addresses[0][1]}/a"
    vk.media["1.txt"] = (b"found", "text/plain", "1.txt")
    try:
        assert await got(desk, address) == b"found"
        await fails(desk, address, "blocked", retry=False)
        await fails(desk, address, "blocked", retry=False)  # round and round
    finally:
        await runner.cleanup()
