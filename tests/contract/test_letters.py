"""Letters, which no thread of a provider's holds, all the way into the tables: what joins, what doesn't, and what people are shown."""

from collections.abc import AsyncIterator, Iterable
from datetime import timedelta
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from msgspec import structs
from sqlalchemy import event

from router.schema import InboundMessage, Verdict
from router.signing import Signer
from router.store import contacts, merging, outbox
from router.store import tickets as ticket_store
from router.store.tables import deliveries, identities, messages, tickets
from rules.model import Context
from tests.contract.desk import SECRET, Desk, desk
from tests.contract.shop import Shop, Words


class Orders(Words):
    """The order is the last word of the text, if it is a number."""

    def judge(self, message: InboundMessage, context: Context) -> Verdict:
        last = message.text.rpartition(" ")[2]
        return structs.replace(super().judge(message, context), fields={"order": last} if last.isdigit() else {})


@pytest.fixture
async def shop(tmp_path: Path) -> AsyncIterator[Desk]:
    async with desk(tmp_path, Shop(), rules=Orders()) as opened:
        yield opened


def mail(name: str, text: str, *, by: str = "anna", **extra: Any) -> dict[str, Any]:
    return {"is": "message", "id": name, "by": by, "text": text, "extra": {"mailbox": "support@shop", **extra}}


async def threads(shop: Desk) -> list[tuple[int, str]]:
    return [(row.ticket_id, row.threading["method"]) for row in await shop.rows(messages) if row.direction == "in"]


async def rejected(shop: Desk, name: str) -> Any:
    return next(row.threading["rejected"] for row in await shop.rows(messages) if row.external_id == name)


async def test_the_same_order_joins_the_writers_open_ticket(shop: Desk) -> None:
    await shop.arrive(mail("<1@a>", "где заказ 123", subject="Заказ"))
    await shop.arrive(mail("<2@a>", "так где же заказ 123", subject="Жалоба"))
    await shop.arrive(mail("<3@m>", "где заказ 123", by="mallory"))
    await shop.arrive(mail("<4@a>", "а где заказ 456"))
    assert await threads(shop) == [(1, "new"), (1, "order"), (2, "new"), (3, "new")]
    assert await rejected(shop, "<4@a>") == [
        {"method": "open_ticket", "evidence": "", "reason": "new_letter", "ticket": 1}
    ]


async def test_the_order_joins_within_one_batch_as_it_does_later(shop: Desk) -> None:
    await shop.arrive(mail("<1@a>", "где заказ 123"), mail("<2@a>", "заказ 123"), mail("<3@a>", "привет"))
    assert await threads(shop) == [(1, "new"), (1, "order"), (2, "new")]
    assert (await rejected(shop, "<3@a>"))[0]["ticket"] == 1


async def test_a_tag_leads_home_and_a_stranger_leaves_a_hint(shop: Desk) -> None:
    await shop.arrive(mail("<1@a>", "где заказ", subject="Заказ"))
    await shop.arrive(mail("<2@a>", "снова я", subject="[№1] ау"))
    await shop.arrive(mail("<3@m>", "я тоже", by="mallory", subject="Re: [№1] ау"))
    assert await threads(shop) == [(1, "new"), (1, "subject_tag"), (2, "new")]
    assert await rejected(shop, "<3@m>") == [
        {"method": "subject_tag", "evidence": "[№1]", "reason": "stranger", "ticket": 1}
    ]


async def test_an_unrelated_answer_opens_a_linked_ticket_unless_it_quotes(shop: Desk) -> None:
    await shop.arrive(mail("<1@a>", "не пришла посылка с чайником", subject="Доставка чайника"))
    answer: dict[str, Any] = {"references": ["<1@a>"]}
    await shop.arrive(mail("<2@a>", "верните деньги", subject="Re: Возврат средств", **answer))
    quoting: dict[str, Any] = {"quoted": "> не пришла посылка\n> с чайником", **answer}
    await shop.arrive(mail("<3@a>", "ау", subject="Re: Ничего похожего", **quoting))
    await shop.arrive(mail("<4@a>", "и ещё", subject="Re: Возврат средств", references=["<1@a>", "<2@a>"]))
    assert await threads(shop) == [(1, "new"), (2, "other_subject"), (1, "reference"), (2, "reference")]
    assert await shop.rows(tickets, "id", "linked_from") == [(1, None), (2, 1)]


