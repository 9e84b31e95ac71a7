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

// A chart as plotly draws it.
function plotOf(chart) {
  var now = themed(chart.source), width = pictureWidth - pictureEdge, height = chart.plot.clientHeight;
  var options = { format: "svg", width: width, height: height, imageDataOnly: true };
  return Plotly.toImage({ data: now.data, layout: now.layout, config: chart.config }, options).then(function (svg) {
    var plot = document.importNode(new DOMParser().parseFromString(svg, "image/svg+xml").documentElement, true);
    return { parts: [{ x: -pictureEdge / 2, y: 0, svg: plot }], width: pictureWidth - 2 * pictureEdge, height: height + 4,
      label: chart.plot.getAttribute("aria-label") };
  });
}

// Drawings as they stand in the page, with the looks that they have there.
function drawingsOf(figure) {
  var place = figure.querySelector(".chart-static").getBoundingClientRect(), drawings = all(".chart-static > svg", figure);
  var result = { parts: [], width: 0, height: place.height, label: drawings[0].getAttribute("aria-label") };
  drawings.forEach(function (drawing) {
    var box = drawing.getBoundingClientRect(), copy = drawing.cloneNode(true), shown = all("*", drawing);
    [copy].concat(all("*", copy)).forEach(function (part, i) {
      var look = getComputedStyle(i ? shown[i - 1] : drawing);
      ["fill", "stroke", "stroke-width", "vector-effect"].forEach(function (name) { part.setAttribute(name, look.getPropertyValue(name)); });
      part.removeAttribute("class");
    });
    copy.removeAttribute("style");
    copy.setAttribute("width", box.width);
    copy.setAttribute("height", box.height);
    copy.setAttribute("font-family", getComputedStyle(drawing).fontFamily);
    result.parts.push({ x: box.left - place.left, y: box.top - place.top, svg: copy });
    result.width = Math.max(result.width, box.right - place.left);
  });
  return result;
}

function pictureOf(figure) {
  var drawn = figure.querySelector(".chart-plot") ? chartOf(figure).then(plotOf) : Promise.resolve(drawingsOf(figure));
  return drawn.then(function (drawn) {
    var width = Math.max(pictureWidth, Math.ceil(drawn.width) + 2 * pictureEdge), picture = svgElement("svg", { width: width });
    var ground = picture.appendChild(svgElement("rect", { width: "100%", height: "100%", fill: colour("--paper") }));
    var y = writeParagraph(picture, figure.querySelector("figcaption strong"), pictureEdge / 2, 20, 600, "--ink");
    y = writeParagraph(picture, figure.querySelector("figcaption span"), y + 2, 15, 400, "--ink-soft") + pictureEdge / 2;
    drawn.parts.forEach(function (part) {
      part.svg.setAttribute("x", pictureEdge + part.x);
      part.svg.setAttribute("y", y + part.y);
      picture.appendChild(part.svg);
    });
    y = writeParagraph(picture, figure.querySelector(".chart-note"), y + drawn.height, 13, 400, "--ink-soft") + pictureEdge;
    y = Math.ceil(y);
    picture.setAttribute("height", y);
    picture.setAttribute("viewBox", "0 0 " + width + " " + y);
    ground.after(svgElement("title", {}, drawn.label));
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
      pictureOf(figure).then(function (svg) {
        return format === "png" ? rastered(svg) : new Blob([svg], { type: "image/svg+xml" });
      }).then(function (blob) {
        saveFile(blob, fileName(textOf(figure.querySelector("figcaption strong")), "." + format));
        announcer.textContent = say("saved.as", format.toUpperCase());
      }).catch(function (error) { console.error(error); });
    });
  });
});
