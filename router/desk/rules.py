"""What administrators do with the rules: revisions, and which of them acts."""

import asyncio
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection

from router.desk.base import Base, Conflict, DeskError, Invalid, NotFound, admin, signature, staff
from router.readmodels import Actor
from router.store import rules as stored
from router.store.rules import Activation, Revision
from router.store.tickets import Impossible
from rules.engine import RuleSet, compile_packs
from rules.model import Failure, Problem, RuleErrors
from rules.program import STATUSES
from rules.source import read_sources, with_status

MAX_COMMENT = 1000
Packs = Mapping[str, str]


class WrongRules(DeskError):
    """Rules that may not act: what is wrong in their files, or which of their own tests don't hold."""

    def __init__(self, problems: Sequence[Problem] = (), failures: Sequence[Failure] = ()) -> None:
        super().__init__("rules_wrong", problems=len(problems), failures=len(failures))
        self.problems, self.failures = tuple(problems), tuple(failures)


@dataclass(frozen=True, slots=True, kw_only=True)
class RevisionRow:
    """A stored revision of the rules. `author` is "user:7", "system", or "okno" for what came with the desk."""

    revision: str
    author: str
    comment: str
    created_at: datetime
    active: bool


class Rules(Base):
    """Everybody of the staff may look; only administrators change what acts."""

    async def rule_revisions(self, actor: Actor, limit: int = 50) -> tuple[RevisionRow, ...]:
        """The newest first."""
        staff(actor)
        rows = await self.store.read(stored.newest, limit)
        return tuple(
            RevisionRow(revision=r.revision, author=r.author, comment=r.comment, created_at=r.created_at, active=r.active)
            for r in rows
        )  # fmt: skip

    async def rule_packs(self, actor: Actor, revision: str = "") -> Revision:
        """A revision with its packs; the active one for "". The beginning of a hash is enough while it is one revision's."""
        staff(actor)
        found = await self.store.read(_revision, revision)
        if isinstance(found, Revision):
            return found
        if found > 1:
            raise Conflict("revision_ambiguous", revision=revision)
        raise NotFound("revision")

    async def draft_rules(self, actor: Actor, packs: Packs, comment: str = "") -> str:
        """Stores packs as a revision that doesn't act; its hash. Raises WrongRules for packs that don't compile."""
        admin(actor)
        _comment(comment)
        rules = await compiled(packs)
        new = Revision(
            revision=rules.revision, packs=packs, author=signature(actor), comment=comment, created_at=self.now()
        )
        await self._write(stored.add, new)
        return rules.revision

    async def activate_rules(self, actor: Actor, revision: str, comment: str = "", *, instead_of: str = "") -> str:
        """Makes a stored revision act in every process within seconds; its hash. Raises WrongRules if it may not.

        With `instead_of` only if that revision still acts; raises Conflict otherwise.
        """
        admin(actor)
        _comment(comment)
        found = await self.rule_packs(actor, revision)
        rules = await compiled(found.packs)
        failures = await asyncio.to_thread(rules.run_tests)
        if failures:
            raise WrongRules(failures=failures)
        # An engine newer than the revision judges otherwise: that is another revision of the same packs.
        new = Revision(
            revision=rules.revision, packs=found.packs, author=found.author, comment=found.comment,
            created_at=found.created_at if rules.revision == found.revision else self.now(),
        )  # fmt: skip
        line = Activation(revision=rules.revision, actor=signature(actor), comment=comment, at=self.now())
        await self._write(_activate, new, line, instead_of)
        return rules.revision

    async def promote_rule(self, actor: Actor, rule: str, status: str, comment: str = "") -> str:
        """Puts a rule of the active revision into another state: a new revision, which acts; its hash.

        The pack's text stays as it is but for that word. Raises NotFound, Invalid for no state, Conflict where the rule is in
        that state already or somebody activated other rules meanwhile, and WrongRules if the rules' tests don't hold.
        """
        admin(actor)
        if status not in STATUSES:
            raise Invalid("rule_status_wrong", field="status", known=", ".join(STATUSES))
        found = await self.rule_packs(actor)
        before = next((one.status for one in read_sources(found.packs).rules if one.id == rule), None)
        if before is None:
            raise NotFound("rule")
        if before == status:
            raise Conflict("rule_is_so", rule=rule, status=status)
        packs = with_status(found.packs, rule, status)
        told = f"{rule}: {before} → {status}" + (f"; {comment}" if comment else "")
        revision = await self.draft_rules(actor, packs, told)
        return await self.activate_rules(actor, revision, told, instead_of=found.revision)

    async def rollback_rules(self, actor: Actor, comment: str = "") -> str:
        """Lets the revision act that acted before the active one; its hash. Twice is there and back again."""
        admin(actor)
        before = await self.store.read(stored.active_before)
        if not before:
            raise Conflict("no_earlier_rules")
        return await self.activate_rules(actor, before, comment or "rollback")


async def compiled(packs: Packs) -> RuleSet:
    try:
        return await asyncio.to_thread(compile_packs, packs)
    except RuleErrors as wrong:
        raise WrongRules(problems=wrong.problems) from None


def _comment(comment: str) -> None:
    if len(comment) > MAX_COMMENT:
        raise Invalid("comment_too_long", field="comment", most=MAX_COMMENT)


def _revision(tx: Connection, letters: str) -> Revision | int:
    """The revision, or how many there are."""
    if not letters:
        return stored.active(tx) or 0
    names = stored.beginning(tx, letters)
    return stored.get(tx, names[0]) or 0 if len(names) == 1 else len(names)


def _activate(tx: Connection, new: Revision, line: Activation, instead_of: str) -> None:
    if instead_of and stored.active_revision(tx) != instead_of:
        raise Impossible("rules_changed")
    stored.add(tx, new)
    stored.activate(tx, line)
