"""The encoder that comes along is the one that the script says it makes."""

from benchmarks.make_encoder import MODEL, main
from bot.encoder.opening import PACKAGED
from click.testing import CliRunner


def test_the_packaged_model_is_what_the_script_describes() -> None:
    lines = CliRunner().invoke(main, ["--check"]).stdout.splitlines()
    assert lines[0].endswith("(the same as the one that comes along)")
    assert lines[1] == "takes: input_ids tensor(int64) ['b', 's'], attention_mask tensor(int64) ['b', 's']"
    assert lines[2] == "gives: embedding tensor(float) ['b', 384]"
    assert "at most 0.0000 from" in lines[3]


def test_the_notice_names_the_model_that_the_script_takes() -> None:
    assert MODEL in (PACKAGED / "NOTICE").read_text(encoding="utf-8")


def test_the_packaged_model_is_never_overwritten() -> None:
    done = CliRunner().invoke(main, [])
    assert done.exit_code == 2
    assert "name a folder of your own" in done.stderr
