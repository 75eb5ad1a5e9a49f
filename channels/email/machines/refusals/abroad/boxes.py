"""Of a mailbox and its address: full, too small for the mail, shut, unknown."""

from channels.email.machines.refusals.clauses import beside
from channels.email.words import either

# «… is full or gets too many mails»
_INBOX = (
    # German, Dutch
    r"posteingang",
    r"postvak",
    # French, Spanish, Italian, Portuguese
    r"boîte de réception",
    r"bandeja de entrada",
    r"casella",
    r"caixa de entrada",
    # Polish
    r"skrzynka",
    # Swedish, Danish, Norwegian
    r"inkorg",
    r"indbakke",
    r"innboks",
    # Turkish
    r"gelen kutusu",
)
_FULL = (
    # German, Dutch
    r"\bvoll\b",
    r"\bvol\b",
    # French, Spanish, Italian, Portuguese
    r"pleine",
    r"llena",
    r"piena",
    r"cheia",
    # Polish
    r"pełna",
    # Swedish, Norwegian, Danish
    r"\bfull\b",
    r"\bfuld\b",
    # Turkish
    r"dolu",
)
INBOX_FULL = (rf"{either(*_INBOX)}[^.;\n]{{0,30}}{either(*_FULL)}",)
_QUOTA = (
    # Russian, Ukrainian
    r"квот",
    # German, Dutch
    r"kontingent",
    r"speicherplatz",
    r"quotum",
    # French, Italian, Dutch, Spanish, Portuguese
    r"quot[ae]",
    r"cuota",
    r"spazio",
    r"\bcota\b",
    r"espace (?:disque|de stockage)",
    # Polish, Czech, Turkish
    r"limit\w* (?:miejsca|skrzynk)",
    r"kvót",
    r"\bkota\b",
)
_USED_UP = (
    # Ukrainian
    r"перевищен",
    # German, Dutch
    r"überschritten",
    r"ausgeschöpft",
    r"erschöpft",
    r"overschreden",
    # French, Spanish, Italian, Portuguese
    r"dépassé",
    r"insuffisant",
    r"super[aá]",
    r"exced[ie]",
    r"esaurit",
    # Polish, Czech
    r"przekroczy?[łn]",
    r"vyčerpán",
    r"překročen",
    # Turkish
    r"aşıldı",
)
OVER_QUOTA = (beside(_QUOTA, _USED_UP),)
_SIZE = (
    # Ukrainian
    r"розмір",
    # German, Dutch
    r"größe",
    r"grootte",
    # French, Spanish, Italian, Portuguese
    r"taille",
    r"tamaño",
    r"dimension[ei]",
    r"tamanho",
    # Polish, Czech
    r"rozmiar",
    r"velikost",
    # Swedish, Danish, Norwegian
    r"storlek",
    r"størrelse",
)
_ABOVE = (
    # Ukrainian
    r"понад",
    # German, Dutch
    r"\büber\b",
    r"\bboven\b",
    # French, Spanish, Italian, Portuguese
    r"supérieure",
    r"por encima",
    r"oltre",
    r"acima",
    # Polish, Czech
    r"ponad",
    r"\bnad\b",
)
TOO_LARGE = (beside(_SIZE, _ABOVE),)
_ACCOUNT = (
    r"account",
    r"mailbox",
    # Ukrainian
    r"скриньк\w",
    # German, Dutch
    r"konto",
    r"postfach",
    r"postvak",
    # French
    r"compte",
    r"boîte",
    # Spanish
    r"cuenta",
    r"buzón",
    # Italian
    r"casella",
    # Portuguese
    r"conta",
    r"caixa",
    # Polish, Czech
    r"skrzynk\w",
    r"schránk\w",
    r"účet",
    # Turkish
    r"hesa[pb]\w{0,3}",
)
_GONE = (
    # Ukrainian
    r"видален",
    r"закрит",
    # German
    r"gelöscht",
    r"geschlossen",
    # Dutch
    r"geblokkeerd",
    r"uitgeschakeld",
    r"opgeheven",
    r"verwijderd",
    # French
    r"suspendu",
    r"ferm[ée]{1,2}\b",
    r"supprim[ée]",
    # Spanish
    r"eliminad",
    r"cerrad",
    # Spanish, Italian
    r"d(?:es|is)abilitad",
    # Spanish, Portuguese
    r"bloquead",
    # Italian
    r"chius",
    r"eliminat",
    r"cancellat",
    # Portuguese
    r"encerrad",
    r"excluíd",
    # Polish, Czech
    r"usunięt",
    r"zamknięt",
    r"zrušen",
    # Turkish
    r"kapatıl",
    r"askıya",
)
CLOSED = (
    rf"{either(*_ACCOUNT)}\b[^.;\n]{{0,30}}{either(*_GONE)}",
    # Chinese, Japanese, Korean
    r"(?:帐号|账户|邮箱|用户)[^.\n]{0,8}(?:禁用|停用|冻结|锁定)",
    r"アカウント[^.\n]{0,8}(?:停止|无効|削除)",
    r"휴면 계정",
)
LEFT = (
    # Ukrainian
    r"вже не працює",
    # German, Dutch
    r"nicht mehr (?:im unternehmen|(?:bei|für) uns|tätig)",
    r"werkt niet meer",
    # French, Spanish, Italian, Portuguese
    r"(?:ne travaille|ne fait) plus",
    r"ya no trabaja",
    r"non lavora più",
    r"não trabalha mais",
    # Polish, Czech
    r"nie pracuje",
    r"již nepracuje",
)
NO_SUCH_HOST = (
    # Ukrainian
    r"домен\w? не (?:знайден|існу)",
    # German
    r"domain nicht (?:gefunden|vorhanden)",
    # French, Spanish, Italian, Portuguese
    r"domaine (?:introuvable|inexistant)",
    r"dom[ií]nio (?:não|no|non) (?:foi |se ha |è stato )?(?:encontrad|existe|trovat)",
)
_ADDRESS = (
    # German, French, Dutch, Polish
    r"adresse",
    r"adres\b",
    # Spanish, Italian, Portuguese
    r"dirección",
    r"indirizzo",
    r"endereço",
)
_WRONG = (
    # Dutch
    r"onjuist",
    # French, Italian, Spanish, Portuguese
    r"non valid",
    r"inv[aá]lid",
    # Polish, Czech
    r"niepoprawn",
    r"nieprawidłow",
    r"neplatn",
)
NO_SUCH_ADDRESS = (
    beside(_ADDRESS, _WRONG),
    # Ukrainian
    r"невідом\w{2} (?:одержувач|отримувач)",
    r"(?:одержувач|отримувач)\w? не (?:знайден|існу)",
    # German
    r"nicht vergeben",
    # French
    r"adresse inexistante",
)
