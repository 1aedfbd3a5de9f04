import { adopted } from "../common/adopt.js";
import { announcer, fill, follow, label, save } from "../common/dom.js";
import { rovingTabindex } from "../common/groups.js";

function hydrate({ model, part, parts }) {
  const words = model.get("words");
  const claims = parts("claim");
  const topics = parts("topic");
  const { say, stop } = announcer(part("status"));
  const select = part("verdict");
  label(select, part("verdict-label"));
  select.addEventListener("change", () => {
    model.set("verdict", select.value);
    save(model);
  });
  rovingTabindex(part("claims"));
  const seen = (list) => list.filter(({ hidden }) => !hidden);

  function show() {
    const wanted = model.get("verdict");
    select.value = wanted;
    for (const claim of claims) claim.hidden = Boolean(wanted) && claim.dataset.verdict !== wanted;
    for (const topic of topics) {
      const number = seen(parts("claim", topic)).length;
      topic.hidden = number === 0;
      part("number", topic).textContent = fill(words.number, { number });
    }
    part("shown").textContent = fill(words.shown, { number: seen(claims).length, all: claims.length });
    return part("shown").textContent;
  }
  show();
  const unfollow = follow(model, ["verdict"], () => {
    for (const topic of topics) topic.open = model.get("verdict") !== "";
    say(show());
  });
  return () => {
    stop();
    unfollow();
  };
}

export default adopted(hydrate);
