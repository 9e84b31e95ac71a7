// What the page says in its language stands in its head.
var words = JSON.parse(document.querySelector("script[data-words]").textContent);
