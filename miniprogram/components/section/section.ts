/** A heading and what stands under it. */
Component({
  properties: {
    heading: { type: String, value: '' },
    note: { type: String, value: '' },
  },
});
