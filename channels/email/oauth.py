"""Access tokens for servers that take no password (Gmail, Microsoft 365): asked for with the refresh token (RFC 6749 section 6)."""

import asyncio
import hashlib
import json
import time
from collections.abc import Awaitable, Callable

import aiohttp

from channels.email.config import OAuth

EARLY = 120.0  # seconds before its end at which a token is no longer used
MAX_ANSWER = 64 * 1024


class NoToken(OSError):
    """No access token to be had now. The words are the server's own error code, never a secret."""


class Refused(NoToken):
    """The consent that was asked with is over."""


Keep = Callable[[str], Awaitable[None]]


class Tokens:
    """The access token of one account, kept until shortly before its end and asked for by one at a time."""

    def __init__(self, settings: OAuth, deadline: float) -> None:
        self._settings, self._deadline = settings, deadline
        self._lock = asyncio.Lock()
        self._refresh = settings.refresh_token
        self._token = ""
        self._until = 0.0
        self._keep: Keep | None = None

    @property
    def name(self) -> str:
        """Of the consent: another one in the configuration has another name."""
        said = "\0".join((self._settings.token_url, self._settings.client_id, self._settings.refresh_token))
        return hashlib.sha256(said.encode()).hexdigest()[:16]

    def remember(self, refresh_token: str, keep: Keep) -> None:
        """The newest refresh token that is known of this consent, "" if none; `keep` gets the next ones."""
        self._refresh = refresh_token or self._refresh
        self._keep = keep

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
        try:
            await self._ask_with(self._refresh)
        except Refused:
            if self._refresh == self._settings.refresh_token:
                raise
            await self._ask_with(self._settings.refresh_token)  # what was kept is older than what is configured

    async def _ask_with(self, refresh_token: str) -> None:
        form = {"grant_type": "refresh_token", "client_id": self._settings.client_id, "refresh_token": refresh_token}
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
            told = f"no access token: the token server says {status} {str(code)[:60]}".rstrip()
            raise Refused(told) if code == "invalid_grant" else NoToken(told)
        lifetime = found.get("expires_in")
        seconds = float(lifetime) if isinstance(lifetime, int | float) else 300.0
        self._token, self._until = token, time.monotonic() + max(0.0, seconds - EARLY)
        renewed = found.get("refresh_token")
        # Some servers give a new one each time (RFC 6749 section 6), and the old one ends: Microsoft's after 90 days.
        self._refresh = renewed if isinstance(renewed, str) and renewed else refresh_token
        if self._refresh != refresh_token and self._keep is not None:
            await self._keep(self._refresh)


async def _bounded(content: aiohttp.StreamReader) -> bytes:
    body = bytearray()
    async for chunk in content.iter_chunked(8192):
        body += chunk
        if len(body) > MAX_ANSWER:
            raise ValueError("the answer is too long")
    return bytes(body)
