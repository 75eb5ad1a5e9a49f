"""VK's own schema, as `vkbottle_types` has it, turned into values: every field of an object filled in, its words told apart."""

import enum
import typing
from types import NoneType, UnionType
from typing import Any

from pydantic import BaseModel

DEEPEST = 5  # objects inside objects; VK's schema goes round in circles


def filled(model: type[BaseModel], path: str = "", deep: int = 0) -> dict[str, Any]:
    """An object with all of its fields. A text is the path of its own field, so that it can be looked for."""
    model.model_rebuild()  # its annotations are words until then
    found = {}
    for name, field in model.model_fields.items():
        value = _value(field.annotation, f"{path}.{name}".strip("."), deep)
        if value is not None:
            found[field.alias or name] = value
    return found


def _value(kind: Any, path: str, deep: int) -> Any:
    origin, inner = typing.get_origin(kind), [one for one in typing.get_args(kind) if one is not NoneType]
    if origin in (typing.Union, UnionType, typing.Annotated, typing.Optional):
        return _value(inner[0], path, deep) if inner else None
    if origin in (list, tuple, set):
        value = _value(inner[0], path, deep) if inner else None
        return [] if value is None else [value]
    if origin is dict:
        return {}
    if not isinstance(kind, type):
        return None
    if issubclass(kind, BaseModel):
        return filled(kind, path, deep + 1) if deep < DEEPEST else None
    if issubclass(kind, enum.Enum):
        return next(iter(kind)).value
    return _plain(kind, path)


def _plain(kind: type, path: str) -> Any:
    last = path.rpartition(".")[2]
    if issubclass(kind, bool):
        return True
    if issubclass(kind, int):
        return 7
    if issubclass(kind, float):
        return 7.5
    if issubclass(kind, str):
        return f"https://vk.com/{path}" if "url" in last or last.startswith(("photo_", "src")) else f"‹{path}›"
    return None
