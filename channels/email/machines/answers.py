"""What programs answer by themselves: that somebody is away, that a desk has our mail, that we are to confirm ours."""

import re

from channels.email.machines import absence, away, desks, intake
from channels.email.machines.finding import Finding
from channels.email.machines.phrases import (
    absent,
    automatic,
    fields,
    notices,
    people,
    receipts,
    registered,
    subjects,
    voices,
)
from channels.email.machines.signs import Mail, paragraphs
from channels.email.reading.headers import Headers
from channels.email.replies import reply
from channels.email.words import Hints
from router.schema import AutomaticKind

MAX_NOTICE = 3000  # characters of a mail that may call itself automatic in its words alone


def by_fields(mail: Mail) -> Finding | None:
    """What its fields or its subject say to be an automatic answer."""
    headers, subject, text = mail.headers, mail.subject, mail.text
    named = subjects.AUTO_SUBJECT.match(subject)
    of_absence = named or subjects.AWAY_SUBJECT.match(subject)
    submitted = headers.word("auto-submitted")
    if submitted and submitted != "no":
        answers = submitted.startswith("auto-replied") or mail.answers() or of_absence or mail.acknowledges()
        kind: AutomaticKind = "auto_reply" if answers else "machine"
        return Finding(kind=kind, because=f"Auto-Submitted: {submitted[:40]} (RFC 3834)")
    for name in headers.those_of(fields.AUTO_FIELDS):
        if headers.word(name) not in {"no", "none", "false"} and not mail.passed_on_by(name):
            return Finding(kind="auto_reply", because=f"{name}: {headers.text(name)[:60]}")
    if said := _named_by_value(mail):
        return Finding(kind="auto_reply", because=said)
    if named and not _speaks_of_it(named.group(), subject[named.end() :], mail.said()):
        return Finding(kind="auto_reply", because=f"the subject begins as automatic replies do: {subject[:60]}")
    if of_absence and (sign := _sign_of_a_machine(mail)):
        return Finding(kind="auto_reply", because=f"the subject is one of absence ({subject[:60]}), beside {sign}")
    if of_absence and not mail.by_hand() and away.says_nothing_else(f"{subject}.\n{_own(mail.said())}"):
        return Finding(kind="auto_reply", because=f"it says nothing but its subject, one of absence: {subject[:60]}")
    challenge = receipts.CHALLENGE_SUBJECT.search(subject)
    if challenge and (sign := _sign_of_a_machine(mail) or _asks_to_release(text)):
        return Finding(kind="auto_reply", because=f"it asks the sender to confirm ({subject[:60]}), beside {sign}")
    return None


def _named_by_value(mail: Mail) -> str:
    """A field that many mails have says of this one that it is an automatic answer."""
    for name in mail.headers.those_of(fields.AUTO_VALUES):
        if any(map(fields.AUTO_VALUES[name].match, mail.headers.all(name))) and not mail.passes_on():
            return f"{name}: {mail.headers.text(name)[:60]}"
    return ""


def by_words(mail: Mail) -> Finding | None:
    """What `_says_it` finds, if it stands in the mail's own words: people answer above such replies, and cite them."""
    if not _may_say_it(mail) or len(said := mail.said()) >= MAX_NOTICE or (found := _says_it(mail, said)) is None:
        return None
    split = reply.split(said)
    own = people.CITED.sub(" ", split.text if split.quoted else said)
    return _says_it(mail, own) if own.strip() else found


def _may_say_it(mail: Mail) -> bool:
    """The cheap half of the question: nearly every mail is none."""
    beginning, end = mail.text[:600].partition("\n>")[0].lower(), mail.text[-400:]
    hints = _hinted(beginning)
    hinted = hints and (not _SHAPES.issuperset(hints) or _is_asked_for_shape(mail))
    return bool(hinted) or "втомат" in end or "utomat" in end or desks.names_a_receipt(mail.subject.lower())


def _hinted(low: str) -> list[str]:
    """Which of `_HINTS` stand there; programs that wrap a text leave a blank where they did, or none."""
    return _HINTS.within(low.replace(" \n", " ").replace("\n", " "))


def _says_it(mail: Mail, text: str) -> Finding | None:
    """The text begins as such a subject, or says in its first lines, or in its last, that no person wrote it."""
    beginning = text[:600].partition("\n>")[0]
    low = beginning.lower()
    hints = _hinted(low)
    if hints:
        low = paragraphs(low)
    because = _calls_itself(text, beginning, hints)
    if not because and "far" in hints and (said := automatic.AUTO_WORDS_FAR.search(low)):
        because = f"it says so itself: {said.group()[:80]}"
    if not because and "?" not in low:
        because = _told(mail, low, hints) or _in_shape(mail, text, hints)
    if because:
        return Finding(kind="auto_reply", because=because)
    if "warns" in hints and (warns := _warns(mail, low)):
        return Finding(kind="machine", because=f"a service warns: {warns[:80]}")
    return _ends_so(mail, text) if len(text) > 600 else None


def _calls_itself(text: str, beginning: str, hints: list[str]) -> str:
    """An automatic answer, in the words of its subject or in a sentence."""
    if "auto" not in hints:
        return ""
    first = beginning[:80].lstrip("*=-# ").partition("\n")[0]
    if (named := subjects.AUTO_SUBJECT.match(first)) and not _speaks_of_it(named.group(), first[named.end() :], text):
        return f"it begins as automatic replies do: {first}"
    words = paragraphs(people.QUOTED.split(beginning, 1)[0])
    said = automatic.AUTO_WORDS.search(words)
    if said and not people.GOT_IT.search(words[: said.start()].lower()):
        return f"it says so itself: {' '.join(said.group().split())[:80]}"
    return ""


