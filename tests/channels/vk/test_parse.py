"""What VK's events become: golden fixtures, bounds, and whatever Hypothesis thinks of."""

import copy
import json
import unicodedata
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from channels.vk import attachments, wire
from channels.vk.carried import MAX_DEPTH, MAX_FORWARDS, MAX_PARTS, MAX_QUOTED
from channels.vk.wire import parse, raw_of
from router.schema import (
    Action,
    Ignored,
    Inbound,
    InboundDelete,
    InboundEdit,
    InboundMessage,
    Malformed,
    Part,
    Receipt,
)
from tests.channels.vk.conftest import NOW, SIGNER, channel, raw
from tests.channels.vk.golden import expected, found, inputs

FIXTURES = [*inputs("events"), *inputs("attachments")]
DESK = channel()


@pytest.mark.parametrize("path", FIXTURES, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_golden(path: Path) -> None:
    assert found(path) == json.loads(expected(path).read_text())


def test_every_kind_has_a_fixture() -> None:
    events = {json.loads(path.read_text())["type"] for path in inputs("events")}
    assert {*wire.EVENTS, *wire.NOT_FOR_US} - events == {
        "confirmation",
        "wall_schedule_post_new",
        "wall_schedule_post_delete",
    }
    kinds = {path.stem for path in inputs("attachments")}
    assert set(attachments.KNOWN) - kinds == {"share", "app_action"}  # other names of a link and an application


def test_no_event_vanishes() -> None:
    """Whatever names a person becomes something to see; the rest says why it is not for the desk."""
    for path in inputs("events"):
        (one,) = DESK.parse(raw_of("vk", json.loads(path.read_text()), NOW))
        if isinstance(one, InboundMessage):
            assert one.text or one.parts or one.quoted, path
        if isinstance(one, Ignored):
            assert one.reason, path


def message(**more: Any) -> dict[str, Any]:
    body = {
        "id": 1,
        "date": 1_772_442_600,
        "from_id": 5,
        "peer_id": 5,
        "conversation_message_id": 2,
        "text": "привет",
        **more,
    }
    return {"type": "message_new", "group_id": 190_001, "event_id": "e", "object": {"message": body}}


def read(event: object) -> Inbound:
    (one,) = DESK.parse(raw_of("vk", event, NOW))
    return one


def shown(**more: Any) -> InboundMessage:
    one = read(message(**more))
    assert isinstance(one, InboundMessage)
    return one


@pytest.mark.parametrize(
    "body",
    [b"", b"{", b"[]", b"5", b"null", b"{}", b'{"type": ""}', b'{"type": 5}', b"\xff", b"\x00", b"[" * 100_000, b'{"a":' * 100_000,
     b'{"type":"x"' + b" " * 5_000_000 + b"}", b'{"type":"message_new"}', b'{"type":"message_new","object":[]}'],
    ids=lambda body: repr(body[:24]),
)  # fmt: skip
def test_malformed(body: bytes) -> None:
    with pytest.raises(Malformed):
        DESK.parse(raw(body))


def test_half_an_emoji_is_no_reason_to_park() -> None:
    body = json.dumps(message(text="\ud83d привет \\ud83d 🙂", payload="1e999")).encode()
    (one,) = DESK.parse(raw(body))
    assert isinstance(one, InboundMessage)
    assert one.text == "\ufffd привет \\ud83d 🙂"
    huge = json.dumps(message(text="x")).replace('"from_id": 5', '"from_id": ' + "9" * 400).encode()
    assert isinstance(DESK.parse(raw(huge))[0], InboundMessage)


def test_text_is_normalised_and_bounded() -> None:
    assert shown(text="и\u0306 e\u0301\0").text == unicodedata.normalize("NFC", "й é")
    assert len(shown(text="a" * 300_000).text) == 100_000


def test_forwards_are_bounded_in_depth_and_number() -> None:
    deep: dict[str, Any] = {"from_id": 1, "text": "дно"}
    for level in range(200):
        deep = {"from_id": 1, "text": f"слой {level}", "fwd_messages": [deep]}
    one = shown(text="", fwd_messages=[deep])
    assert one.quoted.count("слой") == MAX_DEPTH
    assert "показано не всё" in one.parts[-1].text
    wide = shown(fwd_messages=[{"from_id": 1, "text": "x", "attachments": [{"type": "photo"}] * 50}] * 800)
    assert wide.quoted.count("vk:1:") == MAX_FORWARDS
    assert len(wide.parts) == MAX_PARTS
    hostile = shown(fwd_messages=[{"from_id": 1, "text": "\n".join("x" * 30_000)}] * 30)
    assert len(hostile.quoted) <= 2 * MAX_QUOTED
    assert hostile.parts[-1].kind == "unsupported"


def test_attachments_are_bounded() -> None:
    one = shown(attachments=[{"type": "photo", "photo": {}}] * 1_000)
    assert len(one.parts) == MAX_PARTS
    assert one.parts[-1].text.startswith("unsupported: more")


def test_long_mentions_take_linear_time() -> None:
    for text in ("[id1|" * 20_000, "[id1|a]" * 15_000, "[https://" + "a" * 90_000, "[" * 100_000, "[id" + "1" * 90_000):
        assert len(shown(text=text).entities) <= 500


def test_our_own_echo_is_known_by_its_mark_alone() -> None:
    mark = json.dumps({"okno": SIGNER.sign("vk-echo", "0")})
    ours = {**message(payload=mark, from_id=-190_001, out=1), "type": "message_reply"}
    assert isinstance(read(ours), Ignored)
    flat = {**ours, "object": ours["object"]["message"]}
    assert isinstance(read(flat), Ignored)
    assert isinstance(read({**flat, "type": "message_edit"}), Ignored)
    assert isinstance(read({**message(payload=mark), "type": "message_edit"}), InboundEdit), (
        "a customer can't hide by copying it"
    )
    assert isinstance(read(message(payload=mark)), InboundMessage)
    other = json.dumps({"okno": SIGNER.sign("reply", "0")})
    assert isinstance(read({**ours, "object": {**flat["object"], "payload": other}}), InboundMessage)


@pytest.mark.parametrize(
    ("done", "happened", "about"),
    [
        ({"type": "chat_invite_user", "member_id": 7}, "chat_joined", "vk:7"),
        ({"type": "chat_pin_message", "member_id": 5, "conversation_message_id": 2, "message": "важно"}, "chat_pinned", "важно"),
        ({"type": "chat_levitate", "member_id": 7}, "chat_unknown", "unsupported: chat_levitate — vk:7"),
        ({"text": "без вида"}, "chat_unknown", "unsupported: action — без вида"),
    ],
)  # fmt: skip
def test_what_happens_in_a_chat_is_no_message(done: dict[str, Any], happened: str, about: str) -> None:
    one = read(message(text="", action=done))
    assert isinstance(one, Action)
    assert (one.happened, one.data, one.thread) == (happened, about, "5")
    assert one.reference == ("5:2" if happened == "chat_pinned" else "")


@pytest.mark.parametrize(
    ("number", "sign"), [(1, "❤️"), (4, "👍"), (16, "🎉"), (17, "№ 17"), ("3", "😂"), (0, ""), (None, "")]
)
def test_a_reaction_shows_its_sign(number: object, sign: str) -> None:
    body = {"reacted_id": 5, "peer_id": 5, "reaction_id": number, "cmid": 4}
    one = read({"type": "message_reaction_event", "group_id": 190_001, "event_id": "e", "object": body})
    assert isinstance(one, Action)
    assert (one.data, one.reference) == (f"reaction:{sign}", "5:4")


def test_a_dialogue_that_names_nobody_is_with_whom_it_is_named_after() -> None:
    one = read(
        {"type": "message_new", "group_id": 190_001, "object": {"message": {"id": 1, "peer_id": 5, "text": "привет"}}}
    )
    assert isinstance(one, InboundMessage)
    assert (one.sender.address, one.thread) == ("vk:5", "5")


def test_a_reply_in_another_dialogue_is_cited_there() -> None:
    assert shown(reply_message={"peer_id": 9, "conversation_message_id": 3, "text": "?", "from_id": 9}).references == (
        "9:3",
    )
    assert shown(reply_message={"id": 44, "text": "?", "from_id": 9}).references == ("5:id44",)
    assert shown(reply_message={"text": "?", "from_id": 9}).references == ()


def test_parse_is_pure() -> None:
    event = raw_of("vk", message(), NOW)
    assert parse(event, 190_001, lambda _: False) == parse(event, 190_001, lambda _: False)


# --- whatever may come ------------------------------------------------------------------------------------------------

SCALARS = st.one_of(
    st.none(), st.booleans(), st.integers(-(2**70), 2**70), st.floats(allow_nan=False), st.text(max_size=30),
    st.sampled_from(["5", "-5", "0", "https://vk.com/x", "[id1|a]", "\ud800", "\0", "1e5", str(2**70)]),
)  # fmt: skip
ANYTHING = st.recursive(
    SCALARS,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=8), inner, max_size=4),
    max_leaves=12,
)
EVENTS = [json.loads(path.read_text()) for path in inputs("events")]
ATTACHED = [json.loads(path.read_text()) for path in inputs("attachments")]
KINDS = sorted({event["type"] for event in EVENTS})
CALM = settings(max_examples=150)


