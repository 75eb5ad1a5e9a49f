"""Conditions on what is known of a message beside its words: facts, who sends it, what came before, when it came.

Each `_read_x` reads the operator `x` of a condition. Nothing is looked up here: all of it is handed in with the message.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, get_args

from router.schema import AutomaticKind, PartKind
from rules.cues import hours as clock
from rules.cues import link, naming, past
from rules.cues.language import LANGUAGES, language_of
from rules.look import Look
from rules.model import Hours
from rules.reading import Problems, Table, nearest
from rules.tree import Condition, fact

AUTHENTICATION = ("pass", "fail", "softfail", "neutral", "none", "policy", "temperror", "permerror", "unknown")


@dataclass(slots=True)
class Knowledge:
    """Reads conditions on facts. `routing`: the rule is a route, so what was decided may be asked for."""

    problems: Problems
    lists: Mapping[str, Sequence[str]]
    hours: Hours | None = field(default=None, kw_only=True)
    routing: bool = field(default=False, kw_only=True)

    # --- facts ---

    def _read_channel(self, table: Table) -> Condition:
        names = table.texts("channel")
        return fact(
            f"канал {', '.join(names)}",
            lambda look: look.message.channel in names or look.context.channel in names,
            lambda look: look.message.channel or look.context.channel or "—",
        )

    def _read_mailbox(self, table: Table) -> Condition:
        names = table.texts("mailbox")
        return fact(
            f"ящик {', '.join(names)}",
            lambda look: mailbox_of(look) in names or mailbox_of(look).partition("@")[0] in names,
            lambda look: mailbox_of(look) or "—",
        )

    def _read_direction(self, table: Table) -> Condition:
        wanted = table.choice("direction", ("in", "out"))
        return fact(f"направление {wanted}", lambda look: _direction(look) == wanted, _direction)

    def _read_length(self, table: Table) -> Condition:
        return _measured(table, "length", 10**7, "длина", lambda look: len(look.message.text))

    def _read_words(self, table: Table) -> Condition:
        return _measured(table, "words", 10**6, "слов", lambda look: len(look.message.text.split()))

    def _read_capitals(self, table: Table) -> Condition:
        return _measured(table, "capitals", 100, "заглавных, %,", lambda look: _capitals(look.message.text))

    def _read_links(self, table: Table) -> Condition:
        return _measured(table, "links", 1000, "ссылок", lambda look: len(look.links))

    def _read_attachments(self, table: Table) -> Condition:
        return _measured(table, "attachments", 1000, "вложений", lambda look: len(look.message.parts))

    def _read_parts(self, table: Table) -> Condition:
        kinds = table.texts("parts")
        table.known("parts", kinds, ("any", *get_args(PartKind)))
        return fact(
            f"вложено: {', '.join(kinds)}",
            lambda look: any(part.kind in kinds or "any" in kinds for part in look.message.parts),
            lambda look: ", ".join(dict.fromkeys(part.kind for part in look.message.parts)) or "—",
        )

    def _read_automatic(self, table: Table) -> Condition:
        kinds = table.texts("automatic")
        allowed = ("any", "none", *get_args(AutomaticKind)[1:])
        table.known("automatic", kinds, allowed)

        def holds(look: Look) -> bool:
            kind = look.message.automatic
            return (bool(kind) and "any" in kinds) or (not kind and "none" in kinds) or kind in kinds

        return fact("автоматическое письмо", holds, lambda look: look.message.automatic or "none")

    def _read_forwarded(self, table: Table) -> Condition:
        return _flagged(table, "forwarded", "переслано", lambda look: look.message.forwarded)

    def _read_edited(self, table: Table) -> Condition:
        return _flagged(table, "edited", "исправлено", lambda look: look.context.edited)

    def _read_public(self, table: Table) -> Condition:
        return _flagged(
            table, "public", "написано у всех на виду", lambda look: look.message.facts.get("public") is True
        )

    def _read_first_contact(self, table: Table) -> Condition:
        return _flagged(table, "first_contact", "пишет впервые", lambda look: look.context.first_contact)

    def _read_language(self, table: Table) -> Condition:
        wanted = table.texts("language")
        table.known("language", wanted, LANGUAGES)
        return fact(f"язык {', '.join(wanted)}", lambda look: _language(look) in wanted, _language)

    # --- who sends it ---

    def _read_authentication(self, table: Table) -> Condition:
        """What the receiving server found out (RFC 8601): by method the results that are looked for."""
        ask = table.table("authentication")
        assert ask is not None
        wanted: dict[str, tuple[str, ...]] = {}
        for method in ("spf", "dkim", "dmarc", "arc"):
            wanted[method] = ask.texts(method)
            ask.known(method, wanted[method], AUTHENTICATION)
        wanted["proof"] = ask.texts("proof")
        ask.known("proof", wanted["proof"], ("dmarc", "dkim", "spf", "none"))
        complete = ask.done()
        asked = {method: results for method, results in wanted.items() if results}
        self._not_empty(table, "authentication", asked or not complete)
        return fact(
            "проверка отправителя: " + ", ".join(f"{method} {'/'.join(some)}" for method, some in asked.items()),
            lambda look: all(_authenticated(look, method) in some for method, some in asked.items()),
            lambda look: ", ".join(f"{method} {_authenticated(look, method)}" for method in asked),
        )

    def _read_disguised(self, table: Table) -> Condition:
        """The channel says that his name or address pretends: it shows another's address, or ours where it is not from us."""
        return _flagged(
            table,
            "disguised",
            "отправитель выдаёт себя за другого",
            lambda look: bool(look.message.facts.get("spoofed_name") or look.message.facts.get("spoofed_address")),
        )

    def _read_sender(self, table: Table) -> Condition:
        """His display name and the domain of his address; all that is asked must hold."""
        ask = table.table("sender")
        assert ask is not None
        tests: list[Callable[[Look], bool]] = []
        if "like" in ask.nodes:
            official = self._named(ask, "like")
            tests.append(lambda look: bool(naming.likeness(look.message.sender.name, official)))
        if "address" in ask.nodes:
            addresses = self._named(ask, "address")
            tests.append(lambda look: _address(look) in addresses)
        if "domain" in ask.nodes:
            domains = self._named(ask, "domain")
            tests.append(lambda look: naming.listed(_host(look), domains))
        if "foreign" in ask.nodes:
            known = self._named(ask, "foreign")
            tests.append(lambda look: bool(_host(look)) and not naming.listed(_host(look), known))
        if "lookalike" in ask.nodes:
            imitated = self._named(ask, "lookalike")
            brands = frozenset(
                self._named(ask, "brands") or {name.split(".", 1)[0] for name in imitated if "/" not in name}
            )
            tests.append(
                lambda look: bool(_host(look)) and not naming.listed(_host(look), imitated)
                and bool(link.lookalike(_host(look), link.registered(_host(look)), brands))
            )  # fmt: skip
        complete = ask.done("like", "address", "domain", "foreign", "lookalike", "brands")
        self._not_empty(table, "sender", tests or not complete)
        return fact(
            f"отправитель ({', '.join(ask.nodes)})",
            lambda look: all(test(look) for test in tests),
            lambda look: f"{look.message.sender.name} <{_address(look)}>".strip(),
        )

    # --- what came before ---

    def _read_repeated(self, table: Table) -> Condition:
        """The same order again, an hour later or more: nobody helped him the first time."""
        return _flagged(table, "repeated", "обращается повторно", past.repeated)

    def _read_history(self, table: Table) -> Condition:
        """All that is asked must hold; `within` and `apart` say how old what is counted may be."""
        ask = table.table("history")
        assert ask is not None
        span = (
            (ask.seconds("apart", 1, past.MONTH) if "apart" in ask.nodes else 0),
            ask.seconds("within", past.MONTH, past.MONTH),
        )
        asked = {name: read(ask, name, span) for name, read in past.QUESTIONS.items() if name in ask.nodes}
        if "same_topic" in ask.nodes:
            self._only_routes(ask, "same_topic")
        complete = ask.done(*past.QUESTIONS, "within", "apart")
        self._not_empty(table, "history", asked or not complete)

        def holds(look: Look) -> bool:
            history = look.context.history
            return history is not None and all(one.holds(history, look) for one in asked.values())

        def actual(look: Look) -> str:
            history = look.context.history
            if history is None:
                return "unknown"
            return ", ".join(f"{name} {one.tell(history, look)}" for name, one in asked.items())

        return fact(f"раньше было ({', '.join(ask.nodes)})", holds, actual)

    # --- when it came ---

    def _read_time(self, table: Table) -> Condition:
        ask = table.table("time")
        assert ask is not None
        hours = self.hours or Hours()
        tests: list[Callable[[datetime], bool]] = []
        for key, wanted in (("inside", True), ("outside", False)):
            if key in ask.nodes:
                ask.choice(key, ("working_hours",))
                if self.hours is None:
                    self.problems.add(
                        ask.nodes[key], key, "рабочие часы не заданы: нужен раздел «hours» в каком-нибудь пакете",
                        "no working hours: some pack needs a section `hours`",
                    )  # fmt: skip
                tests.append(lambda there, wanted=wanted: clock.is_open(there, hours) == wanted)  # type: ignore[misc]
        if "weekday" in ask.nodes:
            days = ask.texts("weekday")
            ask.known("weekday", days, clock.WEEKDAYS)
            tests.append(lambda there: clock.WEEKDAYS[there.weekday()] in days)
        if "holiday" in ask.nodes:
            holiday = ask.flag("holiday")
            tests.append(lambda there: clock.is_holiday(there.date(), hours) == holiday)
        if "from" in ask.nodes or "to" in ask.nodes:
            start, end = clock.minutes(ask, "from", 0), clock.minutes(ask, "to", 24 * 60)
            tests.append(lambda there: _between(clock.minute_of(there), start, end))
        complete = ask.done("inside", "outside", "weekday", "holiday", "from", "to")
        self._not_empty(table, "time", tests or not complete)
        return fact(
            f"время ({', '.join(ask.nodes)})",
            lambda look: all(test(clock.local(moment(look), hours)) for test in tests),
            lambda look: clock.local(moment(look), hours).strftime("%Y-%m-%d %H:%M %a"),
        )

    # --- what was decided (routes only) ---

    def _read_role(self, table: Table) -> Condition:
        return self._decided(table, "role", ("none", "attack", "report"))

    def _read_level(self, table: Table) -> Condition:
        return self._decided(table, "level", ("none", "notice", "suspicious", "fraud"))

    def _read_topic(self, table: Table) -> Condition:
        return self._decided(table, "topic", ())

    def _read_section(self, table: Table) -> Condition:
        return self._decided(table, "section", ())

    def _read_seen(self, table: Table) -> Condition:
        """Kinds or ids of rules that hit."""
        names = table.texts("seen")
        self._only_routes(table, "seen")
        return fact(
            f"сработало: {', '.join(names)}",
            lambda look: not look.hit.isdisjoint(names),
            lambda look: ", ".join(name for name in look.hit if name in names) or "—",
            frozenset(names),
        )

    def _decided(self, table: Table, key: str, known: tuple[str, ...]) -> Condition:
        wanted = table.texts(key)
        self._only_routes(table, key)
        if known:
            table.known(key, wanted, known)

        def decided(look: Look) -> str:
            return "" if look.decided is None else str(getattr(look.decided, key))

        return fact(
            f"{key} = {', '.join(wanted)}",
            lambda look: look.decided is not None and decided(look) in wanted,
            lambda look: decided(look) or "—",
        )

    def _only_routes(self, table: Table, key: str) -> None:
        if not self.routing:
            self.problems.add(
                table.nodes[key], key, f"«{key}» бывает только в правилах route", f"{key!r} is for route rules only"
            )

    # --- helpers ---

    def _not_empty(self, table: Table, key: str, asked: Any) -> None:
        if not asked:
            self.problems.add(table.nodes[key], key, f"в «{key}» ничего не спрошено", f"{key!r} asks nothing")

    def _named(self, table: Table, key: str) -> frozenset[str]:
        """Values, or `@list`: the values of a list of the packs."""
        values: set[str] = set()
        for value in table.texts(key):
            if not value.startswith("@"):
                values.add(value.lower())
            elif value[1:] in self.lists:
                values.update(one.lower() for one in self.lists[value[1:]])
            else:
                russian, english = nearest(value[1:], self.lists)
                self.problems.add(
                    table.nodes[key], key, f"нет списка «{value}»{russian}", f"no list {value!r}{english}"
                )
        return frozenset(values)


