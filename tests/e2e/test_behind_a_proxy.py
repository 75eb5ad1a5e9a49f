"""Behind a proxy the limits count people, not the proxy."""

import aiohttp
import pytest

from tests.e2e.conftest import Town

pytestmark = pytest.mark.e2e


async def test_one_noisy_customer_does_not_shut_the_others_out(town: Town) -> None:
    town.desk.settings = {"limits": {"per_minute": 3, "trusted_proxies": ["127.0.0.1"]}}
    town.desk.write_config()
    await town.start()
    async with aiohttp.ClientSession() as session:

        async def write(address: str) -> int:
            headers = {"X-Forwarded-For": f"6.6.6.6, {address}"}
            async with session.post(
                f"{town.desk.url}/api/v1/messages", json={"text": "Где заказ?"}, headers=headers
            ) as answer:
                return answer.status

        noisy = [await write("203.0.113.7") for _ in range(8)]
        assert noisy[0] < 300
        assert 429 in noisy
        assert await write("203.0.113.8") < 300
