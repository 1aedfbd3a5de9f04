import { answer, compare } from "../common/compare.js";
import { rovingTabindex } from "../common/controls.js";
import { announcer, fill, follow, h } from "../common/dom.js";
import { ranking } from "../common/ranking.js";

function render({ model, el }) {
  const words = model.get("words");
  const cards = model.get("cards");
  const options = model.get("options");
  const questions = model.get("questions");
  const certainty = model.get("certainty");
  const top = model.get("top");
  const named = new Map(cards.map((card) => [card.id, card]));
  const { region: live, say, stop } = announcer();

  function announce(sentence) {
    skipped.textContent = "";
    say(sentence);
  }
  const { boxes, order, picked, keep, show: showPicked } = ranking({
    model,
    trait: "matters",
    items: cards.map(({ id, card }) => ({ id, name: card })),
    words,
    announce,
  });
  function skip() {
    keep([]);
    skipped.textContent = words.skipped;
    say(words.skipped);
  }

  const skipped = h("p", { class: "skipped" });
  order.firstChild.after(h("p", { class: "muted hint" }, fill(words.top, { top })));
  const fits = h("div", { class: "fits" });
  el.append(
    h(
      "div",
      { "data-widget": "what-matters", "data-lm-suppress-shortcuts": "true" },
      rovingTabindex(
        h(
          "fieldset",
          {},
          h("legend", {}, words.pick),
          h("p", { class: "muted hint" }, words.hint),
          h("div", { class: "choices" }, [...boxes.values()]),
        ),
        words.keys,
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
    showPicked();
    order.hidden = matters.length < 2;
    fits.hidden = matters.length === 0;
    const about = use();
    if (!about) {
      const go = words.pickAreaPage ? h("a", { href: words.pickAreaPage }, words.pickArea) : null;
      fits.replaceChildren(h("p", {}, words.noArea, " ", go));
      return;
    }
    const { title, options: ids, here } = about;
    const rows = matters.slice(0, top).map((id) => {
      const { card, row } = named.get(id);
      const question = [card, h("span", { class: "muted asked" }, questions[row])];
      return { question, tell: (option) => answer(option, row, certainty, here) };
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
