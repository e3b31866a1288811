/** The shape of what comes, and in words that it is coming. */
Component({
  properties: {
    /** How many cards. */
    cards: { type: Number, value: 3 },
  },
  data: { list: listOf(3) },
  observers: {
    cards(cards: number) {
      this.setData({ list: listOf(cards) });
    },
  },
});

function listOf(length: number): number[] {
  return Array.from({ length }, (_, index) => index);
}
