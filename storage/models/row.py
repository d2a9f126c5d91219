"""What every table has in common. Moments are stored in UTC and are aware datetimes in Python."""

from collections.abc import Callable, Mapping
from dataclasses import MISSING, fields
from datetime import UTC, date, datetime, time
from functools import cache
from typing import Any, ClassVar, Self

from sqlalchemy import JSON, Boolean, Date, DateTime, Text, Time, TypeDecorator
from sqlalchemy.engine import Dialect
from sqlalchemy.orm import DeclarativeBase, LoaderCallableStatus, Mapped, MappedAsDataclass, mapped_column


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
    return moment.astimezone(UTC).replace(tzinfo=None).isoformat(" ", "microseconds")


def _from_text(text: str | None) -> datetime | None:
    return datetime.fromisoformat(text).replace(tzinfo=UTC) if text else None


class Row(MappedAsDataclass, DeclarativeBase, kw_only=True):
    """Every table. `id` is the database's own and never shown; what people see is `number`."""

    type_annotation_map: ClassVar[dict[Any, Any]] = {
        datetime: UtcDateTime,
        date: Date,
        time: Time,
        str: Text,
        bool: Boolean,
        dict[str, Any]: JSON,
        list[Any]: JSON,
    }

    @classmethod
    def new(cls, **values: Any) -> Self:
        """A row that is not stored yet: these values over the defaults of its columns, made as `read` makes one."""
        defaults, factories = _defaults(cls)
        return cls.read({**defaults, **{name: make() for name, make in factories.items()}, **values})

    @classmethod
    def read(cls, values: Mapping[Any, Any]) -> Self:
        """A row as it came from the database: set as it is, without the bookkeeping of a session (30 times faster)."""
        row = cls.__new__(cls)
        row.__dict__.update(values)
        return row

    def __setattr__(self, name: str, value: object) -> None:
        """A row is a value: nobody watches what is set on it. What is not set has the default of its column."""
        if value is not LoaderCallableStatus.DONT_SET:
            self.__dict__[name] = value

    def but(self, **values: Any) -> Self:
        """A copy with other values."""
        kept = {name: value for name, value in self.__dict__.items() if not name.startswith("_")}
        return self.read(kept | values)


class Kept(Row, kw_only=True):
    """A row that people can change: it belongs to a body, and every change of it leaves a line in the trail."""

    __abstract__ = True
    id: Mapped[int] = mapped_column(primary_key=True, default_factory=int)


@cache
def _defaults(model: type[Row]) -> tuple[dict[str, Any], dict[str, Callable[[], Any]]]:
    """The values that columns have by themselves, and what makes those that no two rows may share."""
    factories = {field.name: field.default_factory for field in fields(model) if callable(field.default_factory)}
    required = [field.name for field in fields(model) if field.default is MISSING and field.name not in factories]
    sample = model(**dict.fromkeys(required))
    plain = {field.name: getattr(sample, field.name) for field in fields(model) if field.default is not MISSING}
    return plain, factories
