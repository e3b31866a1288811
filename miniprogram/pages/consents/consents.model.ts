import type { ConsentView } from '../../../contract/consent';
import type { Output } from '../../../contract/index';
import { cut, type Place } from '../../components/pager/pager.model';
import type { Answer } from '../../services/answer';
import { consentStates, purposeTexts } from '../../text/consents';
import { dateText } from '../../text/dates';
import { failed, loading, ready, type Screen } from '../../text/screen';

export type Child = Output<'identity.me'>['children'][number];

export interface Line {
  readonly key: string;
  readonly heading: string;
  readonly note: string;
}

export interface ConsentsView extends Screen {
  /** Which child it is about; empty while the guardian chooses. */
  readonly name: string;
  readonly children: readonly Line[];
  readonly place: Place | null;
  readonly purposes: readonly Line[];
}

export const blank: ConsentsView = { ...loading, name: '', children: [], place: null, purposes: [] };

/** Children to choose from, ten at a time: a home may have thirty. */
export const childrenShown = 10;

export function toChildren(children: readonly Child[], page: number): Partial<ConsentsView> {
  const { rows, place } = cut(children, page, childrenShown);
  return {
    ...ready,
    place,
    children: rows.map(({ pupilId, name, schoolName, className }) => ({
      key: pupilId,
      heading: name,
      note: `${schoolName} ${className}`,
    })),
  };
}

export function toView(answer: Answer<'identity.listConsents'>, shown: Screen): Partial<ConsentsView> {
  if (!answer.ok) return failed(answer, shown);
  const { pupilName, consents } = answer.data;
  return { ...ready, name: pupilName, children: [], place: null, purposes: consents.map(toLine) };
}

function toLine({ purpose, state, until }: ConsentView): Line {
  return {
    key: purpose,
    heading: purposeTexts[purpose].heading,
    note: until === null ? consentStates[state] : `${consentStates[state]}，到${dateText(until)}`,
  };
}
