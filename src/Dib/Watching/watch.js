// Reloads the page in place when it changed, and shows what is wrong while something is.
(() => {
  "use strict";
  const page = decodeURIComponent(location.pathname.split("/").pop()) || "index.html";
  const key = "watch-scroll:" + page;
  const version = Number(document.currentScript.dataset.version);

  try {
    const scroll = sessionStorage.getItem(key);
    if (scroll !== null) {
      sessionStorage.removeItem(key);
      history.scrollRestoration = "manual";
      scrollTo({ top: Number(scroll), behavior: "instant" });
    }
  } catch { /* Storage is off: the page begins at its top. */ }

  function reload() {
    try { sessionStorage.setItem(key, String(scrollY)); } catch { /* as above */ }
    location.reload();
  }

  function show(failures) {
    let overlay = document.getElementById("watch-overlay");
    if (failures.length === 0) { overlay?.remove(); return; }
    if (!overlay) {
      overlay = document.createElement("div");
      overlay.id = "watch-overlay";
      overlay.setAttribute("role", "alert");
      overlay.style.cssText = "position:fixed;left:1rem;right:1rem;bottom:1rem;max-height:50vh;overflow:auto;z-index:1000;" +
        "padding:1rem 1.25rem;border-radius:.5rem;background:#7a1c1c;color:#fff;" +
        "font:14px/1.5 system-ui,sans-serif;box-shadow:0 4px 24px #0006;white-space:pre-wrap";
      document.body.append(overlay);
    }
    overlay.replaceChildren(...failures.map(failure => {
      const entry = document.createElement("p");
      const where = document.createElement("strong");
      where.textContent = failure.where;
      entry.style.margin = "0 0 .5rem";
      entry.append(where, "\n" + failure.message);
      return entry;
    }));
  }

  let events = null;
  function listen() {
    events = new EventSource("/-/events?page=" + encodeURIComponent(page));
    events.addEventListener("message", event => {
      const message = JSON.parse(event.data);
      if (message.changed.includes(page)) reload();
      else show(message.failures);
    });
    // A change between the page's sending and this connection is not to be missed.
    events.addEventListener("hello", event => { if (Number(event.data) > version) reload(); });
  }

  // A browser has six connections for all its tabs: those that nobody sees leave them to the others.
  document.addEventListener("visibilitychange", () => {
    events?.close();
    if (!document.hidden) listen();
  });
  if (!document.hidden) listen();
})();
