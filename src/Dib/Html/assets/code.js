// All code unfolds at one switch. Not remembered: code that unfolds after a page has come would push away what one has
// begun to read.
setUp(function () {
  var button = document.querySelector("[data-switch=code]");
  if (button) button.addEventListener("click", function () {
    var open = button.getAttribute("aria-pressed") !== "true";
    button.setAttribute("aria-pressed", String(open));
    all("details.code").forEach(function (details) { details.open = open; });
  });
});

// Only code that is seen needs its button.
setUp(function () {
  all("details.code").forEach(function (details) {
    details.addEventListener("toggle", function () {
      if (!details.open || details.querySelector(".copy")) return;
      var button = document.createElement("button");
      button.type = "button";
      button.className = "copy";
      button.textContent = say("copy");
      button.setAttribute("aria-label", say("copy.code", textOf(details.querySelector(".code-size")).split(",")[0]));
      button.addEventListener("click", function () { copyText(details.querySelector("code").textContent, button); });
      details.querySelector("summary").after(button);
    });
  });
});
