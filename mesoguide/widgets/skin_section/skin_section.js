import { choice, slider } from "../common/controls.js";
import { announcer, details, fill, follow, h, save, sentences, svg, table, uid } from "../common/dom.js";

const GRAINS = {
  fatty: { size: [22, 20], lines: () => [[6, 6], [17, 15]].map(([cx, cy]) => svg("circle", { cx, cy, r: 5 })) },
  below: { size: [50, 7], lines: () => [svg("path", { d: "M0 3.5q12.5 -3 25 0t25 0" })] },
  taught: {
    size: [8, 8],
    turn: "rotate(45)",
    lines: () => [svg("rect", { class: "stripe", width: 2, height: 8 })],
  },
};

function grain(id, { size: [width, height], turn, lines }) {
  const place = { id, width, height, patternUnits: "userSpaceOnUse", patternTransform: turn };
  return svg("pattern", place, lines());
}

/** The drawing: layers, ruler, a band for the treatment and the needle. `show` redraws it. */
function drawing(frame) {
  const ids = Object.fromEntries(Object.keys(GRAINS).map((name) => [name, uid("grain")]));
  const patterns = Object.entries(GRAINS).map(([name, made]) => grain(ids[name], made));
  const at = frame.left - 11;
  const marks = frame.ruler.flatMap(({ y, label }) => [
    svg("path", { class: "tick", d: `M${frame.left - 8} ${y}h8` }),
    svg("text", { class: "number", x: at, y: y + 4.5 }, label),
  ]);
  const unit = svg("text", { class: "number", x: at, y: frame.surface - 14 }, frame.unit);
  const layers = svg("g", {});
  const names = svg("g", {});
  const ground = svg("rect", { class: "ground", x: frame.range, width: 14 });
  const band = svg("rect", { x: frame.range, width: 14 });
  const range = svg("g", {});
  const needle = svg(
    "g",
    { class: "tool" },
    svg("path", { d: `M-1.5 -${frame.length}V-6L1.5 0V-${frame.length}Z` }),
    svg("rect", { x: -8, y: -frame.length - 60, width: 16, height: 60, rx: 4 }),
  );
  function layer({ id, path: d }) {
    const shape = svg("path", { class: `layer ${id}`, d });
    return ids[id] ? [shape, svg("path", { class: "grain", fill: `url(#${ids[id]})`, d })] : [shape];
  }
  return {
    root: svg(
      "svg",
      { class: "section", viewBox: `0 0 ${frame.width} ${frame.height}`, "aria-hidden": "true" },
      svg("defs", {}, patterns),
      layers,
      marks,
      unit,
      names,
      ground,
      band,
      range,
      needle,
    ),
    show(place, drawn, depth) {
      layers.replaceChildren(...place.shapes.flatMap(layer));
      names.replaceChildren(
        ...place.shapes.map(({ name, y, id }) =>
          svg("text", { class: "name", "data-layer": id, x: frame.name, y }, name),
        ),
      );
      for (const each of [ground, band]) {
        each.setAttribute("y", drawn.y);
        each.setAttribute("height", drawn.height);
      }
      band.setAttribute("class", `band ${drawn.kind}`);
      band.setAttribute("fill", ids[drawn.kind] ? `url(#${ids[drawn.kind]})` : "none");
      range.replaceChildren(
        ...drawn.lines.map(({ text, y }) =>
          svg("text", { class: "range", x: frame.range + 18, y }, text),
        ),
      );
      const tip = frame.surface + depth * frame.scale;
      needle.setAttribute("transform", `translate(${frame.needle} ${tip})`);
    },
  };
}

function render({ model, el }) {
  const words = model.get("words");
  const frame = model.get("frame");
  const places = model.get("places");
  const treatments = model.get("treatments");
  const deepest = frame.length / frame.scale;
  const { region: live, say, stop } = announcer();
  const pick = (name) => (value) => {
    model.set(name, value);
    save(model);
  };

  const placeId = uid("place");
  const place = h(
    "select",
    { id: placeId, onchange: () => pick("place")(place.value) },
    places.map(({ id, name }) => h("option", { value: id }, name)),
  );
  const group = uid("treatment");
  const list = treatments.map(({ id, name }) =>
    choice({ group, value: id, label: name, pick: pick("treatment") }),
  );
  const section = drawing(frame);
  const caption = h("figcaption", {});
  const layers = h("ol", { class: "layers" });
  const depth = slider({ words: words.slider, onchange: pick("depth") });
  const tip = h("p", { class: "tip" });
  const measured = h("p", { class: "muted measured" });
  const name = h("p", { class: "says-name" });
  const what = h("p", { class: "what" });
  const rangeLine = h("p", { class: "depth-range" });
  const said = h("p", { class: "muted said" });
  const root = h(
    "div",
    { "data-widget": "skin-section", "data-lm-suppress-shortcuts": "true" },
    h(
      "div",
      { class: "pick" },
      h("div", { class: "place" }, h("label", { for: placeId, class: "label" }, words.places), place),
      h("fieldset", {}, h("legend", {}, words.treatments), h("div", { class: "choices" }, list)),
    ),
    h("figure", { "data-keep": "depth" }, caption, section.root, layers),
    h(
      "div",
      { class: "now", "data-keep": "depth" },
      depth.root,
      h("div", { class: "says" }, h("p", { class: "says-name" }, words.needle), tip, measured),
    ),
    h("div", { class: "says words" }, name, what, rangeLine, said),
    h(
      "div",
      { class: "more" },
      details(words.howToRead, sentences(words.reading)),
      details(words.asTable, model.get("tables").map((one) => table(one))),
    ),
    live,
  );
  el.append(root);

  // What is stored or set may be stale or wrong: then what the page came with is shown.
  function placeNow() {
    const of = (test) => places.find(test);
    const area = model.get("area");
    return (
      of(({ id }) => id === model.get("place")) ?? of((each) => area && each.area === area) ?? places[0]
    );
  }
  function depthNow() {
    const asked = model.get("depth");
    return Number.isInteger(asked) ? Math.max(0, Math.min(deepest, asked)) : 0;
  }
  function show() {
    const here = placeNow();
    const mm = depthNow();
    const treatment =
      treatments.find(({ id }) => id === model.get("treatment")) ?? treatments[0];
    const range = here.depths[treatment.id];
    place.value = here.id;
    for (const { firstChild: input } of list) input.checked = input.value === treatment.id;
    depth.show({ value: mm, high: deepest, text: here.now[mm], stops: words.stops });
    section.show(here, range, mm);
    caption.textContent = here.caption;
    layers.replaceChildren(...here.shapes.map((shape) => h("li", {}, shape.name)));
    tip.textContent = here.tips[mm];
    measured.textContent = here.measured;
    name.textContent = fill(words.taught, { treatment: treatment.name });
    what.textContent = treatment.what;
    rangeLine.textContent = range.words;
    said.replaceChildren(
      treatment.said,
      ...treatment.sources.flatMap(({ words: text, address }) => [
        " ",
        h("a", { href: address, rel: "noreferrer" }, text),
      ]),
    );
    return { range: range.words, tip: here.tips[mm] };
  }
  show();
  const unfollow = [
    follow(model, ["depth"], () => {
      const { tip: sentence } = show();
      // The first sentence is what the slider says: how deep, and in which layer.
      say(() => (depth.heard() ? sentence.split(". ").slice(1).join(". ") : sentence));
    }),
    follow(model, ["treatment"], () => say(show().range)),
    follow(model, ["place", "area"], () => say(show().tip)),
  ];
  return () => {
    stop();
    unfollow.forEach((end) => end());
  };
}

export default { render };
