"""That a request was registered, in words that nobody says but a desk's program; in small letters."""

from channels.email.words import either

TAKEN = (
    r"received",
    r"registered",
    r"created",
    r"accepted",
    r"logged",
    r"opened",
)
TAKEN_RUSSIAN = (
    # Russian
    r"принят",
    r"получен",
    r"зарегистрирован",
    r"создан",
    # Ukrainian
    r"прийнят",
    r"отриман",
    r"зареєстрован",
    r"створен",
    # Belarusian
    r"зарэгістраван",
    r"атрыман",
    r"прынят",
)
_REQUESTS = (
    # Russian
    r"обращени",
    r"заявк",
    r"запрос",
    r"тикет",
    # Ukrainian, Belarusian
    r"запит",
    r"звернен",
    r"зварот",
    r"запыт",
)
REQUEST = rf"{either(*_REQUESTS)}\w{{0,2}}"
# «…, but nobody answers»: what a person says of it.
_BUTS = (
    # Russian
    r"но",
    r"а",
    # Ukrainian
    r"але",
    # German, Dutch
    r"aber",
    r"maar",
    # French, Spanish, Italian, Portuguese, Romanian
    r"mais",
    r"pero",
    r"ma",
    r"mas",
    r"dar",
    # Polish, Czech
    r"ale",
    # Swedish, Danish, Norwegian
    r"men",
    # Finnish
    r"mutta",
    # Croatian
    r"ali",
    # Greek
    r"αλλά",
)
BUT = rf"[^.!\n]{{0,60}}(?:(?:, {either(*_BUTS)}|,? but) |但|可是|けれど|지만)"
# Words that nobody else says, at the beginning of a sentence.
REGISTERED = (
    r"an? (?:new |support )?(?:ticket|case) has (?:now )?been (?:opened|created) for you",
    (
        r"(?:your (?:support )?(?:(?:appointment )?request|ticket|case|inquiry|enquiry|incident|complaint|query|application)"
        r"|a request for support)"
        rf"(?: \"[^\"\n]{{1,80}}\")?(?: [#№(]{{0,2}}[\w-]{{1,20}}\)?)? (?:has been|was|is) {either(*TAKEN)}"
    ),
    # Russian
    (
        rf"ваш\w{{0,3}} {REQUEST}(?: [№#(]? ?[\w-]{{1,20}}\)?)?(?: от \d\d\.\d\d\.\d{{2,4}})? "
        rf"(?:поступило (?:в \w{{2,20}} )?и )?{either(*TAKEN_RUSSIAN)}"
    ),
    r"ваше (?:письмо|сообщение) (?:зарегистрирован|(?:принят|получен)(?=о и будет (?:обработ|рассмотр)))",
    rf"(?:по|на) ваш\w{{1,4}} \w{{4,12}} {either(*TAKEN_RUSSIAN)}\w{{0,2}} (?:{REQUEST}|инцидент)(?: [a-z-]{{0,5}}\d[\w-]{{0,20}})?",
    r"(?:и )?(?:ему|ей|(?:ваше\w{1,2} )?(?:обращению|заявке|запросу|тикету)) присвоен номер",
)
# What may stand behind them.
REGISTERED_THEN = (
    r"[.!\n]",
    r"$",
    r" [№#\d]",
    r" and ",
    r" with ",
    r" for ",
    # Russian
    r" и ",
    r" за ",
    r" в (?:работу|обработку)",
    r" к рассмотр",
    # Russian, Ukrainian
    r",? (?:ему|ей|йому|їй|номер)",
    # Russian, Ukrainian, Belarusian
    r" (?:під|пад|под) (?:н[оу]м|№)",
)
# Words without one of which nobody registered anything: people say «your» in every third letter.
HINTS = (*TAKEN, *TAKEN_RUSSIAN, "присвоен")
# What the desk registered, and that it did.
_YOURS = (
    # Kazakh
    r"өтініші[ңм]із",
    # German, Dutch
    r"ihre? (?:anfrage|anliegen|nachricht|meldung|ticket)",
    r"uw (?:aanvraag|bericht|melding|ticket|vraag)",
    # French, Spanish, Italian, Portuguese, Romanian
    r"votre (?:demande|requête|message|ticket)",
    r"[st]u (?:solicitud|consulta|petición|caso|ticket)",
    r"(?:sua|tua|vostra) (?:richiesta|segnalazione)",
    r"(?:seu|sua) (?:chamado|solicitação|protocolo)",
    r"solicitarea (?:dvs\.|dumneavoastră|ta)",
    # Polish, Czech
    r"(?:twoje|państwa|pan[ai]) (?:zgłoszenie|zapytanie)",
    r"v[aá]š (?:požadavek|dotaz|ticket)",
    # Swedish, Danish, Norwegian
    r"ditt ärende",
    r"din (?:förfrågan|henvendelse|sak)",
    # Finnish
    r"yhteydenottosi",
    r"(?:tuki|palvelu)pyyntösi",
    # Hungarian
    r"(?:megkeresésé|bejelentésé)t",
    # Bulgarian, Croatian, Serbian
    r"ваш(?:ата заявка|ето запитване)",
    r"vaš (?:upit|zahtjev|zahtev)",
    # Greek
    r"(?:αίτη|ερώτη)μά σας",
    # Turkish
    r"talebiniz",
    # Hebrew
    r"פנייתך",
    # Indonesian, Vietnamese
    r"(?:permintaan|tiket) anda",
    r"yêu cầu của (?:bạn|quý khách)",
    # Chinese
    r"您的(?:[工請请求申咨諮問问][单單求请請询詢题題])",
    # Korean
    r"고객님의 (?:문의|요청)가",
)
_TAKEN_ABROAD = (
    # Several languages
    r"registr(?:ier|ad|at|er)",
    # Kazakh
    r"тіркел",
    # German, Dutch
    r"erfasst",
    r"angelegt",
    r"geregistreerd",
    # French, Italian, Portuguese, Romanian
    r"enregistré",
    r"pris[e]? en compte",
    r"pres[ao] in carico",
    r"abert[ao]",
    r"înregistrat",
    # Polish, Czech
    r"zarejestrowan",
    r"przyjęt",
    r"zaregistrován",
    r"zaevidován",
    # Finnish
    r"vastaanotettu",
    r"kirjattu",
    # Hungarian
    r"rögzített",
    r"iktatt",
    # Bulgarian, Croatian
    r"регистриран",
    r"zaprimljen",
    # Greek
    r"καταχωρ",
    # Turkish
    r"kaydedil",
    r"oluşturul",
    r"alınmış",
    # Hebrew
    r"התקבלה",
    r"נקלטה",
    r"נרשמה",
    # Indonesian, Vietnamese
    r"(?:kami|telah) (?:di)?terima",
    r"tercatat",
    r"tiếp nhận",
    r"ghi nhận",
    # Chinese
    r"已(?:受理|登[记記]|[创創]建|提交|收到)",
    # Korean
    r"(?:접수|등록)되(?!었다)",
)
REGISTERED_ABROAD = rf"\b{either(*_YOURS)}[^.!?\n]{{0,50}}{either(*_TAKEN_ABROAD)}(?!{BUT})"
