"""Further whole mails: names of files, transfer encodings, charsets, fields, HTML, winmail.dat, files coded in texts.

A case is a line: its name, the body, fields beside the usual ones, and what must be found. `has` may stand in the quoted part, too.
"""

# ruff: noqa: E501 a table of mails: one case is one line, however long the mail

import base64
import binascii
import quopri
import struct
from typing import Any

from tests.channels.email.reading.whole_mails import WHOLE, Whole

# fmt: off
PNG = base64.b64decode("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==")
PDF = b"%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n"
JPG = b"\xff\xd8\xff\xe0\x00\x10JFIF\x00\x01\x01\x00\x00\x01\x00\x01\x00\x00\xff\xd9"
GIF = b"GIF89a\x01\x00\x01\x00\x80\x00\x00\x00\x00\x00\xff\xff\xff!\xf9\x04\x01\x00\x00\x00\x00,\x00\x00\x00\x00\x01\x00\x01\x00\x00\x02\x02D\x01\x00;"
ZIP = b"PK\x05\x06" + b"\0" * 18
BASE = {"From": "Anna <anna@mail.example>", "To": "help@desk.example", "Subject": "Order", "Date": "Mon, 18 Nov 2024 10:00:00 +0300",
        "Message-ID": "<x@mail.example>", "MIME-Version": "1.0"}
MIX = {"Content-Type": "multipart/mixed; boundary=BB"}
ALT = {"Content-Type": "multipart/alternative; boundary=BB"}
REL = {"Content-Type": "multipart/related; boundary=BB"}
T = "Content-Type: text/plain; charset=utf-8"


def coded(text: str | bytes) -> bytes:
    return text if isinstance(text, bytes) else text.encode("utf-8", "surrogateescape")


def b64(content: bytes) -> bytes:
    return base64.encodebytes(content).replace(b"\n", b"\r\n")


def E(text: str, charset: str = "utf-8") -> str:  # noqa: N802 an encoded word, as short as one
    return f"=?{charset}?B?{base64.b64encode(text.encode(charset)).decode()}?="


def mp(parts: list[Any], b: str = "BB") -> bytes:
    """The body of a multipart: (fields, body) a part."""
    pieces = [b"--%s\r\n%s\r\n\r\n%s\r\n" % (b.encode(), coded(fields).replace(b"\n", b"\r\n"), coded(body)) for fields, body in parts]
    return b"".join(pieces) + b"--" + b.encode() + b"--\r\n"


def H(page: str) -> tuple[str, str]:  # noqa: N802 a part of HTML
    return "Content-Type: text/html; charset=utf-8", page


def B64(kind: str, name: str, content: bytes, disposition: str = "attachment") -> tuple[str, bytes]:  # noqa: N802 a file's part
    fields = f'Content-Type: {kind}; name="{name}"\nContent-Disposition: {disposition}; filename="{name}"\nContent-Transfer-Encoding: base64'
    return fields, b64(content)


def m(
    name: str, body: str | bytes, head: dict[str, Any] | None = None, /, *, front: bytes = b"", swap: tuple[bytes, bytes] | None = None,
    text: str | None = None, has: str | list[str] = "", hasnt: str = "", atts: Any = None, sender: str | None = None, sname: str | None = None,
    subject: str | None = None, auto: str | None = None, **more: Any,
) -> None:
    """`front` stands before the mail, `swap` is exchanged in its head; `more` are other facts of it."""
    fields = b"".join(key.encode() + b": " + coded(value) + b"\r\n" for key, value in {**BASE, **(head or {})}.items() if value is not None)
    fields = fields.replace(*swap) if swap else fields
    if isinstance(body, str):
        body = coded(body).replace(b"\r\n", b"\n").replace(b"\n", b"\r\n")
    WHOLE.append(Whole(
        name=f"further {name}", raw=front + fields + b"\r\n" + body, text=text, anywhere=(has,) if isinstance(has, str) else tuple(has),
        hasnot=(hasnt,) if hasnt else (), parts=atts, sender=sender, sname=sname, subject=subject, kind=auto, more=more,
    ))


def att(name: str, expected: str | None, fields: str, content: bytes = PDF, kind: str = "application/pdf") -> None:
    """A file after a text."""
    m(name, mp([(T, "see file"), (fields + "\nContent-Transfer-Encoding: base64", b64(content))]), MIX, text="see file", atts=[(expected, kind, len(content))])


def html(name: str, page: str, **expected: Any) -> None:
    m(f"html {name}", page, {"Content-Type": "text/html; charset=utf-8"}, **expected)


# --- names of attachments
att('name-2231','счёт.pdf',"Content-Type: application/pdf\nContent-Disposition: attachment; filename*=utf-8''%D1%81%D1%87%D1%91%D1%82.pdf")
att('name-2231-cont','длинное имя файла.pdf',"Content-Type: application/pdf\nContent-Disposition: attachment;\n filename*0*=utf-8''%D0%B4%D0%BB%D0%B8%D0%BD%D0%BD%D0%BE%D0%B5;\n filename*1*=%20%D0%B8%D0%BC%D1%8F;\n filename*2=\" файла.pdf\"")
att('name-2231-koi8','счет.pdf',"Content-Type: application/pdf\nContent-Disposition: attachment; filename*=koi8-r'ru'%D3%DE%C5%D4.pdf")
att('name-2047-quoted','счёт.pdf','Content-Type: application/pdf\nContent-Disposition: attachment; filename="=?utf-8?B?'+base64.b64encode('счёт.pdf'.encode()).decode()+'?="')
att('name-2047-unquoted','счёт.pdf','Content-Type: application/pdf; name==?utf-8?B?'+base64.b64encode('счёт.pdf'.encode()).decode()+'?=\nContent-Disposition: attachment')
att('name-2047-folded','оченьдлинноеимя.pdf','Content-Type: application/pdf\nContent-Disposition: attachment;\n filename="=?utf-8?B?'+base64.b64encode('оченьдлин'.encode()).decode()+'?=\n =?utf-8?B?'+base64.b64encode('ноеимя.pdf'.encode()).decode()+'?="')
att('name-2047-qp1251','акт №5.pdf','Content-Type: application/pdf;\n\tname="=?windows-1251?Q?=E0=EA=F2_=B95.pdf?="\nContent-Disposition: attachment')
att('name-raw-utf8','договор.pdf','Content-Type: application/pdf; name="договор.pdf"\nContent-Disposition: attachment; filename="договор.pdf"')
att('name-raw-1251','договор.pdf','Content-Type: application/pdf\nContent-Disposition: attachment; filename="'+'договор.pdf'.encode('cp1251').decode('utf-8','surrogateescape')+'"')
att('name-2231-and-plain','счёт.pdf',"Content-Type: application/pdf\nContent-Disposition: attachment; filename=\"schet.pdf\"; filename*=UTF-8''%D1%81%D1%87%D1%91%D1%82.pdf")
att('name-escaped-quote','my "best" file.pdf','Content-Type: application/pdf\nContent-Disposition: attachment; filename="my \\"best\\" file.pdf"')
att('name-windows-path','invoice.pdf','Content-Type: application/pdf\nContent-Disposition: attachment; filename="C:\\\\Users\\\\Anna\\\\invoice.pdf"')
att('name-spaces-unquoted','my best file.pdf','Content-Type: application/pdf\nContent-Disposition: attachment; filename=my best file.pdf')
att('name-semicolon','a;b.pdf','Content-Type: application/pdf\nContent-Disposition: attachment; filename="a;b.pdf"')
att('name-continuation-quoted','part one two.pdf','Content-Type: application/pdf\nContent-Disposition: attachment; filename*0="part one "; filename*1="two.pdf"')
att('name-percent-no-charset','счёт.pdf','Content-Type: application/pdf\nContent-Disposition: attachment; filename="%D1%81%D1%87%D1%91%D1%82.pdf"')
att('name-only-description',None,'Content-Type: application/pdf\nContent-Description: my invoice\nContent-Disposition: attachment')
att('type-octet','scan.pdf','Content-Type: application/octet-stream; name="scan.pdf"\nContent-Disposition: attachment; filename="scan.pdf"')
att('type-x-unknown','pic.png','Content-Type: application/x-unknown; name="pic.png"\nContent-Disposition: attachment',PNG,kind='image/png')
att('type-none','scan.pdf','Content-Disposition: attachment; filename="scan.pdf"')
att('type-bad-syntax','scan.pdf','Content-Type: pdf\nContent-Disposition: attachment; filename="scan.pdf"')
att('disposition-bad','scan.pdf','Content-Type: application/pdf; name=scan.pdf\nContent-Disposition: ; filename="scan.pdf"')
att('disposition-upper','SCAN.PDF','CONTENT-TYPE: APPLICATION/PDF; NAME=SCAN.PDF\nCONTENT-DISPOSITION: ATTACHMENT; FILENAME=SCAN.PDF')
# --- transfer encodings
m('b64-no-padding', mp([(T,'hi'),('Content-Type: image/png; name=a.png\nContent-Transfer-Encoding: base64',base64.b64encode(PNG).rstrip(b'='))]),MIX,text='hi',atts=[('a.png','image/png',len(PNG))])
m('b64-footer-after', base64.b64encode('Где заказ?'.encode())+b'\r\n\r\n_______________________________________________\r\nlist footer\r\n',{'Content-Type':'text/plain; charset=utf-8','Content-Transfer-Encoding':'base64'},has='Где заказ?')
m('qp-soft-bad', b'=D0=93=D0=B4=D0=B5 =\r\n=D0=B7=D0=B0=D0=BA=D0=B0=D0=B7=3F =ZZ 100=\r\n',{'Content-Type':'text/plain; charset=utf-8','Content-Transfer-Encoding':'quoted-printable'},text='Где заказ? =ZZ 100')
m('qp-lower-hex', b'=d0=93=d0=b4=d0=b5',{'Content-Type':'text/plain; charset=utf-8','Content-Transfer-Encoding':'Quoted-Printable'},text='Где')
m('qp-with-trailing-space', b'a =  \r\nb',{'Content-Type':'text/plain','Content-Transfer-Encoding':'quoted-printable'},text='a b')
m('cte-8bit-but-qp', 'Цена = 100'.encode(),{'Content-Type':'text/plain; charset=utf-8','Content-Transfer-Encoding':'8bit'},text='Цена = 100')
m('cte-unknown', 'Где заказ?',{'Content-Type':'text/plain; charset=utf-8','Content-Transfer-Encoding':'8 bits please'},text='Где заказ?')
m('cte-comment', base64.b64encode('Где'.encode()),{'Content-Type':'text/plain; charset=utf-8','Content-Transfer-Encoding':'base64 (yes)'},text='Где')
m('cte-on-multipart', mp([(T,'Где')]),dict(MIX,**{'Content-Transfer-Encoding':'base64'}),text='Где')
m('cte-qp-on-multipart', mp([(T+'\nContent-Transfer-Encoding: quoted-printable','=D0=93=D0=B4=D0=B5')]),dict(MIX,**{'Content-Transfer-Encoding':'quoted-printable'}),text='Где')
m('uuencode-cte', b'begin 644 a.txt\r\n#86)C\r\n`\r\nend\r\n',{'Content-Type':'text/plain','Content-Transfer-Encoding':'x-uuencode'},has='abc')
m('uuencode-inline', b'Hello\r\n\r\nbegin 644 a.txt\r\n#86)C\r\n`\r\nend\r\n\r\nBye\r\n',{'Content-Type':'text/plain'},text='Hello Bye',atts=[('a.txt','text/plain',3)])
# --- charsets
for cs,label,txt in [('cp1251','windows-1251','Привет'),('koi8-r','KOI8-R','Привет'),('cp866','cp866','Привет'),('cp866','ibm866','Где мой заказ'),('iso8859-5','iso-8859-5','Привет'),('maccyrillic','x-mac-cyrillic','Привет'),('cp1251','cp-1251','Привет'),('cp1251','win1251','Привет'),('cp1251','ansi_x3.4-cp1251','Привет, где мой заказ?'),('koi8-u','koi8-u','Їжак і ґава'),('gb18030','gb2312','你好，我的订单在哪里？'),('big5','big5','你好嗎'),('shift_jis','x-sjis','こんにちは'),('euc-kr','ks_c_5601-1987','안녕하세요'),('cp1252','iso-8859-1','“Hello” – €5'),('cp1255','iso-8859-8-i','שלום'),('cp1256','windows-1256','مرحبا'),('cp874','tis-620','สวัสดี'),('cp1258','windows-1258','Chào'),('cp1253','iso-8859-7','Καλημέρα'),('cp1257','windows-1257','Labas rytas, ačiū'),('utf-8','utf8','Привет'),('utf-8','unicode-1-1-utf-8','Привет'),('utf-8','"utf-8"','Привет'),("utf-8","'utf-8'",'Привет'),('utf-8','utf-8;','Привет'),('utf-8','UTF-8 (Plain text)','Привет'),('utf-8','us-ascii','Привет'),('utf-8','windows-1251','Привет, где мой заказ?'),('cp1251','utf-8','Привет, где мой заказ?'),('koi8-r','windows-1251','Здравствуйте, где мой заказ?'),('cp1251','koi8-r','Здравствуйте, где мой заказ?'),('utf-8','unknown-8bit','Привет'),('utf-8','x-user-defined','Привет'),('cp1251','_iso-2022-jp$ESC','Здравствуйте, заказ'),('utf-16','utf-16','Привет'),('utf-16-le','utf-16le','Привет')]:
    m(f'cs-{cs}-{label}'.replace('/','').replace('"','q').replace("'",'a').replace(' ','_'), txt.encode(cs),{'Content-Type':f'text/plain; charset={label}','Content-Transfer-Encoding':'8bit'},text=txt)
