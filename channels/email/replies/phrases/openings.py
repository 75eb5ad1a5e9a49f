"""How letters begin, and thanks that may close them; in small letters."""

from channels.email.words import any_of

# Names may follow.
ADDRESSES = any_of(
    r"hi",
    r"hello",
    r"hey",
    r"dear",
    r"greetings",
    r"good (?:morning|day|afternoon|evening)",
    # Russian
    r"привет",
    r"здравствуй(?:те)?",
    r"добр(?:ый|ое|ого|ой) (?:день|дня|утро|утра|вечер|вечера|ночи|времени суток)",
    r"доброго времени",
    r"уважаем(?:ый|ая|ые)",
    r"коллеги",
    r"приветствую",
    # Ukrainian
    r"доброго (?:дня|вечора|ранку)",
    r"добрий (?:день|вечір|ранок)",
    r"вітаю",
    r"шановн[аі]\w?",
    # Belarusian
    r"добры дзень",
    # Kazakh
    r"сәлем\w{0,9}",
    r"қайырлы күн",
    # German
    r"hallo",
    r"guten (?:tag|morgen|abend)",
    r"moin",
    r"servus",
    r"sehr geehrte[rs]?",
    r"liebe[rs]?",
    # Dutch
    r"goede(?:morgen|middag|navond)",
    r"beste",
    r"geachte",
    # French
    r"bonjour",
    r"bonsoir",
    r"salut",
    r"madame",
    r"monsieur",
    # Spanish
    r"hola",
    r"buenos días",
    r"buenas(?: tardes)?",
    r"estimad[oa]s?",
    # Italian
    r"buongiorno",
    r"buonasera",
    r"ciao",
    r"salve",
    r"gentil[ei]",
    r"egregio",
    # Portuguese
    r"olá",
    r"bom dia",
    r"boa (?:tarde|noite)",
    r"prezad[oa]s?",
    # Polish
    r"dzień dobry",
    r"witam",
    r"cześć",
    r"szanown[aiy]\w{0,2}",
    # Czech
    r"dobrý den",
    r"ahoj",
    # Slovak
    r"dobrý deň",
    # Swedish, Danish, Norwegian, Finnish
    r"hej",
    r"god dag",
    r"hei",
    # Turkish
    r"merhaba",
    r"iyi günler",
    r"sayın",
)
SORRY = any_of(
    r"hi\b",
    r"hello",
    r"hey",
    r"dear",
    r"sorry",
    r"apologies",
    # Russian
    r"привет",
    r"здравств",
    r"добр",
    r"извин",
    r"прост",
    r"прошу прощ",
    # Ukrainian
    r"вибач",
    # German
    r"hallo",
    r"entschuldig",
    # French, Spanish, Italian
    r"bonjour",
    r"désolé",
    r"hola",
    r"perd[oó]n",
    r"scusa",
)
THANKS = any_of(
    r"(?:many )?thanks(?: a lot| so much| again)?(?: in advance)?(?: for [a-z ]{4,25})?",
    r"thank you(?: very much| so much)?(?: in advance)?(?: for [a-z ]{4,25})?",
    r"thx",
    # Russian
    r"(?:заранее )?(?:спасибо|благодар(?:ю|ен|на|ны))(?: заранее| за [а-яё ]{5,25})?",
    # Ukrainian, Belarusian, Kazakh
    r"(?:заздалегідь |щиро )?дякую",
    r"дзякуй",
    r"рахмет",
    # German, Dutch
    r"(?:danke|(?:vielen|besten|herzlichen) dank)(?: im voraus)?",
    r"dank u",
    r"bedankt",
    # French, Spanish, Italian, Portuguese, Romanian
    r"merci(?: beaucoup)?(?: d'avance| par avance)?",
    r"(?:muchas )?gracias(?: de antemano)?",
    r"(?:mille )?grazie(?: mille)?(?: in anticipo)?",
    r"obrigad[oa](?: desde já)?",
    r"mulțumesc",
    # Polish, Czech, Slovak
    r"dziękuję",
    r"děkuji",
    r"ďakujem",
    # Swedish, Danish, Norwegian
    r"tack",
    r"(?:tusen )?takk",
    # Finnish
    r"kiitos",
    # Hungarian
    r"köszönöm",
    # Bulgarian, Croatian, Slovene
    r"благодаря",
    r"hvala",
    # Greek
    r"ευχαριστώ",
    # Turkish
    r"teşekkürler",
)
