/**
 * A page that shows a value.
 * @param title What the value is, as text.
 * @param html The value as the engine writes it.
 * @param scriptUri Where the script lies that makes tables sort, filter, copy and save.
 * @param cspSource Where the editor lets the page load its own files from.
 */
export function valuePage(title: string, html: string, scriptUri: string, cspSource: string): string {
  const nonce = crypto.randomUUID();
  const policy = `default-src 'none'; script-src 'nonce-${nonce}'; style-src 'unsafe-inline'; img-src ${cspSource} data:`;
  return `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<title>${encode(title)}</title>
</head>
<body>
<main class="dib dib-page">
<h1>${encode(title)}</h1>
${html}
</main>
<script nonce="${nonce}" type="module" src="${encode(scriptUri)}"></script>
</body>
</html>`;
}

function encode(text: string): string {
  return text.replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`);
}
