import { adopted } from "../common/adopt.js";
import { takeSlider, takeStepper } from "../common/controls.js";
import { announcer, fill, follow, label, once, save, setIdle, uid } from "../common/dom.js";
import { cents, writer } from "../common/money.js";
import { loadDrawing, savesData, whenNear } from "../common/plotly.js";
import {
  describedPhase,
  describedWeeks,
  lastWeek,
  planStands,
  visitDays,
  visitsDone,
  weekOfVisit,
} from "./schedule.js";

const TRAITS = ["area", "aim", "week", "visits", "interval", "measure", "price", "currency"];
/** How long the film plays, in ms. */
const PLAYS = 6000;

/** What a look's markup says, read once. */
function readLook(look, part, parts) {
  const text = (name, within = look) => part(name, within)?.textContent ?? "";
  return {
    week: Number(look.dataset.week),
    spoken: look.dataset.spoken,
    aloud: look.dataset.aloud,
    since: look.dataset.since,
    broken: look.dataset.broken,
    says: text("says"),
    about: text("about"),
    sure: text("look-sure"),
    groups: [...(part("three", look)?.children ?? [])].map((line) => line.textContent),
    arms: parts("arm", look).map((arm) => ({
      ink: arm.dataset.ink,
      of: arm.dataset.of,
      anyway: Number(arm.dataset.anyway),
      name: text("name", arm),
      count: text("count", arm),
      note: text("note", arm),
    })),
  };
}

