"""The e-mail channel at work: IMAP in, SMTP out. Everything on the wire has a deadline; anything odd costs a new connection."""

import asyncio
import random
import time
from collections.abc import AsyncIterator, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime

from channels.email import body, mime, signatures, trust, wire
from channels.email.compose import compose
from channels.email.config import EmailConfig, Mailbox, OAuth, Server
from channels.email.imap import WINDOW, Imap, ImapRefused, ImapTrouble, Selected, imap_day
from channels.email.oauth import NoToken, Tokens
from channels.email.smtp import MAX_FILE, Pace, Post, most_files, read_files
from router.channel import Capabilities, ChannelSetup, FetchFailed, Health, Sink
from router.schema import Inbound, Outbound, Outcome, Part, Raw, Rejected, Sent

SMALL = 256 * 1024  # larger mails are fetched one by one
BATCH = 2 * 1024 * 1024
BEGINNING = 256 * 1024  # of the text of a mail that is larger than the channel takes
CHUNK = 64 * 1024
BACK_OFF = (1.0, 120.0)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Place:
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


def _places(config: EmailConfig) -> Iterator[_Place]:
    for mailbox in config.mailboxes:
        yield _Place(mailbox=mailbox, folder=mailbox.imap.folder)
        if mailbox.imap.sent:
            yield _Place(mailbox=mailbox, folder=mailbox.imap.sent, sent=True)


