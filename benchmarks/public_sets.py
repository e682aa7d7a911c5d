"""Question sets from the files that their publishers give out.

`HELP` says where to get them, and their licences. An intent becomes an entry: of its training texts, stripped and each
once, k are drawn; the first is its question, the others are its asks. No label text is used. One generator draws for the
intents in the order of their names, so that the same seed gives the same set everywhere.
"""

import csv
import json
import random
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

HELP = """\b
CLINC150, CC BY 3.0 (Larson et al., An Evaluation Dataset for Intent
Classification and Out-of-Scope Prediction, EMNLP 2019), data/data_full.json of
  https://github.com/clinc/oos-eval

\b
BANKING77, CC BY 4.0 (Casanueva et al., Efficient Intent Detection with Dual
Sentence Encoders, NLP4ConvAI 2020), banking_data/train.csv and test.csv of
  https://github.com/PolyAI-LDN/task-specific-datasets

\b
Get them with
  curl -O https://raw.githubusercontent.com/clinc/oos-eval/828f8093932c8fe6ca7936c3d2e52903b1c523de/data/data_full.json
  curl -O https://raw.githubusercontent.com/PolyAI-LDN/task-specific-datasets/57ec275d8078af65b7731c2a98be812d844a6d6b/banking_data/train.csv
  curl -O https://raw.githubusercontent.com/PolyAI-LDN/task-specific-datasets/57ec275d8078af65b7731c2a98be812d844a6d6b/banking_data/test.csv
"""
SEED = 13
Labelled = Sequence[tuple[str, str]]
"""Texts with the names of their intents."""


def clinc150(file: Path, examples: int, seed: int = SEED, held_out: int = 0) -> dict[str, Any]:
    """Return CLINC150 of `data_full.json` with its test queries and its own texts out of scope.

    The publisher's validation texts come along as `val_queries` and `val_oos`: tune on those, never on the others.
    """
    parts = {name: _labelled(rows) for name, rows in json.loads(file.read_text(encoding="utf-8")).items()}
    body = _body(f"clinc150_k{examples}", parts["train"], parts["test"], examples, seed, held_out)
    kept = {faq["id"] for faq in body["faqs"]}
    return {
        **body,
        "license": "CC-BY-3.0",
        "source": "https://github.com/clinc/oos-eval data/data_full.json",
        "oos": [*body["oos"], *(text for text, _ in parts["oos_test"])],
        "val_queries": _queries(row for row in parts["val"] if row[1] in kept),
        "val_oos": [text for text, _ in parts["oos_val"]],
    }


def banking77(train: Path, test: Path, examples: int, seed: int = SEED, held_out: int = 0) -> dict[str, Any]:
    """Return BANKING77 of `train.csv` and `test.csv`; it has no texts out of scope but those of intents held out."""
    name = f"banking77_ho_k{examples}" if held_out else f"banking77_k{examples}"
    return {
        **_body(name, _rows(train), _rows(test), examples, seed, held_out),
        "license": "CC-BY-4.0",
        "source": "https://github.com/PolyAI-LDN/task-specific-datasets banking_data/",
    }


def _body(name: str, train: Labelled, test: Labelled, examples: int, seed: int, held_out: int) -> dict[str, Any]:
    """Return a set; the test texts of the intents held out are near the knowledge, and outside of it."""
    by_intent = _by_intent(train)
    out = set(random.Random(seed).sample(sorted(by_intent), held_out))
    draw = random.Random(seed)
    kept = [(intent, by_intent[intent]) for intent in sorted(by_intent) if intent not in out]
    drawn = {intent: draw.sample(texts, min(examples, len(texts))) for intent, texts in kept}
    return {
        "name": name,
        "faqs": [{"id": intent, "question": texts[0], "alternatives": texts[1:]} for intent, texts in drawn.items()],
        "queries": _queries(row for row in test if row[1] not in out),
        "oos": [text for text, intent in test if intent in out],
    }


def _by_intent(rows: Labelled) -> Mapping[str, list[str]]:
    texts: dict[str, list[str]] = {}
    for text, intent in dict.fromkeys(rows):
        texts.setdefault(intent, []).append(text)
    return texts


def _queries(rows: Iterable[tuple[str, str]]) -> list[dict[str, Any]]:
    return [{"text": text, "gold": [intent]} for text, intent in rows]


def _labelled(rows: Iterable[Sequence[str]]) -> Labelled:
    return tuple((text.strip(), intent) for text, intent in rows)


def _rows(file: Path) -> Labelled:
    with file.open(newline="", encoding="utf-8") as lines:
        return _labelled((row["text"], row["category"]) for row in csv.DictReader(lines))
