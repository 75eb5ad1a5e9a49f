"""What links and pictures show: the target behind the words, and what stands for a picture."""

import re
from urllib.parse import unquote

from channels.email.reading.addresses import domain_in_letters
from channels.email.reading.pages.characters import attribute
from channels.email.reading.pages.page import Page
from channels.email.reading.pages.tags import Tag

MAX_LINKS = 300
MAX_TARGET = 2000

_SPACE = re.compile(r"[ \t\r\n\f]+")
_DIGITS = re.compile(r"\D")
_ICON = re.compile(r"[12]?\d(?:px)?|3[0-2](?:px)?")  # no taller than a line
_PIXEL = {"0", "1", "0px", "1px"}
_WEB = ("https://", "http://")
_SHOWN_SCHEMES = (*_WEB, "mailto:", "tel:", "ftp://", "tg://", "viber://", "whatsapp://", "skype:", "sms:")
# A click goes by these first, whose addresses are many times as long as what they lead to: guards of mail, search, networks.
_DETOUR = re.compile(
    r"https?://(?:(?:[\w-]{1,60}\.safelinks\.protection\.outlook\.com/[^?]{0,60}|linkprotect\.cudasvc\.com/url|www\.google\.[a-z.]{2,6}/url"
    r"|sba\.yandex\.(?:net|ru)/redirect|checklink\.mail\.ru/proxy|click\.mail\.ru/redir|(?:m\.)?vk\.com/away\.php|l\.facebook\.com/l\.php)"
    r"\?(?:[^&]{0,300}&){0,5}(?:url|[aqu]|to)=|urldefense\.com/v3/__)(https?(?:(?!__;)[^&]){1,2000}+)"
)
MIN_NUMBER = 7  # digits of a telephone number that people write alike at home and abroad


def open_link(page: Page, tag: Tag) -> None:
    if page.target:
        close_link(page, tag)
    target = _target(tag)
    if target and target == page.before and _goes_on(page.current, target):
        page.target = target
        return
    if page.current and page.current[-1].endswith(")"):  # another link's target
        page.current.append(" ")
    if target:
        page.target, page.linked, page.pictured = target, (len(page.lines), len(page.current)), False


def _target(tag: Tag) -> str:
    """Where a link leads, or "" where that tells nobody anything: a place in the page, a script."""
    target = attribute(tag.attributes.get("href", "")).replace(" ", "").replace("\n", "")
    if not target.startswith(_WEB):
        if target.startswith("//"):
            target = f"https:{target}"
        elif target.lower().startswith("www."):
            target = f"http://{target}"
        return target if target.lower().startswith(_SHOWN_SCHEMES) else ""
    while target.rfind("http") > 0 and (found := _DETOUR.match(target)) is not None:
        target = _SPACE.sub("", unquote(found[1]))
    return target


def _goes_on(words: list[str], target: str) -> bool:
    """Whether a link is the one before, which bold letters cut in two: then the target comes behind the second half."""
    place = len(words) - 1 - words[-1:].count(" ")
    if place < 1 or words[place].strip() != f"({target})":
        return False
    words[place] = " " if words[place].endswith(" ") else ""
    return True


def close_link(page: Page, tag: Tag) -> None:
    """The target behind the link's words, where they don't say it themselves."""
    target, page.target = page.target, ""
    page.before = target
    if not target:
        return
    page.links += 1
    if page.links > MAX_LINKS:
        page.cut = True
        return
    shown = _words(page)
    if _says(shown, target) or (not shown and page.pictured):
        return
    target = target[:MAX_TARGET]
    coded = target.replace("&", "&amp;")
    if shown and not page.current:  # blocks were the link: their last line gets the target
        last = len(page.lines) - 1
        while not page.lines[last].strip("> "):
            last -= 1
        page.lines[last] += f" ({target})"
    elif not page.current:
        page.text(f"{coded} ")
    elif page.current[-1].endswith((" ", "\xa0")):
        page.current[-1] = page.current[-1][:-1]
        page.text(f" ({coded}) ")
    else:
        page.text(f" ({coded})")


def _words(page: Page) -> str:
    """What the open link has shown so far."""
    line, place = page.linked
    if line == len(page.lines):
        return "".join(page.current[place:]).strip().strip("> ")
    return "".join([*page.lines[line : line + 50], *page.current]).strip().strip("> ")


def _says(shown: str, target: str) -> bool:
    """Whether the words of a link are its target."""
    scheme, _, bare = target.partition(":")
    bare = bare.strip("/")
    if scheme.lower() == "tel":
        return _DIGITS.sub("", unquote(bare))[-MIN_NUMBER:] in _DIGITS.sub("", shown)
    if "." not in shown and "." in bare:
        return False  # the least that both would have
    if scheme.lower() == "mailto":
        bare = bare.partition("?")[0]
    if not bare or bare in shown or target in shown:
        return True
    if "xn--" in bare:
        host, slash, rest = bare.partition("/")
        bare = domain_in_letters(host) + slash + rest
    return unquote(bare).lower().removeprefix("www.") in shown.lower()


def show_image(page: Page, tag: Tag) -> None:
    width = tag.attributes.get("width", "")
    if width and not _ICON.fullmatch(width):
        page.in_layout()
    page.pictured = True
    if width in _PIXEL and tag.attributes.get("height") in _PIXEL:
        return  # it tells its sender who reads
    alt = _SPACE.sub(" ", attribute(tag.attributes.get("alt", ""))).strip()
    if len(alt) <= 8 and alt and not any(map(str.isalnum, alt)) and not alt.isascii():
        page.text(alt)  # an emoji drawn as a picture
    elif alt and len(alt) <= 200 and not tag.attributes.get("src", "").lower().startswith("cid:"):
        page.text(f"[{alt.replace('&', '&amp;')}]")
