// A chart as a file of its own, with the words that the page has around it, in the theme that the reader sees.
var pictureWidth = 800, pictureEdge = 20;

function svgElement(name, attributes, text) {
  var element = document.createElementNS("http://www.w3.org/2000/svg", name);
  Object.keys(attributes).forEach(function (key) { element.setAttribute(key, attributes[key]); });
  if (text) element.textContent = text;
  return element;
}

function wrapped(text, font) {
  var canvas = document.createElement("canvas").getContext("2d");
  canvas.font = font;
  return text.split(/\s+/).reduce(function (lines, word) {
    var longer = lines.length ? lines[lines.length - 1] + " " + word : word;
    if (lines.length && canvas.measureText(longer).width <= pictureWidth - 2 * pictureEdge) lines[lines.length - 1] = longer;
    else if (word) lines.push(word);
    return lines;
  }, []);
}

// Writes a paragraph below y and returns where it ends.
function writeParagraph(picture, source, y, size, weight, inkName) {
  var text = textOf(source);
  if (!text) return y;
  var family = getComputedStyle(source).fontFamily;
  wrapped(text, weight + " " + size + "px " + family).forEach(function (line) {
    y += size * 1.35;
    picture.appendChild(svgElement("text", { x: pictureEdge, y: y.toFixed(1), fill: colour(inkName),
      "font-family": family, "font-size": size, "font-weight": weight }, line));
  });
  return y;
}

function pictureOf(chart) {
  var figure = chart.figure, now = themed(chart.source), height = chart.plot.clientHeight;
  var options = { format: "svg", width: pictureWidth - pictureEdge, height: height, imageDataOnly: true };
  return Plotly.toImage({ data: now.data, layout: now.layout, config: chart.config }, options).then(function (svg) {
    var picture = svgElement("svg", { width: pictureWidth });
    var ground = picture.appendChild(svgElement("rect", { width: "100%", height: "100%", fill: colour("--paper") }));
    var y = writeParagraph(picture, figure.querySelector("figcaption strong"), pictureEdge / 2, 20, 600, "--ink");
    y = writeParagraph(picture, figure.querySelector("figcaption span"), y + 2, 15, 400, "--ink-soft") + pictureEdge / 2;
    var plot = document.importNode(new DOMParser().parseFromString(svg, "image/svg+xml").documentElement, true);
    plot.setAttribute("x", pictureEdge / 2);
    plot.setAttribute("y", y);
    picture.appendChild(plot);
    y = writeParagraph(picture, figure.querySelector(".chart-note"), y + height + 4, 13, 400, "--ink-soft") + pictureEdge;
    y = Math.ceil(y);
    picture.setAttribute("height", y);
    picture.setAttribute("viewBox", "0 0 " + pictureWidth + " " + y);
    ground.after(svgElement("title", {}, figure.querySelector(".chart-plot").getAttribute("aria-label")));
    return new XMLSerializer().serializeToString(picture);
  });
}

function rastered(svg) {
  return new Promise(function (resolve, reject) {
    var image = new Image();
    image.onload = function () {
      var canvas = document.createElement("canvas");
      canvas.width = image.width * 2;
      canvas.height = image.height * 2;
      canvas.getContext("2d").drawImage(image, 0, 0, canvas.width, canvas.height);
      canvas.toBlob(resolve, "image/png");
    };
    image.onerror = function () { reject(new Error("the drawing could not be read back")); };
    image.src = "data:image/svg+xml;charset=utf-8," + encodeURIComponent(svg);
  });
}

setUp(function () {
  all("[data-picture]").forEach(function (button) {
    button.addEventListener("click", function () {
      var figure = button.closest("figure"), format = button.dataset.picture;
      chartOf(figure).then(pictureOf).then(function (svg) {
        return format === "png" ? rastered(svg) : new Blob([svg], { type: "image/svg+xml" });
      }).then(function (blob) {
        saveFile(blob, fileName(textOf(figure.querySelector("figcaption strong")), "." + format));
        announcer.textContent = say("saved.as", format.toUpperCase());
      }).catch(function (error) { console.error(error); });
    });
  });
});
