"""What the gateway of the company that gets a mail puts above it; in small letters."""

from channels.email.words import any_of, either

_WARNING = (
    r"caution",
    r"warning",
    r"external(?: e-?mail| sender)?",
    r"attention",
    # Russian
    r"внимание",
    r"осторожно",
    r"внешн(?:ее|яя|ий)",
    r"предупреждение",
    # German
    r"achtung",
)
_SPOKEN_OF = (
    r"mail",
    r"sender",
    r"message",
    r"link",
    r"organi",
    r"\]",
    # Russian
    r"письм",
    r"почт",
    r"отправител",
    r"сообщени",
    r"организаци",
    r"компани",
    r"ссылк",
    # German
    r"nachricht",
    r"absender",
    # French
    r"expéditeur",
    r"courriel",
)
_FROM_OUTSIDE = (
    r"outside",
    r"external",
    r"originat",
    r"do not click",
    r"\]",
    # Russian
    r"внешн",
    r"извне",
    r"за предел",
    r"не (?:переходите|открывайте)",
    # German
    r"extern",
    # French
    r"extérieur",
)
_WARNING_ABROAD = (
    # Ukrainian
    r"увага",
    # German, Dutch
    r"hinweis",
    r"warnung",
    r"let op",
    # Spanish, Portuguese, Italian, Romanian
    r"atenci[óo]n",
    r"aviso",
    r"attenzione",
    r"atenção",
    r"atenție",
    # Polish, Czech
    r"uwaga",
    r"pozor",
    r"upozornění",
    # Swedish, Danish, Norwegian
    r"varning",
    r"obs",
    r"advarsel",
    # Finnish
    r"huom(?:io)?",
    # Hungarian
    r"vigyázat",
    # Greek
    r"προσοχή",
    # Turkish
    r"dikkat",
)
_SPOKEN_OF_ABROAD = (
    # Several languages
    r"mail",
    r"post",
    # Ukrainian
    r"лист",
    # French, Italian, Spanish, Portuguese, Romanian, Turkish
    r"mess",
    r"corr?e",
    r"mens",
    r"mesaj",
    # Polish, Czech
    r"wiadom",
    r"zpráv",
    # Swedish
    r"mejl",
    # Finnish
    r"viest",
    # Hungarian
    r"üzenet",
    # Turkish
    r"ileti",
)
_FROM_OUTSIDE_ABROAD = (
    # Ukrainian
    r"зовнішн",
    r"за меж",
    # German, Dutch, French
    r"extern",
    r"buiten",
    # Spanish, Portuguese, Italian
    r"fuera de",
    r"exterior",
    r"estern",
    r"fora da",
    # Polish
    r"zewnętrz",
    r"spoza",
    # Swedish, Danish, Norwegian
    r"utanför",
    r"uden ?for",
    r"ekstern",
    r"utenfor",
    # Finnish
    r"ulkopuol",
    # Hungarian
    r"küls",
    # Turkish
    r"dış",
)
# «Hinweis: Ihre Mail …» is a person's: gateways say «this mail» or leave the article out.
_THE_MAIL = (
    r"\W{1,4}(?:el|su|tu|die|eine?|ihre?|deine?|eure|il|la|vostra|le|votre|vos|uw|jouw|o|a|seu|sua)"
    r" (?:e-?mail|mail|corr|mens|mess|nachricht|courriel|bericht)"
)
# Above a mail, by the receiving company's gateway
BANNERS = any_of(
    r"zjqcmqryfpfptbanner",
    r"this message is from an external sender",
    r"external (?:e-?mail|mail|message|sender)(?! [a-z])",
    r"ext\]$",
    r"extern\w{0,3}\]",
    r"external:? .{0,20}(?:use caution|be careful|verify).{0,60}(?:link|attach|mail|message)",
    r"this sender is (?:not from|outside|external)",
    r"you don't often get e-?mail from",
    r"some people who received this message don't often",
    r"this (?:e-?mail|message) (?:is from|came from|was sent from|originated) (?:an external|outside|someone outside)",
    # Russian
    r"(?:это|данное) (?:письмо|сообщение) (?:было )?(?:отправлено|получено|пришло|поступило) (?:из-за пределов|извне|(?:от|с) внешнего)",
    r"вы не ?часто получаете",
    # Ukrainian
    r"цей лист (?:надійшов|надіслано|отримано) (?:з-за|із-за|ззовні|від зовнішнього)",
    # German, Dutch
    r"diese (?:e-?mail|nachricht) (?:stammt|kommt|wurde) (?:von (?:außerhalb|einem externen|extern)|aus einer externen)",
    r"deze e-?mail (?:\w+ ){1,3}van buiten",
    # French, Spanish, Portuguese, Italian
    (
        r"ce (?:message|courriel|mail) (?:provient|vient|a été envoyé) "
        r"(?:de l'ext|d'un expéditeur ext|d'une (?:source|adresse) ext|par un ext)"
    ),
    (
        r"est[ea] (?:correo|mensaje|e-?mail|mensagem) (?:\w+ ){1,3}(?:desde |de |do |un )(?:un )?"
        r"(?:fuera|fora|exterior|remitente ext|remetente ext)"
    ),
    r"quest[oa] (?:e-?mail|messaggio) (?:proviene|arriva|è stat[oa] inviat[oa]) (?:da(?:ll')?(?: un mittente)? ?est|da fuori)",
    # Polish, Czech
    r"ta wiadomość (?:\w+ ){1,3}(?:spoza|z zewnątrz)",
    r"tato zpráva (?:\w+ ){1,3}(?:mimo|zvenčí|z externí)",
    # Several languages
    rf"{either(*_WARNING)}\b(?!{_THE_MAIL})(?=.{{0,200}}{either(*_SPOKEN_OF)}).{{0,200}}{either(*_FROM_OUTSIDE)}",
    (
        rf"{either(*_WARNING_ABROAD)}\b(?!{_THE_MAIL})(?=.{{0,120}}{either(*_SPOKEN_OF_ABROAD)})"
        rf".{{0,200}}{either(*_FROM_OUTSIDE_ABROAD)}"
    ),
)
# A banner's next sentence, in a line of its own
WARNS_ON = any_of(
    r"(?:please )?(?:do not|don't|never) (?:click|open|follow)\b.{0,40}(?:link|attach)",
    # Russian
    r"не (?:переходите|открывайте|нажимайте).{0,40}(?:ссылк|вложени)",
    # German
    r"(?:bitte )?(?:klicken|öffnen) sie .{0,30}(?:link|anhäng|anlage)",
    # French
    r"ne cliquez pas",
    r"n'ouvrez (?:pas|aucune)",
)
# In a banner, wherever the mail program puts it
WHY_IMPORTANT = any_of(
    r"learnaboutsender",
    r"why this is important",
    # Russian
    r"почему это важно",
    # Ukrainian
    r"чому це важливо",
    # German, Dutch
    r"warum dies wichtig",
    r"waarom dit belangrijk",
    # French, Spanish, Portuguese, Italian, Romanian
    r"pourquoi (?:ce|c)\w{0,2}(?: |')est important",
    r"por ?qu[ée] \w{0,2} ?(?:esto|isto|isso)? ?(?:es |é )?importante",
    r"perché (?:questo )?è importante",
    r"de ce (?:este|e) important",
    # Polish, Czech, Slovak
    r"dlaczego (?:jest )?to (?:jest )?ważne",
    r"(?:proč|prečo) je to d[ôů]lež",
    # Swedish, Danish, Norwegian
    r"varför det(?:ta)? är viktigt",
    r"hvorfor det(?:te)? er vi[gk]tig",
    # Finnish
    r"miksi (?:se|tämä) on tärkeä",
    # Hungarian
    r"miért fontos",
    # Turkish
    r"neden önemli",
)
