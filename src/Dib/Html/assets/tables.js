// Tables sort, filter, copy and save all rows that they hold. Of a very long one only what is near the reader is in the
// page: a browser takes seconds to lay out ten thousand rows. Rows of totals stay last.
var rowsAtOnce = 200;
var collator;
var books = new WeakMap();

// A table's rows in their order, those of them that match the reader's filter, and how many of these are in the page. Rows
// that the engine keeps as data are read once they are asked for; then no more rows are shown than before.
function bookOf(table) {
  if (!books.has(table)) {
    var elements = Array.prototype.slice.call(table.tBodies[0].rows);
    var isTotal = function (element) { return element.classList.contains("total"); };
    var rows = elements.filter(function (element) { return !isTotal(element); }).map(function (element) { return { element: element }; });
    var data = table.querySelector("script[type='application/json']"), rest = table.querySelector("tr.rest");
    books.set(table, {
      rows: rows, matching: rows, matches: null, totals: elements.filter(isTotal), inPage: rows.length,
      data: data, limit: data ? rows.length : Infinity, rest: rest, restText: textOf(rest), sums: sumsIn(table)
    });
  }
  return books.get(table);
}

function wholeBookOf(table) {
  var book = bookOf(table);
  if (book.data) {
    var isNumber = Array.prototype.map.call(table.tHead.rows[0].cells, function (header) { return header.dataset.type === "number"; });
    var rows = JSON.parse(book.data.textContent).map(function (row) {
      return { cells: row.map(function (cell, column) { return cellOf(cell, isNumber[column]); }) };
    });
    book.data = null;
    book.matching = book.rows = book.rows.concat(rows);
  }
  return book;
}

// A cell's text, and the number as the engine says that it stands for: text may look like one that is none.
function cellOf(cell, isNumber) {
  if (Array.isArray(cell)) return { text: cell[0], value: cell[1] };
  if (typeof cell === "string") return isNumber && cell ? { text: cell, value: cell } : { text: cell.trim() };
  var template = document.createElement("template");
  template.innerHTML = cell.html;
  return { text: textOf(template.content), html: cell.html };
}

function cellsIn(element) {
  return Array.prototype.map.call(element.cells, function (cell) { return { text: textOf(cell), value: cell.dataset.value }; });
}

function cellsOf(row) { return row.cells || (row.cells = cellsIn(row.element)); }

function elementOf(row) {
  if (!row.element) {
    row.element = document.createElement("tr");
    row.cells.forEach(function (cell) {
      var element = row.element.insertCell();
      if (cell.html) element.innerHTML = cell.html;
      else element.textContent = cell.text;
      if (cell.value === undefined) return;
      element.className = cell.value === "" ? "null" : "number";
      element.dataset.value = cell.value;
    });
  }
  return row.element;
}

function select(table) {
  var book = wholeBookOf(table);
  book.matching = book.matches ? book.rows.filter(book.matches) : book.rows;
  showRows(table, rowsAtOnce);
  var hidden = book.matching.length - Math.min(book.limit, book.matching.length);
  if (book.rest) {
    book.rest.hidden = book.matches && !hidden;
    book.rest.cells[0].textContent = book.matches ? say("table.rest", hidden) : book.restText;
  }
  showSums(book.sums, book.matching.length, book.matches && function (column) {
    return book.matching.map(function (row) { return cellsOf(row)[column].value; })
      .filter(function (value) { return value !== undefined; });
  });
}

function showRows(table, count) {
  var book = bookOf(table), body = table.tBodies[0], fragment = document.createDocumentFragment();
  book.inPage = Math.min(count, book.matching.length, book.limit);
  book.matching.slice(0, book.inPage).map(elementOf).concat(book.totals).forEach(function (element) { fragment.appendChild(element); });
  body.replaceChildren(fragment);
}

function numberIn(cell) { return cell && numberPattern.test(cell.value) ? Number(cell.value) : NaN; }

