"""How programs introduce what they quote, and what stands below: attributions, copied headers, phones' footers, sign-offs, each laid out
in every way it is met.

A case here is made: a person's own words, an introduction, the quote. `laid_out()` gives them as (what, the whole text, the own part).
"""

# ruff: noqa: E501 a table of mails: one case is one line; letters of many alphabets

import textwrap
from collections.abc import Iterator

A = "support@shop.example"

# (program and language, the attribution): each names the sender with an address, or has a date, a time and a verb.
ATTRIBUTIONS: list[tuple[str, str]] = [
    # --- Gmail, by language
    ("gmail en 2024", f"On Mon, Jan 1, 2024 at 10:00 AM Shop Support <{A}> wrote:"),
    ("gmail en narrow space", f"On Mon, Jan 1, 2024 at 10:00\u202fAM Shop Support <{A}> wrote:"),
    ("gmail en gb", f"On Mon, 1 Jan 2024 at 10:00, Shop Support <{A}> wrote:"),
    ("gmail en 2012", f"On Sun, Jan 1, 2012 at 10:00 AM, Shop Support <{A}> wrote:"),
    ("gmail iso", f"2012/1/1 Shop Support <{A}>"),
    ("gmail iso dashes", f"2013-01-01 10:00 GMT+03:00 Shop Support <{A}>:"),
    ("gmail iso ru", f"2013-01-01 10:00 GMT+04:00 Магазин <{A}>:"),
    ("gmail ru user", f"1 января 2013 г., 10:00 пользователь Магазин <{A}> написал:"),
    ("gmail ru 2018", f"пн, 1 янв. 2018 г. в 10:00, Магазин <{A}>:"),
    ("gmail ru may", f"ср, 1 мая 2024 г. в 10:00, Магазин <{A}>:"),
    ("gmail uk 2018", f"пн, 1 січ. 2024 р. о 10:00 Магазин <{A}> пише:"),
    ("gmail uk user", f"1 січня 2016 р. 10:00 Магазин <{A}> написав:"),
    ("gmail de", f"Am Mo., 1. Jan. 2024 um 10:00 Uhr schrieb Shop Support <{A}>:"),
    ("gmail de 2012", f"Am 1. Januar 2012 10:00 schrieb Shop Support <{A}>:"),
    ("gmail fr", f"Le lun. 1 janv. 2024 à 10:00, Shop Support <{A}> a écrit :"),
    ("gmail fr nbsp", f"Le lun. 1 janv. 2024 à 10:00, Shop Support <{A}> a écrit\xa0:"),
    ("gmail fr 2012", f"Le 1 janvier 2012 10:00, Shop Support <{A}> a écrit :"),
    ("gmail es", f"El lun, 1 ene 2024 a las 10:00, Shop Support (<{A}>) escribió:"),
    ("gmail es 2012", f"El 1 de enero de 2012 10:00, Shop Support <{A}> escribió:"),
    ("gmail it", f"Il giorno lun 1 gen 2024 alle ore 10:00 Shop Support <{A}> ha scritto:"),
    ("gmail it 2012", f"Il giorno 1 gennaio 2012 10:00, Shop Support <{A}> ha scritto:"),
    ("gmail pt-br", f"Em seg., 1 de jan. de 2024 às 10:00, Shop Support <{A}> escreveu:"),
    ("gmail pt-br 2012", f"Em 1 de janeiro de 2012 10:00, Shop Support <{A}> escreveu:"),
    ("gmail pt", f"Shop Support <{A}> escreveu no dia segunda, 1/01/2024 à(s) 10:00:"),
    ("gmail nl", f"Op ma 1 jan 2024 om 10:00 schreef Shop Support <{A}>:"),
    ("gmail nl 2012", f"Op 1 januari 2012 10:00 schreef Shop Support <{A}> het volgende:"),
    ("gmail pl", f"pon., 1 sty 2024 o 10:00 Shop Support <{A}> napisał(a):"),
    ("gmail pl 2015", f"W dniu 1 stycznia 2015 10:00 użytkownik Shop Support <{A}> napisał:"),
    ("gmail cs", f"po 1. 1. 2024 v 10:00 odesílatel Shop Support <{A}> napsal:"),
    ("gmail cs 2012", f"Dne 1. ledna 2012 10:00 Shop Support <{A}> napsal(a):"),
    ("gmail sk", f"po 1. 1. 2024 o 10:00 Shop Support <{A}> napísal(a):"),
    ("gmail sl", f"V V pon., 1. jan. 2024 ob 10:00 je oseba Shop Support <{A}> napisala:"),
    ("gmail hr", f"pon, 1. sij 2024. u 10:00 Shop Support <{A}> napisao je:"),
    ("gmail sr", f"пон, 1. јан 2024. у 10:00 Shop Support <{A}> је написао/ла:"),
    ("gmail bg", f"На пн, 1.01.2024 г. в 10:00 Shop Support <{A}> написа:"),
    ("gmail mk", f"На пон., 1 јан. 2024 во 10:00 Shop Support <{A}> напиша:"),
    ("gmail ro", f"lun., 1 ian. 2024 la 10:00, Shop Support <{A}> a scris:"),
    ("gmail ro 2012", f"În data de 1 ianuarie 2012, 10:00, Shop Support <{A}> a scris:"),
    ("gmail hu", f"Shop Support <{A}> ezt írta (időpont: 2024. jan. 1., H, 10:00):"),
    ("gmail hu 2012", f"2012. január 1. 10:00 Shop Support írta, <{A}>:"),
    ("gmail da", f"Den man. 1. jan. 2024 kl. 10.00 skrev Shop Support <{A}>:"),
    ("gmail no", f"man. 1. jan. 2024 kl. 10:00 skrev Shop Support <{A}>:"),
    ("gmail sv", f"Den mån 1 jan. 2024 kl 10:00 skrev Shop Support <{A}>:"),
    ("gmail sv 2012", f"Den 1 januari 2012 10:00 skrev Shop Support <{A}>:"),
    ("gmail fi", f"ma 1. tammik. 2024 klo 10.00 Shop Support ({A}) kirjoitti:"),
    ("gmail et", f"Kontakt Shop Support (<{A}>) kirjutas kuupäeval E, 1. jaanuar 2024 kell 10:00:"),
    ("gmail lv", f"pirmd., 2024. g. 1. janv., plkst. 10:00 — lietotājs Shop Support (<{A}>) rakstīja:"),
    ("gmail lt", f"2024-01-01, pr, 10:00 Shop Support <{A}> rašė:"),
    ("gmail el", f"Στις Δευ 1 Ιαν 2024 στις 10:00 π.μ., ο/η Shop Support <{A}> έγραψε:"),
    ("gmail tr", f"Shop Support <{A}>, 1 Oca 2024 Pzt, 10:00 tarihinde şunu yazdı:"),
    ("gmail tr 2012", f"1 Ocak 2012 10:00 tarihinde Shop Support <{A}> yazdı:"),
    ("gmail az", f"Shop Support <{A}> 1 Yan 2024, B.e tarixində, saat 10:00-da bunu yazıb:"),
    ("gmail he", f"\u200fבתאריך יום ב׳, 1 בינו׳ 2024 ב-10:00 מאת \u202aShop Support\u202c\u200f <\u202a{A}\u202c\u200f>:\u202c"),
    ("gmail ar", f"في الاثنين، ١ يناير ٢٠٢٤ في ١٠:٠٠ ص تمت كتابة ما يلي بواسطة Shop Support <\u200e{A}\u200f>:"),
    ("gmail ar western digits", f"في الاثنين، 1 يناير 2024 في 10:00 ص تمت كتابة ما يلي بواسطة Shop Support <{A}>:"),
    ("gmail fa", f"در تاریخ دوشنبه ۱ ژانویهٔ ۲۰۲۴،‏ ۱۰:۰۰ Shop Support <\u200e{A}\u200f> نوشت:"),
    ("gmail zh-cn", f"Shop Support <{A}> 于2024年1月1日周一 10:00写道："),
    ("gmail zh-cn 2012", f"在 2012年1月1日 上午10:00，Shop Support <{A}>写道："),
    ("gmail zh-tw", f"Shop Support <{A}> 於 2024年1月1日 週一 上午10:00寫道："),
    ("gmail ja", f"2024年1月1日(月) 10:00 Shop Support <{A}>:"),
    ("gmail ko", f"2024년 1월 1일 (월) 오전 10:00, Shop Support <{A}>님이 작성:"),
    ("gmail vi", f"Vào Th 2, 1 thg 1, 2024 vào lúc 10:00 Shop Support <{A}> đã viết:"),
    ("gmail th", f"ในวันที่ จ. 1 ม.ค. 2024 เวลา 10:00 น. Shop Support <{A}> เขียนว่า:"),
    ("gmail id", f"Pada Sen, 1 Jan 2024 pukul 10.00 Shop Support <{A}> menulis:"),
    ("gmail ca", f"El dia dl., 1 de gen. 2024 a les 10:00, Shop Support <{A}> va escriure:"),
    ("gmail ka", f"ორშ, 1 იან. 2024, 10:00 Shop Support <{A}> დაწერა:"),
    ("gmail hy", f"երկ, 1 հնվ, 2024 թ., 10:00 Shop Support <{A}> գրեց՝"),
    ("gmail kk", f"2024 ж. 01 қаң., дс 10:00 Shop Support <{A}> былай деп жазды:"),
    ("gmail ky", f"2024-ж., 1-янв., дш 10:00 Shop Support <{A}> жазды:"),
    ("gmail uz", f"Du, 1-yan, 2024, 10:00 Shop Support <{A}> yozdi:"),
    ("gmail be", f"пн, 1 сту 2024 у 10:00 Shop Support <{A}> піша:"),
    # --- Apple Mail and iOS
    ("apple en", f"On Jan 1, 2024, at 10:00 AM, Shop Support <{A}> wrote:"),
    ("apple en gb", f"On 1 Jan 2024, at 10:00, Shop Support <{A}> wrote:"),
    ("apple en old", f"On 1-Jan-2012, at 10:00 AM, Shop Support <{A}> wrote:"),
    ("apple ru", f"1 янв. 2024 г., в 10:00, Магазин <{A}> написал(а):"),
    ("apple ru old", f"01.01.2012, в 10:00, Магазин <{A}> написал(а):"),
    ("apple de", f"Am 01.01.2024 um 10:00 schrieb Shop Support <{A}>:"),
    ("apple fr", f"Le 1 janv. 2024 à 10:00, Shop Support <{A}> a écrit :"),
    ("apple es", f"El 1 ene 2024, a las 10:00, Shop Support <{A}> escribió:"),
    ("apple it", f"Il giorno 1 gen 2024, alle ore 10:00, Shop Support <{A}> ha scritto:"),
    ("apple pt", f"Em 1 de jan. de 2024, à(s) 10:00, Shop Support <{A}> escreveu:"),
    ("apple nl", f"Op 1 jan 2024, om 10:00 heeft Shop Support <{A}> het volgende geschreven:"),
    ("apple pl", f"Wiadomość napisana przez Shop Support <{A}> w dniu 01.01.2024, o godz. 10:00:"),
    ("apple cs", f"1. 1. 2024 v 10:00, Shop Support <{A}>:"),
    ("apple da", f"Den 1. jan. 2024 kl. 10.00 skrev Shop Support <{A}>:"),
    ("apple no", f"1. jan. 2024 kl. 10:00 skrev Shop Support <{A}>:"),
    ("apple sv", f"1 jan. 2024 kl. 10:00 skrev Shop Support <{A}>:"),
    ("apple fi", f"Shop Support <{A}> kirjoitti 1.1.2024 kello 10.00:"),
    ("apple hu", f"2024. jan. 1. dátummal, 10:00 időpontban Shop Support <{A}> írta:"),
    ("apple ro", f"Pe 1 ian. 2024, la 10:00, Shop Support <{A}> a scris:"),
    ("apple tr", f"Shop Support <{A}> şunları yazdı (1 Oca 2024 10:00):"),
    ("apple el", f"1 Ιαν 2024, 10:00 π.μ., ο χρήστης «Shop Support <{A}>» έγραψε:"),
    ("apple uk", f"1 січ. 2024 р. о 10:00 Магазин <{A}> пише:"),
    ("apple zh", f"在 2024年1月1日，10:00，Shop Support <{A}> 写道："),
    ("apple zh-tw", f"Shop Support <{A}> 於 2024年1月1日 上午10:00 寫道："),
    ("apple ja", f"2024/01/01 10:00、Shop Support <{A}>のメール:"),
    ("apple ko", f"2024. 1. 1. 오전 10:00, Shop Support <{A}> 작성:"),
    ("apple he", f"ב-1 בינו׳ 2024, בשעה 10:00, Shop Support <{A}> כתב/ה:"),
    ("apple ar", f"في ١ يناير ٢٠٢٤، الساعة ١٠:٠٠ ص، كتب Shop Support <{A}>:"),
    ("apple sk", f"1. 1. 2024 o 10:00, Shop Support <{A}> napísal(a):"),
    ("apple hr", f"Shop Support <{A}> je 01.01.2024. u 10:00 napisao/la:"),
    # --- Thunderbird: date, time, name and verb, no address
    ("thunderbird en", "On 01/01/2024 10:00, Shop Support wrote:"),
    ("thunderbird en am", "On 1/1/24 10:00 AM, Shop Support wrote:"),
    ("thunderbird en at", "On 1/1/2024 at 10:00 AM, Shop Support wrote:"),
    ("thunderbird ru", "01.01.2024 10:00, Магазин пишет:"),
    ("thunderbird ru v", "01.01.2024 в 10:00, Магазин пишет:"),
    ("thunderbird de", "Am 01.01.2024 um 10:00 schrieb Shop Support:"),
    ("thunderbird fr", "Le 01/01/2024 à 10:00, Shop Support a écrit\xa0:"),
    ("thunderbird es", "El 1/1/24 a las 10:00, Shop Support escribió:"),
    ("thunderbird it", "Il 01/01/2024 10:00, Shop Support ha scritto:"),
    ("thunderbird pt", "Em 01/01/2024 10:00, Shop Support escreveu:"),
    ("thunderbird nl", "Op 1-1-2024 om 10:00 schreef Shop Support:"),
    ("thunderbird pl", "W dniu 01.01.2024 o 10:00, Shop Support pisze:"),
    ("thunderbird cs", "Dne 01. 01. 24 v 10:00 Shop Support napsal(a):"),
    ("thunderbird sk", "Dňa 1. 1. 2024 o 10:00 Shop Support napísal(a):"),
    ("thunderbird sv", "Den 2024-01-01 kl. 10:00, skrev Shop Support:"),
    ("thunderbird da", "Den 01.01.2024 kl. 10.00 skrev Shop Support:"),
    ("thunderbird no", "Den 01.01.2024 10:00, skrev Shop Support:"),
    ("thunderbird fi", "Shop Support kirjoitti 1.1.2024 klo 10.00:"),
    ("thunderbird hu", "2024. 01. 01. 10:00 keltezéssel, Shop Support írta:"),
    ("thunderbird bg", "На 1.01.24 г. в 10:00 ч., Shop Support написа:"),
    ("thunderbird uk", "01.01.24 10:00, Магазин пише:"),
    ("thunderbird el", "Στις 1/1/2024 10:00 π.μ., ο/η Shop Support έγραψε:"),
    ("thunderbird tr", "01.01.2024 10:00 tarihinde Shop Support yazdı:"),
    ("thunderbird ro", "Pe 01.01.2024 10:00, Shop Support a scris:"),
    ("thunderbird sl", "Shop Support je 01. 01. 24 ob 10:00 napisal:"),
    ("thunderbird ja", "On 2024/01/01 10:00, Shop Support wrote:"),
    ("thunderbird zh", "在 2024/1/1 10:00, Shop Support 写道:"),
    ("thunderbird he", "ב-01/01/2024 10:00, Shop Support כתב:"),
    # --- the Russian services
    ("yandex", f"01.02.2024, 10:00, \"Магазин\" <{A}>:"),
    ("yandex ts", f"01.02.2024, 10:00, Магазин <{A}>:"),
    ("yandex old", f"01.02.2012, 10:00, \"Магазин\" <{A}>:"),
    ("yandex of a date", f"01 февраля 2024 г., 10:00 от Магазин <{A}>:"),
    ("yandex en", f"01.02.2024, 10:00, \"Shop\" <{A}>:"),
    ("mail.ru web", f"Понедельник, 5 февраля 2024, 10:00 +03:00 от Магазин <{A}>:"),
    ("mail.ru web quoted name", f"Понедельник, 5 февраля 2024, 10:00 +03:00 от \"Магазин\" <{A}>:"),
    ("mail.ru english", f"Monday, February 5, 2024 10:00 AM +03:00 from Shop <{A}>:"),
    ("mail.ru of 2012", f"05 февраля 2012, 10:00 от Магазин <{A}>:"),
    ("mail.ru minus", f"Mon, 5 Feb 2012 10:00:00 +0400 письмо от Магазин <{A}>:"),
    ("mail.ru bare address", f"Понедельник, 5 февраля 2024, 10:00 +03:00 от {A}:"),
    ("rambler new", f"05.02.2024, 10:00, Магазин ({A}) написал(а):"),
    ("the bat you wrote", "Вы писали 5 февраля 2024 г., 10:00:43:"),
    ("the bat you wrote en", "You wrote on Monday, February 5, 2024, 10:00:43 AM:"),
    ("the bat monday", "Monday, February 5, 2024, 10:00:43 AM, you wrote:"),
    ("outlook mobile ru", f"5 февр. 2024 г., 10:00 +0300, Магазин <{A}>, писал:"),
    ("spark en", f"On 5 Feb 2024 at 10:00 +0300, Shop <{A}>, wrote:"),
    ("mail.ru agent", f"5 февраля 2024, 10:00 +0300, Магазин <{A}> писал(а):"),
    ("roundcube ru", "Магазин писал 2024-02-05 10:00:"),
    ("roundcube ru mail", f"Магазин <{A}> писал(а) 05.02.2024 10:00:"),
    ("roundcube en", "On 2024-02-05 10:00, Shop wrote:"),
    ("roundcube de", "Am 2024-02-05 10:00, schrieb Shop:"),
    ("roundcube fr", "Le 2024-02-05 10:00, Shop a écrit :"),
    ("roundcube uk", "Магазин писав 2024-02-05 10:00:"),
    ("evolution en", "On Mon, 2024-02-05 at 10:00 +0300, Shop wrote:"),
    ("evolution ru", "В Пн, 05/02/2024 в 10:00 +0300, Магазин пишет:"),
    ("evolution de", "Am Montag, dem 05.02.2024 um 10:00 +0100 schrieb Shop:"),
    ("kmail en", "On Monday, 5 February 2024 10:00:43 MSK Shop wrote:"),
    ("kmail de", "Am Montag, 5. Februar 2024, 10:00:43 CET schrieb Shop:"),
    ("kmail ru", "В письме от понедельник, 5 февраля 2024 г. 10:00:43 MSK пользователь Магазин написал:"),
    ("mutt", "On Mon, Feb 05, 2024 at 10:00:43AM +0300, Shop wrote:"),
    ("alpine", "On Mon, 5 Feb 2024, Shop wrote:"),
    ("claws", f"On Mon, 5 Feb 2024 10:00:43 +0300 Shop <{A}> wrote:"),
    ("sylpheed ru", f"В Mon, 5 Feb 2024 10:00:43 +0300 Магазин <{A}> пишет:"),
    ("yahoo", f"On Monday, February 5, 2024, 10:00 AM, Shop <{A}> wrote:"),
    ("yahoo gmt", f"On Monday, February 5, 2024 at 10:00:43 AM GMT+3, Shop <{A}> wrote:"),
    ("yahoo es", f"El lunes, 5 de febrero de 2024, 10:00:43 GMT+1, Shop <{A}> escribió:"),
    ("yahoo fr", f"Le lundi 5 février 2024 à 10:00:43 UTC+1, Shop <{A}> a écrit :"),
    ("yahoo de", f"Am Montag, 5. Februar 2024 um 10:00:43 MEZ hat Shop <{A}> Folgendes geschrieben:"),
    ("proton", f"On Monday, February 5th, 2024 at 10:00 AM, Shop <{A}> wrote:"),
    ("proton old", f"On Monday, February 5, 2024 10:00 AM, Shop <{A}> wrote:"),
    ("proton fr", f"Le lundi 5 février 2024 à 10:00, Shop <{A}> a écrit :"),
    ("fastmail", "On Mon, 5 Feb 2024, at 10:00 AM, Shop wrote:"),
    ("zoho", f"---- On Mon, 05 Feb 2024 10:00:43 +0300 Shop <{A}> wrote ----"),
    ("zoho new", f"---- On Mon, 05 Feb 2024 10:00:43 +0300 Shop <{A}> wrote ---"),
    ("zoho old", f"---- On Mon, 05 Feb 2024 10:00:43 +0300 <{A}> wrote ----"),
    ("gmx de", "Gesendet: Montag, 05. Februar 2024 um 10:00 Uhr\nVon: \"Shop\" <support@shop.example>\nAn: ivan@mail.example\nBetreff: Bestellung"),
    ("k-9", f"On 5 February 2024 10:00:43 GMT+03:00, Shop <{A}> wrote:"),
    ("k-9 de", f"Am 5. Februar 2024 10:00:43 MEZ schrieb Shop <{A}>:"),
    ("k-9 fr", f"Le 5 février 2024 10:00:43 GMT+01:00, Shop <{A}> a écrit :"),
    ("k-9 ru", f"5 февраля 2024 г. 10:00:43 GMT+03:00, Магазин <{A}> пишет:"),
    ("edison", f"On Feb 5, 2024 at 10:00 AM, <Shop (mailto:{A})> wrote:"),
    ("airmail", f"On February 5, 2024 at 10:00:43 AM, Shop ({A}) wrote:"),
    ("hey", f"On February 5, 2024, Shop <{A}> wrote:"),
    ("superhuman", f"On Mon, Feb 05, 2024 at 10:00 AM, Shop < {A} > wrote:"),
    ("mailspring", f"On Feb 5 2024, at 10:00 am, Shop <{A}> wrote:"),
    ("newton", f"On Mon, Feb 5, 2024 at 10:00am, Shop < {A} [{A}] > wrote:"),
    ("samsung gmail", f"On Mon, 5 Feb 2024, 10:00 Shop, <{A}> wrote:"),
    ("gmail go ru", f"пн, 5 февр. 2024 г., 10:00 Магазин <{A}>:"),
    ("gmail go de", f"Shop <{A}> schrieb am Mo., 5. Feb. 2024, 10:00:"),
    ("gmail go fr", f"Le lun. 5 févr. 2024, 10:00, Shop <{A}> a écrit :"),
    ("gmail go pl", f"pon., 5 lut 2024, 10:00 użytkownik Shop <{A}> napisał:"),
    ("inbox de", f"Shop <{A}> schrieb am Mo., 5. Feb. 2024 um 10:00 Uhr:"),
    ("zimbra desktop", f"On Feb 5, 2024 10:00 AM, Shop <{A}> wrote:"),
    ("reply with only address", f"On Mon, Feb 5, 2024 at 10:00 AM {A} <{A}> wrote:"),
    ("only address", f"On Mon, Feb 5, 2024 at 10:00 AM, <{A}> wrote:"),
    ("bare address", f"On Mon, Feb 5, 2024 at 10:00 AM {A} wrote:"),
    ("ticket system", f"On Mon, Feb 5, 2024 at 10:00 AM, Shop (Support) <reply+i-4675-dd0a@reply.{A.split('@')[1]}> wrote:"),
    ("bold", f"*On Mon, Feb 5, 2024 at 10:00 AM Shop <{A}> wrote:*"),
    ("following", f"On Feb 5, 2024, at 10:00 AM, Shop <{A}> wrote the following:"),
    ("markdown address", f"On Mon, Feb 5, 2024 at 10:00 AM Shop [{A}](mailto:{A}) wrote:"),
    ("quoted name", f"On Mon, Feb 5, 2024 at 10:00 AM 'Shop' via Orders <{A}> wrote:"),
    ("name with comma", f"On Mon, Feb 5, 2024 at 10:00 AM, \"Shop, Support\" <{A}> wrote:"),
    ("exchange active sync", f"On 05-Feb-2024 10:00 AM, \"Shop\" <{A}> wrote:"),
    ("android 4", f"On Feb 5, 2014 10:00 AM, \"Shop\" <{A}> wrote:"),
    ("android 4 ru", f"05.02.2014 10:00 пользователь \"Магазин\" <{A}> написал:"),
    ("android 4 de", f"Am 05.02.2014 10:00 schrieb \"Shop\" <{A}>:"),
    ("horde ru", f"Цитирование Магазин <{A}>:"),
    ("horde fr", f"Shop <{A}> a écrit :"),
    ("squirrel ru", "В письме от Пнд, Февраль 5, 2024 10:00 am, Магазин написал:"),
    ("yahoo jp", f"--- Shop <{A}> wrote:"),
    ("sogo ru", f"5 февраля 2024 г. 10:00 MSK, \"Магазин\" <{A}> пишет:"),
    ("lotus en", f"Shop <{A}> wrote on 02/05/2024 10:00:43 AM:"),
    ("lotus ru", f"Магазин <{A}> написано 05.02.2024 10:00:43:"),
    ("lotus de", f"Shop <{A}> schrieb am 05.02.2024 10:00:43:"),
    ("opera", f"On Mon, 05 Feb 2012 10:00:43 +0400, Shop <{A}> wrote:"),
    ("opera ru", f"Shop <{A}> писал(а) в своём письме Mon, 05 Feb 2012 10:00:43 +0400:"),
    ("pine colon", "On Mon, 5 Feb 2024 10:00, Shop wrote thusly:"),
    ("postbox", "Shop wrote on 2/5/24 10:00 AM:"),
    ("seamonkey", "Shop wrote on 05/02/2024 10:00:"),
    ("unknown verb", f"05.02.2024 10:00 Shop <{A}> qwertyuiop:"),
]  # fmt: skip

