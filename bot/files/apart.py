"""Reading a file in a process of its own, so that a file made to eat memory or time can only harm that process."""

import subprocess
import sys
from pathlib import Path
from typing import IO

from pydantic import TypeAdapter

from bot.files.limits import MOST_BYTES, MOST_MEMORY, MOST_SECONDS
from commands.minutes import unreadable
from commands.minutes.document import Document, UnreadableDocument

_ROOT = Path(__file__).resolve().parents[2]
_AS_JSON = TypeAdapter(Document)
_REFUSED = 3
"""The exit code of a child that says why not."""


def read_apart(name: str, data: bytes) -> Document:
    """The document, as `read_document` makes it. Raises UnreadableDocument, also when it costs more than is given."""
    if len(data) > MOST_BYTES:
        raise UnreadableDocument(unreadable.too_large(MOST_BYTES // 1_000_000))
    try:
        done = subprocess.run(
            [sys.executable, "-m", "bot.files.apart", name],
            input=data,
            capture_output=True,
            timeout=3 * MOST_SECONDS,
            check=False,
            cwd=_ROOT,
        )
    except (subprocess.TimeoutExpired, ValueError) as error:
        raise UnreadableDocument(unreadable.TOO_MUCH) from error
    if done.returncode == _REFUSED:
        raise UnreadableDocument(done.stdout.decode())
    if done.returncode:
        raise UnreadableDocument(unreadable.TOO_MUCH)
    return _AS_JSON.validate_json(done.stdout)


def main(name: str, stdin: IO[bytes], stdout: IO[bytes]) -> int:
    """The child: a file on standard input, its parts as JSON or the reason against it on standard output."""
    _bound()
    from bot.files.read import read_document

    try:
        stdout.write(_AS_JSON.dump_json(read_document(name, stdin.read())))
    except UnreadableDocument as refused:
        stdout.write(str(refused).encode())
        return _REFUSED
    return 0


def _bound() -> None:
    """Give this process no more memory and time than a file is worth, where the system can."""
    try:
        import resource
    except ImportError:  # Windows has only the time-out of the parent
        return
    for kind, most in ((resource.RLIMIT_AS, MOST_MEMORY), (resource.RLIMIT_CPU, MOST_SECONDS)):
        highest = resource.getrlimit(kind)[1]
        if highest == resource.RLIM_INFINITY or highest > most:
            resource.setrlimit(kind, (most, highest))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], sys.stdin.buffer, sys.stdout.buffer))
