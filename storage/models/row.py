"""What every table has in common. Moments are stored in UTC and are aware datetimes in Python."""

from collections.abc import Callable, Mapping
from dataclasses import MISSING, Field, dataclass, field, fields
from datetime import UTC, date, datetime, time
from functools import lru_cache
from types import UnionType
from typing import Any, ClassVar, Self, dataclass_transform, get_args

from sqlalchemy import JSON, Boolean, Column, Date, DateTime, Integer, MetaData, Table, Text, Time, TypeDecorator
from sqlalchemy.engine import Dialect
from sqlalchemy.types import TypeEngine


class UtcDateTime(TypeDecorator[datetime]):
    """An aware datetime in Python, UTC in the database. A naive one is a programming error: ValueError."""

    impl = DateTime
    cache_ok = True

    @property
    def python_type(self) -> type[datetime]:
        return datetime

    def load_dialect_impl(self, dialect: Dialect) -> DateTime:
        return DateTime(timezone=dialect.name == "postgresql")

    def bind_processor(self, dialect: Dialect) -> Callable[[Any], Any] | None:
        """For SQLite the text that SQLAlchemy itself would write, made and read in one step."""
        return _as_text if dialect.name == "sqlite" else super().bind_processor(dialect)

    def result_processor(self, dialect: Dialect, coltype: object) -> Callable[[Any], Any] | None:
        return _from_text if dialect.name == "sqlite" else super().result_processor(dialect, coltype)

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("a stored moment must be aware")
        moment = value.astimezone(UTC)
        return moment if dialect.name == "postgresql" else moment.replace(tzinfo=None)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        return value and (value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC))


def _as_text(moment: datetime | None) -> str | None:
    if moment is None:
        return None
    if moment.tzinfo is None:
        raise ValueError("a stored moment must be aware")
    return _utc_as_text(moment if moment.tzinfo is UTC else moment.astimezone(UTC))


@lru_cache(maxsize=16)
def _utc_as_text(moment: datetime) -> str:
    """The moment of a request stands in every row it writes."""
    return moment.isoformat(" ", "microseconds").removesuffix("+00:00")


def _from_text(text: str | None) -> datetime | None:
    return datetime.fromisoformat(f"{text}+00:00") if text else None


class Day(TypeDecorator[date]):
    """A date; for SQLite the text that SQLAlchemy itself would write, made in one step."""

    impl = Date
    cache_ok = True

    @property
    def python_type(self) -> type[date]:
        return date

    def bind_processor(self, dialect: Dialect) -> Callable[[Any], Any] | None:
        return _day_as_text if dialect.name == "sqlite" else super().bind_processor(dialect)


def _day_as_text(day: date | None) -> str | None:
    return None if day is None else date.isoformat(day)


_TYPES: dict[Any, type[TypeEngine[Any]]] = {
    int: Integer,
    datetime: UtcDateTime,
    date: Day,
    time: Time,
    str: Text,
    bool: Boolean,
    dict[str, Any]: JSON,
    list[Any]: JSON,
}


def column(*told: Any, default: Any = MISSING, default_factory: Any = MISSING, **options: Any) -> Any:
    """A column of which more must be said than its annotation does: what `sqlalchemy.Column` takes, and a default."""
    about = {"column": (told, options if default is MISSING else {**options, "default": default})}
    if default_factory is not MISSING:
        return field(default_factory=default_factory, metadata=about)
    return field(default=default, metadata=about)


@dataclass_transform(kw_only_default=True, field_specifiers=(column,))
class Row:
    """Every table: a dataclass, and the `Table` made from its fields.

    `id` is the database's own and never shown; what people see is `number`.
    """

    __tablename__: ClassVar[str]
    __table_args__: ClassVar[tuple[Any, ...]] = ()
    __table__: ClassVar[Table]
    metadata: ClassVar[MetaData] = MetaData()

    def __init_subclass__(cls) -> None:
        made: Any = dataclass(kw_only=True, repr=False)(cls)  # there is one below for all tables
        if "__tablename__" in cls.__dict__:
            told = [one for one in cls.__table_args__ if not isinstance(one, dict)]
            options: dict[str, Any] = next((one for one in cls.__table_args__ if isinstance(one, dict)), {})
            cls.__table__ = Table(cls.__tablename__, cls.metadata, *map(_column, fields(made)), *told, **options)

    def __repr__(self) -> str:
        return f"{type(self).__qualname__}({', '.join(f'{name}={value!r}' for name, value in self.__dict__.items())})"

    @classmethod
    def read(cls, values: Mapping[Any, Any]) -> Self:
        """A row as it came from the database."""
        row = cls.__new__(cls)
        # A name that is SQLAlchemy's own kind of string makes every look at the row three times as slow.
        row.__dict__.update(values if isinstance(values, dict) else {str(name): values[name] for name in values})
        return row

    def but(self, **values: Any) -> Self:
        """A copy with other values."""
        return self.read({**self.__dict__, **values})


class Kept(Row):
    """A row that people can change: it belongs to a body, and every change of it leaves a line in the trail."""

    id: int = column(primary_key=True, default_factory=int)


def _column(one: Field[Any]) -> Column[Any]:
    """The column of a field; what may be None may be NULL."""
    told, options = one.metadata.get("column", ((), {}))
    optional = isinstance(one.type, UnionType)
    kind = get_args(one.type)[0] if optional else one.type
    if not any(isinstance(each, TypeEngine) for each in told):
        told = (_TYPES[kind], *told)
    return Column(one.name, *told, **{"nullable": optional, **options})
