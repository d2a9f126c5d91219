"""`horzel` and `python -m bot`: reads the command line and does what it says, or says in one sentence why not."""

import contextlib
import gc
import os
import sys
from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from bot.failure import Failed, WrongUse

if TYPE_CHECKING:
    from bot.cli.arguments import Options
    from bot.cli.line import Line
    from bot.settings import Use


def main(typed: Sequence[str] | None = None) -> int:
    """Run one command; the exit code is 0, 1 for a failure or 2 for wrong use. Never a traceback."""
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "1")  # we have none, and looking for them takes a while
    gc.disable()  # what is imported stays: looking through all of it time and again costs a tenth of a second
    from bot import settings
    from bot.cli import arguments
    from bot.cli.line import Line
    from commands import console

    try:
        options = arguments.read(sys.argv[1:] if typed is None else typed)
        line = Line(settings.load(options.env_file, _use(options)), _say, _now)
        return _run(line, options)
    except WrongUse as error:
        return _complain(str(error), 2)
    except Failed as error:
        return _complain(str(error), 1)
    except BrokenPipeError:
        # Whoever read our lines has heard enough (`horzel state | head`); nothing more may be flushed to it.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except KeyboardInterrupt:
        return 130
    except Exception as error:
        return _complain(console.broken(type(error).__name__), 1)
    finally:
        gc.enable()


def _use(options: "Options") -> "Use":
    match options.command:
        case "serve" | "web":
            return "doors"
        case "socket":
            return "socket"
        case "worker":
            return "posting"
        case _:
            return "none"


def _run(line: "Line", options: "Options") -> int:  # each command's room is imported when it is asked for
    match options.command:
        case "serve" | "web" | "worker" | "socket":
            from bot import serve

            return serve.run(line, options)
    gc.enable()
    match options.command:
        case "chat":
            from bot.cli import talking

            return talking.run(line, options)
        case "setup":
            from bot.cli import setting_up

            return setting_up.run(line, options.file)
        case "tick":
            from bot.cli import ticking

            return ticking.run(line, options.at)
        case "export" | "list" | "state":
            from bot.cli import exports

            return exports.run(line, options)
        case "import":
            from bot.cli import imports

            return imports.run(line, options)
        case "demo":
            from bot.cli import demo

            return demo.run(line, options.once)
        case "docs":
            from bot.cli import docs

            return docs.run(line, options)
        case "check" | "migrate" | "backup" | "restore":
            from bot.cli import upkeep

            return upkeep.run(line, options)
        case _:
            from commands import console

            raise WrongUse(console.NO_COMMAND)


def _now() -> datetime:
    from commands.dutch import AMSTERDAM

    return datetime.now(AMSTERDAM)


def _say(words: str) -> None:
    print(words, flush=True)


def _complain(sentence: str, code: int) -> int:
    with contextlib.suppress(OSError):
        print(sentence, file=sys.stderr)
    return code


if __name__ == "__main__":
    sys.exit(main())
