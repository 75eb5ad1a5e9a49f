"""Refusals in other languages than English and Russian: what `reasons` asks last.

Each class as servers name it (RFC 3463) in German, French, Spanish, Italian, Portuguese, Polish, Dutch, Czech, Swedish and Ukrainian;
a full box and a stranger, which most reports are of, in those of the rest of Europe and of Asia, too.
"""
