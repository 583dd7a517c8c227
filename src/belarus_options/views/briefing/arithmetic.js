// Whole numbers over a denominator, as the program has them, so that totals have the same digits.
// Pure functions without a document; tested by themselves.

const bits = (number) => number.toString(2).length;
const absolute = (number) => (number < 0n ? -number : number);

function greatestDivisor(a, b) {
  while (b) [a, b] = [b, a % b];
  return absolute(a);
}

// The double nearest to a ratio, halves to even.
function nearest(numerator, denominator) {
  if (numerator === 0n) return 0;
  const sign = numerator < 0n ? -1 : 1;
  const whole = absolute(numerator);
  const shift = BigInt(Math.max(0, 66 + bits(denominator) - bits(whole)));
  let quotient = (whole << shift) / denominator;
  const isExact = (whole << shift) % denominator === 0n;
  const spare = BigInt(bits(quotient) - 53);
  const half = 1n << (spare - 1n);
  const below = quotient & ((1n << spare) - 1n);
  quotient >>= spare;
  if (below > half || (below === half && (!isExact || quotient & 1n))) quotient += 1n;
  return sign * Number(quotient) * 2 ** Number(spare - shift);
}

// The decimal that a double stands for, as numerator and denominator.
function ofDecimal(number) {
  const [mantissa, exponent = "0"] = String(number).toLowerCase().split("e");
  const [whole, part = ""] = mantissa.split(".");
  const places = part.length - Number(exponent);
  const digits = BigInt(whole + part);
  return places > 0
    ? [digits, 10n ** BigInt(places)]
    : [digits * 10n ** BigInt(-places), 1n];
}

// A ratio in decimals: to the nearest with halves away from zero, "up" or "down".
function inDecimals(numerator, denominator, decimals, side = "nearest") {
  const scaled = absolute(numerator) * 10n ** BigInt(decimals);
  let number = scaled / denominator;
  const rest = scaled % denominator;
  if (side === "nearest" ? 2n * rest >= denominator : side === "up" && rest) number += 1n;
  const digits = number.toString().padStart(decimals + 1, "0");
  const at = digits.length - decimals;
  const text = decimals ? `${digits.slice(0, at)}.${digits.slice(at)}` : digits;
  return numerator < 0n && number ? `−${text}` : text;
}

// Tenths to the nearest; by way of whole numbers only where a half is near, which doubles blur.
function nearestTenths(number) {
  const scaled = Math.abs(number) * 10, low = Math.floor(scaled);
  if (Math.abs(scaled - low - 0.5) < 1e-6) return Number(tenthsOf(number).nearest);
  return Math.round(scaled) * (number < 0 ? -1 : 1);
}

// Value points with one decimal.
function shownPoints(number) {
  const tenths = nearestTenths(number), size = Math.abs(tenths);
  return `${tenths < 0 ? "−" : ""}${Math.floor(size / 10)}.${size % 10}`;
}

// A lead of 0 or more: less than shows is said to be less.
const shownAmount = (number) =>
  number > 0 && number < 0.05 ? "less than 0.05" : shownPoints(number);

// A part of 1 in percent, with one decimal where it needs it.
function shownShare(numerator, denominator) {
  const part = Number(numerator) / Number(denominator);
  if (part > 1e-12 && part < 0.0005) return "<0.1%";
  if (part >= 0.9995 && part < 1 - 1e-12) return ">99.9%";
  return `${inDecimals(100n * numerator, denominator, 1).replace(/\.0$/, "")}%`;
}

// A share in percent with one decimal where it needs it, rounded up or down.
function shareToASide(numerator, denominator, side) {
  const scaled = (1000 * Number(numerator)) / Number(denominator), whole = Math.round(scaled);
  // Whole numbers decide where a double is too near to say.
  if (!(Math.abs(scaled - whole) > 1e-6)) {
    return inDecimals(100n * numerator, denominator, 1, side).replace(/\.0$/, "");
  }
  const tenths = side === "up" ? Math.ceil(scaled) : Math.floor(scaled);
  return tenths % 10 ? `${Math.floor(tenths / 10)}.${tenths % 10}` : `${tenths / 10}`;
}

