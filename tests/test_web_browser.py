"""The try-out window in a real browser: the main job by mouse and keyboard, on a narrow screen, without script."""

import os
import socket
import threading
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
import uvicorn
from playwright.sync_api import Browser, Page

from tests.chromium import PROGRAM, chromium
from tests.small_core import Point
from tests.window_parts import ANOUK, KARIN, SJEF, Parts

pytestmark = pytest.mark.skipif(
    not PROGRAM and not os.environ.get("CI"),
    reason="no browser on this machine: install Debian's chromium to run these",
)


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    assert PROGRAM, "no browser, and in CI these tests may not be skipped: install chromium"
    with chromium() as started:
        yield started


@pytest.fixture
def parts() -> Parts:
    return Parts()


@pytest.fixture
def address(parts: Parts) -> Iterator[str]:
    """The window on a free port of this machine, for as long as the test lasts."""
    with closing(socket.socket()) as listening:
        listening.bind(("127.0.0.1", 0))
        server = uvicorn.Server(uvicorn.Config(parts.app(), log_level="error", ws="none", lifespan="off"))
        thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]})
        thread.start()
        yield f"http://127.0.0.1:{listening.getsockname()[1]}/"
        server.should_exit = True
        thread.join()


@pytest.fixture
def page(browser: Browser, address: str) -> Iterator[Page]:
    opened = browser.new_page(viewport={"width": 1200, "height": 850})
    opened.set_default_timeout(10_000)
    errors: list[str] = []
    opened.on("console", lambda message: errors.append(message.text) if message.type == "error" else None)
    opened.on("pageerror", lambda error: errors.append(str(error)))
    opened.goto(address)
    yield opened
    opened.close()
    assert errors == []


def _say(page: Page, words: str, place: str = "channel") -> None:
    page.locator(f"#text-{place}").fill(words)
    with page.expect_navigation():
        page.keyboard.press("Enter")


def _press(page: Page, label: str) -> None:
    with page.expect_navigation():
        page.get_by_role("button", name=label).last.click()


def _log(page: Page, place: str) -> str:
    return page.locator(f".{place} .log").inner_text()


def test_create_by_form_close_by_button_undo_and_stand(page: Page, parts: Parts) -> None:
    _press(page, "/actie nieuw")
    page.get_by_label("Wat").fill("x")
    page.get_by_label("LLTB").check()
    page.get_by_label("Uiterlijk").fill("2023-06-02")
    page.get_by_label("Thema").select_option("Wonen")
    _press(page, "Opslaan")
    assert page.get_by_role("alert").inner_text().startswith("Nog niet opgeslagen")
    assert page.get_by_label("Wat").evaluate("field => field === document.activeElement")
    page.get_by_label("Wat").fill("Rapport delen")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    assert "Actiepunt 1 vastgelegd" in _log(page, "channel")
    assert parts.core.points[1] == Point("Rapport delen", "LLTB", "2023-06-02")

    _press(page, "Klaar")
    assert "Actiepunt 1 gesloten" in _log(page, "channel")
    assert "Actiepunt 1 vastgelegd" not in _log(page, "channel")
    _press(page, "Ongedaan maken")
    assert "Actiepunt 1 heropend" in _log(page, "channel")

    _say(page, "/stand", "alone")
    assert "Taskforce woensdag 17 mei 2023, 14:00" in _log(page, "alone")
    assert "Rapport delen\nLLTB · vr 02-06-2023" in _log(page, "alone")


def test_another_member_sees_the_channel_and_the_digest_but_not_the_private_talk(page: Page) -> None:
    _say(page, "/actie nieuw Rapport delen")
    _say(page, "/actie lijst")
    page.get_by_label("U bent").select_option(SJEF.id)
    _press(page, "Wissel")
    page.get_by_text("Vooruit in de tijd").click()
    _press(page, "Ga naar maandag 22 mei 2023, 09:00")
    assert page.get_by_role("status").inner_text().endswith("1 bericht verstuurd.")
    assert "Weekbericht · ma 22-05-2023" in _log(page, "channel")
    assert "1 open actiepunten" not in page.content()
    page.get_by_label("U bent").select_option(KARIN.id)
    _press(page, "Wissel")
    assert "Rapport delen" not in page.content()


