// What a page can do beyond being read; a page without scripts says the same. The files of this folder are one script,
// and each part sets itself up, so that one that fails leaves the others working.
var root = document.documentElement;

function all(selector, within) { return Array.prototype.slice.call((within || document).querySelectorAll(selector)); }

function textOf(element) { return element ? element.textContent.trim() : ""; }

// What stands for {0}, {1} … in the words is given behind their key; for 1 they may have a form of its own.
function say(key) {
  var values = Array.prototype.slice.call(arguments, 1);
  return (values[0] === 1 && words[key + ".one"] || words[key]).replace(/\{(\d)\}/g, function (place, i) {
    return typeof values[i] === "number" ? String(values[i]).replace(/\B(?=(\d{3})+$)/g, "\u202f") : values[i];
  });
}

// A part is given where to look for what it sets up.
function setUp(part) { try { part(document); } catch (error) { console.error(error); } }

// What a press did: on the button for a moment, and aloud.
var announcer = document.createElement("p");
announcer.className = "visually-hidden";
announcer.setAttribute("role", "status");
(document.querySelector("main") || document.body).appendChild(announcer);

function confirmOn(button, text) {
  if (button.dataset.usual === undefined) {
    button.dataset.usual = button.textContent;
    button.style.minWidth = button.offsetWidth + "px";
  }
  button.textContent = announcer.textContent = text;
  clearTimeout(button.confirmed);
  button.confirmed = setTimeout(function () {
    button.textContent = button.dataset.usual;
    announcer.textContent = "";
  }, 2000);
}

function fileName(title, ending) {
  var name = (title || textOf(document.querySelector("h1"))).toLowerCase().replace(/[^\p{L}\p{N}]+/gu, "-").replace(/^-|-$/g, "");
  // Whole words, as many as a file name bears.
  return (/^.{1,60}(?=-|$)/u.exec(name) || [name.slice(0, 60) || say("file")])[0] + ending;
}

function saveFile(blob, name) {
  var link = document.createElement("a");
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  setTimeout(function () { URL.revokeObjectURL(link.href); }, 10000);
}

function copyText(text, button) {
  function done() { confirmOn(button, say("copied")); }
  function copyBySelection() {
    var field = document.createElement("textarea");
    field.value = text;
    field.className = "visually-hidden";
    document.body.appendChild(field);
    field.select();
    var copied = document.execCommand("copy");
    field.remove();
    button.focus({ preventScroll: true });
    if (copied) done(); else confirmOn(button, say("copied.not"));
  }
  // Pages on disk and plain http may have no clipboard, or one that refuses.
  if (navigator.clipboard) navigator.clipboard.writeText(text).then(done, copyBySelection);
  else copyBySelection();
}
