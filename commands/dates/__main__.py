"""`python -m commands.dates`: a JSON line {"text","now"} in, a JSON line {"date","time","span","rest"} out."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable
from datetime import datetime
from io import TextIOWrapper
from typing import TextIO

from commands.dates.reading import read_date
from commands.dutch import AMSTERDAM, clock


class WrongLine(Exception):
    """A line that cannot be read; the message is the Dutch sentence to show."""


def answer(line: str, number: int) -> str:
    """The answer to input line `number`, counted from 1; raises WrongLine when it is not what is asked for."""
    try:
        asked = json.loads(line)
        text, moment = asked["text"], asked["now"]
        now = datetime.fromisoformat(moment)
    except (ValueError, KeyError, TypeError, RecursionError) as problem:
        raise WrongLine(
            f'Regel {number} is niet te lezen: geef JSON met "text" en "now", zoals '
            '{"text": "vrijdag", "now": "2023-04-12T15:45"}.'
        ) from problem
    if not isinstance(text, str):
        raise WrongLine(f'Regel {number} is niet te lezen: "text" moet tekst zijn.')
    reading = read_date(text, now if now.tzinfo is not None else now.replace(tzinfo=AMSTERDAM))
    dated = reading.date is not None and reading.span is not None
    return json.dumps(
        {
            "date": reading.date.isoformat() if reading.date else None,
            "time": clock(reading.time) if reading.time else None,
            "span": text[slice(*reading.span)] if reading.span and dated else None,
            "rest": reading.rest if dated else text,
        },
        ensure_ascii=False,
    )


def main(lines: Iterable[str], out: TextIO, error: TextIO) -> int:
    """Answers every line; 2 and a sentence on `error` at the first that cannot be read."""
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        try:
            out.write(answer(line, number) + "\n")
            out.flush()  # who asks line by line waits for each answer
        except WrongLine as problem:
            out.flush()
            error.write(f"{problem}\n")
            return 2
    return 0


if __name__ == "__main__":
    typed = TextIOWrapper(sys.stdin.buffer, encoding="utf-8", errors="replace")
    with TextIOWrapper(sys.stdout.buffer, encoding="utf-8") as shown:
        code = main(typed, shown, sys.stderr)
    sys.exit(code)
