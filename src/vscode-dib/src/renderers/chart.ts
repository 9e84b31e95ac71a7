import { charts, fileName, type Chart, type Drawing } from "page:charts";
import type { ActivationFunction, OutputItem } from "vscode-notebook-renderer";
import theme from "../../../Dib/Html/assets/theme.css";
import { addStyle, clear, create, notice } from "./dom";
import { save as saveFile, type Messenger } from "./save";

interface Plotly {
  newPlot(plot: HTMLElement, data: readonly object[], layout: object, config: object): Promise<unknown>;
  react(plot: HTMLElement, data: readonly object[], layout: object, config: object): Promise<unknown>;
  purge(plot: HTMLElement): void;
  readonly Plots: { resize(plot: HTMLElement): Promise<unknown> };
  readonly PlotSchema: { get(): { readonly traces: object } };
}

type Title = string | { readonly text?: string };

/** A figure as plotly's JSON has it; `meta` is what our own figures add for readers. */
interface Figure extends Drawing {
  readonly layout?: { readonly height?: number; readonly title?: Title };
  readonly config?: object;
  readonly meta?: {
    readonly title?: string;
    readonly subtitle?: string;
    readonly caption?: string;
    readonly alt?: string;
    readonly height?: number;
    readonly colors?: Readonly<Record<string, string>>;
  };
}

const usualHeight = 450;
const leastHeight = 120;
const mostHeight = 4000;

export const activate: ActivationFunction = (messenger) => {
  const drawn = new Map<string, { readonly chart: Chart; readonly tools: Tools; readonly size: ResizeObserver }>();
  const loaded = new Map<string, Promise<Tools>>();

  function load(file: string): Promise<Tools> {
    const tools = loaded.get(file) ?? loadTools(file, messenger);
    loaded.set(file, tools);
    return tools;
  }

  /** The usual plotly.js, or the whole of it where a chart has a kind of trace that the usual one lacks. */
  async function toolsFor({ data }: Figure): Promise<Tools> {
    for (const file of ["plotly.min.js", "plotly-whole.min.js"]) {
      const tools = await load(file);
      const kinds = tools.plotly.PlotSchema.get().traces;
      if (data.every((trace) => (trace.type ?? "scatter") in kinds)) return tools;
    }
    throw new Error(`plotly.js has no '${[...new Set(data.map((trace) => trace.type))].join("', '")}'`);
  }

  function dispose(id: string): void {
    const shown = drawn.get(id);
    if (!shown) return;
    drawn.delete(id);
    shown.size.disconnect();
    shown.tools.plotly.purge(shown.chart.plot);
  }

  function redraw(): void {
    for (const { chart, tools } of drawn.values()) {
      const { data, layout } = tools.themed(chart.source);
      void tools.plotly.react(chart.plot, data, layout, chart.config);
    }
  }

  new MutationObserver(redraw).observe(document.body, { attributeFilter: ["class", "data-vscode-theme-id"] });

  return {
    async renderOutputItem(item, output, signal) {
      dispose(item.id);
      const element = clear(output);
      try {
        const figure = read(item);
        const tools = await toolsFor(figure);
        if (signal.aborted) return;
        const { plotly, themed, save } = tools;

        const chart = layOut(figure, save);
        element.replaceChildren(chart.figure);
        const { data, layout } = themed(chart.source);
        await plotly.newPlot(chart.plot, data, layout, chart.config);
        if (signal.aborted) return plotly.purge(chart.plot);
        const size = new ResizeObserver(() => {
          if (chart.plot.clientWidth) void plotly.Plots.resize(chart.plot);
        });
        size.observe(chart.plot);
        drawn.set(item.id, { chart, tools, size });
      } catch (error) {
        element.replaceChildren(notice(`The chart cannot be drawn: ${error instanceof Error ? error.message : String(error)}.`));
      }
    },
    disposeOutputItem(id) {
      for (const each of id === undefined ? [...drawn.keys()] : [id]) dispose(each);
    },
  };
};

