"""Pages by lot: every word that is shown is read once, in its place, as a word of its own, and none that is hidden."""

import re
from random import Random

import pytest

from channels.email.reading.pages.html import to_text

WORD = re.compile(r"(?<![A-Za-z0-9/])w\d+x(?![A-Za-z0-9])")
INLINE = [
    "<b>{}</b>",
    "<span style='color:red'>{}</span>",
    '<a href="https://x.example/7">{}</a>',
    "<q>{}</q>",
    "<sup>{}</sup>",
    "<font>{}",
]
BLOCKS = [
    "<div>{}</div>", "<p>{}", "<p>{}</p>", "<h2>{}</h2>", "<blockquote>{}</blockquote>", "<pre>{}</pre>", "<center> {}</center>",
    '<a href="https://x.example/9"><div>{}</div></a>', '<span style="display:block">{}</span>', "<p style='white-space:pre'>{}</p>",
    "<dl><dt>{}<dd>{}</dl>", "<ul><li>{}<li>{}</ul>", "<ol><li>{}</li><li>{}</li></ol>",
    "<table><tr><td>{}<td>{}<tr><th>{}</table>", "<table><tbody><tr><td>{}</td><th>{}</th></tr></tbody></table>",
]  # fmt: skip
HIDDEN = [
    '<div style="display:none">{}</div>', "<section hidden>{}</section>", '<table style="visibility:hidden"><tr><td>{}</table>',
    "<template>{}</template>", '<div style="height:0;overflow:hidden">{}</div>', "<!--[if mso]>{}<![endif]-->",
]  # fmt: skip
NOTHING = [
    "<style>p{}</style>",
    "<script>'<p>'</script>",
    "<![if !mso]>",
    "<o:p></o:p>",
    '<img src=a alt="">',
    "<wbr>",
    "<!-- <p> -->",
]


class Lot:
    """One page."""

    def __init__(self, number: int) -> None:
        self.random = Random(number)
        self.words = 0
        self.shown: list[str] = []

    def word(self, shown: bool) -> str:
        self.words += 1
        self.shown += [f"w{self.words}x"] * shown
        return f"w{self.words}x" + self.random.choice([" ", "&nbsp;", "\n", "<br>"])

    def piece(self, depth: int, shown: bool = True) -> str:
        if depth <= 0 or self.random.random() < 0.2:
            return self.word(shown)
        kind = self.random.choices([INLINE, BLOCKS, HIDDEN, NOTHING], [4, 6, 1, 1])[0]
        frame = self.random.choice(kind)
        if kind is NOTHING:
            return frame + self.word(shown)
        # A comment ends at the next, and no pair of tags stands in it.
        inside = [
            self.word(False) if "<!--" in frame else self.piece(depth - 1, shown and kind is not HIDDEN)
            for _ in range(frame.count("{}"))
        ]
        return frame.format(*inside) + " " * (kind is INLINE)


@pytest.mark.parametrize("number", range(20))
def test_every_word_that_is_shown_is_read(number: int) -> None:
    for page in range(number * 50, number * 50 + 50):
        lot = Lot(page)
        source = "".join(lot.piece(5) for _ in range(4))
        assert WORD.findall(to_text(source)[0]) == lot.shown, source
