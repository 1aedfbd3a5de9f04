// Plotly, and what is drawn with it, loaded once a chart is near.

/** Where JupyterLab has Plotly. */
function labAddress() {
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

/** Put a script into the page; resolves once it has run. */
function loaded(src) {
  const script = Object.assign(document.createElement("script"), { src });
  return new Promise((resolve, reject) => {
    script.addEventListener("load", resolve);
    script.addEventListener("error", () => {
      script.remove();
      reject(new Error("plotly did not load"));
    });
    document.head.append(script);
  });
}

async function load() {
  // A page of the guide says where its own is, and what is drawn with it.
  const { plotly = labAddress(), plotlyLate } = document.querySelector("script[data-plotly]")?.dataset ?? {};
  await Promise.all([plotlyLate && loaded(plotlyLate), loaded(plotly)]);
  await pause();
  return stepped(globalThis.PlotlySteps);
}

/** Plotly, asked for once however many charts want it. */
function loadPlotly() {
  globalThis.mesoguidePlotly ??= load().catch((error) => {
    delete globalThis.mesoguidePlotly; // the next chart may try again
    throw error;
  });
  return globalThis.mesoguidePlotly;
}

/** Plotly, and the module of a widget that draws with it, which came with its model or comes now. */
export async function loadDrawing(model) {
  const Plotly = await loadPlotly();
  const address = URL.createObjectURL(new Blob([model.get("drawing")], { type: "text/javascript" }));
  return { Plotly, ...(await import(address)) };
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
