// Draws the timeline with Plotly from the specification that came with the page.
import { describedWeeks, visitDays } from "./schedule.js";

/** Text at this size or a little over needs no larger drawing, in px. */
const USUAL_TEXT = 19;
/** How much larger words are that are read from across a room: at least 28 px. */
const FAR = 2.3;
/** Below this width, in px, a mark has room for its number only. */
const NARROW = 330;

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
const copy = (spec) => JSON.parse(JSON.stringify(spec));

/** The same specification in the colours of the screen: light as it came, or dark. */
function recolour(spec, colours, dark) {
  if (!dark) return copy(spec);
  let text = JSON.stringify(spec);
  for (const [name, light] of Object.entries(colours.light)) {
    text = text.replaceAll(light, colours.dark[name]);
  }
  return JSON.parse(text);
}

function arm(marks, name, style, word) {
  const drawn = marks.filter((mark) => mark[name]);
  const each = (pick) => drawn.map((mark, index) => pick(mark[name], index));
  // The newest mark says which arm it is.
  const label = (text, index) => (index === drawn.length - 1 ? `${text} ${word}` : text);
  return {
    // A copy: its words may be enlarged.
    ...copy(style),
    type: "scatter",
    name,
    x: drawn.map((mark) => mark.x),
    y: each((value) => value.y),
    text: each((value, index) => (value.text ? `  ${label(value.text, index)}  ` : " ")),
    textposition: drawn.map((mark) => `middle ${mark.side}`),
    error_y: {
      ...style.error_y,
      type: "data",
      symmetric: false,
      array: each((value) => value.up),
      arrayminus: each((value) => value.down),
    },
  };
}

/** Whether the screen gives the drawing its size: then it is read from across a room. */
const isGiven = (el) => getComputedStyle(el).getPropertyValue("--plot") === "given";
const scaleOf = (el) =>
  isGiven(el) ? FAR : Math.min(1.6, parseFloat(getComputedStyle(el).fontSize) / USUAL_TEXT);

/** The drawing with its words as large as the reader's own text is, within reason. */
function enlarge({ data, layout }, el) {
  const given = isGiven(el);
  const scale = scaleOf(el);
  if (scale <= 1.1) return { data, layout };
  for (const { font, textfont } of [layout, ...layout.annotations, ...data]) {
    if (font?.size) font.size *= scale;
    if (textfont?.size) textfont.size *= scale;
  }
  layout.height = given ? el.clientHeight : layout.height * scale;
  if (given) {
    layout.width = el.clientWidth;
    // Large numbers would run into one another.
    const { tickvals, ticktext } = layout.yaxis;
    const every = (values) => values?.filter((_, index) => index % 2 === 0);
    if (tickvals?.length > 3) Object.assign(layout.yaxis, { tickvals: every(tickvals), ticktext: every(ticktext) });
  }
  for (const margin of ["l", "b", "t"]) layout.margin[margin] *= scale;
  return { data, layout };
}

