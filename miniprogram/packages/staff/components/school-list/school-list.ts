import { createSchool, listSchools } from '../../../../services/identity';
import { toProblem, type Problem } from '../../../../text/problem';
import { lacks, type Place } from '../../../../components/pager/pager.model';
import { failed, loading, ready } from '../../../../text/screen';
import { none, toPage, withMore, type SchoolLine } from './school-list.model';

/** The schools of the county, and the way to enter one more. Event `choose` with `{ schoolId }`. */
Component({
  data: {
    screen: loading,
    schools: [] as SchoolLine[],
    place: null as Place | null,
    fetched: none,
    isTurning: false,
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
      return this.more(0);
    },
    more(page: number): Promise<void> {
      const before = page === 0 ? none : this.data.fetched;
      return listSchools(before.next === null ? {} : { after: before.next }, (answer) => {
        if (!answer.ok) {
          this.setData({ screen: failed(answer, this.data.screen), isTurning: false });
          return;
        }
        this.data.fetched = { ...withMore(before, answer.data), page };
        this.setData({ screen: ready, isTurning: false, ...toPage(this.data.fetched) });
      });
    },
    onPrevious() {
      this.turnTo(this.data.fetched.page - 1);
    },
    onNext() {
      this.turnTo(this.data.fetched.page + 1);
    },
    turnTo(page: number) {
      if (lacks(this.data.fetched, page)) {
        this.setData({ isTurning: true });
        void this.more(page);
        return;
      }
      this.data.fetched = { ...this.data.fetched, page };
      this.setData(toPage(this.data.fetched));
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
