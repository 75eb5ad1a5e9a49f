"""The default packs: their own tests, the gold set, and what a verdict asks the desk to do."""

from dataclasses import replace
from datetime import UTC, datetime
from functools import cache
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from router.schema import Entity, InboundMessage, Sender, Verdict
from rules.engine import RuleSet, compile_packs
from rules.model import Context
from rules.packs import default_packs
from tests.rules.gold.score import load, obfuscate, score


@cache
def rules() -> RuleSet:
    return compile_packs(default_packs())


def said(text: str = "", **more: Any) -> InboundMessage:
    at = datetime(2026, 1, 1, tzinfo=UTC)
    return InboundMessage(channel="c", external_id="1", sender=Sender(address="c:1"), text=text, sent_at=at, **more)


def judge(text: str = "", context: Context | None = None, **more: Any) -> Verdict:
    return rules().judge(said(text, **more), context or Context())


def test_every_rule_passes_its_own_tests() -> None:
    assert rules().run_tests() == []


def test_most_rules_have_tests_of_both_kinds() -> None:
    judged = rules()._program.rules
    assert all(rule.tests.match for rule in judged)
    assert sum(bool(rule.tests.no_match) for rule in judged) >= 0.9 * len(judged)


@pytest.mark.parametrize("disguised", [False, True])
def test_the_gold_set_is_read_well_enough(disguised: bool) -> None:
    samples = [replace(one, text=obfuscate(one.text)) if disguised else one for one in load()]
    found = score(rules(), samples)
    assert len(samples) >= 300
    assert found.precision >= 0.945
    assert found.recall >= 0.92
    assert found.apart >= 0.965
    assert found.topic_f1 >= 0.9
    assert found.undecided <= 0.12
    assert found.sections_named >= 0.7
    assert found.sections_right >= 0.9


def test_messages_are_judged_together_as_each_by_itself() -> None:
    texts = [one.text for one in load()][:60]
    messages = [said(text, quoted=quoted) for text, quoted in zip(texts, ["", "", *texts], strict=False)]
    together = rules().judge_all([(message, Context()) for message in messages])
    assert together == [rules().judge(message, Context()) for message in messages]
    assert len({verdict.topic for verdict in together}) > 3
    assert any(cue.because.endswith("(в цитате)") for verdict in together for cue in verdict.cues)


FRAUD = "Для возврата денег перейдите по ссылке wb-vozvrat24.ru и введите данные карты"


def test_an_attack_is_held_and_never_answered() -> None:
    verdict = judge(FRAUD)
    assert (verdict.role, verdict.level, verdict.queue, verdict.actions) == ("attack", "fraud", "antifraud", ("hold",))
    shown = {FRAUD[span.start : span.end] for cue in verdict.cues if cue.hit for span in cue.spans}
    assert "wb-vozvrat24.ru" in shown


@pytest.mark.parametrize(
    "more",
    [
        {"text": "Мне написали: «" + FRAUD + "». Это мошенники?"},
        {"text": "", "quoted": FRAUD, "forwarded": True},
        {"text": FRAUD, "forwarded": True},
        {"text": "Посмотрите, что мне прислали", "quoted": FRAUD},
    ],
)
def test_a_victim_gets_the_safety_reply_at_once(more: dict[str, Any]) -> None:
    verdict = judge(**more)
    assert verdict.role == "report"
    assert (verdict.queue, verdict.priority, verdict.actions) == ("antifraud", "urgent", ("safety_reply",))
    assert verdict.level in ("none", "notice")
    assert all(cue.suppressed_by for cue in verdict.cues if cue.kind == "fraud" and cue.hit)


def test_our_own_warning_in_a_quote_accuses_nobody() -> None:
    warning = rules().template("safety_reply", "ru", number=5, contacts=rules().template("official_contacts"))
    verdict = judge("Спасибо, понятно. А где мой заказ?", quoted=warning)
    assert (verdict.role, verdict.topic) == ("none", "delivery")


def test_an_answer_that_quotes_our_own_words_reports_nobody() -> None:
    ours = rules().template("acknowledge", "ru", number=3, promise="в течение 24 часов") + "\n" + FRAUD
    answer: dict[str, Any] = {"text": "Уточняю: чайник «Волна», артикул 33107.", "quoted": ours}
    assert judge(**answer, references=("<okno-1@shop.ru>",)).role == "none"
    assert judge(**answer, reply_token="3.abc").role == "none"
    assert judge(**answer, references=("<okno-1@shop.ru>",), forwarded=True).role == "report"


def test_a_link_hidden_under_words_counts() -> None:
    text = "Для возврата денег нажмите сюда и введите номер карты"
    link = Entity(type="text_link", start=27, end=31, value="https://wildberies-pay.ru/x")
    assert "lookalike_domain" in {cue.rule for cue in judge(text, entities=(link,)).cues if cue.hit}


def test_an_authority_goes_to_the_legal_queue() -> None:
    verdict = judge("Если не вернёте деньги за заказ, напишу в Роспотребнадзор")
    assert (verdict.queue, verdict.priority, verdict.topic, verdict.actions) == (
        "legal",
        "high",
        "claim",
        ("promise:10080", "acknowledge"),
    )


