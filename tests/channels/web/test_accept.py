"""What the form's door lets in, and what it says to the rest."""

import base64
import json
from dataclasses import replace
from datetime import timedelta
from urllib.parse import urlencode

import pytest

from router.channel import Accepted, Hook, Webhook
from router.schema import InboundMessage
from tests.channels.web.forms import (
    BOUNDARY,
    NOW,
    PNG,
    SIGNER,
    as_json,
    browser,
    channel,
    hook,
    multipart,
    nonce,
    token,
)

URLENCODED = "application/x-www-form-urlencoded"


def said(accepted: Accepted) -> dict[str, str]:
    assert accepted.content_type == "application/json"
    read: dict[str, str] = json.loads(accepted.body)
    return read


def message(taken: Accepted) -> InboundMessage:
    [raw] = taken.raws
    [read] = channel().parse(raw)
    assert isinstance(read, InboundMessage)
    return read


def test_it_is_a_webhook_that_takes_forms() -> None:
    assert isinstance(channel(), Webhook)
    assert channel().capabilities.forms


@pytest.mark.parametrize(
    "request_",
    [
        as_json({"text": "Где мой заказ?", "topic": "delivery"}),
        browser({"text": "Где мой заказ?", "topic": "delivery"}),
        hook(urlencode({"text": "Где мой заказ?", "topic": "delivery", "nonce": nonce()}).encode(), URLENCODED),
        hook(b'{"text": "\\u0413\\u0434\\u0435 \\u043c\\u043e\\u0439 \\u0437\\u0430\\u043a\\u0430\\u0437?", "topic": "delivery"}',
             "application/json; charset=utf-8"),
    ],
    ids=["json", "multipart", "urlencoded", "json-escaped"],
)  # fmt: skip
def test_every_form_of_a_request_says_the_same(request_: Hook) -> None:
    taken = channel().accept(request_)
    assert taken.status == 200
    assert taken.raws[0].body == request_.body, "the raw is the body as it arrived"
    assert (message(taken).text, message(taken).topic) == ("Где мой заказ?", "delivery")
    customer = SIGNER.verify("customer", said(taken)["token"])
    assert message(taken).sender.address == f"web:{customer}"


