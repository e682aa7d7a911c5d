"""The folder of a module tells what it may know: the arrows between layers, and what each takes from others."""

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.module_rules import RULES, imported

ROOT = Path(__file__).parents[1]

OURS: dict[str, str] = {
    "": "",
    "domain": "",
    "content": "domain",
    "search": "domain",
    "encoder": "search",
    "service": "domain search",
    "slack": "domain metrics",
    "slack/listeners": "domain metrics service slack",
    "web": "domain metrics service slack",
    "playground": "",
    "terminal": "domain search service",  # `explain` shows what the search made of a question
    "store": "domain",
    "config": "parsing store",
    "parsing": "store",
    "metrics": "domain",
    "app": "config domain metrics service slack slack/listeners web",
    "serving": "app config domain service slack store terminal web",
    "doctor": "config parsing content domain encoder slack store web",
    "cli": "config content doctor domain encoder playground search service serving slack slack/listeners store terminal web",
    "__main__": "cli",
}
"""What each layer imports of ours beside itself. "" is the package itself, which any layer may import: it holds nothing."""

OTHERS: dict[str, str] = {
    "content": "markdown_it pydantic pydantic_core rapidfuzz structlog watchfiles yaml",
    "search": "Stemmer numpy rapidfuzz",
    "encoder": "numpy onnxruntime platformdirs tokenizers",
    "slack": "aiohttp markdown_it slack_bolt slack_sdk structlog",
    "slack/listeners": "aiohttp rapidfuzz slack_bolt slack_sdk structlog",
    "store": "aiosqlite alembic platformdirs pydantic sqlalchemy",
    "config": "sqlalchemy",
    "parsing": "sqlalchemy",
    "metrics": "prometheus_client",
    "web": "prometheus_client slack_bolt slack_sdk starlette structlog uvicorn",
    "playground": "aiohttp markdown_it yaml",
    "terminal": "icalendar markdown_it rich",
    "app": "slack_bolt",
    "serving": "structlog",
    "doctor": "aiohttp prometheus_client slack_sdk sqlalchemy",
    "cli": "click dotenv rapidfuzz rich sqlalchemy threadpoolctl",
}
"""What each layer imports of others; one that is not named here imports nothing but the standard library."""

PURE = ("domain", "search", "service")
IMPURE = frozenset(
    "asyncio importlib io logging multiprocessing os pathlib random secrets shutil socket subprocess tempfile threading "
    "time urllib".split()
)
"""What reaches out of a process or its arguments; the pure layers import none of it."""


def layer_of(file: Path) -> str:
    """Return the layer of a module by its path below bot/."""
    if len(file.parts) == 1:
        return "" if file.stem == "__init__" else file.stem
    return "slack/listeners" if file.parts[:2] == ("slack", "listeners") else file.parts[0]


def wrong_arrows(file: Path, tree: ast.Module) -> Iterator[str]:
    layer = layer_of(file)
    for line, module in imported(tree):
        parts = module.split(".")
        if parts[0] == "":
            yield f"{file}:{line}: a relative import hides its layer"
        elif parts[0] == "bot":
            target = layer_of(Path(*parts[1:], "x") if len(parts) > 2 else Path(*parts[1:] or ["__init__"]))
            if target not in {"", layer, *OURS[layer].split()}:
                yield f"{file}:{line}: {layer} may not import {module}"
        elif parts[0] in sys.stdlib_module_names:
            if layer in PURE and parts[0] in IMPURE:
                yield f"{file}:{line}: {layer} is pure and may not import {parts[0]}"
        elif parts[0] not in OTHERS.get(layer, "").split():
            yield f"{file}:{line}: {layer} may not import {parts[0]}"


def findings(file: Path, source: str) -> list[str]:
    tree = ast.parse(source)
    return [found for rule in (wrong_arrows, *RULES) for found in rule(file, tree)]


def modules() -> list[Path]:
    return sorted(path.relative_to(ROOT / "bot") for path in (ROOT / "bot").rglob("*.py"))


@pytest.mark.parametrize("file", modules(), ids=str)
def test_a_module_keeps_to_its_layer_and_to_the_house_rules(file: Path) -> None:
    assert findings(file, (ROOT / "bot" / file).read_text(encoding="utf-8")) == []


def test_every_layer_has_a_folder_or_module() -> None:
    assert {layer_of(file) for file in modules()} == set(OURS)


