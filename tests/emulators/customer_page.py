"""The demo's «customer's side»: each emulated channel as its customer sees it, and a place to write there by hand."""

from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlencode

import jinja2
from aiohttp import web
from aiohttp.web_request import FileField

from tests.emulators.customer import Answering, Attachment, CustomerSide, Line, Pressable

MAX_UPLOAD = 25_000_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """One channel with the person who is looked at now."""

    key: str
    title: str
    people: list[str]
    person: str
    lines: list[Line]
    chosen: Mapping[str, str]

    def href(self, person: str) -> str:
        """The same page with this person chosen in this column."""
        return "/?" + urlencode({**self.chosen, self.key: person})


def application(sides: Mapping[str, CustomerSide], inbox: str) -> web.Application:
    """A page over the given sides; `inbox` is the address it points operators to."""
    environment = jinja2.Environment(autoescape=True, loader=jinja2.FileSystemLoader(Path(__file__).parent))
    template = environment.get_template("customer_page.html")

    async def show(request: web.Request) -> web.Response:
        chosen = {key: request.query[key] for key in sides if key in request.query}
        columns = [_column(key, side, chosen) for key, side in sides.items()]
        return web.Response(text=template.render(columns=columns, inbox=inbox), content_type="text/html")

    async def write(request: web.Request) -> web.StreamResponse:
        key = request.match_info["side"]
        if key not in sides:
            raise web.HTTPNotFound
        form = await request.post()
        person, text, side = str(form.get("person", ""))[:40], str(form.get("text", "")), sides[key]
        if "press" in form and isinstance(side, Pressable):
            with suppress(LookupError):  # the button went meanwhile
                await side.press(person, str(form["press"]))
        files = [
            Attachment(name=item.filename, media_type=item.content_type, data=item.file.read())
            for item in form.getall("files", [])
            if isinstance(item, FileField) and item.filename
        ]
        if person and (text.strip() or files):
            write = side.reply_quoted if isinstance(side, Answering) and person in side.people() else side.write
            await write(person, text, files, name=person.capitalize())
        raise web.HTTPSeeOther("/?" + urlencode({key: person}))

    app = web.Application(client_max_size=MAX_UPLOAD)
    app.router.add_get("/", show)
    app.router.add_post("/{side}", write)
    return app


def _column(key: str, side: CustomerSide, chosen: Mapping[str, str]) -> Column:
    people = side.people()
    person = chosen.get(key) or (people[0] if people else "")
    lines = side.transcript(person) if person in people else []
    return Column(key=key, title=side.title, people=people, person=person, lines=lines, chosen=chosen)
