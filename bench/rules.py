"""Speed of the rules: whole verdicts at 100, 1,000 and 10,000 generated rules and with the default packs.

Prints messages per CPU-second on Russian messages of about 250 characters beside loops of regular expressions that say the same
rules, the time to compile, the longest pause that a swap makes, the share of each step, and the slowest hostile texts.
"""

import itertools
import random
import re
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from datetime import UTC, datetime
from functools import partial
from typing import Any

from router.schema import InboundMessage, Sender
from rules import policy, wording
from rules.engine import RuleSet, compile_packs
from rules.look import observe, read
from rules.model import Context
from rules.packs import default_packs
from rules.words import forms

TEXTS = (
    "Здравствуйте! Заказ №55443322 застрял на сортировке в Подольске, статус не обновляется уже неделю. Обещали доставить "
    "третьего числа, потом перенесли на десятое, сейчас вообще ничего не видно в приложении. Подскажите, пожалуйста, где "
    "посылка и когда её привезут в пункт выдачи?",
    "Добрый день. В недельном отчёте за период с 3 по 9 ноября не сходятся суммы: продаж на 154 200 руб., а к перечислению "
    "98 100 руб. Удержали за логистику и хранение больше обычного, в детализации строк нет. Прошу пересчитать и объяснить, "
    "ИНН 7707083893.",
    "Мне вчера в телеграме написал какой-то человек, представился сотрудником вашей поддержки, говорит, что по моему заказу "
    "положена компенсация, и просит перейти по ссылке wb-vozvrat24.ru и ввести данные карты. Я ничего не вводила. Скажите, "
    "это мошенники или правда вы?",
    "Купила у вас чайник, пользовалась один день, и он потёк, а потом вообще перестал включаться. Фото и видео приложила. В "
    "пункте выдачи принять отказались, сказали писать в поддержку. Хочу вернуть деньги за товар на карту, чек сохранился, "
    "упаковка целая, прошу решить вопрос.",
    "Здравствуйте! Вас беспокоит отдел возвратов. По вашему обращению одобрена выплата 3490 рублей, для её получения "
    "перейдите по ссылке wildberries.refund-center.ru и укажите номер карты, срок действия и код из СМС, деньги поступят в "
    "течение 15 минут.",
)
HOSTILE: dict[str, Callable[[], str]] = {
    "one-letter words": lambda: "а б в г " * 2500,
    "zero-width flood": lambda: "д\u200b\u200b\u200bе" * 4000,
    "5,000 links": lambda: "a.ru " * 4000 + "http://x.top/" * 500,
    "nested repeats": lambda: ("перейдите по ссылке " * 1000)[:20_000],
    "digits and spaces": lambda: "1 2 3 4 5 6 7 8 9 0 " * 1000,
    "long digits": lambda: "4111111111111111" * 1250,
    "one word": lambda: "а" * 20_000,
    "mixed script": lambda: "пeрeвeдитe " * 1800,
    "broken words": lambda: "п.е.р.е.в.е.д.и.т.е-" * 1000,
    "at signs": lambda: "a@b." * 5000,
    "brackets": lambda: "wb[.]ru (.) [dot] " * 1100,
    "not not": lambda: "не мне вам деньги карта код " * 720,
    "combining marks": lambda: "е\u0301\u0302\u0303\u0304" * 4000,
    "hyphens": lambda: "-".join("аб" for _ in range(7000)),
    "letters and digits": lambda: "а1б2в3г4д5 " * 1800,
}


# What generated rules speak of: a shop's everyday words, so that most words of a message are in some rule.
_VERBS = (
    "вернуть отменить получить оплатить перевести отправить доставить заказать купить списать заблокировать "
    "восстановить подтвердить изменить проверить найти потерять привезти забрать открыть закрыть обменять "
    "начислить удалить загрузить настроить подключить выбрать указать прислать ответить позвонить написать "
    "обещать отказать принять вскрыть сломать перенести задержать удержать пересчитать объяснить приложить сдать "
    "упаковать взвесить разместить перейти ввести сообщить"
)
_NOUNS = (
    "деньги заказ посылка товар возврат карта счет платеж скидка промокод баллы курьер пункт выдача доставка "
    "склад поставка отчет комиссия логистика хранение штраф договор документ чек упаковка размер цвет брак "
    "гарантия обмен отзыв вопрос рейтинг магазин продавец покупатель аккаунт пароль код телефон почта адрес "
    "ссылка приложение сайт поддержка оператор обращение претензия срок статус сортировка перечисление сумма "
    "выплата реквизиты артикул карточка фото видео описание остаток этикетка коробка паллета приемка "
    "инвентаризация реклама ставка кабинет кредит рассрочка подарок сертификат подписка бонус компенсация "
    "экспертиза чайник утюг платье куртка ботинки телевизор ноутбук наушники игрушка книга мебель посуда "
    "косметика"
)
_RULES_IN_PACK = 1000  # a pack is at most a million characters
_LET_GO = 500  # parts of a replaced rule set at a time, as the desk does


