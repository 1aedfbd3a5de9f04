import { choice } from "../common/controls.js";
import { announcer, fill, follow, h, save, sentences, uid } from "../common/dom.js";

const CHOSEN = [
  "choice",
  "area",
  "aim",
  "visits",
  "interval",
  "price",
  "currency",
  "extras",
  "concerns",
  "asks",
  "matters",
];
/** From this many lines on, a list takes less room on paper. */
const MANY = 7;
/** From this many lines in all lists, those to write on among them, every list does. */
const CROWDED = 18;

function render({ model, el }) {
  const words = model.get("words");
  const told = model.get("told");
  const uses = model.get("uses");
  const { limits } = told;
  const { region: live, say, stop } = announcer();

  // --- what is chosen; a stored value that is none of ours is dropped ---------------------------

  function whole(name, low, high) {
    const value = model.get(name);
    return Number.isInteger(value) && value >= low && value <= high ? value : 0;
  }
  /** An amount in whole cents; 0 for none. */
  function cents(name) {
    const value = model.get(name);
    return Number.isFinite(value) && value > 0 && value <= limits.money ? Math.round(value * 100) : 0;
  }
  /** The words of the chosen ids among [id, words] pairs, in the order they were chosen. */
  function named(name, pairs) {
    const value = model.get(name);
    const known = new Map(pairs);
    const ids = new Set(Array.isArray(value) ? value : []);
    return [...ids].filter((id) => known.has(id)).map((id) => known.get(id));
  }
  /** The same, in the order of the list. */
  function listed(name, pairs) {
    const chosen = new Set(named(name, pairs));
    return pairs.map(([, text]) => text).filter((text) => chosen.has(text));
  }
  function useNow() {
    const there = uses.filter(({ area }) => area === model.get("area"));
    return there.find(({ aim }) => aim === model.get("aim")) ?? there[0] ?? null;
  }
  function planNow(use) {
    const visits = whole("visits", 1, limits.visits);
    const days = whole("interval", limits.shortest, limits.longest);
    const [startVisits, startDays] = use?.start ?? [0, 0];
    return {
      own: visits > 0 || days > 0,
      visits: visits || startVisits,
      days: days || startDays,
    };
  }

  // --- words ------------------------------------------------------------------------------------

  function visitsWords(number) {
    return number === 1 ? words.oneVisit : fill(words.visits, { number });
  }
  function planWords({ visits, days }) {
    if (visits && days && visits > 1) return fill(words.planOf, { visits: visitsWords(visits), days });
    return visits ? visitsWords(visits) : fill(words.days, { days });
  }
  function moneyWords(amount) {
    const currency = model.get("currency");
    const digits = amount % 100 === 0 ? 0 : 2;
    return (amount / 100).toLocaleString(document.documentElement.lang || "en", {
      ...(told.currencies.includes(currency) ? { style: "currency", currency } : {}),
      minimumFractionDigits: digits,
      maximumFractionDigits: digits,
    });
  }
  function costWords(plan) {
    const price = cents("price");
    const extras = cents("extras");
    if (!price) return "";
    const places = {
      price: moneyWords(price),
      visits: visitsWords(plan.visits),
      extras: moneyWords(extras),
      total: moneyWords(price * plan.visits + extras),
    };
    if (!plan.visits) return fill(words.costNoPlan, places);
    return fill(extras ? words.costOf : words.costNoExtras, places);
  }
  function today() {
    const now = new Date();
    const places = { day: now.getDate(), month: words.months[now.getMonth()], year: now.getFullYear() };
    return fill(words.printed, { date: fill(words.date, places) });
  }

  // --- parts ------------------------------------------------------------------------------------

  /** A line to write on. */
  const rule = () => h("span", { class: "rule", "aria-hidden": "true" });
  function notYet(name) {
    const [phrase, go, href] = words.none[name];
    return [h("p", { class: "not-yet" }, phrase, " ", h("a", { class: "go", href }, go)), rule()];
  }
  function part(name, title, ...content) {
    const body = h("div", {}, ...content);
    return { body, root: h("section", { class: name }, h("h4", {}, title), body) };
  }
  const listClass = (name, lines) => (lines.length < MANY ? name : `${name} many`);
  function facts(pairs) {
    const line = ([name, ...what]) => h("div", {}, h("dt", {}, name), h("dd", {}, ...what));
    return h("dl", {}, pairs.map(line));
  }

  const group = uid("choice");
  const boxes = told.choices.map(([id, name]) =>
    choice({
      group,
      value: id,
      label: name,
      pick: (value) => {
        model.set("choice", value);
        save(model);
        say(fill(words.choiceNow, { choice: name }));
      },
    }),
  );
  const date = h("span", { class: "printed" });
  const use = part("use", words.use);
  const matters = part("matters", words.matters);
  const concerns = part("concerns", words.concerns);
  const questions = part("questions", words.questions);
  const useSources = h("p", {});
  const aftercare = part("aftercare", words.aftercare, sentences(told.aftercare, "lines"));
  const flags = part(
    "flags",
    words.flags,
    ...told.flags.flatMap(({ title, todo, signs }) => [
      h("p", { class: "flag" }, h("strong", {}, `${title}.`), ` ${todo}`),
      sentences(signs, "lines"),
    ]),
    h("p", {}, told.say),
  );
  flags.root.id = "worried"; // where the frame's link for whoever is worried lands
  const paper = h(
    "div",
    { class: "paper" },
    h("h3", {}, words.title),
    h("p", { class: "muted" }, words.about, " ", date),
    h(
      "fieldset",
      { class: "lean" },
      h("legend", {}, words.choice),
      h("div", { class: "choices" }, boxes),
    ),
    use.root,
    matters.root,
    concerns.root,
    questions.root,
    aftercare.root,
    flags.root,
    part(
      "basis",
      words.sources,
      useSources,
      h("p", {}, words.alwaysSources, " "),
      h("p", {}, words.checked, " ", words.informs),
    ).root,
  );
  el.append(
    h(
      "div",
      { "data-widget": "my-sheet", "data-lm-suppress-shortcuts": "true" },
      h(
        "div",
        { class: "tools" },
        h("button", { type: "button", class: "print", onclick: () => window.print() }, words.print),
        h("p", { class: "muted" }, words.save),
      ),
      paper,
      live,
    ),
  );

  function showUse() {
    const now = useNow();
    const plan = planNow(now);
    const cost = costWords(plan);
    const rows = [[words.area, ...(now ? [now.title] : notYet("area"))]];
    if (plan.visits || plan.days) {
      const startWords = !plan.own && now?.startWords;
      rows.push([plan.own ? words.plan : words.planStart, startWords || `${planWords(plan)}.`]);
    }
    if (now) {
      if (now.compare) rows.push([words.compare, now.compare]);
      rows.push(
        [words.clinics, told.described[now.described ? "named" : "not"]],
        [words.studies, now.studied],
      );
    }
    rows.push([words.cost, ...(cost ? [cost] : notYet("cost"))]);
    use.body.replaceChildren(facts(rows));
    useSources.textContent = now ? `${fill(words.useSources, { sources: now.sources })} ` : "";
  }
  function showMatters() {
    const chosen = named("matters", told.values);
    matters.body.replaceChildren(
      ...(chosen.length
        ? [h("ol", { class: listClass("ranked", chosen) }, chosen.map((text) => h("li", {}, text)))]
        : notYet("matters")),
    );
  }
  function showConcerns() {
    const groups = told.concerns
      .map(({ title, rows }) => [title, listed("concerns", rows)])
      .filter(([, chosen]) => chosen.length);
    concerns.body.replaceChildren(
      ...(groups.length
        ? groups.map(([title, chosen]) =>
            h(
              "div",
              {},
              h("p", { class: "kind" }, h("strong", {}, title)),
              sentences(chosen, listClass("lines", chosen)),
            ),
          )
        : notYet("concerns")),
    );
  }
  function showQuestions() {
    const chosen = listed("asks", told.questions);
    const always = told.questions.filter(([id]) => told.always.includes(id)).map(([, text]) => text);
    const shown = chosen.length ? chosen : always;
    const list = h(
      "ol",
      { class: listClass("asked", shown) },
      shown.map((text) => h("li", {}, h("span", {}, h("span", {}, text), rule()))),
    );
    const note = h("p", { class: "not-yet" }, words.always, " ", h("a", { class: "go", href: "#questions" }, words.tick));
    questions.body.replaceChildren(...(chosen.length ? [list] : [note, list]));
  }
  function show() {
    for (const box of boxes) box.firstChild.checked = box.firstChild.value === model.get("choice");
    date.textContent = today();
    showUse();
    showMatters();
    showConcerns();
    showQuestions();
    const lines = [matters, concerns, questions].flatMap(({ body }) => [
      ...body.querySelectorAll("li, li .rule"),
    ]);
    paper.classList.toggle("crowded", lines.length >= CROWDED);
  }
  show();
  const unfollow = follow(model, CHOSEN, show);
  // A page may stay open for days before it is printed.
  addEventListener("beforeprint", show);
  return () => {
    stop();
    unfollow();
    removeEventListener("beforeprint", show);
  };
}

export default { render };
