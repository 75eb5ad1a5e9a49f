"""What a short text says to the helper: that a person is wanted, that it helped, an article's number, a field's value. Pure."""

import re
from collections.abc import Sequence

from rules import entities
from rules.latin import cyrillic, is_russian

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


def wants_person(text: str) -> bool:
    """Whether a person is asked for. A short text may just say «человека»; Russian may stand in Latin letters."""
    plain = _AT_WORK.sub("", tidy(text)[:2_000])
    if plain.isascii() and is_russian(plain):
        plain += "\n" + " ".join(map(cyrillic, plain.split(" ")))
    return bool(_PERSON.search(plain)) or (len(plain) <= _SHORT_CALL and any(word in plain for word in _CALLED))


def refuses(text: str) -> bool:
    """Whether an answer says that the articles were of no use."""
    return len(text) <= MOST_ANSWER and bool(_NOT_HELPED.search(tidy(text)))


def thanks_for_help(text: str) -> bool:
    """Whether an answer says that it helped, and asks nothing more."""
    plain = tidy(text)
    return len(plain) <= MOST_ANSWER // 2 and "?" not in plain and bool(_HELPED.search(plain)) and not refuses(plain)


def chosen(text: str, offered: Sequence[str]) -> str:
    """The id of the offered article that is asked for by its number and nothing else: «2», «статья 2»; "" for any other text."""
    match = _WHOLE.fullmatch(tidy(text[:60])) if len(text) <= 60 else None
    return offered[int(match[1]) - 1] if match and int(match[1]) <= len(offered) else ""


def stars(text: str) -> int:
    """The rating that a text is and nothing else: «5», «5/5», «4 звезды», ⭐⭐⭐; 0 for any other text."""
    plain = tidy(text[:60]).strip(" .!").replace("\ufe0f", "")
    if plain and set(plain) <= {"⭐", "★", "🌟"}:
        return len(plain) if len(plain) <= 5 else 0
    match = _STARS.fullmatch(plain) if len(text) <= 60 else None
    return int(match[1]) if match else 0


def angry(text: str) -> bool:
    """Rude words, or mostly capitals."""
    letters = [one for one in text[:2_000] if one.isalpha()]
    shouted = len(letters) >= _SHOUT and sum(one.isupper() for one in letters) > 0.7 * len(letters)
    return (
        shouted or text.count("!!!") > 1 or bool(_CRIES.search(text[:2_000])) or bool(_RUDE.search(tidy(text[:2_000])))
    )


def value_of(name: str, text: str) -> str:
    """What an answer to a question for that field gives; "" if there is no such thing in it, or a wrong one."""
    facts = entities.find(text)
    found = [one.value for one in facts if one.type == name]
    if found:
        return found[0]
    plain = tidy(text)
    if name == "inn":
        return next((number for number in _long_numbers(plain) if entities.is_inn(number)), "")
    if name in ("order", "supply", "sku", "return_code"):
        return "" if any(one.type == "phone" for one in facts) else _number(plain)
    if name == "sum":
        match = _ONLY_SUM.search(_THOUSANDS.sub("", plain))
        return match.group().replace(" ", "").replace(",", ".") if match else ""
    if name == "date":
        return next((day for day in ("сегодня", "вчера", "позавчера") if re.search(rf"\b{day}\b", plain)), "")
    if "?" in plain or not any(map(str.isalnum, plain)):
        return ""
    return text[:LONGEST_VALUE].strip()


def looks_like(name: str, text: str) -> bool:
    """Whether somebody tried to give the field: there is a number in his answer."""
    return name != "error" and bool(_DIGITS.search(text))


def _number(text: str) -> str:
    """The number of a thing, as «98 765 432» or WB-123; "" without one."""
    if (grouped := _GROUPED.fullmatch(text)) is not None:
        return grouped[1].replace(" ", "")
    match = _NUMBERED.search(text)
    return match.group().strip("-") if match else ""


def _long_numbers(text: str) -> list[str]:
    """The numbers of a text, with what stands between their groups left out."""
    return [re.sub(r"[ -]", "", one) for one in re.findall(r"\d[\d -]{8,18}\d", text)]


def tidy(text: str) -> str:
    """In small letters, with single blanks."""
    return _SPACES.sub(" ", text).strip().lower()
