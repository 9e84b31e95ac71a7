import style from "./style.css";

/** Adds a style to the document, which all outputs of a notebook share, unless it is there. */
export function addStyle(id = "dib-style", text = style): void {
  if (document.getElementById(id)) return;
  const element = create("style", {}, text);
  element.id = id;
  document.head.append(element);
}

export function create<Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  attributes: Readonly<Record<string, string>> = {},
  ...content: readonly (Node | string)[]
): HTMLElementTagNameMap[Name] {
  const element = document.createElement(name);
  for (const [attribute, value] of Object.entries(attributes)) element.setAttribute(attribute, value);
  element.append(...content);
  return element;
}

/** What stands where an output cannot be shown. */
export function notice(text: string): HTMLElement {
  return create("p", { class: "notice", role: "alert" }, text);
}

/** An element of an output's own, empty, where its renderer's style holds. */
export function clear(output: HTMLElement): HTMLElement {
  addStyle();
  const element = create("div", { class: "dib" });
  output.replaceChildren(element);
  return element;
}
