"""Writing a file that nobody ever finds half."""

from collections.abc import Iterable
from pathlib import Path


def write_whole(target: Path, pieces: Iterable[bytes]) -> None:
    """The pieces as a file, which appears under its name only when all of them are in it. Raises OSError."""
    unfinished = target.with_name(f".{target.name}.deel")
    try:
        with unfinished.open("wb") as file:
            file.writelines(pieces)
        unfinished.replace(target)
    finally:
        unfinished.unlink(missing_ok=True)
