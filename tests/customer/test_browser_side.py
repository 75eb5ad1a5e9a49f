"""The emulated customer of the form is the real thing at both ends."""

import pytest
from aiohttp.test_utils import BaseTestServer

from tests.customer.house import PNG, House
from tests.emulators.browser import BrowserSide
from tests.emulators.customer import Attachment
from tests.waiting import until


async def heard(side: BrowserSide, person: str, text: str) -> list[str]:
    def said() -> list[str]:
        return [line.text for line in side.transcript(person)]

    await until(lambda: text in said(), f"{text!r} at {person}")
    return said()


async def test_a_conversation(house: House, server: BaseTestServer) -> None:
    async with BrowserSide(str(server.make_url("")).rstrip("/")) as side:
        picture = Attachment(name="чек.png", media_type="image/png", data=PNG)
        await side.write("anna", "Списали дважды", [picture], name="Анна", topic="payment", sum="1 990")
        await side.write("boris", "Где заказ?", name="Борис")
        assert side.people() == ["boris", "anna"]
        view = await house.desk.ticket(house.operator, 1)
        assert (view.row.customer, view.row.topic, view.fields) == ("Анна", "payment", {"sum": "1 990"})
        await house.answer(1, "Вернём сегодня")
        await heard(side, "anna", "Вернём сегодня")
        await side.write("anna", "Спасибо!")
        assert await heard(side, "anna", "Спасибо!") == [
            "Списали дважды",
            "Обращение № 1 принято.",
            "Вернём сегодня",
            "Спасибо!",
        ]
        assert side.transcript("anna")[0].files == ("чек.png",)
        assert [line.by for line in side.transcript("anna")] == ["customer", "desk", "desk", "customer"]
        assert "Вернём сегодня" not in [line.text for line in side.transcript("boris")]
        with pytest.raises(RuntimeError, match="text_required"):
            await side.write("boris", " ")
