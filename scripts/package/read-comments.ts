import ts from 'typescript';

export interface Named {
  name: string;
  description: string;
}

/** What a declaration's comment says, without its tags. */
export function docOf(node: ts.Node): string {
  const comment = ts.getJSDocCommentsAndTags(node).find(ts.isJSDoc)?.comment;
  return plain(ts.getTextOfJSDocComment(comment));
}

/** The lines `@kind name - description` of a declaration's comment, or of every comment in a file; none goes on in the next comment. */
export function tagsOf(node: ts.Node): (Named & {kind: string})[] {
  const comments = ts.isSourceFile(node)
    ? (node.text.match(/\/\*\*[\s\S]*?\*\//g) ?? [])
    : ts.getJSDocCommentsAndTags(node).map((one) => one.getText());
  return comments.flatMap((comment) => {
    const lines = comment.replaceAll(/^\s*(\/\*\*|\*\/|\*(?!\/))/gm, '').replaceAll('*/', '');
    return [...lines.matchAll(/@(fires|slot|csspart|cssprop)\s+([^@]*?)(?=\n\s*@|\n\s*\n|$(?![\s\S]))/g)].map(([, kind, rest]) => {
      const [, name, description] = /^(\S*?)\s*- ([\s\S]*)$/.exec(rest!.trim()) ?? [];
      if (name === undefined) throw new Error(`@${kind} ${rest}: is not "name - description"`);
      return {kind: kind!, name, description: plain(description)};
    });
  });
}

/** Neither hidden by a word, nor one of the life cycle's, which override what Lit or the browser has. */
export function isPublic(member: ts.ClassElement): boolean {
  const hiding = [ts.SyntaxKind.PrivateKeyword, ts.SyntaxKind.ProtectedKeyword, ts.SyntaxKind.StaticKeyword, ts.SyntaxKind.OverrideKeyword];
  const modifiers = ts.canHaveModifiers(member) ? (ts.getModifiers(member) ?? []) : [];
  if (!member.name || ts.isPrivateIdentifier(member.name) || modifiers.some(({kind}) => hiding.includes(kind))) return false;
  return !ts.getJSDocTags(member).some(({tagName}) => tagName.text === 'internal');
}

function plain(text = ''): string {
  return text.replaceAll(/\s*\n\s*/g, ' ').trim();
}
