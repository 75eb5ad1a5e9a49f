"""Updates as others write them, through a whole desk: what is for the desk becomes a ticket that people see, all at once or one by one."""

import json
from pathlib import Path
from typing import Any

import pytest

from channels import load
from router.channel import ChannelSetup
from router.schema import Ignored, InboundMessage, Raw
from router.signing import Signer
from router.store.tables import events, messages
from router.store.tables import raws as raw_table
from tests.channels.matching import Wanted
from tests.channels.telegram import others as telegram
from tests.channels.vk import others as vk
from tests.contract.desk import SECRET, desk
from tests.contract.shop import Shop

SECTIONS: dict[str, dict[str, object]] = {
    "telegram": {"token": "123456:TEST", "username": "desk_bot", "groups": "all"},
    "vk": {"group_id": vk.GID, "token": "test"},
}


def numbered(update: Any, number: int) -> bytes:
    """The update with ids of its own: those of the tables repeat."""
    names = ("id", "conversation_message_id", "lead_id") if "type" in update else ("message_id", "update_id")
    ids = {**dict.fromkeys(names, 1000 + number), "event_id": f"e{number}"}

    def again(value: Any) -> Any:
        if not isinstance(value, dict):
            return value
        return {name: ids[name] if name in ids and one else again(one) for name, one in value.items()}

    return json.dumps(again(update)).encode()


@pytest.mark.parametrize("together", [True, False], ids=["together", "one by one"])
@pytest.mark.parametrize(("kind", "cases"), [("telegram", telegram.CASES), ("vk", vk.CASES)], ids=["telegram", "vk"])
async def test_what_others_write_is_filed(
    tmp_path: Path, kind: str, cases: list[tuple[str, Any, Wanted]], together: bool
) -> None:
    channel = load(kind).build(ChannelSetup(name=kind, section=SECTIONS[kind], signer=Signer(SECRET), public_url=""))
    async with desk(tmp_path, Shop(), channel) as rooms:
        given = [
            Raw(channel=kind, key=f"update:{number}", body=numbered(update, number), received_at=rooms.clock())
            for number, (_, update, _) in enumerate(cases)
        ]
        for batch in [given] if together else [[raw] for raw in given]:
            await rooms.take(*batch)
        states = {row.key: (row.state, row.ticket_id, row.reason) for row in await rooms.rows(raw_table)}
        seen = {(row.channel, row.external_id) for row in await rooms.rows(messages)}
        for raw, (name, _, _) in zip(given, cases, strict=True):
            state, ticket, reason = states[raw.key]
            assert state == "done" or (state == "ignored" and reason), (name, state, reason)
            read = channel.parse(raw)
            assert ticket or state == "ignored", name
            if state == "ignored":
                assert not any(
                    isinstance(one, InboundMessage) and (kind, one.external_id) not in seen for one in read
                ), name
            if any(isinstance(one, Ignored) for one in read):
                assert state == "ignored", name
        assert {row.kind for row in await rooms.rows(events)} >= {"opened", "reacted", "chat_pinned"}
    await channel.close()
