"""Mails that come back as whole texts in `reports/*.txt`, each below a line that says what must be found in it; and what servers
answer, in `answers.tsv`: their words, the reason, hard or soft; and in `machines.tsv` what else people and programs write: the kind ("" is
a person), sender, subject, fields, text.

`=== name | kind | failed recipients | hard or soft | reason | id`: "-" is anything, "id" stands there if our Message-ID does. In the mail
`%%H sender|subject` are the fields of a mail from nobody, `%%P` those of one from somebody, `%%N` those of one that no server has marked,
`%%O recipient` is our mail come back.
"""

import re
from pathlib import Path

from tests.channels.email.machines.returned import DAEMON, HEAD, B, orig, plain

FOLDER = Path(__file__).parent / "reports"
UTF8 = "text/plain; charset=utf-8"
HARD = {"hard": True, "soft": False, "-": None}


def _mail(text: str) -> str:
    def fields(found: re.Match[str]) -> str:
        sender, _, subject = found.group(2).partition("|")
        path = "" if found.group(1) == "H" else "anna@mail.example"
        head = HEAD.format(path=path, sender=sender, subject=subject)
        return (head.partition("\n")[2] if found.group(1) == "N" else head) + "MIME-Version: 1.0"

    text = re.sub(r"^%%([HNP]) (.*)$", fields, text, flags=re.MULTILINE)
    return re.sub(r"^%%O (.*)\n", lambda found: orig(found.group(1)), text, flags=re.MULTILINE)


for file in sorted(FOLDER.glob("*.txt")):
    for block in file.read_text(encoding="utf-8").split("=== ")[1:]:
        line, _, mail = block.partition("\n")
        name, kind, failed, hard, reason, mid = (one.strip() for one in line.split("|"))
        B(f"{file.stem}: {name}", _mail(mail), "" if kind == "person" else kind, tuple(failed.split()) if failed != "-" else (),
          HARD[hard], mid=mid == "id", reason=None if reason == "-" else reason)  # fmt: skip


def _rows(name: str) -> list[list[str]]:
    return [row.split("\t") for row in (FOLDER / name).read_text(encoding="utf-8").splitlines()]


for number, (words, reason, hard) in enumerate(_rows("answers.tsv"), 1):
    told = f"This is the mail system.\n\n<joe@b.example>: {words}\n\n{orig('joe@b.example')}"
    raw = plain(DAEMON, "Undelivered Mail Returned to Sender", told, ctype=UTF8)
    B(
        f"answer {number}: {words[:50]}",
        raw,
        rcpt="joe@b.example",
        hard=HARD[hard],
        reason=None if reason == "-" else reason,
    )

for number, (kind, sender, subject, fields, text) in enumerate(_rows("machines.tsv"), 1):
    raw = plain(
        sender,
        subject,
        text.replace("\\n", "\n"),
        headers="".join(f"{one}\n" for one in fields.split("; ") if one),
        ctype=UTF8,
        path="x@y.example",
    )
    B(f"machine {number}: {subject[:50]}", raw, kind, mid=False)
