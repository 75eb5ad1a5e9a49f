"""What a community writes under its posts and in its discussions (dev.vk.com/method/wall.createComment, board.createComment)."""

import time
from typing import ClassVar

from tests.emulators.vk.messages import Messages
from tests.emulators.vk.parameters import DAY, Json, Methods, Refusal, is_int, missing


class Comments(Messages):
    """The methods wall.* and board.*."""

    def _wall_comment(self, params: Json) -> Json:
        return {"comment_id": self._create_comment("wall", "owner_id", "post_id", params), "parents_stack": []}

    def _board_comment(self, params: Json) -> int:
        return self._create_comment("topic", "group_id", "topic_id", params)

    def _create_comment(self, word: str, owner_name: str, item_name: str, params: Json) -> int:
        for name in (owner_name, item_name):
            if not is_int(params.get(name)):
                raise missing(f"{name} is a required parameter")
        if not params.get("message") and not params.get("attachments"):
            raise missing("message is a required parameter")
        owner = -int(params[owner_name]) if owner_name == "group_id" else int(params[owner_name])
        place = self.comments.get(f"{word}{owner}_{int(params[item_name])}")
        if place is None:
            raise Refusal(15, "Access denied: no access to this place")
        guid = params.get("guid")
        for before in place:
            if guid and before.get("guid") == guid:
                return int(before["id"])
        comment = {"id": len(place) + 1, "from_id": -self.group_id, "date": int(time.time()), "guid": guid,
                   "text": params.get("message", ""),
                   "reply_to_comment": int(params.get("reply_to_comment") or 0),
                   "attachments": self._attached(str(params.get("attachments", "")))}  # fmt: skip
        place.append(comment)
        self._echo_comment(word, owner, int(params[item_name]), comment, place)
        return len(place)

    def _echo_comment(self, word: str, owner: int, item: int, comment: Json, place: list[Json]) -> None:
        """VK tells a community of its own comments as well."""
        answered = next((one["from_id"] for one in place if one["id"] == comment["reply_to_comment"]), 0)
        shown = {key: value for key, value in comment.items() if key != "guid"} | {"reply_to_user": answered}
        if word == "wall":
            self._happened("wall_reply_new", shown | {"post_id": item, "post_owner_id": owner, "owner_id": owner})
        else:
            self._happened("board_post_new", shown | {"topic_id": item, "topic_owner_id": owner})

    def _edit_comment(self, params: Json) -> int:
        comment = self._own_comment(params)
        if time.time() - comment["date"] > DAY:
            raise Refusal(7, "Permission to perform this action is denied: comment edit time expired")
        text, attachments = str(params.get("message", "")), str(params.get("attachments", ""))
        if not text and not attachments:
            raise missing("message is empty or invalid")
        comment |= {"text": text, "attachments": self._attached(attachments)}
        return 1

    def _delete_comment(self, params: Json) -> int:
        comment = self._own_comment(params)
        next(place for place in self.comments.values() if comment in place).remove(comment)
        return 1

    def _own_comment(self, params: Json) -> Json:
        if not is_int(params.get("owner_id")) or not is_int(params.get("comment_id")):
            raise missing("owner_id, comment_id")
        walls = [place for name, place in self.comments.items() if name.startswith(f"wall{params['owner_id']}_")]
        found = next((one for place in walls for one in place if str(one["id"]) == str(params["comment_id"])), None)
        if found is None or found["from_id"] != -self.group_id:
            raise Refusal(211, "Access to wall's comment denied")
        return found

    methods: ClassVar[Methods] = {
        **Messages.methods,
        "wall.createComment": _wall_comment,
        "board.createComment": _board_comment,
        "wall.editComment": _edit_comment,
        "wall.deleteComment": _delete_comment,
    }
