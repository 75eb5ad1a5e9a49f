"""What mail programs write around what they quote, and people below what they write: words only, a phrase a line, by languages.

A phrase is a part of a pattern; a new one goes below those of its language, and above one that begins alike and is shorter. The modules
that use them say what a line that has them means. A word that is missing costs little where an address, a date or `>` tells as well.
"""
