"""Bounces, delays and receipts in the formats of the mail servers that they name; `delivery` is (recipient, action, status, permanent)."""

FAMILIES = ()
