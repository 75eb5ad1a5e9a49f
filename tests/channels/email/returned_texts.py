"""Mails that come back as whole texts in `reports/*.txt`, each below a line that says what must be found in it; and what servers
answer, in `reports/*.tsv`: their words, the reason, hard or soft.

`=== name | kind | failed recipients | hard or soft | reason | id`: "-" is anything, "id" stands there if our Message-ID does. In the mail
`%%H sender|subject` are the fields of a mail from nobody, `%%P` those of one from somebody, `%%O recipient` is our mail come back.
"""

import re
from pathlib import Path

from tests.channels.email.returned import DAEMON, HEAD, B, orig, plain

FOLDER = Path(__file__).parent / "reports"
HARD = {"hard": True, "soft": False, "-": None}


def _mail(text: str) -> str:
    def fields(found: re.Match[str]) -> str:
        sender, _, subject = found.group(2).partition("|")
        path = "" if found.group(1) == "H" else "anna@mail.example"
        return HEAD.format(path=path, sender=sender, subject=subject) + "MIME-Version: 1.0"

    text = re.sub(r"^%%([HP]) (.*)$", fields, text, flags=re.MULTILINE)
    return re.sub(r"^%%O (.*)\n", lambda found: orig(found.group(1)), text, flags=re.MULTILINE)


for file in sorted(FOLDER.glob("*.txt")):
    for block in file.read_text(encoding="utf-8").split("=== ")[1:]:
        line, _, mail = block.partition("\n")
        name, kind, failed, hard, reason, mid = (one.strip() for one in line.split("|"))
        B(f"{file.stem}: {name}", _mail(mail), "" if kind == "person" else kind, tuple(failed.split()) if failed != "-" else (),
          HARD[hard], mid=mid == "id", reason=None if reason == "-" else reason)  # fmt: skip

for file in sorted(FOLDER.glob("*.tsv")):
    for number, row in enumerate(file.read_text(encoding="utf-8").splitlines(), 1):
        words, reason, hard = row.split("\t")
        told = f"This is the mail system.\n\n<joe@b.example>: {words}\n\n{orig('joe@b.example')}"
        raw = plain(DAEMON, "Undelivered Mail Returned to Sender", told, ctype="text/plain; charset=utf-8")
        B(
            f"{file.stem} {number}: {words[:50]}", raw, rcpt="joe@b.example", hard=HARD[hard], reason=None if reason == "-" else reason,
        )  # fmt: skip
