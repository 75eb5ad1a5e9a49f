"""That a mailbox or a domain was shut, or that who had it moved."""

from channels.email.machines.refusals.clauses import near
from channels.email.machines.refusals.nouns import WHO
from channels.email.words import either

_WHOSE = (*WHO, r"\bdomain")
LOCKED = (
    r"disabled",
    r"suspended(?!: )",
    r"inactive",
    r"dormant",
    r"purged",
    r"deactivated",
    r"frozen",
    r"terminated",
    r"discontinued",
    r"not active",
    r"archived",
    r"marked for deletion",
    # Russian
    r"заблок",
    r"отключен",
    r"неактив",
    r"деактивир",
    r"удален",
    r"закрыт",
    r"уволен",
    r"приостановлен",
    r"заморожен",
    # Ukrainian
    r"вимкнен",
    r"відключен",
    # German
    r"gesperrt",
    r"deaktiviert",
    r"stillgelegt",
    r"inaktiv",
    # Dutch
    r"uitgeschakeld",
    r"gedeactiveerd",
    r"inactief",
    # French
    r"désactivé",
    r"archiv[eé]{1,2}\b",
    # Spanish
    r"suspendid",
    r"deshabilitad",
    r"inhabilitad",
    r"desac?tivad",
    # Italian
    r"disabilitat",
    r"sospes[ao]",
    r"disattivat",
    # Portuguese
    r"suspens[ao]\b",
    # Polish
    r"zablokowan",
    r"zawieszon",
    r"wyłączon",
    r"nieaktywn",
    # Korean
    r"휴면",
)
_SHUT = (
    r"locked(?! by another)",
    r"removed(?! from)",
    r"deleted(?! from)",
    r"closed(?! (?:the )?connection)",
)
SUSPENDED = (
    near(_WHOSE, LOCKED),
    rf"{either(*_WHOSE)}[^.;\n]{{0,60}}\b{either(*_SHUT)}\b",
    r"(?:account|mail ?box|domain)(?:[^.;\n]|\.\w){0,30} expired\b",
    r"mail service (?:of|for) \S{3,60} (?:is |was |has been )?(?:suspended|disabled|turned off)",
    r"blocked (?:account|mailbox|user|recipient)",
    r"(?:account|mailbox) (?:@ )?(?:is |has been )?(?:temporarily )?blocked",
    r"due to inactivity",
    r"no longer (?:active|available|in use|accept|ha[sd]\b)",
    r"\b(?:has|have|had) left\b",
    r"\bleft (?:us\b|the (?:company|organi))",
    r"closed (?:this|the|his|her) (?:mail ?box|account)",
    r"no longer (?:works|with|employed)",
    r"does (?:not|n.t) work (?:here|for|with)\b",
    r"(?:account|mail ?box) (?:is |was |has been )?(?:put |placed )?on hold",
    # Russian
    r"больше не работает",
    r"уволил",
    r"отключил\w? прием",
    # Chinese
    r"邮箱被禁用",
)
# Words without one of which nothing was shut.
SUSPENDED_HINTS = (
    *LOCKED,
    *_SHUT,
    r"expired",
    r"blocked",
    r"inactivity",
    r"mail service",
    r"no longer",
    r"left\b",
    r"work",
    r"on hold",
    # Russian
    r"больше не",
    r"уволил",
    r"отключил",
    # Chinese
    r"邮箱被禁用",
)
MOVED = (
    r"\bmoved\b",
    r"no longer on server",
    r"user not local; (?:please|will)",
    r"not a local user, (?:please )?try",
    r"forwarding address",
    r"changed (?:\w+ )?(?:e-?mail )?address",
    r"please use @",
    r"(?:has|been) (?:changed|replaced)\b[^.\n]{0,20}@",
    # Russian
    r"адрес\w* (?:\w+ )?изменил?",
    r"изменил\w* (?:\w+ )?адрес",
    r"сменил\w{0,2} адрес",
    r"переехал",
    r"пишите на @",
    # German, French, Spanish, Italian, Portuguese, Polish
    r"hat eine neue (?:e-?mail-?)?adresse",
    r"a changé d.adresse",
    r"ha cambiado (?:de|su) dirección",
    r"ha cambiato indirizzo",
    r"mudou de endereço",
    r"zmienił\w? adres",
)
