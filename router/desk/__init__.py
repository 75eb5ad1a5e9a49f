"""All that a person may do with the desk: the one interface of the screens, the JSON API and the command line.

Roles are checked here and nowhere else. What a person can't do is a `DeskError`.
"""

from router.desk.acting import Acting
from router.desk.articles import Articles
from router.desk.base import Conflict, DeskError, Forbidden, Guide, Invalid, NotFound, Services, TooMany
from router.desk.changing import Changing
from router.desk.customers import Customers
from router.desk.learning import Learning
from router.desk.people import Offer, People
from router.desk.reading import EventFeed, FileView, Reading
from router.desk.rules import WrongRules
from router.desk.trying import Trying
from router.desk.users import Users
from router.desk.writing import Answer, Upload, Writing
from router.store.articles import Article


class Desk(Reading, Writing, Acting, Changing, Users, Customers, Trying, Learning, People, Articles):
    """Made once by router.app, of `Services`."""


__all__ = [
    "Answer", "Article", "Conflict", "Desk", "DeskError", "EventFeed", "FileView", "Forbidden", "Guide", "Invalid", "NotFound", "Offer",
    "Services", "TooMany", "Upload", "WrongRules",
]  # fmt: skip
