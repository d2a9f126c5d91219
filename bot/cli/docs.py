"""`horzel docs`: rewrites what is generated: names.txt, the table in README.md, the manifests, the package for Teams.

The manifest for Teams in the repository has no bot of its own; the package gets the one that is set.
"""

import json
import re
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from bot.cli.arguments import Options
from bot.cli.line import Line
from bot.failure import Failed
from bot.settings import load
from bot.slack.manifest import manifests
from bot.teams import manifest as teams
from commands import COMMANDS, console, door, examples, rooms
from commands.command import Command

_TABLE: Final = re.compile(r"(<!-- opdrachten -->\n).*?(<!-- /opdrachten -->)", re.DOTALL)
_PUBLIC: Final = "https://horzel.example.nl"
"""Stands in the manifest for HTTP until somebody fills in the real address."""


def run(line: Line, options: Options) -> int:
    """The whole command; the exit code."""
    root = options.root
    bot = load(options.env_file, "none").teams_client_id
    if bot and not teams.is_id(bot):
        raise Failed(console.settings_wrong(["TEAMS_CLIENT_ID"], []))
    changed = [path for path, content in generated(root).items() if _differs(path, content)]
    for path in changed:
        try:
            path.write_text(generated(root)[path], encoding="utf-8")
        except OSError as error:
            raise Failed(console.file_unwritable(str(path))) from error
        line.say(console.rewritten(path.relative_to(root).as_posix()))
    if not changed:
        line.say(console.DOCS_CURRENT)
    content = teams.manifest(COMMANDS, bot or teams.NOBODY, options.teams_site or _PUBLIC, slash=options.teams_slash)
    _pack(root / "dist" / "teams.zip", teams.package(content))
    line.say(console.packed("dist/teams.zip", bool(bot)))
    return 0


def _pack(path: Path, content: bytes) -> None:
    try:
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(content)
    except OSError as error:
        raise Failed(console.file_unwritable(str(path))) from error


def generated(root: Path) -> dict[Path, str]:
    """Every generated file and what it must hold; of the README only the part between the marks is ours."""
    slack = root / "bot" / "slack"
    files = {
        slack / name: json.dumps(content, ensure_ascii=False, indent=2) + "\n"
        for name, content in manifests(COMMANDS, _PUBLIC).items()
    }
    files[root / "bot" / "teams" / "manifest.json"] = teams.written(teams.manifest(COMMANDS, teams.NOBODY, _PUBLIC))
    names = root / "commands" / rooms.LIST.name
    if names.parent.is_dir():
        files[names] = rooms.listed(COMMANDS)
    readme = root / "README.md"
    if readme.is_file():
        files[readme] = _TABLE.sub(
            lambda marks: f"{marks[1]}{table(COMMANDS)}{marks[2]}", readme.read_text(encoding="utf-8")
        )
    return files


def table(commands: Sequence[Command]) -> str:
    """The commands as a Markdown table, in the order of the help."""
    shown = [(door.slashed(examples.anybodys(command)), command.help) for command in commands if command.shown]
    rows = [f"| `{example}` | {help} |" for example, help in shown]
    return "\n".join(("| typ | om |", "|---|---|", *(row.replace("\n", " ") for row in rows), ""))


def _differs(path: Path, content: str) -> bool:
    return not path.is_file() or path.read_text(encoding="utf-8") != content