# (language, the fields as Outlook's user interface names them: from, sent, to, subject, and its date)
OUTLOOK: list[tuple[str, str, str, str, str, str]] = [
    ("en", "From", "Sent", "To", "Subject", "Monday, February 5, 2024 10:00 AM"),
    ("en date", "From", "Date", "To", "Subject", "Monday, 5 February 2024 at 10:00"),
    ("ru", "От", "Отправлено", "Кому", "Тема", "5 февраля 2024 г. 10:00"),
    ("ru date", "От", "Дата", "Кому", "Тема", "понедельник, 5 февраля 2024 г. в 10:00"),
    ("ru from whom", "От кого", "Дата", "Кому", "Тема", "5 февраля 2024 г., 10:00"),
    ("ru sent date", "Отправитель", "Дата отправки", "Получатель", "Тема", "05.02.2024 10:00"),
    ("uk", "Від", "Надіслано", "Кому", "Тема", "5 лютого 2024 р. 10:00"),
    ("be", "Ад", "Адпраўлена", "Каму", "Тэма", "5 лютага 2024 г. 10:00"),
    ("kk", "Кімнен", "Жіберілді", "Кімге", "Тақырып", "2024 ж. 5 ақпан 10:00"),
    ("de", "Von", "Gesendet", "An", "Betreff", "Montag, 5. Februar 2024 10:00"),
    ("fr", "De", "Envoyé", "À", "Objet", "lundi 5 février 2024 10:00"),
    ("fr ca", "De", "Date d’envoi", "À", "Objet", "5 février 2024 10:00"),
    ("es", "De", "Enviado", "Para", "Asunto", "lunes, 5 de febrero de 2024 10:00"),
    ("es date", "De", "Fecha", "Para", "Asunto", "lunes, 5 de febrero de 2024, 10:00"),
    ("pt", "De", "Enviado", "Para", "Assunto", "5 de fevereiro de 2024 10:00"),
    ("pt-br", "De", "Enviada em", "Para", "Assunto", "segunda-feira, 5 de fevereiro de 2024 10:00"),
    ("it", "Da", "Inviato", "A", "Oggetto", "lunedì 5 febbraio 2024 10:00"),
    ("it date", "Da", "Data", "A", "Oggetto", "lunedì 5 febbraio 2024 alle ore 10:00"),
    ("nl", "Van", "Verzonden", "Aan", "Onderwerp", "maandag 5 februari 2024 10:00"),
    ("pl", "Od", "Wysłane", "Do", "Temat", "poniedziałek, 5 lutego 2024 10:00"),
    ("pl 2007", "From", "Wysłano", "Do", "Temat", "5 lutego 2024 10:00"),
    ("cs", "Od", "Odesláno", "Komu", "Předmět", "pondělí 5. února 2024 10:00"),
    ("sk", "Od", "Odoslané", "Komu", "Predmet", "pondelok 5. februára 2024 10:00"),
    ("sl", "Od", "Poslano", "Za", "Zadeva", "ponedeljek, 05. februar 2024 10:00"),
    ("hr", "Šalje", "Poslano", "Prima", "Predmet", "5. veljače 2024. 10:00"),
    ("sr", "Пошиљалац", "Послато", "За", "Тема", "5. фебруар 2024. 10:00"),
    ("bg", "От", "Изпратено", "До", "Тема", "понеделник, 5 февруари 2024 г. 10:00"),
    ("ro", "De la", "Trimis", "Către", "Subiect", "luni, 5 februarie 2024 10:00"),
    ("hu", "Feladó", "Elküldve", "Címzett", "Tárgy", "2024. február 5., hétfő 10:00"),
    ("da", "Fra", "Sendt", "Til", "Emne", "5. februar 2024 10:00"),
    ("no", "Fra", "Sendt", "Til", "Emne", "mandag 5. februar 2024 10:00"),
    ("sv", "Från", "Skickat", "Till", "Ämne", "den 5 februari 2024 10:00"),
    ("fi", "Lähettäjä", "Lähetetty", "Vastaanottaja", "Aihe", "maanantai 5. helmikuuta 2024 10:00"),
    ("et", "Saatja", "Saadetud", "Adressaat", "Teema", "esmaspäev, 5. veebruar 2024 10:00"),
    ("lv", "No", "Nosūtīts", "Kam", "Tēma", "pirmdiena, 2024. gada 5. februāris 10:00"),
    ("lt", "Nuo", "Išsiųsta", "Kam", "Tema", "2024 m. vasario 5 d., pirmadienis 10:00"),
    ("el", "Από", "Στάλθηκε", "Προς", "Θέμα", "Δευτέρα, 5 Φεβρουαρίου 2024 10:00 πμ"),
    ("tr", "Kimden", "Gönderildi", "Kime", "Konu", "5 Şubat 2024 Pazartesi 10:00"),
    ("tr noun", "Gönderen", "Gönderme", "Alıcı", "Konu", "5 Şubat 2024 Pazartesi 10:00"),
    ("he", "מאת", "נשלח", "אל", "נושא", "יום שני 05 פברואר 2024 10:00"),
    ("ar", "من", "تم الإرسال", "إلى", "الموضوع", "05 فبراير, 2024 10:00 ص"),
    ("fa", "از", "ارسال شده", "به", "موضوع", "2024-02-05 10:00"),
    ("zh-cn", "发件人", "发送时间", "收件人", "主题", "2024年2月5日 10:00"),
    ("zh-tw", "寄件者", "寄件日期", "收件者", "主旨", "2024年2月5日 上午 10:00"),
    ("ja", "差出人", "送信日時", "宛先", "件名", "2024年2月5日 10:00"),
    ("ko", "보낸 사람", "보낸 날짜", "받는 사람", "제목", "2024년 2월 5일 월요일 오전 10:00"),
    ("vi", "Từ", "Đã gửi", "Đến", "Chủ đề", "05 Tháng Hai 2024 10:00 SA"),
    ("th", "จาก", "ส่ง", "ถึง", "เรื่อง", "5 กุมภาพันธ์ 2567 10:00"),
    ("id", "Dari", "Terkirim", "Kepada", "Subjek", "Senin, 05 Februari 2024 10:00"),
    ("ca", "De", "Enviat", "Per a", "Assumpte", "dilluns, 5 de febrer de 2024 10:00"),
    ("ka", "ვისგან", "გაგზავნილია", "ვის", "თემა", "5 თებერვალი, 2024 10:00"),
    ("uz", "Kimdan", "Yuborildi", "Kimga", "Mavzu", "5-fevral 2024 10:00"),
    ("eu, Nork", "Nork", "Bidalia", "Nori", "Gaia", "ostirala, 2026(e)ko azaroaren 20a 18:44"),
    ("hr, Šalje", "Šalje", "Poslano", "Prima", "Predmet", "petak, 20. studenoga 2026. 18:44"),
    ("sr, Od", "Od", "Poslato", "Za", "Naslov", "petak, 20. novembar 2026. 18:44"),
    ("sr, Шаље", "Шаље", "Послато", "За", "Тема", "петак, 20. новембар 2026. 18:44"),
    ("lt, Siuntėjas", "Siuntėjas", "Išsiųsta", "Gavėjas", "Tema", "2026-11-20 18:44"),
    ("el, Αποστολέας", "Αποστολέας", "Ημερομηνία", "Παραλήπτης", "Θέμα", "20/11/2026 18:44"),
    ("hi, प्रेषक", "प्रेषक", "भेजा गया", "प्रति", "विषय", "20 नवंबर 2026 18:44"),
    ("vi, Người gửi", "Người gửi", "Ngày", "Đến", "Tiêu đề", "20/11/2026 18:44"),
    ("id, Dari", "Dari", "Terkirim", "Ke", "Perihal", "20/11/2026 18.44"),
    ("ms, Daripada", "Daripada", "Dihantar", "Kepada", "Subjek", "20 November 2026 18:44"),
    ("ka, გამომგზავნი", "გამომგზავნი", "გაგზავნილია", "ვის", "თემა", "20 ნოემბერი, 2026 18:44"),
    ("hy, Ումից", "Ումից", "Ուղարկված", "Ում", "Թեմա", "20 նոյեմբերի, 2026 18:44"),
    ("az, Göndərən", "Göndərən", "Göndərildi", "Kimə", "Mövzu", "20 noyabr 2026 18:44"),
    ("ky, Кимден", "Кимден", "Жөнөтүлдү", "Кимге", "Тема", "2026-ж. 20-ноябрь 18:44"),
    ("uz, Кимдан", "Кимдан", "Юборилди", "Кимга", "Мавзу", "20.11.2026 18:44"),
    ("mk, Од", "Од", "Испратено", "До", "Предмет", "петок, 20 ноември 2026 18:44"),
    ("sq, Nga", "Nga", "Dërguar", "Për", "Subjekti", "e premte, 20 nëntor 2026 18:44"),
    ("is, Frá", "Frá", "Sent", "Til", "Efni", "föstudagur, 20. nóvember 2026 18:44"),
    ("tl, Mula kay", "Mula kay", "Ipinadala", "Para kay", "Paksa", "20 Nobyembre 2026 18:44"),
    ("mn, Хэнээс", "Хэнээс", "Илгээсэн", "Хэнд", "Гарчиг", "2026 оны 11-р сарын 20 18:44"),
    ("tg, Аз", "Аз", "Фиристода шуд", "Ба", "Мавзӯъ", "20 ноябри 2026 18:44"),
    ("tt, Кемнән", "Кемнән", "Җибәрелде", "Кемгә", "Тема", "20 ноябрь 2026 18:44"),
]  # fmt: skip

