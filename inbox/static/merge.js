// Puts a fresh answer of the server into the page without moving what a person reads or is about to click.
// An element with data-live says how: "replace" as a whole, "append" new children at the end, "announce" new children by a button,
// "fresh" only when the server says so (data-fresh). Children are matched by id.

const served = new WeakMap(); // what the server last sent for an element: the page itself may have changed it since

function remember(root) {
  for (const live of root.querySelectorAll("[data-live]")) {
    served.set(live, live.outerHTML);
    for (const child of live.children) if (child.id) served.set(child, child.outerHTML);
  }
}

// A person is in a field of it, or has words there that are not sent yet.
function busy(element) {
  const active = document.activeElement;
  if (element.contains(active) && active.matches("input, textarea, select")) return true;
  return [...element.querySelectorAll("textarea")].some((field) => field.value !== field.defaultValue);
}

function exchange(old, fresh) {
  const html = fresh.outerHTML;
  if (served.get(old) === html || busy(old)) return;
  for (const open of old.querySelectorAll("details[id][open]")) {
    const same = fresh.querySelector(`#${CSS.escape(open.id)}`);
    if (same) same.open = true;
  }
  if (old.hasAttribute("data-toggled")) fresh.setAttribute("data-toggled", "");
  const focused = old.contains(document.activeElement) ? document.activeElement.getAttribute("href") : null;
  const top = old.scrollTop;
  old.replaceWith(fresh);
  served.set(fresh, html);
  htmx.process(fresh);
  fresh.scrollTop = top;
  if (focused) fresh.querySelector(`[href="${CSS.escape(focused)}"]`)?.focus({ preventScroll: true });
}

function append(old, fresh) {
  const scroller = old.closest(".scroll");
  const kept = new Set([...fresh.children].map((child) => child.id));
  const atEnd = scroller.scrollHeight - scroller.scrollTop - scroller.clientHeight < 80;
  for (const child of [...fresh.children]) {
    const same = document.getElementById(child.id);
    if (same) exchange(same, child);
    else {
      old.append(child);
      served.set(child, child.outerHTML);
      htmx.process(child);
    }
  }
  // What went elsewhere (a part that was split off) leaves; what is older than the fresh answer stays.
  let later = false;
  for (const child of [...old.children]) {
    later ||= kept.has(child.id);
    if (later && !kept.has(child.id)) child.remove();
  }
  if (atEnd) scroller.scrollTop = scroller.scrollHeight;
}

let waiting = null; // the freshest list, shown when the person asks for it

function announce(old, fresh) {
  const here = new Set([...old.children].map((row) => row.id));
  const rows = [...fresh.children];
  const added = rows.filter((row) => row.classList.contains("row") && !here.has(row.id)).length;
  const copy = fresh.cloneNode(true);
  const kept = new Set(rows.map((row) => row.id));
  for (const row of rows) {
    const same = old.querySelector(`:scope > #${CSS.escape(row.id)}`);
    if (same && row.classList.contains("row")) exchange(same, row);
  }
  // Rows further down than the fresh first page are not gone, only not asked for.
  if (!old.querySelector(":scope > #next") && !copy.querySelector(":scope > #next")) {
    for (const row of old.children) if (row.classList.contains("row")) row.classList.toggle("gone", !kept.has(row.id));
  }
  mark();
  if (added && old.querySelector(":scope > .empty")) show(old, copy);
  else if (added) {
    waiting = copy;
    say(added);
  }
}

function say(number) {
  const button = document.getElementById("arrivals");
  const forms = JSON.parse(button.dataset.forms);
  const form = forms[new Intl.PluralRules(document.documentElement.lang).select(number)] ?? forms.other ?? forms.many;
  button.textContent = form.replace("%(num)s", number);
  button.hidden = false;
  notice(button.textContent, "visually-hidden");
}

function show(old, fresh) {
  old.replaceWith(fresh);
  remember(fresh.parentElement);
  htmx.process(fresh);
  fresh.closest(".scroll").scrollTop = 0;
  document.getElementById("arrivals").hidden = true;
  waiting = null;
  mark();
}

// Which row is open: the list that came with a live update doesn't know.
function mark() {
  const open = document.getElementById("ticket")?.dataset.ticket;
  for (const row of document.querySelectorAll("#rows > .row")) {
    const link = row.firstElementChild;
    if (row.id === `t${open}`) link.setAttribute("aria-current", "true");
    else link.removeAttribute("aria-current");
  }
}

export function notice(text, kind = "") {
  const line = document.createElement("p");
  line.className = kind || "notice";
  line.textContent = text;
  document.getElementById("notices").append(line);
  setTimeout(() => line.remove(), 6000);
}

function merge(html) {
  const page = new DOMParser().parseFromString(html, "text/html");
  for (const fresh of page.querySelectorAll("[data-live]")) {
    const old = document.getElementById(fresh.id);
    if (!old) continue;
    const ticket = fresh.closest("[data-ticket]")?.dataset.ticket;
    if (ticket && ticket !== old.closest("[data-ticket]")?.dataset.ticket) continue; // the person went on to another one
    if (fresh.dataset.live === "replace") exchange(old, fresh);
    else if (fresh.dataset.live === "append") append(old, fresh);
    else if (fresh.dataset.live === "announce") announce(old, fresh);
    else if (fresh.hasAttribute("data-fresh")) {
      const focused = old.contains(document.activeElement);
      old.replaceWith(fresh);
      htmx.process(fresh);
      const field = fresh.querySelector("textarea");
      if (focused || field.value) field.focus();
    }
  }
  // Where an answer was just sent, its end is what one wants to see.
  const thread = document.getElementById("thread");
  if (thread && page.querySelector("#composer[data-fresh]")) thread.scrollTop = thread.scrollHeight;
}

export function startMerging() {
  remember(document);
  document.body.addEventListener("htmx:beforeSwap", (event) => {
    if (!event.detail.requestConfig.elt.closest("[data-merge]") || event.detail.isError) return;
    event.detail.shouldSwap = false;
    if (event.detail.requestConfig.elt.closest(".edit")) event.detail.requestConfig.elt.reset(); // what was typed is sent
    merge(event.detail.serverResponse);
  });
  document.body.addEventListener("htmx:afterSwap", (event) => {
    const target = document.getElementById(event.detail.target.id) ?? event.detail.target;
    if (target.id === "ticket") {
      remember(target);
      document.getElementById(`t${target.dataset.ticket}`)?.classList.remove("unread");
      mark();
    }
    remember(document.getElementById("list") ?? document.body);
  });
  document.body.addEventListener("htmx:responseError", (event) => {
    notice(event.detail.xhr.responseText.slice(0, 300));
    const probe = document.getElementById("ticket-live");
    if (probe && event.detail.requestConfig.elt.id === "composer") htmx.trigger(probe, "look");
  });
  document.body.addEventListener("htmx:sendError", () => notice(document.getElementById("failed").content.textContent));
  document.getElementById("arrivals")?.addEventListener("click", () => {
    const rows = document.getElementById("rows");
    if (waiting) show(rows, waiting);
    rows.querySelector("a")?.focus();
  });
  // A ticket in a hidden tab is not being read: it catches up when the tab is looked at.
  document.body.addEventListener("htmx:beforeRequest", (event) => {
    if (event.detail.elt.id === "ticket-live" && document.hidden) event.preventDefault();
  });
  document.addEventListener("visibilitychange", () => {
    if (document.hidden) return;
    for (const probe of document.querySelectorAll("#list-live, #ticket-live")) htmx.trigger(probe, "look");
  });
}
