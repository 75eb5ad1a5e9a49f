"""That a mailbox is full, and that a mail is too large."""

from channels.email.machines.refusals.clauses import near
from channels.email.machines.refusals.nouns import BOXES

_ROOM = (
    r"quota",
    r"disk",
    r"stor(?:age|ed)",
    r"allocation",
    r"space\b",
    # Russian
    r"квот",
    r"хранилищ",
    r"мест[ао]\b",
    # German
    r"speicher",
)
_FULL = (
    r"\bfull\b",
    r"exceed",
    r"exhaust",
    r"insufficient",
    r"not enough",
    r"no (?:more )?(?:room|space|capacity)",
    r"used (?:up|all)\b",
    r"\b100 ?%",
    r"\bover-?quota",
    r"violation",
    r"limit\b",
    # Russian
    r"переполн",
    r"\bполон\b",
    r"заполнен",
    r"превы",
    r"исчерпан",
    r"недостаточно",
    r"не хватает",
    r"кончил",
    r"нет (?:свободного )?мест",
    # Ukrainian, Belarusian, Kazakh
    r"переповнен",
    r"заповнен",
    r"(?:немає|бракує) (?:вільного )?місц",
    r"пера?поўнен",
    r"\bтол(?:ы|ып|ған)\b",
    # German
    r"\bvoll\b",
    r"überschritten",
    r"überfüllt",
    r"keinen (?:freien )?(?:speicher)?platz",
    r"\bhat [^.;\n]{0,40}(?<!nicht )erreicht",
    # Dutch
    r"\bheeft [^.;\n]{0,40}(?<!niet )bereikt",
    r"\bvol\b",
    # French
    r"pleine",
    r"saturée",
    r"\ba atteint\b",
    # Spanish
    r"h(?<!no h)a alcanzado",
    r"llen[oa]",
    r"saturad",
    # Italian
    r"h(?<!non h)a raggiunto",
    r"pien[oa]\b",
    # Portuguese
    r"lotad[oa]",
    r"a(?<!não a)tingiu",
    r"chei[oa]",
    # Romanian
    r"plin[ăa]?\b",
    # Polish
    r"o(?<!nie o)siągnę",
    r"pełn[aey]\b",
    r"(?:prze|za)pełnion",
    r"przekroczon",
    # Czech, Slovak
    r"\bpln[áéý]\b",
    r"(?:pře|pre|za)pln(?:ěn|en)",
    # Danish
    r"fyldt",
    r"\bfuld\b",
    # Swedish, Norwegian
    r"ingen plas?ts?s?\b",
    # Finnish, Estonian
    r"täynnä",
    r"täis\b",
    # Latvian, Lithuanian
    r"p(?:ār|er)pild[īy]t",
    r"\bpiln[as]\b",
    # Hungarian
    r"megtelt",
    r"\btele\b",
    r"betelt",
    # Bulgarian, Serbian, Croatian, Slovene
    r"пълн",
    r"\b(?:пре)?пун[ао]?\b",
    r"\b(?:pre)?pun[ao]?\b",
    r"\b(?:pre)?poln\b",
    # Greek
    r"γεμάτ",
    r"γέμισ",
    r"πλήρ",
    # Turkish
    r"dol(?:u|du|muş)\b",
    # Hebrew, Arabic, Persian, Hindi
    r"מלא",
    r"ممتل",
    r"امتل",
    r"پر (?:شده|است)",
    r"भर (?:गय|चुक)",
    r"भरा",
    # Indonesian, Vietnamese, Thai
    r"penuh",
    r"đầy",
    r"เต็ม",
)
_AMOUNT = (
    r"quota",
    r"stor(?:age|ed)\b",
    r"allocation",
    r"\bspace\b",
    r"disk share",
)
_OVER = (
    r"\bover\b",
    r"\bout of\b",
    r"reached",
    r"maximum",
)
# Said like «too many mails», which are a sender's elsewhere.
FULL_OF_MAILS = (r"mail ?box (?:has|holds|contains) too many",)
FULL = (
    near((*BOXES, *_ROOM), _FULL),
    near(_AMOUNT, _OVER),
    r"mail ?(?:box|folder|drop).{0,24}\bfull\b",
    r"\bover-?quota\b",
    r"\b552 [^.\n]{0,20}quota",
    # Chinese
    r"(?:邮箱|信箱|空间|容量)[^.\n]{0,12}(?:满|不足|超)",
    # Japanese
    r"メールボックス[^.\n]{0,20}(?:いっぱい|一杯|容量)",
    r"容量(?:超過|を超え)",
    # Korean
    r"용량[이을]? ?초과",
    r"(?:편지|메일|사서)함[^.\n]{0,8}(?:가득|꽉)",
)
# Words without one of which no box is full.
FULL_HINTS = (
    *_FULL,
    *_OVER,
    r"\b552 ",
    # Chinese, Japanese
    r"满",
    r"不足",
    r"超",
    r"容量",
    # Japanese
    r"いっぱい",
    r"一杯",
    # Korean
    r"초과",
    r"가득",
    r"꽉",
)

