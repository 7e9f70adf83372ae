import OpenAI from "openai";

const openai = new OpenAI({
  apiKey: "your-api-key",
  baseURL: "https://api.gpt-image-2.xyz/v1", // Switch to api.openai.com on launch
});

const response = await openai.images.generate({
  model: "gpt-image-2",
  prompt: "A futuristic city skyline at sunset with flying cars",
  size: "1024x1024",
  quality: "hd",
  n: 1,
});

console.log(response.data[0].url);
