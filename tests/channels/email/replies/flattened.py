"""Mails whose lines a program threw away: the person's words, and behind them in the same line what introduces the quote; and what a
person writes alike.
"""

# ruff: noqa: E501 a table of mails: one case is one line

E = "desk@kettles.example"

# (what, the person's words, what follows them)
FLATTENED: list[tuple[str, str, str]] = [
    ("flat ru gmail","Спасибо, всё пришло.",f" вт, 5 мар. 2024 г. в 10:11, Поддержка <{E}>: > Пришло ли всё? > Ирина"),
    ("flat ru gmail nl","Спасибо, всё пришло.",f" вт, 5 мар. 2024 г. в 10:11, Поддержка <{E}>:\n> Пришло ли всё?\n> Ирина"),
    ("flat en gmail","Thanks, all is here.",f" On Tue, Mar 5, 2024 at 10:11 AM Desk <{E}> wrote: > Has it come? > Regards"),
    ("flat en no mark","Thanks, all is here.",f" On Tue, Mar 5, 2024 at 10:11 AM Desk <{E}> wrote: Has it come? Regards"),
    ("flat outlook en","OK, thanks.",f" From: Desk <{E}> Sent: Tuesday, March 5, 2024 10:11 AM To: Pia Subject: Lid Does it fit?"),
    ("flat outlook ru","Да, подошла.",f" От: Поддержка <{E}> Отправлено: 5 марта 2024 г. 10:11 Кому: Пия Тема: Крышка Подошла?"),
    ("flat ios","Yes, it fits.",f" Sent from my iPhone On 5 Mar 2024, at 10:11, Desk <{E}> wrote: Does it fit?"),
    ("flat ios ru","Да, подошла.",f" Отправлено с iPhone 5 марта 2024 г., в 10:11, Поддержка <{E}> написал(а): Подошла?"),
    ("flat de","Ja, passt.",f" Am 05.03.2024 um 10:11 schrieb Desk <{E}>: > Passt er?"),
    ("flat de gmail","Ja, passt.",f" Am Di., 5. März 2024 um 10:11 Uhr schrieb Desk <{E}>: > Passt er?"),
    ("flat fr","Oui, merci.",f" Le mar. 5 mars 2024 à 10:11, Desk <{E}> a écrit : > Est-ce bon ?"),
    ("flat es","Sí, gracias.",f" El mar, 5 mar 2024 a las 10:11, Desk (<{E}>) escribió: > ¿Encaja?"),
    ("flat it","Sì, grazie.",f" Il giorno mar 5 mar 2024 alle ore 10:11 Desk <{E}> ha scritto: > Va bene?"),
    ("flat original en","Yes, it fits.",f" -----Original Message----- From: Desk <{E}> Sent: Tuesday, March 5, 2024 10:11 AM To: Pia Subject: Lid Does it fit?"),
    ("flat original ru","Да, подошла.",f" -----Исходное сообщение----- От: Поддержка <{E}> Отправлено: 5 марта 2024 г. 10:11 Кому: Пия Тема: Крышка Подошла?"),
    ("flat yandex","Да, подошла.",f" 05.03.2024, 10:11, \"Поддержка\" <{E}>: Подошла?"),
    ("flat mail.ru","Да, подошла.",f" Вторник, 5 марта 2024, 10:11 +03:00 от Поддержка <{E}>: Подошла?"),
    ("attr end of line ru","Да, подошла.",f"\n\n-- \nИнна вт, 5 мар. 2024 г. в 10:11, Поддержка <{E}>:\n> Подошла?"),
    ("glued yahoo","Two lids.",f" On Tuesday, March 5, 2024 at 10:11:12 AM GMT+1, Desk <{E}> wrote:  How many?"),
    ("glued nl","Ja, past.",f" Op di 5 mrt 2024 om 10:11 schreef Desk <{E}>: > Past het?"),
    ("glued pl","Tak, pasuje.",f" wt., 5 mar 2024 o 10:11 Desk <{E}> napisał(a): > Pasuje?"),
    ("glued uk","Так, підійшла.",f" вт, 5 бер. 2024 р. о 10:11 Підтримка <{E}> пише: > Підійшла?"),
    ("glued pt","Sim, serve.",f" Em ter., 5 de mar. de 2024 às 10:11, Desk <{E}> escreveu: > Serve?"),
    ("newline then inline quote","Да, подошла.",f"\nвт, 5 мар. 2024 г. в 10:11, Поддержка <{E}>: > Подошла?"),
    ("newline then inline quote en","Yes, it fits.",f"\nOn Tue, Mar 5, 2024 at 10:11 AM Desk <{E}> wrote: > Does it fit?"),
    ("newline then inline body de","Ja, passt.",f"\nAm 05.03.2024 um 10:11 schrieb Desk <{E}>: Passt er?"),
    ("newline then inline body ru","Да, подошла.",f"\n5 марта 2024 г., в 10:11, Поддержка <{E}> написал(а): Подошла?"),
    ("newline inline fr","Oui, merci.",f"\nLe mar. 5 mars 2024 à 10:11, Desk <{E}> a écrit : Est-ce bon ?"),
    ("newline inline yandex","Да, подошла.",f"\n05.03.2024, 10:11, \"Поддержка\" <{E}>: Подошла?"),
]  # fmt: skip

WHOLE = [
    'Ваше письмо: вт, 5 мар. 2024 г. в 10:11 я писала на <desk@kettles.example>: ответа нет.',
    'From: Hamburg To: Lyon Date: 5 March Weight: 2 kg',
    'I wrote on Tue, Mar 5, 2024 at 10:11 AM to desk@kettles.example: where is it?',
    'Am 05.03.2024 um 10:11 schrieb ich an desk@kettles.example: wo ist er?',
    '05.03.2024, 10:11, я звонила вам: никто не ответил.',
    "Le 5 mars à 10:11 votre collègue m'a écrit : c'est gratuit.",
    'Письмо от Поддержка <desk@kettles.example>: пришло пустым.',
    'Contact: Desk <desk@kettles.example>: no answer since 5 March 2024 10:11.',
    'Он написал(а) 5 марта в 10:11: ждите.',
    'Здравствуйте. 05.03.2024 в 10:11 я отправила письмо на Поддержка <desk@kettles.example>: ответа нет.',
    'Добрый день. Вот что пришло 5 марта 2024 в 10:11 от Поддержка <desk@kettles.example>: пустое письмо без темы.',
    'Hello. On 5 March 2024 at 10:11 I sent a mail to Desk <desk@kettles.example>: no answer.',
    'Contacts of ours. Anna <anna@mail.example>: sales. Tom <tom@mail.example>: stock.',
    'Hi. Meeting 05.03.2024 10:11, guests Anna <anna@mail.example>: yes, Tom <tom@mail.example>: no.',
    'Please add. From: Anna <anna@mail.example> To: Tom <tom@mail.example> the filter fails.',
    'Не понял. Фильтр: От: Анна <anna@mail.example> Кому: Том. Не работает.',
    'Log: 2024-03-05 10:11:12 smtp <desk@kettles.example>: 550 no such user. What is it?',
    'Error. 2024-03-05 10:11:12 to=<desk@kettles.example>: relay denied',
    'Ошибка. 05.03.2024 10:11:12 отправка <desk@kettles.example>: отказано',
    '1. 05.03.2024 10:11 <desk@kettles.example>: доставлено\n2. 05.03.2024 10:15 <desk@kettles.example>: отказ',
    'On 5 March 2024 your colleague Anna (anna@kettles.example) wrote: the lid is free. Today I paid.',
]  # fmt: skip
