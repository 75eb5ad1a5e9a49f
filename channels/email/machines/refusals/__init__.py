"""The words of servers that refuse a mail, a table of phrases for each thing that they say, by languages.

A phrase is a part of a pattern in small letters, one a line; a new one goes below those of its language. Where they stand in what is said
tells nothing, so their order is free. Which table is asked before which stands in `reasons`.
"""
