"""Pages: HTML, RTF and enriched text as readable text."""

# ruff: noqa: E501 a table of mails: one case is one line, however long the mail

import base64

from tests.channels.email.letters import (
    ALT,
    GREETING,
    GREETING_PAGE,
    HELLO,
    MIX,
    PNG,
    T,
    add,
    exact,
    frame,
    head,
    mail,
    multi,
    piece,
    plain,
    whole,
)

HTML8 = ("Content-Type: text/html; charset=utf-8", "Content-Transfer-Encoding: 8bit")


def shown(name: str, source: str, /, **expect: object) -> None:
    add(name, head(*HTML8, number=name) + b"\n" + source.encode(), **expect)


def page(name: str, source: str, **expect: object) -> None:
    mail(f"html {name}", source, {"Content-Type": "text/html; charset=utf-8"}, **expect)


PAGES: dict[str, tuple[str, str]] = {
    "newsletter-font-size-zero": ('<table><tr><td style="direction:ltr;font-size:0px;padding:20px 0"><div style="font-size:14px">Ваш заказ собран</div></td></tr></table>', "Ваш заказ собран"),
    "newsletter-preview-line": ('<div style="font-size:0;max-height:0;overflow:hidden">Анонс</div><p>Ваш заказ собран</p>', "Ваш заказ собран"),
    "hidden-paragraph-never-closed": ('<p style="display:none">Анонс<p>Ваш заказ собран', "Ваш заказ собран"),
    "address-in-bare-brackets": ("<div>Анна <anna@mail.example> пишет</div>", "Анна <anna@mail.example> пишет"),
    "less-and-more": ("<p>5 < 6 и 7 > 2, если a<6</p>", "5 < 6 и 7 > 2, если a<6"),
    "bracket-in-a-value": ('<a title="x > y" href="https://x.example/q">тут</a> <img alt="a > b" src="https://x.example/p.png">', "тут (https://x.example/q) [a > b]"),
    "quote-in-a-value-never-closed": ('<p title="Раз>Раз</p><p>Два</p>', "Раз\n\nДва"),
    "lines-kept-by-style": ('<div style="white-space: pre-line">Раз\nДва<div>Три</div>Четыре\nПять</div>Шесть\nСемь', "Раз\nДва\nТри\nЧетыре\nПять\nШесть Семь"),
    "lines-not-kept": ('<span style="white-space:nowrap">Раз\nДва</span>', "Раз Два"),
    "telephone": ('<a href="tel:+79001234567">+7 900 123-45-67</a>', "+7 900 123-45-67"),
    "link-in-other-letters": ('<a href="https://www.x.example/%D0%B0%D0%BA%D1%82">X.example/акт</a> <a href="mailto:Anna@mail.example">anna@mail.example</a>', "X.example/акт anna@mail.example"),
    "block-is-a-link": ('<a href="https://x.example/1"><div>Купить</div></a>', "Купить (https://x.example/1)"),
    "link-with-two-parameters": ('<a href="https://x.example/?a=1&amp;b=2">тут</a>', "тут (https://x.example/?a=1&b=2)"),
    "logo-is-a-link": ('<a href="https://x.example/"><img src="https://x.example/l.png"></a><p>Здравствуйте</p>', "Здравствуйте"),
    "emoji-as-picture": ('Спасибо <img alt="😀" class="emoji" src="https://x.example/e.png">', "Спасибо 😀"),
    "word-table": ("<table><tr><td><p class=MsoNormal>Заказ<o:p></o:p></p></td><td><p class=MsoNormal>88210077<o:p></o:p></p></td></tr></table>", "Заказ | 88210077"),
    "table-never-closed": ("<table><tr><td>a<td>b<tr><td>1<td>2</table>", "a | b\n1 | 2"),
    "table-cell-of-two-lines": ("<table><tr><td>Чашка<br>синяя</td><td>490 ₽</td></tr></table>", "Чашка\nсиняя | 490 ₽"),
    "table-in-a-quote": ("<p>Ответ</p><div>и</div><table><tr><td>a</td><td>b</td></tr></table>", "Ответ\n\nи\n\na | b"),
    "list-never-closed": ("<ul><li>a<ol><li>b<li>c</ol><li>d</ul>", "• a\n  1. b\n  2. c\n• d"),
    "conditional-comments": ("<!--[if mso]><p>для Outlook</p><![endif]--><!--[if !mso]><!--><p>для всех</p><!--<![endif]-->", "для всех"),
    "word-settings": ("<xml><o:PixelsPerInch>96</o:PixelsPerInch></xml><p>Здравствуйте</p>", "Здравствуйте"),
    "entities-without-semicolons": ("<p>5 &lt 6 &amp &nbsp&copy; &unknown; & всё</p>", "5 < 6 &  © &unknown; & всё"),
    "signature-in-pre": ('<p>Здравствуйте</p><pre class="moz-signature" cols="72">-- \nАнна</pre>', "Здравствуйте"),
    "hidden-cell-with-a-table": ('<table><tr><td style="display:none"><table><tr><td>нет</td><td>нет</td></tr></table>нет</td><td>Здравствуйте</td></tr></table>', "Здравствуйте"),
    "hidden-item-with-a-list": ('<ul><li>раз</li><li style="display:none">нет<ul><li>нет</li></ul>нет</li><li>два</li></ul>', "• раз\n• два"),
    "hidden-division-never-closed": ('<table><tr><td><div style="display:none">нет</td><td>Здравствуйте</td></tr></table>', "Здравствуйте"),
    "hidden-with-a-comment": ('<div style="display:none">нет<!--[if mso]></div><p>нет<![endif]-->нет</div><p>Здравствуйте</p>', "Здравствуйте"),
    "hidden-inside-a-line": ('Здрав<div style="display:none">нет</div>ствуйте', "Здравствуйте"),
    "transparent": ('<div style="opacity: 0; height: 1px">нет</div><p style="fill-opacity:0">Здравствуйте</p>', "Здравствуйте"),
    "bracket-in-apostrophes": ("<p title='a > b'>Здравствуйте</p><p title='c <b>d</b>'>Жду</p>", "Здравствуйте\n\nЖду"),
    "line-ends-as-numbers": ("<p>Где&#13;\nмой&#13;&#10;заказ?&#13;</p>", "Где мой заказ?"),
    "surrogates-as-numbers": ("Спасибо &#55357;&#56832; &#55357;", "Спасибо 😀 \ufffd"),
    "details": ("<details><summary>Заказ</summary>Чашка</details>", "Заказ\nЧашка"),
    "style-cut-in-its-end": ("<p>Здравствуйте</p><style>p{}</style", "Здравствуйте"),
    "quote-class-in-outlook": ('<p>Здравствуйте</p><div class="x_gmail_quote">Старое</div>', "Здравствуйте"),
}  # fmt: skip


