"""«Мои обращения»: the owner, another customer and a stranger at every page."""

import pytest

from router.desk import Upload
from tests.customer.house import PNG, PUBLIC_URL, House
from tests.customer.pages import Client, Page, ask, get, send


def said(page: Page) -> list[str]:
    return [node.text().strip() for node in page.tree.css(".message .words")]


async def test_an_answer_with_a_file_is_read_where_the_question_was_ask(anna: Client, house: House) -> None:
    number = await ask(anna)
    await house.settle(number)
    assert said(await get(anna, f"/my/{number}")) == ["Где мой заказ?", f"Обращение № {number} принято."]
    await house.desk.note(house.operator, number, "внутренняя заметка")
    await house.answer(
        number, "Заказ едет: https://track.example/1", files=[Upload(name="путь.png", media_type="image/png", data=PNG)]
    )
    listed = await get(anna, "/my")
    assert listed.tree.css_first(".request.unread") is not None
    assert "Новый ответ" in listed.text()
    assert "Новый ответ" in (await get(anna, "/")).text(".banner").replace("\xa0", " ")
    page = await get(anna, f"/my/{number}")
    assert said(page)[-1] == "Заказ едет: https://track.example/1"
    assert page.links()["https://track.example/1"] == "https://track.example/1"
    assert "заметка" not in page.html
    picture = page.node(".message.ours .attachment img")
    async with anna.get(picture.attributes["src"] or "") as answer:
        assert await answer.read() == PNG
    assert (await get(anna, "/my")).tree.css_first(".request.unread") is None, "opened is read"


async def test_a_follow_up_goes_on_with_the_same_request(anna: Client, house: House) -> None:
    number = await ask(anna)
    page = await get(anna, f"/my/{number}")
    after = await send(anna, page, {"text": "Номер 1234567"}, [("чек.png", "image/png", PNG)], action=f"/my/{number}")
    assert after.address == f"/my/{number}"
    assert "Номер 1234567" in said(after)
    photo = await send(anna, after, {"text": ""}, [("ещё.png", "image/png", PNG)], action=f"/my/{number}")
    assert len(photo.tree.css(".message.mine")) == 3, "a photograph needs no words"
    empty = await send(anna, photo, {"text": " "}, action=f"/my/{number}")
    assert (empty.status, len(empty.tree.css(".message.mine"))) == (422, 3)
    assert len((await get(anna, "/my")).tree.css(".request")) == 1
    assert [m.direction for m in (await house.desk.ticket(house.operator, number)).messages].count("in") == 3


async def test_solved_is_rated_and_closed_is_gone_on_with_by_a_linked_request(anna: Client, house: House) -> None:
    number = await ask(anna)
    assert (await get(anna, f"/my/{number}")).tree.css_first("#stars") is None
    await house.answer(number, "Готово", solve=True)
    page = await get(anna, f"/my/{number}")
    unrated = await send(anna, page, {"comment": "так себе"}, action=f"/my/{number}/rating")
    assert (unrated.status, unrated.text("#comment")) == (422, "так себе")
    rated = await send(anna, page, {"stars": "4", "comment": "быстро"}, action=f"/my/{number}/rating")
    assert "4 из 5" in rated.text(".banner").replace("\xa0", " ")
    assert (await house.desk.ticket(house.operator, number)).rating == 4
    assert (await house.desk.ticket(house.operator, number)).rating_comment == "быстро"


async def test_the_owner_closes_and_writes_a_linked_request(anna: Client, house: House) -> None:
    number = await ask(anna)
    page = await get(anna, f"/my/{number}")
    closed = await send(anna, page, {}, action=f"/my/{number}/close")
    assert closed.tree.css_first("#text") is None, "nothing more can be written to it"
    late = await send(anna, page, {"text": "ещё"}, action=f"/my/{number}")
    assert (late.status, late.text("#text")) == (409, "ещё"), "what was written meanwhile can still be sent"
    assert late.form("/").css_first("input[name=linked_from]").attributes["value"] == str(number)  # type: ignore[union-attr]
    again = await send(anna, page, {}, action=f"/my/{number}/close")
    assert again.status == 200, "closed twice is closed"
    listed = await get(anna, "/my")
    assert len(listed.tree.css("section[aria-labelledby=closed] .request")) == 1
    assert listed.tree.css_first("section[aria-labelledby=current] .request") is None
    form = await get(anna, next(address for words, address in closed.links().items() if "связанное" in words))
    assert f"№ {number}" in form.text(".banner").replace("\xa0", " ")
    sent = await send(anna, form, {"text": "Снова не пришло"})
    second = int(sent.address.rpartition("/")[2])
    assert second != number
    assert (await get(anna, f"/my/{second}")).links()[f"№ {number}"] == f"/my/{number}"
    assert (await get(anna, f"/my/{number}")).links()[f"№ {second}"] == f"/my/{second}"
    assert (await house.desk.ticket(house.operator, second)).linked_from == number


