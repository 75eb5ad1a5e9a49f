"""Replies of the programs of many countries, with what stands around them. Each one's own part was set before a splitter saw it."""

# ruff: noqa: E501 a table of mails: one case is one line, however long the mail

X = "lena@nordwind.example"
Y = "help@teahouse.example"
Q = "> Добрый день!\n> Пришлите, пожалуйста, фото чайника.\n"
QE = "> Good morning,\n> please send us a photo of the kettle.\n"
RU = "Фото во вложении."
EN = "The photo is attached."
PLAIN = "Good morning,\nplease send us a photo of the kettle.\n\nTea House\n"
PLAIN_RU = "Добрый день!\nПришлите, пожалуйста, фото чайника.\n\nЧайный дом\n"

CASES: list[tuple[str, str, str]] = []


def add(what: str, text: str, own: str) -> None:
    CASES.append((what, text, own))


def same(what: str, text: str) -> None:
    add(what, text, text)


def ru(what: str, introduction: str, quote: str = Q) -> None:
    add(what, f"{RU}\n\n{introduction}\n\n{quote}", RU)


def en(what: str, introduction: str, quote: str = QE, own: str = EN) -> None:
    add(what, f"{own}\n\n{introduction}\n\n{quote}", own)


# fmt: off
# ---- attributions
en("gmail phone comma", f"On Wed, 3 Apr 2024, 09:12 Tea House, <{Y}> wrote:")
en("gmail address alone on a line", f"On Wed, 3 Apr 2024 at 09:12, Tea House Customer Care Department\n<\n{Y}\n>\nwrote:")
en("on without time", f"On 3 April 2024, Tea House <{Y}> wrote:")
en("on without year", f"On Wed, Apr 3 at 9:12 AM, Tea House <{Y}> wrote:")
en("hey", f"On April 3, 2024, Tea House <{Y}> wrote:", PLAIN)
en("bracketed prefix", f"> On Wed, Apr 3, 2024 at 9:12 AM, Tea House <{Y}> wrote:\n>")
en("newton am glued", f"Sent from Newton\n\nOn Wed, Apr 3, 2024 at 9:12am, Tea House <{Y}> wrote:", PLAIN)
en("mailspring", f"On Apr 3 2024, at 9:12 am, Tea House <{Y}> wrote:")
en("canary", f"On Wednesday, Apr 03, 2024 at 9:12 AM, Tea House <{Y}> wrote:", PLAIN)
en("mailbird", f"On 4/3/2024 9:12:44 AM, Tea House <{Y}> wrote:", PLAIN)
en("postbox", "Tea House wrote on 4/3/24 9:12 AM:")
en("mulberry", f"--On 3 April 2024 9:12:44 +0300 Tea House <{Y}> wrote:")
en("communigate", f'On Wed, 03 Apr 2024 09:12:44 +0300\n  "Tea House" <{Y}> wrote:')
en("ox english", f"> On 03/04/2024 09:12 CEST Tea House <{Y}> wrote:\n> \n>  ")
en("ox german", f"> Tea House <{Y}> hat am 03.04.2024 09:12 CEST geschrieben:\n> \n>  ", own="Foto im Anhang.")
en("ox italian", f"> Il 03/04/2024 09:12 CEST Tea House <{Y}> ha scritto:\n> \n>  ", own="Foto in allegato.")
en("groupwise", f'>>> "Tea House" <{Y}> 4/3/2024 9:12 AM >>>', PLAIN)
en("groupwise bare", ">>> Tea House 03.04.2024 09:12 >>>", PLAIN)
en("notes wrote on", "Tea House/Sales/NW wrote on 03.04.2024 09:12:44:")
en("notes dashes", "-----Tea House/Sales/NW wrote: -----\nTo: lena@nordwind.example\nFrom: Tea House/Sales/NW\nDate: 04/03/2024 09:12AM\nSubject: kettle", PLAIN)
en("notes address", f'"Tea House" <{Y}> wrote on 04/03/2024 09:12:44 AM:')
en("xperia", "---- Tea House wrote ----", PLAIN)
ru("xperia ru", "---- Чайный дом написал(а) ----", PLAIN_RU)
en("xiaomi en", f"Sent from my Xiaomi phone\nOn Tea House <{Y}>, Apr 3, 2024 9:12 AM wrote:", PLAIN)
en("xiaomi zh", f"发自我的小米手机\nTea House <{Y}> 于 2024年4月3日 上午9:12写道：", PLAIN)
en("superhuman", f"Sent via Superhuman\n\nOn Wed, Apr 03, 2024 at 9:12 AM, Tea House < {Y} > wrote:", PLAIN)
en("front", f"On April 3, 2024 at 9:12 AM GMT+3 {Y} wrote:", PLAIN)
en("shortwave", "On Wed Apr 3, 2024, 06:12 AM GMT, Tea House wrote:")
en("airmail said", f"On 3 April 2024 at 09:12:44, Tea House ({Y}(mailto:{Y})) wrote:", PLAIN)
en("spike", f"---------- Replied message ---------\nFrom: Tea House <{Y}>\nSubject: kettle\nDate: Wed, 3 Apr 2024 09:12:44 +0300\nTo: Lena <{X}>\n", PLAIN)
en("htc reply message", f'----- Reply message -----\nFrom: "Tea House" <{Y}>\nTo: "Lena" <{X}>\nSubject: kettle\nDate: Wed, Apr 3, 2024 09:12', PLAIN)
en("blackberry 10", "Sent from my BlackBerry 10 smartphone.\n  Original Message  \nFrom: Tea House\nSent: Wednesday, April 3, 2024 9:12 AM\nTo: Lena\nSubject: kettle", PLAIN)
en("blackberry", f"Sent from my BlackBerry® smartphone\n\n-----Original Message-----\nFrom: Tea House <{Y}>\nDate: Wed, 3 Apr 2024 09:12:44 \nTo: <{X}>\nSubject: kettle", PLAIN)
en("windows phone", f"Sent from my Windows Phone\n________________________________\nFrom: Tea House<mailto:{Y}>\nSent: \u200e03/\u200e04/\u200e2024 09:12\nTo: Lena<mailto:{X}>\nSubject: kettle", PLAIN)
en("incredimail", "-------Original Message-------\n \nFrom: Tea House\nDate: 4/3/2024 9:12:44 AM\nTo: Lena\nSubject: kettle\n ", PLAIN)
en("bluemail", f"\u2063Get BlueMail for Android \u200b\n\nOn 3 Apr 2024, 09:12, at 09:12, Tea House <{Y}> wrote:\n>", QE)
en("usenet star", f"* Tea House <{Y}> [2024-04-03 09:12]:")
en("gnus", "Tea House <help@teahouse.example> writes:")
en("polymail", f"On Wed, Apr 3, 2024 at 9:12 AM Tea House\n\n<\n\nmailto:Tea House <{Y}>\n\n> wrote:", PLAIN)
ru("aqua ru", f"3 апреля 2024 г. 9:12:44 Чайный дом <{Y}> написал:")
ru("bluemail ru", f"3 апр. 2024 г., в 09:12, пользователь Чайный дом <{Y}> написал:")
ru("thunderbird ru reversed", "Чайный дом пишет 03.04.2024 9:12:")
ru("thunderbird ru napisal", "03.04.2024 9:12, Чайный дом написал(а):")
ru("thunderbird ru short year, no comma", "03.04.24 09:12 Чайный дом пишет:")
ru("rambler user", f"Пользователь Чайный дом <{Y}> писал(а) 03.04.2024 9:12:")
ru("bitrix", f"Чайный дом<{Y}> писал(а) 03.04.2024 09:12:")
ru("ukr.net", f'3 квітня 2024, 09:12:44, від "Чайний дім" <{Y}>:', "Добрий день!\nНадішліть фото.\n")
ru("be", f"ср, 3 кра 2024 у 09:12 Чайны дом <{Y}> піша:")
ru("kk", f"2024 ж. 3 сәу., ср 09:12 Шайхана\n<{Y}> деп жазды:")
ru("yandex phone", f"Отправлено из мобильной Яндекс Почты\n\nСреда, 3 апреля 2024, 9:12, Чайный дом <{Y}>:", PLAIN_RU)
ru("yandex ts name with address in parens", f"03.04.2024, 09:12, Чайный дом ({Y}):")
ru("gmail ru with user", f"ср, 3 апр. 2024 г., 09:12 пользователь Чайный дом\n<{Y}> написал:")
ru("mail.ru app", f"\n--\nОтправлено из Почты Mail.ru для iOS\n\nсреда, 3 апреля 2024 г., 09:12 +0300 от Чайный дом <{Y}>:", PLAIN_RU)
ru("outlook mac ru", f"От: Чайный дом <{Y}>\nДата: среда, 3 апреля 2024 г., 9:12\nКому: Лена <{X}>\nТема: Чайник", PLAIN_RU)
ru("outlook 365 ru cc importance", f"От: Чайный дом <{Y}> \nОтправлено: среда, 3 апреля 2024 г. 9:12\nКому: Лена <{X}>\nКопия: Олег Ильин <oleg@nordwind.example>; Анна\nТема: RE: Чайник\nВажность: Высокая", PLAIN_RU)
ru("outlook ru two fields", f"От: Чайный дом <{Y}>\nОтправлено: 3 апреля 2024 г. 9:12", PLAIN_RU)
ru("xiaomi ru", f"Отправлено с моего телефона Xiaomi\nЧайный дом <{Y}> 3 апр. 2024 г. 9:12 написал:", PLAIN_RU)
ru("huawei ru", f"Отправлено со смартфона HUAWEI\n\n-------- Исходное сообщение --------\nОт: Чайный дом <{Y}>\nДата: ср, 3 апр. 2024 г., 09:12\nКому: Лена <{X}>\nТема: Re: Чайник", PLAIN_RU)
ru("blackberry ru", "Отправлено с устройства BlackBerry.\n  Исходное сообщение  \nОт: Чайный дом\nОтправлено: среда, 3 апреля 2024 г., 9:12\nКому: Лена\nТема: Чайник", PLAIN_RU)
add("the bat top answer", f"Здравствуйте, Чайный дом.\n\nФото во вложении.\n\nВы писали 3 апреля 2024 г., 9:12:44:\n\nЧД> Пришлите фото.\nЧД> С уважением, Чайный дом\n\n-- \nС уважением,\n Лена                            mailto:{X}", "Здравствуйте, Чайный дом.\n\nФото во вложении.")
add("the bat between", "Здравствуйте, Чайный дом.\n\nВы писали 3 апреля 2024 г., 9:12:44:\n\nЧД> Пришлите фото.\n\nВо вложении.\n\nЧД> И номер заказа.\n\n7741\n\n\n\n-- \nЛена", "Здравствуйте, Чайный дом.\n\nЧД> Пришлите фото.\n\nВо вложении.\n\nЧД> И номер заказа.\n\n7741")
for lang, own, intro in [
    ("de yahoo", "Foto im Anhang.", f"Am Mittwoch, 3. April 2024, 09:12:44 MESZ hat Teehaus <{Y}> Folgendes geschrieben:"),
    ("de tb", "Foto im Anhang.", "Am 03.04.24 um 09:12 schrieb Teehaus:"),
    ("de wrapped", "Foto im Anhang.", f"Am Mi., 3. Apr. 2024 um 09:12 Uhr schrieb Teehaus Kundendienst\n<{Y}>:"),
    ("fr orange", "Photo jointe.", f'> Message du 03/04/24 09:12\n> De : "Maison du thé" <{Y}>\n> A : {X}\n> Copie à : \n> Objet : bouilloire\n>'),
    ("fr wrapped", "Photo jointe.", f"Le mer. 3 avr. 2024 à 09:12, Maison du thé service clients\n<{Y}> a\nécrit :"),
    ("fr zimbra", "Photo jointe.", f"----- Le 3 Avr 24, à 9:12, Maison du thé {Y} a écrit :"),
    ("en zimbra", "Photo attached.", f"----- On Apr 3, 2024, at 9:12 AM, Tea House <{Y}> wrote:"),
    ("es phone", "Foto adjunta.", f"El mié., 3 abr. 2024 9:12, Casa del té <{Y}>\nescribió:"),
    ("pt phone", "Foto em anexo.", f"Em qua., 3 de abr. de 2024, 09:12, Casa do chá <\n{Y}> escreveu:"),
    ("pt pt", "Foto em anexo.", f"Casa do chá <{Y}> escreveu (quarta, 3/04/2024 à(s)\n09:12):"),
    ("it wrapped", "Foto in allegato.", f"Il giorno mer 3 apr 2024 alle ore 09:12 Casa del tè <\n{Y}> ha scritto:"),
    ("nl", "Foto in bijlage.", f"Op wo 3 apr 2024 om 09:12 schreef Theehuis <{Y}>:"),
    ("pl wp", "Zdjęcie w załączniku.", f"Dnia 3 kwietnia 2024 09:12 Herbaciarnia <{Y}> napisał(a):"),
    ("pl o2", "Zdjęcie w załączniku.", f"Dnia 3 kwietnia 2024 09:12 Herbaciarnia &lt;{Y}&gt; napisał(a):"),
    ("cs tb", "Fotka v příloze.", "Dne 03.04.2024 v 9:12 Čajovna napsal(a):"),
    ("cs kmail", "Fotka v příloze.", "středa 3. dubna 2024 9:12:44 SELČ, Čajovna napsal(a):"),
    ("sv", "Bild bifogas.", f"Den ons 3 apr. 2024 kl 09:12 skrev Tehuset <\n{Y}>:"),
    ("no", "Bilde vedlagt.", f"ons. 3. apr. 2024 kl. 09:12 skrev Tehuset <{Y}\n>:"),
    ("da", "Foto vedhæftet.", f"Den ons. 3. apr. 2024 kl. 09.12 skrev Tehuset <\n{Y}>:"),
    ("fi", "Kuva liitteenä.", f"ke 3. huhtik. 2024 klo 9.12 Teetalo <{Y}> kirjoitti:"),
    ("tr", "Fotoğraf ekte.", f"Çay Evi <{Y}>, 3 Nis 2024 Çar, 09:12\ntarihinde şunu yazdı:"),
    ("uk", "Фото у вкладенні.", f"ср, 3 квіт. 2024 р. о 09:12 Чайний дім <\n{Y}> пише:"),
    ("he", "התמונה מצורפת.", f"\u202bבתאריך יום ד׳, 3 באפר׳ 2024 ב-9:12 מאת \u202aTea House\u202c\u200f <\u202a{Y}\u202c\u200f>:\u202c"),
    ("ar", "الصورة مرفقة.", f"في الأربعاء، 3 أبريل 2024 في 9:12 ص تمت كتابة ما يلي بواسطة Tea House\n<{Y}>:"),
    ("zh netease", "照片见附件。", f"在 2024-04-03 09:12:44，\"Tea House\" <{Y}> 写道："),
    ("zh qq phone", "照片见附件。", "在2024年04月03日 09:12，Tea House 写道："),
    ("ja gmail", "写真を添付します。", f"2024年4月3日(水) 9:12 Tea House <{Y}>:"),
    ("ja san", "写真を添付します。", f"Tea House <{Y}> さんは 2024/04/03 09:12 に書きました:"),
    ("ko", "사진을 첨부합니다.", f"2024년 4월 3일 (수) 오전 9:12, Tea House <{Y}>님이 작성:"),
    ("vi", "Ảnh đính kèm.", f"Vào Th 4, 3 thg 4, 2024 lúc 09:12 Tea House <{Y}> đã viết:"),
    ("id", "Foto terlampir.", f"Pada tanggal Rab, 3 Apr 2024 09:12, Tea House <{Y}> menulis:"),
    ("hu", "A fotó csatolva.", f"Tea House <{Y}> ezt írta (időpont: 2024. ápr.\n3., Sze, 9:12):"),
    ("ro", "Poza este atașată.", f"miercuri, 3 aprilie 2024, 09:12:44 EEST, Ceainăria <{Y}> a scris:"),
    ("bg", "Снимката е приложена.", f"На ср, 3.04.2024 г. в 9:12 ч. Чайна <{Y}> написа:"),
    ("el", "Η φωτογραφία επισυνάπτεται.", f"Στις Τετ, 3 Απρ 2024 στις 9:12 π.μ., ο χρήστης Tea House <{Y}> έγραψε:"),
]:
    en(f"lang {lang}", intro, own=own)

