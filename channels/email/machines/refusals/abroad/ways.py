"""Of the way to the server, and how long it took."""

from channels.email.machines.refusals.abroad.senders import DENIED
from channels.email.machines.refusals.clauses import beside
from channels.email.words import either

_CONNECTION = (
    # Ukrainian
    r"з'єднан",
    # German, Dutch
    r"verbindung",
    r"verbinding",
    # French, Spanish, Italian, Portuguese
    r"connexion",
    r"conexión",
    r"connessione",
    r"conexão",
    # Polish
    r"połączeni",
)
_FAILS = (
    *DENIED,
    # Ukrainian
    r"розірван",
    # German, Dutch
    r"fehlgeschlagen",
    r"abgelehnt",
    r"abgebrochen",
    r"unterbrochen",
    r"mislukt",
    r"verbroken",
    # French
    r"échou",
    r"interromp",
    # Spanish
    r"fallid",
    r"rechazad",
    # Italian
    r"interrump",
    r"non riuscit",
    # Portuguese
    r"falhou",
    # Polish
    r"nie powiodł",
)
NETWORK = (
    beside(_CONNECTION, _FAILS),
    # German
    r"zeitüberschreitung",
    # French, Spanish, Italian, Portuguese
    r"délai (?:d'attente )?dépassé",
    r"tiempo de espera",
    r"tempo (?:limite|scaduto)",
    # Polish
    r"przekroczono (?:limit )?czas",
)
NETWORK_ASIA = (
    # Chinese
    r"[连連]接(?:超时|失[败敗])",
    r"无法[连連]接",
    # Japanese
    r"接続(?:でき|に失敗|が拒否)",
    r"タイムアウト",
    r"応答がありません",
    # Korean
    r"연결[^.\n]{0,12}(?:실패|없|끊)",
)
GREYLISTED = (
    # Ukrainian
    r"спробуйте (?:ще раз )?(?:пізніше|згодом)",
    # German, Dutch
    r"später (?:noch ?(?:ein)?mal|erneut|wieder)",
    r"probeer het later",
    r"later opnieuw",
    # French, Spanish, Italian, Portuguese
    r"(?:ré)?essaye[rz]? (?:plus tard|ultérieurement)",
    r"int[eé]nte(?:lo)?\b[^.\n]{0,20} más tarde",
    r"riprov\w{1,4} (?:più tardi|in seguito)",
    r"tente[^.\n]{0,20} mais tarde",
    # Polish, Czech
    r"spróbuj (?:ponownie )?później",
    r"zkuste[^.\n]{0,20} později",
    # Swedish
    r"försök[^.\n]{0,20} senare",
    # Japanese, Chinese
    r"しばらくして",
    r"稍后(?:再|重)试",
)
_BEHIND = (
    # German, Dutch
    r"innerhalb(?: von)?",
    r"binnen(?: von)?",
    r"nach",
    r"na",
    # French, Spanish, Italian, Portuguese
    r"après",
    r"después de",
    r"dopo",
    r"após",
    r"depois de",
    # Polish, Czech
    r"po",
    # Swedish, Danish, Norwegian
    r"inom",
    r"inden for",
    r"efter",
    r"etter",
)
_DAYS = (
    # German, Dutch, Swedish, Danish, Norwegian
    r"tag",
    r"stunde",
    r"uur",
    r"dag",
    # French
    r"jour",
    r"heure",
    # Spanish
    r"día",
    # Spanish, Portuguese
    r"hora",
    # Italian
    r"giorn",
    r"or[ae]\b",
    # Portuguese
    r"dia",
    # Polish, Czech
    r"godzin",
    r"dn",
    r"hodin",
    # Swedish, Danish, Norwegian
    r"dygn",
    r"tim",
)
EXPIRED = (
    rf"\b{either(*_BEHIND)} \d{{1,3}} {either(*_DAYS)}",
    # Ukrainian
    r"не вдалося доставити[^.\n]{0,60} протягом \d",
    # Chinese
    r"\d(?:天|小时)[^.\n]{0,12}(?:仍|未|无法)",
    # Japanese
    r"\d日間?[^.\n]{0,20}(?:再送|試み)",
)
