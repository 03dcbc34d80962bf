// The menu opens in place on narrow screens, and small drop-down menus close when one leaves them.

/** The link to the menu page becomes a button for the panel that is already there. */
function openInPlace(link) {
  const panel = document.getElementById(link.dataset.menuFor);
  if (!panel) return;
  const set = (open) => {
    panel.classList.toggle("is-open", open);
    link.setAttribute("aria-expanded", String(open));
  };
  link.setAttribute("role", "button");
  link.setAttribute("aria-controls", panel.id);
  set(false);
  const toggle = (event) => {
    event.preventDefault();
    set(!panel.classList.contains("is-open"));
  };
  link.addEventListener("click", toggle);
  link.addEventListener("keydown", (event) => event.key === " " && toggle(event));
  document.addEventListener("keydown", ({ key }) => {
    if (key !== "Escape" || !panel.classList.contains("is-open")) return;
    set(false);
    link.focus();
  });
}

export function startMenus() {
  document.querySelectorAll("[data-menu-for]").forEach(openInPlace);
  const close = (except) => {
    for (const drop of document.querySelectorAll("details.drop[open]")) if (drop !== except) drop.open = false;
  };
  document.addEventListener("click", ({ target }) => close(target.closest("details.drop")));
  document.addEventListener("keydown", ({ key, target }) => {
    if (key !== "Escape") return;
    const drop = target.closest("details.drop[open]");
    close();
    drop?.querySelector("summary").focus();
  });
}
