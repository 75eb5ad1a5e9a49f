"""How every page is made: one Jinja environment a language, static files by content hash, the answer to a request.

Handlers call `page`; what a template gets besides is named in `page`'s docstring.
"""

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import tzinfo
from functools import cache, cached_property, partial
from pathlib import Path
from typing import Any

import jinja2
from aiohttp import web
from babel.dates import LOCALTZ
from multidict import MultiMapping

from inbox.filters import Filters
from inbox.i18n import LANGUAGES, Catalogue, catalogue, negotiate
from inbox.words import sentence, told
from router.readmodels import Actor

TEMPLATES = Path(__file__).with_name("templates")
STATIC = Path(__file__).with_name("static")
KEYS = {language: web.AppKey(f"jinja-{language}", jinja2.Environment) for language in LANGUAGES}
ACTOR = web.RequestKey("actor", Actor)  # who is logged in (or a customer by his link)
CSRF = web.RequestKey("csrf", str)  # the token that this request's forms must carry
LANGUAGE = web.RequestKey("language", str)
LANGUAGE_COOKIE = "okno_language"
"""The choice of a person who isn't logged in."""


@dataclass(frozen=True)
class Assets:
    """The files of `static/` at addresses that change with their content, so that a browser may keep them for a year."""

    folder: Path

    @cached_property
    def hashes(self) -> dict[str, str]:
        """Hash by name."""
        files = (path for path in sorted(self.folder.rglob("*")) if path.is_file())
        return {
            path.relative_to(self.folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()[:12]
            for path in files
        }

    def url(self, name: str) -> str:
        """The address of a file. Raises KeyError for one that isn't there."""
        return f"/static/{self.hashes[name]}/{name}"

    async def serve(self, request: web.Request) -> web.StreamResponse:
        """GET /static/{hash}/{name}: cached for ever under its own hash; an old hash gets the new file, uncached."""
        name = request.match_info["name"]
        if name not in self.hashes:
            raise web.HTTPNotFound
        own = request.match_info["hash"] == self.hashes[name]
        cache = "public, max-age=31536000, immutable" if own else "no-cache"
        return web.FileResponse(self.folder / name, headers={"Cache-Control": cache})


_ASSETS = Assets(STATIC)


def setup(app: web.Application, zone: tzinfo = LOCALTZ) -> None:
    """Adds the environments of both languages, with times as `zone` has them, and the static files."""
    app.router.add_get("/static/{hash:[0-9a-f]{12}}/{name:[a-z0-9_./-]+}", _ASSETS.serve)
    for language, key in KEYS.items():
        app[key] = _environment(language, zone)


@cache
def _environment(language: str, zone: tzinfo) -> jinja2.Environment:
    """Made once, whatever the number of applications: it compiles its templates as they are asked for, which takes longer than pages."""
    words = catalogue(language)
    env = jinja2.Environment(
        loader=jinja2.FileSystemLoader(TEMPLATES),
        extensions=["jinja2.ext.i18n"],
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    env.filters.update(
        Filters(words, zone).all(),
        worded=_worded(words),
        told=partial(told, words.gettext),
        sentence=partial(sentence, words.gettext),
    )
    env.policies["ext.i18n.trimmed"] = True
    env.install_gettext_callables(words.gettext, words.ngettext, newstyle=True)  # type: ignore[attr-defined]
    env.globals.update(static=_ASSETS.url, language=language, forms=words.forms)
    return env


def _worded(words: Catalogue) -> Callable[[Mapping[str, str]], dict[str, str]]:
    """The filter that translates a table of inbox.words."""
    return lambda table: {code: words.gettext(message) for code, message in table.items()}


def page(request: web.Request, template: str, /, status: int = 200, **context: Any) -> web.Response:
    """The template in the request's language.

    A template always has: `language`, `_`/`ngettext`, `forms` (plural forms for scripts), `static(name)`, the filters of
    inbox.filters, `actor` (or None), `csrf`, `path` (with the query) and what the handler gives.
    """
    env = environment(request)
    given = {"actor": request.get(ACTOR), "csrf": request.get(CSRF, ""), "path": request.path_qs, **context}
    return web.Response(text=env.get_template(template).render(given), status=status, content_type="text/html")


def environment(request: web.Request) -> jinja2.Environment:
    """The Jinja environment of the request's language."""
    return request.config_dict[KEYS[language_of(request)]]


def words(request: web.Request) -> Callable[[str], str]:
    """`gettext` of the request's language, for sentences that a handler says itself."""
    return catalogue(language_of(request)).gettext


def language_of(request: web.Request) -> str:
    """A user's own choice, else the cookie's, else what the browser asks for."""
    if LANGUAGE in request:
        return request[LANGUAGE]
    actor = request.get(ACTOR)
    chosen = (
        actor.language if actor is not None and actor.user_id is not None else request.cookies.get(LANGUAGE_COOKIE, "")
    )
    return chosen if chosen in LANGUAGES else negotiate(request.headers.get("Accept-Language", ""))


def text(form: MultiMapping[Any], name: str, limit: int = 20_000) -> str:
    """A text field of a form: "" when missing or a file, line ends made plain, cut at `limit` characters."""
    value = form.get(name, "")
    return value.replace("\r\n", "\n")[:limit] if isinstance(value, str) else ""
