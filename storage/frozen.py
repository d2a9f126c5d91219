"""Values: dataclasses that nobody changes once they are made (docs/besluiten/041)."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

__all__ = ["dataclass"]

if TYPE_CHECKING:
    from dataclasses import dataclass
else:
    import dataclasses

    def dataclass(*, frozen: bool = False, **options: Any) -> Callable[[type], type]:
        """As in `dataclasses`, but only mypy watches that what is frozen stays so: making one takes half as long."""
        return dataclasses.dataclass(unsafe_hash=frozen, **options)
