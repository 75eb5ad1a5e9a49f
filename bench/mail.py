"""`python -m bench.mail`: mails parsed a CPU-second, and where the time goes. Our own mails, one thread, no I/O inside the loop."""

import argparse
import cProfile
import pstats
import time
from collections import defaultdict
from datetime import UTC, datetime
from pathlib import Path

from channels.email.wire import Desk, parse
from router.schema import Raw

FIXTURES = Path(__file__).resolve().parent.parent / "tests" / "channels" / "email" / "fixtures"
DESK = Desk(own=frozenset({"support@shop.example"}))


def raws() -> list[Raw]:
    """The fixtures, read before the clock starts."""
    now = datetime.now(UTC)
    return [
        Raw(channel="mail", key=path.name, body=path.read_bytes(), received_at=now)
        for path in sorted(FIXTURES.glob("*.eml"))
    ]


def speed(mails: list[Raw], seconds: float) -> tuple[float, float]:
    """(mails, megabytes) a CPU-second."""
    parsed = size = 0
    started = time.process_time()
    while (spent := time.process_time() - started) < seconds:
        for mail in mails:
            parse(mail, DESK)
            size += len(mail.body)
        parsed += len(mails)
    return parsed / spent, size / spent / 1e6


def shares(mails: list[Raw]) -> list[tuple[str, float]]:
    """Each module's own share of the time, the largest first."""
    profile = cProfile.Profile()
    profile.enable()
    for _ in range(10):
        for mail in mails:
            parse(mail, DESK)
    profile.disable()
    spent: dict[str, float] = defaultdict(float)
    for (file, _, name), (_, _, own, _, _) in pstats.Stats(profile).stats.items():  # type: ignore[attr-defined]
        module = (
            f"{Path(file).parent.name}/{Path(file).stem}"
            if file != "~"
            else "built in: " + name.split(" ")[0].strip("<")
        )
        spent[module if "email" in module else f"library: {module}"] += own
    whole = sum(spent.values())
    return sorted(((module, own / whole) for module, own in spent.items()), key=lambda one: -one[1])


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seconds", type=float, default=3.0)
    seconds = parser.parse_args().seconds
    mails = raws()
    for mail in mails:
        parse(mail, DESK)
    rate, volume = speed(mails, seconds)
    size = sum(len(one.body) for one in mails) // len(mails)
    print(f"parse: {rate:.0f} mails/CPU-s, {volume:.1f} MB/CPU-s ({len(mails)} mails of {size} bytes)")
    for module, share in shares(mails)[:10]:
        print(f"  {share:6.1%}  {module}")


if __name__ == "__main__":
    main()
