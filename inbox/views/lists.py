"""The list of tickets: its filters are the address, so that a colleague can be sent exactly what one sees."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any
from urllib.parse import urlencode

from aiohttp import web

from inbox.guard import DESK, is_htmx, staff
from inbox.pages import ACTOR, page
from inbox.words import (
    LEVEL_FILTERS,
    LEVELS,
    PRIORITIES,
    SORTS,
    STATUS_FILTERS,
    STATUSES,
    VIEW_FILTERS,
    VIEWS,
)  # fmt: skip
from router.readmodels import Filter, TopicView

FIELDS = ("queue", "status", "channel", "topic", "level", "assignee", "text", "sort")
PAGE = 50


def setup(app: web.Application) -> None:
    app.router.add_get("/inbox", staff(inbox))


@dataclass(frozen=True, slots=True)
class Chosen:
    """What an address narrows the list to; only what differs from the plain inbox is in it."""

    values: Mapping[str, str]

    def get(self, name: str) -> str:
        return self.values.get(name, "")

    def url(self, path: str = "/inbox", **changes: str) -> str:
        """The address with the same filters and these changes; "" takes one out."""
        query = urlencode({name: value for name, value in {**self.values, **changes}.items() if value})
        return f"{path}?{query}" if query else path

    @property
    def narrowed(self) -> bool:
        return any(name != "sort" for name in self.values)

    @property
    def refined(self) -> bool:
        """Narrowed by the selects, beyond what the menu's own links do."""
        selects = {name: value for name, value in self.values.items() if name not in ("queue", "assignee", "text")}
        return bool(selects) and self.values not in VIEW_FILTERS.values()

    def filter(self, before: str = "") -> Filter:
        status = self.get("status") or "active"
        return Filter(
            queue=self.get("queue"), status="" if status == "any" else status, channel=self.get("channel"),
            topic=self.get("topic"), level=self.get("level"), assignee=self.get("assignee"), text=self.get("text"),
            sort=self.get("sort") or "updated", before=before, limit=PAGE,
        )  # fmt: skip


def chosen(request: web.Request) -> Chosen:
    """Reads the address; what no list knows is left out."""
    values = {name: request.query.get(name, "").strip()[:200] for name in FIELDS}
    known = {"status": STATUS_FILTERS, "level": LEVEL_FILTERS, "sort": SORTS}
    return Chosen({name: value for name, value in values.items() if value and value in known.get(name, (value,))})


async def inbox(request: web.Request) -> web.StreamResponse:
    """The three panes without a ticket; for a script the list alone, or its next rows (`before`)."""
    before = request.query.get("before", "")[:60]
    context = await panes(request, before)
    if is_htmx(request):
        return page(request, "list_live.html", **context)
    return page(request, "inbox.html", ticket=None, **context)


async def panes(request: web.Request, before: str = "", current: int = 0) -> dict[str, Any]:
    """What the queues and the list show."""
    choice = chosen(request)
    found = await request.config_dict[DESK].tickets(request[ACTOR], choice.filter(before))
    return await menu(request) | await vocabulary(request) | {
        "list": found, "current": current, "before": before, "statuses": STATUSES, "status_filters": STATUS_FILTERS,
        "level_filters": LEVEL_FILTERS, "levels": LEVELS, "sorts": SORTS, "now": datetime.now(UTC),
    }  # fmt: skip


async def menu(request: web.Request) -> dict[str, Any]:
    """What the first pane shows on every page: the views and the queues with their numbers."""
    desk, actor = request.config_dict[DESK], request[ACTOR]
    return {
        "chosen": chosen(request), "counts": await desk.counts(actor), "queues": queues(request), "views": VIEWS,
        "view_filters": VIEW_FILTERS, "since": await desk.last_event(),
    }  # fmt: skip


def queues(request: web.Request) -> dict[str, str]:
    """The ticket queues' names by their ids, in the person's language."""
    english = request[ACTOR].language == "en"
    listed = request.config_dict[DESK].queues()
    return {name: title_en if english and title_en else title for name, title, title_en in listed}


async def vocabulary(request: web.Request) -> dict[str, Any]:
    """Topics, queues, channels and people by their ids, as selects and rows name them."""
    desk, actor = request.config_dict[DESK], request[ACTOR]
    english = actor.language == "en"
    topics: dict[str, TopicView] = {topic.id: topic for topic in desk.topics()}
    return {
        "english": english, "topics": topics,
        "topic_names": {topic.id: topic.title_en if english and topic.title_en else topic.title for topic in topics.values()},
        "queues": queues(request),
        "channels": {name: desk.capabilities(name).title for name in desk.services.channels},
        "kinds": {channel.kind: channel.capabilities.title for channel in desk.services.channels.values()},
        "form_kinds": {channel.kind for channel in desk.services.channels.values() if channel.capabilities.forms},
        "users": await desk.users(actor),
        "priorities": PRIORITIES,
    }  # fmt: skip
