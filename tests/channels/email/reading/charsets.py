"""Bodies in any charset, under their own label, another or none."""

# ruff: noqa: E501 a table of mails: one case is one line, however long the mail

import quopri

from tests.channels.email.letters import (
    HELLO,
    MIX,
    PLAIN8,
    QUESTION,
    UTF8,
    T,
    add,
    b64,
    exact,
    file_part,
    frame,
    head,
    mail,
    multi,
    part,
    piece,
    plain,
    whole,
    word,
)


def labelled(name: str, charset: str, label: str, text: str = QUESTION) -> None:
    add(name, head(f"Content-Type: text/plain; charset={label}", "Content-Transfer-Encoding: base64", number=name) + b"\n" + b64(text, charset), text=text)  # fmt: skip


CHARSETS = {
    "ucs-2": ("utf-16-be", HELLO), "utf-32be": ("utf-32-be", HELLO), "koi8_r": ("koi8-r", "Где мой заказ? Жду ответа."), "ms-cyrl": ("cp1251", "Где мой заказ? Жду ответа."),
    "cp_1251": ("cp1251", "Где мой заказ? Жду ответа."), "ansi_x3.110-1983": ("cp1251", "Где мой заказ? Жду ответа."), "x-user-defined": ("koi8-r", "Где мой заказ? Жду ответа."),
    "_autodetect_all": ("utf-8", HELLO), "x-big5": ("big5", "您好，我的訂單"), "iso-2022-jp-ms": ("iso2022_jp", "注文はどこ"), "windows-1257": ("cp1257", "Ačiū, labą dieną"), "ibm852": ("cp852", "Dziękuję bardzo"),
}  # fmt: skip


