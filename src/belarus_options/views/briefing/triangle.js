// The triangle under what the reader has changed: regions, their shares, and the weights in force.

// The part of a polygon, corners as weights of three criteria, on which a linear form is not
// negative.
function clipped(corners, form) {
  const value = (corner) => corner.reduce((sum, weight, at) => sum + weight * form[at], 0);
  const kept = [];
  corners.forEach((corner, at) => {
    const next = corners[(at + 1) % corners.length], here = value(corner), there = value(next);
    if (here >= 0) kept.push(corner);
    if ((here > 0 && there < 0) || (here < 0 && there > 0)) {
      const part = here / (here - there);
      kept.push(corner.map((weight, place) => weight + part * (next[place] - weight)));
    }
  });
  return kept;
}

// Twice the area in the first two weights, of which the whole triangle has 1.
function shareOf(corners) {
  const crossed = corners.map(([a, b], at) => {
    const [c, d] = corners[(at + 1) % corners.length];
    return a * d - c * b;
  });
  return Math.abs(crossed.reduce((sum, each) => sum + each, 0));
}

// Where each option is first: values are of each row on the three criteria.
function regionsOf(values, rows) {
  return rows.map((row) => {
    let corners = [[1, 0, 0], [0, 1, 0], [0, 0, 1]];
    for (const rival of rows) {
      if (rival === row || corners.length < 3) continue;
      corners = clipped(corners, values[row].map((value, at) => value - values[rival][at]));
    }
    return { row, corners, share: corners.length < 3 ? 0 : shareOf(corners) };
  }).filter(({ share }) => share > 1e-9).sort((a, b) => b.share - a.share || a.row - b.row);
}

// The weights of three criteria, in whole tenths of a percent, at a place of a picture; outside of
// the triangle, those of the nearest sides.
function weightsAt([x, y], [top, left, right]) {
  const height = left[1] - top[1], first = (left[1] - y) / height;
  const third = (x - left[0]) / (right[0] - left[0]) - first / 2;
  const parts = [first, 1 - first - third, third].map((part) => Math.max(0, part));
  const sum = parts.reduce((total, part) => total + part, 0);
  return shareOut(parts.map((part) => part / sum), 0, Math.round((1000 * parts[0]) / sum));
}

function mapOf(model, names, chip, { press, now, step }) {
  const figure = document.getElementById("triangle");
  if (figure === null) return null;
  const [topEdge, left, side] = ["top", "left", "side"].map((name) => Number(figure.dataset[name]));
  const height = (side * Math.sqrt(3)) / 2;
  const corners = [[left + side / 2, topEdge], [left, topEdge + height], [left + side, topEdge + height]];
  const place = (weights) => [0, 1].map((axis) =>
    weights.reduce((sum, weight, at) => sum + weight * corners[at][axis], 0));
  const layers = ["areas", "outlines", "marks", "spots"].map((name) =>
    figure.querySelector(`.map-${name}`));
  const shares = document.querySelector(".map .shares");
  const key = document.querySelector(".map .spots");
  const inUse = make("li", {}, "○ weights in use");
  const stated = [...layers, shares].map((layer) => [...layer.childNodes]);
  const sumOf = (group) => group.reduce((total, weight) => total + weight, 0n);

  const picture = figure.querySelector("svg"), finding = picture.getAttribute("aria-label");
  const at = (event) => {
    const box = picture.getBoundingClientRect(), size = picture.viewBox.baseVal;
    const scale = size.width / box.width;
    press(weightsAt([(event.clientX - box.left) * scale, (event.clientY - box.top) * scale], corners));
  };
  picture.addEventListener("pointerdown", (event) => {
    picture.setPointerCapture(event.pointerId);
    at(event);
  });
  picture.addEventListener("pointermove", (event) => {
    if (picture.hasPointerCapture(event.pointerId)) at(event);
  });

  // The weights in force as a point that keys move: over the picture, which is an image.
  const over = draw("svg", { class: "over", viewBox: picture.getAttribute("viewBox"), tabindex: 0,
    role: "application", "aria-roledescription": "point of the triangle" });
  const point = draw("circle", { r: 11 });
  const plane = make("div", { class: "plane" });
  over.append(point);
  picture.before(plane);
  plane.append(picture, over);
  over.addEventListener("keydown", (event) => {
    const up = { ArrowUp: 1, ArrowDown: -1 }[event.key], aside = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (!up && !aside) return;
    event.preventDefault();
    const size = event.shiftKey ? 1 : 10, [first, second, third] = now();
    if (up) {
      step(Math.max(0, Math.min(1000, first + up * size)));
    } else {
      const moved = Math.max(-third, Math.min(second, aside * size));
      press([first, second - moved, third + moved]);
    }
  });

  return (changed, weights, byTop, rows) => {
    const parts = weights[0].map((weight) => Number(weight) / Number(sumOf(weights[0])));
    const [x, y] = place(parts);
    point.setAttribute("cx", x.toFixed(2));
    point.setAttribute("cy", y.toFixed(2));
    over.setAttribute("aria-label", model.groups[0][1].map((path, at) =>
      `${names.get(path)} ${shownShare(weights[0][at], sumOf(weights[0]))}`).join(", "));
    if (changed) key.prepend(inUse);
    else inUse.remove();
    if (!changed) {
      picture.setAttribute("aria-label", finding);
      [...layers, shares].forEach((layer, at) => layer.replaceChildren(...stated[at]));
      return;
    }
    const regions = regionsOf(byTop, rows);
    const [areas, outlines, marks, spots] = layers;
    const points = (region) => region.map((weights) =>
      place(weights).map((each) => each.toFixed(2)).join(",")).join(" ");
    areas.replaceChildren(...regions.map(({ row, corners: region }) =>
      draw("polygon", { points: points(region), class: `bg t${model.options[row][4]}` })));
    outlines.replaceChildren(draw("polygon", { points: points([[1, 0, 0], [0, 1, 0], [0, 0, 1]]),
      fill: "none", stroke: "#1a1a1a", "stroke-width": 1.5 }));
    marks.replaceChildren(...regions.filter(({ share }) => share > 0.004).map(({ row, corners: region }) => {
      const middle = [0, 1, 2].map((at) =>
        region.reduce((sum, weights) => sum + weights[at], 0) / region.length);
      const [x, y] = place(middle);
      return draw("text", { x: x.toFixed(2), y: (y + 5).toFixed(2), class: "label letter" },
        model.options[row][3]);
    }));
    spots.replaceChildren(...stated[3],
      draw("circle", { cx: x.toFixed(2), cy: y.toFixed(2), r: 8, class: "in-use" }));
    shares.replaceChildren(...regions.map(({ row, share }) => {
      const item = make("li", {}, chip(row), " ");
      item.append(make("strong", {}, shownShare(...ofDecimal(share))));
      return item;
    }));
    picture.setAttribute("aria-label", `First, by share of weightings: ${[...shares.children]
      .map((item) => item.textContent.replace(/\u00a0/g, " ").slice(2)).join(", ")}`);
  };
}
