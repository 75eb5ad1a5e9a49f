"""What operators answer with their own mail program: taken from the Sent folder as answers of ours."""

import pytest

from channels.email.wire import Desk, parse
from router.schema import Ignored, Inbound, InboundMessage, Raw
from tests.channels.email.conftest import SIGNER, Kept, connect, watching
from tests.channels.email.corpus import RECEIVED
from tests.channels.email.mailbox.dovecot import LOGIN, Dovecot
from tests.channels.email.mailbox.test_poll import letter
from tests.waiting import until

DESK = Desk(own=frozenset({LOGIN, "claims@shop.example"}), signer=SIGNER)


def mail(*fields: str, to: str = "Anna <anna@mail.example>", text: str = "Посылка в пути.") -> bytes:
    head = [f"From: Olga <{LOGIN}>", f"To: {to}", "Subject: Re: Order", "Message-ID: <answer@shop.example>", *fields]
    return "\r\n".join([*head, "Content-Type: text/plain; charset=utf-8", "", text]).encode()


def read(data: bytes) -> Inbound:
    meta = {"mailbox": LOGIN, "sent": "yes"}
    return parse(Raw(channel="mail", key="k", body=data, meta=meta, received_at=RECEIVED), DESK)[0]


FORWARD = mail(
    "In-Reply-To: <q@mail.example>",
    to="courier@other.example",
    text="Где он?\n\n-------- Пересылаемое сообщение --------\nОт: Anna <anna@mail.example>\nДата: 12.11.2024 15:30\nТема: Order\n"
    f"Кому: {LOGIN}\n\nГде заказ?",
).replace(b"Subject: Re: Order", b"Subject: Fwd: Order")


def test_an_answer_is_ours_and_says_to_whom() -> None:
    found = read(mail("In-Reply-To: <q@mail.example>", text="Посылка в пути.\n\n12.11.2024 15:30, Anna пишет:\n> Где?"))
    assert isinstance(found, InboundMessage)
    assert (found.ours, found.to, found.references) == (True, "email:anna@mail.example", ("<q@mail.example>",))
    assert found.text == "Посылка в пути."


def test_the_customer_is_found_behind_our_own_copies() -> None:
    found = read(mail("In-Reply-To: <q@mail.example>", "Cc: anna@mail.example", to="claims@shop.example"))
    assert isinstance(found, InboundMessage)
    assert found.to == "email:anna@mail.example"


def test_the_customer_is_found_among_those_that_nobody_else_sees() -> None:
    found = read(mail("In-Reply-To: <q@mail.example>", "Bcc: anna@mail.example", to="claims@shop.example"))
    assert isinstance(found, InboundMessage)
    assert found.to == "email:anna@mail.example"


def test_the_desks_own_is_known_by_whatever_address_the_provider_put_into_it() -> None:
    ours = mail("In-Reply-To: <q@mail.example>", "X-Okno-Reply: 1").replace(
        b"support@shop.example", b"shop@mail.example"
    )
    assert isinstance(read(ours), Ignored)


def test_a_forward_to_its_author_is_an_answer() -> None:
    found = read(FORWARD.replace(b"courier@other.example", b"anna@mail.example"))
    assert isinstance(found, InboundMessage)
    assert found.ours


@pytest.mark.parametrize(
    ("proof", "ours"), [("dkim=pass header.d=shop.example", True), ("dkim=pass header.d=evil.example", False)]
)
def test_a_copy_of_an_answer_to_another_of_our_mailboxes_is_ours_if_it_is_proven(proof: str, ours: bool) -> None:
    """Somebody pressed «answer to all»: it is in the Sent folder, and comes to the other mailbox, too."""
    data = mail("In-Reply-To: <q@mail.example>", "Cc: claims@shop.example")
    meta = {"mailbox": "claims@shop.example", "authentication": f"okno; {proof}"}
    found = parse(Raw(channel="mail", key="k", body=data, meta=meta, received_at=RECEIVED), DESK)[0]
    sent = read(data)
    assert isinstance(found, InboundMessage)
    assert isinstance(sent, InboundMessage)
    assert (found.ours, found.external_id) == (ours, sent.external_id)


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (mail(), "answers nothing"),
        (mail("In-Reply-To: <q@mail.example>", to="claims@shop.example"), "to ourselves"),
        (mail("In-Reply-To: <q@mail.example>", "Auto-Submitted: auto-replied"), "program"),
        (
            mail("In-Reply-To: <q@mail.example>", "X-Okno-Reply: 1").replace(b"<answer@", b"<okno-0123456789abcdef@"),
            "came back",
        ),
        (mail("In-Reply-To: <q@mail.example>", "X-Okno-Reply: 1"), "came back"),
        (FORWARD, "forwarded to courier@other.example"),
    ],
    ids=["news", "between us", "vacation", "the desk's own", "the desk's own with a server's name", "forward"],
)
def test_the_rest_of_the_folder_is_not_the_desks(data: bytes, why: str) -> None:
    found = read(data)
    assert isinstance(found, Ignored)
    assert why in found.reason


@pytest.mark.parametrize(("sent", "name"), [("Отправленные", "Отправленные"), ("auto", "\\Sent")])
async def test_both_folders_are_watched(kept: Kept, sent: str, name: str) -> None:
    async with Dovecot() as server:
        await server.create("Отправленные")
        section = server.section()
        section["mailboxes"][0]["imap"]["sent"] = sent
        channel = connect(section)
        async with watching(channel, kept):
            await server.append("INBOX", letter(1))
            await server.append("Отправленные", mail("In-Reply-To: <1@mail.example>"))
            await until(lambda: len(kept.raws) == 2)
    found = [one for raw in kept.raws.values() for one in channel.parse(raw)]
    assert sorted(one.ours for one in found if isinstance(one, InboundMessage)) == [False, True]
    assert {key.rpartition("/")[0].rpartition("/")[0] for key in kept.raws} == {
        f"{LOGIN}/INBOX",
        f"{LOGIN}/{name}",
    }