function hydrate({ model, part, parts }) {
  const words = model.get("words");
  const phrases = model.get("phrases");
  const limits = model.get("limits");
  const choices = model.get("choices");
  const strip = model.get("strip");
  const presented = new URLSearchParams(location.search).get("mode") === "present";
  const weekWords = (week) => phrases.weeks[week] ?? String(week);
  const { say, stop: hush } = announcer(part("status"));

  const uses = new Map(parts("use").map((use) => [use.dataset.use, use]));
  const chooses = new Map(parts("choose").map((each) => [each.dataset.use, each]));
  const reels = new Map(parts("reel").map((reel) => [reel.dataset.film, reel]));
  const read = new Map();
  function looksOf(id) {
    if (!read.has(id)) {
      const looks = parts("look", reels.get(id)).map((look) => readLook(look, part, parts));
      read.set(id, looks);
    }
    return read.get(id);
  }

  // --- the state, read from the traits; a wrong value falls back to what the page came with ---

  function inRange(value, low, high, otherwise) {
    return Number.isInteger(value) && value >= low && value <= high ? value : otherwise;
  }
  function useNow() {
    const key = `${model.get("area")}/${model.get("aim")}`;
    if (Object.hasOwn(choices, key)) return key;
    const ofArea = (each) => each.startsWith(`${model.get("area")}/`);
    return Object.keys(choices).find(ofArea) ?? Object.keys(choices)[0];
  }
  function stateNow() {
    const use = useNow();
    const choice = choices[use];
    const wanted = choice.films.find((each) => each.id === model.get("measure"));
    const film = wanted ?? choice.films[0] ?? null;
    const [ownVisits, ownInterval] = film?.plan ?? choice.start;
    const plan = {
      visits: inRange(model.get("visits"), 1, limits.visits, ownVisits),
      interval: inRange(model.get("interval"), limits.shortest, limits.longest, ownInterval),
    };
    const looks = film ? looksOf(film.id) : [];
    const last = lastWeek(plan, limits, looks.at(-1)?.week);
    const week = Math.min(last, inRange(model.get("week"), 0, Infinity, 0));
    const look = looks.findLast((each) => each.week <= week) ?? null;
    const own = plan.visits === ownVisits && plan.interval === ownInterval;
    return { use, choice, film, plan, own, looks, look, last, week };
  }
  function set(values) {
    for (const [name, value] of Object.entries(values)) model.set(name, value);
    save(model);
  }

  // --- the words of a state -------------------------------------------------------------------

  /** How far the plan has come; nothing where it is an example, neither seen nor the reader's. */
  function visitsSentence({ film, own, plan, week }) {
    if (own && !film?.seen) return "";
    const done = visitsDone(plan, week);
    if (plan.visits === 1) return phrases.visits.only;
    const next = weekOfVisit(plan, done + 1);
    const going = next === week ? "now" : "going";
    return fill(phrases.visits[done === plan.visits ? "over" : going], {
      done,
      visits: plan.visits,
      next: weekWords(next),
      last: weekWords(weekOfVisit(plan, plan.visits)),
    });
  }
  function describedSentence({ choice, plan, week }) {
    if (!choice.described) return phrases.notDescribed;
    const [first, last] = describedWeeks(plan, limits);
    const phrase = phrases.described[describedPhase(plan, week, limits)];
    return fill(phrase, { first: weekWords(first), last: weekWords(last) });
  }
  /** What was found by this week, good and bad; on a wall, in the words that are said aloud. */
  function sentenceOf(state) {
    const { choice, film, look, week, plan } = state;
    if (!film) return choice.standing;
    if (presented) return look ? `${look.spoken} ${look.broken}`.trim() : film.before;
    const since = look && week > look.week ? look.since : "";
    const sinceLast = Math.max(0, week - visitDays(plan).at(-1) / 7);
    const [, harms] = film.harms.findLast(([from]) => from <= sinceLast);
    const said = [look?.says ?? film.before, since, harms];
    return said.filter(Boolean).join(" ");
  }
  function lookedWords({ choice, film, look, week }) {
    if (!film) return choice.empty.looked;
    if (!look) return words.looked.before;
    return fill(words.looked[look.week === week ? "now" : "since"], { week: look.week });
  }
  /** How the reader's plan stands to the studies': for the headline, and below the plan. */
  function planWords({ choice, film, plan, own }) {
    const from = film ? part("plan-words", reels.get(film.id)).textContent : "";
    if (!film || own) return { headline: "", note: film?.exact ? from : `${from} ${words.rough}` };
    const stands = planStands(plan, film, choice.films);
    const headline =
      {
        different: words.different,
        elsewhere: fill(words.elsewhere, { study: stands.film?.study ?? "" }),
        tested: stands.words,
      }[stands.kind] ?? "";
    return { headline, note: from };
  }
  function paidWords({ plan, week }) {
    const price = cents(model.get("price"), limits.money);
    if (!price) return "";
    const done = visitsDone(plan, week);
    const write = writer(model.get("currency"), document.documentElement.lang || "en");
    return fill(words.paid, { total: write(price * done), visits: phrases.paid[done] });
  }

  // --- the controls ---------------------------------------------------------------------------

  const weeks = takeSlider(part("slider"), (week) => {
    pause();
    set({ week });
  });
  const visits = takeStepper(part("visits"), {
    low: 1,
    high: limits.visits,
    onchange: (value) => (value === null ? show() : set({ visits: value })),
  });
  const interval = takeStepper(part("interval"), {
    low: limits.shortest,
    high: limits.longest,
    onchange: (value) => (value === null ? show() : set({ interval: value })),
  });
  part("reset").addEventListener("click", () => {
    set({ visits: 0, interval: 0 });
    visits.root.querySelector("input").focus();
  });
  for (const choose of chooses.values()) {
    const select = choose.querySelector("select");
    if (select) {
      label(select, choose.querySelector(":scope > label"));
      select.addEventListener("change", () => set({ measure: select.value }));
    }
    for (const steps of parts("steps", choose)) {
      const name = uid("steps");
      for (const radio of steps.querySelectorAll("input")) {
        radio.name = name;
        radio.addEventListener("change", () => set({ measure: radio.value }));
      }
    }
  }
  function jump(find) {
    const { looks, week } = stateNow();
    const found = find(looks.map((look) => look.week), week);
    if (found === undefined) return;
    pause();
    set({ week: found });
  }
  part("next").addEventListener("click", () =>
    jump((taken, week) => taken.find((each) => each > week)),
  );
  part("previous").addEventListener("click", () =>
    jump((taken, week) => taken.findLast((each) => each < week) ?? (week > 0 ? 0 : undefined)),
  );

  // --- playing --------------------------------------------------------------------------------

  let timer = 0;
  const playing = () => timer !== 0;
  function pause() {
    if (!playing()) return;
    clearInterval(timer);
    timer = 0;
    save(model);
    show();
    say(sentence);
  }
  function play() {
    const state = stateNow();
    const from = state.week < state.last ? state.week : 0;
    // Where nothing is to move, the film goes from look to look.
    const cut = matchMedia("(prefers-reduced-motion: reduce)").matches;
    const steps = cut
      ? [...new Set([from, ...state.looks.map((look) => look.week), state.last])].filter(
          (week) => week >= from,
        )
      : Array.from({ length: state.last - from + 1 }, (_, index) => from + index);
    const pace = (PLAYS * (state.last - from)) / state.last / (steps.length - 1);
    let at = 0;
    model.set("week", steps[at]);
    timer = setInterval(() => {
      at += 1;
      model.set("week", steps[at]);
      if (at === steps.length - 1) pause();
    }, pace);
    show();
    say(words.playing, 0);
  }
  part("play").addEventListener("click", () => (playing() ? pause() : play()));
  function stopByKey(event) {
    if (event.key !== "Escape" || !playing()) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    pause();
  }
  window.addEventListener("keydown", stopByKey, true);

  // --- showing a state ------------------------------------------------------------------------

  const groups = part("people").parentElement;
  const arms = parts("people").map((root) => ({
    root,
    dots: [...root.querySelectorAll("circle")],
    name: part("name", root),
    count: part("count", root),
    note: part("note", root),
  }));

  function showArm(arm, found, otherwise) {
    const { root, dots, name, count, note } = arm;
    root.hidden = !found;
    if (!found) return;
    const of = found.of === "" ? 0 : Number(found.of);
    root.dataset.count = found.of;
    root.dataset.ink = found.ink;
    name.textContent = found.name || otherwise;
    count.textContent = found.count;
    note.textContent = found.note;
    dots.forEach((dot, index) => {
      const kind = index < found.anyway ? "anyway" : index < of ? "filled" : "";
      if (dot.getAttribute("class") !== kind) dot.setAttribute("class", kind);
    });
  }
  let shownLook;
  function showLook({ choice, film, look, looks }) {
    const key = look ?? film?.id ?? choice.empty.count;
    if (key === shownLook) return;
    shownLook = key;
    const kind = film ? reels.get(film.id).dataset.kind : "people";
    groups.dataset.kind = kind;
    // Until somebody looked all of it says the same: the sentence alone is read aloud.
    groups.ariaHidden = look ? null : "true";
    part("looked").ariaHidden = film && !look ? "true" : null;
    // Before the first look nothing is known of either group: both stand in pencil.
    const names = (looks[0]?.arms ?? []).map((arm) => arm.name);
    const count = film ? words.empty.waiting : choice.empty.count;
    const blank = { of: "", ink: "pencil", anyway: 0, count, note: "" };
    arms.forEach((arm, index) => {
      const waiting = film && index >= names.length ? null : { ...blank, name: names[index] };
      showArm(arm, look ? look.arms[index] : waiting, words.empty.name[index]);
    });
    const three = part("groups");
    three.hidden = !look?.groups.length;
    [...three.children].forEach((line, index) => {
      line.textContent = look?.groups[index] ?? "";
    });
    part("about").textContent = look?.about ?? "";
  }

  let shownFilm;
  function showFilm({ use, choice, film, looks, last }) {
    const key = `${use} ${film?.id} ${last}`;
    if (key === shownFilm) return;
    shownFilm = key;
    part("title").textContent = choice.title;
    part("looks-row").hidden = looks.length === 0;
    for (const [name, each] of chooses) each.hidden = name !== use;
    for (const [name, each] of uses) each.toggleAttribute("data-now", name === use);
    for (const [name, each] of reels) each.toggleAttribute("data-now", name === film?.id);
    const choose = chooses.get(use);
    const select = choose.querySelector("select");
    const sister = parts("steps", choose).find((steps) =>
      [...steps.querySelectorAll("input")].some((radio) => radio.value === film?.id),
    );
    for (const steps of parts("steps", choose)) steps.hidden = steps !== sister;
    const radios = [...(sister?.querySelectorAll("input") ?? [])];
    for (const radio of radios) radio.checked = radio.value === film.id;
    if (select) {
      const listed = [...select.options].map((option) => option.value);
      select.value = [film.id, ...radios.map((radio) => radio.value)].find((id) => listed.includes(id));
    }
    const taken = looks.map((look) => look.week);
    stops = [...new Set([0, ...taken])].map((week) => ({
      value: week,
      label: String(week),
      name: weekWords(week),
      marked: taken.includes(week),
    }));
  }
  let stops = [];

  /** Where things stand over the strip: the week, the visits done, the looks taken. */
  const over = part("over");
  const [line, dones, lits] = [part("line"), parts("done"), parts("lit")];
  function place(el, week, y, last) {
    el.style.setProperty("--at", (week + strip.room) / (last + 2 * strip.room));
    el.style.setProperty("--y", y / strip.size);
  }
  let placed = "";
  function showOver({ choice, film, plan, week, last, looks, use }) {
    const heights = (film ?? choice.empty).heights;
    const key = `${use} ${film?.id} ${plan.visits} ${plan.interval} ${last}`;
    const days = visitDays(plan);
    if (key !== placed) {
      placed = key;
      over.style.setProperty("--high", heights.all / strip.size);
      part("plot").style.height = `${(heights.all + strip.below) / strip.size}em`;
      dones.forEach((dot, index) => place(dot, (days[index] ?? 0) / 7, heights.visits, last));
      lits.forEach((dot, index) => place(dot, looks[index]?.week ?? 0, heights.looks, last));
    }
    const done = visitsDone(plan, week);
    dones.forEach((dot, index) => (dot.hidden = index >= done));
    lits.forEach((dot, index) => (dot.hidden = !(looks[index]?.week <= week)));
    place(line, week, 0, last);
  }

  function setText(name, text) {
    const el = part(name);
    if (el.textContent !== text) el.textContent = text;
    return el;
  }

  function show() {
    const state = stateNow();
    const { film, plan, own, week, last, choice, looks } = state;
    showFilm(state);
    showLook(state);
    showOver(state);
    visits.show(plan.visits);
    interval.show(plan.interval);
    part("reset").hidden = own;
    weeks.show({ value: week, high: last, text: weekWords(week), stops });
    setIdle(part("next"), !looks.some((look) => look.week > week));
    setIdle(part("previous"), week === 0);
    const { headline, note } = planWords(state);
    setText("standing", [headline, film ? choice.standing : ""].filter(Boolean).join(" "));
    setText("looked", lookedWords(state));
    setText("sure", state.look?.sure ?? `${words.sure}: ${choice.sure}`);
    setText("sentence", sentenceOf(state));
    setText("visits-said", visitsSentence(state));
    setText("described", describedSentence(state));
    setText("plan-note", note);
    setText("paid", paidWords(state)).hidden = !price();
    // Safari loses a press on letters that are written anew before it is over.
    setText("play-name", playing() ? words.pause : words.play);
    setText("sign", playing() ? "❚❚" : "▶");
    const root = part("title").parentElement;
    root.dataset.state = `${choice.title}, ${weekWords(week)}, ${plan.visits} visits, ${plan.interval} days apart`;
    return chart?.show({
      plan,
      own,
      last,
      limits,
      id: `${state.use} ${film?.id}`,
      strip,
      lanes: model.get("lanes")[state.use][film?.id ?? ""],
      described: choice.described,
    });
  }
  const price = () => cents(model.get("price"), limits.money);

  // --- saying it aloud: only what is new since it last spoke ------------------------------------

  function spokenOf(state) {
    const { choice, film, plan, week, look } = state;
    return { choice, film, plan: `${plan.visits} ${plan.interval}`, look, week };
  }
  let before;
  let lately = "";
  function sentence() {
    const state = stateNow();
    const { choice, film, look, looks, week } = state;
    const now = spokenOf(state);
    const isNew = (name) => now[name] !== before[name];
    const changed = Object.keys(now).filter(isNew);
    const isNewWeek = isNew("week");
    before = now;
    const found = look?.aloud ?? film?.before ?? choice.standing;
    if (changed.includes("choice")) return `${choice.title}. ${choice.standing || found}`;
    const isHeard = !isNewWeek || weeks.heard();
    if (changed.includes("film") || changed.includes("look")) {
      // A result has its time: the week that was just heard, or the look that it is from.
      const isOfWeek = look?.week === week;
      const when = isHeard || isOfWeek ? "" : `${weekWords(week)}.`;
      const looked = look && !(isNewWeek && isHeard && isOfWeek) ? lookedWords(state) : "";
      return [when, looked, found].filter(Boolean).join(" ");
    }
    const done = visitsSentence(state);
    if (changed.includes("plan")) return `${planWords(state).headline} ${done}`.trim();
    const late = look && look === looks.at(-1) && week > look.week;
    const looked = !film ? choice.empty.looked : late ? `${lookedWords(state)} ${look.since}` : "";
    // What is true of week after week is said once.
    const rest = [looked, done].filter(Boolean).join(" ");
    const spoken = [weeks.heard() ? "" : `${weekWords(week)}.`, rest === lately ? "" : rest];
    lately = rest;
    return spoken.filter(Boolean).join(" ");
  }

  // --- the chart comes when it is wanted -------------------------------------------------------

  let chart = null;
  let stopped = false;
  let wanted = false;
  const plot = part("plot");
  const root = part("title").parentElement;
  /** The page's still picture stands until the chart does, as long as it is true of what is shown. */
  const picture = plot.firstElementChild;
  const pictured = strippedOf(stateNow());
  function strippedOf({ use, film, plan }) {
    return `${use} ${film?.id} ${plan.visits} ${plan.interval}`;
  }
  function want() {
    if (wanted) return;
    wanted = true;
    unwatch();
    loadDrawing(model)
      .then(({ Plotly, makeChart }) => {
        if (stopped) return undefined;
        chart = makeChart(plot, model.get("frame"), Plotly);
        return show();
      })
      .then(() => {
        picture?.remove();
        root.dataset.ready = "true";
      })
      .catch((error) => {
        console.warn("mesoguide:", error);
        part("fails").hidden = false;
        root.dataset.ready = "without chart";
      });
  }

  const first = parts("use").find((use) => use.hasAttribute("data-now")).dataset.use;
  show();
  before = spokenOf(stateNow());
  over.hidden = false;
  if (first !== stateNow().use || stateNow().own === false) picture?.remove();
  const pictures = Boolean(picture?.isConnected);
  // The picture says the same as the chart: who saves data is sent that once a choice asks for it.
  const unwatch = pictures && savesData() ? () => {} : whenNear(plot, want);
  if (presented || (!pictures && !savesData())) want();
  // Another area or aim starts from its own plan and film, at its first visit.
  const others = ["change:area", "change:aim"];
  function restart() {
    pause();
    set({ visits: 0, interval: 0, measure: "", week: 0 });
  }
  for (const change of others) model.on(change, restart);
  const changed = once(() => {
    if (stopped) return;
    if (strippedOf(stateNow()) !== pictured) {
      picture?.remove(); // no longer true
      want();
    }
    show();
    if (!playing()) say(sentence);
  });
  const unfollow = follow(model, TRAITS, changed);
  return () => {
    stopped = true;
    clearInterval(timer);
    window.removeEventListener("keydown", stopByKey, true);
    unwatch();
    hush();
    unfollow();
    for (const change of others) model.off(change, restart);
    chart?.stop();
  };
}

export default adopted(hydrate);
