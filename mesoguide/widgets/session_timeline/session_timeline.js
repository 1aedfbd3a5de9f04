import { slider, stepper } from "../common/controls.js";
import { announcer, details, fill, follow, h, save, sentences, table, uid } from "../common/dom.js";
import { loadPlotly, makeChart, whenNear } from "./chart.js";
import { describedPhase, describedWeeks, lastWeek, visitsDone, weekOfVisit } from "./schedule.js";

const TRAITS = ["area", "aim", "week", "visits", "interval", "measure"];

function render({ model, el }) {
  const words = model.get("words");
  const phrases = model.get("phrases");
  const limits = model.get("limits");
  const choices = model.get("choices");
  const weekWords = (week) => phrases.weeks[week];
  const { region: live, say, stop: hush } = announcer();

  // --- the state, read from the traits; a wrong value falls back to what the page came with ---

  function choiceNow() {
    const key = `${model.get("area")}/${model.get("aim")}`;
    const areaKey = Object.keys(choices).find((each) => each.startsWith(`${model.get("area")}/`));
    return choices[key] ?? choices[areaKey] ?? Object.values(choices)[0];
  }
  function inRange(value, low, high, otherwise) {
    return Number.isInteger(value) && value >= low && value <= high ? value : otherwise;
  }
  function stateNow() {
    const choice = choiceNow();
    const [startVisits, startInterval] = choice.start;
    const plan = {
      visits: inRange(model.get("visits"), 1, limits.visits, startVisits),
      interval: inRange(model.get("interval"), limits.shortest, limits.longest, startInterval),
    };
    const last = lastWeek(plan, limits);
    const wanted = choice.series.find((each) => each.id === model.get("measure"));
    const series = wanted ?? choice.series[0] ?? null;
    // Until the reader moves the slider it stands where there is something to see.
    const first = series ? series.chart.marks[0].week : 0;
    const asked = model.get("week");
    const week = Math.min(last, inRange(asked, 0, Infinity, first));
    return { choice, plan, last, week, series };
  }
  function set(values) {
    for (const [name, value] of Object.entries(values)) model.set(name, value);
    save(model);
  }

  // --- the words of a state -------------------------------------------------------------------

  function visitsSentence({ plan, week }) {
    const done = visitsDone(plan, week);
    if (plan.visits === 1) return phrases.visits.only;
    return fill(phrases.visits[done === plan.visits ? "over" : "going"], {
      done,
      visits: plan.visits,
      next: weekWords(weekOfVisit(plan, done + 1)),
      last: weekWords(weekOfVisit(plan, plan.visits)),
    });
  }
  function describedSentence({ choice, plan, week }) {
    if (!choice.described) return phrases.notDescribed;
    const [first, last] = describedWeeks(plan, limits);
    const phrase = phrases.described[describedPhase(plan, week, limits)];
    return fill(phrase, { first: weekWords(first), last: weekWords(last) });
  }
  function stepNow({ choice, series, week }) {
    if (!series) return { lines: [choice.standing], headline: choice.standing, paid: "" };
    const [, headline, paid] = series.headlines.findLast(([from]) => from <= week);
    const read = series.lines.filter(([taken]) => taken <= week);
    // Newest first; those of one week stay in their order.
    const lines = read.sort(([one], [other]) => other - one).map(([, line]) => line);
    return { lines: lines.length ? lines : [headline], headline, paid };
  }
  /** How the plan stands to the studies': the same, as near as can be drawn, or different. */
  function planKind({ choice, series, plan }) {
    const tested = (each) =>
      each.plans.some(
        ([visits, days]) => visits === plan.visits && (days === plan.interval || visits === 1),
      );
    if (tested(series)) return "same";
    const [visits, interval] = choice.start;
    const started = visits === plan.visits && interval === plan.interval;
    if (started && series === choice.series[0]) return "rough";
    return choice.series.some(tested) ? "elsewhere" : "different";
  }
  /** What the picture says: first that nobody measured this plan, or that no study is good. */
  function captionOf(state) {
    const { choice, series, week } = state;
    const { headline, paid } = stepNow(state);
    if (!series) return headline;
    const measured = series.chart.marks[0].week <= week;
    const untested = measured ? (words.plans[planKind(state)] ?? "") : "";
    return [untested, choice.standing, headline, paid].filter(Boolean).join(" ");
  }

  // --- the parts ------------------------------------------------------------------------------

  const visits = stepper({
    label: words.visits,
    low: 1,
    high: limits.visits,
    words,
    onchange: (value) => (value === null ? show() : set({ visits: value })),
  });
  const interval = stepper({
    label: words.interval,
    low: limits.shortest,
    high: limits.longest,
    words,
    onchange: (value) => (value === null ? show() : set({ interval: value })),
  });
  const reset = h(
    "button",
    {
      type: "button",
      class: "quiet",
      onclick: () => {
        set({ visits: 0, interval: 0 });
        visits.root.querySelector("input").focus();
      },
    },
    words.asTested,
  );
  const startWords = h("p", { class: "muted" });
  const title = h("h3", { "data-keep": "plan" });

  const weeks = slider({ words: words.slider, onchange: (week) => set({ week }) });

  const saysVisits = h("p", {});
  const saysDescribed = h("p", {});
  const saysMeasured = h("div", { class: "says-measured" });
  const standing = h("p", { class: "standing", "data-keep": "plan" });
  const apart = h("p", { class: "apart" });
  const sure = h("p", { class: "muted sure" });
  const planNote = h("p", { class: "muted plan-note" });

  const selectId = uid("measure");
  const select = h("select", { id: selectId, onchange: () => set({ measure: select.value }) });
  const measure = h("div", { class: "measure", "data-keep": "plan" }, h("label", { for: selectId, class: "label" }, words.measure), select);
  const explains = h("p", { class: "muted explains" });

  const caption = h("figcaption", {});
  const plot = h("div", { class: "plot" });
  const chartFrame = h("div", { class: "plot-frame", "aria-hidden": "true" }, plot);
  const tables = h("div", { class: "tables" });
  const beside = h("div", { class: "beside" }, h("figure", { class: "stick" }, caption, chartFrame));

  function says(kind, name, ...content) {
    return h("div", { class: `says ${kind}` }, h("p", { class: "says-name" }, name), ...content);
  }
  const root = h(
    "div",
    { "data-widget": "session-timeline", "data-lm-suppress-shortcuts": "true" },
    title,
    standing,
    h(
      "fieldset",
      { class: "plan", "data-keep": "plan" },
      h("legend", {}, words.plan),
      h("div", { class: "plan-row" }, visits.root, interval.root),
      startWords,
      reset,
    ),
    measure,
    h("div", { class: "weeks", "data-keep": "weeks" }, weeks.root, beside),
    h(
      "div",
      { class: "now" },
      says("visits", words.yourVisits, saysVisits),
      says("described", words.described, saysDescribed),
      says("measured", words.measured, explains, saysMeasured, apart, sure, planNote),
    ),
    h("div", { class: "tables" }, details(words.howToRead, h("p", {}, words.reading))),
    tables,
    live,
  );
  el.append(root);

  // --- showing a state ------------------------------------------------------------------------

  let chart = null;
  let stopped = false;
  let shownChoice = null;
  let shownSeries = undefined;

  function showChoice({ choice }) {
    if (choice === shownChoice) return;
    shownChoice = choice;
    title.textContent = choice.title;
    startWords.textContent = choice.startWords;
    standing.textContent = choice.standing;
    measure.hidden = choice.series.length < 2;
    const groups = Map.groupBy
      ? Map.groupBy(choice.series, (each) => each.treatment)
      : choice.series.reduce(
          (all, each) => all.set(each.treatment, [...(all.get(each.treatment) ?? []), each]),
          new Map(),
        );
    select.replaceChildren(
      ...[...groups].map(([treatment, all]) =>
        h(
          "optgroup",
          { label: treatment },
          all.map((each) => h("option", { value: each.id }, each.name)),
        ),
      ),
    );
  }

  function showSeries({ choice, series }) {
    const key = series ?? choice;
    if (key === shownSeries) return;
    shownSeries = key;
    if (series) select.value = series.id;
    sure.textContent = `${words.sure}: ${choice.sure} ${series?.sure ?? ""}`.trim();
    apart.textContent = series?.apart ?? "";
    explains.replaceChildren(
      ...(series ? [h("strong", {}, `${series.treatment}. ${series.name}.`), ` ${series.explains}`] : []),
    );
    tables.replaceChildren(
      ...(series
        ? [
            details(words.asTable, table(series.table)),
            details(words.about, h("p", {}, series.status)),
          ]
        : []),
      ...(choice.leftOut ? [details(words.leftOut, table(choice.leftOut))] : []),
    );
  }

  function stopsOf({ last, series }) {
    const read = series ? series.chart.marks.map((mark) => mark.week) : [];
    const wanted = [0, ...read, 12, 26, 52, last].filter((week) => week <= last);
    return [...new Set(wanted)]
      .sort((a, b) => a - b)
      .map((week) => ({
        value: week,
        label: String(week),
        name: weekWords(week),
        marked: read.includes(week),
      }));
  }

  function show() {
    const state = stateNow();
    const { plan, week, last, series, choice } = state;
    showChoice(state);
    showSeries(state);
    visits.show(plan.visits);
    interval.show(plan.interval);
    const [startVisits, startInterval] = choice.start;
    reset.hidden = plan.visits === startVisits && plan.interval === startInterval;
    weeks.show({ value: week, high: last, text: weekWords(week), stops: stopsOf(state) });
    const { lines } = stepNow(state);
    const told = captionOf(state);
    saysVisits.textContent = visitsSentence(state);
    saysDescribed.textContent = describedSentence(state);
    saysMeasured.replaceChildren(sentences(lines, "lines"));
    planNote.textContent = series ? series.planPhrases[planKind(state)] : "";
    caption.textContent = told;
    root.dataset.state = `${choice.title}, ${weekWords(week)}, ${plan.visits} visits, ${plan.interval} days apart`;
    return chart?.show({
      plan,
      week,
      last,
      limits,
      words,
      id: `${choice.title} ${series?.id}`,
      chart: series?.chart ?? null,
      described: choice.described,
    });
  }

  // --- saying it aloud: only what is new since it last spoke ------------------------------------

  function told(state) {
    const { choice, plan, week } = state;
    const { headline } = stepNow(state);
    return { choice, plan: `${plan.visits} ${plan.interval}`, week, headline };
  }
  let before = told(stateNow());
  function sentence() {
    const state = stateNow();
    const { choice, series, week } = state;
    const now = told(state);
    const isNew = (name) => now[name] !== before[name];
    const [newChoice, newPlan, newResult, newWeek] = ["choice", "plan", "headline", "week"].map(isNew);
    before = now;
    // What was judged stands first in it, and the list of measures has said that.
    const result = now.headline.replace(series?.endpoint ?? "", "").replace(/^[:,] /, "");
    if (newChoice) return series ? `${choice.title}. ${choice.standing || result}` : choice.standing;
    const done = saysVisits.textContent;
    if (newPlan) return `${done} ${(series && words.plans[planKind(state)]) ?? ""}`.trim();
    if (newResult) return result;
    return newWeek && !weeks.heard() ? `${weekWords(week)}. ${done}` : done;
  }

  // --- the chart comes when it is wanted -------------------------------------------------------

  /** The page's still picture, where it is true of what is shown: on paper it is the chart. */
  function stillPicture() {
    const still = el.closest("[data-model]")?.querySelector(".still[data-widget=session-timeline]");
    const { choice, plan } = stateNow();
    const [startVisits, startInterval] = choice.start;
    const same = plan.visits === startVisits && plan.interval === startInterval;
    const fits = same && still?.querySelector("h3").textContent === choice.title;
    return fits ? still.querySelector("svg").cloneNode(true) : null;
  }

  let wanted = false;
  function want() {
    if (wanted) return;
    wanted = true;
    unwatch();
    loadPlotly()
      .then((Plotly) => {
        if (stopped) return undefined;
        plot.replaceChildren();
        chart = makeChart(plot, model.get("frame"), Plotly);
        return show();
      })
      .then(() => {
        root.dataset.ready = "true";
      })
      .catch((error) => {
        console.warn("mesoguide:", error);
        chartFrame.replaceWith(h("p", { class: "muted" }, words.chartFails));
        root.dataset.ready = "without chart";
      });
  }

  show();
  const unwatch = whenNear(plot, want);
  const picture = stillPicture();
  const presented = new URLSearchParams(location.search).get("mode") === "present";
  // Without a picture that is true of it, or on a screen of its own, the chart is wanted at once.
  if (picture && !presented) plot.append(picture);
  else want();
  const unfollow = follow(model, TRAITS, () => {
    picture?.remove(); // no longer true
    show();
    say(sentence);
    want();
  });
  // Another area or aim starts from its own plan and measure.
  const restart = follow(model, ["area", "aim"], () =>
    set({ visits: 0, interval: 0, measure: "", week: -1 }),
  );
  return () => {
    stopped = true;
    unwatch();
    hush();
    unfollow();
    restart();
    chart?.stop();
  };
}

export default { render };
