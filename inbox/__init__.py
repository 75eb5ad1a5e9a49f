"""The screens: the operator's inbox, the administrator's pages, the customer's form and requests, the JSON API."""

from aiohttp import web
from babel.dates import LOCALTZ

from inbox import api, customers, guard, pages, staff_api
from inbox.views import admin, articles, files, form, lists, live, requests, session, ticket
from router.config import Config
from router.desk import Desk


def setup(app: web.Application, desk: Desk, config: Config) -> None:
    """Adds every screen to the application. Call it before the application starts; it needs the desk ready, not the channels."""
    pages.setup(app, desk.zone() or LOCALTZ)
    guard.setup(app, desk, config.public_url)
    customers.setup(app, config.public_url, config.limits.body, config.limits.per_minute)
    for part in (session, lists, ticket, files, live, admin, articles, form, requests, staff_api, api):
        part.setup(app)
