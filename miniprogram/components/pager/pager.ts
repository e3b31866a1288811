import { placeText, type Place } from './pager.model';

/** Leads through a long list, a page at a time. Events `previous` and `next`. */
Component({
  properties: {
    /** From pager.model. */
    place: { type: Object, value: { from: 0, to: 0, total: 0, hasPrevious: false, hasNext: false } },
    /** What is counted, after a number. */
    unit: { type: String, value: '' },
    busy: { type: Boolean, value: false },
  },
  data: { text: '' },
  observers: {
    'place, unit'(place: Place | null, unit: string) {
      this.setData({ text: place === null ? '' : placeText(place, unit) });
    },
  },
  methods: {
    onPrevious() {
      if (this.data.place.hasPrevious && !this.data.busy) this.triggerEvent('previous');
    },
    onNext() {
      if (this.data.place.hasNext && !this.data.busy) this.triggerEvent('next');
    },
  },
});
