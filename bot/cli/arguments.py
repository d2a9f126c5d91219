"""What was typed on the command line, as a value; and the help. Its sentences stand in commands."""

import argparse
import re
from collections.abc import Sequence
from datetime import datetime
from gettext import gettext
from pathlib import Path
from typing import Final, NoReturn

from bot.failure import WrongUse
from commands import console, wrong_use
from commands.dutch import AMSTERDAM

EXPORTS: Final = ("actions", "signals", "meetings", "goals", "contacts", "audit", "all")
FORMATS: Final = ("json", "csv", "xlsx", "docx", "pdf", "md", "ics")


class Options(argparse.Namespace):
    """One command line, read."""

    command: str | None
    file: Path
    root: Path
    env_file: Path | None = None
    host: str = ""
    port: int | None = None
    who: str = ""
    body: str = ""
    at: datetime | None = None
    private: bool = False
    json: bool = False
    yes: bool = False
    what: str = ""
    format: str = ""
    woo: bool = False
    reviewed: Path | None = None
    out: Path | None = None
    once: bool = False
    teams_site: str = ""
    teams_slash: bool = False


class _Parser(argparse.ArgumentParser):
    """argparse, which speaks English and exits by itself, made to raise one Dutch sentence."""

    def error(self, message: str) -> NoReturn:
        raise WrongUse(_in_dutch(message) + wrong_use.SEE_HELP.format(self.prog))

    def format_help(self) -> str:
        return super().format_help().replace(gettext("usage: "), console.USAGE, 1)


def read(arguments: Sequence[str]) -> Options:
    """Read the command line. Raises WrongUse; ends the program (exit code 0) after showing the help."""
    return _parser().parse_args(arguments, namespace=Options())


def _parser() -> _Parser:
    top = _Parser(prog="horzel", description=console.DESCRIPTION, add_help=False, allow_abbrev=False)
    _group(top)
    commands = top.add_subparsers(
        title=console.COMMANDS, dest="command", metavar="opdracht", required=False, parser_class=_Parser
    )
    made = {name: _of(commands, name) for name in console.HELP}
    for name in ("serve", "web"):
        made[name].add_argument("--host", default="127.0.0.1", metavar="ADRES", help=console.ARGUMENTS["host"])
        made[name].add_argument("--port", type=_port, metavar="POORT", help=console.ARGUMENTS["port"])
    chat = made["chat"]
    chat.add_argument("--as", dest="who", default="", metavar="WIE", help=console.ARGUMENTS["as"])
    chat.add_argument("--in", dest="body", default="", metavar="WERKGROEP", help=console.ARGUMENTS["in"])
    chat.add_argument("--prive", dest="private", action="store_true", help=console.ARGUMENTS["private"])
    for name in ("chat", "tick", "import"):
        made[name].add_argument("--at", type=_moment, metavar="MOMENT", help=console.ARGUMENTS["at"])
    for name, shown, key in (
        ("setup", "BESTAND.toml", "setup_file"),
        ("import", "BESTAND", "import_file"),
        ("backup", "BESTAND", "backup_file"),
        ("restore", "BESTAND", "backup_file"),
    ):
        made[name].add_argument("file", type=Path, metavar=shown, help=console.ARGUMENTS[key])
    for name in ("import", "export"):
        made[name].add_argument("--body", default="", metavar="WERKGROEP", help=console.ARGUMENTS["body"])
    made["import"].add_argument("--json", action="store_true", help=console.ARGUMENTS["json"])
    made["import"].add_argument("--yes", action="store_true", help=console.ARGUMENTS["yes"])
    export = made["export"]
    export.add_argument("what", choices=EXPORTS, metavar="WAT", help=console.ARGUMENTS["what"])
    export.add_argument("--format", choices=FORMATS, default="json", metavar="HOE", help=console.ARGUMENTS["format"])
    export.add_argument("--woo", action="store_true", help=console.ARGUMENTS["woo"])
    export.add_argument("--reviewed", type=Path, metavar="LIJST", help=console.ARGUMENTS["reviewed"])
    export.add_argument("--out", type=Path, metavar="BESTAND", help=console.ARGUMENTS["out"])
    made["list"].add_argument("what", choices=("actions",), metavar="actions", help=console.HELP["list"])
    made["list"].add_argument("--plain", action="store_true", required=True, help=console.ARGUMENTS["plain"])
    made["docs"].add_argument(
        "--root",
        type=Path,
        default=Path(__file__).resolve().parents[2],
        metavar="MAP",
        help=console.ARGUMENTS["root"],
    )
    made["docs"].add_argument(
        "--teams-site", type=_address, default=argparse.SUPPRESS, metavar="ADRES", help=console.ARGUMENTS["teams_site"]
    )
    made["docs"].add_argument("--teams-slash", action="store_true", help=console.ARGUMENTS["teams_slash"])
    made["demo"].add_argument("--once", action="store_true", help=console.ARGUMENTS["once"])
    return top


def _of(commands: "argparse._SubParsersAction[_Parser]", name: str) -> "argparse._ArgumentGroup":
    """A subcommand's group of arguments; in a group of our own, because argparse's own groups have English names."""
    parser = commands.add_parser(
        name,
        prog=f"horzel {name}",
        help=console.HELP[name],
        description=f"{console.HELP[name][:1].upper()}{console.HELP[name][1:]}.",
        add_help=False,
        allow_abbrev=False,
    )
    return _group(parser)


def _group(parser: _Parser) -> "argparse._ArgumentGroup":
    group = parser.add_argument_group(console.OPTIONS)
    group.add_argument("-h", "--help", action="help", help=console.SHOW_HELP)
    group.add_argument(
        "--env-file", type=Path, default=argparse.SUPPRESS, metavar="BESTAND", help=console.ARGUMENTS["env_file"]
    )
    return group


def _moment(words: str) -> datetime:
    """An ISO moment of this or a neighbouring century; without a zone it is Amsterdam's wall clock."""
    moment = datetime.fromisoformat(words)
    if not 1900 <= moment.year < 2200:
        raise ValueError(words)
    return moment.astimezone(AMSTERDAM) if moment.tzinfo else moment.replace(tzinfo=AMSTERDAM)


def _port(words: str) -> int:
    port = int(words)
    if not words.isascii() or not 0 <= port <= 65535:
        raise ValueError(words)
    return port


def _address(words: str) -> str:
    if not re.fullmatch(r"https://\S+", words):
        raise ValueError(words)
    return words


_moment.__name__, _port.__name__, _address.__name__ = (
    "moment",
    "port",
    "address",
)  # argparse says these names in its errors


def _in_dutch(message: str) -> str:
    for pattern, sentence in wrong_use.PATTERNS:
        found = re.fullmatch(pattern, message)
        if found:
            return sentence.format(*(_known_as(group) for group in found.groups()))
    return wrong_use.OTHERWISE


def _known_as(words: str) -> str:
    return words.replace("'", "")
