// Formulas stand in the page as TeX, and so they stay where nothing draws them.
if (window.katex) {
  document.querySelectorAll(".math").forEach(function (formula) {
    var tex = formula.textContent;
    window.katex.render(tex, formula, {
      displayMode: formula.classList.contains("display"), throwOnError: false, strict: "ignore", trust: false, maxSize: 20, maxExpand: 200,
      errorColor: "var(--danger)",
    });
    formula.dataset.tex = tex;
  });
}
