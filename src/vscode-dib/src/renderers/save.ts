import { create } from "./dom";

/** Something that can send messages to the extension. */
export interface Messenger {
  postMessage?(message: unknown): void;
}

/** Has the extension ask where to save a text, or the editor, where no message reaches the extension. */
export async function saveText(messenger: Messenger, file: Blob, name: string): Promise<void> {
  if (!messenger.postMessage) return saveByLink(file, name);
  // A spreadsheet knows UTF-8 by its byte order mark, which Blob.text() drops.
  const text = new TextDecoder("utf-8", { ignoreBOM: true }).decode(await file.arrayBuffer());
  messenger.postMessage({ type: "save", name, text });
}

/** The editor answers clicks on links that bubble to the body; the address is data, since its policy forbids reading blobs. */
export async function saveByLink(file: Blob, name: string): Promise<void> {
  const link = create("a", { href: await dataAddress(file), download: name, hidden: "" });
  document.body.append(link);
  link.click();
  link.remove();
}

function dataAddress(file: Blob): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(reader.result as string);
    reader.onerror = () => reject(reader.error);
    reader.readAsDataURL(file);
  });
}
