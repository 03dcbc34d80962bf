// Words that somebody typed are not lost by a slip: an unsaved form says so, and asks before one leaves it.

export function startDrafts() {
  for (const note of document.querySelectorAll("[data-draft]")) {
    const form = note.closest("form");
    let unsaved = form.querySelector("[aria-invalid]") !== null;
    form.addEventListener("input", () => {
      if (unsaved) return;
      unsaved = true;
      note.textContent = note.dataset.draftUnsaved;
      note.classList.add("is-unsaved");
    });
    form.addEventListener("submit", () => (unsaved = false));
    addEventListener("beforeunload", (event) => unsaved && event.preventDefault());
  }
}
