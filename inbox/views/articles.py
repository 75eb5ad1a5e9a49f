"""The administrator's help articles: found, written, tried, published; and what became of each."""

from urllib.parse import urlencode

from aiohttp import web

from inbox.guard import DESK, admin, said
from inbox.marks import formatted
from inbox.pages import ACTOR, page, text
from inbox.views.lists import menu, vocabulary
from inbox.words import ARTICLE_LANGUAGES, ARTICLE_STATUSES
from router.desk import Article, Conflict, Invalid

NAME = r"{article:[a-z0-9][a-z0-9-]{0,59}}"
NEW = Article(id="", title="", body="", status="draft")


def setup(app: web.Application) -> None:
    app.router.add_get("/admin/articles", admin(articles))
    app.router.add_post("/admin/articles", admin(save))
    app.router.add_post("/admin/articles/preview", admin(preview))
    app.router.add_get(f"/admin/articles/open/{NAME}", admin(articles))
    app.router.add_post(f"/admin/articles/open/{NAME}", admin(save))
    app.router.add_post(f"/admin/articles/open/{NAME}/remove", admin(remove))


async def articles(request: web.Request) -> web.StreamResponse:
    """The list, and beside it one article or the form for a new one."""
    name = request.match_info.get("article", "")
    opened = await request.config_dict[DESK].article(request[ACTOR], name) if name else NEW
    return await shown(request, opened)


async def shown(
    request: web.Request, opened: Article, status: int = 200, error: str = "", field: str = ""
) -> web.Response:
    """The page with an article as it is stored or as it was typed."""
    desk, actor = request.config_dict[DESK], request[ACTOR]
    asked, language = request.query.get("text", "")[:200], request.query.get("language", "")[:2]
    context = {**await menu(request), **await vocabulary(request)}
    return page(
        request, "admin/articles.html", status, **context, articles=await desk.find_articles(actor, asked, language), asked=asked,
        spoken=language, opened=opened, name=request.match_info.get("article", ""), error=error, field=field, formatted=formatted,
        reading=desk.article_preview(opened.body), query=_query(request), languages=ARTICLE_LANGUAGES, statuses=ARTICLE_STATUSES,
    )  # fmt: skip


async def save(request: web.Request) -> web.StreamResponse:
    """Writes down what was typed, or shows how it reads; a refused form keeps it."""
    form, name = await request.post(), request.match_info.get("article", "")
    words = tuple(dict.fromkeys(filter(None, (line.strip() for line in text(form, "words").split("\n")))))
    typed = Article(
        id=name or text(form, "id", 60).strip(), title=text(form, "title", 500).strip(), body=text(form, "body", 200_000).strip(),
        topics=tuple(one for one in form.getall("topics", ()) if isinstance(one, str)), words=words, language=text(form, "language", 2),
        status=text(form, "to", 10) or text(form, "status", 10),
    )  # fmt: skip
    if "preview" in form:
        return await shown(request, typed)
    try:
        await request.config_dict[DESK].save_article(request[ACTOR], typed, new=not name)
    except (Conflict, Invalid) as problem:
        return await shown(request, typed, 422, said(request, problem), str(problem.data.get("field", "")))
    raise web.HTTPSeeOther(f"/admin/articles/open/{typed.id}{_query(request)}")


async def preview(request: web.Request) -> web.StreamResponse:
    """The typed text as people read it, for the page's script."""
    reading = request.config_dict[DESK].article_preview(text(await request.post(), "body", 200_000))
    return web.Response(text=str(formatted(reading.text, reading.spans)), content_type="text/html")


async def remove(request: web.Request) -> web.StreamResponse:
    """The article and what was counted of it are gone."""
    await request.config_dict[DESK].remove_article(request[ACTOR], request.match_info["article"])
    raise web.HTTPSeeOther(f"/admin/articles{_query(request)}")


def _query(request: web.Request) -> str:
    """What the list is narrowed to, as an address says it: it stays while one article after the other is opened."""
    asked = {name: request.query.get(name, "")[:200] for name in ("text", "language")}
    query = urlencode({name: value for name, value in asked.items() if value})
    return f"?{query}" if query else ""