FOOTERS: list[str] = [
    "Sent from my iPhone", "Sent from my iPad", "Sent from my Galaxy", "Sent from my Samsung Galaxy smartphone.", "Sent from my Huawei phone",
    "Sent from Mail for Windows", "Sent from Outlook", "Sent from Outlook for Android", "Get Outlook for iOS", "Get Outlook for Android<https://aka.ms/AAb9ysg>",
    "Sent from Yahoo Mail on Android", "Sent from Yahoo Mail for iPhone", "Sent from the all new AOL app for iOS", "Sent with Proton Mail secure email.",
    "Sent from ProtonMail mobile", "Sent from my Windows Phone", "Sent from my BlackBerry 10 smartphone.", "Sent from my Xiaomi phone", "Sent via Gmail",
    "Отправлено с iPhone", "Отправлено с моего iPhone", "Отправлено с iPad", "Отправлено с моего Samsung", "Отправлено с моего Galaxy",
    "Отправлено с устройства Samsung", "Отправлено с моего устройства Galaxy", "Отправлено с телефона HUAWEI", "Отправлено с Honor",
    "Отправлено с моего мобильного телефона", "Отправлено с Android", "Отправлено из Почты для Windows 10", "Отправлено из Outlook для iOS",
    "Отправлено из Mail.ru для Android", "Отправлено из мобильной Почты Mail.ru", "Отправлено из Почты Mail.ru", "Отправлено с помощью Почты Mail",
    "Отправлено из мобильного приложения Яндекс Почты", "Отправлено из мобильной Яндекс.Почты", "Отправлено из myMail для iOS", "Отправлено с помощью Proton Mail",
    "Отправлено из Gmail", "Отправлено с помощью BlueMail", "Получить Outlook для Android", "Скачать Outlook для iOS", "Отправлено с мобильного устройства",
    "Надіслано з iPhone", "Надіслано з мого пристрою Samsung", "Відправлено з мобільного телефону", "Адпраўлена з iPhone", "iPhone құрылғымнан жіберілді",
    "Von meinem iPhone gesendet", "Gesendet von meinem iPad", "Gesendet mit der WEB.DE Mail App", "Von meinem/meiner Galaxy gesendet", "Outlook für Android beziehen",
    "Envoyé de mon iPhone", "Envoyé à partir d’Outlook pour Android", "Envoyé depuis mon appareil Galaxy", "Obtenir Outlook pour iOS", "Télécharger Outlook pour iOS",
    "Enviado desde mi iPhone", "Enviado desde mi Galaxy", "Enviado desde Correo para Windows", "Obtener Outlook para Android", "Enviado do meu iPhone",
    "Enviado do Yahoo Mail no Android", "Enviado via iPhone", "Obter o Outlook para iOS", "Baixe o Outlook para Android", "Inviato da iPhone", "Inviato dal mio Galaxy",
    "Scarica Outlook per iOS", "Verzonden vanaf mijn iPhone", "Verstuurd vanaf mijn iPad", "Outlook voor Android downloaden", "Wysłane z iPhone'a",
    "Wysłano z mojego Galaxy", "Pobierz aplikację Outlook dla systemu iOS", "Odesláno z iPhonu", "Odesláno z mobilního telefonu", "Získat Outlook pro Android",
    "Odoslané z iPhonu", "Poslano z iPhone", "Poslano s mog iPhonea", "Trimis de pe iPhone-ul meu", "Изпратено от моя iPhone", "Послато са iPhone-а",
    "Elküldve az iPhone-omról", "Skickat från min iPhone", "Hämta Outlook för iOS", "Sendt fra min iPhone", "Hent Outlook til Android", "Lähetetty iPhonesta",
    "Hanki Outlook for Android", "Saadetud minu iPhone'ist", "Nosūtīts no mana iPhone", "Išsiųsta iš mano iPhone", "Στάλθηκε από το iPhone μου", "iPhone’umdan gönderildi",
    "Samsung cihazımdan gönderildi", "发自我的iPhone", "发自我的小米手机", "从我的 iPhone 发送", "從我的 iPhone 傳送", "iPhoneから送信", "나의 iPhone에서 보냄", "Gửi từ iPhone của tôi",
    "Dictated to Siri", "Mobil gesendet", "Hol dir Outlook für iOS", "Beziehen Sie Outlook für Android", "Obtenez Outlook pour iOS", "Verstuurd via mobiel",
    "Στάλθηκε από το κινητό μου", "Android için Outlook’u edinin", "Отправлено с компьютера", "Отправлено мобильным клиентом Почта", "Простите, пишу с телефона",
    "Пишу с телефона, возможны опечатки", "Прислано с iPhone", "Надіслано з Ukr.net", "Dikirim dari iPhone saya", "נשלח מה-iPhone שלי", "أُرسلت من الـ iPhone",
]  # fmt: skip

