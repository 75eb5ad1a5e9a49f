"""How an answer finds its conversation when gateways on the way rewrote or removed what names it: from the raw mail to the ticket."""

from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest

from channels.email import build
from channels.email.client import EmailChannel
from channels.email.sending.compose import compose
from router.channel import ChannelSetup
from router.schema import Outbound, Raw, Sent
from router.signing import Signer
from router.store import contacts, outbox
from router.store.tables import conversations, deliveries, events, identities, messages, tickets
from tests.channels.email.conftest import Kept, watching
from tests.channels.email.sender.test_signatures import MAIL, Names, signed
from tests.contract.desk import SECRET, Desk, desk
from tests.emulators.mail import MailEmulator
from tests.waiting import until

SERVER = {"host": "127.0.0.1", "security": "none"}
SECTION = {
    "mailboxes": [{"address": "support@shop.example"}, {"address": "claims@shop.example"}], "imap": SERVER, "smtp": SERVER,
    "plus_address": True,
}  # fmt: skip
SIGNER = Signer(SECRET)
TOKEN = SIGNER.sign("reply", "1")
OURS = f"okno-0123456789abcdef.{TOKEN}@shop.example"


def account() -> EmailChannel:
    return build(ChannelSetup(name="mail", section=SECTION, signer=SIGNER, public_url="http://127.0.0.1:1"))


@pytest.fixture
async def shop(tmp_path: Path) -> AsyncIterator[Desk]:
    async with desk(tmp_path, account()) as opened:
        yield opened


async def arrives(
    shop: Desk, number: int, *fields: str, text: str = "hello", by: str = "anna@mail.example", **meta: str
) -> None:
    await shop.take(came(shop, mail(number, *fields, text=text, by=by), number, **meta))


def mail(number: int, *fields: str, text: str = "hello", by: str = "anna@mail.example") -> bytes:
    head = (f"From: {by}", f"Message-ID: <{number}@mail.example>", "Date: Mon, 02 Mar 2026 09:00:00 +0000", *fields)
    return "\r\n".join((*head, "", text)).encode()


def came(shop: Desk, data: bytes, number: int, **meta: str) -> Raw:
    where = {"mailbox": "support@shop.example", **meta}
    return Raw(channel="mail", key=f"{where['mailbox']}/{number}", body=data, meta=where, received_at=shop.clock())


async def threads(shop: Desk) -> list[tuple[int, str]]:
    return [(row.ticket_id, row.threading["method"]) for row in await shop.rows(messages) if row.direction == "in"]


SURVIVES = {
    "as it left": (f"References: <q@m.example> <{OURS}>",),
    "only In-Reply-To": (f"In-Reply-To: <{OURS}>",),
    "under another domain": (f"References: <okno-0123456789abcdef.{TOKEN}@relay.gateway.example>",),
    "behind a gateway's prefix": (
        f"In-Reply-To: <000301d5$okno-0123456789abcdef.{TOKEN}%shop.example@gateway.example>",
    ),
    "in upper case": (f"In-Reply-To: <OKNO-0123456789ABCDEF.{TOKEN.upper()}@SHOP.EXAMPLE>",),
    "first of two hundred": (f"References: <{OURS}>" + "".join(f"\r\n <{n}@list.example>" for n in range(200)),),
    "folded in the middle": (f"In-Reply-To: <{OURS[:30]}\r\n {OURS[30:]}>",),
    "folded anywhere, with other line ends": (f"References: <q@m.example>\n\t<{OURS[:9]}\n\t{OURS[9:]}>",),
    "beside a gateway's field": ("References: <x@gateway.example>", f"References: <{OURS}>"),
    "beside a gateway's answer": ("In-Reply-To: <x@gateway.example>", f"In-Reply-To: <{OURS}>"),
    "as an encoded word": (f"References: =?us-ascii?Q?=3C{OURS}=3E?=",),
    "without its other half": (f"In-Reply-To: <{OURS.partition('@')[0]}>",),
    "without brackets": (f"In-Reply-To: {OURS}",),
    "as HTML": (f"In-Reply-To: &lt;{OURS}&gt;",),
    "in words": (f'In-Reply-To: Your message of "Mon, 02 Mar 2026 12:00:00 +0300" <{OURS}>',),
    "only the plus-address": ("References: <made-up@ses.example>", f"To: support+{TOKEN}@shop.example"),
    "a plus-address in capitals": (f'Cc: "Shop" <SUPPORT+{TOKEN.upper()}@SHOP.EXAMPLE>',),
    "a plus-address that only the last server tells": (
        "To: undisclosed-recipients:;",
        f"X-Real-To: <support+{TOKEN}@shop.example>",
    ),
    "a plus-address behind BATV": (f"Delivered-To: prvs=12345abcde=support+{TOKEN}@shop.example",),
}


