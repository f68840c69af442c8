// @ts-check
/**
 * Leaves the page at once: cover first, then forget, then go, and nothing to come back to.
 * By the link, or by Shift three times. Without script the link is an ordinary link out.
 * A page of ours takes the place of the one before, so that Back never leads into them after the exit.
 * `<html data-kill="/k">` names an address that ends the visitor's session;
 * `<html data-back="leave">` sends a page brought back by the Back button away instead of reading it anew.
 */
(() => {
  const root = document.documentElement;
  const link = /** @type {HTMLAnchorElement | null} */ (document.querySelector("[data-exit]"));
  if (!link) return;
  const target = link.href;
  const leaving = link.dataset.leaving ?? "";
  const WITHIN = 5000;
  let presses = 0;
  let since = 0;
  let gone = false;

  function cover() {
    root.classList.add("gone");
    const sheet = document.createElement("p");
    sheet.className = "cover";
    sheet.setAttribute("role", "alert");
    sheet.textContent = leaving;
    document.body.replaceChildren(sheet);
    document.title = " ";
  }

  function leave() {
    if (gone) return;
    gone = true;
    cover();
    if (root.dataset.kill) navigator.sendBeacon(root.dataset.kill);
    location.replace(target);
  }

  /** @param {MouseEvent} event @param {HTMLAnchorElement} to */
  function isPlain(event, to) {
    const held = event.ctrlKey || event.metaKey || event.shiftKey || event.altKey;
    return event.button === 0 && !held && !to.target && !to.hasAttribute("download");
  }

  if (link.dataset.hint && matchMedia("(hover: hover)").matches) {
    const hint = document.createElement("p");
    hint.className = "exit-hint";
    hint.textContent = link.dataset.hint;
    link.after(hint);
  }

  document.addEventListener("click", (event) => {
    const to = event.target instanceof Element && event.target.closest("a");
    if (!to) return;
    if (to.hasAttribute("data-exit")) {
      event.preventDefault();
      leave();
    } else if (to.origin === location.origin && to.pathname !== location.pathname && isPlain(event, to)) {
      event.preventDefault();
      location.replace(to.href);
    }
  });

  document.addEventListener("keydown", (event) => {
    if (event.key !== "Shift") { presses = 0; return; }
    if (event.repeat) return;
    if (event.timeStamp - since > WITHIN) presses = 0;
    since = event.timeStamp;
    presses += 1;
    if (presses === 3) leave();
  });

  window.addEventListener("pagehide", () => document.body.replaceChildren());
  window.addEventListener("pageshow", (event) => {
    if (!event.persisted) return;
    location.replace(gone || root.dataset.back === "leave" ? target : location.href);
  });
})();
