"""Short signed tokens, and what only this desk can read: both by the desk's one secret."""

import base64
import hmac
import re
from typing import Any

# A signed link between channels as it comes back: in what the providers take as a parameter of a link that opens a chat.
LINK_TOKEN = re.compile(r"[0-9a-f-]{10,47}_[a-z2-7]{16}")


class Signer:
    """Short signed tokens that carry their value: who has one got it from us. HMAC-SHA256 cut to 80 bits, lower-case base32.

    Lower case and no punctuation but "." and "-": a token survives Message-IDs, plus-addresses and case-folding mail servers.
    """

    def __init__(self, secret: bytes) -> None:
        if len(secret) < 16:
            raise ValueError("the desk's secret is shorter than 16 bytes")
        self._secret = secret

    def sign(self, purpose: str, value: str) -> str:
        """`value.signature`; `value` must be lower-case letters, digits and "-"."""
        return f"{value}.{self._mark(purpose, value)}"

    def verify(self, purpose: str, token: str) -> str | None:
        """The value, or None if the token is not ours. Constant time; case is ignored."""
        value, _, mark = token.strip().lower().rpartition(".")
        if not value or not token.isascii() or not hmac.compare_digest(mark, self._mark(purpose, value)):
            return None
        return value

    def seal(self, purpose: str, text: str) -> str:
        """The text as only this desk can read it: for secrets that providers change while it runs. XSalsa20 and Poly1305."""
        return base64.b64encode(bytes(self._box(purpose).encrypt(text.encode()))).decode()

    def unseal(self, purpose: str, sealed: str) -> str:
        """The text; "" for what this desk has not sealed, or sealed with another secret."""
        from nacl.exceptions import CryptoError

        try:
            return str(self._box(purpose).decrypt(base64.b64decode(sealed, validate=True)), "utf-8")
        except (CryptoError, ValueError, TypeError):
            return ""

    def _box(self, purpose: str) -> Any:
        from nacl.secret import SecretBox  # 30 ms, for the few who need it

        return SecretBox(hmac.digest(self._secret, f"seal\0{purpose}".encode(), "sha256"))

    def _mark(self, purpose: str, value: str) -> str:
        digest = hmac.digest(self._secret, f"{purpose}\0{value}".encode(), "sha256")
        return base64.b32encode(digest[:10]).decode().lower()
