"""`okno rules`: an admin's day, from a mistake in a file to a revision that acts and one that doesn't."""

import json
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.cli.conftest import Okno, address, environment, said
from tests.emulators.desk import free_port
from tests.waiting import LIMIT

PACK = """schema: 1
pack: mine
lists:
  synonyms: {деньги: [деньги, средства]}
rules:
  - id: refund
    title: Возврат
    kind: fraud
    weight: 60
    why: Обещает вернуть деньги
    when: "вернём @деньги"
    tests:
      match: [Мы вернём ваши средства]
      no_match: [Деньги получены]
"""


@pytest.fixture
def packs(tmp_path: Path) -> Path:
    """The pack `mine` in a folder."""
    folder = tmp_path / "packs"
    folder.mkdir()
    (folder / "mine.yaml").write_text(PACK)
    return folder


def test_check_names_line_column_key_and_fix_in_two_languages(okno: Okno, packs: Path, tmp_path: Path) -> None:
    assert "1 packs, 1 rules, revision " in okno("rules", "check", "--packs", "packs").stdout
    wrong = PACK.replace("weight:", "weigth:").replace("вернём @деньги", "вернём @денги")
    (packs / "mine.yaml").write_text(wrong)
    result = okno("rules", "check", "--packs", "packs")
    assert (result.returncode, result.stdout) == (1, "")
    assert [line.split(": ")[1] for line in result.stderr.splitlines()] == ["mine:9:13", "mine:11:11"]
    assert "weigth: неизвестный ключ «weigth»; может быть, «weight»?" in result.stderr
    english = okno("rules", "check", "--packs", "packs", "--language", "en")
    assert "weigth: unknown key 'weigth'; did you mean 'weight'?" in english.stderr
    (tmp_path / "config.yaml").write_text((tmp_path / "config.yaml").read_text() + "language: en\n")
    assert "unknown key" in okno("rules", "check", "--packs", "packs").stderr
    said(okno("rules", "check", "--packs", "none"), 1, "none: there is no such folder")


BAD = [
    ("regex: 'a(?=b)', literal: a", "не линейное", "not linear-time"),
    ("regex: 'abc'", "у выражения нет «literal»", "the regex has no `literal`"),
]


@pytest.mark.parametrize(("condition", "russian", "english"), BAD)
def test_a_bad_regex_says_why(okno: Okno, packs: Path, condition: str, russian: str, english: str) -> None:
    (packs / "mine.yaml").write_text(PACK.replace('"вернём @деньги"', f"{{{condition}}}"))
    said(okno("rules", "check", "--packs", "packs"), 1, russian)
    said(okno("rules", "check", "--packs", "packs", "--language", "en"), 1, english)


def test_a_file_of_another_encoding(okno: Okno, packs: Path) -> None:
    (packs / "mine.yaml").write_bytes(PACK.encode("cp1251"))
    said(okno("rules", "check", "--packs", "packs"), 1, "mine:4:14: файл не в UTF-8; сохраните его в UTF-8")


def test_a_list_that_names_itself(okno: Okno, packs: Path) -> None:
    (packs / "mine.yaml").write_text(PACK.replace("[деньги, средства]", '["@деньги", средства]'))
    said(okno("rules", "check", "--packs", "packs"), 1, "список «деньги» называет сам себя")


