"""Replies that trip splitters: further programs, footers of groups and scanners, answers between quotes, and words that only look so."""

# ruff: noqa: E501 a table of mails: one case is one line, however long the mail

P = "pavel.orlov@kolos.example"
S = "service@parus.example"
ON = f"On Fri, Jun 7, 2024 at 4:05 PM Parus Service <{S}> wrote:"
RUA = f"пт, 7 июн. 2024 г. в 16:05, Сервис «Парус» <{S}>:"
YA = f'07.06.2024, 16:05, "Сервис «Парус»" <{S}>:'
T = "Мастер приходил, насос так и шумит."
E = "The engineer came, the pump is still noisy."
Q = "> Здравствуйте, Павел!\n> Мастер был у вас?\n"
QE = "> Hello Pavel,\n> has the engineer been there?\n"
PLAIN = "Здравствуйте, Павел!\nМастер был у вас?\n\nСервис «Парус»\n"
PLAINE = "Hello Pavel,\nhas the engineer been there?\n\nParus Service\n"

CASES: list[tuple[str, str, str]] = []


def add(what: str, text: str, own: str) -> None:
    CASES.append((what, text, own))


def same(what: str, text: str) -> None:
    add(what, text, text)


# fmt: off
# -- attributions
add("attribution in a long department", f"{T}\n\nпт, 7 июн. 2024 г. в 16:05, Отдел по работе с обращениями граждан и организаций ООО «Парус-Сервис»\n<{S}>:\n\n{Q}", T)
add("attribution with via", f"{E}\n\nOn Friday, 7 June 2024 at 16:05:10 BST, Parus Service via Desk <{S}> wrote:\n\n{PLAINE}", E)
add("attribution plus own text right above", f"{T}\n{RUA}\n{Q}", T)
add("attribution ends in Cyrillic colon with blank", f"{T}\n\n7 июня 2024 г., 16:05 пользователь Сервис <{S}> написал :\n\n{Q}", T)
add("gmail be lat", f"{T}\n\n7 чэрвеня 2024 г., 16:05, Сэрвіс <{S}> напісаў(-ла):\n\n{Q}", T)
add("mail.ru inside blockquote of text", f"{T}\n \n--\nПавел Орлов\n \n>Пятница, 7 июня 2024, 16:05 +03:00 от Сервис Парус <{S}>:\n> \n>Мастер был у вас?\n", T)
add("mail.ru two accounts", f"{T}\n\n\nПятница, 7 июня 2024, 16:05 +05:00 от «Сервис Парус» <{S}>:\n\nМастер был?\n\nС уважением, Сервис\n", T)
add("yandex mail 360", f"{T}\n\n\n\nПятница, 7 июня 2024, 16:05 +03:00 от Сервис Парус {S} :\n\nМастер был?\n", T)
add("outlook ios ru quote intro", f"{T}\n\nПолучить Outlook для iOS<https://aka.ms/o0ukef>\n________________________________\nОт: Сервис Парус <{S}>\nОтправлено: Friday, June 7, 2024 4:05:10 PM\nКому: Павел Орлов <{P}>\nТема: Насос\n\nМастер был?\n", T)
add("thunderbird newer ru", f"{T}\n\n07.06.2024 16:05, Сервис Парус via Обращения пишет:\n{Q}", T)
add("evolution dated", f"{E}\n\nOn Fri, 2024-06-07 at 16:05 +0000, Parus Service wrote:\n{QE}", E)
add("geary", f"{E}\n\nOn Fri, Jun 7, 2024 at 4:05 PM, Parus Service <{S}> wrote:\n{QE}", E)
add("kmail ru", f"{T}\n\nпятница, 7 июня 2024 г., 16:05:10 MSK пользователь Сервис Парус написал:\n{Q}", T)
add("sylpheed", f"{E}\n\nOn Fri, 7 Jun 2024 16:05:10 +0300\nParus Service <{S}> wrote:\n\n{QE}", E)
add("mu4e", f"{E}\n\nParus Service <{S}> writes:\n\n{QE}", E)
add("nmh", f"{E}\n\nParus Service wrote:\n{QE}", E)
add("quoting horde", f"{E}\n\nQuoting Parus Service <{S}>:\n\n{QE}", E)
add("sogo ru", f"{T}\n\nПятница, Июнь 7, 2024 16:05 MSK, \"Сервис\" <{S}> писал(а):\n \n{Q}", T)
add("rainloop", f"{E}\n\nJune 7, 2024 4:05 PM, \"Parus Service\" <{S}> wrote:\n\n{QE}", E)
add("snappymail ru", f"{T}\n\n7 июня 2024 г. 16:05, \"Сервис\" <{S}> написал:\n\n{Q}", T)
add("mailspring ru", f"{T}\n\nНа 7 июн. 2024, в 16:05, Сервис <{S}> написал(а):\n{Q}", T)
add("edison de", f"Er war da.\n\nAm Freitag, Juni 07, 2024 um 4:05 PM, schrieb Parus <{S}>:\n\n{QE}", "Er war da.")
add("gmail de phone", f"Er war da.\n\nParus <{S}> schrieb am Fr., 7. Juni 2024,\n16:05:\n\n{QE}", "Er war da.")
add("gmail fr canada", f"Il est venu.\n\nLe ven. 7 juin 2024, à 16 h 05, Parus <{S}> a écrit :\n\n{QE}", "Il est venu.")
add("apple es", f"Vino.\n\n> El 7 jun 2024, a la(s) 4:05 p. m., Parus <{S}> escribió:\n> \n{QE}", "Vino.")
add("apple ca", f"Ha vingut.\n\nEl dia 7 juny 2024, a les 16:05, Parus <{S}> va escriure:\n\n{QE}", "Ha vingut.")
add("apple pt br", f"Veio.\n\nEnviado do meu iPhone\n\n> Em 7 de jun. de 2024, à(s) 16:05, Parus <{S}> escreveu:\n> \n> \ufeff\n{QE}", "Veio.")
add("gmail fi wrapped", f"Kävi.\n\npe 7. kesäk. 2024 klo 16.05 Parus Service (\n{S}) kirjoitti:\n\n{QE}", "Kävi.")
add("gmail th", f"มาแล้ว\n\nเมื่อ ศ. 7 มิ.ย. 2024 เวลา 16:05 น. Parus <{S}> เขียนว่า:\n\n{QE}", "มาแล้ว")
add("gmail hi", f"आया था।\n\nशुक्र, 7 जून 2024 को 4:05 pm बजे को Parus <{S}> ने लिखा:\n\n{QE}", "आया था।")
add("gmail ms", f"Sudah.\n\nPada Jum, 7 Jun 2024 pada 4:05 PTG Parus <{S}> menulis:\n\n{QE}", "Sudah.")
add("gmail is", f"Já.\n\nÞann fös., 7. jún. 2024 kl. 16:05 skrifaði Parus <{S}>:\n\n{QE}", "Já.")
add("gmail ga", f"Tháinig.\n\nOn Aoine 7 Meith 2024 ag 16:05, Parus <{S}> wrote:\n\n{QE}", "Tháinig.")
add("gmail uz cyr", f"Келди.\n\n2024-й 7-июн, 16:05 Parus <{S}> ёзди:\n\n{QE}", "Келди.")
add("gmail tt", f"Килде.\n\nҗом, 7 июн 2024, 16:05 Парус <{S}> язды:\n\n{Q}", "Килде.")
add("ja tb", f"来ました。\n\n2024/06/07 16:05 Parus Service <{S}>:\n\n{QE}", "来ました。")
add("ja wrote at", "来ました。\n\nOn Fri, 07 Jun 2024 16:05:10 +0900\nParus <service@parus.example> wrote:\n\n> どうでしたか\n", "来ました。")
add("zh-tw", f"來了。\n\nParus <{S}> 於 2024年6月7日 週五 下午4:05寫道：\n\n{QE}", "來了。")
add("zh foxmail", "来了。\n\n\n\nPavel\n \n发件人： Parus\n发送时间： 2024-06-07 16:05\n收件人： pavel\n主题： pump\n你好\n", "来了。\n\nPavel")
add("you wrote the bat en", "Hello Parus,\n\nFriday, June 7, 2024, 4:05:10 PM, you wrote:\n\n> has the engineer been there?\n\nYes.\n\n\n-- \nBest regards,\n Pavel                            mailto:pavel.orlov@kolos.example\n", "Hello Parus,\n\nYes.")
add("the bat ru weekday", "Здравствуйте, Парус!\n\nПятница, 7 июня 2024 г., 16:05:10, Вы писали:\n\nП> Мастер был?\n\nБыл, насос шумит.\n", "Здравствуйте, Парус!\n\nБыл, насос шумит.")

