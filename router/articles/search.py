"""Which articles are likeliest about a message: BM25 over the stems of title, words and body, in memory. Pure.

Snowball makes stems («поставку» → «поставк»); where a word's own forms have several («деньги», «денег»), the forms of titles and
words, which pymorphy knows, are all led to one. A slip of one letter finds the word that was meant.
BM25F as in S. Robertson, H. Zaragoza, "The Probabilistic Relevance Framework: BM25 and Beyond" (2009), section 3.5.
"""

import math
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

import Stemmer

from router.store.articles import Article
from rules.words import HELPERS, forms

MOST_READ = 2_000  # characters of a message: who writes more doesn't ask what an article answers
MOST_TERMS = 80
LONGEST_EXCERPT = 230  # characters
SURE = 6.0  # a score below this is no offer; measured: tests/unit/test_helper.py prints the figures
NEAR = 0.4  # of the best one's score: what is further off is not offered beside it
_TITLE, _WORDS, _BODY = 3.0, 3.5, 1.0
_K, _B = 1.4, 0.3
_TOPIC, _SECTION = 1.5, 3.0  # what the rules say of the message counts as much as a telling word
_PHRASE = 3.0  # all words of one of an article's expressions are there
_ELSEWHERE = 0.7  # of the score of an article about other topics than the rules decided
_SHORTEST_SLIP = 5  # letters of a stem in which a slip is looked for
_WORD = re.compile(r"[a-zа-яё0-9]+(?:-[a-zа-яё]+)?")
_MARKS = re.compile(r"[*_`#>]|^\s*(?:[-+]|\d+[.)])\s+", re.MULTILINE)
_LINK = re.compile(r"\[([^\]\n]{1,200})\]\([^)\s]{1,500}\)")
# Words of a message to support, which say nothing of what it is about.
_TOLD_TO_SUPPORT = """
    здравствуйте добрый день вечер утро привет подскажите скажите пожалуйста спасибо помогите помощь вопрос можно нужно надо хочу могу
    можете делать сделать такое такой очень просто уважаемые wildberries вайлдберриз вб wb который которая которые сегодня вчера дня
    быть будет почему каким образом понять узнать меня зовут
"""
_COMMON = HELPERS | frozenset(_TOLD_TO_SUPPORT.split())


@dataclass(frozen=True, slots=True)
class Found:
    """An article, how likely it is, and the passage that matched, as plain text."""

    article: Article
    score: float
    excerpt: str


@dataclass(frozen=True, slots=True)
class _Indexed:
    article: Article
    passages: tuple[tuple[str, frozenset[str]], ...]


