// @ts-check
// A widget's markup is made once, by its template in Python. Its script takes it over.

/**
 * A widget whose script adopts its markup: what stands in the page already, or else, as in
 * JupyterLab, what came with its model. `hydrate` gets the model and the parts of the markup, by the
 * name in their `data-part`, and returns what ends it. Controls that need the script are inert
 * until then.
 * @param {(widget: {model: any, part: Find, parts: FindAll}) => (() => void)} hydrate
 * @typedef {(name: string, within?: Element) => any} Find
 * @typedef {(name: string, within?: Element) => any[]} FindAll
 */
export function adopted(hydrate) {
  /** @param {{model: any, el: HTMLElement}} widget */
  function render({ model, el }) {
    // Every text in it was escaped by the template: it is the guide's own HTML.
    if (!el.querySelector("[data-adopt]")) el.innerHTML = model.get("still");
    // JupyterLab's own keys are not for who moves a slider.
    el.querySelector("[data-adopt]")?.setAttribute("data-lm-suppress-shortcuts", "true");
    /** @type {FindAll} */
    const parts = (name, within = el) => [...within.querySelectorAll(`[data-part="${name}"]`)];
    const end = hydrate({ model, parts, part: (name, within) => parts(name, within)[0] });
    for (const waiting of el.querySelectorAll("[inert]")) waiting.removeAttribute("inert");
    return end;
  }
  return { render };
}
