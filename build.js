// @ts-check
/**
 * `npm run build -- <folder>`: static/ with each page's script and style sheet as one small file of the same name.
 * A server that has this folder as its static/ needs to know nothing of it; a checkout serves the modules as they are.
 */

import { copyFile, cp, readFile, readdir } from "node:fs/promises";
import { join } from "node:path";
import { argv, exit } from "node:process";
import { build } from "esbuild";

const PLOTLY = "node_modules/plotly.js-gl3d-dist-min";
/** What a template names, such as static('js/main.js'). */
const NAMED = /static\(['"]((?:js|css)\/[^'"]+)['"]\)/g;

const [folder] = argv.slice(2);
if (!folder) {
  console.error("Say where to: npm run build -- <folder>");
  exit(2);
}

const names = await readdir("templates", { recursive: true });
const templates = await Promise.all(
  names.filter((name) => name.endsWith(".html")).map((name) => readFile(join("templates", name), "utf8")),
);
const entries = new Set(templates.flatMap((text) => [...text.matchAll(NAMED)].map(([, name]) => join("static", name))));
await build({
  entryPoints: [...entries],
  outbase: "static",
  outdir: folder,
  bundle: true,
  minify: true,
  format: "esm",
  charset: "utf8",
  logLevel: "warning",
});
await cp("static/icons", join(folder, "icons"), { recursive: true });
await copyFile(join(PLOTLY, "plotly-gl3d.min.js"), join(folder, "plotly.min.js"));
await copyFile(join(PLOTLY, "LICENSE"), join(folder, "plotly.LICENSE.txt"));
