import type { ActivationFunction } from "vscode-notebook-renderer";

/** Set by the preload that only our notebooks have: this script is loaded into the pages of others too. */
declare global {
  var isDibNotebook: boolean | undefined;
}

/** A page of the same site. */
const page = /^(?![a-z][a-z0-9+.-]*:|\/\/)[^#?]+\.html(?:[#?].*)?$/i;

/** Has the extension open what links to other pages of the site lead to: the editor would look for a file of that name. */
export const activate: ActivationFunction = ({ postMessage }) => {
  addEventListener(
    "click",
    (event) => {
      if (!globalThis.isDibNotebook || !postMessage) return;
      const link = event.composedPath().find((node) => node instanceof HTMLAnchorElement);
      const href = link?.getAttribute("href");
      if (!href || !page.test(href)) return;
      event.preventDefault();
      event.stopImmediatePropagation();
      postMessage({ type: "page", href });
    },
    { capture: true },
  );
  // It draws nothing itself.
  return { renderOutputItem: () => undefined };
};
