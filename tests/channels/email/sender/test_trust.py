"""Who is proven to have sent a mail, and who isn't."""

import time
from dataclasses import replace

import pytest

from channels.email.wire import Desk, parse
from router.schema import InboundMessage, Raw
from tests.channels.email.corpus import RECEIVED

DESK = Desk(own=frozenset({"support@shop.example"}), authserv=frozenset({"mx.shop.example", "*.mail.provider.example"}))


def read(*fields: str) -> InboundMessage:
    data = "\r\n".join((*fields, "Message-ID: <1@mail.example>", "", "hello")).encode()
    found = parse(Raw(channel="mail", key="k", body=data, received_at=RECEIVED), DESK)[0]
    assert isinstance(found, InboundMessage)
    return found


def proof(*fields: str, sender: str = "From: Anna <anna@mail.example>") -> str:
    return next((one.verified_by for one in read(*fields, sender).sender.identities), "")


PROVEN = {
    "dmarc": ("mx.shop.example; dmarc=pass (p=reject dis=none) header.from=mail.example", "dmarc"),
    "dkim of the domain": (
        "mx.shop.example; dkim=pass header.d=mail.example header.s=x; spf=fail smtp.mailfrom=b.example",
        "dkim",
    ),
    "dkim by its identity": ("mx.shop.example 1; dkim=pass (2048-bit key) header.i=@mail.example", "dkim"),
    "dmarc and dkim": (
        "mx.shop.example; dkim=pass header.d=mail.example; dmarc=pass header.from=mail.example",
        "dmarc",
    ),
    "dkim of another domain": ("mx.shop.example; dkim=pass header.d=sender.example", ""),
    "dkim of a top level": ("mx.shop.example; dkim=pass header.d=example", ""),
    "dkim of a longer name": ("mx.shop.example; dkim=pass header.d=evilmail.example", ""),
    "dmarc of another domain": ("mx.shop.example; dmarc=pass header.from=other.example", ""),
    "spf of the domain": ("mx.shop.example; spf=pass smtp.mailfrom=bounce@mail.example", "spf"),
    "spf of another domain": ("mx.shop.example; spf=pass smtp.mailfrom=sender.example", ""),
    "spf without a domain": ("mx.shop.example; spf=pass", ""),
    "failed": ("mx.shop.example; dkim=fail header.d=mail.example; dmarc=fail header.from=mail.example", ""),
    "none": ("mx.shop.example; none", ""),
    "in a comment": ("mx.shop.example (dmarc=pass header.from=mail.example); none", ""),
    "in a comment in a comment": ("mx.shop.example; none (a (b); dmarc=pass header.from=mail.example)", ""),
    "in a quoted address": (
        'mx.shop.example; spf=pass smtp.mailfrom="a; dmarc=pass header.from=mail.example; b"@evil.example',
        "",
    ),
    "in a quoted address in a comment": (
        'mx.shop.example; spf=pass (of "a); dmarc=pass header.from=mail.example; ("@evil.example) smtp.mailfrom=evil.example',
        "",
    ),
    "in an address like an encoded word": (
        "mx.shop.example; spf=pass smtp.mailfrom==?utf-8?q?=3B_dmarc=3Dpass_header=2Efrom=3Dmail=2Eexample=3B?=@evil.example",
        "",
    ),
    "behind an open bracket": ("mx.shop.example; spf=fail (; dmarc=pass header.from=mail.example", ""),
    "behind an open quote": ('mx.shop.example; spf=pass smtp.mailfrom="; dmarc=pass header.from=mail.example', ""),
    "an open quote in a comment": ('mx.shop.example (of 5" disks); dmarc=pass header.from=mail.example', "dmarc"),
    "a quoted domain": ('mx.shop.example; dmarc=pass header.from="mail.example"', "dmarc"),
    "a quoted address": ('mx.shop.example; spf=pass smtp.mailfrom="a b"@mail.example', "spf"),
    "of a stranger's server": ("mx.evil.example; dmarc=pass header.from=mail.example", ""),
    "spf in another word": ("mx.shop.example; spf=pass (it permits 192.0.2.1) smtp.mail=b@mail.example", "spf"),
    "of one of many hosts": ("front7.mail.provider.example; dkim=pass header.i=@mail.example", "dkim"),
    "of a host that ends alike": ("evil-mail.provider.example; dkim=pass header.i=@mail.example", ""),
    "of the domain of many hosts": ("mail.provider.example; dkim=pass header.i=@mail.example", ""),
    "a domain said in two ways": ("mx.shop.example; dkim=pass header.d=evil.example header.d=mail.example", ""),
    "an address with blanks": (
        "mx.shop.example; spf=pass smtp.mailfrom=a smtp.mailfrom=mail.example b@evil.example",
        "",
    ),
    "an address with a result": ("mx.shop.example; spf=pass smtp.mailfrom=a header.d=mail.example b@evil.example", ""),
    "said twice alike": ("mx.shop.example; dkim=pass header.d=mail.example header.b=1 header.d=mail.example", "dkim"),
    "a reason with a result": (
        'mx.shop.example; dkim=fail reason="x; dkim=pass header.d=mail.example" header.d=mail.example',
        "",
    ),
    "an address in brackets": ("mx.shop.example; spf=pass smtp.mailfrom=<bounce@mail.example>", "spf"),
    "nobody in brackets": ("mx.shop.example; spf=pass smtp.mailfrom=<>", ""),
    "of a forwarder's own address": (
        'mx.shop.example; spf=pass smtp.mailfrom="SRS0=Ab=Cd=mail.example=anna"@forward.example',
        "",
    ),
    "a guess": ("mx.shop.example; dmarc=bestguesspass header.from=mail.example", ""),
    "in capitals": ("MX.SHOP.EXAMPLE 1; DKIM=PASS Header.D=MAIL.EXAMPLE", "dkim"),
    "with a dot at the end": ("mx.shop.example; dmarc=pass header.from=mail.example.", "dmarc"),
    "with blanks and comments": (
        "mx.shop.example (a;b) ; (c) dmarc (x) = (y) pass (z) header.from (q) = mail.example",
        "dmarc",
    ),
    "sealed by another": ("mx.shop.example; arc=pass; dmarc=fail header.from=mail.example", ""),
    "a method that ends alike": ("mx.shop.example; x-dkim=pass header.d=mail.example", ""),
    "the name of the host alone": ("mx.shop.example; spf=pass smtp.helo=mail.example", ""),
    "all that Exchange says": (
        "mx.shop.example; spf=pass (sender IP is 192.0.2.1) smtp.mailfrom=mail.example; dkim=pass (signature was verified)"
        " header.d=mail.example;dmarc=pass action=none header.from=mail.example;compauth=pass reason=100",
        "dmarc",
    ),
    "of a server that begins alike": ("mx.shop.example.evil; dmarc=pass header.from=mail.example", ""),
}


