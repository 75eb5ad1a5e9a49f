"""How letters end above a name: closings, wishes and goodbyes; in small letters."""

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
# What letters of a language are closed with, behind at most three words: «Viele liebe Grüße»
GREETINGS = any_of(
    # Russian
    r"приветом",
    # German, Dutch
    r"gr(?:ü|ue|u)(?:ß|ss)(?:en|e)?(?: aus \w{2,30}(?: \w{2,30}){0,2})?",
    r"groet(?:en|jes)?",
    # French
    r"salutations",
    r"amitiés",
    r"cordialement",
    r"cdlt",
    r"cdt",
    r"sincèrement",
    # Spanish
    r"saludos?",
    r"slds",
    r"besos?",
    # Spanish, Portuguese
    r"abra[zç]os?",
    # Italian
    r"saluti?",
    # Portuguese
    r"beijos?",
    r"cumprimentos",
    # Polish, Czech
    r"pozdrowienia",
    r"serdeczności",
    r"pozdr\.?",
    # Swedish, Danish, Norwegian
    r"hälsning(?:ar)?",
    r"hilsner",
    r"hilsen",
    # Finnish, Estonian
    r"terveis(?:in|et)",
    r"tervitus\w{0,4}",
    r"tervitades",
    # Latvian
    r"sveicien\w{1,3}",
    # Hungarian
    r"üdv",
    # Bulgarian, Serbian, Croatian, Czech
    r"поздрав(?:и|ом)?",
    r"pozdrav\w{0,3}",
    # Greek
    r"χαιρετισμ\w{2,3}",
    # Turkish
    r"selamlar",
    r"saygılar\w{0,6}",
)
# What is wished at a letter's end, last or above a name. «Bom dia» and their like open letters, too, so they aren't here.
WISHES = any_of(
    r"(?:(?:warm|best|many) )?greetings(?: from [a-z ]{2,20})?",
    r"have an? [a-z]{3,12} (?:rest of (?:the|your) )?(?:day|evening|afternoon|week|weekend|one)",
    r"(?:talk|speak|see you) (?:then|soon)",
    r"enjoy (?:your|the)(?: rest of (?:your|the))? (?:day|evening|week|weekend)",
    # Russian
    (
        r"(?:желаю )?(?:вам )?(?:хорош|удачн|приятн|отличн|продуктивн|прекрасн|чудесн|замечательн|добр)\w{2,3} (?:вам )?"
        r"(?:дня|вечера|выходных|недели|праздников|настроения)(?:,? и (?:[а-яё]{4,14} )?"
        r"(?:дня|вечера|выходных|недели|настроения))?"
    ),
    r"всем (?:вам )?(?:добра|благ)",
    r"всех (?:вам )?благ",
    r"(?:мира|добра) (?:вам )?и (?:мира|добра)",
    r"берегите себя",
    r"береги себя",
    r"не болей(?:те)?",
    r"(?:желаю )?(?:вам )?(?:успехов|удачи)(?: вам)?",
    # Ukrainian, Belarusian
    r"слава україні",
    r"гарн\w{2,3} (?:вам )?(?:вечора|вихідних)",
    r"добрага (?:вам )?(?:дня|вечара)",
    r"усяго найлепшага",
    # German, Dutch
    r"(?:einen |ein )?schön\w{1,3} (?:tag|abend|feierabend|woche|wochenende)(?: noch)?",
    r"(?:es )?(?:freundlich )?grü(?:ß|ss)t(?: freundlich| herzlich)?",
    r"(?:een )?(?:fijne|prettige) (?:dag|avond)(?: verder)?",
    r"fijn weekend",
    # French
    r"(?:une )?(?:très )?(?:bonne|belle|excellente|agréable) (?:fin de )?(?:journée|soirée|semaine)(?: à (?:vous|tous|toi))?",
    # Spanish
    r"que (?:tenga|tengas|pase|pases) (?:un |una )?(?:buen|buena|feliz|lindo|linda) (?:día|tarde|semana|fin de semana)",
    r"(?:feliz|buen|excelente) (?:día|tarde|semana|fin de semana)",
    # Italian
    r"buon lavoro",
    r"buona (?:serata|giornata)",
    # Portuguese
    r"(?:tenha |tenham )?(?:um |uma )?(?:ótimo|ótima|excelente) (?:dia|semana|fim de semana)",
    # Romanian
    r"o (?:zi|seară) (?:bună|frumoasă)",
    r"numai bine",
    # Polish, Czech, Slovak
    r"miłego (?:dnia|weekendu|wieczoru)(?: życzę)?",
    r"mějte se (?:hezky|pěkně|krásně)",
    r"(?:s přáním |přeji |přejeme )?(?:hezk|pěkn|krásn)\w{1,3} (?:den|dne|víkend\w?|zbytek dne)",
    r"pekný (?:deň|víkend)",
    # Swedish, Danish, Norwegian
    r"allt gott",
    r"ha en (?:fortsatt )?(?:bra|fin|god|trevlig) (?:dag|kväll|kveld|helg|aften|uke)",
    r"(?:god|trevlig) (?:weekend|helg)",
    r"alt godt",
    # Finnish, Estonian
    r"hyvää (?:viikonloppua|päivänjatkoa|illanjatkoa)",
    r"kõike head",
    # Latvian, Lithuanian
    r"jauku dienu",
    r"geros (?:jums )?dienos",
    # Hungarian
    r"(?:további )?szép (?:napot|estét|hétvégét)",
    # Bulgarian
    r"хубав (?:ден|уикенд)",
    r"лек ден",
    r"приятен ден",
    # Serbian
    r"пријатан дан",
    # Croatian
    r"ugodan dan",
    # Slovene
    r"lep dan",
    # Greek
    r"καλή (?:συνέχεια|(?:σας )?η?μέρα)",
    # Turkish
    r"kolay gelsin",
    r"iyi (?:haftalar|akşamlar)",
)
# Said to somebody, or words like others: above a name or with one
GOODBYES = any_of(
    r"k\.?r",
    r"(?:(?:lots of|all my|much) )?love",
    r"all my best",
    r"until next time",
    r"god bless",
    r"signed",
    r"(?:ever|always|faithfully) yours",
    r"bestest",
    r"looking forward to (?:hearing from you|your reply)",
    r"wishing you an? [a-z ]{4,24}",
    r"bw",
    r"(?:very|all) best",
    r"best to you",
    r"hope (?:this|that|it) helps",
    # Russian
    r"до (?:связи|встречи|скорого)",
    r"будьте здоровы",
    r"ваш[аи]?",
    r"с пожелани(?:ем|ями) \w{4,12}(?: \w{1,12}){0,3}",
    r"с (?:любовью|наступающим\w?(?: [а-яё]{3,12}){0,2}|новым годом|праздник(?:ом|ами))",
    r"искренне",
    # Ukrainian
    r"до (?:зустрічі|зв'язку)",
    r"до побачення",
    r"всього найкращого",
    r"усього (?:доброго|найкращого)",
    r"бажаю (?:вам )?гарного \w{3,9}",
    r"з (?:вдячністю|любов'ю)",
    r"щиро",
    # Belarusian
    r"шчыра(?: ваш[аы]?)?",
    # Kazakh
    r"ілтипатпен",
    r"ізгі тілекпен",
    r"сау болыңыз(?:дар)?",
    # German
    r"bis (?:dann|bald|später)",
    r"servus",
    r"tschüss?",
    r"alles gute",
    # Dutch
    r"tot (?:dan|ziens|snel|gauw)",
    r"hoogachtend",
    # French
    r"[àa] (?:bientôt|plus(?: tard)?)",
    r"bonne (?:continuation|réception)",
    # Spanish
    r"hasta (?:pronto|luego)",
    # Italian
    r"a presto",
    r"pe curând",
    # Italian, Portuguese
    r"grat[oa]",
    # Portuguese
    r"até (?:breve|logo|já|mais)",
    r"att",
    r"abs",
    r"respeitosamente",
    # Polish, Czech
    r"uściski",
    r"zdravím?",
    r"děkuji a zdravím",
    # Swedish, Norwegian
    r"hälsar",
    r"vi ses",
    r"kram(?:ar)?",
    r"klem",
    # Finnish, Estonian
    r"nähdään",
    r"kunnioittavasti",
    r"parimat",
    # Hungarian
    r"köszönettel",
    # Bulgarian, Serbian
    r"на все добре",
    r"срдачно",
)
# The words that a line above a name may be made of, if it wishes or greets and tells nothing («Lots of love from all of us»), a language a
# row: one of the first must stand in it,
OF_WISHES = any_of(
    r"re?gards?|regs|rgds|wishes|love|luv|hugs?|kiss(?:es)?|x{2,6}|x?(?:xo)+x?|cheers|cheerio|ta|too+dles|sincer(?:ely|est)|truly|faithfully"
    r"|respectfully|gratefully|cordially|kindly|warmly|fondly|yours?|luck|bless|blessings|peace|greetings|later|soon|ttfn|ttyl|hth|namaste"
    r"|aloha|bye|goodbye|adios|solidarity|always|merry|nice|lovely|pleasant|(?:un)?happy|disappointed|loyal|b/r|w/",
    # Russian, Ukrainian, Kazakh, Bulgarian, Serbian, Greek
    r"пожелани\w{1,3}|уважени\w{1,2}|благодарностью|признательностью|привет(?:ом)?|целую|обнимаю|пока(?:-пока)?|чао|удачи|успехов|здоровья"
    r"|любовью|теплом|наилучши\w{1,2}|доброго|хорошего|приятного|отличного|прекрасного|удачного|позитива|чмоки|жму|храни|добром|поклоном"
    r"|бывайте|свидания",
    r"побажання\w{0,2}|повагою|гарного|успіхів|бувайте|цілую|обіймаю",
    r"сәлеммен",
    r"поздрави?|лека",
    r"поздрав(?:а|љам)|срдачно",
    r"αγάπη|φιλι(?:ά|κά)",
    # German, Dutch, the North
    r"gr(?:ü|ue|u)(?:ß|ss)(?:e|en)?|küsschen|bussi|mfg|liebe|umarmung|umarme|küsse?|freundlichst|start",
    r"groet(?:en|jes)?|liefs|kus(?:jes)?|hoogachting|knuffel|fijne|prettige",
    r"hils(?:en|ner)|hälsning(?:ar)?|kram(?:ar)?|klem(?:mer)?|knus|ønsker|ha|snakkes|kiittäen|halauksin|yt",
    # French, Spanish, Italian, Portuguese
    r"bise[st]?|bisous?|amitiés|salutations|cordialement|souhaite|journée|soirée",
    r"saludos?|abrazos?|besos?|cariño|cordialmente|feliz|buena?",
    r"salut[oi]?|abbracci?o?|baci|cordialità|buona?|ossequi",
    r"abraços?|beij(?:o|inho)s?|cumprimentos|boa|bom",
    # Polish, Czech, Hungarian
    r"pozdrow\w{3,5}|pozdrawiam|uściski|buziaki|ukłony|ściskam|trzymaj(?:cie)?",
    r"pozdrav\w{0,3}|měj(?:te)?|srdečně|poděkováním",
    r"puszi|ölel",
)
# and not these where nothing stands beside them: they may answer a question.
ANSWER_ALONE = either(
    r"later|soon|always|nice|lovely|pleasant|(?:un)?happy|disappointed|loyal|peace|kiss|luck|love",
    r"жму|добром|поклоном|доброго|хорошего|отличного|позитива|лека",
    r"liebe|start|fijne|ha",
    r"feliz|buena?|buona?|bo[am]",
)
BESIDE_WISHES = any_of(
    r"all|my|the|an?|very|many|much|muchly|so|most|lots|loads|of|from|for|to|with|in|and|n|w|you|ya|us|everyone|team|both|have|enjoy|be|keep"
    r"|stay|take|care|well|safe|warm(?:est)?|kind(?:est)?|best(?:est)?|big|great|good|wonderful|rest|ever|as|now|then|next|until|till|talk"
    r"|speak|chat|catch|god|new|year|season's|sunny|thanks?|thanking|thx|again|out|over|day|evening|week|weekend|christmas|easter|holidays?"
    r"|mon|tues|wednes|thurs|fri|satur|sun|(?:mon|tues|wednes|thurs|fri|satur|sun)day|loving|faithful|old|humble|obedient|customer|client"
    r"|brother|sister|friend|neighbou?r|son|daughter|cousin|gardening|reading|cooking|hunting",
    # Russian, Ukrainian, Bulgarian, Serbian, Greek
    r"с|со|и|в|во|на|к|до|вам|вас|тебя|тебе|всем|всех|всего|самого|самыми|лучшими|добрыми|т[её]плыми|дня|вечера|выходных|недели|настроения"
    r"|праздник\w{2}|работе|делах|благ|мира|добра|ваш[аи]?|тво[йяи]|больш(?:им|ой)|огромным|глубоким|искренним|низким|крепко|всё|руку|бог"
    r"|спасибо|благодарю",
    r"з|із|і|та",
    r"вечер|ден|пуно|лепо",
    r"με|πολλ(?:ή|ά)",
    # German, Dutch, the North
    r"mit|den|dem|der|die|und|in|aus|alles|gute|guten|besten|viele|vielen|lieben|freundliche[nr]?|herzliche[nr]?|sonnige|schöne[ns]?|tag"
    r"|abend|wochenende|woche|noch|ganz|dicke|hab|danke|dank|einen?|deine?|ihre?|euer",
    r"met|meeste|dikke|dag|nog|vriendelijke|hartelijke|veel|en|een|van",
    r"med|mange|varme|varma|gode|bedste|beste|vennlig|venlig|vänliga?|fra|från|kærlig|stora?|och|og|det|gott|bra|så|alle|vi",
    # French, Spanish, Italian, Portuguese
    r"bien|à|vous|toi|tous|je|mille|merci|très|bonne|belle|gros(?:ses)?|mes|meilleures|sincères|et|avec|une?",
    r"que|tenga[ns]?|tengan|día|tardes?|muchos|fuerte|cordial(?:es)?|gran|con|mucho|y|para|todos|de|desde|mis|mejores",
    r"grazie|domenica|settimana|caro|cari|tanti|i|più|migliori|e|a|presto|buon|giornata|serata",
    r"obrigad[oa]|fim|dia|uma?|com|os|meus|melhores|grande|semana",
    # Polish, Czech
    r"się|z|serdeczn[ey]|serdecznie|miłego|dnia|moc|gorące",
    r"s|se|hezk(?:ý|é)",
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
