"""Parameters as VK's API reads them (api/bots/development/keyboard), and the errors by which it refuses them (reference/errors)."""

import json
from collections.abc import Callable, Mapping
from typing import Any

Json = dict[str, Any]
Methods = Mapping[str, Callable[[Any, Json], object]]  # by VK's names; the first argument is the emulator
DAY = 86_400.0  # seconds for which a message or a comment can be changed
COLORS = ("primary", "secondary", "positive", "negative")


class Refusal(Exception):
    """An error of the API, in VK's words."""

    def __init__(self, code: int, words: str, **more: object) -> None:
        super().__init__(words)
        self.code, self.words, self.more = code, words, more


def missing(words: str) -> Refusal:
    """Error 100."""
    return Refusal(100, f"One of the parameters specified was missing or invalid: {words}")


def count_of(params: Json, most: int) -> int:
    """How many are asked for; 20 where nobody says."""
    count = params.get("count", 20)
    if not is_int(count) or not 0 <= int(count) <= most:
        raise missing(f"count should be less or equal to {most}")
    return int(count)


def is_int(value: object, bits: int = 64) -> bool:
    """Whether it is a whole number of that many bits, written in any way."""
    most: int = 2 ** (bits - 1)
    try:
        return -most <= int(str(value)) < most
    except ValueError:
        return False


def json_text(value: object, refusal: Refusal) -> str:
    """The text, if it is JSON; raises `refusal` otherwise."""
    try:
        json.loads(str(value))
    except ValueError:
        raise refusal from None
    return str(value)


def keyboard_of(text: str) -> Json:
    """Validates as VK does: up to 10 inline buttons in 6 rows of 5, labels of 40 characters, payloads of 255 bytes of JSON."""
    wrong = Refusal(911, "Keyboard format is invalid")
    try:
        keyboard: Json = json.loads(text)
        rows, inline = keyboard["buttons"], bool(keyboard.get("inline"))
        buttons = [button for row in rows for button in row]
    except (ValueError, KeyError, TypeError):
        raise wrong from None
    most, high = (10, 6) if inline else (40, 10)
    if len(buttons) > most or len(rows) > high or any(not 1 <= len(row) <= 5 for row in rows):
        raise wrong
    for button in buttons:
        action = button.get("action") if isinstance(button, dict) else None
        if not isinstance(action, dict) or action.get("type") not in (
            "text",
            "callback",
            "open_link",
            "location",
            "vkpay",
            "open_app",
        ):
            raise wrong
        if action["type"] in ("text", "callback", "open_link") and not 1 <= len(str(action.get("label", ""))) <= 40:
            raise wrong
        if action["type"] == "open_link" and not str(action.get("link", "")).startswith("http"):
            raise wrong
        if button.get("color") and (action["type"] not in ("text", "callback") or button["color"] not in COLORS):
            raise wrong
        if "payload" in action and (
            len(str(action["payload"]).encode()) > 255 or not json_text(action["payload"], wrong)
        ):
            raise wrong
    return keyboard