async def test_a_link_opens_the_requests_on_another_device(anna: Client, boris: Client, stranger: Client) -> None:
    number = await ask(anna)
    link = (await get(anna, f"/sent/{number}")).node("#link").attributes["value"] or ""
    path = link.removeprefix(PUBLIC_URL)
    opened = await get(stranger, path)
    assert (opened.status, opened.address) == (200, "/my"), "the token is not left in the address"
    assert len(opened.tree.css(".request")) == 1
    await ask(boris)
    asked = await get(boris, path)
    assert asked.address == path, "other requests are open here: nothing changes before he says so"
    switched = await send(
        boris, Page(200, path, asked.html.replace('method="post"', f'method="post" action="{path}"')), {}, action=path
    )
    assert switched.address == "/my"
    assert (await get(boris, f"/my/{number}")).status == 200
    forgotten = await send(boris, switched, {}, action="/my/leave")
    assert forgotten.address == "/"
    assert (await get(boris, "/my")).status == 403


async def test_a_forged_link_opens_nothing(stranger: Client) -> None:
    for path in ("/my/anna.aaaaaaaaaaaaaaaa", "/my/.aaaa", "/my/a.b.c", "/my/" + "a" * 300 + ".b"):
        assert (await get(stranger, path)).status == 404
    assert "okno_customer" not in {cookie.key for cookie in stranger.session.cookie_jar}


@pytest.mark.parametrize("path", ["/my/{n}", "/sent/{n}", "/my/files/{part}"])
async def test_pages_are_only_the_owners(
    anna: Client, boris: Client, stranger: Client, house: House, path: str
) -> None:
    number = await ask(anna)
    await send(anna, await get(anna, f"/my/{number}"), {}, [("чек.png", "image/png", PNG)], action=f"/my/{number}")
    await house.fetcher.once()
    await ask(boris)
    part = (await house.desk.ticket(house.operator, number)).messages[-1].parts[0].id
    address = path.format(n=number, part=part)
    assert (await get(anna, address)).status == 200
    assert (await get(boris, address)).status == 404
    assert (await get(stranger, address)).status == 403


@pytest.mark.parametrize(("action", "values"), [("", {"text": "чужое"}), ("/close", {}), ("/rating", {"stars": "1"})])
async def test_acts_are_only_the_owners(
    anna: Client, boris: Client, stranger: Client, house: House, action: str, values: dict[str, str]
) -> None:
    number = await ask(anna)
    await house.answer(number, "Готово", solve=True)
    page = await get(anna, f"/my/{number}")
    other = await ask(boris)
    await house.settle(other)
    theirs = await get(boris, f"/my/{other}")
    before = await house.desk.ticket(house.operator, number)
    csrf = theirs.node("input[name=csrf]").attributes["value"] or ""
    for client, given, status in (
        (boris, csrf, 404),
        (boris, "", 403),
        (stranger, csrf, 403),
        (anna, "", 403),
        (anna, csrf, 403),
    ):
        data = {"nonce": house.desk.services.signer.sign("form", "1-0"), "csrf": given, **values}
        async with client.post(f"/my/{number}{action}", data=data) as answer:
            assert answer.status == status
    assert await house.desk.ticket(house.operator, number) == before
    assert (await send(anna, page, values, action=f"/my/{number}{action}")).status == 200


async def test_the_language_changes_on_every_page(anna: Client) -> None:
    number = await ask(anna)
    wrong = await send(anna, await get(anna, f"/my/{number}"), {"text": " "}, action=f"/my/{number}")
    for page in (wrong, await get(anna, "/?topic=payment"), await get(anna, "/my"), await get(anna, f"/sent/{number}")):
        english = await get(anna, page.node("header a[lang=en]").attributes["href"] or "")
        assert (english.status, english.node("html").attributes["lang"]) == (200, "en"), page.address
        await get(anna, "/?lang=ru")


async def test_a_member_of_staff_at_the_same_browser_is_a_customer_here(anna: Client, house: House) -> None:
    token, _ = await house.desk.login("oleg", "correct horse", "127.0.0.1") or ("", "")
    anna.session.cookie_jar.update_cookies({"okno": token}, anna.make_url("/"))
    number = await ask(anna, "Проверяю форму")
    page = await get(anna, f"/my/{number}")
    await send(anna, page, {"text": "и дополнение"}, [("чек.png", "image/png", PNG)], action=f"/my/{number}")
    assert len((await house.desk.ticket(house.operator, number)).messages) == 3


