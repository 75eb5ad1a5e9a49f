"""The project's own source as the structure tests see it: modules and what they import."""

import ast
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PACKAGES = ("router", "channels", "rules", "inbox")


def modules(*packages: str) -> Iterator[tuple[str, Path]]:
    """(dotted name, file) of every module of the given packages (all four when none is named)."""
    for package in packages or PACKAGES:
        for file in sorted((ROOT / package).rglob("*.py")):
            parts = file.relative_to(ROOT).with_suffix("").parts
            yield ".".join(parts[:-1] if parts[-1] == "__init__" else parts), file


def imports(name: str, file: Path) -> Iterator[tuple[str, int]]:
    """(imported dotted name, line) for each import, wherever it stands; `from a import b` gives a.b and a."""
    package = name if file.name == "__init__.py" else name.rpartition(".")[0]
    for node in ast.walk(ast.parse(file.read_text())):
        if isinstance(node, ast.Import):
            for alias in node.names:
                yield alias.name, node.lineno
        elif isinstance(node, ast.ImportFrom):
            base = node.module or ""
            if node.level:
                above = package.split(".")[: len(package.split(".")) - node.level + 1]
                base = ".".join([*above, base] if base else above)
            for alias in node.names:
                yield f"{base}.{alias.name}", node.lineno


def ours(imported: str) -> bool:
    return imported.split(".")[0] in PACKAGES


def within(imported: str, *allowed: str) -> bool:
    """Whether the import is one of `allowed` modules or below it."""
    return any(imported == name or imported.startswith(name + ".") for name in allowed)


def strings(file: Path) -> Iterator[tuple[str, int]]:
    """Every string literal with its line, docstrings left out."""
    tree = ast.parse(file.read_text())
    documented = (ast.Module, ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef)
    docstrings = {
        id(node.body[0].value)
        for node in ast.walk(tree)
        if isinstance(node, documented) and node.body and isinstance(node.body[0], ast.Expr)
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in docstrings:
            yield node.value, node.lineno
