"""`okno …` as a person calls it, in a folder of its own."""

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.emulators.desk import free_port
from tests.source import ROOT
from tests.waiting import LIMIT

SECRET = "0123456789abcdef0123456789"
CONFIG = """
secret: ${OKNO_SECRET}
public_url: http://127.0.0.1:%(port)s
listen: {port: %(port)s}
rules: {packs: desk-packs}
channels:
  site: {kind: web}
"""
Okno = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture
def okno(tmp_path: Path) -> Okno:
    """The command in a folder of its own."""

    def call(*words: str, stdin: str = "", secret: str = SECRET) -> subprocess.CompletedProcess[str]:
        env = {**os.environ, "OKNO_SECRET": secret, "PYTHONPATH": str(ROOT)}
        command = [sys.executable, "-m", "router", *words]
        return subprocess.run(
            command, cwd=tmp_path, env=env, input=stdin, capture_output=True, text=True, timeout=LIMIT, check=False
        )

    (tmp_path / "config.yaml").write_text(CONFIG % {"port": free_port()})
    # the desk's own texts and queues without its many rules: they take a second to compile
    (tmp_path / "desk-packs").mkdir()
    shutil.copy(ROOT / "rules" / "packs" / "desk.yaml", tmp_path / "desk-packs")
    return call


def said(result: subprocess.CompletedProcess[str], status: int, words: str) -> None:
    """One sentence on stderr, no traceback."""
    assert (result.returncode, result.stdout) == (status, "")
    assert words in result.stderr
    assert len(result.stderr.strip().splitlines()) == 1


@pytest.fixture
def serving(tmp_path: Path, okno: Okno) -> Iterator[tuple[subprocess.Popen[bytes], str]]:
    env = {**os.environ, "OKNO_SECRET": SECRET, "PYTHONPATH": str(ROOT)}
    with (tmp_path / "log").open("wb") as log:
        process = subprocess.Popen(
            [sys.executable, "-m", "router", "run"], cwd=tmp_path, env=env, stdout=log, stderr=log
        )
        try:
            yield process, address(tmp_path / "log", process)
        finally:
            process.kill()
            process.wait()


def address(log: Path, process: subprocess.Popen[bytes]) -> str:
    for _ in range(900):
        line = next((line for line in log.read_text().splitlines() if line.startswith("Okno: ")), "")
        if line:
            return line.removeprefix("Okno: ")
        assert process.poll() is None, log.read_text()
        time.sleep(0.1)
    raise AssertionError(log.read_text())
