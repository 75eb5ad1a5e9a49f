"""Chromium on the real screens of a real desk. Set OKNO_CHROMIUM if the browser isn't at /usr/bin/chromium."""

import os
import re
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from aiohttp import web
from aiohttp.test_utils import TestServer
from playwright.async_api import Browser, BrowserContext, Page, async_playwright, expect

from tests.inbox.office import PASSWORD, Office
from tests.waiting import LIMIT

CHROMIUM = os.environ.get("OKNO_CHROMIUM", "/usr/bin/chromium")
QUIET = (
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
)  # fmt: skip
MILLISECONDS = LIMIT * 1000
expect.set_options(timeout=MILLISECONDS)


@pytest.fixture
async def office(tmp_path: Path) -> AsyncIterator[Office]:
    made = await Office.open(tmp_path)
    yield made
    await made.close()


@pytest.fixture
def app(office: Office) -> web.Application:
    """The screens that are served: the operators'."""
    return office.app()


@pytest.fixture
async def address(app: web.Application) -> AsyncIterator[str]:
    """Where they are served."""
    async with TestServer(app) as server:
        yield str(server.make_url("")).rstrip("/")


@pytest.fixture
async def chromium() -> AsyncIterator[Browser]:
    async with async_playwright() as driver:
        browser = await driver.chromium.launch(executable_path=CHROMIUM, args=QUIET, timeout=MILLISECONDS)
        yield browser
        await browser.close()


@pytest.fixture
async def context(chromium: Browser, address: str) -> AsyncIterator[BrowserContext]:
    """A fresh profile in Russian on a desk's screen."""
    made = await chromium.new_context(
        base_url=address, locale="ru-RU", viewport={"width": 1440, "height": 900}, timezone_id="Europe/Moscow"
    )
    made.set_default_timeout(MILLISECONDS)
    yield made
    await made.close()


@pytest.fixture
async def page(context: BrowserContext) -> AsyncIterator[Page]:
    """A tab. At its end there may be no error and no warning in the console."""
    tab = await context.new_page()
    said: list[str] = []
    tab.on(
        "console",
        lambda message: (
            said.append(f"{message.type}: {message.text}") if message.type in ("error", "warning") else None
        ),
    )
    tab.on("pageerror", lambda error: said.append(f"error: {error}"))
    yield tab
    assert not said, said


async def log_in(page: Page, login: str = "oleg") -> None:
    """Comes in by the form and stands in the inbox."""
    await page.goto("/login")
    await page.fill("#login", login)
    await page.fill("#password", PASSWORD)
    await page.press("#password", "Enter")
    await page.wait_for_url("**/inbox")


async def number_of(page: Page) -> int:
    await page.wait_for_url(re.compile(r"/sent/\d+"))
    return int(page.url.rpartition("/")[2])
