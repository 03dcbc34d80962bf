// Draws the map beside its table: municipalities as circles on the land, or counties as tiles. What it shows is read
// from the table, so the two cannot disagree. Screen readers have the table; eyes, fingers and keys have both.
import places from "samverk:places.json";

const svgName = "http://www.w3.org/2000/svg";

function element(name, attributes, ...children) {
  const made = document.createElementNS(svgName, name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  made.append(...children);
  return made;
}

/** The rows of one table as [{code, name, url, count, row}], largest first. */
function read(view, name) {
  const rows = view.querySelectorAll(`[data-map-table="${name}"] tr[data-code]`);
  return [...rows]
    .map((row) => {
      const link = row.querySelector("a");
      const shown = row.querySelector("td").textContent.trim();
      return { code: row.dataset.code, name: link.textContent, url: link.href, shown, count: Number(shown.replace(/\D/g, "")), row };
    })
    .sort((a, b) => b.count - a.count);
}

/** The circles of municipalities, and where each is. */
function points(rows) {
  const known = rows.filter(({ code }) => code in places.municipalities);
  const most = Math.max(1, ...known.map(({ count }) => count));
  const land = Object.values(places.outlines).map((d) => element("path", { class: "map-land", d }));
  const marks = known.map((place) => {
    const [cx, cy] = places.municipalities[place.code];
    return { ...place, x: cx, y: cy, size: 40 + 170 * Math.sqrt(place.count / most), mark: element("circle", { class: "map-point", cx, cy }) };
  });
  return { drawing: [...land, ...marks.map(({ mark }) => mark)], marks, box: [-250, -250, places.width + 500, places.height + 500] };
}

const tile = { width: 100, height: 122 };

/** Long names in two lines, broken where their parts meet: "Väster-", "norrland". */
function lines(name) {
  const [first, second] = name.split(/ (?=\S+$)/);
  if (second) return [first, second];
  const parts = name.match(/^(.{3,6}?)(norrland|manland|götland|botten|köping)$/);
  return parts ? [`${parts[1]}-`, parts[2]] : [name];
}

/** A tile for each county that there is, also those with nothing yet. */
function tiles(rows) {
  const byCode = new Map(rows.map((row) => [row.code, row]));
  const most = Math.max(1, ...rows.map(({ count }) => count));
  const placesOfTiles = Object.entries(places.counties);
  const drawn = placesOfTiles.map(([code, [column, line, name]]) => {
    const place = byCode.get(code);
    const [x, y, middle] = [column * tile.width, line * tile.height, (column + 0.5) * tile.width];
    const shade = place?.count ? Math.ceil((4 * place.count) / most) : 0;
    const mark = element(
      "g",
      { class: `map-tile map-tile-${shade}` },
      element("rect", { x, y, ...tile, rx: 8 }),
      ...lines(name).map((part, i) => element("text", { x: middle, y: y + 30 + 20 * i, class: "map-tile-name" }, part)),
      element("text", { x: middle, y: y + 98, class: "map-tile-count" }, place?.shown ?? "0"),
    );
    return { ...place, code, x: middle, y: y + tile.height / 2, mark };
  });
  const [columns, rowsOfTiles] = [0, 1].map((axis) => placesOfTiles.map(([, position]) => position[axis]));
  const span = (values, size) => [Math.min(...values) * size - 10, (Math.max(...values) - Math.min(...values) + 1) * size + 20];
  const [[left, width], [top, height]] = [span(columns, tile.width), span(rowsOfTiles, tile.height)];
  return {
    drawing: drawn.map(({ mark }) => mark),
    marks: drawn.filter(({ url }) => url),
    box: [left, top, width, height],
  };
}

class PlaceMap {
  constructor(view) {
    this.view = view;
    this.frame = view.querySelector("[data-map]");
    this.texts = this.frame.dataset;
    this.svg = element("svg", { class: "map-canvas", tabindex: "0", role: "application", "aria-label": `${view.getAttribute("aria-label")}. ${this.texts.mapHint}` });
    this.label = document.createElement("a");
    this.label.className = "map-label";
    this.label.hidden = true;
    this.label.tabIndex = -1;
    const hint = document.createElement("p");
    hint.className = "map-hint";
    hint.textContent = this.texts.mapHint;
    this.frame.replaceChildren(this.tools(), this.svg, this.label, hint);
    this.frame.hidden = false;
    this.listen();
    this.draw("points");
  }

  button(text, act, kind = "") {
    const made = document.createElement("button");
    made.type = "button";
    made.className = `ds-button ${kind}`;
    made.dataset.variant = "secondary";
    made.textContent = text;
    made.addEventListener("click", act);
    return made;
  }

  tools() {
    const row = document.createElement("div");
    row.className = "map-tools";
    this.choices = [
      ["points", this.button(this.texts.mapPoints, () => this.draw("points"))],
      ["tiles", this.button(this.texts.mapTiles, () => this.draw("tiles"))],
    ];
    const step = (sign, text, factor) => {
      const made = this.button(sign, () => this.zoom(factor), "map-step");
      made.setAttribute("aria-label", text);
      return made;
    };
    this.whole = this.button(this.texts.mapWhole, () => this.show(this.box), "map-step");
    row.append(...this.choices.map(([, made]) => made), this.whole, step("–", this.texts.mapOut, 1.6), step("+", this.texts.mapIn, 1 / 1.6));
    return row;
  }

  draw(kind) {
    const { drawing, marks, box } = kind === "points" ? points(read(this.view, "municipalities")) : tiles(read(this.view, "counties"));
    for (const [name, made] of this.choices) made.setAttribute("aria-pressed", String(name === kind));
    this.marks = marks;
    this.box = box;
    this.select(undefined);
    this.svg.replaceChildren(...drawing);
    for (const place of marks) {
      place.mark.addEventListener("pointerenter", () => this.select(place));
      place.mark.addEventListener("click", () => this.press(place));
    }
    this.show(box);
  }

  /** Shows this part of the drawing; circles keep their size on the screen. */
  show(box) {
    this.shown = box;
    this.svg.setAttribute("viewBox", box.join(" "));
    this.whole.hidden = box === this.box;
    const scale = Math.sqrt(box[3] / this.box[3]);
    for (const { mark, size } of this.marks) if (size) mark.setAttribute("r", size * scale * (scale < 1 ? scale ** 0.35 : 1));
    if (this.here) this.placeLabel();
  }

  zoom(factor) {
    const [x, y, width, height] = this.shown;
    const scale = Math.min(1, Math.max(0.06, (height * factor) / this.box[3]));
    if (scale === 1) return this.show(this.box);
    const [cx, cy] = this.here ? [this.here.x, this.here.y] : [x + width / 2, y + height / 2];
    const [w, h] = [this.box[2] * scale, this.box[3] * scale];
    this.show([cx - w / 2, cy - h / 2, w, h]);
  }

  select(place) {
    this.here?.mark.classList.remove("is-here");
    this.here?.row.classList.remove("is-here");
    this.here = place;
    this.label.hidden = !place;
    if (!place) return;
    place.mark.classList.add("is-here");
    // The last drawn lies on top.
    this.svg.append(place.mark);
    place.row.classList.add("is-here");
    this.label.textContent = `${place.name}: ${place.shown}`;
    this.label.href = place.url;
    this.placeLabel();
  }

  placeLabel() {
    const matrix = this.svg.getScreenCTM();
    const frame = this.frame.getBoundingClientRect();
    const at = new DOMPoint(this.here.x, this.here.y).matrixTransform(matrix);
    const left = Math.min(Math.max(0, at.x - frame.left + 14), frame.width - this.label.offsetWidth);
    this.label.style.left = `${left}px`;
    this.label.style.top = `${at.y - frame.top - this.label.offsetHeight - 12}px`;
  }

  /** The nearest place in the direction of the arrow, those straight ahead first. */
  step([dx, dy]) {
    if (!this.here) return this.select(this.marks[0]);
    let best;
    for (const place of this.marks) {
      const [x, y] = [place.x - this.here.x, place.y - this.here.y];
      const ahead = x * dx + y * dy;
      const aside = Math.abs(x * dy) + Math.abs(y * dx);
      if (ahead <= 0 || aside > ahead * 2) continue;
      const far = ahead + 2 * aside;
      if (!best || far < best.far) best = { far, place };
    }
    if (best) this.select(best.place);
    this.follow();
  }

  /** Moves a closer view so that the selected place stays in it. */
  follow() {
    const [x, y, width, height] = this.shown;
    const { x: px, y: py } = this.here;
    const outside = px < x + width * 0.1 || px > x + width * 0.9 || py < y + height * 0.1 || py > y + height * 0.9;
    if (outside && this.shown !== this.box) this.show([px - width / 2, py - height / 2, width, height]);
  }

  press(place) {
    // A finger has no hover: the first touch shows the name, and the name is the link.
    if (this.pointer === "touch") this.select(place);
    else if (!this.dragged) location.assign(place.url);
  }

  listen() {
    const arrows = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };
    this.svg.addEventListener("keydown", (event) => {
      const { key } = event;
      if (event.ctrlKey || event.metaKey || event.altKey) return;
      if (arrows[key]) this.step(arrows[key]);
      else if (key === "+") this.zoom(1 / 1.6);
      else if (key === "-") this.zoom(1.6);
      else if (key === "0") this.show(this.box);
      else if (key === "Enter" && this.here) location.assign(this.here.url);
      else if (key === "Escape") this.select(undefined);
      else return;
      event.preventDefault();
    });
    this.svg.addEventListener("pointerdown", (event) => {
      this.pointer = event.pointerType;
      this.dragged = false;
      if (this.shown !== this.box) this.from = [event.clientX, event.clientY, ...this.shown];
    });
    this.svg.addEventListener("pointermove", (event) => {
      if (!this.from || event.buttons !== 1) return;
      const [x, y, left, top, width, height] = this.from;
      if (Math.hypot(event.clientX - x, event.clientY - y) > 4) this.dragged = true;
      const scale = 1 / this.svg.getScreenCTM().a;
      this.show([left - (event.clientX - x) * scale, top - (event.clientY - y) * scale, width, height]);
    });
    for (const name of ["pointerup", "pointercancel"]) this.svg.addEventListener(name, () => (this.from = undefined));
    this.svg.addEventListener("pointerleave", () => document.activeElement !== this.svg && this.pointer !== "touch" && this.select(undefined));
    for (const name of ["mouseover", "focusin"])
      this.view.querySelector(".map-tables").addEventListener(name, ({ target }) => {
        const row = target.closest("tr[data-code]");
        this.select(this.marks.find((place) => place.row === row));
      });
    addEventListener("resize", () => this.here && this.placeLabel());
  }
}

const start = (root) => root.querySelectorAll(".map-view").forEach((view) => new PlaceMap(view));
start(document);
document.addEventListener("samverk:replaced", ({ detail }) => start(detail));
