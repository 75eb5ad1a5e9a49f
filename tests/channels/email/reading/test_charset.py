"""Text out of bytes whose label is missing or wrong: short subjects too, and Western text isn't taken for Russian."""

import unicodedata
from pathlib import Path

import pytest

from channels.email.reading.charset import decode, lookup
from tests.channels.email.reading.sentences import SENTENCES

RUSSIAN = ["Заказ", "Вопрос", "Не пришёл заказ", "ЗАКАЗ НЕ ПРИШЕЛ", "Претензия", "Где посылка?", "Спасибо", "Щёки", "Яблоко", "Объявление",
           "Юлия", "Иван Петров", "Хочу вернуть деньги", "ОАО «ГАЗ»", "Привет, это письмо с текстом подлиннее."]  # fmt: skip
WESTERN = [
    "Où est ma commande ?",
    "Très déçu",
    "Grüße",
    "naïve café",
    "Señor Muñoz",
    "für",
    "Ærø",
    "Ça va",
    "Åse Ødegård",
    "já não é",
    "coração",
]
LABELLED = {
    "iso-8859-7": "Γεια σας, πού είναι η παραγγελία;", "windows-1255": "שלום איפה ההזמנה שלי", "windows-1256": "مرحبا أين طلبي",
    "iso-8859-2": "Gdzie jest moje zamówienie? Żółć", "tis-620": "สวัสดี คำสั่งซื้อ", "kz-1048": "Тапсырыс қайда?", "euc-kr": "주문이 어디",
    "big5": "你好，我的訂單", "shift_jis": "注文はどこですか", "koi8-u": "Де моє замовлення?", "windows-1251": "Къде е поръчката?",
}  # fmt: skip


@pytest.mark.parametrize("charset", ["cp1251", "koi8-r", "cp866", "utf-8"])
@pytest.mark.parametrize("text", RUSSIAN)
def test_russian_without_a_label(text: str, charset: str) -> None:
    try:
        data = text.encode(charset)
    except UnicodeEncodeError:
        data = text.replace("«", '"').replace("»", '"').encode(charset)
        text = text.replace("«", '"').replace("»", '"')
    assert decode(data) == text


@pytest.mark.parametrize("label", ["", "iso-8859-1", "windows-1252", "us-ascii"])
@pytest.mark.parametrize("text", WESTERN)
def test_western_stays_western(text: str, label: str) -> None:
    assert decode(text.encode("cp1252"), label) == text


@pytest.mark.parametrize("label", LABELLED)
def test_a_true_label_is_believed(label: str) -> None:
    assert decode(LABELLED[label].encode(lookup(label)), label) == LABELLED[label]


LABELS = {
    "Windows-1251": "cp1251", "x-cp1251": "cp1251", "win-1251": "cp1251", '"KOI8-R"': "koi8-r", "cp-866": "cp866", "ibm866": "cp866",
    "GB2312": "gb18030", "iso-gb2312": "gb18030", "unicode-1-1-utf-7": "utf-7", "iso-8859-8-i": "iso8859-8", "base64": "", "idna": "",
    "unknown-8bit": "", "x\0y": "", "": "",
}  # fmt: skip


@pytest.mark.parametrize("label", LABELS)
def test_labels(label: str) -> None:
    assert lookup(label) == LABELS[label]


def test_cut_utf8_keeps_what_is_whole() -> None:
    assert decode("Где заказ?".encode()[:-12] + b"\xd0", "utf-8").startswith("Гд")


LATIN_1 = ("german", "french", "spanish", "italian", "swedish", "danish", "finnish", "icelandic", "dutch")
IN_CHARSETS = [(name, codec) for name, (codecs, _) in SENTENCES.items() for codec in codecs]
TONES = "\u0300\u0301\u0303\u0309\u0323"


def coded(text: str, codec: str) -> bytes:
    """Vietnamese as Windows wrote it: letters with their hats, and the tone behind them."""
    if codec != "cp1258":
        return text.encode(codec, "ignore")
    split = unicodedata.normalize("NFD", text)
    hats = [part for part in TONES if part in split]
    for tone in hats:
        split = split.replace(tone, f"\0{tone}")
    return unicodedata.normalize("NFC", split).replace("\0", "").encode(codec, "ignore")


@pytest.mark.parametrize("label", ["", "iso-8859-1", "utf-8"])
@pytest.mark.parametrize(("language", "codec"), IN_CHARSETS)
def test_whole_mails_of_a_language_need_no_label(language: str, codec: str, label: str) -> None:
    sentences = SENTENCES[language][1]
    for start in range(len(sentences)):
        data = coded(". ".join((*sentences[start:], *sentences)[:4]), codec)
        assert decode(data, label) == data.decode(codec)