# -- header blocks
add("block without blank line below the words", f"{T}\nОт: Сервис Парус <{S}>\nОтправлено: 7 июня 2024 г. 16:05\nКому: Павел Орлов\nТема: Насос\n{PLAIN}", T)
add("block with attachments row", f"{T}\n\nОт: Сервис Парус <{S}>\nОтправлено: 7 июня 2024 г. 16:05\nКому: Павел Орлов\nТема: Насос\nВложения: акт.pdf\n\n{PLAIN}", T)
add("block with bcc", f"{E}\n\nFrom: Parus <{S}>\nSent: 07 June 2024 16:05\nTo: Pavel Orlov <{P}>\nCc: Anna\nBcc: Oleg\nSubject: Pump\n\n{PLAINE}", E)
add("block in pipe table", f"{E}\n\n| From: | Parus <{S}> |\n| Sent: | 07 June 2024 16:05 |\n| To: | Pavel |\n| Subject: | Pump |\n\n{PLAINE}", E)
add("block of markdown bold without blanks", f"{E}\n\n**From:**Parus <{S}>\n**Date:**Friday, June 7, 2024 4:05 PM\n**To:**Pavel\n**Subject:**Pump\n\n{PLAINE}", E)
add("block capital names", f"{E}\n\nFROM: Parus <{S}>\nSENT: Friday, June 7, 2024 4:05 PM\nTO: Pavel\nSUBJECT: Pump\n\n{PLAINE}", E)
add("block with labels on their own lines", f"{E}\n\nFrom:\nParus <{S}>\nSent:\nFriday, June 7, 2024 4:05 PM\nTo:\nPavel\nSubject:\nPump\n\n{PLAINE}", E)
add("block from and subject ru", f"{T}\n\nОт: Сервис <{S}>\nТема: Насос\n\n{PLAIN}", T)
add("block with quotes around", f"{E}\n\nFrom: \"Parus Service\" <{S}>\nTo: \"Pavel Orlov\" <{P}>\nSent: 07/06/2024 16:05:10\nSubject: Re: Pump\n\n{PLAINE}", E)
add("original ru in equals", f"{T}\n\n===== Исходное сообщение =====\n{PLAIN}", T)
add("original ru letter with headers after blank", f"{T}\n\n--------- Исходное письмо ---------\n\nОт: Сервис <{S}>\nДата: 07.06.2024 16:05\n\n{PLAIN}", T)
add("original bilingual", f"{T}\n\n-----Original Message-----\nОт: Сервис [mailto:{S}] \nОтправлено: 7 июня 2024 г. 16:05\nКому: Павел\nТема: Насос\n\n{PLAIN}", T)
add("original message in tildes", f"{E}\n\n~~~~~ Original Message ~~~~~\n{PLAINE}", E)
add("original with tab", f"{E}\n\n\t-----Original Message-----\n\tFrom:\tParus\n\tSent:\tFri 6/7/2024 4:05 PM\n\tTo:\tPavel\n\tCc:\t\n\tSubject:\tPump\n\n\t{PLAINE}", E)
add("nl original", f"Hij kwam.\n\n-------- Oorspronkelijk bericht --------\nVan: Parus <{S}>\nDatum: 07-06-2024 16:05 (GMT+01:00)\nAan: {P}\nOnderwerp: pomp\n\n{PLAINE}", "Hij kwam.")
add("sk original", f"Bol.\n\n-------- Pôvodná správa --------\nOd: Parus <{S}>\nDátum: 7. 6. 2024 16:05 (GMT+01:00)\nKomu: {P}\nPredmet: čerpadlo\n\n{PLAINE}", "Bol.")
add("sr original", f"Дошао.\n\n-------- Оригинална порука --------\nОд: Parus <{S}>\nДатум: 7.6.2024. 16:05 (GMT+01:00)\nЗа: {P}\nТема: пумпа\n\n{PLAINE}", "Дошао.")
add("lt original", f"Buvo.\n\n-------- Pradinis laiškas --------\nNuo: Parus <{S}>\nData: 2024-06-07 16:05 (GMT+02:00)\nKam: {P}\nTema: siurblys\n\n{PLAINE}", "Buvo.")
add("ka block", f"მოვიდა.\n\n---------- Forwarded message ---------\nვისგან: Parus <{S}>\nDate: პარ, 7 ივნ. 2024, 16:05\nSubject: pump\nTo: <{P}>\n\n{PLAINE}", "მოვიდა.")

