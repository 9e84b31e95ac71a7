declare module "*.css" {
  const text: string;
  export default text;
}

declare module "page:tables" {
  /** Registers, by `setUp`, what finds and sets up tables within an element. */
  export function tables(setUp: (part: (within: ParentNode) => void) => void, saveFile: (file: Blob, name: string) => void): void;
}

declare module "page:charts" {
  /** What plotly draws, and the colours in it that a theme replaces, by the names of its variables. */
  export interface Drawing {
    readonly data: readonly { readonly type?: string }[];
    readonly layout?: object;
    readonly colors?: Readonly<Record<string, string>>;
  }

  export interface Chart {
    readonly figure: HTMLElement;
    readonly plot: HTMLElement;
    readonly source: Drawing;
    readonly config: object;
  }

  /** A name for a file, of a title and an ending such as `.svg`. */
  export function fileName(title: string, ending: string): string;

  /** @param document Whose body has the theme's variables. */
  export function charts(
    setUp: () => void,
    document: Pick<Document, "body" | "createElement" | "createElementNS" | "importNode">,
    Plotly: object,
  ): {
    /** The drawing in the colours of the theme. */
    themed(source: Drawing): { readonly data: readonly object[]; readonly layout: object };
    /** The chart with the words around it as SVG. */
    pictureOf(chart: Chart): Promise<string>;
    /** SVG as PNG. */
    rastered(svg: string): Promise<Blob>;
  };
}
