"""`python -m benchmarks.dates`: dateparser alone beside our reader, on the rows the tests use.

Per class of rows: how many are right on date and time; in all: how many of the days given are wrong, and the time a
call takes. The last column lets dateparser answer what our reader leaves open: what would it add, what would it break?
"""

import json
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from datetime import time as clock_time
from pathlib import Path

from commands.dates import read_date

DATA = Path(__file__).resolve().parent.parent / "tests" / "data"
Answer = tuple[date | None, clock_time | None]
Reader = Callable[[str, datetime], Answer]


@dataclass(frozen=True, slots=True)
class Row:
    """One labelled line and the group it is counted in."""

    text: str
    now: datetime
    answer: Answer
    group: str


@dataclass(frozen=True, slots=True)
class Score:
    """Rows right by group, days given, days given wrong, and seconds per call in order."""

    right: dict[str, int]
    given: int
    wrong: int
    seconds: tuple[float, ...]


def rows(name: str) -> list[Row]:
    """The rows of one file of labelled lines."""
    found = []
    for line in (DATA / name).read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        day = date.fromisoformat(row["date"]) if row["date"] else None
        clock = clock_time.fromisoformat(row["time"]) if row["time"] else None
        found.append(
            Row(row["text"], datetime.fromisoformat(row["now"]), (day, clock), row.get("class") or row["letter"])
        )
    return found


def ours(text: str, now: datetime) -> Answer:
    """Our reader."""
    reading = read_date(text, now)
    return reading.date, reading.time


def parse(text: str, now: datetime) -> Answer:
    """dateparser on the whole line, Dutch, day first, looking ahead."""
    import dateparser

    found = dateparser.parse(text, languages=["nl"], settings=_settings(now))
    return _answer(found, now)


def search(text: str, now: datetime) -> Answer:
    """dateparser looking for the first date in the line."""
    from dateparser.search import search_dates

    found = search_dates(text, languages=["nl"], settings=_settings(now))
    return _answer(found[0][1] if found else None, now)


def both(text: str, now: datetime) -> Answer:
    """Our reader, and dateparser where ours finds nothing to say or to ask."""
    reading = read_date(text, now)
    return parse(text, now) if reading.date is None and not reading.words else (reading.date, reading.time)


def _settings(now: datetime) -> dict[str, object]:
    return {"RELATIVE_BASE": now, "DATE_ORDER": "DMY", "PREFER_DATES_FROM": "future", "RETURN_AS_TIMEZONE_AWARE": False}


def _answer(found: datetime | None, now: datetime) -> Answer:
    """A clock time counts only when it differs from midnight and from the moment itself, which dateparser fills in."""
    if found is None:
        return None, None
    typed = found.time() not in (clock_time(0), now.time())
    return found.date(), found.time().replace(second=0, microsecond=0) if typed else None


def score(reader: Reader, labelled: Sequence[Row]) -> Score:
    """How well and how fast a reader reads the rows; each is read once before, so that only warm calls count."""
    right = {row.group: 0 for row in labelled}
    given = wrong = 0
    seconds = []
    for row in labelled:
        answer = reader(row.text, row.now)
        started = time.perf_counter()
        reader(row.text, row.now)
        seconds.append(time.perf_counter() - started)
        right[row.group] += answer == row.answer
        given += answer[0] is not None
        wrong += answer[0] is not None and answer[0] != row.answer[0]
    return Score(right, given, wrong, tuple(sorted(seconds)))


def main() -> int:
    """Prints one table per file of rows."""
    readers: dict[str, Reader] = {"ours": ours, "dateparser": parse, "its search": search, "ours, then it": both}
    for name in ("dates.jsonl", "dates_own.jsonl"):
        labelled = rows(name)
        scores = {title: score(reader, labelled) for title, reader in readers.items()}
        print(f"\n{name}: {len(labelled)} rows\n{'':24}" + "".join(f"{title:>15}" for title in scores))
        for group in dict.fromkeys(row.group for row in labelled):
            count = sum(row.group == group for row in labelled)
            print(
                f"{group:15}{count:9}"
                + "".join(f"{100 * each.right[group] / count:14.0f}%" for each in scores.values())
            )
        shown = scores.values()
        print(
            f"{'right, all rows':24}"
            + "".join(f"{100 * sum(each.right.values()) / len(labelled):14.1f}%" for each in shown)
        )
        print(f"{'days given':24}" + "".join(f"{each.given:15}" for each in shown))
        print(f"{'of which wrong':24}" + "".join(f"{each.wrong:15}" for each in shown))
        for label, part in (("median, microseconds", 0.5), ("95th of 100", 0.95)):
            print(f"{label:24}" + "".join(f"{1e6 * each.seconds[int(part * len(labelled))]:15.0f}" for each in shown))
    return 0


if __name__ == "__main__":
    sys.exit(main())
