// Files dropped anywhere on the form are taken as if they were chosen, and are named before they are sent.

function name(form, input) {
  const list = form.querySelector(".chosen");
  if (!list) return;
  list.replaceChildren(
    ...[...input.files].map((file) => {
      const item = document.createElement("li");
      item.textContent = `${file.name} (${Math.max(1, Math.round(file.size / 1024)).toLocaleString("en")} KiB)`;
      return item;
    }),
  );
  list.hidden = !input.files.length;
}

function take(form) {
  const input = form.querySelector('input[type="file"]');
  const zone = form.querySelector(".drop") ?? form;
  input.addEventListener("change", () => name(form, input));
  for (const kind of ["dragenter", "dragover"])
    form.addEventListener(kind, (event) => {
      if (![...event.dataTransfer.types].includes("Files")) return;
      event.preventDefault();
      zone.classList.add("over");
    });
  for (const kind of ["dragleave", "drop"]) form.addEventListener(kind, () => zone.classList.remove("over"));
  form.addEventListener("drop", (event) => {
    if (!event.dataTransfer.files.length) return;
    event.preventDefault();
    input.files = event.dataTransfer.files;
    name(form, input);
  });
}

export function adding() {
  for (const form of document.querySelectorAll("form[data-drop]")) take(form);
}
