// @ts-check
/** What this machine can draw in three dimensions: asked once, with a context that is given back. */

/** @typedef {{supported: boolean, software: boolean}} Webgl */

/** @type {Webgl | undefined} */
let known;

/** @returns {Webgl} */
export function webgl() {
  known ??= probe();
  return known;
}

/** @returns {Webgl} */
function probe() {
  const gl = document.createElement("canvas").getContext("webgl");
  if (!gl) return { supported: false, software: false };
  const names = gl.getExtension("WEBGL_debug_renderer_info");
  const renderer = String(gl.getParameter(names ? names.UNMASKED_RENDERER_WEBGL : gl.RENDERER));
  // Browsers allow few contexts at a time: leave this one to the carpet.
  gl.getExtension("WEBGL_lose_context")?.loseContext();
  return { supported: true, software: /swiftshader|llvmpipe|softpipe|software|basic render/i.test(renderer) };
}
