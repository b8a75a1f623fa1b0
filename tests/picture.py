"""The README's picture: `python -m tests.picture` walks to step 81 and saves what the page shows."""

from pathlib import Path

from playwright.sync_api import expect

from tests.chromium import launched
from tests.server import serving

PICTURE = Path(__file__).parent.parent / ".github" / "flying-carpet.png"
STEP = 81  # on the cliff

if __name__ == "__main__":
    with serving() as server, launched() as browser:
        page = browser.new_page(viewport={"width": 1280, "height": 800}, base_url=server.url)
        page.goto("/")
        expect(page.locator("#carpet canvas").first).to_be_visible(timeout=30_000)
        forward = page.locator("[data-action=forward]")
        forward.evaluate(f"button => {{ for (let step = 0; step < {STEP}; step++) button.click() }}")
        page.mouse.move(0, 0)
        page.wait_for_timeout(1000)
        PICTURE.parent.mkdir(exist_ok=True)
        page.screenshot(path=PICTURE)
