"""Why a mail server refused: a class for people and statistics, from its words first and its enhanced status (RFC 3463) second.

Words come first because servers give the code of one thing with the words of another («550 5.7.1 No such user!»). The order of the table
matters: the more particular stands above the more general.
"""

import re
from functools import lru_cache

from channels.email.machines.refusals import addresses, boxes, closed, contents, senders, ways
from channels.email.machines.refusals.abroad import boxes as boxes_abroad
from channels.email.machines.refusals.abroad import senders as senders_abroad
from channels.email.machines.refusals.abroad import ways as ways_abroad
from channels.email.words import any_of, either

# A refusal's words are looked for in these tables one after the other: the more particular stands above the more general.
_WORDS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("greylisted", (r"gr[ea]y-?list", r"\btriplet\b")),
    ("loop", ways.CERTAIN_LOOP),
    ("blocked", senders.SENDER_BLOCKED),
    ("user_unknown", addresses.UNKNOWN_OF_EXCHANGE),
    ("authentication", senders.SURELY_UNPROVEN),
    ("policy", senders.NO_SENDER),
    ("too_large", boxes.MAIL_TOO_LARGE),
    ("system", ways.OUT_OF_ROOM),
    ("mailbox_full", boxes.FULL_OF_MAILS),
    ("rate_limited", senders.TOO_FAST),
    ("mailbox_full", boxes.FULL),
    ("too_large", boxes.TOO_LARGE),
    ("content", contents.VIRUS),
    ("suspended", closed.SUSPENDED),
    ("moved", closed.MOVED),
    ("relaying", senders.RELAYING),
    ("authentication", senders.UNPROVEN),
    ("system", ways.FAULT),
    ("loop", ways.LOOP),
    ("greylisted", senders.GREYLISTED),
    ("rate_limited", senders.TOO_MANY),
    ("content", contents.UNSAFE),
    ("blocked", senders.LISTED),
    ("spam", contents.SPAM),
    ("content", contents.MALFORMED),
    ("blocked", senders.BLOCKED),
    ("policy", senders.IN_THE_OPEN),
    ("network", ways.NO_NAMES),
    ("host_unknown", addresses.NO_SUCH_HOST),
    ("user_unknown", addresses.UNKNOWN),
    ("expired", ways.EXPIRED),
    ("network", ways.NETWORK),
    ("policy", senders.FORBIDDEN),
    ("system", ways.TROUBLE),
    ("content", senders_abroad.FORBIDDEN_ATTACHMENT),
    ("rate_limited", senders_abroad.TOO_MANY),
    ("mailbox_full", boxes_abroad.OVER_QUOTA),
    ("too_large", boxes_abroad.TOO_LARGE),
    ("blocked", (*senders_abroad.LISTED, *senders_abroad.SENDER_BLOCKED)),
    ("suspended", boxes_abroad.CLOSED),
    ("host_unknown", boxes_abroad.NO_SUCH_HOST),
    ("user_unknown", boxes_abroad.NO_SUCH_ADDRESS),
    ("relaying", senders_abroad.RELAYING),
    ("network", ways_abroad.NETWORK),
    ("spam", senders_abroad.UNWANTED),
    ("greylisted", ways_abroad.GREYLISTED),
    ("spam", senders_abroad.SPAM),
    ("suspended", boxes_abroad.LEFT),
    ("network", ways_abroad.NETWORK_ASIA),
    ("blocked", senders_abroad.IP_BLOCKED),
    ("expired", ways_abroad.EXPIRED),
    ("policy", senders_abroad.POLICY),
    ("blocked", senders_abroad.MAIL_BLOCKED),
)
# spam@, full@: no reason. Words of Asia stand right before an address and behind it.
_LABEL = r"(?:[A-Za-z\d_-]{1,63}|[\w-]{1,63})"
_SOMEBODY = re.compile(
    r"(?<![A-Za-zА-Яа-яЁё\d_.!#$%&*+/=?^{|}~-])(?:[A-Za-z\d_.!#$%&*+/=?^{|}~-]{1,64}|[А-Яа-яЁё\d_.-]{1,64})"
    rf"@{_LABEL}(?:\.{_LABEL}){{0,8}}"
)
# The dearest to look for have words without one of which they are not said: found ten times as soon.
_NEEDED = {boxes.FULL: boxes.FULL_HINTS, closed.SUSPENDED: closed.SUSPENDED_HINTS}
# Asked of small letters: a pattern that ignores case is asked at every character, five times as slow.
_PATTERNS = tuple(
    (reason, re.compile(any_of(*_NEEDED[words])) if words in _NEEDED else None, re.compile(any_of(*words)))
    for reason, words in _WORDS
)

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
_SUBJECTS = {"4.": "network", "6.": "content", "7.": "policy"}  # what isn't in the table
_DERIVED = {
    "user_unknown": "1.1", "host_unknown": "1.2", "moved": "1.6", "suspended": "2.1", "mailbox_full": "2.2", "too_large": "3.4",
    "network": "4.1", "expired": "4.7", "loop": "4.6", "spam": "7.1", "blocked": "7.1", "policy": "7.1", "relaying": "7.1",
    "authentication": "7.1", "content": "7.1", "greylisted": "7.1", "rate_limited": "7.0", "system": "3.0",
}  # fmt: skip
PASSING = frozenset({"mailbox_full", "network", "expired", "greylisted", "rate_limited", "system"})


