import { create } from "./dom";

/** Something that can send messages to the extension. */
export interface Messenger {
  postMessage?(message: unknown): void;
}

/** Has the extension ask where to save a file, or the editor, where no message reaches the extension. */
export async function save(messenger: Messenger, file: Blob, name: string): Promise<void> {
  const address = await dataAddress(file);
  if (messenger.postMessage) messenger.postMessage({ type: "save", name, data: address.slice(address.indexOf(",") + 1) });
  else saveByLink(address, name);
}

/** The editor answers clicks on links that bubble to the body; the address is data, since its policy forbids reading blobs. */
function saveByLink(address: string, name: string): void {
  const link = create("a", { href: address, download: name, hidden: "" });
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
