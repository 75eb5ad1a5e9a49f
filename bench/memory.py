"""Memory of an idle desk: a real `okno run` process with all four channels on their emulators, a minute of nothing.

python -m bench.memory
"""

import asyncio
import tempfile
from pathlib import Path

from tests.emulators.desk import RunningDesk
from tests.emulators.street import opened

SETTLE = 20.0  # seconds
LIMIT_MB = 200


def resident(pid: int) -> float:
    """Resident memory in MB (10^6 bytes), as Linux's /proc/PID/status says it."""
    lines = Path(f"/proc/{pid}/status").read_text().splitlines()
    kilobytes = next(int(line.split()[1]) for line in lines if line.startswith("VmRSS:"))
    return kilobytes * 1024 / 1e6


async def measure() -> float:
    """The desk's memory after it settled."""
    with tempfile.TemporaryDirectory() as folder:
        async with opened() as street:
            desk = RunningDesk(folder=Path(folder), channels=street.channels, secrets=street.secrets)
            desk.write_config()
            await desk.start()
            try:
                await street.connect(desk.url)
                await asyncio.sleep(SETTLE)
                return resident(desk.processes[0].pid)
            finally:
                await desk.stop()


def main() -> int:
    """Prints the figure; exit status 1 over the limit."""
    found = asyncio.run(measure())
    print(f"idle memory, four channels connected: {found:.0f} MB (limit {LIMIT_MB} MB)")
    return int(found > LIMIT_MB)


if __name__ == "__main__":
    raise SystemExit(main())
