"""A plain text and a page of one mail: which is read. Blanks and line ends are one."""

# ruff: noqa: E501 a table of mails: one case is one line, however long the mail

import pytest

from router.schema import InboundMessage
from tests.channels.email.corpus import normalised
from tests.channels.email.letters import head, multi, part

LETTER = "Добрый день! Я заказывал у вас чайник две недели назад, трек не меняется. Подскажите, пожалуйста, когда ждать посылку и можно ли отменить заказ."
PAGE = f"<p>{LETTER}</p>"

CASES = {
    "stub in russian": ("Ваша почтовая программа не умеет показывать письма в формате HTML.", PAGE, LETTER),
    "stub in english": ("This message contains HTML. Please use a capable viewer to read it.", PAGE, LETTER),
    "stub in german": ("Ihr E-Mail-Programm unterstützt leider keine HTML-Mails.", PAGE, LETTER),
    "stub in french": ("Votre messagerie ne prend pas en charge le HTML.", PAGE, LETTER),
    "stub of an address": ("https://n.example/view/1", PAGE, LETTER),
    "stub that leads to a browser": ("Чтобы прочитать письмо, откройте его в браузере: https://n.example/w/1", PAGE, LETTER),
    "stub of a dash": ("-", PAGE, LETTER),
    "stub of no width": ("\u200b\n", "<p>Жду</p>", "Жду"),
    "stub of hard blanks": ("\xa0\n\xa0", "<p>Жду</p>", "Жду"),
    "stub of a byte order mark": ("\ufeff", "<p>Жду</p>", "Жду"),
    "stub of the title": ("Заказ 55", f"<html><head><title>Заказ 55</title></head><body>{PAGE}</body></html>", LETTER),
    "stub of a picture": ("[image: IMG_1.jpg]\n", '<div>Смотрите дефект <img src="cid:z" alt="IMG_1.jpg"></div>', "Смотрите дефект"),
    "stub of another language": ("Hello, see the message below.", "<p>Здравствуйте, верните деньги за заказ 77</p>", "Здравствуйте, верните деньги за заказ 77"),
    "a form that nobody filled": ("Hello {{name}}, {{body}}", PAGE, LETTER),
    "a style": ("p.MsoNormal {margin:0cm; font-size:11pt} @page {size:612pt}\n", "<p>Добрый день, жду ответа</p>", "Добрый день, жду ответа"),
    "marks of questions": ("?????? ????! ??? ??? ??????", "<p>Добрый день! Где мой заказ</p>", "Добрый день! Где мой заказ"),
    "characters that were lost": ("\ufffd\ufffd\ufffd \ufffd\ufffd \ufffd\ufffd\ufffd", "<p>Где мой заказ</p>", "Где мой заказ"),
    "decoded wrongly by a relay": ("Äîáðûé äåíü! Ãäå ìîé çàêàç?", "<p>Добрый день! Где мой заказ?</p>", "Добрый день! Где мой заказ?"),
    "the page itself": ("<html><body><p>Добрый день</p></body></html>", "<p>Добрый день</p>", "Добрый день"),
    "the page with its brackets coded": ("&lt;p&gt;Добрый день, &laquo;Окно&raquo;&lt;/p&gt;", "<p>Добрый день, «Окно»</p>", "Добрый день, «Окно»"),
    "the page without its tags": ("Добрый день, &laquo;Окно&raquo; &mdash; где заказ?", "<p>Добрый день, &laquo;Окно&raquo; &mdash; где заказ?</p>", "Добрый день, «Окно» — где заказ?"),
    "a page about references": ("Почему на сайте стоит &nbsp; вместо пробела?", "<p>Почему на сайте стоит &amp;nbsp; вместо <b>пробела</b>?</p>", "Почему на сайте стоит &nbsp; вместо пробела?"),
    "a preview": (LETTER[:60] + "...", PAGE, LETTER),
    "dots of his own": ("Жду... *Клим*...", "<p>Жду... <b>Клим</b>...</p>", "Жду... *Клим*..."),
    "dots at the end of a long letter": (f"*{LETTER}*...", f"<b>{LETTER}</b>...", f"*{LETTER}*..."),
    "a style above the text": (f"body {{margin:0}} .a {{color:red}}\n{LETTER}", f"<style>body {{margin:0}} .a {{color:red}}</style>{PAGE}", LETTER),
    "a style that he asks about": ("Почему у вас h1 {color: red}, а не *синий*?", "<style>p{margin:0}</style><p>Почему у вас h1 {color: red}, а не <b>синий</b>?</p>", "Почему у вас h1 {color: red}, а не *синий*?"),
    "marks of questions and a number": ("??????? ????! ??? ??? ????? 55?", "<p>Добрый день! Где мой заказ 55?</p>", "Добрый день! Где мой заказ 55?"),
    "only marks of questions": ("???", "<div>???</div>", "???"),
    "numbers that were lost": ("Ваш заказ собран. Сумма: Код: Доставка:", "<p>Ваш заказ собран. Сумма: <b>1200 ₽</b> Код: <b>4411</b> Доставка: <b>25.11</b></p>", "Ваш заказ собран. Сумма: 1200 ₽ Код: 4411 Доставка: 25.11"),
    "one number": ("Жду *очень*", "<p>Жду <b>очень</b> 12</p>", "Жду *очень*"),
    "a page of an error": (f"{LETTER} Клим", "<p>Ошибка шаблона</p>", f"{LETTER} Клим"),
    "an ampersand": ("*AT&T* и R&D; где заказ?", "<p><b>AT&amp;T</b> и R&amp;D; где заказ?</p>", "*AT&T* и R&D; где заказ?"),
    "a page that was cut": (f"{LETTER}\nКлим", "<p>Добрый", f"{LETTER} Клим"),
    "a page in lost characters": ("Где мой заказ? Жду уже неделю", "<p>??? ??? ?????? ??? ??? ??????</p>", "Где мой заказ? Жду уже неделю"),
    "a page that is hidden": ("Жду ответа", "<div style='display:none'>Жду</div>", "Жду ответа"),
    "a page without words": (LETTER, '<img src="cid:a"><br>', LETTER),
    "a page of a style": (LETTER, "<style>p{color:red}</style>", LETTER),
    "stars of gmail": ("*Срочно*: где заказ?", "<div><b>Срочно</b>: где заказ?</div>", "*Срочно*: где заказ?"),
    "links of outlook": ("Смотри сайт <https://s.example/> наш", '<p>Смотри <a href="https://s.example/">сайт</a> наш</p>', "Смотри сайт <https://s.example/> наш"),
    "one word": ("Да", "<div>Да</div>", "Да"),
    "a number": ("12345", "<div dir=auto>12345</div>", "12345"),
    "about html": ("Ваш сайт отдаёт html вместо картинки", "<p>Ваш сайт отдаёт html вместо картинки</p>", "Ваш сайт отдаёт html вместо картинки"),
    "about browsers": ("В браузере не открывается", "<div>В браузере не открывается</div><div><br></div><div>--</div><div>Клим Орлов, директор ООО «Луч»</div>", "В браузере не открывается"),
}  # fmt: skip


@pytest.mark.parametrize("name", CASES)
def test_the_better_is_read(name: str) -> None:
    plain, page, wanted = CASES[name]
    parts = [
        part(f"text/{kind}; charset=utf-8", text.encode(), encoding="8bit")
        for kind, text in (("plain", plain), ("html", page))
    ]
    for offered in (parts, parts[::-1]):
        message = normalised((head(number="a") + multi("alternative", "A", *offered)).replace(b"\n", b"\r\n"))[0]
        assert isinstance(message, InboundMessage)
        assert " ".join(message.text.split()) == wanted
