"""Single words by which lines are known that programs and forms write: days, months, fields, and what stands before them; small letters.

Phrases stand in `phrases`, a line for each.
"""

from channels.email.words import any_of

ENDS_WITHOUT_COLON = ("wrote", "写道", "пишет", "написал(а)")
USERS = ("пользователь", "користувач", "карыстальнік", "user")  # before the writer's name
MONTHS = any_of(
    r"янв|фев|мар|апр|ма[йя]|июн|июл|авг|сен|окт|ноя|дек|січ|лют|бер|квіт|трав|черв|лип|серп|вер|жовт|лист|груд",
    r"jan|feb|m[aä]r|apr|ma[iy]|jun|jul|aug|sep|o[ck]t|nov|de[cz]",
)  # fmt: skip
# How an introduction begins: a preposition of time or a weekday.
BEGINS = any_of(
    r"(?:on|at|le|am|el|il|em|op|den|på|dne|dnia|w dniu|în|pe|a|в|у)\b|\d",
    r"пн|вт|ср|чт|пт|сб|вс|нд|понед|вторн|сред|четв|пятн|суб|воск|поне|вівт|сере|пʼят|п'ят|неді",
    r"отправлено из",  # of a phone, in the same line
    r"mon|tue|wed|thu|fri|sat|sun|mo\b|di\b|mi\b|do\b|fr\b|sa\b|so\b|lun|mar|mer|jeu|ven|sam|dim",
)  # fmt: skip

ON_A_DAY = "on|am|le|el|il giorno|il|em|op|den|dnia|w dniu|dne|pe|în|na|на|в|во|у"
WEEKDAYS = any_of(
    r"пн|вт|ср|чт|пт|сб|вс|нд|понедельник|вторник|среда|четверг|пятница|суббота|воскресенье|понеділок|вівторок|середа|четвер|п.ятниця"
    r"|субота|неділя",
    r"mon|tues?|wed|thurs?|thu|fri|sat|sun|(?:mon|tues|wednes|thurs|fri|satur|sun)day|mo|di|mi|do|fr|sa|so|mittwoch"
    r"|(?:mon|diens|donners|frei|sams|sonn)tag",
    r"lun|mar|mer|jeu|ven|sam|dim|(?:lun|mar|mercre|jeu|vendre|same)di|dimanche|mié|jue|vie|sáb|dom|lunes|martes|miércoles|jueves|viernes"
    r"|sábado|domingo|gio|(?:lune|marte|mercole|giove|vener)dì|sabato|domenica",
    r"seg|ter|qua|qui|sex|(?:segunda|terça|quarta|quinta|sexta)(?:-feira)?|ma|wo|vr|za|zo|(?:maan|dins|woens|donder|vrij|zater|zon)dag",
    r"pon|wt|śr|czw|pt|sob|niedz|niedziela|poniedziałek|wtorek|środa|czwartek|piątek|sobota|po|út|st|čt|pá|ne",
    r"man|tirs?|ons|tors?|fre|lør|søn|mån|tis|lör|sön|(?:man|tirs|ons|tors|fre|lør|søn|mån|tis|lör|sön)dag",
)  # fmt: skip

# «Пишите ответ выше этой линии»
PLEASE = "please |пожалуйста,? |для ответа |bitte |veuillez |por favor,? "

# What a request says behind that
WHAT_FOR = "to|or|and|for|if|чтобы|для|или|и|um|oder|pour|ou|para|per|om|aby|żeby"

