"""Short pages as people's programs, shops and builders of letters write them, and what there is to read. Blank lines are left out."""

# ruff: noqa: E501 a table of pages: one case is two lines, however long the page

PERSONAL = {
    "word-para-blank": (
        "<body lang=RU link=blue vlink=purple><div class=WordSection1><p class=MsoNormal><span style='font-size:11.0pt;font-family:\"Calibri\",\"sans-serif\";color:#1F497D'>Добрый день!<o:p></o:p></span></p><p class=MsoNormal><span style='color:#1F497D'><o:p>&nbsp;</o:p></span></p><p class=MsoNormal><span lang=EN-US>Router </span>не включается.<o:p></o:p></p></div></body>",
        "Добрый день!\nRouter не включается.",
    ),
    "word-bullets-symbol": (
        "<p class=MsoListParagraph style='text-indent:-18.0pt;mso-list:l2 level1 lfo3'><![if !supportLists]><span style='font-family:Symbol'><span style='mso-list:Ignore'>·<span style='font:7.0pt \"Times New Roman\"'>&nbsp;&nbsp;&nbsp;&nbsp;&nbsp;&nbsp;&nbsp;&nbsp; </span></span></span><![endif]>первый пункт<o:p></o:p></p><p class=MsoListParagraph style='margin-left:72.0pt;text-indent:-18.0pt;mso-list:l2 level2 lfo3'><![if !supportLists]><span style='font-family:\"Courier New\"'><span style='mso-list:Ignore'>o<span style='font:7.0pt \"Times New Roman\"'>&nbsp;&nbsp; </span></span></span><![endif]>вложенный<o:p></o:p></p><p class=MsoListParagraph style='text-indent:-18.0pt;mso-list:l2 level1 lfo3'><![if !supportLists]><span style='font-family:Wingdings'><span style='mso-list:Ignore'>§<span style='font:7.0pt \"Times New Roman\"'>&nbsp; </span></span></span><![endif]>второй<o:p></o:p></p>",
        "• первый пункт\n• вложенный\n• второй",
    ),
    "word-list-comment-support": (
        "<p class=MsoListParagraph style='mso-list:l0 level1 lfo1'><!--[if !supportLists]--><span lang=EN-US style='mso-fareast-font-family:Calibri'><span style='mso-list:Ignore'>a)<span style='font:7.0pt \"Times New Roman\"'>&nbsp;&nbsp; </span></span></span><!--[endif]-->сломан замок</p>",
        "a) сломан замок",
    ),
    "word-table-excel": (
        "<table border=0 cellspacing=0 cellpadding=0 width=300 style='width:225.0pt;border-collapse:collapse'><tr style='height:15.0pt'><td width=100 nowrap valign=bottom style='width:75.0pt;border:solid windowtext 1.0pt;padding:0cm 5.4pt 0cm 5.4pt;height:15.0pt'><p class=MsoNormal><span style='color:black'>Артикул<o:p></o:p></span></p></td><td width=100 nowrap><p class=MsoNormal align=center style='text-align:center'>Шт.<o:p></o:p></p></td><td width=100><p class=MsoNormal align=right style='text-align:right'>Цена<o:p></o:p></p></td></tr><tr><td nowrap><p class=MsoNormal>А-77<o:p></o:p></p></td><td><p class=MsoNormal align=center>3<o:p></o:p></p></td><td><p class=MsoNormal align=right>1 250,00<o:p></o:p></p></td></tr></table>",
        "Артикул | Шт. | Цена\nА-77 | 3 | 1 250,00",
    ),
    "excel-paste": (
        "<html xmlns:x=\"urn:schemas-microsoft-com:office:excel\"><head><style><!--table\n\t{mso-displayed-decimal-separator:\"\\,\";}\n.xl65{display:table-cell}\n--></style></head><body><!--StartFragment--><table border=0 cellpadding=0 cellspacing=0 width=128 style='border-collapse:collapse;width:96pt'><col width=64 span=2 style='width:48pt'><tr height=20><td height=20 width=64>Город</td><td width=64>План</td></tr><tr height=20><td height=20>Омск</td><td align=right x:num>15</td></tr><tr height=20><td height=20></td><td align=right x:num>7</td></tr></table><!--EndFragment--></body></html>",
        "Город | План\nОмск | 15\n7",
    ),
    "outlook-link-mailto-brackets": (
        '<p class=MsoNormal>Пишите на <a href="mailto:zakaz@firm.example">zakaz@firm.example</a> или &lt;<a href="http://www.firm.example/">www.firm.example</a>&gt;</p>',
        "Пишите на zakaz@firm.example или <www.firm.example>",
    ),
    "word-br-clear": (
        "<p class=MsoNormal style='margin-bottom:12.0pt'>Раз<br>Два<br clear=all style='page-break-before:always'>Три</p>",
        "Раз\nДва\nТри",
    ),
    "word-ins-del": (
        "<p class=MsoNormal>Срок <s>5</s> <del>6</del> <ins>7</ins> дней, <u>срочно</u></p>",
        "Срок 5 6 7 дней, срочно",
    ),
    "word-tab": (
        "<p class=MsoNormal>ИНН:<span style='mso-tab-count:1'>            </span>7701234567</p>",
        "ИНН: 7701234567",
    ),
    "word-smarttag": (
        '<p class=MsoNormal><st1:PersonName w:st="on">Ирина Котова</st1:PersonName> из <st1:metricconverter ProductID="2 м" w:st="on">2 м</st1:metricconverter></p>',
        "Ирина Котова из 2 м",
    ),
    "word-footnote": (
        '<p class=MsoNormal>Цена указана без НДС<a style=\'mso-footnote-id:ftn1\' href="#_ftn1" name="_ftnref1" title=""><span class=MsoFootnoteReference><span style=\'mso-special-character:footnote\'><![if !supportFootnotes]><span class=MsoFootnoteReference><span style=\'font-size:11pt\'>[1]</span></span><![endif]></span></span></a>.</p><div style=\'mso-element:footnote-list\'><![if !supportFootnotes]><br clear=all><hr align=left size=1 width="33%"><![endif]><div style=\'mso-element:footnote\' id=ftn1><p class=MsoFootnoteText><a style=\'mso-footnote-id:ftn1\' href="#_ftnref1" name="_ftn1" title="">[1]</a> Ставка 20 %.</p></div></div>',
        "Цена указана без НДС[1].\n________________________________\n[1] Ставка 20 %.",
    ),
    "word-comment-anchor": (
        '<p class=MsoNormal>Согласен<a style=\'mso-comment-reference:AB_1\'></a><span class=MsoCommentReference><span style=\'font-size:8.0pt\'><![if !supportAnnotations]><a class=msocomanchor id="_anchor_1" href="#_msocom_1" name="_msoanchor_1">[AB1]</a><![endif]></span></span> полностью.</p>',
        "Согласен[AB1] полностью.",
    ),
    "word-field-hyperlink": (
        "<p class=MsoNormal><!--[if supportFields]><span style='mso-element:field-begin'></span> HYPERLINK \"https://a.example/z\" <span style='mso-element:field-separator'></span><![endif]--><a href=\"https://a.example/z\">сюда</a><!--[if supportFields]><span style='mso-element:field-end'></span><![endif]--></p>",
        "сюда (https://a.example/z)",
    ),
    "outlook-com-ul": (
        '<div class="elementToProof"><ul data-editing-info="{&quot;applyListStyleFromLevel&quot;:true}"><li style="list-style-type:disc"><div role="presentation" class="elementToProof">чайник</div></li><li><div role="presentation">плита</div></li></ul></div>',
        "• чайник\n• плита",
    ),
    "outlook-ol-start": (
        '<ol start="2" data-editing-info="{}" style="margin-top:0"><li><span>второе</span></li><li><span>третье</span></li></ol>',
        "2. второе\n3. третье",
    ),
    "outlook-attachment-card": (
        '<div class="_Entity _EType_OWALinkPreview _EReadonly_1"><a href="https://docs.example/d/1">Смета.xlsx</a></div><div>Проверьте</div>',
        "Смета.xlsx (https://docs.example/d/1)\nПроверьте",
    ),
    "gmail-font": (
        '<div dir="ltr"><font face="arial, sans-serif" size="4" color="#ff0000">Срочно!</font> <font size="1">мелочь</font></div>',
        "Срочно! мелочь",
    ),
    "gmail-emoji-img": (
        '<div dir="ltr">Супер <img data-emoji="🎉" class="an1" alt="🎉" aria-label="🎉" draggable="false" src="https://fonts.example/e.png" loading="lazy"><img data-emoji="👏🏽" alt="👏🏽" src="x"></div>',
        "Супер 🎉👏🏽",
    ),
    "apple-list": (
        '<ul class="Apple-dash-list"><li>раз</li><li>два</li></ul><div class="ApplePlainTextBody">текст</div>',
        "• раз\n• два\nтекст",
    ),
    "apple-phone-detect": (
        '<div>Тел. <a href="tel:+7%20(912)%20000-11-22" dir="ltr" x-apple-data-detectors="true" x-apple-data-detectors-type="telephone">8 912 000-11-22</a>, адрес <a href="x-apple-data-detectors://1" x-apple-data-detectors="true">ул. Мира, 3</a></div>',
        "Тел. 8 912 000-11-22, адрес ул. Мира, 3",
    ),
    "ios-dir-auto": (
        '<body dir="auto">Где посылка<div>Трек&nbsp;<span style="background-color: rgba(255, 255, 255, 0);">RX12</span></div><br><div dir="ltr">Отправлено с&nbsp;iPad</div></body>',
        "Где посылка\nТрек RX12\nОтправлено с iPad",
    ),
    "thunderbird-links": (
        'Смотри <a class="moz-txt-link-freetext" href="https://x.example/a_b">https://x.example/a_b</a> и <a class="moz-txt-link-abbreviated" href="mailto:g@x.example">g@x.example</a> и <a class="moz-txt-link-rfc2396E" href="https://x.example/c">&lt;https://x.example/c&gt;</a>',
        "Смотри https://x.example/a_b и g@x.example и <https://x.example/c>",
    ),
    "thunderbird-format": (
        '<p>Это <b class="moz-txt-star"><span class="moz-txt-tag">*</span>важно<span class="moz-txt-tag">*</span></b> и <i class="moz-txt-slash"><span class="moz-txt-tag">/</span>очень<span class="moz-txt-tag">/</span></i> <span class="moz-smiley-s1"><span>:-)</span></span></p>',
        "Это *важно* и /очень/ :-)",
    ),
    "yandex-web": (
        "<div><div>Добрый день.</div><div> </div><div><div>1) чек</div><div>2) фото</div></div></div><div> </div><div>-- </div><div>Рита</div>",
        "Добрый день.\n1) чек\n2) фото\n--\nРита",
    ),
    "zimbra": (
        '<html><body><div style="font-family: arial, helvetica, sans-serif; font-size: 12pt; color: #000000"><div>Доброе утро</div><div><br></div><div data-marker="__SIG_PRE__">Инна</div></div></body></html>',
        "Доброе утро\nИнна",
    ),
    "notes": (
        '<font size=2 face="sans-serif">Уважаемые коллеги,</font>\n<br>\n<br><font size=2 face="sans-serif">просим прислать акт.</font>\n<br><font size=2 face="sans-serif">С уважением, Нина</font>',
        "Уважаемые коллеги,\nпросим прислать акт.\nС уважением, Нина",
    ),
    "libreoffice": (
        '<!DOCTYPE html><html><head><meta name="generator" content="LibreOffice 7.3 (Linux)"/><style type="text/css">@page { size: 21cm 29.7cm; margin: 2cm } p { line-height: 115% }</style></head><body lang="ru-RU" dir="ltr"><p style="margin-bottom: 0cm">Первый абзац</p>\n<p style="margin-bottom: 0cm"><br/>\n\n</p>\n<p>Второй\nабзац</p></body></html>',
        "Первый абзац\nВторой абзац",
    ),
    "gdocs-paste": (
        '<meta charset=\'utf-8\'><b style="font-weight:normal;" id="docs-internal-guid-1"><p dir="ltr" style="line-height:1.38;margin-top:0pt;margin-bottom:0pt;"><span style="white-space:pre-wrap;">Пункт   первый</span></p><br /><ol style="margin-top:0;margin-bottom:0;"><li dir="ltr" style="list-style-type:decimal;" aria-level="1"><p dir="ltr" role="presentation"><span style="white-space:pre-wrap;">альфа</span></p></li><li dir="ltr" style="list-style-type:decimal;" aria-level="1"><p dir="ltr" role="presentation"><span>бета</span></p></li></ol></b>',
        "Пункт   первый\n1. альфа\n2. бета",
    ),
    "gsheets-paste": (
        '<google-sheets-html-origin><style type="text/css"><!--td {border: 1px solid #ccc;}br {mso-data-placement:same-cell;}--></style><table xmlns="http://www.w3.org/1999/xhtml" cellspacing="0" dir="ltr" border="1" data-sheets-root="1"><colgroup><col width="100"/><col width="100"/></colgroup><tbody><tr style="height:21px;"><td data-sheets-value="{&quot;1&quot;:2,&quot;2&quot;:&quot;Имя&quot;}">Имя</td><td>Часы</td></tr><tr><td>Клим</td><td data-sheets-value="{&quot;1&quot;:3,&quot;3&quot;:8}">8</td></tr></tbody></table>',
        "Имя | Часы\nКлим | 8",
    ),
    "telegram-paste": (
        "<div><strong>Клим, [21.11.2026 10:05]</strong><br>привет<br><br><strong>Вера, [21.11.2026 10:07]</strong><br>[ Фото ]<br>готово</div>",
        "Клим, [21.11.2026 10:05]\nпривет\nВера, [21.11.2026 10:07]\n[ Фото ]\nготово",
    ),
    "whatsapp-paste": (
        '<div class="copyable-text" data-pre-plain-text="[10:05, 21.11.2026] Клим: "><div><span dir="ltr" class="selectable-text copyable-text"><span>Посылка пришла мятой</span></span></div></div><span><span aria-hidden="true"></span></span>',
        "Посылка пришла мятой",
    ),
    "phone-typed": (
        '<p dir="ltr">Добрый день</p>\n<p dir="ltr">Не работает сайт </p>\n',
        "Добрый день\nНе работает сайт",
    ),
    "blue-mail": (
        '<html><body><div dir="auto">Подскажите цену<br><br></div>\n<div dir="auto"><!-- tmjah_g_1299s -->Отправлено из <!-- tmjah_g_1299e --><a href="https://bluemail.example"><!-- tmjah_g_1299s -->BlueMail<!-- tmjah_g_1299e --></a></div></body></html>',
        "Подскажите цену\nОтправлено из BlueMail (https://bluemail.example)",
    ),
    "evolution": (
        "<html><head></head><body><div>Привет</div><div><br></div><div>Вопрос:</div><div><ul><li>раз</li></ul></div><div><span></span></div></body></html>",
        "Привет\nВопрос:\n• раз",
    ),
    "evolution-pre": (
        "<body><pre>Строка 1\n  Строка 2\tтаб\n</pre></body>",
        "Строка 1\n  Строка 2\tтаб",
    ),
    "horde": (
        "<p>Добрый день,<br /><br />жду &mdash; <em>очень</em>.</p>\n",
        "Добрый день,\nжду — очень.",
    ),
    "pre-tabs": (
        "<pre>a\tb\nc\td</pre>",
        "a\tb\nc\td",
    ),
    "pre-leading-newline": (
        "<p>x</p><pre>\nпервая\nвторая\n</pre><p>y</p>",
        "x\nпервая\nвторая\ny",
    ),
    "pre-wrap-div": (
        "<div style='white-space:pre-wrap'>раз\n  два\n\nтри</div>",
        "раз\n  два\nтри",
    ),
    "pre-with-br": (
        "<pre>a<br>b\nc</pre>",
        "a\nb\nc",
    ),
    "link-trailing-slash": (
        '<a href="https://shop.example/">https://shop.example</a>',
        "https://shop.example",
    ),
    "link-http-vs-https": (
        '<a href="http://shop.example/a">https://shop.example/a</a>',
        "https://shop.example/a",
    ),
    "link-differs": (
        '<a href="https://evil.example/login">https://bank.example</a>',
        "https://bank.example (https://evil.example/login)",
    ),
    "link-idn-same": (
        '<a href="http://xn--80aswg.xn--p1ai/">сайт.рф</a>',
        "сайт.рф",
    ),
    "link-javascript": (
        '<a href="javascript:void(0)">меню</a> <a href="#top">вверх</a> <a name=x>якорь</a> <a href="">пусто</a>',
        "меню вверх якорь пусто",
    ),
    "link-relative": (
        '<a href="/cart">корзина</a>',
        "корзина",
    ),
    "link-protocol-relative": (
        '<a href="//shop.example/p">товар</a>',
        "товар (https://shop.example/p)",
    ),
    "link-spaces-newline": (
        '<a href="\n https://shop.example/p?a=1 \n">товар</a>',
        "товар (https://shop.example/p?a=1)",
    ),
    "link-safelinks": (
        '<a href="https://eur01.safelinks.protection.outlook.com/?url=https%3A%2F%2Fshop.example%2Fp%3Fa%3D1&amp;data=05%7C02%7C&amp;sdata=x&amp;reserved=0" originalsrc="https://shop.example/p?a=1">https://shop.example/p?a=1</a>',
        "https://shop.example/p?a=1",
    ),
    "link-safelinks-text": (
        '<a href="https://nam02.safelinks.protection.outlook.com/?url=https%3A%2F%2Fshop.example%2Fq&amp;data=05">каталог</a>',
        "каталог (https://shop.example/q)",
    ),
    "link-image-noalt-text": (
        '<a href="https://x.example/a"><img src="a.png" alt=""> Открыть</a>',
        "Открыть (https://x.example/a)",
    ),
    "link-adjacent": (
        '<a href="https://x.example/a">А</a><a href="https://x.example/b">Б</a>',
        "А (https://x.example/a) Б (https://x.example/b)",
    ),
    "link-split-same": (
        '<a href="https://x.example/a">Наш </a><a href="https://x.example/a"><b>сайт</b></a>',
        "Наш сайт (https://x.example/a)",
    ),
    "link-whatsapp": (
        '<a href="https://wa.me/79120001122">WhatsApp</a>, <a href="tg://resolve?domain=okno">Telegram</a>',
        "WhatsApp (https://wa.me/79120001122), Telegram (tg://resolve?domain=okno)",
    ),
    "link-ftp": (
        '<a href="ftp://f.example/x.zip">архив</a>',
        "архив (ftp://f.example/x.zip)",
    ),
    "link-unquoted": (
        "<a href=https://x.example/a?b=1&c=2 target=_blank>тут</a>",
        "тут (https://x.example/a?b=1&c=2)",
    ),
    "link-wbr-url": (
        '<a href="https://x.example/very/long">https://x.example/<wbr>very/<wbr>long</a>',
        "https://x.example/very/long",
    ),
    "link-ellipsis": (
        '<a href="https://x.example/very/long/path/1">https://x.example/very/lo...</a>',
        "https://x.example/very/lo... (https://x.example/very/long/path/1)",
    ),
    "link-in-heading": (
        '<h2><a href="https://x.example/n">Новость</a></h2>',
        "Новость (https://x.example/n)",
    ),
    "link-around-para": (
        '<a href="https://x.example/n"><p>Абзац</p><p>Другой</p></a>',
        "Абзац\nДругой (https://x.example/n)",
    ),
    "link-utm": (
        '<a href="https://x.example/n?utm_source=mail">x.example/n</a>',
        "x.example/n (https://x.example/n?utm_source=mail)",
    ),
    "area-map": (
        '<img usemap="#m" alt="Карта" src="m.png" width=300><map name=m><area href="https://x.example/1" alt="Север"></map>',
        "[Карта]",
    ),
    "ent-1252": (
        "&#145;a&#146; &#147;b&#148; &#150; &#151; &#133; &#128; &#153;",
        "‘a’ “b” – — … € ™",
    ),
    "ent-double": (
        "<p>&amp;laquo;Дом&amp;raquo;</p>",
        "&laquo;Дом&raquo;",
    ),
    "ent-double-lt": (
        "<p>5 &amp;lt; 6</p>",
        "5 &lt; 6",
    ),
    "ent-nosemi": (
        "&laquo;a&raquo &copy 2026 &nbsp;&mdash b AT&T R&D a&b=1 &ltb&gt",
        "«a» © 2026  &mdash b AT&T R&D a&b=1 <b>",
    ),
    "ent-hex-upper": (
        "&#X41F;&#x43e;&#1082;&#x0430;",
        "Пока",
    ),
    "ent-invalid": (
        "a&#0;b &#xFFFFFF; &#; &#x; &;",
        "a�b � &#; &#x; &;",
    ),
    "ent-greek": (
        "&alpha;&Omega; &mu;m &sum;",
        "αΩ μm ∑",
    ),
    "ent-case": (
        "&NBSP;x &LT;b&GT; &AMP; &COPY; &Laquo;",
        "&NBSP;x <b> & © &Laquo;",
    ),
    "sup-m2": (
        "<p>45 м<sup>2</sup>, CO<sub>2</sub>, x<sup>n</sup>, 1<sup>1</sup>, 3,5·10<sup>-3</sup></p>",
        "45 м2, CO2, xn, 1¹, 3,5·10⁻³",
    ),
    "sup-ruble-kop": (
        "<b>999<sup><small>00</small></sup> руб.</b>",
        "999⁰⁰ руб.",
    ),
    "ruby": (
        "<ruby>漢<rp>(</rp><rt>かん</rt><rp>)</rp></ruby>字",
        "漢(かん)字",
    ),
    "q-tag": (
        "Он ответил: <q>да</q>.",
        'Он ответил: "да".',
    ),
    "abbr-title": (
        '<abbr title="Российская Федерация">РФ</abbr>',
        "РФ",
    ),
    "code-kbd": (
        "Нажмите <kbd>Ctrl</kbd>+<kbd>C</kbd>, <code>ls -l</code>, <tt>x</tt>, <var>n</var>",
        "Нажмите Ctrl+C, ls -l, x, n",
    ),
    "code-block": (
        "<pre><code>if a &lt; b:\n    print(a)\n</code></pre>",
        "if a < b:\n    print(a)",
    ),
    "mark-small": (
        "<mark>важно</mark> <small>мелко</small> <big>крупно</big>",
        "важно мелко крупно",
    ),
    "time-data": (
        '<time datetime="2026-01-05">5 января</time> <data value="1">один</data> <meter value=1>1 из 5</meter> <progress value=3 max=5>60%</progress>',
        "5 января один 1 из 5 60%",
    ),
    "bdo": (
        '<bdo dir="rtl">abc</bdo> <bdi>x</bdi>',
        "abc x",
    ),
    "rtl-mixed": (
        '<div dir="rtl" style="text-align:right">שלום, הזמנה <span dir="ltr">AB-12</span> לא הגיעה</div>',
        "שלום, הזמנה AB-12 לא הגיעה",
    ),
    "headings": (
        "<h1>A</h1><h2>B</h2><p>c</p><h6>D</h6>",
        "A\nB\nc\nD",
    ),
    "dl": (
        "<dl><dt>Срок</dt><dd>5 дней</dd><dt>Цена</dt><dd>100 ₽</dd></dl>",
        "Срок\n5 дней\nЦена\n100 ₽",
    ),
    "ol-value": (
        "<ol><li value=10>a<li>b</ol>",
        "10. a\n11. b",
    ),
    "ul-type-square": (
        "<ul type=square><li>a</ul>",
        "• a",
    ),
    "ul-direct-nested": (
        "<ul><li>a</li><ul><li>b</li></ul><li>c</li></ul>",
        "• a\n  • b\n• c",
    ),
    "li-no-list": (
        "<li>a</li><li>b</li>",
        "• a\n• b",
    ),
    "menu-dir": (
        "<menu><li>a</li></menu><dir><li>b</li></dir>",
        "• a\n• b",
    ),
    "li-table": (
        "<ol><li>a<table border=1><tr><td>x</td><td>y</td></tr></table></li><li>b</li></ol>",
        "1. a\nx | y\n2. b",
    ),
    "table-th-scope": (
        "<table><thead><tr><th>А</th><th>Б</th></tr></thead><tbody><tr><td>1</td><td>2</td></tr></tbody></table>",
        "А | Б\n1 | 2",
    ),
    "table-caption": (
        "<table border=1><caption>Остатки</caption><tr><td>Лак</td><td>3</td></tr></table>",
        "Остатки\nЛак | 3",
    ),
    "table-rowspan": (
        "<table border=1><tr><th>День</th><th>Час</th></tr><tr><td rowspan=2>Пн</td><td>9</td></tr><tr><td>10</td></tr></table>",
        "День | Час\nПн | 9\n10",
    ),
    "table-empty-cells": (
        "<table border=1><tr><td>a</td><td></td><td>c</td></tr><tr><td>d</td><td>e</td><td>f</td></tr></table>",
        "a | — | c\nd | e | f",
    ),
    "table-nested-layout": (
        "<table><tr><td><table border=1><tr><td>x</td><td>1</td></tr><tr><td>y</td><td>2</td></tr></table></td></tr></table>",
        "x | 1\ny | 2",
    ),
    "table-br-list": (
        "<table><tr><td>Состав</td><td>мука<br>соль<br>вода</td></tr></table>",
        "Состав | мука\nсоль\nвода",
    ),
    "table-two-para-cell": (
        "<table border=1><tr><td><p>Вопрос</p></td><td><p>Ответ один.</p><p>Ответ два.</p></td></tr></table>",
        "Вопрос | Ответ один.\nОтвет два.",
    ),
    "table-form": (
        "<form><table><tr><td>Имя:</td><td><input name=n value='Клим'></td></tr></table><input type=hidden value=z><input type=submit value='Отправить'></form>",
        "Имя:",
    ),
    "fieldset": (
        "<fieldset><legend>Адрес</legend>Омск</fieldset>",
        "Адрес\nОмск",
    ),
    "button-text": (
        "<button>Да</button>",
        "Да",
    ),
    "details-closed": (
        "<details><summary>Ещё</summary><p>текст</p></details>",
        "Ещё\nтекст",
    ),
    "figure": (
        "<figure><img src=a alt='Кот'><figcaption>Рис. 1</figcaption></figure>",
        "[Кот]\nРис. 1",
    ),
    "address-tag": (
        "<p>a</p><address>Омск</address>b",
        "a\nОмск\nb",
    ),
    "article": (
        "<article><header>Ш</header><section>т</section><footer>п</footer></article>",
        "Ш\nт\nп",
    ),
    "img-alt-kinds": (
        '<img src=a><img src=b alt=""><img src=c alt=" "><img src=d alt="Карта проезда"><img src=e title="Подсказка">',
        "[Карта проезда]",
    ),
    "img-spacer": (
        '<img src="spacer.gif" alt="" width=20>a<img src="line.gif" alt="-">b',
        "a[-]b",
    ),
    "img-emoji-size": (
        '<img class="emojione" alt="🙂" title=":slight_smile:" src="x.png">',
        "🙂",
    ),
    "hide-display": (
        '<div style="DISPLAY:NONE;">x</div>a',
        "a",
    ),
    "hide-mso": (
        '<div style="mso-hide:all">видно всем кроме Word</div>',
        "видно всем кроме Word",
    ),
    "hide-preheader-span": (
        '<span style="color:transparent;visibility:hidden;display:none;opacity:0;height:0;width:0;font-size:0">x</span>a',
        "a",
    ),
    "hide-maxheight0": (
        '<div style="max-height:0px;overflow:hidden">x</div>a',
        "a",
    ),
    "hide-maxheight-nooverflow": (
        '<div style="max-height:0;max-width:0">x</div>a',
        "a",
    ),
    "hide-size1-white": (
        '<div style="color:#ffffff;font-size:1px;line-height:1px">x</div>a',
        "a",
    ),
    "hide-left": (
        '<div style="position:absolute;left:-10000px;top:auto;width:1px;height:1px;overflow:hidden">x</div>a',
        "a",
    ),
    "hide-width0": (
        '<div style="width:0;height:0;overflow:hidden">x</div>a',
        "a",
    ),
    "hide-aria": (
        '<span aria-hidden="true">★</span>a',
        "★a",
    ),
    "hide-hidden-attr": (
        '<div hidden="">x</div><p hidden=hidden>y</p>a',
        "a",
    ),
    "hide-template": (
        "<template><p>x</p></template>a<noscript>b</noscript>",
        "ab",
    ),
    "hide-class-id": (
        "<style>#pre{display:none}.k .z{display:none}</style><div id=pre>x</div><p class=z>a</p>",
        "a",
    ),
    "hide-style-important-mobile": (
        "<style>.desk{display:block}.mob{display:none;}@media only screen and (max-width:480px){.mob{display:block!important}.desk{display:none!important}}</style><div class=desk>стол</div><div class=mob>моб</div>",
        "стол",
    ),
    "hide-yahoo-import": (
        "<style>@import url(x.css);@font-face{font-family:A;src:url(a)}.q{display:none}</style><b class=q>x</b>a",
        "a",
    ),
    "color-same-bg": (
        '<div style="background:#fff"><span style="color:#fff">белым</span>a</div>',
        "белымa",
    ),
    "broken-misnest": (
        "<b><i>a</b></i><p><div>b</p></div>c",
        "a\nb\nc",
    ),
    "broken-stray-close": (
        "</div></td></table>a</p></span>b</blockquote>c",
        "a\nb\nc",
    ),
    "broken-attr": (
        '<p class="a style="b>x</p><a href="https://x.example/a"class=k>y</a>',
        "x\ny (https://x.example/a)",
    ),
    "broken-attr-dup": (
        '<a href="https://x.example/1" href="https://x.example/2">y</a>',
        "y (https://x.example/1)",
    ),
    "broken-lt-end": (
        "a <",
        "a <",
    ),
    "broken-tag-end": (
        "текст<br",
        "текст",
    ),
    "broken-tag-cut": (
        'текст<a href="https://x.exa',
        "текст",
    ),
    "broken-comment": (
        "a<!-- x -- > y -->b<!--->c<!-->d<!--x--!>e",
        "abcde",
    ),
    "broken-comment-dash": (
        "a<!- not comment ->b<!x>c<?php echo 1 ?>d",
        "abcd",
    ),
    "broken-cdata": (
        "a<![CDATA[ b > c ]]>d",
        "a c ]]>d",
    ),
    "broken-doctype-mid": (
        "a<!DOCTYPE html>b",
        "ab",
    ),
    "broken-after-html": (
        "<html><body>a</body></html>\n<p>b</p>\nподпись сервера",
        "a\nb\nподпись сервера",
    ),
    "broken-two-html": (
        "<html><head><style>p{}</style></head><body>a</body></html><html><head><title>T</title></head><body>b</body></html>",
        "a\nb",
    ),
    "broken-head-in-body": (
        "<body>a<head><title>T</title><meta x><style>z</style></head>b</body>",
        "ab",
    ),
    "broken-style-unclosed": (
        "<p>a</p><style>p{color:red}",
        "a",
    ),
    "broken-script-tricks": (
        "a<script>if(a<b && c>d){x='</scr'+'ipt>'}</script>b<script src=x></script >c",
        "abc",
    ),
    "broken-xmlns": (
        "<o:p></o:p><w:sdt>a</w:sdt><st1:place>b</st1:place><font-x>c</font-x>",
        "abc",
    ),
    "broken-slash": (
        "<br/><p/>a<div/>b",
        "a\nb",
    ),
    "broken-upper": (
        "<TABLE><TR><TD>A<TD>B</TABLE>",
        "A | B",
    ),
    "broken-space-tag": (
        "< p>a< /p> <b >c</b >",
        "< p>a< /p> c",
    ),
    "broken-equals": (
        "<p =x>a</p><p x=>b</p><p 'q'>c</p>",
        "a\nb\nc",
    ),
    "meta-charset": (
        '<meta http-equiv="Content-Type" content="text/html; charset=koi8-r">Да',
        "Да",
    ),
}


