// Plotly, loaded once a chart is near, and specifications in the colours of the screen.

/** Where the page has Plotly, to be asked for once a chart is near; JupyterLab's folder otherwise. */
function plotlyAddress() {
  const named = document.querySelector("script[data-plotly]");
  if (named) return named.dataset.plotly;
  const settings = document.getElementById("jupyter-config-data");
  const lab = settings ? JSON.parse(settings.textContent) : {};
  return `${lab.fullLabextensionsUrl ?? "/lab/extensions"}/mesoguide/plotly-scatter.min.js`;
}

/** Plotly, asked for once however many charts want it. */
export function loadPlotly() {
  if (globalThis.Plotly) return Promise.resolve(globalThis.Plotly);
  let script = document.querySelector("script[data-script='plotly']");
  if (!script) {
    script = Object.assign(document.createElement("script"), { src: plotlyAddress() });
    script.dataset.script = "plotly";
    document.head.append(script);
  }
  return new Promise((resolve, reject) => {
    script.addEventListener("load", () => resolve(globalThis.Plotly));
    script.addEventListener("error", () => {
      script.remove(); // the next chart may try again
      reject(new Error("plotly did not load"));
    });
  });
}

/** Act once an element is within a screen of what the reader sees. Returns how to stop waiting. */
export function whenNear(el, act) {
  const observer = new IntersectionObserver(
    (entries) => {
      if (entries.some((entry) => entry.isIntersecting)) act();
    },
    { rootMargin: "100% 0px" },
  );
  observer.observe(el);
  return () => observer.disconnect();
}

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