def test_thanks_alone_reopen_nothing() -> None:
    assert judge("Спасибо большое, всё пришло!").actions == ("no_reopen",)
    assert judge("Спасибо, а где мой заказ?").actions == ("acknowledge",)


def test_automatic_mail_gets_no_answer() -> None:
    assert judge("Я в отпуске до 5 мая", automatic="auto_reply").actions == ()


def test_what_the_sender_declared_wins_and_the_text_is_second() -> None:
    verdict = judge("Где мой заказ?", topic="payment", section="failed")
    assert (verdict.topic, verdict.section, verdict.runner_up) == ("payment", "failed", "delivery")
    assert judge("Где мой заказ?", topic="no such topic").topic == "delivery"


def test_a_mailbox_decides_only_where_the_text_does_not() -> None:
    assert judge("Добрый день!", mailbox="mhelp@example.ru").topic == "app"
    assert judge("Где мой заказ?", mailbox="mhelp@example.ru").topic == "delivery"
    assert judge("Добрый день!", Context(mailbox="claims@example.ru")).topic == "product_card"


def test_facts_become_fields_and_a_card_never_does() -> None:
    fields = judge("Списали 1 500 руб. с карты 4111 1111 1111 1111 за заказ №12345678, ИНН 7707083893").fields
    assert dict(fields) == {"sum": "1500", "card": "•••• 1111", "order": "12345678", "inn": "7707083893"}


def test_no_cue_shows_a_card_number() -> None:
    verdict = judge("Переведите 5000 на карту 4111 1111 1111 1111 и получите приз, пишите в лс")
    assert verdict.role == "attack"
    assert "4111" not in repr(verdict)
    assert "4111" not in repr(judge("Переведите 4111111111111111 деньги на карту 4111-1111-1111-1111 сбер"))


def test_subject_alone_decides_a_topic() -> None:
    assert judge("", subject="Не проходит оплата картой").topic == "payment"


def test_payment_asks_its_three_questions() -> None:
    payment = next(topic for topic in rules().topics if topic.id == "payment")
    assert [(field.title, field.required) for field in payment.fields] == [
        ("Сумма", True), ("Дата", True), ("Какая ошибка возникает", True),
    ]  # fmt: skip
    queues = {queue.id for queue in rules().queues}
    assert all(topic.queue in queues and topic.title_en for topic in rules().topics)


def test_templates_speak_both_languages() -> None:
    promise = rules().template("promise_hour", "ru")
    assert "№" not in rules().template("acknowledge", "ru", number=42, promise=promise)
    assert "42" in rules().template("acknowledge", "en", number=42, promise="within an hour")
    assert rules().template("acknowledge", "de", number=42, promise=promise).startswith("Здравствуйте")
    with pytest.raises(KeyError):
        rules().template("acknowledge", "ru", number=42)
    assert rules().promise_minutes("delivery") == 60
    assert rules().promise_minutes("no such topic") == 24 * 60


def test_a_long_message_is_judged_in_part_and_says_so() -> None:
    assert "text_cut" in judge("а" * 20_001).trace
    assert judge("где мой заказ? " + "а " * 20_000).topic == "delivery"


def test_the_same_message_and_revision_give_the_same_verdict() -> None:
    again = compile_packs(default_packs())
    assert again.revision == rules().revision
    for sample in load()[::20]:
        at = datetime(2026, 1, 1, tzinfo=UTC)
        message = InboundMessage(
            channel="c", external_id="1", sender=Sender(address="c:1"), text=sample.text, sent_at=at
        )
        assert again.judge(message) == rules().judge(message)


_PIECES = st.sampled_from(
    [
        "перейдите по ссылке ",
        "wb-refund.ru ",
        "\u200b",
        "д3ньги ",
        "п е р е в о д ",
        "е\u0301",
        "4111111111111111",
        "İ",
        "ﬁ",
        "a[.]ru ",
        ".",
        "🙂",
    ]
)


@settings(max_examples=150)
@given(st.lists(st.one_of(st.text(max_size=30), _PIECES), max_size=12).map("".join), st.booleans())
def test_any_text_gets_a_verdict_whose_spans_lie_inside_it(text: str, forwarded: bool) -> None:
    verdict = judge(text, quoted=text[::-1], subject=text[:20], forwarded=forwarded)
    fields = {"text": text, "quoted": text[::-1], "subject": text[:20]}
    for cue in verdict.cues:
        for span in cue.spans:
            assert 0 <= span.start < span.end <= len(fields[span.field])
    assert sum(not cue.hit for cue in verdict.cues) <= 5


@pytest.mark.parametrize("name", ["acknowledge", "after_hours", "helper_offer", "helper_solved", "rating"])
def test_what_a_desk_says_by_itself_is_no_attack(name: str) -> None:
    """Two desks may write to each other; our own words come back in theirs, too."""
    said = rules().template(
        name, number=12, promise="в течение 1 часа", opens="завтра после 9:00", articles="1. Возврат"
    )
    assert judge(said).role == "none"
