"""Whether an answer says nothing but what desks' programs say of a request: that it was taken or closed, its number, what comes next.

A person says of his own affair, or what he wants; and a desk's person says what the matter is. `shape` tells how clauses are asked.
"""

from channels.email.machines import shape
from channels.email.words import Hints

# What was sent: never a thing of trade.
_REQUEST = (
    # Russian, Ukrainian, Belarusian, Bulgarian
    "обращени", "заявк", "запрос", "тикет", "письмо", "сообщение", "жалоб", "рукопис", "резюме", "анкет", "отклик", "звернен", "запит",
    " лист ", "повідомлен", "зварот", "запыт", "запитван", "съобщени",
    # English
    " request", "ticket", " case ", "message", "e-mail", "email", " mail ", "enquir", "inquir", " query", "incident", "your call",
    "claim", "application", "submission", "complaint",
    # German, Dutch
    "anfrage", "nachricht", "mail ", "anliegen", "meldung", "vorgang", "bericht", " vraag", "verzoek", "aanvraag",
    # French, Italian, Spanish, Portuguese, Romanian
    "demande", "courriel", "requête", "dossier", "richiesta", "messaggio", "segnalazione", "pratica", "solicitud", "mensaje", "consulta",
    "correo", " caso ", "incidencia", "solicitação", "mensagem", "chamado", "contato", "mesaj", "solicitare", "cerere",
    # Polish, Czech, Hungarian
    "zgłoszeni", "wiadomość", "zapytani", "sprawa", "požadav", "dotaz", "zpráv", "žádost", "správ", "megkeres", "üzenet", "level",
    "bejelent",
    # Danish, Norwegian, Swedish, Finnish
    "ärende", "mejl", "meddelande", "henvendelse", "besked", " sak ", "saken din", "viesti", "yhteydenotto", "pyyntö",
    # Greek, Turkish
    "μήνυμ", "αίτημα", "talep", "taleb", "başvuru", "e-posta",
    # Japanese, Chinese, Korean, Vietnamese, Indonesian, Hebrew, Arabic
    "問い合わせ", "メール", "ご依頼", "邮件", "郵件", "来信", "來信", "咨询", "请求", "工单", "문의", "요청", "메일", "yêu cầu",
    "thư của", "permintaan", "pesan ", "tiket", "פניי", "פניתך", "הודעת", "طلبك", "رسالتك",
)  # fmt: skip
# What became of it.
_TAKEN = (
    # Russian, Ukrainian, Belarusian, Bulgarian
    "получено", "получена", "отклик получен", "получили ваш", "получили запрос", "принято", "принята", "приняли ваш", "зарегистрирован",
    "создано", "создана", "присвоен", "поступило", "поступила", "передано", "передана", "запрос передан", "направлено", "направлена",
    "закрыто", "закрыта", "решено", "решена", "объединен", "объединён", "в работу", "назначено", "назначена", "обновлен", "обновлён",
    "отримано", "отримали ваш", "зареєстрован", "прийнят", "створено", "створена", "надійшл", "атрыман", "зарэгістрав", "прынят",
    "регистрирана", "регистрирано", "получихме",
    # English
    "received", "got your", "registered", "created", "logged", "opened", "accepted", "assigned", "submitted", "passed to", "merged",
    "closed", "closing", "resolved", "status changed", "solved", "acknowledge", "reached us", "escalated",
    # German, Dutch
    "erhalten", "eingegangen", "erfasst", "aufgenommen", "registr", "angelegt", "geschlossen", "gelöst", "ontvangen", "aangemaakt",
    "gesloten",
    # French, Italian, Spanish, Portuguese, Romanian
    "accusons réception", "reçu", "parvenu", "enregistr", "pris en compte", "transmis", "clôtur", "résolu", "ricevut", "in carico",
    "aperta", "chiusa", "inoltrat", "recibid", "creado", "asignado", "cerrado", "resuelto", "recebid", "recebemos", "encerrad",
    "resolvid", "primit", "înregistr",
    # Polish, Czech, Hungarian
    "otrzyma", "rejestrowan", "przyjęt", "utworzon", "zamknięt", "přijat", "obdrž", "zaevid", "vytvořen", "uzavřen", "prijat", "megkapt",
    "érkezett", "rögzített",
    # Danish, Norwegian, Swedish, Finnish
    "mottag", "modtag", "mottatt", " fått ", "har nummer", "oprettet", "opprettet", "skapat", "vastaanotet", "kirjattu", "saapunut",
    # Greek, Turkish
    "λάβαμε", "ελήφθη", "καταχωρ", " aldık", "alındı", "kayda alın", "oluşturul", "ulaştı", "ulaşmıştır",
    # Japanese, Chinese, Korean, Vietnamese, Indonesian, Hebrew, Arabic
    "受け付け", "受付", "承り", "いただきありがとう", "届きました", "收到", "受理", "登记", "提交", "접수", "등록", "nhận được",
    "tiếp nhận", "ghi nhận", "diterima", "kami terima", "tercatat", "התקבל", "נקלט", "استلام", "استلمنا", "تسجيل",
)  # fmt: skip
# What people say of orders as often, so that it is too dear to ask for.
_OFTEN = ("закрыт ", "получен ", "принят ", "создан ", "решен ", "решён ")
HINTS = (*(word.strip() for word in _TAKEN), "ш запрос #", "ш запрос №")
# What comes next, and when.
_NEXT = (
    # Russian, Ukrainian, Belarusian, Bulgarian
    "ответим", "ответит", " ответ ", "ответа ", "ожидает", "свяж", "рассмотр", "рассматр", "если ваш", " срок", "статус", "рабоч",
    "в течение", "сообщим", "ответьте на это", "ответив на", "переписка", "личном кабинете", "перезвон", "в порядке очеред",
    "дополнительно", "не отвечайте", "отвечать на", "откроется снова", "тему письма", "теме письма", "не меняйте тему", "відпов",
    "протягом", "адкаж", "отговор", "работни дни",
    # English
    "within", "business day", "business hours", "working day", "working hours", "will contact", "will reply", "will respond",
    "get back to you", "shortly", "as soon as", "reply to this", "replying to this", "reply to reopen", "unless you reply", "to reopen",
    "hear from us", "be with you", "revert to you", "aim to", "in due course", "will close automatically", "update you",
    "in touch with you", "status", "no action is needed", "progress", "track ", "in the queue", "the subject line", "in the subject",
    "do not reply", "higher than usual", "not a confirmation", "heard back from you", "to add details", "add a comment",
    # German, Dutch
    "melden uns", "kümmern uns", "schnellstmöglich", "innerhalb", "bearbeit", "antworten", "beantwort", "werktag", "antwoord", "werkdag",
    "binnen ",
    # French, Italian, Spanish, Portuguese, Romanian
    "traité", "délai", "répond", "réponse", "ouvré", "meilleurs délais", "ricontatt", "risponder", " entro ", "al più presto",
    "lavorativ", "responder", "en contacto", "respuesta", "plazo", "brevedad", "laborables", "prazo", "retornar", "resposta",
    "dias úteis", "em breve", "răspun", "lucrătoare",
    # Polish, Czech, Hungarian
    "odpowie", "w ciągu", "robocz", "skontaktuje", "odpoví", "pracovn", "co nejdříve", "odpovie", "válaszol", "munkanap",
    # Danish, Norwegian, Swedish, Finnish
    "återkom", " svar", " inom ", "arbetsdag", "arbejdsdag", "virkedag", "inden for", "vastaa", "työpäiv", "arkipäiv",
    # Greek, Turkish
    "απαντ", "εργάσιμ", "dönüş", "en kısa", "yanıt", "iş günü",
    # Japanese, Chinese, Korean, Vietnamese, Indonesian, Hebrew, Arabic
    "営業日", "連絡いたし", "ご連絡", "回答", "返信", "工作日", "回复", "尽快", "영업일", "답변", "회신", "빠른 시일", "trả lời",
    "phản hồi", "ngày làm việc", "hari kerja", "membalas", "ימי עסקים", "נחזור", "יטופל", "أيام عمل", "سنرد",
)  # fmt: skip
_NUMBER = (
    "номер", "реф", " код ", "reference", " ref ", " number", " id ", "nummer", "vorgangsn", "kenmerk", "référence", "numéro", "codice",
    "número", "protocolo", "código", "numer ", "čísl", "numar", "numara", "αριθμ", "番号", "编号", "編號", "번호", " mã ", "nomor",
    "מספר", "رقم",
)  # fmt: skip
# A firm speaks to somebody.
_TO_YOU = (
    # Russian, Ukrainian, Belarusian, Bulgarian
    "в работу", "менеджер", "специалист", "оператор", " ваш", " вам ", " вами ", " вас ", " мы ", " нам ", "ответим", "свяжемся",
    "сообщим", "рассмотрим", "личном кабинете", "уважаем", "спасибо за", "благодарим", "ваш", "наш", "вітаємо", "дякуємо", "відповімо",
    # English
    " your ", " you ", " you'll ", " we ", " we've ", " we'll ", " our ", " us ", " a member of", "customer",
    # German, Dutch
    " ihr", " sie ", " wir ", " uns ", "unser", " uw ", " u ", " wij ", " onze ",
    # French, Italian, Spanish, Portuguese, Romanian
    " votre ", " vos ", " vous ", " nous ", "notre", " sua ", " suo ", " vostra ", " le ", "abbiamo", "risponderemo", " su ", " sus ",
    " usted", "hemos", "nuestr", " seu ", "você", "recebemos", "retornaremos", "nossa", "nosso", "dumneavoastră", " dvs", " vă ",
    " am primit",
    # Polish, Czech, Hungarian
    "państw", " pana ", " pani ", "twoje", "twoja", "otrzymaliśmy", "odpowiemy", " váš", " vaš", " vám ", " vás ", "obdrželi", "odpovíme",
    "válaszol", "munkatárs",
    # Danish, Norwegian, Swedish, Finnish
    " din ", " dit ", " ditt ", " er ", " ert ", " vi ", " dig ", " deg ", "viestisi", "yhteydenottosi", "pyyntösi", "vastaamme",
    # Greek, Turkish
    " σας ", " μας ", "λάβαμε", "απαντήσουμε", "iniz ", "ınız ", "unuz ", "ünüz ", "size ", "yapılacak",
    # Japanese, Chinese, Korean, Vietnamese, Indonesian, Hebrew, Arabic
    "いたします", "いただき", "お客様", "弊社", "您", "我们", "我們", "고객님", "드리", "귀하", "quý khách", "của bạn", "chúng tôi",
    " anda ", " kami ", "פנייתך", "אליך", "طلبك", "رسالتك", "سنرد",
)  # fmt: skip
# A customer's own affair, or somebody who waits.
_WANTS = (
    "?", "？", "؟", " я ", " мне ", " меня ", " мой ", " моя ", " моё ", " моего ", " моей ", " мою ", " мои ", " моим ", " мной ", "жду",
    "прошу", "до сих пор", "так и не", " назад", " нет ", "ускор", " ещё в ", "неделю ", "вчера", "получила", "получил ", " но ",
    " было ", "водител", "машин", "завтра", "никто", "почему", "пришлите", "спасибо за ответ", "деньги", "договор", "документ", "оплат",
    "посылк", "товар", "счет ", "счёт ", "согласн", "можно закры", " ошибка ", " ошибку ", " ошибки ", "відправ", "отримав", "мого",
    "моє ", "сплач", " i ", " i'm ", " i've ", " i'll ", " my ", " me ", "still", "never", " again", "nobody", " but ", " why ",
    "yesterday", " error ", "tomorrow", " ago ", "parcel", "your offer", "payment", "invoice", "documents", "please don't", "goods",
    " contract ", " for me", " ich ", " mein", " mir ", " seit ", "niemand", "angebot", " aber ", " mich ", "gestern", "rechnung", " ik ",
    " mijn ", " je ", " mon ", " ma ", " mes ", "m'est", "toujours", "demain", "mañana", "domani", "jutro", "zítra", " mea ", "nimeni",
    "depuis", "vous prions", "personne", " mio ", " mia ", "nessuno", " mi ", "nadie", "he recibido", " meu ", " minha ", "ninguém",
    " moje ", " mój ", " moja ", "nikt", " můj ", "nikdo", " min ", " mitt ", " jag ", " jeg ", " minun ", "benim", "kimse", "但",
    "ません", "来ました", "けど", "が、", "하지만", "我的", "私の", "제 ",
)  # fmt: skip
_KINDS = Hints(
    taken=(*_TAKEN, *_OFTEN),
    request=_REQUEST,
    next=_NEXT,
    you=_TO_YOU,
    number=_NUMBER,
    polite=shape.POLITE,
    wants=_WANTS,
)


def may_say_so(text: str) -> bool:
    """As `shape.may_be_told`."""
    return shape.may_be_told(text, _KINDS, "taken")


def says_nothing_else(text: str) -> bool:
    """`text` as `shape.told` takes it."""
    clauses = shape.told(text, _KINDS, "taken")
    taken = [one for one in clauses if {"taken", "request"} <= one]
    spoken = any("you" in one for one in clauses)
    return (
        bool(taken)
        and spoken
        and (any("figures" in one for one in taken) or any(one & {"next", "number"} for one in clauses))
    )
