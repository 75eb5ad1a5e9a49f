"""Dovecot from Debian on loopback: a second opinion on IMAP. Started as the current user, with everything it writes in one folder."""

import asyncio
import getpass
import grp
import imaplib
import os
import pwd
import shutil
import tempfile
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from channels.email.mailbox.requests import modified_utf7
from tests.emulators.desk import free_port
from tests.waiting import LIMIT, until

PROGRAM = "/usr/sbin/dovecot"
LOGIN, PASSWORD = "support@shop.example", "dovecot-password-3Kw"

CONFIG = """
base_dir = {home}/run
state_dir = {home}/state
log_path = {home}/log
protocols = imap
listen = 127.0.0.1
ssl = no
disable_plaintext_auth = no
auth_mechanisms = plain login
default_internal_user = {system}
default_internal_group = {system_group}
default_login_user = {login_user}
first_valid_uid = 1
mail_location = maildir:{home}/mail
mail_fsync = never
passdb {{
  driver = passwd-file
  args = scheme=plain username_format=%u {home}/users
}}
userdb {{
  driver = static
  args = uid={mail_user} gid={mail_group} home={home}/mail
}}
service imap-login {{
  chroot =
  inet_listener imap {{
    address = 127.0.0.1
    port = {port}
  }}
  inet_listener imaps {{
    port = 0
  }}
}}
service anvil {{
  chroot =
}}
service stats {{
  chroot =
}}
"""


class Dovecot:
    """`async with Dovecot() as server`: one account, `port`. Root's processes serve mail as `mail`, which Dovecot insists on."""

    def __init__(self) -> None:
        self.port = free_port()
        self.home = Path(tempfile.mkdtemp(prefix="okno-dovecot-"))
        self._process: asyncio.subprocess.Process | None = None

    async def __aenter__(self) -> "Dovecot":
        self._write()
        self._process = await asyncio.create_subprocess_exec(
            PROGRAM, "-F", "-c", str(self.home / "dovecot.conf"), stdin=asyncio.subprocess.DEVNULL,
            stdout=asyncio.subprocess.DEVNULL, stderr=asyncio.subprocess.DEVNULL,
        )  # fmt: skip
        await until(self._answers_or_ended, "Dovecot's start")
        if self._process.returncode is None:
            return self
        said = (self.home / "log").read_text() if (self.home / "log").exists() else ""
        await self.__aexit__()
        raise RuntimeError(f"Dovecot doesn't start: {said[-2000:]}")

    async def __aexit__(self, *exc: object) -> None:
        if self._process is not None and self._process.returncode is None:
            self._process.terminate()
            await self._process.wait()
        shutil.rmtree(self.home, ignore_errors=True)

    async def _answers_or_ended(self) -> bool:
        try:
            _, writer = await asyncio.open_connection("127.0.0.1", self.port)
        except OSError:
            return self._process is None or self._process.returncode is not None
        writer.close()
        return True

    def _write(self) -> None:
        root = os.geteuid() == 0
        me = getpass.getuser() if root else pwd.getpwuid(os.geteuid()).pw_name
        group = grp.getgrgid(os.getegid()).gr_name
        self.home.chmod(0o755)
        for name in ("run", "state", "mail"):
            (self.home / name).mkdir()
        if root:
            shutil.chown(self.home / "mail", "mail", "mail")
        values = {
            "home": self.home, "port": self.port, "system": "dovecot" if root else me, "system_group": "dovecot" if root else group,
            "login_user": "dovenull" if root else me, "mail_user": "mail" if root else me, "mail_group": "mail" if root else group,
        }  # fmt: skip
        (self.home / "dovecot.conf").write_text(CONFIG.format(**values))
        (self.home / "users").write_text(f"{LOGIN}:{{PLAIN}}{PASSWORD}\n")

    def section(self, folder: str = "INBOX", **more: object) -> dict[str, Any]:
        """The channel's part of config.yaml."""
        imap = {
            "host": "127.0.0.1",
            "port": self.port,
            "security": "none",
            "login": LOGIN,
            "password": PASSWORD,
            "folder": folder,
        }
        return {
            "mailboxes": [{"address": LOGIN, "imap": imap}],
            "smtp": {"host": "127.0.0.1", "port": 9, "security": "none"},
            "deadline": 10, "poll": 0.05, "idle": 30, **more,
        }  # fmt: skip

    # --- what a person with another program does ---

    async def append(self, folder: str, *mails: bytes) -> None:
        def work(imap: imaplib.IMAP4) -> None:
            for mail in mails:
                imap.append(_quoted(folder), "", "", mail)

        await self._with(work)

    def fill(self, mails: Iterable[bytes]) -> None:
        """As many as one likes, put into the folder of INBOX before anybody looks."""
        folder = self.home / "mail" / "cur"
        folder.mkdir()
        for number, mail in enumerate(mails):
            (folder / f"{1_700_000_000 + number}.M0P{number}.shop:2,").write_bytes(mail)
        for path in (folder, *folder.iterdir()) if os.geteuid() == 0 else ():
            shutil.chown(path, "mail", "mail")

    async def create(self, folder: str) -> None:
        await self._with(lambda imap: imap.create(_quoted(folder)))

    async def make_anew(self, folder: str) -> None:
        """Deletes the folder and makes it again: another UIDVALIDITY."""

        def work(imap: imaplib.IMAP4) -> None:
            imap.delete(_quoted(folder))
            imap.create(_quoted(folder))

        await asyncio.sleep(1.1)  # Dovecot takes the second as the new value
        await self._with(work)

    async def expunge(self, folder: str, number: int) -> None:
        def work(imap: imaplib.IMAP4) -> None:
            imap.select(_quoted(folder))
            imap.store(str(number), "+FLAGS", "(\\Deleted)")
            imap.expunge()

        await self._with(work)

    async def unseen(self, folder: str) -> int:
        def work(imap: imaplib.IMAP4) -> int:
            imap.select(_quoted(folder), readonly=True)
            return len(imap.search(None, "UNSEEN")[1][0].split())

        return int(await self._with(work))

    async def _with(self, work: Callable[[imaplib.IMAP4], object]) -> Any:
        def run() -> object:
            with imaplib.IMAP4("127.0.0.1", self.port, timeout=LIMIT) as imap:
                imap.login(LOGIN, PASSWORD)
                return work(imap)

        return await asyncio.to_thread(run)


def _quoted(folder: str) -> str:
    return f'"{modified_utf7(folder)}"'