def test_test_lint_forms_and_explain(okno: Okno, packs: Path, tmp_path: Path) -> None:
    assert okno("rules", "test", "--packs", "packs").stdout == "all rules' tests hold\n"
    assert okno("rules", "lint", "--packs", "packs").stdout == "nothing to say\n"
    (line, money) = okno("rules", "forms", "--packs", "packs", "верните @деньги").stdout.splitlines()
    assert line.startswith("верните (")
    assert "средствами" in money
    said(okno("rules", "forms", "--packs", "packs", "@денги"), 1, "нет списка синонимов «денги»")
    (tmp_path / "in.jsonl").write_text('{"text": "Сегодня мы вернём ваши средства"}\n')
    told = okno("rules", "explain", "--packs", "packs", "in.jsonl").stdout
    assert "текст: Сегодня мы 【вернём ваши средства】" in told
    assert "+60 refund «Возврат» text 11–31 «вернём ваши средства»" in told
    assert "уровень: suspicious 60, роль: attack" in told
    (packs / "mine.yaml").write_text(PACK.replace('"вернём @деньги"', "[вернём, вернём]"))
    doubled = okno("rules", "lint", "--packs", "packs", "--language", "en")
    assert doubled.returncode == 0  # `all` of two: not alternatives
    (packs / "mine.yaml").write_text(PACK.replace('"вернём @деньги"', "{phrase: [вернём, вернём]}"))
    doubled = okno("rules", "lint", "--packs", "packs", "--json")
    (finding,) = (json.loads(one) for one in doubled.stdout.splitlines())
    assert (doubled.returncode, finding["code"], finding["line"], finding["column"]) == (0, "duplicate_phrase", 11, 29)
    assert okno("rules", "lint", "--packs", "packs").stdout.startswith("nothing to say; 1 phrases that another one")
    assert (
        "mine:11:29: refund: фраза «вернём» повторяет «вернём»"
        in okno("rules", "lint", "--packs", "packs", "--all").stdout
    )
    (packs / "mine.yaml").write_text(PACK.replace("weight: 60", "weight: 0"))
    empty = okno("rules", "lint", "--packs", "packs", "--language", "en")
    assert (empty.returncode, empty.stdout.splitlines()[-1]) == (1, "1 findings")
    (packs / "mine.yaml").write_text(PACK.replace("Деньги получены]", "Мы вернём деньги]"))
    failed = okno("rules", "test", "--packs", "packs", "--language", "en")
    assert (failed.returncode, failed.stdout.splitlines()) == (
        1,
        ["refund: no_match: 'Мы вернём деньги': the rule hit", "1 failed"],
    )


def test_revisions_of_a_desk(okno: Okno, packs: Path, tmp_path: Path) -> None:
    first = okno("rules", "list").stdout.split()[1]
    (packs / "desk.yaml").write_text((tmp_path / "desk-packs" / "desk.yaml").read_text())
    second = okno("rules", "import", "packs", "--comment", "мой пакет").stdout.strip()
    differences = okno("rules", "diff", second)
    assert differences.stdout.splitlines()[0] == "added mine: refund"
    assert '    +    when: "вернём @деньги"' in differences.stdout
    said(okno("rules", "activate", ""), 1, 'name a revision, or "active"')
    said(okno("rules", "activate", "zz"), 1, "there is no revision 'zz'; okno rules list shows them")
    said(okno("rules", "rollback"), 1, "no other revision ever acted here")
    assert okno("rules", "activate", second[:8]).stdout.startswith(f"active: {second}")
    assert okno("rules", "list").stdout.splitlines()[0].startswith(f"* {second}")
    assert okno("rules", "diff", "packs").stdout == "no difference\n"
    (packs / "mine.yaml").write_text(PACK.replace("Деньги получены]", "Мы вернём деньги]"))
    failing = okno("rules", "import", "packs").stdout.strip()
    said(okno("rules", "activate", failing), 1, "refund: no_match: 'Мы вернём деньги'")
    assert okno("rules", "list").stdout.count("* ") == 1
    assert okno("rules", "rollback").stdout == f"active: {first}\n"
    assert okno("rules", "export", "out", "--revision", second).stdout == "2 packs in out\n"
    assert (tmp_path / "out" / "mine.yaml").read_text() == PACK
    assert okno("rules", "import", "out").stdout.strip() == second  # the same content is the same revision
    with sqlite3.connect(tmp_path / "data" / "okno.db") as db:
        assert db.execute("SELECT count(*) FROM rulesets").fetchone() == (3,)
    assert "refund (active): 0 hits" not in okno("rules", "stats").stdout
    assert okno("rules", "stats").stdout.endswith(
        "marked by people: 0 frauds that no rule saw, 0 that one did, 0 false alarms\n"
    )
    last = json.loads(okno("rules", "stats", "--json").stdout.splitlines()[-1])
    assert last == {"marks": {"missed": 0, "found": 0, "false": 0, "calm": 0}}
    assert okno("rules", "corrections", "labelled.jsonl").stdout == "0 corrections in labelled.jsonl\n"
    assert (
        okno("rules", "dry-run", "--packs", "out").stdout == f"{first} → {second}: 0 of 0 messages judged otherwise\n"
    )
    said(okno("rules", "dry-run"), 1, "name the draft by --packs DIR or --revision REV")


