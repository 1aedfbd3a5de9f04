import { adopted } from "../common/adopt.js";
import { announcer, follow, save, uid } from "../common/dom.js";
import { rovingTabindex } from "../common/groups.js";

function hydrate({ model, part, parts }) {
  const counts = model.get("counts");
  const boxes = parts("box");
  const { say, stop } = announcer(part("status"));

  /** What is ticked, in the order of the list; whatever is no question is dropped. */
  function ticked() {
    const wanted = model.get("asks");
    const ids = new Set(Array.isArray(wanted) ? wanted : []);
    return boxes.map(({ value }) => value).filter((id) => ids.has(id));
  }
  function set(ids) {
    model.set("asks", ids);
    save(model);
  }
  /** Take the boxes that are ticked, and those of `kept`. */
  function take(kept = []) {
    set(boxes.map(({ value }) => value).filter((id, at) => boxes[at].checked || kept.includes(id)));
  }
  for (const box of boxes) box.addEventListener("change", () => take());
  for (const question of parts("question")) {
    const button = part("ask-why", question);
    const why = part("why", question);
    why.id = uid("why");
    button.setAttribute("aria-controls", why.id);
    button.addEventListener("click", () => {
      why.hidden = !why.hidden;
      button.setAttribute("aria-expanded", String(!why.hidden));
    });
  }
  parts("group").forEach((group) => rovingTabindex(group));
  part("clear").addEventListener("click", () => {
    set([]);
    boxes[0].focus();
  });

  function show() {
    const ids = ticked();
    for (const box of boxes) box.checked = ids.includes(box.value);
    part("count").textContent = counts[ids.length];
    part("clear").hidden = ids.length === 0;
    return part("count").textContent;
  }
  // A label may have been tapped before the script came.
  if (boxes.some((box) => box.checked)) take(ticked());
  show();
  // What is ticked already is not folded away.
  for (const fold of parts("others")) fold.open = boxes.some((box) => box.checked && fold.contains(box));
  const unfollow = follow(model, ["asks"], () => say(show()));
  return () => {
    stop();
    unfollow();
  };
}

export default adopted(hydrate);
