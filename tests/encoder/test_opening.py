"""Which encoder the settings lead to, and what is said when there is none."""

from pathlib import Path

import pytest
from bot.encoder.opening import PACKAGED, EncoderError, cache_folder, english_words, open_encoder


@pytest.mark.parametrize("setting", ["", "on", "ON", " on "])
def test_the_packaged_encoder_is_used_unless_another_is_asked_for(setting: str, tmp_path: Path) -> None:
    opened = open_encoder({"CERTGUIDE_ENCODER": setting, "CERTGUIDE_CACHE_DIR": str(tmp_path)})
    assert opened.encoder is not None
    assert opened.encoder.encode(["hello"]).shape == (1, 768)
    assert opened.reason == ""


@pytest.mark.parametrize("setting", ["off", "OFF", " Off "])
def test_off_means_words_alone_and_needs_no_reason(setting: str) -> None:
    opened = open_encoder({"CERTGUIDE_ENCODER": setting})
    assert opened.encoder is None
    assert opened.reason == ""


def test_a_folder_with_a_model_is_used(tmp_path: Path) -> None:
    opened = open_encoder({"CERTGUIDE_ENCODER": str(PACKAGED), "CERTGUIDE_CACHE_DIR": str(tmp_path)})
    assert opened.encoder is not None


@pytest.mark.parametrize(
    ("present", "missing"),
    [
        ((), "no model.onnx and no tokenizer.json"),
        (("model.onnx",), "no tokenizer.json"),
        (("tokenizer.json",), "no model.onnx"),
    ],
)
def test_a_folder_without_a_model_is_an_error_that_says_what_is_missing(
    tmp_path: Path, present: tuple[str, ...], missing: str
) -> None:
    for name in present:
        (tmp_path / name).touch()
    with pytest.raises(EncoderError) as error:
        open_encoder({"CERTGUIDE_ENCODER": str(tmp_path)})
    assert str(error.value) == (
        f"CERTGUIDE_ENCODER names {tmp_path}, which has {missing}; "
        "set CERTGUIDE_ENCODER to on, off, or a folder with model.onnx and tokenizer.json"
    )


@pytest.mark.parametrize("setting", ["/no/such/folder", "yes", "~no-such-person/model"])
def test_a_folder_that_does_not_exist_is_an_error(setting: str) -> None:
    with pytest.raises(EncoderError, match="CERTGUIDE_ENCODER names"):
        open_encoder({"CERTGUIDE_ENCODER": setting})


def test_a_model_that_cannot_be_loaded_is_no_error_and_the_reason_is_told(broken_model: Path) -> None:
    opened = open_encoder({"CERTGUIDE_ENCODER": str(broken_model)})
    assert opened.encoder is None
    assert str(broken_model) in opened.reason


def test_the_cache_is_in_the_folder_of_the_settings_else_in_that_of_the_user(tmp_path: Path) -> None:
    assert cache_folder({"CERTGUIDE_CACHE_DIR": f" {tmp_path} "}) == tmp_path
    assert cache_folder({"CERTGUIDE_CACHE_DIR": "~/cache"}) == Path.home() / "cache"
    assert cache_folder({"CERTGUIDE_CACHE_DIR": ""}).name == "certguide"


def test_common_words_of_english_are_known_and_pieces_of_words_are_not() -> None:
    known = english_words()
    assert {"prince", "noodles", "should", "weather"} <= set(known)
    assert not any(word.startswith("##") or len(word) < 2 or not word.isalpha() for word in known)