Rule = tuple[tuple[str, str], tuple[tuple[str, str], ...]]  # a phrase that must be there, and others of which one must


def generate(count: int) -> list[Rule]:
    """Rules of ordinary shape, the same at every run: a verb and its noun in any order, and one of two more phrases."""
    chance = random.Random(count)
    verbs, nouns = _VERBS.split(), _NOUNS.split()
    pairs = list(itertools.product(verbs, nouns)) + list(itertools.combinations(nouns, 2))
    chance.shuffle(pairs)
    supply = itertools.cycle(pairs)
    return [(next(supply), (next(supply), next(supply))) for _ in range(count)]


def packs_of(rules: list[Rule]) -> dict[str, str]:
    """The rules as packs, some of them about links and card numbers too."""
    packs = {"desk": "schema: 1\npack: desk\nqueues: [{id: all, title: Все, default: true}]\n"}
    packs["desk"] += "topics: [{id: any, title: Любая}]\n"
    for number in range(0, len(rules), _RULES_IN_PACK):
        lines = [_yaml(number + place, rule) for place, rule in enumerate(rules[number : number + _RULES_IN_PACK])]
        packs[f"p{number}"] = f"schema: 1\npack: p{number}\nrules:\n" + "".join(lines)
    return packs


def _yaml(number: int, rule: Rule) -> str:
    first, others = rule
    options = [f'"{" ".join(pair)}"' for pair in others]
    if number % 10 == 0:
        options.append("{url: any}")
    if number % 10 == 5:
        options.append("{entity: card}")
    kind = "kind: topic, topic: any" if number % 2 else "kind: fraud"
    return (
        f"  - {{id: r{number}, title: Правило {number}, {kind}, weight: 20, why: Так говорят,\n"
        f'     when: {{all: [{{phrase: "{" ".join(first)}", gap: 3, order: any}}, {{any: [{", ".join(options)}]}}]}},\n'
        f'     unless: [{{phrase: "-не мошенники {first[1]}"}}]}}\n'
    )


# --- the same rules as regular expressions --------------------------------------------------------------------------------


def expressions(rule: Rule, letter: str) -> tuple[str, list[str]]:
    """A rule's phrases as patterns over lower-case text; `letter` is how the library writes a letter or a digit."""
    first, others = rule
    both = f"{_pattern(first[0], first[1], letter)}|{_pattern(first[1], first[0], letter)}"
    return both, [_pattern(*pair, letter) for pair in others]


def _pattern(left: str, right: str, letter: str) -> str:
    gap = f"(?:[^{letter}]+[{letter}]+){{0,3}}?[^{letter}]+"
    return f"(?:^|[^{letter}])({'|'.join(sorted(forms(left)))}){gap}({'|'.join(sorted(forms(right)))})(?:$|[^{letter}])"


def loop_per_second(rules: list[Rule], make: Callable[[str], Any], letter: str, seconds: float) -> float:
    """Messages per CPU-second of a loop that searches each rule's patterns one by one, with nothing else of an analysis."""
    compiled = []
    for rule in rules:
        first, others = expressions(rule, letter)
        compiled.append((make(first), [make(one) for one in others]))
    count = 0
    began = time.process_time()
    while time.process_time() - began < seconds:
        text = TEXTS[count % len(TEXTS)].lower().replace("ё", "е")
        hits = [first.search(text) and [one.search(text) for one in others] for first, others in compiled]
        count += bool(hits)
    return count / (time.process_time() - began)


# --- measuring ------------------------------------------------------------------------------------------------------------


def message(text: str) -> InboundMessage:
    return InboundMessage(
        channel="",
        external_id="",
        sender=Sender(address="bench:1"),
        text=text,
        sent_at=datetime(2026, 1, 1, tzinfo=UTC),
    )


def numbered() -> Iterator[InboundMessage]:
    """Messages that all differ in a number, so that nothing is remembered whole."""
    for count in itertools.count():
        yield message(f"{TEXTS[count % len(TEXTS)]} {count}")


