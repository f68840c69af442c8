// @ts-check
/**
 * Warns before the session ends and lets one stay. The server decides; this only tells. The dialog carries the seconds
 * (`data-idle`, `data-warn`) and the addresses (`data-stay`, `data-out`).
 */
const dialog = /** @type {HTMLDialogElement | null} */ (document.getElementById("timeout"));

/** @param {HTMLDialogElement} box */
function guard(box) {
  const idle = Number(box.dataset.idle) * 1000;
  const warn = Number(box.dataset.warn) * 1000;
  const left = /** @type {HTMLElement} */ (box.querySelector("[data-left]"));
  let ends = Date.now() + idle;

  async function stay() {
    const body = new URLSearchParams({ csrfmiddlewaretoken: box.dataset.token ?? "" });
    const answer = await fetch(box.dataset.stay ?? "", { method: "POST", body, redirect: "manual" }).catch(() => null);
    if (!answer?.ok) { location.assign(box.dataset.out ?? "/"); return; }
    ends = Date.now() + idle;
    box.close();
  }

  function look() {
    const rest = ends - Date.now();
    if (rest <= 0) { location.replace(box.dataset.out ?? "/"); return; }
    if (rest > warn) return;
    if (!box.open) box.showModal();
    left.textContent = `${Math.floor(rest / 60000)}:${String(Math.floor(rest / 1000) % 60).padStart(2, "0")}`;
  }

  box.querySelector("[data-stay-button]")?.addEventListener("click", stay);
  box.addEventListener("cancel", (event) => { event.preventDefault(); stay(); });
  document.addEventListener("htmx:after:request", () => { ends = Date.now() + idle; });
  window.setInterval(look, 1000);
}

if (dialog) guard(dialog);
