"""What closes letters above a name; in small letters."""

from channels.email.words import any_of, either

# A name may follow in the same line: «С уважением, Анна».
CLOSINGS = any_of(
    r"(?:with )?(?:(?:(?:many )?thanks|thank you) (?:and|&) )?(?:(?:best|kind|kindest|warm|warmest|many) )?(?:re?ga?r?ds|wishes)",
    r"cordially",
    r"gratefully",
    r"with (?:appreciation|gratitude|thanks)",
    r"with love,",
    r"(?:very|most) truly",
    r"(?:all |lots of )?(?:my )?love,",
    r"kr,",
    r"vbr,",
    r"b\.? ?re?ga?r?ds",
    r"sincerely(?: yours)?",
    r"yours (?:sincerely|faithfully|truly)",
    r"respectfully",
    r"best,",
    r"br,",
    r"rgds",
    # Russian
    r"[cс]\s{1,3}(?:[а-яё]{4,12}[иы]м )?ув[аож]{0,4}ен\w{0,3}м",
    r"с ув(?:аж)?\.?",
    r"с (?:[а-яё]{4,12}ой )?(?:благодарностью|признательностью)",
    r"уважающ(?:ий|ая|ие) вас",
    r"с (?:самыми )?(?:(?:наи|най)?лучшими|добрыми|т[её]плыми|искренними|сердечными) пожеланиями",
    r"подпись:?\s[а-яё-]{2,30} [а-яё]\.",
    r"наилучшие пожелания",
    r"с почтением",
    r"исп(?:олнитель|\.):?\s(?:.{3,60}?\bтел|[а-яё-]{2,30} [а-яё]\.)",
    r"искренне ваш[аи]?",
    r"с надеждой на",
    r"с теплом",
    r"с (?:дружеским |сердечным |т[её]плым )?приветом",
    r"(?:крепко )?(?:обнимаю|целую)",
    r"s uva(?:zh|j|ž)\w{0,8}",
    # Ukrainian
    r"[зі]з? (?:глибокою )?повагою",
    r"з пов\.",
    r"з най[а-яіїє]{4,10}ими побажаннями",
    r"щиро ваш[аі]?",
    # Belarusian
    r"з павагай",
    r"з удзячнасцю",
    r"з найлепшымі пажаданнямі",
    # Kazakh
    r"(?:сізге )?құрметпен(?:ен)?",
    r"ізгі ниетпен",
    # Kyrgyz
    r"урматтоо менен",
    # Tatar
    r"хөрмәт белән",
    # German
    r"mit freundlichen? gr(?:ü|ue)(?:ß|ss)en",
    r"(?:freundliche|viele|beste|liebe|herzliche|schöne) gr(?:ü|ue)(?:ß|ss)e",
    r"mfg",
    r"m\.f\.g\.",
    r"gez\.",
    r"i\. ?[av]\.",
    r"ppa\.",
    r"(?:einen )?schön(?:en tag|es wochenende|en abend)(?: noch)?",
    r"schöne[nr]? gru(?:ß|ss)",
    r"mit (?:besten|lieben|vielen|schönen|herzlichen|freundlichem) gr(?:u|ü)(?:ß|ss)(?:en)?",
    r"hochachtungsvoll",
    r"mit vorzüglicher hochachtung",
    r"herzlichst",
    r"mit besten empfehlungen",
    r"es grüßt (?:sie|euch|dich)",
    # Dutch
    r"(?:met )?(?:vriendelijke|hartelijke) groet(?:en)?",
    r"groeten",
    r"groetjes",
    r"met groet",
    r"mvg",
    r"m\.v\.g\.",
    # French
    r"(?:bien )?cordialement",
    r"cr?dlt",
    r"bien à (?:vous|toi)",
    r"amicalement",
    r"respectueusement",
    r"sincères? salutations",
    r"meilleures salutations",
    r"salutations(?: distinguées)?",
    # Spanish
    r"(?:un )?(?:cordial )?saludos?(?: cordial(?:es)?)?",
    r"un abrazo",
    r"atentamente",
    r"atte\.",
    # Spanish, Italian, Portuguese
    r"cordialmente",
    # Italian
    r"cordiali saluti",
    r"distinti saluti",
    r"un (?:cordiale )?saluto",
    # Portuguese
    r"atenciosamente",
    r"(?:com os )?(?:melhores |os meus )?cumprimentos",
    r"abraços?",
    # Romanian
    r"cu stimă",
    r"cu respect",
    r"cu drag",
    r"toate cele bune",
    # Polish
    r"(?:z )?poważaniem",
    r"(?:serdecznie )?pozdrawiam",
    r"pozdrowienia",
    r"z pozdrowieniami",
    r"z (?:wyrazami \w{5,10}|szacunkiem)",
    r"łączę (?:pozdrowienia|wyrazy szacunku)",
    # Czech
    r"s (?:přátelským )?pozdravem",
    # Czech, Slovak
    r"s úctou",
    # Slovak
    r"s pozdravom",
    # Swedish
    r"(?:med )?vänliga? hälsning(?:ar)?",
    r"hälsningar",
    r"vänligen",
    # Swedish, Danish, Norwegian
    r"mvh",
    # Danish
    r"(?:de )?bedste hilsner",
    r"venligst",
    # Danish, Norwegian
    r"(?:med )?(?:venlig|vennlig|beste) hilsen",
    r"mange hilsner",
    # Finnish, Estonian
    r"ystävällisin terveisin",
    r"ystävällisesti",
    r"(?:parhain )?terveisin",
    r"lugupidamisega",
    r"parimate soovidega",
    # Latvian, Lithuanian
    r"ar cieņu",
    r"pagarbiai",
    # Hungarian
    r"üdvözlettel",
    r"tisztelettel",
    # Bulgarian
    r"с уважение",
    r"с най-добри пожелания",
    r"поздрави",
    # Serbian
    r"с поштовањем",
    r"с поздравом",
    # Croatian
    r"s poštovanjem",
    # Croatian, Slovene
    r"(?:s|sa|lep|lijep|srdačan) pozdrav(?:em|om)?",
    # Greek
    r"με εκτίμηση",
    r"(?:με )?(?:φιλικούς |θερμούς )?χαιρετισμούς",
    r"φιλικά",
    # Turkish, Azerbaijani, Uzbek
    r"i\u0307?yi (?:çalışmalar|günler)",
    r"saygılar(?:ımla|ımızla)?",
    r"sevgiler",
    r"hörmətlə",
    r"hurmat bilan",
    # Georgian, Armenian
    r"პატივისცემით",
    r"հարգանքով",
    # Hebrew, Arabic, Hindi
    r"בברכה",
    r"(?:مع )?(?:أطيب |خالص )?(?:ال)?تحيات\w{0,3}",
    r"مع التحية",
    r"सादर",
    # Indonesian, Vietnamese
    r"salam hormat",
    r"hormat (?:kami|saya)",
    r"trân trọng",
    # Chinese
    r"此致",
    r"祝好",
    r"顺颂商祺",
    # Japanese
    r"敬具",
)
_WORDS = (
    r"cheers",
    r"xoxo",
    r"hugs",
    r"b\.?r\.?",
    r"wkr",
    r"atb",
    r"ttyl",
    r"all the best",
    r"take care",
    # Several languages
    (
        r"(?:ваш[аи]?|your|благодарн\w\w|(?:не)?довольн\w\w|возмущ[её]нн\w\w|постоянн\w\w)(?: \w{3,20})? "
        r"(?:покупател\w{1,5}|клиент\w{0,3}|customer|client)"
    ),
    # Russian
    r"с наилучшими",
    r"всего (?:вам )?(?:самого )?(?:доброго|хорошего|наилучшего|лучшего)",
    r"хорошего (?:вам )?(?:дня|вечера)",
    # Ukrainian, Belarusian
    r"всього (?:найкращого|доброго)",
    r"гарного дня",
    r"усяго добрага",
    # German, Dutch
    r"vg",
    r"gru(?:ß|ss)",
    r"[lv]g",
    r"(?:vr\.? ?)?gr\.",
    # French, Italian
    r"slts",
    r"bises",
    r"ciao",
    # Polish
    r"pzdr",
    # Swedish, Danish, Norwegian
    r"hälsn",
    r"vh",
    r"hilsen",
    # Finnish
    r"terv\.?",
    r"yst\.? ?terv\.?",
    # Hungarian
    r"kh",
    # Croatian, Slovene
    r"lp",
)
# These are words like others, too: they close a letter where they fill a line below other words, at most with a name.
CLOSING_WORDS = any_of(
    rf"{either(*_WORDS)}[,.!]?/{{0,2}}(?P<named>(?:(?: |(?<=/))[^\W\d_]{{1,15}}\.?){{0,2}})",
    r"warmly",
    r"yours(?: etc\.?)?",
    r"best",
    r"until (?:then|soon)",
    r"stay safe",
    r"happy (?:holidays|new year|easter)",
    r"merry christmas",
    # German, Dutch
    r"gr(?:u|ü)(?:ß|ss)e?",
    r"groet",
    # Italian
    r"cordialità",
    r"saluti",
    # Czech
    r"(?:přeji |přejeme )?(?:pěkný|hezký) (?:den|víkend)",
    # Danish, Norwegian
    r"vh",
    r"hilsen",
    # Finnish
    r"terv",
    # Hungarian
    r"kh",
    r"üdv",
    # Korean
    r"[가-힣 ]{2,12} (?:드림|올림)",
)
# What leads to a closing in the same line: «In attesa di riscontro, cordiali saluti»
EXPECTING = any_of(
    # Russian
    r"в ожидании (?:вашего |скорого )?ответа",
    # German
    r"in erwartung ihrer (?:baldigen )?antwort",
    # French, Spanish, Italian, Portuguese
    r"dans l'attente de (?:votre|vos|une) (?:réponse|retour|nouvelles)",
    r"(?:quedo |quedamos )?(?:en|a la) espera de su (?:pronta )?respuesta",
    r"in attesa di (?:\w{2,8} ){0,2}(?:riscontro|risposta|cenno|notizie)",
    r"(?:no aguardo|à espera) de (?:uma |sua )?(?:breve )?resposta",
    # Polish
    r"w oczekiwaniu na (?:szybką )?odpowiedź",
)
# In a sentence of its own, last: «Je vous prie d'agréer, Madame, mes salutations distinguées.»
FORMAL = either(
    # German
    r"verbleiben? (?:ich|wir)",
    # French
    r"d'agréer",
    r"veuillez (?:agréer|recevoir|croire)",
    r"prie de (?:croire|recevoir|trouver)",
    r"sentiments (?:distingués|respectueux|les meilleurs|dévoués|cordiaux)",
    r"salutations distinguées",
    # Spanish
    r"sin otro particular",
    r"reciban? un ",
    r"les? saluda atentamente",
    # Italian
    r"distinti saluti",
    # Portuguese
    r"subscrev[oe]",
)
AND = r"and|&|y|e|et|und|en|og|och|i|a|ja|и|й|та"
# How what is behind a closing's words goes with them: «к Вам», "from all of us"
BELONGS = r"to|from|for|aus|für|à|para|к|ко|за|до|од|z|od"
# Who signs a letter, behind its closing
SIGNERS = either(
    r"team",
    r"family",
    r"staff",
    # Russian
    r"коллектив",
    r"администраци",
    r"семья",
    r"команд",
    r"жильц",
    r"жител",
    r"сосед",
    r"родител",
    r"сотрудник",
    # Ukrainian
    r"колектив",
    r"родин",
    r"мешканц",
    # French, Spanish
    r"équipe",
    r"equipo",
)
