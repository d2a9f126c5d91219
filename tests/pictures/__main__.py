"""`python -m tests.pictures`: play the story on the real core and draw its pictures into docs/beelden/.

What Slack is given is kept beside each picture as JSON; a test holds that JSON to what Horzel says now. The try-out
window is drawn at the width of a phone and of a desk. Exit code 1 when there is no browser to draw with.
"""

import json
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from playwright.sync_api import Browser

from tests.chromium import PROGRAM, chromium
from tests.pictures.slack import WIDTH, html
from tests.pictures.story import Picture, told
from tests.window_house import limburg_window

FOLDER: Final = Path(__file__).resolve().parents[2] / "docs" / "beelden"
_WINDOWS: Final = {"venster-telefoon": (390, 844), "venster-bureau": (1200, 850)}
_SAID: Final = (
    "/actie nieuw Contactpersonen per gemeente opgeven @noord, midden, zuid uiterlijk 17 mei",
    "/actie nieuw Werkbezoek koppelen aan Taskforce @LWV, LLTB uiterlijk half juni",
    "/actie klaar 1 alle drie de regio's zijn binnen",
)


def as_json(picture: Picture) -> str:
    """What Slack is given, with what the screen says above it, as the file beside the picture holds it."""
    return json.dumps(vars(picture), ensure_ascii=False, indent=1) + "\n"


def draw(pictures: Sequence[Picture], folder: Path, browser: Browser) -> None:
    """Make `<name>.png` for every message and modal; twice as sharp as the screen, for print."""
    page = browser.new_page(viewport={"width": WIDTH, "height": 100}, device_scale_factor=2)
    for picture in pictures:
        page.set_content(html(picture.payload, picture.place, picture.time))
        page.screenshot(path=folder / f"{picture.name}.png", full_page=True)
    page.close()


def draw_window(folder: Path, browser: Browser, url: str) -> None:
    """Make the pictures of the try-out window: some points in the channel, the list in private."""
    with limburg_window(url) as (address, _):
        page = browser.new_page(viewport={"width": 1200, "height": 850})
        page.goto(address)
        for place, words in (*(("channel", said) for said in _SAID), ("alone", "/actie lijst")):
            page.locator(f"#text-{place}").fill(words)
            with page.expect_navigation():
                page.keyboard.press("Enter")
        page.close()
        for name, (width, height) in _WINDOWS.items():
            shown = browser.new_page(viewport={"width": width, "height": height}, device_scale_factor=2)
            shown.goto(address)
            shown.screenshot(path=folder / f"{name}.png")
            shown.close()


def main() -> int:
    """The whole command."""
    if not PROGRAM:
        sys.stderr.write("Er is geen browser: installeer chromium.\n")
        return 1
    FOLDER.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as place, chromium() as browser:
        pictures = told(f"sqlite:///{Path(place) / 'verhaal.db'}")
        for picture in pictures:
            (FOLDER / f"{picture.name}.json").write_text(as_json(picture), encoding="utf-8")
        draw(pictures, FOLDER, browser)
        draw_window(FOLDER, browser, f"sqlite:///{Path(place) / 'venster.db'}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
