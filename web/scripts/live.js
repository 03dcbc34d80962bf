// Filters that answer at once: the form is fetched as soon as a choice is made, and results and form are replaced.
// The address always says what is shown, so back, forward, reload and sharing work.
import { announce } from "./announce.js";
import { fetchPage } from "./pages.js";

let underWay;

/** The form's address with only what was filled in, so that it stays short enough to read. */
function addressOf(form) {
  const address = new URL(form.action);
  address.search = "";
  for (const [name, value] of new FormData(form)) if (value !== "") address.searchParams.append(name, value);
  return address.href;
}

/** Shows the page at `url` by replacing the element `id`, the filters and the title. */
async function show(url, id, { remember }) {
  underWay?.abort();
  const controller = (underWay = new AbortController());
  const old = document.getElementById(id);
  old.classList.add("is-loading");
  let page;
  try {
    page = await fetchPage(url, controller.signal);
  } catch (error) {
    if (error.name !== "AbortError") location.assign(url);
    return;
  }
  const fresh = page.getElementById(id);
  if (!fresh) return location.assign(url);
  if (remember) history.pushState({ live: id }, "", url);
  document.title = page.title;
  const focused = document.activeElement?.id;
  const open = document.querySelector(".facets-fold")?.open;
  old.replaceWith(document.adoptNode(fresh));
  for (const kind of [`form[data-live="${id}"]`, ".facets-fold"]) {
    const [before, after] = [document.querySelector(kind), page.querySelector(kind)];
    if (before && after) before.replaceWith(document.adoptNode(after));
  }
  const fold = document.querySelector(".facets-fold");
  if (fold && open) fold.open = true;
  if (focused) document.getElementById(focused)?.focus({ preventScroll: true });
  document.dispatchEvent(new CustomEvent("samverk:replaced", { detail: fresh }));
  const form = document.querySelector(`form[data-live="${id}"]`);
  announce([form?.dataset.liveMessage, document.getElementById("result-count")?.textContent].filter(Boolean).join(" "), { quiet: true });
}

export function startLive() {
  if (!document.querySelector("form[data-live]")) return;
  history.replaceState({ live: document.querySelector("form[data-live]").dataset.live }, "");
  document.addEventListener("change", ({ target }) => {
    const form = target.form;
    if (form?.dataset.live) show(addressOf(form), form.dataset.live, { remember: true });
  });
  document.addEventListener("submit", (event) => {
    const { live } = event.target.dataset;
    if (!live) return;
    event.preventDefault();
    show(addressOf(event.target), live, { remember: true });
  });
  document.addEventListener("click", (event) => {
    const link = event.target.closest("a[data-live-link]");
    if (!link || event.button || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    if (!document.getElementById(link.dataset.liveLink)) return;
    event.preventDefault();
    show(link.href, link.dataset.liveLink, { remember: true });
  });
  addEventListener("popstate", ({ state }) => {
    if (state?.live) show(location.href, state.live, { remember: false });
  });
}
