// What a customer of the official Node client runs; prints one JSON object of what it got.
import OpenAI from "openai";
import { VERSION } from "openai/version";

const client = new OpenAI({ maxRetries: 0 });
const answer = await client.images.generate({
  model: "gpt-image-2",
  prompt: "a fox",
  background: "opaque",
  moderation: "low",
  n: 2,
  output_compression: 80,
  output_format: "jpeg",
  quality: "high",
  size: "1536x1024",
  user: "u1",
  ...JSON.parse(process.env.EXTRA),
});
const absent = await client.images.generate({
  model: "gpt-image-2",
  prompt: "none",
  n: null,
  size: "1024x1024",
  quality: null,
});
const { response, request_id } = await client.images
  .generate({ model: "gpt-image-2", prompt: "a fox", size: "1024x1024" })
  .withResponse();

const models = [];
for await (const model of client.models.list()) models.push(model.id);

let refusal = {};
try {
  await client.images.generate({ model: "gpt-image-2", prompt: "a fox", n: 11 });
} catch (problem) {
  refusal = {
    typed: problem instanceof OpenAI.BadRequestError,
    status: problem.status,
    code: problem.code,
    param: problem.param,
    type: problem.type,
    request_id: problem.requestID,
  };
}

console.log(
  JSON.stringify({
    version: VERSION,
    pictures: answer.data.map((datum) => Buffer.from(datum.b64_json, "base64").subarray(0, 3).toString("hex")),
    links: answer.data.map((datum) => datum.url),
    size: answer.size,
    seed: answer.impasto.seed,
    absent: absent.data.length,
    usage: answer.usage,
    request_id,
    engine: response.headers.get("impasto-engine"),
    models,
    model: (await client.models.retrieve("gpt-image-2")).owned_by,
    refusal,
  }),
);
