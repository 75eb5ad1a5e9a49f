"""Who may come in, and what every answer carries: sessions, CSRF, security headers, errors as pages.

Routes are closed by wrapping their handlers: `staff(handler)`, `admin(handler)`. What isn't wrapped is public.
"""

import hmac
import logging
from collections.abc import Awaitable, Callable
from urllib.parse import SplitResult, quote, urlsplit

from aiohttp import web

from inbox.i18n import N_
from inbox.pages import ACTOR, CSRF, page, text, words
from inbox.words import PROBLEMS
from router.desk import Conflict, Desk, DeskError, Forbidden, Invalid, NotFound, TooMany

Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]
DESK = web.AppKey("desk", Desk)
SECURE = web.AppKey("secure", bool)
TOKEN = web.RequestKey("token", str)
SAFE = frozenset({"GET", "HEAD", "OPTIONS"})
SESSION_SECONDS = 14 * 86_400
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; media-src 'self'; connect-src 'self'; "
    "frame-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
_SENTENCES = {
    400: N_("The request could not be read. Go back and try again."),
    403: N_("You may not do this. Ask an administrator if you should."),
    404: N_("There is no such page. It may have been moved, or the number is wrong."),
    405: N_("This page doesn't take such a request. Go back and try again."),
    413: N_("This is too large to send. Choose smaller files."),
    429: N_("Too many attempts. Wait a minute and try again."),
    503: N_("Too much is arriving just now. Wait half a minute and try again."),
    500: N_("Something broke on our side. It is written down; nothing that arrived is lost. Try again in a minute."),
}
STATUSES: dict[type[DeskError], int] = {Conflict: 409, Invalid: 422, NotFound: 404, Forbidden: 403, TooMany: 429}
_log = logging.getLogger(__name__)


def setup(app: web.Application, desk: Desk, public_url: str) -> None:
    """Adds sessions, CSRF and error pages, and the headers of every answer. Over https cookies are Secure and HSTS is sent."""
    app[DESK] = desk
    app[SECURE] = urlsplit(public_url).scheme == "https"
    app.middlewares.extend((sessions, errors, same_site))
    app.on_response_prepare.append(_headers)


def tokened(handler: Handler) -> Handler:
    """An unsafe request of somebody who is logged in needs the session's token, in the form or in X-CSRF-Token."""

    async def guarded(request: web.Request) -> web.StreamResponse:
        if request.method not in SAFE and CSRF in request:
            given = request.headers.get("X-CSRF-Token") or text(await request.post(), "csrf", 200)
            if not hmac.compare_digest(given.encode("utf-8", "surrogateescape"), request[CSRF].encode()):
                raise web.HTTPForbidden(reason="Wrong CSRF token")
        return await handler(request)

    return guarded


def staff(handler: Handler) -> Handler:
    """Only for operators and admins, with the session's token: others are sent to log in and come back."""
    handler = tokened(handler)

    async def guarded(request: web.Request) -> web.StreamResponse:
        actor = request.get(ACTOR)
        if actor is None:
            return _to_login(request)
        if actor.role not in ("operator", "admin"):
            raise web.HTTPForbidden
        return await handler(request)

    return guarded


def _to_login(request: web.Request) -> web.Response:
    """To the form and back to this page; a script's request takes the whole page there."""
    if is_htmx(request):
        at = _address(request.headers.get("HX-Current-URL", ""))
        back = f"{at.path}?{at.query}" if at.query else at.path
        return web.Response(status=401, headers={"HX-Redirect": f"/login?next={quote(back or '/inbox')}"})
    raise web.HTTPFound(f"/login?next={quote(request.path_qs if request.method == 'GET' else '/inbox')}")


def admin(handler: Handler) -> Handler:
    """Only for admins."""

    async def guarded(request: web.Request) -> web.StreamResponse:
        if request[ACTOR].role != "admin":
            raise web.HTTPForbidden
        return await handler(request)

    return staff(guarded)


def is_htmx(request: web.Request) -> bool:
    """Whether a script of ours asks for a piece of a page; a browser's own navigation gets the whole."""
    return request.headers.get("HX-Request") == "true"


