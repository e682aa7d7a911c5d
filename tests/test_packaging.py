"""What pip installs works by itself: the wheel carries the knowledge and the encoder, and needs no checkout."""

import os
import subprocess
import sys
import tarfile
import tomllib
import zipfile
from pathlib import Path

import pytest
from bot.cli.folders import knowledge_folder
from bot.content import load
from hatchling.builders.sdist import SdistBuilder
from hatchling.builders.wheel import WheelBuilder
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parents[1]
TOP = ("pyproject.toml", "README.md", "LICENSE")
QUESTION = "how much is the focp exam?"
LARGEST_WHEEL = 30_000_000
"""Bytes; the encoder is 23 MB of them."""


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("dist")
    return Path(next(WheelBuilder(str(ROOT)).build(directory=str(folder), versions=["standard"])))


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the wheel unpacked, as pip leaves it in site-packages."""
    folder = tmp_path_factory.mktemp("site-packages")
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(folder)
    return folder


@pytest.fixture
def elsewhere(tmp_path: Path) -> Path:
    """A folder of somebody else's with things in it that are named like ours."""
    faq = tmp_path / "knowledge" / "faq"
    faq.mkdir(parents=True)
    (faq / "prices.yaml").write_text(
        f"entries:\n  - {{id: wrong, question: '{QUESTION}', answer: Nine lives., sources: []}}\n", encoding="utf-8"
    )
    return tmp_path


def certguide(installed: Path, folder: Path, *arguments: str, encoder: str = "off") -> str:
    """Return what an installed certguide prints when it is run in a folder. It must have nothing to complain about."""
    environment = {
        **{name: value for name, value in os.environ.items() if not name.startswith(("CERTGUIDE_", "SLACK_"))},
        "PYTHONPATH": str(installed),
        "CERTGUIDE_ENCODER": encoder,
        "CERTGUIDE_CACHE_DIR": str(folder / "cache"),
    }
    # -P keeps the current folder off the path, as the installed script does.
    command = [sys.executable, "-P", "-m", "bot", *arguments]
    done = subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    return done.stdout


def test_the_wheel_carries_all_that_the_checkout_has(wheel: Path) -> None:
    knowledge = {f"bot/_knowledge/{path.relative_to(ROOT / 'knowledge')}" for path in files(ROOT / "knowledge")}
    package = {str(path.relative_to(ROOT)) for path in files(ROOT / "bot")}
    with zipfile.ZipFile(wheel) as archive:
        carried = {name for name in archive.namelist() if ".dist-info/" not in name}
    assert carried == knowledge | package
    assert {"bot/py.typed", "bot/encoder/model/model.onnx", "bot/encoder/model/NOTICE"} <= carried


def files(folder: Path) -> list[Path]:
    return [path for path in folder.rglob("*") if path.is_file() and "__pycache__" not in path.parts]


def test_the_wheel_carries_the_licence_and_the_command(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        texts = {name.rpartition(".dist-info/")[2]: name for name in archive.namelist() if ".dist-info/" in name}
        assert archive.read(texts["licenses/LICENSE"]).decode() == (ROOT / "LICENSE").read_text(encoding="utf-8")
        assert "certguide = bot.cli:main" in archive.read(texts["entry_points.txt"]).decode()
        assert (ROOT / "README.md").read_text(encoding="utf-8").strip() in archive.read(texts["METADATA"]).decode()


def test_the_wheel_is_no_larger_than_the_encoder_explains(wheel: Path) -> None:
    assert wheel.stat().st_size < LARGEST_WHEEL


def test_an_installed_certguide_answers_from_its_own_knowledge(installed: Path, elsewhere: Path) -> None:
    told = certguide(installed, elsewhere, "ask", QUESTION)
    assert "$300" in told
    assert "Nine lives" not in told


def test_an_installed_certguide_uses_its_encoder_on_the_folder_it_is_told(installed: Path, elsewhere: Path) -> None:
    told = certguide(installed, elsewhere, "ask", "--knowledge", "knowledge", QUESTION, encoder="on")
    assert told.startswith("Nine lives.")
    assert list((elsewhere / "cache").glob("vectors-*.bin"))


def test_the_knowledge_that_comes_along_passes_its_own_check(installed: Path, elsewhere: Path) -> None:
    assert certguide(installed, elsewhere, "check", "--strict", "--today", "2026-11-20") == "0 errors, 0 warnings\n"


def test_a_checkout_answers_from_its_own_knowledge() -> None:
    assert knowledge_folder(None, {}) == ROOT / "knowledge"
    assert load(ROOT / "knowledge").knowledge is not None


def test_the_source_distribution_carries_what_the_wheel_is_made_of(tmp_path: Path) -> None:
    with tarfile.open(next(SdistBuilder(str(ROOT)).build(directory=str(tmp_path)))) as archive:
        carried = {name.partition("/")[2] for name in archive.getnames()}
    needed = [*files(ROOT / "bot"), *files(ROOT / "knowledge"), *(ROOT / name for name in TOP)]
    assert {str(path.relative_to(ROOT)) for path in needed} <= carried


def test_every_dependency_is_pinned_to_a_version_that_it_allows() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    pinned = [Requirement(line) for line in (ROOT / "constraints.txt").read_text(encoding="utf-8").splitlines()]
    extras = project["optional-dependencies"].values()
    for line in (*project["dependencies"], *(line for extra in extras for line in extra)):
        wanted = Requirement(line)
        pins = [pin for pin in pinned if canonicalize_name(pin.name) == canonicalize_name(wanted.name)]
        assert pins, f"{wanted.name} is not in constraints.txt"
        assert all(wanted.specifier.contains(str(pin.specifier).removeprefix("==")) for pin in pins), wanted
