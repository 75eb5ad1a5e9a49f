"""What stands below a letter's words: what firms put below a signature, which goes with it, and what people add, which stays; cards
without a closing, and data that a person gives.

A line a case, laid below a closing and a name; the firms' also below a post, without a blank line; cards and data below the words.
"""

from collections.abc import Iterator

OF_THE_FIRM = r"""
Book a meeting with me: https://cal.example/robin
Schedule a call: https://cal.example/x
Follow us on LinkedIn | Facebook
Find us on Facebook and Instagram
Connect with me on LinkedIn
Winner of the Town Hall Award 2023!
Making tea better since 1902.
We make tea better. Every day.
Because every cup counts!
"Never trust a silent kettle."
“Be the change.” — my grandmother
My working days are Monday to Wednesday.
I work part-time: Mon, Tue, Thu.
I don't work Fridays.
Our office hours are 9am to 5pm, Monday to Friday.
Office closed on public holidays
Please note our new address from 1 May!
We have moved! Our new office is at 9 Mill Lane.
Visit our new website: www.brightline.example
Check out our spring sale: https://kettles.example/sale
Download our new catalogue here: https://kettles.example/cat
Sign up for our newsletter
Save the date: Kettle Expo, 5–7 June, hall 4
Meet us at Kettle Expo 2024, stand B12!
Proud sponsor of the local football club
Certified to ISO 9001 and ISO 14001
Member of the Chamber of Commerce
Registered in England and Wales No. 00000000
VAT No. GB 000 0000 00
Company number 00000000. Registered office: 9 Mill Lane, Leeds.
Directors: J. Alder, P. Fenn
Sent on behalf of Dan Pratt
Dictated but not read
How did I do? Rate my reply: https://x.example/r
Tell us how we did!
Confidential
Private & Confidential
Internal use only
Classification: Public
Für Rückfragen stehe ich Ihnen gerne zur Verfügung.
Bei Fragen melden Sie sich gerne!
Ich bin montags bis mittwochs erreichbar.
Bürozeiten: Mo-Fr 8-16 Uhr
Besuchen Sie uns auf www.uhl.example
Folgen Sie uns auf LinkedIn
Sitz der Gesellschaft: Köln
Geschäftsführer: Dieter Kolb, Amtsgericht Köln HRB 00000
USt-IdNr.: DE000000000
Unsere Datenschutzhinweise finden Sie unter www.uhl.example/datenschutz
Wir bilden aus!
Suivez-nous sur LinkedIn
Retrouvez-nous sur Facebook
Absente le mercredi
Je suis absente le vendredi après-midi.
SIRET 000 000 000 00000
Visítenos en www.ferrer.example
Síguenos en Instagram
Horario de atención: L-V 9:00-14:00
Seguici su Facebook
P.IVA 00000000000
Bezoek onze website: www.prins.example
Ik werk op maandag, dinsdag en donderdag.
KvK 00000000
NIP 000-000-00-00, KRS 0000000000
Zapraszamy na naszą stronę www.lis.example
Режим работы: пн–пт с 9 до 18
График работы: ежедневно 10:00–20:00
Мы работаем для вас с 1998 года!
Качество, проверенное временем.
Делаем мир теплее!
Ваш надёжный поставщик
Наш сайт: www.veter.example
Мы ВКонтакте: vk.example/veter
Подписывайтесь на наш Telegram-канал: https://t.example/veter
Приглашаем на выставку «Чайник-2024», стенд Б12
Скачать каталог: https://veter.example/cat
Оцените мою работу: https://veter.example/rate
С 1 мая наш новый адрес: г. Тверь, ул. Новая, 5
Обращаем внимание, что наш офис переехал.
Я в отпуске с 1 по 14 мая
Буду на связи до 18:00 по Москве
Нахожусь в командировке, отвечаю с задержкой
Часовой пояс: МСК+2
Лицензия № 000 от 01.01.2020
ИНН 0000000000 / КПП 000000000 / ОГРН 0000000000000
р/с 00000000000000000000 в АО «Банк»
Для служебного пользования
Официальный дилер «Чайник-Мастер» в Твери
Горячая линия: 8 800 000-00-00 (звонок бесплатный)
WhatsApp, Viber, Telegram: +7 900 000-00-00
Skype: veter_zorin
ICQ 000000000
Моб.: +7 900 000-00-00
e-mail: zorin@veter.example
172000, Тверская обл., г. Торжок, ул. Мира, 1
Наш Instagram: @veter
З питань співпраці: partner@viter.example
Графік роботи: пн–пт 9–18
Important: The contents of this e-mail are confidential and intended for the addressee only.
Wichtig: Diese E-Mail ist vertraulich und nur für den Empfänger bestimmt.
Важно: это письмо конфиденциально и предназначено только адресату.
NB! This message may contain confidential information.
Update: our offices are closed on 1 May.
Sorry for the brevity, sent from my phone
Call me on 0800 000 000 or visit www.brightline.example
Attachment policy: files over 10 MB are removed.
Merci de votre confiance.
Вложения проверены антивирусом Kaspersky.
Important: please do not print this email unless necessary.
Bitte um Rücksicht auf die Umwelt: nicht drucken!
Please note I only work Mondays and Tuesdays.
Closed between Christmas and New Year.
Find me on LinkedIn
Happy with our service? Leave a review: https://rope.example/r
Beware of fraud: we will never change our bank details by email.
Pronouns: she/her
Канатный двор: всё для яхт и катеров
Jetzt neu: unser Onlineshop!
Montags ist unser Büro geschlossen.
Besuchen Sie uns auch auf der Messe Boot, Halle 11
Retrouvez-nous aussi au Salon nautique, stand B4
Nos bureaux sont fermés le mercredi après-midi.
También puede visitarnos en nuestra tienda online
Lampshade Studio, open daily 10-6
Proudly made in Wales
Shop online at www.lampshade.example
Светотехника оптом и в розницу
Бесплатная доставка от 5000 руб.
Наши магазины: Псков, Новгород, Тверь
Votre spécialiste de l'éclairage
Also available on WhatsApp.
Важно! Наш новый номер 8 800 000-00-00
Приложения компании: App Store, Google Play
Please call our hotline 0800 000 000
Please answer our survey: https://x.example
""".strip().split("\n")

