// What a page can do beyond being read: themes, folded code, charts, tables. Every part works without the others,
// and a page without this script says the same.
(function () {
  "use strict";
  var root = document.documentElement;
  var all = function (selector, within) { return Array.prototype.slice.call((within || document).querySelectorAll(selector)); };

  function remember(name, value) { try { localStorage.setItem(name, value); } catch (e) { /* Private windows and some file: pages keep nothing. */ } }

  // Theme
  var systemDark = matchMedia("(prefers-color-scheme: dark)");
  function isDark() { return root.dataset.theme ? root.dataset.theme === "dark" : systemDark.matches; }

  function setUpTheme() {
    var button = document.querySelector("[data-switch=theme]");
    function show() {
      if (button) button.setAttribute("aria-pressed", String(isDark()));
      recolourCharts();
    }
    if (button) button.addEventListener("click", function () {
      root.dataset.theme = isDark() ? "light" : "dark";
      remember("theme", root.dataset.theme);
      show();
    });
    systemDark.addEventListener("change", show);
    show();
  }

  // Code
  function setUpCode() {
    var button = document.querySelector("[data-switch=code]");
    if (!button) return;
    // Not remembered: code that unfolds after a page has come would push away what one has begun to read.
    button.addEventListener("click", function () {
      var open = button.getAttribute("aria-pressed") !== "true";
      button.setAttribute("aria-pressed", String(open));
      all("details.code").forEach(function (details) { details.open = open; });
    });
  }

  // Charts
  var drawn = [];
  function colour(name) { return getComputedStyle(root).getPropertyValue(name).trim(); }

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
      drawn.push({ plot: plot, source: source, config: config });
      figure.classList.add("chart-drawn");
    });
  }

  function giveUp(figure, reason) {
    figure.classList.add("chart-failed");
    console.warn("A chart stays at its static form: " + reason);
  }

  function setUpCharts() {
    all("figure.chart > .chart-space").forEach(function (space) {
      var figure = space.parentNode;
      if (typeof Plotly === "undefined") return giveUp(figure, "plotly is not part of this page");
      try {
        draw(figure).catch(function (reason) { giveUp(figure, reason); });
      } catch (reason) {
        giveUp(figure, reason);
      }
    });
  }

  function recolourCharts() {
    drawn.forEach(function (chart) {
      var now = themed(chart.source);
      Plotly.react(chart.plot, now.data, now.layout, chart.config);
    });
  }

  // Tables
  var collator = new Intl.Collator(root.dataset.culture || root.lang, { numeric: true });

  function numberIn(cell) {
    var raw = cell && cell.dataset.value;
    return raw === undefined || raw === "" ? NaN : Number(raw);
  }

  function textOf(cell) { return cell ? cell.textContent.trim() : ""; }

  function compareCells(a, b, isNumber) {
    if (!isNumber) return collator.compare(textOf(a), textOf(b));
    return numberIn(a) - numberIn(b);
  }

  function sort(table, column, header, direction) {
    var isNumber = header.dataset.type === "number";
    var body = table.tBodies[0];
    var rows = Array.prototype.slice.call(body.rows);
    var totals = rows.filter(function (row) { return row.classList.contains("total"); });
    var sorted = rows.filter(function (row) { return !row.classList.contains("total"); });
    var missing = isNumber ? sorted.filter(function (row) { return isNaN(numberIn(row.cells[column])); }) : [];
    if (missing.length) sorted = sorted.filter(function (row) { return missing.indexOf(row) < 0; });
    var sign = direction === "ascending" ? 1 : -1;
    sorted.sort(function (a, b) { return sign * compareCells(a.cells[column], b.cells[column], isNumber); });
    var fragment = document.createDocumentFragment();
    sorted.concat(missing, totals).forEach(function (row) { fragment.appendChild(row); });
    body.appendChild(fragment);
  }

  function setUpSorting(table) {
    var row = table.tHead && table.tHead.rows[table.tHead.rows.length - 1];
    if (!row || !table.tBodies[0]) return;
    Array.prototype.forEach.call(row.cells, function (header, column) {
      if (header.colSpan > 1 || !textOf(header)) return;
      var button = document.createElement("button");
      button.type = "button";
      button.className = "sort";
      while (header.firstChild) button.appendChild(header.firstChild);
      header.appendChild(button);
      button.addEventListener("click", function () {
        // Largest first is what one asks of numbers, A first of names.
        var first = header.dataset.type === "number" ? "descending" : "ascending";
        var other = first === "ascending" ? "descending" : "ascending";
        var direction = header.getAttribute("aria-sort") === first ? other : first;
        all("[aria-sort]", row).forEach(function (sorted) { sorted.removeAttribute("aria-sort"); });
        header.setAttribute("aria-sort", direction);
        sort(table, column, header, direction);
      });
    });
  }

  function csvField(cell) {
    var raw = cell.dataset.value;
    var isNumber = raw !== undefined && raw !== "" && isFinite(Number(raw));
    var text = isNumber ? raw : textOf(cell);
    // A spreadsheet runs what begins like a formula.
    if (!isNumber && /^[=+\-@\t\r]/.test(text)) text = "'" + text;
    return /[",\r\n]/.test(text) ? '"' + text.replace(/"/g, '""') + '"' : text;
  }

  function csv(table) {
    return "\uFEFF" + Array.prototype.map.call(table.rows, function (row) {
      return Array.prototype.map.call(row.cells, csvField).join(",") + "\r\n";
    }).join("");
  }

  function fileName(table) {
    var figure = table.closest("figure");
    var title = table.caption ? textOf(table.caption) : figure ? textOf(figure.querySelector("figcaption strong")) : "";
    var page = textOf(document.querySelector("h1"));
    var name = (title || page || "table").toLowerCase().replace(/[^\p{L}\p{N}]+/gu, "-").replace(/^-|-$/g, "");
    return name.slice(0, 60) + ".csv";
  }

  function save(table) {
    var link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([csv(table)], { type: "text/csv;charset=utf-8" }));
    link.download = fileName(table);
    link.click();
    setTimeout(function () { URL.revokeObjectURL(link.href); }, 1000);
  }

  // A table that fits needs no scrolling frame: then its header sticks to the window instead.
  function setUpFrames() {
    var frames = all(".scroll:not(.long)");
    function fit(frame) {
      frame.classList.remove("fits");
      if (frame.clientWidth === 0) return;
      var fits = frame.scrollWidth <= frame.clientWidth;
      frame.classList.toggle("fits", fits);
      frame.tabIndex = fits ? -1 : 0;
    }
    frames.forEach(fit);
    if (typeof ResizeObserver === "undefined") return;
    var observer = new ResizeObserver(function (entries) { entries.forEach(function (entry) { fit(entry.target); }); });
    frames.forEach(function (frame) { observer.observe(frame); });
  }

  function setUpTables() {
    all("table.data").forEach(setUpSorting);
    all("[data-save=csv]").forEach(function (button) {
      var table = button.closest(".table-frame").querySelector("table.data");
      button.addEventListener("click", function () { save(table); });
    });
    setUpFrames();
  }

  // Contents
  function setUpContents() {
    var links = all(".contents a");
    var headings = links.map(function (link) { return document.getElementById(decodeURIComponent(link.hash.slice(1))); });
    if (!links.length) return;
    var waiting = false;
    function follow() {
      waiting = false;
      var line = innerHeight * 0.25, current = -1;
      headings.forEach(function (heading, i) { if (heading && heading.getBoundingClientRect().top <= line) current = i; });
      if (innerHeight + scrollY >= root.scrollHeight - 2) current = links.length - 1;
      links.forEach(function (link, i) {
        if (i === current) link.setAttribute("aria-current", "true");
        else link.removeAttribute("aria-current");
      });
    }
    addEventListener("scroll", function () {
      if (waiting) return;
      waiting = true;
      requestAnimationFrame(follow);
    }, { passive: true });
    follow();
  }

  [setUpCode, setUpTables, setUpContents, setUpCharts, setUpTheme].forEach(function (setUp) {
    try { setUp(); } catch (error) { console.error(error); }
  });
})();
