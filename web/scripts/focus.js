// Problems in a form come first: they take the focus, so that a screen reader and the eye begin there.

export function startFocus() {
  document.querySelector("[data-take-focus]")?.focus();
}
