"""A day of an office: tickets of every look, for browser tests and the picture in the README."""

from datetime import timedelta
from io import BytesIO

from PIL import Image, ImageDraw

from router.desk import Answer
from router.schema import Identity, InboundEdit, InboundMessage, Sender, Verdict
from tests.inbox.office import Office, media, suspicious

SCAM = (
    "Здравствуйте, это служба поддержки. По вашему заказу ошибка, чтобы вернуть деньги, перейдите по ссылке wb-refund.ru "
    "и введите номер карты. Иначе аккаунт заблокируют сегодня."
)
REPORT = "Мне написали в личку, что они из поддержки, просят перевести деньги на карту. Это мошенники?"


def picture() -> bytes:
    """A photo of a torn box, as far as a drawing goes."""
    image = Image.new("RGB", (640, 480), (214, 202, 184))
    draw = ImageDraw.Draw(image)
    draw.rectangle((120, 120, 520, 420), fill=(176, 134, 88), outline=(110, 80, 50), width=4)
    draw.polygon(((300, 120), (340, 240), (320, 300), (370, 420), (280, 420)), fill=(70, 52, 36))
    draw.line((120, 200, 520, 200), fill=(226, 214, 190), width=18)
    made = BytesIO()
    image.save(made, "PNG")
    return made.getvalue()


async def day(office: Office) -> int:
    """Fills the desk; gives the number of the ticket worth opening."""
    for number, (channel, who, name, text, topic) in enumerate(QUESTIONS):
        await office.write(
            text, who=who, name=name, channel=channel, ago=timedelta(minutes=55 * (len(QUESTIONS) - number) + 40),
            verdict=Verdict(topic=topic, queue="first"),
        )  # fmt: skip
    await office.write(
        SCAM,
        who="wb_support_24",
        name="Поддержка WB",
        channel="club",
        ago=timedelta(minutes=34),
        verdict=suspicious(SCAM, "перейдите по ссылке wb-refund.ru"),
    )
    report = suspicious(REPORT, "перевести деньги на карту", risk=55, level="suspicious", role="report")
    await office.write(REPORT, who="lena", name="Елена Зорина", ago=timedelta(minutes=21), verdict=report)
    return await torn_box(office)


async def torn_box(office: Office) -> int:
    """A conversation with a photo, an edit, a note and answers."""
    who = Sender(
        address="telegram:anna_k", name="Анна Котова", handle="anna_k",
        identities=(Identity(type="email", value="anna@example.ru", verified_by="link"), Identity(type="phone", value="+7 900 000-00-00")),
    )  # fmt: skip
    ticket = await office.write(
        "Здравствуйте! Коробка пришла разорванная, внутри не хватает одной чашки. Номер заказа 4471-209. Что делать?",
        who="anna_k", sender=who, external_id="first", parts=(media("image", "коробка.png", "image/png"),),
        verdict=Verdict(topic="delivery", section="where", queue="first", tags=("брак",), fields={"Заказ": "4471-209"}),
        ago=timedelta(minutes=12),
    )  # fmt: skip
    await office.fetched(picture(), "image/png")
    await office.desk.assign(office.operator, ticket, office.operator.user_id)
    await office.desk.note(office.operator, ticket, "На складе в Подольске уже третий такой случай за неделю.")
    await office.desk.reply(
        office.operator,
        ticket,
        Answer("Анна, очень жаль. Проверим у склада и вернёмся к вам в течение часа.", key="day-1"),
    )
    await office.delivered("bot")
    old = (await office.desk.ticket(office.operator, ticket)).messages[0]
    fixed = InboundMessage(
        channel="bot", external_id="first", sender=who, thread="anna_k", sent_at=old.sent_at,
        text="Здравствуйте! Коробка пришла разорванная, внутри не хватает двух чашек. Номер заказа 4471-209. Что делать?",
    )  # fmt: skip
    await office.arrive(
        InboundEdit(message=fixed, edited_at=old.sent_at + timedelta(minutes=2)), ago=timedelta(minutes=9)
    )
    await office.write(
        "Спасибо! Чек и накладную приложила.", who="anna_k", sender=who, ago=timedelta(minutes=4),
        quoted="> Анна, очень жаль. Проверим у склада и вернёмся к вам в течение часа.",
        parts=(media("file", "накладная.pdf", "application/pdf"),),
    )  # fmt: skip
    await office.fetched(b"%PDF-1.4", "application/pdf")
    return ticket


QUESTIONS = (
    ("club", "ivan_p", "Иван Петров", "Когда привезут заказ 1192-330? В приложении третий день «в пути».", "delivery"),
    (
        "site",
        "sveta",
        "Светлана",
        "Оплата не прошла, деньги списались дважды. Сумма 3 490 ₽, вчера вечером.",
        "payment",
    ),
    (
        "post",
        "light@shade.example",
        "ООО «Свет и тени»",
        "ИНН 7712345678, поставка 90211. Приёмка расходится с накладной на 4 коробки.",
        "",
    ),
    (
        "bot",
        "max",
        "Максим Громыко-Задунайский из Верхнего Волочка",
        "Как отменить заказ? Прошло 10 минут после покупки.",
        "",
    ),
    ("club", "nina", "Нина", "Курьер не приехал и не позвонил, а статус «вручено».", "delivery"),
    ("post", "petr@mail.example", "Пётр Алексеев", "Не могу войти в аккаунт, код не приходит.", ""),
    ("site", "olga_s", "Ольга С.", "Прошу выслать закрывающие документы за октябрь.", ""),
    ("bot", "kirill", "Кирилл", "Возврат оформлен неделю назад, когда ждать деньги?", "payment"),
)
