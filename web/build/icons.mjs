// All icons in one file, each a <symbol> that pages show with <svg class="icon"><use href="…#name"/></svg>.
import { readFileSync, readdirSync } from "node:fs";
import { basename, join } from "node:path";

/** The sprite of every icon in the folder but the site's own mark. Colours come from the page. */
export function icons(folder) {
  const symbols = readdirSync(folder)
    .filter((file) => file.endsWith(".svg") && file !== "mark.svg")
    .sort()
    .map((file) => {
      const [, view, drawing] = readFileSync(join(folder, file), "utf8").match(/viewBox="([^"]+)"[^>]*>(.*)<\/svg>/s);
      return `<symbol id="${basename(file, ".svg")}" viewBox="${view}">${drawing}</symbol>`;
    });
  return `<svg xmlns="http://www.w3.org/2000/svg">${symbols.join("")}</svg>\n`;
}
