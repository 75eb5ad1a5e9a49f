"""Pictures that were sent together are one message, whatever comes late, changed or is taken away."""

import json

import pytest

from router.desk.views import message_views
from router.schema import Raw
from router.store import reading
from router.store.tables import (
    message_keys,
    messages,
    parts,
    revisions,
)
from router.store.tables import raws as raw_table
from router.store.tables import tickets as ticket_table
from tests.contract.desk import Desk
from tests.contract.shop import said


async def test_an_album_is_one_message_with_its_caption(shop: Desk) -> None:
    def picture(n: int, text: str = "") -> dict[str, object]:
        return said(str(n), text, group_id="g", parts=[{"kind": "image", "ref": f"file:{n}", "state": "pending"}])

    arrived = [picture(1), picture(2, "Вот деньги"), picture(3)]
    await shop.take(
        *(
            Raw(channel="shop", key=str(n), body=json.dumps([one]).encode(), received_at=shop.clock())
            for n, one in enumerate(arrived)
        )
    )
    await shop.arrive(picture(4))
    await shop.arrive(picture(2, "Вот деньги"), key="again")
    (album,) = [row for row in await shop.rows(messages) if row.direction == "in"]
    assert (album.text, album.external_id, album.verdict["topic"]) == ("Вот деньги", "1", "payment")
    assert await shop.rows(parts, "message_id", "position", "ref") == [
        (album.id, n - 1, f"file:{n}") for n in (1, 2, 3, 4)
    ]
    assert await shop.rows(message_keys, "key") == [("1",), ("2",), ("3",), ("4",)]
    assert {row[0] for row in await shop.rows(raw_table, "ticket_id")} == {1}
    assert (await shop.rows(ticket_table))[0].topic == "payment"


async def test_an_album_split_over_batches_takes_a_late_caption(shop: Desk) -> None:
    await shop.arrive(said("1", "", group_id="g", parts=[{"kind": "image"}]))
    await shop.arrive(said("2", "меня обманули", group_id="g", parts=[{"kind": "image"}]))
    (album,) = [row for row in await shop.rows(messages) if row.direction == "in"]
    assert (album.text, album.verdict["role"]) == ("меня обманули", "report")
    assert (await shop.rows(ticket_table))[0].level == "fraud"


@pytest.mark.parametrize("together", [True, False])
async def test_no_words_under_the_pictures_of_an_album_are_lost(shop: Desk, together: bool) -> None:
    pictures = [
        said("1", "Чек", quoted="Олег:", group_id="g", parts=[{"kind": "image"}]),
        said("2", "", quoted="Олег: брак", group_id="g", parts=[{"kind": "image"}]),
        said("3", "Скол", quoted="Олег:", group_id="g", parts=[{"kind": "image"}]),
    ]
    if together:
        await shop.arrive(*pictures)
    else:
        for picture in pictures:
            await shop.arrive(picture, key=str(picture["id"]))
    (album,) = [row for row in await shop.rows(messages) if row.direction == "in"]
    assert (album.text, album.quoted) == ("Чек\nСкол", "Олег: брак")
    assert len(await shop.rows(parts)) == 3


@pytest.mark.parametrize("together", [True, False])
async def test_an_edit_of_a_caption_leaves_the_others(shop: Desk, together: bool) -> None:
    bold = {"type": "bold", "start": 0, "end": 3}
    pictures = [
        said(str(n), text, group_id="g", parts=[{"kind": "image", "ref": str(n)}])
        for n, text in enumerate(("", "Чек", "Скол", "Чек"))
    ]
    if together:
        await shop.arrive(*pictures)
    else:
        for picture in pictures:
            await shop.arrive(picture, key=str(picture["id"]))
    shop.clock.pass_(minutes=1)
    await shop.arrive({**said("2", "Вот деньги", group_id="g", entities=[bold]), "is": "edit"}, key="edited")
    shop.clock.pass_(minutes=1)
    await shop.arrive({**said("0", "Смотрите", group_id="g"), "is": "edit"}, key="edited too")
    await shop.arrive({**said("0", "Смотрите", group_id="g"), "is": "edit"}, key="again")
    (album,) = [row for row in await shop.rows(messages) if row.direction == "in"]
    assert album.text == "Смотрите\nЧек\nВот деньги"
    assert [album.text[entity["start"] : entity["end"]] for entity in album.entities] == ["Вот"]
    assert await shop.rows(revisions, "text") == [("Чек\nСкол",), ("Чек\nВот деньги",)]
    assert (await shop.rows(ticket_table))[0].topic == "payment"
    assert len(await shop.rows(parts)) == 4


@pytest.mark.parametrize("together", [True, False])
async def test_a_deleted_picture_leaves_the_rest_of_its_album(shop: Desk, together: bool) -> None:
    pictures = [said(n, "", group_id="g", parts=[{"kind": "image", "ref": n}]) for n in ("1", "2", "3")]
    for number, some in enumerate([pictures] if together else [[one] for one in pictures]):
        await shop.arrive(*some, key=str(number))

    async def gone() -> list[str]:
        page = await shop.store.read(reading.ticket_page, 1)
        assert page is not None
        album = message_views(page.messages, page.parts, (), ())[0]
        return ["the album"] if album.deleted_at else [view.part.ref for view in album.parts if view.gone]

    await shop.arrive({"is": "delete", "id": "2"})
    assert await gone() == ["2"]
    await shop.arrive({"is": "delete", "id": "1"})
    assert await gone() == ["1", "2"]
    await shop.arrive({**said("2", "", group_id="g", parts=[{"kind": "image", "ref": "4"}]), "is": "edit"})
    assert await gone() == ["1", "2", "4"]
    await shop.arrive({"is": "delete", "id": "3"})
    assert await gone() == ["the album"]
