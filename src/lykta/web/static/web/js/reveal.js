// @ts-check
/**
 * Shows a masked value in its place: `<form data-reveal>` is posted with `Accept: application/json` and the answer
 * `{"value": "…"}` is written as text. Any other answer: the form is sent in the ordinary way.
 */

/** @param {SubmitEvent} event */
async function reveal(event) {
  const form = /** @type {HTMLFormElement} */ (event.target);
  if (!(form instanceof HTMLFormElement) || !form.matches("[data-reveal]")) return;
  event.preventDefault();
  try {
    const answer = await fetch(form.action, { method: "POST", body: new FormData(form), headers: { Accept: "application/json" } });
    const said = answer.ok && answer.headers.get("Content-Type")?.includes("json") ? await answer.json() : null;
    if (typeof said?.value !== "string") throw new Error("no value");
    show(form, said.value);
  } catch {
    form.removeAttribute("data-reveal");
    form.submit();
  }
}

/** @param {HTMLFormElement} form @param {string} value */
function show(form, value) {
  const place = form.closest(".masked");
  const words = document.createElement("span");
  words.className = "masked__value";
  words.tabIndex = -1;
  words.textContent = value;
  const logged = document.createElement("span");
  logged.className = "masked__logged";
  logged.setAttribute("role", "status");
  logged.textContent = form.dataset.logged ?? "";
  place?.replaceChildren(words, " ", logged);
  words.focus();
}

document.addEventListener("submit", reveal);
window.addEventListener("pageshow", (event) => { if (event.persisted) location.reload(); });
