"""Of the way to the server and of the server itself: connections, time, loops, faults."""

from channels.email.machines.refusals.clauses import near

CERTAIN_LOOP = (r"\b(?:mail|alias|forwarding|routing) loop",)
LOOP = (
    r"too many (?:hops|received)",
    r"hop count",
    r"number of hops",
    r"\bloop(?:s|ing)?\b",
    r"bouncing around",
    r"best-preference mx",
    r"points to local host",
    # Russian
    r"зацикл",
    r"\bпетл",
    r"много пересыл",
)
OUT_OF_ROOM = (
    r"system (?:storage|resources)",
    r"disk (?:is )?full on",
    r"disk space on (?:the |this )?server",
    r"disk of (?:this|the) (?:server|host)",
    r"locked by another",
    r"queue[^.\n]{0,30} full",
    r"server[^.\n]{0,20}out of",
    r"out of memory",
    # Russian
    r"мест\w на (?:диске|сервере)",
)
FAULT = (
    r"internal (?:server |processing )?error",
    r"mailer error",
    r"command died",
    r"\bqq (?:trouble|read|write|crashed|internal|out of|temporary|hard)",
    r"(?:cannot|unable to) (?:update|write(?: to)?|open|lock) (?:the )?(?:mailbox|mail ?dir|spool)",
    r"error (?:while )?writing",
    # Russian
    r"внутренн\w{2} ошибк",
)
TROUBLE = (
    r"local (?:configuration|delivery)(?: agent)? (?:error|failed)",
    r"server error",
    r"system (?:error|failure|not accepting|problem)",
    r"(?:server|database) (?:is )?(?:too )?(?:busy|down|overloaded)",
    r"mailbox busy",
    r"service not active",
    r"child process returned",
    r"insufficient resources",
    r"i/o error",
    r"queue file write error",
    r"(?:service|transport|queue|resource) (?:\w+ ){0,2}unavailable",
    r"temporar(?:y|ily)",
    # Russian
    r"перегружен",
    r"временн",
)
EXPIRED = (
    r"retry time(?:out)? (?:exceeded|not reached)",
    r"queue too long",
    r"(?:delivery|message|envelope) (?:time )?(?:has )?expired",
    r"\bexpired after \d",
    r"could not (?:be delivered|deliver|connect) (?:for|(?:with)?in) (?:more than |over |the (?:last|past) )?"
    r"(?:\d|(?:one|two|three|four|five)\b)",
    r"unable to (?:connect|deliver) for \d",
    r"(?:was|been) in the queue",
    r"in the queue (?:for )?too long",
    r"too long (?:in|on) (?:the|our|my) queue",
    r"after \d+ (?:hour|day)s?\b[^.\n]{0,60} (?:could|has) not\b",
    r"stopped trying",
    r"not (?:been )?delivered (?:after|within)",
    r"without delivery",
    r"giving up after",
    r"failed \d{1,3} attempts",
    r"message too old",
    r"queue lifetime",
    r"maximum retry",
    r"(?:attempts|retries) (?:were |are |have been )?exhausted",
    r"time limit",
    r"deliver[^.\n]{0,30} after \d+ (?:hour|day)",
    # Russian
    r"(?:истек|превышен)\w{0,2} (?:срок|время)(?! ожидания(?! доставк))",
    r"\b(?:срок|время(?! ожидания))\b[^.\n]{0,30} истек",
    r"не (?:удал|был)\w{1,3} (?:доставить|доставлен)\w{0,2}\b[^.\n]{0,80}в течение (?:\d|дву|трех|четыр|пяти)",
    # German
    r"wartezeit",
)
NO_NAMES = (
    r"temporary (?:failure|error) in name",
    r"dns temporary",
    r"temporary dns",
    r"host not found, try again",
    # Russian
    r"временн\w{2} ошибк\w dns",
)
_CONNECTION = (
    r"connect(?:ion)?",
    r"session",
)
_FAILS = (
    r"time[d -]{0,2}out",
    r"refused",
    r"reset",
    r"fail(?:ed|ure)",
    r"dropped",
    r"lost",
    r"closed",
    r"died",
    r"cannot",
    r"could not",
)
NETWORK = (
    near(_CONNECTION, _FAILS),
    r"timed? ?out",
    r"read error",
    r"broken pipe",
    r"dns resolution",
    r"no route to host",
    r"network (?:is )?(?:unreachable|down)",
    r"did not (?:respond|answer|accept our requests)",
    r"could not (?:connect|contact)",
    r"(?:cannot|unable to|failed to) reach (?!(?:the|its|some|this) )",
    r"host (?:is )?(?:down|unreachable|not reachable)",
    r"network error",
    r"(?:server|host)(?: \w+){0,2} could not be (?:contacted|reached)",
    r"lookup failed temporarily",
    r"temporary (?:lookup|dns) ",
    r"service (?:currently )?unavailable.{0,10}(?:closing|connection)",
    # Russian
    r"потерян\w{0,2} (?:соединени|связ)",
    r"обрыв (?:соединени|связ)",
    r"врем\w{1,4} ожидания",
    r"тайм-?аут",
    r"(?:соединени|связ|подключени)\w[^.\n]{0,20}(?:сброшен|разорван|прерван|отклонен)",
    r"не уда\w{2,4} (?:подключиться|связаться|соединиться|установить)",
    r"(?:сервер|узел|хост)[^.\n]{0,30}(?:недоступ|не отве[чт])",
    r"соединени\w не установ",
    # Ukrainian
    r"не відповіда",
    # German, Dutch
    r"nicht erreichbar",
    r"antwortet nicht",
    r"niet bereikbaar",
    r"reageert niet",
    # French, Spanish, Italian, Portuguese
    r"injoignable",
    r"ne répond pas",
    r"no responde",
    r"non (?:risponde|raggiungibile)",
    r"não responde",
    # Polish, Czech
    r"nie odpowiada",
    r"neodpovíd",
)
