"""Replies put together at random, the same ones at every run: own words, a closing, a phone's footer, a notice, and any program's quote."""

# ruff: noqa: E501 a table of mails: one case is one line, however long the mail

import random
from collections.abc import Iterator

from tests.channels.email.replies.introductions import ATTRIBUTIONS

OWN = [
    "Да", "👍", "№ 123", "Ok\n\nOlga", "Спасибо!\nОльга", "Thanks, that worked!", "Привет\nвсё пришло, но не то(", "Перезвоните: 8 900 000 00 00",
    "Здравствуйте!\n\nГде мой заказ?", "1. Да\n2. Нет\n3. Не знаю", "Мне нужно:\n- чашка\n- блюдце", "Дата: 12.11.2024\nСумма: 500", "a > b",
    "Хочу вернуть товар. Он не подошёл по размеру, бирки на месте.\nКак это сделать?\n\nИ когда вернутся деньги?", "Цена была 500, а списали 600???",
    "Мои данные:\nИванов Иван\n+7 900 000-00-00\nivan@mail.example", "Отправитель: Москва\nПолучатель: Тверь\nГде посылка?", "https://shop.example/a?b=1",
    "Вчера звонила в 15:30, оператор сказал: ждите.\nЖду.", "> Возврат занимает 10 дней.\n\nПочему так долго?", "Hello,\n\nthe cup is broken.\n\nWhat can you do?",
    "Вопрос первый.\n\n---\n\nВопрос второй, подлиннее: почему курьер не позвонил мне заранее?", "Адрес: Тверь, ул. Ленина, д. 1\nВремя: с 10 до 18",
]  # fmt: skip
CLOSINGS = [
    "", "С уважением,\nИван Петров", "С уважением, Иван.", "С уважением,\n\nИван Петров\nменеджер\nООО «Ромашка»\n+7 (495) 000-00-00\nwww.romashka.example",
    "--\nИван", "-- \nИван Петров\nтел. 123-45-67", "Best regards,\nAnna", "---\nИван Петров\n+7 900 000-00-00", "З повагою,\nІван",
    "Mit freundlichen Grüßen\nAnna", "Всего доброго,\nИван", "Cordialement,\nAnne",
]  # fmt: skip
PHONES = [
    "", "Отправлено с iPhone", "Отправлено из мобильной Яндекс.Почты", "--\nОтправлено из Mail.ru для Android", "Sent from my Galaxy",
    "Получить Outlook для iOS<https://aka.ms/o0ukef>", "Надіслано з iPhone",
]  # fmt: skip
NOTICES = [
    "", "", "", "Это сообщение и любые вложения конфиденциальны и предназначены только для адресата.",
    "This e-mail is confidential. If you are not the intended recipient, please notify the sender.",
    "---\nЭто сообщение проверено на вирусы антивирусом Avast.\nhttps://www.avast.example",
    "_______________________________________________\nusers mailing list\nusers@lists.example\nhttps://lists.example/users",
]  # fmt: skip
FIELDS = [
    "От: Магазин <support@shop.example>\nОтправлено: 1 января 2024 г. 10:00\nКому: Анна\nТема: Заказ",
    "From: Shop <support@shop.example>\nSent: Monday, January 1, 2024 10:00 AM\nTo: Anna\nSubject: Order",
    "________________________________\nОт: Магазин <support@shop.example>\nОтправлено: 1 января 2024 г. 10:00:00\nКому: Анна\nТема: Заказ",
    "-----Original Message-----\nFrom: Shop\nSent: Monday, January 1, 2024 10:00 AM\nTo: Anna\nSubject: Order",
]
QUOTED = [
    "Здравствуйте!\nКакой заказ?\n\nС уважением,\nМагазин",
    "Hello!\nWhich order?",
    "Добрый день, Анна!\n\n-- \nМагазин\nhttps://shop.example",
]


def mixed(count: int = 3000) -> Iterator[tuple[str, str]]:
    """(the whole text, the own part)."""
    chance = random.Random(7)
    for _ in range(count):
        own = chance.choice(OWN)
        rest = [
            chance.choice(CLOSINGS),
            chance.choice(PHONES),
            chance.choice(NOTICES),
            chance.choice([_prefixed, _below_fields, _none])(chance),
        ]
        between = chance.choice(["\n\n", "\n\n\n", "\n \n", "\r\n\r\n"])
        yield between.join([own, *filter(None, rest)]), own


def _none(chance: random.Random) -> str:
    return ""


def _below_fields(chance: random.Random) -> str:
    return f"{chance.choice(FIELDS)}\n\n{chance.choice(QUOTED)}"


def _prefixed(chance: random.Random) -> str:
    _, introduction = chance.choice(ATTRIBUTIONS)
    lines = "\n".join(f"> {line}".rstrip() for line in chance.choice(QUOTED).split("\n"))
    return introduction + chance.choice(["\n", "\n\n"]) + lines
