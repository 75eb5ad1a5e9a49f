"""A Telegram bot as a channel: webhook, long poll, files and health."""

import asyncio
import hmac
import json
import time
from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import UTC, datetime
from hashlib import sha256
from typing import Any

from channels.telegram.client import ANSWER_SECONDS, ApiError, Client, Lost, NotSent
from channels.telegram.config import Config
from channels.telegram.fields import text, whole
from channels.telegram.outgoing import MAX_TEXT, Impossible, refusal, target_of
from channels.telegram.sending import Sender
from channels.telegram.update import Account
from channels.telegram.wire import ALLOWED_UPDATES, CHANNEL_UPDATES, MAX_UPDATE, parse, update_key
from router.channel import Accepted, Capabilities, FetchFailed, Health, Hook, NotSwitched, Sink
from router.schema import Inbound, Malformed, Outbound, Outcome, Part, Raw

SECRET_HEADER = "x-telegram-bot-api-secret-token"  # noqa: S105 - the header's name
FIRST_PAUSE, LONGEST_PAUSE = 1.0, 60.0  # seconds between attempts of the poller
LONGEST_ASKED = 3600.0  # of a retry_after that the provider names
# "If there are no new updates for at least a week, then identifier of the next update will be chosen randomly" (Update): an older
# offset may lie beyond the new numbers and would forget them unread.
OFFSET_SECONDS = 6 * 86_400
WATCH_SECONDS = 3.0  # between looks whether the webhook is still set: the poll begins as soon as it isn't
RECENT_SECONDS = 120.0  # an error of the webhook is trouble for so long
OTHER_ADDRESS = "the webhook is set to another address"
CHAT_PAUSE, GROUP_PAUSE = 1.0, 3.0  # seconds between messages
ACTION_SECONDS = 3.0
DAY = 86_400.0
IDLE_PAUSE = 0.05  # a server that ignores the long poll's timeout isn't asked in a circle


