"""Whom to ask while somebody is away, that nobody reads meanwhile, and what such replies say to everybody; in small letters."""

from channels.email.words import either

URGENT = (
    r"if (?:it(?:'s| is)|this is|your \w{4,10} is) urgent",
    r"time-sensitive",
    r"(?:can.t|cannot) wait",
    r"(?:in|for) (?:any |anything )?urgent",
    # Russian
    r"(?:по|в) (?:неотложн|срочн|экстренн)\w{2,3} (?:вопрос|случа)\w{1,3}\b(?! (?:я )?(?:звонил|писал|обращал))",
    r"(?:^|[.!] )(?:если )?срочно:? ?(?:[—–,-] ?|\()(?:\S{1,12} ){0,3}(?:тел|доб|моб|звон|пиш|\+?\d)",
    r"по (?:всем )?вопросам (?:\w{4,14} ){0,2}(?:прошу обращ|просим обращ|обращ|пиш|звон|просьба)",
    r"срочная связь",
    # Ukrainian
    r"[уз] термінових",
    r"терміново ?[—–-]",
    # German, Dutch
    r"in dringenden",
    r"(?:in|bij|voor) (?:dringende|urgente) ",
    # French
    r"en cas d'urgence",
    r"pour toute urgence",
    # Spanish
    r"para urgencias",
    r"(?:para|en) (?:cualquier )?(?:asuntos?|casos?) (?:urgentes?|de urgencia)",
    # Italian
    r"in caso di urgenza",
    r"per urgenze",
    # Portuguese
    r"em caso de urgência",
    r"assuntos urgentes",
    # Romanian
    r"(?:pentru|în caz de) urgențe",
    # Polish, Czech
    r"w (?:sprawach )?pilnych",
    r"v naléhavých",
    # Swedish, Danish, Norwegian
    r"(?:i|vid) brådskande",
    r"i hastende",
    # Finnish
    r"kiireellisissä",
    # Hungarian
    r"sürgős (?:esetben|ügyben)",
    # Bulgarian
    r"(?:при|за) спешни",
    # Greek
    r"επείγον",
    # Turkish
    r"acil (?:durum|konu|iş)",
    # Chinese
    r"[如若](?:有|遇)(?:急事|[紧緊]急|要事)",
    # Japanese
    r"(?:お急ぎ|緊急)の",
    # Korean
    r"(?:급한|긴급한) (?:용무|일|사항|용건)",
)
NO_ACCESS = (
    r"(?:limited|no) access to (?:my )?e-?mail",
    r"not (?:be )?(?:checking|reading) (?:my )?e-?mail",
    # Russian, Ukrainian
    r"доступ к (?:\w+ )?почте (?:\w+ )?(?:ограничен|отсутств)",
    r"почту (?:\w+ )?(?:читаю|проверяю|просматриваю) (?:нерегулярно|редко)",
    r"почту (?:\w+ )?не (?:читаю|проверяю|просматриваю)",
    r"(?:доступ[ау]|ограниченн\w{2,3} доступ\w{0,2}) (?:к (?:\w+ )?почте|до пошти)",
    # Ukrainian
    r"доступ до пошти обмежен",
    # German, Dutch
    r"(?:lese|rufe) (?:meine|keine) e-?mails",
    r"keinen zugriff auf (?:meine )?e-?mails",
    r"(?:eingeschränkten|begrenzten) zugriff auf",
    r"lees mijn e-?mail niet",
    r"geen toegang tot mijn",
    # French
    r"ne consulte pas (?:ma|mes)",
    r"accès limité à (?:ma|mes)",
    r"sans accès à (?:ma|mes) (?:messagerie|e-?mails)",
    # Spanish
    r"acceso limitado al? (?:correo|mi)",
    # Spanish, Portuguese
    r"s(?:em|in) ac+es+o (?:ao|al) (?:e-?mail|correo)",
    # Italian
    r"accesso limitato all",
    r"non (?:potrò|posso) leggere (?:la posta|le)",
    # Czech
    r"nemám přístup k",
    # Swedish
    r"läser inte (?:mejl|min)",
)
NOT_FORWARDED = (
    r"forwarded to nobody",
    r"not (?:be |been )?forwarded",
    # Russian
    r"никто не (?:прочт|прочита|чита)",
    r"не (?:будет )?(?:переадрес|пересыла)",
    # German, Dutch
    r"(?:wird|werden) nicht gelesen",
    r"nicht weitergeleitet",
    r"niet doorgestuurd",
    # Polish, Czech
    r"nie jest przekazywan",
    r"nečtu",
)
# Whom letters go to instead of him, for good or meanwhile.
REDIRECT = (
    (
        r"(?:direct|send|address|forward) (?:all |any |your |future |further ){1,3}"
        r"(?:correspondence|enquir|inquir|e-?mails?|messages|queries|questions|requests)"
    ),
    # Russian
    r"(?:направля(?:ть|йте)|адресовать|адресуйте) (?:\w{3,12} )?(?:письма|почту|запросы|вопросы|обращения|сообщения|корреспонденцию)",
    # German
    r"(?:richten|senden|schicken) sie (?:bitte )?(?:ihre|künftige|alle) (?:anfragen|nachrichten|e-?mails|mails)",
    # French, Spanish, Italian, Portuguese
    r"adresser (?:vos|toutes vos) (?:messages|demandes|courriers|e-?mails)",
    r"(?:dirija|envíe|remita) sus? (?:correos?|mensajes?|consultas?|solicitud)",
    r"(?:indirizzare|inviare) (?:le |i )?(?:vostr\w |su\w )?(?:mail|e-?mail|messaggi|richieste|comunicazioni)",
    r"(?:encaminhe|envie|direcione) (?:os |as )?(?:seus? |suas? )?(?:e-?mails|mensagens|solicitações)",
    # Polish
    r"(?:proszę|prosimy) kierować",
)
TURN_TO = (
    r"(?:is|are) (?:covering|standing in) for me",
    r"update your (?:address|contact|records)",
    r"please contact(?! me\b)",
    # Russian
    r"обращайтесь",
    r"меня замеща",
    r"пишите (?!мне|сюда)[^.\n@]{1,40}@",
    r"про(?:сьба|сим|шу) обращаться",
    # Ukrainian
    r"звертайтес",
    # German, Dutch
    r"vertritt mich",
    r"wenden sie sich",
    r"contact op",
    # French
    r"me remplace",
    r"contacter",
    # French, Spanish, Italian, Portuguese, Romanian
    r"contact(?:ez|e con|e o|e a|ar a)\b",
    # Italian
    r"contattare",
    r"scrivere a",
    # Romanian
    r"contactați",
    # Polish, Czech
    r"o kontakt",
    r"kontaktujte",
    # Swedish, Danish, Norwegian
    r"kontakta",
    r"\bkontakt ",
    # Finnish
    r"yhteyttä",
    # Hungarian
    r"forduljon",
    r"keresse",
    # Bulgarian
    r"обърнете се",
    r"свържете се",
    # Greek
    r"επικοινων",
    # Turkish
    r"iletişime geç",
    r"yazabilir",
    # Chinese
    r"[请請](?:[联聯][系繫]|致[电電])",
    # Japanese
    r"ご連絡(?:くだ|下)さい",
    # Korean
    r"연락 ?(?:바랍|주)",
)
# Where to write, beside the address.
WRITE_TO = (
    r"e-?mail \w{2,20} at",
    r"write to",
    # Russian
    r"\bвед[её]т ",
    r"пишите",
    r"замеща",
    # German
    r"vertretung",
    r"schreiben sie",
    # French, Italian
    r"adressés? à",
    r"per urgenze",
    # Polish
    r"zastępuje",
)
THANKS = (
    r"thank(?:s| you) for (?:your (?:e-?mail|message|mail|note)|e-?mailing|getting in touch|writing|contacting)",
    # Russian, Ukrainian
    r"(?:спасибо|благодарю|дякую) (?:вам )?за (?:\w{1,8} )?(?:письмо|сообщение|обращение|лист|повідомлення)",
    # German, Dutch
    r"(?:vielen )?dank für ihre (?:nachricht|e-?mail)",
    r"bedankt voor uw (?:bericht|e-?mail)",
    # French, Spanish, Italian, Portuguese, Romanian
    r"merci (?:pour|de) votre (?:message|e-?mail|courriel)",
    r"gracias por su (?:mensaje|correo)",
    r"grazie per (?:il (?:suo|tuo) messaggio|la sua)",
    r"obrigad[oa] p(?:ela|or|elo) (?:sua mensagem|seu e-?mail|contato|seu contato)",
    r"mulțumesc pentru (?:mesaj|e-?mail)",
    # Polish, Czech
    r"dziękuję za (?:wiadomość|e-?mail)",
    r"děkuji za (?:zprávu|e-?mail)",
    # Swedish, Danish, Norwegian
    r"tack för (?:ditt|ert?) (?:mejl|mail|meddelande)",
    r"takk? for (?:din|e-?post|melding)",
    # Finnish
    r"kiitos viestistä",
    # Hungarian
    r"köszönöm (?:a )?(?:levelét|üzenetét)",
    # Bulgarian
    r"благодаря за (?:писмото|имейла|съобщението)",
    # Greek
    r"ευχαριστώ για το",
    # Turkish
    r"(?:mesajınız|e-?postanız) için teşekkür",
    # Chinese
    r"(?:[邮郵]件|[来來]信)已?收到",
    # Japanese
    r"メール(?:を)?(?:いただき)?ありがとう",
    # Korean
    r"메일 (?:주셔서 )?감사",
)
TO_ALL = (
    r"thank you for your patience",
    r"\bdear (?:customer|client|visitor)",
    # Russian
    r"спасибо за (?:терпение|понимание)",
    r"замещает меня",
    r"уважаем(?:ые|ый) (?:клиент|покупател|партн|посетител|коллег)",
    # German
    r"danke für ihr(?:e geduld| verständnis)",
    # French
    r"merci de votre (?:compréhension|patience)",
)
_MESSAGE = (
    r"e-?mail",
    r"message",
    # Russian
    r"письм\w",
    r"сообщени\w",
    # German, Dutch
    r"nachricht",
    r"bericht",
    # Polish
    r"wiadomość",
)
_GOES_UNREAD = (
    r"not (?:be |been )?(?:forwarded|read)",
    # Russian
    r"не (?:будет )?(?:прочита|переадрес|пересыла)",
    # German, Dutch
    r"nicht (?:gelesen|weitergeleitet)",
    r"niet doorgestuurd",
    # Polish
    r"nie jest przekazywana",
)
# What needs nothing beside: that nobody reads this very mail, and when a firm that is closed answers it.
DECIDES = (
    rf"{either(*_MESSAGE)}\w{{0,2}} (?:\w{{2,10}} ){{0,2}}{either(*_GOES_UNREAD)}",
    r"(?:will|shall) answer your (?:e-?mail|message) (?:then|after|when)",
    # Russian
    r"никто не прочт",
    r"ответим на (?:все )?письма",
    # German
    r"wir beantworten ihre (?:anfrage|e-?mail|nachricht)",
    # French, Italian
    r"répondrons à (?:votre|vos) (?:courriel|demande|e-?mail|message)",
    r"le risponderemo (?:alla|al)",
    # Polish, Czech
    r"odpowiemy po tym",
    r"e-maily nečtu",
)
