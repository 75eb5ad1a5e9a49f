"""Speed of the rules: whole verdicts with the default packs, and the worst texts we could think of.

Prints messages per CPU-second on Russian messages of about 250 characters, the time to compile, and the slowest hostile text.
"""

import time
from collections.abc import Callable
from datetime import UTC, datetime

from router.schema import InboundMessage, Sender
from rules.engine import RuleSet, compile_packs
from rules.packs import default_packs

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


def message(text: str) -> InboundMessage:
    return InboundMessage(
        channel="",
        external_id="",
        sender=Sender(address="bench:1"),
        text=text,
        sent_at=datetime(2026, 1, 1, tzinfo=UTC),
    )


def per_second(rules: RuleSet, seconds: float = 3.0) -> float:
    """Verdicts per CPU-second; every text differs in a number, so that nothing is remembered whole."""
    count = 0
    began = time.process_time()
    while time.process_time() - began < seconds:
        for text in TEXTS:
            rules.judge(message(f"{text} {count}"))
            count += 1
    return count / (time.process_time() - began)


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


def main() -> None:
    began = time.process_time()
    rules = compile_packs(default_packs())
    print(f"compiled in {time.process_time() - began:.2f} CPU-s, revision {rules.revision}")
    for text in TEXTS:
        rules.judge(message(text))
    print(
        f"{per_second(rules):,.0f} messages per CPU-second ({sum(map(len, TEXTS)) // len(TEXTS)} characters on average)"
    )
    for name, milliseconds in sorted(slowest(rules).items(), key=lambda row: -row[1]):
        print(f"{milliseconds:8.1f} ms  {name}")


if __name__ == "__main__":
    main()