# -- reply above
add("zendesk de", "Er war da.\n\n##- Bitte geben Sie Ihre Antwort über dieser Zeile ein. -##\n\nIhre Anfrage\n", "Er war da.")
add("zendesk fr", "Il est venu.\n\n##- Veuillez saisir votre réponse au-dessus de cette ligne -##\n\nVotre demande\n", "Il est venu.")
add("zendesk es", "Vino.\n\n##- Por favor, escriba su respuesta por encima de esta línea -##\n\nSu solicitud\n", "Vino.")
add("zendesk ru", f"{T}\n\n##- Введите ответ над этой строкой. -##\n\nВаш запрос\n", T)
add("omnidesk", f"{T}\n\n------ Не удаляйте строку ниже: ответ должен быть выше этой строки ------\n\nОбращение 12\n", T)
add("helpscout", f"{E}\n\n## In replies all text above this line is added to the ticket ##\n\nTicket 12\n", E)
add("helpdesk eddy", f"{T}\n\n*** Пожалуйста, введите свой ответ выше этой линии ***\n\nЗаявка 12\n", T)
add("basecamp", f"{E}\n\n--\nWrite ABOVE THIS LINE to post a reply or view this on Basecamp\n\nold\n", E)

# -- signatures
add("yours with title and links", f"{E}\n\nKind regards,\n\nPavel Orlov\nChief Engineer\n\nKolos Mill | Mill Lane 2, Dover CT16\nM: +44 7700 900123 | E: pavel.orlov@kolos.example | W: www.kolos.example\n\n[cid:image001.png@01DAB8E5.7F4D1E30]", E)
add("signature html links", f"{E}\n\nBest regards\nPavel\n<https://kolos.example/>  <https://facebook.example/kolos>  <https://x.example/kolos>", E)
add("ru signature with social", f"{T}\n\nС уважением,\nПавел Орлов\nглавный инженер АО «Колос»\nМы ВКонтакте: https://vk.com/kolos\nТелеграм: @kolos", T)
add("ru sign off with name before", f"{T}\n\nПавел Орлов, с уважением.", T + "\n\nПавел Орлов, с уважением.")
add("s uvazheniem i nadezhdoy", f"{T}\n\nС уважением и надеждой на скорый ответ,\nПавел", T)
add("spasibo, s uvazheniem lower", f"{T}\n\nспасибо.\nс уважением павел", f"{T}\n\nспасибо.")
add("s ul", f"{T}\n\nС искренним уважением\nПавел Орлов\nг. Тверь", T)
add("s druzheskim privetom", f"{T}\n\nС дружеским приветом,\nПавел", T)
add("iskrenne vash", f"{T}\n\nИскренне Ваш,\nПавел Орлов", T)
add("dashes then sign off", f"{T}\n\n---\nС уважением,\nОрлов Павел Сергеевич\nтел. 8-900-000-00-00\n", T)
add("underscores then name", f"{T}\n\n___________\nПавел Орлов\nКолос\n", T)
add("long rule and company", f"{E}\n\n----------------------------------------\nPavel Orlov\nKolos Mill Ltd.\nhttps://kolos.example\n", E)
add("minus name", f"{E}\n\n- Pavel", E)
add("tilde name", f"{E}\n\n~Pavel", E)
add("slash name", f"{E}\n\n/Pavel", E)
add("best one word", f"{E}\n\nBest\nPavel", E)
add("take care", f"{E}\n\nTake care,\nPavel", E)
add("rgds", f"{E}\n\nRgds,\nPO", E)
add("thank you and best regards", f"{E}\n\nThank you and best regards,\nPavel", E)
add("thanks best", f"{E}\n\nThanks & regards,\nPavel Orlov", E)
add("sincerely yours", f"{E}\n\nSincerely yours,\nPavel", E)
add("lg", "Er war da.\n\nLG Pavel", "Er war da.")
add("gruss aus", "Er war da.\n\nViele Grüße aus Hamburg\nPavel", "Er war da.")
add("bonne journee", "Il est venu.\n\nBonne journée,\nPavel", "Il est venu.")
add("s pozdravem phone", "Byl tu.\n\nS pozdravem\n\nPavel Orlov\ntel.: +420 600 000 000", "Byl tu.")
add("pozdrawiam one line", "Był.\n\nPozdrawiam, Paweł", "Był.")
add("z wyrazami", "Był.\n\nZ wyrazami szacunku\nPaweł Orłow", "Był.")
add("vriendelijke groet", "Hij kwam.\n\nMet vriendelijke groet,\n\nPavel", "Hij kwam.")
add("uk shchyro", "Був.\n\nЩиро ваш,\nПавло", "Був.")
add("disclaimer uk", "Був.\n\nЦе повідомлення та будь-які вкладення є конфіденційними і призначені лише для адресата.", "Був.")
add("disclaimer es", "Vino.\n\nEste mensaje y sus archivos adjuntos son confidenciales y se dirigen exclusivamente a su destinatario.", "Vino.")
add("disclaimer it", "È venuto.\n\nLe informazioni contenute in questo messaggio sono riservate e destinate esclusivamente al destinatario.", "È venuto.")
add("disclaimer pl", "Był.\n\nTreść tej wiadomości jest poufna i przeznaczona wyłącznie dla adresata.", "Był.")
add("disclaimer ru oferta", f"{T}\n\nС уважением,\nПавел\n\nДанное письмо не является офертой или акцептом оферты и не влечёт юридических последствий.", T)
add("disclaimer ru nds", f"{T}\n\nНастоящее электронное письмо содержит сведения, составляющие коммерческую тайну. Если Вы не являетесь надлежащим получателем, просим уничтожить его.", T)
add("tree ru", f"{T}\n\nПожалуйста, подумайте об окружающей среде, прежде чем распечатывать это письмо.", T)
add("tree en", f"{E}\n\nP Please consider the environment before printing this email.", E)
add("kaspersky en", f"{E}\n\n-- \nThis message has been scanned for viruses by Kaspersky.", E)
add("mailscanner", f"{E}\n\n-- \nThis message has been scanned for viruses and\ndangerous content by MailScanner, and is\nbelieved to be clean.", E)
add("avg", f"{E}\n\n-----\nNo virus found in this message.\nChecked by AVG - www.avg.example\nVersion: 2016.0.7998 / Virus Database: 4776/14000 - Release Date: 06/07/24", E)
add("discourse list", f"{E}\n\n---\n[Visit Topic](https://forum.example/t/1) or reply to this email to respond.\nTo unsubscribe from these emails, click here.", E)
add("github list", f"{E}\n\n—\nReply to this email directly, view it on GitHub, or unsubscribe.\nYou are receiving this because you were mentioned.", E)
add("groups.io", f"{E}\n\n-=-=-=-=-=-=-=-=-=-=-=-\nGroups.io Links: You receive all messages sent to this group.\nView/Reply Online (#12): https://groups.example/g/12\n-=-=-=-=-=-=-=-=-=-=-=-", E)
add("listserv", f"{E}\n\n########################################################################\n\nTo unsubscribe from the PUMPS list, click the following link:\nhttps://lists.example/scripts?SUBED1=PUMPS", E)
add("phone then quote bottom", f"{E}\n\nSent from my Galaxy\n\n{ON}\n\n{QE}\n\nParus\n", E)
for i, (own, line) in enumerate([
    (T, "Отправлено с iPhone Павла"), (T, "Отправлено с айфона"), (T, "Отправлено с Android-устройства"), (T, "Отправлено из приложения Яндекс Почта"), (T, "Отправлено с Xiaomi"), (T, "Отправлено с HONOR 10"),
    (T, "Отправлено с помощью Mail.ru"), (T, "Послано с моего телефона"), (T, "-- \nОтправлено из мобильного приложения Яндекс.Почты"), (T, "Отправлено с Samsung"), (T, "Отправлено при помощи Thunderbird"),
    (T, "Скачать Outlook для Android: https://aka.ms/AAb9ysg"), (T, "Это письмо отправлено с мобильного устройства"), (T, "Отправлено с realme 8"), (E, "Sent from my Pixel 8 Pro"), (E, "Sent from my phone, please excuse brevity."), (E, "Typed on a tiny keyboard. Sent from my iPhone"),
    (E, "Sent from Gmail Mobile"), (E, "Sent from Outlook"), (E, "Sent from my Nokia phone"), (E, "Sent from Workspace ONE Boxer"), (E, "Sent via BlackBerry by AT&T"), (E, "Sent from Proton Mail Android"), (E, "Sent using Zoho Mail"), (E, "Sent from Mailspring (https://getmailspring.com/), the best free email app for work"),
    ("Був.", "Надіслано з мобільного телефону"), ("Er war da.", "Gesendet mit der GMX iPhone App"), ("Er war da.", "Von meinem Huawei-Mobiltelefon gesendet"), ("Il est venu.", "Envoyé à partir de Outlook pour Android"), ("Vino.", "Enviado desde Yahoo Mail para Android"), ("È venuto.", "Inviato da Libero Mail per Android"), ("Kom.", "Skickat från Outlook för iOS"), ("Був.", "Відправлено з телефону Redmi"),
]):
    add(f"phone {i} {line[-18:]}", f"{own}\n\n{line}", own)