# The fields that are copied above what is quoted: «От: … Отправлено: … Кому: … Тема: …»
FIELDS = {
    "from": "от|од|დან|от кого|отправитель|отправитель письма|отправил|від|від кого|ад|ад каго|кімнен|жіберуші|ким|kimdan|from|von"
    "|absender|de|expéditeur|remitente|remetente|da|mittente|van|afzender|från|fra|lähettäjä|od|nadawca|odesílatel|pošiljatelj"
    "|šalje|пошиљалац|feladó|de la|από|no|nuo|saatja|gönderen|kimden|dari|từ|ვისგან|გამომგზავნი|จาก|发件人|寄件者|寄件人|差出人|보낸 사람"
    "|보낸사람|מאת|من|از|nork|шаље|siuntėjas|αποστολέας|प्रेषक|người gửi|daripada|ումից|göndərən|кимден|кимдан|nga|frá|mula kay"
    "|хэнээс|аз|кемнән|од",
    "date": "отправлено|отправлено в|отправленные|отправлен|дата|дата отправки|дата и время|дата и время отправки|время"
    "|надіслано|відправлено|адпраўлена|адаслана|жіберілді|жіберілген|жіберілген күні|күні|yuborildi|sent|sent at|date|date sent"
    "|gesendet|datum|envoyé|envoyé le|date d'envoi"
    "|enviado|enviado el|enviada|enviada em|enviado em|fecha|data|inviato|data invio|enviat|enviat el"
    "|verzonden|datum verzonden|skickat|sendt|dato|lähetetty|päiväys|wysłano|wysłane|data wysłania|odesláno|odoslané|poslano"
    "|послато|poslato|послано|изпратено|изпратено на|испратено|elküldve|dátum|trimis|στάλθηκε|εστάλη|ημερομηνία|nosūtīts|išsiųsta|saadetud"
    "|gönderme|gönderme tarihi|gönderilme|gönderildi|tarih|terkirim|dikirim|đã gửi|გაგზავნილია|ส่ง|发送时间|发送日期|日期"
    "|寄件日期|傳送時間|日付|送信日時|날짜|보낸 날짜|보낸날짜|보낸 시간|보낸시간|נשלח|תאריך|التاريخ|تاريخ الإرسال|أرسل"
    "|تم الإرسال|ارسال شده|bidalia|भेजा गया|ngày|dihantar|ուղարկված|göndərildi|жөнөтүлдү|юборилди|dërguar|ipinadala|илгээсэн"
    "|фиристода шуд|җибәрелде",
    "to": "кому|получатель|получатели|каму|кімге|kimga|to|an|empfänger|à|pour|destinataire|para|destinatario|destinatário|a"
    "|per a|aan|ontvanger|till|til|vastaanottaja|do|odbiorca|adresat|komu|příjemce|prima|за|до|címzett|către|προς|kam|iki"
    "|adressaat|kime|alıcı|kepada|đến|ვის|მიმღები|ถึง|收件人|收件者|寄给|宛先|받는 사람|받는사람|אל|إلى|به|nori|gavėjas"
    "|παραλήπτης|प्रति|tới|ke|ում|kimə|кимге|кимга|për|para kay|хэнд|ба|кемгә",
    "cc": "копия|копии|скрытая копия|копія|копие|көшірме|cc|bcc|kopie|copie|copia|cópia|con copia|kopia|kopio|dw|bilgi|抄送|副本|참조"
    "|kopija|koopia|másolatot kap|kópia|κοιν.|κοινοποίηση|עותק|نسخة|رونوشت|surət|nusxa|нусха|көчүрмө|хуулбар|күчермә|копија|afrit",
    "subject": "тема|тема письма|тема сообщения|тэма|тақырып|тақырыбы|mavzu|subject|subj|betreff|betr|objet|sujet|asunto|assunto"
    "|thema|ärende|oggetto|ogg|assumpte|onderwerp|ämne|emne|aihe|temat|předmět|predmet|zadeva|относно|tárgy|subiect|θέμα|temats|tēma|tema"
    "|teema|konu|subjek|chủ đề|თემა|საგანი|เรื่อง|主题|主旨|标题|件名|제목|נושא|الموضوع|موضوع|gaia|naslov"
    "|наслов|предмет|विषय|tiêu đề|perihal|թեմա|mövzu|мавзу|мавзӯъ|subjekti|efni|paksa|гарчиг",
    "other": "вложения|приложения|важность|приоритет|организация|ответить|attachments|importance|important|priority|organization"
    "|sender|sent by|reply-to|answer to|when|where|location|когда|где|место|wann|wo|ort|quand|cuándo|dónde|quando|dove|onde"
    "|anlagen|anhänge|wichtigkeit|priorität|antwort an|pièces jointes|anexos|importância"
    "|prioridade|allegati|priorità|załączniki|bijlagen|vedhæftet",
}  # fmt: skip