# ---- header blocks
for lang, own, block in [
    ("bg abv", "Снимката е приложена.", f"-------- Оригинално писмо --------\nОт: Чайна {Y}\nОтносно: Чайник\nДо: {X}\nИзпратено на: 03.04.2024 09:12"),
    ("cs seznam", "Fotka v příloze.", f"---------- Původní e-mail ----------\nOd: Čajovna <{Y}>\nKomu: {X}\nDatum: 3. 4. 2024 9:12:44\nPředmět: konvice"),
    ("pl interia", "Zdjęcie w załączniku.", f'Temat: czajnik\nData: 2024-04-03 9:12\nNadawca: "Herbaciarnia" <{Y}>\nAdresat: {X};'),
    ("ko naver", "사진을 첨부합니다.", f'-----Original Message-----\nFrom: "Tea House"<{Y}>\nTo: "Lena"<{X}>;\nCc:\nSent: 2024-04-03 (수) 09:12:44 (GMT+09:00)\nSubject: kettle'),
    ("ko daum", "사진을 첨부합니다.", f"--------- 원본 메일 ---------\n보낸사람: Tea House <{Y}>\n받는사람 : Lena <{X}>\n날짜: 2024년 4월 03일 수요일, 09시 12분 44초 +0900\n제목: kettle"),
    ("zh huawei", "照片见附件。", f"-------- 原始邮件 --------\n发件人： Tea House <{Y}>\n日期： 2024年4月3日周三 09:12\n收件人： Lena <{X}>\n主 题： kettle"),
    ("zh outlook", "照片见附件。", f"发件人: Tea House <{Y}>\n发送时间: 2024年4月3日 9:12\n收件人: Lena <{X}>\n抄送: Oleg <oleg@nordwind.example>\n主题: kettle"),
    ("ja outlook", "写真を添付します。", f"差出人: Tea House <{Y}>\n送信日時: 2024年4月3日 9:12\n宛先: Lena\nCC: Oleg\n件名: kettle"),
    ("de tb", "Foto im Anhang.", f"-------- Original-Nachricht --------\nBetreff: Kessel\nDatum: Wed, 03 Apr 2024 09:12:44 +0200\nVon: Teehaus <{Y}>\nAn: {X}"),
    ("de wichtig", "Foto im Anhang.", f"Von: Teehaus [mailto:{Y}] \nGesendet: Mittwoch, 3. April 2024 09:12\nAn: 'Lena Nord'\nCc: Oleg Ilin\nBetreff: AW: Kessel\nPriorität: Hoch"),
    ("fr zimbra", "Photo jointe.", f'De: "Maison du thé" <{Y}>\nÀ: "Lena" <{X}>\nEnvoyé: Mercredi 3 Avril 2024 09:12:44\nObjet: bouilloire'),
    ("fr mail original", "Photo jointe.", f'----- Mail original -----\nDe: "Maison du thé" <{Y}>\nÀ: "Lena" <{X}>\nEnvoyé: Mercredi 3 Avril 2024 09:12:44\nObjet: bouilloire'),
    ("it libero", "Foto in allegato.", f"----Messaggio originale----\nDa: {Y}\nData: 3-apr-2024 9.12\nA: <{X}>\nOgg: bollitore"),
    ("es fields", "Foto adjunta.", f"De: Casa del té <{Y}>\nFecha: miércoles, 3 de abril de 2024, 9:12\nPara: Lena <{X}>\nCC: Oleg\nAsunto: Re: hervidor"),
    ("fi outlook", "Kuva liitteenä.", f"Lähettäjä: Teetalo <{Y}>\nLähetetty: keskiviikko 3. huhtikuuta 2024 9.12\nVastaanottaja: Lena\nKopio: Oleg\nAihe: VS: pannu"),
    ("hu outlook", "A fotó csatolva.", f"Feladó: Tea House <{Y}>\nElküldve: 2024. április 3., szerda 9:12\nCímzett: Lena\nTárgy: RE: kanna"),
    ("tr outlook", "Fotoğraf ekte.", f"Gönderen: Çay Evi <{Y}>\nGönderildi: 3 Nisan 2024 Çarşamba 09:12\nKime: Lena\nBilgi: Oleg\nKonu: YNT: çaydanlık"),
    ("el outlook", "Η φωτογραφία επισυνάπτεται.", f"Από: Tea House <{Y}>\nΕστάλη: Τετάρτη, 3 Απριλίου 2024 9:12 πμ\nΠρος: Lena\nΘέμα: RE: kettle"),
    ("he outlook", "התמונה מצורפת.", f"מאת: Tea House <{Y}>\nנשלח: יום רביעי 03 אפריל 2024 9:12\nאל: Lena\nנושא: RE: kettle"),
    ("ar outlook", "الصورة مرفقة.", f"من: Tea House <{Y}>\nتاريخ الإرسال: الأربعاء، 3 أبريل 2024 9:12 ص\nإلى: Lena\nالموضوع: RE: kettle"),
    ("vi outlook", "Ảnh đính kèm.", f"Từ: Tea House <{Y}>\nĐã gửi: Thứ Tư, 3 Tháng Tư 2024 9:12 SA\nĐến: Lena\nChủ đề: RE: kettle"),
    ("id outlook", "Foto terlampir.", f"Dari: Tea House <{Y}>\nDikirim: Rabu, 03 April 2024 09:12\nKepada: Lena\nSubjek: RE: kettle"),
    ("ro outlook", "Poza este atașată.", f"De la: Ceainăria <{Y}>\nTrimis: miercuri, 3 aprilie 2024 09:12\nCătre: Lena\nSubiect: RE: ceainic"),
    ("uk outlook", "Фото у вкладенні.", f"Від: Чайний дім <{Y}>\nНадіслано: середа, 3 квітня 2024 р. 09:12\nКому: Олена\nКопія: Олег\nТема: RE: Чайник"),
    ("kk outlook", "Сурет тіркелген.", f"Кімнен: Шайхана <{Y}>\nЖіберілді: 2024 ж. 3 сәуір 9:12\nКімге: Лена\nТақырыбы: RE: шәйнек"),
    ("da notes", "Foto vedhæftet.", f"Fra:\tTehuset <{Y}>\nTil:\t{X}\nDato:\t03-04-2024 09:12\nEmne:\tKedel"),
    ("en notes sent by", EN, "From:\tTea House/Sales/NW\nTo:\tLena Nord/NW@NORDWIND\nDate:\t04/03/2024 09:12 AM\nSubject:\tkettle\nSent by:\tOleg Ilin"),
    ("en star rule", EN, f"* * *\n*From:* Tea House <{Y}>\n*Sent:* Wednesday, April 3, 2024 9:12 AM\n*To:* Lena\n*Subject:* kettle"),
    ("en underscore short", EN, "________________________________\nFrom: Tea House\nSent: Wednesday, April 3, 2024 9:12 AM"),
    ("en to wrapped", EN, f"From: Tea House <{Y}>\nSent: Wednesday, April 3, 2024 9:12 AM\nTo: Lena Nord <{X}>; Oleg Ilin <oleg@nordwind.example>; Anna\nBerg <anna@nordwind.example>\nSubject: kettle"),
    ("en subject wrapped", EN, f"From: Tea House <{Y}>\nSent: Wednesday, April 3, 2024 9:12 AM\nTo: Lena Nord <{X}>\nSubject: RE: Your order of a kettle, a teapot and four cups in the shop of\nthe station"),
]:
    add(f"head {lang}", f"{own}\n\n{block}\n\n{PLAIN}", own)