SIGN_OFFS: list[str] = [
    "Best regards", "Kind regards", "Warm regards", "Regards", "Best wishes", "Sincerely", "Yours sincerely", "Yours faithfully", "Cheers", "Many thanks and regards",
    "С уважением", "С глубоким уважением", "С наилучшими пожеланиями", "С добрыми пожеланиями", "С почтением", "Всего доброго", "Всего хорошего", "С благодарностью",
    "Искренне Ваш", "Хорошего дня", "З повагою", "З найкращими побажаннями", "З павагай", "Құрметпен", "Mit freundlichen Grüßen", "Mit freundlichem Gruß",
    "Viele Grüße", "Beste Grüße", "Liebe Grüße", "Herzliche Grüße", "Freundliche Grüsse", "MfG", "Cordialement", "Bien cordialement", "Bien à vous", "Salutations distinguées",
    "Saludos", "Saludos cordiales", "Un saludo", "Atentamente", "Un cordial saludo", "Atenciosamente", "Cumprimentos", "Com os melhores cumprimentos", "Abraços",
    "Cordiali saluti", "Distinti saluti", "Saluti", "Met vriendelijke groet", "Met vriendelijke groeten", "Hartelijke groeten", "Groetjes", "Z poważaniem", "Pozdrawiam",
    "Pozdrawiam serdecznie", "Serdecznie pozdrawiam", "S pozdravem", "S pozdravom", "Lep pozdrav", "Lijep pozdrav", "S poštovanjem", "С поштовањем", "С уважение", "Поздрави",
    "Cu stimă", "Cu respect", "Üdvözlettel", "Tisztelettel", "Med vänliga hälsningar", "Vänliga hälsningar", "Hälsningar", "Med venlig hilsen", "Venlig hilsen", "Mvh",
    "Med vennlig hilsen", "Hilsen", "Ystävällisin terveisin", "Terveisin", "Lugupidamisega", "Ar cieņu", "Pagarbiai", "Με εκτίμηση", "Saygılarımla", "İyi çalışmalar",
    "Trân trọng", "Salam hormat", "בברכה", "مع التحية", "此致",
    "Viele liebe Grüße", "Herzlichen Gruß", "Sonnige Grüße aus Köln", "Es grüßt freundlich", "Amitiés", "Belle journée à vous", "Bonne fin de journée",
    "Un fuerte abrazo", "Reciba un cordial saludo", "Que tenga un buen día", "Forte abraço", "Tanti saluti", "Buon lavoro", "Fijne dag", "Miłego dnia",
    "Serdeczności", "S přáním hezkého dne", "Bästa hälsningar", "Ha en fin dag", "God weekend", "Hyvää viikonloppua", "Geros dienos", "Szép napot",
    "O zi frumoasă", "Хубав ден", "Срдачан поздрав", "Lijepi pozdrav", "Kolay gelsin", "Selamlar", "Καλή συνέχεια", "Всех благ", "Удачного дня",
    "Хороших выходных", "Гарних вихідних",
]  # fmt: skip