@pytest.mark.parametrize("how", SURVIVES)
async def test_a_token_survives(shop: Desk, how: str) -> None:
    await arrives(shop, 1, "Subject: Order")
    await arrives(shop, 2, "Subject: Re: Order", *SURVIVES[how], by="anna.work@other.example")
    assert await threads(shop) == [(1, "new"), (1, "token")]


PREFIXES = (
    "Re:",
    "RE^2:",
    "Отв.:",
    "HA:",
    "Antwort:",
    "RES:",
    "回复：",
    "[EXT] Re:",
    "Re: [EXTERNAL] RE:",
    "***SPAM*** Відп:",
)


@pytest.mark.parametrize("prefix", PREFIXES)
async def test_an_answer_without_its_fields_is_known_whatever_stands_before_its_subject(
    shop: Desk, prefix: str
) -> None:
    await arrives(shop, 1, "Subject: Order")
    await arrives(shop, 2, f"Subject: {prefix} Order")
    assert await threads(shop) == [(1, "new"), (1, "subject")]


@pytest.mark.parametrize("tag", ["(№1)", "[N1]", "[No. 1]", "[?1]", "[Ticket#998] [№1]"])
async def test_a_tag_survives(shop: Desk, tag: str) -> None:
    await arrives(shop, 1, "Subject: Order")
    await arrives(shop, 2, f"Subject: Re: {tag} About something else")
    await arrives(shop, 3, f"Subject: Re: {tag} Order", by="m@evil.example")
    assert await threads(shop) == [(1, "new"), (1, "subject_tag"), (2, "new")]


@pytest.mark.parametrize(
    "quoted",
    [f"> Message-ID: <{OURS}>\r\n> hello", f"2.03.2026, Support <support+{TOKEN}@shop.example> wrote:\r\n> hello"],
)
async def test_a_token_survives_in_the_quotation(shop: Desk, quoted: str) -> None:
    await arrives(shop, 1, "Subject: Order")
    await arrives(shop, 2, "Subject: Re: Order", text=f"and?\r\n\r\n{quoted}\r\n", by="anna.work@other.example")
    assert await threads(shop) == [(1, "new"), (1, "token")]


async def test_a_forged_token_is_a_stranger(shop: Desk) -> None:
    await arrives(shop, 1, "Subject: Order")
    await arrives(
        shop,
        2,
        f"References: <okno-0123456789abcdef.1.{'a' * 16}@shop.example>",
        "Subject: Re: Order",
        by="m@evil.example",
    )
    await arrives(shop, 3, "References: <1@mail.example>", "Subject: Re: [№1] Order", by="n@evil.example")
    assert await threads(shop) == [(1, "new"), (2, "new"), (3, "new")]
    rejected = [
        one
        for row in await shop.rows(messages)
        if row.external_id.startswith("<3@")
        for one in row.threading["rejected"]
    ]
    assert [(one["method"], one["reason"], one["ticket"]) for one in rejected] == [
        ("reference", "stranger", 1), ("subject_tag", "stranger", 1),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("by", "cites", "ticket"),
    [
        ("Boss@firm.example", "<1@mail.example>", 1),
        ("boss@firm.example", "<made-up@mail.example>", 2),
        ("clerk@firm.example", "<1@mail.example>", 2),  # to whom it was forwarded
    ],
)
@pytest.mark.parametrize("at_once", [False, True])
async def test_whom_the_customer_wrote_to_beside_us_is_no_stranger(
    shop: Desk, by: str, cites: str, ticket: int, at_once: bool
) -> None:
    first = mail(1, "Subject: Order", "To: support@shop.example", "Cc: The boss <boss@firm.example>")
    answer = mail(
        2, "Subject: About it", f"In-Reply-To: {cites}", "To: anna@mail.example", "Cc: support@shop.example", by=by
    )
    if at_once:
        await shop.take(came(shop, first, 1), came(shop, answer, 2))
    else:
        await shop.take(came(shop, first, 1))
        await shop.take(came(shop, answer, 2))
    assert [number for number, _ in await threads(shop)] == [1, ticket]


