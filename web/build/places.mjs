// Sweden and Norway as lines and points in drawing units: outlines, municipalities by code, counties as tiles.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { feature } from "topojson-client";

const registers = join(import.meta.dirname, "../../registers");
const atlas = join(import.meta.dirname, "../node_modules/world-atlas/countries-10m.json");

const height = 1000;
const countries = { 752: "SE", 578: "NO" };

/** Rows of a register as objects. Its fields here hold no line breaks; some are quoted. */
function rows(file) {
  const [head, ...lines] = readFileSync(join(registers, file), "utf8").split("\n").filter((line) => line && !line.startsWith("#"));
  const cells = (line) => [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)].map(([, quoted, plain]) => quoted?.replaceAll('""', '"') ?? plain);
  const names = cells(head);
  return lines.map((line) => Object.fromEntries(cells(line).map((cell, i) => [names[i], cell])));
}

/** Albers' equal-area conic, so that a county in the south is not made small; north is up at 16° east. */
const radians = Math.PI / 180;
const cone = (Math.sin(57 * radians) + Math.sin(69 * radians)) / 2;
const constant = Math.cos(57 * radians) ** 2 + 2 * cone * Math.sin(57 * radians);
const radius = (latitude) => Math.sqrt(constant - 2 * cone * Math.sin(latitude * radians)) / cone;
const projected = ([longitude, latitude]) => {
  const angle = cone * (longitude - 16) * radians;
  return [radius(latitude) * Math.sin(angle), radius(55) - radius(latitude) * Math.cos(angle)];
};

const area = (ring) => Math.abs(ring.reduce((sum, [x, y], i) => sum + x * ring[(i + 1) % ring.length][1] - y * ring[(i + 1) % ring.length][0], 0)) / 2;

/** Douglas and Peucker's way to leave out points that nobody would miss. */
function simplified(points, tolerance) {
  const last = points.length - 1;
  const [ax, ay] = points[0];
  const [bx, by] = points[last];
  let far = 0;
  let distance = 0;
  for (let i = 1; i < last; i++) {
    const [x, y] = points[i];
    const length = Math.hypot(bx - ax, by - ay);
    const d = length ? Math.abs((bx - ax) * (ay - y) - (ax - x) * (by - ay)) / length : Math.hypot(x - ax, y - ay);
    if (d > distance) [far, distance] = [i, d];
  }
  if (distance <= tolerance) return [points[0], points[last]];
  return [...simplified(points.slice(0, far + 1), tolerance).slice(0, -1), ...simplified(points.slice(far), tolerance)];
}

/** A ring as a closed path of whole parts of a drawing unit, each point relative to the one before. */
function path(ring, parts) {
  let [px, py] = [0, 0];
  const steps = ring.map(([x, y], i) => {
    const [dx, dy] = [Math.round(x * parts) - px, Math.round(y * parts) - py];
    [px, py] = [px + dx, py + dy];
    return i ? `${dx} ${dy}` : `M${dx} ${dy}l`;
  });
  return `${steps.join(" ")}z`;
}

export function places() {
  const world = JSON.parse(readFileSync(atlas, "utf8"));
  const shapes = feature(world, world.objects.countries).features
    .filter(({ id }) => id in countries)
    // Svalbard, Jan Mayen and Bouvet lie far outside; the mainland's rings are all here.
    .map(({ id, geometry }) => [countries[id], geometry.coordinates.map(([ring]) => ring).filter((ring) => ring.every(([x, y]) => x > 3 && x < 32 && y > 54 && y < 72)).map((ring) => ring.map(projected))]);
  const all = shapes.flatMap(([, rings]) => rings.flat());
  const [left, bottom] = [0, 1].map((axis) => Math.min(...all.map((point) => point[axis])));
  const [right, top] = [0, 1].map((axis) => Math.max(...all.map((point) => point[axis])));
  const scale = height / (top - bottom);
  const placed = ([x, y]) => [(x - left) * scale, (top - y) * scale];

  const drawn = (tolerance, smallest, parts) => Object.fromEntries(shapes.map(([country, rings]) =>
    [country, rings.map((ring) => ring.map(placed)).filter((ring) => area(ring) > smallest).map((ring) => path(simplified(ring, tolerance), parts)).join("")]));
  const municipalities = [["SE", "municipalities_se.csv"], ["NO", "municipalities_no.csv"]].flatMap(([country, file]) =>
    rows(file).map(({ code, latitude, longitude }) => {
      if (!latitude || !longitude) throw new Error(`${file}: ${code} has no place`);
      return [`${country}-${code}`, placed(projected([Number(longitude), Number(latitude)])).map((value) => Math.round(value * 10))];
    }));
  const counties = rows("counties.csv").map(({ country, code, short_name, tile_x, tile_y }) => [`${country}-${code}`, [Number(tile_x), Number(tile_y), short_name]]);
  return {
    width: Math.round((right - left) * scale * 10),
    height: height * 10,
    // Tenths, for the large map.
    outlines: drawn(0.9, 6, 10),
    // Whole units, for maps as large as a stamp.
    coarse: drawn(1.8, 12, 1),
    municipalities: Object.fromEntries(municipalities),
    counties: Object.fromEntries(counties),
  };
}