class EmailChannel:
    """One account: several mailboxes that are watched at once and answered from."""

    kind = "email"

    def __init__(self, setup: ChannelSetup, config: EmailConfig, resolve: signatures.Resolver | None = None) -> None:
        """`resolve` asks for DKIM's keys, in the place of the DNS."""
        self.name = setup.name
        self.config = config
        total = most_files(config.max_out)
        self.capabilities = Capabilities(
            title=config.title, safe_repeat=True, subject=True, max_file=min(MAX_FILE, total), max_total=total
        )
        self._desk = wire.Desk(
            own=config.own,
            signer=setup.signer,
            authserv=config.authserv,
            official=config.official,
            brands=config.brands,
        )
        self._resolve = resolve or signatures.Dns()
        self._pace = Pace(config.limits)
        self._posts: dict[Server, Post] = {}
        self._tokens: dict[OAuth, Tokens] = {}
        self._troubles: dict[str, str] = {}
        self._unreadable: set[str] = set()

    def parse(self, raw: Raw) -> list[Inbound]:
        return wire.parse(raw, self._desk)

    # --- out ---

    async def send(self, reply: Outbound) -> Outcome:
        """One SMTP transaction. A lost answer is Retry: the Message-ID is the same at every attempt, receivers drop the second."""
        if reply.sent:
            return Sent(external_ids=())
        try:
            files = await asyncio.to_thread(read_files, reply.files, self.config.max_out)
            letter = await asyncio.to_thread(compose, reply, self.config, files)
        except (ValueError, OSError) as error:
            return Rejected(reason=str(error))
        server = self.config.mailbox(reply.mailbox).smtp
        post = self._posts.setdefault(server, self._post(server))
        return await post.deliver(letter)

    # --- in ---

    async def run(self, sink: Sink) -> None:
        """Watches every mailbox until cancelled. Trouble with one server is noted and doesn't stop the others."""
        async with asyncio.TaskGroup() as group:
            for place in _places(self.config):
                group.create_task(self._watch(place, sink))

    async def _watch(self, place: _Place, sink: Sink) -> None:
        failures = 0
        while True:
            started = time.monotonic()
            try:
                await self._session(place, sink)
            except ImapTrouble as error:
                failures = 1 if time.monotonic() - started > BACK_OFF[1] else failures + 1
                # A server that ends every connection after a while is looked at as often as one without IDLE.
                longest = self.config.poll if self._troubles.get(place.title) == "" else BACK_OFF[1]
                await self._note(sink, place, str(error))
                await asyncio.sleep(min(longest, BACK_OFF[0] * 2 ** min(failures - 1, 10)) * random.uniform(0.5, 1.0))  # noqa: S311

    async def _note(self, sink: Sink, place: _Place, trouble: str) -> None:
        # The first "" is told, too: a trouble of the last run may still stand there.
        if self._troubles.get(place.title) != trouble:
            self._troubles[place.title] = trouble
            await sink.note("; ".join(f"{title}: {what}" for title, what in self._troubles.items() if what))

    async def _session(self, place: _Place, sink: Sink) -> None:
        """One connection: catch up from the stored cursor, then wait for news and catch up again."""
        since = await self._since(await sink.load(), place.name, sink)
        imap = await self._imap(place.mailbox.imap)
        try:
            while True:
                # A new SELECT every time: a folder that was deleted and made anew has another UIDVALIDITY, and an old selection hides it.
                selected = await imap.select(place.folder)
                following = _following((await sink.load()).get(place.name, ""), selected.validity)
                await self._catch_up(imap, place, selected, following, since, sink)
                await self._note(sink, place, "")
                if imap.can_idle:
                    await imap.idle(self.config.idle)
                else:
                    await asyncio.sleep(self.config.poll)
        finally:
            imap.close()

    async def _since(self, cursor: dict[str, str], place: str, sink: Sink) -> date:
        """The first day whose mail is taken: configured, else the day of the first start, kept so that it stays that day."""
        if self.config.import_since is not None:
            return self.config.import_since
        if stored := cursor.get(f"{place}#since"):
            return date.fromisoformat(stored)
        today = datetime.now(UTC).date()
        await sink.store((), {f"{place}#since": today.isoformat()})
        return today

    async def _catch_up(
        self, imap: Imap, place: _Place, selected: Selected, following: int, since: date, sink: Sink
    ) -> None:
        """Stores every mail with a UID from `following` on (0: every mail since the day) and moves the cursor behind each batch."""
        criteria = ("UID", f"{following}:*") if following else ("SINCE", imap_day(since))
        uids = [uid for uid in await imap.search(*criteria) if uid >= following]
        for start in range(0, len(uids), WINDOW):
            window = uids[start : start + WINDOW]
            sizes = await imap.sizes(window)
            for batch in _batches([(uid, sizes[uid]) for uid in window if uid in sizes]):
                raws = await self._take(imap, place, selected.validity, batch)
                await sink.store(raws, {place.name: f"{selected.validity}:{batch[-1][0] + 1}"})
        if (
            not following or uids
        ):  # also behind mails from before the day, and behind those that were gone before they were fetched
            beyond = max(selected.uidnext if not following else 0, uids[-1] + 1 if uids else 1)
            await sink.store((), {place.name: f"{selected.validity}:{beyond}"})

    async def _take(self, imap: Imap, place: _Place, validity: int, batch: list[tuple[int, int]]) -> list[Raw]:
        uid, size = batch[0]
        if size > self.config.max_mail:
            data = await imap.beginning(uid, BEGINNING)
            return [] if data is None else [self._raw(place, validity, uid, data, {"size": str(size)})]
        bodies = await imap.bodies([one for one, _ in batch], sum(size for _, size in batch))
        raws = []
        for uid, _ in batch:
            if uid in bodies:
                raws.append(self._raw(place, validity, uid, bodies[uid], {}))
            elif (raw := await self._retake(imap, place, validity, uid)) is not None:
                raws.append(raw)
        return list(await asyncio.gather(*map(self._checked, raws)))

    async def _checked(self, raw: Raw) -> Raw:
        """With what its signatures prove, where nobody whom we trust has said it: keys change, so it is looked at once, now."""
        fields = mime.read_headers(raw.body[: signatures.MAX_HEAD])[0].all("authentication-results")
        if not self.config.verify_dkim or trust.is_vouched(fields, self.config.authserv):
            return raw
        results = await signatures.verify(raw.body, self._resolve)
        return replace(raw, meta={**raw.meta, "authentication": results}) if results else raw

    async def _retake(self, imap: Imap, place: _Place, validity: int, uid: int) -> Raw | None:
        """A mail that wasn't in the answer: gone meanwhile, or the server won't give it. Then a new connection tries once more, and
        after that it is stored as unreadable: visible, and not in the way of the others."""
        if uid not in await imap.search("UID", str(uid)):
            return None
        mark = f"{place.name}/{validity}/{uid}"
        if mark in self._unreadable:
            return self._raw(
                place, validity, uid, b"", {"unreadable": f"the server doesn't give the mail with UID {uid}"}
            )
        self._unreadable.add(mark)
        raise ImapTrouble(f"the mail with UID {uid} was not in the server's answer")

    def _raw(self, place: _Place, validity: int, uid: int, data: bytes, meta: dict[str, str]) -> Raw:
        if place.sent:
            meta = {**meta, "sent": "yes"}
        return Raw(
            channel=self.name,
            key=f"{place.name}/{validity}/{uid}",
            body=data,
            meta={"mailbox": place.mailbox.address, "folder": place.folder, "uid": str(uid), **meta},
            received_at=datetime.now(UTC),
        )

    async def fetch(self, part: Part, raw: Raw) -> AsyncIterator[bytes]:
        """The attachment out of its raw mail."""
        data = await asyncio.to_thread(_content, part.ref, raw.body)
        if data is None:
            raise FetchFailed(f"the mail has no part {part.ref}")
        for start in range(0, len(data), CHUNK):
            yield data[start : start + CHUNK]

    # --- servers ---

    def _tokens_of(self, server: Server) -> Tokens | None:
        if server.oauth is None:
            return None
        return self._tokens.setdefault(server.oauth, Tokens(server.oauth, self.config.deadline))

    def _post(self, server: Server) -> Post:
        return Post(server, self.config, self._tokens_of(server), self._pace)

    async def _imap(self, server: Server) -> Imap:
        tokens = self._tokens_of(server)
        if tokens is None:
            return await Imap.connect(server, self.config.deadline)
        try:
            return await Imap.connect(server, self.config.deadline, await tokens.get())
        except NoToken as error:
            raise ImapTrouble(str(error)) from None
        except ImapRefused:
            tokens.forget()
            raise

    # --- health ---

    async def check(self) -> Health:
        """Logs in to every IMAP and SMTP server of the account."""
        places = [(f"{box.address} IMAP", self._check_imap(box)) for box in self.config.mailboxes]
        servers = {box.smtp: f"{box.smtp.host} SMTP" for box in self.config.mailboxes}
        places += [(title, self._post(server).check()) for server, title in servers.items()]
        answers = await asyncio.gather(*(probe for _, probe in places))
        facts = {title: answer or "ok" for (title, _), answer in zip(places, answers, strict=True)}
        bad = [f"{title}: {answer}" for title, answer in facts.items() if answer != "ok"]
        return Health(ok=not bad, detail="; ".join(bad) or f"{len(self.config.mailboxes)} mailboxes", facts=facts)

    async def _check_imap(self, mailbox: Mailbox) -> str:
        try:
            imap = await self._imap(mailbox.imap)
            try:
                await imap.select(mailbox.imap.folder)
            finally:
                imap.close()
        except ImapTrouble as error:
            return str(error)
        return ""

    async def close(self) -> None:
        for post in self._posts.values():
            await post.close()


def _following(stored: str, validity: int) -> int:
    """The next UID by the stored cursor; 0 when there is none or the folder was made anew (UIDVALIDITY changed)."""
    known, _, following = stored.partition(":")
    return int(following) if known == str(validity) and following.isdigit() else 0


def _batches(sized: Sequence[tuple[int, int]]) -> Iterator[list[tuple[int, int]]]:
    """Small mails together, large ones alone, in order."""
    batch: list[tuple[int, int]] = []
    total = 0
    for uid, size in sized:
        if batch and (size > SMALL or total + size > BATCH):
            yield batch
            batch, total = [], 0
        batch.append((uid, size))
        total += size
        if size > SMALL:
            yield batch
            batch, total = [], 0
    if batch:
        yield batch


def _content(ref: str, mail: bytes) -> bytes | None:
    return next((file.data for file in body.files(mime.read(mail)) if file.ref == ref), None)
