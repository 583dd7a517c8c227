// Weights that move: controls beside the strips, and all that follows them.

function startBench(model) {
  const tree = readTree(model), section = document.getElementById("weigh");
  const names = new Map(model.nodes), top = model.groups[0][1], controls = [];
  let state = newState(model), frame = 0, addressTimer = 0, liveTimer = 0;
  let lastByTop = {};

  const chip = (row) => {
    const [, , short, mark, tint] = model.options[row];
    const box = make("span", { class: `chip t${tint}` }, mark);
    return make("span", { class: short.length > 24 ? "option" : "option short" }, box, `\u00a0${short}`);
  };
  const ranked = (weights, values, rows) => {
    const { factors, denominator } = leafFactors(tree, weights, values);
    const totals = addUp(values, factors);
    return { factors, denominator, totals, rows: rankRows(totals, denominator, rows) };
  };
  const everyRow = model.options.map((_, row) => row);
  const stated = ranked(readWeights(model.stated.weights), readValues(model.stated.values), everyRow);

  // --- what is made once

  const reset = make("button", { type: "button", disabled: "" }, "Back to stated");
  const bar = make("aside", { id: "bar", "aria-label": "Changed by the reader", hidden: "" });
  const barWords = make("p"), barReset = make("button", { type: "button" }, "Back to stated");
  const allChanged = make("p", { class: "all-changed" });
  bar.append(barWords, allChanged, make("a", { href: "#weigh" }, "to the weights"), barReset);
  document.body.prepend(bar);
  const live = make("p", { "aria-live": "polite", class: "unseen" });
  const sentence = make("p", { class: "sentence" });
  const command = make("code"), yaml = make("pre");
  section.querySelector(".ranking h3").after(sentence);
  section.append(live);

  function choice(label, first, items, change) {
    if (!items.length) return null;
    const select = make("select", {}, make("option", { value: "" }, first));
    items.forEach(([, name], at) => select.append(make("option", { value: at }, name)));
    select.addEventListener("change", () => {
      change(select.value === "" ? null : Number(select.value));
      later();
    });
    choices.append(make("label", {}, `${label} `, select));
    return select;
  }
  const choices = make("div", { class: "choices" });
  const whose = choice("Weights of", "this analysis", model.perspectives, (at) => {
    state.person = at;
    state.groups.clear();
  });
  const world = choice("World", "as expected", model.scenarios, (at) => { state.world = at; });
  const link = action("Copy link", async (button) => {
    history.replaceState(null, "", toAddress(state, model) || location.pathname + location.search);
    try {
      await navigator.clipboard.writeText(location.href);
      told(button, "Copied");
    } catch {
      showText(location.href, button);
    }
  });
  link.className = "";
  choices.append(reset, link);
  section.querySelector(".bench").before(choices);

  for (const box of section.querySelectorAll(".one-weight")) {
    const [group, place] = tree.parentOf.get(box.dataset.path);
    const name = names.get(box.dataset.path), heading = box.querySelector(".weight");
    const number = make("input", {
      type: "text", inputmode: "decimal", "aria-label": `${name}, percent of its group`, size: 5 });
    const range = make("input", {
      type: "range", min: 0, max: 1000, step: 1, "aria-label": name });
    const strip = box.querySelector("svg"), words = box.querySelector(".note");
    const track = make("div", { class: "track" });
    strip.before(track);
    track.append(strip, range);
    heading.replaceChildren(heading.firstElementChild, make("span", {}, number, " %"));
    const move = (tenths) => {
      moveWeight(state, model, group, place, Math.max(0, Math.min(1000, tenths)));
      later();
    };
    range.addEventListener("input", () => move(Number(range.value)));
    range.addEventListener("keydown", (event) => {
      const step = { ArrowRight: 1, ArrowUp: 1, ArrowLeft: -1, ArrowDown: -1,
        PageUp: 5, PageDown: -5 }[event.key];
      if (step === undefined) return;
      event.preventDefault();
      const now = Number(range.value), size = event.shiftKey ? 1 : 10;
      // A step is a whole point, from a whole one.
      const next = event.shiftKey ? now + step
        : step > 0 ? Math.floor(now / 10 + step) * 10 : Math.ceil(now / 10 + step) * 10;
      range.value = Math.max(0, Math.min(1000, size === 1 ? now + Math.sign(step) : next));
      move(Number(range.value));
    });
    number.addEventListener("change", () => {
      const given = number.value.trim().replace("%", "").trim();
      if (/^(100(\.0)?|\d{1,2}(\.\d)?)$/.test(given)) move(Math.round(Number(given) * 10));
      else render();
    });
    controls.push({ group, place, number, range, strip, words, track, box });
  }
  const shown = make("details", { class: "inside" }, make("summary", {}, "Options in the comparison"));
  const boxes = model.options.map(([, name], row) => {
    const box = make("input", { type: "checkbox", checked: "" });
    box.addEventListener("change", () => {
      const kept = everyRow.filter((each) => boxes[each].checked);
      if (kept.length < 2) box.checked = true;
      else state.rows = kept;
      later();
    });
    shown.append(make("label", { class: "line" }, box, " ", chip(row)));
    return box;
  });
  const taking = make("details", { class: "inside" }, make("summary", {}, "Take these weights with you"),
    make("p", { class: "note" }, "The same ranking from the command line:"), make("p", {}, command),
    make("p", { class: "note" }, "The same weights for perspectives.yaml:"), yaml);
  section.querySelector(".ranking").append(shown, taking);

  const later = () => { frame ||= requestAnimationFrame(render); };
  const drawMap = mapOf(model, names, chip, {
    // To weights in tenths of a percent, or one of them by so many tenths.
    press: (tenths) => {
      state.groups.set(0, { tenths, sizes: [...tenths] });
      later();
    },
    now: () => tenthsIn(weightsOf(state, model)[0]),
    step: (tenths) => {
      moveWeight(state, model, 0, 0, tenths);
      later();
    },
  });
  const drawRanking = rankingOf(model, tree, chip, stated);
  const drawPair = pairOf(model, tree, names, chip, stated, later);
  const drawUses = usesOf(model, (at) => {
    state.person = state.person === at ? null : at;
    state.groups.clear();
    later();
  });

  // --- what follows the state

  function drawStrip(control, lines) {
    const { group, place, strip, words } = control;
    const stretches = winnersAlong(lines[group], place, state.rows);
    const percent = ([above, below]) => nearest(100n * above, below);
    const drawn = stretches.map(([, end, row]) => `${row} ${percent(end)}`).join();
    if (drawn === control.drawn) return;
    control.drawn = drawn;
    strip.replaceChildren();
    for (const [start, end, row] of stretches) {
      const [from, to] = [percent(start), percent(end)];
      const [, , , mark, tint] = model.options[row];
      strip.append(draw("rect", { x: `${from}%`, y: 1, width: `${to - from}%`, height: 16,
        class: `bg t${tint}` }));
      if (to - from >= 7) {
        strip.append(draw("text", { x: `${(from + to) / 2}%`, y: 13, class: "label" }, mark));
      }
    }
    const group0 = readWeights(model.stated.weights)[group];
    const tick = percent([group0[place], group0.reduce((sum, each) => sum + each, 0n)]);
    strip.append(draw("line", { x1: `${tick}%`, x2: `${tick}%`, y1: 0, y2: 18, class: "tick" }));
    words.replaceChildren(...stripWords(stretches));
  }

  // Each end is rounded to where it is true, with as many decimals as that takes.
  function stripWords(stretches) {
    if (stretches.length === 1) return [chip(stretches[0][2]), " first throughout"];
    return stretches.flatMap(([start, end, row], at) => {
      let decimals = 1, low = shareToASide(...start, "up"), high = shareToASide(...end, "down");
      while (Number(low) >= Number(high) && decimals < 12) {
        decimals += 1;
        low = inDecimals(100n * start[0], start[1], decimals, "up");
        high = inDecimals(100n * end[0], end[1], decimals, "down");
      }
      const between = at === 0 ? `up to ${high}%`
        : at === stretches.length - 1 ? `from ${low}%\u00a0on` : `from ${low} to ${high}%`;
      return [at ? ", " : "", chip(row), ` ${between}`];
    });
  }

  function whoIsFirst({ rows, totals, denominator }) {
    const leaders = rows.filter(({ rank }) => rank === 1);
    const behind = rows.find(({ rank }) => rank > 1);
    const said = leaders.flatMap(({ row }, at) =>
      [at ? (at === leaders.length - 1 ? " and " : ", ") : "", chip(row)]);
    const lead = behind && nearest(totals[leaders[0].row] - totals[behind.row], denominator);
    said.push(leaders.length > 1 ? " tie for first" : " is first");
    if (behind) said.push(`, ${shownAmount(lead)} points ahead of `, chip(behind.row));
    said.push(".");
    return said;
  }

  function inWords(weights) {
    const sum = weights[0].reduce((total, weight) => total + weight, 0n);
    return top.map((path, at) => `${names.get(path)} ${shownShare(weights[0][at], sum)}`).join(", ");
  }

  // All that was changed, for paper, where nothing can be unfolded.
  function inWordsAll(weights) {
    const parts = [];
    if (state.person !== null) parts.push(`Weights of ${model.perspectives[state.person][1]}`);
    if (state.world !== null) parts.push(`If “${model.scenarios[state.world][1]}”`);
    for (const group of [...state.groups.keys()].sort((a, b) => a - b)) {
      const [parent, paths] = model.groups[group];
      const sum = weights[group].reduce((total, weight) => total + weight, 0n);
      const shares = paths.map((path, at) => `${names.get(path)} ${shownShare(weights[group][at], sum)}`);
      parts.push(`${parent ? `Inside ${names.get(parent)}: ` : ""}${shares.join(", ")}`);
    }
    const hidden = everyRow.filter((row) => !state.rows.includes(row));
    if (hidden.length) parts.push(`Without ${hidden.map((row) => model.options[row][2]).join(", ")}`);
    return `${parts.join(". ")}.`;
  }

  // The same while only weights of top criteria, or who is shown, change.
  function valuesOn(weights, values) {
    const key = `${state.world} ${weights.slice(1).join(";")}`;
    if (key !== lastByTop.key) {
      lastByTop = { key, values: valuesByTop(model, tree, weights, values) };
    }
    return lastByTop.values;
  }

  function render() {
    frame = 0;
    const weights = weightsOf(state, model), values = valuesOf(state, model);
    const now = ranked(weights, values, state.rows), changed = isChanged(state, model);
    const lines = linesOf(tree, weights, values, now);
    for (const control of controls) {
      const group = weights[control.group];
      const sum = group.reduce((total, weight) => total + weight, 0n);
      const text = inDecimals(100n * group[control.place], sum, 1).replace(/\.0$/, "");
      control.number.value = text;
      control.range.value = Math.round(Number(text) * 10);
      control.range.setAttribute("aria-valuetext", `${text}%`);
      drawStrip(control, lines);
    }
    const byTop = changed ? valuesOn(weights, values) : null;
    drawRanking(changed, now, weights, values, byTop);
    drawMap?.(changed, weights, byTop, state.rows);
    drawPair?.(changed, now, weights, values);
    drawUses(state.person);
    const first = whoIsFirst(now);
    sentence.replaceChildren(`With ${inWords(weights)}, `, ...first);
    document.body.classList.toggle("changed", changed);
    bar.hidden = !changed;
    reset.disabled = !changed;
    barWords.replaceChildren(make("strong", {}, "Changed by the reader: "), ...whoIsFirst(now));
    allChanged.textContent = changed ? inWordsAll(weights) : "";
    command.textContent = toCommand(state, model);
    yaml.textContent = toYaml(state, model);
    if (whose) whose.value = state.person ?? "";
    if (world) world.value = state.world ?? "";
    boxes.forEach((box, row) => { box.checked = state.rows.includes(row); });
    clearTimeout(addressTimer);
    addressTimer = setTimeout(() => {
      const address = toAddress(state, model);
      const isOurs = location.hash === "" || location.hash.startsWith("#set;");
      if (address || isOurs) history.replaceState(null, "", address || location.pathname + location.search);
    }, 250);
    clearTimeout(liveTimer);
    liveTimer = setTimeout(() => { live.textContent = changed ? sentence.textContent : ""; }, 400);
  }

  const back = () => {
    state = newState(model);
    later();
  };
  reset.addEventListener("click", back);
  barReset.addEventListener("click", back);
  const asked = location.hash.startsWith("#set;") ? fromAddress(location.hash, model) : undefined;
  if (asked) state = asked.state;
  if (asked === null || asked?.isOther) {
    section.prepend(make("p", { class: "notice", role: "status" }, asked === null
      ? "The address holds settings that this page cannot read; it is shown as stated."
      : "The address holds settings made for another version of the analysis."));
  }
  render();
}
