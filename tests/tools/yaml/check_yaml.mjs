// SPDX-License-Identifier: EUPL-1.2
// What an editor with the YAML language server shows in a file: the complaints, and at given places what it offers and
// what it tells. Usage: check_yaml.mjs FILE [completion|hover LINE COLUMN]...   (from 1); prints one JSON object.
import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";

const [file, ...rest] = process.argv.slice(2);
const uri = pathToFileURL(resolve(file)).href;
const server = spawn(process.execPath, [
  new URL("./node_modules/yaml-language-server/bin/yaml-language-server", import.meta.url).pathname,
  "--stdio",
]);
server.stderr.resume();

let buffer = Buffer.alloc(0);
let next = 1;
const waiting = new Map();
let complaints;
const complained = new Promise((done) => (complaints = done));

function send(message) {
  const body = Buffer.from(JSON.stringify({ jsonrpc: "2.0", ...message }));
  server.stdin.write(`Content-Length: ${body.length}\r\n\r\n`);
  server.stdin.write(body);
}
function ask(method, params) {
  const id = next++;
  send({ id, method, params });
  return new Promise((done) => waiting.set(id, done));
}

server.stdout.on("data", (chunk) => {
  buffer = Buffer.concat([buffer, chunk]);
  while (true) {
    const head = buffer.indexOf("\r\n\r\n");
    if (head < 0) return;
    const length = Number(/Content-Length: (\d+)/i.exec(buffer.subarray(0, head).toString())[1]);
    if (buffer.length < head + 4 + length) return;
    const message = JSON.parse(buffer.subarray(head + 4, head + 4 + length).toString());
    buffer = buffer.subarray(head + 4 + length);
    if (message.method && message.id !== undefined) send({ id: message.id, result: [{}] });
    else if (message.method === "textDocument/publishDiagnostics") complaints(message.params.diagnostics);
    else if (waiting.has(message.id)) waiting.get(message.id)(message.result);
  }
});

await ask("initialize", { processId: process.pid, rootUri: null, capabilities: {} });
send({ method: "initialized", params: {} });
send({
  method: "workspace/didChangeConfiguration",
  params: { settings: { yaml: { validate: true, completion: true, hover: true, schemaStore: { enable: false } } } },
});
send({
  method: "textDocument/didOpen",
  params: { textDocument: { uri, languageId: "yaml", version: 1, text: readFileSync(file, "utf8") } },
});

const found = await complained;
const result = {
  complaints: found.map((one) => `${one.range.start.line + 1}:${one.range.start.character + 1} ${one.message}`),
  places: [],
};
for (let i = 0; i + 2 < rest.length; i += 3) {
  const params = {
    textDocument: { uri },
    position: { line: Number(rest[i + 1]) - 1, character: Number(rest[i + 2]) - 1 },
  };
  const answer = await ask(`textDocument/${rest[i]}`, params);
  if (rest[i] === "hover") result.places.push(answer?.contents?.value ?? "");
  else result.places.push((answer?.items ?? []).map((item) => item.label).sort());
}
process.stdout.write(JSON.stringify(result) + "\n");
server.kill();
