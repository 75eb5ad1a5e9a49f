"""The way to VK through a proxy, for both of a community's sessions."""

from aiohttp_socks import ProxyConnectionError, ProxyConnector, ProxyError, ProxyTimeoutError

PROXY_TROUBLE = (ProxyConnectionError, ProxyError, ProxyTimeoutError)


def through(proxy: str) -> ProxyConnector | None:
    """A connector through a SOCKS proxy, which resolves the names; None where there is no such proxy."""
    if not proxy.startswith("socks"):
        return None
    return ProxyConnector.from_url(proxy.replace("socks5h:", "socks5:"), rdns=True)


def http_proxy(proxy: str) -> str | None:
    """The address of an HTTP proxy, None for any other."""
    return proxy if proxy.startswith("http") else None
