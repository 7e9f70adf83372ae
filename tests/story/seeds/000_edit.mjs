// As printed, through Node, which sends base64 strings happily.
import fs from "node:fs";
import OpenAI from "openai";

const client = new OpenAI({ apiKey: "your-codegateway-api-key", baseURL: "https://api.codegateway.dev/v1" });
const original_b64 = fs.readFileSync("original.png").toString("base64");
const mask_b64 = fs.readFileSync("mask.png").toString("base64");
const response = await client.images.edit({
  model: "gpt-image-2",
  image: original_b64,
  mask: mask_b64,
  prompt: "Replace the background with a sunset beach scene",
  n: 1,
  size: "1024x1024",
});
console.log(response.data[0].url);