ORIGINALS: list[str] = [
    "Original Message", "Original message", "Original Appointment", "Reply message", "Исходное сообщение", "Исходное письмо", "Оригинальное сообщение", "Оригинал сообщения",
    "Вихідне повідомлення", "Оригінальне повідомлення", "Початкове повідомлення", "Зыходнае паведамленне", "Арыгінальнае паведамленне", "Бастапқы хабар", "Ursprüngliche Nachricht",
    "Originalnachricht", "Original-Nachricht", "Message d'origine", "Message d’origine", "Message original", "Mensaje original", "Mensagem original", "Mensagem Original", "Messaggio originale",
    "Messaggio Originale", "Oorspronkelijk bericht", "Origineel bericht", "Wiadomość oryginalna", "Oryginalna wiadomość", "Původní zpráva", "Původní e-mail", "Pôvodná správa",
    "Izvirno sporočilo", "Originalna poruka", "Оригинална порука", "Оригинално съобщение", "Mesaj original", "Eredeti üzenet", "Oprindelig meddelelse", "Opprinnelig melding",
    "Ursprungligt meddelande", "Originalmeddelande", "Alkuperäinen viesti", "Algne kiri", "Sākotnējais ziņojums", "Pradinis laiškas", "Αρχικό μήνυμα", "Orijinal mesaj",
    "Orijinal İleti", "הודעה מקורית", "الرسالة الأصلية", "原始邮件", "原始郵件", "元のメッセージ", "원본 메시지", "Tin nhắn gốc", "Pesan asli", "Missatge original",
    "Jatorrizko mezua", "Mensaxe orixinal", "Izvorna poruka", "Изворна порука", "Originalus laiškas", "Pradinis pranešimas",
    "Algne sõnum", "Özgün İleti", "Orijinal Mesaj", "پیام اصلی", "मूल संदेश", "ข้อความต้นฉบับ", "Thư gốc", "Pesan Asli", "Mesej asal",
    "საწყისი შეტყობინება", "Սկզբնական հաղորդագրություն", "Түпнуска кат", "Asl xabar", "Асл хабар", "Изворна порака", "Mesazhi origjinal",
    "Upprunalegur póstur", "Orihinal na mensahe", "Эх зурвас", "Паёми аслӣ", "Башлангыч хат",
]  # fmt: skip

