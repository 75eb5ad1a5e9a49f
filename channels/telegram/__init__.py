"""Telegram bots: the Bot API by long poll or webhook.

wire.py and its helpers read updates (pure), outgoing.py plans replies (pure), client.py calls the provider, this file joins them.
"""

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
from channels.telegram.config import Config, read
from channels.telegram.fields import obj, text, whole
from channels.telegram.outgoing import (
    MAX_TEXT,
    Impossible,
    Piece,
    Target,
    attached,
    change,
    guest_answer,
    guest_params,
    number_of,
    params,
    piece_at,
    plan,
    refusal,
    target,
    target_of,
)
from channels.telegram.wire import ALLOWED_UPDATES, CHANNEL_UPDATES, MAX_UPDATE, Account, parse, update_key
from router.channel import Accepted, Capabilities, ChannelSetup, FetchFailed, Health, Hook, NotSwitched, Sink
from router.schema import Inbound, Malformed, Outbound, Outcome, Part, Raw, Rejected, Retry, Sent, Unknown

SECRET_HEADER = "x-telegram-bot-api-secret-token"  # noqa: S105 - the header's name
FIRST_PAUSE, LONGEST_PAUSE = 1.0, 60.0  # seconds between attempts of the poller
LONGEST_ASKED = 3600.0  # of a retry_after that the provider names
# "If there are no new updates for at least a week, then identifier of the next update will be chosen randomly" (Update): an older
# offset may lie beyond the new numbers and would forget them unread.
OFFSET_SECONDS = 6 * 86_400
WATCH_SECONDS = 3.0  # between looks whether the webhook is still set: the poll begins as soon as it isn't
RECENT_SECONDS = 120.0  # an error of the webhook is trouble for so long
# A section that is nobody's bot, with a number that no sender can have: reads what any bot may get, for `okno normalize`.
NEUTRAL = {"token": f"{'9' * 20}:neutral", "groups": "all"}
OTHER_ADDRESS = "the webhook is set to another address"
CHAT_PAUSE, GROUP_PAUSE = 1.0, 3.0  # seconds between messages
ACTION_SECONDS = 3.0
DAY = 86_400.0
IDLE_PAUSE = 0.05  # a server that ignores the long poll's timeout isn't asked in a circle


def build(setup: ChannelSetup) -> "TelegramChannel":
    """Raises ConfigProblem."""
    return TelegramChannel(setup.name, read(setup.name, setup.section), public_url=setup.public_url)


