"""Phrases that say too much."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from rules.linting.finding import Finding, finding
from rules.linting.phrases import Place, brief
from rules.words import part_of_speech

_STOP_TEXT = (
    "а без бы был была было были быть в вам вас весь во вот все всё вы где да для до его ее её если есть ещё еще же за и из или им их к как"
    " когда кто ли либо мне мной мой мы на над наш не него нет ни но ну о об он она они оно от по под при про с со так там то тоже"
    " только ты тут у уже что чтобы это этот я the a an of to in on is it and or for"
)
_STOP = frozenset(_STOP_TEXT.split())
_JOINING = frozenset(("PREP", "PRCL", "CONJ"))
_NAMING = frozenset(("NOUN", "VERB", "ADJF", "ADJS", "PRTF", "PRTS", "NPRO"))


def stop_words(places: Sequence[Place]) -> Iterator[Finding]:
    """Phrases that are found in nearly every text."""
    for place in places:
        if place.alone and _written(place.phrase.source) <= _STOP:
            yield finding(
                "stop_words", place.rule, place.node,
                (f"во фразе «{place.shown}» одни служебные слова",
                 f"the phrase {place.shown!r} has only stop words"),
                ("добавьте слово, которое говорит о деле", "add a word that tells what it is about"),
            )  # fmt: skip


def _written(source: str) -> set[str]:
    """The words of a phrase as they stand there, synonym lists with their @."""
    elements = [one for one in source.split() if one != "*" and not one.startswith("-")]
    return {word.lstrip("!").partition("[")[0].lower() for one in elements for word in one.split("|")}


def split_alternations(places: Sequence[Place]) -> Iterator[Finding]:
    """`а|б в|г`: a space ends an alternation, so this is (а|б)(в|г), and hardly «а», «б в» or «г»."""
    for place in places:
        elements = [one for one in place.phrase.source.split() if one != "*"]
        for left, right in pairwise(elements):
            first, second = left.lstrip("-").split("|"), right.split("|")
            if len(first) < 2 or len(second) < 2 or left.startswith("-"):
                continue
            if _cut(first, second):
                pieces = [*first[:-1], f"{first[-1]} {second[0]}", *second[1:]]
                yield finding(
                    "split_alternation", place.rule, place.node,
                    (
                        f"пробел кончает перебор: «{brief(f'{left} {right}')}» — два слова подряд, а не варианты",
                        f"a space ends an alternation: {brief(f'{left} {right}')!r} is two words in a row, not alternatives",
                    ),
                    (f"если нужны варианты, запишите их списком: {pieces}", f"if alternatives are meant, write a list: {pieces}"),
                )  # fmt: skip
                break


def _cut(first: Sequence[str], second: Sequence[str]) -> bool:
    """Whether a space seems to have cut one list in two: all its words name the same kind of thing, but for one at the space that
    only joins. `(орут|кричат на|людей)` isn't such a list: what stands before and after are different kinds."""
    around = {part_of_speech(word) for word in (*first[:-1], *second[1:])}
    edge = {part_of_speech(first[-1]), part_of_speech(second[0])}
    return len(around) == 1 and around <= _NAMING and bool(edge & _JOINING)
