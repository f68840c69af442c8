// @ts-check
/**
 * Saves what is being typed: `<form data-draft-url="…">` is posted there some seconds after a change, when a field is
 * left, and when the page goes away. Nothing is kept in the browser. A `<p data-draft-state>` in the form says so.
 * The server answers 2xx, with JSON `{"at": "10.42"}` when it wants to say the time itself.
 */
const WAIT = 3000;

/** @param {HTMLFormElement} form */
function watch(form) {
  const url = form.dataset.draftUrl ?? "";
  const place = /** @type {HTMLElement} */ (form.querySelector("[data-draft-state]") ?? form.appendChild(statePlace()));
  let saved = text(form);
  let timer = 0;
  let leaving = false;

  /** @param {boolean} last */
  async function save(last) {
    window.clearTimeout(timer);
    const now = text(form);
    if (leaving || now === saved) return;
    try {
      const answer = await fetch(url, { method: "POST", body: new FormData(form), keepalive: last && now.length < 60000, headers: { Accept: "application/json", "X-Requested-With": "lykta" } });
      if (!answer.ok) throw new Error(String(answer.status));
      saved = now;
      say(place, (place.dataset.saved ?? "sparat %s").replace("%s", await clock(answer)), "saved");
    } catch {
      say(place, place.dataset.wrong ?? "inte sparat ännu, försöker igen", "wrong");
      if (!last) timer = window.setTimeout(() => save(false), WAIT * 3);
    }
  }

  form.addEventListener("input", () => { window.clearTimeout(timer); timer = window.setTimeout(() => save(false), WAIT); });
  form.addEventListener("focusout", () => save(false));
  form.addEventListener("submit", () => { leaving = true; window.clearTimeout(timer); });
  window.addEventListener("pagehide", () => save(true));
  window.addEventListener("pageshow", () => { leaving = false; });
}

/** @param {HTMLFormElement} form */
function text(form) {
  const pairs = [...new FormData(form)].filter(([name, value]) => typeof value === "string" && name !== "csrfmiddlewaretoken");
  return JSON.stringify(pairs);
}

/** @param {Response} answer */
async function clock(answer) {
  const said = await answer.json().catch(() => null);
  if (said && typeof said.at === "string") return said.at;
  const now = new Date();
  return `${String(now.getHours()).padStart(2, "0")}.${String(now.getMinutes()).padStart(2, "0")}`;
}

function statePlace() {
  const place = document.createElement("p");
  place.className = "saved";
  return place;
}

/** @param {HTMLElement} place @param {string} words @param {string} state */
function say(place, words, state) {
  place.setAttribute("role", "status");
  place.dataset.state = state;
  place.textContent = words;
}

for (const form of document.querySelectorAll("form[data-draft-url]")) watch(/** @type {HTMLFormElement} */ (form));
