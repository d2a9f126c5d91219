"""An arguments model -> the form that asks for it, with what was already given and what was wrong filled in."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any, Final, Literal

from pydantic import BaseModel, ValidationError
from pydantic.fields import FieldInfo

from commands.command import Command
from commands.dutch import join_and
from commands.fields import OTHERS, Due, Kind, Moment, kind_of
from commands.reply import Choice, Form, Input
from storage.directory import Directory
from storage.values import Owner

_LINE: Final = 200  # signs
_SENTENCES = {
    "missing": "{title} ontbreekt nog.",
    "string_too_short": "{title} ontbreekt nog.",
    "too_short": "{title} ontbreekt nog.",
    "string_too_long": "{title} is te lang: hoogstens {max_length} tekens. Korter, of zet de rest in een notitie.",
    "string_pattern_mismatch": "{title} begrijp ik zo niet.",
    "literal_error": "{title} kan alleen {expected} zijn.",
}
_TOO_SHORT = "{title} is te kort: schrijf er iets meer bij."
_OTHERWISE = "{title} begrijp ik zo niet."


def errors_of(error: ValidationError, arguments: type[BaseModel]) -> dict[str, str]:
    """One Dutch sentence for each field that is missing or wrong (pydantic's own are English)."""
    found: dict[str, str] = {}
    for problem in error.errors(include_url=False):
        name = str(problem["loc"][0]) if problem["loc"] else ""
        title = (arguments.model_fields[name].title or name) if name in arguments.model_fields else name
        sentence = _SENTENCES.get(problem["type"], _OTHERWISE)
        if problem["type"] == "string_too_short" and str(problem["input"]).strip():
            sentence = _TOO_SHORT
        found[name] = sentence.format(title=title, **{"max_length": "", "expected": ""} | problem.get("ctx", {}))
    return found


def form_for(
    command: Command,
    directory: Directory,
    values: Mapping[str, Any],
    errors: Mapping[str, str],
    once: str,
    title: str = "",
) -> Form:
    """The form of a command. Fields that only buttons set travel along unseen."""
    inputs: list[Input] = []
    hidden: dict[str, str] = {}
    for name, field in command.arguments.model_fields.items():
        kind = kind_of(field)
        label = field.title or name
        if kind is Kind.WORD or not field.title:
            if name in values:
                hidden[name] = as_typed(values[name])
            continue
        shown = Input(
            name=name,
            label=label,
            value=as_typed(values.get(name, "")),
            hint=field.description or "",
            error=errors.get(name, ""),
            required=field.is_required(),
        )
        inputs += _inputs_for(shown, field, values.get(name), directory)
    return Form(
        title=title or command.title,
        command=command.name,
        inputs=tuple(inputs),
        args=hidden,
        submit="Opslaan",
        once=once,
    )


def _inputs_for(shown: Input, field: FieldInfo, value: Any, directory: Directory) -> list[Input]:
    """The inputs for a field of its kind, made of a plain one; none for a choice where there is nothing to choose."""
    match kind_of(field):
        case Kind.OWNERS:
            return _owner_inputs(shown, directory, value or ())
        case Kind.THEME:
            return _choice_input(shown, "choice", [theme.name for theme in directory.settings.themes])
        case Kind.REGIONS:
            several = shown if value is None or isinstance(value, str) else replace(shown, value=",".join(value))
            return _choice_input(several, "choices", directory.region_names)
        case Kind.DUE | Kind.MOMENT:
            return [_date_input(shown, value)]
        case Kind.REST:
            return [shown if _on_a_line(field) else replace(shown, kind="text")]
        case Kind.NUMBERS | Kind.NUMBER | Kind.WORD:
            return [shown]


def _choice_input(shown: Input, kind: Literal["choice", "choices"], names: Sequence[str]) -> list[Input]:
    options = tuple(Choice(value=name, label=name) for name in names)
    return [replace(shown, kind=kind, choices=options)] if options else []


def _on_a_line(field: FieldInfo) -> bool:
    """A name or a date in words; what may be longer gets room for more lines."""
    return any(getattr(mark, "max_length", _LINE + 1) <= _LINE for mark in field.metadata)


def _owner_inputs(shown: Input, directory: Directory, given: tuple[Owner, ...] | str) -> list[Input]:
    known = [party.name for party in directory.parties if party.kind != "gemeente"]
    known += [member.name for member in directory.members if member.active and member.name not in known]
    chosen = [owner.name for owner in given] if not isinstance(given, str) else [given]
    options = tuple(Choice(value=name, label=name) for name in known[:100])
    inside = [name for name in chosen if name in known]
    outside = [name for name in chosen if name not in known]
    choice = replace(shown, kind="choices", choices=options, value=",".join(inside))
    line = Input(
        name=f"{shown.name}{OTHERS}",
        label="Of iemand anders",
        value=", ".join(outside),
        hint="Bijvoorbeeld een gemeente of een bureau. Leeg mag: dan is de eigenaar nog onbekend.",
    )
    return [choice, line]


def _date_input(shown: Input, value: Due | Moment | str | None) -> Input:
    if isinstance(value, Due | Moment) and value.day and (isinstance(value, Due) or not value.start):
        return replace(shown, kind="date", value=value.day.isoformat())
    if not value:
        return replace(shown, kind="date", value="")
    return shown


def as_typed(value: object) -> str:
    """A value as somebody could have typed it."""
    match value:
        case None:
            return ""
        case str():
            return value
        case Due(day=day, words=words):
            return words or (day.isoformat() if day else "")
        case Moment(day=day, start=start):
            return f"{day.isoformat()} {start:%H:%M}" if start else day.isoformat()
        case Owner(name=name):
            return name
        case tuple() | list():
            return ", ".join(as_typed(item) for item in value)
        case _:
            return str(value)


def sentence(errors: Mapping[str, str]) -> str:
    """All errors in one line, for where no form can be shown."""
    told = join_and([error.rstrip(".") for error in errors.values()])
    return told if told.endswith(("?", "!")) else f"{told}."
