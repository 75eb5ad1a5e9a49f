"""What operators say of the rules' work: «верно» and «неверно» on cues, «это мошенничество» and not on whole messages; with undo."""

import re

from router.schema import Verdict
from tests.inbox.office import Browser, Office, suspicious
from tests.inbox.screens import HTML, log_in, look

LETTER = "Мы вернём деньги, перейдите по ссылке"


async def test_a_fraud_that_no_rule_saw_is_marked_and_unmarked(client: Browser, office: Office) -> None:
    ticket = await office.write("Перейдём в другой чат, там быстрее", verdict=Verdict(revision="r1"))
    csrf = await log_in(client)
    page = await look(client, f"/tickets/{ticket}")
    (address,) = re.findall(r'action="(/tickets/\d+/messages/\d+/opinion)"', page)
    assert 'value="yes" data-key="f"' in page
    marked = await (await client.post(address, data={"csrf": csrf, "rule": "", "is": "yes"})).text()
    assert "Олег Громов: это мошенничество" in marked
    assert 'value="" data-key="f">Отменить' in marked
    marks = await office.desk.fraud_marks(office.operator)
    assert (marks.missed, marks.found, marks.false, marks.calm) == (1, 0, 0, 0)
    (example,) = await office.desk.examples(office.admin)
    assert example.role == "attack"
    unmarked = await (await client.post(address, data={"csrf": csrf, "rule": "", "is": ""})).text()
    assert "отметка о мошенничестве снята" in unmarked
    assert 'value="yes" data-key="f"' in unmarked
    assert await office.desk.examples(office.admin) == ()


async def test_a_false_alarm_is_no_fraud_whatever_its_cues(client: Browser, office: Office) -> None:
    ticket = await office.write(LETTER, verdict=suspicious(LETTER, "вернём деньги"))
    csrf = await log_in(client)
    page = await look(client, f"/tickets/{ticket}")
    assert 'value="no" data-key="f"' in page
    address = re.findall(r'action="(/tickets/\d+/messages/\d+/opinion)"', page)[0]
    await client.post(address, data={"csrf": csrf, "rule": "refund", "is": "yes"})
    assert [one.role for one in await office.desk.examples(office.admin)] == ["attack"]
    answer = await client.post(address, data={"csrf": csrf, "rule": "", "is": "no"})
    assert "это не мошенничество" in await answer.text()
    assert [one.role for one in await office.desk.examples(office.admin)] == ["none"]
    assert (await office.desk.fraud_marks(office.operator)).false == 1


async def test_only_judged_messages_and_own_cues(client: Browser, office: Office) -> None:
    ticket = await office.write("Добрый день")
    csrf = await log_in(client)
    message = (await office.desk.ticket(office.operator, ticket)).messages[0].id
    for rule in ("", "refund"):
        data = {"csrf": csrf, "rule": rule, "is": "yes"}
        answer = await client.post(f"/tickets/{ticket}/messages/{message}/opinion", data=data, headers=HTML)
        assert answer.status == 404
