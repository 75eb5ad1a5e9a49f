"""Words and their forms. Forms are made when rules are compiled; at run time there is only a dictionary.

pymorphy3 knows 99 % of what people write but makes 135 to 1,100 messages a second, so it is never asked while judging.
"""

import re
from functools import cache, lru_cache
from typing import Any

_RUSSIAN = re.compile(r"[а-я]+(?:-[а-я]+)*\Z")
_LIKELY = 0.2  # a reading less probable than this brings foreign forms: «три» is not «тереть»
_SHORTEST_GUESS = 5  # letters: of a shorter word that no dictionary knows the endings tell nothing («скам» is not «ск»)
_UNCHANGING = frozenset(("CONJ", "PREP", "PRCL", "INTJ"))
_SHORTENED = "Abbr"  # OpenCorpora counts «к» among the forms of «как», «им» among those of «имя»
# Commands to others are `excl`: «поможем» is an imperative too, but includes the speaker.
# Words that tell nothing of what a text is about, as people write them.
_HELPERS = """
    а без бы был была были было быть в вам вами вас ваш ваша ваше вашего вашей вашему вашим ваши ваших вашу весь во вот все всё всем
    всех вы где да для до его ее её если есть ещё еще же за и из или им их к как ко когда кто ли либо мне мной мои мой моя моё мое
    моего моей моему мою моих мы на над нам нами нас наш наша наше нашего нашей наши нашу не него неё нее нет ней ни них но ну о об он
    она они оно от по под при про с свой своей своего свою свои себе себя со так там твой твоя твои твою те тебе тебя тем то тоже той
    только тот ту ты тут у уж уже чего чем через что чтобы эта эти это этого этой этот эту этим этих я the a an of to in on is it and
    or for you your we our me my
"""
HELPERS = frozenset(_HELPERS.split())
LONGEST_HELPER = max(map(len, HELPERS))
GRAMMEMES = {
    "impr": "excl",
    "повел": "excl",
    "1per": "1per",
    "2per": "2per",
    "3per": "3per",
    "sing": "sing",
    "plur": "plur",
}
GRAMMEMES |= {
    "past": "past",
    "прош": "past",
    "futr": "futr",
    "pres": "pres",
    "infn": "INFN",
    "инф": "INFN",
    "noun": "NOUN",
}
GRAMMEMES |= {"verb": "VERB", "nomn": "nomn", "gent": "gent", "accs": "accs", "datv": "datv", "ablt": "ablt"}


@lru_cache(maxsize=65_536)
def forms(word: str, grammemes: tuple[str, ...] = ()) -> frozenset[str]:
    """The forms of a word, ё written as е; only those with the grammemes (keys of GRAMMEMES) if any are given.

    A base form (`вернуть`, `ссылка`) gives all its forms. A verb in a personal form keeps its tense, person or mood, in any
    number and gender: `написал` is also «написали», never «напишите», so that telling and commanding stay apart.
    A pronoun stays as written, for «мне написали» and «я написал» are different people's words.
    A base form keeps to that reading (`мой` is not the imperative of «мыть»), a conjunction, preposition or particle to its spellings
    (`что` is «чё», never «чем»). Words that are not Russian stay as they are.
    """
    word = word.lower().replace("ё", "е")
    if not _RUSSIAN.match(word):
        return frozenset((word,))
    readings = [
        reading for reading in _analyser().parse(word) if reading.score >= _LIKELY or reading.normal_form == word
    ]
    if readings and readings[0].tag.POS in _UNCHANGING:
        readings = [reading for reading in readings if reading.tag.POS in _UNCHANGING]
    elif len(word) < _SHORTEST_GUESS:
        readings = [reading for reading in readings if reading.is_known]
    based = [reading for reading in readings if reading.normal_form.replace("ё", "е") == word]
    asked = {GRAMMEMES[grammeme] for grammeme in grammemes}
    found: set[str] = set()
    if not grammemes and readings and readings[0].tag.POS == "NPRO":
        return frozenset((word,))
    for reading in based or readings:
        wanted = asked or _kept(reading.tag)
        found |= _lexeme(reading, frozenset(wanted))
    return frozenset(found if grammemes else found | {word})


def _lexeme(reading: Any, wanted: frozenset[str]) -> set[str]:
    """The forms of a reading that have all the wanted grammemes.

    A word of the dictionary is a stem and a paradigm, which thousands of words share: its endings are chosen once.
    """
    method = reading.methods_stack[0]
    if len(reading.methods_stack) > 1 or len(method) != 4:  # guessed by its ending, made of parts, a single letter
        words = [
            form.word
            for form in reading.lexeme
            if _SHORTENED not in form.tag and all(mark in form.tag for mark in wanted)
        ]
    else:
        _, written, paradigm, place = method
        dictionary = _analyser().dictionary
        stem = dictionary.build_stem(dictionary.paradigms[paradigm], place, written)
        words = [prefix + stem + ending for prefix, ending in _endings(paradigm, wanted)]
    return {word.replace("ё", "е") for word in words}


@cache
def _endings(paradigm: int, wanted: frozenset[str]) -> tuple[tuple[str, str], ...]:
    chosen = [
        (prefix, ending)
        for prefix, tag, ending in _paradigm(paradigm)
        if wanted <= tag.grammemes and _SHORTENED not in tag.grammemes
    ]
    return tuple(dict.fromkeys(chosen))


@cache
def _paradigm(number: int) -> Any:
    return _analyser().dictionary.build_paradigm_info(number)


@lru_cache(maxsize=65_536)
def part_of_speech(word: str) -> str:
    """The likeliest part of speech as OpenCorpora calls it ("NOUN", "PREP"); "" for what is no Russian word. Verbs are one kind."""
    word = word.lower().replace("ё", "е")
    if not _RUSSIAN.match(word):
        return ""
    found = str(_analyser().parse(word)[0].tag.POS or "")
    return "VERB" if found in ("INFN", "GRND", "PRED") else found


def is_word(word: str) -> bool:
    """Whether the dictionary has this word, ё written or not."""
    return bool(_analyser().word_is_known(word))


def _kept(tag: Any) -> set[str]:
    """What of a form's grammemes all its forms must share."""
    if tag.POS == "VERB":
        kept = {"impr", tag.involvement} if tag.mood == "impr" else {"VERB", tag.tense, tag.person}
    elif tag.POS in ("PRTF", "PRTS"):
        kept = {tag.POS, tag.voice, tag.tense}
    else:
        kept = {"GRND"} if tag.POS == "GRND" else set()
    return {str(mark) for mark in kept if mark}


@cache
def _analyser() -> Any:
    """The dictionary: 24 MB that stay, for its parts refer to each other, and only a collection over all there is would free them."""
    import pymorphy3  # only for those who compile rules

    return pymorphy3.MorphAnalyzer(lang="ru")
