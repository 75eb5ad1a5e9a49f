"""Replies of the West: introductions without a time or a prefix, threads, footers, disclaimers, banners, and what only looks so."""

# ruff: noqa: E501 a table of mails: one case is one line, however long the mail

A = "hello@lantern.example"
ME = "nora.quinn@harbor.example"
E = "The lamp flickers, please advise."
B = "Hello Nora,\n\nhave you tried another bulb?\n\nLantern Support\n"
Q = "> Hello Nora,\n>\n> have you tried another bulb?\n>\n> Lantern Support\n"
H = f"From: Lantern Support <{A}>\nSent: Monday, 9 September 2024 14:22\nTo: Nora Quinn <{ME}>\nSubject: RE: Lamp"
GE = f"On Mon, Sep 9, 2024 at 2:22 PM Lantern Support <{A}> wrote:"

CASES: list[tuple[str, str, str]] = []


def add(what: str, text: str, own: str) -> None:
    CASES.append((what, text, own))


def same(what: str, text: str) -> None:
    add(what, text, text)


# fmt: off
# no time, unprefixed
for i, (own, intro) in enumerate([("Ja.", f"Am 09.09.2024 schrieb Lantern <{A}>:"), ("Oui.", f"Le 9 septembre 2024, Lantern <{A}> a écrit :"), ("Ja.", f"Op 9 sep. 2024 heeft Lantern <{A}> het volgende geschreven:"), ("Sí.", f"El 9 de septiembre de 2024, Lantern <{A}> escribió:"), ("Sì.", f"Il 9 settembre 2024, Lantern <{A}> ha scritto:"), ("Sim.", f"Em 9 de setembro de 2024, Lantern <{A}> escreveu:"), (E, f"On 9 September 2024, Lantern <{A}> wrote:"), ("Tak.", f"Dnia 9 września 2024 Lantern <{A}> napisał(a):"), ("Ano.", f"Dne 9. září 2024 Lantern <{A}> napsal(a):"), ("Ja.", f"Den 9 september 2024 skrev Lantern <{A}>:"),
    (E, "On 2024-09-09 14:22, Lantern Support wrote:"), (E, "On 09/09/2024 14:22, Lantern Support wrote:"), (E, "On Mon, 9 Sep 2024, Lantern Support wrote:"), ("Ja.", "Am 09.09.2024 um 14:22 schrieb Lantern Support:"), ("Oui.", "Le 09/09/2024 à 14:22, Lantern Support a écrit :"), ("Sí.", "El 9/9/24 a las 14:22, Lantern Support escribió:"), ("Sì.", "Il 09/09/2024 14:22, Lantern Support ha scritto:"), ("Ja.", "Op 09-09-2024 om 14:22 schreef Lantern Support:"), ("Tak.", "W dniu 9.09.2024 o 14:22, Lantern Support pisze:"), ("Sim.", "Em 09/09/2024 14:22, Lantern Support escreveu:"), ("Ja.", "Den 09.09.2024 14:22, skrev Lantern Support:")]):
    add(f"unprefixed {i}", f"{own}\n\n{intro}\n\n{B}", own)
    add(f"prefixed {i}", f"{own}\n\n{intro}\n{Q}", own)