@pytest.mark.parametrize(
    ("request_", "status", "error", "field"),
    [
        (as_json({"topic": "delivery"}), 422, "text_required", "text"),
        (as_json({"text": "  \n\x00 "}), 422, "text_required", "text"),
        (as_json({"text": "я" * 20_001}), 422, "text_too_long", "text"),
        (as_json({"text": "я", "name": "я" * 201}), 422, "too_long", "name"),
        (as_json({"text": "я", "email": "anna at mail.ru"}), 422, "email_wrong", "email"),
        (as_json({"text": "я", "video": "javascript:alert(1)"}), 422, "video_wrong", "video"),
        (as_json({"text": "я", "video": "http://[::1"}), 422, "video_wrong", "video"),
        (as_json({"text": "я", "fields": {"sum": "9" * 1001}}), 422, "too_long", "fields.sum"),
        (as_json({"text": "я", "fields": {f"f{n}": "1" for n in range(31)}}), 422, "too_many_fields", "fields"),
        (as_json({"text": 5}), 400, "json_field", "text"),
        (as_json({"text": "я", "txet": "я"}), 400, "json_field", "txet"),
        (as_json({"text": "я", "files": [{"name": "a", "data": "%"}]}), 400, "json_field", "files[0].data"),
        (as_json({"text": "я", "files": [{"data": "QQ=="}]}), 400, "json_field", "files[0]"),
        (as_json({"text": "я", "ticket": 10**19}), 400, "json_field", "ticket"),
        (as_json(["я"]), 400, "json_field", ""),
        (hook(b'{"text": "cut', "application/json"), 400, "json_unreadable", ""),
        (hook(b"[" * 100_000, "application/json"), 400, "json_field", ""),
        (hook(b'{"text": "\xff\xfe"}', "application/json"), 400, "json_unreadable", ""),
        (hook(b"text=hello", "text/plain"), 415, "content_type", ""),
        (hook(b"text=hello", ""), 415, "content_type", ""),
        (hook(b"\x00\x01\x02", "multipart/form-data"), 400, "body_unreadable", ""),
        (hook(b"\x00\x01\x02", "multipart/form-data; boundary=x"), 400, "body_unreadable", ""),
        (hook(multipart({"text": "я"})[:-20], f"multipart/form-data; boundary={BOUNDARY}"), 400, "body_unreadable", ""),
        (hook(multipart({f"f{n}": "1" for n in range(300)}), f"multipart/form-data; boundary={BOUNDARY}"),
         400, "body_unreadable", ""),
        (hook("text=я".encode(), URLENCODED), 400, "body_unreadable", ""),
        (hook(b"a=1&" * 200, URLENCODED), 400, "body_unreadable", ""),
        (browser({"text": "я", "nonce": ""}), 403, "form_expired", "nonce"),
        (browser({"text": "я", "nonce": "1-0f3a.aaaaaaaaaaaaaaaa"}), 403, "form_expired", "nonce"),
        (browser({"text": "я", "nonce": nonce(NOW - timedelta(days=8))}), 403, "form_expired", "nonce"),
        (browser({"text": "я", "nonce": nonce(NOW + timedelta(hours=1))}), 403, "form_expired", "nonce"),
        (browser({"text": "я"}, [(f"{n}.png", "image/png", PNG) for n in range(11)]), 413, "too_many_files", "files"),
        (browser({"text": "я", "ticket": "7"}), 401, "sign_in", "ticket"),
        (as_json({"text": "я", "linked_from": 7}), 401, "sign_in", "ticket"),
        (as_json({"text": "я"}, authorization="Bearer anna.aaaaaaaaaaaaaaaa"), 401, "token_wrong", ""),
        (as_json({"text": "я"}, idempotency_key="k" * 256), 400, "too_long", "Idempotency-Key"),
        (as_json({"text": "я"}, method="GET"), 405, "method", ""),
    ],
)  # fmt: skip
def test_a_refusal_names_the_reason_and_the_field(request_: Hook, status: int, error: str, field: str) -> None:
    refused = channel().accept(request_)
    assert (refused.status, refused.raws) == (status, ())
    assert said(refused) == {"error": error, "field": field}


def test_a_file_is_bounded_by_the_accounts_own_size() -> None:
    small = channel(max_file=0.001)
    assert small.accept(browser({"text": "я"}, [("a.png", "image/png", PNG[:1000])])).status == 200
    assert said(small.accept(browser({"text": "я"}, [("a.png", "image/png", PNG[:1001])])))["error"] == "file_too_large"


def test_a_double_submit_is_one_raw_for_one_customer() -> None:
    first = channel().accept(browser({"text": "Где заказ?"}, [("чек.png", "image/png", PNG)]))
    later = browser(
        {"text": "Где заказ?"}, [("чек.png", "image/png", PNG)], cookie=f"a=b; okno_customer={said(first)['token']}"
    )
    again = channel().accept(replace(later, received_at=NOW + timedelta(seconds=3), remote="198.51.100.1"))
    assert again.raws[0].key == first.raws[0].key
    assert said(again) == said(first)
    rewrapped = multipart({"nonce": nonce(), "text": "Где заказ?"}, [("чек.png", "image/png", PNG)], boundary="another")
    third = channel().accept(hook(rewrapped, "multipart/form-data; boundary=another"))
    assert third.raws[0].key == first.raws[0].key, "a browser chooses a new boundary at each attempt"


def test_a_page_sent_again_with_other_words_is_another_message() -> None:
    first, second = (channel().accept(browser({"text": text})) for text in ("Где заказ?", "Где заказ? Номер 1234567"))
    assert first.raws[0].key != second.raws[0].key


