"""The rows of the table, one module each: ``run(stage)`` gives what was found."""

from __future__ import annotations

from collections.abc import Callable

from tests.benchmarks.figures import Results
from tests.benchmarks.rows import (
    concurrent,
    encryption,
    first_call,
    imports,
    listing,
    parsing,
    regenerating,
    sequential,
    waiting,
)
from tests.benchmarks.stage import Stage

ROWS: dict[str, Callable[[Stage], Results]] = {
    "imports": imports.run,
    "first_call": first_call.run,
    "sequential": sequential.run,
    "listing": listing.run,
    "concurrent": concurrent.run,
    "parsing": parsing.run,
    "encryption": encryption.run,
    "waiting": waiting.run,
    "regenerating": regenerating.run,
}