# threads
add("thread 1", f"{E}\n\nNora\n\n{H}\n\n{B}\n\nFrom: Nora Quinn\nSent: Friday, 6 September 2024 10:00\nTo: Lantern\nSubject: Lamp\n\nIt flickers.\n", f"{E}\n\nNora")
add("thread 2 [EXTERNAL]", f"{E}\n\n{H.replace('RE: Lamp', 'RE: [EXTERNAL] Lamp')}\n\nCAUTION: This email originated from outside.\n\n{B}", E)
add("thread 3 on behalf", f"{E}\n\nFrom: Lantern Support <{A}> On Behalf Of Otto Lind\nSent: Monday, September 9, 2024 2:22 PM\nTo: Nora\nCc: Bob\nSubject: RE: Lamp\n\n{B}", E)
add("thread 4 mixed lang", f"{E}\n\nVon: Lantern Support <{A}>\nGesendet: Montag, 9. September 2024 14:22\nAn: Nora Quinn\nBetreff: Re: Lamp\n\n{B}", E)
add("thread 5 gmail over outlook", f"{E}\n\n{GE}\n\n> Hello\n>\n> *From:* Nora Quinn <{ME}>\n> *Sent:* Friday, September 6, 2024 10:00 AM\n> *To:* Lantern\n> *Subject:* Lamp\n>\n> It flickers.\n", E)
add("thread 6 apple in outlook", f"{E}\n\nSent from my iPhone\n\nOn 9 Sep 2024, at 14:22, Lantern Support <{A}> wrote:\n\n\ufeff\nHello Nora,\n\n{H}\n\nolder\n", E)
add("thread 7 wrote below list", f"1. yes\n2. no\n\nOn Mon, Sep 9, 2024 at 2:22 PM Lantern Support <\n{A}> wrote:\n\n{Q}", "1. yes\n2. no")
add("thread 8 two attributions in a row", f"{E}\n\n{GE}\n\n> {GE}\n>\n>> older\n", E)
add("thread 9 mobile top + desktop sig", f"{E}\n\nGet Outlook for iOS<https://aka.ms/o0ukef>\n________________________________\n{H}\n\n{B}\n\nKind regards\nOtto\n", E)
# inline
add("inline 1", f"Hi Otto,\n\nsee below.\n\n{GE}\n\n> have you tried another bulb?\n\nYes.\n\n> what is the serial number?\n\nLN-22.\n\nThanks,\nNora", "Hi Otto,\n\nsee below.\n\n> have you tried another bulb?\n\nYes.\n\n> what is the serial number?\n\nLN-22.\n\nThanks,\nNora")
add("inline 2", "On 09.09.2024 14:22, Lantern wrote:\n> 1) bulb?\nyes\n> 2) serial?\nLN-22\n>\n> Regards\n> Otto\n", "> 1) bulb?\nyes\n> 2) serial?\nLN-22")
add("inline 3 nested", f"{GE}\n>> It flickers.\n> Which bulb?\n\nThe one that came with it.\n\n-- \nNora", "The one that came with it.")
add("inline 4 no intro", "> Which bulb?\nThe one that came with it.\n\n> Since when?\nYesterday.\n\nBest,\nNora", "> Which bulb?\nThe one that came with it.\n\n> Since when?\nYesterday.")
add("inline 5 outlook", f"Please see my answers in line.\n\nNora\n\n{H}\n\nHello Nora,\n\nhave you tried another bulb? [Nora Quinn] Yes\n", "Please see my answers in line.\n\nNora")
add("q and a", "Q: Which bulb?\nA: The one that came with it.\nQ: Since when?\nA: Yesterday.", "Q: Which bulb?\nA: The one that came with it.\nQ: Since when?\nA: Yesterday.")
# footers
for i, f in enumerate(["Sent from my iPhone 15 Pro", "Sent from my iPad Air", "Sent from my Samsung Galaxy S24 Ultra", "Sent from Outlook for Android", "Sent from Outlook for Mac", "Sent from Mail for Windows 11", "Sent via the Samsung Galaxy S10, an AT&T 5G smartphone", "Sent from the all new AOL app for iOS", "Sent from my Windows 10 phone", "Sent from Samsung tablet", "Sent from TypeApp", "Sent from BlueMail", "Sent from Spike", "Sent with Mailtrack", "Sent with Unibox", "Sent from Canary (https://canarymail.io)", "Sent from Thunderbird Mobile", "Sent from FairEmail", "Sent from my mobile device. Please excuse any typos.", "Please excuse my brevity, sent from my phone.", "Sent from mobile, sorry for typos", "Sent with K-9 Mail for Android. Please excuse my brevity.", "Sent from my Android device with K-9 Mail. Please excuse my brevity.", "-- \nSent from my Android device with K-9 Mail. Please excuse my brevity.", "Sent from Xfinity Connect App", "Sent from my BlackBerry - the most secure mobile device", "Sent from my T-Mobile 5G Device", "Get Outlook for Mac <https://aka.ms/GetOutlookForMac>", "Download Yahoo Mail for iPhone", "Yahoo Mail: Search, Organize, Conquer", "Sent from Polymail", "Sent from Front", "Sent via Shortwave", "Sent with Shortwave (https://www.shortwave.com?utm=1)", "Sent from Proton Mail for Android.", "Sent with Proton Mail secure email.", "Sent securely from Tutanota.", "Sent from eM Client | www.emclient.com", "Sent from my vivo", "Enviado desde mi Huawei", "Envoyé de mon Galaxy", "Von meinem Xiaomi-Gerät gesendet", "Gesendet von meinem Fairphone", "Gesendet mit Spark", "Sent from a computer"]):
    add(f"foot {i} {f[-16:]}", f"{E}\n\n{f}", E)
