import { slider } from "../common/controls.js";
import { announcer, details, follow, h, save, svg, table } from "../common/dom.js";

const PHASES = ["within", "past", "help", "over"];

/** A number of per cent as SVG wants it. */
const per = (number) => `${number}%`;

function line(kind, from, to) {
  return svg("line", { class: kind, x1: per(from), x2: per(to), y1: "50%", y2: "50%" });
}

/** The bar of a sign: solid to the usual day, then thin to the longest, or dots and a mark. */
function strip({ start, solid, thin, unknown, striped }) {
  const parts = [];
  if (thin !== null) parts.push(line("thin", solid, thin));
  if (unknown !== null) {
    parts.push(line("unknown", solid, unknown));
    parts.push(svg("text", { x: per(unknown + 1), y: "50%", dy: "0.35em" }, "?"));
  }
  if (solid !== null) parts.push(line("solid", start, solid));
  if (striped !== null) parts.push(line("striped", start, striped));
  return svg("svg", { class: "bar", "aria-hidden": "true" }, ...parts);
}

function axis(ticks) {
  const marks = ticks.flatMap(({ at, text, lean }) => [
    svg("line", { class: "tick", x1: per(at), x2: per(at), y1: 0, y2: 6 }),
    svg("text", { x: per(at), y: 20, "text-anchor": lean }, text),
  ]);
  return svg("svg", { class: "axis", "aria-hidden": "true" }, ...marks);
}

function render({ model, el }) {
  const words = model.get("words");
  const days = model.get("days");
  const groups = model.get("groups");
  const signs = groups.flatMap((group) => group.signs);
  const last = days.length - 1;
  const { region: live, say, stop } = announcer();
  const dayNow = () => {
    const day = model.get("day");
    return Number.isInteger(day) && day >= 0 && day <= last ? day : 0;
  };
  const phaseOf = (sign, day) => sign.phases.findLast(([from]) => from <= day)?.[1];

  const slide = slider({
    words: words.slider,
    onchange: (day) => {
      model.set("day", day);
      save(model);
    },
  });
  const stops = model.get("stops").map((day) => ({
    value: day,
    label: day === last ? words.later : String(day),
    name: days[day],
  }));

  // Each sign is made once and moves from list to list, so that what was opened stays open.
  const items = new Map(
    signs.map((sign) => [
      sign,
      h(
        "li",
        {},
        h("strong", {}, `${sign.what}.`),
        ` ${sign.feel} ${sign.warning ? sign.help : `${sign.howLong}.`}`,
        details(
          [words.source, h("span", { class: "visually-hidden" }, ` ${sign.what}`)],
          sign.warning ? h("p", {}, `${sign.howLong}.`) : null,
          h("p", {}, sign.details),
          ...sign.sources.map((source) =>
            h(
              "p",
              { class: "muted" },
              source.address
                ? h("a", { href: source.address, rel: "noreferrer" }, source.words)
                : source.words,
              source.note ? ` (${source.note})` : "",
            ),
          ),
        ),
      ),
    ]),
  );
  const lists = new Map(
    PHASES.map((phase) => [
      phase,
      h("div", { class: `phase ${phase}` }, h("h3", {}, words.phases[phase]), h("ul", {})),
    ]),
  );

  const now = svg("line", { y1: 0, y2: "100%" });
  const rows = new Map(
    signs.map((sign) => [sign, h("li", {}, h("p", { class: "name" }, sign.what), strip(sign.bar))]),
  );
  const chart = h(
    "figure",
    { "aria-hidden": "true" },
    h("figcaption", {}, words.chart),
    h(
      "div",
      { class: "strips" },
      groups.map(({ name, signs: own }) => [
        h("p", { class: "group" }, name),
        h("ul", {}, own.map((sign) => rows.get(sign))),
      ]).flat(),
      svg("svg", { class: "now" }, now),
    ),
    axis(model.get("ticks")),
  );

  const root = h(
    "div",
    { "data-widget": "recovery-days", "data-lm-suppress-shortcuts": "true" },
    slide.root,
    h("div", { class: "today" }, [...lists.values()]),
    h("p", { class: "plain" }, words.plain),
    chart,
    h(
      "div",
      { class: "more" },
      details(words.howToRead, h("p", {}, words.reading)),
      details(words.asTable, table(model.get("table"))),
    ),
    live,
  );
  el.append(root);

  function show() {
    const day = dayNow();
    slide.show({ value: day, high: last, text: days[day], stops });
    for (const [phase, place] of lists) {
      const own = signs.filter((sign) => phaseOf(sign, day) === phase);
      place.hidden = own.length === 0;
      place.querySelector("ul").replaceChildren(...own.map((sign) => items.get(sign)));
    }
    for (const [sign, row] of rows) row.dataset.phase = phaseOf(sign, day) ?? "before";
    const x = per(model.get("at")[day]);
    now.setAttribute("x1", x);
    now.setAttribute("x2", x);
    return model.get("summaries")[day];
  }

  show();
  const unfollow = follow(model, ["day"], () => say(show()));
  return () => {
    stop();
    unfollow();
  };
}

export default { render };
