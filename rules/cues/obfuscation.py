"""Words written so that a filter can't read them: found on the text as written, then read the way a person reads them.

Reading starts from the words the rules know: folding first and looking later invents words that nobody wrote.
"""

import itertools
import re
from collections.abc import Callable, Collection, Iterable, Iterator

from rules.cues.typo import LONGEST
from rules.text import ZERO_WIDTH, Normal, Tokens

KINDS = ("zero_width", "mixed_script", "spaced", "digits")

_SPACED = re.compile(r"(?<![^\W_])[^\W\d_](?:[ .\-_*•|\u00a0]{1,3}[^\W\d_]){3,}(?![^\W_])")
_BROKEN = re.compile(r"[а-я]{1,20}(?:[@$*_|•·~=+\-.,/\\'`^]{1,3}[а-я]{1,20}){1,12}")
_LONGEST_PIECE = 20  # letters, in _BROKEN
# Is in all that _BROKEN finds, and begins with a rarer sign: quick to look for.
_BREAK = re.compile(r"[@$*_|•·~=+\-.,/\\'`^](?<=[а-я].)[@$*_|•·~=+\-.,/\\'`^]{0,2}[а-я]")
_SUSPECT = re.compile(r"[а-я][@$*_|•·~=+\-.,/\\'`^]{1,3}[а-я]|[а-я]\d|\d[а-я]|([а-я])\1\1")
_ODD = re.compile(r"[a-z]{4}|[^\W\d]\d|\d[^\W\d]|([^\W\d])\1\1")  # in a word: what can be read another way
_CYRILLIC = re.compile(r"[а-я]")
_HIDDEN = re.compile(rf"[^\W\d_][{''.join(sorted(ZERO_WIDTH))}]+[^\W\d_]")
_PIECE = re.compile(r"[а-яё@$]+")
_REPEATS = re.compile(r"(.)\1{2,}")
_DIGITS = {
    "0": "о",
    "1": "иil",
    "3": "зе",
    "4": "ча",
    "5": "пс",
    "6": "бо",
    "7": "т",
    "8": "в",
    "9": "дя",
    "@": "а",
    "$": "с",
}
_LOOKS = str.maketrans("aceopxykmthbnrui", "асеорхукмтнвпгии")
_PAIRS = (("shch", "щ"), ("sch", "щ"), ("yo", "е"), ("jo", "е"), ("zh", "ж"), ("kh", "х"), ("ts", "ц"), ("ch", "ч"), ("sh", "ш"),
          ("yu", "ю"), ("ju", "ю"), ("ya", "я"), ("ja", "я"))  # fmt: skip
_SOUNDS = str.maketrans("abvgdezijklmnoprstufhcyqwx'", "абвгдезийклмнопрстуфхцыкввь")
_MOST_READINGS = 64
_LONGEST_RUN = 240  # letters of a spaced-out run that are taken apart
_SHORT = frozenset((
    "в", "на", "по", "и", "не", "за", "с", "к", "для", "вас", "нам", "мы", "вы", "вам", "ваш", "до", "от", "из",
    "у", "о", "об", "а", "но", "что", "как", "или", "это", "мне", "я", "он", "ваши", "ваша",
))  # fmt: skip


def hidden_letters(original: str) -> list[tuple[int, int]]:
    """Words (their places) with zero-width characters between letters: nobody types these by hand."""
    if original.isascii() or ZERO_WIDTH.isdisjoint(original):
        return []
    return [match.span() for match in _HIDDEN.finditer(original[:20_000])]


def uncover(
    normal: Normal, tokens: Tokens, odd: Iterable[str], known: Collection[str], undisguised: Callable[[str], str]
) -> tuple[Tokens, list[tuple[str, int, int]]]:
    """The tokens with disguised words read, and what was found: (kind, start, end) in the normalised text.

    A word counts as disguised only if its reading is among the `known` words. `odd` are the words that may be another
    in disguise, `undisguised` is the function of this name.
    """
    signals = [("mixed_script", start, end) for start, end in normal.mixed if normal.text[start:end] in known]
    text = normal.text
    replaced: list[tuple[int, int, list[tuple[str, int, int]]]] = []
    for match in _SPACED.finditer(text) if "spaced" in normal.hints else ():
        words = _spaced_words(text, match.start(), match.end(), known)
        if any(len(word) > 2 and word in known for word, _, _ in words):
            replaced.append((match.start(), match.end(), words))
            signals.append(("spaced", match.start(), match.end()))
    for match in _broken(text) if "broken" in normal.hints else ():
        reading = _joined(match.group(), known)
        if reading:
            replaced.append((match.start(), match.end(), [(reading, match.start(), match.end())]))
            signals.append(("spaced", match.start(), match.end()))
    reread = _reread(tokens, odd, undisguised)
    if reread and _SUSPECT.search(text):
        signals += reread
    return (_spliced(tokens, replaced) if replaced else tokens), signals


def undisguised(word: str, known: Collection[str]) -> str:
    """The known word that a word is if its digits, repeated or Latin letters are read as they look; "" if there is none."""
    if not 3 <= len(word) <= LONGEST or not _ODD.search(word):
        return ""
    return next((reading for reading in _readings(word) if reading in known), "")


