// Search over all pages of the site, without a server: the index is a script, fetched when the field is first used.
setUp(function () {
  var form = document.querySelector(".site-search");
  var main = document.querySelector("main");
  if (!main) return;
  var between = " · ";

  // Arriving from a search: the row or paragraph is shown and marked.
  function showFound() {
    var asked = new URLSearchParams(location.search), query = asked.get("find");
    if (!query) return;
    var wanted = fold(query).split(" ");
    var anchor = location.hash ? document.getElementById(decodeURIComponent(location.hash.slice(1))) : null;
    var places = asked.get("in") === "rows" ? "tbody tr" : "p, li, figcaption, h1, h2, h3, h4";
    var candidates = all(places, main).filter(function (element) {
      var parts = element.cells ? all("td, th", element) : [element];
      return holds(parts.map(function (part) { return fold(part.textContent); }).join(between), wanted);
    });
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
  var entries = null, aliases = [], loading = false;

  function load() {
    if (loading) return;
    loading = true;
    var script = document.createElement("script");
    script.src = form.dataset.index;
    script.addEventListener("load", function () {
      var index = window.searchIndex;
      var pages = index.p.map(function (page) { return { f: page.f, t: page.t, folded: fold(page.t), isOne: page.o }; });
      aliases = index.a.map(function (names) { return names.map(fold); });
      entries = index.e.map(function (entry) {
        var section = index.s[entry[0]], page = pages[section.p], columns = entry.length > 2 ? index.c[entry[2]] : null;
        return {
          section: entry[0], page: page, heading: section.h, anchor: section.a, text: entry[1], lower: entry[1].toLowerCase(),
          columns: columns && columns.split(between), folded: fold(entry[1]),
          around: [fold(section.h), page.folded, columns ? fold(columns) : ""].join(between)
        };
      });
      search();
    });
    script.addEventListener("error", function () { loading = false; status.textContent = say("search.broken"); });
    document.head.appendChild(script);
  }

  // A query with each name in it that pages have another for, as soon as its beginning tells which.
  function withNames(query) {
    var wanted = " " + query + " ";
    return [query].concat(aliases.filter(function (names) {
      return wanted.indexOf(" " + names[0] + " ") >= 0 || (query.length > 2 && names[0].indexOf(query) === 0);
    }).map(function (names) {
      return names[0].indexOf(query) === 0 ? names[1] : wanted.replace(" " + names[0] + " ", " " + names[1] + " ").trim();
    }));
  }

  // The ways to read a query, each as its words, without what only closes a sentence.
  function ways(query) {
    return readings(query.replace(/[?!"“”]|[.,:;](?=\s|$)/g, " ")).reduce(function (all, words) {
      return all.concat(withNames(words.join(" ")).map(function (way) { return way.split(" "); }));
    }, []).filter(function (words) { return words[0]; });
  }

  function isWhole(text, word) {
    var at = place(text, word), outside = /[^\p{L}\p{N}]/u;
    while (at >= 0) {
      if ((at === 0 || outside.test(text.charAt(at - 1)))
        && (at + word.length === text.length || outside.test(text.charAt(at + word.length)))) return true;
      at = text.indexOf(word, at + 1);
    }
    return false;
  }

  // The better answer says all of it itself, begins with it, has it as whole words and with the marks that were typed; a row is
  // better than a sentence, and one that is called so than one that mentions it.
  function score(entry, words, typed) {
    var around = entry.folded + between + entry.around, own = holds(entry.folded, words);
    if (!own && !holds(around, words)) return 0;
    var query = words.join(" ");
    return 4 + (own ? 2 : 1)
      + (entry.folded.indexOf(query) === 0 ? 4 : entry.columns && words.some(function (word) {
        return !isNumber(word) && entry.folded.indexOf(word) === 0;
      }) ? 3 : 0)
      + (entry.columns ? 1 : 0)
      + (entry.folded === fold(entry.heading) ? 2 : 0)
      + oneOfMany(entry, words)
      + (words.every(function (word) { return isWhole(around, word); }) ? 2 : 0)
      + (typed.every(function (word) { return entry.lower.indexOf(word) >= 0; }) ? .5 : 0);
  }

  // Of many pages alike the one that is called so comes first, the others after all else.
  function oneOfMany(entry, words) {
    if (!entry.page.isOne) return 0;
    if (holds(entry.page.folded, words)) return entry.folded === entry.page.folded ? 8 : 2;
    return words.some(function (word) { return !isNumber(word) && isWhole(entry.page.folded, word); }) ? 0 : -3;
  }

  function isName(word) {
    return entries.some(function (entry) { return entry.columns && isWhole(entry.folded.split(between)[0], word); });
  }

  // Where no place has all words: how much of what was asked it has, by how much each word tells. A name that rows have must be
  // there, and its rows come first.
  function nearness(words, names) {
    var telling = words.map(function (word) {
      var count = entries.filter(function (entry) { return isWhole(entry.folded, word); }).length;
      return count ? Math.log(entries.length / count) : 0;
    });
    return function (entry) {
      if (!holds(entry.folded, names)) return 0;
      return words.reduce(function (sum, word, i) {
        return sum + (isWhole(entry.folded, word) ? telling[i] : isWhole(entry.around, word) ? telling[i] / 2 : 0);
      }, entry.columns && names.length && entry.folded.indexOf(names[0]) === 0 ? 20 : 0);
    };
  }

  function best(value) {
    var found = new Map();
    entries.forEach(function (entry, order) {
      var answer = value(entry);
      // One answer a section: its best.
      if (answer.value > 0 && (!found.has(entry.section) || found.get(entry.section).value < answer.value))
        found.set(entry.section, { entry: entry, value: answer.value, words: answer.words, order: order });
    });
    return Array.from(found.values()).sort(function (a, b) { return b.value - a.value || a.order - b.order; });
  }

  function answersTo(query) {
    var all = ways(query), typed = query.toLowerCase().split(/\s+/);
    return best(function (entry) {
      return all.reduce(function (best, words) {
        var value = score(entry, words, typed);
        return value > best.value ? { value: value, words: words } : best;
      }, { value: 0 });
    });
  }

  function nearestTo(query) {
    var all = ways(query).map(function (words) { return { words: words, names: words.filter(isName) }; });
    var way = all.reduce(function (best, way) { return way.names.length > best.names.length ? way : best; }, all[0]);
    if (!way) return [];
    var words = way.words, near = nearness(words, way.names);
    var found = best(function (entry) {
      return { value: near(entry), words: words.filter(function (word) { return isWhole(entry.folded, word); }) };
    });
    return found.filter(function (answer) { return answer.value > 1.5 && answer.value >= found[0].value * .8; }).slice(0, 6);
  }

  // Digits may stand apart, and the point may be a comma.
  function pattern(word) {
    return Array.from(word).map(function (letter, i) {
      return letter === "." ? "[.,]" : (isNumber(word) && i > 0 && /\d/.test(letter) ? "[\\u202f\\u00a0 ]?" : "")
        + letter.replace(/[\\^$.*+?()[\]{}|\/]/g, "\\$&");
    }).join("");
  }

  function marked(text, wanted) {
    var fragment = document.createDocumentFragment(), signs = Array.from(text), from = 0;
    var plain = signs.map(function (sign) { return letters(sign) || sign; }).join("");
    // Where marks are signs of their own, nothing is marked rather than the wrong letters.
    var spans = plain.length !== text.length || !wanted.length ? [] : Array.from(plain.matchAll(new RegExp(wanted.map(pattern).join("|"), "gu")));
    spans.forEach(function (span) {
      fragment.append(text.slice(from, span.index));
      var mark = document.createElement("mark");
      mark.textContent = text.slice(span.index, from = span.index + span[0].length);
      fragment.append(mark);
    });
    fragment.append(text.slice(from));
    return fragment;
  }

  function shortened(text, wanted) {
    var found = wanted.map(function (word) { return fold(text).indexOf(word); }).filter(function (at) { return at >= 0; });
    var at = found.length ? Math.max(0, Math.min.apply(null, found) - 40) : 0;
    return (at > 0 ? "… " + text.slice(text.indexOf(" ", at) + 1) : text).slice(0, 160);
  }

  function search() {
    var query = field.value.trim();
    list.replaceChildren();
    form.classList.toggle("searching", query !== "");
    if (!query || !entries) { status.textContent = query ? say("search.loading") : ""; return; }
    var answers = answersTo(query), isAll = answers.length > 0;
    if (!isAll) answers = nearestTo(query);
    // No page crowds out the others.
    var shown = new Map();
    answers.filter(function (answer) {
      var count = (shown.get(answer.entry.page) || 0) + 1;
      shown.set(answer.entry.page, count);
      return count <= 3;
    }).slice(0, 12).forEach(function (answer) {
      var entry = answer.entry, wanted = answer.words, item = document.createElement("li"), link = document.createElement("a");
      var where = document.createElement("span"), text = document.createElement("span");
      link.href = form.dataset.base + encodeURIComponent(entry.page.f) + "?find=" + encodeURIComponent(wanted.join(" "))
        + (entry.columns ? "&in=rows" : "") + (entry.anchor ? "#" + encodeURIComponent(entry.anchor) : "");
      where.className = "search-place";
      where.append(marked(entry.page.t + (entry.heading && entry.heading !== entry.page.t ? " › " + entry.heading : ""), wanted));
      text.append(marked(told(entry, wanted), wanted));
      link.append(where, text);
      item.append(link);
      list.append(item);
    });
    status.textContent = answers.length === 0 ? say("search.nothing") : !isAll ? say("search.some")
      : answers.length > list.children.length ? say("search.best", list.children.length, answers.length)
      : say("search.places", answers.length);
  }

  // A number means nothing without the name of its column.
  function told(entry, wanted) {
    if (!entry.columns) return shortened(entry.text, wanted);
    return entry.text.split(between).map(function (cell, i) {
      return i > 0 && entry.columns[i] ? entry.columns[i] + ": " + cell : cell;
    }).join(between).slice(0, 240);
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
