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
