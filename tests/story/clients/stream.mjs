// What a customer of the official Node client streams; prints one JSON object of what it got.
import OpenAI from "openai";

const client = new OpenAI({ maxRetries: 0 });
const asked = { model: "gpt-image-2", prompt: "a fox", size: "1024x1024", quality: "low", stream: true };
const types = [];
let last;
for await (const event of await client.images.generate({ ...asked, partial_images: 2 })) {
  types.push(event.type);
  last = event;
}

let refusal = {};
try {
  await client.images.generate({ ...asked, partial_images: 9 });
} catch (problem) {
  refusal = { status: problem.status, param: problem.param };
}

console.log(
  JSON.stringify({ types, refusal, head: Buffer.from(last.b64_json, "base64").subarray(0, 4).toString("hex") }),
);
