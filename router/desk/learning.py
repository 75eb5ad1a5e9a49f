"""What the desk learns from its people: corrected topics and judged cues become a model that suggests, and never acts."""

import asyncio
from collections.abc import Callable, Iterable, Sequence
from itertools import groupby
from typing import Any

import msgspec

from router.desk.base import Base, Conflict, admin, signature
from router.readmodels import Actor
from router.store import judged, models
from router.store.models import StoredModel
from router.store.parts import AnyRow
from rules.learn import Example, Figures, Learned, learn
from rules.suggest import load

MOST_EXAMPLES = 50_000


class Learning(Base):
    """Only administrators decide what suggests."""

    async def examples(self, actor: Actor) -> tuple[Example, ...]:
        """What people said of stored messages, oldest first: a ticket's corrected topic, and who speaks by their opinions on cues."""
        admin(actor)
        found: dict[int, Example] = {}
        after = 0
        while rows := await self.store.read(judged.corrections, after):
            found |= {row.message_id: _corrected(row) for row in rows}
            after = rows[-1].event
        after = 0
        while rows := await self.store.read(judged.judged_cues, after):
            for message_id, group in groupby(rows, key=lambda row: int(row.message_id)):
                found[message_id] = _with_opinions(found.get(message_id), list(group))
            after = rows[-1].message_id
        return tuple(found[message_id] for message_id in sorted(found)[-MOST_EXAMPLES:])

    async def learn(
        self, actor: Actor, more: Iterable[Example] = (), comment: str = "",
        progress: Callable[[int, int], None] = lambda done, of: None, *, keep: bool = True,
    ) -> Learned:  # fmt: skip
        """Trains on the desk's examples and on `more`; a model that isn't refused suggests in every process within seconds.

        With `keep` false it is only tried. Raises Unavailable (rules.learn) without scikit-learn.
        """
        admin(actor)
        known = await self.examples(actor)
        learned = await asyncio.to_thread(learn, (*known, *more), progress)
        if keep and learned.data:
            await self.keep_model(actor, learned, comment)
        return learned

    async def keep_model(self, actor: Actor, learned: Learned, comment: str = "") -> str:
        """Lets a model suggest; its revision. Raises BadModel (rules.suggest)."""
        admin(actor)
        revision = load(learned.data).revision
        await self._put_model(actor, revision, learned.data, learned.figures, comment)
        return revision

    async def forget_model(self, actor: Actor, comment: str = "") -> None:
        """Nothing is suggested from now on; what was suggested stays with its messages. Raises Conflict where nothing is."""
        admin(actor)
        if not await self.store.read(models.newest_revision):
            raise Conflict("no_model")
        await self._put_model(actor, "", "", (), comment)

    async def model(self, actor: Actor) -> StoredModel | None:
        """What suggests now, with its author and figures; None for nothing."""
        admin(actor)
        found = await self.store.read(models.newest)
        return found if found is not None and found.data else None

    async def _put_model(
        self, actor: Actor, revision: str, data: str, figures: Sequence[Figures], comment: str
    ) -> None:
        told: dict[str, Any] = {one.about: msgspec.to_builtins(one) for one in figures}
        new = StoredModel(
            revision=revision, data=data, author=signature(actor), comment=comment, figures=told, created_at=self.now()
        )
        await self._write(models.add, new)


def _corrected(row: AnyRow) -> Example:
    """Whoever corrected the topic read the message: where neither he nor a rule saw a fraud, there is none."""
    role = "none" if row.verdict["role"] == "none" else ""
    return Example(text=row.text, subject=row.subject, topic=row.data["to"][0], role=role)


def _with_opinions(known: Example | None, rows: Sequence[AnyRow]) -> Example:
    """What people say of the whole message is its role; else right cues confirm the rules' one, and wrong ones say that there is none."""
    first = rows[0]
    kinds = {cue["rule"]: cue["kind"] for cue in first.verdict["cues"] if cue["hit"]}
    whole = [row.correct for row in rows if row.rule == judged.WHOLE]
    said = whole or [row.correct for row in rows if kinds.get(row.rule) == "fraud"]
    role = known.role if known else ""
    if said:
        seen = first.verdict["role"] if first.verdict["role"] != "none" or not whole else "attack"
        role = seen if sum(said) * 2 > len(said) else "none"
    return Example(text=first.text, subject=first.subject, topic=known.topic if known else "", role=role)
