"""Where a reply's code stands in a text, and its enhanced status (RFC 3463)."""

import re

# Not a piece of an IP address; RFC 3463 knows the subjects 0 to 7. What stands before is looked at last: `re` skips to a first digit.
FIELD = re.compile(r"([245])(?<![\w.].)\.[0-7]\.\d{1,3}(?![\w]|\.\d)")
STATUS = re.compile(FIELD.pattern.replace("2", "", 1))  # in words: a transcript holds what went well, too
CODE = re.compile(
    r"([45](?<![^\s:;(\[#<'\"-].)\d\d)[\s-]+(?:[#(']?\d\.\d{1,3}\.\d{1,3}|(?:\d{1,2} )?[<\[\"\'.]?[^\W\d_])"
)
