/** The shape of what comes, and in words that it is coming. */
Component({
  properties: {
    /** How many cards. */
    cards: { type: Number, value: 3 },
  },
});
