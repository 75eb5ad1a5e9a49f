"""Greetings, wishes and goodbyes above a name, and the words that they are made of; in small letters."""

from channels.email.words import any_of, either

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
