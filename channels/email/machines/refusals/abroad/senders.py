"""Of who sends, and of what he sends."""

from channels.email.machines.refusals.clauses import beside
from channels.email.words import either

_FORBIDDEN = (
    # Ukrainian
    r"заборон",
    r"не дозвол",
    # German, Dutch
    r"nicht (?:erlaubt|zulässig|gestattet)",
    r"verboten",
    r"unzulässig",
    r"niet toegestaan",
    r"verboden",
    # French
    r"interdit",
    r"non autoris",
    r"pas autoris",
    # Spanish
    r"no permitid",
    r"prohibid",
    # Italian
    r"non (?:consentit|ammess|permess)",
    # Portuguese
    r"não (?:é )?permitid",
    r"proibid",
    # Polish
    r"niedozwolon",
    r"zabronion",
)
DENIED = (
    # German, Dutch
    r"verweigert",
    r"geweigerd",
    # French, Spanish, Italian, Portuguese
    r"refusé",
    r"denegad",
    r"negat",
    r"negad",
    r"recusad",
    # Czech
    r"odmítnut",
    # Swedish
    r"nekad",
)
_ATTACHED = (
    # Ukrainian
    r"вкладен",
    # German, Dutch
    r"anhang",
    r"bijlage",
    # French, Spanish, Italian, Portuguese
    r"pièces? jointe",
    r"fichiers? joint",
    r"adjunto",
    r"allegat[oi]",
    r"anexo",
    # Polish, Czech
    r"załącznik",
    r"příloh",
    # Danish, Swedish
    r"bilag",
)
FORBIDDEN_ATTACHMENT = (beside(_ATTACHED, _FORBIDDEN),)
TOO_MANY = (
    # Ukrainian
    r"забагато",
    r"надто багато",
    # German, Dutch
    r"\bzu viele\b",
    r"te veel ",
    # French, Spanish, Italian, Portuguese
    r"\btrop de ",
    r"demasiad[oa]s",
    r"\btropp[ie]\b",
    r"muit[ao]s (?:mensage|e-?mail|conex)",
    # Polish, Czech
    r"z(?:byt|a) (?:wiele|dużo)",
    r"příliš mnoho",
    # Swedish
    r"för många",
)
LISTED = (
    # German
    r"sperrliste",
    # Romanian
    r"lista neagră",
    # Czech
    r"čern\w{1,2} list",
    # Swedish, Norwegian, Danish
    r"svart(?:e|a)? ?list",
    r"sortlist",
    # Finnish, Estonian
    r"mustalla listalla",
    r"estolist",
    # Hungarian
    r"feketelist",
    # Serbian, Croatian
    r"црн(?:а|ој) лист",
    r"crn(?:a|oj) list",
    # Greek
    r"μαύρη λίστα",
    # Turkish
    r"kara liste",
)
_SENDER = (
    # Ukrainian
    r"відправник\w?",
    # German, Dutch
    r"absender",
    r"afzender",
    # French, Spanish, Italian, Portuguese
    r"expéditeur",
    r"remitente",
    r"mittente",
    r"remetente",
    # Polish
    r"nadawca",
)
_BARRED = (
    # Ukrainian
    r"заблок",
    # German, Dutch
    r"gesperrt",
    r"geblok",
    # French, Spanish, Italian, Portuguese
    r"blo[cq]",
    # Polish
    r"zablok",
)
SENDER_BLOCKED = (rf"{either(*_SENDER)} (?:\w+ )?{either(*_BARRED)}",)
_PASSING_ON = (
    r"\brelay",
    # Ukrainian
    r"ретрансляці",
    # German, Dutch
    r"weiterleitung",
    r"doorstur",
    # French, Spanish, Italian, Portuguese
    r"relais",
    r"retransmis",
    # Polish
    r"przekazywani",
)
RELAYING = (beside(_PASSING_ON, (*_FORBIDDEN, *DENIED)),)
_MAIL = (
    # English, French
    r"message",
    # German, Dutch
    r"nachricht",
    r"bericht",
    # French, Spanish, Italian, Portuguese
    r"courriel",
    r"mensaje",
    r"messaggio",
    r"mensagem",
    # Polish
    r"wiadomość",
    # Dutch, French, German, Spanish, Italian
    r"reclame",
    r"publici[td]",
    r"werbung",
    r"pubblicit",
)
_UNWANTED = (
    # German, Dutch
    r"unerwünscht",
    r"ongewenst",
    # French, Spanish, Italian, Portuguese
    r"indésirable",
    r"no deseado",
    r"indesiderat",
    r"indesejad",
    # Polish
    r"niechcian",
)
UNWANTED = (beside(_MAIL, _UNWANTED),)
SPAM = (
    # Ukrainian, Belarusian
    r"небажан",
    r"непажадан",
    # Czech
    r"nevyžádan",
    # Swedish, Danish
    r"skräppost",
    r"søppelpost",
    # Finnish
    r"roskapost",
    # Hungarian
    r"levélszemét",
    r"kéretlen",
    # Bulgarian
    r"нежелан",
    # Greek
    r"ανεπιθύμητ",
    # Turkish
    r"istenmeyen",
    # Hebrew, Arabic
    r"דואר זבל",
    r"غير مرغوب",
    # Vietnamese, Thai
    r"thư rác",
    r"สแปม",
)
_BLOCKS = (
    # Polish
    r"bloker",
    # Swedish, Norwegian, Danish
    r"blockera",
    r"blokker",
    # Finnish
    r"estetty",
    # Turkish
    r"engelle",
    # Korean
    r"차단",
)
IP_BLOCKED = (rf"\bip(?![a-z])[^.\n]{{0,25}}{either(*_BLOCKS)}",)
_ACCESS = (
    # German, Dutch
    r"zugriff",
    r"toegang",
    # French, Spanish, Italian, Portuguese
    r"accès",
    r"acceso",
    r"accesso",
    r"acesso",
    # Czech
    r"přístup",
)
_REFUSED = (
    # German, Dutch
    r"verweigert",
    r"geweigerd",
    # French, Spanish, Italian, Portuguese
    r"refusé",
    r"interdit",
    r"denegad",
    r"negat",
    r"negad",
    # Czech
    r"odepřen",
)
_HANDING_OVER = (
    # German
    r"zustellung",
    # French, Spanish, Portuguese, Italian
    r"remise",
    r"entrega",
    r"consegna",
)
_RESTRICTED = (
    # German
    r"eingeschränkt",
    # French, Spanish, Portuguese, Italian
    r"restreinte",
    r"restringid[ao]",
    r"limitata",
)
POLICY = (
    rf"{either(*_ACCESS)}[^.;\n]{{0,20}}{either(*_REFUSED)}",
    rf"{either(*_HANDING_OVER)}[^.;\n]{{0,40}}{either(*_RESTRICTED)}",
    # Ukrainian
    r"доступ заборонено",
    # German
    r"nachrichtenflussregel",
    r"richtlinie",
    r"berechtigung",
    # Dutch
    r"toestemming",
    r"gemachtigd",
    r"bevoegd",
    # French
    r"règle de flux",
    # French, Italian, Portuguese
    r"permiss[aãio]",
    # Spanish
    r"regla de flujo",
    r"permiso",
    # Italian
    r"regola del flusso",
    r"permesso",
    # Portuguese
    r"regra de fluxo",
    # Polish, Czech
    r"uprawnion",
    r"brak (?:dostępu|uprawnień)",
    r"oprávněn",
    # Swedish, Danish, Norwegian
    r"tillstånd",
    r"behörig",
    r"tilladelse",
    r"tillatelse",
)
_MAIL_ITSELF = (
    # Russian
    r"сообщени",
    r"письмо",
    # Ukrainian
    r"повідомлення",
    # German, Swedish, Norwegian, Dutch
    r"nachricht",
    r"bericht",
    # French, Spanish, Italian, Portuguese
    r"message",
    r"mensaje",
    r"messaggio",
    r"mensagem",
    # Polish, Czech
    r"wiadomość",
    r"zpráv",
    # Chinese
    r"邮件",
    # Japanese
    r"メッセージ",
)
_STOPPED = (
    # Russian
    r"заблокирован",
    # Ukrainian
    r"заблоковано",
    # German, Dutch
    r"blockiert",
    r"geblokkeerd",
    # French, Spanish, Portuguese, Italian
    r"bloqu[eé]",
    r"bloqueada",
    r"bloccato",
    # Polish, Czech
    r"zablokowana",
    r"zablokován",
    # Chinese
    r"拦截",
    # Japanese
    r"ブロック",
)
MAIL_BLOCKED = (beside(_MAIL_ITSELF, _STOPPED),)