# disclaimers & banners
add("disc 1", f"{E}\n\nIMPORTANT: The contents of this email and any attachments are confidential. They are intended for the named recipient(s) only. If you have received this email by mistake, please notify the sender immediately.", E)
add("disc 2", f"{E}\n\nNora Quinn\nHarbor Ltd\n\nHarbor Ltd is registered in England and Wales with number 01234567. This email is intended only for the addressee and may contain privileged information.", f"{E}\n\nNora Quinn\nHarbor Ltd")
add("disc 3", f"{E}\n\n***********************************************************\nThis email and any files transmitted with it are confidential and intended solely for the use of the individual or entity to whom they are addressed.\n***********************************************************", E)
add("disc 4", f"{E}\n\n[http://harbor.example/logo.png]\n\nThis e-mail may contain confidential information.", f"{E}\n\n[http://harbor.example/logo.png]")
add("disc 5 de", "Ja.\n\nDiese Nachricht ist vertraulich. Sollten Sie nicht der vorgesehene Empfänger sein, so bitten wir höflich um eine Mitteilung.", "Ja.")
add("disc 6 nl", "Ja.\n\nDe informatie in dit e-mailbericht is vertrouwelijk en uitsluitend bestemd voor de geadresseerde.", "Ja.")
add("disc 7 pt", "Sim.\n\nEsta mensagem, incluindo seus anexos, pode conter informações confidenciais e privilegiadas.", "Sim.")
add("disc 8 sv", "Ja.\n\nDetta meddelande är konfidentiellt och endast avsett för mottagaren.", "Ja.")
add("disc 9 cs", "Ano.\n\nTato zpráva a její přílohy jsou důvěrné a určené pouze adresátovi.", "Ano.")
add("disc 10 tr", "Evet.\n\nBu e-posta ve ekleri gizlidir ve yalnızca alıcısına yöneliktir.", "Evet.")
add("banner 1", f"This Message Is From an External Sender\nThis message came from outside your organization.\n\n{E}", E)
add("banner 2", f"EXTERNAL EMAIL: Do not click links or open attachments unless you recognize the sender.\n\n{E}", E)
add("banner 3", f"[EXTERNAL]\n\n{E}", E)
add("privacy policy", f"{E}\n\nRead our privacy policy at https://harbor.example/privacy", f"{E}\n\nRead our privacy policy at https://harbor.example/privacy")
# look-alikes
same("la1", "On page 3 of the manual, at 2:22, Lantern wrote:\nnever touch the bulb. I touched it.")
same("la2", "As you wrote on 9 September: the lamp is fine.\nIt is not.")
same("la3", "The invoice says:\nFrom: 1 September\nTo: 30 September\nTotal: 20 EUR\nIs it right?")
same("la4", "To: whom it may concern\n\nThe lamp flickers.")
same("la5", "Subject: lamp\n\nIt flickers.")
same("la6", "Dear Lantern,\n\nBest regards from Dover! The lamp flickers since Monday. What shall I do about it?")
same("la7", "Cheers for the quick answer. It still flickers.")
same("la8", "Kind of you to ask. Regards the bulb: same problem.")
same("la9", "Options:\na) refund\nb) repair\n--\nI prefer a. Is it possible?")
same("la10", "Error log:\n----------\n12:00 flicker\n12:01 flicker\n----------\nWhat does it mean?")
same("la11", "Sent from Dover, received in Calais.\nThat took a week.")
same("la12", "Is this e-mail confidential? I would rather not have it forwarded.")
same("la13", "I will forward the original message:\nyou will get it in a minute.")
same("la14", "Thanks\n\nNora")
same("la15", "Thank you very much for your help, the lamp works now!")
same("la16", "Yes\n\nNo\n\nMaybe")
same("la17", "My address:\nNora Quinn\n2 Mill Lane\nDover CT16 1AA\nUK")
same("la18", "Call me: +44 1632 960001")
same("la19", "> 3 lamps\n< 2 bulbs\n= 5 items")
same("la20", "It costs < 5 and > 3 euros")
for bar in "|:│┃»}":
    add(f"prefix {bar}", f"{E}\n\n{GE}\n\n{bar} Hello Nora\n{bar} another bulb?\n", E)
    add(f"prefix {bar}, answer below", f"{GE}\n\n{bar} Hello Nora\n{bar} another bulb?\n\n{E}\n", E)

