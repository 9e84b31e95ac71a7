import { parseTree, type Node, type ParseError, printParseErrorCode } from "jsonc-parser";
import { FormatError } from "./formatError";
import { KindNames, type Kind } from "./kinds";

/** The `#!meta` section of a notebook: its JSON on one line, otherwise as written, and the kernels that it names. */
export interface Metadata {
  readonly json: string;
  readonly kernels: readonly Kind[];
}

/** The deepest nesting that the engine reads. */
const deepest = 256;

/**
 * Reads a metadata object.
 * @param line The 1-based line of the file on which `json` begins.
 * @throws FormatError where the JSON is empty, broken, no object or of another shape, or one name stands for two kernels.
 */
export function parseMetadata(json: string, line: number): Metadata {
  // The engine's idea of blank: other than JavaScript's, a byte order mark is none.
  if (/^(?:(?!\uFEFF)[\s\u0085])*$/.test(json))
    throw new FormatError(
      line,
      "no metadata after #!meta",
      'one JSON object on the lines below it, such as {"kernelInfo":{"defaultKernelName":"csharp","items":[]}}',
    );
  const root = parse(json, line);
  if (root.type !== "object") throw new FormatError(line, `metadata that are a JSON ${root.type}`, "one JSON object");
  const kernels = readKernels(root, line);
  new KindNames(kernels, (found, expected) => new FormatError(line, found, expected));
  return { json: compact(json), kernels };
}

function parse(json: string, line: number): Node {
  const expected = "one JSON object as the notebook's metadata";
  const errors: ParseError[] = [];
  const root = parseTree(json, errors, { disallowComments: true, allowTrailingComma: false, allowEmptyContent: false });
  const lineOf = (offset: number) => line + json.slice(0, offset).split("\n").length - 1;
  const [error] = errors;
  if (error || !root)
    throw new FormatError(
      lineOf(error?.offset ?? 0),
      `text that is not JSON (${error ? printParseErrorCode(error.error) : "nothing"})`,
      expected,
    );
  if (depthOf(root) > deepest) throw new FormatError(line, `text that is not JSON (more than ${deepest} levels)`, expected);
  return root;
}

function depthOf(root: Node): number {
  let level = [root];
  let depth = 0;
  for (
    ;
    level.length > 0;
    level = level.flatMap((node) =>
      (node.children ?? []).flatMap((child) => (child.type === "property" ? child.children!.slice(1) : [child])),
    )
  )
    depth += level.some((node) => node.type === "object" || node.type === "array") ? 1 : 0;
  return depth;
}

function readKernels(root: Node, line: number): Kind[] {
  const info = field(root, "kernelInfo", "kernelInfo", "object", line);
  if (!info) return [];
  text(info, "defaultKernelName", "kernelInfo.defaultKernelName", line);
  const items = field(info, "items", "kernelInfo.items", "array", line);
  return (items?.children ?? []).map((item, index) => readKernel(item, `kernelInfo.items[${index}]`, line));
}

function readKernel(item: Node, path: string, line: number): Kind {
  require(item, path, "object", line);
  const name = text(item, "name", `${path}.name`, line);
  if (name === undefined) throw new FormatError(line, `${path} without a name`, 'a name such as "sql"');
  const aliases = (field(item, "aliases", `${path}.aliases`, "array", line)?.children ?? []).map((alias, index) => {
    require(alias, `${path}.aliases[${index}]`, "string", line);
    return headerName(alias.value as string, `${path}.aliases[${index}]`, line);
  });
  const language = text(item, "languageName", `${path}.languageName`, line);
  return { name: headerName(name, `${path}.name`, line), aliases, language: (language ?? name).toLowerCase() };
}

function headerName(name: string, path: string, line: number): string {
  // eslint-disable-next-line no-control-regex
  if (name.length > 0 && !/[\u0000-\u001f\u007f-\u009f]/.test(name)) return name;
  throw new FormatError(line, `${path}: ${JSON.stringify(name)}`, "a name that can stand in a cell's header line");
}

function text(parent: Node, name: string, path: string, line: number): string | undefined {
  const value = field(parent, name, path, "string", line)?.value as string | undefined;
  if (value !== undefined && !value.isWellFormed())
    throw new FormatError(line, `${path} with an escape that is half of a surrogate pair`, "text");
  return value;
}

function field(parent: Node, name: string, path: string, type: Node["type"], line: number): Node | undefined {
  // The last of two fields of one name counts, as in the engine.
  const value = parent.children?.findLast((property) => property.children?.[0]?.value === name)?.children?.[1];
  if (!value || value.type === "null") return undefined;
  require(value, path, type, line);
  return value;
}

function require(node: Node, path: string, type: Node["type"], line: number): void {
  if (node.type !== type) throw new FormatError(line, `${path} that is a JSON ${node.type}`, `a JSON ${type}`);
}

/** The same JSON on one line: numbers, escapes and the order of fields stay as they were written. */
function compact(json: string): string {
  return json.replace(/("(?:[^"\\]|\\[^])*")|[ \t\r\n]+/g, (_, string?: string) => string ?? "");
}
