"""DKIM checked by ourselves: real signatures with keys made here, a resolver of the test's own, and what is not believed."""

import asyncio
import base64
import random
import time
from functools import cache

import dkim
import nacl.encoding
import nacl.signing
import pytest

from channels.email.sender.signatures import is_signed, verify
from channels.email.sender.trust import is_vouched
from channels.email.wire import Desk, parse
from router.schema import InboundMessage, Raw
from tests.channels.email.corpus import RECEIVED

MAIL = (
    "From: Anna <anna@mail.shop.ru>\r\nTo: support@shop.example\r\nSubject: hello\r\nMessage-ID: <1@mail.shop.ru>\r\n"
    "Date: Sun, 22 Nov 2026 12:00:00 +0000\r\n\r\nГде мой заказ?\r\n"
).encode()
RSA, ED = "rsa._domainkey.shop.ru", "ed._domainkey.shop.ru"


# --- keys -------------------------------------------------------------------------------------------------------------------


def _prime(chance: random.Random, bits: int) -> int:
    while True:
        number = chance.getrandbits(bits) | (3 << (bits - 2)) | 1
        if number % 65_537 != 1 and all(pow(base, number - 1, number) == 1 for base in (2, 3, 5, 7, 11, 13)):
            return number


def _der(tag: int, data: bytes) -> bytes:
    size = len(data).to_bytes((len(data).bit_length() + 7) // 8 or 1)
    return bytes([tag]) + (size if len(data) < 128 else bytes([0x80 | len(size)]) + size) + data


def _sequence(*numbers: int) -> bytes:
    return _der(0x30, b"".join(_der(2, number.to_bytes(number.bit_length() // 8 + 1)) for number in numbers))


@cache
def rsa(bits: int = 1024) -> tuple[bytes, bytes]:
    """A private key (PKCS#1, PEM) and its TXT record."""
    chance = random.Random(f"keys of {bits}")
    p, q = _prime(chance, bits // 2), _prime(chance, bits // 2)
    d = pow(65_537, -1, (p - 1) * (q - 1))
    private = _sequence(0, p * q, 65_537, d, p, q, d % (p - 1), d % (q - 1), pow(q, -1, p))
    pem = b"-----BEGIN RSA PRIVATE KEY-----\n" + base64.encodebytes(private) + b"-----END RSA PRIVATE KEY-----\n"
    return pem, b"v=DKIM1; k=rsa; p=" + base64.b64encode(_sequence(p * q, 65_537))


@cache
def ed25519() -> tuple[bytes, bytes]:
    key = nacl.signing.SigningKey(b"a test's seed, thirty-two bytes!")
    public = key.verify_key.encode(nacl.encoding.Base64Encoder)
    return key.encode(nacl.encoding.Base64Encoder), b"v=DKIM1; k=ed25519; p=" + public


def signed(
    mail: bytes = MAIL,
    *,
    length: bool = False,
    bits: int = 1024,
    domain: bytes = b"shop.ru",
    identity: bytes | None = None,
) -> bytes:
    field = dkim.sign(
        mail, b"rsa", domain, rsa(bits)[0], canonicalize=(b"relaxed", b"relaxed"), length=length, identity=identity,
        include_headers=[b"From", b"To", b"Subject"],
    )  # fmt: skip
    return bytes(field) + mail


def signed_by_ed25519(mail: bytes = MAIL) -> bytes:
    field = dkim.sign(
        mail, b"ed", b"shop.ru", ed25519()[0], signature_algorithm=b"ed25519-sha256",
        canonicalize=(b"relaxed", b"simple"), include_headers=[b"From"],
    )  # fmt: skip
    return bytes(field) + mail


class Names:
    """The DNS of the test; what it was asked is in `asked`."""

    def __init__(self, records: dict[str, bytes] | None = None, *, broken: bool = False, slow: float = 0) -> None:
        self.records = {RSA: rsa()[1], ED: ed25519()[1]} if records is None else records
        self.broken, self.slow, self.asked = broken, slow, list[str]()

    async def __call__(self, name: str) -> bytes | None:
        self.asked.append(name)
        await asyncio.sleep(self.slow)
        if self.broken:
            raise OSError("SERVFAIL")
        return self.records.get(name)


# --- what is found ------------------------------------------------------------------------------------------------------------


async def test_both_kinds_of_keys() -> None:
    assert await verify(signed(), Names()) == "okno; dkim=pass header.d=shop.ru header.s=rsa"
    assert await verify(signed_by_ed25519(), Names()) == "okno; dkim=pass header.d=shop.ru header.s=ed"
    both = await verify(signed(signed_by_ed25519()), Names())
    assert both == "okno; dkim=pass header.d=shop.ru header.s=rsa; dkim=pass header.d=shop.ru header.s=ed"


async def test_a_changed_mail_fails() -> None:
    assert "dkim=fail" in await verify(signed().replace(b"Subject: hello", b"Subject: pay me"), Names())
    changed = await verify(signed().replace("Где".encode(), "Кто".encode()), Names())
    assert "dkim=pass" not in changed


async def test_unsigned_mail_asks_nobody() -> None:
    names = Names()
    assert await verify(MAIL, names) == ""
    assert await verify(MAIL + b"\r\nDKIM-Signature: v=1; d=shop.ru; s=rsa\r\n", names) == ""
    assert names.asked == []


def _with(tag: bytes) -> bytes:
    """The signature with one more tag: it is refused before anybody looks whether it still holds."""
    return signed().replace(b"DKIM-Signature: v=1;", b"DKIM-Signature: v=1; " + tag + b";", 1)


UNTRUSTED = {
    "only a part of the body is signed": lambda: signed(length=True),
    "its time is over": lambda: _with(b"x=%d" % (time.time() - 60)),
    "an algorithm that is not trusted": lambda: signed().replace(b"a=rsa-sha256", b"a=rsa-sha1", 1),
    "the fields that it signs are not enough, or too many": lambda: signed().replace(b"h=from", b"h=x-from", 1),
    "too many blanks in the mail": lambda: signed(MAIL + b" " * 400 + b"x\r\n"),
}


@pytest.mark.parametrize("why", UNTRUSTED)
async def test_what_no_key_can_prove_asks_nobody(why: str) -> None:
    names = Names()
    assert await verify(UNTRUSTED[why](), names) == f"okno; dkim=policy ({why}) header.d=shop.ru header.s=rsa"
    assert names.asked == []


async def test_keys_that_prove_nothing() -> None:
    assert "dkim=permerror" in await verify(signed(), Names({}))
    assert "dkim=pass" not in await verify(signed(), Names({RSA: b"garbage"}))
    assert "dkim=neutral (the key is on trial)" in await verify(signed(), Names({RSA: rsa()[1] + b"; t=y:s"}))
    assert "dkim=pass" not in await verify(signed(), Names({RSA: b"v=DKIM1; p="}))
    assert "dkim=pass" not in await verify(signed(bits=768), Names({RSA: rsa(768)[1]}))
    assert "dkim=temperror" in await verify(signed(), Names(broken=True))


@pytest.mark.parametrize(
    ("tags", "good"),
    [
        (b"; t = y", False), (b"; t=s:y", False), (b"; h=sha1", False), (b"; h=sha1:sha256", True), (b"; s=tlsrpt", False),
        (b"; s=email; n=a note", True), (b"; t=s", False), (b"; T=y", True),
    ],
)  # fmt: skip
async def test_what_a_key_is_for(tags: bytes, good: bool) -> None:
    """RFC 6376 section 3.6.1; tags are told apart by case (section 3.2)."""
    found = await verify(signed(identity=b"anna@mail.shop.ru"), Names({RSA: rsa()[1] + tags}))
    assert ("dkim=pass" in found) is good


async def test_a_key_for_its_own_domain_alone() -> None:
    assert "dkim=pass" in await verify(signed(identity=b"anna@shop.ru"), Names({RSA: rsa()[1] + b"; t=s"}))
    assert "dkim=pass" in await verify(signed(), Names({RSA: rsa()[1] + b"; t=s"}))


async def test_a_slow_resolver_costs_a_deadline() -> None:
    started = time.monotonic()
    assert "dkim=temperror" in await verify(signed(), Names(slow=90), deadline=0.1)
    assert time.monotonic() - started < 60


HOSTILE = {
    "a million blanks": b"a" + b" " * 1_000_000 + b"x\r\n",
    "blanks in runs": (b"x" + b" " * 200) * 20_000,
    "no end of fields": b"",
    "blank lines": b"\r\n" * 200_000,
}


@pytest.mark.parametrize("case", HOSTILE)
async def test_hostile_mail_takes_bounded_time(case: str) -> None:
    field = b"DKIM-Signature: v=1; a=rsa-sha256; d=shop.ru; s=rsa; c=relaxed/relaxed; h=from; bh=AAAA; b=AAAA\r\n"
    tail = b"" if HOSTILE[case] else b"X: y\r\n" + b" z\r\n" * 500_000
    started = time.process_time()
    assert "dkim=pass" not in await verify(
        field + MAIL.partition(b"\r\n\r\n")[0] + b"\r\n" + tail + b"\r\n" + HOSTILE[case], Names()
    )
    assert time.process_time() - started < 5


@pytest.mark.parametrize(
    "field",
    ["", "d=", "v=1", ";;;", "v=1; d=shop.ru; s=rsa", "v=1; d=" + "a" * 1000 + "; s=rsa; h=from; a=rsa-sha256; b=x; bh=y", "\xff",
     "v=1; a=rsa-sha256; d=shop.ru; s=rsa; h=from; b=!!!; bh=###", "v=1; v=1", "v=1; a=rsa-sha256; d=../x; s=rsa; h=from; b=x; bh=y"],
)  # fmt: skip
async def test_broken_signatures_prove_nothing_and_raise_nothing(field: str) -> None:
    data = b"DKIM-Signature: " + field.encode("latin-1") + b"\r\n" + MAIL
    assert "dkim=pass" not in await verify(data, Names())


@pytest.mark.parametrize(
    "data", [b"", b" DKIM-Signature: x", b"DKIM-Signature: x", b"\r\n\r\nDKIM-Signature: v=1\r\n\r\n"]
)
async def test_any_bytes_prove_nothing(data: bytes) -> None:
    assert await verify(data, Names()) == ""


def test_the_field_is_seen_in_any_case() -> None:
    assert is_signed(b"Received: x\r\ndkim-signature: v=1\r\n\r\nhello")
    assert not is_signed(b"Received: x\r\n\r\nDKIM-Signature: v=1")


# --- what it is good for --------------------------------------------------------------------------------------------------------


def proof(sender: bytes, results: str, *fields: bytes) -> str:
    mail = b"".join(fields) + MAIL.replace(b"anna@mail.shop.ru", sender)
    meta = {"authentication": results}
    raw = Raw(channel="mail", key="k", body=mail, meta=meta, received_at=RECEIVED)
    found = parse(raw, Desk(authserv=frozenset({"mx.shop.example"})))[0]
    assert isinstance(found, InboundMessage)
    return next((one.verified_by for one in found.sender.identities), "")


async def test_an_aligned_signature_proves_the_sender_when_the_raw_is_read() -> None:
    results = await verify(signed(), Names())
    assert proof(b"anna@mail.shop.ru", results) == "dkim"
    assert proof(b"anna@evil.ru", results) == ""
    assert proof(b"anna@mail.shop.ru", "okno; dkim=fail header.d=shop.ru header.s=rsa") == ""


async def test_a_trusted_servers_word_goes_first() -> None:
    results = await verify(signed(), Names())
    said = b"Authentication-Results: mx.shop.example; dkim=fail header.d=shop.ru\r\n"
    assert proof(b"anna@mail.shop.ru", results, said) == ""


SILENT = "mx.shop.example; dmarc=none header.from=mail.shop.ru"


async def test_our_own_check_fills_what_the_trusted_server_left_open() -> None:
    """opendmarc's field stands above opendkim's. The one below isn't read: a server that removes no forgeries would be deceived."""
    results = await verify(signed(), Names())
    below = b"Authentication-Results: mx.shop.example; dkim=pass header.d=shop.ru\r\n"
    for said, wanted in {
        SILENT: "dkim",
        "mx.shop.example; none": "dkim",
        "mx.shop.example; spf=softfail smtp.mailfrom=other.example": "dkim",
        "mx.shop.example; spf=pass smtp.mailfrom=shop.ru": "spf",
        "mx.shop.example; dmarc=fail header.from=mail.shop.ru": "",
        "mx.shop.example; dkim=none; dmarc=none header.from=mail.shop.ru": "",
    }.items():
        field = f"Authentication-Results: {said}\r\n".encode()
        assert proof(b"anna@mail.shop.ru", results, field, below) == wanted, said
        assert proof(b"anna@evil.ru", results, field, below) == "", said
        assert proof(b"anna@mail.shop.ru", "", field, below) == wanted.replace("dkim", ""), said


async def test_both_servers_are_told() -> None:
    results = await verify(signed(), Names())
    raw = Raw(
        channel="mail", key="k", body=f"Authentication-Results: {SILENT}\r\n".encode() + MAIL,
        meta={"authentication": results}, received_at=RECEIVED,
    )  # fmt: skip
    found = parse(raw, Desk(authserv=frozenset({"mx.shop.example"})))[0]
    assert isinstance(found, InboundMessage)
    told = {"server": "mx.shop.example okno", "dmarc": "none", "dkim": "pass", "proof": "dkim"}
    assert found.facts["authentication"] == told


@pytest.mark.parametrize(
    ("said", "vouched"),
    [
        ("dmarc=none", False),
        ("none", False),
        ("spf=pass smtp.mailfrom=shop.ru", False),
        ("dkim=none", True),
        ("dmarc=fail", True),
    ],
)
def test_what_a_trusted_server_settles_is_not_asked_again(said: str, vouched: bool) -> None:
    assert is_vouched([f"mx.shop.example; {said}".encode()], frozenset({"mx.shop.example"})) is vouched
    assert not is_vouched([f"mx.evil.example; {said}".encode()], frozenset({"mx.shop.example"}))
