"""`okno …` as a person calls it, in a folder of its own."""

import io
import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from router.__main__ import main
from tests.emulators.desk import free_port
from tests.shipped import few_rules
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
def place(tmp_path: Path) -> Path:
    """A folder with a configuration."""
    (tmp_path / "config.yaml").write_text(CONFIG % {"port": free_port()})
    few_rules(tmp_path)
    return tmp_path


@pytest.fixture
def okno(place: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Okno:
    """The command, run inside the test's own process: another one takes ten times as long to start as most commands to run."""

    def call(*words: str, stdin: str = "", secret: str = SECRET) -> subprocess.CompletedProcess[str]:
        monkeypatch.chdir(place)
        monkeypatch.setenv("OKNO_SECRET", secret)
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin.encode())))
        capsys.readouterr()
        status = main(words)
        told = capsys.readouterr()
        return subprocess.CompletedProcess(words, status, told.out, told.err)

    return call


@pytest.fixture
def program(place: Path) -> Okno:
    """The command as a process of its own."""

    def call(*words: str, stdin: str = "", secret: str = SECRET) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "-m", "router", *words], cwd=place, env=environment(secret), input=stdin, capture_output=True, text=True,
            timeout=LIMIT, check=False,
        )  # fmt: skip

    return call


def environment(secret: str = SECRET) -> dict[str, str]:
    return {**os.environ, "OKNO_SECRET": secret, "PYTHONPATH": str(ROOT)}


def said(result: subprocess.CompletedProcess[str], status: int, words: str) -> None:
    """One sentence on stderr, no traceback."""
    assert (result.returncode, result.stdout) == (status, "")
    assert words in result.stderr
    assert len(result.stderr.strip().splitlines()) == 1


@pytest.fixture
def serving(place: Path) -> Iterator[tuple[subprocess.Popen[bytes], str]]:
    with (place / "log").open("wb") as log:
        process = subprocess.Popen(
            [sys.executable, "-m", "router", "run"], cwd=place, env=environment(), stdout=log, stderr=log
        )
        try:
            yield process, address(place / "log", process)
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
