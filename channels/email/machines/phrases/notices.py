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
    r"builds?\b",
    r"complete[ds]?\b",
    r"critical\b",
    r"digest\b",
    r"down\b",
    r"edited\b",
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
