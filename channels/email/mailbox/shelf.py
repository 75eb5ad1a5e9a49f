"""What is kept of one watched folder beside its mail: where new mail begins, how far the past is, what was set aside. Pure.

All of it lives in the channel's cursor, under the folder's name:
  `support@shop.ru/INBOX`            `validity:uid` — new mail begins at this UID
  `support@shop.ru/INBOX#newest`     `uid:moment name` — the newest mail that was fetched, when the server got it, its name by its header
  `support@shop.ru/INBOX#turns`      where the server began to give UIDs a second time
  `support@shop.ru/INBOX#first`      `validity:uid:moment` — where it began when the desk first looked: below is the folder's history
  `support@shop.ru/INBOX#since`      the first day whose mail is taken, or `none`
  `support@shop.ru/INBOX#folder`     Shelf as JSON
  `support@shop.ru/INBOX#aside`      what was set aside, as JSON
  `support@shop.ru/INBOX#again/…`    a person asks for a mail that was set aside; gone when it was tried
"""

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, fields
from datetime import UTC, date, datetime, timedelta

from channels.email.config import EmailConfig, Mailbox
from channels.email.mailbox.turns import TURN
from channels.email.reading.dates import date_of
from channels.email.reading.headers import read_headers
from router.channel import Aside, Folder

MOST_ASIDE = 500  # named; of more the number is told
NONE = "none"
LARGE = "It is larger than max_mail: its beginning was taken, the whole is on the server. Raise max_mail and try again."
NOT_GIVEN = "The server doesn't give this mail. It is tried again at each look at the whole folder."
GONE = "It is no longer on the server."
MAX_HEAD = 64 * 1024  # bytes of a mail in which its header is looked for


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """One watched folder of a mailbox; `sent`: what our side wrote with another program is in it."""

    mailbox: Mailbox
    folder: str
    sent: bool = False

    @property
    def name(self) -> str:
        """What cursor and keys call it."""
        return f"{self.mailbox.address}/{self.folder}"

    @property
    def title(self) -> str:
        return self.name if self.sent else self.mailbox.address

    def key(self, validity: int, uid: int) -> str:
        """The raw's key: another validity is another mail."""
        return f"{self.name}/{validity}/{uid}"


def places(config: EmailConfig) -> list[Place]:
    found = []
    for mailbox in config.mailboxes:
        found.append(Place(mailbox=mailbox, folder=mailbox.imap.folder))
        if mailbox.imap.sent:
            found.append(Place(mailbox=mailbox, folder=mailbox.imap.sent, sent=True))
    return found


@dataclass(frozen=True, slots=True, kw_only=True)
class First:
    """Where history ends: mail below `uid` was there before the desk; of another validity, what was received before `moment`."""

    validity: int
    uid: int
    moment: datetime

    def is_history(self, validity: int, uid: int, received_at: datetime | None) -> bool:
        if validity == self.validity and uid < TURN:
            return uid < self.uid
        return received_at is not None and received_at < self.moment.replace(microsecond=0)  # the server tells seconds

    def __str__(self) -> str:
        return f"{self.validity}:{self.uid}:{self.moment.isoformat()}"


def first(text: str) -> First | None:
    validity, _, rest = text.partition(":")
    uid, _, moment = rest.partition(":")
    if not (validity.isdigit() and uid.isdigit()):
        return None
    try:
        return First(validity=int(validity), uid=int(uid), moment=datetime.fromisoformat(moment))
    except ValueError:
        return None


@dataclass(frozen=True, slots=True, kw_only=True)
class Shelf:
    """What the last look at the whole folder found. `wanted` mails are to be here; of them the first `seen` were looked at.

    `complete` is the UIDVALIDITY of the last look that came to its end; `rescued` mails were missing although they had been passed.
    """

    on_server: int = 0
    wanted: int = 0
    seen: int = 0
    taken: int = 0
    running: bool = False
    history: bool = False
    complete: int = 0
    rescued: int = 0
    rescued_at: str = ""
    checked_at: str = ""
    renumbered_at: str = ""  # when the server was seen to give UIDs a second time


def shelf(cursor: Mapping[str, str], place: str) -> Shelf:
    text = cursor.get(f"{place}#folder", "")
    found = json.loads(text) if text else {}
    return Shelf(**{one.name: found[one.name] for one in fields(Shelf) if one.name in found})


def shelved(place: str, value: Shelf) -> dict[str, str]:
    """The cursor's entry."""
    return {f"{place}#folder": json.dumps(asdict(value))}


def asides(cursor: Mapping[str, str], place: str) -> list[Aside]:
    text = cursor.get(f"{place}#aside", "")
    return [Aside(**one) for one in json.loads(text)] if text else []


def named(item: str, data: bytes, size: int, why: str) -> Aside:
    """With who wrote, about what and when, as its header says."""
    headers = read_headers(data[:MAX_HEAD])[0]
    sent = date_of(headers.raw("date"))
    return Aside(
        item=item, sender=headers.text("from")[:200], subject=headers.text("subject")[:200],
        sent=sent.isoformat() if sent else "", size=size, why=why,
    )  # fmt: skip


