// Plotly, loaded once a chart is near, and specifications in the colours of the screen.

/** Where the page has Plotly, to be asked for once a chart is near; JupyterLab's folder otherwise. */
function plotlyAddress() {
  const named = document.querySelector("script[data-plotly]");
  if (named) return named.dataset.plotly;
  const settings = document.getElementById("jupyter-config-data");
  const lab = settings ? JSON.parse(settings.textContent) : {};
  return `${lab.fullLabextensionsUrl ?? "/lab/extensions"}/mesoguide/plotly-scatter.min.js`;
}

/** How long the page may be busy before it answers the reader again, in milliseconds. */
const BUSY = 15;
const pause = () => new Promise((go) => setTimeout(go));

/** Run the modules of Plotly one by one, with a pause for the reader in between. */
async function stepped(steps) {
  let whole;
  let began = performance.now();
  for (const step of steps) {
    whole = step();
    if (performance.now() - began < BUSY) continue;
    await pause();
    began = performance.now();
  }
  await pause();
  return whole;
}

/** Whether this reader asked the browser to load little. */
export const savesData = () => Boolean(navigator.connection?.saveData);

/** Plotly, asked for once however many charts want it. */
export function loadPlotly() {
  globalThis.mesoguidePlotly ??= new Promise((resolve, reject) => {
    const script = Object.assign(document.createElement("script"), { src: plotlyAddress() });
    script.addEventListener("load", () => resolve(pause().then(() => stepped(globalThis.PlotlySteps))));
    script.addEventListener("error", () => {
      script.remove();
      delete globalThis.mesoguidePlotly; // the next chart may try again
      reject(new Error("plotly did not load"));
    });
    document.head.append(script);
  });
  return globalThis.mesoguidePlotly;
}

/** Once the page has shown its answer to what the reader did; at once where it shows nothing now. */
export const answered = () =>
  new Promise((go) => {
    setTimeout(go, 100);
    requestAnimationFrame(() => setTimeout(go));
  });

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
