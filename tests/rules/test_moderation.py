"""The rules of public questions: what a person has to look at before others read on, and what is only an ordinary question."""

import pytest

from router.schema import Verdict
from rules.model import Context
from tests.rules.gold.score import Sample, load, obfuscate
from tests.rules.test_packs import judge

INNOCENT = """
страхуй подстрахуй застрахуйте психуй психуют команда командировка командный оскорблять оскорбление ослаблять потреблять употребляет
употреблять грубость хлебать хлебало рубля рублями корабля сабля гребля дубляж бляха бляшка цапля колебания колебаться небо требует
потребует себе тебе мебель учебник лечебный погребок ребенок ребята жеребец хребет вебинар дебют эбонит небось хлеб служебный
употребление худи худой художник хуже похудеть хурма хутор хулиган духуй сухую глухую плохую бухую лихую сухие выхухоль ухудшить
мандарин мандат команде скипидар педаль педикюр лепидолит спидометр поезд приезд уезд звезда борозда узда дрочёна гондола
гонконг судак рыбак мудрый мудрость залупить срам сравнить сразу собрать страна странный сруб струя херувим херсон
херес сучок суккулент сукно дерматин говорить говядина ежовый шлюз шлюпка блестит бледный блюдо ублажить дебет
"""
PROFANE = """
хуй хуйня хуёвый хуево нахуй похуй охуел охуенный охуительно нихуя дохуя хуета хуярит пизда пиздец пиздатый распиздяй спиздили
допизделись блядь бляди блядский блять блятский бля ебать ебаный ёбаный ебучий ебнул ебануться заебали заебись доебались наебали
наебалово уебок уебаны отъебись въебал долбоёб долбоеб поебать проебали съебался выебываются мудак мудаки мудила гандон гондоны
пидор пидоры пидарас пидорасы шлюха говно говнище дерьмо дерьмовый жопа залупа сраный сраная обосрались засранцы дрочить
"""
ORDINARY = [
    "Какая длина рукава у размера 48?",
    "Подойдёт ли чехол к телефону прошлого года?",
    "Здравствуйте! Сколько ватт у блендера и есть ли насадка для теста?",
    "Это 100 % хлопок? Садится после стирки?",
    "Есть ли USB-C, HDMI, NFC и Wi-Fi?",
    "Колонка ловит радио? Через телефон по блютус играет?",
    "Можно ли мыть в посудомойке и ставить в духовку до 220 градусов?",
    "Почему цена выросла вдвое за неделю?",
    "Чем отличается от модели 8512-A?",
    "Подскажите, когда появится размер М в чёрном цвете",
    "Срок годности до какого числа на партии, что сейчас на складе?",
    "На какой вес рассчитан стул? Мой муж 120 кг",
]


def moderated(text: str, *, public: bool = True) -> Verdict:
    return judge(text, facts={"public": public})


def reasons(text: str, *, public: bool = True) -> set[str]:
    return {
        cue.rule
        for cue in moderated(text, public=public).cues
        if cue.hit and not cue.suppressed_by and cue.rule.startswith("moderation_")
    }


@pytest.mark.parametrize("word", INNOCENT.split())
def test_innocent_words_are_not_profane(word: str) -> None:
    assert not reasons(f"Скажите, а {word} у вас бывает?") & {"moderation_profanity", "moderation_insult"}


@pytest.mark.parametrize("word", PROFANE.split())
def test_profane_words_are(word: str) -> None:
    assert "moderation_profanity" in reasons(f"Ну {word} же, а не куртка")


@pytest.mark.parametrize("text", ORDINARY)
def test_an_ordinary_question_on_an_item_passes(text: str) -> None:
    verdict = moderated(text)
    assert reasons(text) == set()
    assert "hold" not in verdict.actions
    assert "moderation" not in verdict.tags


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("Подойдёт ли подкладка? " * 60, "moderation_long"),
        ("Лучше смотрите тут: moda-opt.ru/kurtki", "moderation_link"),
        ("Лучше смотрите тут: moda-opt[.]ru", "moderation_link"),
        ("Всем, кто хочет такую же, звоните +7 912 345-67-89", "moderation_contacts"),
        ("Фото вживую пришлю, почта anna.k@yandex.ru", "moderation_contacts"),
        ("Кому интересно, пишите в лс", "moderation_contacts"),
        ("На озоне такие же вдвое дешевле", "moderation_other_shop"),
        ("Видел такую же на Авито, стоит вдвое меньше", "moderation_other_shop"),
        ("Зачем тут, купите на другом сайте, там выгоднее", "moderation_other_shop"),
        ("Продавец идиот, отвечает не на то", "moderation_insult"),
        ("КОГДА БУДЕТ РАЗМЕР СОРОК ВОСЕМЬ", "moderation_capitals"),
    ],
)
def test_each_reason_holds_what_is_public_and_only_that(text: str, reason: str) -> None:
    verdict = moderated(text)
    assert reason in reasons(text)
    assert "hold" in verdict.actions
    assert "moderation" in verdict.tags or verdict.role == "attack"
    assert reasons(text, public=False) == set()
    assert "moderation" not in moderated(text, public=False).tags


def test_a_reason_shows_the_words_that_were_meant() -> None:
    text = "Ну и говно эта ваша куртка"
    cue = next(cue for cue in moderated(text).cues if cue.rule == "moderation_profanity" and cue.hit)
    assert [text[span.start : span.end] for span in cue.spans] == ["говно"]
    assert "«говно»" in cue.because


@pytest.mark.parametrize("text", ["Ну и пиздец, а не куртка", "Кому интересно, пишите в телеграм", "Продавец идиот"])
def test_disguise_hides_nothing(text: str) -> None:
    for seed in range(12):
        assert reasons(obfuscate(text, seed)) == reasons(text), obfuscate(text, seed)


def test_links_are_not_to_be_followed_and_our_own_are_harmless() -> None:
    assert "block_links" in moderated("Смотрите обзор: youtube.com/watch?v=1").actions
    assert reasons("Чем отличается от wildberries.ru/catalog/123/detail.aspx?") == set()


def test_an_operators_answer_is_not_moderated() -> None:
    verdict = judge("Напишите нам: +7 495 123-45-67", Context(direction="out"), facts={"public": True})
    assert not [cue for cue in verdict.cues if cue.rule.startswith("moderation_") and cue.hit and not cue.suppressed_by]


def test_an_order_is_no_matter_of_a_public_question() -> None:
    verdict = moderated("Где мой заказ, когда привезут?")
    assert ("not-about-item" in verdict.tags, "hold" in verdict.actions) == (True, False)
    assert "not-about-item" not in moderated("Где мой заказ, когда привезут?", public=False).tags


def test_no_ordinary_message_is_profane() -> None:
    """The gold set's buyers and sellers are angry at times, but they don't swear."""
    calm = [one for one in load() if one.role == "none"]
    found = [one.text for one in calm if "moderation_profanity" in reasons(one.text)]
    assert len(calm) > 500
    assert found == []
    assert isinstance(calm[0], Sample)