_SIZE = (
    # Russian
    r"размер",
    # Ukrainian, Belarusian
    r"розмір",
    r"памер",
    # German, Dutch
    r"grö(?:ß|ss)e",
    r"grootte",
    # French, Spanish, Italian, Portuguese
    r"taille",
    r"tamaño",
    r"dimension[ei]",
    r"tamanho",
    # Polish, Czech
    r"rozmiar",
    r"velikost",
    # Swedish, Danish
    r"storlek",
    r"størrelse",
    # Finnish
    r"\bkoko\b",
    # Hungarian
    r"méret",
    # Croatian
    r"veličin",
    # Greek
    r"μέγεθος",
    # Turkish
    r"boyut",
    # Chinese
    r"大小",
    # Japanese
    r"サイズ",
    # Korean
    r"크기",
)
_TOO_MUCH = (
    # Russian
    r"превыш",
    # Ukrainian, Belarusian
    r"перевищ",
    r"перавыш",
    # German, Dutch
    r"zu gro[sß]",
    r"überschr",
    r"te groot",
    r"overschrijd",
    # French
    r"dépass",
    # Spanish
    r"excede",
    # Italian
    r"eccede",
    r"supera",
    # Portuguese
    r"ultrapass",
    # Romanian
    r"depăș",
    # Polish, Czech, Slovak
    r"przekracza",
    r"překrač",
    r"překroč",
    r"prekrač",
    # Swedish, Danish
    r"överskrid",
    r"overskrid",
    # Finnish
    r"ylitt",
    # Hungarian
    r"meghalad",
    # Bulgarian, Croatian
    r"надвиш",
    r"premaš",
    # Greek
    r"υπερβ",
    # Turkish
    r"aşıyor",
    # Chinese
    r"超",
    # Korean
    r"초과",
)
MAIL_TOO_LARGE = (
    r"mail ?size",
    r"(?:message|file|header|attachment|body|content) (?:size|length|is larger|exceeds)",
    r"size of (?:the |your )?message",
    r"too (?:large|big) (?:message|mail|for)",
    r"(?:message|mail|file|attachment|header)s?(?: \w+)? too (?:large|big|long(?! (?:in|on)\b))",
    r"larger than the current system limit",
    r"exceed(?:s|ed|ing)? (?:the )?(?:(?:maximum|max|fixed) )?(?:message )?size",
    r"exceed\w* (?:the )?(?:maximum|max|fixed) .{0,20}bytes",
    r"sizeexceeded",
    r"(?:refused|rejected) for its size",
    r"(?:messages?|mails?|files?|attachments?) (?:is|are) (?:larger|bigger|longer) than",
    # Russian
    r"размер\w* (?:сообщения|письма)",
    r"слишком (?:большо|велик)",
    # Ukrainian
    r"(?:надто|занадто|завелик)\w{0,3} ?велик",
    r"завелик",
    # German, Dutch
    r"\bzu gro(?:ß|ss)",
    r"\bte groot",
    # French, Spanish, Italian, Portuguese, Romanian
    r"trop (?:volumineux|gros)",
    r"(?:demasiado|troppo|muito) grande",
    r"prea mare",
    # Polish, Czech
    r"z(?:byt|a) duż(?!o\b)",
    r"příliš velk",
    # Swedish, Danish
    r"för stor",
    r"for stor",
    # Finnish
    r"liian suuri",
    # Hungarian
    r"túl nagy",
    # Hebrew, Arabic, Hindi
    r"גדול\w? מד",
    r"كبير\w? جد",
    r"أكبر من",
    r"बहुत बड़",
    # Indonesian, Vietnamese, Thai
    r"terlalu besar",
    r"quá lớn",
    r"ใหญ่เกิน",
    # Chinese
    r"过大",
    r"(?:邮件|附件)太大",
    # Japanese
    r"大きすぎ",
)
TOO_LARGE = (
    near(_SIZE, _TOO_MUCH),
    r"\b(?:over|than|exceed\w*|max\w*|limit)\b[^.\n]{0,20}\d ?(?:[kmg]i?b|bytes|octets)\b",
    r"\bsize exceed",
    r"\bsize [^.\n]{0,20}surpass",
    r"(?<!box )size limit exceed",
    r"\btoo (?:big|large)\b",
    # Russian
    r"больше (?:разрешен|допустим|максимал)",
    r"(?:больше|свыше|более) \d{1,4} ?(?:[мкг]б|мегабайт)",
)
