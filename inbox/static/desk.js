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
  if (panel.toggleAttribute("data-toggled")) panel.querySelector("a, button")?.focus({ preventScroll: true });
});

function toEnd() {
  if (location.hash.length > 1 && location.hash !== "#end") return;
  const thread = document.getElementById("thread");
  if (thread) thread.scrollTop = thread.scrollHeight;
}

document.addEventListener("htmx:afterSwap", (event) => {
  if (event.detail.target.id !== "ticket" && event.target.id !== "ticket") return;
  toEnd();
});

// No connection: say so, and stay usable.
const offline = document.getElementById("offline");
document.body.addEventListener("htmx:sseError", () => { offline.hidden = false; });
document.body.addEventListener("htmx:sseOpen", () => { offline.hidden = true; });

startMerging();
startKeys();
startComposer();
toEnd();