m('cs-utf7', b'Hi +BBMENAQ1- here',{'Content-Type':'text/plain; charset=utf-7'},text='Hi Где here')
m('cs-2022jp', 'こんにちは'.encode('iso-2022-jp'),{'Content-Type':'text/plain; charset=iso-2022-jp'},text='こんにちは')
m('cs-2022jp-nolabel', 'こんにちは'.encode('iso-2022-jp'),{'Content-Type':'text/plain'},text='こんにちは')
m('cs-none-1251', 'Здравствуйте, где мой заказ?'.encode('cp1251'),{},text='Здравствуйте, где мой заказ?')
m('cs-bom', b'\xef\xbb\xbf'+'Привет'.encode(),{'Content-Type':'text/plain'},text='Привет')
m('cs-html-meta', '<html><head><meta http-equiv="Content-Type" content="text/html; charset=windows-1251"></head><body>Привет</body></html>'.encode('cp1251'),{'Content-Type':'text/html'},text='Привет')
m('cs-utf8-cut', 'Привет'.encode()+b'\xd0',{'Content-Type':'text/plain; charset=utf-8'},has='Привет')
m('cs-double-utf8', 'Привет, где мой заказ?'.encode().decode('latin-1').encode(),{'Content-Type':'text/plain; charset=utf-8'},text='Привет, где мой заказ?')
m('cs-mixed-lines', 'Привет\r\n'.encode()+'Подпись компании'.encode('cp1251'),{'Content-Type':'text/plain; charset=utf-8'},has=['Привет','Подпись компании'])
# --- header oddities
m('subj-split-char', 'x', {'Subject':'=?utf-8?B?'+base64.b64encode('Привет'.encode()[:5]).decode()+'?=\r\n =?utf-8?B?'+base64.b64encode('Привет'.encode()[5:]).decode()+'?='},subject='Привет')
m('subj-no-space', 'x', {'Subject':E('Где')+E('Мой')},subject='ГдеМой')
m('subj-ew-glued', 'x', {'Subject':'Re:'+E('заказ')},subject='Re:заказ')
m('subj-q-spaces', 'x', {'Subject':'=?utf-8?Q?Re: =D0=B3=D0=B4=D0=B5 =D0=B7=D0=B0=D0=BA=D0=B0=D0=B7?='},subject='Re: где заказ')
m('subj-raw-1251', 'x', {'Subject':'Где мой заказ'.encode('cp1251')},subject='Где мой заказ')
m('subj-raw-koi8', 'x', {'Subject':'Где мой заказ'.encode('koi8-r')},subject='Где мой заказ')
m('subj-bad-b64', 'x', {'Subject':'=?utf-8?B?0JPQtNC1IA?='},subject='Где')
m('subj-unclosed', 'x', {'Subject':'=?utf-8?B?0JPQtNC1'},subject='Где')
m('subj-lang', 'x', {'Subject':'=?utf-8*ru?B?0JPQtNC1?='},subject='Где')
m('subj-mixed', 'x', {'Subject':'Order '+E('Где','koi8-r')+' 5'},subject='Order Где 5')
m('subj-folded-tab', 'x', {'Subject':'one\r\n\ttwo'},subject='one two')
m('subj-nul', 'x', {'Subject':b'a\x00b'},has='x')
m('subj-double', 'x', {'Subject':'one\r\nSubject: two'},subject='one')
m('subj-missing', 'x', {'Subject':None},subject='')
m('subj-gb', 'x', {'Subject':'=?gb2312?B?'+base64.b64encode('镕基'.encode('gbk')).decode()+'?='},subject='镕基')
m('subj-double-encoded', 'x', {'Subject':E(E('Где'))},subject='Где')
m('subj-html-entity','x',{'Subject':'Tom &amp; Jerry'},subject='Tom &amp; Jerry')
m('subj-space-before-colon','x',{'Subject ':'hello'},has='x')
m('from-comment','x',{'From':'anna@mail.example (Анна Петрова)'},sender='anna@mail.example',sname='Анна Петрова')
m('from-quoted-ew','x',{'From':'"'+E('Анна Петрова')+'" <anna@mail.example>'},sender='anna@mail.example',sname='Анна Петрова')
m('from-ew-comma','x',{'From':E('Петрова, Анна')+' <anna@mail.example>'},sender='anna@mail.example',sname='Петрова, Анна')
m('from-unquoted-comma','x',{'From':'Petrova, Anna <anna@mail.example>'},sender='anna@mail.example')
m('from-unquoted-at','x',{'From':'anna@home <anna@mail.example>'},sender='anna@mail.example')
m('from-no-angle-close','x',{'From':'Anna <anna@mail.example'},sender='anna@mail.example',sname='Anna')
m('from-no-space','x',{'From':'"Anna"<anna@mail.example>'},sender='anna@mail.example',sname='Anna')
m('from-double-angle','x',{'From':'Anna <<anna@mail.example>>'},sender='anna@mail.example',sname='Anna')
m('from-mailto','x',{'From':'Anna <mailto:anna@mail.example>'},sender='anna@mail.example')
m('from-group','x',{'From':'Team: Anna <anna@mail.example>, Bob <b@mail.example>;'},sender='anna@mail.example')
m('from-route','x',{'From':'<@relay.example:anna@mail.example>'},sender='anna@mail.example')
m('from-quoted-local','x',{'From':'"anna petrova"@mail.example'},sender='"anna petrova"@mail.example')
m('from-only-name','x',{'From':'Anna Petrova','Reply-To':'anna@mail.example'},sender='anna@mail.example')
m('from-empty-sender','x',{'From':None,'Sender':'Anna <anna@mail.example>'},sender='anna@mail.example')
m('from-idn','x',{'From':'Анна <анна@почта.example>'},sender='анна@почта.example')
m('from-puny','x',{'From':'Анна <anna@xn--80a1acny.example>'},sender='anna@почта.example')
m('from-upper','x',{'From':'ANNA@MAIL.EXAMPLE'},sender='anna@mail.example')
m('from-single-quotes','x',{'From':"'Anna Petrova' <anna@mail.example>"},sender='anna@mail.example',sname='Anna Petrova')
m('from-raw-1251','x',{'From':'Анна Петрова'.encode('cp1251')+b' <anna@mail.example>'},sender='anna@mail.example',sname='Анна Петрова')
m('date-no-tz','x',{'Date':'Mon, 18 Nov 2024 10:00:00'},sent='2024-11-18T10:00:00+00:00')
m('date-2digit','x',{'Date':'Mon, 18 Nov 24 10:00:00 MSK'},sent='2024-11-18T07:00:00+00:00')
m('date-gmt-plus','x',{'Date':'Mon, 18 Nov 2024 10:00:00 GMT+03:00'},sent='2024-11-18T07:00:00+00:00')
m('date-asctime','x',{'Date':'Mon Nov 18 10:00:00 2024'},sent='2024-11-18T10:00:00+00:00')
m('date-iso','x',{'Date':'2024-11-18T10:00:00+03:00'},sent='2024-11-18T07:00:00+00:00')
m('date-colon-tz','x',{'Date':'Mon, 18 Nov 2024 10:00:00 +03:00'},sent='2024-11-18T07:00:00+00:00')
m('date-ru','x',{'Date':'Пн, 18 ноя 2024 10:00:00 +0300'},sent='2024-11-18T07:00:00+00:00')
m('date-dots','x',{'Date':'Mon, 18 Nov 2024 10.00.00 +0300'},sent='2024-11-18T07:00:00+00:00')
# --- structure
m('no-final-boundary', b'--BB\r\nContent-Type: text/plain\r\n\r\nhello\r\n--BB\r\nContent-Type: image/png; name=a.png\r\nContent-Transfer-Encoding: base64\r\n\r\n'+b64(PNG),MIX,text='hello',atts=[('a.png','image/png',len(PNG))])
m('boundary-space', b'--BB  \r\nContent-Type: text/plain\r\n\r\nhello\r\n--BB-- \r\n',MIX,text='hello',atts=[])
m('boundary-missing-param', mp([(T,'hello')]),{'Content-Type':'multipart/mixed'},has='hello')
m('boundary-never', 'just text',MIX,has='just text')
m('boundary-quoted-specials', mp([(T,'hello')],'=_(a/b?c)'),{'Content-Type':'multipart/mixed; boundary="=_(a/b?c)"'},text='hello')
m('boundary-prefix-nested', b'--AA\r\nContent-Type: multipart/alternative; boundary=AAB\r\n\r\n--AAB\r\nContent-Type: text/plain\r\n\r\nplain\r\n--AAB\r\nContent-Type: text/html\r\n\r\n<b>plain</b>\r\n--AAB--\r\n--AA--\r\n',{'Content-Type':'multipart/mixed; boundary=AA'},text='plain',atts=[])
m('same-boundary-nested', b'--BB\r\nContent-Type: multipart/alternative; boundary=BB\r\n\r\n--BB\r\nContent-Type: text/plain\r\n\r\nplain\r\n--BB--\r\n',MIX,has='plain')
m('preamble-epilogue', b'This is MIME\r\n'+mp([(T,'hello')])+b'epilogue text\r\n',MIX,text='hello',atts=[])
m('lf-only', mp([(T,'hello')]).replace(b'\r\n',b'\n'),MIX,text='hello')
m('cr-only', b'one\rtwo\rthree',{},text='one two three')
m('no-blank-part', b'--BB\r\n\r\nbare part\r\n--BB--\r\n',MIX,text='bare part')
m('alt-html-better', mp([(T,'Your mail client does not support HTML'),('Content-Type: text/html; charset=utf-8','<p>Где мой заказ?</p>')]),ALT,has='Где мой заказ?')
m('alt-empty-plain', mp([(T,' \r\n'),('Content-Type: text/html; charset=utf-8','<p>Где мой заказ?</p>')]),ALT,text='Где мой заказ?',atts=[])
m('alt-html-first', mp([('Content-Type: text/html; charset=utf-8','<p>Где</p>'),(T,'Где')]),ALT,text='Где',atts=[])
m('alt-with-pdf', mp([(T,'hello'),('Content-Type: application/pdf; name=a.pdf\nContent-Transfer-Encoding: base64',b64(PDF))]),ALT,text='hello',atts=[('a.pdf','application/pdf',len(PDF))])
m('mixed-text-text', mp([(T,'first'),('Content-Type: image/png; name=a.png\nContent-Disposition: inline; filename=a.png\nContent-Transfer-Encoding: base64',b64(PNG)),(T,'second')]),MIX,text='first second',atts=[('a.png','image/png',len(PNG))])
m('text-attachment', mp([(T,'hello'),('Content-Type: text/plain; name=log.txt\nContent-Disposition: attachment; filename=log.txt','line1')]),MIX,text='hello',atts=[('log.txt','text/plain',5)])
m('html-attachment', mp([(T,'hello'),('Content-Type: text/html; name=p.html\nContent-Disposition: attachment; filename=p.html','<p>x</p>')]),MIX,text='hello',atts=[('p.html','text/html',8)])
m('body-is-attachment', PDF,{'Content-Type':'application/pdf; name=a.pdf','Content-Disposition':'attachment; filename=a.pdf','Content-Transfer-Encoding':'binary'},text='',atts=[('a.pdf','application/pdf',len(PDF))])
m('body-image', b64(PNG),{'Content-Type':'image/png; name=a.png','Content-Transfer-Encoding':'base64'},text='',atts=[('a.png','image/png',len(PNG))])
m('related-cid', mp([('Content-Type: text/html','<p>hi <img src="cid:i1"></p>'),('Content-Type: image/png; name=i.png\nContent-ID: <i1>\nContent-Transfer-Encoding: base64',b64(PNG))]),REL,has='hi',atts=[('i.png','image/png',len(PNG))],inline=[True])
m('rfc822-attached', mp([(T,'see'),('Content-Type: message/rfc822\nContent-Disposition: attachment; filename="orig.eml"',b'From: b@x.example\r\nSubject: inner\r\n\r\ninner text')]),MIX,has='see',atts=[('orig.eml','message/rfc822',None)])
m('rfc822-b64', mp([(T,'see'),('Content-Type: message/rfc822; name=o.eml\nContent-Transfer-Encoding: base64',b64(b'From: b@x.example\r\nSubject: inner\r\n\r\ninner text'))]),MIX,has='see',atts=[('o.eml','message/rfc822',47)])
m('digest', b'--BB\r\n\r\nFrom: b@x.example\r\nSubject: one\r\n\r\ntext one\r\n--BB\r\n\r\nFrom: c@x.example\r\nSubject: two\r\n\r\ntext two\r\n--BB--\r\n',{'Content-Type':'multipart/digest; boundary=BB'},has=[])
m('calendar', mp([(T,'invite'),('Content-Type: text/calendar; method=REQUEST; charset=utf-8; name=i.ics','BEGIN:VCALENDAR\r\nMETHOD:REQUEST\r\nBEGIN:VEVENT\r\nSUMMARY:Встреча\r\nDTSTART:20241120T100000Z\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n')]),ALT,has='invite')
m('delsp', b'one two \r\nthr \r\nee\r\n',{'Content-Type':'text/plain; format=flowed; delsp=yes'},text='one twothree')
m('flowed-stuffed', b' From me \r\nto you\r\n>not a quote\r\n',{'Content-Type':'text/plain; format=flowed'},has='From me to you')
m('smime-signed', mp([(T,'signed text'),('Content-Type: application/pkcs7-signature; name=smime.p7s\nContent-Transfer-Encoding: base64',b64(b'0\x82\x01\x00abc'))]),{'Content-Type':'multipart/signed; protocol="application/pkcs7-signature"; micalg=sha1; boundary=BB'},text='signed text',protection='signed:smime')
m('pgp-inline', '-----BEGIN PGP SIGNED MESSAGE-----\nHash: SHA256\n\nhello there\n-----BEGIN PGP SIGNATURE-----\n\niQ==\n=abcd\n-----END PGP SIGNATURE-----\n',{},has='hello there',protection='signed:pgp')
m('pgp-encrypted', mp([('Content-Type: application/pgp-encrypted','Version: 1'),('Content-Type: application/octet-stream; name=encrypted.asc','-----BEGIN PGP MESSAGE-----\r\n\r\nhQ==\r\n-----END PGP MESSAGE-----')]),{'Content-Type':'multipart/encrypted; protocol="application/pgp-encrypted"; boundary=BB'},protection='encrypted:pgp')
m('mbox-from-line', 'hello',{'From':'Anna <anna@mail.example>'},text='hello', front=b'From anna@mail.example Mon Nov 18 10:00:00 2024\r\n')
m('bad-header-line', 'hello',{'X-A':'1\r\nthis line is no header\r\nX-B: 2'},has='hello',sender='anna@mail.example')
m('dup-names', mp([(T,'hi'),('Content-Type: image/png; name=a.png\nContent-Transfer-Encoding: base64',b64(PNG)),('Content-Type: image/png; name=a.png\nContent-Transfer-Encoding: base64',b64(PNG))]),MIX,atts=[('a.png','image/png',len(PNG)),('a (2).png','image/png',len(PNG))])
m('content-type-twice', 'Привет'.encode('cp1251'),{'Content-Type':'text/plain; charset=windows-1251\r\nContent-Type: text/plain; charset=windows-1251'},text='Привет')
m('ct-garbage', 'Привет',{'Content-Type':'text'},text='Привет')
m('ct-empty', 'Привет',{'Content-Type':''},text='Привет')
m('ct-no-semicolon', 'Привет'.encode('cp1251'),{'Content-Type':'text/plain charset=windows-1251'},text='Привет')
m('ct-charset-spaces', 'Привет'.encode('koi8-r'),{'Content-Type':'text/plain; charset = "koi8-r"'},text='Привет')
m('html-named-plain', '<html><body><p>Где <b>заказ</b>?</p></body></html>',{'Content-Type':'text/plain; charset=utf-8'},has='заказ')
m('html-entities', '<p>&laquo;Да&raquo; &#1043;&#x434;&#1077; &nbsp;&amp;lt;</p>',{'Content-Type':'text/html'},text='«Да» Где &lt;')
m('html-script-style', '<style>p{}</style><script>alert(1)</script><p>hi</p><!-- c --><![if mso]>x<![endif]>',{'Content-Type':'text/html'},has='hi',hasnt='alert')
m('html-hidden', '<div style="display:none">preheader</div><p>hi</p>',{'Content-Type':'text/html'},has='hi')
m('empty', b'',{},text='',sender='anna@mail.example')
m('headers-only-no-crlf', b'',{'Content-Type':'text/plain'},text='')
m('multi-text-in-related-alt', mp([('Content-Type: multipart/related; boundary=CC',mp([('Content-Type: multipart/alternative; boundary=DD',mp([(T,'hello'),('Content-Type: text/html','<p>hello<img src="cid:q@x"></p>')],'DD')),('Content-Type: image/png\nContent-ID: <q@x>\nContent-Disposition: inline\nContent-Transfer-Encoding: base64',b64(PNG))],'CC')),('Content-Type: application/pdf; name=d.pdf\nContent-Transfer-Encoding: base64',b64(PDF))]),MIX,has='hello',inline=[True,False])
m('apple-double', mp([(T,'hi'),('Content-Type: multipart/appledouble; boundary=CC',mp([('Content-Type: application/applefile; name="d.pdf"\nContent-Transfer-Encoding: base64',b64(b'\0\5\x16\7\0\2\0\0')),('Content-Type: application/pdf; name="d.pdf"\nContent-Transfer-Encoding: base64',b64(PDF))],'CC'))]),MIX,has='hi')
m('external-body', mp([(T,'hi'),('Content-Type: message/external-body; access-type=URL; URL="https://x.example/f.pdf"','Content-Type: application/pdf\r\n\r\n')]),MIX,has='hi')
m('delivery-in-person', mp([(T,'Сервер вернул это, что делать?'),('Content-Type: message/rfc822',b'From: MAILER-DAEMON@x.example\r\nSubject: Undelivered Mail Returned to Sender\r\nContent-Type: text/plain\r\n\r\n<a@b.example>: 550 5.1.1 user unknown\r\n')]),MIX,has='что делать',auto='')
m('binhex-named', mp([(T,'hi'),('Content-Type: application/mac-binhex40; name="d.hqx"','(This file must be converted with BinHex 4.0)\r\n:abc:')]),MIX,text='hi',atts=[('d.hqx',None,None)])
# ---- HTML to text
html('list','<ul><li>one</li><li>two</li></ul><ol><li>uno</li><li>due</li></ol>',has=['one','two','1','uno'])
html('table','<table><tr><td>Name</td><td>Anna</td></tr><tr><td>Phone</td><td>+7900</td></tr></table>',has=['Name','Anna','Phone','+7900'],hasnt='NameAnna')
html('br','one<br>two<BR/>three',text='one two three')
html('p','<p>one</p><p>two</p>',text='one two')
html('div-nested','<div>one<div>two</div>three</div>',text='one two three')
html('link','<a href="https://x.example/a">here</a>',has=['here','https://x.example/a'])
html('link-same','<a href="https://x.example/a">https://x.example/a</a>',text='https://x.example/a')
html('mailto','<a href="mailto:a@b.example">a@b.example</a>',text='a@b.example')
html('entities-named','caf&eacute; &mdash; &euro;5 &copy; &nbsp;x &#8212; &#x1F600;',text='café — €5 © x — 😀')
html('entity-nosemi','a &amp b &lt c',has='a & b')
html('entity-cp1252','&#150; &#147;hi&#148;',text='– “hi”')
html('pre','<pre>a  b\n  c</pre>',has='a b c')
html('title','<html><head><title>My title</title></head><body>hi</body></html>',text='hi')
html('comment','a<!-- hidden > text -->b',text='ab')
html('cond','<!--[if gte mso 9]><xml>junk</xml><![endif]-->hi',text='hi')
html('script-in-body','hi<script>var a="<p>no</p>"</script> there',text='hi there')
html('style-body','<style>.a{color:red}</style>hi',text='hi')
html('unclosed','<p>one<p>two<b>three',text='one twothree')
html('bad-tag','a < b and c > d',has='a')
html('lt-text','<p>5 &lt; 6 <3</p>',has='5 < 6')
html('hr','a<hr>b',has=['a','b'])
html('img-alt','<p>hi <img alt="Logo" src="http://x.example/l.png"></p>',has='hi')
html('wbr','super<wbr>cali&shy;fragile&#8203;x',has='supercali')
html('uppercase','<P>ONE</P><DIV>TWO</DIV>',text='ONE TWO')
html('span-joined','<span>при</span><span>вет</span>',text='привет')
html('inline-block','<b>bold</b><i>it</i>',text='boldit')
html('td-br','<td>a<br></td><td>b</td>',has=['a','b'])
html('o-p','<p class=MsoNormal>Добрый день<o:p></o:p></p><p class=MsoNormal><o:p>&nbsp;</o:p></p><p class=MsoNormal>Где заказ?<o:p></o:p></p>',text='Добрый день Где заказ?')
html('body-only-img','<img src="cid:x">',text='')
html('blockquote','<p>mine</p><blockquote>quoted</blockquote>',has=['mine','quoted'])
html('textarea','<textarea>form text</textarea><input value="x"><button>Go</button>',has='form text')
html('select','<p>hi</p><noscript>enable js</noscript>',has='hi')
html('doctype','<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0//EN" "http://www.w3.org/TR/xhtml1.dtd"><html xmlns="http://www.w3.org/1999/xhtml"><body>hi</body></html>',text='hi')
html('xml-decl','<?xml version="1.0" encoding="utf-8"?><html><body>hi</body></html>',text='hi')
html('frameset','<html><body><p>a</p></body></html><html><body><p>b</p></body></html>',has=['a','b'])
html('attr-gt','<a title="a > b" href="http://x.example">link</a>',has='link',hasnt='b"')
html('rtl','<p dir="rtl">שלום</p>',text='שלום')
html('sup','x<sup>2</sup> H<sub>2</sub>O',has='x')
html('cdata','<![CDATA[x]]>hi',has='hi')
html('data-uri','<img src="data:image/png;base64,'+base64.b64encode(PNG).decode()+'">hi',has='hi')
html('nbsp-run','a&nbsp;&nbsp;&nbsp;b',text='a b')
html('emoji-surrogates','&#55357;&#56832; hi',has='hi')
html('tag-names','<ящик>hi</ящик>',has='hi')
html('html-in-plain-lookalike','if a &lt;b&gt; then',text='if a <b> then')
# ---- programs
m('outlook-related',mp([('Content-Type: multipart/alternative; boundary=CC',mp([(T,'Hello'),H('<p>Hello <img src="cid:image001.png@01D"></p>')],'CC')),('Content-Type: image/png; name="image001.png"\nContent-Description: image001.png\nContent-Disposition: inline; filename="image001.png"; size=70; creation-date="Mon, 18 Nov 2024 07:00:00 GMT"\nContent-ID: <image001.png@01D>\nContent-Transfer-Encoding: base64',b64(PNG))]),{'Content-Type':'multipart/related; boundary=BB; type="multipart/alternative"'},has='Hello',atts=[('image001.png','image/png',70)],inline=[True])
m('apple-mixed-html',mp([(T,'Hi'),('Content-Type: multipart/mixed; boundary=CC',mp([H('<p>Hi</p>'),('Content-Type: application/pdf; x-unix-mode=0644; name="a.pdf"\nContent-Disposition: inline; filename=a.pdf\nContent-Transfer-Encoding: base64',b64(PDF)),H('<p>after</p>')],'CC'))]),ALT,has=['Hi'],atts=[('a.pdf','application/pdf',len(PDF))])
m('iphone-photo-between',mp([('Content-Type: text/plain; charset=us-ascii','before\r\n'),B64('image/jpeg','IMG_1.jpg',JPG,'inline'),('Content-Type: text/plain; charset=utf-8','\r\n\r\nпосле')]),MIX,text='before после',atts=[('IMG_1.jpg','image/jpeg',len(JPG))])
m('samsung-empty-text',mp([(T,''),B64('image/jpeg','2024.jpg',JPG)]),MIX,text='',atts=[('2024.jpg','image/jpeg',len(JPG))])
m('scanner',mp([('Content-Type: text/plain; charset=ISO-8859-1','Device: KM-3060\r\nTime: 18/11/2024\r\n'),B64('application/pdf','SCAN_0001.PDF',PDF)]),MIX,has='Device: KM-3060',atts=[('SCAN_0001.PDF','application/pdf',len(PDF))])
m('voicemail',mp([(T,'Voice message'),B64('audio/wav','msg.wav',b'RIFF\x24\0\0\0WAVEfmt '+b'\0'*20)]),MIX,has='Voice',atts=[('msg.wav',None,40-4)])
m('vcard',mp([(T,'my card'),('Content-Type: text/x-vcard; charset=utf-8; name="anna.vcf"\nContent-Disposition: attachment; filename="anna.vcf"','BEGIN:VCARD\r\nFN:Anna\r\nEND:VCARD')]),MIX,text='my card',atts=[('anna.vcf',None,None)])
m('csv-utf16',mp([(T,'csv'),B64('text/csv','t.csv','a;b'.encode('utf-16'))]),MIX,text='csv',atts=[('t.csv','text/csv',8)])
m('xml-att',mp([(T,'x'),('Content-Type: text/xml; name=a.xml\nContent-Disposition: attachment; filename=a.xml','<a/>')]),MIX,text='x',atts=[('a.xml',None,4)])
m('docx-octet',mp([(T,'x'),B64('application/octet-stream','d.docx',b'PK\x03\x04'+b'\0'*26+b'word/document.xml')]),MIX,text='x',atts=[('d.docx',None,None)])
m('xls-named-wrong',mp([(T,'x'),B64('application/msword','прайс.xlsx',ZIP)]),MIX,text='x',atts=[('прайс.xlsx',None,22)])
m('zip',mp([(T,'x'),B64('application/x-zip-compressed','a.zip',ZIP)]),MIX,atts=[('a.zip','application/zip',22)])
m('gif-as-jpeg',mp([(T,'x'),B64('image/jpeg','p.jpg',GIF)]),MIX,atts=[('p.jpg','image/gif',len(GIF))])
m('heic',mp([(T,'x'),B64('image/heic','p.heic',b'\0\0\0\x18ftypheic\0\0\0\0mif1heic')]),MIX,atts=[('p.heic','image/heic',None)])
m('empty-attachment',mp([(T,'x'),B64('application/pdf','e.pdf',b'')]),MIX,atts=[('e.pdf','application/pdf',0)])
m('att-no-name',mp([(T,'x'),('Content-Type: application/pdf\nContent-Disposition: attachment\nContent-Transfer-Encoding: base64',b64(PDF))]),MIX,atts=[(None,'application/pdf',len(PDF))])
m('att-name-dot',mp([(T,'x'),B64('application/pdf','..',PDF)]),MIX,atts=[(None,'application/pdf',len(PDF))])
m('att-name-path',mp([(T,'x'),B64('application/pdf','../../etc/a.pdf',PDF)]),MIX,atts=[('a.pdf','application/pdf',len(PDF))])
m('att-name-newline',mp([(T,'x'),('Content-Type: application/pdf;\n name="very long\n name.pdf"\nContent-Disposition: attachment\nContent-Transfer-Encoding: base64',b64(PDF))]),MIX,atts=[('very long name.pdf','application/pdf',len(PDF))])
m('att-name-in-ct-only-2231',mp([(T,'x'),("Content-Type: application/pdf; name*=utf-8''%D1%81.pdf\nContent-Disposition: attachment\nContent-Transfer-Encoding: base64",b64(PDF))]),MIX,atts=[('с.pdf','application/pdf',len(PDF))])
m('att-name-2231-upper',mp([(T,'x'),("Content-Type: application/pdf\nContent-Disposition: attachment; FILENAME*=UTF-8''a%20b.pdf\nContent-Transfer-Encoding: base64",b64(PDF))]),MIX,atts=[('a b.pdf','application/pdf',len(PDF))])
m('att-name-2231-out-of-order',mp([(T,'x'),("Content-Type: application/pdf\nContent-Disposition: attachment; filename*1*=%20two.pdf; filename*0*=utf-8''one\nContent-Transfer-Encoding: base64",b64(PDF))]),MIX,atts=[('one two.pdf','application/pdf',len(PDF))])
m('att-name-2231-nocharset',mp([(T,'x'),("Content-Type: application/pdf\nContent-Disposition: attachment; filename*=''%D1%81.pdf\nContent-Transfer-Encoding: base64",b64(PDF))]),MIX,atts=[('с.pdf','application/pdf',len(PDF))])
m('att-name-2231-in-quotes',mp([(T,'x'),("Content-Type: application/pdf\nContent-Disposition: attachment; filename*=\"utf-8''%D1%81.pdf\"\nContent-Transfer-Encoding: base64",b64(PDF))]),MIX,atts=[('с.pdf','application/pdf',len(PDF))])
m('att-name-koi8-raw',mp([(T,'x'),('Content-Type: application/pdf; name="'+'отчёт.pdf'.encode('koi8-r').decode('utf-8','surrogateescape')+'"\nContent-Disposition: attachment\nContent-Transfer-Encoding: base64',b64(PDF))]),MIX,atts=[('отчёт.pdf','application/pdf',len(PDF))])
m('att-name-2047-multi',mp([(T,'x'),(f'Content-Type: application/pdf;\n name="{E("отчёт ")} {E("за год.pdf")}"\nContent-Disposition: attachment\nContent-Transfer-Encoding: base64',b64(PDF))]),MIX,atts=[('отчёт за год.pdf','application/pdf',len(PDF))])
m('att-name-2047-in-2231',mp([(T,'x'),(f"Content-Type: application/pdf\nContent-Disposition: attachment; filename*=utf-8''{E('с.pdf').replace('=','%3D').replace('?','%3F')}\nContent-Transfer-Encoding: base64",b64(PDF))]),MIX,atts=[('с.pdf','application/pdf',len(PDF))])
m('att-name-emoji',mp([(T,'x'),B64('application/pdf','😀.pdf',PDF)]),MIX,atts=[('😀.pdf','application/pdf',len(PDF))])
m('att-name-nfd',mp([(T,'x'),B64('application/pdf','й.pdf',PDF)]),MIX,atts=[('й.pdf','application/pdf',len(PDF))])
m('att-ext-mismatch',mp([(T,'x'),B64('application/octet-stream','photo',PNG)]),MIX,atts=[(None,'image/png',70)])
m('att-text-b64-cp1251',mp([(T,'x'),B64('text/plain; charset=windows-1251','log.txt','лог'.encode('cp1251'))]),MIX,text='x',atts=[('log.txt','text/plain',3)])
m('inline-text-named',mp([(T,'x'),('Content-Type: text/plain; name="note.txt"\nContent-Disposition: inline; filename="note.txt"','note text')]),MIX,has='x')
# --- structures
m('alt-calendar-first',mp([('Content-Type: text/calendar; charset=utf-8; method=REQUEST','BEGIN:VCALENDAR\r\nMETHOD:REQUEST\r\nBEGIN:VEVENT\r\nSUMMARY:Созвон\r\nEND:VEVENT\r\nEND:VCALENDAR'),(T,'Приглашение')]),ALT,has='Приглашение')
m('calendar-only','BEGIN:VCALENDAR\r\nMETHOD:REQUEST\r\nBEGIN:VEVENT\r\nSUMMARY:Созвон\r\nDTSTART:20241120T100000Z\r\nLOCATION:Zoom\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n',{'Content-Type':'text/calendar; charset=utf-8'},has=['Созвон'])
m('alt-amp',mp([(T,'plain'),('Content-Type: text/x-amp-html','<html amp4email><body>amp</body></html>'),H('<p>plain</p>')]),ALT,text='plain',atts=[])
m('alt-enriched',mp([('Content-Type: text/enriched','<bold>hi</bold>'),(T,'hi')]),ALT,text='hi')
m('enriched-only','<bold>Now</bold> is the <italic>time</italic>',{'Content-Type':'text/enriched'},has=['Now','time'],hasnt='bold')
m('richtext-only','<bold>Now</bold> is<nl>the time',{'Content-Type':'text/richtext'},has=['Now','the time'])
m('rtf-body',r'{\rtf1\ansi Hello \b world\b0\par Second}',{'Content-Type':'text/rtf'},has=['Hello'])
m('markdown','# Title\n\n* a',{'Content-Type':'text/markdown; charset=utf-8'},has='Title')
m('mixed-in-mixed',mp([('Content-Type: multipart/mixed; boundary=CC',mp([(T,'inner')],'CC')),B64('application/pdf','a.pdf',PDF)]),MIX,text='inner',atts=[('a.pdf','application/pdf',len(PDF))])
m('three-levels',mp([('Content-Type: multipart/related; boundary=CC',mp([('Content-Type: multipart/alternative; boundary=DD',mp([(T,'deep')],'DD'))],'CC'))]),MIX,text='deep')
m('report-unknown',mp([(T,'text of report'),('Content-Type: message/x-unknown','x: y')]),{'Content-Type':'multipart/report; report-type=x; boundary=BB'},has='text of report')
m('parallel',mp([(T,'p1'),(T,'p2')]),{'Content-Type':'multipart/parallel; boundary=BB'},has=['p1','p2'])
m('x-mixed-replace',mp([(T,'p1')]),{'Content-Type':'multipart/x-mixed-replace; boundary=BB'},has='p1')
m('form-data',mp([('Content-Disposition: form-data; name="q"','question text')]),{'Content-Type':'multipart/form-data; boundary=BB'},has='question text')
m('signed-pgp',mp([(T,'signed'),('Content-Type: application/pgp-signature; name="signature.asc"','-----BEGIN PGP SIGNATURE-----\r\n\r\niQ==\r\n-----END PGP SIGNATURE-----')]),{'Content-Type':'multipart/signed; micalg=pgp-sha1; protocol="application/pgp-signature"; boundary=BB'},text='signed',protection='signed:pgp')
m('encrypted-smime',b64(b'0\x80\x06\x09*\x86H\x86\xf7\x0d\x01\x07\x03'),{'Content-Type':'application/pkcs7-mime; smime-type=enveloped-data; name=smime.p7m','Content-Transfer-Encoding':'base64'},protection='encrypted:smime')
m('pgp-inline-enc','-----BEGIN PGP MESSAGE-----\nVersion: x\n\nhQEM\n=abcd\n-----END PGP MESSAGE-----\n',{},protection='encrypted:pgp')
m('boundary-in-text',mp([(T,'a line\r\n--BBX not boundary\r\nend')]),MIX,has='--BBX not boundary')
m('boundary-leading-space',b' --BB\r\nContent-Type: text/plain\r\n\r\nx\r\n--BB--\r\n',MIX,has='x')
m('boundary-trailing-space-param',mp([(T,'hello')]),{'Content-Type':'multipart/mixed; boundary="BB "'},text='hello')
m('boundary-single-quotes',mp([(T,'hello')]),{'Content-Type':"multipart/mixed; boundary='BB'"},has='hello')
m('boundary-folded',mp([(T,'hello')]),{'Content-Type':'multipart/mixed;\r\n\tboundary="BB"'},text='hello')
m('boundary-utf8',mp([(T,'hello')],'ГР'),{'Content-Type':'multipart/mixed; boundary="ГР"'},text='hello')
m('type-dup-params','Привет'.encode('cp1251'),{'Content-Type':'text/plain; charset=windows-1251; charset=utf-8'},text='Привет')
m('type-comment','Привет'.encode('koi8-r'),{'Content-Type':'text/plain (Russian text); charset=koi8-r (cyr)'},text='Привет')
m('type-equals-space','Привет'.encode('koi8-r'),{'Content-Type':'text/plain; charset =koi8-r'},text='Привет')
m('type-comma','Привет'.encode('koi8-r'),{'Content-Type':'text/plain, charset=koi8-r'},text='Привет')
m('type-2231-charset','Привет'.encode('koi8-r'),{'Content-Type':"text/plain; charset*=us-ascii'en'koi8-r"},text='Привет')
m('html-charset-conflict','<meta charset="koi8-r"><p>Привет, где заказ</p>'.encode('cp1251'),{'Content-Type':'text/html; charset=windows-1251'},text='Привет, где заказ')
m('html-meta-lies','<meta charset="utf-8"><p>Привет, где заказ</p>'.encode('cp1251'),{'Content-Type':'text/html'},text='Привет, где заказ')
m('qp-cp1251',quopri.encodestring('Привет, заказ = 5'.encode('cp1251')),{'Content-Type':'text/plain; charset=windows-1251','Content-Transfer-Encoding':'quoted-printable'},text='Привет, заказ = 5')
m('b64-gb18030',b64('订单'.encode('gb18030')),{'Content-Type':'text/plain; charset=gb18030','Content-Transfer-Encoding':'base64'},text='订单')
m('b64-url-safe',base64.urlsafe_b64encode('Привет??>>'.encode()),{'Content-Type':'text/plain; charset=utf-8','Content-Transfer-Encoding':'base64'},text='Привет??>>')
m('b64-concatenated',base64.b64encode(b'Hello ')+b'\r\n'+base64.b64encode(b'world!!'),{'Content-Type':'text/plain','Content-Transfer-Encoding':'base64'},text='Hello world!!')
m('b64-lf-1-line',base64.b64encode(('Привет '*200).encode()),{'Content-Type':'text/plain; charset=utf-8','Content-Transfer-Encoding':'base64'},has='Привет')
m('b64-is-plain','Just plain text here.',{'Content-Type':'text/plain; charset=utf-8','Content-Transfer-Encoding':'base64'},has='Just plain text')
m('nul-bytes',b'he\0llo',{'Content-Type':'text/plain'},has='hello')
m('form-feed',b'one\x0ctwo',{'Content-Type':'text/plain'},text='one two')
m('control-chars',b'a\x08b\x1bc',{'Content-Type':'text/plain'},has='ab')
m('zwsp-bom-mid','Привет\ufeff мир\u200b!',{'Content-Type':'text/plain; charset=utf-8'},has='Привет')
m('very-long-line','слово '*5000,{'Content-Type':'text/plain; charset=utf-8'},has='слово')
m('crcrlf',b'one\r\r\ntwo\r\r\n',{},text='one two')
m('mixed-eol',b'one\ntwo\rthree\r\nfour',{},text='one two three four')
m('only-blank',b' \r\n\r\n',{},text='')
m('fwd-attached-eml-only',mp([('Content-Type: message/rfc822',b'From: Bob <b@x.example>\r\nSubject: inner\r\nContent-Type: text/plain\r\n\r\ninner text')]),MIX,has='inner text')
m('rfc822-root',b'From: Bob <b@x.example>\r\nSubject: inner\r\n\r\ninner text',{'Content-Type':'message/rfc822'},has='inner text',sender='anna@mail.example')
m('nested-eml-atts',mp([(T,'outer'),('Content-Type: message/rfc822; name="i.eml"',b'From: Bob <b@x.example>\r\nSubject: inner\r\nContent-Type: multipart/mixed; boundary=QQ\r\n\r\n--QQ\r\nContent-Type: text/plain\r\n\r\ninner\r\n--QQ\r\nContent-Type: image/png; name=q.png\r\nContent-Transfer-Encoding: base64\r\n\r\n'+b64(PNG)+b'--QQ--\r\n')]),MIX,has=['outer'])
# --- addresses & ids
m('from-two','x',{'From':'Anna <anna@mail.example>, Bob <b@mail.example>'},sender='anna@mail.example')
m('from-name-escape','x',{'From':r'"Anna \"Ann\" P" <anna@mail.example>'},sender='anna@mail.example',sname='Anna "Ann" P')
m('from-ew-in-comment','x',{'From':'anna@mail.example ('+E('Анна')+')'},sender='anna@mail.example',sname='Анна')
m('from-ew-address-inside','x',{'From':E('Анна <anna@mail.example>')},sender='anna@mail.example')
m('from-dots','x',{'From':'A. B. Petrova <anna@mail.example>'},sender='anna@mail.example',sname='A. B. Petrova')
m('from-tab','x',{'From':'Anna\tPetrova\t<anna@mail.example>'},sender='anna@mail.example',sname='Anna Petrova')
m('from-space-in-addr','x',{'From':'Anna <anna @ mail.example>'},sender='anna@mail.example')
m('from-trailing-dot','x',{'From':'anna@mail.example.'},sender='anna@mail.example')
m('from-ip','x',{'From':'<anna@[192.0.2.1]>'},sender='anna@[192.0.2.1]')
m('from-folded','x',{'From':E('Анна')+'\r\n\t<anna@mail.example>'},sender='anna@mail.example',sname='Анна')
m('from-semicolon','x',{'From':'anna@mail.example; bob@mail.example'},sender='anna@mail.example')
m('from-square','x',{'From':'Anna [mailto:anna@mail.example]'},sender='anna@mail.example')
m('from-via','x',{'From':'"Anna via Forum" <forum@site.example>','Reply-To':'Anna <anna@mail.example>'},sender='forum@site.example')
m('from-gb','x',{'From':'=?GBK?B?'+base64.b64encode('张伟'.encode('gbk')).decode()+'?= <zw@c.example>'},sender='zw@c.example',sname='张伟')
m('from-name-is-address','x',{'From':'"anna@mail.example" <anna@mail.example>'},sender='anna@mail.example')
m('to-undisclosed','x',{'To':'undisclosed-recipients:;'},sender='anna@mail.example')
m('to-group','x',{'To':'Team: a@x.example, Bob <b@x.example>;, c@x.example'},to=['a@x.example','b@x.example','c@x.example'])
m('refs-folded','x',{'References':'<1@x.example>\r\n <2@x.example>','In-Reply-To':'<2@x.example>'},refs=['<1@x.example>','<2@x.example>'])
m('refs-commas','x',{'References':'<1@x.example>, <2@x.example>'},refs=['<1@x.example>','<2@x.example>'])
m('refs-text','x',{'In-Reply-To':'Your message of Mon "<3@x.example>"'},refs=['<3@x.example>'])
m('subj-utf7','x',{'Subject':'=?utf-7?Q?+BBMENAQ1-?='},subject='Где')
m('subj-2022','x',{'Subject':'=?iso-2022-jp?B?'+base64.b64encode('注文'.encode('iso-2022-jp')).decode()+'?='},subject='注文')
m('subj-q-underscore','x',{'Subject':'=?utf-8?Q?a_b=5Fc?='},subject='a b_c')
m('subj-unknown-cs','x',{'Subject':'=?x-unknown?B?'+base64.b64encode('Где мой заказ'.encode('cp1251')).decode()+'?='},subject='Где мой заказ')
m('subj-wrong-cs','x',{'Subject':'=?utf-8?B?'+base64.b64encode('Где мой заказ'.encode('cp1251')).decode()+'?='},subject='Где мой заказ')
m('subj-lower','x',{'Subject':'=?UTF-8?b?0JPQtNC1?='},subject='Где')
m('subj-inside-quotes','x',{'Subject':'"=?utf-8?B?0JPQtNC1?="'},subject='"Где"')
m('subj-trailing','x',{'Subject':'=?utf-8?B?0JPQtNC1?=!'},subject='Где!')
m('subj-split-qp-char','x',{'Subject':'=?utf-8?Q?=D0?= =?utf-8?Q?=93?='},subject='Г')
m('subj-leading-fold','x',{'Subject':'\r\n hello'},subject='hello')
m('subj-emoji','x',{'Subject':'=?UTF-8?Q?=F0=9F=98=80_hi?='},subject='😀 hi')
m('subj-cr','x',{'Subject':'one\rtwo'},has='x')
m('date-comment','x',{'Date':'Mon, 18 Nov 2024 10:00:00 +0300 (Moscow Standard Time)'},sent='2024-11-18T07:00:00+00:00')
m('date-est','x',{'Date':'Mon, 18 Nov 2024 10:00:00 EST'},sent='2024-11-18T15:00:00+00:00')
m('date-nosec','x',{'Date':'18 Nov 2024 10:00 +0300'},sent='2024-11-18T07:00:00+00:00')
m('date-us','x',{'Date':'11/18/2024 10:00:00 AM'},sent='2024-11-18T10:00:00+00:00')
m('date-bad-day','x',{'Date':'Foo, 18 Nov 2024 10:00:00 +0300'},sent='2024-11-18T07:00:00+00:00')
m('date-ampm','x',{'Date':'Mon, 18 Nov 2024 10:00:00 PM +0300'},sent='2024-11-18T19:00:00+00:00')
m('date-from-received','x',{'Date':None,'Received':'from a by b; Mon, 18 Nov 2024 10:00:00 +0300'},sent='2024-11-18T07:00:00+00:00')
m('id-none','x',{'Message-ID':None},sender='anna@mail.example')
# ---- TNEF ([MS-OXTNEF])
def tnef(*attributes: tuple[int, int, bytes]) -> bytes:
    """A stream of (level, attribute, value)."""
    stream = struct.pack("<IH", 0x223E9F78, 1)
    for level, attribute, value in attributes:
        stream += struct.pack("<BII", level, attribute, len(value)) + value + struct.pack("<H", sum(value) & 0xFFFF)
    return stream


