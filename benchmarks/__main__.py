"""Run every benchmark and print its table: `python -m benchmarks`, from the top of a checkout."""

import click

from benchmarks.latency import compare, table


@click.command(name="python -m benchmarks")
def main() -> None:
    """Measure how long an answer takes, beside a plain fuzzy search over the same texts in the same run."""
    for line in table(compare()):
        click.echo(line)


if __name__ == "__main__":
    main()
