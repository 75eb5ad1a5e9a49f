"""`python -m bench.mail`: mails parsed a CPU-second by size and kind, and where the time goes. One thread, no I/O inside the loop."""

import argparse
import base64
import random
import time
from collections.abc import Callable
from datetime import UTC, datetime
from email.mime.image import MIMEImage
from email.mime.multipart import MIMEMultipart
from email.mime.text import MIMEText
from email.utils import format_datetime
from pathlib import Path

from channels.email import automatic, body, html, mime, reply
from channels.email.wire import Desk, clean, parse
from router.schema import Raw

FIXTURES = Path(__file__).resolve().parent.parent / "tests" / "channels" / "email" / "fixtures"
DESK = Desk(own=frozenset({"support@shop.example"}))
NOW = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)
WORDS = [
    "заказ", "доставка", "пункт", "выдачи", "деньги", "возврат", "курьер", "товар", "неделя", "ответ",
    "здравствуйте", "почему", "статус", "номер", "оператор", "магазин", "получил", "коробка", "чек", "оплата", "карта",
]  # fmt: skip


class Writer:
    """Mails as people's programs write them, the same ones at every run."""

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
        for hop in range(3):
            mail["Received"] = (
                f"from mx{hop}.example (mx{hop}.example [192.0.2.{hop}]) by mx{hop + 1}.example with ESMTPS; {format_datetime(NOW)}"
            )
        mail["DKIM-Signature"] = (
            f"v=1; a=rsa-sha256; d=mail.example; s=mail; bh={'A' * 44}; h=From:To:Subject; b={'B' * 340}"
        )
        mail["From"] = f"{_word('Анна Смирнова')} <anna@mail.example>"
        mail["To"] = "support@shop.example"
        mail["Subject"] = _word("Где мой заказ 88210077")
        mail["Date"] = format_datetime(NOW)
        mail["Message-ID"] = f"<{self.number}@mail.example>"
        mail["In-Reply-To"] = "<okno-0123456789abcdef.17.abcdefghijklmnop@shop.example>"
        return mail.as_bytes()

    def plain(self, size: int) -> bytes:
        own, quoted = self.paragraphs(size // 4), self.paragraphs(size // 8)
        return self.headed(MIMEText(_quoting(own, quoted), "plain", "utf-8"))

    def alternative(self, size: int) -> bytes:
        own, quoted = self.paragraphs(size // 14), self.paragraphs(size // 14)
        mail = MIMEMultipart("alternative")
        mail.attach(MIMEText(_quoting(own, quoted), "plain", "utf-8"))
        mail.attach(MIMEText(_markup(own, quoted, size // 2), "html", "utf-8"))
        return self.headed(mail)

    def rich(self, size: int) -> bytes:
        return self.headed(MIMEText(_markup(self.paragraphs(size // 6), [], size * 3 // 4), "html", "utf-8"))

    def photo(self, size: int) -> bytes:
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


def rate(work: Callable[[], object], seconds: float) -> float:
    """How often a CPU-second."""
    work()
    done = 0
    started = time.process_time()
    while (spent := time.process_time() - started) < seconds:
        work()
        done += 1
    return done / spent


def steps(mail: bytes, seconds: float) -> list[tuple[str, float]]:
    """Microseconds of CPU each step takes of one mail; "the rest" is headers, facts, hashes and the message itself."""

    def micro(work: Callable[[], object]) -> float:
        return 1e6 / rate(work, seconds)

    raw = raws([mail])[0]
    tree = mime.read(mail)
    text = body.read(tree).text
    page = next((one.content().decode("utf-8", "replace") for one in tree.walk() if one.type == "text/html"), "")
    found = {
        "the tree (headers, parts)": micro(lambda: mime.read(mail)),
        "transfer encodings undone": micro(
            lambda: [mime.undo(one.encoding, one.body) for one in tree.walk() if not one.children]
        ),
        "body: charset, choice, HTML": micro(lambda: body.read(tree)),
        "own text and quotes apart": micro(lambda: reply.split(clean(text))),
        "automatic or a person": micro(
            lambda: automatic.find(tree, subject="Где мой заказ", sender="anna@mail.example", text=text, own=DESK.own)
        ),
    }
    whole = micro(lambda: parse(raw, DESK))
    found["the rest"] = max(0.0, whole - sum(found.values()))
    if page:
        found["(HTML to text alone)"] = micro(lambda: html.to_text(page))
    return [*found.items(), ("whole", whole)]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seconds", type=float, default=1.0, help="CPU-seconds a figure")
    seconds = parser.parse_args().seconds
    writer = Writer()
    kinds: dict[str, list[bytes]] = {
        "fixtures": [path.read_bytes() for path in sorted(FIXTURES.glob("*.eml"))],
        "plain 2 KB": [writer.plain(2_000) for _ in range(8)],
        "alternative 20 KB": [writer.alternative(20_000) for _ in range(8)],
        "alternative 50 KB": [writer.alternative(50_000) for _ in range(8)],
        "HTML only 35 KB": [writer.rich(35_000) for _ in range(8)],
        "photo of 300 KB": [writer.photo(300_000) for _ in range(3)],
        "photo of 3 MB": [writer.photo(3_000_000)],
    }
    for name, mails in kinds.items():
        items = raws(mails)
        size = sum(map(len, mails)) // len(mails)
        speed = rate(lambda items=items: [parse(one, DESK) for one in items], seconds) * len(items)  # type: ignore[misc]
        print(
            f"parse {name:<18} {speed:7.0f} mails/CPU-s  {speed * size / 1e6:6.1f} MB/CPU-s  ({len(mails)} mails of {size} bytes)"
        )
    for name in ("plain 2 KB", "alternative 50 KB", "HTML only 35 KB", "photo of 3 MB"):
        print(f"{name}, microseconds a step:")
        for step, micro in steps(kinds[name][0], seconds / 5):
            print(f"  {micro:9.1f}  {step}")


if __name__ == "__main__":
    main()