OF_THE_PERSON = r"""
Please send the invoice to my office, not to my home.
My order number is 5512, in case you need it.
Order no. 5512
Order #5512
Customer number: 4711
Tracking number AB123456789
Serial number: KT-00112233
The invoice is attached.
Attachment: invoice.pdf
Attachments: 3 photos
Enclosed: receipt
Encl: copy of the receipt
Sorry, I forgot: the lid is blue.
Oh, and one more thing: can I pick it up myself?
One more question: how long is the warranty?
Also, please change my phone number to +44 00 0000 0001.
By the way, your chat does not work.
PS: the box was fine.
P.S. I am away next week.
P.P.S. And thank you for the tea!
NB: call before delivery!
Edit: found it, it was in the box.
Update: it has just arrived.
I am waiting for your answer.
Waiting for your reply.
Please call me back today.
Call me on +44 00 0000 0002 after six.
You can reach me on +44 00 0000 0002 until Friday.
Delivery address: 4 Harbour Road, Leeds
Refund to: DE00 0000 0000 0000 0000 00
Which colour is in stock?
Is there any news?
Photos follow in the next mail.
See the photo: https://disk.example/p
Bitte um Rückruf.
Bitte rufen Sie mich an.
Bestellnummer: 5512
Kundennummer 4711
Rechnung im Anhang.
Anlage: Foto
Nachtrag: Der Deckel ist doch da.
Ich habe noch eine Frage: Wie lange gilt die Garantie?
Wann kommt der Deckel?
Numéro de commande : 5512
PJ : facture
Pièce jointe : photo
Pedido 5512
Adjunto factura.
Número de pedido: 5512
Ordine n. 5512
Allego foto.
Ordernummer: 5512
Bijlage: foto
Zamówienie nr 5512
Załącznik: zdjęcie
Заказ № 5512
Номер заказа: 5512
Заказ 5512 от 01.03.2024
Чек во вложении.
Приложение: фото
Приложения: чек, фото (2 шт.)
Вложение: акт.pdf
Фото прилагаю.
Жду ответа!
Жду вашего ответа.
Перезвоните мне, пожалуйста.
Мой телефон для связи: 8 900 000-00-01 (спросить Ольгу)
Телефон получателя другой: 8 900 000-00-01
Забыла написать: крышка синяя.
Да, и ещё: чек выслать на эту почту.
Кстати, чат у вас не работает.
И ещё вопрос: сколько длится гарантия?
Когда ждать возврата?
ПС: коробка целая.
P.S. Меня не будет до понедельника.
З.Ы. спасибо за чай
UPD: нашла, было в коробке.
UPD. Деньги пришли, вопрос снят
Дополнение: товар уже у вас на складе.
Важно: курьер должен позвонить за час.
Прошу не звонить до 12.
Трек-номер 80000000000000
Серийный номер: 00112233
Лицевой счёт 000000
Договор № 12 от 01.02.2024
Карта для возврата: 0000 0000 0000 0000
Адрес доставки: Тверь, ул. Новая, 5-12
Ссылка на видео: https://disk.example/v
Oops, wrong address, use the one in Hexham
Actually, two bills please
Ach ja, bitte an die neue Adresse
Wir warten seit drei Wochen auf die Scharniere.
Die Scharniere sind übrigens auch da.
Au fait, la charnière est arrivée
Nous attendons toujours les charnières.
Por cierto, la bisagra ya llegó
Seguimos esperando las bisagras.
Ah, dimenticavo: la cerniera è arrivata
Aha, zawias już przyszedł
Ой, забув: петля прийшла
А, и ещё петля пришла гнутая
Мы ждём петли третью неделю.
Петли так и не пришли, склад молчит.
Пожалуйста, поторопитесь
Просьба ответить сегодня
Подтвердите получение письма
Копия: в Роспотребнадзор
Дома буду после семи
Сумма 4 300 руб.
Фото ниже
видео: https://disk.example/v/1
Артикул 55-АБ-1
Размер 44, цвет синий
Паспорт 19 00 000000
Машина: А000АА 35, белая Лада
Спасибо!
Спасибо за помощь с прошлым заказом!
Thanks again for sorting the hinge.
Model H-20, size 4
Amount: £43.10
cc: my solicitor
My new phone number is +44 1632 000001
Желательно белого цвета
Нужно к пятнице
Можно в рассрочку?
Если есть скидки, напишите
Заберу сам, со склада
Диаметр 12 мм
Доставка в Мурманск
Оплата по безналу
Покупал в марте на вашем сайте
Чинить отказались
Лодку унесло в море.
вот так
Хочу вернуть деньги
Вернёте?
Буду жаловаться в Роспотребнадзор!
Копию направил в Роспотребнадзор
Письмо дублирую по просьбе вашего оператора
White if possible
Needed by Friday
Delivery to Fowey please
12 mm thick
Bought in March from your site
The boat is gone.
Very disappointed.
If you can't help, tell me who can
He said there was a recall
Evenings are best to call
Gekauft im März bei Ihnen
Das Boot ist weg.
Wenn möglich in Weiß
Lieferung bis Freitag nötig
Achetée en mars sur votre site
Le bateau est perdu.
Si possible en blanc
Comprada en marzo en su web
Si puede ser, blanca
Comprata a marzo sul vostro sito
Kupiona w marcu u Państwa
Купувала у березні на вашому сайті
Бажано білий
Чек потеряла
Меняла батарейки два раза
гарантия до мая
Коробка сохранилась
могу выслать видео
lost the receipt
Tried two sets of batteries.
happy to send a video
Kassenbon habe ich verloren
Ticket perdu
Да
Нет.
Хорошо
Договорились
Согласна
Возврат
№ 5512
5512
Ошибка 504
После 18:00
Yes
No.
Refund
Error 504
£43
By Friday
Номер замовлення: 5512
Чекаю на відповідь.
Фото у вкладенні.
""".strip().split("\n")

