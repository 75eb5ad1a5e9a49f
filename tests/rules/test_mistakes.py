"""Mistakes an admin makes: each refuses the packs whole, at its line and column, with its fix in two languages."""

import pytest

from rules.document import MAX_PACK
from rules.engine import compile_packs
from rules.model import Problem, RuleErrors

HEAD = """schema: 1
pack: p
topics:
  - {id: delivery, title: Доставка, sections: [{id: where, title: Где}]}
queues: [{id: main, title: Главная, default: true}]
"""
GOOD = "rules:\n  - {id: good, kind: fraud, weight: 50, when: 'верните деньги'}\n"
FIRST = HEAD.count("\n") + 1  # the first line after the head


def problems(text: str, **more: str) -> tuple[Problem, ...]:
    with pytest.raises(RuleErrors) as wrong:
        compile_packs({"p": text, **more})
    return wrong.value.problems


def rule(keys: str) -> str:
    """A pack with one rule, on the second line after the head."""
    return f"{HEAD}rules:\n  - {{id: a, {keys}}}\n"


def fraud(when: str) -> str:
    return rule(f"kind: fraud, weight: 5, when: {when}")


BELOW = FIRST + 1  # where `rule` stands
MISTAKES = [
    # keys and values
    (rule("kind: fraud, weigth: 5, when: деньги"), BELOW, "weigth", "может быть, «weight»?", "did you mean 'weight'?"),
    (HEAD + "rulez: []\n", FIRST, "rulez", "может быть, «rules»?", "did you mean 'rules'?"),
    (rule("kind: fraud, weight: 5"), BELOW, "when", "не хватает ключа «when»", "the key 'when' is missing"),
    (rule("when: деньги"), BELOW, "kind", "не хватает ключа «kind»", "the key 'kind' is missing"),
    (rule("kind: topic, weight: 5, when: деньги"), BELOW, "topic", "не хватает ключа «topic»", "the key 'topic' is missing"),
    (rule("kind: frod, when: деньги"), BELOW, "kind", "может быть, «fraud»?; есть: fraud, topic", "did you mean 'fraud'?; known: fraud"),
    (rule("kind: fraud, weight: много, when: деньги"), BELOW, "weight", "нужно целое от 0 до 100", "a whole number from 0 to 100"),
    (rule("kind: fraud, weight: -5, when: деньги"), BELOW, "weight", "нужно целое от 0 до 100", "a whole number from 0 to 100"),
    (rule("kind: fraud, weight: [5], when: деньги"), BELOW, "weight", "нужно целое от 0 до 100", "a whole number from 0 to 100"),
    (rule(f"kind: fraud, weight: {'9' * 5000}, when: деньги"), BELOW, "weight", "нужно целое от 0 до 100", "a whole number"),
    (rule("kind: fraud, status: on, when: деньги"), BELOW, "status", "есть: draft, shadow, active, disabled", "known: draft, shadow"),
    (rule("kind: fraud, near: -1, when: деньги"), BELOW, "near", "нужно целое от 0 до 1000", "a whole number from 0 to 1000"),
    (rule("kind: guard, means: harmles, when: деньги"), BELOW, "means", "может быть, «harmless»?", "did you mean 'harmless'?"),
    (rule("id: b, kind: fraud, when: деньги"), BELOW, "id", "ключ «id» повторён", "the key 'id' is repeated"),
    (HEAD + "rules: [{id: 'a, b', kind: fraud, when: деньги}]\n", FIRST, "id", "нужны буквы, цифры", "letters, digits, _, - and dots"),
    (rule("kind: fraud, when: деньги, tests: {mach: [a]}"), BELOW, "mach", "может быть, «match»?", "did you mean 'match'?"),
    (HEAD + "rules: {id: a}\n", FIRST, "rules", "здесь нужен список", "a list is needed here"),
    (HEAD + "rules: [a]\n", FIRST, "rules", "здесь нужны пары «ключ: значение»", "a mapping is needed here"),
    # conditions
    (fraud("{fraze: деньги}"), BELOW, "fraze", "есть: all, any, none", "known: all, any, none"),
    (fraud("{}"), BELOW, "when", "пустое условие", "an empty condition"),
    (fraud("null"), BELOW, "when", "здесь пусто: напишите значение или уберите ключ", "write a value, or remove the key"),
    (fraud("{all: []}"), BELOW, "all", "в «all» нет ни одного условия", "'all' has no condition"),
    (fraud("''"), BELOW, "phrase", "во фразе нет ни одного слова", "the phrase has no word"),
    (fraud("'день(ги'"), BELOW, "phrase", "слово — это буквы и цифры", "a word is letters and digits"),
    (fraud("'верните -не деньги'"), BELOW, "phrase", "может стоять только в начале фразы", "may only begin a phrase"),
    (fraud("'верните[impx]'"), BELOW, "phrase", "нет такой пометы «impx»; есть: impr", "no grammeme 'impx'; known: impr"),
    (fraud("{phrase: деньги, gap: сто}"), BELOW, "gap", "нужно целое от 0 до 30", "a whole number from 0 to 30"),
    (fraud("{phrase: деньги, order: some}"), BELOW, "order", "есть: strict, any", "known: strict, any"),
    (fraud("{phrase: деньги, in: body}"), BELOW, "in", "есть: any, text, quoted, subject", "known: any, text, quoted, subject"),
    (fraud("{entity: kard}"), BELOW, "entity", "может быть, «card»?", "did you mean 'card'?"),
    (fraud("{url: {forein: any}}"), BELOW, "forein", "может быть, «foreign»?", "did you mean 'foreign'?"),
    (fraud("{url: {foreign: '@official'}}"), BELOW, "foreign", "нет списка «@official»", "no list '@official'"),
    # regular expressions
    (fraud("{regex: 'абв'}"), BELOW, "regex", "у выражения нет «literal»", "the regex has no `literal`"),
    (fraud("{regex: 'абв', literal: ''}"), BELOW, "regex", "у выражения нет «literal»", "the regex has no `literal`"),
    (fraud("{regex: '(а)\\1', literal: а}"), BELOW, "regex", "(\\1) выражение не линейное: повторите", "a back reference (\\1)"),
    (fraud("{regex: 'а(?=б)', literal: а}"), BELOW, "regex", "вперёд (?=…) не линейное: опишите весь кусок", "(?=…) is not linear-time"),
    (fraud("{regex: 'а(?!б)', literal: а}"), BELOW, "regex", "не линейное: вынесите его в unless", "put it into `unless`"),
    (fraud("{regex: '(?<=б)а', literal: а}"), BELOW, "regex", "заглядывание назад (?<…) не линейное", "looking back by (?<…)"),
    (fraud("{regex: 'аб(в', literal: аб}"), BELOW, "regex", "не закрыта скобка (", "a bracket ( isn't closed"),
    (fraud("{regex: '(а{1000}){1000}', literal: а}"), BELOW, "regex", "слишком велик", "too large"),
    (fraud("{regex: 'а\\bб', literal: а}"), BELOW, "regex", "\\b может стоять только в начале и в конце", "\\b may stand only"),
    # lists
    (fraud("'@денги'") + "lists: {synonyms: {деньги: [сумма]}}\n", BELOW, "phrase", "может быть, «деньги»?", "did you mean 'деньги'?"),
    (HEAD + "lists: {synonyms: {деньги: ['@деньги']}}\n", FIRST, "деньги", "называет сам себя: уберите", "names itself: remove"),
    (
        HEAD + "lists:\n  synonyms:\n    деньги: ['@сумма']\n    сумма: ['@деньги']\n", FIRST + 2, "деньги",
        "по кругу: @деньги → @сумма → @деньги; уберите", "in a circle: @деньги → @сумма → @деньги; remove",
    ),
    (HEAD + "lists:\n  a: ['@b']\n  b: [x]\n", FIRST + 1, "a", "«@b» ниже этого: поставьте его выше", "'@b' is below this one: move it up"),
    (HEAD + "lists: {one: ['@othr'], other: [x]}\n", FIRST, "one", "нет списка «@othr»", "no list '@othr'"),
    (HEAD + "lists:\n  one: [a]\n  one: [b]\n", FIRST + 2, "one", "ключ «one» повторён", "the key 'one' is repeated"),
    # names of other things
    (rule("kind: topic, topic: delivry, when: деньги"), BELOW, "topic", "может быть, «delivery»?", "did you mean 'delivery'?"),
    (rule("kind: topic, topic: delivery, section: wher, when: деньги"), BELOW, "section", "может быть, «where»?", "mean 'where'?"),
    (rule("kind: route, topic: delivry"), BELOW, "topic", "может быть, «delivery»?", "did you mean 'delivery'?"),
    (rule("kind: route, queue: man"), BELOW, "queue", "может быть, «main»?", "did you mean 'main'?"),
    (rule("kind: route, priority: urgnt"), BELOW, "priority", "может быть, «urgent»?", "did you mean 'urgent'?"),
    (rule("kind: route, queue: main, stop: yes"), BELOW, "stop", "нужно true или false", "true or false is needed"),
    (rule("kind: route, actions: [explode]"), BELOW, "actions", "есть: acknowledge", "known: acknowledge"),
    (HEAD + GOOD + "scoring: {groups: {g: {rules: [god], cap: 5}}}\n", FIRST + 2, "g", "может быть, «good»?", "did you mean 'good'?"),
    (HEAD + GOOD + "scoring: {groups: {g: {rules: [good], cap: 500}}}\n", FIRST + 2, "cap", "от 0 до 100", "from 0 to 100"),
    (HEAD + GOOD + "scoring: {thresholds: {frod: 5}}\n", FIRST + 2, "frod", "может быть, «fraud»?", "did you mean 'fraud'?"),
    (HEAD + "templates: {hi: {ru: 'Привет {name'}}\n", FIRST, "hi", "нужно {имя}", "{name} is meant"),
    (HEAD + GOOD + GOOD.partition("\n")[2], FIRST + 2, "id", "«good» уже есть (p:7:5): дайте другое имя", "exists already (p:7:5)"),
    # the file
    ("", 1, "p", "пакет пуст: нужны хотя бы schema и pack", "the pack is empty"),
    ("- a\n", 1, "p", "здесь нужны пары «ключ: значение»", "a mapping is needed here"),
    (HEAD.replace("schema: 1", "schema: 2"), 1, "schema", "поддерживается schema: 1", "schema: 1 is what is supported"),
    (HEAD.replace("pack: p\n", ""), 1, "pack", "не хватает ключа «pack»", "the key 'pack' is missing"),
    (HEAD + "rules:\n  - {id: a, kind: fraud\n\n\n", FIRST + 1, "", "не закрыта скобка", "isn't closed"),
    (HEAD + "rules:\n  - id: 'a\n\n\n", FIRST + 1, "", "не закрыта кавычка", "a quote isn't closed"),
    (HEAD + "rules:\n  - id: a\n   kind: fraud\n", FIRST + 2, "", "отступ этой строки не совпадает", "align it"),
    (HEAD + "rules:\n\t- id: a\n", FIRST + 1, "", "уберите табуляции", "no tabs: indent with spaces"),
    (HEAD + "rules:\n  - id: a\n    why: пишет: деньги\n", FIRST + 2, "", "двоеточие внутри значения", "a colon within a value"),
    (HEAD + "---\n" + HEAD, FIRST, "", "в файле один пакет: уберите строку ---", "one pack a file"),
    (HEAD + "lists:\n  a: &x [b]\n  c: *x\n", FIRST + 2, "*", "якоря и ссылки YAML", "anchors and aliases are not allowed"),
    (HEAD + "rules: !!python/object:os.system []\n", FIRST, "tag:yaml.org,2002:python/object:os.system", "теги YAML", "YAML tags"),
    (HEAD + "rules: '\x07'\n", FIRST, "", "непечатные знаки", "unprintable characters"),
    (HEAD + f"rules: {'[' * 100}\n", FIRST, "", "вложенность больше 40 уровней", "nested deeper than 40 levels"),
    (HEAD + "# " + "x" * MAX_PACK, 1, "p", "разделите его на несколько", "split it into several"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "line", "key", "russian", "english"), MISTAKES, ids=[str(at) for at in range(len(MISTAKES))]
)
def test_a_mistake_is_named_at_its_place_with_its_fix(
    text: str, line: int, key: str, russian: str, english: str
) -> None:
    problem = problems(text)[0]
    assert (problem.pack, problem.line, problem.key) == ("p", line, key)
    assert problem.column >= 1
    assert russian in problem.said("ru")
    assert english in problem.said("en")
    assert problem.said("en").startswith(f"p:{line}:{problem.column}: ")


def test_the_same_name_in_two_packs() -> None:
    (problem,) = problems(HEAD + GOOD, q=f"schema: 1\npack: q\n{GOOD}")
    assert problem.said("ru") == "q:4:5: id: «good» уже есть (p:7:5): дайте другое имя"


def test_a_small_file_that_would_be_huge_is_refused_at_once() -> None:
    lines = ["a0: &a0 [" + "x," * 9 + "x]"]
    lines += [f"a{at}: &a{at} [{','.join([f'*a{at - 1}'] * 9)}]" for at in range(1, 12)]
    (problem,) = problems("\n".join(lines))
    assert (problem.line, problem.key) == (2, "*")


def test_all_mistakes_are_told_at_once_in_order() -> None:
    found = problems(
        HEAD + "rules:\n  - {id: a, kind: fraud, weigth: 1, when: '@нет'}\n  - {id: b, kind: frod, when: деньги}\n"
    )
    assert [(one.line, one.key) for one in found] == [(7, "weigth"), (7, "phrase"), (8, "kind")]
