// What every drawing with Plotly needs: its turn, and its colours.

/** Once the page has shown its answer to what the reader did; at once where it shows nothing now. */
export const answered = () =>
  new Promise((go) => {
    setTimeout(go, 100);
    requestAnimationFrame(() => setTimeout(go));
  });

/** A copy of what came as JSON. */
export const copy = (spec) => JSON.parse(JSON.stringify(spec));

/** The same specification in the colours of the screen: light as it came, or dark. */
export function recolour(spec, colours, dark) {
  if (!dark) return copy(spec);
  let text = JSON.stringify(spec);
  for (const [name, light] of Object.entries(colours.light)) {
    text = text.replaceAll(light, colours.dark[name]);
  }
  return JSON.parse(text);
}