def props(*properties: tuple[int, int, bytes]) -> bytes:
    """MAPI properties: (type, identifier, value)."""
    coded_ones = struct.pack("<I", len(properties))
    for kind, ident, value in properties:
        sized = struct.pack("<II", 1, len(value)) + value + b"\0" * (-len(value) % 4)
        coded_ones += struct.pack("<HH", kind, ident) + (sized if kind in {0x1E, 0x1F, 0x102} else value)
    return coded_ones


VER = (1, 0x89006, struct.pack("<I", 0x10000))
CP = (1, 0x69007, struct.pack("<II", 1251, 0))


def tfile(name: str, content: bytes, long: str = "") -> list[tuple[int, int, bytes]]:
    """The attributes of a file."""
    found = [(2, 0x69002, struct.pack("<HIHHI", 1, 0xFFFFFFFF, 32, 32, 0)), (2, 0x18010, name.encode("cp1251") + b"\0"), (2, 0x6800F, content)]
    return [*found, (2, 0x69005, props((0x1F, 0x3707, (long + "\0").encode("utf-16-le"))))] if long else found


def crtf(source: bytes) -> bytes:
    """Compressed RTF that isn't compressed ([MS-OXRTFCP] section 2.1.3.1)."""
    return struct.pack("<IIII", len(source) + 12, len(source), 0x414C454D, 0) + source


