"""Links: found however they are written, and look-alikes told from ordinary domains."""

import itertools
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from rules.cues.link import find_links, is_listed, lookalike
from rules.packs import default_packs

FOUND = [
    ("зайдите на wildberies-refund.ru/pay.", [("wildberies-refund.ru", "/pay")]),
    ("https://www.shop.ru/a?b=1, потом", [("shop.ru", "/a?b=1")]),
    ("https://shop.ru@evil.top:80/x", [("evil.top", "/x")]),
    ("hxxps://evil.top/x", [("evil.top", "/x")]),
    ("evil[.]top и evil точка ru", [("evil.top", ""), ("evil.ru", "")]),
    ("ev\u200bil.top", [("evil.top", "")]),
    ("вайлдберриз.рф", [("вайлдберриз.рф", "")]),
    ("T.me/Name", [("t.me", "/Name")]),
    ("Привет.Как дела? цена 1.500 руб, 12.03.2026", []),
    ("a@b.ru", []),
    ("файл script.py и отчет.xls", []),
]


@pytest.mark.parametrize(("text", "links"), FOUND)
def test_links_are_found(text: str, links: list[tuple[str, str]]) -> None:
    assert [(link.host, link.path) for link in find_links(text)] == links


LETTERS = "abcdefghijklmnopqrstuvwxyz"
LIKE = {
    "a": "аɑα", "b": "ьЬ6", "c": "сϲ", "d": "ԁ", "e": "еєε3", "i": "іїíì1l", "l": "1iӏ", "o": "оο0", "p": "рρ", "r": "г", "s": "ѕ5",
}  # fmt: skip
_WORDS = """
    pay oplata refund vozvrat return money dengi bonus promo akciya gift podarok priz prize win lk lichniy-kabinet
    cabinet login vhod auth id account profile support help podderzhka pomosh helpdesk service servis chat bot operator
    info news online site sait official oficialno rus russia ru market marketplace shop store magazin sale skidki
    rasprodazha black-friday zakaz order orders dostavka delivery track kurier pvz punkt sklad supply postavka seller
    sellers partner partners portal work rabota job vakansii hr invest dohod zarabotok card bank credit kredit
    rassrochka cashback keshbek kompensaciya compensation vyplata vyplaty claim check verify confirm secure security
    safe 24 365 2026 app mobile
"""
WORDS = _WORDS.split()
ENDINGS = [
    "ru",
    "com",
    "net",
    "org",
    "top",
    "site",
    "online",
    "store",
    "shop",
    "xyz",
    "info",
    "su",
    "pro",
    "click",
    "space",
    "club",
]
SAID = (
    "вайлдберриз вайлдберис вайлдбериз вайлберис вайлдберрис вилдберис валдберис валберис вайлдбэррис вайлдбериес вб",
    "vayldberriz vaildberriz vaildberis vajldberriz wajldberriz vaildberries vayldberris vaildberris waildberries waildberis wildberis"
    " vildberis vildberries vilberis wilberis valdberis valberis vayldberi",
)


def typos(name: str) -> list[str]:
    cuts = [(name[:place], name[place:]) for place in range(len(name) + 1)]
    found = {left + right[1:] for left, right in cuts if right}
    found |= {left + right[1] + right[0] + right[2:] for left, right in cuts if len(right) > 1}
    found |= {left + letter + right[1:] for left, right in cuts if right for letter in LETTERS}
    found |= {left + letter + right for left, right in cuts for letter in LETTERS}
    return sorted(found - {name})


def homoglyphs(name: str) -> list[str]:
    found = {name.replace(letter, like) for letter, likes in LIKE.items() for like in likes}
    found |= {name.replace(letter, like, 1) for letter, likes in LIKE.items() for like in likes}
    found |= {
        name.replace(one, LIKE[one][0]).replace(other, LIKE[other][0]) for one, other in itertools.combinations(LIKE, 2)
    }
    return sorted((found | {name.replace("w", "vv"), name.replace("w", "ԝ"), name.replace("w", "ш")}) - {name})


