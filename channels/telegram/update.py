"""What reading an update needs everywhere: our bot, and how the provider's names become the desk's. Pure.

thread    "<chat>", "<chat>/<topic>" (a forum topic), "<chat>/d<topic>" (direct messages of a channel), "<chat>/b<connection>" (a
          business account's chat with its customer), "<chat>/g<query>" (a guest's question, in a chat without us; it takes one answer)
reference "<chat>:<message id>", "<chat>/b<connection>:<message id>" for a business account, whose ids are not the bot's own
"""

from dataclasses import dataclass
from datetime import UTC, datetime

from channels.telegram.fields import Obj, flag, nfc, obj, person_name, text, whole
from channels.telegram.parts import phone_of
from router.schema import Identity, Ignored, Raw, Sender

_LAST_SECOND = 253_402_300_799  # of the year 9999


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """What reading an update needs to know of our bot. `max_file`: bytes that the API server gives out."""

    channel: str
    bot_id: int
    username: str = ""
    all_of_groups: bool = False
    max_file: int = 20 << 20


def is_by(message: Obj, account: Account) -> bool:
    return whole(obj(message, "from"), "id") == account.bot_id


def sender_of(author: Obj, contact: Obj) -> Sender:
    number = whole(author, "id")
    identities: tuple[Identity, ...] = ()
    # The server fills in whose number a shared contact is: the sender's own id proves the number, another's proves nothing.
    if contact and whole(contact, "user_id") == number and (phone := phone_of(contact)):
        identities = (Identity(type="phone", value=phone, verified_by="telegram"),)
    name, handle = nfc(person_name(author)), text(author, "username")
    return Sender(address=f"telegram:{number}", name=name, handle=handle, identities=identities)


def thread_of(message: Obj, chat_id: int) -> str:
    if business := text(message, "business_connection_id"):
        return f"{chat_id}/b{business}"
    if guest := text(message, "guest_query_id"):
        return f"{chat_id}/g{guest}"
    if topic := whole(obj(message, "direct_messages_topic"), "topic_id"):
        return f"{chat_id}/d{topic}"
    topic = whole(message, "message_thread_id")
    # Without is_topic_message the number only names a thread of replies, to which nothing can be sent.
    return f"{chat_id}/{topic}" if topic and flag(message, "is_topic_message") else str(chat_id)


def reference(chat_id: int, number: int, business: str = "") -> str:
    """How a message is cited later."""
    return f"{chat_id}/b{business}:{number}" if business else f"{chat_id}:{number}"


def update_id(raw: Raw) -> str:
    """What names something that the provider gave no number."""
    return f"u{raw.key.removeprefix('update:')}"


def ignored(raw: Raw, reason: str) -> Ignored:
    return Ignored(channel=raw.channel, reason=reason)


def moment(seconds: int, raw: Raw) -> datetime:
    """Unix time as a datetime; what is missing or absurd gives the time of arrival."""
    return datetime.fromtimestamp(seconds, UTC) if 0 < seconds <= _LAST_SECOND else raw.received_at
