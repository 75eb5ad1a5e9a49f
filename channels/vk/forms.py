"""What people fill in, buy and pay: orders of the community's shop, «Форма заявки», VK Pay, mini-apps. Pure."""

from msgspec.structs import replace

from channels.vk.attachments import part_of
from channels.vk.carried import MAX_PARTS
from channels.vk.event import MAX_PAYLOAD, Event, ignored, to_person
from channels.vk.fields import facts, items, joined, line, number, obj, text
from router.schema import Inbound, InboundEdit, Part


def order(event: Event) -> Inbound:
    """An order in the community's shop (reference/objects/order); an edit is a new revision of the same message."""
    body = event.body
    user, order = number(body.get("user_id")), line(body.get("display_order_id"), 60) or str(number(body.get("id")))
    cost = line(obj(body.get("total_price")).get("text"), 100)
    whither = line(obj(body.get("recipient")).get("display_text")), line(body.get("address"))
    about = facts(order=order, status=number(body.get("status")), address=line(body.get("address")),
                  track=line(body.get("track_number"), 100), answer=line(body.get("merchant_comment")))  # fmt: skip
    parts = [Part(kind="form", text=joined(f"Заказ № {order}", cost, *whither), facts=about)]
    for entry in map(obj, items(body.get("preview_order_items"))[: MAX_PARTS - 1]):
        bought, count = part_of({"type": "market", "market": entry.get("item") or entry}), number(entry.get("quantity"))
        parts.append(replace(bought, text=joined(bought.text, f"× {count}" if count > 1 else "", sep=" ")))
    message = to_person(event, user, f"order:{number(body.get('id'))}", text(body.get("comment")), tuple(parts))
    if event.kind == "market_order_edit":
        return InboundEdit(message=message, edited_at=event.received_at)
    return message


def lead_form(event: Event) -> Inbound:
    """A filled-in «Форма заявки»: questions and answers, one a line."""
    body = event.body
    answered = []
    for entry in map(obj, items(body.get("answers"))[:100]):
        given = entry.get("answer")
        values = [_answer(value) for value in (given if isinstance(given, list) else [given])]
        answered.append(joined(line(entry.get("question") or entry.get("key")), joined(*values, sep=", "), sep=": "))
    name, user = line(body.get("form_name"), 300), number(body.get("user_id"))
    form = Part(kind="form", text=joined("Форма", name), facts=facts(form=number(body.get("form_id"))))
    return to_person(event, user, f"lead:{number(body.get('lead_id'))}:{user}", "\n".join(answered), (form,))


def payment(event: Event) -> Inbound:
    """Somebody paid by VK Pay; the amount is in thousandths of a rouble."""
    body = event.body
    person, amount = number(body.get("from_id")), number(body.get("amount"))
    if person <= 0:
        return ignored(event, "names no person")
    said = joined("Перевод VK Pay", f"{amount / 1000:g} ₽" if amount else "", line(body.get("description")), sep=", ")
    part = Part(kind="form", text=said, facts=facts(amount=amount))
    return to_person(event, person, event.id, "", (part,))


def app_payload(event: Event) -> Inbound:
    """What a person sent from the community's mini-app."""
    payload, person = line(event.body.get("payload"), MAX_PAYLOAD), number(event.body.get("user_id"))
    if person <= 0:
        return ignored(event, "names no person")
    part = Part(kind="form", text=joined("Мини-приложение", payload[:300]),
                facts=facts(app=number(event.body.get("app_id")), payload=payload))  # fmt: skip
    return to_person(event, person, event.id, "", (part,))


def _answer(value: object) -> str:
    return line(obj(value).get("value") if isinstance(value, dict) else value)