@web.middleware
async def sessions(request: web.Request, handler: Handler) -> web.StreamResponse:
    """Finds who is logged in by the session's cookie."""
    token = request.cookies.get(_cookie(request), "")
    found = await request.config_dict[DESK].session(token) if 0 < len(token) <= 200 else None
    if found is not None:
        request[ACTOR], request[CSRF] = found
        request[TOKEN] = token
    response = await handler(request)
    if found is not None and not response.prepared:
        response.headers.setdefault("Cache-Control", "no-store")
    return response


@web.middleware
async def same_site(request: web.Request, handler: Handler) -> web.StreamResponse:
    """Refuses unsafe requests that the browser says another site made. Servers that call our webhooks send neither header.

    Sec-Fetch-Site is the Fetch Metadata header (W3C), Origin is RFC 6454 §7.
    """
    if request.method not in SAFE and _from_elsewhere(request):
        raise web.HTTPForbidden(reason="Cross-site request")
    return await handler(request)


@web.middleware
async def errors(request: web.Request, handler: Handler) -> web.StreamResponse:
    """Turns refusals into pages in the person's language. Requests that don't ask for HTML keep the bare answer."""
    try:
        return await handler(request)
    except DeskError as problem:
        return _error(request, STATUSES.get(type(problem), 422), said(request, problem))
    except web.HTTPException as answer:
        if answer.status < 400 or not _wants_page(request):
            raise
        refused = _error(request, answer.status)
        if "Retry-After" in answer.headers:
            refused.headers["Retry-After"] = answer.headers["Retry-After"]
        return refused
    except Exception:  # noqa: BLE001 - the edge: written down, and answered without a word of the inside
        _log.exception("a page failed", extra={"path": request.path, "method": request.method})
        return _error(request, 500)


def said(request: web.Request, problem: DeskError) -> str:
    """The desk's refusal in the person's language; "" where the status says it all."""
    sentence = PROBLEMS.get(problem.key)
    return "" if sentence is None else words(request)(sentence) % problem.data


def _error(request: web.Request, status: int, sentence: str = "") -> web.Response:
    sentence = sentence or words(request)(_SENTENCES.get(status, _SENTENCES[500 if status >= 500 else 400]))
    if is_htmx(request) or not _wants_page(request):
        return web.Response(text=sentence, status=status)
    return page(request, "error.html", status, sentence=sentence, code=status)


def _wants_page(request: web.Request) -> bool:
    return is_htmx(request) or "text/html" in request.headers.get("Accept", "")


def _from_elsewhere(request: web.Request) -> bool:
    site = request.headers.get("Sec-Fetch-Site")
    if site is not None:
        return site not in ("same-origin", "none")
    origin = request.headers.get("Origin")
    return origin is not None and _address(origin).netloc != request.host


def _address(header: str) -> SplitResult:
    """The parts of an address in a header; of what is no address (an unfinished [IPv6) none."""
    try:
        return urlsplit(header)
    except ValueError:
        return urlsplit("")


async def _headers(request: web.Request, response: web.StreamResponse) -> None:
    headers = response.headers
    headers.setdefault("Content-Security-Policy", POLICY)
    headers.setdefault("X-Content-Type-Options", "nosniff")
    # same-origin, not no-referrer: with the latter browsers send "Origin: null" on our own forms.
    headers.setdefault("Referrer-Policy", "same-origin")
    headers.setdefault("Cross-Origin-Opener-Policy", "same-origin")
    headers.setdefault("Permissions-Policy", "camera=(), microphone=(), geolocation=()")
    if request.config_dict[SECURE]:
        headers.setdefault("Strict-Transport-Security", "max-age=31536000")


def remember(request: web.Request, response: web.StreamResponse, token: str) -> None:
    """Sets the session's cookie."""
    secure = request.config_dict[SECURE]
    response.set_cookie(
        _cookie(request), token, max_age=SESSION_SECONDS, httponly=True, samesite="Lax", secure=secure, path="/"
    )


def forget(request: web.Request, response: web.StreamResponse) -> None:
    """Removes the session's cookie."""
    response.del_cookie(_cookie(request), path="/", secure=request.config_dict[SECURE], httponly=True, samesite="Lax")


def _cookie(request: web.Request) -> str:
    # The prefix makes browsers refuse a cookie of that name set over http or by a subdomain (RFC 6265bis §4.1.3.2).
    return "__Host-okno" if request.config_dict[SECURE] else "okno"
