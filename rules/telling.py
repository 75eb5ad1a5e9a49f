"""What a model suggests, and how good it is, in words."""

from collections.abc import Iterator

from router.schema import InboundMessage, Verdict
from rules.learn import Figures

_WORDS = {
    "ru": {
        "topic": "тема", "role": "кто пишет", "suggests": "похоже на", "by": "по словам", "examples": "примеров",
        "class": "значение", "number": "примеров", "precision": "точность", "recall": "полнота", "few": "мало примеров",
        "crossed": "проверка на отложенных примерах: верно {right:.0%}, macro-F1 {f1:.2f}",
        "made": "предлагает с уверенности {bar:.2f}: в {made:.0%} сообщений, верно {right:.0%} предложений",
        "refused": "предлагать не будет",
    },
    "en": {
        "topic": "topic", "role": "who writes", "suggests": "looks like", "by": "by the words", "examples": "examples",
        "class": "value", "number": "examples", "precision": "precision", "recall": "recall", "few": "too few examples",
        "crossed": "on examples kept apart: {right:.0%} right, macro F1 {f1:.2f}",
        "made": "suggests from {bar:.2f} sure: in {made:.0%} of messages, {right:.0%} of suggestions right",
        "refused": "will suggest nothing",
    },
}  # fmt: skip


def suggested(message: InboundMessage, verdict: Verdict, language: str) -> Iterator[str]:
    """A line for each suggestion: what, how sure, and by which of the author's words."""
    words = _WORDS["en" if language == "en" else "ru"]
    for one in verdict.suggestions:
        fragments = ", ".join(f"«{getattr(message, span.field)[span.start : span.end]}»" for span in one.spans)
        yield f"{words['suggests']}: {words[one.about]} {one.value} ({one.sure:.0%}), {words['by']} {fragments or '—'}"


def told(figures: Figures, language: str) -> Iterator[str]:
    """The figures of a task: a line a class, then the whole."""
    words = _WORDS["en" if language == "en" else "ru"]
    yield f"{words[figures.about]}: {words['examples']} {figures.examples}"
    if figures.classes:
        yield f"  {words['class']:<20} {words['number']:>9} {words['precision']:>9} {words['recall']:>8} {'F1':>5}"
    for one in figures.classes:
        yield f"  {one.name:<20} {one.examples:>9} {one.precision:>9.2f} {one.recall:>8.2f} {one.f1:>5.2f}"
    if figures.left_out:
        yield f"  {words['few']}: " + ", ".join(f"{name} {number}" for name, number in figures.left_out)
    if figures.classes:
        yield "  " + words["crossed"].format(right=figures.right, f1=figures.macro_f1)
    if figures.refused is not None:
        yield f"  {words['refused']}: {figures.refused[language == 'en']}"
    else:
        yield "  " + words["made"].format(bar=figures.bar, made=figures.made, right=figures.made_right)