class TelegramChannel:
    """One bot, webhook and poller at once. The provider keeps to one of them: while a webhook is set it gives nothing to a poll. The
    poller follows it either way, and a call that carries our secret is always taken, so that switching loses nothing."""

    kind = "telegram"

    def __init__(self, name: str, config: Config, *, public_url: str = "", first_pause: float = FIRST_PAUSE) -> None:
        self.name, self._config, self._public_url, self._first_pause = name, config, public_url, first_pause
        self._client = Client(config)
        self._sender = Sender(self._client, config.max_upload)
        self._called = config.mode == "webhook"  # what the poller believes of the provider until it asks
        self._account = Account(
            channel=name,
            bot_id=config.bot_id,
            username=config.username,
            all_of_groups=config.groups == "all",
            max_file=config.max_download,
        )
        self.capabilities = Capabilities(
            title=config.title, safe_repeat=False, buttons=True, threads=True, max_text=MAX_TEXT, max_file=config.max_upload,
            per_second=30.0, per_thread_second=1.0, edit_for=3_650 * DAY, delete_for=2 * DAY,
        )  # fmt: skip

    def parse(self, raw: Raw) -> list[Inbound]:
        return parse(raw, self._account)

    def link(self, token: str) -> str:
        """t.me/<bot>?start=<token> (Bots, "Deep linking"); "" until the bot's name is known."""
        return f"https://t.me/{self._account.username}?start={token}" if self._account.username else ""

    async def close(self) -> None:
        await self._client.close()

    # --- webhook ---------------------------------------------------------------------------------------------------------

    def accept(self, hook: Hook) -> Accepted:
        """Takes what carries our secret (setWebhook's secret_token) and names its update."""
        if hook.method != "POST":
            return Accepted(status=405, body="POST only", headers={"Allow": "POST"})
        secret = self._config.webhook_secret
        given = hook.headers.get(SECRET_HEADER, "")
        if not secret or not hmac.compare_digest(given.encode("utf-8", "surrogateescape"), secret.encode()):
            return Accepted(status=403, body="wrong secret")
        if len(hook.body) > MAX_UPDATE:
            return Accepted(status=413, body="too large for an update")
        try:
            key, refused = update_key(hook.body), refusal(hook.body)
        except Malformed as problem:
            return Accepted(status=400, body=str(problem)[:200])
        raws = (self._raw(key, hook.body, hook.received_at),)
        if refused:
            return Accepted(raws=raws, body=json.dumps(refused), content_type="application/json")
        return Accepted(raws=raws)

    async def webhook(self) -> Mapping[str, str]:
        """getWebhookInfo, without the fields that say nothing. Raises NotSwitched."""
        info = await self._told("getWebhookInfo")
        if not text(info, "url"):
            return {}
        found = {"url": text(info, "url")[:300], "waiting": str(whole(info, "pending_update_count"))}
        if error := text(info, "last_error_message"):
            moment = datetime.fromtimestamp(whole(info, "last_error_date"), UTC)
            found["last error"] = f"{error[:300]} ({moment:%Y-%m-%d %H:%M} UTC)"
        return found

    async def set_webhook(self) -> str:
        """Tells the provider to call us; gives the address. What waits is kept. Raises NotSwitched."""
        if not self._config.webhook_secret:
            raise NotSwitched(
                f"channels.{self.name}.webhook_secret is missing; without it anybody could write as any customer"
            )
        url = self._webhook_url()
        wanted = {
            "url": url, "secret_token": self._config.webhook_secret, "allowed_updates": self._allowed(),
            "drop_pending_updates": False,
        }  # fmt: skip
        await self._told("setWebhook", wanted)
        return url

    async def delete_webhook(self) -> None:
        """What waits at the provider stays there for the poll. Raises NotSwitched."""
        await self._told("deleteWebhook", {"drop_pending_updates": False})

    async def _told(self, method: str, params: Mapping[str, object] | None = None) -> Mapping[str, Any]:
        try:
            result = await self._client.call(method, params)
        except (ApiError, NotSent, Lost) as problem:
            raise NotSwitched(f"{method}: {problem}") from None
        return result if isinstance(result, dict) else {}

    # --- poller ----------------------------------------------------------------------------------------------------------

    async def run(self, sink: Sink) -> None:
        """Asks for ever. While a webhook is set it only watches what the provider says of it."""
        pause, noted = self._first_pause, "?"
        while True:
            try:
                trouble, wait = await (self._watch() if self._called else self._poll(sink))
                pause = self._first_pause
            except (ApiError, NotSent, Lost) as problem:
                asked = problem.retry_after if isinstance(problem, ApiError) else None
                trouble, wait = str(problem), pause if asked is None else min(asked, LONGEST_ASKED)
                pause = min(pause * 2, LONGEST_PAUSE)
                if not self._called and _is_of_a_webhook(problem):
                    trouble, self._called = "", True
            if trouble or trouble != noted:
                await sink.note(trouble)
                noted = trouble
            await asyncio.sleep(wait)

    async def _poll(self, sink: Sink) -> tuple[str, float]:
        """One long poll, stored. The provider forgets an update when asked for a later one, so the cursor moves with the commit."""
        if not self._account.username:
            await self._learn_name()
        bodies = await self._client.updates(_offset(await sink.load()), self._config.poll_timeout, self._allowed())
        if not bodies:
            return "", IDLE_PAUSE
        now = datetime.now(UTC)
        raws, last = [], None
        for body in bodies:
            try:
                key = update_key(body)
                last = max(int(key.removeprefix("update:")), last if last is not None else -(2**63))
            except Malformed:
                key = f"odd:{sha256(body).hexdigest()[:32]}"
            raws.append(self._raw(key, body, now))
        await sink.store(raws, None if last is None else {"offset": str(last + 1), "offset_at": str(int(time.time()))})
        await self._refuse(bodies)
        if last is None:
            raise Lost("getUpdates gave nothing that has an update_id")
        return "", 0.0

    async def _refuse(self, bodies: Sequence[bytes]) -> None:
        """Declines payments. Best effort: unanswered, the provider drops them after ten seconds."""
        for body in bodies:
            with suppress(Malformed, ApiError, NotSent, Lost):
                if call := refusal(body):
                    await self._client.call(call.pop("method"), call, deadline=ANSWER_SECONDS)

    async def _watch(self) -> tuple[str, float]:
        if not self._account.username:
            await self._learn_name()
        info = await self._client.call("getWebhookInfo")
        url = text(info, "url") if isinstance(info, dict) else ""
        self._called = bool(url) or not isinstance(info, dict)
        if url and url != self._webhook_url():
            return (
                f"{OTHER_ADDRESS}, so nothing arrives here: okno channels webhook {self.name} set (or delete)",
                WATCH_SECONDS,
            )
        return _webhook_trouble(info, time.time()), WATCH_SECONDS if self._called else 0.0

    async def _learn_name(self) -> dict[str, Any]:
        me = await self._client.call("getMe")
        found: dict[str, Any] = me if isinstance(me, dict) else {}
        self._account = replace(self._account, username=text(found, "username"))
        return found

    def _raw(self, key: str, body: bytes, received_at: datetime) -> Raw:
        # The name is kept with the raw, so that a replay reads mentions as they were meant.
        meta = {"bot": self._account.username} if self._account.username else {}
        return Raw(channel=self.name, key=key, body=body, meta=meta, received_at=received_at)

    def _allowed(self) -> list[str]:
        return [*ALLOWED_UPDATES, *(CHANNEL_UPDATES if self._account.all_of_groups else ())]

    # --- sending ---------------------------------------------------------------------------------------------------------

    def pause(self, thread: str) -> float:
        """Bot FAQ, "My bot is hitting limits": a message a second in a chat, 20 a minute in a group (whose id is negative)."""
        return GROUP_PAUSE if thread.startswith("-") else CHAT_PAUSE

    async def typing(self, thread: str) -> None:
        """sendChatAction shows it for five seconds or until a message comes."""
        with suppress(ApiError, NotSent, Lost, Impossible):
            to = target_of(thread)
            if to.guest:
                return
            where = to.params()
            where.pop("direct_messages_topic_id", None)
            await self._client.call("sendChatAction", where | {"action": "typing"}, deadline=ACTION_SECONDS)

    async def send(self, reply: Outbound) -> Outcome:
        return await self._sender.send(reply)

    # --- files and health --------------------------------------------------------------------------------------------------

    async def fetch(self, part: Part, raw: Raw) -> AsyncIterator[bytes]:
        """The file's bytes; more than the API server gives out, or than it announced, is refused."""
        most = self._config.max_download
        if not part.ref:
            raise FetchFailed("the provider gave no file_id")
        try:
            file = await self._client.call("getFile", {"file_id": part.ref})
            path = text(file, "file_path") if isinstance(file, dict) else ""
            if not path:
                raise FetchFailed("the provider gave no path to the file", retry=True)
            if whole(file, "file_size") > most:
                raise FetchFailed(_too_large(most), state="too_large")
            got = 0
            async for chunk in self._client.download(path):
                got += len(chunk)
                if got > most:
                    raise FetchFailed(_too_large(most), state="too_large")
                yield chunk
        except ApiError as problem:
            raise _fetch_failure(problem, most) from None
        except (NotSent, Lost) as problem:
            raise FetchFailed(str(problem), retry=True) from None

    async def check(self) -> Health:
        """getMe and getWebhookInfo: whether the token is good, and updates come the way that is configured."""
        try:
            name = text(await self._learn_name(), "username")
            info = await self._client.call("getWebhookInfo")
        except ApiError as problem:
            hint = "; is the token right? @BotFather shows it" if problem.code in (401, 404) else ""
            return Health(ok=False, detail=f"{problem}{hint}")
        except (NotSent, Lost) as problem:
            return Health(ok=False, detail=str(problem))
        found = info if isinstance(info, dict) else {}
        facts = {
            "bot": f"@{name}",
            "mode": "webhook" if text(found, "url") else "poll",
            "waiting": str(whole(found, "pending_update_count")),
        }
        if error := text(found, "last_error_message"):
            facts["last error"] = error[:300]
        wrong = self._wrong_way(text(found, "url"))
        return Health(ok=not wrong, detail=f"@{name}: {wrong}" if wrong else f"@{name}", facts=facts)

    def _wrong_way(self, url: str) -> str:
        """What is wrong with the webhook that is set (`url` "": none)."""
        if url and url != self._webhook_url():
            return f"{OTHER_ADDRESS}; set it anew or delete it: okno channels webhook {self.name}"
        if not url and self._config.mode == "webhook":
            return f"no webhook is set, so the provider is asked meanwhile: okno channels webhook {self.name} set"
        return ""

    def _webhook_url(self) -> str:
        return f"{self._public_url}/in/{self.name}"