PASTED = {
    "word-multilevel": (
        "<p class=MsoListParagraphCxSpFirst style='text-indent:-18.0pt;mso-list:l0 level1 lfo1'><![if !supportLists]><span style='mso-list:Ignore'>1.<span style='font:7.0pt \"Times New Roman\"'>&nbsp;&nbsp;&nbsp;&nbsp;&nbsp; </span></span><![endif]>Доставка<o:p></o:p></p><p class=MsoListParagraphCxSpMiddle style='margin-left:39.6pt;mso-add-space:auto;text-indent:-21.6pt;mso-list:l0 level2 lfo1'><![if !supportLists]><span style='mso-list:Ignore'>1.1.<span style='font:7.0pt \"Times New Roman\"'>&nbsp;&nbsp; </span></span><![endif]>Сроки<o:p></o:p></p>",
        "1. Доставка\n1.1. Сроки",
    ),
    "word-dash-list": (
        "<p class=MsoListParagraph style='mso-list:l1 level1 lfo2'><![if !supportLists]><span style='mso-list:Ignore'>-<span style='font:7.0pt \"Times New Roman\"'>&nbsp;&nbsp;&nbsp; </span></span><![endif]>кабель</p><p class=MsoListParagraph style='mso-list:l1 level1 lfo2'><![if !supportLists]><span style='mso-list:Ignore'>–<span style='font:7.0pt \"Times New Roman\"'>&nbsp;&nbsp;&nbsp; </span></span><![endif]>вилка</p>",
        "- кабель\n– вилка",
    ),
    "word-ul-real": (
        "<ul style='margin-top:0cm' type=disc><li class=MsoListParagraph style='margin-left:0cm;mso-list:l0 level1 lfo1'>кабель<o:p></o:p></li><ul style='margin-top:0cm' type=circle><li class=MsoNormal style='mso-list:l0 level2 lfo1'>медный<o:p></o:p></li></ul><li class=MsoNormal>вилка<o:p></o:p></li></ul>",
        "• кабель\n  • медный\n• вилка",
    ),
    "word-ol-type-a": (
        "<ol style='margin-top:0cm' start=1 type=a><li class=MsoNormal>раз<o:p></o:p></li><li class=MsoNormal>два<o:p></o:p></li></ol>",
        "a. раз\nb. два",
    ),
    "word-textbox-fallback": (
        "<p class=MsoNormal><!--[if gte vml 1]><v:shape><v:textbox><p>Внутри рамки</p></v:textbox></v:shape><![endif]--><![if !vml]><span style='mso-ignore:vglayout'><table cellpadding=0 cellspacing=0 align=left><tr><td width=5 height=3></td></tr><tr><td></td><td><div>Внутри рамки</div></td></tr></table></span><![endif]>Снаружи</p>",
        "Внутри рамки\nСнаружи",
    ),
    "word-merged-cells": (
        "<table class=MsoTableGrid border=1><tr><td width=300 colspan=2><p class=MsoNormal>Итого по складу<o:p></o:p></p></td></tr><tr><td><p class=MsoNormal>Лак<o:p></o:p></p></td><td><p class=MsoNormal>3<o:p></o:p></p></td></tr></table>",
        "Итого по складу\nЛак | 3",
    ),
    "word-table-empty-p": (
        "<table class=MsoTableGrid border=1><tr><td><p class=MsoNormal>Имя<o:p></o:p></p></td><td><p class=MsoNormal>Тел.<o:p></o:p></p></td><td><p class=MsoNormal>Прим.<o:p></o:p></p></td></tr><tr><td><p class=MsoNormal>Клим<o:p></o:p></p></td><td><p class=MsoNormal><o:p>&nbsp;</o:p></p></td><td><p class=MsoNormal>в отпуске<o:p></o:p></p></td></tr></table>",
        "Имя | Тел. | Прим.\nКлим | — | в отпуске",
    ),
    "word-table-two-lines": (
        "<table class=MsoTableGrid border=1><tr><td><p class=MsoNormal>Адрес<o:p></o:p></p></td><td><p class=MsoNormal>Омск,<o:p></o:p></p><p class=MsoNormal>Мира, 3<o:p></o:p></p></td></tr></table>",
        "Адрес | Омск,\nМира, 3",
    ),
    "word-heading-styles": (
        "<h1><span style='font-size:16pt'>Раздел 1<o:p></o:p></span></h1><p class=MsoTitle>Название<o:p></o:p></p><p class=MsoNormal>текст</p>",
        "Раздел 1\nНазвание\nтекст",
    ),
    "word-symbol-checkbox": (
        "<p class=MsoNormal><span style='font-family:\"MS Gothic\"'>☐</span> не согласен <span style='font-family:\"MS Gothic\"'>☒</span> согласен</p>",
        "☐ не согласен ☒ согласен",
    ),
    "word-smiley-wingdings": (
        "<p class=MsoNormal>Спасибо <span style='font-family:Wingdings'>J</span><o:p></o:p></p>",
        "Спасибо ☺",
    ),
    "word-arrow-wingdings": (
        "<p class=MsoNormal>Файл <span style='font-family:Wingdings'>à</span> Печать</p>",
        "Файл → Печать",
    ),
    "word-nobreak-hyphen": (
        "<p class=MsoNormal>кто<span style='mso-special-character:nonbreaking-hyphen'>&#8209;</span>то</p>",
        "кто‑то",
    ),
    "word-hidden-text": (
        "<p class=MsoNormal>видно<span style='display:none;mso-hide:all'>не видно</span></p>",
        "видно",
    ),
    "word-mailto-underscore": (
        "<p class=MsoNormal><a href=\"mailto:klim_o@firm.example\"><span style='color:#0563C1'>klim_o@firm.example</span></a><o:p></o:p></p>",
        "klim_o@firm.example",
    ),
    "word-mailto-fqdn-name": (
        '<p class=MsoNormal><a href="mailto:klim@firm.example">Клим Орлов &lt;klim@firm.example&gt;</a></p>',
        "Клим Орлов <klim@firm.example>",
    ),
    "word-http-nodisplay": (
        '<p class=MsoNormal><a href="http://www.firm.example">www.firm.example</a> | <a href="https://firm.example/ru/">firm.example/ru</a></p>',
        "www.firm.example | firm.example/ru",
    ),
    "word-sig-table": (
        "<table class=MsoNormalTable border=0 cellspacing=0 cellpadding=0><tr><td style='border:none;border-right:solid #C00000 1.5pt;padding:0cm 5.4pt 0cm 5.4pt'><p class=MsoNormal><img width=90 height=90 src=\"cid:image001.png@01\"><o:p></o:p></p></td><td><p class=MsoNormal><b>Клим Орлов</b><o:p></o:p></p><p class=MsoNormal>Инженер<o:p></o:p></p></td></tr></table>",
        "Клим Орлов\nИнженер",
    ),
    "notion-paste": (
        '<p>Задачи</p><ul><li><input type="checkbox" disabled=""><p>купить лак</p></li></ul><details open=""><summary>Ещё</summary><p>скрытое</p></details>',
        "Задачи\n• купить лак\nЕщё\nскрытое",
    ),
    "confluence-table": (
        '<div class="table-wrap"><table class="confluenceTable"><tbody><tr><th class="confluenceTh"><p>Поле</p></th><th class="confluenceTh"><p>Тип</p></th></tr><tr><td class="confluenceTd"><p>id</p></td><td class="confluenceTd"><p>число</p></td></tr></tbody></table></div>',
        "Поле | Тип\nid | число",
    ),
    "apple-notes": (
        '<div><b><span style="font-size: 24px">План</span></b></div><ul class="Apple-dash-list"><li>раз</li></ul><ol><li>два</li></ol><div><tt>код</tt></div>',
        "План\n• раз\n1. два\nкод",
    ),
    "wiki-paste": (
        '<h2><span class="mw-headline" id="x">История</span><span class="mw-editsection"><span>[</span><a href="https://w.example/e">править</a><span>]</span></span></h2><p>Основан в 1716<sup class="reference"><a href="https://w.example/#c1"><span>[</span>1<span>]</span></a></sup> году.</p>',
        "История[править (https://w.example/e)]\nОснован в 1716[1] (https://w.example/#c1) году.",
    ),
    "pdf-paste": (
        '<span style="font-family:Arial">Договор&nbsp;№&nbsp;5<br/></span><span>от 1 мая</span>',
        "Договор № 5\nот 1 мая",
    ),
    "1c-paste-col": (
        "<table><colgroup><col><col></colgroup><tr><td>Код</td><td>Кол</td></tr></table>",
        "Код | Кол",
    ),
    "shop-paste": (
        '<div class="product"><a class="product__name" href="https://s.example/p/1">Чайник Луч</a><div class="price"><span>1 990</span><span>&nbsp;₽</span></div></div>',
        "Чайник Луч (https://s.example/p/1)\n1 990 ₽",
    ),
    "chat-paste-li": (
        '<ul class="messages"><li class="msg"><span class="author">Вера</span> <time>10:15</time><div class="body">Алло</div></li><li class="msg"><span class="author">Клим</span> <time>10:16</time><div class="body">Да</div></li></ul>',
        "• Вера 10:15\nАлло\n• Клим 10:16\nДа",
    ),
    "log-paste": (
        '<div style="font-family:monospace">2026-11-01&nbsp;10:00:01&nbsp;ERROR&nbsp;a.b&nbsp;-&nbsp;x&lt;y&gt;<br>&nbsp;&nbsp;at&nbsp;a.b.C(D.java:5)</div>',
        "2026-11-01 10:00:01 ERROR a.b - x<y>\n  at a.b.C(D.java:5)",
    ),
    "code-pre-span": (
        '<pre><span class="hljs-keyword">def</span> <span class="hljs-title">f</span>():\n    <span class="hljs-keyword">return</span> 1</pre>',
        "def f():\n    return 1",
    ),
    "code-lines-div": (
        '<div style="white-space: pre;"><div>a = 1</div><div>  b = 2</div></div>',
        "a = 1\n  b = 2",
    ),
    "code-nbsp-indent": (
        "<div>if x:</div><div>&nbsp; &nbsp; y()</div>",
        "if x:\n    y()",
    ),
    "json-pre": (
        '<pre>{"a": [1, 2], "b": "&lt;c&gt;"}</pre>',
        '{"a": [1, 2], "b": "<c>"}',
    ),
    "inline-b-colon": (
        "<b>Имя:</b>Клим",
        "Имя:Клим",
    ),
    "inline-spaces-nested": (
        "<p> <b> Раз </b> <i> два </i> три </p>",
        "Раз два три",
    ),
    "inline-br-in-b": (
        "<b>Раз<br></b>Два",
        "Раз\nДва",
    ),
    "inline-br-in-a": (
        '<a href="https://x.example/z">Раз<br>Два</a>',
        "Раз\nДва (https://x.example/z)",
    ),
    "inline-comma-after-a": (
        '<a href="https://x.example/z">тут</a>, <a href="https://x.example/y">там</a>.',
        "тут (https://x.example/z), там (https://x.example/y).",
    ),
    "inline-font-nobr": (
        "<nobr>8 800</nobr> <font color=red>555</font><strike>6</strike><acronym title=x>НДС</acronym>",
        "8 800 5556НДС",
    ),
    "inline-wbr-long": (
        "очень<wbr/>длинное<wbr>слово",
        "оченьдлинноеслово",
    ),
    "inline-span-newline": (
        "<span>раз</span>\n<span>два</span>",
        "раз два",
    ),
    "inline-newline-in-word": (
        "<p>раз\nдва\r\nтри</p>",
        "раз два три",
    ),
    "inline-nbsp-edges": (
        "<p>&nbsp;раз&nbsp;</p>",
        " раз",
    ),
    "inline-label-input": (
        "<label>Имя <input value=x></label><label>Город</label>",
        "Имя Город",
    ),
    "inline-img-between-text": (
        'до<img src="https://x.example/i.png" alt="стрелка">после',
        "до[стрелка]после",
    ),
    "inline-emoji-class": (
        '<img class="CToWUd" data-emoji="❤️" alt="❤️" src=x> спасибо',
        "❤️ спасибо",
    ),
    "inline-flag": (
        "<p>&#x1F1F7;&#x1F1FA; &#127462;&#127474;</p>",
        "🇷🇺 🇦🇲",
    ),
    "inline-math-nums": (
        "<p>3 &times; 4 &ne; 13; a &lt; b &amp;&amp; c &gt; d; 10 &divide; 2 &asymp; 5; &plusmn;1&deg;C</p>",
        "3 × 4 ≠ 13; a < b && c > d; 10 ÷ 2 ≈ 5; ±1°C",
    ),
    "inline-quotes-ents": (
        "<p>&ldquo;a&rdquo; &bdquo;б&ldquo; &lsaquo;c&rsaquo; &#8222;d&#8220; &#039;e&#39;</p>",
        "“a” „б“ ‹c› „d“ 'e'",
    ),
    "inline-double-quot": (
        "<p>&amp;quot;a&amp;quot; &amp;nbsp;b</p>",
        "&quot;a&quot; &nbsp;b",
    ),
    "inline-legend-shy": (
        "<p>сверх&shy;про&shy;вод&shy;ник</p>",
        "сверхпроводник",
    ),
    "inline-oe": (
        "<p>&oelig;uvre &szlig; &Eacute;t&eacute; &ntilde; &Ccedil; &aring; &#322; &scaron;</p>",
        "œuvre ß Été ñ Ç å ł š",
    ),
    "inline-cyr-ents": (
        "<p>&Kcy;&ocy;&tcy; &YAcy;</p>",
        "Кот Я",
    ),
    "link-img-and-text-cell": (
        '<table><tr><td><a href="https://x.example/p"><img src="p.jpg" alt=""></a></td><td><a href="https://x.example/p">Плед</a></td><td>990 ₽</td></tr></table>',
        "Плед (https://x.example/p) | 990 ₽",
    ),
    "link-text-is-email-other": (
        '<a href="mailto:info@a.example">info@b.example</a>',
        "info@b.example (mailto:info@a.example)",
    ),
    "link-http-text-spaces": (
        '<a href="https://x.example/a b">x</a>',
        "x (https://x.example/ab)",
    ),
    "link-www-in-text": (
        '<a href="http://www.x.example/p?a=1">www.x.example/p?a=1</a>',
        "www.x.example/p?a=1",
    ),
    "link-text-caps": (
        '<a href="https://x.example/Path">X.EXAMPLE/PATH</a>',
        "X.EXAMPLE/PATH",
    ),
    "link-text-with-dot-end": (
        '<a href="https://x.example/p">https://x.example/p</a>.',
        "https://x.example/p.",
    ),
    "link-title-attr": (
        '<a href="https://x.example/p" title="Страница">p</a>',
        "p (https://x.example/p)",
    ),
    "link-only-anchor-url-line": (
        '<p><a href="https://x.example/p?x=%D0%B0%D0%B1">https://x.example/p?x=аб</a></p>',
        "https://x.example/p?x=аб",
    ),
    "link-mailto-cc": (
        '<a href="mailto:a@x.example?cc=b@x.example">a@x.example</a>',
        "a@x.example",
    ),
    "link-mailto-pct": (
        '<a href="mailto:%22a%22@x.example">"a"@x.example</a>',
        '"a"@x.example',
    ),
    "link-cid": (
        '<a href="cid:doc1">Договор</a>',
        "Договор",
    ),
    "link-about-blank": (
        '<a href="about:blank">x</a> <a href="https://">y</a> <a href="http:///">z</a>',
        "x y z",
    ),
    "link-no-scheme": (
        '<a href="www.x.example/p">сайт</a>',
        "сайт (http://www.x.example/p)",
    ),
    "link-uppercase-scheme": (
        '<a href="HTTPS://X.example/P">q</a>',
        "q (HTTPS://X.example/P)",
    ),
    "link-amp-twice": (
        '<a href="https://x.example/?a=1&amp;amp;b=2">q</a>',
        "q (https://x.example/?a=1&amp;b=2)",
    ),
    "link-newline-in-href": (
        '<a href="https://x.example/\npath?a=1\n&b=2">q</a>',
        "q (https://x.example/path?a=1&b=2)",
    ),
    "link-many-inline": (
        '<a href="https://x.example/0">п0</a> <a href="https://x.example/1">п1</a> <a href="https://x.example/2">п2</a> ',
        "п0 (https://x.example/0) п1 (https://x.example/1) п2 (https://x.example/2)",
    ),
    "link-telegram": (
        '<a href="https://t.me/okno_bot">@okno_bot</a>',
        "@okno_bot (https://t.me/okno_bot)",
    ),
    "link-map": (
        '<a href="https://maps.example/?q=%D0%9E%D0%BC%D1%81%D0%BA">Омск, Мира, 3</a>',
        "Омск, Мира, 3 (https://maps.example/?q=%D0%9E%D0%BC%D1%81%D0%BA)",
    ),
    "link-btn-arrow": (
        '<a href="https://x.example/p">Подробнее&nbsp;→</a>',
        "Подробнее → (https://x.example/p)",
    ),
    "link-vk-away": (
        '<a href="https://vk.com/away.php?to=https%3A%2F%2Fx.example%2Fp&cc_key=">x.example/p</a>',
        "x.example/p",
    ),
    "link-yandex-sba": (
        '<a href="https://sba.yandex.net/redirect?url=https%3A//x.example/p&amp;client=mail&amp;sign=1">https://x.example/p</a>',
        "https://x.example/p",
    ),
    "link-mailru-click": (
        '<a href="https://checklink.mail.ru/proxy?es=a%3D&amp;egid=b%3D&amp;url=https%3A%2F%2Fclick.mail.ru%2Fredir%3Fu%3Dhttps%253A%252F%252Fx.example%252Fp%26c%3Dswm&amp;uidl=17&amp;from=&amp;to=">https://x.example/p</a>',
        "https://x.example/p",
    ),
    "link-barracuda": (
        '<a href="https://linkprotect.cudasvc.com/url?a=https%3a%2f%2fx.example%2fp&amp;c=E,1,a&amp;typo=1">https://x.example/p</a>',
        "https://x.example/p",
    ),
    "link-facebook-l": (
        '<a href="https://l.facebook.com/l.php?u=https%3A%2F%2Fx.example%2Fp&amp;h=AT1">x.example/p</a>',
        "x.example/p",
    ),
    "page-only-table-of-one": (
        "<table><tr><td><p>Где заказ?</p></td></tr></table>",
        "Где заказ?",
    ),
    "page-frameset": (
        "<html><frameset cols='1,*'><frame src=a><noframes><body>Нет фреймов</body></noframes></frameset></html>",
        "Нет фреймов",
    ),
    "page-xml-ns": (
        "<?xml version='1.0'?><html xmlns='http://www.w3.org/1999/xhtml'><head/><body><p>да</p></body></html>",
        "да",
    ),
    "page-self-closed-title": (
        "<head><title/></head><body>да</body>",
        "да",
    ),
    "page-self-closed-script": (
        "<script src='x'/><p>да</p>",
        "да",
    ),
    "page-body-style-hidden": (
        "<body style='visibility:visible;opacity:1'><p>да</p></body>",
        "да",
    ),
    "page-html-hidden-attr-name": (
        "<p data-hidden='x' aria-hidden='false'>да</p>",
        "да",
    ),
    "page-alt-attr-hidden": (
        "<img alt='hidden figure' src=x>да",
        "[hidden figure]да",
    ),
    "page-class-hidden-no-css": (
        "<p class='hidden'>да</p>",
        "да",
    ),
    "page-details-nested-list": (
        "<details><summary>Список</summary><ul><li>a</li></ul></details>",
        "Список\n• a",
    ),
    "page-nested-forms": (
        "<form><p>Имя</p><form><p>Город</p></form></form>",
        "Имя\nГород",
    ),
    "page-uppercase-all": (
        "<HTML><BODY><P ALIGN=CENTER>РАЗ<BR>ДВА</P><UL><LI>A</UL></BODY></HTML>",
        "РАЗ\nДВА\n• A",
    ),
    "page-bgsound-applet": (
        "<bgsound src=a><applet>нет</applet><embed src=b><p>да</p>",
        "нет\nда",
    ),
    "page-audio": (
        "<audio controls src=a>голос</audio><p>да</p>",
        "голос\nда",
    ),
    "page-canvas": (
        "<canvas>холст</canvas>",
        "холст",
    ),
    "page-object-data": (
        '<object data="a.pdf" type="application/pdf"><a href="https://x.example/a.pdf">PDF</a></object>',
        "PDF (https://x.example/a.pdf)",
    ),
    "page-select-selected": (
        "<p>Цвет: <select><option>синий</option></select></p>",
        "Цвет:",
    ),
}