BROKEN = (
    ("domain/a.py", "import bot.content", "domain may not import bot.content"),
    ("domain/a.py", "from bot.search import engine", "domain may not import bot.search.engine"),
    ("domain/a.py", "import numpy as np", "domain may not import numpy"),
    ("content/a.py", "def f():\n    from bot.cli import main", "content may not import bot.cli.main"),
    ("slack/a.py", "from bot.slack.listeners.desk import Desk", "slack may not import bot.slack.listeners.desk.Desk"),
    ("slack/a.py", "from .listeners import desk", "a relative import hides its layer"),
    ("playground/a.py", "from bot import domain", "playground may not import bot.domain"),
    ("terminal/a.py", "from bot.app import serve", "terminal may not import bot.app.serve"),
    ("search/a.py", "from time import sleep", "search is pure and may not import time"),
    ("config.py", "import os\nHOME = os.environ", "only the commands use os.environ"),
    ("config.py", "from os import getenv", "only the commands use os.getenv"),
    ("web/a.py", "from sys import stdin", "only the commands use sys.stdin"),
    ("web/a.py", "print('up')", "print() while the module is imported"),
    ("web/a.py", "start()", "a statement that is there for what it does"),
    ("web/a.py", "class A:\n    TEXT = open('a').read()", "open() while the module is imported"),
    ("web/a.py", "def _f(a=print()):\n    pass", "print() while the module is imported"),
    ("web/a.py", "X = 1", "the module has no docstring"),
    ("web/a.py", "class A:\n    def b(self):\n        pass", "b has no docstring"),
    ("web/a.py", "\n" * 220 + "X = 1", "more than 220 lines"),
    ("web/a.py", "def _f():\n    a = 1\n" + "    a = 2\n" * 44, "_f has more than 45 lines"),
    ("web/utils.py", "X = 1", "the name utils says nothing"),
    ("web/a.py", "class ThreadManager:\n    pass", "the name ThreadManager says nothing"),
)


@pytest.mark.parametrize(("file", "source", "finding"), BROKEN, ids=[finding for *_, finding in BROKEN])
def test_a_broken_rule_is_found(file: str, source: str, finding: str) -> None:
    assert finding in {found.split(": ", 1)[1] for found in findings(Path(file), source)}


def test_what_runs_later_is_no_act_of_importing() -> None:
    source = "def _f():\n    print(1)\n\n\n_G = lambda: open('a')\n"
    assert findings(Path("web/a.py"), source) == ["web/a.py:1: the module has no docstring"]


IMPORT_ALL = """
import importlib, os, sys
root, done = sys.argv[1] + os.sep, []

def watch(event, given):
    if event in ("socket.connect", "socket.bind", "subprocess.Popen", "os.system", "os.mkdir"):
        done.append((event, str(given)))
    elif event == "open" and isinstance(given[0], str):
        writes = given[1] and set(given[1]) & set("wax+")
        ours = os.path.abspath(given[0]).startswith(root) and not given[0].endswith((".py", ".pyc"))
        if writes or ours:
            done.append((event, str(given)))

sys.addaudithook(watch)
for name in sys.argv[2:]:
    importlib.import_module(name)
print(*done, sep="\\n", end="")
"""
"""Imports modules, and prints each file that was written, each of ours that was read, and each process or connection."""


def acts_of_importing(root: Path, names: list[str]) -> str:
    command = [sys.executable, "-B", "-c", IMPORT_ALL, str(root), *names]
    return subprocess.run(command, cwd=root.parent, capture_output=True, text=True, check=True).stdout


def test_importing_everything_opens_connects_and_prints_nothing() -> None:
    names = [".".join(("bot", *file.with_suffix("").parts)).removesuffix(".__init__") for file in modules()]
    assert acts_of_importing(ROOT / "bot", names) == ""


@pytest.mark.parametrize(
    ("source", "act"),
    [
        ("open(__file__[:-2] + 'txt')", "('open'"),
        ("open('/tmp/certguide-x', 'a')", "('open'"),
        ("import socket; socket.socket().bind(('127.0.0.1', 0))", "('socket.bind'"),
        ("print('hello')", "hello"),
    ],
)
def test_an_act_of_importing_is_seen(source: str, act: str, tmp_path: Path) -> None:
    package = tmp_path / "careless"
    package.mkdir()
    (package / "__init__.txt").touch()
    (package / "__init__.py").write_text(
        source.replace("/tmp/certguide-x", str(tmp_path / "written")), encoding="utf-8"
    )
    assert acts_of_importing(package, ["careless"]).startswith(act)