async def test_whom_our_side_wrote_to_beside_the_customer_is_no_stranger(shop: Desk) -> None:
    """An operator asks the warehouse from his own mail program, which answers him and us."""
    await arrives(shop, 1, "Subject: Order")
    asked = ("In-Reply-To: <1@mail.example>", "To: anna@mail.example", "Cc: store@warehouse.example")
    await arrives(shop, 2, "Subject: Re: Order", *asked, by="support@shop.example", sent="yes")
    await arrives(shop, 3, "Subject: Re: Order", "In-Reply-To: <2@mail.example>", by="store@warehouse.example")
    assert await threads(shop) == [(1, "new"), (1, "reference")]


async def test_who_writes_to_himself_joins_nothing(shop: Desk) -> None:
    """A stranger's letter that cites the customer's makes nobody a reader of the customer's."""
    await arrives(shop, 1, "Subject: Order")
    copy = ("References: <1@mail.example>", "Cc: n@evil.example")
    await arrives(shop, 2, "Subject: Re: Order", *copy, by="m@evil.example")
    await arrives(shop, 3, "Subject: Re: Order", "References: <1@mail.example>", by="n@evil.example")
    assert [number for number, _ in await threads(shop)] == [1, 2, 3]


async def test_a_doubtful_sender_joins_by_what_he_proves_only(tmp_path: Path) -> None:
    trusting = {**SECTION, "authserv": ["mx.shop.example"]}
    opened = build(ChannelSetup(name="mail", section=trusting, signer=SIGNER, public_url="http://127.0.0.1:1"))
    failed = "Authentication-Results: mx.shop.example; dmarc=fail header.from=mail.example"
    async with desk(tmp_path, opened) as shop:
        await arrives(shop, 1, "Subject: Order")
        await arrives(shop, 2, failed, "Subject: [№1] Order")
        await arrives(shop, 3, failed, "Subject: Order", f"In-Reply-To: <{OURS}>")
        assert await threads(shop) == [(1, "new"), (2, "new"), (1, "token")]


@pytest.mark.parametrize(
    ("fields", "address"),
    [
        (("Reply-To: Anna <anna@mail.example>",), "anna@mail.example"),
        ((), "noreply@site.example"),
        (("Reply-To: nobody",), "noreply@site.example"),
        (("Reply-To: support+x@shop.example",), "noreply@site.example"),
        (("Reply-To: all@list.example", "List-Id: <all.list.example>", "Precedence: list"), "noreply@site.example"),
    ],
)
async def test_the_answer_goes_where_the_mail_asks_for_it(shop: Desk, fields: tuple[str, ...], address: str) -> None:
    await arrives(shop, 1, "Subject: Order", *fields, by="Form <noreply@site.example>")
    assert [(row.address, row.name) for row in await shop.rows(conversations)] == [(f"email:{address}", "Form")]


@pytest.mark.parametrize(
    ("by", "fields", "answers"),
    [
        ("anna@mail.example", (), 1),
        ("support@shop.example", (), 0),
        ("claims+x@shop.example", (), 0),
        ("claims@shop.example", ("Reply-To: support@shop.example",), 0),
        ("claims@shop.example", ("Reply-To: anna@mail.example",), 1),  # a form of our own site
    ],
)
async def test_no_automatic_answer_goes_to_ourselves(
    shop: Desk, by: str, fields: tuple[str, ...], answers: int
) -> None:
    await arrives(shop, 1, "Subject: Order", *fields, by=by)
    assert len(await shop.rows(deliveries)) == answers


def groups(person: str, *fields: str) -> tuple[str, ...]:
    """A group of ours that puts its own address into From, as Google's does for domains with DMARC."""
    return (f"Reply-To: {person.title()} <{person}@mail.example>", "Subject: Order", *fields)


async def test_people_whose_mail_comes_in_a_groups_name_are_kept_apart(shop: Desk) -> None:
    by = "Somebody via Support <support@shop.example>"
    await arrives(shop, 1, *groups("anna"), by=by)
    await arrives(shop, 2, *groups("boris"), by=by)
    await arrives(shop, 3, *groups("anna", "In-Reply-To: <1@mail.example>"), by=by)
    assert [number for number, _ in await threads(shop)] == [1, 2, 1]
    assert [row.address for row in await shop.rows(conversations)] == [
        f"email:{one}@mail.example" for one in ("anna", "boris")
    ]


async def test_a_letter_that_was_redirected_is_its_writers(shop: Desk) -> None:
    resent = ("Resent-From: boss@shop.example", "Resent-To: support@shop.example", "To: boss@shop.example")
    await arrives(shop, 1, "Subject: Order", *resent)
    assert [row.address for row in await shop.rows(conversations)] == ["email:anna@mail.example"]