def with_aside(found: Sequence[Aside], one: Aside) -> list[Aside]:
    """The latest of one mail stays; of too many the oldest go, they are found again by the next look."""
    return [*(other for other in found if other.item != one.item), one][-MOST_ASIDE:]


def laid_aside(place: str, found: Sequence[Aside]) -> dict[str, str]:
    """The cursor's entry."""
    return {f"{place}#aside": json.dumps([asdict(one) for one in found], ensure_ascii=False) if found else ""}


def wished(cursor: Mapping[str, str], place: str) -> set[tuple[int, int]]:
    """What people ask to be tried again: (validity, uid)."""
    begin = f"{place}#again/"
    pairs = [name.removeprefix(begin).split("/") for name in cursor if name.startswith(begin)]
    return {(int(one[0]), int(one[1])) for one in pairs if len(one) == 2 and one[0].isdigit() and one[1].isdigit()}


def wish(place: str, validity: int, uid: int) -> str:
    """The cursor's name of such a wish."""
    return f"{place}#again/{validity}/{uid}"


def since(asked: date | timedelta | str | None, stored: str, today: date) -> str:
    """The first day whose mail is taken, kept from the first start on; an earlier one in the config takes its place."""
    if asked == NONE:
        wanted = NONE
    elif isinstance(asked, timedelta):
        wanted = (today - asked).isoformat()
    else:
        wanted = asked.isoformat() if isinstance(asked, date) else today.isoformat()
    if not stored:
        return wanted
    if not isinstance(asked, date):
        return stored
    return wanted if stored == NONE else min(stored, wanted)


def is_of_earlier(stored: str, validity: int) -> bool:
    """Whether the folder is one from before: UIDVALIDITY never falls (RFC 3501 section 2.3.1.1)."""
    known = stored.partition(":")[0]
    return known.isdigit() and validity < int(known)


@dataclass(frozen=True, slots=True, kw_only=True)
class Newest:
    """The newest mail that was fetched, when the server got it, and what its header calls it: "" where that is not known."""

    uid: int = 0
    received: datetime = datetime(1990, 1, 1, tzinfo=UTC)
    name: str = ""

    def __str__(self) -> str:
        return f"{self.uid}:{self.received.isoformat()} {self.name}".rstrip()


def newest(stored: str) -> Newest:
    uid, _, rest = stored.partition(":")
    received, _, name = rest.partition(" ")
    return Newest(uid=int(uid), received=datetime.fromisoformat(received), name=name) if received else Newest()


def called(data: bytes) -> str:
    """A name made of Message-ID and Date, the same for the whole mail and for these fields alone; "" where it has neither."""
    headers = read_headers(data[:MAX_HEAD])[0]
    said = b"".join((headers.raw("message-id") + headers.raw("date")).split())
    return hashlib.sha256(said).hexdigest()[:16] if said else ""


def following(stored: str, validity: int) -> int:
    """The UID at which new mail begins; 0 when there is none or the folder was made anew (UIDVALIDITY changed)."""
    known, _, uid = stored.partition(":")
    return int(uid) if known == str(validity) and uid.isdigit() else 0


def folders(config: EmailConfig, cursor: Mapping[str, str]) -> tuple[Folder, ...]:
    """Each watched folder for the channel page."""
    return tuple(_folder(place, cursor) for place in places(config))


def _folder(place: Place, cursor: Mapping[str, str]) -> Folder:
    found, aside = shelf(cursor, place.name), asides(cursor, place.name)
    return Folder(
        name=place.name,
        prefix=f"{place.name}/",
        on_server=found.on_server,
        wanted=found.wanted,
        seen=found.seen,
        since=cursor.get(f"{place.name}#since", ""),
        running=found.running,
        history=found.history,
        rescued=found.rescued,
        rescued_at=_moment(found.rescued_at),
        checked_at=_moment(found.checked_at),
        renumbered_at=_moment(found.renumbered_at),
        asides=tuple(aside),
        asked=len(wished(cursor, place.name)),
    )


def again(config: EmailConfig, cursor: Mapping[str, str], item: str) -> dict[str, str]:
    """The cursor's entries that ask for a mail that was set aside; "" asks for all of them."""
    wanted: dict[str, str] = {}
    for place in places(config):
        for one in asides(cursor, place.name):
            if item in ("", one.item):
                validity, uid = one.item.split("/")[-2:]
                wanted[wish(place.name, int(validity), int(uid))] = "yes"
    return wanted


def begin(config: EmailConfig, day: date) -> dict[str, str]:
    """The cursor's entries that ask for all mail received from that day on."""
    return {f"{place.name}#since": day.isoformat() for place in places(config)}


def _moment(text: str) -> datetime | None:
    try:
        return datetime.fromisoformat(text).astimezone(UTC) if text else None
    except ValueError:
        return None
