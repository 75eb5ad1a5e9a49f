"""The documentation is read by tests: links lead somewhere, and what people can type or call is described."""

import re
from pathlib import Path

import pytest

from channels import KINDS
from router.__main__ import main
from tests.source import ROOT, modules

PAGES = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")])


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_links_lead_somewhere(page: Path) -> None:
    for target in re.findall(r"\]\(([^)#\s]+)", page.read_text()):
        if re.match(r"[a-z]+:", target):
            continue
        assert (page.parent / target).exists(), f"{page.name} links to {target}"


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_files_that_are_named_exist(page: Path) -> None:
    named = re.findall(r"`((?:router|channels|rules|inbox|tests|bench)/[\w./-]+)`", page.read_text())
    examples = ("channels/X", "channels/sms", "tests/channels/sms")
    assert [name for name in named if not name.startswith(examples) and not (ROOT / name).exists()] == []


def test_every_command_is_described(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["--help"])
    commands = re.findall(r"^    ([a-z-]+)  ", capsys.readouterr().out, re.MULTILINE)
    assert len(commands) > 5
    page = (ROOT / "docs" / "operate.md").read_text()
    assert [name for name in commands if f"`okno {name}`" not in page] == []


def test_every_decision_is_listed() -> None:
    index = (ROOT / "docs" / "decisions" / "README.md").read_text()
    pages = [page.name for page in (ROOT / "docs" / "decisions").glob("0*.md")]
    assert pages
    assert [name for name in pages if name not in index] == []


def test_the_tour_names_every_room() -> None:
    """A module that the tour doesn't name is one that a stranger won't find."""
    tour = (ROOT / "docs" / "tour.md").read_text()
    rooms = [file for _, file in modules() if file.name != "__init__.py" and "migrations" not in file.parts]
    missing = [str(file.relative_to(ROOT)) for file in rooms if not re.search(rf"[`/]{re.escape(file.name)}`", tour)]
    assert not missing


def test_the_tour_keeps_the_import_table() -> None:
    tour = (ROOT / "docs" / "tour.md").read_text()
    for row in ("router.schema", "router.channel", "channels/X", "rules", "router.store", "inbox", "router.app"):
        assert f"| `{row}` |" in tour, row


def test_both_readmes_tell_the_same() -> None:
    english, russian = (ROOT / name for name in ("README.md", "README.ru.md"))
    for mark in (r"^## ", r"\]\([^)]+\)", r"^    \S.*$"):
        counts = [len(re.findall(mark, page.read_text(), re.MULTILINE)) for page in (english, russian)]
        assert counts[0] == counts[1], mark
    for page in (english, russian):
        assert "make demo" in page.read_text()
        assert "make test" in page.read_text()
        assert re.search(r"!\[[^\]]+\]\(docs/images/inbox\.png\)", page.read_text())


def test_every_kind_has_its_place_in_the_config() -> None:
    config = (ROOT / "config.yaml").read_text()
    for kind in KINDS:
        assert re.search(rf"^\s*#?\s*kind: {kind}\b", config, re.MULTILINE), kind
