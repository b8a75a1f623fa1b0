// @ts-check
/** SVG elements, made and changed with as little as possible. */

const NAMESPACE = "http://www.w3.org/2000/svg";

/**
 * @template {keyof SVGElementTagNameMap} Name
 * @param {Element} parent @param {Name} name @param {Record<string, string | number>} [attributes]
 * @param {string} [text]
 * @returns {SVGElementTagNameMap[Name]}
 */
export function draw(parent, name, attributes = {}, text) {
  const element = document.createElementNS(NAMESPACE, name);
  set(element, attributes);
  if (text !== undefined) element.textContent = text;
  parent.append(element);
  return element;
}

/** @param {Element} element @param {Record<string, string | number>} attributes */
export function set(element, attributes) {
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, String(value));
}

/** Changing a text node that already says so costs a layout all the same. @param {Element} element @param {string} text */
export function say(element, text) {
  if (element.textContent !== text) element.textContent = text;
}

/** @param {Element} element @param {boolean} shown */
export function show(element, shown) {
  element.toggleAttribute("hidden", !shown);
}

/** A word on the picture, in a pill around its place. @param {SVGElement} parent @param {string} words @param {number} width */
export function pill(parent, words, width) {
  const group = draw(parent, "g", { class: "pill" });
  draw(group, "rect", { x: -width / 2, y: -11, width, height: 22, rx: 11 });
  draw(group, "text", { y: 4.5 }, words);
  return group;
}