async def test_mails_that_share_one_message_id_are_all_kept(shop: Desk) -> None:
    """Scanners and scripts give each mail the same; a copy that a server coded anew is no other mail."""
    for number, (day, page) in enumerate([(2, "one"), (3, "one"), (3, "two"), (3, "  two\r\n\r\n")]):
        fields = f"From: scan@printer.example\r\nMessage-ID: <scan@printer>\r\nDate: {day} Mar 2026 09:00:00 +0000\r\nSubject: Scan"
        await shop.take(came(shop, f"{fields}\r\n\r\n{page}".encode(), number))
    assert len([row for row in await shop.rows(messages) if row.direction == "in"]) == 3


async def test_a_mail_to_two_of_our_mailboxes_is_one_message(shop: Desk) -> None:
    await arrives(shop, 1, "Subject: Order", "To: support@shop.example, claims@shop.example")
    await arrives(
        shop, 1, "Subject: Order", "To: support@shop.example, claims@shop.example", mailbox="claims@shop.example"
    )
    assert await threads(shop) == [(1, "new")]


async def test_a_mail_that_two_relays_gave_numbers_of_their_own_is_one_message(shop: Desk) -> None:
    for relay in ("Message-ID: <1@relay.example>", "Message-ID: <2@relay.example>", ""):
        data = f"{relay}\r\n".encode().lstrip() + mail(1, "Subject: Order", "To: support@shop.example")
        meta = {"mailbox": "support@shop.example"}
        await shop.take(Raw(channel="mail", key=relay, body=data, meta=meta, received_at=shop.clock()))
    assert await threads(shop) == [(1, "new")]


async def test_an_alarm_without_id_and_date_is_another_mail_every_day_and_one_for_two_mailboxes(shop: Desk) -> None:
    for key, day, mailbox in (("a", 2, "support"), ("b", 2, "claims"), ("c", 3, "support")):
        traces = f"Received: from {mailbox}; 04 Mar 2026 10:00:00 +0000\nReceived: from ups; 0{day} Mar 2026 09:00:00 +0000\n"
        data = f"{traces}From: ups@site.example\nSubject: Alarm\n\nBattery is low".encode()
        meta = {"mailbox": f"{mailbox}@shop.example"}
        await shop.take(Raw(channel="mail", key=key, body=data, meta=meta, received_at=shop.clock()))
    assert len([row for row in await shop.rows(messages) if row.direction == "in"]) == 2


@pytest.mark.parametrize(
    ("fields", "status"),
    [
        (("To: Anna <ANNA@mail.example>",), "pending"),
        (("To: store@warehouse.example",), "new"),
        (("To: store@warehouse.example", "Cc: anna@mail.example"), "pending"),
    ],
)
async def test_what_an_operator_writes_to_the_warehouse_is_no_answer_to_the_customer(
    shop: Desk, fields: tuple[str, ...], status: str
) -> None:
    await arrives(shop, 1, "Subject: Order")
    await arrives(
        shop, 2, "Subject: Re: Order", "In-Reply-To: <1@mail.example>", *fields, by="support@shop.example", sent="yes"
    )
    assert [(row.status, row.waiting_since is None) for row in await shop.rows(tickets)] == [
        (status, status == "pending")
    ]


async def test_a_name_that_the_sending_server_gave_is_cited(shop: Desk) -> None:
    """Amazon SES and Exchange Online put their own Message-ID in the place of ours; it stands in their answer to DATA."""
    await arrives(shop, 1, "Subject: Order")
    await sent(shop, Sent(external_ids=(f"<{OURS}>", "<0102-1@eu-west-1.amazonses.com>")))
    await arrives(shop, 2, "Subject: Re: Order", "In-Reply-To: <0102-1@eu-west-1.amazonses.com>")
    assert await threads(shop) == [(1, "new"), (1, "reference")]


async def sent(shop: Desk, outcome: Sent) -> None:
    """The acknowledgement leaves under these names."""
    for job in await shop.store.write(outbox.claim, "mail", "w", shop.clock(), shop.clock(), 9):
        await shop.store.write(outbox.sent, outbox.Claimed(id=job.id, worker="w"), outcome.external_ids, shop.clock())


DSN = """\
MIME-Version: 1.0
Content-Type: multipart/report; report-type=delivery-status; boundary=b

--b

The mail system could not deliver it.

--b
Content-Type: message/delivery-status

Reporting-MTA: dns; mx.mail.example

Final-Recipient: rfc822; anna@mail.example
Action: {action}
Status: {status}
Diagnostic-Code: smtp; {words}

--b
Content-Type: text/rfc822-headers

Message-ID: <{name}>

--b--
"""


