"""The helper: what the desk says by itself beside its acknowledgement, or why it says nothing. Pure; filing does what it decides.

It offers the likeliest articles once, gives the whole of one that is asked for, asks for what is missing, one question at a time, and
leaves as soon as a person is wanted.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Literal

from router.articles.search import Found
from router.latin import cyrillic, is_russian
from router.schema import InboundMessage, Verdict
from router.store.articles import Helping
from rules import entities
from rules.model import Topic

MOST_SPOKEN = 5  # times in a ticket: articles once, then short questions, each only after an answer
# Characters of what may be an answer to the helper. Longer texts are for people, and a machine that doesn't say it is one writes no
# shorter: so two desks that have each other as customers fall silent.
MOST_ANSWER = 120
LONGEST_VALUE = 100
_CRIES = re.compile(r"[!?]{5}")
_SHOUT = 15  # letters that must be there before capitals are a voice
_SPACES = re.compile(r"\s+")
_DIGITS = re.compile(r"\d")
_NUMBERED = re.compile(r"[a-zа-я]{0,5}(?:-[a-z]{1,4}-)?-?\d[\d-]{3,20}")
_GROUPED = re.compile(r"\D{0,40}(\d{2,5}(?: \d{2,5}){1,3})\D{0,5}")  # «№ 98 765 432»
_THOUSANDS = re.compile(r"(?<=\d)\.(?=\d{3}(?!\d))")
_ONLY_SUM = re.compile(r"\d{1,9}(?: \d{3}){0,3}(?:[.,]\d{1,2})?")
_WHOLE = re.compile(r"(?:(?:читать|прочитать|стать[яюи]|read|article) ?)?[№#]? ?([1-9])[.!)]?")
_STARS = re.compile(r"([1-5])(?: ?/ ?5| из 5| ?зв[её]зд\w{0,3}| балл\w{0,3})?")
_STAFF = r"(?:человек|сотрудник|менеджер|специалист|консультант|руководител|начальник|люд)\w{0,3}"
_PERSON = re.compile(
    # Who tells of one («оператор на пункте сказал…») doesn't ask for one.
    r"\b[оа]п{1,2}[еи]ра?т[оа]?р(?:\b(?! (?:на|в|не)\b)|\w{1,3}\b)(?! (?:пункта|пвз|связи|мтс|мегафон|билайн|теле2|\w{2,20}(?:л|ла|ли))\b)"
    r"|\b(?:жив(?:ой|ого|ым|ому|ые|ых|ыми)|реальн(?:ый|ого|ым|ые|ых)|настоящ(?:ий|его|им|ие|их)) "
    r"(?:человек\w{0,3}|люд(?:и|ей|ьми)|сотрудник\w{0,2})|\bжив(?:ой|ого|ым|ые|ых)\b(?= ?(?:$|[?.!,]|кто))"
    r"|\b(?:позови(?:те)?|соедини(?:те)?|переключи(?:те)?|переведи(?:те)? (?:меня )?на|дайте|нужен|хочу|свяжите)\b[^.!?\n]{0,30}\b"
    + _STAFF
    + r"|\b(?:поговорить|пообщаться|говорить|общаться)\b[^.!?\n]{0,15}\bс (?:\w{2,12} )?"
    + _STAFF
    + r"|\bс "
    + _STAFF
    + r" (?:по)?(?:говорить|общаться)\b|\b(?:свяжите|соедините)\b[^.!?\n]{0,20}\bс (?:тех)?поддержкой\b"
    r"|\bответ(?:ит|ьте|ят)\b[^.!?\n]{0,12}\b(?:человек|люди)\b|\b(?:есть|тут|здесь)\b[^.!?\n]{0,12}\bлюди(?= ?(?:$|[?.!,]))"
    r"|\b(?:не|без|кроме|хватит|надоел\w{0,2}|убери(?:те)?|отключи(?:те)?|выключи(?:те)?)"
    r"(?: (?:ваш\w{0,3}|мне|хочу|буду|надо|нужен|этот|этого|с|через)){0,2} "
    r"(?:бот|робот|автоответчик)\w{0,3}\b|\b(?:вы|ты|это) (?:ро)?бот\b"
    r"|\bпозови(?:те)?\b|\b(?:соедини|переключи)(?:те)?\b(?! (?:\w{2,10} )?(?:карточ|товар|заказ|аккаунт))|\bс человеком\b"
    r"|\b(?:operator|real person|(?:a|real|live|actual) human|live agent|call a person)\b|\bhuman(?: being| please)?(?= ?(?:$|[?.!,]))"
    r"|\b(?:speak|talk|connect|transfer)\b[^.!?\n]{0,20}\b(?:agent|human|someone|person|manager|staff|representative|support|service)\b"
    r"|\bget me (?:an? |your )(?:agent|human|person|manager|supervisor)\b"
    r"|\bможно (?:мне )?(?:уже )?человека\b|\bиз людей\b|\bчеловека дайте\b"
    r"|\b(?:stop|no|without) (?:the |this |a |your |more )?bots?\b"
)
_AT_WORK = re.compile(r"\b(?:работать|устроиться|вакансия|вакансии|должность|зарплата) (?:\w{2,12} )?оператор\w{0,3}")
_SHORT_CALL = 20  # characters of a text that is nothing but a call: «человека!»
_CALLED = ("человек", "менеджер", "специалист", "сотрудник", "консультант", "agent")
_HELPED = re.compile(
    r"\b(?:помогло|помогли|помогла|получилось(?! так| что)|разобрал(?:ся|ась|ись)|решилось|вопрос (?:решен|решён|снят)"
    r"|helped|it worked|solved)\b"
)
_NOT_HELPED = re.compile(
    r"\bне (?:очень )?(?:помог|подошл|то\b|получилось|получается|разобрал|решилось|решен|решён|снят)|\bбез толку\b"
    r"|\b(?:did not|didn't|doesn't|not) (?:help|work|solve)"
)
# What people say in anger; whoever says it is not sent to read.
_RUDE = re.compile(
    r"\b(?:бля\w{0,4}|сук[аи]\w{0,3}|пизд\w{0,8}|хуй\w{0,6}|хуе\w{0,6}|нахуй|ху[йи]н\w{0,3}|(?:за|вы|на|про|у|до|отъ|разъ)?[её]б(?:а|у|л|н)\w{0,8}|муда\w{0,4}"
    r"|говн\w{0,5}|дерьм\w{0,4}|жоп\w{0,3}|идиот\w{0,6}|дебил\w{0,6}|кретин\w{0,5}|придур\w{0,5}|тупые|тупой|тупицы|урод\w{0,4}"
    r"|твар[ьи]\w{0,2}|мраз[ьи]\w{0,2}|сволоч\w{0,3}|скотин\w{0,2}|скоты|подонк\w{0,3}|ублюд\w{0,4}|шараг\w{0,2}|шарашкин\w{0,2}"
    r"|лохотрон\w{0,2}|обманщик\w{0,2}|аферист\w{0,3}|жулик\w{0,3}|воры|хамы|хамств\w{0,2}|хамит\w{0,2}|нахамил\w{0,2}"
    r"|издевает\w{0,4}|издеватель\w{0,6}|безобрази\w{0,2}|беспредел\w{0,2}|отвратительн\w{0,3}|омерзительн\w{0,3}|позор\w{0,4}|бардак\w{0,2}|хамск\w{0,3}"
    r"|достали|задолбали|задрали|заколебали|бесит\w{0,2}|бесите|охренели|офигели|обнаглели|оборзели|какого (?:ч[её]рта|хрена|фига)"
    r"|ни стыда|совесть (?:есть|имейте)|имейте совесть|сколько (?:можно|уже можно)|кошмар|ужасн\w{0,3} (?:сервис|магазин|поддержк)\w{0,3}"
    r"|ненавижу|в ярости|вы нормальные|совести нет|нет совести|вы (?:мошенники|воры)"
    r"|никогда больше (?:\w{2,4} )?(?:\w{2,6} )?(?:закаж|куп|воспольз)\w{1,6}"
    r"|fuck\w{0,4}|bullshit|idiots?|scammers?|liars?|ridiculous|disgusting|pathetic"
    r"|worst (?:\w{3,10} )?(?:service|shop|store|support|company))\b"
)

Say = Literal["", "offer", "whole", "ask", "wrong", "thanks", "called", "solved"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """The ticket as the helper sees it. `answered`: a person has taken it up; `topic` is None where it is undecided."""

    number: int
    topic: Topic | None = None
    section: str = ""
    fields: Mapping[str, str] = field(default_factory=dict)
    answered: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """What to do: what to `say`, with which `articles`, the `whole` of which one (its id), which field to `ask` for, which `fields`
    the message gave, and what to remember. `because` names the reason of silence, for the ticket's history; "" where there is
    nothing to tell."""

    say: Say = ""
    articles: tuple[Found, ...] = ()
    whole: str = ""
    ask: str = ""
    fields: Mapping[str, str] = field(default_factory=dict)
    state: Helping
    because: str = ""


def first(message: InboundMessage, verdict: Verdict, ticket: Seen, likely: Sequence[Found]) -> Step:
    """Of a message that opened a ticket. `likely` are the articles that the search found."""
    state = Helping(ticket_id=ticket.number)
    reason = quiet(message, verdict, ticket)
    if reason:
        return Step(state=replace(state, silent=True), because=reason)
    missing = _missing(ticket, {})
    if not likely and not missing:
        return Step(state=state)
    offered = tuple(one.article.id for one in likely)
    state = replace(state, spoken=1, asking=missing, offered=offered)
    return Step(say="offer" if likely else "ask", articles=tuple(likely), ask=missing, state=state)


def later(message: InboundMessage, verdict: Verdict, ticket: Seen, state: Helping) -> Step:
    """Of a message that came to a ticket where the helper has spoken."""
    text = _tidy(message.text)
    nothing, left = Step(state=state), replace(state, silent=True, asking="")
    if state.silent or ticket.answered:
        return nothing
    if wants_person(text) or refuses(text):
        return Step(say="called" if len(text) <= MOST_ANSWER else "", state=left, because="asked")
    if state.offered and thanks_for_help(text):
        return Step(say="solved", state=left)
    if whole := chosen(text, state.offered):
        return Step(say="whole", whole=whole, state=state)
    if reason := quiet(message, verdict, ticket):
        return Step(state=left, because=reason)
    if not state.asking:
        return nothing
    return _answered(message.text.strip(), ticket, state)


def _answered(text: str, ticket: Seen, state: Helping) -> Step:
    """Something came where an answer was waited for. What isn't one is for a person: nobody is asked twice the same."""
    given = ticket.fields.get(state.asking, "") or (value_of(state.asking, text) if len(text) <= MOST_ANSWER else "")
    left = replace(state, asking="")
    if len(text) > MOST_ANSWER or state.spoken >= MOST_SPOKEN:
        return Step(fields={state.asking: given} if given else {}, state=left)
    if given:
        learned = {state.asking: given}
        missing = _missing(ticket, learned)
        after = replace(state, spoken=state.spoken + 1, asking=missing, doubted=False)
        return Step(say="ask" if missing else "thanks", ask=missing, fields=learned, state=after)
    if looks_like(state.asking, text) and not state.doubted:
        return Step(say="wrong", ask=state.asking, state=replace(state, spoken=state.spoken + 1, doubted=True))
    return Step(state=left)


