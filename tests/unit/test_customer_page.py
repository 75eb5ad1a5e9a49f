"""The demo's customer side by hand: buttons are pressed, and a letter that was answered is answered in its thread."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime

import pytest
from aiohttp.test_utils import TestClient, TestServer

from tests.emulators.customer import Attachment, Line
from tests.emulators.customer_page import application


@dataclass
class Side:
    """One person's conversation at a provider with buttons and threads."""

    title: str = "Почта"
    done: list[tuple[str, str]] = field(default_factory=list)

    async def write(
        self, person: str, text: str, files: Sequence[Attachment] = (), *, name: str = "", subject: str = ""
    ) -> None:
        self.done.append(("write", text))

    async def reply_quoted(self, person: str, text: str, files: Sequence[Attachment] = (), *, name: str = "") -> None:
        self.done.append(("reply", text))

    async def press(self, person: str, label: str, /) -> None:
        if label != "Помогло":
            raise LookupError(label)
        self.done.append(("press", label))

    def people(self) -> list[str]:
        return ["anna"]

    def transcript(self, person: str) -> list[Line]:
        return [Line(by="desk", text="Ответ", buttons=("Помогло", "<Нет>"), at=datetime(2026, 3, 2, tzinfo=UTC))]


@pytest.mark.parametrize(
    ("form", "done"),
    [
        ({"person": "anna", "press": "Помогло"}, [("press", "Помогло")]),
        ({"person": "anna", "press": "Ушла"}, []),
        ({"person": "anna", "text": "Спасибо"}, [("reply", "Спасибо")]),
        ({"person": "boris", "text": "Вопрос"}, [("write", "Вопрос")]),
    ],
)
async def test_what_is_done_by_hand(form: dict[str, str], done: list[tuple[str, str]]) -> None:
    side = Side()
    async with TestClient(TestServer(application({"mail": side}, "/inbox"))) as client:
        assert (await client.post("/mail", data=form)).status == 200
        page = await (await client.get("/")).text()
    assert side.done == done
    assert '<button name="press" value="Помогло">Помогло</button>' in page
    assert "&lt;Нет&gt;" in page