ALIGNED = {
    ("anna@mail.shop.ru", "dkim=pass header.d=shop.ru"): "dkim",
    ("anna@shop.ru", "dkim=pass header.d=mail.shop.ru"): "dkim",
    ("anna@shop.ru", "dkim=pass header.d=evilshop.ru"): "",
    ("anna@shop.com.ru", "dkim=pass header.d=com.ru"): "",
    ("anna@one.github.io", "dkim=pass header.d=two.github.io"): "",
    ("anna@почта.пример.рф", "dkim=pass header.d=xn--e1afmkfd.xn--p1ai"): "dkim",
    ("anna@shop.ru", "spf=pass smtp.mailfrom=b@bounce.shop.ru"): "spf",
}


@pytest.mark.parametrize(("sender", "value"), ALIGNED)
def test_alignment_is_by_the_registered_domain(sender: str, value: str) -> None:
    field = f"Authentication-Results: mx.shop.example; {value}"
    assert proof(field, sender=f"From: {sender}") == ALIGNED[sender, value]


def test_a_failed_dmarc_is_a_doubt_unless_something_proves_the_sender() -> None:
    failed = "Authentication-Results: mx.shop.example; dmarc=fail (p=none) header.from=mail.example"
    assert read(failed, "From: anna@mail.example").doubted == "dmarc=fail"
    assert read(f"{failed}; dkim=pass header.d=mail.example", "From: anna@mail.example").doubted == ""
    assert read(failed.replace("mx.shop", "mx.evil"), "From: anna@mail.example").doubted == ""
    assert read(failed, "From: support@shop.example").facts.get("spoofed_address") is None
    own = failed.replace("header.from=mail.example", "header.from=shop.example")
    assert "support@shop.example" in str(read(own, "From: support@shop.example").facts["spoofed_address"])


