"""Of who sends and how much: that he is blocked, unproven, too fast, or not let through at all."""

from channels.email.machines.refusals.addresses import ABSENT
from channels.email.machines.refusals.clauses import near
from channels.email.machines.refusals.closed import LOCKED
from channels.email.words import either

# Said of who sends: servers ask ours whether our address is there (sender verification), and some shut their own customers out.
_SENDER = (
    r"sender",
    r"return-?path",
    r"from (?:address|domain|header)",
    r"your (?:account|domain)",
    # Russian
    r"отправител",
    r"ваш\w? (?:аккаунт|домен)",
)
NO_SENDER = (
    r"unroute?able sender",
    r"sender (?:address|domain) (?:is )?(?:rejected|denied|not found|does not exist|refused)",
    r"sender verif",
    r"(?:invalid|bad|unvalidated) (?:sender|helo)",
    r"sender is unvalidated",
    r"mail from invalid",
    r"verification failed for",
    r"helo(?:/ehlo)? (?:[^.;\n]{0,40} )?(?:rejected|refused|denied|does not|should|must|invalid)",
    r"for (?:the )?sender(?:'s)? domain",
    r"sender(?:'s)? domain has (?:no|a null)",
    r"administrative prohibition",
    # Russian
    r"домен\w{0,2} отправител\w не (?:существ|найден|определ)",
    r"не (?:существ|найден|определ)\w* домен\w? отправител",
    *(rf"{who}[^.,;:\n]{{0,30}}{either(*ABSENT, *LOCKED)}" for who in _SENDER),
)
SENDER_BLOCKED = (
    r"sender (?:is |was |has been )?blocked",
    # Several languages
    r"\bip\b(?:-\w{2,8})?[^.\n]{0,25}(?:gesperrt|blockiert|bloqu|bloccat|zablokowan|geblokkeerd|заблоковано)",
    # Russian
    r"отправител\w{0,2} (?:\w+ )?(?:за)?блокир",
)
LISTED = (
    r"block(?:ed|ing)? (?:using|list)",
    r"(?:black|block|deny|stop)[- ]?list",
    r"found (?:in|on) \S{0,40}bl\.",
    r"sending history",
    r"dnsbl",
    r"\brbl\b",
    r"spamhaus",
    r"spamcop",
    r"sorbs",
    r"(?<!not )\blisted (?:at|by|in|on)\b",
    r"no access for this",
    r"reputation",
    r"client host",
    r"your (?:ip|net)\b",
    r"black-?holed",
    r"\bhost network",
    r"ip address.{0,40}(?:block|list|reject)",
    r"(?:host|server|network|address|domain|sender|ip)[^.\n]{0,30}(?:is |are |has been )(?:blocked|banned|listed)",
    r"\bip [\d.:]{3,40} (?:is |was |has been )?(?:listed|rejected|refused|denied|blocked|banned|заблокирован)",
    r"banned send",
    r"client blocked",
    r"refused to talk",
    r"go away",
    r"not accept\w* (?:\w+ )?(?:mails?|messages|e-?mails?|connections?) from",
    r"traffic not accepted",
    r"connections? (?:will )?not (?:be )?accepted from",
    r"not welcome",
    r"\bblack (?:ip|mail|address|sender)\b",
    r"\bhl:(?:rep|mep)\b",
    r"(?:mail|messages|connections?) from [^\n]{0,60}(?:deferred|refused|denied|weren't sent)",
    r"\bip=[\da-f.:]{3,40} - ",
    r"(?:host|ip|server|address) \[?[\da-f.:]{3,40}\]? is not (?:allowed|permitted)",
    r"sender ?score",
    r"(?:doesn't|does not) want (?:your )?mail\b",
    r"s3140",
    r"bl0000",
    # Russian
    r"ip-адрес.{0,60}заблокирован",
    r"ваш (?:\w+ )?(?:ip|сервер|адрес|хост)\b[^.\n]{0,20}заблокирован",
    r"в(?<!не в)несен\w{0,2} в (?:\w+ )?список",
    r"\bс ваш\w{1,3} (?:ip-)?(?:адрес|сервер|сет|хост)\w{1,2}[^.\n]{0,20}(?:запрещ|блокир|отклон|не прин)",
    r"репутаци",
    # Russian, Ukrainian
    r"(?:черн\w{2} |стоп-|чорн\w{2,3} )(?:спис|лист)",
    # German, Dutch
    r"schwarzen? liste",
    r"zwarte lijst",
    # French, Spanish, Italian
    r"liste noire",
    r"lista (?:negra|nera)",
    # Polish
    r"czarn(?:a|ej) li[sś][tc]",
    # Chinese
    r"黑名单",
    # Japanese
    r"ブラックリスト",
)
BLOCKED = (
    r"\b(?:blocked|banned)\b",
    r"invalid ip\b",
)
# Whatever else is said of the sender beside.
SURELY_UNPROVEN = (r"\bdmarc\b",)
UNPROVEN = (
    r"\bp=reject",
    r"\b(?:open)?spf\b",
    r"\bdkim\b",
    r"unauthenticated",
    r"sender policy\b",
    r"not (?:allowed|permitted) to send (?:mail |e-?mail )?(?:for|from|on behalf)",
    r"not authenticated mail",
    r"reverse (?:dns|lookup)",
    r"ip name lookup",
    r"\bptr\b",
    r"rdns",
    r"possibly forged",
    r"cannot find your (?:reverse )?hostname",
    r"authentication (?:level|information|checks)",
    r"mail from .{0,60}fails authentication",
    # Russian
    r"подлинност",
    r"обратн\w{2} (?:dns|запис|зон)",
)
_RELAYING = (r"\brelay(?:ing)?\b",)
_NOT_DONE = (
    r"den(?:ied|ies)",
    r"prohibited",
    r"not (?:allowed|permitted)",
    r"unauthorized",
    r"unable",
    r"cannot",
    r"we do not",
    # French, Spanish, Italian
    r"interdit",
    r"no permitid",
    r"non autori[sz]",
)
# A connection was refused for being in the open.
IN_THE_OPEN = (
    r"use starttls",
    r"starttls first",
)
RELAYING = (
    near(_RELAYING, _NOT_DONE),
    r"\brelay rejected",
    r"rcpthosts\b",
    r"\b(?:no|not an?) (?:open )?relay\b",
    r"mail through (?:this|our) server",
    r"that domain isn't in",
    r"(?:can't|don't|doesn't|does not|refuses? to|won't) relay",
    r"relay access not",
    r"\brelay(?:ing)? attempt",
    r"not a gateway",
    r"credentials for relay",
    r"open relay",
    r"smtp authentication in",
    r"send through (?:this|our) (?:mail )?server",
    # Russian
    r"(?:пересылк\w|ретрансляци\w|релей)[^.\n]{0,40}(?:запрещ|не разреш|отклон)",
)
TOO_FAST = (
    r"too many (?:\w+ ){0,2}(?:connections|messages|e?-?mails|sessions|recipients)",
    r"permitted limits",
    r"too much (?:mail|traffic)",
    r"rate ?-?limit",
    r"rate of",
    r"rate exceed",
    r"frequency",
    r"(?:messages|mails) (?:an?|each|every) (?:hour|minute|day)",
    r"per (?:connection|session|sender|hour|minute|day)\b",
    r"sending (?:rate|limit|quota)",
    r"(?:hourly|daily|outgoing) (?:\w+ ){0,2}(?:limit|quota|allowance)",
    r"\b(?:hl:i[cf]c|mi:(?:dmc|qmc|sfq|stc)|rp:[dqt]rc)\b",
    r"throttl",
    r"unusual (?:rate|sending)",
    r"unexpected volume",
    r"at a rate",
    r"(?:receiv\w+|getting) (?:(?:e-?)?mail )?too",
    r"sending (?:mail )?too",
    r"too (?:fast|frequent|quick)",
    r"your limit of (?:messages|mails|letters)",
    r"connection rate",
    r"slow down",
    r"concurrent",
    r"connection limit",
    # Russian
    r"слишком много (?:писем|сообщени|соединени)",
    r"(?:число|количество) (?:писем|сообщений)[^.\n]{0,30} в (?:час|сутки|минуту|день)\b",
    r"частот\w{1,2} отправк",
    r"слишком част",
    r"лимит\w{0,2} (?:писем|сообщени|отправ)",
    # Chinese
    r"频率",
    r"频繁",
    # Japanese
    r"頻度",
    r"接続数",
)
TOO_MANY = (
    r"too many (?!spam)",
    r"maximum number of (?:recipients|messages|connections)",
    r"temporarily deferred",
    r"being deferred",
    r"exceeded the (?:rate|max(?:imum)? (?:number|emails))",
    r"limit on the number",
    r"reached (?:your|the|its) [^.\n]{0,20}limit",
    # Russian
    r"слишком много",
    r"превышен\w* (?:количество|число|лимит)",
)
GREYLISTED = (
    r"(?:try|come (?:back|again)|retry)\b[^.\n]{0,20}(?:later|shortly|after some|\bin \d|\bin (?:a few|some|five|ten)\b|again in)",
    r"deferred for \d+ (?:sec|min)",
    r"wait (?:for )?\d+ (?:sec|min)",
    # Russian
    r"(?:попробуйте|повторите)[^.\n]{0,40}(?:позже|позднее|через|попытк)",
)
FORBIDDEN = (
    r"policy",
    r"not subscribed",
    r"non-?member",
    r"(?:not|to) a (?:\w+ )?member",
    r"quarantin",
    r"only (?:staff|members|employees)\b",
    r"\btls\b",
    r"starttls",
    r"certificate",
    r"encryption",
    r"not (?:authorized|permitted|allowed|accepting mail)",
    r"permission",
    r"delivery restriction",
    r"restricted",
    r"administratively",
    r"(?:must be |not )authenticated",
    r"authentication (?:required|fail\w+)",
    r"must resolve",
    r"prohibited",
    r"to receive",
    r"by (?:the |an )?administrator",
    r"rejected",
    r"refused",
    r"denied",
    # Russian
    r"политик",
    r"карантин",
    r"авторизаци",
    r"только от (?:сотрудник|известн|своих)",
    r"не принима[ею]тся",
    r"могут только (?:сотрудник|участник|член)",
    r"ограничил\w? ",
    r"не разрешен",
    r"нет (?:разрешени|прав\b)",
    r"отклон(?:ен|я[ею]тся)",
    r"запрещ",
    r"отказано",
    r"отказал\w{0,2} (?:от|в) при[её]м",
    # German
    r"berechtigt",
    r"dürfen (?:\w+ )?nicht\b",
    # French, Spanish, Italian, Portuguese
    r"autoris",
    r"autoriz",
    # Polish
    r"uprawnie",
    # Chinese
    r"拒绝",
    # Japanese
    r"受信を?拒否",
    r"拒否され",
    # Korean
    r"거부",
)
