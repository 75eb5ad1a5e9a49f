"""By what senders, subjects, fields and words the mail of servers and programs is known, in the languages that they speak.

The words stand in tables, a phrase a line, by languages. A phrase is a part of a pattern in small letters; a new one goes below those of
its language. Words under HINTS are no patterns: they are looked for as they are, before anything dearer.
"""
