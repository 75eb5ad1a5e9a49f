"""A channel and rules as small as they can be: every Inbound as plain JSON, verdicts by single words."""

import json
from collections.abc import AsyncIterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any

from router.channel import Accepted, Capabilities, Health, Hook
from router.schema import (
    Action,
    Cue,
    Entity,
    Ignored,
    Inbound,
    InboundDelete,
    InboundEdit,
    InboundMessage,
    Malformed,
    Outbound,
    Outcome,
    Part,
    Raw,
    Receipt,
    Role,
    Sender,
    Sent,
    Span,
    Verdict,
)
from rules.model import Context, History, Hours, Topic

START = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)


@dataclass(slots=True)
class Clock:
    """The desk's time, moved by hand."""

    now: datetime = START

    def __call__(self) -> datetime:
        return self.now

    def pass_(self, **span: float) -> None:
        self.now += timedelta(**span)


@dataclass(slots=True)
class Ids:
    """uid-1, uid-2 …"""

    last: int = 0

    def __call__(self) -> str:
        self.last += 1
        return f"uid-{self.last}"


@dataclass(slots=True)
class Shop:
    """Reads `[{"is": "message", …}, …]`; `b"garbage"` is malformed and `b"crash"` is a fault of the channel's own code.

    `healed` heals both: what could not be read is a message with the raw's own words.
    """

    name: str = "shop"
    kind: str = "shop"
    capabilities: Capabilities = field(default_factory=lambda: Capabilities(title="Shop", safe_repeat=True))
    healed: bool = False

    def parse(self, raw: Raw) -> list[Inbound]:
        if raw.body.startswith((b"garbage", b"crash")):
            if self.healed:
                one = {"is": "message", "id": f"healed-{raw.key}", "by": "anna", "text": raw.body.decode()}
                return [self._inbound(one, raw)]
            if raw.body.startswith(b"crash"):
                raise RuntimeError("a fault of the channel")
            raise Malformed("not JSON: garbage")
        return [self._inbound(one, raw) for one in json.loads(raw.body)]

    def _inbound(self, one: Mapping[str, Any], raw: Raw) -> Inbound:
        at, kind = raw.received_at, one["is"]
        if kind == "ignored":
            return Ignored(channel=self.name, reason=one["reason"])
        if kind == "receipt":
            return Receipt(channel=self.name, happened_at=at, **one["receipt"])
        if kind == "delete":
            return InboundDelete(channel=self.name, external_id=one["id"], deleted_at=at)
        sender = Sender(address=f"shop:{one['by']}", name=one["by"])
        if kind == "action":
            thread, answer = one.get("thread", ""), one.get("answer", "")
            return Action(
                channel=self.name, external_id=one["id"], sender=sender, thread=thread, data=one["data"], answer=answer,
                reference=one.get("reference", ""), happened=one.get("happened", ""), acted_at=at,
            )  # fmt: skip
        extra = dict(one.get("extra", {}))
        extra["references"] = tuple(extra.get("references", ()))
        extra["entities"] = tuple(Entity(**entity) for entity in extra.get("entities", ()))
        extra["parts"] = tuple(Part(**part) for part in extra.get("parts", ()))
        message = InboundMessage(
            channel=self.name, external_id=one["id"], sender=sender, text=one["text"], thread=one.get("thread", ""),
            sent_at=at, **extra,
        )  # fmt: skip
        return InboundEdit(message=message, edited_at=at) if kind == "edit" else message

    def accept(self, hook: Hook) -> Accepted:
        if hook.headers.get("x-secret") != "right":
            return Accepted(status=403, body="wrong secret")
        raw = Raw(channel=self.name, key=hook.query["key"], body=hook.body, received_at=hook.received_at)
        return Accepted(raws=(raw,), body="ok")

    async def send(self, reply: Outbound) -> Outcome:
        return Sent(external_ids=(reply.id,))

    async def fetch(self, part: Part, raw: Raw) -> AsyncIterator[bytes]:
        yield raw.body

    async def check(self) -> Health:
        return Health(ok=True, detail="always open")

    async def close(self) -> None:
        pass


class Words:
    """A rule set by single words: «мошенник» is an attack, «обманули» a report, «деньги» the topic, «спасибо» thanks."""

    def judge_all(self, asked: Sequence[tuple[InboundMessage, Context]]) -> list[Verdict]:
        return [self.judge(*one) for one in asked]

    def judge(self, message: InboundMessage, context: Context) -> Verdict:
        text = message.text.lower()
        if "взрыв" in text:
            raise RuntimeError("a fault of the rules")
        actions = [name for word, name in (("спасибо", "no_reopen"), ("придержать", "hold")) if word in text]
        cues: tuple[Cue, ...] = ()
        if "деньги" in text:
            start = text.index("деньги")
            span = Span(field="text", start=start, end=start + 6)
            cues = (
                Cue(
                    rule="money", title="Деньги", kind="topic", hit=True, weight=30, spans=(span,), because=message.text
                ),
            )
        role: Role = "attack" if "мошенник" in text else "report" if "обманули" in text else "none"
        return Verdict(
            topic="payment" if cues else "", cues=cues, role=role, level="fraud" if role != "none" else "none",
            risk=90 if role != "none" else 0, priority="urgent" if role == "report" else "normal",
            queue="antifraud" if role != "none" else "first", actions=tuple(actions), revision="r1",
            tags=("first",) if context.first_contact else (), fields={"heard": message.text[:100]},
        )  # fmt: skip

    def template(self, name: str, language: str, **values: str | int) -> str:
        return f"{name} {language} {values['number']} {values['promise']}" if values else name

    hours: Hours | None = None

    def topic(self, name: str) -> Topic | None:
        return None

    def promise_minutes(self, topic: str) -> int:
        return 60 if topic else 24 * 60


def said(number: str, text: str, by: str = "anna", thread: str = "t1", **extra: Any) -> dict[str, object]:
    """A message as the shop's provider delivers it."""
    return {"is": "message", "id": number, "by": by, "text": text, "thread": thread, "extra": extra}


@dataclass
class Ear(Words):
    """Judges by words, and keeps what it was told."""

    heard: list[Context] = field(default_factory=list)

    def judge(self, message: InboundMessage, context: Context) -> Verdict:
        self.heard.append(context)
        return super().judge(message, context)

    @property
    def last(self) -> History:
        past = self.heard[-1].history
        assert past is not None
        return past
