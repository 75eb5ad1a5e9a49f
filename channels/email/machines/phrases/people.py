"""What people say who write by hand, of programs and of their own affairs."""

import re

from channels.email.machines.phrases.replying import ANSWER, BY_ITSELF
from channels.email.words import any_of, either

# A person shows us what came back to him.
_ASKS = (
    r"what does",
    r"why (?:is|are|do|does|did|can|was (?:it|my|this))",
    r"please help",
    r"hi (?:team|all|there)",
    r"could you",
    r"can you",
    r"do you know",
    r"i got",
    r"i sent",
    r"i tried",
    r"my mail",
    r"(?:kind|best) regards",
    r"sincerely",
    r"please advise",
    r"what shall i",
    r"sent from my",
    # Russian
    r"здравствуйте",
    r"добрый (?:день|вечер)",
    r"доброе утро",
    r"помогите",
    r"подскажите",
    r"почему",
    r"что (?:это|делать)",
    r"пожалуйста",
    r"прошу",
    r"(?:мне|у меня|я)\b",
    r"с уважением",
    r"коллеги",
    r"отправлено с",
    r"верните",
    r"куда (?:мне )?(?:писать|слать|отправ\w{2,4}|обра\w{4,6})",
)
ASKS = re.compile(any_of(rf"\b{either(*_ASKS)}\b"))
# Somebody shows a report: whom it came from stands in the text.
SHOWN = re.compile(
    r"^[>\s]{0,8}(?:from|от(?: кого)?|von|de|od|da): [^\n]{0,80}(?:mailer-daemon|postmaster|mail delivery)",
    re.MULTILINE,
)
CITED = re.compile(r"「[^「」]{10,600}」|«(?:[^«»]|«[^«»]{0,80}»){20,600}»|\"[^\"]{20,600}\"|“[^“”]{20,600}”")
QUOTED = re.compile(r"^(?:[-_]{5}|(?:From|От|Von|De|Від): )", re.MULTILINE)
_OF_WHOM = (
    r"from",
    r"for",
    r"to",
    r"re",
    r"by",
    # Russian
    r"от",
    r"на",
    # Ukrainian
    r"від",
    r"для",
    # German, Dutch
    r"von",
    r"an",
    r"auf",
    r"van",
    # French
    r"à",
    # French, Italian
    r"du",
    # Spanish, French, Portuguese
    r"de",
    # Spanish, Portuguese
    r"para",
    # Italian
    r"per",
    # Italian, Portuguese
    r"da",
    # Polish
    r"od",
    r"na",
    r"z",
    r"ze",
    r"o",
    # Swedish, Danish, Norwegian
    r"från",
    r"fra",
)
OF_WHOM = re.compile(rf"\s{{0,4}}{either(*_OF_WHOM)}\b(?! (?:you|вас|ihnen|vous)\b)", re.IGNORECASE)
_YOUR = (
    # Russian
    r"ваш\w{0,3}",
    # German, Dutch
    r"ihre?n?",
    r"eure",
    r"uw",
    # French
    r"votre",
    r"vos",
    # Spanish
    r"su",
    r"vuestra",
    # Italian
    r"vostra",
    # Italian, Portuguese
    r"sua",
    # Polish
    r"twoj\w",
    r"wasz\w",
    r"państwa",
    # Swedish, Danish, Norwegian
    r"ert",
    r"din",
)
_I_GOT = (
    r"i(?:'ve| have)? (?:just |only )?(?:got|get|received|receive)",
    r"i keep getting",
    # Russian
    r"(?:мне|нам) (?:пришёл|пришел|приходит|прислал|отвеча|ответил)",
    r"(?:(?<!\bвы )получил\w?|получаю)",
    r"при(?:шёл|шел|ходит) (?:ваш |лишь |один |только ){0,2}автоответ",
    r"(?:автоответ|автоматическ\w{2} ответ)\w{0,2} (?:не|при(?:ход|ш)|пуст|работа)\w*",
    # German
    r"ich habe",
    r"habe ich",
    r"ich (?:erhalte|bekomme)",
    # French
    r"j['’]ai (?:bien )?reçu",
    r"je reçois",
    # Spanish
    r"he recibido",
    r"recibo",
    # Italian
    r"ho ricevuto",
    r"ricevo",
    # Portuguese
    r"recebi",
    r"recebo",
    # Polish
    r"otrzymał[ae]m",
    r"(?:dostaj|otrzymuj)ę",
    # In several languages
    rf"{either(*_YOUR)} (?:{ANSWER} )?{BY_ITSELF}",
    r"(?:your|ваш\w{0,2}) (?:auto|automatic|(?:ro)?bot|бот|робот)[\w-]*",
)
GOT = re.compile(
    rf"\b{either(*_I_GOT)}\b|[你您](?:们|們)?的?自[动動]|(?:自動(?:返信|応答)|자동 ?(?:응답|회신))(?:メール|메일)?[がは이은]",
    re.IGNORECASE,
)
# A person shows what came.
_GOT_IT = (
    r"\bi (?:just )?(?:got|received)\b(?! your)",
    # Russian
    r"(?:(?:мне|нам)(?: \w{1,3} почту)?|я) (?:пришл[аио]|при(?:шел|шёл|ходит)|получил\w?)\b(?! ваш)",
    r"(?:пришл[аио]|пришёл|пришел) (?:мне|нам|на почту)",
)
GOT_IT = re.compile(either(*_GOT_IT))
_UNANSWERABLE = (
    r"\bnot (?:\w{1,9} )?(?:reply|respond|answer)",
    r"don't reply",
    # Russian
    r"не (?:нужно |надо |требуется )?отвеча",
    r"отвечать [^.\n]{0,30}не (?:нужно|надо|требуется|следует)",
    # Ukrainian
    r"не відповіда",
    # German
    r"nicht (?:auf|beantwort|antwort)",
    # French, Spanish, Italian, Portuguese
    r"ne pas (?:y )?répondre",
    r"no responda",
    r"non risponde",
    r"não responda",
    # Polish
    r"nie odpowiada",
)
UNANSWERABLE = re.compile(either(*_UNANSWERABLE))
_MYSELF = (
    r"i",
    r"i'm",
    r"me",
    r"my",
    # Russian
    r"я",
    r"мне",
    r"меня",
    r"мной",
    r"мо[йяеёию]",
    r"моего",
    r"моей",
    # German
    r"ich",
    r"mir",
    r"mein\w{0,2}",
    # French
    r"je",
    r"moi",
    r"mon",
    r"ma",
)
MYSELF = re.compile(rf"\b{either(*_MYSELF)}\b")
_SUBSCRIBED = (
    r"(?<!\bif )\byou(?:'re| are)? (?:receiv|subscribed)",
    r"\byou (?:have )?signed up",
    # Russian
    r"(?<!\bесли )\bвы (?:получ\w{2,4} это|подписаны|подписались)",
)
SUBSCRIBED = re.compile(either(*_SUBSCRIBED))
# What a customer writes for, away or not.
MATTER = (
    r"\border\b",
    r"parcel",
    r"deliver",
    r"package",
    r"refund",
    r"my (?:wife|husband|son|daughter|neighbou?r)",
    # Russian
    r"заказ",
    r"доставк",
    r"доставить",
    r"доставьте",
    r"посылк",
    r"возврат",
    r"деньги",
    r"забрать",
    r"заберу",
    r"\bко мне\b",
    r"\bмуж",
    r"\bжен[аеу]\b",
    r"\bсын",
    r"\bдоч",
    r"\bмам[аеу]\b",
    r"\bсосед",
    # Ukrainian
    r"замовлен",
    r"посилк",
    # German
    r"bestellung",
    r"liefer",
    r"paket",
    r"meine frau",
    r"mein mann",
    # French
    r"commande",
    r"colis",
    r"livr",
    r"ma femme",
    r"mon mari",
    # Spanish
    r"pedido",
    r"paquete",
    r"entrega",
    # Italian
    r"ordine",
    r"pacco",
    # Romanian
    r"comand",
    r"colet",
    # Polish
    r"zamówien",
    r"paczk",
    # Danish, Norwegian
    r"ordre",
    r"pakke",
    # Finnish
    r"tilau",
    r"toimit",
    # Hungarian
    r"rendel",
    r"csomag",
    r"szállít",
    # Bulgarian
    r"поръчк",
    r"пратк",
    # Greek
    r"παραγγελ",
    r"δέμα",
    r"παράδοσ",
    # Turkish
    r"sipariş",
    r"kargo",
    # Chinese
    r"[订訂][单單]",
    r"快[递遞]",
    r"送[货貨]",
    r"包裹",
    # Japanese
    r"注文",
    r"配達",
    r"荷物",
    r"届け",
    # Korean
    r"주문",
    r"배송",
    r"택배",
)
# What people tell of another mailbox: that it is theirs now, or what is to be sent there.
FOR_US = (
    r"address has changed",
    r"new (?:e-?mail )?address",
    r"\bsend\b",
    # Russian
    r"сменил",
    r"изменил",
    r"пришлите",
    r"присылайте",
    r"отправьте",
    r"отправляйте",
    r"вышлите",
    r"выставьте",
    # German, Dutch
    r"schicken",
    r"senden",
    r"\bsturen?\b",
    # French, Spanish, Italian
    r"envoye[zr]",
    r"env[íi]en",
    r"inviate",
    r"spedi",
    # Polish
    r"wyślij",
    r"przesła",
    # Swedish
    r"skicka",
    # Turkish
    r"gönder",
)
_I = (
    r"i",
    r"i'(?:m|d|ve|ll)",
    r"my",
    r"me",
    # Russian
    r"я",
    r"мне",
    r"меня",
    r"мо[йяи]",
    r"мо[её]",
    # German
    r"ich",
    r"mein\w{0,2}",
    # French
    r"je",
)
_WE = (
    r"we",
    r"our",
    # Russian
    r"мы",
    r"нам",
    r"нас",
    r"наш\w{0,3}",
    # German
    r"wir",
    r"unser\w{0,2}",
    # French
    r"nous",
    r"notre",
)
_LABELS = (
    r"name",
    r"(?:your|first|last|full) name",
    r"phone",
    r"comment",
    r"question",
    # Russian
    r"имя",
    r"фио",
    r"тел(?:ефон)?",
    r"вопрос",
    r"комментарий",
    r"сообщение",
    r"текст",
)
_HIMSELF = rf"[?？](?!\S)|^\W{{0,3}}{either(*_LABELS)}\s?[:：]|(?<![\w/.@-]){either(*_I)}(?![\w'/@-])"
# Somebody writes, or filled in a form that a site sends.
SPEAKS_HIMSELF = re.compile(_HIMSELF, re.MULTILINE)
SPEAKS = re.compile(rf"{_HIMSELF}|\b{either(*_WE)}\b(?!')", re.MULTILINE)
