"""What phones and programs put below a letter, «Отправлено с iPhone»; in small letters."""

from channels.email.words import any_of, either

_GET = (
    # English, Dutch
    r"download(?:en)?",
    # German, Dutch
    r"hol dir",
    r"beziehen sie",
    r"holen sie sich",
    r"haal",
    # French
    r"obtenez",
    r"téléchargez",
    r"télécharger",
    # French, Catalan
    r"obtenir",
    # Spanish
    r"obtener",
    r"descargar?",
    # Spanish, Portuguese
    r"obten(?:ha|er)?",
    # Italian
    r"scarica",
    r"ottieni",
    # Portuguese
    r"obter o?",
    r"baix(?:ar|e) o?",
    # Polish, Czech, Slovak
    r"pobierz",
    r"stáhnout",
    r"získat",
    # Swedish, Danish, Norwegian
    r"hämta",
    r"få",
    r"hent",
    # Finnish
    r"hanki",
    # Hungarian
    r"letöltés",
    # Turkish
    r"indir",
)
SENT_FROM = any_of(
    r"(?:this (?:e-?mail|message) (?:was|has been) )?sent (?:securely )?(?:from|via|with|using|by) (?:my |the |a )?\S",
    r"connected by ",
    r"download yahoo mail",
    r"sent on (?:the (?:go|move)|my )",
    r"secured with ",
    r"powered by ",
    r"(?:this (?:e-?mail|message) was )?(?:typed|tapped|written|composed|dictated) (?:with|on|by|using|from) [^:]{2,60}$",
    r"dictated to siri",
    r"sender notified by ",
    r".{1,60}(?:[.!] sent from my \S{1,20}(?: \S{1,20}){0,2}$| reacted (?:via|with) gmail\W{0,3}(?:$|http))",
    (
        r"get (?:[\w ]{2,20} for (?:ios|android|mac|windows|iphone|ipad|mobile|desktop)"
        r"|(?:blue|canary|edison|proton|spike) ?mail)\W{0,4}(?:$|http)"
    ),
    r"yahoo mail:",
    r"(?:mobile: )?(?:please )?(?:excuse|pardon|forgive) (?:my |the |any )?(?:brevity|typos)",
    # Several languages
    r"outlook (?:для|for|pour|para|per|für|voor|dla) ",
    rf"{either(*_GET)}\b.{{0,30}}outlook",
    # Russian
    r"(?:(?:это )?(?:письмо|сообщение) (?:было )?)?отправлен+о (?:с|со|из|от|через|при помощи|посредством) ",
    r"отправлено (?:мобильн|на ходу)",
    r"(?:(?:простите|извините),? )?пишу с (?:телефона|мобильного)(?:, (?:возможны|простите за|извините за) \w{5,8})?[.!]?$",
    r"(?:отослано|по[сш]лано|прислано) (?:с|из) ",
    r"(?:(?:это )?(?:письмо|сообщение) )?(?:написано|набрано|создано|(?:на|про)диктовано) (?:с |в |на |голос)",
    r"(?:пожалуйста, )?(?:прошу прощения|простите|извините) за (?:возможные )?(?:краткость|опечатки|ошибки)",
    r"отправил[аи]? с ",
    r"с моего (?:iphone|ipad|айфона|телефона|смартфона)\W{0,3}$",
    r"mobile(?:пор)? яндекс",
    r"yandex\.mail",
    r".{0,6}(?:mail\.ru|mymail|яндекс[. ]?почт\w{0,3}) для (?:ios|android)\W{0,4}(?:$|http)",
    r"kaiten mail",
    # Russian, Ukrainian
    r"(?:скача|загрузи|получи|отрима|завантажи)(?:ть|йте|те|ти) (?:outlook |[a-z][a-z ]{1,20} для (?:ios|android)\W{0,3}(?:$|http))",
    # Ukrainian, Belarusian
    r"(?:надіслано|відправлено) (?:з|зі|із|через|за допомогою) ",
    r"адпраўлена (?:з|са|праз) ",
    # German, Dutch
    r"vo(?:n (?:meine[mr](?:/meiner)? .{0,40}|unterwegs )|m [a-z]{3,20} )gesendet",
    r"gesendet (?:von|mit|über|aus) ",
    r"(?:mobil|unterwegs) gesendet",
    r"diese (?:nachricht|(?:e-?)?mail) wurde (?:mobil|von mein)",
    r"(?:verzonden|verstuurd|gestuurd) (?:vanaf|met|vanuit|van|via) ",
    # French
    r"provenance ?: ",
    r"envoyé (?:de|depuis|à partir|avec|via) ",
    # Spanish, Portuguese
    r"enviado (?:desde|do|de|a partir|con|com|via|pelo) ",
    # Catalan
    r"enviat (?:des|amb)",
    # Italian
    r"inviato (?:(?:da|dal|con) |dall')",
    # Romanian
    r"trimis (?:de|din|cu) ",
    r"trimisă ",
    # Polish, Czech, Slovak
    r"wysłan[eoay] (?:z|ze|za pomocą|przy użyciu) ",
    r"odesláno (?:z|ze) ",
    r"odoslané (?:z|zo) ",
    # Swedish, Danish, Norwegian
    r"skickat (?:från|med) ",
    r"sendt (?:fra|med|via) ",
    # Finnish, Estonian
    r"lähetetty ",
    r"saadetud ",
    # Latvian, Lithuanian
    r"nosūtīts no ",
    r"išsiųsta ",
    # Hungarian
    r"(?:el)?küldve ",
    r".{0,40}küldve\.?\s{0,3}$",
    # Bulgarian, Serbian, Croatian, Slovene
    r"изпратено (?:от|с|чрез) ",
    r"послато са ",
    r"poslano (?:z|s|iz|sa) ",
    # Greek
    r"(?:ε?στάλθηκε|εστάλη) από ",
    # Turkish, Kazakh
    r"(?:android|ios) için outlook",
    r".{0,40}(?:gönderildi|gönderilmiştir|жіберілді|жіберілген)\.?\s{0,3}$",
    # Georgian
    r"გამოგზავნილია ",
    # Hebrew, Arabic, Persian
    r"נשלח מ",
    r"أ?ُ?رسلت? من",
    r"تم الإرسال من",
    r"ارسال شده از",
    # Indonesian, Vietnamese, Thai
    r"dikirim dari ",
    r"(?:đã |được )?gửi từ ",
    r"ส่งจาก",
    # Chinese
    r"发自",
    r"[來来]自我的",
    r"[从從].{1,20}(?:发送|傳送|寄出)",
    # Japanese
    r".{1,20}から送信",
    # Korean
    r".{1,20}에서 (?:보냄|전송|보낸|보냈)",
)
DEVICES = any_of(
    r"phon",
    r"ipad",
    r"ipod",
    r"\bios\b",
    r"mac\b",
    r"apple",
    r"android",
    r"samsun",
    r"galaxy",
    r"xiaomi",
    r"redmi",
    r"poco",
    r"\bmi\b",
    r"huawei",
    r"honor",
    r"nokia",
    r"lumia",
    r"blackberry",
    r"pixel",
    r"oneplus",
    r"realme",
    r"oppo",
    r"vivo",
    r"sony",
    r"xperia",
    r"htc",
    r"lg\b",
    r"meizu",
    r"tecno",
    r"infinix",
    r"itel",
    r"zte\b",
    r"doogee",
    r"blackview",
    r"hisense",
    r"alcatel",
    r"lenovo",
    r"asus",
    r"fairphone",
    r"moto(?:rola)?\b",
    r"windows",
    r"tablet",
    r"thumb",
    r"computer",
    r"laptop",
    r"ukr\.net",
    r"device",
    r"wireless",
    r"mail",
    r"siri",
    r"bitrix",
    r"crm\b",
    r"\bvoice",
    r"speech",
    r"outlook",
    r"mailspring",
    r"canary",
    r"missive",
    r"newton",
    r"airmail",
    r"rupost",
    r"communigate",
    r"мойофис",
    r"mailion",
    r"zimbra",
    r"thunderbird",
    r"yandex",
    r"rambler",
    r"yahoo",
    r"aol",
    r"proton",
    r"spark",
    r"aqua",
    r"k-9",
    r"em client",
    r"zoho",
    r"superhuman",
    r"tuta",
    r"hey\b",
    r"brevity",
    r"typos",
    r"spelling",
    r"auto-?corr",
    # Russian
    r"айфон",
    r"андроид",
    r"т[еэ]леф",
    r"смарт",
    r"планшет",
    r"моб",
    r"компьютер",
    r"\bпк\b",
    r"ноутбук",
    r"портатив",
    r"устройств",
    r"систем",
    r"почт",
    r"органайзер",
    r"битрикс",
    r"голос",
    r"яндекс",
    r"рамблер",
    r"краткость",
    # Ukrainian
    r"пристро",
    r"пошт",
    # German, Swedish, Czech, Dutch
    r"unterwegs",
    r"handy",
    r"mobil",
    r"mobiel",
    # French
    r"appareil",
    # Spanish
    r"móvil",
    r"movil",
    # Spanish, Italian, Polish
    r"telef",
    # Spanish, Portuguese
    r"celular",
    r"telem",
    # Italian
    r"cellulare",
    # Polish, Czech
    r"komórk",
    r"poczt",
    r"zařízení",
    # Finnish
    r"puhelim",
    # Hungarian
    r"készülék",
    # Greek
    r"κινητ",
    r"συσκευ",
    # Turkish
    r"cihaz",
    # Chinese
    r"华为",
    r"小米",
    r"手机",
    r"手機",
    r"邮箱",
)
_CARRIERS = (
    r"dhl",
    r"ups",
    r"usps",
    r"fedex",
    r"dpd",
    r"tnt",
    r"gls",
    r"evri",
    r"hermes",
    r"royal mail",
    r"(?:deutsche|la|an|by|swiss) poste?(?! mail)",
    r"colissimo",
    r"correos",
    r"inpost",
)
_OF_PARCELS = (
    r"cdek",
    r"boxberry",
    r"track",
    r"courier",
    r"parcel",
    r"package",
    # Russian
    r"сд[эе]к",
    r"пэк",
    r"курьер",
    r"почт\w{1,3} росси",
    r"трек",
    r"накладн",
    r"посылк",
    # German
    r"sendungs",
)
# A parcel, not a letter, «отправлено через СДЭК, накладная 1456789012»
CARRIED = any_of(
    rf"\b{either(*_CARRIERS)}\b",
    rf"\b{either(*_OF_PARCELS)}",
    r"\b\d{8,}\b",
    # Russian
    r"\bс (?:почты|склада)(?:,| \d)",
)
