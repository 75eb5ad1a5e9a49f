// What the customer's pages gain from a script. Without it every page works as it is.

document.documentElement.classList.add("scripted");

const language = document.documentElement.lang;

function element(tag, properties = {}, ...children) {
  const made = Object.assign(document.createElement(tag), properties);
  made.append(...children);
  return made;
}

function readable(bytes) {
  const [unit, divisor] = bytes >= 1e6 ? ["megabyte", 1e6] : ["kilobyte", 1e3];
  return new Intl.NumberFormat(language, { style: "unit", unit, maximumFractionDigits: 1 }).format(bytes / divisor);
}

// The list of topics narrows to the words typed; a word matches a word's beginning.
function filter(box) {
  const input = box.querySelector("input");
  const items = [...document.querySelectorAll("[data-words]")].map((item) => ({
    item,
    words: item.dataset.words.toLowerCase().split(/[\s/,.()]+/),
  }));
  input.addEventListener("input", () => {
    const asked = input.value.toLowerCase().split(/\s+/).filter(Boolean);
    for (const { item, words } of items) {
      item.hidden = !asked.every((part) => words.some((word) => word.startsWith(part)));
    }
    for (const group of document.querySelectorAll(".group")) {
      group.hidden = !group.querySelector("[data-words]:not([hidden])");
    }
    box.querySelector("[data-none]").hidden = items.some(({ item }) => !item.hidden);
  });
}

// Files by picker, drop and paste are one list, which is what the form sends.
function drop(box) {
  const input = box.querySelector("input[type=file]");
  const list = box.querySelector(".picked");
  const most = Number(box.dataset.maxFiles);
  const largest = Number(box.dataset.maxSize);
  const total = Number(box.dataset.maxTotal);
  let picked = [];

  function show(complaints = []) {
    const transfer = new DataTransfer();
    for (const file of picked) transfer.items.add(file);
    input.files = transfer.files;
    list.replaceChildren(
      ...picked.map((file) => {
        const remove = element("button", { type: "button", className: "link", textContent: box.dataset.remove });
        remove.setAttribute("aria-label", `${box.dataset.remove}: ${file.name}`);
        remove.addEventListener("click", () => {
          picked = picked.filter((other) => other !== file);
          show();
          input.focus();
        });
        return element("li", {}, element("span", { textContent: `${file.name} · ${readable(file.size)}` }), remove);
      }),
      ...complaints.map((words) => element("li", { className: "error", textContent: words })),
    );
  }

  function add(files) {
    const complaints = [];
    for (const file of files) {
      const together = picked.reduce((sum, other) => sum + other.size, file.size);
      if (file.size > largest || together > total) complaints.push(`${box.dataset.tooLarge} ${file.name}`);
      else if (picked.length >= most) complaints.push(box.dataset.tooMany);
      else if (!picked.some((other) => other.name === file.name && other.size === file.size)) picked.push(file);
    }
    show([...new Set(complaints)]);
  }

  input.addEventListener("change", () => add([...input.files]));
  const form = box.closest("form");
  form.addEventListener("dragover", (event) => {
    if (!event.dataTransfer.types.includes("Files")) return;
    event.preventDefault();
    box.classList.add("over");
  });
  form.addEventListener("dragleave", (event) => {
    if (!form.contains(event.relatedTarget)) box.classList.remove("over");
  });
  form.addEventListener("drop", (event) => {
    box.classList.remove("over");
    if (!event.dataTransfer.files.length) return;
    event.preventDefault();
    add([...event.dataTransfer.files]);
  });
  form.addEventListener("paste", (event) => {
    if (!event.clipboardData.files.length) return;
    event.preventDefault();
    // A picture from the clipboard has no name of its own: two of them need two.
    add([...event.clipboardData.files].map((file, number) =>
      new File([file], `${new Date().toISOString().slice(0, 19).replaceAll(":", "-")}-${number + 1}-${file.name}`, { type: file.type })));
  });
}

function count(area) {
  const left = element("output", { className: "count", hidden: true });
  area.after(left);
  const most = area.maxLength;
  area.addEventListener("input", () => {
    left.hidden = area.value.length < most * 0.8;
    left.textContent = `${area.value.length.toLocaleString(language)} / ${most.toLocaleString(language)}`;
  });
}

// A second press doesn't send twice; coming back by the browser's own button gives the form back.
function once(form) {
  const buttons = [...form.querySelectorAll("button[type=submit]")];
  const words = buttons.map((button) => button.textContent);
  form.addEventListener("submit", (event) => {
    if (buttons[0].disabled) event.preventDefault();
    setTimeout(() => {
      for (const button of buttons) button.disabled = true;
      (event.submitter ?? buttons[0]).textContent = form.dataset.once;
    });
  });
  addEventListener("pageshow", () => {
    buttons.forEach((button, number) => {
      button.disabled = false;
      button.textContent = words[number];
    });
  });
}

function copy(box) {
  const input = box.querySelector("input");
  const button = box.querySelector("button");
  input.addEventListener("focus", () => input.select());
  button.addEventListener("click", async () => {
    input.select();
    await navigator.clipboard.writeText(input.value);
    button.textContent = box.dataset.copy;
  });
}

// News is announced, never inserted: what a person reads stays where it is.
function poll(place) {
  const own = place.dataset.poll;
  let known = place.dataset.updated ?? null;
  let wait = 15_000;

  async function ask() {
    try {
      const answer = await fetch("/my/state", { headers: { Accept: "application/json" } });
      if (answer.status === 403) return;
      const requests = await answer.json();
      const mine = own === "list" ? requests : requests.filter((request) => String(request.id) === own);
      const latest = mine.map((request) => request.updated).sort().at(-1) ?? "";
      if (known !== null && Date.parse(latest) > Date.parse(known)) return announce();
      known ??= latest;
      wait = 15_000;
    } catch {
      wait = Math.min(wait * 2, 240_000); // no connection: ask more seldom, and go on
    }
    setTimeout(ask, wait);
  }

  function announce() {
    const show = element("a", { className: "button primary", href: location.pathname, textContent: place.dataset.show });
    show.addEventListener("click", (event) => {
      event.preventDefault();
      location.reload();
    });
    const news = element("div", { className: "news" }, element("span", { textContent: place.dataset.say }), show);
    news.setAttribute("role", "status");
    document.querySelector("main").append(news);
  }

  setTimeout(ask, own === "list" ? 0 : wait);
}

const enhance = { "[data-filter]": filter, "[data-drop]": drop, "[data-count]": count, "[data-once]": once, "[data-copy]": copy, "[data-poll]": poll };
for (const [selector, make] of Object.entries(enhance)) document.querySelectorAll(selector).forEach(make);
document.querySelector("[data-focus]")?.focus();
