// @ts-check
/** Numbers as people write them: true minus signs, 2.4 × 10⁻¹¹, never a 0 that is not one. */

/** @type {Record<string, string>} */
const SUPERSCRIPT = { "-": "⁻", 0: "⁰", 1: "¹", 2: "²", 3: "³", 4: "⁴", 5: "⁵", 6: "⁶", 7: "⁷", 8: "⁸", 9: "⁹" };

/**
 * A number to so many significant digits: 0.2069, −1.994, 2.429 × 10⁻¹¹.
 * @param {number} value @param {number} [digits]
 */
export function significant(value, digits = 4) {
  if (value === 0) return "0";
  const [mantissa, power] = value.toExponential(digits - 1).split("e");
  const exponent = Number(power);
  if (exponent < -4 || exponent > 5) return minus(`${mantissa} × 10${superscript(exponent)}`);
  return minus(value.toFixed(Math.max(0, digits - 1 - exponent)));
}

/** The same for a narrow place: only two digits where a power of ten takes the room. @param {number} value @param {number} [digits] */
export function narrow(value, digits = 4) {
  const text = significant(value, digits);
  return text.includes("×") ? significant(value, 2).replaceAll(" ", "\u200a") : text;
}

/** The shortest text that reads back as the same number: 1, 0.5, −2, 2.5 × 10⁻⁷. @param {number} value */
export function plain(value) {
  const text = String(value === 0 ? 0 : value);
  const [mantissa, power] = text.split("e");
  return minus(power === undefined ? mantissa : `${mantissa} × 10${superscript(Number(power))}`);
}

/** A count: 1000, from five digits on with thin spaces, 100 000. @param {number} value */
export function count(value) {
  return value < 10000 ? String(value) : String(value).replace(/\B(?=(\d{3})+$)/g, "\u202f");
}

/** A part of one in per cent, never 0 % or 100 % where it is not. @param {number} part */
export function percent(part) {
  if (Number.isNaN(part)) return "–";
  const rounded = Math.round(100 * part);
  if (rounded === 0 && part > 0) return "<\u00a01\u00a0%";
  if (rounded === 100 && part < 1) return ">\u00a099\u00a0%";
  return `${rounded}\u00a0%`;
}

/** A number typed by a person: "1", "0,5", "−2", "1e-3", "2.4 × 10⁻¹¹"; NaN where it is none. @param {string} text */
export function parse(text) {
  const typed = ascii(text).replace(/^([^.,]*),([^.,]*)$/, "$1.$2");
  return /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(typed) ? Number(typed) : NaN;
}

/** A number, or the text itself where it is none, so that the server can say what is wrong. @param {string} text */
export function numberOrText(text) {
  const value = parse(text);
  return Number.isNaN(value) ? text.trim() : value;
}

/** What plain() and people write, as JavaScript reads it. @param {string} text */
function ascii(text) {
  const flat = text.trim().replace(/[⁻⁰¹²³⁴⁵⁶⁷⁸⁹]/g, (c) => Object.keys(SUPERSCRIPT).find((k) => SUPERSCRIPT[k] === c) ?? c);
  return flat.replace(/\s*[×x]\s*10\^?(?=[-−\d])/, "e").replaceAll("\u2212", "-");
}

/** 10⁻⁵. @param {number} exponent */
export function powerOfTen(exponent) {
  return `10${superscript(exponent)}`;
}

/** @param {number} exponent */
function superscript(exponent) {
  return [...String(exponent)].map((c) => SUPERSCRIPT[c]).join("");
}

/** @param {string} text */
function minus(text) {
  return text.replaceAll("-", "\u2212");
}
