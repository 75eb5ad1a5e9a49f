"""A browser without scripts: reads a page's form, fills it in and sends it, as a five-year-old phone does."""

from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any

from aiohttp import CookieJar, FormData
from aiohttp.test_utils import BaseTestServer, TestClient
from selectolax.lexbor import LexborHTMLParser, LexborNode

Client = TestClient[Any, Any]
File = tuple[str, str, bytes]  # name, media type, bytes


@dataclass(frozen=True, slots=True)
class Page:
    status: int
    address: str  # path and query where the redirects ended
    html: str
    headers: Mapping[str, str] = field(default_factory=dict)

    @property
    def tree(self) -> LexborHTMLParser:
        return LexborHTMLParser(self.html)

    def node(self, selector: str) -> LexborNode:
        found = self.tree.css_first(selector)
        assert found is not None, f"there is no {selector} on {self.address}: {self.html}"
        return found

    def text(self, selector: str = "main") -> str:
        """What is to be read there, blanks made single; "" where the selector finds nothing."""
        found = self.tree.css_first(selector)
        return " ".join(found.text(separator=" ").split()) if found else ""

    def links(self) -> dict[str, str]:
        """Addresses by their words."""
        return {" ".join(node.text().split()): node.attributes.get("href") or "" for node in self.tree.css("main a")}

    def form(self, action: str) -> LexborNode:
        found = [node for node in self.tree.css("form") if node.attributes.get("action") == action]
        assert len(found) == 1, f"{len(found)} forms send to {action}: {self.html}"
        return found[0]


@asynccontextmanager
async def browser(server: BaseTestServer) -> AsyncIterator[Client]:
    """A browser of its own. The server may be visited by several; whoever began it stops it."""
    # unsafe: the jar keeps cookies of 127.0.0.1 too
    client: Client = TestClient(server, cookie_jar=CookieJar(unsafe=True))
    async with client:
        yield client


async def get(client: Client, address: str, **headers: str) -> Page:
    async with client.get(address, headers={"Accept": "text/html", **headers}) as answer:
        return Page(answer.status, answer.url.path_qs, await answer.text(errors="replace"), dict(answer.headers))


async def send(
    client: Client,
    page: Page,
    values: Mapping[str, str],
    files: Sequence[File] = (),
    *,
    action: str = "/",
) -> Page:
    """Fills the page's form: what stands in it already is sent too, and a name that it doesn't have is an error of the test."""
    form = page.form(action)
    named = {node.attributes.get("name"): node for node in form.css("input, textarea, select, button")}
    assert set(values) <= set(named), f"the form has no {set(values) - set(named)}"
    filled = {name: _value(node) for name, node in named.items() if name and _kept(node)} | dict(values)
    if form.attributes.get("enctype") == "multipart/form-data":
        data: Any = FormData(quote_fields=False, default_to_multipart=True)
        for name, value in filled.items():
            data.add_field(name, value)
        for filename, media_type, content in files:
            data.add_field("files", content, filename=filename, content_type=media_type)
    else:
        data = filled
    async with client.post(action, data=data, headers={"Accept": "text/html"}) as answer:
        return Page(answer.status, answer.url.path_qs, await answer.text(errors="replace"), dict(answer.headers))


def _kept(node: LexborNode) -> bool:
    kind = node.attributes.get("type")
    return kind not in ("file", "radio", "submit") or (kind == "radio" and "checked" in node.attributes)


def _value(node: LexborNode) -> str:
    return node.text() if node.tag == "textarea" else node.attributes.get("value") or ""


async def ask(client: Client, text: str = "Где мой заказ?") -> int:
    sent = await send(client, await get(client, "/?topic="), {"text": text})
    return int(sent.address.rpartition("/")[2])
