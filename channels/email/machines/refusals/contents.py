"""Of what is in the mail: spam, what is dangerous, what is malformed."""

from channels.email.machines.refusals.clauses import near
from channels.email.words import either

VIRUS = (
    r"virus",
    r"malware",
    r"\btrojan",
    r"eicar",
    r"infected",
    # Russian
    r"вирус",
    r"заражен",
    r"инфицирован",
    r"(?:запрещенн|опасн|недопустим|вредонос)\w{2,4} (?:тип )?вложени",
    r"вредоносн\w{2,3} (?:код|программ|объект|файл|содерж)",
    r"архив\w{0,2} (?:с|под) парол",
    r"недопустим\w{2,3} (?:формат|содерж)",
)
SPAM = (
    r"\bspam",
    r"(?<![\w.-])(?:anti-?|[dr])spamd?\b(?![.-]\w)",
    r"\bsp[mb]\b",
    r"unsolicited",
    r"\bu[cb]e\b",
    r"\bbayes",
    r"advertis(?:ing|ement)",
    r"\bdt:spm\b",
    r"bulk (?:e-?mail|mail)",
    r"\bjunk",
    r"phish",
    r"\bscored? (?:too high|(?:of )?\d)",
    r"message filtered",
    # Russian
    r"рекламн\w{2,3} (?:рассылк|письм|сообщени)",
    r"спам",
    r"признан\w? реклам",
    r"фишинг",
    r"нежелательн\w{2,3} (?:рассылк|почт|письм|сообщени)",
    # German
    r"als werbung",
    # French, Spanish
    r"courrier indésirable",
    r"correo (?:basura|no deseado)",
    # Polish
    r"niechcian\w{1,3} poczt",
    # Chinese
    r"垃圾邮件",
    # Japanese
    r"迷惑メール",
    r"スパム",
    # Korean
    r"스팸",
)
_ATTACHED = (
    r"attachment",
    r"contents?",
    r"(?<!mailbox )(?<!domain )names?",
    r"\bwords?\b",
    r"files?",
)
_UNWANTED = (
    r"illegal",
    r"suspicious",
    r"dangerous",
    r"unsafe",
    r"prohibited",
    r"banned",
    r"forbid",
    r"not (?:allowed|accepted|permitted|be sent)",
)
UNSAFE = (
    near(_ATTACHED, _UNWANTED),
    r"attachments? [^.;\n]{0,30}(?:refused|rejected|disallowed)",
    r"password[- ]protected",
    r"archive[^.;\n]{0,20} password",
    r"\bharmful (?:site|page|link)",
    r"encrypted (?:archive|zip)",
    r"attachment[^.\n]{0,30}\bblocked",
    r"blocked (?:(?:because of |due to )?(?:an? |the )?(?:\w+ )?attachment|extension|file|mime)",
    r"\bbare ?(?:linefeed|lf|cr)\b",
    r"content conversion",
    r"body type not supported",
    r"(?:forbidden|prohibited|malicious|suspicious|dangerous|blocked) (?:\w+ )?(?:links?|urls?)\b",
    r"potential security",
    r"contain\w{1,3} (?:an? )?(?:\w+ )?(?:files?|attachments?|executables?|words?)\b",
    r"presents a potential",
    r"files? [^.\n]{0,20}not allowed",
    r"malformed(?! (?:\w+ )?address)",
    r"banned: [^\n]{0,40}\.\w{2,4}\b",
    # Russian
    r"(?:вложени|файл)(?:[^.;\n]|\.\w){0,40}(?:запрещен|недопустим|нельзя|не (?:разрешен|принима|допуска))",
)
MALFORMED = (
    r"content (?:rejected|denied|restrict|filter|scan)",
    r"message content",
    r"(?:missing|invalid|multiple|duplicate) (?:[^.\n]{0,30} )?header",
    r"headers? (?:fail|(?:is |are )?missing)",
    r"(?:message|mail|header)s? [^.\n]{0,12}not (?:conform|compl[iy])\w* (?:to|with) (?:\w+ )?(?:standard|rfc)",
    r"more than one [^.\n]{0,20}header",
    r"header error",
    r"(?<!encoding: )8-?bit\b",
    r"\bline [^.\n]{0,20}too long",
    r"line too long",
    r"rfc[- ]?(?:5322|2822)",
)

# What a scanner writes below every mail, which says nothing of this one.
_WITHOUT = (
    # German
    r"ohne",
    r"kein(?:e|en)?",
    # French
    r"aucun",
    r"sans",
    r"absence de",
    # Spanish
    r"libre de",
    r"sin",
    # Italian
    r"nessun",
    r"privo di",
    r"esente da",
    # Portuguese
    r"livre de",
    r"sem",
)
_CHECKED = (
    # French, Spanish, Portuguese, Italian
    r"analys",
    r"vérifi",
    r"analiz",
    r"verific",
)
SCANNED = (
    r"(?:https?://|\bwww\.)\S{0,200}virus\S{0,200}",
    (
        r"\b(?:scanned|checked|tested|screened) (?:(?:by|with|using) [^.:;\n]{1,40}? )?for (?:\w+ ){0,2}?(?:viruses|virus|malware|spam)"
        r"(?:(?:,| and| or| &){1,2} (?:viruses|malware|spam|phishing|(?:\w+ )?(?:content|threats)))*"
    ),
    r"\b(?:scanned|checked) (?:by|with|using) [^.:;\n]{0,40}?anti-?virus",
    r"\b(?:no|0|free (?:of|from)(?: any)?) (?:virus|malware|threat)\w*",
    r"\bvirus-free",
    r"\banti-?virus: no \w+ (?:found|detected)",
    # Russian
    r"проверен\w{0,2}\b[^.:;\n]{0,40}?вирус\w{0,3}(?: на (?:наличие )?вирус\w{0,3})?",
    r"вирусов не ",
    r"вирус\w{0,3} не (?:обнаружен|найден)",
    r"не (?:содержит|обнаружено|найдено) вирус\w{0,3}",
    r"\bбез вирусов",
    # In other languages
    rf"\b{either(*_WITHOUT)} virus",
    rf"\b{either(*_CHECKED)}\w{{1,6}} [^.:;\n]{{0,40}}?virus",
)
