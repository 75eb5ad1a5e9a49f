"""Letters as customers write them, attributions in every spacing, closings of every language, and words that only look so."""

# ruff: noqa: E501 a table of mails: one case is one line, however long the mail

A = "care@vesna.example"
ME = "irina.belova@lug.example"
G = f"чт, 14 нояб. 2024 г. в 18:20, Магазин «Весна» <{A}>:"
GE = f"On Thu, Nov 14, 2024 at 6:20 PM Vesna Store <{A}> wrote:"
Q = "> Ирина, здравствуйте!\n>\n> Подскажите номер заказа.\n"
QE = "> Hello Irina,\n>\n> what is the order number?\n"
B = "Ирина, здравствуйте!\nПодскажите номер заказа.\n"
OT = f"От: Магазин «Весна» <{A}>\nОтправлено: четверг, 14 ноября 2024 г. 18:20\nКому: Ирина Белова <{ME}>\nТема: Заказ"
T = "Номер 55-120, жду ответа."

CASES: list[tuple[str, str, str]] = []


def add(what: str, text: str, own: str) -> None:
    CASES.append((what, text, own))


def same(what: str, text: str) -> None:
    add(what, text, text)


# fmt: off
# natural letters of customers
add("letter 1", f"Добрый вечер.\n\nНомер заказа 55-120. Оплачивала картой, деньги списались дважды:\n14.11.2024 в 12:01 и 14.11.2024 в 12:03.\n\nЧек прикладываю.\n\nС уважением,\nБелова Ирина\n\n{G}\n{Q}", "Добрый вечер.\n\nНомер заказа 55-120. Оплачивала картой, деньги списались дважды:\n14.11.2024 в 12:01 и 14.11.2024 в 12:03.\n\nЧек прикладываю.")
add("letter 2", f"Здравствуйте,\n\nМои данные:\nФИО: Белова Ирина\nТел: +7 921 000-00-00\nПочта: {ME}\nАдрес: Псков, Луговая 5\n\n{OT}\n\n{B}", f"Здравствуйте,\n\nМои данные:\nФИО: Белова Ирина\nТел: +7 921 000-00-00\nПочта: {ME}\nАдрес: Псков, Луговая 5")
add("letter 3", f"Ирина Белова\n+7 921 000-00-00\n{ME}\n\n{G}\n{Q}", f"Ирина Белова\n+7 921 000-00-00\n{ME}")
add("letter 4", f"да, всё верно\n\n{OT}\n\n{B}\n\n{OT}\n\n{B}", "да, всё верно")
add("letter 5", f"На ваш вопрос: «Подскажите номер заказа» — 55-120.\nНа второй вопрос ответ: нет.\n\nотправлено с моего iPhone\n\n> 14 нояб. 2024 г., в 18:20, Весна <{A}> написал(а):\n> \n> \ufeffИрина\n", "На ваш вопрос: «Подскажите номер заказа» — 55-120.\nНа второй вопрос ответ: нет.")
add("letter 6", f"Спасибо за ответ! Номер 55-120.\nХорошего дня!\n\n{G}\n{Q}", "Спасибо за ответ! Номер 55-120.")
add("letter 7", f"Благодарю.\n\n--\nИрина\n\n\n14.11.2024, 18:20, \"Весна\" <{A}>:\n\nПодскажите номер\n\n--\nВесна\n", "Благодарю.")
add("letter 8", f"Hi,\n\nIt's 55-120. Also, can you change the address to:\n\n12 Meadow Lane\nPskov 180000\n\nThanks,\nIrina\n\n{GE}\n\n{QE}", "Hi,\n\nIt's 55-120. Also, can you change the address to:\n\n12 Meadow Lane\nPskov 180000\n\nThanks,\nIrina")
add("letter 9", f"Hello,\n\n55-120.\n\nBest,\n\nIrina Belova (she/her)\nLug LLC\n\n{GE}\n\n{QE}", "Hello,\n\n55-120.")
add("letter 10", f"55-120\n\nKind Regards\n\nIrina Belova | Buyer\nLug Ltd | Registered in England & Wales no. 01234567 | VAT no. GB 123 4567 89\n\n{GE}\n{QE}", "55-120")
add("letter 11", f"55-120\n\nReceived this in error? Tell us.\n\n{GE}\n{QE}", "55-120\n\nReceived this in error? Tell us.")
# spacing of attributions
add("attr nbsp after date", f"{T}\n\nчт,\u202f14 нояб.\u00a02024\u202fг. в 18:20, Весна <{A}>:\n{Q}", T)
add("attr two spaces", f"{T}\n\n14.11.2024   18:20,   Весна   <{A}>   пишет:\n{Q}", T)
add("attr with trailing blanks", f"{T}\n\n{GE}   \n\n{QE}", T)
add("attr tab indented", f"{T}\n\n\t{GE}\n\n\t> x\n", T)
add("attr star bold", f"{T}\n\n*On Thu, Nov 14, 2024 at 6:20 PM Vesna Store <{A}> wrote:*\n\n{QE}", T)
add("attr bold markers", f"{T}\n\n**Vesna Store** <{A}> wrote:\n\n{QE}", T)
add("attr dash prefix", f"{T}\n\n- On Thu, Nov 14, 2024 at 6:20 PM, Vesna Store <{A}> wrote:\n\n{QE}", T)
add("attr underscore line above and below", f"{T}\n\n________________________________\n{GE}\n________________________________\n\nHello Irina\n", T)
add("attr url angle", f"{T}\n\nOn Thu, Nov 14, 2024 at 6:20 PM Vesna Store <{A}<mailto:{A}>> wrote:\nHello Irina\n", T)
add("attr square", f"{T}\n\nOn Thu, Nov 14, 2024 at 6:20 PM Vesna Store [{A}] wrote:\n\n{QE}", T)
add("attr comma name", f"{T}\n\nOn Thu, Nov 14, 2024 at 6:20 PM Belova, Irina (Lug) <{ME}> wrote:\n\n{QE}", T)
add("attr emoji in name", f"{T}\n\nOn Thu, Nov 14, 2024 at 6:20 PM 🌷 Vesna 🌷 <{A}> wrote:\n\n{QE}", T)
add("attr colon in name", f"{T}\n\nOn Thu, Nov 14, 2024 at 6:20 PM Vesna: Support <{A}> wrote:\n\n{QE}", T)
add("attr number sign name", f"{T}\n\nчт, 14 нояб. 2024 г. в 18:20, Весна (обращение №12) <{A}>:\n\n{Q}", T)
add("attr long address wrapped inside", f"{T}\n\nOn Thu, Nov 14, 2024 at 6:20 PM Vesna Store <\nreply+0123456789abcdef0123456789abcdef@vesna.example> wrote:\n\n{QE}", T)
add("attr iso", f"{T}\n\n2024-11-14T18:20:11+03:00 Vesna <{A}>:\n{QE}", T)
add("attr us date dash", f"{T}\n\nOn 11-14-2024 18:20, Vesna wrote:\n{QE}", T)
add("attr on <date> at <time>, <addr> wrote w/o name", f"{T}\n\nOn Nov 14, 2024, at 18:20, {A} wrote:\n\n{QE}", T)
add("attr wrote with comma", f"{T}\n\nOn 14/11/2024, Vesna, wrote:\n{QE}", T)
add("attr lower on", f"{T}\n\non thu, nov 14, 2024 at 6:20 PM vesna <{A}> wrote:\n{QE}", T)
add("attr from Vesna at", f"{T}\n\nVesna Store <{A}> wrote (14 Nov 2024 18:20):\n\n{QE}", T)
add("attr date only then name", f"{T}\n\n14 ноября 2024 г., Магазин Весна <{A}> написал:\n{Q}", T)
add("attr ru v pisme", f"{T}\n\nВ сообщении от 14 ноября 2024 18:20 Весна написал(a):\n{Q}", T)
add("attr ru time first", f"{T}\n\n18:20 14.11.2024 Весна <{A}> написал(а):\n{Q}", T)
add("attr ru user email only", f"{T}\n\n14.11.2024 18:20, {A} пишет:\n{Q}", T)
add("attr ru cyrillic domain", f"{T}\n\n14.11.2024 18:20, Весна <заботa@весна.рф> пишет:\n{Q}", T)
add("attr ru unprefixed lines with name-only", f"{T}\n\n14.11.2024 18:20, Магазин Весна пишет:\n\n{B}", T)
add("attr uk unprefixed", f"Так.\n\nчт, 14 лист. 2024 р. о 18:20 Весна <{A}> пише:\n\n{B}", "Так.")
add("attr it unprefixed wrap", f"Sì.\n\nIl giorno gio 14 nov 2024 alle ore 18:20 Vesna Store Assistenza\n<{A}> ha scritto:\n\n{B}", "Sì.")
add("attr pl unprefixed", f"Tak.\n\nczw., 14 lis 2024 o 18:20 Vesna <{A}> napisał(a):\n\n{B}", "Tak.")
add("attr cs quoted unprefixed", f"Ano.\n\nčt 14. 11. 2024 v 18:20 odesílatel Vesna <{A}> napsal:\n\n{B}", "Ano.")
add("attr tr unprefixed", f"Evet.\n\nVesna <{A}>, 14 Kas 2024 Per, 18:20 tarihinde şunu yazdı:\n\n{B}", "Evet.")
add("attr hu unprefixed", f"Igen.\n\nVesna <{A}> ezt írta (időpont: 2024. nov. 14., Cs, 18:20):\n\n{B}", "Igen.")
add("attr kk unprefixed", f"Иә.\n\n2024 ж. 14 қар., бс 18:20 Весна <{A}> деп жазды:\n\n{B}", "Иә.")
add("attr be unprefixed", f"Так.\n\nчц, 14 ліс 2024 у 18:20 Вясна <{A}> піша:\n\n{B}", "Так.")
add("attr he unprefixed", f"כן.\n\n‫בתאריך יום ה׳, 14 בנוב׳ 2024 ב-18:20 מאת ‪Vesna‬‏ <‪{A}‬‏>:‬\n\n{B}", "כן.")
add("attr ko unprefixed", f"네.\n\n2024년 11월 14일 (목) 오후 6:20, Vesna <{A}>님이 작성:\n\n{B}", "네.")
add("attr zh unprefixed", f"是。\n\nVesna <{A}> 于2024年11月14日周四 18:20写道：\n\n{B}", "是。")
add("attr ja unprefixed", f"はい。\n\n2024年11月14日(木) 18:20 Vesna <{A}>:\n\n{B}", "はい。")
add("attr vi unprefixed", f"Vâng.\n\nVào Th 5, 14 thg 11, 2024 vào lúc 18:20 Vesna <{A}> đã viết:\n\n{B}", "Vâng.")
add("attr el unprefixed", f"Ναι.\n\nΣτις Πέμ 14 Νοε 2024 στις 6:20 μ.μ., ο χρήστης Vesna <{A}> έγραψε:\n\n{B}", "Ναι.")
# headers
add("hdr mixed ru/en", f"{T}\n\nFrom: Весна <{A}>\nОтправлено: 14 ноября 2024 г. 18:20\nTo: Ирина\nТема: Заказ\n\n{B}", T)
add("hdr with star rule and bold", f"{T}\n\n------------------------------\n*От:* Весна <{A}>\n*Отправлено:* четверг, 14 ноября 2024 г. 18:20:11\n*Кому:* Ирина\n*Тема:* Заказ\n\n{B}", T)
add("hdr angle wrapped links", f"{T}\n\nFrom: Vesna <{A}<mailto:{A}>>\nSent: Thursday, November 14, 2024 6:20 PM\nTo: Irina <{ME}<mailto:{ME}>>\nSubject: Order\n\n{B}", T)
add("hdr quoted with gt no blank", f"{T}\n>From: Vesna <{A}>\n>Sent: Thursday, November 14, 2024 6:20 PM\n>To: Irina\n>Subject: Order\n>\n>what is it?\n", T)
add("hdr original then attribution", f"{T}\n\n-----Original Message-----\nOn Thu, Nov 14, 2024 at 6:20 PM, Vesna <{A}> wrote:\n{B}", T)
add("hdr thunderbird table", f"{T}\n\n-------- Исходное сообщение --------\nТема: \tЗаказ\nДата: \tThu, 14 Nov 2024 18:20:11 +0300\nОт: \tВесна <{A}>\nКому: \t{ME}\n\n{B}", T)
add("hdr date iso", f"{T}\n\nОт: Весна <{A}>\nДата: 2024-11-14 18:20\nКому: {ME}\nТема: Заказ\n\n{B}", T)
add("hdr long to list", f"{T}\n\nОт: Весна <{A}>\nОтправлено: 14 ноября 2024 г. 18:20\nКому: Белова Ирина <{ME}>; Петров Пётр <p@lug.example>; Сидоров Сидор <s@lug.example>;\nКузнецов Кузьма <k@lug.example>; Иванов Иван <i@lug.example>; Орлова Ольга\n<o@lug.example>\nКопия: Бухгалтерия <b@lug.example>\nТема: Заказ\n\n{B}", T)
add("hdr sent by agent", f"{T}\n\nОт: Весна <{A}> от имени Олега\nОтправлено: 14 ноября 2024 г. 18:20\nКому: Ирина\nТема: Заказ\n\n{B}", T)
add("hdr lotus ru", f"{T}\n\nОт:\tВесна <{A}>\nКому:\t{ME}, \nДата:\t14.11.2024 18:20\nТема:\tЗаказ\n\n{B}", T)
add("hdr lotus de dotted", f"Ja.\n\nVon:        Vesna <{A}>\nAn:        {ME}\nDatum:        14.11.2024 18:20\nBetreff:        Bestellung\n\n{B}", "Ja.")
add("hdr exchange ews", f"{T}\n\n________________________________________\nFrom: Vesna [{A}]\nSent: 14 November 2024 18:20\nTo: Irina Belova\nSubject: Order\n\n{B}", T)
add("hdr no names pl", f"Tak.\n\nOd: {A}\nWysłano: 14 listopada 2024 18:20\nDo: {ME}\nTemat: zam\n\n{B}", "Tak.")
add("hdr sv", f"Ja.\n\nFrån: Vesna <{A}>\nDatum: torsdag 14 november 2024 18:20\nTill: {ME}\nÄmne: order\n\n{B}", "Ja.")
add("hdr fr date sous", f"Oui.\n\nDe : Vesna <{A}>\nDate : jeudi 14 novembre 2024 à 18:20\nÀ : {ME}\nObjet : commande\n\n{B}", "Oui.")
add("hdr it apple style", f"Sì.\n\nDa: Vesna <{A}>\nData: giovedì 14 novembre 2024 alle ore 18:20\nA: {ME}\nOggetto: ordine\n\n{B}", "Sì.")
add("hdr no outlook", f"Ja.\n\nFra: Vesna <{A}>\nSendt: torsdag 14. november 2024 18:20\nTil: {ME}\nEmne: ordre\n\n{B}", "Ja.")
add("hdr hr outlook", f"Da.\n\nOd: Vesna <{A}>\nPoslano: 14. studenog 2024. 18:20\nPrima: {ME}\nPredmet: narudžba\n\n{B}", "Da.")
add("hdr bg outlook", f"Да.\n\nОт: Vesna <{A}>\nИзпратено: четвъртък, 14 ноември 2024 г. 18:20\nДо: {ME}\nОтносно: поръчка\n\n{B}", "Да.")
add("hdr ka mixed", f"კი.\n\nFrom: Vesna <{A}>\nDate: 14 ნოე 2024 18:20\nTo: {ME}\nSubject: order\n\n{B}", "კი.")
# signatures
for n, own, sig in [
    ("dash name title", T, "--\nИрина Белова | Закупки | ООО «Луг»"), ("double dash space nbsp", T, "--\xa0\nИрина"), ("three dashes name", T, "---\nИрина"), ("em rule", T, "———\nИрина Белова"),
    ("s uv dot", T, "С ув. Ирина"), ("S UV caps", T, "С УВАЖЕНИЕМ,\nИРИНА БЕЛОВА"), ("s uvazheniem typo space", T, "С  уважением ,\nИрина"), ("s uv excl", T, "С уважением!\nИрина"), ("s uvazheniem komanda", T, "С уважением,\nкоманда «Луг»"),
    ("with link", T, "С уважением,\nИрина\nhttps://lug.example"), ("best regards dash", T, "Best regards -\nIrina"), ("kind regards comma name one line phone", T, "Kind regards, Irina Belova, +7 921 000-00-00"), ("warm regards", T, "Warm regards,\nIrina 🌷"),
    ("bests", T, "All the best,\nIrina"), ("yours faithfully", T, "Yours faithfully\nI. Belova"), ("many thanks kind regards", T, "Many thanks & kind regards,\nIrina"), ("mit freundlichem gruss", "Ja.", "Mit freundlichem Gruß\nIrina"), ("beste gruesse", "Ja.", "Beste Grüße\nIrina Belowa"), ("cordialement long", "Oui.", "Cordialement,\n\nIrina BELOVA\nResponsable achats\nTél. : 01 02 03 04 05\n5 rue du Pré, 75001 Paris"),
    ("saludos cordiales", "Sí.", "Saludos cordiales,\nIrina"), ("att pt", "Sim.", "Att,\nIrina"), ("cordiali", "Sì.", "Cordiali saluti\nIrina"), ("mvh", "Ja.", "Mvh Irina"), ("venlig", "Ja.", "Venlig hilsen\nIrina"), ("terv", "Kyllä.", "Terveisin,\nIrina"), ("pozdrawiam", "Tak.", "Pozdrawiam\nIrina"), ("s pozdravem", "Ano.", "S pozdravem,\nIrina"), ("z povahoju", "Так.", "З повагою,\nІрина"), ("kurmetpen", "Иә.", "Құрметпен,\nИрина"), ("saygilarimla", "Evet.", "Saygılarımla,\nİrina"), ("iyi calismalar", "Evet.", "İyi çalışmalar,\nIrina"), ("cu stima", "Da.", "Cu stimă,\nIrina"), ("me ektimisi", "Ναι.", "Με εκτίμηση,\nΙρίνα"), ("behave", "כן.", "בברכה,\nאירינה"), ("tahiyat", "نعم.", "مع أطيب التحيات،\nإيرينا"), ("keigu", "はい。", "敬具\nイリーナ"), ("zhihao", "是。", "此致\n敬礼！\n伊琳娜"), ("deurim", "네.", "이리나 드림"), ("tran trong", "Vâng.", "Trân trọng,\nIrina"), ("hormat", "Ya.", "Hormat saya,\nIrina"),
]:
    add(f"sig {n}", f"{own}\n\n{sig}", own)
