"""`okno demo`: a real desk on emulated channels, a story of sixty-odd messages, and a page with the customer's side."""

import argparse
import asyncio
import contextlib
import signal
import tempfile
from collections.abc import AsyncIterator, Sequence
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

from aiohttp import web

from tests.emulators import customer_page
from tests.emulators.desk import RunningDesk
from tests.emulators.story import Step, story
from tests.emulators.street import Street, opened

LOGINS = (
    ("admin", "Администратор", "admin"),
    ("anna", "Анна Соколова", "operator"),
    ("boris", "Борис Ильин", "operator"),
)
PASSWORD = "okno-demo"


@dataclass(frozen=True, slots=True, kw_only=True)
class Demo:
    """What runs: the desk, the street of customers, and the address of their page."""

    desk: RunningDesk
    street: Street
    page: str


@asynccontextmanager
async def demo(folder: Path, *, port: int = 0, page_port: int = 0) -> AsyncIterator[Demo]:
    """The desk with its users and emulators, ready; stopped and closed at the end."""
    async with AsyncExitStack() as stack:
        street = await stack.enter_async_context(opened())
        desk = RunningDesk(folder=folder, channels=street.channels, secrets=street.secrets, port=port)
        desk.write_config()
        for login, name, role in LOGINS:
            status, said = await desk.okno("users", "add", login, "--name", name, "--role", role, stdin=PASSWORD + "\n")
            if status != 0:
                raise RuntimeError(f"okno users add {login}: {said}")
        await desk.start()
        stack.push_async_callback(desk.stop)
        await street.connect(desk.url)
        page = await stack.enter_async_context(_served(street, desk.url, page_port))
        yield Demo(desk=desk, street=street, page=page)


async def play(street: Street, steps: Sequence[Step], seconds: float) -> None:
    """The steps, spread evenly over `seconds`."""
    loop = asyncio.get_running_loop()
    begin = loop.time()
    for number, step in enumerate(steps):
        await asyncio.sleep(max(0.0, begin + seconds * number / len(steps) - loop.time()))
        await street.do(step)


@asynccontextmanager
async def _served(street: Street, desk_url: str, port: int) -> AsyncIterator[str]:
    runner = web.AppRunner(customer_page.application(street.sides, f"{desk_url}/inbox"), access_log=None)
    await runner.setup()
    try:
        await web.TCPSite(runner, "127.0.0.1", port).start()
        yield f"http://127.0.0.1:{runner.addresses[0][1]}/"
    finally:
        await runner.cleanup()


async def _show(seconds: float, port: int, page_port: int) -> None:
    stop = asyncio.Event()
    for signum in (signal.SIGINT, signal.SIGTERM):
        asyncio.get_running_loop().add_signal_handler(signum, stop.set)
    steps = story()
    with tempfile.TemporaryDirectory(prefix="okno-demo-") as folder:
        async with demo(Path(folder), port=port, page_port=page_port) as running:
            print(_banner(running, len(steps), seconds), flush=True)
            telling = asyncio.create_task(play(running.street, steps, seconds))
            waiting = asyncio.create_task(stop.wait())
            await asyncio.wait({telling, waiting}, return_when=asyncio.FIRST_COMPLETED)
            if telling.done():
                telling.result()
                print("История рассказана. / The story is told. Ctrl-C — выход / to leave.", flush=True)
                await waiting
            telling.cancel()
            with contextlib.suppress(asyncio.CancelledError):
                await telling
            print("\nОстанавливаю… / Stopping…", flush=True)


def _banner(running: Demo, steps: int, seconds: float) -> str:
    logins = ", ".join(f"{login} ({role})" for login, _, role in LOGINS)
    return f"""
  Okno — демонстрация / demo: {steps} сообщений за {seconds:.0f} с / messages in {seconds:.0f} s

  Входящие / inbox             {running.desk.url}/inbox
  Логины / logins              {logins}; пароль / password: {PASSWORD}
  Форма / form                 {running.desk.url}/
  Сторона клиента / customers  {running.page}

  Ответьте кому угодно и прочтите ответ на стороне клиента. / Answer anybody, read it on the customer's side.
  Ctrl-C — выход / to leave. Данные временные. / The data are temporary.
"""


def main(arguments: Sequence[str] = ()) -> int:
    """The command: exit status 0 after Ctrl-C."""
    parser = argparse.ArgumentParser(prog="okno demo", description="The desk on emulated channels, with a story")
    parser.add_argument("--seconds", type=float, default=90, help="how long the story takes (default: 90)")
    parser.add_argument("--port", type=int, default=8080, help="the desk's port (0: any free one; default: 8080)")
    parser.add_argument("--page-port", type=int, default=8090, help="the customer's side (0: any; default: 8090)")
    given = parser.parse_args(arguments)
    asyncio.run(_show(given.seconds, given.port, given.page_port))
    return 0
