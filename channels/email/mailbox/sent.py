"""The folder that holds what was sent."""

import re
from collections.abc import Sequence

from channels.email.config import SENT

# What servers without marks and mail programs call it: Exchange, Outlook, Apple Mail, Thunderbird in their languages.
_SENT_NAMES = {
    "sent", "sent items", "sent mail", "sent messages", "отправленные", "отправленные письма", "отправленные элементы",
    "надіслані", "надіслані елементи", "відправлені", "адпраўленыя", "адасланыя", "жіберілгендер", "жіберілген", "жөнөтүлгөн",
    "yuborilgan", "изпратени", "послато", "poslano", "gesendet", "gesendete elemente", "gesendete objekte", "envoyés",
    "éléments envoyés", "messages envoyés", "enviados", "elementos enviados", "itens enviados", "enviadas", "mensajes enviados",
    "inviata", "inviati", "posta inviata", "elementi inviati", "verzonden", "verzonden items", "wysłane", "elementy wysłane",
    "odeslané", "odeslaná pošta", "odoslané", "odoslaná pošta", "skickat", "skickade", "lähetetyt", "sendt", "sendt post",
    "sendte elementer", "saadetud", "saadetud üksused", "nosūtītie", "nosūtītie vienumi", "išsiųsta", "išsiųsti elementai",
    "elküldött", "elküldött elemek", "trimise", "elemente trimise", "gönderilmiş öğeler", "gönderilmiş", "gönderilenler",
    "απεσταλμένα", "已发送", "已发送邮件", "寄件備份", "送信済み", "送信済みアイテム",
}  # fmt: skip


def sent_of(listed: Sequence[tuple[str, frozenset[str]]]) -> str:
    """Of folders with their flags the one that the server marks so (RFC 6154), or else the one that is called so; "" without one."""
    marked = [name for name, flags in listed if SENT.lower() in flags]
    called = [name for name, _ in listed if re.split(r"[/.|]", name)[-1].lower() in _SENT_NAMES]
    return marked[0] if marked else min(called, key=len, default="")  # not that of an archive, which stands before it