@pytest.mark.parametrize("headers", [{}, {"authorization": f"Bearer {token()}"}], ids=["stranger", "customer"])
def test_an_idempotency_key_makes_a_repeat_the_same_raw(headers: dict[str, str]) -> None:
    def send(data: object, key: str, **more: str) -> str:
        request = replace(as_json(data, idempotency_key=key, **headers), remote=more.get("remote", "192.0.2.7"))
        return channel().accept(request).raws[0].key

    key = "5f0c8a6e-0d5b-4a65-9a77-0c7d3a0f1b11"
    assert send({"text": "я", "topic": "t"}, key) == send({"topic": "t", "text": "я"}, key, remote="198.51.100.1")
    assert send({"text": "я"}, key) != send({"text": "я"}, key[::-1])
    assert send({"text": "я"}, key) != send({"text": "мы"}, key), "words never vanish behind a key"


def test_a_strangers_short_key_is_not_another_strangers() -> None:
    def send(remote: str) -> Accepted:
        return channel().accept(replace(as_json({"text": "помогите"}, idempotency_key="1"), remote=remote))

    assert send("192.0.2.1").raws[0].key == send("192.0.2.1").raws[0].key
    assert said(send("192.0.2.1"))["token"] != said(send("192.0.2.2"))["token"]


def test_one_customers_key_is_not_anothers() -> None:
    anna, boris = (
        channel().accept(as_json({"text": "я"}, idempotency_key="same", authorization=f"Bearer {token(who)}"))
        for who in ("anna", "boris")
    )
    assert anna.raws[0].key != boris.raws[0].key
    assert (message(anna).sender.address, message(boris).sender.address) == ("web:anna", "web:boris")


def test_without_a_key_every_request_is_its_own() -> None:
    one = channel().accept(as_json({"text": "я"}))
    two = channel().accept(replace(as_json({"text": "я"}), received_at=NOW + timedelta(microseconds=1)))
    assert one.raws[0].key != two.raws[0].key


def test_a_filled_honeypot_is_marked_and_never_lost() -> None:
    taken = channel().accept(browser({"text": "Buy now", "website": "https://spam.example"}))
    assert taken.status == 200
    assert taken.raws[0].meta["honeypot"] == "1"
    assert message(taken).facts["web"] == {"honeypot": True, "seconds": 40}


def test_a_bearer_token_says_who_writes_and_a_cookie_never_does() -> None:
    known = browser({"text": "я"}, authorization=f"bearer {token('anna')}")
    assert message(channel().accept(known)).sender.address == "web:anna"
    cookie = browser({"text": "я"}, cookie=f"okno_customer={token('anna')}")
    assert message(channel().accept(cookie)).sender.address != "web:anna", (
        "cookies travel by themselves, even from other sites"
    )


def test_a_follow_up_names_its_ticket_in_the_form_or_in_the_address() -> None:
    known = {"authorization": f"Bearer {token()}"}
    assert message(channel().accept(as_json({"text": "ещё", "ticket": 7}, **known))).own_ticket == 7
    addressed = replace(as_json({"text": "ещё", "ticket": 8}, **known), query={"ticket": "7"})
    assert message(channel().accept(addressed)).own_ticket == 7
    linked = replace(as_json({"text": "снова"}, **known), query={"linked_from": "5"})
    assert message(channel().accept(linked)).linked_from == 5
    photo = {
        "ticket": 7,
        "files": [{"name": "a.png", "media_type": "image/png", "data": base64.b64encode(PNG).decode()}],
    }
    assert message(channel().accept(as_json(photo, **known))).parts[0].kind == "image"


def test_the_language_is_the_first_that_the_browser_asks_for() -> None:
    assert (
        message(channel().accept(browser({"text": "hi"}, accept_language="en-GB,en;q=0.9"))).facts["language"] == "en"
    )
    assert "language" not in message(channel().accept(browser({"text": "hi"}, accept_language="*"))).facts
