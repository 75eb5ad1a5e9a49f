"""A mail provider on loopback: `server.py` of its `mailboxes.py` (IMAP), the `people.py` who write to them, and `smtp.py` in between."""

from tests.emulators.mail.server import MailEmulator as MailEmulator
from tests.emulators.mail.smtp import MailFault as MailFault