for dashes in ("--", "---", "----------", "--------------------------------"):
    add(f"original, {len(dashes)} dashes", f"{EN}\n\n{dashes} Original Message {dashes}\n{PLAIN}", EN)
add("original glued to the block, no blank", f"{EN}\n-----Original Message-----\nFrom: Tea House\nSent: 3 April 2024\n\n{PLAIN}", EN)
add("original ru capital", f"{RU}\n\n-----ИСХОДНОЕ СООБЩЕНИЕ-----\n{PLAIN_RU}", RU)
add("original ru spaced", f"{RU}\n\n---- Исходное сообщение ----\nОт: Чайный дом\n\n{PLAIN_RU}", RU)

# ---- reply above
add("zendesk", f"{EN}\n\n##- Please type your reply above this line -##\n\nTea House (Tea House)\n\nApr 3, 2024\n\nplease send a photo", EN)
add("ru above line", f"{RU}\n\nПишите ответ выше этой линии\n\nВаше обращение №7741\n", RU)
add("ru above line usedesk", f"{RU}\n\n--- Пожалуйста, пишите ваш ответ выше этой строки ---\n\nВаше обращение №7741\n", RU)
add("above line under attribution", f"{EN}\n\nOn Wed, Apr 3, 2024 at 9:12 AM Tea House <{Y}> wrote:\n\n> ##- Please type your reply above this line -##\n>\n> Hello\n", EN)
add("jira marker", f"{EN}\n\n—-—-—-—\nReply above this line.\n\nOleg commented:\n\nplease send a photo\n", EN)
add("freshdesk delimiter", f"{EN}\n\n[[ Please reply above this line ]]\n\nHello\n", EN)

