"""«Automatic reply» and «this is an automatic message», word by word."""

from channels.email.words import either

# «Automatic reply» in whatever language: a word of its own, or one behind or before the other.
_ALONE = (
    r"[ao]uto",
    # Russian
    r"авто(?:матты түр)?",
    # Belarusian, Tajik
    r"аўта",
    r"худкор",
    # Icelandic
    r"sjálfvirk",
    # Serbian, Slovene
    r"а[ву]том",
    r"samodejn",
    # Greek
    r"αυτόματ",
    # Turkish, Indonesian, Uzbek
    r"otomat",
    r"a[vw]to",
    # Georgian, Armenian
    r"ავტომატ",
    r"ավտոմատ",
    # Hebrew, Arabic, Persian, Hindi, Bengali
    r"אוטומטי",
    r"تلقائي",
    r"خودکار",
    r"स्वचालित",
    r"স্বয়ংক্রিয়",
    # Vietnamese, Thai
    r"tự động",
    r"อัตโนมัติ",
    # Chinese, Japanese
    r"自[动動]",
    # Korean
    r"자동",
)
BY_ITSELF = rf"{either(*_ALONE)}[^\W\d_]{{0,12}}"
_REPLY = (
    r"reply",
    r"respon",
    # Russian
    r"ответ",
    # Ukrainian
    r"відпов",
    # Belarusian
    r"адказ",
    # Kazakh
    r"жауап",
    # Kyrgyz
    r"жооп",
    # Tajik
    r"[ҷҗ]ав[ао][пб]",
    # Mongolian
    r"хариу",
    # German, Dutch
    r"abwesenheit",
    r"rückantwort",
    r"antwo",
    # French
    r"répon",
    # Spanish
    r"respuest",
    # Italian
    r"rispost",
    r"rispondi",
    # Portuguese
    r"respost",
    # Romanian
    r"răspuns",
    # Polish, Czech, Slovak
    r"odpow",
    r"odpov",
    # Swedish, Danish, Norwegian
    r"svar",
    # Finnish, Estonian
    r"vastau",
    r"vastus",
    # Latvian, Lithuanian
    r"atbild",
    r"atsakym",
    # Hungarian
    r"válasz",
    # Bulgarian, Macedonian, Serbian, Croatian, Slovene
    r"отговор",
    r"одговор",
    r"odgovor",
    # Greek, Albanian, Basque
    r"απάντηση",
    r"përgjigj",
    r"erantzun",
    # Turkish, Azerbaijani, Uzbek, Turkmen
    r"yanıt",
    r"cavab",
    r"javob",
    r"jogap",
    # Georgian, Armenian
    r"პასუხ",
    r"պատասխան",
    # Hebrew
    r"תגובה",
    r"תשובה",
    r"מענה",
    # Arabic
    r"رد",
    # Arabic, Persian
    r"جواب",
    # Persian
    r"پاسخ",
    # Hindi
    r"उत्तर",
    # Bengali
    r"উত্তর",
    # Indonesian, Vietnamese, Thai
    r"jawa[bp]",
    r"balas",
    r"trả lời",
    r"ตอบกลับ",
)
_REPLY_ASIA = (
    # Chinese
    r"[回答][复覆]",
    # Japanese
    r"応答",
    r"返信",
    # Korean
    r"회신",
    r"응답",
)
ANSWER = rf"(?:{either(*_REPLY)}[^\W\d_]{{0,20}}|{either(*_REPLY_ASIA)}(?:メール|邮件|郵件|메일)?)"
_NOTES = (
    r"message",
    r"e-?mail",
    r"confirmation",
    r"acknowledge?ment",
    r"notification",
    # Russian
    r"сообщение",
    r"уведомление",
    r"письмо",
    r"подтверждение(?: получения)?",
    # Ukrainian
    r"повідомлення",
    r"лист",
    # Belarusian
    r"паведамленне",
    r"ліст",
    # Kazakh
    r"хабарлама",
    r"хат",
    # German, Dutch
    r"eingangsbestätigung",
    r"nachricht",
    r"bericht",
    # French
    r"accusé de réception",
    # Spanish
    r"acuse de recibo",
    r"mensaje",
    # Italian
    r"conferma di ricezione",
    r"messaggio",
    # Portuguese
    r"mensagem",
    # Polish, Czech
    r"wiadomość",
    r"zpráva",
    # Swedish, Danish, Norwegian
    r"meddelande",
    r"besked",
    r"melding",
    # Finnish
    r"viesti",
    # Hungarian
    r"üzenet",
    # Turkish
    r"mesaj",
)
NOTE = either(*_NOTES)
SAID = f"(?:{ANSWER}|{NOTE})"
