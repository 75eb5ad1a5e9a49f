"""How letters of many languages end: closings, alone or above a name, and phones' footers, « / » between the lines; and a word or two that
are the person's own."""

from collections.abc import Iterator

OWN = {
    "ru": "Когда привезут диван?",
    "en": "The hinge came bent. What now?",
    "de": "Das Scharnier ist verbogen. Was nun?",
    "fr": "La charnière est tordue. Que faire ?",
    "es": "La bisagra está torcida. ¿Qué hago?",
    "it": "La cerniera è storta. Che faccio?",
    "pl": "Zawias jest krzywy. Co teraz?",
    "uk": "Петля крива. Що робити?",
    "be": "Пятля крывая. Што рабіць?",
    "kk": "Топса қисық. Не істеймін?",
    "pt": "A dobradiça está torta. E agora?",
    "nl": "Het scharnier is krom. Wat nu?",
    "cs": "Pant je křivý. Co teď?",
    "sv": "Gångjärnet är böjt. Vad nu?",
    "tr": "Menteşe eğri. Ne yapmalıyım?",
}
CLOSINGS = {
    "ru": r"""
Храни вас Бог / Лида
С добром / Лида
Чмоки / Лида
Жму руку / Леонид
Хорошего всем настроения / Лида
Бывайте / Лида
С низким поклоном / Лида
Не болейте! / Лида
Спасибо и хорошего дня! / Лида
Спасибо, с уважением / Лида
Пока-пока! / Лёва
Большой привет вам всем / Лёва и Юля
С ув. Юлия Сова т.89000000031
С уважением,Юлия
С уважением ,Юлия Сова
С уважением/Юлия
С уважением, / Юлия Сова / (покупатель)
С уважением к Вам и Вашему труду, Юлия
С наилучшими пожеланиями к Вам, Юлия Сова
С благодарностью за понимание, Юлия
С надеждой на вашу помощь, Юлия
С пожеланиями добра и процветания, Юлия
Всего Вам самого доброго! / Юлия
Желаю удачи! / Юлия
С Уважением, Ю.
С УВ. ЮЛИЯ
В ожидании ответа, / Лариса Букина
С ув. Лариса
С ув-ем, Лариса
С уваж., Лариса Букина
С ув. / Букина Л.В.
С уважением! / Букина Лариса
С уважением, / Лариса, кв. 17
С уважением, жильцы дома 8
С уважением и надеждой на понимание, Букины
С надеждой на дальнейшее сотрудничество, / Лариса Букина
С надеждой на скорейшее решение вопроса, / Лариса
С благодарностью, / Лариса
С благодарностью и уважением, Лариса Букина
С огромной благодарностью, семья Букиных
С признательностью, / Л. Букина
С глубоким уважением, / Букина Лариса Викторовна
С неизменным уважением, / Л. В. Букина
С большим уважением, Лариса.
С почтением, / Букин
С теплом, / Лариса
С тёплыми пожеланиями, Лариса
С наилучшими, Лариса
Наилучшие пожелания, / Лариса Букина
С найлучшими пожеланиями, / Лариса
С добрыми пожеланиями, / Лариса
С пожеланием успехов, / Лариса Букина
С пожеланиями всего наилучшего, / Лариса
Всего наилучшего, / Лариса
Всего хорошего!
Всего хорошего, Лариса.
Хорошего дня! / Лариса
Хорошего вам дня, Лариса
Хорошего вечера)
Хороших выходных!
Прекрасного дня! / Лариса Букина
Удачного дня, / Лариса
Удачи! / Лариса
Будьте здоровы, / Лариса Викторовна
Мира и добра!
Хорошего настроения! / Лариса
Искренне, / Лариса Букина
Искренне Ваша / Лариса
Ваша Лариса
Ваш постоянный клиент, / Игорь Букин
Уважающая вас / Лариса Букина
Обнимаю, / Лариса
С приветом из Вологды, / Лариса
С уважением, Лариса Букина, 8-921-000-00-00
С уважением, Букина Л. В. / т. 8-921-000-00-00
С уважением, / 89210000000
С уважением, Лариса и Игорь
С уважением, ООО «Букет»
С уважением Букина Лариса Викторовна
С уважением, / Букина Л. В. / 23.11.2026 г.
С уважением, / Букина Л. В. / г. Вологда, 23 ноября 2026 г.
C уважением, Лариса
С уважжением, Лариса
с уваженим Лариса
S uvajeniem, Larisa
(с уважением, Лариса)
С уважением, Лариса 🌸
🌸 С уважением, Лариса 🌸
*С уважением,* / *Лариса Букина*
_С уважением, Лариса Букина_
""",
    "en": r"""
Lots of love from all of us / Nan & Grandad
luv ya / Mona
Your loving brother / Theo
Thanks/Regards, / Suresh
Best always / Nell
Cheers for now / Nick
Ta muchly / Nick
Toodles / Pip
Catch you later / Mike
Talk to you soon / Ann
Yours respectfully / Ann
Happy Friday! / Ann
Merry Christmas to you all, / Ann
Good luck! / Ann
W/ best regards / Ann
Peace out / Ann
An unhappy customer / Kai
xx / Kai
With regards, / Juno Owl
best regards juno
Regards / J. Owl (Miss)
Have a good one! / Juno
Until next time, / Juno
Bestest, / Juno
Kind regards from Wales / Juno
Wishing you a pleasant week, / Juno
I remain, yours faithfully, / Juno Owl
Thanks for your help and best wishes, / Juno
Best / Nora
Best wishes, / Nora Quill
With best wishes, / Nora Quill
With kind regards, / N. Quill
Kindest regards, / Nora
Many thanks and best wishes, / Nora
With thanks, / Nora Quill
With gratitude, / Nora
Warmly, / Nora
Warm wishes, / Nora
Respectfully, / Nora Quill
Respectfully yours, / Nora Quill
Yours, / Nora
Yours sincerely / Nora Quill
Ever yours, / Nora
All the best, / Nora
All best, / Nora
All my best, / Nora
Have a great day! / Nora
Have a lovely weekend, / Nora
Enjoy your day! / Nora
Take care! / Nora
Talk soon, / Nora
Looking forward to hearing from you, / Nora Quill
KR, / Nora
BR / Nora Quill
B.R. / Nora
Rgds, Nora
Brgds, / Nora
Kind rgds / Nora
Thx & rgds / Nora
TIA, best, / Nora
Love, / Nora x
Hugs, / Nora
God bless, / Nora
Stay safe, / Nora
Peace, / Nora
Cheers, Nora
Ciao, / Nora
Faithfully yours, / Nora Quill
Very truly yours, / Nora Quill
Cordially, / Nora Quill
Thank you and kind regards / Nora
Regards, Nora Quill (Mrs)
Signed, / Nora Quill
Your faithful customer, / Nora
A disappointed customer, / Nora
""",
    "de": r"""
Alles Liebe, / Oma Inge
Dicke Umarmung / Lotte
Ganz liebe Grüße / Lotte & Familie
Einen guten Start in die Woche / Lotte
Mit freundlichen Grüßen, Juno Eule
MfG Eule
Herzlichen Gruß / Juno
Alles Gute / Juno
Mit vorzüglicher Hochachtung / Juno Eule
Mit freundlichem Gruß / Rolf Amsel
Mit freundlichen Grüssen / Rolf Amsel
MfG / Rolf Amsel
mfg R. Amsel
M.f.G. / Rolf
Beste Grüße / Rolf
Besten Gruß / Rolf
Freundliche Grüsse / Rolf Amsel
Herzliche Grüße / Rolf
Herzlichst / Ihr Rolf Amsel
Liebe Grüße, Rolf
LG / Rolf
Viele Grüße, / Rolf
VG Rolf
Hochachtungsvoll / Rolf Amsel
Schöne Grüße aus Bremen / Rolf
Sonnige Grüße / Rolf
Grüße / Rolf
Gruss Rolf
Mit besten Grüßen / Rolf Amsel
Mit lieben Grüßen / Rolf
Einen schönen Tag noch / Rolf
Schönes Wochenende! / Rolf
Vielen Dank und freundliche Grüße / Rolf Amsel
Danke und Gruß / Rolf
Bis dann / Rolf
Tschüss / Rolf
Servus, / Rolf
""",
    "fr": r"""
Grosses bises / Odile
Mille bisous / Odile
Je vous souhaite une bonne journée. / Odile
A plus / Odile
Bien sincèrement, / Junie
Veuillez recevoir, Monsieur, mes sincères salutations. / Junie Chouette
Bonne continuation, / Junie
Cordialement
Bien à vous, / Odile Grive
Bien cordialement / Odile Grive
Très cordialement, / Odile
Sincères salutations / Odile Grive
Sincèrement, / Odile
Salutations distinguées / Odile Grive
Je vous prie d'agréer, Madame, Monsieur, l'expression de mes salutations distinguées. / Odile Grive
Veuillez agréer, Madame, Monsieur, mes salutations respectueuses. / Odile Grive
Meilleures salutations / Odile
Bonne réception, / Odile
Bonne fin de journée / Odile
Belle journée, / Odile
Amicalement, / Odile
Respectueusement, / Odile Grive
Crdlt / Odile
Cdt, / O. Grive
À bientôt, / Odile
Bises / Odile
Dans l'attente de votre retour, / cordialement, / Odile Grive
""",
    "es": r"""
Que tengan buen día / Pilar
Sin más, reciba un saludo / Juno
Cordiales saludos / Juno
Saludos cordiales, / Berta Mirlo
Un cordial saludo, / Berta Mirlo
Atentamente, / Berta Mirlo
Le saluda atentamente, / Berta Mirlo
Reciba un cordial saludo. / Berta Mirlo
Saludos
Saludos! / Berta
Un abrazo, / Berta
Muchas gracias y un saludo, / Berta
Slds, / Berta
Atte. / Berta Mirlo
Cordialmente, / Berta Mirlo
Que tenga un buen día, / Berta
""",
    "it": r"""
Un abbraccio / Enzo
Baci / Enzo
In attesa di un Suo cenno, / Enzo Galli
Buona domenica / Enzo
Ossequi / Enzo
Un caro saluto / Gianni
Cordialità / Juno
Con i migliori saluti, / Juno
Cordiali saluti, / Nino Merlo
Distinti saluti / Nino Merlo
Saluti / Nino
Un saluto, / Nino
Cordialmente / Nino Merlo
Grazie e saluti / Nino
Grazie e cordiali saluti, / Nino Merlo
Buona giornata, / Nino
Buon lavoro / Nino
A presto, / Nino
In attesa di riscontro, cordiali saluti / Nino Merlo
Ciao / Nino
""",
    "pl": r"""
Buziaki / Ola
Trzymaj się / Ola
Ściskam / Ola
Z wyrazami uznania / Julia
Uściski, / Julia
Pozdrawiam serdecznie / Ola Kos
Z poważaniem, / Aleksandra Kos
Pozdrowienia, / Ola
Z pozdrowieniami / Ola Kos
Serdeczności, / Ola
Z wyrazami szacunku / Aleksandra Kos
Miłego dnia / Ola
Miłego dnia życzę, / Ola Kos
Dziękuję i pozdrawiam / Ola
Łączę wyrazy szacunku / Aleksandra Kos
Pzdr / Ola
Pozdr. / Ola
""",
    "uk": r"""
Бувайте / Леся
Цілую / Леся
З найщирішими побажаннями, / Юлія
З повагою до вас, Юлія
З повагою, / Остап Дрізд
З пов., Остап
З найкращими побажаннями, / Остап
Щиро, / Остап
З вдячністю, / Остап Дрізд
Гарного дня! / Остап
На все добре, / Остап
Усього найкращого, / Остап Дрізд
До побачення, / Остап
З повагою та вдячністю, Остап Дрізд
Бажаю гарного дня, / Остап
""",
    "be": r"""
З павагай, / Алеся Шпак
З найлепшымі пажаданнямі, / Алеся
Шчыра, / Алеся Шпак
З удзячнасцю, / Алеся
Усяго добрага! / Алеся
""",
    "kk": r"""
Сәлеммен / Айгүл
Сізге құрметпен, Жұлдыз
Құрметпен, Асан
Құрметпен, / Асан Торғай
Ізгі ниетпен, / Асан
Ілтипатпен, / Асан
""",
    "pt": r"""
Beijinhos / Rui
Bom fim de semana / Rui
Até já / Rui
Com os melhores cumprimentos / Juno
Atenciosamente, / Rui Melro
Cumprimentos, / Rui Melro
Com os melhores cumprimentos, / Rui Melro
Melhores cumprimentos / Rui
Abraços, / Rui
Abraço, / Rui
Cordialmente, / Rui Melro
Att. / Rui
Obrigado e cumprimentos, / Rui
Grato, / Rui
""",
    "nl": r"""
Veel liefs / Anouk
Groetjes van ons allen / Anouk en Piet
Fijne dag nog / Anouk
Met de meeste hoogachting / Anouk
Dikke knuffel / Anouk
Tot snel / Anouk
Vriendelijke groeten / Juno
Met vriendelijke groeten, / Mies Spreeuw
Mvg, / Mies
M.v.g. Mies
Groeten, / Mies
Groetjes / Mies
Hartelijke groet, / Mies
Vriendelijke groet / Mies Spreeuw
Met hartelijke groeten, / Mies
Hoogachtend, / M. Spreeuw
Fijne dag! / Mies
Alvast bedankt en groeten, / Mies
""",
    "cs": r"""
Měj se / Hana
Srdečně / Hana
Mějte hezký den / Hana
S pozdravem a přáním hezkého dne / Julie
S pozdravem, / Eva Kosová
S přátelským pozdravem / Eva Kosová
S úctou / Eva Kosová
Zdraví / Eva Kosová
Hezký den / Eva
Přeji hezký den, / Eva
Děkuji a přeji pěkný den, / Eva Kosová
Mějte se hezky / Eva
""",
    "sv": r"""
Ha det gott / Elsa
Många hälsningar / Juno
Med vänliga hälsningar / Ulla Trast
Mvh / Ulla
Mvh Ulla Trast
Vänliga hälsningar, / Ulla
Hälsningar / Ulla
Vänligen, / Ulla Trast
Hälsar / Ulla
Ha en bra dag! / Ulla
Bästa hälsningar / Ulla
/Ulla
""",
    "tr": r"""
Saygılarımızla, / Jale
Saygılarımla, / Emel Serçe
Saygılar, / Emel
İyi çalışmalar, / Emel Serçe
İyi günler dilerim, / Emel
Sevgiler, / Emel
Selamlar, / Emel
Kolay gelsin, / Emel
""",
}
PHONES = r"""
Отправлено с Redmi Note 12 Pro
Отправлено с Infinix
Отправлено с моего realme
Отправлено с vivo Y36
Отправлено с моего телефона Redmi
Отправлено с моего Galaxy
Отправлено с HUAWEI nova
Отправлено из приложения «Почта» на iPhone
Отправлено из Почты VK
Отправлено из МТС Почты
Отправлено со смартфона. Билайн
Отправлено из RuPost
Отправлено из CommuniGate Pro
Отправлено из Outlook для iOS
Отправлено с Outlook Mobile
Отправлено из Outlook.com
Отправлено из Mail.Ru для Windows Phone
Отправлено с телефона, извините за опечатки
Прошу прощения за возможные ошибки, письмо написано с телефона.
Отправлено с iPhone. Возможны опечатки из-за автозамены.
Отправлено на ходу с телефона
Sent from my Galaxy Z Flip
Sent from my Motorola edge
Sent from Outlook for Windows
Get Outlook for Android <https://aka.ms/AAb9ysg>
Yahoo Mail: Search, Organise, Conquer <https://mail.yahoo.example/x>
Sent from Proton Mail for iPhone
Sent from my car
Sent from Spark Desktop <https://sparkmail.example>
Sent from HEY
Sent from the Fastmail app
Sent from Android
Sent from my iPad - apologies for any autocorrect errors
Typed with my thumbs, please excuse mistakes
Dictated with Siri
Gesendet von meinem Galaxy
Von meinem iPad gesendet
Gesendet von Mail für Windows
Holen Sie sich Outlook für iOS
Gesendet mit der Web.de iPhone App
Von meinem Tablet gesendet. Tippfehler bitte ich zu entschuldigen.
Envoyé de mon iPad
Envoyé depuis mon Samsung Galaxy
Obtenir Outlook pour iOS
Envoyé depuis l'application La Poste Mail
Enviado desde mi iPad
Obtener Outlook para Android
Inviato dal mio iPhone
Ottieni Outlook per Android
Wysłano z iPhone'a
Wysłane z mojego telefonu Samsung Galaxy
Wysłane z Poczty dla systemu Windows
Надіслано з Outlook для Android
Надіслано з додатка Gmail
Надіслано з мого Redmi
Відправлено з мобільного додатку ukr.net
Отримати Outlook для iOS
Адпраўлена з iPhone
iPhone-нан жіберілген
Enviado a partir do meu iPhone
Obtenha o Outlook para Android
Verzonden met Outlook voor Android
Verstuurd vanaf mijn Samsung-toestel
Odesláno z mého Samsung Galaxy
Získat Outlook pro Android
Skickat från min Galaxy
Hämta Outlook för iOS
iPad'imden gönderildi
Samsung Galaxy akıllı telefonumdan gönderildi.
Android için Outlook'u edinin
Отправлено из Почты Mail.ru для Android
Отправлено из мобильного приложения Gmail
Отправлено с телефона, прошу извинить за лаконичность
С моего iPhone
Отправлено с моего iPhone 13 mini
Отправлено с Samsung Galaxy A52
Отправлено с помощью мобильной почты Яндекса
Отправлено из Яндекс Браузера
Пожалуйста, извините за краткость: пишу с телефона.
Отправлено с мобильного клиента VK Mail
Отправлено с Honor X9
Отправлено с ZTE Blade
Отправлено с itel
Отправлено через Outlook для Android
Почта Mail.ru для iOS
Отправлено из Windows Mail
Письмо создано на мобильном устройстве
Sent from my Nothing Phone
Sent from my Chromebook
Sent from my phone. Apologies for brevity and typos.
Sent from Samsung Mobile on O2
Sent from Gmail for iOS
Sent on my BlackBerry
Sent from a mobile device, please pardon the brevity.
Sent from my iPhone - typos are courtesy of autocorrect
Sent via the Samsung Galaxy A54
Mobile: please excuse typos
Sent from Tutanota, a secure & ad-free mailbox
Sent with Mailbutler
Sent by Zoho Mail
Sent from my work phone
Von meinem Mobiltelefon gesendet
Gesendet von meinem Xiaomi
Gesendet mit Outlook für Android
Diese Mail wurde mobil gesendet.
Diese E-Mail wurde von meinem Smartphone gesendet.
Envoyé depuis mon smartphone Samsung Galaxy.
Envoyé de mon mobile, merci d'excuser les fautes
Envoyé depuis l'application SFR Mail
Enviado desde mi teléfono
Enviado desde Outlook para iOS
Enviado desde mi Xiaomi
Inviato da smartphone
Inviato dall'app Libero Mail
Inviato da Outlook per Android
Wysłano z telefonu Xiaomi
Wysłane z aplikacji Onet Poczta
Wysłane z programu Outlook dla systemu Android
Надіслано з телефону
Надіслано з мого Samsung
Verzonden vanaf mijn Galaxy
Verstuurd met Outlook voor iOS
Enviado do meu Samsung
Enviado do Outlook para iOS
Odesláno z telefonu
Odesláno z Outlooku pro Android
Skickat från Outlook för Android
Telefonumdan gönderilmiştir
Телефоннан жіберілді
Адпраўлена з тэлефона
"""
# Said in a word or two below a question, between « / »
WORDS = r"""
Жду. / Псков / Юля / Завтра / Лучше завтра / Срочно / Не надо / Надо / Ладно / Хорошо / Хорошо, жду / Договорились / Согласна
Подтверждаю / Отмена / Возврат / Обмен / Синий / Синяя, 44 / Две штуки / 2 шт. / 5512 / № 5512 / 4 990 руб. / до пятницы / В пятницу
После 18:00 / 18:00 / пн-пт / Москва, Тверь, Псков / ул. Новая, 5 / кв. 12 / домофон 12 / 8 900 000-00-31 / yulia@sova.example
https://shop.example/i/7 / Чек / Чек прилагаю / Фото / Фото 1 / Вот фото / скрин / Код 77-12 / Пароль тот же / Логин sova / Ошибка 504
Error 504 / Windows 11 / iPhone 13 / iPhone 13, Safari / Redmi Note 12 / Samsung / Android 14 / Chrome / Из мобильного приложения
С телефона / С компьютера / Через сайт / По почте / Почтой России / СДЭК / Курьером / Самовывоз / Наличными / Картой / Сбербанк
Тинькофф / ООО «Сова» / ИП Сова / ИНН 600000000000 / Директор / Бухгалтер сказала ждать / Менеджер Анна / Менеджер обещал
Ваш менеджер / Ваш сайт / Ваша ошибка / Ваш заказ / С карты / С доставкой / С чеком / С собой / С утра / С понедельника / С нетерпением
С днём рождения! / С Новым годом / С радостью / С удовольствием / С гарантией / С любой / С пожеланием / Искренне / Всего 5 / Удача
Мир / Дружба / Мира, 5 / Привет / Привет Анне / Поздравляю / Обнимашки / Пока / Пока не знаю / До завтра / До востребования / До двери
На связи / Best price / Mine / Kind / Kindly / Love / Love it / Thanks / Warm / Warm white / Peace / Take it / Take two / Have fun
Have one / Sent / Sent today / Sent by DHL / Posted / Get it / Get two / Tom / Blue / Blue, size 4 / Two please / 4711 / £43
By Friday / Friday / 10am / Leeds / 12 Mill Lane / Flat 3 / 01632 000031 / tom@owl.example / Receipt / Photo / Attached / See attached
Manager / The manager / Your manager / Sales / Sales team / Refund / Refund please / Exchange / No / Yes / Maybe / OK / Fine / Whatever
Never mind / Later / Luck / My sister / Next week / Schön / Schöne Lampe / Danke / Bis Freitag / Bis bald / Blau / Zwei / Rechnung
Bonne / Bonne lampe / Merci / Azul / Blu
Na zdrowie / Vše / Hej / Tak / Tack
"""


def closings() -> Iterator[tuple[str, str]]:
    """(the whole text, the own part)."""
    for language, table in CLOSINGS.items():
        own = OWN[language]
        for closing in table.strip().split("\n"):
            yield "\n".join([own, "", *closing.split(" / ")]), own
    for footer in PHONES.strip().split("\n"):
        own = OWN["ru" if any("а" <= letter <= "я" for letter in footer.lower()) else "en"]
        yield f"{own}\n\n{footer}", own


def words() -> Iterator[str]:
    """Texts that are their author's as a whole."""
    for word in WORDS.strip().replace("\n", " / ").split(" / "):
        for own in ("Лампа не горит, что делать?", "Wrong order"):
            yield f"{own}\n{word}"
            yield f"{own}\n\n{word}"
