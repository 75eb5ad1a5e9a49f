"""Updates and what they mean: golden files for every kind, and properties for what nobody has thought of."""

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from channels import telegram
from channels.telegram.content import CONTENT, META
from channels.telegram.messages import MAX_ENTITIES
from channels.telegram.service import SERVICE
from channels.telegram.update import Account
from channels.telegram.wire import ALLOWED_UPDATES, CHANNEL_UPDATES, MAX_UPDATE, parse, update_key
from router.channel import ChannelSetup
from router.schema import Action, Ignored, InboundDelete, InboundEdit, InboundMessage, Malformed, Receipt
from router.signing import Signer
from tests.channels.telegram.golden import ACCOUNT, FOLDER, fixtures, meaning, raw
from tests.channels.telegram.schema import UPDATES as KINDS

UPDATES: dict[str, dict[str, Any]] = {path.stem: json.loads(path.read_bytes()) for path in fixtures()}


@pytest.mark.parametrize("path", fixtures(), ids=lambda path: path.stem)
def test_golden(path: Path) -> None:
    assert meaning(path.read_bytes()) == json.loads(path.with_suffix(".expected.json").read_text())


def messages() -> list[dict[str, Any]]:
    return [value for update in UPDATES.values() for value in update.values() if isinstance(value, dict)]


def test_every_kind_of_content_has_a_fixture() -> None:
    shown = {key for message in messages() for key in message}
    assert CONTENT.keys() <= shown
    assert {*ALLOWED_UPDATES, *CHANNEL_UPDATES, *KINDS} <= {key for update in UPDATES.values() for key in update}


def test_a_field_is_in_one_table() -> None:
    assert not META & SERVICE.keys()
    assert not set(CONTENT) & (META | SERVICE.keys())


@pytest.mark.parametrize("key", sorted(CONTENT))
def test_every_kind_of_content_is_seen_even_when_it_is_odd(key: str) -> None:
    odd: tuple[object, ...] = ({}, {"file_id": 5}, [], [{}], True, "x", 7, None)
    for value in odd:
        update = {
            "update_id": 1,
            "message": {"message_id": 1, "date": 1, "chat": {"id": 5, "type": "private"}, key: value},
        }
        [read] = parse(raw(json.dumps(update).encode()), ACCOUNT)
        assert isinstance(read, InboundMessage)
        assert read.parts, (key, value)


def test_all_of_groups_and_an_unknown_name() -> None:
    everything = Account(channel="tg", bot_id=7000001, username="okno_support_bot", all_of_groups=True)
    nameless = Account(channel="tg", bot_id=7000001)
    unaddressed = raw(json.dumps(UPDATES["group-not-addressed"]).encode())
    mention = raw(json.dumps(UPDATES["group-mention"]).encode())
    assert isinstance(parse(unaddressed, ACCOUNT)[0], Ignored)
    assert isinstance(parse(unaddressed, everything)[0], InboundMessage)
    assert isinstance(parse(mention, nameless)[0], InboundMessage)


MALFORMED = [
    b"", b"null", b"[]", b"7", b'"text"', b"{", b"\xff\xfe", b'{"update_id": true}', b'{"update_id": 1.5}', b'{"update_id": "1"}',
    b'{"message": {"text": "no id"}}', b'{"update_id": 1, "message": ' + b"[" * 100_000, b'{"update_id": ' + b"9" * 5000 + b"}",
    b'{"update_id": 99999999999999999999}', b'{"update_id": 1, "message": {"text": "' + b"x" * MAX_UPDATE + b'"}}',
    b'{"update_id": 1, "a": "\xed\xa0\x80"}',
]  # fmt: skip


@pytest.mark.parametrize("body", MALFORMED, ids=lambda body: str(body[:40]))
def test_malformed(body: bytes) -> None:
    with pytest.raises(Malformed):
        parse(raw(body), ACCOUNT)


def test_half_an_emoji_and_a_number_beyond_all_numbers_are_read() -> None:
    body = b'{"update_id": 7, "message": {"chat": {"id": 5, "type": "private"}, "date": 1e999, "text": "\\ud83d \\ud83d\\udc4d"}}'
    assert update_key(body) == "update:7"
    [read] = parse(raw(body), ACCOUNT)
    assert isinstance(read, InboundMessage)
    assert read.text == "\ufffd 👍"