# ---- signatures
add("dash dash blank", f"{RU}\n\n-- \nЛена Норд\nООО «Норд»\n+7 911 000-00-00", RU)
add("double underscore", f"{RU}\n__\nЛена Норд\n+7 911 000-00-00", RU)
add("em dash", f"{RU}\n\n—\nЛена Норд", RU)
add("equals", f"{RU}\n\n=====\nЛена Норд\nНорд-Винд\nтел. +7 911 000-00-00", RU)
add("equals two", f"{RU}\n\n==\nЛена Норд\nтел. +7 911 000-00-00", RU)
add("tildes", f"{EN}\n\n~~~~~~~~~~~~\nLena Nord\nlena@nordwind.example", EN)
add("stars", f"{EN}\n\n**********\nLena Nord\nNord Wind Ltd\nlena@nordwind.example", EN)
add("cheers", f"{EN}\n\nCheers\nLena", EN)
add("thanks name phone", f"{EN}\n\nThanks,\nLena Nord\n+44 20 7946 0958", EN)
add("thanks only", "Thanks, Lena", "Thanks, Lena")
add("thanks two lines only", "Thanks!\n\nLena", "Thanks!\n\nLena")
add("spasibo", "Спасибо!", "Спасибо!")
add("spasibo over quote", f"Спасибо большое!\n\nср, 3 апр. 2024 г. в 09:12, Чайный дом <{Y}>:\n\n{Q}", "Спасибо большое!")
add("only sign-off", "С уважением, Лена", "")
add("mfg", "Foto im Anhang.\n\nMit freundlichen Grüßen\nLena Nord\n\nNordwind GmbH\nHafenstraße 1\n20457 Hamburg\nTel.: +49 40 000000\nGeschäftsführer: Oleg Ilin\nAmtsgericht Hamburg HRB 00000", "Foto im Anhang.")
add("i.A.", "Foto im Anhang.\n\nFreundliche Grüße\n\ni. A. Lena Nord", "Foto im Anhang.")
add("cordialement", "Photo jointe.\n\nBien cordialement,\n\nLéna Nord\nChargée de clientèle\n01 23 45 67 89", "Photo jointe.")
add("cdlt", "Photo jointe.\n\nCdlt,\nLéna", "Photo jointe.")
add("saludos", "Foto adjunta.\n\nUn saludo,\nLena", "Foto adjunta.")
add("s uv ru long", f"{RU}\n\n--\nС уважением,\nЛена Норд,\nменеджер по закупкам\nООО «Норд-Винд»\n8 (812) 000-00-00 доб. 12\nWhatsApp/Telegram +7 911 000-00-00\nwww.nordwind.example", RU)
add("s uvazheniem dash", f"{RU}\n\nС уважением –\nЛена", RU)
add("zaranee blagodaryu, s uv", f"{RU}\n\nЗаранее благодарю!\n\nС уважением,\nЛена", f"{RU}\n\nЗаранее благодарю!")
add("s nailuchshimi pozhelaniyami", f"{RU}\n\nС наилучшими пожеланиями,\nЛена Норд", RU)
add("vsego dobrogo", f"{RU}\n\nВсего доброго,\nЛена", RU)
add("disclaimer en", f"{EN}\n\nThis e-mail and any attachments are confidential and may be privileged. If you are not the intended recipient, please delete it and notify the sender.", EN)
add("disclaimer ru", f"{RU}\n\nЭто сообщение и любые приложения конфиденциальны и предназначены только для адресата. Если вы получили его по ошибке, удалите его.", RU)
add("disclaimer ru 2", f"{RU}\n\nС уважением,\nЛена\n\nИнформация, содержащаяся в этом письме, предназначена только для лиц, которым оно адресовано, и может содержать коммерческую тайну.", RU)
add("disclaimer de", "Foto im Anhang.\n\nDiese E-Mail enthält vertrauliche und/oder rechtlich geschützte Informationen. Wenn Sie nicht der richtige Adressat sind, informieren Sie bitte den Absender.", "Foto im Anhang.")
add("disclaimer fr", "Photo jointe.\n\nCe message et toutes les pièces jointes sont confidentiels et établis à l'intention exclusive de ses destinataires.", "Photo jointe.")
add("disclaimer rule", f"{EN}\n\n________________________________\n\nThe information contained in this email is intended only for the person to whom it is addressed. Any use by others is prohibited.", EN)
add("avast", f"{EN}\n\n\n-- \nThis email has been checked for viruses by Avast antivirus software.\nwww.avast.com", EN)
add("kaspersky", f"{RU}\n\n---\nЭто письмо проверено на вирусы Kaspersky Security.", RU)
add("eset", f"{RU}\n\n__________ Информация от ESET NOD32 Antivirus, версия базы данных сигнатур 29001 (20240403) __________\n\nЭто сообщение проверено ESET NOD32 Antivirus.\n\nhttp://www.esetnod32.example", RU)
add("eset en", f"{EN}\n\n__________ Information from ESET Endpoint Antivirus, version of detection engine 29001 (20240403) __________\n\nThe message was checked by ESET Endpoint Antivirus.\n\nhttp://www.eset.example", EN)
add("drweb", f"{RU}\n\n-- \nПроверено Dr.Web: вирусов нет", RU)
add("mailman", f"{EN}\n\n_______________________________________________\nTea-users mailing list\nTea-users@lists.teahouse.example\nhttps://lists.teahouse.example/listinfo/tea-users", EN)
add("google groups", f"{EN}\n\n--\nYou received this message because you are subscribed to the Google Groups \"Tea\" group.\nTo unsubscribe from this group and stop receiving emails from it, send an email to tea+unsubscribe@googlegroups.example.\nTo view this discussion on the web visit https://groups.example/d/msgid/tea/1.", EN)
add("google groups ru", f"{RU}\n\n-- \nВы получили это сообщение, поскольку подписаны на группу \"Чай\".\nЧтобы отменить подписку на эту группу и больше не получать от нее сообщения, отправьте письмо на электронный адрес tea+unsubscribe@googlegroups.example.", RU)
add("yahoo groups", f"{EN}\n\n__._,_.___\nPosted by: Lena <{X}>\nReply via web post • Reply to sender • Reply to group • Start a New Topic • Messages in this topic (1)\n\n__,_._,___", EN)
add("ms teams footer", f"{EN}\n\n________________________________________________________________________________\nMicrosoft Teams meeting\nJoin on your computer or mobile app\nClick here to join the meeting\nMeeting ID: 000 000 000", EN)
for name, own, line in [
    ("iphone en", EN, "Sent from my iPhone"), ("samsung en", EN, "Sent from my Samsung Galaxy smartphone."), ("huawei en", EN, "Sent from my HUAWEI P30"),
    ("windows phone en", EN, "Sent from my Windows Phone"), ("xiaomi en", EN, "Sent from my Xiaomi phone"), ("mail win", EN, "Sent from Mail for Windows"),
    ("outlook ru", RU, "Получить Outlook для iOS<https://aka.ms/o0ukef>"), ("outlook ru paren", RU, "Отправлено из Outlook для Android (https://aka.ms/AAb9ysg)"),
    ("yandex ru", RU, "Отправлено из мобильной Яндекс.Почты"), ("mail.ru", RU, "Отправлено из Почты Mail.ru"), ("app", RU, "--\nОтправлено из приложения"),
    ("gmail app", RU, "Отправлено из Gmail для iPhone"), ("proton ru", RU, "Отправлено с защищённой почтой Proton Mail."), ("proton en", EN, "Sent with [Proton Mail](https://proton.me/) secure email."),
    ("poco", RU, "Отправлено с моего POCO"), ("telefon", RU, "Отправлено с телефона"), ("mobile device", RU, "Отправлено с мобильного устройства"), ("ipad ru", RU, "Отправлено с моего iPad"),
    ("spark ru", RU, "Отправлено через Spark"), ("mymail", RU, "Отправлено из myMail для iOS"), ("rambler", RU, "Отправлено из мобильного приложения Рамблер/почта"), ("mail gal", RU, "Отправлено с моего смартфона Samsung Galaxy."),
    ("uk gal", "Фото у вкладенні.", "Надіслано зі смартфону Samsung Galaxy."), ("kk", "Сурет тіркелген.", "Менің iPhone құрылғымнан жіберілді"), ("fr sams", "Photo jointe.", "Envoyé depuis mon appareil Galaxy"), ("es sams", "Foto adjunta.", "Enviado desde mi Galaxy"),
    ("it sams", "Foto in allegato.", "Inviato dal mio Galaxy"), ("pl sams", "Zdjęcie w załączniku.", "Wysłane z telefonu Galaxy"), ("cs sams", "Fotka v příloze.", "Odesláno ze zařízení Galaxy"), ("tr sams", "Fotoğraf ekte.", "Galaxy cihazımdan gönderildi"),
    ("de tele", "Foto im Anhang.", "Diese Nachricht wurde von meinem Android-Mobiltelefon mit WEB.DE Mail gesendet."), ("de gmx", "Foto im Anhang.", "-- \nDiese Nachricht wurde von meinem Android Gerät mit GMX Mail gesendet."), ("hu", "A fotó csatolva.", "Az iPhone készülékemről küldve"),
    ("ja", "写真を添付します。", "iPhoneから送信"), ("zh163", "照片见附件。", "发自网易邮箱大师"), ("vi", "Ảnh đính kèm.", "Đã gửi từ iPhone của tôi"), ("id", "Foto terlampir.", "Dikirim dari iPhone saya"), ("he", "התמונה מצורפת.", "נשלח מה-Galaxy שלי"),
]:
    add(f"phone {name}", f"{own}\n\n{line}", own)

