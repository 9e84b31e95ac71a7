// Search over all pages of the site, without a server: the index is a script, fetched when the field is first used.
setUp(function () {
  var form = document.querySelector(".site-search");
  var main = document.querySelector("main");
  if (!main) return;

  // å is found by a: readers without the letter on their keyboard look for Vastra Gotaland.
  function fold(text) {
    return text.normalize("NFD").replace(/[\u0300-\u036f]/g, "").replace(/[\s\u00a0\u202f\u2009]+/g, " ").toLowerCase();
  }
  function words(query) { return fold(query).split(" ").filter(Boolean); }
  function holds(text, wanted) { return wanted.every(function (word) { return text.indexOf(word) >= 0; }); }

  // Arriving from a search: the row or paragraph is shown and marked.
  function showFound() {
    var asked = new URLSearchParams(location.search), query = asked.get("find");
    if (!query) return;
    var wanted = words(query);
    var anchor = location.hash ? document.getElementById(decodeURIComponent(location.hash.slice(1))) : null;
    var places = asked.get("in") === "rows" ? "tbody tr" : "p, li, figcaption, h1, h2, h3, h4";
    var candidates = all(places, main).filter(function (element) { return holds(fold(element.textContent), wanted); });
    var below = anchor ? candidates.filter(function (element) {
      return anchor.contains(element) || anchor.compareDocumentPosition(element) & Node.DOCUMENT_POSITION_FOLLOWING;
    }) : candidates;
    var found = below[0] || candidates[0];
    if (!found) return;
    for (var around = found.parentElement; around; around = around.parentElement) if (around.tagName === "DETAILS") around.open = true;
    found.classList.add("found");
    found.scrollIntoView({ block: "center", behavior: "instant" });
  }
  if (document.readyState === "complete") showFound();
  else addEventListener("load", showFound);
  if (!form) return;

  var field = form.querySelector("input"), list = form.querySelector(".search-results"), status = form.querySelector("[role=status]");
  var entries = null, loading = false;

  function load() {
    if (loading) return;
    loading = true;
    var script = document.createElement("script");
    script.src = form.dataset.index;
    script.addEventListener("load", function () {
      var index = window.searchIndex;
      entries = index.e.map(function (entry) {
        var section = index.s[entry[0]], page = index.p[section.p];
        return {
          section: entry[0], page: page, heading: section.h, anchor: section.a, text: entry[1],
          columns: entry.length > 2 ? index.c[entry[2]].split(" · ") : null,
          folded: fold(entry[1]), title: fold(page.t + " " + section.h)
        };
      });
      search();
    });
    script.addEventListener("error", function () { loading = false; status.textContent = say("search.broken"); });
    document.head.appendChild(script);
  }

  // What is looked for stands in the first cell of a row, or begins the passage: the better answer.
  function score(entry, query, wanted) {
    if (!holds(entry.folded + " " + entry.title, wanted)) return 0;
    if (!holds(entry.folded, wanted)) return 1;
    return 2 + (entry.folded.indexOf(query) === 0 ? 4 : 0) + (entry.columns ? 1 : 0) + (entry.folded === fold(entry.heading) ? 2 : 0);
  }

  function marked(text, wanted) {
    var fragment = document.createDocumentFragment();
    var plain = Array.from(text).map(function (character) { return fold(character) || character; });
    var folded = plain.join("");
    // Folding may change lengths; then nothing is marked rather than the wrong letters.
    var spans = folded.length !== Array.from(text).length ? []
      : wanted.map(function (word) { return [folded.indexOf(word), word.length]; })
        .filter(function (span) { return span[0] >= 0; })
        .sort(function (a, b) { return a[0] - b[0]; });
    var letters = Array.from(text), from = 0;
    spans.forEach(function (span) {
      if (span[0] < from) return;
      fragment.append(letters.slice(from, span[0]).join(""));
      var mark = document.createElement("mark");
      mark.textContent = letters.slice(span[0], span[0] + span[1]).join("");
      fragment.append(mark);
      from = span[0] + span[1];
    });
    fragment.append(letters.slice(from).join(""));
    return fragment;
  }

  function shortened(text, wanted) {
    var at = Math.max(0, Math.min.apply(null, wanted.map(function (word) { return Math.max(0, fold(text).indexOf(word)); })) - 40);
    return (at > 0 ? "… " + text.slice(text.indexOf(" ", at) + 1) : text).slice(0, 160);
  }

  function search() {
    var query = field.value.trim(), wanted = words(query);
    list.replaceChildren();
    form.classList.toggle("searching", wanted.length > 0);
    if (!wanted.length || !entries) { status.textContent = wanted.length ? say("search.loading") : ""; return; }
    var best = new Map();
    entries.forEach(function (entry, order) {
      var value = score(entry, fold(query), wanted);
      // One answer a section: its best.
      if (value > 0 && (!best.has(entry.section) || best.get(entry.section).value < value))
        best.set(entry.section, { entry: entry, value: value, order: order });
    });
    var answers = Array.from(best.values()).sort(function (a, b) { return b.value - a.value || a.order - b.order; });
    // No page crowds out the others.
    var shown = new Map();
    answers.filter(function (answer) {
      var count = (shown.get(answer.entry.page) || 0) + 1;
      shown.set(answer.entry.page, count);
      return count <= 3;
    }).slice(0, 12).forEach(function (answer) {
      var entry = answer.entry, item = document.createElement("li"), link = document.createElement("a");
      var place = document.createElement("span"), text = document.createElement("span");
      link.href = form.dataset.base + encodeURIComponent(entry.page.f) + "?find=" + encodeURIComponent(query)
        + (entry.columns ? "&in=rows" : "") + (entry.anchor ? "#" + encodeURIComponent(entry.anchor) : "");
      place.className = "search-place";
      place.append(marked(entry.page.t + (entry.heading && entry.heading !== entry.page.t ? " › " + entry.heading : ""), wanted));
      text.append(marked(told(entry), wanted));
      link.append(place, text);
      item.append(link);
      list.append(item);
    });
    status.textContent = answers.length === 0 ? say("search.nothing")
      : answers.length > list.children.length ? say("search.best", list.children.length, answers.length)
      : say("search.places", answers.length);
  }

  // A number means nothing without the name of its column.
  function told(entry) {
    if (!entry.columns) return shortened(entry.text, words(field.value));
    return entry.text.split(" · ").map(function (cell, i) {
      return i > 0 && entry.columns[i] ? entry.columns[i] + ": " + cell : cell;
    }).join(" · ").slice(0, 240);
  }

  function links() { return all("a", list); }
  field.addEventListener("focus", load, { once: false });
  field.addEventListener("input", function () { load(); search(); });
  form.addEventListener("submit", function (event) {
    event.preventDefault();
    var first = links()[0];
    if (first) first.click();
  });
  form.addEventListener("keydown", function (event) {
    var answers = links(), at = answers.indexOf(document.activeElement);
    if (event.key === "Escape") { field.value = ""; search(); field.focus(); }
    else if (event.key === "ArrowDown" && answers[at + 1]) { answers[at + 1].focus(); event.preventDefault(); }
    else if (event.key === "ArrowUp" && at >= 0) { (answers[at - 1] || field).focus(); event.preventDefault(); }
  });
  document.addEventListener("keydown", function (event) {
    var active = document.activeElement;
    if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey
      || /^(INPUT|TEXTAREA|SELECT)$/.test(active.tagName) || active.isContentEditable) return;
    event.preventDefault();
    field.focus();
  });
  document.addEventListener("click", function (event) { if (!form.contains(event.target)) form.classList.remove("searching"); });
  field.addEventListener("click", function () { form.classList.toggle("searching", field.value.trim() !== ""); });
});