NAMES = {
    '"support@shop.example" <x@gmail.com>': True,
    '"Служба безопасности sberbank.ru" <x@gmail.com>': True,
    "Мой Магазин <x@gmail.com>": True,
    '"М о й  М а г а з и н" <x@gmail.com>': True,
    '"Mой Mагазин - поддержка" <x@gmail.com>': True,
    '"boss@partner.ru" <x@gmail.com>': True,
    '"x@gmail.com" <x@gmail.com>': False,
    '"anna@mail.gmail.com" <x@gmail.com>': False,
    '"sbеrbank.ru" <x@gmail.com>': True,  # one letter is Cyrillic
    '"Поддержка sber\u200bbank\u00ad.ru" <x@gmail.com>': True,
    '"sberbank。ru" <x@gmail.com>': True,
    '"ｓｂｅｒｂａｎｋ．ｒｕ" <x@gmail.com>': True,
    '"Мοй Μагазин" <x@gmail.com>': True,  # some letters are Greek
    '"sberbank.ru.example" <x@gmail.com>': False,
    '"mysberbank.ru" <x@gmail.com>': False,
    '"Иван И.Петров, Ромашка.рф" <x@gmail.com>': False,
    "Мой Магазин <news@mail.sberbank.ru>": False,
    "Мой Магазин <other@shop.example>": False,
    "Анна Смирнова <x@gmail.com>": False,
    '"Wiki.org" <x@gmail.com>': False,
}


@pytest.mark.parametrize("sender", NAMES)
def test_a_name_that_pretends_is_a_fact(sender: str) -> None:
    desk = replace(DESK, official=frozenset({"sberbank.ru"}), brands=("Мой Магазин",))
    data = f"From: {sender}\r\nMessage-ID: <1@mail.example>\r\n\r\nhello".encode()
    found = parse(Raw(channel="mail", key="k", body=data, received_at=RECEIVED), desk)[0]
    assert isinstance(found, InboundMessage)
    assert ("spoofed_name" in found.facts) is NAMES[sender]


def test_an_answer_to_elsewhere_is_a_fact() -> None:
    found = read("From: Bank <news@bank.ru>", "Reply-To: x@gmail.com")
    assert found.facts["reply_to_elsewhere"] == "x@gmail.com"
    assert "reply_to_elsewhere" not in read("From: news@bank.ru", "Reply-To: help@mail.bank.ru").facts


@pytest.mark.parametrize("case", PROVEN)
def test_proof(case: str) -> None:
    value, wanted = PROVEN[case]
    assert proof(f"Authentication-Results: {value}") == wanted


def test_the_topmost_trusted_field_counts() -> None:
    forged = "Authentication-Results: mx.shop.example; dmarc=pass header.from=mail.example"
    assert proof("Authentication-Results: mx.shop.example; dmarc=fail header.from=mail.example", forged) == ""
    assert proof("Authentication-Results: mx.other.example; dmarc=fail", forged) == "dmarc"


def test_a_second_from_proves_nobody() -> None:
    good = "Authentication-Results: mx.shop.example; dmarc=pass header.from=mail.example"
    assert proof(good, "From: Boss <boss@shop.example>") == ""
    assert proof(good, sender="From: Anna <anna@mail.example>, Boss <boss@shop.example>") == ""


def test_what_was_found_is_a_fact() -> None:
    found = read(
        "Authentication-Results: mx.shop.example; spf=pass smtp.mailfrom=a@mail.example; dkim=fail",
        "From: anna@mail.example",
    )
    assert found.facts["authentication"] == {"server": "mx.shop.example", "spf": "pass", "dkim": "fail", "proof": "spf"}


def test_hostile_fields_take_bounded_time() -> None:
    started = time.process_time()
    read(*["Authentication-Results: " + "(" * 60_000 + "mx.shop.example"] * 40, "From: anna@mail.example")
    assert time.process_time() - started < 2


def test_a_form_mailer_writes_for_the_person_in_reply_to() -> None:
    found = read("From: Site <support@shop.example>", 'Reply-To: "Анна" <anna@mail.example>')
    assert (found.sender.address, found.sender.name) == ("email:anna@mail.example", "Анна")
    assert (
        read("From: Anna <anna@mail.example>", "Reply-To: other@mail.example").sender.address
        == "email:anna@mail.example"
    )
    assert (
        read("From: support@shop.example", "Reply-To: support+1.abc@shop.example").sender.address
        == "email:support@shop.example"
    )
