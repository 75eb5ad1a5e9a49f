"""Which charset unlabelled bytes are most likely in: how often each language uses its letters, and which bytes each charset has for them.

A language is its letters in the order of their frequency; their shares fall off about geometrically. A reading's likelihood is
that of its letters, so that readings of the same bytes can be compared whatever their alphabet is, and of which letters stand
beside each other and of whole words, since few letters of a short text tell little by themselves. Words in ASCII are the same in all
charsets and may be of another language («Не работает: Internal Server Error»): they tell of the others' only if that is theirs, too. Of
the wide charsets of Asia only what fills most texts is known: the commonest characters and the rows where the common ones stand (GB
2312, Big5, KS X 1001 and JIS X 0208 put them first).
"""

import math
import re
from collections import Counter
from collections.abc import Iterator
from functools import lru_cache
from itertools import repeat
from operator import add, itemgetter, mul
from unicodedata import category

from channels.email.reading.samples import SAMPLES

_SAMPLE = 4096  # bytes; letters settle down long before
_ASCII, _BEYOND = bytes(range(0x80)), bytes(range(0x80, 0x100))
# (what it costs to assume the language, its charsets from the likeliest on, its letters from the commonest on, its page of `samples`).
_LANGUAGES: tuple[tuple[float, tuple[str, ...], str, str], ...] = (
    (0, ("cp1251", "koi8-r", "cp866", "iso8859-5", "mac-cyrillic"), "оеаинтсрвлкмдпуяыьгзбчйхжшюцщэфъё", "ru"),
    (2, ("cp1251", "koi8-u", "cp866", "iso8859-5", "mac-cyrillic"), "оанивреітлксдумпязьбгчйхїжцшюєщфґ", "uk"),
    (4, ("cp1251", "iso8859-5", "mac-cyrillic"), "аніеоытрслдкуямпвзбьйгчхцшўжюэфё", "be"),
    (4, ("cp1251", "iso8859-5", "mac-cyrillic"), "аоиентсрвлкдпмзябуъгчцщхшжйюфь", "bg"),
    (5, ("cp1251", "iso8859-5", "mac-cyrillic"), "аоиенртсјдкувлмпзгбцчшжњљхћђџф", "sr"),
    (6, ("kz1048",), "аеынтрлідсқкмуңбжғшзүпөұгоияәйхюцэёфчщһъь", "kk"),
    (5, ("cp1253", "iso8859-7"), "αοιετσνηρπκμλυςδγωχθάφίόέήβξύζώψϊϋΐΰ", "el"),
    (5, ("cp1255", "iso8859-8"), "יוהלארתבמשנעםדקחפסטכןגזךצףץ", "he"),
    (5, ("cp1256", "iso8859-6"), "اليمنرتوبةعدسفهكقحجشطصخضذثغئءزظأإىآؤپچگ", "ar"),
    (5, ("cp874",), "านรอกเงมย่ลวดท้ตสิบปัคีหจไขพชแใะโผถ์ุู็ื\u0e4dำณธศษภฟซญฐฎฏฑฒฆฬฉฝๆึฮฯๅ", ""),
    (0.5, ("cp1252", "mac-roman"), "etaoinshrdlcumwfgypbvkjxqzé", "en"),
    (0.5, ("cp1252", "mac-roman"), "enisratdhulcgmobwfkzpvüäßöjyxqé", "de"),
    (0.5, ("cp1252", "mac-roman"), "esaitnruoldcpmévqfbghjàxèyêzçôâûùîkwœëïæ", "fr"),
    (0.5, ("cp1252", "mac-roman"), "eaosrnidlctumpbgvyqóíhfzjáéñxúüwkªº¿¡", "es"),
    (0.5, ("cp1252", "mac-roman"), "aeosrindmutclpvgqhbfãzjxçáéóêíõúâàôkwyªº", "pt"),
    (0.5, ("cp1252", "mac-roman"), "eaionlrtscdpumvgzfbhqàèùòéìkjxyw", "it"),
    (0.5, ("cp1252", "mac-roman"), "eantrsildomkgväfhupåöbcyjxwzéq", "sv"),
    (0.5, ("cp1252", "mac-roman"), "erntdiaslogkmvfupbhåøyjæcwxzéòôq", "no"),
    (0.5, ("cp1252", "mac-roman"), "aintesloukämvrjhypdögbfcwåqxz", "fi"),
    (1.5, ("cp1252", "mac-roman"), "arniesutðglmkfhvoáþídjóbyæúöpéýxczwq", "is"),
    (0.5, ("cp1252", "mac-roman"), "enatirodslghvkmubpwjczfyxëéïóèq", "nl"),
    (1.5, ("cp1252", "mac-roman"), "aestiulnokmdrvgpäjhõbüföcxwyq", "et"),
    (3, ("cp1250", "iso8859-2"), "iaeoznrwsctykdpmujlłbgęhąóżśćfńźqvx", "pl"),
    (3, ("cp1250", "iso8859-2"), "eaoitnslvrdkumpícházyjběéřčžšgůúfýťďóňxwq", "cs"),
    (3, ("cp1250", "iso8859-2"), "aoeintsrvlkdcmupházybjčíšýéžťgľúfóôäňďŕĺxwq", "sk"),
    (3, ("cp1250", "iso8859-2"), "eatlsnkizroáégmydbvhjőfupöócíúüűxwq", "hu"),
    (3, ("cp1250", "iso8859-2"), "aioentsrjudkvlmpgzbčcšžhćfđxywq", "hr"),
    (3, ("cp1250", "iso8859-2"), "aieonrstljvkdpmzubgčhšcžfxywqđć", "sl"),
    (3, ("cp1250", "iso8859-2"), "eiarntucloăsdpmîvgfbţzhâşjxkyqw", "ro"),
    (3, ("cp1254",), "aeinrlıdkmuytsboüşzgğçhvcöpfjâîûxwq", "tr"),
    (4, ("cp1257", "iso8859-13", "iso8859-4"), "iasteruonkmlpvdjgėbyšūųžčąįczęfhxwq", "lt"),
    (4, ("cp1257", "iso8859-13", "iso8859-4"), "aisterunmākolpdēvzījgbšcūņķļčžģfhxwq", "lv"),
    (5, ("cp1258",), "nhitcgauomđôưêâơ\u0301\u0300\u0323\u0309ylrvkbsápàxăqeíúdù\u0303óéfwjz", ""),
)  # fmt: skip
_KANJI = "日一人年大本中出国上生分行時事者会金今前入間見小手自新話月何文注品届住所返信番号電商店請求書箱送受取願致社様"
# (what it costs to assume it, the first and the last row of its common characters, the commonest ones).
_WIDE: dict[str, tuple[float, int, int, str]] = {
    "gb18030": (6, 0xB0, 0xD7,
        "的一是不了我有在人这上们来到时大地为子中你说生国年着就那和要她出也得里后自以会家可下而过天去能对小多然于心学么之都好看"
        "起发当没成只如事把还用第样道想作种开您请谢货订单退款买包裹收件快递什问题址错误需票换寸取消急求感非常设备盒空服务客"),
    "big5hkscs": (6, 0xA4, 0xC6,
        "的一是不了我有在人這上們來到時大地為子中你說生國年著就那和要她出也得裡後自以會家可下而過天去能對小多然於心學麼之都好看"
        "起發當沒成只如事把還用第樣道想作種開您請謝貨訂單退款買包裹收件快遞什問題址錯誤需票換寸取消急求感非常設備盒空服務客"),
    "cp949": (6, 0xB0, 0xC8,
        "이다는을에가의고하지사한로도어기리서해나라인대시아있자니그정게스들일으와를은부보장주수제여안문거구습요오전동상것면생원"
        "성내무신조소공했우세지만마과선물품배송환불답변주문감합청확받"),
    "cp932": (6, 0x88, 0x97, _KANJI),
    "euc_jp": (6, 0xB0, 0xCF, _KANJI),
}  # fmt: skip
_JAPANESE = frozenset({"cp932", "euc_jp"})
_STOPS = frozenset("„“”‘’‚‹›–—…•·№€\xa0")
_WIDE_STOPS = frozenset("、。，．？！：；（）「」『』【】《》“”‘’…—－・～　ー々①②③")
# What is added for one byte (the logarithms of shares are around -3): no letter of this language, none of this charset, a dash or
# quotation mark, a Latin letter in a text of another script; for one word: its capitals, capitals in wrong places.
_UNKNOWN, _UNDEFINED, _STOP, _FOREIGN = -9.0, -14.0, -6.0, -3.4
_CAPITALS, _ODD, _MIXED = -1.2, -6.0, -6.0
_PAIR = 0.6  # of what neighbours say: they aren't independent
_WORD = 1.0  # what a letter of a known word adds
_DOUBT = 30.0  # so many letters of a page may have had other neighbours by chance
_FAR = 25.0  # below the likeliest reading by letters alone no neighbours are looked at
_BEHIND = 10.0  # the likeliest no charset can be that is so far behind by its letters
_BEGINNING = 120  # bytes of words; in longer texts the letters settle it
_CHANGE = 7.0  # what it costs to assume that the words in ASCII are of another language than those beside them
_MAC = 2.0  # what it costs to assume a Macintosh of before 2001
_MOST = 0.75  # of the letters beyond ASCII: no Latin alphabet has so many
_TAGS = re.compile(rb"<[^<>]{0,2000}>|&[a-z#0-9]{1,10};")
_LETTERS = re.compile(rb"[A-Za-z\x80-\xff]{2,}|[A-Za-z]")  # a lone byte beyond ASCII may be a sign: £50, ½ kg
_WORDS = re.compile(r"[^\W\d_]+")
_MIXED_PLACES = re.compile(rb"[A-Za-z](?=[\x80-\xff])|[\x80-\xff](?=[A-Za-z])")
_MIXED_WIDE = re.compile("[A-Za-z](?=[^\x00-\x7f])|[^\x00-\x7f](?=[A-Za-z])")


