"""From a mail's false name to the verdict: the fact of the wire, the rule of the packs."""

import pytest

from channels.email.wire import Desk, parse
from router.schema import InboundMessage, Raw
from rules.engine import compile_packs
from rules.model import Context
from rules.packs import default_packs
from tests.channels.email.corpus import RECEIVED

DESK = Desk(own=frozenset({"support@shop.ru"}), official=frozenset({"sberbank.ru"}), brands=("Мой Магазин",))


@pytest.mark.parametrize(
    ("sender", "false"),
    [('"support@shop.ru" <x@gmail.com>', True), ("Мой Магазин <x@gmail.com>", True), ("Анна <x@gmail.com>", False)],
)
def test_a_false_name_is_a_cue(sender: str, false: bool) -> None:
    mail = f"From: {sender}\r\nSubject: Bill\r\nMessage-ID: <1@mail.example>\r\n\r\nКогда привезут заказ?".encode()
    found = parse(Raw(channel="mail", key="k", body=mail, received_at=RECEIVED), DESK)[0]
    assert isinstance(found, InboundMessage)
    verdict = compile_packs(default_packs()).judge(found, Context(channel="mail"))
    assert ("false_name" in {cue.rule for cue in verdict.cues if cue.hit}) is false
    assert (verdict.level != "none") is false
