"""Why a mail server refused: a class for people and statistics, from its words first and its enhanced status (RFC 3463) second.

Words come first because servers give the code of one thing with the words of another («550 5.7.1 No such user!»). The order of the table
matters: the more particular stands above the more general.
"""

import re

# «It does not exist» as servers say it in other languages; where no domain stands before it, it is somebody's address.
_NOT_THERE = (
    r"no existe|não existe|n'existe pas|non esiste|nie istnieje|existiert nicht|neexistuj[eií]|bestaat niet"
    r"|finns inte|findes ikke|finnes ikke|ei ole olemassa|nem létezik|nu există|ne postoji|ne obstaja|δεν υπάρχει"
    r"|не існує|не съществува|bulunamadı|mevcut değil|табылмады|жоқ екен"
)
_WORDS: tuple[tuple[str, str], ...] = (
    ("user_unknown",
     r"5\.4\.1 .{0,100}recipient address rejected: access denied"),  # Exchange Online keeps no address of that name
    ("policy", r"sender (?:address|domain) (?:is )?(?:rejected|denied|not found|does not exist|refused)"),
    ("too_large",
     r"(?:mail|e-mail) size limit|message (?:size|length|is (?:too|larger)|exceeds|too (?:large|big|long))"
     r"|size of (?:the "
     r"|your )?message|(?:too large|too big) (?:message|mail|for)"
     r"|message file too big|larger than the current system limit|exceed(?:s|ed|ing)? (?:the )?(?:maximum"
     r"|max|fixed|size|message size) ?(?:message )?(?:size )?(?:limit|of)?\b.{0,20}(?:bytes|size|limit)"
     r"|размер (?:сообщения|письма)|слишком (?:большо|велик)|sizeexceeded|attachment size"),
    ("mailbox_full",
     r"over (?:the |disk )?quota|quota (?:exceeded|is full|violation|exhaust)|quotaexceeded|disk quota"
     r"|exceed\w{0,4} (?:\w+ ){0,3}(?:quota|storage)|(?:mailbox|inbox) (?:is |size )?(?:full|limit|exceed"
     r"|over)"
     r"|full mailbox|mail ?(?:box|folder|drop).{0,24}\bfull\b|inbox (?:is )?(?:full|out of)|out of storage"
     r"|insufficient (?:disk )?(?:storage|space)|not enough (?:disk |storage )?space"
     r"|mail ?box quota|storage (?:limit|quota)"
     r"|переполнен|邮箱(?:已满|空间不足|容量)|メールボックス[^.\n]{0,20}(?:いっぱい|一杯|容量)"
     r"|容量(?:超過|を超え)|용량 ?초과|недостаточно места"
     r"|квот|превышен\w{0,2} (?:лимит|размер) (?:почтового )?ящика|переповнен"
     r"|postfach.{0,20}voll|bo[îi]te.{0,40}pleine|buz[oó]n.{0,40}lleno|casella.{0,40}piena|caixa.{0,40}cheia"
     r"|skrzynka.{0,20}(?:pełna|przepełniona)"
     r"|(?:postvak|mailbox).{0,40}\bvol\b|brevlåda.{0,20}\bfull\b|schránka.{0,20}plná|posta kutusu.{0,20}dolu|postafiók.{0,20}megtelt"),
    ("suspended",
     r"(?:account|mailbox|user\w{0,3}|user\(s\) account|address|domain|email account)[^.\n]{0,60}\b(?:is "
     r"|are |been |has been |was |temporarily |currently ){0,3}(?:disabled|suspended(?!: )|inactive|deactivated"
     r"|locked|frozen|closed|expired|terminated)"
     r"|(?:disabled|inactive|suspended|deactivated|closed|blocked) (?:account|mailbox|user|recipient)"
     r"|account is blocked|due to inactivity|no longer (?:active|available|in use)|not active"
     r"|(?:ящик|аккаунт|учетная запись|учётная запись|пользователь)[^.\n]{0,40}(?:заблокирован|отключен"
     r"|неактивен|удал[её]н|приостановлен)"),
    ("moved",
     r"has moved|no longer on server|user not local; (?:please|will)|forwarding address|changed (?:his|her"
     r"|their|its)? ?e-?mail address|адрес изменился"),
    ("relaying",
     r"relay(?:ing)? (?:access |is )?(?:denied|not (?:allowed|permitted)|prohibited)|not permitted to relay"
     r"|unable to relay|cannot relay|(?:not|isn't|is not) (?:in )?my list of allowed rcpthosts"
     r"|that domain isn't in|we do not relay|open relay"),
    ("authentication",
     r"dmarc|\bspf\b|\bdkim\b|unauthenticated e?-?mail|sender policy framework|not authenticated mail"
     r"|reverse dns|\bptr\b|rdns|cannot find your (?:reverse )?hostname|authentication (?:level|information|checks)"
     r"|mail from .{0,60}fails authentication"),
    ("system",
     r"insufficient system (?:storage|resources)|internal (?:server )?error|mailer error|command died"
     r"|cannot update mailbox|error writing message"),
    ("greylisted",
     r"gr[ea]y-?list|try again (?:later|in)|please (?:retry|try) (?:again )?later|попробуйте[^.\n]{0,30} (?:позже|позднее)"
     r"|повторите попытку"),
    ("rate_limited",
     r"rate[- ]limit|too many (?:messages|connections|recipients|mails|sessions|concurrent|emails)"
     r"|unusual rate|unexpected volume|temporarily deferred"
     r"|sending rate|throttl|exceeded the (?:rate|max(?:imum)? (?:number|emails))|receiving mail (?:too"
     r"|at a rate)|frequency limited|limit on the number|reached (?:your|the|its) [^.\n]{0,20}limit|слишком много"),
    ("content",
     r"potential security|content presents a potential|virus|malware|eicar|infected|suspicious attachment|attachments? (?:type|is|are|not)"
     r"|(?:prohibited|banned) (?:attachment|names?|contents"
     r"|content|file)|forbidden (?:attachment|content|file)|blocked file"
     r"|(?:executable|encrypted|archived?) files? [^.\n]{0,20}not (?:allowed|accepted|permitted)|вирус|запрещ[её]нн\w{2,4} вложени"),
    ("blocked",
     r"block(?:ed|ing)? (?:using|list)|black-?list|blocklist|deny-?list|dnsbl|rbl\b|spamhaus|spamcop|sorbs"
     r"|poor reputation|reputation|client host|your ip|ip address.{0,40}(?:block|list|reject)"
     r"|(?:host|server|network|address|domain|sender|ip)[^.\n]{0,30}(?:is |are |has been )(?:blocked|banned"
     r"|listed)|banned send|client blocked|block list|refused to talk|go away|not accept (?:mail|messages|e-?mail) from"
     r"|traffic not accepted|черн\w{2} списк"
     r"|чёрн\w{2} списк"
     r"|ip-адрес.{0,60}заблокирован|s3140|bl0000"),
    ("spam",
     r"\bspam(?:my)?\b|unsolicited|\buce\b|\bube\b|bulk (?:e-?mail|mail)|spamassassin|junk ?mail|phishing|垃圾邮件"
     r"|scored too high|спам"),
    ("content",
     r"content (?:rejected|restrict|filter|not (?:allowed|accept))|message content|duplicate header|missing [^.\n]{0,30}header"
     r"|8-bit data|rfc[- ]?(?:5322|2822)"),
    ("blocked", r"\bblocked (?:by|due|for|because|senders?|- see)|message blocked"),
    ("host_unknown",
     r"unable to (?:resolve|look up) (?:mx )?(?:host|domain)"
     r"|host (?:is )?unknown|unknown host|(?:host|destination computer)[^\n]{0,60} not found|domain (?:name )?(?:not found"
     r"|does not exist|is invalid|unknown)|unknown domain|no such (?:host|domain)|name service error"
     r"|name server.{0,60}host not found|couldn't find any host"
     r"|unroute?able (?:address|mail domain|domain)|no (?:mx|valid mx|route to (?!host))|null ?mx|nullmx"
     r"|does not accept mail|all relevant mx records point to non-existent|no mail hosts|nxdomain"
     r"|bad destination (?:host|system)|illegal host|domain lookup failed|dns (?:error|lookup"
     r"|domain).{0,40}(?:not exist|fail"
     r"|non)"
     r"|домен\w{0,2} (?:получател\w{1,3} )?не (?:существует|найден)"
     r"|(?:dom[aäeéí]\w{2,4})\b[^.\n]{0,40}" rf"(?:{_NOT_THERE})"),
    ("user_unknown",
     r"(?:user|recipient|mailbox|address|account|addressee)s?\b[^.\n]{0,60}\b(?:unknown|not found|not exist"
     r"|does ?n.t exist|do not exist|not (?:be |been )?found|not known|not recognized|invalid|not listed"
     r"|isn't listed|undeliverable|wasn't found|couldn't be found|could not be found|not a valid)"
     r"|(?:unknown|invalid|no such|no valid|non-?existent|not a valid|illegal|incorrect) (?:\w+ )?(?:users?"
     r"|recipients?|mailbox|address\w{0,2}|accounts?|alias|local part|person|email)|no (?:mailbox|account"
     r"|user|such) (?:here|by|with|found|is|name|person|e-?mail)"
     r"|mailbox (?:is )?(?:unavailable|not available)|mailbox [^.\n]{0,60}is unavailable"
     r"|does ?n.t have (?:a|an) [^\n]{0,40}account|not listed in|bad destination mailbox|not our (?:customer"
     r"|user)|bad (?:recipient )?address"
     r"|not a known user|recipnotfound|recipientnotfound|undeliverable address"
     r"|here by that name|addresses were unknown|nosuchuser|wasn't found at|tried to reach does ?n.t exist"
     r"|does not like recipient|unknown\. |e-mail account does not exist|unknown in"
     r"|not present in directory|who are you looking for|local delivery failed: .{0,20}unknown"
     r"|(?:нет такого|не найден|не существует|неизвестн)\w{0,4}(?: (?:пользовател|адресат|получател|ящик"
     r"|адрес)\w{0,2})?|(?:пользовател|адресат|получател|ящик|адрес)\w{0,2}[^.\n]{0,60}не (?:найден"
     r"|существует|зарегистрирован|обнаружен)|не (?:існує|знайдено)|неверный адрес|не указан в каталоге"
     r"|такого (?:пользовател|адрес|ящик|получател)\w{0,2} нет|няма такъв (?:потребител|адрес)|(?:destinatario|usuario|usuário"
     r"|destinatário|utente|casella|conta|cuenta) (?:\w+ )?(?:desconocido|desconhecido|sconosciuto|ine[xs]istente)|(?:destinataire"
     r"|utilisateur) inconnu|nieznany (?:użytkownik|odbiorca|adres)|nie ma takiego (?:użytkownika|adresu|konta)"
     r"|nicht im [^.\n]{0,30}verzeichnis"
     r"|okänd (?:mottagare|användare)|ukendt (?:modtager|bruger)|ukjent (?:mottaker|bruker)|onbekende (?:ontvanger|gebruiker)"
     r"|tuntematon (?:vastaanottaja|käyttäjä)|ismeretlen (?:címzett|felhasználó)"
     rf"|{_NOT_THERE}"
     r"|introuvable|adresse.{0,40}(?:invalide"
     r"|nicht gefunden)|konnte nicht gefunden|unbekannt|no se encontró|宛先不明|(?:用户|收件人|邮箱|地址|帐号|账号|ユーザ|アドレス"
     r"|アカウント|宛先)[^.\n]{0,40}(?:不存在|存在しま|見つかり|不明)|존재하지 않는|없는 (?:계정|사용자)"),
    ("loop", r"too many hops|hop count|mail(?:er)? loop|loop(?:s|ing)? (?:back|detected)|routing loop|(?:forwarding|mail) loop|зациклив"),
    ("expired",
     r"retry time(?:out)? (?:exceeded|not reached)|in the queue too long|queue too long|(?:delivery"
     r"|message) (?:time )?expired|could not be delivered for|has been in the queue"
     r"|not (?:been )?delivered (?:after|within)|giving up after|maximum retry|истек\w{0,2} (?:срок|время)"),
    ("network",
     r"connect(?:ion)? (?:to |with )?[^\n]{0,80}(?:timed? ?out|refused|reset|failed|dropped|lost|closed)"
     r"|connection (?:timed? ?out|refused|reset|dropped|failed)|timed? ?out|no route to host"
     r"|network (?:is )?unreachable|lost connection|did not (?:respond|accept our requests)"
     r"|could not (?:connect|contact)|host (?:is )?(?:down|unreachable)|name server timeout"
     r"|lookup failed temporarily|temporary (?:lookup|dns) |не удалось (?:подключиться|соединиться)"
     r"|service (?:currently )?unavailable.{0,10}(?:closing|connection)"),
    ("policy",
     r"access denied|policy|tls is required|starttls|sender verify failed|verification failed"
     r"|not (?:authorized|permitted|allowed|accepting mail)|permission to post"
     r"|do not have permission|delivery restriction|restricted|administratively|administrative prohibition"
     r"|prohibited|sender (?:address )?(?:is )?(?:rejected|denied|not accepted)|not accepting mail from"
     r"|rejected (?:by|due|for|because)|refused"
     r"|rejected|denied|отклонен|отклонён|запрещ|отказано"),
    ("system",
     r"local (?:configuration|delivery) error|internal (?:server )?error|server error|system (?:error|failure"
     r"|not accepting|problem)|mail server (?:is )?(?:busy|down)|insufficient resources|i/o error"
     r"|queue file write error|service (?:is )?unavailable|temporar(?:y|ily)|временн"),
)  # fmt: skip
_SOMEBODY = re.compile(  # spam@, full@: no reason
    r"(?<![\w.!#$%&*+/=?^{|}~-])[\w.!#$%&*+/=?^{|}~-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){0,8}", re.ASCII
)
# Asked of small letters: a pattern that ignores case is asked at every character, five times as slow.
_PATTERNS = tuple((reason, re.compile(words)) for reason, words in _WORDS)

