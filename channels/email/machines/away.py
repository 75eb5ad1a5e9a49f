"""Whether an answer says nothing but what the replies of somebody away say, clause for clause, in whatever words.

Such a reply says that somebody is away, gone or busy, and what becomes of the mail or whom to turn to; and nothing else. A customer who
is away says so for something: what he wants stands in a clause, or in words, that no such reply has. `shape` tells how clauses are asked.
"""

from channels.email.machines import shape
from channels.email.words import Hints

# That somebody is away, has left, or can't write now.
AWAY = (
    # Russian, Ukrainian, Belarusian, Bulgarian, Serbian, Kazakh
    "в отпуск", "отпуске", "командировк", "больничн", "болею", "в декрет", "декретн", "отсутству", "моего отсутстви", "нет в офисе",
    "нет на ", "меня нет", "не в офисе", "не на месте", "без связи", "вне связи", "не на связи", "вне офиса", "временно недоступ",
    "каникул", "за рул", "на обучени", "на учебе", "на учёбе", "на конференци", "на выставк", "на выезде", "на вахте", "в отъезде",
    "в дороге", "в рейсе", "больше не работа", "не работает с ", "не работает до ", "в другой отдел", "не обслужив", "не проверя",
    "покинул", "перешел в", "перешёл в", "перешла в", "уволился", "уволилась", "нерабочее", "мы закрыты", "офис закрыт", "закрыт до ",
    "закрыта до ", "закрыт на ", "закрыта на ", "офис не работает", "не работаем", "выходной", "экспедици", "на объекте",
    "связи почти нет", "связи нет", "нет связи", "интернета нет", "не будет в офисе", "не будет на ", "меня не будет", "відпуст",
    "відрядж", "відсутн", "лікарнян", "за кермом", "не працю", "адпачынк", "адпуск", "камандзіро", "адсутн", "отпуск съм", "отпуска съм",
    "отсъствам", "извън офиса", "годишњ", "одмору", "одсут", "боловањ", "демалыс", "іссапар",
    # English
    " away ", "on leave", "al leave", "ick leave", "ty leave", "ly leave", "family leave", "vacation", "on holiday", "holidays",
    "public holiday", "bank holiday", "holiday until", "out of office", "out of the office", "out of my office", "out of the country",
    " out on ", " out until", " out from ", " pto ", " out sick", " off sick", "i'm travel", " travelling", " traveling", "offshore",
    "sabbatical", " has left ", "left the company", "no longer with ", "no longer at ", "no longer work for", "no longer work here",
    "no longer works for", "no longer works here", "no longer employed", "not monitored", "longer monitored", "longer checked",
    "we are closed", "is closed until", "is closed for", "are closed until", "are closed for", "be closed ", "office is closed",
    "driving", "behind the wheel", "i am unavailable", "i'm unavailable", "different role", "on tour ", "workshops", "off work",
    " off until", " off this week", " off today", " day off", " days off", " time off", "business trip", "at sea ", "in hospital",
    "honeymoon", "jury duty", "offline", "off grid", "only work ", "work only", " thursday only", " friday only", " wednesday only",
    " tuesday only", " monday only", "only check ", "part time", "part-time", "not in the office", "not at my desk", "not in office",
    "at a conference", "in training", "retired",
    # German, Dutch
    "urlaub", "dienstreise", "geschäftsreise", "abwesen", "bin ich nicht erreichbar", "bin nicht erreichbar", "schlecht zu erreichen",
    "wieder am arbeitsplatz", "auf montage", "arbeite montag", "nicht im haus", "nicht im büro", "nicht am platz",
    "nicht am arbeitsplatz", "erkrankt", "krankgeschrieben", "elternzeit", "mutterschutz", "bleibt geschlossen", "büro geschlossen",
    "wir haben geschlossen", "nicht mehr für", "nicht mehr bei ", "nicht mehr in unser", "nicht mehr im unter", "nicht mehr tätig",
    "außer haus", "betriebsferien", "fortbildung", "auf messe", "am steuer", "verlof", "vakantie", "afwezig", "niet op kantoor",
    "niet aanwezig", "niet bereikbaar", "zakenreis", " ziek ", "zijn gesloten", "is gesloten", "niet meer werkzaam",
    "niet meer in dienst", "niet meer bij ", "op cursus", "achter het stuur",
    # French, Italian, Spanish, Portuguese, Romanian
    "congé", " absent", "absence", "déplacement", "vacances", "sera fermé", "sommes fermés", "est fermé du", "est fermé jusqu",
    "en formation", "ne fais plus partie", "ne fait plus partie", "ne travaille plus", " quitté ", "arrêt maladie", "au volant",
    "suis indisponible", " ferie", "assente", "fuori sede", "fuori ufficio", "malattia", "maternità", "trasferta", " in viaggio",
    "resterà chius", "rimarrà chius", "siamo chiusi", "sarà chius", "non lavora più", "non lavoro più", "non fa più parte",
    "non faccio più parte", "alla guida", "vacaciones", "fuera de", " ausente", "ausência", "ausencia", "ausentar", "de viaje",
    "baja médica", "de baja", "de permiso", "estaremos cerrad", "permanecerá cerrad", "estará cerrad", "ya no trabaj", "ya no form",
    "conduciendo", "férias", "fora do escritório", "fora da empresa", "licença", "em viagem", "a viajar", "afastad", "estaremos fechad",
    "estará fechad", "não trabalh", "já não trabalh", "já não faç", "não faço mais", "não faz mais", "dirigindo", "recesso", "concediu",
    "delegație", "deplasare", "lipsesc", "nu mai lucr", "vom fi închiși",
    # Polish, Czech, Slovak, Slovene, Croatian, Hungarian
    "urlop", "nieobecn", "zwolnieniu", "delegacj", "poza biurem", "podróży", "chorobow", "macierzyńsk", "biuro nieczynne",
    "biuro będzie nieczynne", "za kierownicą", "nie pracuj", "nie pracow", "dovolen", "nepřítom", "neprítom", "služební cest",
    "služobnej cest", "mimo kancelář", "nemocensk", "nejsem v ", "mateřsk", "nepracuj", "máme zavřeno", "bude zavřen", "dopust", "odsot",
    "službeni", "godišnj", "odmoru", "odsut", "bolovan", "szabadság", "házon kívül", "irodán kívül", "betegállomány", "távol ",
    "kiküldetés", "nem dolgoz",
    # Danish, Norwegian, Swedish, Finnish, Estonian, Latvian, Lithuanian
    "på ferie", "bortreist", "bortrejst", "bortrest", "barsel", "permisjon", "på orlov", "har orlov", "sykmeldt", "sygemeldt",
    "sjukskriven", "tjänsteresa", "tjenestereise", "forretningsrejse", "på semester", "har semester", "ledig ", "föräldraledig",
    "ikke på kontoret", "inte på kontoret", "ikke til stede", "fravær", "frånvar", "har slutat", "har sluttet", "er stoppet",
    "holder lukket", "holder stengt", "har stängt", "holder fri", "har fri", "tar fri", "lomalla", "poissa", "työmatka", "sairaslomalla",
    "puhkus", "lähetus", "atvaļināj", "prombūtn", "atostog", "nedirb",
    # Greek, Turkish, Azerbaijani
    "άδεια", "εκτός γραφείου", "διακοπές", "απουσι", "izinde", "izinli", "tatilde", "seyahat", "ofis dışında", "ofiste değil", "raporlu",
    "ayrıldı", "ayrılmış", "araç kullan", "məzuniyyət", "ezamiyyət",
    # Japanese, Chinese, Korean, Vietnamese, Indonesian, Thai, Hebrew, Arabic, Persian
    "休暇", "不在", "出張", "休業", "お休み", "退職", "運転中", "外出し", "外出中", "休假", "出差", "度假", "放假", "离职", "離職",
    "开车", "年假", "휴가", "출장", "부재", "퇴사", "휴무", "휴직", "운전 중", "운전중", "nghỉ phép", "nghỉ lễ", "nghỉ thai", "công tác",
    "vắng mặt", " cuti ", "perjalanan dinas", "พักร้อน", "ลาพัก", "ลาป่วย", "ไม่อยู่", "חופשה", "בחופש", "נעדר", "במילואים", "לא במשרד",
    "إجازة", "خارج المكتب", "مرخصی",
)  # fmt: skip
# What becomes of the mail.
_LATER = (
    # Russian, Ukrainian, Belarusian, Bulgarian, Serbian, Kazakh
    " отвечу", "ответить", " ответим", "ответ", "отвечать", "отвечаю", "прочту", "прочита", "прочт", "не чита", "не провер", "не просм",
    "не пересыл", "не переадрес", "не перенаправ", "нерегулярно", "редко", "рассмотр", "обработ", "доступ к почт", "доступ до пошти",
    "доступа к почт", "не смотрю", "задержк", "свяжусь", "свяжемся", "перезвоним", "после этой даты", "відповім", "відповід", "адкажу",
    "отговор", "одговор", "јавићу", "жауап",
    # English
    " reply", " replies", "respond", "slow response", " answer", "get back", "back to you", "hear from", "in touch", "catch up",
    "be read", "not read", "reading email", "reading mail", "checking", "check email", "check my", "check mail", "monitored",
    "access to e", "access to my", "no internet", "work through my", "forwarded", "delay", " slow", "patchy", "processed",
    # German, Dutch
    "antwort", "melde mich", "gelesen", "lese ", "weitergeleitet", "bearbeite", "wieder für sie da", "rückmeldung", "nicht bearbeitet",
    "zugriff auf ", "beantwoord", "reageer", "lees ", "doorgestuurd", "toegang",
    # French, Italian, Spanish, Portuguese, Romanian
    "prendrai connaissance", "répond", "réponse", "consulte", "accès limité", "accès à ma", "accès à mes", "recontact", "seront lus",
    "traiter", "traité", "rispond", "ricontatt", "legger", "accesso", "contestar", "leeré", "acceso", "acesso", "retornarei", "lerei",
    "răspund", "acces ",
    # Polish, Czech, Slovak, Slovene, Croatian, Hungarian
    "odpowie", "odpisz", "odpis", "dostęp", "przekazyw", "odpoví", "nečtu", "odpovi", "odpoviem", "odgovor", "javim", "javit ću",
    "válaszol", "olvas", "hozzáfér",
    # Danish, Norwegian, Swedish, Finnish, Estonian, Latvian, Lithuanian
    " svar", "vender tilbage", "læser", "leser", "läser", "återkom", "begrænset", "vastaa", "luen ", "vastan", "atbild", "atsaky",
    # Greek, Turkish, Azerbaijani
    "απαντ", "πρόσβαση", "cevap", "yanıt", "dönüş yap", "erişim", "cavab",
    # Japanese, Chinese, Korean, Vietnamese, Indonesian, Thai, Hebrew, Arabic, Persian
    "返信", "返答", "回答", "ご連絡いたします", "确认", "回复", "回覆", "回復", "处理", "답장", "회신", "답변", "확인", "trả lời",
    "phản hồi", "membalas", "balas", "jawab", "ตอบกลับ", "אשיב", "אענה", "אחזור אלי", "سأرد", "الرد", "پاسخ",
)  # fmt: skip
# Whom to turn to.
_TURN_TO = (
    # Russian, Ukrainian, Belarusian, Bulgarian, Serbian, Kazakh
    "обращай", "обращат", "обратит", " пишите", "напишите", "звоните", "позвонить", "за меня ", "замеща", "заменяет", "исполня",
    "вместо меня", "мои дела", "ведет ", "ведёт ", "связ", "адресу", "направля", "контакт", "вопросам", "теперь я", "звертайт",
    "звертати", "термінов", "тэрмінов", "обърне", "свърже", "спешн", "обрат", "хитн", "хабарлас", "шұғыл",
    # English
    "contact", "reach out", " reach ", "write to", "email me at", "mail me at", "new email", " ping ", "should now go to", "direct your",
    "redirect", "please direct", "emergenc", "standing in", "stand in", "covering", "cover for", " cover ", " assist", "can help",
    "in my absence", "immediate",
    # German, Dutch
    "wenden", "erreichen sie", "vertret", "kontakt", "hilft", "helfen", "schreiben sie", "ansprechpartner", "rufen sie", "spoed",
    "bellen", "vervang", "waarnem",
    # French, Italian, Spanish, Portuguese, Romanian
    "adress", "remplac", "joindre", "rivolg", "urgenz", "scriv", "contatt", "sostitui", "urgen", "escriba", "escribir", "diríjase",
    "sustituy", "fale com", "falar com", "entre em contato", "escreva", "substitu", "urgenț", "scrieți", "înlocui",
    # Polish, Czech, Slovak, Slovene, Croatian, Hungarian
    "piln", "zastępuj", "proszę o kontakt", "proszę pisać", "zastupuj", "naléhav", "obraťte", "obracejte", "súrn", "obráťte", "nujn",
    "hitn", "hitno", "obratite", "pišite", "zamjenjuj", "nadomešč", "sürgős", "forduljon", "keress", "helyettes",
    # Danish, Norwegian, Swedish, Finnish, Estonian, Latvian, Lithuanian
    "haste", "brådskande", "akut", "kiireelli", "yhteyttä", "sijais", "kiireloomu", "pöördu", "steidzam", "sazinie", "skub", "kreipk",
    # Greek, Turkish, Azerbaijani
    "επείγο", "επικοινων", "acil", "ulaşabil", "yazabil", "iletişim", "arayabil", "təcili",
    # Japanese, Chinese, Korean, Vietnamese, Indonesian, Thai, Hebrew, Arabic, Persian
    "急ぎ", "緊急", "紧急", "急事", "联系", "聯絡", "联络", "致电", "급한", "긴급", "연락 바랍", "연락 주", "연락주", "문의는", "khẩn",
    "liên hệ", "hubungi", "ด่วน", "ติดต่อ", "דחופ", "לפנות", "דחוף", "פנו ", "عاجل", "تواصل", "للضرورة", "فوری",
)  # fmt: skip
# The same, where it is urgent: only then he may be called himself.
_URGENT = (
    "срочное", "если срочно", "если горит", "если что-то срочн", "по срочн", "в срочн", "в случае срочн", "неотложн", "экстренн",
    "термінов", "업무 문의", "if urgent", "query is urgent", "matter is urgent", "mendesak", "if it's urgent", "if it is urgent",
    "if this is urgent", "for urgent", "anything urgent", "urgent matter", "urgent case", "urgent quer", "urgent enquir",
    "urgent request", "if you need", "'t wait", "emergenc", "in dringend", "bei dringend", "wenn es dringend", "urgence", "si urgent",
    "demande urgente", "urgenz", "si es urgente", "urgencia", "urgentes", "urgência", "urgenț", "piln", "naléhav", "spoed", "haste",
    "brådskande", "kiireelli", "acil ", "sürgős", "急ぎ", "緊急", "紧急", "急事", "급한", "긴급",
)  # fmt: skip
_TO_ME = (
    " call me", " text me", " phone me", " ring me", "звоните мне", "rufen sie mich", "appelez-moi", "llámeme", "mi chiami",
)  # fmt: skip
# When he is back, and the dates.
_BACK = (
    "вернусь", "возвращ", "выйду", "выхожу", " буду ", "приступлю", "повернусь", "поверн", "върна", "врат", "оралам", " back ", "return",
    "reopen", " until ", " till ", "zurück", "wieder ", " terug", "retour", "rentr", "rouvr", "rientr", "torno", "riapr", "regres",
    "vuelta", "vuelvo", "reincorpor", "volto", "volta ", "voltarei", "revin", "întorc", "wróc", "wrac", "powrot", "powroc", "powrót",
    "zpět", "vrát", "vrac", "späť", "vrni", "vrać", "vrat", "vissza", "tilbage", "tilbake", "tillbaka", "åter", "takaisin", "palaan",
    "palattu", "tagasi", "επιστρέ", "επιστροφ", "dönece", "döndü", "dönüş", "戻り", "返回", "回来", "복귀", "quay lại", "trở lại",
    "kembali", "กลับ", "אשוב", "שובי", "بازگشت", "عودتي", "أعود",
)  # fmt: skip
# What customers write of: a reply that sends them on has it only behind «for».
_MATTER = (
    "заказ", "посылк", "возврат", "договор", "скидк", "оплат", "подписк", "накладн", "достав", "замовл", "поръчк", "пратк", " order",
    "parcel", "deliver", "package", "refund", "subscription", "invoice", "payment", "bestell", "liefer", "paket", "rechnung",
    "bestelling", "pakket", "commande", "colis", "livr", "facture", "ordine", "pacco", "consegn", "fattura", "pedido", "paquete",
    "entreg", "factura", "encomenda", "fatura", "comand", "colet", "zamówien", "paczk", "dostarcz", "faktur", "objedn", "balík", "doruč",
    "naročil", "narudžb", "porudžb", "rendel", "csomag", "szállít", "ordre ", "pakke", "lever", "tilau", "toimit", "παραγγελ", "δέμα",
    "παράδοσ", "sipariş", "kargo", "teslim", "注文", "配達", "配送", "荷物", "订单", "訂單", "快递", "送货", "包裹", "주문", "배송",
    "택배", "đơn hàng", "giao hàng", "pesanan", "kirim", "הזמנה", "משלוח", "طلبي", "شحن",
)  # fmt: skip
# What he wants who is away: his own matter, a request, a reason.
_WANTS = (
    "?", "？", "подпи", "отвечаю я", "продлите", " sign ", "؟", " да ", " yes ", " ok ", " okay ", " oui ", " sí ", " sì ", " sim ",
    "поэтому", "потому", "прошу в", "прошу п", "давайте", "проверю", "попробую", "посмотрю", "не пишите", "не звоните", "исключ",
    "поменяйте", "пришлю", "перевір", "ответьте", "перезвоните", "напишите мне", "пишите мне", "звоните мне", "звоните после", "наберите",
    "ваш офис", "ваш магазин", "ваша касса", "сайт", "кнопк", "курьер", " он ", " она ", "оставьте", "пусть", "перенес", "отмен",
    "пришлите", "вышлите", "деньги", "размер", "цвет", "парол", "аккаунт", "привез", "привоз", "мужу", " брат", "соседк", "сусід", "муж ",
    "жене ", "жена ", " сын", "мама", "сосед", " был ", "у меня нет", "не читал", "восстанов", "была", " были", "вчера", "мне нужн",
    "посилк", "тому ", "cancel", " hold ", " so ", "could you", "can you", "would you", " was ", " were ", "saw your", "got your",
    "my account", "password", "because", "but ", " your shop", " your office", " your store", " your site", " she ", " he ", " ring ",
    " leave it", " courier", " change ", "please respond", "please reply", "please answer", " reply to confirm", "i'll check ",
    " drop me", " nobody ", "i checked", " father", " mother", " husband", " wife", " son ", " them", "your colleague", "would like",
    " test", " try ", "stop ", "remove ", " daughter", "neighbour", "neighbor", " broke", " my house", "yesterday", " i need ",
    " we need ", " and need ", " i need", " i want", "deshalb", "daher", " war ", "aber ", " ihr laden", " ihr büro", "antworten sie",
    "kann ich sie", "meine frau", "nachbar", " mon mari", "ma femme", "mia madre", "mio marito", "mia moglie", "mi marido", "mi mujer",
    "portero", "gardien", "zelador", "grann", "太太", "妻", "夫", "mein mann", "gestern", "probier", "schaue ", "brauche", "kunt u mij",
    " donc ", " mais je ", " teste", "essaie", " mais vous ", " était", " hier ", "laissez", " personne ne", "quindi", "nessuno",
    " provo ", " pruebo ", "sprawdz", "vyzkouš", "dener", "nadie", "nikt ", "por eso", "więc", "proto ", "kimse ", "联系我", "票が",
    "못 ", "ので", "所以",
)  # fmt: skip
_KINDS = Hints(
    away=AWAY,
    later=_LATER,
    turn=_TURN_TO,
    back=_BACK,
    urgent=_URGENT,
    me=_TO_ME,
    polite=shape.POLITE,
    matter=_MATTER,
    wants=_WANTS,
)


def may_say_so(text: str) -> bool:
    """As `shape.may_be_told`."""
    return shape.may_be_told(text, _KINDS, "away")


def says_nothing_else(text: str) -> bool:
    """`text` as `shape.told` takes it. Who only says whom to call is a person: a program greets, or names a mailbox."""
    told = set[str]().union(*shape.told(text, _KINDS, "away"))
    somebody = "address" in told or ("turn" in told and "polite" in told)
    return "away" in told and (somebody or bool(told & {"later", "urgent"})) and ("me" not in told or "urgent" in told)
