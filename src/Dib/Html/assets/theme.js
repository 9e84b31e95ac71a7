// The reader chooses light or dark; until then it is as the system has it.
var systemDark = matchMedia("(prefers-color-scheme: dark)");

function isDark() { return root.dataset.theme ? root.dataset.theme === "dark" : systemDark.matches; }

// Private windows and some file: pages keep nothing.
function remember(name, value) { try { localStorage.setItem(name, value); } catch (e) { } }

setUp(function () {
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
});