def places(value: Any, path: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    inner: list[tuple[Any, Any]] = []
    if isinstance(value, dict):
        inner = list(value.items())
    elif isinstance(value, list):
        inner = list(enumerate(value))
    return [path, *(place for key, item in inner for place in places(item, (*path, key)))]


@st.composite
def damaged(draw: st.DrawFn) -> Any:
    """A real event in which up to three places hold something else."""
    event = copy.deepcopy(draw(st.sampled_from(EVENTS + [message(attachments=[one]) for one in ATTACHED])))
    for _ in range(draw(st.integers(1, 3))):
        path = draw(st.sampled_from(places(event)))
        if not path:
            continue
        holder = event
        for key in path[:-1]:
            holder = holder[key]
        if draw(st.booleans()) and isinstance(holder, dict):
            del holder[path[-1]]
        else:
            holder[path[-1]] = draw(ANYTHING)
    return event


@CALM
@given(damaged())
def test_a_damaged_event_is_read_or_parked(event: Any) -> None:
    sound(json.dumps(event).encode())


@CALM
@given(st.sampled_from(KINDS), ANYTHING)
def test_any_object_of_any_kind(kind: str, body: Any) -> None:
    sound(json.dumps({"type": kind, "object": body, "group_id": 190_001}).encode())


@CALM
@given(st.sampled_from([*attachments.KNOWN, "new_kind"]), ANYTHING)
def test_any_attachment(kind: str, body: Any) -> None:
    sound(json.dumps(message(attachments=[{"type": kind, kind: body}])).encode())


@CALM
@given(st.binary(max_size=200) | ANYTHING.map(lambda value: json.dumps(value).encode()))
def test_any_bytes(body: bytes) -> None:
    sound(body)


@CALM
@given(st.text(st.sampled_from("[]|id1 🙂ёclub/https:.x"), max_size=120), ANYTHING)
def test_entities_stay_inside_the_text(text: str, formats: Any) -> None:
    items = [
        {"type": "bold", "offset": start, "length": length} for start in range(-1, 12, 3) for length in (-1, 0, 2, 50)
    ]
    sound(json.dumps(message(text=text, format_data={"items": items})).encode())
    sound(json.dumps(message(text=text, format_data=formats)).encode())


def sound(body: bytes) -> None:
    """Parse raises nothing but Malformed, and what it gives can be stored and shown."""
    try:
        got = DESK.parse(raw(body))
    except Malformed:
        return
    assert len(got) == 1
    one = got[0].message if isinstance(got[0], InboundEdit) else got[0]
    assert isinstance(one, InboundMessage | InboundDelete | Action | Receipt | Ignored)
    if isinstance(one, InboundMessage):
        assert one.external_id
        assert one.sender.address.startswith("vk:")
        assert one.sent_at.utcoffset() is not None
        assert all(0 <= entity.start <= entity.end <= len(one.text) for entity in one.entities)
        assert storable(one.facts)
        assert all(storable(part.facts) for part in one.parts)
        strings = [
            one.text,
            one.quoted,
            one.thread,
            one.external_id,
            one.subject,
            *one.references,
            *map(repr, one.parts),
        ]
        assert all(keepable(part) for part in one.parts)
        assert not any("\0" in string for string in strings)
        "".join(strings).encode()


def storable(facts: Any) -> bool:
    return isinstance(json.dumps(facts, allow_nan=False), str) and "\\u0000" not in json.dumps(facts)


def keepable(part: Part) -> bool:
    return (
        (part.state == "pending") == bool(part.ref)
        and (part.ref == "" or part.ref.startswith("http"))
        and part.size >= 0
    )


def test_a_saved_answer_of_the_long_poll_is_all_of_its_events() -> None:
    events = [
        {"type": "message_new", "group_id": 190_001, "object": {"message": {"from_id": 5, "peer_id": 5, "text": text}}}
        for text in ("раз", "два")
    ]
    one, two = DESK.parse(raw(json.dumps({"ts": "3", "updates": events}).encode()))
    assert isinstance(one, InboundMessage)
    assert isinstance(two, InboundMessage)
    assert (one.text, two.text) == ("раз", "два")
    assert one.external_id != two.external_id
    wrongs: tuple[list[Any], ...] = ([{"object": {}}], [[4, 1, 2]], [{"ts": "3", "updates": events}])
    for wrong in wrongs:
        with pytest.raises(Malformed, match="no type"):
            DESK.parse(raw(json.dumps({"ts": "3", "updates": wrong}).encode()))
