// Reads files (a JSON list of Base64 texts) by the extension's own code, writes them again, and tells what came of each.
import { createRequire } from "node:module";
import { text } from "node:stream/consumers";

const { FormatError, readDib, writeDib } = createRequire(import.meta.url)("../../src/vscode-dib/dist/format.js");

function rewrite(file) {
  try {
    const { cells, metadata, lineEnd } = readDib(Buffer.from(file, "base64"));
    return { cells, metadata: metadata?.json, written: Buffer.from(writeDib(cells, metadata, lineEnd)).toString("base64") };
  } catch (error) {
    if (error instanceof FormatError) return { line: error.line };
    throw error;
  }
}

process.stdout.write(JSON.stringify(JSON.parse(await text(process.stdin)).map(rewrite)));
