/** How wide a picture is; its drawings fill any width. */
const width = 800;

/**
 * The drawings of one of the engine's charts as one picture, for places that show pictures but no drawing within HTML, as
 * GitHub. Undefined where the HTML is none of these charts.
 */
export function pictureOf(html: string): string | undefined {
  let height = 0;
  const parts = html
    .split(/(?=<svg class="chart-(?:drawing|static)")/)
    .slice(1)
    .map((text) => {
      const [head] = /^<svg[^>]*>/.exec(text)!;
      const frame = frameOf(head);
      const content = text.slice(head.length, text.lastIndexOf("</svg>"));
      const look = head.match(/ (?:fill|font-size|viewBox)="[^"]*"/g)?.join("") ?? "";
      const place = `x="${frame.left}" y="${height + frame.top}" width="${frame.width}" height="${frame.height}" overflow="visible"`;
      height += frame.top + frame.height + frame.bottom;
      return `<svg ${place}${look}>${content}</svg>`;
    });
  if (parts.length === 0) return undefined;
  const size = `width="${width}" height="${height}" viewBox="0 0 ${width} ${height}"`;
  return `<svg xmlns="http://www.w3.org/2000/svg" ${size} font-family="sans-serif">
<rect width="100%" height="100%" fill="#fff"/>
${parts.join("\n")}
</svg>`;
}

/** A drawing's own room in the picture, and that around it. */
function frameOf(head: string): { top: number; left: number; bottom: number; width: number; height: number } {
  const padding = /padding:([\d.]+)px ([\d.]+)px ([\d.]+)px ([\d.]+)px/.exec(head)?.slice(1).map(Number);
  if (padding) {
    const [top, right, bottom, left] = padding as [number, number, number, number];
    return { top, left, bottom, width: width - left - right, height: Number(/data-height="([\d.]+)"/.exec(head)?.[1]) };
  }
  const [drawn, high] = (/viewBox="0 0 ([\d.]+) ([\d.]+)"/.exec(head) ?? []).slice(1).map(Number);
  const scale = Math.min(1, width / drawn!);
  return { top: 0, left: 0, bottom: 0, width: drawn! * scale, height: high! * scale };
}
