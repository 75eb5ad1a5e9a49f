"""What devices and services tell in their notices."""

import re

from channels.email.words import either

_STATE = (
    r"\[",
    r"https?://",
    r"alerts?\b",
    r"attempts?\b",
    r"backed up",
    r"banned",
    r"battery\b",
    r"builds?\b",
    r"complete[ds]?\b",
    r"critical\b",
    r"digest\b",
    r"down\b",
    r"detected\b",
    r"edited\b",
    r"event (?:type|time)",
    r"error\b",
    r"fail(?:ed|ure|ing|s)?\b",
    r"firing\b",
    r"invited you\b",
    r"mentioned you\b",
    r"message from\b",
    r"new (?:messages?|version|voice)\b",
    r"pages?\b",
    r"recovered\b",
    r"reminder\b",
    r"resolved\b",
    r"scan(?:ned| date)\b",
    r"security information\b",
    r"succe(?:ss|eded)\b",
    r"summary\b",
    r"unavailable\b",
    r"updated?\b",
    r"upgraded\b",
    r"voice ?mail\b",
    r"warning\b",
    r"was sent from\b",
    # Russian
    r"восстановлен",
    r"выполнен",
    r"завершен",
    r"недоступ",
    r"обновлен",
    r"отсканирован",
    r"ошибк",
    r"сбо[йяе]\b",
    r"скан\b",
    r"страниц",
    r"уведомлени",
)
STATE = re.compile(rf"(?<!\w){either(*_STATE)}")
# What only notices of services warn of, or excuse themselves with.
_CAUTION = (
    r"if you did(?:n't| not) (?:make|request|sign|create|register|initiate|expect|ask)",
    r"if (?:this|it) was(?:n't| not)? you\b",
    r"if you believe this was done in error\b",
    r"\b(?:do not|don't|never) share (?:this|it|your) (?:code|password|e-?mail|link)?",
    # Russian
    r"\bникому (?:его |её |код )?не (?:сообщайте|говорите|передавайте)",
    r"\bне сообщайте (?:его |её |код |никому )",
    r"\bесли (?:это были не вы|это не вы|вы не (?:регистр|запраш|соверш|делали|отправля|оформля))",
    # German
    r"\bwenn sie (?:diese|das) [^.\n]{0,40}nicht (?:angefordert|veranlasst)",
    r"\bwenn sie das (?:nicht )?waren\b",
    # French, Spanish
    r"\bsi vous n'(?:êtes pas à l'origine|avez pas (?:demandé|effectué))\b",
    r"\bsi no (?:ha solicitado|fue usted)\b",
)
CAUTION = re.compile(either(*_CAUTION))
# Where to act, or with what: a link, a code.
MEANS = re.compile(r"https?://|\b\d{3}[ -]?\d{3}\b|\b\d{4}\b")
HINTS = (
    "if you did",
    "if this was",
    "if it was",
    "done in error",
    "share this",
    "share it",
    "share your",
    # Russian
    "никому",
    "не сообщайте",
    "если это",
    "если вы не",
    # German
    "wenn sie d",
    # French, Spanish
    "si vous n",
    "si no ha",
    "si no fue",
)
