// Small pieces the page is built from. Text always goes in as text, never as HTML.

export function make(tag, attributes = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === null || value === undefined || value === false) continue;
    if (name.startsWith("on")) node.addEventListener(name.slice(2), value);
    else if (name === "class") node.className = value;
    else node.setAttribute(name, value === true ? "" : value);
  }
  node.append(...children.filter((child) => child !== null && child !== undefined && child !== false));
  return node;
}

// A line drawing, for signs that not every system font has.
export function icon(path) {
  const space = "http://www.w3.org/2000/svg";
  const drawing = document.createElementNS(space, "svg");
  drawing.setAttribute("viewBox", "0 0 24 24");
  drawing.setAttribute("aria-hidden", "true");
  drawing.append(document.createElementNS(space, "path"));
  drawing.firstChild.setAttribute("d", path);
  return drawing;
}

export async function post(path, body) {
  let answer;
  try {
    const response = await fetch(`/page/${path}`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(body),
    });
    answer = await response.json();
  } catch {
    answer = { ok: false, error: "The demo does not answer. Is it still running?" };
  }
  if (!answer.ok) toast(answer.error, true);
  return answer;
}

export function toast(text, bad = false) {
  const node = make("p", { class: bad ? "toast bad" : "toast" }, text);
  document.getElementById("toasts").append(node);
  setTimeout(() => node.remove(), 3500 + text.length * 40);
}

// Opens a dialog and gives back what was chosen; null when it was dismissed.
export function ask(title, content, buttons) {
  return new Promise((resolve) => {
    const form = make("form", { method: "dialog" });
    const dialog = make("dialog", { "aria-label": title }, form);
    form.append(make("h2", {}, title), ...content);
    const row = make("div", { class: "choices" });
    for (const { label, value, primary } of buttons) {
      row.append(make("button", { value, class: primary ? "go" : "", formnovalidate: value === "" }, label));
    }
    form.append(row);
    dialog.addEventListener("close", () => {
      dialog.remove();
      resolve(dialog.returnValue || null);
    });
    document.body.append(dialog);
    dialog.showModal();
  });
}

export async function base64(blob) {
  const url = await new Promise((resolve) => {
    const reader = new FileReader();
    reader.addEventListener("load", () => resolve(reader.result));
    reader.readAsDataURL(blob);
  });
  return url.slice(url.indexOf(",") + 1);
}

export function size(bytes) {
  if (bytes < 1024) return `${bytes} B`;
  if (bytes < 1024 * 1024) return `${Math.round(bytes / 1024)} KB`;
  return `${(bytes / 1024 / 1024).toFixed(1)} MB`;
}
