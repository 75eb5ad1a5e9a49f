// The operator's screens. Pages work without this; it makes them live and quick. htmx asks, merge.js puts the answer in place.
import { startMerging } from "./merge.js";
import { startKeys } from "./keys.js";
import { startComposer } from "./composer.js";

document.documentElement.classList.add("js");

// A select or field that is its whole form is sent when it changes.
document.addEventListener("change", (event) => {
  if (event.target.matches("[data-submit]")) event.target.form.requestSubmit();
});

// Panels are reached by their address without scripts; with them a click opens and closes and leaves the history alone.
document.addEventListener("click", (event) => {
  const link = event.target.closest("[data-toggle]");
  if (!link) return;
  event.preventDefault();
  const panel = document.getElementById(link.dataset.toggle);
  const toggled = panel.toggleAttribute("data-toggled");
  if (panel.id === "side" && WIDE.matches) localStorage.setItem("okno.side", toggled ? "folded" : "open");
  else if (toggled) panel.querySelector("a, button")?.focus({ preventScroll: true });
});

// Whoever folds the side panel of a wide screen wants it folded on the next ticket, too. On a narrow one it is a drawer, shut at first.
const WIDE = matchMedia("(min-width: 1200px)");
function fold() {
  const side = document.getElementById("side");
  if (side && WIDE.matches) side.toggleAttribute("data-toggled", localStorage.getItem("okno.side") === "folded");
}

// A cue's reason stays within the pane: it moves left from the right edge, and above the words at the bottom.
function keepInside(event) {
  const cue = event.target.closest?.(".cue");
  const tip = cue?.querySelector(".tip");
  if (!tip || getComputedStyle(tip).position === "fixed") return;
  tip.style.translate = "";
  const pane = tip.closest(".scroll").getBoundingClientRect();
  const box = tip.getBoundingClientRect();
  const left = Math.max(0, box.right - pane.right + 8);
  const up = box.bottom > pane.bottom ? box.bottom - cue.getBoundingClientRect().top + 6 : 0;
  if (left || up) tip.style.translate = `${-left}px ${-up}px`;
}
document.addEventListener("mouseover", keepInside);
document.addEventListener("focusin", keepInside);

function toEnd() {
  if (location.hash.length > 1 && location.hash !== "#end") return;
  const thread = document.getElementById("thread");
  if (thread) thread.scrollTop = thread.scrollHeight;
}

document.addEventListener("htmx:afterSwap", (event) => {
  if (event.detail.target.id !== "ticket" && event.target.id !== "ticket") return;
  fold();
  toEnd();
});

// No connection: say so, and stay usable.
const offline = document.getElementById("offline");
document.body.addEventListener("htmx:sseError", () => { offline.hidden = false; });
document.body.addEventListener("htmx:sseOpen", () => { offline.hidden = true; });

startMerging();
startKeys();
startComposer();
fold();
toEnd();
