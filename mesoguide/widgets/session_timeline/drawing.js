// Draws the strip with Plotly from the specification that came with the page.
import { answered, copy, recolour } from "../common/drawing.js";
import { describedWeeks, visitDays } from "./schedule.js";

/** Lines as one trace, each from its first place to its last, with a gap after it. */
const lines = (ends) => ({
  x: ends.flatMap(([first, last]) => [first, last, null]),
  y: ends.flatMap(([, , y]) => [y, y, null]),
});

/** Which name the lane of what clinics describe has, and from when to when its band is. */
function describedBand({ plan, last, described, limits, room }) {
  if (!described) return ["not"];
  if (plan.visits < limits.describedFrom) return ["after"];
  const [first, end] = describedWeeks(plan, limits);
  return first > last ? ["later"] : ["now", first, Math.min(end, last + room)];
}

/** Traces and layout for a state: {plan, own, last, lanes, described, limits, strip}. */
function specify(frame, { plan, own, last, lanes, described, limits, strip }) {
  const { data, layout } = copy({ data: frame.data, layout: frame.layout });
  const { room } = strip;
  const [kind, from, to] = describedBand({ plan, last, described, limits, room });
  const days = visitDays(plan);
  const [top, bottom] = [lanes.described - 9, lanes.described + 9];
  const traces = {
    described: {
      x: kind === "now" ? [from, from, to, to, from] : [],
      y: kind === "now" ? [bottom, top, top, bottom, bottom] : [],
    },
    bars: lines(lanes.bars.map(([long, y]) => [0, long / 7, y])),
    later: lines(
      lanes.bars.flatMap(([long, y]) =>
        days.slice(1).map((day) => [day / 7, Math.min((day + long) / 7, last + room), y]),
      ),
    ),
    breaks: {
      x: lanes.breaks.flatMap((week) => [week, week, null]),
      y: lanes.breaks.flatMap(() => [lanes.looks - 13, lanes.looks + 13, null]),
    },
    visits: { x: days.map((day) => day / 7), y: days.map(() => lanes.visits) },
    looks: { x: lanes.weeks, y: lanes.weeks.map(() => lanes.looks) },
  };
  for (const trace of data) Object.assign(trace, traces[trace.name]);
  layout.height = lanes.height + strip.below;
  Object.assign(layout.xaxis, {
    range: [-room, last + room],
    ...(last > 64 ? frame.ticks.longer : frame.ticks.year),
  });
  layout.yaxis.range = [lanes.height, 0];
  const texts = { described: frame.described[kind], ...(own ? {} : { visits: frame.yours }) };
  layout.annotations = lanes.notes.map(([name, text, y]) => ({
    ...copy(frame.note),
    name,
    text: texts[name] ?? text,
    y,
  }));
  return { data, layout };
}

/**
 * What a first drawing begins with, each a layout: nothing, then the line of weeks. Plotly readies
 * itself as it draws; all at once that would hold a slow phone.
 */
function beginnings(layout) {
  const axis = { visible: false };
  return [{ height: layout.height, xaxis: axis, yaxis: axis }, { ...copy(layout), annotations: [] }];
}

/** The specification with its letters as large as the reader's own text is. */
function enlarge({ data, layout }, scale) {
  if (Math.abs(scale - 1) < 0.02) return { data, layout };
  layout.font.size *= scale;
  layout.height *= scale;
  for (const side of ["b", "l", "r"]) layout.margin[side] *= scale;
  for (const note of layout.annotations) {
    note.font.size *= scale;
    note.xshift *= scale;
  }
  for (const { marker, line } of data) {
    if (marker) marker.size *= scale;
    if (line?.width > 3) line.width *= scale;
  }
  return { data, layout };
}

/**
 * A chart over what stands in `plot`, with `show(state)` and `stop()`; it redraws when the colours or
 * sizes change. What the reader does is answered first. The chart is drawn after that, in turns with
 * the page, one drawing after the other, and is hidden as long as it is not whole and true.
 */
export function makeChart(plot, frame, Plotly) {
  const el = plot.appendChild(Object.assign(document.createElement("div"), { className: "drawn" }));
  const scheme = matchMedia("screen and (prefers-color-scheme: dark)");
  let shown = null;
  let says = "";
  let drawn = "";
  let drawing = Promise.resolve();
  async function draw() {
    if (!shown || !el.clientWidth) return;
    const now = says;
    const letter = parseFloat(getComputedStyle(el).fontSize);
    const looks = [now, scheme.matches, el.clientWidth, letter].join();
    if (looks !== drawn) {
      const first = !drawn;
      drawn = looks;
      el.style.visibility = "hidden";
      const spec = enlarge(specify(frame, shown), letter / shown.strip.size);
      const { data, layout } = recolour(spec, frame.colours, scheme.matches);
      for (const part of first ? beginnings(layout) : []) {
        await answered();
        await Plotly.react(el, [], part, frame.config);
      }
      if (first) await answered();
      await Plotly.react(el, data, layout, frame.config);
    }
    if (now === says) el.style.visibility = "";
  }
  const redraw = () => (drawing = drawing.then(draw, draw));
  function show(state) {
    shown = state;
    const { plan, last, id } = state;
    const now = [id, plan.visits, plan.interval, last].join();
    if (now === says) return drawing;
    el.style.visibility = "hidden";
    if (says) drawing = drawing.then(answered, answered);
    says = now;
    return redraw();
  }
  scheme.addEventListener("change", redraw);
  const sizes = new ResizeObserver(redraw);
  sizes.observe(el);
  return {
    show,
    stop() {
      shown = null;
      scheme.removeEventListener("change", redraw);
      sizes.disconnect();
      drawing.finally(() => Plotly.purge(el));
    },
  };
}
