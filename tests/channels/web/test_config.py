"""A wrong key gives one sentence with the nearest right one."""

import pytest

from router.channel import ConfigProblem
from router.schema import Outbound, Sent
from tests.channels.web.forms import NOW, channel


def test_defaults_and_sizes() -> None:
    assert channel().capabilities.max_file == 20_000_000
    assert channel(title="Форма", max_file=5, max_files=3).capabilities.title == "Форма"


@pytest.mark.parametrize(
    ("section", "sentence"),
    [
        ({"max_fils": 3}, "channels.site.max_fils: there is no such key; did you mean 'max_files'?"),
        ({"zzz": 3}, "channels.site.zzz: there is no such key; known are title,"),
        ({"max_files": "three"}, "channels.site.max_files: must be a whole number from 1 to 1000, not this text"),
        ({"max_file": 0}, "channels.site.max_file: must be a number from 0.001"),
    ],
)
def test_a_wrong_section_says_what_is_wrong(section: dict[str, object], sentence: str) -> None:
    with pytest.raises(ConfigProblem) as problem:
        channel(**section)
    assert str(problem.value).startswith(sentence)


async def test_an_answer_is_delivered_where_it_is_read() -> None:
    reply = Outbound(id="r1", thread="", address="web:anna", text="Здравствуйте!", created_at=NOW)
    assert await channel().send(reply) == Sent(external_ids=("r1",))
    assert (await channel().check()).ok
    await channel().close()
