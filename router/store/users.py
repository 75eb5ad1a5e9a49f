"""Operators and admins, and their sessions. A session is kept as the hash of its token: the table is no key ring."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, delete, insert, select, update
from sqlalchemy.exc import IntegrityError

from router.store.tables import sessions, users


@dataclass(frozen=True, slots=True, kw_only=True)
class User:
    """One who may log in. `password` is an argon2 hash and stays out of every repr."""

    id: int
    login: str
    name: str
    role: str
    language: str
    disabled: bool


class LoginTaken(Exception):
    """There is a user of this login already."""


def add(tx: Connection, login: str, password_hash: str, name: str, role: str, now: datetime) -> int:
    """The new user's id. Raises LoginTaken."""
    row = {"login": login.casefold(), "password": password_hash, "name": name, "role": role, "created_at": now}
    try:
        with tx.begin_nested():
            made: int = tx.execute(insert(users).values(row).returning(users.c.id)).scalar_one()
            return made
    except IntegrityError:
        raise LoginTaken(login) from None


def change(tx: Connection, user_id: int, values: dict[str, object]) -> bool:
    """Sets the columns; a new password, a role or `disabled` ends the user's sessions. False: no such user."""
    found = tx.execute(update(users).where(users.c.id == user_id).values(values)).rowcount
    if values.keys() & {"password", "role", "disabled"}:
        tx.execute(delete(sessions).where(sessions.c.user_id == user_id))
    return bool(found)


def every(tx: Connection) -> list[User]:
    return [_user(row) for row in tx.execute(select(users).order_by(users.c.disabled, users.c.login))]


def get(tx: Connection, user_id: int) -> User | None:
    row = tx.execute(select(users).where(users.c.id == user_id)).first()
    return _user(row) if row else None


def by_login(tx: Connection, login: str) -> tuple[User, str] | None:
    """The user and the hash of his password."""
    row = tx.execute(select(users).where(users.c.login == login.casefold())).first()
    return (_user(row), row.password) if row else None


def open_session(tx: Connection, token_hash: str, user_id: int, csrf: str, now: datetime, until: datetime) -> None:
    tx.execute(delete(sessions).where(sessions.c.expires_at < now))
    row = {"token_hash": token_hash, "user_id": user_id, "csrf": csrf, "created_at": now, "expires_at": until}
    tx.execute(insert(sessions).values(row))
    tx.execute(update(users).where(users.c.id == user_id).values(seen_at=now))


def session(tx: Connection, token_hash: str, now: datetime) -> tuple[User, str] | None:
    """The session's user and its CSRF token, if it is alive and the user isn't disabled."""
    query = (
        select(users, sessions.c.csrf)
        .join(sessions, sessions.c.user_id == users.c.id)
        .where(sessions.c.token_hash == token_hash, sessions.c.expires_at > now, ~users.c.disabled)
    )
    row = tx.execute(query).first()
    return (_user(row), row.csrf) if row else None


def close_session(tx: Connection, token_hash: str) -> None:
    tx.execute(delete(sessions).where(sessions.c.token_hash == token_hash))


def _user(row: Row[*tuple[Any, ...]]) -> User:
    return User(id=row.id, login=row.login, name=row.name, role=row.role, language=row.language, disabled=row.disabled)