def likelihoods(data: bytes, label: str = "") -> dict[str, float]:
    """For the likeliest charsets that can read the bytes: the logarithm of how likely the best reading is; none for mere signs.

    `label` is the charset that they are said to be in: it is tried even where no text of its languages can look so.
    """
    sample = _TAGS.sub(b" ", data[:_SAMPLE])
    letters = _LETTERS.findall(sample)
    words, others = (b" ".join([one for one in letters if one.isascii() is plain]) for plain in (False, True))
    if not words:
        return {}
    scripts = len((words + others).translate(None, _BEYOND)) < (len(words) + len(others)) * (1 - _MOST)
    asked = [number for number, one in enumerate(_LANGUAGES) if label in one[1] or not (scripts and _tables(number)[0])]
    beside, elsewhere = _beside(others, [number for number in asked if _tables(number)[0]])
    alone = {
        (number, codec): score + max(beside.get(number, elsewhere), elsewhere)
        for number, codec, score in _alone(words, asked)
    }
    found: dict[str, float] = {}
    likely = max(alone.values()) - _FAR
    for (number, codec), score in alone.items():
        if score > likely and (page := _LANGUAGES[number][3]):
            score += _fit(page, _apart(words[:_BEGINNING], codec))
        found[codec] = max(found.get(codec, -math.inf), score)
    _judge_shapes(found, words, label)
    for codec in _WIDE:
        try:
            data.decode(codec)
        except UnicodeDecodeError:
            continue
        found[codec] = _wide(sample.decode(codec, "ignore"), codec) + elsewhere - _foreign(others)
    return found