class TelegramChannel:
    """One bot, webhook and poller at once. The provider keeps to one of them: while a webhook is set it gives nothing to a poll. The
    poller follows it either way, and a call that carries our secret is always taken, so that switching loses nothing."""

    kind = "telegram"

    def __init__(self, name: str, config: Config, *, public_url: str = "", first_pause: float = FIRST_PAUSE) -> None:
        self.name, self._config, self._public_url, self._first_pause = name, config, public_url, first_pause
        self._client = Client(config)
        self._limit = (0, 0.0)  # the chat that met a limit last, and until when
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
        """The next piece. Telegram has no idempotency key: an attempt whose answer was lost is Unknown and isn't repeated."""
        try:
            where = target(reply)
            if reply.change == "delete" and not where.guest:
                return await self._remove(reply, where)
            pieces = plan(reply, self._config.max_upload)
            if where.guest:
                return await self._answer_guest(guest_answer(reply, pieces), where)
            if reply.change:
                return await self._edit(reply, pieces, where)
        except Impossible as problem:
            return Rejected(reason=str(problem))
        done = piece_at(pieces, len(reply.sent))
        if reply.answer and done == 0:
            refused = await self._answer(reply.answer)
            if not pieces:
                return refused or Sent(external_ids=())
        if done >= len(pieces):
            return Sent(external_ids=()) if pieces else Rejected(reason="there is nothing to send")
        answered = reply.in_reply_to if done == 0 and reply.cites else ""
        return await self._attempt(pieces[done], where, answered, last=done + 1 == len(pieces))

    async def _answer(self, query: str) -> Outcome | None:
        """Stops the button's waiting sign. A query that is too old is no error: the person has gone on."""
        try:
            await self._client.call("answerCallbackQuery", {"callback_query_id": query}, deadline=ANSWER_SECONDS)
        except ApiError as problem:
            return self._outcome(problem) if problem.code in (401, 404, 429) else None
        except (NotSent, Lost) as problem:
            return Retry(reason=str(problem))  # answering twice shows nothing twice
        return None

    async def _answer_guest(self, piece: Piece, where: Target) -> Outcome:
        try:
            try:
                sent = await self._client.call("answerGuestQuery", guest_params(piece, where))
            except ApiError as problem:
                if not (piece.text.spans and _is_misread(problem)):
                    raise
                sent = await self._client.call("answerGuestQuery", guest_params(piece, where, bare=True))
        except (ApiError, NotSent, Lost) as problem:
            return self._outcome(problem, where)
        name = text(sent, "inline_message_id") if isinstance(sent, dict) else ""
        return Sent(external_ids=(f"{where.chat}/g{where.guest}:{name}",))

    async def _attempt(self, piece: Piece, where: Target, answered: str, *, last: bool) -> Outcome:
        moved = ""
        try:
            try:
                sent = await self._deliver(piece, where, answered)
            except ApiError as problem:
                # Refused means without effect, so a second call in this attempt can't deliver twice.
                if not problem.moved_to:
                    raise
                where = Target(chat=problem.moved_to, topic=where.topic)
                sent, moved = await self._deliver(piece, where, ""), _thread(where)
        except (ApiError, NotSent, Lost) as problem:
            return self._outcome(problem, where)
        except OSError as problem:
            names = ", ".join(repr(file.name) for file in piece.files)
            return Retry(reason=f"the file {names} can't be read: {problem.strerror or type(problem).__name__}")
        return Sent(external_ids=tuple(_reference(one, where) for one in sent), complete=last, moved_to=moved)

    async def _deliver(self, piece: Piece, where: Target, answered: str) -> list[Mapping[str, Any]]:
        try:
            return await self._upload(piece, params(piece, where, answered))
        except ApiError as problem:
            if piece.text.spans and _is_misread(problem):
                return await self._upload(piece, params(piece, where, answered, bare=True))
            if not _is_no_picture(problem) or set(piece.kinds) <= {"document"}:
                raise
        # Its sides are beyond what a photo may have, or it is no picture: it still goes as a file.
        papers = replace(piece, papers=True)
        return await self._upload(papers, params(papers, where, answered))

    async def _upload(self, piece: Piece, given: Mapping[str, Any]) -> list[Mapping[str, Any]]:
        if not piece.files:
            return _sent_messages([await self._client.call(piece.method, given)], 1)
        if len(piece.files) == 1:
            return _sent_messages([await self._client.upload(piece.method, given, {piece.kinds[0]: piece.files[0]})], 1)
        files = {attached(index): file for index, file in enumerate(piece.files)}
        return _sent_messages(await self._client.upload(piece.method, given, files), len(files))

    # --- what was sent, changed ------------------------------------------------------------------------------------------

    async def _edit(self, reply: Outbound, pieces: list[Piece], where: Target) -> Outcome:
        """The next piece's new text. Repeating it changes nothing more, so a lost answer is tried again."""
        if sum(piece.size for piece in pieces) != len(reply.pieces):
            return Rejected(reason="the new text makes more or fewer messages than the old one: send another answer")
        at = piece_at(pieces, len(reply.sent))
        if at >= len(pieces):
            return Sent(external_ids=())
        piece = pieces[at]
        mine = reply.pieces[len(reply.sent) : len(reply.sent) + piece.size]
        method, given = change(piece, where, mine[0])
        try:
            if method:
                try:
                    await self._change(method, given)
                except ApiError as problem:
                    if not (piece.text.spans and _is_misread(problem)):
                        raise
                    await self._change(*change(piece, where, mine[0], bare=True))
        except (ApiError, NotSent, Lost) as problem:
            return Retry(reason=str(problem)) if isinstance(problem, Lost) else self._outcome(problem, where)
        return Sent(external_ids=mine, complete=at + 1 == len(pieces))

    async def _change(self, method: str, given: Mapping[str, Any]) -> None:
        try:
            await self._client.call(method, given)
        except ApiError as problem:
            if "message is not modified" not in problem.words:
                raise

    async def _remove(self, reply: Outbound, where: Target) -> Outcome:
        """The next message. One that is gone already is as good as deleted."""
        mine = reply.pieces[len(reply.sent) : len(reply.sent) + 1]
        if not mine:
            return (
                Sent(external_ids=())
                if reply.pieces
                else Rejected(reason="the provider's name of the message isn't known")
            )
        number = number_of(mine[0])
        try:
            if where.business:
                named = {"business_connection_id": where.business, "message_ids": [number]}
                await self._client.call("deleteBusinessMessages", named)
            else:
                await self._client.call("deleteMessage", {"chat_id": where.chat, "message_id": number})
        except ApiError as problem:
            if "message to delete not found" not in problem.words:
                return self._outcome(problem, where)
        except NotSent as problem:
            return self._outcome(problem, where)
        except Lost as problem:
            return Retry(reason=str(problem))
        return Sent(external_ids=mine, complete=len(reply.sent) + 1 == len(reply.pieces))

    def _outcome(self, problem: ApiError | NotSent | Lost, where: Target | None = None) -> Outcome:
        if isinstance(problem, NotSent):
            return Retry(reason=str(problem))
        if isinstance(problem, Lost):
            return Unknown(reason=str(problem))
        if problem.code == 429:
            return self._limited(problem, where.chat if where else 0)
        if problem.code in (401, 404):  # 404: the token isn't even one
            return Retry(reason=f"{problem.words}: the bot's token was refused", scope="channel")
        if problem.code == 409:
            return Retry(reason=problem.words)
        return Rejected(reason=problem.words)

    def _limited(self, problem: ApiError, chat: int) -> Retry:
        """The answer doesn't say whose limit was met. The chat's is the tighter one; when another chat meets one too before the
        first is over, it is the bot's."""
        now, (other, until) = time.monotonic(), self._limit
        self._limit = chat, now + (problem.retry_after or 1.0)
        shared = other != chat and now < until
        return Retry(reason=problem.words, after=problem.retry_after, scope="channel" if shared else "thread")

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


