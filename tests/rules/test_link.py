"""Links: found however they are written, and look-alikes told from ordinary domains."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rules.cues.link import find_links, lookalike

BRANDS = frozenset(("wildberries", "вайлдберриз", "wb"))

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


def _typos(name: str) -> set[str]:
    swapped = {name[:i] + name[i + 1] + name[i] + name[i + 2 :] for i in range(len(name) - 1)}
    dropped = {name[:i] + name[i + 1 :] for i in range(len(name))}
    doubled = {name[:i] + name[i] + name[i:] for i in range(len(name))}
    changed = {name[:i] + letter + name[i + 1 :] for i in range(len(name)) for letter in "aeioz"}
    shapes = {
        name.replace(*pair)
        for pair in (("l", "1"), ("i", "1"), ("e", "3"), ("i", "l"), ("e", "е"), ("i", "і"), ("w", "vv"))
    }
    return (swapped | dropped | doubled | changed | shapes) - {name}


AFFIXES = ("refund", "vozvrat", "pay", "support", "lk", "bonus", "help", "shop")
ENDINGS = ("ru", "com", "top", "online", "site")


def _imitations() -> set[str]:
    words = _typos("wildberries")
    hosts = {f"{word}.{ending}" for word, ending in itertools.product(words, ENDINGS)}
    hosts |= {f"{word}-{affix}.{ending}" for word, affix, ending in itertools.product(words, AFFIXES, ENDINGS)}
    hosts |= {f"{affix}-{word}.ru" for word, affix in itertools.product(words, AFFIXES)}
    hosts |= {f"wb-{affix}.{ending}" for affix, ending in itertools.product(AFFIXES, ENDINGS)}
    hosts |= {f"{affix}{mark}wb.{ending}" for affix, mark, ending in itertools.product(AFFIXES, ("-", ""), ENDINGS)}
    return hosts | {"вайлдберриз.рф", "vayldberriz.ru", "вайлдберис-возврат.рф"}


def test_imitations_of_a_brand_are_found() -> None:
    hosts = _imitations()
    missed = [host for host in sorted(hosts) if not lookalike(host, host, BRANDS)]
    assert len(hosts) >= 3000
    assert len(missed) <= 0.02 * len(hosts), missed[:20]


ORDINARY = [
    "mebel", "okna", "dveri", "avto", "zapchasti", "cvety", "tort", "pizza", "sushi", "apteka", "doctor", "zoo",
    "kniga", "igrushki", "obuv", "odezhda", "tehnika", "remont", "stroika", "dom", "dacha", "sad", "les", "more",
    "tury", "otel", "bilet", "taxi", "kurier", "pochta", "bank", "kredit", "strahovka", "urist", "school", "kurs",
    "english", "music", "film", "sport", "fitness", "yoga", "krasota", "salon", "parfum", "chasy", "zoloto",
    "serebro", "svet", "lampa", "kraska", "oboi", "plitka", "santeh", "instrument", "velo", "lyzhi", "ohota",
    "rybalka", "kofe", "chai", "med", "syr", "myaso", "riba", "hleb", "wildlife", "berry", "berries", "berlin",
    "web", "webmaster", "wbc", "newbalance", "wildwood", "strawberries", "raspberry", "liberty",
]  # fmt: skip


def test_ordinary_domains_are_left_alone() -> None:
    hosts = [f"{a}-{b}.ru" for a, b in itertools.product(ORDINARY[:40], ORDINARY[40:])] + [f"{a}.ru" for a in ORDINARY]
    assert len(hosts) >= 1000
    assert [host for host in hosts if lookalike(host, host, BRANDS)] == []


@given(st.text(alphabet=st.one_of(st.sampled_from("abwru.рф/:@-[]() \u200bxn"), st.characters()), max_size=120))
def test_any_text_is_searched_without_error(text: str) -> None:
    assert all(0 <= link.start < link.end <= len(text) for link in find_links(text))
