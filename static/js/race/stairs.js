// @ts-check
/** Lines that go down in stairs: what was lowest stays the lowest until something lower is found. */

/** @typedef {import("../axis.js").Axis} Axis */

/**
 * A line that stays as it is until the next value, as a path with one corner a pixel at most: the last there.
 * @param {readonly number[]} across ascending @param {readonly number[]} values @param {number} end where the last stays to
 * @param {Axis} x @param {(value: number) => number} up to pixels
 */
export function stairs(across, values, end, x, up) {
  const pixel = (/** @type {number} */ k) => Math.round(2 * x.pixel(across[k])) / 2;
  const count = across.findLastIndex((value) => value <= end) + 1;
  let path = "";
  let drawn = NaN;
  for (let k = 0; k < count; k += 1) {
    if (values[k] === drawn || (k < count - 1 && pixel(k + 1) === pixel(k))) continue;
    drawn = values[k];
    path += path === "" ? `M${pixel(k)} ${up(drawn).toFixed(1)}` : `H${pixel(k)}V${up(drawn).toFixed(1)}`;
  }
  return path === "" ? "" : `${path}H${x.pixel(end).toFixed(1)}`;
}

/** A path of M, H and V from its end to its start, to close an area with. @param {string} path */
export function backwards(path) {
  let [x, y] = ["", ""];
  const corners = [...path.matchAll(/([MHV])([-\d.]+)(?: ([-\d.]+))?/g)].map(([, command, first, second]) => {
    if (command !== "V") x = first;
    if (command === "V") y = first;
    if (second !== undefined) y = second;
    return `L${x} ${y}`;
  });
  return corners.length === 0 ? "" : `${corners.reverse().join("")}Z`;
}
