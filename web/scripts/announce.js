// Says something to everybody: shown for a moment, and read out by screen readers.

let timer;

/** Shows and reads out the text. A quiet one is only read out, for what can be seen anyway. */
export function announce(text, { quiet = false } = {}) {
  const announcer = document.getElementById("announcer");
  if (!announcer) return;
  clearTimeout(timer);
  announcer.classList.toggle("is-quiet", quiet);
  const line = document.createElement("span");
  line.textContent = text;
  announcer.replaceChildren(line);
  timer = setTimeout(() => announcer.replaceChildren(), 4000);
}
