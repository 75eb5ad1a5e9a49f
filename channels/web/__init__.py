"""The web form, «Мои обращения» and the JSON API: what a customer sends from the desk's own pages."""

from channels.web.client import WebChannel
from channels.web.config import read
from router.channel import ChannelSetup


def build(setup: ChannelSetup) -> WebChannel:
    """The channel of one configured account; raises ConfigProblem."""
    return WebChannel(setup, read(setup.name, setup.section))