def corpus() -> None:
    shown(
        "html-outlook-list",
        "<html><head><style>p{}</style><!--[if gte mso 9]><xml><o:x/></xml><![endif]--></head><body><p class=MsoNormal>Не хватает:<o:p></o:p></p><p class=MsoListParagraph style='mso-list:l0 level1 lfo1'><![if !supportLists]><span style='font-family:Symbol'><span style='mso-list:Ignore'>·<span style='font:7.0pt \"Times New Roman\"'>&nbsp;&nbsp;&nbsp;&nbsp; </span></span></span><![endif]>чашки<o:p></o:p></p><p class=MsoNormal><o:p>&nbsp;</o:p></p><p class=MsoNormal>Жду.</p></body></html>",
        text="Не хватает:\n\n• чашки\n\nЖду.",
    )
    shown(
        "html-newsletter-preheader",
        f'<body><div style="display:none;max-height:0">Скрытый анонс</div><div style="font-size:1px;color:#fff;max-height:0px;overflow:hidden">Ещё анонс</div><table width="600"><tr><td><img src="https://x.example/l.png" alt="Магазин"></td></tr><tr><td><p>{HELLO}</p>{"&#847;&zwnj;&nbsp;" * 40}</td></tr><tr><td><a href="https://x.example/btn">Подробнее</a></td></tr></table></body>',
        text=f"[Магазин]\n\n{HELLO}\n\nПодробнее (https://x.example/btn)",
    )
    shown(
        "html-shop-order",
        "<table><tr><td>Заказ</td><td>88210077</td></tr><tr><td>Сумма</td><td>2&nbsp;490 ₽</td></tr></table><p>Спасибо!</p>",
        text="Заказ | 88210077\nСумма | 2 490 ₽\n\nСпасибо!",
    )
    shown(
        "html-yandex-divs",
        "<div>Здравствуйте!</div><div>&nbsp;</div><div>Где <b>мой</b> заказ?</div><div><ul><li>первый</li><li>второй</li></ul></div>",
        text="Здравствуйте!\n\nГде мой заказ?\n\n• первый\n• второй",
    )
    shown(
        "html-mailru-paragraphs",
        "<HTML><BODY><p style='margin:0'>Здравствуйте!</p><p style='margin:0'>Где заказ?</p></BODY></HTML>",
        text="Здравствуйте!\n\nГде заказ?",
    )
    shown("html-pre", "<pre>a  b\n  c</pre>", text="a  b\n  c")
    shown(
        "html-entities",
        "<p>&laquo;Окно&raquo; &mdash; 5&nbsp;&euro; &lt;b&gt; &#1047;&#x430;&amp;</p>",
        text="«Окно» — 5 € <b> За&",
    )
    shown("html-never-closed", "<p>Раз<p>Два<div>Три<b>жирно", text="Раз\n\nДва\n\nТрижирно")
    shown(
        "html-nested-quotes",
        '<div>Ответ</div><blockquote type="cite"><div>Вопрос</div><blockquote type="cite">Старое</blockquote></blockquote>',
        text="Ответ",
        quoted_has="> Вопрос",
    )
    shown("html-only-image", '<img src="cid:a" alt=""><br>', text="")
    shown(
        "html-body-twice", "<html><body><p>Раз</p></body></html><html><body><p>Два</p></body></html>", text="Раз\n\nДва"
    )
    shown("html-in-comments", "<!-- <p>нет</p> --><p>да</p><!-- never closed <p>нет</p>", text="да")
    shown(
        "html-gmail-mobile",
        f'<div dir="auto">{HELLO}</div><br><div class="gmail_quote"><div dir="ltr" class="gmail_attr">вт, 12 нояб. 2024 г., 15:00 Поддержка &lt;<a href="mailto:support@shop.example">support@shop.example</a>&gt;:<br></div><blockquote class="gmail_quote" style="margin:0 0 0 .8ex"><p>Слушаем</p></blockquote></div>',
        text=HELLO,
    )
    shown(
        "html-apple-reply",
        f'<html><body dir="auto">{HELLO}<div><br></div><div>Отправлено с iPhone</div><div><br><blockquote type="cite">12 нояб. 2024 г., в 15:00, Поддержка &lt;support@shop.example&gt; написал(а):<br><br></blockquote></div><blockquote type="cite"><div>Слушаем</div></blockquote></body></html>',
        text=HELLO,
    )
    shown(
        "html-thunderbird-reply",
        f'<html><body><p>{HELLO}</p><div class="moz-cite-prefix">12.11.2024 15:00, Поддержка пишет:<br></div><blockquote type="cite" cite="mid:x">Слушаем</blockquote><pre class="moz-signature">-- \nАнна</pre></body></html>',
        text=HELLO,
    )
    shown(
        "html-yahoo-reply",
        f'<html><body><div class="ydp1yahoo-style-wrap"><div dir="ltr">{HELLO}</div></div><div id="ydp2yahoo_quoted_1" class="ydp2yahoo_quoted"><div><div>On Tuesday, November 12, 2024 at 03:00:00 PM GMT+3, Support &lt;support@shop.example&gt; wrote: </div><div>Yes?</div></div></div></body></html>',
        text=HELLO,
    )
    shown(
        "html-outlook-mobile",
        f'<html><body><div dir="auto">{HELLO}</div><div id="ms-outlook-mobile-signature"><div><br></div>Get <a href="https://aka.ms/AAb9ysg">Outlook for Android</a></div><hr style="display:inline-block;width:98%"><div id="divRplyFwdMsg"><b>From:</b> Support &lt;support@shop.example&gt;<br><b>Sent:</b> Tuesday, November 12, 2024 3:00:00 PM<br><b>To:</b> Anna<br><b>Subject:</b> Order</div><div>Yes?</div></body></html>',
        text=HELLO,
    )
    shown(
        "html-roundcube",
        f'<html><body><p>{HELLO}</p><p id="reply-intro">12.11.2024 15:00, Поддержка писал(а):</p><blockquote type="cite"><p>Слушаем</p></blockquote></body></html>',
        text=HELLO,
    )
    shown(
        "html-mailru-reply",
        f'<HTML><BODY><div>{HELLO}</div><div>&nbsp;</div><div data-signature-widget="container"><div data-signature-widget="content"><div>--<br>Анна</div></div></div><div>&nbsp;</div><blockquote style="border-left:1px solid #0857A6;margin:10px;padding:0 0 0 10px;">Вторник, 12 ноября 2024, 15:00 +03:00 от Поддержка &lt;support@shop.example&gt;:<br>&nbsp;<div>Слушаем</div></blockquote></BODY></HTML>',
        text=HELLO,
    )
    shown(
        "html-zimbra",
        f'<html><body><div>{HELLO}</div><hr id="zwchr" data-marker="__DIVIDER__"><div data-marker="__HEADERS__"><b>От: </b>"Поддержка" &lt;support@shop.example&gt;<br><b>Кому: </b>"Анна"<br><b>Отправленные: </b>Вторник, 12 Ноябрь 2024 г 15:00<br><b>Тема: </b>Заказ</div><div data-marker="__QUOTED_TEXT__">Слушаем</div></body></html>',
        text=HELLO,
    )
    add(
        "rich-text-body",
        head("Content-Type: text/rtf", number="rtf")
        + b"\n{\\rtf1\\ansi\\ansicpg1251 \\'c3\\'e4\\'e5 \\b zakaz\\b0 ?\\par}",
        text="Где zakaz?",
    )
    add(
        "enriched-body",
        head("Content-Type: text/enriched; charset=utf-8", number="enriched")
        + b"\n<bold>Hello</bold> <color><param>red</param>red</color> a<<b\nsame line\n\nnew",
        text="Hello red a<b same line\nnew",
    )
    exact(
        "page-is-all-there-is",
        head("Content-Type: TEXT/HTML; CHARSET=UTF-8", number="caps") + f"\n<P>{HELLO}</P>".encode(),
        text=HELLO,
    )
    for name, (source, text) in PAGES.items():
        add(
            f"page-{name}",
            head("Content-Type: text/html; charset=utf-8", "Content-Transfer-Encoding: 8bit", number=f"page-{name}")
            + b"\n"
            + source.encode(),
            text=text,
        )
    plain(
        "type-xhtml",
        "application/xhtml+xml; charset=utf-8",
        f"<?xml version='1.0'?><html><body>{HELLO}</body></html>".encode(),
        HELLO,
        parts=[],
    )