# What forms on sites ask for and nobody's signature has
FORM_MESSAGE = r"(?:текст )?сообщени|комментари|вопрос|message|comment|question"
FORM_FIELDS = FORM_MESSAGE + r"|товар|заказ|тема|subject|order"
POSTSCRIPTS = any_of(
    r"p\.?[\s-]?p?\.?s\b|p\.?\s?d\.?:|п\.?\s?с\b|з\.?ы\b|upd\b|u\.?i\.?:|υ\.?\s?γ\b|post.?scriptum|постскриптум",
)  # fmt: skip
# How a sentence begins that its author thought of below his signature
AFTERTHOUGHTS = any_of(
    r"Да,? и|И ещ[её]|Кстати|Забыл[аи]?|І ще|До речі|Дарэчы|(?:Извините|Простите|Вибачте)(?! за)|Забула?",
    r"(?:Oh|And|One (?:more|last)|Another|By the way|B[Tt][Ww]|Also(?! available)|Sorry(?! for)|Übrigens|Perdón|Scusate)",
)  # fmt: skip
# What is written for somebody else, with a closing of its own
DICTATES = any_of(
    r"открытк|записк|гравировк",
    r"(?:text|write|message|greeting|gift).{0,30}\bcard\b|\bcard (?:text|message|with|saying)|\bgift note|engrav|gru(?:ß|ss)karte",
)  # fmt: skip
# «Реквизиты ниже», of data that may stand below the signature
ANNOUNCED = any_of(
    r"(?:реквизит|сч[её]т|карт[ау]|данны|адрес|фото|ссылк|photo|picture|link|account|bank|details|address|konto|cuenta|compte"
    r"|coordonnées).{0,40}(?:ниже|below|unten|abajo|ci-dessous)",
    r"(?:ниже|below|following|folgend|siguiente|suivant).{0,40}(?:реквизит|сч[её]т|данны|адрес|account|details|konto|cuenta|compte)",
)  # fmt: skip
# How below a drawn line a sentence goes on
ALTERNATIVES = r"или|либо|або|or|oder|ou|oppure|lub|albo|nebo"

# What a firm is, as written behind or before its name
FIRMS = "|".join((
    r"Ltd|LTD|Limited|Inc|LLC|LLP|PLC|plc|GmbH|AG|OHG|e\.K\.|SARL|SAS|S\.?A\.?S?|S\.r\.l\.|Srl|SRL|S\.p\.A\.|B\.V\.|BV|N\.V\.|AB|Oyj?"
    r"|A/S|ApS|AS",
    r"[Ss]p\. z o\.\s?o\.|s\.r\.o\.|a\.s\.|Kft|Zrt|d\.o\.o\.|S\.L\.|Lda|Ltda|University|Universit\w{1,4}|Institut\w{0,3}|College|School",
    r"ООО|ОАО|ЗАО|ПАО|АО|ИП|ТОО|ТОВ|ЧП|ФОП|ЖШС|ЕООД|ООД|ТСЖ|НИИ|ФГУП|ГБУ\w?|МБОУ|ТД",
))  # fmt: skip
# Small words of titles and addresses
OF_TITLES = (
    "of|and|the|for|de|du|des|la|le|les|et|für|und|der|di|del|della|e|y|do|da|i|en|og|och|ja"
    "|и|та|г|ул|д|кв|оф|пр|стр|корп|обл|им|доб"
)