def test_a_deep_tree_is_cut_not_refused() -> None:
    block: dict[str, Any] = {"type": "paragraph", "text": "дно"}
    for _ in range(300):
        block = {
            "type": "blockquote",
            "blocks": [block, {"type": "paragraph", "text": [{"type": "bold", "text": ["край"]}]}],
        }
    message = {"message_id": 1, "date": 1, "chat": {"id": 5, "type": "private"}, "rich_message": {"blocks": [block]}}
    [read] = parse(raw(json.dumps({"update_id": 1, "message": message}).encode()), ACCOUNT)
    assert isinstance(read, InboundMessage)
    assert "край" in read.text


KEYS = sorted({*META, *CONTENT, "id", "type", "emoji"})
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.sampled_from(KEYS), inner, max_size=4),
    max_leaves=12,
)  # fmt: skip


@st.composite
def mutated(draw: st.DrawFn) -> bytes:
    """A fixture of which a few values, at any depth, became something else, went or were joined by others."""
    update = json.loads(json.dumps(draw(st.sampled_from([UPDATES[name] for name in sorted(UPDATES)]))))
    for _ in range(draw(st.integers(1, 4))):
        places = list(_places(update))
        holder, key = draw(st.sampled_from(places)) if places else (update, "message")
        if draw(st.booleans()):
            holder[key] = draw(JSON)
        elif isinstance(holder, dict) and key != "update_id":
            holder.pop(key, None)
    return json.dumps(update).encode()


def _places(value: Any) -> Any:
    pairs = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, item in pairs:
        yield value, key
        yield from _places(item)


@given(mutated())
@settings(max_examples=400)
def test_parse_raises_nothing_but_malformed(body: bytes) -> None:
    given_raw = raw(body)
    try:
        read = parse(given_raw, ACCOUNT)
    except Malformed:
        return
    assert read
    assert parse(given_raw, ACCOUNT) == read
    for item in read:
        _sound(item)


def _sound(item: object) -> None:
    """What the desk relies on of everything that is read."""
    match item:
        case InboundMessage():
            assert item.external_id
            assert item.thread
            assert item.sender.address.startswith("telegram:")
            assert "\x00" not in item.text + item.quoted
            assert item.text or item.quoted or item.parts
            assert all(0 <= entity.start < entity.end <= len(item.text) for entity in item.entities)
            assert item.sent_at.tzinfo
            json.dumps(dict(item.facts))
            json.dumps([dict(part.facts) for part in item.parts])
        case InboundEdit():
            _sound(item.message)
        case Action() | InboundDelete():
            assert item.external_id
        case Receipt():
            assert item.thread
        case Ignored():
            assert item.reason
        case _:
            raise AssertionError(f"{item!r} is nothing that parse gives")


@given(st.binary(max_size=200) | JSON.map(lambda value: json.dumps(value).encode()))
@settings(max_examples=200)
def test_a_key_is_given_exactly_to_what_can_be_read(body: bytes) -> None:
    try:
        parse(raw(body), ACCOUNT)
    except Malformed:
        with pytest.raises(Malformed):
            update_key(body)
    else:
        assert update_key(body).startswith("update:")


def test_the_folder_holds_pairs() -> None:
    assert len(list(FOLDER.glob("*.json"))) == 2 * len(fixtures())


@pytest.mark.parametrize("origin", [{}, {"type": "riddle"}, {"type": "user", "sender_user": 7}])
def test_a_forward_of_whatever_origin_is_not_the_senders_word(origin: dict[str, object]) -> None:
    message = {
        "message_id": 1,
        "date": 1,
        "chat": {"id": 5, "type": "private"},
        "text": "Переведите деньги",
        "forward_origin": origin,
    }
    [read] = parse(raw(json.dumps({"update_id": 1, "message": message}).encode()), ACCOUNT)
    assert isinstance(read, InboundMessage)
    assert (read.text, read.quoted, read.forwarded) == ("", "Переведите деньги", True)


