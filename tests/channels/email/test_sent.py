"""What operators answer with their own mail program: taken from the Sent folder as answers of ours."""

import pytest

from channels.email.wire import Desk, parse
from router.schema import Ignored, Inbound, InboundMessage, Raw
from tests.channels.email.conftest import SIGNER, Kept, connect, watching
from tests.channels.email.corpus import RECEIVED
from tests.channels.email.dovecot import LOGIN, Dovecot
from tests.channels.email.test_poll import letter
from tests.waiting import until

DESK = Desk(own=frozenset({LOGIN, "claims@shop.example"}), signer=SIGNER)


def mail(*fields: str, to: str = "Anna <anna@mail.example>", text: str = "Посылка в пути.") -> bytes:
    head = [f"From: Olga <{LOGIN}>", f"To: {to}", "Subject: Re: Order", "Message-ID: <answer@shop.example>", *fields]
    return "\r\n".join([*head, "Content-Type: text/plain; charset=utf-8", "", text]).encode()


def read(data: bytes) -> Inbound:
    meta = {"mailbox": LOGIN, "sent": "yes"}
    return parse(Raw(channel="mail", key="k", body=data, meta=meta, received_at=RECEIVED), DESK)[0]


def test_an_answer_is_ours_and_says_to_whom() -> None:
    found = read(mail("In-Reply-To: <q@mail.example>", text="Посылка в пути.\n\n12.11.2024 15:30, Anna пишет:\n> Где?"))
    assert isinstance(found, InboundMessage)
    assert (found.ours, found.to, found.references) == (True, "email:anna@mail.example", ("<q@mail.example>",))
    assert found.text == "Посылка в пути."


def test_the_customer_is_found_behind_our_own_copies() -> None:
    found = read(mail("In-Reply-To: <q@mail.example>", "Cc: anna@mail.example", to="claims@shop.example"))
    assert isinstance(found, InboundMessage)
    assert found.to == "email:anna@mail.example"


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
    ],
    ids=["news", "between us", "vacation", "the desk's own"],
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
