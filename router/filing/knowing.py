"""Who is the same person: proofs among a batch's letters, signed links that came back, and the owner's yes or no to them."""

import logging
from collections.abc import Mapping, Sequence

from msgspec.structs import replace

from router import joining
from router.filing import spoken
from router.filing.batch import Batch, Entry, Letter
from router.joining import Claim
from router.schema import Button
from router.store import joins, outgoing, requests
from router.store.conversations import Conversation
from router.store.joins import Joined
from router.store.outgoing import Reply
from router.store.tickets import Impossible, Ticket

YES, NO = "yes", "no"
# Not templates of the rules: a customer's privacy hangs on these words, and no edit of a pack may lose them.
WORDS = {
    "ru": {
        "ask": "На странице «Мои обращения» попросили показывать и обращения из этого чата. Если "
        "ссылку открыли вы сами, нажмите «Да, это я».\n\nЕсли её вам кто-то прислал, нажмите «Нет»: он увидел бы вашу переписку "
        "с поддержкой.",
        "yes": "Да, это я",
        "no": "Нет",
        "joined": "Готово: обращения из этого чата видны и в «Моих обращениях».",
        "refused": "Хорошо, никому ничего не показываем.",
        "stale": "Эта ссылка уже не действует: она одноразовая и живёт 15 минут. Откройте «Мои "
        "обращения» и возьмите новую.",
    },
    "en": {
        "ask": "Somebody asked to show the requests of this chat in “My requests”, too. If you opened the link yourself, press “Yes, it "
        "is me”.\n\nIf somebody sent it to you, press “No”: he would see what you write to support.",
        "yes": "Yes, it is me",
        "no": "No",
        "joined": "Done: the requests of this chat are shown in “My requests”, too.",
        "refused": "Good, nothing is shown to anybody.",
        "stale": "This link doesn't work any more: it is good once, for 15 minutes. Take a new one in “My requests”.",
    },
}
log = logging.getLogger("okno.filing")


def recognise(batch: Batch, letters: Sequence[Letter]) -> None:
    """Joins contacts that were shown to own the same, and looks up whose letters are one person's."""
    joined = _prove(batch, letters)
    found = joins.members(batch.tx, {one.contact for one in letters} - batch.newcomers | joined)
    for person in found.values():
        if len(person) > 1:
            batch.persons.update(dict.fromkeys(person, person))
    if batch.persons:
        shown = joins.members(batch.tx, {letter.contact for letter in letters} & set(batch.persons), proven=True)
        batch.proven.update(shown)


def _prove(batch: Batch, letters: Sequence[Letter]) -> set[int]:
    """The contacts that were joined."""
    own = [
        Claim(contact_id=letter.contact, type=one.type, value=one.value, how=one.verified_by)
        for letter in letters
        for one in joining.proven(letter.message)
    ]
    if not own:
        return set()
    others = joins.owners(batch.tx, {(one.type, one.value) for one in own})
    if len({contact for contact, *_ in others}) < 2:
        return set()
    shown = [Claim(contact_id=contact, type=kind, value=value, how=how) for contact, kind, value, how in others]
    pairs = joining.equal(own, shown)
    for pair in pairs:
        _join(batch, Joined(
            contact_id=pair.contact_id, other_id=pair.other_id, proof="verified", evidence=pair.evidence, actor="system",
            at=batch.office.now,
        ))  # fmt: skip
    return {contact for pair in pairs for contact in (pair.contact_id, pair.other_id)}


def _join(batch: Batch, one: Joined) -> None:
    try:
        joins.join(batch.tx, one)
    except Impossible as problem:
        log.warning("contacts %d and %d are not joined: %s", one.contact_id, one.other_id, problem)


def come_back(batch: Batch) -> None:
    """Signed links that letters brought back: their writer is asked, where he can press a button, whether it was he."""
    for entry in batch.entries:
        message = entry.letter.message
        link = batch.office.link(message.link_token) if message.link_token else None
        if link is None or not joining.may_ask(message) or entry.home.blocked:
            continue
        if batch.office.asks_by(message.channel) != "buttons" or link.contact_id == entry.letter.contact:
            continue
        good = joining.is_good(link, entry.letter.raw.raw.received_at)
        if not good or not requests.first(batch.tx, f"{joining.PURPOSE}:{link.nonce}", batch.office.now):
            _say(batch, entry, _words(entry)["stale"])
        elif number := _ask(batch, entry, link.contact_id):
            words, data = _words(entry), f"{joining.BUTTON}:{number}:"
            yes = Button(label=words["yes"], data=f"{data}{YES}", style="positive")
            _say(batch, entry, words["ask"], yes, Button(label=words["no"], data=f"{data}{NO}"))


def _words(entry: Entry) -> Mapping[str, str]:
    """In the language that was chosen, or is written in; "/start" says nothing of it, but the provider may."""
    message = entry.letter.message
    chosen = next((value for name, value in message.facts.items() if name.rpartition(".")[2] == "language"), "")
    said = str(chosen)[:2] if chosen else spoken.language("" if message.text.startswith("/") else message.text)
    return WORDS["en" if said not in ("", "ru", "uk", "be", "kk") else "ru"]


def _ask(batch: Batch, entry: Entry, owner: int) -> int:
    opener = entry.letter.contact
    asked = Joined(
        contact_id=owner, other_id=opener, proof="link", actor="customer", at=batch.office.now,
        evidence={"given_to": owner, "opened_by": opener, "language": "en" if _words(entry) is WORDS["en"] else "ru"},
    )  # fmt: skip
    try:
        return joins.ask(batch.tx, asked)
    except Impossible:  # the contact that the link was given to is no longer there
        return 0


def pressed(batch: Batch, home: Conversation, ticket: Ticket, value: str) -> None:
    """The answer of a ticket's owner to `come_back`'s question: only of him who opened the link, and in time."""
    number, _, answer = value.partition(":")
    asked = joins.get(batch.tx, int(number)) if number.isdecimal() and len(number) < 19 else None
    if asked is None or asked.evidence.get("opened_by") != ticket.contact_id or answer not in (YES, NO):
        return
    now, since = batch.office.now, batch.office.now - joining.ASKED_FOR
    try:
        done = (
            joins.confirm(batch.tx, asked.id, since, now)
            if answer == YES
            else joins.refuse(batch.tx, asked.id, since, now)
        )
    except Impossible as problem:
        log.warning("the link of join %d joins nothing: %s", asked.id, problem)
        return
    language = "en" if asked.evidence.get("language") == "en" else "ru"
    text = WORDS[language][("joined" if answer == YES else "refused") if done else "stale"]
    outgoing.add_reply(batch.tx, _reply(batch, home.id, ticket.id, home.channel, text))


def _say(batch: Batch, entry: Entry, text: str, *buttons: Button) -> None:
    said = _reply(batch, entry.home.id, entry.case.id, entry.letter.message.channel, text)
    outgoing.add_reply(batch.tx, replace(said, buttons=buttons))


def _reply(batch: Batch, conversation_id: int, ticket_id: int, channel: str, text: str) -> Reply:
    now = batch.office.now
    return Reply(
        conversation_id=conversation_id, ticket_id=ticket_id, channel=channel, uid=batch.office.new_id(), text=text, automatic=True,
        created_at=now, due_at=now,
    )  # fmt: skip
