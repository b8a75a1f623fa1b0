// @ts-check
/** A long list whose numbers move: what is in sight is written in every frame, and the rest of it when the numbers rest. */

/** Milliseconds without another number. */
const REST = 250;

export class Roll {
  /** @param {(place: number) => void} write one of its entries */
  constructor(write) {
    this.write = write;
    /** @type {Element[]} */ this.entries = [];
    /** @type {Set<number>} */ this.seen = new Set();
    this.resting = 0;
    /** Whether none of the entries has the numbers there are. */
    this.stale = true;
    this.sight = new IntersectionObserver((changes) => this.look(changes));
  }

  /** Other entries, from the first to the last. @param {Element[]} entries */
  fill(entries) {
    this.sight.disconnect();
    this.seen.clear();
    this.entries = entries;
    for (const entry of entries) this.sight.observe(entry);
    this.stale = true;
  }

  /** Other numbers than those of another point. */
  ground() {
    this.stale = true;
  }

  /** @param {IntersectionObserverEntry[]} changes */
  look(changes) {
    for (const { target, isIntersecting } of changes) {
      const place = this.entries.indexOf(target);
      if (place < 0) continue;
      if (!isIntersecting) this.seen.delete(place);
      else if (!this.seen.has(place)) {
        this.seen.add(place);
        this.write(place);
      }
    }
  }

  /** The numbers moved. */
  show() {
    clearTimeout(this.resting);
    if (this.stale) this.rest();
    else {
      for (const place of this.seen) this.write(place);
      this.resting = setTimeout(() => this.rest(), REST);
    }
  }

  rest() {
    this.stale = false;
    this.entries.forEach((_, place) => this.write(place));
  }
}
