"""That somebody is away, and when he is back; in small letters."""

AWAY = (
    r"out of (?:the |my )?office",
    r"on (?:annual |sick |maternity |paternity |parental |family )?(?:vacation|leave|holidays?)\b",
    r"(?:currently|i.m|i am) travell?ing",
    r"out sick",
    r"on sabbatical",
    r"has retired",
    r"only check this",
    r"at an? (?:trade fair|conference|exhibition)",
    r"has left the (?:company|organi)",
    r"no longer (?:with|employed|works? (?:at|for|here|with)) ",
    r"moved on from",
    r"have a new (?:e-?mail )?address",
    r"(?:e-?mail )?address has changed",
    r"(?:office|shop|store|company)s? (?:is|are|will be) closed",
    r"we are closed",
    # Russian
    r"в (?:\w{4,14} )?отпуске",
    r"отсутству",
    r"не будет (?:на рабочем месте|в офисе)",
    r"в (?:\w{4,14} )?командировке",
    r"на больничном",
    r"недоступ\w{2,3} (?:до|по)\b",
    r"на (?:обучении|выставке|конференции)\b",
    r"закрыт\w? (?:на \w{5,20} )?(?:до|по) \d",
    r"покинул\w? (?:компани|организаци)",
    r"не работаю в",
    r"не работает до \d",
    r"при[её]ма нет",
    r"(?:с|до) \d{1,2}[^.\n]{0,40} не работа(?:ет|ем)\b",
    r"(?:сменил[аи]?|измен(?:ил[аи]?|ился)) (?:\w{3,12} )?адрес",
    r"нет на рабочем месте",
    r"больше не (?:работает|является сотрудником)(?!(?:.|\n){0,120}\b(?:ко )?мне\b)",
    # Ukrainian
    r"у відпустці",
    r"у відрядженні",
    # German
    r"betrieb ist",
    r"büro ist [^.\n]{0,40}geschlossen",
    r"im urlaub",
    r"in (?:elternzeit|mutterschutz)",
    r"nicht im (?:büro|hause?\b)",
    r"betriebsferien",
    r"(?:arbeitet|ist) nicht mehr (?:bei|für|im|in)\b",
    # Dutch
    r"werkt? niet meer bij",
    r"ben ik afwezig",
    r"(?:met|op) vakantie",
    r"ik ben afwezig",
    # French
    r"en déplacement",
    r"a quitté (?:la société|l.entreprise)",
    r"bureaux? (?:est|sont) fermés?",
    r"en congés?\b",
    r"je suis (?:actuellement )?absente?\b",
    r"ne (?:travaille|fait) plus",
    # Spanish
    r"de viaje\b",
    r"fuera de la oficina",
    r"ya no trabaja",
    # Spanish, Portuguese
    r"de (?:férias|vacaciones|baja)\b",
    # Italian
    r"ufficio è chius",
    r"in ferie\b",
    r"fuori ufficio",
    r"(?:sarò|sono) assente",
    r"non lavora più",
    # Portuguese
    r"ausente (?:da|do) ",
    # Romanian
    r"în (?:concediu|delegație)\b",
    # Polish, Czech
    r"nieobecn[ay]",
    r"nieczynn",
    r"na urlopie",
    r"(?:na|čerpám) dovolen",
    # Swedish
    r"föräldraledig",
    r"tjänstledig",
    r"på semester",
    # Swedish, Danish, Norwegian
    r"(?:inte|ikke) på kontoret",
    # Danish, Norwegian
    r"på (?:barsel|orlov)",
    r"holder ferie",
    r"på ferie",
    # Finnish
    r"(?:olen|jään) \w{0,6}lomalla",
    r"poissa (?:toimistolta|töistä)",
    # Hungarian
    r"szabadságon (?:vagyok|leszek)",
    # Bulgarian
    r"отпуска? съм",
    r"извън офиса",
    # Greek
    r"σε άδεια",
    r"εκτός γραφείου",
    # Turkish
    r"izin(?:liyim|deyim)",
    r"yıllık izin",
    r"ofis dışında",
    # Chinese
    r"休假",
    r"出差",
    # Japanese
    r"休暇",
    r"不在に",
    # Korean
    r"휴가",
    r"부재 ?중",
)
# Words without one of which none of these is said.
HINTS = (
    "office",
    "leave",
    "vacation",
    "holiday",
    "travel",
    "the company",
    "the organi",
    "no longer",
    "out sick",
    "sabbatical",
    "retired",
    "only check",
    "trade fair",
    "conference",
    "exhibition",
    "moved on",
    "a new address",
    "a new e",
    "address has",
    "closed",
    # Russian
    "отпуск",
    "отсутству",
    "командировк",
    "больничн",
    "рабочем месте",
    "в офисе",
    "больше не",
    "недоступ",
    "на обучении",
    "на выставке",
    "на конференции",
    "закрыт",
    "покинул",
    "приема нет",
    "приёма нет",
    "сменил",
    "изменил",
    "не работа",
    # Ukrainian
    "відпуст",
    "відряджен",
    # German
    "urlaub",
    "elternzeit",
    "mutterschutz",
    "nicht im",
    "betrieb ist",
    "büro ist",
    "betriebsferien",
    "nicht mehr",
    # Dutch
    "vakantie",
    "afwezig",
    "niet meer bij",
    # French
    "congé",
    "déplacement",
    "quitté",
    "fermé",
    "ne travaille",
    "ne fait plus",
    # French, German
    "absent",
    # Spanish
    "vacaciones",
    "baja",
    "oficina",
    "de viaje",
    "ya no trabaja",
    # Italian
    "ferie",
    "ufficio",
    "assente",
    "chius",
    "non lavora",
    # Portuguese
    "férias",
    # Portuguese, Spanish
    "ausente",
    # Romanian
    "concediu",
    "delegație",
    # Polish, Czech
    "urlop",
    "nieobecn",
    "nieczynn",
    "dovolen",
    # Swedish
    "semester",
    "föräldraledig",
    "tjänstledig",
    # Swedish, Norwegian
    "på kontoret",
    # Danish, Norwegian
    "barsel",
    "orlov",
    # Finnish
    "lomalla",
    "poissa",
    # Hungarian
    "szabadság",
    # Bulgarian
    "извън офиса",
    # Greek
    "άδεια",
    "εκτός γραφείου",
    # Turkish
    "izin",
    "ofis dışında",
    # Chinese
    "休假",
    "出差",
    # Japanese
    "休暇",
    "不在に",
    # Korean
    "휴가",
    "부재",
)
MEANWHILE = (
    r"in my absence",
    r"during my absence",
    r"while i(?: am|'m) (?:away|out)",
    r"repl(?:y|ies) (?:may|will|can) (?:be delayed|take longer)",
    # Russian
    r"(?:в|на время) мо(?:ё|е|его) отсутстви",
    r"ответы? на (?:письма|сообщения)[^.\n]{0,20} (?:с задержкой|задерж)",
    r"отвеч[ау]\w{0,3} с задержкой",
    # Ukrainian
    r"за мо[єї]\w{0,2} відсутності",
    # German, Dutch
    r"(?:in|während) meiner abwesenheit",
    r"tijdens mijn afwezigheid",
    # French, Spanish, Italian, Portuguese
    r"(?:en|pendant) mon absence",
    r"(?:durante|en) mi ausencia",
    r"(?:in|durante la) mia assenza",
    r"(?:na|durante a) minha ausência",
    # Polish, Czech
    r"podczas mojej nieobecności",
    r"po dobu mé nepřítomnosti",
    # Swedish, Danish, Norwegian
    r"under min frånvaro",
    r"i mit fravær",
    r"under mitt fravær",
)
BACK = (
    r"\b(?:be|am|are) back (?:on|in|at)\b",
    r"\breturn(?:ing)? (?:on|to (?:the|my))\b",
    # Russian
    r"вернусь",
    r"буду (?:снова )?(?:на месте|на работе|в офисе)",
    # Ukrainian
    r"повернусь",
    # German, Dutch
    r"wieder (?:da|zurück)\b",
    r"\bterug\b",
    # French, Spanish, Portuguese, Italian
    r"de (?:retour|vuelta|volta)\b",
    r"rientr[oe]",
    # Polish, Czech
    r"wrócę",
    r"\bzpět\b",
    # Swedish, Danish, Norwegian
    r"tillbaka",
    r"tilbage",
    r"tilbake",
    # Finnish
    r"takaisin",
    # Turkish
    r"döneceğim",
)
ON_RETURN = (
    r"(?:respond|reply|answer)[^.\n]{0,40}\b(?:my return|return|i(?: am|'m) back)",
    r"respond as soon as i can",
    r"(?:will|shall) answer your (?:e-?mail|message) then",
    # Russian
    r"(?:отвечу|прочит\w{2,4})[^.\n]{0,20} (?:по|после) (?:моего )?возвращени",
    r"(?:по|после) возвращени\w[^.\n]{0,20} отвечу",
    r"на (?:письма|сообщения|запросы)[^.\n]{0,30} ответим (?:с|после)\b",
    r"ответим на (?:все )?письма",
    # Ukrainian
    r"відповім після поверн",
    # German
    r"wieder (?:erreichbar|im (?:büro|hause|dienst))",
    r"wieder für sie da",
    r"wir beantworten ihre",
    # French, Italian, Portuguese, Spanish
    r"répondrons à votre",
    r"risponder(?:ò|emo)[^.\n]{0,30}(?:rientro|riapertura)",
    r"respond(?:erei|eré)[^.\n]{0,40} regres",
    # Polish
    r"odpowiem po powrocie",
    r"odpowiemy po",
)
