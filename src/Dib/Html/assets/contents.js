// The contents follow the scroll.
setUp(function () {
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
  function followSoon() {
    if (waiting) return;
    waiting = true;
    requestAnimationFrame(follow);
  }
  addEventListener("scroll", followSoon, { passive: true });
  followSoon();
});
