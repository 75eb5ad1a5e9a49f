"""`okno users`: who may log in."""

import argparse
import getpass
import sys

from router.app import SYSTEM, Okno
from router.cli.terminal import Failed, on_desk


def add_commands(parser: argparse.ArgumentParser) -> None:
    """`list`, `add`, `password`, `disable` and `enable`."""
    acts = parser.add_subparsers(required=True, dest="act", metavar="ACT")
    acts.add_parser("list", help="everybody").set_defaults(run=list_)
    one = acts.add_parser("add", help="a new user; the password is asked for, or read from stdin")
    one.add_argument("login")
    one.add_argument("--role", choices=["operator", "admin"], default="operator")
    one.add_argument("--name", default="")
    one.set_defaults(run=add)
    for name, about in (("password", "a new password"), ("disable", "may not log in"), ("enable", "may log in again")):
        one = acts.add_parser(name, help=about)
        one.add_argument("login")
        one.set_defaults(run=change)


def list_(arguments: argparse.Namespace) -> int:
    """A line each: id, login, role, whether enabled, name."""

    async def act(okno: Okno) -> int:
        for user in await okno.desk.users(SYSTEM):
            state = "disabled" if user.disabled else "enabled"
            print(f"{user.id}\t{user.login}\t{user.role}\t{state}\t{user.name}")
        return 0

    return on_desk(arguments.config, act)


def add(arguments: argparse.Namespace) -> int:
    """Prints the new user's id."""

    async def act(okno: Okno) -> int:
        login, name = _login(arguments), arguments.name or arguments.login
        print(await okno.desk.add_user(SYSTEM, login, _password(), name, arguments.role))
        return 0

    return on_desk(arguments.config, act)


def change(arguments: argparse.Namespace) -> int:
    """A known user's password, or whether he may log in."""

    async def act(okno: Okno) -> int:
        known = {user.login: user.id for user in await okno.desk.users(SYSTEM)}
        user_id = known.get(_login(arguments))
        if user_id is None:
            raise Failed(f"there is no user {arguments.login!r}; okno users list shows them")
        if arguments.act == "password":
            await okno.desk.set_user(SYSTEM, user_id, password=_password())
        else:
            await okno.desk.set_user(SYSTEM, user_id, disabled=arguments.act == "disable")
        return 0

    return on_desk(arguments.config, act)


def _login(arguments: argparse.Namespace) -> str:
    login: str = arguments.login.strip().casefold()
    return login


def _password() -> str:
    if not sys.stdin.isatty():
        return sys.stdin.readline().rstrip("\n")
    password = getpass.getpass("Password: ")
    if password != getpass.getpass("Again: "):
        raise Failed("the two passwords are not the same")
    return password
