"""How connections to mail servers are encrypted."""

import ssl

from channels.email.config import Server


def tls_context(server: Server) -> ssl.SSLContext | None:
    """Certificates are always verified; None where security is "none"."""
    if server.security == "none":
        return None
    return ssl.create_default_context(cafile=server.ca_file or None)
