"""The help articles, for administrators: taken in, given out, counted, tried."""

import asyncio
from collections.abc import Sequence

from router import markup
from router.articles.document import mistake, unknown_topics
from router.articles.search import Found, Index
from router.desk.base import Base, Conflict, Invalid, NotFound, admin, signature, staff
from router.markup import Marked
from router.readmodels import Actor
from router.store import articles as stored
from router.store.articles import Article

_WRONG = {
    "id": "article_id", "title": "article_title", "body": "article_body", "words": "article_words", "topics": "article_topics",
    "language": "language_wrong", "status": "status_wrong",
}  # fmt: skip


class Articles(Base):
    """What the helper may offer. A change is found by every process within two seconds."""

    async def articles(self, actor: Actor) -> tuple[Article, ...]:
        """All of them by id, with how often they were offered and what was answered."""
        staff(actor)
        return tuple(await self.store.read(stored.all_))

    async def article(self, actor: Actor, article_id: str) -> Article:
        """One of them. Raises NotFound."""
        found = next((one for one in await self.articles(actor) if one.id == article_id), None)
        if found is None:
            raise NotFound("article")
        return found

    async def find_articles(self, actor: Actor, text: str, language: str = "") -> tuple[Article, ...]:
        """Those with these words in id or title; then, best first, what the helper would find for such a question."""
        everything = [one for one in await self.articles(actor) if language in ("", one.language)]
        if not text.strip():
            return tuple(everything)
        named = [one for one in everything if text.lower() in f"{one.id} {one.title}".lower()]
        index = await asyncio.to_thread(Index, everything)
        found = [
            one.article for name in {one.language for one in everything} for one in index.search(text, language=name)
        ]
        return tuple(dict.fromkeys((*named, *found)))

    async def save_article(self, actor: Actor, article: Article, *, new: bool = False) -> None:
        """Writes it down as given; counters stay. Raises Invalid, Conflict for a `new` one whose id is taken, NotFound."""
        admin(actor)
        if wrong := mistake(article):
            raise Invalid(_WRONG[wrong], field=wrong)
        if await self.wrong_topics(actor, [article]):
            raise Invalid("topic_wrong", field="topics")
        known = {one.id for one in await self.articles(actor)}
        if new and article.id in known:
            raise Conflict("article_taken", field="id", id=article.id)
        if not new and article.id not in known:
            raise NotFound("article")
        await self._write(stored.save, [article], author=signature(actor), now=self.now())

    async def remove_article(self, actor: Actor, article_id: str) -> None:
        """It and its counters are gone. Raises NotFound."""
        admin(actor)
        if not await self._write(stored.remove, [article_id]):
            raise NotFound("article")

    def article_preview(self, body: str) -> Marked:
        """The text as people read it."""
        return markup.parse(body)

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
        index = await asyncio.to_thread(Index, await self.store.read(stored.all_))
        return index.search(text, topic=topic, section=section, language=language, least=0.0)
