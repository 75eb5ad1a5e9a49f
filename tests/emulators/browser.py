"""Customers who use the desk's own form and «Мои обращения», through the JSON API as an application does."""

import asyncio
import base64
import contextlib
import uuid
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from types import TracebackType
from typing import Any

import aiohttp

from tests.emulators.customer import Attachment, Line
from tests.waiting import LIMIT

LOOK_SECONDS = 0.5


@dataclass(slots=True)
class Customer:
    """One person: the token of his private link, and his requests as he saw them last, by number."""

    token: str = ""
    seen: dict[int, dict[str, Any]] = field(default_factory=dict)

    def latest(self) -> dict[str, Any] | None:
        """The request that he looked at last, if it can still be gone on with."""
        found = max(self.seen.values(), key=lambda request: str(request["updated_at"]), default=None)
        return found if found and found["can_write"] else None


class BrowserSide:
    """`async with BrowserSide() as site:`, then `site.url = desk's address`. A CustomerSide: it really uses the desk over HTTP."""

    title = "Сайт: «Мои обращения»"

    def __init__(self, url: str = "") -> None:
        self.url = url
        self._people: dict[str, Customer] = {}
        self._wrote: dict[str, None] = {}  # in order, the latest last

    async def __aenter__(self) -> "BrowserSide":
        self._session = aiohttp.ClientSession(timeout=aiohttp.ClientTimeout(total=LIMIT))
        self._looking = asyncio.create_task(self._look())
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, problem: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._looking.cancel()
        with contextlib.suppress(asyncio.CancelledError):
            await self._looking
        await self._session.close()

    async def write(
        self, person: str, text: str, files: Sequence[Attachment] = (), *, name: str = "", subject: str = "", topic: str = "",
        section: str = "", **fields: str,
    ) -> None:  # fmt: skip
        """Answers an operator's answer in its request; anything else is a new request. `subject` has no place in the form.

        Returns when the desk took it. Raises RuntimeError with the desk's refusal, aiohttp.ClientError if there is no desk.
        """
        customer = self._people.setdefault(person, Customer())
        await self._refresh(customer)
        form: dict[str, Any] = {"text": text, "files": [_file(file) for file in files]}
        going_on = customer.latest()
        if going_on and going_on["messages"][-1]["by"] == "support":
            path = f"/requests/{going_on['id']}/messages"
        else:
            path = "/messages"
            form |= {"name": name, "topic": topic, "section": section, "fields": fields}
        made = await self._call("POST", path, customer, json=form, headers={"Idempotency-Key": str(uuid.uuid4())})
        customer.token = made.get("token", customer.token)
        self._wrote.pop(person, None)
        self._wrote[person] = None
        await self._refresh(customer)

    def people(self) -> list[str]:
        return list(reversed(self._wrote))

    def transcript(self, person: str) -> list[Line]:
        """All his requests together, as of the last look a moment ago."""
        found = self._people.get(person, Customer()).seen.values()
        messages = [(message, request["subject"]) for request in found for message in request["messages"]]
        return [
            _line(message, subject) for message, subject in sorted(messages, key=lambda pair: str(pair[0]["sent_at"]))
        ]

    async def _look(self) -> None:
        while True:
            for customer in list(self._people.values()):
                # A desk that is being restarted is looked at again in a moment.
                with contextlib.suppress(aiohttp.ClientError, TimeoutError):
                    await self._refresh(customer)
            await asyncio.sleep(LOOK_SECONDS)

    async def _refresh(self, customer: Customer) -> None:
        if not customer.token:
            return
        for listed in (await self._call("GET", "/requests", customer))["requests"]:
            known = customer.seen.get(listed["id"])
            if known is None or listed["unread"] or listed["updated_at"] != known["updated_at"] or _waits(known):
                customer.seen[listed["id"]] = await self._call("GET", f"/requests/{listed['id']}", customer)

    async def _call(self, method: str, path: str, customer: Customer, **more: Any) -> dict[str, Any]:
        headers = {"Accept-Language": "ru", **more.pop("headers", {})}
        if customer.token:
            headers["Authorization"] = f"Bearer {customer.token}"
        async with self._session.request(method, f"{self.url}/api/v1{path}", headers=headers, **more) as answer:
            said: dict[str, Any] = await answer.json()
            if answer.status >= 400:
                raise RuntimeError(
                    f"{method} {path}: {answer.status} {said['error']['code']}: {said['error']['message']}"
                )
            return said


def _waits(request: dict[str, Any]) -> bool:
    """Nothing came back yet: an acknowledgement is no news to the list of requests."""
    return bool(request["messages"][-1]["by"] == "customer")


def _file(file: Attachment) -> dict[str, str]:
    return {"name": file.name, "media_type": file.media_type, "data": base64.b64encode(file.data).decode()}


def _line(message: dict[str, Any], subject: str) -> Line:
    return Line(
        by="customer" if message["by"] == "customer" else "desk",
        text=message["text"],
        files=tuple(part["name"] for part in message["parts"] if part["name"]),
        subject=subject,
        at=datetime.fromisoformat(message["sent_at"]),
    )
