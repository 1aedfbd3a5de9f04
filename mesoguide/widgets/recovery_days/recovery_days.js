import { roam, slider } from "../common/controls.js";
import { announcer, callable, details, fill, follow, h, save, sourceLine, svg, table } from "../common/dom.js";

/** A number of per cent as SVG wants it. */
const per = (number) => `${number}%`;

function line(kind, from, to) {
  return svg("line", { class: kind, x1: per(from), x2: per(to), y1: "50%", y2: "50%" });
}

/** The bar of a sign: solid to the usual day, then thin to the longest, or dots and a mark. */
function strip({ start, solid, thin, unknown, striped }, now) {
  const parts = [];
  if (thin !== null) parts.push(line("thin", solid, thin));
  if (unknown !== null) {
    parts.push(line("unknown", solid, unknown));
    parts.push(svg("text", { x: per(unknown + 1), y: "50%", dy: "0.35em" }, "?"));
  }
  if (solid !== null) parts.push(line("solid", start, solid));
  if (striped !== null) parts.push(line("striped", start, striped));
  return svg("svg", { class: "bar", "aria-hidden": "true" }, ...parts, now);
}

function axis(ticks) {
  const marks = ticks.flatMap(({ at, text, lean }) => [
    svg("line", { class: "tick", x1: per(at), x2: per(at), y1: 0, y2: 6 }),
    svg("text", { x: per(at), y: "1.4em", "text-anchor": lean }, text),
  ]);
  return svg("svg", { class: "axis", "aria-hidden": "true" }, ...marks);
}

function render({ model, el }) {
  const words = model.get("words");
  const days = model.get("days");
  const groups = model.get("groups");
  const last = days.length - 1;
  const { region: live, say, stop } = announcer();
  const dayNow = () => {
    const day = model.get("day");
    return Number.isInteger(day) && day >= 0 && day <= last ? day : 0;
  };

  const slide = slider({
    words: words.slider,
    onchange: (day) => {
      model.set("day", day);
      save(model);
    },
  });
  const stops = model.get("stops").map((day) => ({
    value: day,
    label: { 0: words.visit, [last]: words.later }[day] ?? String(day),
    name: days[day],
  }));

  const phases = Object.entries(words.phases).map(([phase, name]) => {
    const names = h("p", { class: "names" });
    return {
      phase,
      names,
      root: h("div", { class: `phase ${phase}` }, h("p", { class: "phase-name" }, name), names),
    };
  });

  const rows = groups.flatMap((group) =>
    group.signs.map((sign) => {
      const now = svg("line", { class: "now", y1: -3, y2: 19 });
      const state = h("span", { class: "state muted" });
      const root = h(
        "details",
        { class: "row" },
        h(
          "summary",
          {},
          h(
            "span",
            { class: "line" },
            h("strong", {}, sign.what),
            " ",
            h("span", { class: "muted" }, sign.short),
            " ",
            state,
          ),
          strip(sign.bar, now),
        ),
        ...sign.details.map((text) => h("p", {}, text)),
        ...sign.sources.map(sourceLine),
      );
      return { group, sign, now, state, root };
    }),
  );

  const root = h(
    "div",
    { "data-widget": "recovery-days", "data-lm-suppress-shortcuts": "true" },
    h("div", { class: "day", "data-keep": "day" }, slide.root, h("div", { class: "today" }, phases.map((each) => each.root))),
    h(
      "figure",
      {},
      h("figcaption", {}, words.chart),
      roam(
        h(
          "div",
          { role: "group", "aria-label": words.chart },
          groups.flatMap((group) => [
            h("p", { class: "group" }, group.name),
            ...rows.filter((row) => row.group === group).map((row) => row.root),
          ]),
        ),
        words.keys,
      ),
      axis(model.get("ticks")),
      h("p", { class: "plain" }, words.plain),
    ),
    h(
      "div",
      { class: "to-call" },
      h("p", {}, h("strong", {}, words.call.now), " ", callable(words.call.short)),
      details(
        words.call.title,
        h(
          "ul",
          {},
          words.call.countries.map(([country, emergency, line]) =>
            h(
              "li",
              {},
              h("strong", {}, `${country}:`),
              " ",
              callable(emergency),
              line.length ? h("span", {}, callable(line)) : null,
            ),
          ),
        ),
      ),
    ),
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
    const [, namesNow] = model.get("names").findLast(([from]) => from <= day);
    for (const { phase, names, root: place } of phases) {
      place.hidden = namesNow[phase] === "";
      names.textContent = namesNow[phase];
    }
    const x = per(model.get("at")[day]);
    for (const { sign, now, state, root: row } of rows) {
      const phase = sign.phases.findLast(([from]) => from <= day)?.[1] ?? "before";
      row.dataset.phase = phase;
      state.textContent = fill(words.states[phase], { day: days[sign.phases[0][0]] });
      now.setAttribute("x1", x);
      now.setAttribute("x2", x);
    }
  }
  function sentence() {
    const count = (...wanted) => rows.filter(({ root: row }) => wanted.includes(row.dataset.phase)).length;
    const places = { within: count("within"), past: count("past", "unseen"), over: count("over") };
    const counted = fill(words.counted, places);
    return slide.heard() ? counted : `${days[dayNow()]}. ${counted}`;
  }

  show();
  const unfollow = follow(model, ["day"], () => {
    show();
    say(sentence);
  });
  return () => {
    stop();
    unfollow();
  };
}

export default { render };
