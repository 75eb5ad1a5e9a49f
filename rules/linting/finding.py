"""A doubt about a rule."""

from dataclasses import dataclass

import yaml

from rules.source import RuleSource

# What is written twice does no harm: it is told apart from what does something else than it seems to.
TIDY = frozenset(("duplicate_phrase", "shadowed_phrase"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """A doubt about a rule: what (`code`), where (counted from 1), and what to do, in Russian and English."""

    code: str
    rule: str
    pack: str
    line: int
    column: int
    message_ru: str
    message_en: str
    fix_ru: str
    fix_en: str

    @property
    def tidy(self) -> bool:
        """Whether it is only about order: the rule does what it says."""
        return self.code in TIDY

    def said(self, language: str) -> str:
        """One line, as compilers write them."""
        what, fix = (self.message_en, self.fix_en) if language == "en" else (self.message_ru, self.fix_ru)
        return f"{self.pack}:{self.line}:{self.column}: {self.rule}: {what}; {fix} [{self.code}]"


def finding(code: str, rule: RuleSource, node: yaml.Node, message: tuple[str, str], fix: tuple[str, str]) -> Finding:
    """Messages and fixes are in Russian and English."""
    return Finding(
        code=code, rule=rule.id, pack=rule.pack, line=node.start_mark.line + 1, column=node.start_mark.column + 1,
        message_ru=message[0], message_en=message[1], fix_ru=fix[0], fix_en=fix[1],
    )  # fmt: skip
