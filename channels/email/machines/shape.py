"""What a mail is made of, clause for clause: programs that write in somebody's name say one of a few things in each, and no more.

Each kind of thing is a list of words, as short as their languages allow, of which none decides alone. A blank at the edge of one is the
edge of a word.
"""

import re

from channels.email.words import Hints

MAX_LENGTH = 900  # characters of such a mail
MAX_DETAIL = 6  # words of a name, a date, a number
MAX_REACHED = 9  # words that say where somebody is reached
WANTS = "wants"  # the kind that only people's clauses are of

# Greetings, thanks, wishes, and that a program sends it.
POLITE = (
    "здравствуй", "добрый день", "добрый вечер", "доброе утро", "доброго дня", "приветствую", "привет ", "спасибо за", "благодарю",
    "благодарим", "извин", "приношу", "понимани", "уважаем", "коллеги", "с наступающ", "поздравля", "хорошего дня", "por favor",
    "как только смогу", "адрес изменился", "автоматически", "добрий день", "вітаю", "дякую", "здравейте", "поштовани", "сәлемет",
    " hello ", " hi ", "lots of love", "as soon as i can", "when i can", "i've moved", "if you write", "nothing is being", "gern weiter",
    " hey ", " dear ", "thank", "appreciate", "sorry", "apolog", "patience", "understanding", "happy ", "merry ", "good day", "automatic",
    "automated", "regards", " best ", "cheers", "greetings", "guten tag", "hallo", "sehr geehrte", "dank", "verständnis", "grüße",
    " gruß", "beste", "liebe ", "frohe", "geachte", "goedendag", "bonjour", "madame", "merci", "cordial", "compréhension", "bien à vous",
    "gentile", "buongiorno", "salve", "grazie", "saluti", " hola ", "estimad", "buenos días", "gracias", "saludo", " olá ", " oi ",
    "bom dia", "prezad", "obrigad", "abraço", "bună ziua", "mulțumesc", "stimat", "dzień dobry", "szanown", "dziękuj", "pozdr",
    "dobrý den", "dobrý deň", "děkuji", "ďakujem", "zdrav", "pozdrav", "hvala", "poštovani", "üdvöz", "tisztelt", "köszön", " hej ",
    " hei ", "tack ", "takk ", " tak for", "hilsen", "hälsning", "terve", "kiitos", "tere ", "labdien", "sveiki", "γεια", "καλημέρα",
    "ευχαριστώ", "merhaba", "sayın", "teşekkür", "saygı", "salam", "世話", "ありがとう", "申し訳", "よろしく", "您好", "你好", "谢谢",
    "感谢", "抱歉", "안녕하세요", "감사", "xin chào", "cảm ơn", "halo", "terima kasih", "สวัสดี", "ขอบคุณ", "שלום", "תודה", "مرحبا",
    "السلام", "شكرا", "سلام",
)  # fmt: skip
# Where a clause ends: not at the full stop of a date, of a letter or of what is cut short.
_END = re.compile(
    r"[!;。！，、\n()]+|[,:]\s|\s[—–-]+\s|(?<=[^\W\d_]{2})(?<!\b(?:mr|ms|dr|hr|fr|sr|nr))(?<!\b(?:mrs|sra|tel|ext|тел|доб|моб))\.+(?=\s|\Z)"
    r"|(?<=[\d>])\.(?=\s+[^\W\d_])(?! [^\W\d_]{3,12}\b[.,]?\s)",
    re.IGNORECASE,
)
_SIGNS = re.compile(r"[^\w?@'+-]+")
_ADDRESS = re.compile(r"\S{1,64}@\S{1,100}")
_FIGURES = re.compile(r"\d[\d/-]{2}")
_REACHED = re.compile(r"\S@\S|\B@\w|\+?\d[\d ()-]{6,18}\d")


def told(text: str, kinds: Hints, main: str) -> list[set[str]]:
    """Which kinds of things each clause tells; nothing where a clause is of no kind or is a person's.

    Beside `kinds` there are "detail", a name, a date or a number; "reached", where somebody is; and "figures" beside what a clause tells.
    What is polite is nothing else, unless it tells of `main`. `text` is what a mail says itself, without what it cites and its signature,
    in its own letters, a paragraph in a line.
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
    found = set(kinds.within(f" {_SIGNS.sub(' ', _ADDRESS.sub(' ', clause.lower()))} "))
    if "polite" in found and main not in found:
        found &= {"polite", WANTS}  # «thanks for your reply»
    named = all(not one[0].islower() for one in words)
    if len(words) <= MAX_DETAIL and (named or len(words) < 2 or any(map(str.isdigit, clause))):
        found.add("detail")
    if len(words) <= MAX_REACHED and _REACHED.search(clause):
        found.add("reached")
    if found and _FIGURES.search(clause):
        found.add("figures")
    return found
