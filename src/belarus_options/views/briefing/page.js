// Opening: what is made of elements, the page's check of itself, and its parts.

const SVG = "http://www.w3.org/2000/svg";

function make(name, attributes = {}, ...inside) {
  const node = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) node.setAttribute(key, value);
  node.append(...inside);
  return node;
}

function draw(name, attributes, words = "") {
  const node = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) node.setAttribute(key, value);
  if (words) node.textContent = words;
  return node;
}

// Works out every stated total anew; the controls stay off where one has other digits.
function checkItself(model) {
  const tree = readTree(model);
  const states = [model.stated, ...model.perspectives.map(([, , each]) => each),
    ...model.scenarios.map(([, , each]) => each)];
  let count = 0;
  for (const each of states) {
    const values = readValues(each.values ?? model.stated.values);
    const { factors, denominator } = leafFactors(
      tree, readWeights(each.weights ?? model.stated.weights), values);
    const totals = addUp(values, factors);
    if (!totals.every((total, row) => nearest(total, denominator) === each.totals[row])) return null;
    count += totals.length;
  }
  return count;
}

function open() {
  const model = JSON.parse(document.getElementById("model").textContent);
  const count = checkItself(model), place = document.getElementById("self-check");
  if (count === null) {
    place.textContent = "This browser works out other totals than the program did, so the controls are off.";
    return;
  }
  place.textContent = `This browser has worked out ${count} totals anew and found the same digits as the program.`;
  if (document.querySelector("#weigh .bench")) startBench(model);
  startTaking(model);
  startPrinting();
}

// The briefing on paper, with closed annexes as titles or with all of them.
function startPrinting() {
  const annexes = [...document.querySelectorAll("details.annex")];
  const button = (name, run) => {
    const made = make("button", { type: "button" }, name);
    made.addEventListener("click", run);
    return made;
  };
  const buttons = [button("Print the briefing", () => print())];
  if (annexes.length) {
    buttons.push(button("Print with all annexes", () => {
      const closed = annexes.filter((annex) => !annex.open);
      for (const annex of closed) annex.open = true;
      addEventListener("afterprint", () => { for (const annex of closed) annex.open = false; },
        { once: true });
      print();
    }));
  }
  document.querySelector("nav").append(make("span", { class: "printing" }, ...buttons));
}

// Paper has what is folded but for annexes; where the style cannot open a fold, this does.
if (!CSS.supports("selector(::details-content)")) {
  let unfolded = [];
  addEventListener("beforeprint", () => {
    unfolded = [...document.querySelectorAll("details.printed:not([open])")];
    for (const fold of unfolded) fold.open = true;
  });
  addEventListener("afterprint", () => { for (const fold of unfolded) fold.open = false; });
}

open();
