import { tables } from "page:tables";
import { create } from "./dom";
import { save, type Messenger } from "./save";

/** With more rows, the one looked for is not seen at once. */
const mostRowsAtOnce = 8;

/** Makes what sets up the tables within an element: they sort, filter, copy and save. */
export function tableTools(messenger: Messenger): (within: ParentNode) => void {
  const parts: ((within: ParentNode) => void)[] = [];
  tables(
    (part) => parts.push(part),
    (file, name) => void save(messenger, file, name),
  );
  return (within) => {
    for (const table of within.querySelectorAll<HTMLTableElement>("table.data")) frame(table);
    for (const part of parts) part(within);
  };
}

/** The frame that a table has on pages, but of limited height. */
function frame(table: HTMLTableElement): void {
  const box = create("div", { class: "table-frame" });
  table.before(box);
  const caption = table.caption?.textContent;
  if (caption) box.append(create("p", { class: "table-title", "aria-hidden": "true" }, caption));
  if ((table.tBodies[0]?.rows.length ?? 0) > mostRowsAtOnce) {
    const filter = create("label", {}, "Filter rows ", create("input", { type: "search", spellcheck: "false" }));
    box.append(create("p", { class: "table-find" }, filter, " ", create("span", { "aria-live": "polite" })));
  }
  const copy = create("button", { type: "button", "data-copy": "table" }, "Copy");
  const save = create("button", { type: "button", "data-save": "csv" }, "Save as CSV");
  box.append(
    create("div", { class: "scroll long", tabindex: "0", role: "region", "aria-label": caption || "Table" }, table),
    create("p", { class: "tools" }, copy, save),
  );
}
