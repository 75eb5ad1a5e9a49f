"""E-mail: IMAP in, SMTP out, several mailboxes in one account. The client libraries load with the first account, not with the wire."""

from typing import TYPE_CHECKING

from channels.email.replies.reply import strip_reply
from router.channel import ChannelSetup

if TYPE_CHECKING:
    from channels.email.client import EmailChannel

__all__ = ["NEUTRAL", "build", "strip_reply"]

# A section that is nobody's mailbox: reads any mail, for `okno normalize`.
NEUTRAL = {
    "mailboxes": [{"address": "support@desk.invalid", "imap": {"host": "localhost"}, "smtp": {"host": "localhost"}}]
}


def build(setup: ChannelSetup) -> "EmailChannel":
    """The channel of one account; raises ConfigProblem."""
    from channels.email import config
    from channels.email.client import EmailChannel

    return EmailChannel(setup, config.read(setup.name, setup.section))
