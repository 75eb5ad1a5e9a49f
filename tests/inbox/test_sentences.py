"""What channels say of their providers is known to the screens by the whole sentence, in both languages."""

from channels.email.mailbox.shelf import GONE, LARGE, NOT_GIVEN
from channels.email.mailbox.trouble import SENTENCES as TROUBLES
from channels.email.mailbox.trouble import sentence as told_by
from channels.email.parts import LARGER
from channels.email.wire import EMPTY
from inbox.i18n import catalogue
from inbox.words import SENTENCES, sentence, told
from router.desk.views import NOWHERE
from router.filing.unreadable import UNREAD
from router.pipeline import DEADLY, FAULT, NO_CHANNEL, SLOW


def test_every_sentence_of_a_channel_can_be_said_in_both_languages() -> None:
    said = [*TROUBLES.values(), LARGE, NOT_GIVEN, GONE, EMPTY, NO_CHANNEL, SLOW, DEADLY, FAULT, UNREAD, NOWHERE, LARGER]
    assert list(SENTENCES) == said
    for one in said:
        assert catalogue("ru").gettext(one) != one
        assert catalogue("en").gettext(one) == one


def test_the_providers_words_stay() -> None:
    trouble = f"support@shop.example: {told_by('LOGIN: the server says NO [AUTHENTICATIONFAILED] bad')}"
    assert told(catalogue("ru").gettext, trouble) == (
        "support@shop.example: Сервер не принимает логин или пароль. Запишите верный пароль в окружение и запустите снова. "
        "(LOGIN: the server says NO [AUTHENTICATIONFAILED] bad)"
    )
    assert told(catalogue("ru").gettext, "something else") == "something else"


def test_what_a_customer_writes_is_never_translated() -> None:
    russian = catalogue("ru").gettext
    assert sentence(russian, EMPTY) == told(russian, EMPTY) != EMPTY
    assert sentence(russian, "My file could not be read") == "My file could not be read"
