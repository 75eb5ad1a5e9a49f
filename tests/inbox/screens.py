"""The screens as a browser and a script ask for them."""

import re

from router.readmodels import MessageView
from tests.inbox.office import PASSWORD, Browser, Office

HTML = {"Accept": "text/html"}
HTMX = {"HX-Request": "true"}
XSS = '"><script>alert(1)</script><img src=x onerror=alert(1)>{{77777*77777}}'


async def log_in(client: Browser, login: str = "oleg") -> str:
    """The session's CSRF token, as a form of the page carries it."""
    answer = await client.post("/login", data={"login": login, "password": PASSWORD, "next": "/inbox"})
    assert answer.status == 200
    found = re.search(r'name="csrf" value="([^"]+)"', await answer.text())
    assert found is not None
    return found[1]


async def look(client: Browser, path: str, status: int = 200) -> str:
    answer = await client.get(path, headers=HTML)
    assert answer.status == status, path
    return await answer.text()


async def thread(office: Office, ticket: int) -> tuple[MessageView, ...]:
    return (await office.desk.ticket(office.operator, ticket)).messages