def per_second(rules: RuleSet, seconds: float = 3.0) -> float:
    """Verdicts per CPU-second; the messages are made beforehand."""
    waiting = numbered()
    count, spent = 0, 0.0
    while spent < seconds:
        batch = list(itertools.islice(waiting, 200))
        began = time.process_time()
        for one in batch:
            rules.judge(one)
        spent += time.process_time() - began
        count += len(batch)
    return count / spent


def compiled(packs: Mapping[str, str]) -> tuple[RuleSet, float]:
    """A rule set and the CPU-seconds it took, the dictionary's loading among them."""
    forms.cache_clear()
    began = time.process_time()
    rules = compile_packs(packs)
    return rules, time.process_time() - began


def swap_pause(packs: Mapping[str, str], rules: RuleSet) -> float:
    """The longest time in milliseconds that a verdict took while another rule set was compiled beside, swapped in and let go again."""
    current = [rules]
    compiler = threading.Thread(target=lambda: current.__setitem__(0, compile_packs(packs)))
    messages = numbered()
    compiler.start()
    longest = 0.0
    while compiler.is_alive():
        began = time.perf_counter()
        current[0].judge(next(messages))
        longest = max(longest, time.perf_counter() - began)
    compiler.join()
    parts = current[0].parts()
    current[0] = rules
    while parts:
        began = time.perf_counter()
        del parts[-_LET_GO:]
        rules.judge(next(messages))
        longest = max(longest, time.perf_counter() - began)
    return longest * 1000


def shares(rules: RuleSet, count: int = 2000) -> dict[str, float]:
    """Microseconds a message of each step of a verdict."""
    program, spent = (
        rules._program,
        dict.fromkeys(("words and phrases", "links and facts", "wording", "rules", "verdict"), 0.0),
    )
    for one in itertools.islice(numbered(), count):
        times = [time.perf_counter()]
        (look,) = read([(one, Context(), {"text": one.text})], program.index, program.literals)
        times.append(time.perf_counter())
        observe(look)
        times.append(time.perf_counter())
        if program.hears:
            wording.listen([look])
        times.append(time.perf_counter())
        waiting = rules._waiting(look)
        (seen,) = rules._seen([look], [waiting], quoted=False)
        misses = rules._misses(look, waiting, {hit.rule.id for hit in seen})
        times.append(time.perf_counter())
        policy.decide(program, [look], [seen], [misses], rules.revision)
        times.append(time.perf_counter())
        for step, (began, ended) in zip(spent, itertools.pairwise(times), strict=True):
            spent[step] += (ended - began) / count * 1e6
    return spent


def slowest(rules: RuleSet) -> dict[str, float]:
    """CPU milliseconds of one verdict for each hostile text, the best of three."""
    found = {}
    for name, make in HOSTILE.items():
        text = make()[:20_000]
        times = []
        for _ in range(3):
            began = time.process_time()
            rules.judge(message(text))
            times.append(time.process_time() - began)
        found[name] = min(times) * 1000
    return found


def show(name: str, packs: Mapping[str, str], seconds: float) -> RuleSet:
    rules, took = compiled(packs)
    for one in itertools.islice(numbered(), len(TEXTS)):
        rules.judge(one)
    pause = swap_pause(packs, rules)
    speed = per_second(rules, seconds)
    print(f"{name}: {speed:,.0f} messages per CPU-second; compiled in {took:.2f} CPU-s; longest pause {pause:.0f} ms")
    print("   " + ", ".join(f"{step} {spent:.0f} µs" for step, spent in shares(rules).items()))
    return rules


def main(seconds: float = 3.0) -> None:
    import re2

    options = re2.Options()
    options.max_mem = 64 << 20  # its own 8 MB is too little for the classes of Unicode beside thirty forms
    options.log_errors = False
    print(f"messages of {sum(map(len, TEXTS)) // len(TEXTS)} characters on average")
    for count in (100, 1000, 10_000):
        written = generate(count)
        last = show(f"{count:,} rules", packs_of(written), seconds)
        if count <= 1000:  # compiling ten thousand rules' expressions would take minutes
            for name, make, letter in (
                ("re", re.compile, r"\w"),
                ("google-re2", partial(re2.compile, options=options), r"\p{L}\p{N}_"),
            ):
                speed = loop_per_second(written, make, letter, seconds)
                print(f"   a loop of {name}: {speed:,.0f} messages per CPU-second, nothing but phrases")
    default = show("the default packs", default_packs(), seconds)
    for title, rules in (("the default packs", default), ("10,000 rules", last)):
        for name, milliseconds in sorted(slowest(rules).items(), key=lambda row: -row[1])[:6]:
            print(f"{milliseconds:8.1f} ms  {name} ({title})")


if __name__ == "__main__":
    main()
