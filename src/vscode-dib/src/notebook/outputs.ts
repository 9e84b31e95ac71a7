import * as vscode from "vscode";
import type { Failure, FormattedValue } from "../kernel/protocol";
import { tableOfChart } from "./chartTable";

const chart = "application/vnd.plotly.v1+json";
const table = "application/vnd.dib.table+html";
const error = "application/vnd.dib.error+json";
const script = "application/vnd.dib.script+json";
const html = "text/html";
const text = "text/plain";
/** Whether a claim holds, for pages; its text comes with it. */
const claim = "application/vnd.dib.claim+json";

/** A place in a cell, or in a file of a library, that an error names. */
export interface PlaceLink {
  readonly text: string;
  readonly cell?: string;
  /** The file's name. */
  readonly file?: string;
  readonly line: number;
}

/** What a renderer of errors is given; name and stack are what files of Jupyter keep. */
export interface ShownError {
  readonly name: string;
  readonly stack: string;
  readonly message: string;
  readonly details?: string;
  readonly links: readonly PlaceLink[];
}

/** Which run of a cell something belongs to. */
export interface RunOfCell {
  readonly cell: vscode.NotebookCell;
  readonly run: string;
}

/** The items of a display. A script runs in a renderer that says what it writes and how it fails. */
export function itemsOf(values: readonly FormattedValue[], { cell, run }: RunOfCell): vscode.NotebookCellOutputItem[] {
  const code = scriptOf(values.find(isShown));
  return code === undefined
    ? richestItems(values)
    : [vscode.NotebookCellOutputItem.json({ code, cell: cell.document.uri.toString(), run }, script)];
}

/**
 * The items of a display that the notebook's own file keeps: in every form, for whatever shows the file next. Our forms come
 * first here by the order that `notebook.displayOrder` has.
 */
export function itemsForFile(values: readonly FormattedValue[]): vscode.NotebookCellOutputItem[] {
  const others = values.filter((value) => isShown(value) && value.mimeType !== chart);
  const items = richestItems(values);
  const add = (value: string | undefined, mimeType: string) => {
    if (value !== undefined && !items.some(({ mime }) => mime === mimeType)) items.push(vscode.NotebookCellOutputItem.text(value, mimeType));
  };
  const figure = values.find((value) => isShown(value) && value.mimeType === chart);
  for (const { mimeType, value } of others) add(value, mimeType);
  if (figure) add(tableOfChart(figure.value), html);
  return items;
}

/** Of a chart and a table only the form that its own renderer draws, so that no other is chosen. */
function richestItems(values: readonly FormattedValue[]): vscode.NotebookCellOutputItem[] {
  const shown = values.filter(isShown);
  const best = shown.find((value) => value.mimeType === chart) ?? shown.find((value) => value.mimeType === html && isTable(value.value));
  const chosen = best ? [best, ...shown.filter((value) => value.mimeType === text)] : shown;
  return chosen.map((value) =>
    vscode.NotebookCellOutputItem.text(value.value, value === best && best.mimeType !== chart ? table : value.mimeType),
  );
}

function isShown(value: FormattedValue): boolean {
  return !value.suppressDisplay && value.mimeType !== claim;
}

/** The text of a cell of JavaScript, which the kernel shows as an element of its page. */
function scriptOf(value: FormattedValue | undefined): string | undefined {
  return value?.mimeType === html ? /^<script>\n([^]*)\n<\/script>$/.exec(value.value)?.[1] : undefined;
}

function isTable(html: string): boolean {
  return /^<table class="data">/.test(html);
}

export function streamItem(values: readonly FormattedValue[], isError: boolean): vscode.NotebookCellOutputItem {
  const written = values.map((value) => value.value).join("");
  return isError ? vscode.NotebookCellOutputItem.stderr(written) : vscode.NotebookCellOutputItem.stdout(written);
}

/**
 * An error with links to the places that it names: "cell 3, line 5", "line 5, column 1" of the cell that failed, and "Dataset.cs, line 5"
 * of a library.
 * @param cellOf The document of the cell that errors call by a number.
 */
export function errorOutput(
  failure: Failure,
  failed: vscode.Uri,
  cellOf: (number: number) => vscode.Uri | undefined,
): vscode.NotebookCellOutput {
  const { message } = failure;
  const details = withoutRepetition(failure);
  const links = new Map<string, PlaceLink>();
  for (const [place, cell, line, ownLine] of `${message}\n${details ?? ""}`.matchAll(
    /\bcell (\d+), line (\d+)|^line (\d+), column \d+/gm,
  )) {
    const uri = ownLine === undefined ? cellOf(Number(cell)) : failed;
    if (uri) links.set(place, { text: place, cell: uri.toString(), line: Number(ownLine ?? line) });
  }
  for (const [, place, file, line] of (details ?? "").matchAll(/^ *at .+ in ((\S+\.\w+), line (\d+))$/gm))
    links.set(place!, { text: place!, file, line: Number(line) });
  const stack = details ? `${message}\n${details}` : message;
  const shown: ShownError = { name: "Error", message, stack, details, links: [...links.values()] };
  const items = [vscode.NotebookCellOutputItem.json(shown, error), vscode.NotebookCellOutputItem.text(stack, text)];
  // Where the notebook's file keeps it, its first item is written as Jupyter's own kind of error.
  return new vscode.NotebookCellOutput(items, { outputType: "error" });
}

/** What leads to cells, with other names for these. */
export function withLinks(item: vscode.NotebookCellOutputItem, names: ReadonlyMap<string, string>): vscode.NotebookCellOutputItem {
  if (item.mime !== error && item.mime !== script) return item;
  const rename = (key: string, value: unknown) => (key === "cell" ? (names.get(String(value)) ?? value) : value);
  return vscode.NotebookCellOutputItem.json(JSON.parse(new TextDecoder().decode(item.data), rename), item.mime);
}

/** The details without their first line where the message says the same. */
function withoutRepetition({ message, details }: Failure): string | undefined {
  if (!details) return undefined;
  const end = details.indexOf("\n");
  const first = end < 0 ? details : details.slice(0, end);
  return message.endsWith(first) ? details.slice(first.length + 1) || undefined : details;
}
