// Files dropped anywhere on the form are taken beside those that were chosen, and are named before they are sent; each can be left out again.

const size = (file) => `${file.name} (${Math.max(1, Math.round(file.size / 1024)).toLocaleString("en")} KiB)`;
const same = (one, other) => one.name === other.name && one.size === other.size && one.lastModified === other.lastModified;
const carries = (event) => [...(event.dataTransfer?.types ?? [])].includes("Files");

class Chosen {
  constructor(form) {
    this.input = form.querySelector('input[type="file"]');
    this.list = form.querySelector(".chosen");
    this.files = [];
    this.input.addEventListener("change", () => this.take(this.input.files));
  }

  take(files) {
    this.files.push(...[...files].filter((file) => !this.files.some((each) => same(each, file))));
    this.show();
  }

  leave(file) {
    this.files = this.files.filter((each) => each !== file);
    this.show();
    (this.list.querySelector("button") ?? this.input).focus();
  }

  show() {
    const carried = new DataTransfer();
    for (const file of this.files) carried.items.add(file);
    this.input.files = carried.files;
    this.list.replaceChildren(...this.files.map((file) => this.row(file)));
    this.list.hidden = !this.files.length;
  }

  row(file) {
    const item = document.createElement("li");
    const name = document.createElement("bdi");
    const button = document.createElement("button");
    name.textContent = size(file);
    Object.assign(button, { type: "button", className: "quiet", textContent: "×" });
    button.setAttribute("aria-label", `Leave out ${file.name}`);
    button.addEventListener("click", () => this.leave(file));
    item.append(name, button);
    return item;
  }
}

function take(form) {
  const chosen = new Chosen(form);
  const zone = form.querySelector(".drop") ?? form;
  for (const kind of ["dragenter", "dragover"])
    form.addEventListener(kind, (event) => {
      if (!carries(event)) return;
      event.preventDefault();
      zone.classList.add("over");
    });
  for (const kind of ["dragleave", "drop"]) form.addEventListener(kind, () => zone.classList.remove("over"));
  form.addEventListener("drop", (event) => {
    if (!carries(event)) return;
    event.preventDefault();
    chosen.take(event.dataTransfer.files);
  });
}

export function adding() {
  for (const form of document.querySelectorAll("form[data-drop]")) take(form);
}
