"""Letters, which no thread of a provider's holds, all the way into the tables: what joins, what doesn't, and what people are shown."""

from collections.abc import AsyncIterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from router.channel import Signer
from router.schema import InboundMessage, Verdict
from router.store.tables import messages, tickets
from rules.model import Context
from tests.contract.desk import SECRET, Desk, desk
from tests.contract.shop import Shop, Words


class Orders(Words):
    """The order is the last word of the text, if it is a number."""

    def judge(self, message: InboundMessage, context: Context) -> Verdict:
        last = message.text.rpartition(" ")[2]
        return replace(super().judge(message, context), fields={"order": last} if last.isdigit() else {})


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