def wm(name: str, stream: bytes, kind: str = "application/ms-tnef", text: str | None = "see", **expected: Any) -> None:
    """A mail with a winmail.dat."""
    parts: list[Any] = [(T, text)] if text is not None else []
    m(name, mp([*parts, B64(kind, "winmail.dat", stream)]), MIX, **expected)


def uu(name: str, content: bytes) -> bytes:
    lines = [binascii.b2a_uu(content[place : place + 45]) for place in range(0, len(content), 45)]
    return b"".join([f"begin 644 {name}\n".encode(), *lines, b"`\nend\n"])


def cid(ident: str, name: str = "i.png", more: str = "") -> tuple[str, bytes]:
    return f'Content-Type: image/png; name="{name}"\nContent-ID: <{ident}>{more}\nContent-Transfer-Encoding: base64', b64(PNG)


wm('tnef-file',tnef(VER,CP,*tfile('doc.pdf',PDF)),atts=[('doc.pdf','application/pdf',len(PDF))],text='see')
wm('tnef-long-name',tnef(VER,CP,*tfile('DOC~1.PDF',PDF,'Длинное имя.pdf')),atts=[('Длинное имя.pdf','application/pdf',len(PDF))])
wm('tnef-two',tnef(VER,CP,*tfile('a.pdf',PDF),*tfile('b.png',PNG)),atts=[('a.pdf','application/pdf',len(PDF)),('b.png','image/png',70)])
wm('tnef-cp1251-name',tnef(VER,CP,*tfile('счет.pdf',PDF)),atts=[('счет.pdf','application/pdf',len(PDF))])
wm('tnef-octet',tnef(VER,CP,*tfile('a.pdf',PDF)),kind='application/octet-stream',atts=[('a.pdf','application/pdf',len(PDF))])
wm('tnef-vnd',tnef(VER,CP,*tfile('a.pdf',PDF)),kind='application/vnd.ms-tnef',atts=[('a.pdf','application/pdf',len(PDF))])
wm('tnef-body-plain',tnef(VER,CP,(1,0x2800C,'Текст из TNEF\0'.encode('cp1251'))),text=None,has='Текст из TNEF')
wm('tnef-body-html',tnef(VER,CP,(1,0x69003,props((0x102,0x1013,'<html><body><p>Тело <b>HTML</b></p></body></html>'.encode()),(3,0x3FDE,struct.pack('<I',65001))))),text=None,has='Тело HTML')
wm('tnef-body-rtf',tnef(VER,CP,(1,0x69003,props((0x102,0x1009,crtf(rb'{\rtf1\ansi\ansicpg1251 \'cf\'f0\'e8\'e2\'e5\'f2\par world}'))))),text=None,has=['Привет','world'])
wm('tnef-body-unicode-prop',tnef(VER,CP,(1,0x69003,props((0x1F,0x1000,'Юникод\0'.encode('utf-16-le'))))),text=None,has='Юникод')
wm('tnef-broken',tnef(VER,CP,*tfile('a.pdf',PDF))[:60],has='see')
wm('tnef-bad-checksum',tnef(VER,CP,*tfile('a.pdf',PDF)).replace(b'\0\0',b'\0\0'),atts=[('a.pdf','application/pdf',len(PDF))])
m('tnef-root',b64(tnef(VER,CP,(1,0x2800C,b'Only body\0'))),{'Content-Type':'application/ms-tnef; name=winmail.dat','Content-Transfer-Encoding':'base64'},has='Only body')
# ---- uuencode, yenc
m('uu-two',b'hi\n'+uu('a.png',PNG)+b'mid\n'+uu('b.pdf',PDF)+b'bye\n',{},text='hi mid bye',atts=[('a.png','image/png',70),('b.pdf','application/pdf',len(PDF))])
m('uu-name-space',b'hi\n'+uu('my file.png',PNG),{},text='hi',atts=[('my file.png','image/png',70)])
m('uu-truncated',b'hi\n'+uu('a.png',PNG)[:60],{},has='hi')
m('uu-not','begin with the good news\nend of it',{},text='begin with the good news end of it')
m('uu-not-2','begin 644 words are here\nand more text\nend',{},has='and more text')
m('uu-crlf',(b'hi\n'+uu('a.png',PNG)).replace(b'\n',b'\r\n'),{},atts=[('a.png','image/png',70)])
m('uu-spaces-for-backtick',b'hi\n'+uu('a.png',PNG).replace(b'`',b' '),{},atts=[('a.png','image/png',70)])
m('uu-part',mp([(T,'x'),('Content-Type: application/octet-stream; name="a.png"\nContent-Transfer-Encoding: x-uuencode',uu('a.png',PNG))]),MIX,text='x',atts=[('a.png','image/png',70)])
m('uu-part-uue',mp([(T,'x'),('Content-Type: application/octet-stream; name="a.png"\nContent-Transfer-Encoding: uuencode',uu('other.png',PNG))]),MIX,atts=[('a.png','image/png',70)])
# ---- inline / cid / disposition
m('cid-unreferenced',mp([H('<p>hi</p>'),cid('zz')]),REL,text='hi',atts=[('i.png','image/png',70)],inline=[False])
m('cid-in-mixed',mp([H('<p>hi<img src="cid:zz"></p>'),cid('zz')]),MIX,atts=[('i.png','image/png',70)],inline=[True])
m('cid-attachment-disp',mp([H('<p>hi<img src="cid:zz"></p>'),cid('zz',more='\nContent-Disposition: attachment; filename="i.png"')]),REL,inline=[True])
m('cid-urlencoded',mp([H('<p>hi<img src="cid:a%40b"></p>'),cid('a@b')]),REL,inline=[True])
m('cid-no-brackets',mp([H('<p>hi<img src="cid:zz"></p>'),('Content-Type: image/png; name=i.png\nContent-ID: zz\nContent-Transfer-Encoding: base64',b64(PNG))]),REL,inline=[True])
m('cid-upper',mp([H('<p>hi<IMG SRC="CID:zz"></p>'),cid('zz')]),REL,inline=[True])
m('cid-background',mp([H('<table background="cid:zz"><tr><td>hi</td></tr></table>'),cid('zz')]),REL,inline=[True])
m('cid-css',mp([H('<div style="background:url(cid:zz)">hi</div>'),cid('zz')]),REL,inline=[True])
m('content-location',mp([H('<p>hi<img src="http://x.example/i.png"></p>'),('Content-Type: image/png; name=i.png\nContent-Location: http://x.example/i.png\nContent-Transfer-Encoding: base64',b64(PNG))]),REL,atts=[('i.png','image/png',70)])
m('related-start',mp([cid('img'),('Content-Type: text/html; charset=utf-8\nContent-ID: <root>','<p>root <img src="cid:img"></p>')]),{'Content-Type':'multipart/related; boundary=BB; start="<root>"; type="text/html"'},has='root',inline=[True])
m('disposition-inline-pdf',mp([(T,'x'),B64('application/pdf','a.pdf',PDF,'inline')]),MIX,atts=[('a.pdf','application/pdf',len(PDF))])
m('html-part-attachment-no-name',mp([(T,'x'),('Content-Type: text/html\nContent-Disposition: attachment','<p>y</p>')]),MIX,text='x',atts=[(None,'text/html',8)])
m('plain-attachment-first',mp([('Content-Type: text/plain; name=a.txt\nContent-Disposition: attachment; filename=a.txt','attached'),(T,'body')]),MIX,text='body',atts=[('a.txt','text/plain',8)])
m('only-plain-attachment',mp([('Content-Type: text/plain; name=a.txt\nContent-Disposition: attachment; filename=a.txt','attached')]),MIX,atts=[('a.txt','text/plain',8)],text='')
m('two-htmls',mp([H('<p>one</p>'),H('<p>two</p>')]),MIX,has=['one','two'])
m('text-then-html-mixed',mp([(T,'plain one'),H('<p>html two</p>')]),MIX,has=['plain one'])
m('alt-plain-only-url',mp([(T,'https://x.example/view'),H('<p>Здравствуйте, где мой заказ номер пять?</p>')]),ALT,has='где мой заказ')
m('alt-nested-mixed',mp([(T,'plain'),('Content-Type: multipart/related; boundary=CC',mp([H('<p>plain <img src="cid:z"></p>'),cid('z')],'CC'))]),ALT,has='plain',atts=[('i.png','image/png',70)],inline=[True])
m('alt-single-html',mp([H('<p>solo</p>')]),ALT,text='solo',atts=[])
m('alt-empty-html',mp([(T,'the text'),H('<html><body></body></html>')]),ALT,text='the text')
m('alt-both-empty',mp([(T,''),H('')]),ALT,text='')
m('alt-image-only-html',mp([(T,'\n'),('Content-Type: multipart/related; boundary=CC',mp([H('<img src="cid:z">'),cid('z')],'CC'))]),ALT,text='',atts=[('i.png','image/png',70)])
m('sig-image',mp([('Content-Type: multipart/related; boundary=CC',mp([('Content-Type: multipart/alternative; boundary=DD',mp([(T,'Hello there'),H('<p>Hello there</p><img src="cid:logo">')],'DD')),cid('logo','logo.png')],'CC')),B64('application/pdf','a.pdf',PDF)]),MIX,has='Hello there',inline=[True,False])
# ---- S/MIME, PGP
m('smime-p7m-signed-detached-name',mp([(T,'ok'),B64('application/x-pkcs7-signature','smime.p7s',b'0\x80abc')]),{'Content-Type':'multipart/signed; protocol="application/x-pkcs7-signature"; micalg=sha-256; boundary=BB'},text='ok',protection='signed:smime')
m('smime-x-enc',b64(b'0\x80\x06\x09*\x86H\x86\xf7\x0d\x01\x07\x03'),{'Content-Type':'application/x-pkcs7-mime; name=smime.p7m','Content-Transfer-Encoding':'base64'},protection='encrypted:smime')
m('pgp-signed-mixed-inline','Hi\n\n-----BEGIN PGP SIGNED MESSAGE-----\nHash: SHA1\n\n- -- dashed\ntext\n-----BEGIN PGP SIGNATURE-----\n\niQ==\n-----END PGP SIGNATURE-----\n',{},has=['text'],protection='signed:pgp')
m('pgp-key',mp([(T,'my key'),('Content-Type: application/pgp-keys; name="0x1.asc"\nContent-Disposition: attachment; filename="0x1.asc"','-----BEGIN PGP PUBLIC KEY BLOCK-----\r\n\r\nmQ==\r\n-----END PGP PUBLIC KEY BLOCK-----')]),MIX,text='my key',atts=[('0x1.asc',None,None)])
m('signed-with-att',mp([('Content-Type: multipart/mixed; boundary=CC',mp([(T,'inner text'),B64('application/pdf','a.pdf',PDF)],'CC')),B64('application/pkcs7-signature','smime.p7s',b'0\x80abc')]),{'Content-Type':'multipart/signed; protocol="application/pkcs7-signature"; boundary=BB'},text='inner text',protection='signed:smime')
# ---- message/partial, external, news, http
m('partial','Content-Type: text/plain\n\nfirst piece',{'Content-Type':'message/partial; id="x@y"; number=1; total=2'},has='first piece')
m('news',mp([(T,'see'),('Content-Type: message/news','From: b@x.example\r\nSubject: n\r\nNewsgroups: a.b\r\n\r\nnews text')]),MIX,has=['see'])
m('global',mp([(T,'see'),('Content-Type: message/global','From: Б <б@почта.example>\r\nSubject: тема\r\n\r\nтекст внутри'.encode())]),MIX,has=['see','текст внутри'])
# ---- encodings of body
m('qp-soft-eof',b'abc=',{'Content-Type':'text/plain','Content-Transfer-Encoding':'quoted-printable'},text='abc')
m('qp-eq-space',b'a =3D b',{'Content-Type':'text/plain','Content-Transfer-Encoding':'quoted-printable'},text='a = b')
m('qp-html-3d',b'<a href=3D"https://x.example/?a=3D1">go</a>',{'Content-Type':'text/html','Content-Transfer-Encoding':'quoted-printable'},has='https://x.example/?a=1')
m('qp-split-utf8',b'=D0=\r\n=93=D0=\r\n=B4=D0=B5',{'Content-Type':'text/plain; charset=utf-8','Content-Transfer-Encoding':'quoted-printable'},text='Где')
m('qp-raw8bit','=D0=93де'.encode(),{'Content-Type':'text/plain; charset=utf-8','Content-Transfer-Encoding':'quoted-printable'},text='Где')
m('qp-no-label',b'=D0=97=D0=B4=D1=80=D0=B0=D0=B2=D1=81=D1=82=D0=B2=D1=83=D0=B9=D1=82=D0=B5, =D0=B3=D0=B4=D0=B5 =D0=B7=D0=B0=D0=BA=D0=B0=D0=B7',{'Content-Type':'text/plain; charset=utf-8'},text='Здравствуйте, где заказ')
m('b64-no-label',base64.encodebytes('Здравствуйте, где мой заказ номер пять тысяч двести? Жду ответа уже неделю.'.encode()),{'Content-Type':'text/plain; charset=utf-8'},has='где мой заказ')
m('b64-with-bom',b64(b'\xef\xbb\xbf'+'Привет'.encode()),{'Content-Type':'text/plain; charset=utf-8','Content-Transfer-Encoding':'base64'},text='Привет')
m('b64-utf16-bom',b64('Привет'.encode('utf-16')),{'Content-Type':'text/plain; charset=utf-16','Content-Transfer-Encoding':'base64'},text='Привет')
m('b64-utf16-unlabelled',b64('Привет, как дела'.encode('utf-16')),{'Content-Type':'text/plain','Content-Transfer-Encoding':'base64'},text='Привет, как дела')
m('binary-cte','Привет'.encode(),{'Content-Type':'text/plain; charset=utf-8','Content-Transfer-Encoding':'binary'},text='Привет')
m('cte-twice',b'=D0=93',{'Content-Type':'text/plain; charset=utf-8','Content-Transfer-Encoding':'quoted-printable\r\nContent-Transfer-Encoding: quoted-printable'},text='Г')
m('hz',b'~{<:Ky2;~}',{'Content-Type':'text/plain; charset=hz-gb-2312'},text='己所不')
m('kr-2022','안녕'.encode('iso2022_kr'),{'Content-Type':'text/plain; charset=iso-2022-kr'},text='안녕')
m('latin9','10 €'.encode('iso8859-15'),{'Content-Type':'text/plain; charset=iso-8859-15'},text='10 €')
m('cp850','Größe'.encode('cp850'),{'Content-Type':'text/plain; charset=cp850'},text='Größe')
m('armscii-unknown','hello',{'Content-Type':'text/plain; charset=armscii-8'},text='hello')
m('viet','Xin chào, đơn hàng của tôi ở đâu?',{'Content-Type':'text/plain; charset=utf-8'},text='Xin chào, đơn hàng của tôi ở đâu?')
m('nfd','й'.encode(),{'Content-Type':'text/plain; charset=utf-8'},text='й')
m('ucs2','Привет'.encode('utf-16-be'),{'Content-Type':'text/plain; charset=ucs-2'},text='Привет')
m('utf32','Привет'.encode('utf-32'),{'Content-Type':'text/plain; charset=utf-32'},text='Привет')
m('ptcp154','Қазақ'.encode('kz1048'),{'Content-Type':'text/plain; charset=kz-1048'},text='Қазақ')
m('mac-cyr-label','Привет, где заказ'.encode('mac-cyrillic'),{'Content-Type':'text/plain; charset=x-mac-cyrillic'},text='Привет, где заказ')
# ---- headers again
m('hdr-8bit-from','x',{'From':'Анна Петрова <anna@mail.example>'.encode('koi8-r')},sname='Анна Петрова')
m('hdr-tabs','x',{'Subject':'a\tb'},subject='a b')
m('hdr-very-long','x',{'Subject':'слово '*300},has='x')
m('hdr-no-space','x',{},subject='Order', swap=(b'Subject: ',b'Subject:'))
m('hdr-lowercase','x',{},subject='Order',sender='anna@mail.example', swap=(b'Subject:',b'subject:'))
m('hdr-leading-newlines','x',{},subject='Order', front=b'\r\n\r\n')
m('hdr-only-lf','x',{},subject='Order', swap=(b'\r\n',b'\n'))
m('hdr-x-originally-quoted','x',{},subject='Order', front=b'>From anna@mail.example Mon Nov 18 10:00:00 2024\r\n')
m('hdr-utf8-bom','x',{},sender='anna@mail.example',subject='Order', front=b'\xef\xbb\xbf')
m('no-from','x',{'From':None},subject='Order')
m('from-twice','x',{'From':'Anna <anna@mail.example>\r\nFrom: Bob <b@mail.example>'},sender='anna@mail.example')
m('msgid-nobrackets','x',{'Message-ID':'abc@def.example'},sender='anna@mail.example')
m('mime-version-missing',mp([(T,'hello')]),dict(MIX,**{'MIME-Version':None}),text='hello')
m('mime-version-odd',mp([(T,'hello')]),dict(MIX,**{'MIME-Version':'1.0 (Apple Message framework)'}),text='hello')
m('content-type-upper',mp([(T,'hello')]),{'CONTENT-TYPE':'MULTIPART/MIXED; BOUNDARY="BB"'},text='hello')
m('subj-re-many','x',{'Subject':'Re: Re[2]: FW: order'},subject='Re: Re[2]: FW: order')
m('subj-koi8-q','x',{'Subject':'=?koi8-r?Q?=E7=C4=C5_=DA=C1=CB=C1=DA?='},subject='Где заказ')
m('subj-multi-charset','x',{'Subject':'=?koi8-r?B?'+base64.b64encode('Где'.encode('koi8-r')).decode()+'?= =?windows-1251?B?'+base64.b64encode(' заказ'.encode('cp1251')).decode()+'?='},subject='Где заказ')
m('subj-empty-word','x',{'Subject':'=?utf-8?B??= hi'},subject='hi')
m('subj-bad-encoding-letter','x',{'Subject':'=?utf-8?X?abc?='},has='x')
m('subj-question-in-q','x',{'Subject':'=?utf-8?Q?Where is it??='},has='x')
m('subj-newline-in-word','x',{'Subject':'=?utf-8?B?0JPQ\r\n tNC1?='},subject='Где')
m('addr-cc','x',{'Cc':'"Иван" <ivan@x.example>, petr@x.example'},cc=['ivan@x.example','petr@x.example'])
m('addr-escaped-at','x',{'From':'anna&#64;mail.example'},has='x')
m('addr-utf7','x',{'From':'=?utf-7?Q?+BBAEPQQ9BDA-?= <anna@mail.example>'},sname='Анна')
# ---- frames that are broken, words that are cut
SEEN: dict[str, Any] = {'text': 'see', 'atts': [('a.pdf','application/pdf',len(PDF))]}
FRAME = mp([(T,'see'),B64('application/pdf','a.pdf',PDF)],'----=_Next_01D0')
for name, kind in [('boundary-lost','multipart/mixed'),('boundary-of-another','multipart/mixed; boundary="----=_Next_99"'),('boundary-in-capitals','multipart/mixed; boundary="----=_NEXT_01D0"'),('boundary-cut','multipart/mixed; boundary="----=_Next"'),('type-of-a-text','text/plain'),('type-of-a-page','text/html; charset=utf-8'),('two-types','text/plain\r\nContent-Type: multipart/mixed; boundary="----=_Next_01D0"'),('type-lost',None)]:
    m(f'frame-{name}',FRAME,{'Content-Type':kind},**SEEN)
