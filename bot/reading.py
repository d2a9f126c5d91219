"""Reading a file that somebody sent; the rooms that know file formats are opened at the first one."""

from commands.minutes.document import Document


def read_document(name: str, content: bytes) -> Document:
    """The file as a neutral document. Raises UnreadableDocument."""
    from bot import files

    return files.read_document(name, content)