async def test_a_form_of_another_site_is_refused(anna: Client) -> None:
    number = await ask(anna)
    page = await get(anna, f"/my/{number}")
    csrf = page.node("input[name=csrf]").attributes["value"] or ""
    async with anna.post(
        f"/my/{number}/close", data={"csrf": csrf}, headers={"Sec-Fetch-Site": "cross-site"}
    ) as answer:
        assert answer.status == 403


async def test_the_list_sorts_and_says_what_is_promised(anna: Client) -> None:
    first, second = await ask(anna, "Первое"), await ask(anna, "Второе")
    for sort in ("updated", "created", "status", "topic", "nonsense"):
        page = await get(anna, f"/my?sort={sort}")
        assert [node.attributes["href"] for node in page.tree.css(".request")] == [f"/my/{second}", f"/my/{first}"]
        assert "ответим до" in page.text()
    assert page.node(".sorts [aria-current]").attributes["href"] == "/my?sort=updated"


async def test_state_tells_of_news_without_marking_it_read(anna: Client, stranger: Client, house: House) -> None:
    number = await ask(anna)
    await get(anna, f"/my/{number}")
    await house.answer(number, "Ответ")
    for _ in range(2):
        async with anna.get("/my/state") as answer:
            [one] = await answer.json()
            assert (one["id"], one["unread"]) == (number, True)
    assert (await get(stranger, "/my/state")).status == 403


async def test_nothing_personal_is_cached_or_leaks_by_a_referrer(anna: Client) -> None:
    number = await ask(anna)
    for address in ("/my", f"/my/{number}", f"/sent/{number}"):
        headers = (await get(anna, address)).headers
        assert headers["Cache-Control"] == "no-store"
        assert headers["Referrer-Policy"] in ("same-origin", "no-referrer")
    cookie = next(cookie for cookie in anna.session.cookie_jar if cookie.key == "okno_customer")
    assert (cookie["httponly"], cookie["samesite"]) == (True, "Lax")


async def test_a_merge_shows_no_customer_the_others_words(anna: Client, boris: Client, house: House) -> None:
    """Operators may put two customers' tickets together; each still sees only what he wrote and was told."""
    hers = await ask(anna, "Анна: где мой заказ?")
    his = await ask(boris, "Борис: карта 2202 не прошла")
    await house.answer(his, "Борису: возврат оформлен", files=[Upload("чек.png", "image/png", PNG)])
    secret = (await house.desk.ticket(house.operator, his)).messages[-1].parts[0].id
    await house.desk.merge(house.operator, his, hers)
    page = (await get(anna, f"/my/{hers}")).html
    assert "Анна: где" in page
    assert "Борис" not in page
    assert (await get(anna, f"/my/files/{secret}")).status == 404
    assert "Борису: возврат" in (await get(boris, f"/my/{his}")).html


async def test_a_request_that_was_merged_into_anothers_goes_on_for_its_customer(
    anna: Client, boris: Client, house: House
) -> None:
    hers = await ask(anna, "Анна: сайт не открывается")
    his = await ask(boris, "Борис: сайт не открывается")
    await house.desk.merge(house.operator, his, hers)
    await house.answer(hers, "Борису: откройте этот файл", files=[Upload("шаги.png", "image/png", PNG)])
    secret = (await house.desk.ticket(house.operator, hers)).messages[-1].parts[0].id
    assert (await get(anna, f"/my/files/{secret}")).status == 404
    assert (await get(anna, "/my")).tree.css_first(".request.unread") is None
    assert "Борису" not in (await get(anna, f"/my/{hers}")).html
    assert (await get(boris, "/my")).tree.css_first(".request.unread") is not None
    page = await get(boris, f"/my/{his}")
    assert said(page)[-1] == "Борису: откройте этот файл"
    assert (await get(boris, f"/my/files/{secret}")).status == 200
    after = await send(boris, page, {"text": "Борис: помогло"}, action=f"/my/{his}")
    assert said(after)[-1] == "Борис: помогло"
    assert (await house.desk.ticket(house.operator, hers)).messages[-1].text == "Борис: помогло"
    await house.desk.set_status(house.operator, hers, "solved")
    assert (await get(boris, "/my")).tree.css_first(".request .tag.solved") is not None
    assert (await get(boris, f"/my/{his}")).tree.css_first("#stars, form[action$=close]") is None, (
        "it is Anna's to rate"
    )


async def test_a_request_that_was_merged_into_another_of_ones_own_is_that_one(anna: Client, house: House) -> None:
    first, second = await ask(anna, "Первое"), await ask(anna, "Второе")
    await house.desk.merge(house.operator, first, second)
    await house.answer(second, "Ответ на оба")
    assert len((await get(anna, "/my")).tree.css(".request")) == 1
    for number in (first, second):
        assert {"Первое", "Второе", "Ответ на оба"} <= set(said(await get(anna, f"/my/{number}")))
