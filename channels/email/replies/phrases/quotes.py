"""What mail programs write above and around what they quote; in small letters."""

from channels.email.words import any_of, either

# «…, Иван пишет:», "On …, Ivan wrote:"
WROTE = any_of(
    r"wrote",
    r"writes",
    # Several languages
    r"^(?:quoting|zitat von|цитирую|citeren|cytowanie|citando|citerar|citerer)(?= [^@]{1,100}@)",
    # Russian
    r"пишет",
    r"пишут",
    r"(?:на)?писал(?:\(а\)|а|и)?",
    r"сообщил(?:\(а\)|а)?",
    # Ukrainian
    r"пише",
    r"писа[вл]а?",
    r"написа[вл]?(?:\(ла\)|а)?",
    # Belarusian
    r"піша",
    r"напісаў",
    r"напісала",
    # Kazakh
    r"(?:деп )?жазды",
    r"жазған",
    r"жазады",
    # German, Dutch
    r"schrieb(?:en)?",
    r"geschrieben",
    r"schreef",
    r"geschreven",
    # French
    r"(?:a )?[ée]crit",
    r"écrivit",
    # Spanish
    r"escribi[óo]",
    # Catalan
    r"ha escrit",
    r"escrigué",
    r"va escriure",
    # Italian
    r"(?:ha )?scritto",
    r"scrisse",
    # Portuguese
    r"escreveu",
    # Romanian
    r"a scris",
    # Polish, Czech, Slovak
    r"napisał(?:\(a\)|a)?",
    r"pisze",
    r"napsal(?:\(a\)|a)?",
    r"napísal(?:\(a\)|a)?",
    # Swedish, Danish, Norwegian
    r"skrev",
    # Finnish, Estonian
    r"kirjoitti",
    r"kirjutas",
    # Latvian, Lithuanian
    r"rakstīja",
    r"rašė",
    # Hungarian
    r"(?:ezt )?írta",
    # Bulgarian
    r"писа",
    r"написа",
    r"напиша",
    # Serbian
    r"написао(?:/ла)?",
    # Croatian
    r"napisao(?:/la)?",
    # Slovene
    r"napisal[ao]?",
    # Greek
    r"έγραψε",
    # Turkish, Azerbaijani, Uzbek
    r"yazdı",
    r"yazıb",
    r"yozdi",
    # Indonesian, Vietnamese
    r"menulis",
    r"đã viết",
)
# An introduction's verb only above lines with «>», beside a date
SAID = any_of(
    r"said",
    r"says",
    r"spake",
    r"replied",
    r"responded",
    r"answered",
    r"asked",
    r"commented",
    r"posted",
)
# Where somebody says that he answers: «ответы ниже»
ANSWERED_WITHIN = any_of(
    r"below",
    r"in-?line",
    r"within",
    r"(?:comment|answer)s? (?:in|with)",
    r"in the text",
    r"between the lines",
    # Russian
    r"ниже",
    r"по тексту",
    r"в тексте",
    r"внутри",
    # Ukrainian
    r"нижче",
    r"у тексті",
    # German, Dutch
    r"unten",
    r"im text",
    r"darunter",
    r"hieronder",
    # French, Spanish, Portuguese, Italian
    r"ci-dessous",
    r"dans le texte",
    r"abajo",
    r"en el texto",
    r"abaixo",
    r"no texto",
    r"sotto",
    r"nel testo",
    # Polish, Czech
    r"poniżej",
    r"w tekście",
    r"níže",
    r"v textu",
)
# Before the initials that mark his answers: «с АК»
MARKED_WITH = either(
    r"with",
    r"by",
    r"as",
    r"in",
    r"from",
    # Russian
    r"с",
    r"со",
    r"от",
    r"пометк\w{0,3}",
    r"знак\w{0,3}",
    # German, Dutch
    r"mit",
    r"als",
    r"met",
    # French, Spanish, Portuguese
    r"avec",
    r"con",
    r"com",
)
# «… wrote the following:»
FOLLOWING = any_of(
    r"following",
    # Russian
    r"следующее",
    # Ukrainian
    r"наступне",
    # German, Dutch
    r"folgendes",
    r"volgende",
    # French
    r"suit",
    # Spanish
    r"siguiente",
    # Catalan
    r"següent",
    # Italian
    r"segue",
    # Portuguese
    r"seguinte",
    # Romanian
    r"următoarele",
    # Polish, Czech
    r"następuje",
    r"následující",
    # Swedish, Danish, Norwegian
    r"följande",
    r"følgende",
    # Finnish, Estonian
    r"seuraavaa",
    r"järgmist",
    # Bulgarian
    r"следното",
    # Serbian
    r"следеће",
    # Croatian
    r"slijedeće",
    r"sljedeće",
    # Slovene
    r"naslednje",
)
WROTE_WITHOUT_BLANKS = either(
    # Georgian, Armenian
    r"დაწერა",
    r"գրեց",
    # Hebrew, Arabic, Persian
    r"כתב",
    r"كتب",
    r"كتابة",
    r"نوشت",
    # Thai
    r"เขียนว่า",
    # Chinese
    r"[写寫]道",
    # Japanese
    r"のメール",
    r"書きました",
    # Korean
    r"작성",
    r"쓴 글",
)
# -----Original Message-----
ORIGINAL = any_of(
    r"original(?: message(?: text)?| mail| appointment| meeting)?",
    r"repl(?:y|ied) message",
    r"reply separator",
    r"(?:previous|quoted) (?:message|mail|text)",
    r"(?:start|begin(?:ning)?)(?: of)?(?: the)? original (?:message|mail)",
    r"previous (?:messages|correspondence)",
    # Russian
    r"(?:предыдущее|цитируемое) (?:сообщение|письмо)",
    r"предыдущая переписка",
    r"предыдущие сообщения",
    r"текст исходного (?:сообщения|письма)",
    r"исходн(?:ое (?:сообщение|письмо)|ый текст (?:сообщения|письма))",
    r"оригинал (?:письма|сообщения)",
    r"(?:оригинальн|ответн)ое сообщение",
    # Ukrainian
    r"(?:вихідне|оригінальне|початкове) повідомлення",
    # Belarusian
    r"(?:зыходнае|арыгінальнае) паведамленне",
    # Kazakh
    r"(?:бастапқы|түпнұсқа) хабар(?:лама)?",
    # Kyrgyz
    r"түпнуска кат",
    # Tatar
    r"башлангыч хат",
    # Tajik
    r"паёми аслӣ",
    # Mongolian
    r"эх зурвас",
    # German, Dutch
    r"ursprüngliche nachricht",
    r"original-?nachricht",
    r"oorspronkelijk bericht",
    r"origineel bericht",
    # French
    r"message d['’]origine",
    r"message original",
    # Spanish
    r"mensaje original",
    # Catalan
    r"missatge original",
    # Galician
    r"mensaxe orixinal",
    # Italian
    r"messaggio originale",
    # Portuguese
    r"mensagem original",
    # Romanian
    r"mesaj(?:ul)? (?:original|inițial)",
    # Polish, Czech, Slovak
    r"wiadomość oryginalna",
    r"oryginalna wiadomość",
    r"původní (?:zpráva|e-mail)",
    r"pôvodná správa",
    # Swedish, Danish, Norwegian, Icelandic
    r"originalmeddelande",
    r"ursprungligt meddelande",
    r"oprindelig meddelelse",
    r"opprinnelig melding",
    r"upprunalegur póstur",
    # Finnish, Estonian
    r"alkuperäinen viesti",
    r"algne kiri",
    r"algne sõnum",
    # Latvian, Lithuanian
    r"sākotnējais ziņojums",
    r"pradinis laiškas",
    r"originalus laiškas",
    r"pradinis pranešimas",
    # Hungarian
    r"eredeti üzenet",
    # Bulgarian
    r"оригинално (?:съобщение|писмо)",
    # Serbian
    r"оригинална порука",
    r"изворна пор[уа]ка",
    # Croatian
    r"originalna poruka",
    r"izvorna poruka",
    # Slovene
    r"izvirno sporočilo",
    # Greek, Albanian, Basque
    r"αρχικό μήνυμα",
    r"mesazhi origjinal",
    r"jatorrizko mezua",
    # Turkish, Uzbek
    r"özgün (?:ileti|mesaj)",
    r"orijinal (?:ileti|mesaj)",
    r"asl xabar",
    r"асл хабар",
    # Georgian, Armenian
    r"საწყისი შეტყობინება",
    r"սկզբնական հաղորդագրություն",
    # Hebrew, Arabic, Persian, Hindi
    r"הודעה מקורית",
    r"الرسالة الأصلية",
    r"پیام اصلی",
    r"मूल संदेश",
    # Indonesian
    r"pesan asli",
    # Malay
    r"mesej asal",
    # Filipino
    r"orihinal na mensahe",
    # Vietnamese
    r"thư gốc",
    r"tin nhắn gốc",
    # Thai
    r"ข้อความต้นฉบับ",
    # Chinese
    r"(?:回复的)?原(?:始)?邮件",
    r"原始郵件",
    # Japanese
    r"元のメッセージ",
    # Korean
    r"원본 ?(?:메시지|메일)",
)
# «Пишите ответ выше этой линии»
ANSWER = either(
    r"reply",
    r"write",
    r"type",
    r"respond",
    r"enter",
    r"answer",
    # Russian
    r"отве[тч]\w{0,5}",
    r"(?:пиши|напиши)(?:те)?",
    r"введите",
    # German
    r"antwort\w{0,4}",
    r"schreib\w{0,3}",
    # French, Spanish, Portuguese, Italian
    r"répon\w{1,4}",
    r"escrib\w{1,3}",
    r"respond\w{1,4}",
    r"rispond\w{1,4}",
)
ABOVE_THIS_LINE = any_of(
    r"(?:above|below) this (?:line|text)",
    # Russian
    r"(?:над|выше|ниже|из-под) (?:этой |этого )?(?:строк|черт|лини|текст)",
    # Ukrainian
    r"вище цієї (?:лін|рис)",
    r"(?:над|вище) (?:цією ліні|цим рядк|цього рядк)",
    # German, Dutch
    r"(?:über|oberhalb) dieser (?:linie|zeile)",
    r"boven deze (?:regel|lijn)",
    # French, Spanish, Italian, Portuguese, Romanian
    r"au[- ]dessus de cette ligne",
    r"encima de esta l[ií]nea",
    r"sopra questa (?:riga|linea)",
    r"acima d(?:est|ess)a linha",
    r"deasupra acestei linii",
    # Polish, Czech, Slovak
    r"(?:powyżej|nad) t(?:ej lini|ą lini)",
    r"nad (?:tuto linku|tímto řádkem|tento riadok)",
    # Swedish, Danish, Norwegian
    r"ovanför den(?:na| här) (?:raden|linjen?)",
    r"over denne linjen?",
    # Finnish
    r"tämän (?:rivin|viivan) yläpuol",
    # Turkish
    r"bu satırın üst",
    # Chinese
    r"此行(?:以上|上方|之上)",
    # Japanese
    r"この行より上",
    # Korean
    r"이 줄 위",
)
