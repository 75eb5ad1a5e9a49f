"""What the customer's pages and the JSON API share: bounds, what they hand to the channel that takes forms, links, files."""

from datetime import UTC, datetime

from aiohttp import web

from inbox.bodies import Bodies
from inbox.guard import DESK
from inbox.i18n import N_
from inbox.pages import LANGUAGE
from router.channel import Hook
from router.desk.users import Tries, neighbourhood
from router.readmodels import Actor

PUBLIC_URL = web.AppKey("public_url", str)
BODIES = web.AppKey("bodies", Bodies)
TRIES = web.AppKey("tries", Tries)
REFUSALS = {
    "text_required": N_("Write what happened."),
    "text_too_long": N_("The text is too long. Shorten it, or attach it as a file."),
    "too_long": N_("This is too long."),
    "email_wrong": N_("This doesn't look like an e-mail address. An example: anna@example.ru"),
    "video_wrong": N_("A link begins with https://"),
    "required": N_("Please answer this."),
    "section_required": N_("Choose what it is about."),
    "too_many_fields": N_("Too many fields."),
    "too_many_files": N_("Too many files at once. Send the rest as a follow-up."),
    "file_too_large": N_("One of the files is too large."),
    "form_expired": N_("This page was open for too long. Check what you wrote and send it once more."),
    "sign_in": N_("Open your requests by your private link first."),
    "token_wrong": N_("This private link is not valid."),
    "too_many": N_("You write too often. Wait a minute and send it again: what you wrote is still here."),
    "body_unreadable": N_("The form arrived damaged. Send it once more."),
    "json_unreadable": N_("The body is not JSON."),
    "json_field": N_("This field has a wrong name or type."),
    "content_type": N_("Send a form or application/json."),
    "request_closed": N_("This request is closed. Send what you wrote as a new one: it will be linked to it."),
    "stars_required": N_("Choose a rating from 1 to 5."),
}


def setup(app: web.Application, public_url: str, body_limit: int = 25_000_000, per_minute: int = 120) -> None:
    """`public_url` begins the private links; `body_limit` bounds a form with its files, in bytes; `per_minute` is how often one
    address may send something, by the pages and over the API together."""
    app[PUBLIC_URL] = public_url.rstrip("/")
    app[BODIES] = Bodies(body_limit)
    app[TRIES] = Tries(per_minute)


async def read_body(request: web.Request) -> bytes:
    """The body, within the desk's bounds; raises as `Bodies.read` does."""
    return await request.config_dict[BODIES].read(request)


def limited(request: web.Request) -> int:
    """Seconds until this address may send something again, 0 if it may now; asking counts as sending."""
    return request.config_dict[TRIES].wait(neighbourhood(request.remote or ""), datetime.now(UTC))


def hook(request: web.Request, body: bytes, token: str, *, ticket: int = 0) -> Hook:
    """The request as the channel that takes forms sees it: the customer's token as a bearer, never as a cookie."""
    headers = {name.lower(): value for name, value in request.headers.items()}
    headers.pop("cookie", None)
    headers.pop("authorization", None)
    if token:
        headers["authorization"] = f"Bearer {token}"
    if LANGUAGE in request:
        headers["accept-language"] = request[LANGUAGE]
    return Hook(
        method="POST",
        path=request.path,
        headers=headers,
        query={"ticket": str(ticket)} if ticket else {},
        body=body,
        remote=request.remote or "",
        received_at=datetime.now(UTC),
    )


def private_link(request: web.Request, token: str) -> str:
    """The address that opens «Мои обращения» anywhere."""
    return f"{request.config_dict[PUBLIC_URL]}/my/{token}"


async def page_link(request: web.Request, actor: Actor, ticket_id: int) -> str:
    """For an operator to send to the ticket's customer: opened in «Мои обращения», it shows its requests there. "" without such pages."""
    desk = request.config_dict[DESK]
    if desk.forms() is None:
        return ""
    return f"{request.config_dict[PUBLIC_URL]}/my/join/{await desk.page_link_token(actor, ticket_id)}"
