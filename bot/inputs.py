"""What an input of a form holds, as the form of every platform must know it."""

from datetime import date

from commands.reply import Input


def chosen(field: Input) -> tuple[str, ...]:
    """The values that are chosen in a field with choices."""
    values = field.value.split(",") if field.kind == "choices" else [field.value]
    return tuple(filter(None, map(str.strip, values)))


def is_day(value: str) -> bool:
    """Whether this is a day as a date picker takes it: YYYY-MM-DD."""
    try:
        return date.fromisoformat(value).isoformat() == value
    except ValueError:
        return False
