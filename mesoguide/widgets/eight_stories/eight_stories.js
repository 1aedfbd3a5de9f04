import { adopted } from "../common/adopt.js";
import { rovingTabindex } from "../common/groups.js";
import { answered, loadPlotly, recolour, savesData, whenNear } from "../common/plotly.js";

/** The mark of a specification that stands nearest to a place, both in parts of the picture. */
function nearest({ data, layout }, across, down) {
  const [left, right] = layout.xaxis.range;
  const x = left + across * (right - left);
  const y = (1 - down) * layout.height;
  let best = { far: Infinity, words: "" };
  for (const trace of data) {
    trace.x.forEach((at, index) => {
      const far = Math.hypot(((at - x) / (right - left)) * layout.height, trace.y[index] - y);
      if (far < best.far) best = { far, words: trace.customdata[index] };
    });
  }
  return best.words;
}

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

function hydrate({ model, part, parts }) {
  const figures = model.get("figures");
  const { colours, config, size } = model.get("frame");
  const scheme = matchMedia("screen and (prefers-color-scheme: dark)");
  const ends = [];

  function draw(plot, spec, Plotly) {
    const over = plot.appendChild(Object.assign(document.createElement("div"), { className: "drawn", ariaHidden: "true" }));
    let drawn = "";
    function show() {
      const { clientWidth: width } = plot;
      const scale = parseFloat(getComputedStyle(plot).fontSize) / size;
      const now = [width, scale, scheme.matches].join();
      if (!width || now === drawn) return;
      drawn = now;
      const { data, layout } = recolour(enlarged(spec, scale), colours, scheme.matches);
      Plotly.react(over, data, { ...layout, width }, config);
    }
    const sizes = new ResizeObserver(show);
    sizes.observe(plot);
    scheme.addEventListener("change", show);
    ends.push(() => {
      sizes.disconnect();
      scheme.removeEventListener("change", show);
      Plotly.purge(over);
      over.remove();
    });
  }

  parts("tile").forEach((tile, index) => {
    const plot = part("plot", tile);
    const exact = part("exact", tile);
    const tell = ({ clientX, clientY }) => {
      const { left, top, width, height } = plot.getBoundingClientRect();
      exact.textContent = nearest(figures[index], (clientX - left) / width, (clientY - top) / height);
      exact.hidden = exact.textContent === "";
    };
    const untell = ({ pointerType }) => {
      if (pointerType === "mouse") exact.hidden = true;
    };
    const listeners = { pointermove: tell, click: tell, pointerleave: untell };
    for (const [name, act] of Object.entries(listeners)) plot.addEventListener(name, act);
    ends.push(() => {
      for (const [name, act] of Object.entries(listeners)) plot.removeEventListener(name, act);
      exact.hidden = true;
    });
  });
  rovingTabindex(part("tiles"));

  let gone = false;
  async function drawAll(Plotly) {
    for (const [index, plot] of parts("plot").entries()) {
      await answered();
      if (gone) return;
      draw(plot, figures[index], Plotly);
    }
  }
  // The still pictures are the same: they stay for who saves data, and where Plotly does not come.
  if (!savesData()) {
    const unwait = whenNear(part("tiles"), () => {
      unwait();
      loadPlotly().then(drawAll, () => {});
    });
    ends.push(unwait);
  }
  return () => {
    gone = true;
    for (const end of ends) end();
  };
}

export default adopted(hydrate);
