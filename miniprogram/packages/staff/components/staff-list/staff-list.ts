import type { Output } from '../../../../../contract/index';
import { endAppointment, listStaff, voidCode } from '../../../../services/identity';
import type { Failure } from '../../../../services/answer';
import { toProblem, type Problem } from '../../../../text/problem';
import { failed, loading, ready } from '../../../../text/screen';
import {
  askedOf,
  endingOf,
  toInvitations,
  toMembers,
  toVacancies,
  type Invitation,
  type Member,
} from './staff-list.model';

type Tap = WechatMiniprogram.TouchEvent<object, object, { id: string; key: string; name: string; label: string }>;

const nothing: Output<'identity.listStaff'> = { staff: [], invitations: [], vacant: [] };
const nobodyAsked = { personId: '', key: '', heading: '' };

/** Everyone of a school with their duties, which can end here, and the invitations that nobody has opened. `load` reads it anew. */
Component({
  properties: {
    schoolId: { type: String, value: '' },
    /** A leader ends every duty, the bureau a leader's. */
    isLeader: { type: Boolean, value: false },
  },
  data: {
    screen: loading,
    known: nothing,
    members: [] as Member[],
    invitations: [] as Invitation[],
    vacancies: [] as string[],
    asked: nobodyAsked,
    isSending: false,
    refusal: null as Problem | null,
  },
  lifetimes: {
    attached() {
      void this.load();
    },
  },
  methods: {
    load(): Promise<void> {
      const { schoolId, isLeader } = this.data;
      return listStaff({ schoolId }, (answer) => {
        if (!answer.ok) {
          this.setData({ screen: failed(answer, this.data.screen) });
          return;
        }
        const known = answer.data;
        this.data.known = known;
        this.setData({
          screen: ready,
          members: toMembers(known, isLeader),
          invitations: toInvitations(known),
          vacancies: toVacancies(known, isLeader),
        });
      });
    },
    onRetry() {
      void this.load();
    },
    onAsk({ currentTarget }: Tap) {
      this.setData({ asked: askedOf(currentTarget.dataset), refusal: null });
    },
    onClose() {
      this.setData({ asked: nobodyAsked });
    },
    async onEnd({ detail: { reason } }: WechatMiniprogram.CustomEvent<{ reason: string }>) {
      const { asked, schoolId, isSending, known } = this.data;
      const ending = endingOf(known, asked);
      if (isSending || ending === null) return;
      this.setData({ isSending: true });
      await this.settle(await endAppointment({ schoolId, ...ending, reason }));
    },
    async onVoid({ currentTarget }: Tap) {
      if (this.data.isSending) return;
      this.setData({ isSending: true, refusal: null });
      await this.settle(await voidCode({ codeId: currentTarget.dataset.id }));
    },
    /** Shows how it ended, and how everything stands now. */
    settle(answer: { readonly ok: true } | Failure): Promise<void> {
      this.setData({ isSending: false, asked: nobodyAsked, refusal: answer.ok ? null : toProblem(answer) });
      return this.load();
    },
    onCloseRefusal() {
      this.setData({ refusal: null });
    },
  },
});