def _broken(text: str) -> Iterator[re.Match[str]]:
    """What _BROKEN finds, tried only where a break is."""
    end = 0
    for place in [found.start() for found in _BREAK.finditer(text)]:
        # It has no space in it, and begins with at most _LONGEST_PIECE letters.
        begin = max(end, place - _LONGEST_PIECE, text.rfind(" ", end, place) + 1)
        match = _BROKEN.search(text, begin) if place >= end else None
        if match:
            yield match
            end = match.end()


def _joined(broken: str, known: Collection[str]) -> str:
    """The known word that broken letters make together; "" if they make none, or if a longer piece is a word by itself."""
    pieces = _PIECE.findall(broken)
    joined = "".join(pieces)
    if len(joined) > LONGEST or any(len(piece) > 3 and piece in known for piece in pieces):
        return ""
    return next((reading for reading in _readings(joined) if reading in known), "")


def _spaced_words(text: str, start: int, end: int, known: Collection[str]) -> list[tuple[str, int, int]]:
    """The words of `п е р е в о д  н а  к а р т у`, taken apart by the wider gaps, or else by the words the rules know."""
    places = [place for place in range(start, end) if text[place].isalpha()][:_LONGEST_RUN]
    gaps = [right - left for left, right in itertools.pairwise(places)]
    narrow = min(gaps)
    words: list[tuple[str, int, int]] = []
    run = [places[0]]
    for gap, place in zip([*gaps, narrow + 1], [*places[1:], end], strict=True):
        if gap > narrow or place == end:
            letters = "".join(text[one] for one in run)
            offset = 0
            for word in _segments(letters, known):
                words.append((word, run[offset], run[offset + len(word) - 1] + 1))
                offset += len(word)
            run = []
        run.append(place)
    return words


def _segments(letters: str, known: Collection[str]) -> Iterator[str]:
    """Letters as the fewest unknown letters, then the fewest words: dynamic programming over the words' ends."""
    best: list[tuple[int, int, int]] = [(0, 0, 0)]  # (unknown letters, words, where the last word begins)
    for end in range(1, len(letters) + 1):
        options = [(best[end - 1][0] + 1, best[end - 1][1] + 1, end - 1)]
        for begin in range(max(0, end - LONGEST), end):
            if letters[begin:end] in _SHORT or (end - begin > 2 and letters[begin:end] in known):
                options.append((best[begin][0], best[begin][1] + 1, begin))
        best.append(min(options))
    cuts = []
    end = len(letters)
    while end:
        cuts.append((best[end][2], end))
        end = best[end][2]
    return (letters[begin:end] for begin, end in reversed(cuts))


def _reread(tokens: Tokens, odd: Iterable[str], undisguised: Callable[[str], str]) -> list[tuple[str, int, int]]:
    """Reads odd words another way, in place: digits for letters, drawn-out letters, Latin letters for Russian ones."""
    read = {word: reading for word in odd if (reading := undisguised(word))}
    signals = []
    for index, word in enumerate(tokens.words) if read else ():
        if word in read:
            tokens.words[index] = read[word]
            if any(letter.isdecimal() for letter in word):
                signals.append(("digits", tokens.starts[index], tokens.ends[index]))
    return signals


def _readings(word: str) -> Iterator[str]:
    if word.isascii():
        if word.isalpha() and len(word) >= 4:
            yield word.translate(_LOOKS)
            yield transliterate(word)
        return
    if not _CYRILLIC.search(word):
        return
    yield word
    if not _DIGITS.keys().isdisjoint(word):
        choices = [_DIGITS.get(letter, letter) for letter in word]
        if sum(len(choice) > 1 for choice in choices) <= 6:
            for reading in itertools.islice(itertools.product(*choices), _MOST_READINGS):
                yield "".join(reading)
    if _REPEATS.search(word):
        yield _REPEATS.sub(r"\1", word)
        yield _REPEATS.sub(r"\1\1", word)


def transliterate(word: str) -> str:
    """A Russian word typed in Latin letters, as it probably reads."""
    for pair, letter in _PAIRS:
        word = word.replace(pair, letter)
    return word.translate(_SOUNDS)


def _spliced(tokens: Tokens, replaced: list[tuple[int, int, list[tuple[str, int, int]]]]) -> Tokens:
    """The tokens with those inside a replaced stretch exchanged for its words, positions counted anew."""
    rows = list(zip(tokens.words, tokens.starts, tokens.ends, tokens.positions, strict=True))
    replaced.sort()
    merged = Tokens(tokens.text, [], [], [], [])
    shift = place = 0
    for start, end, words in replaced:
        while place < len(rows) and rows[place][1] < start:
            _append(merged, *rows[place][:3], rows[place][3] + shift)
            place += 1
        if merged.starts and merged.starts[-1] >= start:
            continue  # overlaps a stretch already read
        inside = place
        while place < len(rows) and rows[place][1] < end:
            place += 1
        behind = merged.positions[-1] + 1 if merged.positions else 0
        position = rows[inside][3] + shift if inside < len(rows) else behind
        for offset, (word, first, last) in enumerate(words):
            _append(merged, word, first, last, position + offset)
        if 0 < place < len(rows):  # what follows stands as far behind the words as it stood behind the stretch
            shift = position + len(words) - rows[place - 1][3] - 1
    for word, first, last, position in rows[place:]:
        _append(merged, word, first, last, position + shift)
    return merged


def _append(tokens: Tokens, word: str, start: int, end: int, position: int) -> None:
    tokens.words.append(word)
    tokens.starts.append(start)
    tokens.ends.append(end)
    tokens.positions.append(position)
