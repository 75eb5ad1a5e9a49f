"""Cutting a reply into pieces that the provider takes."""

from hypothesis import given, settings
from hypothesis import strategies as st

from channels.telegram.outgoing import MAX_CAPTION, MAX_TEXT, plan
from router.cutting import cut_units, positions, split, units
from router.schema import Button, OutFile
from tests.channels.telegram.conftest import reply

WORDS = st.text(alphabet=st.sampled_from("абв 👍🏽👨‍👩‍👧é\u0301\u00a0\n\n.—z"), max_size=300)  # fmt: skip


@given(st.one_of(WORDS, st.text(max_size=300)), st.integers(4, 40))
@settings(max_examples=400)
def test_pieces_fit_and_lose_nothing(text: str, limit: int) -> None:
    pieces = split(text, limit)
    assert all(0 < units(piece) <= limit for piece in pieces)
    assert "".join("".join(pieces).split()) == "".join(text.split())
    assert all(piece == piece.strip() for piece in pieces)


@given(st.lists(st.text(alphabet="абвгд👍", min_size=1, max_size=8), min_size=1, max_size=60))
def test_words_stay_whole(words: list[str]) -> None:
    assert " ".join(split(" ".join(words), 16)).split() == words


def test_the_nicest_cut() -> None:
    assert split("первый абзац\n\nвторой абзац", 16) == ["первый абзац", "второй абзац"]
    assert split("строка один\nстрока два", 14) == ["строка один", "строка два"]
    assert split("100\u00a0000 рублей", 9) == ["100\u00a0000", "рублей"]
    assert split("👨‍👩‍👧‍👦" * 3, 12) == ["👨‍👩‍👧‍👦"] * 3
    assert split(" \n\u00a0", 10) == []


def test_a_long_answer_is_quick_to_cut() -> None:
    pieces = split("слово 👍 " * 100_000, MAX_TEXT)
    assert max(map(units, pieces)) <= MAX_TEXT


@given(st.text(max_size=50))
def test_units_are_what_utf16_counts(text: str) -> None:
    where = positions(text)
    assert len(where) == units(text) + 1
    assert where[-1] == len(text)
    assert cut_units(text, 0, units(text)) == text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "ignore")


def file(size: int, media_type: str) -> OutFile:
    return OutFile(name="a", media_type=media_type, size=size, path="/nowhere")


def test_plan() -> None:
    photo, big, pdf = file(9, "image/png"), file(11 << 20, "image/png"), file(9, "application/pdf")
    button = (Button(label="Да", data="yes"),)

    def shown(text: str, *files: OutFile) -> list[tuple[str, int, bool]]:
        pieces = plan(reply(5, text, files=files, buttons=button), 50 << 20)
        return [(piece.method, len(piece.text.text), bool(piece.buttons)) for piece in pieces]

    assert shown("a") == [("sendMessage", 1, True)]
    assert shown("a", photo, pdf) == [("sendPhoto", 1, True), ("sendDocument", 0, False)]
    assert shown("", big, pdf) == [("sendDocument", 0, False), ("sendDocument", 0, True)]
    assert shown("a" * (MAX_CAPTION + 1), photo) == [("sendMessage", MAX_CAPTION + 1, True), ("sendPhoto", 0, False)]
    assert shown("👍" * MAX_CAPTION, photo)[0][0] == "sendMessage"
