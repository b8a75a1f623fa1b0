// @ts-check
/** The door to the lecture, which is fetched when it is first opened, or when the page's address names a scene. */

/** @typedef {{toggle: () => void, arrive: (afresh: boolean) => boolean}} Lecture */

const FAILED = "The lecture could not be loaded. Press Lecture again when the connection is back.";

/** @template Setting */
export class Door {
  /**
   * @param {HTMLElement} button @param {() => Promise<{Lecture: new (setting: Setting) => Lecture}>} load
   * @param {Setting} setting what the lecture is given in @param {(words: string) => void} tell
   */
  constructor(button, load, setting, tell) {
    this.load = load;
    this.setting = setting;
    this.tell = tell;
    /** Fetched once, and never where nobody asks. @type {ReturnType<typeof load> | null} */ this.fetched = null;
    /** @type {Lecture | null} */ this.lecture = null;
    /** Whether it could not be fetched the last time. */
    this.failed = false;
    button.addEventListener("click", () => this.pass((lecture) => lecture.toggle()));
    addEventListener("popstate", () => (this.lecture || named() ? this.pass((lecture) => lecture.arrive(false)) : null));
  }

  /**
   * The page itself was opened.
   * @returns {Promise<boolean>} whether its address names a scene whose own run was asked for
   */
  async arrive() {
    return named() && ((await this.pass((lecture) => lecture.arrive(true))) ?? false);
  }

  /**
   * Do something in the lecture.
   * @template Result @param {(lecture: Lecture) => Result} act @returns {Promise<Result | null>} null where it could not be loaded
   */
  async pass(act) {
    this.fetched ??= this.load();
    try {
      await this.fetched;
    } catch (error) {
      if (!(error instanceof TypeError)) throw error; // a fetch that failed is one; anything else is a fault of ours
      this.fetched = null;
      this.failed = true;
      this.tell(FAILED);
      return null;
    }
    const { Lecture } = await this.fetched;
    if (this.failed) this.tell("");
    this.failed = false;
    return act((this.lecture ??= new Lecture(this.setting)));
  }
}

/** Whether the page's address names a scene; in a frame on somebody else's page there is no room for one. */
function named() {
  return !document.body.classList.contains("embedded") && new URLSearchParams(location.search).has("scene");
}
