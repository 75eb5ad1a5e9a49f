"""A channel's name stays in its folder, the registry, tests, docs and config; screens and the desk ask `capabilities`."""

import re

from channels import KINDS
from tests.source import ROOT, modules, strings

# Words that a kind's name is also: HTTP's own "web", an address of mail. They are allowed as the whole literal only here.
ELSEWHERE = {"email": ("rules", "inbox", "router")}


def test_no_kind_outside_its_folder() -> None:
    wrong = []
    for name, file in modules():
        home = name.split(".")[1] if name.startswith("channels.") else ""
        if name == "channels":
            continue
        for value, line in strings(file):
            for kind in KINDS:
                if kind == home or not re.fullmatch(rf"{kind}(:.*)?", value):
                    continue
                if name.startswith(ELSEWHERE.get(kind, ("-",))):
                    continue
                wrong.append(f"{file.relative_to(ROOT)}:{line} {value!r}")
    assert not wrong


def test_templates_ask_capabilities() -> None:
    wrong = []
    for template in sorted((ROOT / "inbox" / "templates").rglob("*.html")):
        for number, line in enumerate(template.read_text().splitlines(), 1):
            if re.search(rf"==\s*['\"]({'|'.join(KINDS)})['\"]", line):
                wrong.append(f"{template.relative_to(ROOT)}:{number} {line.strip()}")
    assert not wrong