# forwards, introductions and copied fields of further programs
QUARRY = "post@quarry.example"
LEV = "lev@dune.example"
CRACKED = "The stone is cracked."
CRACKED_RU = "Камень треснул."
WHICH = "Hello Lev,\n\nwhich stone?\n\nQuarry\n"
WHICH_QUOTED = "> Hello Lev,\n> which stone?\n"
COPIED = f"From: Quarry <{QUARRY}>\nDate: Mon, 7 Oct 2024 10:10:10 +0300\nSubject: Stone\nTo: {LEV}\n"
for i, line in enumerate([f"----- Forwarded message from Quarry <{QUARRY}> -----", "----------  Forwarded Message  ----------", "-------------------- Start of forwarded message --------------------", "---------------------------- Forwarded Message ----------------------------", "------- Forwarded Message", "-------- Forwarded message --------", "---------- Forwarded message ---------", "-------- Начало пересылаемого сообщения --------", "----- Пересланное сообщение от Quarry -----", "---------- Пересланное сообщение ---------", "-------- Переадресованное сообщение --------", "Begin forwarded message:", "Start of forwarded message:", "---- Forwarded message ----"]):
    add(f"forward {i}", f"Look.\n\n{line}\n{COPIED}\n{WHICH}", "Look.")
for i, intro in enumerate([f"On Mon, 7 Oct at 10:10 AM , Quarry <{QUARRY}> wrote:", f"On Mon, 7 Oct 2024 at 10:10 UTC, Quarry <{QUARRY}> wrote:", f"Le lun. 7 oct. 2024 à 10:10, <{QUARRY}> a écrit :", f"On 2024-10-07 at 10:10, Quarry ({QUARRY}) wrote:", "On Monday, October 7, 2024 10:10:10 AM EDT Quarry wrote:", "On 7/10/24 10:10, Quarry wrote:", "On Mon, 7 Oct 2024 10:10:10 +0300, Quarry said:", f"Quarry <{QUARRY}> schreef op 7 oktober 2024 10:10:", "Quarry, 07.10.2024 10:10:", f"Quarry <{QUARRY}> - 07.10.2024 10:10:", "Quarry wrote on Mon, 7 Oct 2024:", "Quarry wrote at 10:10 on 7 October 2024:", "At 10:10 7/10/2024, Quarry wrote:", f"In a message dated 10/7/2024 10:10:10 A.M. Eastern Daylight Time, {QUARRY} writes:", "On Mon, Oct 07, 2024 at 10:10:10AM +0300, Quarry wrote:", f"On October 7, 2024 10:10:10 AM GMT+03:00, Quarry <{QUARRY}> wrote:", f"On Mon 7. Oct 2024 at 10:10, Quarry <{QUARRY}> wrote:", f"{QUARRY} wrote:", f"Quarry ({QUARRY}) wrote on 2024-10-07:", f"Quoting \"Quarry\" <{QUARRY}>:", "On 07.10.2024 10:10 Quarry wrote:", "Op maandag 7 oktober 2024 10:10 schreef Quarry:", f"Mon, 07 Oct 2024 10:10:10 +0300, Quarry <{QUARRY}>:", f"W dniu pon., 7.10.2024 o 10:10 Quarry <{QUARRY}> napisał(a):", f"El lun., 7 oct. 2024 10:10, Quarry <{QUARRY}> escribió:"]):
    add(f"stone intro {i}", f"{CRACKED}\n\n{intro}\n{WHICH_QUOTED}", CRACKED)