# --- reading ---------------------------------------------------------------------------------------------------------------


def _measured(table: Table, key: str, top: int, label: str, measure: Callable[[Look], int]) -> Condition:
    least, most = table.bounds(key, top)
    return fact(f"{label} {least}–{most}", lambda look: least <= measure(look) <= most, lambda look: str(measure(look)))


def _flagged(table: Table, key: str, label: str, holds: Callable[[Look], bool]) -> Condition:
    wanted = table.flag(key)
    return fact(label, lambda look: holds(look) == wanted, lambda look: _said(holds(look)))


def _said(value: bool) -> str:
    return "true" if value else "false"


# --- what a message has -----------------------------------------------------------------------------------------------------


def mailbox_of(look: Look) -> str:
    """The desk's address that the message came to, lower case."""
    return (look.message.mailbox or look.context.mailbox).lower()


def moment(look: Look) -> datetime:
    """When the message came: by the desk's clock if that is known, else by its sender's."""
    return look.context.at or look.message.sent_at


def _direction(look: Look) -> str:
    return "out" if look.message.ours else look.context.direction


def _capitals(text: str) -> int:
    letters = sum(1 for letter in text if letter.isalpha())
    return 100 * sum(1 for letter in text if letter.isupper()) // letters if letters else 0


def _language(look: Look) -> str:
    return language_of(look.message.text)


def _authenticated(look: Look, method: str) -> str:
    found = look.message.facts.get("authentication")
    value = found.get(method) if isinstance(found, Mapping) else None
    if method == "proof":
        return str(value or "none")
    return value if isinstance(value, str) and value in AUTHENTICATION else "unknown"


def _address(look: Look) -> str:
    return look.message.sender.address.partition(":")[2].lower()


def _host(look: Look) -> str:
    return naming.address_domain(look.message.sender.address)


def _between(minute: int, start: int, end: int) -> bool:
    """Whether a minute of the day is in the span; a span may go over midnight."""
    return start <= minute < end if start <= end else minute >= start or minute < end
