"""Files on their way: one-time addresses for uploads, what was uploaded, and media by their address (dev.vk.com/method/docs.save …)."""

import json
import secrets
from typing import ClassVar

from aiohttp import web

from tests.emulators.vk.parameters import Json, Methods, Refusal, missing
from tests.emulators.vk.people import People


class Uploads(People):
    """What a community sends with its messages."""

    def __init__(self, group_id: int, retry_after: float, attempts: int) -> None:
        super().__init__(group_id, retry_after, attempts)
        self.gone: set[str] = set()  # names of media that answer 404
        self._uploads: dict[str, str] = {}  # one-time addresses: kind by token
        self._uploaded: dict[str, tuple[bytes, str, str]] = {}

    def _upload_server(self, kind: str, params: Json) -> Json:
        token = secrets.token_hex(8)
        self._uploads[token] = kind
        return {"upload_url": f"{self.url}/upload/{token}", "album_id": -64, "user_id": 0, "group_id": self.group_id}

    def _photo_server(self, params: Json) -> Json:
        return self._upload_server("photo", params)

    def _doc_server(self, params: Json) -> Json:
        if params.get("type") not in (None, "doc", "audio_message", "graffiti"):
            raise missing("type is invalid")
        return self._upload_server("file", params)

    def _wall_doc_server(self, params: Json) -> Json:
        self._own(params, required=False)
        return self._upload_server("file", params)

    async def _upload(self, request: web.Request) -> web.StreamResponse:
        kind = self._uploads.pop(request.match_info["token"], None)  # an address serves once
        if kind is None:
            return web.json_response({"error": "ERR_UPLOAD_1: upload address is used up"})
        given = (await request.post()).get(kind)
        if not isinstance(given, web.FileField):
            return web.json_response({"error": f"ERR_UPLOAD_2: no field {kind}"})
        data, token = given.file.read(), secrets.token_hex(8)
        given.file.close()
        picture = data[:3] == b"\xff\xd8\xff" or data[:8] == b"\x89PNG\r\n\x1a\n" or data[:4] == b"GIF8"
        if kind == "photo" and not picture:
            return web.json_response({"server": 1, "photo": "[]", "hash": token})
        if kind == "file" and (given.filename or "").lower().endswith((".exe", ".bat", ".com")):
            return web.json_response({"error": "wrong_ext", "bytes_written": 0})
        self._uploaded[token] = (data, given.content_type, given.filename or "file")
        if kind == "photo":
            return web.json_response({"server": 1, "photo": json.dumps([{"photo": token}]), "hash": token})
        return web.json_response({"file": token})

    def _save_photo(self, params: Json) -> list[Json]:
        for name in ("photo", "server", "hash"):
            if not params.get(name):
                raise missing(f"{name} is undefined")
        return [self._kept("photo", *self._take_upload(str(params["hash"])))]

    def _save_doc(self, params: Json) -> Json:
        data, media_type, name = self._take_upload(str(params.get("file", "")))
        return {"type": "doc", "doc": self._kept("doc", data, media_type, str(params.get("title") or name))}

    def _take_upload(self, token: str) -> tuple[bytes, str, str]:
        found = self._uploaded.pop(token, None)
        if found is None:
            raise Refusal(121, "Invalid hash")
        return found

    def _attached(self, names: str) -> list[Json]:
        wanted = [name for name in names.split(",") if name]
        if len(wanted) > 10:
            raise missing("attachment: too many")
        known = [self._attachments.get(name) for name in wanted]
        if None in known:
            raise missing("attachment is invalid")
        return [attachment for attachment in known if attachment]

    async def _media(self, request: web.Request) -> web.StreamResponse:
        name = request.match_info["name"]
        if name not in self.media or name in self.gone:
            return web.Response(status=404, text="<html>gone</html>", content_type="text/html")
        data, media_type, _ = self.media[name]
        return web.Response(body=data, content_type=media_type)

    methods: ClassVar[Methods] = {
        **People.methods,
        "photos.getMessagesUploadServer": _photo_server,
        "photos.saveMessagesPhoto": _save_photo,
        "docs.getMessagesUploadServer": _doc_server,
        "docs.getWallUploadServer": _wall_doc_server,
        "docs.save": _save_doc,
    }
