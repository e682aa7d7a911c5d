"""The variables that the program is told: the environment, and below it the file .env in the current folder."""

import os
from collections.abc import Mapping

from dotenv import dotenv_values


def variables() -> Mapping[str, str]:
    """Return the variables of the environment and of .env in the current folder; the environment wins."""
    from_file = {name: value for name, value in dotenv_values(".env", interpolate=False).items() if value is not None}
    return {**from_file, **os.environ}
