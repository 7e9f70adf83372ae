// What the Node client, 6 or 7, throws for failures: takes cases as JSON, prints what became of each, as JSON.
// Every case is run at the client's defaults, all at once; a case may have a timeout of its own, in seconds.
import OpenAI from "openai";
import { VERSION } from "openai/version";

const requests = {};
function counted(url, init) {
  const { prompt } = JSON.parse(init.body);
  requests[prompt] = (requests[prompt] ?? 0) + 1;
  return fetch(url, init);
}

const client = new OpenAI({ fetch: counted });

async function asked({ name, fault, stream, timeout }) {
  const body = { model: "gpt-image-2", prompt: name, size: "1024x1024", quality: "low" };
  const options = { headers: { "Impasto-Fault": fault }, ...(timeout ? { timeout: timeout * 1000 } : {}) };
  if (!stream) return (await client.images.generate(body, options)).data[0].b64_json;
  let last;
  for await (const event of await client.images.generate({ ...body, stream: true }, options)) last = event;
  return last.b64_json;
}

function kinds(problem) {
  const names = [];
  for (let kind = problem.constructor; kind?.name; kind = Object.getPrototypeOf(kind)) names.push(kind.name);
  return names;
}

async function told(one) {
  try {
    return { bytes: Buffer.from(await asked(one), "base64").length };
  } catch (problem) {
    const { status = null, code = null, requestID = null } = problem;
    return { raised: kinds(problem), status, code, request_id: requestID };
  }
}

const cases = JSON.parse(process.argv[2]);
const answers = await Promise.all(cases.map(told));
const found = cases.map(({ name }, place) => [name, { ...answers[place], requests: requests[name] }]);
console.log(JSON.stringify({ version: VERSION, cases: Object.fromEntries(found) }));
