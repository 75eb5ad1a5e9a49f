"""Answers on their way to the Bot API: sent piece by piece, edited, deleted."""

import time
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import replace
from typing import Any, TypeVar

from channels.telegram.client import ANSWER_SECONDS, ApiError, Client, Lost, NotSent
from channels.telegram.fields import obj, text, whole
from channels.telegram.outgoing import (
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
    target,
)
from channels.telegram.update import reference
from router.schema import Outbound, Outcome, Rejected, Retry, Sent, Unknown

T = TypeVar("T")


class Sender:
    """What leaves by one bot."""

    def __init__(self, client: Client, max_upload: int) -> None:
        """`max_upload`: bytes of a file that the API server takes."""
        self._client, self._max_upload = client, max_upload
        self._limit = (0, 0.0)  # the chat that met a limit last, and until when

    async def send(self, reply: Outbound) -> Outcome:
        """The next piece. Telegram has no idempotency key: an attempt whose answer was lost is Unknown and isn't repeated."""
        try:
            where = target(reply)
            if reply.change == "delete" and not where.guest:
                return await self._remove(reply, where)
            pieces = plan(reply, self._max_upload)
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
            sent = await _readable(
                piece, lambda bare: self._client.call("answerGuestQuery", guest_params(piece, where, bare=bare))
            )
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
            return await _readable(piece, lambda bare: self._upload(piece, params(piece, where, answered, bare=bare)))
        except ApiError as problem:
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
        try:
            await _readable(piece, lambda bare: self._change(*change(piece, where, mine[0], bare=bare)))
        except (ApiError, NotSent, Lost) as problem:
            return Retry(reason=str(problem)) if isinstance(problem, Lost) else self._outcome(problem, where)
        return Sent(external_ids=mine, complete=at + 1 == len(pieces))

    async def _change(self, method: str, given: Mapping[str, Any]) -> None:
        try:
            if method:
                await self._client.call(method, given)
        except ApiError as problem:
            if "message is not modified" not in problem.words:
                raise

    async def _remove(self, reply: Outbound, where: Target) -> Outcome:
        """The next message. One that is gone already is as good as deleted."""
        mine = reply.pieces[len(reply.sent) : len(reply.sent) + 1]
        if not mine:
            unknown = Rejected(reason="the provider's name of the message isn't known")
            return Sent(external_ids=()) if reply.pieces else unknown
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


def _sent_messages(result: object, wanted: int) -> list[Mapping[str, Any]]:
    # The number may be 0: a large video is scheduled and gets its own later (Message.message_id).
    found: list[Mapping[str, Any]] = (
        [one for one in result if isinstance(one, dict)] if isinstance(result, list) else []
    )
    if len(found) != wanted or any(type(one.get("message_id")) is not int for one in found):
        raise Lost("the provider said ok but didn't name the messages")
    return found


async def _readable(piece: Piece, call: Callable[[bool], Awaitable[T]]) -> T:
    """What `call` gives: with formatting, or bare where the provider can't read it. Refused means without effect."""
    try:
        return await call(False)
    except ApiError as problem:
        misread = problem.code == 400 and "parse entities" in problem.words
        if not (piece.text.spans and misread):
            raise
    return await call(True)


def _is_no_picture(problem: ApiError) -> bool:
    return problem.code == 400 and any(word in problem.words for word in ("PHOTO", "IMAGE", "photo", "VIDEO"))


def _reference(message: Mapping[str, Any], where: Target) -> str:
    chat = whole(obj(message, "chat"), "id") or where.chat
    return reference(chat, whole(message, "message_id"), where.business)


def _thread(where: Target) -> str:
    return f"{where.chat}/{where.topic}" if where.topic else str(where.chat)
