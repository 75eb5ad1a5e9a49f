"""Another desk's voice, and what it says beside: together they are nobody's letter; in small letters."""

from channels.email.machines.phrases.registered import BUT, REQUEST, TAKEN_RUSSIAN
from channels.email.words import either

GOT_ABROAD = (
    # German, Dutch
    r"vielen dank für ihre anfrage",
    r"wir haben ihre? (?:anfrage|e-?mail|nachricht) erhalten",
    r"ihre (?:anfrage|e-?mail|nachricht) (?:haben wir erhalten|ist bei uns eingegangen)",
    r"wi?[je] hebben uw (?:aanvraag|bericht|e-?mail|vraag) (?:goed )?ontvangen",
    # French, Spanish, Italian, Portuguese
    r"votre (?:courriel|demande|message) a (?:bien )?été (?:reçue?|enregistrée?|prise?)",
    r"nous avons (?:bien )?reçu votre (?:courriel|demande|e-?mail|message)",
    r"hemos recibido [st]u (?:consulta|correo|mensaje|solicitud)",
    r"abbiamo ricevuto (?:la (?:sua|tua|vostra)|il (?:suo|tuo|vostro)) (?:e-?mail|messaggio|richiesta|segnalazione)",
    r"recebemos (?:[oa] )?(?:seu|sua) (?:contato|e-?mail|mensagem|solicitação)",
    # Polish, Czech
    r"otrzymaliśmy (?:twoją|twoje|państwa|pan[ai]) (?:wiadomość|zgłoszenie)",
    r"(?:obdrželi|přijali) jsme v[aá]š[ie]? (?:dotaz|e-?mail|požadavek|zprávu)",
    # Swedish, Danish, Norwegian
    r"vi har (?:fått|mottagit|mottatt|modtaget|tagit emot) (?:din|ditt|er|ert) ",
    # Turkish
    r"(?:mesajınızı|talebinizi) aldık",
    # Arabic
    r"تم (?:استلام|تسجيل) (?:طلبك|رسالتك|استفسارك)",
    # Japanese
    r"お問い?合わせを(?:受け付け|承り)ました(?!と|が|のに)",
)
GOT = (
    r"we(?:.ve| have)? (?:received|got) your (?:request|message|e-?mail|ticket|inquiry|enquiry)",
    r"thank(?:s| you) for (?:contacting(?! me\b)|reaching out|your (?:enquiry|inquiry|interest|request|message))",
    r"(?:higher|larger) than (?:normal|usual)",
    r"you.ve reached the",
    r"your (?:e-?mail|message) is important to us",
    r"thank(?:s| you) for writing in(?=[.!,])",
    r"(?:case|request|ticket) [#\w-]{2,20} (?:was|has been) (?:created|opened) (?:from|for) your",
    # Russian
    rf"получили (?:ваш\w{{0,2}}|тво[её]|твой|твою) (?:{REQUEST}|сообщени|письм)",
    rf"(?:^|(?<=[.!] )){REQUEST} [№#]? ?\d[\w-]{{0,20}} {either(*TAKEN_RUSSIAN)}\w?[.!]",
    r"ваше (?:письмо|сообщение) получено",
    rf"ваш\w{{0,2}} (?:{REQUEST}|анкета|форма|резюме) (?:успешно )?(?:отправлен|принят|получен)",
    rf"(?:банк|компания|служба|редакция|ведомство|министерство) получил\w? ваш\w{{0,2}} (?:{REQUEST}|письмо|рукопись)",
    r"(?:спасибо|благодарим)(?: вас)?,? что (?:на)?(?:писали|обратились) (?:нам|к нам|в)\b",
    r"(?:спасибо|благодарим) (?:вас )?за обращение(?! (?:к мо\w{1,3}|ко мне|с)\b)",
    r"вы (?:(?:на)?писали|обратились) (?:к нам |нам )?в нерабочее время",
    r"благодарим за (?:письмо|сообщение)",
    rf"ваш\w{{0,2}} {REQUEST} получил\w? номер",
    rf"ваш\w{{0,2}} (?:вопрос|сообщение|письмо|{REQUEST}) (?:доставлен|передан|направлен|поступил)\w? (?:в|специалист|оператор)",
    # Ukrainian
    rf"отримали ваш\w{{0,2}} (?:{REQUEST}|повідомлення)",
    *GOT_ABROAD,
)
_STAFF = (
    r"agent",
    r"representative",
    r"specialist",
    r"member of (?:our|the) \w{1,12}",
    # Russian
    r"оператор",
    r"специалист",
    r"сотрудник",
    r"менеджер",
    r"агент",
    r"администратор",
    r"консультант",
)
_WILL_ANSWER = (
    r"will (?:get back|follow|respond|reply|contact you|be in touch)",
    # Russian
    r"свяж\w{2,4} с вами",
    r"с вами свяж",
    r"вам ответ",
    r"ответ[ия]т вам",
    r"рассмотр[ия]т",
)
_NUMBER = (
    # German, Dutch, Swedish
    r"(?:ticket)?nummer",
    # French, Spanish, Portuguese, Italian
    r"numéro",
    r"n°",
    r"número",
    r"numero",
    # Polish, Czech
    r"numerem",
    r"číslem",
    # Turkish
    r"numara\w{0,6}",
)
_OUR_STAFF = (
    # German, Dutch
    r"ein mitarbeiter",
    r"(?:die |ihre )?bearbeitung (?:kann|erfolgt|dauert)",
    r"unser (?:service-?|support-?)?team",
    r"een medewerker",
    r"ons team",
    # French
    r"notre équipe",
    # French, Spanish, Italian
    r"un (?:conseiller|agente|asesor|operatore)",
    # Spanish
    r"nuestro equipo",
    # Italian
    r"il nostro team",
    # Portuguese
    r"um (?:atendente|especialista)",
    r"nossa equipe",
    # Polish, Czech
    r"nasz (?:konsultant|pracownik)",
    r"nasz zespół",
    r"náš (?:operátor|pracovník)",
    r"náš tým",
    # Swedish
    r"en handläggare",
    # Turkish
    r"temsilcimiz",
)
BESIDE = (
    rf"\b{either(*_STAFF)}\w{{0,2}}\b[^.!\n]{{0,60}}{either(*_WILL_ANSWER)}",
    (
        r"(?:(?:we|team|and|someone) (?:will|aim to|try to)|we.ll) (?:get back to|respond to|reply|answer|be in touch)"
        r"[^.!\n]{0,40} (?:as soon as (?:we|poss)|shortly|within)"
    ),
    r"(?:usually|normally|typically) (?:answer|reply|respond)",
    r"(?:one of our|someone from)[^.!\n]{0,30}will (?:be in (?:contact|touch)|contact|get back|reply)",
    r"allow (?:up to )?\w{1,6} (?:business |working )?(?:hours|days)",
    r"our (?:business |office |opening )?hours are",
    r"you can add (?:comments|information)",
    r"turn off (?:this request.s )?notifications",
    rf"(?:your|with|assigned) (?:ticket|case|tracking|reference|request) (?:id|number|no\.?)\b[^.!\n]{{0,9}}\d(?!{BUT})",
    r"(?:opened|created) an? (?:case|ticket) for you",
    r"(?:opened|created) (?:an? )?(?:ticket|case) #?\d",
    rf"(?<!my )ticket (?:number|id) is(?!{BUT})",
    r"not reply to this",
    # Russian
    r"(?:ответим|отвечаем|свяжемся|перезвоним)(?: с)?(?: вам\w?)?[^.!\n]{0,20} (?:в (?:рабоч|ближайш|порядке|течение)|как можно)",
    r"срок (?:ответа|рассмотрения)[^.!\n]{0,40} \d",
    r"будет рассмотрен",
    r"следите за статус",
    r"ожидаемое время ответа",
    r"ответ (?:поступит|прид[её]т)",
    r"не дублируйте",
    rf"присвоен номер(?!{BUT})",
    rf"{REQUEST}(?::? [№#]|:) ?\d",
    rf"номер (?:ваше\w{{2}} )?{REQUEST}[:№# ]{{0,3}}\d(?!{BUT})",
    r"ответ будет (?:дан|направлен|подготовлен)",
    r"в порядке очереди",
    r"(?:не|без) (?:меня\w{1,3}|изменя\w{1,3}) тем",
    r"сейчас нерабочее время",
    r"не отвечайте на (?:это|данное)",
    r"отвечать на (?:него|это письмо) не (?:нужно|надо|требуется)",
    r"на это письмо отвечать не",
    # Ukrainian
    r"не відповідайте на ц",
    # German
    r"antworten sie (?:bitte )?nicht auf diese",
    # French, Spanish, Italian
    r"(?:ne pas répondre|no responda|non risponde(?:re|te)) à? ?a? ?(?:ce|cet|este|questa)\b",
    # In other languages
    rf"\b{either(*_NUMBER)}\s{{0,2}}[:#]?\s?\d",
    r"(?:番号[はが:： ]{0,2}|برقم |رقم ?: ?)[\w-]{0,6}\d",
    rf"\b{either(*_OUR_STAFF)}\b",
)
# Words without one of which no desk speaks.
HINTS = (
    "d your ",
    "got your ",
    "thank you for",
    "thanks for",
    "ve reached",
    "important to us",
    "from your",
    "opened for your",
    "than normal",
    "than usual",
    # Several languages
    "registr",
    # Russian
    "ли ваш",
    "ли тво",
    "яя тему",
    "яйте тему",
    "получено",
    "за обращ",
    "нерабочее",
    "обратились в",
    "благодарим за",
    "получило номер",
    "ш вопрос",
    "доставлено в",
    "что писали",
    "что написали",
    "что обратились",
    "получил ваш",
    "получила ваш",
    "получило ваш",
    "отправлена",
    "отправлено",
    "ваша анкета",
    # Kazakh
    "тіркел",
    # German
    "dank für ihre",
    "erfasst",
    "angelegt",
    "erhalten",
    "eingegangen",
    # Dutch
    "ontvangen",
    # French
    " été re",
    "en compte",
    "reçu votre",
    # Spanish
    "recibido ",
    # Italian
    "in carico",
    "ricevuto ",
    # Portuguese
    "recebemos",
    # Portuguese, Italian
    "abert",
    # Polish, Czech
    "zarejestr",
    "przyjęt",
    "otrzymaliśmy",
    "zaevid",
    "jsme v",
    # Swedish, Danish, Norwegian
    "vi har ",
    # Finnish
    "vastaanotettu",
    "kirjattu",
    # Hungarian
    "rögzített",
    "iktatt",
    # Bulgarian, Croatian
    "регистриран",
    "zaprimljen",
    # Greek
    "καταχωρ",
    # Turkish
    "kaydedil",
    "oluşturul",
    "alınmış",
    " aldık",
    # Hebrew, Arabic
    "התקבלה",
    "נקלטה",
    "נרשמה",
    "استلام",
    "تسجيل",
    # Indonesian, Vietnamese
    "terima",
    "tercatat",
    "tiếp nhận",
    "ghi nhận",
    # Chinese
    "已受理",
    "已登",
    "已创建",
    "已創建",
    "已提交",
    "已收到",
    # Japanese
    "お問い合わせを",
    "お問合わせを",
    # Korean
    "접수되",
    "등록되",
)
