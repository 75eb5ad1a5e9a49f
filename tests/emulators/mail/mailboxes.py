"""The desk's mailboxes, served over IMAP by pymap."""

import asyncio
import logging
from argparse import Namespace
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from proxyprotocol.reader import ProxyProtocolReader
from proxyprotocol.version import ProxyProtocolVersion
from pymap.backend.dict import DictBackend
from pymap.backend.dict.mailbox import MailboxData
from pymap.concurrent import Subsystem
from pymap.imap import IMAPServer
from pymap.parsing.message import AppendMessage
from pymap.user import UserMetadata
from pysasl.hashing import Cleartext

logging.getLogger("pymap").setLevel(logging.ERROR)
_wait_for_the_next = MailboxData.update_selected


async def _tell_at_once(mailbox: Any, selected: Any, *, wait_on: Any = None) -> Any:
    """What came since the last command is told when IDLE begins, as providers do; pymap 0.36 waits for the next change instead."""
    missed = selected.mod_sequence is not None and selected.mod_sequence != mailbox._mod_sequences.highest
    return await _wait_for_the_next(mailbox, selected, wait_on=None if missed else wait_on)


MailboxData.update_selected = _tell_at_once


class Mailboxes:
    """One account each, all with one password."""

    def __init__(self, mailboxes: Sequence[str], host: str) -> None:
        self.mailboxes = tuple(mailboxes)
        self.password = "imap-password-7Qx"
        self.imap_port = 0
        self._host = host
        self._backend: Any = None

    async def _start_imap(self) -> asyncio.Server:
        args = Namespace(
            host=self._host, port=0, debug=False, cert=None, key=None, tls=False, demo_data=False, demo_user=self.mailboxes[0],
            demo_password=self.password, inherited_sockets=None, passlib_cfg=None, proxy_protocol=None,
        )  # fmt: skip
        backend, config = await DictBackend.init(
            args,
            hash_context=Cleartext(),
            cpu_subsystem=Subsystem.for_asyncio(),
            secure_auth=False,
            invalid_user_sleep=0.0,
        )
        self._backend = backend
        for address in self.mailboxes[1:]:
            backend.login.users_dict[address] = UserMetadata(config, address, password=self.password)
        config.apply_context()
        callback = ProxyProtocolReader(ProxyProtocolVersion.get(None)).get_callback(IMAPServer(backend.login, config))
        server = await asyncio.start_server(callback, self._host, 0)
        self.imap_port = server.sockets[0].getsockname()[1]
        return server

    async def append(self, address: str, data: bytes, *, at: datetime | None = None) -> None:
        """Puts a mail into a mailbox without SMTP, received `at`."""
        mailbox = await self._inbox(address)
        await mailbox.append(AppendMessage(data, at or datetime.now(UTC), frozenset()))

    async def _inbox(self, address: str) -> Any:
        identity = await self._backend.login.authorize(_Name(address), address)
        async with identity.new_session() as session:
            return await session.mailbox_set.get_mailbox("INBOX")


@dataclass(frozen=True)
class _Name:
    """What pymap's `authorize` wants of who asks: a name and roles."""

    name: str
    roles: frozenset[str] = frozenset()
