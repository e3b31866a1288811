/** How far a class is with a notice: in words, and as a bar. */
Component({
  properties: {
    /** `{ name, text, left, donePart, seenPart }`; the parts are per cent. */
    progress: { type: Object, value: {} },
    /** It leads to the pupils. */
    leads: { type: Boolean, value: false },
  },
});
