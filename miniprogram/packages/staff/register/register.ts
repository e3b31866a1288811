import type { Output } from '../../../../contract/index';
import { lacks } from '../../../components/pager/pager.model';
import { listClasses, searchPupils } from '../../../services/ledger';
import { findWorkplace } from '../../../services/workplace';
import { failed } from '../../../text/screen';
import { blank, everyone, nobody, toClasses, toInput, toView, withMore, type Choice } from './register.model';

const PAUSE_MS = 300;

Page({
  data: blank,
  schoolId: '',
  classes: [] as Output<'ledger.listClasses'>['classes'],
  choice: everyone,
  fetched: nobody,
  asked: 0,
  timer: 0,

  onLoad({ schoolId = '' }: { schoolId?: string }) {
    this.schoolId = schoolId;
    void this.load();
  },

  onUnload() {
    clearTimeout(this.timer);
    this.asked += 1;
  },

  async load() {
    const place = await findWorkplace(this.schoolId);
    if ('ok' in place) {
      this.setData(failed(place, this.data));
      return;
    }
    this.schoolId = place.schoolId;
    void listClasses({ schoolId: this.schoolId }, (answer) => {
      if (!answer.ok) return;
      this.classes = answer.data.classes;
    });
    await this.search(this.choice);
  },

  onRetry() {
    void this.load();
  },

  onSearch({ detail }: WechatMiniprogram.Input) {
    clearTimeout(this.timer);
    const choice = { ...this.choice, search: detail.value };
    this.timer = setTimeout(() => void this.search(choice), PAUSE_MS);
  },

  onChoose({ detail }: WechatMiniprogram.CustomEvent<{ key: string }>) {
    void this.search({ ...this.choice, show: detail.key });
  },

  onClass({ detail }: WechatMiniprogram.PickerChange) {
    const chosen = this.classes[Number(detail.value) - 1];
    void this.search({ ...this.choice, classId: chosen?.classId ?? '' });
  },

  async search(choice: Choice) {
    this.fetched = nobody;
    this.choice = choice;
    await this.more(0);
  },

  /** Fetches what the page shows; an answer that comes after a newer question is not shown. */
  async more(page: number) {
    const asked = (this.asked += 1);
    const { choice } = this;
    const after = this.fetched.next;
    const answer = await searchPupils({ ...toInput(this.schoolId, choice), ...(after === null ? {} : { after }) });
    if (asked !== this.asked) return;
    if (!answer.ok) {
      this.setData({ ...failed(answer, this.data), busy: false });
      return;
    }
    this.fetched = { ...withMore(this.fetched, answer.data), page };
    this.show();
  },

  show() {
    this.setData({ ...toView(this.fetched, this.choice), ...toClasses(this.classes, this.choice.classId) });
  },

  onPrevious() {
    this.turnTo(this.fetched.page - 1);
  },

  onNext() {
    this.turnTo(this.fetched.page + 1);
  },

  turnTo(page: number) {
    void wx.pageScrollTo({ scrollTop: 0, duration: 0 });
    if (lacks(this.fetched, page)) {
      this.setData({ busy: true });
      void this.more(page);
      return;
    }
    this.fetched = { ...this.fetched, page };
    this.show();
  },

  onOpen({ currentTarget }: WechatMiniprogram.TouchEvent<object, object, { id: string }>) {
    void wx.navigateTo({ url: `/packages/staff/pupil/pupil?pupilId=${currentTarget.dataset.id}` });
  },
});
