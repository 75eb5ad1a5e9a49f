"""The mails that are measured, as people's programs write them, and what customers say in them."""

import base64
import itertools
import random
from datetime import UTC, datetime, timedelta
from email.mime.image import MIMEImage
from email.mime.multipart import MIMEMultipart
from email.mime.text import MIMEText
from email.utils import format_datetime

from router.schema import Raw
from rules.samples import samples

NOW = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)
WORDS = [
    "заказ", "доставка", "пункт", "выдачи", "деньги", "возврат", "курьер", "товар", "неделя", "ответ",
    "здравствуйте", "почему", "статус", "номер", "оператор", "магазин", "получил", "коробка", "чек", "оплата", "карта",
]  # fmt: skip
OUR_ANSWER = [
    "Здравствуйте! Спасибо, что написали. Мы передали вопрос на склад и ответим в течение суток.",
    "Если появятся новые подробности, просто ответьте на это письмо.",
    "Служба поддержки",
]
FIRST = ["Анна", "Олег", "Мария", "Иван", "Ольга", "Пётр", "Елена", "Юрий", "Дарья", "Семён"]
LAST = ["Смирнов", "Иванов", "Кузнецов", "Попов", "Соколов", "Лебедев", "Козлов", "Новиков", "Морозов", "Павлов"]


class Writer:
    """Mails as people's programs write them, each by another person, the same ones at every run."""

    def __init__(self) -> None:
        self.random = random.Random(5)
        self.number = 0

    def sentence(self) -> str:
        return " ".join(self.random.choice(WORDS) for _ in range(self.random.randint(8, 25))).capitalize() + "."

    def paragraphs(self, letters: int) -> list[str]:
        found: list[str] = []
        while sum(map(len, found)) < letters:
            found.append(self.sentence())
        return found

    def headed(self, mail: MIMEText | MIMEMultipart) -> bytes:
        """With the fields that three servers and a signer leave."""
        self.number += 1
        moment = NOW - timedelta(seconds=self.number)
        for hop in range(3):
            mail["Received"] = (
                f"from mx{hop}.example (mx{hop}.example [192.0.2.{hop}]) by mx{hop + 1}.example with ESMTPS; {format_datetime(moment)}"
            )
        mail["DKIM-Signature"] = (
            f"v=1; a=rsa-sha256; d=mail.example; s=mail; bh={'A' * 44}; h=From:To:Subject; b={'B' * 340}"
        )
        person = f"{self.random.choice(FIRST)} {self.random.choice(LAST)}"
        mail["From"] = f"{_word(person)} <person{self.number}@mail.example>"
        mail["To"] = "support@shop.example"
        mail["Subject"] = _word(f"Где мой заказ {88210077 + self.number}")
        mail["Date"] = format_datetime(moment)
        mail["Message-ID"] = f"<{self.number}@mail.example>"
        mail["In-Reply-To"] = "<okno-0123456789abcdef.17.abcdefghijklmnop@shop.example>"
        return mail.as_bytes()

    def plain(self, size: int) -> bytes:
        """An answer below which our quoted one stands."""
        own, quoted = self.paragraphs(size // 4), self.paragraphs(size // 8)
        return self.headed(MIMEText(_quoting(own, quoted), "plain", "utf-8"))

    def alternative(self, size: int) -> bytes:
        """The same as plain text and as a page."""
        own, quoted = self.paragraphs(size // 14), self.paragraphs(size // 14)
        mail = MIMEMultipart("alternative")
        mail.attach(MIMEText(_quoting(own, quoted), "plain", "utf-8"))
        mail.attach(MIMEText(_markup(own, quoted, size // 2), "html", "utf-8"))
        return self.headed(mail)

    def rich(self, size: int) -> bytes:
        """A page alone, as shops write it."""
        return self.headed(MIMEText(_markup(self.paragraphs(size // 6), [], size * 3 // 4), "html", "utf-8"))

    def letter(self, words: str, *, dressed: bool) -> bytes:
        """What a customer writes under our answer: plain, or as an alternative of 8 KB."""
        own = ["Здравствуйте!", words, f"С уважением, {self.random.choice(FIRST)}"]
        text = MIMEText(_quoting(own, OUR_ANSWER), "plain", "utf-8")
        if not dressed:
            return self.headed(text)
        mail = MIMEMultipart("alternative")
        mail.attach(text)
        mail.attach(MIMEText(_markup(own, OUR_ANSWER, 4_000), "html", "utf-8"))
        return self.headed(mail)

    def photo(self, size: int) -> bytes:
        """A picture with some words."""
        mail = MIMEMultipart("mixed")
        mail.attach(MIMEText(_quoting(self.paragraphs(200), self.paragraphs(200)), "plain", "utf-8"))
        mail.attach(MIMEImage(b"\xff\xd8\xff\xe0" + self.random.randbytes(size * 3 // 4), "jpeg", name="a.jpg"))
        return self.headed(mail)


def _word(text: str) -> str:
    return f"=?utf-8?B?{base64.b64encode(text.encode()).decode()}?="


def _quoting(own: list[str], quoted: list[str]) -> str:
    attribution = "вс, 22 нояб. 2026 г. в 15:00, Поддержка <support@shop.example>:"
    return "\n\n".join(own) + f"\n\n{attribution}\n\n" + "\n".join(f"> {one}" for one in quoted)


def _markup(own: list[str], quoted: list[str], size: int) -> str:
    """The paragraphs dressed as Outlook and shops do, with a style sheet that fills the size."""
    dressed = [
        f'<p class="MsoNormal" style="margin:0cm;font-family:Calibri;font-size:11pt"><span style="color:navy">{one}<o:p></o:p></span></p>'
        f'<table width="600" cellpadding="0"><tr><td style="padding:10px">{WORDS[number % len(WORDS)]}</td><td>{number} ₽</td></tr></table>'
        f'<div><a href="https://shop.example/{number}?utm_source=mail" style="color:#00f">{WORDS[number % 7]}</a><br></div>'
        for number, one in enumerate(own)
    ]
    older = f'<blockquote class="gmail_quote">{"<br>".join(quoted)}</blockquote>' if quoted else ""
    inner = "".join(dressed) + older
    filling = "p.MsoNormal{margin:0;font-family:Calibri}\n" * max(0, (size - len(inner.encode())) // 42)
    return f"<html><head><style>{filling}</style></head><body>{inner}</body></html>"


def raws(mails: list[bytes]) -> list[Raw]:
    return [Raw(channel="mail", key=str(number), body=one, received_at=NOW) for number, one in enumerate(mails)]


def conversations(count: int) -> list[str]:
    """What customers write, 200 characters and more: samples of one topic in a row. One in twenty is an attack.

    There are some 1,600: with more letters they come again, each from another person, and few words are new, as at a desk that has run
    for long. One that has read but hundreds of letters takes a quarter longer over each.
    """
    shelves: dict[tuple[str, str], list[str]] = {}
    told: dict[str, list[str]] = {"attack": [], "none": []}
    for one in samples():
        if one.role in told:
            shelf = shelves.setdefault((one.role, one.topic), [])
            shelf.append(one.text)
            if sum(map(len, shelf)) >= 200:
                told[one.role].append("\n".join(shelf))
                shelf.clear()
    attacks, everyday = itertools.cycle(told["attack"]), itertools.cycle(told["none"])
    return [next(everyday if number % 20 else attacks) for number in range(count)]