/** Traces and layout for a state: {plan, week, last, chart, limits, words}. */
function draw(frame, state) {
  const { plan, week, last, chart, described, limits, words, width } = state;
  const { data, layout } = copy({ data: frame.data, layout: frame.layout });
  const [first, end] = describedWeeks(plan, limits);
  const days = visitDays(plan).map((day) => day / 7);
  const [done, toCome, band] = data;
  done.x = days.filter((day) => day <= week);
  toCome.x = days.filter((day) => day > week);
  // Visits close together get smaller marks, so that each can be told from the next.
  const apart = ((plan.interval / 7) * width) / (last + 4);
  done.marker.size = Math.max(5, Math.min(11, 0.75 * apart));
  toCome.marker.size = done.marker.size;
  done.y = done.x.map(() => 0.5);
  toCome.y = toCome.x.map(() => 0.5);
  const right = Math.min(end, last + 2);
  const within = described && plan.visits >= limits.describedFrom;
  const banded = within && first <= last;
  band.x = banded ? [first, right, right, first, first] : [];
  band.y = banded ? [0, 0, 1, 1, 0] : [];

  layout.xaxis.range = [-2, last + 2];
  Object.assign(layout.xaxis, last > 64 ? frame.ticks.longer : frame.ticks.year);
  layout.shapes[0].x0 = week;
  layout.shapes[0].x1 = week;
  const note = (name) => layout.annotations.find((each) => each.name === name);
  let lane = words.laneNot;
  if (described && !within) lane = words.laneAfter;
  if (within) lane = banded ? words.laneDescribed : words.laneLater;
  note("described").text = `<b>${lane}</b>`;

  if (chart) {
    const { axis, marks } = chart;
    const floor = axis.range[0];
    const named = (name) => (width < NARROW ? "" : chart.names[name]);
    const reached = marks.filter((mark) => mark.week <= week);
    const waiting = marks.filter((mark) => mark.week > week);
    note("measured").text = `<b>${words.measured}</b>: ${axis.title}`;
    Object.assign(layout.yaxis, { range: axis.range, tickvals: axis.tickvals });
    if (axis.margin) layout.margin.l = axis.margin;
    if (axis.ticktext) layout.yaxis.ticktext = axis.ticktext;
    if (axis.line_at !== undefined) {
      // "No change" is a line of equal weight.
      const line = { type: "line", xref: "paper", yref: "y", x0: 0, x1: 1, y0: 0, y1: 0 };
      layout.shapes.push({ ...line, line: { ...layout.shapes[0].line, width: 2 }, layer: "below" });
    }
    data.push(arm(reached, "control", frame.marks.control, named("control")));
    data.push(arm(reached, "treated", frame.marks.treated, named("treated")));
    data.push({
      ...frame.marks.waiting,
      type: "scatter",
      name: "waiting",
      x: waiting.map((mark) => mark.x),
      y: waiting.map(() => floor),
    });
    if (width < NARROW) note("measured").text = `<b>${words.measured}</b>: ${axis.title.split(";")[0]}`;
  } else {
    layout.yaxis.visible = false;
    layout.yaxis.range = [0, 1];
    const box = { type: "rect", xref: "paper", yref: "y", x0: 0, x1: 1, y0: 0.05, y1: 0.95 };
    layout.shapes.push({ ...box, line: { ...layout.shapes[0].line, width: 2, dash: "dot" } });
    layout.annotations.push({
      text: `<b>${words.none}</b>`,
      xref: "paper",
      yref: "y",
      x: 0.5,
      y: 0.5,
      showarrow: false,
    });
  }
  // The lanes' names begin at the edge of the drawing, where there is most room.
  for (const each of layout.annotations) if (each.name) each.xshift = 4 - layout.margin.l;
  return { data, layout };
}

/** A chart in `el` with `show(state)` and `stop()`; it redraws when the colours change. */
export function makeChart(el, frame, Plotly) {
  const scheme = matchMedia("screen and (prefers-color-scheme: dark)");
  let shown = null;
  let key = "";
  /** What the drawing's measures hang on. */
  const measures = () => `${el.clientWidth} ${getComputedStyle(el).fontSize}`;
  let measured = measures();
  function show(state) {
    shown = state;
    measured = measures();
    const reached = state.chart?.marks.filter((mark) => mark.week <= state.week).length ?? 0;
    const done = visitDays(state.plan).filter((day) => day <= state.week * 7).length;
    const { plan, last, id } = state;
    const next = [id, plan.visits, plan.interval, last, reached, done, scheme.matches, measured].join();
    if (next === key) {
      // Only the week moved, past no visit and no reading: move the line.
      return Plotly.relayout(el, { "shapes[0].x0": state.week, "shapes[0].x1": state.week });
    }
    key = next;
    // Large words take the room of a narrow drawing.
    const width = el.clientWidth / scaleOf(el);
    const drawn = enlarge(draw(frame, { ...state, width }), el);
    const { data, layout } = recolour(drawn, frame.colours, scheme.matches);
    return Plotly.react(el, data, layout, frame.config);
  }
  const redraw = () => shown && show(shown);
  scheme.addEventListener("change", redraw);
  const sizes = new ResizeObserver(() => {
    if (el.clientWidth && measures() !== measured) redraw();
  });
  sizes.observe(el);
  return {
    show,
    stop() {
      scheme.removeEventListener("change", redraw);
      sizes.disconnect();
      Plotly.purge(el);
    },
  };
}