def quiet(message: InboundMessage, verdict: Verdict, ticket: Seen) -> str:
    """Why this message goes straight to a person: a reason of `REASONS`; "" if the helper may speak."""
    if verdict.role != "none" or verdict.level in ("suspicious", "fraud"):
        return "fraud"
    if "hold" in verdict.actions:
        return "held"
    if any(cue.kind == "legal" and cue.hit and not cue.suppressed_by for cue in verdict.cues):
        return "legal"
    if message.facts.get("public") is True:
        return "public"
    if wants_person(_tidy(message.text)):
        return "asked"
    if angry(message.text):
        return "angry"
    if ticket.topic is not None and not ticket.topic.helper:
        return "topic"
    if verdict.priority in ("high", "urgent"):  # the rules saw something: a repeated contact, a danger
        return "repeated" if "repeated" in verdict.tags else "urgent"
    return ""


REASONS = ("fraud", "held", "legal", "public", "asked", "angry", "topic", "repeated", "urgent")


def wants_person(text: str) -> bool:
    """Whether a person is asked for. A short text may just say «человека»; Russian may stand in Latin letters."""
    tidy = _AT_WORK.sub("", _tidy(text)[:2_000])
    if tidy.isascii() and is_russian(tidy):
        tidy += "\n" + " ".join(map(cyrillic, tidy.split(" ")))
    return bool(_PERSON.search(tidy)) or (len(tidy) <= _SHORT_CALL and any(word in tidy for word in _CALLED))


