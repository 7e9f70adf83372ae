// What a customer of the Node client, 6 or 7, edits; takes a folder, prints one JSON object of what it got.
// The folder has photo.png, other.png, mask.png.
import fs from "node:fs";
import path from "node:path";
import OpenAI, { toFile } from "openai";
import { VERSION } from "openai/version";

const client = new OpenAI({ maxRetries: 0 });
const [photo, other, mask] = ["photo", "other", "mask"].map((name) => path.join(process.argv[2], `${name}.png`));
const asked = { model: "gpt-image-2", prompt: "Make the sky green", quality: "low" };
const edit = (image, more = {}) => client.images.edit({ ...asked, image, ...more });

const bytes = (name) => fs.readFileSync(name);
const stream = (name) => fs.createReadStream(name);
const named = (name) => toFile(bytes(name), path.basename(name), { type: "image/png" });
const base64 = (name) => bytes(name).toString("base64");
const dataUrl = (name) => `data:image/png;base64,${base64(name)}`;

function told(answer) {
  return {
    pictures: answer.data.map((datum) => datum.b64_json),
    image_tokens: answer.usage.input_tokens_details.image_tokens,
    impasto: answer.impasto,
  };
}

async function refusal(call) {
  try {
    await call();
  } catch (problem) {
    return {
      typed: problem instanceof OpenAI.BadRequestError,
      name: problem.constructor.name,
      status: problem.status,
      code: problem.code,
      param: problem.param,
    };
  }
  return {};
}

const forms = {
  stream: [stream(photo), stream(mask)],
  toFile: [await named(photo), await named(mask)],
  "toFile of a stream": [await toFile(stream(photo)), await toFile(stream(mask))],
  "toFile without a type": [await toFile(bytes(photo), "photo"), await toFile(bytes(mask), "mask")],
  file: [new File([bytes(photo)], "photo.png"), new File([bytes(mask)], "mask.png")],
  // Node 6 itself drops a Blob that has no name.
  "toFile of a blob": [await toFile(await fs.openAsBlob(photo), "photo"), await toFile(await fs.openAsBlob(mask), "mask")],
  base64: [base64(photo), base64(mask)],
  "data URL": [dataUrl(photo), dataUrl(mask)],
  "list of one": [[stream(photo)], await named(mask)],
  "list of two": [[await named(photo), stream(other)], stream(mask)],
  sixteen: [[await named(photo), ...(await Promise.all(Array(15).fill(other).map(named)))], await named(mask)],
  "sixteen streams": [[stream(photo), ...Array(15).fill(other).map(stream)], stream(mask)],
};
const answers = {};
for (const [name, [image, given]] of Object.entries(forms)) answers[name] = told(await edit(image, { mask: given }));

const events = [];
const streamed = { mask: stream(mask), stream: true, partial_images: 2 };
for await (const event of await edit(stream(photo), streamed)) events.push([event.type, event.b64_json]);

const json = await client.post("/images/edits", { body: { ...asked, images: [{ image_url: dataUrl(photo) }] } });

console.log(
  JSON.stringify({
    version: VERSION,
    forms: answers,
    stream: events,
    json: told(json),
    extra: told(await edit(stream(photo), { mask: stream(mask), ...JSON.parse(process.env.EXTRA), mask_mode: "guide" })),
    refusals: {
      seventeen: await refusal(() => edit(Array(17).fill(photo).map(stream))),
      text: await refusal(() => edit("not a picture!")),
      mask: await refusal(() => edit(stream(photo), { mask: stream(photo) })),
      fidelity: await refusal(() => edit(stream(photo), { input_fidelity: "high" })),
      strange: await refusal(() => edit(stream(photo), { strange: { a: [1, 2] } })),
      stream: await refusal(() => edit(stream(photo), { mask: stream(photo), stream: true })),
    },
  }),
);
