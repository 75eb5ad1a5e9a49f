"""The administrator's help articles: found, written, shown, published, removed."""

import re

import pytest

from router.articles.document import default_articles
from router.desk import NotFound
from tests.inbox.office import Browser, Office
from tests.inbox.screens import HTML, HTMX, XSS, log_in, look

CANCEL = "/admin/articles/open/cancel-order"


@pytest.fixture(autouse=True)
async def written(office: Office) -> None:
    some = [
        one for one in default_articles() if one.id.removesuffix("-en") in ("cancel-order", "return-how", "courier")
    ]
    await office.desk.import_articles(office.admin, some)


def typed(csrf: str, **given: str) -> dict[str, str]:
    return {
        "csrf": csrf,
        "title": "Как отменить",
        "body": "Текст.",
        "words": "",
        "language": "ru",
        "status": "active",
        **given,
    }


async def test_the_list_is_searched_by_question_and_by_title(client: Browser, office: Office) -> None:
    await log_in(client, "anna")
    everything = await look(client, "/admin/articles")
    assert everything.count("/admin/articles/open/") == 6
    asked = await look(client, "/admin/articles?text=передумала, уберите из заказа&language=ru")
    assert re.search(r'href="/admin/articles/open/cancel-order\?text=[%+A-Z0-9]+&amp;language=ru"', asked)
    assert "/open/courier" not in asked
    assert "/open/cancel-order-en" in await look(client, "/admin/articles?text=how to cancel")
    assert "не отвечает ни одна статья" in await look(client, "/admin/articles?text=борщ")


async def test_an_article_is_changed_and_its_counters_stay(client: Browser, office: Office) -> None:
    csrf = await log_in(client, "anna")
    answer = await client.post(CANCEL, data=typed(csrf, body="**Быстро** нажмите.", words="отмена\n\nне надо\nотмена"))
    page = await answer.text()
    assert "<b>Быстро</b> нажмите." in page
    one = await office.desk.article(office.admin, "cancel-order")
    assert (one.title, one.words, one.status, one.author) == ("Как отменить", ("отмена", "не надо"), "active", "user:1")


async def test_publishing_and_taking_back(client: Browser, office: Office) -> None:
    csrf = await log_in(client, "anna")
    await client.post(CANCEL, data=typed(csrf, to="draft"))
    assert (await office.desk.article(office.admin, "cancel-order")).status == "draft"
    hidden = await office.desk.search_articles(office.admin, "как отменить заказ")
    assert "cancel-order" not in [one.article.id for one in hidden]
    await client.post(CANCEL, data=typed(csrf, status="draft", to="active"))
    found = await office.desk.search_articles(office.admin, "как отменить заказ")
    assert "cancel-order" in [one.article.id for one in found]


async def test_a_new_one_and_what_is_refused(client: Browser, office: Office) -> None:
    csrf = await log_in(client, "anna")
    new = typed(csrf, id="gift-card", topics="payment")
    answer = await client.post("/admin/articles", data=new)
    assert answer.url.path == "/admin/articles/open/gift-card"
    assert (await office.desk.article(office.admin, "gift-card")).topics == ("payment",)
    for wrong, says in (
        ({"id": "gift-card"}, "Статья gift-card уже есть"),
        ({"id": "Подарок"}, "строчных латинских букв"),
        ({"id": "a", "title": ""}, "от 1 до 120"),
        ({"id": "a", "body": " "}, "нет текста"),
        ({"id": "a", "topics": "nothing"}, "Такой темы нет"),
        ({"id": "a", "language": "de"}, "Такого языка нет"),
    ):
        answer = await client.post("/admin/articles", data=new | wrong, headers=HTML)
        assert answer.status == 422
        assert says in await answer.text()
    assert len(await office.desk.articles(office.admin)) == 7


async def test_the_preview_is_text_and_never_markup_of_the_writer(client: Browser, office: Office) -> None:
    csrf = await log_in(client, "anna")
    body = {"body": f"**важно** {XSS}"}
    answer = await client.post("/admin/articles/preview", data=body, headers=HTMX | {"X-CSRF-Token": csrf})
    assert "<b>важно</b>" in await answer.text()
    assert "<script>" not in await answer.text()
    page = await (await client.post(CANCEL, data=typed(csrf, preview="1", **body))).text()
    assert "<b>важно</b>" in page
    assert "<script>alert" not in page
    assert "важно" not in (await office.desk.article(office.admin, "cancel-order")).body


async def test_a_removed_one_is_gone(client: Browser, office: Office) -> None:
    csrf = await log_in(client, "anna")
    await client.post(f"{CANCEL}/remove", data={"csrf": csrf})
    with pytest.raises(NotFound):
        await office.desk.article(office.admin, "cancel-order")
    await look(client, CANCEL, 404)


async def test_only_admins_write(client: Browser, office: Office) -> None:
    csrf = await log_in(client)
    for path in ("/admin/articles", CANCEL, f"{CANCEL}/remove", "/admin/articles/preview"):
        answer = await client.post(path, data=typed(csrf, id="a"), headers=HTML)
        assert answer.status == 403
    assert len(await office.desk.articles(office.admin)) == 6