MACHINES = {
    "order-3col-items": (
        '<table width="100%" cellpadding="0" cellspacing="0"><tr><th align="left" style="padding:8px 0;border-bottom:1px solid #eee">Товар</th><th align="center">Кол-во</th><th align="right">Цена</th></tr><tr><td style="padding:8px 0">Гель для душа «Мята»<br><span style="font-size:12px;color:#777">250 мл, арт. 55-10</span></td><td align="center">2</td><td align="right">640&nbsp;₽</td></tr><tr><td>Мочалка</td><td align="center">1</td><td align="right">190&nbsp;₽</td></tr><tr><td colspan="2">Доставка курьером</td><td align="right">0&nbsp;₽</td></tr><tr><td colspan="2"><strong>К оплате</strong></td><td align="right"><strong>1&nbsp;470&nbsp;₽</strong></td></tr></table>',
        "Товар | Кол-во | Цена\nГель для душа «Мята»\n250 мл, арт. 55-10 | 2 | 640 ₽\nМочалка | 1 | 190 ₽\nДоставка курьером | 0 ₽\nК оплате | 1 470 ₽",
    ),
    "order-img-cell": (
        '<table><tbody><tr><td width="120" valign="top"><a href="https://m.example/p/9"><img src="https://cdn.example/9.jpg" alt="Фото товара" width="100" height="100"></a></td><td valign="top"><p style="margin:0 0 4px"><a href="https://m.example/p/9">Плед «Север» 140×200</a></p><p style="margin:0;color:#666">Цвет: серый</p><p style="margin:0"><b>2&nbsp;990&nbsp;₽</b> × 1</p></td></tr></tbody></table>',
        "[Фото товара] (https://m.example/p/9)\nПлед «Север» 140×200 (https://m.example/p/9)\nЦвет: серый\n2 990 ₽ × 1",
    ),
    "order-two-addresses": (
        '<table width="100%"><tr><td width="50%" valign="top"><b>Покупатель</b><br>Клим Орлов<br>+7 912 000-11-22</td><td width="50%" valign="top"><b>Доставка</b><br>Омск, Мира, 3<br>кв. 12</td></tr></table>',
        "Покупатель\nКлим Орлов\n+7 912 000-11-22\nДоставка\nОмск, Мира, 3\nкв. 12",
    ),
    "order-kv-div": (
        '<div class="row"><div class="label" style="float:left;width:40%">Номер заказа</div><div class="value" style="float:right">А-1180</div><div style="clear:both"></div></div><div class="row"><span style="float:left">Сумма</span><span style="float:right">990 ₽</span></div>',
        "Номер заказа\nА-1180\nСумма 990 ₽",
    ),
    "order-kv-colon": (
        '<table><tr><td style="color:#888;width:150px">Номер заказа:</td><td>А-1180</td></tr><tr><td style="color:#888">Адрес:</td><td>Омск,<br>Мира, 3</td></tr><tr><td>Комментарий:</td><td></td></tr></table>',
        "Номер заказа: | А-1180\nАдрес: | Омск,\nМира, 3\nКомментарий:",
    ),
    "price-currency-span": (
        "<p><span>12</span>&nbsp;<span>990</span><span>,</span><sup>50</sup>&nbsp;<span>₽</span></p>",
        "12 990,50 ₽",
    ),
    "badge-next-to-text": (
        '<p><span style="display:inline-block;background:#0a0;color:#fff;padding:2px 6px;border-radius:3px">Оплачен</span><span style="margin-left:8px">Заказ 77</span></p>',
        "Оплачен Заказ 77",
    ),
    "progress-steps": (
        '<table width="100%"><tr><td align="center"><img src="1.png" width="32" height="32" alt="✓"><br>Принят</td><td align="center"><img src="2.png" width="32" height="32" alt="✓"><br>В пути</td><td align="center"><img src="3.png" width="32" height="32" alt=""><br>Доставлен</td></tr></table>',
        "✓\nПринят\n✓\nВ пути\nДоставлен",
    ),
    "tracking-history": (
        "<table><tr><td>12.11, 10:15</td><td>Принято в отделении</td><td>644000 Омск</td></tr><tr><td>14.11, 07:02</td><td>Сортировка</td><td>620000 Екатеринбург</td></tr></table>",
        "12.11, 10:15 | Принято в отделении | 644000 Омск\n14.11, 07:02 | Сортировка | 620000 Екатеринбург",
    ),
    "tracking-ul-timeline": (
        '<ul style="list-style:none;padding:0"><li style="margin:0 0 10px"><b>10:15</b> <span>Курьер выехал</span></li><li><b>12:40</b> <span>Вручено</span></li></ul>',
        "• 10:15 Курьер выехал\n• 12:40 Вручено",
    ),
    "receipt-pre": (
        '<pre style="font-family:monospace">ООО "ЛУЧ"      КАССОВЫЙ ЧЕК\n------------------------------\nХЛЕБ           1 X 45.00 =45.00\nИТОГ                     =45.00</pre>',
        'ООО "ЛУЧ"      КАССОВЫЙ ЧЕК\n------------------------------\nХЛЕБ           1 X 45.00 =45.00\nИТОГ                     =45.00',
    ),
    "receipt-dots": (
        "<table><tr><td>Итог</td><td>.......</td><td>450.00</td></tr></table>",
        "Итог | ....... | 450.00",
    ),
    "receipt-nested-right": (
        '<table><tr><td><table width="100%"><tr><td align="left">ИТОГ</td><td align="right">450.00</td></tr><tr><td align="left">НДС 20%</td><td align="right">75.00</td></tr></table></td></tr><tr><td align="center">СПАСИБО ЗА ПОКУПКУ</td></tr></table>',
        "ИТОГ | 450.00\nНДС 20% | 75.00\nСПАСИБО ЗА ПОКУПКУ",
    ),
    "table-data-empty-corner": (
        '<table border="1"><tr><th></th><th>План</th><th>Факт</th></tr><tr><td>Омск</td><td>5</td><td>7</td></tr><tr><td>Тверь</td><td></td><td>2</td></tr></table>',
        "— | План | Факт\nОмск | 5 | 7\nТверь | — | 2",
    ),
    "table-data-bordered-gap": (
        '<table border="1" cellspacing="0"><tr><td>Пн</td><td></td><td>Ср</td></tr><tr><td>9:00</td><td>10:00</td><td></td></tr></table>',
        "Пн | — | Ср\n9:00 | 10:00",
    ),
    "table-spacer-columns": (
        '<table><tr><td>Имя</td><td width="20">&nbsp;</td><td>Клим</td></tr><tr><td>Город</td><td width="20">&nbsp;</td><td>Омск</td></tr></table>',
        "Имя | Клим\nГород | Омск",
    ),
    "table-rowspan-img": (
        '<table><tr><td rowspan="2"><img src="a.png" width="60" alt=""></td><td>Плед</td></tr><tr><td>990 ₽</td></tr></table>',
        "Плед\n990 ₽",
    ),
    "table-numbers-one-row": (
        "<table><tr><td>15</td><td>:</td><td>40</td></tr></table>",
        "15 | : | 40",
    ),
    "table-buttons-row": (
        '<table><tr><td style="padding:10px;background:#06c;border-radius:4px"><a href="https://x.example/y" style="color:#fff">Да</a></td><td width="10"></td><td style="padding:10px;background:#c00"><a href="https://x.example/n" style="color:#fff">Нет</a></td></tr></table>',
        "Да (https://x.example/y) | Нет (https://x.example/n)",
    ),
    "table-th-only-row": (
        "<table><tr><th>Итого к оплате</th></tr><tr><td>500 ₽</td></tr></table>",
        "Итого к оплате\n500 ₽",
    ),
    "table-multi-p-same": (
        "<table border=1><tr><td><p>A</p></td><td><p>B</p></td></tr><tr><td><p>1</p><p>2</p></td><td><p>x</p><p>y</p></td></tr></table>",
        "A | B\n1\n2\nx\ny",
    ),
    "table-div-in-cells": (
        "<table><tr><td><div>Дата</div></td><td><div>Сумма</div></td></tr><tr><td><div><span>01.02</span></div></td><td><div><b>5 ₽</b></div></td></tr></table>",
        "Дата | Сумма\n01.02 | 5 ₽",
    ),
    "table-nested-divs-in-cells": (
        "<table><tr><td><div><div>Дата</div></div></td><td><div><div>01.02</div></div></td></tr></table>",
        "Дата | 01.02",
    ),
    "table-h-cells": (
        '<table><tr><td><h4 style="margin:0">Дата</h4></td><td><h4 style="margin:0">Сумма</h4></td></tr></table>',
        "Дата | Сумма",
    ),
    "foundation": (
        '<table class="body" data-made-with-foundation=""><tr><td class="float-center" align="center" valign="top"><center><table align="center" class="container"><tbody><tr><td><table class="spacer"><tbody><tr><td height="16px" style="font-size:16px;line-height:16px;">&#xA0;</td></tr></tbody></table><table class="row"><tbody><tr><th class="small-12 large-6 columns first"><table><tr><th><p>Левая колонка</p></th></tr></table></th><th class="small-12 large-6 columns last"><table><tr><th><p>Правая колонка</p></th><th class="expander"></th></tr></table></th></tr></tbody></table><table class="button"><tr><td><table><tr><td><a href="https://f.example/go">Перейти</a></td></tr></table></td></tr></table></td></tr></tbody></table></center></td></tr></table><!-- prevent Gmail on iOS font size manipulation --><div style="display:none; white-space:nowrap; font:15px courier; line-height:0;"> &nbsp; &nbsp; </div>',
        "Левая колонка\nПравая колонка\nПерейти (https://f.example/go)",
    ),
    "stripo": (
        '<div dir="ltr" class="es-wrapper-color" lang="ru" style="background-color:#F6F6F6"><!--[if gte mso 9]><v:background xmlns:v="urn:schemas-microsoft-com:vml" fill="t"><v:fill type="tile" color="#f6f6f6"></v:fill></v:background><![endif]--><table class="es-wrapper" width="100%"><tr><td valign="top"><table class="es-content"><tr><td align="center"><table class="es-content-body"><tr><td align="left" style="padding:20px"><!--[if mso]><table><tr><td width="180"><![endif]--><table class="es-left" align="left"><tr><td width="180"><table width="100%" role="presentation"><tr><td align="center" style="font-size:0"><a target="_blank" href="https://s.example"><img src="https://s.example/l.png" alt="Логотип" width="150" title="Логотип"></a></td></tr></table></td></tr></table><!--[if mso]></td><td width="20"></td><td width="360"><![endif]--><table class="es-right" align="right"><tr><td><table role="presentation"><tr><td align="left"><p style="line-height:21px">Скидка до&nbsp;пятницы</p><p><br></p><p>Успейте&nbsp;<strong>сегодня</strong></p></td></tr><tr><td align="center" style="padding:0"><span class="es-button-border" style="display:inline-block"><a href="https://s.example/b" class="es-button" style="display:inline-block">Купить</a></span></td></tr></table></td></tr></table><!--[if mso]></td></tr></table><![endif]--></td></tr></table></td></tr></table></td></tr></table></div>',
        "[Логотип] (https://s.example)\nСкидка до пятницы\nУспейте сегодня\nКупить (https://s.example/b)",
    ),
    "unisender": (
        '<table><tr><td><div style="font-size:14px;"><p style="margin: 0px 0px 10px 0px">Здравствуйте,&nbsp;Вера!</p><p style="margin:0">Открыт набор.</p></div></td></tr><tr><td><table><tr><td><div class="btn_box"><a href="https://u.example/ru/mail_link_tracker?hash=6abc&amp;url=aHR0cHM6Ly9~" target="_blank"><span class="btn_link">Записаться</span></a></div></td></tr></table></td></tr><tr><td><div>Вы получили это письмо, так как подписаны.<br />Чтобы отписаться, перейдите по <a href="https://u.example/unsub">ссылке</a></div></td></tr></table>',
        "Здравствуйте, Вера!\nОткрыт набор.\nЗаписаться (https://u.example/ru/mail_link_tracker?hash=6abc&url=aHR0cHM6Ly9~)\nВы получили это письмо, так как подписаны.\nЧтобы отписаться, перейдите по ссылке (https://u.example/unsub)",
    ),
    "mjml-social": (
        '<table align="center" role="presentation" style="float:none;display:inline-table;"><tr><td style="padding:4px;vertical-align:middle;"><table role="presentation" style="background:#A1A0A0;border-radius:3px;width:20px;"><tbody><tr><td style="font-size:0;height:20px;vertical-align:middle;width:20px;"><a href="https://vk.example/a" target="_blank"><img alt="VK" height="20" src="vk.png" style="border-radius:3px;display:block;" width="20"></a></td></tr></tbody></table></td><td style="vertical-align:middle;padding:4px 4px 4px 0;text-align:left;"><a href="https://vk.example/a" style="color:#333;font-size:15px;">ВКонтакте</a></td></tr></table>',
        "[VK] (https://vk.example/a)\nВКонтакте (https://vk.example/a)",
    ),
    "mjml-accordion": (
        '<div><input type="checkbox" style="display:none;" class="mj-accordion-checkbox"><div><div class="mj-accordion-title"><table><tbody><tr><td style="width:100%">Вопрос?</td><td class="mj-accordion-ico"><img src="o.png" alt="+" width="32" class="mj-accordion-more"><img src="c.png" alt="-" width="32" class="mj-accordion-less"></td></tr></tbody></table></div><div class="mj-accordion-content">Ответ.</div></div></div>',
        "Вопрос? | [+][-]\nОтвет.",
    ),
    "mjml-navbar": (
        '<div class="mj-inline-links"><!--[if mso | IE]><table><tr><td><![endif]--><a class="mj-link" href="https://m.example/1" target="_blank" style="display:inline-block;padding:15px 10px;"> Новое </a><!--[if mso | IE]></td><td><![endif]--><a class="mj-link" href="https://m.example/2" style="display:inline-block;padding:15px 10px;"> Акции </a><!--[if mso | IE]></td></tr></table><![endif]--></div>',
        "Новое (https://m.example/1) Акции (https://m.example/2)",
    ),
    "mailchimp-columns": (
        '<table class="mcnCaptionBlock"><tr><td class="mcnCaptionBlockInner"><table align="left" class="mcnCaptionRightContentOuter"><tr><td><table align="left" width="264"><tr><td class="mcnCaptionRightImageContent"><img alt="" src="a.jpg" width="264" class="mcnImage"></td></tr></table><table align="right" width="264"><tr><td class="mcnTextContent"><h3>Лекция</h3>Вход свободный</td></tr></table></td></tr></table></td></tr></table>',
        "Лекция\nВход свободный",
    ),
    "mailchimp-address": (
        '<td class="mcnTextContent"><strong>Наш адрес:</strong><br><div class="vcard"><span class="org fn">Клуб</span><div class="adr"><div class="street-address">Мира 3</div><span class="locality">Омск</span>, <span class="postal-code">644000</span></div></div><br><a href="https://m.example/vcard" class="hcard-download">Добавить в адресную книгу</a></td>',
        "Наш адрес:\nКлуб\nМира 3\nОмск, 644000\nДобавить в адресную книгу (https://m.example/vcard)",
    ),
    "hubspot-preview": (
        '<div id="preview_text" style="display:none!important">Анонс</div><div id="hs_cos_wrapper_1" class="hs_cos_wrapper" data-hs-cos-type="rich_text"><p style="margin-bottom:10px">Текст</p></div>',
        "Текст",
    ),
    "sendpulse-table": (
        '<table><tr><td class="sp-text"><p style="margin:0;padding:0"><span style="font-size:18px">Акция</span></p><hr style="border:none;border-top:1px solid #ccc"><p>детали</p></td></tr></table>',
        "Акция\n________________________________\nдетали",
    ),
    "bitrix24": (
        "<div>Здравствуйте!<br /><br />Новый комментарий к задаче:<br />[URL=/tasks/5]Проверить[/URL]<br /></div>",
        "Здравствуйте!\nНовый комментарий к задаче:\n[URL=/tasks/5]Проверить[/URL]",
    ),
    "1c-doc": (
        '<TABLE style="width:100%; height:0px; " CELLSPACING=0><COL WIDTH=7><COL><TBODY><TR CLASS=R0><TD><DIV STYLE="width:100%;height:15px;overflow:hidden;"></DIV></TD><TD CLASS="R0C1" COLSPAN=2><SPAN STYLE="white-space:nowrap">Акт&nbsp;№&nbsp;15</SPAN></TD></TR><TR><TD></TD><TD>№</TD><TD>Услуга</TD><TD>Сумма</TD></TR><TR><TD></TD><TD>1</TD><TD>Уборка</TD><TD>500,00</TD></TR></TBODY></TABLE>',
        "Акт № 15\n№ | Услуга | Сумма\n1 | Уборка | 500,00",
    ),
    "jira": (
        '<table cellpadding="0" cellspacing="0" border="0"><tr><td id="header-pattern-container"><table><tr><td><img src="a.png" width="32" height="32" alt=""></td><td><a class="user-hover" href="https://j.example/u">Клим Орлов</a> изменил(а) <a href="https://j.example/b/OK-5">задачу</a></td></tr></table></td></tr><tr><td><a href="https://j.example/p">Окно</a> / <a href="https://j.example/b/OK-5">OK-5</a></td></tr><tr><td><h2><a href="https://j.example/b/OK-5">Падает печать</a></h2></td></tr><tr><td><table><tr><th>Статус:</th><td><span class="diffremovedchars" style="background-color:#ffe7e7;text-decoration:line-through;">Открыта</span> <span class="diffaddedchars">Готово</span></td></tr></table></td></tr></table>',
        "Клим Орлов (https://j.example/u) изменил(а) задачу (https://j.example/b/OK-5)\nОкно (https://j.example/p) / OK-5 (https://j.example/b/OK-5)\nПадает печать (https://j.example/b/OK-5)\nСтатус: | Открыта Готово",
    ),
    "gitlab": (
        '<div class="content"><p class="details" style="font-style:italic;color:#626168;"><a href="https://g.example/u">Вера</a> commented on a <a href="https://g.example/d">discussion</a> on <code>a/b.py</code>:</p><table class="code"><tr class="line_holder"><td class="diff-line-num">10</td><td class="line_content"><pre>x = 1\n</pre></td></tr></table><p>Зачем?</p></div>',
        "Вера (https://g.example/u) commented on a discussion (https://g.example/d) on a/b.py:\n10 | x = 1\nЗачем?",
    ),
    "zendesk-sep": (
        '<div style="padding:10px;line-height:18px"><div style="color:#b5b5b5">##- Введите ответ выше -##</div><p dir="ltr">Ваш запрос 55 решён.</p><hr style="margin:30px 0;border:0;border-top:1px dashed #c5c5c5"><p style="color:#888"><span style="color:#1D1C1D"><strong>Вера</strong></span> (Склад)</p><p>Сегодня, 10:15</p></div>',
        "##- Введите ответ выше -##\nВаш запрос 55 решён.\n________________________________\nВера (Склад)\nСегодня, 10:15",
    ),
    "google-forms": (
        '<div><h2>Заявка на ремонт</h2><div role="listitem"><div>Имя <span aria-label="Обязательный вопрос">*</span></div><div>Клим</div></div><div role="listitem"><div>Этаж</div><div><div><table><tr><td><div style="border-radius:50%"></div></td><td>2</td></tr></table></div></div></div></div>',
        "Заявка на ремонт\nИмя *\nКлим\nЭтаж\n2",
    ),
    "tilda-lead": (
        '<b>Name</b>: Клим<br><b>Phone</b>: <a href="tel:+79120001122">+7 (912) 000-11-22</a><br><b>Comments</b>: Нужна<br />доставка<br><br>---<br>Referer: https://t.example/p?a=1&amp;b=2',
        "Name: Клим\nPhone: +7 (912) 000-11-22\nComments: Нужна\nдоставка\n---\nReferer: https://t.example/p?a=1&b=2",
    ),
    "cf7": (
        "From: Клим &lt;k@x.example&gt;<br />\nSubject: Вопрос<br />\n<br />\nMessage Body:<br />\nДобрый день<br />\n<br />\n-- <br />\nThis e-mail was sent from a contact form",
        "From: Клим <k@x.example>\nSubject: Вопрос\nMessage Body:\nДобрый день\n--\nThis e-mail was sent from a contact form",
    ),
    "wpforms-table": (
        '<table><tbody><tr><td class="field-name" style="color:#333333;padding-top:20px;padding-bottom:3px;"><strong>Имя</strong></td></tr><tr><td class="field-value">Клим</td></tr><tr><td class="field-name"><strong>Согласие</strong></td></tr><tr><td class="field-value">✓ да</td></tr></tbody></table>',
        "Имя\nКлим\nСогласие\n✓ да",
    ),
    "booking-cal": (
        '<table class="dates"><tr><td><span style="display:block">Заезд</span><span style="display:block;font-size:24px">12</span><span style="display:block">ноября</span></td><td><span style="display:block">Выезд</span><span style="display:block;font-size:24px">14</span><span style="display:block">ноября</span></td></tr></table>',
        "Заезд\n12\nноября\nВыезд\n14\nноября",
    ),
    "flight-row": (
        "<table><tr><td>10:20<br>OMS</td><td>→<br>3 ч 10 м</td><td>13:30<br>SVO</td></tr></table>",
        "10:20\nOMS\n→\n3 ч 10 м\n13:30\nSVO",
    ),
    "bank-operations": (
        '<table><tr><td><div>Супермаркет</div><div style="color:#888">Карта *1234</div></td><td align="right"><div>−540,00 ₽</div><div style="color:#888">12.11</div></td></tr><tr><td><div>Аптека</div><div>Карта *1234</div></td><td align="right"><div>−120,00 ₽</div><div>13.11</div></td></tr></table>',
        "Супермаркет\nКарта *1234\n−540,00 ₽\n12.11\nАптека\nКарта *1234\n−120,00 ₽\n13.11",
    ),
    "bank-code": (
        '<p>Ваш код: <span style="font-size:28px;letter-spacing:6px;font-weight:bold">481 220</span></p><p style="color:#999">Никому не сообщайте.</p>',
        "Ваш код: 481 220\nНикому не сообщайте.",
    ),
    "code-cells": (
        '<table><tr><td style="border:1px solid">4</td><td style="border:1px solid">8</td><td style="border:1px solid">1</td><td style="border:1px solid">2</td></tr></table>',
        "4 | 8 | 1 | 2",
    ),
    "footer-links-pipe": (
        '<p align="center"><a href="https://x.example/1">О нас</a> | <a href="https://x.example/2">Помощь</a> | <a href="https://x.example/3">Отписаться</a></p>',
        "О нас (https://x.example/1) | Помощь (https://x.example/2) | Отписаться (https://x.example/3)",
    ),
    "footer-links-nospace": (
        '<a href="https://x.example/1">О нас</a>|<a href="https://x.example/2">Помощь</a>',
        "О нас (https://x.example/1)|Помощь (https://x.example/2)",
    ),
    "footer-dot": (
        '<a href="https://x.example/1">О нас</a>&nbsp;·&nbsp;<a href="https://x.example/2">Помощь</a>',
        "О нас (https://x.example/1) · Помощь (https://x.example/2)",
    ),
    "social-icons": (
        '<p><a href="https://vk.example/1"><img src="vk.png" alt="ВК" width="24"></a>&nbsp;<a href="https://t.example/1"><img src="t.png" alt="Телеграм" width="24"></a></p>',
        "[ВК] (https://vk.example/1) [Телеграм] (https://t.example/1)",
    ),
    "social-icons-noalt": (
        '<p>Мы в сети: <a href="https://vk.example/1"><img src="vk.png"></a> <a href="https://t.example/1"><img src="t.png" alt=""></a></p><p>конец</p>',
        "Мы в сети:\nконец",
    ),
    "button-vml-both": (
        '<div><!--[if mso]><v:roundrect xmlns:v="urn:schemas-microsoft-com:vml" href="https://x.example/go" style="height:40px;v-text-anchor:middle;width:200px;" arcsize="10%" fillcolor="#d62828"><w:anchorlock/><center>Открыть</center></v:roundrect><![endif]--><!--[if !mso]> <!--><a href="https://x.example/go" style="background-color:#d62828;display:inline-block;-webkit-text-size-adjust:none;mso-hide:all;">Открыть</a><!-- <![endif]--></div>',
        "Открыть (https://x.example/go)",
    ),
    "button-input": (
        '<form action="https://x.example/f"><input type="email" value="" placeholder="Ваш e-mail"><input type="submit" value="Подписаться"></form><p>после</p>',
        "после",
    ),
    "button-padding-i": (
        '<a href="https://x.example/go" style="padding:10px"><!--[if mso]><i style="letter-spacing: 25px; mso-font-width: -100%; mso-text-raise: 30pt;">&nbsp;</i><![endif]--><span style="mso-text-raise: 15pt;">Начать</span><!--[if mso]><i style="letter-spacing: 25px;">&nbsp;</i><![endif]--></a>',
        "Начать (https://x.example/go)",
    ),
    "button-block-a": (
        '<td><a href="https://x.example/go" style="display:block">Начать</a></td>',
        "Начать (https://x.example/go)",
    ),
    "card-link-block": (
        '<a href="https://x.example/p" style="display:block;text-decoration:none"><img src="a.jpg" alt="Ваза" width="200" style="display:block"><span style="display:block">Ваза «Лён»</span><span style="display:block">990 ₽</span></a>',
        "[Ваза]\nВаза «Лён»\n990 ₽ (https://x.example/p)",
    ),
    "ghost-columns": (
        '<div style="font-size:0"><!--[if mso]><table><tr><td><![endif]--><div style="display:inline-block;width:50%;font-size:16px"><b>А</b></div><!--[if mso]></td><td><![endif]--><div style="display:inline-block;width:50%;font-size:16px"><b>Б</b></div><!--[if mso]></td></tr></table><![endif]--></div>',
        "А\nБ",
    ),
    "preheader-filler-mixed": (
        '<div style="display:none;font-size:1px;max-height:0">Анонс &nbsp;&zwnj;&nbsp;&zwnj;</div><p>Да</p>',
        "Да",
    ),
    "preheader-visible": (
        "<div>Анонс письма<span>&#8199;&#847; &#8199;&#847; &#8199;&#847; &#8199;&#847; </span></div><p>Да</p>",
        "Анонс письма\nДа",
    ),
    "preheader-zwnj-nbsp": (
        "<div>Анонс&nbsp;&zwnj;&nbsp;&zwnj;&nbsp;&zwnj;&nbsp;&zwnj;&nbsp;&zwnj;&nbsp;&zwnj;</div><p>Да</p>",
        "Анонс\nДа",
    ),
    "preheader-shy": (
        "<div>Анонс&shy;&nbsp;&shy;&nbsp;&shy;&nbsp;&shy;&nbsp;&shy;&nbsp;</div><p>Да</p>",
        "Анонс\nДа",
    ),
    "preheader-lrm": (
        "<div>Анонс &lrm;&nbsp;&lrm;&nbsp;&lrm;&nbsp;&lrm;&nbsp;&lrm;&nbsp;&lrm;</div><p>Да</p>",
        "Анонс\nДа",
    ),
    "hide-bgcolor-tiny": (
        '<div style="font-size:1px;line-height:1px;max-height:0px;max-width:0px;opacity:0;overflow:hidden;mso-hide:all;font-family:sans-serif;">Анонс</div>Да',
        "Да",
    ),
    "hide-lineheight": (
        '<span style="display:none !important;visibility:hidden;mso-hide:all;font-size:1px;color:#ffffff;line-height:1px;">Анонс</span>Да',
        "Да",
    ),
    "hide-table-none": (
        '<table style="display:none"><tr><td>Нет</td></tr></table><p>Да</p>',
        "Да",
    ),
    "hide-tr-none": (
        '<table><tr style="display:none"><td>Нет</td></tr><tr><td>Да</td></tr></table>',
        "Да",
    ),
    "hide-mobile-float": (
        '<!--[if !mso]><!--><div class="m" style="display:none;width:0;max-height:0;overflow:hidden;float:left">Моб. меню</div><!--<![endif]--><p>Да</p>',
        "Да",
    ),
    "hide-amp-lt": (
        '<div class="hide_for_mobile">Стол</div><style>@media (max-width:500px){.hide_for_mobile{display:none!important}}</style>',
        "Стол",
    ),
    "hide-css-multi": (
        '<style>\n.preheader, .hidden-row { display: none; mso-hide: all; }\ntable.mobile{display:none}\n.x{color:red} .y { display : none }\n</style><span class="preheader">а</span><table><tr class="hidden-row"><td>б</td></tr></table><table class="mobile"><tr><td>в</td></tr></table><p class=y>г</p><p class=x>Да</p>',
        "Да",
    ),
    "hide-css-comment-html": (
        '<style type="text/css"><!--\n.pre{display:none}\n--></style><p class=pre>а</p><p>Да</p>',
        "Да",
    ),
    "hide-css-element-class-child": (
        "<style>td .pre{display:none}div.pre span{display:none}</style><p class=pre>видно</p><p>Да</p>",
        "видно\nДа",
    ),
    "table-td-hidden-col": (
        '<table><tr><td>1</td><td style="display:none">x</td><td>2</td></tr></table>',
        "1 | 2",
    ),
    "google-cal": (
        '<div><div style="display:none">x</div><h2>Приглашение: Созвон</h2><table><tr><td><b>Когда</b></td></tr><tr><td>четверг 26 нояб. 2026 ⋅ 10:00 – 10:30 (Москва)</td></tr><tr><td><b>Гости</b></td></tr><tr><td><a href="mailto:a@x.example">a@x.example</a> – организатор</td></tr></table><table><tr><td><a href="https://c.example/y">Да</a></td><td><a href="https://c.example/n">Нет</a></td><td><a href="https://c.example/m">Может быть</a></td></tr></table></div>',
        "Приглашение: Созвон\nКогда\nчетверг 26 нояб. 2026 ⋅ 10:00 – 10:30 (Москва)\nГости\na@x.example – организатор\nДа (https://c.example/y) | Нет (https://c.example/n) | Может быть (https://c.example/m)",
    ),
    "teams-meeting": (
        '<div style="width:100%"><span style="white-space:nowrap;color:#5F5F5F;opacity:.36">________________________________________________________________________________</span></div><div class="me-email-text"><div><span>Собрание Teams</span></div><div><a href="https://t.example/j">Присоединиться</a></div><div>Идентификатор: <span>211 300</span></div></div>',
        "________________________________________________________________________________\nСобрание Teams\nПрисоединиться (https://t.example/j)\nИдентификатор: 211 300",
    ),
    "sharepoint": (
        '<table><tr><td><img alt="Логотип" width="24" src="l.png"></td><td>Вера поделилась файлом</td></tr></table><table><tr><td><a href="https://s.example/f"><img src="i.png" width="20" height="20" alt="icon"></a></td><td><a href="https://s.example/f">Отчёт.docx</a></td></tr></table>',
        "[Логотип] | Вера поделилась файлом\n[icon] (https://s.example/f) | Отчёт.docx (https://s.example/f)",
    ),
    "slack-digest": (
        '<table><tr><td width="36" valign="top"><img src="u.png" width="36" height="36" style="border-radius:4px"></td><td valign="top"><b>Клим</b>&nbsp;<span style="color:#616061">10:15</span><br>Сервер лежит</td></tr></table>',
        "Клим 10:15\nСервер лежит",
    ),
    "avito-message": (
        '<table><tr><td style="border-radius:12px;background:#f2f1f0;padding:12px"><div>Ещё продаёте?</div></td></tr><tr><td align="center"><a href="https://a.example/m">Ответить</a></td></tr></table>',
        "Ещё продаёте?\nОтветить (https://a.example/m)",
    ),
    "rating-stars": (
        '<table><tr><td><a href="https://r.example/?s=1" style="text-decoration:none">★</a></td><td><a href="https://r.example/?s=2">★</a></td></tr></table>',
        "★ (https://r.example/?s=1) | ★ (https://r.example/?s=2)",
    ),
    "stars-inline": (
        '<p>Оценка: <span style="color:gold">★★★★</span><span style="color:#ccc">★</span></p>',
        "Оценка: ★★★★★",
    ),
    "qr-base64": (
        '<p>QR:</p><img src="data:" alt="QR-код" width="200"><p>Код 5</p>',
        "QR:\n[QR-код]\nКод 5",
    ),
    "barcode-font": (
        "<p style=\"font-family:'Libre Barcode 39'\">*12345*</p>",
        "*12345*",
    ),
    "countdown": (
        '<img src="https://t.example/c.gif" alt="До конца акции 2 дня" width="300">',
        "[До конца акции 2 дня]",
    ),
    "banner-link": (
        '<a href="https://x.example/sale"><img src="b.jpg" alt="Распродажа до −50 %" width="600" height="300" style="display:block;width:100%"></a>',
        "[Распродажа до −50 %] (https://x.example/sale)",
    ),
    "legal-small": (
        '<p style="font-size:10px;line-height:12px;color:#aaa">ИП Орлов К. К., ОГРНИП 1234<br/>*Не является офертой.<sup>1</sup></p>',
        "ИП Орлов К. К., ОГРНИП 1234\n*Не является офертой.1",
    ),
    "dl-inline": (
        '<dl><dt style="float:left">Имя</dt><dd>Клим</dd></dl>',
        "Имя\nКлим",
    ),
    "dashed-list-br": (
        "<p>Состав:<br>– мёд<br>– воск<br></p>",
        "Состав:\n– мёд\n– воск",
    ),
    "nested-ol-steps": (
        "<ol><li><b>Шаг</b><p>Откройте сайт.</p></li><li><b>Ещё</b><ul><li>введите имя</li><li>пароль</li></ul></li></ol>",
        "1. Шаг\nОткройте сайт.\n2. Ещё\n  • введите имя\n  • пароль",
    ),
    "table-bullets": (
        '<table><tr><td width="20" valign="top">•</td><td>Первое преимущество</td></tr><tr><td width="20">•</td><td>Второе</td></tr></table>',
        "• | Первое преимущество\n• | Второе",
    ),
    "table-img-bullets": (
        '<table><tr><td width="20"><img src="b.png" width="12" alt=""></td><td>Первое</td></tr><tr><td width="20"><img src="b.png" width="12" alt="•"></td><td>Второе</td></tr></table>',
        "Первое\n• | Второе",
    ),
    "table-number-circles": (
        '<table><tr><td width="40"><div style="border-radius:50%">1</div></td><td>Скачайте</td></tr><tr><td><div>2</div></td><td>Откройте</td></tr></table>',
        "1 | Скачайте\n2 | Откройте",
    ),
    "table-in-link": (
        '<a href="https://x.example/t"><table><tr><td>Том</td><td>5 ₽</td></tr></table></a>',
        "Том | 5 ₽ (https://x.example/t)",
    ),
    "table-quoted": (
        '<blockquote type="cite"><table border=1><tr><td>A</td><td>B</td></tr></table></blockquote>',
        "> A | B",
    ),
    "td-outside": (
        "<tr><td>a</td><td>b</td></tr>",
        "a\nb",
    ),
    "text-in-table": (
        "<table>до<tr><td>a</td><td>b</td></tr>после</table>",
        "до\na | b\nпосле",
    ),
    "form-in-table-broken": (
        "<table><form><tr><td>a</td><td>b</td></tr></form></table>",
        "a | b",
    ),
    "tbody-only-th-row": (
        "<table><tbody><tr><th>Срок</th><td>5</td></tr><tr><th>Цена</th><td>9</td></tr></tbody></table>",
        "Срок | 5\nЦена | 9",
    ),
    "long-text-two-cols": (
        '<table><tr><td width="50%">Это длинный абзац рассказа о том, как мы собираем мёд на пасеке и почему он не кристаллизуется до самой весны, если хранить его в тёмном месте.</td><td width="50%">А это второй, соседний столбец новостей, который не имеет к первому отношения и тоже достаточно длинный, чтобы занять несколько строк.</td></tr></table>',
        "Это длинный абзац рассказа о том, как мы собираем мёд на пасеке и почему он не кристаллизуется до самой весны, если хранить его в тёмном месте.\nА это второй, соседний столбец новостей, который не имеет к первому отношения и тоже достаточно длинный, чтобы занять несколько строк.",
    ),
    "header-logo-menu": (
        '<table><tr><td><a href="https://x.example"><img src="l.png" alt="Луч" width="120"></a></td><td align="right"><a href="https://x.example/a">Каталог</a>&nbsp;&nbsp;<a href="https://x.example/b">Кабинет</a></td></tr></table>',
        "[Луч] (https://x.example)\nКаталог (https://x.example/a)  Кабинет (https://x.example/b)",
    ),
    "mso-conditional-revealed": (
        "<!--[if mso]><p>нет</p><![endif]--><!--[if !mso]>--><p>да</p><!--<![endif]-->",
        "да",
    ),
    "mso-endif-spaces": (
        "<!--[if (gte mso 9)|(IE)]>\n<table><tr><td>нет</td></tr></table>\n<![endif]-->\n<p>да</p>\n<!--[if !mso]><!-- --><p>тоже</p><!--<![endif]-->",
        "да\nтоже",
    ),
    "xhtml-cdata-style": (
        '<style type="text/css">/*<![CDATA[*/ p{color:red} /*]]>*/</style><p>да</p>',
        "да",
    ),
    "script-ldjson": (
        '<script type="application/ld+json">{"@context":"http://schema.org","name":"<b>x</b>"}</script><p>да</p>',
        "да",
    ),
    "microdata-meta-link": (
        '<div itemscope><link itemprop="url" href="https://x"/><meta itemprop="name" content="Имя"/>да</div>',
        "да",
    ),
    "amp-tags": (
        '<amp-img src="a.jpg" alt="Фото" width="10"></amp-img><p>да</p>',
        "да",
    ),
    "placeholder-template": (
        "<p>Здравствуйте, {{ name }}! %UNSUB% *|FNAME|* &lt;%= x %&gt;</p>",
        "Здравствуйте, {{ name }}! %UNSUB% *|FNAME|* <%= x %>",
    ),
    "table-align-right-label": (
        '<table><tr><td align="right">Имя:</td><td><b>Клим</b></td></tr><tr><td align="right">Телефон:</td><td><a href="tel:79120001122">8 (912) 000-11-22</a></td></tr></table>',
        "Имя: | Клим\nТелефон: | 8 (912) 000-11-22",
    ),
    "row-bg-button": (
        '<table width="100%"><tr><td><table align="center"><tr><td bgcolor="#0a0"><a href="https://x.example/p">Оплатить 990 ₽</a></td></tr></table></td></tr></table>',
        "Оплатить 990 ₽ (https://x.example/p)",
    ),
}