// Each distinct text is compared once, not each row's. A site that names no culture has letters with marks after Z, wherever it is
// read: å, ä and ö are no other a and o.
function textRanks(rows, column) {
  // A browser takes long to learn a language's order: no page waits for that.
  collator = collator || new Intl.Collator(root.dataset.culture || "sv", { numeric: true });
  var texts = rows.map(function (row) { return (cellsOf(row)[column] || {}).text || ""; });
  var ranks = new Map();
  Array.from(new Set(texts)).sort(collator.compare).forEach(function (text, rank) { ranks.set(text, rank); });
  return texts.map(function (text) { return ranks.get(text); });
}

function sort(table, column, isNumber, direction) {
  var book = wholeBookOf(table), rows = book.rows, sign = direction === "ascending" ? 1 : -1;
  var keys = isNumber ? rows.map(function (row) { return numberIn(cellsOf(row)[column]); }) : textRanks(rows, column);
  book.rows = rows.map(function (row, i) { return i; }).sort(function (a, b) {
    // What has no value comes last in either direction.
    if (isNaN(keys[a]) || isNaN(keys[b])) return isNaN(keys[a]) - isNaN(keys[b]) || a - b;
    return sign * (keys[a] - keys[b]) || a - b;
  }).map(function (i) { return rows[i]; });
  select(table);
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
      var isNumber = header.dataset.type === "number";
      var first = isNumber ? "descending" : "ascending";
      var other = isNumber ? "ascending" : "descending";
      var direction = header.getAttribute("aria-sort") === first ? other : first;
      all("[aria-sort]", row).forEach(function (sorted) { sorted.removeAttribute("aria-sort"); });
      header.setAttribute("aria-sort", direction);
      sort(table, column, isNumber, direction);
    });
  });
}

function setUpFilter(input) {
  var frame = input.closest(".table-frame"), table = frame.querySelector("table.data"), status = frame.querySelector("[aria-live]");
  function textIn(row) {
    return row.searched || (row.searched = cellsOf(row).map(function (cell) { return fold(cell.text); }).join("\n"));
  }
  function filter() {
    var book = wholeBookOf(table), ways = input.value.trim() ? readings(input.value) : null;
    book.matches = ways && function (row) {
      return ways.some(function (words) { return holds(textIn(row), words); });
    };
    select(table);
    status.textContent = !ways ? ""
      : say(cutAt(table) ? "table.matching.first" : "table.matching", book.matching.length, book.rows.length);
  }
  input.addEventListener("focus", function () { wholeBookOf(table); });
  input.addEventListener("input", filter);
  // What a browser kept over a reload or a step back.
  if (input.value) filter();
}

var plainFormat = { separator: ",", point: "." }, commaFormat = { separator: ";", point: "," };

// A file is written as the readers of the page's language write numbers.
function csvFormat() { return hasPoint(root.lang || "en") ? plainFormat : commaFormat; }

// How Excel reads a file depends on where: with the site's culture, or as where numbers have a decimal comma.
function excelFormat() { return root.dataset.culture && hasPoint(root.dataset.culture) ? plainFormat : commaFormat; }