def corpus() -> None:
    for label, (codec, text) in CHARSETS.items():
        add(
            f"label-{label}",
            head(
                f"Content-Type: text/plain; charset={label}",
                "Content-Transfer-Encoding: base64",
                number=f"label-{label}",
            )
            + b"\n"
            + b64(text, codec),
            text=text,
        )
    labelled("odd-mac-cyrillic", "mac-cyrillic", "x-mac-cyrillic")
    labelled("odd-iso-8859-5", "iso8859-5", "ISO-8859-5")
    labelled("odd-cp855", "cp855", "IBM855")
    labelled("odd-koi8-labelled-utf8", "koi8-r", "utf-8")
    labelled("odd-koi8-labelled-latin1", "koi8-r", "ISO-8859-1")
    labelled("odd-cp866-labelled-cp1251", "cp866", "windows-1251")
    labelled("odd-cp1251-labelled-koi8", "cp1251", "koi8-r")
    labelled("odd-cp1251-labelled-ascii", "cp1251", "us-ascii")
    labelled("odd-cp1251-labelled-cp1252", "cp1251", "Windows-1252")
    labelled("odd-mac-labelled-macintosh", "mac-cyrillic", "macintosh")
    labelled("odd-utf8-labelled-koi8", "utf-8", "koi8-r")
    labelled("odd-utf8-labelled-ascii", "utf-8", "us-ascii")
    labelled("odd-utf8-bom", "utf-8-sig", "utf-8")
    labelled("odd-utf16le", "utf-16-le", "utf-16le")
    labelled("odd-utf16-without-bom", "utf-16-be", "UTF-16")
    labelled("odd-utf32", "utf-32", "utf-32")
    labelled("odd-koi8-u", "koi8-u", "koi8-u", "Доброго дня! Де моє замовлення? Їжак і ґанок, дякую.")
    labelled("odd-belarusian", "cp1251", "cp1251", "Добры дзень! Дзе мая замова? Чакаю ўжо тыдзень, дзякуй.")
    labelled("odd-big5", "big5", "big5", "您好，我的訂單在哪裡？")
    labelled("odd-gb18030", "gb18030", "GB18030", "您好，我的订单在哪里？㐀")
    labelled("odd-hz", "hz", "HZ-GB-2312", "你好，订单在哪里")
    labelled("odd-shift-jis", "cp932", "Shift_JIS", "注文はどこですか①")
    labelled("odd-euc-jp", "euc_jp", "EUC-JP", "注文はどこですか")
    labelled("odd-euc-kr", "euc_kr", "euc-kr", "주문은 어디에 있나요?")
    labelled("odd-iso-2022-kr", "iso2022_kr", "ISO-2022-KR", "주문은 어디에")
    labelled("odd-turkish", "cp1254", "iso-8859-9", "Siparişim nerede? Teşekkürler, iyi günler, ğüşıöç.")
    labelled("odd-polish-latin2", "iso8859-2", "iso-8859-2", "Gdzie jest moje zamówienie? Proszę o odpowiedź, żółć.")
    labelled("odd-czech-cp1250", "cp1250", "windows-1250", "Kde je moje objednávka? Děkuji, příliš žluťoučký kůň.")
    labelled("odd-greek", "iso8859-7", "iso-8859-7", "Πού είναι η παραγγελία μου;")
    labelled("odd-hebrew", "iso8859-8", "iso-8859-8-i", "שלום, איפה ההזמנה שלי?")
    labelled("odd-arabic", "cp1256", "windows-1256", "أين طلبي؟ شكرا")
    labelled("odd-thai", "cp874", "tis-620", "คำสั่งซื้อของฉันอยู่ที่ไหน")
    labelled("odd-label-in-junk", "cp1251", "\"'windows-1251'\"")
    labelled("odd-label-cp-1251", "cp1251", "CP-1251")
    labelled("odd-label-win1251", "cp1251", "win-1251")
    labelled("odd-label-8bit", "utf-8", "8bit")
    add(
        "odd-iso-2022-jp-unlabelled",
        head("Content-Type: text/plain", number="iso2022") + b"\n" + "注文はどこですか".encode("iso2022_jp"),
        text="注文はどこですか",
    )
    add(
        "odd-utf7-subject",
        head(*PLAIN8, subject="=?UTF-7?Q?+BBcEMAQ6BDAENw-?=", number="utf7s") + b"\n" + HELLO.encode(),
        subject="Заказ",
    )
    add(
        "odd-html-cp1251-labelled-utf8-by-meta",
        head("Content-Type: text/html; charset=windows-1251", "Content-Transfer-Encoding: base64", number="meta")
        + b"\n"
        + b64(f'<html><head><meta charset="utf-8"></head><body><p>{QUESTION}</p></body></html>', "cp1251"),
        text=QUESTION,
    )
    exact(
        "odd-whole-file-utf16",
        (head("Content-Type: text/plain; charset=utf-8", number="file16") + f"\n{QUESTION}".encode())
        .decode()
        .replace("\n", "\r\n")
        .encode("utf-16"),
        text=QUESTION,
    )
    add(
        "odd-parts-of-three-charsets",
        head(number="three")
        + multi(
            "mixed",
            "m",
            part("text/plain; charset=koi8-r", "Раз два три четыре".encode("koi8-r"), encoding="8bit"),
            part("text/plain; charset=windows-1251", "пять шесть семь".encode("cp1251"), encoding="8bit"),
            part(UTF8, "восемь".encode(), encoding="8bit"),
        ),
        text="Раз два три четыре\n\nпять шесть семь\n\nвосемь",
    )
    add(
        "odd-utf8-cut-in-a-character",
        head(*PLAIN8, number="cutchar") + b"\n" + (QUESTION * 3).encode()[:-1],
        text_starts=QUESTION,
    )
    plain("utf-8-labelled-gb2312", "text/plain; charset=gb2312", HELLO.encode(), HELLO)
    plain("text-coded-twice", "text/plain; charset=utf-8", HELLO.encode().decode("latin-1").encode(), HELLO)
    japanese = "こんにちは、注文はどこですか。返事をお待ちしております。"
    plain("japanese-without-a-label", "text/plain", japanese.encode("euc_jp"), japanese)
    plain("japanese-of-windows-without-a-label", "text/plain", japanese.encode("cp932"), japanese)
    korean = "안녕하세요 주문은 어디에 있습니까 빨리 답장 부탁드립니다"
    plain("korean-without-a-label", "text/plain", korean.encode("cp949"), korean)


