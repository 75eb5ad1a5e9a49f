"""Who wrote a message, and how sure that is, stands on it."""

from typing import Any

import pytest

from router.desk import Answer
from router.schema import Receipt, Sender, Verdict
from tests.inbox.office import Browser, Office
from tests.inbox.screens import log_in, look, thread


async def letter(office: Office, address: str = "vera@post.example", name: str = "Вера Лунина", **given: Any) -> int:
    sender = Sender(address=f"email:{address}", name=name)
    return await office.write("Верните деньги на карту", channel="post", thread="", sender=sender, **given)


async def test_a_forged_sender_is_marked_with_the_reason(client: Browser, office: Office) -> None:
    forged = await letter(office, doubted="dmarc=fail")
    true = await letter(office, "oleg@post.example", "Олег")
    await log_in(client)
    page = (await look(client, f"/tickets/{forged}")).replace("\xa0", " ")
    assert page.count("отправитель не подтверждён") == 1
    assert (
        page.count("Почта отправителя не подтвердила письмо (dmarc=fail)") == 2
    )  # beside the mark and in «Почему здесь»
    assert "отправитель не подтверждён" not in (await look(client, f"/tickets/{true}")).replace("\xa0", " ")


async def test_an_address_that_answers_do_not_go_to_is_shown(client: Browser, office: Office) -> None:
    ticket = await letter(office, reference="<a@post.example>", external_id="<a@post.example>")
    await letter(office, "buro@post.example", "Справки", automatic="bounce", references=("<a@post.example>",))
    form = await letter(office, "robot@sites.example", "Форма", to="email:gleb@post.example")
    await log_in(client)
    assert '<span class="quiet">vera@post.example</span>' not in await look(client, f"/tickets/{ticket}")
    assert '<span class="quiet">robot@sites.example</span>' in await look(client, f"/tickets/{form}")


@pytest.mark.parametrize(
    ("protection", "mark", "told"),
    [
        ("signed:smime", "подписано, S/MIME", False),
        ("encrypted:pgp", "зашифровано, PGP", True),
        ("encrypted:smime", "зашифровано, S/MIME", True),
        ("sealed:otherwise", "", False),
    ],
)
async def test_what_is_signed_or_encrypted_says_so(
    client: Browser, office: Office, protection: str, mark: str, told: bool
) -> None:
    ticket = await office.write("", channel="post", subject="Договор", facts={"protection": protection})
    await log_in(client)
    page = (await look(client, f"/tickets/{ticket}")).replace("\xa0", " ")
    assert mark in page
    assert ("Письмо зашифровано" in page) == told


async def test_an_automatic_one_says_by_what_it_is_known(client: Browser, office: Office) -> None:
    known = {"automatic": "Auto-Submitted: auto-replied (RFC 3834)"}
    ticket = await letter(office, automatic="auto_reply", facts=known)
    await log_in(client)
    page = (await look(client, f"/tickets/{ticket}")).replace("\xa0", " ")
    assert "Распознано как автоматическое: Auto-Submitted: auto-replied" in page


async def test_who_names_no_address_can_not_be_answered(client: Browser, office: Office) -> None:
    ticket = await letter(office, "unknown-1f2e@missing.invalid", "")
    await log_in(client)
    page = (await look(client, f"/tickets/{ticket}")).replace("\xa0", " ")
    assert "missing.invalid" not in page
    assert "в письме нет адреса, на который можно ответить" in page


async def test_an_answer_that_came_back_for_now_says_so(client: Browser, office: Office) -> None:
    ticket = await letter(office)
    await office.desk.reply(office.operator, ticket, Answer("Деньги вернули."))
    await office.delivered("post")
    (name,) = [f"s{one.delivery.id}" for one in await thread(office, ticket) if one.delivery]
    full = "vera@post.example: 452 4.2.2 mailbox full"
    at = office.desk.now()
    bounced = Receipt(
        channel="post", state="bounced", reference=name, reason=full, permanent=False, happened_at=at
    )  # fmt: skip
    await office.arrive(bounced)
    await log_in(client)
    page = (await look(client, f"/tickets/{ticket}")).replace("\xa0", " ")
    assert f"отправлено, но пока не принято: {full}" in page


async def test_many_recipients_are_folded(client: Browser, office: Office) -> None:
    ticket = await letter(office, copies=tuple(f"email:client{number}@firm.example" for number in range(9)))
    await log_in(client)
    page = (await look(client, f"/tickets/{ticket}")).replace("\xa0", " ")
    assert "client3@firm.example" in page.partition("<summary>и ещё 5</summary>")[0]
    assert "client8@firm.example" in page.partition("<summary>и ещё 5</summary>")[2]


@pytest.mark.parametrize(
    ("automatic", "shown"),
    [("", True), ("machine", True), ("bounce", False), ("auto_reply", False), ("list", False), ("delay", False)],
)
async def test_a_report_tells_nothing_of_the_matter(office: Office, automatic: str, shown: bool) -> None:
    verdict = Verdict(fields={"date": "2026-12-01"}, revision="r1")
    ticket = await letter(office, automatic=automatic, verdict=verdict)
    assert bool((await office.desk.ticket(office.operator, ticket)).fields) == shown
