"""Routes: their order and their stop, one snapshot for all, and what each tells of itself."""

from router.schema import InboundMessage, Sender, Verdict
from rules.engine import RuleSet, compile_packs
from rules.examples import NOON
from rules.explain import explain_routes
from rules.model import Context
from rules.routing import traced

PACK = """schema: 1
pack: p
queues: [{id: support, title: Общая}, {id: vip, title: Важные}, {id: sea, title: Море}]
topics: [{id: delivery, title: Доставка, queue: support}, {id: cargo, title: Груз, queue: sea, sections: [{id: port, title: Порт}]}]
rules:
  - {id: about, kind: topic, topic: delivery, weight: 50, when: заказ}
  - id: trial
    kind: route
    status: shadow
    when: {topic: delivery}
    priority: urgent
    stop: true
  - id: from_chat
    kind: route
    title: Из чата
    when: {all: [{channel: [vk, bot]}, {any: [{words: "< 4"}, {phrase: срочно}]}, {none: [{public: true}]}]}
    unless: [{first_contact: true}]
    queue: vip
    tags: [chat]
  - id: cargo_now
    kind: route
    when: груз
    topic: cargo
    section: port
    priority: high
    stop: true
  - {id: last, kind: route, when: {topic: cargo}, tags: [never]}
  - {id: everything, kind: route, tags: [all]}
"""


def rules() -> RuleSet:
    return compile_packs({"p": PACK})


def message(text: str, channel: str = "vk") -> InboundMessage:
    return InboundMessage(channel=channel, external_id="1", sender=Sender(address="c:1"), text=text, sent_at=NOON)


def judge(text: str, channel: str = "vk") -> Verdict:
    return rules().judge(message(text, channel))


def test_routes_act_in_order_until_one_stops() -> None:
    verdict = judge("где заказ")
    assert (verdict.queue, verdict.priority, verdict.tags) == ("vip", "normal", ("chat", "all"))
    assert list(traced(verdict.trace)) == [("trial", False), ("from_chat", True), ("everything", True)]
    stopped = judge("мой груз")
    assert (stopped.topic, stopped.section, stopped.tags) == ("cargo", "port", ("chat",))
    assert list(traced(stopped.trace)) == [("from_chat", True), ("cargo_now", True)]


def test_a_topic_that_a_route_sets_brings_its_queue_unless_another_was_named_first() -> None:
    assert judge("мой груз", channel="mail").queue == "sea"
    assert judge("мой груз").queue == "vip"


def test_no_route_sees_what_another_set() -> None:
    assert "never" not in judge("груз").tags
    alone = compile_packs({"p": PACK.replace("priority: high\n    stop: true", "priority: high")})
    assert "never" not in alone.judge(message("груз")).tags


def test_each_route_tells_what_was_asked_and_what_is() -> None:
    found = {one.rule: one for one in rules().routes(message("где мой срочно заказ"), Context(first_contact=True))}
    chat = found["from_chat"]
    assert (chat.acted, chat.stops, chat.ended_by, chat.effects) == (False, False, "", ("queue: vip", "tag: chat"))
    assert (chat.when.key, chat.when.held) == ("all", True)
    channel, either, public = chat.when.parts
    assert (channel.key, channel.expected, channel.actual, channel.held) == ("channel", "[vk, bot]", "vk", True)
    assert [(one.key, one.expected, one.actual, one.held) for one in either.parts] == [
        ("words", "< 4", "4", False),
        ("phrase", "срочно", "«срочно»", True),
    ]
    assert (public.key, public.held, public.parts[0].actual) == ("none", True, "false")
    assert chat.unless is not None
    assert (chat.unless.key, chat.unless.expected, chat.unless.actual, chat.unless.held) == (
        "first_contact",
        "true",
        "true",
        True,
    )
    assert found["everything"].acted


def test_a_route_that_another_stopped_says_which() -> None:
    found = {one.rule: one for one in rules().routes(message("груз"))}
    assert (found["cargo_now"].acted, found["cargo_now"].stops) == (True, True)
    assert (found["everything"].acted, found["everything"].ended_by) == (False, "cargo_now")
    assert found["last"].when.actual == "—"


def test_the_explanation_reads_in_both_languages() -> None:
    told = list(explain_routes(rules().routes(message("заказ груз"))))
    assert told[:2] == [
        "маршрут trial «trial»: подошёл бы, но на испытании",
        "  [да] topic: нужно delivery, есть delivery",
    ]
    assert "маршрут everything «everything»: не спрошен, остановил cargo_now" in told
    assert "  [да] всё из" in told
    assert "    [нет] phrase: нужно срочно, есть —" not in told
    assert "      [нет] phrase: нужно срочно, есть —" in told
    english = list(explain_routes(rules().routes(message("заказ груз")), "en"))
    assert "route cargo_now «cargo_now»: acted, and stopped" in english
    assert "  does topic: cargo, section: port, priority: high" in english
    assert "  unless" in english