# bottom posting & inline
add("bottom ru", f"{G}\n{Q}\nНомер 55-120.\n\nОтправлено с iPhone", "Номер 55-120.")
add("bottom thunderbird sig", f"14.11.2024 18:20, Весна пишет:\n{Q}\n\nНомер 55-120.\n\n-- \nИрина Белова\nООО «Луг»\n", "Номер 55-120.")
add("top + quote + trailing regards unprefixed", f"{T}\n\n{G}\n{Q}\nС уважением,\nИрина\n", T)
add("quote then disclaimers below", f"{T}\n\n{G}\n{Q}\n\nThis message is confidential. If you are not the intended recipient please delete it.\n", T)
add("quote then list footer", f"{T}\n\n{GE}\n{QE}\n_______________________________________________\nshop mailing list\nshop@lists.example\nhttps://lists.example/shop\n", T)
add("inline letters between quotes with attribution deeper", f"{GE}\n> > old question\n> old answer\n> What is the number?\n55-120\n> And the colour?\nRed, please.\n> \n> Vesna\n", "> > old question\n> old answer\n> What is the number?\n55-120\n> And the colour?\nRed, please.")
add("unprefixed tail wraps", f"{T}\n\n{GE}\n> This is a rather long line that was wrapped by the program somewhere in the\nmiddle\n> and the next one is quoted again\n", T)
add("quote pairs with tabs", f"{T}\n\n{GE}\n>\tHello\n>\tIrina\n", T)
add("quotes of two kinds", f"{T}\n\n{GE}\n| Hello\n> Irina\n", T)
# forwards
add("passed on as copied fields", f"Это от вас?\n\nFrom: Весна <{A}>\nDate: 14 нояб. 2024 г., 18:20\nSubject: Розыгрыш\nTo: {ME}\n\nВы выиграли!\n", "Это от вас?")
add("passed on by outlook ru", f"Это от вас?\n\nИрина\n\n{OT}\n\nВы выиграли!\n", "Это от вас?\n\nИрина")
add("forward begin es", f"¿Es de ustedes?\n\nInicio del mensaje reenviado:\n\nDe: Vesna <{A}>\nAsunto: premio\nFecha: 14 de noviembre de 2024, 18:20:11 CET\nPara: {ME}\n\nPremio\n", "¿Es de ustedes?")
add("passed on by ukr.net", f"Це ваше?\n\n--- Оригінальне повідомлення ---\nВід кого: \"Весна\" <{A}>\nДата: 14 листопада 2024, 18:20:11\n\nВи виграли\n", "Це ваше?")
add("rambler without a colon", f"Ваше?\n\n14.11.2024, 18:20, Весна <{A}>\n\nВы выиграли\n", f"Ваше?\n\n14.11.2024, 18:20, Весна <{A}>\n\nВы выиграли")
add("forward tr", f"Sizin mi?\n\n---------- Yönlendirilen ileti ---------\nGönderen: Vesna <{A}>\nDate: 14 Kas 2024 Per, 18:20\nSubject: ödül\nTo: <{ME}>\n\nKazandınız\n", "Sizin mi?")
add("forward kk", f"Бұл сіздер ме?\n\n---------- Forwarded message ---------\nЖіберуші: Весна <{A}>\nDate: 2024 ж. 14 қар., бс, 18:20\nSubject: ұтыс\nTo: <{ME}>\n\nҰттыңыз\n", "Бұл сіздер ме?")
# lookalikes
same("look on date sentence wrote", "On 14 November, at 18:20, I wrote to you: no answer.\nOn 15 November I wrote again: no answer either.")
same("look ru who wrote", "Мне написал ваш оператор Анна:\n- заказ собран\n- ждите звонка\nНо звонка нет.")
same("look quoting chat", "Анна: заказ собран\nЯ: когда привезут?\nАнна: завтра\nНе привезли.")
same("look json", "Приходит ответ:\n{\n  \"from\": \"shop\",\n  \"to\": \"me\",\n  \"status\": \"error\"\n}\nЧто не так?")
same("look yaml", "from: a\nto: b\nsubject: c\nПочему не проходит?")
same("look sql", "SELECT * FROM orders;\n-- 0 rows\nГде мой заказ?")
same("look bullets with em dash", "Не подошло:\n— размер\n— цвет\nХочу вернуть.")
same("look headings with dashes", "Вопрос 1\n--------\nКогда привезут?\n\nВопрос 2\n--------\nМожно ли вернуть?")
same("look order list", "Заказ:\nПлатье | 42 | 3500\nШарф | - | 900\nИтого: 4400\nПроверьте, пожалуйста.")
same("look ps first", "P.S. Забыла написать: номер 55-120.")
same("look two words with comma", "Спасибо, жду")
same("look best", "Best")
same("look lg", "LG")
same("look cheers", "Cheers!")
same("look regards as question", "Who do I send regards to?")
same("look dash answer", "- да")
same("look dashes only text", "- да\n- нет\n- 42")
same("look name only", "Ирина")
same("look name dash", "-Ирина")
same("look phone only", "+7 921 000-00-00")
same("look email only", ME)
same("look date", "14.11.2024")
same("look time range", "с 10:00 до 18:00")
same("look colon", "Подскажите:")
same("look quote marks", "«Весна» — это вы?")
same("look number range", "от: 10 до: 20")
same("look from prose ru", "От Москвы до Пскова: 10 часов.\nКому: мне\nКогда: завтра")
same("look sentry", "Ошибка:\n> TypeError: x is undefined\nна странице оплаты")
same("look subject re", "Re: заказ\nТак что с ним?")
same("look underline emphasised", "Это __очень__ срочно!\n__init__ тут ни при чём.")
same("look long dash para", "Заказ собран -- а не отправлен.\nПочему?")
same("look confidential last", "Кто-то звонил мне и знал мой адрес.\n\nСчитаю, что мои персональные данные конфиденциальны, и требую объяснений от вашей компании.")
same("look virus last", "Мой антивирус пишет, что сайт опасен.\n\nПроверьте сайт на вирусы, пожалуйста, у меня стоит Касперский.")
same("look nature last", "Заверните в бумагу.\n\nБерегу природу.")
same("look unsubscribe", "Hello,\n\nPlease unsubscribe me from your mailing list, I never subscribed to it.")
same("look sent from last", "Tracking says nothing.\n\nIt was sent from your warehouse in Pskov on Monday.")
same("look get outlook", "Почта не открывается в Outlook.\n\nСкачала Outlook для Android, тоже не открывается.")
same("look rule then question", "Вот чек\n______\nОплачено 500\n______\nПочему списали 600?")
