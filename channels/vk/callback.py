"""The Callback API's servers of a community: looked at, added and removed while the desk runs.

Sources: method/groups.getCallbackServers, groups.addCallbackServer, groups.editCallbackServer, groups.setCallbackSettings,
groups.getCallbackConfirmationCode and groups.deleteCallbackServer. VK asks the address for the confirmation code before it calls.
"""

from typing import TYPE_CHECKING

from channels.vk.fields import Obj, items, line, number, obj

if TYPE_CHECKING:
    from channels.vk.client import Client  # takes more than a second to import

TITLE = "Okno"  # at most 14 characters
EVENTS = (
    "message_new", "message_reply", "message_edit", "message_event", "message_allow", "message_deny", "message_read",
    "message_typing_state", "message_reaction_event", "wall_post_new", "wall_reply_new", "wall_reply_edit", "wall_reply_restore",
    "wall_reply_delete", "board_post_new", "board_post_edit", "board_post_restore", "board_post_delete", "photo_comment_new",
    "photo_comment_edit", "photo_comment_restore", "photo_comment_delete", "video_comment_new", "video_comment_edit",
    "video_comment_restore", "video_comment_delete", "market_comment_new", "market_comment_edit", "market_comment_restore",
    "market_comment_delete", "market_order_new", "market_order_edit", "lead_forms_new",
)  # fmt: skip


async def servers(client: "Client") -> list[Obj]:
    """All that VK calls for the community. Raises ApiError or Lost, as everything here."""
    group = {"group_id": client.section.group_id}
    return [obj(one) for one in items(obj(await client.ask("groups.getCallbackServers", group)).get("items"))]


async def confirmation(client: "Client") -> str:
    """The string that VK wants to read at the address."""
    group = {"group_id": client.section.group_id}
    return line(obj(await client.ask("groups.getCallbackConfirmationCode", group)).get("code"), 100)


async def connect(client: "Client", address: str) -> None:
    """VK calls the address from now on, about everything that the desk reads."""
    section = client.section
    given = {"group_id": section.group_id, "url": address, "title": TITLE, "secret_key": section.secret}
    there = next((number(one.get("id")) for one in await servers(client) if one.get("url") == address), 0)
    if there:
        await client.ask("groups.editCallbackServer", {**given, "server_id": there})
    else:
        there = number(obj(await client.ask("groups.addCallbackServer", given)).get("server_id"))
    wanted = dict.fromkeys(EVENTS, 1)
    settings = {"group_id": section.group_id, "server_id": there, "api_version": section.version, **wanted}
    await client.ask("groups.setCallbackSettings", settings)


async def disconnect(client: "Client", address: str) -> None:
    """VK calls the address no more; other servers of the community stay."""
    for one in await servers(client):
        if one.get("url") == address:
            server = {"group_id": client.section.group_id, "server_id": number(one.get("id"))}
            await client.ask("groups.deleteCallbackServer", server)
