import { announcer, details, fill, follow, h, table } from "../common/dom.js";
import { marked, surenessMark } from "../common/sureness.js";

function render({ model, el }) {
  const words = model.get("words");
  const uses = model.get("uses");
  const rules = model.get("rules");
  const { region: live, say, stop } = announcer();
  const card = h("div", { class: "card" });
  const all = model.get("table");
  function cell(text, row, column) {
    const levels = all.marks[row][column];
    return levels.length ? marked(text, levels) : text;
  }
  el.append(
    h(
      "div",
      { "data-widget": "area-card", "data-lm-suppress-shortcuts": "true" },
      card,
      details(words.all, table(all, cell)),
      live,
    ),
  );

  const rule = ({ where, who, said }) =>
    h("li", {}, h("strong", {}, where), h("span", { class: "muted" }, ` ${who}. `), said);
  const onward = (href, text) =>
    href ? h("p", { class: "go" }, h("a", { href }, text)) : null;
  const part = (question, ...answer) => [h("dt", {}, question), h("dd", {}, ...answer)];
  const whatWasSaid = (keys) =>
    details(
      fill(words.rules, { number: keys.length }),
      h("ul", { class: "rules" }, keys.map((key) => rule(rules[key]))),
    );

  function show() {
    const ofArea = uses.filter((use) => use.area === model.get("area"));
    const use = ofArea.find((each) => each.aim === model.get("aim")) ?? ofArea[0];
    if (!use) {
      card.replaceChildren(h("p", {}, words.none));
      return words.none;
    }
    card.replaceChildren(
      h("h3", {}, use.title),
      h(
        "dl",
        {},
        part(words.offered, h("p", {}, use.offered)),
        part(words.tested, h("p", {}, use.tested)),
        part(
          words.sure,
          h("p", { class: "sure" }, surenessMark(use.sure.level), h("strong", {}, `${use.sure.name}.`)),
          h("p", {}, use.sure.reason),
        ),
        part(
          words.licensed,
          h(
            "ul",
            { class: "licences" },
            use.licences.map(([name, status]) => h("li", {}, h("strong", {}, `${name}: `), status)),
          ),
          whatWasSaid(use.rules),
        ),
        part(
          words.others,
          h("ul", { class: "others" }, use.options.map((name) => h("li", {}, name))),
          onward(words.comparePage, words.compare),
        ),
      ),
      onward(words.weeksPage, words.weeks) ?? "",
    );
    return fill(words.now, { title: use.title, sure: use.sure.name });
  }
  show();
  const unfollow = follow(model, ["area", "aim"], () => say(show()));
  return () => {
    stop();
    unfollow();
  };
}

export default { render };