for i, b in enumerate([f"________________________________\n\nFrom: Quarry <{QUARRY}>\nSent: Monday, October 7, 2024 10:10\nTo: Lev\nSubject: Stone\n", "From: Quarry\nSent: 07 October 2024 10:10\nTo: 'Lev'\nSubject: Stone\n", f"Von: Quarry\nDatum: Montag, 7. Oktober 2024 um 10:10\nAn: Lev <{LEV}>\nBetreff: Stein\n", f"De : Quarry <{QUARRY}>\nEnvoyé : lundi 7 octobre 2024 10:10\nÀ : Lev\nCc : Marc\nObjet : Pierre\n", f"From: {QUARRY}\nTo: {LEV}\nSubject: Stone\nDate: Mon, 7 Oct 2024 10:10:10 +0300\n", f"From: Quarry [mailto:{QUARRY}]\nSent: Monday, October 07, 2024 10:10 AM\nTo: Lev\nSubject: Stone\nSensitivity: Confidential\n", f"*From: *Quarry <{QUARRY}>\n*Date: *Monday, October 7, 2024 at 10:10 AM\n*To: *Lev <{LEV}>\n*Subject: *Stone\n", f"From: Quarry <{QUARRY}> | Sent: Monday, October 7, 2024 10:10 AM | To: Lev | Subject: Stone\n", f"---------------------------- Original Message ----------------------------\nSubject: Stone\nFrom: \"Quarry\" <{QUARRY}>\nDate: Mon, October 7, 2024 10:10 am\nTo: {LEV}\n--------------------------------------------------------------------------\n", f"--- Original Message ---\nFrom: \"Quarry\" <{QUARRY}>\nSent: October 7, 2024 10:10 AM\nTo: {LEV}\nSubject: Stone\n", "--Original message--\nFrom: Quarry\n", f"----- Original Message ----\nFrom: Quarry <{QUARRY}>\nTo: {LEV}\nSent: Monday, October 7, 2024 10:10:10 AM\nSubject: Stone\n", "======= At 2024-10-07, 10:10:10 you wrote: =======\n", f"От: Quarry <{QUARRY}>\nДата: понедельник, 7 октября 2024 г. в 10:10\nКому: Лев <{LEV}>\nТема: Re: Камень\n", f"От: Quarry\nДата: 07.10.2024 10:10:10\nКому: {LEV}\nТема: Камень\n", f"Отправитель: Quarry <{QUARRY}>\nДата: 7 октября 2024, 10:10\nПолучатель: {LEV}\nТема: Камень\n", f"--\nОт: Quarry <{QUARRY}>\nДата: 7 октября 2024, 10:10\nТема: Камень\n", f"*****\nОт: Quarry <{QUARRY}>\nОтправлено: 7 октября 2024 г. 10:10\nКому: Лев\nТема: Камень\n"]):
    add(f"block {i}", f"{CRACKED_RU}\n\n{b}\n{WHICH}", CRACKED_RU)
