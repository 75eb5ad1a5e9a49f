"""Files in a ticket: heard and seen in the page, served by ranges, and asked for again whatever became of them."""

import pytest
from msgspec.structs import replace

from router.schema import SMALL, Json
from router.store import parts as part_store
from router.store.parts import DuePart
from tests.inbox.office import Browser, Office, media
from tests.inbox.screens import log_in, look

PNG = b"\x89PNG\r\n\x1a\n" + bytes(100)
OGG = b"OggS" + b"\0" * 24 + b"OpusHead" + bytes(3000)


async def due(office: Office) -> list[DuePart]:
    return await office.store.write(part_store.take, office.desk.now(), office.desk.now(), 10)


async def test_a_voice_plays_in_the_page(client: Browser, office: Office) -> None:
    ticket = await office.write("Послушайте", parts=(media("voice", "voice.ogg", "audio/ogg"),))
    [one] = await due(office)
    blob = await office.desk.services.blobs.put_bytes(OGG, 10_000)
    assert blob.media_type == "audio/ogg"
    kept = replace(one.part, sha256=blob.sha256, size=blob.size, media_type="audio/ogg")
    await office.store.write(part_store.stored, one, kept, office.desk.now())
    await log_in(client, "anna")
    page = await look(client, f"/tickets/{ticket}")
    assert f'<audio controls preload="none" src="/files/{one.id}/voice.ogg">' in page
    whole = await client.get(f"/files/{one.id}/voice.ogg")
    assert (whole.status, whole.headers["Content-Type"], await whole.read()) == (200, "audio/ogg", OGG)
    some = await client.get(f"/files/{one.id}/voice.ogg", headers={"Range": "bytes=100-199"})
    assert (some.status, await some.read()) == (206, OGG[100:200])
    assert some.headers["Content-Range"] == f"bytes 100-199/{len(OGG)}"


@pytest.mark.parametrize(("inline", "named"), [(False, True), (True, False)])
async def test_a_picture_bears_its_files_name(client: Browser, office: Office, inline: bool, named: bool) -> None:
    ticket = await office.write(
        "См. фото 2", parts=(replace(media("image", "фото 2.png", "image/png"), inline=inline),)
    )
    await office.fetched(PNG, "image/png")
    await log_in(client, "anna")
    assert ('<small class="quiet">фото 2.png</small>' in await look(client, f"/tickets/{ticket}")) == named


async def test_a_picture_shows_small_and_opens_whole(client: Browser, office: Office) -> None:
    ticket = await office.write("Скол", parts=(media("image", "скол.png", "image/png"),))
    [one] = await due(office)
    whole, small = [await office.desk.services.blobs.put_bytes(data, 10_000) for data in (PNG, PNG[:-1])]
    copy: dict[str, Json] = {"ref": "s", "sha256": small.sha256, "media_type": small.media_type}
    kept = replace(one.part, sha256=whole.sha256, size=whole.size, media_type="image/png", facts={SMALL: copy})
    await office.store.write(part_store.stored, one, kept, office.desk.now())
    await log_in(client, "anna")
    shown = await look(client, f"/tickets/{ticket}")
    name = "%D1%81%D0%BA%D0%BE%D0%BB.png"
    assert (
        f'<a href="/files/{one.id}/{name}" target="_blank" rel="noopener"><img src="/files/{one.id}/{name}?small"'
        in shown
    )
    for query, seen in (("?small", PNG[:-1]), ("", PNG)):
        answer = await client.get(f"/files/{one.id}/{name}{query}")
        assert (answer.headers["Content-Type"], await answer.read()) == ("image/png", seen)


async def test_an_attached_mail_says_what_is_in_it(client: Browser, office: Office) -> None:
    files: list[Json] = [{"name": "<b>.pdf", "media_type": "application/pdf", "size": 1000, "ref": "1/in/2"}]
    enclosed = replace(media("file", "a.eml", "message/rfc822"), facts={"files": files})
    ticket = await office.write("Смотрите", parts=(enclosed,))
    await log_in(client, "anna")
    [one] = await due(office)
    shown = await look(client, f"/tickets/{ticket}")
    address = f"/files/{one.id}/inside/0/%3Cb%3E.pdf"
    assert f'Внутри: <a href="{address}" download>&lt;b&gt;.pdf</a> (' in shown
    assert [
        (await client.get(f"/files/{part}/inside/{number}/x")).status for part, number in ((one.id, 1), (99, 0))
    ] == [404, 404]


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
