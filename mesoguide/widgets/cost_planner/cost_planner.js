import { stepper } from "../common/controls.js";
import { announcer, details, fill, follow, h, onward, save, svg, table, uid } from "../common/dom.js";
import { cents, read, sum, writer } from "../common/money.js";

const TRAITS = ["area", "aim", "visits", "price", "extras", "currency"];
/** How long a hand may rest while it types an amount, in ms. */
const PAUSE = 1500;

/** A field for an amount. Not type=number: that one drops the comma of "199,50" unseen. */
function amount({ label, hint, words, most, onread }) {
  const id = uid("amount");
  const input = h("input", { id, type: "text", inputmode: "decimal", autocomplete: "off" });
  const hinted = h("p", { class: "muted field-hint", id: uid("hint") }, hint);
  const trouble = h("p", { class: "trouble", id: uid("trouble") });
  const readAs = h("p", { class: "muted read-as" });
  input.setAttribute("aria-describedby", `${hinted.id} ${trouble.id}`);
  let shown = 0;
  let written = String;
  /** Where a mark could be taken in two ways, say how it was taken. */
  function tell() {
    const marked = shown > 0 && /[.,]/.test(input.value);
    readAs.textContent = marked ? fill(words.readAs, { amount: written(shown) }) : "";
  }
  function complain(wrong) {
    trouble.textContent = wrong ? words.wrong[wrong] : "";
    input.setAttribute("aria-invalid", String(Boolean(wrong)));
    return trouble.textContent;
  }
  input.addEventListener("input", () => {
    const found = read(input.value, most);
    shown = found.cents ?? 0;
    // What is half typed is not yet wrong; only what was wrong and now is right is said at once.
    if (!found.wrong) complain("");
    onread(shown, "");
    tell();
  });
  input.addEventListener("change", () => {
    const found = read(input.value, most);
    onread(found.cents ?? 0, complain(found.wrong));
  });
  return {
    root: h(
      "div",
      { class: "amount" },
      h("label", { for: id }, label),
      input,
      hinted,
      readAs,
      trouble,
    ),
    show(value, write) {
      if (value !== shown) {
        input.value = value === 0 ? "" : (value / 100).toFixed(value % 100 === 0 ? 0 : 2);
        complain("");
      }
      shown = value;
      written = write;
      tell();
    },
  };
}

