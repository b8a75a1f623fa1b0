// @ts-check
/** How a viewer walks round a carpet without dragging it: by keys, and by the buttons beside it. */

/** @typedef {import("./carpet.js").Carpet} Carpet */

/** Degrees a key turns the carpet. */
const TURN = 5;
/** @type {Record<string, (carpet: Carpet) => void>} */
const KEYS = {
  ArrowRight: (carpet) => carpet.turn(TURN, 0),
  ArrowLeft: (carpet) => carpet.turn(-TURN, 0),
  ArrowUp: (carpet) => carpet.turn(0, TURN),
  ArrowDown: (carpet) => carpet.turn(0, -TURN),
  "+": (carpet) => carpet.zoom(1.25),
  "=": (carpet) => carpet.zoom(1.25),
  "-": (carpet) => carpet.zoom(0.8),
  0: (carpet) => carpet.resetView(),
  Home: (carpet) => carpet.resetView(),
};

/** @param {HTMLElement} section with the buttons @param {HTMLElement} plot @param {() => Carpet | null} carpetOf the carpet there is by then */
export function handles(section, plot, carpetOf) {
  for (const button of /** @type {NodeListOf<HTMLElement>} */ (section.querySelectorAll("[data-zoom]"))) {
    const { zoom } = button.dataset;
    button.addEventListener("click", () => (zoom === "reset" ? carpetOf()?.resetView() : carpetOf()?.zoom(Number(zoom))));
  }
  plot.addEventListener("keydown", (event) => {
    const carpet = carpetOf();
    const act = event.ctrlKey || event.altKey || event.metaKey ? undefined : KEYS[event.key];
    if (!carpet || !act) return;
    event.preventDefault();
    act(carpet);
  });
  // A mouse that takes the carpet leaves the page's own keys to the page.
  plot.addEventListener("focus", () => {
    if (!plot.matches(":focus-visible")) plot.blur();
  });
}
