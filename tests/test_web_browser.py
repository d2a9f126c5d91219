"""The try-out window in a real browser, on the real core: the main job by mouse and keyboard, also without script."""

import os
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from storage.listing import states
from storage.store import Storage
from tests.chromium import PROGRAM, chromium
from tests.window_house import LIMBURG, limburg_window

pytestmark = pytest.mark.skipif(
    not PROGRAM and not os.environ.get("CI"),
    reason="no browser on this machine: install Debian's chromium to run these",
)
SECRETARY, LLTB, AMBASSADOR = "secretaris@taskforce", "lltb@taskforce", "kennisambassadeur@taskforce"
MINUTES = LIMBURG.with_name("verslag-2023-04-12.txt")


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    assert PROGRAM, "no browser, and in CI these tests may not be skipped: install chromium"
    with chromium() as started:
        yield started


@pytest.fixture
def window(sqlite_url: str) -> Iterator[tuple[str, Storage]]:
    """The window on a free port of this machine, for as long as the test lasts; it is Monday 15 May 2023, 09:00."""
    with limburg_window(sqlite_url) as served:
        yield served


@pytest.fixture
def address(window: tuple[str, Storage]) -> str:
    return window[0]


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


def _statuses(storage: Storage) -> list[tuple[int, str]]:
    """Number and state of every action point in the database."""
    return storage.read(lambda store: [(number, status) for number, _, _, status in states(store.connection)])


def _be(page: Page, who: str) -> None:
    page.get_by_label("U bent").select_option(who)
    _press(page, "Wissel")


def test_create_by_form_close_by_button_undo_and_stand(page: Page, window: tuple[str, Storage]) -> None:
    storage = window[1]
    _press(page, "/actie nieuw")
    page.get_by_label("Wat").fill("x")
    page.get_by_label("LLTB", exact=True).check()
    page.get_by_label("Uiterlijk").fill("2023-06-02")
    page.get_by_label("Thema").select_option("Wonen")
    _press(page, "Opslaan")
    assert "Wat is te kort" in page.get_by_role("alert").inner_text()
    assert page.get_by_label("Wat").evaluate("field => field === document.activeElement")
    assert _statuses(storage) == []
    page.get_by_label("Wat").fill("Rapport delen")
    _press(page, "Opslaan")
    made = _log(page, "channel")
    assert "Actiepunt 1 vastgelegd: Rapport delen" in made
    assert "vrijdag 2 juni 2023" in made
    assert _statuses(storage) == [(1, "open")]

    _say(page, "/actie lijst")
    _press(page, "Klaar")
    assert "Actiepunt 1 gesloten" in _log(page, "channel")
    assert _statuses(storage) == [(1, "afgerond")]
    _press(page, "Ongedaan maken")
    assert "actiepunt 1 is weer open" in _log(page, "channel")
    assert _statuses(storage) == [(1, "open")]

    _say(page, "/stand", "alone")
    assert "0 gesloten, 1 nieuw, 1 open" in _log(page, "alone")


def test_another_member_sees_the_channel_and_the_digest_but_not_the_private_talk(page: Page) -> None:
    _say(page, "/actie nieuw Rapport delen @LLTB uiterlijk 24 mei")
    _say(page, "/actie lijst")
    assert "1 open actiepunt." in _log(page, "alone")
    _be(page, LLTB)
    assert "1 open actiepunt." not in page.content()
    assert "Nieuw actiepunt voor u in Taskforce: 1 · Rapport delen" in _log(page, "alone")
    page.get_by_text("Vooruit in de tijd").click()
    _press(page, "Ga naar maandag 22 mei 2023, 09:00")
    assert page.get_by_role("status").inner_text().endswith("verstuurd.")
    assert _log(page, "channel").count("Weekbericht Taskforce: 1 open, niets te laat.") == 1
    assert "Rapport delen" in _log(page, "alone").rpartition("Herinnering")[2]
    _be(page, AMBASSADOR)
    assert "Nieuw actiepunt voor u" not in page.content()


def test_the_minutes_are_handed_over_in_private_and_told_once_in_the_channel(
    page: Page, window: tuple[str, Storage]
) -> None:
    page.locator("summary", has_text="Verslag verwerken").click()
    page.get_by_label("Bestand").set_input_files(MINUTES)
    _press(page, "Verwerk dit verslag")
    assert "7 nieuwe actiepunten en 8 nagelopen" in _log(page, "alone")
    assert _statuses(window[1]) == []
    _say(page, "1 en 7 zijn voor provincie, 5 weert", "alone")
    _press(page, "Opslaan")
    assert len(_statuses(window[1])) == 9
    assert _log(page, "channel").count("Verslag van woensdag 12 april 2023 verwerkt") == 1


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
    page.goto(f"{address}?as={SECRETARY}&place={place}")
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
    _say(page, "/actie lijst")
    _press(page, "Klaar")
    _press(page, "Ongedaan maken")
    assert "actiepunt 1 is weer open" in _log(page, "channel")
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
