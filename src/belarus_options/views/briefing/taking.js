// Tables and the triangle to take away: to the clipboard, as files, for slides.

// The cells of a table as shown: no charts, minus as a hyphen, changes of rank left out.
function cellsOf(table) {
  return [...table.rows].map((row) => [...row.cells]
    .filter((cell) => !cell.classList.contains("chart"))
    .map((cell) => {
      const copy = cell.cloneNode(true);
      copy.querySelectorAll("svg, details, button, .moved").forEach((part) => part.remove());
      return { span: cell.colSpan, isHead: cell.tagName === "TH",
        text: copy.textContent.replace(/\u00a0/g, " ").replace(/−/g, "-").replace(/\s+/g, " ").trim() };
    }));
}

// What a spreadsheet would run as a formula stays text.
const harmless = (text) => (/^[\s'"]*[=+\-@＝＋－＠]/.test(text) && !/^-?[\d.]+%?$/.test(text)
  ? `'${text}` : text);

const spread = (row) => row.flatMap(({ text, span }) => [text, ...Array(span - 1).fill("")]);

function toCsv(table) {
  const quoted = (text) => (/[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
  return cellsOf(table).map((row) => spread(row).map(harmless).map(quoted).join(",")).join("\r\n") + "\r\n";
}

function toMarkdown(table) {
  const escaped = (text) => text.replace(/[\\`*_[\]<|~&$]/g, "\\$&");
  const rows = cellsOf(table).map(spread), width = Math.max(...rows.map((row) => row.length));
  const lines = rows.map((row) =>
    `| ${Array.from({ length: width }, (_, at) => escaped(row[at] ?? "")).join(" | ")} |`);
  lines.splice(1, 0, `|${" :-- |".repeat(width)}`);
  return `${lines.join("\n")}\n`;
}

// A table of its own for documents and slides, which takes cells and no looks.
function toPlainTable(table) {
  const copy = make("table");
  for (const row of cellsOf(table)) {
    copy.append(make("tr", {}, ...row.map(({ text, span, isHead }) =>
      make(isHead ? "th" : "td", span > 1 ? { colspan: span } : {}, text))));
  }
  return copy;
}

function save(blob, name) {
  const link = make("a", { download: name });
  link.href = URL.createObjectURL(blob);
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10000);
}

// Shows a text to copy by hand where the clipboard refuses.
function showText(text, button) {
  const area = make("textarea", { rows: 12, cols: 60, readonly: "", "aria-label": "Text to copy" });
  area.value = text;
  const close = make("button", { type: "button" }, "Close");
  const dialog = make("dialog", { "aria-label": "Text to copy" },
    make("p", {}, "The clipboard refuses; copy the text from here."), area, close);
  close.addEventListener("click", () => dialog.close());
  dialog.addEventListener("close", () => {
    dialog.remove();
    button.focus();
  });
  document.body.append(dialog);
  dialog.showModal();
  area.select();
}

function told(button, words) {
  const before = button.textContent;
  button.textContent = words;
  setTimeout(() => { button.textContent = before; }, 1600);
}

function action(name, run) {
  const button = make("button", { type: "button", class: "small" }, name);
  button.addEventListener("click", () => run(button));
  return button;
}

async function copyTable(table, button) {
  const text = cellsOf(table).map((row) => spread(row).map(harmless).join("\t")).join("\n");
  try {
    await navigator.clipboard.write([new ClipboardItem({
      "text/html": new Blob([toPlainTable(table).outerHTML], { type: "text/html" }),
      "text/plain": new Blob([text], { type: "text/plain" }) })]);
    told(button, "Copied");
  } catch {
    showText(text, button);
  }
}

// --- the picture

const LOOKS = ["fill", "stroke", "stroke-width", "stroke-dasharray", "stroke-opacity", "font-size",
  "font-weight", "font-family", "text-anchor"];

// The triangle with its looks as attributes, in light colors, under a title and above its key.
function toPicture(title, about) {
  const source = document.querySelector("#triangle svg"), copy = source.cloneNode(true);
  const shown = [source, ...source.querySelectorAll("*")];
  [copy, ...copy.querySelectorAll("*")].forEach((node, at) => {
    const look = getComputedStyle(shown[at]);
    for (const name of LOOKS) {
      const value = look.getPropertyValue(name);
      if (value && node.tagName !== "svg" && node.tagName !== "g") node.setAttribute(name, value);
    }
    for (const name of ["class", "aria-label", "role"]) node.removeAttribute(name);
  });
  const { width, height } = source.viewBox.baseVal;
  const key = [...document.querySelectorAll(".map .shares li")].map((item) =>
    item.textContent.replace(/\u00a0/g, " ").trim());
  const lines = [title, ...about], line = 18, top = 16 + line * lines.length;
  const bottom = top + height + line * (key.length + 1);
  const all = draw("svg", { xmlns: SVG, viewBox: `0 0 ${width} ${bottom}`, width, height: bottom,
    "font-family": "Helvetica, Arial, sans-serif" });
  all.append(draw("rect", { width, height: bottom, fill: "#ffffff" }));
  lines.forEach((words, at) => all.append(draw("text", { x: 16, y: 20 + line * at,
    "font-size": at ? 12 : 15, "font-weight": at ? 400 : 700, fill: "#1a1a1a" }, words)));
  copy.setAttribute("y", top);
  copy.setAttribute("width", width);
  copy.setAttribute("height", height);
  all.append(copy);
  key.forEach((words, at) => all.append(draw("text", { x: 16, y: top + height + line * (at + 1),
    "font-size": 13, fill: "#1a1a1a" }, words)));
  return new XMLSerializer().serializeToString(all);
}

// The picture three times as large, as a PNG.
async function toPng(text) {
  const address = URL.createObjectURL(new Blob([text], { type: "image/svg+xml" }));
  try {
    const image = new Image();
    image.src = address;
    await image.decode();
    const canvas = make("canvas");
    [canvas.width, canvas.height] = [3 * image.width, 3 * image.height];
    canvas.getContext("2d").drawImage(image, 0, 0, canvas.width, canvas.height);
    return await new Promise((done) => canvas.toBlob(done, "image/png"));
  } finally {
    URL.revokeObjectURL(address);
  }
}

function startTaking(model) {
  for (const table of document.querySelectorAll("main > section:not(#annexes) table")) {
    const name = (table.id || table.closest("main > section").id) || "table";
    table.closest(".scroll").after(make("p", { class: "taking" },
      action("Copy table", (button) => copyTable(table, button)),
      action("CSV", () => save(new Blob([`\ufeff${toCsv(table)}`], { type: "text/csv" }), `${name}.csv`)),
      action("Markdown", () => save(new Blob([toMarkdown(table)], { type: "text/markdown" }), `${name}.md`))));
  }
  const figure = document.getElementById("triangle");
  if (figure === null) return;
  const picture = () => {
    const sentence = document.querySelector(".sentence").textContent.replace(/\u00a0/g, " ");
    const isChanged = document.body.classList.contains("changed");
    return toPicture(document.querySelector("h1").textContent, [
      `${isChanged ? "Changed weights" : "Stated weights"}. ${sentence}`,
      `Fingerprint ${model.digest.slice(0, 12)}`]);
  };
  const png = async () => save(await toPng(picture()), "map.png");
  figure.append(make("p", { class: "taking" },
    action("Copy picture", async (button) => {
      try {
        const blob = await toPng(picture());
        await navigator.clipboard.write([new ClipboardItem({ "image/png": blob })]);
        told(button, "Copied");
      } catch {
        await png();
      }
    }),
    action("Save PNG", png),
    action("Save SVG", () =>
      save(new Blob([picture()], { type: "image/svg+xml" }), "map.svg"))));
}
