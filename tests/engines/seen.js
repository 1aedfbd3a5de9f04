// The words in sight, by the element they stand in, and those that stand outside the screen.
() => {
  const words = [];
  const outside = [];
  const isFolded = (one) => {
    const fold = one.parentElement.closest("details");
    if (!fold) return false;
    const line = fold.querySelector("summary");
    return (!fold.open && !line.contains(one)) || isFolded(fold);
  };
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const unseen = "script, style, template, option, title, .skip, .visually-hidden";
  while (walker.nextNode()) {
    const node = walker.currentNode;
    const said = node.data.trim().replace(/\s+/g, " ");
    if (!said || node.parentElement.closest(unseen) || isFolded(node)) continue;
    const range = document.createRange();
    range.selectNodeContents(node);
    const boxes = [...range.getClientRects()].filter(({ width, height }) => width > 1 && height > 1);
    if (!boxes.length || getComputedStyle(node.parentElement).visibility === "hidden") continue;
    words.push(said);
    const wide = document.documentElement.clientWidth;
    if (boxes.some(({ left, right }) => left < -1 || right > wide + 1)) outside.push(said);
  }
  return { words, outside };
}
