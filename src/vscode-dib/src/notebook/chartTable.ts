/** What plotly.js places points by, in the order of a table's columns. */
const parts = ["labels", "values", "x", "y", "z"] as const;

const mostRows = 1000;

type Trace = { readonly name?: string } & { readonly [Part in (typeof parts)[number]]?: unknown };

/**
 * The points of a chart as a table, for places that do not draw charts of plotly.js. Undefined where its traces list no points
 * one by one.
 */
export function tableOfChart(json: string): string | undefined {
  const traces = tracesOf(json);
  const columns = parts.filter((part) => traces.some((trace) => isList(trace[part])));
  if (columns.length === 0) return undefined;
  const rows = traces.flatMap((trace, index) => {
    const lists = columns.map((part) => (isList(trace[part]) ? trace[part] : []));
    const length = Math.max(...lists.map((list) => list.length));
    return Array.from({ length }, (_, row) => [trace.name ?? index + 1, ...lists.map((list) => list[row] ?? "")]);
  });
  const shown = rows.slice(0, mostRows).map((row) => `<tr>${row.map((value) => `<td>${encode(value)}</td>`).join("")}</tr>`);
  const head = ["Series", ...columns].map((name) => `<th>${name}</th>`).join("");
  return `<table><thead><tr>${head}</tr></thead>\n<tbody>${shown.join("\n")}</tbody></table>`;
}

function tracesOf(json: string): readonly Trace[] {
  try {
    const { data } = JSON.parse(json);
    return Array.isArray(data) ? data.filter((trace) => typeof trace === "object" && trace !== null) : [];
  } catch {
    return [];
  }
}

function isList(values: unknown): values is readonly (string | number | boolean | null)[] {
  return Array.isArray(values) && values.length > 0 && values.every((value) => typeof value !== "object" || value === null);
}

function encode(value: unknown): string {
  return String(value).replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`);
}