class Index:
    """Active articles, ready to be searched. Immutable; making one takes some tenths of a second for fifty articles."""

    def __init__(self, articles: Iterable[Article] = ()) -> None:
        self._stem = Stemmer.Stemmer("russian")
        active = [one for one in articles if one.status == "active"]
        self._alias = self._aliases(active)
        weights = [self._weights(one) for one in active]
        self._all = [_Indexed(one, tuple(self._passages(one))) for one in active]
        frequency = Counter(term for found in weights for term in found)
        total = len(active)
        self._idf = {term: math.log(1 + (total - n + 0.5) / (n + 0.5)) for term, n in frequency.items()}
        lengths = [sum(found.values()) for found in weights]
        mean = sum(lengths) / total if total else 1.0
        self._postings: dict[str, list[tuple[int, float]]] = {}
        for place, (found, length) in enumerate(zip(weights, lengths, strict=True)):
            norm = _K * (1 - _B + _B * length / mean)
            for term, weight in found.items():
                score = self._idf[term] * weight * (_K + 1) / (weight + norm)
                self._postings.setdefault(term, []).append((place, score))
        self._phrases = self._said(active)
        self._slips: dict[str, str] = {}
        for term in sorted(self._postings, key=lambda one: -frequency[one]):
            if len(term) >= _SHORTEST_SLIP and term.isalpha():
                for one in (term, *_shortened(term)):
                    self._slips.setdefault(one, term)

    def __len__(self) -> int:
        return len(self._all)

    def search(
        self, text: str, *, topic: str = "", section: str = "", language: str = "ru", most: int = 3, least: float = SURE
    ) -> tuple[Found, ...]:
        """The likeliest articles, best first; none if the best is below `least`. `topic` and `section` are the rules' word."""
        terms = self._asked(text)
        if not terms:
            return ()
        scores = self._scores(text, terms)
        for place in scores:
            about = self._all[place].article.topics
            if section and f"{topic}/{section}" in about:
                scores[place] += _SECTION
            elif topic and any(one.partition("/")[0] == topic for one in about):
                scores[place] += _TOPIC
            elif topic:
                scores[place] *= _ELSEWHERE
        spoken = [place for place in scores if self._all[place].article.language == language]
        best = sorted(spoken, key=lambda place: (-scores[place], self._all[place].article.id))[:most]
        if not best or scores[best[0]] < least:
            return ()
        near = [place for place in best if scores[place] >= NEAR * scores[best[0]]]
        return tuple(
            Found(self._all[place].article, round(scores[place], 2), self._excerpt(place, terms)) for place in near
        )

    def _scores(self, text: str, terms: Iterable[str]) -> dict[int, float]:
        """What the words of a message say for each article's place."""
        scores: dict[int, float] = {}
        for term in terms:
            for place, score in self._postings.get(term, ()):
                scores[place] = scores.get(place, 0.0) + score
        said = frozenset(self._stem.stemWords(_words(text[:MOST_READ])))
        for place, phrases in enumerate(self._phrases):
            if any(phrase <= said for phrase in phrases):
                scores[place] = scores.get(place, 0.0) + _PHRASE
        return scores

    def _asked(self, text: str) -> list[str]:
        """The terms of the index that a message has, each once; a word that isn't there may be one with a slip."""
        found = dict.fromkeys(term for term in self._terms(text[:MOST_READ]))
        known = (term if term in self._postings else self._meant(term) for term in list(found)[:MOST_TERMS])
        return list(dict.fromkeys(term for term in known if term))

    def _meant(self, term: str) -> str:
        if len(term) < _SHORTEST_SLIP or not term.isalpha():
            return ""
        for one in (term, *_shortened(term)):
            meant = self._slips.get(one, "")
            if meant and _one_slip(term, meant):
                return meant
        return ""

    def _terms(self, text: str) -> Iterator[str]:
        words = [word for word in _words(text) if word not in _COMMON]
        for stem in self._stem.stemWords(words):
            yield self._alias.get(stem, stem)

    def _aliases(self, articles: Sequence[Article]) -> dict[str, str]:
        """Stems of other forms of a word that is in a title or among the words → the stem of the word itself."""
        told = {
            word
            for one in articles
            for text in (one.title, *one.words)
            for word in _WORD.findall(text.lower().replace("ё", "е"))
        }
        found: dict[str, str] = {}
        for word in sorted(told - _COMMON):
            own = found.get(self._stem.stemWord(word), self._stem.stemWord(word))
            for form in forms(word):
                found.setdefault(self._stem.stemWord(form), own)
        return {stem: meant for stem, meant in found.items() if stem != meant}

    def _said(self, articles: Sequence[Article]) -> list[tuple[frozenset[str], ...]]:
        """The stems of each title and each expression of two words or more, small words too: «где заказ» is more than «заказ»."""
        told = ([frozenset(self._stem.stemWords(_words(text))) for text in (one.title, *one.words)] for one in articles)
        return [tuple(phrase for phrase in phrases if len(phrase) > 1) for phrases in told]

    def _weights(self, one: Article) -> Mapping[str, float]:
        found: Counter[str] = Counter()
        for weight, text in ((_TITLE, one.title), (_WORDS, " ".join(one.words)), (_BODY, plain(one.body))):
            counted = Counter(self._terms(text))
            for term, times in counted.items():
                found[term] += weight * (1 if weight > _BODY else min(times, 3))  # type: ignore[assignment]
        return found

    def _passages(self, one: Article) -> Iterator[tuple[str, frozenset[str]]]:
        for line in plain(one.body).split("\n"):
            if line.strip():
                yield line.strip(), frozenset(self._terms(line))

    def _excerpt(self, place: int, terms: Sequence[str]) -> str:
        """The passage with the most of what was asked, and what follows it as far as there is room."""
        passages = self._all[place].passages
        asked = frozenset(terms)
        worth = [sum(self._idf.get(term, 0.0) for term in asked & has) for _, has in passages]
        start = max(range(len(passages)), key=lambda number: (worth[number], -number))
        text = passages[start][0]
        for more, _ in passages[start + 1 :]:
            if len(text) + len(more) > LONGEST_EXCERPT:
                break
            text = f"{text} {more}"
        return cut(text, LONGEST_EXCERPT)


def _words(text: str) -> list[str]:
    return _WORD.findall(text.lower().replace("ё", "е"))


def plain(markdown: str) -> str:
    """Markdown as it is read aloud: no marks, links by their words."""
    return _MARKS.sub("", _LINK.sub(r"\1", markdown))


def cut(text: str, most: int) -> str:
    """The text, or its beginning up to a word's end."""
    if len(text) <= most:
        return text
    return text[: text.rfind(" ", 0, most)].rstrip(" ,;:—–-") + "…"


def _shortened(word: str) -> Iterator[str]:
    """The word without each of its letters but the first, which people seldom miss."""
    return (word[:place] + word[place + 1 :] for place in range(1, len(word)))


def _one_slip(one: str, other: str) -> bool:
    """Whether a letter more, a letter less, another letter or two letters exchanged make one of the other (Damerau 1964)."""
    start = next(
        (place for place, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other))
    )
    left, right = one[start:], other[start:]
    if len(left) == len(right):
        return left[1:] == right[1:] or (left[:2] == right[:2][::-1] and left[2:] == right[2:])
    return left[1:] == right or left == right[1:]