def _sent_messages(result: object, wanted: int) -> list[Mapping[str, Any]]:
    # The number may be 0: a large video is scheduled and gets its own later (Message.message_id).
    found: list[Mapping[str, Any]] = (
        [one for one in result if isinstance(one, dict)] if isinstance(result, list) else []
    )
    if len(found) != wanted or any(type(one.get("message_id")) is not int for one in found):
        raise Lost("the provider said ok but didn't name the messages")
    return found


def _is_misread(problem: ApiError) -> bool:
    return problem.code == 400 and "parse entities" in problem.words


def _is_no_picture(problem: ApiError) -> bool:
    return problem.code == 400 and any(word in problem.words for word in ("PHOTO", "IMAGE", "photo", "VIDEO"))


def _reference(message: Mapping[str, Any], where: Target) -> str:
    chat = whole(obj(message, "chat"), "id") or where.chat
    return (
        f"{chat}/b{where.business}:{whole(message, 'message_id')}"
        if where.business
        else f"{chat}:{whole(message, 'message_id')}"
    )


def _thread(where: Target) -> str:
    return f"{where.chat}/{where.topic}" if where.topic else str(where.chat)


def _too_large(most: int) -> str:
    return f"the file is larger than the {most >> 20} MB that the API server gives out"


def _fetch_failure(problem: ApiError, most: int) -> FetchFailed:
    if "too big" in problem.words:
        return FetchFailed(_too_large(most), state="too_large")
    if problem.code in (401, 429) or problem.code >= 500 or "temporarily" in problem.words:
        return FetchFailed(problem.words, retry=True)
    return FetchFailed(problem.words, state="expired")
