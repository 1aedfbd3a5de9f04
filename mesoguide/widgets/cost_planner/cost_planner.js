import { adopted } from "../common/adopt.js";
import { takeStepper } from "../common/controls.js";
import { announcer, fill, follow, label, save, uid } from "../common/dom.js";
import { cents, priceWords, writer } from "../common/money.js";
import { useName } from "../common/uses.js";
import { worked } from "./sums.js";
import { readRange } from "./typed.js";

const TRAITS = ["area", "aim", "visits", "price", "high", "extras", "currency"];
/** How long a hand may rest while it types an amount, in ms. */
const PAUSE = 1500;

/** Bring a field for an amount to life. No type=number: that drops the comma of "199,50" unseen. */
function takeAmount(root, part, { words, most, onread }) {
  const [input, hint] = [root.querySelector("input"), part("hint", root)];
  const [readAs, trouble] = [part("read-as", root), part("trouble", root)];
  label(input, root.querySelector("label"));
  hint.id = uid("hint");
  trouble.id = uid("trouble");
  input.setAttribute("aria-describedby", `${hint.id} ${trouble.id}`);
  const between = words.span.replace(/\{\w+\}/g, "").trim();
  let shown = [0, 0];
  let written = String;
  /** Where a mark could be taken in two ways, say how it was taken. */
  function tell() {
    const marked = shown[0] > 0 && /[.,]/.test(input.value);
    readAs.textContent = marked ? fill(words.readAs, { amount: written(...shown) }) : "";
  }
  function complain(wrong) {
    trouble.textContent = wrong ? words.wrong[wrong] : "";
    input.setAttribute("aria-invalid", String(Boolean(wrong)));
    return trouble.textContent;
  }
  input.addEventListener("input", () => {
    const found = readRange(input.value, most, between);
    shown = [found.cents ?? 0, found.high ?? 0];
    // What is half typed is not yet wrong; only what was wrong and now is right is said at once.
    if (!found.wrong) complain("");
    onread(...shown, "");
    tell();
  });
  input.addEventListener("change", () => {
    const found = readRange(input.value, most, between);
    onread(found.cents ?? 0, found.high ?? 0, complain(found.wrong));
  });
  const plain = (value) => (value / 100).toFixed(value % 100 === 0 ? 0 : 2);
  return {
    show(value, high, write) {
      if (value !== shown[0] || high !== shown[1]) {
        const span = { low: plain(value), high: plain(high) };
        const both = high ? fill(words.span, span) : span.low;
        input.value = value === 0 ? "" : both;
        complain("");
      }
      shown = [value, high];
      written = write;
      tell();
    },
  };
}

function hydrate({ model, part, parts }) {
  const words = model.get("words");
  const limits = model.get("limits");
  const uses = model.get("uses");
  const { say, stop: hush } = announcer(part("status"));

  function set(values) {
    for (const [name, value] of Object.entries(values)) model.set(name, value);
    save(model);
  }

  function field(name, take) {
    const onread = (value, high, wrong) => {
      set(take(value / 100, high / 100));
      if (wrong) say(wrong);
    };
    return takeAmount(part(name), part, { words, most: limits.money, onread });
  }
  const price = field("price", (low, high) => ({ price: low, high }));
  // Of a range of extras the higher end is counted: no sum is too low for it.
  const extras = field("extras", (low, high) => ({ extras: high || low }));
  const select = part("currency");
  label(select, select.previousElementSibling);
  select.addEventListener("change", () => set({ currency: select.value }));
  function count(name) {
    const onchange = (value) => (value === null ? show() : set({ [name]: value }));
    return takeStepper(part(name), { low: 1, high: limits.visits, onchange });
  }
  const visits = count("visits");
  const stopAfter = count("stop");
  const rows = [...part("table").querySelectorAll("tbody tr")];

  // The state; a wrong value falls back to what the page came with.
  function whole(value, otherwise) {
    return Number.isInteger(value) && value >= 1 && value <= limits.visits ? value : otherwise;
  }
  function figuresNow(start) {
    const money = (name) => cents(model.get(name), limits.money);
    return {
      visits: whole(model.get("visits"), start.visits),
      stop: whole(model.get("stop"), 1),
      price: money("price"),
      high: money("high"),
      extras: money("extras"),
    };
  }

  /** What the plan is for, and where it starts; an example until an area is picked. */
  function showStart(start, picked) {
    for (const one of parts("example")) one.hidden = picked;
    part("title").textContent = start.title;
    part("why").textContent = whole(model.get("visits"), 0) ? "" : start.words;
    part("stop-hint").textContent = start.stop;
  }
  function showSums({ total, steps, stopped, range, rows: all }) {
    part("total").textContent = total;
    part("stopped").textContent = stopped;
    part("range").textContent = range;
    parts("step").forEach((step, at) => {
      step.textContent = steps[at] ?? "";
      step.hidden = at >= steps.length;
    });
    parts("bar").forEach((bar, at) => {
      bar.hidden = rows[at].hidden = at >= all.length;
      if (bar.hidden) return;
      const { kind, name, total: inAll, length, step } = all[at];
      bar.className = kind;
      part("bar-name", bar).textContent = name;
      part("bar-total", bar).textContent = inAll;
      part("length", bar).setAttribute("width", length);
      [name, step, inAll].forEach((text, column) => {
        rows[at].children[column].textContent = text;
      });
    });
  }
  function show() {
    const use = useName(model);
    const start = uses[use] ?? Object.values(uses)[0];
    const figures = figuresNow(start);
    select.value = model.get("currency");
    if (select.selectedIndex < 0) select.value = "";
    const write = writer(select.value, document.documentElement.lang || "en");
    const both = (low, high) => priceWords({ price: low, high }, (one) => one, write, words.span);
    price.show(figures.price, figures.high, both);
    extras.show(figures.extras, 0, both);
    visits.show(figures.visits);
    stopAfter.show(figures.stop);
    showStart(start, use !== "");
    part("none").hidden = figures.price > 0;
    part("sums").hidden = figures.price === 0;
    if (figures.price === 0) return;
    showSums(worked(figures, start.named, words, model.get("counted"), write));
  }
  show();
  const unfollow = [
    follow(model, TRAITS, () => {
      show();
      say(part("sums").hidden ? part("none").textContent : `${part("total").textContent}.`, PAUSE);
    }),
    follow(model, ["stop"], () => {
      show();
      say(part("stopped").textContent);
    }),
  ];
  return () => {
    hush();
    unfollow.forEach((end) => end());
  };
}

export default adopted(hydrate);
