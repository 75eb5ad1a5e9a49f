"""Events over the Callback API: nothing lost, nothing doubled, whatever the network does."""

import json
from typing import Any

import pytest

from channels.vk.wire import raw_of
from router.channel import Hook, Poller, Switchable, Webhook
from router.schema import InboundMessage, Receipt
from tests.channels.sink import MemorySink
from tests.channels.vk.arriving import called, event, posted, serving
from tests.channels.vk.conftest import NOW, channel, hook, opened
from tests.emulators.customer import CustomerSide
from tests.emulators.vk import VkEmulator
from tests.waiting import until


def test_it_is_a_webhook_and_a_poller() -> None:
    side: CustomerSide = VkEmulator()
    assert side.people() == []
    assert isinstance(called(), Webhook)
    assert isinstance(called(), Poller)
    assert isinstance(called(), Switchable)


def test_an_event_is_named_and_answered_ok() -> None:
    accepted = called().accept(posted(event()))
    assert (accepted.status, accepted.body, len(accepted.raws)) == (200, "ok", 1)
    raw = accepted.raws[0]
    assert (raw.channel, raw.key, raw.received_at) == ("vk", "event:e1", NOW)
    assert b"s3cret" not in raw.body, "raws are shown to operators"
    assert json.loads(raw.body)["object"] == event()["object"]
    again = called().accept(Hook(method="POST", path="/in/vk", headers={"x-retry-counter": "3"}, query={}, received_at=NOW,
                                 body=json.dumps(event()).encode(), remote="127.0.0.1"))  # fmt: skip
    assert again == accepted


def test_confirmation() -> None:
    greeting = {"type": "confirmation", "group_id": 190_001}
    assert called().accept(posted(greeting)).body == "c0nf"
    assert called().accept(posted({**greeting, "secret": "s3cret"})).body == "c0nf"
    assert called().accept(posted({**greeting, "secret": "other"})).status == 403
    assert called().accept(posted({**greeting, "group_id": 2})).status == 403


@pytest.mark.parametrize(
    ("body", "status"),
    [
        (b"", 400), (b"{", 400), (b"[]", 400), (b"null", 400), (b'"text"', 400), (b"{}", 400), (b'{"type": 5}', 400), (b"\xff\xfe", 400),
        (b'{"type":"x","object":' + b"[" * 100_000, 400), (b'{"type":"' + b"x" * 5_000_000 + b'"}', 400),
        (json.dumps(event(secret="wrong")).encode(), 403), (json.dumps(event(secret=None)).encode(), 403),
        (json.dumps(event(secret=["s3cret"])).encode(), 403), (json.dumps(event(secret="s3cret\ud800")).encode(), 403),
        (json.dumps(event(group_id=7)).encode(), 403), (json.dumps(event(group_id=None)).encode(), 403),
        (json.dumps(event(group_id="190001")).encode(), 200),
    ],
)  # fmt: skip
def test_refusals_have_no_raws(body: bytes, status: int) -> None:
    accepted = called().accept(hook(body))
    assert accepted.status == status
    assert bool(accepted.raws) == (status == 200)
    assert "s3cret" not in accepted.body


def test_other_methods_and_modes() -> None:
    assert called().accept(posted(event(), "GET")).status == 405
    assert channel(secret="s3cret").accept(posted(event())).status == 404, "mode longpoll has no callback"


def test_one_event_has_one_key_over_both_transports() -> None:
    callback = called().accept(posted(event())).raws[0]
    update = event()
    del update["secret"]
    assert callback.key == _polled(update).key
    no_id, no_id_polled = event(event_id=None), {key: value for key, value in update.items() if key != "event_id"}
    assert called().accept(posted(no_id)).raws[0].key == _polled(no_id_polled).key
    assert called().accept(posted(event(event_id="e2"))).raws[0].key != callback.key


def _polled(update: object) -> Any:
    return raw_of("vk", update, NOW)


async def test_callback_delivers_until_it_is_stored(vk: VkEmulator) -> None:
    failures = iter([True, True])

    def commit() -> None:
        if next(failures, False):
            raise RuntimeError("the disk is full")

    sink = MemorySink(on_store=commit)
    section = {"mode": "callback", "confirmation": vk.confirmation, "secret": "s3cret"}
    async with opened(vk, **section) as found, serving(vk, found, sink) as url:
        failures = iter(())
        await vk.connect(url, "s3cret")
        assert (await found.check()).ok
        failures = iter([True, True])
        await vk.write("anna", "Где заказ?")
        await until(lambda: len(sink.raws) == 2)
        await until(lambda: sum(one.body == "ok" for one in vk.deliveries) == 2)
    assert sorted(one.status for one in vk.deliveries) == [200, 200, 503, 503]
    kinds = [type(found.parse(raw)[0]) for raw in sink.raws.values()]
    assert set(kinds) == {Receipt, InboundMessage}


async def test_a_server_with_another_secret_is_not_confirmed(vk: VkEmulator) -> None:
    sink = MemorySink()
    async with serving(vk, called(vk, confirmation=vk.confirmation), sink) as url:
        with pytest.raises(ValueError, match="403"):
            await vk.connect(url, "other")
    assert not sink.raws
