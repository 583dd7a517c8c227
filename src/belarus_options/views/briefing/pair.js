// Two options leaf by leaf: the first two of the ranking, or any that the reader chooses.

const MOST_LEAVES = 12;
const NUMBERS = ["No", "One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine", "Ten",
  "Eleven", "Twelve"];

// A bar from the line in the middle, as wide as the largest of the differences lets it be.
function differenceBar(difference, far) {
  const end = 50 + (50 * difference) / far, from = Math.min(50, end);
  const picture = draw("svg", { class: "row", width: "100%", height: 18, "aria-hidden": "true" });
  picture.append(draw("line", { x1: 0, x2: "100%", y1: "50%", y2: "50%", class: "axis" }),
    draw("rect", { x: `${from}%`, y: 6, width: `${Math.abs(end - 50)}%`, height: 6, class: "bar" }),
    draw("line", { x1: "50%", x2: "50%", y1: 0, y2: 18, class: "tick" }),
    draw("circle", { cx: `${end}%`, cy: "50%", r: 4, class: "mark" }));
  return picture;
}

function pairOf(model, tree, names, chip, { rows: statedRows }, later) {
  const table = document.getElementById("pair");
  if (table === null) return null;
  const head = table.querySelector("thead tr"), body = table.tBodies[0];
  const totals = document.getElementById("pair-totals");
  const asStated = [head, body, totals].map((node) => [...node.childNodes]);
  const statedPair = statedRows.slice(0, 2).map(({ row }) => row);
  let chosen = null, shown = null;

  const selects = ["Compare", "with"].map((label, at) => {
    const select = make("select", {});
    model.options.forEach(([, , short, mark], row) =>
      select.append(make("option", { value: row }, `${mark} ${short}`)));
    select.addEventListener("change", () => {
      const row = Number(select.value), other = shown[1 - at] === row ? shown[at] : shown[1 - at];
      shown = chosen = at ? [other, row] : [row, other];
      later();
    });
    return [label, select];
  });
  totals.before(make("div", { class: "choices" },
    ...selects.map(([label, select]) => make("label", {}, `${label} `, select))));

  const number = (text) => make("td", { class: "number" }, text);
  const leafValue = (value) => `${shownPoints(value)}${value < 0 || value > 100 ? "‡" : ""}`;

  function rowsOf([one, other], { factors, denominator, totals: sums }, weights, values) {
    const lead = nearest(sums[one] - sums[other], denominator);
    const all = values.map(({ numbers }, leaf) => [leaf, factors[leaf] * (numbers[one] - numbers[other])])
      .map(([leaf, parts]) => ({ leaf, parts, size: Math.abs(nearest(parts, denominator)) }));
    all.sort((a, b) => b.size - a.size);
    const apart = all.filter(({ parts }) => parts), few = apart.slice(0, MOST_LEAVES);
    const left = all.slice(few.length);
    const differences = few.map(({ parts }) => nearest(parts, denominator));
    const far = few.length ? few[0].size : 1;
    if (left.length) {
      differences.push(nearest(left.reduce((sum, { parts }) => sum + parts, 0n), denominator));
    }
    const tenths = partsThatAddUp(differences, lead);
    const rows = few.map(({ leaf }, at) => {
      let above = 1n, below = 1n;
      for (const [group, place] of tree.leaves[leaf]) {
        above *= weights[group][place];
        below *= weights[group].reduce((sum, weight) => sum + weight, 0n);
      }
      const { numbers, denominator: whole } = values[leaf];
      return make("tr", {}, make("th", { scope: "row" }, names.get(model.leaves[leaf])),
        number(shownShare(above, below)),
        ...[one, other].map((row) => number(leafValue(nearest(numbers[row], whole)))),
        make("td", { class: "chart" }, differenceBar(differences[at], far)),
        number(shownTenths(tenths[at])));
    });
    const blank = () => make("td", { class: "number" });
    if (left.length) {
      const word = `${NUMBERS[left.length] ?? left.length} other${left.length === 1 ? "" : "s"}`;
      const said = few.length < apart.length ? word : `${word}, no difference`;
      rows.push(make("tr", {}, make("th", { scope: "row" }, few.length ? said : "All leaves"),
        blank(), blank(), blank(), make("td", { class: "chart" }), number(shownTenths(tenths.at(-1)))));
    }
    const shownTotals = [one, other].map((row) => nearest(sums[row], denominator));
    const whole = tenthsOf(lead).nearest;
    const [first, second] = shownTotals.map((total) => tenthsOf(total).nearest);
    rows.push(make("tr", {}, make("th", { scope: "row" }, "Total"), blank(),
      ...shownTotals.map((total) => number(shownPoints(total))), make("td", { class: "chart" }),
      number(shownTenths(whole))));
    const [here, there] = shownTotals.map(shownPoints);
    totals.replaceChildren(chip(one), ` ${here} against `, chip(other),
      ` ${there}: ${shownTenths(whole)}${first - second === whole ? "" : " (rounded)"}`);
    return rows;
  }

  return (changed, now, weights, values) => {
    const leading = now.rows.slice(0, 2).map(({ row }) => row);
    shown = chosen ?? leading;
    selects.forEach(([, select], at) => { select.value = shown[at]; });
    if (!changed && statedPair.every((row, at) => row === shown[at])) {
      [head, body, totals].forEach((node, at) => node.replaceChildren(...asStated[at]));
      return;
    }
    const cells = [...asStated[0]].map((cell) => cell.cloneNode(true));
    shown.forEach((row, at) => cells[2 + at].replaceChildren(chip(row)));
    head.replaceChildren(...cells);
    body.replaceChildren(...rowsOf(shown, now, weights, values));
  };
}
