"""The e-mail channel at work: IMAP in, SMTP out. Everything on the wire has a deadline; anything odd costs a new connection."""

import asyncio
from collections.abc import AsyncIterator, Callable, Mapping, Sequence
from datetime import date

from msgspec.structs import replace

from channels.email import parts, wire
from channels.email.config import EmailConfig, Mailbox, OAuth, Server
from channels.email.mailbox import preview, shelf
from channels.email.mailbox.imap import Imap
from channels.email.mailbox.room import Room
from channels.email.mailbox.trouble import ImapRefused, ImapTrouble, sentence
from channels.email.mailbox.watch import Watcher
from channels.email.oauth import NoToken, Tokens
from channels.email.reading import mime
from channels.email.reading.headers import read_headers
from channels.email.sender import signatures, trust
from channels.email.sending.compose import compose
from channels.email.sending.smtp import MAX_FILE, Pace, Post, longest, most_files, read_files
from router.channel import Aside, Capabilities, ChannelSetup, FetchFailed, Folder, Health, Known, Preview, Sink
from router.schema import Inbound, Outbound, Outcome, Part, Raw, Rejected, Sent

CHUNK = 64 * 1024
ROOM = (
    64 * 1024 * 1024
)  # bytes of large mails that are in memory at once; what is made of them takes three times as much


class EmailChannel:
    """One account: several mailboxes that are watched at once and answered from."""

    kind = "email"

    def __init__(self, setup: ChannelSetup, config: EmailConfig, resolve: signatures.Resolver | None = None) -> None:
        """`resolve` asks for DKIM's keys, in the place of the DNS."""
        self.name = setup.name
        self.config = config
        total = most_files(config.max_out)
        self.capabilities = Capabilities(
            title=config.title, safe_repeat=True, subject=True, max_file=min(MAX_FILE, total), max_total=total,
            attempt=longest(config),
        )  # fmt: skip
        self._desk = wire.Desk(
            own=config.own,
            signer=setup.signer,
            authserv=config.authserv,
            official=config.official,
            brands=config.brands,
        )
        self._signer = setup.signer
        self._resolve = resolve or signatures.Dns()
        self._pace = Pace(config.limits)
        self._posts: dict[Server, Post] = {}
        self._tokens: dict[OAuth, Tokens] = {}
        self._troubles: dict[str, str] = {}
        self.room = Room(ROOM)

    def parse(self, raw: Raw) -> list[Inbound]:
        return wire.parse(raw, self._desk)

    def parse_all(self, raws: Sequence[Raw]) -> list[list[Inbound]]:
        return wire.parse_all(raws, self._desk)

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
        """Watches every folder until cancelled. Trouble with one server is noted and doesn't stop the others."""
        await self._remember(sink)
        async with asyncio.TaskGroup() as group:
            for place in shelf.places(self.config):
                group.create_task(self._watcher(place, sink).run())

    async def _remember(self, sink: Sink) -> None:
        """Refresh tokens that token servers gave in the place of the configured ones outlive a restart, sealed."""
        cursor = await sink.load()
        for server in {one for box in self.config.mailboxes for one in (box.imap, box.smtp)}:
            if (tokens := self._tokens_of(server)) is not None:
                name = f"oauth#{tokens.name}"

                async def keep(refresh_token: str, name: str = name) -> None:
                    await sink.store((), {name: self._signer.seal("oauth", refresh_token)})

                tokens.remember(self._signer.unseal("oauth", cursor.get(name, "")), keep)

    def _watcher(self, place: shelf.Place, sink: Sink) -> Watcher:
        async def note(trouble: str) -> None:
            # The first "" is told, too: a trouble of the last run may still stand there.
            if self._troubles.get(place.title) != trouble:
                self._troubles[place.title] = trouble
                await sink.note("; ".join(f"{title}: {what}" for title, what in self._troubles.items() if what))

        return Watcher(
            self.name, self.config, place, sink, connect=self._imap, check=self._checked, note=note, room=self.room
        )  # fmt: skip

    async def _checked(self, raw: Raw) -> Raw:
        """With what its signatures prove, where nobody whom we trust has said it: keys change, so it is looked at once, now."""
        fields = read_headers(raw.body[: signatures.MAX_HEAD])[0].all("authentication-results")
        if not self.config.verify_dkim or trust.is_vouched(fields, self.config.authserv):
            return raw
        results = await signatures.verify(raw.body, self._resolve)
        return replace(raw, meta={**raw.meta, "authentication": results}) if results else raw

    def folders(self, cursor: Mapping[str, str]) -> tuple[Folder, ...]:
        return shelf.folders(self.config, cursor)

    def again(self, cursor: Mapping[str, str], item: str) -> Mapping[str, str]:
        return shelf.again(self.config, cursor, item)

    def begin(self, day: date) -> Mapping[str, str]:
        return shelf.begin(self.config, day)

    def named(self, raw: Raw, why: str) -> Aside:
        return shelf.named(raw.key, raw.body, len(raw.body), why)

    async def preview(
        self, cursor: Mapping[str, str], day: date | None, known: Known, tell: Callable[[int, int], None]
    ) -> tuple[Preview, ...]:
        """One folder after another, by headers alone."""
        return await preview.look(self.config, cursor, day, known, tell, self._imap)

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
            raise ImapRefused(str(error), "oauth" if " says " in str(error) else "unreachable") from None
        except ImapRefused:
            tokens.forget()
            raise

    # --- health ---

    async def check(self) -> Health:
        """Logs in to every IMAP and SMTP server of the account."""
        places = [(f"{box.address} IMAP", self._check_imap(box)) for box in self.config.mailboxes]
        servers = {box.smtp: box.address for box in reversed(self.config.mailboxes)}
        hosts = [server.host for server in servers]
        places += [
            (f"{server.host if hosts.count(server.host) == 1 else address} SMTP", self._check_smtp(server))
            for server, address in reversed(servers.items())
        ]
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

    async def _check_smtp(self, server: Server) -> str:
        return sentence(await self._post(server).check())

    async def close(self) -> None:
        for post in self._posts.values():
            await post.close()


def _content(ref: str, mail: bytes) -> bytes | None:
    return parts.content(ref, mime.read(mail))
