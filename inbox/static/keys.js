// The keyboard: one letter an action, none while a field is being written in.

function step(by) {
  const rows = [...document.querySelectorAll("#rows > .row > a")];
  if (!rows.length) return;
  const focused = rows.indexOf(document.activeElement);
  const at = focused >= 0 ? focused : rows.findIndex((row) => row.hasAttribute("aria-current"));
  const to = at < 0 ? 0 : Math.min(rows.length - 1, Math.max(0, at + by));
  rows[to].focus();
  rows[to].scrollIntoView({ block: "nearest" });
}

function compose(mode) {
  const composer = document.getElementById("composer");
  if (!composer) return;
  composer.querySelector(`[name="mode"][value="${mode}"]`).checked = true;
  composer.querySelector("textarea").focus();
}

function solve() {
  const select = document.querySelector('#head [name="status"]');
  if (!select || select.value === "solved") return;
  select.value = "solved";
  select.form.requestSubmit();
}

const ACTIONS = {
  j: () => step(1),
  k: () => step(-1),
  r: () => compose("reply"),
  n: () => compose("note"),
  a: () => document.querySelector('#head [name="assignee"]')?.focus(),
  e: solve,
  f: () => [...document.querySelectorAll("#timeline .message.in [data-key='f']")].at(-1)?.click(),
  "/": () => document.querySelector('#filters [name="text"]')?.focus(),
  "?": () => document.getElementById("keys").showModal(),
};
// The same keys on a Russian keyboard.
const RUSSIAN = { о: "j", л: "k", к: "r", т: "n", ф: "a", у: "e", а: "f", ".": "/", ",": "?" };

export function startKeys() {
  document.addEventListener("keydown", (event) => {
    const field = event.target.matches?.("input:not([type='radio'], [type='checkbox']), textarea, select");
    if (event.key === "Escape" && field) event.target.blur();
    if (field || event.ctrlKey || event.metaKey || event.altKey || document.querySelector("dialog[open]")) return;
    const key = event.key.toLowerCase();
    const act = ACTIONS[key] ?? ACTIONS[RUSSIAN[key]];
    if (!act) return;
    event.preventDefault();
    act();
  });
}
