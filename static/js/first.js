// @ts-check
/** What is fetched when its place is first pointed at or focused; under a finger, which points but once, as soon as it is seen. */

/** @param {HTMLElement} place @param {() => Promise<void>} fetch */
export function onFirst(place, fetch) {
  let asked = false;
  const go = async () => {
    if (asked) return;
    asked = true;
    try {
      await fetch();
    } catch (error) {
      asked = false; // the next time there may be a connection
      if (!(error instanceof TypeError)) throw error; // a fetch that failed is one; anything else is a fault of ours
    }
  };
  for (const name of ["pointerenter", "focusin"]) place.addEventListener(name, go);
  if (!matchMedia("(pointer: coarse)").matches) return;
  new IntersectionObserver((seen) => void (seen.some(({ isIntersecting }) => isIntersecting) && go())).observe(place);
}
