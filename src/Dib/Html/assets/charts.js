// A chart's drawing stands in the page and is what a reader sees. Plotly comes when one turns to a chart, and takes its place.
var drawn = [];

// A theme's colour as the browser sees it: plotly knows neither variables nor light-dark().
var colourProbe = document.createElement("i");
colourProbe.hidden = true;
document.body.appendChild(colourProbe);

function colour(name, otherwise) {
  colourProbe.style.color = "var(" + name + (otherwise ? "," + otherwise : "") + ")";
  return getComputedStyle(colourProbe).color;
}

// A figure may name the colours that a theme replaces.
function recoloured(value, colours) {
  if (typeof value === "string") return colours[value] || value;
  if (Array.isArray(value)) return value.map(function (item) { return recoloured(item, colours); });
  if (value === null || typeof value !== "object") return value;
  return Object.keys(value).reduce(function (result, key) {
    result[key] = recoloured(value[key], colours);
    return result;
  }, {});
}

function themeColours(names) {
  return Object.keys(names || {}).reduce(function (result, from) {
    if (/^--chart-[a-z0-9-]+$/.test(names[from])) result[from] = colour(names[from], from);
    return result;
  }, Object.create(null));
}

// What a chart looks like where it says nothing itself: a template, in plotly's sense.
function looks() {
  var text = colour("--chart-text"), grid = colour("--chart-grid"), line = colour("--chart-line"), none = "rgba(0,0,0,0)";
  var axis = { automargin: true, showline: true, ticks: "outside", gridcolor: grid, linecolor: line, zerolinecolor: line, tickcolor: line };
  var inSpace = { showbackground: false, gridcolor: grid, linecolor: line, zerolinecolor: line };
  var round = { gridcolor: grid, linecolor: line };
  var scale = [[0, "#e8eef4"], [0.5, "#7fb2d6"], [1, "#00568c"]];
  var header = { fill: { color: grid }, line: { color: line } }, cells = { fill: { color: none }, line: { color: grid } };
  var data = { table: [{ header: header, cells: cells }] };
  ["heatmap", "contour", "histogram2d", "histogram2dcontour", "surface", "choropleth", "mesh3d"].forEach(function (type) {
    data[type] = [{ colorscale: scale, colorbar: { outlinewidth: 0 } }];
  });
  return {
    data: data,
    layout: {
      font: { family: getComputedStyle(document.body).fontFamily, size: 13, color: text },
      paper_bgcolor: none,
      plot_bgcolor: none,
      colorway: ["1", "2", "3", "4", "5", "6"].map(function (number) { return colour("--chart-" + number); }),
      hoverlabel: { bgcolor: colour("--raised"), bordercolor: line, font: { color: colour("--ink") } },
      legend: { bgcolor: none },
      xaxis: axis,
      yaxis: axis,
      polar: { bgcolor: none, angularaxis: round, radialaxis: round },
      smith: { bgcolor: none, realaxis: round, imaginaryaxis: round },
      ternary: { bgcolor: none, aaxis: round, baxis: round, caxis: round },
      scene: { xaxis: inSpace, yaxis: inSpace, zaxis: inSpace },
      geo: { bgcolor: none, landcolor: grid, lakecolor: none, subunitcolor: line,
        coastlinecolor: line, countrycolor: line, framecolor: line }
    }
  };
}

function merged(under, over) {
  if (under === null || over === null || typeof under !== "object" || typeof over !== "object" || Array.isArray(over)) return over;
  return Object.keys(over).reduce(function (result, key) {
    result[key] = key in under ? merged(under[key], over[key]) : over[key];
    return result;
  }, Object.assign({}, under));
}

// A figure that names its colours takes the theme's for them; one that brings a paper or a template of its own keeps it.
function themed(source) {
  var colours = themeColours(source.colors);
  var layout = recoloured(source.layout || {}, colours);
  layout.autosize = true;
  delete layout.width;
  delete layout.height;
  if (source.colors || !(layout.template || layout.paper_bgcolor || layout.plot_bgcolor))
    layout.template = merged(looks(), layout.template || {});
  // Plotly keeps room for a title, and for words beside the axes, which make their own.
  if (!layout.title && !layout.margin) layout.margin = { l: 48, r: 24, t: 24, b: 48 };
  return { data: recoloured(source.data, colours), layout: layout };
}

// Maps on tiles that a service elsewhere would have to send.
function needsTiles(trace) {
  return /mapbox$|^(choropleth|density|scatter)map$/.test(trace.type);
}