m('frame-below-a-preamble',b'This is a multi-part message in MIME format.\r\n\r\n'+FRAME,{},**SEEN)
m('frame-in-a-text','I got this:\n--x\nContent-Type: text/plain\n\nwhat is it?',{},has='Content-Type: text/plain')
m('stray-blank-line',b'Content-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n<p>=D0=93=D0=B4=D0=B5?</p>',{'MIME-Version':None},text='Где?')
m('stray-blank-line-multipart',b'\r\nContent-type: multipart/mixed;\r\n\tBoundary="----=_Next_01D0"\r\n\r\n'+FRAME,{},**SEEN)
m('stray-blank-line-in-parts',FRAME.replace(b'01D0\r\nContent',b'01D0\r\n\r\nContent'),{'Content-Type':'multipart/mixed; boundary="----=_Next_01D0"'},**SEEN)
m('stray-blank-line-or-words','Content-Type is wrong in your mails.',{},text='Content-Type is wrong in your mails.')
m('stray-blank-line-or-a-mail',mp([(T,'see'),('Content-Type: message/rfc822',b'MIME-Version: 1.0\r\nFrom: Bob <b@x.example>\r\nSubject: inner\r\n\r\ninner text')]),MIX,has='inner text',text='see',atts=[('inner.eml','message/rfc822',None)])
m('stray-blank-line-or-a-digest',mp([('',b'MIME-Version: 1.0\r\nSubject: inner\r\n\r\ninner text')]),{'Content-Type':'multipart/digest; boundary=BB'},atts=[('inner.eml','message/rfc822',None)])
m('p7m-by-name',b64(b'0\x80\x06\x09*\x86H\x86\xf7\x0d\x01\x07\x02\xa0\x80\x06\x09*\x86H\x86\xf7\x0d\x01\x07\x01\xa0\x80\x04\x1fContent-Type: text/plain\r\n\r\nsee'),{'Content-Type':'application/octet-stream; name=smime.p7m','Content-Transfer-Encoding':'base64'},text='see',protection='signed:smime')
m('alt-rtf-twin',mp([(T,'see'),H('<p>see</p>'),('Content-Type: text/rtf',r'{\rtf1 see}')]),ALT,text='see',atts=[])
m('alt-rtf-file',mp([(T,'see'),B64('application/rtf','a.rtf',rb'{\rtf1 see}')]),ALT,text='see',atts=[('a.rtf','application/rtf',11)])
m('richtext-line-end','<bold>Где</bold><nl>заказ?',{'Content-Type':'text/richtext; charset=utf-8'},text='Где заказ?')
for name, subject, shown in [('b-cut-unpadded','=?utf-8?B?0JPQtN?= =?utf-8?B?C1?=','Где'),('q-cut-after-the-sign','=?utf-8?Q?=D0=93=D0=B4=D0=?= =?utf-8?Q?B5?=','Где'),('q-cut-after-a-digit','=?utf-8?Q?=D0=93=D0=B4=D?= =?utf-8?Q?0=B5?=','Где'),('b-never-coded','=?utf-8?B?Где заказ?=','Где заказ'),('folded-in-a-letter','Где мой за'.encode()+b'\xd0\r\n \xba\xd0\xb0\xd0\xb7','Где мой заказ'),('folded-in-1251','Где мой\r\n №5'.encode('cp1251'),'Где мой №5'),('spam-mark','***SPAM*** '+E('Где'),'***SPAM*** Где')]:
    m(f'subj-{name}','x',{'Subject':subject},subject=shown)