# ---- where the person wrote
add("inline no attribution", "> Какой чайник?\nЗелёный.\n> Сколько чашек?\nЧетыре.", "> Какой чайник?\nЗелёный.\n> Сколько чашек?\nЧетыре.")
add("bottom post nested", f"On Wed, Apr 3, 2024 at 9:12 AM Tea House <{Y}> wrote:\n> On Tue, Apr 2, 2024 Lena wrote:\n>> Where is my kettle?\n> \n> please send a photo\n\n{EN}\n", EN)
add("bottom post sig", f"03.04.2024 9:12, Чайный дом пишет:\n{Q}\n{RU}\n\n-- \nЛена", RU)
add("spaced nested", f"{EN}\n\nOn Wed, Apr 3, 2024 at 9:12 AM Tea House <{Y}> wrote:\n\n> > > older\n> > old\n> new\n", EN)
add("guillemet quotes", f"{EN}\n\nOn Wed, Apr 3, 2024 at 9:12 AM Tea House <{Y}> wrote:\n\n» Good morning\n» please send a photo\n", EN)
add("initials lower J", f"On 3 Apr 2024, Jane wrote:\n\nJ> please send a photo\n\n{EN}", EN)
add("empty marks", f"{EN}\n\nOn Wed, Apr 3, 2024 at 9:12 AM Tea House <{Y}> wrote:\n\n>\n>\n> photo?\n>\n>\n", EN)
add("text after unprefixed quote is quoted", f"{EN}\n\nFrom: Tea House <{Y}>\nSent: Wednesday, April 3, 2024 9:12 AM\nTo: Lena\nSubject: kettle\n\nphoto?\n\nRegards\nTea House\n\n> old\n", EN)

