"""Forms of plain text: flowed (RFC 3676), enriched (RFC 1896), signed by PGP (RFC 4880)."""

import re

_LINE_ENDS = re.compile(r"\n{1,1000}")
_ENRICHED = re.compile(r"<(?:param>[^<]{0,500}</param|/?[a-z]{1,40})>", re.IGNORECASE)


def unriched(text: str) -> str:
    """text/enriched without its commands (RFC 1896): `<<` is a bracket, a single line end a blank, n of them n-1 line ends."""
    # <lt> and <nl> are RFC 1341's.
    text = text.replace("\r\n", "\n").replace("<<", "\x1d").replace("<lt>", "\x1d").replace("<nl>", "\n\n")
    text = _ENRICHED.sub("", text).replace("\x1d", "<")
    return _LINE_ENDS.sub(lambda found: "\n" * (len(found.group()) - 1) or " ", text)


def unflow(text: str, *, delete_space: bool = False) -> str:
    """format=flowed undone (RFC 3676): soft breaks joined within one quote depth, stuffed blanks removed."""
    paragraphs: list[tuple[str, list[str]]] = []
    goes_on = False
    for line in text.replace("\r\n", "\n").split("\n"):
        rest = line.lstrip(">")
        quotes = ">" * (len(line) - len(rest))
        rest = rest.removeprefix(" ")
        soft = rest.endswith(" ") and rest != "-- "
        if soft and delete_space:
            rest = rest[:-1]
        if goes_on and paragraphs[-1][0] == quotes and rest != "-- ":
            paragraphs[-1][1].append(rest)
        else:
            paragraphs.append((quotes, [rest]))
        goes_on = soft
    return "\n".join((f"{quotes} " if quotes else "") + "".join(pieces) for quotes, pieces in paragraphs)


def unsigned(text: str) -> str:
    """The text inside a clear-signed PGP message (RFC 4880 section 7), and what stands around it."""
    above, _, rest = text.replace("\r\n", "\n").partition("-----BEGIN PGP SIGNED MESSAGE-----")
    signed, _, rest = rest.partition("\n\n")[2].partition("-----BEGIN PGP SIGNATURE-----")
    plain = "\n".join(line.removeprefix("- ") for line in signed.split("\n"))
    return above + plain + rest.partition("-----END PGP SIGNATURE-----")[2]
