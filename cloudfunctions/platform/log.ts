/** One line of JSON per event, never with personal values. */
export function log(event: string, facts: Readonly<Record<string, string | number | boolean | null>>): void {
  console.log(JSON.stringify({ event, ...facts }));
}
