import type { Acknowledgement } from '../../domain/notice/acknowledgement';
import type { Envelope } from '../platform/act';
import { plainEncoding, Records } from '../platform/records';

export type AcknowledgementDocument = Acknowledgement & Envelope;

export const acknowledgements = new Records(plainEncoding<Acknowledgement>('acknowledgements', 1));

export type Acknowledgements = typeof acknowledgements;