for name, sender, shown in [('colon','Магазин: новости <anna@mail.example>','Магазин: новости'),('clock','Shop 12:30 <anna@mail.example>','Shop 12:30'),('group-of-one','Sales: Anna <anna@mail.example>;','Anna'),('address-twice','Anna P <anna@mail.example> <anna@mail.example>','Anna P'),('two-strings','"Anna" "P" <anna@mail.example>','Anna P')]:
    m(f'from-{name}','x',{'From':sender},sender='anna@mail.example',sname=shown)
att('name-number','Счёт 17_5.pdf','Content-Type: application/pdf\nContent-Disposition: attachment; filename="Счёт 17/5.pdf"')
att('name-folders','5.pdf','Content-Type: application/pdf\nContent-Disposition: attachment; filename="docs/out/5.pdf"')
att('name-of-255','д'*251+'.pdf',"Content-Type: application/pdf\nContent-Disposition: attachment; filename*=utf-8''"+'%D0%B4'*251+'.pdf')
att('name-2231-one-apostrophe','Счёт.pdf',"Content-Type: application/pdf\nContent-Disposition: attachment; filename*=utf-8'%D0%A1%D1%87%D1%91%D1%82.pdf")
att('name-2231-quote-for-apostrophes','Bestätigung.pdf','Content-Type: application/pdf\nContent-Disposition: attachment; filename*=Cp1252"Best%E4tigung.pdf')
att('type-coded-whole','Отчёт.pdf','Content-Type: '+E('application/pdf; x-unix-mode=0644; name="Отчёт.pdf"')+'\nContent-Disposition: attachment')
m('uu-blanks-behind',(b'see\n'+uu('a.pdf',PDF)).replace(b'\n',b' \n'),{},**SEEN)
m('uu-name-in-quotes',b'see\n'+uu('"a.pdf"',PDF),{},**SEEN)
m('uu-base64',b'see\n\nbegin-base64 644 a.pdf\n'+base64.encodebytes(PDF)+b'====\n',{},**SEEN)
m('utf16-labelled-utf8',b64('Где мой заказ?'.encode('utf-16-le')),{'Content-Type':'text/plain; charset=utf-8','Content-Transfer-Encoding':'base64'},text='Где мой заказ?')
m('latin1-signs','20°C, 5±1 £'.encode('latin-1'),{'Content-Type':'text/plain; charset=iso-8859-1'},text='20°C, 5±1 £')
m('cp866-frame','╔════╗\n║ Где║\n╚════╝'.encode('cp866'),{'Content-Type':'text/plain; charset=cp866'},text='╔════╗ ║ Где║ ╚════╝')
html('surrogates-in-hex','<p>ok &#xD83D;&#xDC4D; &#55357;&#56397;</p>',text='ok 👍 👍')
for name, sender, address, shown in [('comment-in-a-comment','Anna (a (nested \\) one)) <anna@mail.example>','anna@mail.example','Anna'),('made-safe-ampersand','Anna &amp; Co <anna@mail.example>','anna@mail.example','Anna &amp; Co'),('unseen-blank','Anna <\u200banna@mail.example>','anna@mail.example','Anna')]:
    m(f'from-{name}','x',{'From':sender},sender=address,sname=shown)
