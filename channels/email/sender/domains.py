"""Whose a domain is: the part that somebody registered, by the public suffix list that comes with tldextract (nothing is fetched)."""

from functools import cache, lru_cache
from typing import Any


@lru_cache(maxsize=4096)
def registered(domain: str) -> str:
    """`mail.shop.co.uk` → `shop.co.uk`; the domain itself where the list knows no suffix of it (a private network's)."""
    return str(_extractor()(domain[:253]).top_domain_under_public_suffix) or domain


def of(address: str) -> str:
    """The registered domain of an address; "" if it has none."""
    return registered(address.rpartition("@")[2]) if "@" in address else ""


def aligned(one: str, other: str) -> bool:
    """Relaxed alignment (RFC 7489 section 3.1): both belong to one registered domain."""
    return bool(one) and (one == other or ("." in one and "." in other and registered(one) == registered(other)))


@cache
def _extractor() -> Any:
    import tldextract  # 0.1 s, for the first mail that needs it

    return tldextract.TLDExtract(suffix_list_urls=(), cache_dir=None, include_psl_private_domains=True)
