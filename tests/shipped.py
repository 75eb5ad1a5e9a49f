"""What the desk comes with: its rules and the index of its help articles, made once a process."""

import shutil
from functools import cache
from pathlib import Path

from router.articles.document import default_articles
from router.articles.search import Index
from rules.engine import RuleSet, compile_packs
from rules.packs import default_packs
from tests.source import ROOT


@cache
def rules() -> RuleSet:
    return compile_packs(default_packs())


def few_rules(folder: Path) -> Path:
    """A folder with the desk's own texts and queues without its many rules: those take a process a second to compile."""
    packs = folder / "desk-packs"
    packs.mkdir()
    shutil.copy(ROOT / "rules" / "packs" / "desk.yaml", packs)
    return packs


@cache
def index() -> Index:
    return Index(default_articles())