FORWARDS: list[str] = [
    "Forwarded message", "Forwarded Message", "Пересылаемое сообщение", "Пересланное сообщение", "Перенаправленное сообщение", "Переадресованное сообщение", "Пересылаемое письмо",
    "Переслане повідомлення", "Перасланае паведамленне", "Қайта жіберілген хабар", "Weitergeleitete Nachricht", "Message transféré", "Message réexpédié", "Mensaje reenviado",
    "Mensagem encaminhada", "Mensagem reencaminhada", "Messaggio inoltrato", "Doorgestuurd bericht", "Przekazana wiadomość", "Wiadomość przekazana dalej", "Přeposlaná zpráva",
    "Preposlaná správa", "Posredovano sporočilo", "Proslijeđena poruka", "Прослеђена порука", "Препратено съобщение", "Mesaj redirecționat", "Mesaj forwardat", "Továbbított üzenet",
    "Videresendt meddelelse", "Videresendt melding", "Vidarebefordrat meddelande", "Välitetty viesti", "Edastatud kiri", "Pārsūtīts ziņojums", "Persiųstas laiškas",
    "Προωθημένο μήνυμα", "İletilen ileti", "Yönlendirilen mesaj", "הודעה שהועברה", "رسالة معاد توجيهها", "转发邮件", "轉寄郵件", "転送メッセージ", "전달된 메시지", "Thư đã chuyển tiếp", "Pesan terusan", "Missatge reenviat",
]  # fmt: skip

