"""E-mail: IMAP in, SMTP out, several mailboxes in one account. The client libraries load with the first account, not with the wire."""

from typing import TYPE_CHECKING

from channels.email.reply import strip_reply
from router.channel import ChannelSetup

if TYPE_CHECKING:
    from channels.email.client import EmailChannel

__all__ = ["build", "strip_reply"]


def build(setup: ChannelSetup) -> "EmailChannel":
    """The channel of one account; raises ConfigProblem."""
    from channels.email import config
    from channels.email.client import EmailChannel

    return EmailChannel(setup, config.read(setup.section))
