"""Who may come in."""

import pytest
from argon2 import PasswordHasher, extract_parameters
from sqlalchemy import select

from router.desk import Conflict, Invalid, TooMany
from router.desk.users import nobodys
from router.store.tables import sessions, users
from tests.desk.house import ADMIN, SYSTEM, House


@pytest.fixture
async def staffed(house: House) -> House:
    """Both have passwords."""
    await house.desk.set_user(SYSTEM, 1, password="correct horse")
    await house.desk.set_user(SYSTEM, 2, password="battery staple")
    return house


async def test_login_session_logout(staffed: House) -> None:
    opened = await staffed.desk.login(" Ada ", "correct horse", "10.0.0.1")
    assert opened is not None
    token, csrf = opened
    found = await staffed.desk.session(token)
    assert found is not None
    assert (found[0].role, found[0].user_id, found[0].name, found[1]) == ("admin", 1, "Ада", csrf)
    await staffed.desk.logout(token)
    assert await staffed.desk.session(token) is None
    assert await staffed.desk.session("") is None


async def test_the_tables_hold_no_key(staffed: House) -> None:
    opened = await staffed.desk.login("ada", "correct horse", "10.0.0.1")
    assert opened is not None
    hashes = await staffed.store.read(lambda tx: list(tx.execute(select(sessions.c.token_hash)).scalars()))
    passwords = await staffed.store.read(lambda tx: list(tx.execute(select(users.c.password)).scalars()))
    assert opened[0] not in hashes
    assert all(password.startswith("$argon2id$") for password in passwords)


async def test_a_session_ends_by_time(staffed: House) -> None:
    opened = await staffed.desk.login("ada", "correct horse", "10.0.0.1")
    assert opened is not None
    staffed.clock.move(14 * 86_400 + 1)
    assert await staffed.desk.session(opened[0]) is None


@pytest.mark.parametrize(
    ("login", "password"), [("ada", "wrong horse"), ("nobody", "correct horse"), ("ada", "x" * 5000)]
)
async def test_wrong_ones_get_none(staffed: House, login: str, password: str) -> None:
    assert await staffed.desk.login(login, password, "10.0.0.1") is None


def test_nobodys_password_costs_what_a_known_one_does() -> None:
    hasher = PasswordHasher()
    assert extract_parameters(nobodys(hasher)) == extract_parameters(hasher.hash("correct horse"))


async def test_five_tries_a_minute(staffed: House) -> None:
    for _ in range(5):
        assert await staffed.desk.login("ada", "guess", "10.0.0.1") is None
    with pytest.raises(TooMany) as caught:
        await staffed.desk.login("ADA", "correct horse", "10.0.0.1")
    assert 0 < int(str(caught.value.data["retry_after"])) <= 61
    assert await staffed.desk.login("ada", "correct horse", "10.0.0.2") is not None
    staffed.clock.move(61)
    assert await staffed.desk.login("ada", "correct horse", "10.0.0.1") is not None


async def test_being_disabled_or_demoted_ends_the_session(staffed: House) -> None:
    opened = await staffed.desk.login("vera", "battery staple", "10.0.0.1")
    assert opened is not None
    await staffed.desk.set_user(ADMIN, 2, disabled=True)
    assert await staffed.desk.session(opened[0]) is None
    assert await staffed.desk.login("vera", "battery staple", "10.0.0.1") is None
    assert [user.disabled for user in await staffed.desk.users(ADMIN)] == [False, True]


async def test_an_admin_cannot_lock_himself_out(staffed: House) -> None:
    for values in ({"disabled": True}, {"role": "operator"}):
        with pytest.raises(Conflict):
            await staffed.desk.set_user(ADMIN, 1, **values)


async def test_new_users_are_checked(staffed: House) -> None:
    with pytest.raises(Conflict) as taken:
        await staffed.desk.add_user(ADMIN, "ADA", "12345678", "x", "operator")
    assert taken.value.key == "login_taken"
    for login, password, role in (
        ("", "12345678", "admin"),
        ("a b", "12345678", "admin"),
        ("x", "short", "admin"),
        ("x", "12345678", "god"),
    ):
        with pytest.raises(Invalid):
            await staffed.desk.add_user(ADMIN, login, password, "x", role)


async def test_language(staffed: House) -> None:
    await staffed.desk.set_language(ADMIN, "en")
    assert (await staffed.desk.users(ADMIN))[0].language == "en"
    with pytest.raises(Invalid):
        await staffed.desk.set_language(ADMIN, "xx")
