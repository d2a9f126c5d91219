"""`python -m tests.pictures [FILE.json …]`: draw Slack messages and modals as PNG files in docs/beelden/.

Without files, every docs/beelden/*.json. A file holds what goes to Slack: `{"blocks": […]}` or a modal.
"""

import json
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Final

from tests.chromium import PROGRAM, chromium
from tests.pictures.slack import WIDTH, html

FOLDER: Final = Path(__file__).resolve().parents[2] / "docs" / "beelden"


def draw(files: Iterable[Path], folder: Path) -> list[Path]:
    """Make `<name>.png` in the folder for every `<name>.json`; twice as sharp as the screen, for print."""
    folder.mkdir(parents=True, exist_ok=True)
    made: list[Path] = []
    with chromium() as browser:
        page = browser.new_page(viewport={"width": WIDTH, "height": 100}, device_scale_factor=2)
        for file in files:
            page.set_content(html(json.loads(file.read_text(encoding="utf-8"))))
            made.append(folder / f"{file.stem}.png")
            page.screenshot(path=made[-1], full_page=True)
    return made


def main(arguments: list[str]) -> int:
    """Exit code 1 when there is no browser to draw with."""
    if not PROGRAM:
        sys.stderr.write("Er is geen browser: installeer chromium.\n")
        return 1
    files = [Path(argument) for argument in arguments] or sorted(FOLDER.glob("*.json"))
    for path in draw(files, FOLDER):
        sys.stdout.write(f"{path.name}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
