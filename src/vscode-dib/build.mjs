// Bundles the extension and its renderers. The renderers run in the output's frame, the rest in the extension host.
import { build } from "esbuild";
import { copyFile, rm } from "node:fs/promises";

const shared = { bundle: true, minify: true, sourcemap: false, legalComments: "none", logLevel: "warning" };

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
  entryPoints: ["chart", "table", "error"].map((name) => `src/renderers/${name}.ts`),
  outdir: "dist/renderers",
  platform: "browser",
  target: "es2022",
  format: "esm",
  loader: { ".css": "text" },
});
await copyFile("../../node_modules/plotly.js-cartesian-dist-min/plotly-cartesian.min.js", "dist/renderers/plotly.min.js");