def test_a_file_is_handed_over_in_private(page: Page, tmp_path: Path) -> None:
    path = tmp_path / "verslag.txt"
    path.write_text("een\ntwee\ndrie")
    page.locator("summary", has_text="Verslag verwerken").click()
    page.get_by_label("Bestand").set_input_files(path)
    _press(page, "Verwerk dit verslag")
    assert "verslag.txt: 3 regels gelezen" in _log(page, "alone")


def test_after_sending_the_cursor_stands_in_the_same_box_again(page: Page) -> None:
    for place in ("channel", "alone"):
        _say(page, "/stand" if place == "alone" else "/actie nieuw Rapport delen", place)
        assert page.evaluate("document.activeElement.id") == f"text-{place}"


def test_the_log_opens_at_its_newest_message(page: Page) -> None:
    for number in range(12):
        _say(page, f"/actie nieuw Rapport {number} delen")
    page.goto(page.url.partition("#")[0])
    assert page.locator(".channel .message").last.evaluate(
        "last => last.getBoundingClientRect().bottom <= last.closest('.log').getBoundingClientRect().bottom + 1"
    )


LONG = "Huisvestingsmonitoringsgegevensuitwisselingsovereenkomst" * 4


@pytest.mark.parametrize(("width", "height"), [(320, 640), (390, 844), (640, 360), (1200, 850)])
@pytest.mark.parametrize("place", ["channel", "alone"])
def test_nothing_sticks_out_of_the_screen_and_buttons_are_large_enough_to_touch(
    page: Page, address: str, width: int, height: int, place: str
) -> None:
    _say(page, f"/actie nieuw {LONG}")
    _say(page, "/actie lijst", "alone")
    _say(page, "/actie nieuw", "alone")
    page.set_viewport_size({"width": width, "height": height})
    page.goto(f"{address}?as={ANOUK.id}&place={place}")
    page.evaluate("document.querySelectorAll('details').forEach(each => { each.open = true })")
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    if height > 512:  # where it is lower, the page itself scrolls
        assert page.locator(f"#text-{place}").evaluate("box => box.getBoundingClientRect().bottom <= innerHeight")
    assert page.locator(f".{place} .log").evaluate("log => log.scrollWidth <= log.clientWidth")
    if width < 700:
        sizes = [box["height"] for each in page.locator("button:visible").all() if (box := each.bounding_box())]
        assert min(sizes) >= 44
        assert page.locator(".place:visible").count() == 1


def test_all_of_it_works_without_script(browser: Browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(address)
    _say(page, "/actie nieuw Rapport delen")
    _press(page, "Klaar")
    _press(page, "Ongedaan maken")
    assert "Actiepunt 1 heropend" in _log(page, "channel")
    context.close()


CONTRAST = """() => {
  const luminance = ([r, g, b]) => [r, g, b]
    .map(c => c / 255).map(c => c <= 0.03928 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4)
    .reduce((sum, c, at) => sum + c * [0.2126, 0.7152, 0.0722][at], 0);
  const numbers = colour => colour.match(/[\\d.]+/g).map(Number);
  const ground = element => {
    for (let at = element; at; at = at.parentElement) {
      const colour = numbers(getComputedStyle(at).backgroundColor);
      if (colour.length < 4 || colour[3] > 0) return colour;
    }
    return [255, 255, 255];
  };
  const seen = [...document.body.querySelectorAll("*")].filter(each =>
    [...each.childNodes].some(node => node.nodeType === 3 && node.data.trim()) && each.checkVisibility());
  return seen.map(each => {
    const [one, other] = [luminance(numbers(getComputedStyle(each).color)), luminance(ground(each))];
    return [each.textContent.trim().slice(0, 40), (Math.max(one, other) + .05) / (Math.min(one, other) + .05)];
  }).filter(([, ratio]) => ratio < 4.5);
}"""


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_all_words_stand_out_enough_in_light_and_in_dark(page: Page, scheme: str) -> None:
    _say(page, "/actie nieuw Rapport delen")
    _say(page, "/actie lijst", "alone")
    _say(page, "/actie nieuw", "alone")
    page.get_by_label("Wat").fill("x")
    _press(page, "Opslaan")
    if scheme == "dark":
        page.emulate_media(color_scheme="dark")
    assert page.evaluate(CONTRAST) == []