def _offset(cursor: Mapping[str, str]) -> int:
    try:
        offset, moved = int(cursor.get("offset", "0")), int(cursor.get("offset_at", "0"))
    except ValueError:
        return 0
    return offset if time.time() - moved < OFFSET_SECONDS else 0


def _is_of_a_webhook(problem: Exception) -> bool:
    """A 409 that another poller is no cause of: "can't use getUpdates method while webhook is active", "terminated by setWebhook"."""
    return isinstance(problem, ApiError) and problem.code == 409 and "webhook" in problem.words.lower()


def _webhook_trouble(info: object, now: float) -> str:
    """The provider's last error with our webhook, if it is of the last minutes."""
    if not isinstance(info, dict):
        return "getWebhookInfo gave nothing"
    error, waiting = text(info, "last_error_message")[:300], whole(info, "pending_update_count")
    recent = now - whole(info, "last_error_date") < RECENT_SECONDS
    return f"{error} ({waiting} waiting)" if error and recent and text(info, "url") else ""


def _too_large(most: int) -> str:
    return f"the file is larger than the {most >> 20} MB that the API server gives out"


def _fetch_failure(problem: ApiError, most: int) -> FetchFailed:
    if "too big" in problem.words:
        return FetchFailed(_too_large(most), state="too_large")
    if problem.code in (401, 429) or problem.code >= 500 or "temporarily" in problem.words:
        return FetchFailed(problem.words, retry=True)
    return FetchFailed(problem.words, state="expired")