# Below no closing, « / » between the lines
CARDS = r"""
Robin Tate / Sales Manager / Brightline Ltd / +44 00 0000 0000
Robin Tate / Brightline Ltd / +44 00 0000 0000 / www.brightline.example
Robin Tate | Sales Manager | Brightline Ltd
Robin Tate, Sales Manager, Brightline Ltd
Robin Tate / Sales Manager, Brightline Ltd
Robin Tate / Head of Operations / robin@brightline.example
Robin Tate, PhD / Senior Researcher / Institute of Tea
Dr. Robin Tate / Department of Physics / University of Leeds
ROBIN TATE / BRIGHTLINE LTD / TEL 00 0000 0000
Robin Tate / Owner, Tate's Tea Room / 9 Mill Lane, Leeds / 0113 000 0000
Robin Tate / IT Support / Ext. 4411
*Robin Tate* / *Sales Manager* / Brightline Ltd | M: +44 00 0000 0000
[logo] / Robin Tate / Sales Manager / T +44 00 0000 0000
Sabine Kolb / Einkauf / Kolb Metallbau GmbH / Tel. +49 000 000000
Sabine Kolb | Kolb Metallbau GmbH | Tel. +49 000 000000
Hélène Vasseur / Assistante de direction / 06 00 00 00 00
Hélène VASSEUR / Service Achats / Tél : 01 00 00 00 00
Lucía Ferrer / Departamento de Compras / Tel. 600 000 000
Piero Galli / Ufficio Acquisti / Galli S.r.l. / tel. 000 0000000
Joost Prins / Inkoop / Prins B.V. / T 000 000 0000
Ewa Lis / Dział Zakupów / Lis Sp. z o.o. / tel. 000 000 000
Jana Malá / účetní / Malá s.r.o. / tel. 000 000 000
Lars Ek / Inköpare / Ek AB / 070-000 00 00
Павел Зорин / менеджер по закупкам / АО «Ветер»
Павел Зорин / АО «Ветер» / +7 900 000-00-00
Павел Зорин, АО «Ветер», +7 900 000-00-00
Павел Зорин | АО «Ветер» | +7 900 000-00-00
Главный инженер / Зорин П.А.
Главный инженер                    П. А. Зорин
Директор ООО «Ветер» Зорин П. А.
Зорин Павел Андреевич / начальник отдела снабжения / т. 8 (000) 000-00-00
Председатель ТСЖ «Мельница» / Крюкова О. П.
Исп. Крюкова О. П., тел. 00-00-00
Оксана Коваль / менеджер із закупівель / ТОВ «Вітер» / +380 00 000 00 00
Айгүл Серікқызы / бас бухгалтер / ЖШС «Жел»
""".strip().split("\n")

