"""What is wrong with a mail account, as one sentence that says what to do. The server's own words follow it, secrets never.

Codes are of RFC 5530; the words beside them are what Gmail, Microsoft 365, Yandex, Mail.ru and Dovecot say in their place.
"""

import re
from typing import Literal

Cause = Literal[
    "", "password", "app_password", "no_passwords", "imap_off", "smtp_off", "oauth", "locked", "quota", "too_many", "unavailable",
    "folder", "unreachable", "tls", "silent", "closed", "nonsense",
]  # fmt: skip

SENTENCES: dict[Cause, str] = {
    "password": "The server refuses the login or the password. Put the right password into the environment and start again.",
    "app_password": "The server wants a password made for applications. Make one in the mailbox's security settings and put it into the environment.",  # noqa: E501 one sentence
    "no_passwords": "The provider takes no passwords of mail programs any more. Set up OAuth2 for the mailbox: `oauth` in config.yaml.",
    "imap_off": "Mail programs are not allowed in this mailbox. Allow IMAP in its settings at the provider.",
    "smtp_off": "Sending by SMTP is switched off for this mailbox or its organisation. Allow authenticated SMTP at the provider.",
    "oauth": "The provider gives no access token: the consent was withdrawn or has expired. Consent again and put the new refresh token into the environment.",  # noqa: E501 one sentence
    "locked": "The account is locked or disabled. Log in to it in a browser and unlock it, or ask the provider.",
    "quota": "The mailbox or its limit at the provider is full. Make room or wait until the limit is free again.",
    "too_many": "Too many connections to this account at once. Close other mail programs or raise the provider's limit.",
    "unavailable": "The mail server is out of order just now. Nothing has to be done: it is asked again and again.",
    "folder": "There is no such folder on the server. Write one of its folders into config.yaml.",
    "unreachable": "The mail server can't be reached. Check host, port and network; it is asked again and again.",
    "tls": "The connection can't be made secure. Check the port, `security` and the server's certificate.",
    "silent": "The mail server stopped answering in the middle. Nothing is lost: a new connection goes on from there.",
    "closed": "The mail server closed the connection. Nothing is lost: a new connection goes on from there.",
    "nonsense": "The mail server's answer can't be read. Nothing is lost: a new connection tries again.",
}

# A login that is refused so is not tried again and again: providers lock accounts for less.
OF_LOGIN: frozenset[Cause] = frozenset({"password", "app_password", "no_passwords", "locked", "imap_off"})

# What holds for the whole account: no mail is to blame for it.
OF_ACCOUNT: frozenset[Cause] = frozenset({*OF_LOGIN, "smtp_off", "oauth", "quota", "too_many"})

# The first that matches. Texts are of at most 300 characters.
_PATTERNS: dict[Cause, tuple[str, ...]] = {
    "app_password": (r"application-specific", r"app(?:lication)? password", r"parol prilozheniya", r"пароль приложения"),
    # Exchange Online and Gmail, of logins by password and of authenticated SMTP.
    "no_passwords": (r"basic auth\w{0,10} (?:is )?(?:disabled|blocked|not (?:allowed|supported|enabled))", r"less secure app"),
    "smtp_off": (r"SmtpClientAuthentication is disabled", r"smtp_auth_disabled"),
    "imap_off": (
        r"imap is disabled", r"imap access is (?:disabled|(?:turned|switched) off)", r"not enabled for imap",
        r"imap.{0,20}not (?:allowed|enabled)", r"access rights to this service",
    ),
    "quota": (
        r"\[(?:OVERQUOTA|LIMIT)\]", r"quota", r"throttl", r"bandwidth limit", r"mailbox (?:is )?full", r"\b[45]52 [45]\.2\.2",
    ),
    "too_many": (
        r"too many (?:simultaneous |concurrent )?(?:connections|logins|sessions)", r"maximum number of connections", r"\[INUSE\]",
    ),
    "locked": (
        r"\[(?:CONTACTADMIN|AUTHORIZATIONFAILED|PRIVACYREQUIRED)\]",
        r"(?:account|user|mailbox).{0,30}(?:locked|blocked|disabled|suspended)",
        r"web login required", r"log ?in via your web browser",
    ),
    "oauth": (r"no access token", r"invalid_grant", r"XOAUTH2", r"\bOAuth"),
    "unavailable": (
        r"\[(?:UNAVAILABLE|SERVERBUG)\]", r"temporar", r"try again later",
        r"server unavailable", r"shut(?:ting)? ?down", r"\b421\b", r"authenticated but not connected",
    ),
    "folder": (
        r"\[(?:NONEXISTENT|TRYCREATE)\]", r"(?:mailbox|folder) (?:doesn't|does not) exist", r"(?:no such|unknown) (?:mailbox|folder)",
    ),
    "unreachable": (r"error connecting to", r"connect call failed", r"connection refused", r"name or service not known"),
    "password": (
        r"\[(?:AUTHENTICATIONFAILED|EXPIRED)\]", r"authentication fail", r"invalid credentials", r"login fail", r"bad login",
        r"\b535\b", r"login refused",
    ),
}  # fmt: skip
_WORDS = [(cause, re.compile("|".join(some), re.IGNORECASE)) for cause, some in _PATTERNS.items()]


def cause_of(words: str, otherwise: Cause = "") -> Cause:
    """What a server's words mean."""
    return next((cause for cause, pattern in _WORDS if pattern.search(words[:300])), otherwise)


def sentence(words: str, cause: Cause = "") -> str:
    """What is wrong and what to do, and the server's words in brackets; only these where nothing is known of them."""
    words = " ".join(words.split())[:300]
    cause = cause or cause_of(words)
    return f"{SENTENCES[cause]} ({words})" if cause else words


class ImapTrouble(Exception):
    """This connection can't be trusted any more: lost, silent beyond the deadline, or nonsense was answered.

    `words` are the server's, `cause` what they mean; the text is the sentence for people.
    """

    def __init__(self, words: str, cause: Cause = "") -> None:
        super().__init__(sentence(words, cause))
        self.words, self.cause = words, cause or cause_of(words)


class ImapRefused(ImapTrouble):
    """The server said no: wrong password, no such folder. The words are the server's."""


class TooLarge(ImapTrouble):
    """The server announces more bytes than it may send."""
