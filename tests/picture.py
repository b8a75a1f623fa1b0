"""The README's pictures, `python -m tests.picture`: the lecture's run on the cliff, a table half learnt."""

from pathlib import Path

from playwright.sync_api import Browser, Page, expect

from tests.chromium import launched
from tests.server import serving

FOLDER = Path(__file__).parent.parent / ".github"


def opened(browser: Browser, url: str) -> Page:
    """Return a page as a laptop shows it."""
    page = browser.new_page(viewport={"width": 1280, "height": 800})
    page.goto(url)
    return page


def walked(page: Page, steps: int) -> None:
    """Go some points on."""
    forward = page.locator("[data-action=forward]")
    forward.evaluate(f"button => {{ for (let step = 0; step < {steps}; step++) button.click() }}")
    page.mouse.move(0, 0)
    page.wait_for_timeout(1000)


def saved(page: Page, name: str) -> None:
    """Keep what the page shows."""
    page.screenshot(path=FOLDER / name)


if __name__ == "__main__":
    with serving() as server, launched() as browser:
        page = opened(browser, server.url)
        expect(page.locator("#carpet canvas").first).to_be_visible(timeout=30_000)
        walked(page, 81)
        saved(page, "flying-carpet.png")
        page = opened(browser, f"{server.url}/data?test_share=0.25&max_steps=50")
        expect(page.locator("#caption")).to_contain_text("Press Play")
        walked(page, 20)
        saved(page, "data.png")
