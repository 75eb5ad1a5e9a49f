"""`okno classify`: a line in, a line out, in order; a bad line is named and the others go on."""

import json
from pathlib import Path

from router.cli.classify import FEW, PORTION
from tests.cli.conftest import Okno

PACK = """schema: 1
pack: mine
topics: [{id: delivery, title: Доставка}]
rules:
  - {id: refund, title: Возврат, kind: fraud, weight: 60, when: "вернём деньги"}
  - {id: parcel, title: Посылка, kind: topic, topic: delivery, weight: 40, when: "где посылка"}
"""


def packs(folder: Path) -> None:
    (folder / "packs").mkdir()
    (folder / "packs" / "mine.yaml").write_text(PACK)


def test_a_verdict_a_line(okno: Okno, tmp_path: Path) -> None:
    packs(tmp_path)
    lines = (
        b'\xef\xbb\xbf{"text": "\xd0\x93\xd0\xb4\xd0\xb5 \xd0\xbf\xd0\xbe\xd1\x81\xd1\x8b\xd0\xbb\xd0\xba\xd0\xb0?", "id": 7}\r\n\r\n'
        + '{"text": "Сегодня мы вернём деньги", "channel": "x", "subject": "y", "quoted": ""}'.encode()
    )
    (tmp_path / "in.jsonl").write_bytes(lines)
    result = okno("classify", "--packs", "packs", "in.jsonl")
    assert (result.returncode, result.stderr) == (0, "")
    first, second = (json.loads(line) for line in result.stdout.splitlines())
    assert (first["line"], first["topic"], first["level"], first["role"]) == (1, "delivery", "none", "none")
    assert (second["line"], second["level"], second["risk"], second["role"]) == (3, "suspicious", 60, "attack")
    (cue,) = second["cues"]
    assert cue["spans"] == [{"field": "text", "start": 11, "end": 24}]
    assert {"section", "runner_up", "fields", "revision", "suggestions"} <= set(second)
    piped = okno("classify", "--packs", "packs", "-", stdin=lines.decode("utf-8"))
    assert piped.stdout == result.stdout


BAD = {
    2: ('{"text": 5}', '"text" is a number, not a string'),
    3: ("{}", '"text" is missing'),
    4: ('["text"]', 'is a list, not an object with a "text"'),
    5: ('{"text": "a", "channel": []}', '"channel" is a list, not a string'),
    6: ('{"text": "a"', "is not JSON: Expecting ',' delimiter"),
    7: ("[" * 100_000, "is not JSON"),
}


def test_a_bad_line_is_named_and_the_others_go_on(okno: Okno, tmp_path: Path) -> None:
    packs(tmp_path)
    good = '{"text": "Где посылка?"}'
    lines = [good, *(line for line, _ in BAD.values()), good]
    (tmp_path / "in.jsonl").write_bytes("\n".join(lines).encode() + b'\n{"text": "\xff"}\n')
    result = okno("classify", "--packs", "packs", "in.jsonl")
    assert result.returncode == 1
    told = [json.loads(line) for line in result.stdout.splitlines()]
    assert [one["line"] for one in told] == list(range(1, 10))
    assert [one["line"] for one in told if one.get("topic") == "delivery"] == [1, 8]
    for number, (_, words) in BAD.items():
        assert words in told[number - 1]["error"]
    assert told[8]["error"] == "is not UTF-8 at byte 11"
    said = result.stderr.splitlines()
    assert [line.split(": ")[1] for line in said] == [f"in.jsonl:{number}" for number in (*BAD, 9)]


def test_many_lines_keep_their_order_over_processes(program: Okno, tmp_path: Path) -> None:
    packs(tmp_path)
    texts = ("Где посылка номер {}?", "Мы вернём деньги, случай {}", "Спасибо {}")
    count = FEW + 3 * PORTION + 1
    (tmp_path / "in.jsonl").write_text(
        "\n".join(json.dumps({"text": texts[at % 3].format(at)}, ensure_ascii=False) for at in range(count))
    )
    result = program("classify", "--packs", "packs", "in.jsonl")
    told = [json.loads(line) for line in result.stdout.splitlines()]
    assert [one["line"] for one in told] == list(range(1, count + 1))
    assert {(one["topic"], one["role"]) for one in told[0::3]} == {("delivery", "none")}
    assert {one["role"] for one in told[1::3]} == {"attack"}
    assert {(one["topic"], one["role"]) for one in told[2::3]} == {("", "none")}
