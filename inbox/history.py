"""A ticket's history as sentences: codes and ids of events replaced by the words that people know them by."""

from collections.abc import Callable, Mapping
from typing import Any

from markupsafe import Markup

from inbox.words import ACTORS, DOUBTED, EVENTS, FIELDS, HELPER_REASONS, PRIORITIES, REJECTED, STATUSES, THREADING, told
from router.readmodels import EventView, MessageView, TicketView
from router.schema import Json

BLANK = "—"


class Names:
    """Names of one page: `gettext` of its language, and the page's topics, queues and users (views.lists.vocabulary)."""

    def __init__(self, gettext: Callable[[str], str], vocabulary: Mapping[str, Any]) -> None:
        self._gettext, self._given = gettext, vocabulary

    def event(self, event: EventView) -> str:
        """The grey line. A kind without a sentence shows as itself."""
        data: dict[str, Json] = {"reason": "", **event.data, "actor": self.actor(event.actor)}
        if "to" in data:
            data["to"] = data.get("to_name") or self._value(event.kind, data["to"])
        if isinstance(code := data.get("field"), str):
            data["field"] = self.field(code)
        if event.kind == "parked":
            data["reason"] = told(self._gettext, str(data["reason"]))
        if event.kind == "helper_quiet":
            data["reason"] = self._gettext(HELPER_REASONS.get(str(data["reason"]), str(data["reason"])))
        sentence = EVENTS.get(event.kind)
        return event.kind if sentence is None else self._gettext(sentence) % data

    def actor(self, name: str) -> str:
        """Users come by name; the customer, the desk and the rules by a word."""
        return self._gettext(ACTORS[name]) if name in ACTORS else name

    def topics(self) -> dict[str, str]:
        """Every topic and section as a select's options: "topic" and "topic/section"."""
        english = self._given["english"]
        options: dict[str, str] = {}
        for topic in self._given["topics"].values():
            name = self._given["topic_names"][topic.id]
            options[topic.id] = name
            for section in topic.sections:
                title = section.title_en if english and section.title_en else section.title
                options[f"{topic.id}/{section.id}"] = f"{name} → {title}"
        return options

    def field(self, code: str) -> str:
        """A ticket's detail by the question that asked for it, else by the word for such a fact."""
        for topic in self._given["topics"].values():
            for asked in topic.fields:
                if asked.id == code:
                    return str(asked.title_en if self._given["english"] and asked.title_en else asked.title)
        return self._gettext(FIELDS[code]) if code in FIELDS else code

    def people(self, ticket: TicketView) -> dict[str, str]:
        """Whom the ticket may be given to; a disabled user stays only where he is assigned."""
        return {
            str(user.id): user.name or user.login
            for user in self._given["users"]
            if not user.disabled or user.id == ticket.assignee_id
        }

    def why(self, message: MessageView) -> Markup:
        """How the message found its ticket: the method, its evidence, what was not believed, and what is known of its writer."""
        found = message.threading or {}
        method = str(found.get("method", ""))
        lines = [f"{self._gettext(THREADING.get(method, method))} {found.get('evidence') or ''}".strip()]
        rejected = found.get("rejected")
        for item in rejected if isinstance(rejected, list) else []:
            if isinstance(item, dict):
                reason = str(item.get("reason", ""))
                not_believed = self._gettext("Not believed: %(evidence)s, %(reason)s.")
                said = self._gettext(REJECTED[reason]) if reason in REJECTED else reason
                number = item.get("ticket")
                shown = " → ".join(str(one) for one in (item.get("evidence"), f"№{number}" if number else "") if one)
                lines.append(not_believed % {"evidence": shown, "reason": said})
        if message.doubted:
            lines.append(self._gettext(DOUBTED) % {"why": message.doubted})
        if message.evidence:
            lines.append(self._gettext("Known as automatic by: %(evidence)s") % {"evidence": message.evidence})
        return Markup("<br>").join(lines)

    def _value(self, kind: str, value: Json) -> str:
        match kind:
            case "status" | "reopened":
                return self._word(STATUSES, value)
            case "priority":
                return self._word(PRIORITIES, value)
            case "queue":
                return str(self._given["queues"].get(value, value)) or BLANK
            case "topic":
                return (
                    self.topics().get("/".join(str(name) for name in value if name), BLANK)
                    if isinstance(value, list)
                    else BLANK
                )
            case "tags":
                return ", ".join(str(tag) for tag in value) or BLANK if isinstance(value, list) else BLANK
        return BLANK if value is None else str(value)

    def _word(self, table: Mapping[str, str], code: Json) -> str:
        return self._gettext(table[str(code)]) if code in table else str(code)