def test_a_rule_on_trial_is_promoted(okno: Okno, packs: Path, tmp_path: Path) -> None:
    commented = PACK.replace("    kind: fraud\n", "    kind: fraud\n    status: shadow  # до понедельника\n")
    (packs / "mine.yaml").write_text(commented)
    (packs / "desk.yaml").write_text((tmp_path / "desk-packs" / "desk.yaml").read_text())
    first = okno("rules", "import", "packs").stdout.strip()
    assert okno("rules", "activate", first).returncode == 0
    said(okno("rules", "promote", "nothing", "active"), 1, "there is no rule 'nothing' in the active revision")
    refused = okno("rules", "promote", "refund", "active")
    assert (refused.returncode, refused.stderr) == (1, "okno: nothing was changed; --yes does it without asking\n")
    assert refused.stdout.startswith("refund (shadow): 0 hits, 0 on trial")
    done = okno("rules", "promote", "refund", "active", "--yes", "--comment", "пора")
    second = done.stdout.splitlines()[-1].removeprefix("active: ")
    assert okno("rules", "list").stdout.splitlines()[0].endswith("refund: shadow → active; пора")
    told = okno("rules", "diff", second, "--against", first).stdout.splitlines()
    assert [line.strip() for line in told if line.strip()[0] in "+-c"] == [
        "changed mine: refund",
        "-    status: shadow  # до понедельника",
        "+    status: active  # до понедельника",
    ]
    okno("rules", "export", "out")
    assert (tmp_path / "out" / "mine.yaml").read_text() == commented.replace("status: shadow", "status: active")
    again = okno("rules", "promote", "refund", "active", "--yes")
    assert (again.returncode, again.stderr) == (1, "okno: refund is active already\n")
    assert okno("rules", "rollback").stdout == f"active: {first}\n"


def test_two_running_processes_follow_and_keep_good_rules(okno: Okno, packs: Path, tmp_path: Path) -> None:
    (packs / "desk.yaml").write_text((tmp_path / "desk-packs" / "desk.yaml").read_text())
    second = okno("rules", "import", "packs").stdout.strip()
    logs = [tmp_path / "worker.log", tmp_path / "web.log"]
    (tmp_path / "other.yaml").write_text(
        (tmp_path / "config.yaml").read_text().replace("listen: {port: ", f"listen: {{port: {free_port()}}} # ")
    )
    running = [run(tmp_path, logs[0], "worker", "config.yaml"), run(tmp_path, logs[1], "web", "other.yaml")]
    try:
        for log, process in zip(logs, running, strict=True):
            address(log, process)
            assert second not in log.read_text()
        assert okno("rules", "activate", second).returncode == 0
        wait_for(logs, second)
        broken = "INSERT INTO rulesets (revision, packs, author, comment, active, created_at) VALUES ('broken', ?, 'user:1', '', 0, 1)"
        with sqlite3.connect(tmp_path / "data" / "okno.db") as db:  # as another version's process would
            db.execute(broken, (json.dumps({"p": "rules: 5"}),))
            db.execute("UPDATE rulesets SET active = (revision = 'broken')")
            db.execute(
                "INSERT INTO activations (revision, actor, comment, created_at) VALUES ('broken', 'user:1', '', 1)"
            )
        wait_for(logs, "rules not taken over")
        with sqlite3.connect(tmp_path / "data" / "okno.db") as db:
            db.execute("UPDATE rulesets SET active = (revision = ?)", (second,))
            db.execute(
                "INSERT INTO activations (revision, actor, comment, created_at) VALUES (?, 'user:1', '', 1)", (second,)
            )
        assert [process.poll() for process in running] == [None, None]
    finally:
        for process in running:
            process.kill()
            process.wait()


def run(folder: Path, log: Path, role: str, config: str) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", "router", "run", "--role", role, "--config", config]
    with log.open("wb") as out:
        return subprocess.Popen(command, cwd=folder, env=environment(), stdout=out, stderr=out)


def wait_for(logs: list[Path], words: str) -> None:
    """Until every log has these words."""
    started = time.monotonic()
    while not all(words in log.read_text() for log in logs):
        assert time.monotonic() - started < LIMIT, [log.read_text() for log in logs]
        time.sleep(0.05)