function draw(figure) {
  var plot = figure.querySelector(".chart-plot");
  var source = window.chartData[figure.id];
  if (source.data.some(needsTiles)) throw new Error("its map would come from elsewhere");
  // The page shows the title itself, as text that wraps.
  if (source.layout && figure.querySelector("figcaption")) delete source.layout.title;
  var config = Object.assign({ displayModeBar: false, scrollZoom: false }, source.config, { responsive: true, displaylogo: false });
  var chart = themed(source);
  return Plotly.newPlot(plot, chart.data, chart.layout, config).then(function () {
    var done = { figure: figure, plot: plot, source: source, config: config };
    drawn.push(done);
    figure.classList.add("chart-drawn");
    // Plotly has one picture for all tiles: of a chosen one, the drawing's own stays above it.
    figure.classList.toggle("chart-tiles", source.data.some(function (trace) { return trace.type === "heatmap"; }));
    markInPlot(done);
    plot.on("plotly_afterplot", function () { markInPlot(done); });
    return done;
  });
}

// What draws charts waits as text in the page, or beside it, until it is wanted.
var loading;

function run(waiting) {
  return new Promise(function (resolve, reject) {
    var script = document.createElement("script"), address = waiting.dataset.draws;
    script.onload = resolve;
    script.onerror = function () { reject(new Error(address + " did not load")); };
    if (address) script.src = address;
    else script.textContent = waiting.textContent;
    document.head.appendChild(script);
    // What lies in the page has run by now.
    if (!address) resolve(script.remove());
  });
}

function loadPlotly() {
  loading = loading || all("script[data-draws]").reduce(function (before, script) {
    return before.then(function () { return run(script); });
  }, Promise.resolve());
  return loading;
}

// The chart of a figure, drawn when it is first asked for.
function chartOf(figure) {
  figure.drawing = figure.drawing || loadPlotly().then(function () { return draw(figure); });
  return figure.drawing;
}

function wake(figure) {
  chartOf(figure).catch(function (reason) { giveUp(figure, reason); });
}

function giveUp(figure, reason) {
  figure.classList.add("chart-failed");
  console.warn("A chart stays at its static form: " + reason);
}

function recolourCharts() {
  drawn.forEach(function (chart) {
    var now = themed(chart.source);
    Plotly.react(chart.plot, now.data, now.layout, chart.config);
  });
}

// What the reader chose as theirs: marks and names of it stand out in every chart.
var mine = "";

function isMine(name) { return mine !== "" && plainName(name) === mine; }

// However a name is broken into lines.
function plainName(name) { return name.replace(/[^\p{L}\p{N}]+/gu, "").toLowerCase(); }

// Plotly's marks say whose they are in what they show when pointed at, its names by themselves.
function markInPlot(chart) {
  all(".point, .textpoint text, .xtick text, .ytick text, .annotation text", chart.plot).forEach(function (mark) {
    var name = mark.textContent, trace = mark.closest(".trace"), told;
    if (mark.classList.contains("point") && trace && mark.__data__) {
      told = (trace.__data__[0].trace.hovertext || [])[mark.__data__.i] || "";
      name = told.split(/[:,] /)[0];
    }
    mark.classList.toggle("mine", isMine(name));
  });
}

function choose(name) {
  mine = plainName(name || "");
  all(".chart [data-of]").forEach(function (part) {
    part.classList.toggle("mine", isMine(part.dataset.of));
    // Neighbours on a map share their outline: that of the chosen one lies above theirs.
    if (part.matches("path.mine")) part.parentNode.appendChild(part);
  });
  drawn.forEach(markInPlot);
}

setUp(function () {
  document.addEventListener("mine", function (event) { choose(event.detail && event.detail.name); });
});

// A finger that scrolls is none that asks. A chart without a drawing has to be drawn to be seen.
setUp(function () {
  var figures = all("figure.chart > .chart-space").map(function (space) { return space.parentNode; });
  if (!figures.length) return;
  var needed = figures.filter(function (figure) { return !figure.querySelector(".chart-static > svg"); });
  if (!document.querySelector("script[data-draws]"))
    return needed.forEach(function (figure) { giveUp(figure, "plotly is not part of this page"); });

  figures.forEach(function (figure) {
    var space = figure.querySelector(".chart-space");
    space.addEventListener("pointerenter", function (event) { if (event.pointerType !== "touch") wake(figure); });
    space.addEventListener("click", function () { wake(figure); });
    figure.addEventListener("focusin", function () { wake(figure); });
  });
  var observer = new IntersectionObserver(function (entries) {
    entries.forEach(function (entry) { if (entry.isIntersecting) wake(entry.target); });
  }, { rootMargin: "25%" });
  needed.forEach(function (figure) { observer.observe(figure); });
});
