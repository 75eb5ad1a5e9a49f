"""Two things said in one clause, which tell together what neither does alone."""

from channels.email.words import any_of, either


def near(one: tuple[str, ...], other: tuple[str, ...]) -> str:
    """Some of both, in either order; a dot before a letter ends no clause."""
    first, second = any_of(*one), any_of(*other)
    return rf"(?:{first})(?:[^.;\n]|\.\w){{0,60}}(?:{second})|(?:{second})(?:[^.;\n]|\.\w){{0,40}}(?:{first})"


def beside(one: tuple[str, ...], other: tuple[str, ...]) -> str:
    """Some of both nearer to each other: what is asked last, when nothing else told."""
    first, second = either(*one), either(*other)
    return rf"{first}[^.;\n]{{0,40}}{second}|{second}[^.;\n]{{0,20}}{first}"