def test_many_entities_of_a_long_decomposed_text_are_quick() -> None:
    text = "\u0438\u0306" * 100_000
    entities = [{"type": "bold", "offset": index * 100, "length": 50} for index in range(2000)]
    message = {"message_id": 1, "date": 1, "chat": {"id": 5, "type": "private"}, "text": text, "entities": entities}
    [read] = parse(raw(json.dumps({"update_id": 1, "message": message}, ensure_ascii=False).encode()), ACCOUNT)
    assert isinstance(read, InboundMessage)
    assert read.text == "й" * 100_000
    assert len(read.entities) == MAX_ENTITIES


def test_a_saved_answer_of_getupdates_is_all_of_its_updates() -> None:
    chat = {"id": 5, "type": "private"}
    updates = [
        {"update_id": number, "message": {"message_id": number, "date": 1, "chat": chat, "text": f"№ {number}"}}
        for number in (1, 2)
    ]
    found = parse(raw(json.dumps({"ok": True, "result": updates}).encode()), ACCOUNT)
    assert [one.text for one in found if isinstance(one, InboundMessage)] == ["№ 1", "№ 2"]
    wrongs: tuple[list[Any], ...] = ([{"message": {}}], [5], [{"ok": True, "result": updates}])
    for wrong in wrongs:
        with pytest.raises(Malformed, match="update_id"):
            parse(raw(json.dumps({"ok": True, "result": wrong}).encode()), ACCOUNT)


def test_an_update_of_a_kind_that_does_not_exist_yet_shows_what_it_can() -> None:
    group = {"id": -5, "type": "group", "title": "Клиенты"}
    anna, said = {"id": 5, "first_name": "Анна"}, {"message_id": 1, "date": 1, "text": "сбудется"}
    for value, thread, words in (
        ({"user": anna}, "5", ""),
        ({"chat": {**anna, "type": "private"}}, "5", ""),
        ({"chat": group, "from": anna, "bio": "о себе"}, "-5", "о себе"),
        ({"chat": group, "from": anna, **said}, "-5", "сбудется"),
        ({"chat": group, "from": anna, **said, "edit_date": 2}, "-5", "сбудется"),
    ):
        [read] = parse(raw(json.dumps({"update_id": 1, "prophecy": value}).encode()), ACCOUNT)
        one = read.message if isinstance(read, InboundEdit) else read
        assert isinstance(one, InboundMessage)
        assert isinstance(read, InboundEdit) == ("edit_date" in value)
        assert (one.parts[0].text, one.thread, one.text) == ("unsupported: prophecy", thread, words)
        assert one.sender.address == "telegram:5"
    [read] = parse(raw(json.dumps({"update_id": 1, "prophecy": {"chat": group}}).encode()), ACCOUNT)
    assert isinstance(read, Ignored)


def test_an_api_server_of_ones_own_gives_larger_files() -> None:
    file = {"file_id": "a", "file_size": 30 << 20}
    update = {
        "update_id": 1,
        "message": {"message_id": 1, "date": 1, "chat": {"id": 5, "type": "private"}, "document": file},
    }
    for address, state in (("https://api.telegram.org", "too_large"), ("http://127.0.0.1:8081", "pending")):
        section = {"token": "7:a", "api_url": address}
        bot = telegram.build(ChannelSetup(name="tg", section=section, signer=Signer(bytes(16)), public_url=""))
        (one,) = bot.parse(raw(json.dumps(update).encode()))
        assert isinstance(one, InboundMessage)
        assert one.parts[0].state == state


def test_nobody_has_the_number_of_the_neutral_bot() -> None:
    setup = ChannelSetup(name="tg", section=telegram.NEUTRAL, signer=Signer(bytes(16)), public_url="")
    anna = {"id": 1, "is_bot": False, "first_name": "Анна"}
    message = {"message_id": 1, "date": 1, "chat": {**anna, "type": "private"}, "from": anna, "text": "Где заказ?"}
    (one,) = telegram.build(setup).parse(raw(json.dumps({"update_id": 1, "message": message}).encode()))
    assert isinstance(one, InboundMessage)
