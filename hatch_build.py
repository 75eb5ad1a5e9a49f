"""Build hooks: the runtime dependencies come from requirements/runtime.in, and htmx from the pinned django-htmx wheel."""

import importlib.util
import shutil
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface
from hatchling.metadata.plugin.interface import MetadataHookInterface

SCRIPTS = {"htmx-2.min.js": "htmx.js", "hx-sse-2.min.js": "sse.js"}  # name in the wheel: our name


class RuntimeRequirements(MetadataHookInterface):
    """The one list of dependencies is requirements/runtime.in; the lock file beside it is made from the same list."""

    def update(self, metadata: dict[str, Any]) -> None:
        lines = (Path(self.root) / "requirements" / "runtime.in").read_text().splitlines()
        metadata["dependencies"] = [line for line in lines if line and not line.startswith("#")]


class CopyHtmx(BuildHookInterface):  # type: ignore[type-arg]
    """Third-party scripts are not committed: they are copied out of the wheel that carries them."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        # find_spec on the parent only: importing the package would want Django, which is never installed.
        spec = importlib.util.find_spec("django_htmx")
        if spec is None or not spec.submodule_search_locations:
            raise RuntimeError("django_htmx is missing: install requirements/build.txt first (make setup does)")
        source = Path(spec.submodule_search_locations[0])
        target = Path(self.root) / "inbox" / "static" / "vendor"
        target.mkdir(parents=True, exist_ok=True)
        for name, ours in SCRIPTS.items():
            found = sorted(source.rglob(name))
            if not found:
                raise RuntimeError(f"{name} is not in the django-htmx wheel under {source}: check the pinned version")
            shutil.copyfile(found[0], target / ours)
