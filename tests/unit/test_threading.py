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
    assert refused == Decision(
        method="new", rejected=(Rejected(method="own_ticket", evidence="1", reason="not_his", ticket=1),)
    )


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


# --- letters --------------------------------------------------------------------------------------------------------------


def letter(**fields: object) -> InboundMessage:
    return message(mailbox="support@shop", **fields)


def home(
    number: int = 10, *, status: str = "open", contact: int = ANNA, subject: str = "Где заказ?", **more: object
) -> Place:
    one = Case(id=number, conversation=number, contact=contact, status=status, subject=subject, updated_at=NOW, **more)  # type: ignore[arg-type]
    return Place(conversation=number, thread="", contacts=frozenset({contact}), cases=(one,), subject=subject)


def tagged(place: Place) -> Candidates:
    return Candidates(named=(("[№10]", place.cases[0], place),))


def test_a_tag_in_the_subject_counts_only_for_who_takes_part() -> None:
    joined = decide(letter(subject="Re: [№10] Где заказ?"), ANNA, tagged(home()), now=NOW)
    assert (joined.ticket, joined.method, joined.evidence) == (10, "subject_tag", "[№10]")
    refused = decide(letter(subject="Re: [№10]"), MALLORY, tagged(home()), now=NOW)
    wanted = Rejected(method="subject_tag", evidence="[№10]", reason="stranger", ticket=10)
    assert refused == Decision(method="new", rejected=(wanted,))


def test_a_tag_of_a_solved_ticket_reopens_it() -> None:
    place = home(status="solved")
    solved = Case(id=10, conversation=10, contact=ANNA, status="solved", ended_at=NOW - timedelta(days=1))
    decision = decide(letter(subject="[№10]"), ANNA, Candidates(named=(("[№10]", solved, place),)), now=NOW)
    assert (decision.ticket, decision.reopen) == (10, True)


def test_a_doubtful_sender_is_nobody_by_his_address_alone() -> None:
    doubted = letter(subject="[№10]", doubted="dmarc=fail")
    assert decide(doubted, ANNA, tagged(home()), now=NOW).rejected[0].reason == "doubted"
    candidates = Candidates(open=(home(order="123"),), order="123")
    assert decide(doubted, ANNA, candidates, now=NOW).rejected[0].reason == "doubted"


def test_an_order_joins_its_open_ticket() -> None:
    candidates = Candidates(open=(home(10, order="123"), home(20, order="456")), order="123")
    decision = decide(letter(), ANNA, candidates, now=NOW)
    assert (decision.ticket, decision.method, decision.evidence) == (10, "order", "123")
    other = decide(letter(), ANNA, Candidates(open=(home(order="123"),), order="789"), now=NOW)
    assert other == Decision(
        method="new", rejected=(Rejected(method="open_ticket", evidence="", reason="new_letter", ticket=10),)
    )
    switched_off = decide(letter(), ANNA, candidates, now=NOW, policy=Policy(join_order=False))
    assert switched_off.method == "new"


def test_an_open_ticket_of_somebody_else_is_not_his() -> None:
    candidates = Candidates(open=(home(order="123", contact=MALLORY),), order="123")
    assert decide(letter(), ANNA, candidates, now=NOW) == Decision(method="new")


def test_an_answer_without_its_fields_is_known_by_its_subject() -> None:
    candidates = Candidates(open=(home(),))
    decision = decide(letter(subject="Отв: Где заказ?"), ANNA, candidates, now=NOW)
    assert (decision.ticket, decision.method) == (10, "subject")
    assert decide(letter(subject="Где заказ?"), ANNA, candidates, now=NOW).method == "new"


def test_an_answer_of_his_machine_opens_no_twin() -> None:
    automatic = letter(subject="Автоответ", automatic="auto_reply")
    decision = decide(automatic, ANNA, Candidates(open=(home(),)), now=NOW, quiet=True)
    assert (decision.ticket, decision.method) == (10, "machine")


@pytest.mark.parametrize(("hours", "ticket"), [(0, 0), (1, 0), (3, 10)])
def test_the_desks_policy_may_join_what_is_near(hours: int, ticket: int) -> None:
    policy = Policy(join_within=timedelta(hours=hours))
    decision = decide(letter(), ANNA, Candidates(open=(home(),)), now=NOW + timedelta(hours=2), policy=policy)
    assert decision.ticket == ticket


def test_a_letter_that_is_answered_elsewhere_is_not_of_one_writer() -> None:
    """A form on a site writes from one address for many people, and names each in Reply-To."""
    policy, candidates = Policy(join_within=timedelta(hours=3)), Candidates(open=(home(),))
    assert decide(letter(to="email:boris@mail"), ANNA, candidates, now=NOW, policy=policy).ticket == 0


def test_a_form_never_joins_by_its_writer() -> None:
    candidates = Candidates(open=(home(order="123"),), order="123")
    assert decide(message(), ANNA, candidates, now=NOW) == Decision(method="new")


@pytest.mark.parametrize("by", ["token", "reference"])
def test_an_answer_about_something_else_opens_a_linked_ticket(by: str) -> None:
    place = home()
    candidates = Candidates(token=place) if by == "token" else Candidates(references=(("<1>", place),))
    asks = letter(subject="Re: Возврат денег", reply_token="t")
    decision = decide(asks, ANNA, candidates, now=NOW)
    assert (decision.conversation, decision.ticket, decision.linked_from) == (0, 0, 10)
    assert (decision.method, decision.rejected[0].reason) == ("other_subject", "other_subject")
    assert decide(asks, ANNA, candidates, now=NOW, quotes=True).ticket == 10
    assert decide(asks, ANNA, candidates, now=NOW, quiet=True).ticket == 10
    assert decide(letter(subject="Re: Заказ", reply_token="t"), ANNA, candidates, now=NOW).ticket == 10
    assert decide(letter(subject="", reply_token="t"), ANNA, candidates, now=NOW).ticket == 10
