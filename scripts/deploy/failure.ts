import { PlainError } from '../../simulator/plain-error';

/** The deployment cannot go on. */
export class DeployFailure extends PlainError {}
