"""Letters whose own lines are marked with «~»; all the rest goes to `quoted`. One begins below «=== what it is»."""

_LETTERS = r"""
=== Lotus Notes: the sender and the time above the fields
~Please see my comments in the file.


Ines Kohl <ines@kohl.example>
12.02.2024 09:41

        To:     Marta Ruiz/HQ/ACME@ACME
        cc:     Ole Lind/HQ/ACME@ACME
        Subject:        Draft


Please review.
=== Lotus Notes: the first words in a line above the fields
~Approved.

Ines Kohl ---12.02.2024 09:41:22---Please review.

From: Ines Kohl/HQ/ACME
To: Marta Ruiz/HQ/ACME@ACME
Date: 12.02.2024 09:41
Subject: Draft

Please review.
=== fields that were quoted, too, above answers
>-----Original Message-----
>From: Ines Kohl
>Sent: Monday, February 12, 2024 9:41 AM
>To: Marta Ruiz
>Subject: Draft
>
~>Shall I book the hall?

~Yes, for 40 people.

~>And the catering?

~No catering please.
=== a name and a time without a colon
~Room 204 then.

Peter Jonas <peter@jonas.example> – 20 January 2014 11:05

> which room?
=== a newsgroup's introduction
~Sure, blue.

In article <4f3a$1@news.example>, Sally Burns <sally@burns.example> says...
> blue or red?
=== a date alone above the introduction
~I'd go with blue.

On Apr 3, 2015

Sally Burns <sally@burns.example> wrote:

> blue or red?
=== a mail's headers that somebody pasted
~Here are the headers that you asked for:

~Return-Path: <bounce@x.example>
~Received: from mx.x.example (10.0.0.1)
~From: "Shop" <shop@x.example>
~To: <me@me.example>
~Subject: Offer
~Message-ID: <1@x.example>

~Is it spam?
=== a card without a line above it
~Can you extend the trial by a week?

~Thanks!

Emma Frost
Product Owner, Blue Harbor Inc.
+1 (415) 555-0132
www.harbor.example
=== a card in bold
~Any news on this?

*Wes Hollow*
*Facilities Manager*
*M:* +44 7700 900123

On Mon, Jan 8, 2024 at 10:00 AM Desk <desk@d.example> wrote:
> noted
=== a card in one line
~Can you extend the trial by a week?

Emma Frost | Product Owner | Blue Harbor Inc. | +1 415 555 0132 | emma@harbor.example
=== where to send it is no card
~Where to send it:

~Emma Frost
~Facilities manager
~+44 1584 555 0101
=== a name and a firm behind a dash
~Closing this.

— Wes Hollow, Hollow & Sons
=== stars around a name
~Can you extend the trial by a week?

**********************
Emma Frost
Blue Harbor
**********************
=== for whom he signs
~Bitte um Rückruf.

i.A. Jan Vogt
Einkauf

Vogt GmbH | Am Markt 1 | 12345 Berlin
Tel. +49 30 555 01 | Fax +49 30 555 02
=== how to unsubscribe, without a line above it
~Remove me from the beta please, but keep the account.

To unsubscribe from these emails click here: https://n.example/u/1
=== a wish that begins like a phone's footer
~Get Outlook for me to work please, I can't even open it on iOS.
=== advertising below a closing
~Could you check why invoice 4471 was charged twice?

Kind regards,
Laura Benson
Follow us on Facebook and Instagram!
Visit our new website at www.norwood.example for seasonal menus, recipes and special offers.
=== a provider's slogan below a line
~Please cancel.

__________________________________________________
Do You Yahoo!?
Tired of spam?  Yahoo! Mail has the best spam protection around
http://mail.yahoo.example
=== a disclaimer with a heading
~Please cancel.

Disclaimer

The information contained in this communication is confidential and intended solely for the recipient.

The company accepts no liability for damage caused by any virus transmitted by this email.
=== a question about liability
~Hello,

~your driver says the company accepts no liability for the broken vase. I have sent photos in my last message. Who pays?
=== PGP around it
-----BEGIN PGP SIGNED MESSAGE-----
Hash: SHA256

~See you on Friday then.

~Laura
-----BEGIN PGP SIGNATURE-----

iQEcBAEBAgAGBQJabcdEAAoJEAAAAAAAAAAA1234H/abcdefghijklmnopqrstuvw
-----END PGP SIGNATURE-----
=== pictures before a phone and an address
~Please handle 🙏

📞 0117 496 0123
✉️ laura@norwood.example
=== pictures that tell something
~🎉 10 years with you
~🎁 where is my gift?
=== lines drawn in Japanese
~請求書をお送りください。

━━━━━━━━━━━━━━━━
田中 花子
株式会社ミセ 総務部
TEL 03-5555-0101
━━━━━━━━━━━━━━━━
=== a ticket system's mark
~It is still broken.

ref:_00D20abc._5002Xdef:ref
=== a post behind a closing
~Пришлите счёт, пожалуйста.

С уважением, ведущий специалист отдела снабжения Бондарь Ольга Викторовна,
тел. +7 (343) 555-01-02
=== any wish above a name
~Please send two more.

Until the next harvest,
Laura
=== thanks above a name are said to somebody
~Please send two more.

~Thanks for everything,
~Laura
=== a list of two towns
~Please send two more, to these shops:

~Leeds,
~York
=== thanks and a closing in one line
~Proszę o dwie.

Z góry dziękuję i pozdrawiam,
Jan
=== a sentence that closes
~Inviate altri due.

Ringraziando anticipatamente, porgo distinti saluti.
Mario Rossi
=== a manager in a sentence
~I talked to two people.

~Emma Frost, your manager in Leeds, told me on the phone (0113 496 0123) that it would come on Friday.
=== an address without brackets above a quote
~Devuan.

"D Lind" d@d.example – February 13, 2024 6:01 PM
> Which distro?
=== a card behind a picture
~When will it ship?

[cid:logo.png]
*Bob Stone* | VP Operations
Stonework Co. <http://stonework.example>
555.010.0147
=== words for a card of another kind
~The text on it should read:

~With love,
~Grandma
=== an apology above a name
~It's the blue one.

~Sorry for the trouble,
~Bob
=== what a label says
~Typed on the label: "Sent from Android factory".
=== fields of a program's output
~It prints:

~  Name: Jonas
~  Date: 2011-03-07
~  From: 10:00
~  To:   11:00

~but should print 12:00.
=== sentences that begin with a day
~On Fri you told me "next week". On Mon, nothing happened. On Tue I wrote:

~"Please give me a date."
=== a group's archive
~Works great, thank you.

View this message in context: http://widget.nabble.example/x.html
Sent from the Widget Users mailing list archive at Nabble.com.
=== a phone that was connected
~Yes
Connected by DROID on Verizon Wireless

-----Original message-----
From: Nadia Rahman <nadia@r.example>
Sent: Mon, Mar 7, 2011 10:12:01 GMT+00:00

Go?
=== thanks and a greeting in one line
~Die blaue bitte.

Danke & Gruß
Jonas
=== an opinion's disclaimer
~Could you resend the link?

Any views or opinions expressed are solely those of the author and do not necessarily represent those of Baker & Co.
=== a short disclaimer
~Could you resend the link?

This e-mail is confidential.
=== an antivirus without a line above it
~Could you resend the link?

No virus found in this message.
Checked by AVG - www.avg.com
=== a person who keeps a secret
~The key is under the mat.

~Please keep this message confidential.
=== a person who rarely reads
~The key is under the mat.

~I do not read my email often, so a short message to my phone is better.
=== thanks right above a card
~Could you resend the link?

Thank you!
Tom Baker
01632 960 123
=== dots drawn above a name
~Could you resend the link?

...................
Tom Baker
Baker & Co
=== a sentence with a comma above a name
~Dear support,
~Anna here.
~It works now,
~Anna
=== what was quoted in a sentence
~Согласен с условиями.
~Но почему цена другая? Вы писали:

~> Цена 1500 р.

~а в счёте 1800.

чт, 14 мар. 2024 г. в 08:00, Магазин <shop@k.example>:

> Счёт во вложении.
=== GroupWise: an introduction of two lines
~The numbers in row 4 and 7 are swapped.

>>> On 3/14/2024 at 8:00 AM, in message <5F1.AA.1@b.example>, Kim Ostrow
<kim@b.example> wrote:
> Numbers ok?
=== a picture's place below a signature
~Hello, it still does not work.

~Thank you,
~Mike

[signature_1204]
=== a gateway's banner
ZjQcmQRYFpfptBannerStart
This Message Is From an External Sender
This message came from outside your organization.
ZjQcmQRYFpfptBannerEnd
~Works.
=== dashes with blanks between them
~Works on my side; closing.

- - - - - - - - - -
Rosa Weiss
Lumen
=== thanks and a closing above a card
~Да, верно.

Спасибо, с уважением,
Ильин Сергей
сервисный инженер
=== a post in the closing
~Пришлите акт.

С ув., бухгалтер ООО "Луч" Ильина
=== where a quoted line came from
~I got this mail from team@t.example on 2 April 2024, 16:40

~> You have won

~Is it yours?
"""


def _marked(letter: str) -> tuple[str, str, list[str]]:
    what, _, written = letter.partition("\n")
    lines = written.split("\n")
    own = [line[1:] for line in lines if line.startswith("~") and line != "~"]
    return what, "\n".join(line.removeprefix("~") for line in lines), own


CASES = [_marked(letter) for letter in _LETTERS.split("\n=== ")[1:]]