m('from-raw-jis','x',{'From':'山田太郎 <y@mail.example>'.encode('iso2022_jp')},sender='y@mail.example',sname='山田太郎')
m('to-nobody','x',{'To':'"undisclosed recipients: ;", <Undisclosed-Recipient:;>, b@mail.example'},to=['b@mail.example'])
m('subj-folded-in-a-code','x',{'Subject':'=?utf-8?Q?=D0=93=D0\r\n =B4=D0=B5?='},subject='Где')
for name, date, moment in [('comments','(c) Mon (d), 18 (e) Nov 2024 (f) 10 (g) : 00 : 00 (h) +0300','2024-11-18T07:00:00+00:00'),('french','lun., 5 févr. 2024 10:00:00 +0100','2024-02-05T09:00:00+00:00'),('french-july','5 juil. 2024 10:00:00 +0200','2024-07-05T08:00:00+00:00'),('polish','pon, 18 lis 2024 10:00:00 +0100','2024-11-18T09:00:00+00:00'),('turkish','5 Şub 2024 10:00:00 +0300','2024-02-05T07:00:00+00:00'),('never-set','Thu, 1 Jan 1970 00:00:00 +0000','1970-01-01T00:00:00+00:00'),('rfc-1969','Thu, 13 Feb 1969 23:32 -0330','1969-02-14T03:02:00+00:00')]:
    m(f'date-{name}','x',{'Date':date},sent=moment)
