"""Pages as shops, banks, trackers and forms build them, and traps for what makes pages readable. Blank lines are left out."""

# ruff: noqa: E501 a table of pages: they are as long as they come

import pytest

from channels.email.reading.pages.html import to_text
from tests.channels.email.reading.layouts import FORMS, HIDING, MACHINES, PASTED, PERSONAL, PROGRAMS, WHOLE

PAGES = {
    "market-order": (
        """<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Transitional//EN" "http://www.w3.org/TR/xhtml1/DTD/xhtml1-transitional.dtd">
<html xmlns="http://www.w3.org/1999/xhtml" xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office">
<head>
<meta http-equiv="Content-Type" content="text/html; charset=utf-8" />
<!--[if gte mso 9]><xml><o:OfficeDocumentSettings><o:AllowPNG/><o:PixelsPerInch>96</o:PixelsPerInch></o:OfficeDocumentSettings></xml><![endif]-->
<title>Заказ оформлен</title>
<style type="text/css">
  body { margin:0; padding:0; }
  @media only screen and (max-width: 600px) { .hide-mobile { display:none !important; } .w100 { width:100% !important; } }
  .preheader { display:none !important; visibility:hidden; }
  .ExternalClass, .ExternalClass p { line-height:100%; }
</style>
</head>
<body bgcolor="#f4f4f4">
<span class="preheader">Спасибо за покупку, собираем ваш заказ</span>
<table width="100%" cellpadding="0" cellspacing="0" border="0" role="presentation">
 <tr>
  <td align="center">
   <!--[if (gte mso 9)|(IE)]><table width="600"><tr><td><![endif]-->
   <table class="w100" width="600" cellpadding="0" cellspacing="0">
    <tr>
      <td style="padding:20px"><a href="https://market.example/?from=mail"><img src="https://cdn.market.example/logo.png" width="140" height="40" alt="Маркет" border="0" style="display:block"></a></td>
      <td class="hide-mobile" align="right" style="padding:20px"><a href="https://market.example/orders" style="color:#005bff">Мои заказы</a></td>
    </tr>
    <tr>
      <td colspan="2" style="padding:20px;font:bold 24px Arial">Иван, заказ 20417-0093 оформлен</td>
    </tr>
    <tr><td colspan="2" height="16" style="font-size:0;line-height:0;">&nbsp;</td></tr>
    <tr>
      <td colspan="2" style="padding:0 20px">
        <table width="100%">
          <tr>
            <td width="80" rowspan="1"><img src="https://cdn.market.example/p/1.jpg" width="64" height="64" alt=""></td>
            <td>
              <a href="https://market.example/p/1" style="text-decoration:none">Рюкзак городской, 20&nbsp;л</a><br>
              <span style="color:#999">Цвет: синий</span>
            </td>
            <td align="right" style="white-space:nowrap">1 × 3&nbsp;490&nbsp;₽</td>
          </tr>
        </table>
      </td>
    </tr>
    <tr>
      <td colspan="2" style="padding:20px">
        <table width="100%">
          <tr><td>Товары (1)</td><td align="right">3&nbsp;490&nbsp;₽</td></tr>
          <tr><td>Доставка</td><td align="right">бесплатно</td></tr>
          <tr><td style="font-weight:bold">Итого</td><td align="right" style="font-weight:bold">3&nbsp;490&nbsp;₽</td></tr>
        </table>
      </td>
    </tr>
    <tr><td colspan="2" align="center">
      <div><!--[if mso]><v:roundrect href="https://market.example/o/20417" style="height:44px;width:220px"><center>Отследить заказ</center></v:roundrect><![endif]--><![if !mso]><a href="https://market.example/o/20417" style="display:inline-block;mso-hide:all;">Отследить заказ</a><![endif]></div>
    </td></tr>
    <tr><td colspan="2" style="font-size:12px;color:#999">Вы получили это письмо, потому что сделали заказ.<br>ООО «Маркет», 125009, Москва<br><a href="https://market.example/unsub?x=1">Отписаться</a> &bull; <a href="https://market.example/help">Помощь</a></td></tr>
   </table>
   <!--[if (gte mso 9)|(IE)]></td></tr></table><![endif]-->
  </td>
 </tr>
</table>
<img src="https://t.market.example/open?id=1" width="1" height="1" border="0" alt="" style="display:none">
</body>
</html>""",
        """
[Маркет] (https://market.example/?from=mail)
Мои заказы (https://market.example/orders)
Иван, заказ 20417-0093 оформлен
Рюкзак городской, 20 л (https://market.example/p/1)
Цвет: синий
1 × 3 490 ₽
Товары (1) | 3 490 ₽
Доставка | бесплатно
Итого | 3 490 ₽
Отследить заказ (https://market.example/o/20417)
Вы получили это письмо, потому что сделали заказ.
ООО «Маркет», 125009, Москва
Отписаться (https://market.example/unsub?x=1) • Помощь (https://market.example/help)
""",
    ),
    "bank-notice": (
        """<html><head><style>td{font-family:Arial}</style></head><body><table width="100%"><tbody><tr><td><h2 style="margin:0">Выписка по счёту</h2></td></tr>
<tr><td><table border="1" cellpadding="4" style="border-collapse:collapse"><thead><tr style="background:#eee"><th>Дата</th><th>Операция</th><th>Сумма, ₽</th><th>Остаток, ₽</th></tr></thead>
<tbody>
<tr><td nowrap>01.11.2024</td><td>Зачисление зарплаты</td><td align="right">+85&thinsp;000,00</td><td align="right">91&thinsp;250,40</td></tr>
<tr><td nowrap>03.11.2024</td><td>Перевод Анне П.</td><td align="right">&minus;12&thinsp;000,00</td><td align="right">79&thinsp;250,40</td></tr>
</tbody></table></td></tr>
<tr><td><p>Остались вопросы? Звоните <a href="tel:88005550199">8&nbsp;800&nbsp;555-01-99</a> или пишите на <a href="mailto:help@bank.example">help@bank.example</a>.</p><p style="font-size:11px;color:#888;">Не отвечайте на это письмо.<br/></p></td></tr></tbody></table></body></html>""",
        """
Выписка по счёту
Дата | Операция | Сумма, ₽ | Остаток, ₽
01.11.2024 | Зачисление зарплаты | +85 000,00 | 91 250,40
03.11.2024 | Перевод Анне П. | −12 000,00 | 79 250,40
Остались вопросы? Звоните 8 800 555-01-99 или пишите на help@bank.example.
Не отвечайте на это письмо.
""",
    ),
    "word-letter": (
        """<html xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:w="urn:schemas-microsoft-com:office:word" xmlns:m="http://schemas.microsoft.com/office/2004/12/omml" xmlns="http://www.w3.org/TR/REC-html40"><head><meta http-equiv=Content-Type content="text/html; charset=utf-8"><meta name=Generator content="Microsoft Word 15 (filtered medium)"><style><!--
/* Font Definitions */
@font-face
	{font-family:"Cambria Math";
	panose-1:2 4 5 3 5 4 6 3 2 4;}
p.MsoNormal, li.MsoNormal, div.MsoNormal
	{margin:0cm;
	font-size:11.0pt;}
span.EmailStyle17
	{mso-style-type:personal-compose;
	display:none;}
@list l0
	{mso-list-id:1;}
--></style><!--[if gte mso 9]><xml>
<o:shapedefaults v:ext="edit" spidmax="1026" />
</xml><![endif]--></head><body lang=RU link="#0563C1" vlink="#954F72" style='word-wrap:break-word'><div class=WordSection1><p class=MsoNormal>Коллеги, добрый день!<o:p></o:p></p><p class=MsoNormal><o:p>&nbsp;</o:p></p><p class=MsoNormal>По договору № 14/24 просим:<o:p></o:p></p><p class=MsoListParagraphCxSpFirst style='text-indent:-18.0pt;mso-list:l0 level1 lfo1'><![if !supportLists]><span style='mso-list:Ignore'>1.<span style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp;&nbsp;&nbsp;&nbsp; </span></span><![endif]>выслать счёт;<o:p></o:p></p><p class=MsoListParagraphCxSpLast style='text-indent:-18.0pt;mso-list:l0 level1 lfo1'><![if !supportLists]><span style='mso-list:Ignore'>2.<span style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp;&nbsp;&nbsp;&nbsp; </span></span><![endif]>подтвердить срок.<o:p></o:p></p><p class=MsoNormal><o:p>&nbsp;</o:p></p><table class=MsoTableGrid border=1 cellspacing=0 cellpadding=0 style='border-collapse:collapse'><tr><td width=200 valign=top style='width:150pt;padding:0cm 5.4pt'><p class=MsoNormal><b>Позиция<o:p></o:p></b></p></td><td width=100 valign=top><p class=MsoNormal align=right><b>Кол-во<o:p></o:p></b></p></td></tr><tr><td valign=top><p class=MsoNormal>Кабель ВВГ 3х2,5<o:p></o:p></p></td><td valign=top><p class=MsoNormal>120 м<o:p></o:p></p></td></tr></table><p class=MsoNormal><o:p>&nbsp;</o:p></p><p class=MsoNormal><img width=120 height=40 id="Рисунок_x0020_1" src="cid:image001.png@01DB3D.4A5" alt="Изображение выглядит как текст

Автоматически созданное описание"><o:p></o:p></p></div></body></html>""",
        """
Коллеги, добрый день!
По договору № 14/24 просим:
1. выслать счёт;
2. подтвердить срок.
Позиция | Кол-во
Кабель ВВГ 3х2,5 | 120 м
""",
    ),
    "itinerary": (
        """<table width="640" align="center" style="font-family:Arial"><tr><td><table width="100%" bgcolor="#003"><tr><td style="color:#fff;padding:10px">Маршрутная квитанция</td><td align="right" style="color:#fff;padding:10px">PNR: X7K2QF</td></tr></table>
<table width="100%"><tr><td><b>Пассажир</b></td><td><b>Билет</b></td></tr><tr><td>PETROVA ANNA MRS</td><td>555 2401234567</td></tr></table>
<table width="100%"><tr><td width="45%" valign="top"><div style="font-size:24px">08:45</div><div>Москва, SVO</div><div>18 ноября</div></td><td width="10%" align="center"><img src="plane.png" alt="→"></td><td width="45%" valign="top"><div style="font-size:24px">11:20</div><div>Казань, KZN</div><div>18 ноября</div></td></tr></table>
<ul style="padding-left:20px"><li>Регистрация: до <b>08:05</b></li><li>Багаж: 1&nbsp;место</li></ul></td></tr></table>""",
        """
Маршрутная квитанция | PNR: X7K2QF
Пассажир | Билет
PETROVA ANNA MRS | 555 2401234567
08:45
Москва, SVO
18 ноября
→
11:20
Казань, KZN
18 ноября
• Регистрация: до 08:05
• Багаж: 1 место
""",
    ),
    "mobile-cards": (
        """<div style="max-width:600px;margin:auto"><div style="font-size:0;text-align:center"><!--[if mso]><table><tr><td width="300"><![endif]--><div style="display:inline-block;width:300px;font-size:14px;vertical-align:top"><a href="https://s.example/1"><img src="1.jpg" alt="Лампа" width="280"></a><p style="margin:0">Лампа настольная</p><p style="margin:0"><span style="text-decoration:line-through">1&nbsp;200&nbsp;₽</span> <b>890&nbsp;₽</b></p></div><!--[if mso]></td><td width="300"><![endif]--><div style="display:inline-block;width:300px;font-size:14px"><a href="https://s.example/2"><img src="2.jpg" alt="Торшер" width="280"></a><p style="margin:0">Торшер</p><p style="margin:0"><b>2&nbsp;490&nbsp;₽</b></p></div><!--[if mso]></td></tr></table><![endif]--></div></div>""",
        """
[Лампа] (https://s.example/1)
Лампа настольная
1 200 ₽ 890 ₽
[Торшер] (https://s.example/2)
Торшер
2 490 ₽
""",
    ),
    "ticket-crm": (
        """<div style="color:#b5b5b5">##- Пожалуйста, введите ответ над этой строкой -##</div><div style="font-family:Arial"><p>Здравствуйте, Анна!</p><p>Ваш запрос (<a href="https://desk.example/t/881">881</a>) обновлён. Чтобы добавить комментарий, ответьте на это письмо.</p><div style="margin-top:25px"><table><tr><td valign="top"><img src="a.png" alt="" width=40 height=40></td><td><p style="margin:0"><strong>Борис</strong> (Поддержка)</p><p style="color:#888;margin:0">18 нояб. 2024 г., 10:15 MSK</p><div class="zd-comment" dir="auto">Деньги вернули сегодня.<br>Проверьте, пожалуйста.</div></td></tr></table></div></div>""",
        """
##- Пожалуйста, введите ответ над этой строкой -##
Здравствуйте, Анна!
Ваш запрос (881 (https://desk.example/t/881)) обновлён. Чтобы добавить комментарий, ответьте на это письмо.
Борис (Поддержка)
18 нояб. 2024 г., 10:15 MSK
Деньги вернули сегодня.
Проверьте, пожалуйста.
""",
    ),
    "web-form-table": (
        """<table style="width:100%;border-collapse:collapse"><tr style="background-color:#f8f8f8;"><td style='padding:10px;border:#e9e9e9 1px solid;'><b>Имя</b></td><td style='padding:10px;border:#e9e9e9 1px solid;'>Ольга</td></tr><tr><td style='padding:10px;'><b>Телефон</b></td><td style='padding:10px;'>+7 (900) 123-45-67</td></tr><tr style="background-color:#f8f8f8;"><td><b>Сообщение</b></td><td>Хочу вернуть чайник.<br />
Он течёт.</td></tr></table>""",
        """
Имя | Ольга
Телефон | +7 (900) 123-45-67
Сообщение | Хочу вернуть чайник.
Он течёт.
""",
    ),
    "github-like": (
        """<p></p><p dir="auto">Сборка падает на <code class="notranslate">make test</code>:</p>
<div class="highlight" dir="auto"><pre class="notranslate">Traceback:
  File <span class="pl-s">"a.py"</span>, line 3
ValueError</pre></div>
<p dir="auto">Можно повторить?</p>

<p style="font-size:small;-webkit-text-size-adjust:none;color:#666;">&mdash;<br />Reply to this email directly, <a href="https://git.example/n/1">view it</a>, or <a href="https://git.example/u/1">unsubscribe</a>.<br />You are receiving this because you were mentioned.<img src="https://git.example/beacon.gif" height="1" width="1" alt="" /><span style="color: transparent; font-size: 0; display: none; visibility: hidden; overflow: hidden; opacity: 0; width: 0; height: 0; max-width: 0; max-height: 0; mso-hide: all">Message ID: <span>&lt;a/b/1@git.example&gt;</span></span></p>""",
        """
Сборка падает на make test:
Traceback:
  File "a.py", line 3
ValueError
Можно повторить?
—
Reply to this email directly, view it (https://git.example/n/1), or unsubscribe (https://git.example/u/1).
You are receiving this because you were mentioned.
""",
    ),
    "rating-row": (
        """<table><tr><td colspan="5">Оцените ответ:</td></tr><tr><td><a href="https://r.example/1"><img src="1.png" alt="1"></a></td><td><a href="https://r.example/2"><img src="2.png" alt="2"></a></td><td><a href="https://r.example/3"><img src="3.png" alt="3"></a></td></tr></table>""",
        """
Оцените ответ:
[1] (https://r.example/1) | [2] (https://r.example/2) | [3] (https://r.example/3)
""",
    ),
    "onec-invoice": (
        """<HTML><HEAD><META HTTP-EQUIV="Content-Type" CONTENT="text/html; CHARSET=utf-8"><STYLE TYPE="text/css">body { background: #ffffff; } .R0C0 { font: 10pt Arial; } .R0C1{display: none}</STYLE></HEAD><BODY><TABLE CELLSPACING=0><COL WIDTH=20><COL WIDTH=100><TBODY><TR CLASS=R0><TD CLASS="R0C0"><SPAN></SPAN></TD><TD CLASS="R0C0" COLSPAN=3><SPAN STYLE="white-space:nowrap;max-width:0px;">Счёт на оплату № 118 от 18 ноября 2024 г.</SPAN></TD></TR><TR><TD><DIV STYLE="height:11px; overflow:hidden;"><SPAN></SPAN></DIV></TD></TR><TR><TD></TD><TD><DIV STYLE="position:relative;height:17px;width:100%;overflow:hidden;">Поставщик:</DIV></TD><TD>ООО «Вектор»</TD></TR></TBODY></TABLE></BODY></HTML>""",
        """
Счёт на оплату № 118 от 18 ноября 2024 г.
Поставщик: | ООО «Вектор»
""",
    ),
    "social-digest": (
        """<table><tr><td style="padding:0 0 10px"><a href="https://soc.example/u/5" style="display:block"><span style="display:block;font-weight:bold">Анна Петрова</span><span style="display:block;color:#888">2 общих друга</span></a></td></tr><tr><td><a href="https://soc.example/add" style="display:inline-block;padding:8px"><span>Добавить</span></a>&nbsp;&nbsp;<a href="https://soc.example/hide">Скрыть</a></td></tr></table>""",
        """
Анна Петрова
2 общих друга (https://soc.example/u/5)
Добавить (https://soc.example/add)  Скрыть (https://soc.example/hide)
""",
    ),
    "calendar-html": (
        """<div itemscope itemtype="http://schema.org/InformAction"><div style="display:none" itemprop="about" itemscope><meta itemprop="description" content="Приглашение"/></div><span style="display:none" itemprop="name">Планёрка</span><table cellpadding="8"><tr><td style="vertical-align:top"><div><h3><a href="https://cal.example/e">Планёрка</a></h3><table><tr><td class="r">Когда</td><td>пн 18 нояб. 2024 10:00 – 11:00</td></tr><tr><td class="r">Кто</td><td><table><tr><td>•</td><td><div>Анна<span> - организатор</span></div></td></tr><tr><td>•</td><td><div>Борис</div></td></tr></table></td></tr></table></div></td></tr></table></div>""",
        """
Планёрка (https://cal.example/e)
Когда | пн 18 нояб. 2024 10:00 – 11:00
Кто
• | Анна - организатор
• | Борис
""",
    ),
    "newsletter-cols-dl": (
        """<table align="center" width="600"><tr><td><!-- HEADER --><table width="100%"><tr><td><a href="https://n.example/web">Открыть в браузере</a></td></tr></table></td></tr><tr><td><table><tr valign="top"><td width="290"><table><tr><td><img src="a.jpg" width="290" alt="Обложка &laquo;Осень&raquo;"></td></tr><tr><td style="font-size:18px">Осень в городе</td></tr><tr><td>Где гулять в выходные.</td></tr><tr><td><a href="https://n.example/1">Читать</a></td></tr></table></td><td width="20">&nbsp;</td><td width="290"><table><tr><td><img src="b.jpg" width="290" alt=""></td></tr><tr><td style="font-size:18px">Новые книги</td></tr><tr><td>Пять романов.</td></tr><tr><td><a href="https://n.example/2">Читать</a></td></tr></table></td></tr></table></td></tr></table>""",
        """
Открыть в браузере (https://n.example/web)
[Обложка «Осень»]
Осень в городе
Где гулять в выходные.
Читать (https://n.example/1)
Новые книги
Пять романов.
Читать (https://n.example/2)
""",
    ),
    "invoice-totals-colspan": (
        """<table border="1"><tr><th>№</th><th>Наименование</th><th>Кол-во</th><th>Сумма</th></tr><tr><td>1</td><td>Кабель</td><td>10 м</td><td>1 000,00</td></tr><tr><td colspan="3" align="right"><b>Итого:</b></td><td><b>1 000,00</b></td></tr><tr><td colspan="3" align="right">В том числе НДС:</td><td>166,67</td></tr></table><p>Всего к оплате: <b>Одна тысяча рублей 00 копеек</b></p>""",
        """
№ | Наименование | Кол-во | Сумма
1 | Кабель | 10 м | 1 000,00
Итого: | 1 000,00
В том числе НДС: | 166,67
Всего к оплате: Одна тысяча рублей 00 копеек
""",
    ),
    "signature-table-with-icons": (
        """<p>Готово.</p><table><tr><td style="border-right:2px solid #000;padding-right:10px"><img src="cid:logo" width="90"></td><td style="padding-left:10px"><b>Анна Петрова</b><br>менеджер<br><a href="tel:+74950000000">+7 495 000-00-00</a><br><a href="https://firm.example">firm.example</a></td></tr></table>""",
        """
Готово.
Анна Петрова
менеджер
+7 495 000-00-00
firm.example
""",
    ),
    "mailchimp": (
        """<!doctype html><html><head><style>#templatePreheader{background:#fff}.mcnPreviewText{display:none !important;}</style></head><body><!--*|IF:MC_PREVIEW_TEXT|*--><!--[if !gte mso 9]><!----><span class="mcnPreviewText" style="display:none; font-size:0px; line-height:0px; max-height:0px; max-width:0px; opacity:0; overflow:hidden; visibility:hidden; mso-hide:all;">Анонс</span><!--<![endif]--><!--*|END:IF|*--><center><table id="bodyTable"><tr><td class="mcnTextContent"><h1>Привет, Анна</h1>Новости недели<br />
&nbsp;
<ul>
	<li>Первая</li>
	<li>Вторая</li>
</ul>
</td></tr><tr><td class="mcnButtonContent"><a class="mcnButton " title="Подробнее" href="https://m.example/x" target="_blank" style="font-weight:bold">Подробнее</a></td></tr><tr><td><em>Copyright © 2024 Клуб, All rights reserved.</em><br><a href="https://m.example/u" class="utilityLink">отписаться</a>&nbsp;&nbsp;&nbsp;|&nbsp;&nbsp;&nbsp;<a href="https://m.example/p">настройки</a></td></tr></table></center></body></html>""",
        """
Привет, Анна
Новости недели
• Первая
• Вторая
Подробнее (https://m.example/x)
Copyright © 2024 Клуб, All rights reserved.
отписаться (https://m.example/u)   |   настройки (https://m.example/p)
""",
    ),
    "mjml": (
        """<div style="display:none;font-size:1px;color:#ffffff;line-height:1px;max-height:0px;max-width:0px;opacity:0;overflow:hidden;">Анонс</div><div style="background-color:#f0f0f0;"><!--[if mso | IE]><table align="center"><tr><td style="line-height:0px;font-size:0px;mso-line-height-rule:exactly;"><![endif]--><div style="margin:0px auto;max-width:600px;"><table align="center" border="0" role="presentation" style="width:100%;"><tbody><tr><td style="direction:ltr;font-size:0px;padding:20px 0;text-align:center;"><!--[if mso | IE]><table><tr><td style="vertical-align:top;width:300px;"><![endif]--><div class="mj-column-per-50 mj-outlook-group-fix" style="font-size:0px;text-align:left;direction:ltr;display:inline-block;vertical-align:top;width:100%;"><table><tbody><tr><td align="left" style="font-size:0px;padding:10px 25px;word-break:break-word;"><div style="font-family:Ubuntu;font-size:13px;line-height:1;text-align:left;color:#000000;">Левая</div></td></tr></tbody></table></div><!--[if mso | IE]></td><td style="vertical-align:top;width:300px;"><![endif]--><div class="mj-column-per-50" style="font-size:0px;display:inline-block;"><table><tbody><tr><td align="center" style="font-size:0px;"><table style="border-collapse:separate;line-height:100%;"><tr><td align="center" bgcolor="#414141" role="presentation" valign="middle"><p style="display:inline-block;background:#414141;color:#ffffff;font-size:13px;">Кнопка</p></td></tr></table></td></tr></tbody></table></div><!--[if mso | IE]></td></tr></table><![endif]--></td></tr></tbody></table></div></div>""",
        """
Левая
Кнопка
""",
    ),
    "zoom-invite": (
        """<div>Борис приглашает вас.<br><br>Тема: Созвон<br>Время: 18 нояб. 2024 10:00 AM Москва<br><br>Войти<br><a href="https://zoom.example/j/123?pwd=abc">https://zoom.example/j/123?pwd=abc</a><br><br>Идентификатор: 123 456<br>Код: 777</div>""",
        """
Борис приглашает вас.
Тема: Созвон
Время: 18 нояб. 2024 10:00 AM Москва
Войти
https://zoom.example/j/123?pwd=abc
Идентификатор: 123 456
Код: 777
""",
    ),
    "ofd-receipt": (
        """<html><body style="margin:0"><table width="100%" style="background:#f5f5f5"><tbody><tr><td align="center"><table width="420" style="background:#fff"><tbody>
<tr><td colspan="2" align="center"><div style="font-size:20px">ООО &laquo;Пчёлка&raquo;</div><div>ИНН 7700000000</div></td></tr>
<tr><td>Кассовый чек №&nbsp;118</td><td align="right">18.11.24 10:15</td></tr>
<tr><td colspan="2"><hr style="border:0;border-top:1px dashed #000"></td></tr>
<tr><td>Мёд липовый 0,5&nbsp;кг<br><span style="color:#888">2 x 450.00</span></td><td align="right" valign="bottom">900.00</td></tr>
<tr><td><b>ИТОГО</b></td><td align="right"><b>900.00</b></td></tr>
<tr><td>БЕЗНАЛИЧНЫМИ</td><td align="right">900.00</td></tr>
<tr><td colspan="2" align="center"><img src="https://ofd.example/qr/1.png" width="150" height="150" alt=""></td></tr>
<tr><td>ФН</td><td align="right">9999078900001234</td></tr>
</tbody></table></td></tr></tbody></table></body></html>""",
        """
ООО «Пчёлка»
ИНН 7700000000
Кассовый чек № 118 | 18.11.24 10:15
________________________________
Мёд липовый 0,5 кг
2 x 450.00 | 900.00
ИТОГО | 900.00
БЕЗНАЛИЧНЫМИ | 900.00
ФН | 9999078900001234
""",
    ),
    "hotel-booking": (
        """<table><tr><td style="width:50%"><strong>Заезд</strong><br>пт, 22 нояб. 2024<br>с 14:00</td><td style="width:50%"><strong>Выезд</strong><br>вс, 24 нояб. 2024<br>до 12:00</td></tr></table><table><tr><th align="left">Цена</th><td align="right">2 ночи × 4&nbsp;000&nbsp;₽</td></tr><tr><th align="left">Итого</th><td align="right"><strong>8&nbsp;000&nbsp;₽</strong></td></tr></table>""",
        """
Заезд
пт, 22 нояб. 2024
с 14:00
Выезд
вс, 24 нояб. 2024
до 12:00
Цена | 2 ночи × 4 000 ₽
Итого | 8 000 ₽
""",
    ),
    "tilda-form": (
        """Request details:<br>Name: Ольга<br>Phone: +7 (900) 123-45-67<br>Textarea: Хочу вернуть<br />чайник<br>Checkbox: yes<br><br>Additional information:<br>Transaction ID: 118:55<br>Block ID: rec5<br>Form Name: Cart<br><a href="https://shop.example/cart">https://shop.example/cart</a><br>-----<br>""",
        """
Request details:
Name: Ольга
Phone: +7 (900) 123-45-67
Textarea: Хочу вернуть
чайник
Checkbox: yes
Additional information:
Transaction ID: 118:55
Block ID: rec5
Form Name: Cart
https://shop.example/cart
-----
""",
    ),
    "opencart-order": (
        """<div style="width:680px;"><a href="https://oc.example/" title="Магазин"><img src="https://oc.example/logo.png" alt="Магазин" style="margin-bottom:20px;border:none;" /></a>
<p>Получен новый заказ.</p>
<table style="border-collapse:collapse;width:100%"><thead><tr><td colspan="2" style="font-weight:bold;padding:7px">Детали заказа</td></tr></thead><tbody><tr><td style="padding:7px"><b>№ заказа:</b> 118<br /><b>Дата заказа:</b> 18.11.2024<br /><b>Оплата:</b> При получении</td><td style="padding:7px"><b>E-mail:</b> olga@mail.example<br /><b>Телефон:</b> +79001234567<br /></td></tr></tbody></table>
<table><thead><tr><td>Товар</td><td>Модель</td><td>Количество</td><td>Цена</td><td>Итого:</td></tr></thead><tbody><tr><td>Чайник<br />&nbsp;<small> - Цвет: синий</small></td><td>T-5</td><td>1</td><td>2300 р.</td><td>2300 р.</td></tr></tbody><tfoot><tr><td colspan="4" style="text-align:right"><b>Сумма:</b></td><td>2300 р.</td></tr></tfoot></table></div>""",
        """
[Магазин] (https://oc.example/)
Получен новый заказ.
Детали заказа
№ заказа: 118
Дата заказа: 18.11.2024
Оплата: При получении
E-mail: olga@mail.example
Телефон: +79001234567
Товар | Модель | Количество | Цена | Итого:
Чайник
  - Цвет: синий | T-5 | 1 | 2300 р. | 2300 р.
Сумма: | 2300 р.
""",
    ),
    "woocommerce": (
        """<div id="wrapper"><table><tr><td id="header_wrapper"><h1>Новый заказ: №118</h1></td></tr><tr><td id="body_content"><div id="body_content_inner"><p>Вы получили заказ от Ольга:</p><h2><a class="link" href="https://wc.example/o/118">[Заказ №118]</a> (18 ноября 2024)</h2><div style="margin-bottom:40px"><table class="td" border="1"><thead><tr><th class="td" scope="col">Товар</th><th class="td" scope="col">Количество</th><th class="td" scope="col">Цена</th></tr></thead><tbody><tr class="order_item"><td class="td">Чайник <ul class="wc-item-meta"><li><strong class="wc-item-meta-label" style="float: left; margin-right: .25em; clear: both">Цвет:</strong> <p style="margin:0">Синий</p></li></ul></td><td class="td">1</td><td class="td"><span class="woocommerce-Price-amount amount">2300,00<span class="woocommerce-Price-currencySymbol">&#8381;</span></span></td></tr></tbody><tfoot><tr><th class="td" scope="row" colspan="2">Итого:</th><td class="td"><span>2300,00<span>&#8381;</span></span></td></tr></tfoot></table></div><table id="addresses"><tr><td><h2>Платёжный адрес</h2><address class="address">Ольга<br/>Мира, 5<br/>Тверь<br/><a href="tel:+79001234567">+79001234567</a><br/>olga@mail.example</address></td></tr></table></div></td></tr></table></div>""",
        """
Новый заказ: №118
Вы получили заказ от Ольга:
[Заказ №118] (https://wc.example/o/118) (18 ноября 2024)
Товар | Количество | Цена
Чайник
• Цвет:
Синий
1
2300,00₽
Итого: | 2300,00₽
Платёжный адрес
Ольга
Мира, 5
Тверь
+79001234567
olga@mail.example
""",
    ),
}

