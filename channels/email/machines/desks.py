"""Whether another desk's program says that it has our mail, where no field tells that it is a program.

«Your request was registered» is said by nobody else; «we got your message» is what people write, too: beside it stands a number, whoever
will answer, or that answers are read by nobody. All are asked of small letters.
"""

import re

from channels.email.machines import worded

_TAKEN = "received|registered|created|accepted|logged|opened"
_TAKEN_RUSSIAN = (
    "принят|получен|зарегистрирован|создан|прийнят|отриман|зареєстрован|створен|зарэгістраван|атрыман|прынят"
)
_REQUEST = r"(?:обращени|заявк|запрос|тикет|запит|звернен|зварот|запыт)\w{0,2}"
# «…, but nobody answers»: what a person says of it.
_BUT = r"[^.!\n]{0,60}(?:(?:, (?:но|а|але|aber|mais|pero|ma|mas|ale|maar|men|ali|dar|mutta|αλλά)|,? but) |但|可是|けれど|지만)"
_TAKEN_VERB = re.compile(f"{_TAKEN}|{_TAKEN_RUSSIAN}|присвоен")  # beginning with letters, which `re` skips to
_REGISTERED = re.compile(
    r"(?:^|(?<=[.!,] ))(?:(?:уведомляем|сообщаем|информируем)(?: вас)?, что )?(?:an? (?:new |support )?(?:ticket"
    r"|case) has (?:now )?been (?:opened|created) for you"
    r"|(?:your (?:support )?(?:(?:appointment )?request|ticket|case|inquiry|enquiry|incident|complaint|query|application)"
    r"|a request for support)"
    r"(?: \"[^\"\n]{1,80}\")?(?: [#№(]{0,2}[\w-]{1,20}\)?)? (?:has been|was|is) "
    rf"(?:{_TAKEN})|ваш\w{{0,3}} {_REQUEST}(?: [№#(]? ?[\w-]{{1,20}}\)?)?(?: от \d\d\.\d\d\.\d{{2,4}})?"
    rf" (?:поступило (?:в \w{{2,20}} )?и )?(?:{_TAKEN_RUSSIAN})"
    rf"|ваше (?:письмо|сообщение) (?:зарегистрирован|(?:принят|получен)(?=о и будет (?:обработ|рассмотр)))"
    rf"|(?:по|на) ваш\w{{1,4}} \w{{4,12}} (?:{_TAKEN_RUSSIAN})\w{{0,2}} (?:{_REQUEST}|инцидент)(?: [a-z-]{{0,5}}\d[\w-]{{0,20}})?"
    r"|(?:и )?(?:ему|ей|(?:ваше\w{1,2} )?(?:обращению|заявке|запросу|тикету)) присвоен номер)"
    r"\w{0,2}(?: request| e-?mail| message| \d\d\.\d\d\.\d{2,4}(?: г\.)?)?(?=[.!\n]|$| [№#\d]| and | with | и"
    r" | (?:під|пад|под) (?:н[оу]м|№)| за | for | в (?:работу|обработку)| к рассмотр|,? (?:ему|ей|йому|їй|номер))"
    rf"(?!{_BUT})",
    re.MULTILINE,
)
# What the desk registered, and that it did, in the languages of Europe and then of Asia.
_YOURS = (
    r"ihre? (?:anfrage|anliegen|nachricht|meldung|ticket)|votre (?:demande|requête|message|ticket)"
    r"|[st]u (?:solicitud|consulta|petición|caso|ticket)|(?:sua|tua|vostra) (?:richiesta|segnalazione)"
    r"|(?:seu|sua) (?:chamado|solicitação|protocolo)|(?:twoje|państwa|pan[ai]) (?:zgłoszenie|zapytanie)"
    r"|uw (?:aanvraag|bericht|melding|ticket|vraag)|v[aá]š (?:požadavek|dotaz|ticket)|ditt ärende|din (?:förfrågan|henvendelse|sak)"
    r"|yhteydenottosi|(?:tuki|palvelu)pyyntösi|(?:megkeresésé|bejelentésé)t|solicitarea (?:dvs\.|dumneavoastră|ta)"
    r"|(?:αίτη|ερώτη)μά σας|vaš (?:upit|zahtjev|zahtev)|ваш(?:ата заявка|ето запитване)|talebiniz|өтініші[ңм]із"
    r"|פנייתך|yêu cầu của (?:bạn|quý khách)|(?:permintaan|tiket) anda|고객님의 (?:문의|요청)가"
    r"|您的(?:[工請请求申咨諮問问][单單求请請询詢题題])"
)
_TAKEN_ABROAD = (
    r"registr(?:ier|ad|at|er)|erfasst|angelegt|enregistré|pris[e]? en compte|pres[ao] in carico|abert[ao]|zarejestrowan|przyjęt"
    r"|geregistreerd|zaregistrován|zaevidován|vastaanotettu|kirjattu|rögzített|iktatt|înregistrat|καταχωρ|zaprimljen|регистриран"
    r"|kaydedil|oluşturul|alınmış|тіркел|התקבלה|נקלטה|נרשמה|tiếp nhận|ghi nhận|(?:kami|telah) (?:di)?terima|tercatat|(?:접수"
    r"|등록)되(?!었다)"
    r"|已(?:受理|登[记記]|[创創]建|提交|收到)"
)
_REGISTERED_ABROAD = re.compile(rf"\b(?:{_YOURS})[^.!?\n]{{0,50}}(?:{_TAKEN_ABROAD})(?!{_BUT})")
# Another desk's voice, and what it says beside: together they are nobody's letter.
_GOT_ABROAD = (
    r"vielen dank für ihre anfrage|votre (?:courriel|demande|message) a (?:bien )?été (?:reçue?|enregistrée?|prise?)"
    r"|wir haben ihre? (?:anfrage|e-?mail|nachricht) erhalten|ihre (?:anfrage|e-?mail|nachricht) (?:haben wir erhalten"
    r"|ist bei uns eingegangen)"
    r"|nous avons (?:bien )?reçu votre (?:courriel|demande|e-?mail|message)|hemos recibido [st]u (?:consulta|correo|mensaje|solicitud)"
    r"|abbiamo ricevuto (?:la (?:sua|tua|vostra)|il (?:suo|tuo|vostro)) (?:e-?mail|messaggio|richiesta|segnalazione)"
    r"|recebemos (?:[oa] )?(?:seu|sua) (?:contato|e-?mail|mensagem|solicitação)|otrzymaliśmy (?:twoją|twoje|państwa|pan[ai]) (?:wiadomość"
    r"|zgłoszenie)|wi?[je] hebben uw (?:aanvraag|bericht|e-?mail|vraag) (?:goed )?ontvangen|(?:obdrželi|přijali) jsme v[aá]š[ie]? (?:dotaz"
    r"|e-?mail|požadavek|zprávu)|(?:mesajınızı|talebinizi) aldık|お問い?合わせを(?:受け付け|承り)ました(?!と|が|のに)|تم (?:استلام"
    r"|تسجيل) (?:طلبك|رسالتك"
    r"|استفسارك)|vi har (?:fått|mottagit|mottatt|modtaget|tagit emot) (?:din|ditt|er|ert) "
)
_GOT = re.compile(
    rf"получили (?:ваш\w{{0,2}}|тво[её]|твой|твою) (?:{_REQUEST}|сообщени|письм)"
    rf"|(?:^|(?<=[.!] )){_REQUEST} [№#]? ?\d[\w-]{{0,20}} (?:{_TAKEN_RUSSIAN})\w?[.!]"
    rf"|ваше (?:письмо|сообщение) получено|ваш\w{{0,2}} (?:{_REQUEST}|анкета|форма|резюме) (?:успешно )?(?:отправлен|принят|получен)"
    rf"|(?:банк|компания|служба|редакция|ведомство|министерство) получил\w? ваш\w{{0,2}} (?:{_REQUEST}|письмо|рукопись)|(?:спасибо"
    rf"|благодарим)(?: вас)?,? что (?:на)?(?:писали|обратились) (?:нам|к нам|в)\b"
    rf"|отримали ваш\w{{0,2}} (?:{_REQUEST}|повідомлення)"
    r"|we(?:.ve| have)? (?:received|got) your (?:request|message|e-?mail|ticket|inquiry|enquiry)"
    r"|(?:спасибо|благодарим) (?:вас )?за обращение(?! (?:к мо\w{1,3}|ко мне|с)\b)"
    rf"|thank(?:s| you) for (?:contacting(?! me\b)|reaching out|your (?:enquiry|inquiry|interest|request|message))|(?:higher"
    rf"|larger) than (?:normal|usual)"
    rf"|вы (?:(?:на)?писали|обратились) (?:к нам |нам )?в нерабочее время|благодарим за (?:письмо|сообщение)"
    rf"|ваш\w{{0,2}} {_REQUEST} получил\w? номер|ваш\w{{0,2}} (?:вопрос|сообщение|письмо|{_REQUEST}) (?:доставлен|передан|направлен"
    rf"|поступил)\w? (?:в|специалист|оператор)"
    r"|you.ve reached the|your (?:e-?mail|message) is important to us|thank(?:s| you) for writing in(?=[.!,])|(?:case|request"
    r"|ticket) [#\w-]{2,20} (?:was|has been)"
    rf" (?:created|opened) (?:from|for) your|{_GOT_ABROAD}",
    re.MULTILINE,
)
_BESIDE = re.compile(
    r"\b(?:оператор|специалист|сотрудник|менеджер|агент|администратор|консультант|agent|representative|specialist|member of (?:our"
    r"|the) \w{1,12})\w{0,2}\b"
    r"[^.!\n]{0,60}(?:свяж\w{2,4} с вами|с вами свяж|вам ответ|ответ[ия]т вам|рассмотр[ия]т|will (?:get back|follow|respond|reply"
    r"|contact you|be in touch))"
    r"|(?:(?:we|team|and|someone) (?:will|aim to|try to)|we.ll) (?:get back to|respond to|reply|answer"
    r"|be in touch)[^.!\n]{0,40} (?:as soon as (?:we|poss)|shortly|within)"
    r"|(?:ответим|отвечаем|свяжемся|перезвоним)(?: с)?(?: вам\w?)?[^.!\n]{0,20} (?:в (?:рабоч|ближайш|порядке|течение)|как можно)"
    r"|срок (?:ответа|рассмотрения)[^.!\n]{0,40} \d"
    r"|будет рассмотрен|следите за статус|ожидаемое время ответа|ответ (?:поступит|прид[её]т)|не дублируйте|(?:usually|normally"
    r"|typically) (?:answer|reply|respond)"
    r"|(?:one of our|someone from)[^.!\n]{0,30}will (?:be in (?:contact|touch)|contact|get back|reply)"
    r"|allow (?:up to )?\w{1,6} (?:business |working )?(?:hours|days)"
    r"|our (?:business |office |opening )?hours are|you can add (?:comments|information)|turn off (?:this request.s )?notifications"
    r"|(?:your|with|assigned) (?:ticket|case|tracking|reference|request) (?:id|number"
    rf"|no\.?)\b[^.!\n]{{0,9}}\d(?!{_BUT})"
    rf"|присвоен номер(?!{_BUT})|{_REQUEST}(?::? [№#]|:) ?\d|номер (?:ваше\w{{2}} )?{_REQUEST}[:№# ]{{0,3}}\d(?!{_BUT})|(?:opened"
    rf"|created) an? (?:case|ticket) for you|ответ будет (?:дан|направлен|подготовлен)|в порядке очереди|(?:не"
    rf"|без) (?:меня\w{{1,3}}|изменя\w{{1,3}}) тем|(?:opened|created) (?:an? )?(?:ticket|case) #?\d|(?<!my )ticket (?:number"
    rf"|id) is(?!{_BUT})"
    r"|сейчас нерабочее время"
    r"|не отвечайте на (?:это|данное)|отвечать на (?:него|это письмо) не (?:нужно|надо|требуется)|на это письмо отвечать не"
    r"|не відповідайте на ц|not reply to this"
    r"|\b(?:(?:ticket)?nummer|numéro|n°|número|numero|numerem|číslem|numara\w{0,6})\s{0,2}[:#]?\s?\d"
    r"|(?:番号[はが:： ]{0,2}|برقم |رقم ?: ?)[\w-]{0,6}\d"
    r"|\b(?:ein mitarbeiter|(?:die |ihre )?bearbeitung (?:kann|erfolgt|dauert)|un (?:conseiller|agente|asesor|operatore)"
    r"|um (?:atendente|especialista)|nasz (?:konsultant|pracownik)"
    r"|een medewerker|náš (?:operátor|pracovník)|temsilcimiz|en handläggare|unser (?:service-?|support-?)?team|notre équipe|nuestro equipo"
    r"|il nostro team|nossa equipe|nasz zespół|ons team|náš tým)\b"
    r"|antworten sie (?:bitte )?nicht auf diese|(?:ne pas répondre|no responda|non risponde(?:re|te)) à? ?a? ?(?:ce|cet|este|questa)\b"
)
# Words without one of which nothing of the kind is said.
HINTS = ("your ", "request for support", "ваш", "присвоен")
VOICES = (
    "ли ваш", "ли тво", "яя тему", "яйте тему", "получено", "d your ", "got your ", "за обращ", "нерабочее", "thank you for", "thanks for",
    "dank für ihre", " été re", "обратились в", "благодарим за", "получило номер", "ш вопрос", "доставлено в", "ve reached",
    "important to us", "from your", "opened for your",
    "than normal", "than usual", "что писали", "что написали", "что обратились", "получил ваш",
    "получила ваш", "получило ваш",
    "отправлена", "отправлено",
    "ваша анкета", "registr",
    "erfasst", "angelegt", "enregistr", "en compte", "in carico", "abert", "zarejestr", "przyjęt", "zaevid", "kaydedil",
    "oluşturul", "alınmış", "тіркел",
    "erhalten", "eingegangen", "reçu votre", "recibido ", "ricevuto ", "recebemos", "otrzymaliśmy", "ontvangen", "jsme v", " aldık",
    "vi har ", "vastaanotettu", "kirjattu", "rögzített", "iktatt", "înregistr", "καταχωρ", "zaprimljen", "регистриран", "התקבלה", "נקלטה",
    "נרשמה", "tiếp nhận", "ghi nhận", "terima", "tercatat", "접수되", "등록되", "已受理", "已登", "已创建", "已創建", "已提交", "已收到",
    "お問い合わせを", "お問合わせを", "استلام", "تسجيل",
)  # fmt: skip
_SAID = re.compile(
    r"\b(?:request|ticket|message|e-?mail|case|incident|inquiry|enquiry) (?:#?\S+ )?(?:has been |was |is )?(?:received|registered|created"
    r"|opened)|(?:received|registered|got) your (?:request|message|e-?mail|ticket|inquiry|enquiry)"
    r"|(?:заявк|обращени|запрос|письмо|сообщени|тикет)\w{0,3} (?:\S{1,20} ){0,3}(?:принят|получен|зарегистрирован|создан)"
    rf"|(?:получил[аи]|принял[аи]|зарегистрировал[аи]) ваш|присвоен номер|added to (?:our|the) queue|confirm (?:the )?receipt of your"
    rf"|{_GOT_ABROAD}"
)
_CONFIRMATION = re.compile(
    r"(?:\[[^\]\n]{1,40}\] ?)?(?:(?:support )?(?:ticket|request|message|enquiry|inquiry|application|appointment request"
    r"|case) (?:received|created"
    r"|opened|registered)|we(?:.ve| have)? (?:received|got) your|your [^\n]{3,40} (?:has been |was )?(?:received|registered)"
    r"|(?:confirmation|acknowledge?ment) of receipt|thank(?:s| you) for (?:applying|contacting|getting in touch|reaching out|your|writing)"
    r"|(?:eingangs|empfangs)bestätigung|ihre (?:anfrage|nachricht) (?:an|bei|ist)\b|accusé de réception|nous avons (?:bien )?reçu votre"
    r"|acuse de recibo"
    r"|hemos recibido|conferma di ricezione|abbiamo ricevuto|potwierdzenie (?:otrzymania|przyjęcia)|otrzymaliśmy|ontvangstbevestiging"
    r"|confirmação de recebimento|potvrzení (?:o )?přijetí|mottagningsbekräftelse|alındı onayı"
    rf"|(?:ваш\w{{0,2}} )?(?:{_REQUEST}|сообщение|письмо|анкета|резюме|рукопись|отклик)[^\n?]{{0,30}}?(?<!не) (?:{_TAKEN_RUSSIAN}|поступил)"
    rf"|\[{_REQUEST}[^\]\n]{{0,20}}\] ?(?:{_TAKEN_RUSSIAN})"
    r"|(?:спасибо|благодарим)(?: вас)? за (?:ваш\w{1,2} )?(?:обращение|заявку|вопрос|письмо|сообщение|отклик)"
    r"|подтверждение (?:получения|при[её]ма)|уведомление о (?:получении|регистрации))"
)
# What a desk does next; or it says nothing more.
_PROMISES = re.compile(
    r"\b(?:рассм[ао]тр|назначен|обработ|работаем над|подтвердит|ответим|свяжемся|перезвоним|сообщим|статус|look into|(?:be"
    r"|is being) (?:review|process)"
    r"|get back|(?:will|shall) (?:answer|call|contact|reply|respond)|be in touch|our queue|contestar|responder|risponder|odpowie|melden uns"
    r"|bearbeit|répond|traitée?\b)"
)
_ALONE = re.compile(
    r"\s{0,9}(?:(?:спасибо|благодарим|здравствуйте|thank|hello|vielen dank|merci|bonjour|gracias|grazie)[^.!?,;\n]{0,40}[,!.]\s{1,3})?"
    r"(?![^\n]{0,90} (?:and|e|et|i|und|y|и) )(?:[^.!?,;:\n]|\.\d){10,70}[.!]?"
    r"\s{0,9}(?:\Z|\n--\s|\n_{5}|\n[^\n]{5,150}:\s{0,9}\Z|\n(?:с уважением|best regards|kind regards|mit freundlichen|cordialement"
    r"|saluti|saludos|pozdrawiam)\b)"
)
# A customer says so of his own affair.
_WAITS = re.compile(
    r"\b(?:я|мне|меня|мо[яйеёию]|жду|ждём|прошу|отправляю|прилагаю|высылаю|пришлите|назад|до сих пор|так и|мной|нами|согласн\w{1,2}"
    r"|отмените|не приш\w{1,4}|но|bitten|сегодня|вчера|today|yesterday|i|i'm|my|me|ago|still|never"
    r"|please send|ich"
    r"|mein\w{0,2}|seit|je|mon(?!,)|ma|mes|toujours|depuis)\b"
)


