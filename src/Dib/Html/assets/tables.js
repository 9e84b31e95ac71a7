// Tables sort, filter, copy and save. Of a very long one only what is near the reader is in the page: a browser takes
// seconds to lay out ten thousand rows. Rows of totals stay last.
var rowsAtOnce = 200;
var collator = new Intl.Collator(root.dataset.culture || root.lang || undefined, { numeric: true });
var books = new WeakMap();

// A table's rows in their order, those of them that match the reader's filter, and how many of these are in the page.
function bookOf(table) {
  if (!books.has(table)) {
    var rows = Array.prototype.slice.call(table.tBodies[0].rows);
    var isTotal = function (row) { return row.classList.contains("total"); };
    rows = rows.filter(function (row) { return !isTotal(row); });
    books.set(table, { rows: rows, matching: rows, matches: null, totals: all("tr.total", table.tBodies[0]), inPage: 0 });
  }
  return books.get(table);
}

function select(table) {
  var book = bookOf(table);
  book.matching = book.matches ? book.rows.filter(book.matches) : book.rows;
  showRows(table, rowsAtOnce);
}

function showRows(table, count) {
  var book = bookOf(table), body = table.tBodies[0], fragment = document.createDocumentFragment();
  book.inPage = Math.min(count, book.matching.length);
  book.matching.slice(0, book.inPage).concat(book.totals).forEach(function (row) { fragment.appendChild(row); });
  body.replaceChildren(fragment);
}

// The number that a cell stands for; not what its text looks like, unless the engine says that it is one.
function numberIn(cell) {
  var raw = cell && cell.dataset.value;
  return raw !== undefined && /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(raw) ? Number(raw) : NaN;
}

// Each distinct text is compared once, not each row's.
function textRanks(rows, column) {
  var texts = rows.map(function (row) { return textOf(row.cells[column]); });
  var ranks = new Map();
  Array.from(new Set(texts)).sort(collator.compare).forEach(function (text, rank) { ranks.set(text, rank); });
  return texts.map(function (text) { return ranks.get(text); });
}

function sort(table, column, isNumber, direction) {
  var book = bookOf(table), rows = book.rows, sign = direction === "ascending" ? 1 : -1;
  var keys = isNumber ? rows.map(function (row) { return numberIn(row.cells[column]); }) : textRanks(rows, column);
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

// As one types it: thin and no-break spaces are spaces.
function searchable(text) { return text.replace(/\s+/g, " ").toLocaleLowerCase(); }

function setUpFilter(input) {
  var frame = input.closest(".table-frame"), table = frame.querySelector("table.data"), status = frame.querySelector("[aria-live]");
  var texts = new Map();
  function textIn(row) {
    if (!texts.has(row)) texts.set(row, searchable(Array.prototype.map.call(row.cells, textOf).join(" \n ")));
    return texts.get(row);
  }
  function filter() {
    var book = bookOf(table), words = searchable(input.value).trim().split(" ");
    book.matches = words[0] ? function (row) { return words.every(function (word) { return textIn(row).indexOf(word) >= 0; }); } : null;
    select(table);
    status.textContent = words[0] ? book.matching.length + " of " + book.rows.length + " rows" : "";
  }
  input.addEventListener("input", filter);
  // What a browser kept over a reload or a step back.
  if (input.value) filter();
}

// A field for a spreadsheet, which runs what begins like a formula: a number as it is, text that cannot be run.
function field(cell, separator) {
  var text = isNaN(numberIn(cell)) ? textOf(cell).replace(/^(?=[=+\-@\t\r])/, "'") : cell.dataset.value;
  return /["\r\n]/.test(text) || text.indexOf(separator) >= 0 ? '"' + text.replace(/"/g, '""') + '"' : text;
}

// What the reader has chosen to see, in that order, whether in the page or not.
function fields(table, separator) {
  var book = bookOf(table), slice = Array.prototype.slice;
  var rows = slice.call(table.tHead ? table.tHead.rows : []).concat(book.matching, book.totals, slice.call(table.tFoot ? table.tFoot.rows : []));
  return rows.map(function (row) {
    return Array.prototype.map.call(row.cells, function (cell) { return field(cell, separator); }).join(separator) + "\r\n";
  }).join("");
}

function saveCsv(table) {
  var figure = table.closest("figure");
  var title = figure ? textOf(figure.querySelector("figcaption strong")) : textOf(table.caption);
  saveFile(new Blob(["\uFEFF" + fields(table, ",")], { type: "text/csv;charset=utf-8" }), fileName(title, ".csv"));
}

// A table that fits needs no scrolling frame: then its header sticks to the window instead.
setUp(function (within) {
  var frames = all(".scroll:not(.long)", within);
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
});

setUp(function (within) {
  all("table.data", within).forEach(setUpSorting);
  all(".table-find input", within).forEach(setUpFilter);
  all("[data-save=csv], [data-copy=table]", within).forEach(function (button) {
    var table = button.closest(".table-frame, figure").querySelector("table.data");
    button.addEventListener("click", function () {
      if (button.dataset.copy) return copyText(fields(table, "\t"), button);
      saveCsv(table);
      announcer.textContent = "Saved as CSV";
    });
  });
});

// The rows of a very long table come as one scrolls, and all of them on paper.
setUp(function (within) {
  all(".scroll.long", within).forEach(function (frame) {
    var table = frame.querySelector("table.data");
    if (!table || !table.tBodies[0] || bookOf(table).rows.length <= rowsAtOnce) return;
    select(table);
    frame.classList.add("rows-by-scroll");
    frame.addEventListener("scroll", function () {
      var book = bookOf(table);
      if (book.inPage < book.matching.length && frame.scrollTop + 2 * frame.clientHeight > frame.scrollHeight) showRows(table, book.inPage + rowsAtOnce);
    }, { passive: true });
  });
});

function showInLongTables(count) { all(".rows-by-scroll table.data").forEach(function (table) { showRows(table, count); }); }

addEventListener("beforeprint", function () { showInLongTables(Infinity); });
addEventListener("afterprint", function () { showInLongTables(rowsAtOnce); });
