"""The help articles: what is found for questions as people write them, and what an article must be."""

import time
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from router.articles.document import WrongArticle, default_articles, read, unknown_topics, write
from router.articles.search import SURE, Index
from router.schema import InboundMessage, Sender
from router.store.articles import Article
from rules.model import Context
from tests.shipped import index, rules
from tests.unit.questions import questions

AT = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)


def found(text: str) -> tuple[str, ...]:
    message = InboundMessage(channel="bot", external_id="1", sender=Sender(address="telegram:1"), text=text, sent_at=AT)
    verdict = rules().judge(message, Context())
    return tuple(one.article.id for one in index().search(text, topic=verdict.topic, section=verdict.section))


def test_the_article_is_among_the_three(capsys: pytest.CaptureFixture[str]) -> None:
    asked = [(wanted, text) for wanted, text in questions() if wanted != "-"]
    others = [text for wanted, text in questions() if wanted == "-"]
    places = [(*pair, found(pair[1])) for pair in asked]
    first = sum(bool(got) and got[0] == wanted for wanted, _, got in places)
    among = sum(wanted in got for wanted, _, got in places)
    offered = [text for text in others if found(text)]
    start = time.process_time()
    for _, text in asked:
        index().search(text)
    spent = (time.process_time() - start) / len(asked)
    with capsys.disabled():
        print(
            f"\n  {len(asked)} questions: {among} among the three, {first} first; of {len(others)} others "
            f"{len(offered)} offered; {spent * 1e6:.0f} µs a search"
        )
        for wanted, text, got in places:
            if wanted not in got:
                print("   missed:", wanted, "|", text, "|", got)
    assert len(asked) >= 60
    assert among >= 0.9 * len(asked)
    assert first >= 0.75 * len(asked)
    assert offered == []
    assert spent < 0.01, "some 0.0002 s on a machine of its own"


def test_the_articles_of_the_desk() -> None:
    articles = default_articles()
    known = [topic.id for topic in rules().topics]
    known += [f"{topic.id}/{section.id}" for topic in rules().topics for section in topic.sections]
    assert len(articles) >= 40
    assert unknown_topics(articles, known) == []
    assert all(read(write(one), "x.md") == one for one in articles)
    assert all(one.status == "active" and len(one.body) < 1_200 for one in articles)
    assert all("\u00a0" in one.body for one in articles if one.language == "ru")
    assert sum(one.language == "en" for one in articles) >= 15


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("no front matter", "a.md: must begin with a front matter between two lines of ---"),
        ("---\ntitle: [\n---\nbody", "a.md: line 2 is no YAML"),
        ("---\n- a\n---\nbody", "a.md: the front matter must be `key: value` lines"),
        ("---\ntitel: A\n---\nbody", "a.md: there is no key 'titel'; known: id, title"),
        ("---\nid: a\n---\nbody", "a.md: title is missing"),
        ("---\ntitle: A\n---\n", "a.md: there is no text below the front matter"),
        ("---\ntitle: A\nid: Ё\n---\nbody", "a.md: id 'Ё': use a-z, 0-9 and -"),
        ("---\ntitle: A\nlanguage: de\n---\nbody", "a.md: language must be ru or en, not 'de'"),
        ("---\ntitle: A\nstatus: on\n---\nbody", "a.md: status must be text"),
        ("---\ntitle: A\nwords: a, b\n---\nbody", "a.md: words must be a list of texts"),
    ],
)
def test_a_wrong_article_says_what_is_wrong(text: str, says: str) -> None:
    with pytest.raises(WrongArticle) as wrong:
        read(text, "a.md")
    assert str(wrong.value).startswith(says)


def test_only_active_articles_of_the_language_are_found() -> None:
    one = Article(id="a", title="Как отменить заказ", body="В течение 30 минут.", words=("отмена",))
    search = Index([one, replace(one, id="b", status="draft"), replace(one, id="c", language="en")])
    assert [got.article.id for got in search.search("отмените заказ", least=0)] == ["a"]
    assert [got.article.id for got in search.search("отмените заказ", least=0, language="en")] == ["c"]
    assert search.search("") == Index().search("отмена") == ()


def test_the_excerpt_is_the_passage_that_matched() -> None:
    (first, *_) = index().search("хочу отменить заказ, но прошло больше времени, скажу сотруднику пункта")
    assert first.article.id == "cancel-order"
    assert first.excerpt.startswith("Если прошло больше времени")
    assert len(first.excerpt) <= 230
    assert first.score >= SURE