_ENDS = (":", "：", "՝", "-", "*", ":\u202c")
_OWN = {
    "": "Thank you, I got the parcel.\nOne cup is broken, see the photo.",
    "ru": "Спасибо, посылка у меня.\nОдна чашка разбита, фото приложил.",
}
_QUOTE = "> Hello, Anna!\n>\n> Did you get the parcel?\n> Shop Support\n"
_PLAIN = "Hello, Anna!\n\nDid you get the parcel?\nShop Support\n"


def laid_out() -> Iterator[tuple[str, str, str]]:
    yield from _attributions()
    yield from _outlook()
    yield from _separators(ORIGINALS, "")
    yield from _separators(FORWARDS, "forward ")
    yield from _footers()
    yield from _sign_offs()


def _separators(titles: list[str], kind: str) -> Iterator[tuple[str, str, str]]:
    for title in titles:
        own = _OWN[""]
        head = f"From: Shop <{A}>\nDate: Monday, January 1, 2024 10:00 AM\nTo: Anna\nSubject: x\n\n{_PLAIN}"
        for left, right in (
            ("-----", "-----"),
            ("-------- ", " --------"),
            ("---------- ", " ---------"),
            ("----- ", " -----"),
            ("_____ ", " _____"),
            ("=== ", " ==="),
        ):
            yield f"{kind}{title}: {left}", f"{own}\n\n{left}{title}{right}\n{head}", own
        yield f"{kind}{title}: without fields", f"{own}\n\n-------- {title} --------\n\n{_PLAIN}", own
        yield f"{kind}{title}: nothing above", f"\n-------- {title} --------\n{head}", ""
        yield f"{kind}{title}: stars", f"{own}\n\n*-------- {title} --------*\n{head}", own
        yield (
            f"{kind}{title}: prefixed",
            f"{own}\n\n> -------- {title} --------\n" + "".join(f"> {line}\n" for line in head.split("\n")),
            own,
        )


