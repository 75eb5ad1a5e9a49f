"""An article's file: Markdown under a small front matter.

    ---
    id: cancel-order
    title: Как отменить заказ
    topics: [cancellation/cancel_order]
    words: [отмена, передумал, аннулировать]
    language: ru
    status: active
    ---
    Заказ можно отменить…

`id` may be left out: then it is the file's name. `language` is ru or en, `status` active or draft; both have these defaults.
"""

import re
from collections.abc import Iterable, Sequence
from importlib.resources import files
from pathlib import Path

import yaml

from router.store.articles import Article

MAX_FILE = 100_000  # bytes
MAX_FILES = 5_000
MAX_TITLE, MAX_WORDS, MAX_TOPICS = 120, 60, 20
_ID = re.compile(r"[a-z0-9][a-z0-9-]{0,59}")
LANGUAGES, STATUSES = ("ru", "en"), ("active", "draft")
_KEYS = ("id", "title", "topics", "words", "language", "status")


class WrongArticle(ValueError):
    """What is wrong with an article's file, where, and what to do."""


def read_folder(folder: Path) -> list[Article]:
    """Every *.md of the folder, by name. Raises WrongArticle, OSError."""
    found: dict[str, Article] = {}
    names = sorted(folder.glob("*.md"))
    if len(names) > MAX_FILES:
        raise WrongArticle(f"{folder}: more than {MAX_FILES} articles; is it the right folder?")
    for file in names:
        with file.open("rb") as opened:
            body = opened.read(MAX_FILE + 1)
        if len(body) > MAX_FILE:
            raise WrongArticle(f"{file.name}: is larger than {MAX_FILE} bytes; make several articles of it")
        try:
            one = read(body.decode("utf-8-sig"), file.name)
        except UnicodeDecodeError as problem:
            raise WrongArticle(f"{file.name}: is not UTF-8 at byte {problem.start}; save it as UTF-8") from None
        if one.id in found:
            raise WrongArticle(f"{file.name}: there is another article with the id {one.id!r}; give it its own")
        found[one.id] = one
    return list(found.values())


def default_articles() -> list[Article]:
    """The articles that come with the desk."""
    with_names = ((entry.name, entry) for entry in (files(__package__) / "default").iterdir())
    return [read(entry.read_text(encoding="utf-8"), name) for name, entry in sorted(with_names) if name.endswith(".md")]


def read(text: str, name: str) -> Article:
    """The article of a file's text. Raises WrongArticle."""
    lines = text.replace("\r\n", "\n").split("\n")
    if lines[0].strip() != "---" or "---" not in [line.strip() for line in lines[1:]]:
        raise WrongArticle(f"{name}: must begin with a front matter between two lines of ---")
    end = [line.strip() for line in lines].index("---", 1)
    try:
        front = yaml.safe_load("\n".join(lines[1:end])) or {}
    except yaml.YAMLError as problem:
        mark = getattr(problem, "problem_mark", None)
        where = f"line {mark.line + 2}" if mark is not None else "the front matter"
        raise WrongArticle(f"{name}: {where} is no YAML: {getattr(problem, 'problem', None) or problem}") from None
    if not isinstance(front, dict):
        raise WrongArticle(f"{name}: the front matter must be `key: value` lines")
    for key in front:
        if key not in _KEYS:
            raise WrongArticle(f"{name}: there is no key {key!r}; known: {', '.join(_KEYS)}")
    found = Article(
        id=_text(front, "id", name, name.removesuffix(".md")), title=_text(front, "title", name),
        body="\n".join(lines[end + 1 :]).strip(), topics=_texts(front, "topics", name), words=_texts(front, "words", name),
        language=_text(front, "language", name, "ru"),
        status=_text(front, "status", name, "active"),
    )  # fmt: skip
    _check(found, name)
    return found


def write(article: Article) -> str:
    """The text of the article's file; `read` gives the article again."""
    front = {
        "id": article.id, "title": article.title, "topics": list(article.topics), "words": list(article.words),
        "language": article.language, "status": article.status,
    }  # fmt: skip
    lines = [f"{key}: {_inline(value)}" for key, value in front.items()]
    return "\n".join(("---", *lines, "---", article.body, ""))


def unknown_topics(articles: Iterable[Article], known: Sequence[str]) -> list[str]:
    """A sentence for each topic of an article that the active rules don't know (`known`: "topic" and "topic/section")."""
    return [
        f"{one.id}: the rules have no topic {topic!r}" for one in articles for topic in one.topics if topic not in known
    ]


def mistake(one: Article) -> str:
    """Which part of an article can't stay so: id, title, body, words, topics, language or status; "" if all is well."""
    good = {
        "id": _ID.fullmatch(one.id), "title": 0 < len(one.title) <= MAX_TITLE, "body": one.body and len(one.body) <= MAX_FILE,
        "words": len(one.words) <= MAX_WORDS, "topics": len(one.topics) <= MAX_TOPICS, "language": one.language in LANGUAGES,
        "status": one.status in STATUSES,
    }  # fmt: skip
    return next((name for name, well in good.items() if not well), "")


def _check(one: Article, name: str) -> None:
    told = {
        "id": f"id {one.id!r}: use a-z, 0-9 and -, 60 at most",
        "title": f"title must have 1 to {MAX_TITLE} characters",
        "body": "there is no text below the front matter",
        "words": f"words has more than {MAX_WORDS} entries",
        "topics": f"topics has more than {MAX_TOPICS} entries",
        "language": f"language must be ru or en, not {one.language!r}",
        "status": f"status must be active or draft, not {one.status!r}",
    }
    if wrong := mistake(one):
        raise WrongArticle(f"{name}: {told[wrong]}")


def _inline(value: str | Sequence[str]) -> str:
    """On one line, in quotes where YAML needs them."""
    texts = [value] if isinstance(value, str) else list(value)
    written = yaml.safe_dump(texts, allow_unicode=True, default_flow_style=True, width=1_000_000).strip()
    return written[1:-1] if isinstance(value, str) else written


def _text(front: dict[str, object], key: str, name: str, default: str | None = None) -> str:
    value = front.get(key, default)
    if not isinstance(value, str):
        raise WrongArticle(f"{name}: {key} must be text" if key in front else f"{name}: {key} is missing")
    return value.strip()


def _texts(front: dict[str, object], key: str, name: str) -> tuple[str, ...]:
    value = front.get(key, [])
    if not isinstance(value, list) or not all(isinstance(one, str) for one in value):
        raise WrongArticle(f"{name}: {key} must be a list of texts, as [one, another]")
    return tuple(one.strip() for one in value)
