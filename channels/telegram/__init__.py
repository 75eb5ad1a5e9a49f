"""Telegram bots: the Bot API by long poll or webhook.

wire.py opens updates and messages.py reads them (pure), outgoing.py plans replies (pure), client.py calls the provider, channel.py takes
what arrives, sending.py sends.
"""

from channels.telegram.channel import TelegramChannel
from channels.telegram.config import read
from router.channel import ChannelSetup

# A section that is nobody's bot, with a number that no sender can have: reads what any bot may get, for `okno normalize`.
NEUTRAL = {"token": f"{'9' * 20}:neutral", "groups": "all"}


def build(setup: ChannelSetup) -> TelegramChannel:
    """The channel of one configured bot; raises ConfigProblem."""
    return TelegramChannel(setup.name, read(setup.name, setup.section), public_url=setup.public_url)
