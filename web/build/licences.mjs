// The licences of what others made and we send to browsers, as their terms ask; tools/sbom.mjs lists the same packages.
import { readFileSync } from "node:fs";
import { join } from "node:path";

export const made = [
  ["Inter (font)", "@fontsource-variable/inter/LICENSE"],
  ["Designsystemet (buttons and form controls)", "@digdir/designsystemet-css/LICENSE"],
  ["Apache ECharts", "echarts/LICENSE"],
  ["Apache ECharts, notice", "echarts/NOTICE"],
  ["ZRender", "zrender/LICENSE"],
  ["tslib", "tslib/LICENSE.txt"],
  ["World Atlas (outlines from Natural Earth, public domain)", "world-atlas/LICENSE"],
];

/** One text with every licence. */
export function licences(modules) {
  const parts = made.flatMap(([name, file]) => {
    try {
      return [`${name}\n${"=".repeat(name.length)}\n\n${readFileSync(join(modules, file), "utf8").trim()}\n`];
    } catch (error) {
      throw new Error(`no licence text for ${name}: ${error.message}`);
    }
  });
  parts.push("Places of municipalities\n========================\n\nGeoNames (geonames.org), CC BY 4.0. Norwegian codes and names: Kartverket, CC BY 4.0.\n");
  return parts.join("\n\n");
}