def refuses(text: str) -> bool:
    """Whether an answer says that the articles were of no use."""
    return len(text) <= MOST_ANSWER and bool(_NOT_HELPED.search(_tidy(text)))


def thanks_for_help(text: str) -> bool:
    """Whether an answer says that it helped, and asks nothing more."""
    tidy = _tidy(text)
    return len(tidy) <= MOST_ANSWER // 2 and "?" not in tidy and bool(_HELPED.search(tidy)) and not refuses(tidy)


def chosen(text: str, offered: Sequence[str]) -> str:
    """The id of the offered article that is asked for by its number and nothing else: «2», «статья 2»; "" for any other text."""
    match = _WHOLE.fullmatch(_tidy(text[:60])) if len(text) <= 60 else None
    return offered[int(match[1]) - 1] if match and int(match[1]) <= len(offered) else ""


def stars(text: str) -> int:
    """The rating that a text is and nothing else: «5», «5/5», «4 звезды», ⭐⭐⭐; 0 for any other text."""
    tidy = _tidy(text[:60]).strip(" .!").replace("\ufe0f", "")
    if tidy and set(tidy) <= {"⭐", "★", "🌟"}:
        return len(tidy) if len(tidy) <= 5 else 0
    match = _STARS.fullmatch(tidy) if len(text) <= 60 else None
    return int(match[1]) if match else 0


