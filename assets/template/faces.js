// The guide's two faces come when all else is there, and never to a reader who saves data: until
// then, and without them, letters of the reader's own stand in their place (faces.css).
(() => {
  "use strict";

  const { faceWords, faceStrong, faceHeadings } = document.currentScript.dataset;
  const WORDS = "Atkinson Hyperlegible Next";
  const FACES = [
    [WORDS, faceWords, "400"],
    [WORDS, faceStrong, "600 900"],
    ["Source Serif", faceHeadings, "400 900"],
  ];
  const load = ([family, address, weight]) => new FontFace(family, `url("${address}")`, { weight }).load();

  /** Bring the faces, all in one moment: words are set anew once. Says whether they are here. */
  async function bringFaces() {
    try {
      if (!faceWords) return "none"; // Not every host has files to give.
      if (navigator.connection?.saveData) return "saved";
      for (const face of await Promise.all(FACES.map(load))) document.fonts.add(face);
      return "here";
    } catch {
      return "lost"; // What stands in their place stays.
    }
  }
  async function faces() {
    document.documentElement.dataset.faces = await bringFaces();
  }
  Object.assign(globalThis.mesoguide, { faces });
})();
