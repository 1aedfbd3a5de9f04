import { adopted } from "../common/adopt.js";
import { rovingTabindex } from "../common/groups.js";
import { loadDrawing, savesData, whenNear } from "../common/plotly.js";

/** The words of the mark that stands nearest to a place, which is in parts of the picture. */
function nearest({ ends: [left, right], height, marks }, across, down) {
  const x = left + across * (right - left);
  const y = (1 - down) * height;
  let best = { far: Infinity, words: "" };
  for (const [at, high, words] of marks) {
    const far = Math.hypot(((at - x) / (right - left)) * height, high - y);
    if (far < best.far) best = { far, words };
  }
  return best.words;
}

function hydrate({ model, part, parts }) {
  const exacts = model.get("exact");
  const ends = [];

  parts("tile").forEach((tile, index) => {
    const plot = part("plot", tile);
    const exact = part("exact", tile);
    const tell = ({ clientX, clientY }) => {
      const { left, top, width, height } = plot.getBoundingClientRect();
      exact.textContent = nearest(exacts[index], (clientX - left) / width, (clientY - top) / height);
      exact.hidden = exact.textContent === "";
    };
    const untell = ({ pointerType }) => {
      if (pointerType === "mouse") exact.hidden = true;
    };
    const listeners = { pointermove: tell, click: tell, pointerleave: untell };
    for (const [name, act] of Object.entries(listeners)) plot.addEventListener(name, act);
    ends.push(() => {
      for (const [name, act] of Object.entries(listeners)) plot.removeEventListener(name, act);
      exact.hidden = true;
    });
  });
  rovingTabindex(part("tiles"));

  // The still pictures are the same: they stay for who saves data, and where Plotly does not come.
  if (!savesData()) {
    const unwait = whenNear(part("tiles"), () => {
      unwait();
      loadDrawing(model).then(
        ({ Plotly, drawAll }) => drawAll(parts("plot"), model.get("figures"), model.get("frame"), Plotly, ends),
        () => {},
      );
    });
    ends.push(unwait);
  }
  return () => {
    ends.gone = true;
    for (const end of ends) end();
  };
}

export default adopted(hydrate);
