// A table as bars or lines, on a canvas. Heavy, so charts.js fetches it only when it is needed.
import { BarChart, LineChart } from "echarts/charts";
import { GridComponent, LegendComponent, TooltipComponent } from "echarts/components";
import { init, use } from "echarts/core";
import { CanvasRenderer } from "echarts/renderers";

use([BarChart, LineChart, GridComponent, LegendComponent, TooltipComponent, CanvasRenderer]);

/** The page's own colours, so that dark mode and printing follow. */
function colours() {
  const style = getComputedStyle(document.documentElement);
  const [ink, soft, line, card, pine, sun, sky, edge] = ["ink", "soft", "line", "card", "pine", "sun", "sky", "edge"].map((name) => style.getPropertyValue(`--${name}`).trim());
  return { ink, soft, line, card, series: [pine, sun, edge, sky] };
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

function options(kind, { keys, series }) {
  const { ink, soft, line, card, series: palette } = colours();
  const font = { fontFamily: getComputedStyle(document.body).fontFamily, fontSize: 13 };
  // Names of kinds are long: they stand beside lying bars. Years stand below.
  const lying = kind === "bar" && keys.some((key) => key.length > 6);
  const category = { type: "category", data: keys, inverse: lying, axisTick: { show: false }, axisLine: { lineStyle: { color: line } }, axisLabel: { ...font, color: soft, width: 150, overflow: "break" } };
  const value = { type: "value", minInterval: 1, splitLine: { lineStyle: { color: line } }, axisLabel: { ...font, color: soft } };
  return {
    animation: !matchMedia("(prefers-reduced-motion: reduce)").matches,
    animationDuration: 300,
    color: palette,
    textStyle: font,
    grid: { left: 8, right: 20, top: series.length > 1 ? 40 : 14, bottom: 8, containLabel: true },
    legend: { show: series.length > 1, left: 0, textStyle: { ...font, color: ink } },
    tooltip: { trigger: "axis", renderMode: "richText", backgroundColor: card, borderColor: line, textStyle: { ...font, color: ink }, axisPointer: { type: kind === "bar" ? "shadow" : "line" } },
    xAxis: lying ? value : category,
    yAxis: lying ? category : value,
    series: series.map((one) => ({ ...one, type: kind, barMaxWidth: 34, lineStyle: { width: 3 }, symbolSize: 7 })),
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