@pytest.mark.parametrize("language", LATIN_1)
def test_a_few_western_words_stay_as_they_are(language: str) -> None:
    for sentence in SENTENCES[language][1]:
        assert decode(sentence.encode("cp1252")) == sentence


def test_signs_alone_tell_nothing() -> None:
    for text in ("Price £50", "20 °C", "© 2024 Shop", "50 €", "½ kg", "I don’t know", "n° 5"):
        assert decode(text.encode("cp1252")) == text


def test_japanese_escapes_are_read_whatever_the_label() -> None:
    data = "注文はどこですか".encode("iso2022_jp")
    assert {decode(data, label) for label in ("utf-8", "us-ascii", "iso-8859-1", "")} == {"注文はどこですか"}


def test_lines_of_another_charset_below_utf8() -> None:
    text, footer = "Привет, где мой заказ?\nЖду ответа.\n", "Подпись списка рассылки\n"
    assert decode(text.encode() + footer.encode("cp1251"), "utf-8") == text + footer


@pytest.mark.parametrize(
    "label",
    [
        "iso-2022-jp",
        "utf-7",
        "windows-1253",
        "iso-8859-7",
        "windows-1255",
        "windows-1257",
        "windows-1254",
        "koi8-r",
        "cp866",
    ],
)
@pytest.mark.parametrize("codec", ["cp1251", "utf-8"])
def test_russian_below_any_label(label: str, codec: str) -> None:
    text = "Привет, где мой заказ? Жду ответа."
    assert decode(text.encode(codec), label) == text


@pytest.mark.parametrize(
    ("language", "codec"),
    [one for one in IN_CHARSETS if one[1] in {"cp1253", "iso8859-7", "cp1255", "cp1256", "cp1257", "cp1250"}],
)
def test_a_true_label_is_believed_of_few_words(language: str, codec: str) -> None:
    for sentence in SENTENCES[language][1]:
        data = sentence.encode(codec, "ignore")
        assert decode(data, codec) == data.decode(codec)


# Lines of a few words, with the charsets that their language was written in.
SHORT = [
    line.split("\t") for line in (Path(__file__).parent / "short_texts.tsv").read_text(encoding="utf-8").splitlines()
]


@pytest.mark.parametrize(
    ("label", "share"), [("", 0.96), ("us-ascii", 0.96), ("iso-8859-1", 0.93), ("windows-1251", 0.94), ("koi8-r", 0.95)]
)
def test_a_few_words_of_any_language(label: str, share: float) -> None:
    written: list[tuple[str, bytes]] = []
    for codecs, text in SHORT:
        for codec in codecs.split():
            data = text.encode(codec, "ignore")
            if data.decode(codec) == text and not data.isascii():
                written.append((text, data))
    wrong = [text for text, data in written if decode(data, label) != text]
    assert len(written) > 800
    assert len(wrong) <= len(written) * (1 - share), wrong


# What stands in ASCII beside a few words of another language: a log, a card, a link, a notice.
BESIDE = [
    "Traceback (most recent call last): File main.py, line 20, raise ValueError: invalid literal for int() with base 10",
    "https://shop.example/catalog/product/view?id=1242&session=abcdefghi&utm_source=newsletter&utm_medium=email",
    "Anna Mokhova, Senior Purchasing Manager, Horns and Hooves International Trading Company Limited",
    "This message is intended solely for the addressee. If you received it in error, please notify the sender immediately.",
    "Mit freundlichen Gruessen, Ihr Kundendienst der Muster und Sohn Handelsgesellschaft",
]


@pytest.mark.parametrize("label", [None, "", "us-ascii", "iso-8859-1"])
def test_words_in_ascii_tell_nothing_of_the_others_charset(label: str | None) -> None:
    """None: the true label."""
    wrong: list[tuple[str, str]] = []
    count = 0
    for number, (codecs, words) in enumerate(SHORT):
        for place, codec in enumerate(codecs.split() if label is None or "cp1251" in codecs else ()):
            pair = (words, BESIDE[(number + place) % len(BESIDE)])
            text = "\n".join(pair if number % 2 else reversed(pair))
            data = text.encode(codec, "ignore")
            if data.decode(codec) == text and not data.isascii():
                count += 1
                wrong += [(words, codec)] if decode(data, codec if label is None else label) != text else []
    assert count > 100
    assert len(wrong) <= count * (0.005 if label is None else 0.05), wrong


def test_utf16_of_russian_without_a_mark() -> None:
    assert decode("Привет".encode("utf-16-le"), "utf-16le") == "Привет"
    assert decode("Привет\n".encode() + "Подпись".encode("cp1251"), "utf-8") == "Привет\nПодпись"
