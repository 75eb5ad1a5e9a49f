"""A message's text as markup."""

from dataclasses import replace
from datetime import UTC, datetime
from time import process_time

from msgspec.structs import replace as changed

from inbox.marks import because, hits, marked, same_subject, words_of
from router.readmodels import MessageView
from router.schema import Cue, Entity, Span, Verdict
from tests.inbox.office import suspicious

EMPTY = MessageView(
    id=1, direction="in", author="", channel="bot", text="", quoted="", subject="", parts=(), entities=(), buttons=(), forwarded=False,
    automatic="", verdict=None, threading=None, delivery=None, revisions=(), raw_id=None, sent_at=datetime(2026, 1, 1, tzinfo=UTC),
    edited_at=None, deleted_at=None,
)  # fmt: skip


def test_text_is_escaped() -> None:
    assert marked(replace(EMPTY, text="<script>alert(1)</script>&")) == "&lt;script&gt;alert(1)&lt;/script&gt;&amp;"


def test_links_open_elsewhere_and_end_before_the_full_stop() -> None:
    shown = marked(replace(EMPTY, text="Смотрите https://example.ru/a?b=1&c=2."))
    assert 'href="https://example.ru/a?b=1&amp;c=2"' in shown
    assert 'rel="noopener noreferrer nofollow"' in shown
    assert shown.endswith("</a>.")


def test_links_of_a_fraudster_are_plain_text() -> None:
    text = "Перейдите https://wb-refund.ru сейчас"
    shown = marked(replace(EMPTY, text=text, verdict=suspicious(text, "Перейдите")))
    assert "<a " not in shown
    assert "https://wb-refund.ru" in shown


def test_links_of_a_fraudster_whom_a_customer_tells_of_are_plain_text() -> None:
    text = "Мне прислали https://lavka-bonus.example/pay, это вы?"
    told = suspicious(text, "прислали", risk=49, level="notice", role="report")
    assert "<a " not in marked(replace(EMPTY, text=text, verdict=told))
    told = changed(told, cues=())
    assert "<a " not in marked(replace(EMPTY, quoted=text, verdict=told), quoted=True)
    assert "<a " in marked(replace(EMPTY, text=text, verdict=changed(told, role="none")))


def test_a_hidden_link_shows_its_target_and_a_script_is_none() -> None:
    entities = (
        Entity(type="text_link", start=0, end=4, value="https://evil.example/<x>"),
        Entity(type="text_link", start=5, end=9, value="javascript:alert(1)"),
        Entity(type="bold", start=0, end=4),
    )
    shown = marked(replace(EMPTY, text="ваш счёт", entities=entities))
    assert 'title="https://evil.example/&lt;x&gt;"' in marked(replace(EMPTY, text="счёт наш", entities=entities))
    assert "javascript:" not in shown


def test_a_greeting_is_not_underlined() -> None:
    text = "Здравствуйте! Введите код"
    spans = (Span(field="text", start=0, end=12), Span(field="text", start=14, end=25))
    cue = Cue(rule="w", title="Слог", kind="fraud", hit=True, weight=30, because="похоже", spans=spans)
    message = replace(EMPTY, text=text, verdict=Verdict(level="notice", cues=(cue,)))
    assert marked(message).startswith('Здравствуйте! <mark class="cue"')
    assert words_of(message, cue) == ("Введите код",)
    for said, shown in (
        ("Похоже: «Здравствуйте», «введите»", "Похоже: «введите»"),
        ("просит код", "просит код"),
        ("Похоже: «Привет»", "Похоже"),
    ):
        assert because(changed(cue, because=said)) == shown


def test_cues_overlap_links_and_the_end() -> None:
    text = "дай 😀 карту"
    cue = Cue(
        rule="card",
        title="Просит карту",
        kind="fraud",
        hit=True,
        weight=30,
        because="<b>",
        spans=(Span(field="text", start=4, end=99),),
    )
    inside = changed(cue, rule="emoji", title="Знак", spans=(Span(field="text", start=4, end=5),))
    shown = marked(replace(EMPTY, text=text, verdict=Verdict(level="notice", cues=(cue, inside))))
    assert shown.count('class="cue"') == 1  # a span beyond the text is not shown at all
    assert "😀" in shown
    assert "&lt;b&gt;" in shown


def test_only_what_counts_is_a_hit() -> None:
    cue = Cue(rule="a", title="A", kind="fraud", hit=True, weight=5, spans=(Span(field="text", start=0, end=2),))
    cues = (
        cue, changed(cue, rule="b", weight=50), changed(cue, rule="c", hit=False), changed(cue, rule="d", suppressed_by="e"),
        changed(cue, rule="f", kind="topic"),
    )  # fmt: skip
    message = replace(EMPTY, text="да нет", verdict=Verdict(cues=cues, level="suspicious"))
    assert [found.rule for found in hits(message)] == ["b", "a"]
    assert words_of(message, cue) == ("да",)


def test_a_wall_of_links_is_quick() -> None:
    text = "https://a.b " * 8000
    began = process_time()
    assert marked(replace(EMPTY, text=text)).count("<a ") == 8000
    assert process_time() - began < 4


def test_a_reason_that_names_its_words_is_not_repeated() -> None:
    verdict = suspicious("Вас ждёт выплата, перейдите по ссылке", "Вас")
    named = changed(verdict.cues[0], because="Зовёт перейти по ссылке: «перейдите»")
    message = replace(EMPTY, text="Вас ждёт выплата, перейдите по ссылке", verdict=changed(verdict, cues=(named,)))
    assert words_of(message, named) == ()
    assert words_of(message, changed(named, because="Зовёт перейти по ссылке")) == ("Вас",)


def test_a_fraud_cue_without_a_risk_is_no_news() -> None:
    message = replace(EMPTY, text="Жду сегодня", verdict=suspicious("Жду сегодня", "сегодня", risk=10, level="none"))
    assert hits(message) == ()
    assert "cue" not in marked(message)


def test_what_a_customer_passes_on_is_marked_and_its_links_are_dead() -> None:
    words = "Сообщите код на https://bad.example"
    verdict = suspicious(words, "Сообщите код", risk=49, level="notice", role="report")
    cue = changed(verdict.cues[0], suppressed_by="quoted", spans=(Span(field="quoted", start=0, end=12),))
    message = replace(EMPTY, quoted=words, forwarded=True, verdict=changed(verdict, cues=(cue,)))
    shown = marked(message, quoted=True)
    assert "cue" in shown
    assert "+45" not in shown, "it doesn't count"
    assert "<a" not in shown


def test_subjects_of_one_thread() -> None:
    assert same_subject("Re: Отв: RE[2]: Чайник", "Чайник")
    assert not same_subject("Чайник", "Утюг")
    began = process_time()
    same_subject("re:" * 300, "fwd:" * 300)
    assert process_time() - began < 1


def test_one_cue_gives_its_reason_once() -> None:
    verdict = suspicious("Вас беспокоит служба поддержки", "Вас беспокоит служба")
    inner = (*verdict.cues[0].spans, Span(field="text", start=0, end=30))
    message = replace(
        EMPTY,
        text="Вас беспокоит служба поддержки",
        verdict=changed(verdict, cues=(changed(verdict.cues[0], spans=inner),)),
    )
    assert marked(message).partition("</mark>")[0].count("просит перейти") == 1
