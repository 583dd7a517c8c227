// Beside each perspective of the table, a button that takes its weights over, and back.

function usesOf(model, use) {
  const buttons = [];
  for (const name of document.querySelectorAll("#people tbody th [data-perspective]")) {
    const at = placeOf(model.perspectives, name.dataset.perspective);
    if (at === null) continue;
    const button = make("button", { type: "button", class: "small", "aria-pressed": "false",
      "aria-label": `Use the weights of ${name.textContent}` }, "Use");
    button.addEventListener("click", () => use(at));
    name.after(" ", button);
    buttons.push([at, button]);
  }
  return (person) => {
    for (const [at, button] of buttons) {
      button.setAttribute("aria-pressed", `${at === person}`);
      button.textContent = at === person ? "In use" : "Use";
    }
  };
}
