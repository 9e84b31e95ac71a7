/** Tells scripts in the page of a notebook that it is one of ours. */
export function activate(): void {
  globalThis.isDibNotebook = true;
}
