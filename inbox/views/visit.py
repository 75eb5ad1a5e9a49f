"""A customer's visit: whoever has the private link, whose token is kept in a cookie. Nothing here depends on a staff session."""

import hmac
import re
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from email.message import Message
from functools import partial
from typing import Any
from urllib.parse import parse_qsl, urlencode

from aiohttp import web

from inbox.customers import BODIES, REFUSALS
from inbox.guard import DESK, SECURE
from inbox.i18n import LANGUAGES
from inbox.pages import LANGUAGE, LANGUAGE_COOKIE, page, words
from router.desk import Desk
from router.readmodels import Actor

COOKIE = "okno_customer"
YEAR = 365 * 86_400


@dataclass(frozen=True, slots=True)
class Visit:
    """One request of a customer: `token` is his private link's and "" for somebody new, who has no `actor` either."""

    request: web.Request
    desk: Desk
    token: str
    actor: Actor | None

    @property
    def csrf(self) -> str:
        """What the customer's forms carry; made of the link's token, which no other site knows."""
        return hmac.digest(self.token.encode(), b"csrf", "sha256").hex()[:32] if self.token else ""

    @property
    def customer(self) -> Actor:
        """Raises Unknown for somebody without a link."""
        if self.actor is None:
            raise Unknown
        return self.actor

    @property
    def number(self) -> int:
        """Of the request that the address names."""
        return int(self.request.match_info["id"])

    async def posted(self) -> tuple[bytes, dict[str, str]]:
        """The form that came, as it came and as its texts. Raises as `Bodies.read` does."""
        body = await self.request.config_dict[BODIES].read(self.request)
        return body, read_values(self.request.headers.get("Content-Type", ""), body)

    def sentence(self, key: str) -> str:
        """A refusal in the customer's language."""
        return words(self.request)(REFUSALS.get(key, key))

    def render(self, template: str, status: int = 200, *, cache: str = "no-store", **context: Any) -> web.Response:
        context |= {
            "body_limit": self.request.config_dict[BODIES].limit,
            "sentences": self.sentence,
            "other_language": partial(_in_language, self.request),
        }
        response = page(self.request, f"customer/{template}", status, actor=self.actor, csrf=self.csrf, **context)
        response.headers["Cache-Control"] = cache
        return response


class Unknown(Exception):
    """A page of somebody's requests was asked for without a private link."""


Handler = Callable[[Visit], Awaitable[web.StreamResponse]]


def public(handler: Handler) -> Callable[[web.Request], Awaitable[web.StreamResponse]]:
    """A route's handler: finds the customer by the cookie, keeps a chosen language, sends strangers to the form."""

    async def visited(request: web.Request) -> web.StreamResponse:
        chosen = request.query.get("lang", "")
        kept = chosen if chosen in LANGUAGES else request.cookies.get(LANGUAGE_COOKIE, "")
        if kept in LANGUAGES:
            request[LANGUAGE] = kept
        desk = request.config_dict[DESK]
        token = request.cookies.get(COOKIE, "")[:200]
        actor = desk.customer(token) if token else None
        here = Visit(request, desk, token if actor else "", actor)
        try:
            response = await handler(here)
        except Unknown:
            response = here.render("stranger.html", 403)
        if chosen in LANGUAGES:
            response.set_cookie(LANGUAGE_COOKIE, chosen, max_age=YEAR, samesite="Lax", httponly=True)
        return response

    return visited


async def checked(visit: Visit) -> Mapping[str, str]:
    """The values of a small form of a known customer; raises Unknown or HTTPForbidden."""
    _, values = await visit.posted()
    check_csrf(visit, values)
    return values


def check_csrf(visit: Visit, values: Mapping[str, str]) -> None:
    if visit.actor is None:
        raise Unknown
    if not hmac.compare_digest(values.get("csrf", "").encode(), visit.csrf.encode()):
        raise web.HTTPForbidden(reason="Wrong CSRF token")


def _in_language(request: web.Request, language: str) -> str:
    """The address of this page in another language; of an answer to a form, the page that the form was on."""
    path = request.path
    if request.method == "POST":
        number = request.match_info.get("id")
        path = f"/my/{number}" if number else "/"
    return f"{path}?{urlencode({**request.query, 'lang': language})}"


def to(address: str) -> web.Response:
    """On to another page by GET."""
    return web.Response(status=303, headers={"Location": address})


def remember(visit: Visit, response: web.Response, token: str) -> web.Response:
    secure = visit.request.config_dict[SECURE]
    response.set_cookie(COOKIE, token, max_age=YEAR, httponly=True, samesite="Lax", secure=secure, path="/")
    return response


def read_values(content_type: str, body: bytes) -> dict[str, str]:
    """The texts of a form, for showing it again; of its files only the first one's name, as `files`. What can't be read is left out."""
    header = Message()
    header["Content-Type"] = content_type
    boundary = header.get_param("boundary")
    if header.get_content_type() != "multipart/form-data" or not isinstance(boundary, str) or not boundary:
        try:
            return dict(parse_qsl(body.decode("utf-8", "replace"), keep_blank_values=True, max_num_fields=100))
        except ValueError:
            return {}
    values: dict[str, str] = {}
    for piece in body.split(b"--" + boundary.encode("utf-8", "replace"), 200)[1:]:
        head, _, content = piece.partition(b"\r\n\r\n")
        name = re.search(rb'; name="([^"]{1,120})"', head[:1000])
        if name and b"filename=" in head:
            attached = re.search(rb'filename="([^"]{1,300})', head)
            values |= {"files": attached[1].decode("utf-8", "replace")} if attached else {}
        elif name:
            text = content.removesuffix(b"\r\n").decode("utf-8", "replace")
            values.setdefault(name[1].decode("utf-8", "replace"), text.replace("\r\n", "\n"))
    return values