def _footers() -> Iterator[tuple[str, str, str]]:
    for footer in FOOTERS:
        own = _OWN[""]
        yield f"{footer}: below", f"{own}\n\n{footer}", own
        yield f"{footer}: no blank line", f"{own}\n{footer}\n", own
        yield (
            f"{footer}: above the quote",
            f"{own}\n\n{footer}\n\nOn Jan 1, 2024, at 10:00 AM, Shop <{A}> wrote:\n\n{_QUOTE}",
            own,
        )
        yield (
            f"{footer}: above a quoted attribution",
            f"{own}\n\n{footer}\n\n> On Jan 1, 2024, at 10:00 AM, Shop <{A}> wrote:\n> \n{_QUOTE}",
            own,
        )
        yield (
            f"{footer}: below the quote",
            f"{own}\n\nOn Jan 1, 2024, at 10:00 AM, Shop <{A}> wrote:\n\n{_QUOTE}\n{footer}\n",
            own,
        )
        yield (
            f"{footer}: above Outlook's rule",
            f"{own}\n\n{footer}\n________________________________\nFrom: Shop <{A}>\nSent: Monday, January 1, 2024 10:00 AM\nTo: Anna\nSubject: x\n\n{_PLAIN}",
            own,
        )
        yield f"{footer}: dashes above", f"{own}\n\n--\n{footer}", own
        yield f"{footer}: a sign-off above", f"{own}\n\nRegards,\nAnna\n\n{footer}", own


def _sign_offs() -> Iterator[tuple[str, str, str]]:
    for words in SIGN_OFFS:
        own = _OWN[""]
        yield f"{words}: comma and name", f"{own}\n\n{words},\nAnna Smirnova", own
        yield f"{words}: name", f"{own}\n\n{words}\nAnna", own
        yield f"{words}: no blank line", f"{own}\n{words},\nAnna", own
        yield f"{words}: alone", f"{own}\n\n{words}", own
        yield (
            f"{words}: post and phones",
            f"{own}\n\n{words},\n\nAnna Smirnova\nPurchasing\nCups Ltd\nT: +44 20 7946 0000 | M: +44 7700 900000\nanna@cups.example\nwww.cups.example",
            own,
        )
        yield (
            f"{words}: above the quote",
            f"{own}\n\n{words},\nAnna\n\nOn Jan 1, 2024, at 10:00 AM, Shop <{A}> wrote:\n\n{_QUOTE}",
            own,
        )
        yield (
            f"{words}: below the quote",
            f"On Jan 1, 2024, at 10:00 AM, Shop <{A}> wrote:\n{_QUOTE}\n{own}\n\n{words},\nAnna\n",
            own,
        )


def _attributions() -> Iterator[tuple[str, str, str]]:
    for number, (what, line) in enumerate(ATTRIBUTIONS):
        own = _OWN["ru" if any("а" <= letter <= "я" for letter in line.lower()) else ""]
        yield f"{what}: prefixed", f"{own}\n\n{line}\n\n{_QUOTE}", own
        yield f"{what}: prefixed, no blank line", f"{own}\n{line}\n{_QUOTE}", own
        if A in line or number % 3 == 0:
            wrapped = (
                "\n".join(textwrap.wrap(line, 48, break_long_words=False, break_on_hyphens=False))
                if "\n" not in line
                else line
            )
            yield f"{what}: wrapped", f"{own}\n\n{wrapped}\n\n{_QUOTE}", own
            yield (
                f"{what}: quoted itself",
                f"{own}\n\n" + "".join(f"> {one}\n" for one in line.split("\n")) + ">\n" + _QUOTE,
                own,
            )
        if (
            A in line
            and line.endswith(_ENDS)
            and not line.startswith(("Цитирование", "---"))
            and any(mark.isdigit() for mark in line)
        ):
            yield f"{what}: without prefixes", f"{own}\n\n{line}\n\n{_PLAIN}", own
        yield f"{what}: answered below", f"{line}\n{_QUOTE}\n{own}\n", own


def _outlook() -> Iterator[tuple[str, str, str]]:
    for language, from_, sent, to, subject, date in OUTLOOK:
        own = _OWN["ru" if language[:2] in {"ru", "uk", "be", "bg"} else ""]
        fields = [(from_, f"Shop Support <{A}>"), (sent, date), (to, "Anna <anna@mail.example>"), (subject, "RE: 123")]
        plain = "\n".join(f"{name}: {value}" for name, value in fields)
        bold = "\n".join(f"*{name}:* {value}" for name, value in fields)
        bold_out = "\n".join(f"*{name}*: {value}" for name, value in fields)
        markdown = "\n".join(f"**{name}:** {value}" for name, value in fields)
        spaced = "\n".join(f"{name} : {value}" for name, value in fields)
        wide = "\n".join(f"{name}：{value}" for name, value in fields)
        nbsp = "\n".join(f"{name}:\xa0{value}" for name, value in fields)
        yield f"outlook {language}", f"{own}\n\n{plain}\n\n{_PLAIN}", own
        yield f"outlook {language}: rule", f"{own}\n\n________________________________\n{plain}\n\n{_PLAIN}", own
        yield f"outlook {language}: bold", f"{own}\n\n{bold}\n\n{_PLAIN}", own
        yield f"outlook {language}: bold, colon out", f"{own}\n\n{bold_out}\n\n{_PLAIN}", own
        yield f"outlook {language}: markdown", f"{own}\n\n{markdown}\n\n{_PLAIN}", own
        yield f"outlook {language}: blank before colon", f"{own}\n\n{spaced}\n\n{_PLAIN}", own
        yield f"outlook {language}: wide colon", f"{own}\n\n{wide}\n\n{_PLAIN}", own
        yield f"outlook {language}: no-break space", f"{own}\n\n{nbsp}\n\n{_PLAIN}", own
        yield (
            f"outlook {language}: prefixed",
            f"{own}\n\n" + "".join(f"> {one}\n" for one in plain.split("\n")) + ">\n" + _QUOTE,
            own,
        )
        yield f"outlook {language}: blank lines", own + "\n\n" + plain.replace("\n", "\n\n") + f"\n\n{_PLAIN}", own
        yield (
            f"outlook {language}: date first",
            f"{own}\n\n{sent}: {date}\n{from_}: Shop Support <{A}>\n{to}: Anna\n{subject}: RE: 123\n\n{_PLAIN}",
            own,
        )
        yield f"outlook {language}: crlf", f"{own}\n\n{plain}\n\n{_PLAIN}".replace("\n", "\r\n"), own
