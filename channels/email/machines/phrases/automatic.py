"""That a program wrote, or that nobody reads an address, as sentences say it in the languages that programs speak."""

import re

from channels.email.machines.phrases.replying import BY_ITSELF, NOTE, SAID
from channels.email.words import either

# The machine says so itself, at the beginning of a line of its first lines.
_THIS_IS = (
    r"this is",
    r"this (?:e-?mail|message) is",
    # Russian
    r"это",
    # Ukrainian, Belarusian, Kazakh
    r"це",
    r"гэта",
    r"бұл",
    # German, Dutch
    r"dies(?:e|es)? ist",
    r"das ist",
    r"dit is",
    # French, Spanish, Portuguese, Italian, Romanian
    r"ceci est",
    r"c'est",
    r"est[ae] (?:es|é)",
    r"quest[ao] è",
    r"acesta este",
    # Polish, Czech, Slovak
    r"to jest",
    r"toto je",
    # Swedish, Danish, Norwegian
    r"detta är",
    r"dette er",
    # Finnish
    r"tämä on",
    # Hungarian
    r"ez egy",
    # Bulgarian, Serbian, Croatian
    r"това е",
    r"ово је",
    r"ovo je",
    # Turkish
    r"bu(?: bir)?",
)
# «… was generated automatically», in either order.
_MADES = (
    r"generated",
    r"created",
    r"sent",
    # Russian
    r"создан",
    r"отправлен",
    r"сформирован",
    r"сгенерирован",
    # Ukrainian, Kazakh
    r"створен",
    r"надіслан",
    r"жіберіл",
    r"жасал",
    # German
    r"erstellt",
    r"erzeugt",
    r"generiert",
    r"versendet",
    r"verschickt",
    # Dutch
    r"gegenereerd",
    r"verzonden",
    r"verstuurd",
    # French
    r"généré",
    r"envoyé",
    # Spanish
    r"cread",
    # Spanish, Portuguese
    r"generad",
    r"enviad",
    # Italian
    r"inviat",
    r"generat",
    # Polish, Czech
    r"wygenerowan",
    r"wysłan",
    r"vygenerován",
    r"odeslán",
    # Swedish
    r"skickat",
    # Turkish
    r"gönderil",
    r"oluşturul",
)
_MADE = rf"{either(*_MADES)}\w{{0,4}}+"
_BY_ITS_OWN = (
    # Several languages
    r"auto\w{0,6}(?:ally|isch|mente|quement|iskt|ycznie|icky)",
    # Russian
    r"автоматически",
    r"роботом",
    # Ukrainian, Russian, Kazakh
    r"автоматичн?о",
    r"автоматты түрде",
    # Turkish
    r"otomatik olarak",
)
_THIS = (
    r"this",
    # Ukrainian, Kazakh
    r"цей",
    r"це",
    r"бұл",
    # German, Dutch
    r"diese[rs]?",
    r"dit",
    r"deze",
    # French, Spanish, Portuguese, Italian
    r"ce",
    r"cette",
    r"este",
    r"esta",
    r"quest[oa]",
    # Polish, Czech
    r"ta",
    r"tato",
    r"toto",
    # Swedish, Danish, Norwegian
    r"denna",
    r"detta",
    r"denne",
    # Turkish
    r"bu",
)
# A noun stands alone, too.
_MESSAGE = (
    # German, Dutch
    r"nachricht ",
    r"bericht ",
    # Spanish, Italian, Portuguese
    r"mensaje ",
    r"messaggio ",
    r"mensagem ",
    # Polish, Czech
    r"wiadomość ",
    r"zpráva ",
)
_THIS_MESSAGE = rf"(?:{either(*_THIS)} |(?:(?:это|данное|настоящее) )?(?=[а-я])|(?={either(*_MESSAGE)})){NOTE}"
_HELLO = (
    r"hello",
    r"hi",
    r"dear",
    # Russian
    r"здравствуйте",
    r"добрый день",
    r"уважаем",
    # German, Dutch
    r"sehr geehrt",
    r"hallo",
    # French, Spanish, Portuguese, Italian
    r"bonjour",
    r"estimad",
    r"gentil",
)
_GREETING = rf"(?:note:|{either(*_HELLO)}[^,!.\n]{{0,40}}[,!])"
# An address that nobody reads any more.
_UNREAD = (
    r"this (?:mailbox|inbox|e-?mail address) is (?:not|no longer) (?:monitored|checked)",
    # Russian
    (
        r"(?:этот|данный) (?:почтовый |электронный )?(?:ящик|адрес)(?: (?:электронной )?почты)? (?:больше |уже )?не "
        r"(?:просматривается|проверяется|обслуживается|читается)"
    ),
    # German
    r"diese[sr]? (?:postfach|e-?mail-?adresse|adresse) wird nicht (?:mehr )?(?:gelesen|abgerufen|überwacht)",
    # French, Spanish
    r"cette (?:adresse|bo[îi]te)(?: \S{1,12}){0,2} n'est (?:plus|pas) (?:consultée|relevée|lue)",
    r"(?:esta dirección|este buzón|esta cuenta) (?:ya )?no (?:está|es|se) (?:monitori[zs]ad|supervisad|atiend|revis)\w{0,3}",
    # Polish
    r"ten adres (?:e-?mail )?nie jest (?:już )?(?:obsługiwany|monitorowany)",
)
# What follows, so that it is no news of the address.
_INSTEAD = (
    r"please",
    r"for",
    r"\Z",
    # Russian
    r"пожалуйста",
    r"пишите",
    r"просьба",
    r"по всем",
    r"для",
    # German
    r"bitte",
    r"wenden",
    # French, Spanish, Portuguese
    r"merci",
    r"veuillez",
    r"pour",
    r"por favor",
    # Polish
    r"proszę",
)
_SAYS_SO = (
    rf"{either(*_THIS_IS)}(?: (?!не |not? )\w{{1,5}})? (?:{BY_ITSELF}(?:[ -]\w{{3,12}})?[- ]?{SAID}|{SAID} {BY_ITSELF})",
    rf"{_THIS_MESSAGE} (?:\w{{1,8}} ){{0,3}}"
    rf"(?:{either(*_BY_ITS_OWN)}\b {_MADE}|{_MADE} (?:системой )?{either(*_BY_ITS_OWN)}\b)",
    rf"{either(*_UNREAD)}(?=[.!,;]\s{{0,4}}{either(*_INSTEAD)})",
    rf"[(\[](?:автоответ|{BY_ITSELF}[- ]{SAID}|{SAID} {BY_ITSELF})(?=[)\]])",
    r"automatically generated (?:message|e-?mail|reply)",
    r"(?:please )?do not reply to this (?:automated|automatic) ",
    # Russian
    r"вы получили (?:это (?:письмо|сообщение) автоматически|(?:этот )?автоматический ответ)",
    r"это автоответчик",
    r"(?:вам|на (?:письма|сообщения)) отвечает (?:робот|бот|автоответчик)",
    r"(?:я|это) (?:[—–-] )?робот(?=[.!]| и отвеча)",
)
# Not «… вашей системой, но …», which a person says.
_SPOKEN_OF = (
    r" by (?:the )?mail (?:delivery|system)",
    # Several languages
    r"[^.!\n]{0,60}, (?:но|but|aber|mais) ",
    # Russian
    r" —",
    r" не ",
    r"\w{0,9} звон",
    r" (?:(?:с|из|от) )?ваш\w{1,3}\b",
)
AUTO_WORDS = re.compile(
    rf"(?:^[\s*\[(-]{{0,4}}(?:{_GREETING} )?|(?<=[.!] )[*\[(]{{0,3}} ?)(?:please note(?: that|:)? )?"
    rf"{either(*_SAYS_SO)}(?![^.!\n]{{0,100}}\?)(?!{either(*_SPOKEN_OF)})",
    re.IGNORECASE | re.MULTILINE,
)
# Words without one of which none of these is said: a tenth of the price.
AUTO_HINTS = (
    "checked",
    # Several languages
    "auto",
    "monitor",
    # Russian
    "авто",
    "робот",
    "сматривается",
    "проверяется",
    "обслуживается",
    "читается",
    # Belarusian
    "аўта",
    # German
    "gelesen",
    "abgerufen",
    "überwacht",
    # French, Spanish
    "consultée",
    "relevée",
    "supervisad",
    "atiend",
    "revis",
    # Polish
    "obsługiwan",
    # Turkish
    "otomat",
)
# The same in languages that put no blanks between words, or have other letters.
_AUTO_WORDS_FAR = (
    # Greek
    r"(?:αυτό|το παρόν) [^.\n]{0,12}αυτόματ\w{1,3} (?:μήνυμα|e-?mail)",
    # Hebrew, Arabic, Persian, Hindi
    r"(?:זוהי|זו|זאת) [^.\n]{0,15}אוטומטי",
    r"(?:هذه|هذا) (?:ال)?(?:رسالة|بريد)[^.\n]{0,20}(?:تلقائي|آلي)",
    r"این (?:یک )?(?:ایمیل|پیام)[^.\n]{0,20}خودکار",
    r"यह [^।\n]{0,20}स्वचालित",
    # Indonesian, Vietnamese, Thai
    r"(?:ini adalah|email ini|pesan ini) [^.\n]{0,30}otomatis",
    r"(?:đây là|thư này|email này) [^.\n]{0,25}tự động",
    r"(?:อีเมล|ข้อความ)นี้[^\n]{0,20}อัตโนมัติ",
    # Chinese
    r"[本此这這]封?(?:[邮郵]件|信)[^。\n]{0,12}自[动動][发發回生产產]",
    r"[这這此本]是一?[封条條则則]?自[动動](?:[回答][复覆]|生成|[发發]送)",
    r"系[统統]自[动動][发發回生][^。\n]{0,12}[，,][^。\n]{0,4}[请請]勿",
    # Japanese
    r"(?:この|本)(?:電子)?メールは[^。\n]{0,30}自動(?!車)",
    # Korean
    r"(?:본|이) 메일은[^.\n]{0,30}(?:자동(?!차)|발신 ?전용)",
)
AUTO_WORDS_FAR = re.compile(rf"{either(*_AUTO_WORDS_FAR)}(?![^。.!\n]{{0,80}}[?？])")
AUTO_HINTS_FAR = (
    # Greek
    "αυτόματ",
    # Hebrew, Arabic, Persian, Hindi
    "אוטומט",
    "تلقائي",
    "آلي",
    "خودکار",
    "स्वचालित",
    # Indonesian, Vietnamese, Thai
    "otomatis",
    "tự động",
    "อัตโนมัติ",
    # Chinese, Japanese
    "自动",
    "自動",
    # Korean
    "자동",
    "발신전용",
    "발신 전용",
)
# An address that was given up, and where to write instead.
_GIVEN_UP_ADDRESS = (
    r"\bthis (?:mailbox|(?:e-?mail )?address) is no longer (?:in use|used|active|valid)",
    # Russian
    r"(?:этот|данный) (?:\w{4,12} )?(?:ящик|адрес) (?:больше|уже) не (?:используется|действует|действителен|активен)",
    # German
    r"\bdiese (?:e-?mail-?)?adresse (?:wird nicht mehr (?:verwendet|genutzt|benutzt)|ist nicht mehr (?:gültig|aktiv))",
    # French, Spanish, Italian, Portuguese
    r"\bcette adresse (?:\S{1,12} )?n'est plus (?:utilisée|valide|active)",
    r"\besta dirección (?:de \w{2,8} )?ya no (?:está en uso|es válida)",
    r"\bquesto indirizzo (?:\S{1,8} )?non è più (?:in uso|attivo|valido)",
    r"\beste endereço (?:\S{1,8} )?não está mais em uso",
)
_WRITE = (
    r"write",
    r"contact",
    r"e-?mail (?:us )?(?:at|to)",
    r"use",
    # Russian
    r"пишите",
    r"писать",
    r"обращайтесь",
    # German
    r"schreiben",
    r"wenden",
    # French, Spanish, Italian, Portuguese
    r"écri",
    r"contacter",
    r"escrib",
    r"scriv",
    r"escrev",
)
GIVEN_UP_ADDRESS = re.compile(
    rf"{either(*_GIVEN_UP_ADDRESS)}[.!,;]\s{{0,4}}(?:[^\s.!@]{{1,11}} ){{0,2}}(?:d')?{either(*_WRITE)}[^\n@]{{0,40}}@"
)
GIVEN_UP_HINTS = (
    "no longer",
    # Russian
    "не использу",
    "не действ",
    "не актив",
    # German
    "nicht mehr",
    # French, Spanish, Italian, Portuguese
    "n'est plus",
    "ya no",
    "non è più",
    "não está mais",
)
