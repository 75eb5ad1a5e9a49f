"""The markup of answers in a mail: HTML beside a plain text that reads well."""

from email.message import EmailMessage

from router.schema import Button
from tests.channels.email.conftest import reply
from tests.channels.email.sending.test_send import letter, plain


def rich(found: EmailMessage) -> str:
    body = found.get_body(("html",))
    assert isinstance(body, EmailMessage)
    return str(body.get_content()).replace("\r\n", "\n")


def test_markup_is_html_beside_plain_text() -> None:
    text = "**Важно**: [правила](https://a.ru/?x=1&y=2), _до пятницы_, `4417`\nи https://b.ru/x.\n\n> раз\n> два\n\n```\nif a < b:\n```"
    found = letter(reply(text=text))
    assert plain(found).startswith(
        "Важно: правила (https://a.ru/?x=1&y=2), до пятницы, 4417\nи https://b.ru/x.\n\n> раз\n> два"
    )
    html = rich(found)
    assert (
        '<p><b>Важно</b>: <a href="https://a.ru/?x=1&amp;y=2">правила</a>, <i>до пятницы</i>, <code>4417</code><br>'
        in html
    )
    assert 'и <a href="https://b.ru/x">https://b.ru/x</a>.</p>' in html
    assert "<p>раз<br>два</p></blockquote>" in html
    assert "<pre>if a &lt; b:</pre>" in html


def test_what_is_only_typed_stays_and_injects_nothing() -> None:
    text = 'snake_case, 2 * 3, 1 990 ₽*, <script>alert("1")</script>, [x](javascript:alert(1))'
    found = letter(reply(text=text))
    assert plain(found).strip() == text
    assert "<script" not in rich(found)
    assert "<a " not in rich(found)
    assert "[x](javascript:alert(1))" in rich(found)


def test_an_address_in_a_label_is_one_link() -> None:
    html = rich(letter(reply(text="[https://a.ru](https://a.ru)", buttons=(Button(label="x", url="https://b.ru"),))))
    assert html.count("<a ") == 2
