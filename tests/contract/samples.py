"""How each kind's raws look, one small function a kind: the contract tests are the same for all."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from email.message import EmailMessage

import channels
from router.channel import Channel, ChannelSetup, Hook
from router.schema import Raw
from router.signing import Signer
from tests.contract.desk import SECRET
from tests.contract.shop import START

WEBHOOK_SECRET = "a-long-enough-secret"
HOST = {"host": "127.0.0.1", "port": 1, "security": "none", "login": "x", "password": "x"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Sample:
    """`arrival` makes the n-th message of the customer Anna: what the provider posts, or what the poller stores.

    `wrong` is the same with a wrong secret, None where nobody calls. `garbage` are bytes that the kind can't read. `first` is
    Anna's n-th message before the desk has answered any, `conversations` how many ten of them make.
    """

    kind: str
    section: dict[str, object]
    arrival: Callable[[int], Hook | Raw]
    wrong: Callable[[int], Hook] | None
    garbage: Raw
    first: Callable[[int], Hook | Raw]
    conversations: int = 1

    def channel(self) -> Channel:
        setup = ChannelSetup(
            name=self.kind, section=self.section, signer=Signer(SECRET), public_url="https://desk.example"
        )
        channel: Channel = channels.load(self.kind).build(setup)
        return channel


def _hook(name: str, body: object, **headers: str) -> Hook:
    given = {"content-type": "application/json", **{key.replace("_", "-"): value for key, value in headers.items()}}
    data = json.dumps(body, ensure_ascii=False).encode()
    return Hook(
        method="POST", path=f"/in/{name}", headers=given, query={}, body=data, remote="192.0.2.7", received_at=START
    )


def telegram(number: int, secret: str = WEBHOOK_SECRET) -> Hook:
    anna = {"id": 77, "is_bot": False, "first_name": "Анна"}
    chat = {"id": 77, "first_name": "Анна", "type": "private"}
    message = {
        "message_id": number,
        "from": anna,
        "chat": chat,
        "date": 1_770_000_000,
        "text": f"Где мой заказ? {number}",
    }
    return _hook("telegram", {"update_id": number, "message": message}, x_telegram_bot_api_secret_token=secret)


def vk(number: int, secret: str = WEBHOOK_SECRET) -> Hook:
    message = {
        "id": number, "conversation_message_id": number, "from_id": 77, "peer_id": 77, "date": 1_770_000_000, "out": 0,
        "text": f"Где мой заказ? {number}", "attachments": [], "fwd_messages": [],
    }  # fmt: skip
    event = {
        "type": "message_new", "group_id": 5, "event_id": f"{number:040x}", "v": "5.199", "secret": secret,
        "object": {"message": message, "client_info": {}},
    }  # fmt: skip
    return _hook("vk", event)


def web(number: int, token: str = "", ticket: int = 0) -> Hook:
    """The first form opens the request, the later ones name it and go on with it."""
    token = token or Signer(SECRET).sign("customer", "anna")
    body = {"text": f"Где мой заказ? {number}", "ticket": ticket}
    return _hook("web", body, authorization=f"Bearer {token}", idempotency_key=f"a-key-of-the-form-{number}")


def email(number: int) -> Raw:
    mail = EmailMessage()
    mail["From"], mail["To"], mail["Subject"] = "Анна <anna@mail.example>", "help@desk.example", "Заказ"
    mail["Date"], mail["Message-ID"] = "Mon, 02 Mar 2026 09:00:00 +0000", f"<{number}@mail.example>"
    if number > 1:
        mail["In-Reply-To"] = mail["References"] = "<1@mail.example>"
    mail.set_content(f"Где мой заказ? {number}")
    meta = {"mailbox": "help@desk.example", "folder": "INBOX", "uid": str(number)}
    return Raw(
        channel="email", key=f"help@desk.example/INBOX/1/{number}", body=mail.as_bytes(), meta=meta, received_at=START
    )


def _garbage(kind: str, body: bytes) -> Raw:
    return Raw(channel=kind, key="garbage", body=body, received_at=START)


SAMPLES = [
    Sample(
        kind="telegram",
        section={"token": "1:bot", "mode": "webhook", "webhook_secret": WEBHOOK_SECRET},
        arrival=telegram,
        wrong=lambda number: telegram(number, "guessed"),
        garbage=_garbage("telegram", b"\xff{not json"),
        first=telegram,
    ),
    Sample(
        kind="vk",
        section={"group_id": 5, "token": "t", "mode": "callback", "confirmation": "c0nfirm", "secret": WEBHOOK_SECRET},
        arrival=vk,
        wrong=lambda number: vk(number, "guessed"),
        garbage=_garbage("vk", b"\xff{not json"),
        first=vk,
    ),
    Sample(
        kind="web",
        section={},
        arrival=lambda number: web(number, ticket=0 if number == 1 else 1),
        wrong=lambda number: web(number, "anna.guessed"),
        garbage=_garbage("web", b"\xff"),
        first=web,
        conversations=10,  # a form that names no request opens one: people keep their matters apart
    ),
    Sample(
        kind="email",
        section={"mailboxes": [{"address": "help@desk.example", "imap": HOST, "smtp": HOST}], "domain": "desk.example"},
        arrival=email,
        wrong=None,
        garbage=_garbage("email", b""),
        first=email,
    ),
]
