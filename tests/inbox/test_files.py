"""Files in a ticket: heard and seen in the page, served by ranges, and asked for again whatever became of them."""

import pytest

from router.store import parts as part_store
from router.store.parts import DuePart
from tests.inbox.office import Browser, Office, media
from tests.inbox.test_screens import log_in, look

OGG = b"OggS" + b"\0" * 24 + b"OpusHead" + bytes(3000)


async def due(office: Office) -> list[DuePart]:
    return await office.store.write(part_store.take, office.desk.now(), office.desk.now(), 10)


async def test_a_voice_plays_in_the_page(client: Browser, office: Office) -> None:
    ticket = await office.write("Послушайте", parts=(media("voice", "voice.ogg", "audio/ogg"),))
    [one] = await due(office)
    blob = await office.desk.services.blobs.put_bytes(OGG, 10_000)
    assert blob.media_type == "audio/ogg"
    await office.store.write(part_store.stored, one, blob.sha256, blob.size, "audio/ogg", office.desk.now())
    await log_in(client, "anna")
    page = await look(client, f"/tickets/{ticket}")
    assert f'<audio controls preload="none" src="/files/{one.id}/voice.ogg">' in page
    whole = await client.get(f"/files/{one.id}/voice.ogg")
    assert (whole.status, whole.headers["Content-Type"], await whole.read()) == (200, "audio/ogg", OGG)
    some = await client.get(f"/files/{one.id}/voice.ogg", headers={"Range": "bytes=100-199"})
    assert (some.status, await some.read()) == (206, OGG[100:200])
    assert some.headers["Content-Range"] == f"bytes 100-199/{len(OGG)}"


@pytest.mark.parametrize("state", ["too_large", "expired", "failed", "blocked"])
async def test_what_could_not_be_had_says_why_and_can_be_asked_for(client: Browser, office: Office, state: str) -> None:
    ticket = await office.write("Чек", parts=(media("file", "чек.pdf", "application/pdf"),))
    [one] = await due(office)
    await office.store.write(part_store.failed, one, state, f"why it is {state}", office.desk.now())
    csrf = await log_in(client, "anna")
    page = await look(client, f"/tickets/{ticket}")
    assert f"why it is {state}" in page
    assert f"/tickets/{ticket}/parts/{one.id}/refetch" in page
    answer = await client.post(f"/tickets/{ticket}/parts/{one.id}/refetch", data={"csrf": csrf})
    assert answer.status == 200
    assert [found.id for found in await due(office)] == [one.id]