WHOLE = {
    "full-outlook-reply": (
        '<html xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:w="urn:schemas-microsoft-com:office:word" xmlns="http://www.w3.org/TR/REC-html40"><head><meta http-equiv="Content-Type" content="text/html; charset=utf-8"><meta name="Generator" content="Microsoft Word 15 (filtered medium)"><!--[if !mso]><style>v\\:* {behavior:url(#default#VML);}\no\\:* {behavior:url(#default#VML);}\n.shape {behavior:url(#default#VML);}\n</style><![endif]--><style><!--\n@font-face\n\t{font-family:Wingdings;\n\tpanose-1:5 0 0 0 0 0 0 0 0 0;}\np.MsoNormal, li.MsoNormal, div.MsoNormal\n\t{margin:0cm;}\na:link, span.MsoHyperlink\n\t{mso-style-priority:99;}\nspan.EmailStyle18\n\t{mso-style-type:personal-reply;}\n@page WordSection1\n\t{size:612.0pt 792.0pt;}\n--></style></head><body lang="RU" link="#0563C1" vlink="#954F72"><div class="WordSection1"><p class="MsoNormal"><span style="mso-fareast-language:EN-US">Елена, добрый день.<o:p></o:p></span></p><p class="MsoNormal"><span style="mso-fareast-language:EN-US"><o:p>&nbsp;</o:p></span></p><p class="MsoNormal"><span style="mso-fareast-language:EN-US">По накладной <b>№&nbsp;81</b> недостача:<o:p></o:p></span></p><table class="MsoNormalTable" border="0" cellspacing="0" cellpadding="0" width="300" style="width:225pt;border-collapse:collapse"><tbody><tr style="height:15pt"><td width="150" nowrap="" valign="bottom" style="border:solid windowtext 1.0pt;padding:0cm 5.4pt"><p class="MsoNormal" align="center"><b>Позиция<o:p></o:p></b></p></td><td width="150" style="border:solid windowtext 1.0pt"><p class="MsoNormal" align="center"><b>Штук<o:p></o:p></b></p></td></tr><tr><td><p class="MsoNormal">Петля 90&deg;<o:p></o:p></p></td><td><p class="MsoNormal" align="right">12<o:p></o:p></p></td></tr></tbody></table><p class="MsoNormal"><o:p>&nbsp;</o:p></p><p class="MsoNormal">Ждём допоставку.<o:p></o:p></p></div></body></html>',
        "Елена, добрый день.\nПо накладной № 81 недостача:\nПозиция | Штук\nПетля 90° | 12\nЖдём допоставку.",
    ),
    "full-marketplace-delivery": (
        '<html><head><style>.im{color:inherit!important}@media(max-width:620px){.col{display:block!important;width:100%!important}.hide{display:none!important}}</style></head><body style="margin:0;background:#f2f2f2"><div style="display:none;max-height:0;overflow:hidden;mso-hide:all">Заберите до 30 ноября&#847;&zwnj;&nbsp;&#847;&zwnj;&nbsp;&#847;&zwnj;&nbsp;&#847;&zwnj;&nbsp;</div><center><table width="600"><tr><td style="padding:24px"><img src="https://m.example/l.png" width="120" alt="Полка" style="display:block"></td></tr><tr><td style="padding:0 24px"><h1 style="font-size:24px;margin:0">Заказ ждёт вас</h1><p style="margin:16px 0">Пункт выдачи: <b>Омск, Мира, 3</b><br>Ежедневно с&nbsp;10 до&nbsp;21</p></td></tr><tr><td style="padding:0 24px"><table width="100%"><tr><td class="col" width="50%"><div style="color:#888;font-size:12px">Код получения</div><div style="font-size:28px"><b>48-12</b></div></td><td class="col" width="50%"><div style="color:#888;font-size:12px">Хранится до</div><div style="font-size:28px"><b>30.11</b></div></td></tr></table></td></tr><tr><td style="padding:24px"><table><tr><td width="64"><img src="https://m.example/1.jpg" width="64" height="64" alt=""></td><td style="padding-left:12px">Лампа «Сова»<br><span style="color:#888">1 шт.</span></td><td align="right"><nobr>1 290 ₽</nobr></td></tr></table></td></tr><tr><td align="center"><a href="https://m.example/o/9?utm_source=email" style="display:inline-block;padding:12px 24px;background:#70f;color:#fff">Показать код</a></td></tr><tr><td style="padding:24px;font-size:12px;color:#999"><a href="https://m.example/help">Помощь</a>&nbsp;&nbsp;&nbsp;<a href="https://m.example/u">Отписаться</a><br>© 2026 ООО «Полка»</td></tr></table></center><img src="https://m.example/px.gif" width="1" height="1" alt=""></body></html>',
        "[Полка]\nЗаказ ждёт вас\nПункт выдачи: Омск, Мира, 3\nЕжедневно с 10 до 21\nКод получения\n48-12\nХранится до\n30.11\nЛампа «Сова»\n1 шт.\n1 290 ₽\nПоказать код (https://m.example/o/9?utm_source=email)\nПомощь (https://m.example/help)   Отписаться (https://m.example/u)\n© 2026 ООО «Полка»",
    ),
    "full-utility-bill": (
        '<table border="1" cellpadding="3" cellspacing="0" width="100%"><tr><td colspan="5"><b>Квитанция за октябрь 2026</b></td></tr><tr align="center"><td>Услуга</td><td>Ед.</td><td>Объём</td><td>Тариф</td><td>Начислено</td></tr><tr><td>Отопление</td><td>Гкал</td><td align="right">0,85</td><td align="right">2&nbsp;100,00</td><td align="right">1&nbsp;785,00</td></tr><tr><td>Домофон</td><td></td><td></td><td></td><td align="right">45,00</td></tr><tr><td colspan="4" align="right">Итого</td><td align="right">1&nbsp;830,00</td></tr></table>',
        "Квитанция за октябрь 2026\nУслуга | Ед. | Объём | Тариф | Начислено\nОтопление | Гкал | 0,85 | 2 100,00 | 1 785,00\nДомофон | — | — | — | 45,00\nИтого | 1 830,00",
    ),
    "full-schedule": (
        '<table class="schedule"><thead><tr><th>&nbsp;</th><th>Пн</th><th>Вт</th><th>Ср</th></tr></thead><tbody><tr><th>9:00</th><td>Йога</td><td>&nbsp;</td><td>Йога</td></tr><tr><th>10:00</th><td>&nbsp;</td><td>Бокс</td><td>&nbsp;</td></tr></tbody></table>',
        "— | Пн | Вт | Ср\n9:00 | Йога | — | Йога\n10:00 | — | Бокс",
    ),
    "full-hotel": (
        '<table width="100%"><tr><td colspan="2" style="font-size:20px">Бронь подтверждена</td></tr><tr><td style="padding:8px 0;border-bottom:1px solid #eee" width="40%">Номер брони</td><td style="border-bottom:1px solid #eee"><strong>77-А</strong></td></tr><tr><td>Гости</td><td>2 взрослых<br>1 ребёнок</td></tr><tr><td>Заезд</td><td>пн, 7 декабря, с 14:00</td></tr><tr><td>Отмена</td><td>Бесплатно до 5 декабря. <a href="https://h.example/c">Условия</a></td></tr></table>',
        "Бронь подтверждена\nНомер брони | 77-А\nГости | 2 взрослых\n1 ребёнок\nЗаезд | пн, 7 декабря, с 14:00\nОтмена | Бесплатно до 5 декабря. Условия (https://h.example/c)",
    ),
    "full-clinic": (
        '<div style="font-family:Arial"><p>Здравствуйте, Вера Ильинична!</p><p>Вы записаны:</p><ul style="padding-left:18px"><li><b>Врач:</b> Орлов К. К.</li><li><b>Когда:</b> 3 декабря, 09:30</li><li><b>Где:</b> <a href="https://maps.example/?ll=1,2">ул. Лесная, 8, каб. 12</a></li></ul><p>Возьмите:<br />&nbsp;&nbsp;&mdash; паспорт;<br />&nbsp;&nbsp;&mdash; полис.</p></div>',
        "Здравствуйте, Вера Ильинична!\nВы записаны:\n• Врач: Орлов К. К.\n• Когда: 3 декабря, 09:30\n• Где: ул. Лесная, 8, каб. 12 (https://maps.example/?ll=1,2)\nВозьмите:\n  — паспорт;\n  — полис.",
    ),
    "full-monitoring": (
        '<h2 style="color:#c00">[ALERT] Диск заполнен</h2><table><tr><td><b>Хост</b></td><td>db-1</td></tr><tr><td><b>Раздел</b></td><td>/var</td></tr><tr><td><b>Занято</b></td><td>97&nbsp;%</td></tr></table><pre>Filesystem  Size  Used\n/dev/sda1    50G   48G</pre><p><a href="https://z.example/e/1">Подробнее</a></p>',
        "[ALERT] Диск заполнен\nХост | db-1\nРаздел | /var\nЗанято | 97 %\nFilesystem  Size  Used\n/dev/sda1    50G   48G\nПодробнее (https://z.example/e/1)",
    ),
    "full-forum": (
        '<p>Вера ответила в теме «Лаки»:</p><blockquote style="border-left:3px solid #ccc;padding-left:10px">А какой лак?</blockquote><p>Паркетный.</p><hr /><p><small><a href="https://f.example/t/5#p9">Открыть тему</a> — <a href="https://f.example/u">отключить</a></small></p>',
        "Вера ответила в теме «Лаки»:\n> А какой лак?\nПаркетный.\n________________________________\nОткрыть тему (https://f.example/t/5#p9) — отключить (https://f.example/u)",
    ),
    "full-survey": (
        '<p>Оцените работу мастера:</p><table><tr><td align="center"><a href="https://s.example/1"><span style="font-size:30px">😡</span><br>Плохо</a></td><td align="center"><a href="https://s.example/2"><span style="font-size:30px">😐</span><br>Так себе</a></td><td align="center"><a href="https://s.example/3"><span style="font-size:30px">😀</span><br>Отлично</a></td></tr></table>',
        "Оцените работу мастера:\n😡\nПлохо (https://s.example/1)\n😐\nТак себе (https://s.example/2)\n😀\nОтлично (https://s.example/3)",
    ),
    "full-password": (
        '<table width="100%" cellpadding="0"><tr><td align="center"><table width="500"><tr><td>Здравствуйте!</td></tr><tr><td height="10"></td></tr><tr><td>Чтобы сменить пароль, перейдите по ссылке:</td></tr><tr><td><a href="https://a.example/r?t=abc">https://a.example/r?t=abc</a></td></tr><tr><td>&nbsp;</td></tr><tr><td>Если вы не просили, ничего не делайте.</td></tr></table></td></tr></table>',
        "Здравствуйте!\nЧтобы сменить пароль, перейдите по ссылке:\nhttps://a.example/r?t=abc\nЕсли вы не просили, ничего не делайте.",
    ),
    "full-invoice-xslt": (
        '<html><head><title/><meta charset="utf-8"/></head><body><div class="hdr"><span>Счёт</span> <span>№ 5</span></div><table><colgroup><col/><col/></colgroup><tr><td>Покупатель</td><td/></tr><tr><td>Сумма</td><td>500</td></tr></table><br/><script src="x"/></body></html>',
        "Счёт № 5\nПокупатель\nСумма | 500",
    ),
    "full-job": (
        '<div><a href="https://j.example/v/1" style="font-size:18px">Слесарь</a><div>от 80&nbsp;000&nbsp;₽</div><div><span>ООО «Луч»</span><span>&nbsp;&middot;&nbsp;</span><span>Омск</span></div><div style="margin-top:8px"><a href="https://j.example/r/1" style="padding:6px 12px;border:1px solid">Откликнуться</a></div></div><div><a href="https://j.example/v/2">Токарь</a><div>по договорённости</div></div>',
        "Слесарь (https://j.example/v/1)\nот 80 000 ₽\nООО «Луч» · Омск\nОткликнуться (https://j.example/r/1)\nТокарь (https://j.example/v/2)\nпо договорённости",
    ),
    "full-weather-inline-blocks": (
        '<div><div style="display:inline-block;width:80px">Пн</div><div style="display:inline-block;width:80px">−5°</div></div><div><div style="display:inline-block;width:80px">Вт</div><div style="display:inline-block">−7°</div></div>',
        "Пн\n−5°\nВт\n−7°",
    ),
    "full-yahoo": (
        '<html><head></head><body><div class="ydpa1yahoo-style-wrap" style="font-family:Helvetica;font-size:13px;"><div dir="ltr" data-setdir="false">Где посылка?</div><div dir="ltr" data-setdir="false"><br></div><div><br></div></div></body></html>',
        "Где посылка?",
    ),
    "full-dispute-letter-center": (
        '<center><b>ПРЕТЕНЗИЯ</b></center><p align="right">Директору ООО «Луч»<br>от Орлова К. К.</p><p align="justify">1 октября я купил чайник.</p><p>Прошу:</p><ol><li>вернуть 1&nbsp;990&nbsp;руб.;</li><li>ответить письменно.</li></ol><p>«__» _______ 2026 г. ______/Орлов/</p>',
        "ПРЕТЕНЗИЯ\nДиректору ООО «Луч»\nот Орлова К. К.\n1 октября я купил чайник.\nПрошу:\n1. вернуть 1 990 руб.;\n2. ответить письменно.\n«__» _______ 2026 г. ______/Орлов/",
    ),
    "full-excel-many-empty": (
        "<table border=0 cellpadding=0 cellspacing=0 width=400><tr height=20><td height=20 class=xl65 width=64>№</td><td class=xl65 width=64>Наименование</td><td class=xl65 width=64>Кол-во</td><td class=xl65 width=64>Цена</td></tr><tr height=20><td height=20 align=right>1</td><td>Лак</td><td></td><td align=right>500</td></tr><tr height=20><td height=20></td><td>Итого</td><td></td><td align=right>500</td></tr></table>",
        "№ | Наименование | Кол-во | Цена\n1 | Лак | — | 500\n— | Итого | — | 500",
    ),
    "full-two-col-newsletter-p": (
        '<table><tr><td valign="top" width="50%"><p>Как хранить мёд зимой</p></td><td valign="top" width="50%"><p>Как выбрать улей</p></td></tr></table>',
        "Как хранить мёд зимой | Как выбрать улей",
    ),
    "full-card-grid": (
        '<table><tr><td align="center" width="33%"><a href="https://s.example/1"><img src="1.jpg" width="180" alt="Чашка"></a><br><a href="https://s.example/1">Чашка</a><br>390 ₽</td><td align="center" width="33%"><a href="https://s.example/2"><img src="2.jpg" width="180" alt="Блюдце"></a><br><a href="https://s.example/2">Блюдце</a><br>290 ₽</td></tr></table>',
        "[Чашка] (https://s.example/1)\nЧашка (https://s.example/1)\n390 ₽\n[Блюдце] (https://s.example/2)\nБлюдце (https://s.example/2)\n290 ₽",
    ),
    "full-news-list": (
        '<table><tr><td style="padding:10px 0;border-bottom:1px solid #eee"><span style="color:#999;font-size:12px">12 ноября</span><br><a href="https://n.example/1" style="font-weight:bold">Открылся склад</a><br>Теперь и в Омске.</td></tr><tr><td style="padding:10px 0"><span style="color:#999;font-size:12px">10 ноября</span><br><a href="https://n.example/2" style="font-weight:bold">Новый тариф</a></td></tr></table>',
        "12 ноября\nОткрылся склад (https://n.example/1)\nТеперь и в Омске.\n10 ноября\nНовый тариф (https://n.example/2)",
    ),
    "full-transfer-bank": (
        '<table width="100%"><tbody><tr><td><span>Операция</span></td><td align="right"><span>Перевод</span></td></tr><tr><td><span>Получатель</span></td><td align="right"><span>Вера О.</span></td></tr><tr><td><span>Сумма</span></td><td align="right"><span>1&nbsp;500,00&nbsp;₽</span></td></tr><tr><td><span>Комиссия</span></td><td align="right"><span>0&nbsp;₽</span></td></tr></tbody></table>',
        "Операция | Перевод\nПолучатель | Вера О.\nСумма | 1 500,00 ₽\nКомиссия | 0 ₽",
    ),
    "full-parcel-locker": (
        '<p>Ваш код: <b>1&nbsp;2&nbsp;3&nbsp;4</b></p><p>Ячейка&nbsp;— <b>7</b>; открыть: <a href="https://p.example/o?c=1234&amp;b=7">по ссылке</a> или QR:<br><img src="cid:qr" width="160" height="160" alt="QR"></p>',
        "Ваш код: 1 2 3 4\nЯчейка — 7; открыть: по ссылке (https://p.example/o?c=1234&b=7) или QR:",
    ),
    "full-tilda-order": (
        'Order #118<br>1. Чайник: 1990 (1 x 1990) Цвет: белый<br>2. Чашка: 780 (2 x 390)<br><br>Payment Amount: 2770 RUB<br><br>Purchaser information:<br>name: Клим<br>phone: +7 (912) 000-11-22<br><br>Additional information:<br>Form Name: Cart<br><a href="https://t.example/">https://t.example/</a><br>-----<br>',
        "Order #118\n1. Чайник: 1990 (1 x 1990) Цвет: белый\n2. Чашка: 780 (2 x 390)\nPayment Amount: 2770 RUB\nPurchaser information:\nname: Клим\nphone: +7 (912) 000-11-22\nAdditional information:\nForm Name: Cart\nhttps://t.example/\n-----",
    ),
    "full-callback-form": (
        '<h3>Заявка с сайта</h3><table cellspacing="0" style="border-collapse:collapse"><tr><td style="border:1px solid #ddd;padding:5px">Имя</td><td style="border:1px solid #ddd;padding:5px">Вера</td></tr><tr><td style="border:1px solid #ddd">Телефон</td><td style="border:1px solid #ddd"><a href="tel:89120001122">89120001122</a></td></tr><tr><td style="border:1px solid #ddd">Файл</td><td style="border:1px solid #ddd"><a href="https://s.example/u/1.jpg">1.jpg</a></td></tr></table><p>IP: 192.0.2.5</p>',
        "Заявка с сайта\nИмя | Вера\nТелефон | 89120001122\nФайл | 1.jpg (https://s.example/u/1.jpg)\nIP: 192.0.2.5",
    ),
    "full-hebrew": (
        '<div dir="rtl"><p>שלום,</p><ul><li>ההזמנה 5512</li><li>לא הגיעה</li></ul><p>תודה<br>דנה</p></div>',
        "שלום,\n• ההזמנה 5512\n• לא הגיעה\nתודה\nדנה",
    ),
    "full-chinese": (
        '<div style="font-family:&quot;Microsoft YaHei&quot;">您好，<br>我的订单<strong>5512</strong>还没到。</div><div>&nbsp;</div><div><hr style="width:210px;height:1px" color="#b5c4df" size="1" align="left"><div><span><div style="margin:10px">张伟</div></span></div></div>',
        "您好，\n我的订单5512还没到。\n________________________________\n张伟",
    ),
    "full-qq-mail": (
        "<div>你好</div><div><br></div><div><includetail><!--<![endif]--></includetail></div>",
        "你好",
    ),
    "full-arabic": (
        '<p dir="RTL" style="text-align:right"><span lang="AR-SA">أين طلبي رقم ٥٥١٢؟</span><o:p></o:p></p>',
        "أين طلبي رقم ٥٥١٢؟",
    ),
    "full-german-umlaut-ents": (
        "<p>Sehr geehrte Damen und Herren,</p><p>die T&uuml;r schlie&szlig;t nicht &ndash; bitte pr&uuml;fen.</p><p>Mit freundlichen Gr&uuml;&szlig;en<br>J&ouml;rg</p>",
        "Sehr geehrte Damen und Herren,\ndie Tür schließt nicht – bitte prüfen.\nMit freundlichen Grüßen\nJörg",
    ),
    "hid-important-nospace": (
        '<span style="display:none!important">x</span>да',
        "да",
    ),
    "hid-font-size-0pt": (
        '<span style="font-size:0pt">x</span>да',
        "да",
    ),
    "hid-font-size-0em": (
        '<span style="font-size:0em">x</span>да',
        "да",
    ),
    "hid-opacity-0-0": (
        '<span style="opacity:0;">x</span><span style="opacity:.0">y</span><span style="opacity:0.5">да</span>',
        "да",
    ),
    "hid-max-width-0": (
        '<div style="max-width:0;overflow:hidden">x</div>да',
        "да",
    ),
    "hid-height-1px": (
        '<div style="height:1px;overflow:hidden;font-size:1px;line-height:1px">x</div>да',
        "да",
    ),
    "hid-lineheight-0": (
        '<div style="line-height:0;font-size:0;mso-line-height-rule:exactly">&nbsp;x</div>да',
        "да",
    ),
    "hid-td-fontsize-0-children": (
        '<td style="font-size:0"><span style="font-size:14px">да</span></td>',
        "да",
    ),
    "hid-div-0-nested-nosize": (
        '<div style="font-size:0"><b>x</b></div>да',
        "да",
    ),
    "hid-color-transparent": (
        '<span style="color:transparent">x</span>да',
        "xда",
    ),
    "hid-nested-hidden-show": (
        '<div style="display:none"><div style="display:block">x</div></div>да',
        "да",
    ),
    "hid-li": (
        "<ul><li>a</li><li hidden>x</li></ul>",
        "• a",
    ),
    "hid-br-after": (
        '<div style="display:none">x</div><br><br><p>да</p>',
        "да",
    ),
    "hid-gmail-hack": (
        '<div style="display:none;white-space:nowrap;font:15px courier;line-height:0">&nbsp; &nbsp; &nbsp;</div><p>да</p>',
        "да",
    ),
    "hid-yahoo-fix": (
        '<div class="gmailfix" style="white-space:nowrap;font:15px courier;line-height:0">&nbsp; &nbsp; &nbsp; &nbsp;</div><p>да</p>',
        "да",
    ),
    "hid-mobile-show": (
        '<style>.mobile-only{display:none}@media (max-width:480px){.mobile-only{display:block!important}}</style><p class="mobile-only">моб</p><p>да</p>',
        "да",
    ),
    "hid-dark-swap": (
        '<style>.dark-img{display:none}@media(prefers-color-scheme:dark){.dark-img{display:block!important}.light-img{display:none!important}}</style><img class="light-img" src=a alt="Лого"><div class="dark-img"><img src=b alt="Лого"></div>',
        "[Лого]",
    ),
    "hid-css-nested-selectors": (
        '<style>#outlook a{padding:0}.ReadMsgBody{width:100%}div[style*="margin: 16px 0"]{margin:0!important}.hide-desktop,.x .y{display:none;}</style><p class="hide-desktop">нет</p><p class="y">да</p>',
        "да",
    ),
    "hid-css-after-body": (
        '<p class="z">нет</p><p>да</p><style>.z{display:none}</style>',
        "да",
    ),
    "hid-pixel-table": (
        '<table height="1" width="1"><tr><td style="font-size:1px;line-height:1px"><img src="https://t.example/o" width="1" height="1"></td></tr></table>да',
        "да",
    ),
}


