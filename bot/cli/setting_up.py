"""`horzel setup FILE.toml`: reads the file, lets commands.body.setup apply it, says what changed."""

import tomllib
from pathlib import Path

from pydantic import ValidationError

from bot.cli.line import Line
from bot.failure import Failed
from bot.opening import opened
from commands import console
from commands.body import setup
from commands.body.setup_file import SetupFile, wrong


def run(line: Line, file: Path) -> int:
    """The whole command; the exit code."""
    declared = read(file)
    with opened(line.settings.database_url.get_secret_value()) as storage:
        said = storage.write(lambda store: setup.apply(declared, store, line.now())).result()
    for each in said or [console.SETUP_CURRENT]:
        line.say(each)
    return 0


def read(file: Path) -> SetupFile:
    """What the file declares. Raises Failed with one sentence that says what is wrong and where."""
    try:
        content = tomllib.loads(file.read_text(encoding="utf-8-sig"))
    except (OSError, UnicodeDecodeError) as error:
        raise Failed(console.file_unreadable(str(file))) from error
    except tomllib.TOMLDecodeError as error:
        raise Failed(console.no_toml(file.name, str(error))) from error
    try:
        return SetupFile.model_validate(content)
    except ValidationError as error:
        raise Failed(wrong(file.name, error)) from error
