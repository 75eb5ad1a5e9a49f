"""The screens: the operator's inbox, the administrator's pages, the customer's form and requests, the JSON API."""

from aiohttp import web
from babel.dates import LOCALTZ

from inbox import api, guard, pages, staff_api
from inbox.views import admin, articles, customer, files, lists, live, session, ticket
from router.config import Config
from router.desk import Desk


def setup(app: web.Application, desk: Desk, config: Config) -> None:
    """Adds every screen to the application. Call it before the application starts; it needs the desk ready, not the channels."""
    pages.setup(app, desk.zone() or LOCALTZ)
    guard.setup(app, desk, config.public_url)
    for part in (session, lists, ticket, files, live, admin, articles):
        part.setup(app)
    customer.setup(app, config.public_url, config.limits.body, config.limits.per_minute)
    staff_api.setup(app)
    api.setup(app)
