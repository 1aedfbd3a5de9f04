// @ts-check
// The use a page is about: an area of the body with an aim.

/**
 * Its name ("area/aim") among the model's `uses`; the area's first if the aim is none; or "".
 * @param {{get: (name: string) => any}} model
 */
export function useName(model) {
  const uses = model.get("uses");
  const area = model.get("area");
  const name = `${area}/${model.get("aim")}`;
  if (Object.hasOwn(uses, name)) return name;
  return Object.keys(uses).find((each) => each.startsWith(`${area}/`)) ?? "";
}

/**
 * The name of a use among these ("area/aim"), or of its aim alone ("/aim") where the area is not
 * offered for it; nothing if neither is there.
 * @param {Record<string, unknown>} uses
 * @param {string} area
 * @param {string} aim
 */
export function useOrAim(uses, area, aim) {
  return [`${area}/${aim}`, `/${aim}`].find((name) => Object.hasOwn(uses, name));
}

/**
 * Whether a part holds for a use; the part names all it holds for.
 * @param {HTMLElement} part
 * @param {string} use
 */
export function isFor(part, use) {
  return (part.dataset.uses ?? "").split(" ").includes(use);
}
