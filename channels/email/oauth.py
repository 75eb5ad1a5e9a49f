"""Access tokens for servers that take no password (Gmail, Microsoft 365): asked for with the refresh token (RFC 6749 section 6)."""

import asyncio
import json
import time

import aiohttp

from channels.email.config import OAuth

EARLY = 120.0  # seconds before its end at which a token is no longer used
MAX_ANSWER = 64 * 1024


class NoToken(OSError):
    """No access token to be had now. The words are the server's own error code, never a secret."""


class Tokens:
    """The access token of one account, kept until shortly before its end and asked for by one at a time."""

    def __init__(self, settings: OAuth, deadline: float) -> None:
        self._settings, self._deadline = settings, deadline
        self._lock = asyncio.Lock()
        self._refresh = settings.refresh_token
        self._token = ""
        self._until = 0.0

    async def get(self) -> str:
        """Raises NoToken."""
        async with self._lock:
            if time.monotonic() >= self._until:
                await self._ask()
            return self._token

    def forget(self) -> None:
        """The mail server refused it: the next one is asked for anew."""
        self._until = 0.0

    async def _ask(self) -> None:
        form = {"grant_type": "refresh_token", "client_id": self._settings.client_id, "refresh_token": self._refresh}
        form |= {"client_secret": self._settings.client_secret} if self._settings.client_secret else {}
        form |= {"scope": self._settings.scope} if self._settings.scope else {}
        try:
            timeout = aiohttp.ClientTimeout(total=self._deadline)
            async with (
                aiohttp.ClientSession(timeout=timeout) as session,
                session.post(self._settings.token_url, data=form, allow_redirects=False) as answer,
            ):
                status, body = answer.status, await _bounded(answer.content)
            found = json.loads(body)
        except (aiohttp.ClientError, TimeoutError, ValueError) as error:
            raise NoToken(f"no access token: {type(error).__name__} at the token server") from None
        token = found.get("access_token") if isinstance(found, dict) else None
        if status != 200 or not isinstance(token, str) or not token.isascii():
            code = found.get("error") if isinstance(found, dict) else ""
            raise NoToken(f"no access token: the token server says {status} {str(code)[:60]}".rstrip())
        lifetime = found.get("expires_in")
        seconds = float(lifetime) if isinstance(lifetime, int | float) else 300.0
        self._token, self._until = token, time.monotonic() + max(0.0, seconds - EARLY)
        if isinstance(renewed := found.get("refresh_token"), str) and renewed:
            self._refresh = renewed  # some servers give a new one each time (RFC 6749 section 6)


async def _bounded(content: aiohttp.StreamReader) -> bytes:
    body = bytearray()
    async for chunk in content.iter_chunked(8192):
        body += chunk
        if len(body) > MAX_ANSWER:
            raise ValueError("the answer is too long")
    return bytes(body)
