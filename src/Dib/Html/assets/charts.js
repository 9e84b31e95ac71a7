// Charts are drawn by plotly into the space that their static form keeps.
var drawn = [];

// A theme's colour as the browser sees it: plotly knows neither variables nor light-dark().
var colourProbe = document.createElement("i");
colourProbe.hidden = true;
document.body.appendChild(colourProbe);

function colour(name) {
  colourProbe.style.color = "var(" + name + ")";
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
    if (/^--chart-[a-z0-9-]+$/.test(names[from])) result[from] = colour(names[from]);
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
  var source = JSON.parse(figure.querySelector("script[type='application/json']").textContent);
  if (source.data.some(needsTiles)) throw new Error("its map would come from elsewhere");
  // The page shows the title itself, as text that wraps.
  if (source.layout && figure.querySelector("figcaption")) delete source.layout.title;
  var config = Object.assign({ displayModeBar: false, scrollZoom: false }, source.config, { responsive: true, displaylogo: false });
  var chart = themed(source);
  return Plotly.newPlot(plot, chart.data, chart.layout, config).then(function () {
    drawn.push({ figure: figure, plot: plot, source: source, config: config });
    figure.classList.add("chart-drawn");
  });
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

// What is seen is drawn first, the rest when the browser has nothing else to do: until then its static form stands there.
setUp(function () {
  var waiting = all("figure.chart > .chart-space").map(function (space) { return space.parentNode; });
  if (!waiting.length) return;
  if (typeof Plotly === "undefined") return waiting.forEach(function (figure) { giveUp(figure, "plotly is not part of this page"); });

  function drawNow(figure) {
    if (waiting.indexOf(figure) < 0) return;
    waiting.splice(waiting.indexOf(figure), 1);
    try {
      draw(figure).catch(function (reason) { giveUp(figure, reason); });
    } catch (reason) {
      giveUp(figure, reason);
    }
  }

  function drawRest() {
    if (!waiting.length) return;
    drawNow(waiting[0]);
    whenIdle(drawRest);
  }

  function whenIdle(action) {
    if (typeof requestIdleCallback === "undefined") setTimeout(action, 50);
    else requestIdleCallback(action, { timeout: 1000 });
  }

  var observer = new IntersectionObserver(function (entries) {
    entries.forEach(function (entry) { if (entry.isIntersecting) drawNow(entry.target); });
  }, { rootMargin: "50%" });
  waiting.slice().forEach(function (figure) { observer.observe(figure); });
  whenIdle(drawRest);
});
