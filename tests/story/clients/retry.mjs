// A client whose timeout is shorter than a picture takes, at its default retries; prints what it got, as JSON.
import OpenAI, { toFile } from "openai";

const client = new OpenAI({ timeout: 2_000 });
const picture = Buffer.from(process.argv[2], "base64");
const asked = { model: "gpt-image-2", prompt: "A lighthouse", size: "1024x1024", quality: "low" };
const told = {};
const bytes = (answer) => ({ bytes: Buffer.from(answer.data[0].b64_json, "base64").length });
told.generate = bytes(await client.images.generate(asked));
told.edit = bytes(await client.images.edit({ ...asked, image: await toFile(picture, "fox.png", { type: "image/png" }) }));
console.log(JSON.stringify(told));
