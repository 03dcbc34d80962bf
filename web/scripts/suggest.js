// Suggestions while typing, as a combobox with a list box: arrows choose, return takes, escape closes.
// Without this the field is a plain search field, and it stays one if the answers do not come.
import { announce } from "./announce.js";

const pause = 120;
const shortest = 2;

class Suggestions {
  constructor(field) {
    this.texts = field.dataset;
    this.input = field.querySelector("input");
    this.list = document.createElement("ul");
    this.list.id = `${this.input.id}-suggestions`;
    this.list.className = "suggestions";
    this.list.hidden = true;
    this.list.setAttribute("role", "listbox");
    this.list.setAttribute("aria-label", this.texts.suggestLabel);
    field.append(this.list);
    for (const [name, value] of [["role", "combobox"], ["aria-autocomplete", "list"], ["aria-expanded", "false"], ["aria-controls", this.list.id]])
      this.input.setAttribute(name, value);
    this.input.addEventListener("input", () => this.later());
    this.input.addEventListener("keydown", (event) => this.key(event));
    this.input.addEventListener("blur", () => this.close());
    // The field must keep the focus while the list is pressed, or blur would close it first.
    this.list.addEventListener("pointerdown", (event) => event.preventDefault());
    this.list.addEventListener("click", ({ target }) => this.take(target.closest("li")));
  }

  later() {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.ask(), pause);
  }

  async ask() {
    const words = this.input.value.trim();
    this.request?.abort();
    if (words.length < shortest) return this.close();
    const request = (this.request = new AbortController());
    const address = new URL(this.texts.suggest, location.href);
    address.searchParams.set("q", words);
    try {
      const answer = await fetch(address, { signal: request.signal, headers: { Accept: "application/json" } });
      if (!answer.ok) return this.close();
      const { suggestions } = await answer.json();
      if (document.activeElement === this.input) this.show(suggestions);
    } catch (error) {
      if (error.name !== "AbortError") this.close();
    }
  }

  show(suggestions) {
    this.list.replaceChildren(...suggestions.map(({ text, kind, url }, i) => {
      const item = document.createElement("li");
      item.id = `${this.list.id}-${i}`;
      item.setAttribute("role", "option");
      item.setAttribute("aria-selected", "false");
      item.append(text);
      item.dataset.text = text;
      if (url) item.dataset.url = url;
      if (kind) {
        const note = document.createElement("span");
        note.textContent = kind;
        item.append(" ", note);
      }
      return item;
    }));
    this.choose(undefined);
    this.list.hidden = suggestions.length === 0;
    this.input.setAttribute("aria-expanded", String(!this.list.hidden));
    announce(suggestions.length ? `${this.texts.suggestSome} ${suggestions.length}` : this.texts.suggestNone, { quiet: true });
  }

  close() {
    clearTimeout(this.timer);
    this.list.hidden = true;
    this.input.setAttribute("aria-expanded", "false");
    this.choose(undefined);
  }

  choose(item) {
    this.chosen?.setAttribute("aria-selected", "false");
    this.chosen = item;
    if (!item) return this.input.removeAttribute("aria-activedescendant");
    item.setAttribute("aria-selected", "true");
    this.input.setAttribute("aria-activedescendant", item.id);
    item.scrollIntoView({ block: "nearest" });
  }

  take(item) {
    if (!item) return;
    if (item.dataset.url) return location.assign(new URL(item.dataset.url, location.href));
    this.input.value = item.dataset.text;
    this.close();
    this.input.form.requestSubmit();
  }

  key(event) {
    // Return and arrows belong to whoever composes a letter of several strokes.
    if (event.isComposing) return;
    const items = [...this.list.children];
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step && !this.list.hidden) {
      event.preventDefault();
      // One place beyond the ends is the field itself, with what was typed.
      const next = (items.indexOf(this.chosen) + 1 + step + items.length + 1) % (items.length + 1);
      this.choose(items[next - 1]);
    } else if (event.key === "ArrowDown") {
      this.ask();
    } else if (event.key === "Enter" && this.chosen) {
      event.preventDefault();
      this.take(this.chosen);
    } else if (event.key === "Escape" && !this.list.hidden) {
      event.preventDefault();
      this.close();
    }
  }
}

export function startSuggestions() {
  for (const field of document.querySelectorAll("[data-suggest]")) new Suggestions(field);
}
