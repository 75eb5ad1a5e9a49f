"""`okno rules learn`: trained for real, on texts of ours; and what the desk does without the library that trains."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from rules.samples import samples
from tests.cli.conftest import Okno, environment, said
from tests.waiting import LIMIT


@pytest.fixture
def gold(tmp_path: Path) -> Path:
    """Enough to learn three topics and three roles from."""
    file = tmp_path / "gold.jsonl"
    topics = {"delivery", "payment", "return"}
    rows = [
        {"text": one.text, "topic": one.topic if one.topic in topics else "", "role": one.role}
        for place, one in enumerate(samples()) if one.topic in topics or (one.role and place % 6 == 0)
    ]  # fmt: skip
    file.write_text("\n".join(json.dumps(row, ensure_ascii=False) for row in rows))
    return file


def test_learned_suggested_and_forgotten(okno: Okno, gold: Path, tmp_path: Path) -> None:
    learned = okno("rules", "learn", "--also", "gold.jsonl", "--write", "model.json", "--language", "en")
    assert learned.returncode == 0
    assert "on examples kept apart:" in learned.stdout
    assert "of suggestions right" in learned.stdout
    revision = learned.stdout.splitlines()[-1].removeprefix("suggests: ")
    assert learned.stderr.splitlines()[-1] == "12/12"
    (tmp_path / "in.jsonl").write_text('{"text": "Когда же курьер привезёт мой заказ?"}\n')
    (line,) = okno("classify", "--revision", "active", "in.jsonl").stdout.splitlines()
    (told,) = (one for one in json.loads(line)["suggestions"] if one["about"] == "topic")
    assert (told["value"], told["model"]) == ("delivery", revision)
    fragments = ["Когда же курьер привезёт мой заказ?"[span["start"] : span["end"]] for span in told["spans"]]
    assert "курьер" in fragments
    by_file = okno("classify", "--packs", "desk-packs", "--model", "model.json", "in.jsonl").stdout
    assert json.loads(by_file)["suggestions"] == json.loads(line)["suggestions"]
    explained = okno("rules", "explain", "--revision", "active", "in.jsonl").stdout
    assert "похоже на: тема delivery" in explained
    assert okno("rules", "learn", "--off").stdout == "nothing is suggested from now on\n"
    (line,) = okno("classify", "--revision", "active", "in.jsonl").stdout.splitlines()
    assert json.loads(line)["suggestions"] == []
    said(okno("rules", "learn", "--off"), 1, "there is no model")


def test_too_few_examples_suggest_nothing(okno: Okno, tmp_path: Path) -> None:
    (tmp_path / "few.jsonl").write_text('{"text": "Где посылка", "topic": "delivery"}\n' * 20)  # one text twenty times
    result = okno("rules", "learn", "--also", "few.jsonl")
    assert result.returncode == 1
    assert "мало примеров: нужны хотя бы два значения, каждое с 15 текстами" in result.stdout
    assert "delivery 1" in result.stdout
    assert "model_data" not in okno("rules", "list").stdout
    (tmp_path / "few.jsonl").write_text('{"text": "Где посылка"}\n')
    said(okno("rules", "learn", "--also", "few.jsonl"), 1, 'few.jsonl:1: needs a "text", and a "topic" or a "role"')
    (tmp_path / "few.jsonl").write_text('{"text": "Где посылка", "role": "thief"}\n')
    said(okno("rules", "learn", "--also", "few.jsonl"), 1, "\"role\" is 'thief'; there are none, attack, report")
    (tmp_path / "model.json").write_text("{}")
    (tmp_path / "in.jsonl").write_text('{"text": "a"}\n')
    said(
        okno("classify", "--packs", "desk-packs", "--model", "model.json", "in.jsonl"),
        1,
        "model.json: no model of this version",
    )


def test_without_the_library_everything_else_works(tmp_path: Path, okno: Okno) -> None:
    blocked = (
        "import sys; sys.modules['sklearn'] = None; from router.__main__ import main; sys.exit(main(sys.argv[1:]))"
    )

    def call(*words: str) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, "-c", blocked, *words]
        return subprocess.run(
            command, cwd=tmp_path, env=environment(), capture_output=True, text=True, timeout=LIMIT, check=False
        )

    said(
        call("rules", "learn"),
        1,
        "okno rules learn needs scikit-learn: pip install 'okno[learn]'; everything else works",
    )
    (tmp_path / "in.jsonl").write_text('{"text": "Где посылка"}\n')
    assert json.loads(call("classify", "--packs", "desk-packs", "in.jsonl").stdout)["suggestions"] == []
    assert call("rules", "stats").returncode == 0
