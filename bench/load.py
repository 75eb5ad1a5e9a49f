"""A load on a webhook: updates as the Bot API delivers them, posted by another process, and how long the serving one takes."""

import asyncio
import json
import multiprocessing
import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

import aiohttp
from aiohttp import web

import channels
from router.channel import ChannelSetup, Hook
from router.signing import Signer

SECRET = "bench-secret"
PEOPLE = 500
TEXTS = (
    "Здравствуйте! Заказ 12345678 должен был прийти в пункт выдачи ещё во вторник, а статус до сих пор «В пути». Подскажите, "
    "пожалуйста, где он сейчас и когда его можно будет забрать? Приложение ничего не показывает, а в пункте выдачи говорят ждать.",
    "Добрый день, вернула товар 3 марта курьером, деньги на карту так и не пришли. Прошло уже две недели, сумма 4 590 руб. "
    "В личном кабинете возврат отмечен как завершённый. Когда вернут деньги и почему так долго?",
    "Мне написали в личные сообщения от имени поддержки, просят перейти по ссылке wildberies-refund.ru и ввести данные карты, "
    "чтобы оформить возврат. Это правда вы или мошенники? Скриншот могу приложить, ссылку я пока не открывала.",
    "Не могу войти в приложение: пишет «неизвестная ошибка», код в СМС приходит, но после него снова тот же экран. Телефон сменила "
    "неделю назад, номер прежний. Переустановка не помогает, на сайте всё работает. Что делать?",
)


@dataclass(frozen=True, slots=True)
class Result:
    name: str
    messages: int
    seconds: float
    cpu: float  # of the serving process
    answered: float  # seconds until the last request had its 200

    @property
    def rate(self) -> float:
        return self.messages / self.seconds

    @property
    def per_cpu(self) -> float:
        return self.messages / self.cpu

    def line(self) -> str:
        rate = f"{self.name:<10} {self.messages:>6} messages  {self.rate:>7.0f}/s  {self.per_cpu:>7.0f} per CPU-second"
        return f"{rate}  (answered {self.messages / self.answered:.0f}/s)"


def update(number: int) -> bytes:
    """A private text message as the Bot API delivers it: people take turns, each writes several times."""
    person = 1000 + number % PEOPLE
    user = {
        "id": person,
        "is_bot": False,
        "first_name": f"Анна {person}",
        "username": f"anna{person}",
        "language_code": "ru",
    }
    chat = {"id": person, "first_name": user["first_name"], "username": user["username"], "type": "private"}
    message = {
        "message_id": number + 1,
        "from": user,
        "chat": chat,
        "date": 1_770_000_000 + number,
        "text": TEXTS[number % len(TEXTS)],
    }
    return json.dumps({"update_id": number + 1, "message": message}, ensure_ascii=False).encode()


@dataclass(frozen=True, slots=True, kw_only=True)
class Load:
    """What is posted: so many bodies over so many keep-alive connections. Within `limit` seconds all must be done."""

    messages: int
    connections: int
    limit: float
    body: Callable[[int], bytes] = update


def client(url: str, load: Load, start: "multiprocessing.synchronize.Event") -> None:
    """The other process: posts every body."""
    asyncio.run(_post(url, load, start))


async def _post(url: str, load: Load, start: "multiprocessing.synchronize.Event") -> None:
    queue = [load.body(number) for number in reversed(range(load.messages))]
    headers = {"X-Telegram-Bot-Api-Secret-Token": SECRET, "Content-Type": "application/json"}
    start.wait()
    async with aiohttp.ClientSession(
        connector=aiohttp.TCPConnector(limit=load.connections), headers=headers
    ) as session:

        async def work() -> None:
            while queue:
                body = queue.pop()
                async with session.post(url, data=body) as answer:
                    if answer.status != 200:
                        raise SystemExit(f"the server answered {answer.status}: {await answer.text()}")

        await asyncio.gather(*(work() for _ in range(load.connections)))


async def measure(
    name: str, app: web.Application, path: str, load: Load, finished: Callable[[], Awaitable[bool]]
) -> Result:
    """Serves `app`, lets the client post, and waits until `finished`."""
    runner = web.AppRunner(app, access_log=None)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    url = f"http://127.0.0.1:{runner.addresses[0][1]}{path}"
    spawn = multiprocessing.get_context("spawn")
    start = spawn.Event()
    process = spawn.Process(target=client, args=(url, load, start))
    process.start()
    await asyncio.sleep(1.5)  # the client's imports and bodies are not what is measured
    wall, cpu = time.perf_counter(), time.process_time()
    start.set()
    try:
        async with asyncio.timeout(load.limit):
            await asyncio.to_thread(process.join)
            answered = time.perf_counter() - wall
            while not await finished():  # noqa: ASYNC110 — the tables are asked, as an outsider would
                await asyncio.sleep(0.02)
        result = Result(name, load.messages, time.perf_counter() - wall, time.process_time() - cpu, answered)
    finally:
        if process.is_alive():
            process.terminate()
        await asyncio.to_thread(process.join)
        await runner.cleanup()
    if process.exitcode:
        raise SystemExit(f"the client ended with {process.exitcode}")
    return result


def telegram(signer: Signer) -> Any:
    """The real channel, called by its webhook; nothing of it goes to the network here."""
    section = {"token": "1:bench", "mode": "webhook", "webhook_secret": SECRET}
    setup = ChannelSetup(name="bot", section=section, signer=signer, public_url="https://desk.example")
    return channels.load("telegram").build(setup)


def hook(body: bytes) -> Hook:
    """A request of the provider."""
    headers = {"x-telegram-bot-api-secret-token": SECRET, "content-type": "application/json"}
    return Hook(
        method="POST", path="/in/bot", headers=headers, query={}, body=body, remote="127.0.0.1",
        received_at=datetime.now(UTC),
    )  # fmt: skip