# ---- lookalikes
same("on tuesday i wrote", "On Tuesday I wrote: the kettle is broken. You never answered.\nWhat now?")
same("from to cities", "From: Moscow\nTo: Kazan\nWeight: 3 kg\nHow much is it?")
same("ot do", "От: Москва\nДо: Казань\nВес: 3 кг\nСколько стоит?")
same("on napisal", "Он написал: «приду в 10:00», и не пришёл.\nЯ ждала до вечера.")
same("story ru", "3 апреля в 9:12 мастер написал:\nпридётся подождать.\nЯ подождала, но его нет.")
same("list with dashes", "Нужно:\n-- чайник\n-- чашки\n-- блюдца")
same("markdown rule", "Первое: чайник течёт.\n\n---\n\nВторое: чашка разбита. Пришлите новую, пожалуйста, или верните деньги.")
same("rules between sections", "Section one\n________________________________\n\nSection two\n________________________________\n\nSection three is the last, what do you think?")
same("code gt", "Так не работает:\nif (a > b) {\n  x -> y;\n}\nЧто делать?")
same("one plus", "+1")
same("emoji only", "👍")
same("emoji and word", "❤️ спасибо!!")
same("no", "нет")
same("question mark", "?")
same("link only", "https://teahouse.example/orders/7741")
same("number", "7741")
same("signature words in prose", "Best regards to your team! I also want to know when the kettle comes back in stock, because my sister wants one as well.")
same("thanks in advance", "Когда привезёте?\n\nЗаранее спасибо,\nЛена")
same("greeting and name", "Добрый день!\n\nКогда привезёте?\n\nЛена")
same("subject in prose", "Тема: чайник\nЦвет: зелёный\nВопрос: когда будет?")
same("date line prose", "Дата доставки: 03.04.2024\nВремя: 9:12\nКурьер: Олег\nНе приехал!")
same("original letter, in prose", "I never got the original message. Please send it again:\nlena@nordwind.example")
same("passed on, in prose", "Я переслала вам пересылаемое сообщение вчера, посмотрите.")
same("dash speech", "— Когда привезёте?\n— Завтра.\nТак мне ответили вчера.")
same("time list", "Звонила:\n09:12 - занято\n10:30 - не ответили\n11:45: сбросили")
same("quote with cite", "Вы на сайте пишете:\n\n> Бесплатная доставка от 3000 руб.\n\nУ меня 3200, а взяли 300 за доставку. Почему?")
add("wrote without colon prose", f"I wrote you on 3 April 2024 at 9:12 and nobody wrote back.\n\nOn Wed, Apr 3, 2024 at 9:12 AM Tea House <{Y}> wrote:\n\n{QE}", "I wrote you on 3 April 2024 at 9:12 and nobody wrote back.")
same("sent from prose", "Sent from the warehouse yesterday? The tracking says nothing.")
same("otpravleno prose", "Отправлено с почты 3 апреля, а в отслеживании пусто. Что делать?")
same("hash heading", "# Проблема\nЧайник течёт.\n# Просьба\nЗаменить.")
same("equals heading", "Заказ\n=====\nЧайник зелёный\n\nПросьба\n=======\nЗаменить на синий, пожалуйста.")
same("pipes", "Цена | Кол-во\n3200 | 1\nВерно ли посчитано?")

