import { create } from "./dom";
import type { Messenger } from "./save";

/** A place in a cell or a file that an error names. */
interface PlaceLink {
  readonly text: string;
  readonly cell?: string;
  readonly file?: string;
  readonly line: number;
}

/** What an error says. */
export interface ShownError {
  readonly message: string;
  readonly details?: string;
  readonly links?: readonly PlaceLink[];
}

/** More lines of details are folded. */
const mostLinesAtOnce = 4;

/** An error as notebooks show it. Its links ask the extension for the places that they name. */
export function errorBox({ message, details, links = [] }: ShownError, messenger: Messenger): HTMLElement {
  const follow = ({ cell, file, line }: PlaceLink) => messenger.postMessage?.({ type: "reveal", cell, file, line });
  const withLinks = linker(messenger.postMessage ? links : [], follow);
  const box = create(
    "div",
    { class: "error", role: "group", "aria-label": "Error" },
    create("p", { class: "error-message" }, ...withLinks(String(message))),
  );
  if (!details?.trim()) return box;
  const text = details.trimEnd();
  const lines = text.split("\n").length;
  const block = create("pre", {}, ...withLinks(text));
  box.append(lines > mostLinesAtOnce ? create("details", {}, create("summary", {}, `Details (${lines} lines)`), block) : block);
  return box;
}

/** Makes what cuts a text into text and buttons that lead to the places it names. */
function linker(links: readonly PlaceLink[], follow: (link: PlaceLink) => void): (text: string) => (Node | string)[] {
  if (!links.length) return (text) => [text];
  const byText = new Map(links.map((link) => [link.text, link]));
  // The longest first, and whole: "line 1" also begins "line 12".
  const texts = [...byText.keys()].sort((a, b) => b.length - a.length).map((text) => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"));
  const places = new RegExp(`(?<!\\w)(${texts.join("|")})(?!\\w)`);
  return (text) =>
    text.split(places).map((piece, index) => {
      const link = index % 2 ? byText.get(piece) : undefined;
      if (!link) return piece;
      const button = create("button", { type: "button", class: "place" }, piece);
      // What is pressed in an output gets the focus, and VS Code may give it back there after the cell that the link leads to has got it.
      button.addEventListener("mousedown", (event) => event.preventDefault());
      button.addEventListener("click", (event) => {
        event.stopPropagation();
        follow(link);
      });
      return button;
    });
}
