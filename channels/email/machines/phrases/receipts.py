"""What programs report of a mail that arrived: that it was read, that the sender is to confirm it, what somebody complains of."""

import re

from channels.email.words import either

_READ_SUBJECT = (
    r"read",
    r"not read",
    # Russian
    r"прочтено",
    r"прочитано",
    r"не прочтено",
    r"не прочитано",
    # Ukrainian
    r"не ?прочитане",
    r"прочитане",
    # German, Dutch
    r"gelesen",
    r"ungelesen",
    r"niet gelezen",
    r"gelezen",
    # French
    r"lu ?:",
    r"lu\b",
    r"non lue?",
    # Spanish
    r"leído",
    r"no leíd[oa]",
    # Italian
    r"letto",
    r"non lett[oa]",
    # Portuguese
    r"lida",
    r"lido",
    r"não lid[oa]",
    # Romanian
    r"citit",
    # Polish, Czech, Slovak
    r"nieprzeczytan[oe]",
    r"przeczytan[oe]",
    r"nepřečteno",
    r"přečteno",
    r"prečítané",
    # Swedish
    r"oläst",
    r"läst",
    # Danish
    r"ulæst",
    r"læst",
    # Norwegian
    r"ulest",
    r"lest",
    # Finnish, Estonian
    r"luettu",
    r"loetud",
    # Latvian, Lithuanian
    r"izlasīts",
    r"perskaityta",
    # Hungarian
    r"elolvasva",
    # Bulgarian, Croatian
    r"прочетено",
    r"pročitano",
    # Greek
    r"διαβάστηκε",
    # Turkish
    r"okunmadı",
    r"okundu",
    # Hebrew
    r"נקרא",
    # Vietnamese, Thai
    r"đã đọc",
    r"อ่านแล้ว",
    # Chinese
    r"已[读讀]",
    r"已[閱阅][读讀]",
    # Japanese
    r"開封(?:済み?|確認|通知)?",
    # Korean
    r"읽음",
)
_RECEIPT_SUBJECT = (
    r"return receipt",
    r"read receipt",
    # Russian
    r"(?:подтверждение|уведомление|отч[её]т) о?\s?прочтени[ия]",
    # Ukrainian
    r"підтвердження прочитання",
    # German, Dutch
    r"(?:empfangs|lese)bestätigung",
    r"leesbevestiging",
    # French, Spanish, Italian, Portuguese
    r"accusé de lecture",
    r"confirmation de lecture",
    r"confirmación de lectura",
    r"conferma di lettura",
    r"confirmação de leitura",
    # Polish
    r"potwierdzenie (?:od|prze)czytania",
    # Turkish
    r"okundu bilgisi",
)
READ_SUBJECT = re.compile(
    rf"^{either(*_READ_SUBJECT)}\s{{0,2}}[:：(]|^{either(*_RECEIPT_SUBJECT)}\s{{0,2}}(?:[:：(]|$)", re.IGNORECASE
)
_READ_WORDS = (
    r"\bwas (?:read|received by|deleted without being read|displayed)\b",
    r"return receipt",
    r"this is a (?:read )?receipt",
    # Russian
    r"непроч[иет]",
    r"отч[её]т о прочтении",
    r"\b(?:прочтен|прочитан|прочтён|открыт|удалено без прочтения)",
    # German, Dutch
    r"gelesen",
    r"gelezen",
    # French
    r"a été (?:lu|affiché)",
    r"sans être lu",
    # Spanish
    r"sin leer",
    r"leído",
    # Italian
    r"senza essere lett",
    r"\blett[oa]",
    # Portuguese
    r"sem ser lid",
    r"\blid[oa]\b",
    # Romanian
    r"\bcitit",
    # Polish, Czech, Slovak
    r"przeczyta(?:n|ni)",
    r"přečten",
    r"prečítan",
    # Swedish, Danish, Norwegian
    r"\bl[äæe]st(?:es)?\b",
    # Finnish, Estonian
    r"luettu",
    r"loeti",
    # Latvian, Lithuanian
    r"izlasīt",
    r"perskaity",
    # Hungarian
    r"olvas",
    # Bulgarian, Croatian
    r"прочетен",
    r"pročitan",
    # Greek
    r"διαβάστηκε",
    # Turkish
    r"okundu",
    # Hebrew
    r"נקרא",
    # Vietnamese, Thai
    r"đã (?:được )?đọc",
    r"อ่าน",
    # Chinese
    r"已[读讀]",
    r"[閱阅][读讀]",
    # Japanese
    r"開封",
    # Korean
    r"읽[었은]",
)
READ_WORDS = re.compile(either(*_READ_WORDS), re.IGNORECASE)
# When it was read; or that this is a receipt.
WHEN = re.compile(r"\d[.:]\d\d|this is a (?:return|read) receipt|это подтверждение того, что ваше", re.IGNORECASE)
_CHALLENGE_SUBJECT = (
    r"^(?:please )?(?:confirm|verify) (?:that )?(?:your|you)\b.{0,60}(?:message|e-?mail|address|sender|human)",
    r"\(action required\)$",
    r"confirmation (?:required|request)\b",
    r"(?:requires|sender|message|\() ?verification(?: required| request|\b)",
    r"anti-?spam (?:confirm|verif|challenge)",
    # Russian
    r"^подтвердите (?:отправку|ваше письмо|что вы)",
)
CHALLENGE_SUBJECT = re.compile(either(*_CHALLENGE_SUBJECT), re.IGNORECASE)
# A guard keeps the mail back; with RELEASE it is one. HELD_HINTS are words of RELEASE.
_HELD = (
    (
        r"\byour (?:e-?mail|mail|message)\b[^.\n]{0,60}\b(?:held(?! by my)|waiting (?:for|to)|waitlisted|on hold|quarantined"
        r"|not (?:yet )?been delivered)"
    ),
    r"message (?:that )?you sent [^.\n]{0,60}requires",
    r"only (?:see|receive|accept|get|allow) (?:incoming )?(?:e-?mails?|mail|messages) (?:only )?from",
    r"\bto (?:avoid|control|cut down on|fight|reduce|stop) spam\b",
    r"protecting myself (?:against|from)",
    r"verify (?:that )?you are a",
    # Russian
    r"защит\w{1,2} (?:почты )?от спама",
    r"чтобы (?:ваше|это) (?:письмо|сообщение) (?:дошло|было доставлено)",
)
HELD = re.compile(either(*_HELD))
HELD_HINTS = (
    "click",
    "follow",
    "visit",
    "reply to this",
    "use the link",
    # Russian
    "нажмите",
    "перейдите",
    "ответьте на",
)
# How a mail that is held may go on to whom it was sent to.
_RELEASE = (
    (
        r"(?:click|follow|use the link|visit|reply to this (?:message|e-?mail)|empty message)\b[^\n]{0,200}\b"
        r"(?:verif|deliver|confirm|following address|release|prove you|can receive your)"
    ),
    r"\b(?:deliver|release)[^\n]{0,80}\b(?:click|follow|use the link|visit|reply to this (?:message|e-?mail))\b",
    # Russian
    r"(?:письм|сообщени)[^\n]{0,100}(?:перейдите|нажмите|ответьте)[^\n]{0,100}(?:по ссылке|на это (?:письмо|сообщение))",
    r"(?:перейдите|нажмите|ответьте)[^\n]{0,100}(?:по ссылке|на это (?:письмо|сообщение))[^\n]{0,100}(?:письм|сообщени|доставл)",
)
RELEASE = re.compile(either(*_RELEASE))
COMPLAINT_SUBJECT = re.compile(
    r"^(?:complaint about message from \d|(?:e-?mail )?(?:feedback|abuse) report for ip )", re.IGNORECASE
)
COMPLAINT_TYPE = re.compile(
    r"^feedback-type: ?[a-z-]{3,20}$(?=[\s\S]{0,2000}^(?:user-agent|version|source-ip|original-mail-from): )",
    re.MULTILINE,
)
COMPLAINT_FIELDS = ("x-hmxmroriginalrecipient", "x-spamcop-sourceip")
AGGREGATE_SUBJECT = re.compile(r"^\[?(?:preview\]? )?report domain:\s?\S{1,200}\s{1,4}submitter:", re.IGNORECASE)
AGGREGATE_FILE = re.compile(r"[\w.-]{1,100}![\w.-]{1,100}!\d{1,12}!\d{1,12}[!.]")
