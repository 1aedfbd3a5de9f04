import { adopted } from "../common/adopt.js";
import { announcer, fill, follow, save } from "../common/dom.js";
import { rovingTabindex } from "../common/groups.js";
import { picks, ticked } from "../common/picks.js";

function hydrate({ model, part, parts }) {
  const words = model.get("words");
  const { say, stop } = announcer(part("status"));
  const items = new Map(
    parts("item").map((item) => [part("box", item).value, { box: part("box", item), became: part("became", item) }]),
  );
  /** What is ticked, in the order it was; ids that lead nowhere are dropped. */
  const chosen = () => picks(model.get("concerns"), (id) => items.has(id), Infinity);
  for (const [id, { box }] of items) {
    box.addEventListener("change", () => {
      model.set("concerns", ticked(chosen(), id, box.checked));
      save(model);
    });
  }
  for (const group of [...parts("group"), part("sheet")]) rovingTabindex(group);

  function show() {
    const ids = chosen();
    for (const [id, { box, became }] of items) {
      box.checked = ids.includes(id);
      became.hidden = !box.checked;
    }
    for (const line of parts("line")) line.hidden = !ids.includes(line.dataset.id);
    part("take").hidden = part("table").hidden = ids.length === 0;
    const line = items.get(ids.at(-1))?.became.textContent;
    const phrase = [words.none, words.one][ids.length] ?? words.many;
    part("chosen").textContent = fill(phrase, { number: ids.length, line });
    return part("chosen").textContent;
  }
  show();
  // What is ticked already is not folded away.
  for (const fold of parts("fold")) fold.open ||= parts("box", fold).some((box) => box.checked);
  let before = chosen().length;
  const unfollow = follow(model, ["concerns"], () => {
    const sentence = show();
    const number = chosen().length;
    // A line that is gone is not "the last one": then the number alone is said.
    say(number && number < before ? fill(words.fewer, { number }) : sentence);
    before = number;
  });
  return () => {
    stop();
    unfollow();
  };
}

export default adopted(hydrate);
