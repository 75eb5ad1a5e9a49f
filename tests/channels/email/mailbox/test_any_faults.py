"""Everything that can go wrong at once, by chance: every mail comes once all the same."""

import asyncio
import random
from dataclasses import dataclass, field

import pytest

from channels.email.mailbox import watch
from channels.email.mailbox.shelf import asides
from tests.channels.email.conftest import Kept, connect, message, watching
from tests.channels.email.mailbox.odd_imap import OddImap
from tests.channels.email.mailbox.test_faults import PLACE, mails
from tests.channels.email.mailbox.test_poll import letter, odd_section
from tests.waiting import until

DROP = b"drop"
# Answers in the place of the right one, TAG for the tag; "drop" at the end closes the connection.
WRONG = (
    DROP,
    b"",  # silence
    b"TAG NO failed\r\n",
    b"TAG NO [UNAVAILABLE] try later\r\n",
    b"TAG BAD what?\r\n",
    b"* BYE going down\r\ndrop",
    b"\xff\xfe garbage {9}\r\n",
    b"X99 OK another's\r\n",
)
OF_FETCH = (*WRONG, b"TAG OK done\r\n", b"* 3 FETCH (UID 3 BODY[] {900}\r\nFrom: adrop")
NEWS = b"* 7 EXISTS\r\n* 3 EXPUNGE\r\n* 2 FETCH (FLAGS (\\Seen))\r\n* OK [ALERT] nearly full\r\n"


@dataclass
class Moody(OddImap):
    """Does something wrong at every tenth command or so."""

    dice: random.Random = field(default_factory=random.Random)

    async def _says_otherwise(self, name: str, tag: bytes, writer: asyncio.StreamWriter) -> bool:
        fate = self.dice.random()
        if fate > 0.85:
            await self._put(writer, NEWS)
        if fate > 0.1 or (name == "LOGIN" and fate > 0.05):
            return False
        wrong = self.dice.choice(OF_FETCH if name == "UID FETCH" else WRONG)
        await self._put(writer, wrong.removesuffix(DROP).replace(b"TAG", tag))
        if wrong.endswith(DROP):
            writer.close()
        return True

    def renumber(self) -> None:
        """As after a repair: the same mail under other UIDs."""
        self.validity += 1
        self.mails = {uid + 100: data for uid, data in self.mails.items()}
        self.dates = {uid + 100: when for uid, when in self.dates.items()}


@pytest.mark.parametrize("seed", [1, 2, 3])
async def test_every_mail_comes_once_whatever_happens(seed: int, kept: Kept, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(watch, "BACK_OFF", (0.01, 0.03))
    monkeypatch.setattr(watch, "REFUSED", 0.03)  # a login that is refused by chance
    dice = random.Random(seed)
    async with Moody(mails=mails(40), dice=dice, split=dice.choice([0, 7, 100])) as server:
        channel = connect(odd_section(server, deadline=0.3, reconcile=0.3, idle=0.3))

        def here() -> set[int]:
            return {int(message(channel, raw).subject) for raw in kept.raws.values()}

        async with watching(channel, kept):
            for number in range(41, 61):
                await asyncio.sleep(0.1 * dice.random())
                server.arrive(letter(number))
                if number in (48, 55):
                    server.renumber()
            await until(lambda: here() == set(range(1, 61)))
            await until(lambda: not asides(kept.cursor, PLACE))
    assert len({message(channel, raw).external_id for raw in kept.raws.values()}) == 60
