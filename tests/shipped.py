"""What the desk comes with, made once a process: its rules, and the index of its help articles."""

from functools import cache

from router.articles.document import default_articles
from router.articles.search import Index
from rules.engine import RuleSet, compile_packs
from rules.packs import default_packs


@cache
def rules() -> RuleSet:
    return compile_packs(default_packs())


@cache
def index() -> Index:
    return Index(default_articles())
