"""What companies put below every mail: secrecy, viruses, paper; in small letters."""

from channels.email.words import any_of, either

# What stands above a disclaimer
HEADINGS = any_of(
    r"(?:legal )?disclaimer",
    r"(?:confidentiality|legal|privacy|important) notice",
    r"yahoo!? groups links",
    r"posted by: \S{1,60}@\S{1,60}",
    # Russian
    r"уведомление о конфиденциальности",
    # German
    r"haftungsausschluss",
    # French, Spanish
    r"avis juridique",
    r"aviso legal",
)
# What companies put below every mail. Each begins with a letter: asked of whole paragraphs, one that begins with a choice is tried at
# every character, which makes the whole four times as slow.
DISCLAIMERS = any_of(
    r"(?:don't|do not) print this",
    r"may be intercepted",
    r"read by others",
    r"details (?:will|do|have) not change",
    r"guarantee that this",
    r"does not constitute",
    r"not an offer",
    r"confidential",
    r"intended (?:only|solely|recipient)",
    r"privileged",
    r"unauthori[sz]ed",
    r"disclaimer",
    r"for the (?:addressee|named recipient)",
    r"cannot be guaranteed to be (?:secure|error)",
    r"not the (?:addressee|named)",
    r"do not (?:copy|distribute|disclose|disseminate)",
    r"if you (?:have )?received? (?:it|this)\b.{0,30} by mistake",
    r"accepts? (?:any |legal )?(?:liability|responsibility)",
    r"may be disclosed",
    r"before you print",
    r"antivir",
    r"no (?:liability|responsibility)",
    r"protected health information",
    r"(?:are|be|of|florida|state) public records?\b",
    r"public records (?:law|act)",
    r"freedom of information",
    r"legal advice",
    r"tax advice",
    r"notice to recipients?",
    r"notify the sender",
    r"registered (?:in (?:england|scotland|wales|ireland)|office|charity)",
    r"authori[sz]ed (?:and regulated )?by the",
    r"charitable body",
    r"acknowledges? the (?:traditional|first)",
    r"received? this (?:e-?mail|message|communication) in error",
    r"this (?:e-?mail|message)(?: \w+){0,6} (?:may contain|is intended)",
    r"(?:may|will) be (?:monitored|recorded|logged|archived)",
    r"consider the environment",
    r"before printing",
    r"learn why this is important",
    r"virus-free",
    r"avast",
    r"scanned (?:by|for)",
    # Russian
    r"конфиденциальн",
    r"(?:коммерческ|врачебн|банковск|адвокатск|служебн)\w{2,3} тайн",
    r"предназначен[оаы]? (?:исключительно|только) ",
    r"является (?:публичной )?офертой",
    r"не являетесь (?:его )?(?:адресатом|получателем|предполагаемым)",
    r"надлежащим (?:получател|адресат)",
    r"содержит (?:персональные данные|сведения ограниченн)",
    r"получили (?:это|данное) (?:письмо|сообщение) (?:по ошибке|случайно)",
    r"узнайте, почему это важно",
    r"думайте об окружающей",
    r"берегите природу",
    r"прежде чем (?:рас)?печатать",
    r"перед тем,? как (?:рас)?печатать",
    r"не (?:распечатывайте|(?:рас)?печатайте (?:это|данное|письм))",
    r"без вирусов",
    r"проверено на (?:наличие )?вирус",
    r"не запрашива\w{1,3} (?:пароли|коды|данные)",
    r"мнени[ея] (?:отправителя|автора)",
    r"не вле[чк][её]т",
    r"не нес[её]т ответственност",
    # Ukrainian, Belarusian, Kazakh
    r"конфіденційн",
    r"довкілля",
    r"не друкуйте",
    r"канфідэнцыйн",
    r"құпия",
    # German
    r"ausschließlich für den (?:\w+ )?(?:adressat|empfänger)",
    r"an die umwelt",
    r"viren(?:frei| geprüft)",
    r"nur für den (?:\w+ )?(?:adressat|empfänger)",
    r"ärztlichen schweigepflicht",
    r"unbefugte weiter",
    r"umwelt zuliebe",
    r"ausdruck dieser",
    r"keine gewähr",
    r"vertraulich",
    r"irrtümlich erhalten",
    # Dutch
    r"aan het milieu",
    r"virusvrij",
    r"geen rechten",
    r"vertrouwelijk",
    r"uitsluitend bestemd",
    # French
    r"n'imprimez",
    r"avant d'imprimer",
    r"sans virus",
    r"secret professionnel",
    r"destiné (?:uniquement|exclusivement)",
    r"confidentiel",
    r"par erreur",
    # Spanish
    r"medio ambiente",
    r"por error",
    # Spanish, Portuguese
    r"antes de imprimir",
    r"li[bv]re de v[ií]rus",
    r"confidencia",
    # Italian
    r"prima di stampare",
    r"privo di virus",
    r"rispett\w{1,3} l'ambiente",
    r"non stampare",
    r"riservat[eoi]",
    r"per errore",
    # Portuguese
    r"meio ambiente",
    # Romanian
    r"confiden[țţ]ial",
    # Polish
    r"środowisk",
    r"koniecznoś\w{2,3} wydruk",
    r"wolny od wirus",
    r"brak wirus",
    r"poufn[eay]",
    # Czech
    r"nutné (?:\S{1,12} ){0,2}(?:tisknout|vytlač)",
    r"životní\w{0,2} prostřed",
    r"na přítomnost vir",
    r"důvěrn",
    # Slovak
    r"životn\w{1,3} prostred",
    r"dôvern",
    # Swedish
    r"innan du (?:skriver ut|printer|udskriver)",
    r"avsett för",
    # Swedish, Danish, Norwegian
    r"på milj[öø]",
    # Swedish, German
    r"konfidentiell",
    # Danish, Norwegian
    r"før du (?:skriver ut|printer|udskriver)",
    r"fortrolig",
    # Finnish
    r"ympäristöä",
    r"ennen kuin tulostat",
    r"luottamuksel",
    # Hungarian
    r"környezet(?:ünk|re)",
    r"bizalmas",
    # Bulgarian, Serbian
    r"поверителн",
    r"поверљив",
    # Greek
    r"εμπιστευτικ",
    # Turkish
    r"çevreyi",
    r"yazdırmadan",
    r"gizli",
    # Hebrew, Arabic
    r"חסוי",
    r"سري",
    # Chinese, Japanese
    r"机密",
    r"保密",
    r"機密",
    # Korean
    r"기밀",
)
THIS_MAIL = any_of(
    r"this (?:e-?mail|message|communication|transmission)",
    # Russian
    r"(?:это|данно|настояще)\w{0,2} (?:электронно\w{1,3} )?(?:письм|сообщени)",
    r"письмо является",
    # Ukrainian
    r"це (?:повідомлення|лист)",
    # Kazakh
    r"бұл хат",
    # German, Dutch
    r"diese[rs]? (?:e-?mail|nachricht)",
    r"dit bericht",
    r"deze e-?mail",
    # French, Spanish, Portuguese, Italian
    r"ce (?:message|courriel|mail)",
    r"est[ea] (?:mensaje|correo|mensagem)",
    r"quest[oa] (?:messaggio|e-?mail)",
    # Polish, Czech
    r"(?:niniejsz\w{1,2}|ta) wiadomoś",
    r"tato zpráva",
    # Swedish
    r"detta (?:meddelande|mejl)",
)
# What companies say of themselves and their mail beside it
LEGAL = any_of(
    r"liab",
    r"responsib",
    r"registered",
    r"regulated",
    r"gdpr",
    r"privacy",
    r"personal data",
    r"obligation",
    r"virus",
    # Russian
    r"ответственност",
    r"персональн\w{1,3} данн",
    r"мнени",
    r"обязательств",
    r"вирус",
    r"запрашива",
    r"огрн",
    # German
    r"datenschutz",
    r"amtsgericht",
    r"geschäftsführ",
    r"haftung",
    # French, Spanish, Italian, Portuguese
    r"rgpd",
    r"responsabilit",
    r"reglamento",
    r"regolamento",
    # Polish
    r"rodo\b",
)
_MYSELF = (
    r"i (?:am|was|have|want|do|don't|can)",
    r"i'm",
    r"i've",
    r"my(?! working)",
    # Russian
    r"я",
    r"мне",
    r"меня",
    r"мной",
    r"мо[йяиёюе]",
    r"мое[йгм]\w{0,2}",
    # German
    r"ich",
    r"mir",
    r"mich",
    r"mein\w{0,2}",
    # French
    r"j'ai",
)
_YOURS = (
    r"your (?:site|shop|attachment|mail|message|order|invoice)",
    # Russian
    r"от ваш\w{2,3} ",
    r"ваш\w{0,3} (?:сайт|письм|сообщен|вложен|счет|счёт|заказ|магазин)",
)
_ASKED = (
    r"send (?:it|me)",
    r"refund",
    r"fix",
    # Russian
    r"пришлите",
    r"скажите",
    r"почините",
    r"верните",
    r"исправьте",
    r"замените",
)
# A disclaimer has no «I», nor speaks of what the reader sells or sent.
PERSONAL = any_of(rf"\b{either(*_MYSELF)}\b", rf"\b{either(*_YOURS)}", rf"\b{either(*_ASKED)}\b")
# A disclaimer speaks of the mail itself; «мои данные конфиденциальны» is the person's.
OF_THE_MAIL = any_of(
    r"mail",
    r"message",
    r"communication",
    r"attachment",
    r"recipient",
    r"transmission",
    r"print",
    r"imprim",
    r"stampar",
    r"ausdruck",
    r"afdruk",
    r"viru",
    r"avast",
    r"learn why",
    # Russian
    r"письм",
    r"переписк",
    r"сообщени",
    r"вложени",
    r"адресат",
    r"печат",
    r"вирус",
    r"оферт",
    r"узнайте",
    # Russian, Ukrainian
    r"лист[аі]?\b",
    # Ukrainian, Belarusian, Kazakh
    r"повідомленн",
    r"паведамленн",
    r"хабар",
    r"бұл хат\b",
    # German, Dutch
    r"nachricht",
    r"viren",
    r"bericht",
    # French
    r"courriel",
    # Spanish
    r"mensaje",
    r"correo",
    # Italian
    r"messaggio",
    r"destinatari",
    # Portuguese
    r"mensagem",
    r"vírus",
    # Romanian, Turkish
    r"mesaj",
    # Polish, Czech, Slovak
    r"wiadomoś",
    r"wirus",
    r"zpráv",
    r"správ",
    # Swedish, Norwegian
    r"meddel",
    r"mejl",
    r"melding",
    # Finnish
    r"viest",
    # Hungarian
    r"üzenet",
    # Bulgarian, Serbian
    r"съобщени",
    r"порук",
    # Greek
    r"μήνυμα",
    # Turkish
    r"e-?posta",
    r"ileti",
    # Hebrew, Arabic
    r"הודעה",
    r"رسالة",
    # Chinese
    r"邮件",
    r"郵件",
    # Japanese
    r"メール",
    # Korean
    r"메일",
)