def acknowledges(low: str) -> bool:
    """It says so in whatever words: enough where a field tells already that a program wrote it."""
    return _SAID.search(low) is not None or _REGISTERED_ABROAD.search(low) is not None


def names_a_receipt(subject: str) -> bool:
    """The subject, in small letters, is one of confirmations."""
    return _CONFIRMATION.match(subject) is not None


def confirms(subject: str, low: str) -> bool:
    """The subject and the words say both that something was received, and no word is of who waits; all in small letters."""
    if "?" in subject or not names_a_receipt(subject) or _WAITS.search(low) is not None:
        return False
    if _BESIDE.search(low) is not None:
        return True
    said = _SAID.search(low) or _REGISTERED_ABROAD.search(low)
    return said is not None and (_PROMISES.search(low) is not None or _ALONE.match(low) is not None)


def registers(low: str) -> str:
    """That the request was registered, in words that nobody else says, in first lines with one of HINTS; "" without them."""
    said = _REGISTERED.search(worded.unwrapped(low)) if _TAKEN_VERB.search(low) else None
    return " ".join(said.group().split()) if said else ""


def speaks(low: str) -> str:
    """Another desk's voice and what stands beside it, in first lines with one of VOICES; "" without them."""
    if said := _REGISTERED_ABROAD.search(low):
        return said.group()
    got = _GOT.search(low)
    told = _BESIDE.search(low, got.start()) if got else None
    return f"{got.group()}, {told.group()}" if got and told else ""
