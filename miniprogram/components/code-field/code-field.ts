import { formatCode } from '../../text/code';

/** A field for the eight characters of a slip. Event `change` with {code} as ABCD-2345. */
Component({
  properties: {
    code: { type: String, value: '' },
    label: { type: String, value: '' },
  },
  methods: {
    onInput({ detail }: WechatMiniprogram.Input) {
      const code = formatCode(detail.value);
      this.triggerEvent('change', { code });
      return code;
    },
  },
});
