"""All four emulated channels together: their part of config.yaml, and who does what in a story."""

from collections.abc import AsyncIterator, Iterable, Mapping
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass

from tests.emulators.browser import BrowserSide
from tests.emulators.customer import CustomerSide
from tests.emulators.mail import MailEmulator
from tests.emulators.story import Step
from tests.emulators.telegram import TelegramEmulator
from tests.emulators.vk import VkEmulator
from tests.waiting import until


@dataclass(frozen=True, slots=True, kw_only=True)
class Street:
    """The four emulators. `channels` and `secrets` are what a desk's configuration needs to reach them."""

    telegram: TelegramEmulator
    vk: VkEmulator
    mail: MailEmulator
    web: BrowserSide

    @property
    def sides(self) -> Mapping[str, CustomerSide]:
        return {"telegram": self.telegram, "vk": self.vk, "email": self.mail, "web": self.web}

    @property
    def channels(self) -> Mapping[str, Mapping[str, object]]:
        return {
            "telegram": {"kind": "telegram", "token": "${TELEGRAM_TOKEN}", "api_url": self.telegram.url},
            "vk": {
                "kind": "vk",
                "group_id": self.vk.group_id,
                "token": "${VK_TOKEN}",
                "api_url": self.vk.api_url,
                "media_hosts": ["127.0.0.1"],
            },
            "email": {"kind": "email", **self.mail.section},
            "web": {"kind": "web"},
        }

    @property
    def secrets(self) -> Mapping[str, str]:
        return {"TELEGRAM_TOKEN": self.telegram.token, "VK_TOKEN": self.vk.token, **self.mail.secrets}

    async def connect(self, url: str, channels: Iterable[str] = ("web", "vk")) -> None:
        """Tells the customers of the form where the desk with these channels is, and waits until it listens to VK.

        VK's long poll has no memory for who never asked: what is written before a desk's very first question is not delivered.
        """
        self.web.url = url
        if "vk" in channels:
            await until(lambda: self.vk.asked, "VK's long poll")

    async def do(self, step: Step) -> None:
        """Plays one step of a story."""
        side = self.sides[step.side]
        doing = getattr(side, step.how)
        kept = {"name": step.name, "subject": step.subject} if step.how == "write" else {"name": step.name}
        files = {"files": step.files} if step.files or step.how == "write" else {}
        await doing(step.person, step.text, **files, **kept, **step.more)


@asynccontextmanager
async def opened() -> AsyncIterator[Street]:
    """The emulators, listening on loopback."""
    async with AsyncExitStack() as stack:
        yield Street(
            telegram=await stack.enter_async_context(TelegramEmulator()),
            vk=await stack.enter_async_context(VkEmulator()),
            mail=await stack.enter_async_context(MailEmulator()),
            web=await stack.enter_async_context(BrowserSide()),
        )
