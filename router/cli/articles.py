"""`okno articles`: help articles between folders and the desk, and what became of them."""

import argparse
from pathlib import Path

from router.app import SYSTEM, Okno, utc_now
from router.articles.document import WrongArticle, read_folder, write
from router.articles.search import SURE
from router.cli.terminal import Failed, on_desk
from router.filing import spoken
from router.schema import InboundMessage, Sender
from router.store.articles import Article
from rules.model import Context


def add_commands(parser: argparse.ArgumentParser) -> None:
    """`import`, `export`, `list`, `check` and `search`."""
    acts = parser.add_subparsers(required=True, dest="act", metavar="ACT")
    one = acts.add_parser("import", help="a folder of Markdown files into the desk")
    one.add_argument("folder", type=Path)
    one.add_argument("--only", action="store_true", help="remove the articles that are not in the folder")
    one.set_defaults(run=import_)
    one = acts.add_parser("export", help="every article as a file of the folder")
    one.add_argument("folder", type=Path)
    one.set_defaults(run=export)
    acts.add_parser("list", help="each with how often it was offered, and what was answered").set_defaults(run=list_)
    one = acts.add_parser("check", help="whether a folder can be imported")
    one.add_argument("folder", type=Path)
    one.set_defaults(run=check)
    one = acts.add_parser("search", help="what the helper would find")
    one.add_argument("text")
    one.set_defaults(run=search)


def check(arguments: argparse.Namespace) -> int:
    """Every mistake that can be seen without importing; status 1 if there is one."""
    found = _read(arguments.folder)

    async def act(okno: Okno) -> int:
        wrong = await okno.desk.wrong_topics(SYSTEM, found)
        print("\n".join([*wrong, f"{len(found)} articles, {len(wrong)} to mend"]))
        return 1 if wrong else 0

    return on_desk(arguments.config, act)


def import_(arguments: argparse.Namespace) -> int:
    """A running desk takes them over within two seconds."""
    found = _read(arguments.folder)

    async def act(okno: Okno) -> int:
        if wrong := await okno.desk.wrong_topics(SYSTEM, found):
            raise Failed("; ".join(wrong))
        changed, gone = await okno.desk.import_articles(SYSTEM, found, only=arguments.only)
        print(f"{len(changed)} new or changed, {len(found) - len(changed)} as they were, {gone} removed")
        return 0

    return on_desk(arguments.config, act)


def export(arguments: argparse.Namespace) -> int:
    """Files of the same names are written over."""

    async def act(okno: Okno) -> int:
        arguments.folder.mkdir(parents=True, exist_ok=True)
        found = await okno.desk.articles(SYSTEM)
        for one in found:
            (arguments.folder / f"{one.id}.md").write_text(write(one), encoding="utf-8")
        print(f"{len(found)} articles in {arguments.folder}")
        return 0

    return on_desk(arguments.config, act)


def list_(arguments: argparse.Namespace) -> int:
    """A line an article: offered, helped, called, state, language, id, title."""

    async def act(okno: Okno) -> int:
        print("offered\thelped\tcalled\tstatus\tlanguage\tid\ttitle")
        for one in await okno.desk.articles(SYSTEM):
            print(f"{one.offered}\t{one.helped}\t{one.called}\t{one.status}\t{one.language}\t{one.id}\t{one.title}")
        return 0

    return on_desk(arguments.config, act)


def search(arguments: argparse.Namespace) -> int:
    """The likeliest articles with scores and passages; status 1 if none is likely enough to be offered."""

    async def act(okno: Okno) -> int:
        text, now = arguments.text, utc_now()
        asked = InboundMessage(channel="", external_id="", sender=Sender(address=""), text=text, sent_at=now)
        verdict = okno.rulebook.active().judge(asked, Context(at=now))
        found = await okno.desk.search_articles(
            SYSTEM, text, topic=verdict.topic, section=verdict.section, language=spoken.language(text)
        )
        print(f"topic: {'/'.join(filter(None, (verdict.topic, verdict.section))) or 'none'}")
        for one in found:
            print(f"{one.score:5.2f}  {one.article.id}  {one.article.title}\n       {one.excerpt}")
        likely = bool(found) and found[0].score >= SURE
        if not likely:
            print(f"nothing is offered: the best is below {SURE}")
        return 0 if likely else 1

    return on_desk(arguments.config, act)


def _read(folder: Path) -> list[Article]:
    try:
        found = read_folder(folder)
    except WrongArticle as problem:
        raise Failed(problem) from None
    if not found:
        raise Failed(f"{folder}: there are no *.md files")
    return found
