"""What a route asks of the desk: `actions` by name, and those that need a value, which a verdict keeps as "name:value".

Verdict.actions are read by `router/filing`; `asked` and `plain` are how it reads them.
"""

from collections.abc import Collection, Iterable, Sequence

from rules.reading import Table

# By name alone.
PLAIN = (
    "acknowledge",  # tell the customer his request's number, if it is a new one
    "safety_reply",  # tell a victim what to do, whoever else was answered
    "hold",  # nothing is said by itself; operators see that it is held
    "no_reopen",  # leaves a solved ticket solved
    "link_open",  # a new ticket is linked to the contact's unsolved one
    "block_links",  # links of what was written in public are shown as text only, and operators are told
)
_MOST_PROMISED = 60 * 24 * 60


def read_actions(table: Table, templates: Collection[str], fields: Collection[str]) -> tuple[str, ...]:
    """The actions of a route. `templates` and `fields` are those that may be named."""
    found = list(table.texts("actions"))
    table.known("actions", found, PLAIN)
    if login := table.text("assignee", ""):
        found.append(f"assign:{login}")
    if minutes := table.number("promise_minutes", 0, 1, _MOST_PROMISED):
        found.append(f"promise:{minutes}")
    if reply := table.text("reply", ""):
        table.known("reply", [reply], templates)
        found.append(f"reply:{reply}")
    wanted = table.texts("ask")
    table.known("ask", wanted, sorted(fields))
    found += [f"ask:{name}" for name in wanted]
    return (*found, *(f"notify:{whom}" for whom in table.texts("notify")))


def asked(actions: Iterable[str], name: str) -> Sequence[str]:
    """The values that actions give to a name, in the order of their routes: ("assign:olga",), "assign" → ["olga"]."""
    return [action.partition(":")[2] for action in actions if action.startswith(f"{name}:")]
