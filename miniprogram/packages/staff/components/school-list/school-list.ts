import { createSchool, listSchools } from '../../../../services/identity';
import { toProblem, type Problem } from '../../../../text/problem';
import { failed, loading, ready } from '../../../../text/screen';

interface School {
  readonly schoolId: string;
  readonly name: string;
}

/** The schools of the county, and the way to enter one more. Event `choose` with `{ schoolId }`. */
Component({
  data: {
    screen: loading,
    schools: [] as School[],
    isCreating: false,
    name: '',
    telephone: '',
    isSending: false,
    refusal: null as Problem | null,
  },
  lifetimes: {
    attached() {
      void this.load();
    },
  },
  methods: {
    load() {
      return listSchools((answer) =>
        this.setData(
          answer.ok ? { screen: ready, schools: answer.data.schools } : { screen: failed(answer, this.data.screen) },
        ),
      );
    },
    onRetry() {
      void this.load();
    },
    onChoose({ currentTarget }: WechatMiniprogram.TouchEvent<object, object, { id: string }>) {
      this.triggerEvent('choose', { schoolId: currentTarget.dataset.id });
    },
    onCreating() {
      this.setData({ isCreating: true });
    },
    onClose() {
      this.setData({ isCreating: false });
    },
    onName({ detail }: WechatMiniprogram.Input) {
      this.setData({ name: detail.value, refusal: null });
    },
    onTelephone({ detail }: WechatMiniprogram.Input) {
      this.setData({ telephone: detail.value, refusal: null });
    },
    async onCreate() {
      const { isSending } = this.data;
      const [name, telephone] = [this.data.name.trim(), this.data.telephone.trim()];
      if (isSending || name === '' || telephone === '') return;
      this.setData({ isSending: true, refusal: null });
      const answer = await createSchool({ name, telephone });
      if (!answer.ok) {
        this.setData({ isSending: false, refusal: toProblem(answer) });
        return;
      }
      this.setData({ isSending: false, isCreating: false, name: '', telephone: '' });
      this.triggerEvent('choose', answer.data);
    },
  },
});
