"""What an IMAP server sends, framed and bounded before the library sees it, and what is sent to it."""

import asyncio
from typing import Any

from aioimaplib.aioimaplib import AUTH, AioImapException, Command, IMAP4ClientProtocol

from channels.email.mailbox.responses import Reader, Response, TooMuch
from channels.email.mailbox.trouble import ImapTrouble, TooLarge, cause_of

NOISE = 32 * 1024 * 1024  # bytes that one command may answer beside what it was asked for


class Wire(IMAP4ClientProtocol):  # type: ignore[misc]
    """The library's protocol, with answers instead of lines: its commands collect `Response`s, framed and bounded here."""

    def __init__(self, loop: asyncio.AbstractEventLoop) -> None:
        super().__init__(loop)
        self.greeting: asyncio.Future[Response] = loop.create_future()
        self.gone: asyncio.Future[ImapTrouble] = loop.create_future()  # why this connection can't be used any more
        self.pieces: list[bytes] = []  # of a command, each sent when the server asks for it
        self.reader = Reader()
        self.received = 0
        self.allowed = NOISE  # how far `received` may go
        self.exists = 0  # mails in the folder, as the server told last
        self.heard = False  # of more of them

    # --- from the server ---

    def data_received(self, data: bytes) -> None:
        """In the place of the library's, which calls itself for every line of a chunk and bounds nothing."""
        if self.gone.done():
            return
        self.received += len(data)
        try:
            for response in self.reader.feed(data):
                self._told(response)
            if self.received > self.allowed:
                raise TooMuch("the server answers more bytes than it was asked for")
        except TooMuch as error:
            self.fail(TooLarge(str(error), "nonsense"))
        except ImapTrouble as trouble:
            self.fail(trouble)
        if self.pending_sync_command is not None:
            self.pending_sync_command.flush()

    def connection_lost(self, exc: Exception | None) -> None:
        lost = f"the connection was lost ({type(exc).__name__})" if exc else "the server closed the connection"
        self.fail(ImapTrouble(lost, "closed"))

    def fail(self, trouble: ImapTrouble) -> None:
        """Ends every wait: the library lets its commands wait for ever."""
        if not self.gone.done():
            self.gone.set_result(trouble)
            self.idle_queue.put_nowait([])
        if self.transport is not None:
            self.transport.abort()

    def _told(self, response: Response) -> None:
        """Hands an answer to the library. Raises ImapTrouble for what is none, and for BYE."""
        text = response.text
        if text[:6].upper().startswith(b"* BYE"):
            words = f"the server ends the session: {response.words[5:].strip()}"
            raise ImapTrouble(words, cause_of(words, "closed"))
        if text.startswith(b"* "):
            self._untagged_response(response)
        elif text.startswith(b"+"):
            self._continuation(response)
        else:
            self._tagged(response)

    def _untagged_response(self, response: Response) -> None:
        """To the one command that runs, whatever its name: the library drops what it doesn't expect, EXPUNGE beside FETCH, too."""
        text = response.text
        if not self.greeting.done():
            self.greeting.set_result(response)
        self._count(text)
        if text[:13].upper() == b"* CAPABILITY ":
            self.capabilities = set(text[13:].decode("latin-1").upper().split())
        command = self.pending_sync_command or next(iter(self.pending_async_commands.values()), None)
        if command is not None:
            command.append_to_resp(response)

    def _count(self, text: bytes) -> None:
        """There are servers that tell the number with every answer: only another one is news."""
        number, _, what = text[2:].partition(b" ")
        if what.upper() == b"EXISTS" and number.isdigit():
            self.heard = self.heard or int(number[:10]) != self.exists
            self.exists = int(number[:10])
        elif what.upper() == b"EXPUNGE":
            self.exists -= 1

    def _continuation(self, response: Response) -> None:
        """What was not asked for stays here: the library logs it with the command, and that with the password."""
        name = self.pending_sync_command.name if self.pending_sync_command is not None else ""
        if self.pieces:
            self.transport.write(self.pieces.pop(0) + b"\r\n")
        elif name == "AUTHENTICATE":
            self.transport.write(b"\r\n")  # the server told why it refuses and waits for this before its NO
        elif name == "IDLE":
            super()._continuation(response.text)

    def _tagged(self, response: Response) -> None:
        command = self.pending_sync_command
        tag, _, rest = response.text.partition(b" ")
        status, _, words = rest.partition(b" ")
        try:
            self._response_done(b"%s %s %s" % (tag, status.upper(), words))
        except (AioImapException, ValueError):  # its text may hold the command, and that a password
            raise ImapTrouble(f"the server's answer can't be read: {response.words[:60]}", "nonsense") from None
        if command is not None and command.name == "STARTTLS":
            self.transport.pause_reading()  # what comes now belongs to TLS
            if self.reader.buffer:  # somebody put words before the encrypted ones (CVE-2011-0411)
                raise ImapTrouble("the server sent more than its answer before the encryption began", "tls")

    # --- to the server ---

    def send(self, line: str, scrub: str | None = None) -> None:
        """In the place of the library's, which writes the commands into its log, tokens among them."""
        if self.gone.done():
            raise self.gone.result()
        self.transport.write(line.encode() + b"\r\n")

    async def run(self, name: str, *arguments: str) -> Any:
        """A command for which the library has no method, or one that can't be used."""
        return await self.execute(Command(name, self.new_tag(), *arguments, loop=self.loop))

    async def capability(self) -> Any:
        """In the place of the library's, which takes the first line for the answer and wants IMAP4rev1 in it."""
        return await self.run("CAPABILITY")

    async def enter(self, name: str, *arguments: str) -> Any:
        """Logs in. The library's methods quote no user name, know no literals, and send a token before it was asked for."""
        response = await self.run(name, *arguments)
        if response.result == "OK":
            self.state = AUTH
        return response
