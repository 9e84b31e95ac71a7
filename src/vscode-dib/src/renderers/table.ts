import type { ActivationFunction } from "vscode-notebook-renderer";
import { clear, notice } from "./dom";
import { tableTools } from "./tables";

export const activate: ActivationFunction = (context) => {
  const setUpTables = tableTools(context);
  return {
    renderOutputItem(item, output) {
      const element = clear(output);
      // Kept outputs may come from anyone, and HTML can act.
      if (!context.workspace.isTrusted) {
        element.append(notice("The table is shown once the workspace is trusted."));
        return;
      }
      element.innerHTML = item.text();
      setUpTables(element);
    },
  };
};