DATA = r"""
My name is Robin Tate.
Robin Tate
Robin
Robin Tate / +44 00 0000 0000
Robin Tate, +44 00 0000 0000
+44 00 0000 0000
robin@mail.example
robin@mail.example / password: forgotten
9 Mill Lane, Leeds
Robin Tate / 9 Mill Lane / Leeds
Order 5512, Robin Tate
5512 / Robin Tate
Order: 5512 / Name: Robin Tate / Phone: +44 00 0000 0000
IBAN DE00 0000 0000 0000 0000 00 / Robin Tate
Lid, blue / Cable, 2 m / Filter
Monday / Tuesday / Friday
https://disk.example/p
Thanks, / Robin
Thank you! / Robin Tate
Павел Зорин
Павел Зорин / +7 900 000-00-00
Павел, 8 900 000-00-00
8 900 000-00-00
Тверь, ул. Новая, 5-12
Заказ 5512 / Павел Зорин
Спасибо! / Павел
Спасибо. Павел Зорин, Тверь
ИНН 0000000000
АО «Ветер», ИНН 0000000000
Чайник ЧК-200 | 2 шт. | 4990 руб.
ЧК-200 / ЧК-300 / ЧК-400
Крышка синяя / Кабель 2 м
понедельник / вторник
Ольга / кв. 12
""".strip().split("\n")

_LETTERS = {
    "en": ("The parcel 5512 has not come.\nPlease look where it is.", "Kind regards,\nRobin Tate", "Sales Manager"),
    "ru": ("Посылка так и не пришла.\nПосмотрите, пожалуйста, где она.", "С уважением,\nПавел Зорин", "менеджер"),
}


def below() -> Iterator[tuple[str, str]]:
    """(the whole text, the own part)."""
    for line in OF_THE_FIRM:
        own, closing, post = _letter(line)
        yield f"{own}\n\n{closing}\n\n{line}", own
        yield f"{own}\n\n{closing}\n{post}\n{line}", own
    for line in OF_THE_PERSON:
        own, closing, _ = _letter(line)
        yield f"{own}\n\n{closing}\n\n{line}", f"{own}\n\n{line}"
    for card in CARDS:
        own, _, _ = _letter(card)
        yield "\n".join([own, "", *card.split(" / ")]), own
    for data in DATA:
        own, _, _ = _letter(data)
        text = "\n".join([own, "", *data.split(" / ")])
        yield text, text


def _letter(line: str) -> tuple[str, str, str]:
    return _LETTERS["ru" if any("а" <= letter <= "я" for letter in line.lower()) else "en"]
