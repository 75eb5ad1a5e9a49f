"""What VK's errors mean (dev.vk.com: reference/errors), and the errors that stand inside good answers. Pure."""

from collections.abc import Mapping

from router.schema import Outcome, Rejected, Retry

_REJECTED = {
    7: "нет прав на это действие",
    8: "запрос составлен неверно",
    18: "страница пользователя удалена или заблокирована",
    30: "профиль закрыт настройками приватности",
    100: "один из параметров неверен",
    113: "нет такого пользователя",
    203: "нет доступа к сообществу",
    210: "нет доступа к записи на стене",
    212: "нет доступа к комментариям",
    213: "комментировать запись нельзя",
    222: "ссылки в комментариях запрещены",
    801: "комментарии под видео закрыты",
    900: "пользователь в чёрном списке сообщества",
    901: "пользователь не разрешал сообществу писать ему",
    902: "пользователь запретил сообщения настройками приватности",
    909: "сообщение старше суток, его уже не изменить",
    911: "клавиатура составлена неверно",
    912: "в настройках сообщества не включены «Возможности ботов»",
    913: "слишком много пересланных сообщений",
    914: "сообщение слишком длинное",
    917: "нет доступа к беседе",
    920: "такое сообщение нельзя изменить",
    921: "эти сообщения нельзя переслать",
    922: "сообщество вышло из беседы или исключено из неё",
    924: "сообщение нельзя удалить у всех: прошло больше суток",
    925: "сообщество не администратор беседы",
    936: "беседа не найдена",
    940: "слишком много записей в сообщении",
    943: "сообщения этого вида запрещены",
    945: "беседа закрыта",
    946: "пользователь не принимает звонки и сообщения",
    983: "беседа закрыта",
}  # fmt: skip
_CHANNEL = {
    3: "нет такого метода: проверьте api_url и version",
    5: "ключ доступа не подходит: создайте новый в настройках сообщества, «Работа с API»",
    15: "у ключа доступа нет нужных прав: messages, photos, docs, manage",
    17: "ВКонтакте требует подтвердить аккаунт владельца",
    27: "ключ сообщества не подходит: создайте новый в настройках сообщества, «Работа с API»",
    28: "ключ приложения не подходит: нужен ключ сообщества",
}
_LATER = {  # code: reason, seconds to wait, what waits
    1: ("неизвестная ошибка на стороне ВКонтакте", None, "thread"),
    6: ("слишком много вызовов в секунду", 1.0, "channel"),
    9: ("слишком много одинаковых действий подряд", 60.0, "thread"),
    10: ("внутренняя ошибка ВКонтакте", None, "thread"),
    14: ("ВКонтакте просит ввести код с картинки", 600.0, "channel"),
    29: ("исчерпан лимит вызовов метода", 3_600.0, "channel"),
}


class ApiError(Exception):
    """VK refused a call: its code and its words, without the token."""

    def __init__(self, code: int, words: str) -> None:
        super().__init__(f"{code}: {words}")
        self.code, self.words = code, words


class Lost(Exception):
    """No answer that can be read: the network, a time-out, a page of a proxy. The call may have had its effect."""


def outcome_of(error: ApiError) -> Outcome:
    """Refusals that would come again are final; everything else, a code that nobody knows too, is tried later."""
    if error.code in _REJECTED:
        return Rejected(reason=_told(_REJECTED[error.code], error))
    if error.code in _CHANNEL:
        return Retry(reason=_told(_CHANNEL[error.code], error), after=300.0, scope="channel")
    reason, after, scope = _LATER.get(error.code, ("ВКонтакте ответила ошибкой", None, "thread"))
    return Retry(reason=_told(reason, error), after=after, scope="channel" if scope == "channel" else "thread")


def change_outcome(error: ApiError) -> Outcome:
    """As for sending, but a right that is missing is no trouble of the whole channel: answers go on leaving."""
    found = outcome_of(error)
    return Rejected(reason=found.reason) if error.code in _CHANNEL and isinstance(found, Retry) else found


def explained(error: ApiError) -> str:
    """The error as a sentence for an admin."""
    known = (
        _CHANNEL.get(error.code)
        or _REJECTED.get(error.code)
        or _LATER.get(error.code, ("ВКонтакте ответила ошибкой",))[0]
    )
    return _told(known, error)


def _told(reason: str, error: ApiError) -> str:
    return f"{reason} (ВКонтакте: {error.code}, {error.words[:300]})"


def error_in(entry: object) -> ApiError | None:
    """The error of one of several things that a call was about."""
    error = entry.get("error") if isinstance(entry, Mapping) else None
    if not isinstance(error, Mapping):
        return None
    code = error.get("code", error.get("error_code"))
    return ApiError(code if isinstance(code, int) else 1, str(error.get("description", error.get("error_msg", ""))))


def refusal_of(response: object) -> ApiError | None:
    """What messages.delete refused inside a good answer: a list of entries, or by older versions 0 beside the number."""
    refused = map(error_in, response if isinstance(response, list) else ())
    if found := next(filter(None, refused), None):
        return found
    if isinstance(response, Mapping) and 0 in response.values():
        return ApiError(924, "the message isn't deleted")
    return None
