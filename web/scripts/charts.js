// Draws the tables of a page as bars or lines when they come into view. The table stays: it is what the drawing is
// read from, and what screen readers, printers and browsers without JavaScript show.

const watcher = new IntersectionObserver(
  async (entries) => {
    for (const { target, isIntersecting } of entries) {
      if (!isIntersecting) continue;
      watcher.unobserve(target);
      const { draw } = await import("./draw.js");
      // The font must be there before it is painted on a canvas.
      await document.fonts.ready;
      draw(target);
    }
  },
  { rootMargin: "200px" },
);

const start = (root) => root.querySelectorAll("[data-chart]").forEach((figure) => watcher.observe(figure));
start(document);
document.addEventListener("samverk:replaced", ({ detail }) => start(detail));
