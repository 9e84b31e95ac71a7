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

// A figure may name the colours that a theme replaces; of any other, only what frames its marks takes the page's.
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

function themed(source) {
  var colours = themeColours(source.colors);
  var layout = recoloured(source.layout || {}, colours);
  var text = colour("--chart-text"), grid = colour("--chart-grid"), line = colour("--chart-line");
  layout.autosize = true;
  delete layout.width;
  delete layout.height;
  layout.paper_bgcolor = layout.plot_bgcolor = "rgba(0,0,0,0)";
  layout.font = Object.assign({ family: getComputedStyle(document.body).fontFamily, size: 13 }, layout.font, { color: text });
  layout.hoverlabel = Object.assign({}, layout.hoverlabel, {
    bgcolor: colour("--raised"), bordercolor: line, font: { color: colour("--ink") }
  });
  layout.legend = Object.assign({ bgcolor: "rgba(0,0,0,0)" }, layout.legend);
  ["xaxis", "yaxis"].concat(Object.keys(layout).filter(function (key) { return /^[xy]axis\d+$/.test(key); })).forEach(function (key) {
    layout[key] = Object.assign({ automargin: true }, layout[key], { gridcolor: grid, linecolor: line, zerolinecolor: line, tickcolor: line });
  });
  return { data: recoloured(source.data, colours), layout: layout };
}

function draw(figure) {
  var plot = figure.querySelector(".chart-plot");
  var source = JSON.parse(figure.querySelector("script[type='application/json']").textContent);
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
