// The composer: Ctrl+Enter, files by picker, drop and paste, a draft a ticket that survives a reload.

const draftKey = (field) => `okno.draft.${field.dataset.draft}`;

function list(input) {
  const place = input.form.querySelector("[data-chosen]");
  const most = Number(input.dataset.max);
  place.replaceChildren(
    ...[...input.files].map((file) => {
      const item = document.createElement("li");
      item.textContent = file.name;
      item.classList.toggle("large", most > 0 && file.size > most);
      return item;
    }),
  );
}

function add(form, files) {
  const input = form.querySelector('[type="file"]');
  if (!input || !files.length) return;
  const all = new DataTransfer();
  for (const file of [...input.files, ...files]) all.items.add(file);
  input.files = all.files;
  list(input);
}

function restore() {
  const field = document.querySelector("#composer textarea");
  if (field && !field.value) field.value = sessionStorage.getItem(draftKey(field)) ?? "";
}

function answer(form, number, words) {
  form.elements.answers.value = number;
  form.querySelector(".answering").hidden = !number;
  form.querySelector(".answering q").textContent = words;
  if (number) form.querySelector('[name="mode"][value="reply"]').checked = true;
  form.querySelector("textarea").focus();
}

export function startComposer() {
  document.addEventListener("click", (event) => {
    const form = document.getElementById("composer");
    const chosen = event.target.closest("[data-answers]");
    if (form && chosen) answer(form, chosen.dataset.answers, chosen.dataset.words);
    else if (form && event.target.closest("[data-unanswer]")) answer(form, "", "");
  });
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey)) return;
    const form = event.target.closest("#composer");
    if (!form) return;
    event.preventDefault();
    form.requestSubmit(form.querySelector("[data-send]"));
  });
  document.addEventListener("change", (event) => {
    if (event.target.matches('#composer [type="file"]')) list(event.target);
  });
  document.addEventListener("input", (event) => {
    if (!event.target.matches("#composer textarea")) return;
    sessionStorage.setItem(draftKey(event.target), event.target.value);
    const limit = event.target.form.querySelector("[data-limit]");
    limit?.classList.toggle("over", event.target.value.length > Number(limit.dataset.limit));
  });
  document.addEventListener("paste", (event) => {
    const form = event.target.closest?.("#composer");
    if (form && event.clipboardData.files.length) {
      event.preventDefault();
      add(form, event.clipboardData.files);
    }
  });
  for (const kind of ["dragover", "dragleave", "drop"]) {
    document.addEventListener(kind, (event) => {
      const form = event.target.closest?.("#composer");
      if (!form || !event.dataTransfer?.types.includes("Files")) return;
      event.preventDefault();
      form.classList.toggle("dragged", kind === "dragover");
      if (kind === "drop") add(form, event.dataTransfer.files);
    });
  }
  document.body.addEventListener("htmx:afterRequest", (event) => {
    const form = event.detail.requestConfig.elt;
    if (form.id === "composer" && event.detail.successful) sessionStorage.removeItem(draftKey(form.querySelector("textarea")));
  });
  document.addEventListener("htmx:afterSwap", restore);
  restore();
}
