"""The command line as a person calls it: what it prints, where, and its exit status."""

import json
import signal
import subprocess
import urllib.error
import urllib.request
from pathlib import Path

from tests.cli.conftest import SECRET, Okno, said
from tests.waiting import LIMIT


def test_users(okno: Okno, program: Okno) -> None:
    assert program("users", "add", "Ada", "--role", "admin", "--name", "Ада", stdin="correct horse\n").returncode == 0
    said(okno("users", "add", "ada", stdin="correct horse\n"), 1, "login_taken")
    said(okno("users", "add", "bob", stdin="short\n"), 1, "password_length")
    said(okno("users", "password", "bob", stdin="correct horse\n"), 1, "there is no user 'bob'")
    assert okno("users", "disable", "ADA").returncode == 0
    assert okno("users", "list").stdout == "1\tada\tadmin\tdisabled\tАда\n"


def test_config_mistakes_are_status_2(okno: Okno, tmp_path: Path) -> None:
    said(okno("run", secret=""), 2, "secret: the environment variable OKNO_SECRET is not set")
    said(okno("run", "--config", "none.yaml"), 2, "none.yaml: can't be read")
    path = tmp_path / "config.yaml"
    good = path.read_text()
    path.write_text(good.replace("kind: web", "kind: web, max_fil: 3"))
    said(okno("check"), 2, "channels.site.max_fil")
    path.write_text(good.replace("listen:", "lisen:"))
    said(okno("run"), 2, "did you mean 'listen'?")
    path.write_text(good + "database: mysql://root:pass@db/x\n")
    result = okno("migrate")
    said(result, 2, "is not supported")
    assert "pass@" not in result.stderr


def test_a_channel_that_keeps_no_mail_is_not_offered(okno: Okno) -> None:
    told = "'site' is no channel whose provider keeps mail; there are none"
    said(okno("channels", "import", "site", "--preview"), 1, told)
    said(okno("channels", "again", "site"), 1, told)


def test_check_migrate_channels_doctor_replay(okno: Okno, tmp_path: Path) -> None:
    assert "okno run makes it" in okno("doctor").stdout
    assert okno("migrate").returncode == 0
    checked = okno("check")
    assert (checked.returncode, checked.stdout.splitlines()[1].split(":")[0]) == (0, "ok    site (web)")
    assert "waiting 0, queued 0" in okno("channels").stdout
    assert okno("replay", "--parked").stdout == "0 raws are to be read again\n"
    examined = okno("doctor")
    assert examined.returncode == 0
    assert "integrity: ok" in examined.stdout
    (tmp_path / "data" / "okno.db").write_bytes(b"this is no database" * 1000)
    broken = okno("doctor")
    assert broken.returncode == 1
    assert "FAIL  database" in broken.stdout


def test_normalize_needs_no_config(okno: Okno, tmp_path: Path) -> None:
    (tmp_path / "config.yaml").unlink()
    (tmp_path / "good.json").write_text('{"text": "Где заказ?", "name": "Анна"}')
    (tmp_path / "bad.json").write_text('{"text": ')
    result = okno("normalize", "--channel", "web", "good.json", "bad.json", "none.json")
    assert result.returncode == 1  # one file could not be read at all
    good, bad, none = (json.loads(line) for line in result.stdout.splitlines())
    assert good["file"] == "good.json"
    (message,) = good["inbound"]
    assert (message["type"], message["text"], message["sender"]["name"]) == ("message", "Где заказ?", "Анна")
    assert "not a form" in bad["parked"]
    assert "No such file" in none["error"]


def test_strip_reply(okno: Okno, tmp_path: Path) -> None:
    (tmp_path / "mail.txt").write_text("Спасибо!\n\n> Ваш заказ в пути\n")
    result = okno("strip-reply", "none.txt", "mail.txt")
    assert result.returncode == 1  # one file could not be read at all
    none, mail = (json.loads(line) for line in result.stdout.splitlines())
    assert "No such file" in none["error"]
    assert mail["text"] == "Спасибо!"
    assert "Ваш заказ в пути" in mail["quoted"]


def test_strip_reply_reads_pages_and_old_charsets(okno: Okno, tmp_path: Path) -> None:
    (tmp_path / "page.html").write_text("<div>Спасибо!</div><blockquote>Ваш заказ в пути</blockquote>")
    (tmp_path / "old.txt").write_bytes("Спасибо, получила!\r\n\r\n> Ваш заказ в пути\r\n".encode("koi8-r"))
    page, old = okno("strip-reply", "page.html", "old.txt").stdout.splitlines()
    assert json.loads(page) == {"file": "page.html", "text": "Спасибо!", "quoted": "> Ваш заказ в пути"}
    assert json.loads(old)["text"] == "Спасибо, получила!"


def test_a_bad_pack_names_its_place(okno: Okno, tmp_path: Path) -> None:
    (tmp_path / "packs").mkdir()
    (tmp_path / "packs" / "mine.yaml").write_text("schema: 1\npack: mine\nrulez: []\n")
    result = okno("rules", "test", "--packs", "packs")
    assert (result.returncode, result.stdout) == (1, "")
    assert "mine:3:" in result.stderr
    assert "rulez" in result.stderr


def get(url: str, **headers: str) -> tuple[int, str]:
    try:
        with urllib.request.urlopen(urllib.request.Request(url, headers=headers), timeout=LIMIT) as answer:
            return answer.status, answer.read().decode()
    except urllib.error.HTTPError as problem:
        return problem.code, problem.read().decode()


def test_it_serves_and_stops_when_asked(
    serving: tuple[subprocess.Popen[bytes], str], tmp_path: Path, program: Okno
) -> None:
    process, url = serving
    assert get(f"{url}/healthz") == (200, "ok\n")
    assert get(f"{url}/readyz") == (200, "ready\n")
    status, numbers = get(f"{url}/metrics")
    assert (status, "okno_raws_parked 0.0" in numbers) == (200, True)
    assert get(f"{url}/metrics", **{"X-Forwarded-For": "203.0.113.9"})[0] == 404
    body = json.dumps({"text": "Где заказ?"}).encode()
    request = urllib.request.Request(f"{url}/in/site", data=body, headers={"Content-Type": "application/json"})
    with urllib.request.urlopen(request, timeout=LIMIT) as answer:
        assert "token" in json.loads(answer.read())
    said(program("run"), 1, "address already in use")
    process.send_signal(signal.SIGTERM)
    assert process.wait(timeout=LIMIT) == 0
    log = (tmp_path / "log").read_text()
    assert "stopped" in log
    assert "Traceback" not in log
    assert SECRET not in log
