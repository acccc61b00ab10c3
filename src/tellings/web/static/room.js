// JavaScript only adds: an article beside its story, search as one types, ribbons between two tellings, progress of work.
(function () {
  "use strict";
  var $ = function (id) { return document.getElementById(id); };

  // ---- an article beside the story, scrolled to the words and highlighted
  var opener = null, waiting = 0;
  document.addEventListener("click", function (event) {
    var link = event.target.closest && event.target.closest("a.receipt");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey || event.button) return;
    if (!link.closest(".beside-ready")) return;
    event.preventDefault();
    opener = link;
    show(new URL(link.href));
  });
  function show(address) {
    var turn = ++waiting, hash = address.hash;
    address.searchParams.set("part", "1");
    fetch(address.pathname + address.search, { headers: { accept: "text/html" } })
      .then(function (answer) { if (!answer.ok) throw answer.status; return answer.text(); })
      .then(function (html) { if (turn === waiting) place(html, hash.slice(1)); })
      .catch(function () { location.href = opener.href; });
  }
  function place(html, name) {
    var side = $("beside");
    if (!side) {
      side = document.createElement("aside");
      side.id = "beside";
      side.className = "beside";
      side.tabIndex = -1;
      side.setAttribute("aria-label", "The article with the words marked");
      document.body.appendChild(side);
    }
    var read = new DOMParser().parseFromString(html, "text/html"), closer = document.createElement("button");
    closer.className = "closer";
    closer.textContent = "Close";
    closer.addEventListener("click", close);
    side.replaceChildren(closer, document.importNode(read.querySelector("article"), true));
    still(function () { document.body.classList.add("has-beside"); });
    var mark = side.querySelector("[id='" + name + "']");
    side.focus({ preventScroll: true });
    if (mark) mark.scrollIntoView({ block: "center" });
  }
  function still(change) { // what was pressed stays where it is, though the page is set anew
    var before = opener ? opener.getBoundingClientRect().top : 0;
    change();
    if (opener) window.scrollBy(0, opener.getBoundingClientRect().top - before);
  }
  function close() {
    var side = $("beside");
    if (!side) return;
    still(function () { side.remove(); document.body.classList.remove("has-beside"); });
    if (opener) opener.focus();
  }
  document.addEventListener("keydown", function (event) { if (event.key === "Escape") { close(); hide(); } });

  // ---- search as one types
  var box = $("q"), list = null, timer = 0, typed = 0;
  function hide() { if (list) { list.remove(); list = null; } }
  if (box) {
    box.addEventListener("input", function () {
      clearTimeout(timer);
      var words = box.value.trim(), turn = ++typed;
      if (words.length < 2) { hide(); return; }
      timer = setTimeout(function () {
        fetch("/search.json?limit=6&q=" + encodeURIComponent(words))
          .then(function (answer) { return answer.json(); })
          .then(function (found) { if (turn === typed) suggest(found.hits || []); })
          .catch(hide);
      }, 150);
    });
    document.addEventListener("focusin", function (event) { if (!event.target.closest(".search")) hide(); });
  }
  function suggest(hits) {
    hide();
    if (!hits.length) return;
    list = document.createElement("ul");
    list.className = "suggest";
    hits.forEach(function (hit) {
      var item = document.createElement("li"), link = document.createElement("a"), by = document.createElement("span");
      link.href = "/articles/" + encodeURIComponent(hit.article);
      link.textContent = hit.title || hit.uri;
      by.className = "by";
      by.textContent = hit.outlet ? " " + hit.outlet : "";
      link.appendChild(by);
      item.appendChild(link);
      list.appendChild(item);
    });
    box.parentNode.appendChild(list);
  }

  // ---- ribbons between two tellings
  var pair = $("abreast");
  if (pair) {
    var space = "http://www.w3.org/2000/svg", drawing = document.createElementNS(space, "svg");
    drawing.setAttribute("class", "ribbons");
    drawing.setAttribute("aria-hidden", "true");
    pair.appendChild(drawing);
    var draw = function () {
      var home = pair.getBoundingClientRect(), half = parseFloat(getComputedStyle(pair).columnGap) / 2 - 4;
      drawing.replaceChildren();
      pair.querySelectorAll("mark.shared[id^='a-']").forEach(function (left) {
        var number = left.dataset.n, right = $("b-" + number);
        if (!right) return;
        var a = extent("a", number, home), b = extent("b", number, home), path = document.createElementNS(space, "path");
        var x1 = home.width / 2 - half, x2 = home.width / 2 + half, middle = home.width / 2;
        path.setAttribute("d", "M" + x1 + " " + a[0] + " C" + middle + " " + a[0] + " " + middle + " " + b[0] + " " + x2 + " " + b[0] +
          " V" + b[1] + " C" + middle + " " + b[1] + " " + middle + " " + a[1] + " " + x1 + " " + a[1] + "Z");
        path.dataset.n = number;
        drawing.appendChild(path);
      });
    };
    var extent = function (side, number, home) {
      var top = Infinity, bottom = 0;
      pair.querySelectorAll("[id='" + side + "-" + number + "'],[data-also='" + side + "-" + number + "']").forEach(function (one) {
        var place = one.getBoundingClientRect();
        top = Math.min(top, place.top - home.top);
        bottom = Math.max(bottom, place.bottom - home.top);
      });
      return [top, bottom];
    };
    var light = function (event) {
      var mark = event.target.closest && event.target.closest("mark.shared"), number = mark && mark.dataset.n;
      pair.querySelectorAll(".shared,.ribbons path").forEach(function (one) { one.classList.toggle("on", !!number && one.dataset.n === number); });
    };
    pair.addEventListener("mouseover", light);
    pair.querySelectorAll("mark.shared[id]").forEach(function (one) { one.tabIndex = 0; one.setAttribute("role", "link"); });
    pair.addEventListener("focusin", light);
    pair.addEventListener("keydown", function (event) { if (event.key === "Enter") across(event); });
    pair.addEventListener("click", across);
    function across(event) {
      var mark = event.target.closest("mark.shared");
      if (!mark || !mark.dataset.n) return;
      var other = $((mark.closest(".reading") === pair.firstElementChild ? "b-" : "a-") + mark.dataset.n);
      if (!other) return;
      other.scrollIntoView({ block: "center" });
      other.focus({ preventScroll: true });
    }
    draw();
    new ResizeObserver(draw).observe(pair);
  }

  // ---- progress of work
  var job = $("job");
  if (job && job.dataset.done === "no" && window.EventSource) {
    var events = new EventSource("/jobs/" + job.dataset.job + "/events");
    events.onmessage = function (event) {
      var state = JSON.parse(event.data), bar = job.querySelector("progress"), status = $("job-status");
      if (state.done) { events.close(); location.reload(); return; }
      status.textContent = (state.begun ? "Under way" : "Waiting for other work") + (state.total ? ": " + state.read + " of " + state.total + " read." : "");
      if (bar) { bar.max = state.total; bar.value = state.read; }
    };
    events.onerror = function () { events.close(); setTimeout(function () { location.reload(); }, 3000); };
  }

  // ---- files dropped
  var drop = document.querySelector(".drop"), file = $("file");
  if (drop && file) {
    ["dragover", "dragenter"].forEach(function (name) { drop.addEventListener(name, function (event) { event.preventDefault(); drop.classList.add("over"); }); });
    drop.addEventListener("dragleave", function () { drop.classList.remove("over"); });
    drop.addEventListener("drop", function (event) {
      event.preventDefault();
      drop.classList.remove("over");
      file.files = event.dataTransfer.files;
      drop.querySelector("span").textContent = file.files.length + (file.files.length === 1 ? " file" : " files") + " chosen";
    });
    file.addEventListener("change", function () { drop.querySelector("span").textContent = file.files.length + (file.files.length === 1 ? " file" : " files") + " chosen"; });
  }
})();
