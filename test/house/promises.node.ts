import assert from 'node:assert/strict';
import {join} from 'node:path';
import {it} from 'node:test';
import ts from 'typescript';
import {code, root} from './sources.js';

const checked = code('src', 'server', 'mocks', 'demo').filter((file) => file.endsWith('.ts'));

it('no promise is left alone: each is awaited, returned, caught, or dropped with `void`', () => {
  const config = ts.readConfigFile(join(root, 'tsconfig.json'), (file) => ts.sys.readFile(file));
  const {options} = ts.parseJsonConfigFileContent(config.config, ts.sys, root);
  const program = ts.createProgram(
    checked.map((file) => join(root, file)),
    options,
  );
  const checker = program.getTypeChecker();
  const found: string[] = [];
  const visit = (source: ts.SourceFile, node: ts.Node): void => {
    if (ts.isExpressionStatement(node) && isPromise(checker, node.expression) && !isCaught(node.expression)) {
      const {line} = source.getLineAndCharacterOfPosition(node.getStart(source));
      found.push(`${source.fileName.slice(root.length)}:${line + 1}: ${node.getText(source).slice(0, 80)}`);
    }
    ts.forEachChild(node, (child) => visit(source, child));
  };
  for (const file of checked) {
    const source = program.getSourceFile(join(root, file));
    assert.ok(source, file);
    visit(source, source);
  }
  assert.deepEqual(found, []);
});

function isPromise(checker: ts.TypeChecker, expression: ts.Expression): boolean {
  if (ts.isAwaitExpression(expression) || ts.isVoidExpression(expression)) return false;
  // What an assignment leaves behind is held by what it was assigned to.
  if (
    ts.isBinaryExpression(expression) &&
    expression.operatorToken.kind >= ts.SyntaxKind.FirstAssignment &&
    expression.operatorToken.kind <= ts.SyntaxKind.LastAssignment
  )
    return false;
  const type = checker.getTypeAtLocation(expression);
  const parts = type.isUnion() ? type.types : [type];
  return parts.some((part) => part.getProperty('then') !== undefined);
}

/** Ends in `.catch(...)`, or in `.then(..., ...)` with a second handler. */
function isCaught(expression: ts.Expression): boolean {
  if (!ts.isCallExpression(expression) || !ts.isPropertyAccessExpression(expression.expression)) return false;
  const name = expression.expression.name.text;
  if (name === 'finally') return isCaught(expression.expression.expression);
  return name === 'catch' || (name === 'then' && expression.arguments.length > 1);
}
