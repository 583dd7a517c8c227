// The rows of the ranking: made once, brought up to date as weights move, and seen to change places.

const MOST_MOVING = 30;

// Each row's value on each top criterion, also where that weighs nothing.
function valuesByTop(model, tree, weights, values) {
  const alone = model.groups[0][1].map((_, at) => {
    const one = weights.map((group, index) =>
      index ? group : group.map((_, member) => (member === at ? 1n : 0n)));
    const { factors, denominator } = leafFactors(tree, one, values);
    return addUp(values, factors).map((total) => nearest(total, denominator));
  });
  return model.options.map((_, row) => alone.map((column) => column[row]));
}

// A total as the sum of weight times value.
function formulaOf(shares, values, parts, total) {
  const adds = parts.map(shownPoints).join(" + ");
  const sum = parts.reduce((tenths, part) => tenths + nearestTenths(part), 0);
  const terms = shares.map((share, at) => `${share} × ${shownPoints(values[at])}`).join(" + ");
  const end = sum === nearestTenths(total) ? "" : " (rounded)";
  return `${terms} = ${parts.length > 1 ? `${adds} = ` : ""}${shownPoints(total)}${end}`;
}

function rankingOf(model, tree, chip, stated) {
  const body = document.querySelector("#ranking tbody"), top = model.groups[0][1];
  const isBelow = top.map((path) =>
    model.leaves.map((leaf) => leaf === path || leaf.startsWith(`${path}.`)));
  const asStated = new Map([...body.children].map((node, at) => [stated.rows[at].row, node]));
  const statedRank = new Map(stated.rows.map(({ row, rank }) => [row, rank]));
  const made = new Map(), rowOf = new Map([...asStated].map(([row, node]) => [node, row]));
  let order = stated.rows.map(({ row }) => asStated.get(row));

  // A row whose texts and bars are filled in later.
  function empty(row) {
    const name = make("span", { class: "option" }, chip(row).firstChild, `\u00a0${model.options[row][1]}`);
    const picture = draw("svg", { class: "row", width: "100%", height: 18, "aria-hidden": "true" });
    const bars = top.map((_, at) => draw("rect", { y: 1, height: 16, class: `part p${at % 6}` }));
    const labels = top.map((_, at) => draw("text", { y: 13, class: `label on p${at % 6}` }));
    picture.append(...bars, ...labels);
    const rank = make("td", { class: "number" }), total = make("td", { class: "number total" });
    const formula = make("p"), fold = asStated.get(row).querySelector("details").cloneNode(true);
    fold.lastChild.replaceWith(formula);
    const node = make("tr", {}, rank, make("th", { scope: "row" }, name),
      make("td", { class: "chart wide" }, picture, fold), total);
    rowOf.set(node, row);
    return { node, rank, total, formula, bars, labels, said: [] };
  }

  function fill(each, { row, rank, isTied }, shown, parts, moved) {
    let start = 0;
    parts.forEach((part, at) => {
      const width = Math.max(0, part);
      each.bars[at].setAttribute("x", `${start}%`);
      each.bars[at].setAttribute("width", `${width}%`);
      const label = width >= 9 ? shownPoints(width) : "";
      if (label) each.labels[at].setAttribute("x", `${start + width / 2}%`);
      if (label !== each.said[at]) each.labels[at].textContent = each.said[at] = label;
      start += width;
    });
    const total = nearest(shown.totals[row], shown.denominator);
    each.rank.textContent = `${isTied ? "=" : ""}${rank}`;
    each.total.textContent = shownPoints(total);
    each.formula.textContent = formulaOf(shown.shares, shown.byTop[row], parts, total);
    // Totals stay below each other, with a mark behind them or without.
    const mark = make("span", { class: "note moved" });
    if (moved) {
      mark.append(make("span", { "aria-hidden": "true" }, ` ${moved > 0 ? "▲" : "▼"} ${Math.abs(moved)}`),
        make("span", { class: "unseen" }, ` ${moved > 0 ? "up" : "down"} by ${Math.abs(moved)}`));
    }
    each.total.append(mark);
  }

  // Puts the rows in their order; those that change places are seen to.
  function put(rows) {
    if (rows.length === order.length && rows.every((row, at) => row === order[at])) return;
    const isSeen = rows.length <= MOST_MOVING && body.checkVisibility?.()
      && !matchMedia("(prefers-reduced-motion: reduce)").matches;
    const before = new Map(isSeen ? order.map((node) => [rowOf.get(node), node.offsetTop]) : []);
    const unfolded = new Set(order.filter((node) => node.querySelector("details").open)
      .map((node) => rowOf.get(node)));
    rows.forEach((node) => { node.querySelector("details").open = unfolded.has(rowOf.get(node)); });
    order.filter((node) => !rows.includes(node)).forEach((node) => node.remove());
    let next = body.firstChild;
    for (const node of rows) {
      if (node === next) next = next.nextSibling;
      else body.insertBefore(node, next);
    }
    order = rows;
    for (const node of isSeen ? rows : []) {
      const moved = (before.get(rowOf.get(node)) ?? node.offsetTop) - node.offsetTop;
      if (moved) node.animate([{ transform: `translateY(${moved}px)` }, { transform: "none" }], 180);
    }
  }

  return (changed, now, weights, values, byTop) => {
    if (!changed) {
      put(stated.rows.map(({ row }) => asStated.get(row)));
      return;
    }
    const sum = weights[0].reduce((total, weight) => total + weight, 0n);
    const shown = { ...now, byTop, shares: weights[0].map((weight) => shownShare(weight, sum)) };
    const columns = isBelow.map((leaves) => addUp(values, now.factors, leaves));
    const isWhole = now.rows.length === model.options.length;
    put(now.rows.map((place) => {
      const { row } = place;
      if (!made.has(row)) made.set(row, empty(row));
      const each = made.get(row), parts = columns.map((column) => nearest(column[row], now.denominator));
      fill(each, place, shown, parts, isWhole ? statedRank.get(row) - place.rank : 0);
      return each.node;
    }));
  };
}