def _alone(words: bytes, languages: list[int]) -> Iterator[tuple[int, str, float]]:
    """What words say by their letters alone: for each of the languages in each of its charsets."""
    plain, beyond = Counter(words.translate(None, _BEYOND)), Counter(words.translate(None, _ASCII))
    of_plain, of_beyond = itemgetter(*plain, 0, 0), itemgetter(*beyond, 0, 0)  # of one it gives no tuple
    mixed = len(_MIXED_PLACES.findall(words)) * _MIXED
    for number in languages:
        cost, codecs, _, _ = _LANGUAGES[number]
        latin, tables = _tables(number)
        shared = sum(map(mul, plain.values(), of_plain(tables[0]))) - cost + (0.0 if latin else mixed)
        for place, codec in enumerate(codecs):
            yield number, codec, shared + sum(map(mul, beyond.values(), of_beyond(tables[place]))) - place * 0.6


def _beside(words: bytes, languages: list[int]) -> tuple[dict[int, float], float]:
    """What words in ASCII add for each of these languages, all Latin; and for any other: they may be of another language than the rest."""
    if not words or not languages:
        return {}, _foreign(words)
    counts = Counter(words)
    of_counts = itemgetter(*counts, 0, 0)
    found = {number: sum(map(mul, counts.values(), of_counts(_tables(number)[1][0]))) for number in languages}
    likely = max(found.values()) - _FAR
    for number, score in found.items():
        if score > likely and (page := _LANGUAGES[number][3]):
            found[number] = score + _fit(page, _apart(words[:_BEGINNING], "ascii"))
    return found, max(found.values()) - _CHANGE


def _foreign(words: bytes) -> float:
    return (len(words) - words.count(b" ")) * _FOREIGN


