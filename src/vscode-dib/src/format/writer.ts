import { namesFor, trimLines, type DibCell } from "./reader";
import type { Metadata } from "./metadata";

/**
 * Writes a `.dib` file as the engine's `DibWriter` does: cells and metadata, never an output.
 * @param lineEnd What ended the lines of the file that the cells were read from.
 * @throws Error where a cell's kind is neither known nor listed in the metadata: its header would be read as text.
 */
export function writeDib(cells: readonly Pick<DibCell, "kind" | "source">[], metadata?: Metadata, lineEnd = "\n"): Uint8Array {
  const names = namesFor(metadata);
  const sections: string[] = metadata ? [section("meta", [metadata.json], lineEnd)] : [];
  const header = (cell: Pick<DibCell, "kind">) => {
    const name = names.resolve(cell.kind);
    if (name === undefined)
      throw new Error(`A cell has the kind '${cell.kind}', which is neither known nor listed in the notebook's metadata.`);
    return name;
  };
  const written = cells.flatMap((cell) => {
    const lines = trimLines(cell.source.split("\n"));
    return lines.length === 0 ? [] : [section(header(cell), lines, lineEnd)];
  });
  if (written.length === 0) written.push(section(cells[0] ? header(cells[0]) : "csharp", [], lineEnd));
  return new TextEncoder().encode([...sections, ...written].join(lineEnd));
}

function section(name: string, lines: readonly string[], lineEnd: string): string {
  // A line whose text ends with a lone \r would lose it before \n.
  const content = lines.map((line) => line + (line.endsWith("\r") ? "\r\n" : lineEnd)).join("");
  return `#!${name}${lineEnd}` + (lines.length > 0 ? lineEnd + content : "");
}
