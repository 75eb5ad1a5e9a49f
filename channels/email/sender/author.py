"""Who wrote, of all that a mail says of it."""

from channels.email import ids
from channels.email.reading.addresses import Address, addresses
from channels.email.reading.headers import Headers

_PEOPLE = ("reply-to", "x-original-from", "x-original-sender")
_SENDERS = ("from", "sender", "reply-to", "resent-from", "x-sender", "return-path", "envelope-from", "x-envelope-from")


def author(headers: Headers, hint: str, own: frozenset[str]) -> Address:
    """From; where it has no address, the next field that says who it was. A name without address is kept with it.

    A form on a site mails us from our own address and names the person in Reply-To, and a group of ours puts its address into From
    and the person into X-Original-From: then he is the sender.
    """
    written = addresses(headers.all("from"), hint)
    if any(one.address in own for one in written):
        people = (one for name in _PEOPLE for one in addresses(headers.all(name), hint))
        if person := next(
            (one for one in people if "@" in one.address and ids.without_plus(one.address) not in own), None
        ):
            return person
    name = ""
    for field_name in _SENDERS:
        for one in written if field_name == "from" else addresses(headers.all(field_name), hint):
            if "@" in one.address:
                return Address(one.name or name, one.address)
            name = name or one.name or one.address
    return Address(name, "")