HIDING = {
    "style-in-mso-comment": (
        '<!--[if mso]><style>.web{display:none !important}</style><![endif]--><p class="web">да</p>',
        "да",
    ),
    "style-in-not-mso": (
        '<!--[if !mso]><!--><style>.web{display:none}</style><!--<![endif]--><p class="web">нет</p><p>да</p>',
        "да",
    ),
    "style-in-plain-comment": (
        '<!-- <style>.web{display:none}</style> --><p class="web">да</p>',
        "да",
    ),
    "style-print-media": (
        '<style media="print">.m{display:none}</style><p class="m">да</p>',
        "да",
    ),
    "style-media-attr-mobile": (
        '<style media="screen and (max-width:500px)">.m{display:none}</style><p class="m">да</p>',
        "да",
    ),
    "style-hover": (
        '<style>.m:hover{display:none}.m::after{display:none}</style><p class="m">да</p>',
        "да",
    ),
    "style-child": (
        '<style>.m > br{display:none}.m br{display:none}</style><p class="m">да<br>два</p>',
        "да\nдва",
    ),
    "style-not-attr": (
        '<style>.m[data-x]{display:none}</style><p class="m">да</p>',
        "да",
    ),
    "style-gmail-u": (
        '<style>u + .body .g{display:none}</style><p class="g">да</p>',
        "да",
    ),
    "style-supports": (
        '<style>@supports (display:grid){.m{display:none}}</style><p class="m">да</p>',
        "да",
    ),
    "style-img-none": (
        '<style>img.a{display:none}</style><img class="a" alt="x" src=y>да',
        "[x]да",
    ),
    "style-star": (
        "<style>*{visibility:hidden}</style><p>да</p>",
        "да",
    ),
    "style-body-hidden": (
        "<style>body{display:none}</style><body><p>да</p></body>",
        "да",
    ),
    "style-amp": (
        "<style amp4email-boilerplate>body{visibility:hidden}</style><p>да</p>",
        "да",
    ),
    "style-html-comment-rule": (
        '<style>/* .m{display:none} */ p{color:red}</style><p class="m">да</p>',
        "да",
    ),
    "style-table-display-inline": (
        '<style>.m{display:none}</style><p class="m" style="display:inline-block">да</p>',
        "да",
    ),
    "inline-none-then-block": (
        '<p style="display:none;display:block">да</p>',
        "да",
    ),
    "inline-mso-hide-display": (
        '<p style="mso-hide:all;display:block">да</p>',
        "да",
    ),
    "inline-mso-display-none": (
        '<p style="mso-display:none">да</p>',
        "да",
    ),
    "inline-max-height-auto": (
        '<p style="max-height:0.5em">да</p>',
        "да",
    ),
    "inline-opacity": (
        '<p style="opacity:0.05">да</p>',
        "да",
    ),
    "inline-height0-noof": (
        '<p style="height:0">да</p>',
        "да",
    ),
    "inline-fs-1em": (
        '<p style="font-size:1vw">да</p>',
        "да",
    ),
    "inline-ti-neg": (
        '<p style="text-indent:-9pt">да</p>',
        "да",
    ),
    "inline-left-neg-px": (
        '<div style="position:relative;left:-999.5px">да</div><p style="margin-top:-9999px">два</p>',
        "да\nдва",
    ),
    "hidden-word-in-attr": (
        '<p class="hidden" title="this is hidden=true">да</p>',
        "да",
    ),
    "hidden-in-text-of-tag": (
        "<p data-x=' hidden '>да</p>",
        "да",
    ),
    "hidden-until-found": (
        '<div hidden="until-found">x</div>да',
        "да",
    ),
    "aria-hidden-true": (
        '<p aria-hidden="true">да</p>',
        "да",
    ),
    "input-type-hidden": (
        '<input type="hidden" value="x">да',
        "да",
    ),
    "small-1px-border": (
        '<p style="border:1px solid;font-size: 12px">да</p>',
        "да",
    ),
    "small-fs-11": (
        '<p style="font-size:11px">да</p><p style="font-size:10pt">два</p><p style="font-size:1.1em">три</p><p style="font-size:0.8rem">четыре</p>',
        "да\nдва\nтри\nчетыре",
    ),
    "small-line-height": (
        '<p style="line-height:0px">да</p>',
        "да",
    ),
    "hide-outlook-class": (
        '<style>.mso-only{display:none}</style><!--[if mso]><p class="mso-only">x</p><![endif]--><p>да</p>',
        "да",
    ),
    "hide-th": (
        '<table><tr><th style="display:none">x</th><th>да</th></tr></table>',
        "да",
    ),
    "hide-a": (
        '<a style="display:none" href="https://x.example">x</a>да',
        "да",
    ),
    "hide-nested-same": (
        '<div style="display:none"><div>x</div>y</div>да',
        "да",
    ),
    "hide-with-br-void": (
        '<div style="display:none">x<br>y<img src=a>z</div>да',
        "да",
    ),
    "hide-in-comment-close": (
        '<div style="display:none">x<!-- </div> -->y</div>да',
        "да",
    ),
    "hide-p-then-div": (
        '<p style="display:none">x<div>да</div>',
        "да",
    ),
    "hide-option": (
        '<select style="display:none"><option>x</select>да',
        "да",
    ),
    "hide-upper": (
        '<DIV STYLE="DISPLAY:NONE">x</DIV>да',
        "да",
    ),
    "hide-semicolon-space": (
        '<div style="display :none ;">x</div>да',
        "да",
    ),
    "hide-nbsp-style": (
        '<div style="display:&nbsp;none">да</div>',
        "да",
    ),
    "css-no-semicolon-last": (
        "<style>.p{color:red;display:none}</style><i class=p>x</i>да",
        "да",
    ),
    "css-newlines": (
        "<style>\n  .p\n  {\n    display\n    :\n    none\n  }\n</style><i class=p>x</i>да",
        "да",
    ),
    "css-tabs": (
        "<style>.p{\n\t\tdisplay:\tnone;\n}</style><i class=p>x</i>да",
        "да",
    ),
    "css-id": (
        "<style>#pre{display:none!important}</style><i id=pre>x</i>да",
        "да",
    ),
}
