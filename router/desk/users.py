"""Who may come in: passwords, sessions, users."""

import asyncio
import hashlib
import ipaddress
import secrets
from base64 import b64encode
from collections import deque
from datetime import datetime, timedelta

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError
from argon2.low_level import ARGON2_VERSION

from router.desk.base import Base, Conflict, Invalid, NotFound, Services, TooMany, admin, staff
from router.readmodels import Actor, UserView
from router.store import users
from router.store.users import User

ROLES = ("operator", "admin")
LANGUAGES = ("ru", "en")
SESSION = timedelta(days=14)
TRIES = 5  # of one login from one address
TRIES_FROM = 30  # of any logins from one address: an office behind one has room, a list of stolen passwords hasn't
WINDOW = timedelta(minutes=1)
HASHING = 2  # argon2 takes 64 MiB each: more at once would be a way to exhaust memory
MIN_PASSWORD = 8
MAX_PASSWORD = 1024


class Users(Base):
    """Logins are without case; passwords are argon2id."""

    def __init__(self, services: Services) -> None:
        super().__init__(services)
        self._hasher = PasswordHasher()
        self._nobody = nobodys(self._hasher)
        self._hashing = asyncio.Semaphore(HASHING)
        self._tries, self._tries_from = Tries(), Tries(TRIES_FROM)

    async def login(self, login: str, password: str, remote: str) -> tuple[str, str] | None:
        """(token, csrf) of a new session, None for a wrong login or password. Raises TooMany after 5 tries of this login, or 30 of
        any, a minute from one neighbourhood."""
        now, login, place = self.now(), login.strip().casefold()[:200], neighbourhood(remote)
        wait = self._tries.wait(f"{login}\0{place}", now) or self._tries_from.wait(place, now)
        if wait:
            raise TooMany(wait)
        found = await self.store.read(users.by_login, login)
        known = found is not None and not found[0].disabled
        # An unknown login's password is checked, too, so that it takes the same time as a known one's.
        right = await self._verify(found[1] if found else self._nobody, password)
        if found is None or not known or not right:
            return None
        token, csrf = secrets.token_urlsafe(32), secrets.token_urlsafe(24)
        await self.store.write(users.open_session, _hash(token), found[0].id, csrf, now, now + SESSION)
        return token, csrf

    async def session(self, token: str) -> tuple[Actor, str] | None:
        """Who the session's token belongs to, and its CSRF token."""
        if not token or len(token) > 200:
            return None
        found = await self.store.read(users.session, _hash(token), self.now())
        return (_actor(found[0]), found[1]) if found else None

    async def logout(self, token: str) -> None:
        await self.store.write(users.close_session, _hash(token))

    async def users(self, actor: Actor) -> tuple[UserView, ...]:
        """Everybody whom a ticket may be assigned to, the disabled ones last."""
        staff(actor)
        return tuple(_view(user) for user in await self.store.read(users.every))

    async def add_user(self, actor: Actor, login: str, password: str, name: str, role: str) -> int:
        """Admins only. Raises Invalid, or Conflict when the login is taken."""
        admin(actor)
        login, name = login.strip().casefold(), name.strip()
        if not login or len(login) > 64 or any(letter.isspace() for letter in login):
            raise Invalid("login_wrong", field="login")
        _check_role(role)
        hashed = await self._hashed(password)
        try:
            return await self.store.write(users.add, login, hashed, name[:200] or login, role, self.now())
        except users.LoginTaken:
            raise Conflict("login_taken", login=login) from None

    async def set_user(
        self, actor: Actor, user_id: int, *, name: str | None = None, role: str | None = None,
        disabled: bool | None = None, password: str | None = None,
    ) -> None:  # fmt: skip
        """Admins only; None leaves as it is. A new password, role or being disabled ends the user's sessions."""
        admin(actor)
        values: dict[str, object] = {}
        if name is not None:
            values["name"] = name.strip()[:200]
        if role is not None:
            values["role"] = _check_role(role)
        if disabled is not None:
            values["disabled"] = disabled
        if password is not None:
            values["password"] = await self._hashed(password)
        if actor.user_id == user_id and (disabled or values.get("role", "admin") != "admin"):
            raise Conflict("own_account")
        if values and not await self.store.write(users.change, user_id, values):
            raise NotFound("user")

    async def set_language(self, actor: Actor, lang: str) -> None:
        staff(actor)
        if lang not in LANGUAGES:
            raise Invalid("language_wrong", field="language")
        if actor.user_id is not None:
            await self.store.write(users.change, actor.user_id, {"language": lang})

    async def _verify(self, hashed: str, password: str) -> bool:
        if len(password) > MAX_PASSWORD:
            return False
        async with self._hashing:
            return await asyncio.to_thread(self._matches, hashed, password)

    def _matches(self, hashed: str, password: str) -> bool:
        try:
            return self._hasher.verify(hashed, password)
        except (VerificationError, InvalidHashError):
            return False

    async def _hashed(self, password: str) -> str:
        if not MIN_PASSWORD <= len(password) <= MAX_PASSWORD:
            raise Invalid("password_length", field="password", least=MIN_PASSWORD)
        async with self._hashing:
            return await asyncio.to_thread(self._hasher.hash, password)


def nobodys(hasher: PasswordHasher) -> str:
    """What no password hashes to: it costs the same time to check as what one does."""
    salt, digest = (
        b64encode(secrets.token_bytes(size)).decode().rstrip("=") for size in (hasher.salt_len, hasher.hash_len)
    )
    cost = f"m={hasher.memory_cost},t={hasher.time_cost},p={hasher.parallelism}"
    return f"$argon2id$v={ARGON2_VERSION}${cost}${salt}${digest}"


class Tries:
    """How often each key was tried within the window. Bounded: the oldest keys are forgotten first."""

    def __init__(self, limit: int = TRIES, window: timedelta = WINDOW, keys: int = 10_000) -> None:
        self._limit, self._window, self._keys = limit, window, keys
        self._seen: dict[str, deque[datetime]] = {}

    def wait(self, key: str, now: datetime) -> int:
        """Counts a try; the seconds to wait before the next is let through, 0 if this one is."""
        tries = self._seen.pop(key, deque())
        while tries and tries[0] <= now - self._window:
            tries.popleft()
        self._seen[key] = tries
        if len(self._seen) > self._keys:
            del self._seen[next(iter(self._seen))]
        if len(tries) >= self._limit:
            return max(1, int((tries[0] + self._window - now).total_seconds()) + 1)
        tries.append(now)
        return 0


def neighbourhood(remote: str) -> str:
    """Where an address counts as the same somebody: an IPv4 address itself, an IPv6 one's /64, which one customer of a provider has
    whole (RFC 6177 §2)."""
    try:
        address = ipaddress.IPv6Address(remote.partition("%")[0])
    except ValueError:
        return remote
    if address.ipv4_mapped is not None:
        return str(address.ipv4_mapped)
    return str(ipaddress.IPv6Network((address, 64), strict=False))


def _check_role(role: str) -> str:
    if role not in ROLES:
        raise Invalid("role_wrong", field="role")
    return role


def _hash(token: str) -> str:
    return hashlib.sha256(token.encode("utf-8", "surrogatepass")).hexdigest()


def _actor(user: User) -> Actor:
    return Actor(role=user.role, user_id=user.id, name=user.name, language=user.language)


def _view(user: User) -> UserView:
    return UserView(
        id=user.id, login=user.login, name=user.name, role=user.role, language=user.language, disabled=user.disabled
    )