// A field for a spreadsheet, which runs what begins like a formula, and may split at any separator: a number as it is, text that
// cannot be run.
function field(cell, format) {
  var isNumber = !isNaN(numberIn(cell));
  var text = isNumber ? cell.value.replace(".", format.point) : /^[+-]?\d+([.,]\d+)?$/.test(cell.text) ? cell.text : cell.text
    .replace(/^(?=[\t\r\n]|[\s"]*[=+\-@＝＋－＠])/, "'").replace(/([;,\t\r\n]"*)(?=[=+\-@＝＋－＠])/g, "$1'");
  return /["\r\n]/.test(text) || text.indexOf(format.separator) >= 0 ? '"' + text.replace(/"/g, '""') + '"' : text;
}

// What the reader has chosen to see, in that order, whether in the page or not.
function fields(table, format) {
  var book = wholeBookOf(table);
  function elements(part) { return part ? Array.prototype.filter.call(part.rows, function (row) { return row !== book.rest; }) : []; }
  var totals = book.totals.concat(elements(table.tFoot)).map(cellsIn);
  return elements(table.tHead).map(cellsIn).concat(book.matching.map(cellsOf), totals).map(function (cells) {
    return cells.map(function (cell) { return field(cell, format); }).join(format.separator) + "\r\n";
  }).join("");
}

// How many rows the engine has read of a sequence that is longer; else nothing.
function cutAt(table) { return (table.querySelector("tr.rest[data-cut]") || root).dataset.cut; }

function saveCsv(table, format) {
  var figure = table.closest("figure");
  var title = figure ? textOf(figure.querySelector("figcaption strong")) : textOf(table.caption);
  saveFile(new Blob(["\uFEFF" + fields(table, format)], { type: "text/csv;charset=utf-8" }),
    fileName(title, cutAt(table) ? "-" + say("file.first", cutAt(table)) + ".csv" : ".csv"));
}

// Whether there is more beyond the left and the right edge: measured now, shown by what it gives.
function edges(frame) {
  var moved = frame.scrollLeft > 1, more = frame.scrollLeft + frame.clientWidth < frame.scrollWidth - 1;
  return function () {
    frame.classList.toggle("moved", moved);
    frame.classList.toggle("more", more);
  };
}

// A table that fits needs no scrolling frame: then its header sticks to the window instead. All are measured before any is
// changed, and not before the browser has laid out the page: it does so once.
function fit(frames) {
  var shown = frames.filter(function (frame) { return frame.clientWidth > 0 && !frame.classList.contains("long"); });
  shown.forEach(function (frame) { frame.classList.remove("fits"); });
  var fits = shown.map(function (frame) { return frame.scrollWidth <= frame.clientWidth; });
  shown.forEach(function (frame, i) {
    frame.classList.toggle("fits", fits[i]);
    frame.tabIndex = fits[i] ? -1 : 0;
  });
  frames.map(edges).forEach(function (show) { show(); });
}

setUp(function (within) {
  var frames = all(".scroll", within);
  frames.forEach(function (frame) {
    frame.addEventListener("scroll", function () { edges(frame)(); }, { passive: true });
  });
  if (typeof ResizeObserver === "undefined") return fit(frames);
  var observer = new ResizeObserver(function (entries) { fit(entries.map(function (entry) { return entry.target; })); });
  frames.forEach(function (frame) { observer.observe(frame); });
});

setUp(function (within) {
  all("table.data", within).forEach(setUpSorting);
  all(".table-find input", within).forEach(setUpFilter);
  all(".table-frame [data-save=csv]", within).forEach(function (button) {
    var rows = cutAt(button.closest(".table-frame").querySelector("table.data"));
    if (rows) button.parentNode.append(" " + say("table.first", Number(rows)));
  });
  // Once a page is read, a browser looks at each field that it could fill in, and lays out what is folded away around it: such a
  // field comes when it is unfolded. So does that of the picker.
  all("details:not([open]) .table-find", within).forEach(function (find) {
    var frame = find.parentNode;
    find.remove();
    frame.closest("details:not([open])").addEventListener("toggle", function () { frame.prepend(find); }, { once: true });
  });
  all("[data-save=csv], [data-save=excel], [data-copy=table]", within).forEach(function (button) {
    var table = button.closest(".table-frame, figure").querySelector("table.data");
    button.addEventListener("click", function () {
      if (button.dataset.copy) return copyText(fields(table, { separator: "\t", point: "." }), button);
      saveCsv(table, button.dataset.save === "excel" ? excelFormat() : csvFormat());
      announcer.textContent = button.dataset.save === "excel" ? say("saved.excel") : say("saved.as", "CSV");
    });
  });
});

// The rows of a very long table come as one scrolls, and all of them on paper.
setUp(function (within) {
  all(".scroll.long", within).forEach(function (frame) {
    var table = frame.querySelector("table.data");
    if (!table || !table.tBodies[0] || bookOf(table).rows.length <= rowsAtOnce) return;
    showRows(table, rowsAtOnce);
    frame.classList.add("rows-by-scroll");
    frame.addEventListener("scroll", function () {
      var book = bookOf(table);
      if (book.inPage < Math.min(book.limit, book.matching.length) && frame.scrollTop + 2 * frame.clientHeight > frame.scrollHeight)
        showRows(table, book.inPage + rowsAtOnce);
    }, { passive: true });
  });
});

function showInLongTables(count) { all(".rows-by-scroll table.data").forEach(function (table) { showRows(table, count); }); }

addEventListener("beforeprint", function () { showInLongTables(Infinity); });
addEventListener("afterprint", function () { showInLongTables(rowsAtOnce); });
