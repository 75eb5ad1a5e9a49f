"""A mail provider on loopback, in-process: IMAP by pymap, SMTP by aiosmtpd, the desk's mailboxes and the people who write to them.

As strict as big receivers: what the desk sends must be well formed (RFC 5321, 5322), a second mail with a Message-ID already
delivered to a person is taken and dropped, a login is needed to send in the desk's name. Start it with `async with MailEmulator() as mail`.
"""

import asyncio
from collections.abc import Mapping, Sequence
from contextlib import AsyncExitStack

from tests.emulators.mail.smtp import Post


class MailEmulator(Post):
    """`section` and `secrets` are what a desk's configuration needs."""

    title = "Почта"

    def __init__(
        self, *, mailboxes: Sequence[str] = ("support@shop.example", "claims@shop.example"), host: str = "127.0.0.1"
    ) -> None:
        super().__init__(mailboxes, host)
        self._stack = AsyncExitStack()

    async def __aenter__(self) -> "MailEmulator":
        self._stack.push_async_callback(self._stop, await self._start_imap())
        server = await asyncio.get_running_loop().create_server(self._smtp, self._host, 0)
        self.smtp_port = server.sockets[0].getsockname()[1]
        self._stack.push_async_callback(self._stop, server)
        return self

    async def __aexit__(self, *exc: object) -> None:
        await self._stack.aclose()

    async def _stop(self, server: asyncio.Server) -> None:
        server.close()
        self.hang_up()
        await asyncio.sleep(0)

    @property
    def section(self) -> Mapping[str, object]:
        """The channel's part of config.yaml, without its `kind`."""
        return self.section_of(*self.mailboxes)

    def section_of(self, *addresses: str) -> Mapping[str, object]:
        """The same for a desk that has only these mailboxes."""
        account = {"host": self._host, "security": "none", "password": "${MAIL_PASSWORD}"}
        return {
            "mailboxes": [
                {"address": address, "name": "Поддержка", "imap": {"login": address}, "smtp": {"login": address}}
                for address in addresses
            ],
            "imap": {**account, "port": self.imap_port},
            "smtp": {**account, "port": self.smtp_port},
            "poll": 1,
            "deadline": 10,
        }

    @property
    def secrets(self) -> Mapping[str, str]:
        return {"MAIL_PASSWORD": self.password}