# fmt: off
whole("utf16 body with bom base64", head("Content-Type: text/plain; charset=utf-16", "Content-Transfer-Encoding: base64", "") + b64("Привет, мир".encode("utf-16")), text="Привет, мир")
whole("utf16le raw unlabelled", head("Content-Type: text/plain", "Content-Transfer-Encoding: base64", "") + b64("Hello there".encode("utf-16-le")), text="Hello there")
whole("html meta disagrees, no header charset", head("Content-Type: text/html", "") + '<html><head><meta http-equiv="Content-Type" content="text/html; charset=koi8-r"></head><body>Привет, мир</body></html>'.encode("koi8-r"), text="Привет, мир")
whole("html meta lies, header true", head("Content-Type: text/html; charset=utf-8", "") + '<html><head><meta charset="windows-1251"></head><body>Привет, мир</body></html>'.encode(), text="Привет, мир")
whole("html header lies, meta true", head("Content-Type: text/html; charset=iso-8859-1", "") + '<html><head><meta charset="windows-1251"></head><body>Привет, мир и труд</body></html>'.encode("cp1251"), text="Привет, мир и труд")
whole("bom at the body", head(T, "") + b"\xef\xbb\xbfHello there\n", text="Hello there")
whole("charset quoted with spaces", head('Content-Type: text/plain; charset = "koi8-r"', "") + "Привет, мир".encode("koi8-r"), text="Привет, мир")
whole("charset in body label only ascii but koi8", head("Content-Type: text/plain; charset=us-ascii", "") + "Привет, мир, где мой заказ".encode("koi8-r"), text="Привет, мир, где мой заказ")
whole("no mime at all cp1251", b"From: anna@mail.example\nSubject: Q\n\n" + "Привет, мир, где мой заказ".encode("cp1251"), text="Привет, мир, где мой заказ")
whole("no mime greek", b"From: anna@mail.example\nSubject: Q\n\n" + "Καλημέρα σας, πού είναι η παραγγελία μου; Ευχαριστώ".encode("iso8859-7"), text="Καλημέρα σας, πού είναι η παραγγελία μου; Ευχαριστώ")
whole("html in base64 cp1251 unlabelled", head("Content-Type: text/html", "Content-Transfer-Encoding: base64", "") + b64("<p>Привет, мир, где мой заказ</p>".encode("cp1251")), text="Привет, мир, где мой заказ")
whole("plain 7bit with utf7", head("Content-Type: text/plain; charset=utf-7", "") + b"+BB8EQAQ4BDIENQRC- Hello\n", text="Привет Hello")
whole("charset utf-8 but cp1251 qp", head(T, "Content-Transfer-Encoding: quoted-printable", "") + quopri.encodestring("Где мой заказ? Жду ответа".encode("cp1251")), text="Где мой заказ? Жду ответа")
for cs,label,txt in [('cp1251','windows-1251','Привет'),('koi8-r','KOI8-R','Привет'),('cp866','cp866','Привет'),('cp866','ibm866','Где мой заказ'),('iso8859-5','iso-8859-5','Привет'),('maccyrillic','x-mac-cyrillic','Привет'),('cp1251','cp-1251','Привет'),('cp1251','win1251','Привет'),('cp1251','ansi_x3.4-cp1251','Привет, где мой заказ?'),('koi8-u','koi8-u','Їжак і ґава'),('gb18030','gb2312','你好，我的订单在哪里？'),('big5','big5','你好嗎'),('shift_jis','x-sjis','こんにちは'),('euc-kr','ks_c_5601-1987','안녕하세요'),('cp1252','iso-8859-1','“Hello” – €5'),('cp1255','iso-8859-8-i','שלום'),('cp1256','windows-1256','مرحبا'),('cp874','tis-620','สวัสดี'),('cp1258','windows-1258','Chào'),('cp1253','iso-8859-7','Καλημέρα'),('cp1257','windows-1257','Labas rytas, ačiū'),('utf-8','utf8','Привет'),('utf-8','unicode-1-1-utf-8','Привет'),('utf-8','"utf-8"','Привет'),("utf-8","'utf-8'",'Привет'),('utf-8','utf-8;','Привет'),('utf-8','UTF-8 (Plain text)','Привет'),('utf-8','us-ascii','Привет'),('utf-8','windows-1251','Привет, где мой заказ?'),('cp1251','utf-8','Привет, где мой заказ?'),('koi8-r','windows-1251','Здравствуйте, где мой заказ?'),('cp1251','koi8-r','Здравствуйте, где мой заказ?'),('utf-8','unknown-8bit','Привет'),('utf-8','x-user-defined','Привет'),('cp1251','_iso-2022-jp$ESC','Здравствуйте, заказ'),('utf-16','utf-16','Привет'),('utf-16-le','utf-16le','Привет')]:
    mail(f'cs-{cs}-{label}'.replace('/','').replace('"','q').replace("'",'a').replace(' ','_'), txt.encode(cs),{'Content-Type':f'text/plain; charset={label}','Content-Transfer-Encoding':'8bit'},text=txt)
