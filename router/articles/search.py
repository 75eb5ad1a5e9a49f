"""Which articles are likeliest about a message: BM25 over the terms of title, words and body, and the expression that comes nearest,
in memory. Pure. What terms are is `terms`' matter.

BM25F as in S. Robertson, H. Zaragoza, "The Probabilistic Relevance Framework: BM25 and Beyond" (2009), section 3.5.
"""

import math
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from router.articles.terms import Terms
from router.store.articles import Article

LONGEST_EXCERPT = 230  # characters
SURE = 8.0  # a score below this is no offer; measured: tests/unit/test_helper.py prints the figures
NEAR = 0.4  # of the best one's score: what is further off is not offered beside it
_TITLE, _WORDS, _BODY = 3.0, 2.5, 1.0
_K, _B = 1.4, 0.3
_RARE = 3.8
_TOPIC, _SECTION = 3.0, 8.0  # what the rules say of the message counts as much as a telling word
_SAID = 6.0  # all of one of an article's expressions is there; of a part the square of its share
_ELSEWHERE = 0.85  # of the score of an article about other topics than the rules decided
_MARKS = re.compile(r"[*_`#>]|^\s*(?:[-+]|\d+[.)])\s+", re.MULTILINE)
_LINK = re.compile(r"\[([^\]\n]{1,200})\]\([^)\s]{1,500}\)")


@dataclass(frozen=True, slots=True)
class Found:
    """An article, how likely it is, and the passage that matched, as plain text."""

    article: Article
    score: float
    excerpt: str

    @property
    def is_whole(self) -> bool:
        """Whether the passage is all that the article says."""
        return self.excerpt == " ".join(_lines(self.article.body))


class Index:
    """Active articles of every language, ready to be searched. Immutable; making one takes some tenths of a second for fifty."""

    def __init__(self, articles: Iterable[Article] = ()) -> None:
        active = [one for one in articles if one.status == "active"]
        languages = sorted({one.language for one in active})
        self._shelves = {name: _Shelf(name, [one for one in active if one.language == name]) for name in languages}

    def __len__(self) -> int:
        return sum(len(shelf.articles) for shelf in self._shelves.values())

    def search(
        self, text: str, *, topic: str = "", section: str = "", language: str = "ru", most: int = 3, least: float = SURE
    ) -> tuple[Found, ...]:
        """The likeliest articles, best first; none if the best is below `least`. `topic` and `section` are the rules' word."""
        shelf = self._shelves.get(language)
        if shelf is None:
            return ()
        asked = shelf.terms.meant(text)
        scores = shelf.scores(asked)
        for place, article in enumerate(shelf.articles):
            scores[place] = _by_topic(scores.get(place, 0.0), article, topic, section)
        best = sorted(scores, key=lambda place: (-scores[place], shelf.articles[place].id))[:most]
        if not best or scores[best[0]] < max(least, 1e-9):
            return ()
        near = [place for place in best if scores[place] >= NEAR * scores[best[0]]]
        return tuple(
            Found(shelf.articles[place], round(scores[place], 2), shelf.excerpt(place, asked)) for place in near
        )


def _by_topic(score: float, article: Article, topic: str, section: str) -> float:
    """The score that the words gave, seen with what the rules say the message is about."""
    if section and f"{topic}/{section}" in article.topics:
        return score + _SECTION
    if not topic or not score:
        return score
    if any(one.partition("/")[0] == topic for one in article.topics):
        return score + _TOPIC
    return _ELSEWHERE * score