# ---- formats
add("crlf", f"{RU}\r\n\r\nср, 3 апр. 2024 г. в 09:12, Чайный дом <{Y}>:\r\n\r\n> Добрый день!\r\n", RU)
add("nbsp", f"{RU}\xa0\n\xa0\nср,\xa03\xa0апр.\xa02024\xa0г. в\xa009:12, Чайный\xa0дом <{Y}>:\n\xa0\n>\xa0Добрый день!\n", RU)
add("zero width", f"{RU}\n\u200b\n\ufeffOn Wed, Apr 3, 2024 at 9:12 AM Tea House <{Y}> wrote:\u200c\n\u200d\n> Hi\n", RU)
add("form feed", f"{RU}\n\x0c\nср, 3 апр. 2024 г. в 09:12, Чайный дом <{Y}>:\n> Добрый день!\n", RU)
add("empty", "", "")
add("only quote", f"ср, 3 апр. 2024 г. в 09:12, Чайный дом <{Y}>:\n\n{Q}", "")
add("very long", "Чайник течёт. " * 3000 + f"\n\nср, 3 апр. 2024 г. в 09:12, Чайный дом <{Y}>:\n\n{Q}" * 1, ("Чайник течёт. " * 3000).strip())

# ---- forwards
add("fwd gmail", f"Что это?\n\n---------- Forwarded message ---------\nОт: Мошенник <m@bad.example>\nDate: ср, 3 апр. 2024 г. в 09:12\nSubject: Выигрыш\nTo: <{X}>\n\n\nПереведите 100 рублей\n", "Что это?")
add("fwd none", f"---------- Forwarded message ----------\nFrom: Tea House <{Y}>\nDate: Wed, Apr 3, 2024 at 9:12 AM\nSubject: kettle\nTo: {X}\n\n{PLAIN}", "")
add("fwd apple", f"What is this?\n\nSent from my iPhone\n\nBegin forwarded message:\n\n> From: Tea House <{Y}>\n> Date: April 3, 2024 at 9:12:44 AM GMT+3\n> To: {X}\n> Subject: kettle\n> \n> Good morning\n", "What is this?")
add("fwd apple reply-to", f"What?\n\nBegin forwarded message:\n\nFrom: Tea House <{Y}>\nSubject: kettle\nDate: 3 April 2024 at 09:12:44 MSK\nTo: {X}\nReply-To: Tea <t@teahouse.example>\n\n{PLAIN}", "What?")
add("fwd ru", f"Посмотрите, пожалуйста.\n\n-------- Пересланное сообщение --------\nТема:\tЧайник\nДата:\tWed, 3 Apr 2024 09:12:44 +0300\nОт:\tЧайный дом <{Y}>\nКому:\t{X}\n\n{PLAIN_RU}", "Посмотрите, пожалуйста.")
add("fwd yandex end", f"Посмотрите.\n\n\n\n-------- Пересылаемое сообщение --------\n03.04.2024, 09:12, \"Чайный дом\" <{Y}>:\n\n{PLAIN_RU}\n-------- Конец пересылаемого сообщения --------\n\n-- \nЛена", "Посмотрите.")
add("fwd eM", f"See.\n\n------ Forwarded Message ------\nFrom: \"Tea House\" <{Y}>\nTo: {X}\nSent: 03.04.2024 9:12:44\nSubject: kettle\n\n{PLAIN}", "See.")
add("fwd notes", f"See.\n\n----- Forwarded by Lena Nord/NW on 04/03/2024 09:20 AM -----\n\nFrom:\tTea House\nTo:\tLena Nord/NW\nDate:\t04/03/2024 09:12 AM\nSubject:\tkettle\n\n{PLAIN}", "See.")
add("fwd de", f"Siehe unten.\n\n-------- Weitergeleitete Nachricht --------\nBetreff: \tKessel\nDatum: \tWed, 3 Apr 2024 09:12:44 +0200\nVon: \tTeehaus <{Y}>\nAn: \t{X}\n\n{PLAIN}", "Siehe unten.")
add("fwd zh", f"请看。\n\n---------- 转发的邮件 ----------\n发件人: Tea House <{Y}>\n日期: 2024年4月3日 09:12\n主题: kettle\n收件人: {X}\n\n{PLAIN}", "请看。")
