"""Of a mailbox and its address: full, too small for the mail, shut, unknown."""

from channels.email.machines.refusals.clauses import beside
from channels.email.machines.refusals.nouns import ACCOUNTS, BOXES
from channels.email.words import either

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
    # Slovak, Slovene, Croatian
    r"ukin(?:ut|jen)",
    r"[zd]eaktiv",
    # Swedish, Danish, Norwegian
    r"stäng[td]",
    r"avslutat",
    r"nedlagt",
    r"lukket",
    r"stengt",
    r"sp(?:æ|e|ä)rr",
    # Finnish, Estonian
    r"suljettu",
    r"poistettu",
    r"suletud",
    r"kustutatud",
    # Latvian, Lithuanian
    r"slēgt",
    r"dzēst",
    r"uždaryt",
    r"panaikint",
    r"užblokuot",
    # Hungarian
    r"letilt",
    r"megszűnt",
    r"törölt",
    r"felfüggeszt",
    # Romanian
    r"dezactiva",
    r"închis",
    r"șters",
    # Bulgarian, Serbian, Belarusian
    r"деактив",
    r"изтрит",
    r"затворен",
    r"угашен",
    r"выдален",
    # Greek
    r"απενεργοποι",
    r"κλεισ",
    r"διαγρ[αά]",
    # Turkish
    r"kapatıl",
    r"askıya",
    r"devre dışı",
    r"silin",
    # Hebrew, Arabic, Persian
    r"(?:חסום|נחסמה|מושבת|נסגר|בוטל)",
    r"(?:معطل|موقوف|تعطيل|إيقاف|مغلق)",
    r"(?:غیرفعال|مسدود|بسته شده)",
    # Indonesian, Vietnamese, Thai
    r"(?:dinonaktif|ditutup|ditangguh)",
    r"(?:vô hiệu|đình chỉ|bị khóa)",
    r"(?:ปิดใช้งาน|ระงับ)",
)
CLOSED = (
    rf"{either(*BOXES, *ACCOUNTS)}[^.;\n]{{0,30}}{either(*_GONE)}",
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
NO_SUCH_ADDRESS = (
    # German
    r"nicht vergeben",
    # Arabic
    r"لم يتم العثور",
    # Chinese
    r"找不到",
    # Japanese
    r"見つかりません",
    # Korean
    r"찾을 수 없",
)