# fmt: off
mail("html then text parts", frame([GREETING_PAGE, piece(T, "-- \nlist footer")]), MIX, has=["Hello there"], parts=[])
whole("richtext enriched", head("Content-Type: text/enriched; charset=utf-8", "") + b"<bold>Hello</bold> there <<x>\n", has=["Hello there <x"])
whole("rtf body", head("Content-Type: text/rtf", "") + b"{\\rtf1\\ansi\\ansicpg1251 Hello \\b there\\b0\\par}")
whole("amp alternative", head() + multi("alternative", "bb", GREETING, piece("Content-Type: text/x-amp-html; charset=utf-8", "<!doctype html><html amp4email><body>AMP</body></html>"), GREETING_PAGE), text="Hello there", parts=[])
whole("watch html alternative", head() + multi("alternative", "bb", GREETING, piece("Content-Type: text/watch-html", "<b>w</b>"), GREETING_PAGE), text="Hello there")
whole("html in text/plain", head(T, "") + b"<html><body><p>Hello there</p><p>Second</p></body></html>\n", has=["Hello there"], hasnot=["<p>"])
whole("html numeric entities", head("Content-Type: text/html", "") + b"<p>&#1055;&#1088;&#1080;&#1074;&#1077;&#1090; &euro;&nbsp;5 &lt;b&gt;</p>", text="Привет € 5 <b>")
whole("html win1252 numeric", head("Content-Type: text/html; charset=utf-8", "") + b"<p>It&#146;s&#133;</p>", text="It’s…")
whole("html br and div lines", head("Content-Type: text/html; charset=utf-8", "") + b"<div>Hello<br>there</div><div>end</div>", text="Hello there end")
whole("html style script hidden", head("Content-Type: text/html; charset=utf-8", "") + b"<style>p{color:red}</style><script>alert(1)</script><p>Hello there</p><div style='display:none'>secret</div><title>T</title>", has=["Hello there"], hasnot=["color", "alert"])
mail('html-named-plain', '<html><body><p>Где <b>заказ</b>?</p></body></html>',{'Content-Type':'text/plain; charset=utf-8'},has='заказ')
mail('html-entities', '<p>&laquo;Да&raquo; &#1043;&#x434;&#1077; &nbsp;&amp;lt;</p>',{'Content-Type':'text/html'},text='«Да» Где &lt;')
mail('html-script-style', '<style>p{}</style><script>alert(1)</script><p>hi</p><!-- c --><![if mso]>x<![endif]>',{'Content-Type':'text/html'},has='hi',hasnot='alert')
mail('html-hidden', '<div style="display:none">preheader</div><p>hi</p>',{'Content-Type':'text/html'},has='hi')
page('list','<ul><li>one</li><li>two</li></ul><ol><li>uno</li><li>due</li></ol>',has=['one','two','1','uno'])
page('table','<table><tr><td>Name</td><td>Anna</td></tr><tr><td>Phone</td><td>+7900</td></tr></table>',has=['Name','Anna','Phone','+7900'],hasnot='NameAnna')
page('br','one<br>two<BR/>three',text='one two three')
page('p','<p>one</p><p>two</p>',text='one two')
page('div-nested','<div>one<div>two</div>three</div>',text='one two three')
page('link','<a href="https://x.example/a">here</a>',has=['here','https://x.example/a'])
page('link-same','<a href="https://x.example/a">https://x.example/a</a>',text='https://x.example/a')
page('mailto','<a href="mailto:a@b.example">a@b.example</a>',text='a@b.example')
page('entities-named','caf&eacute; &mdash; &euro;5 &copy; &nbsp;x &#8212; &#x1F600;',text='café — €5 © x — 😀')
page('entity-nosemi','a &amp b &lt c',has='a & b')
page('entity-cp1252','&#150; &#147;hi&#148;',text='– “hi”')
page('pre','<pre>a  b\n  c</pre>',has='a b c')
page('title','<html><head><title>My title</title></head><body>hi</body></html>',text='hi')
page('comment','a<!-- hidden > text -->b',text='ab')
page('cond','<!--[if gte mso 9]><xml>junk</xml><![endif]-->hi',text='hi')
page('script-in-body','hi<script>var a="<p>no</p>"</script> there',text='hi there')
page('style-body','<style>.a{color:red}</style>hi',text='hi')
page('unclosed','<p>one<p>two<b>three',text='one twothree')
page('bad-tag','a < b and c > d',has='a')
page('lt-text','<p>5 &lt; 6 <3</p>',has='5 < 6')
page('hr','a<hr>b',anywhere=['a','b'])
page('img-alt','<p>hi <img alt="Logo" src="http://x.example/l.png"></p>',has='hi')
page('wbr','super<wbr>cali&shy;fragile&#8203;x',has='supercali')
page('uppercase','<P>ONE</P><DIV>TWO</DIV>',text='ONE TWO')
page('span-joined','<span>при</span><span>вет</span>',text='привет')
page('inline-block','<b>bold</b><i>it</i>',text='boldit')
page('td-br','<td>a<br></td><td>b</td>',has=['a','b'])
page('o-p','<p class=MsoNormal>Добрый день<o:p></o:p></p><p class=MsoNormal><o:p>&nbsp;</o:p></p><p class=MsoNormal>Где заказ?<o:p></o:p></p>',text='Добрый день Где заказ?')
page('body-only-img','<img src="cid:x">',text='')
page('blockquote','<p>mine</p><blockquote>quoted</blockquote>',anywhere=['mine','quoted'])
page('textarea','<textarea>form text</textarea><input value="x"><button>Go</button>',has='form text')
page('select','<p>hi</p><noscript>enable js</noscript>',has='hi')
page('hidden-by-an-attribute','<p hidden>A</p><p>B</p>',text='B')
page('data-in-a-quote','<p>A</p><blockquote><table><tr><td>b</td><td>c</td></tr></table></blockquote>',anywhere='> b | c')
page('paragraph-closed-by-another','<div><p>A</div>B',text='A B')
page('hidden-by-a-style-sheet','<style type="text/css">/* all */ .pre, td.m {display: none !important} .box {display: none} @media (max-width:600px) {.wide {display:none}} p > .on {display:none}</style><p class="x pre">A</p><td class=m>B</td><p class=wide>C</p><p class=m>D</p><i class=on>E</i><p class=pre style="display:block">F</p><p class=box style="display:block">G</p>',text='C D E G')
page('doctype','<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0//EN" "http://www.w3.org/TR/xhtml1.dtd"><html xmlns="http://www.w3.org/1999/xhtml"><body>hi</body></html>',text='hi')
page('xml-decl','<?xml version="1.0" encoding="utf-8"?><html><body>hi</body></html>',text='hi')
page('frameset','<html><body><p>a</p></body></html><html><body><p>b</p></body></html>',has=['a','b'])
page('attr-gt','<a title="a > b" href="http://x.example">link</a>',has='link',hasnot='b"')
page('rtl','<p dir="rtl">שלום</p>',text='שלום')
page('sup','x<sup>2</sup> H<sub>2</sub>O',has='x')
page('cdata','<![CDATA[x]]>hi',has='hi')
page('data-uri','<img src="data:image/png;base64,'+base64.b64encode(PNG).decode()+'">hi',has='hi')
page('nbsp-run','a&nbsp;&nbsp;&nbsp;b',text='a b')
page('emoji-surrogates','&#55357;&#56832; hi',has='hi')
page('tag-names','<ящик>hi</ящик>',has='hi')
page('html-in-plain-lookalike','if a &lt;b&gt; then',text='if a <b> then')
mail('alt-enriched',frame([piece('Content-Type: text/enriched','<bold>hi</bold>'),piece(T,'hi')]),ALT,text='hi')
mail('enriched-only','<bold>Now</bold> is the <italic>time</italic>',{'Content-Type':'text/enriched'},has=['Now','time'],hasnot='bold')
mail('richtext-only','<bold>Now</bold> is<nl>the time',{'Content-Type':'text/richtext'},has=['Now','the time'])
mail('rtf-body',r'{\rtf1\ansi Hello \b world\b0\par Second}',{'Content-Type':'text/rtf'},has=['Hello'])
mail('html-charset-conflict','<meta charset="koi8-r"><p>Привет, где заказ</p>'.encode('cp1251'),{'Content-Type':'text/html; charset=windows-1251'},text='Привет, где заказ')
mail('html-meta-lies','<meta charset="utf-8"><p>Привет, где заказ</p>'.encode('cp1251'),{'Content-Type':'text/html'},text='Привет, где заказ')
mail('html-part-attachment-no-name',frame([piece(T,'x'),piece('Content-Type: text/html\nContent-Disposition: attachment','<p>y</p>')]),MIX,text='x',parts=[(None,'text/html',8)])
mail('richtext-line-end','<bold>Где</bold><nl>заказ?',{'Content-Type':'text/richtext; charset=utf-8'},text='Где заказ?')
page('surrogates-in-hex','<p>ok &#xD83D;&#xDC4D; &#55357;&#56397;</p>',text='ok 👍 👍')
mail('richtext-bracket','<bold>5</bold> <lt> 7',{'Content-Type':'text/richtext; charset=utf-8'},text='5 < 7')
page('noscript','<p>A</p><noscript>B</noscript>',text='A B')
for name, tag in [('bold','<b>Имя:</b> Анна<br>'),('font','<font size=2>Имя: Анна</font>'),('link','<a href="https://x.example">Имя:</a> Анна'),('heading','<h3>Имя: Анна</h3>')]:
    mail(f'page-in-a-text-{name}',tag,{'Content-Type':None},has='Анна',hasnot='<')
