"""Whether somebody's program says in his name that he is away, where no field and no subject tells that it is a program.

Away is what people write about, too: so it takes one thing that only such replies say (nobody reads meanwhile, whom to turn to, when he
answers) and one more beside it, and not a word of what a customer who is away writes for. All are asked of small letters.
"""

import re

from channels.email.words import any_of

_AWAY = re.compile(
    any_of(
        r"в (?:\w{4,14} )?отпуске|отсутству|не будет (?:на рабочем месте|в офисе)|в (?:\w{4,14} )?командировке|на больничном"
        r"|недоступ\w{2,3} (?:до|по)\b|на (?:обучении|выставке|конференции)\b|закрыт\w? (?:на \w{5,20} )?(?:до|по) \d"
        r"|покинул\w? (?:компани|организаци)"
        r"|не работаю в|не работает до \d|при[её]ма нет"
        r"|(?:с|до) \d{1,2}[^.\n]{0,40} не работа(?:ет|ем)\b|(?:сменил[аи]?|измен(?:ил[аи]?|ился)) (?:\w{3,12} )?адрес"
        r"|нет на рабочем месте|у відпустці|у відрядженні"
        r"|out of (?:the |my )?office|on (?:annual |sick |maternity |paternity |parental |family )?(?:vacation|leave|holidays?)\b"
        r"|(?:currently|i.m|i am) travell?ing|out sick|on sabbatical|has retired|only check this|at an? (?:trade fair|conference"
        r"|exhibition)|has left the (?:company|organi)|no longer (?:with|employed|works? (?:at|for|here|with)) "
        r"|moved on from|have a new (?:e-?mail )?address|(?:e-?mail )?address has changed|(?:office|shop|store|company)s? (?:is|are"
        r"|will be) closed|we are closed"
        r"|betrieb ist|büro ist [^.\n]{0,40}geschlossen|en déplacement|a quitté (?:la société|l.entreprise)|bureaux? (?:est"
        r"|sont) fermés?|de viaje\b"
        r"|ufficio è chius|nieobecn[ay]|nieczynn|werkt? niet meer bij|ben ik afwezig|föräldraledig|tjänstledig|på (?:barsel|orlov)"
        r"|im urlaub|in (?:elternzeit|mutterschutz)|nicht im (?:büro|hause?\b)|betriebsferien|en congés?\b"
        r"|je suis (?:actuellement )?absente?\b"
        r"|de (?:férias|vacaciones|baja)\b|fuera de la oficina|ausente (?:da|do) |na urlopie|in ferie\b|fuori ufficio|(?:sarò|sono) assente"
        r"|больше не (?:работает|является сотрудником)(?!(?:.|\n){0,120}\b(?:ко )?мне\b)|(?:arbeitet|ist) nicht mehr (?:bei|für|im|in)\b"
        r"|ne (?:travaille|fait) plus|ya no trabaja"
        r"|non lavora più|szabadságon (?:vagyok|leszek)|în (?:concediu|delegație)\b|izin(?:liyim|deyim)|yıllık izin|ofis dışında"
        r"|(?:olen|jään) \w{0,6}lomalla|poissa (?:toimistolta|töistä)|holder ferie|σε άδεια|εκτός γραφείου|休暇|不在に|休假|出差|휴가"
        r"|부재 ?중"
        r"|отпуска? съм|извън офиса"
        r"|på semester|(?:inte|ikke) på kontoret|på ferie|(?:met|op) vakantie|ik ben afwezig|(?:na|čerpám) dovolen"
    )
)
# Words without one of which none of these is said.
HINTS = (
    "отпуск", "отсутству", "командировк", "больничн", "рабочем месте", "в офисе",
    "відпуст", "відряджен", "office", "leave", "vacation", "holiday",
    "travel", "the company", "the organi", "no longer", "urlaub", "elternzeit", "mutterschutz", "nicht im", "congé", "absent", "férias",
    "vacaciones", "baja", "oficina", "ausente", "urlop", "ferie", "ufficio", "assente", "semester", "vakantie", "afwezig", "dovolen",
    "больше не", "недоступ", "на обучении", "на выставке", "на конференции", "закрыт", "покинул", "не работаю", "приема нет", "приёма нет",
    "out sick", "sabbatical", "retired", "only check", "trade fair", "conference", "exhibition", "betrieb ist", "büro ist",
    "déplacement", "quitté",
    "fermé", "de viaje", "chius", "nieobecn", "nieczynn", "niet meer bij", "föräldraledig", "tjänstledig", "barsel", "orlov",
    "сменил", "изменил", "не работа", "moved on", "a new address", "a new e", "address has", "closed", "betriebsferien",
    "på kontoret", "nicht mehr",
    "ne travaille", "ne fait plus", "ya no trabaja", "non lavora", "szabadság", "concediu", "delegație", "izin",
    "ofis dışında", "lomalla", "poissa", "άδεια", "εκτός γραφείου", "休暇", "不在に", "休假", "出差", "휴가", "부재", "извън офиса",
)  # fmt: skip
_URGENT = (
    r"(?:по|в) (?:неотложн|срочн|экстренн)\w{2,3} (?:вопрос|случа)\w{1,3}\b(?! (?:я )?(?:звонил|писал|обращал))"
    r"|(?:^|[.!] )(?:если )?срочно:? ?(?:[—–,-] ?|\()(?:\S{1,12} ){0,3}(?:тел|доб|моб|звон|пиш|\+?\d)|if (?:it(?:'s| is)|this is"
    r"|your \w{4,10} is) urgent"
    r"|по (?:всем )?вопросам (?:\w{4,14} ){0,2}(?:прошу обращ|просим обращ|обращ"
    r"|пиш|звон|просьба)|[уз] термінових|терміново ?[—–-]|срочная связь|para urgencias|time-sensitive|(?:can.t|cannot) wait"
    r"|(?:in|for) (?:any |anything )?urgent|in dringenden|en cas d'urgence|pour toute urgence|w (?:sprawach )?pilnych"
    r"|(?:para|en) (?:cualquier )?(?:asuntos?|casos?) (?:urgentes?|de urgencia)|in caso di urgenza|per urgenze"
    r"|em caso de urgência|assuntos urgentes|(?:in|bij|voor) (?:dringende|urgente) |(?:i|vid) brådskande|v naléhavých"
    r"|sürgős (?:esetben|ügyben)|(?:pentru|în caz de) urgențe|acil (?:durum|konu|iş)|kiireellisissä|i hastende|επείγον|(?:お急ぎ|緊急)の"
    r"|[如若](?:有|遇)(?:急事|[紧緊]急|要事)|(?:급한|긴급한) (?:용무|일|사항|용건)|(?:при|за) спешни"
)
_NO_ACCESS = (
    r"(?:limited|no) access to (?:my )?e-?mail|(?:доступ[ау]|ограниченн\w{2,3} доступ\w{0,2}) (?:к (?:\w+ )?почте|до пошти)"
    r"|доступ до пошти обмежен|доступ к (?:\w+ )?почте (?:\w+ )?(?:ограничен|отсутств)|s(?:em|in) ac+es+o (?:ao|al) (?:e-?mail|correo)"
    r"|почту (?:\w+ )?(?:читаю|проверяю|просматриваю) (?:нерегулярно|редко)|почту (?:\w+ )?не (?:читаю|проверяю|просматриваю)"
    r"|not (?:be )?(?:checking|reading) (?:my )?e-?mail|lees mijn e-?mail niet"
    r"|geen toegang tot mijn|läser inte (?:mejl|min)|nemám přístup k|(?:lese|rufe) (?:meine|keine) e-?mails|ne consulte pas (?:ma|mes)"
    r"|keinen zugriff auf (?:meine )?e-?mails|accès limité à (?:ma|mes)|acceso limitado al? (?:correo|mi)|accesso limitato all"
    r"|(?:eingeschränkten|begrenzten) zugriff auf|sans accès à (?:ma|mes) (?:messagerie|e-?mails)|non (?:potrò"
    r"|posso) leggere (?:la posta|le)"
)
_NOT_FORWARDED = (
    r"(?:wird|werden) nicht gelesen|никто не (?:прочт|прочита|чита)|nečtu|forwarded to nobody|niet doorgestuurd"
    r"|nie jest przekazywan|не (?:будет )?(?:переадрес|пересыла)|nicht weitergeleitet|not (?:be |been )?forwarded"
)
# Whom letters go to instead of him, for good or meanwhile.
_REDIRECT = (
    r"(?:направля(?:ть|йте)|адресовать|адресуйте) (?:\w{3,12} )?(?:письма|почту|запросы|вопросы|обращения|сообщения|корреспонденцию)"
    r"|(?:direct|send|address|forward) (?:all |any |your |future |further ){1,3}(?:correspondence|enquir|inquir|e-?mails?|messages"
    r"|queries|questions"
    r"|requests)|(?:richten|senden|schicken) sie (?:bitte )?(?:ihre|künftige|alle) (?:anfragen|nachrichten|e-?mails|mails)"
    r"|adresser (?:vos|toutes vos) (?:messages|demandes|courriers|e-?mails)|(?:dirija|envíe|remita) sus? (?:correos?|mensajes?"
    r"|consultas?|solicitud)"
    r"|(?:indirizzare|inviare) (?:le |i )?(?:vostr\w |su\w )?(?:mail|e-?mail|messaggi|richieste|comunicazioni)"
    r"|(?:proszę|prosimy) kierować|(?:encaminhe|envie|direcione) (?:os |as )?(?:seus? |suas? )?(?:e-?mails|mensagens|solicitações)"
)
_MEANWHILE = (
    r"in my absence|during my absence|while i(?: am|'m) (?:away|out)|(?:in|während) meiner abwesenheit|(?:en|pendant) mon absence"
    r"|(?:durante|en) mi ausencia|(?:in|durante la) mia assenza|(?:na|durante a) minha ausência|podczas mojej nieobecności|(?:в|на время)"
    r" мо(?:ё|е|его) отсутстви|за мо[єї]\w{0,2} відсутності|tijdens mijn afwezigheid|under min frånvaro|under mitt fravær|i mit fravær"
    r"|po dobu mé nepřítomnosti|ответы? на (?:письма|сообщения)[^.\n]{0,20} (?:с задержкой|задерж)|отвеч[ау]\w{0,3} с задержкой"
    r"|repl(?:y|ies) (?:may|will|can) (?:be delayed|take longer)"
)
_BACK = re.compile(
    r"\b(?:be|am|are) back (?:on|in|at)\b|\breturn(?:ing)? (?:on|to (?:the|my))\b|вернусь|повернусь|буду (?:снова )?(?:на месте"
    r"|на работе|в офисе)"
    r"|wieder (?:da|zurück)\b|de (?:retour|vuelta|volta)\b|rientr[oe]|tillbaka|tilbage|tilbake|wrócę|\bzpět\b|\bterug\b|takaisin|döneceğim"
)
_ON_RETURN = (
    r"(?:отвечу|прочит\w{2,4})[^.\n]{0,20} (?:по|после) (?:моего )?возвращени|(?:по|после) возвращени\w[^.\n]{0,20} отвечу"
    r"|відповім після поверн|(?:respond|reply|answer)[^.\n]{0,40}\b(?:my return|return|i(?: am|'m) back)|respond as soon as i can"
    r"|respond(?:erei|eré)[^.\n]{0,40} regres|odpowiem po powrocie|wieder (?:erreichbar|im (?:büro|hause|dienst))|на (?:письма"
    r"|сообщения|запросы)[^.\n]{0,30} ответим (?:с|после)\b|ответим на (?:все )?письма|wieder für sie da|wir beantworten ihre"
    r"|répondrons à votre|risponder(?:ò|emo)[^.\n]{0,30}(?:rientro|riapertura)|odpowiemy po|(?:will|shall) answer your (?:e-?mail"
    r"|message) then"
)
_THANKS = (
    r"(?:спасибо|благодарю|дякую) (?:вам )?за (?:\w{1,8} )?(?:письмо|сообщение|обращение|лист|повідомлення)"
    r"|thank(?:s| you) for (?:your (?:e-?mail|message|mail|note)|e-?mailing|getting in touch|writing|contacting)"
    r"|(?:vielen )?dank für ihre (?:nachricht|e-?mail)"
    r"|merci (?:pour|de) votre (?:message|e-?mail|courriel)|gracias por su (?:mensaje|correo)|dziękuję za (?:wiadomość|e-?mail)"
    r"|grazie per (?:il (?:suo|tuo) messaggio|la sua)|obrigad[oa] p(?:ela|or|elo) (?:sua mensagem|seu e-?mail|contato|seu contato)"
    r"|bedankt voor uw (?:bericht|e-?mail)"
    r"|köszönöm (?:a )?(?:levelét|üzenetét)|mulțumesc pentru (?:mesaj|e-?mail)|(?:mesajınız|e-?postanız) için teşekkür|kiitos viestistä"
    r"|takk? for (?:din|e-?post|melding)|ευχαριστώ για το|メール(?:を)?(?:いただき)?ありがとう|(?:[邮郵]件|[来來]信)已?收到"
    r"|메일 (?:주셔서 )?감사"
    r"|благодаря за (?:писмото|имейла|съобщението)|děkuji za (?:zprávu|e-?mail)|tack för (?:ditt|ert?) (?:mejl|mail|meddelande)"
)
_TURN_TO = (
    r"обращайтесь|меня замеща|(?:is|are) (?:covering|standing in) for me|vertritt mich|me remplace|update your (?:address|contact"
    r"|records)|пишите (?!мне|сюда)[^.\n@]{1,40}@|звертайтес|про(?:сьба|сим|шу) обращаться|wenden sie sich|please contact(?! me\b)"
    r"|contact(?:ez|e con|e o|e a"
    r"|ar a)\b|contacter"
    r"|o kontakt|contattare|scrivere a|contact op|kontaktujte|kontakta"
    r"|forduljon|keresse|contactați|iletişime geç|yazabilir|yhteyttä|\bkontakt |επικοινων|ご連絡(?:くだ|下)さい|[请請](?:[联聯][系繫]"
    r"|致[电電])|연락 ?(?:바랍|주)"
    r"|обърнете се|свържете се"
)
_ONLY_THEY_SAY = tuple(map(re.compile, (_URGENT, _NO_ACCESS, _NOT_FORWARDED, _ON_RETURN, _REDIRECT, _MEANWHILE)))
_TO_ALL = (
    r"thank you for your patience|спасибо за (?:терпение|понимание)|merci de votre (?:compréhension|patience)"
    r"|danke für ihr(?:e geduld| verständnis)|замещает меня|уважаем(?:ые|ый) (?:клиент|покупател|партн|посетител|коллег)|\bdear (?:customer"
    r"|client|visitor)"
)
# What needs nothing beside: that nobody reads this very mail, and when a firm that is closed answers it.
_DECIDES = re.compile(
    r"(?:e-?mail|nachricht|message|письм\w|сообщени\w|bericht|wiadomość)\w{0,2} (?:\w{2,10} ){0,2}(?:nicht (?:gelesen|weitergeleitet)"
    r"|not (?:be |been )?(?:forwarded|read)|не (?:будет )?(?:прочита|переадрес|пересыла)|niet doorgestuurd|nie jest przekazywana)"
    r"|никто не прочт"
    r"|e-maily nečtu|ответим на (?:все )?письма|wir beantworten ihre (?:anfrage|e-?mail|nachricht)|répondrons à (?:votre"
    r"|vos) (?:courriel|demande"
    r"|e-?mail|message)|le risponderemo (?:alla|al)|odpowiemy po tym|(?:will|shall) answer your (?:e-?mail|message) (?:then|after|when)"
)
_BESIDE = re.compile(f"{_THANKS}|{_TURN_TO}|{_REDIRECT}|{_TO_ALL}")
_STAND_IN = re.compile(
    rf"{_URGENT}|{_NO_ACCESS}|(?:respond|reply) to your (?:message|e-?mail)[^.\n]{{0,30}}\b(?:return|back)\b|{_NOT_FORWARDED}"
)
_MATTER = re.compile(
    r"заказ|доставк|доставить|доставьте|посылк|возврат|деньги|замовлен|посилк|\border\b|parcel|deliver|package|refund|bestellung|liefer"
    r"|paket|commande|colis|livr|pedido|paquete|entrega|ordine|pacco|zamówien|paczk"
    r"|rendel|csomag|szállít|comand|colet|sipariş|kargo|tilau|toimit|ordre|pakke|παραγγελ|δέμα|παράδοσ|注文|配達|荷物|届け|[订訂][单單]"
    r"|快[递遞]"
    r"|送[货貨]|包裹|주문|배송|택배|поръчк|пратк|забрать|заберу|\bко мне\b"
    r"|\bмуж|\bжен[аеу]\b|\bсын|\bдоч|\bмам[аеу]\b|\bсосед|my (?:wife|husband|son|daughter|neighbou?r)|meine frau|mein mann|ma femme"
    r"|mon mari"
)


