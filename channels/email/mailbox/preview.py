"""What an import would bring, found out by sizes, dates, flags and a few header fields. Nothing is stored, no mail is fetched."""

import asyncio
import heapq
import re
from collections import Counter
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime

from channels.email.config import EmailConfig, Server
from channels.email.mailbox.imap import Imap
from channels.email.mailbox.requests import imap_day
from channels.email.mailbox.responses import Item
from channels.email.mailbox.shelf import NONE, Place, places, since
from channels.email.mailbox.trouble import ImapTrouble
from channels.email.mailbox.turns import turns
from channels.email.reading.dates import date_of
from channels.email.reading.encoded import text_of
from router.channel import Aside, Known, Preview

WINDOW = 500  # more numbers than that make a command longer than every server reads (RFC 7162 section 4: 8,192 octets)
BIGGEST = 5
# What tells a machine's mail in its header (RFC 3834 section 5, RFC 2919, RFC 3462). The mail itself is looked at when it is taken in.
FIELDS = (
    "FROM SUBJECT DATE MESSAGE-ID AUTO-SUBMITTED PRECEDENCE LIST-ID RETURN-PATH CONTENT-TYPE X-AUTOREPLY X-AUTORESPOND"
)

_FIELD = re.compile(rb"^([!-9;-~]{1,60}):[ \t]{0,9}([^\r\n]{0,2000})", re.MULTILINE)
_FOLD = re.compile(rb"\r?\n[ \t]")


@dataclass(slots=True)
class _Sum:
    """What was counted of a folder so far. `seen` are marks of the mails of all folders: the same mail in two is one message."""

    config: EmailConfig
    seen: set[int]
    now: datetime
    size: int = 0
    months: Counter[str] = field(default_factory=Counter)
    automatic: int = 0
    ended: int = 0
    first: datetime | None = None
    last: datetime | None = None
    known: int = 0
    double: int = 0
    too_large: int = 0
    counted: int = 0
    biggest: list[tuple[int, int, Aside]] = field(default_factory=list)

    def add(self, key: str, item: Item) -> None:
        """Counts a mail that isn't here yet."""
        fields = _fields(next(iter(item.bodies.values()), b""))
        if self._is_double(fields):
            self.double += 1
            return
        self.counted += 1
        written = date_of(fields.get(b"date", b""))
        at = min((one for one in (written, item.received_at) if one is not None), default=self.now)
        self.size += item.size
        self.months[f"{at.year:04}-{at.month:02}"] += 1
        self.first = at if self.first is None else min(self.first, at)
        self.last = at if self.last is None else max(self.last, at)
        self.automatic += _is_automatic(fields)
        self.ended += "\\answered" in item.flags or self.now - at > self.config.import_open
        self.too_large += item.size > self.config.max_mail
        self._keep_if_big(key, item, fields, at)

    def _is_double(self, fields: dict[bytes, bytes]) -> bool:
        identity = fields.get(b"message-id", b"").strip()
        if not identity:
            return False
        mark = hash((identity, fields.get(b"date", b"")))
        known = mark in self.seen
        self.seen.add(mark)
        return known

    def _keep_if_big(self, key: str, item: Item, fields: dict[bytes, bytes], at: datetime) -> None:
        if len(self.biggest) >= BIGGEST and item.size <= self.biggest[0][0]:
            return
        why = "larger than max_mail: its beginning is taken" if item.size > self.config.max_mail else ""
        one = Aside(
            item=key, sender=text_of(fields.get(b"from", b""))[:200], subject=text_of(fields.get(b"subject", b""))[:200],
            sent=at.isoformat(), size=item.size, why=why,
        )  # fmt: skip
        heapq.heappush(self.biggest, (item.size, self.counted, one))
        if len(self.biggest) > BIGGEST:
            heapq.heappop(self.biggest)


async def look(
    config: EmailConfig,
    cursor: Mapping[str, str],
    day: date | None,
    known: Known,
    tell: Callable[[int, int], None],
    connect: Callable[[Server], Awaitable[Imap]],
) -> tuple[Preview, ...]:
    """One folder after another. `day` in place of the configured one."""
    now = datetime.now(UTC)
    wanted_since = since(day or config.import_since, "", now.date())
    seen, found = set[int](), []
    for place in places(config):
        try:
            imap = await connect(place.mailbox.imap)
            imap.turns = turns(cursor.get(f"{place.name}#turns", ""))
            try:
                found.append(await _folder(imap, place, wanted_since, _Sum(config, seen, now), known, tell))
            finally:
                imap.close()
        except ImapTrouble as error:
            found.append(Preview(folder=place.name, error=str(error)))
    return tuple(found)


async def _folder(
    imap: Imap, place: Place, wanted_since: str, total: _Sum, known: Known, tell: Callable[[int, int], None]
) -> Preview:
    selected = await imap.select(place.folder)
    if wanted_since == NONE:
        return Preview(folder=place.name, on_server=selected.exists, skipped={"before": selected.exists})
    day = imap_day(date.fromisoformat(wanted_since))
    young = await imap.search("SINCE", day)
    uids = await imap.search("SINCE", day, "UNDELETED", "UNDRAFT")
    for start in range(0, len(uids), WINDOW):
        window = uids[start : start + WINDOW]
        keys = {place.key(selected.validity, uid): uid for uid in window}
        here = {keys[key] for key in await known(list(keys))}
        for uid, item in (await imap.heads(window, FIELDS)).items():
            if uid in here:
                total.known += 1
            else:
                total.add(place.key(selected.validity, uid), item)
        tell(start + len(window), len(uids))
        await asyncio.sleep(0)
    skipped = {
        "before": selected.exists - len(young), "deleted": len(young) - len(uids), "known": total.known, "double": total.double,
        "too_large": total.too_large,
    }  # fmt: skip
    return Preview(
        folder=place.name,
        on_server=selected.exists,
        wanted=len(uids) - total.known - total.double,
        size=total.size,
        months=dict(sorted(total.months.items())),
        automatic=total.automatic,
        ended=total.ended,
        first=total.first,
        last=total.last,
        skipped={why: number for why, number in skipped.items() if number > 0},
        biggest=tuple(one for _, _, one in sorted(total.biggest, reverse=True)),
    )


def _fields(head: bytes) -> dict[bytes, bytes]:
    """The fields of a small header, unfolded; the first of each name."""
    found: dict[bytes, bytes] = {}
    for name, value in _FIELD.findall(_FOLD.sub(b" ", head)):
        found.setdefault(name.lower(), value)
    return found


def _is_automatic(fields: dict[bytes, bytes]) -> bool:
    return (
        fields.get(b"auto-submitted", b"no").strip().lower() not in (b"no", b"")
        or fields.get(b"precedence", b"").strip().lower() in (b"bulk", b"junk", b"list", b"auto_reply")
        or b"list-id" in fields
        or b"x-autoreply" in fields
        or b"x-autorespond" in fields
        or fields.get(b"return-path", b"").strip() == b"<>"
        or fields.get(b"content-type", b"").strip().lower().startswith(b"multipart/report")
    )
