import { FormatError } from "./formatError";
import { KindNames } from "./kinds";
import { parseMetadata, type Metadata } from "./metadata";

export interface DibCell {
  readonly kind: string;
  readonly source: string;
  /** The 1-based line of the file on which its text begins. */
  readonly line: number;
}

export interface DibNotebook {
  readonly cells: readonly DibCell[];
  readonly metadata?: Metadata;
  /** What ends the file's lines: `\r\n` where all of them end so, else `\n`. */
  readonly lineEnd: string;
}

/**
 * Reads a `.dib` file by the rules of the engine's `DibReader`; the format's cases under `tests` hold for both.
 * @throws FormatError where the bytes are not UTF-8 or the metadata are not what they should be.
 */
export function readDib(bytes: Uint8Array): DibNotebook {
  const text = decode(bytes).replace(/^\uFEFF/, "");
  const lines = linesOf(text);
  const [start, end] = findMetadata(lines);
  const metadata = start === end ? undefined : parseMetadata(lines.slice(start + 1, end).join("\n"), start + 2);
  const names = namesFor(metadata);
  return { cells: readCells(lines, start, end, names), metadata, lineEnd: lineEndOf(text) };
}

export function namesFor(metadata: Metadata | undefined): KindNames {
  return new KindNames(metadata?.kernels ?? [], (found, expected) => new FormatError(1, found, expected));
}

/** Only `\n` and `\r\n` end a line; a lone `\r` or U+2028 is text. */
function linesOf(text: string): string[] {
  return text.split(/\r?\n/);
}

function lineEndOf(text: string): string {
  return text.includes("\n") && !/(?<!\r)\n/.test(text) ? "\r\n" : "\n";
}

/** A cell's lines without the empty ones at both ends. Lines of blanks are not empty. */
export function trimLines(lines: readonly string[]): readonly string[] {
  let start = 0;
  let end = lines.length;
  while (start < end && lines[start] === "") start++;
  while (end > start && lines[end - 1] === "") end--;
  return lines.slice(start, end);
}

function findMetadata(lines: readonly string[]): [number, number] {
  const start = lines.findIndex((line) => line.startsWith("#!meta"));
  if (start < 0) return [0, 0];
  const end = lines.findIndex((line, index) => index > start && line.startsWith("#!"));
  return [start, end < 0 ? lines.length : end];
}

function readCells(lines: readonly string[], metadataStart: number, metadataEnd: number, names: KindNames): DibCell[] {
  const cells: DibCell[] = [];
  let kind = "csharp";
  let content: { text: string; line: number }[] = [];
  const endCell = () => {
    const first = content.findIndex((line) => line.text !== "");
    const last = content.findLastIndex((line) => line.text !== "");
    if (first >= 0)
      cells.push({ kind, source: content.slice(first, last + 1).map((line) => line.text).join("\n"), line: content[first]!.line });
    content = [];
  };
  lines.forEach((text, index) => {
    if (index >= metadataStart && index < metadataEnd) return;
    const next = text.startsWith("#!") ? names.resolve(text.slice(2)) : undefined;
    if (next === undefined) {
      content.push({ text, line: index + 1 });
    } else {
      endCell();
      kind = next;
    }
  });
  endCell();
  return cells.length > 0 ? cells : [{ kind, source: "", line: 1 }];
}

function decode(bytes: Uint8Array): string {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    const position = firstBadByte(bytes);
    const isUtf16 = (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff);
    throw new FormatError(
      bytes.subarray(0, position).filter((byte) => byte === 10).length + 1,
      `the byte 0x${bytes[position]!.toString(16).toUpperCase().padStart(2, "0")} at byte position ${position}, which is not UTF-8`,
      isUtf16
        ? "UTF-8 text (this file is UTF-16; save it as UTF-8)"
        : "UTF-8 text (was the file saved as Windows-1252 or Latin-1, or cut off?)",
    );
  }
}

/** Where the first character begins that is not UTF-8. */
function firstBadByte(bytes: Uint8Array): number {
  let good = 0;
  let bad = bytes.length;
  while (bad - good > 1) {
    const middle = (good + bad) >> 1;
    if (decodes(bytes.subarray(0, middle), { stream: true })) good = middle;
    else bad = middle;
  }
  // In a stream, the beginning of a character that is cut off is not yet an error.
  while (!decodes(bytes.subarray(0, good), {})) good--;
  return good;
}

function decodes(bytes: Uint8Array, options: TextDecodeOptions): boolean {
  try {
    new TextDecoder("utf-8", { fatal: true }).decode(bytes, options);
    return true;
  } catch {
    return false;
  }
}
