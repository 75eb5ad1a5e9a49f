"""One voice of one message as the rules look at it: read once, then asked by every condition."""

from collections.abc import Callable, Iterable, Mapping, Sequence, Set

from msgspec import Struct

from router.schema import Field, InboundMessage, Verdict
from rules import entities
from rules.cues import link, obfuscation, typo
from rules.cues.pattern import Literals
from rules.entities import Found
from rules.index import Found as Phrases
from rules.index import PhraseIndex
from rules.model import Context
from rules.suggest import Heard
from rules.text import Normal, Tokens, normalise, tokenise

MOST_JUDGED = 20_000  # characters of a message that are read; the rest is said to be cut
_APART = 1000  # words


class Hit(Struct, frozen=True, gc=False):
    """Where a condition held: a place in the original field (empty for facts), its word's position (-1: none), and what was
    seen if that isn't simply the text at that place. `name` is the ticket's field that keeps it, if one does."""

    field: Field
    start: int
    end: int
    position: int
    seen: str
    name: str = ""


class Page(Struct, frozen=True):
    """One field of a message: as written and normalised."""

    name: Field
    original: str
    normal: Normal


class Reading(Struct, frozen=True, eq=False):
    """A page as it was read: its phrases, and its words' places in the original. `before`: positions of words on earlier pages."""

    page: Page
    found: Phrases
    starts: Sequence[int]
    ends: Sequence[int]
    before: int

    def hits(self, leaf: int) -> list[Hit]:
        """Where a leaf's phrases are."""
        page, tokens = self.page, self.found.tokens
        hits = []
        for first, last in self.found.at(leaf):
            seen = _meant(page, tokens, first, last) if tokens.slips else ""
            position = self.before + tokens.positions[first]
            hits.append(Hit(page.name, self.starts[first], self.ends[last], position, seen))
        return hits

    def behind(self) -> int:
        """The position from which the next page counts: no rule is near across two fields."""
        positions = self.found.tokens.positions
        return self.before + (positions[-1] if positions else 0) + _APART


class Look(Struct, eq=False):
    """What one voice says: the author's own (text and subject), or the one he quotes.

    `signs` are the leaves of the phrases that may be there, the literals of expressions that are, and "url", "obfuscation",
    "entity:card" … for what else is, in the end `hit`; `shown` are the fields as people may see them, cards masked; `wording` are the
    shares that `rules.wording` put down, `heard` the words as it weighs them; `decided` is the verdict so far, `hit` the ids and kinds
    of its rules that count: only routes ask for these two. `other` is the quoted voice, for conditions of the author's rules that say
    `in: quoted`.
    """

    message: InboundMessage
    context: Context
    pages: tuple[Page, ...]
    readings: list[Reading] = []
    signs: set[int | str] = set()
    disguises: list[tuple[str, Hit]] = []
    links: list[tuple[link.Link, Hit]] = []
    facts: list[tuple[Found, Hit]] = []
    shown: dict[Field, str] = {}
    wording: dict[str, float] = {}
    heard: Heard | None = None
    decided: Verdict | None = None
    hit: Set[str] = frozenset()
    other: "Look | None" = None
    _hits: dict[int, list[Hit]] = {}
    _asked: dict[object, list[Hit] | None] = {}

    def phrases(self, leaf: int) -> list[Hit] | None:
        """Where a leaf's phrases are; None if nowhere."""
        if leaf not in self.signs:
            return None
        hits = self._hits.get(leaf)
        if hits is None:
            hits = self._hits[leaf] = []
            for one in self.readings:
                if leaf in one.found.leaves:
                    hits += one.hits(leaf)
        return hits or None

    def once(self, question: object, find: Callable[["Look"], list[Hit] | None]) -> list[Hit] | None:
        """What `find` finds, looked for once however many rules ask the same question."""
        if question not in self._asked:
            self._asked[question] = find(self)
        return self._asked[question]

    def hear(self, other: "Look") -> None:
        """From now on conditions and people may look at what is quoted, too."""
        self.other = other
        self.signs |= other.signs
        self.shown = other.shown | self.shown

    def is_cut(self) -> bool:
        """Whether some of the message's text was too long to be read to its end."""
        message = self.message
        return max(len(message.text), len(message.quoted), len(message.subject)) > MOST_JUDGED

    def words(self, hit: Hit) -> str:
        """What a hit saw, for people; a card only by its last digits."""
        return hit.seen or self.shown.get(hit.field, "")[hit.start : hit.end]


def _meant(page: Page, tokens: Tokens, first: int, last: int) -> str:
    """A phrase as it was written, each misspelt word with what it was read as; "" if none is."""
    slips = [(index, word) for index, word in tokens.slips.items() if first <= index <= last]
    if not slips:
        return ""
    pieces, place = [], page.normal.span(tokens.starts[first], tokens.ends[first])[0]
    for index, word in sorted(slips):
        end = page.normal.span(tokens.starts[index], tokens.ends[index])[1]
        pieces.append(f"{page.original[place:end]} ({word})")
        place = end
    end = page.normal.span(tokens.starts[last], tokens.ends[last])[1]
    return entities.mask_cards("".join(pieces) + page.original[place:end])