// Everything about the tree that does not change: for each leaf the groups and places on its path.
function readTree(model) {
  const parentOf = new Map();
  model.groups.forEach(([, paths], group) =>
    paths.forEach((path, place) => parentOf.set(path, [group, place])));
  const stepsTo = (path) => {
    const steps = [];
    while (path !== "") {
      const [group, place] = parentOf.get(path);
      steps.push([group, place]);
      path = model.groups[group][0];
    }
    return steps;
  };
  return { parentOf, parents: model.groups.map(([parent]) => stepsTo(parent)),
    leaves: model.leaves.map(stepsTo) };
}

const readValues = (values) =>
  values.map(([numbers, denominator]) => ({
    numbers: numbers.map(BigInt), denominator: BigInt(denominator) }));

const readWeights = (weights) => weights.map((group) => group.map(BigInt));

// What each leaf counts for, over one denominator for all of them: weight × value is its number
// times its factor.
function leafFactors(tree, weights, values) {
  const sums = weights.map((group) => group.reduce((sum, weight) => sum + weight, 0n));
  const parts = tree.leaves.map((steps, leaf) => {
    let above = 1n, below = values[leaf].denominator;
    for (const [group, place] of steps) {
      above *= weights[group][place];
      below *= sums[group];
    }
    const common = greatestDivisor(above, below) || 1n;
    return [above / common, below / common];
  });
  let denominator = 1n;
  for (const [above, below] of parts) {
    if (above) denominator = (denominator / greatestDivisor(denominator, below)) * below;
  }
  return { factors: parts.map(([above, below]) => above * (denominator / below)), denominator };
}

// Each option's total over the denominator, of the leaves that are wanted or of all of them.
function addUp(values, factors, wanted = null) {
  const totals = values[0].numbers.map(() => 0n);
  factors.forEach((factor, leaf) => {
    if (!factor || (wanted && !wanted[leaf])) return;
    const { numbers } = values[leaf];
    for (let row = 0; row < totals.length; row += 1) totals[row] += factor * numbers[row];
  });
  return totals;
}

// Rows best first with their ranks: within 1e-9 points of its leader an option shares its rank.
function rankRows(totals, denominator, rows) {
  const order = [...rows].sort((a, b) =>
    totals[a] === totals[b] ? a - b : totals[a] > totals[b] ? -1 : 1);
  const ranked = [];
  let leader = null, rank = 0;
  order.forEach((row, place) => {
    const isLevel = leader !== null
      && (totals[leader] - totals[row]) * 1000000000n <= denominator;
    if (!isLevel) [leader, rank] = [row, place + 1];
    ranked.push({ row, rank });
  });
  ranked.sort((a, b) => a.rank - b.rank || a.row - b.row);
  const sharing = new Map();
  for (const { rank: shared } of ranked) sharing.set(shared, (sharing.get(shared) || 0) + 1);
  return ranked.map((each) => ({ ...each, isTied: sharing.get(each.rank) > 1 }));
}

// Of each group of weights, what totals are made of where one of them moves: each member's values,
// their weighted sum, and how much of the total the whole group is.
function linesOf(tree, weights, values, { totals, denominator }) {
  const sums = weights.map((group) => group.reduce((sum, weight) => sum + weight, 0n));
  return weights.map((locals, group) => {
    const parts = [];
    tree.leaves.forEach((steps, leaf) => {
      const at = steps.findIndex(([each]) => each === group);
      if (at < 0) return;
      let above = 1n, below = values[leaf].denominator;
      for (let step = 0; step < at; step += 1) {
        const [each, place] = steps[step];
        above *= weights[each][place];
        below *= sums[each];
      }
      const common = greatestDivisor(above, below) || 1n;
      if (above) parts.push([leaf, steps[at][1], above / common, below / common]);
    });
    let whole = 1n;
    for (const [, , , below] of parts) whole = (whole / greatestDivisor(whole, below)) * below;
    const members = locals.map(() => totals.map(() => 0n));
    for (const [leaf, member, above, below] of parts) {
      const factor = above * (whole / below), { numbers } = values[leaf], column = members[member];
      for (let row = 0; row < column.length; row += 1) column[row] += factor * numbers[row];
    }
    const together = totals.map((_, row) =>
      members.reduce((sum, column, at) => sum + locals[at] * column[row], 0n));
    let over = denominator, under = whole;
    for (const [each, place] of tree.parents[group]) {
      over *= weights[each][place];
      under *= sums[each];
    }
    return { locals, sum: sums[group], members, together, over, under, totals };
  });
}

