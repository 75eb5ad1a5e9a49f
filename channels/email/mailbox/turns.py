"""UIDs that a server gives a second time: it was restored from a backup, or makes them of what it holds just now. Pure.

RFC 3501 section 2.3.1.1 wants a higher UIDVALIDITY then. Where there is none, new mail would pass for what was fetched before under
its UID. So each such time is a turn, and ours are the server's UIDs with the turn's number above their 32 bits: they never fall.
"""

from bisect import bisect
from dataclasses import dataclass

TURN = 2**32
MOST = 100


@dataclass(frozen=True, slots=True)
class Turns:
    """`starts` are (first UID of the turn, its number), both rising: what a later turn gave anew is no longer an earlier one's."""

    starts: tuple[tuple[int, int], ...] = ()

    def ours(self, uid: int) -> int:
        at = bisect(self.starts, uid, key=lambda one: one[0])
        return uid + TURN * self.starts[at - 1][1] if at else uid

    def again(self, uid: int) -> "Turns":
        """The server gives anew what it gave from this UID on."""
        number = self.starts[-1][1] + 1 if self.starts else 1
        return Turns((*(one for one in self.starts if one[0] < uid), (uid, number))[-MOST:])

    def __str__(self) -> str:
        return " ".join(f"{uid}:{number}" for uid, number in self.starts)


def turns(text: str) -> Turns:
    """What `str` of one gave."""
    pairs = [one.partition(":") for one in text.split()]
    return Turns(tuple((int(uid), int(number)) for uid, _, number in pairs))


def theirs(uid: int) -> int:
    """The server's UID of one of ours."""
    return uid % TURN