def _judge_shapes(found: dict[str, float], words: bytes, label: str) -> None:
    """Takes away for signs inside words and for odd capitals, the likeliest first; what can't become the likeliest goes."""
    best = -math.inf
    for codec in sorted(found, key=found.__getitem__, reverse=True):
        if found[codec] < best - _BEHIND and codec != label:
            del found[codec]
            continue
        signs = len(words) - len(words.translate(None, _signs(codec)))
        found[codec] += _by_shape(words[:1000].decode(codec, "replace")) + signs * _ODD - _MAC * codec.startswith("mac")
        best = max(best, found[codec])


@lru_cache(maxsize=64)
def _signs(codec: str) -> bytes:
    """The bytes beyond ASCII that are no letters there and stand in no word: ¾, ®, a drawn line."""
    chars = ((byte, byte.decode(codec, "ignore")) for byte in (bytes([code]) for code in _BEYOND))
    return b"".join(byte for byte, char in chars if char and category(char)[0] in "SN" and char not in _STOPS)


_Letters = tuple[str, list[str], list[str]]


@lru_cache(maxsize=64)
def _apart(words: bytes, codec: str) -> _Letters:
    """The text, every letter with the one behind it, and the words: once for all languages."""
    text = f" {words.decode(codec, 'replace').lower()} "
    return text, list(map(add, text, text[1:])), text.split()


def _fit(page: str, read: _Letters) -> float:
    """What letters beside each other add to what they say alone, and whole words to what their letters say."""
    pairs, others, known = _learnt(page)
    text, neighbours, words = read
    near = sum(map(pairs.get, neighbours, map(others.get, text, repeat(0.0))))
    return _PAIR * near + _WORD * sum([len(word) for word in words if word in known])


@lru_cache(maxsize=64)
def _learnt(page: str) -> tuple[dict[str, float], dict[str, float], frozenset[str]]:
    """For two letters the logarithm of how much oftener than by chance they stand so; for the first what any other pair has; words."""
    words = _WORDS.findall(SAMPLES[page].lower())
    text = f" {' '.join(words)} "
    alone, pairs = Counter(text), {}
    for pair, count in Counter(map(add, text, text[1:])).items():
        by_chance = alone[pair[1]] / len(text)
        pairs[pair] = math.log((count / by_chance + _DOUBT) / (alone[pair[0]] + _DOUBT))
    return pairs, {letter: math.log(_DOUBT / (count + _DOUBT)) for letter, count in alone.items()}, frozenset(words)


def _by_shape(words: str) -> float:
    """Words are small, have a capital in front, or are all capitals: others are read in the wrong charset."""
    score = 0.0
    for word in words.split():
        if not word.islower() and word.lower() != word.upper():
            score += _CAPITALS if word.isupper() or word.istitle() else _ODD
    return score


@lru_cache(maxsize=64)
def _tables(number: int) -> tuple[bool, list[tuple[float, ...]]]:
    """Whether the language's letters are Latin, and for each of its charsets what each byte adds to the likelihood of a reading."""
    _, codecs, letters, _ = _LANGUAGES[number]
    latin = any(char.isascii() for char in letters)
    fall = 1 - 4.5 / len(letters)
    whole = sum(fall**rank for rank in range(len(letters)))
    shares = {letter: math.log(fall**rank / whole) for rank, letter in enumerate(letters)}
    return latin, [tuple(_of_byte(byte, codec, shares, latin=latin) for byte in range(256)) for codec in codecs]


def _of_byte(byte: int, codec: str, shares: dict[str, float], *, latin: bool) -> float:
    char = bytes([byte]).decode(codec, "ignore")
    if not char:
        return _UNDEFINED
    if (share := shares.get(char.lower()[:1])) is not None:
        return share
    if byte < 0x80:
        return 0.0 if not char.isalpha() else _UNKNOWN if latin else _FOREIGN
    return _STOP if char in _STOPS else _UNKNOWN


def _wide(text: str, codec: str) -> float:
    cost, first, last, commonest = _WIDE[codec]
    score = len(_MIXED_WIDE.findall(text)) * _MIXED - cost
    for char, count in Counter(text).items():
        score += count * _of_wide(char, codec, first, last, commonest)
    return score


def _of_wide(char: str, codec: str, first: int, last: int, commonest: str) -> float:
    if char < "\x80":
        return _FOREIGN if char.isalpha() else 0.0
    if char in commonest or char in _WIDE_STOPS:
        return -5.5
    if codec in _JAPANESE and "\u3041" <= char <= "\u30fe":
        return -4.5
    coded = char.encode(codec, "replace")
    if len(coded) == 2 and first <= coded[0] <= last and (codec != "cp949" or coded[1] >= 0xA1):
        return -8.0 if codec == "cp949" else -8.5
    return -13.0
