"""What mail programs write around what they quote, and people below what they write: words only, as parts of patterns in small letters.

The modules that use them say what a line that has them means. A word that is missing costs little where an address, a date or `>`
tells as well.
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
    "|gesendet|datum|envoyé"
    "|envoyé le|date d'envoi|enviado|enviado el|enviada|enviada em|enviado em|fecha|data|inviato|data invio|enviat|enviat el"
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
# What speaks of the case, also below a signature: what is ordered (with its number), attached, asked for. Small letters.
OF_THE_CASE = any_of(
    r"(?:заказ|замовл|замов|тапсырыс|договор|договір|лицев|карт[аы]\b|трек|накладн|заявк|обращени|order|track|ref\b|reference|contract"
    r"|invoice|receipt|deadline|bestell|auftrag|kunden-?n|commande|pedido|ordine|encomenda|zamówieni|sipariş|objednáv).{0,25}[\d№#]",
    r"прилага|прикреп|во вложени|у вкладенн|приложени[ея]:|attached|enclosed|below\b|anbei|im anhang|ci-joint|en pièce jointe|adjunt"
    r"|(?:in|si) alleg|w załączeniu|w załączniku|bijlage|v příloze|ektedir|оригинал",
    r"^(?:(?:да|нет|ок|хорошо|ладно|согласн[аы]?|согласен|договорились|подтверждаю|отмена|возврат|обмен|ok|yes|no|maybe|refund"
    r"|exchange)[.!]?$"
    r"|[№#]\s?\d|\d{3,6}$|[£€$]\s?\d|(?:ошибка|error|fehler|erreur)\s|(?:by|until) (?:mon|tues|wednes|thurs|fri|satur|sun)day"
    r"|(?:до|после|к) \d)",
    r"^(?:срочно|жд(?:у|[её]м)\b|чекаю|(?:не )?звонить|(?:очень |ответ )?прошу|просьба|пожалуйста|фото\b|чеки?\b|адрес (?:для|доставки"
    r"|забора"
    r"|возврата)"
    r"|(?:нов(?:ый|ая|ое) [а-яё]{3,20}|(?:my )?new [a-z]{3,20}|neue \w{3,20}|nouvelle \w{3,20}|nueva \w{3,20}):"
    r"|(?:collection|delivery|pick-?up|return|shipping) address|(?:liefer|abhol)adresse|adresse de livraison|dirección de e(?:ntrega|nvío)"
    r"|bitte (?:um r|rufen|melden|senden|schicken|antworten|bestätigen)|ich warte|merci de (?:me|bien|votre)|j'attends"
    r"|(?:call|ring|text) me\b"
    r"|urgent|(?:i(?:'m| am) )?waiting for|please (?:call|answer|reply|send|refund|return|help|advise|let|confirm|cancel|fix))",
    r"\b(?:(?:пере|по)звоните|звоните(?! нам)|верните|ответьте|пришлите|отправьте|вышлите|напишите|помогите|скажите|замените|отмените"
    r"|исправьте|подтвердите|поторопитесь|отзываю|отказываюсь|настаиваю)\b",
)  # fmt: skip
# Words of somebody who goes on below his name, not of a firm's slogan. Small letters.
SPEAKING = any_of(
    r"^(?:and|but|und|aber|et|mais|y|pero|ma|ale|и|а|но|і|але)\s",
    r"\b(?:i(?:'[a-z]{1,2}| am| have| will| would| was| did| do| can| could| need| want| got| meant| just| also| still| paid| sent| bought)"
    r"|we(?:'ve|'ll| need| want| still| got| haven't| didn't| did not| have (?:not|still|no|already)| are (?:still|waiting)| paid"
    r"| ordered)|oops|actually"
    r"|also(?! available)|too$|again|still (?:no|not|waiting)|already|forgot|wrong|asap|today|tomorrow|tonight|yesterday|thanks|thank you"
    r"|missing|my new)\b",
    r"\b(?:я|мне|меня|мной|нам(?! \d| доверя)|мы (?:жд[её]м|ещ[её]|так|тоже|хотим|будем|оплатили|получили|отправили|просим)|не|нету?|ещ[её]"
    r"|тоже|уже(?! \d)|опять|снова|ой|ах|сейчас|сегодня|завтра|вчера|пожалуйста|спасибо|вопрос|дома|позор|безобразие|забыл[аи]?"
    r"|был[аио]?)\b",
    r"\b(?:мені|ще|теж|також|вже|немає|сьогодні|дякую|забув|забула|яшчэ|ужо|таксама|няма|дзякуй|әлі|тағы|бүгін|ертең|рахмет)\b",
    r"\b(?:ich (?!bin \w+ bis|arbeite)|mir|mich|wir (?:warten|haben|brauchen|hatten)|auch|noch|schon|übrigens|ach ja|leider|nicht|heute"
    r"|danke|fehlt)\b",
    r"\b(?:j'ai|j'attends|je (?!ne travaille|suis absente?)|nous (?:attendons|avons|n'avons)|encore|aussi|déjà|au fait|demain"
    r"|aujourd'hui|merci)\b",
    r"\b(?:todavía|aún|también|por cierto|seguimos|hoy|mañana|gracias|ya (?:ha|he|lleg|est)|no (?:ha|he|han|hay|me|llega|funciona)|olvidé)",
    r"\b(?:già|ancora|anche|non|dimenticavo|domani|oggi|grazie|mnie|już|jeszcze|też|nie|aha|dziś|jutro|dziękuję|czekam|czekamy)\b",
    r"\b(?:ik (?!werk)|nog|ook|niet|vandaag|morgen|bedankt|vergeten|ainda|também|não|hoje|amanhã|esqueci|obrigad[oa]|ještě|taky|také"
    r"|dnes|zítra|děkuji|jag|också|inte|redan|idag|imorgon|tack|glömde|henüz|hâlâ|ayrıca|bugün|yarın|unuttum|teşekkür\w*)\b",
)  # fmt: skip
# What a line begins with that speaks of it, though its number looks like a phone's
LABELLED = any_of(
    r"(?:трек|накладная|серийный|imei|(?:модель|артикул)\b|(?:размер|паспорт|машина|сумма|итого)(?::| [\w-]{0,9}\d)"
    r"|дата (?:покупки|заказа)|заказ (?:№ ?)?\d"
    r"|вот (?:ссылк|фото|видео|трек))",
    r"мой (?:телефон для|(?:номер|телефон) .{5,25} (?:звон|пиш))|(?:телефон|адрес|данные|фио) получател|(?:карта|сч[её]т|реквизиты) для"
    r"|ссылка на (?:видео|фото|файл|чек|документ)",
    r"(?:видео|фото|скан\w?|чек|video|photos?|cc|копия|вложени[ея]|приложени[ея]|attachments?|encl(?:osures?)?\.?|anlagen?|anhang|pj"
    r"|pièces? jointes?|allegat[oi]|bijlagen?|załącznik\w?"
    r"|příloh[ay]|bilag[ao]r?|vedlegg|liitteet?|важно|important|wichtig|edit|update|nachtrag|дополнение"
    r"|додаток|уточнение|поправка) ?:|n\.?b\.?[:!]|allego\b",
    r"(?:refund|return|pay)\w{0,3} to:|customer (?:no|number|id)|kundennummer|see (?:the )?(?:photo|picture|video)s?\b|my new (?:phone"
    r"|number|mobile|address)",
    r"photos? (?:follow|attached|here|below)|(?:call|text) me on|you can (?:reach|call) me on",
    r"(?:tracking|serial|(?:model|size|amount|total)(?::| [\w-]{0,9}\d)|purchased?\b|order (?:no\.? ?|number ?|# ?)?\d|here (?:is|are) the"
    r"|sendungsnummer|seriennummer|(?:modell|größe|betrag|montant|taille|importe|talla|importo|kwota)\b)",
)  # fmt: skip
# Sentences that stand in signatures: of an office, its hours and its moves
OF_THE_OFFICE = any_of(
    r"(?:my|our) (?:normal |usual |new )?(?:working|office hours|opening)|our new address|new address from|we have moved|we've moved"
    r"|our offices?\b|on (?:annual |parental )?leave\b|out of (?:the )?office"
    r"|rate (?:my|our|this)\b|(?:join|meet) us\b|booth \w?\d|приглаша|how (?:did|was) (?:i do|we do|my|our)\b"
    r"|i (?:don't |do not |only )?work\b"
    r"|our new (?:\w+ )?(?:catalog|shop|site|range)|reply outside"
    r"|print this|survey|hotline|newsletter|visit (?:us|our|www)|umwelt|confiance"
    r"|for (?:choosing|your (?:business|custom|trust|interest|support))",
    r"(?:rück)?fragen (?:stehe|melden|wenden|erreichen)|ich arbeite|wir sind umgezogen|(?:besuchen|folgen) sie|drucken"
    r"|(?:visit|suiv|retrouv)ez[ -]|nos (?:bureaux|horaires)|visitarnos|imprim|\babsente?\b|(?:mon|diens|donners|frei)tags\b|síguenos"
    r"|seguici|ik werk|je (?:ne )?travaille|mi horario",
    r"(?:наш\w{0,2}|мой) (?:новый |новая )?(?:адрес|офис|сайт|группа|канал|график)|режим работы|график работы|графік роботи|мы работаем"
    r"|мы переехали|(?:я|мы) не работа|при ответе|подписывайтесь|следите|присоединяйтесь|мо[её] отсутстви"
    r"|никогда не (?:меня|проси|запраш)|в отпуске|в командировке|на связи"
    r"|за (?:доверие|сотрудничество|покупку|обращение)|что выбрали",
)  # fmt: skip
# What is written for somebody else, with a closing of its own
DICTATES = any_of(
    r"открытк|записк|гравировк",
    r"(?:text|write|message|greeting|gift).{0,30}\bcard\b|\bcard (?:text|message|with|saying)|\bgift note|engrav|gru(?:ß|ss)karte",
)  # fmt: skip
# «Реквизиты ниже», of data that may stand below the signature
ANNOUNCED = any_of(
    r"(?:реквизит|сч[её]т|карт[ау]|данны|адрес|фото|ссылк|photo|picture|link|account|bank|details|address|konto|cuenta|compte"
    r"|coordonnées).{0,40}"
    r"(?:ниже|below|unten|abajo|ci-dessous)",
    r"(?:ниже|below|following|folgend|siguiente|suivant).{0,40}(?:реквизит|сч[её]т|данны|адрес|account|details|konto|cuenta|compte)",
)  # fmt: skip
# What asks for a name, or says whose one follows. Small letters.
OF_NAMES = any_of(
    r"names?\b|(?:sur|nick|full )name|called\b|имя|имени|имена|фамили|фио\b|ф\.\s?и\.\s?о|зовут|назыв|получател|пассажир|ім'я|імен|прізвищ"
    r"|имям",
    r"nom\b|prénom|nombre|apellido|nome\b|cognome|sobrenome|naam\b|namn|navn|nimi\b|jméno|imię|nazwisko|nume(?:le)?\b|heiß(?:e|t)\b|appelle"
    r"|llam[ao]\b|chiam[ao]\b|soyad|passenger|recipient|empfänger|destinataire|destinatario",
)  # fmt: skip
# Speaks of somebody else, or announces data: what stands below is no card of the author's. Small letters.
OF_OTHERS = any_of(
    r"(?:he|she|his|him|her|they|them|who|whom|following|follows|below|address|details|accounts?|guest|contact|text)\b"
    r"|(?:this|these|such|another) (?:\w+ ){0,2}\w+\W?$",
    r"my (?:mother|father|m[ou]m|dad|husband|wife|sister|brother|son|daughter|friend|colleague|boss|neighbou?r|assistant|partner|new)"
    r"|(?:send|deliver|ship|post|return|call|ring|ask)\b.{0,20} (?:to|my|our|the)\b",
    r"(?:ей|ему|кто|кому|кого|ниже|данные|текст\w{0,3}|адрес\w{0,2}|сч[её]т|карт[ау])\b|реквизит|следующ|друг(?:ой|ая|ому)\b"
    r"|(?:эт(?:от|а|и|ого|ому|ой|у|им)|так(?:ой|им|ая|ую|ие))\b|мо(?:ему|ей|его|ю|им) [а-яё]{3,14}\W?$|(?:до|от)став(?:ьте|ка)|звонил",
    r"(?:ihn|ihm|folgend\w*|diese\w?|adresse|anschrift|\w{3,12}(?:adresse|anschrift)|mein\w{0,2} (?:frau|mann|mutter|vater|kolleg\w+))\b",
    r"(?:lui|suivant\w*|chez|coordonnées|adresse|direcci[óo]n|siguiente|indirizzo|seguente|adres)\b|(?:ma|mon|mi|mio|mia) \w{3,12}\W?$",
)  # fmt: skip
# How below a drawn line a sentence goes on
ALTERNATIVES = r"или|либо|або|or|oder|ou|oppure|lub|albo|nebo"
# How letters begin, in small letters; names may follow
ADDRESSES = any_of(
    r"hi|hello|hey|dear|greetings|good (?:morning|day|afternoon|evening)|привет|здравствуй(?:те)?|добр(?:ый|ое|ого|ой) (?:день|дня|утро"
    r"|утра"
    r"|вечер|вечера|ночи|времени суток)|доброго времени|уважаем(?:ый|ая|ые)|коллеги|приветствую",
    r"hallo|guten (?:tag|morgen|abend)|moin|servus|sehr geehrte[rs]?|liebe[rs]?|bonjour|bonsoir|salut|madame|monsieur|hola"
    r"|buenos días|buenas(?: tardes)?|estimad[oa]s?|buongiorno|buonasera|salve|gentil[ei]|egregio|olá|bom dia|boa (?:tarde|noite)"
    r"|prezad[oa]s?",
    r"goede(?:morgen|middag|navond)|beste|geachte|dzień dobry|witam|cześć|szanown[aiy]\w{0,2}|dobrý den|ahoj|dobrý deň|hej|hei|god dag"
    r"|merhaba"
    r"|iyi günler|sayın|доброго (?:дня|вечора|ранку)|добрий (?:день|вечір|ранок)|вітаю|шановн[аі]\w?|добры дзень|вітаю|сәлем\w{0,9}"
    r"|қайырлы күн",
)  # fmt: skip
# Said to somebody, not below a letter
SORRY = any_of(
    r"hi\b|hello|hey|dear|привет|здравств|добр|hallo|bonjour|hola|sorry|apologies|извин|прост|прошу прощ|вибач|entschuldig|désolé"
    r"|perd[oó]n|scusa",
)  # fmt: skip
THANKS = any_of(
    r"(?:many )?thanks(?: a lot| so much| again)?(?: in advance)?(?: for [a-z ]{4,25})?|thank you(?: very much| so much)?"
    r"(?: in advance)?(?: for [a-z ]{4,25})?|thx|(?:заранее )?(?:спасибо|благодар(?:ю|ен|на|ны))(?: заранее| за [а-яё ]{5,25})?",
    r"(?:danke|(?:vielen|besten|herzlichen) dank)(?: im voraus)?|(?:заздалегідь |щиро )?дякую|рахмет|дзякуй|merci(?: beaucoup)?"
    r"(?: d'avance| par avance)?|(?:muchas )?gracias(?: de antemano)?|(?:mille )?grazie(?: mille)?(?: in anticipo)?"
    r"|obrigad[oa](?: desde já)?"
    r"|dziękuję|dank u|bedankt|tack|(?:tusen )?takk|kiitos|děkuji|ďakujem|hvala|mulțumesc|köszönöm|teşekkürler|ευχαριστώ|благодаря",
)  # fmt: skip

# What a person is, below his name
POSTS = any_of(
    r"(?:\w+ )?manager|director|engineer|developer|consultant|(?:product )?owner|founder|head of"
    r"|[se]?vp\b|lead\b|supervisor|representative|executive|(?:vice.)?president|officer|c[etfo]o\b|cpa\b|mba\b|ph\.?d\b|broker\b|realtor"
    r"|advis[eo]r\b|chair(?:man|woman|person)\b"
    r"|treasurer|trésori|tesorer|tesorier|schatzmeister|skarbnik|clerk\b|librarian|curator|editor\b|paralegal|planner\b|dean\b|counsel\b"
    r"|programmer|associate\b|photographer|therapist",
    r"specialist|assistant|analyst|coordinator|administrator|accountant|architect|designer|professor|attorney|lawyer|solicitor|dept\b"
    r"|department|buyer\b|secretary|technician"
    r"|nurse\b|teacher|student|председател|секретарь|врач|учител|преподавател|логист|экономист|консультант",
    r"менеджер|директор|инженер|бухгалтер|специалист|руководител|начальник|заместител|юрист|разработчик|администратор|отдел\b"
    r"|ведущ(?:ий|ая)\b|старш(?:ий|ая)\b|главн(?:ый|ая)\b|конструктор|технолог|механик|координатор|ассистент|методист|аналитик|дизайнер"
    r"|программист|кладовщик|заведующ|товаровед|снабжен|прораб|диспетчер|казначей|скарбник|нотариус|адвокат|ри[еэ]лтор|экспедитор"
    r"|управляющ|доцент"
    r"|ректор\b|декан\b|тренер\b|воспитатель|помощник (?:судьи|руководит|директор|депутат)",
    r"geschäftsführ|leiter|abteilung|directeur|directrice|responsable|ingénieur|gerente|ingenier|responsabile|kierownik|dyrektor",
    r"einkauf|verkauf|vertrieb|buchhalt|sekretariat|achats|comptab|assistente?|secrétaire|compras|ventas|ufficio|inkoop|verkoop|dział\b"
    r"|księgow|účetní|inköp|säljare|закупів|закупк|(?:бас )?есепші|researcher|operations|support\b",
)  # fmt: skip
# What a firm is, as written behind or before its name
FIRMS = "|".join((
    r"Ltd|LTD|Limited|Inc|LLC|LLP|PLC|plc|GmbH|AG|OHG|e\.K\.|SARL|SAS|S\.?A\.?S?|S\.r\.l\.|Srl|SRL|S\.p\.A\.|B\.V\.|BV|N\.V\.|AB|Oyj?"
    r"|A/S|ApS|AS",
    r"[Ss]p\. z o\.\s?o\.|s\.r\.o\.|a\.s\.|Kft|Zrt|d\.o\.o\.|S\.L\.|Lda|Ltda|University|Universit\w{1,4}|Institut\w{0,3}|College|School",
    r"ООО|ОАО|ЗАО|ПАО|АО|ИП|ТОО|ТОВ|ЧП|ФОП|ЖШС|ЕООД|ООД|ТСЖ|НИИ|ФГУП|ГБУ\w?|МБОУ|ТД",
))  # fmt: skip
# Small words of titles and addresses
OF_TITLES = (
    "of|and|the|for|de|du|des|la|le|les|et|für|und|der|di|del|della|e|y|do|da|i|и|г|ул|д|кв|оф|пр|стр|корп|обл|им|доб"
)
# What firms say of themselves below a name. Small letters.
OF_A_FIRM = any_of(
    r"\b(?:we|our|us|wir|uns|unser\w{0,2}|nous|nos|notre|nostr[oaie]|nuestr[oa]s?|мы|наш\w{0,2})\b",
    r"\b(?:since|seit|depuis|desde|dal|sinds|od|с|з) \d{4}\b|award|winner|sponsor|certified|proudly|open daily|оптом|"
    r"\b(?:your|ihr|votre|su|ваш) (?:local|trusted|partn|spécialis|spezialis|especialis|парт)|member of|iso \d",
    r"on behalf of|dictated|internal use|служебного пользования|available on|linkedin|facebook|instagram|youtube|whatsapp|вконтакте"
    r"|telegram",
    r"\bevery (?!time)|\bnever (?!got|received|heard|again)|над[её]жн|поставщик|качество,|\bмир\b"
    r"|провер\w{2,4} антивирус|электронной подписью|be monitored|closed (?:on|between)"
    r"|\b(?:over|more than|über|plus de|más de|oltre|ponad|более|больше) \d+ (?:years|jahre|ans|años|anni|lat|лет)"
    r"|^(?:делаем|держим|дарим|созда[её]м|строим|работаем|помогаем|предлагаем|тримаємо)\b",
)  # fmt: skip
# What no card says: to somebody, of data asked for or of what is bought
NO_CARD = any_of(
    r"please|ask\b|call\b|tell\b|you\b|your\b|my\b|me\b|is\b|are\b|was\b|not\b|login|user|password|iban|bic\b|vat\b|nip\b|order",
    r"инн\b|кпп\b|огрн|бик\b|р/с|логин|пароль|заказ|прошу|мне\b|ваш|где\b|когда\b|не\b|bitte|nicht|ihr\b|\w{1,12}:\s\d+$",
)  # fmt: skip
