// Pages of a dialogue that is going on: figures follow as people vote, and what is new is fetched. Without this the pages are
// read again by hand, and say so.
import { fetchPage } from "./pages.js";

const wait = 30_000;

/** Whether somebody is writing something in this part of the page that a new one would take away. */
const isWriting = (within) => [...within.querySelectorAll("textarea, input:not([type=hidden])")].some(({ value, defaultValue }) => value !== defaultValue);

/** Not all of a hall at once: the more there are, the longer one may wait, at most three seconds. */
const turn = ({ participants }) => new Promise((resolve) => setTimeout(resolve, Math.random() * Math.min(3000, participants * 5)));

function showFigures(now) {
  for (const place of document.querySelectorAll("[data-dialogue-figure]"))
    place.textContent = now[place.dataset.dialogueFigure].toLocaleString(document.documentElement.lang);
}

/** Replaces the parts of the page that show statements, but never the one in which somebody is just doing something. */
async function renewParts() {
  const parts = [...document.querySelectorAll("[data-dialogue-renew='statements'], [data-dialogue-renew='always']")];
  if (parts.length === 0) return;
  const page = await fetchPage(location.href);
  for (const old of parts) {
    const fresh = page.getElementById(old.id);
    if (!fresh || old.contains(document.activeElement) || old.querySelector("details[open]") || isWriting(old)) continue;
    old.replaceWith(document.adoptNode(fresh));
    document.dispatchEvent(new CustomEvent("samverk:replaced", { detail: fresh }));
  }
}

async function follow(place, now, before) {
  showFigures(now);
  if (now.state !== place.dataset.dialogueState) {
    await turn(now);
    if (!isWriting(place)) location.assign(location.pathname);
  } else if (before && (now.statements !== before.statements || now.waiting !== before.waiting)) {
    await turn(now);
    await renewParts();
  }
}

export function startDialogues() {
  const place = document.querySelector("[data-dialogue]");
  if (!place || !window.EventSource) return;
  let before;
  const listen = () => {
    const source = new EventSource(place.dataset.dialogue);
    source.addEventListener("pulse", ({ data }) => {
      const now = JSON.parse(data);
      follow(place, now, before).catch(() => {});
      before = now;
    });
    // Refused, not only lost: there may be a seat later.
    source.addEventListener("error", () => {
      if (source.readyState === EventSource.CLOSED) setTimeout(listen, wait);
    });
  };
  listen();
}