def reason_of(status: str, words: str, *, action: str = "failed") -> str:
    """The class of a refusal; "" where neither the words nor the status say. That a mail takes long is no reason of a delay."""
    known = _NO_REASONS.get(action, frozenset())
    by_words, by_status = _by_words(words[:2000], known), _by_status(status)
    by_status = "" if by_status in known else by_status
    return by_status if by_words in _VAGUE and by_status not in {*_VAGUE, ""} else by_words or by_status


@lru_cache(maxsize=128)  # of a report's lines and paragraphs each is asked about several times
def _by_words(words: str, known: frozenset[str]) -> str:
    words = claims(_one_reply(_SOMEBODY.sub("@", words)).lower().translate(_SPELT))
    for reason, needed, pattern in _PATTERNS:
        if reason not in known and (needed is None or needed.search(words)) and pattern.search(words):
            return reason
    return ""


def _one_reply(words: str) -> str:
    """A reply of several lines (RFC 5321 section 4.2.1) with its code and status once: its sentences go on from line to line."""
    several = _SEVERAL_LINES.search(words)
    return words if several is None else re.sub(rf"\s{several[1]}[ -](?:[45](?:\.\d{{1,3}}){{2}} )?", " ", words)


_SEVERAL_LINES = re.compile(r"^\s{0,9}([45]\d\d)-", re.MULTILINE)


def claims(words: str) -> str:
    """What a report says, in small letters, without its advice («if the mailbox is full, try again later»)
    and without what a scanner writes below every mail («scanned for viruses»).
    """
    words = _ADVICE.sub(" ", words)
    return _SCANNED.sub(" ", words) if any(hint in words for hint in _SCANNERS) else words


_ADVICE = re.compile(r"\b(?:if|wenn|falls|если|якщо)\b[^.\n]{0,300}")
_SCANNERS = ("virus", "вирус", "malware")
_SCANNED = re.compile(either(*contents.SCANNED))
# The longer forms of Chinese signs, too, but for those that Japanese servers write.
_SPELT = str.maketrans("ё’_郵滿戶帳號單絕間無務", "е' 邮满户帐号单绝间无务")


_NO_REASONS = {"delayed": frozenset({"expired"})}
# What these words name is less than what a status says beside them.
_VAGUE = frozenset({"policy", "system", "network"})


def _by_status(status: str) -> str:
    _, _, rest = status.partition(".")
    return _STATUS.get(rest) or _SUBJECTS.get(rest[:2], "")


def status_for(reason: str, code: str) -> str:
    """The enhanced status that says `reason`, where the server gave none; `code` is its reply's, "" if it gave none either."""
    rest = _DERIVED.get(reason, "0.0" if code else "")
    if not rest:
        return ""
    first = code[:1] or ("4" if reason in PASSING - {"mailbox_full"} else "5")
    return f"{first}.{rest}"
