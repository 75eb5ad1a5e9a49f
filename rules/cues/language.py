"""In which language a text is written: ru, uk, be, kk or en by their letters and most frequent words; pure and linear.

Made for messages to a support desk, where nearly all are Russian. Texts of fewer than three words are "unknown" unless a letter
gives them away; other languages are "other", as is Russian in Latin letters. Languages that share both letters and small words
(Bulgarian, Serbian, Kyrgyz) are told from these five, not from each other.
"""

import re
from collections import Counter
from functools import lru_cache
from typing import Literal

Language = Literal["ru", "uk", "be", "kk", "en", "other", "unknown"]
LANGUAGES: tuple[Language, ...] = ("ru", "uk", "be", "kk", "en", "other", "unknown")

_MOST = 2000  # characters that are looked at
_WORD = re.compile(r"[^\W\d_]+")
_ADDRESS = re.compile(r"[@/]|\.\w\w")
_ENOUGH_WORDS, _ENOUGH_LETTERS = 3, 10


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


_FREQUENT: dict[Language, frozenset[str]] = {
    "ru": _set(
        "и в не на я что с как а по это у мне за но вы из так же от о бы был для мой когда где есть или до меня если ещё еще "
        "нет уже только был была было заказ здравствуйте добрый день пожалуйста спасибо почему деньги товар можно"
    ),
    "uk": _set(
        "і й та в у не на я що з як а по це мені за але ви із так від о би був для мій коли де є або до мене якщо ще нема вже "
        "тільки була було замовлення вітаю добрий день дякую чому гроші товар можна будь ласка який про"
    ),
    "be": _set(
        "і й ды ў у не на я што з як а па гэта мне за але вы так ад аб бы быў для мой калі дзе ёсць ці да мяне яшчэ няма ужо "
        "толькі была было заказ замова добры дзень ласка дзякуй чаму грошы тавар можна прывітанне"
    ),
    "kk": _set(
        "және мен бұл бір осы үшін деп болды бар жоқ емес керек қалай қайда неге маған сіз біз сізге бойынша туралы рахмет "
        "сәлеметсіз бе ма ме ба тапсырыс ақша тауар қашан болады еді ғой де да сәлем"
    ),
    "en": _set(
        "the a an to of and in is it i my you your for on with not have was are this that be when where can do at from what "
        "please order me we but will has been did how hello hi thank thanks no if or as refund so there want need"
    ),
}
_LETTERS: dict[Language, frozenset[str]] = {
    "ru": frozenset("ёъыэ"),
    "uk": frozenset("їєґ"),
    "be": frozenset("ў"),
    "kk": frozenset("әғқңөұүһ"),
}
_FOREIGN = frozenset("ђјљњћџѓќѕѐӣӯҷҳ")  # of Serbian, Macedonian, Tajik
# Small words of Bulgarian that are no Russian ones: letters alone don't tell the two apart.
_BULGARIAN = _set("съм са се от ще няма къде кога поръчка защо моля благодаря здравейте беше към със при или това")


@lru_cache(maxsize=1024)
def language_of(text: str) -> Language:
    """The language most of the text is in; "unknown" where there is too little of it."""
    lower = text[:_MOST].lower()
    if _ADDRESS.search(lower):  # links and mail addresses are in no language
        lower = " ".join(word for word in lower.split() if not _ADDRESS.search(word))
    words = _WORD.findall(lower)
    letters = Counter("".join(words))
    total = letters.total()
    if not total:
        return "unknown"
    cyrillic = sum(number for letter, number in letters.items() if "\u0400" <= letter <= "\u04ff")
    latin = sum(number for letter, number in letters.items() if letter.isascii())
    if max(cyrillic, latin) * 2 < total:
        return "other"
    if cyrillic >= latin:
        return _cyrillic(words, letters, total)
    if len(words) < _ENOUGH_WORDS or total < _ENOUGH_LETTERS:
        return "unknown"
    known = sum(word in _FREQUENT["en"] for word in words)
    return "en" if known * 6 >= len(words) else "other"


def _cyrillic(words: list[str], letters: Counter[str], total: int) -> Language:
    if any(letters[letter] for letter in _FOREIGN):
        return "other"
    points = {
        name: 3 * sum(letters[letter] for letter in own) + 2 * sum(word in _FREQUENT[name] for word in words)
        for name, own in _LETTERS.items()
    }
    if letters["і"]:
        if letters["ў"] or letters["ы"] or letters["э"]:
            points["kk" if points["kk"] > points["be"] else "be"] += 3 * letters["і"]
        else:
            points["uk"] += 3 * letters["і"]
        points["ru"] -= 3 * letters["і"]
    if letters["ў"] or points["kk"] > points["ru"]:
        points["ru"] -= 3 * (letters["ы"] + letters["э"] + letters["ё"])  # they are of these alphabets as well
    best = max(points, key=lambda name: points[name])
    if points[best] <= 2 * sum(word in _BULGARIAN for word in words):
        return "other" if points[best] > 0 or any(word in _BULGARIAN for word in words) else _plain(words, total)
    few = len(words) < _ENOUGH_WORDS or total < _ENOUGH_LETTERS
    return "unknown" if few and points[best] < 3 else best


def _plain(words: list[str], total: int) -> Language:
    """Cyrillic letters that all have, no small words: on this desk that is Russian, if it is a sentence at all."""
    return "unknown" if len(words) < _ENOUGH_WORDS or total < _ENOUGH_LETTERS else "ru"
