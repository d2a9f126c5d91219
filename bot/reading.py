"""Reading a file that somebody sent, in a process of its own: this one never opens the rooms that know file formats."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from commands.minutes.document import Document


def read_document(name: str, content: bytes) -> "Document":
    """The file as a neutral document. Raises UnreadableDocument."""
    from bot.files.apart import read_apart

    return read_apart(name, content)