# -- places
add("inline with initials and sig", f"Здравствуйте!\n\n{YA}\n> Мастер был?\n\nБыл.\n\n> Насос работает?\n\nШумит.\n\n> С уважением,\n> Парус\n\n-- \nПавел", "Здравствуйте!\n\n> Мастер был?\n\nБыл.\n\n> Насос работает?\n\nШумит.")
add("inline three levels", f"{ON}\n> > Where is the pump?\n> In the cellar.\nNo, in the shed.\n", "No, in the shed.")
add("bottom post long quote", f"{ON}\n" + "".join(f"> line {n} of the letter\n" for n in range(40)) + f"\n{E}\n\n-- \nPavel", E)
add("answer between a top and a quote of header block", f"{T}\n\n> От: Сервис <{S}>\n> Отправлено: 7 июня 2024 г. 16:05\n> Кому: Павел\n> Тема: Насос\n>\n> Мастер был?\n", T)
add("quote with a gap and signature below", f"{T}\n\n{RUA}\n\n> Здравствуйте!\n\n> Мастер был?\n\n\n-- \nПавел\n", T)
add("two replies above each other", f"{E}\n\n{ON}\n\n> Hello\n>\n> On Thu, Jun 6, 2024 at 9:00 AM Pavel <{P}> wrote:\n>\n>> The pump is noisy.\n>>\n>> On Wed, Jun 5, 2024 Parus wrote:\n>>> How is the pump?\n", E)
add("mbox from", "The parcel left on Monday.\n>From Moscow it takes three days.\nWhere is it?", "The parcel left on Monday.\n>From Moscow it takes three days.\nWhere is it?")
add("answers in brackets below header", f"Ответы ниже.\n\nОт: Сервис <{S}>\nОтправлено: 7 июня 2024 г. 16:05\nКому: Павел\nТема: Насос\n\nМастер был? [Павел: да]\n", "Ответы ниже.")
add("image placeholder stays", f"{E}\n\n[image: pump.png]\n\n{ON}\n\n{QE}", f"{E}\n\n[image: pump.png]")
add("link stays", f"См. https://kolos.example/a?b=c&d=e\n\n{RUA}\n{Q}", "См. https://kolos.example/a?b=c&d=e")
add("numbered answers", f"1. Да\n2. Нет\n3. 7 июня в 16:05\n\n{RUA}\n\n{Q}", "1. Да\n2. Нет\n3. 7 июня в 16:05")
add("ok and name over header", f"Ок.\nПавел\n\nОт: Сервис <{S}>\nОтправлено: 7 июня 2024 г. 16:05\nКому: Павел\nТема: Насос\n\n{PLAIN}", "Ок.\nПавел")
add("empty above header", f"\n\nОт: Сервис <{S}>\nОтправлено: 7 июня 2024 г. 16:05\nКому: Павел\nТема: Насос\n\n{PLAIN}", "")
add("only phone footer above quote", f"Отправлено с iPhone\n\n> 7 июня 2024 г., в 16:05, Сервис <{S}> написал(а):\n> \n> Мастер был?\n", "")
add("only a signature above quote", f"-- \nПавел\n\n{RUA}\n{Q}", "")

