import type { ActivationFunction } from "vscode-notebook-renderer";
import { clear, notice } from "./dom";
import { errorBox } from "./errorBox";

export const activate: ActivationFunction = (context) => ({
  renderOutputItem(item, output) {
    const element = clear(output);
    try {
      element.append(errorBox(item.json(), context));
    } catch (error) {
      element.replaceChildren(notice(`The error cannot be shown: ${error instanceof Error ? error.message : String(error)}.`));
    }
  },
});