async def test_an_unrelated_answer_is_linked_within_one_batch(shop: Desk) -> None:
    await shop.arrive(
        mail("<1@a>", "не пришла посылка", subject="Доставка чайника"),
        mail("<2@a>", "верните деньги", subject="Re: Возврат средств", references=["<1@a>"]),
    )
    assert await shop.rows(tickets, "id", "linked_from") == [(1, None), (2, 1)]


async def test_a_token_survives_what_the_references_did_not(shop: Desk) -> None:
    await shop.arrive(mail("<1@a>", "где заказ", subject="Заказ"))
    token = Signer(SECRET).sign("reply", "1")
    await shop.arrive(mail("<2@a>", "вот", subject="Re: Заказ", reply_token=token, references=["<made.up@gateway>"]))
    assert await threads(shop) == [(1, "new"), (1, "token")]


# --- addresses that take no mail ------------------------------------------------------------------------------------------


async def answered(shop: Desk, name: str = "<r1@shop>") -> None:
    """Anna's letter was answered: the answer left under that name."""
    await shop.arrive(mail("<1@a>", "где заказ", subject="Заказ"))
    jobs = await shop.store.write(outbox.claim, "shop", "w", shop.clock(), shop.clock() + timedelta(minutes=1), 9)
    for job in jobs:
        await shop.store.write(outbox.sent, outbox.Claimed(id=job.id, worker="w"), [name], shop.clock())
    shop.clock.pass_(minutes=5)


def bounce(**receipt: Any) -> dict[str, Any]:
    return {"is": "receipt", "receipt": {"state": "bounced", "reason": "550 5.1.1 no such user", **receipt}}


async def mark(shop: Desk) -> tuple[str, bool]:
    (row,) = [row for row in await shop.rows(identities) if row.address == "shop:anna"]
    assert bool(row.undeliverable) == bool(row.undeliverable_at)
    return row.undeliverable, row.undeliverable_for_good


async def test_a_bounce_marks_the_delivery_and_the_address(shop: Desk) -> None:
    await answered(shop)
    await shop.arrive(bounce(reference="<r1@shop>"))
    assert await shop.rows(deliveries, "state", "reason") == [("failed", "550 5.1.1 no such user")]
    assert await mark(shop) == ("550 5.1.1 no such user", True)


async def test_a_soft_bounce_fails_nothing_and_says_so_of_the_address(shop: Desk) -> None:
    await answered(shop)
    await shop.arrive(bounce(reference="<r1@shop>", permanent=False, reason="452 4.2.2 full"))
    assert await shop.rows(deliveries, "state", "reason") == [("sent", "452 4.2.2 full")]
    assert await mark(shop) == ("452 4.2.2 full", False)


async def test_a_bounce_without_a_name_is_of_the_last_answer_of_our_tokens_conversation(shop: Desk) -> None:
    await answered(shop)
    await shop.arrive(bounce(reference="<rewritten@gateway>", reply_token=Signer(SECRET).sign("reply", "1")))
    assert await shop.rows(deliveries, "state") == [("failed",)]
    assert (await mark(shop))[1]


@pytest.mark.parametrize(
    "receipt", [{"reference": "<x@y>"}, {"reply_token": "1.aaaaaaaaaaaaaaaa"}, {"reference": "<1@a>"}]
)
async def test_a_forged_bounce_marks_nobody(shop: Desk, receipt: dict[str, str]) -> None:
    await answered(shop)
    await shop.arrive(bounce(**receipt))
    assert await shop.rows(deliveries, "state") == [("sent",)]
    assert await mark(shop) == ("", False)


