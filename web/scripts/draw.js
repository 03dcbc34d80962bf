// A table as bars or lines, on a canvas. Heavy, so charts.js fetches it only when it is needed.
import { BarChart, LineChart } from "echarts/charts";
import { GridComponent, LegendComponent, TooltipComponent } from "echarts/components";
import { init, use } from "echarts/core";
import { CanvasRenderer } from "echarts/renderers";

use([BarChart, LineChart, GridComponent, LegendComponent, TooltipComponent, CanvasRenderer]);

/** The page's own colours, so that dark mode and printing follow. */
function colours() {
  const style = getComputedStyle(document.documentElement);
  const value = (name) => style.getPropertyValue(`--${name}`).trim();
  return { ink: value("ink"), soft: value("soft"), line: value("line"), card: value("card"), series: ["pine", "series-2", "series-3", "series-4"].map(value) };
}

/** Rows and columns of a table as ECharts wants them. */
function read(table) {
  const names = [...table.tHead.rows[0].cells].slice(1).map((cell) => cell.textContent.trim());
  const rows = [...table.tBodies[0].rows];
  return {
    keys: rows.map((row) => row.cells[0].textContent.trim()),
    series: names.map((name, i) => ({ name, data: rows.map((row) => Number(row.cells[i + 1].dataset.value)) })),
  };
}

/** Colour is never alone in telling lines apart. */
const symbols = ["circle", "rect", "triangle", "diamond"];
const strokes = ["solid", "dashed", "dotted", "solid"];

function options(kind, { keys, series }) {
  const { ink, soft, line, card, series: palette } = colours();
  const font = { fontFamily: getComputedStyle(document.body).fontFamily, fontSize: 13 };
  const several = series.length > 1;
  // Names of kinds are long: they stand beside lying bars. Years stand below.
  const lying = kind === "bar" && keys.some((key) => key.length > 6);
  const label = { ...font, color: soft, lineHeight: 17 };
  const category = { type: "category", data: keys, inverse: lying, axisTick: { show: false }, axisLine: { lineStyle: { color: line } }, axisLabel: { ...label, ...(lying && { width: 150, overflow: "break" }) } };
  const value = { type: "value", minInterval: 1, splitLine: { lineStyle: { color: line } }, axisLabel: label };
  return {
    animation: !matchMedia("(prefers-reduced-motion: reduce)").matches,
    animationDuration: 300,
    color: palette,
    textStyle: font,
    grid: { left: 8, right: lying ? 40 : 16, top: several ? 46 : 14, bottom: 8, containLabel: true },
    legend: { show: several, left: 0, top: 0, itemWidth: 34, textStyle: { ...font, color: ink } },
    tooltip: { trigger: "axis", renderMode: "richText", backgroundColor: card, borderColor: line, textStyle: { ...font, color: ink }, axisPointer: { type: kind === "bar" ? "shadow" : "line" } },
    xAxis: lying ? value : category,
    yAxis: lying ? category : value,
    series: series.map((one, i) => ({
      ...one,
      type: kind,
      barMaxWidth: 30,
      lineStyle: { width: 3, type: strokes[i % 4] },
      symbol: symbols[i % 4],
      symbolSize: 8,
      label: { show: kind === "bar" && !several, position: lying ? "right" : "top", ...font, color: ink },
    })),
  };
}

/** Draws above the figure's table, and folds the table. */
export function draw(figure) {
  const place = figure.querySelector("[data-chart-drawing]");
  const data = read(figure.querySelector("table"));
  if (!data.keys.length) return;
  place.hidden = false;
  place.setAttribute("aria-hidden", "true");
  if (figure.dataset.chart === "bar" && data.keys.length > 9) place.style.height = `${data.keys.length * 30 + 60}px`;
  const chart = init(place, null, { renderer: "canvas" });
  const redraw = () => chart.setOption(options(figure.dataset.chart, data), true);
  redraw();
  figure.querySelector(".chart-table").open = false;
  new ResizeObserver(() => chart.resize()).observe(place);
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", redraw);
}