m('date-in-the-second-field','x',{'Date':'today','date':'Mon, 18 Nov 2024 10:00:00 +0300'},sent='2024-11-18T07:00:00+00:00')
m('date-of-the-envelope','x',{'Date':None},front=b'From anna@mail.example Mon Nov 18 07:00:00 2024\r\n',sent='2024-11-18T07:00:00+00:00')
m('stray-blank-lines-all-over',mp([(T,'see'),('Content-Type: application/pdf; name=a.pdf\n\nContent-Disposition: inline; filename=a.pdf\n\nContent-Transfer-Encoding: base64',b64(PDF))]),MIX,**SEEN)
m('multipart-coded-twice',quopri.encodestring(mp([('Content-Type: text/plain; charset="utf-8"','see é = file')])),{**MIX,'Content-Transfer-Encoding':'quoted-printable'},text='see é = file')
m('richtext-bracket','<bold>5</bold> <lt> 7',{'Content-Type':'text/richtext; charset=utf-8'},text='5 < 7')
m('alt-fuller-page',mp([(T,'Hello'),H('<p>Hello</p><p>The order 5512 did not come, the courier never called, please tell me where it is now.</p>')]),ALT,has='The order 5512')
att('name-percent-in-a-plain-piece','a 50%25.pdf',"Content-Type: application/pdf\nContent-Disposition: attachment; filename*0*=utf-8''a%20; filename*1=\"50%25.pdf\"")
m('big5-labelled-gb','您好，我的訂單在哪裡？謝謝您的幫助。'.encode('big5'),{'Content-Type':'text/plain; charset=gb2312'},text='您好，我的訂單在哪裡？謝謝您的幫助。')
html('noscript','<p>A</p><noscript>B</noscript>',text='A B')
m('from-escaped-line-ends','x',{'From':'anna@mail.example\\r\\nReply-To: anna@mail.example'},sender='anna@mail.example')
m('stray-blank-line-before-an-id',mp([(T,'see'),('Content-Type: application/pdf; name=a.pdf\n\nContent-ID: <c0@x>\nContent-Transfer-Encoding: Base64 \nContent-Disposition: attachment; filename=a.pdf',b64(PDF))]),MIX,**SEEN)
for charset in ('koi8-r','windows-1251'):
    m(f'qp-unnamed-{charset}',quopri.encodestring('Где мой заказ?'.encode(charset)),{'Content-Type':f'text/plain; charset={charset}'},text='Где мой заказ?')
m('qp-unnamed-and-few',quopri.encodestring('The price of this was 50=100 pounds for a whole year, so I should like to have a café'.encode()),{'Content-Type':'text/plain; charset=utf-8'},text='The price of this was 50=100 pounds for a whole year, so I should like to have a café')
m('b64-unnamed-on-one-line',base64.b64encode('Где мой заказ? Он до сих пор не пришёл.'.encode()),{'Content-Type':'text/plain; charset=utf-8'},text='Где мой заказ? Он до сих пор не пришёл.')
m('b64-nobody-coded','a'*100,{},text='a'*100)
m('b64-before-nulls',b64('Где мой заказ?'.encode())+b'\0'*500,{'Content-Type':'text/plain; charset=utf-8','Content-Transfer-Encoding':'base64'},text='Где мой заказ?')
m('text-attached-without-a-name',mp([(T+'\nContent-Disposition: attachment','see'),B64('application/pdf','a.pdf',PDF)]),MIX,**SEEN)
m('text-attached-by-name',mp([(T+'\nContent-Disposition: attachment; filename=a.txt','see')]),MIX,text='',atts=[('a.txt','text/plain',3)])
m('p7m-encrypted-and-signed',mp([(T,'see'),('Content-Type: application/pkcs7-mime; smime-type=enveloped-data','x'),('Content-Type: application/pkcs7-mime; smime-type=signed-data','x')]),MIX,protection='encrypted:smime')
for ending, kind in [('log','text/plain'),('md','text/markdown'),('xlsm','application/vnd.ms-excel.sheet.macroenabled.12'),('mpg','video/mpeg'),('p7s','application/pkcs7-signature')]:
    att(f'type-of-{ending}',f'a.{ending}',f'Content-Type: application/octet-stream\nContent-Disposition: attachment; filename=a.{ending}',b'?'*9,kind=kind)
for name, sender, shown in [('behind-nothing',', , Anna <anna@mail.example>','Anna'),('smtp','Anna [SMTP:anna@mail.example]','Anna'),('smtp-in-brackets','Anna <SMTP:anna@mail.example>','Anna'),('archived','anna at mail.example (Anna Petrova)','Anna Petrova'),('two-in-brackets','Anna <anna@mail.example,b@mail.example>','Anna'),('escaped-for-nothing',"Anna O\\'Neil <anna@mail.example>","Anna O'Neil")]:
    m(f'from-{name}','x',{'From':sender},sender='anna@mail.example',sname=shown)
for name, tag in [('bold','<b>Имя:</b> Анна<br>'),('font','<font size=2>Имя: Анна</font>'),('link','<a href="https://x.example">Имя:</a> Анна'),('heading','<h3>Имя: Анна</h3>')]:
    m(f'page-in-a-text-{name}',tag,{'Content-Type':None},has='Анна',hasnt='<')
m('text-with-brackets','<Имя> и <b2b> в тексте',{},text='<Имя> и <b2b> в тексте')
# A header that a script cut in two; words that begin like one are the writer's.
for name, above, below in [('from-below','To: help@desk.example\r\nX-PHP-Script: 1','Subject: Order\r\nFrom: Anna <anna@mail.example>\r\nContent-Type: text/html; charset=utf-8'),('type-below','From: anna@mail.example\r\nSubject: Order\r\nMIME-Version: 1.0','X-Mailer: PHP\r\nContent-Type: text/html; charset=utf-8'),('mime-below','Subject: Order\r\nFrom: anna@mail.example','Date: Mon, 18 Nov 2024 10:00:00 +0300\r\nMIME-Version: 1.0\r\nContent-Type: text/html; charset=utf-8')]:
    WHOLE.append(Whole(name=f'cut-header-{name}',raw=f'{above}\r\n\r\n{below}\r\n\r\n<p>Где?</p>'.encode(),subject='Order',text='Где?'))
m('cut-header-or-a-copy','From: Bob <b@x.example>\nTo: anna@mail.example\nDate: Mon, 18 Nov 2024 09:00:00 +0300\nSubject: inner\n\nWhat is it?',{},sender='anna@mail.example',subject='Order',has=['Bob','What is it?'])
m('cut-header-or-a-question','Subject: is it the order or the offer?\n\nTell me.',{},text='Subject: is it the order or the offer? Tell me.')
for name, rtf, text in [('fonts',r"{\rtf1\ansi\ansicpg1252{\fonttbl{\f0\fcharset0 A;}{\f1\fcharset204 B;}}{\f1 \'c3\'e4\'e5} caf\'e9}",'Где café'),('surrogates',r'{\rtf1\ansi ok \u-10179?\u-8704?}','ok 😀'),('hyphen',r'{\rtf1\ansi a\_b\-c}','a-bc'),('mac',r"{\rtf1\mac caf\'8e}",'café'),('link',r'{\rtf1\ansi{\field{\*\fldinst{HYPERLINK "https://x.example/a"}}{\fldrslt{\ul here}}} ok}','here (https://x.example/a) ok'),('link-said',r'{\rtf1\ansi{\field{\*\fldinst HYPERLINK "https://x.example"}{\fldrslt https://x.example}}}','https://x.example'),('field',r'{\rtf1\ansi{\field{\*\fldinst PAGE}{\fldrslt 1}}}','1')]:
    m(f'rtf-{name}',rtf,{'Content-Type':'text/rtf'},text=text)
for codec in ('cp1252','latin-1'):
    for number, words in enumerate(['Où est ma commande ?','It’s “fine” – ok','Prix : 5 €'],1):
        twice = ''.join(chr(one) if codec == 'latin-1' or one in b'\x81\x8d\x8f\x90\x9d' else bytes([one]).decode(codec) for one in words.encode())
        m(f'coded-twice-{codec}-{number}',f'<p>{twice}</p>',{'Content-Type':'text/html; charset=utf-8','Subject':E(twice)},text=words,subject=words)
for number, words in enumerate(['NÃO É ASSIM','Café à Zoé, 5 €','СССР и РОССИЯ','Được đặt','ESPAÑA'],1):
    m(f'coded-once-{number}',words,{'Content-Type':'text/plain; charset=utf-8'},text=words)
m('cut-header-or-a-form','Subject: Order\nName: Anna\nPhone: 5\n\nWhere is it?',{'Subject':None},text='Subject: Order Name: Anna Phone: 5 Where is it?')
m('subj-cut-in-a-letter','x',{'Subject':'Заказ готов'.encode()[:-1]},subject='Заказ гото')
m('part-without-a-type',mp([(T,'see'),('Content-Transfer-Encoding: base64',b64(PDF))]),MIX,text='see',atts=[(None,'application/pdf',len(PDF))])
m('text-like-a-picture','BMW, which I ordered of you last week, is not here.',{},text='BMW, which I ordered of you last week, is not here.',atts=[])
m('nulls-behind-a-boundary',mp([(T,'see'),B64('application/pdf','a.pdf',PDF)]).rstrip()+b'\0'*500,MIX,**SEEN)
for name, date, moment in [('ordinal','Monday, 18th November 2024 10:00:00 +0300','2024-11-18T07:00:00+00:00'),('sydney','Mon, 18 Nov 2024 10:00:00 AEDT','2024-11-17T23:00:00+00:00')]:
    m(f'date-{name}','x',{'Date':date},sent=moment)
for name, introduction in [('forum','Анна написал(а) 02.11.2026 10:00:'),('form','Посетитель Анна (b@x.example) написал:'),('review','Новый отзыв от Анна <b@x.example> 02.11.2026 10:00:')]:
    m(f'site-says-{name}',introduction+'\n\nГде заказ?',{},text=introduction+' Где заказ?')
    m(f'site-quotes-{name}',introduction+'\n\nГде заказ?',{'In-Reply-To':'<y@mail.example>','Subject':'Re: Order'},text='')
m('site-says-footer','\n\nОтправлено с iPhone',{},text='')
# fmt: on