function render({ model, el }) {
  const words = model.get("words");
  const limits = model.get("limits");
  const starts = model.get("starts");
  const currencies = model.get("currencies");
  const counted = model.get("counted");
  const { region: live, say, stop: hush } = announcer();

  function set(values) {
    for (const [name, value] of Object.entries(values)) model.set(name, value);
    save(model);
  }

  // --- the state; a wrong value falls back to what the page came with ---------------------------

  function startNow() {
    const area = `${model.get("area")}/`;
    const key = Object.keys(starts).find((each) => each.startsWith(area));
    return starts[area + model.get("aim")] ?? starts[key] ?? Object.values(starts)[0];
  }
  function whole(value, otherwise) {
    return Number.isInteger(value) && value >= 1 && value <= limits.visits ? value : otherwise;
  }
  function stateNow() {
    const start = startNow();
    const currency = model.get("currency");
    return {
      start,
      visits: whole(model.get("visits"), start.visits),
      stop: whole(model.get("stop"), 1),
      price: cents(model.get("price"), limits.money),
      extras: cents(model.get("extras"), limits.money),
      currency: currencies.some(([code]) => code === currency) ? currency : "",
    };
  }

  // --- the parts --------------------------------------------------------------------------------

  function field(name, label, hint) {
    const onread = (value, wrong) => {
      set({ [name]: value / 100 });
      if (wrong) say(wrong);
    };
    return amount({ label, hint, words, most: limits.money, onread });
  }
  const price = field("price", words.price, words.priceHint);
  const extras = field("extras", words.extras, words.extrasHint);
  const selectId = uid("currency");
  const select = h(
    "select",
    { id: selectId, onchange: () => set({ currency: select.value }) },
    currencies.map(([value, name]) => h("option", { value }, name)),
  );
  function count(name, label) {
    const onchange = (value) => (value === null ? show() : set({ [name]: value }));
    return stepper({ label, low: 1, high: limits.visits, words, onchange });
  }
  const visits = count("visits", words.visits);
  const stopAfter = count("stop", words.stop);
  const startWords = h("p", { class: "muted field-hint" });
  const stopHint = h("p", { class: "muted" });
  const none = h("p", { class: "none" }, words.none);
  const total = h("h3", { class: "total" });
  const steps = h("ol", { class: "steps" });
  const stopped = h("p", { class: "stopped" });
  const compared = h("div", {});
  const rangeSaid = h("p", {});
  const sumTable = h("div", {});
  const sums = h(
    "div",
    { class: "sums" },
    total,
    steps,
    h("p", { class: "muted" }, words.own),
    h("h4", {}, words.stopName),
    stopAfter.root,
    stopped,
    stopHint,
    h("h4", {}, words.rangeName),
    compared,
    rangeSaid,
    h("p", { class: "muted" }, words.rangeNote),
    details(words.table, sumTable),
  );
  const result = h("div", { class: "result" });
  el.append(
    h(
      "div",
      { "data-widget": "cost-planner", "data-lm-suppress-shortcuts": "true" },
      h(
        "fieldset",
        { class: "figures" },
        h("legend", {}, words.figures),
        h(
          "div",
          { class: "price" },
          price.root,
          h("div", { class: "currency" }, h("label", { for: selectId }, words.currency), select),
        ),
        h("div", {}, visits.root, startWords),
        extras.root,
      ),
      result,
      live,
    ),
  );

  // --- the sums ---------------------------------------------------------------------------------

  function stopWords(state, write) {
    const { visits: all, stop } = state;
    if (stop >= all) return "";
    return fill(words.stopping, {
      visits: counted[stop],
      total: write(sum(state, stop)),
      saved: write(sum(state, all) - sum(state, stop)),
    });
  }
  /** Your plan, stopping early, and what was tested or named for this use, by number of visits. */
  function rowsOf({ start, visits: all, stop }) {
    const own = [[all, words.yours, "own"]];
    if (stop < all) own.push([stop, words.early, "early"]);
    return [...own, ...start.named].sort(([one], [other]) => one - other);
  }
  function bars(state, write) {
    const rows = rowsOf(state);
    const most = sum(state, Math.max(...rows.map(([number]) => number)));
    return h(
      "ul",
      { class: "bars" },
      rows.map(([number, name, kind]) =>
        h(
          "li",
          { class: kind },
          h("span", { class: "bar-name" }, fill(name, { visits: counted[number] })),
          h("span", { class: "bar-total" }, write(sum(state, number))),
          svg(
            "svg",
            { viewBox: "0 0 100 4", preserveAspectRatio: "none", "aria-hidden": "true" },
            svg("rect", { width: (100 * sum(state, number)) / most, height: 4 }),
          ),
        ),
      ),
    );
  }
  function tableOf(state, write) {
    const step = state.extras ? words.stepPlus : words.step;
    const places = { price: write(state.price), extras: write(state.extras) };
    return table({
      caption: words.rangeName,
      head: words.head,
      rows: rowsOf(state).map(([number, name]) => [
        fill(name, { visits: counted[number] }),
        fill(step, { ...places, number }),
        write(sum(state, number)),
      ]),
    });
  }
  function rangeWords(state, write) {
    const named = state.start.named.map(([number]) => number);
    if (named.length === 0) return "";
    const [fewest, most] = [Math.min(...named), Math.max(...named)];
    return fill(fewest === most ? words.rangeOne : words.range, {
      low: write(sum(state, fewest)),
      fewest: counted[fewest],
      high: write(sum(state, most)),
      most: counted[most],
    });
  }

  function stepsOf(state, write) {
    const { visits: all, price: one, extras: more } = state;
    const product = write(all * one);
    const times = fill(words.times, { visits: counted[all], price: write(one), sum: product });
    if (more === 0) return [times];
    const places = { sum: product, extras: write(more), total: write(sum(state, all)) };
    return [times, fill(words.plus, places)];
  }

  /** What the plan is for, and where it starts; an example until an area is picked. */
  function showStart({ start }) {
    const [example, pick, href] = words.example;
    const picked = Object.keys(starts).some((each) => each.startsWith(`${model.get("area")}/`));
    const why = whole(model.get("visits"), 0) ? "" : ` ${start.words}`;
    startWords.replaceChildren(
      ...(picked
        ? [start.title, why]
        : [`${example} ${start.title} `, onward(href, pick) ?? "", why]),
    );
    stopHint.textContent = start.stop;
  }
  function show() {
    const state = stateNow();
    const write = writer(state.currency, document.documentElement.lang || "en");
    price.show(state.price, write);
    extras.show(state.extras, write);
    visits.show(state.visits);
    stopAfter.show(state.stop);
    select.value = state.currency;
    showStart(state);
    const wanted = state.price === 0 ? none : sums;
    if (result.firstChild !== wanted) result.replaceChildren(wanted);
    if (state.price === 0) return;
    const worked = stepsOf(state, write);
    total.textContent = fill(words.total, { total: write(sum(state, state.visits)) });
    steps.replaceChildren(...worked.map((step) => h("li", {}, step)));
    stopped.textContent = stopWords(state, write);
    compared.replaceChildren(bars(state, write));
    rangeSaid.textContent = rangeWords(state, write);
    sumTable.replaceChildren(tableOf(state, write));
  }
  show();
  const unfollow = [
    follow(model, TRAITS, () => {
      show();
      say(stateNow().price === 0 ? words.none : `${total.textContent}.`, PAUSE);
    }),
    follow(model, ["stop"], () => {
      show();
      say(stopped.textContent);
    }),
  ];
  return () => {
    hush();
    unfollow.forEach((end) => end());
  };
}

export default { render };