def _told(mail: Mail, low: str, hints: list[str]) -> str:
    """What nobody says who writes himself: that an address was given up, that a request was registered, who is to be asked meanwhile."""
    if "gone" in hints and (said := automatic.GIVEN_UP_ADDRESS.search(low)) and not people.MYSELF.search(low):
        return f"an address that was given up: {said.group()[:80]}"
    if "whose" in hints and (told := desks.registers(low)):
        return f"another desk has it: {told[:80]}"
    if "desk" in hints and (told := desks.speaks(low)) and not mail.by_hand():
        return f"another desk speaks: {told[:120]}"
    if "held" in hints and receipts.HELD.search(low) and receipts.RELEASE.search(low):
        return "it keeps the mail back until the sender does something"
    if desks.confirms(mail.subject.lower(), low):
        return f"its subject ({mail.subject[:60]}) and its words say that it was received"
    away = "away" in hints and absence.is_told(low, mail.sender if mail.answers() else "") and not mail.by_hand()
    return "it says who is away, and until when nobody reads" if away else ""


def _in_shape(mail: Mail, text: str, hints: list[str]) -> str:
    """Somebody's program answers in his name, or a desk's: people say what they want, too."""
    gone = "absent" in hints and away.may_say_so(text)
    taken = "taken" in hints and intake.may_say_so(text)
    if not (gone or taken) or mail.by_hand() or not _is_asked_for_shape(mail):
        return ""
    said = _own(text)
    if gone and away.says_nothing_else(said):
        return "it says nothing but that somebody is away, and what becomes of the mail"
    if taken and intake.says_nothing_else(said):
        return "it says nothing but what became of a request, its number or who answers"
    return ""


def _warns(mail: Mail, low: str) -> str:
    """What services tell who did not ask for it. They say «we», but ask nothing; a person who shows such a notice says «I»."""
    caution = notices.CAUTION.search(low)
    if caution is None or mail.answers() or mail.passes_on() or mail.for_somebody():
        return ""
    return caution.group() if notices.MEANS.search(low) and not people.SPEAKS_HIMSELF.search(low) else ""


def _is_asked_for_shape(mail: Mail) -> bool:
    """It answers something, or has a request's number."""
    return mail.answers() or _NUMBERED.match(mail.subject) is not None


_SHAPES = frozenset({"absent", "taken"})  # hints of what only `_in_shape` asks
_NUMBERED = re.compile(r"[^\n]{0,60}(?:\[[^\]\n]{0,30}\d[^\]\n]{0,30}\]|#\d)")  # a request's number


def _own(text: str) -> str:
    """Without what it cites and its signature, a paragraph in a line."""
    return paragraphs(reply.split(text).text or text)


def _ends_so(mail: Mail, text: str) -> Finding | None:
    """A notice whose last lines say that a program wrote it and that nobody reads answers; a person who shows one says «I»."""
    end = text[-400:]
    if ("втомат" not in end and "utomat" not in end) or "?" in end or mail.by_hand():
        return None
    said = automatic.AUTO_WORDS.search(paragraphs(end))
    if (
        said is None
        or not people.UNANSWERABLE.search(paragraphs(end).lower())
        or people.MYSELF.search(text[:MAX_NOTICE].lower())
    ):
        return None
    kind: AutomaticKind = "auto_reply" if mail.answers() else "machine"
    return Finding(kind=kind, because=f"it ends so: {' '.join(said.group().split())[:80]}")


# Words without one of which nothing of the kind is said: all of them together are a tenth of the price of the patterns.
_HINTS = Hints(
    auto=automatic.AUTO_HINTS,
    far=automatic.AUTO_HINTS_FAR,
    gone=automatic.GIVEN_UP_HINTS,
    whose=registered.HINTS,
    desk=voices.HINTS,
    away=absent.HINTS,
    absent=[word.strip() for word in away.AWAY],
    taken=intake.HINTS,
    held=receipts.HELD_HINTS,
    warns=notices.HINTS,
)


def _speaks_of_it(named: str, rest: str, text: str) -> bool:
    """«Автоответ от вас»: a person who got one. Programs put a sign behind the words, or of whom it is."""
    rest = rest.strip()
    if rest and not (named[-1] + rest[0]).isalnum():
        return False
    own_words = bool(rest) and people.OF_WHOM.match(rest) is None
    return own_words or "?" in (rest or text[:600]) or people.GOT.search(text[:600]) is not None


def _asks_to_release(text: str) -> str:
    return "what releases the mail" if receipts.RELEASE.search(paragraphs(text[:1500]).lower()) else ""


def _sign_of_a_machine(mail: Mail) -> str:
    headers = mail.headers
    if mail.from_nobody():
        return "Return-Path: <>"
    if "x-auto-response-suppress" in headers:
        return "X-Auto-Response-Suppress"
    if (precedence := mail.precedence()) in {"bulk", "junk"}:
        return f"Precedence: {precedence}"
    left = mail.subject if subjects.LEFT_SUBJECT.match(mail.subject) else ""
    if absence.stand_in(f"{left}\n{paragraphs(mail.said()[:600])}".lower()):
        return "whom to ask meanwhile"
    return (
        "In-Reply-To" if "in-reply-to" in headers and "x-mailer" not in headers and "user-agent" not in headers else ""
    )


def declines_answers(headers: Headers) -> str:
    """X-Auto-Response-Suppress where it asks programs not to answer ([MS-OXCMAIL] section 2.1.3.2.20); "" where it doesn't.

    It says nothing of who wrote: people whose mail passes Exchange carry it, too.
    """
    value = headers.text("x-auto-response-suppress")[:200]
    return value if _DECLINED & {one.strip() for one in value.lower().split(",")} else ""


_DECLINED = {"all", "oof", "autoreply"}  # the rest is about receipts and reports