async def test_a_later_letter_from_the_address_clears_it_and_an_earlier_one_does_not(shop: Desk) -> None:
    await answered(shop)
    await shop.arrive(bounce(reference="<r1@shop>"))
    await shop.arrive(mail("<2@a>", "это старое", doubted="dmarc=fail"))
    await shop.arrive(mail("<3@a>", "Undeliverable", automatic="bounce"))
    assert (await mark(shop))[1]
    shop.clock.pass_(minutes=1)
    await shop.arrive(mail("<4@a>", "я на месте"))
    assert await mark(shop) == ("", False)


@pytest.mark.parametrize("permanent", [False, True])
async def test_a_later_answer_that_is_taken_clears_what_may_pass(shop: Desk, permanent: bool) -> None:
    """Ours is a relay that takes any mail: it doesn't know whether the address is there."""
    await answered(shop)
    await shop.arrive(bounce(reference="<r1@shop>", permanent=permanent))
    await shop.store.write(contacts.taken, 1)
    assert bool((await mark(shop))[0]) is permanent


@pytest.mark.parametrize("state", ["delivered", "read"])
async def test_news_of_an_arrival_clears_it(shop: Desk, state: str) -> None:
    await answered(shop)
    await shop.arrive(bounce(reference="<r1@shop>", permanent=False))
    await shop.arrive({"is": "receipt", "receipt": {"state": state, "reference": "<r1@shop>"}})
    assert await mark(shop) == ("", False)


async def test_who_was_merged_into_a_ticket_takes_part_in_it(shop: Desk) -> None:
    await shop.arrive(mail("<1@a>", "где заказ", subject="Заказ"))
    await shop.arrive(mail("<2@b>", "я её муж", by="boris", subject="Re: [№1] Заказ"))
    await shop.store.write(partial(merging.merge, actor="user:1", now=shop.clock()), 2, 1)
    await shop.arrive(mail("<3@b>", "снова я", by="boris", subject="[№1] Заказ"))
    assert await threads(shop) == [(1, "new"), (2, "new"), (1, "subject_tag")]
    rows = [row for row in await shop.rows(messages) if row.direction == "in"]
    assert rows[2].conversation_id == rows[1].conversation_id != rows[0].conversation_id


async def questions(shop: Desk, letters: Iterable[dict[str, Any]]) -> int:
    """How often the database is asked while a batch of letters is filed."""
    asked: list[str] = []

    def note(*call: Any) -> None:
        asked.append(call[2])

    event.listen(shop.store.writer, "before_cursor_execute", note)
    await shop.take(*map(shop.raw, letters))
    event.remove(shop.store.writer, "before_cursor_execute", note)
    return len(asked)


async def test_of_many_strangers_letters_no_more_is_asked_than_of_few(shop: Desk) -> None:
    def letters(*numbers: int) -> list[dict[str, Any]]:
        return [mail(f"<{n}@m>", "привет", by=f"mallory-{n}", references=["<1@a>", "<gone@a>"]) for n in numbers]

    await shop.arrive(mail("<1@a>", "где заказ"))
    await shop.take(*map(shop.raw, letters(10, 11)))
    assert await questions(shop, letters(*range(20, 60))) == await questions(shop, letters(12, 13))
    assert await threads(shop) == [(ticket, "new") for ticket in range(1, 46)]


@pytest.mark.parametrize("method", ["reference", "subject_tag"])
async def test_of_many_answered_tickets_no_more_is_asked_than_of_few(shop: Desk, method: str) -> None:
    def letter(number: int) -> dict[str, Any]:
        if method == "reference":
            return mail(f"<{number}@b>", "а когда?", by=f"p{number}", references=[f"<{number}@a>"])
        return mail(f"<{number}@b>", "а когда?", by=f"p{number}", subject=f"Re: [№{number}] заказ")

    await shop.take(*(shop.raw(mail(f"<{number}@a>", "где заказ", by=f"p{number}")) for number in range(1, 41)))
    for number in range(1, 41):
        await shop.store.write(partial(ticket_store.answered, ticket_id=number, preview="в пути", now=shop.clock()))
    assert await questions(shop, map(letter, range(3, 41))) == await questions(shop, map(letter, (1, 2)))
    assert {row.status for row in await shop.rows(tickets)} == {"open"}
    assert [way for _, way in await threads(shop)][40:] == 40 * [method]
