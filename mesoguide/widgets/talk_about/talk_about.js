import { adopted } from "../common/adopt.js";
import { announcer, fill, follow } from "../common/dom.js";
import { rovingTabindex } from "../common/groups.js";
import { takeRanking } from "../common/ranking.js";
import { useName } from "../common/uses.js";

function hydrate({ model, part, parts }) {
  const words = model.get("words");
  const { most, open } = model.get("limits");
  const { say, stop } = announcer(part("status"));
  const [note, side, clear] = ["note", "side", "clear"].map((name) => part(name));

  /** The area and aim picked elsewhere; nothing if there is none yet. */
  const use = () => model.get("uses")[useName(model)];
  /** What one can talk about for it, in its order. */
  const there = () => use()?.topics ?? [];

  function announce(sentence, full = false) {
    note.textContent = full ? sentence : "";
    say(`${sentence} ${side.textContent}`.trim());
  }
  const { boxes, picked, keep, show: showPicked } = takeRanking({
    model,
    part,
    parts,
    trait: "topics",
    announce,
    most,
    fits: (id) => there().includes(id),
  });
  for (const kind of parts("kind")) rovingTabindex(kind);
  /** The row of each topic; those stand in the order of the boxes. */
  const all = [...boxes.keys()];
  const rows = new Map(parts("row").map((row, place) => [all[place], row]));
  clear.addEventListener("click", () => {
    keep([]);
    announce(fill(words.removed, { all: 0 }));
    boxes.get(there()[0]).focus();
  });

  function showKind(kind) {
    const fold = part("fold", kind);
    const labels = there().map((id) => boxes.get(id).parentElement).filter((label) => kind.contains(label));
    for (const label of parts("topic", kind)) label.hidden = !labels.includes(label);
    part("first", kind).prepend(...labels.slice(0, open));
    part("rest", kind).prepend(...labels.slice(open));
    part("more", kind).textContent = fill(words.more, { number: labels.length - open });
    fold.hidden = labels.length <= open;
    // What is ticked already is never folded away.
    fold.open = parts("box", fold).some(({ value }) => picked().includes(value));
  }
  let shown;
  function showUse() {
    const now = use();
    part("no-area").hidden = now !== undefined;
    part("pick").hidden = now === undefined;
    if (now === undefined || now === shown) return;
    shown = now;
    part("title").textContent = now.title;
    part("caption").textContent = fill(words.caption, { title: now.title });
    for (const kind of parts("kind")) showKind(kind);
    for (const [id, row] of rows) row.hidden = !now.topics.includes(id);
    part("rows").prepend(...now.topics.map((id) => rows.get(id)));
  }
  function show() {
    showUse();
    showPicked();
    const ids = picked();
    const goods = ids.filter((id) => boxes.get(id).closest(".good")).length;
    part("order").hidden = clear.hidden = ids.length === 0;
    side.textContent = "";
    if (ids.length && goods === ids.length) side.textContent = words.onlyGood;
    if (ids.length && goods === 0) side.textContent = words.onlyHarm;
    if (ids.length < most) note.textContent = "";
  }
  // It stands open where no script runs.
  part("as-table").open = false;
  show();
  const unfollow = follow(model, ["topics", "area", "aim"], show);
  return () => {
    stop();
    unfollow();
  };
}

export default adopted(hydrate);