mail('text-with-brackets','<Имя> и <b2b> в тексте',{},text='<Имя> и <b2b> в тексте')
for name, rtf, text in [('fonts',r"{\rtf1\ansi\ansicpg1252{\fonttbl{\f0\fcharset0 A;}{\f1\fcharset204 B;}}{\f1 \'c3\'e4\'e5} caf\'e9}",'Где café'),('surrogates',r'{\rtf1\ansi ok \u-10179?\u-8704?}','ok 😀'),('hyphen',r'{\rtf1\ansi a\_b\-c}','a-bc'),('mac',r"{\rtf1\mac caf\'8e}",'café'),('link',r'{\rtf1\ansi{\field{\*\fldinst{HYPERLINK "https://x.example/a"}}{\fldrslt{\ul here}}} ok}','here (https://x.example/a) ok'),('link-said',r'{\rtf1\ansi{\field{\*\fldinst HYPERLINK "https://x.example"}{\fldrslt https://x.example}}}','https://x.example'),('field',r'{\rtf1\ansi{\field{\*\fldinst PAGE}{\fldrslt 1}}}','1'),('table',r'{\rtf1\ansi\trowd\cellx1\intbl A\cell\cell B\par b\cell\row{\trowd\cellx1\intbl C\cell D\cell\row}\pard E\tab F\par}','A | B b C | D E F'),('bullets',r"{\rtf1\ansi{\pntext\f1\'B7\tab}one\par{\listtext\pard\plain 2.\tab}two\tab 2\par}",'· one 2. two 2'),('hidden',r'{\rtf1\ansi a\v b\v0  c{\v d}e\v f\plain  g}','a ce g')]:
    mail(f'rtf-{name}',rtf,{'Content-Type':'text/rtf'},text=text)
# fmt: on
