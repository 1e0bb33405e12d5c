/** One line of JSON for each item, as it stands in `items`. */
export async function* ndjson<Item>(parts: AsyncIterable<readonly Item[]>): AsyncGenerator<string> {
  for await (const items of parts) yield items.map((item) => `${JSON.stringify(item)}\n`).join('');
}