function read(item: OutputItem): Figure {
  const figure: unknown = item.json();
  if (typeof figure !== "object" || figure === null || !("data" in figure) || !Array.isArray(figure.data))
    throw new Error("its JSON has no list 'data'");
  return figure as Figure;
}

/** The elements of a chart, as a page has them. */
function layOut(figure: Figure, save: Save): Chart {
  const { meta = {}, layout = {}, data } = figure;
  const title = meta.title || textOf(layout.title);
  const height = Math.min(Math.max(meta.height ?? layout.height ?? usualHeight, leastHeight), mostHeight);

  const plot = create("div", { class: "chart-plot", role: "img", "aria-label": meta.alt || title || "Chart" });
  plot.style.height = `${height}px`;
  const element = create("figure", { class: "chart" });
  if (meta.title) {
    const caption = create("figcaption", {}, create("strong", {}, meta.title));
    if (meta.subtitle) caption.append(create("span", {}, meta.subtitle));
    element.append(caption);
  }
  element.append(plot);
  if (meta.caption) element.append(create("p", { class: "chart-note" }, meta.caption));

  const chart: Chart = {
    figure: element,
    plot,
    source: { data, layout: withTitles(layout), colors: meta.colors },
    config: {
      ...figure.config,
      topojsonURL: new URL("./outlines/", import.meta.url).href,
      responsive: false,
      scrollZoom: false,
      displaylogo: false,
      modeBarButtonsToRemove: ["toImage"],
    },
  };
  const buttons = (["svg", "png"] as const).map((format) => {
    const button = create("button", { type: "button" }, `Save as ${format.toUpperCase()}`);
    button.addEventListener("click", () => void save(chart, fileName(title || "chart", `.${format}`), format));
    return button;
  });
  element.append(create("p", { class: "tools" }, ...buttons));
  return chart;
}

function textOf(title: Title | undefined): string | undefined {
  return typeof title === "string" ? title : title?.text;
}

/** Titles of the figure and its axes as plotly wants them since version 3. */
function withTitles(layout: object): object {
  const entries = Object.entries(layout).map(([key, value]: [string, unknown]) => {
    if (key === "title" && typeof value === "string") return [key, { text: value }];
    return [key, /^[xy]axis\d*$/.test(key) && value ? withTitles(value) : value];
  });
  return Object.fromEntries(entries);
}

type Save = (chart: Chart, name: string, format: "svg" | "png") => Promise<void>;

interface Tools {
  readonly plotly: Plotly;
  readonly themed: ReturnType<typeof charts>["themed"];
  readonly save: Save;
}

async function loadTools(file: string, messenger: Messenger): Promise<Tools> {
  const plotly = await loadPlotly(file);
  const { themed, pictureOf, rastered } = charts(() => {}, pageOfCharts(), plotly);
  return {
    plotly,
    themed,
    async save(chart, name, format) {
      const svg = await pictureOf(chart);
      await saveFile(messenger, format === "png" ? await rastered(svg) : new Blob([svg], { type: "image/svg+xml" }), name);
    },
  };
}

/** Leaves alone the plotly that some other output may have brought. */
async function loadPlotly(file: string): Promise<Plotly> {
  const other = window.Plotly;
  await import(new URL(`./${file}`, import.meta.url).href);
  const own = window.Plotly;
  if (!own) throw new Error("plotly.js did not load");
  if (other) window.Plotly = other;
  return own;
}

/** The notebook's document, but with a body that alone has the variables of the pages' theme. */
function pageOfCharts(): Pick<Document, "body" | "createElement" | "createElementNS" | "importNode"> {
  addStyle("dib-chart-colours", `.dib { ${theme.match(/--chart-[^;]+;/g)?.join(" ")} }`);
  const body = create("div", { class: "dib", hidden: "" });
  document.body.append(body);
  return {
    body,
    createElement: document.createElement.bind(document),
    createElementNS: document.createElementNS.bind(document),
    importNode: document.importNode.bind(document),
  };
}

declare global {
  interface Window {
    Plotly?: Plotly;
  }
}
