"""Reading the files a secretary has: from bytes to the neutral document that `commands.minutes` reads."""

from bot.files.read import read_document

__all__ = ["read_document"]
