/** The pages of an operation for which the SDK has no paginator; ends also when a token comes twice. */
export async function* tokenPages<Page extends { readonly NextToken?: string | undefined }>(
  ask: (NextToken: string | undefined) => Promise<Page>,
): AsyncGenerator<Page> {
  let token: string | undefined;
  for (;;) {
    const page = await ask(token);
    yield page;
    if (!page.NextToken || page.NextToken === token) return;
    token = page.NextToken;
  }
}