TRAPS = {
    "drop-cap": ('<p><span style="float:left;font-size:40px">Д</span>орогие друзья!</p>', "Дорогие друзья!"),
    "drop-cap-inline-block": (
        '<p><span style="display:inline-block;font-size:40px">Д</span>орогие друзья!</p>',
        "Дорогие друзья!",
    ),
    "half-word-inline-block": ('<p>http<span style="display:inline-block">s://x</span></p>', "http s://x"),
    "inline-block-letters-code": (
        '<div><span style="display:inline-block;width:20px">4</span><span style="display:inline-block;width:20px">8</span><span style="display:inline-block;width:20px">1</span><span style="display:inline-block;width:20px">2</span><span style="display:inline-block;width:20px">2</span></div>',
        "4 8 1 2 2",
    ),
    "price-sup-comma": ("<span>1 299</span><sup>90</sup> ₽", "1 299⁹⁰ ₽"),
    "footnote-after-year": ("<p>в 2024<sup>1</sup> году</p>", "в 2024¹ году"),
    "degree-sup": ("<p>5<sup>o</sup>C, 3<sup>rd</sup></p>", "5oC, 3rd"),
    "q-nested": ("<p><q>он сказал <q>да</q></q></p>", '"он сказал "да""'),
    "small-footer-1px-table": (
        '<table><tr><td style="font-size:1px" height="1">&nbsp;</td></tr><tr><td>да</td></tr></table>',
        "да",
    ),
    "font-size-1em": (
        '<p style="font-size:1em">да</p><p style="font-size:1rem">нет</p><p style="font-size: 1.0px">мелко</p>',
        "да\nнет\nмелко",
    ),
    "font-size-0-p-plain": ('<p style="font-size:0">скрыто<br>тоже</p>да', "да"),
    "font-size-0-img": ('<td style="font-size:0"><img src=x alt="Лого" width=100></td>', "[Лого]"),
    "font-size-0-link-inside": (
        '<div style="font-size:0px"><a href="https://x.example/1">Кнопка</a></div>',
        "Кнопка (https://x.example/1)",
    ),
    "wingdings-word": ('<p><span style="font-family:Wingdings, sans-serif">Джинсы J</span></p>', "Джинсы J"),
    "wingdings-in-css": ("<style>@font-face{font-family:Wingdings;}</style><b>J</b>", "J"),
    "mso-list-para-nested-table": (
        "<p style='mso-list:l0 level1 lfo1'>a<table><tr><td>b</td></tr></table>c</p>",
        "a\nb\nc",
    ),
    "dash-cells-layout": (
        "<table><tr><td>a</td><td>b</td><td>c</td></tr></table><table><tr><td>d</td><td></td><td>e</td></tr></table>",
        "a | b | c\nd | e",
    ),
    "icon-row": ('<table><tr><td><img src=1 alt="Тел." width="16"></td><td>8 800</td></tr></table>', "[Тел.] | 8 800"),
    "width-percent-img": (
        '<table><tr><td><img src=1 alt="Баннер" width="100%"></td><td>x</td></tr></table>',
        "[Баннер]\nx",
    ),
    "link-ends-with-paren": (
        '(см. <a href="https://x.example/1">здесь</a>)<a href="https://x.example/2">ещё</a>',
        "(см. здесь (https://x.example/1)) ещё (https://x.example/2)",
    ),
    "link-in-parens": ('Текст)<a href="https://x.example/2">ещё</a>', "Текст) ещё (https://x.example/2)"),
    "link-space-before-punct": ('<a href="https://x.example/1">здесь </a>.', "здесь (https://x.example/1) ."),
    "amp-in-link-text": ('<a href="https://x.example/1">Том &amp; Джерри</a>', "Том & Джерри (https://x.example/1)"),
    "href-entities-real": (
        '<a href="https://x.example/?q=a&amp;amp=1&quot;">x</a>',
        'x (https://x.example/?q=a&amp=1")',
    ),
    "plain-as-html-entities": ("Имя: Анна\nГород: &laquo;Тверь&raquo;\n5 &gt; 3", "Имя: Анна\nГород: «Тверь»\n5 > 3"),
    "empty-cells-colspan": (
        '<table><tr><td>1</td><td>2</td><td>3</td></tr><tr><td colspan="2">Итого</td><td>5</td></tr><tr><td></td><td>7</td><td></td></tr></table>',
        "1 | 2 | 3\nИтого | 5\n— | 7",
    ),
    "calendar-grid": (
        "<table><tr><th>Пн</th><th>Вт</th><th>Ср</th></tr><tr><td></td><td></td><td>1</td></tr><tr><td>2</td><td>3</td><td>4</td></tr></table>",
        "Пн | Вт | Ср\n— | — | 1\n2 | 3 | 4",
    ),
    "li-only-image": ('<ul><li><img src="x"></li><li>a</li></ul>', "• a"),
    "li-bullet-char": ("<ul><li>• a</li></ul>", "• • a"),
    "hidden-visibility-visible-child": (
        '<div style="visibility:hidden">a<span style="visibility:visible">b</span></div>c',
        "c",
    ),
    "css-visibility-class-hover": (
        "<style>.t:hover .x{visibility:visible}.x{visibility:hidden}</style><span class=x>тайно</span>да",
        "да",
    ),
    "data-uri-link": ('<a href="data:text/plain;base64,QUJD">файл</a>', "файл"),
    "clip-path-ok": ('<p style="clip-path:inset(0)">да</p>', "да"),
    "left-negative-small": ('<p style="position:relative;left:-99px">да</p>', "да"),
}


TABLES = {
    "page": PAGES,
    "trap": TRAPS,
    "personal": PERSONAL,
    "pasted": PASTED,
    "machine": MACHINES,
    "whole": WHOLE,
    "hiding": HIDING,
    "form": FORMS,
    "program": PROGRAMS,
}


@pytest.mark.parametrize(("table", "name"), [(table, name) for table, cases in TABLES.items() for name in cases])
def test_page_reads_as_it_looks(table: str, name: str) -> None:
    source, wanted = TABLES[table][name]
    shown = to_text(source)[0].replace("\xa0", " ").replace("\u2009", " ")
    assert [line.rstrip() for line in shown.split("\n") if line.strip("> ")] == wanted.strip("\n").split("\n")
