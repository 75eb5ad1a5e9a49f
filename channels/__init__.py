"""The registry of kinds: one line each. A kind's package is imported only when an account of it is configured."""

from importlib import import_module
from types import ModuleType

KINDS = {
    "web": "channels.web",
    "email": "channels.email",
    "vk": "channels.vk",
    "telegram": "channels.telegram",
}


def load(kind: str) -> ModuleType:
    """The kind's package. It has `build(setup: ChannelSetup) -> Channel`; raises KeyError for an unknown kind."""
    return import_module(KINDS[kind])
