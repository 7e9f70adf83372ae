// A client that has used up its pictures a minute; prints how it is refused, and how often it asked until it got one.
import OpenAI from "openai";

let sent = 0;
const watched = (url, init) => {
  sent += 1;
  return fetch(url, init);
};
const client = new OpenAI({ fetch: watched });
const asked = { model: "gpt-image-2", prompt: "A lighthouse", size: "1024x1024", quality: "low" };
await client.images.generate({ ...asked, n: 10 });
const told = {};
try {
  await client.images.generate(asked, { maxRetries: 0 });
} catch (problem) {
  told.refusal = {
    typed: problem instanceof OpenAI.RateLimitError,
    status: problem.status,
    type: problem.type,
    code: problem.code,
    wait_ms: Number(problem.headers.get("retry-after-ms")),
  };
}
sent = 0;
const answer = await client.images.generate(asked);
console.log(JSON.stringify({ ...told, sent, pictures: answer.data.length }));
