"""What is said of names, and of somebody else than the author; in small letters."""

from channels.email.words import any_of

# What asks for a name, or says whose one follows
OF_NAMES = any_of(
    r"names?\b",
    r"(?:sur|nick|full )name",
    r"called\b",
    r"passenger",
    r"recipient",
    r"engrav",
    r"inscri",
    r"embroider",
    r"badge",
    # Russian
    r"имя",
    r"имени",
    r"имена",
    r"фамили",
    r"фио\b",
    r"ф\.\s?и\.\s?о",
    r"зовут",
    r"назыв",
    r"получател",
    r"пассажир",
    r"надпис",
    r"гравир",
    r"вышив",
    r"табличк",
    r"бейдж",
    r"пропуск",
    r"имям",
    # Ukrainian
    r"ім'я",
    r"імен",
    r"прізвищ",
    # German, Dutch
    r"heiß(?:e|t)\b",
    r"empfänger",
    r"gravur",
    r"aufschrift",
    r"naam\b",
    # French
    r"nom\b",
    r"prénom",
    r"appelle",
    r"destinataire",
    # Spanish
    r"nombre",
    r"apellido",
    r"llam[ao]\b",
    # Spanish, Italian
    r"destinatario",
    # Italian
    r"cognome",
    r"chiam[ao]\b",
    # Italian, Portuguese
    r"nome\b",
    # Portuguese
    r"sobrenome",
    # Romanian
    r"nume(?:le)?\b",
    # Polish, Czech
    r"imię",
    r"nazwisko",
    r"jméno",
    # Swedish, Danish, Norwegian
    r"namn",
    r"navn",
    # Finnish
    r"nimi\b",
    # Turkish
    r"soyad",
)
# Speaks of somebody else, or announces data: what stands below is no card of the author's
OF_OTHERS = any_of(
    r"(?:he|she|his|him|her|they|them|who|whom|following|follows|below|address|details|accounts?|guest|contact|text)\b",
    r"(?:this|these|such|another) (?:\w+ ){0,2}\w+\W?$",
    r"my (?:mother|father|m[ou]m|dad|husband|wife|sister|brother|son|daughter|friend|colleague|boss|neighbou?r|assistant|partner|new)",
    r"(?:send|deliver|ship|post|return|call|ring|ask)\b.{0,20} (?:to|my|our|the)\b",
    # Several languages
    r"(?:lui|suivant\w*|chez|coordonnées|adresse|direcci[óo]n|siguiente|indirizzo|seguente|adres)\b",
    r"(?:ma|mon|mi|mio|mia) \w{3,12}\W?$",
    # Russian
    r"(?:ей|ему|кто|кому|кого|ниже|данные|текст\w{0,3}|адрес\w{0,2}|сч[её]т|карт[ау])\b",
    r"реквизит",
    r"следующ",
    r"друг(?:ой|ая|ому)\b",
    r"(?:эт(?:от|а|и|ого|ому|ой|у|им)|так(?:ой|им|ая|ую|ие))\b",
    r"мо(?:ему|ей|его|ю|им) [а-яё]{3,14}\W?$",
    r"(?:до|от)став(?:ьте|ка)",
    r"звонил",
    # German
    r"(?:ihn|ihm|folgend\w*|diese\w?|adresse|anschrift|\w{3,12}(?:adresse|anschrift)|mein\w{0,2} (?:frau|mann|mutter|vater|kolleg\w+))\b",
)
