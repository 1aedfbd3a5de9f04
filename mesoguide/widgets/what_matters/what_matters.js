import { answer, compare } from "../common/compare.js";
import { choice, setIdle } from "../common/controls.js";
import { announcer, fill, follow, h, save } from "../common/dom.js";

function render({ model, el }) {
  const words = model.get("words");
  const cards = model.get("cards");
  const options = model.get("options");
  const questions = model.get("questions");
  const certainty = model.get("certainty");
  const top = model.get("top");
  const named = new Map(cards.map((card) => [card.id, card]));
  const { region: live, say, stop } = announcer();

  /** What is picked; a kept list may be stale, or no list at all. */
  function picked() {
    const kept = model.get("matters");
    return [...new Set(Array.isArray(kept) ? kept : [])].filter((id) => named.has(id));
  }
  function keep(matters) {
    model.set("matters", matters);
    save(model);
  }
  function told(id) {
    const list = picked();
    const place = list.indexOf(id) + 1;
    const phrase = place ? words.added : words.removed;
    return fill(phrase, { card: named.get(id).card, place, all: list.length });
  }
  function tick(id, on) {
    const rest = picked().filter((each) => each !== id);
    keep(on ? [...rest, id] : rest);
    skipped.textContent = "";
    say(told(id));
  }
  function move(id, by) {
    const list = picked();
    const from = list.indexOf(id);
    const to = from + by;
    if (to < 0 || to >= list.length) return;
    [list[from], list[to]] = [list[to], list[from]];
    keep(list);
    say(told(id));
  }
  function skip() {
    keep([]);
    skipped.textContent = words.skipped;
    say(words.skipped);
  }

  const boxes = cards.map(({ id, card }) =>
    choice({ type: "checkbox", value: id, label: card, pick: tick }),
  );
  const skipped = h("p", { class: "skipped" });
  // Made once, and moved: a button that is pressed again and again keeps the keyboard.
  const places = new Map(cards.map((card) => [card.id, place(card)]));
  function place({ id, card }) {
    const of = () => h("span", { class: "visually-hidden" }, ` ${fill(words.of, { card })}`);
    const button = (sign, name, by) =>
      h(
        "button",
        { type: "button", onclick: () => move(id, by) },
        h("span", { "aria-hidden": "true" }, `${sign} `),
        name,
        of(),
      );
    const up = button("↑", words.up, -1);
    const down = button("↓", words.down, 1);
    const root = h("li", {}, h("span", { class: "name" }, card), h("span", { class: "moves" }, up, down));
    return { root, up, down };
  }
  const list = h("ol", {});
  const order = h(
    "div",
    { class: "order" },
    h("h3", {}, words.order),
    h("p", { class: "muted hint" }, fill(words.top, { top })),
    list,
  );
  const fits = h("div", { class: "fits" });
  el.append(
    h(
      "div",
      { "data-widget": "what-matters", "data-lm-suppress-shortcuts": "true" },
      h(
        "fieldset",
        {},
        h("legend", {}, words.pick),
        h("p", { class: "muted hint" }, words.hint),
        h("div", { class: "choices" }, boxes),
      ),
      h("button", { type: "button", class: "skip-all", onclick: skip }, words.skip),
      skipped,
      order,
      fits,
      live,
    ),
  );

  /** The area and aim picked elsewhere; an aim alone if the area is not offered for it. */
  function use() {
    const [area, aim] = [model.get("area"), model.get("aim")];
    const own = (table, key) => (Object.hasOwn(table, key) ? table[key] : null);
    const aims = model.get("aims");
    return own(model.get("uses"), `${area}/${aim}`) ?? own(aims, aim);
  }
  function show() {
    const matters = picked();
    for (const { firstChild: input } of boxes) input.checked = matters.includes(input.value);
    const focused = document.activeElement;
    list.replaceChildren(...matters.map((id) => places.get(id).root));
    if (list.contains(focused)) focused.focus();
    matters.forEach((id, index) => {
      setIdle(places.get(id).up, index === 0);
      setIdle(places.get(id).down, index === matters.length - 1);
    });
    order.hidden = matters.length < 2;
    fits.hidden = matters.length === 0;
    const about = use();
    if (!about) {
      const go = h("a", { href: "03-body-areas.ipynb" }, words.pickArea);
      fits.replaceChildren(h("p", {}, words.noArea, " ", go));
      return;
    }
    const { title, options: ids } = about;
    const rows = matters.slice(0, top).map((id) => {
      const { card, row } = named.get(id);
      const question = [card, h("span", { class: "muted asked" }, questions[row])];
      return { question, tell: (option) => answer(option, row, certainty) };
    });
    fits.replaceChildren(
      compare({
        caption: fill(words.fits, { title }),
        corner: words.corner,
        options: ids.map((id) => options[id]),
        rows,
      }),
      h("p", { class: "muted" }, words.note),
    );
  }
  show();
  const unfollow = follow(model, ["matters", "area", "aim"], show);
  return () => {
    stop();
    unfollow();
  };
}

export default { render };
