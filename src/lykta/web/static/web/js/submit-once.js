// @ts-check
/**
 * A second click on the same form within some seconds does nothing. The server guards too; this only spares a page.
 * Nothing is disabled, so the pressed button's value is sent and a failed page can be tried again.
 */
const REST = 5000;
/** @type {WeakMap<HTMLFormElement, number>} */
const sent = new WeakMap();

document.addEventListener("submit", (event) => {
  const form = event.target;
  if (!(form instanceof HTMLFormElement) || form.matches("[data-reveal]") || form.method !== "post") return;
  const before = sent.get(form) ?? -REST;
  if (event.timeStamp - before < REST) { event.preventDefault(); return; }
  sent.set(form, event.timeStamp);
  form.setAttribute("aria-busy", "true");
});

window.addEventListener("pageshow", () => {
  for (const form of document.forms) { sent.delete(form); form.removeAttribute("aria-busy"); }
});