def stand_in(low: str) -> bool:
    """Whom to ask meanwhile, or that nobody reads; or that he is away, and what stands in such replies beside."""
    if _MATTER.search(low) is not None:
        return False
    away = _AWAY.search(low) or _BACK.search(low)
    return _STAND_IN.search(low) is not None or (
        away is not None and "?" not in low and _BESIDE.search(low) is not None
    )


# What people tell of another mailbox: that it is theirs now, or what is to be sent there.
_FOR_US = re.compile(
    r"сменил|изменил|address has changed|new (?:e-?mail )?address|пришлите|присылайте|отправьте|отправляйте|вышлите|выставьте|\bsend\b"
    r"|schicken"
    r"|senden|envoye[zr]|env[íi]en|inviate|spedi|wyślij|przesła|\bsturen?\b|skicka|gönder"
)


_INSTEAD = re.compile(
    rf"{_TURN_TO}|\bвед[её]т |пишите|замеща|vertretung|zastępuje|e-?mail \w{{2,20}} at|write to|schreiben sie|adressés? à|per urgenze"
)


def _names_another(low: str, sender: str) -> bool:
    """A mailbox in the sender's domain that isn't his, and that one is to write to it."""
    at = "@" + sender.rpartition("@")[2]
    return (
        bool(sender)
        and _INSTEAD.search(low) is not None
        and any(found.group() != sender for found in re.finditer(rf"[\w.+-]{{1,64}}{re.escape(at)}\b", low))
    )


def is_told(low: str, sender: str) -> bool:
    """That he is away, and what only programs say beside it, or, in an answer, another mailbox of his firm, and that it is to be asked.

    `low` are the mail's first lines, with one of HINTS; `sender` is "" where the mail answers nothing.
    """
    if _AWAY.search(low) is None:
        return False
    only_they = sum(words.search(low) is not None for words in _ONLY_THEY_SAY)
    told = only_they > 1 or (only_they > 0 and _BESIDE.search(low) is not None)
    told = told or _DECIDES.search(low) is not None or (_FOR_US.search(low) is None and _names_another(low, sender))
    return told and _MATTER.search(low) is None
