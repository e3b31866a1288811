import type { ConsentState, Purpose } from '../../contract/consent';

/** What a guardian reads before deciding. Another text is another number: contract/consent-wording.ts. */
export interface PurposeText {
  /** What the school would like to do, in a few words. */
  readonly heading: string;
  readonly ask: string;
  readonly whom: string;
}

export const purposeTexts: Record<Purpose, PurposeText> = {
  'typical-case': {
    heading: '把孩子的事写成故事',
    ask: '学校想把孩子怎样得到帮助，写成一个故事，不写名字，也不放照片。',
    whom: '给谁看：学校、县教育局和别的学校。',
  },
  sponsorship: {
    heading: '请好心人一对一帮孩子',
    ask: '学校想请一位好心人专门帮孩子，只告诉他孩子的代号、上几年级、学习有没有进步。',
    whom: '不告诉他：孩子的名字、照片、班级和住在哪里。',
  },
  photo: {
    heading: '用孩子的照片做宣传',
    ask: '学校想把有孩子的照片，放在学校的宣传栏和公众号里。',
    whom: '给谁看：来学校的人，看公众号的人。',
  },
};

export const consentStates: Record<ConsentState, string> = {
  never: '还没有同意',
  stands: '同意了',
  expired: '到期了',
  withdrawn: '收回了',
  suspended: '暂停了，学校现在不用',
};
