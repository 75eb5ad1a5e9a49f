"""The web channel: takes forms, and finds its answers already delivered, because «Мои обращения» reads the desk itself."""

import dataclasses
import hashlib
import json
from collections.abc import AsyncIterator
from datetime import UTC, datetime

from channels.web import wire
from channels.web.config import Config
from router.channel import Accepted, Capabilities, ChannelSetup, FetchFailed, Health, Hook
from router.schema import Inbound, Outbound, Outcome, Part, Raw, Sent

CHUNK = 256 * 1024
MEGABYTE = 1_000_000
LONG_KEY = 16  # characters: an Idempotency-Key that two strangers don't choose both
ALWAYS = 3_650 * 86_400.0  # seconds: an answer of ours on our own page can be changed at any time


class WebChannel:
    """A webhook whose provider is the customer's browser (or his application, by JSON)."""

    kind = "web"

    def __init__(self, setup: ChannelSetup, section: Config) -> None:
        self.name = setup.name
        self._signer = setup.signer
        self._section = section
        self._max_file = int(section.max_file * MEGABYTE)
        self.capabilities = Capabilities(
            title=section.title,
            safe_repeat=True,
            forms=True,
            max_file=self._max_file,
            max_files=section.max_files,
            edit_for=ALWAYS,
            delete_for=ALWAYS,
        )

    def accept(self, hook: Hook) -> Accepted:
        """A form as multipart, urlencoded or JSON. Answers `{"token": …}`, or `{"error": key, "field": …}` with a 4xx.

        A page's nonce or a client's Idempotency-Key together with what the form says is the raw's key: the same submit twice is
        one raw, and an edited one under the same key is another, because a customer's words may not vanish behind a key.
        A filled honeypot marks the message and does not refuse it: password managers fill hidden fields of real people.
        """
        if hook.method != "POST":
            return _refuse(wire.Refused("method", status=405), headers={"Allow": "POST"})
        try:
            return self._accept(hook)
        except wire.Refused as wrong:
            return _refuse(wrong)

    def _accept(self, hook: Hook) -> Accepted:
        content_type = hook.headers.get("content-type", "")[:500]
        form = wire.read(content_type or "application/octet-stream", hook.body)
        by_json = content_type.partition(";")[0].strip().lower() == "application/json"
        customer = self._customer(hook)
        addressed = {name: _number_text(hook.query.get(name, "")) for name in ("ticket", "linked_from")}
        form = _with_numbers(form, addressed)
        if (form.ticket or form.linked_from) and not customer:
            raise wire.Refused("sign_in", "ticket", status=401)
        wire.check(form, max_text=self._section.max_text, max_file=self._max_file, max_files=self._section.max_files)
        seconds = None if by_json else self._age(form.nonce, hook.received_at)
        key = self._key(hook, form, customer)
        customer = customer or self._new_customer(key)
        meta = {
            "content_type": content_type,
            "customer": customer,
            "language": _language(hook),
            "honeypot": "1" if form.honeypot else "",
            "seconds": "" if seconds is None else str(seconds),
            **addressed,
        }
        kept = {name: value for name, value in meta.items() if value}
        raw = Raw(channel=self.name, key=key, body=hook.body, meta=kept, received_at=hook.received_at)
        return _json(200, {"token": self._signer.sign("customer", customer)}, raws=(raw,))

    def parse(self, raw: Raw) -> list[Inbound]:
        """One message a form."""
        return [wire.parse(raw)]

    async def send(self, reply: Outbound) -> Outcome:
        """The answer is in «Мои обращения» as soon as it is stored: there is nobody else to bring it to."""
        return Sent(external_ids=(reply.id,))

    async def fetch(self, part: Part, raw: Raw) -> AsyncIterator[bytes]:
        """The file's bytes out of the form they came in."""
        try:
            data = wire.read(raw.meta.get("content_type", ""), raw.body).files[int(part.ref.removeprefix("file:"))].data
        except (wire.Refused, ValueError, IndexError) as wrong:
            raise FetchFailed(f"the form has no {part.ref}") from wrong
        for start in range(0, len(data), CHUNK):
            yield data[start : start + CHUNK]

    async def check(self) -> Health:
        """Always well while the desk itself answers."""
        return Health(
            ok=True, detail="the form is taken by the desk itself", facts={"max_files": str(self._section.max_files)}
        )

    async def close(self) -> None:
        """There is no connection."""

    def _customer(self, hook: Hook) -> str:
        """The customer's key out of his bearer token, "" without one; raises Refused for a token that isn't ours."""
        scheme, _, bearer = hook.headers.get("authorization", "").partition(" ")
        if scheme.lower() != "bearer":
            return ""
        known = self._signer.verify("customer", bearer[:200])
        if known is None:
            raise wire.Refused("token_wrong", status=401)
        return known

    def _age(self, nonce: str, now: datetime) -> int:
        """Seconds since the page was opened; raises Refused when the nonce isn't ours or too old."""
        value = self._signer.verify("form", nonce) or ""
        opened = value.partition("-")[0]
        if not opened.isdigit():
            raise wire.Refused("form_expired", "nonce", status=403)
        seconds = int((now - datetime.fromtimestamp(0, UTC)).total_seconds()) - int(opened)
        if not -60 <= seconds <= self._section.form_hours * 3600:  # several processes' clocks may differ a little
            raise wire.Refused("form_expired", "nonce", status=403)
        return max(0, seconds)

    def _key(self, hook: Hook, form: wire.Form, customer: str) -> str:
        said = wire.digest(form)
        chosen = hook.headers.get("idempotency-key", "")
        if len(chosen) > 255:
            raise wire.Refused("too_long", "Idempotency-Key", status=400)
        if form.nonce:
            scope = ["nonce", form.nonce]
        elif chosen and (customer or len(chosen) >= LONG_KEY):
            scope = ["key", customer, chosen]
        elif chosen:  # a short key of a stranger may be another stranger's, too
            scope = ["short", hook.remote, chosen]
        else:
            scope = ["once", hook.remote, hook.received_at.isoformat()]
        return hashlib.sha256("\0".join([*scope, said]).encode("utf-8", "surrogateescape")).hexdigest()[:40]

    def _new_customer(self, key: str) -> str:
        """A new customer's key: follows from the raw's, so a repeated submit meets the same customer, and can't be guessed."""
        return self._signer.sign("new-customer", key).rpartition(".")[2]


def _with_numbers(form: wire.Form, addressed: dict[str, str]) -> wire.Form:
    return dataclasses.replace(
        form,
        ticket=int(addressed["ticket"] or form.ticket),
        linked_from=int(addressed["linked_from"] or form.linked_from),
    )


def _number_text(text: str) -> str:
    return text if text.isascii() and text.isdigit() and len(text) <= 18 else ""


def _language(hook: Hook) -> str:
    """The first language of Accept-Language, RFC 9110 12.5.4, without its region; "" if there is none."""
    first = hook.headers.get("accept-language", "")[:2].lower()
    return first if first.isascii() and first.isalpha() else ""


def _refuse(wrong: wire.Refused, headers: dict[str, str] | None = None) -> Accepted:
    return _json(wrong.status, {"error": wrong.key, "field": wrong.field}, headers=headers)


def _json(
    status: int, body: dict[str, str], *, raws: tuple[Raw, ...] = (), headers: dict[str, str] | None = None
) -> Accepted:
    text = json.dumps(body, ensure_ascii=False)
    return Accepted(raws=raws, status=status, body=text, content_type="application/json", headers=headers or {})