# -- lookalikes
same("v pisme pishete", "В письме от 5 июня вы пишете: «насос исправен». Это неправда.\nПришлите мастера ещё раз.")
same("manager wrote me", "Ваш менеджер Олег 07.06.2024 в 16:05 написал мне: «приедем завтра».\nНикто не приехал.")
same("they wrote, list", "Вот что мне ответили:\n1) ждать,\n2) писать: service@parus.example\n3) звонить.")
same("log with gt", "Вывод:\n$ pump --status\n> noise: 80 dB\n$ pump --stop\n> ok\nЧто это значит?")
same("math", "x > 5\ny < 3\nОтвет: 4")
same("table of tariffs", "От: 100 руб.\nДо: 500 руб.\nСрок: 3 дня\nВерно?")
same("schedule", "Пн: 9:00-18:00\nВт: 9:00-18:00\nСр: выходной\nВ это время можно приехать.")
same("letter with subject line", "Тема: возврат денег\n\nПрошу вернуть 500 руб. за насос.")
same("from me to you", "From: me\nTo: you\nWith love :)")
same("quote of a law", "Статья 18 гласит:\n«Потребитель вправе потребовать замены».\nТребую замены.")
same("starts with dashes", "--- срочно ---\nНасос залил подвал!")
same("poem", "Насос шумит,\nвода бежит,\nа мастер спит.\n\nКогда проснётся?")
same("stars around", "*Важно*\nНасос шумит.\n*Очень*")
same("on the phone", "On the phone on 7 June 2024 at 16:05 your colleague told me:\nwait a week.\nI waited two.")
same("hello wrote prose en", "As Anna wrote: it is under warranty.\nPlease replace it.")
same("regards inside", "With regards to the pump: it is noisy.\nPlease send somebody.")
same("regarding", "Regarding order 12: cancel it.")
same("best wishes to team first line", "С наилучшими пожеланиями вашему мастеру! А теперь о насосе: он шумит, и сильно. Приезжайте, пожалуйста, ещё раз.")
same("cheers as thanks", "Cheers, that worked!")
same("thanks sentence", "Thanks, but the pump is still noisy.")
same("confident", "Это конфиденциально? Кто видит мой адрес?")
same("outlook question", "Как настроить Outlook для iOS?")
same("sent from app question", "Письмо отправлено из приложения вчера, ответа нет. Почему?")
same("dashes in a table", "Насос  | 1\n-------|---\nШланг  | 2\nЭто всё, что пришло.")
same("signature word delim inside", "Вариант 1:\nзамена\n--\nВариант 2:\nвозврат\n\nКакой быстрее?")
same("virus talk", "Ваш сайт без вирусов? Антивирус ругается.")
same("multi paragraph with rule of underscores", "Модель: П-5\n__________\nСерийный номер: 123\n__________\nНасос шумит, пришлите мастера, пожалуйста.")
same("thanks dot name", "Спасибо.\nПавел")
same("no punctuation", "ок")
same("multiline emoji", "🙏🙏🙏\n👍")
