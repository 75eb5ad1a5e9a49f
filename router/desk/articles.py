"""The help articles, for administrators: taken in, given out, counted, tried."""

from collections.abc import Sequence

from router.articles.document import unknown_topics
from router.articles.search import Found, Index
from router.desk.base import Base, admin, signature, staff
from router.readmodels import Actor
from router.store import articles as stored
from router.store.articles import Article


class Articles(Base):
    """What the helper may offer. A change is found by every process within two seconds."""

    async def articles(self, actor: Actor) -> tuple[Article, ...]:
        """All of them by id, with how often they were offered and what was answered."""
        staff(actor)
        return tuple(await self.store.read(stored.all_))

    async def import_articles(
        self, actor: Actor, articles: Sequence[Article], *, only: bool = False
    ) -> tuple[list[str], int]:
        """Puts articles in place of those with the same ids; the ids of what is new or changed, and how many were removed.

        With `only` those that are not among them are removed, and their counters with them.
        """
        admin(actor)
        changed = await self._write(stored.save, articles, author=signature(actor), now=self.now())
        if not only:
            return changed, 0
        given = {one.id for one in articles}
        gone = [one.id for one in await self.store.read(stored.all_) if one.id not in given]
        return changed, await self._write(stored.remove, gone) if gone else 0

    async def wrong_topics(self, actor: Actor, articles: Sequence[Article]) -> list[str]:
        """A sentence for each topic of the articles that the active rules don't know."""
        staff(actor)
        topics = self.services.guide().topics()
        known = [one.id for one in topics] + [f"{one.id}/{part.id}" for one in topics for part in one.sections]
        return unknown_topics(articles, known)

    async def search_articles(
        self, actor: Actor, text: str, *, topic: str = "", section: str = "", language: str = "ru"
    ) -> tuple[Found, ...]:
        """What the helper would find, and what it finds and doesn't offer because it is not likely enough."""
        staff(actor)
        index = Index(await self.store.read(stored.all_))
        return index.search(text, topic=topic, section=section, language=language, least=0.0)