def angry(text: str) -> bool:
    """Rude words, or mostly capitals."""
    letters = [one for one in text[:2_000] if one.isalpha()]
    shouted = len(letters) >= _SHOUT and sum(one.isupper() for one in letters) > 0.7 * len(letters)
    return (
        shouted or text.count("!!!") > 1 or bool(_CRIES.search(text[:2_000])) or bool(_RUDE.search(_tidy(text[:2_000])))
    )


def value_of(name: str, text: str) -> str:
    """What an answer to a question for that field gives; "" if there is no such thing in it, or a wrong one."""
    facts = entities.find(text)
    found = [one.value for one in facts if one.type == name]
    if found:
        return found[0]
    tidy = _tidy(text)
    if name == "inn":
        return next((number for number in _long_numbers(tidy) if entities.is_inn(number)), "")
    if name in ("order", "supply", "sku", "return_code"):
        if any(one.type == "phone" for one in facts):
            return ""
        if (grouped := _GROUPED.fullmatch(tidy)) is not None:
            return grouped[1].replace(" ", "")
        match = _NUMBERED.search(tidy)
        return match.group().strip("-") if match else ""
    if name == "sum":
        match = _ONLY_SUM.search(_THOUSANDS.sub("", tidy))
        return match.group().replace(" ", "").replace(",", ".") if match else ""
    if name == "date":
        return next((day for day in ("сегодня", "вчера", "позавчера") if re.search(rf"\b{day}\b", tidy)), "")
    if "?" in tidy or not any(map(str.isalnum, tidy)):
        return ""
    return text[:LONGEST_VALUE].strip()


def looks_like(name: str, text: str) -> bool:
    """Whether somebody tried to give the field: there is a number in his answer."""
    return name != "error" and bool(_DIGITS.search(text))


def _long_numbers(text: str) -> list[str]:
    """The numbers of a text, with what stands between their groups left out."""
    return [re.sub(r"[ -]", "", one) for one in re.findall(r"\d[\d -]{8,18}\d", text)]


def _missing(ticket: Seen, learned: Mapping[str, str]) -> str:
    """The next field that the topic needs; "" if nothing is missing."""
    if ticket.topic is None:
        return ""
    section = next((one for one in ticket.topic.sections if one.id == ticket.section), None)
    asks = (section.asks if section else ()) or ticket.topic.asks
    return next((name for name in asks if not ticket.fields.get(name) and not learned.get(name)), "")


def _tidy(text: str) -> str:
    return _SPACES.sub(" ", text).strip().lower()
