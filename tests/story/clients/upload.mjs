// A large upload with the Node client: the picture's path and how to send it; prints what the client throws, as JSON.
import fs from "node:fs";
import OpenAI, { toFile } from "openai";

const [path, form] = process.argv.slice(2);
const client = new OpenAI({ maxRetries: 0, timeout: 60_000 });
const image = form === "stream" ? fs.createReadStream(path) : await toFile(await fs.openAsBlob(path), "large.png");
try {
  await client.images.edit({ model: "gpt-image-2", prompt: "Make the sky green", image });
} catch (problem) {
  const { status, code, cause } = problem;
  console.log(JSON.stringify({ name: problem.constructor.name, status, code, cause: String(cause?.cause ?? cause) }));
}
