import type { ChosenColumn, RosterField } from '../../../../contract/roster';
import type { Output } from '../../../../contract/index';
import { openWorkbook } from '../../../services/files';
import { checkRoster, faultFile, getImport, importRoster } from '../../../services/ledger';
import { load, save } from '../../../services/store';
import { findWorkplace } from '../../../services/workplace';
import { toProblem } from '../../../text/problem';
import { failed, ready } from '../../../text/screen';
import { blank, checking, choose, refused, toView } from './roster.model';

const PAUSE_MS = 1500;

Page({
  data: blank,
  schoolId: '',
  fileId: '',
  importId: '',
  counts: null as Output<'ledger.getImport'>['counts'] | null,
  timer: 0,

  onLoad({ schoolId = '' }: { schoolId?: string }) {
    this.schoolId = schoolId;
    void this.load();
  },

  onUnload() {
    clearTimeout(this.timer);
    this.importId = '';
  },

  async load() {
    const place = await findWorkplace(this.schoolId);
    if ('ok' in place) {
      this.setData(failed(place, this.data));
      return;
    }
    this.schoolId = place.schoolId;
    this.setData(ready);
    const known = load(`roster:${this.schoolId}`);
    if (typeof known === 'string') void this.follow(known);
  },

  onRetry() {
    void this.load();
  },

  onPicked({ detail }: WechatMiniprogram.CustomEvent<{ fileId: string }>) {
    this.fileId = detail.fileId;
    void this.check([]);
  },

  onAgain() {
    if (this.importId !== '') void this.follow(this.importId);
    else void this.check([]);
  },

  onColumn({ detail }: WechatMiniprogram.CustomEvent<{ field: RosterField; heading: string | null }>) {
    const columns = this.data.columns.map(({ field, heading }) => ({ field, heading: heading || null }));
    const isOther = ({ field, heading }: ChosenColumn) => field !== detail.field && heading !== detail.heading;
    void this.check([...columns.filter(isOther), { field: detail.field, heading: detail.heading }]);
  },

  async check(columns: ChosenColumn[]) {
    const { schoolId, fileId } = this;
    clearTimeout(this.timer);
    this.importId = '';
    this.setData(checking);
    const answer = await checkRoster({ schoolId, fileId, ...(columns.length > 0 ? { columns } : {}) });
    if (this.fileId !== fileId) return;
    if (answer.ok) void this.follow(answer.data.importId);
    else this.setData(refused(answer, 'choose'));
  },

  /** Looks how far it is until a person is needed. Without network it looks again. */
  async follow(importId: string) {
    this.importId = importId;
    save(`roster:${this.schoolId}`, importId);
    const answer = await getImport({ importId });
    if (this.importId !== importId) return;
    if (answer.ok) {
      this.counts = answer.data.counts;
      this.setData({ refusal: null, ...toView(answer.data, this.data.accepts) });
      if (answer.data.state === 'done') save(`roster:${this.schoolId}`, null);
    } else if (answer.code === 'not-found') save(`roster:${this.schoolId}`, null);
    else if (this.data.step === 'choose') this.setData({ refusal: toProblem(answer) });
    const isUnderWay = this.data.step === 'checking' || this.data.step === 'importing';
    if (isUnderWay) this.timer = setTimeout(() => void this.follow(importId), PAUSE_MS);
  },

  onAccept({ currentTarget }: WechatMiniprogram.TouchEvent<object, object, { what: 'changes' | 'doubtful' }>) {
    const { what } = currentTarget.dataset;
    const { accepts } = this.data;
    if (this.counts) this.setData(choose(this.counts, { ...accepts, [what]: !accepts[what] }));
  },

  async onImport() {
    const { importId } = this;
    if (this.data.step === 'importing') return;
    this.setData({ step: 'importing', refusal: null, progress: '' });
    const { changes, doubtful } = this.data.accepts;
    const answer = await importRoster({ importId, acceptChanges: changes, acceptDoubtful: doubtful });
    if (answer.ok) void this.follow(importId);
    else this.setData(refused(answer, 'checked'));
  },

  async onFaultFile() {
    const answer = await faultFile({ importId: this.importId });
    if (!answer.ok) this.setData({ refusal: toProblem(answer) });
    else await openWorkbook(answer.data.name, answer.data.base64);
  },

  onClasses() {
    void wx.redirectTo({ url: `/packages/staff/classes/classes?schoolId=${this.schoolId}` });
  },
});
