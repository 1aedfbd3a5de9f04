import { adopted } from "../common/adopt.js";
import { announcer, fill, follow, once } from "../common/dom.js";
import { isFor, useName } from "../common/uses.js";

function hydrate({ model, part, parts }) {
  const uses = model.get("uses");
  const rules = parts("rule");
  const { say, stop } = announcer(part("status"));

  function show() {
    const name = useName(model);
    part("none").hidden = Boolean(name);
    part("about").hidden = !name;
    for (const one of [...parts("answer"), ...rules]) one.hidden = !isFor(one, name);
    if (!name) return part("none").textContent;
    const number = rules.filter(({ hidden }) => !hidden).length;
    part("number").textContent = fill(model.get("words").number, { number });
    part("title").textContent = uses[name].title;
    return uses[name].aloud;
  }
  show();
  const changed = once(() => say(show()));
  const unfollow = follow(model, ["area", "aim"], changed);
  return () => {
    stop();
    unfollow();
  };
}

export default adopted(hydrate);
