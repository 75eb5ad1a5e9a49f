"""A message that was read in part says so: the rest is in its original."""

from tests.inbox.office import Browser, Office
from tests.inbox.screens import log_in, look


async def test_what_is_cut_says_so(client: Browser, office: Office) -> None:
    long = await office.write("Начало письма", facts={"cut": "a bound was reached: the whole is in the raw mail"})
    whole = await office.write("Всё письмо", who="oleg_s")
    await log_in(client)
    assert "показано не целиком" in await look(client, f"/tickets/{long}")
    assert "показано не целиком" not in await look(client, f"/tickets/{whole}")
