// @ts-check
/**
 * The one Trusted Types policy: lets htmx parse what our own server answered, and nothing else.
 * Scripts in an answer and code in attributes are refused, so no `unsafe-eval` is needed.
 * Name in the policy header: `trusted-types lykta-htmx`.
 */
(() => {
  const refuse = () => { throw new Error("Lykta runs no code from attributes."); };
  const rules = { createHTML: (/** @type {string} */ html) => html, createScript: refuse };
  const types = /** @type {any} */ (window).trustedTypes;
  const policy = types ? types.createPolicy("lykta-htmx", rules) : rules;
  const htmx = /** @type {any} */ (window).htmx;
  if (!htmx) return;
  htmx.registerExtension("lykta-trusted", {
    init: (/** @type {any} */ api) => api.initSecurity(policy, refuse, refuse),
  });
})();