// Who is first at every share of one weight of its group: [start, end, row], ends as ratios. Totals
// are straight lines in the share; both ends of one differ by what its member has beyond the others.
function winnersAlong({ locals, sum, members, together, over, under, totals }, place, rows) {
  const weight = locals[place], rest = sum - weight, others = BigInt(locals.length - 1);
  const beyond = members[place].map((value, row) => (rest
    ? value * sum - together[row]
    : value * others - members.reduce((all, column, at) => (at === place ? all : all + column[row]), 0n)));
  const scale = under * (rest ? sum * rest : others);
  const [below, rise] = rest ? [over * weight, over * sum] : [over, over];
  const start = totals.map((total, row) => total * scale - below * beyond[row]);
  const slope = beyond.map((each) => rise * each);
  let row = rows.reduce((best, other) =>
    start[other] > start[best] || (start[other] === start[best] && slope[other] > slope[best])
      ? other : best);
  const stretches = [];
  let at = [0n, 1n];
  for (;;) {
    let end = [1n, 1n], follower = row;
    for (const other of rows) {
      const closing = slope[other] - slope[row];
      if (closing <= 0n) continue;
      const crossing = [start[row] - start[other], closing];
      const left = crossing[0] * end[1], right = end[0] * crossing[1];
      const isAtEnd = crossing[0] >= crossing[1];
      if (left < right || (left === right && !isAtEnd && slope[other] > slope[follower])) {
        [end, follower] = [crossing, other];
      }
    }
    stretches.push([at, end, row]);
    if (follower === row) return stretches;
    [at, row] = [end, follower];
  }
}

// The others of a group in proportion to their sizes, in whole tenths of a percent that add up.
function shareOut(sizes, place, tenths) {
  const left = 1000 - tenths;
  const sum = sizes.reduce((total, size, at) => (at === place ? total : total + size), 0);
  const quotas = sizes.map((size, at) =>
    at === place ? tenths : sum > 0 ? (left * size) / sum : left / (sizes.length - 1));
  const shares = quotas.map(Math.floor);
  let missing = 1000 - shares.reduce((total, share) => total + share, 0);
  const byRest = quotas
    .map((quota, at) => [quota - Math.floor(quota), at])
    .filter(([, at]) => at !== place && (sum === 0 || sizes[at] > 0))
    .sort(([a, first], [b, second]) => b - a || first - second);
  for (const [, at] of byRest) {
    if (missing <= 0) break;
    shares[at] += 1;
    missing -= 1;
  }
  return shares;
}

// With its sign, of tenths of a point.
function shownTenths(tenths) {
  const text = inDecimals(tenths, 10n, 1);
  return tenths > 0n ? `+${text}` : text;
}

// A number in tenths: rounded down, and to the nearest with halves away from zero.
function tenthsOf(number) {
  const [above, below] = ofDecimal(number), scaled = 10n * above;
  const low = scaled / below - (scaled < 0n && scaled % below ? 1n : 0n);
  const size = (2n * absolute(scaled) + below) / (2n * below);
  return { low, rest: [scaled - low * below, below], nearest: scaled < 0n ? -size : size };
}

// Parts in tenths, each rounded up or down so that they add up to their sum as shown; those go up
// that lose most by going down (largest remainder).
function partsThatAddUp(numbers, sum) {
  const parts = numbers.map(tenthsOf);
  let missing = tenthsOf(sum).nearest - parts.reduce((total, { low }) => total + low, 0n);
  const tenths = parts.map(({ low }) => low);
  const byLoss = parts.map(({ rest }, at) => [rest, at]).sort(([a, first], [b, second]) => {
    const apart = b[0] * a[1] - a[0] * b[1];
    return apart > 0n ? 1 : apart < 0n ? -1 : first - second;
  });
  for (const [rest, at] of byLoss) {
    if (missing <= 0n) break;
    if (rest[0]) tenths[at] += 1n;
    missing -= 1n;
  }
  return tenths;
}
