"""Requests to the web channel as browsers and applications make them."""

import json
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime, timedelta

from channels.web import build
from channels.web.client import WebChannel
from router.channel import ChannelSetup, Hook
from router.signing import Signer

NOW = datetime(2026, 11, 12, 9, 30, 0, 250_000, tzinfo=UTC)
SIGNER = Signer(b"a secret of the tests, 32 bytes!")
PNG = b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 4
BOUNDARY = "----WebKitFormBoundary7MA4YWxkTrZu0gW"


def channel(**section: object) -> WebChannel:
    return build(ChannelSetup(name="site", section=section, signer=SIGNER, public_url="http://127.0.0.1"))


def nonce(opened: datetime = NOW - timedelta(seconds=40), random: str = "0f3a") -> str:
    return SIGNER.sign("form", f"{int(opened.timestamp())}-{random}")


def token(customer: str = "anna") -> str:
    return SIGNER.sign("customer", customer)


def hook(body: bytes, content_type: str, *, query: Mapping[str, str] | None = None, method: str = "POST",
         remote: str = "192.0.2.7", at: datetime = NOW, **headers: str) -> Hook:  # fmt: skip
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return Hook(method=method, path="/in/site", headers={"content-type": content_type, **named}, query=query or {},
                body=body, remote=remote, received_at=at)  # fmt: skip


def as_json(data: object, **more: str) -> Hook:
    return hook(json.dumps(data, ensure_ascii=False).encode(), "application/json", **more)  # type: ignore[arg-type]


def multipart(
    values: Mapping[str, str], files: Sequence[tuple[str, str, bytes]] = (), boundary: str = BOUNDARY
) -> bytes:
    """As Chromium writes it: values, then files; names in UTF-8 with %22 for a quotation mark."""
    lines = b""
    for name, value in values.items():
        lines += f'--{boundary}\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n{value}\r\n'.encode()
    for filename, media_type, data in files:
        safe = filename.replace('"', "%22")
        lines += f'--{boundary}\r\nContent-Disposition: form-data; name="files"; filename="{safe}"\r\n'.encode()
        lines += f"Content-Type: {media_type}\r\n\r\n".encode() + data + b"\r\n"
    return lines + f"--{boundary}--\r\n".encode()


def browser(values: Mapping[str, str], files: Sequence[tuple[str, str, bytes]] = (), **more: str) -> Hook:
    body = multipart({"nonce": nonce(), **values}, files)
    return hook(body, f"multipart/form-data; boundary={BOUNDARY}", **more)  # type: ignore[arg-type]
