// @ts-check
/**
 * `npm run --prefix static build -- <folder>`: static/ with each page's script and style sheet as one small file of the same name,
 * and what scripts fetch later in files beside them.
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
/** What a script fetches later, such as () => import("./why/why.js"). */
const LATER = /(?:=>|await) import\("(\.\/[^"]+)"\)/g;

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
for (const name of await readdir("js")) {
  if (!name.endsWith(".js")) continue;
  for (const [, later] of (await readFile(join("js", name), "utf8")).matchAll(LATER)) entries.add(join("js", later));
}

/**
 * What is fetched later stays a file of its own, with its own copy of what it shares: the page's script waits for no second file.
 * @param {import("esbuild").OnResolveArgs} asked
 */
function keep({ kind, path, resolveDir }) {
  if (kind !== "dynamic-import") return;
  if (resolveDir !== resolve("js")) throw new Error(`${path}: only the files of js/ itself can fetch another one later`);
  return { path, external: true };
}

await build({
  entryPoints: [...entries],
  outbase: ".",
  outdir: folder,
  bundle: true,
  minify: true,
  format: "esm",
  plugins: [{ name: "later", setup: ({ onResolve }) => void onResolve({ filter: /./ }, keep) }],
  charset: "utf8",
  logLevel: "warning",
});
await cp("icons", join(folder, "icons"), { recursive: true });
await copyFile(join(PLOTLY, "plotly-gl3d.min.js"), join(folder, "js/plotly.min.js"));
await copyFile(join(PLOTLY, "LICENSE"), join(folder, "js/plotly.LICENSE.txt"));
