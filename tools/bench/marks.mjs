// Whether a figure holds the mark that stands beside it.

/// { value, mark: "≤ 20" | "≥ 50 000" } → false when it is on the wrong side; true without a mark.
export function holds({ value, mark }) {
    if (mark === undefined) return true;
    const found = /^([≤≥]) ([\d ]+(?:\.\d+)?)$/.exec(mark);
    if (!found) throw new Error(`"${mark}" is no mark`);
    const limit = Number(found[2].replaceAll(" ", ""));
    return found[1] === "≤" ? value <= limit : value >= limit;
}
