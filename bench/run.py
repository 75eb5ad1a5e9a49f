"""`make bench`: every figure of the desk in one run, each part in a process of its own so that none warms another's caches."""

import subprocess
import sys

PARTS = ("pipeline", "memory", "rules", "mail", "messengers")


def main() -> int:
    """Runs all parts; the exit status says whether one of them failed."""
    status = 0
    for part in PARTS:
        print(f"\n== bench.{part}", flush=True)
        status |= subprocess.run([sys.executable, "-m", f"bench.{part}"], check=False).returncode
    return status


if __name__ == "__main__":
    raise SystemExit(main())
