// What the reader has changed, and how it is written in an address, a command line and YAML.

const tenthsText = (tenths) => (tenths % 10 ? (tenths / 10).toFixed(1) : String(tenths / 10));

function newState(model) {
  return { person: null, world: null, groups: new Map(), rows: model.options.map((_, row) => row) };
}

const isChanged = (state, model) => state.person !== null || state.world !== null
  || state.groups.size > 0 || state.rows.length < model.options.length;

// The weights in force as whole numbers: of the analysis or of somebody, and what was set by hand.
function weightsOf(state, model) {
  const base = state.person === null
    ? model.stated.weights : model.perspectives[state.person][2].weights;
  return readWeights(base).map((group, at) =>
    state.groups.has(at) ? state.groups.get(at).tenths.map(BigInt) : group);
}

const valuesOf = (state, model) => readValues(
  state.world === null ? model.stated.values : model.scenarios[state.world][2].values);

// A group's weights in whole tenths of a percent that add up to 100.
function tenthsIn(weights) {
  const sum = Number(weights.reduce((total, weight) => total + weight, 0n));
  return shareOut(weights.map((weight) => Number(weight) / sum), -1, 0);
}

// Moves one weight to so many tenths of a percent of its group; the others keep their proportions,
// which are remembered as they were before anything was rounded.
function moveWeight(state, model, group, place, tenths) {
  const base = { ...state, groups: new Map() };
  const stated = weightsOf(base, model)[group];
  const sum = Number(stated.reduce((total, weight) => total + weight, 0n));
  const proportions = stated.map((weight) => (1000 * Number(weight)) / sum);
  const sizes = [...(state.groups.get(group)?.sizes ?? proportions)];
  const isOther = (_, at) => at !== place;
  if (!sizes.filter(isOther).some((size) => size > 0)) {
    proportions.forEach((size, at) => { if (at !== place) sizes[at] = size; });
  }
  const others = sizes.filter(isOther).reduce((total, size) => total + size, 0);
  // As large beside the others, which keep their sizes, as its share says.
  sizes[place] = (others || 1000) * (tenths < 1000 ? tenths / (1000 - tenths) : 1e6);
  state.groups.set(group, { tenths: shareOut(sizes, place, tenths), sizes });
}

// --- the address

function toAddress(state, model) {
  if (!isChanged(state, model)) return "";
  const parts = ["set"], word = encodeURIComponent;
  if (state.person !== null) parts.push(`p=${word(model.perspectives[state.person][0])}`);
  if (state.world !== null) parts.push(`s=${word(model.scenarios[state.world][0])}`);
  for (const [group, { tenths }] of state.groups) {
    const paths = model.groups[group][1];
    parts.push(`w=${paths.map((path, at) => `${word(path)}:${tenthsText(tenths[at])}`).join(",")}`);
  }
  if (state.rows.length < model.options.length) {
    parts.push(`o=${state.rows.map((row) => word(model.options[row][0])).join(",")}`);
  }
  return `#${parts.join(";")};of=${model.digest.slice(0, 8)}`;
}

const decoded = (text) => {
  try {
    return decodeURIComponent(text);
  } catch {
    return null;
  }
};

const placeOf = (list, id) => {
  const at = list.findIndex((item) => item[0] === id);
  return at < 0 ? null : at;
};

// The state that an address holds, strictly read: null where any of it is not as written above.
function fromAddress(address, model) {
  if (!address.startsWith("#set;") || address.length > 20000) return null;
  const state = newState(model), seen = new Set();
  let isOther = false;
  for (const part of address.slice(5).split(";")) {
    const [key, text] = [part.slice(0, part.indexOf("=")), part.slice(part.indexOf("=") + 1)];
    if (key !== "w" && seen.has(key)) return null;
    seen.add(key);
    if (key === "p") {
      state.person = placeOf(model.perspectives, decoded(text));
      if (state.person === null) return null;
    } else if (key === "s") {
      state.world = placeOf(model.scenarios, decoded(text));
      if (state.world === null) return null;
    } else if (key === "o") {
      const rows = text.split(",").map((id) => placeOf(model.options, decoded(id)));
      const kept = [...new Set(rows)].sort((a, b) => a - b);
      if (rows.includes(null) || kept.length < rows.length || kept.length < 2) return null;
      state.rows = kept;
    } else if (key === "w") {
      if (!readGroup(state, model, text)) return null;
    } else if (key === "of") {
      isOther = text !== model.digest.slice(0, 8);
    } else return null;
  }
  return { state, isOther };
}

function readGroup(state, model, text) {
  const named = new Map();
  for (const member of text.split(",")) {
    const at = member.lastIndexOf(":"), number = member.slice(at + 1);
    const path = decoded(member.slice(0, at));
    if (!/^(100|\d{1,2})(\.\d)?$/.test(number) || path === null || named.has(path)) return false;
    named.set(path, Math.round(Number(number) * 10));
  }
  const group = model.groups.findIndex(([, paths]) => paths.some((path) => named.has(path)));
  if (group < 0 || state.groups.has(group)) return false;
  const paths = model.groups[group][1];
  const tenths = paths.map((path) => named.get(path));
  const isWhole = named.size === paths.length && !tenths.includes(undefined);
  if (!isWhole || tenths.reduce((sum, each) => sum + each, 0) !== 1000) return false;
  state.groups.set(group, { tenths, sizes: [...tenths] });
  return true;
}

// --- the command line and YAML

const quoted = (word) =>
  /^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\"'\"'")}'`;

function toCommand(state, model) {
  const words = ["belarus-options", "score"], given = [...model.again];
  const isReplaced = (name) => (name === "--perspective" && state.person !== null)
    || (name === "--scenario" && state.world !== null)
    || (name === "--option" && state.rows.length < model.options.length);
  for (let at = 0; at < given.length; at += 1) {
    if (isReplaced(given[at])) at += 1;
    else words.push(given[at]);
  }
  if (state.person !== null) words.push("--perspective", model.perspectives[state.person][0]);
  if (state.world !== null) words.push("--scenario", model.scenarios[state.world][0]);
  if (state.rows.length < model.options.length) {
    for (const row of state.rows) words.push("--option", model.options[row][0]);
  }
  for (const [group, { tenths }] of state.groups) {
    model.groups[group][1].forEach((path, at) =>
      words.push("--weight", `${path}=${tenthsText(tenths[at])}`));
  }
  return words.map(quoted).join(" ");
}

function toYaml(state, model) {
  const base = state.person === null
    ? [] : model.groups.map((_, group) => [group, model.perspectives[state.person][2].weights[group]]);
  const groups = new Map(base);
  for (const [group, { tenths }] of state.groups) groups.set(group, tenths.map((t) => t / 10));
  const lines = ["my-weights:", "  name: My weights", "  because: …", "  weights:"];
  for (const [group, numbers] of groups) {
    model.groups[group][1].forEach((path, at) => lines.push(`    ${path}: ${numbers[at]}`));
  }
  return `${lines.join("\n")}\n`;
}
