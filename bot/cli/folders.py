"""Where the knowledge of a command is: the folder that was named, the one of the settings, or the one that comes along."""

import os
from collections.abc import Mapping
from pathlib import Path

import bot

VARIABLE = "CERTGUIDE_KNOWLEDGE"

_PACKAGE = Path(bot.__file__).parent


def knowledge_folder(given: str | None, variables: Mapping[str, str]) -> Path:
    """Return the folder that the user named, else the one of CERTGUIDE_KNOWLEDGE, else the packaged one."""
    named = given or variables.get(VARIABLE, "").strip()
    if named:
        return Path(os.path.expanduser(named))  # noqa: PTH111 - that of Path raises when there is no such person
    return packaged_folder(_PACKAGE)


def packaged_folder(package: Path) -> Path:
    """Return the folder that comes with the program: inside of an installed package, beside it in a checkout."""
    installed = package / "_knowledge"
    return installed if installed.is_dir() else package.parent / "knowledge"
