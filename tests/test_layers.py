"""Who may import whom: the table of docs/tour.md, enforced over the AST."""

import importlib
from pathlib import Path

import pytest

from channels import KINDS
from tests.source import PACKAGES, ROOT, imports, modules, ours, within

CLIENTS = {"aiohttp", "aiohttp_socks", "aioimaplib", "aiosmtplib", "vkbottle", "asyncio", "socket", "ssl", "sqlalchemy"}
SCREENS = ("router.desk", "router.readmodels", "router.schema", "router.channel", "router.config", "inbox")
SHARED = (
    "router.schema", "router.channel", "router.signing", "router.json_reading", "router.section", "router.markup", "router.cutting",
    "router.prefixes",
)  # fmt: skip
BASE: dict[str, tuple[str, ...]] = {
    "router.schema": (),
    "router.signing": (),
    "router.channel": ("router.schema", "router.signing"),
    "router.json_reading": ("router.schema",),
    "router.section": ("router.channel",),
    "router.cutting": (),
    "router.prefixes": (),
    "router.markup": ("router.schema", "router.cutting"),
    "channels": ("channels",),
}


def allowed(name: str) -> tuple[str, ...]:
    """What of ours the module `name` may import."""
    if name in BASE:
        return BASE[name]
    if name.startswith("channels."):
        return (*SHARED, ".".join(name.split(".")[:2]))
    if name.startswith("rules"):
        return ("router.schema", "rules")
    if name.startswith("router.store"):
        return ("router.schema", "router.store")
    if name.startswith("inbox"):
        return SCREENS
    if name in ("router.app", "router.__main__"):
        return PACKAGES
    if name == "router.config":
        return ("router", "rules", "channels")  # each kind validates its own section
    return ("router", "rules")


@pytest.mark.parametrize(("name", "file"), list(modules()), ids=lambda value: value if isinstance(value, str) else "")
def test_imports_keep_the_table(name: str, file: Path) -> None:
    wrong = [
        f"{file.relative_to(ROOT)}:{line} imports {imported}"
        for imported, line in imports(name, file)
        if ours(imported) and not within(imported, *allowed(name))
    ]
    assert not wrong, f"{name} may import {allowed(name) or 'nothing'} of ours"


@pytest.mark.parametrize("kind", KINDS)
def test_wire_is_pure(kind: str) -> None:
    """Everything a kind's wire reaches inside its folder does no I/O and knows no client library."""
    todo, seen = [f"channels.{kind}.wire"], set[str]()
    files = dict(modules("channels"))
    while todo:
        name = todo.pop()
        if name in seen or name not in files:
            continue
        seen.add(name)
        for imported, line in imports(name, files[name]):
            assert imported.split(".")[0] not in CLIENTS, f"{name}:{line} imports {imported}"
            module = imported if imported in files else imported.rpartition(".")[0]
            if module.startswith(f"channels.{kind}."):
                todo.append(module)
    assert f"channels.{kind}.wire" in seen


def test_rules_know_no_clock_and_no_chance() -> None:
    for name, file in modules("rules"):
        if name.endswith("__main__"):
            continue
        for imported, line in imports(name, file):
            top = imported.split(".")[0]
            assert top not in {"random", "secrets", "uuid", *CLIENTS}, f"{name}:{line} imports {imported}"
            assert imported not in {"datetime.datetime.now", "time.time"}, f"{name}:{line} imports {imported}"


@pytest.mark.parametrize("package", PACKAGES)
def test_generic_names_are_ours(package: str) -> None:
    """router, channels, rules and inbox are common names: make sure that nobody else's package answers to them."""
    module = importlib.import_module(package)
    assert module.__file__ is not None
    assert Path(module.__file__).is_relative_to(ROOT)