class _Shelf:
    """The articles of one language."""

    def __init__(self, language: str, articles: Sequence[Article]) -> None:
        self.articles = articles
        self.terms = Terms(language, [text for one in articles for text in (one.title, *one.words)])
        weights = [self._weights(one) for one in articles]
        frequency = Counter(term for found in weights for term in found)
        self._idf = {term: _idf(number, len(articles)) for term, number in frequency.items()}
        self._postings = self._posted(weights)
        self._expressions = self._said()
        self.terms.learn(frequency)
        self._passages = [tuple(self._parted(one)) for one in articles]

    def scores(self, asked: frozenset[str]) -> dict[int, float]:
        """What the terms of a message say for each article's place."""
        scores: dict[int, float] = {}
        for term in asked:
            for place, score in () if self.terms.is_small(term) else self._postings.get(term, ()):
                scores[place] = scores.get(place, 0.0) + score
        for place, share in self._nearest(asked).items():
            scores[place] = scores.get(place, 0.0) + _SAID * share * share
        return scores

    def excerpt(self, place: int, asked: frozenset[str]) -> str:
        """The passage with the most of what was asked, and what follows it as far as there is room."""
        passages = self._passages[place]
        worth = [sum(self._idf.get(term, 0.0) for term in asked & has) for _, has in passages]
        start = max(range(len(passages)), key=lambda number: (worth[number], -number))
        text = passages[start][0]
        for more, _ in passages[start + 1 :]:
            if len(text) + len(more) > LONGEST_EXCERPT:
                break
            text = f"{text} {more}"
        return cut(text, LONGEST_EXCERPT)

    def _posted(self, weights: Sequence[Mapping[str, float]]) -> dict[str, list[tuple[int, float]]]:
        """What each term is worth for which article's place."""
        lengths = [sum(found.values()) for found in weights]
        mean = sum(lengths) / len(lengths)
        postings: dict[str, list[tuple[int, float]]] = {}
        for place, (found, length) in enumerate(zip(weights, lengths, strict=True)):
            norm = _K * (1 - _B + _B * length / mean)
            for term, weight in found.items():
                score = self._idf[term] * weight * (_K + 1) / (weight + norm)
                postings.setdefault(term, []).append((place, score))
        return postings

    def _weights(self, one: Article) -> Mapping[str, float]:
        found: Counter[str] = Counter()
        for weight, text in ((_TITLE, one.title), (_WORDS, " ".join(one.words)), (_BODY, plain(one.body))):
            for term, times in self.terms.telling(text).items():
                found[term] += weight * min(times, 3)  # type: ignore[assignment]
        return found

    def _said(self) -> dict[str, list[tuple[int, int, float]]]:
        """By term the expressions of two words or more that have it: article's place, number, the term's share in the expression."""
        sets = [
            (place, terms)
            for place, one in enumerate(self.articles)
            for text in (one.title, *one.words)
            if len(terms := self.terms.all_of(text)) > 1 and " " in text
        ]
        frequency = Counter(term for _, terms in sets for term in terms)
        worth = {term: _idf(number, len(sets)) for term, number in frequency.items()}
        found: dict[str, list[tuple[int, int, float]]] = {}
        for number, (place, terms) in enumerate(sets):
            whole = sum(worth[term] for term in terms)
            for term in terms:
                found.setdefault(term, []).append((place, number, worth[term] / whole))
        return found

    def _nearest(self, asked: frozenset[str]) -> dict[int, float]:
        """For each article's place how much of its nearest expression was said, from 0 to 1."""
        shares: dict[tuple[int, int], float] = {}
        for term in asked:
            for place, number, share in self._expressions.get(term, ()):
                shares[place, number] = shares.get((place, number), 0.0) + share
        best: dict[int, float] = {}
        for (place, _), share in shares.items():
            best[place] = max(best.get(place, 0.0), share)
        return best

    def _parted(self, one: Article) -> Iterator[tuple[str, frozenset[str]]]:
        for line in _lines(one.body):
            yield line, frozenset(self.terms.telling(line))


def _idf(number: int, total: int) -> float:
    """What a term is worth that `number` of `total` have. One that a single one has is worth _RARE,
    so that few articles are found as many are.
    """
    return _RARE * math.log(1 + (total - number + 0.5) / (number + 0.5)) / math.log(1 + (total - 0.5) / 1.5)


def _lines(body: str) -> list[str]:
    return [line.strip() for line in plain(body).split("\n") if line.strip()]


def plain(markdown: str) -> str:
    """Markdown as it is read aloud: no marks, links by their words."""
    return _MARKS.sub("", _LINK.sub(r"\1", markdown))


def cut(text: str, most: int) -> str:
    """The text, or its beginning up to a word's end."""
    if len(text) <= most:
        return text
    return text[: text.rfind(" ", 0, most)].rstrip(" ,;:—–-") + "…"
