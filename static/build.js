// @ts-check
/**
 * `npm run --prefix static build -- <folder>`: static/ with each page's script and style sheet as one small file of the same name.
 * A server that has this folder as its static/ needs to know nothing of it; a checkout serves the modules as they are.
 */

import { copyFile, cp, readFile, readdir } from "node:fs/promises";
import { join, resolve } from "node:path";
import { argv, env, exit } from "node:process";
import { build } from "esbuild";

const TEMPLATES = "../templates";
const PLOTLY = "node_modules/plotly.js-gl3d-dist-min";
/** What a template names, such as static('js/main.js'). */
const NAMED = /static\(['"]((?:js|css)\/[^'"]+)['"]\)/g;

const [named] = argv.slice(2);
if (!named) {
  console.error("Say where to: npm run --prefix static build -- <folder>");
  exit(2);
}

// npm goes to this folder, and says where it was called
const folder = resolve(env.INIT_CWD ?? ".", named);
const names = await readdir(TEMPLATES, { recursive: true });
const templates = await Promise.all(
  names.filter((name) => name.endsWith(".html")).map((name) => readFile(join(TEMPLATES, name), "utf8")),
);
const entries = new Set(templates.flatMap((text) => [...text.matchAll(NAMED)].map(([, name]) => name)));
await build({
  entryPoints: [...entries],
  outbase: ".",
  outdir: folder,
  bundle: true,
  minify: true,
  format: "esm",
  charset: "utf8",
  logLevel: "warning",
});
await cp("icons", join(folder, "icons"), { recursive: true });
await copyFile(join(PLOTLY, "plotly-gl3d.min.js"), join(folder, "js/plotly.min.js"));
await copyFile(join(PLOTLY, "LICENSE"), join(folder, "js/plotly.LICENSE.txt"));
