// Draws the stories with Plotly over their still pictures.
import { answered, recolour } from "../common/drawing.js";

/** The specification with all that is counted in px as large as the reader's own text. */
function enlarged({ data, layout }, scale) {
  const grow = (value) => value * scale;
  return {
    data: data.map((trace) => ({
      ...trace,
      y: trace.y.map(grow),
      line: trace.line && { ...trace.line, width: grow(trace.line.width) },
      marker: trace.marker && { ...trace.marker, size: grow(trace.marker.size) },
      error_y: trace.error_y && {
        ...trace.error_y,
        array: trace.error_y.array.map(grow),
        arrayminus: trace.error_y.arrayminus.map(grow),
      },
    })),
    layout: {
      ...layout,
      height: grow(layout.height),
      font: { ...layout.font, size: grow(layout.font.size) },
      yaxis: { ...layout.yaxis, range: layout.yaxis.range.map(grow) },
      shapes: layout.shapes.map((shape) =>
        shape.type === "line"
          ? { ...shape, y0: grow(shape.y0), y1: grow(shape.y1) }
          : { ...shape, yanchor: grow(shape.yanchor), path: shape.path.replace(/[\d.]+/g, grow) },
      ),
      annotations: layout.annotations.map((words) => ({
        ...words,
        y: grow(words.y),
        font: { ...words.font, size: grow(words.font.size) },
      })),
    },
  };
}

/** One story drawn over its still picture, again with each size and colour. Returns what ends it. */
function draw(plot, own, { layout: shared, colours, config, size }, Plotly) {
  const spec = { data: own.data, layout: { ...shared, ...own.layout } };
  const over = plot.appendChild(Object.assign(document.createElement("div"), { className: "drawing", ariaHidden: "true" }));
  const scheme = matchMedia("screen and (prefers-color-scheme: dark)");
  let drawn = "";
  let drawing = Promise.resolve();
  const show = () => (drawing = drawing.then(redraw, redraw));
  async function redraw() {
    const { clientWidth: width } = plot;
    const scale = parseFloat(getComputedStyle(plot).fontSize) / size;
    const now = [width, scale, scheme.matches].join();
    if (!width || now === drawn) return;
    drawn = now;
    const { data, layout } = recolour(enlarged(spec, scale), colours, scheme.matches);
    over.classList.replace("drawn", "drawing");
    await Plotly.react(over, data, { ...layout, width }, config);
    over.classList.replace("drawing", "drawn");
  }
  const sizes = new ResizeObserver(show);
  sizes.observe(plot);
  scheme.addEventListener("change", show);
  return () => {
    sizes.disconnect();
    scheme.removeEventListener("change", show);
    over.remove();
    drawing.finally(() => Plotly.purge(over));
  };
}

/** Draw every story in turn, with a pause for the reader in between, until `ends` is no more. */
export async function drawAll(plots, figures, frame, Plotly, ends) {
  for (const [index, plot] of plots.entries()) {
    await answered();
    if (ends.gone) return;
    ends.push(draw(plot, figures[index], frame, Plotly));
  }
}