# What one voice of a message says, by its fields.
Voice = tuple[InboundMessage, Context, Mapping[Field, str]]
_ACCOUNT_HOSTS = frozenset(
    ("t.me", "telegram.me", "vk.com", "vk.me", "ok.ru", "wa.me", "instagram.com", "api.whatsapp.com")
)


def read(asked: Iterable[Voice], index: PhraseIndex, literals: Literals) -> list[Look]:
    """Normalises, tokenises, looks phrases and literals up. Linear in the length of the fields.

    Each step is taken for all of them before the next: so it takes a quarter less time.
    """
    looks = [
        Look(message, context, tuple([Page(name, text, normalise(text)) for name, text in fields.items() if text]))
        for message, context, fields in asked
    ]
    pages = [(look, page) for look in looks for page in look.pages]
    written = [tokenise(page.normal.text) for _, page in pages]
    odd = [_odd_words(tokens, index) for tokens in written]
    meant = [
        _uncovered(look, page, tokens, words, index)
        for (look, page), tokens, words in zip(pages, written, odd, strict=True)
    ]
    for tokens, words in zip(meant, odd, strict=True):
        typo.read_slips(tokens, words, index.meant)
    found = [index.scan(tokens) for tokens in meant]
    for (look, page), phrases in zip(pages, found, strict=True):
        _put_down(look, page, phrases)
    for look, page in pages:
        look.signs.update(literals.within(page.normal.text))
    return looks


def _odd_words(tokens: Tokens, index: PhraseIndex) -> list[str]:
    """Those that may stand for a word of the rules, disguised or misspelt."""
    unknown = set(tokens.words).difference(index.words)
    return [word for word in unknown if len(word) <= typo.LONGEST and index.meant(word)]


def _uncovered(look: Look, page: Page, tokens: Tokens, odd: Sequence[str], index: PhraseIndex) -> Tokens:
    """With disguised words read; what disguises them is put down."""
    tokens, signals = obfuscation.uncover(page.normal, tokens, odd, index.words, index.undisguised)
    for kind, start, end in signals:
        look.disguises.append((kind, _hit(page, start, end, -1)))
    for start, end in () if page.normal.plain else obfuscation.hidden_letters(page.original):
        look.disguises.append(("zero_width", Hit(page.name, start, end, -1, "")))
    return tokens


def _put_down(look: Look, page: Page, found: Phrases) -> None:
    tokens = found.tokens
    starts, ends = page.normal.places(tokens.starts, tokens.ends)
    before = look.readings[-1].behind() if look.readings else 0
    look.readings.append(Reading(page, found, starts, ends, before))
    look.signs |= found.leaves


def observe(look: Look) -> None:
    """Puts down the links and facts of what was read, and its fields as they may be shown."""
    look.links = links_of(look)
    look.facts = facts_of(look)
    look.signs.update([f"entity:{fact.type}" for fact, _ in look.facts])
    if look.links:
        look.signs.add("url")
    if look.disguises:
        look.signs.add("obfuscation")
    for page in look.pages:
        cards = [(fact.start, fact.end) for fact, hit in look.facts if fact.type == "card" and hit.field == page.name]
        look.shown[page.name] = entities.masked(page.original, cards)


def links_of(look: Look) -> list[tuple[link.Link, Hit]]:
    """The links of all pages; with the author's own, those that his text doesn't show."""
    found = []
    own = True
    for page in look.pages:
        own = own and page.name != "quoted"
        for one in link.find_links(page.original, page.normal):
            found.append((one, Hit(page.name, one.start, one.end, -1, "")))
    if own and (look.message.entities or look.message.parts):
        found += _behind_text(look.message)
    return found


def _behind_text(message: InboundMessage) -> list[tuple[link.Link, Hit]]:
    """Links under words, and those sent as cards."""
    addresses = [(one.value, one.start, one.end) for one in message.entities if one.type == "text_link"]
    addresses += [(part.url, 0, 0) for part in message.parts if part.kind == "link" and part.url]
    length = len(message.text)
    found = []
    for address, start, end in addresses[:50]:
        inside = 0 <= start < end <= length
        for one in link.find_links(address[:500])[:1]:
            found.append((one, Hit("text", start if inside else 0, end if inside else 0, -1, address[:500])))
    return found


def facts_of(look: Look) -> list[tuple[Found, Hit]]:
    """The entities of all pages. Accounts that links lead to (t.me/name) are handles as well."""
    found = []
    for page in look.pages:
        for fact in entities.find(page.original, page.normal):
            seen = f"•••• {fact.value}" if fact.type == "card" else ""
            found.append((fact, Hit(page.name, fact.start, fact.end, -1, seen)))
    for one, hit in look.links:
        if one.host in _ACCOUNT_HOSTS and len(one.path) > 1:
            name = one.path[1:].split("/", 1)[0].split("?", 1)[0].lower()
            found.append((Found("handle", name.removeprefix("+"), hit.start, hit.end), hit))
    return found


def _hit(page: Page, start: int, end: int, position: int) -> Hit:
    first, last = page.normal.span(start, end)
    return Hit(page.name, first, last, position, "")
