// The reader's own among the choices of a series: remembered, marked in every table and chart, and one press away.
function folded(text) {
  return letters(text).replace(/[^\p{L}\p{N}]+/gu, " ").trim();
}

// What may be marked: the cells that name a row of a table, as what a drawing says it is of.
function markRows(within) {
  all("tbody tr", within).forEach(function (row) {
    row.classList.toggle("mine", mine !== "" && Array.prototype.some.call(row.cells, function (cell) { return isMine(cell.textContent); }));
  });
}

function chooseMine(name) {
  if (name) root.dataset.mine = name; else delete root.dataset.mine;
  document.dispatchEvent(new CustomEvent("mine", { detail: { name: name || null } }));
}

setUp(function () {
  document.addEventListener("mine", function () { markRows(); });
  if (root.dataset.mine) chooseMine(root.dataset.mine);
});

setUp(function () {
  var picker = document.querySelector(".picker");
  if (!picker) return;
  var summary = picker.querySelector("summary"), field = picker.querySelector("input"), links = all("a", picker);
  var question = picker.querySelector(".picker-question"), asked = field.placeholder;

  function namesOf(link) { return [link.dataset.name].concat((link.dataset.names || "").split("|")).map(folded); }

  // Those whose names begin with it come first, then those that have it within a name.
  function found(text) {
    var wanted = folded(text);
    function rank(link) {
      var names = namesOf(link);
      return names.indexOf(wanted) >= 0 ? 0
        : names.some(function (name) { return name.indexOf(wanted) === 0; }) ? 1
        : names.some(function (name) { return (" " + name).indexOf(" " + wanted) >= 0; }) ? 2
        : wanted.length > 2 && names.some(function (name) { return name.indexOf(wanted) >= 0; }) ? 3 : 9;
    }
    return links.filter(function (link) { return rank(link) < 9; })
      .sort(function (one, other) { return rank(one) - rank(other) || links.indexOf(one) - links.indexOf(other); });
  }

  function filter() {
    var hits = found(field.value), list = picker.querySelector("ul");
    links.forEach(function (link) { link.parentElement.hidden = hits.indexOf(link) < 0; });
    (field.value ? hits : links).forEach(function (link) { list.appendChild(link.parentElement); });
    return hits;
  }

  function choose(link) {
    var name = link.dataset.name;
    // Choosing what is chosen takes it back.
    if (root.dataset.mine === name && !root.dataset.own && link.getAttribute("aria-current") === "page") name = "";
    remember("mine", name);
    chooseMine(name);
  }

  function show() {
    var link = links.filter(function (link) { return link.dataset.name === root.dataset.mine; })[0];
    question.textContent = link ? link.textContent : asked;
    summary.setAttribute("aria-label", link ? asked + ": " + link.textContent : asked);
    picker.classList.toggle("chosen", Boolean(link));
  }

  // At once, and not when the browser says that it is open: a reader may type on.
  var list = field.parentNode;
  if (!picker.open) field.remove();
  summary.addEventListener("click", function (event) {
    event.preventDefault();
    picker.open = !picker.open;
    if (!picker.open) return;
    list.prepend(field);
    field.value = "";
    filter();
    field.focus();
  });
  document.addEventListener("click", function (event) { if (picker.open && !picker.contains(event.target)) picker.open = false; });
  field.addEventListener("input", filter);
  picker.addEventListener("keydown", function (event) {
    var shown = links.filter(function (link) { return !link.parentElement.hidden; })
      .sort(function (one, other) { return one.compareDocumentPosition(other) & 4 ? -1 : 1; });
    var at = shown.indexOf(document.activeElement);
    if (event.key === "Escape") { picker.open = false; summary.focus(); }
    else if (event.key === "ArrowDown") (shown[at + 1] || shown[0] || field).focus();
    else if (event.key === "ArrowUp") (at > 0 ? shown[at - 1] : field).focus();
    else if (event.key === "Enter" && event.target === field) { if (shown[0] && field.value) shown[0].click(); }
    else return;
    event.preventDefault();
  });
  links.concat(all(".choices a")).forEach(function (link) { link.addEventListener("click", function () { choose(link); }); });
  document.addEventListener("mine", show);
  show();
});
