"""The Bot API on loopback: `server.py` with its `parameters.py`, and the `people.py` who write to its one bot."""

from tests.emulators.telegram.server import TelegramEmulator as TelegramEmulator