async def bounces(
    shop: Desk, number: int, action: str, words: str, *, name: str = OURS, to: str = "support@shop.example", **meta: str
) -> None:
    status = words.split()[1]
    head, _, text = DSN.format(action=action, status=status, words=words, name=name).partition("\n\n")
    fields = [*head.split("\n"), "Subject: Undelivered Mail", f"To: {to}", "Return-Path: <>"]
    await arrives(shop, number, *fields, text=text.replace("\n", "\r\n"), by="mailer-daemon@mx.mail.example", **meta)


async def state(shop: Desk) -> list[tuple[Any, ...]]:
    marks = [row for row in await shop.rows(identities) if row.address == "email:anna@mail.example"]
    (delivery,) = await shop.rows(deliveries)
    return [(delivery.state, row.undeliverable, row.undeliverable_for_good) for row in marks]


@pytest.mark.parametrize(
    ("action", "words", "expected"),
    [
        ("failed", "550 5.1.1 no such user", ("failed", "anna@mail.example: 550 5.1.1 no such user", True)),
        ("failed", "452 4.2.2 mailbox full", ("sent", "anna@mail.example: 452 4.2.2 mailbox full", False)),
        ("delayed", "451 4.4.1 no answer", ("sent", "", False)),
    ],
)
async def test_a_bounce_finds_its_answer(shop: Desk, action: str, words: str, expected: tuple[str, str, bool]) -> None:
    await arrives(shop, 1, "Subject: Order")
    await sent(shop, Sent(external_ids=(f"<{OURS}>",)))
    shop.clock.pass_(minutes=1)
    await bounces(shop, 2, action, words)
    assert await state(shop) == [expected]
    assert [ticket for ticket, _ in await threads(shop)] == [1, 1]


async def test_a_bounce_that_comes_twice_counts_once(shop: Desk) -> None:
    """To two mailboxes, or read anew because UIDVALIDITY changed: meanwhile the address may be well again."""
    await arrives(shop, 1, "Subject: Order")
    await sent(shop, Sent(external_ids=(f"<{OURS}>",)))
    await bounces(shop, 2, "failed", "550 5.1.1 no such user")
    await shop.store.write(contacts.deliverable, 1)
    await bounces(shop, 2, "failed", "550 5.1.1 no such user", mailbox="claims@shop.example")
    assert [(mark, for_good) for _, mark, for_good in await state(shop)] == [("", False)]
    assert [row.kind for row in await shop.rows(events)].count("bounced") == 1


async def test_a_bounce_of_a_renamed_mail_is_found_by_where_it_came_back_to(shop: Desk) -> None:
    await arrives(shop, 1, "Subject: Order")
    await sent(shop, Sent(external_ids=(f"<{OURS}>",)))
    (home,) = await shop.rows(conversations)
    reply = Outbound(
        id="1",
        thread="",
        address=home.address,
        text="x",
        reply_token=TOKEN,
        mailbox="support@shop.example",
        created_at=shop.clock(),
    )
    envelope = compose(reply, account().config, ()).sender
    assert envelope == f"support+{TOKEN}@shop.example"
    shop.clock.pass_(minutes=1)
    await bounces(shop, 2, "failed", "550 5.1.1 no such user", name="renamed@gateway.example", to=envelope)
    assert (await state(shop))[0][0] == "failed"
    assert [ticket for ticket, _ in await threads(shop)] == [1, 1]


async def test_signatures_are_checked_when_a_mail_is_fetched(mail: MailEmulator, kept: Kept) -> None:
    section = {**mail.section, "imap": {**mail.section["imap"], "password": mail.password}}  # type: ignore[dict-item]
    setup = ChannelSetup(
        name="mail", section={**section, "smtp": section["imap"]}, signer=SIGNER, public_url="http://127.0.0.1:1"
    )
    names = Names()
    channel = EmailChannel(setup, build(setup).config, names)
    async with watching(channel, kept):
        await until(lambda: f"{mail.mailboxes[0]}/INBOX" in kept.cursor)  # what comes from now on is new
        await mail.append(mail.mailboxes[0], signed())
        await mail.append(mail.mailboxes[0], MAIL.replace(b"<1@", b"<2@"))
        await until(lambda: len(kept.raws) == 2)
    await channel.close()
    found = {raw.meta.get("authentication", "") for raw in kept.raws.values()}
    assert found == {"", "okno; dkim=pass header.d=shop.ru header.s=rsa"}
    assert len(names.asked) == 1
