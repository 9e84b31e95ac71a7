// What is looked for is found however it is typed: letters without their marks, numbers with any signs between their digits.

// å is found by a: readers without the letter on their keyboard look for Vastra Gotaland.
function letters(text) {
  return text.normalize("NFD").replace(/[\u0300-\u036f]/g, "").replace(/\u2212/g, "-").toLowerCase();
}

// Numbers as data files have them: what keeps their digits together goes, and the decimal sign is a point.
function fold(text) {
  var commasGroup = root.dataset.culture && hasPoint(root.dataset.culture);
  return letters(text).replace(/(\d)[\u00a0\u202f\u2009](?=\d{3}(?!\d))/g, "$1")
    .replace(/(\d),(?=\d)/g, commasGroup ? "$1" : "$1.").replace(/\s+/g, " ").trim();
}

// The ways to read what was typed, each as its words: "58 661 631" is one number or three, "1,234" a thousand or a little more
// than one.
function readings(query) {
  var text = letters(query).replace(/(\d)[\u00a0\u202f\u2009](?=\d)/g, "$1").replace(/\s+/g, " ").trim();
  var joined = text.replace(/(^|[^\d.,])(\d{1,3}(?: \d{3})+)(?![\d])/g, function (all, before, number) {
    return before + number.replace(/ /g, "");
  });
  var ways = [joined, text].map(function (way) { return plainNumbers(way, false); })
    .concat([joined, text].map(function (way) { return plainNumbers(way, true); }));
  return ways.filter(function (way, i) { return ways.indexOf(way) === i; }).map(function (way) { return way.split(" "); });
}

function plainNumbers(text, isThousand) {
  return text.replace(/\d+(?:[.,]\d+)+/g, function (number) {
    var parts = number.split(/[.,]/), last = parts[parts.length - 1];
    var groups = parts.slice(1).every(function (part) { return part.length === 3; });
    if (groups && (parts.length > 2 || isThousand)) return parts.join("");
    return parts.slice(0, -1).join("") + "." + last;
  });
}

function hasPoint(language) { return (1.5).toLocaleString(language).indexOf(",") < 0; }

function isNumber(word) { return /^-?\d/.test(word); }

// Where a word stands in a text, or -1; a number only where no digits go before, and also where it stands with more decimals.
function place(text, word) {
  var at = text.indexOf(word);
  if (!isNumber(word)) return at;
  while (at > 0 && /[\d.]/.test(text.charAt(at - 1))) at = text.indexOf(word, at + 1);
  var decimals = (word.split(".")[1] || "").length;
  if (at >= 0 || !decimals) return at;
  var exact = (text.match(/-?\d+\.\d+/g) || []).find(function (number) {
    return number.length > word.length && Number(number).toFixed(decimals) === word;
  });
  return exact ? text.indexOf(exact) : -1;
}

function holds(text, wanted) { return wanted.every(function (word) { return place(text, word) >= 0; }); }
