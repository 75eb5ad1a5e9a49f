"""The two languages of the screens: gettext catalogues read from `.po` at start, nothing compiled.

A message's id is its English text. Each folder of `inbox/locale` holds several `.po` files (one an area of the screens), merged
into one `Catalogue` a language. A test keeps them complete; an id that is missing all the same shows as itself.
"""

import io
from dataclasses import dataclass
from functools import cache
from gettext import GNUTranslations
from pathlib import Path

from babel.core import Locale
from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

LANGUAGES = ("ru", "en")
DEFAULT = "ru"
FOLDER = Path(__file__).with_name("locale")


def N_(text: str) -> str:  # noqa: N802 - gettext's own name for it
    """Marks a message of a table for the catalogue; whoever shows it translates it by `Catalogue.gettext`."""
    return text


@dataclass(frozen=True, slots=True)
class Catalogue:
    """One language."""

    language: str
    translations: GNUTranslations

    def gettext(self, message: str) -> str:
        """The message in this language."""
        return self.translations.gettext(message)

    def ngettext(self, singular: str, plural: str, number: int) -> str:
        """The plural form for the number; `%(num)s` in it stays for the caller to fill."""
        return self.translations.ngettext(singular, plural, number)

    def forms(self, singular: str, plural: str) -> dict[str, str]:
        """Every plural form by its CLDR name ("one", "few", "many", "other"): a script picks one by `Intl.PluralRules`."""
        rule = Locale.parse(self.language).plural_form
        first = {rule(number): number for number in range(200, -1, -1)}
        return {name: self.ngettext(singular, plural, number) for name, number in first.items()}


@cache
def catalogue(language: str) -> Catalogue:
    """The merged catalogue of one of LANGUAGES."""
    merged = Catalog(locale=language)
    for path in sorted((FOLDER / language).glob("*.po")):
        for message in read(path):
            if message.id:
                merged[message.id] = message
    compiled = io.BytesIO()
    write_mo(compiled, merged)
    compiled.seek(0)
    return Catalogue(language, GNUTranslations(compiled))


def read(path: Path) -> Catalog:
    """One `.po` file. Raises babel's PoFileError with the line if it is malformed."""
    with path.open("rb") as file:
        return read_po(file, locale=path.parent.name, abort_invalid=True)


def negotiate(accepted: str) -> str:
    """The first of our languages that an Accept-Language header names (RFC 9110 §12.5.4, weights ignored), else Russian."""
    for item in accepted[:200].split(","):
        language = item.split(";")[0].strip().lower()[:2]
        if language in LANGUAGES:
            return language
    return DEFAULT
