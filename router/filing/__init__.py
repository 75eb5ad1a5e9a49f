"""One transaction from read raws to tickets: contacts, conversations, tickets, messages, events, automatic replies.

Messages of a batch are looked up, placed and written together (`placing`), everything else one at a time (`rest`).
"""

from collections.abc import Sequence

from sqlalchemy import Connection

from router.filing import placing, rest, unreadable
from router.filing.batch import Batch, Letter
from router.filing.given import Item, Judged, Office, Texts, Told
from router.filing.unreadable import set_aside
from router.schema import InboundMessage
from router.store import raws, tickets

__all__ = ["Item", "Judged", "Office", "Texts", "Told", "file", "set_aside"]


def file(tx: Connection, items: Sequence[Item], office: Office) -> None:
    """Files what is still new of `items`. Raises whatever the database raises: the caller tries each alone then."""
    claimed = raws.claim(tx, [item.raw.id for item in items])
    _run(Batch(tx, office), [item for item in items if item.raw.id in claimed])


def _run(batch: Batch, items: Sequence[Item]) -> None:
    found = [
        Letter(item.raw, one.inbound, one.verdict, one.told, one.likely)
        for item in items for one in item.found if isinstance(one.inbound, InboundMessage)
    ]  # fmt: skip
    unreadable.remember(batch, [item.raw for item in items if item.raw.ticket_id is not None])
    placing.take(batch, found)
    ignored = {item.raw.id: rest.rest(batch, item) for item in items}
    for place in batch.unread.values():  # it turned out to hold no message of its own
        tickets.set_status(batch.tx, place.ticket_id, "closed", actor="system", now=batch.office.now)
    ended = [_finished(batch, item, ignored[item.raw.id]) for item in items if item.raw.id not in batch.early]
    raws.finish(batch.tx, ended, batch.office.now)


def _finished(batch: Batch, item: Item, reasons: list[str]) -> raws.Finished:
    if len(reasons) < len(item.found) or item.raw.id in batch.filed:
        state = "double" if item.raw.id in batch.repeated else "done"
        return raws.Finished(id=item.raw.id, state=state, ticket_id=batch.filed.get(item.raw.id, item.raw.ticket_id))
    reason = "; ".join(reasons) or "nothing for the desk"
    return raws.Finished(id=item.raw.id, state="ignored", reason=reason, ticket_id=item.raw.ticket_id)
