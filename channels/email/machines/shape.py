"""What a mail is made of, clause for clause: programs that write in somebody's name say one of a few things in each, and no more.

Each kind of thing is a list of words, as short as their languages allow, of which none decides alone. A blank at the edge of one is the
edge of a word.
"""

import re

from channels.email.words import Hints

MAX_LENGTH = 900  # characters of such a mail
BEGINNING = 400  # characters that show a person soon
MAX_DETAIL = 6  # words of a name, a date, a number
MAX_REACHED = 9  # words that say where somebody is reached
WANTS = "wants"  # the kind that only people's clauses are of
MATTER = "matter"  # the kind that people's clauses are of, unless they say what somebody else is asked about

# Greetings, thanks, wishes, and that a program sends it.
POLITE = (
    # Russian, Ukrainian, Bulgarian, Serbian, Kazakh
    "здравствуй", "добрый день", "добрый вечер", "доброе утро", "доброго дня", "приветствую", "привет ", "спасибо за", "благодарю",
    "благодарим", "сожалени", "извин", "приношу", "понимани", "уважаем", "коллеги", "с наступающ", "поздравля", "хорошего дня",
    "как только смогу", "адрес изменился", "автоматически", "добрий день", "вітаю", "дякую", "здравейте", "поштовани", "сәлемет",
    # English
    " hello ", " hi ", "lots of love", "as soon as i can", "when i can", "i've moved", "if you write", "nothing is being", " hey ",
    " dear ", "thank", "appreciate", "sorry", "unfortunately", "apolog", "patience", "understanding", "happy ", "merry ", "good day",
    "automatic", "automated", "regards", " best ", "cheers", "greetings",
    # German, Dutch
    "guten tag", "gern weiter", "leider", "hallo", "sehr geehrte", "dank", "verständnis", "grüße", " gruß", "beste", "liebe ", "frohe",
    "geachte", "goedendag",
    # French, Italian, Spanish, Portuguese, Romanian
    "bonjour", "por favor", "madame", "malheureusement", "merci", "cordial", "compréhension", "bien à vous", "gentile", "buongiorno",
    "salve", "purtroppo", "grazie", "saluti", " hola ", "estimad", "buenos días", "lamentablemente", "gracias", "saludo", " olá ", " oi ",
    "bom dia", "prezad", "obrigad", "abraço", "bună ziua", "mulțumesc", "stimat",
    # Polish, Czech, Slovak, Croatian, Hungarian
    "dzień dobry", "niestety", "szanown", "dziękuj", "pozdr", "dobrý den", "dobrý deň", "děkuji", "ďakujem", "zdrav", "pozdrav", "hvala",
    "poštovani", "üdvöz", "tisztelt", "köszön",
    # Danish, Norwegian, Swedish, Finnish, Estonian, Latvian, Lithuanian
    " hej ", " hei ", "tack ", "takk ", " tak for", "hilsen", "hälsning", "terve", "kiitos", "tere ", "labdien", "sveiki",
    # Greek, Turkish, Azerbaijani
    "γεια", "καλημέρα", "ευχαριστώ", "merhaba", "sayın", "teşekkür", "saygı", "salam",
    # Japanese, Chinese, Korean, Vietnamese, Indonesian, Thai, Hebrew, Arabic, Persian
    "世話", "ありがとう", "申し訳", "よろしく", "您好", "你好", "谢谢", "感谢", "抱歉", "안녕하세요", "감사", "xin chào", "cảm ơn",
    "halo", "terima kasih", "สวัสดี", "ขอบคุณ", "שלום", "תודה", "مرحبا", "السلام", "شكرا", "سلام",
)  # fmt: skip
# Where a clause ends: not at the full stop of a date, of a letter or of what is cut short.
_END = re.compile(
    r"[!;。！，、\n()]+|[,:]\s|\s[—–-]+\s|(?<=[^\W\d_]{2})(?<!\b(?:mr|ms|dr|hr|fr|sr|nr))(?<!\b(?:mrs|sra|tel|ext|тел|доб|моб))\.+(?=\s|\Z)"
    r"|(?<=[\d>])\.(?=\s+[^\W\d_])(?! [^\W\d_]{3,12}\b[.,]?\s)",
    re.IGNORECASE,
)
_FOOTER = "\n--"
_SIGNS = re.compile(r"[^\w?@'+-]+")
_ADDRESS = re.compile(r"\S{1,64}@\S{1,100}")
_FIGURES = re.compile(r"\d[\d/-]{2}")
# «For invoices write to …»
_ABOUT = re.compile(
    r"(?:for|about|regarding|по|с вопросами|з питань|bei|für|pour|per|para|voor|för|w sprawach|ohledně|siparişler)\b"
)
_REACHED = re.compile(r"\S@\S|\+?\d[\d ()-]{6,18}\d|\B@\w")


def may_be_told(text: str, kinds: Hints, main: str) -> bool:
    """The cheap half of the question, of how the mail begins: `main` is told, and no word is a person's. Footers have words of people."""
    found = kinds.within(f" {_words(text[:BEGINNING].partition(_FOOTER)[0])} ")
    return main in found and WANTS not in found


def told(text: str, kinds: Hints, main: str) -> list[set[str]]:
    """Which kinds of things each clause tells; nothing where a clause is of no kind or is a person's.

    Beside `kinds` there are "detail", a name, a date, a number or what it is about; "address" and "phone", where somebody is reached; and
    "figures" beside what a clause tells. What is polite is nothing else, unless it tells of `main`. `text` is what a mail says itself,
    without what it cites and its signature, in its own letters, a paragraph in a line.
    """
    text = text.strip()
    found = list[set[str]]()
    for clause in _END.split(text) if 0 < len(text) <= MAX_LENGTH else ():
        here = _kinds(clause.strip(), kinds, main)
        if not here or WANTS in here:
            return []
        found.append(here)
    return found


def _kinds(clause: str, kinds: Hints, main: str) -> set[str]:
    words = clause.split()
    said = _words(clause)
    found = set(kinds.within(f" {said} "))
    about = _ABOUT.match(said) is not None
    if MATTER in found and not about:
        return {WANTS}
    if "polite" in found and main not in found:
        found &= {"polite", WANTS}  # «thanks for your reply»
    if len(words) <= MAX_DETAIL and (about or _is_detail(words)):
        found.add("detail")
    if (found or len(words) <= MAX_REACHED) and (reached := _REACHED.search(clause)):
        found.add("address" if reached.group()[1] == "@" else "phone")
    if found and _FIGURES.search(clause):
        found.add("figures")
    return found


def _words(text: str) -> str:
    return _SIGNS.sub(" ", _ADDRESS.sub(" ", text.lower())).strip()


def _is_detail(words: list[str]) -> bool:
    capitals = all(not one[0].islower() for one in words)
    return capitals or len(words) < 2 or any(any(map(str.isdigit, one)) for one in words)
