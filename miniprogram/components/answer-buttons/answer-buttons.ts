export interface AnswerOption {
  readonly value: string;
  readonly text: string;
  /** An image beside the words. */
  readonly icon: string;
  /** `main` is the one that is filled. */
  readonly tone: 'main' | 'plain';
}

/** One question's answers as large buttons. Event `answer` with {value}; while `busy` nothing can be tapped. */
Component({
  properties: {
    options: { type: Array, value: [] as AnswerOption[] },
    busy: { type: Boolean, value: false },
  },
  methods: {
    onAnswer(event: WechatMiniprogram.TouchEvent<object, object, { value: string }>) {
      if (!this.data.busy) this.triggerEvent('answer', { value: event.currentTarget.dataset.value });
    },
  },
});
