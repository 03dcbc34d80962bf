// Counts characters down while they are typed, as the server will count them.

/** Characters as people count them: a line break is one, an emoji is not four. */
const count = (text) => [...text.normalize("NFC")].length;

export function startCounting(root) {
  for (const note of root.querySelectorAll("[data-counter]")) {
    const field = document.getElementById(note.dataset.counter);
    const show = () => {
      const left = Number(field.dataset.countTo) - count(field.value);
      note.textContent = left < 0 ? `${note.dataset.over} ${-left}` : `${note.dataset.left} ${left}`;
      note.classList.toggle("is-over", left < 0);
    };
    field.addEventListener("input", show);
    if (field.value) show();
  }
}
