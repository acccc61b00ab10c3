// Reading aid only: without it every link still works. Remembers which link opened an article, closes it with Escape.
(function () {
  "use strict";
  var opener = null, place = 0;
  document.addEventListener("click", function (event) {
    var link = event.target.closest && event.target.closest("a[href^='#']");
    if (!link) return;
    if (link.classList.contains("close")) { event.preventDefault(); close(); return; }
    if (!link.closest(".telling") && !link.closest("nav")) { opener = link; place = window.scrollY; }
  });
  document.addEventListener("keydown", function (event) {
    if (event.key === "Escape" && document.querySelector(".telling:target, .telling :target")) close();
  });
  window.addEventListener("hashchange", function () {
    var target = document.querySelector(".telling :target");
    if (target) { target.tabIndex = -1; target.focus({ preventScroll: true }); target.scrollIntoView({ block: "center" }); }
  });
  window.addEventListener("beforeprint", function () {
    document.querySelectorAll("details").forEach(function (one) { one.open = true; });
  });
  function close() {
    location.hash = "report";
    if (opener) { window.scrollTo(0, place); opener.focus({ preventScroll: true }); }
  }
})();
