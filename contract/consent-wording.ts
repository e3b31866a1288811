/** Which words the guardian has read: the texts of miniprogram/text/consents.ts. A new text is a new number. */
export const consentWording = 1;
