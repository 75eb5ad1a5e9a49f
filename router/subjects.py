"""What a subject line says of its thread: bare of prefixes, the ticket numbers it names, whether two are about one thing. Pure.

Every pattern reads a bounded line and is linear on it.
"""

import re
from collections.abc import Iterable

from router import prefixes

MOST = 500  # characters of a subject that are looked at
NUMBERS = 3  # tickets that one subject may name
LEAST, STEM = 3, 5  # letters: a shorter word says nothing; these first ones of a longer word stand for all its forms
QUOTED = 15  # letters of a line that is long enough to be known again

# [№12], [#12], [Okno #12], [Ticket#12], (№ 12); «№» is in few charsets: [N12], [No. 12], [?12]; обращение №12, заявка № 12, ticket #12.
_TAG = re.compile(r"[\[(]\s?(?:(?:[^\W\d_]{1,20}\s?)?[№#]|N[o°º]?\.?|\?)\s?(\d{1,12})\s?[\])]")
_NAMED = re.compile(
    r"\b(?:обращени\w{1,2}|заявк\w{1,2}|тикет\w{0,2}|запрос\w{0,2}|ticket|request|case)\s?(?:[№#]|номер|no\.?)\s?(\d{1,12})\b",
    re.IGNORECASE,
)
_NUMBER = re.compile(r"номер|no|[\[(]\s?[N?]", re.IGNORECASE)
_WORD = re.compile(r"[^\W_]{2,100}")
_LETTERS = re.compile(r"[\W_]+")
# They stand in any subject and say nothing of what it is about.
_EMPTY = frozenset(
    {
        "без", "вопрос", "вопросы", "день", "для", "добрый", "заявка", "заявке", "заявки", "здравствуйте", "или", "как", "обращение",
        "обращению", "обращения", "ответ", "письмо", "при", "привет", "про", "срочно", "тема", "темы", "что", "это", "запрос", "важно",
        "about", "and", "email", "external", "for", "from", "hello", "mail", "message", "our", "question", "request", "spam",
        "subject", "the", "ticket", "with", "you", "your",
    }
)  # fmt: skip


def bare(subject: str) -> str:
    """Without «Re:», «Отв:», «Fwd:» and our own tags, in lower case, as one can compare it."""
    text = prefixes.bare(_TAG.sub(" ", subject[:MOST]))
    return " ".join(text.lower().replace("ё", "е").split())


def is_answer(subject: str) -> bool:
    """Whether a program put «Re:» or the like before it."""
    return prefixes.is_answer(subject[:MOST])


def tags(subject: str) -> tuple[tuple[str, int], ...]:
    """The tickets that a subject names, as (the words, the number), in order: «[№12]», «обращение № 12»."""
    text = subject[:MOST]
    if not any(mark in text for mark in "№#") and not _NUMBER.search(text):
        return ()
    found = [*_TAG.finditer(text), *_NAMED.finditer(text)]
    named = {int(one.group(1)): one.group() for one in sorted(found, key=re.Match.start)}
    return tuple((words, number) for number, words in list(named.items())[:NUMBERS])


def related(subject: str, others: Iterable[str]) -> bool:
    """Whether a subject is about what one of the others is about: a word in common, in any form. One that says nothing is."""
    mine = _stems(subject)
    theirs = [_stems(other) for other in others]
    return not mine or not theirs or any(not stems or mine & stems for stems in theirs)


def quotes(quoted: str, texts: Iterable[str]) -> bool:
    """Whether a line of one of the texts stands in `quoted`, however it was broken, indented or marked there."""
    inside = _LETTERS.sub("", quoted.lower())
    lines = (_LETTERS.sub("", line.lower()) for text in texts for line in text.splitlines())
    return bool(inside) and any(len(line) >= QUOTED and line in inside for line in lines)


def _stems(subject: str) -> frozenset[str]:
    words = _WORD.findall(bare(subject))
    return frozenset(word[:STEM] for word in words if len(word) >= LEAST and word not in _EMPTY)
