import * as vscode from "vscode";
import { type Kind, knownKinds, type Metadata, readDib, writeDib } from "../format";
import { isJupyter, namedKind } from "./jupyter";

/** What a notebook keeps of its file beside the cells. */
interface NotebookMetadata {
  readonly dib?: Metadata;
  readonly lineEnd?: string;
}

/** What a cell keeps of its file beside its text. */
interface CellMetadata {
  readonly kind?: string;
}

/** Reads and writes `.dib` files. A file holds cells and metadata: outputs are kept elsewhere. */
export class DibSerializer implements vscode.NotebookSerializer {
  deserializeNotebook(content: Uint8Array): vscode.NotebookData {
    const { cells, metadata, lineEnd } = readDib(content);
    const data = new vscode.NotebookData(
      cells.map(({ kind, source }) => {
        const cell =
          kind === "markdown"
            ? new vscode.NotebookCellData(vscode.NotebookCellKind.Markup, source, "markdown")
            : new vscode.NotebookCellData(vscode.NotebookCellKind.Code, source, languageOf(kind, metadata));
        cell.metadata = { kind } satisfies CellMetadata;
        return cell;
      }),
    );
    data.metadata = { dib: metadata, lineEnd } satisfies NotebookMetadata;
    return data;
  }

  serializeNotebook(data: vscode.NotebookData): Uint8Array {
    const { dib: metadata, lineEnd }: NotebookMetadata = data.metadata ?? {};
    const cells = data.cells.map((cell) => ({
      kind: cell.kind === vscode.NotebookCellKind.Markup ? "markdown" : kindOf(cell.languageId, cell.metadata, metadata),
      source: cell.value.replace(/\r\n/g, "\n"),
    }));
    return writeDib(cells, metadata, lineEnd);
  }
}

/** The kind of a code cell: as in its file, unless the user gave the cell another language. */
export function kindOfCell(cell: vscode.NotebookCell): string {
  if (isJupyter(cell.notebook)) return namedKind(cell) ?? kindOf(cell.document.languageId, undefined, undefined);
  return kindOf(cell.document.languageId, cell.metadata, (cell.notebook.metadata as NotebookMetadata).dib);
}

function kindOf(language: string, cell: CellMetadata | undefined, metadata: Metadata | undefined): string {
  if (cell?.kind !== undefined && languageOf(cell.kind, metadata) === language) return cell.kind;
  return kinds(metadata).find((kind) => kind.language === language)?.name ?? language;
}

/** The language that VS Code takes the cells of a kind for. */
export function languageOf(name: string, metadata?: Metadata): string {
  return kinds(metadata).find((kind) => kind.name === name)?.language ?? "plaintext";
}

function kinds(metadata: Metadata | undefined): Kind[] {
  return [...knownKinds, ...(metadata?.kernels ?? [])];
}
