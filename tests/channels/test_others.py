"""What `okno normalize` makes of updates that were written without our code in mind."""

import json
from pathlib import Path
from typing import Any

import pytest

from router.__main__ import main
from tests.channels.matching import Wanted, fits
from tests.channels.telegram import others as telegram
from tests.channels.vk import others as vk


@pytest.mark.parametrize(("kind", "cases"), [("telegram", telegram.CASES), ("vk", vk.CASES)], ids=["telegram", "vk"])
def test_what_others_write_is_read(
    kind: str, cases: list[tuple[str, Any, Wanted]], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    files = [tmp_path / f"{number}.json" for number in range(len(cases))]
    for file, (_, update, _) in zip(files, cases, strict=True):
        file.write_text(json.dumps(update, ensure_ascii=False))
    assert main(["normalize", "--channel", kind, *map(str, files)]) == 0
    lines = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    missed = []
    for (name, _, wanted), line in zip(cases, lines, strict=True):
        found = line.get("inbound", [line])
        if not fits(wanted if isinstance(wanted, list) else [wanted], found):
            missed.append((name, found))
    assert missed == []
