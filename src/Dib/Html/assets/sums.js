// A table's sums are those of the rows that match the reader's filter, and say so.
var numberPattern = /^([+-]?)(\d+\.?\d*|\.\d+)(?:e([+-]?\d+))?$/i;

// The sums that the engine wrote, and the cell that says what they are. A total that an author wrote stays as it is.
function sumsIn(table) {
  var cells = all("tfoot td[data-decimals]", table);
  return {
    label: cells.length ? all("td:not([data-decimals])", cells[0].parentNode)[0] : undefined,
    cells: cells.map(function (cell) { return { element: cell, text: cell.textContent, value: cell.dataset.value }; })
  };
}

// Given the values of each column in the rows that match; without, the sums of all are back.
function showSums(sums, count, valuesOf) {
  if (sums.label) sums.label.textContent = valuesOf ? say("table.sum.of", count) : say("table.sum");
  sums.cells.forEach(function (sum) {
    var data = sum.element.dataset;
    data.value = valuesOf ? exactSum(valuesOf(sum.element.cellIndex)) : sum.value;
    sum.element.textContent = valuesOf ? written(data.value, data.decimals, data.signs) : sum.text;
  });
}

// Of decimals as they are written: sums of binary fractions depend on the order of the rows.
function exactSum(values) {
  if (!values.every(function (value) { return numberPattern.test(value); })) {
    return String(values.reduce(function (total, value) { return total + Number(value); }, 0));
  }
  var parts = values.map(scaled), scale = parts.reduce(function (most, part) { return Math.max(most, part.scale); }, 0);
  var total = parts.reduce(function (total, part) { return total + part.digits * powerOfTen(scale - part.scale); }, BigInt(0));
  var text = positional(total < 0 ? -total : total, scale);
  return (total < 0 ? "-" : "") + text.whole + ("." + text.decimals).replace(/\.?0*$/, "");
}

// As the engine writes a number of the column.
function written(value, decimals, signs) {
  var minus = signs.charAt(0), point = signs.charAt(1), group = signs.slice(2);
  if (!numberPattern.test(value)) return value.replace("Infinity", "∞").replace("-", minus);
  decimals = ownDecimals(value, Number(decimals));
  if (isNaN(decimals)) {
    return Number(Number(value).toPrecision(4)).toExponential().toUpperCase()
      .replace(/([+-])(\d)$/, "$10$2").replace(/-/g, minus).replace(".", point);
  }
  var part = scaled(value), surplus = part.scale - decimals, isNegative = part.digits < 0;
  var digits = isNegative ? -part.digits : part.digits;
  digits = surplus > 0 ? (digits + powerOfTen(surplus) / BigInt(2)) / powerOfTen(surplus) : digits * powerOfTen(-surplus);
  var text = positional(digits, decimals);
  return (isNegative && digits > 0 ? minus : "") + text.whole.replace(/\B(?=(\d{3})+$)/g, group) + (text.decimals && point + text.decimals);
}

// The column's decimals; more where those would leave too little of a small number, and none where only an exponent says it.
function ownDecimals(value, decimals) {
  var size = Math.abs(Number(value)), noise = Math.min(size * 1e-12, 5e-5), needed = 0;
  while (needed <= 6 && Math.abs(Number(size.toFixed(needed)) - size) > noise) needed++;
  if (needed <= decimals) return decimals;
  var digits = Math.floor(Math.log10(size)) + 1, own = needed <= Math.min(6 - digits, 6) ? needed : 3 - digits;
  return own <= decimals ? decimals : size < 1e-4 ? NaN : own;
}

function scaled(value) {
  var parts = numberPattern.exec(value), digits = parts[2].split(".");
  return { digits: BigInt(parts[1] + digits.join("")), scale: (digits[1] || "").length - Number(parts[3] || 0) };
}

function positional(digits, scale) {
  var text = String(digits).padStart(scale + 1, "0");
  return { whole: text.slice(0, text.length - scale), decimals: text.slice(text.length - scale) };
}

var powersOfTen = [];

function powerOfTen(exponent) { return powersOfTen[exponent] || (powersOfTen[exponent] = BigInt(10) ** BigInt(exponent)); }
