"""One letter in a thousand wrappings: charset, label, coding, kind of text, file's name, frame and line ends are drawn by lot.

Each is right or wrong in a way that one of the tables has alone; together they must change nothing of what is read.
"""

import base64
import quopri
from random import Random
from urllib.parse import quote_from_bytes

import pytest

from router.schema import InboundMessage
from tests.channels.email.corpus import normalised
from tests.channels.email.letters import PDF, b64, frame, multi, piece

LETTERS = {  # name, subject, text, name of the file, charsets
    "russian": ("Анна Петрова", "Вопрос о заказе", "Здравствуйте! Где мой заказ номер 5512? Прошу ответить сегодня.", "Счёт за март.pdf",
                ("utf-8", "cp1251", "koi8-r", "cp866", "iso8859-5")),
    "german": ("Jürgen Groß", "Rückfrage zur Größe", "Guten Tag, wo ist meine Bestellung? Grüße aus Köln, bitte prüfen.", "Prüfung.pdf",
               ("utf-8", "latin-1", "cp1252")),
    "polish": ("Łukasz Żak", "Pytanie o zamówienie", "Dzień dobry, gdzie jest moje zamówienie? Proszę o odpowiedź.", "Zgłoszenie ważne.pdf",
               ("utf-8", "iso8859-2", "cp1250")),
    "chinese": ("张伟", "订单问题咨询", "您好，我的订单在哪里？请尽快回复，谢谢。", "发票文件.pdf", ("utf-8", "gb18030")),
    "japanese": ("山田太郎", "注文についての質問", "こんにちは、注文した商品が届きません。確認をお願いします。", "請求書.pdf",
                 ("utf-8", "cp932", "euc_jp")),
}  # fmt: skip
LABELS = {"cp1251": "windows-1251", "cp866": "ibm866", "cp1252": "windows-1252", "gb18030": "gb2312", "cp932": "Shift_JIS",
          "latin-1": "iso-8859-1", "iso8859-2": "iso-8859-2", "iso8859-5": "iso-8859-5"}  # fmt: skip


class Lot:
    """One way to write a letter."""

    def __init__(self, number: int, codec: str) -> None:
        self.random, self.codec, self.label = Random(number), codec, LABELS.get(codec, codec)
        self.claimed = self.random.choice([self.label, self.label, "us-ascii", "iso-8859-1", ""])

    def word(self, text: str) -> bytes:
        """As an encoded word, two that cut a character, or raw."""
        data = text.encode(self.codec)
        at = self.random.randrange(1, len(data))
        q = "".join(chr(one) if one in b"abcdefgh" else f"={one:02X}" for one in data)
        words = [f"=?{self.label}?B?{base64.b64encode(one).decode()}?=" for one in (data[:at], data[at:])]
        whole = f"=?{self.label}?B?{base64.b64encode(data).decode().rstrip('=')}?="
        return self.random.choice(
            [whole.encode(), "\n ".join(words).encode(), f"=?{self.label}*en?q?{q}?=".encode(), data]
        )

    def name(self, text: str) -> bytes:
        coded = quote_from_bytes(text.encode(self.codec)).encode()
        at, label = self.random.randrange(1, len(coded)), self.label.encode()
        return self.random.choice([
            b'Content-Type: application/pdf; name="%s"' % self.word(text),
            b"Content-Disposition: attachment; filename*=%s''%s" % (label, coded),
            b"Content-Disposition: attachment;\n filename*0*=%s''%s;\n filename*1*=%s" % (label, coded[:at], coded[at:]),
            b"Content-Type: application/pdf\nContent-Disposition: attachment; filename=\"?.pdf\"; filename*=%s''%s" % (label, coded),
            b'Content-Type: application/octet-stream\nContent-Disposition: inline; filename="%s"' % text.encode(self.codec),
        ])  # fmt: skip

    def text(self, kind: str, text: str) -> bytes:
        data = text.encode(self.codec)
        coding, coded = self.random.choice([
            ("8bit", data), ("", data), ("BASE64", b64(data)), ("base64", base64.b64encode(data)),
            ("Quoted-Printable", quopri.encodestring(data)),
        ])  # fmt: skip
        fields = f"Content-Type: text/{kind}" + (f";\n\tcharset={self.claimed}" if self.claimed else "")
        return piece(fields + (f"\nContent-Transfer-Encoding: {coding}" if coding else ""), coded)

    def body(self, text: str) -> bytes:
        page = (
            self.random.choice(["<html><body><p>%s</p></body></html>", "<p class=MsoNormal>%s<o:p></o:p></p>"]) % text
        )
        both = multi(
            "alternative",
            "==a",
            self.text("plain", f"{text}\n"),
            self.text("html", page),
            close=self.random.random() < 0.8,
        )
        return self.random.choice([self.text("plain", text), self.text("html", page), both])

    def framed(self, *parts: bytes) -> bytes:
        declared = self.random.choice(
            [
                "mixed; boundary=--q",
                'related; boundary="--q"',
                'mixed;\nboundary="--q"',
                "mixed",
                "mixed; boundary=other",
            ]
        )
        preamble = self.random.choice(["", "This is a multi-part message in MIME format.\n"])
        labelled = self.random.choice(["", "\nContent-Transfer-Encoding: base64", "\nContent-Transfer-Encoding: 8bit"])
        return piece(
            f"Content-Type: multipart/{declared}{labelled}",
            preamble.encode() + frame(parts, "--q", close=self.random.random() < 0.8),
        )


@pytest.mark.parametrize("language", LETTERS)
def test_a_letter_reads_the_same_in_any_wrapping(language: str) -> None:
    name, subject, text, title, codecs = LETTERS[language]
    for number in range(100):
        lot = Lot(number, codecs[number % len(codecs)])
        sender = lot.random.choice(
            [b'"%s" <a@mail.example>', b"%s <a@mail.example>", b"a@mail.example (%s)"]
        ) % lot.word(name)
        fields = [b"From: " + sender, b"Subject: " + lot.word(subject), b"Date: Tue, 14 Oct 2025 12:34:56 +0300"]
        fields += lot.random.choice([[], [b">From a@mail.example Tue Oct 14 12:34:56 2025"], [b"X-Empty:"]])
        lot.random.shuffle(fields)
        file = piece(lot.name(title) + b"\nContent-Transfer-Encoding: base64", b64(PDF))
        data = b"\n".join([*fields, lot.framed(lot.body(text), file)])
        message = normalised(data.replace(b"\n", lot.random.choice([b"\n", b"\r\n", b"\r\r\n"])))[0]
        assert isinstance(message, InboundMessage)
        assert (message.sender.address, message.sender.name) == ("email:a@mail.example", name), data
        assert (message.subject, message.text) == (subject, text), data
        assert [(one.name, one.media_type, one.size) for one in message.parts] == [
            (title, "application/pdf", len(PDF))
        ], data