# RFC 3463 and its registry (RFC 5248), by subject and detail; the class only says for how long.
_STATUS = {
    "1.0": "user_unknown", "1.1": "user_unknown", "1.2": "host_unknown", "1.3": "user_unknown", "1.4": "user_unknown",
    "1.6": "moved", "1.7": "policy", "1.8": "policy", "1.10": "user_unknown", "2.1": "suspended", "2.2": "mailbox_full",
    "2.3": "too_large", "3.1": "system", "3.2": "system", "3.3": "system", "3.4": "too_large", "3.5": "system",
    "4.0": "network", "4.1": "network", "4.2": "network", "4.3": "network", "4.4": "host_unknown", "4.5": "system",
    "4.6": "loop", "4.7": "expired", "4.14": "loop", "5.3": "rate_limited", "7.0": "policy", "7.1": "policy",
    "7.13": "suspended", "7.20": "authentication", "7.21": "authentication", "7.22": "authentication", "7.23": "authentication",
    "7.24": "authentication", "7.25": "authentication", "7.26": "authentication", "7.27": "policy", "7.28": "rate_limited",
}  # fmt: skip
_DERIVED = {
    "user_unknown": "1.1", "host_unknown": "1.2", "moved": "1.6", "suspended": "2.1", "mailbox_full": "2.2", "too_large": "3.4",
    "network": "4.1", "expired": "4.7", "loop": "4.6", "spam": "7.1", "blocked": "7.1", "policy": "7.1", "relaying": "7.1",
    "authentication": "7.1", "content": "7.1", "greylisted": "7.1", "rate_limited": "7.0", "system": "3.0",
}  # fmt: skip
PASSING = frozenset({"mailbox_full", "network", "expired", "greylisted", "rate_limited", "system"})


def reason_of(status: str, words: str) -> str:
    """The class of a refusal; "" where neither the words nor the status say."""
    words = _SOMEBODY.sub("@", words[:2000]).lower()
    for reason, pattern in _PATTERNS:
        if pattern.search(words) is not None:
            return reason if reason not in _VAGUE else _by_status(status) or reason
    return _by_status(status)


# What these words name is less than what a status says beside them.
_VAGUE = frozenset({"policy", "system", "network"})


def _by_status(status: str) -> str:
    _, _, rest = status.partition(".")
    if rest.startswith(("7.", "6.")) and rest not in _STATUS:
        return "policy" if rest.startswith("7.") else "content"
    return _STATUS.get(rest, "")


def status_for(reason: str, code: str) -> str:
    """The enhanced status that says `reason`, where the server gave none; `code` is its reply's, "" if it gave none either."""
    rest = _DERIVED.get(reason, "0.0" if code else "")
    if not rest:
        return ""
    first = code[:1] or ("4" if reason in PASSING - {"mailbox_full"} else "5")
    return f"{first}.{rest}"
