"""What stands before a subject: «Re:», «Отв:», «Fwd:», "AW:" of mail programs in their languages, «[EXTERNAL]» of gateways."""

import re

_COUNTED = r"\s{0,2}(?:\[\d{1,3}\]|\(\d{1,3}\))?\s{0,2}[:：]"  # «Re[2]:», The Bat!; «回复：»
_ANSWER = rf"(?:re|res|rép|rif|r|aw|sv|vs|odp|odg|antw|ynt|bls|vá|απ|отв|відп|ответ|на|ha|回[复覆復]|答[复覆復]|返信|답장|회신){_COUNTED}"
_FORWARDS = r"fwd?|пер(?:есл?)?\.?|пересл\w{0,5}|wg|tr|rv|enc|i|vb|vl|pd|i̇?lt|továbbítás|doorst|转发"
# «[Fwd: order]» of Mozilla and SquirrelMail, «(Fwd) order» of Pegasus
_FORWARD = rf"(?:\(fwd?\)|\[fwd?{_COUNTED}|(?:{_FORWARDS}){_COUNTED})"

ANSWER = re.compile(rf"\s{{0,4}}{_ANSWER}", re.IGNORECASE)
FORWARD = re.compile(rf"\s{{0,4}}{_FORWARD}", re.IGNORECASE)
# Also an answer to one: «Re: Fwd: …»
OF_FORWARD = re.compile(rf"\s{{0,4}}(?:{_ANSWER}\s{{0,3}}){{0,5}}{_FORWARD}", re.IGNORECASE)
_BY_GATEWAY = (
    r"(?:ext(?:ern(?:al|e)?)?|внешн\w{2}|(?:\w{4,10} )?(?:spam|спам|unverified|suspicious)|junk|bulk|unchecked|untrusted"
    r"|подозрительн\w{2}|не проверено)\b"
)
GATEWAY = re.compile(
    rf"^(?:\s{{0,2}}(?:[\[{{(<*]{{1,6}}\s?{_BY_GATEWAY}[^\]}})>*\n]{{0,20}}[\]}})>*]{{1,6}}\s?:?|ext(?:ernal)?\s?:)){{1,3}}\s{{0,2}}",
    re.IGNORECASE,
)
