"""Applying a model: plain data in, places in the text out, whatever the text is; and what isn't a model is refused."""

import math
import random
import time

import pytest

from router.schema import InboundMessage, Sender, Verdict
from rules.suggest import BadModel, Task, advise, dump, load, pieces, words_of
from tests.desk.house import START

TASKS = [
    Task("topic", ("delivery", "return"), (0.1, -0.1), 0.6),
    Task("role", ("attack", "none", "report"), (0.0, 0.0, 0.0), 0.5),
]
PIECES = ["кор", "дет", "при", "000"]
ROWS = [9.0, -9.0, 0, 0, 0, 4.0, -4.0, 0, 0, 0, 0, 0, 8.0, -4.0, -4.0, 0, 0, 0, 0, 9.0]
DATA = dump(TASKS, PIECES, ROWS, [1.0, 1.0, 1.0, 1.0])


def message(text: str, **given: object) -> InboundMessage:
    values = {
        "channel": "",
        "external_id": "",
        "sender": Sender(address="test:1"),
        "text": text,
        "sent_at": START,
        **given,
    }
    return InboundMessage(**values)  # type: ignore[arg-type]


def said(text: str, verdict: Verdict | None = None, **given: object) -> list[tuple[str, str, list[str]]]:
    asked = message(text, **given)
    found = advise(load(DATA), asked, verdict or Verdict()).suggestions
    return [
        (one.about, one.value, [getattr(asked, span.field)[span.start : span.end] for span in one.spans]) for one in found
    ]  # fmt: skip


def test_a_suggestion_rests_on_the_words_as_they_were_written() -> None:
    assert said("Моя КОРОБКА едет") == [("topic", "delivery", ["КОРОБКА", "едет"])]
    assert said("к\u200bоробка")[0][2] == ["к\u200bоробка"]  # what can't be seen hides nothing
    assert said("kopобка")[0][2] == ["kopобка"]  # nor do Latin letters
    assert said("Ещё", subject="Коробка") == [("topic", "delivery", ["Коробка"])]
    assert said("Получите приз") == [("role", "attack", ["приз"])]
    assert said("номер 5551234") == [("role", "report", ["5551234"])]


def test_only_where_no_rule_decided_and_it_is_sure() -> None:
    assert said("Коробка, приз", Verdict(topic="return")) == [("role", "attack", ["приз"])]
    assert said("Получите приз", Verdict(level="notice", risk=30)) == []
    assert said("Получите приз", forwarded=True) == []  # somebody else's words
    assert said("Коробка", automatic="bounce") == []
    assert said("ничего такого") == []
    assert said("") == []


@pytest.mark.parametrize(("drawn", "plain"), [("срооочно", "срочно"), ("обрррратно", "обратно"), ("кооооод", "код")])
def test_letters_that_are_drawn_out_are_heard_once(drawn: str, plain: str) -> None:
    assert list(pieces(drawn)) == list(pieces(plain))


def test_the_columns_of_many_heavy_words_keep_apart() -> None:
    """The heaviest weights there can be, of either sign, in every piece of 600 of the longest words."""
    words = ["".join(random.Random(number).choices("аб", k=30)) for number in range(600)]
    names = sorted({piece for word in words for piece in pieces(word)})
    model = load(dump(TASKS[1:], names, [1.0, -1.0, -1.0] * len(names), [1.0] * len(names)))
    for some in (words, words[:1], ["аб"]):
        length = math.sqrt(sum(piece in names for word in some for piece in pieces(word)))
        other = math.exp(-2 * length)
        shares = [1 / (1 + 2 * other), *[other / (1 + 2 * other)] * 2]
        assert model.hear(some).scores() == {"role": pytest.approx(shares, rel=1e-3, abs=1e-9)}


def test_digits_are_not_drawn_out() -> None:
    assert list(pieces("0000")) != list(pieces("0"))


def test_any_text_is_read_within_bounds() -> None:
    chance = random.Random(5)
    letters = "коробка детприз0123456789 .,\n\t\u200b\u0301\ufb03\u202eabcİß\ud800\U0001f600"
    model = load(DATA)
    for _ in range(300):
        text = "".join(chance.choices(letters, k=chance.randrange(200)))
        asked = message(text)
        for word in words_of(asked):
            assert 0 <= word.span.start < word.span.end <= len(text)
        for one in advise(model, asked, Verdict()).suggestions:
            assert one.spans
            assert 0 < one.sure <= 1
    for hostile in ("а " * 10_000, "коробка" * 3_000, "\u200b" * 20_000, "".join(map(chr, range(0x400, 0x4000)))):
        start = time.thread_time()
        advise(model, message(hostile), Verdict())
        assert time.thread_time() - start < 3  # quadratic work would take a minute


BAD = [
    "",
    "[]",
    "{}",
    "null",
    DATA.replace('"format":1', '"format":2'),
    DATA.replace("кор", "кор\\nкар"),
    DATA.replace('"weights":"', '"weights":"!'),
]


@pytest.mark.parametrize("data", BAD)
def test_what_is_no_model_is_refused(data: str) -> None:
    with pytest.raises(BadModel, match="train it again with okno rules learn"):
        load(data)
