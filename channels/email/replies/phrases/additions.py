"""What groups, scanners and calendars add below a letter; in small letters."""

from channels.email.words import any_of

# How a paragraph with a link begins that companies, groups and calendars add
ADDED = any_of(
    r"to (?:leave|sign ?off) (?:the|this|from)\b.{0,40} list\b",
    r"to visit your group on the web",
    r"to (?:be|get) removed from\b",
    r"to (?:opt[ -]?out|remove (?:yourself|your (?:name|address|e-?mail)))\b",
    r"(?:to|if you (?:no longer|do not|don't) w\w+ .{0,80}) unsubscribe",
    r"view this message in context",
    r"join zoom meeting",
    r"microsoft teams meeting",
    r"we process your personal data",
    r"(?:to find out|for (?:more )?(?:information|details)|learn)\b.{0,30} how we (?:use|process|handle|treat|protect)",
    # Russian
    r"(?:чтобы|если вы (?:не|больше) .{0,80}) отписаться",
    r"мы обрабатываем (?:ваши )?персональные данные",
    # German
    r"um sich abzumelden",
    r"wenn sie keine (?:weiteren|mehr|newsletter|e-?mail)",
    # French
    r"créez votre adresse (?:électronique|e-?mail)",
    r"pour vous désinscrire",
    r"si vous ne souhaitez plus recevoir",
    # Spanish
    r"para (?:darse|dar) de baja",
    r"si no desea (?:recibir|seguir)",
    # Italian
    r"per cancellarsi",
    r"se non (?:desider\w|vuo\w) (?:più )?riceve",
    # Portuguese
    r"se não (?:deseja|quiser) (?:mais )?receber",
    # Polish
    r"aby zrezygnować",
    r"jeśli nie chcesz (?:więcej |już )?otrzym",
)
# How one begins that needs no link, nor a word of the mail
STANDING = any_of(
    r"your use of (?:yahoo|google)!? groups",
    r"reply to this e-?mail directly",
    r"visit topic or reply",
    r"https?://\S{3,80}/listinfo/\S{2,60}$",
    r"(?:any |the |all )?(?:views|opinions)(?: (?:or|and|/) \w+)? (?:expressed|presented|are solely)",
    r"no virus found in this",
    r"(?:the )?information (?:transmitted|sent|herein)",
    r"(?:internet )?e-?mails? (?:is|are) not (?:a )?(?:necessarily )?secure",
    r"(?:the )?(?:information|contents?)(?: \w+){0,3} (?:in|of) this (?:e-?mail|message|communication|transmission)",
    r"(?:(?:my |our )?working (?:hours|days?|pattern)|(?:i|we) (?:\w{2,10} )?work flexibl[ey])\b.{0,200}(?:obliged|obligat|expect|feel)",
    r"nothing in this (?:e-?mail|message)",
    r"go green\b",
    r"do you really need to print",
    r"think before you print",
    r"save (?:a tree|paper)",
    r"translated with (?:www\.)?deepl",
    r"this e?-?mail is a service from ",
    r"(?:cyber|wire|payment|bank|e-?mail) ?(?:crime|fraud) (?:alert|warning|notice|prevention)\b",
    r"fraud (?:alert|warning|notice|prevention)\b",
    r"no trees were",
    r"to unsubscribe,? (?:please )?reply",
    r"click here to report this",
    (
        r".{0,60} (?:is committed to protecting your privacy|is a (?:registered charity|trading (?:name|style) of)"
        r"|(?:is|are) authori[sz]ed and regulated by|process(?:es)? (?:your )?personal data in (?:accordance|line))"
    ),
    # Several languages
    (
        r"(?:вы (?:получили|получаете)|you (?:are receiving|(?:have )?received)|(?:sie )?"
        r"(?:erhalten|vous recevez|recib\w{1,4}|ricev\w{1,2}|ви отримали|otrzym\w{2,5}))(?: sie)? (?:\S{1,6} )?"
        r"(?:письмо|сообщение|рассылку|e-?mail|message|nachricht|courriel|correo|mensaje|messaggio|лист|wiadomość)\w{0,2},? "
        r"(?:потому|так как|поскольку|because|as you|weil|da sie|parce|car|porque|ya que|perché|тому|ponieważ)"
    ),
    r"(?:отписаться|unsubscribe)(?: \S{1,12}){0,3}:?\s?[(<]?https?:",
    # Russian
    r"информация,? (?:содержащаяся )?в (?:этом|данном|настоящем) (?:электронном )?(?:письме|сообщении)",
    r"(?:от|на)правляя .{0,20}(?:это|данное|настоящее) (?:письмо|сообщение),? вы (?:соглашаетесь|да[её]те)",
    r"(?:это |данное )?(?:письмо|сообщение) проверено",
    r"проверено (?:антивирусом )?(?:kaspersky|dr\.? ?web|eset|касперск)",
    # German
    r"(?:hinweise|informationen) zu[rm] (?:verarbeitung|datenschutz)",
    # French, Spanish, Italian
    r"conformément (?:au rgpd|à la loi|au règlement).{0,60}vous (?:disposez|pouvez)",
    (
        r"(?:en cumplimiento|de (?:conformidad|acuerdo)) (?:del?|con) .{0,60}(?:rgpd|reglamento|protección de datos)\b.{0,60}"
        r"(?:inform|sus datos)"
    ),
    r"(?:ai sensi|in ottemperanza) .{0,60}(?:regolamento|gdpr|d\.\s?lgs).{0,60}(?:inform|precis|avvis)",
    # Polish
    r"administratorem (?:\w+ )?danych osobowych jest",
)
# Below a drawn line: what groups, scanners and calendars add
NOTICES = any_of(
    r"to unsubscribe",
    r"unsubscribe:",
    r"mailing list",
    r"reply to this e-?mail (?:directly|to respond)",
    r"you (?:are receiving|received) this",
    r"groups\.io",
    r"do you yahoo",
    r"incredimail",
    r"msn explorer",
    r"virus",
    r"microsoft teams",
    r"join (?:the|zoom) meeting",
    # Russian
    r"чтобы (?:отписаться|отменить подписку|отказаться от рассылки)",
    r"вы получили это (?:письмо|сообщение)",
    r"вирус",
)
