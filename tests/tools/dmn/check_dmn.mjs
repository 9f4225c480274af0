// SPDX-License-Identifier: EUPL-1.2
// Opens FILE with the reader that web modellers use, and prints what it understood as JSON: the decisions, their tables
// and everything it warned about. Exit code 1 when it warned or could not read.
import { readFile } from 'node:fs/promises';
import DmnModdle from 'dmn-moddle';

const { rootElement, warnings } = await new DmnModdle().fromXML(await readFile(process.argv[2], 'utf8'));

function tableOf(logic) {
  if (!logic || logic.$type !== 'dmn:DecisionTable') return null;
  return {
    hitPolicy: logic.hitPolicy,
    aggregation: logic.aggregation ?? null,
    inputs: (logic.input ?? []).map((input) => input.inputExpression?.text ?? null),
    outputs: (logic.output ?? []).map((output) => output.name ?? null),
    rules: (logic.rule ?? []).map((rule) => ({
      when: (rule.inputEntry ?? []).map((entry) => entry.text),
      then: (rule.outputEntry ?? []).map((entry) => entry.text),
    })),
  };
}

const decisions = (rootElement.drgElement ?? [])
  .filter((element) => element.$type === 'dmn:Decision')
  .map((decision) => ({ name: decision.name, table: tableOf(decision.decisionLogic) }));
console.log(JSON.stringify({ decisions, warnings: warnings.map((warning) => warning.message) }));
process.exitCode = warnings.length > 0 ? 1 : 0;