mail('cs-utf7', b'Hi +BBMENAQ1- here',{'Content-Type':'text/plain; charset=utf-7'},text='Hi Где here')
mail('cs-2022jp', 'こんにちは'.encode('iso-2022-jp'),{'Content-Type':'text/plain; charset=iso-2022-jp'},text='こんにちは')
mail('cs-2022jp-nolabel', 'こんにちは'.encode('iso-2022-jp'),{'Content-Type':'text/plain'},text='こんにちは')
mail('cs-none-1251', 'Здравствуйте, где мой заказ?'.encode('cp1251'),{},text='Здравствуйте, где мой заказ?')
mail('cs-bom', b'\xef\xbb\xbf'+'Привет'.encode(),{'Content-Type':'text/plain'},text='Привет')
mail('cs-html-meta', '<html><head><meta http-equiv="Content-Type" content="text/html; charset=windows-1251"></head><body>Привет</body></html>'.encode('cp1251'),{'Content-Type':'text/html'},text='Привет')
mail('cs-utf8-cut', 'Привет'.encode()+b'\xd0',{'Content-Type':'text/plain; charset=utf-8'},has='Привет')
mail('cs-double-utf8', 'Привет, где мой заказ?'.encode().decode('latin-1').encode(),{'Content-Type':'text/plain; charset=utf-8'},text='Привет, где мой заказ?')
mail('cs-mixed-lines', 'Привет\r\n'.encode()+'Подпись компании'.encode('cp1251'),{'Content-Type':'text/plain; charset=utf-8'},has=['Привет','Подпись компании'])
mail('ct-charset-spaces', 'Привет'.encode('koi8-r'),{'Content-Type':'text/plain; charset = "koi8-r"'},text='Привет')
mail('csv-utf16',frame([piece(T,'csv'),file_part('text/csv','t.csv','a;b'.encode('utf-16'))]),MIX,text='csv',parts=[('t.csv','text/csv',8)])
mail('boundary-utf8',frame([piece(T,'hello')],'ГР'),{'Content-Type':'multipart/mixed; boundary="ГР"'},text='hello')
mail('zwsp-bom-mid','Привет\ufeff мир\u200b!',{'Content-Type':'text/plain; charset=utf-8'},has='Привет')
mail('hz',b'~{<:Ky2;~}',{'Content-Type':'text/plain; charset=hz-gb-2312'},text='己所不')
mail('kr-2022','안녕'.encode('iso2022_kr'),{'Content-Type':'text/plain; charset=iso-2022-kr'},text='안녕')
mail('latin9','10 €'.encode('iso8859-15'),{'Content-Type':'text/plain; charset=iso-8859-15'},text='10 €')
mail('cp850','Größe'.encode('cp850'),{'Content-Type':'text/plain; charset=cp850'},text='Größe')
mail('armscii-unknown','hello',{'Content-Type':'text/plain; charset=armscii-8'},text='hello')
mail('viet','Xin chào, đơn hàng của tôi ở đâu?',{'Content-Type':'text/plain; charset=utf-8'},text='Xin chào, đơn hàng của tôi ở đâu?')
mail('nfd','й'.encode(),{'Content-Type':'text/plain; charset=utf-8'},text='й')
mail('ucs2','Привет'.encode('utf-16-be'),{'Content-Type':'text/plain; charset=ucs-2'},text='Привет')
mail('utf32','Привет'.encode('utf-32'),{'Content-Type':'text/plain; charset=utf-32'},text='Привет')
mail('ptcp154','Қазақ'.encode('kz1048'),{'Content-Type':'text/plain; charset=kz-1048'},text='Қазақ')
mail('mac-cyr-label','Привет, где заказ'.encode('mac-cyrillic'),{'Content-Type':'text/plain; charset=x-mac-cyrillic'},text='Привет, где заказ')
mail('utf16-labelled-utf8',b64('Где мой заказ?'.encode('utf-16-le')),{'Content-Type':'text/plain; charset=utf-8','Content-Transfer-Encoding':'base64'},text='Где мой заказ?')
mail('latin1-signs','20°C, 5±1 £'.encode('latin-1'),{'Content-Type':'text/plain; charset=iso-8859-1'},text='20°C, 5±1 £')
mail('cp866-frame','╔════╗\n║ Где║\n╚════╝'.encode('cp866'),{'Content-Type':'text/plain; charset=cp866'},text='╔════╗ ║ Где║ ╚════╝')
mail('big5-labelled-gb','您好，我的訂單在哪裡？謝謝您的幫助。'.encode('big5'),{'Content-Type':'text/plain; charset=gb2312'},text='您好，我的訂單在哪裡？謝謝您的幫助。')
for codec in ('cp1252','latin-1'):
    for number, words in enumerate(['Où est ma commande ?','It’s “fine” – ok','Prix : 5 €'],1):
        twice = ''.join(chr(one) if codec == 'latin-1' or one in b'\x81\x8d\x8f\x90\x9d' else bytes([one]).decode(codec) for one in words.encode())
        mail(f'coded-twice-{codec}-{number}',f'<p>{twice}</p>',{'Content-Type':'text/html; charset=utf-8','Subject':word(twice)},text=words,subject=words)
for number, words in enumerate(['NÃO É ASSIM','Café à Zoé, 5 €','СССР и РОССИЯ','Được đặt','ESPAÑA'],1):
    mail(f'coded-once-{number}',words,{'Content-Type':'text/plain; charset=utf-8'},text=words)
# fmt: on
