// @ts-check
/** Formulas as MathML: letters, numbers and operators are told apart, and some of the numbers change with the step. */

/** @typedef {(values: any) => string} Live a number that is written anew from the values of a step */
/** @typedef {string | Live | Node} Part */
/** @typedef {{of: string, parts: Part[][], attributes?: Record<string, string>}} Node */
/** @typedef {{element: Element, live: Live}} Slot */

const NAMESPACE = "http://www.w3.org/1998/Math/MathML";
const TOKENS = /ln|max|tanh|\d+(?:\.\d+)?|\p{L}[′₁₂₃ᵢ]?|[^\s]/gu;
const INDICES = "ᵢ₁₂₃";

/** @param {Part[]} parts @returns {Node} */
export const row = (...parts) => ({ of: "mrow", parts: [parts] });
/** @param {Part} above @param {Part} below @returns {Node} */
export const fraction = (above, below) => ({ of: "mfrac", parts: [[above], [below]], attributes: { displaystyle: "true" } });
/** @param {Part} base @param {Part} power @returns {Node} */
export const power = (base, power) => ({ of: "msup", parts: [[base], [power]] });
/** ∂of/∂along. @param {Part} of @param {Part} along */
export const slope = (of, along) => fraction(row("∂", of), row("∂", along));
/** Σ over the points. @type {Node} */
export const SUM = { of: "munder", parts: [["∑"], ["i"]], attributes: {} };

/**
 * @param {Node} formula @param {Slot[]} slots to which its changing numbers are added
 * @returns {Element} a math element
 */
export function math(formula, slots) {
  const found = document.createElementNS(NAMESPACE, "math");
  found.append(...draw(formula, slots));
  return found;
}

/** @param {Part} part @param {Slot[]} slots @returns {Element[]} */
function draw(part, slots) {
  if (typeof part === "string") return [...part.matchAll(TOKENS)].map(([token]) => symbol(token));
  if (typeof part === "function") {
    const number = leaf("mn", "");
    slots.push({ element: number, live: part });
    return [number];
  }
  const found = document.createElementNS(NAMESPACE, part.of);
  for (const [name, value] of Object.entries(part.attributes ?? {})) found.setAttribute(name, value);
  const drawn = part.parts.map((parts) => parts.flatMap((each) => draw(each, slots)));
  if (part.of === "mrow") found.append(...drawn.flat());
  else found.append(...drawn.map((elements) => (elements.length === 1 ? elements[0] : grouped(elements))));
  return [found];
}

/** @param {Element[]} elements */
function grouped(elements) {
  const group = document.createElementNS(NAMESPACE, "mrow");
  group.append(...elements);
  return group;
}

/** One letter, number or operator. @param {string} token */
function symbol(token) {
  if (token === "~") return space();
  if (token === "ŷ") return script("mover", leaf("mi", "y"), leaf("mo", "^"));
  if (token === "½") return script("mfrac", leaf("mn", "1"), leaf("mn", "2"));
  if (token.length === 2 && token.endsWith("′")) return script("msup", leaf("mi", token[0]), leaf("mo", "′"));
  if (token.length === 2 && INDICES.includes(token[1])) {
    const index = INDICES.indexOf(token[1]);
    return script("msub", leaf("mi", token[0]), index === 0 ? leaf("mi", "i") : leaf("mn", String(index)));
  }
  if (/^\p{L}/u.test(token) && token !== "∂") return leaf("mi", token);
  return leaf(/^\d/.test(token) ? "mn" : "mo", token);
}

/** A gap, written ~. */
function space() {
  const found = document.createElementNS(NAMESPACE, "mspace");
  found.setAttribute("width", "0.25em");
  return found;
}

/** @param {string} name @param {Element[]} children */
function script(name, ...children) {
  const found = document.createElementNS(NAMESPACE, name);
  found.append(...children);
  if (name === "mover") found.setAttribute("accent", "true");
  return found;
}

/** @param {string} name @param {string} text */
function leaf(name, text) {
  const found = document.createElementNS(NAMESPACE, name);
  found.textContent = text;
  if (name === "mo" && /[()[\]^]/.test(text)) found.setAttribute("stretchy", "false");
  return found;
}
