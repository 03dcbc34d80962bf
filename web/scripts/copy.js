// Copies an address, and prints a page.
import { announce } from "./announce.js";

export function startCopying() {
  for (const button of document.querySelectorAll("[data-copy], [data-print]")) button.hidden = false;
  document.addEventListener("click", async ({ target }) => {
    const button = target.closest("[data-copy], [data-print]");
    if (!button) return;
    if ("print" in button.dataset) return print();
    const field = document.getElementById(button.dataset.copy);
    field.select();
    // Without https there is no clipboard; then the selected address can be copied by hand.
    if (!navigator.clipboard) return;
    await navigator.clipboard.writeText(field.value);
    announce(button.dataset.copied);
  });
}
