"""Which conversation and ticket: every kind of evidence, believed or not."""

from datetime import UTC, datetime, timedelta

import pytest

from router.schema import InboundMessage, Sender
from router.threading import Candidates, Case, Decision, Place, Policy, Rejected, decide

NOW = datetime(2026, 3, 2, tzinfo=UTC)
ANNA, MALLORY = 1, 2


def message(**fields: object) -> InboundMessage:
    sender = Sender(address="mail:anna")
    return InboundMessage(channel="mail", external_id="m", sender=sender, text="", sent_at=NOW, **fields)  # type: ignore[arg-type]


def case(number: int, status: str, days_ago: float = 1, conversation: int = 10) -> Case:
    ended = NOW - timedelta(days=days_ago) if status in ("solved", "closed") else None
    return Case(id=number, conversation=conversation, contact=ANNA, status=status, ended_at=ended)


def place(*cases: Case, number: int = 10, thread: str = "") -> Place:
    return Place(conversation=number, thread=thread, contacts=frozenset({ANNA}), cases=cases)


def test_nothing_known_opens_a_conversation_and_a_ticket() -> None:
    assert decide(message(), ANNA, Candidates(), now=NOW) == Decision(method="new")


def test_a_token_counts_for_whoever_has_it_and_before_anything_else() -> None:
    candidates = Candidates(token=place(case(1, "open")), thread=place(case(2, "open"), number=20))
    decision = decide(message(reply_token="t"), MALLORY, candidates, now=NOW)
    assert (decision.conversation, decision.ticket, decision.method) == (10, 1, "token")


def test_an_own_ticket_must_be_his() -> None:
    mine = case(1, "open")
    candidates = Candidates(own=(mine, place(mine)))
    assert decide(message(own_ticket=1), ANNA, candidates, now=NOW).ticket == 1
    refused = decide(message(own_ticket=1), MALLORY, candidates, now=NOW)
    assert refused == Decision(method="new", rejected=(Rejected(method="own_ticket", evidence="1", reason="not_his"),))


def test_a_stranger_who_quotes_gets_a_ticket_of_his_own() -> None:
    candidates = Candidates(references=(("<1>", place(case(1, "open"))),))
    assert decide(message(references=("<1>",)), ANNA, candidates, now=NOW).method == "reference"
    refused = decide(message(references=("<1>",)), MALLORY, candidates, now=NOW)
    assert (refused.conversation, refused.rejected[0].reason) == (0, "stranger")


def test_the_newest_reference_that_is_believed_wins() -> None:
    other = Place(conversation=30, thread="", contacts=frozenset({MALLORY}), cases=())
    candidates = Candidates(
        references=(("<1>", place(case(1, "open"))), ("<2>", place(case(2, "open"), number=20)), ("<3>", other))
    )
    decision = decide(message(references=("<1>", "<2>", "<3>")), ANNA, candidates, now=NOW)
    assert (decision.evidence, decision.ticket, [one.evidence for one in decision.rejected]) == ("<2>", 2, ["<3>"])


def test_a_reference_into_another_chat_is_not_believed() -> None:
    candidates = Candidates(
        references=(("5", place(case(1, "open"), thread="chat-1")),),
        thread=place(case(2, "open"), number=20, thread="chat-2"),
    )
    decision = decide(message(thread="chat-2"), ANNA, candidates, now=NOW)
    assert (decision.method, decision.ticket, decision.rejected[0].reason) == ("thread", 2, "other_thread")


@pytest.mark.parametrize(
    ("status", "days", "quiet", "expected"),
    [
        ("new", 0, False, (1, False, 0)),
        ("open", 0, False, (1, False, 0)),
        ("pending", 0, True, (1, False, 0)),
        ("solved", 6.9, False, (1, True, 0)),
        ("solved", 6.9, True, (1, False, 0)),
        ("solved", 7.1, False, (0, False, 1)),
        ("solved", 7.1, True, (0, False, 1)),
        ("closed", 1, False, (0, False, 1)),
        ("closed", 1, True, (1, False, 0)),
    ],
)
def test_the_last_ticket_continues_reopens_or_is_linked(
    status: str, days: float, quiet: bool, expected: tuple[int, bool, int]
) -> None:
    candidates = Candidates(thread=place(case(1, status, days), thread="t"))
    decision = decide(message(thread="t"), ANNA, candidates, now=NOW, quiet=quiet, policy=Policy())
    assert (decision.ticket, decision.reopen, decision.linked_from) == expected


def test_the_active_ticket_is_preferred_to_a_later_ended_one() -> None:
    candidates = Candidates(thread=place(case(1, "open"), case(2, "solved"), thread="t"))
    assert decide(message(thread="t"), ANNA, candidates, now=NOW).ticket == 1


def test_a_linked_request_opens_a_new_ticket_only_for_its_owner() -> None:
    old = case(1, "closed")
    decision = decide(message(linked_from=1), ANNA, Candidates(linked=old), now=NOW)
    assert (decision.ticket, decision.linked_from) == (0, 1)
    refused = decide(message(linked_from=1), MALLORY, Candidates(linked=old), now=NOW)
    assert (refused.linked_from, refused.rejected[0].method) == (0, "linked_from")


def test_a_linked_request_does_not_reopen_a_solved_one() -> None:
    solved = case(1, "solved")
    decision = decide(
        message(linked_from=1, thread="t"), ANNA, Candidates(thread=place(solved, thread="t"), linked=solved), now=NOW
    )
    assert (decision.ticket, decision.reopen, decision.linked_from) == (0, False, 1)
