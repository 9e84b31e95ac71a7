// The accessibility score that Lighthouse gives each page of a rendered site, on a desk and on a phone, in both themes:
//   npx -y -p lighthouse@12.2.3 node tests/Benchmarks/lighthouse.mjs artifacts/site
// Ends with 1 where a page has less than 100. CHROMIUM names the browser.
import { createServer } from "node:http";
import { readFile, readdir } from "node:fs/promises";
import { createRequire } from "node:module";
import { extname, join, normalize, sep } from "node:path";
import { pathToFileURL } from "node:url";

// The packages of npx are found by its PATH alone.
const found = (process.env.PATH ?? "").split(":").filter((folder) => folder.endsWith(join("node_modules", ".bin")))
  .map((folder) => createRequire(join(folder, "..", "..", "any.js")));
async function load(name) {
  for (const require of [...found, createRequire(import.meta.url)]) {
    try {
      return await import(pathToFileURL(require.resolve(name)));
    } catch (error) {
      if (error.code !== "MODULE_NOT_FOUND") throw error;
    }
  }
  throw new Error(`${name} is not installed; see the first lines of this script`);
}
const { default: lighthouse, desktopConfig } = await load("lighthouse");
const { launch } = await load("chrome-launcher");

const folder = process.argv[2] ?? join("artifacts", "site");
const types = { ".html": "text/html", ".css": "text/css", ".js": "text/javascript" };
const server = createServer(async (request, response) => {
  const path = normalize(decodeURIComponent(new URL(request.url, "http://localhost").pathname));
  const content = path.split(sep).includes("..") ? null : await readFile(join(folder, path)).catch(() => null);
  response.writeHead(content ? 200 : 404, { "content-type": types[extname(path)] ?? "application/octet-stream" });
  response.end(content);
});
await new Promise((done) => server.listen(0, "127.0.0.1", done));

const pages = (await readdir(folder)).filter((name) => name.endsWith(".html"));
const kinds = { wide: desktopConfig, phone: undefined };
let worst = 100;
for (const [theme, scheme] of [["light", 1], ["dark", 0]]) {
  const chrome = await launch({
    chromePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
    chromeFlags: ["--headless=new", "--no-sandbox", "--disable-gpu", `--blink-settings=preferredColorScheme=${scheme}`],
  });
  for (const page of pages) {
    for (const [kind, config] of Object.entries(kinds)) {
      const result = await lighthouse(`http://127.0.0.1:${server.address().port}/${encodeURIComponent(page)}`,
        { port: chrome.port, onlyCategories: ["accessibility"], output: "json", logLevel: "silent" }, config);
      const score = Math.round(result.lhr.categories.accessibility.score * 100);
      const failed = Object.values(result.lhr.audits).filter((audit) => audit.score !== null && audit.score < 1 && audit.scoreDisplayMode === "binary");
      worst = Math.min(worst, score);
      console.log(`${String(score).padStart(3)}  ${theme.padEnd(5)}  ${kind.padEnd(5)}  ${page}${failed.map((audit) => `\n     ${audit.id}: ${audit.details?.items?.slice(0, 3).map((item) => item.node?.snippet).join(" ")}`).join("")}`);
    }
  }
  await chrome.kill();
}
server.close();
process.exitCode = worst < 100 ? 1 : 0;
