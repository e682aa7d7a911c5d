"""Write a public question set as one JSON file: `python -m benchmarks.convert`.

`python -m benchmarks --set FILE` measures on it, and on any other of the same form.
"""

import json
from pathlib import Path
from typing import Any

import click

from benchmarks import public_sets
from benchmarks.public_sets import SEED

ONE = "name one of --clinc and --banking; --help says where to get them"
EXISTING = click.Path(exists=True, dir_okay=False, path_type=Path)


@click.command(name="python -m benchmarks.convert", epilog=public_sets.HELP)
@click.option("--clinc", type=EXISTING, metavar="FILE", help="CLINC150: data_full.json.")
@click.option("--banking", type=EXISTING, nargs=2, metavar="TRAIN TEST", help="BANKING77: train.csv and test.csv.")
@click.option("--examples", default=10, show_default=True, help="Texts that an entry is given.")
@click.option("--held-out", default=0, show_default=True, help="Intents that get no entry; their texts are outside.")
@click.option("--seed", default=SEED, show_default=True, help="Of the draw.")
def main(clinc: Path | None, banking: tuple[Path, Path] | None, examples: int, held_out: int, seed: int) -> None:
    """Print a question set, from what its publisher gives out, as JSON."""
    if bool(clinc) == bool(banking):
        raise click.UsageError(ONE)
    bodies: list[dict[str, Any]] = []
    if clinc:
        bodies.append(public_sets.clinc150(clinc, examples, seed, held_out))
    if banking:
        bodies.append(public_sets.banking77(*banking, examples, seed, held_out))
    click.echo(json.dumps(bodies[0], ensure_ascii=False, indent=1))


if __name__ == "__main__":
    main()
