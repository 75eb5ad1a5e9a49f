"""VK on loopback: `server.py` with its `parameters.py`, its `events.py`, and the `people.py` who write to its community."""

from tests.emulators.vk.server import VkEmulator as VkEmulator
