// Inter cut down to the letters and weights that our languages and headings need.
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import subsetFont from "subset-font";

const source = join(import.meta.dirname, "../node_modules/@fontsource-variable/inter/files");

const range = (first, last) => Array.from({ length: last - first + 1 }, (_, i) => String.fromCodePoint(first + i)).join("");

/** Must say the same as the unicode-range of styles/fonts.css. */
export const parts = {
  latin: {
    file: "inter-latin-wght-normal.woff2",
    letters: range(0x20, 0x7e) + range(0xa0, 0xff) + range(0x2010, 0x2026) + range(0x2032, 0x203a) + "€™←↑→↓−",
  },
  more: { file: "inter-latin-ext-wght-normal.woff2", letters: range(0x100, 0x17f) },
};

/** The woff2 bytes of a part: "latin" or "more". */
export async function inter(part) {
  const { file, letters } = parts[part];
  return subsetFont(await readFile(join(source, file)), letters, {
    targetFormat: "woff2",
    variationAxes: { wght: { min: 400, max: 700 } },
    keepFeatures: ["kern", "mark", "mkmk", "ccmp", "locl", "calt", "tnum"],
  });
}
