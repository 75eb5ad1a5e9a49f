"""What confirmations of another desk say in their subjects and words, and customers who wait don't; in small letters."""

from channels.email.machines.phrases.registered import REQUEST, TAKEN_RUSSIAN
from channels.email.machines.phrases.voices import GOT_ABROAD
from channels.email.words import either

# It says so in whatever words.
SAID = (
    (
        r"\b(?:request|ticket|message|e-?mail|case|incident|inquiry|enquiry) (?:#?\S+ )?(?:has been |was |is )?"
        r"(?:received|registered|created|opened)"
    ),
    r"(?:received|registered|got) your (?:request|message|e-?mail|ticket|inquiry|enquiry)",
    r"added to (?:our|the) queue",
    r"confirm (?:the )?receipt of your",
    # Russian
    r"(?:заявк|обращени|запрос|письмо|сообщени|тикет)\w{0,3} (?:\S{1,20} ){0,3}(?:принят|получен|зарегистрирован|создан)",
    r"(?:получил[аи]|принял[аи]|зарегистрировал[аи]) ваш",
    r"присвоен номер",
    *GOT_ABROAD,
)
# A subject of confirmations.
CONFIRMATION = (
    r"(?:support )?(?:ticket|request|message|enquiry|inquiry|application|appointment request|case) (?:received|created|opened|registered)",
    r"we(?:.ve| have)? (?:received|got) your",
    r"your [^\n]{3,40} (?:has been |was )?(?:received|registered)",
    r"(?:confirmation|acknowledge?ment) of receipt",
    r"thank(?:s| you) for (?:applying|contacting|getting in touch|reaching out|your|writing)",
    # Russian
    (
        rf"(?:ваш\w{{0,2}} )?(?:{REQUEST}|сообщение|письмо|анкета|резюме|рукопись|отклик)[^\n?]{{0,30}}?(?<!не) "
        rf"{either(*TAKEN_RUSSIAN, 'поступил')}"
    ),
    rf"\[{REQUEST}[^\]\n]{{0,20}}\] ?{either(*TAKEN_RUSSIAN)}",
    r"(?:спасибо|благодарим)(?: вас)? за (?:ваш\w{1,2} )?(?:обращение|заявку|вопрос|письмо|сообщение|отклик)",
    r"подтверждение (?:получения|при[её]ма)",
    r"уведомление о (?:получении|регистрации)",
    # German, Dutch
    r"(?:eingangs|empfangs)bestätigung",
    r"ihre (?:anfrage|nachricht) (?:an|bei|ist)\b",
    r"ontvangstbevestiging",
    # French
    r"accusé de réception",
    r"nous avons (?:bien )?reçu votre",
    # Spanish
    r"acuse de recibo",
    r"hemos recibido",
    # Italian
    r"conferma di ricezione",
    r"abbiamo ricevuto",
    # Portuguese
    r"confirmação de recebimento",
    # Polish, Czech
    r"potwierdzenie (?:otrzymania|przyjęcia)",
    r"otrzymaliśmy",
    r"potvrzení (?:o )?přijetí",
    # Swedish
    r"mottagningsbekräftelse",
    # Turkish
    r"alındı onayı",
)
# What a desk does next.
PROMISES = (
    r"look into",
    r"(?:be|is being) (?:review|process)",
    r"get back",
    r"(?:will|shall) (?:answer|call|contact|reply|respond)",
    r"be in touch",
    r"our queue",
    # Russian
    r"рассм[ао]тр",
    r"назначен",
    r"обработ",
    r"работаем над",
    r"подтвердит",
    r"ответим",
    r"свяжемся",
    r"перезвоним",
    r"сообщим",
    r"статус",
    # German
    r"melden uns",
    r"bearbeit",
    # French, Spanish, Portuguese, Italian
    r"répond",
    r"traitée?\b",
    r"contestar",
    r"responder",
    r"risponder",
    # Polish
    r"odpowie",
)
_THANKS = (
    r"thank",
    r"hello",
    # Russian
    r"спасибо",
    r"благодарим",
    r"здравствуйте",
    # German
    r"vielen dank",
    # French, Spanish, Italian
    r"merci",
    r"bonjour",
    r"gracias",
    r"grazie",
)
_AND = (
    r"and",
    # Russian
    r"и",
    # German
    r"und",
    # French, Spanish, Italian, Portuguese
    r"et",
    r"y",
    r"e",
    # Polish
    r"i",
)
_REGARDS = (
    r"best regards",
    r"kind regards",
    # Russian
    r"с уважением",
    # German
    r"mit freundlichen",
    # French, Spanish, Italian
    r"cordialement",
    r"saludos",
    r"saluti",
    # Polish
    r"pozdrawiam",
)
# A desk says one sentence and nothing more, behind a greeting or thanks, above a line of dashes or a closing.
ALONE = (
    rf"\s{{0,9}}(?:{either(*_THANKS)}[^.!?,;\n]{{0,40}}[,!.]\s{{1,3}})?"
    rf"(?![^\n]{{0,90}} {either(*_AND)} )(?:[^.!?,;:\n]|\.\d){{10,70}}[.!]?"
    rf"\s{{0,9}}(?:\Z|\n--\s|\n_{{5}}|\n[^\n]{{5,150}}:\s{{0,9}}\Z|\n{either(*_REGARDS)}\b)"
)
# A customer says so of his own affair.
WAITS = (
    r"today",
    r"yesterday",
    r"i",
    r"i'm",
    r"my",
    r"me",
    r"ago",
    r"still",
    r"never",
    r"please send",
    # Russian
    r"я",
    r"мне",
    r"меня",
    r"мо[яйеёию]",
    r"жду",
    r"ждём",
    r"прошу",
    r"отправляю",
    r"прилагаю",
    r"высылаю",
    r"пришлите",
    r"назад",
    r"до сих пор",
    r"так и",
    r"мной",
    r"нами",
    r"согласн\w{1,2}",
    r"отмените",
    r"не приш\w{1,4}",
    r"но",
    r"сегодня",
    r"вчера",
    # German
    r"bitten",
    r"ich",
    r"mein\w{0,2}",
    r"seit",
    # French
    r"je",
    r"mon(?!,)",
    r"ma",
    r"mes",
    r"toujours",
    r"depuis",
)
