"""VK: a community's messages, comments and discussions."""

from channels.vk.channel import VkChannel
from channels.vk.config import read
from router.channel import ChannelSetup

# A section that is nobody's community, with a number that none has: reads what any may get, for `okno normalize`.
NEUTRAL = {"group_id": 2**53, "token": "neutral"}


def build(setup: ChannelSetup) -> VkChannel:
    """The channel of one configured community; raises ConfigProblem. Loads no client library and opens no connection."""
    return VkChannel(setup, read(setup.name, setup.section))