def encoded(label: str) -> str:
    return label if label.isascii() else "xn--" + label.encode("punycode").decode()


def imitations() -> set[str]:
    """Typos, homoglyphs (as letters and as punycode), affixes, other endings, subdomains, transliterations."""
    found = set()
    for number, typo in enumerate(typos("wildberries")):
        ending = ENDINGS[number % len(ENDINGS)]
        word, other = WORDS[number % len(WORDS)], WORDS[number * 7 % len(WORDS)]
        found |= {f"{typo}.{ending}", f"{typo}-{word}.{ending}", f"{other}-{typo}.ru", f"{typo}{other}.com"}
        found.add(f"{typo}.{word}-{other}.top")
    for look in homoglyphs("wildberries"):
        found |= {
            encoded(look) + ".ru",
            look + ".com",
            encoded(look + "-vozvrat") + ".ru",
            encoded(look) + ".oplata.top",
        }
    found |= {encoded(look) + ".ru" for look in homoglyphs("wb")}
    for brand, word in itertools.product(("wildberries", "wb"), WORDS):
        found |= {f"{brand}.ru.{word}.top", f"{word}.{brand}.su"}
        for ending in ("ru", "com", "top"):
            found |= {
                f"{brand}-{word}.{ending}",
                f"{word}-{brand}.{ending}",
                f"{brand}{word}.{ending}",
                f"{word}{brand}.{ending}",
            }
            found |= {f"{brand}.{word}-{ending}.xyz", f"{brand}-{word}-{word[::-1][:3]}.{ending}"}
    for brand, ending in itertools.product(("wildberries", "wb"), ENDINGS):
        found |= {
            f"{brand}.{ending}",
            f"www-{brand}-ru.{ending}",
            f"{brand}-ru.{ending}",
            f"m-{brand}.{ending}",
            f"{brand}ru.{ending}",
        }
    for brand, number in itertools.product(("wildberries", "wb"), range(1, 100)):
        found |= {f"{brand}{number}.ru", f"{brand}-{number}.ru"}
    russian, latin = (said.split() for said in SAID)
    for name, ending, more in itertools.product(
        russian, ("рф", "ru", "com"), ("", "-возврат", "-оплата", "-бонус", "возврат")
    ):
        found |= {f"{name}{more}.{ending}", f"{encoded(name + more)}.{encoded(ending)}"}
    for name, more, ending in itertools.product(
        latin, ("", "-vozvrat", "-pay", "-lk", "24"), ("ru", "com", "top", "site")
    ):
        found.add(f"{name}{more}.{ending}")
    return found - {"wildberries.ru", "wb.ru"}


LISTS = yaml.safe_load(default_packs()["words"])["lists"]


def imitates(host: str) -> bool:
    """As the rule of the default packs asks it of a link in a text."""
    official, brands = frozenset(LISTS["official"]), frozenset(LISTS["brands"])
    return any(
        not is_listed(link, official) and lookalike(link.host, link.domain, brands)
        for link in find_links(f"тут http://{host}/x")
    )


def test_imitations_of_the_official_domains_are_found() -> None:
    hosts = imitations()
    missed = [host for host in sorted(hosts) if not imitates(host)]
    assert len(hosts) >= 5000
    assert len(missed) <= 0.02 * len(hosts), (len(missed), missed[:50])


def test_ordinary_shops_and_services_are_left_alone() -> None:
    hosts = (Path(__file__).parent / "ordinary_domains.txt").read_text(encoding="utf-8").split()
    assert len(set(hosts)) >= 1000
    assert [host for host in hosts if imitates(host)] == []


@given(st.text(alphabet=st.one_of(st.sampled_from("abwru.рф/:@-[]() \u200bxn"), st.characters()), max_size=120))
def test_any_text_is_searched_without_error(text: str) -> None:
    assert all(0 <= link.start < link.end <= len(text) for link in find_links(text))
